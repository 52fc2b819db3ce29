//! Connections with TLS.

use std::path::PathBuf;
use std::time::Duration;

use conversation_apis_redis::RedisQuota;

use crate::harness::counting::{CountingServer, Travel};
use crate::harness::members::TERMS;
use crate::harness::redis_server::{Keeps, RedisServer, free_port};
use crate::harness::worker::{Settings, Shared, Worker};

fn certificate(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/certificates");
    folder.join(name).to_str().unwrap().to_owned()
}

/// A server with a certificate of the test authority, and its URL.
fn server() -> Option<(RedisServer, String)> {
    let port = free_port();
    let (certificate, key) = (certificate("valid.pem"), certificate("server.key"));
    let options = [
        ["--tls-port", &port.to_string()],
        ["--tls-cert-file", &certificate],
        ["--tls-key-file", &key],
        ["--tls-ca-cert-file", &certificate],
        ["--tls-auth-clients", "no"],
    ];
    let redis = RedisServer::start_with(Keeps::Nothing, &options.concat())?;
    Some((redis, format!("rediss://localhost:{port}/")))
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted_is_an_error() {
    let Some((_redis, url)) = server() else {
        return;
    };
    // A third of the lease is the time for the handshake, also on a loaded machine. The first one
    // reads the system's certificates.
    let quota = RedisQuota::builder(url, "tls", 10, TERMS.window).lease(Duration::from_secs(9));
    let quota = quota.build().unwrap();
    let error = quota.ready().await.unwrap_err().to_string();
    assert!(error.contains("certificate"), "{error}");
}

#[test]
fn a_process_that_trusts_the_certificate_uses_the_quota() {
    let Some((redis, url)) = server() else {
        return;
    };
    let server = CountingServer::start(TERMS.limit as usize, TERMS.window, Travel::NONE);
    let settings = Settings {
        server: server.url(),
        key: "key".to_owned(),
        callers: 4,
        limit: TERMS.limit,
        window: TERMS.window,
        redis: Some(Shared {
            url,
            name: "tls".to_owned(),
            lease: TERMS.lease,
            refuse: true,
        }),
    };
    let authority = certificate("authority.pem");
    let mut worker = Worker::start_with(&settings, &[("SSL_CERT_FILE", &authority)]);
    std::thread::sleep(TERMS.window * 2);
    let tally = worker.status().tally;
    assert!(tally.succeeded > 0, "{tally:?}");
    assert!(redis.calls("evalsha") > 0);
}
