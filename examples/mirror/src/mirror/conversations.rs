//! The list of conversations.

use std::collections::HashMap;
use std::time::Duration;

use conversation_apis::jiff::Timestamp;

use super::state::{State, Walk as Walking};
use super::{Mirror, MirrorError, is_refused_position, patient};
use crate::rows::ConversationRow;
use crate::source::{Conversation, Source, conversation_row};
use crate::store::{Saved, Store, StoreError};
use crate::walk::{Chunk, Item, Walk};

/// How much further back than needed the server is asked for changes, because its clock may
/// differ from ours.
const MARGIN: Duration = Duration::from_secs(300);
/// The answer has everything at once, so longer times are read in pages.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

impl<S: Source, D: Store> Mirror<S, D> {
    /// Reads the conversations that changed, or all of them. Returns whether one may be missing.
    pub(super) async fn conversations(&mut self) -> Result<bool, MirrorError> {
        let mut state = self.load().await?;
        self.report.begin("conversations");
        // What changed since an interrupted walk began may be on pages that it had read.
        if let Some(walking) = state.walk.take() {
            self.walk(&mut state, walking).await?;
        }
        if !self.changed(&mut state).await? {
            let is_ordered = S::IS_NEWEST_FIRST || state.order.is_certain();
            let has_seen = state.seen_at.is_some() && !state.may_be_incomplete;
            let is_whole = self.settings.full || !has_seen || !is_ordered;
            let walking = state.begin(is_whole, now());
            self.walk(&mut state, walking).await?;
        }
        self.report.end();
        Ok(state.may_be_incomplete)
    }

    async fn load(&mut self) -> Result<State, MirrorError> {
        let text = self.store.state().await?;
        let unreadable = |error| {
            let remedy = "use the version of the program that wrote it, or a new database";
            StoreError::new(format!("its state is unreadable: {error}"), remedy)
        };
        Ok(State::read(text.as_deref()).map_err(unreadable)?)
    }

    /// Asks the server for what changed since the last walk. Returns whether it knows.
    async fn changed(&mut self, state: &mut State) -> Result<bool, MirrorError> {
        let began_at = now();
        let since = state.seen_at.filter(|_| !state.may_be_incomplete);
        // A clock that was set back gives no time.
        let since = since.and_then(|since| u64::try_from(began_at - since).ok());
        let within = since.map(|seconds| Duration::from_secs(seconds) + MARGIN);
        let Some(within) = within.filter(|within| !self.settings.full && *within < LONGEST) else {
            return Ok(false);
        };
        let Some(items) = self.changed_within(within).await else {
            return Ok(false);
        };
        state.pass += 1;
        let mut rows = rows::<S>(items);
        while !rows.is_empty() {
            let part = rows.split_off(rows.len().saturating_sub(100));
            self.store
                .save_conversations(&part, state.pass, &state.to_json())
                .await?;
            self.report.rows(part.len(), None);
        }
        state.seen_at = Some(began_at);
        self.store.end_walk(None, &state.to_json()).await?;
        Ok(true)
    }

    /// What changed within this time. `None` if the list has to say it. An answer with an item
    /// that does not decode is read a second time, because it can be damaged on its way.
    async fn changed_within(&self, within: Duration) -> Option<Vec<Item<Conversation<S>>>> {
        let mut items = None;
        for _ in 0..2 {
            // After an error, the list shows whether the server can be used at all.
            items = self.source.changed_within(within).await.ok()?;
            if items.iter().flatten().all(|item| item.typed.is_some()) {
                break;
            }
        }
        items
    }

    async fn walk(&mut self, state: &mut State, mut walking: Walking) -> Result<(), MirrorError> {
        let mut walk = self.list(&walking);
        loop {
            if walking.is_read {
                let has_changed = self.has_changed(state.pass, &walking).await?;
                if !has_changed || walking.is_second {
                    state.may_be_incomplete = has_changed;
                    state.order = walking.order;
                    let whole = (!has_changed).then_some(walking.first_pass);
                    return self.end(state, &walking, whole).await;
                }
                walking = again(state, &walking);
                walk = self.list(&walking);
            }
            let chunk = match patient(&mut walk).await {
                Ok(chunk) => chunk,
                Err(error) if is_refused_position(&walk, &error) => {
                    // What was saved is no longer a reason to stop.
                    walking = state.begin(true, walking.began_at);
                    walk = self.list(&walking);
                    continue;
                }
                Err(error) => return Err(Self::api(error)),
            };
            let saved = self.save(state, &mut walking, chunk).await?;
            let is_ordered = match S::IS_NEWEST_FIRST {
                // A server that ignores the order it is asked for shows it.
                true => walking.order.is_possible(),
                false => walking.order.is_likely(),
            };
            if !walking.is_whole && !walking.is_read && is_ordered && saved.met_known() {
                return self.end(state, &walking, None).await;
            }
        }
    }

    /// Whether items came twice, or fewer came than there are: some may have moved to pages that
    /// this pass had read.
    async fn has_changed(&mut self, pass: i64, walking: &Walking) -> Result<bool, MirrorError> {
        let seen = self.store.seen_in(pass).await?;
        Ok(seen < walking.read || walking.total.is_some_and(|all| seen < all))
    }

    fn list(&self, walking: &Walking) -> Walk<S::Conversations> {
        let call = match walking.is_whole {
            true => self.source.whole(),
            false => self.source.newest(),
        };
        Walk::new(call, S::CONVERSATIONS, walking.position.as_deref())
    }

    /// Saves a chunk with the position after it.
    async fn save(
        &mut self,
        state: &mut State,
        walking: &mut Walking,
        chunk: Chunk<Conversation<S>>,
    ) -> Result<Saved, MirrorError> {
        walking.is_read = chunk.next.is_none();
        walking.position = chunk.next;
        walking.total = chunk.total.or(walking.total);
        let read = chunk.items.len();
        walking.read += i64::try_from(read).unwrap_or(i64::MAX);
        let typed = chunk.items.iter().map(|item| item.typed.as_ref());
        let times = typed.map(|item| item.and_then(S::activity));
        walking.order.observe(times);
        let rows = rows::<S>(chunk.items);
        state.walk = Some(walking.clone());
        let json = state.to_json();
        let saved = self
            .store
            .save_conversations(&rows, state.pass, &json)
            .await?;
        self.report.rows(read, walking.total);
        Ok(saved)
    }

    async fn end(
        &mut self,
        state: &mut State,
        walking: &Walking,
        whole: Option<i64>,
    ) -> Result<(), MirrorError> {
        state.walk = None;
        state.seen_at = Some(walking.began_at);
        self.store.end_walk(whole, &state.to_json()).await?;
        Ok(())
    }
}

/// The second pass of a walk.
fn again(state: &mut State, walking: &Walking) -> Walking {
    Walking {
        is_second: true,
        first_pass: walking.first_pass,
        ..state.begin(true, walking.began_at)
    }
}

/// The rows of some items, each id once: the last one counts.
fn rows<S: Source>(items: Vec<Item<Conversation<S>>>) -> Vec<ConversationRow> {
    let mut rows: Vec<ConversationRow> = Vec::with_capacity(items.len());
    let mut known: HashMap<String, usize> = HashMap::new();
    for row in items.into_iter().map(conversation_row::<S>) {
        match known.get(&row.id) {
            Some(&index) => rows[index] = row,
            None => {
                known.insert(row.id.clone(), rows.len());
                rows.push(row);
            }
        }
    }
    rows
}

fn now() -> i64 {
    Timestamp::now().as_second()
}
