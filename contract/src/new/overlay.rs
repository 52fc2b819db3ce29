//! Writes guesses as overlays.

use std::fmt::Write as _;

use serde_json::Value;

use super::guess::{Guesses, List, Security};

/// The width of a line of text, in characters.
const WIDTH: usize = 84;

/// The overlays of the guesses: name and text of each file.
pub fn overlays(guesses: &Guesses) -> Vec<(&'static str, String)> {
    let mut files = Vec::new();
    if let Some(security) = &guesses.security {
        files.push(("10-security.yaml", of_security(security)));
    }
    if !guesses.lists.is_empty() {
        files.push(("60-pagination.yaml", of_lists(&guesses.lists)));
    }
    files
}

fn of_security(security: &Security) -> String {
    let keys = security.keys.iter().map(ToString::to_string);
    let keys = keys.collect::<Vec<_>>().join(",");
    let reason = format!(
        "The document does not say which credentials a request needs. `--keys {keys}` of `cargo contract new` stated it."
    );
    let mut text = head("Security");
    action(&mut text, "$", &reason, &security.update());
    text
}

fn of_lists(lists: &[List]) -> String {
    let mut text = head("How the lists are paginated, as guessed by `cargo contract new`");
    for list in lists {
        let clues = list.clues.iter().map(|clue| {
            let value = match &list.pagination[clue.key] {
                Value::String(value) => value.clone(),
                value => value.to_string(),
            };
            let value = if value.is_empty() {
                "\"\"".to_owned()
            } else {
                value
            };
            format!("Guess: `{}: {value}`, from {}.", clue.key, clue.from)
        });
        let reason = clues.collect::<Vec<_>>().join(" ");
        let target = format!("$.paths[{}].{}", quoted(&list.path), list.method);
        let update = serde_json::json!({ "x-pagination": list.pagination });
        action(&mut text, &target, &reason, &update);
    }
    text
}

fn head(title: &str) -> String {
    format!("overlay: 1.0.0\ninfo:\n  title: {title}\n  version: 1.0.0\nactions:\n")
}

/// A string of a JSONPath.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

fn action(text: &mut String, target: &str, reason: &str, update: &Value) {
    // A JSON string is a string of YAML.
    let _ = writeln!(text, "  - target: {}", scalar(target));
    let _ = writeln!(text, "    description: >-");
    for line in wrapped(reason, WIDTH) {
        let _ = writeln!(text, "      {line}");
    }
    let _ = writeln!(text, "    update:");
    block(text, update, 6);
}

/// Lines of words, each with at least one word.
pub(super) fn wrapped(words: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Writes an object as a block of YAML.
fn block(text: &mut String, value: &Value, indent: usize) {
    let entries = value.as_object().into_iter().flatten();
    for (name, value) in entries {
        let name = scalar(name);
        match value {
            Value::Object(inner) if !inner.is_empty() => {
                let _ = writeln!(text, "{:indent$}{name}:", "");
                block(text, value, indent + 2);
            }
            Value::String(value) => {
                let _ = writeln!(text, "{:indent$}{name}: {}", "", scalar(value));
            }
            value => {
                let _ = writeln!(text, "{:indent$}{name}: {value}", "");
            }
        }
    }
}

/// A string of YAML: without quotes if it cannot be taken for something else.
fn scalar(value: &str) -> String {
    let is_plain = value.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/')
        && value
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte))
        && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
            .contains(&value.to_ascii_lowercase().as_str());
    match is_plain {
        true => value.to_owned(),
        false => Value::from(value).to_string(),
    }
}
