//! The texts of a request that may be keys. A server may send one back, even as the name of a
//! property, so a report hides the names that contain one.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use conversation_apis::observe::{Deviation, Fact};
use conversation_apis::support::shown_name;
use reqwest::Url;
use serde_json::Value;
use serde_json::value::RawValue;

use super::entry::Entry;

/// The shortest text that may be a key, in bytes.
const SHORTEST: usize = 8;

/// The texts of a request that may be keys.
pub(super) struct Secrets(Vec<String>);

impl Secrets {
    /// The texts in the URL and in the headers of a request. A segment of the path that
    /// `is_word` belongs to the document.
    pub(super) fn of(entry: &Entry<'_>, is_word: impl Fn(&str) -> bool) -> Self {
        let mut secrets = Self(Vec::new());
        secrets.add_url(&entry.url, is_word);
        let headers = entry.request_headers.map(RawValue::get);
        let headers = headers.and_then(|headers| serde_json::from_str(headers).ok());
        let mut rest: Vec<Value> = headers.into_iter().collect();
        while let Some(value) = rest.pop() {
            match value {
                Value::String(text) => secrets.add_header(&text),
                Value::Array(values) => rest.extend(values),
                Value::Object(members) => {
                    let members = members.into_iter().filter(|(name, _)| name != "name");
                    rest.extend(members.map(|(_, value)| value));
                }
                _ => {}
            }
        }
        secrets.0.retain(|secret| secret.len() >= SHORTEST);
        secrets
    }

    /// Adds the user, the password, the values of the path and those of the query, as they were
    /// sent and decoded.
    fn add_url(&mut self, url: &str, is_word: impl Fn(&str) -> bool) {
        let (before, query) = url.split_once('?').unwrap_or((url, ""));
        let query = query.split('&').filter_map(|pair| pair.split_once('='));
        self.0.extend(query.map(|(_, value)| value.to_owned()));
        // The name of a property that is completely hidden by its form stays as it is.
        let is_value = |segment: &&str| !is_word(segment) && !shown_name(segment).starts_with('{');
        let path = before.split('/').filter(is_value);
        self.0.extend(path.map(str::to_owned));
        let base = Url::parse("http://relative.invalid").ok();
        let Ok(url) = Url::options().base_url(base.as_ref()).parse(url) else {
            return;
        };
        let pairs = url.query_pairs();
        self.0.extend(pairs.map(|(_, value)| value.into_owned()));
        let password = url.password().unwrap_or_default();
        self.0.extend([url.username(), password].map(str::to_owned));
    }

    /// Adds the words of a header, the values in them, and the user and the password of basic
    /// authentication.
    fn add_header(&mut self, text: &str) {
        let is_separator =
            |letter: char| letter.is_ascii_whitespace() || matches!(letter, ';' | ',');
        for word in text.split(is_separator) {
            let value = word.split_once('=').map_or("", |(_, value)| value);
            let words = [word, value].map(|word| word.trim_matches('"').to_owned());
            self.0.extend(words);
        }
        let (scheme, word) = text.split_once(' ').unwrap_or_default();
        if scheme.eq_ignore_ascii_case("basic")
            && let Ok(decoded) = BASE64_STANDARD.decode(word.trim())
            && let Ok(decoded) = String::from_utf8(decoded)
        {
            self.0.extend(decoded.split(':').map(str::to_owned));
        }
    }

    /// Whether the name of an undocumented property may show one of them. A name that is not
    /// shown completely may do so if the body has one.
    pub(super) fn may_be_in(&self, deviation: &Deviation, body: &[u8]) -> bool {
        let Fact::UndocumentedProperty { name, .. } = &deviation.fact else {
            return false;
        };
        let text = match name.contains(['{', '…']) {
            true => std::str::from_utf8(body).unwrap_or_default(),
            false => name,
        };
        self.0.iter().any(|secret| text.contains(secret))
    }

    /// All of them.
    pub(super) fn into_texts(self) -> Vec<String> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use super::{Entry, Secrets};

    fn secrets(line: &str) -> Vec<String> {
        let entry = Entry::read(line.as_bytes()).unwrap();
        Secrets::of(&entry, |segment| segment == "conversations").into_texts()
    }

    #[test]
    fn keys_are_found_in_the_path_the_query_and_the_user_of_a_url() {
        for url in [
            "https://api.example/v2/conversations?token=first%2Dsecret",
            "/conversations/first-secret",
            "/conversations?a=1&token=first-secret#end",
            "https://first-secret:x@api.example/",
            "https://x:first-secret@api.example/",
        ] {
            let found = secrets(&format!(r#"{{"method":"GET","url":"{url}"}}"#));
            assert!(found.contains(&"first-secret".to_owned()), "{url}");
            assert!(!found.contains(&"conversations".to_owned()), "{url}");
        }
    }

    #[test]
    fn keys_are_found_in_headers_and_cookies() {
        for headers in [
            r#"{"x-key":"first-secret"}"#,
            r#"{"x-key":["x", "first-secret"]}"#,
            r#"[{"name":"authorization","value":"Bearer first-secret"}]"#,
            r#"[["authorization","Bearer first-secret"]]"#,
            r#"{"cookie":"a=b; session=first-secret; c=d"}"#,
            r#"{"cookie":"session=\"first-secret\""}"#,
            r#"{"authorization":"Digest username=\"x\", response=\"first-secret\""}"#,
            r#"{"authorization":"Basic eDpmaXJzdC1zZWNyZXQ="}"#,
        ] {
            let line = format!(r#"{{"method":"GET","url":"/","request_headers":{headers}}}"#);
            let found = secrets(&line);
            assert!(found.contains(&"first-secret".to_owned()), "{headers}");
        }
    }
}
