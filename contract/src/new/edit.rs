//! Adds a provider to the files of this repository that name providers.

use toml_edit::{Array, DocumentMut, Item, RawString, Value, value};

/// Adds a feature to the crate's `Cargo.toml`, after the features of the other providers.
///
/// # Errors
///
/// If the text is not such a file, or has the feature already.
pub fn features(text: &str, name: &str, providers: &[String]) -> Result<String, String> {
    let mut manifest: DocumentMut = text.parse().map_err(|error| format!("{error}"))?;
    let dependencies = manifest.get("dependencies").and_then(Item::as_table);
    if dependencies.is_some_and(|table| table.contains_key(name)) {
        return Err(format!("`{name}` is the name of a dependency"));
    }
    let features = manifest.get_mut("features").and_then(Item::as_table_mut);
    let features = features.ok_or("the table [features] is missing")?;
    if features.contains_key(name) {
        return Err(format!("it has a feature `{name}` already"));
    }
    let order: Vec<String> = features.iter().map(|(key, _)| key.to_owned()).collect();
    let last = order.iter().rposition(|key| providers.contains(key));
    let last = last.unwrap_or(order.len());
    features[name] = value(Array::new());
    let place = |key: &str| match order.iter().position(|known| known == key) {
        Some(place) => (place, 0),
        None => (last, 1),
    };
    features.sort_values_by(|one, _, other, _| place(one).cmp(&place(other)));
    Ok(manifest.to_string())
}

/// Enables the feature in the harness's `Cargo.toml`, if that lists the providers.
///
/// # Errors
///
/// If the text is not such a file.
pub fn harness(text: &str, name: &str, providers: &[String]) -> Result<String, String> {
    let mut manifest: DocumentMut = text.parse().map_err(|error| format!("{error}"))?;
    let features = manifest
        .get_mut("dependencies")
        .and_then(|table| table.get_mut("conversation-apis"))
        .and_then(|table| table.get_mut("features"))
        .and_then(Item::as_array_mut);
    let features = features.ok_or("the features of `conversation-apis` are missing")?;
    let is_provider = |feature: &Value| {
        let name = feature.as_str().unwrap_or_default();
        providers.iter().any(|provider| provider == name)
    };
    let places = features.iter().enumerate();
    let last = places.filter(|(_, feature)| is_provider(feature)).last();
    if let Some(last) = last.map(|(last, _)| last) {
        insert_after(features, last, name);
    }
    Ok(manifest.to_string())
}

/// Inserts a value, in a line of its own if the one before it has one. A comment stays in the
/// line of the value that it is behind.
fn insert_after(array: &mut Array, place: usize, name: &str) {
    let text = |raw: Option<&RawString>| {
        let text = raw.and_then(RawString::as_str).unwrap_or_default();
        text.to_owned()
    };
    let before = array.get(place).map(|value| text(value.decor().prefix()));
    let before = before.unwrap_or_default();
    let Some((_, indent)) = before.rsplit_once('\n') else {
        array.insert(place + 1, name);
        return;
    };
    let after = match array.get(place + 1) {
        Some(next) => text(next.decor().prefix()),
        None => text(Some(array.trailing())),
    };
    let line = after.find('\n').unwrap_or(after.len());
    let mut value = Value::from(name);
    let prefix = format!("{}\n{indent}", &after[..line]);
    value.decor_mut().set_prefix(prefix);
    match array.get_mut(place + 1) {
        Some(next) => next.decor_mut().set_prefix(&after[line..]),
        None => array.set_trailing(&after[line..]),
    }
    array.insert_formatted(place + 1, value);
}

/// Declares the module in `src/lib.rs`, in the order of names, and adds its row to the table of
/// features.
///
/// # Errors
///
/// If the text has a module of that name, or has no modules.
pub fn library(
    text: &str,
    name: &str,
    title: &str,
    providers: &[String],
) -> Result<String, String> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let declared = lines.iter().enumerate();
    let declared = declared.filter_map(|(at, line)| Some((at, declared_module(line)?)));
    let declared: Vec<(usize, &str)> = declared.collect();
    if declared.iter().any(|(_, declared)| *declared == name) {
        return Err(format!("it has a module `{name}` already"));
    }
    if text.contains(&format!("extern crate self as {name};")) {
        return Err(format!("`{name}` is a name of the crate itself"));
    }
    let next = declared.iter().find(|(_, declared)| *declared > name);
    let at = match (next, declared.last()) {
        (Some((at, _)), _) => start_of_item(&lines, *at),
        (None, Some((at, _))) => at + 1,
        (None, None) => return Err("it declares no module".to_owned()),
    };
    lines.insert(at, format!("pub mod {name};"));
    lines.insert(at, format!("#[cfg(feature = {name:?})]"));
    let is_row = |line: &String| {
        let names = providers.iter();
        names
            .into_iter()
            .any(|name| line.starts_with(&format!("//! | `{name}` |")))
    };
    if let Some(last) = lines.iter().rposition(is_row) {
        let row = format!("//! | `{name}` | no | the module [`{name}`]: {title} |");
        lines.insert(last + 1, row);
    }
    Ok(lines.join("\n") + "\n")
}

/// The module that a line of a file declares, as rustfmt writes it.
fn declared_module(line: &str) -> Option<&str> {
    let declared = match line.split_once("mod ") {
        Some(("" | "pub " | "pub(crate) ", declared)) => declared,
        _ => return None,
    };
    declared.split_once(';').map(|(name, _)| name)
}

/// The first line of the item that ends in this line, with its attributes and the comments
/// directly before it.
fn start_of_item(lines: &[String], end: usize) -> usize {
    let mut start = end;
    for before in (0..end).rev() {
        let is_gap = lines[before].trim().is_empty() || lines[before].starts_with("//!");
        match syn::parse_file(&lines[before..=end].join("\n")) {
            Ok(file) if file.items.len() == 1 && !is_gap => start = before,
            Ok(_) => break,
            // The line is in the middle of an attribute, or of the item before.
            Err(_) => {}
        }
    }
    start
}

/// A row for a table of `README.md`.
pub struct Row {
    /// How the table's heading starts.
    pub heading: &'static str,
    /// The row.
    pub text: String,
}

/// Adds rows at the end of tables. Returns the rows whose tables are missing too.
pub fn rows(text: &str, rows: Vec<Row>) -> (String, Vec<Row>) {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut missing = Vec::new();
    for row in rows {
        let heading = lines.iter().position(|line| line.starts_with(row.heading));
        let Some(heading) = heading else {
            missing.push(row);
            continue;
        };
        let length = lines[heading..]
            .iter()
            .take_while(|line| line.starts_with('|'));
        let end = heading + length.count();
        lines.insert(end, row.text);
    }
    (lines.join("\n") + "\n", missing)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a test fails by it
mod tests {
    use std::fs;

    use syn::Item;

    use super::{declared_module, features, harness, library};

    /// A file whose modules have each form of attribute and comment.
    const LIBRARY: &str = "//! A crate.\n#![forbid(unsafe_code)]\n\nmacro_rules! none {\n    () => {};\n}\nmod alpha;\n// Why it is there.\n#[cfg(all(\n    feature = \"one\",\n\n    feature = \"two\" // not )]\n))]\npub mod guide;\n/// A text\n/// of two lines.\npub mod middle; // why\n/* A comment\nof two lines. */\n#[doc(hidden)] pub(crate) mod other;\n#[doc = \"a\n]\"]\nmod types;\n";

    /// The name that is directly before another one.
    fn before(name: &str) -> String {
        let mut letters = name.chars();
        letters.next_back();
        format!("{}_z", letters.as_str())
    }

    #[test]
    fn a_module_is_declared_between_two_items_wherever_its_name_is() {
        let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../src/lib.rs");
        for text in [LIBRARY, &fs::read_to_string(own).unwrap()] {
            let old = syn::parse_file(text).unwrap().items;
            let names: Vec<&str> = text.lines().filter_map(declared_module).collect();
            assert!(names.len() > 3, "{names:?}");
            let wanted = names
                .iter()
                .flat_map(|name| [before(name), format!("{name}_z")]);
            for name in wanted {
                let edited = library(text, &name, "", &[]).unwrap();
                let mut items = syn::parse_file(&edited).unwrap().items;
                let is_new =
                    |item: &Item| matches!(item, Item::Mod(module) if module.ident == name);
                let place = items.iter().position(is_new).unwrap();
                let Item::Mod(module) = items.remove(place) else {
                    unreachable!()
                };
                assert!(items == old, "{name}: {edited}");
                let expected: syn::Attribute = syn::parse_quote!(#[cfg(feature = #name)]);
                assert_eq!(module.attrs, [expected], "{name}");
                let (head, _) = edited.split_once(&format!("\npub mod {name};")).unwrap();
                let above = head.lines().rev().nth(1).unwrap();
                let is_comment = above.starts_with("//") || above.ends_with("*/");
                assert!(
                    !is_comment,
                    "{name}: the comment `{above}` is of the next module"
                );
            }
        }
    }

    #[test]
    fn a_feature_is_listed_in_each_form_of_an_array_and_comments_stay_in_their_lines() {
        let head = "[dependencies.conversation-apis]\nfeatures = ";
        let cases = [
            ("[\"a\", \"z\"]", "[\"a\", \"new\", \"z\"]"),
            ("[\"a\"]", "[\"a\", \"new\"]"),
            (
                "[\n    \"z\", # first\n    \"a\", # why a\n    \"y\", # last\n]",
                "[\n    \"z\", # first\n    \"a\", # why a\n    \"new\",\n    \"y\", # last\n]",
            ),
            (
                "[\n    \"z\",\n    # about a\n    \"a\", # why a\n    # the end\n]",
                "[\n    \"z\",\n    # about a\n    \"a\", # why a\n    \"new\",\n    # the end\n]",
            ),
            ("[\n  \"a\"\n]", "[\n  \"a\"\n,\n  \"new\"]"),
            ("[\"z\"]", "[\"z\"]"),
        ];
        for (before, after) in cases {
            let edited = harness(&format!("{head}{before}\n"), "new", &["a".to_owned()]);
            assert_eq!(edited.unwrap(), format!("{head}{after}\n"));
        }
    }

    #[test]
    fn a_feature_follows_those_of_providers_and_all_else_keeps_its_place() {
        let text = "[features]\n# The default.\ndefault = [\n    \"a\", # why\n]\n# Providers.\na = [ # in\n    \"b\",\n]\n\n# Others.\nb = [] # kept\n\n[dependencies]\n";
        let edited = features(text, "new", &["a".to_owned()]).unwrap();
        let after = "    \"b\",\n]\n";
        assert_eq!(edited, text.replace(after, &format!("{after}new = []\n")));
    }
}
