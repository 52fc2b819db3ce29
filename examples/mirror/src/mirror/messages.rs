//! The messages of the conversations that changed.

use std::collections::{HashSet, VecDeque};

use conversation_apis::Error;
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;

use super::order::Order;
use super::{Mirror, MirrorError, is_refused_position, patient};
use crate::rows::MessageRow;
use crate::source::{Message, Source, message_row};
use crate::store::{Due, Progress, Store};
use crate::walk::{Chunk, Item, Walk};

/// How many conversations the database is asked for at a time.
const BATCH: usize = 200;
/// After how many conversations in a row that cannot be read the round ends.
const FAILURES: u32 = 5;

/// A conversation whose messages are being read.
struct Task<S: Source> {
    due: Due,
    walk: Walk<S::Messages>,
    /// Whether this is the second walk, because messages were missing after the first.
    is_second: bool,
}

/// Conversations that are to be read.
#[derive(Default)]
struct Queue {
    next: VecDeque<Due>,
    last: Option<String>,
}

impl<S: Source, D: Store> Mirror<S, D> {
    /// Reads the messages of all conversations that are due, several at a time.
    pub(super) async fn messages(&mut self) -> Result<(), MirrorError> {
        self.report.begin("messages");
        let mut queue = Queue::default();
        let mut running = FuturesUnordered::new();
        let mut failures = 0;
        loop {
            while running.len() < self.settings.concurrency {
                let Some(due) = self.next(&mut queue).await? else {
                    break;
                };
                match self.task(due) {
                    Some(task) => running.push(read(task)),
                    None => self.failed += 1,
                }
            }
            let Some((task, read_chunk)) = running.next().await else {
                break;
            };
            let task = match read_chunk {
                Ok(chunk) => {
                    failures = 0;
                    self.save_chunk(task, chunk).await?
                }
                Err(error) => self.failure(task, error, &mut failures).await?,
            };
            if let Some(task) = task {
                running.push(read(task));
            }
        }
        self.report.end();
        Ok(())
    }

    async fn next(&mut self, queue: &mut Queue) -> Result<Option<Due>, MirrorError> {
        if queue.next.is_empty() {
            queue.next = self.store.due(queue.last.as_deref(), BATCH).await?.into();
        }
        let due = queue.next.pop_front();
        if let Some(due) = &due {
            queue.last = Some(due.id.clone());
        }
        Ok(due)
    }

    /// `None` if the id cannot be one of this provider.
    fn task(&self, mut due: Due) -> Option<Task<S>> {
        let call = self.source.messages(&due.id)?;
        let walk = Walk::new(call, S::MESSAGES, due.position.as_deref());
        // Of a walk that cannot continue, nothing says what it left out.
        due.complete &= due.position.is_none() || !walk.is_at_start();
        Some(Task {
            due,
            walk,
            is_second: false,
        })
    }

    /// Saves a chunk. Returns the task if there is more to read.
    async fn save_chunk(
        &mut self,
        mut task: Task<S>,
        chunk: Chunk<Message<S>>,
    ) -> Result<Option<Task<S>>, MirrorError> {
        let count = chunk.items.len();
        let rows = rows::<S>(chunk.items);
        let mut order = Order::default();
        order.observe(rows.iter().map(|row| row.sent_at));
        let may_lack = chunk.may_be_incomplete || task.due.message_count.is_some();
        let progress = match chunk.next {
            Some(position) => Progress::Position(position),
            None if may_lack => Progress::Again,
            None => Progress::Done,
        };
        let id = task.due.id.as_str();
        let saved = self.store.save_messages(id, &rows, &progress).await?;
        self.report.rows(count, None);
        let lacks = match progress {
            // Everything after this chunk is known.
            Progress::Position(_)
                if task.due.complete && order.is_likely() && saved.met_known() =>
            {
                false
            }
            Progress::Position(_) => return Ok(Some(task)),
            Progress::Again => chunk.may_be_incomplete || self.is_short(&task.due).await?,
            _ => return Ok(None),
        };
        if lacks && !task.is_second {
            task.is_second = true;
            task.due.complete = false;
            task.walk.restart();
            return Ok(Some(task));
        }
        self.short += u64::from(lacks);
        self.store.save_messages(id, &[], &Progress::Done).await?;
        Ok(None)
    }

    /// Whether fewer messages are stored than the provider says.
    async fn is_short(&mut self, due: &Due) -> Result<bool, MirrorError> {
        let stored = self.store.messages_of(&due.id).await?;
        Ok(due.message_count.is_some_and(|count| stored < count))
    }

    /// Decides what an error of one conversation means. Returns the task if it is to be continued.
    async fn failure(
        &mut self,
        mut task: Task<S>,
        error: Error,
        failures: &mut u32,
    ) -> Result<Option<Task<S>>, MirrorError> {
        let id = task.due.id.as_str();
        if error.is_not_found() {
            self.store.save_messages(id, &[], &Progress::Gone).await?;
        } else if error.is_forbidden() || (error.is_unauthorized() && self.is_key_valid().await) {
            let progress = Progress::Forbidden;
            self.store.save_messages(id, &[], &progress).await?;
        } else if error.is_unauthorized() {
            return Err(Self::api(error));
        } else if is_refused_position(&task.walk, &error) {
            self.store.save_messages(id, &[], &Progress::Again).await?;
            task.due.complete = false;
            task.walk.restart();
            return Ok(Some(task));
        } else {
            self.failed += 1;
            *failures += 1;
            if *failures >= FAILURES {
                return Err(Self::api(error));
            }
        }
        Ok(None)
    }

    /// Whether the key may list conversations. Chatwoot answers 401 also if an agent may not see
    /// an inbox.
    async fn is_key_valid(&self) -> bool {
        let list = Walk::new(self.source.newest(), S::CONVERSATIONS, None);
        patient(&mut { list }).await.is_ok()
    }
}

/// Reads the next chunk of a task.
async fn read<S: Source>(mut task: Task<S>) -> (Task<S>, Result<Chunk<Message<S>>, Error>) {
    let chunk = patient(&mut task.walk).await;
    (task, chunk)
}

/// The rows of some items, each id once.
fn rows<S: Source>(items: Vec<Item<Message<S>>>) -> Vec<MessageRow> {
    let mut ids = HashSet::new();
    let rows = items.into_iter().map(message_row::<S>);
    rows.filter(|row| ids.insert(row.id.clone())).collect()
}
