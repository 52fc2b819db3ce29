//! The servers of a client: its base URL, and the servers that operations have of their own.

use reqwest::{Request, Url};

use super::base_url::BaseUrl;
use super::operation::Operation;
use super::session::Provider;
use crate::Error;

/// A server that an operation states for itself.
#[derive(Debug)]
pub struct Server {
    pub(super) url: &'static str,
    /// Whether credentials are sent there.
    pub(super) gets_keys: bool,
}

impl Server {
    /// A server of the vendor.
    pub const fn new(url: &'static str) -> Self {
        Self {
            url,
            gets_keys: true,
        }
    }

    /// Its URL as the document states it.
    pub const fn url(&self) -> &'static str {
        self.url
    }

    /// A server that gets no credentials.
    pub const fn without_credentials(mut self) -> Self {
        self.gets_keys = false;
        self
    }
}

/// A URL that paths are appended to.
pub(super) struct Base {
    pub(super) url: Url,
    pub(super) gets_keys: bool,
}

impl Base {
    /// The URL without a slash at its end.
    pub(super) fn text(&self) -> &str {
        self.url.as_str().trim_end_matches('/')
    }

    /// Refuses a request to another address.
    pub(super) fn check(&self, request: &Request) -> Result<(), Error> {
        let url = request.url();
        let below = url
            .path()
            .strip_prefix(self.url.path().trim_end_matches('/'));
        let is_below = below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        match is_below && url.origin() == self.url.origin() {
            true => Ok(()),
            false => Err(Error::invalid_request(
                "the URL of the request is not below the client's base URL; build a client with the right base URL",
            )),
        }
    }
}

/// The servers of a client.
pub(super) struct Servers {
    pub(super) base: Base,
    /// Whether the base URL is a server of the document. One of this machine is not, unless it
    /// is the default: requests must not leave a test.
    pub(super) is_stated: bool,
    /// The servers of operations, by the URL in the document. The error says why a server
    /// cannot be used.
    own: Vec<(&'static str, Result<Base, String>)>,
}

impl Servers {
    /// Prepares the servers of a provider.
    ///
    /// # Errors
    ///
    /// For a base URL or an override that is not valid, and for an override of a server that
    /// no operation has.
    pub(super) fn new<C: Provider>(
        base: Option<BaseUrl>,
        overrides: Vec<(String, BaseUrl)>,
        plain_http: bool,
    ) -> Result<Self, Error> {
        // Tests set a base URL of this machine, also one that the document states.
        let is_default = base.is_none();
        let url = base_url::<C>(base, plain_http)?;
        let mut this = Self {
            is_stated: is_default || !is_loopback(&url) && is_stated::<C>(&url),
            base: Base {
                url,
                gets_keys: true,
            },
            own: Vec::new(),
        };
        let operations = C::OPERATIONS.iter();
        let stated = operations.filter_map(|operation| operation.servers.first());
        for server in stated {
            if !this.own.iter().any(|(url, _)| *url == server.url) {
                this.own.push((server.url, this.stated(server, plain_http)));
            }
        }
        for (stated, url) in overrides {
            this.replace(&stated, url, plain_http)?;
        }
        Ok(this)
    }

    /// The server of an operation, if it is not overridden.
    fn stated(&self, server: &Server, plain_http: bool) -> Result<Base, String> {
        let refused = |fault: &str| format!("the server `{}` of the operation {fault}", server.url);
        if is_relative(server.url) {
            let url = join(&self.base.url, server.url).map_err(&refused)?;
            return Ok(Base {
                url: without_slash(url),
                gets_keys: true,
            });
        }
        if server.url.contains('{') {
            let text = "has a variable without a default; set the URL with `override_server`";
            return Err(refused(text));
        }
        if !self.is_stated {
            return Err(refused(
                "is the vendor's, but the client's base URL is not; say with `override_server` where to send the call",
            ));
        }
        let url = server_url(server.url, plain_http).map_err(refused)?;
        let gets_keys = server.gets_keys;
        Ok(Base { url, gets_keys })
    }

    fn replace(&mut self, stated: &str, url: BaseUrl, plain_http: bool) -> Result<(), Error> {
        let known: Vec<String> = self.own.iter().map(|(url, _)| format!("`{url}`")).collect();
        let Some((_, base)) = self.own.iter_mut().find(|(url, _)| *url == stated) else {
            let known = match known.is_empty() {
                true => "no operation has one".to_owned(),
                false => format!("the servers of operations are {}", known.join(", ")),
            };
            return Err(Error::invalid_request(format!(
                "`override_server`: the first URL is not the server of an operation; {known}"
            )));
        };
        let refused = |fault: &str| {
            let text = format!("the URL in place of the server `{stated}` {fault}");
            Error::invalid_request(text)
        };
        let url = url.0.map_err(Error::invalid_request)?;
        *base = Ok(Base {
            url: server_url(&url, plain_http).map_err(refused)?,
            gets_keys: true,
        });
        Ok(())
    }

    /// The server of an operation: its own, or the base URL.
    ///
    /// # Errors
    ///
    /// If its own server cannot be used. The error says what to do.
    pub(super) fn of(&self, operation: Option<&Operation>) -> Result<&Base, Error> {
        let own = operation.and_then(|operation| operation.servers.first());
        let own = own.and_then(|server| self.own.iter().find(|(url, _)| *url == server.url));
        match own {
            None => Ok(&self.base),
            Some((_, base)) => base.as_ref().map_err(Error::invalid_request),
        }
    }

    /// Whether a request goes over plain `http`.
    pub(super) fn any_is_plain(&self) -> bool {
        let own = self.own.iter().filter_map(|(_, base)| base.as_ref().ok());
        let mut all = own.chain([&self.base]);
        all.any(|base| base.url.scheme() == "http")
    }
}

/// The URL that the caller set, or the document's first server.
fn base_url<C: Provider>(base: Option<BaseUrl>, plain_http: bool) -> Result<Url, Error> {
    let invalid = |fault: &str| Error::invalid_request(format!("the base URL {fault}"));
    let text = match (base, C::SERVERS.first()) {
        (Some(base), _) => base.0.map_err(Error::invalid_request)?,
        (None, None) => {
            let text = "is missing: the document states no server; set `base_url`";
            return Err(invalid(text));
        }
        (None, Some(stated)) if is_relative(stated) => {
            return Err(invalid(&format!(
                "is missing: the document states only the path `{stated}` of its server; set `base_url` to the full URL"
            )));
        }
        (None, Some(stated)) if stated.contains('{') => {
            return Err(invalid(&format!(
                "is missing: a variable of the document's server `{stated}` has no default; set `base_url`"
            )));
        }
        (None, Some(stated)) => (*stated).to_owned(),
    };
    server_url(&text, plain_http).map_err(invalid)
}

/// Whether a URL is one of the document's servers. With variables in the URL, this is any URL
/// that they can make.
fn is_stated<C: Provider>(url: &Url) -> bool {
    let same = |stated: &&str| server_url(stated, true).is_ok_and(|stated| stated == *url);
    let text = url.as_str().trim_end_matches('/');
    let made = |template: &&str| super::base_url::fits(template.trim_end_matches('/'), text);
    C::SERVERS.iter().any(same) || C::SERVER_TEMPLATES.iter().any(made)
}

/// Whether a URL of a document is a path only.
pub(super) fn is_relative(url: &str) -> bool {
    !url.contains("://") && !url.starts_with('{')
}

/// A path in place of the path of a base URL.
pub(super) fn join(base: &Url, path: &str) -> Result<Url, &'static str> {
    let url = base.join(path).ok();
    url.filter(|url| url.origin() == base.origin())
        .ok_or("is not a path")
}

/// The URL of a server without slashes at its end, if a key may be sent there.
fn server_url(text: &str, plain_http: bool) -> Result<Url, &'static str> {
    let url = parsed(text)?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err(
            "has a query or fragment; remove it, because paths are appended to the base URL",
        );
    }
    check_scheme(&url, plain_http)?;
    Ok(without_slash(url))
}

/// A URL that a key may be sent to.
pub(super) fn absolute(text: &str, plain_http: bool) -> Result<Url, &'static str> {
    let url = parsed(text)?;
    check_scheme(&url, plain_http)?;
    Ok(url)
}

fn parsed(text: &str) -> Result<Url, &'static str> {
    let url =
        Url::parse(text).map_err(|_| "is not absolute; start it with `https://` and a host")?;
    match url.username().is_empty() && url.password().is_none() {
        true => Ok(url),
        false => Err("has a user or password; only the API key is sent"),
    }
}

fn check_scheme(url: &Url, plain_http: bool) -> Result<(), &'static str> {
    match url.scheme() {
        "https" => Ok(()),
        "http" if plain_http || is_loopback(url) => Ok(()),
        "http" => Err(
            "is plain `http`, which sends the key unencrypted; use `https`, or call `allow_plain_http`",
        ),
        _ => Err("is neither `https` nor `http`"),
    }
}

fn without_slash(mut url: Url) -> Url {
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    url
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
