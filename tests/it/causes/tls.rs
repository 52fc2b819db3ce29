//! Certificates, TLS and proxies.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use conversation_apis::partoo::Client;
use conversation_apis::{ErrorKind, TransportCause};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use super::{WORDS, fails, no_proxy, told};
use crate::support::{KEY, Raw, ok, page};

fn certificate(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/certificates");
    folder.join(name)
}

/// A TLS server with this certificate. It counts its connections.
async fn secure(name: &str) -> Raw {
    let chain = vec![CertificateDer::from_pem_file(certificate(name)).unwrap()];
    let key = PrivateKeyDer::from_pem_file(certificate("server.key")).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let serve = move |stream: TcpStream| {
        let acceptor = acceptor.clone();
        async move {
            let Ok(mut stream) = acceptor.accept(stream).await else {
                return;
            };
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).await;
            let body = page(&[1], serde_json::json!(null)).to_string();
            let _ = stream.write_all(&ok("", body.as_bytes())).await;
            let _ = stream.shutdown().await;
        }
    };
    Raw::over("https://localhost", serve).await
}

/// A client that trusts only the certificate authority of the tests.
fn trusting() -> reqwest::ClientBuilder {
    let authority = std::fs::read(certificate("authority.pem")).unwrap();
    no_proxy().tls_certs_only([reqwest::Certificate::from_pem(&authority).unwrap()])
}

#[tokio::test]
async fn an_untrusted_certificate_is_not_transient_and_not_retried() {
    let not_trusted = "could not connect to the server: TLS: certificate not trusted";
    for (name, trusts, cause, why) in [
        ("valid.pem", false, TransportCause::CertificateUntrusted, ""),
        (
            "expired.pem",
            true,
            TransportCause::CertificateExpired,
            ": it has expired or is not valid yet",
        ),
        (
            "not-yet.pem",
            true,
            TransportCause::CertificateExpired,
            ": it has expired or is not valid yet",
        ),
        (
            "other-host.pem",
            true,
            TransportCause::CertificateForOtherHost,
            ": it is for another host",
        ),
    ] {
        let server = secure(name).await;
        let http = trusts.then(|| trusting().build().unwrap());
        let error = fails(&server.url, http).await;
        let text = format!("{not_trusted}{why}");
        assert_eq!(
            told(&error),
            (ErrorKind::Connect, Some(cause), text, 1),
            "{name}"
        );
        assert!(!error.is_transient());
        assert_eq!(server.connections(), 1, "{name}");
    }
    let server = secure("valid.pem").await;
    let builder = Client::builder(KEY).base_url(server.url.clone());
    let client = builder
        .http_client(trusting().build().unwrap())
        .build()
        .unwrap();
    assert_eq!(
        client.list_conversations().send().await.unwrap().count,
        Some(1)
    );
}

#[tokio::test]
async fn a_server_without_tls_is_not_an_untrusted_certificate() {
    for (answer, cause) in [
        (
            &b"HTTP/1.1 400 certificate\r\n\r\n"[..],
            TransportCause::Tls,
        ),
        // A TLS alert: no version in common.
        (b"\x15\x03\x03\x00\x02\x02\x46", TransportCause::Tls),
        (b"", TransportCause::Closed),
    ] {
        let server = Raw::start([answer]).await;
        let url = server.url.replace("http://127.0.0.1", "https://localhost");
        let error = fails(&url, None).await;
        let found = (error.kind(), error.transport_cause());
        assert_eq!(found, (ErrorKind::Connect, Some(cause)), "{error}");
        assert!(error.is_transient());
    }
}

#[tokio::test]
async fn a_failure_of_the_proxy_is_distinguished_from_one_of_the_server() {
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let gone = format!("http://{}", nobody.local_addr().unwrap());
    drop(nobody);
    let answers = [
        (
            &b"HTTP/1.1 407 canary\r\nproxy-authenticate: Basic realm=canary\r\n\r\n"[..],
            TransportCause::ProxyCredentials,
            "proxy refused: it asks for credentials (407)",
        ),
        (
            b"HTTP/1.1 403 canary\r\n\r\n",
            TransportCause::ProxyRefused,
            "proxy refused to connect to the server",
        ),
        (
            b"HTTP/1.1 502 canary\r\n\r\n",
            TransportCause::ProxyRefused,
            "proxy refused to connect to the server",
        ),
        (
            b"canary",
            TransportCause::ProxyRefused,
            "proxy refused to connect to the server",
        ),
        (
            b"",
            TransportCause::ProxyRefused,
            "proxy refused to connect to the server",
        ),
    ];
    let mut proxies = vec![(
        gone,
        TransportCause::ProxyUnreachable,
        "proxy refused the connection, or cannot be reached",
    )];
    for (answer, cause, text) in answers {
        proxies.push((Raw::start([answer]).await.url, cause, text));
    }
    for (proxy, cause, text) in proxies {
        let proxy = reqwest::Proxy::all(proxy)
            .unwrap()
            .basic_auth("canary-user", WORDS);
        let http = reqwest::Client::builder().proxy(proxy).build().unwrap();
        let text = format!("could not connect to the server: {text}");
        let error = fails("https://no-such-host.invalid", Some(http)).await;
        assert_eq!(told(&error), (ErrorKind::Connect, Some(cause), text, 2));
    }
}
