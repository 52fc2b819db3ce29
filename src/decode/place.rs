//! The place of a decode error, found from the line and column where serde_json stopped.
//!
//! A second reading that tracks its path would double the code of every type.

use serde_json::error::Category;

use super::{expected, push_token};

/// A place in a JSON text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place<'a> {
    /// The JSON pointer.
    pub(super) pointer: String,
    /// The value there: all of a string or number, at least the first byte of another one.
    /// It is `None` for a property whose name cannot be read.
    pub(super) value: Option<&'a str>,
}

/// What types expect that read a value completely before they refuse it. When serde_json sees
/// their error, it has already read on to the next value, or left the array or object.
const READ_WHOLE: [&str; 4] = [
    "a number",
    "a string or a number",
    "a value of a union",
    "an integer",
];

/// What types expect that accept a value of any kind. When serde_json sees their error, it
/// has already opened an array or object.
const READ_ANY: &str = "a string or an integer";

/// Where serde_json stops relative to the value that did not fit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// In or after a string, number, boolean, null or name; before an array or object
    /// that is not expected; after one that lacks something.
    At,
    /// After the value and the separator behind it.
    Behind,
    /// Like `At`, but after the opening bracket of an array or object.
    Opened,
    /// After the opening bracket of an array or object that is nested too deep.
    TooDeep,
}

impl Stop {
    fn of(error: &serde_json::Error) -> Self {
        if error.classify() != Category::Data {
            let is_deep = error.to_string().starts_with("recursion limit");
            return if is_deep { Self::TooDeep } else { Self::At };
        }
        match expected(&error.to_string(), error) {
            Some(READ_ANY) => Self::Opened,
            Some(expected) if READ_WHOLE.contains(&expected) => Self::Behind,
            _ => Self::At,
        }
    }
}

/// Reads a text again, to get its error.
pub(super) type Read<'a> = &'a dyn Fn(&str) -> Option<serde_json::Error>;

/// The place of an error in a text that is JSON.
pub(super) fn of<'a>(text: &'a str, error: &serde_json::Error, read: Read<'a>) -> Place<'a> {
    let whole = Place {
        pointer: String::new(),
        value: Some(text.trim_ascii_start()),
    };
    // Without a position, the whole value was read before it was refused.
    let Some(offset) = offset(text, error.line(), error.column()) else {
        return whole;
    };
    let mut walk = Walk {
        text,
        stop: Stop::of(error),
        offset,
        is_data: error.classify() == Category::Data,
        read,
        around: Vec::new(),
    };
    walk.run().unwrap_or(whole)
}

/// The offset in bytes of a line and a column, which counts bytes too.
fn offset(text: &str, line: usize, column: usize) -> Option<usize> {
    let before = line.checked_sub(1)?;
    let lines = text.split_inclusive('\n').take(before);
    Some(lines.map(str::len).sum::<usize>() + column)
}

/// A walk over the tokens of a text, up to the offset.
struct Walk<'a> {
    text: &'a str,
    stop: Stop,
    offset: usize,
    /// Whether a value did not fit its type. Otherwise, it is a string or number that no type
    /// can hold.
    is_data: bool,
    read: Read<'a>,
    /// The arrays and objects around the token, from the outside in.
    around: Vec<Around>,
}

/// An array or object.
struct Around {
    start: usize,
    /// The name of the current member of an object, as it is written.
    name: Option<(usize, usize)>,
    /// The index of the current item of an array.
    index: usize,
    is_object: bool,
    /// Where its last value begins, if it has one yet.
    last: Option<usize>,
}

impl<'a> Walk<'a> {
    fn run(&mut self) -> Option<Place<'a>> {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            let end = at + self.token(at);
            let place = match byte {
                b' ' | b'\t' | b'\n' | b'\r' => None,
                b':' => None,
                b',' => self.comma(at),
                b'{' | b'[' => self.open(at, *byte == b'{'),
                b'}' | b']' => self.close(end),
                b'"' if self.is_name() => self.name(at, end),
                _ => self.scalar(at, end),
            };
            if place.is_some() {
                return place;
            }
            at = end;
        }
        None
    }

    /// The length of the token at an offset.
    fn token(&self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at..];
        match rest.first() {
            Some(b'"') => {
                let mut is_escaped = false;
                let end = rest.iter().skip(1).position(|byte| {
                    let is_end = *byte == b'"' && !is_escaped;
                    is_escaped = *byte == b'\\' && !is_escaped;
                    is_end
                });
                end.map_or(rest.len(), |end| end + 2)
            }
            Some(b'-' | b'0'..=b'9' | b'a'..=b'z') => {
                let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
                rest.iter()
                    .position(|byte| !is_part(byte))
                    .unwrap_or(rest.len())
            }
            _ => 1,
        }
    }

    /// Whether a string is the name of a member.
    fn is_name(&self) -> bool {
        let around = self.around.last();
        around.is_some_and(|around| around.is_object && around.name.is_none())
    }

    fn name(&mut self, start: usize, end: usize) -> Option<Place<'a>> {
        let opened = self.first(start);
        let colon = self.text[end..].find(':').map_or(end, |colon| end + colon);
        let is_here = self.stop != Stop::Behind && start < self.offset && self.offset <= colon;
        let place = match is_here {
            true if self.is_data => self.object(),
            true => self.object().map(|object| Place {
                pointer: object.pointer + "/?",
                value: None,
            }),
            false => opened,
        };
        if let Some(around) = self.around.last_mut() {
            around.name = Some((start, end));
        }
        place
    }

    fn scalar(&mut self, start: usize, end: usize) -> Option<Place<'a>> {
        let place = self.before(start).or_else(|| self.first(start));
        self.begin(start);
        let is_here = self.stop != Stop::Behind && start < self.offset && self.offset <= end;
        place.or_else(|| is_here.then(|| self.place(start, end)))
    }

    fn open(&mut self, start: usize, is_object: bool) -> Option<Place<'a>> {
        let place = self.before(start).or_else(|| self.first(start));
        self.begin(start);
        let is_here = match self.stop {
            Stop::At => start == self.offset,
            Stop::TooDeep => start + 1 == self.offset,
            Stop::Behind | Stop::Opened => false,
        };
        let place = place.or_else(|| is_here.then(|| self.place(start, start + 1)));
        self.around.push(Around {
            start,
            name: None,
            index: 0,
            is_object,
            last: None,
        });
        place
    }

    fn close(&mut self, end: usize) -> Option<Place<'a>> {
        let is_here = end == self.offset;
        let closed = self.around.last()?;
        let place = match (self.stop, closed.last) {
            (Stop::Behind, Some(last)) if is_here && !self.is_refused(closed.start, end) => {
                Some(self.place(last, last + self.token(last)))
            }
            (Stop::Opened, None) | (Stop::At | Stop::Behind, _) if is_here => self.object(),
            _ => None,
        };
        self.around.pop();
        place
    }

    /// Whether the array or object itself was refused, and not the last value in it.
    ///
    /// Before a comma, both errors stop at the same offset. An array or object that was
    /// itself refused is also refused when it is empty.
    fn is_refused(&self, start: usize, end: usize) -> bool {
        let (before, after) = (&self.text[..start], &self.text[end..]);
        let empty = if self.text[start..].starts_with('{') {
            "{}"
        } else {
            "[]"
        };
        let error = match after.starts_with(',') {
            true => (self.read)(&format!("{before}{empty}{after}")),
            false => None,
        };
        error.is_some_and(|error| {
            let stopped = offset(self.text, error.line(), error.column());
            Stop::of(&error) == Stop::Behind && stopped == Some(start + empty.len())
        })
    }

    fn comma(&mut self, at: usize) -> Option<Place<'a>> {
        let around = self.around.last()?;
        let is_here = self.stop == Stop::Behind && around.is_object && at == self.offset;
        let place = match around.last {
            Some(last) if is_here => Some(self.place(last, last + self.token(last))),
            _ => None,
        };
        if let Some(around) = self.around.last_mut() {
            around.name = None;
            around.index += 1;
        }
        place
    }

    /// Notes that a value begins.
    fn begin(&mut self, start: usize) {
        if let Some(around) = self.around.last_mut() {
            around.last = Some(start);
        }
    }

    /// The item before this one, if the walk stops at the start of this one.
    fn before(&mut self, start: usize) -> Option<Place<'a>> {
        let is_here = self.stop == Stop::Behind && start == self.offset;
        let around = self
            .around
            .last_mut()
            .filter(|around| is_here && !around.is_object)?;
        let last = around.last?;
        around.index -= 1;
        Some(self.place(last, last + self.token(last)))
    }

    /// The array or object whose first name or value begins where the walk stops.
    fn first(&self, start: usize) -> Option<Place<'a>> {
        let is_first = self.around.last()?.last.is_none();
        let is_here = self.stop == Stop::Opened && start == self.offset;
        if is_first && is_here {
            self.object()
        } else {
            None
        }
    }

    /// The array or object around the token.
    fn object(&self) -> Option<Place<'a>> {
        let (object, outside) = self.around.split_last()?;
        Some(Place {
            pointer: pointer(self.text, outside),
            value: Some(&self.text[object.start..]),
        })
    }

    fn place(&self, start: usize, end: usize) -> Place<'a> {
        Place {
            pointer: self.pointer(),
            value: Some(&self.text[start..end]),
        }
    }

    fn pointer(&self) -> String {
        pointer(self.text, &self.around)
    }
}

/// The pointer of the current member of each of these.
fn pointer(text: &str, around: &[Around]) -> String {
    let mut pointer = String::new();
    for around in around {
        match around.name {
            Some((start, end)) => {
                let name: Option<String> = serde_json::from_str(&text[start..end]).ok();
                push_token(&mut pointer, name.as_deref().unwrap_or("?"));
            }
            None => push_token(&mut pointer, &around.index.to_string()),
        }
    }
    pointer
}
