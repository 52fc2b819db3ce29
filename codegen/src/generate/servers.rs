//! Writes the servers of a document.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::docs::{paragraphs, sentence, text};
use super::markdown::{code, lines};
use crate::extension::{NAME, SEND_CREDENTIALS, TEMPLATE};
use crate::names::{Names, field_name, type_name};
use crate::walk;

/// The constants of the provider.
pub(super) fn facts(document: &Value) -> TokenStream {
    let servers = list(document).map(url);
    let templates = list(document).filter_map(|server| server[TEMPLATE].as_str());
    let templates: Vec<&str> = templates.collect();
    let templates = (!templates.is_empty())
        .then(|| quote!(const SERVER_TEMPLATES: &'static [&'static str] = &[#(#templates),*];));
    quote! {
        const SERVERS: &'static [&'static str] = &[#(#servers),*];
        #templates
    }
}

/// The servers that an operation has of its own, for its facts. `None` if it has none.
pub(super) fn own(operation: &Value, server: &TokenStream) -> Option<TokenStream> {
    let servers = list(operation).map(|stated| {
        let url = url(stated);
        match stated[SEND_CREDENTIALS] == true {
            true => quote!(#server::new(#url)),
            false => quote!(#server::new(#url).without_credentials()),
        }
    });
    let servers: Vec<TokenStream> = servers.collect();
    (!servers.is_empty()).then(|| quote!(&[#(#servers),*]))
}

/// The documentation of an operation's own server. Empty if it has none.
pub(super) fn documentation(operation: &Value) -> String {
    let Some(server) = list(operation).next() else {
        return String::new();
    };
    let credentials = match server[SEND_CREDENTIALS] == true {
        true => "",
        false => ", without credentials",
    };
    format!(
        "Sent to the server {}{credentials}, and not to the base URL. \
         [`ClientBuilder::override_server`](progenitor_client::ClientBuilder::override_server) \
         sends it elsewhere.",
        code(url(server))
    )
}

/// The names that the text of the module uses.
const SCOPE: [&str; 11] = [
    "BaseUrl",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Eq",
    "From",
    "Into",
    "PartialEq",
    "ServerUrl",
    "String",
];

/// A module with a constant for each server, and a type for each one that has variables.
pub(super) fn tokens(document: &Value) -> TokenStream {
    let mut names = Names::reserving(&SCOPE);
    let numbered = list(document).enumerate();
    let root = numbered.map(|(index, server)| (format!("Server{}", index + 1), server));
    let own = walk::operations(document).flat_map(|found| {
        let name = format!("{} Server", found.id);
        list(found.value).map(move |server| (name.clone(), server))
    });
    let constants = constants(document, &mut names);
    let (mut seen, mut types) = (Vec::new(), TokenStream::new());
    for (fallback, server) in root.chain(own) {
        let Some(template) = server[TEMPLATE].as_str() else {
            continue;
        };
        if !seen.contains(&server) {
            seen.push(server);
            let name = names.claim(name(server, &fallback));
            types.extend(server_type(server, template, &name, &mut names));
        }
    }
    let imports = (!types.is_empty()).then(|| {
        quote!(
            use progenitor_client::{BaseUrl, ServerUrl};
        )
    });
    quote! {
        #[doc = " The servers of the document, for"]
        #[doc = " [`ClientBuilder::base_url`](progenitor_client::ClientBuilder::base_url)."]
        pub mod servers {
            #imports

            #constants
            #types
        }
    }
}

/// A constant for each server of the document with a whole URL and without variables.
fn constants(document: &Value, names: &mut Names) -> TokenStream {
    let all: Vec<&Value> = list(document).collect();
    let mut constants = TokenStream::new();
    for (index, server) in all.iter().enumerate() {
        let url = url(server);
        if server[TEMPLATE].is_string() || !url.starts_with("http") {
            continue;
        }
        // A document with one server means the one that everybody uses.
        let fallback = match all.len() {
            1 => "PRODUCTION".to_owned(),
            _ => format!("SERVER_{}", index + 1),
        };
        let name = format_ident!("{}", names.claim(constant_name(server).unwrap_or(fallback)));
        let default = match index {
            0 => "It is the default of a client.",
            _ => "",
        };
        let documentation = lines(&paragraphs(&[
            format!("The server {}.", code(url)),
            sentence(text(server, "description")),
            default.to_owned(),
        ]));
        constants.extend(quote! {
            #documentation
            pub const #name: &str = #url;
        });
    }
    constants
}

/// The name of a constant: the first words of what the document calls the server, without the
/// word `server` and what follows it. `Sandbox server (for partners)` is `SANDBOX`.
fn constant_name(server: &Value) -> Option<String> {
    let words = words(server)
        .split(|char: char| !char.is_alphanumeric())
        .take_while(|word| !word.is_empty() && !word.eq_ignore_ascii_case("server"));
    let words: Vec<&str> = words.take(3).collect();
    let starts_well = words
        .first()?
        .starts_with(|char: char| char.is_ascii_alphabetic());
    let name = field_name(&words.join(" ")).to_uppercase();
    starts_well.then(|| name.trim_end_matches('_').to_owned())
}

/// The type of a server with variables, and the enums of its variables.
fn server_type(server: &Value, template: &str, name: &str, names: &mut Names) -> TokenStream {
    let ident = format_ident!("{name}");
    let (methods, enums) = variable_setters(server, template, name, names);
    let documentation = lines(&paragraphs(&[
        format!("The server {}.", code(template)),
        sentence(text(server, "description")),
    ]));
    quote! {
        #documentation
        #[derive(Clone, Debug)]
        pub struct #ident(ServerUrl);

        impl #ident {
            #methods
        }

        impl Default for #ident {
            fn default() -> Self {
                Self::new()
            }
        }

        impl From<#ident> for BaseUrl {
            fn from(server: #ident) -> Self {
                server.0.into()
            }
        }

        #enums
    }
}

/// `new` and a setter for each variable, and the enums of their values.
fn variable_setters(
    server: &Value,
    template: &str,
    name: &str,
    names: &mut Names,
) -> (TokenStream, TokenStream) {
    let variables = server["variables"].as_object().into_iter().flatten();
    let (mut defaults, mut setters, mut enums) = (Vec::new(), Vec::new(), Vec::new());
    let mut methods = Names::reserving(&["new"]);
    for (variable, stated) in variables {
        if let Some(default) = stated["default"].as_str() {
            defaults.push(quote!((#variable, #default)));
        }
        let method = format_ident!("{}", methods.claim(field_name(variable)));
        let documentation = lines(&variable_documentation(stated));
        let values = stated["enum"].as_array().into_iter().flatten();
        let values: Vec<&str> = values.filter_map(Value::as_str).collect();
        let (kind, setter, value) = match values.is_empty() {
            true => (quote!(impl Into<String>), quote!(set), quote!(value)),
            false => {
                let of = names.claim(format!("{name}{}", type_name(variable)));
                let of = format_ident!("{of}");
                enums.push(variable_type(&of, &values, variable));
                (quote!(#of), quote!(choose), quote!(value.as_str()))
            }
        };
        setters.push(quote! {
            #documentation
            pub fn #method(self, value: #kind) -> Self {
                Self(self.0.#setter(#variable, #value))
            }
        });
    }
    let methods = quote! {
        #[doc = " The server with the defaults of its variables."]
        pub fn new() -> Self {
            Self(ServerUrl::new(#template, &[#(#defaults),*]))
        }

        #(#setters)*
    };
    (methods, quote!(#(#enums)*))
}

/// An enum of the values that the document allows for a variable.
fn variable_type(name: &proc_macro2::Ident, values: &[&str], variable: &str) -> TokenStream {
    let mut names = Names::default();
    let variants: Vec<_> = values
        .iter()
        .map(|value| format_ident!("{}", names.claim(type_name(value))))
        .collect();
    let documentation = lines(&format!("The values of the variable {}.", code(variable)));
    let values_documentation = values
        .iter()
        .map(|value| lines(&format!("{}.", code(value))));
    quote! {
        #documentation
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum #name {
            #(
                #values_documentation
                #variants,
            )*
        }

        impl #name {
            #[doc = " The value in the URL."]
            pub fn as_str(self) -> &'static str {
                match self {
                    #(Self::#variants => #values,)*
                }
            }
        }
    }
}

fn variable_documentation(variable: &Value) -> String {
    let default = match variable["default"].as_str() {
        Some(default) => format!("Default: {}.", code(default)),
        None => "Required: it has no default.".to_owned(),
    };
    paragraphs(&[sentence(text(variable, "description")), default])
}

/// The name of a server: what the document calls it, the first words of its description, or
/// the fallback.
fn name(server: &Value, fallback: &str) -> String {
    let words: Vec<&str> = words(server).split_whitespace().take(4).collect();
    match words
        .iter()
        .any(|word| word.chars().any(char::is_alphabetic))
    {
        true => type_name(&words.join(" ")),
        false => type_name(fallback),
    }
}

/// What the document calls a server, or else describes it as.
fn words(server: &Value) -> &str {
    let mut stated = [NAME, "name", "description"].iter();
    let stated = stated.find_map(|key| server[*key].as_str());
    stated.unwrap_or_default()
}

fn list(holder: &Value) -> impl Iterator<Item = &Value> {
    holder["servers"].as_array().into_iter().flatten()
}

fn url(server: &Value) -> &str {
    server["url"].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::tokens;

    #[test]
    fn each_server_has_a_constant_for_any_number_of_servers() {
        let constants = |servers: serde_json::Value| {
            let text = tokens(&json!({ "servers": servers })).to_string();
            let names = text.split("pub const ").skip(1);
            let names = names.filter_map(|rest| rest.split_whitespace().next());
            names.map(str::to_owned).collect::<Vec<_>>()
        };
        let server = |description: &str| json!({ "url": "https://a.example.com", "description": description });
        assert_eq!(constants(json!([])), [""; 0]);
        assert_eq!(
            constants(json!([{ "url": "https://a.example.com" }])),
            ["PRODUCTION"]
        );
        assert_eq!(constants(json!([{ "url": "/v1" }])), [""; 0]);
        let named = [
            server("Production server"),
            server("Sandbox server (for partners)"),
            server("Sandbox"),
            server("3rd"),
            server("type"),
        ];
        let expected = ["PRODUCTION", "SANDBOX", "SANDBOX2", "SERVER_4", "TYPE"];
        assert_eq!(constants(json!(named)), expected);
    }
}
