//! Adds a provider to the files of this repository that name providers.

use toml_edit::{Array, DocumentMut, Item, Value, value};

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
        return Err(format!("there is a feature `{name}` already"));
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
        features.insert(last + 1, name);
    }
    Ok(manifest.to_string())
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
    let module = |line: &str| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        let name = line.strip_prefix("mod ")?.strip_suffix(';')?;
        Some(name.to_owned())
    };
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let declared = lines.iter().enumerate();
    let declared = declared.filter_map(|(at, line)| Some((at, module(line)?)));
    let declared: Vec<(usize, String)> = declared.collect();
    if declared.iter().any(|(_, declared)| declared == name) {
        return Err(format!("there is a module `{name}` already"));
    }
    if text.contains(&format!("extern crate self as {name};")) {
        return Err(format!("`{name}` is a name of the crate itself"));
    }
    let next = declared
        .iter()
        .find(|(_, declared)| declared.as_str() > name);
    let mut at = match (next, declared.last()) {
        (Some((at, _)), _) => *at,
        (None, Some((at, _))) => at + 1,
        (None, None) => return Err("it declares no module".to_owned()),
    };
    while next.is_some() && at > 0 && lines[at - 1].starts_with("#[") {
        at -= 1;
    }
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
