//! Generates Rust from a lowered document.
//!
//! progenitor decides which methods, builders and setters a document has, and their types.
//! `adapt.rs` reads these from progenitor's syntax tree, and `client.rs` writes them. The
//! types are written here too, because progenitor's types lose what these keep: unknown
//! properties and values, the difference between null and absent, and the branch of a union.
//!
//! The text calls its runtime `progenitor_client`. The crate that includes the text
//! provides that name.

mod adapt;
mod catalog;
mod client;
mod definitions;
mod describe;
mod docs;
mod graph;
mod markdown;
mod model;
mod operations;
mod paging;
mod records;
mod scope;
mod shared;
mod tables;
mod type_ref;
mod union;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::TokenStream;
use progenitor::{GenerationSettings, Generator, InterfaceStyle};
use quote::{format_ident, quote};
use serde_json::{Map, Value, json};

pub use catalog::catalog;
pub use model::{Component, Discriminator, Model};
pub use type_ref::TypeRef;

use self::adapt::Method;
use self::client::{Written, imports};
use crate::names::field_name;
use crate::walk::Operation;
use crate::{Error, Lowered, Result};

/// The names of the runtime that the client and its paging use.
const RUNTIME: [&str; 7] = [
    "Call",
    "Error",
    "Operation",
    "Paginated",
    "Provider",
    "ResponseValue",
    "Session",
];
const SUPPORT: [&str; 4] = ["Id", "Paging", "Position", "Style"];

/// Writes the client, its builders, the types and the paging of a document.
///
/// # Errors
///
/// If something in the document cannot be written in Rust. The error names its place.
pub fn generate(lowered: &Lowered) -> Result<String> {
    let document = &lowered.document;
    let model = Model::of(document)?;
    let methods = methods(document, &model)?;
    let operations = operations::read(document, methods)?;
    let types = definitions::text(lowered, &model)?;
    let Written { client, builders } = client::tokens(document, &operations, &model)?;
    let provider = operations::provider(document, &operations)?;
    let paging = paging::tokens(document, &operations, &model)?;
    let client = quote!(#client #provider #paging);
    let runtime = imports(&quote!(progenitor_client), RUNTIME.into_iter(), &client);
    let support = imports(
        &quote!(progenitor_client::support),
        SUPPORT.into_iter(),
        &client,
    );
    let imports = text(quote!(#runtime #support))?;
    let client = text(quote!(#client #builders))?;
    Ok(format!("{imports}\n{types}\n{client}"))
}

fn text(tokens: TokenStream) -> Result<String> {
    let file = syn::parse2(tokens).map_err(|error| Error::Progenitor(error.to_string()))?;
    Ok(spaced(&prettyplease::unparse(&file)))
}

/// Puts an empty line between items. prettyplease writes none.
fn spaced(text: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut spaced = String::new();
    let mut previous = "";
    for line in text.lines() {
        let starts = |words: &[&str]| words.iter().any(|word| line.trim_start().starts_with(word));
        let ends_item = match previous.trim_start() {
            "}" | "};" => starts(&["///", "#[", "pub ", "impl ", "fn ", "async fn "]),
            statement if statement.starts_with("use ") => starts(&["///", "pub ", "impl "]),
            statement => statement.ends_with(';') && starts(&["impl ", "fn ", "async fn "]),
        };
        if ends_item && indent(previous) == indent(line) {
            spaced.push('\n');
        }
        spaced.push_str(line);
        spaced.push('\n');
        previous = line;
    }
    spaced
}

/// How many operations progenitor gets at once. Its text and the syntax tree of it take most of
/// the memory, and only the methods that are read from them are kept.
const BATCH: usize = 100;

/// The methods that progenitor generates for the document, by their names.
fn methods(document: &Value, model: &Model<'_>) -> Result<BTreeMap<String, Method>> {
    let operations: Vec<Operation<'_>> = crate::walk::operations(document).collect();
    let mut methods = BTreeMap::new();
    for batch in operations.chunks(BATCH) {
        methods.extend(adapt::methods(progenitor(batch, document, model)?)?);
    }
    Ok(methods)
}

/// What progenitor generates for some operations, with our types in place of its own.
fn progenitor(
    operations: &[Operation<'_>],
    document: &Value,
    model: &Model<'_>,
) -> Result<TokenStream> {
    let paths = bare_paths(operations, document);
    let mut used = BTreeSet::new();
    references(&paths, &mut used);
    let mut settings = GenerationSettings::new();
    settings.with_interface(InterfaceStyle::Builder);
    let mut schemas = Map::new();
    for name in used {
        let path = match model.component_of(name) {
            Some(Component::TypeRef(scalar)) => scalar.tokens(&quote!(types)),
            Some(_) => {
                let name = format_ident!("{name}");
                quote!(types::#name)
            }
            None => continue,
        };
        settings.with_replacement(name, path, std::iter::empty());
        schemas.insert(name.to_owned(), json!({ "type": "object" }));
    }
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": document["info"]["title"], "version": "unused" },
        "paths": paths,
        "components": { "schemas": schemas },
    });
    let document: openapiv3::OpenAPI =
        serde_json::from_value(document).map_err(|error| Error::Progenitor(error.to_string()))?;
    // The lowering refuses documents that are known to make progenitor panic. Any other panic
    // becomes an error too.
    let generate = AssertUnwindSafe(|| Generator::new(&settings).generate_tokens(&document));
    match catch_unwind(generate) {
        Ok(tokens) => tokens.map_err(|error| Error::Progenitor(error.to_string())),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
            Err(Error::Progenitor(text.unwrap_or("it panicked").to_owned()))
        }
    }
}

/// The methods that progenitor generates operations for.
const PROGENITOR: [&str; 6] = ["get", "put", "post", "delete", "head", "patch"];

/// The names of the components that a value refers to.
fn references<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(object) => {
            let reference = object.get("$ref").and_then(Value::as_str);
            found.extend(reference.and_then(|to| to.strip_prefix("#/components/schemas/")));
            object.values().for_each(|value| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

/// The parts of operations that progenitor needs: parameters, bodies and responses. It gets
/// nothing else, so nothing else can make it fail.
fn bare_paths(operations: &[Operation<'_>], document: &Value) -> Value {
    let mut paths = Map::new();
    for (index, operation) in operations.iter().enumerate() {
        let path = bare_path(operation, document);
        // progenitor does not know the other methods. It only has to name their operations.
        let (path, method) = match PROGENITOR.contains(&operation.method) {
            true => (path, operation.method),
            false => (format!("/operation-{index}{path}"), "post"),
        };
        let bare = bare_operation(operation, document);
        paths.entry(path).or_insert_with(|| json!({}))[method] = bare;
    }
    Value::Object(paths)
}

/// The path, with the names of the setters instead of those of the parameters. progenitor
/// converts every name, and arrives at the same one only if it is a Rust name already.
fn bare_path(operation: &Operation<'_>, document: &Value) -> String {
    let mut path = operation.path.to_owned();
    for (_, parameter) in operation.parameters(document) {
        if let Some(name) = parameter["name"]
            .as_str()
            .filter(|_| parameter["in"] == "path")
        {
            path = path.replace(&format!("{{{name}}}"), &format!("{{{}}}", field_name(name)));
        }
    }
    path
}

fn bare_operation(operation: &Operation<'_>, document: &Value) -> Value {
    let parameters = operation.parameters(document).into_iter();
    let parameters = parameters.map(|(_, parameter)| {
        let kept = ["name", "in", "required", "schema", "style", "explode"];
        let kept = kept
            .iter()
            .filter_map(|key| Some(((*key).to_owned(), parameter.get(key)?.clone())));
        let mut kept: Map<String, Value> = kept.collect();
        let name = parameter["name"].as_str().unwrap_or_default();
        kept.insert("name".to_owned(), field_name(name).into());
        Value::Object(kept)
    });
    let mut bare = json!({
        "operationId": field_name(operation.id),
        "parameters": parameters.collect::<Vec<_>>(),
        "responses": {},
    });
    if let Some(body) = operation.value.get("requestBody") {
        let required = body["required"] == true;
        bare["requestBody"] = json!({ "required": required, "content": bare_content(body) });
    }
    let answers = operation.value["responses"]
        .as_object()
        .into_iter()
        .flatten();
    for (status, answer) in answers.filter(|(status, _)| !status.starts_with("x-")) {
        bare["responses"][status] = json!({ "description": "", "content": bare_content(answer) });
    }
    bare
}

fn bare_content(body: &Value) -> Value {
    let kinds = body["content"].as_object().into_iter().flatten();
    let kinds = kinds.map(|(name, body)| (name.clone(), json!({ "schema": body["schema"] })));
    Value::Object(kinds.collect())
}
