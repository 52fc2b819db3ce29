//! One entry of a recording: a request and its answer.
//!
//! Recorders leave out what they do not have, and write numbers as texts. So every property is
//! optional, and only what decides about the answer is read.

mod parts;

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::error::Category;
use serde_json::value::RawValue;

use self::parts::{Bytes, Headers, Number, Text};
use super::trouble::Trouble;

/// A request and its answer.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) method: Cow<'a, str>,
    pub(super) url: Cow<'a, str>,
    /// The status of the answer. `None` if no response came.
    pub(super) status: Option<u16>,
    /// The content type of the answer. `None` if the recording does not say what it was.
    pub(super) content_type: Option<Cow<'a, str>>,
    /// The content encoding that the answer's headers state.
    pub(super) coding: Option<Cow<'a, str>>,
    /// The body as the recording has it. `None` if it has none.
    pub(super) body: Option<Cow<'a, [u8]>>,
    /// Whether the body is in base64.
    pub(super) is_base64: bool,
    /// The length of the body, if the recording states it apart from the body.
    pub(super) size: Option<u64>,
    /// Whether it opens a web socket.
    pub(super) is_web_socket: bool,
    /// The headers of the request, as JSON. They may have a key, which no report may show.
    pub(super) request_headers: Option<&'a RawValue>,
}

/// An entry of a HAR file, or a line with the properties of one or of the flat form.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Record<'a> {
    #[serde(borrow)]
    method: Option<Text<'a>>,
    #[serde(borrow)]
    url: Option<Text<'a>>,
    status: Number,
    #[serde(borrow)]
    headers: Headers<'a>,
    #[serde(borrow)]
    encoding: Option<Text<'a>>,
    #[serde(borrow)]
    body: Option<&'a RawValue>,
    #[serde(borrow)]
    request_headers: Option<&'a RawValue>,
    #[serde(borrow)]
    request: Option<Request<'a>>,
    #[serde(borrow)]
    response: Option<Response<'a>>,
    #[serde(rename = "_resourceType", borrow)]
    resource: Option<Text<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Request<'a> {
    #[serde(borrow)]
    method: Option<Text<'a>>,
    #[serde(borrow)]
    url: Option<Text<'a>>,
    #[serde(borrow)]
    headers: Option<&'a RawValue>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Response<'a> {
    status: Number,
    #[serde(borrow)]
    headers: Headers<'a>,
    #[serde(borrow)]
    content: Option<Content<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Content<'a> {
    size: Number,
    #[serde(rename = "mimeType", borrow)]
    media_type: Option<Text<'a>>,
    #[serde(borrow)]
    text: Option<Bytes<'a>>,
    #[serde(borrow)]
    encoding: Option<Text<'a>>,
}

impl<'a> Entry<'a> {
    /// Reads an entry.
    pub(super) fn read(json: &'a [u8]) -> Result<Self, Trouble> {
        let record: Record<'a> = serde_json::from_slice(json).map_err(|error| trouble(&error))?;
        let is_web_socket = is(record.resource.as_ref(), "websocket");
        let mut entry = match (record.request, record.response) {
            (None, None) => Self::flat(Flat {
                request: Request {
                    method: record.method,
                    url: record.url,
                    headers: record.request_headers,
                },
                status: record.status,
                headers: record.headers,
                encoding: record.encoding,
                body: record.body,
            })?,
            (request, response) => {
                let (request, response) =
                    (request.unwrap_or_default(), response.unwrap_or_default());
                Self::of_har(request, response)?
            }
        };
        let scheme = entry.url.get(..3).unwrap_or_default();
        entry.is_web_socket = is_web_socket
            || scheme.eq_ignore_ascii_case("ws:")
            || scheme.eq_ignore_ascii_case("wss");
        Ok(entry)
    }

    fn new(request: Request<'a>, status: Number, headers: Headers<'a>) -> Result<Self, Trouble> {
        let (Some(Text(method)), Some(Text(url))) = (request.method, request.url) else {
            return Err(Trouble::NoRequest);
        };
        let status = status.0.and_then(|status| u16::try_from(status).ok());
        Ok(Self {
            method,
            url,
            status: status.filter(|status| (100..1000).contains(status)),
            content_type: match headers.are_given {
                true => Some(headers.content_type.unwrap_or_default()),
                false => None,
            },
            coding: headers.content_encoding,
            body: None,
            is_base64: false,
            size: None,
            is_web_socket: false,
            request_headers: request.headers,
        })
    }

    fn of_har(request: Request<'a>, response: Response<'a>) -> Result<Self, Trouble> {
        let mut entry = Self::new(request, response.status, response.headers)?;
        let Some(content) = response.content else {
            return Ok(entry);
        };
        entry.size = content.size.0;
        // Chrome writes `x-unknown` for an answer without a content type.
        let media_type = content.media_type.map(|Text(text)| text);
        let media_type = media_type.filter(|text| !text.is_empty() && text != "x-unknown");
        if entry
            .content_type
            .as_ref()
            .is_none_or(|stated| stated.is_empty())
            && media_type.is_some()
        {
            entry.content_type = media_type;
        }
        entry.is_base64 = is(content.encoding.as_ref(), "base64");
        entry.body = match content.text {
            Some(Bytes(text)) if !text.is_empty() || entry.size.is_none_or(|size| size == 0) => {
                Some(text)
            }
            // Without a text, an empty body is distinguished from one that was not recorded by
            // its size.
            _ if entry.size == Some(0) => Some(Cow::Borrowed(&[])),
            _ => None,
        };
        Ok(entry)
    }

    fn flat(flat: Flat<'a>) -> Result<Self, Trouble> {
        let mut entry = Self::new(flat.request, flat.status, flat.headers)?;
        entry.is_base64 = is(flat.encoding.as_ref(), "base64");
        entry.body = match flat.body.map(RawValue::get) {
            None => None,
            Some(text) if text.starts_with('"') => {
                let Bytes(text) = serde_json::from_str(text).map_err(|error| trouble(&error))?;
                Some(text)
            }
            Some(json) => {
                entry.is_base64 = false;
                Some(Cow::Borrowed(json.as_bytes()))
            }
        };
        Ok(entry)
    }
}

/// The properties of the flat form.
struct Flat<'a> {
    request: Request<'a>,
    status: Number,
    headers: Headers<'a>,
    encoding: Option<Text<'a>>,
    body: Option<&'a RawValue>,
}

fn is(text: Option<&Text<'_>>, expected: &str) -> bool {
    text.is_some_and(|Text(text)| text.eq_ignore_ascii_case(expected))
}

/// What is wrong, without the message of serde_json, which quotes values.
fn trouble(error: &serde_json::Error) -> Trouble {
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Data => Trouble::WrongType(line, column),
        Category::Syntax | Category::Eof | Category::Io => Trouble::NotJson(line, column),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use super::{Entry, Trouble};

    fn read(json: &str) -> Entry<'_> {
        Entry::read(json.as_bytes()).unwrap()
    }

    fn body<'a>(entry: &'a Entry<'_>) -> Option<&'a str> {
        let body = entry.body.as_deref();
        body.map(|body| std::str::from_utf8(body).unwrap())
    }

    #[test]
    fn the_body_of_a_line_is_json_or_text() {
        for (line, expected) in [
            (
                r#"{"method":"GET","url":"/a","body":{"a":[1]}}"#,
                Some(r#"{"a":[1]}"#),
            ),
            (
                r#"{"method":"GET","url":"/a","body":"{\"a\":1}"}"#,
                Some(r#"{"a":1}"#),
            ),
            (r#"{"method":"GET","url":"/a","body":""}"#, Some("")),
            (r#"{"method":"GET","url":"/a","body":null}"#, None),
            (r#"{"method":"GET","url":"/a"}"#, None),
            (r#"{"method":"GET","url":"/a","body":7}"#, Some("7")),
        ] {
            let entry = read(line);
            assert_eq!(body(&entry), expected, "{line}");
            assert_eq!((entry.status, &entry.content_type), (None, &None));
        }
        let entry = read(r#"{"method":"GET","url":"/","body":"e30=","encoding":"Base64"}"#);
        assert!(entry.is_base64);
        let entry = read(r#"{"method":"GET","url":"/","body":{},"encoding":"base64"}"#);
        assert!(!entry.is_base64);
    }

    #[test]
    fn headers_are_an_object_or_a_list() {
        for headers in [
            r#"{"Content-Type":"text/html","x":7}"#,
            r#"{"content-type":["text/html","text/plain"]}"#,
            r#"[{"name":"CONTENT-TYPE","value":"text/html"},{"name":":status"}]"#,
            r#"[["content-type","text/html"],[],7]"#,
        ] {
            let line =
                format!(r#"{{"method":"GET","url":"/","status":"200","headers":{headers}}}"#);
            let entry = read(&line);
            assert_eq!(
                entry.content_type.as_deref(),
                Some("text/html"),
                "{headers}"
            );
            assert_eq!(entry.status, Some(200));
        }
        let entry = read(r#"{"method":"GET","url":"/","headers":{}}"#);
        assert_eq!(entry.content_type.as_deref(), Some(""));
    }

    #[test]
    fn what_recorders_leave_out_is_not_an_error() {
        let of = |response: &str| {
            let entry =
                format!(r#"{{"request":{{"method":"GET","url":"/"}},"response":{response}}}"#);
            let entry = read(&entry);
            (
                entry.status,
                body(&entry).map(str::to_owned),
                entry.content_type.map(|it| it.into_owned()),
            )
        };
        // Firefox, without the bodies.
        assert_eq!(
            of(
                r#"{"status":200,"headers":[],"content":{"mimeType":"application/json","size":12,"comment":"Response bodies are not included."}}"#
            ),
            (Some(200), None, Some("application/json".to_owned()))
        );
        // Chrome: a blocked request, and an answer without a body.
        assert_eq!(
            of(r#"{"status":0,"content":{"size":0,"mimeType":"x-unknown"}}"#).0,
            None
        );
        assert_eq!(
            of(r#"{"status":204,"content":{"size":0,"mimeType":"x-unknown"}}"#),
            (Some(204), Some(String::new()), None)
        );
        // mitmproxy: a body that is not kept, and an empty one.
        assert_eq!(
            of(r#"{"status":200,"content":{"size":7,"mimeType":"","text":""}}"#).1,
            None
        );
        assert_eq!(
            of(r#"{"status":200,"content":{"size":0,"mimeType":"","text":""}}"#).1,
            Some(String::new())
        );
        assert_eq!(of("{}"), (None, None, None));
        assert_eq!(of("null"), (None, None, None));
    }

    #[test]
    fn a_line_may_be_an_entry_of_a_har_file() {
        let entry = read(
            r#"{"_resourceType":"websocket","request":{"method":"GET","url":"wss://a.example/"},"response":{"status":101}}"#,
        );
        assert!(entry.is_web_socket && entry.status == Some(101));
        assert!(read(r#"{"method":"GET","url":"ws://a.example/"}"#).is_web_socket);
    }

    #[test]
    fn half_a_surrogate_pair_keeps_no_entry_from_being_read() {
        let entry = read(
            r#"{"request":{"method":"GET","url":"/"},"response":{"content":{"text":"\ud800"}}}"#,
        );
        assert_eq!(entry.body.as_deref(), Some(&b"\xed\xa0\x80"[..]));
    }

    #[test]
    fn an_entry_that_cannot_be_read_has_a_reason() {
        for (json, expected) in [
            ("{", Trouble::NotJson(1, 1)),
            ("{} x", Trouble::NotJson(1, 4)),
            ("[7]", Trouble::WrongType(1, 2)),
            ("7", Trouble::WrongType(1, 1)),
            (r#"{"url":7}"#, Trouble::WrongType(1, 8)),
            (r#"{"url":"/"}"#, Trouble::NoRequest),
            (r#"{"response":{"status":200}}"#, Trouble::NoRequest),
            ("{}", Trouble::NoRequest),
        ] {
            assert_eq!(
                Entry::read(json.as_bytes()).map(|_| ()),
                Err(expected),
                "{json}"
            );
        }
    }
}
