//! Walks in windows of ids, against a model of a server.

#![allow(clippy::unwrap_used)] // a test fails by it

use std::collections::BTreeSet;

use fastrand::Rng;

use super::chatwoot::{Server, Walked, paging, walk_between};
use crate::pagination::paging::Id;
use crate::pagination::progress::{Facts, Named, Progress, Then};

pub(super) fn walk(server: &Server) -> Walked {
    walk_between(&mut server.clone(), (None, None), |_| {})
}

/// A random list, and a random server for it.
fn random_server(random: &mut Rng) -> Server {
    let count = match random.u8(0..4) {
        0 => random.usize(0..30),
        1 => random.usize(0..300),
        _ => random.usize(0..4_000),
    };
    let mut ids = Vec::with_capacity(count);
    let (mut next, mut gap) = (random.i64(0..1_000_000) * random.i64(0..2), 1);
    while ids.len() < count {
        if random.u16(0..500) == 0 {
            next += random.i64(1..1_000_000_000);
            gap = random.i64(1..4) * random.i64(1..200);
        }
        next += random.i64(1..=gap);
        ids.push(next);
    }
    let mut server = Server::new(ids);
    match random.u8(0..3) {
        0 => server = server.shuffled(random),
        1 => {
            // An import: its messages are older than their ids.
            let (from, to) = (random.usize(0..=count), random.usize(0..=count));
            for (_, created) in &mut server.messages[from.min(to)..from.max(to)] {
                *created = 0;
            }
        }
        _ => {}
    }
    server.limit = *random.choice(&[1000, 1000, 500, 200]).unwrap();
    server.excludes_after = random.u8(0..4) == 0;
    server.includes_before = random.u8(0..4) == 0;
    server.newest_first = random.u8(0..4) == 0;
    server
}

/// Walks random lists, and checks that nothing is missing and nothing is given twice. `change`
/// makes the server another one.
fn check_random(seeds: std::ops::Range<u64>, change: impl Fn(&mut Server, &mut Rng)) {
    for seed in seeds {
        let mut random = Rng::with_seed(seed);
        let mut server = random_server(&mut random);
        change(&mut server, &mut random);
        let walked = walk(&server);
        let all: Vec<i64> = server.messages.iter().rev().map(|(id, _)| *id).collect();
        let shown = |ids: &[i64]| format!("{} ids from {:?}", ids.len(), ids.first());
        assert!(
            walked.ids == all,
            "seed {seed}: {} and not {}, {} requests",
            shown(&walked.ids),
            shown(&all),
            walked.requests
        );
        let most = 40 + all.len() / 4;
        assert!(
            walked.requests <= most,
            "seed {seed}: {} requests",
            walked.requests
        );
    }
}

#[test]
fn nothing_is_missing_or_given_twice_if_the_server_applies_both_parameters() {
    check_random(0..400, |_, _| ());
}

#[test]
fn nothing_is_missing_or_given_twice_if_zero_is_taken_as_absent() {
    check_random(0..400, |server, _| {
        server.takes_zero_as_absent = true;
        // The page before an id is that of the newest ids only if they are in order.
        server.limit = 1000;
    });
}

/// The messages in the order of their ids, so that a walk before an id finds all.
fn in_order(server: &mut Server) {
    for (index, message) in server.messages.iter_mut().enumerate() {
        message.1 = u64::try_from(index).unwrap();
    }
}

#[test]
fn nothing_is_missing_or_given_twice_if_the_server_ignores_after() {
    check_random(0..200, |server, _| {
        in_order(server);
        server.ignores_after = true;
    });
}

#[test]
fn nothing_is_missing_or_given_twice_if_the_server_ignores_before() {
    check_random(0..200, |server, _| {
        in_order(server);
        (server.ignores_before, server.includes_before) = (true, false);
    });
}

#[test]
fn messages_that_come_or_go_during_a_walk_lose_no_other() {
    for seed in 0..300 {
        let mut random = Rng::with_seed(seed);
        let mut server = random_server(&mut random);
        let first: BTreeSet<i64> = server.messages.iter().map(|(id, _)| *id).collect();
        let mut random = Rng::with_seed(seed);
        let walked = walk_between(&mut server, (None, None), |server| {
            if random.bool() && !server.messages.is_empty() {
                let place = random.usize(0..server.messages.len());
                server.messages.remove(place);
            }
            let next = server.messages.last().map_or(1, |(id, _)| id + 1);
            for id in next..next + random.i64(0..40) {
                server.messages.push((id, u64::MAX / 2));
            }
        });
        assert_eq!(walked.broken, None, "seed {seed}");
        let given: BTreeSet<i64> = walked.ids.iter().copied().collect();
        assert_eq!(given.len(), walked.ids.len(), "seed {seed}");
        let left = server.messages.iter().map(|(id, _)| *id);
        let owed: BTreeSet<i64> = left.filter(|id| first.contains(id)).collect();
        assert!(owed.is_subset(&given), "seed {seed}");
    }
}

#[test]
fn a_walk_keeps_to_the_callers_bounds() {
    for seed in 0..300 {
        let mut random = Rng::with_seed(seed);
        let mut server = random_server(&mut random);
        if server.messages.is_empty() {
            continue;
        }
        let mut bound = || {
            let place = random.usize(0..server.messages.len());
            let near = server.messages[place].0 + random.i64(-1..2);
            random.bool().then_some(near)
        };
        let (after, before) = (bound(), bound());
        let is_within = |id: &i64| {
            after.is_none_or(|after| *id > after) && before.is_none_or(|before| *id < before)
        };
        let all = server.messages.iter().rev().map(|(id, _)| *id);
        let expected: Vec<i64> = all.filter(is_within).collect();
        let walked = walk_between(&mut server, (after, before), |_| {});
        assert!(walked.ids == expected, "seed {seed}: {after:?} {before:?}");
    }
}

/// A server that answers anything.
#[test]
fn a_walk_over_random_answers_ends() {
    let mut requests = 0;
    for seed in 0..300 {
        let mut random = Rng::with_seed(seed);
        let paging = paging(1000);
        let mut progress = Progress::new(paging.style);
        for step in 0.. {
            assert!(step < 20_000, "seed {seed}");
            requests += 1;
            let next: i64 = progress
                .following()
                .map_or(9_000, |next| next.parse().unwrap());
            let (after, before) = progress.window().unwrap_or((None, next));
            let low = after.unwrap_or(before.saturating_sub(30_000));
            let count = match random.u8(0..3) {
                0 => 0,
                1 => random.usize(0..30),
                _ => 1000,
            };
            let id = |random: &mut Rng| match random.u8(0..20) {
                0 => Id::Bytes {
                    bytes: random.u64(..),
                },
                1 => Id::Weak { weak: 1 },
                _ => Id::Number(random.i64(low..=before.max(low))),
            };
            let items: Vec<Id> = (0..count).map(|_| id(&mut random)).collect();
            let facts = Facts {
                asked: None,
                items: &items.clone().into(),
                next: Named::End,
                total: None,
            };
            match progress.page(&paging, facts, true).then {
                Then::Ask(_) => {}
                Then::End | Then::Break(_) => break,
            }
        }
    }
    println!("{requests} requests");
}

/// What a walk does: the window that it requests, the ids that come, and the ids that it gives.
/// `-` in the place of the lower id is a request without it. The limit is 6.
const TABLE: &str = "
a window below the limit is all there is
0..9007199254740991 | 3 9 5 | 9 5 3 | end

an empty window ends the list
0..9007199254740991 | | | end

an item twice in a window is given once
0..9007199254740991 | 3 3 5 | 5 3 | end

a full window is not given; a hint shows where the newest items are
0..9007199254740991 | 1 2 3 4 5 6 | not given | ask
-..9007199254740991 | 8 9 | not given | ask
5..9007199254740991 | 5 6 7 8 9 | 9 8 7 6 | ask
1..6 | 2 3 4 5 | 5 4 3 2 | ask
0..2 | 1 | 1 | end

an id beyond the window means that the server ignores a parameter
0..9007199254740991 | 1 2 3 4 5 6 | not given | ask
-..9007199254740991 | 8 9 | not given | ask
5..9007199254740991 | 4 7 8 9 | not given | ask
-..9007199254740991 | 8 9 | 9 8 | ask
-..8 | 6 7 | 7 6 | ask

the items on the edges of a window belong to other windows
0..9007199254740991 | 1 2 3 4 5 6 | not given | ask
-..9007199254740991 | 8 9 | not given | ask
5..9007199254740991 | 7 8 9 | 9 8 7 | ask
1..6 | 1 3 6 | 3 | ask
0..2 | | | end

more items than the window has ids mean the same
0..9007199254740991 | 1 2 3 4 5 6 | not given | ask
-..9007199254740991 | 8 9 | not given | ask
5..9007199254740991 | 7 8 9 | 9 8 7 | ask
1..6 | x1 x2 x3 x4 x5 x6 x7 x8 | not given | ask
-..6 | 4 5 | 5 4 | ask
";

#[test]
fn walks_in_windows_follow_their_table() {
    let paging = paging(6);
    for walk in TABLE.trim().split("\n\n") {
        let (name, lines) = walk.split_once('\n').unwrap();
        let mut progress = Progress::new(paging.style);
        for line in lines.lines() {
            let columns: Vec<&str> = line.split('|').map(str::trim).collect();
            let [asked, items, gives, then] = columns[..] else {
                panic!("{line}");
            };
            let before = progress.following().map(str::to_owned);
            let found = match progress.window() {
                Some((Some(after), before)) => format!("{after}..{before}"),
                Some((None, before)) => format!("-..{before}"),
                None => format!("-..{}", before.unwrap()),
            };
            assert_eq!(found, asked, "{name}: {line}");
            let items: Vec<Id> = items
                .split_whitespace()
                .map(|item| match item.strip_prefix('x') {
                    Some(bytes) => Id::Bytes {
                        bytes: bytes.parse().unwrap(),
                    },
                    None => Id::Number(item.parse().unwrap()),
                })
                .collect();
            let (_, asked) = found.split_once("..").unwrap();
            let facts = Facts {
                asked: Some(asked),
                items: &items.clone().into(),
                next: Named::End,
                total: None,
            };
            let verdict = progress.page(&paging, facts, true);
            let given = verdict.known.map(|known| {
                let given = items.iter().zip(known).filter(|(_, known)| !known);
                let mut given: Vec<i64> = given.filter_map(|(id, _)| id.number()).collect();
                given.sort_unstable_by(|one, other| other.cmp(one));
                given
                    .iter()
                    .map(i64::to_string)
                    .collect::<Vec<_>>()
                    .join(" ")
            });
            let next = match verdict.then {
                Then::Ask(_) => "ask",
                Then::End => "end",
                Then::Break(_) => "error",
            };
            let found = (given.unwrap_or("not given".to_owned()), next);
            assert_eq!(found, (gives.to_owned(), then), "{name}: {line}");
            assert!(!progress.may_be_incomplete(), "{name}: {line}");
        }
    }
}
