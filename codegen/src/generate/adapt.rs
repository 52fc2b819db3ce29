//! Changes to what progenitor returns, made in its syntax tree before it is
//! printed. progenitor has no setting for any of them:
//!
//! - `Debug` of the client and of builders shows no value of a parameter,
//! - only `ClientBuilder` makes a client,
//! - a builder owns its client, so that calls and walks are `'static`,
//! - the values in a path are checked before they become part of an address.
//!
//! What is not found where it is expected is an error, so that another version of
//! progenitor does not undo this unnoticed.

use std::collections::BTreeMap;

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Block, Expr, Field, FnArg, GenericArgument, Generics, ImplItem, ImplItemFn, Item,
    ItemImpl, ItemStruct, Lit, PathArguments, ReturnType, Stmt, Token, Type, UseTree, Visibility,
    parse_quote,
};

use crate::names::type_name;
use crate::walk;
use crate::{Error, Result};

/// Changes the module `client` of a generated file.
pub(super) fn adapt(file: &mut syn::File, document: &Value) -> Result<()> {
    let client = module(&mut file.items, "client")?;
    without_encode_path(client);
    constructors(client)?;
    returns_owned_builders(client)?;
    let debug = hide_client(structure(client, "Client")?)?;
    client.push(debug);
    builders(module(client, "builder")?, document)
}

fn missing(what: &str) -> Error {
    Error::Progenitor(format!("its text has no {what} where it is expected"))
}

fn module<'a>(items: &'a mut [Item], name: &str) -> Result<&'a mut Vec<Item>> {
    let mut modules = items.iter_mut().filter_map(|item| match item {
        Item::Mod(module) if module.ident == name => module.content.as_mut(),
        _ => None,
    });
    let found = modules.next().map(|(_, items)| items);
    found.ok_or_else(|| missing(&format!("module `{name}`")))
}

fn structure<'a>(items: &'a mut [Item], name: &str) -> Result<&'a mut ItemStruct> {
    let mut structures = items.iter_mut().filter_map(|item| match item {
        Item::Struct(structure) if structure.ident == name => Some(structure),
        _ => None,
    });
    let found = structures.next();
    found.ok_or_else(|| missing(&format!("struct `{name}`")))
}

fn method<'a>(implementation: &'a mut ItemImpl, name: &str) -> Option<&'a mut ImplItemFn> {
    let mut methods = implementation
        .items
        .iter_mut()
        .filter_map(|item| match item {
            ImplItem::Fn(method) if method.sig.ident == name => Some(method),
            _ => None,
        });
    methods.next()
}

/// Takes out the imports of what [`check_path`] replaces.
fn without_encode_path(items: &mut [Item]) {
    for item in items {
        match item {
            Item::Use(import) => without_name(&mut import.tree, "encode_path"),
            Item::Mod(module) => {
                let items = module.content.as_mut().map(|(_, items)| items);
                without_encode_path(items.map_or(&mut [], Vec::as_mut_slice));
            }
            _ => {}
        }
    }
}

fn without_name(tree: &mut UseTree, unwanted: &str) {
    match tree {
        UseTree::Path(path) => without_name(&mut path.tree, unwanted),
        UseTree::Group(group) => {
            let kept = group
                .items
                .iter()
                .filter(|item| !matches!(item, UseTree::Name(name) if name.ident == unwanted));
            group.items = kept.cloned().collect();
        }
        _ => {}
    }
}

/// No client but one whose parts were checked together: `new` goes, and
/// `new_with_client` is for the module around it, which has `assemble`.
fn constructors(client: &mut [Item]) -> Result<()> {
    for field in &mut structure(client, "Client")?.fields {
        field.vis = Visibility::Inherited;
    }
    for item in client {
        let Item::Impl(implementation) = item else {
            continue;
        };
        let Some(constructor) = method(implementation, "new_with_client") else {
            continue;
        };
        constructor.vis = parse_quote!(pub(super));
        constructor.attrs.clear();
        implementation
            .items
            .retain(|item| !matches!(item, ImplItem::Fn(method) if method.sig.ident == "new"));
        return Ok(());
    }
    Err(missing("constructor of a client"))
}

/// The methods of `Client` return `builder::Name` instead of `builder::Name<'_>`.
fn returns_owned_builders(client: &mut [Item]) -> Result<()> {
    for item in client {
        let Item::Impl(implementation) = item else {
            continue;
        };
        for item in &mut implementation.items {
            let ImplItem::Fn(method) = item else {
                continue;
            };
            let ReturnType::Type(_, result) = &mut method.sig.output else {
                continue;
            };
            let Type::Path(path) = &mut **result else {
                continue;
            };
            if path
                .path
                .segments
                .first()
                .is_some_and(|first| first.ident == "builder")
            {
                without_lifetime(&mut path.path)?;
            }
        }
    }
    Ok(())
}

/// Removes the arguments of `Name<'a>`; anything but one lifetime is an error.
fn without_lifetime(path: &mut syn::Path) -> Result<()> {
    let Some(last) = path.segments.last_mut() else {
        return Err(missing("name of a builder"));
    };
    let is_lifetime = matches!(
        &last.arguments,
        PathArguments::AngleBracketed(arguments)
            if arguments.args.len() == 1
                && matches!(arguments.args.first(), Some(GenericArgument::Lifetime(_)))
    );
    if !is_lifetime {
        return Err(missing(&format!(
            "lifetime of the builder `{}`",
            last.ident
        )));
    }
    last.arguments = PathArguments::None;
    Ok(())
}

/// A builder's struct holds a `Client` instead of a reference to one.
fn owns_client(builder: &mut ItemStruct) -> Result<()> {
    let name = builder.ident.to_string();
    let fields = builder.fields.iter_mut();
    let mut clients = fields.filter(|field| field.ident.as_ref().is_some_and(|id| id == "client"));
    match clients.next().map(|field| &mut field.ty) {
        Some(held @ Type::Reference(_)) if has_one_lifetime(&builder.generics) => {
            *held = parse_quote!(super::Client);
        }
        _ => return Err(missing(&format!("borrowed client of the builder `{name}`"))),
    }
    builder.generics = Generics::default();
    Ok(())
}

/// A builder's methods have no lifetime, and `new` clones the client.
fn clones_client(implementation: &mut ItemImpl) -> Result<()> {
    if !has_one_lifetime(&implementation.generics) {
        return Err(missing("lifetime of a builder's methods"));
    }
    implementation.generics = Generics::default();
    match &mut *implementation.self_ty {
        Type::Path(path) => without_lifetime(&mut path.path)?,
        _ => return Err(missing("builder")),
    }
    let new = method(implementation, "new").ok_or_else(|| missing("constructor of a builder"))?;
    match new.sig.inputs.first_mut() {
        Some(FnArg::Typed(client)) if new.block.stmts.len() == 1 => {
            *client.ty = parse_quote!(&super::Client);
        }
        _ => return Err(missing("client of a builder's constructor")),
    }
    let Some(Stmt::Expr(Expr::Struct(made), None)) = new.block.stmts.first_mut() else {
        return Err(missing("value of a builder's constructor"));
    };
    let field = made
        .fields
        .iter_mut()
        .find(|field| matches!(&field.member, syn::Member::Named(name) if name == "client"));
    let field = field.ok_or_else(|| missing("client in a builder's constructor"))?;
    field.expr = parse_quote!(client.clone());
    Ok(())
}

fn has_one_lifetime(generics: &Generics) -> bool {
    generics.params.len() == 1 && generics.lifetimes().count() == 1
}

/// `Debug` of the client: where it goes. The derived one shows all that a
/// `reqwest::Client` of the caller's has, its default headers among it.
fn hide_client(client: &mut ItemStruct) -> Result<Item> {
    let body = quote! {
        formatter.debug_struct("Client").field("baseurl", &self.baseurl).finish_non_exhaustive()
    };
    with_debug(client, &quote!(Client), &body)
}

/// `Debug` of a builder: which parameters it was given, and no value.
fn hide_parameters(builder: &mut ItemStruct) -> Result<Item> {
    let name = builder.ident.clone();
    let text = name.to_string();
    let parameters = builder.fields.iter().filter_map(given);
    let parameters: Vec<TokenStream> = parameters.collect();
    let body = quote! {
        progenitor_client::support::debug_call(formatter, #text, &[#(#parameters),*])
    };
    with_debug(builder, &quote!(#name), &body)
}

/// A parameter's name, and whether it was given. A field that is one is a
/// `Result<Option<T>, String>`, or a `Result<T, String>` where it is required.
fn given(field: &Field) -> Option<TokenStream> {
    let name = field.ident.as_ref()?;
    let held = argument(&field.ty, "Result")?;
    let text = name.unraw().to_string();
    Some(match argument(held, "Option") {
        Some(_) => quote!((#text, !matches!(self.#name, Ok(None)))),
        None => quote!((#text, self.#name.is_ok())),
    })
}

/// The first argument of a type that is written as this one name.
fn argument<'a>(held: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = held else {
        return None;
    };
    let segment = path.path.segments.first()?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    match arguments.args.first() {
        Some(GenericArgument::Type(argument)) if segment.ident == name => Some(argument),
        _ => None,
    }
}

/// A `Debug` with this body in place of the derived one.
fn with_debug(structure: &mut ItemStruct, name: &TokenStream, body: &TokenStream) -> Result<Item> {
    if !without_debug(&mut structure.attrs)? {
        return Err(missing(&format!("`Debug` of `{}`", structure.ident)));
    }
    Ok(parse_quote! {
        impl ::std::fmt::Debug for #name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                #body
            }
        }
    })
}

/// Takes `Debug` out of a derive; whether it was there.
fn without_debug(attributes: &mut Vec<Attribute>) -> Result<bool> {
    let Some(index) = attributes
        .iter()
        .position(|attribute| attribute.path().is_ident("derive"))
    else {
        return Ok(false);
    };
    let derived = attributes
        .remove(index)
        .parse_args_with(Punctuated::<syn::Path, Token![,]>::parse_terminated)
        .map_err(|error| Error::Progenitor(error.to_string()))?;
    let others = derived.iter().filter(|path| !path.is_ident("Debug"));
    let others: Vec<&syn::Path> = others.collect();
    if !others.is_empty() {
        attributes.insert(index, parse_quote!(#[derive(#(#others),*)]));
    }
    Ok(others.len() < derived.len())
}

fn builders(builders: &mut Vec<Item>, document: &Value) -> Result<()> {
    let mut paths: BTreeMap<String, &str> = walk::operations(document)
        .map(|operation| (type_name(&operation.id.to_snake_case()), operation.path))
        .collect();
    let mut debugs = Vec::new();
    for item in builders.iter_mut() {
        match item {
            Item::Struct(builder) => {
                owns_client(builder)?;
                debugs.push(hide_parameters(builder)?);
            }
            Item::Impl(implementation) => {
                let name = implemented(implementation).unwrap_or_default();
                let path = paths.remove(&name);
                let send = method(implementation, "send");
                let (Some(path), Some(send)) = (path, send) else {
                    return Err(missing(&format!("operation of the builder `{name}`")));
                };
                check_path(&mut send.block, path)?;
                clones_client(implementation)?;
            }
            _ => {}
        }
    }
    builders.extend(debugs);
    match paths.keys().next() {
        Some(name) => Err(missing(&format!("builder `{name}`"))),
        None => Ok(()),
    }
}

fn implemented(implementation: &ItemImpl) -> Option<String> {
    match &*implementation.self_ty {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

/// Replaces the address of a call, where its path has parameters:
/// `format!("{}/a/{}", client.baseurl, encode_path(&id.to_string()))`.
fn check_path(send: &mut Block, path: &str) -> Result<()> {
    let names: Vec<&str> = path
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect();
    if names.is_empty() {
        return Ok(());
    }
    let mut addresses = send
        .stmts
        .iter_mut()
        .filter_map(|statement| match statement {
            Stmt::Local(local) => {
                let value = &mut local.init.as_mut()?.expr;
                checked(value, &names).map(|checked| **value = checked)
            }
            _ => None,
        });
    let found = addresses.next();
    found.ok_or_else(|| missing(&format!("address of `{path}`")))
}

fn checked(address: &Expr, names: &[&str]) -> Option<Expr> {
    let Expr::Macro(format) = address else {
        return None;
    };
    let arguments = format
        .mac
        .parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated)
        .ok()?;
    let mut arguments = arguments.into_iter();
    let Expr::Lit(template) = arguments.next()? else {
        return None;
    };
    let Lit::Str(template) = template.lit else {
        return None;
    };
    let template = template.value();
    let base = arguments.next()?;
    let values: Vec<Expr> = arguments.map(encoded).collect::<Option<_>>()?;
    // What stands between the parameters is progenitor's, in which `//` is `/`.
    let mut pieces = template.strip_prefix("{}")?.split("{}");
    let mut path = pieces.next()?.to_owned();
    let pieces: Vec<&str> = pieces.collect();
    if (pieces.len(), values.len()) != (names.len(), names.len()) {
        return None;
    }
    for (name, piece) in names.iter().zip(pieces) {
        path += &format!("{{{name}}}{piece}");
    }
    Some(parse_quote!(progenitor_client::support::address(&#base, #path, &[#(#values),*])?))
}

/// The text of `encode_path(&text)`.
fn encoded(value: Expr) -> Option<Expr> {
    let Expr::Call(call) = value else {
        return None;
    };
    let is_it = matches!(&*call.func, Expr::Path(path) if path.path.is_ident("encode_path"));
    match call.args.into_iter().next() {
        Some(Expr::Reference(text)) if is_it => Some(*text.expr),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use syn::parse_quote;

    use super::adapt;

    /// What becomes of a client with one call, `DELETE /a/{id}`.
    fn outcome(client: syn::ItemMod) -> String {
        let mut file: syn::File = parse_quote!(#client);
        let document = json!({ "paths": { "/a/{id}": { "delete": { "operationId": "drop_a" } } } });
        match adapt(&mut file, &document) {
            Ok(()) => prettyplease::unparse(&file),
            Err(error) => error.to_string(),
        }
    }

    fn client(derive: &syn::Attribute, builder: &syn::ItemMod) -> syn::ItemMod {
        parse_quote! {
            mod client {
                #derive
                pub struct Client { pub(crate) baseurl: String }

                impl Client {
                    pub fn new() {}
                    pub fn new_with_client() {}
                    pub fn drop_a(&self) -> builder::DropA<'_> { builder::DropA::new(self) }
                }

                #builder
            }
        }
    }

    fn builder(address: &syn::Expr) -> syn::ItemMod {
        parse_quote! {
            pub mod builder {
                use super::{encode_path, Error};

                #[derive(Debug)]
                pub struct DropA<'a> { client: &'a super::Client, id: Result<String, String> }

                impl<'a> DropA<'a> {
                    pub fn new(client: &'a super::Client) -> Self {
                        Self { client: client, id: Err("not set".to_string()) }
                    }
                    pub async fn send(self) { let url = #address; }
                }
            }
        }
    }

    #[test]
    fn what_progenitor_has_no_setting_for_is_changed() {
        let address = parse_quote!(format!(
            "{}/a/{}",
            client.baseurl,
            encode_path(&id.to_string()),
        ));
        let text = outcome(client(
            &parse_quote!(#[derive(Clone, Debug)]),
            &builder(&address),
        ));
        for gone in [
            "encode_path",
            "pub fn new()",
            "pub(crate)",
            "derive(Debug",
            "'a",
            "DropA<'",
        ] {
            assert!(!text.contains(gone), "{gone}: {text}");
        }
        for there in [
            "#[derive(Clone)]",
            "pub(super) fn new_with_client",
            "(\"id\", self.id.is_ok())",
            "\"/a/{id}\"",
            "&[id.to_string()]",
            "client: super::Client,",
            "pub fn new(client: &super::Client) -> Self",
            "client: client.clone(),",
            "pub fn drop_a(&self) -> builder::DropA {",
        ] {
            assert!(text.contains(there), "{there}: {text}");
        }
    }

    #[test]
    fn a_text_of_another_form_is_an_error_and_not_left_as_it_is() {
        let fit = parse_quote!(format!(
            "{}/a/{}",
            client.baseurl,
            encode_path(&id.to_string()),
        ));
        let derive = parse_quote!(#[derive(Clone, Debug)]);
        let empty: syn::ItemMod = parse_quote!(
            pub mod builder {}
        );
        for (client, missing) in [
            (
                parse_quote!(
                    mod other {}
                ),
                "module `client`",
            ),
            (
                parse_quote!(
                    mod client {}
                ),
                "struct `Client`",
            ),
            (
                client(&parse_quote!(#[derive(Clone)]), &builder(&fit)),
                "`Debug` of `Client`",
            ),
            (client(&derive, &empty), "builder `DropA`"),
        ] {
            let text = outcome(client);
            assert!(text.contains(missing), "{missing}: {text}");
        }
        let mut owned = builder(&fit);
        for item in owned.content.iter_mut().flat_map(|(_, items)| items) {
            if let syn::Item::Struct(builder) = item {
                builder.generics = syn::Generics::default();
            }
        }
        let text = outcome(client(&derive, &owned));
        assert!(
            text.contains("borrowed client of the builder `DropA`"),
            "{text}"
        );
        let others: [syn::Expr; 3] = [
            parse_quote!(format!("{}/a/{}", client.baseurl, id)),
            parse_quote!(format!(
                "{}/a/{}/{}",
                client.baseurl,
                encode_path(&id),
                encode_path(&id)
            )),
            parse_quote!(client.address(encode_path(&id.to_string()))),
        ];
        for other in others {
            let text = outcome(client(&derive, &builder(&other)));
            assert!(text.contains("address of `/a/{id}`"), "{text}");
        }
    }
}
