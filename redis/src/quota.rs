//! The quota, as clients see it.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use conversation_apis::{Limiter, Permit, PermitFuture};

use crate::builder::Settings;
use crate::shared::Shared;
use crate::{RedisQuotaBuilder, RedisQuotaError};

/// A maximum number of requests in any window of time, for many processes. See the
/// [crate](crate) for what it guarantees.
///
/// Clones share one connection, one lease and the order of the waiting calls. Dropping the last
/// clone returns what is reserved.
#[derive(Clone)]
pub struct RedisQuota(Arc<Handle>);

/// Closes the quota when its last clone is dropped.
struct Handle(Arc<Shared>);

impl Drop for Handle {
    fn drop(&mut self) {
        self.0.state().is_closed = true;
        self.0.changed.notify_one();
    }
}

/// How often a quota of this process called Redis, and how many permits it gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Counts {
    /// Calls to Redis, including those that failed.
    pub calls: u64,
    /// Permits that were given to calls.
    pub permits: u64,
}

impl RedisQuota {
    /// A quota that allows `limit` requests in any window of this length, to all processes that
    /// use this name on this Redis.
    pub fn builder(
        url: impl Into<String>,
        name: impl Into<String>,
        limit: u32,
        window: Duration,
    ) -> RedisQuotaBuilder {
        RedisQuotaBuilder::new(url.into(), name.into(), limit, window)
    }

    pub(crate) fn new(client: redis::Client, settings: Settings) -> Self {
        Self(Arc::new(Handle(Shared::new(client, settings))))
    }

    fn shared(&self) -> &Arc<Shared> {
        &self.0.0
    }

    /// Waits until Redis has answered once.
    ///
    /// # Errors
    ///
    /// If Redis cannot be reached within a third of the lease, refuses the connection, or knows
    /// the name with another limit or window.
    pub async fn ready(&self) -> Result<(), RedisQuotaError> {
        let started = self.shared().start();
        started.map_err(|error| RedisQuotaError::Setting(error.to_string()))?;
        let mut contact = self.shared().contact.subscribe();
        let known = contact.wait_for(Option::is_some).await;
        // The sender lives as long as the quota.
        known.map_or(Ok(()), |contact| contact.clone().unwrap_or(Ok(())))
    }

    /// What this quota and its clones did so far.
    pub fn counts(&self) -> Counts {
        self.shared().state().counts
    }
}

impl Limiter for RedisQuota {
    /// Waits until one request may be sent. It never fails, whatever
    /// [`WhenAway`](crate::WhenAway) says; the clients call [`permit`](Limiter::permit).
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>> {
        Box::pin(async {
            match self.shared().acquire(false).await {
                Ok(permit) => permit,
                // Not reached: it may not fail.
                Err(_) => std::future::pending().await,
            }
        })
    }

    fn permit(&self) -> PermitFuture<'_> {
        Box::pin(self.shared().acquire(true))
    }

    fn pause(&self, wait: Duration) {
        let shared = self.shared();
        let now = shared.now();
        let mut state = shared.state();
        state.local.pause(now, wait);
        shared.wake(&mut state, now);
    }

    fn paused_for(&self) -> Duration {
        let shared = self.shared();
        let left = shared.state().local.paused_for(shared.now());
        Duration::from_micros(left)
    }

    fn resume(&self) {
        let shared = self.shared();
        let now = shared.now();
        let mut state = shared.state();
        state.local.resume();
        shared.deliver(&mut state, now);
        shared.wake(&mut state, now);
    }

    fn pause_limit(&self) -> Duration {
        self.shared().settings.max_pause
    }
}

impl fmt::Debug for RedisQuota {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let settings = &self.shared().settings;
        formatter
            .debug_struct("RedisQuota")
            .field("settings", settings)
            .finish_non_exhaustive()
    }
}
