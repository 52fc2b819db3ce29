//! What a document lets one guess, for the first overlays of a provider. A pure function of
//! the document: it reads and writes no file.
//!
//! Each guess is one that the generator accepts. What cannot be seen is left out, with a line
//! that says what to look up.

mod cursor;
mod names;
mod page;
mod pagination;
mod security;

use conversation_apis_codegen::extension::{PAGINATION, Style};
use conversation_apis_codegen::generate::Model;
use conversation_apis_codegen::{Document, Error, Lowered, Pointer, generate, lower};
use serde_json::{Map, Value, json};

pub use self::security::{Key, Security};

/// How the list of an operation is paginated, as a guess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The operation's method, as the document writes it.
    pub method: String,
    /// The operation's path.
    pub path: String,
    /// `x-pagination` of the operation.
    pub pagination: Value,
    /// What the guess follows from.
    pub clues: Vec<Clue>,
}

/// A part of a guess, and where it is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clue {
    /// The key of `x-pagination`.
    pub key: &'static str,
    /// What the document has.
    pub from: String,
}

/// Something that the document does not say.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unknown {
    /// What it is about: an operation, such as `GET /items`, or the whole API.
    pub about: Option<String>,
    /// What to look up.
    pub text: String,
}

/// All guesses about a document.
#[derive(Debug, Clone, Default)]
pub struct Guesses {
    /// The lists, in the document's order.
    pub lists: Vec<List>,
    /// What the overlay adds about security.
    pub security: Option<Security>,
    /// What to look up.
    pub unknown: Vec<Unknown>,
}

/// The guesses about a document, and what the generator makes of it with these.
pub struct Guessed {
    /// The guesses that the generator accepts.
    pub guesses: Guesses,
    /// The document with the guesses applied.
    pub document: Document,
    /// The same, lowered.
    pub lowered: Lowered,
    /// The generated text.
    pub text: String,
}

/// Guesses what the document does not state. `keys` are those that the caller named.
///
/// # Errors
///
/// If the document cannot be generated, or if `keys` do not fit it.
pub fn guess(document: &Document, keys: &[Key]) -> Result<Guessed, crate::Error> {
    let mut guesses = Guesses::default();
    guesses.security = security::security(&document.value, keys, &mut guesses.unknown)?;
    let mut stated = document.clone();
    if let Some(security) = &guesses.security {
        security.apply(&mut stated.value);
    }
    let lowered = lower(&stated)?;
    let model = Model::of(&lowered.document)?;
    let types = page::Types {
        document: &lowered.document,
        model,
    };
    for candidate in pagination::candidates(&stated.value, &types) {
        match candidate {
            Ok(list) => guesses.lists.push(list),
            Err(unknown) => guesses.unknown.push(unknown),
        }
    }
    general(&stated.value, &mut guesses.unknown);
    accepted(&stated, guesses)
}

/// Adds what no document states without an extension.
fn general(document: &Value, unknown: &mut Vec<Unknown>) {
    if document.get("x-rate-limit").is_none() {
        unknown.push(Unknown {
            about: None,
            text: "how many requests the vendor allows: state it as `x-rate-limit`".to_owned(),
        });
    }
}

/// Drops the guesses that the generator does not accept.
fn accepted(stated: &Document, mut guesses: Guesses) -> Result<Guessed, crate::Error> {
    loop {
        let mut document = stated.clone();
        for list in &guesses.lists {
            list.apply(&mut document.value);
        }
        let lowered = lower(&document);
        let made = lowered.and_then(|lowered| Ok((generate(&lowered)?, lowered)));
        let error = match made {
            Ok((text, lowered)) => {
                guesses.unknown.sort();
                return Ok(Guessed {
                    guesses,
                    document,
                    lowered,
                    text,
                });
            }
            Err(error) => error,
        };
        let Some(refused) = refused(&guesses.lists, &error) else {
            return Err(error.into());
        };
        let list = guesses.lists.remove(refused);
        guesses.unknown.push(list.unknown(format!(
            "how its pages follow each other: the guess from its parameters was refused ({error})"
        )));
    }
}

/// The guess that an error is about.
fn refused(lists: &[List], error: &Error) -> Option<usize> {
    let Error::Document { pointer, .. } = error else {
        return None;
    };
    let is_about = |list: &List| pointer.is_in(&list.at());
    lists.iter().position(is_about)
}

impl List {
    /// The place of the operation.
    fn at(&self) -> Pointer {
        let path = Pointer::default().join("paths").join(&self.path);
        path.join(&self.method)
    }

    fn apply(&self, document: &mut Value) {
        if let Some(operation) = document.pointer_mut(self.at().as_str()) {
            operation[PAGINATION] = self.pagination.clone();
        }
    }

    /// The method and the path, as people write them.
    pub fn name(&self) -> String {
        format!("{} {}", self.method.to_uppercase(), self.path)
    }

    fn unknown(&self, text: String) -> Unknown {
        Unknown {
            about: Some(self.name()),
            text,
        }
    }

    /// How its pages follow each other, as people write it.
    pub fn pages(&self) -> &'static str {
        match self.pagination["style"].as_str() {
            Some("cursor") => "by cursor",
            _ => "by number",
        }
    }
}

/// Collects the keys of `x-pagination`, and what each follows from.
struct Builder {
    pagination: Map<String, Value>,
    clues: Vec<Clue>,
}

impl Builder {
    fn of(style: Style, from: String) -> Self {
        let name = match style {
            Style::Cursor => "cursor",
            Style::PageNumber => "page-number",
            Style::Before => "before",
            Style::Window => "window",
        };
        let mut builder = Self {
            pagination: Map::new(),
            clues: Vec::new(),
        };
        builder.add("style", json!(name), from);
        builder
    }

    fn add(&mut self, key: &'static str, value: Value, from: String) {
        self.pagination.insert(key.to_owned(), value);
        self.clues.push(Clue { key, from });
    }

    /// Adds a key that follows from the same as the one before.
    fn also(&mut self, key: &str, value: Value) {
        self.pagination.insert(key.to_owned(), value);
    }
}
