//! Why no complete response came. Each cause is distinguished, and nothing that a server, a
//! proxy or a certificate says is shown.

mod redirects;
mod tls;

use std::time::Duration;

use conversation_apis::partoo::Client;
use conversation_apis::{Error, ErrorKind, TransportCause};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use wiremock::ResponseTemplate;

use crate::support::{KEY, Raw, all_text, quick, server};

/// Text that a server sends and that no error may show.
pub(super) const WORDS: &str = "canary-words-41b7";

pub(super) async fn fails(url: &str, http: Option<reqwest::Client>) -> Error {
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

/// The kind and cause of an error, its text, and the number of attempts.
pub(super) fn told(error: &Error) -> (ErrorKind, Option<TransportCause>, String, u32) {
    let text = error.to_string();
    let text = text.strip_prefix("listConversations: ").unwrap();
    let text = text.split("; the last of").next().unwrap();
    let cause = error.transport_cause();
    (error.kind(), cause, text.to_owned(), error.attempts())
}

pub(super) fn no_proxy() -> reqwest::ClientBuilder {
    reqwest::Client::builder().no_proxy()
}

#[tokio::test]
async fn a_failure_to_connect_says_why() {
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
async fn a_connect_timeout_is_distinguished_from_a_response_timeout() {
    // A full queue of connections: further ones are neither accepted nor refused.
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
async fn a_response_timeout_is_distinguished_from_a_failure_to_connect() {
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
async fn a_body_that_stalls_is_a_timeout() {
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

/// A server that reads the request, writes this, and resets the connection.
async fn resets(answer: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).await;
            let _ = stream.write_all(answer).await;
            // Give the client time to read it, because a reset overtakes it.
            tokio::time::sleep(Duration::from_millis(200)).await;
            stream.set_zero_linger().unwrap();
        }
    });
    url
}

#[tokio::test]
async fn a_broken_connection_says_how_and_when_it_broke() {
    let before = "the connection broke before a response came";
    let within = "200 OK: the connection broke before the response was complete";
    let length = b"HTTP/1.1 200 OK\r\ncontent-length: canary\r\n\r\n";
    let cut = b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{";
    let chunk = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n";
    let size = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\ncanary\r\n{}";
    let cases: [(&[u8], TransportCause, &str); 9] = [
        (b"", TransportCause::Closed, before),
        (b"HTTP/1.1 20", TransportCause::Closed, before),
        (
            b"HTTP/1.1 200 OK\r\nx: canary",
            TransportCause::Closed,
            before,
        ),
        (b"canary-words\r\n\r\n", TransportCause::Malformed, before),
        (length, TransportCause::Malformed, before),
        (
            b"\x15\x03\x01\x00\x02\x02\x46",
            TransportCause::Malformed,
            before,
        ),
        (cut, TransportCause::Truncated, within),
        (chunk, TransportCause::Truncated, within),
        (size, TransportCause::Malformed, within),
    ];
    for (bytes, cause, when) in cases {
        let error = fails(&Raw::start([bytes]).await.url, None).await;
        let how = match cause {
            TransportCause::Closed => "connection closed before a response came",
            TransportCause::Malformed => "the response is not valid HTTP",
            _ => "the body ends too early",
        };
        let found = (
            ErrorKind::Transport,
            Some(cause),
            format!("{when}: {how}"),
            2,
        );
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
async fn an_http_2_error_shows_its_code_and_not_the_servers_text() {
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
                        // SETTINGS, then GOAWAY with no stream, ENHANCE_YOUR_CALM and text.
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

/// Runs one test of this file in a process that may open only this many files.
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
fn too_many_open_files_is_reported() {
    alone("child_that_runs_out_of_files", 64);
}

#[cfg(unix)]
#[tokio::test]
#[ignore = "run by `too_many_open_files_is_reported`, with few files"]
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
    // With a host name, the resolver is what cannot open its files.
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
