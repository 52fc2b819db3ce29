//! Writes the client and its builders.
//!
//! Each builder holds a `Call` of the runtime, and each of its methods makes one call of the
//! runtime. So another operation adds few lines and compiles quickly.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::{format_ident, quote};
use serde_json::Value;

use super::adapt::{Method, Output, Setter, plain};
use super::docs;
use super::markdown::lines;
use super::model::Model;
use super::operations::{Messages, Operation, range};
use crate::names::field_name;
use crate::{Error, Result};

/// How names of the runtime and of `std` are written next to builders, because a builder may
/// have the same name.
pub(super) struct Names {
    builders: BTreeSet<String>,
}

/// The names of the runtime that builders use.
const RUNTIME: [&str; 7] = [
    "Body",
    "ByteStream",
    "Call",
    "DocumentedError",
    "Error",
    "Operation",
    "ResponseValue",
];

impl Names {
    pub(super) fn of(operations: &[Operation<'_>]) -> Self {
        let builders = operations
            .iter()
            .map(|operation| operation.method.builder.to_string());
        Self {
            builders: builders.collect(),
        }
    }

    fn runtime(&self, name: &str) -> TokenStream {
        let ident = format_ident!("{name}");
        match self.builders.contains(name) {
            true => quote!(progenitor_client::#ident),
            false => quote!(#ident),
        }
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
        let names = RUNTIME
            .into_iter()
            .filter(|name| !self.builders.contains(*name));
        let runtime = imports(&quote!(progenitor_client), names, tokens);
        let types = imports(&quote!(super), ["types"].into_iter(), tokens);
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
}

pub(super) fn tokens(
    document: &Value,
    operations: &[Operation<'_>],
    model: &Model<'_>,
) -> Result<Written> {
    let names = Names::of(operations);
    let messages = Messages::of(operations, model)?;
    let context = Context {
        document,
        model,
        names: &names,
        messages: &messages,
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
    Ok(Written { client, builders })
}

/// What all builders need.
struct Context<'a> {
    document: &'a Value,
    model: &'a Model<'a>,
    names: &'a Names,
    messages: &'a Messages,
}

impl Operation<'_> {
    fn builder(&self, context: &Context<'_>) -> Result<TokenStream> {
        let names = context.names;
        let builder = &self.method.builder;
        let (call, result) = (names.runtime("Call"), names.std("Result"));
        let (value, error) = (names.runtime("ResponseValue"), names.runtime("Error"));
        let mut derives = quote!(Debug);
        if self.method.is_clone {
            derives = quote!(Clone, Debug);
        }
        let operation = self.entry(context)?;
        let setters = self.setters(context)?;
        let (answer, send) = match &self.method.output {
            Output::Empty => (quote!(()), quote!(empty)),
            Output::Bytes => (names.runtime("ByteStream"), quote!(bytes)),
            Output::Json(of) => (plain(of, names), quote!(json)),
        };
        let documentation = lines(&docs::builder(self, context.document));
        let send_documentation = lines(&docs::send(self));
        Ok(quote! {
            #documentation
            #[derive(#derives)]
            pub struct #builder(pub(super) #call);

            impl #builder {
                #operation
                #setters

                #send_documentation
                pub async fn send(self) -> #result<#value<#answer>, #error> {
                    self.0.#send().await
                }
            }
        })
    }

    /// The facts of the operation, for the runtime.
    fn entry(&self, context: &Context<'_>) -> Result<TokenStream> {
        let operation = context.names.runtime("Operation");
        let documented = context.names.runtime("DocumentedError");
        let (id, path) = (self.found.id, self.found.path);
        let method = self.found.method.to_uppercase();
        let required = self.method.setters.iter().filter(|setter| setter.required);
        let required: Vec<String> = required.map(|setter| setter.name.to_string()).collect();
        let parameters = self.parameters(context.document);
        let renamed = parameters
            .iter()
            .filter(|parameter| parameter.setter != parameter.wire);
        let renamed = renamed.map(|parameter| {
            let (wire, setter) = (parameter.wire, &parameter.setter);
            quote!((#wire, #setter))
        });
        let renamed: Vec<TokenStream> = renamed.collect();
        let page_size = match self.page_size(context.document, context.model)? {
            Some((name, maximum)) => {
                let maximum = Literal::i64_unsuffixed(maximum);
                quote!(page_size: Some((#name, #maximum)),)
            }
            None => TokenStream::new(),
        };
        let success = self.successes()?;
        let success = success.into_iter().map(range);
        let mut errors = Vec::new();
        for error in self.errors(context.model)? {
            let status = range(error.status);
            let message = context.messages.name(error.schema.as_deref());
            errors.push(quote!(#documented::new(#status, #message)));
        }
        // The runtime has defaults for facts that most operations do not have.
        let required = (!required.is_empty()).then(|| quote!(required: &[#(#required),*],));
        let renamed = (!renamed.is_empty()).then(|| quote!(setters: &[#(#renamed),*],));
        let errors = (!errors.is_empty()).then(|| quote!(errors: &[#(#errors),*],));
        Ok(quote! {
            pub(super) const OPERATION: #operation = #operation {
                id: #id,
                method: #method,
                path: #path,
                success: &[#(#success),*],
                #required
                #renamed
                #page_size
                #errors
                ..#operation::NONE
            };
        })
    }

    fn setters(&self, context: &Context<'_>) -> Result<TokenStream> {
        let names = context.names;
        let mut tokens = TokenStream::new();
        let mut known = Vec::new();
        for parameter in self.parameters(context.document) {
            let setter = self.method.setter(&parameter.setter)?;
            let wire = parameter.wire;
            let place = match parameter.value["in"].as_str() {
                Some("path") => quote!(path),
                Some("query") => quote!(query),
                _ => quote!(header),
            };
            let documentation = lines(&docs::setter(self, &parameter, setter, context.model));
            let body = quote!(Self(self.0.#place(#wire, value)));
            tokens.extend(written(
                setter,
                &plain(&setter.converts_to, names),
                names,
                &documentation,
                &body,
            ));
            known.push(parameter.setter);
        }
        if let Some(body) = self.found.value.get("requestBody") {
            let setter = self.method.setter("body")?;
            let (converts_to, call) = body_setter(setter, body, names)?;
            let documentation = lines(&docs::body(body, setter));
            let call = quote!(Self(self.0.#call));
            tokens.extend(written(setter, &converts_to, names, &documentation, &call));
            known.push("body".to_owned());
        }
        self.method.check_setters(&known)?;
        Ok(tokens)
    }

    /// The parameters, in the order of progenitor's setters.
    pub(super) fn parameters<'d>(&'d self, document: &'d Value) -> Vec<Parameter<'d>> {
        let found = self.found.parameters(document).into_iter();
        let mut parameters: Vec<Parameter<'_>> = found
            .map(|(_, value)| {
                let wire = value["name"].as_str().unwrap_or_default();
                let setter = field_name(wire);
                Parameter {
                    wire,
                    setter,
                    value,
                }
            })
            .collect();
        let setters = &self.method.setters;
        parameters.sort_by_key(|parameter| {
            setters
                .iter()
                .position(|setter| setter.name == parameter.setter)
        });
        parameters
    }
}

/// A parameter of an operation.
pub(super) struct Parameter<'a> {
    /// Its name in the request.
    pub wire: &'a str,
    /// The name of its setter.
    pub setter: String,
    /// What the document says about it.
    pub value: &'a Value,
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

/// The type that a body is converted to, and the method of `Call` that sets it.
fn body_setter(setter: &Setter, body: &Value, names: &Names) -> Result<(TokenStream, TokenStream)> {
    let kinds = body["content"].as_object().into_iter().flatten();
    let kinds: Vec<&str> = kinds.map(|(kind, _)| kind.as_str()).collect();
    let [kind] = kinds.as_slice() else {
        return Err(Error::Progenitor(
            "it has a body of several media types".to_owned(),
        ));
    };
    let plain = plain(&setter.converts_to, names);
    Ok(match kind.split(';').next().unwrap_or_default().trim() {
        "application/json" => (plain, quote!(json_body(value))),
        "application/x-www-form-urlencoded" => (plain, quote!(form_body(value))),
        "application/octet-stream" => (names.runtime("Body"), quote!(bytes_body(value))),
        _ => (names.std("String"), quote!(text_body(#kind, value))),
    })
}
