//! Writes `SOURCE.toml`.

use std::fmt::Write as _;

use serde_json::Value;
use toml_edit::value;

use super::guess::{Guessed, Unknown};
use super::overlay::wrapped;
use crate::baseline::today;
use crate::verify::sha256;

/// The width of a comment, in characters.
const WIDTH: usize = 96;

/// The text of `SOURCE.toml`: what is known about the origin of the document, and what is not.
pub fn source(guessed: &Guessed, file: &str, bytes: &[u8], url: Option<&str>) -> String {
    let info = &guessed.document.value["info"];
    let mut text = "# The origin of the document in this folder. `cargo contract verify` checks the digest.\n\n[document]\n".to_owned();
    let mut add = |key: &str, stated: &str| {
        let _ = writeln!(text, "{key} = {}", value(stated).to_string().trim());
    };
    add("file", file);
    for key in ["title", "version"] {
        if let Some(stated) = info[key].as_str() {
            add(key, stated);
        }
    }
    if let Some(url) = url {
        add("url", url);
    }
    add("retrieved", &today().to_string());
    add("via", "`cargo contract new`, from a file");
    add("sha256", &sha256(bytes));
    add("rights", &rights(info));
    if !guessed.guesses.lists.is_empty() || guessed.guesses.security.is_some() {
        text.push_str("\n# The overlays are guesses and statements of ours, not the vendor's.\n");
    }
    text.push_str("\n# Not known yet, look it up:\n");
    if url.is_none() {
        comment(
            &mut text,
            "where the vendor publishes the document: add it as `url`",
        );
    }
    comment(
        &mut text,
        "the vendor's rights in the document, and whether they allow a copy here",
    );
    for unknown in &guessed.guesses.unknown {
        comment(&mut text, &unknown.line());
    }
    text
}

fn rights(info: &Value) -> String {
    match info["license"]["name"].as_str() {
        Some(name) => format!("unknown; the document names the licence {name:?}"),
        None => "unknown; the document names no licence".to_owned(),
    }
}

fn comment(text: &mut String, line: &str) {
    for (index, line) in wrapped(line, WIDTH).iter().enumerate() {
        let _ = writeln!(text, "# {} {line}", if index == 0 { "-" } else { " " });
    }
}

impl Unknown {
    /// One line, as people read it.
    pub fn line(&self) -> String {
        match &self.about {
            Some(about) => format!("{about}: {}", self.text),
            None => self.text.clone(),
        }
    }
}
