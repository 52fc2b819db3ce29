//! What a call returns.

use std::future::Future;
use std::pin::Pin;

use progenitor_runtime::ByteStream;
use serde::de::DeserializeOwned;

use super::{Call, dispatch};
use crate::Error;
use crate::transport::{Response, ResponseValue};

/// The future of a response. It is boxed to reduce the compile time of each call.
type Answer = Pin<Box<dyn Future<Output = Result<Response, Error>> + Send>>;

impl Call {
    /// Sends the call and decodes the JSON of its response.
    pub async fn json<T: DeserializeOwned>(self) -> Result<ResponseValue<T>, Error> {
        ResponseValue::from_response(self.answer(true).await?).await
    }

    /// Sends the call. The body of its response is not decoded.
    pub async fn empty(self) -> Result<ResponseValue<()>, Error> {
        Ok(ResponseValue::empty(self.answer(false).await?))
    }

    /// Sends the call and returns the body of its response.
    pub async fn bytes(self) -> Result<ResponseValue<ByteStream>, Error> {
        Ok(ResponseValue::stream(self.answer(false).await?))
    }

    fn answer(self, is_json: bool) -> Answer {
        Box::pin(async move {
            let (session, operation) = (self.session.clone(), self.operation);
            let request = self.opened().await.and_then(|call| call.request(is_json));
            let request = request.map_err(|error| error.of_operation(Some(operation)))?;
            let response = dispatch(session, request, Some(operation)).await?;
            match operation.is_success(response.status()) {
                true => Ok(response),
                false => Err(Error::unexpected(response)),
            }
        })
    }
}
