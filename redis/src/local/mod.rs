//! What one process knows and decides, without a socket and with an explicit time.
//!
//! The state has the waiting calls, the slots that Redis gave, and the requests that still
//! count. It says when a waiting call gets a permit, and when Redis has to be called with what.
//! Every doubt errs to the safe side: a lease is counted from the sending of the call, and the
//! wait for a slot from the receipt of the answer.

mod away;
mod call;
mod pause;

use std::collections::VecDeque;
use std::time::Duration;

use self::away::Away;
pub(crate) use self::call::{Answer, Call, Granted};
use self::pause::Pause;
use crate::WhenAway;
use crate::builder::Settings;

/// Microseconds of the process' own clock, which never goes back.
pub(crate) type Micros = u64;

pub(crate) fn micros(duration: Duration) -> Micros {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX / 4)
}

/// A slot that no longer has a request, and when it is free again.
#[derive(Debug, Clone, Copy)]
struct Release {
    number: u64,
    free: Micros,
    /// Whether a request used it.
    is_used: bool,
    /// Whether the process keeps the slot, so that Redis must not give it to another one.
    is_kept: bool,
}

/// A pause or its end that Redis does not know yet.
#[derive(Debug, Clone, Copy, Default)]
struct News {
    resumes: bool,
    pauses: bool,
}

/// The process' part of the protocol.
#[derive(Debug)]
pub(crate) struct Local {
    limit: usize,
    window: Micros,
    lease: Micros,
    when_away: WhenAway,
    expected: u32,
    max_pause: Micros,

    /// The calls that wait for a permit, with the time at which they asked.
    queue: VecDeque<(u64, Micros)>,
    next_waiter: u64,
    /// When each slot that is held and unused may be used, earliest first.
    reserved: VecDeque<Micros>,
    in_flight: usize,
    releases: VecDeque<Release>,
    next_release: u64,
    /// The highest number of a release that was sent, and that was answered.
    sent_release: u64,
    known_release: u64,
    /// When the first of the ended requests ended that no call reported.
    unsent_since: Option<Micros>,

    epoch: String,
    /// The last epoch in which this process got slots.
    last_epoch: String,
    seq: u64,
    answered: u64,
    must_report: bool,
    /// When the lease ends that Redis gave.
    lease_end: Micros,
    joined: Option<Micros>,
    members: u32,
    sharers: u32,
    /// Until when requests of processes may count whose leases ended.
    absent_until: Micros,
    away: Option<Away>,
    /// Whether it had a lease when it last went away.
    was_member: bool,

    pause: Option<Pause>,
    pauses: u64,
    news: News,

    outstanding: Option<call::Outstanding>,
    last_sent: Option<Micros>,
    /// When it last found that Redis is away, or that it has to report.
    looked_at: Micros,
    batch: usize,
    /// With more reserved slots than this, it does not ask for others.
    enough: usize,
    /// It asks when less than this part of the slots that it wants is left: 2 is a half.
    parts: usize,
    /// When it is worth asking again, after an answer without a slot.
    ask_at: Micros,
    is_called: bool,
}

impl Local {
    pub(crate) fn new(settings: &Settings) -> Self {
        Self {
            limit: usize::try_from(settings.limit).unwrap_or(usize::MAX),
            window: micros(settings.window),
            lease: micros(settings.lease()),
            when_away: settings.when_away,
            expected: settings.expected_processes,
            max_pause: micros(settings.max_pause),
            queue: VecDeque::new(),
            next_waiter: 0,
            reserved: VecDeque::new(),
            in_flight: 0,
            releases: VecDeque::new(),
            next_release: 1,
            sent_release: 0,
            known_release: 0,
            unsent_since: None,
            epoch: String::new(),
            last_epoch: String::new(),
            seq: 0,
            answered: 0,
            must_report: false,
            lease_end: 0,
            joined: None,
            members: 1,
            sharers: 0,
            absent_until: 0,
            away: None,
            was_member: false,
            pause: None,
            pauses: 0,
            news: News::default(),
            outstanding: None,
            last_sent: None,
            looked_at: 0,
            batch: 4,
            enough: usize::MAX,
            parts: 4,
            ask_at: 0,
            is_called: false,
        }
    }

    /// A call begins to wait. Returns its number for [`serve`](Self::serve).
    pub(crate) fn ask(&mut self, now: Micros) -> u64 {
        self.next_waiter += 1;
        self.queue.push_back((self.next_waiter, now));
        self.next_waiter
    }

    /// A call no longer waits.
    pub(crate) fn cancel(&mut self, waiter: u64) {
        if let Ok(place) = self
            .queue
            .binary_search_by_key(&waiter, |(number, _)| *number)
        {
            self.queue.remove(place);
        }
    }

    pub(crate) fn waiting(&self) -> usize {
        self.queue.len()
    }

    pub(crate) fn in_flight(&self) -> usize {
        self.in_flight
    }

    /// Whether Redis ever gave this process a lease.
    pub(crate) fn has_joined(&self) -> bool {
        !self.epoch.is_empty()
    }

    /// Gives a permit to the call that waits longest, if one may be sent now.
    pub(crate) fn serve(&mut self, now: Micros) -> Option<u64> {
        let &(waiter, asked) = self.queue.front()?;
        let waiting = self.queue.len();
        let mut held_back = self.pause.filter(|pause| asked < pause.until);
        if let Some(pause) = &mut held_back {
            let due = pause.due(now, waiting);
            self.pause = Some(*pause);
            if due > now {
                return None;
            }
        }
        if !self.may_use(now) {
            return None;
        }
        self.reserved.pop_front();
        self.queue.pop_front();
        self.in_flight += 1;
        if let Some(mut pause) = held_back {
            pause.released(now, waiting - 1);
            self.pause = Some(pause);
        }
        Some(waiter)
    }

    /// Whether a request may use the first slot now.
    fn may_use(&mut self, now: Micros) -> bool {
        self.continue_away(now);
        let is_due = self.reserved.front().is_some_and(|due| *due <= now);
        is_due
            && match &self.away {
                None => now < self.usable_until(),
                Some(away) if now < away.own_until => true,
                Some(away) => self.may_share(away, now) && self.used(now) < away.share,
            }
    }

    /// No slot is used in the last tenth of the lease, so that a request that is sent late is still
    /// sent within it.
    fn usable_until(&self) -> Micros {
        self.lease_end.saturating_sub(self.lease / 10)
    }

    /// Requests that count: those under way, and those that ended within a window.
    fn used(&self, now: Micros) -> usize {
        let counts = |release: &&Release| release.is_used && release.free > now;
        self.in_flight + self.releases.iter().filter(counts).count()
    }

    /// A permit was not picked up: nothing was sent.
    pub(crate) fn unused(&mut self, now: Micros) {
        self.in_flight = self.in_flight.saturating_sub(1);
        if self.keeps_slot() {
            self.reserve(now);
        }
    }

    /// The response of a request has come, or will not come.
    pub(crate) fn ended(&mut self, now: Micros) {
        self.in_flight = self.in_flight.saturating_sub(1);
        let free = now + self.window + 1;
        let is_kept = self.away.is_some() && self.keeps_slot();
        self.release(now, free, true, is_kept);
        if is_kept {
            self.reserve(free);
        }
    }

    fn release(&mut self, at: Micros, free: Micros, is_used: bool, is_kept: bool) {
        let is_over = |release: &Release| release.free <= at;
        while self.releases.front().is_some_and(is_over) {
            self.releases.pop_front();
        }
        self.releases.push_back(Release {
            number: self.next_release,
            free,
            is_used,
            is_kept,
        });
        self.next_release += 1;
        if is_used && !is_kept {
            self.unsent_since.get_or_insert(at);
        }
    }

    fn reserve(&mut self, due: Micros) {
        let place = self.reserved.partition_point(|other| *other <= due);
        self.reserved.insert(place, due);
    }

    /// Pauses this process, and with the next call all others.
    pub(crate) fn pause(&mut self, now: Micros, wait: Duration) {
        let wait = micros(wait).min(self.max_pause);
        let pause = Pause::new(now, wait);
        self.pause.get_or_insert(pause).extend(pause);
        self.news.pauses = true;
    }

    pub(crate) fn resume(&mut self) {
        self.pause = None;
        self.news = News {
            resumes: true,
            pauses: false,
        };
    }

    /// Another process paused the quota, or ended the pause.
    pub(crate) fn told(&mut self, now: Micros, pauses: u64, left: Micros, spread: Micros) {
        if pauses <= self.pauses {
            return;
        }
        self.pauses = pauses;
        // A change of this process is newer; the answer to its report has the result.
        if self.news.resumes || self.news.pauses {
            return;
        }
        let left = left.min(self.max_pause);
        self.pause = (left > 0).then(|| Pause::at(now + left, now + spread.max(left)));
    }

    pub(crate) fn paused_for(&self, now: Micros) -> Micros {
        self.pause
            .map_or(0, |pause| pause.until.saturating_sub(now))
    }

    /// Redis has something for this process.
    pub(crate) fn poke(&mut self) {
        self.is_called = true;
        self.ask_at = 0;
    }

    /// When something is to be done: a permit to give, or Redis to call. `None` if only an
    /// event can change that.
    pub(crate) fn wake_at(&self, now: Micros) -> Option<Micros> {
        let call = match self.is_calling() || self.is_away() {
            true => None,
            false if self.is_call_due(now) => Some(now),
            false => Some(self.call_at(now).unwrap_or(now)),
        };
        [call, self.next_permit(now)].into_iter().flatten().min()
    }

    /// When [`serve`](Self::serve) may give the next permit. `None` if only an event can
    /// change that.
    pub(crate) fn next_permit(&self, now: Micros) -> Option<Micros> {
        let &(_, asked) = self.queue.front()?;
        let takes_from = || self.away.as_ref().map(Away::takes_from);
        let mut at = self.reserved.front().copied().or_else(takes_from)?;
        if let Some(mut pause) = self.pause.filter(|pause| asked < pause.until) {
            at = at.max(pause.due(now, self.queue.len()));
        }
        if at > now {
            return Some(at);
        }
        let away = self.away.as_ref()?;
        // Only the share holds it back, until a request of its own no longer counts.
        let counts = |release: &&Release| release.is_used && release.free > now;
        let frees = self
            .releases
            .iter()
            .filter(counts)
            .map(|release| release.free);
        let changes = frees.chain([away.share_from, away.resume_from]);
        changes.filter(|change| *change > now).min()
    }
}
