//! Writes a catalogue of the generated types and operations, so that the contract harness
//! can call them by name.

mod bodies;
mod responses;
mod webhooks;

use std::path::PathBuf;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::model::{Component, Model};
use super::type_ref::TypeRef;
use crate::names::field_name;
use crate::{Document, Error, Folder, Lowered, NoteKind, Pointer, Result, extension, walk};

/// Writes the entry of a provider: a `Provider` of the harness as Rust, with every type of
/// the document by its name there and every operation by its id.
///
/// The entry carries the text of the files: the document, its overlays, and the `.toml` files beside
/// it. `module` is the path of the provider's generated code, such as `conversation_apis::partoo`.
///
/// # Errors
///
/// If something in the document has no type in Rust, or if `module` is not a path. The error
/// names its place.
pub fn catalog(
    provider: &str,
    module: &str,
    document: &Document,
    lowered: &Lowered,
) -> Result<String> {
    let path = module.parse::<TokenStream>();
    let catalog = Catalog {
        model: Model::of(&lowered.document)?,
        module: path.map_err(|_| Error::Progenitor(format!("`{module}` is not a path")))?,
        lowered,
    };
    let module = &catalog.module;
    let (folder, files) = files(document)?;
    let mut types = catalog.components(&document.value)?;
    let (mut operations, mut skipped) = (Vec::new(), Vec::new());
    for (id, stated) in walk::named_operations(&document.value) {
        match catalog.operation(&stated, document) {
            Listed::Called(operation) => {
                types.extend(catalog.answers(&id, &operation));
                types.extend(catalog.body_types(&id, &operation)?);
                operations.push(catalog.call(&id, &operation)?);
            }
            Listed::Skipped(reason) => skipped.push(quote!((#id, #reason))),
        }
    }
    types.extend(catalog.webhook_types()?);
    let webhooks = match super::webhooks::exist(&lowered.document) {
        true => quote!(Some(Webhooks::of::<#module::webhooks::Event>())),
        false => quote!(None),
    };
    let entry = quote! {
        Provider {
            name: #provider,
            folder: #folder,
            files: &[#(#files),*],
            rate_limit: <#module::Client as progenitor_client::Provider>::RATE_LIMIT,
            connect: connect::<#module::Client>,
            types: &[#(#types),*],
            facts: <#module::Client as progenitor_client::Provider>::OPERATIONS,
            operations: &[#(#operations),*],
            skipped: &[#(#skipped),*],
            webhooks: #webhooks,
        }
    };
    Ok(entry.to_string())
}

/// The folder of a document, and its files: the name of each in the folder, and its text. Without a
/// file, there are none.
fn files(document: &Document) -> Result<(String, Vec<TokenStream>)> {
    let Ok(path) = document.path.canonicalize() else {
        return Ok((String::new(), Vec::new()));
    };
    let folder = path.parent().unwrap_or(&path).to_owned();
    let mut names: Vec<PathBuf> = vec![path.clone()];
    names.extend(document.overlays.iter().cloned());
    for name in Folder::on_disk(&folder).files("")? {
        let is_toml = name.ends_with(".toml");
        names.extend(is_toml.then(|| folder.join(name)));
    }
    let mut files = Vec::new();
    for file in names {
        let file = file.canonicalize().map_err(Error::read(&file))?;
        let name = file.strip_prefix(&folder).unwrap_or(&file).iter();
        let name: Vec<_> = name.map(|part| part.to_string_lossy()).collect();
        let (name, file) = (name.join("/"), file.to_string_lossy());
        files.push(quote!((#name, include_str!(#file))));
    }
    Ok((folder.to_string_lossy().into_owned(), files))
}

struct Catalog<'a> {
    model: Model<'a>,
    /// The path of the provider's module.
    module: TokenStream,
    lowered: &'a Lowered,
}

/// An operation of the document.
enum Listed<'a> {
    /// The harness can call it.
    Called(walk::Operation<'a>),
    /// The client does not have it, for this reason.
    Skipped(String),
}

impl Catalog<'_> {
    /// The components, by their names in the document.
    fn components(&self, document: &Value) -> Result<Vec<TokenStream>> {
        let at = "/components/schemas";
        let schemas = document.pointer(at).and_then(Value::as_object);
        let is_whole = document.get(extension::GENERATE).is_none();
        let schemas = schemas.into_iter().flatten().filter(|(schema, _)| {
            // What no selected operation reaches has no type.
            is_whole || self.model.component_named(schema).is_some()
        });
        let entries = schemas.map(|(schema, _)| {
            let component = self.model.component_named(schema).ok_or_else(|| {
                Error::at(
                    &Pointer::from(at).join(schema),
                    "is not a type of the generated text",
                )
            })?;
            Ok(self.entry(schema, component, false))
        });
        entries.collect()
    }

    /// The entry of a type.
    fn entry(&self, name: &str, component: &str, nullable: bool) -> TokenStream {
        let of = self.component_type(component, nullable);
        quote!(Type::of::<#of>(#name))
    }

    /// The type of a component in Rust.
    fn component_type(&self, component: &str, nullable: bool) -> TokenStream {
        let module = &self.module;
        let of = self.component_ref(component, nullable);
        of.tokens(&quote!(#module::types))
    }

    fn component_ref(&self, component: &str, nullable: bool) -> TypeRef {
        let of = match self.model.component_of(component) {
            Some(Component::TypeRef(of)) => of.clone(),
            Some(Component::Enum { codes, .. }) if !codes.is_empty() => {
                TypeRef::Coded(component.to_owned())
            }
            _ => TypeRef::Named(component.to_owned()),
        };
        match nullable || self.model.schema(component)["nullable"] == true {
            true if !matches!(of, TypeRef::Nullable(_)) => TypeRef::Nullable(Box::new(of)),
            _ => of,
        }
    }

    /// An operation of the document, if the client has it.
    fn operation(&self, stated: &walk::Operation<'_>, document: &Document) -> Listed<'_> {
        let mut generated = walk::operations(&self.lowered.document);
        let generated =
            generated.find(|found| (found.method, found.path) == (stated.method, stated.path));
        match generated {
            Some(operation) => Listed::Called(operation),
            None => {
                let mut notes = self.lowered.notes.iter();
                let note =
                    notes.find(|note| note.kind == NoteKind::LeftOut && note.at == stated.at);
                let unselected = match document.value.get(extension::GENERATE) {
                    Some(_) => "not generated: it is not selected",
                    None => "left out",
                };
                let reason = note.map_or(unselected, |note| &note.text);
                Listed::Skipped(reason.to_owned())
            }
        }
    }

    /// The entry of an operation: a call with given values, and a walk.
    fn call(&self, id: &str, operation: &walk::Operation<'_>) -> Result<TokenStream> {
        let (method, path) = (operation.method, operation.path);
        let function = format_ident!("{}", field_name(operation.id));
        let mut given = Vec::new();
        for parameter in operation.setters(&self.lowered.document) {
            let (wire, setter) = (parameter.wire, format_ident!("{}", parameter.setter));
            let place = parameter.value["in"].as_str().unwrap_or_default();
            let of = self.parameter_type(&parameter.value["schema"], &parameter.at)?;
            given.push(quote! {
                if let Some(value) = given.parameter::<#of>(#place, #wire)? {
                    call = call.#setter(value);
                };
            });
        }
        given.extend(self.body_setters(operation)?);
        let module = &self.module;
        let is_changed = (!given.is_empty()).then(|| quote!(mut));
        let run = |outcome: TokenStream| {
            quote! {
                |given| Box::pin(async move {
                    let client = client::<#module::Client>(&given)?;
                    let #is_changed call = client.#function();
                    #(#given)*
                    #outcome
                })
            }
        };
        let call = run(self.outcome(operation));
        let walk = match operation.value.get(extension::PAGINATION) {
            Some(_) => {
                let walk = run(quote!(Ok(walked(call).await)));
                quote!(Some(#walk))
            }
            None => quote!(None),
        };
        Ok(quote! {
            Operation { id: #id, method: #method, path: #path, call: #call, walk: #walk }
        })
    }

    /// The type that a parameter is given as. The setters of checked parameters convert it.
    fn parameter_type(&self, schema: &Value, at: &Pointer) -> Result<TokenStream> {
        let component = Model::reference(schema);
        match component.and_then(|name| self.model.component_of(&name)) {
            Some(Component::Bounded { .. }) => Ok(quote!(i64)),
            Some(Component::OneOf { .. }) => Ok(quote!(::std::string::String)),
            Some(Component::CommaSeparated { .. }) => {
                Ok(quote!(::std::vec::Vec<::std::string::String>))
            }
            None if Model::reference(schema).is_none() => {
                Ok(self.as_parameter(&self.model.scalar(schema, at)?))
            }
            _ => self.schema_type(schema, at),
        }
    }

    /// The type of an inline schema in a parameter: its numbers are those of Rust.
    fn as_parameter(&self, of: &TypeRef) -> TokenStream {
        match of {
            TypeRef::AnyInteger => quote!(i64),
            TypeRef::Number => quote!(f64),
            TypeRef::Nullable(of) => self.as_parameter(of),
            TypeRef::List(item) => {
                let item = self.as_parameter(item);
                quote!(::std::vec::Vec<#item>)
            }
            of => {
                let module = &self.module;
                of.tokens(&quote!(#module::types))
            }
        }
    }

    /// The type that a setter converts to. It is the type of the schema without null.
    fn schema_type(&self, schema: &Value, at: &Pointer) -> Result<TokenStream> {
        let of = match Model::reference(schema) {
            Some(component) => self.component_ref(&component, false),
            None => self.model.scalar(schema, at)?,
        };
        let of = match of {
            TypeRef::Nullable(of) => *of,
            of => of,
        };
        let module = &self.module;
        Ok(of.tokens(&quote!(#module::types)))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::catalog;
    use crate::{Document, lower};

    /// The catalogue of the document, without white space.
    fn text() -> String {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/catalog.yaml");
        let document = Document::read(file.as_ref()).unwrap();
        let text = catalog(
            "test",
            "conversation_apis::test",
            &document,
            &lower(&document).unwrap(),
        );
        let text = text.unwrap();
        syn::parse_str::<syn::Expr>(&text).unwrap();
        text.split_whitespace().collect()
    }

    #[test]
    fn types_have_the_names_of_components_and_of_responses() {
        let text = text();
        for entry in [
            r#"Type::of::<::std::vec::Vec<::std::string::String>>("item_list")"#,
            r#"Type::of::<conversation_apis::test::types::Problem>("Problem")"#,
            r#"("listItems.200")"#,
            r#"Type::of::<conversation_apis::test::types::Problem>("listItems.404")"#,
        ] {
            assert!(text.contains(entry), "{entry}: {text}");
        }
    }

    #[test]
    fn an_operation_is_called_with_the_values_that_are_given() {
        let text = text();
        for part in [
            r#"letmutcall=client.list_items();"#,
            r#"given.parameter::<i64>("query","account.id")?{call=call.account_id(value);};"#,
            r#"given.parameter::<::std::vec::Vec<::std::string::String>>("query","ids")?"#,
            r#"given.parameter::<i64>("query","size")?{call=call.size(value);}"#,
            r#"given.parameter::<::std::string::String>("query","order")?"#,
            "outcome(call.send().await)",
            "bytes(call.send().await).await",
            r#"Type::of::<conversation_apis::test::types::Problem>("addItem.body")"#,
            r#"given.body::<conversation_apis::test::types::Problem>("json")?{call=call.body(value);}"#,
            "walk:None",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert_eq!(text.matches("Operation{").count(), 3);
    }

    #[test]
    fn an_operation_that_is_not_called_has_a_reason() {
        let text = text();
        let skipped = text.split("skipped:").nth(1).unwrap();
        assert!(skipped.contains(r#"("wrong","leftout:"#), "{skipped}");
    }

    #[test]
    fn the_webhooks_are_there_if_the_document_says_how_they_are_recognised() {
        let entry = |deliveries: serde_json::Value| {
            let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/catalog.yaml");
            let mut document = Document::read(file.as_ref()).unwrap();
            let body = serde_json::json!({
                "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Problem" } } }
            });
            document.value["webhooks"] =
                serde_json::json!({ "problem": { "post": { "requestBody": body } } });
            if deliveries.is_object() {
                document.value[crate::extension::WEBHOOK_DELIVERIES] = deliveries;
            }
            let lowered = lower(&document).unwrap();
            let text = catalog("test", "conversation_apis::test", &document, &lowered).unwrap();
            text.split_whitespace().collect::<String>()
        };
        let without = entry(serde_json::Value::Null);
        assert!(without.ends_with("webhooks:None,}"), "{without}");
        let with = entry(serde_json::json!({ "event-by-property": { "problem": "/text" } }));
        let events = "webhooks:Some(Webhooks::of::<conversation_apis::test::webhooks::Event>()),}";
        assert!(with.ends_with(events), "{with}");
    }
}
