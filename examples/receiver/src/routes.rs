//! Verifies a delivery, stores it, and answers.
//!
//! | answer | when | what the vendor does then |
//! |---|---|---|
//! | 200, empty | the event is on the disk, now or since an earlier delivery | nothing more |
//! | 400, 401 | the delivery is forged, or the key is wrong | drops the event |
//! | 404 | the webhook is not configured | drops the event |
//! | 413 | the body is larger than the limit | drops the event |
//! | 503 | the receiver failed: locked database, full disk, overload | see below |
//!
//! After a 503, Partoo tries again, up to 5 times. Chatwoot does not repeat the deliveries of
//! an account's webhook. For Octopush, nothing is documented. What they do not repeat is lost:
//! fetch it with the client after an outage.
//!
//! Octopush wants an empty answer within one second, and Chatwoot gives up after five. A delivery
//! is therefore only stored here. The [worker](crate::worker) does everything else later.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{DefaultBodyLimit, FromRequest, Path, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use conversation_apis::octopush;
use conversation_apis::webhooks::{PathSecret, Verifier, Webhooks as Events};
use tokio::sync::Semaphore;

use crate::config::Webhooks;
use crate::store::{Incoming, Store, Stored};
use crate::worker::printable;

/// How many requests are read at a time. Times the body limit, this bounds the memory.
const REQUESTS: usize = 128;
/// How long a request may take, from the end of its headers to the answer.
const TIMEOUT: Duration = Duration::from_secs(5);

#[derive(Clone)]
struct Receiver(Arc<Inner>);

struct Inner {
    store: Store,
    webhooks: Webhooks,
    octopush: Verifier<octopush::webhooks::Event>,
}

/// The routes. Those of webhooks that are not configured are answered 404.
pub fn router(store: Store, webhooks: Webhooks, body_limit: usize) -> Router {
    let octopush = Verifier::unsigned();
    let receiver = Receiver(Arc::new(Inner {
        store,
        webhooks,
        octopush,
    }));
    Router::new()
        .route("/webhooks/partoo", post(from_partoo))
        .route("/webhooks/ninetynine", post(from_ninetynine))
        .route("/webhooks/ninetynine/{name}", post(from_named_ninetynine))
        .route("/webhooks/octopush/{secret}", post(from_octopush))
        .with_state(receiver)
        .layer(DefaultBodyLimit::max(body_limit))
        .layer(from_fn_with_state(
            Arc::new(Semaphore::new(REQUESTS)),
            limited,
        ))
        .route("/health", get(StatusCode::OK))
}

async fn limited(State(slots): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    let response = async {
        let _slot = slots.acquire().await;
        next.run(request).await
    };
    tokio::time::timeout(TIMEOUT, response)
        .await
        .unwrap_or_else(|_| {
            tracing::error!("a request took too long: the sender or the database is slow");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        })
}

async fn from_partoo(State(receiver): State<Receiver>, request: Request) -> StatusCode {
    match &receiver.0.webhooks.partoo {
        Some(verifier) => {
            receiver
                .receive("partoo".to_owned(), verifier, request)
                .await
        }
        None => not_configured("partoo"),
    }
}

async fn from_ninetynine(State(receiver): State<Receiver>, request: Request) -> StatusCode {
    receiver
        .ninetynine("", "ninetynine".to_owned(), request)
        .await
}

async fn from_named_ninetynine(
    State(receiver): State<Receiver>,
    name: Result<Path<String>, PathRejection>,
    request: Request,
) -> StatusCode {
    let Some(name) = valid(name) else {
        return not_configured("ninetynine");
    };
    receiver
        .ninetynine(&name, format!("ninetynine/{name}"), request)
        .await
}

async fn from_octopush(
    State(receiver): State<Receiver>,
    secret: Result<Path<String>, PathRejection>,
    request: Request,
) -> StatusCode {
    // No secret is empty.
    let secret = valid(secret).unwrap_or_default();
    // Every secret is compared, so that the time does not depend on which one fits.
    let matches = |found, expected: &PathSecret| expected.matches(&secret) | found;
    if !receiver.0.webhooks.octopush.iter().fold(false, matches) {
        tracing::warn!(
            source = "octopush",
            result = "refused",
            "the secret in the path is wrong"
        );
        return StatusCode::UNAUTHORIZED;
    }
    receiver
        .receive("octopush".to_owned(), &receiver.0.octopush, request)
        .await
}

impl Receiver {
    async fn ninetynine(&self, name: &str, source: String, request: Request) -> StatusCode {
        match self.0.webhooks.ninetynine.get(name) {
            Some(verifier) => self.receive(source, verifier, request).await,
            None => not_configured("ninetynine"),
        }
    }

    async fn receive<E: Events>(
        &self,
        source: String,
        verifier: &Verifier<E>,
        request: Request,
    ) -> StatusCode {
        let headers = request.headers().clone();
        let body = match Bytes::from_request(request, &()).await {
            Ok(body) => body,
            Err(error) => {
                let status = error.status();
                tracing::error!(source, result = "refused", %status, "the body was not read");
                return status;
            }
        };
        // The bytes as they were received. JSON that was read and written again would not fit
        // the signature.
        let event = match verifier.verify(&headers, &body, SystemTime::now()) {
            Ok(event) => event,
            Err(error) => {
                tracing::warn!(source, result = "refused", %error);
                return error.status();
            }
        };
        let (name, key) = (
            event.name().map(ToOwned::to_owned),
            event.deduplication_key(),
        );
        drop(event);
        self.store(Incoming {
            source,
            key,
            name,
            body,
        })
        .await
    }

    async fn store(&self, incoming: Incoming) -> StatusCode {
        let Incoming {
            source, key, name, ..
        } = &incoming;
        let (source, key) = (source.clone(), key.clone());
        let name = printable(name.as_deref()).map(ToOwned::to_owned);
        match self.0.store.store(incoming).await {
            Ok(Stored::New) => {
                tracing::info!(source, key, name, result = "stored");
                StatusCode::OK
            }
            Ok(Stored::Repeat) => {
                tracing::info!(source, key, name, result = "repeat");
                StatusCode::OK
            }
            Err(error) => {
                tracing::error!(source, key, name, result = "not stored", %error);
                StatusCode::SERVICE_UNAVAILABLE
            }
        }
    }
}

/// The last segment of the path, if it is valid UTF-8. axum's own answer would have a body.
fn valid(segment: Result<Path<String>, PathRejection>) -> Option<String> {
    segment.ok().map(|Path(segment)| segment)
}

fn not_configured(provider: &str) -> StatusCode {
    tracing::error!(
        source = provider,
        result = "refused",
        "the webhook is not configured"
    );
    StatusCode::NOT_FOUND
}
