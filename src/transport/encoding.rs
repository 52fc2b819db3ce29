//! Media types, and content encodings that the HTTP client did not decode.

use reqwest::header::{CONTENT_ENCODING, HeaderMap};

/// A media type without its parameters: `text/plain` of `text/plain; charset=utf-8`.
pub(crate) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// The names of the content encodings that a body still has. `None` if it has none.
///
/// The names come from the server, so a name that does not look like one is shown as `?`.
pub(crate) fn foreign(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(CONTENT_ENCODING).iter();
    let names: Vec<&str> = values
        .flat_map(|value| value.to_str().unwrap_or("?").split(','))
        .map(str::trim)
        .filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("identity"))
        .map(|name| if is_name(name) { name } else { "?" })
        .take(4)
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn is_name(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    text.len() <= 20 && text.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use reqwest::header::{CONTENT_ENCODING, HeaderMap, HeaderValue};

    use super::foreign;

    #[test]
    fn only_the_names_of_encodings_are_shown() {
        let long = "a".repeat(21);
        for (values, found) in [
            (&[][..], None),
            (&[""], None),
            (&["identity"], None),
            (&["Identity, "], None),
            (&["br"], Some("br")),
            (&["ZSTD"], Some("ZSTD")),
            (&["x-gzip"], Some("x-gzip")),
            (&["gzip, br"], Some("gzip, br")),
            (&["identity, br", "deflate"], Some("br, deflate")),
            (&["+33600000001"], Some("?")),
            (&["br; q=1"], Some("?")),
            (&[long.as_str()], Some("?")),
            (&["a,b,c,d,e,f"], Some("a, b, c, d")),
        ] {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append(CONTENT_ENCODING, HeaderValue::from_str(value).unwrap());
            }
            assert_eq!(foreign(&headers).as_deref(), found, "{values:?}");
        }
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_ENCODING, HeaderValue::from_bytes(b"\xff").unwrap());
        assert_eq!(foreign(&headers).as_deref(), Some("?"));
    }
}
