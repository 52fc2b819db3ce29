//! A secret in the path of a receiver, for providers that sign nothing.

use std::fmt;

use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use super::key::{Fault, KeyError};

/// A secret in the URL's path, for deliveries that are not signed:
/// `https://example.com/webhooks/{secret}`.
///
/// It is weaker than a signature: whoever sees a URL, for example in a proxy's log, can send
/// deliveries. Use HTTPS, keep the path out of logs, and change the secret from time to time.
///
/// Only the SHA-256 of the secret is kept. `Debug` does not show it.
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
pub struct PathSecret([u8; 32]);

impl PathSecret {
    /// A secret of at least 16 bytes, without white space.
    ///
    /// # Errors
    ///
    /// If the secret is empty or shorter, or if it has white space or a control character, such as
    /// the line break at the end of a file.
    pub fn new(secret: impl AsRef<str>) -> Result<Self, KeyError> {
        let secret = secret.as_ref();
        if secret.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(KeyError(Fault::SpacedPathSecret));
        }
        match secret.len() {
            0 => Err(KeyError(Fault::EmptyPathSecret)),
            1..16 => Err(KeyError(Fault::ShortPathSecret)),
            _ => Ok(Self(Sha256::digest(secret).into())),
        }
    }

    /// Whether a text is the secret. Give it without percent-encoding, as routers do.
    ///
    /// The time depends only on the length of the text: its SHA-256 is compared, in constant
    /// time.
    pub fn matches(&self, text: &str) -> bool {
        let digest: [u8; 32] = Sha256::digest(text).into();
        self.0.ct_eq(&digest).into()
    }
}

impl fmt::Debug for PathSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PathSecret(..)")
    }
}
