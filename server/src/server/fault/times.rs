//! How often a fault applies: the same for requests and for deliveries.

use std::fmt;

/// Which of the matching requests or deliveries get a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::server) struct Times {
    /// The first one, from 1.
    pub(super) nth: u64,
    /// How many times; `None` for every time.
    pub(super) times: Option<u64>,
}

impl Times {
    /// The first one only.
    pub(in crate::server) const ONCE: Self = Self {
        nth: 1,
        times: Some(1),
    };

    /// Starts with the nth. 0 is treated as 1.
    pub(in crate::server) const fn nth(mut self, nth: u64) -> Self {
        self.nth = if nth == 0 { 1 } else { nth };
        self
    }

    /// Applies this many times. `None` is every time.
    pub(in crate::server) const fn times(mut self, times: Option<u64>) -> Self {
        self.times = times;
        self
    }

    /// Sets the option `nth` or `times`. `None` if the option is another one, or its value is
    /// wrong.
    pub(in crate::server) fn option(&mut self, name: &str, value: Option<&str>) -> Option<()> {
        let number = || value?.parse::<u64>().ok();
        match name {
            "nth" => self.nth = number().filter(|nth| *nth > 0)?,
            "times" if value == Some("always") => self.times = None,
            "times" => self.times = Some(number()?),
            _ => return None,
        }
        Some(())
    }
}

/// The options that [`Times::option`] reads.
impl fmt::Display for Times {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.nth > 1 {
            write!(formatter, ";nth={}", self.nth)?;
        }
        match self.times {
            Some(1) => Ok(()),
            Some(times) => write!(formatter, ";times={times}"),
            None => formatter.write_str(";times=always"),
        }
    }
}

/// A fault of a running server.
#[derive(Debug)]
pub(in crate::server) struct Armed<F> {
    pub(in crate::server) fault: F,
    times: Times,
    /// How many requests or deliveries that it applies to have arrived.
    seen: u64,
    /// How many times it still applies. `None` for every time.
    left: Option<u64>,
}

impl<F> Armed<F> {
    pub(in crate::server) const fn new(fault: F, times: Times) -> Self {
        Self {
            seen: 0,
            left: times.times,
            fault,
            times,
        }
    }
}

/// The fault of the next request or delivery. `applies` says whether a fault is for it, and
/// `is_possible` whether it can happen to it. If several are due, the one that was added first.
/// Every fault that applies counts.
pub(in crate::server) fn take<F>(
    all: &mut [Armed<F>],
    applies: impl Fn(&F) -> bool,
    is_possible: impl Fn(&F) -> bool,
) -> Option<&F> {
    let mut taken = None;
    for (index, armed) in all.iter_mut().enumerate() {
        if !applies(&armed.fault) {
            continue;
        }
        armed.seen += 1;
        let is_due = armed.seen >= armed.times.nth && armed.left != Some(0);
        if taken.is_none() && is_due && is_possible(&armed.fault) {
            armed.left = armed.left.map(|left| left - 1);
            taken = Some(index);
        }
    }
    taken.map(|index| &all[index].fault)
}

/// Sets each option of a fault's text with `set`. `None` if an option is given twice, or if
/// `set` does not accept it.
pub(in crate::server) fn options<'t>(
    parts: impl Iterator<Item = &'t str>,
    mut set: impl FnMut(&str, Option<&str>) -> Option<()>,
) -> Option<()> {
    let mut known = Vec::new();
    for part in parts {
        let (name, value) = named(part);
        if known.contains(&name) {
            return None;
        }
        set(name, value)?;
        known.push(name);
    }
    Some(())
}

/// A part of a fault's text: its name, and its value if it has one.
pub(super) fn named(part: &str) -> (&str, Option<&str>) {
    part.split_once('=')
        .map_or((part, None), |(name, value)| (name, Some(value)))
}
