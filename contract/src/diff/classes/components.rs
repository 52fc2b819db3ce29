//! The strongly connected components of a graph, by Tarjan's algorithm with a list instead of
//! recursion.

use std::collections::HashMap;

/// What is known of a vertex.
struct Visited {
    number: usize,
    /// The smallest number that can be reached.
    lowest: usize,
    is_open: bool,
}

/// The components that can be reached from a vertex. A component comes after those that it
/// leads to.
pub(super) fn of(start: usize, edges: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
    let mut visited: HashMap<usize, Visited> = HashMap::new();
    let (mut open, mut found) = (Vec::new(), Vec::new());
    let mut path = vec![(start, edges(start), 0)];
    enter(start, &mut visited, &mut open);
    while let Some((vertex, targets, next)) = path.last_mut() {
        let vertex = *vertex;
        if let Some(&target) = targets.get(*next) {
            *next += 1;
            match visited.get(&target) {
                None => {
                    enter(target, &mut visited, &mut open);
                    path.push((target, edges(target), 0));
                }
                Some(known) if known.is_open => {
                    let number = known.number;
                    lower(&mut visited, vertex, number);
                }
                Some(_) => {}
            }
            continue;
        }
        path.pop();
        let Some((number, lowest)) = visited.get(&vertex).map(|of| (of.number, of.lowest)) else {
            continue;
        };
        if let Some((parent, ..)) = path.last() {
            lower(&mut visited, *parent, lowest);
        }
        if number == lowest {
            found.push(close(vertex, &mut visited, &mut open));
        }
    }
    found
}

fn enter(vertex: usize, visited: &mut HashMap<usize, Visited>, open: &mut Vec<usize>) {
    let number = visited.len();
    let entry = Visited {
        number,
        lowest: number,
        is_open: true,
    };
    visited.insert(vertex, entry);
    open.push(vertex);
}

fn lower(visited: &mut HashMap<usize, Visited>, vertex: usize, to: usize) {
    if let Some(known) = visited.get_mut(&vertex) {
        known.lowest = known.lowest.min(to);
    }
}

/// Takes a component from the open vertices: all that were entered since `vertex`.
fn close(
    vertex: usize,
    visited: &mut HashMap<usize, Visited>,
    open: &mut Vec<usize>,
) -> Vec<usize> {
    let mut component = Vec::new();
    while let Some(member) = open.pop() {
        if let Some(known) = visited.get_mut(&member) {
            known.is_open = false;
        }
        component.push(member);
        if member == vertex {
            break;
        }
    }
    component
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_component_comes_after_those_that_it_leads_to() {
        // 0 -> 1 <-> 2 -> 3, and 3 -> 3.
        let edges = |vertex| match vertex {
            0 => vec![1],
            1 => vec![2],
            2 => vec![1, 3],
            _ => vec![3],
        };
        let mut found = of(0, edges);
        found
            .iter_mut()
            .for_each(|component| component.sort_unstable());
        assert_eq!(found, [vec![3], vec![1, 2], vec![0]]);
    }

    #[test]
    fn a_long_chain_does_not_overflow_the_stack() {
        const LENGTH: usize = 200_000;
        let found = of(0, |vertex| (vertex + 1..LENGTH).take(1).collect());
        assert_eq!(found.len(), LENGTH);
    }
}
