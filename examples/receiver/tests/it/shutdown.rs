//! The receiver ends when it is told to.

use std::io::{Read, Write};
use std::net::TcpStream;

use reqwest::StatusCode;

use crate::harness::{PATH_SECRET, Setup, client, count};
use crate::vendor::Vendor;

#[tokio::test]
async fn a_request_that_has_begun_is_answered_before_the_end() {
    let setup = Setup::new();
    let receiver = setup.start().await;
    let mut stream = TcpStream::connect(("127.0.0.1", setup.port)).unwrap();
    let vendor = Vendor::new("octopush");
    let body = vendor.sign(&vendor.event(1, false)).body;
    let length = body.len();
    let head = format!(
        "POST /webhooks/octopush/{PATH_SECRET} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    // The receiver reads the body now.
    let mut received = [0; 25];
    stream.read_exact(&mut received).unwrap();
    assert!(received.starts_with(b"HTTP/1.1 100 Continue"));

    receiver.terminate();
    stream.write_all(&body).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    assert!(receiver.ended().await);
    assert_eq!(count(&setup.open(), "true"), 1);
}

#[tokio::test]
async fn a_body_that_does_not_come_is_answered_503() {
    let setup = Setup::new();
    let _receiver = setup.start().await;
    let mut stream = TcpStream::connect(("127.0.0.1", setup.port)).unwrap();
    let head = b"POST /webhooks/partoo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345";
    stream.write_all(head).unwrap();
    let mut answer = [0; 12];
    tokio::task::spawn_blocking(move || {
        stream.read_exact(&mut answer).unwrap();
        assert_eq!(&answer, b"HTTP/1.1 503");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn an_idle_receiver_ends_at_once_and_keeps_its_events() {
    let setup = Setup::new();
    let receiver = setup.start().await;
    let vendor = Vendor::new("ninetynine");
    let client = client();
    for message in 0..10 {
        let sent = vendor
            .send(&client, &receiver.base, &vendor.event(message, false))
            .await;
        assert_eq!(sent.unwrap(), StatusCode::OK);
    }
    receiver.terminate();
    assert!(receiver.ended().await);
    assert_eq!(count(&setup.open(), "true"), 10);
    assert!(setup.log().contains("shutting down"));
}
