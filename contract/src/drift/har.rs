//! Finds the entries of a HAR file. Only one of them is in memory.

use std::io::{self, BufRead};

use super::input::Next;
use super::trouble::Trouble;

/// Reads the entries of a HAR file one after the other.
pub(super) struct Har<R> {
    input: R,
    place: Place,
    limit: usize,
}

/// Where a reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before `log.entries`.
    Start,
    /// Between entries.
    Entries,
    /// Behind the entries, or where nothing can be read any more.
    End,
}

impl<R: BufRead> Har<R> {
    /// A reader of entries of up to `limit` bytes.
    pub(super) fn new(input: R, limit: usize) -> Self {
        Self {
            input,
            place: Place::Start,
            limit,
        }
    }

    /// Reads the next entry into `entry`, which replaces what it has.
    pub(super) fn next(&mut self, entry: &mut Vec<u8>) -> Next {
        let next = self.read(entry);
        if !matches!(next, Ok(Next::Entry | Next::Skipped(_))) {
            self.place = Place::End;
        }
        next.unwrap_or_else(Next::Broken)
    }

    fn read(&mut self, entry: &mut Vec<u8>) -> Result<Next, Trouble> {
        match self.place {
            Place::End => return Ok(Next::End),
            Place::Entries => match self.solid()? {
                Some(b',') => self.input.consume(1),
                Some(b']') => return Ok(Next::End),
                Some(_) => return Err(Trouble::Broken),
                None => return Err(Trouble::Truncated),
            },
            Place::Start => {
                self.member("log")?;
                self.member("entries")?;
                self.open(b'[')?;
                self.place = Place::Entries;
                if self.solid()? == Some(b']') {
                    return Ok(Next::End);
                }
            }
        }
        entry.clear();
        Ok(match self.value(entry, self.limit)? {
            true => Next::Entry,
            false => Next::Skipped(Trouble::TooLong(self.limit)),
        })
    }

    /// Moves to the value of a property of the object that begins here.
    fn member(&mut self, name: &str) -> Result<(), Trouble> {
        self.open(b'{')?;
        let mut key = Vec::new();
        loop {
            if self.solid()? == Some(b'}') {
                return Err(Trouble::NoEntries);
            }
            key.clear();
            self.value(&mut key, KEY)?;
            match self.solid()? {
                Some(b':') => self.input.consume(1),
                Some(_) => return Err(Trouble::Broken),
                None => return Err(Trouble::Truncated),
            }
            let is_it = key
                .strip_prefix(b"\"")
                .and_then(|key| key.strip_suffix(b"\""));
            if is_it == Some(name.as_bytes()) {
                return Ok(());
            }
            self.value(&mut Vec::new(), 0)?;
            match self.solid()? {
                Some(b',') => self.input.consume(1),
                Some(b'}') => return Err(Trouble::NoEntries),
                Some(_) => return Err(Trouble::Broken),
                None => return Err(Trouble::Truncated),
            }
        }
    }

    /// Reads an opening bracket.
    fn open(&mut self, bracket: u8) -> Result<(), Trouble> {
        match self.solid()? {
            Some(found) if found == bracket => self.input.consume(1),
            Some(_) => return Err(Trouble::NoEntries),
            None => return Err(Trouble::Truncated),
        }
        Ok(())
    }

    /// The next byte that is not white space. It is not read yet.
    fn solid(&mut self) -> Result<Option<u8>, Trouble> {
        loop {
            let buffer = filled(&mut self.input)?;
            let white = buffer.iter().take_while(|byte| is_white(**byte)).count();
            let (length, found) = (buffer.len(), buffer.get(white).copied());
            self.input.consume(white);
            if found.is_some() || length == 0 {
                return Ok(found);
            }
        }
    }

    /// Reads a value into `into`. Returns false if it is longer than the limit; it is then
    /// skipped.
    fn value(&mut self, into: &mut Vec<u8>, limit: usize) -> Result<bool, Trouble> {
        match self.solid()? {
            Some(b',' | b':' | b']' | b'}') => return Err(Trouble::Broken),
            Some(_) => {}
            None => return Err(Trouble::Truncated),
        }
        let mut scan = Scan::default();
        let mut has_room = true;
        loop {
            let buffer = filled(&mut self.input)?;
            if buffer.is_empty() {
                return Err(Trouble::Truncated);
            }
            let (length, has_ended) = scan.take(buffer);
            has_room &= into.len() + length <= limit;
            match has_room {
                true => into.extend_from_slice(&buffer[..length]),
                false => *into = Vec::new(),
            }
            self.input.consume(length);
            if has_ended {
                return Ok(has_room);
            }
        }
    }
}

/// The longest name of a property that is compared.
const KEY: usize = 64;

/// More bytes of an input; none at its end.
pub(super) fn filled(input: &mut impl BufRead) -> Result<&[u8], Trouble> {
    // The borrow of a first attempt cannot be returned from a loop.
    loop {
        match input.fill_buf() {
            Ok(_) => break,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Trouble::File(error.kind())),
        }
    }
    input
        .fill_buf()
        .map_err(|error| Trouble::File(error.kind()))
}

fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// Finds the end of a JSON value.
#[derive(Default)]
struct Scan {
    /// How many brackets are open.
    depth: usize,
    is_in_string: bool,
    /// Whether the last byte was a backslash in a string.
    is_escaped: bool,
}

impl Scan {
    /// Goes on with more bytes. Returns how many of them belong to the value, and whether it
    /// ends there.
    fn take(&mut self, bytes: &[u8]) -> (usize, bool) {
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if self.is_in_string {
                if self.is_escaped {
                    self.is_escaped = false;
                    at += 1;
                    continue;
                }
                let rest = &bytes[at..];
                let Some(end) = rest.iter().position(|byte| matches!(byte, b'"' | b'\\')) else {
                    return (bytes.len(), false);
                };
                at += end + 1;
                match rest[end] {
                    b'\\' => self.is_escaped = true,
                    _ => self.is_in_string = false,
                }
            } else {
                match byte {
                    b'"' => self.is_in_string = true,
                    b'{' | b'[' => self.depth += 1,
                    // A value without brackets ends before this byte.
                    b'}' | b']' | b',' | b':' if self.depth == 0 => return (at, true),
                    b'}' | b']' => self.depth -= 1,
                    byte if is_white(byte) && self.depth == 0 => return (at, true),
                    _ => {
                        at += 1;
                        continue;
                    }
                }
                at += 1;
            }
            let is_bracket_or_quote = matches!(bytes[at - 1], b'"' | b'}' | b']');
            if is_bracket_or_quote && self.depth == 0 && !self.is_in_string {
                return (at, true);
            }
        }
        (bytes.len(), false)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use std::io::{BufReader, Read};

    use super::{Har, Trouble};
    use crate::drift::input::Next;

    /// The entries of a text that arrives in pieces of this size.
    fn entries(text: &str, piece: usize, limit: usize) -> (Vec<String>, Vec<Trouble>) {
        let input = BufReader::with_capacity(piece, text.as_bytes());
        let mut har = Har::new(input, limit);
        let (mut found, mut troubles) = (Vec::new(), Vec::new());
        let mut entry = b"old".to_vec();
        loop {
            match har.next(&mut entry) {
                Next::Entry => found.push(String::from_utf8(entry.clone()).unwrap()),
                Next::Skipped(trouble) => troubles.push(trouble),
                Next::Broken(trouble) => troubles.push(trouble),
                Next::End => return (found, troubles),
            }
        }
    }

    #[test]
    fn entries_are_found_however_the_bytes_arrive() {
        let text = r#" {"a":[{"entries":[1]}], "log" :{"version":"1.2","x":{"}":"\"]"} , "entries": [ {"a":"\\\"}]"} ,{"b":[[],{}]},{},7] ,"pages":[]}}"#;
        let expected = [r#"{"a":"\\\"}]"}"#, r#"{"b":[[],{}]}"#, "{}", "7"];
        for piece in [1, 2, 3, 7, 4096] {
            let (found, troubles) = entries(text, piece, 99);
            assert_eq!(found, expected);
            assert_eq!(troubles, []);
        }
    }

    #[test]
    fn what_was_read_before_the_end_of_a_cut_file_is_kept() {
        let text = r#"{"log":{"entries":[{"a":1},{"b":2}]}}"#;
        let whole = text.find("]}}").unwrap();
        for end in 0..text.len() {
            for piece in [1, 4096] {
                let (found, troubles) = entries(&text[..end], piece, 99);
                let complete = [26, 34].iter().filter(|last| end >= **last).count();
                assert_eq!(found.len(), complete, "{}", &text[..end]);
                let expected = if end > whole {
                    vec![]
                } else {
                    vec![Trouble::Truncated]
                };
                assert_eq!(troubles, expected, "{}", &text[..end]);
            }
        }
    }

    #[test]
    fn an_entry_over_the_limit_is_skipped() {
        let text = format!(
            r#"{{"log":{{"entries":[{{"a":"{}"}},{{"b":2}}]}}}}"#,
            "x".repeat(50)
        );
        for piece in [1, 8, 4096] {
            let (found, troubles) = entries(&text, piece, 20);
            assert_eq!(found, [r#"{"b":2}"#]);
            assert_eq!(troubles, [Trouble::TooLong(20)]);
        }
    }

    #[test]
    fn what_is_not_a_har_file_is_refused() {
        for (text, expected) in [
            ("{}", Trouble::NoEntries),
            (r#"{"log":[]}"#, Trouble::NoEntries),
            (r#"{"log":{}}"#, Trouble::NoEntries),
            (r#"{"log":{"entries":{}}}"#, Trouble::NoEntries),
            (r#"{"log":{"version":1}}"#, Trouble::NoEntries),
            (r#"{"log":{"entries":[{} {}]}}"#, Trouble::Broken),
            (r#"{"log":{"entries":[{},,{}]}}"#, Trouble::Broken),
            (r#"{"log" {"entries":[]}}"#, Trouble::Broken),
            ("", Trouble::Truncated),
        ] {
            assert_eq!(entries(text, 4096, 99).1, [expected], "{text}");
        }
    }

    /// A HAR file that never ends.
    struct Endless {
        has_begun: bool,
        read: usize,
    }

    impl Read for Endless {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let text: &[u8] = match self.has_begun {
                true => br#",{"response":{"status":200}}"#,
                false => br#"{"log":{"entries":[{}"#,
            };
            self.has_begun = true;
            self.read += text.len();
            into[..text.len()].copy_from_slice(text);
            Ok(text.len())
        }
    }

    #[test]
    fn entries_are_handed_out_before_the_end_of_the_file_is_read() {
        let input = BufReader::with_capacity(
            64,
            Endless {
                has_begun: false,
                read: 0,
            },
        );
        let mut har = Har::new(input, 99);
        let mut entry = Vec::new();
        for number in 0..1000 {
            assert!(matches!(har.next(&mut entry), Next::Entry));
            let read = har.input.get_ref().read;
            assert!(
                read <= 28 * (number + 2),
                "{read} bytes for {number} entries"
            );
        }
        assert!(entry.capacity() < 99);
    }
}
