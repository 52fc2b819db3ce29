//! Signs deliveries as a document states it.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use conversation_apis::webhooks::Key;
use hyper::body::Bytes;
use reqwest::header::HeaderMap;
use serde::Serialize;
use serde_json::Value;

use super::draft::{Order, make};
use super::keys;
use super::tampering::{self, Tampering};
use crate::Error;
use crate::checker::Checker;
use crate::document::webhooks::{SCHEME, Scheme, Webhooks};
use crate::document::{Contract, Direction};
use crate::mend::mend;
use crate::sample::sample;
use crate::server::Definition;

/// A delivery: what a receiver gets.
#[derive(Debug, Clone)]
pub struct Signed {
    /// The headers with the signature and what belongs to it: the time and the delivery's id, as
    /// far as the document states them. Empty if the provider states none of them. `Content-Type`
    /// is not among them.
    pub headers: HeaderMap,
    /// The body, byte for byte as it was signed.
    pub body: Bytes,
}

/// Signs deliveries as a provider's document states it, with a test key.
///
/// It signs with the current time, and with a delivery id that is made from the body: the same
/// body signed again is a repeat of the same delivery. A document with several signatures gets
/// all of them.
#[derive(Clone)]
pub struct Signer {
    source: Arc<Source>,
    order: Order,
}

/// The document.
struct Source {
    name: String,
    contract: &'static Contract,
    webhooks: Webhooks,
    scheme: Scheme,
}

impl Source {
    fn of(name: &str, contract: &'static Contract) -> Result<Self, Error> {
        let webhooks = contract.webhooks()?;
        let Some(scheme) = webhooks.scheme.clone() else {
            return Err(Error(format!(
                "{name}: the document has no `{SCHEME}`, which states how deliveries are signed"
            )));
        };
        Ok(Self {
            name: name.to_owned(),
            contract,
            webhooks,
            scheme,
        })
    }
}

impl Signer {
    /// The signer of a provider's deliveries.
    ///
    /// # Errors
    ///
    /// If the provider is not known, or if its document cannot be read or has no webhooks.
    pub fn new(provider: &str) -> Result<Self, Error> {
        let found = Definition::find(provider)?;
        Self::of_document(found.name(), found.contract()?)
    }

    /// The signer of the deliveries of a provider that is not one of this workspace.
    ///
    /// # Errors
    ///
    /// The errors of [`Signer::new`].
    pub fn of_definition(provider: &Definition) -> Result<Self, Error> {
        Self::of_document(provider.name(), provider.contract()?)
    }

    pub(crate) fn of_document(name: &str, contract: &'static Contract) -> Result<Self, Error> {
        Ok(Self::from(Arc::new(Source::of(name, contract)?)))
    }

    /// The signer of the deliveries of any document.
    ///
    /// # Errors
    ///
    /// If the document states no `x-webhook-deliveries`, or one that cannot be read.
    #[doc(hidden)]
    pub fn of(contract: Contract) -> Result<Self, Error> {
        let name = contract.document.path.display().to_string();
        // The harness reads a few documents in the life of the process.
        Self::of_document(&name, Box::leak(Box::new(contract)))
    }

    fn from(source: Arc<Source>) -> Self {
        Self {
            source,
            order: Order::default(),
        }
    }

    /// The names of the provider's events, in the document's order.
    pub fn events(&self) -> impl Iterator<Item = &str> {
        let events = self.source.webhooks.events.iter();
        events.map(|webhook| webhook.event.as_str())
    }

    /// Signs with this time instead of the current time. Providers sign whole seconds.
    #[must_use]
    pub fn at(mut self, time: SystemTime) -> Self {
        self.order.time = Some(time);
        self
    }

    /// Gives each delivery this id, if the document states a header for it.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.order.id = Some(id.into());
        self
    }

    /// Makes deliveries that are wrong in this way.
    ///
    /// # Errors
    ///
    /// If the provider's deliveries cannot be wrong in this way. For example, deliveries
    /// without a timestamp cannot have an old one.
    pub fn tampered(mut self, tampering: Tampering) -> Result<Self, Error> {
        if !tampering.applies(&self.source.scheme) {
            let possible = tampering::list(&self.tamperings());
            return Err(Error(format!(
                "{}: its deliveries cannot have `{tampering}`; possible are: {possible}",
                self.source.name
            )));
        }
        self.order.tampering = Some(tampering);
        Ok(self)
    }

    /// The ways in which the provider's deliveries can be wrong.
    pub fn tamperings(&self) -> Vec<Tampering> {
        Tampering::of(&self.source.scheme)
    }

    /// The key for a receiver's verifier. `None` if the provider signs nothing. If it signs with
    /// several algorithms, the key of the first signature.
    pub fn key(&self) -> Option<Key> {
        self.keys().into_iter().next()
    }

    /// One key for each algorithm with which the provider signs.
    pub fn keys(&self) -> Vec<Key> {
        keys::of(&self.source.scheme)
    }

    /// The key of [`Signer::key`] as text: the secret, or the public key in base64, as
    /// [`Key::public`] reads it.
    pub fn printed_key(&self) -> Option<String> {
        let mut signatures = self.source.scheme.signatures.iter();
        let first = signatures.next();
        first.map(|signature| keys::printed(signature.algorithm))
    }

    /// Signs an invented delivery of this event, made from the document.
    ///
    /// # Errors
    ///
    /// If the document does not have the event, or the event has no JSON body.
    pub fn event(&self, event: &str) -> Result<Signed, Error> {
        self.json(&self.sample(event)?)
    }

    /// An invented body of this event, made from the document.
    ///
    /// # Errors
    ///
    /// If the document does not have the event, or the event has no JSON body.
    pub fn sample(&self, event: &str) -> Result<Value, Error> {
        let Source {
            name,
            contract,
            webhooks,
            scheme,
        } = &*self.source;
        let Some(webhook) = webhooks.find(event) else {
            let events: Vec<&str> = self.events().collect();
            let events = events.join(", ");
            return Err(Error(format!(
                "{name}: no event `{event}`; there are: {events}"
            )));
        };
        let Some(target) = webhook.target() else {
            return Err(Error(format!("{name}: `{event}` has no JSON body")));
        };
        let checker = Checker::new(contract);
        let judge = |value: &Value| checker.judge(&target.schema, Direction::Response, value);
        let mut body = sample(&contract.resolve(&target.schema)?, Direction::Response)?;
        if contract.is_best_effort() {
            mend(true, judge, &mut body);
            if judge(&body)?.is_err() {
                let text = "has no body that can be invented";
                return Err(Error(format!("{name}: `{event}` {text}")));
            }
        }
        scheme.name(&mut body, event);
        Ok(body)
    }

    /// Signs a body as JSON.
    ///
    /// # Errors
    ///
    /// If the body cannot be written as JSON, and the errors of [`Signer::sign`].
    pub fn json<B: Serialize + ?Sized>(&self, body: &B) -> Result<Signed, Error> {
        self.sign(serde_json::to_vec(body)?)
    }

    /// Signs these bytes.
    ///
    /// # Errors
    ///
    /// If the delivery's id is not a valid header value.
    pub fn sign(&self, body: impl Into<Bytes>) -> Result<Signed, Error> {
        make(&self.source.scheme, &self.order, body.into())
    }
}

/// Shows no key and no body.
impl fmt::Debug for Signer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Signer")
            .field("provider", &self.source.name)
            .field("order", &self.order)
            .finish_non_exhaustive()
    }
}
