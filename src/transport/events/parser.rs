//! Parses server-sent events as the HTML standard describes them.

use std::collections::VecDeque;
use std::time::Duration;

/// An event as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raw {
    /// The id that the server sent last, in this event or before it.
    pub id: Option<String>,
    pub event: String,
    pub data: String,
}

/// An event is longer than allowed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooLong;

/// Parses a stream piece by piece.
pub(super) struct Parser {
    /// The maximum length of an event, in bytes.
    most: usize,
    /// The start of a line whose end did not arrive yet.
    line: Vec<u8>,
    is_first_line: bool,
    /// Whether the previous byte was a carriage return, so that a line feed ends no line.
    after_return: bool,
    /// The id of the event that is not complete yet, which is that of the event before it if the
    /// server sends none.
    id: String,
    /// The id of the last complete event.
    last_id: String,
    event: String,
    /// The lines of data, each with a line feed.
    data: String,
    retry: Option<Duration>,
}

impl Parser {
    /// Continues after the event with this id, if there is one.
    pub(super) fn new(id: Option<String>, most: usize) -> Self {
        let id = id.unwrap_or_default();
        Self {
            most,
            line: Vec::new(),
            is_first_line: true,
            after_return: false,
            last_id: id.clone(),
            id,
            event: String::new(),
            data: String::new(),
            retry: None,
        }
    }

    /// The id of the last complete event.
    pub(super) fn last_id(&self) -> Option<&str> {
        Some(self.last_id.as_str()).filter(|id| !id.is_empty())
    }

    /// How long the server asks to wait before the client connects again.
    pub(super) fn retry(&self) -> Option<Duration> {
        self.retry
    }

    /// Starts over on a new connection. The event that is not complete is dropped.
    pub(super) fn reconnect(&mut self) {
        self.line.clear();
        self.id.clone_from(&self.last_id);
        self.event.clear();
        self.data.clear();
        self.is_first_line = true;
        self.after_return = false;
    }

    /// Parses the next bytes, and appends the events that they complete.
    pub(super) fn push(&mut self, bytes: &[u8], events: &mut VecDeque<Raw>) -> Result<(), TooLong> {
        let mut rest = bytes;
        if let Some((first, behind)) = rest.split_first() {
            if self.after_return && *first == b'\n' {
                rest = behind;
            }
            self.after_return = false;
        }
        while let Some(end) = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')) {
            let (line, behind) = rest.split_at(end);
            self.extend(line)?;
            let line = std::mem::take(&mut self.line);
            events.extend(self.end_of_line(&line));
            rest = match behind {
                [b'\r', b'\n', rest @ ..] | [_, rest @ ..] => rest,
                [] => behind,
            };
            self.after_return = behind == [b'\r'];
        }
        self.extend(rest)
    }

    fn extend(&mut self, part: &[u8]) -> Result<(), TooLong> {
        let used = self.line.len() + self.data.len() + part.len();
        if used > self.most {
            return Err(TooLong);
        }
        self.line.extend_from_slice(part);
        Ok(())
    }

    fn end_of_line(&mut self, line: &[u8]) -> Option<Raw> {
        let is_first = std::mem::replace(&mut self.is_first_line, false);
        let line = match line.strip_prefix(b"\xef\xbb\xbf") {
            Some(line) if is_first => line,
            _ => line,
        };
        if line.is_empty() {
            return self.dispatch();
        }
        let line = String::from_utf8_lossy(line);
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "data" => {
                self.data.push_str(value);
                self.data.push('\n');
            }
            "event" => self.event = value.to_owned(),
            "id" if !value.contains('\0') => self.id = value.to_owned(),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.retry = value.parse().ok().map(Duration::from_millis).or(self.retry);
            }
            // A comment, whose name is empty, or a field that the standard does not name.
            _ => {}
        }
        None
    }

    /// The event that an empty line completes.
    fn dispatch(&mut self) -> Option<Raw> {
        self.last_id.clone_from(&self.id);
        let event = std::mem::take(&mut self.event);
        let mut data = std::mem::take(&mut self.data);
        // An event without a line of data is none.
        data.pop()?;
        Some(Raw {
            id: self.last_id().map(str::to_owned),
            event: if event.is_empty() {
                "message".to_owned()
            } else {
                event
            },
            data,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use std::collections::VecDeque;
    use std::time::Duration;

    use super::{Parser, Raw, TooLong};

    fn parsed(pieces: &[&[u8]]) -> Vec<(Option<String>, String, String)> {
        let (mut parser, mut events) = (Parser::new(None, 1000), VecDeque::new());
        for piece in pieces {
            parser.push(piece, &mut events).unwrap();
        }
        let parts = |Raw { id, event, data }| (id, event, data);
        events.into_iter().map(parts).collect()
    }

    fn data(text: &str) -> Vec<String> {
        let events = parsed(&[text.as_bytes()]).into_iter();
        events.map(|(_, _, data)| data).collect()
    }

    const TRICKY: &str = "\u{feff}: comment\r\nevent: créé\rdata: a\ndata:  b\r\ndata\r\n\r\n\
        id: 7\ndata:c: d\n\n\r\rdata:\n\nid\nevent: x\ndata: last\r\n\r\ndata: not complete\n";

    #[test]
    fn a_stream_is_parsed_the_same_wherever_it_is_divided() {
        let whole = parsed(&[TRICKY.as_bytes()]);
        let event = |id: Option<&str>, event: &str, data: &str| {
            (id.map(str::to_owned), event.to_owned(), data.to_owned())
        };
        let expected = [
            event(None, "créé", "a\n b\n"),
            event(Some("7"), "message", "c: d"),
            event(Some("7"), "message", ""),
            event(None, "x", "last"),
        ];
        assert_eq!(whole, expected);
        let bytes = TRICKY.as_bytes();
        for first in 0..=bytes.len() {
            for second in first..=bytes.len() {
                let pieces = [&bytes[..first], &bytes[first..second], &bytes[second..]];
                assert_eq!(parsed(&pieces), expected, "{first} {second}");
            }
        }
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(parsed(&single), expected);
    }

    #[test]
    fn lines_follow_the_standard() {
        assert_eq!(data("data: a\n\ndata: b\n\n"), ["a", "b"]);
        assert_eq!(data("data:a\rdata:b\r\r"), ["a\nb"]);
        assert_eq!(data("data\n\ndata\ndata\n\ndata:"), ["", "\n"]);
        assert_eq!(data("event: only\n\nid: 1\n\n"), [""; 0]);
        assert_eq!(data(" data: a\nDATA: b\ndatas: c\n: d\n\n"), [""; 0]);
        // Only the first mark is not part of the text.
        assert_eq!(
            data("\u{feff}data: \u{feff}a\n\n\u{feff}data: b\n\n"),
            ["\u{feff}a"]
        );
        assert_eq!(parsed(&[b"data: \xff\n\n"])[0].2, "\u{fffd}");
    }

    #[test]
    fn an_id_with_nul_and_a_retry_that_is_no_number_are_ignored() {
        let (mut parser, mut events) =
            (Parser::new(Some("start".to_owned()), 100), VecDeque::new());
        let mut push =
            |parser: &mut Parser, text: &str| parser.push(text.as_bytes(), &mut events).unwrap();
        assert_eq!(parser.last_id(), Some("start"));
        push(&mut parser, "id: a\0b\nretry: 1.5\nretry: -1\n\n");
        assert_eq!((parser.last_id(), parser.retry()), (Some("start"), None));
        push(
            &mut parser,
            "id: 9\nretry: 250\nretry: 99999999999999999999999\n\n",
        );
        let wait = Some(Duration::from_millis(250));
        assert_eq!((parser.last_id(), parser.retry()), (Some("9"), wait));
        // An event that is not complete has no id yet, and is dropped.
        push(&mut parser, "id: 10\ndata: dropped\n");
        assert_eq!(parser.last_id(), Some("9"));
        parser.reconnect();
        push(&mut parser, "\n\u{feff}data: x\n\n");
        assert_eq!(parser.last_id(), Some("9"));
        push(&mut parser, "id\n\n");
        assert_eq!(parser.last_id(), None);
        assert_eq!(events.len(), 0);
    }

    #[test]
    fn the_length_of_an_event_is_limited_and_that_of_a_stream_is_not() {
        let (mut parser, mut events) = (Parser::new(None, 20), VecDeque::new());
        for _ in 0..100 {
            parser.push(b"data: 0123456789\n\n", &mut events).unwrap();
        }
        assert_eq!(events.len(), 100);
        assert_eq!(
            parser.push(b"data: 0123456789\ndata: 0123", &mut events),
            Err(TooLong)
        );
        let mut parser = Parser::new(None, 20);
        assert_eq!(parser.push(&[b':'; 21], &mut events), Err(TooLong));
    }
}
