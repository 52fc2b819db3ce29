//! The URL of a call whose path has parameters.

use crate::Error;

/// A parameter of a path.
pub(crate) struct PathValue<'a> {
    /// Its name in the path.
    pub(crate) name: &'a str,
    /// Its name in messages.
    pub(crate) label: String,
    /// The value without percent-encoding.
    pub(crate) plain: String,
    /// The value as it is sent.
    pub(crate) encoded: String,
}

/// Appends a document's path to a base URL, with the values of the path's parameters. A
/// parameter without a value counts as empty. A fragment of the path is not sent, as in HTTP.
///
/// # Errors
///
/// [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) for a value that would
/// change the path. The error names the parameter and does not show the value.
pub(crate) fn address(base: &str, path: &str, values: &[PathValue<'_>]) -> Result<String, Error> {
    let path = before(path, '#').map_or(path, |(path, _)| path);
    let (path, query) = match before(path, '?') {
        Some((path, query)) => (path, Some(query)),
        None => (path, None),
    };
    let segments = path.split('/').map(|template| segment(template, values));
    let segments: Vec<String> = segments.collect::<Result<_, _>>()?;
    let path = segments.join("/");
    let query = query.map(|query| format!("?{}", in_query(query, values)));
    Ok(format!("{base}{path}{}", query.unwrap_or_default()))
}

/// The texts before and after the first `sign` that is not in the name of a parameter.
fn before(path: &str, sign: char) -> Option<(&str, &str)> {
    let mut is_name = false;
    let found = path.find(|c| {
        is_name = c == '{' || (is_name && c != '}');
        c == sign && !is_name
    });
    path.split_at_checked(found?)
        .map(|(before, rest)| (before, &rest[sign.len_utf8()..]))
}

/// The query that a document's path has, with the values of its parameters.
fn in_query(template: &str, values: &[PathValue<'_>]) -> String {
    let mut pieces = template.split('{');
    let mut query = literal_text(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, literal) = piece.split_once('}').unwrap_or((piece, ""));
        let value = values.iter().find(|value| value.name == name);
        let value = value.map_or("", |value| &value.encoded);
        // They separate the values of a query.
        query.push_str(&value.replace('&', "%26").replace('+', "%2B"));
        query.push_str(&literal_text(literal));
    }
    query
}

/// A segment of the path, with the values of its parameters in place of their names.
fn segment(template: &str, values: &[PathValue<'_>]) -> Result<String, Error> {
    let mut pieces = template.split('{');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    let mut encoded = literal_text(&plain);
    let mut labels = Vec::new();
    for piece in pieces {
        let (name, literal) = piece.split_once('}').unwrap_or((piece, ""));
        let value = values.iter().find(|value| value.name == name);
        let label = value.map_or_else(|| format!("`{name}`"), |value| value.label.clone());
        let (value, sent) = value.map_or(("", ""), |value| (&value.plain, &value.encoded));
        check(std::slice::from_ref(&label), value)?;
        plain.extend([value, literal]);
        encoded.extend([sent, &literal_text(literal)]);
        labels.push(label);
    }
    if !labels.is_empty() {
        check(&labels, &plain)?;
    }
    Ok(encoded)
}

/// The text of a document's path as it is sent. A URL parser would read `\` as `/`. It encodes
/// other characters by itself.
fn literal_text(text: &str) -> String {
    text.replace('\\', "%5C")
}

/// Percent-encodes a value. progenitor's function does not encode `\`, which URL parsers read
/// as `/`, nor `;`, at which some servers truncate a segment.
pub(crate) fn encode(value: &str) -> String {
    let encoded = progenitor_runtime::encode_path(value);
    encoded.replace('\\', "%5C").replace(';', "%3B")
}

/// Refuses a value that URL parsers, proxies or servers would remove from a path: empty or
/// blank text, `.` and `..`.
///
/// This also applies to each part of a value with slashes, because some servers decode a path
/// before they split it. The text after `;` in a part is ignored, because some servers remove
/// it. Percent-encoded characters count as the characters that they encode.
fn check(labels: &[String], text: &str) -> Result<(), Error> {
    let text = decoded(text).replace(|c: char| c.is_whitespace() || c.is_control(), "");
    let parts = text.split(['/', '\\']);
    let mut parts = parts.map(|part| part.split(';').next().unwrap_or_default());
    let fault = match () {
        () if parts.clone().all(str::is_empty) => "is empty or blank",
        () if parts.any(is_dots) => "makes a `.` or `..` segment",
        () => return Ok(()),
    };
    Err(Error::invalid_request(format!(
        "the path parameter {} {fault}, so the request would go to another path; set it to the id that the call is about",
        labels.join(" with ")
    )))
}

/// A text in lower case, with the percent-encoded characters that structure a path.
fn decoded(text: &str) -> String {
    let text = text.to_ascii_lowercase();
    let text = text.replace("%2e", ".").replace("%2f", "/");
    text.replace("%5c", "/").replace("%3b", ";")
}

fn is_dots(part: &str) -> bool {
    matches!(part, "." | "..")
}

/// Checks a path that a caller wrote, with the names of parameters in braces. It is relative to
/// the base URL, and `names` are the parameters that have a value.
///
/// # Errors
///
/// What is wrong with it. The text shows nothing of the path but the names.
pub(crate) fn check_template(path: &str, names: &[&str]) -> Result<(), String> {
    if !path.starts_with('/') || path.starts_with("//") {
        let text = "the path must start with one `/`: it is appended to the base URL, so it is not a full URL";
        return Err(text.to_owned());
    }
    let mut stated = Vec::new();
    let mut literals = String::new();
    let mut pieces = path.split('{');
    literals.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let Some((name, literal)) = piece.split_once('}') else {
            return Err("the path has a `{` without a `}`".to_owned());
        };
        stated.push(name);
        literals.push('_');
        literals.push_str(literal);
    }
    if let Some(name) = names.iter().find(|name| !stated.contains(name)) {
        return Err(format!("the path has no `{{{name}}}`"));
    }
    if stated.iter().any(|name| !names.contains(name)) {
        let text =
            "the path has a name in braces without a value; set it with `.path(name, value)`";
        return Err(text.to_owned());
    }
    if literals.contains('#') {
        return Err("the path has a fragment, which is never sent; write `#` as `%23`".to_owned());
    }
    let is_plain = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c);
    if !literals.chars().all(is_plain) {
        return Err("the path has a character that must be percent-encoded; insert values with `.path(name, value)`, which encodes them".to_owned());
    }
    // A URL parser encodes it in a query, and nowhere else.
    if literals
        .split_once('?')
        .is_some_and(|(_, query)| query.contains('\''))
    {
        return Err("the query in the path has a `'`; write it as `%27`".to_owned());
    }
    let segments = decoded(literals.split('?').next().unwrap_or_default());
    let mut segments = segments.split('/').map(|part| part.split(';').next());
    match segments.any(|part| part.is_some_and(is_dots)) {
        true => Err("the path has a `.` or `..` segment".to_owned()),
        false => Ok(()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{PathValue, address};
    use crate::ErrorKind;

    /// The path below `https://h/v2`.
    fn path(path: &str, values: &[&str]) -> Result<String, String> {
        let names = path.split('{').skip(1);
        let names = names.filter_map(|piece| Some(piece.split_once('}')?.0));
        let values: Vec<PathValue> = names
            .zip(values)
            .map(|(name, text)| PathValue {
                name,
                label: format!("`{name}`"),
                plain: (*text).to_owned(),
                encoded: super::encode(text),
            })
            .collect();
        let address = address("https://h/v2", path, &values).map_err(|error| {
            assert_eq!(error.kind(), ErrorKind::InvalidRequest);
            error.to_string()
        })?;
        Ok(address["https://h/v2".len()..].to_owned())
    }

    #[test]
    fn a_value_stays_within_its_segment() {
        for (value, sent) in [
            ("42", "42"),
            ("a/b", "a%2Fb"),
            (r"a\b", "a%5Cb"),
            ("a?b#c", "a%3Fb%23c"),
            ("a;b", "a%3Bb"),
            ("50%", "50%25"),
            ("a b\n", "a%20b%0A"),
            ("é", "%C3%A9"),
            ("...", "..."),
            ("a..b", "a..b"),
            (".env", ".env"),
            ("https://h.example/", "https:%2F%2Fh.example%2F"),
        ] {
            assert_eq!(
                path("/a/{id}/b", &[value]),
                Ok(format!("/a/{sent}/b")),
                "{value}"
            );
            // The URL parser changes nothing.
            let url = reqwest::Url::parse(&format!("https://h/a/{sent}/b")).unwrap();
            assert_eq!(url.path(), format!("/a/{sent}/b"), "{value}");
        }
    }

    #[test]
    fn a_value_that_would_change_the_path_is_refused() {
        for value in [
            "", " ", "\t", "\n", "\u{a0}", "\0", ".", "..", ". ", "\t..", ".\n.", "%2e", "%2E.",
            ".%2e", "%2e%2E", "../x", "x/..", "x/./y", r"..\x", r"x\..", "..%2fx", "..%5Cx", "/",
            "//", r"\", " / ", ";", ";x", "..;", "..;x", ".;", "%2E%3bx", "x/..;y",
        ] {
            let text = path("/accounts/{account_id}/keys/{key_id}", &["7", value]).unwrap_err();
            assert!(
                text.starts_with("the path parameter `key_id` "),
                "{value:?}: {text}"
            );
            assert!(text.contains("set it to the id"), "{text}");
            let first = path("/accounts/{account_id}/keys/{key_id}", &[value, "7"]).unwrap_err();
            assert!(first.contains("`account_id`"), "{first}");
        }
    }

    #[test]
    fn a_value_is_checked_with_the_text_around_it() {
        for (template, values) in [
            ("/{id}.json", vec![""]),
            ("/.{extension}", vec!["."]),
            ("/{a}.", vec!["."]),
            ("/x{a}{b}", vec!["", ""]),
            ("/%2e{a}", vec!["%2E"]),
            ("/{a}%2E", vec!["."]),
        ] {
            assert!(path(template, &values).is_err(), "{template}");
        }
        for (template, values, sent) in [
            ("/{id}.json", vec!["7"], "/7.json"),
            ("/.{extension}", vec!["x"], "/.x"),
            ("/{a}.", vec!["a"], "/a."),
            ("/x{a}{b}", vec!["1", "2"], "/x12"),
            ("/{base}...{head}", vec!["v1", "v2"], "/v1...v2"),
            ("/a/../{b}/", vec!["b"], "/a/../b/"),
            ("//double//{b}#acl", vec!["b"], "//double//b"),
            ("/a/{b}#{c}?d", vec!["b", "c"], "/a/b"),
            ("/a?b={b}#c", vec!["b"], "/a?b=b"),
            ("/a/{b#}/{c?}", vec!["b", "c"], "/a/b/c"),
            (r"/a\b", vec![], "/a%5Cb"),
            (
                "/s?a=1&q={q}&r={r}",
                vec!["x&y=1+2/?#", ""],
                "/s?a=1&q=x%26y=1%2B2%2F%3F%23&r=",
            ),
        ] {
            assert_eq!(path(template, &values).as_deref(), Ok(sent));
        }
    }

    #[test]
    fn an_error_does_not_show_the_value() {
        let text = path("/a/{id}", &["../canary"]).unwrap_err();
        assert!(!text.contains("canary"), "{text}");
        assert_eq!(
            path("/{a}{b}", &["%", "2e"]).unwrap_err(),
            "the path parameter `a` with `b` makes a `.` or `..` segment, so the request would go to another path; set it to the id that the call is about"
        );
    }
}
