//! Media types: the keys of a body's `content`.

/// Whether a media type is JSON: `application/json`, or any type that ends in `+json`.
/// Parameters such as `charset` and the case of the letters do not matter.
pub fn is_json(media_type: &str) -> bool {
    let name = media_type.split(';').next().unwrap_or_default().trim();
    let name = name.to_ascii_lowercase();
    name == "application/json" || name.ends_with("+json")
}

/// Whether a media type is a stream of server-sent events.
pub fn is_event_stream(media_type: &str) -> bool {
    let name = media_type.split(';').next().unwrap_or_default();
    name.trim().eq_ignore_ascii_case(EVENT_STREAM)
}

/// The media type of server-sent events.
pub(crate) const EVENT_STREAM: &str = "text/event-stream";

#[cfg(test)]
mod tests {
    use super::{is_event_stream, is_json};

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
}
