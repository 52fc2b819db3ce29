//! Media types: the keys of a body's `content`. Their case has no meaning.

use std::fmt;

/// How a request body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// JSON, under any name.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// Several parts: `multipart/form-data` and its siblings.
    Multipart,
    /// Text: `text/…`, and XML, which has no types of its own.
    Text,
    /// Bytes: everything else.
    Bytes,
}

impl Family {
    /// The families, the one that is preferred first.
    pub const ALL: [Self; 5] = [
        Self::Json,
        Self::Form,
        Self::Multipart,
        Self::Text,
        Self::Bytes,
    ];

    /// The media type that most servers take.
    pub fn usual(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Form => "application/x-www-form-urlencoded",
            Self::Multipart => "multipart/form-data",
            Self::Text => "text/plain",
            Self::Bytes => "application/octet-stream",
        }
    }

    /// The name of the setter of a second body.
    pub fn setter(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Form => "form",
            Self::Multipart => "multipart",
            Self::Text => "text",
            Self::Bytes => "bytes",
        }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Json => "JSON",
            Self::Form => "forms",
            Self::Multipart => "several parts",
            Self::Text => "text",
            Self::Bytes => "bytes",
        })
    }
}

/// The family of a media type. A range such as `*/*` is bytes.
pub fn family(media_type: &str) -> Family {
    let name = essence(media_type);
    match name.as_str() {
        _ if is_json(&name) => Family::Json,
        "application/x-www-form-urlencoded" => Family::Form,
        "application/xml" => Family::Text,
        _ if name.starts_with("multipart/") => Family::Multipart,
        _ if name.starts_with("text/") || name.ends_with("+xml") => Family::Text,
        _ => Family::Bytes,
    }
}

/// Whether a media type is a range: `image/*`, `*/*`, or a name without a subtype.
pub fn is_range(media_type: &str) -> bool {
    let name = essence(media_type);
    name.contains('*') || !name.contains('/')
}

/// Whether a media type is a range that JSON is in: `*/*` and `application/*`.
pub fn allows_json(media_type: &str) -> bool {
    let name = essence(media_type);
    is_range(&name)
        && ["*", "application", ""].contains(&name.split('/').next().unwrap_or_default())
}

/// Whether a media type is JSON: `application/json`, or any type that ends in `+json`.
/// Parameters such as `charset` and the case of the letters do not matter.
pub fn is_json(media_type: &str) -> bool {
    let name = essence(media_type);
    name == "application/json" || name.ends_with("+json")
}

/// The media type without its parameters, in lower case.
fn essence(media_type: &str) -> String {
    let name = media_type.split(';').next().unwrap_or_default().trim();
    name.to_ascii_lowercase()
}

/// Whether a media type is a stream of server-sent events.
pub fn is_event_stream(media_type: &str) -> bool {
    essence(media_type) == EVENT_STREAM
}

/// The media type of server-sent events.
pub(crate) const EVENT_STREAM: &str = "text/event-stream";

#[cfg(test)]
mod tests {
    use super::{Family, allows_json, family, is_event_stream, is_json, is_range};

    #[test]
    fn a_stream_of_events_is_recognised_with_parameters() {
        assert!(is_event_stream("Text/Event-Stream; charset=utf-8"));
        assert!(!is_event_stream("text/event-streams"));
    }

    #[test]
    fn json_is_recognised_with_parameters_suffixes_and_in_any_case() {
        for media_type in [
            "application/json",
            "Application/JSON; charset=utf-8",
            "application/problem+json",
            "application/vnd.api+JSON ; ext=\"a\"",
        ] {
            assert!(is_json(media_type), "{media_type}");
        }
    }

    #[test]
    fn other_media_types_are_not_json() {
        for media_type in [
            "",
            "*/*",
            "text/json",
            "application/jsonl",
            "application/x-ndjson",
            "text/plain; a=\"+json\"",
        ] {
            assert!(!is_json(media_type), "{media_type}");
        }
    }

    #[test]
    fn every_media_type_has_a_family() {
        for (media_type, expected) in [
            ("application/merge-patch+json", Family::Json),
            (
                "Application/X-WWW-Form-Urlencoded; charset=utf-8",
                Family::Form,
            ),
            ("Multipart/Form-Data", Family::Multipart),
            ("multipart/mixed; boundary=a", Family::Multipart),
            ("TEXT/CSV", Family::Text),
            ("application/xml", Family::Text),
            ("image/svg+xml", Family::Text),
            ("application/x-ndjson", Family::Bytes),
            ("image/png", Family::Bytes),
            ("*/*", Family::Bytes),
            ("", Family::Bytes),
        ] {
            assert_eq!(family(media_type), expected, "{media_type}");
        }
    }

    #[test]
    fn ranges_are_recognised() {
        for (media_type, range, json) in [
            ("*/*", true, true),
            ("*", true, true),
            ("application/*", true, true),
            ("Application/*;q=0.8", true, true),
            ("application", true, true),
            ("image/*", true, false),
            ("text/*", true, false),
            ("image", true, false),
            ("image/png", false, false),
            ("application/json", false, false),
        ] {
            assert_eq!(is_range(media_type), range, "{media_type}");
            assert_eq!(allows_json(media_type), json, "{media_type}");
        }
    }
}
