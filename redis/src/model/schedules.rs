//! The runs.

use super::{Faults, Server, World, settings};
use crate::WhenAway;

/// How many random runs each test makes.
fn seeds() -> std::ops::Range<u64> {
    let wanted = std::env::var("REDIS_MODEL_RUNS").ok();
    let first = std::env::var("REDIS_MODEL_FIRST").ok();
    let first = first.and_then(|text| text.parse().ok()).unwrap_or(0);
    first..first + wanted.and_then(|text| text.parse().ok()).unwrap_or(2)
}

/// Runs four processes with these faults, for several limits, and checks every window.
fn check(when_away: WhenAway, faults: Faults) {
    let Some(mut server) = Server::start() else {
        return;
    };
    for seed in seeds() {
        for (limit, window, lease) in [(40, 400, 150), (3, 300, 100), (200, 500, 600)] {
            let settings = settings(limit, window, lease, when_away);
            let mut world = World::new(&mut server, settings, faults, seed);
            (0..4).for_each(|_| world.add(8));
            world.run(20);
            let most = world.most();
            assert!(
                most <= usize::try_from(limit).unwrap(),
                "{most} of {limit} in {window} ms, lease {lease} ms, seed {seed}, {faults:?}"
            );
            // Four processes have no share of a limit of three.
            let least = if limit < 4 { 1 } else { limit + 1 };
            assert!(world.arrivals.len() >= usize::try_from(least).unwrap());
        }
    }
}

#[test]
fn a_saturated_quota_is_used_completely() {
    let Some(mut server) = Server::start() else {
        return;
    };
    for (limit, window) in [
        (100, 2_000),
        (300, 5_000),
        (300, 3_000),
        (3, 2_000),
        (16, 1_000),
    ] {
        let settings = settings(limit, window, 1_000, WhenAway::Share);
        let mut world = World::new(&mut server, settings, Faults::default(), 7);
        (0..4).for_each(|_| world.add(8));
        world.run(10);
        let limit = usize::try_from(limit).unwrap();
        assert!(world.most() <= limit);
        let used = world.arrivals.len();
        // The tenth window is not over for those that were sent last.
        let possible = limit * 10;
        eprintln!("{used} of {possible}, {} calls, limit {limit}", world.calls);
        if limit == 300 && window == 3_000 {
            // The lease is a third of the window, as by default.
            assert!(world.calls * 10 <= used as u64, "{} calls", world.calls);
        }
        assert!(
            used * 100 >= possible * 98,
            "{used} of {possible}, window {window}"
        );
    }
}

/// During an outage, processes use their own slots again, and then their shares.
#[test]
fn an_outage_of_redis_costs_less_than_a_window() {
    let Some(mut server) = Server::start() else {
        return;
    };
    for loses_state in [false, true] {
        let settings = settings(200, 1_000, 250, WhenAway::Share);
        let faults = Faults::default();
        let mut world = World::new(&mut server, settings, faults, 7);
        (0..4).for_each(|_| world.add(8));
        world.run(4);
        world.away_until = world.now + 6 * world.window();
        if loses_state {
            world.lose(Vec::new());
        }
        world.run(12);
        assert!(world.most() <= 200);
        let used = world.arrivals.len();
        eprintln!("{used} of {}", 16 * 200);
        assert!(used >= 16 * 200 - 150, "{used}, state lost: {loses_state}");
    }
}

#[test]
fn killed_and_stopped_processes_break_no_limit() {
    let faults = Faults {
        kills: 8,
        stops: 10,
        ..Faults::default()
    };
    check(WhenAway::Share, faults);
}

#[test]
fn lost_answers_and_late_calls_break_no_limit() {
    let faults = Faults {
        lost_answers: 30,
        late_calls: 30,
        ..Faults::default()
    };
    check(WhenAway::Refuse, faults);
}

#[test]
fn outages_that_keep_the_state_break_no_limit() {
    check(
        WhenAway::Share,
        Faults {
            outages: 10,
            ..Faults::default()
        },
    );
    check(
        WhenAway::Refuse,
        Faults {
            outages: 10,
            ..Faults::default()
        },
    );
}

#[test]
fn outages_that_lose_the_state_break_no_limit() {
    let faults = Faults {
        outages: 10,
        loses_state: true,
        ..Faults::default()
    };
    check(WhenAway::Share, faults);
    check(WhenAway::Refuse, faults);
}

#[test]
fn outages_that_lose_the_last_writes_break_no_limit() {
    let faults = Faults {
        outages: 10,
        loses_writes: true,
        ..Faults::default()
    };
    check(WhenAway::Share, faults);
}

/// Outages follow each other, shorter and longer than a lease and a window.
#[test]
fn frequent_outages_break_no_limit() {
    for (loses_state, slow_requests) in [(true, false), (true, true), (false, false)] {
        let faults = Faults {
            outages: 100,
            loses_state,
            slow_requests,
            ..Faults::default()
        };
        check(WhenAway::Share, faults);
    }
}

#[test]
fn frequent_outages_and_tasks_that_are_scheduled_late_break_no_limit() {
    for loses_state in [true, false] {
        let faults = Faults {
            outages: 60,
            stalls: 60,
            loses_state,
            lost_answers: 20,
            ..Faults::default()
        };
        check(WhenAway::Share, faults);
    }
}

/// A new process cannot know of requests that an empty Redis lost, so processes die only while
/// Redis keeps its state.
#[test]
fn outages_while_processes_die_or_stop_break_no_limit() {
    for (kills, loses_state, loses_writes) in
        [(0, true, false), (0, false, true), (15, false, false)]
    {
        let faults = Faults {
            outages: 40,
            kills,
            stops: 15,
            stalls: 20,
            lost_answers: 10,
            loses_state,
            loses_writes,
            ..Faults::default()
        };
        check(WhenAway::Share, faults);
    }
}

#[test]
fn tasks_that_are_scheduled_late_break_no_limit() {
    let faults = Faults {
        stalls: 100,
        ..Faults::default()
    };
    check(WhenAway::Share, faults);
    check(WhenAway::Refuse, faults);
}

#[test]
fn partitions_break_no_limit_if_calls_are_refused() {
    let faults = Faults {
        partitions: 15,
        stops: 5,
        ..Faults::default()
    };
    check(WhenAway::Refuse, faults);
}

#[test]
fn pauses_break_no_limit() {
    check(
        WhenAway::Share,
        Faults {
            pauses: 10,
            kills: 3,
            ..Faults::default()
        },
    );
}
