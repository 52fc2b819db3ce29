//! Decides what the parts of multipart bodies are: text, JSON or files.
//!
//! The schema of such a body becomes one object with a property for each part. A part that is
//! a file is marked with `x-part`. `encoding` keeps what the generator reads: one content type,
//! a style that the document states, and the headers that have a default.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Notes, reference, resolve};
use crate::extension::{PART, RULES};
use crate::media_type::{Family, family, is_range};
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let has_parts = |name: &str, _: &Value| {
        name.contains('/') && matches!(family(name), Family::Multipart | Family::Form)
    };
    if !walk::any_property(document, &has_parts) {
        return Ok(());
    }
    let components = document.get("components").cloned().unwrap_or_default();
    let shared = json!({ "components": components });
    let none = Map::new();
    let schemas = components.get("schemas").and_then(Value::as_object);
    let bodies = Bodies {
        shared: &shared,
        schemas: schemas.unwrap_or(&none),
    };
    walk::each(document, Kind::RequestBody, &mut |body, at| {
        let content = body.get_mut("content").and_then(Value::as_object_mut);
        for (name, media_type) in content.into_iter().flatten() {
            let at = at.join("content").join(name);
            match family(name) {
                Family::Multipart => bodies.multipart(media_type, &at, notes),
                Family::Form => bodies.form(media_type, &at, notes),
                _ => {}
            }
        }
        Ok(())
    })
}

/// Visits the inline schemas of the parts that need a type: not the files, and not the unions
/// of strings, which the setter takes as one string.
pub(super) fn each_part(
    schema: &mut Value,
    at: &Pointer,
    visit: &mut dyn FnMut(&mut Value, &str, &Pointer),
) {
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for (name, part) in properties.into_iter().flatten() {
        let branches = ["oneOf", "anyOf"].map(|keyword| part[keyword].as_array());
        let branches: Vec<&Value> = branches.into_iter().flatten().flatten().collect();
        let is_file =
            |branch: &&Value| branch["format"] == "binary" || branch["items"]["format"] == "binary";
        let is_text =
            !branches.is_empty() && branches.iter().all(|branch| branch["type"] == "string");
        if !is_text && !branches.iter().any(is_file) {
            visit(part, name, &at.join("properties").join(name));
        }
    }
    for keyword in ["oneOf", "anyOf"] {
        let branches = schema.get_mut(keyword).and_then(Value::as_array_mut);
        for (index, branch) in branches.into_iter().flatten().enumerate() {
            each_part(branch, &at.join(keyword).join(index), visit);
        }
    }
}

struct Bodies<'a> {
    /// The document's components, for references to headers.
    shared: &'a Value,
    schemas: &'a Map<String, Value>,
}

/// The properties that a schema describes.
#[derive(Default)]
struct Properties {
    all: Map<String, Value>,
    required: BTreeSet<String>,
    /// Whether branches of a union are among them.
    of_union: bool,
}

impl Bodies<'_> {
    fn multipart(&self, media_type: &mut Value, at: &Pointer, notes: &mut Notes<'_>) {
        let schema = media_type["schema"].take();
        let mut found = Properties::default();
        self.collect(&schema, &mut found, &mut BTreeSet::new(), true);
        if found.of_union {
            let text = "a union: a part is required only if every branch requires it";
            notes.add(NoteKind::Interpreted, &at.join("schema"), text);
        }
        if found.all.is_empty() {
            let text = "no part is described: parts are added by name";
            notes.add(NoteKind::Interpreted, at, text);
        }
        let encoding = media_type.get_mut("encoding").map(Value::take);
        let mut encodings = Map::new();
        let mut properties = Map::new();
        for (name, schema) in found.all {
            let stated = encoding.as_ref().and_then(|all| all.get(&name));
            let at = at.join("encoding").join(&name);
            let mut encoding = self.encoding(stated, &at, notes);
            if encoding.get("contentType").is_none()
                && let Some(media_type) = self.content_media_type(&schema)
            {
                encoding["contentType"] = json!(media_type);
            }
            properties.insert(name.clone(), self.part(schema, &encoding));
            if encoding
                .as_object()
                .is_some_and(|encoding| !encoding.is_empty())
            {
                encodings.insert(name, encoding);
            }
        }
        let required = found.required.into_iter();
        let required: Vec<String> = required
            .filter(|name| properties.contains_key(name))
            .collect();
        let mut object = json!({ "type": "object", "properties": properties });
        if !required.is_empty() {
            object["required"] = json!(required);
        }
        let described = resolve(&schema, self.schemas);
        if let Some(text) = described.and_then(|schema| schema.get("description")) {
            object["description"] = text.clone();
        }
        let rules = media_type.get(RULES).cloned();
        *media_type = json!({ "schema": object });
        if let Some(rules) = rules {
            media_type[RULES] = rules;
        }
        if !encodings.is_empty() {
            media_type["encoding"] = encodings.into();
        }
    }

    fn form(&self, media_type: &mut Value, at: &Pointer, notes: &mut Notes<'_>) {
        let encodings = media_type
            .get_mut("encoding")
            .and_then(Value::as_object_mut);
        for (name, encoding) in encodings.into_iter().flatten() {
            let at = at.join("encoding").join(name);
            *encoding = self.encoding(Some(encoding), &at, notes);
        }
    }

    /// Collects the properties of a schema, of the components it refers to, and of the branches
    /// of a union.
    fn collect(
        &self,
        schema: &Value,
        found: &mut Properties,
        seen: &mut BTreeSet<String>,
        is_certain: bool,
    ) {
        if let Some(name) = reference(schema) {
            if let Some(target) = self.schemas.get(&name)
                && seen.insert(name)
            {
                self.collect(target, found, seen, is_certain);
            }
            return;
        }
        let properties = schema["properties"].as_object().into_iter().flatten();
        for (name, property) in properties {
            found
                .all
                .entry(name.clone())
                .or_insert_with(|| property.clone());
        }
        if is_certain {
            let required = schema["required"].as_array().into_iter().flatten();
            found
                .required
                .extend(required.filter_map(Value::as_str).map(str::to_owned));
        }
        for branches in ["oneOf", "anyOf"].map(|keyword| schema[keyword].as_array()) {
            let mut required: Option<BTreeSet<String>> = None;
            for branch in branches.into_iter().flatten() {
                found.of_union = true;
                let mut of_branch = Properties::default();
                self.collect(branch, &mut of_branch, &mut seen.clone(), true);
                for (name, property) in of_branch.all {
                    found.all.entry(name).or_insert(property);
                }
                required = Some(match required {
                    Some(required) => &required & &of_branch.required,
                    None => of_branch.required,
                });
            }
            if is_certain {
                found.required.extend(required.unwrap_or_default());
            }
        }
    }

    /// The schema of a part.
    fn part(&self, schema: Value, encoding: &Value) -> Value {
        let described = resolve(&schema, self.schemas).unwrap_or(&schema);
        let text = [&schema, described].map(|schema| schema.get("description"));
        let content_types = encoding["contentType"].as_str().unwrap_or_default();
        let file = self.file(&schema, content_types, 0);
        let is_text = encoding.get("style").is_none() && is_other_text(content_types);
        let mut part = match (file, described["type"].as_str()) {
            (Some(File::One), _) => json!({ "type": "string", "format": "binary", PART: "file" }),
            (Some(File::Several), _) => json!({ "type": "array", "items": {}, PART: "files" }),
            // What cannot be written in this content type is text that the caller writes.
            (None, None | Some("object")) if is_text => json!({ "type": "string" }),
            (None, Some("array")) if is_text => {
                json!({ "type": "array", "items": { "type": "string" } })
            }
            (None, Some("string")) if described["contentEncoding"] == "base64" => {
                json!({ "type": "string", "format": "byte" })
            }
            // A union of strings, such as known and other names of a model.
            (None, None) if self.is_text(described, 0) => json!({ "type": "string" }),
            _ => return schema,
        };
        if let Some(text) = text.into_iter().flatten().next() {
            part["description"] = text.clone();
        }
        part
    }

    /// The media type that the schema of a part or of its items states.
    fn content_media_type<'s>(&'s self, schema: &'s Value) -> Option<&'s str> {
        let schema = resolve(schema, self.schemas)?;
        let items = || resolve(schema.get("items")?, self.schemas);
        let of = |schema: &'s Value| schema["contentMediaType"].as_str();
        of(schema).or_else(|| of(items()?))
    }

    /// Whether a part is a file or several. Of the branches of a union, one file is enough.
    fn file(&self, schema: &Value, content_types: &str, depth: usize) -> Option<File> {
        let schema = resolve(schema, self.schemas)?;
        if depth > DEPTH {
            return None;
        }
        let branches = ["oneOf", "anyOf", "allOf"].map(|keyword| schema[keyword].as_array());
        let branches = branches.into_iter().flatten().flatten();
        let of_branch = branches.filter_map(|branch| self.file(branch, content_types, depth + 1));
        if let Some(file) = of_branch.max() {
            return Some(file);
        }
        if schema["type"] == "array" {
            let items = schema.get("items").unwrap_or(&Value::Null);
            let items = self.file(items, content_types, depth + 1);
            return items.map(|_| File::Several);
        }
        let is_file = match schema["type"].as_str() {
            Some("string") | None => is_bytes(schema, content_types),
            Some("object") => are_bytes(content_types),
            _ => false,
        };
        is_file.then_some(File::One)
    }

    /// Whether every branch of a union is a string.
    fn is_text(&self, schema: &Value, depth: usize) -> bool {
        let Some(schema) = resolve(schema, self.schemas).filter(|_| depth < DEPTH) else {
            return false;
        };
        let branches = ["oneOf", "anyOf"].map(|keyword| schema[keyword].as_array());
        let mut branches = branches.into_iter().flatten().flatten().peekable();
        match branches.peek() {
            Some(_) => branches.all(|branch| self.is_text(branch, depth + 1)),
            None => schema["type"] == "string",
        }
    }

    /// The encoding that the generator reads.
    fn encoding(&self, stated: Option<&Value>, at: &Pointer, notes: &mut Notes<'_>) -> Value {
        let Some(stated) = stated.and_then(Value::as_object) else {
            return json!({});
        };
        let mut kept = Map::new();
        style(stated, &mut kept, at, notes);
        if let Some(content_type) = stated.get("contentType").filter(|value| value.is_string()) {
            kept.insert("contentType".to_owned(), content_type.clone());
        }
        let headers = stated.get("headers").and_then(Value::as_object);
        let mut sent = Map::new();
        for (name, header) in headers.into_iter().flatten() {
            // OpenAPI ignores it here.
            if name.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let at = at.join("headers").join(name);
            let header =
                walk::follow(self.shared, header, &at).map_or(header, |(_, header)| header);
            match only_value(&header["schema"]) {
                Some(value) => {
                    let schema = json!({ "type": "string", "default": value });
                    sent.insert(name.clone(), json!({ "schema": schema }));
                }
                None => {
                    let text = "the header is not sent: the document states no value for it";
                    notes.add(NoteKind::Interpreted, &at, text);
                }
            }
        }
        if !sent.is_empty() {
            kept.insert("headers".to_owned(), sent.into());
        }
        Value::Object(kept)
    }
}

/// The styles of a body: those of a query.
const STYLES: [&str; 4] = ["form", "spaceDelimited", "pipeDelimited", "deepObject"];

/// Keeps the style of a part, if the document states one.
fn style(
    stated: &Map<String, Value>,
    kept: &mut Map<String, Value>,
    at: &Pointer,
    notes: &mut Notes<'_>,
) {
    let keys = ["style", "explode", "allowReserved"];
    if !keys.iter().any(|key| stated.contains_key(*key)) {
        return;
    }
    let name = stated.get("style").and_then(Value::as_str);
    let name = name.unwrap_or("form");
    if !STYLES.contains(&name) {
        let text = format!("`{name}` is not a style of a request body: ignored");
        notes.add(NoteKind::Interpreted, &at.join("style"), text);
        return;
    }
    let explode = stated.get("explode").and_then(Value::as_bool);
    let explode = explode.unwrap_or(name == "form");
    kept.insert("style".to_owned(), json!(name));
    kept.insert("explode".to_owned(), json!(explode));
    if stated.get("allowReserved") == Some(&Value::Bool(true)) {
        kept.insert("allowReserved".to_owned(), json!(true));
    }
}

/// How many lists and unions within each other are searched for a file.
const DEPTH: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum File {
    One,
    Several,
}

/// Whether a string, or a schema without a type, is a file.
fn is_bytes(schema: &Value, content_types: &str) -> bool {
    if schema["format"] == "byte" || schema["contentEncoding"] == "base64" {
        return false;
    }
    let media_type = schema["contentMediaType"].as_str().unwrap_or_default();
    schema["format"] == "binary"
        || schema["contentEncoding"] == "binary"
        || schema.get("enum").is_none() && (are_bytes(media_type) || are_bytes(content_types))
}

/// Whether all of these media types are bytes.
fn are_bytes(media_types: &str) -> bool {
    let mut names = media_types.split(',').map(str::trim);
    !media_types.trim().is_empty() && names.all(|name| family(name) == Family::Bytes)
}

/// Whether a part has one content type that is text of a form that this client does not write,
/// such as XML.
fn is_other_text(content_types: &str) -> bool {
    let name = content_types.trim();
    let is_one = !name.is_empty() && !name.contains(',') && !is_range(name);
    let plain = Family::Text.usual();
    is_one && !matches!(family(name), Family::Json) && !name.to_ascii_lowercase().starts_with(plain)
}

/// The value of a header: its default, or the only value it may have.
fn only_value(schema: &Value) -> Option<String> {
    let values = schema["enum"].as_array();
    let only = values.filter(|values| values.len() == 1);
    let value = schema.get("default").or_else(|| only?.first())?;
    let is_sent = |text: &String| text.chars().all(|c| matches!(c, ' '..='~'));
    scalar(value).filter(is_sent)
}

/// The text of a scalar.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}
