//! Work on several threads, with the results in order.

use std::collections::VecDeque;
use std::panic::resume_unwind;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Does each job that `next` returns on one of several threads, and hands each result to
/// `take`, in the order of the jobs. At most three jobs per thread exist at a time, so the
/// memory does not depend on the number of jobs.
///
/// `next` and `take` run on the thread of the caller.
pub(super) fn in_order<J: Send, R: Send>(
    threads: usize,
    mut next: impl FnMut() -> Option<J>,
    work: impl Fn(J) -> R + Sync,
    mut take: impl FnMut(R),
) {
    let threads = threads.max(1);
    let (jobs, queue) = sync_channel::<(J, SyncSender<R>)>(threads);
    let queue = Mutex::new(queue);
    thread::scope(|scope| {
        let (queue, work) = (&queue, &work);
        let workers: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(move || {
                    while let Some((job, result)) = received(queue) {
                        // The caller only stops listening if another job has panicked.
                        let _ = result.send(work(job));
                    }
                })
            })
            .collect();
        let mut pending: VecDeque<Receiver<R>> = VecDeque::new();
        while let Some(job) = next() {
            if pending.len() >= 2 * threads && !taken(&mut pending, &mut take) {
                break;
            }
            let (result, later) = sync_channel(1);
            if jobs.send((job, result)).is_err() {
                break;
            }
            pending.push_back(later);
        }
        drop(jobs);
        while taken(&mut pending, &mut take) {}
        for worker in workers {
            worker.join().unwrap_or_else(|panic| resume_unwind(panic));
        }
    });
}

/// The next job. `None` after the last one, or if another worker panicked while it waited.
fn received<T>(queue: &Mutex<Receiver<T>>) -> Option<T> {
    queue.lock().ok()?.recv().ok()
}

/// Waits for the oldest result. Returns false if there is none, or if its job has panicked.
fn taken<R>(pending: &mut VecDeque<Receiver<R>>, take: &mut impl FnMut(R)) -> bool {
    let oldest = pending.pop_front();
    let result = oldest.and_then(|oldest| oldest.recv().ok());
    result.map(take).is_some()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use std::cell::Cell;
    use std::time::Duration;

    use super::in_order;

    #[test]
    fn results_have_the_order_of_the_jobs_and_few_exist_at_a_time() {
        for threads in [1, 2, 5] {
            let (begun, ended, most) = (Cell::new(0), Cell::new(0), Cell::new(0));
            let next = || {
                most.set(most.get().max(begun.get() - ended.get()));
                begun.set(begun.get() + 1);
                (begun.get() <= 200).then(|| begun.get())
            };
            let mut results = Vec::new();
            in_order(
                threads,
                next,
                |job| {
                    let is_slow = job % 3 == 0;
                    std::thread::sleep(Duration::from_micros(if is_slow { 500 } else { 0 }));
                    job * 10
                },
                |result| {
                    ended.set(ended.get() + 1);
                    results.push(result);
                },
            );
            assert_eq!(results, (1..=200).map(|job| job * 10).collect::<Vec<_>>());
            assert!(most.get() <= 3 * threads, "{}", most.get());
        }
    }

    #[test]
    #[should_panic(expected = "job 7")]
    fn a_panic_of_a_job_reaches_the_caller() {
        let mut jobs = 0..100;
        in_order(
            2,
            || jobs.next(),
            |job| assert!(job != 7, "job {job}"),
            |()| (),
        );
    }
}
