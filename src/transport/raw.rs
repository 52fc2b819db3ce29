//! Sends any GET below a client's base URL, for a harness that judges responses itself. Not
//! part of the public API.

use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use reqwest::header::{ACCEPT, HeaderMap, HeaderValue};
use reqwest::{Method, Request, StatusCode, Url};

use super::call::dispatch;
use super::{Provider, Response, ResponseValue};
use crate::{Error, RawJson};

/// A generated client of any provider.
pub trait RawClient: Send + Sync {
    /// Sends a GET as every call is sent: with the keys, retries, rate limit and spans of the
    /// client.
    ///
    /// `operation` is the `operationId`. `path` is what follows the base URL, from its first
    /// slash to the end of the query, already percent-encoded.
    ///
    /// # Errors
    ///
    /// The same as `send` of a generated builder, except that a response with any status and
    /// any body is returned. If a body ends too early, the call is retried. If that does not
    /// help, the body is returned as it is. Also
    /// [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) if the path would not be
    /// sent unchanged, for example because it contains `..`.
    fn get<'a>(&'a self, operation: &'a str, path: &'a str) -> Answer<'a>;
}

/// The future of a GET.
pub type Answer<'a> = Pin<Box<dyn Future<Output = Result<RawResponse, Error>> + Send + 'a>>;

/// A complete response of any status.
pub struct RawResponse {
    /// The HTTP status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body. It may hold customers' data.
    pub body: Bytes,
    /// The number of requests that were sent for it.
    pub attempts: u32,
}

impl<C: Provider + Send + Sync> RawClient for C {
    fn get<'a>(&'a self, operation: &'a str, path: &'a str) -> Answer<'a> {
        Box::pin(async move {
            let mut known = C::OPERATIONS.iter().copied();
            let operation = known.find(|known| known.id == operation);
            let session = self.session();
            let base = session.base_url_of(operation)?;
            let mut request = Request::new(Method::GET, address(base, path)?);
            let json = HeaderValue::from_static("application/json");
            request.headers_mut().insert(ACCEPT, json);
            let response = dispatch(session.clone(), request, operation, None).await?;
            match response.status.is_success() {
                true => read(response).await,
                false => Ok(RawResponse {
                    status: response.status,
                    headers: response.headers,
                    body: response.body,
                    attempts: response.attempts,
                }),
            }
        })
    }
}

/// Reads a success. The call is retried if the client retries such a body.
async fn read(response: Response) -> Result<RawResponse, Error> {
    let error = match ResponseValue::<RawJson>::from_response(response).await {
        Ok(value) => {
            return Ok(RawResponse {
                status: value.status(),
                headers: value.headers().clone(),
                body: value.raw().clone(),
                attempts: value.attempts(),
            });
        }
        Err(error) => error,
    };
    match (error.status(), error.headers(), error.body()) {
        (Some(status), Some(headers), Some(body)) => Ok(RawResponse {
            status,
            headers: headers.clone(),
            body: body.clone(),
            attempts: error.attempts(),
        }),
        _ => Err(error),
    }
}

/// The URL of a path, if it contains the path unchanged.
fn address(base_url: &str, path: &str) -> Result<Url, Error> {
    let refused = || Error::invalid_request("the path cannot be sent unchanged");
    let text = format!("{base_url}{path}");
    let url = Url::parse(&text).map_err(|_| refused())?;
    match path.starts_with('/') && url.as_str() == text {
        true => Ok(url),
        false => Err(refused()),
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn a_path_is_sent_unchanged_or_refused() {
        let base = "http://127.0.0.1:1/v2";
        for path in ["/a/7", "/a/7?q=1+2&r=%2F", "/a/", "/a/%2F.json"] {
            let url = address(base, path).map(|url| url.to_string()).ok();
            assert_eq!(url, Some(format!("{base}{path}")), "{path}");
        }
        for path in [
            "",
            "a",
            "@evil.example/",
            "/..",
            "/a/../b",
            "/a/%2e%2E/b",
            "/a/./b",
            "/a\\..\\b",
            "/a b",
            "/a\n",
            "/é",
        ] {
            assert!(address(base, path).is_err(), "{path}");
        }
    }
}
