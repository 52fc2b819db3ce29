//! The tokio runtime that runs the calls.

use std::any::Any;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task::{JoinError, JoinHandle};
use tokio::time::{Instant, sleep};
use tracing::Instrument;
use tracing::instrument::WithSubscriber;

use crate::{Error, ErrorKind};

/// Runs a future as a task of its own, in the span and with the subscriber of the
/// caller.
///
/// # Errors
///
/// Outside a tokio runtime, where `tokio::spawn` would panic.
pub(crate) fn spawn<T: Send + 'static>(
    future: impl Future<Output = T> + Send + 'static,
) -> Result<Task<T>, Error> {
    let Ok(runtime) = Handle::try_current() else {
        return Err(not_sent(
            "there is no tokio runtime here; call from within one, such as `#[tokio::main]` makes",
        ));
    };
    let future = future.in_current_span().with_current_subscriber();
    Ok(Task(runtime.spawn(future)))
}

/// A task that ends with its owner.
///
/// As a future it gives what the task gives, or an error where the runtime lacks
/// timers or I/O, or shuts down. Every other panic of the task goes on in the caller.
pub(crate) struct Task<T>(JoinHandle<T>);

impl<T> Future for Task<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Poll::Ready(ready!(Pin::new(&mut self.0).poll(context)).map_err(broken_off))
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// A point in time that wakes up who waits for it.
///
/// Without a runtime that has timers it does not: who asks again learns that the time
/// has come, and the calls that are waited for beside it fail.
pub(crate) struct Alarm {
    at: Option<Instant>,
    timer: Option<Task<()>>,
}

impl Alarm {
    /// So much later; never, if that is later than counts.
    pub(crate) fn after(wait: Duration) -> Self {
        Self {
            at: Instant::now().checked_add(wait),
            timer: spawn(async move { sleep(wait).await }).ok(),
        }
    }
}

impl Future for Alarm {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if let Some(timer) = &mut self.timer
            && Pin::new(timer).poll(context).is_ready()
        {
            self.timer = None;
        }
        match self.at {
            Some(at) if at <= Instant::now() => Poll::Ready(()),
            _ => Poll::Pending,
        }
    }
}

fn broken_off(error: JoinError) -> Error {
    let Ok(panic) = error.try_into_panic() else {
        return Error::new(ErrorKind::Runtime, "the tokio runtime is shutting down");
    };
    match lacks(panic.as_ref()) {
        Some(lack) => not_sent(lack),
        None => std::panic::resume_unwind(panic),
    }
}

/// What the runtime lacks, if that is why tokio panicked. Nothing but the text of the
/// panic tells: tokio has no way to ask.
fn lacks(panic: &(dyn Any + Send)) -> Option<&'static str> {
    let text = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))?;
    let text = text.strip_prefix("A Tokio 1.x context was found, but ")?;
    if text.starts_with("timers are disabled") {
        Some("the tokio runtime has no timers; build it with `enable_all`, or `enable_time`")
    } else if text.starts_with("IO is disabled") {
        Some("the tokio runtime has no I/O; build it with `enable_all`, or `enable_io`")
    } else {
        None
    }
}

fn not_sent(reason: &str) -> Error {
    let mut error = Error::new(ErrorKind::Runtime, reason);
    error.set_attempts(0);
    error
}
