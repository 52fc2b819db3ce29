//! Rate limits, kept on the client's side so that the server need not refuse requests.

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as Turn, Notify};
use tokio::time::{Instant, timeout_at};

use super::{Permit, PermitFuture};

/// A rate limiter: it decides when a client may send its next request.
///
/// [`Quota`] is the limiter of this crate, for the clients of one process. Implement this
/// trait for another one, such as a limit that several machines share, or a maximum number of
/// concurrent requests:
///
/// ```
/// use std::pin::Pin;
/// use std::sync::Arc;
/// use std::time::Duration;
/// use conversation_apis::{Limiter, Permit, Quota, partoo::Client};
/// use tokio::sync::Semaphore;
///
/// /// A quota, and a maximum number of concurrent requests.
/// struct AtOnce {
///     quota: Quota,
///     places: Arc<Semaphore>,
/// }
///
/// impl Limiter for AtOnce {
///     fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>> {
///         Box::pin(async {
///             // It fails only if the semaphore is closed, and nobody closes it.
///             let place = Arc::clone(&self.places).acquire_owned().await.ok();
///             let permit = self.quota.acquire().await;
///             Permit::new(move || drop((permit, place)))
///         })
///     }
///
///     fn pause(&self, wait: Duration) {
///         self.quota.pause(wait);
///     }
///
///     fn paused_for(&self) -> Duration {
///         self.quota.paused_for()
///     }
///
///     fn resume(&self) {
///         self.quota.resume();
///     }
///
///     fn pause_limit(&self) -> Duration {
///         self.quota.pause_limit()
///     }
/// }
///
/// let quota = Quota::new(300, Duration::from_secs(60));
/// let places = Arc::new(Semaphore::new(20));
/// let client = Client::builder("the-api-key").quota(AtOnce { quota, places }).build()?;
/// # Ok::<(), conversation_apis::Error>(())
/// ```
pub trait Limiter: Send + Sync + 'static {
    /// Waits until one request may be sent. It is called before every attempt. Dropping the
    /// future must take no permit.
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>>;

    /// As [`acquire`](Self::acquire), but may fail, so that no call waits for a limiter that
    /// cannot decide, for example because it cannot reach its store. The client calls this
    /// method. Then the call fails with the kind
    /// [`LimiterUnavailable`](crate::ErrorKind::LimiterUnavailable), and nothing is sent.
    /// Default: `acquire`.
    fn permit(&self) -> PermitFuture<'_> {
        Box::pin(async { Ok(self.acquire().await) })
    }

    /// Gives no permits for this time, because the server responded with 429. The client
    /// never passes more than [`pause_limit`](Self::pause_limit).
    fn pause(&self, wait: Duration);

    /// How long it is still paused. Default: zero.
    ///
    /// A call whose [`Retry::max_elapsed`](crate::Retry::max_elapsed) does not allow that wait
    /// fails at once with the kind [`Throttled`](crate::ErrorKind::Throttled).
    fn paused_for(&self) -> Duration {
        Duration::ZERO
    }

    /// Ends a pause at once, also for the calls that wait, for example if the `Retry-After`
    /// was a mistake. Default: does nothing.
    fn resume(&self) {}

    /// The maximum time for which one 429 may pause it. A longer `Retry-After`, such as a
    /// date that was sent as a number of seconds, is shortened to this. Default:
    /// [`Quota::MAX_PAUSE`], 15 minutes.
    fn pause_limit(&self) -> Duration {
        Quota::MAX_PAUSE
    }
}

impl<L: Limiter + ?Sized> Limiter for Arc<L> {
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>> {
        (**self).acquire()
    }

    fn permit(&self) -> PermitFuture<'_> {
        (**self).permit()
    }

    fn pause(&self, wait: Duration) {
        (**self).pause(wait);
    }

    fn paused_for(&self) -> Duration {
        (**self).paused_for()
    }

    fn resume(&self) {
        (**self).resume();
    }

    fn pause_limit(&self) -> Duration {
        (**self).pause_limit()
    }
}

/// A maximum number of requests in any window of time.
///
/// Clones share the limit, and so do all clients that use one of them. Calls get their permits
/// in the order in which they ask.
///
/// A request counts from when it is sent until one window after its response. So the server
/// sees no more than the limit in any window, wherever its own windows start. A limit that
/// refills over time, such as the token bucket of the crate `governor`, would allow up to
/// twice as many in the first window.
///
/// A 429 pauses the quota for as long as the server asks, but at most for
/// [`max_pause`](Self::max_pause). The calls that waited for the end of a pause are then
/// released one by one, at random times, so that they do not cause the next 429 together. That
/// takes at most as long as the pause, and at most 20 seconds. [`resume`](Limiter::resume)
/// ends a pause early and releases all of them at once.
///
/// ```
/// use std::time::Duration;
/// use conversation_apis::{Quota, partoo::Client};
///
/// // Two keys of one organization, which is limited as a whole.
/// let quota = Quota::new(300, Duration::from_secs(60));
/// let one = Client::builder("one-key").quota(quota.clone()).build()?;
/// let other = Client::builder("other-key").quota(quota).build()?;
/// # Ok::<(), conversation_apis::Error>(())
/// ```
#[derive(Clone)]
pub struct Quota(Arc<Shared>);

struct Shared {
    limit: usize,
    window: Duration,
    /// Held by the next call. tokio's mutex is fair.
    turn: Turn<()>,
    state: Mutex<State>,
    /// The next call may be sent sooner: a request or the pause ended.
    changed: Notify,
}

struct State {
    max_pause: Duration,
    /// Requests under way.
    sent: usize,
    /// When the requests that ended stop counting.
    cooling: VecDeque<Instant>,
    /// How many calls wait for a permit.
    waiting: u32,
    pause: Option<Pause>,
}

/// A pause after a 429.
#[derive(Clone, Copy)]
struct Pause {
    until: Instant,
    /// When the last call that waited for its end is released.
    spread_until: Instant,
    /// When the next of those calls is released.
    next: Option<Instant>,
}

/// The maximum time over which the calls that waited for the end of a pause are spread.
const SPREAD: Duration = Duration::from_secs(20);

impl Quota {
    /// The default of [`max_pause`](Self::max_pause): 15 minutes.
    pub const MAX_PAUSE: Duration = Duration::from_secs(15 * 60);

    /// Allows `limit` requests in any window of this length. A limit of 0 is treated as 1. With
    /// a window of zero, only requests under way count.
    pub fn new(limit: u32, window: Duration) -> Self {
        Self(Arc::new(Shared {
            limit: usize::try_from(limit).unwrap_or(usize::MAX).max(1),
            window,
            turn: Turn::new(()),
            state: Mutex::new(State {
                max_pause: Self::MAX_PAUSE,
                sent: 0,
                cooling: VecDeque::new(),
                waiting: 0,
                pause: None,
            }),
            changed: Notify::new(),
        }))
    }

    /// The maximum time for which one 429 pauses this quota and its clones from now on, whatever
    /// its `Retry-After` says. Default: 15 minutes. With zero, a 429 does not pause it.
    ///
    /// The error of the call still states what the server asked for.
    pub fn max_pause(self, pause: Duration) -> Self {
        self.0.state().max_pause = pause;
        self
    }
}

impl Shared {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ended(&self) {
        let mut state = self.state();
        state.sent = state.sent.saturating_sub(1);
        state.cooling.push_back(after(self.window));
        drop(state);
        self.changed.notify_one();
    }

    /// Waits until this time, or until the quota may have changed.
    async fn change(&self, until: Option<Instant>) {
        let changed = self.changed.notified();
        match until {
            Some(until) => drop(timeout_at(until, changed).await),
            None => changed.await,
        }
    }
}

impl State {
    /// Takes a permit for a call that asked at this time. Otherwise returns when to try
    /// again, or `None` if the call has to wait until something changes.
    fn take(&mut self, asked: Instant, limit: usize) -> Result<(), Option<Instant>> {
        let now = Instant::now();
        let waiting = self.waiting;
        let mut held_back = self.pause.as_mut().filter(|pause| asked < pause.until);
        if let Some(pause) = &mut held_back {
            let due = pause.due(now, waiting);
            if due > now {
                return Err(Some(due));
            }
        }
        while self.cooling.front().is_some_and(|until| *until <= now) {
            self.cooling.pop_front();
        }
        if self.sent + self.cooling.len() >= limit {
            return Err(self.cooling.front().copied());
        }
        self.sent += 1;
        if let Some(pause) = held_back {
            pause.next = Some(pause.following(now, waiting.saturating_sub(1)));
        }
        Ok(())
    }

    fn pause(&mut self, wait: Duration) {
        let wait = wait.min(self.max_pause);
        let until = after(wait);
        let spread_until = until + wait.min(SPREAD);
        let pause = self.pause.get_or_insert(Pause {
            until,
            spread_until,
            next: None,
        });
        if pause.until < until {
            pause.until = until;
            pause.spread_until = pause.spread_until.max(spread_until);
            pause.next = None;
        }
    }
}

impl Pause {
    /// When the next of `waiting` calls is released after the pause.
    fn due(&mut self, now: Instant, waiting: u32) -> Instant {
        if now < self.until {
            return self.until;
        }
        let first = self.following(self.until, waiting);
        *self.next.get_or_insert(first)
    }

    /// When the next of `waiting` calls is released: the first of as many random times between
    /// `from` and the end of the spread.
    fn following(&self, from: Instant, waiting: u32) -> Instant {
        let left = self.spread_until.saturating_duration_since(from);
        let share = 1.0 - fastrand::f64().powf(1.0 / f64::from(waiting.max(1)));
        from + left.mul_f64(share)
    }
}

/// The time after this wait. Waits over 100 years are shortened to that.
fn after(wait: Duration) -> Instant {
    const YEARS: Duration = Duration::from_secs(100 * 365 * 24 * 3600);
    Instant::now() + wait.min(YEARS)
}

/// A call that waits for a permit.
struct Waiting<'a> {
    shared: &'a Shared,
    since: Instant,
}

impl<'a> Waiting<'a> {
    fn new(shared: &'a Shared) -> Self {
        shared.state().waiting += 1;
        Self {
            shared,
            since: Instant::now(),
        }
    }

    fn take(&self) -> Result<(), Option<Instant>> {
        self.shared.state().take(self.since, self.shared.limit)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let mut state = self.shared.state();
        state.waiting = state.waiting.saturating_sub(1);
    }
}

impl Limiter for Quota {
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>> {
        Box::pin(async {
            let waiting = Waiting::new(&self.0);
            let _turn = self.0.turn.lock().await;
            while let Err(until) = waiting.take() {
                self.0.change(until).await;
            }
            let shared = Arc::clone(&self.0);
            Permit::new(move || shared.ended())
        })
    }

    fn pause(&self, wait: Duration) {
        self.0.state().pause(wait);
    }

    fn paused_for(&self) -> Duration {
        let pause = self.0.state().pause;
        pause.map_or(Duration::ZERO, |pause| {
            pause.until.saturating_duration_since(Instant::now())
        })
    }

    fn resume(&self) {
        self.0.state().pause = None;
        self.0.changed.notify_one();
    }

    fn pause_limit(&self) -> Duration {
        self.0.state().max_pause
    }
}

impl fmt::Debug for Quota {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Quota")
            .field("limit", &self.0.limit)
            .field("window", &self.0.window)
            .finish_non_exhaustive()
    }
}
