//! What a process does while Redis is away, or while all processes state anew what they use.
//!
//! Until the lease ends, it uses the slots that it has. Until one window after that, it uses
//! its own slots again as they become free, but no more than its share. From then on nothing
//! of before the outage counts any more, and it uses its share of the limit.
//!
//! It takes slots that Redis does not know it to hold only if an attempt to reach Redis failed a
//! short time ago, and no call is under way. So a process whose task is scheduled late takes none
//! while Redis may give them to others. Once its lease has ended it keeps no more than its share,
//! because the others take theirs a window later.

use super::{Local, Micros, Release};
use crate::WhenAway;

#[derive(Debug)]
pub(super) struct Away {
    /// The maximum number of requests that count.
    pub(super) share: usize,
    /// From when it may use its whole share.
    pub(super) share_from: Micros,
    /// From when no other process can have a lease that Redis gave before it went away. Until
    /// then it may have come back to them, and given them the slots of this process.
    pub(super) resume_from: Micros,
    /// Redis gave no slot to anybody that becomes free after this time.
    unreserved_from: Micros,
    /// Until when the slots that Redis gave are used without regard to the share.
    pub(super) own_until: Micros,
    /// Whether Redis answers, but lets all processes report before it gives slots.
    pub(super) is_recovering: bool,
    /// Whether it took its cooling slots back.
    is_resumed: bool,
    /// Whether it uses its whole share.
    is_whole: bool,
}

impl Away {
    /// Redis may have answered until now.
    fn begins(&mut self, now: Micros, window: Micros, lease: Micros) {
        self.share_from = now + window + lease + 1;
        self.resume_from = now + lease + lease / 3;
        self.unreserved_from = now + lease;
    }

    /// When it next takes slots, if Redis stays away.
    pub(super) fn takes_from(&self) -> Micros {
        match self.is_resumed {
            true => self.share_from,
            false => self.resume_from,
        }
    }
}

impl Local {
    /// Redis has not answered for too long, or lost its state.
    pub(crate) fn go_away(&mut self, now: Micros, is_recovering: bool) {
        if let Some(away) = &mut self.away {
            if away.is_recovering && !is_recovering {
                away.begins(now, self.window, self.lease);
            }
            away.is_recovering = is_recovering;
            return;
        }
        let has_lease = now < self.lease_end;
        self.was_member = has_lease;
        let share = self.share(has_lease);
        if has_lease {
            // Slots whose end Redis was never told of are still this process' own.
            let own = self.sent_release;
            self.take_back(|release| release.number > own);
        } else {
            self.give_up(now, 0);
        }
        let mut away = Away {
            share,
            share_from: 0,
            resume_from: 0,
            unreserved_from: 0,
            own_until: self.usable_until(),
            is_recovering,
            is_resumed: !has_lease,
            is_whole: false,
        };
        away.begins(now, self.window, self.lease);
        self.away = Some(away);
    }

    /// Whether it found a short time ago that Redis is away. If not, Redis may be back while this
    /// process did not look, for example because it was stopped.
    pub(super) fn has_looked(&self, now: Micros) -> bool {
        now.saturating_sub(self.looked_at) <= self.lease
    }

    /// It finds that Redis is away, or that it has to report. Returns whether it found that a
    /// short time ago, too.
    pub(super) fn look(&mut self, now: Micros) -> bool {
        let has_looked = self.has_looked(now);
        if self.away.is_some() && now >= self.lease_end && !has_looked {
            // The others may have gone on without it.
            self.lose_slots(now);
            self.was_member = false;
        }
        self.looked_at = now;
        has_looked
    }

    /// While Redis was away, it may have been back for a moment.
    pub(super) fn away_again(&mut self, now: Micros) {
        if let Some(away) = &mut self.away {
            away.begins(now, self.window, self.lease);
        }
    }

    /// The share of the limit. 0 if the others may not know that this process takes part.
    fn share(&self, has_lease: bool) -> usize {
        let sharers = if has_lease { self.sharers } else { 0 };
        let sharers = usize::try_from(sharers.max(self.expected)).unwrap_or(usize::MAX);
        self.limit.checked_div(sharers).unwrap_or(0)
    }

    /// Whether it may use slots up to its share. While all processes report, Redis gives the
    /// slots of a process to others if its lease ends.
    pub(super) fn may_share(&self, away: &Away, now: Micros) -> bool {
        let may_use = match away.is_recovering {
            true => now < self.lease_end,
            false => now >= away.resume_from && self.has_looked(now),
        };
        self.when_away == WhenAway::Share && may_use
    }

    /// Keeps no more than its share once its lease has ended.
    pub(super) fn keep_share(&mut self, now: Micros) {
        if let Some(away) = self.away.as_ref().filter(|away| now >= away.own_until) {
            let most = away.share.saturating_sub(self.in_flight);
            self.give_up(now, most);
        }
    }

    /// Redis is still away: takes back its cooling slots, and later its whole share.
    pub(super) fn continue_away(&mut self, now: Micros) {
        let may_take = self.has_looked(now) && !self.is_calling();
        let Some(away) = self.away.as_mut().filter(|_| may_take) else {
            return;
        };
        if self.when_away == WhenAway::Refuse || away.is_recovering {
            return;
        }
        if !away.is_whole && now >= away.share_from {
            (away.is_resumed, away.is_whole) = (true, true);
            let share = away.share;
            self.take_share(now, share);
        } else if !away.is_resumed && now >= away.resume_from {
            away.is_resumed = true;
            let from = away.unreserved_from;
            self.take_back(|release| release.free > from);
        }
    }

    /// Keeps the slots of these ended requests, to use them again when they are free.
    fn take_back(&mut self, is_own: impl Fn(&Release) -> bool) {
        let mut kept = Vec::new();
        for release in &mut self.releases {
            if release.is_used && !release.is_kept && is_own(release) {
                release.is_kept = true;
                kept.push(release.free);
            }
        }
        kept.into_iter().for_each(|free| self.reserve(free));
    }

    /// Nothing of before the outage counts any more.
    fn take_share(&mut self, now: Micros, share: usize) {
        let keep_none = |release: &mut Release| release.is_kept = false;
        self.releases.iter_mut().for_each(keep_none);
        let mut times = vec![now; share.saturating_sub(self.in_flight)];
        // The slots of the requests that ended last are the last to become free.
        let counting = self.releases.iter_mut().rev();
        for (time, release) in times
            .iter_mut()
            .zip(counting.filter(|r| r.is_used && r.free > now))
        {
            *time = release.free;
            release.is_kept = true;
        }
        times.sort_unstable();
        self.reserved = times.into();
    }

    /// Whether the slot of a request that ends stays with this process.
    pub(super) fn keeps_slot(&self) -> bool {
        match &self.away {
            Some(away) if away.is_whole => self.in_flight + self.reserved.len() < away.share,
            Some(_) => true,
            // Redis gave its slots to others, if it has to report.
            None => !self.must_report,
        }
    }

    /// Redis gave the slots of this process to others, because its lease ended.
    pub(crate) fn lose_slots(&mut self, now: Micros) {
        self.was_member &= self.away.take().is_some();
        self.give_up(now, 0);
        self.lease_end = 0;
        self.joined = None;
        self.sharers = 0;
    }

    /// Keeps at most this many slots that no request uses. Redis has to know of those that are
    /// not free yet.
    pub(super) fn give_up(&mut self, now: Micros, most: usize) {
        while self.reserved.len() > most {
            // First those that count nothing any more.
            if let Some(free) = self.reserved.pop_front().filter(|free| *free > now) {
                self.release(now, free, false, false);
            }
        }
    }

    /// Whether calls should fail instead of waiting for Redis.
    pub(crate) fn refuses(&self) -> bool {
        self.when_away == WhenAway::Refuse && self.is_away()
    }

    /// Whether Redis does not answer.
    pub(crate) fn is_away(&self) -> bool {
        self.away.as_ref().is_some_and(|away| !away.is_recovering)
    }

    /// The share of the limit while Redis is away.
    pub(crate) fn share_when_away(&self) -> Option<usize> {
        self.away.as_ref().map(|away| away.share)
    }
}
