//! Signed webhook deliveries, for the tests of a receiver.
//!
//! A [`Signer`] signs a body as the provider's document states it, with a test key. Give
//! [`Signer::key`] to your verifier, and send it the headers and the body:
//!
//! ```
//! use std::time::SystemTime;
//!
//! use conversation_apis::partoo::webhooks::{Event, Verifier};
//! use conversation_apis_server::webhooks::Signer;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let signer = Signer::new("partoo")?;
//! let verifier = Verifier::new(signer.key())?;
//! let signed = signer.event("message_created")?;
//! let event = verifier.verify(&signed.headers, &signed.body, SystemTime::now())?;
//! assert!(matches!(event, Event::MessageCreated(_)));
//! # Ok(())
//! # }
//! ```
//!
//! [`sign`] signs a body of your own. A [`Tampering`] makes a delivery that the verifier must
//! refuse:
//!
//! ```
//! use std::time::SystemTime;
//!
//! use conversation_apis::ninetynine::webhooks::Verifier;
//! use conversation_apis::webhooks::WebhookErrorKind;
//! use conversation_apis_server::webhooks::{Signer, Tampering};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let signer = Signer::new("ninetynine")?;
//! let verifier = Verifier::new(signer.key())?;
//! let old = signer.tampered(Tampering::OldTimestamp)?.event("message_created")?;
//! let refused = verifier.verify(&old.headers, &old.body, SystemTime::now());
//! assert_eq!(refused.unwrap_err().kind(), WebhookErrorKind::TooOld);
//! # Ok(())
//! # }
//! ```

mod draft;
pub mod keys;
mod signer;
mod tampering;

use serde::Serialize;

pub use self::draft::{Order, make};
pub use self::signer::{Signed, Signer};
pub use self::tampering::Tampering;
use crate::Error;

/// Signs a body as JSON, as `provider` signs its deliveries, with the test key and the current
/// time.
///
/// ```
/// use conversation_apis_server::webhooks::sign;
/// use serde_json::json;
///
/// # fn main() -> Result<(), conversation_apis_server::Error> {
/// let signed = sign("partoo", &json!({ "type": "message_created", "payload": {} }))?;
/// assert!(signed.headers.contains_key("X-Partoo-Signature-v1"));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// The errors of [`Signer::new`] and [`Signer::json`].
pub fn sign<B: Serialize + ?Sized>(provider: &str, body: &B) -> Result<Signed, Error> {
    Signer::new(provider)?.json(body)
}
