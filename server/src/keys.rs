//! The keys that the harness uses for its own servers, and where the document says that
//! keys are sent.

use std::collections::BTreeSet;

use base64::prelude::{BASE64_STANDARD, Engine};
use conversation_apis_codegen::{Pointer, walk};
use hyper::HeaderMap;
use reqwest::Url;
use serde_json::Value;

use crate::document::{Contract, Operation};

/// The first key. All others start with it. It is not a real key.
pub const KEY: &str = "contract-key-0123456789";

/// A security scheme of the document, and where its key is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    pub name: String,
    pub place: Place,
}

/// Where a key is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Header(String),
    Query(String),
    Cookie(String),
    /// `Authorization: Basic …`
    Basic,
    /// `Authorization`, after a word.
    Authorization(String),
    /// The TLS connection.
    Tls,
}

/// The schemes, in the order of the document. A reference to another scheme is not a scheme of
/// its own, and neither is one that cannot be sent.
pub fn schemes(contract: &Contract) -> Vec<Scheme> {
    let document = &contract.document.value;
    let schemes = document.pointer("/components/securitySchemes");
    let schemes = schemes.and_then(Value::as_object).into_iter().flatten();
    let schemes = schemes.filter(|(_, scheme)| scheme.get("$ref").is_none());
    schemes
        .filter_map(|(name, scheme)| {
            Some(Scheme {
                name: name.clone(),
                place: place(scheme)?,
            })
        })
        .collect()
}

fn place(scheme: &Value) -> Option<Place> {
    let text = |key: &str| scheme[key].as_str().map(str::to_owned);
    match (scheme["type"].as_str()?, scheme["in"].as_str()) {
        // The names of headers have no case.
        ("apiKey", Some("header")) => {
            text("name").map(|name| Place::Header(name.to_ascii_lowercase()))
        }
        ("apiKey", Some("query")) => text("name").map(Place::Query),
        ("apiKey", Some("cookie")) => text("name").map(Place::Cookie),
        ("http", _) => match text("scheme")? {
            word if word.eq_ignore_ascii_case("basic") => Some(Place::Basic),
            word if word.eq_ignore_ascii_case("bearer") => {
                Some(Place::Authorization("Bearer".to_owned()))
            }
            word => Some(Place::Authorization(word)),
        },
        ("basic", _) => Some(Place::Basic),
        ("oauth2" | "openIdConnect", _) => Some(Place::Authorization("Bearer".to_owned())),
        ("mutualTLS", _) => Some(Place::Tls),
        _ => None,
    }
}

impl Place {
    /// The place in a message.
    pub fn label(&self) -> &str {
        match self {
            Self::Header(name) | Self::Query(name) | Self::Cookie(name) => name,
            Self::Basic | Self::Authorization(_) => "Authorization",
            Self::Tls => "the TLS connection",
        }
    }

    /// What holds one key: a header, a parameter, a cookie or the connection.
    fn holder(&self) -> (&str, &str) {
        match self {
            Self::Header(name) => ("header", name),
            Self::Query(name) => ("query", name),
            Self::Cookie(name) => ("cookie", name),
            Self::Basic | Self::Authorization(_) => ("header", "authorization"),
            Self::Tls => ("connection", ""),
        }
    }

    /// A key as it is sent there. Empty for a client certificate, which no request shows.
    pub fn sent(&self, key: &str) -> String {
        match self {
            Self::Header(_) | Self::Query(_) | Self::Cookie(_) => key.to_owned(),
            Self::Authorization(word) => format!("{word} {key}"),
            Self::Basic => {
                let colon = if key.contains(':') { "" } else { ":" };
                let text = format!("{key}{colon}");
                format!("Basic {}", BASE64_STANDARD.encode(text))
            }
            Self::Tls => String::new(),
        }
    }
}

impl Place {
    /// The key that a request has there, as the client was given it.
    pub fn read(&self, headers: &HeaderMap, query: &str) -> Option<String> {
        let header = |name: &str| headers.get(name)?.to_str().ok().map(str::to_owned);
        let authorization = |wanted: &str| {
            let text = header("authorization")?;
            let (word, key) = text.split_once(' ')?;
            word.eq_ignore_ascii_case(wanted).then(|| key.to_owned())
        };
        match self {
            Self::Header(name) => header(name),
            Self::Query(name) => {
                let url = Url::parse(&format!("http://localhost/?{query}")).ok()?;
                let mut pairs = url.query_pairs();
                pairs
                    .find(|(sent, _)| sent == name)
                    .map(|(_, key)| key.into_owned())
            }
            Self::Cookie(name) => {
                let text = header("cookie")?;
                let mut pairs = text.split("; ").filter_map(|pair| pair.split_once('='));
                pairs
                    .find(|(sent, _)| sent == name)
                    .map(|(_, key)| key.to_owned())
            }
            Self::Authorization(word) => authorization(word),
            Self::Basic => {
                let text = BASE64_STANDARD.decode(authorization("basic")?).ok()?;
                String::from_utf8(text).ok()
            }
            // Loopback has no TLS, and so no certificate to check.
            Self::Tls => Some("certificate".to_owned()),
        }
    }
}

/// A key for each of [`schemes`]. All keys are different. A scheme that no operation uses, and
/// a client certificate, get an empty key, which no client is given.
pub fn keys(contract: &Contract) -> Vec<String> {
    let document = &contract.document.value;
    let operations = walk::operations(document).map(|found| found.value);
    let holders = std::iter::once(document).chain(operations);
    let alternatives = holders.flat_map(|holder| alternatives(contract, holder));
    let used: BTreeSet<usize> = alternatives.flatten().collect();
    let key = |(index, scheme): (usize, Scheme)| match (used.contains(&index), index) {
        _ if scheme.place == Place::Tls => String::new(),
        (false, _) => String::new(),
        (true, 0) => KEY.to_owned(),
        (true, index) => format!("{KEY}-{index}"),
    };
    schemes(contract).into_iter().enumerate().map(key).collect()
}

/// The alternatives of an operation, or of the document without one: the positions of their
/// schemes. Without any, no key is sent.
pub fn needed(contract: &Contract, operation: Option<&Operation<'_>>) -> Vec<Vec<usize>> {
    let own = operation.map(|operation| contract.get(&operation.at));
    let own = own.filter(|own| own.get("security").is_some());
    let document = &contract.document.value;
    alternatives(contract, own.unwrap_or(document))
}

/// The alternatives that an object states. An alternative with a scheme that cannot be sent is
/// none. If the document states no requirement at all, each scheme is one.
fn alternatives(contract: &Contract, holder: &Value) -> Vec<Vec<usize>> {
    let schemes = schemes(contract);
    let document = &contract.document.value;
    let mut operations = walk::operations(document);
    let is_stated = document.get("security").is_some()
        || operations.any(|found| found.value.get("security").is_some());
    if !is_stated {
        return (0..schemes.len()).map(|index| vec![index]).collect();
    }
    let alternatives = holder["security"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_object);
    let positions = alternatives.filter_map(|alternative| {
        let names = alternative.keys().map(|name| {
            let name = target(document, name);
            schemes.iter().position(|scheme| scheme.name == name)
        });
        names.collect::<Option<Vec<usize>>>()
    });
    positions
        .flat_map(|alternative| divided(&alternative, &schemes))
        .collect()
}

/// Alternatives in place of one with several schemes in the same place of a request, which holds
/// one key.
fn divided(alternative: &[usize], schemes: &[Scheme]) -> Vec<Vec<usize>> {
    let place = |index: usize| schemes.get(index).map(|scheme| scheme.place.holder());
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for index in alternative.iter().copied() {
        let mut others = groups.iter_mut();
        match others.find(|group| group.iter().any(|other| place(*other) == place(index))) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    let most = groups.iter().map(Vec::len).max().unwrap_or(1);
    let chosen = |at: usize| {
        let groups = groups.iter();
        let keys = groups.filter_map(|group| group.get(at).or(group.last()).copied());
        keys.collect()
    };
    (0..most).map(chosen).collect()
}

/// The name of the scheme that a name stands for.
fn target(document: &Value, name: &str) -> String {
    let at = Pointer::from("#/components/securitySchemes").join(name);
    let scheme = document.pointer(at.as_str()).unwrap_or(&Value::Null);
    let found = walk::follow(document, scheme, &at);
    let found = found.ok().and_then(|(place, _)| place.last());
    found.unwrap_or_else(|| name.to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::path::Path;

    use conversation_apis_codegen::Document;
    use hyper::HeaderMap;
    use hyper::header::HeaderValue;

    use super::{KEY, Place, keys, needed, schemes};
    use crate::document::Contract;

    fn security() -> Contract {
        let generated = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/generated");
        let document = Document::read(&generated.join("security.yaml")).unwrap();
        Contract::of(document).unwrap()
    }

    #[test]
    fn each_operation_needs_the_schemes_that_the_document_states_for_it() {
        let contract = security();
        let schemes = schemes(&contract);
        let operations = contract.operations().unwrap();
        let names = |id: &str| {
            let operation = operations.iter().find(|operation| operation.id == id);
            let needed = needed(&contract, Some(operation.unwrap())).into_iter();
            let names = needed.map(|one| {
                one.iter()
                    .map(|index| schemes[*index].name.as_str())
                    .collect()
            });
            names.collect::<Vec<Vec<&str>>>()
        };
        assert_eq!(names("root"), [vec!["user"], vec!["key", "app"]]);
        assert_eq!(names("open"), Vec::<Vec<&str>>::new());
        assert_eq!(names("optional"), [vec!["basic"], vec![]]);
        assert_eq!(names("alias"), [["user"]]);
        assert_eq!(names("both"), [["bearer", "query"]]);
        let clash = [["basic", "query"], ["bearer", "query"], ["raw", "query"]];
        assert_eq!(names("clash"), clash);
    }

    #[test]
    fn the_harness_has_a_key_for_each_scheme_that_an_operation_uses() {
        let contract = security();
        let keys = keys(&contract);
        for (scheme, key) in schemes(&contract).iter().zip(&keys) {
            let has_none = scheme.name == "never used" || scheme.place == Place::Tls;
            assert_eq!(key.is_empty(), has_none, "{}", scheme.name);
        }
        assert_eq!(keys[0], KEY);
    }

    #[test]
    fn a_key_is_read_from_where_it_is_sent() {
        let mut headers = HeaderMap::new();
        let mut set = |name: &'static str, value: String| {
            headers.insert(name, HeaderValue::try_from(value).unwrap())
        };
        set("x-key", Place::Header("x-key".to_owned()).sent("k"));
        set("cookie", "language=en; session=k".to_owned());
        set("authorization", Place::Basic.sent("user:pass"));
        for (place, expected) in [
            (Place::Header("x-key".to_owned()), Some("k")),
            (Place::Cookie("session".to_owned()), Some("k")),
            (Place::Query("api key".to_owned()), Some("a&b")),
            (Place::Basic, Some("user:pass")),
            (Place::Authorization("Bearer".to_owned()), None),
            (Place::Header("x-app".to_owned()), None),
        ] {
            let read = place.read(&headers, "x=1&api%20key=a%26b");
            assert_eq!(read.as_deref(), expected, "{place:?}");
        }
        headers.insert("authorization", HeaderValue::from_static("bearer k"));
        let bearer = Place::Authorization("Bearer".to_owned());
        assert_eq!(bearer.read(&headers, "").as_deref(), Some("k"));
    }
}
