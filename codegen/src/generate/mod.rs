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
mod constructors;
mod credentials;
mod definitions;
mod describe;
mod docs;
mod graph;
mod integer;
mod markdown;
mod model;
mod multipart;
mod operations;
mod paging;
mod records;
mod rules;
mod scope;
mod servers;
mod shared;
mod tables;
mod tuples;
mod type_ref;
mod union;
mod webhooks;

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
use self::credentials::Schemes;
use crate::names::field_name;
use crate::walk::{self, Operation};
use crate::{Error, Lowered, Pointer, Result};

/// The names of the runtime that the client and its paging use.
const RUNTIME: [&str; 12] = [
    "BearerToken",
    "Call",
    "Error",
    "Method",
    "Operation",
    "Paginated",
    "Provider",
    "RawRequest",
    "ResponseValue",
    "Scheme",
    "Secrets",
    "Session",
];
const SUPPORT: [&str; 4] = ["Id", "Paging", "Position", "Style"];

/// Writes the client, its builders, the types and the paging of a document.
///
/// # Errors
///
/// If something in the document cannot be written in Rust. The error names its place.
pub fn generate(lowered: &Lowered) -> Result<String> {
    written(lowered).map_err(|error| lowered.origins.error(error))
}

fn written(lowered: &Lowered) -> Result<String> {
    let document = &lowered.document;
    let model = Model::of(document)?;
    let methods = methods(document, &model)?;
    let operations = operations::read(document, methods)?;
    let types = definitions::text(lowered, &model)?;
    let schemes = Schemes::of(document);
    let Written {
        client,
        builders,
        rules,
    } = client::tokens(document, &operations, &model, &schemes)?;
    let multipart = multipart::tokens(document, &operations, &model)?;
    let provider = operations::provider(document, &operations, &schemes)?;
    let credentials = schemes.tokens();
    let servers = servers::tokens(document);
    let paging = paging::tokens(document, &operations, &model)?;
    let client = quote!(#client #credentials #provider #paging);
    let runtime = imports(&quote!(progenitor_client), RUNTIME.into_iter(), &client);
    let support = imports(
        &quote!(progenitor_client::support),
        SUPPORT.into_iter(),
        &client,
    );
    let imports = text(quote!(#runtime #support))?;
    let client = text(quote!(#client #servers #builders #multipart))?;
    let webhooks = webhooks::text(document, &model)?;
    Ok(format!("{imports}\n{types}\n{client}{rules}{webhooks}"))
}

/// The places of inline schemas whose type is that of an equal schema, each with the place of
/// that schema. The client's observer reports the latter for both.
///
/// # Errors
///
/// The errors of [`generate`].
pub fn shared_places(lowered: &Lowered) -> Result<BTreeMap<Pointer, Pointer>> {
    let model = Model::of(&lowered.document)?;
    let shared = shared::Shared::of(lowered, &model);
    let place = |name: &str| lowered.origins.of(&Model::place(name));
    let names = model.components().map(|(name, _)| name);
    let aliases = names.filter_map(|name| Some((place(name), place(shared.first(name)?))));
    Ok(aliases.collect())
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
    let operations: Vec<Operation<'_>> = walk::operations(document).collect();
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
    walk::references(&paths, &mut used);
    let mut settings = GenerationSettings::new();
    settings.with_interface(InterfaceStyle::Builder);
    let mut schemas = Map::new();
    for name in used {
        let path = match model.component_of(&name) {
            Some(Component::TypeRef(scalar)) => scalar.tokens(&quote!(types)),
            Some(_) => {
                let name = format_ident!("{name}");
                quote!(types::#name)
            }
            None => continue,
        };
        settings.with_replacement(&name, path, std::iter::empty());
        schemas.insert(name, json!({ "type": "object" }));
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

/// The parts of operations that progenitor needs: parameters, bodies and responses. It gets
/// nothing else, so nothing else can make it fail.
fn bare_paths(operations: &[Operation<'_>], document: &Value) -> Value {
    let mut paths = Map::new();
    for (index, operation) in operations.iter().enumerate() {
        // With the number, no two paths become equal by the names in them.
        let path = format!("/{index}{}", bare_path(operation, document));
        // progenitor does not know the other methods. It only has to name their operations.
        let known = PROGENITOR.contains(&operation.method);
        let method = if known { operation.method } else { "post" };
        let bare = bare_operation(operation, document);
        paths.entry(path).or_insert_with(|| json!({}))[method] = bare;
    }
    Value::Object(paths)
}

/// The path, with the names of the setters instead of those of the parameters. progenitor
/// converts every name, and arrives at the same one only if it is a Rust name already.
fn bare_path(operation: &Operation<'_>, document: &Value) -> String {
    let names = operation.setters(document);
    let mut bare = String::new();
    let mut pieces = operation.path.split('{');
    bare.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, literal) = piece.split_once('}').unwrap_or((piece, ""));
        let mut names = names.iter().filter(|found| found.place() == "path");
        let found = names.find(|found| found.wire == name);
        let setter = found.map_or_else(|| field_name(name), |found| found.setter.clone());
        bare.push_str(&format!("{{{setter}}}{literal}"));
    }
    bare
}

fn bare_operation(operation: &Operation<'_>, document: &Value) -> Value {
    let parameters = operation.setters(document).into_iter();
    let parameters = parameters.map(|parameter| {
        // Neither the place nor the style changes the type of a setter, and progenitor knows
        // only some of them.
        let place = match parameter.place() {
            "cookie" => "header",
            place => place,
        };
        json!({
            "name": parameter.setter,
            "in": place,
            "required": place == "path" || parameter.value["required"] == true,
            "schema": parameter.value["schema"],
        })
    });
    let bodies = client::bodies(operation, document).into_iter();
    let parameters = parameters.chain(bodies.map(|body| body.stand_in()));
    json!({
        "operationId": field_name(operation.id),
        "parameters": parameters.collect::<Vec<_>>(),
        // What `send` returns is decided in `client/response.rs`.
        "responses": { "204": { "description": "" } },
    })
}
