//! Reads progenitor's syntax tree: the methods, builders, setters and types that it generates
//! for a document.
//!
//! progenitor decides the names and the types. `client.rs` writes them with other bodies,
//! because progenitor's bodies are long, show values in `Debug`, borrow their client and do
//! not check the values in a path.
//!
//! A tree of another form is an error, so that a new version of progenitor cannot change the
//! client unnoticed.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{
    Fields, FnArg, GenericArgument, Ident, ImplItem, ImplItemFn, Item, ItemImpl, ItemStruct,
    PathArguments, ReturnType, Type,
};

use crate::{Error, Result};

/// A method of the client and the builder that it returns.
pub(super) struct Method {
    /// The name of the method.
    pub function: Ident,
    /// The name of the builder.
    pub builder: Ident,
    /// The setters, in progenitor's order.
    pub setters: Vec<Setter>,
    /// Whether a builder can be cloned.
    pub is_clone: bool,
}

/// A setter of a builder.
pub(super) struct Setter {
    /// Its name.
    pub name: Ident,
    /// The type that values are converted to.
    pub converts_to: Type,
    /// Whether it must be called.
    pub required: bool,
}

fn missing(what: &str) -> Error {
    Error::Progenitor(format!("its text has no {what} where it is expected"))
}

/// Reads the methods of the client, by their names.
pub(super) fn methods(tokens: TokenStream) -> Result<BTreeMap<String, Method>> {
    let file: syn::File =
        syn::parse2(tokens).map_err(|error| Error::Progenitor(error.to_string()))?;
    let builders = module(&file.items, "builder")?;
    let mut methods = BTreeMap::new();
    for implementation in implementations(&file.items, "Client") {
        for function in functions(implementation) {
            let Some(builder) = returned_builder(&function.sig.output) else {
                continue;
            };
            let method = read(function.sig.ident.clone(), builder, builders)?;
            methods.insert(method.function.to_string(), method);
        }
    }
    Ok(methods)
}

fn module<'a>(items: &'a [Item], name: &str) -> Result<&'a [Item]> {
    let mut modules = items.iter().filter_map(|item| match item {
        Item::Mod(module) if module.ident == name => module.content.as_ref(),
        _ => None,
    });
    let found = modules.next().map(|(_, items)| items.as_slice());
    found.ok_or_else(|| missing(&format!("module `{name}`")))
}

/// The inherent implementations of a type.
fn implementations<'a>(items: &'a [Item], name: &str) -> impl Iterator<Item = &'a ItemImpl> {
    items.iter().filter_map(move |item| match item {
        Item::Impl(found) if found.trait_.is_none() => {
            (last_segment(&found.self_ty)?.ident == name).then_some(found)
        }
        _ => None,
    })
}

fn functions(implementation: &ItemImpl) -> impl Iterator<Item = &ImplItemFn> {
    implementation.items.iter().filter_map(|item| match item {
        ImplItem::Fn(function) => Some(function),
        _ => None,
    })
}

/// `Name` of `builder::Name<'_>`.
fn returned_builder(output: &ReturnType) -> Option<Ident> {
    let ReturnType::Type(_, output) = output else {
        return None;
    };
    let Type::Path(path) = &**output else {
        return None;
    };
    let mut segments = path.path.segments.iter();
    let is_builder = segments.next()?.ident == "builder";
    segments
        .next()
        .filter(|_| is_builder)
        .map(|name| name.ident.clone())
}

fn read(function: Ident, builder: Ident, builders: &[Item]) -> Result<Method> {
    let lacks = |what: &str| missing(&format!("{what} of the builder `{builder}`"));
    let mut structures = builders.iter().filter_map(|item| match item {
        Item::Struct(structure) if structure.ident == builder => Some(structure),
        _ => None,
    });
    let structure = structures.next().ok_or_else(|| lacks("struct"))?;
    let name = builder.to_string();
    let functions = implementations(builders, &name).flat_map(functions);
    let functions: BTreeMap<String, &ImplItemFn> = functions
        .map(|function| (function.sig.ident.to_string(), function))
        .collect();
    let setters = setters(structure, &functions, &lacks)?;
    // `new`, `send` and a setter for each field except the client.
    let is_known = ["new", "send"]
        .iter()
        .all(|name| functions.contains_key(*name));
    if functions.len() != setters.len() + 2 || !is_known {
        return Err(lacks("set of only known methods"));
    }
    Ok(Method {
        is_clone: derives_clone(structure)?,
        function,
        setters,
        builder,
    })
}

/// The fields except the client. Each is `Result<Option<T>, String>`, or `Result<T, String>`
/// if it must be set.
fn setters(
    structure: &ItemStruct,
    functions: &BTreeMap<String, &ImplItemFn>,
    lacks: &dyn Fn(&str) -> Error,
) -> Result<Vec<Setter>> {
    let Fields::Named(fields) = &structure.fields else {
        return Err(lacks("named fields"));
    };
    let mut fields = fields.named.iter();
    if !fields
        .next()
        .is_some_and(|client| matches!(client.ty, Type::Reference(_)))
    {
        return Err(lacks("client"));
    }
    let setters = fields.map(|field| {
        let name = field.ident.clone().ok_or_else(|| lacks("named fields"))?;
        let held = argument(&field.ty, "Result");
        let held = held.ok_or_else(|| lacks(&format!("type of the field `{name}`")))?;
        let function = functions.get(&name.to_string());
        let takes_value = function.is_some_and(|function| {
            let inputs = function.sig.inputs.iter().collect::<Vec<_>>();
            matches!(inputs.as_slice(), [FnArg::Receiver(_), FnArg::Typed(_)])
        });
        if !takes_value {
            return Err(lacks(&format!("setter `{name}`")));
        }
        let optional = argument(held, "Option");
        Ok(Setter {
            required: optional.is_none(),
            converts_to: optional.unwrap_or(held).clone(),
            name,
        })
    });
    setters.collect()
}

fn derives_clone(structure: &ItemStruct) -> Result<bool> {
    let mut is_clone = false;
    for attribute in structure
        .attrs
        .iter()
        .filter(|found| found.path().is_ident("derive"))
    {
        let visit = |derived: syn::meta::ParseNestedMeta<'_>| {
            is_clone |= derived.path.is_ident("Clone");
            Ok(())
        };
        let visited = attribute.parse_nested_meta(visit);
        visited.map_err(|error| Error::Progenitor(error.to_string()))?;
    }
    Ok(is_clone)
}

fn last_segment(of: &Type) -> Option<&syn::PathSegment> {
    match of {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

/// `T` of `Name<T, …>`.
fn argument<'a>(held: &'a Type, name: &str) -> Option<&'a Type> {
    let segment = last_segment(held)?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    match arguments.args.first() {
        Some(GenericArgument::Type(argument)) if segment.ident.unraw() == name => Some(argument),
        _ => None,
    }
}

impl Method {
    /// The setter of a parameter.
    pub(super) fn setter(&self, name: &str) -> Result<&Setter> {
        let mut setters = self.setters.iter();
        let found = setters.find(|setter| setter.name == name);
        found.ok_or_else(|| {
            missing(&format!(
                "setter `{name}` of the builder `{}`",
                self.builder
            ))
        })
    }

    /// Refuses a setter that is not one of these.
    pub(super) fn check_setters(&self, known: &[String]) -> Result<()> {
        let other = self
            .setters
            .iter()
            .find(|setter| !known.iter().any(|name| setter.name == name));
        match other {
            None => Ok(()),
            Some(Setter { name, .. }) => Err(Error::Progenitor(format!(
                "its builder `{}` has a setter `{name}` that no parameter explains",
                self.builder
            ))),
        }
    }
}

/// A type as people write it: without the paths of `std`, unless a builder has the same name.
pub(super) fn plain(of: &Type, names: &super::client::Names) -> TokenStream {
    let Type::Path(path) = of else {
        return of.to_token_stream();
    };
    let segments: Vec<&syn::PathSegment> = path.path.segments.iter().collect();
    let std = ["String", "Vec", "Option", "Result"];
    match segments.as_slice() {
        [first, .., last] if first.ident == "std" && std.iter().any(|name| last.ident == name) => {
            let name = names.std(&last.ident.to_string());
            let arguments = match &last.arguments {
                PathArguments::AngleBracketed(arguments) => {
                    let arguments = arguments.args.iter().map(|argument| match argument {
                        GenericArgument::Type(argument) => plain(argument, names),
                        other => other.to_token_stream(),
                    });
                    quote::quote!(<#(#arguments),*>)
                }
                _ => TokenStream::new(),
            };
            quote::quote!(#name #arguments)
        }
        _ => of.to_token_stream(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use quote::{ToTokens, quote};

    use super::methods;

    /// A tree as progenitor writes it, for `DELETE /a/{id}`.
    fn tree() -> String {
        let tree = quote! {
            pub struct Client { baseurl: String }
            impl Client {
                pub fn new(baseurl: &str) -> Self {}
                pub fn drop_a(&self) -> builder::DropA<'_> { builder::DropA::new(self) }
            }
            pub mod builder {
                #[derive(Debug, Clone)]
                pub struct DropA<'a> {
                    client: &'a super::Client,
                    id: Result<::std::vec::Vec<i64>, String>,
                    q: Result<Option<types::Q>, String>,
                }
                impl<'a> DropA<'a> {
                    pub fn new(client: &'a super::Client) -> Self {}
                    pub fn id<V>(mut self, value: V) -> Self {}
                    pub fn q<V>(mut self, value: V) -> Self {}
                    pub async fn send(self) -> Result<ResponseValue<types::A>, Error<()>> {}
                }
            }
        };
        tree.to_string()
    }

    #[test]
    fn names_types_and_required_parameters_are_read() {
        let methods = methods(tree().parse().unwrap()).unwrap();
        let method = &methods["drop_a"];
        assert_eq!(method.function, "drop_a");
        assert!(method.is_clone);
        let setters = method.setters.iter().map(|setter| {
            let converts_to = setter.converts_to.to_token_stream().to_string();
            (setter.name.to_string(), converts_to, setter.required)
        });
        let setters: Vec<_> = setters.collect();
        let expected = [
            ("id", ":: std :: vec :: Vec < i64 >", true),
            ("q", "types :: Q", false),
        ];
        let expected =
            expected.map(|(name, of, required)| (name.to_owned(), of.to_owned(), required));
        assert_eq!(setters, expected);
    }

    #[test]
    fn a_tree_of_another_form_is_an_error() {
        for (from, to, missing) in [
            ("pub mod builder", "pub mod builders", "module `builder`"),
            (
                "pub struct DropA",
                "pub struct Other",
                "struct of the builder `DropA`",
            ),
            (
                "client : & 'a super :: Client ,",
                "",
                "client of the builder `DropA`",
            ),
            (
                "q : Result < Option < types :: Q > , String >",
                "q : types :: Q",
                "type of the field `q`",
            ),
            ("pub fn q < V >", "pub fn other < V >", "setter `q`"),
            (
                "pub fn q < V > (mut self , value : V)",
                "pub fn q (mut self)",
                "setter `q`",
            ),
            (
                "pub async fn send",
                "pub async fn run",
                "set of only known methods",
            ),
            (
                "pub fn new (client",
                "pub fn make (client",
                "set of only known methods",
            ),
            (
                "q : Result < Option < types :: Q > , String > ,",
                "",
                "set of only known methods",
            ),
        ] {
            let tree = tree();
            assert!(tree.contains(from), "{from}: {tree}");
            let other = tree.replace(from, to).parse().unwrap();
            let text = methods(other).err().map(|error| error.to_string());
            let text = text.unwrap_or_else(|| panic!("{from} -> {to} is read"));
            assert!(text.contains(missing), "{missing}: {text}");
        }
    }
}
