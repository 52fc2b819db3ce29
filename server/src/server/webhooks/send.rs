//! One attempt: signs the body, and sends it.

use std::convert::Infallible;
use std::io;
use std::time::{Duration, SystemTime};

use futures_util::stream::{self, StreamExt};
use hyper::body::Bytes;
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use reqwest::{Body, Client, Response, Url};

use super::fault::WebhookAction;
use super::plan::Outgoing;
use super::policy::Policy;
use super::record::DeliveryOutcome;
use crate::Error;
use crate::tls;
use crate::webhooks::{Signed, Signer};

/// How much of a response's body is read, so that its connection can be used again.
const READ: usize = 64 << 10;

/// How long hyper has to send its buffer before a cut, because it drops the buffer on an error.
const FLUSH: Duration = Duration::from_millis(5);

/// Sends deliveries to one URL.
pub(super) struct Sender {
    signer: Signer,
    pub(super) policy: Policy,
    client: Client,
    url: Url,
}

impl Sender {
    pub(super) fn new(signer: Signer, policy: Policy, url: Url) -> Result<Self, Error> {
        let client = tls::http()?
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            // A receiver that closes idle connections should not lose a delivery by it.
            .pool_idle_timeout(Duration::from_secs(1))
            .timeout(policy.timeout)
            .build()
            .map_err(|error| Error(format!("cannot deliver webhooks: {error}")))?;
        Ok(Self {
            signer,
            policy,
            client,
            url,
        })
    }

    /// Sends an event once, signed now.
    pub(super) async fn send(
        &self,
        event: &Outgoing,
        fault: Option<WebhookAction>,
    ) -> DeliveryOutcome {
        let Ok(signed) = self.sign(event, fault) else {
            return DeliveryOutcome::NotSigned;
        };
        let length = signed.body.len();
        let json = HeaderValue::from_static("application/json");
        let request = self.client.post(self.url.clone()).headers(signed.headers);
        let request = request.header(CONTENT_TYPE, json);
        let request = match fault {
            Some(WebhookAction::Cut) => request
                .header(CONTENT_LENGTH, length)
                .body(cut(&signed.body)),
            Some(WebhookAction::Slow(pause)) => request
                .header(CONTENT_LENGTH, length)
                .body(slow(signed.body, pause)),
            _ => request.body(signed.body),
        };
        match request.send().await {
            Ok(response) => self.judge(response).await,
            Err(error) if error.is_timeout() => DeliveryOutcome::TimedOut,
            Err(error) if error.is_connect() => DeliveryOutcome::NotConnected,
            Err(_) => DeliveryOutcome::Disconnected,
        }
    }

    /// Signs with the time of the attempt.
    fn sign(&self, event: &Outgoing, fault: Option<WebhookAction>) -> Result<Signed, Error> {
        let mut signer = self.signer.clone().at(SystemTime::now());
        if let Some(id) = &event.id {
            signer = signer.id(id);
        }
        if let Some(WebhookAction::Tampered(tampering)) = fault {
            signer = signer.tampered(tampering)?;
        }
        signer.sign(event.body.clone())
    }

    /// Reads the response. One whose body does not end in time is not complete.
    async fn judge(&self, mut response: Response) -> DeliveryOutcome {
        let status = response.status().as_u16();
        let mut length = 0_usize;
        while length < READ {
            match response.chunk().await {
                Ok(Some(chunk)) => length = length.saturating_add(chunk.len()),
                Ok(None) => break,
                Err(error) if error.is_timeout() => return DeliveryOutcome::TimedOut,
                Err(_) => return DeliveryOutcome::Disconnected,
            }
        }
        self.policy.judge(status, length > 0)
    }
}

/// Half of a body. The error at its end closes the connection.
fn cut(body: &Bytes) -> Body {
    let half = body.slice(..body.len() / 2);
    let broken = stream::once(async {
        tokio::time::sleep(FLUSH).await;
        Err::<Bytes, _>(io::Error::from(io::ErrorKind::ConnectionAborted))
    });
    Body::wrap_stream(stream::iter([Ok(half)]).chain(broken))
}

/// A body with a pause in its middle.
fn slow(mut body: Bytes, pause: Duration) -> Body {
    let half = body.split_to(body.len() / 2);
    let rest = stream::once(async move {
        tokio::time::sleep(pause).await;
        Ok::<_, Infallible>(body)
    });
    Body::wrap_stream(stream::iter([Ok(half)]).chain(rest))
}
