//! Reads JSON. Errors name the place and the kinds of value, but no value.

mod place;
#[cfg(test)]
mod tests;

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_json::value::RawValue;

use crate::decimal::Decimal;
use crate::observe::{ValueKind, recorder};

/// Why a JSON text does not fit a type: the place and the kinds of value, never the value
/// itself.
///
/// `Display` and `Debug` show a name in the pointer as `*` if it may be data, such as a phone
/// number that is a key. [`pointer`](Self::pointer) has the name.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError {
    pointer: String,
    reason: String,
    fault: Fault,
    is_json: bool,
    is_cut: bool,
}

/// What is wrong with a value, as the client's observer is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is null.
    Null,
    /// It has another type.
    Types {
        expected: &'static str,
        found: ValueKind,
    },
    /// A required property is missing.
    Missing,
    /// Something else. Only the reason says it.
    Other,
}

impl DecodeError {
    /// The JSON pointer (RFC 6901) of the value that did not fit. It is empty for the whole
    /// text. If an object has data as keys, the pointer holds that data.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// What was expected and what kind of value was found.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Whether the text was JSON at all.
    pub fn is_json(&self) -> bool {
        self.is_json
    }

    /// Whether the text is JSON that ends too early.
    pub(crate) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// What is wrong with the value.
    pub(crate) fn fault(&self) -> Fault {
        self.fault
    }

    /// The same error, for a value at `place`.
    pub(crate) fn below(mut self, place: &str) -> Self {
        self.pointer.insert_str(0, place);
        self
    }

    pub(crate) fn spoiled() -> Self {
        Self::of_whole("not UTF-8".to_owned(), false)
    }

    pub(crate) fn too_deep() -> Self {
        Self::of_whole("unions nested too deep to be read".to_owned(), true)
    }

    pub(crate) fn not_utf8(at: usize) -> Self {
        Self::of_whole(format!("not UTF-8 at byte {at}"), false)
    }

    /// The error of a body whose content encodings were not decoded.
    pub(crate) fn encoded(names: &str) -> Self {
        Self::of_whole(
            format!("the content encoding `{names}` is not supported"),
            false,
        )
    }

    /// The error of a body that is compressed, although its remaining headers do not say so.
    pub(crate) fn still_gzip() -> Self {
        let reason = "compressed with gzip, which its headers do not state, or state twice";
        Self::of_whole(reason.to_owned(), false)
    }

    /// The error of a body that cannot be decompressed.
    pub(crate) fn damaged() -> Self {
        let reason = "damaged, or not in the content encoding that its headers state";
        Self::of_whole(reason.to_owned(), false)
    }

    /// The error of a body that is not a stream of server-sent events.
    pub(crate) fn no_events() -> Self {
        let reason = "not a stream of server-sent events, by its content type";
        Self::of_whole(reason.to_owned(), true)
    }

    fn of_whole(reason: String, is_json: bool) -> Self {
        Self {
            pointer: String::new(),
            reason,
            fault: Fault::Other,
            is_json,
            is_cut: false,
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.pointer.as_str() {
            "" => formatter.write_str(&self.reason),
            pointer => write!(formatter, "{}: {}", shown(pointer), self.reason),
        }
    }
}

/// The text of `Display`, because a `main` that returns the error prints this.
impl fmt::Debug for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl std::error::Error for DecodeError {}

/// The byte order mark of UTF-8. Some servers write it before JSON.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A body without a byte order mark.
pub(crate) fn without_mark(body: &[u8]) -> &[u8] {
    match body.strip_prefix(MARK) {
        Some(text) => text,
        // A truncated mark has nothing after it.
        None if MARK.starts_with(body) => &[],
        None => body,
    }
}

/// Reads a body. An empty body is read as `null`, if the type allows that.
pub(crate) fn from_bytes<T: DeserializeOwned>(body: &[u8]) -> Result<T, DecodeError> {
    let text = without_mark(body);
    // Checking the whole text once and then calling `from_str` is faster than `from_slice`.
    match std::str::from_utf8(text) {
        Ok(text) if text.trim_ascii().is_empty() => {
            serde_json::from_str("null").or_else(|_| from_str(text))
        }
        Ok(text) => from_str(text),
        Err(error) => {
            let at = body.len() - text.len() + error.valid_up_to();
            Err(not_text(text).unwrap_or_else(|| DecodeError::not_utf8(at)))
        }
    }
}

/// The error of a text that is not UTF-8. Such a text can also end too early, for example
/// within a character.
fn not_text(text: &[u8]) -> Option<DecodeError> {
    use serde_json::value::RawValue;

    let error = from_str::<Box<RawValue>>(&String::from_utf8_lossy(text)).err();
    error.filter(DecodeError::is_cut)
}

/// Reads a text.
pub(crate) fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, DecodeError> {
    serde_json::from_str(text).map_err(|error| {
        let read = |text: &str| serde_json::from_str::<T>(text).err();
        recorder::paused(|| explain(text, &error, &read))
    })
}

fn explain(text: &str, error: &serde_json::Error, read: place::Read<'_>) -> DecodeError {
    // Half a surrogate pair and a number that no type can hold are valid JSON. serde_json
    // reports them as syntax errors, but only if it has to hold the value.
    // A text that is not JSON may fail because of its shape before its end is read.
    match serde_json::from_str::<&RawValue>(text) {
        Ok(_) => {
            let place = place::of(text, error, read);
            DecodeError {
                reason: reason(error, place.value.and_then(found)),
                fault: fault(error, place.value),
                pointer: place.pointer,
                is_json: true,
                is_cut: false,
            }
        }
        Err(syntax) => {
            let is_cut = syntax.is_eof() || ends_in_number(text);
            DecodeError {
                pointer: String::new(),
                reason: no_json(&syntax, is_cut),
                fault: Fault::Other,
                is_json: false,
                is_cut,
            }
        }
    }
}

/// The kind of a value, judged by its text.
fn found(value: &str) -> Option<&'static str> {
    Some(match value.as_bytes().first()? {
        b'{' => "an object",
        b'[' => "an array",
        b'"' => "a string",
        b't' | b'f' => "a boolean",
        b'n' => "null",
        _ => number(&Decimal::read(value)?),
    })
}

const OUTSIDE: &str =
    "an integer outside the 64-bit range -9223372036854775808..=9223372036854775807";

fn number(number: &Decimal<'_>) -> &'static str {
    match number.whole() {
        _ if !number.is_whole() => "a number with a fraction",
        None => OUTSIDE,
        Some(_) if number.is_plain() => "an integer",
        // `types::whole` reads smaller ones.
        Some(whole) if whole.unsigned_abs() >= 1 << 53 => {
            "an integer of more than 53 bits with a point or an exponent"
        }
        Some(_) => "an integer with a point or an exponent",
    }
}

/// What is wrong with a value, in the words of `cargo contract verify`.
fn fault(error: &serde_json::Error, value: Option<&str>) -> Fault {
    if error.classify() != Category::Data {
        return Fault::Other;
    }
    let text = error.to_string();
    if message(&text, error).starts_with("missing field `") {
        return Fault::Missing;
    }
    let expected = match expected(&text, error) {
        Some("a 64-bit integer" | "i64" | "u64" | "an integer" | crate::types::UNSIGNED) => {
            "an integer"
        }
        Some("a number") => "a number",
        Some("a boolean") => "a boolean",
        Some("a string or a number") => "a point in time",
        Some("a string" | "a string or an integer") => "a string",
        Some("a map") => "an object",
        Some("a value of a union") => "another type",
        Some(what) if what.starts_with("an object (") => "an object",
        Some(what) if what == "a sequence" || what.starts_with("an array") => "an array",
        _ => return Fault::Other,
    };
    match value.and_then(ValueKind::of) {
        Some(ValueKind::Null) => Fault::Null,
        // It has the right type, but for example too many digits.
        Some(found) if found.text() == expected => Fault::Other,
        Some(found) => Fault::Types { expected, found },
        None => Fault::Other,
    }
}

fn no_json(error: &serde_json::Error, is_cut: bool) -> String {
    let what = if is_cut { "ends too early" } else { "not JSON" };
    format!("{what} at line {}, column {}", error.line(), error.column())
}

/// Whether a text that is not JSON would be JSON, or the start of it, with one more digit.
/// serde_json does not distinguish a truncated number from a wrong one.
fn ends_in_number(text: &str) -> bool {
    let longer = || serde_json::from_str::<serde::de::IgnoredAny>(&format!("{text}0"));
    text.ends_with(['-', '+', '.', 'e', 'E']) && longer().err().is_none_or(|error| error.is_eof())
}

/// Goes one step down a JSON pointer, to a property's name or an index.
pub(crate) fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
    pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
}

/// A pointer in which names that may be data are hidden. Names of the document are words of
/// letters, digits and a few signs.
fn shown(pointer: &str) -> String {
    let is_word = |token: &&str| {
        let digits = token.bytes().filter(u8::is_ascii_digit).count();
        let plain = |sign: u8| sign.is_ascii_alphanumeric() || b"_-.:$~".contains(&sign);
        let index = digits == token.len() && digits < 8;
        index || (digits < 5 && token.len() <= 64 && token.bytes().all(plain))
    };
    let tokens = pointer.split('/');
    let tokens: Vec<&str> = tokens
        .map(|token| if is_word(&token) { token } else { "*" })
        .collect();
    tokens.join("/")
}

/// serde's message without the value that it quotes.
///
/// Its messages are `invalid type: KIND VALUE, expected WHAT`. WHAT comes last and is written
/// in code. KIND is used only if the value itself was not `found`, and only if it is a known
/// word.
fn reason(error: &serde_json::Error, found: Option<&'static str>) -> String {
    if error.classify() != Category::Data {
        let reason = match found {
            Some(OUTSIDE) => OUTSIDE,
            Some("a string") => "a string with half of a surrogate pair",
            _ => "a string or number that no type can hold",
        };
        return reason.to_owned();
    }
    let text = error.to_string();
    let text = message(&text, error);
    // Both messages name only a property of the document.
    if text.starts_with("missing field `") || text.starts_with("duplicate field `") {
        return text.to_owned();
    }
    let Some(rest) = without_prefix(text) else {
        return "the value does not fit".to_owned();
    };
    // serde names its own types.
    let expected = expected(text, error).map(|what| match what {
        "i64" => "a 64-bit integer",
        "u64" => crate::types::UNSIGNED,
        what => what,
    });
    match (found.or_else(|| kind(rest)), expected) {
        (Some(found), Some(expected)) => format!("expected {expected}, found {found}"),
        (None, Some(expected)) => format!("expected {expected}"),
        _ => "the value does not fit".to_owned(),
    }
}

/// The text of an error without its position.
fn message<'a>(text: &'a str, error: &serde_json::Error) -> &'a str {
    let position = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&position).unwrap_or(text)
}

fn without_prefix(message: &str) -> Option<&str> {
    let prefixes = ["invalid type: ", "invalid value: "];
    prefixes
        .iter()
        .find_map(|prefix| message.strip_prefix(prefix))
}

/// What a type expects, by the text of its error.
fn expected<'a>(text: &'a str, error: &serde_json::Error) -> Option<&'a str> {
    let rest = without_prefix(message(text, error))?;
    rest.rsplit_once(", expected ").map(|(_, what)| what)
}

fn kind(found: &str) -> Option<&'static str> {
    const KINDS: [(&str, &str); 7] = [
        ("boolean", "a boolean"),
        ("integer", "an integer"),
        ("floating point", "a number"),
        ("string", "a string"),
        ("null", "null"),
        ("sequence", "an array"),
        ("map", "an object"),
    ];
    KINDS
        .iter()
        .find(|(word, _)| found.starts_with(word))
        .map(|(_, name)| *name)
}
