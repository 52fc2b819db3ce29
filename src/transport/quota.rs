//! A server's limit of requests, kept to ahead of the server.

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as Turn, Notify};
use tokio::time::{Instant, sleep_until};

/// Gives leave to send requests, one at a time.
///
/// [`Quota`] is one for the clients of one process; another one may ask a
/// service that several machines share.
pub trait Limiter: Send + Sync + 'static {
    /// Waits until one request may be sent. Dropping the future takes no leave.
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>>;

    /// The server has answered 429: no leave before this much time has passed.
    fn close(&self, wait: Duration);

    /// How long it is still closed by a 429; a call that may not wait so long
    /// fails at once. Zero, unless the limiter says otherwise.
    fn closed_for(&self) -> Duration {
        Duration::ZERO
    }
}

impl<L: Limiter + ?Sized> Limiter for Arc<L> {
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>> {
        (**self).acquire()
    }

    fn close(&self, wait: Duration) {
        (**self).close(wait);
    }

    fn closed_for(&self) -> Duration {
        (**self).closed_for()
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

/// At most so many requests in any window of time, for every client it is given
/// to, and their clones.
///
/// Cloning it shares it. Who asks first is served first. A request counts from
/// when it is sent until a window after its answer came, so that the server,
/// wherever its own windows begin, sees no more than the limit; a limit that
/// refills over time (the token bucket of the crate `governor`) would allow up
/// to twice as many in the first window.
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
    /// A request came to its end.
    ended: Notify,
}

#[derive(Default)]
struct State {
    /// Requests that are under way.
    sent: usize,
    /// When those that ended stop counting.
    cooling: VecDeque<Instant>,
    closed_until: Option<Instant>,
}

impl Quota {
    /// This many requests in any window of this length; 0 is taken as 1.
    pub fn new(limit: u32, window: Duration) -> Self {
        Self(Arc::new(Shared {
            limit: usize::try_from(limit).unwrap_or(usize::MAX).max(1),
            window,
            turn: Turn::new(()),
            state: Mutex::default(),
            ended: Notify::new(),
        }))
    }
}

impl Shared {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes leave, or says when to ask again: at a time, or when a request ends.
    fn take(&self) -> Result<(), Option<Instant>> {
        let mut state = self.state();
        let now = Instant::now();
        if let Some(until) = state.closed_until.filter(|until| *until > now) {
            return Err(Some(until));
        }
        while state.cooling.front().is_some_and(|until| *until <= now) {
            state.cooling.pop_front();
        }
        if state.sent + state.cooling.len() < self.limit {
            state.sent += 1;
            return Ok(());
        }
        Err(state.cooling.front().copied())
    }

    fn ended(&self) {
        let mut state = self.state();
        state.sent = state.sent.saturating_sub(1);
        state.cooling.push_back(after(self.window));
        drop(state);
        self.ended.notify_one();
    }
}

/// So much later, or as late as counts.
fn after(wait: Duration) -> Instant {
    const YEARS: Duration = Duration::from_secs(100 * 365 * 24 * 3600);
    Instant::now() + wait.min(YEARS)
}

impl Limiter for Quota {
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>> {
        Box::pin(async {
            let _turn = self.0.turn.lock().await;
            loop {
                match self.0.take() {
                    Ok(()) => {
                        let shared = Arc::clone(&self.0);
                        return Permit::new(move || shared.ended());
                    }
                    Err(Some(until)) => sleep_until(until).await,
                    Err(None) => self.0.ended.notified().await,
                }
            }
        })
    }

    fn close(&self, wait: Duration) {
        let until = Some(after(wait));
        let mut state = self.0.state();
        state.closed_until = state.closed_until.max(until);
    }

    fn closed_for(&self) -> Duration {
        let until = self.0.state().closed_until;
        until.map_or(Duration::ZERO, |until| {
            until.saturating_duration_since(Instant::now())
        })
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
