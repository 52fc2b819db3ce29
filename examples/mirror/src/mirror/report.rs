//! Lines on standard error: what was done, how much and how fast. They have no id and nothing
//! that a customer wrote.

use std::time::{Duration, Instant};

use conversation_apis::Error;

use super::Outcome;
use crate::output::note;

/// The time between two lines.
const INTERVAL: Duration = Duration::from_secs(5);

/// The progress of a round.
#[derive(Debug, Default)]
pub struct Report {
    phase: Option<Phase>,
}

#[derive(Debug)]
struct Phase {
    what: &'static str,
    began: Instant,
    said: Instant,
    rows: u64,
    /// How many rows there are in all, if that is known.
    of: Option<u64>,
}

impl Report {
    /// Begins to count rows.
    pub fn begin(&mut self, what: &'static str) {
        let now = Instant::now();
        self.phase = Some(Phase {
            what,
            began: now,
            said: now,
            rows: 0,
            of: None,
        });
    }

    /// Counts rows, and writes a line from time to time.
    pub fn rows(&mut self, rows: usize, of: Option<i64>) {
        let Some(phase) = &mut self.phase else { return };
        phase.rows += u64::try_from(rows).unwrap_or(u64::MAX);
        phase.of = of.and_then(|of| u64::try_from(of).ok()).or(phase.of);
        if phase.said.elapsed() >= INTERVAL {
            phase.said = Instant::now();
            phase.say();
        }
    }

    /// Writes the last line, if there is something to say.
    pub fn end(&mut self) {
        let phase = self.phase.take();
        if let Some(phase) = phase.filter(|phase| phase.rows > 0) {
            phase.say();
        }
    }

    pub fn failed(&self, error: &Error) {
        note(format_args!(
            "this round failed, the next one continues: {error}"
        ));
    }

    pub fn summary(&self, outcome: &Outcome) {
        note(outcome);
    }
}

impl Phase {
    fn say(&self) {
        let Self { what, rows, .. } = self;
        let of = self.of.map(|of| format!(" of {of}")).unwrap_or_default();
        let seconds = self.began.elapsed().as_secs_f64();
        #[expect(clippy::cast_precision_loss)] // a rate for people
        let rate = *rows as f64 / seconds.max(0.001);
        note(format_args!("{what}: {rows}{of} read, {rate:.0} a second"));
    }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let counts = &self.counts;
        let (conversations, messages) = (counts.conversations, counts.messages);
        write!(
            formatter,
            "{conversations} conversations, {messages} messages"
        )?;
        let short = i64::try_from(self.short).unwrap_or(i64::MAX);
        let parts = [
            (
                counts.undecoded,
                "rows do not fit their documented type: see `raw`",
            ),
            (
                counts.gone,
                "conversations have no messages at the provider any more",
            ),
            (
                counts.forbidden,
                "conversations the key may not read: see `messages`",
            ),
            (
                counts.without_id,
                "conversations have no readable id, so their messages are not read: see `raw`",
            ),
            (counts.due, "conversations still to be read: run again"),
            (
                short,
                "conversations list fewer messages than the provider says",
            ),
        ];
        for (number, text) in parts {
            if number > 0 {
                write!(formatter, "\n  {number} {text}")?;
            }
        }
        if self.may_be_incomplete {
            formatter.write_str(
                "\n  the list changed while it was read: a conversation may be missing until the next run with --full",
            )?;
        }
        Ok(())
    }
}
