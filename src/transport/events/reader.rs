//! Reads a stream of events, and connects again if the connection breaks.

use std::collections::VecDeque;
use std::time::Duration;

use reqwest::header::{HeaderName, HeaderValue};
use tokio::sync::mpsc::Sender;
use tokio::time::{Instant, sleep};

use super::super::Response;
use super::super::live::{Live, Origin, is_always_empty, too_large};
use super::super::send::Call;
use super::no_events;
use super::parser::{Parser, Raw};
use crate::Error;

/// The header with the id of the last event.
pub(in crate::transport) const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// Reads a stream of events.
pub(super) struct Reader {
    live: Live,
    parser: Parser,
    origin: Box<Origin>,
    call: Option<Box<Call>>,
    has_events: bool,
    /// How often the connection broke since the last event, and when it first did.
    breaks: u32,
    since: Instant,
}

impl Reader {
    pub(super) fn new(
        live: Live,
        origin: Box<Origin>,
        call: Option<Box<Call>>,
        last_id: Option<String>,
    ) -> Self {
        Self {
            parser: Parser::new(last_id, live.most),
            live,
            origin,
            call,
            has_events: false,
            breaks: 0,
            since: Instant::now(),
        }
    }

    /// Sends each event to the stream.
    pub(super) async fn run(mut self, sender: Sender<Result<Raw, Error>>) {
        let mut events = VecDeque::new();
        loop {
            let more = match self.live.chunk().await {
                Ok(None) => return,
                Ok(Some(bytes)) => {
                    let fits = self.parser.push(&bytes, &mut events);
                    fits.map_err(|_| self.origin.error(too_large(self.live.most)))
                        .map(|()| true)
                }
                Err(error) => self.resume(error).await,
            };
            while let Some(event) = events.pop_front() {
                self.has_events = true;
                self.breaks = 0;
                if sender.send(Ok(event)).await.is_err() {
                    return;
                }
            }
            match more {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => {
                    // If nothing reads the stream any more, nothing needs the error.
                    let _ = sender.send(Err(error)).await;
                    return;
                }
            }
        }
    }

    /// Connects again after a break. Returns whether there may be further events.
    async fn resume(&mut self, error: Error) -> Result<bool, Error> {
        if self.breaks == 0 {
            self.since = Instant::now();
        }
        self.breaks += 1;
        let outcome = Err(self.origin.error(error));
        let Some((wait, call)) = self.next_attempt(&outcome) else {
            return outcome.map(|_| false);
        };
        sleep(wait).await;
        let mut response = call.answer().await?;
        self.origin.attempts += response.attempts;
        response.attempts = self.origin.attempts;
        if !response.status.is_success() {
            return Err(Error::unexpected(response));
        }
        let Some(live) = response.live.take() else {
            // 204 ends a stream of events.
            return match is_always_empty(response.status) {
                true => Ok(false),
                false => Err(no_events(response)),
            };
        };
        self.live = live;
        self.call = response.call.take();
        self.parser.reconnect();
        Ok(true)
    }

    /// The call that continues the stream, and the wait before it.
    fn next_attempt(&self, outcome: &Result<Response, Error>) -> Option<(Duration, Call)> {
        let call = self.call.as_ref()?;
        let id = self.parser.last_id();
        // Without an id, the server would start over, and send the same events again.
        if id.is_none() && self.has_events {
            return None;
        }
        let wait = call.wait_after_break(outcome, self.breaks, self.since)?;
        let wait = wait.max(self.parser.retry().unwrap_or_default());
        let header = match id {
            Some(id) => Some((LAST_EVENT_ID, HeaderValue::from_bytes(id.as_bytes()).ok()?)),
            None => None,
        };
        let fits = wait <= call.left(self.since);
        fits.then(|| Some((wait, call.anew(header)?))).flatten()
    }
}
