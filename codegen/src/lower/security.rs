//! Leaves those security schemes that a client can send, each under one name, and the
//! requirements for them.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Notes;
use crate::walk::{self, METHODS};
use crate::{NoteKind, Pointer, Result};

const SCHEMES: &str = "#/components/securitySchemes";

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let names = schemes(document, notes);
    let known = Known {
        places: places(document),
        names,
    };
    let mut is_stated = false;
    let mut state = |holder: &mut Value, at: &Pointer| {
        is_stated |= requirements(holder, &at.join("security"), &known, notes);
    };
    state(document, &Pointer::default());
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for (path, item) in paths.into_iter().flatten() {
        let at = Pointer::default().join("paths").join(path);
        for method in METHODS {
            if let Some(operation) = item.get_mut(method) {
                state(operation, &at.join(method));
            }
        }
    }
    let schemes = document.pointer("/components/securitySchemes");
    let schemes = schemes.and_then(Value::as_object).into_iter().flatten();
    let single = schemes.map(|(name, _)| json!({ name: [] }));
    let mut single: Vec<Value> = single.collect();
    if !is_stated && !single.is_empty() {
        let text = "no `security` says which operations need these: every operation is sent with the first one that the caller gives, or without any";
        notes.add(NoteKind::Interpreted, &Pointer::from(SCHEMES), text);
        single.push(json!({}));
        document["security"] = Value::Array(single);
    }
    Ok(())
}

/// The schemes that can be sent.
struct Known {
    /// Their names by all names that the document has for them.
    names: BTreeMap<String, String>,
    /// The header, parameter or cookie of each, which holds one credential.
    places: BTreeMap<String, String>,
}

/// Where each scheme is sent.
fn places(document: &Value) -> BTreeMap<String, String> {
    let schemes = document.pointer("/components/securitySchemes");
    let schemes = schemes.and_then(Value::as_object).into_iter().flatten();
    let place = |scheme: &Value| {
        let text = |key: &str| scheme[key].as_str().unwrap_or_default();
        match (text("type"), text("in")) {
            ("apiKey", "header") => format!("header {}", text("name").to_ascii_lowercase()),
            ("apiKey", place) => format!("{place} {}", text("name")),
            ("mutualTLS", _) => "certificate".to_owned(),
            _ => "header authorization".to_owned(),
        }
    };
    schemes
        .map(|(name, scheme)| (name.clone(), place(scheme)))
        .collect()
}

/// Leaves the schemes that can be sent. Returns their names by all names that the document
/// has for them.
fn schemes(document: &mut Value, notes: &mut Notes<'_>) -> BTreeMap<String, String> {
    let at = Pointer::from(SCHEMES);
    let Some(stated) = document.pointer(at.as_str()).and_then(Value::as_object) else {
        return BTreeMap::new();
    };
    let (mut schemes, mut aliases) = (Map::new(), BTreeMap::new());
    for (name, scheme) in stated.iter().filter(|(name, _)| !name.starts_with("x-")) {
        let here = at.join(name);
        let (_, found) = match walk::follow(document, scheme, &here) {
            Ok(found) => found,
            Err(error) => {
                let text = format!("left out: {}", error.reason());
                notes.add(NoteKind::LeftOut, &here, text);
                continue;
            }
        };
        let reference = scheme["$ref"].as_str();
        let target = reference.and_then(|reference| Pointer::from(reference).split());
        if let Some((_, target)) = target.filter(|(list, _)| *list == at) {
            let text = format!("removed: another name of `{at}/{target}`");
            notes.add(NoteKind::Removed, &here, text);
            aliases.insert(name.clone(), target);
            continue;
        }
        let mut scheme = found.clone();
        match sendable(&mut scheme) {
            Ok(None) => {}
            Ok(Some(text)) => notes.add(NoteKind::Interpreted, &here, text),
            Err(fault) => {
                let text = format!(
                    "left out: {fault}; send it with your own `reqwest::Client`, or correct it with an overlay"
                );
                notes.add(NoteKind::LeftOut, &here, text);
                continue;
            }
        }
        schemes.insert(name.clone(), scheme);
    }
    let names = schemes.keys().map(|name| (name.clone(), name.clone()));
    let mut known: BTreeMap<String, String> = names.collect();
    for name in aliases.keys() {
        // No alias leads back to itself, because each was followed to its end.
        let mut target = name;
        while let Some(next) = aliases.get(target) {
            target = next;
        }
        if schemes.contains_key(target) {
            known.insert(name.clone(), target.clone());
        }
    }
    document["components"]["securitySchemes"] = Value::Object(schemes);
    known
}

/// Checks that a scheme can be sent, and corrects what is only written in another way. The
/// text says what was corrected.
fn sendable(scheme: &mut Value) -> std::result::Result<Option<&'static str>, &'static str> {
    let text = |key: &str| scheme[key].as_str().unwrap_or_default().to_owned();
    match text("type").as_str() {
        "apiKey" => {
            let name = text("name");
            match text("in").as_str() {
                _ if name.is_empty() => Err("it has no `name`"),
                "header" if !is_token(&name) => Err("its name is not a valid header name"),
                "cookie" if !is_token(&name) => Err("its name is not a valid cookie name"),
                "header" | "query" | "cookie" => Ok(None),
                _ => Err("only `header`, `query` and `cookie` can be its place"),
            }
        }
        "http" if is_token(&text("scheme")) => Ok(None),
        "http" => Err("its `scheme` is not the name of an HTTP authentication scheme"),
        "oauth2" | "openIdConnect" | "mutualTLS" => Ok(None),
        "basic" => {
            scheme["type"] = json!("http");
            scheme["scheme"] = json!("basic");
            Ok(Some(
                "`basic` is a type of OpenAPI 2: read as `http` with the scheme `basic`",
            ))
        }
        _ => Err("its type is not supported"),
    }
}

/// Whether a text is a token of RFC 9110, as names of headers, cookies and schemes are.
pub(super) fn is_token(text: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !text.is_empty() && text.chars().all(is_allowed)
}

/// Leaves the alternatives whose schemes can be sent. Returns whether the object states any
/// requirement, also an empty one.
fn requirements(holder: &mut Value, at: &Pointer, known: &Known, notes: &mut Notes<'_>) -> bool {
    let Some(stated) = holder.get_mut("security") else {
        return false;
    };
    let stated = match stated.take() {
        Value::Array(stated) => stated,
        Value::Object(one) => {
            let text = "an object: read as the only alternative";
            notes.add(NoteKind::Interpreted, at, text);
            vec![Value::Object(one)]
        }
        _ => {
            notes.add(NoteKind::Removed, at, "removed: it is not an array");
            if let Some(holder) = holder.as_object_mut() {
                holder.shift_remove("security");
            }
            return false;
        }
    };
    let is_empty = stated.is_empty();
    let stated = stated.into_iter().enumerate();
    let alternatives = stated.flat_map(|(index, alternative)| {
        let at = at.join(index);
        match renamed(&alternative, &known.names) {
            Ok(found) => divided(found, &known.places, &at, notes),
            Err(fault) => {
                let text = format!("left out: {fault}, so this alternative cannot be sent");
                notes.add(NoteKind::LeftOut, &at, text);
                Vec::new()
            }
        }
    });
    let mut alternatives: Vec<Value> = alternatives.collect();
    if alternatives.is_empty() && !is_empty {
        let text = "no alternative can be sent: requests are sent without credentials";
        notes.add(NoteKind::LeftOut, at, text);
    }
    alternatives.dedup();
    holder["security"] = Value::Array(alternatives);
    true
}

/// An alternative with the names of the schemes that are left.
fn renamed(
    alternative: &Value,
    known: &BTreeMap<String, String>,
) -> std::result::Result<Map<String, Value>, String> {
    let Some(alternative) = alternative.as_object() else {
        return Err("it is not an object".to_owned());
    };
    let renamed = alternative.iter().map(|(name, scopes)| {
        let name = known.get(name);
        let name = name
            .ok_or_else(|| "it names a scheme that cannot be sent or does not exist".to_owned())?;
        Ok((name.clone(), scopes.clone()))
    });
    renamed.collect()
}

/// Makes alternatives of one that needs several credentials in the same place, such as a bearer
/// token and basic authentication: a request can have only one of them.
fn divided(
    alternative: Map<String, Value>,
    places: &BTreeMap<String, String>,
    at: &Pointer,
    notes: &mut Notes<'_>,
) -> Vec<Value> {
    let mut groups: Vec<Vec<(String, Value)>> = Vec::new();
    for (name, scopes) in alternative {
        let has_place = |other: &(String, Value)| places.get(&other.0) == places.get(&name);
        match groups.iter_mut().find(|group| group.iter().any(has_place)) {
            Some(group) => group.push((name, scopes)),
            None => groups.push(vec![(name, scopes)]),
        }
    }
    let most = groups.iter().map(Vec::len).max().unwrap_or(1);
    if most > 1 {
        let text = "several of these credentials have the same place in a request, which holds one: read as alternatives";
        notes.add(NoteKind::Interpreted, at, text);
    }
    let chosen = |index: usize| {
        let schemes = groups.iter().filter_map(|group| {
            let last = group.len().checked_sub(1)?;
            group.get(index.min(last)).cloned()
        });
        Value::Object(schemes.collect())
    };
    (0..most).map(chosen).collect()
}
