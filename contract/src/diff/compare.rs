//! What changed between two documents, without a verdict on it.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;
use conversation_apis_codegen::walk;
use serde_json::Value;

use self::pairs::{Known, Pair};
use self::schemas::Form;
use super::view::{View, follow, without_words};

mod pairs;
mod schemas;

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

/// The most schemas and properties that are looked at, each as often as it is met:
/// many times what the greatest documents of vendors need. What is beyond it is
/// reported as not compared.
const STEPS: usize = 5_000_000;

/// Compares two documents.
pub fn compare(old: &Value, new: &Value) -> Vec<Raw> {
    compare_within(old, new, STEPS)
}

/// [`compare`] with a maximum number of steps.
fn compare_within(old: &Value, new: &Value, steps: usize) -> Vec<Raw> {
    let (old, new) = (&inlined(old), &inlined(new));
    let mut compare = Compare::new(old, new, Known::within(steps));
    compare.document();
    compare.found
}

struct Compare<'a> {
    old: &'a Value,
    new: &'a Value,
    seen: BTreeSet<pairs::Key>,
    found: Vec<Raw>,
    /// What the schema just compared leads to.
    below: Vec<Pair>,
    /// What is known of schemas, whatever led there.
    known: Known,
    /// How deep in comparisons that are made to see what comes of them.
    trials: usize,
}

/// The document with the path items that are references in place.
fn inlined(document: &Value) -> Value {
    let mut inlined = document.clone();
    for list in ["paths", "webhooks"] {
        let items = inlined.get_mut(list).and_then(Value::as_object_mut);
        for (_, item) in items.into_iter().flatten() {
            let reference = item["$ref"].as_str().map(Pointer::from);
            let target = reference.map(|at| target(document, &at));
            let target = target.and_then(|at| document.pointer(at.as_str())?.as_object());
            if let (Some(target), Some(item)) = (target, item.as_object_mut()) {
                item.shift_remove("$ref");
                for (name, value) in target {
                    item.entry(name.clone()).or_insert_with(|| value.clone());
                }
            }
        }
    }
    inlined
}

/// Where references lead from a place, as far as they do.
fn target(document: &Value, at: &Pointer) -> Pointer {
    follow(document, at, false)
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

/// The operations, each by the form of its path, or by the path where several of a
/// document have one form.
fn keyed<'a>(
    document: &'a Value,
    other: &Value,
) -> BTreeMap<(String, &'static str), walk::Operation<'a>> {
    let several = |document: &Value| -> BTreeSet<String> {
        let mut forms = BTreeSet::new();
        let paths = document["paths"].as_object().into_iter().flatten();
        paths
            .map(|(path, _)| shape(path))
            .filter(|form| !forms.insert(form.clone()))
            .collect()
    };
    let several: BTreeSet<String> = several(document).union(&several(other)).cloned().collect();
    let key = |path: &str| {
        let form = shape(path);
        match several.contains(&form) {
            true => path.to_owned(),
            false => form,
        }
    };
    let operations = walk::operations(document);
    operations
        .map(|found| ((key(found.path), found.method), found))
        .collect()
}

fn title(operation: &walk::Operation<'_>) -> String {
    format!("{} {}", operation.method.to_uppercase(), operation.path)
}

/// An operation's id; its path, where it has none.
fn called<'a>(operation: &walk::Operation<'a>) -> &'a str {
    match operation.id {
        "" => operation.path,
        id => id,
    }
}

/// The names in an object.
fn keys(document: &Value, at: &Pointer) -> BTreeSet<String> {
    let found = document.pointer(at.as_str()).and_then(Value::as_object);
    let names = found.into_iter().flatten();
    names.map(|(name, _)| name.clone()).collect()
}

/// The operations of named path items: webhooks, or a callback's expressions. One that
/// is posted has the item's name.
fn incoming(document: &Value, at: &Pointer) -> BTreeMap<String, Pointer> {
    let mut found = BTreeMap::new();
    for name in keys(document, at) {
        let item = target(document, &at.join(&name));
        for method in keys(document, &item) {
            let name = match method.as_str() {
                "post" => name.clone(),
                other if !walk::METHODS.contains(&other) => continue,
                method => format!("{} {name}", method.to_uppercase()),
            };
            found.insert(name, item.join(method));
        }
    }
    found
}

fn words(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

impl<'a> Compare<'a> {
    fn new(old: &'a Value, new: &'a Value, known: Known) -> Self {
        Self {
            old,
            new,
            seen: BTreeSet::new(),
            found: Vec::new(),
            below: Vec::new(),
            known,
            trials: 0,
        }
    }

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
        let (old, new) = (keyed(self.old, self.new), keyed(self.new, self.old));
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
                        called(before),
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
                    called(after),
                );
            }
        }
        self.webhooks();
        self.named("/components/schemas", "schema-removed", "schema-added");
        self.servers();
        self.schemes();
    }

    /// Webhooks send what an answer would.
    fn webhooks(&mut self) {
        let at = Pointer::from("/webhooks");
        self.incoming(&incoming(self.old, &at), &incoming(self.new, &at), "");
    }

    /// As webhooks.
    fn callbacks(&mut self, old: &walk::Operation<'_>, new: &walk::Operation<'_>, operation: &str) {
        let all = |document: &Value, operation: &walk::Operation<'_>| {
            let names = keys(document, &operation.at.join("callbacks")).into_iter();
            let at = |name: String| operation.at.join("callbacks").join(&name);
            let found = names.flat_map(|name| {
                let items = incoming(document, &target(document, &at(name.clone()))).into_iter();
                items.map(move |(item, place)| (format!("{name} {item}"), place))
            });
            found.collect::<BTreeMap<_, _>>()
        };
        let (before, after) = (all(self.old, old), all(self.new, new));
        self.incoming(&before, &after, &format!("{operation}: callback "));
    }

    /// What the server sends of its own.
    fn incoming(
        &mut self,
        old: &BTreeMap<String, Pointer>,
        new: &BTreeMap<String, Pointer>,
        prefix: &str,
    ) {
        for (name, at) in old {
            let of = format!("{prefix}{name}");
            match new.get(name) {
                None => self.report("webhook-removed", Side::Neither, (Some(at), None), &of, ""),
                Some(new_at) => {
                    let body = |document, at: &Pointer| target(document, &at.join("requestBody"));
                    let (old, new) = (body(self.old, at), body(self.new, new_at));
                    self.content(&old, &new, Side::Response, &of);
                }
            }
        }
        for (name, at) in new.iter().filter(|(name, _)| !old.contains_key(*name)) {
            let of = format!("{prefix}{name}");
            self.report("webhook-added", Side::Neither, (None, Some(at)), &of, "");
        }
    }

    fn named(&mut self, pointer: &str, removed: &'static str, added: &'static str) {
        let at = Pointer::from(pointer);
        let (old, new) = (keys(self.old, &at), keys(self.new, &at));
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
            let urls = found.filter_map(|server| server["url"].as_str().map(str::to_owned));
            // What is there where nothing is said.
            urls.filter(|url| url != "/").collect()
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

    fn operation(&mut self, old: &walk::Operation<'_>, new: &walk::Operation<'_>) {
        let name = title(new);
        let places = (Some(&old.at), Some(&new.at));
        if old.id != new.id {
            let (was, is) = (called(old), called(new));
            self.changed(
                "operation-renamed",
                Side::Neither,
                places,
                &name,
                is,
                was,
                is,
            );
        }
        if old.value["deprecated"] != true && new.value["deprecated"] == true {
            self.report(
                "operation-deprecated",
                Side::Neither,
                places,
                &name,
                called(new),
            );
        }
        self.security(old, new, &name);
        self.parameters(old, new, &name);
        self.body(old, new, &name);
        self.responses(old, new, &name);
        self.callbacks(old, new, &name);
    }

    /// Each need is a set of keys, each with its scopes; nothing is asked for where
    /// there is none.
    fn security(&mut self, old: &walk::Operation<'_>, new: &walk::Operation<'_>, name: &str) {
        type Need = BTreeMap<String, BTreeSet<String>>;
        let needs = |document: &Value, operation: &walk::Operation<'_>| -> BTreeSet<Need> {
            let own = operation.value.get("security").or(document.get("security"));
            let all = own.and_then(Value::as_array).into_iter().flatten();
            let mut needs: BTreeSet<Need> = all
                .map(|need| {
                    let keys = need.as_object().into_iter().flatten();
                    let scopes = |scopes: &Value| {
                        let scopes = scopes.as_array().into_iter().flatten();
                        scopes.map(words).collect::<BTreeSet<_>>()
                    };
                    keys.map(|(key, of)| (key.clone(), scopes(of))).collect()
                })
                .collect();
            if needs.is_empty() {
                needs.insert(Need::new());
            }
            needs
        };
        let text = |need: &Need| {
            let keys = need.iter().map(|(key, scopes)| match scopes.is_empty() {
                true => key.clone(),
                false => {
                    let scopes: Vec<&str> = scopes.iter().map(String::as_str).collect();
                    format!("{key} with {}", scopes.join(", "))
                }
            });
            match need.is_empty() {
                true => "no key".to_owned(),
                false => keys.collect::<Vec<_>>().join(" and "),
            }
        };
        // Who has these keys has what is asked for.
        let suffices = |has: &Need, asked: &Need| {
            asked
                .iter()
                .all(|(key, scopes)| has.get(key).is_some_and(|held| scopes.is_subset(held)))
        };
        let (before, after) = (needs(self.old, old), needs(self.new, new));
        let places = (Some(&old.at), Some(&new.at));
        let listed =
            |needs: &BTreeSet<Need>| needs.iter().map(text).collect::<Vec<_>>().join(" or ");
        let lost: Vec<&Need> = before
            .iter()
            .filter(|has| !after.iter().any(|asked| suffices(has, asked)))
            .collect();
        for has in &lost {
            let kind = match has.is_empty() {
                true => "security-required",
                false => "security-removed",
            };
            let (was, is) = (text(has), listed(&after));
            self.changed(kind, Side::Request, places, &was, name, &was, &is);
        }
        for asked in after
            .iter()
            .filter(|asked| lost.is_empty() && !before.contains(*asked))
        {
            self.report("security-added", Side::Request, places, &text(asked), name);
        }
    }

    /// The keys themselves: where they go and what they are.
    fn schemes(&mut self) {
        let at = Pointer::from("/components/securitySchemes");
        let (old, new) = (keys(self.old, &at), keys(self.new, &at));
        for name in old.intersection(&new) {
            let place = at.join(name);
            let text = |document: &Value| {
                let scheme = document.pointer(target(document, &place).as_str());
                let said = ["type", "scheme", "in", "name", "openIdConnectUrl"];
                let said = said
                    .iter()
                    .filter_map(|key| Some(words(scheme?.get(*key)?)));
                said.collect::<Vec<_>>().join(" ").to_lowercase()
            };
            let (was, is) = (text(self.old), text(self.new));
            if was != is {
                let places = (Some(&place), Some(&place));
                self.changed(
                    "security-scheme-changed",
                    Side::Neither,
                    places,
                    name,
                    "",
                    &was,
                    &is,
                );
            }
        }
    }

    fn parameters(
        &mut self,
        old: &walk::Operation<'_>,
        new: &walk::Operation<'_>,
        operation: &str,
    ) {
        // A parameter in the path is known by its place there.
        let key = |found: &walk::Operation<'_>, parameter: &Value| -> (String, String) {
            let name = parameter["name"].as_str().unwrap_or_default();
            let place = parameter["in"].as_str().unwrap_or_default();
            let name = match place {
                "path" => match found.path.split_once(&format!("{{{name}}}")) {
                    Some((before, _)) => shape(before),
                    None => name.to_owned(),
                },
                "header" => name.to_lowercase(),
                _ => name.to_owned(),
            };
            (place.to_owned(), name)
        };
        let collect = |document,
                       found: &walk::Operation<'_>|
         -> BTreeMap<(String, String), (Pointer, Value)> {
            let parameters = walk::Operation::parameters(found, document).into_iter();
            // A reference may lead to another one.
            let parameters = parameters.filter_map(|(at, _)| {
                let at = target(document, &at);
                let parameter = document.pointer(at.as_str())?;
                Some((at, parameter))
            });
            // What OpenAPI says is no parameter.
            let reserved = ["accept", "content-type", "authorization"];
            let is_one = |parameter: &Value| {
                let name = parameter["name"]
                    .as_str()
                    .unwrap_or_default()
                    .to_lowercase();
                parameter["in"] != "header" || !reserved.contains(&name.as_str())
            };
            let parameters = parameters.filter(|(_, parameter)| is_one(parameter));
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
            if parameter["deprecated"] != true && changed["deprecated"] == true {
                self.report("deprecated", Side::Request, places, &name, operation);
            }
            self.serialisation(parameter, changed, places, &name, operation);
            let schema = |document: &Value, at: &Pointer| {
                let content = at.join("content");
                match keys(document, &content).first() {
                    Some(media_type) => content.join(media_type).join("schema"),
                    None => at.join("schema"),
                }
            };
            let (before, after) = (schema(self.old, at), schema(self.new, new_at));
            let form = match parameter["required"] == true && changed["required"] == true {
                true => Form::RequiredParameter,
                false => Form::Parameter,
            };
            self.schema(&before, &after, Side::Request, &name, operation, form);
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
            let content = parameter["content"].as_object();
            match content.and_then(|content| content.keys().next()) {
                Some(media_type) => media_type.clone(),
                None => format!("{style}, explode {explode}"),
            }
        };
        let of_content = |parameter: &Value| parameter.get("content").is_some();
        let is_list = |document: &Value, at: Option<&Pointer>| {
            let kinds = at.map(|at| View::of(document, &at.join("schema")).kinds(document));
            kinds.is_some_and(|kinds| kinds.contains("array") || kinds.contains("object"))
        };
        let (was, is) = (form(old), form(new));
        let matters = is_list(self.old, places.0) || is_list(self.new, places.1);
        if was != is && (matters || of_content(old) || of_content(new)) {
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

    fn body(&mut self, old: &walk::Operation<'_>, new: &walk::Operation<'_>, operation: &str) {
        let place = |document: &Value, found: &walk::Operation<'_>| -> Option<(Pointer, bool)> {
            found.value.get("requestBody")?;
            let at = target(document, &found.at.join("requestBody"));
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

    fn responses(&mut self, old: &walk::Operation<'_>, new: &walk::Operation<'_>, operation: &str) {
        let collect =
            |document: &Value, found: &walk::Operation<'_>| -> BTreeMap<String, Pointer> {
                let at = found.at.join("responses");
                let statuses = keys(document, &at).into_iter();
                let statuses = statuses.filter(|status| !status.starts_with("x-"));
                statuses
                    .map(|status| {
                        let place = target(document, &at.join(&status));
                        (status.to_uppercase(), place)
                    })
                    .collect()
            };
        let (before, after) = (collect(self.old, old), collect(self.new, new));
        let is_success = |status: &str| status.starts_with('2');
        // A range and a status are one where neither has others beside it.
        let range = |status: &str| {
            let only = |all: &BTreeMap<String, Pointer>| {
                let kind = status.chars().next();
                let mut same = all.keys().filter(|other| other.chars().next() == kind);
                same.next().filter(|_| same.next().is_none()).cloned()
            };
            let (old, new) = (only(&before)?, only(&after)?);
            [&old, &new]
                .iter()
                .any(|status| status.ends_with("XX"))
                .then_some(new)
        };
        // What comes at any other status is the success where none is named.
        let any = |status: &str| {
            let none = !before.keys().any(|status| is_success(status));
            let mut named = after.keys().filter(|status| is_success(status));
            let first = named.next().filter(|_| status == "DEFAULT" && none)?;
            (!after.contains_key(status)).then(|| first.clone())
        };
        let mut paired = BTreeSet::new();
        for (status, at) in &before {
            let other = match after.contains_key(status) {
                true => Some(status.clone()),
                false => range(status).or_else(|| any(status)),
            };
            match other.and_then(|other| Some((after.get(&other)?, other))) {
                Some((new_at, other)) => {
                    let status = match status == "DEFAULT" {
                        true => "default",
                        false => status,
                    };
                    self.headers(at, new_at, operation);
                    self.content(at, new_at, Side::Response, &format!("{operation} {status}"));
                    paired.insert(other);
                }
                None => {
                    let kind = if is_success(status) {
                        "success-removed"
                    } else {
                        "error-removed"
                    };
                    let status = status.replace("DEFAULT", "default");
                    self.report(kind, Side::Response, (Some(at), None), &status, operation);
                }
            }
        }
        for (status, at) in after.iter().filter(|(status, _)| !paired.contains(*status)) {
            let kind = if is_success(status) {
                "success-added"
            } else {
                "error-added"
            };
            let status = status.replace("DEFAULT", "default");
            self.report(kind, Side::Response, (None, Some(at)), &status, operation);
        }
    }

    fn headers(&mut self, old: &Pointer, new: &Pointer, operation: &str) {
        // By a name without case, with the name as it is written.
        let collect = |document: &Value, at: &Pointer| {
            let at = at.join("headers");
            let names = keys(document, &at).into_iter();
            let names = names.filter(|name| !name.eq_ignore_ascii_case("content-type"));
            let headers = names.map(|name| {
                let place = target(document, &at.join(&name));
                let header = document.pointer(place.as_str());
                let required = header.is_some_and(|header| header["required"] == true);
                (name.to_lowercase(), (name, place, required))
            });
            headers.collect::<BTreeMap<_, _>>()
        };
        let (before, after) = (collect(self.old, old), collect(self.new, new));
        for (key, (name, at, required)) in &before {
            let kind = match (after.get(key), required) {
                (None, true) => "required-header-removed",
                (None, false) => "optional-header-removed",
                (Some((_, _, false)), true) => "header-became-optional",
                _ => "",
            };
            let new_at = after.get(key).map(|(_, at, _)| at);
            if !kind.is_empty() {
                self.report(kind, Side::Response, (Some(at), new_at), name, operation);
            }
            if let Some(new_at) = new_at {
                let name = format!("header {name}");
                let (old, new) = (at.join("schema"), new_at.join("schema"));
                self.schema(&old, &new, Side::Response, &name, operation, Form::Body);
            }
        }
        for (_, (name, at, _)) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
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
        // Without parameters such as a charset, and as it is written.
        let names = |document: &Value, at: &Pointer| -> BTreeMap<String, String> {
            let names = keys(document, at).into_iter();
            let plain = |name: &str| {
                let plain = name.split(';').next().unwrap_or_default();
                plain.trim().to_lowercase()
            };
            names.map(|name| (plain(&name), name)).collect()
        };
        let (before, after) = (names(self.old, &old), names(self.new, &new));
        // A server that takes a range takes what is in it.
        let range = |name: &str| {
            let kind = name.split('/').next().unwrap_or_default();
            let ranges = [format!("{kind}/*"), "*/*".to_owned()];
            let found = ranges.iter().find_map(|range| after.get_key_value(range));
            found.filter(|_| side == Side::Request)
        };
        let mut paired = BTreeSet::new();
        for (key, name) in &before {
            let Some((other, new_name)) = after.get_key_value(key).or_else(|| range(key)) else {
                let places = (Some(&old.join(name)), None);
                self.report("media-type-removed", side, places, name, of);
                continue;
            };
            paired.insert(other);
            let at = |at: &Pointer, name: &str| at.join(name).join("schema");
            let (old, new) = (at(&old, name), at(&new, new_name));
            let encoding = |document: &Value, at: &Pointer| {
                let media_type = at
                    .split()
                    .map(|(media_type, _)| media_type.join("encoding"));
                media_type.and_then(|at| document.pointer(at.as_str()).map(without_words))
            };
            if encoding(self.old, &old) != encoding(self.new, &new) {
                let (places, name) = ((Some(&old), Some(&new)), "the body");
                self.changed("constraint-changed", side, places, name, of, "", "encoding");
            }
            self.schema(&old, &new, side, "the body", of, Form::Body);
        }
        for (_, name) in after.iter().filter(|(key, _)| !paired.contains(key)) {
            let places = (None, Some(&new.join(name)));
            self.report("media-type-added", side, places, name, of);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::compare_within;

    #[test]
    fn what_is_not_compared_is_reported_once() {
        let to = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
        let document = |kind: &str| -> Value {
            json!({
                "paths": { "/a": { "post": {
                    "requestBody": { "content": { "application/json": { "schema": to("A") } } },
                    "responses": { "200": { "content": { "application/json": { "schema": to("A") } } } },
                } } },
                "components": { "schemas": {
                    "A": { "properties": { "b": to("B") } },
                    "B": { "properties": { "c": { "type": kind } } },
                } },
            })
        };
        let kinds = |steps| {
            let found = compare_within(&document("string"), &document("integer"), steps);
            found.iter().map(|raw| raw.kind).collect::<Vec<_>>()
        };
        assert_eq!(kinds(5), ["not-compared"]);
        assert_eq!(kinds(100), ["type-changed", "type-changed"]);
    }
}
