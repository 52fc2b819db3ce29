//! What the callers and the background task of a quota share.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use conversation_apis::{LimiterUnavailable, Permit};
use redis::Client;
use tokio::runtime::Builder;
use tokio::sync::{Notify, oneshot, watch};

use crate::builder::Settings;
use crate::local::{Local, Micros, micros};
use crate::script::Protocol;
use crate::{Counts, RedisQuotaError, task};

pub(crate) struct Shared {
    pub(crate) settings: Settings,
    pub(crate) client: Client,
    pub(crate) protocol: Protocol,
    origin: Instant,
    state: Mutex<State>,
    /// The background task has something to do earlier than it knows.
    pub(crate) changed: Notify,
    /// Whether Redis answers. `None` before the first attempt has ended.
    pub(crate) contact: watch::Sender<Option<Result<(), RedisQuotaError>>>,
}

pub(crate) struct State {
    pub(crate) local: Local,
    waiters: HashMap<u64, Waiter>,
    /// Until when the background task sleeps.
    pub(crate) asleep_until: Micros,
    task: Option<JoinHandle<()>>,
    pub(crate) counts: Counts,
    /// Nobody can ask any more.
    pub(crate) is_closed: bool,
    /// Why calls fail that may fail.
    pub(crate) refusal: Option<RedisQuotaError>,
}

struct Waiter {
    sender: oneshot::Sender<Result<Slot, LimiterUnavailable>>,
    /// Whether it can be told of an error.
    may_fail: bool,
}

/// A slot on its way to a caller. If nobody picks it up, it goes back.
struct Slot(Option<Arc<Shared>>);

impl Slot {
    fn permit(mut self) -> Permit {
        let shared = self.0.take();
        Permit::new(move || {
            if let Some(shared) = shared {
                shared.ended();
            }
        })
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        if let Some(shared) = self.0.take() {
            let mut state = shared.state();
            let now = shared.now();
            state.local.unused(now);
            state.counts.permits = state.counts.permits.saturating_sub(1);
            shared.deliver(&mut state, now);
            shared.wake(&mut state, now);
        }
    }
}

/// A call that waits. Dropping it takes no permit.
struct Waiting {
    shared: Arc<Shared>,
    waiter: u64,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let mut state = self.shared.state();
        if state.waiters.remove(&self.waiter).is_some() {
            state.local.cancel(self.waiter);
        }
    }
}

impl Shared {
    pub(crate) fn new(client: Client, settings: Settings) -> Arc<Self> {
        let id = format!("{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..));
        Arc::new(Self {
            client,
            protocol: Protocol::new(settings.clone(), id),
            origin: Instant::now(),
            state: Mutex::new(State {
                local: Local::new(&settings),
                waiters: HashMap::new(),
                asleep_until: 0,
                task: None,
                counts: Counts::default(),
                is_closed: false,
                refusal: None,
            }),
            settings,
            changed: Notify::new(),
            contact: watch::Sender::new(None),
        })
    }

    pub(crate) fn now(&self) -> Micros {
        micros(self.origin.elapsed())
    }

    pub(crate) fn instant(&self, at: Micros) -> tokio::time::Instant {
        (self.origin + Duration::from_micros(at)).into()
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts the background task, if it does not run. It has a thread of its own, so that
    /// leases are renewed while the runtimes of the callers are busy or gone.
    pub(crate) fn start(self: &Arc<Self>) -> Result<(), LimiterUnavailable> {
        let mut state = self.state();
        if state.task.as_ref().is_some_and(|task| !task.is_finished()) {
            return Ok(());
        }
        let shared = Arc::clone(self);
        let thread = std::thread::Builder::new().name("redis-quota".to_owned());
        let unavailable = |error: std::io::Error| {
            LimiterUnavailable::new(format!("the thread of the quota does not start: {error}"))
        };
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(unavailable)?;
        // A task that ended too early may have left a call without an answer.
        state.local.failed(self.now(), false);
        let log = tracing::dispatcher::get_default(Clone::clone);
        let run = move || runtime.block_on(task::run(shared));
        let started = thread.spawn(move || tracing::dispatcher::with_default(&log, run));
        state.task = Some(started.map_err(unavailable)?);
        Ok(())
    }

    /// Waits for a permit. If it may not fail, it waits until there is one.
    pub(crate) async fn acquire(
        self: &Arc<Self>,
        may_fail: bool,
    ) -> Result<Permit, LimiterUnavailable> {
        match self.start() {
            Err(error) if may_fail => return Err(error),
            Err(_) => std::future::pending().await,
            Ok(()) => {}
        }
        let (waiting, receiver) = match self.ask(may_fail)? {
            Ok(permit) => return Ok(permit),
            Err(waiting) => waiting,
        };
        let answer = receiver.await;
        drop(waiting);
        match answer {
            Ok(slot) => slot.map(Slot::permit),
            // Not reached: the sender is dropped only by the drop of `waiting`.
            Err(_) => Err(LimiterUnavailable::new("the quota is closed")),
        }
    }

    /// Takes a permit at once, or begins to wait.
    #[allow(clippy::type_complexity)]
    fn ask(
        self: &Arc<Self>,
        may_fail: bool,
    ) -> Result<
        Result<Permit, (Waiting, oneshot::Receiver<Result<Slot, LimiterUnavailable>>)>,
        LimiterUnavailable,
    > {
        let mut state = self.state();
        // Read with the lock held: a time from before a long wait for it would be too early.
        let now = self.now();
        let waiter = state.local.ask(now);
        // Whoever waits longer is served first, by the background task.
        if state.local.waiting() == 1 && state.local.serve(now) == Some(waiter) {
            state.counts.permits += 1;
            self.wake(&mut state, now);
            return Ok(Ok(Slot(Some(Arc::clone(self))).permit()));
        }
        if let Some(refusal) = state.refusal.clone().filter(|_| may_fail) {
            state.local.cancel(waiter);
            return Err(refusal.into());
        }
        let (sender, receiver) = oneshot::channel();
        state.waiters.insert(waiter, Waiter { sender, may_fail });
        self.wake(&mut state, now);
        let shared = Arc::clone(self);
        Ok(Err((Waiting { shared, waiter }, receiver)))
    }

    /// Gives the permits that are due to the calls that wait.
    pub(crate) fn deliver(self: &Arc<Self>, state: &mut State, now: Micros) {
        while let Some(served) = state.local.serve(now) {
            let slot = Slot(Some(Arc::clone(self)));
            state.counts.permits += 1;
            let waiter = state.waiters.remove(&served);
            let lost = match waiter {
                Some(waiter) => waiter.sender.send(Ok(slot)).err().and_then(Result::ok),
                None => Some(slot),
            };
            if let Some(mut slot) = lost {
                // Its own drop would lock the state again.
                slot.0 = None;
                state.counts.permits -= 1;
                state.local.unused(now);
            }
        }
    }

    /// Fails the waiting calls that may fail.
    pub(crate) fn refuse(&self, state: &mut State, error: &RedisQuotaError) {
        state.refusal = Some(error.clone());
        let may_fail = |(waiter, of): (&u64, &Waiter)| of.may_fail.then_some(*waiter);
        let failing: Vec<u64> = state.waiters.iter().filter_map(may_fail).collect();
        for waiter in failing {
            state.local.cancel(waiter);
            if let Some(waiter) = state.waiters.remove(&waiter) {
                // A call that stopped waiting needs no error.
                drop(waiter.sender.send(Err(error.clone().into())));
            }
        }
    }

    fn ended(self: &Arc<Self>) {
        let mut state = self.state();
        // Read with the lock held: a time from before a long wait for it would be too early.
        let now = self.now();
        state.local.ended(now);
        if state.is_closed {
            self.changed.notify_one();
        }
        self.wake(&mut state, now);
    }

    /// Wakes the background task if it has something to do earlier than it knows.
    pub(crate) fn wake(&self, state: &mut State, now: Micros) {
        let at = state.local.wake_at(now);
        if at.is_some_and(|at| at < state.asleep_until) {
            state.asleep_until = 0;
            self.changed.notify_one();
        }
    }
}
