//! The cryptography of TLS, for live servers and receivers of webhooks.

pub(crate) use conversation_apis_server::tls::install;

/// Settings of an HTTP client.
pub(crate) fn http() -> reqwest::ClientBuilder {
    install();
    reqwest::Client::builder()
}
