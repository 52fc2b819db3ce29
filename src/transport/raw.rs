//! Sends any GET below a client's base URL, for a harness that judges responses itself. Not
//! part of the public API.

use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode};

use super::raw_request::JSON;
use super::{Provider, RawRequest, Response, ResponseValue};
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
            let request = RawRequest::new(self, Method::GET, path).of_operation(operation);
            let response = request.response(JSON).await?;
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
