//! The cryptography of TLS, for live servers and receivers of webhooks.

use std::sync::Once;

/// Settings of an HTTP client.
pub(crate) fn http() -> reqwest::ClientBuilder {
    install();
    reqwest::Client::builder()
}

/// Makes *ring* the default of this process, unless the program has chosen another one.
pub(crate) fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // An error means that there is a default already.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}
