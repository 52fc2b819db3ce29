//! A server's limit of requests, kept to ahead of the server.

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as Turn, Notify};
use tokio::time::{Instant, timeout_at};

/// Gives leave to send requests, one at a time.
///
/// [`Quota`] is one for the clients of one process; another one may ask a service that
/// several machines share, or bound the requests under way:
///
/// ```
/// use std::pin::Pin;
/// use std::sync::Arc;
/// use std::time::Duration;
/// use conversation_apis::{Limiter, Permit, Quota, partoo::Client};
/// use tokio::sync::Semaphore;
///
/// /// A quota, and a maximum of concurrent requests.
/// struct AtOnce {
///     quota: Quota,
///     places: Arc<Semaphore>,
/// }
///
/// impl Limiter for AtOnce {
///     fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>> {
///         Box::pin(async {
///             // It fails only once the semaphore is closed, which nobody does.
///             let place = Arc::clone(&self.places).acquire_owned().await.ok();
///             let leave = self.quota.acquire().await;
///             Permit::new(move || drop((leave, place)))
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
    /// Waits until one request may be sent. Dropping the future takes no leave.
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>>;

    /// The server has answered 429: no leave before this much time has passed. It is
    /// never longer than [`pause_limit`](Self::pause_limit).
    fn pause(&self, wait: Duration);

    /// How long it is still closed by a 429; a call that may not wait so long
    /// fails at once. Zero, unless the limiter says otherwise.
    fn paused_for(&self) -> Duration {
        Duration::ZERO
    }

    /// Opens it again at once, also for those who are waiting, after a 429 whose
    /// `Retry-After` was a mistake. Does nothing, unless the limiter says otherwise.
    fn resume(&self) {}

    /// The longest time that one 429 may close it. A longer `Retry-After`, such as a
    /// point in time that was sent as a number of seconds, is treated as this.
    /// [`Quota::MAX_PAUSE`], unless the limiter says otherwise.
    fn pause_limit(&self) -> Duration {
        Quota::MAX_PAUSE
    }
}

impl<L: Limiter + ?Sized> Limiter for Arc<L> {
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>> {
        (**self).acquire()
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

/// Leave to send one request; dropped when its answer is there or will not come.
pub struct Permit(Option<Box<dyn FnOnce() + Send>>);

impl Permit {
    /// Leave, and what to do when it is not needed any more.
    pub fn new(done: impl FnOnce() + Send + 'static) -> Self {
        Self(Some(Box::new(done)))
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        if let Some(done) = self.0.take() {
            done();
        }
    }
}

impl fmt::Debug for Permit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Permit")
    }
}

/// A maximum of requests in any window of time, shared by every client it is given to
/// and their clones.
///
/// Cloning it shares it. Who asks first is served first. A request counts from
/// when it is sent until a window after its answer came, so that the server,
/// wherever its own windows begin, sees no more than the limit; a limit that
/// refills over time (the token bucket of the crate `governor`) would allow up
/// to twice as many in the first window.
///
/// A 429 closes it for as long as the server asks, but at most for
/// [`max_pause`](Self::max_pause). Callers that waited for it to open are let go one
/// after another, at random times within as long as it was closed, and at most 20
/// seconds: together they would run into the next 429. [`resume`](Limiter::resume)
/// opens it early and lets all of them go at once.
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
    /// Held by who is next: tokio's mutex is handed on in order.
    turn: Turn<()>,
    state: Mutex<State>,
    /// The next one may go sooner than it was told: a request ended, or the quota was
    /// reopened.
    changed: Notify,
}

struct State {
    max_pause: Duration,
    /// Requests that are under way.
    sent: usize,
    /// When those that ended stop counting.
    cooling: VecDeque<Instant>,
    /// How many are waiting for leave.
    waiting: u32,
    pause: Option<Pause>,
}

/// A pause after a 429.
#[derive(Clone, Copy)]
struct Pause {
    until: Instant,
    /// When the last of those who waited for its end is let go.
    spread_until: Instant,
    /// When the next of them is let go.
    next: Option<Instant>,
}

/// The longest time over which those who waited for the end of a pause are spread out.
const SPREAD: Duration = Duration::from_secs(20);

impl Quota {
    /// The longest that one 429 closes a quota, without
    /// [`max_pause`](Self::max_pause): 15 minutes.
    pub const MAX_PAUSE: Duration = Duration::from_secs(15 * 60);

    /// This many requests in any window of this length; 0 is treated as 1.
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

    /// The longest that one 429 closes this quota and its clones from now on, whatever
    /// its `Retry-After` says. The error of the call still states what the server asked
    /// for. Zero: a 429 does not close it.
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

    /// Waits until the quota may have changed: until this time, or something happens.
    async fn change(&self, until: Option<Instant>) {
        let changed = self.changed.notified();
        match until {
            Some(until) => drop(timeout_at(until, changed).await),
            None => changed.await,
        }
    }
}

impl State {
    /// Takes leave for who asked then, or says when to ask again: at a time, or when
    /// something changes.
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
    /// When the next of `waiting` callers may go, after the pause.
    fn due(&mut self, now: Instant, waiting: u32) -> Instant {
        if now < self.until {
            return self.until;
        }
        let first = self.following(self.until, waiting);
        *self.next.get_or_insert(first)
    }

    /// When the next of `waiting` callers goes: the first of as many random times
    /// between `from` and the end of the spread.
    fn following(&self, from: Instant, waiting: u32) -> Instant {
        let left = self.spread_until.saturating_duration_since(from);
        let share = 1.0 - fastrand::f64().powf(1.0 / f64::from(waiting.max(1)));
        from + left.mul_f64(share)
    }
}

/// The time after this wait, which is cut to 100 years.
fn after(wait: Duration) -> Instant {
    const YEARS: Duration = Duration::from_secs(100 * 365 * 24 * 3600);
    Instant::now() + wait.min(YEARS)
}

/// One who waits for leave.
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
