//! Base URLs, and URLs of servers with variables.

use std::fmt;

/// A base URL: a text, or a server of a document's generated module `servers`.
pub struct BaseUrl(pub(super) Result<String, String>);

impl From<&str> for BaseUrl {
    fn from(url: &str) -> Self {
        url.to_owned().into()
    }
}

impl From<String> for BaseUrl {
    fn from(url: String) -> Self {
        Self(Ok(url))
    }
}

impl From<&String> for BaseUrl {
    fn from(url: &String) -> Self {
        url.clone().into()
    }
}

/// Shows no URL, because its text may be secret.
impl fmt::Debug for BaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("BaseUrl").finish_non_exhaustive()
    }
}

/// What a generated server with variables holds.
#[derive(Debug, Clone)]
pub struct ServerUrl {
    /// The URL, with the names of variables in braces.
    template: &'static str,
    values: Vec<(&'static str, Value)>,
}

/// The value of a variable.
#[derive(Debug, Clone)]
struct Value {
    text: String,
    /// Whether the document states it. Such a value may be empty.
    is_stated: bool,
}

impl ServerUrl {
    /// A server with the defaults of its variables.
    pub fn new(template: &'static str, defaults: &[(&'static str, &str)]) -> Self {
        let this = Self {
            template,
            values: Vec::new(),
        };
        let defaults = defaults.iter();
        defaults.fold(this, |this, (name, value)| this.choose(name, value))
    }

    /// Sets a variable to any value.
    pub fn set(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with(name, value.into(), false)
    }

    /// Sets a variable to a value that the document states.
    pub fn choose(self, name: &'static str, value: &str) -> Self {
        self.with(name, value.to_owned(), true)
    }

    fn with(mut self, name: &'static str, text: String, is_stated: bool) -> Self {
        self.values.retain(|(set, _)| *set != name);
        self.values.push((name, Value { text, is_stated }));
        self
    }

    /// The URL with the values.
    fn text(&self) -> Result<String, String> {
        let refused = |name: &str, fault: &str| {
            format!(
                "the variable `{name}` of the server `{}` {fault}",
                self.template
            )
        };
        let mut pieces = self.template.split('{');
        let mut url = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (name, literal) = piece.split_once('}').unwrap_or((piece, ""));
            let mut values = self.values.iter();
            let value = values.find(|(set, _)| *set == name);
            let (_, value) = value.ok_or_else(|| refused(name, "has no default; set it"))?;
            if value.text.is_empty() && !value.is_stated {
                return Err(refused(name, "is empty"));
            }
            check(&value.text, may_have_slashes(&url, literal))
                .map_err(|fault| refused(name, fault))?;
            url.push_str(&value.text);
            url.push_str(literal);
        }
        Ok(url)
    }
}

impl From<ServerUrl> for BaseUrl {
    fn from(server: ServerUrl) -> Self {
        Self(server.text())
    }
}

/// Whether a value between these parts of a URL may have slashes. Before the path, a slash would
/// end the host. A whole URL, such as `{baseUrl}`, has slashes too.
fn may_have_slashes(before: &str, after: &str) -> bool {
    match before.split_once("://") {
        Some((_, host)) => host.contains('/'),
        None => before.contains('/') || before.is_empty() && !after.starts_with(':'),
    }
}

/// Checks that a value cannot change other parts of the URL.
fn check(value: &str, may_have_slashes: bool) -> Result<(), &'static str> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:".contains(c);
    if !value.chars().all(|c| is_plain(c) || c == '/') {
        return Err("has a character that is not a letter, a digit or one of `-._~:/`");
    }
    if value.contains('/') && !may_have_slashes {
        return Err("has a `/`, which would end the host");
    }
    match value.split('/').any(|part| matches!(part, "." | "..")) {
        true => Err("makes a `.` or `..` segment"),
        false => Ok(()),
    }
}

/// Whether a URL is one that a template can make.
pub(super) fn fits(template: &str, url: &str) -> bool {
    fits_from(template, url, 0)
}

/// Whether the rest of a URL, from this position, is one that the rest of a template can make.
fn fits_from(template: &str, url: &str, at: usize) -> bool {
    let (literal, variable) = match template.split_once('{') {
        Some((literal, variable)) => (literal, Some(variable)),
        None => (template, None),
    };
    let Some(rest) = url.get(at..).and_then(|rest| rest.strip_prefix(literal)) else {
        return false;
    };
    let Some((_, template)) = variable.and_then(|variable| variable.split_once('}')) else {
        return rest.is_empty();
    };
    let at = at + literal.len();
    let before = url.get(..at).unwrap_or_default();
    let may_have_slashes = may_have_slashes(before, template);
    let ends = rest.char_indices().map(|(start, c)| start + c.len_utf8());
    // A variable may be empty, if the document says so.
    let ends = std::iter::once(0).chain(ends);
    ends.filter(|end| {
        let value = rest.get(..*end).unwrap_or_default();
        check(value, may_have_slashes).is_ok()
    })
    .any(|end| fits_from(template, url, at + end))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{BaseUrl, ServerUrl, fits};

    const TEMPLATE: &str = "https://{region}.example.com:{port}/{version}";

    fn url(set: &[(&'static str, &str)]) -> Result<String, String> {
        let defaults = [("region", "us"), ("port", "8443"), ("version", "v1")];
        let server = ServerUrl::new(TEMPLATE, &defaults);
        let server = set.iter().fold(server, |server, (name, value)| {
            server.set(name, value.to_owned())
        });
        BaseUrl::from(server).0
    }

    #[test]
    fn the_variables_of_a_server_have_their_defaults_or_the_values_that_were_set() {
        let stated = "https://us.example.com:8443/v1".to_owned();
        assert_eq!(url(&[]), Ok(stated));
        let set = url(&[("region", "eu"), ("version", "v2/beta")]);
        assert_eq!(set, Ok("https://eu.example.com:8443/v2/beta".to_owned()));
        let missing = BaseUrl::from(ServerUrl::new("https://{host}", &[])).0;
        let text = "the variable `host` of the server `https://{host}` has no default; set it";
        assert_eq!(missing, Err(text.to_owned()));
    }

    #[test]
    fn a_value_that_would_change_another_part_of_the_url_is_refused_and_not_shown() {
        for (name, value) in [
            ("region", "evil.example/x"),
            ("region", "evil.example?"),
            ("region", "evil.example#"),
            ("region", "user@evil.example"),
            ("region", "evil.example\\"),
            ("region", "a%2Fb"),
            ("region", ""),
            ("port", "1/x"),
            ("version", ".."),
            ("version", "v1/../../admin"),
            ("version", "v1?x=1"),
        ] {
            let error = url(&[(name, value)]).unwrap_err();
            assert!(
                error.starts_with(&format!("the variable `{name}`")),
                "{error}"
            );
            assert!(value.len() < 3 || !error.contains(value), "{error}");
        }
    }

    #[test]
    fn a_value_before_the_host_cannot_name_another_host() {
        let scheme = |value| {
            ServerUrl::new("{scheme}://{host}/v1", &[("host", "api.example")]).set("scheme", value)
        };
        assert_eq!(scheme("http").text().unwrap(), "http://api.example/v1");
        assert!(scheme("https://evil.example/x").text().is_err());
        let whole = ServerUrl::new("{baseUrl}/v1", &[]).set("baseUrl", "https://eu.example");
        assert_eq!(whole.text().unwrap(), "https://eu.example/v1");
    }

    #[test]
    fn only_a_value_that_the_document_states_may_be_empty() {
        let server = ServerUrl::new("https://api{env}.example/v1", &[("env", "")]);
        assert_eq!(server.text().unwrap(), "https://api.example/v1");
        let other = server.clone().choose("env", "-test").choose("env", "");
        assert_eq!(other.text().unwrap(), "https://api.example/v1");
        assert!(server.set("env", "").text().is_err());
        assert!(fits("https://api{env}.example", "https://api.example"));
        assert!(!fits(
            "https://api{env}.example",
            "https://api.evil.example.com"
        ));
    }

    #[test]
    fn a_url_is_recognised_as_one_that_the_variables_can_make() {
        for (url, expected) in [
            ("https://us.example.com:8443/v1", true),
            ("https://eu.west.example.com:1/v1/beta", true),
            ("https://us.example.com:8443", false),
            ("https://example.com:8443/v1", false),
            ("https://evil.example/.example.com:8443/v1", false),
            ("http://us.example.com:8443/v1", false),
        ] {
            assert_eq!(fits(TEMPLATE, url), expected, "{url}");
        }
        assert!(fits("https://a.example", "https://a.example"));
        assert!(!fits("https://a.example", "https://a.example/b"));
    }
}
