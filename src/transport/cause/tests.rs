#![allow(clippy::unwrap_used)] // a test fails by it

use std::io;

use h2::server::handshake;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};

use super::{TransportCause, Untouched, other_tls, tunnel, untouched};
use crate::{Error, ErrorKind};

#[test]
fn a_certificate_refused_by_another_tls_library_is_recognised_by_the_text() {
    let untrusted = Some(TransportCause::CertificateUntrusted);
    for (text, cause) in [
        (
            "error:0A000086:SSL routines:tls_post_process_server_certificate:certificate verify failed",
            untrusted,
        ),
        ("The certificate was not trusted.", untrusted),
        (
            "A certificate chain processed, but terminated in a root certificate which is not trusted by the trust provider. (os error -2146762487)",
            untrusted,
        ),
        ("invalid peer certificate: UnknownIssuer", untrusted),
        (
            "error:0A000412:SSL routines:ssl3_read_bytes:sslv3 alert bad certificate",
            None,
        ),
        ("received fatal alert: CertificateRequired", None),
        ("connection reset by peer", None),
    ] {
        let error = io::Error::other(text);
        assert_eq!(other_tls(&error), cause, "{text}");
    }
}

#[test]
fn only_tunnel_errors_are_proxy_errors() {
    for (text, cause) in [
        (
            "tunnel error: unsuccessful",
            Some(TransportCause::ProxyRefused),
        ),
        (
            "tunnel error: unexpected end of file",
            Some(TransportCause::ProxyRefused),
        ),
        (
            "tunnel error: proxy authorization required",
            Some(TransportCause::ProxyCredentials),
        ),
        ("unsuccessful", None),
    ] {
        let error = io::Error::other(text);
        assert_eq!(tunnel(&error), cause, "{text}");
    }
}

/// The error of a `POST` to an HTTP/2 server that ends it in this way.
async fn ended<F>(serve: fn(TcpStream) -> F) -> reqwest::Error
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { serve(listener.accept().await.unwrap().0).await });
    let http = reqwest::Client::builder()
        .no_proxy()
        .http2_prior_knowledge();
    let http = http.retry(reqwest::retry::never()).build().unwrap();
    http.post(url).body("a message").send().await.unwrap_err()
}

async fn resets(stream: TcpStream, reason: h2::Reason) {
    let mut connection = handshake(stream).await.unwrap();
    while let Some(Ok((_, mut respond))) = connection.accept().await {
        respond.send_reset(reason);
    }
}

async fn goes_away(stream: TcpStream, reason: h2::Reason) {
    let mut connection = handshake(stream).await.unwrap();
    let request = connection.accept().await;
    connection.abrupt_shutdown(reason);
    let _ = std::future::poll_fn(|context| connection.poll_closed(context)).await;
    drop(request);
}

/// Reads the request, and ends the connection before its stream.
async fn goes_away_before(mut stream: TcpStream) {
    let mut read = Vec::new();
    while !read.ends_with(b"a message") {
        stream.read_buf(&mut read).await.unwrap();
    }
    // SETTINGS, then GOAWAY with no stream and NO_ERROR.
    let frames = b"\0\0\0\x04\0\0\0\0\0\0\0\x08\x07\0\0\0\0\0\0\0\0\0\0\0\0\0";
    tokio::io::AsyncWriteExt::write_all(&mut stream, frames)
        .await
        .unwrap();
    while stream
        .read_buf(&mut read)
        .await
        .is_ok_and(|length| length > 0)
    {}
}

#[tokio::test]
async fn only_what_a_server_refused_is_known_to_be_unprocessed() {
    let refused = Some(Untouched::Refused);
    for (error, expected) in [
        (
            ended(|stream| resets(stream, h2::Reason::REFUSED_STREAM)).await,
            refused,
        ),
        (ended(goes_away_before).await, refused),
        (
            ended(|stream| resets(stream, h2::Reason::NO_ERROR)).await,
            None,
        ),
        (
            ended(|stream| resets(stream, h2::Reason::CANCEL)).await,
            None,
        ),
        (
            ended(|stream| resets(stream, h2::Reason::INTERNAL_ERROR)).await,
            None,
        ),
        (
            ended(|stream| goes_away(stream, h2::Reason::NO_ERROR)).await,
            None,
        ),
        (
            ended(|stream| goes_away(stream, h2::Reason::ENHANCE_YOUR_CALM)).await,
            None,
        ),
    ] {
        assert_eq!(untouched(&error), expected, "{error:?}");
        let error = Error::no_answer(&error, "http://127.0.0.1").of_call(None, false);
        assert_eq!(error.kind(), ErrorKind::Transport);
        assert_eq!(error.may_have_reached_server(), expected.is_none());
        let fate = match expected {
            Some(_) => "; the server did not process the request",
            None => "; the server may have received the request",
        };
        assert!(error.to_string().ends_with(fate), "{error}");
    }
}
