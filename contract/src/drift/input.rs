//! Reads the entries of a recording: a HAR file, or one JSON object on each line.

use std::io::{BufRead, BufReader, Chain, Cursor, Read};

use super::har::{Har, filled};
use super::trouble::{Spot, Trouble};

/// The longest entry that is read, in bytes. A longer one is skipped, and the run is then
/// incomplete.
pub(super) const MAX_ENTRY: usize = 256 << 20;

/// What a reader found next.
#[derive(Debug)]
pub(super) enum Next {
    /// An entry.
    Entry,
    /// An entry that is skipped.
    Skipped(Trouble),
    /// The end.
    End,
    /// Something that keeps the rest from being read.
    Broken(Trouble),
}

/// The entries of a recording, one after the other.
pub(super) struct Entries<R> {
    format: Format<Chain<Cursor<Vec<u8>>, R>>,
    number: usize,
    limit: usize,
}

enum Format<R> {
    Har(Har<R>),
    /// One entry on each line.
    Lines(R),
    /// Nothing, or what cannot be read.
    Over(Option<Trouble>),
}

impl<R: Read> Entries<BufReader<R>> {
    /// Reads a recording. Its format is decided by its first bytes: the first property of a HAR
    /// file is `log`.
    pub(super) fn new(input: R) -> Self {
        Self::within(BufReader::with_capacity(BUFFER, input), MAX_ENTRY)
    }
}

/// The size of the buffer of a file, in bytes.
const BUFFER: usize = 256 << 10;

impl<R: BufRead> Entries<R> {
    /// Reads entries of up to `limit` bytes.
    fn within(mut input: R, limit: usize) -> Self {
        let mut number = 0;
        let format = match start(&mut input) {
            Err(trouble) => Format::Over(Some(trouble)),
            Ok((start, _)) if start.is_empty() => Format::Over(Some(Trouble::Empty)),
            Ok((start, _)) if start.ends_with(br#""log""#) => {
                Format::Har(Har::new(Cursor::new(start).chain(input), limit))
            }
            Ok((start, blank_lines)) => {
                number = blank_lines;
                Format::Lines(Cursor::new(start).chain(input))
            }
        };
        Self {
            format,
            number,
            limit,
        }
    }

    /// Reads the next entry into `entry`, which replaces what it has.
    pub(super) fn next(&mut self, entry: &mut Vec<u8>) -> Next {
        match &mut self.format {
            Format::Over(trouble) => trouble.take().map_or(Next::End, Next::Broken),
            Format::Har(har) => {
                self.number += 1;
                har.next(entry)
            }
            Format::Lines(input) => loop {
                self.number += 1;
                match line(input, entry, self.limit) {
                    Ok(Next::Entry) if entry.trim_ascii().is_empty() => {}
                    next => {
                        let next = next.unwrap_or_else(Next::Broken);
                        if matches!(next, Next::Broken(_)) {
                            self.format = Format::Over(None);
                        }
                        return next;
                    }
                }
            },
        }
    }

    /// The place of the last entry.
    pub(super) fn spot(&self) -> Spot {
        match self.format {
            Format::Har(_) => Spot::Entry(self.number),
            _ if self.number == 0 => Spot::File,
            Format::Lines(_) | Format::Over(_) => Spot::Line(self.number),
        }
    }
}

/// The bytes up to the end of the first property's name, without a byte order mark and white
/// space before them, and the number of blank lines there. The bytes are fewer if the text does
/// not begin like an object.
fn start(input: &mut impl BufRead) -> Result<(Vec<u8>, usize), Trouble> {
    let mut start = Vec::new();
    let (mut quotes, mut blank_lines) = (0, 0);
    loop {
        let Some(&byte) = filled(input)?.first() else {
            return Ok((start, blank_lines));
        };
        input.consume(1);
        let is_blank = byte.is_ascii_whitespace() || BYTE_ORDER_MARK.contains(&byte);
        if start.is_empty() && is_blank {
            blank_lines += usize::from(byte == b'\n');
            continue;
        }
        start.push(byte);
        quotes += usize::from(byte == b'"');
        if quotes == 2 || start[0] != b'{' || start.len() == START {
            return Ok((start, blank_lines));
        }
    }
}

/// How many bytes are read to decide the format.
const START: usize = 256;
/// The bytes of U+FEFF in UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Reads a line without its end.
fn line(input: &mut impl BufRead, entry: &mut Vec<u8>, limit: usize) -> Result<Next, Trouble> {
    entry.clear();
    let mut has_room = true;
    let mut is_any = false;
    loop {
        let buffer = filled(input)?;
        if buffer.is_empty() && !is_any {
            return Ok(Next::End);
        }
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let length = end.unwrap_or(buffer.len());
        has_room &= entry.len() + length <= limit;
        match has_room {
            true => entry.extend_from_slice(&buffer[..length]),
            false => *entry = Vec::new(),
        }
        let is_over = end.is_some() || buffer.is_empty();
        input.consume(length + usize::from(end.is_some()));
        is_any = true;
        if is_over {
            return Ok(match has_room {
                true => Next::Entry,
                false => Next::Skipped(Trouble::TooLong(limit)),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use std::io::{self, BufReader, Read};

    use super::{Entries, Next};
    use crate::drift::trouble::{Spot, Trouble};

    type Found = Vec<(Spot, Result<String, Trouble>)>;

    fn found(input: impl Read, piece: usize, limit: usize) -> Found {
        let mut entries = Entries::within(BufReader::with_capacity(piece, input), limit);
        let (mut found, mut entry) = (Vec::new(), Vec::new());
        loop {
            let next = match entries.next(&mut entry) {
                Next::Entry => Ok(String::from_utf8(entry.clone()).unwrap()),
                Next::Skipped(trouble) | Next::Broken(trouble) => Err(trouble),
                Next::End => return found,
            };
            found.push((entries.spot(), next));
        }
    }

    #[test]
    fn lines_may_end_in_any_way_and_blank_ones_are_counted() {
        let text = "\u{FEFF}\n{\"a\":1}\r\n\r\n  \n{\"b\":2}\n{\"c\":3}";
        let expected = [
            (Spot::Line(2), Ok("{\"a\":1}\r".to_owned())),
            (Spot::Line(5), Ok("{\"b\":2}".to_owned())),
            (Spot::Line(6), Ok("{\"c\":3}".to_owned())),
        ];
        for piece in [1, 5, 4096] {
            assert_eq!(found(text.as_bytes(), piece, 99), expected);
        }
    }

    #[test]
    fn a_line_over_the_limit_is_skipped() {
        let text = format!("{{\"a\":1}}\n{}\n{{\"b\":2}}\n", "x".repeat(30));
        for piece in [1, 7, 4096] {
            let found = found(text.as_bytes(), piece, 20);
            assert_eq!(found[1], (Spot::Line(2), Err(Trouble::TooLong(20))));
            assert_eq!(found[2], (Spot::Line(3), Ok("{\"b\":2}".to_owned())));
        }
    }

    #[test]
    fn a_har_file_is_recognised_by_its_first_property() {
        for text in [
            "{\"log\":{\"entries\":[{}]}}",
            "\u{FEFF} \r\n{ \"log\" : {\"entries\":[{}]}}",
        ] {
            let expected = [(Spot::Entry(1), Ok("{}".to_owned()))];
            assert_eq!(found(text.as_bytes(), 3, 99), expected);
        }
        let line = "{\"url\":\"/log\"}";
        assert_eq!(
            found(line.as_bytes(), 3, 99),
            [(Spot::Line(1), Ok(line.to_owned()))]
        );
    }

    #[test]
    fn what_is_no_recording_is_reported_once() {
        assert_eq!(found(&b""[..], 3, 99), [(Spot::File, Err(Trouble::Empty))]);
        assert_eq!(
            found(&b" \n"[..], 3, 99),
            [(Spot::File, Err(Trouble::Empty))]
        );
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::ErrorKind::PermissionDenied.into())
            }
        }
        let denied = Trouble::File(io::ErrorKind::PermissionDenied);
        assert_eq!(found(Failing, 3, 99), [(Spot::File, Err(denied))]);
        let broken = (&b"{\"a\":1}\n{\"b\""[..]).chain(Failing);
        let found = found(broken, 3, 99);
        assert_eq!(found[1..], [(Spot::Line(2), Err(denied))]);
    }
}
