//! Why an entry of a recording, or the rest of it, could not be read.

use std::collections::BTreeMap;
use std::fmt;
use std::io;

use crate::incomplete::{Incomplete, Reason};

/// Why an entry, or the rest of a recording, could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The file cannot be opened or read.
    File(io::ErrorKind),
    /// There is nothing in it.
    Empty,
    /// It begins like a HAR file, and has no `log.entries`.
    NoEntries,
    /// The file ends before its last entry does.
    Truncated,
    /// A byte where a HAR file cannot have it, such as a missing comma.
    Broken,
    /// The entry is longer than the limit, in bytes.
    TooLong(usize),
    /// The entry is not JSON at this line and column of it.
    NotJson(usize, usize),
    /// A property of the entry has another type than expected.
    WrongType(usize, usize),
    /// The entry has no method or no URL.
    NoRequest,
    /// The body is not in base64, as the entry says.
    NotBase64,
    /// The body is compressed, and cannot be decompressed.
    Damaged,
    /// The body is compressed in a way that is not supported.
    Compressed,
}

impl Trouble {
    /// A number for each kind of trouble, to count equal ones.
    fn class(self) -> u8 {
        match self {
            Self::File(_) => 0,
            Self::Empty => 1,
            Self::NoEntries => 2,
            Self::Truncated => 3,
            Self::Broken => 4,
            Self::TooLong(_) => 5,
            Self::NotJson(..) => 6,
            Self::WrongType(..) => 7,
            Self::NoRequest => 8,
            Self::NotBase64 => 9,
            Self::Damaged => 10,
            Self::Compressed => 11,
        }
    }

    /// What to do about it.
    fn remedy(self) -> &'static str {
        match self {
            Self::File(io::ErrorKind::NotFound) => "check the path",
            Self::File(_) => "check the file and its permissions",
            Self::Empty | Self::NoEntries => {
                "give a HAR file, or NDJSON with a request and its answer on each line"
            }
            Self::Truncated => "export the recording again; the entries before this one were read",
            Self::Broken => "export the recording again; the entries before this place were read",
            Self::TooLong(_) => "record without downloads",
            Self::NotJson(..) => {
                "write each request and its answer as one JSON object, in NDJSON on one line"
            }
            Self::WrongType(..) => "compare it with the help of the command `drift`",
            Self::NoRequest => "record the method and the URL of the request",
            Self::NotBase64 => "correct `encoding`, or record the body as text",
            Self::Damaged | Self::Compressed => "record bodies decompressed",
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(kind) => write!(formatter, "it cannot be read ({kind})"),
            Self::Empty => formatter.write_str("it is empty"),
            Self::NoEntries => formatter.write_str("it is a HAR file without `log.entries`"),
            Self::Truncated => formatter.write_str("the file ends before the entry does"),
            Self::Broken => formatter.write_str("the list of entries is not JSON"),
            Self::TooLong(limit) => {
                write!(formatter, "the entry is longer than {} MiB", limit >> 20)
            }
            Self::NotJson(line, column) => {
                write!(formatter, "not JSON at line {line}, column {column} of it")
            }
            Self::WrongType(line, column) => write!(
                formatter,
                "a property has an unexpected type before line {line}, column {column} of it"
            ),
            Self::NoRequest => formatter.write_str("it has no method or no URL"),
            Self::NotBase64 => formatter.write_str("the body is not in base64"),
            Self::Damaged => formatter.write_str("the body cannot be decompressed"),
            Self::Compressed => {
                formatter.write_str("the body is compressed, and not with gzip or deflate")
            }
        }
    }
}

/// An entry of a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spot {
    /// The whole file.
    File,
    /// An entry of a HAR file, from 1.
    Entry(usize),
    /// A line, from 1.
    Line(usize),
}

impl fmt::Display for Spot {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => Ok(()),
            Self::Entry(number) => write!(formatter, ", entry {number}"),
            Self::Line(number) => write!(formatter, ", line {number}"),
        }
    }
}

/// All trouble of a run: the first of each kind and file, and how often it occurred.
#[derive(Debug, Default)]
pub(super) struct Troubles(BTreeMap<(usize, u8), (Spot, Trouble, usize)>);

impl Troubles {
    /// Adds what happened at a place of a file, which is named by its index.
    pub(super) fn add(&mut self, file: usize, spot: Spot, trouble: Trouble) {
        let known = self.0.entry((file, trouble.class()));
        known.or_insert((spot, trouble, 0)).2 += 1;
    }

    /// Adds those of a later part of the run.
    pub(super) fn merge(&mut self, other: Self) {
        for (key, (spot, trouble, count)) in other.0 {
            self.0.entry(key).or_insert((spot, trouble, 0)).2 += count;
        }
    }

    /// Reasons why the run is incomplete, in the order of the files.
    pub(super) fn reasons(&self, files: &[String]) -> Vec<Incomplete> {
        let reasons = self.0.iter().map(|((file, _), (spot, trouble, count))| {
            let name = files.get(*file).map_or("", String::as_str);
            let more = match count - 1 {
                0 => String::new(),
                1 => " (and 1 more like it)".to_owned(),
                more => format!(" (and {more} more like it)"),
            };
            Incomplete {
                reason: Reason::UnreadRecording,
                operation: None,
                text: format!("{name}{spot}: {trouble}{more}; {}", trouble.remedy()),
            }
        });
        reasons.collect()
    }
}
