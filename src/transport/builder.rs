//! How a client is built.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect;

use super::credentials::{Asked, Keys, Secrets};
use super::oauth::Issuer;
use super::server::Servers;
use super::session::Parts;
use super::{BaseUrl, Limiter, Provider, Quota, Retry, Session};
use crate::Error;
use crate::observe::Observer;

/// Builds a client. Nothing is sent before the client is used.
///
/// Every generated module has a `Client`, and a `Credentials` with a setter for each security
/// scheme of its document:
///
/// ```
/// use conversation_apis::ClientBuilder;
/// use conversation_apis::partoo::{Client, Credentials};
///
/// let credentials = Credentials::new().api_key_auth("the-api-key");
/// let client = ClientBuilder::<Client>::new(credentials).build()?;
/// # Ok::<(), conversation_apis::Error>(())
/// ```
///
/// | setting | default |
/// |---|---|
/// | [`base_url`](Self::base_url) | the document's first server |
/// | [`override_server`](Self::override_server) | operations with a server of their own are sent to it |
/// | [`connect_timeout`](Self::connect_timeout) | 10 seconds |
/// | [`timeout`](Self::timeout) | 60 seconds for each attempt, from connecting to the end of the body |
/// | [`idle_timeout`](Self::idle_timeout) | 60 seconds without a byte of a streamed response |
/// | [`retry`](Self::retry) | [`Retry::default`]: up to 5 attempts within 120 seconds |
/// | [`quota`](Self::quota) | the vendor's rate limit, if the vendor states one |
/// | [`max_pause`](Self::max_pause) | a 429 pauses that rate limit for at most 15 minutes |
/// | [`max_response_bytes`](Self::max_response_bytes) | 16 MiB, after decompression |
/// | [`http_client`](Self::http_client) | a new one |
/// | [`observe`](Self::observe) | none |
///
/// # Credentials
///
/// The document states alternatives, for all operations and for single ones. A call sends the
/// credentials of the first alternative for which all credentials were given, and no others.
/// If no alternative is complete, the call is refused before anything is sent.
///
/// A key is sent only below the base URL, and to servers of single operations whose host is
/// the vendor's: redirects are not followed. Plain `http` is refused except to loopback, and
/// never goes through a proxy. For `https`, the proxy settings of the machine apply.
///
/// # The key in memory
///
/// The key is overwritten in memory once the last client, call and walk that uses it is
/// dropped. Copies that others make are out of reach: the text that you had the key in, if
/// you passed a reference, and the buffers of the HTTP and TLS libraries and of the
/// operating system. A key in the query is part of the request's URL, which these libraries
/// hold too.
pub struct ClientBuilder<C> {
    secrets: Secrets,
    base_url: Option<BaseUrl>,
    overrides: Vec<(String, BaseUrl)>,
    http: Option<reqwest::Client>,
    connect_timeout: Option<Duration>,
    timeout: Option<Duration>,
    idle_timeout: Option<Duration>,
    plain_http: bool,
    retry: Retry,
    quota: Limit,
    max_pause: Option<Duration>,
    max_response_bytes: usize,
    checks: bool,
    observer: Option<Arc<dyn Observer>>,
    provider: PhantomData<fn() -> C>,
}

/// The rate limit of a client.
enum Limit {
    /// The vendor's.
    Vendor,
    Own(Arc<dyn Limiter>),
    None,
}

impl<C: Provider> ClientBuilder<C> {
    /// The default of [`connect_timeout`](Self::connect_timeout): 10 seconds.
    pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
    /// The default of [`timeout`](Self::timeout): 60 seconds.
    pub const TIMEOUT: Duration = Duration::from_secs(60);

    /// The default of [`max_response_bytes`](Self::max_response_bytes): 16 MiB.
    pub const MAX_RESPONSE_BYTES: usize = 16 << 20;

    /// Takes the credentials, which the document's generated `Credentials` collects.
    pub fn new(credentials: C::Credentials) -> Self {
        Self {
            secrets: credentials.into(),
            base_url: None,
            overrides: Vec::new(),
            http: None,
            connect_timeout: None,
            timeout: None,
            idle_timeout: None,
            plain_http: false,
            retry: Retry::default(),
            quota: Limit::Vendor,
            max_pause: None,
            max_response_bytes: Self::MAX_RESPONSE_BYTES,
            checks: true,
            observer: None,
            provider: PhantomData,
        }
    }

    /// The server: an absolute `https` URL, to which the document's paths are appended.
    /// Default: the document's first server.
    ///
    /// It must not have a user, a password, a query or a fragment; [`build`](Self::build)
    /// checks this.
    ///
    /// For a server whose URL has variables, the generated module `servers` has a type with a
    /// setter for each variable.
    pub fn base_url(mut self, url: impl Into<BaseUrl>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Sends the operations for which the document states this server to another one. The
    /// documentation of their builders names the server. Default: they are sent to the server
    /// that the document states, and with credentials only if its host is the vendor's.
    ///
    /// `url` is like [`base_url`](Self::base_url), and gets the credentials.
    ///
    /// If the base URL is not a server of the document, or is one of this machine, these
    /// operations are refused unless their server is overridden. So a test does not send
    /// requests to the vendor.
    pub fn override_server(mut self, stated: impl Into<String>, url: impl Into<BaseUrl>) -> Self {
        self.overrides.push((stated.into(), url.into()));
        self
    }

    /// Allows plain `http` to any host. Default: only to loopback. The key then crosses the
    /// network unencrypted.
    pub fn allow_plain_http(mut self) -> Self {
        self.plain_http = true;
        self
    }

    /// The maximum time to connect. Default: 10 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// The maximum time for one attempt, from connecting to the end of the body. Default: 60
    /// seconds. [`Retry::max_elapsed`] limits all attempts together. For a streamed
    /// response, [`idle_timeout`](Self::idle_timeout) limits each wait instead.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// The maximum time that a server may send nothing in a streamed response: a download, or
    /// server-sent events. It limits the wait for the headers, and then each wait for more bytes.
    /// Default: [`timeout`](Self::timeout), which is 60 seconds by default.
    ///
    /// The total time of a streamed response has no limit. If you set an
    /// [HTTP client](Self::http_client), its `timeout` does not apply to such a response, but its
    /// `read_timeout` does.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = Some(timeout);
        self
    }

    /// Which failed calls are retried, how often, and after which wait. Default:
    /// [`Retry::default`].
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// The rate limit, in place of the vendor's. All clients with clones of the same limiter
    /// share it.
    pub fn quota(mut self, quota: impl Limiter) -> Self {
        self.quota = Limit::Own(Arc::new(quota));
        self
    }

    /// The maximum time for which one 429 pauses the vendor's rate limit. Default: 15
    /// minutes. With zero, a 429 does not pause it.
    ///
    /// For a [`Quota`] of your own, set [`Quota::max_pause`] instead.
    pub fn max_pause(mut self, pause: Duration) -> Self {
        self.max_pause = Some(pause);
        self
    }

    /// Removes the rate limit. The server's own still applies.
    pub fn without_quota(mut self) -> Self {
        self.quota = Limit::None;
        self
    }

    /// The maximum length of a response body, in bytes after decompression. Default: 16 MiB.
    ///
    /// A longer body is not read to its end. The call fails with the kind
    /// [`TooLarge`](crate::ErrorKind::TooLarge).
    ///
    /// It limits each server-sent event. For a download, it limits only
    /// [`ByteStream::bytes`](crate::ByteStream::bytes).
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// Whether parameters and bodies are checked against the rules of the document before
    /// anything is sent: ranges, lengths, patterns, documented values and so on. Default: true.
    ///
    /// A value that breaks a rule is an error of the kind
    /// [`InvalidRequest`](crate::ErrorKind::InvalidRequest). It says where the value is and what
    /// is allowed. Switch the checks off if the document is stricter than the server, for
    /// example to send a value that an enum does not have yet. Checks that a parameter's own
    /// type makes, such as the range of a page size, stay.
    pub fn check_requests(mut self, check: bool) -> Self {
        self.checks = check;
        self
    }

    /// Tells this observer how responses deviate from the document; see
    /// [`observe`](crate::observe). Default: none.
    pub fn observe(mut self, observer: impl Observer) -> Self {
        self.observer = Some(Arc::new(observer));
        self
    }

    /// Uses this HTTP client. Default: a new one.
    ///
    /// Set on it what the default one has:
    ///
    /// - Timeouts. reqwest has none by default.
    /// - [`redirect::Policy::none`](reqwest::redirect::Policy::none). With reqwest's own
    ///   policy, the host that a redirect leads to gets the key, and in `Referer` the URL of
    ///   the call with its filters, such as phone numbers. If redirects must be followed,
    ///   follow none to another host, and set
    ///   [`referer(false)`](reqwest::ClientBuilder::referer).
    ///
    /// - [`retry::never`](reqwest::retry::never). By default, reqwest sends a request again that
    ///   the server said it did not process, before [`Retry`] counts it.
    ///
    /// The key still comes from this builder. It is marked as sensitive.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// Builds the client. Sends nothing.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) for:
    ///
    /// - a base URL that is not absolute, is plain `http` to a host that is not loopback, or
    ///   has a user, a password, a query or a fragment; a missing one, if the document states
    ///   no server with a host
    /// - an [override](Self::override_server) with such a URL, or of a server that no operation
    ///   has
    /// - a key that is empty or blank, starts or ends with white space, or has a control
    ///   character or a non-ASCII character; spaces and tabs inside a key are allowed
    /// - missing credentials: if the document asks for credentials, all those of at least one
    ///   alternative of any operation must be given. `Credentials::none()` makes a client for
    ///   the operations that need none
    /// - a credential that no operation uses, or only together with another one that is missing
    /// - a timeout together with [`http_client`](Self::http_client)
    /// - [`max_pause`](Self::max_pause) together with [`quota`](Self::quota) or
    ///   [`without_quota`](Self::without_quota)
    /// - no cryptography for TLS, with the feature `rustls-no-provider` alone
    /// - an HTTP client that cannot be created, for example because the machine has no usable
    ///   TLS configuration
    pub fn build(self) -> Result<C, Error> {
        let quota = limiter::<C>(self.quota, self.max_pause)?;
        let servers = Servers::new::<C>(self.base_url, self.overrides, self.plain_http)?;
        let own_http = self.http.is_some();
        let idle_timeout = self.idle_timeout.or(self.timeout);
        let http = match self.http {
            Some(_) if self.connect_timeout.or(self.timeout).is_some() => {
                return Err(Error::invalid_request(
                    "a timeout is set together with `http_client`; set it on that client instead",
                ));
            }
            Some(http) => http,
            None if !has_cryptography() => {
                return Err(Error::invalid_request(
                    "no cryptography for TLS: install a `CryptoProvider` of rustls, enable the feature `rustls`, or set `http_client`",
                ));
            }
            None => without_proxy(servers.any_is_plain())
                .redirect(redirect::Policy::none())
                // It would send requests that no quota, span or count of attempts sees.
                .retry(reqwest::retry::never())
                .connect_timeout(self.connect_timeout.unwrap_or(Self::CONNECT_TIMEOUT))
                .timeout(self.timeout.unwrap_or(Self::TIMEOUT))
                .user_agent(concat!(
                    env!("CARGO_PKG_NAME"),
                    "/",
                    env!("CARGO_PKG_VERSION")
                ))
                .build()
                .map_err(|_| {
                    Error::invalid_request(
                        "cannot create an HTTP client; check the TLS configuration of this machine",
                    )
                })?,
        };
        let issuer = Issuer {
            http,
            is_own_http: own_http,
            base: servers.base.url.clone(),
            is_stated: servers.is_stated,
            plain_http: self.plain_http,
        };
        Ok(C::assemble(Session::new(Parts {
            keys: keys::<C>(self.secrets, &issuer)?,
            http: issuer.http,
            servers,
            own_http,
            retry: self.retry,
            quota,
            max_response_bytes: self.max_response_bytes,
            idle_timeout: idle_timeout.unwrap_or(Self::TIMEOUT),
            checks: self.checks,
            observer: self.observer,
        })))
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClientBuilder")
            .finish_non_exhaustive()
    }
}

fn limiter<C: Provider>(
    limit: Limit,
    max_pause: Option<Duration>,
) -> Result<Option<Arc<dyn Limiter>>, Error> {
    let own = match limit {
        Limit::Vendor => {
            let quota = C::RATE_LIMIT.map(|(requests, seconds)| -> Arc<dyn Limiter> {
                let quota = Quota::new(requests, Duration::from_secs(seconds));
                Arc::new(quota.max_pause(max_pause.unwrap_or(Quota::MAX_PAUSE)))
            });
            return Ok(quota);
        }
        Limit::Own(own) => Some(own),
        Limit::None => None,
    };
    match max_pause {
        Some(_) => Err(Error::invalid_request(
            "`max_pause` is set together with `quota` or `without_quota`; set it on that quota instead",
        )),
        None => Ok(own),
    }
}

fn keys<C: Provider>(secrets: Secrets, issuer: &Issuer) -> Result<Keys, Error> {
    let asked = Asked {
        schemes: C::SCHEMES,
        root: C::SECURITY,
    };
    let is_none = secrets.is_none();
    let own = C::OPERATIONS.iter();
    let own = own.filter_map(|operation| operation.security).collect();
    let keys = Keys::new(asked, own, secrets, issuer)?;
    keys.check(is_none)?;
    Ok(keys)
}

/// Whether reqwest finds an implementation of TLS's cryptography. It panics without one.
pub fn has_cryptography() -> bool {
    #[cfg(all(feature = "rustls-no-provider", not(feature = "rustls")))]
    return rustls::crypto::CryptoProvider::get_default().is_some();
    #[cfg(not(all(feature = "rustls-no-provider", not(feature = "rustls"))))]
    true
}

/// A proxy could read the key of a plain `http` request, so none is used.
fn without_proxy(is_plain: bool) -> reqwest::ClientBuilder {
    match is_plain {
        true => reqwest::Client::builder().no_proxy(),
        false => reqwest::Client::builder(),
    }
}
