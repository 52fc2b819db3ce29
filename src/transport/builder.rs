//! How a client is made.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{HeaderName, HeaderValue};
use reqwest::{Request, Url, redirect};
use zeroize::Zeroizing;

use super::{Limiter, Operation, Quota, Retry, key};
use crate::Error;

/// What a generated client knows of its document.
pub trait Provider: Sized + 'static {
    /// The document's servers, in its order.
    const SERVERS: &'static [&'static str];
    /// The headers that carry keys.
    const KEY_HEADERS: &'static [&'static str];
    /// The operations.
    const OPERATIONS: &'static [&'static Operation];
    /// The requests that the server allows, and in how many seconds.
    const RATE_LIMIT: Option<(u32, u64)>;

    /// A client of this session.
    fn assemble(session: Session) -> Self;

    /// The session of this client.
    fn session(&self) -> &Session;
}

/// All that a client is made of. Only [`ClientBuilder::build`] makes one, so that
/// its parts belong together. A clone shares them and costs one reference count.
#[derive(Clone)]
pub struct Session(Arc<Parts>);

struct Parts {
    /// Where the keys may go.
    base: Url,
    http: reqwest::Client,
    keys: Vec<(HeaderName, HeaderValue)>,
    own_http: bool,
    retry: Retry,
    quota: Option<Arc<dyn Limiter>>,
    max_response_bytes: usize,
}

impl Session {
    /// The base URL without its last slash.
    pub fn base_url(&self) -> &str {
        self.0.base.as_str().trim_end_matches('/')
    }

    /// The HTTP client.
    pub fn http(&self) -> reqwest::Client {
        self.0.http.clone()
    }

    /// Gives a request its keys, if it is for the address that they are for.
    pub(super) fn sign(&self, request: &mut Request) -> Result<(), Error> {
        self.check(request)?;
        for (name, value) in &self.0.keys {
            request.headers_mut().insert(name.clone(), value.clone());
        }
        Ok(())
    }

    /// Refuses a request to any address but those below the base URL.
    pub(super) fn check(&self, request: &Request) -> Result<(), Error> {
        let url = request.url();
        let below = url
            .path()
            .strip_prefix(self.0.base.path().trim_end_matches('/'));
        let is_below = below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        match is_below && url.origin() == self.0.base.origin() {
            true => Ok(()),
            false => Err(Error::invalid_request(
                "the request is for an address that is not below the client's base URL; make a client with that base URL",
            )),
        }
    }

    pub(super) fn retry(&self) -> Retry {
        self.0.retry
    }

    pub(crate) fn limiter(&self) -> Option<&dyn Limiter> {
        self.0.quota.as_deref()
    }

    pub(super) fn max_response_bytes(&self) -> usize {
        self.0.max_response_bytes
    }

    /// Whether redirects may be followed: by a client of the caller's they may.
    pub(super) fn may_redirect(&self) -> bool {
        self.0.own_http
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Session")
            .field("base_url", &self.base_url())
            .finish_non_exhaustive()
    }
}

/// Makes a client; nothing is sent before the client is used.
///
/// Without further calls: the document's first server, 10 seconds to connect,
/// 60 seconds for an attempt with its body, as many attempts as [`Retry`] says,
/// no more requests than the vendor allows, 16 MiB of a body (decompressed), TLS except to loopback, the
/// machine's proxy for TLS only, and no redirect followed, so that a key goes to
/// no host but the one it is for.
///
/// The key's memory is overwritten when the last client made with it is gone, and
/// with it the calls and walks that use one. Copies that others make are out of
/// reach: the text that the caller had the key in, if it was borrowed, and the
/// buffers of the HTTP and TLS libraries and of the system for requests that were
/// sent.
pub struct ClientBuilder<C> {
    keys: Vec<Zeroizing<String>>,
    base_url: String,
    http: Option<reqwest::Client>,
    connect_timeout: Option<Duration>,
    timeout: Option<Duration>,
    plain_http: bool,
    retry: Retry,
    quota: Limit,
    max_pause: Option<Duration>,
    max_response_bytes: usize,
    provider: PhantomData<fn() -> C>,
}

/// The limit of requests that a client is to keep to.
enum Limit {
    /// The one that the vendor states.
    Vendor,
    Own(Arc<dyn Limiter>),
    None,
}

impl<C: Provider> ClientBuilder<C> {
    /// The time to connect, without [`connect_timeout`](Self::connect_timeout).
    pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
    /// The time for an attempt, without [`timeout`](Self::timeout).
    pub const TIMEOUT: Duration = Duration::from_secs(60);

    /// The longest body, in bytes, without
    /// [`max_response_bytes`](Self::max_response_bytes): 16 MiB.
    pub const MAX_RESPONSE_BYTES: usize = 16 << 20;

    /// With a key for each header of the document, in its order; a provider's
    /// client has a `builder` that asks for them by name.
    #[doc(hidden)]
    pub fn new(keys: Vec<String>) -> Self {
        Self {
            keys: keys.into_iter().map(Zeroizing::new).collect(),
            base_url: C::SERVERS.first().copied().unwrap_or_default().to_owned(),
            http: None,
            connect_timeout: None,
            timeout: None,
            plain_http: false,
            retry: Retry::default(),
            quota: Limit::Vendor,
            max_pause: None,
            max_response_bytes: Self::MAX_RESPONSE_BYTES,
            provider: PhantomData,
        }
    }

    /// Another server: an absolute `https` URL, to which the document's paths
    /// are appended.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = url.into();
        self
    }

    /// Allows plain `http` to any host. The key then crosses the network unencrypted.
    pub fn allow_plain_http(mut self) -> Self {
        self.plain_http = true;
        self
    }

    /// The longest a connection may take to come about.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// The longest an attempt may take, from connecting to the body's last byte.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// How calls that failed are made again.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// A limit of requests, shared by all clients it is given to, in place of the
    /// one that the vendor states.
    pub fn quota(mut self, quota: impl Limiter) -> Self {
        self.quota = Limit::Own(Arc::new(quota));
        self
    }

    /// The longest time that one 429 may close the vendor's limit; 15 minutes unless
    /// set. It is [`Quota::max_pause`] of that limit; set it there for a quota of your
    /// own.
    pub fn max_pause(mut self, pause: Duration) -> Self {
        self.max_pause = Some(pause);
        self
    }

    /// No limit but the server's own.
    pub fn without_quota(mut self) -> Self {
        self.quota = Limit::None;
        self
    }

    /// The longest body, in bytes after decompression. A longer one is not read to its
    /// end, and is an error of the kind [`TooLarge`](crate::ErrorKind::TooLarge).
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// A reqwest client of the caller's.
    ///
    /// What the default one takes care of is then the caller's duty: timeouts,
    /// which reqwest by itself has none of, and redirects. With reqwest's own
    /// policy, the host that a redirect leads to gets the key's header, and in
    /// `Referer` the address of the call with its filters, such as phone numbers and
    /// search words. So set [`redirect::Policy::none`](reqwest::redirect::Policy::none);
    /// where redirects have to be followed, follow none to another host, and set
    /// [`referer(false)`](reqwest::ClientBuilder::referer). The key itself still
    /// comes from here and is marked sensitive.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest), with
    /// what is allowed: a base URL that is not absolute, not `https`, or has a user,
    /// a query or a fragment; a timeout beside a client of the caller's; a pause beside
    /// a quota that is not the vendor's; and a key that is empty or blank, begins or ends
    /// with white space, or has a control character or one beyond ASCII. Spaces and tabs
    /// inside are part of a key.
    pub fn build(self) -> Result<C, Error> {
        let keys = keys::<C>(self.keys)?;
        let quota = limiter::<C>(self.quota, self.max_pause)?;
        let base = base_url(&self.base_url, self.plain_http)?;
        let own_http = self.http.is_some();
        let http = match self.http {
            Some(_) if self.connect_timeout.or(self.timeout).is_some() => {
                return Err(Error::invalid_request(
                    "a timeout is set beside `http_client`; set it on that client",
                ));
            }
            Some(http) => http,
            None => without_proxy(&base)
                .redirect(redirect::Policy::none())
                .connect_timeout(self.connect_timeout.unwrap_or(Self::CONNECT_TIMEOUT))
                .timeout(self.timeout.unwrap_or(Self::TIMEOUT))
                .user_agent(concat!(
                    env!("CARGO_PKG_NAME"),
                    "/",
                    env!("CARGO_PKG_VERSION")
                ))
                .build()
                .map_err(|_| {
                    Error::invalid_request("the machine gives no HTTP client; is its TLS set up?")
                })?,
        };
        Ok(C::assemble(Session(Arc::new(Parts {
            base,
            http,
            keys,
            own_http,
            retry: self.retry,
            quota,
            max_response_bytes: self.max_response_bytes,
        }))))
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
            "`max_pause` is set beside `quota` or `without_quota`; set it on that quota",
        )),
        None => Ok(own),
    }
}

fn keys<C: Provider>(
    keys: Vec<Zeroizing<String>>,
) -> Result<Vec<(HeaderName, HeaderValue)>, Error> {
    let named = C::KEY_HEADERS.iter().zip(keys);
    named.map(|(name, key)| key::header(name, key)).collect()
}

/// The address without its last slashes, if a key may be sent there.
fn base_url(text: &str, plain_http: bool) -> Result<Url, Error> {
    let invalid = |what| Error::invalid_request(format!("the base URL {what}"));
    let mut url = Url::parse(text)
        .map_err(|_| invalid("is not absolute; it starts with `https://` and a host"))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(invalid(
            "has a user or password; the API's key is all that is sent",
        ));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(invalid("has a query or fragment; paths are appended to it"));
    }
    match url.scheme() {
        "https" => {}
        "http" if plain_http || is_loopback(&url) => {}
        "http" => {
            return Err(invalid(
                "is plain `http`, which shows the key to the network; use `https`, or `allow_plain_http`",
            ));
        }
        _ => return Err(invalid("is neither `https` nor `http`")),
    }
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    Ok(url)
}

/// Over plain `http` a proxy of the machine would read the key.
fn without_proxy(base: &Url) -> reqwest::ClientBuilder {
    match base.scheme() == "http" {
        true => reqwest::Client::builder().no_proxy(),
        false => reqwest::Client::builder(),
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost") => true,
        Some(host) => {
            let host = host.trim_start_matches('[').trim_end_matches(']');
            host.parse::<std::net::IpAddr>()
                .is_ok_and(|address| address.is_loopback())
        }
        None => false,
    }
}
