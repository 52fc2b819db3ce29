//! A round: the list of conversations, and then the messages of those that changed.

mod conversations;
mod error;
mod messages;
mod order;
mod report;
mod state;

use std::time::Duration;

use conversation_apis::{Error, ErrorKind, Paginated};

pub use self::error::MirrorError;
use self::report::Report;
use crate::config::Settings;
use crate::output::note;
use crate::source::Source;
use crate::store::{Counts, Store};
use crate::walk::{Chunk, Walk};

/// What a round left behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    pub counts: Counts,
    /// Conversations whose messages could not be read now. The next round tries again.
    pub failed: u64,
    /// Conversations that list fewer messages than the provider says that they have, also when
    /// they are read a second time.
    pub short: u64,
    /// Whether the list of conversations changed so much that one may be missing. The next round
    /// that reads the whole list finds it.
    pub may_be_incomplete: bool,
}

impl Outcome {
    /// Whether everything that the provider lists is in the database.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let Counts {
            due,
            forbidden,
            without_id,
            ..
        } = self.counts;
        let unread = [due, forbidden, without_id].iter().any(|count| *count > 0);
        !unread && self.failed == 0 && !self.may_be_incomplete
    }
}

/// Copies from a provider into a database.
pub struct Mirror<S: Source, D: Store> {
    source: S,
    store: D,
    settings: Settings,
    report: Report,
    failed: u64,
    short: u64,
}

impl<S: Source, D: Store> Mirror<S, D> {
    /// Nothing is sent and nothing is written yet.
    pub fn new(source: S, store: D, settings: Settings) -> Self {
        Self {
            source,
            store,
            settings,
            report: Report::default(),
            failed: 0,
            short: 0,
        }
    }

    /// Runs one round, or continues the one that was interrupted. With
    /// [`follow`](Settings::follow), it returns only after an error that does not pass by itself.
    ///
    /// The future can be dropped at any moment. The next run continues where it was.
    ///
    /// # Errors
    ///
    /// If the database fails, if the key is refused, or if the server does not recover.
    pub async fn run(&mut self) -> Result<Outcome, MirrorError> {
        self.store.retry_forbidden().await?;
        let mut is_first = true;
        loop {
            let outcome = self.round(is_first).await;
            is_first = false;
            let Some(pause) = self.settings.follow else {
                return outcome;
            };
            match outcome {
                Ok(outcome) => self.report.summary(&outcome),
                Err(MirrorError::Api { error, .. }) if may_pass(&error) => {
                    self.report.failed(&error);
                }
                Err(error) => return Err(error),
            }
            tokio::time::sleep(pause).await;
        }
    }

    async fn round(&mut self, is_first: bool) -> Result<Outcome, MirrorError> {
        if is_first {
            // What an interrupted run left comes first, so that a program that is often killed
            // gets on.
            self.messages().await?;
        }
        (self.failed, self.short) = (0, 0);
        let may_be_incomplete = self.conversations().await?;
        self.messages().await?;
        Ok(Outcome {
            counts: self.store.counts().await?,
            failed: self.failed,
            short: self.short,
            may_be_incomplete,
        })
    }

    fn api(error: Error) -> MirrorError {
        MirrorError::Api { error, key: S::KEY }
    }
}

/// How often a chunk is read before its error counts. The client retries each request besides.
const ATTEMPTS: u32 = 6;
/// The wait before the second attempt. It doubles each time.
const WAIT: Duration = Duration::from_millis(250);

/// Reads the next chunk, several times if it fails for a reason that may pass.
async fn patient<P: Paginated>(walk: &mut Walk<P>) -> Result<Chunk<P::Item>, Error> {
    let mut attempt = 0;
    loop {
        match walk.next().await {
            Err(error) if attempt + 1 < ATTEMPTS && may_pass(&error) => {
                let asked = error.retry_after().unwrap_or_default();
                let wait = asked.max(WAIT * 2_u32.pow(attempt));
                note(format_args!("trying again in {wait:?}: {error}"));
                tokio::time::sleep(wait).await;
            }
            result => return result,
        }
        attempt += 1;
    }
}

/// Whether the same request may succeed later.
fn may_pass(error: &Error) -> bool {
    match error.kind() {
        // A damaged answer. A page that leads nowhere can be one too.
        ErrorKind::Decode | ErrorKind::NotJson | ErrorKind::Pagination => true,
        _ => error.is_transient(),
    }
}

/// Whether the server, or the client, does not accept the position of a walk.
fn is_refused_position<P: Paginated>(walk: &Walk<P>, error: &Error) -> bool {
    let is_refusal = match error.kind() {
        ErrorKind::InvalidRequest | ErrorKind::Pagination => true,
        _ => {
            let status = error.status().map(|status| status.as_u16());
            matches!(status, Some(400 | 410 | 422))
        }
    };
    is_refusal && !walk.is_at_start()
}
