//! What the caller says about security where the document says nothing.

use std::fmt;
use std::str::FromStr;

use conversation_apis_codegen::names::{Names, field_name};
use conversation_apis_codegen::walk;
use serde_json::{Map, Value, json};

use super::Unknown;
use super::names::normal;
use crate::Error;

/// A key that the caller named: `header:NAME`, `query:NAME`, `cookie:NAME`, `basic`, `bearer`,
/// or the name of a security scheme of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// Sent in a header, as a query parameter or as a cookie.
    In {
        /// `header`, `query` or `cookie`.
        place: &'static str,
        /// The name of the header, parameter or cookie.
        name: String,
    },
    /// HTTP basic authentication.
    Basic,
    /// A bearer token.
    Bearer,
    /// A scheme of the document.
    Scheme(String),
}

impl FromStr for Key {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let Some((place, name)) = text.split_once(':') else {
            return match text {
                "basic" => Ok(Self::Basic),
                "bearer" => Ok(Self::Bearer),
                "" => Err("a key has no name".to_owned()),
                name => Ok(Self::Scheme(name.to_owned())),
            };
        };
        let place = ["header", "query", "cookie"]
            .into_iter()
            .find(|known| *known == place);
        let is_name =
            |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
        match place {
            Some(place) if is_name(name) => Ok(Self::In {
                place,
                name: name.to_owned(),
            }),
            _ => Err(
                "expected header:NAME, query:NAME, cookie:NAME, basic, bearer, or the name of a security scheme of the document"
                    .to_owned(),
            ),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::In { place, name } => write!(formatter, "{place}:{name}"),
            Self::Basic => formatter.write_str("basic"),
            Self::Bearer => formatter.write_str("bearer"),
            Self::Scheme(name) => formatter.write_str(name),
        }
    }
}

impl Key {
    /// Whether both are sent in the same place. The names of headers have no case.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::In {
                    place: "header",
                    name,
                },
                Self::In {
                    place: "header",
                    name: other,
                },
            ) => name.eq_ignore_ascii_case(other),
            _ => self == other,
        }
    }
}

/// What an overlay adds about security, as the caller stated it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Security {
    /// The new security schemes.
    pub schemes: Map<String, Value>,
    /// The names of all schemes that a request needs.
    pub needed: Vec<String>,
    /// The caller's words.
    pub keys: Vec<Key>,
}

impl Security {
    /// What the overlay adds to the top of the document.
    pub fn update(&self) -> Value {
        let needed = self.needed.iter().map(|name| (name.clone(), json!([])));
        let needed: Map<String, Value> = needed.collect();
        let mut update = json!({ "security": [needed] });
        if !self.schemes.is_empty() {
            update["components"]["securitySchemes"] = self.schemes.clone().into();
        }
        update
    }

    pub(super) fn apply(&self, document: &mut Value) {
        for (name, scheme) in &self.schemes {
            document["components"]["securitySchemes"][name] = scheme.clone();
        }
        document["security"] = self.update()["security"].clone();
    }
}

/// What the caller's keys add. Notes what the document leaves open.
pub(super) fn security(
    document: &Value,
    keys: &[Key],
    unknown: &mut Vec<Unknown>,
) -> Result<Option<Security>, Error> {
    let schemes = document.pointer("/components/securitySchemes");
    let schemes = schemes.and_then(Value::as_object);
    let schemes: Vec<&str> = schemes
        .into_iter()
        .flatten()
        .map(|(name, _)| name.as_str())
        .collect();
    let is_stated = document.get("security").is_some()
        || walk::operations(document).any(|found| found.value.get("security").is_some());
    if keys.is_empty() {
        if schemes.is_empty() || !is_stated {
            unknown.push(open(document, &schemes));
        }
        return Ok(None);
    }
    if is_stated && !schemes.is_empty() {
        return Err(Error(
            "the document states its security; leave out `--keys`, and correct the document with an overlay if it is wrong".to_owned(),
        ));
    }
    let mut names = Names::default();
    for name in &schemes {
        names.claim((*name).to_owned());
    }
    let mut added = Security {
        schemes: Map::new(),
        needed: Vec::new(),
        keys: keys.to_vec(),
    };
    for (index, key) in keys.iter().enumerate() {
        if keys[..index].iter().any(|other| other.is_same(key)) {
            return Err(Error(format!("--keys: `{key}` is given twice")));
        }
        let (wanted, scheme) = match key {
            Key::In { place, name } => (
                field_name(name),
                json!({ "type": "apiKey", "in": place, "name": name }),
            ),
            Key::Basic => (
                "basic".to_owned(),
                json!({ "type": "http", "scheme": "basic" }),
            ),
            Key::Bearer => (
                "bearer".to_owned(),
                json!({ "type": "http", "scheme": "bearer" }),
            ),
            Key::Scheme(name) if schemes.contains(&name.as_str()) => {
                added.needed.push(name.clone());
                continue;
            }
            Key::Scheme(name) => return Err(no_scheme(name, &schemes)),
        };
        let name = names.claim(wanted);
        added.schemes.insert(name.clone(), scheme);
        added.needed.push(name);
    }
    Ok(Some(added))
}

fn no_scheme(name: &str, schemes: &[&str]) -> Error {
    let name = conversation_apis::support::quoted_name(name);
    let are = match schemes.is_empty() {
        true => "it has none".to_owned(),
        false => format!("there are: {}", schemes.join(", ")),
    };
    Error(format!(
        "--keys: the document has no security scheme {name}; {are}. For a new one, write header:NAME, query:NAME, cookie:NAME, basic or bearer"
    ))
}

/// What to look up about security.
fn open(document: &Value, schemes: &[&str]) -> Unknown {
    let text = match (schemes.is_empty(), key_header(document)) {
        (false, _) => format!(
            "which operations need which of the security schemes {}: no `security` says so, so the client sends the first one that it is given",
            schemes.join(", ")
        ),
        (true, Some(header)) => format!(
            "whether the header `{header}`, a parameter of operations, is the key: then start again with `--keys header:{header}`"
        ),
        (true, None) => "how requests are authenticated: the document has no security scheme; if a key is needed, start again with `--keys`".to_owned(),
    };
    Unknown { about: None, text }
}

/// A header parameter whose name is that of a key.
fn key_header(document: &Value) -> Option<String> {
    let operations = walk::operations(document);
    let mut parameters = operations.flat_map(|found| {
        let parameters = found.parameters(document).into_iter();
        let headers = parameters.filter(|(_, parameter)| parameter["in"] == "header");
        let names = headers.filter_map(|(_, parameter)| parameter["name"].as_str());
        names.map(str::to_owned).collect::<Vec<_>>()
    });
    parameters.find(|name| {
        let name = normal(name);
        [
            "apikey",
            "xapikey",
            "xauthtoken",
            "accesstoken",
            "xaccesstoken",
            "apitoken",
            "authtoken",
            "apiaccesstoken",
        ]
        .contains(&name.as_str())
    })
}
