//! What the module of a provider says about its document: calls, credentials and servers.

use std::collections::BTreeMap;

use conversation_apis_codegen::generate::{Component, Model};
use conversation_apis_codegen::names::{Names, field_name};
use conversation_apis_codegen::walk;
use serde_json::Value;

use super::guess::Guessed;

/// A call of the client.
pub struct Call {
    /// The method of the client.
    pub function: String,
    /// Method and path.
    pub request: String,
    /// The component that the response is, if it is one with a type.
    pub returns: Option<String>,
    /// How its pages follow each other, if it is a list by a guess.
    pub pages: Option<&'static str>,
}

/// A credential that a constructor takes.
pub struct Credential {
    /// The setter of `Credentials`.
    pub setter: String,
    /// How it is sent.
    pub sent: String,
    /// Its kind.
    pub kind: Kind,
}

/// The kind of a credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Key,
    /// A user and a password.
    Basic,
    /// A token.
    Bearer,
}

/// What the module of a provider says.
pub struct Facts {
    /// The document's title. Empty if it has none.
    pub title: String,
    /// The document's version. Empty if it has none.
    pub version: String,
    /// The version of OpenAPI.
    pub openapi: String,
    /// All calls, in the document's order.
    pub calls: Vec<Call>,
    /// The credentials of the first alternative. Empty if calls need none.
    pub credentials: Vec<Credential>,
    /// Whether the document states other alternatives.
    pub has_alternatives: bool,
    /// The URLs of the document's servers. Empty if the first one has no host.
    pub servers: Vec<String>,
    /// The public modules of the generated text.
    pub modules: Vec<String>,
}

impl Facts {
    /// Reads a document that was generated.
    ///
    /// # Errors
    ///
    /// If the lowered document is not valid.
    pub fn of(guessed: &Guessed) -> Result<Self, crate::Error> {
        let document = &guessed.lowered.document;
        let text = |at: &str| {
            let found = guessed.document.value.pointer(at);
            found.and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        let (credentials, has_alternatives) = credentials(document);
        let servers = document["servers"].as_array().into_iter().flatten();
        let servers = servers.filter_map(|server| server["url"].as_str());
        let servers: Vec<String> = servers.map(str::to_owned).collect();
        // A URL without a host cannot be the default of a client.
        let has_host = |url: &String| url.starts_with("http://") || url.starts_with("https://");
        let is_default = servers.first().is_some_and(has_host);
        let modules = guessed.text.lines().filter_map(|line| {
            let name = line.strip_prefix("pub mod ")?;
            Some(name.trim_end_matches([' ', '{', '}']).to_owned())
        });
        Ok(Self {
            title: text("/info/title"),
            version: text("/info/version"),
            openapi: text("/openapi"),
            calls: calls(guessed)?,
            credentials,
            has_alternatives,
            servers: if is_default { servers } else { Vec::new() },
            modules: modules.collect(),
        })
    }

    /// The first of some names that no call has.
    pub fn free<'n>(&self, names: &[&'n str]) -> Option<&'n str> {
        let is_free = |name: &&&str| !self.calls.iter().any(|call| call.function == **name);
        names.iter().find(is_free).copied()
    }
}

fn calls(guessed: &Guessed) -> Result<Vec<Call>, crate::Error> {
    let document = &guessed.lowered.document;
    let model = Model::of(document)?;
    let calls = walk::operations(document).map(|found| {
        let mut lists = guessed.guesses.lists.iter();
        let list = lists.find(|list| (&*list.method, &*list.path) == (found.method, found.path));
        let responses = found.value["responses"].as_object().into_iter().flatten();
        let bodies = responses.filter_map(|(status, response)| {
            let schema = response.pointer("/content/application~1json/schema")?;
            let name = Model::reference(schema)?;
            let has_type = !matches!(
                model.component_of(&name),
                None | Some(Component::TypeRef(_))
            );
            (!status.starts_with("x-") && has_type).then_some(name)
        });
        Call {
            function: field_name(found.id),
            request: format!("{} {}", found.http_method(), found.path),
            returns: bodies.into_iter().next(),
            pages: list.map(super::guess::List::pages),
        }
    });
    Ok(calls.collect())
}

/// The credentials of the first alternative that needs some, and whether there are others.
fn credentials(document: &Value) -> (Vec<Credential>, bool) {
    let schemes = document.pointer("/components/securitySchemes");
    let schemes = schemes.and_then(Value::as_object).into_iter().flatten();
    let mut names = Names::default();
    for method in ["new", "none"] {
        names.claim(method.to_owned());
    }
    let schemes = schemes.map(|(name, scheme)| {
        let setter = names.claim(field_name(name));
        (name.as_str(), (setter, scheme))
    });
    let schemes: BTreeMap<&str, (String, &Value)> = schemes.collect();
    let own = walk::operations(document).map(|found| &found.value["security"]);
    let stated = std::iter::once(&document["security"]).chain(own);
    let alternatives = stated.flat_map(|security| security.as_array().into_iter().flatten());
    let mut alternatives = alternatives.filter_map(Value::as_object);
    let mut needed = Vec::new();
    let first = alternatives.find(|alternative| {
        let known = alternative
            .keys()
            .filter_map(|name| schemes.get(name.as_str()));
        needed = known.filter_map(credential).collect();
        !needed.is_empty()
    });
    let has_alternatives = match first {
        Some(first) => alternatives.any(|other| !other.is_empty() && other.keys().ne(first.keys())),
        None => false,
    };
    (needed, has_alternatives)
}

/// The credential of a scheme. `None` if the HTTP client has it.
fn credential((setter, scheme): &(String, &Value)) -> Option<Credential> {
    let text = |key: &str| scheme[key].as_str().unwrap_or_default();
    let name = text("name");
    let (kind, sent) = match (text("type"), text("in")) {
        ("mutualTLS", _) => return None,
        ("apiKey", "query") => (Kind::Key, format!("as the query parameter `{name}`")),
        ("apiKey", "cookie") => (Kind::Key, format!("as the cookie `{name}`")),
        ("apiKey", _) => (Kind::Key, format!("in the header `{name}`")),
        ("http", _) if text("scheme").eq_ignore_ascii_case("basic") => {
            (Kind::Basic, "as HTTP basic authentication".to_owned())
        }
        ("http", _) if !text("scheme").eq_ignore_ascii_case("bearer") => {
            (Kind::Key, "in the header `Authorization`".to_owned())
        }
        _ => (Kind::Bearer, "as a bearer token".to_owned()),
    };
    Some(Credential {
        setter: setter.clone(),
        sent,
        kind,
    })
}
