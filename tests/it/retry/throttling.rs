//! What a 429 does to the rate limiter of a client.

use std::time::{Duration, Instant};

use conversation_apis::ErrorKind;
use conversation_apis::partoo::Client;
use wiremock::ResponseTemplate;

use super::{answers_once, client, failing};
use crate::support::{KEY, quick, requests};

#[tokio::test]
async fn a_pause_that_is_too_long_fails_the_next_call_at_once() {
    let answer = ResponseTemplate::new(429).insert_header("retry-after", "99999999999999999999");
    let server = failing(answer, 1).await;
    let client = client(server.uri(), quick());
    let first = client.list_conversations().send().await.unwrap_err();
    assert_eq!((first.kind(), first.attempts()), (ErrorKind::Status, 1));
    let started = Instant::now();
    let next = client.list_conversations().send().await.unwrap_err();
    assert!(started.elapsed() < Duration::from_secs(2));
    assert_eq!((next.kind(), next.attempts()), (ErrorKind::Throttled, 0));
    assert!(next.is_rate_limited() && next.is_transient() && !next.may_have_reached_server());
    assert_eq!(first.retry_after(), Some(Duration::from_secs(u64::MAX)));
    let left = next.retry_after().unwrap();
    assert!((890..=900).contains(&left.as_secs()), "{left:?}");
    assert_eq!(requests(&server).await, 1);
}

#[tokio::test]
async fn no_retry_after_pauses_a_client_for_longer_than_15_minutes() {
    for value in [
        "1795679794",
        "1795679794000",
        "18446744073709551615",
        "99999999999999999999999",
        "901",
        "Fri, 31 Dec 9999 23:59:59 GMT",
    ] {
        let answer = ResponseTemplate::new(429).insert_header("retry-after", value);
        let server = failing(answer, 1).await;
        let client = client(server.uri(), quick());
        let first = client.list_conversations().send().await.unwrap_err();
        assert!(
            first.retry_after().unwrap() > Duration::from_secs(900),
            "{value}"
        );
        let closed = client.limiter().unwrap().paused_for();
        assert!(
            (890..=900).contains(&closed.as_secs()),
            "{value}: {closed:?}"
        );
        let next = client
            .clone()
            .list_conversations()
            .send()
            .await
            .unwrap_err();
        assert_eq!(next.kind(), ErrorKind::Throttled);
        client.limiter().unwrap().resume();
        client.list_conversations().send().await.unwrap();
    }
}

#[tokio::test]
async fn max_pause_of_the_vendors_rate_limit_can_be_set() {
    let answer = ResponseTemplate::new(429).insert_header("retry-after", "1795679794");
    for (pause, closed) in [(0, 0), (30, 30), (86_400, 86_400)] {
        let server = failing(answer.clone(), 1).await;
        let builder = Client::builder(KEY).base_url(server.uri());
        let client = builder
            .max_pause(Duration::from_secs(pause))
            .build()
            .unwrap();
        client.list_conversations().send().await.unwrap_err();
        let found = client.limiter().unwrap().paused_for().as_secs();
        assert!((closed.max(10) - 10..=closed).contains(&found), "{found}");
    }
    let own = || Client::builder(KEY).max_pause(Duration::from_secs(1));
    for builder in [
        own().without_quota(),
        own().quota(conversation_apis::Quota::new(1, Duration::ZERO)),
    ] {
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert!(
            error.to_string().contains("set it on that quota instead"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn callers_with_the_same_retry_after_retry_at_different_times() {
    for quota in [true, false] {
        let throttled = ResponseTemplate::new(429).insert_header("retry-after", "1");
        let server = failing(throttled, 50).await;
        let builder = Client::builder(KEY).base_url(server.uri());
        let builder = if quota {
            builder
        } else {
            builder.without_quota()
        };
        let client = builder.build().unwrap();
        let calls: Vec<_> = (0..50)
            .map(|_| {
                let client = client.clone();
                tokio::spawn(async move {
                    let start = Instant::now();
                    let page = client.list_conversations().send().await.unwrap();
                    let end = Instant::now();
                    assert!(page.attempts() == 1 || end - start >= Duration::from_secs(1));
                    end
                })
            })
            .collect();
        let mut back = Vec::new();
        for call in calls {
            back.push(call.await.unwrap());
        }
        back.sort();
        let spread = back[49] - back[0];
        assert!(spread > Duration::from_millis(500), "{spread:?}");
    }
}

#[tokio::test]
async fn a_status_counts_even_if_its_body_is_truncated() {
    let answer = b"HTTP/1.1 429 X\r\nretry-after: 1000\r\ncontent-length: 100\r\n\r\nx";
    let (url, serving) = answers_once(answer).await;
    let client = client(url, quick());
    let error = client.list_conversations().send().await.unwrap_err();
    assert!(
        error.is_rate_limited() && error.attempts() == 1,
        "{error:?}"
    );
    assert_eq!(
        client.list_conversations().send().await.unwrap_err().kind(),
        ErrorKind::Throttled
    );
    serving.await.unwrap();
}
