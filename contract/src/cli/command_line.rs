//! The command line that reports show. Only what is known to be harmless is shown, because an
//! argument can be a key that was given in the wrong place, or name a customer.

use std::fmt::Display;

use reqwest::Url;

/// Stands for what is not shown.
const HIDDEN: &str = "(not shown)";

/// A command line, word by word.
pub(super) struct CommandLine(String);

impl CommandLine {
    /// The line of a command, such as `verify`.
    pub(super) fn new(command: &str) -> Self {
        Self(format!("{} {command}", crate::program::name()))
    }

    /// Adds a positional argument.
    pub(super) fn word(&mut self, word: &str) {
        self.0.push(' ');
        self.0.push_str(&quoted(word));
    }

    /// Adds a positional argument if it is harmless. Otherwise it is not shown.
    pub(super) fn word_if(&mut self, is_harmless: bool, word: &str) {
        match is_harmless {
            true => self.word(word),
            false => self.raw(HIDDEN),
        }
    }

    /// Adds an option with its value, if it is given.
    pub(super) fn option(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.raw(name);
            self.word(&value.to_string());
        }
    }

    /// Adds an option with its value if that is harmless. Otherwise the value is not shown.
    pub(super) fn option_if(&mut self, is_harmless: bool, name: &str, value: &str) {
        match is_harmless {
            true => self.option(name, Some(value)),
            false => self.hidden(name),
        }
    }

    /// Adds an option whose value is not shown.
    pub(super) fn hidden(&mut self, name: &str) {
        self.raw(name);
        self.raw(HIDDEN);
    }

    /// Adds an option without a value, if it is given.
    pub(super) fn flag(&mut self, name: &str, is_given: bool) {
        if is_given {
            self.raw(name);
        }
    }

    /// Adds the address of a server, as [`shown_url`] shows it.
    pub(super) fn base_url(&mut self, url: Option<&str>, keys: &[String]) {
        match url.map(|url| shown_url(url, keys)) {
            Some(Some(url)) => self.option("--base-url", Some(url)),
            Some(None) => self.hidden("--base-url"),
            None => {}
        }
    }

    fn raw(&mut self, word: &str) {
        self.0.push(' ');
        self.0.push_str(word);
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// The scheme, the host and the path of a URL, without user, password, query and fragment, and
/// without each part of the path that has a key in it. `None` if it is not a URL with a host.
pub(super) fn shown_url(url: &str, keys: &[String]) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let port = url.port().map(|port| format!(":{port}"));
    let has_key = |part: &str| keys.iter().any(|key| !key.is_empty() && part.contains(key));
    let parts = url.path().trim_end_matches('/').split('/');
    let path: Vec<&str> = parts
        .map(|part| if has_key(part) { HIDDEN } else { part })
        .collect();
    Some(format!(
        "{}://{}{}{}",
        url.scheme(),
        url.host_str()?,
        port.unwrap_or_default(),
        path.join("/")
    ))
}

/// A word as a shell reads it.
fn quoted(word: &str) -> String {
    let is_plain = |char: char| char.is_alphanumeric() || "-_./=:,@%+".contains(char);
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::{CommandLine, shown_url};

    #[test]
    fn an_address_is_shown_without_credentials_query_and_keys() {
        let keys = ["bot-key-1".to_owned(), String::new()];
        for (url, shown) in [
            ("https://api.example/v2", Some("https://api.example/v2")),
            ("https://api.example/", Some("https://api.example")),
            (
                "http://user:secret@127.0.0.1:80/a?token=x#y",
                Some("http://127.0.0.1/a"),
            ),
            (
                "https://api.example:8443/botbot-key-1/send",
                Some("https://api.example:8443/(not shown)/send"),
            ),
            ("sk_live_123", None),
            ("data:text/plain,x", None),
        ] {
            assert_eq!(shown_url(url, &keys).as_deref(), shown, "{url}");
        }
    }

    #[test]
    fn a_line_can_be_copied_and_hides_what_is_not_harmless() {
        let mut line = CommandLine::new("verify");
        line.word("partoo");
        line.word_if(false, "sk_live_123");
        line.option("--case", Some("Message:it's"));
        line.option("--seed", None::<u64>);
        line.hidden("--parameter");
        line.flag("--baseline-prune", true);
        line.base_url(Some("sk_live_123"), &[]);
        assert_eq!(
            line.finish(),
            r"cargo contract verify partoo (not shown) --case 'Message:it'\''s' --parameter (not shown) --baseline-prune --base-url (not shown)"
        );
    }
}
