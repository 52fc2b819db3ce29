//! Calls without a tokio runtime, or with one that lacks timers or I/O.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use conversation_apis::pagination::Bounds;
use conversation_apis::partoo::Client;
use conversation_apis::{Error, ErrorKind, Limiter, Paginated, Permit, Quota};
use tokio::runtime::{Builder, Runtime};

use crate::support::{KEY, Raw, ok, quick};

const PAGE: &[u8] = br#"{"conversations":[{"id":1}],"count":1,"next_cursor":null}"#;

/// Polls a future once, outside any runtime.
fn poll_once<T>(future: impl Future<Output = T>) -> Poll<T> {
    pin!(future).poll(&mut Context::from_waker(Waker::noop()))
}

fn ready<T>(poll: Poll<T>) -> T {
    match poll {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future is pending"),
    }
}

fn is_not_sent(error: &Error, says: &str) {
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::Runtime, 0),
        "{error}"
    );
    assert!(error.to_string().contains(says), "{error}");
    assert!(!error.is_transient() && !error.may_have_reached_server());
    assert_eq!(error.operation(), Some("listConversations"));
}

#[test]
fn a_call_without_a_runtime_is_an_error() {
    let client = Client::builder(KEY)
        .base_url("http://127.0.0.1:1")
        .build()
        .unwrap();
    let says = "no tokio runtime is running here; make the call inside one";
    let error = ready(poll_once(client.list_conversations().send())).unwrap_err();
    is_not_sent(&error, says);
    let error = ready(poll_once(client.list_conversations().page())).unwrap_err();
    is_not_sent(&error, says);
    let bounds = Bounds::default().time(Duration::from_secs(5));
    let mut items = client.list_conversations().items().bounds(bounds);
    is_not_sent(&ready(poll_once(items.next())).unwrap().unwrap_err(), says);
    let mut pages = client.list_conversations().pages().bounds(bounds);
    is_not_sent(&ready(poll_once(pages.next())).unwrap().unwrap_err(), says);
    let free = Client::builder(KEY).without_quota().build().unwrap();
    is_not_sent(
        &ready(poll_once(free.list_conversations().send())).unwrap_err(),
        says,
    );
}

/// A server with a runtime of its own.
fn serving() -> (Runtime, String) {
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let server = runtime.block_on(Raw::start([ok("", PAGE)]));
    (runtime, server.url)
}

#[test]
fn a_runtime_without_timers_or_io_is_an_error_and_the_client_works_in_another_one() {
    let (_serving, url) = serving();
    let quota = Quota::new(100, Duration::from_secs(3600));
    let builder = || Client::builder(KEY).base_url(url.as_str()).retry(quick());
    let clients = [
        builder().quota(quota).build().unwrap(),
        builder().without_quota().build().unwrap(),
    ];
    let multi = || Builder::new_multi_thread();
    let single = || Builder::new_current_thread();
    for client in &clients {
        for (runtime, says) in [
            (
                single().build(),
                "the tokio runtime has no timers; build it with `enable_all`",
            ),
            (
                single().enable_io().build(),
                "the tokio runtime has no timers; build it with `enable_all`",
            ),
            (
                multi().enable_io().build(),
                "the tokio runtime has no timers; build it with `enable_all`",
            ),
            (
                single().enable_time().build(),
                "the tokio runtime has no I/O; build it with `enable_all`",
            ),
            (
                multi().enable_time().build(),
                "the tokio runtime has no I/O; build it with `enable_all`",
            ),
        ] {
            let runtime = runtime.unwrap();
            let error = runtime
                .block_on(client.list_conversations().send())
                .unwrap_err();
            is_not_sent(&error, says);
            let bounds = Bounds::default().time(Duration::from_secs(5));
            let mut items = client.list_conversations().items().bounds(bounds);
            is_not_sent(&runtime.block_on(items.next()).unwrap().unwrap_err(), says);
        }
        let runtime = single().enable_all().build().unwrap();
        for _ in 0..2 {
            let page = runtime
                .block_on(client.list_conversations().send())
                .unwrap();
            assert_eq!(page.count, Some(1));
        }
    }
}

#[test]
fn a_client_can_be_used_in_one_runtime_after_another() {
    let (_serving, url) = serving();
    let client = Client::builder(KEY)
        .base_url(url)
        .retry(quick())
        .build()
        .unwrap();
    for _ in 0..3 {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        runtime
            .block_on(client.list_conversations().send())
            .unwrap();
    }
}

#[test]
fn a_runtime_that_shuts_down_is_an_error() {
    let (serving, _url) = serving();
    let silent = serving
        .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
        .unwrap();
    let url = format!("http://{}", silent.local_addr().unwrap());
    let client = Client::builder(KEY).base_url(url).build().unwrap();
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let handle = runtime.handle().clone();
    let mut call = Box::pin(client.list_conversations().send());
    let guard = handle.enter();
    let mut context = Context::from_waker(Waker::noop());
    assert!(call.as_mut().poll(&mut context).is_pending());
    drop(guard);
    serving.block_on(silent.accept()).unwrap();
    runtime.shutdown_timeout(Duration::from_secs(10));
    let error = ready(call.as_mut().poll(&mut context)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Runtime);
    assert!(
        error
            .to_string()
            .contains("the tokio runtime is shutting down"),
        "{error}"
    );
    assert!(error.may_have_reached_server());
    // It does not run another call either.
    let _guard = handle.enter();
    let error = ready(poll_once(client.list_conversations().send())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Runtime);
}

/// A limiter that panics.
struct Broken;

impl Limiter for Broken {
    fn acquire(&self) -> std::pin::Pin<Box<dyn Future<Output = Permit> + Send + '_>> {
        Box::pin(async { panic!("a fault of the limiter") })
    }

    fn pause(&self, _wait: Duration) {}
}

#[tokio::test]
async fn any_other_panic_continues_in_the_caller() {
    let client = Client::builder(KEY).quota(Broken).build().unwrap();
    let call = tokio::spawn(async move { client.list_conversations().send().await });
    let panic = call.await.unwrap_err().into_panic();
    assert_eq!(
        panic.downcast_ref::<&str>(),
        Some(&"a fault of the limiter")
    );
}
