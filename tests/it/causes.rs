//! Why no whole answer came: each cause is told apart, and nothing that a server, a
//! proxy or a certificate says is shown.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use conversation_apis::partoo::Client;
use conversation_apis::{Error, ErrorKind, Paginated, Retry, TransportCause};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use wiremock::ResponseTemplate;

use crate::support::{KEY, Raw, all_text, client, ok, page, paged, quick, server};

/// What a server may say and no error may show.
const WORDS: &str = "canary-words-41b7";

async fn fails(url: &str, http: Option<reqwest::Client>) -> Error {
    let builder = Client::builder(KEY)
        .base_url(url)
        .retry(quick().max_attempts(2));
    let builder = match http {
        Some(http) => builder.http_client(http),
        None => builder
            .timeout(Duration::from_secs(20))
            .connect_timeout(Duration::from_millis(300)),
    };
    let call = builder.build().unwrap();
    let call = call.list_conversations().cursor(WORDS).send();
    let error = call.await.unwrap_err();
    let text = all_text(&error);
    for canary in [KEY, WORDS, "127.0.0.1", "canary"] {
        assert!(!text.contains(canary), "{canary}: {text}");
    }
    error
}

/// The kind and cause of an error, its text, and how many attempts there were.
fn told(error: &Error) -> (ErrorKind, Option<TransportCause>, String, u32) {
    let text = error.to_string();
    let text = text.strip_prefix("listConversations: ").unwrap();
    let text = text.split("; the last of").next().unwrap();
    let cause = error.transport_cause();
    (error.kind(), cause, text.to_owned(), error.attempts())
}

fn no_proxy() -> reqwest::ClientBuilder {
    reqwest::Client::builder().no_proxy()
}

#[tokio::test]
async fn a_connection_that_does_not_come_about_says_why() {
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", nobody.local_addr().unwrap());
    drop(nobody);
    assert_eq!(
        told(&fails(&url, None).await),
        (
            ErrorKind::Connect,
            Some(TransportCause::Refused),
            "could not connect to the server: connection refused".to_owned(),
            2
        )
    );
    let (kind, cause, text, attempts) = told(&fails("https://no-such-host.invalid", None).await);
    assert_eq!(
        (kind, cause),
        (ErrorKind::Connect, Some(TransportCause::NoSuchHost))
    );
    assert!(
        text.starts_with("could not connect to the server: DNS: no such host"),
        "{text}"
    );
    assert_eq!(attempts, 2);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_host_that_does_not_accept_the_connection_is_told_from_one_that_does_not_answer() {
    // A full queue of connections: what comes then is neither accepted nor refused.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut queued = Vec::new();
    let patience = Duration::from_millis(300);
    while let Ok(stream) = tokio::time::timeout(patience, TcpStream::connect(address)).await {
        queued.push(stream.unwrap());
    }
    let error = fails(&format!("http://{address}"), None).await;
    assert_eq!(
        told(&error),
        (
            ErrorKind::Connect,
            Some(TransportCause::ConnectTimeout),
            "could not connect to the server: connecting timed out".to_owned(),
            2
        )
    );
    assert!(!error.may_have_reached_server() && error.is_transient());

    drop(queued);
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_told_from_one_that_cannot_be_reached() {
    let slow = server(ResponseTemplate::new(200).set_delay(Duration::from_secs(30))).await;
    let http = no_proxy()
        .timeout(Duration::from_millis(200))
        .build()
        .unwrap();
    let (kind, cause, text, _) = told(&fails(&slow.uri(), Some(http)).await);
    assert_eq!(
        (kind, cause),
        (ErrorKind::Timeout, Some(TransportCause::Timeout))
    );
    assert_eq!(text, "timed out before a response came");
}

#[tokio::test]
async fn a_body_that_stalls_is_a_timeout_within_the_answer() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let mut open = Vec::new();
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).await;
            let _ = stream
                .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{")
                .await;
            open.push(stream);
        }
    });
    let http = no_proxy()
        .timeout(Duration::from_millis(200))
        .build()
        .unwrap();
    let error = fails(&url, Some(http)).await;
    let (kind, cause, text, _) = told(&error);
    assert_eq!(
        (kind, cause),
        (ErrorKind::Timeout, Some(TransportCause::Timeout))
    );
    assert_eq!(text, "200 OK: timed out before the response was complete");
}

/// A server that resets every connection once it has read the request and written this.
async fn resets(answer: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).await;
            let _ = stream.write_all(answer).await;
            // Time for the answer to be read: a reset overtakes it.
            tokio::time::sleep(Duration::from_millis(200)).await;
            stream.set_zero_linger().unwrap();
        }
    });
    url
}

#[tokio::test]
async fn a_connection_that_breaks_says_how_and_when() {
    let before = "the connection broke before a response came";
    let within = "200 OK: the connection broke before the response was complete";
    let cut = b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{";
    let chunk = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n";
    let size = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\ncanary\r\n{}";
    let cases: [(&[u8], TransportCause, String); 9] = [
        (
            b"",
            TransportCause::Closed,
            format!("{before}: connection closed before a response came"),
        ),
        (
            b"HTTP/1.1 20",
            TransportCause::Closed,
            format!("{before}: connection closed before a response came"),
        ),
        (
            b"HTTP/1.1 200 OK\r\nx: canary",
            TransportCause::Closed,
            format!("{before}: connection closed before a response came"),
        ),
        (
            b"canary-words\r\n\r\n",
            TransportCause::Malformed,
            format!("{before}: the response is not valid HTTP"),
        ),
        (
            b"HTTP/1.1 200 OK\r\ncontent-length: canary\r\n\r\n",
            TransportCause::Malformed,
            format!("{before}: the response is not valid HTTP"),
        ),
        (
            b"\x15\x03\x01\x00\x02\x02\x46",
            TransportCause::Malformed,
            format!("{before}: the response is not valid HTTP"),
        ),
        (
            cut,
            TransportCause::Truncated,
            format!("{within}: the body ends too early"),
        ),
        (
            chunk,
            TransportCause::Truncated,
            format!("{within}: the body ends too early"),
        ),
        (
            size,
            TransportCause::Malformed,
            format!("{within}: the response is not valid HTTP"),
        ),
    ];
    for (bytes, cause, text) in cases {
        let error = fails(&Raw::start([bytes]).await.url, None).await;
        let found = (ErrorKind::Transport, Some(cause), text, 2);
        assert_eq!(told(&error), found, "{}", bytes.escape_ascii());
        assert!(error.is_transient() && error.may_have_reached_server());
    }
    for (bytes, text) in [
        (&b""[..], format!("{before}: connection reset")),
        (cut, format!("{within}: connection reset")),
    ] {
        let found = (ErrorKind::Transport, Some(TransportCause::Reset), text, 2);
        assert_eq!(told(&fails(&resets(bytes).await, None).await), found);
    }
}

#[tokio::test]
async fn http_2_says_its_error_code_and_nothing_the_server_wrote() {
    for goaway in [false, true] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(async move {
                    let mut stream = stream;
                    if goaway {
                        let mut preface = [0; 4096];
                        let _ = stream.read(&mut preface).await;
                        // SETTINGS, then GOAWAY: no stream, ENHANCE_YOUR_CALM, and words.
                        let words = b"canary-words certificate";
                        let mut frames = b"\0\0\0\x04\0\0\0\0\0".to_vec();
                        frames.extend([0, 0, 8 + words.len() as u8, 7, 0, 0, 0, 0, 0]);
                        frames.extend([0, 0, 0, 0, 0, 0, 0, 11]);
                        frames.extend(words);
                        let _ = stream.write_all(&frames).await;
                        let _ = stream.read(&mut preface).await;
                        return;
                    }
                    let mut connection = h2::server::handshake(stream).await.unwrap();
                    while let Some(Ok((_, mut respond))) = connection.accept().await {
                        respond.send_reset(h2::Reason::INTERNAL_ERROR);
                    }
                });
            }
        });
        let http = no_proxy().http2_prior_knowledge().build().unwrap();
        let (kind, cause, text, attempts) = told(&fails(&url, Some(http)).await);
        let code = if goaway { 11 } else { 2 };
        assert_eq!((kind, attempts), (ErrorKind::Transport, 2));
        assert_eq!(cause, Some(TransportCause::Http2(code)), "{text}");
        assert!(text.contains(&format!("HTTP/2 error {code}: ")), "{text}");
    }
}

fn certificate(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/certificates");
    folder.join(name)
}

/// A TLS server with this certificate, which counts its connections.
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

/// A client that trusts the authority of the tests alone.
fn trusting() -> reqwest::ClientBuilder {
    let authority = std::fs::read(certificate("authority.pem")).unwrap();
    no_proxy().tls_certs_only([reqwest::Certificate::from_pem(&authority).unwrap()])
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted_is_not_transient_and_not_retried() {
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
async fn a_server_without_tls_is_no_certificate_that_is_not_trusted() {
    for (answer, cause) in [
        (
            &b"HTTP/1.1 400 certificate\r\n\r\n"[..],
            TransportCause::Tls,
        ),
        // An alert: no version of TLS in common.
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
async fn a_proxy_that_refuses_is_told_from_the_server() {
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

#[tokio::test]
async fn a_redirect_that_is_not_followed_names_its_host_alone() {
    for (status, location, says) in [
        (
            302,
            "https://user:canary@login.example.com/canary?canary=1#canary",
            "a redirect to `login.example.com`, which is not followed",
        ),
        (
            301,
            "http://login.example.com:8443/canary",
            "a redirect to `login.example.com:8443`, which is not followed",
        ),
        (
            303,
            "//login.example.com?canary",
            "a redirect to `login.example.com`, which is not followed",
        ),
        (
            307,
            "https://[2001:db8::1]/canary",
            "a redirect to `[2001:db8::1]`, which is not followed",
        ),
        (
            308,
            "mailto:canary@example.com",
            "a status that the document does not list",
        ),
        (302, "https://", "a status that the document does not list"),
        (
            200,
            "https://login.example.com",
            "the body cannot be decoded: ends too early at line 1, column 0",
        ),
        (304, "", "a redirect to"),
        (302, "/canary", "a redirect to"),
    ] {
        let answer = ResponseTemplate::new(status).insert_header("location", location);
        let server = server(answer).await;
        let call = Client::builder(KEY)
            .base_url(server.uri())
            .retry(Retry::off());
        let error = call
            .build()
            .unwrap()
            .list_conversations()
            .send()
            .await
            .unwrap_err();
        let text = all_text(&error);
        assert!(text.contains(says) && !text.contains("canary"), "{text}");
        if says == "a redirect to" {
            let own = format!(
                "a redirect to `{}`, which is not followed",
                server.address()
            );
            assert!(text.contains(&own), "{text}");
        }
    }
    let gone = server(ResponseTemplate::new(302)).await;
    let error = fails(&gone.uri(), None).await;
    assert!(
        error
            .to_string()
            .ends_with("302 Found: a status that the document does not list")
    );
}

#[tokio::test]
async fn a_redirect_that_the_caller_s_policy_refuses_is_not_retried() {
    let server = server(ResponseTemplate::new(302).insert_header("location", "/canary")).await;
    let http = no_proxy().build().unwrap();
    let error = fails(&server.uri(), Some(http)).await;
    assert_eq!(error.transport_cause(), Some(TransportCause::Redirect));
    assert!(!error.is_transient() && error.attempts() == 1, "{error}");
    assert!(error.to_string().contains("redirect refused"), "{error}");
}

#[tokio::test]
async fn an_address_that_the_caller_s_client_refuses_is_an_invalid_request() {
    let http = reqwest::Client::builder().https_only(true).build().unwrap();
    let error = fails("http://127.0.0.1:1", Some(http)).await;
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::InvalidRequest, 0)
    );
    assert!(!error.may_have_reached_server() && !error.is_transient());
    assert!(error.to_string().contains("allow `https` only"), "{error}");
}

#[tokio::test]
async fn an_address_that_is_too_long_to_be_sent_is_said_to_be() {
    let long = "canary".repeat(11_000);
    let server = paged(&[(None, &[1], Some(&long))]).await;
    let client = client(&server);
    let mut items = client.list_conversations().items();
    assert!(items.next().await.unwrap().is_ok());
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(error.to_string().contains("longer than the 65534 bytes"));
    assert!(!all_text(&error).contains("canary"));
}

/// Runs a test of this file by itself, as a process that may open so few files.
#[cfg(unix)]
fn alone(name: &str, files: u32) {
    let script = format!("ulimit -n {files} && exec \"$0\" --exact --ignored causes::{name}");
    let program = std::env::current_exe().unwrap();
    let run = std::process::Command::new("sh")
        .arg("-c")
        .arg(script)
        .arg(program)
        .output()
        .unwrap();
    assert!(
        run.status.success() && String::from_utf8_lossy(&run.stdout).contains("1 passed"),
        "{}{}",
        String::from_utf8_lossy(&run.stdout),
        String::from_utf8_lossy(&run.stderr)
    );
}

#[cfg(unix)]
#[test]
fn too_many_open_files_are_told() {
    alone("child_that_runs_out_of_files", 64);
}

#[cfg(unix)]
#[tokio::test]
#[ignore = "run by `too_many_open_files_are_told`, with few files"]
async fn child_that_runs_out_of_files() {
    use conversation_apis::Paginated;

    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let client = |host: &str| {
        let builder = Client::builder(KEY).base_url(format!("http://{host}:{}", address.port()));
        builder.retry(quick().max_attempts(2)).build().unwrap()
    };
    let (numbers, names) = (client("127.0.0.1"), client("localhost"));
    let mut files = Vec::new();
    while let Ok(file) = std::fs::File::open("/dev/null") {
        files.push(file);
    }
    // With a name, it is the resolver that cannot open its files.
    for client in [numbers, names] {
        let error = client
            .list_conversations()
            .items()
            .next()
            .await
            .unwrap()
            .unwrap_err();
        assert_eq!(
            error.transport_cause(),
            Some(TransportCause::TooManyOpenFiles),
            "{error}"
        );
        assert!(error.to_string().contains("too many open files"), "{error}");
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 2));
        assert!(error.is_transient());
    }
}
