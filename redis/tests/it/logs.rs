//! What a quota logs.

use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use conversation_apis_redis::{RedisQuota, WhenAway};
use tracing::Dispatch;
use tracing::subscriber::NoSubscriber;
use tracing_subscriber::fmt::MakeWriter;

use crate::harness::callers::{Callers, client};
use crate::harness::counting::{CountingServer, Travel};
use crate::harness::members::{TERMS, soon};
use crate::harness::redis_server::{Keeps, RedisServer};

const PASSWORD: &str = "canary-password-71c0";

/// The log of a test.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Log {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    /// The lines of the quota with this level.
    fn lines(&self, level: &str) -> Vec<String> {
        let text = self.text();
        let of_level = |line: &&str| {
            let head = line.split(" conversation_apis_redis").next().unwrap_or("");
            head.len() < line.len() && head.ends_with(level)
        };
        text.lines().filter(of_level).map(str::to_owned).collect()
    }
}

/// One thread runs the test and all tasks, so that only this test's events arrive.
async fn one_outage(when_away: WhenAway) -> Option<Log> {
    // While only one subscriber exists, `tracing` asks the subscriber of the thread that comes to
    // an event first whether anybody wants it, and keeps the answer. That thread may be the quota
    // of another test, which has none.
    static SECOND: OnceLock<Dispatch> = OnceLock::new();
    SECOND.get_or_init(|| Dispatch::new(NoSubscriber::new()));
    let mut redis = RedisServer::start_with(Keeps::Nothing, &["--requirepass", PASSWORD])?;
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(log.clone())
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let server = CountingServer::start(TERMS.limit as usize, TERMS.window, Travel::NONE);
    let quota = RedisQuota::builder(redis.url(), "logs", TERMS.limit, TERMS.window)
        .lease(TERMS.lease)
        .when_away(when_away)
        .build()
        .unwrap();
    let client = client(&server.url(), "key", quota);
    let callers = Callers::start(&client, 4);
    soon(|| server.count() > 20).await;
    // A process has a share after one lease.
    tokio::time::sleep(TERMS.lease * 3).await;
    assert_eq!((log.lines("WARN").len(), log.lines("ERROR").len()), (0, 0));
    redis.kill();
    tokio::time::sleep(TERMS.window * 2).await;
    redis.start_again();
    soon(|| !log.lines("INFO").is_empty()).await;
    let count = server.count();
    soon(|| server.count() > count + 20).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    drop(callers);
    Some(log)
}

#[tokio::test]
async fn an_outage_is_logged_once_with_the_policy_and_its_end_too() {
    for (when_away, policy) in [(WhenAway::Share, "share"), (WhenAway::Refuse, "refuse")] {
        let Some(log) = one_outage(when_away).await else {
            return;
        };
        let (away, back) = (log.lines("WARN"), log.lines("INFO"));
        assert_eq!((away.len(), back.len()), (1, 1), "{away:?} {back:?}");
        let of_policy = format!("policy=\"{policy}\"");
        for line in [&away[0], &back[0]] {
            assert!(line.contains(&of_policy), "{line}");
            let has_share = line.contains(&format!("share={}", TERMS.limit));
            assert_eq!(has_share, policy == "share", "{line}");
        }
        let text = log.text();
        assert!(!text.contains(PASSWORD), "{text}");
    }
}
