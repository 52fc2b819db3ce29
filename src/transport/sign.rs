//! Adds the credentials of a call to its requests.

use std::fmt::Write as _;
use std::sync::Arc;

use reqwest::Request;
use reqwest::header::{AUTHORIZATION, COOKIE, HeaderName, HeaderValue};
use zeroize::Zeroizing;

use super::key;
use super::token::{Token, TokenSource};
use crate::Error;

/// A credential that was checked, as it is sent. Clones share the bytes.
#[derive(Clone)]
pub(super) enum Key {
    Header(HeaderName, HeaderValue),
    /// The name of the parameter, and the key.
    Query(&'static str, Arc<Zeroizing<String>>),
    /// `name=key`
    Cookie(HeaderValue),
    Bearer(Arc<dyn TokenSource>),
    /// The HTTP client of the caller has it.
    Tls,
}

impl Key {
    /// Whether a text contains the key, which may have a scheme or a name before it.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let key = match self {
            Self::Header(_, value) | Self::Cookie(value) => {
                std::str::from_utf8(value.as_bytes()).unwrap_or_default()
            }
            Self::Query(_, key) => key.as_str(),
            Self::Bearer(_) | Self::Tls => return false,
        };
        let after = |sign| key.split_once(sign).map_or("", |(_, key)| key);
        let mut parts = [key, after(' '), after('=')].into_iter();
        parts.any(|key| !key.is_empty() && text.contains(key))
    }
}

/// The credentials of one call.
#[derive(Default)]
pub(super) struct Signature {
    keys: Vec<Key>,
    /// The token that the last request was sent with.
    sent: Option<Token>,
    /// The token for the next request.
    next: Option<Token>,
    is_renewed: bool,
}

impl Signature {
    pub(super) fn of(keys: Vec<Key>) -> Self {
        Self {
            keys,
            ..Self::default()
        }
    }

    /// The same credentials for another call. It asks for a token of its own.
    pub(super) fn anew(&self) -> Self {
        Self::of(self.keys.clone())
    }

    /// Adds the credentials to a request.
    ///
    /// # Errors
    ///
    /// If the token source has no token.
    pub(super) async fn sign(&mut self, request: &mut Request) -> Result<(), Error> {
        for key in &self.keys {
            match key {
                Key::Header(name, value) => {
                    request.headers_mut().insert(name.clone(), value.clone());
                }
                Key::Query(name, key) => add_to_query(request, name, key),
                Key::Cookie(value) => add_cookie(request, value)?,
                Key::Bearer(source) => {
                    let token = match self.next.take() {
                        Some(token) => token,
                        None => source.token(None).await?,
                    };
                    request.headers_mut().insert(AUTHORIZATION, token.value());
                    self.sent = Some(token);
                }
                Key::Tls => {}
            }
        }
        Ok(())
    }

    /// Gets another token after a 401, once for a call. Returns whether there is one.
    pub(super) async fn renew(&mut self) -> bool {
        let sources = self.keys.iter().filter_map(|key| match key {
            Key::Bearer(source) => Some(source),
            _ => None,
        });
        let (Some(source), Some(sent), false) = (sources.last(), &self.sent, self.is_renewed)
        else {
            return false;
        };
        self.is_renewed = true;
        let token = source.token(Some(sent)).await.ok();
        self.next = token.filter(|token| token != sent);
        self.next.is_some()
    }
}

/// Sets a parameter of the query. It replaces others with its name.
fn add_to_query(request: &mut Request, name: &str, key: &str) {
    let url = request.url_mut();
    let (name, key) = (key::encoded(name), key::encoded(key));
    let others = url.query().unwrap_or_default().split('&');
    let is_other = |pair: &&str| {
        let has_name = pair.split('=').next() == Some(name.as_str());
        !pair.is_empty() && !has_name
    };
    let others: Vec<&str> = others.filter(is_other).collect();
    let others = others.join("&");
    let length = others.len() + name.len() + key.len() + 2;
    let mut query = Zeroizing::new(String::with_capacity(length));
    query.push_str(&others);
    if !others.is_empty() {
        query.push('&');
    }
    // Writing to a text cannot fail.
    let _ = write!(query, "{}={}", *name, *key);
    url.set_query(Some(&query));
}

/// Adds a cookie after those of the parameters.
fn add_cookie(request: &mut Request, value: &HeaderValue) -> Result<(), Error> {
    let headers = request.headers_mut();
    let all = match headers.get(COOKIE) {
        None => value.clone(),
        Some(others) => {
            let bytes = [others.as_bytes(), b"; ", value.as_bytes()].concat();
            let refused = || Error::invalid_request("the cookies are not a valid header value");
            key::shared(Zeroizing::new(bytes)).ok_or_else(refused)?
        }
    };
    headers.insert(COOKIE, all);
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use reqwest::header::{COOKIE, HeaderValue};
    use reqwest::{Method, Request};

    use super::{add_cookie, add_to_query};

    fn request(url: &str) -> Request {
        Request::new(Method::GET, url.parse().unwrap())
    }

    #[test]
    fn a_key_in_the_query_replaces_a_parameter_with_its_name_and_keeps_the_others() {
        for (url, expected) in [
            ("https://a.example/b", "key=a%2Fb"),
            ("https://a.example/b?", "key=a%2Fb"),
            ("https://a.example/b?x=1,2&y", "x=1,2&y&key=a%2Fb"),
            ("https://a.example/b?key=old&x=%2C&key", "x=%2C&key=a%2Fb"),
        ] {
            let mut request = request(url);
            add_to_query(&mut request, "key", "a/b");
            assert_eq!(request.url().query(), Some(expected), "{url}");
        }
    }

    #[test]
    fn a_key_in_a_cookie_is_added_to_the_cookies_of_the_parameters() {
        let mut request = request("https://a.example");
        let cookie = HeaderValue::from_static;
        add_cookie(&mut request, &cookie("session=key")).unwrap();
        assert_eq!(request.headers()[COOKIE], "session=key");
        request.headers_mut().insert(COOKIE, cookie("language=en"));
        add_cookie(&mut request, &cookie("session=key")).unwrap();
        assert_eq!(request.headers()[COOKIE], "language=en; session=key");
        assert!(request.headers()[COOKIE].is_sensitive());
    }
}
