//! Reads bodies of several parts, as RFC 7578 and RFC 2046 define them.

use std::borrow::Cow;

use serde_json::Value;

use crate::percent;

/// A part of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// The name of its file, if it is one.
    pub file_name: Option<String>,
    /// Its content type, if it states one.
    pub content_type: Option<String>,
    content: Vec<u8>,
}

impl Part {
    /// Its value, read as the type of another value.
    pub fn value(&self, like: Option<&Value>) -> Value {
        match like {
            Some(Value::String(_)) | None => Value::from(self.text()),
            Some(_) => {
                serde_json::from_slice(&self.content).unwrap_or_else(|_| Value::from(self.text()))
            }
        }
    }

    /// Its content.
    pub fn content(&self) -> &[u8] {
        &self.content
    }

    /// Its content as text. What is not UTF-8 becomes U+FFFD.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.content)
    }

    /// Its name and its content, percent-encoded as in a query.
    pub fn pair(&self) -> (String, String) {
        let encoded = |text| percent::encoded(text, b"");
        (encoded(&self.name), encoded(&self.text()))
    }
}

/// The parts of a body with this content type. `None` if the body has another form.
pub fn parts(content_type: &str, body: &[u8]) -> Option<Vec<Part>> {
    let (_, boundary) = content_type.split_once("boundary=")?;
    let boundary = boundary.split(';').next()?.trim().trim_matches('"');
    let delimiter = format!("\r\n--{boundary}");
    // The first delimiter has no line before it.
    let mut rest = body.strip_prefix(&delimiter.as_bytes()[2..])?;
    let mut parts = Vec::new();
    loop {
        if let Some(end) = rest.strip_prefix(b"--") {
            return end.trim_ascii().is_empty().then_some(parts);
        }
        let end = find(rest, delimiter.as_bytes())?;
        parts.push(part(rest[..end].strip_prefix(b"\r\n")?)?);
        rest = &rest[end + delimiter.len()..];
    }
}

/// Where a text first occurs in bytes.
fn find(bytes: &[u8], text: &[u8]) -> Option<usize> {
    // A search for one byte is fast, and a file can be long.
    let first = *text.first()?;
    let mut start = 0;
    while let Some(found) = bytes.get(start..)?.iter().position(|byte| *byte == first) {
        start += found;
        if bytes[start..].starts_with(text) {
            return Some(start);
        }
        start += 1;
    }
    None
}

fn part(bytes: &[u8]) -> Option<Part> {
    let end = find(bytes, b"\r\n\r\n")?;
    let (head, content) = (std::str::from_utf8(&bytes[..end]).ok()?, &bytes[end + 4..]);
    let header = |name: &str| {
        let mut lines = head.split("\r\n").filter_map(|line| line.split_once(':'));
        let line = lines.find(|(found, _)| found.eq_ignore_ascii_case(name));
        line.map(|(_, value)| value.trim())
    };
    let disposition = header("content-disposition")?.strip_prefix("form-data")?;
    let parameter = |name: &str| {
        let mut parameters = disposition.split("; ");
        let parameter = parameters.find_map(|it| it.strip_prefix(name)?.strip_prefix('='));
        parameter.map(|value| unquoted(value.trim_matches('"')))
    };
    Some(Part {
        name: parameter("name")?,
        file_name: parameter("filename"),
        content_type: header("content-type").map(str::to_owned),
        content: content.to_vec(),
    })
}

/// A name without the escapes that browsers write: `%22`, `%0D` and `%0A`.
fn unquoted(name: &str) -> String {
    let name = name.replace("%22", "\"");
    name.replace("%0D", "\r").replace("%0A", "\n")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use super::parts;

    #[test]
    fn parts_are_read_with_their_names_and_types() {
        let body = "--b\r\nContent-Disposition: form-data; name=\"a%22\"\r\n\r\nx\r\ny\r\n--b\r\n\
            content-disposition: form-data; name=\"f\"; filename=\"f.txt\"\r\n\
            content-type: text/plain\r\n\r\n\r\n--b--\r\n";
        let found = parts("multipart/form-data; boundary=b", body.as_bytes()).unwrap();
        let [text, file] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!((text.name.as_str(), &*text.text()), ("a\"", "x\r\ny"));
        assert_eq!((&text.file_name, &text.content_type), (&None, &None));
        assert_eq!(file.file_name.as_deref(), Some("f.txt"));
        assert_eq!(file.content_type.as_deref(), Some("text/plain"));
    }

    #[test]
    fn a_body_of_another_form_is_not_read() {
        let kind = "multipart/form-data; boundary=b";
        for body in [
            "",
            "x",
            "--b\r\n\r\n",
            "--b\r\nContent-Type: a/b\r\n\r\n\r\n--b--",
        ] {
            assert_eq!(parts(kind, body.as_bytes()), None, "{body}");
        }
        assert_eq!(parts("multipart/form-data", b"--b--"), None);
        assert_eq!(parts(kind, b"--b--\r\n"), Some(Vec::new()));
    }
}
