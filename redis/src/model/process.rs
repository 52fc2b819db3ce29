//! One process of the model: its callers, its requests and its connection.

use std::time::Duration;

use redis::Value;

use super::{EPOCH, STEP, World};
use crate::builder::Settings;
use crate::local::{Call, Local, Micros};
use crate::script::{Link, Protocol};

/// How long ago a caller may have read the time.
const LATE: Micros = 20_000;

pub(super) struct Process {
    local: Local,
    protocol: Protocol,
    /// Its clock is ahead of the model's by this.
    clock: Micros,
    /// When each caller asks next. Callers that wait are not in it.
    callers: Vec<Micros>,
    /// When the server counts each request, and when its response comes.
    requests: Vec<(Micros, Micros)>,
    pub(super) stopped_until: Micros,
    pub(super) stalled_until: Micros,
    parted_until: Micros,
    call: Option<OnTheWay>,
    /// Calls of broken connections that Redis has not read.
    stray: Vec<(Micros, Call)>,
    is_new: bool,
    is_connected: bool,
    /// The restarts of Redis when it last looked.
    restarts: u32,
    saw_outage: bool,
    retry_at: Micros,
    failing_since: Option<Micros>,
}

struct OnTheWay {
    call: Call,
    began: Micros,
    arrives: Micros,
    /// When the answer comes. `None` if it is lost.
    answered: Option<Micros>,
    answer: Option<Value>,
    /// Whether the process saw that the connection is closed.
    is_closed: bool,
}

impl Process {
    pub(super) fn new(id: String, settings: &Settings, callers: usize, clock: Micros) -> Self {
        Self {
            local: Local::new(settings),
            protocol: Protocol::new(settings.clone(), id),
            clock,
            callers: vec![0; callers],
            requests: Vec::new(),
            stopped_until: 0,
            stalled_until: 0,
            parted_until: 0,
            call: None,
            stray: Vec::new(),
            is_new: true,
            is_connected: false,
            restarts: 0,
            saw_outage: false,
            retry_at: 0,
            failing_since: None,
        }
    }

    pub(super) fn on_the_way(self) -> impl Iterator<Item = Micros> {
        self.requests.into_iter().map(|(arrives, _)| arrives)
    }

    pub(super) fn partition(&mut self, until: Micros) {
        self.parted_until = self.parted_until.max(until);
    }

    pub(super) fn pause(&mut self, now: Micros, wait: Duration) {
        self.local.pause(now + self.clock, wait);
    }

    pub(super) fn step(&mut self, world: &mut World<'_>) {
        self.arrive(world);
        if world.now < self.stopped_until {
            return;
        }
        let now = world.now + self.clock;
        self.finish(world, now);
        self.ask(world, now);
        if world.now < self.stalled_until {
            return;
        }
        self.hear(world, now);
        self.check_away(world, now);
        while self.local.serve(now).is_some() {
            self.request(world);
        }
        if self.call.is_none()
            && world.now >= self.retry_at
            && self.is_connected(world, now)
            && let Some(call) = self.local.call(now)
        {
            self.send(world, call);
        }
    }

    /// Callers ask. The first one may get a permit without the background task. The time that
    /// it read may be late.
    fn ask(&mut self, world: &mut World<'_>, now: Micros) {
        while self.callers.last().is_some_and(|at| *at <= world.now) {
            self.callers.pop();
            let late = match world.faults.stalls {
                0 => 0,
                _ => world.random.u64(0..LATE),
            };
            let now = now.saturating_sub(late);
            let waiter = self.local.ask(now);
            if self.local.waiting() == 1 && self.local.serve(now) == Some(waiter) {
                self.request(world);
            }
        }
    }

    /// A caller sends a request.
    fn request(&mut self, world: &mut World<'_>) {
        let is_slow = world.faults.slow_requests && world.random.u32(0..10) == 0;
        let slowest = match is_slow {
            true => world.window() / 2,
            false => world.slowest,
        };
        let response = world.now + world.random.u64(500..=slowest);
        let arrival = world.random.u64(world.now..=response);
        self.requests.push((arrival, response));
    }

    /// Requests end, and their callers ask again.
    fn finish(&mut self, world: &mut World<'_>, now: Micros) {
        let (ended, left) = self
            .requests
            .drain(..)
            .partition(|(_, end)| *end <= world.now);
        self.requests = left;
        let ended: Vec<(Micros, Micros)> = ended;
        for (arrival, _) in ended {
            world.arrivals.push(arrival);
            self.local.ended(now);
            self.callers.push(world.now + world.random.u64(0..500));
        }
    }

    /// Connects if it is not connected. Returns whether Redis can be called.
    fn is_connected(&mut self, world: &mut World<'_>, now: Micros) -> bool {
        let fails = world.is_away() || world.now < self.parted_until;
        if self.is_connected || !fails {
            self.is_connected = true;
            return true;
        }
        self.failing_since.get_or_insert(world.now);
        self.failed(world, now);
        false
    }

    fn failed(&mut self, world: &mut World<'_>, now: Micros) {
        self.local.failed(now, false);
        self.saw_outage |= !self.local.has_joined();
        (self.is_new, self.is_connected) = (true, false);
        self.retry_at = world.now + world.random.u64(STEP..Self::patience(world) / 2);
    }

    fn patience(world: &World<'_>) -> Micros {
        world.lease() / 3
    }

    fn send(&mut self, world: &mut World<'_>, call: Call) {
        let (now, faults) = (world.now, world.faults);
        let trip = world.random.u64(50..2_000);
        let percent = world.random.u32(0..1_000);
        let is_late = percent < faults.late_calls;
        let is_lost = world.is_away() || now < self.parted_until;
        let delay = if is_late {
            world.random.u64(0..world.window() * 2)
        } else {
            trip
        };
        self.call = Some(OnTheWay {
            call,
            began: now,
            arrives: if is_lost { Micros::MAX } else { now + delay },
            answered: (percent >= faults.lost_answers && !is_lost).then_some(now + delay + trip),
            answer: None,
            is_closed: false,
        });
    }

    /// Redis reads what arrived.
    fn arrive(&mut self, world: &mut World<'_>) {
        if self.restarts != world.restarts {
            self.restarts = world.restarts;
            (self.is_new, self.is_connected) = (true, false);
            self.stray.clear();
            if let Some(on) = &mut self.call {
                (on.arrives, on.answered) = (Micros::MAX, None);
                // The process may see that the connection is closed.
                if world.random.bool() {
                    on.is_closed = true;
                }
            }
        }
        if world.is_away() {
            return;
        }
        let is_new = self.is_new;
        let due: Vec<_> = self
            .stray
            .extract_if(.., |(at, _)| *at <= world.now)
            .collect();
        for (_, call) in due {
            drop(self.execute(world, &call, false));
        }
        let now = world.now;
        let due = self
            .call
            .take_if(|on| on.answer.is_none() && on.arrives <= now);
        if let Some(mut on) = due {
            on.answer = Some(self.execute(world, &on.call, is_new));
            self.is_new = false;
            self.call = Some(on);
        }
    }

    fn execute(&self, world: &mut World<'_>, call: &Call, is_new: bool) -> Value {
        world.calls += 1;
        let now = Some(EPOCH + world.now);
        let link = Link {
            is_new,
            saw_outage: self.saw_outage || is_new && world.now < world.is_young_until,
        };
        let invocation = self.protocol.invocation(call, link, now);
        invocation.invoke(&mut world.server.connection).unwrap()
    }

    /// The answer comes, or the connection is given up.
    fn hear(&mut self, world: &mut World<'_>, now: Micros) {
        let Some(on) = &self.call else {
            return;
        };
        let is_parted = world.now < self.parted_until;
        if let (Some(answer), Some(at), false) = (&on.answer, on.answered, is_parted) {
            if at <= world.now {
                let answer = self.protocol.read(answer).unwrap();
                self.local.answered(now, answer);
                self.call = None;
                self.failing_since = None;
            }
        } else if on.is_closed || world.now >= on.began + Self::patience(world) {
            let on = self.call.take().unwrap();
            self.failing_since.get_or_insert(on.began);
            if on.answer.is_none() && on.arrives < Micros::MAX {
                self.stray.push((on.arrives, on.call));
            }
            self.failed(world, now);
        }
    }

    fn check_away(&mut self, world: &World<'_>, now: Micros) {
        let is_late = |since: Micros| world.now >= since + Self::patience(world);
        if self.failing_since.is_some_and(is_late) {
            self.local.go_away(now, false);
        }
    }
}
