//! A rate limit that the client keeps to.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use conversation_apis::partoo::Client;
use conversation_apis::{Limiter, Permit, Quota, Retry};
use serde_json::json;
use tokio::time::Instant;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::{KEY, page, requests};

const WINDOW: Duration = Duration::from_secs(60);

/// When each of these requests was sent, if all ask at once and each takes this long.
async fn sent(quota: &Quota, requests: usize, length: Duration) -> Vec<(usize, Duration)> {
    let start = Instant::now();
    let times = Arc::new(Mutex::new(Vec::new()));
    let tasks: Vec<_> = (0..requests)
        .map(|number| {
            let (quota, times) = (quota.clone(), Arc::clone(&times));
            tokio::spawn(async move {
                let permit = quota.acquire().await;
                times.lock().unwrap().push((number, start.elapsed()));
                tokio::time::sleep(length).await;
                drop(permit);
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    Arc::try_unwrap(times).unwrap().into_inner().unwrap()
}

#[tokio::test(start_paused = true)]
async fn no_window_has_more_requests_than_the_limit_and_calls_go_in_order() {
    let length = Duration::from_millis(100);
    let found = sent(&Quota::new(10, WINDOW), 35, length).await;
    let order: Vec<usize> = found.iter().map(|(number, _)| *number).collect();
    assert_eq!(order, (0..35).collect::<Vec<_>>());
    for (first, (_, start)) in found.iter().enumerate() {
        let within = |(_, time): &&(usize, Duration)| *time < *start + WINDOW;
        assert!(found[first..].iter().filter(within).count() <= 10);
    }
    // The next ten may go one window and one response later.
    let (_, last) = found[34];
    assert!(
        last >= (WINDOW + length) * 3 && last < (WINDOW + length) * 3 + length,
        "{last:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_call_that_stops_waiting_takes_no_permit_and_blocks_no_other() {
    let quota = Quota::new(1, WINDOW);
    let first = quota.acquire().await;
    for _ in 0..100 {
        let cancelled = tokio::time::timeout(Duration::from_millis(1), quota.acquire()).await;
        assert!(cancelled.is_err());
    }
    let start = Instant::now();
    drop(first);
    let _second = quota.acquire().await;
    assert_eq!(start.elapsed().as_secs(), 60);
}

#[tokio::test(start_paused = true)]
async fn a_429_pauses_all_clones_of_a_quota() {
    let quota = Quota::new(100, WINDOW);
    let other = quota.clone();
    quota.pause(Duration::from_secs(30));
    quota.pause(Duration::from_secs(7));
    let start = Instant::now();
    let _permit = other.acquire().await;
    let waited = start.elapsed().as_secs();
    assert!((30..=50).contains(&waited), "{waited}");
    // A later call does not wait.
    let start = Instant::now();
    let _permit = other.acquire().await;
    assert_eq!(start.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn calls_that_waited_for_the_end_of_a_pause_are_released_one_by_one() {
    for (pause, spread) in [(1, 1), (10, 10), (300, 20)] {
        let (pause, spread) = (Duration::from_secs(pause), Duration::from_secs(spread));
        let quota = Quota::new(100, WINDOW);
        quota.pause(pause);
        let found = sent(&quota, 50, Duration::from_millis(1)).await;
        let order: Vec<usize> = found.iter().map(|(number, _)| *number).collect();
        assert_eq!(order, (0..50).collect::<Vec<_>>());
        let (first, last) = (found[0].1, found[49].1);
        // Timers have a resolution of a millisecond.
        let end = pause + spread + Duration::from_millis(2);
        assert!(first >= pause && last <= end, "{first:?} {last:?}");
        assert!(last - first > spread / 2, "{first:?} {last:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_second_429_does_not_release_the_waiting_calls_together() {
    let quota = Quota::new(100, WINDOW);
    quota.pause(Duration::from_secs(10));
    let later = quota.clone();
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(10_001)).await;
        later.pause(Duration::ZERO);
    });
    let found = sent(&quota, 50, Duration::from_millis(1)).await;
    assert!(
        found[49].1 - found[0].1 > Duration::from_secs(5),
        "{found:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn resuming_releases_all_waiting_calls_at_once() {
    let quota = Quota::new(100, WINDOW);
    quota.pause(Duration::from_secs(600));
    let operator = quota.clone();
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_secs(10)).await;
        operator.resume();
        assert_eq!(operator.paused_for(), Duration::ZERO);
    });
    let found = sent(&quota, 50, Duration::from_millis(1)).await;
    let ten = Duration::from_secs(10);
    assert!(
        found
            .iter()
            .all(|(_, time)| *time >= ten && *time < ten + Duration::from_millis(5))
    );
    // The next 429 pauses it again.
    quota.pause(Duration::from_secs(600));
    assert_eq!(quota.paused_for().as_secs(), 600);
    // Resuming a quota that is not paused changes nothing.
    quota.resume();
    quota.resume();
    drop(quota.acquire().await);
}

#[tokio::test(start_paused = true)]
async fn resuming_does_not_lift_the_limit() {
    let quota = Quota::new(1, WINDOW);
    drop(quota.acquire().await);
    quota.pause(Duration::from_secs(5));
    let start = Instant::now();
    let operator = quota.clone();
    tokio::spawn(async move { operator.resume() });
    let _permit = quota.acquire().await;
    assert_eq!(start.elapsed(), WINDOW);
}

#[tokio::test(start_paused = true)]
async fn a_pause_is_at_most_max_pause() {
    for wait in [
        Duration::from_secs(901),
        Duration::from_secs(u64::MAX),
        Duration::MAX,
    ] {
        let quota = Quota::new(1, WINDOW);
        quota.pause(wait);
        assert_eq!(quota.paused_for(), Quota::MAX_PAUSE);
        assert_eq!(Quota::MAX_PAUSE, Duration::from_secs(15 * 60));
        for pause in [
            Duration::ZERO,
            Duration::from_secs(7),
            Duration::from_secs(1 << 20),
        ] {
            let quota = Quota::new(1, WINDOW).max_pause(pause);
            quota.clone().pause(wait);
            assert_eq!(
                (quota.paused_for(), quota.pause_limit()),
                (pause.min(wait), pause)
            );
        }
    }
    // The longest possible pause does not panic.
    let quota = Quota::new(1, WINDOW).max_pause(Duration::MAX);
    quota.pause(Duration::MAX);
    assert!(quota.paused_for() > Duration::from_secs(1 << 31));
    quota.resume();
    drop(quota.acquire().await);
}

#[tokio::test]
async fn a_call_that_waits_for_the_end_of_a_pause_is_sent_when_the_quota_resumes() {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200).set_body_json(page(&[1], json!(null)));
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let quota = Quota::new(10, WINDOW);
    let builder = Client::builder(KEY).base_url(server.uri());
    let client = builder.quota(quota.clone()).build().unwrap();
    quota.pause(Duration::from_secs(100));
    let call = tokio::spawn(async move { client.list_conversations().send().await });
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(!call.is_finished());
    let start = Instant::now();
    quota.resume();
    call.await.unwrap().unwrap();
    assert!(start.elapsed() < Duration::from_secs(30));
}

#[tokio::test]
async fn only_clients_with_the_same_quota_share_its_limit() {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200).set_body_json(page(&[1], json!(null)));
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let quota = Quota::new(2, Duration::from_secs(3600));
    let builder = || Client::builder(KEY).base_url(server.uri());
    let one = builder().quota(quota.clone()).build().unwrap();
    let other = builder().quota(quota).build().unwrap();
    one.clone().list_conversations().send().await.unwrap();
    other.list_conversations().send().await.unwrap();
    for client in [&one, &other] {
        let call = client.list_conversations().send();
        assert!(
            tokio::time::timeout(Duration::from_millis(50), call)
                .await
                .is_err()
        );
    }
    let free = builder().without_quota().build().unwrap();
    for _ in 0..3 {
        free.list_conversations().send().await.unwrap();
    }
    assert_eq!(requests(&server).await, 5);
}

#[tokio::test]
async fn a_429_delays_the_other_calls_of_its_quota() {
    let server = MockServer::start().await;
    let throttled = ResponseTemplate::new(429).insert_header("retry-after", "1");
    Mock::given(any())
        .respond_with(throttled)
        .up_to_n_times(1)
        .mount(&server)
        .await;
    let answer = ResponseTemplate::new(200).set_body_json(page(&[1], json!(null)));
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let client = Client::builder(KEY)
        .base_url(server.uri())
        .retry(Retry::off())
        .build()
        .unwrap();
    let refused = client.list_conversations().send().await.unwrap_err();
    assert!(refused.is_rate_limited());
    let start = Instant::now();
    let one = client.list_conversations().send();
    let other = client.list_conversations().send();
    let (one, other) = tokio::join!(one, other);
    assert!(one.is_ok() && other.is_ok());
    assert!(start.elapsed() >= Duration::from_millis(900));
}

/// A custom limiter: how often it was asked, and for how long it was paused.
struct Counting(Mutex<(usize, Vec<Duration>)>);

impl Limiter for Counting {
    fn acquire(&self) -> std::pin::Pin<Box<dyn Future<Output = Permit> + Send + '_>> {
        Box::pin(async {
            self.0.lock().unwrap().0 += 1;
            Permit::new(|| {})
        })
    }

    fn pause(&self, wait: Duration) {
        self.0.lock().unwrap().1.push(wait);
    }
}

#[tokio::test]
async fn a_custom_limiter_is_asked_before_each_attempt_and_paused_by_each_429() {
    let server = MockServer::start().await;
    Mock::given(any())
        .respond_with(ResponseTemplate::new(429))
        .mount(&server)
        .await;
    let limiter = Arc::new(Counting(Mutex::default()));
    let retry = Retry::default()
        .base_delay(Duration::from_millis(1))
        .max_attempts(3);
    let builder = Client::builder(KEY).base_url(server.uri()).retry(retry);
    let client = builder.quota(Arc::clone(&limiter)).build().unwrap();
    client.list_conversations().send().await.unwrap_err();
    let (asked, closed) = &*limiter.0.lock().unwrap();
    assert_eq!((*asked, closed.len()), (3, 3));
}

#[tokio::test]
async fn a_custom_limiter_is_not_paused_for_longer_than_its_pause_limit() {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(429).insert_header("retry-after", "1795679794");
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let limiter = Arc::new(Counting(Mutex::default()));
    let builder = Client::builder(KEY).base_url(server.uri());
    let client = builder.quota(Arc::clone(&limiter)).build().unwrap();
    client.list_conversations().send().await.unwrap_err();
    assert_eq!(limiter.0.lock().unwrap().1, [Quota::MAX_PAUSE]);
    client.limiter().unwrap().resume();
}
