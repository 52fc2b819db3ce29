//! What changed between two documents, without a verdict on it.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;
use conversation_apis_codegen::walk::{self, Found};
use serde_json::Value;

use super::view::View;

/// Which way what changed goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// From a client to the server.
    Request,
    /// From the server to a client.
    Response,
    /// Neither: of the API as a whole.
    Neither,
}

/// One change.
#[derive(Debug, Clone)]
pub struct Raw {
    /// What changed: rules go by it.
    pub kind: &'static str,
    /// Which way it goes.
    pub side: Side,
    /// Where, in the old document.
    pub old: Option<Pointer>,
    /// Where, in the new one.
    pub new: Option<Pointer>,
    /// What it is called.
    pub name: String,
    /// What it is in.
    pub of: String,
    /// What it was, where a word says it.
    pub was: String,
    /// What it is.
    pub is: String,
}

/// Compares two documents.
pub fn compare(old: &Value, new: &Value) -> Vec<Raw> {
    let mut compare = Compare {
        old,
        new,
        seen: BTreeSet::new(),
        found: Vec::new(),
    };
    compare.document();
    compare.found
}

struct Compare<'a> {
    old: &'a Value,
    new: &'a Value,
    seen: BTreeSet<(Pointer, Pointer, Side)>,
    found: Vec<Raw>,
}

/// A path without the names of its parameters.
fn shape(path: &str) -> String {
    let mut shape = String::new();
    let mut inside = false;
    for sign in path.chars() {
        match sign {
            '{' => inside = true,
            '}' => inside = false,
            _ if inside => continue,
            _ => {}
        }
        shape.push(sign);
    }
    shape
}

fn keyed<'a>(document: &'a Value) -> BTreeMap<(String, &'static str), Found<'a>> {
    let operations = walk::operations(document);
    operations
        .map(|found| ((shape(found.path), found.method), found))
        .collect()
}

fn title(operation: &Found<'_>) -> String {
    format!("{} {}", operation.method.to_uppercase(), operation.path)
}

fn words(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

impl Compare<'_> {
    fn report(
        &mut self,
        kind: &'static str,
        side: Side,
        places: (Option<&Pointer>, Option<&Pointer>),
        name: &str,
        of: &str,
    ) {
        self.changed(kind, side, places, name, of, "", "");
    }

    #[expect(clippy::too_many_arguments)] // one place that all changes go through
    fn changed(
        &mut self,
        kind: &'static str,
        side: Side,
        (old, new): (Option<&Pointer>, Option<&Pointer>),
        name: &str,
        of: &str,
        was: &str,
        is: &str,
    ) {
        self.found.push(Raw {
            kind,
            side,
            old: old.cloned(),
            new: new.cloned(),
            name: name.to_owned(),
            of: of.to_owned(),
            was: was.to_owned(),
            is: is.to_owned(),
        });
    }

    fn document(&mut self) {
        let (old, new) = (keyed(self.old), keyed(self.new));
        for (key, before) in &old {
            match new.get(key) {
                Some(after) => self.operation(before, after),
                None => {
                    let kind = match before.value["deprecated"] == true {
                        true => "deprecated-operation-removed",
                        false => "operation-removed",
                    };
                    self.report(
                        kind,
                        Side::Neither,
                        (Some(&before.at), None),
                        &title(before),
                        before.id,
                    );
                }
            }
        }
        for (key, after) in &new {
            if !old.contains_key(key) {
                self.report(
                    "operation-added",
                    Side::Neither,
                    (None, Some(&after.at)),
                    &title(after),
                    after.id,
                );
            }
        }
        self.webhooks();
        self.named("/components/schemas", "schema-removed", "schema-added");
        self.servers();
    }

    /// Webhooks send what an answer would.
    fn webhooks(&mut self) {
        let at = Pointer::from("/webhooks");
        let names = |document: &Value| -> Vec<String> {
            let found = document.pointer(at.as_str()).and_then(Value::as_object);
            found
                .into_iter()
                .flatten()
                .map(|(name, _)| name.clone())
                .collect()
        };
        let (old, new) = (names(self.old), names(self.new));
        for name in &old {
            let place = at.join(name);
            match new.contains(name) {
                false => self.report(
                    "webhook-removed",
                    Side::Neither,
                    (Some(&place), None),
                    name,
                    "",
                ),
                true => {
                    let body = place.join("post").join("requestBody");
                    self.content(&body, &body, Side::Response, name);
                }
            }
        }
        for name in new.iter().filter(|name| !old.contains(name)) {
            self.report(
                "webhook-added",
                Side::Neither,
                (None, Some(&at.join(name))),
                name,
                "",
            );
        }
    }

    fn named(&mut self, pointer: &str, removed: &'static str, added: &'static str) {
        let at = Pointer::from(pointer);
        let names = |document: &Value| -> BTreeSet<String> {
            let found = document.pointer(pointer).and_then(Value::as_object);
            found
                .into_iter()
                .flatten()
                .map(|(name, _)| name.clone())
                .collect()
        };
        let (old, new) = (names(self.old), names(self.new));
        for name in old.difference(&new) {
            self.report(
                removed,
                Side::Neither,
                (Some(&at.join(name)), None),
                name,
                "",
            );
        }
        for name in new.difference(&old) {
            self.report(added, Side::Neither, (None, Some(&at.join(name))), name, "");
        }
    }

    fn servers(&mut self) {
        let at = Pointer::from("/servers");
        let urls = |document: &Value| -> Vec<String> {
            let found = document["servers"].as_array().into_iter().flatten();
            found
                .filter_map(|server| server["url"].as_str().map(str::to_owned))
                .collect()
        };
        let (old, new) = (urls(self.old), urls(self.new));
        for url in old.iter().filter(|url| !new.contains(url)) {
            self.report(
                "server-removed",
                Side::Neither,
                (Some(&at), Some(&at)),
                url,
                "",
            );
        }
        for url in new.iter().filter(|url| !old.contains(url)) {
            self.report(
                "server-added",
                Side::Neither,
                (Some(&at), Some(&at)),
                url,
                "",
            );
        }
    }

    fn operation(&mut self, old: &Found<'_>, new: &Found<'_>) {
        let name = title(new);
        let places = (Some(&old.at), Some(&new.at));
        if old.id != new.id {
            self.changed(
                "operation-renamed",
                Side::Neither,
                places,
                &name,
                new.id,
                old.id,
                new.id,
            );
        }
        if old.value["deprecated"] != true && new.value["deprecated"] == true {
            self.report("operation-deprecated", Side::Neither, places, &name, new.id);
        }
        self.security(old, new, &name);
        self.parameters(old, new, &name);
        self.body(old, new, &name);
        self.responses(old, new, &name);
    }

    fn security(&mut self, old: &Found<'_>, new: &Found<'_>, name: &str) {
        let needs = |document: &Value, operation: &Found<'_>| -> BTreeSet<String> {
            let own = operation.value.get("security").or(document.get("security"));
            let all = own.and_then(Value::as_array).into_iter().flatten();
            all.map(|need| {
                let names = need.as_object().into_iter().flatten();
                names
                    .map(|(name, _)| name.as_str())
                    .collect::<Vec<_>>()
                    .join(" and ")
            })
            .collect()
        };
        let (before, after) = (needs(self.old, old), needs(self.new, new));
        let places = (Some(&old.at), Some(&new.at));
        for need in before.difference(&after) {
            self.report("security-removed", Side::Request, places, need, name);
        }
        for need in after.difference(&before) {
            let kind = if before.is_empty() {
                "security-required"
            } else {
                "security-added"
            };
            self.report(kind, Side::Request, places, need, name);
        }
    }

    fn parameters(&mut self, old: &Found<'_>, new: &Found<'_>, operation: &str) {
        // A parameter in the path is known by its place there.
        let key = |found: &Found<'_>, parameter: &Value| -> (String, String) {
            let name = parameter["name"].as_str().unwrap_or_default();
            let place = parameter["in"].as_str().unwrap_or_default();
            let name = match place {
                "path" => {
                    let before = found.path.split(&format!("{{{name}}}")).next();
                    shape(before.unwrap_or_default())
                }
                "header" => name.to_lowercase(),
                _ => name.to_owned(),
            };
            (place.to_owned(), name)
        };
        let collect =
            |document, found: &Found<'_>| -> BTreeMap<(String, String), (Pointer, Value)> {
                let parameters = Found::parameters(found, document).into_iter();
                parameters
                    .map(|(at, parameter)| (key(found, parameter), (at, parameter.clone())))
                    .collect()
            };
        let (before, after) = (collect(self.old, old), collect(self.new, new));
        for (key, (at, parameter)) in &before {
            let name = format!("{} `{}`", key.0, words(&parameter["name"]));
            let Some((new_at, changed)) = after.get(key) else {
                self.report(
                    "parameter-removed",
                    Side::Request,
                    (Some(at), None),
                    &name,
                    operation,
                );
                continue;
            };
            let places = (Some(at), Some(new_at));
            match (parameter["required"] == true, changed["required"] == true) {
                (false, true) => self.report(
                    "parameter-became-required",
                    Side::Request,
                    places,
                    &name,
                    operation,
                ),
                (true, false) => self.report(
                    "parameter-became-optional",
                    Side::Request,
                    places,
                    &name,
                    operation,
                ),
                _ => {}
            }
            if parameter["name"] != changed["name"] {
                let (was, is) = (words(&parameter["name"]), words(&changed["name"]));
                self.changed(
                    "parameter-renamed",
                    Side::Request,
                    places,
                    &name,
                    operation,
                    &was,
                    &is,
                );
            }
            self.serialisation(parameter, changed, places, &name, operation);
            self.schema(
                &at.join("schema"),
                &new_at.join("schema"),
                Side::Request,
                &name,
                operation,
                true,
            );
        }
        for (key, (at, parameter)) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
            let name = format!("{} `{}`", key.0, words(&parameter["name"]));
            let kind = match parameter["required"] == true {
                true => "required-parameter-added",
                false => "optional-parameter-added",
            };
            self.report(kind, Side::Request, (None, Some(at)), &name, operation);
        }
    }

    /// How a parameter is written.
    fn serialisation(
        &mut self,
        old: &Value,
        new: &Value,
        places: (Option<&Pointer>, Option<&Pointer>),
        name: &str,
        operation: &str,
    ) {
        let form = |parameter: &Value| {
            let place = parameter["in"].as_str().unwrap_or_default();
            let default = if matches!(place, "query" | "cookie") {
                "form"
            } else {
                "simple"
            };
            let style = parameter["style"].as_str().unwrap_or(default).to_owned();
            let explode = parameter["explode"].as_bool().unwrap_or(style == "form");
            format!("{style}, explode {explode}")
        };
        let is_list = |parameter: &Value| {
            parameter["schema"]["type"] == "array" || parameter["schema"]["type"] == "object"
        };
        let (was, is) = (form(old), form(new));
        if was != is && (is_list(old) || is_list(new)) {
            self.changed(
                "parameter-style-changed",
                Side::Request,
                places,
                name,
                operation,
                &was,
                &is,
            );
        }
    }

    fn body(&mut self, old: &Found<'_>, new: &Found<'_>, operation: &str) {
        let place = |document: &Value, found: &Found<'_>| -> Option<(Pointer, bool)> {
            let body = found.value.get("requestBody")?;
            let at = match body["$ref"].as_str() {
                Some(reference) => Pointer::from(reference),
                None => found.at.join("requestBody"),
            };
            let required = document.pointer(at.as_str())?["required"] == true;
            Some((at, required))
        };
        match (place(self.old, old), place(self.new, new)) {
            (None, None) => {}
            (None, Some((at, required))) => {
                let kind = if required {
                    "required-body-added"
                } else {
                    "optional-body-added"
                };
                self.report(
                    kind,
                    Side::Request,
                    (None, Some(&at)),
                    "the body",
                    operation,
                );
            }
            (Some((at, _)), None) => {
                self.report(
                    "body-removed",
                    Side::Request,
                    (Some(&at), None),
                    "the body",
                    operation,
                );
            }
            (Some((before, was)), Some((after, is))) => {
                let places = (Some(&before), Some(&after));
                match (was, is) {
                    (false, true) => self.report(
                        "body-became-required",
                        Side::Request,
                        places,
                        "the body",
                        operation,
                    ),
                    (true, false) => self.report(
                        "body-became-optional",
                        Side::Request,
                        places,
                        "the body",
                        operation,
                    ),
                    _ => {}
                }
                self.content(&before, &after, Side::Request, operation);
            }
        }
    }

    fn responses(&mut self, old: &Found<'_>, new: &Found<'_>, operation: &str) {
        let collect = |found: &Found<'_>| -> BTreeMap<String, Pointer> {
            let responses = found.value["responses"].as_object().into_iter().flatten();
            let at = found.at.join("responses");
            responses
                .filter(|(status, _)| !status.starts_with("x-"))
                .map(|(status, response)| {
                    let place = match response["$ref"].as_str() {
                        Some(reference) => Pointer::from(reference),
                        None => at.join(status),
                    };
                    (status.to_uppercase(), place)
                })
                .collect()
        };
        let (before, after) = (collect(old), collect(new));
        let is_success = |status: &str| status.starts_with('2');
        for (status, at) in &before {
            match after.get(status) {
                Some(new_at) => {
                    self.headers(at, new_at, operation);
                    self.content(at, new_at, Side::Response, &format!("{operation} {status}"));
                }
                None => {
                    let kind = if is_success(status) {
                        "success-removed"
                    } else {
                        "error-removed"
                    };
                    self.report(kind, Side::Response, (Some(at), None), status, operation);
                }
            }
        }
        for (status, at) in after
            .iter()
            .filter(|(status, _)| !before.contains_key(*status))
        {
            let kind = if is_success(status) {
                "success-added"
            } else {
                "error-added"
            };
            self.report(kind, Side::Response, (None, Some(at)), status, operation);
        }
    }

    fn headers(&mut self, old: &Pointer, new: &Pointer, operation: &str) {
        let collect = |document: &Value, at: &Pointer| -> BTreeMap<String, (Pointer, bool)> {
            let at = at.join("headers");
            let headers = document.pointer(at.as_str()).and_then(Value::as_object);
            let header = |(name, header): (&String, &Value)| {
                let place = at.join(name);
                (name.to_lowercase(), (place, header["required"] == true))
            };
            headers.into_iter().flatten().map(header).collect()
        };
        let (before, after) = (collect(self.old, old), collect(self.new, new));
        for (name, (at, required)) in &before {
            match (after.get(name), required) {
                (None, true) => self.report(
                    "required-header-removed",
                    Side::Response,
                    (Some(at), None),
                    name,
                    operation,
                ),
                (None, false) => self.report(
                    "optional-header-removed",
                    Side::Response,
                    (Some(at), None),
                    name,
                    operation,
                ),
                (Some((new_at, false)), true) => {
                    self.report(
                        "header-became-optional",
                        Side::Response,
                        (Some(at), Some(new_at)),
                        name,
                        operation,
                    );
                }
                _ => {}
            }
        }
        for (name, (at, _)) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
            self.report(
                "header-added",
                Side::Response,
                (None, Some(at)),
                name,
                operation,
            );
        }
    }

    /// The bodies of a request or an answer, by media type.
    fn content(&mut self, old: &Pointer, new: &Pointer, side: Side, of: &str) {
        let (old, new) = (old.join("content"), new.join("content"));
        let names = |document: &Value, at: &Pointer| -> BTreeSet<String> {
            let found = document.pointer(at.as_str()).and_then(Value::as_object);
            found
                .into_iter()
                .flatten()
                .map(|(name, _)| name.clone())
                .collect()
        };
        let (before, after) = (names(self.old, &old), names(self.new, &new));
        for name in before.difference(&after) {
            self.report(
                "media-type-removed",
                side,
                (Some(&old.join(name)), None),
                name,
                of,
            );
        }
        for name in after.difference(&before) {
            self.report(
                "media-type-added",
                side,
                (None, Some(&new.join(name))),
                name,
                of,
            );
        }
        for name in before.intersection(&after) {
            let (old, new) = (old.join(name).join("schema"), new.join(name).join("schema"));
            self.schema(&old, &new, side, "the body", of, false);
        }
    }

    fn schema(
        &mut self,
        old: &Pointer,
        new: &Pointer,
        side: Side,
        name: &str,
        of: &str,
        is_parameter: bool,
    ) {
        let (old, new) = (self.end(self.old, old), self.end(self.new, new));
        if !self.seen.insert((old.clone(), new.clone(), side)) {
            return;
        }
        let (was, is) = (View::of(self.old, &old), View::of(self.new, &new));
        let of = component(&old)
            .or_else(|| was.name.clone())
            .unwrap_or_else(|| of.to_owned());
        let places = (Some(&old), Some(&new));
        self.types(&was, &is, side, places, name, &of);
        match (was.nullable, is.nullable) {
            (false, true) => self.report("became-nullable", side, places, name, &of),
            (true, false) => self.report("no-longer-nullable", side, places, name, &of),
            _ => {}
        }
        self.values(&was, &is, side, places, name, &of);
        self.rules(&was, &is, side, places, (name, &of), is_parameter);
        self.properties(&was, &is, side, places, &of);
        self.branches(&was, &is, side, places, name, &of);
        if !was.deprecated && is.deprecated {
            self.report("deprecated", side, places, name, &of);
        }
        if let (Some(old), Some(new)) = (&was.items, &is.items) {
            self.schema(
                old,
                new,
                side,
                &format!("items of {name}"),
                &of,
                is_parameter,
            );
        }
        if let (Some(old), Some(new)) = (&was.additional, &is.additional) {
            self.schema(
                old,
                new,
                side,
                &format!("values of {name}"),
                &of,
                is_parameter,
            );
        }
    }

    /// Where references lead from a place.
    fn end(&self, document: &Value, at: &Pointer) -> Pointer {
        let mut at = at.clone();
        for _ in 0..64 {
            let schema = document.pointer(at.as_str()).and_then(Value::as_object);
            let alone = schema.filter(|schema| schema.len() == 1);
            match alone
                .and_then(|schema| schema.get("$ref"))
                .and_then(Value::as_str)
            {
                Some(reference) => at = Pointer::from(reference),
                None => break,
            }
        }
        at
    }

    fn types(
        &mut self,
        was: &View,
        is: &View,
        side: Side,
        places: (Option<&Pointer>, Option<&Pointer>),
        name: &str,
        of: &str,
    ) {
        let list = |view: &View| match view.types.is_empty() {
            true => "any".to_owned(),
            false => view.types.iter().cloned().collect::<Vec<_>>().join(" or "),
        };
        // Every value of the one is one of the other.
        let within = |one: &View, other: &View| {
            let has = |name: &String| {
                other.types.contains(name) || name == "integer" && other.types.contains("number")
            };
            other.types.is_empty() || !one.types.is_empty() && one.types.iter().all(has)
        };
        let implied = |view: &View| {
            view.types.is_empty()
                && (!view.properties.is_empty()
                    || !view.branches.is_empty()
                    || view.values.is_some())
        };
        if was.types == is.types || implied(was) || implied(is) {
            return;
        }
        let kind = match (within(was, is), within(is, was)) {
            (true, _) => "type-widened",
            (_, true) => "type-narrowed",
            _ => "type-changed",
        };
        self.changed(kind, side, places, name, of, &list(was), &list(is));
    }

    fn values(
        &mut self,
        was: &View,
        is: &View,
        side: Side,
        places: (Option<&Pointer>, Option<&Pointer>),
        name: &str,
        of: &str,
    ) {
        match (&was.values, &is.values) {
            (None, Some(_)) if !is.open => self.report("became-enum", side, places, name, of),
            (Some(_), None) => self.report("no-longer-enum", side, places, name, of),
            (Some(before), Some(after)) => {
                for value in before.iter().filter(|value| !after.contains(value)) {
                    self.changed(
                        "enum-value-removed",
                        side,
                        places,
                        name,
                        of,
                        &words(value),
                        "",
                    );
                }
                for value in after.iter().filter(|value| !before.contains(value)) {
                    let kind = match was.open || is.open {
                        true => "open-enum-value-added",
                        false => "enum-value-added",
                    };
                    self.changed(kind, side, places, name, of, "", &words(value));
                }
            }
            _ => {}
        }
    }

    fn rules(
        &mut self,
        was: &View,
        is: &View,
        side: Side,
        places: (Option<&Pointer>, Option<&Pointer>),
        (name, of): (&str, &str),
        is_parameter: bool,
    ) {
        let keywords: BTreeSet<&String> = was.rules.keys().chain(is.rules.keys()).collect();
        for keyword in keywords {
            let (before, after) = (was.rules.get(keyword), is.rules.get(keyword));
            if before == after {
                continue;
            }
            let number = |value: Option<&Value>| value.and_then(Value::as_f64);
            let kind = match keyword.as_str() {
                "default" if is_parameter => "parameter-default-changed",
                "default" => "default-changed",
                "format" => "format-changed",
                "pattern" | "contentEncoding" | "contentMediaType" | "multipleOf" => {
                    match (before, after) {
                        (None, _) => "pattern-added",
                        (_, None) => "pattern-removed",
                        _ => "pattern-changed",
                    }
                }
                "uniqueItems" if after == Some(&Value::Bool(true)) => "limit-tightened",
                "uniqueItems" => "limit-loosened",
                keyword => {
                    let greater = match (number(before), number(after)) {
                        (None, _) => None,
                        (_, None) => Some(true),
                        (Some(before), Some(after)) => Some(after > before),
                    };
                    let upper = keyword.contains("ax");
                    match (before.is_none(), after.is_none(), upper, greater) {
                        (true, ..) => "limit-tightened",
                        (_, true, ..) => "limit-loosened",
                        (.., true, Some(true)) | (.., false, Some(false)) => "limit-loosened",
                        _ => "limit-tightened",
                    }
                }
            };
            let text = |value: Option<&Value>| match value {
                Some(value) => format!("{keyword} {}", words(value)),
                None => format!("no {keyword}"),
            };
            self.changed(kind, side, places, name, of, &text(before), &text(after));
        }
    }

    fn properties(
        &mut self,
        was: &View,
        is: &View,
        side: Side,
        places: (Option<&Pointer>, Option<&Pointer>),
        of: &str,
    ) {
        // What only the other side has is none of this one's business.
        let hidden = |document: &Value, at: &Pointer| {
            let view = View::of(document, at);
            side == Side::Request && view.read_only || side == Side::Response && view.write_only
        };
        for (name, at) in &was.properties {
            if hidden(self.old, at) {
                continue;
            }
            let required = was.required.contains(name);
            let Some(new_at) = is.properties.get(name) else {
                let kind = match required {
                    true => "required-property-removed",
                    false => "optional-property-removed",
                };
                self.report(kind, side, (Some(at), places.1), name, of);
                continue;
            };
            if hidden(self.new, new_at) {
                continue;
            }
            match (required, is.required.contains(name)) {
                (false, true) => self.report(
                    "property-became-required",
                    side,
                    (Some(at), Some(new_at)),
                    name,
                    of,
                ),
                (true, false) => self.report(
                    "property-became-optional",
                    side,
                    (Some(at), Some(new_at)),
                    name,
                    of,
                ),
                _ => {}
            }
            self.schema(at, new_at, side, name, of, false);
        }
        for (name, at) in &is.properties {
            if was.properties.contains_key(name) || hidden(self.new, at) {
                continue;
            }
            let default = View::of(self.new, at).rules.contains_key("default");
            let kind = match is.required.contains(name) && !(side == Side::Request && default) {
                true => "required-property-added",
                false => "optional-property-added",
            };
            self.report(kind, side, (places.0, Some(at)), name, of);
        }
        match (was.closed, is.closed) {
            (false, true) => self.report("closed", side, places, of, of),
            (true, false) => self.report("opened", side, places, of, of),
            _ => {}
        }
    }

    fn branches(
        &mut self,
        was: &View,
        is: &View,
        side: Side,
        places: (Option<&Pointer>, Option<&Pointer>),
        name: &str,
        of: &str,
    ) {
        if was.branches.is_empty() && is.branches.is_empty() {
            return;
        }
        if was.discriminator != is.discriminator {
            let text = |view: &View| {
                view.discriminator
                    .clone()
                    .unwrap_or_else(|| "none".to_owned())
            };
            self.changed(
                "discriminator-changed",
                side,
                places,
                name,
                of,
                &text(was),
                &text(is),
            );
        }
        for (label, at) in &was.branches {
            match is.branches.get(label) {
                Some(new_at) => self.schema(at, new_at, side, label, of, false),
                None => self.changed(
                    "branch-removed",
                    side,
                    (Some(at), places.1),
                    name,
                    of,
                    label,
                    "",
                ),
            }
        }
        for (label, at) in is
            .branches
            .iter()
            .filter(|(label, _)| !was.branches.contains_key(*label))
        {
            self.changed(
                "branch-added",
                side,
                (places.0, Some(at)),
                name,
                of,
                "",
                label,
            );
        }
    }
}

/// The component that a place is, or is in.
fn component(at: &Pointer) -> Option<String> {
    let mut tokens = at.tokens();
    let is_schema = tokens.next().as_deref() == Some("components")
        && tokens.next().as_deref() == Some("schemas");
    tokens.next().filter(|_| is_schema)
}
