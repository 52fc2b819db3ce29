//! Verifies deliveries.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use reqwest::header::HeaderMap;

use super::age;
use super::error::WebhookError;
use super::facts::{Facts, Signature, Webhooks};
use super::headers::{self, Headers};
use super::key::{Fault, Key, KeyError, Prepared};
use super::read;
use super::signature;

/// Verifies the deliveries of a provider, and decodes them as its events `E`.
///
/// It holds the keys. Clones share them. Make it once, when the program starts.
pub struct Verifier<E> {
    /// `None` accepts every delivery.
    keys: Option<Arc<[Prepared]>>,
    tolerance: Option<Duration>,
    events: PhantomData<fn() -> E>,
}

impl<E: Webhooks> Verifier<E> {
    /// A verifier with these keys. A signature has to fit one of them. Give the old and the new
    /// key while a key is replaced.
    ///
    /// # Errors
    ///
    /// If no key is given, if a secret is empty or a public key is not valid, or if the provider
    /// has no signatures of a key's algorithm.
    pub fn new(keys: impl IntoIterator<Item = Key>) -> Result<Self, KeyError> {
        let prepare = |key: Key| {
            check_algorithm(&E::FACTS, &key)?;
            key.prepare()
        };
        let keys: Result<Vec<Prepared>, KeyError> = keys.into_iter().map(prepare).collect();
        match keys? {
            keys if keys.is_empty() => Err(KeyError(Fault::NoKey)),
            keys => Ok(Self::of(Some(keys.into()))),
        }
    }

    /// A verifier that checks no signature and **accepts every delivery**: for providers that
    /// sign nothing. Use a [`PathSecret`](super::PathSecret) with it. It also accepts deliveries
    /// that have a wrong signature or an old time.
    pub fn unsigned() -> Self {
        Self::of(None)
    }

    fn of(keys: Option<Arc<[Prepared]>>) -> Self {
        Self {
            keys,
            tolerance: None,
            events: PhantomData,
        }
    }

    /// How far the time of a delivery may be from now, in both directions. The bound itself is
    /// accepted. The default is what the document states. It has no effect if the provider does
    /// not sign a time.
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = Some(tolerance);
        self
    }

    /// Verifies a delivery and decodes its event. `body` is the body as it was received, byte
    /// for byte. `now` is usually `SystemTime::now()`.
    ///
    /// A new event is an [`UnknownEvent`](super::UnknownEvent), and a body that does not fit its
    /// type is a [`MalformedEvent`](super::MalformedEvent). Neither is an error.
    ///
    /// # Errors
    ///
    /// The first of these checks that fails is the error:
    ///
    /// 1. The headers of the signature, of the time and of the signed delivery id are there once.
    /// 2. The signature has the documented form.
    /// 3. The time is a number of Unix seconds.
    /// 4. The signature fits a key.
    /// 5. The time is within the tolerance.
    /// 6. The body is JSON.
    pub fn verify(
        &self,
        headers: &HeaderMap,
        body: &[u8],
        now: impl Into<SystemTime>,
    ) -> Result<E, WebhookError> {
        let facts = E::FACTS;
        if let Some(keys) = &self.keys {
            let signature = headers::select(&facts, keys, headers)?;
            self.check(signature, headers, body, now.into())?;
        }
        let id = facts
            .delivery_id
            .and_then(|name| headers::text(headers, name));
        read::event(body, id)
    }

    fn check(
        &self,
        signature: &Signature,
        headers: &HeaderMap,
        body: &[u8],
        now: SystemTime,
    ) -> Result<(), WebhookError> {
        let headers = Headers::of(&E::FACTS, signature, headers)?;
        let signatures = signature::read(signature, headers.signature)?;
        headers.check_id(&E::FACTS, signature)?;
        let time = headers.seconds(signature)?;
        let keys = self.keys.as_deref().unwrap_or_default();
        let signed = headers.signed(signature, body);
        signature::check(signature, &signatures, &signed, keys)?;
        match (signature.timestamp, time) {
            (Some((header, documented)), Some(time)) => {
                let tolerance = self.tolerance.unwrap_or(documented);
                age::check(time, now, tolerance)
                    .map_err(|kind| WebhookError::of_header(kind, header))
            }
            _ => Ok(()),
        }
    }
}

/// Checks that the document has a signature of the key's algorithm.
fn check_algorithm(facts: &Facts, key: &Key) -> Result<(), KeyError> {
    let mut signatures = facts.signatures.iter();
    let algorithm = key.algorithm();
    if signatures.any(|signature| signature.algorithm == algorithm) {
        return Ok(());
    }
    Err(KeyError(match facts.signatures {
        [] => Fault::Unsigned,
        _ => Fault::Unused(algorithm),
    }))
}

impl<E> Clone for Verifier<E> {
    fn clone(&self) -> Self {
        Self {
            keys: self.keys.clone(),
            tolerance: self.tolerance,
            events: PhantomData,
        }
    }
}

/// Shows the number of keys and the tolerance, but no key.
impl<E> fmt::Debug for Verifier<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut verifier = formatter.debug_struct("Verifier");
        verifier.field("keys", &self.keys.as_ref().map(|keys| keys.len()));
        verifier.field("tolerance", &self.tolerance).finish()
    }
}
