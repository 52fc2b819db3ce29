//! The way of one call: what generated code does before, at and after sending.

use std::future::Future;

use progenitor_runtime::{ClientInfo, OperationInfo};
use reqwest::{Request, RequestBuilder};
use serde::Serialize;

use super::send::send;
use super::{Operation, Provider, Response, Session};
use crate::Error;

/// The stages generated code goes through. Every generated client has them.
pub trait ClientHooks<S>: ClientInfo<S> {
    /// Makes a request the provider's own: its keys, its page size, and no
    /// header that nobody asked for. A request to an address that is not below the
    /// client's base URL is an error.
    fn pre(
        &self,
        request: &mut Request,
        info: &OperationInfo,
    ) -> impl Future<Output = Result<(), Error>> + Send;

    /// Sends it, again where that may help, and reads the answer whole.
    fn exec(
        &self,
        request: Request,
        info: &OperationInfo,
    ) -> impl Future<Output = Result<Response, Error>> + Send;

    /// Sees what came of it.
    fn post(
        &self,
        _result: &Result<Response, Error>,
        _info: &OperationInfo,
    ) -> impl Future<Output = Result<(), Error>> + Send {
        async { Ok(()) }
    }
}

impl<C: Provider + ClientInfo<Session> + Sync> ClientHooks<Session> for C {
    async fn pre(&self, request: &mut Request, info: &OperationInfo) -> Result<(), Error> {
        // progenitor sends the document's version; no vendor asks for it.
        request.headers_mut().remove("api-version");
        self.inner().sign(request)?;
        if let Some((name, maximum)) = operation::<C>(info).and_then(|found| found.page_size) {
            let url = request.url_mut();
            if !url.query_pairs().any(|(present, _)| present == name) {
                url.query_pairs_mut()
                    .append_pair(name, &maximum.to_string());
            }
        }
        Ok(())
    }

    async fn exec(&self, request: Request, info: &OperationInfo) -> Result<Response, Error> {
        let session = self.inner().clone();
        session.check(&request)?;
        let http = session.http();
        send(session, http, request, operation::<C>(info)).await
    }
}

fn operation<C: Provider>(info: &OperationInfo) -> Option<&'static Operation> {
    C::OPERATIONS
        .iter()
        .find(|operation| operation.function == info.operation_id)
}

/// What generated code asks for beside reqwest's own builder methods.
pub trait RequestBuilderExt: Sized {
    /// A body as a form.
    fn form_urlencoded<T: Serialize + ?Sized>(self, body: &T) -> Result<Self, Error>;
}

impl RequestBuilderExt for RequestBuilder {
    fn form_urlencoded<T: Serialize + ?Sized>(self, body: &T) -> Result<Self, Error> {
        use progenitor_runtime::RequestBuilderExt as Upstream;
        Upstream::<()>::form_urlencoded(self, body)
            .map_err(|_| Error::invalid_request("the body cannot be written as a form"))
    }
}
