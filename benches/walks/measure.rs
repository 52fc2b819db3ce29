//! Compares two runs on a machine that is busy with other work.
//!
//! The runs take turns, so that other load affects both. The time on the CPU is counted beside
//! the elapsed time, because other processes add much less to it. The server is another process.

use std::fmt;
use std::time::{Duration, Instant};

/// The time that all threads of this process have spent on the CPU. `None` if the system is not
/// Linux.
fn on_cpu() -> Option<Duration> {
    // The kernel brings the number up to date when the thread is scheduled.
    std::thread::yield_now();
    let mut nanoseconds = 0;
    for thread in std::fs::read_dir("/proc/self/task").ok()? {
        let text = std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        nanoseconds += text.split_whitespace().next()?.parse::<u64>().ok()?;
    }
    Some(Duration::from_nanos(nanoseconds))
}

/// The times of one kind of run.
#[derive(Default)]
pub struct Times {
    wall: Vec<Duration>,
    cpu: Vec<Duration>,
}

impl Times {
    async fn add(&mut self, run: impl Future<Output = usize>, items: usize) {
        let (cpu, start) = (on_cpu(), Instant::now());
        assert_eq!(run.await, items);
        self.wall.push(start.elapsed());
        if let (Some(before), Some(now)) = (cpu, on_cpu()) {
            self.cpu.push(now.saturating_sub(before));
        }
    }
}

/// The times of the reference and of the run that is compared with it.
#[derive(Default)]
pub struct Compared(Times, Times);

impl Compared {
    /// Measures both `rounds` times, in turns. Each run returns the number of its `items`.
    pub async fn of<A, B>(
        (rounds, items): (usize, usize),
        reference: impl Fn() -> A,
        run: impl Fn() -> B,
    ) -> Self
    where
        A: Future<Output = usize>,
        B: Future<Output = usize>,
    {
        let mut compared = Self::default();
        for round in 0..=rounds {
            // Whichever comes second may find warmer caches.
            if round % 2 == 0 {
                compared.0.add(reference(), items).await;
                compared.1.add(run(), items).await;
            } else {
                compared.1.add(run(), items).await;
                compared.0.add(reference(), items).await;
            }
            if round == 0 {
                compared = Self::default();
            }
        }
        compared
    }
}

/// The shortest and the median of both, and their ratios.
impl fmt::Display for Compared {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(reference, run) = self;
        let pairs = [
            ("CPU", &reference.cpu, &run.cpu),
            ("wall", &reference.wall, &run.wall),
        ];
        for (name, reference, run) in pairs {
            let (Some(reference), Some(run)) = (quantiles(reference), quantiles(run)) else {
                continue;
            };
            write!(formatter, "  {name}")?;
            for (name, reference, run) in
                [("min", reference.0, run.0), ("median", reference.1, run.1)]
            {
                let (reference, run) = (reference.as_secs_f64(), run.as_secs_f64());
                write!(
                    formatter,
                    " {name} {:.1} -> {:.1} ms {:.3}",
                    reference * 1e3,
                    run * 1e3,
                    run / reference
                )?;
            }
        }
        Ok(())
    }
}

/// The shortest time and the median.
fn quantiles(times: &[Duration]) -> Option<(Duration, Duration)> {
    let mut times = times.to_vec();
    times.sort_unstable();
    Some((*times.first()?, *times.get(times.len() / 2)?))
}
