//! Rate limiters that cannot decide.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use conversation_apis::partoo::Client;
use conversation_apis::{ErrorKind, Limiter, LimiterUnavailable, Permit, PermitFuture, Quota};
use serde_json::json;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::{KEY, page, quick, requests};

/// It refuses every request.
struct Away {
    error: LimiterUnavailable,
}

impl Limiter for Away {
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>> {
        Box::pin(std::future::pending())
    }

    fn permit(&self) -> PermitFuture<'_> {
        Box::pin(async { Err(self.error.clone()) })
    }

    fn pause(&self, _: Duration) {}
}

/// A limiter as it was written before `permit` existed.
struct Old(Quota);

impl Limiter for Old {
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>> {
        self.0.acquire()
    }

    fn pause(&self, wait: Duration) {
        self.0.pause(wait);
    }
}

async fn server() -> MockServer {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200).set_body_json(page(&[], json!(null)));
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

#[tokio::test]
async fn a_limiter_that_is_unavailable_fails_the_call_and_nothing_is_sent() {
    let server = server().await;
    for (error, is_transient) in [
        (LimiterUnavailable::new("no store; start it"), true),
        (LimiterUnavailable::lasting("no store; start it"), false),
    ] {
        let limiter = Arc::new(Away { error });
        let builder = Client::builder(KEY).base_url(server.uri());
        let client = builder.quota(limiter).retry(quick()).build().unwrap();
        let error = client.list_conversations().send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::LimiterUnavailable);
        assert_eq!(error.is_transient(), is_transient);
        assert_eq!(error.attempts(), 0);
        assert!(!error.may_have_reached_server() && !error.is_rate_limited());
        assert_eq!(
            error.to_string(),
            "listConversations: the rate limiter is unavailable: no store; start it"
        );
    }
    assert_eq!(requests(&server).await, 0);
}

#[tokio::test]
async fn a_limiter_without_permit_works_as_before() {
    let server = server().await;
    let old = Old(Quota::new(1, Duration::from_millis(200)));
    let builder = Client::builder(KEY).base_url(server.uri());
    let client = builder.quota(old).build().unwrap();
    let started = std::time::Instant::now();
    for _ in 0..3 {
        client.list_conversations().send().await.unwrap();
    }
    assert!(started.elapsed() >= Duration::from_millis(400));
    assert_eq!(requests(&server).await, 3);
}
