//! Several members of one quota in the process of the test, each with its own connection.

use std::time::{Duration, Instant};

use conversation_apis_redis::RedisQuota;

use super::callers::{Callers, Tally, client};
use super::counting::{CountingServer, Travel};
use super::report::Report;
use super::worker::Shared;

/// The limit, the window and the lease of a group.
#[derive(Clone, Copy)]
pub struct Terms {
    pub limit: u32,
    pub window: Duration,
    pub lease: Duration,
}

/// The usual terms of the tests.
pub const TERMS: Terms = Terms {
    limit: 60,
    window: Duration::from_secs(1),
    lease: Duration::from_millis(500),
};

pub struct Member {
    pub quota: RedisQuota,
    key: String,
    callers: Option<Callers>,
}

/// Members of one quota, and the server that counts their requests.
pub struct Group {
    pub server: CountingServer,
    pub members: Vec<Member>,
    terms: Terms,
    /// How many members there were so far.
    added: usize,
}

impl Group {
    pub fn new(terms: Terms) -> Self {
        Self {
            server: CountingServer::start(terms.limit as usize, terms.window, Travel::NONE),
            members: Vec::new(),
            terms,
            added: 0,
        }
    }

    /// How a member reaches Redis at this URL.
    pub fn shared(&self, url: &str) -> Shared {
        Shared {
            url: url.to_owned(),
            name: "group".to_owned(),
            lease: self.terms.lease,
            refuse: false,
        }
    }

    /// A group with a member for each of these URLs of Redis, and this many callers for each.
    pub fn start(terms: Terms, urls: &[String], callers: usize) -> Self {
        let mut group = Self::new(terms);
        for url in urls {
            group.add(&group.shared(url), callers);
        }
        group
    }

    /// Adds a member, and starts its calls.
    pub fn add(&mut self, shared: &Shared, callers: usize) {
        self.add_quota(shared.quota(self.terms.limit, self.terms.window), callers);
    }

    pub fn add_quota(&mut self, quota: RedisQuota, callers: usize) {
        let key = format!("member-{}", self.added);
        self.added += 1;
        let client = client(&self.server.url(), &key, quota.clone());
        self.members.push(Member {
            quota,
            key,
            callers: Some(Callers::start(&client, callers)),
        });
    }

    /// Waits until Redis has answered each member.
    pub async fn ready(&self) {
        for member in &self.members {
            member.quota.ready().await.unwrap();
        }
    }

    /// Lets this many windows pass.
    pub async fn windows(&self, count: f64) {
        tokio::time::sleep(self.terms.window.mul_f64(count)).await;
    }

    /// What arrives in this many windows from now.
    pub async fn next(&self, count: f64) -> Report {
        let start = Instant::now();
        self.windows(count).await;
        self.server.report().between(start, Instant::now())
    }

    /// The share of the limit that is used in this many windows from now.
    pub async fn used(&self, count: f64) -> f64 {
        let arrived = self.next(count).await.arrivals.len() as f64;
        arrived / count / f64::from(self.terms.limit)
    }

    /// Ends the group. No window may have had more than the limit.
    #[track_caller]
    pub fn assert_kept(self) {
        self.server.report().assert_kept();
    }
}

impl Member {
    /// What arrived from this member.
    pub fn of(&self, report: &Report) -> usize {
        report.from(&self.key)
    }

    pub fn tally(&self) -> Tally {
        self.callers
            .as_ref()
            .map(Callers::tally)
            .unwrap_or_default()
    }

    /// Ends the calls. The quota stays.
    pub fn stop(&mut self) {
        self.callers = None;
    }
}

/// Waits until this is so.
#[track_caller]
pub fn soon(mut condition: impl FnMut() -> bool) -> impl Future<Output = ()> {
    let place = std::panic::Location::caller();
    async move {
        let start = Instant::now();
        while !condition() {
            assert!(
                start.elapsed() < super::redis_server::PATIENCE,
                "waited in vain at {place}"
            );
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}
