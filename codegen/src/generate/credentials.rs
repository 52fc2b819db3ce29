//! Writes the security schemes of a document, and the type that collects their credentials.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::docs::{paragraphs, sentence, text};
use super::markdown::{code, lines, list};
use crate::names::{Names, field_name};
use crate::walk;

/// The security schemes of a document.
pub(super) struct Schemes<'a> {
    document: &'a Value,
    schemes: Vec<Scheme<'a>>,
}

struct Scheme<'a> {
    name: &'a str,
    setter: String,
    value: &'a Value,
}

impl<'a> Schemes<'a> {
    pub(super) fn of(document: &'a Value) -> Self {
        let schemes = document.pointer("/components/securitySchemes");
        let schemes = schemes.and_then(Value::as_object).into_iter().flatten();
        let mut names = Names::reserving(&["new", "none"]);
        let schemes = schemes.map(|(name, value)| Scheme {
            name,
            setter: names.claim(field_name(name)),
            value,
        });
        Self {
            schemes: schemes.collect(),
            document,
        }
    }

    /// The constants of the provider.
    pub(super) fn facts(&self) -> TokenStream {
        let schemes = self.schemes.iter().map(|scheme| scheme.fact(self.document));
        let security = self.security(self.document);
        let security = security.unwrap_or_else(|| quote!(&[]));
        quote! {
            const SCHEMES: &'static [Scheme] = &[#(#schemes),*];
            const SECURITY: &'static [&'static [usize]] = #security;
        }
    }

    /// The alternatives that an object states. `None` if it states none.
    pub(super) fn security(&self, holder: &Value) -> Option<TokenStream> {
        let alternatives = holder["security"].as_array()?.iter().map(|alternative| {
            let names = alternative.as_object().into_iter().flatten();
            let positions = names
                .filter_map(|(name, _)| self.schemes.iter().position(|scheme| scheme.name == name));
            let positions = positions.map(Literal::usize_unsuffixed);
            quote!(&[#(#positions),*])
        });
        Some(quote!(&[#(#alternatives),*]))
    }

    /// Whether an operation uses the scheme at a position.
    fn is_used(&self, index: usize) -> bool {
        let operations = walk::operations(self.document).map(|operation| operation.value);
        let holders = operations.chain([self.document]);
        let alternatives = holders.flat_map(|holder| holder["security"].as_array());
        let scheme = self.schemes.get(index);
        alternatives
            .flatten()
            .any(|alternative| scheme.is_some_and(|scheme| alternative.get(scheme.name).is_some()))
    }

    /// What an operation needs, as a sentence.
    pub(super) fn needed(&self, operation: &Value) -> String {
        let own = operation.get("security");
        match self.alternatives(own.or_else(|| self.document.get("security"))) {
            (needs, _) if needs.is_empty() => "Needs no credentials.".to_owned(),
            (needs, true) => format!("Optional credentials: {needs}."),
            (needs, false) => format!("Credentials: {needs}."),
        }
    }

    /// What the operations need that state nothing themselves, as a sentence.
    fn needed_by_default(&self) -> String {
        if self.schemes.is_empty() {
            return "The document has no security schemes.".to_owned();
        }
        match self.alternatives(self.document.get("security")) {
            (needs, _) if needs.is_empty() => {
                "Most operations need no credentials; the others state theirs.".to_owned()
            }
            (needs, true) => format!("Unless an operation states others, optional: {needs}."),
            (needs, false) => format!("Unless an operation states others, it needs: {needs}."),
        }
    }

    /// The alternatives that a `security` states, and whether it allows none of them.
    fn alternatives(&self, security: Option<&Value>) -> (String, bool) {
        let stated = security.and_then(Value::as_array).into_iter().flatten();
        let mut is_optional = false;
        let mut alternatives = Vec::new();
        let mut are_combined = false;
        for alternative in stated.filter_map(Value::as_object) {
            is_optional |= alternative.is_empty();
            let names = alternative.keys().filter_map(|name| {
                let mut schemes = self.schemes.iter();
                let scheme = schemes.find(|scheme| scheme.name == name)?;
                Some(code(&scheme.setter))
            });
            let names: Vec<String> = names.collect();
            are_combined |= names.len() > 1;
            if !names.is_empty() {
                alternatives.push(list(names.into_iter(), "and"));
            }
        }
        let text = match are_combined {
            true => alternatives.join(", or "),
            false => list(alternatives.into_iter(), "or"),
        };
        (text, is_optional)
    }

    /// The type `Credentials`.
    pub(super) fn tokens(&self) -> TokenStream {
        let setters = self.schemes.iter().enumerate();
        let setters = setters.map(|(index, scheme)| scheme.setter(index, self.is_used(index)));
        let title = text(&self.document["info"], "title");
        let title = match title.as_str() {
            "" => "this API",
            title => title,
        };
        let documentation = lines(&paragraphs(&[
            format!("The credentials for {title}."),
            self.needed_by_default(),
            "Give them to [`ClientBuilder::new`](progenitor_client::ClientBuilder::new). `Debug` \
             and logs never show them."
                .to_owned(),
        ]));
        quote! {
            #documentation
            #[derive(Debug, Default)]
            pub struct Credentials(Secrets);

            impl Credentials {
                #[doc = " Starts without credentials. Add those that the calls need."]
                pub fn new() -> Self {
                    // A setter may be named `default`.
                    Self(Secrets::default())
                }

                #[doc = " For a client that only makes calls that need no credentials."]
                pub fn none() -> Self {
                    Self(Secrets::none())
                }

                #(#setters)*
            }

            impl From<Secrets> for Credentials {
                fn from(secrets: Secrets) -> Self {
                    Self(secrets)
                }
            }

            impl From<Credentials> for Secrets {
                fn from(credentials: Credentials) -> Self {
                    credentials.0
                }
            }
        }
    }
}

impl Scheme<'_> {
    fn text(&self, key: &str) -> &str {
        self.value[key].as_str().unwrap_or_default()
    }

    fn is_basic(&self) -> bool {
        self.text("type") == "http" && self.text("scheme").eq_ignore_ascii_case("basic")
    }

    fn is_bearer(&self) -> bool {
        match self.text("type") {
            "http" => self.text("scheme").eq_ignore_ascii_case("bearer"),
            kind => ["oauth2", "openIdConnect"].contains(&kind),
        }
    }

    fn fact(&self, document: &Value) -> TokenStream {
        let (name, wire) = (self.name, self.text("name"));
        let mut fact = match (self.text("type"), self.text("in")) {
            ("apiKey", "query") => quote!(Scheme::query(#name, #wire)),
            ("apiKey", "cookie") => quote!(Scheme::cookie(#name, #wire)),
            ("apiKey", _) => quote!(Scheme::header(#name, #wire)),
            ("mutualTLS", _) => quote!(Scheme::mutual_tls(#name)),
            _ if self.is_basic() => quote!(Scheme::basic(#name)),
            _ if self.is_bearer() => quote!(Scheme::bearer(#name)),
            _ => {
                let word = self.text("scheme");
                quote!(Scheme::authorization(#name, #word))
            }
        };
        if self.setter != self.name {
            let setter = &self.setter;
            fact.extend(quote!(.setter(#setter)));
        }
        if let Some(url) = self.token_url() {
            let scopes = scopes(self.name, document);
            fact.extend(quote!(.tokens(#url, &[#(#scopes),*])));
        }
        fact
    }

    /// Where the document says that client credentials get a token.
    fn token_url(&self) -> Option<&str> {
        let url = self.value.pointer("/flows/clientCredentials/tokenUrl");
        url.and_then(Value::as_str).filter(|url| !url.is_empty())
    }

    fn setter(&self, index: usize, is_used: bool) -> TokenStream {
        let index = Literal::usize_unsuffixed(index);
        let name = format_ident!("{}", self.setter);
        let documentation = lines(&paragraphs(&[
            sentence(text(self.value, "description")),
            self.sent(),
            match is_used {
                true => String::new(),
                false => {
                    "No operation uses it, so a client that is given it cannot be built.".to_owned()
                }
            },
        ]));
        if self.text("type") == "mutualTLS" {
            // The HTTP client has the certificate.
            return TokenStream::new();
        }
        if self.is_basic() {
            return quote! {
                #documentation
                pub fn #name(self, user: impl Into<String>, password: impl Into<String>) -> Self {
                    Self(self.0.basic(#index, user, password))
                }
            };
        }
        if self.is_bearer() {
            return quote! {
                #documentation
                pub fn #name(self, token: impl Into<BearerToken>) -> Self {
                    Self(self.0.token(#index, token))
                }
            };
        }
        quote! {
            #documentation
            pub fn #name(self, key: impl Into<String>) -> Self {
                Self(self.0.text(#index, key))
            }
        }
    }

    /// How the credential is sent.
    fn sent(&self) -> String {
        let (scheme, name) = (code(self.name), code(self.text("name")));
        let source = "A string, a [`TokenSource`](progenitor_client::TokenSource) or \
             [`ClientCredentials`](progenitor_client::ClientCredentials).";
        let sent = match (self.text("type"), self.text("in")) {
            ("apiKey", "query") => format!("Sent as the query parameter {name}."),
            ("apiKey", "cookie") => format!("Sent as the cookie {name}."),
            ("apiKey", _) => format!("Sent as the header {name}."),
            _ if self.is_basic() => "Sent as HTTP basic authentication.".to_owned(),
            _ if self.is_bearer() => {
                let from = match self.token_url() {
                    Some(url) => format!(" The document's token server is {}.", code(url)),
                    None => String::new(),
                };
                format!("{source} Sent as a bearer token.{from}")
            }
            _ => format!(
                "Sent in the header `Authorization`, after the word {}.",
                code(self.text("scheme"))
            ),
        };
        match self.name == self.setter {
            true => sent,
            false => format!("{sent} The document calls it {scheme}."),
        }
    }
}

/// The scopes that the document asks for in requirements of a scheme.
fn scopes<'a>(scheme: &str, document: &'a Value) -> Vec<&'a str> {
    let operations = walk::operations(document).map(|operation| operation.value);
    let holders = std::iter::once(document).chain(operations);
    let scopes = holders.flat_map(|holder| {
        let alternatives = holder["security"].as_array().into_iter().flatten();
        let lists = alternatives.filter_map(|alternative| alternative[scheme].as_array());
        lists.flatten().filter_map(Value::as_str)
    });
    let scopes: BTreeSet<&str> = scopes.collect();
    scopes.into_iter().collect()
}
