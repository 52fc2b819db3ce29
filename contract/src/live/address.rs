//! The addresses of calls.

use reqwest::Url;

use crate::path_template;
use crate::percent;

/// The path and query of a call. Path parameters are put into the path, all others into the
/// query. `None` if a value would lead to another path, or if a value is missing.
pub(super) fn address(stated: &str, parameters: &[(String, String)]) -> Option<String> {
    let mut in_path = Vec::new();
    let mut path = String::new();
    // A fragment is not sent.
    let stated = path_template::before(stated, '#');
    for segment in stated.split('/').skip(1) {
        path.push('/');
        path.push_str(&filled(segment, parameters, &mut in_path)?);
    }
    let rest = parameters
        .iter()
        .filter(|(name, _)| !in_path.contains(name));
    let rest: Vec<&(String, String)> = rest.collect();
    if rest.is_empty() {
        return Some(path);
    }
    let pairs = rest.iter().map(|(name, value)| (name, value));
    let url = Url::parse_with_params("http://localhost/", pairs).ok()?;
    // A path of a document may have a query of its own.
    let separator = match path.contains('?') {
        true => '&',
        false => '?',
    };
    Some(format!("{path}{separator}{}", url.query()?))
}

/// A segment of a path, with the values of its parameters.
fn filled(
    segment: &str,
    parameters: &[(String, String)],
    in_path: &mut Vec<String>,
) -> Option<String> {
    let mut filled = String::new();
    let mut rest = segment;
    while let Some((before, name, after)) = first_parameter(rest) {
        let (_, value) = parameters.iter().find(|(given, _)| given == name)?;
        if value.trim().is_empty() {
            return None;
        }
        filled.push_str(before);
        filled.push_str(&percent::encoded(value, b""));
        in_path.push(name.to_owned());
        rest = after;
    }
    filled.push_str(rest);
    let is_dots = rest.len() < segment.len() && matches!(filled.as_str(), "." | "..");
    (!is_dots).then_some(filled)
}

/// The texts before, in and after the first pair of braces.
fn first_parameter(segment: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = segment.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests {
    use super::address;

    fn with(stated: &str, parameters: &[(&str, &str)]) -> Option<String> {
        let pair = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let parameters: Vec<(String, String)> = parameters.iter().map(pair).collect();
        address(stated, &parameters)
    }

    #[test]
    fn parameters_are_put_into_the_path_or_the_query() {
        let found = with(
            "/a/{id}.json/b/",
            &[("id", "7/8 é\\\n"), ("q", "a b&c"), ("r", "")],
        );
        assert_eq!(
            found.as_deref(),
            Some("/a/7%2F8%20%C3%A9%5C%0A.json/b/?q=a+b%26c&r=")
        );
        assert_eq!(with("/a", &[]).as_deref(), Some("/a"));
        let found = with("/a/{id}?b=c#d", &[("id", "?"), ("q", "r")]);
        assert_eq!(found.as_deref(), Some("/a/%3F?b=c&q=r"));
        assert_eq!(with("/a/{id}", &[]), None);
    }

    #[test]
    fn a_value_that_would_lead_to_another_path_is_refused() {
        for value in ["", " ", ".", ".."] {
            assert_eq!(with("/a/{id}/b", &[("id", value)]), None, "{value}");
        }
        assert_eq!(with("/a/.{id}", &[("id", ".")]), None);
        assert_eq!(with("/a/{x}{y}", &[("x", "."), ("y", ".")]), None);
        assert_eq!(
            with("/a/{id}", &[("id", "%2e%2e")]).as_deref(),
            Some("/a/%252e%252e")
        );
    }
}
