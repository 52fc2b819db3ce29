//! The background task of a quota: it connects, calls Redis when the local state says so, and
//! gives permits when they are due. It is the only one that talks to Redis, with one call at a
//! time.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use redis::aio::MultiplexedConnection;
use redis::{RedisError, Value};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::{Instant, sleep, sleep_until, timeout};
use tracing::{info, warn};

use crate::link::{self, Node, Push};
use crate::local::{Call, Micros};
use crate::script::Link;
use crate::shared::{Shared, State};
use crate::{RedisQuotaError, WhenAway};

/// The longest wait between two attempts to connect. Processes have to come back sooner than a
/// recovery settles.
const RETRY: Duration = Duration::from_millis(500);

type Work = Pin<Box<dyn Future<Output = Done> + Send>>;

enum Done {
    Connected(Result<MultiplexedConnection, RedisError>),
    Called(Result<Value, RedisError>),
}

/// What the task knows of the connection.
struct Task {
    shared: Arc<Shared>,
    connection: Option<MultiplexedConnection>,
    /// Whether Redis has not been called on this connection.
    is_new: bool,
    /// Whether an attempt failed before Redis ever answered.
    saw_outage: bool,
    node: Option<Node>,
    pushes: UnboundedReceiver<Push>,
    sender: UnboundedSender<Push>,
    work: Option<Work>,
    /// When the attempt that runs began.
    began: Instant,
    /// Since when nothing has succeeded.
    failing_since: Option<Instant>,
    failures: u32,
    last_error: Option<RedisQuotaError>,
    /// Whether the log says that Redis is away.
    is_logged: bool,
}

/// Runs until all handles and permits of the quota are dropped.
pub(crate) async fn run(shared: Arc<Shared>) {
    let (sender, pushes) = unbounded_channel();
    let mut task = Task {
        shared,
        connection: None,
        is_new: true,
        saw_outage: false,
        node: None,
        pushes,
        sender,
        work: None,
        began: Instant::now(),
        failing_since: None,
        failures: 0,
        last_error: None,
        is_logged: false,
    };
    while task.step().await {}
}

impl Task {
    /// An answer may take this long.
    fn patience(&self) -> Duration {
        self.shared.settings.lease() / 3
    }

    /// Does what is due and waits for the next event. Returns whether the task goes on.
    async fn step(&mut self) -> bool {
        let Some(until) = self.decide() else {
            self.leave().await;
            return false;
        };
        let shared = Arc::clone(&self.shared);
        let work = async {
            match &mut self.work {
                Some(work) => work.await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            done = work => {
                self.work = None;
                match done {
                    Done::Connected(result) => self.connected(result),
                    Done::Called(result) => self.called(result),
                }
            }
            push = self.pushes.recv() => self.pushed(push),
            () = shared.changed.notified() => {}
            () = sleep_until(until) => {}
        }
        true
    }

    /// Starts the work that is due. Returns when to look again, or `None` if all is done.
    fn decide(&mut self) -> Option<Instant> {
        let shared = Arc::clone(&self.shared);
        let mut state = shared.state();
        let now = shared.now();
        self.check_away(&mut state, now);
        shared.deliver(&mut state, now);
        if state.is_closed && state.local.in_flight() == 0 && !state.local.is_calling() {
            return None;
        }
        if self.work.is_none() {
            match self.connection.clone() {
                None => self.connect(),
                Some(connection) => {
                    if let Some(call) = state.local.call(now) {
                        state.counts.calls += 1;
                        self.call(connection, &call);
                    }
                }
            }
        }
        let at = match self.work.is_none() {
            true => state.local.wake_at(now),
            false => state.local.next_permit(now),
        };
        // A day, if nothing is due. Nothing that is due now could be done.
        let until = at.map_or(now + 86_400_000_000, |at| at.max(now + 1_000));
        state.asleep_until = until;
        let until = shared.instant(until);
        let waits = !state.local.is_away() && state.refusal.is_none();
        let gives_up = self.failing_since.filter(|_| waits);
        Some(gives_up.map_or(until, |since| until.min(since + self.patience())))
    }

    fn connect(&mut self) {
        let now = Instant::now();
        self.failing_since.get_or_insert(now);
        let (client, node) = (self.shared.client.clone(), self.node.take());
        let (shared, patience) = (Arc::clone(&self.shared), self.patience());
        let (sender, pushes) = unbounded_channel();
        self.pushes = pushes;
        self.sender = sender.clone();
        let wait = self.wait();
        self.began = now + wait;
        self.work = Some(Box::pin(async move {
            sleep(wait).await;
            let protocol = &shared.protocol;
            Done::Connected(link::connect(client, node, protocol, patience, sender).await)
        }));
    }

    /// How long to wait before the next attempt.
    fn wait(&self) -> Duration {
        let Some(doublings) = self.failures.checked_sub(1) else {
            return Duration::ZERO;
        };
        let most = RETRY.min(self.shared.settings.lease() / 6);
        let wait = Duration::from_millis(10 << doublings.min(8)).min(most);
        wait.mul_f64(0.5 + fastrand::f64() / 2.0)
    }

    fn call(&mut self, connection: MultiplexedConnection, call: &Call) {
        let shared = Arc::clone(&self.shared);
        let mut connection = connection;
        let patience = self.patience();
        let link = Link {
            is_new: std::mem::take(&mut self.is_new),
            saw_outage: self.saw_outage,
        };
        self.began = Instant::now();
        let call = call.clone();
        self.work = Some(Box::pin(async move {
            let invocation = shared.protocol.invocation(&call, link, None);
            let answer = timeout(patience, invocation.invoke_async(&mut connection)).await;
            let late = || Err(std::io::Error::from(std::io::ErrorKind::TimedOut).into());
            Done::Called(answer.unwrap_or_else(|_| late()))
        }));
    }

    fn connected(&mut self, result: Result<MultiplexedConnection, RedisError>) {
        match result {
            Ok(connection) => {
                self.connection = Some(connection);
                self.is_new = true;
                // Whatever was missed is in the answer to a call.
                self.shared.state().local.poke();
            }
            Err(error) => self.failed(&link::explain(&error), true),
        }
    }

    fn called(&mut self, result: Result<Value, RedisError>) {
        let has_reply = result
            .as_ref()
            .map_or_else(|e| e.code().is_some(), |_| true);
        let answer = match result {
            Ok(value) => self.shared.protocol.read(&value),
            Err(error) => {
                self.node = link::moved(&error);
                Err(link::explain(&error))
            }
        };
        match answer {
            Ok(answer) => {
                let shared = Arc::clone(&self.shared);
                let mut state = shared.state();
                let was_away = state.local.is_away();
                let share = state.local.share_when_away();
                state.local.answered(shared.now(), answer);
                state.refusal = None;
                self.saw_outage = false;
                self.failing_since = None;
                self.failures = 0;
                self.last_error = None;
                drop(state);
                if std::mem::take(&mut self.is_logged) || was_away {
                    self.log_return(share);
                }
                shared.contact.send_replace(Some(Ok(())));
            }
            Err(error) => self.failed(&error, has_reply),
        }
    }

    /// An attempt failed. The next one uses a new connection. Without a reply to a call, Redis
    /// may have executed it.
    fn failed(&mut self, error: &RedisQuotaError, has_reply: bool) {
        self.connection = None;
        self.failing_since.get_or_insert(self.began);
        if self.node.is_none() {
            self.failures = self.failures.saturating_add(1);
        }
        let shared = Arc::clone(&self.shared);
        let mut state = shared.state();
        let now = shared.now();
        state.local.failed(now, has_reply);
        self.saw_outage |= !state.local.has_joined();
        self.last_error = Some(error.clone());
        // A share cannot replace an answer that will not come.
        let is_other = matches!(error, RedisQuotaError::OtherLimit { .. });
        if is_other {
            state.local.lose_slots(now);
        }
        if is_other || error.is_lasting() && !state.local.has_joined() {
            shared.refuse(&mut state, error);
            drop(state);
            self.log(error, None);
            shared.contact.send_replace(Some(Err(error.clone())));
        }
    }

    /// Continues without Redis if nothing has succeeded for too long.
    fn check_away(&mut self, state: &mut State, now: Micros) {
        let patience = self.patience();
        let is_late = self
            .failing_since
            .is_some_and(|since| since.elapsed() >= patience);
        if !is_late || state.local.is_away() || state.refusal.is_some() {
            return;
        }
        let error = self.last_error.clone();
        let error = error.unwrap_or_else(|| RedisQuotaError::Unreachable {
            reason: "no answer in time".to_owned(),
        });
        state.local.go_away(now, false);
        self.shared.deliver(state, now);
        if state.local.refuses() {
            self.shared.refuse(state, &error);
        }
        self.log(&error, state.local.share_when_away());
        self.shared.contact.send_replace(Some(Err(error)));
    }

    fn log(&mut self, error: &RedisQuotaError, share: Option<usize>) {
        if std::mem::replace(&mut self.is_logged, true) {
            return;
        }
        let quota = &self.shared.settings.name;
        match (self.shared.settings.when_away, share) {
            (WhenAway::Share, Some(0)) => {
                warn!(%quota, policy = "share", share = 0, "{error}; this process has no share of the limit, so calls wait");
            }
            (WhenAway::Share, Some(share)) => {
                warn!(%quota, policy = "share", share, "{error}; this process continues with its share of the limit");
            }
            (WhenAway::Share, None) => {
                warn!(%quota, policy = "share", "{error}; calls fail until this is corrected");
            }
            (WhenAway::Refuse, _) => {
                warn!(%quota, policy = "refuse", "{error}; calls fail until Redis answers");
            }
        }
    }

    fn log_return(&self, share: Option<usize>) {
        let quota = &self.shared.settings.name;
        match (self.shared.settings.when_away, share) {
            (WhenAway::Share, Some(share)) => {
                info!(%quota, policy = "share", share, "Redis is back; this process used its share of the limit meanwhile");
            }
            (WhenAway::Share, None) => {
                info!(%quota, policy = "share", "Redis is back");
            }
            (WhenAway::Refuse, _) => {
                info!(%quota, policy = "refuse", "Redis is back; calls failed meanwhile");
            }
        }
    }

    fn pushed(&mut self, push: Option<Push>) {
        let now = self.shared.now();
        match push {
            // A call that runs fails by itself.
            Some(Push::Disconnected) if self.work.is_none() => {
                self.connection = None;
                self.failing_since.get_or_insert_with(Instant::now);
            }
            Some(Push::Paused(pauses, left, spread)) => {
                self.shared.state().local.told(now, pauses, left, spread);
            }
            Some(Push::Called) => self.shared.state().local.poke(),
            Some(Push::Disconnected) | None => {}
        }
    }

    /// Returns all slots.
    async fn leave(&mut self) {
        let call = {
            let mut state = self.shared.state();
            let now = self.shared.now();
            state.local.leave(now)
        };
        let Some(mut connection) = self.connection.take().filter(|_| self.work.is_none()) else {
            return;
        };
        let invocation = self
            .shared
            .protocol
            .invocation(&call, Link::default(), None);
        let left = invocation.invoke_async::<Value>(&mut connection);
        // If it does not arrive, the lease ends.
        drop(timeout(self.patience(), left).await);
    }
}
