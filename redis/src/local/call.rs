//! When Redis is called, with what, and what its answers mean.

use super::{Local, Micros, News};

/// The number of slots that a process asks for ahead, at most, unless more calls wait.
const BATCH: usize = 32;

/// A call to Redis. All durations are microseconds, counted from its sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) seq: u64,
    /// The last call whose answer was received.
    pub(crate) answered: u64,
    pub(crate) epoch: String,
    pub(crate) last_epoch: String,
    /// Slots that this process holds: under way, and reserved.
    pub(crate) holds: usize,
    pub(crate) ask: usize,
    /// Whether the releases are all that still count.
    pub(crate) is_full: bool,
    /// Whether it reports all, and keeps slots that no request uses.
    pub(crate) keeps: bool,
    /// Whether it had a lease when Redis went away, so that the others know of it.
    pub(crate) was_member: bool,
    pub(crate) leaves: bool,
    /// How many processes took part, by the last answer.
    pub(crate) members: u32,
    pub(crate) age: Micros,
    /// How long requests of processes may count whose leases had ended, by the last answer.
    pub(crate) absent: Micros,
    pub(crate) resumes: bool,
    /// How long the pause and its spread last.
    pub(crate) pause: Option<(Micros, Micros)>,
    /// Slots that were released: a number, and how long each still counts.
    pub(crate) releases: Vec<(u64, Micros)>,
}

#[derive(Debug)]
pub(super) struct Outstanding {
    at: Micros,
    last_release: u64,
    news: News,
    asked: usize,
}

/// The answer to a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    Granted(Granted),
    /// The process has to state all that it uses. If its slots are `lost`, other processes have
    /// them.
    Report {
        epoch: String,
        lost: bool,
    },
    /// An answer to a call of an earlier connection, or to the last call.
    Ignored,
}

/// What Redis gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Granted {
    pub(crate) epoch: String,
    /// The number of changes of the pause, its length, and the length of its spread.
    pub(crate) pause: (u64, Micros, Micros),
    pub(crate) members: u32,
    /// How many processes share the limit while Redis is away. 0 if not all of them know that
    /// this one takes part.
    pub(crate) sharers: u32,
    /// How long requests of processes may count whose leases ended.
    pub(crate) absent: Micros,
    /// How long all processes report before anybody gets slots. 0 in normal operation.
    pub(crate) recovery: Micros,
    /// When it is worth asking again. 0 if unknown.
    pub(crate) retry: Micros,
    /// How long each slot has to wait before it may be used.
    pub(crate) slots: Vec<Micros>,
}

impl Local {
    /// The next call to Redis. `None` if it is not due, or if a call is under way.
    pub(crate) fn call(&mut self, now: Micros) -> Option<Call> {
        if self.is_calling() {
            return None;
        }
        self.keep_share(now);
        if self
            .pause
            .is_some_and(|pause| pause.until.max(pause.spread_until) <= now)
        {
            self.pause = None;
        }
        let returns = self.return_unused(now);
        let is_due = returns || self.is_call_due(now);
        // A call that is due anyway asks for whatever is missing.
        let ask = self.target(now).saturating_sub(self.reserved.len());
        is_due.then(|| self.build(now, ask, false))
    }

    /// Whether a call waits for its answer.
    pub(crate) fn is_calling(&self) -> bool {
        self.outstanding.is_some()
    }

    pub(super) fn is_call_due(&self, now: Micros) -> bool {
        self.must_report
            || self.is_called
            || self.news.pauses
            || self.news.resumes
            || self.wants_slots(now)
            || self.call_at(now).is_none_or(|at| at <= now)
    }

    /// The last call, which returns all slots. Only if no request is under way.
    pub(crate) fn leave(&mut self, now: Micros) -> Call {
        self.give_up(now, 0);
        self.outstanding = None;
        self.build(now, 0, true)
    }

    fn build(&mut self, now: Micros, ask: usize, leaves: bool) -> Call {
        self.seq += 1;
        let is_full = self.must_report;
        let known = if is_full { 0 } else { self.known_release };
        let new = self.releases.iter().rev();
        let new = new.take_while(|release| release.number > known);
        let counts = new.filter(|release| !release.is_kept && release.free > now);
        let releases = counts.map(|release| (release.number, release.free - now));
        let releases = releases.collect();
        self.unsent_since = None;
        self.sent_release = self.next_release - 1;
        let news = std::mem::take(&mut self.news);
        // A state that was lost does not know of the pause.
        let tells = news.pauses || is_full;
        let pause = self.pause.filter(|pause| tells && pause.until > now);
        let call = Call {
            seq: self.seq,
            answered: self.answered,
            epoch: self.epoch.clone(),
            last_epoch: self.last_epoch.clone(),
            holds: self.in_flight + self.reserved.len(),
            ask,
            is_full,
            keeps: is_full && !self.reserved.is_empty(),
            was_member: self.was_member,
            leaves,
            members: self.members,
            age: self.joined.map_or(0, |joined| now - joined),
            absent: self.absent_until.saturating_sub(now),
            resumes: news.resumes,
            pause: pause.map(|pause| (pause.until - now, pause.spread_until - now)),
            releases,
        };
        self.outstanding = Some(Outstanding {
            at: now,
            last_release: self.sent_release,
            news,
            asked: ask,
        });
        self.last_sent = Some(now);
        self.is_called = false;
        call
    }

    /// Whether it is worth a call to ask for slots.
    fn wants_slots(&self, now: Micros) -> bool {
        let target = self.target(now);
        target > 0
            && now >= self.ask_at
            && self.reserved.len() <= self.enough.min(target / self.parts)
    }

    /// How many slots to reserve.
    fn target(&self, now: Micros) -> usize {
        let is_normal = self.away.is_none() && !self.must_report;
        if !is_normal || self.queue.is_empty() || self.paused_for(now) > 0 {
            return 0;
        }
        let members = usize::try_from(self.members).unwrap_or(usize::MAX).max(1);
        let most = (self.limit / members.saturating_mul(2)).max(1);
        self.batch.max(self.queue.len()).min(most)
    }

    /// How long a slot may be due without a request that wants it.
    fn idle(&self) -> Micros {
        (self.window / 100).max(5_000)
    }

    /// Returns the slots that no request has used for some time after they were due.
    fn return_unused(&mut self, now: Micros) -> bool {
        let is_wanted = !self.queue.is_empty() || self.paused_for(now) > 0;
        if self.away.is_some() || is_wanted {
            return false;
        }
        let due = now.saturating_sub(self.idle());
        let count = self.reserved.partition_point(|at| *at <= due);
        self.reserved.drain(..count);
        if count > 0 {
            self.batch = (self.batch / 2).max(1);
        }
        count > 0
    }

    /// When the next call is due, if nothing happens. `None` if there was none yet.
    pub(super) fn call_at(&self, now: Micros) -> Option<Micros> {
        let mut at = self.last_sent? + self.lease * 3 / 5;
        if let Some(since) = self.unsent_since {
            at = at.min(since + self.window / 2);
        }
        let paused = now + self.paused_for(now);
        match (&self.away, self.queue.is_empty(), self.reserved.front()) {
            (Some(away), ..) if away.is_recovering => at = at.min(self.ask_at),
            (None, true, Some(due)) => at = at.min((due + self.idle()).max(paused)),
            (None, false, None) => at = at.min(self.ask_at.max(paused)),
            _ => {}
        }
        Some(at)
    }

    /// The answer to the call that is under way.
    pub(crate) fn answered(&mut self, now: Micros, answer: Answer) {
        let Some(sent) = self.outstanding.take() else {
            return;
        };
        match answer {
            Answer::Ignored => {}
            Answer::Report { epoch, lost } => {
                self.answered = self.seq;
                self.news = merge(sent.news, self.news);
                self.epoch = epoch;
                self.must_report = true;
                self.look(now);
                // A state that was lost counts the changes of the pause from the start.
                self.pauses = 0;
                match lost {
                    true => self.lose_slots(now),
                    false => self.go_away(now, true),
                }
            }
            Answer::Granted(granted) => {
                self.answered = self.seq;
                self.known_release = sent.last_release;
                self.must_report = false;
                self.granted(now, &sent, granted);
            }
        }
    }

    fn granted(&mut self, now: Micros, sent: &Outstanding, granted: Granted) {
        self.epoch = granted.epoch;
        self.lease_end = self.lease_end.max(sent.at + self.lease);
        self.joined.get_or_insert(now);
        let (pauses, left, spread) = granted.pause;
        self.told(now, pauses, left, spread);
        if granted.recovery > 0 {
            self.go_away(now, true);
            self.ask_at = now + granted.recovery.min(self.lease / 6) + 1;
            return;
        }
        self.away = None;
        self.last_epoch.clone_from(&self.epoch);
        self.members = granted.members;
        self.sharers = granted.sharers;
        self.absent_until = now + granted.absent;
        self.ask_at = now;
        // A slow Redis has to be asked earlier.
        self.parts = if now - sent.at > self.window / 100 {
            2
        } else {
            4
        };
        let is_less = granted.slots.len() < sent.asked;
        if sent.asked > 0 && granted.slots.is_empty() {
            let poll = (self.window / 20).clamp(10_000, 1_000_000);
            let retry = if granted.retry > 0 {
                granted.retry
            } else {
                poll
            };
            self.ask_at = now + retry;
        } else if sent.asked > 0 {
            self.batch = (self.batch * 2).min(BATCH);
        }
        for wait in granted.slots {
            self.reserve(now + wait + 1);
        }
        if sent.asked > 0 {
            // Redis has no more slots that are free soon, so asking again at once is useless.
            self.enough = match is_less {
                true => self.reserved.len() / self.parts,
                false => usize::MAX,
            };
        }
    }

    /// The call failed. What it reported is reported again, and what it may have been given is
    /// not used. Without a reply, Redis may have executed it.
    pub(crate) fn failed(&mut self, now: Micros, has_reply: bool) {
        let sent = self.outstanding.take();
        let has_looked = self.look(now);
        if !has_looked || sent.is_some() && !has_reply {
            self.away_again(now);
        }
        if let Some(sent) = sent {
            self.news = merge(sent.news, self.news);
        }
        self.is_called = true;
    }
}

/// What Redis has to know, if the first of two reports did not arrive.
fn merge(first: News, then: News) -> News {
    News {
        resumes: first.resumes || then.resumes,
        pauses: then.pauses || first.pauses && !then.resumes,
    }
}
