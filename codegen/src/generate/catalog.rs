//! Writes a catalogue of the generated types and operations, so that the contract harness
//! can call them by name.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::model::{Component, Model};
use super::type_ref::TypeRef;
use crate::names::field_name;
use crate::{Document, Error, Lowered, NoteKind, Pointer, Result, extension, walk};

/// Writes the entry of a provider: a `Provider` of the harness as Rust, with every type of
/// the document by its name there and every operation by its id.
///
/// `provider` is the name of the provider's module in `conversation_apis`.
///
/// # Errors
///
/// If something in the document has no type in Rust. The error names its place.
pub fn catalog(provider: &str, document: &Document, lowered: &Lowered) -> Result<String> {
    let module = format_ident!("{provider}");
    let catalog = Catalog {
        model: Model::of(&lowered.document)?,
        module: quote!(conversation_apis::#module),
        lowered,
    };
    let module = &catalog.module;
    let mut types = catalog.components(&document.value)?;
    let (mut operations, mut skipped) = (Vec::new(), Vec::new());
    for (id, stated) in walk::named_operations(&document.value) {
        match catalog.operation(&stated) {
            Listed::Called(operation) => {
                types.extend(catalog.answers(&id, &operation));
                operations.push(catalog.call(&id, &operation)?);
            }
            Listed::Skipped(operation, reason) => {
                let answers = operation.map(|operation| catalog.answers(&id, &operation));
                types.extend(answers.into_iter().flatten());
                skipped.push(quote!((#id, #reason)));
            }
        }
    }
    let entry = quote! {
        Provider {
            name: #provider,
            rate_limit: <#module::Client as conversation_apis::Provider>::RATE_LIMIT,
            connect: connect::<#module::Client>,
            types: &[#(#types),*],
            operations: &[#(#operations),*],
            skipped: &[#(#skipped),*],
        }
    };
    Ok(entry.to_string())
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
    /// The harness does not call it, for this reason. The client may have it.
    Skipped(Option<walk::Operation<'a>>, String),
}

impl Catalog<'_> {
    /// The components, by their names in the document.
    fn components(&self, document: &Value) -> Result<Vec<TokenStream>> {
        let at = "/components/schemas";
        let schemas = document.pointer(at).and_then(Value::as_object);
        let entries = schemas.into_iter().flatten().map(|(schema, _)| {
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
        let of = match self.model.component_of(component) {
            Some(Component::TypeRef(of)) => of.clone(),
            Some(Component::Enum { codes, .. }) if !codes.is_empty() => {
                TypeRef::Coded(component.to_owned())
            }
            _ => TypeRef::Named(component.to_owned()),
        };
        let of = match nullable || self.model.schema(component)["nullable"] == true {
            true if !matches!(of, TypeRef::Nullable(_)) => TypeRef::Nullable(Box::new(of)),
            _ => of,
        };
        let module = &self.module;
        let of = of.tokens(&quote!(#module::types));
        quote!(Type::of::<#of>(#name))
    }

    /// The types of an operation's responses, each named by the operation and the status.
    fn answers(&self, id: &str, operation: &walk::Operation<'_>) -> Vec<TokenStream> {
        let of = |key: &str| operation.value[key].as_object().into_iter().flatten();
        let successes = of("responses").filter_map(|(status, response)| {
            let schema = response.pointer("/content/application~1json/schema")?;
            let nullable = schema["nullable"] == true;
            Some((status, Model::reference(schema)?, nullable))
        });
        let errors = of(extension::ERRORS)
            .filter_map(|(status, name)| Some((status, name.as_str()?.to_owned(), false)));
        let answers = successes.chain(errors);
        let entries = answers.map(|(status, component, nullable)| {
            self.entry(&format!("{id}.{status}"), &component, nullable)
        });
        entries.collect()
    }

    /// Whether the harness calls an operation. It can judge only JSON, and does not invent
    /// bodies.
    fn operation(&self, stated: &walk::Operation<'_>) -> Listed<'_> {
        let mut generated = walk::operations(&self.lowered.document);
        let generated =
            generated.find(|found| (found.method, found.path) == (stated.method, stated.path));
        let Some(operation) = generated else {
            let mut notes = self.lowered.notes.iter();
            let note = notes.find(|note| note.kind == NoteKind::LeftOut && note.at == stated.at);
            let reason = note.map_or("left out", |note| &note.text);
            return Listed::Skipped(None, reason.to_owned());
        };
        let bytes = "/content/application~1octet-stream";
        let successes = operation.value["responses"].as_object();
        let is_json = |response: &Value| response.pointer(bytes).is_none();
        let is_read = successes.is_some_and(|all| !all.is_empty() && all.values().all(is_json));
        let reason = match (is_read, operation.value.get("requestBody").is_some()) {
            (true, false) => return Listed::Called(operation),
            (true, true) => "not called: it sends a body",
            (false, _) => "not called: its response is not JSON",
        };
        Listed::Skipped(Some(operation), reason.to_owned())
    }

    /// The entry of an operation: a call with the required parameters, a call with every
    /// parameter, and a walk.
    fn call(&self, id: &str, operation: &walk::Operation<'_>) -> Result<TokenStream> {
        let (method, path) = (operation.method, operation.path);
        let function = format_ident!("{}", field_name(operation.id));
        let mut sent = Vec::new();
        let (mut required, mut optional) = (Vec::new(), Vec::new());
        for parameter in operation.setters(&self.lowered.document) {
            let (wire, setter) = (parameter.wire, format_ident!("{}", parameter.setter));
            let (value, texts) = self.value(&parameter.value["schema"], &parameter.at)?;
            sent.push(quote!((#wire, &[#(#texts),*])));
            match parameter.value["required"] == true {
                true => required.push(quote!(.#setter(#value))),
                false => optional.push(quote!(.#setter(#value))),
            }
        }
        let module = &self.module;
        let run = |outcome: TokenStream| {
            quote! {
                |base_url, keys, http| Box::pin(async move {
                    let client = client::<#module::Client>(base_url, keys, http)?;
                    #outcome
                })
            }
        };
        let required_only = run(quote!(outcome(client.#function()#(#required)*.send().await)));
        let all_parameters =
            run(quote!(outcome(client.#function()#(#required)*#(#optional)*.send().await)));
        let walk = match operation.value.get(extension::PAGINATION) {
            Some(_) => {
                let walk = run(quote!(Ok(walked(client.#function()#(#required)*).await)));
                quote!(Some(#walk))
            }
            None => quote!(None),
        };
        Ok(quote! {
            Operation {
                id: #id,
                method: #method,
                path: #path,
                sent: &[#(#sent),*],
                required_only: #required_only,
                all_parameters: #all_parameters,
                walk: #walk,
            }
        })
    }

    /// A value for a parameter, as Rust, and the texts that the client must send for it.
    fn value(&self, schema: &Value, at: &Pointer) -> Result<(TokenStream, Vec<String>)> {
        let one = |value: TokenStream, text: &str| Ok((value, vec![text.to_owned()]));
        let component = Model::reference(schema);
        let component = component.and_then(|name| self.model.component_of(&name));
        match component {
            Some(Component::Bounded { maximum, .. }) => {
                let value = Literal::i64_suffixed(*maximum);
                return one(quote!(#value), &maximum.to_string());
            }
            Some(Component::OneOf { values, .. }) => {
                let missing = || Error::at(at, "is an enum without values");
                let value = values.last().ok_or_else(missing)?;
                return one(quote!(#value), value);
            }
            Some(Component::CommaSeparated { .. }) => return one(quote!(["a1", "b 2"]), "a1,b 2"),
            _ => {}
        }
        let list = |value, texts: [&str; 2]| Ok((value, texts.map(str::to_owned).to_vec()));
        match self.model.scalar(schema, at)? {
            TypeRef::Integer => one(quote!(9007199254740993i64), "9007199254740993"),
            TypeRef::Boolean => one(quote!(true), "true"),
            TypeRef::Number => one(quote!(1.5), "1.5"),
            TypeRef::List(item) => match *item {
                TypeRef::Integer => list(quote!(vec![1i64, -2]), ["1", "-2"]),
                TypeRef::Number => one(quote!(vec![1.5]), "1.5"),
                TypeRef::Boolean => one(quote!(vec![true]), "true"),
                TypeRef::Text => {
                    let value = quote!(vec!["a+1".to_owned(), "b,2&".to_owned()]);
                    list(value, ["a+1", "b,2&"])
                }
                _ => one(quote!("text+/=%"), "text+/=%"),
            },
            _ => one(quote!("text+/=%"), "text+/=%"),
        }
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
        let text = catalog("test", &document, &lower(&document).unwrap()).unwrap();
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
    fn an_operation_is_called_with_values_that_show_how_they_are_sent() {
        let text = text();
        for part in [
            r#"("account.id",&["9007199254740993"])"#,
            r#"("ids",&["a1,b2"])"#,
            r#"("size",&["50"])"#,
            r#"("order",&["down"])"#,
            r#"("words",&["a+1","b,2&"])"#,
            "outcome(client.list_items().account_id(9007199254740993i64).send().await)",
            r#".account_id(9007199254740993i64).ids(["a1","b2"]).size(50i64).order("down")"#,
            "walk:None",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert_eq!(text.matches("Operation{").count(), 1);
    }

    #[test]
    fn an_operation_that_is_not_called_has_a_reason() {
        let text = text();
        let skipped = text.split("skipped:").nth(1).unwrap();
        for part in [
            r#"("addItem","notcalled:itsendsabody")"#,
            r#"("getFile","notcalled:itsresponseisnotJSON")"#,
            r#"("traceIt","leftout:"#,
        ] {
            assert!(skipped.contains(part), "{part}: {skipped}");
        }
    }
}
