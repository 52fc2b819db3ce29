//! The settings of a quota.

use std::fmt;
use std::time::Duration;

use conversation_apis::Quota;
use redis::{Client, IntoConnectionInfo, ProtocolVersion};

use crate::{RedisQuota, RedisQuotaError};

/// What a process does while it cannot reach Redis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum WhenAway {
    /// It continues with its share of the limit: the limit divided by the number of processes.
    /// In the first window it only reuses the permits that it had. A process that joined less
    /// than a lease ago, or that never reached Redis, has no share and waits, unless
    /// [`expected_processes`](RedisQuotaBuilder::expected_processes) is set. This is the default.
    #[default]
    Share,
    /// Calls fail with the kind
    /// [`LimiterUnavailable`](conversation_apis::ErrorKind::LimiterUnavailable) after Redis has
    /// not answered for a third of the lease. Nothing is sent.
    Refuse,
}

/// Builds a [`RedisQuota`].
#[derive(Clone)]
#[must_use]
pub struct RedisQuotaBuilder {
    pub(crate) url: String,
    pub(crate) settings: Settings,
}

/// The settings that the decisions need.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) name: String,
    pub(crate) limit: u32,
    pub(crate) window: Duration,
    pub(crate) lease: Option<Duration>,
    pub(crate) when_away: WhenAway,
    pub(crate) expected_processes: u32,
    pub(crate) max_pause: Duration,
}

impl Settings {
    /// How long Redis keeps the permits of a process that stopped renewing its lease.
    pub(crate) fn lease(&self) -> Duration {
        let default = (self.window / 3).clamp(Duration::from_millis(500), Duration::from_secs(20));
        self.lease.unwrap_or(default)
    }
}

impl RedisQuotaBuilder {
    pub(crate) fn new(url: String, name: String, limit: u32, window: Duration) -> Self {
        Self {
            url,
            settings: Settings {
                name,
                limit,
                window,
                lease: None,
                when_away: WhenAway::default(),
                expected_processes: 0,
                max_pause: Quota::MAX_PAUSE,
            },
        }
    }

    /// How long Redis keeps the permits of a process that stopped renewing them, because it was
    /// killed or cannot reach Redis. Default: a third of the window, at least 500 milliseconds
    /// and at most 20 seconds. From 100 milliseconds to 1 hour. State the same in all processes.
    ///
    /// A process renews its lease after three fifths of this time. An answer of Redis may take at most
    /// a third of it. A short lease returns the permits of a dead process sooner; a long one
    /// tolerates longer delays of Redis and of the process, and needs fewer calls to Redis.
    pub fn lease(mut self, lease: Duration) -> Self {
        self.settings.lease = Some(lease);
        self
    }

    /// What a process does while it cannot reach Redis. Default: [`WhenAway::Share`].
    pub fn when_away(mut self, when_away: WhenAway) -> Self {
        self.settings.when_away = when_away;
        self
    }

    /// The largest number of processes that use the quota at the same time. Default: unknown.
    ///
    /// With [`WhenAway::Share`], a process that never reached Redis then uses the limit divided
    /// by this number. It waits one lease and one window first, because it does not know what
    /// was sent before it started. No process uses more than that while it cannot reach Redis.
    /// State the same number in all processes. 0 means unknown.
    pub fn expected_processes(mut self, processes: u32) -> Self {
        self.settings.expected_processes = processes;
        self
    }

    /// The maximum time for which one 429 pauses the quota. Default:
    /// [`Quota::MAX_PAUSE`], 15 minutes. With zero, a 429 does not pause it.
    pub fn max_pause(mut self, pause: Duration) -> Self {
        self.settings.max_pause = pause;
        self
    }

    /// Builds the quota. Nothing is sent to Redis before the first permit is asked for, or
    /// [`ready`](RedisQuota::ready) is called.
    ///
    /// # Errors
    ///
    /// If the URL cannot be read, or a setting is out of its range.
    pub fn build(self) -> Result<RedisQuota, RedisQuotaError> {
        let setting = |text: &str| Err(RedisQuotaError::Setting(text.to_owned()));
        let Settings { window, name, .. } = &self.settings;
        if name.is_empty() || name.len() > 200 || name.contains(['{', '}']) {
            return setting("the name of the quota must have 1 to 200 bytes, without `{` and `}`");
        }
        if self.settings.limit == 0 || self.settings.limit > 1_000_000 {
            return setting("the limit must be from 1 to 1,000,000 requests");
        }
        if !(Duration::from_millis(10)..=Duration::from_secs(86_400)).contains(window) {
            return setting("the window must be from 10 milliseconds to 24 hours");
        }
        let lease = self.settings.lease();
        if !(Duration::from_millis(100)..=Duration::from_secs(3600)).contains(&lease) {
            return setting("the lease must be from 100 milliseconds to 1 hour");
        }
        Ok(RedisQuota::new(open(&self.url)?, self.settings))
    }
}

/// Reads the URL. Errors of the crate `redis` may quote the URL, so their text is not kept.
fn open(url: &str) -> Result<Client, RedisQuotaError> {
    let form = || {
        RedisQuotaError::Setting(
            "the URL of Redis cannot be read; it has the form `redis://[user[:password]@]host[:port][/database]`, or `rediss://` with the feature `rustls`"
                .to_owned(),
        )
    };
    let info = url.into_connection_info().map_err(|_| form())?;
    #[cfg(feature = "rustls")]
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        // Another thread may have been first, which is as good.
        drop(rustls::crypto::aws_lc_rs::default_provider().install_default());
    }
    let settings = info.redis_settings().clone();
    let settings = settings
        .set_protocol(ProtocolVersion::RESP3)
        .set_skip_set_lib_name();
    Client::open(info.set_redis_settings(settings)).map_err(|_| form())
}

impl fmt::Debug for RedisQuotaBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RedisQuotaBuilder")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
