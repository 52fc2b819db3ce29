//! Walks in windows of ids over a million messages.

#![allow(clippy::unwrap_used)] // a test fails by it

use fastrand::Rng;

use super::chatwoot::{Server, Walked};
use super::windows::walk;

#[track_caller]
fn is_whole(server: &Server, most_requests: usize) -> Walked {
    let walked = walk(server);
    let all = server.messages.iter().rev().map(|(id, _)| *id);
    assert!(
        all.eq(walked.ids.iter().copied()),
        "{} of {}",
        walked.ids.len(),
        server.messages.len()
    );
    assert!(
        walked.requests <= most_requests,
        "{} requests",
        walked.requests
    );
    walked
}

const MILLION: usize = 1_000_000;

/// Ids with gaps of this length on average, in the way that many other lists take the ids
/// between.
fn sparse(count: usize, gap: i64, random: &mut Rng) -> Vec<i64> {
    let mut id = 0;
    let mut ids = Vec::with_capacity(count);
    while ids.len() < count {
        // A geometric distribution.
        let chance = 1.0 / gap as f64;
        let skipped = match gap {
            1 => 0.0,
            _ => (random.f64().max(f64::MIN_POSITIVE).ln() / (1.0 - chance).ln()).floor(),
        };
        id += 1 + skipped as i64;
        ids.push(id);
    }
    ids
}

/// Walks lists of a million messages with this gap, in the order that they were sent, in any
/// order, and from a server that cuts its answers at the other end.
///
/// With random gaps, the number of cut answers varies: 1,094 requests on average, with a standard
/// deviation of 4.
fn walk_a_million(gap: i64) {
    let mut random = Rng::with_seed(7);
    let ids = sparse(MILLION, gap, &mut random);
    let requests = walk_in_any_order(ids, &mut random, 1_110);
    assert!(requests <= 3 * 1_100, "{requests} requests in three walks");
}

fn walk_in_any_order(ids: Vec<i64>, random: &mut Rng, most: usize) -> usize {
    let server = Server::new(ids);
    let newest_first = Server {
        newest_first: true,
        ..server.clone()
    };
    let imported = server.clone().shuffled(random);
    let servers = [server, imported, newest_first];
    servers
        .iter()
        .map(|server| is_whole(server, most).requests)
        .sum()
}

#[test]
fn even_gaps_leave_less_room_in_each_window() {
    let mut random = Rng::with_seed(7);
    let mut id = 0;
    let ids = std::iter::repeat_with(|| {
        id += random.i64(1..=10);
        id
    });
    let ids = ids.take(MILLION).collect();
    walk_in_any_order(ids, &mut random, 1_075);
}

#[test]
fn a_dense_import_between_sparse_messages_costs_few_requests() {
    let mut random = Rng::with_seed(7);
    let mut ids: Vec<i64> = (1..=300_000).collect();
    for (count, gap) in [(300_000, 30), (100_000, 1), (300_000, 30)] {
        let start = ids.last().copied().unwrap();
        let more = sparse(count, gap, &mut random);
        ids.extend(more.into_iter().map(|id| start + id));
    }
    walk_in_any_order(ids, &mut random, 1_110);
}

#[test]
fn large_holes_cost_two_requests_each() {
    let mut random = Rng::with_seed(7);
    let ids = sparse(MILLION, 7, &mut random);
    let ids = ids.into_iter().enumerate();
    // The newest message is alone above a hole.
    let ids = ids.map(|(index, id)| id + ((index + 1) as i64 / 100_000) * 1_000_000_000);
    walk_in_any_order(ids.collect(), &mut random, 1_145);
}

#[test]
fn a_million_messages_in_a_row_cost_at_most_1100_requests() {
    walk_a_million(1);
}

#[test]
fn a_million_messages_with_small_gaps_cost_at_most_1100_requests() {
    walk_a_million(2);
}

#[test]
fn a_million_messages_with_gaps_cost_at_most_1100_requests() {
    walk_a_million(30);
}

#[test]
fn a_million_messages_with_large_gaps_cost_at_most_1100_requests() {
    walk_a_million(1_000);
}
