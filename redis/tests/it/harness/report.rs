//! What the counting server saw.

use std::fmt;
use std::time::{Duration, Instant};

/// One request that arrived.
#[derive(Clone, Debug)]
pub struct Arrival {
    pub at: Instant,
    /// The key of the client that sent it.
    pub from: String,
    /// It was answered 429.
    pub refused: bool,
}

/// Requests in the order of their arrival.
pub struct Report {
    pub limit: usize,
    pub window: Duration,
    pub arrivals: Vec<Arrival>,
}

/// The number of fixed windows with random starts that a report tries.
const PHASES: usize = 64;

impl Report {
    /// The arrivals of this time.
    pub fn between(&self, from: Instant, to: Instant) -> Self {
        let within = |arrival: &&Arrival| arrival.at >= from && arrival.at < to;
        Self {
            limit: self.limit,
            window: self.window,
            arrivals: self.arrivals.iter().filter(within).cloned().collect(),
        }
    }

    pub fn refused(&self) -> usize {
        self.arrivals
            .iter()
            .filter(|arrival| arrival.refused)
            .count()
    }

    pub fn from(&self, key: &str) -> usize {
        self.arrivals
            .iter()
            .filter(|arrival| arrival.from == key)
            .count()
    }

    /// The most requests in any window, wherever it starts.
    pub fn sliding_maximum(&self) -> usize {
        let mut most = 0;
        let mut first = 0;
        for (last, arrival) in self.arrivals.iter().enumerate() {
            while arrival.at.duration_since(self.arrivals[first].at) >= self.window {
                first += 1;
            }
            most = most.max(last - first + 1);
        }
        most
    }

    /// The most requests in any of the windows that follow each other from a random start.
    pub fn fixed_maximum(&self) -> usize {
        let phases = (0..PHASES).map(|_| self.window.mul_f64(fastrand::f64()));
        phases
            .map(|phase| self.of_phase(phase))
            .max()
            .unwrap_or_default()
    }

    fn of_phase(&self, phase: Duration) -> usize {
        let Some(start) = self.arrivals.first().map(|arrival| arrival.at) else {
            return 0;
        };
        let (mut most, mut count, mut current) = (0, 0, 0);
        for arrival in &self.arrivals {
            let passed = arrival.at.duration_since(start) + phase;
            let window = passed.as_nanos() / self.window.as_nanos();
            count = if window == current { count + 1 } else { 1 };
            current = window;
            most = most.max(count);
        }
        most
    }

    /// The share of the limit that was used, in whole windows from the first arrival.
    pub fn used(&self, windows: usize) -> f64 {
        let Some(start) = self.arrivals.first().map(|arrival| arrival.at) else {
            return 0.0;
        };
        let length = self.window * u32::try_from(windows).unwrap();
        let count = self.between(start, start + length).arrivals.len();
        count as f64 / (self.limit * windows) as f64
    }

    /// The window, divided by the mean time in which as many requests arrive as the limit
    /// allows. A share of the limit that does not depend on when bursts arrive.
    pub fn pace(&self) -> f64 {
        let pairs = self
            .arrivals
            .iter()
            .zip(self.arrivals.iter().skip(self.limit));
        let times: Vec<Duration> = pairs
            .map(|(first, next)| next.at.duration_since(first.at))
            .collect();
        let sum: Duration = times.iter().sum();
        self.window.as_secs_f64() * times.len() as f64 / sum.as_secs_f64()
    }

    /// What is wrong, or `None` if the server saw no more than the limit in any window.
    pub fn fault(&self) -> Option<String> {
        let (sliding, fixed, refused) =
            (self.sliding_maximum(), self.fixed_maximum(), self.refused());
        let kept = sliding <= self.limit && fixed <= self.limit && refused == 0;
        (!kept).then(|| {
            format!("{sliding} requests in a sliding window, {fixed} in a fixed one, limit {}, {refused} refused", self.limit)
        })
    }

    /// Panics if the server saw more than the limit in any window.
    #[track_caller]
    pub fn assert_kept(&self) {
        if let Some(fault) = self.fault() {
            panic!("{fault}; {self}");
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let windows = match (self.arrivals.first(), self.arrivals.last()) {
            (Some(first), Some(last)) => {
                last.at.duration_since(first.at).as_secs_f64() / self.window.as_secs_f64()
            }
            _ => 0.0,
        };
        write!(
            formatter,
            "{} requests in {windows:.2} windows of {:?}, limit {}, {} refused, pace {:.4}",
            self.arrivals.len(),
            self.window,
            self.limit,
            self.refused(),
            self.pace()
        )
    }
}
