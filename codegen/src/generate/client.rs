//! Writes the client and its builders.
//!
//! Each builder holds a `Call` of the runtime, and each of its methods makes one call of the
//! runtime. So another operation adds few lines and compiles quickly.

mod body;
mod facts;
mod parameters;
mod response;

use std::cell::RefCell;
use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{format_ident, quote};
use serde_json::Value;

use super::adapt::{Method, Setter};
use super::credentials::Schemes;
use super::docs;
use super::markdown::lines;
use super::model::Model;
use super::operations::{Messages, Operation};
use super::rules::RuleTables;
use crate::{Error, Result};

pub(super) use self::body::{Body, bodies};
pub(super) use self::facts::field;

/// How names of the runtime and of `std` are written next to builders, because a builder may
/// have the same name.
pub(super) struct Names {
    builders: BTreeSet<String>,
    /// The names of the runtime that are written without their path.
    imported: RefCell<BTreeSet<&'static str>>,
}

impl Names {
    pub(super) fn of(operations: &[Operation<'_>]) -> Self {
        let builders = operations
            .iter()
            .map(|operation| operation.method.builder.to_string());
        Self {
            builders: builders.collect(),
            imported: RefCell::default(),
        }
    }

    /// The name of the enum with the successes of an operation.
    fn successes(&self, builder: &Ident) -> Ident {
        let mut name = format!("{builder}Success");
        while self.builders.contains(&name) {
            name.push('s');
        }
        format_ident!("{name}")
    }

    /// A name of the runtime. It is imported unless a builder has it.
    fn runtime(&self, name: &'static str) -> TokenStream {
        let ident = format_ident!("{name}");
        if self.builders.contains(name) {
            return quote!(progenitor_client::#ident);
        }
        self.imported.borrow_mut().insert(name);
        quote!(#ident)
    }

    pub(super) fn std(&self, name: &str) -> TokenStream {
        let ident = format_ident!("{name}");
        match (self.builders.contains(name), name) {
            (false, _) => quote!(#ident),
            (true, "String") => quote!(::std::string::String),
            (true, "Vec") => quote!(::std::vec::Vec),
            (true, "Option") => quote!(::std::option::Option),
            (true, "Result") => quote!(::std::result::Result),
            (true, _) => quote!(::std::convert::#ident),
        }
    }

    /// The imports that the module of the builders needs.
    fn imports(&self, tokens: &TokenStream) -> TokenStream {
        let names = self.imported.borrow();
        let names = names.iter().copied();
        let runtime = imports(&quote!(progenitor_client), names, tokens);
        let own = ["multipart", "rules", "types"].into_iter();
        let types = imports(&quote!(super), own, tokens);
        quote!(#runtime #types)
    }
}

/// Imports those names that the tokens use.
pub(super) fn imports(
    from: &TokenStream,
    names: impl Iterator<Item = &'static str>,
    tokens: &TokenStream,
) -> TokenStream {
    let mut used = BTreeSet::new();
    idents(tokens, &mut used);
    let names = names.filter(|name| used.contains(*name));
    let names: Vec<_> = names.map(|name| format_ident!("{name}")).collect();
    match names.as_slice() {
        [] => TokenStream::new(),
        [name] => quote!(use #from::#name;),
        names => quote!(use #from::{#(#names),*};),
    }
}

/// The identifiers of these tokens that do not follow a `::`.
fn idents(tokens: &TokenStream, found: &mut BTreeSet<String>) {
    let mut colons = 0;
    for token in tokens.clone() {
        match &token {
            TokenTree::Ident(ident) if colons < 2 => {
                found.insert(ident.to_string());
            }
            TokenTree::Group(group) => idents(&group.stream(), found),
            _ => {}
        }
        colons = match &token {
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons + 1,
            _ => 0,
        };
    }
}

/// The client, and the module of its builders.
pub(super) struct Written {
    pub client: TokenStream,
    pub builders: TokenStream,
    /// The module of the rules that builders refer to.
    pub rules: String,
}

pub(super) fn tokens(
    document: &Value,
    operations: &[Operation<'_>],
    model: &Model<'_>,
    schemes: &Schemes<'_>,
) -> Result<Written> {
    let names = Names::of(operations);
    let messages = Messages::of(operations, model)?;
    let rules = RuleTables::of(document);
    let context = Context {
        document,
        model,
        names: &names,
        messages: &messages,
        rules: &rules,
        schemes,
    };
    let mut methods = TokenStream::new();
    let mut builders = TokenStream::new();
    for operation in operations {
        let Method {
            function, builder, ..
        } = &operation.method;
        let documentation = lines(&docs::method(operation));
        methods.extend(quote! {
            #documentation
            pub fn #function(&self) -> builder::#builder {
                builder::#builder(Call::new(&self.0, &builder::#builder::OPERATION))
            }
        });
        builders.extend(operation.builder(&context)?);
    }
    methods.extend(request(operations));
    let messages = messages.tokens();
    let imports = names.imports(&quote!(#builders));
    let documentation = lines(&docs::client(document));
    let client = quote! {
        #documentation
        #[derive(Clone, Debug)]
        pub struct Client(Session);

        impl Client {
            #methods
        }
    };
    let builders = quote! {
        #[doc = " A builder for each operation: its setters are the parameters, `send` makes the call."]
        pub mod builder {
            #imports
            #messages
            #builders
        }
    };
    Ok(Written {
        client,
        builders,
        rules: rules.text(),
    })
}

/// The method that starts a request that the document does not have.
fn request(operations: &[Operation<'_>]) -> TokenStream {
    let is_taken = |name: &str| operations.iter().any(|known| known.method.function == name);
    let mut free = ["request", "raw_request", "send_request"].into_iter();
    let name = free.find(|name| !is_taken(name));
    let name = format_ident!("{}", name.unwrap_or("request_without_operation"));
    let documentation = lines(docs::REQUEST);
    quote! {
        #documentation
        pub fn #name(&self, method: Method, path: impl Into<String>) -> RawRequest {
            RawRequest::new(self, method, path)
        }
    }
}

/// What all builders need.
struct Context<'a> {
    document: &'a Value,
    model: &'a Model<'a>,
    names: &'a Names,
    messages: &'a Messages,
    rules: &'a RuleTables<'a>,
    schemes: &'a Schemes<'a>,
}

impl Operation<'_> {
    fn builder(&self, context: &Context<'_>) -> Result<TokenStream> {
        let names = context.names;
        let builder = &self.method.builder;
        let call = names.runtime("Call");
        let mut derives = quote!(Debug);
        let bodies = bodies(&self.found, context.document);
        let once = bodies.iter().find(|body| body.is_read_once());
        if let (Some(body), true) = (once, self.pagination.is_some()) {
            let at = self.found.at.join("requestBody").join("content");
            let text =
                "a list cannot be walked with a body that may be a file; remove it with an overlay";
            return Err(Error::at(&at.join(body.media_type), text));
        }
        if self.method.is_clone && once.is_none() {
            derives = quote!(Clone, Debug);
        }
        let operation = self.entry(context)?;
        let setters = self.setters(context)?;
        let documentation = lines(&docs::builder(self, context.document, context.schemes));
        let response = self.response(context)?;
        let (methods, successes) = (&response.methods, &response.successes);
        Ok(quote! {
            #documentation
            #[derive(#derives)]
            pub struct #builder(pub(super) #call);

            impl #builder {
                #operation
                #setters
                #methods
            }

            #successes
        })
    }
}

fn written(
    setter: &Setter,
    converts_to: &TokenStream,
    names: &Names,
    documentation: &TokenStream,
    body: &TokenStream,
) -> TokenStream {
    let (name, try_into) = (&setter.name, names.std("TryInto"));
    quote! {
        #documentation
        pub fn #name(self, value: impl #try_into<#converts_to>) -> Self {
            #body
        }
    }
}
