//! The documentation of the client and its builders, in Markdown.

mod body;

use serde_json::Value;

pub(super) use self::body::{body, multipart, part};

use super::adapt::Setter;
use super::credentials::Schemes;
use super::markdown::{code, ends_in_block, followed_by, list, prose, word};
use super::model::{Component, Model};
use super::operations::{Operation, rate_limit};
use super::servers;
use crate::extension::{STATED, Style as PagingStyle};
use crate::setters::{Parameter, Style};

/// Joins paragraphs, except empty ones.
pub(super) fn paragraphs(texts: &[String]) -> String {
    let texts: Vec<&str> = texts.iter().map(|text| text.trim()).collect();
    let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    texts.join("\n\n")
}

/// A text of the document, empty if it has none.
pub(super) fn text(object: &Value, key: &str) -> String {
    prose(object[key].as_str().unwrap_or_default().trim())
}

pub(super) fn sentence(text: String) -> String {
    match text.ends_with(['.', '!', '?', ':']) || text.is_empty() || ends_in_block(&text) {
        true => text,
        false => text + ".",
    }
}

fn value(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(code(text)),
        Value::Null | Value::Object(_) => None,
        value => Some(code(&value.to_string())),
    }
}

/// Of `Client`.
pub(super) fn client(document: &Value) -> String {
    let info = &document["info"];
    let title = text(info, "title");
    let version = text(info, "version");
    let title = match version.is_empty() {
        true => format!("A client of {title}."),
        false => format!("A client of {title}, version {version}."),
    };
    let servers = document["servers"].as_array().into_iter().flatten();
    let servers = servers.filter_map(|server| {
        let url = word(server["url"].as_str()?);
        let description = text(server, "description");
        Some(match description.is_empty() {
            true => format!("- {url}"),
            false => format!("- {url}: {description}"),
        })
    });
    let servers: Vec<String> = servers.collect();
    let servers = match servers.is_empty() {
        true => String::new(),
        false => format!("Servers:\n{}", servers.join("\n")),
    };
    paragraphs(&[
        title,
        text(info, "description"),
        servers,
        "Each method returns a builder and sends nothing. A clone is cheap: it shares the \
         connections, the keys and the quota."
            .to_owned(),
    ])
}

impl Operation<'_> {
    /// `GET /conversations`, as code.
    pub(super) fn request(&self) -> String {
        let method = self.found.http_method();
        code(&format!("{method} {}", self.found.path))
    }

    fn summary(&self) -> String {
        let summary = sentence(text(self.found.value, "summary"));
        match summary.is_empty() {
            true => format!("The operation {}.", code(self.found.id)),
            false => summary,
        }
    }

    /// Whether the runtime may send the same request again although the server has seen it.
    pub(super) fn is_repeatable(&self) -> bool {
        let method = self.found.method.to_ascii_lowercase();
        let is_safe = matches!(&*method, "get" | "head" | "options" | "query" | "trace");
        is_safe || self.is_idempotent
    }
}

/// Of the method that starts a request that the document does not have.
pub(super) const REQUEST: &str = "Starts a request that the document does not have: any method, \
    and any path below the base URL, with the client's keys, retries, rate limit and errors. See \
    [`RawRequest`](progenitor_client::RawRequest).";

/// Of a method of the client.
pub(super) fn method(operation: &Operation<'_>) -> String {
    let request = operation.request();
    let builder = &operation.method.builder;
    let send = match operation.pagination {
        None => format!("Sends {request} when [`send`](builder::{builder}::send) is awaited."),
        Some(_) => format!(
            "Sends {request} when [`send`](builder::{builder}::send) is awaited, for one page. \
             `.items()` and `.pages()` of [`Paginated`](progenitor_client::Paginated) walk the \
             whole list."
        ),
    };
    let deprecated = match operation.found.value["deprecated"] == true {
        true => "Deprecated by the vendor.",
        false => "",
    };
    paragraphs(&[
        operation.summary(),
        text(operation.found.value, "description"),
        deprecated.to_owned(),
        send,
    ])
}

/// Of a builder.
pub(super) fn builder(
    operation: &Operation<'_>,
    document: &Value,
    schemes: &Schemes<'_>,
) -> String {
    let function = &operation.method.function;
    let made = format!(
        "Returned by [`Client::{function}`](super::Client::{function}); sends {}.",
        operation.request()
    );
    let walk = match operation.pagination {
        None => "",
        Some(_) => {
            "With [`Paginated`](progenitor_client::Paginated) in scope, `.items()` walks the list \
             item by item and `.pages()` page by page. Nothing is sent before the stream is polled."
        }
    };
    let retries = match operation.is_repeatable() {
        true if operation.is_idempotent => {
            "Retried like a `GET`, as [`Retry`](progenitor_client::Retry) says: the same request \
             may be sent again"
        }
        true => "Retried as [`Retry`](progenitor_client::Retry) says",
        false => {
            "Retried only if the server certainly did not act on the request, as \
             [`Retry`](progenitor_client::Retry) says"
        }
    };
    let quota = match rate_limit(document) {
        Ok(Some(limit)) => format!(
            ". The client keeps to the vendor's limit of {} in {} s \
             ([`Quota`](progenitor_client::Quota))",
            count(limit.requests.into(), "request"),
            limit.seconds
        ),
        _ => String::new(),
    };
    let retries = format!("{made} {retries}{quota}.");
    // The documentation of `Credentials` has those of all other operations.
    let own_credentials = match operation.found.value.get("security") {
        Some(_) => schemes.needed(operation.found.value),
        None => String::new(),
    };
    paragraphs(&[
        operation.summary(),
        retries,
        servers::documentation(operation.found.value),
        own_credentials,
        walk.to_owned(),
    ])
}

fn count(number: u64, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}

/// Of a parameter's setter.
pub(super) fn setter(
    operation: &Operation<'_>,
    parameter: &Parameter<'_>,
    setter: &Setter,
    model: &Model<'_>,
) -> String {
    let mut facts = vec![required(setter)];
    facts.extend(allowed(parameter, model));
    if !setter.required {
        facts.extend(default(operation, parameter, model));
    }
    facts.extend(example(parameter, model));
    facts.extend(walked(operation, parameter));
    facts.extend(sent(parameter));
    if parameter.value["deprecated"] == true {
        facts.push("Deprecated by the vendor.".to_owned());
    }
    let description = sentence(text(parameter.value, "description"));
    match facts.as_slice() {
        [required] if !description.is_empty() => followed_by(&description, required),
        _ => paragraphs(&[description, facts.join(" ")]),
    }
}

fn required(setter: &Setter) -> String {
    match setter.required {
        true => "Required.".to_owned(),
        false => "Optional.".to_owned(),
    }
}

/// The component that checks a parameter.
fn component<'a>(parameter: &Parameter<'_>, model: &'a Model<'_>) -> Option<&'a Component> {
    model.component_of(&Model::reference(&parameter.value["schema"])?)
}

/// Which values are allowed, and how several are sent.
fn allowed(parameter: &Parameter<'_>, model: &Model<'_>) -> Option<String> {
    match component(parameter, model) {
        Some(Component::Bounded {
            minimum, maximum, ..
        }) => Some(match (*minimum, *maximum) {
            (minimum, maximum) if minimum <= i64::MIN.into() => format!("At most {maximum}."),
            (minimum, maximum) if maximum == i64::MAX.into() || maximum >= u64::MAX.into() => {
                format!("At least {minimum}.")
            }
            (minimum, maximum) => format!("From {minimum} to {maximum}."),
        }),
        Some(Component::OneOf { values, .. } | Component::Enum { values, .. }) => {
            let values = list(values.iter().map(|value| code(value)), "or");
            Some(format!("One of {values}."))
        }
        Some(Component::CommaSeparated { minimum, .. }) => {
            let minimum = match minimum {
                0 => String::new(),
                minimum => format!(", with at least {}", count(*minimum, "item")),
            };
            Some(format!(
                "A list, sent as one comma-separated value{minimum}."
            ))
        }
        _ => written(parameter, model),
    }
}

/// How a list or an object is written.
fn written(parameter: &Parameter<'_>, model: &Model<'_>) -> Option<String> {
    let Style { name, explode } = parameter.style();
    if name == "json" {
        return Some("The value is sent as JSON text.".to_owned());
    }
    let schema = schema(parameter, model);
    let is_list = schema["type"] == "array";
    let is_object = schema["type"] == "object" || schema.get("properties").is_some();
    let (what, parts) = match (is_list, is_object) {
        (true, _) => ("A list", "items"),
        (_, true) => ("An object", "names and values"),
        _ => return None,
    };
    let one = match (parameter.place(), is_list) {
        ("query", true) => "Each item is sent as a separate query parameter",
        ("query", false) => "Each property is sent as a separate query parameter",
        ("cookie", true) => "Each item is sent as a separate cookie",
        ("cookie", false) => "Each property is sent as a separate cookie",
        (_, true) => "The items are separated by commas",
        (_, false) => "The properties are sent as `name=value`, separated by commas",
    };
    let how = match (name, explode) {
        ("deepObject", _) => format!("Sent as `{}[property]=value`", parameter.wire),
        ("label", true) => "Each part is sent after a `.`".to_owned(),
        ("matrix", true) => "Each part is sent as `;name=value`".to_owned(),
        ("simple" | "form", true) => one.to_owned(),
        ("simple", false) if is_list => one.to_owned(),
        ("spaceDelimited" | "pipeDelimited", true) => one.to_owned(),
        ("spaceDelimited", false) => {
            format!("The {parts} are sent as one value, separated by spaces")
        }
        ("pipeDelimited", false) => format!("The {parts} are sent as one value, separated by `|`"),
        _ => format!("The {parts} are sent as one value, separated by commas"),
    };
    Some(format!("{what}. {how}."))
}

/// The schema of a parameter, with its reference followed.
fn schema<'a>(parameter: &Parameter<'a>, model: &'a Model<'_>) -> &'a Value {
    match Model::reference(&parameter.value["schema"]) {
        Some(name) if model.component_of(&name).is_some() => model.schema(&name),
        _ => &parameter.value["schema"],
    }
}

fn default(
    operation: &Operation<'_>,
    parameter: &Parameter<'_>,
    model: &Model<'_>,
) -> Option<String> {
    let pagination = operation.pagination.as_ref();
    let size = pagination.and_then(|pagination| pagination.size.as_deref());
    match component(parameter, model) {
        Some(Component::Bounded { maximum, .. })
            if size == Some(parameter.wire) && *maximum < i64::MAX.into() =>
        {
            Some(format!("If it is not set, the client requests {maximum}."))
        }
        _ => {
            let default = value(&parameter.value[STATED]["default"]);
            let default = default.or_else(|| value(&schema(parameter, model)["default"]))?;
            Some(format!("If it is not set, the server uses {default}."))
        }
    }
}

fn example(parameter: &Parameter<'_>, model: &Model<'_>) -> Option<String> {
    let example = value(&parameter.value["example"]);
    let example = example.or_else(|| value(&schema(parameter, model)["example"]))?;
    Some(format!("Example: {example}."))
}

/// What a walk over pages does with a parameter.
fn walked(operation: &Operation<'_>, parameter: &Parameter<'_>) -> Option<String> {
    let pagination = operation.pagination.as_ref()?;
    let is_window = pagination.style == PagingStyle::Window;
    if pagination.parameter == parameter.wire {
        return Some(match is_window {
            true => "A walk over the list starts before this id.".to_owned(),
            false => "A walk over the list sets it.".to_owned(),
        });
    }
    if is_window && pagination.after.as_deref() == Some(parameter.wire) {
        return Some("A walk over the list returns only items with a higher id.".to_owned());
    }
    let excluded = pagination
        .excludes
        .iter()
        .any(|name| name == parameter.wire);
    excluded.then(|| "A walk over the list cannot be combined with it.".to_owned())
}

fn sent(parameter: &Parameter<'_>) -> Option<String> {
    let wire = code(parameter.wire);
    match parameter.value["in"].as_str() {
        Some("header") => Some(format!("Sent as the header {wire}.")),
        Some("cookie") => Some(format!("Sent as the cookie {wire}.")),
        _ if parameter.wire != parameter.setter => Some(format!("Sent as {wire}.")),
        _ => None,
    }
}
