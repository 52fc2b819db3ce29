//! A secret in the path of a receiver, for providers that sign nothing.

use std::fmt;
use std::sync::Arc;

use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::key::{Fault, KeyError};

/// A secret in the URL's path, for deliveries that are not signed:
/// `https://example.com/webhooks/{secret}`.
///
/// It is weaker than a signature: whoever sees a URL, for example in a proxy's log, can send
/// deliveries. Use HTTPS, keep the path out of logs, and change the secret from time to time.
///
/// `Debug` shows nothing of it. Its bytes are overwritten when the last clone is dropped.
///
/// ```
/// use conversation_apis::webhooks::PathSecret;
///
/// let secret = PathSecret::new("uW3cQ0oXKfJ2tV9m")?;
/// assert!(secret.matches("uW3cQ0oXKfJ2tV9m"));
/// assert!(!secret.matches("uW3cQ0oXKfJ2tV9n"));
/// # Ok::<(), conversation_apis::webhooks::KeyError>(())
/// ```
#[derive(Clone)]
pub struct PathSecret(Arc<Zeroizing<Vec<u8>>>);

impl PathSecret {
    /// A secret of at least 16 bytes.
    ///
    /// # Errors
    ///
    /// If the secret is empty or shorter.
    pub fn new(secret: impl AsRef<str>) -> Result<Self, KeyError> {
        let secret = secret.as_ref();
        match secret.len() {
            0 => Err(KeyError(Fault::EmptyPathSecret)),
            1..16 => Err(KeyError(Fault::ShortPathSecret)),
            _ => Ok(Self(Arc::new(Zeroizing::new(secret.into())))),
        }
    }

    /// Whether a text is the secret. The time of the comparison depends on the length of the
    /// text, but not on how much of it is right.
    pub fn matches(&self, text: &str) -> bool {
        self.0.ct_eq(text.as_bytes()).into()
    }
}

impl fmt::Debug for PathSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PathSecret(..)")
    }
}
