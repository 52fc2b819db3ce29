//! The tokio runtime that runs calls.

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

/// Runs a future as a task, with the caller's `tracing` span and subscriber.
///
/// # Errors
///
/// If no tokio runtime is running. `tokio::spawn` would panic.
pub(crate) fn spawn<T: Send + 'static>(
    future: impl Future<Output = T> + Send + 'static,
) -> Result<Task<T>, Error> {
    let Ok(runtime) = Handle::try_current() else {
        return Err(not_sent(
            "no tokio runtime is running here; make the call inside one, such as `#[tokio::main]` starts",
        ));
    };
    let future = future.in_current_span().with_current_subscriber();
    Ok(Task(runtime.spawn(future)))
}

/// A task that is cancelled when it is dropped.
///
/// As a future, it returns the task's output, or an error if the runtime has no timers or no
/// I/O, or shuts down. Any other panic of the task continues in the caller.
pub(crate) struct Task<T>(JoinHandle<T>);

impl<T> Future for Task<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Poll::Ready(ready!(Pin::new(&mut self.0).poll(context)).map_err(task_error))
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// A point in time that wakes the task that waits for it.
///
/// It wakes no task if the runtime has no timers. A poll after that time is still ready, and
/// the calls that the task waits for fail anyway.
pub(crate) struct Alarm {
    at: Option<Instant>,
    timer: Option<Task<()>>,
}

impl Alarm {
    /// After this time; never, if the clock cannot hold that time.
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

fn task_error(error: JoinError) -> Error {
    let Ok(panic) = error.try_into_panic() else {
        return Error::new(ErrorKind::Runtime, "the tokio runtime is shutting down");
    };
    match lacks(panic.as_ref()) {
        Some(lack) => not_sent(lack),
        None => std::panic::resume_unwind(panic),
    }
}

/// Says what the runtime lacks, if that is why tokio panicked. tokio has no API to ask, so
/// the text of the panic is read.
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
