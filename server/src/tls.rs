//! The HTTP client that delivers webhooks, and the cryptography of TLS.

use crate::Error;

/// Settings of an HTTP client.
///
/// # Errors
///
/// If there is TLS without an implementation of cryptography, for which reqwest panics.
pub(crate) fn http() -> Result<reqwest::ClientBuilder, Error> {
    #[cfg(feature = "ring")]
    install();
    match conversation_apis::support::has_cryptography() {
        true => Ok(reqwest::Client::builder()),
        false => Err(Error(
            "cannot deliver webhooks: rustls has no implementation of cryptography; install one with `CryptoProvider::install_default`".to_owned(),
        )),
    }
}

/// Makes *ring* the default of this process, unless the program has chosen another one.
#[cfg(feature = "ring")]
pub fn install() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        // An error means that there is a default already.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}
