//! Which files of a repository name what a document renamed or removed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};

use conversation_apis_codegen::names::{field_name, type_name};
use conversation_apis_codegen::{Document, Lowered, walk};

use super::repository::{Repository, has_extension};
use crate::surface::{Form, Member, Surface};

/// A document, and what is generated from it.
pub(super) struct Side<'a> {
    pub(super) document: &'a Document,
    pub(super) lowered: &'a Lowered,
    /// The public API of the generated text.
    pub(super) surface: &'a Surface,
}

/// The names of an old document that a new one no longer has.
pub(super) struct Gone {
    /// Names that are searched as a word: ids of operations, their methods and builders, types,
    /// and events.
    names: BTreeSet<String>,
    /// What types that are still there no longer have, by name.
    members: BTreeMap<String, Vec<Lost>>,
    /// The old and the new id of operations with the same method and path.
    renamed: Vec<(String, String)>,
}

/// A member that its type no longer has.
struct Lost {
    form: Form,
    of: String,
    /// Whether another type still has one of this name.
    is_ambiguous: bool,
}

impl Gone {
    /// Compares the operations and events of two documents, and what is generated from them.
    pub(super) fn between(old: &Side<'_>, new: &Side<'_>) -> Self {
        let (before, after) = (ids(old.document), ids(new.document));
        let renamed = before.iter().filter_map(|(place, id)| {
            let is = after.get(place).filter(|is| *is != id)?;
            Some((id.clone(), is.clone()))
        });
        let known = names(&after, new);
        let names = names(&before, old);
        Self {
            renamed: renamed.collect(),
            names: names.difference(&known).cloned().collect(),
            members: lost(old.surface, new.surface),
        }
    }

    /// Lists the files of a repository that name something of it, with their lines. Files of other
    /// providers, generated text and the changelog are left out. Snapshots are counted.
    pub(super) fn list(&self, repository: &Repository, out: &mut dyn Write) -> io::Result<()> {
        for (was, is) in &self.renamed {
            writeln!(
                out,
                "renamed: `{was}` is now `{is}`, in Rust `{}` is now `{}`",
                field_name(was),
                field_name(is)
            )?;
        }
        if self.names.is_empty() && self.members.is_empty() {
            return Ok(());
        }
        let mut snapshots = 0;
        for file in repository.files() {
            let Ok(text) = fs::read_to_string(&file) else {
                continue;
            };
            let uses_it = repository.uses_provider(&file, &text);
            // Programs, and the JSON that they read.
            let has_members = has_extension(&file, &["rs", "md", "json"]);
            let found = self.found(&text, uses_it, has_members);
            if found.is_empty() {
                continue;
            }
            if has_extension(&file, &["snap"]) {
                snapshots += 1;
                continue;
            }
            let shown = file.strip_prefix(&repository.root).unwrap_or(&file);
            for (name, lines) in found {
                let perhaps = if name.is_ambiguous { "perhaps " } else { "" };
                let (name, lines) = (name.shown, shortened(&lines));
                let shown = shown.display();
                writeln!(out, "{perhaps}still named: {shown}: `{name}` in {lines}")?;
            }
        }
        match snapshots {
            0 => Ok(()),
            1 => writeln!(out, "still named: 1 snapshot, which the tests write again"),
            many => writeln!(
                out,
                "still named: {many} snapshots, which the tests write again"
            ),
        }
    }

    /// What a text names, with the numbers of the lines. Members are searched only if the file uses
    /// the provider. Without that, another name may be that of another provider.
    fn found(&self, text: &str, uses_it: bool, has_members: bool) -> BTreeMap<Found, Vec<usize>> {
        let mut found: BTreeMap<Found, Vec<usize>> = BTreeMap::new();
        // The type of the `impl` that the line is in.
        let mut within = "";
        for (index, line) in text.lines().enumerate() {
            if line.starts_with("impl") {
                within = words(line).last().map_or("", |place| place.word);
            }
            let mut add = |name: Found| {
                let lines = found.entry(name).or_default();
                if lines.last() != Some(&(index + 1)) {
                    lines.push(index + 1);
                }
            };
            for place in words(line) {
                if self.names.contains(place.word) && is_named(line, place.word) {
                    add(Found::name(place.word, !uses_it));
                }
                let lost = self
                    .members
                    .get(place.word)
                    .filter(|_| uses_it && has_members);
                for lost in lost.into_iter().flatten() {
                    if place.is_of(lost, within) && (!lost.is_ambiguous || has_word(text, &lost.of))
                    {
                        add(Found::member(place.word, lost));
                    }
                }
            }
        }
        found
    }
}

/// What a file names.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    shown: String,
    is_ambiguous: bool,
}

impl Found {
    fn name(name: &str, is_ambiguous: bool) -> Self {
        Self {
            shown: name.to_owned(),
            is_ambiguous,
        }
    }

    fn member(name: &str, lost: &Lost) -> Self {
        let of = &lost.of;
        let shown = match lost.form {
            Form::Field => format!("{of}.{name}"),
            Form::Property => format!("\"{name}\""),
            _ => format!("{of}::{name}"),
        };
        let is_ambiguous = lost.is_ambiguous;
        Self {
            shown,
            is_ambiguous,
        }
    }
}

/// A word of a line.
struct Place<'a> {
    before: &'a str,
    word: &'a str,
    after: &'a str,
}

impl Place<'_> {
    /// Whether the word is written as a program writes this member. `within` is the type that
    /// `Self` is.
    fn is_of(&self, lost: &Lost, within: &str) -> bool {
        let of = match self.before.strip_suffix("::") {
            Some(before) => words(before).last().filter(|last| last.after.is_empty()),
            None => None,
        };
        let of = of.map_or("", |last| last.word);
        let is_path = lost.of == if of == "Self" { within } else { of };
        let is_after_dot = self.before.ends_with('.') && !self.before.ends_with("..");
        let is_call = self.after.starts_with('(');
        match lost.form {
            Form::Item | Form::Trait => false,
            Form::Variant | Form::Constant => is_path,
            Form::Function => is_path || is_after_dot && is_call,
            Form::Field => is_after_dot && !is_call || self.is_in_pattern(&lost.of),
            Form::Property => self.before.ends_with('"') && self.after.starts_with("\":"),
        }
    }

    /// Whether it is a field in `Message { text, .. }`.
    fn is_in_pattern(&self, of: &str) -> bool {
        let is_first = self.before.trim_end().ends_with(['{', ',']);
        is_first && self.before.contains(&format!("{of} {{"))
    }
}

/// The words of a line, as Rust's names are.
fn words(line: &str) -> impl Iterator<Item = Place<'_>> {
    let is_part = |char: char| char.is_alphanumeric() || char == '_';
    let mut at = 0;
    let pieces = line.split_inclusive(move |char| !is_part(char));
    let places = pieces.map(move |piece| {
        let (before, rest) = line.split_at(at);
        let length = piece.trim_end_matches(|char| !is_part(char)).len();
        let (word, after) = rest.split_at(length);
        at += piece.len();
        Place {
            before,
            word,
            after,
        }
    });
    places.filter(|place| !place.word.is_empty())
}

pub(super) fn has_word(text: &str, word: &str) -> bool {
    let mut lines = text.lines().filter(|line| line.contains(word));
    lines.any(|line| words(line).any(|place| place.word == word))
}

/// Whether a line names it. A common word, such as `ping`, counts only as a call or in quotes.
fn is_named(line: &str, name: &str) -> bool {
    let is_word = name.chars().all(|char| char.is_ascii_lowercase());
    let forms = [
        format!("{name}("),
        format!("\"{name}\""),
        format!("`{name}`"),
    ];
    !is_word || forms.iter().any(|form| line.contains(form))
}

/// The ids of the operations that have one, by method and path.
fn ids(document: &Document) -> BTreeMap<(String, String), String> {
    let operations = walk::operations(&document.value).filter(|found| !found.id.is_empty());
    let operations = operations.map(|found| {
        let place = (found.method.to_owned(), found.path.to_owned());
        (place, found.id.to_owned())
    });
    operations.collect()
}

/// The names that are searched as a word: of operations, with their methods and builders, of
/// components, of types and of events.
fn names(ids: &BTreeMap<(String, String), String>, side: &Side<'_>) -> BTreeSet<String> {
    let operations = ids.values();
    let operations = operations.flat_map(|id| [id.clone(), field_name(id), type_name(id)]);
    let keys = |document: &serde_json::Value, at: &str| -> Vec<String> {
        let object = document.pointer(at).and_then(|found| found.as_object());
        object
            .into_iter()
            .flatten()
            .map(|(key, _)| key.clone())
            .collect()
    };
    let schemas = keys(&side.lowered.document, "/components/schemas");
    let events = keys(&side.document.value, "/webhooks");
    let items = side.surface.members();
    let items = items.filter(|member| member.form == Form::Item);
    let items = items.map(|member| member.name.clone());
    operations
        .chain(schemas)
        .chain(events)
        .chain(items)
        .collect()
}

/// The members that their types no longer have. The client's methods are those of operations.
fn lost(old: &Surface, new: &Surface) -> BTreeMap<String, Vec<Lost>> {
    let items = new.members().filter(|member| member.form == Form::Item);
    let items: BTreeSet<&str> = items.map(|member| member.name.as_str()).collect();
    let others = new.members();
    let others = others.map(|member| (member.form, member.name.as_str()));
    let others: BTreeSet<(Form, &str)> = others.collect();
    let mut lost: BTreeMap<String, Vec<Lost>> = BTreeMap::new();
    for member in old.members().filter(|member| !new.has(member)) {
        let Member { form, name, of, .. } = member;
        let is_searched = *form != Form::Trait && of != "Client";
        if !is_searched || !items.contains(of.as_str()) {
            continue;
        }
        let is_exact = matches!(form, Form::Variant | Form::Constant);
        lost.entry(name.clone()).or_default().push(Lost {
            form: *form,
            of: of.clone(),
            is_ambiguous: !is_exact && others.contains(&(*form, name.as_str())),
        });
    }
    lost
}

/// The line numbers, but not all of many.
fn shortened(lines: &[usize]) -> String {
    const SHOWN: usize = 8;
    let shown: Vec<String> = lines.iter().take(SHOWN).map(usize::to_string).collect();
    let word = if lines.len() == 1 { "line" } else { "lines" };
    match lines.len().saturating_sub(SHOWN) {
        0 => format!("{word} {}", shown.join(", ")),
        more => format!("{word} {} and {more} more", shown.join(", ")),
    }
}
