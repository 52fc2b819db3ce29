//! How the value of a parameter, or of a property of a form, becomes text.
//!
//! The styles are those of OpenAPI, which follow RFC 6570. Names and values are
//! percent-encoded; the characters that separate them are not.

use super::tree::Tree;
use crate::path;
use crate::transport::operation::Style;

/// A name and a value of a query, a cookie or a form, percent-encoded.
pub(super) type Pair = (String, String);

/// Why a value has no text.
const NESTED: &str = "has a list or an object inside, which this style cannot send";

/// Which characters of a value are percent-encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encode {
    /// All but letters, digits and `*-._`.
    All,
    /// The same, but not the reserved characters of RFC 3986. `#`, `&` and `+` are encoded
    /// anyway: they would end the value, or arrive as another character.
    Reserved,
    /// Those that a segment of a path cannot have.
    Path,
    /// None: headers are not percent-encoded.
    None,
}

impl Encode {
    fn text(self, text: &str) -> String {
        let kept: &[u8] = match self {
            Self::None => return text.to_owned(),
            Self::Path => return path::encode(text),
            Self::All => b"*-._",
            Self::Reserved => b"*-._~:/?[]@!$'(),;=",
        };
        let mut encoded = String::with_capacity(text.len());
        for byte in text.bytes() {
            match byte.is_ascii_alphanumeric() || kept.contains(&byte) {
                true => encoded.push(char::from(byte)),
                false => encoded.push_str(&format!("%{byte:02X}")),
            }
        }
        encoded
    }
}

/// The pairs of a parameter in a query, a cookie or a form. None if the value is null or an
/// empty list.
///
/// # Errors
///
/// If the style has no form for the value.
pub(super) fn pairs(
    name: &str,
    value: &Tree,
    style: Style,
    explode: bool,
    encode: Encode,
) -> Result<Vec<Pair>, &'static str> {
    let name = || Encode::All.text(name);
    if let Some(text) = value.text() {
        return Ok(vec![(name(), encode.text(text))]);
    }
    let separator = match style {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        Style::DeepObject => return deep(&name(), value, encode),
        Style::Simple | Style::Label | Style::Matrix | Style::Form => ",",
    };
    let values = match value {
        Tree::List(items) => {
            let items = items.iter().map(|item| scalar(item, encode));
            let items: Vec<String> = items.collect::<Result<_, _>>()?;
            if explode {
                return Ok(items.into_iter().map(|item| (name(), item)).collect());
            }
            items
        }
        Tree::Object(properties) => {
            let properties = entries(properties, encode)?;
            if explode {
                return Ok(properties);
            }
            let flat = properties
                .into_iter()
                .flat_map(|(name, value)| [name, value]);
            flat.collect()
        }
        _ => Vec::new(),
    };
    Ok(match values.is_empty() {
        true => Vec::new(),
        false => vec![(name(), values.join(separator))],
    })
}

/// The text of a parameter in a path or a header.
///
/// # Errors
///
/// If the style has no form for the value.
pub(super) fn text(
    name: &str,
    value: &Tree,
    style: Style,
    explode: bool,
    encode: Encode,
) -> Result<String, &'static str> {
    let (start, separator) = match (style, explode) {
        (Style::Label, true) => (".".to_owned(), "."),
        (Style::Label, false) => (".".to_owned(), ","),
        (Style::Matrix, true) => (";".to_owned(), ";"),
        (Style::Matrix, false) => (format!(";{}=", Encode::All.text(name)), ","),
        _ => (String::new(), ","),
    };
    let named = |value: String| match (style, explode) {
        (Style::Matrix, true) => format!("{}={value}", Encode::All.text(name)),
        _ => value,
    };
    let parts: Vec<String> = match value {
        Tree::Null => return Err("is null, which no path or header can have"),
        Tree::List(items) => {
            let items = items.iter().map(|item| scalar(item, encode).map(named));
            items.collect::<Result<_, _>>()?
        }
        Tree::Object(properties) => {
            let properties = entries(properties, encode)?.into_iter();
            match explode {
                true => properties
                    .map(|(name, value)| format!("{name}={value}"))
                    .collect(),
                false => properties.flat_map(|(name, value)| [name, value]).collect(),
            }
        }
        value => vec![named(scalar(value, encode)?)],
    };
    Ok(format!("{start}{}", parts.join(separator)))
}

fn scalar(value: &Tree, encode: Encode) -> Result<String, &'static str> {
    match value {
        Tree::Null => Ok(String::new()),
        value => value.text().map(|text| encode.text(text)).ok_or(NESTED),
    }
}

/// The properties of an object, without those that are null.
fn entries(properties: &[(String, Tree)], encode: Encode) -> Result<Vec<Pair>, &'static str> {
    let name = |name: &str| match encode {
        Encode::None => name.to_owned(),
        _ => Encode::All.text(name),
    };
    let properties = properties.iter().filter(|(_, value)| *value != Tree::Null);
    let properties = properties.map(|(key, value)| Ok((name(key), scalar(value, encode)?)));
    properties.collect()
}

/// The pairs of an object: `name[property]=value`, for each level of nesting one pair of
/// brackets. OpenAPI does not say how lists are sent. They become `name[]=value`, and lists
/// of objects `name[0][property]=value`, as PHP, Rails and `qs` read them.
fn deep(name: &str, value: &Tree, encode: Encode) -> Result<Vec<Pair>, &'static str> {
    let below = |key: &str, value: &Tree| {
        let name = format!("{name}%5B{}%5D", Encode::All.text(key));
        deep(&name, value, encode)
    };
    let mut pairs = Vec::new();
    match value {
        Tree::Null => {}
        Tree::List(items) => {
            let is_flat = items.iter().all(|item| item.text().is_some());
            for (index, item) in items.iter().enumerate() {
                match is_flat {
                    true => pairs.extend(below("", item)?),
                    false => pairs.extend(below(&index.to_string(), item)?),
                }
            }
        }
        Tree::Object(properties) => {
            for (key, value) in properties {
                pairs.extend(below(key, value)?);
            }
        }
        value => pairs.push((name.to_owned(), scalar(value, encode)?)),
    }
    Ok(pairs)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Encode, Tree, pairs, text};
    use crate::transport::operation::Style::{self, *};

    fn tree(json: &str) -> Tree {
        serde_json::from_str(json).unwrap()
    }

    const LIST: &str = r#"["a,b", "c|d e", 3]"#;
    const OBJECT: &str = r#"{"R": 100, "G": "2 0", "none": null}"#;

    #[test]
    fn every_style_of_a_query_is_written_as_openapi_states() {
        let query = |json: &str, style: Style, explode| {
            let pairs = pairs("c o", &tree(json), style, explode, Encode::All);
            let pairs = pairs.unwrap().into_iter();
            let pairs: Vec<String> = pairs
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            pairs.join("&")
        };
        for (json, style, explode, expected) in [
            (r#""a b""#, Form, true, "c%20o=a%20b"),
            ("2.0", Form, true, "c%20o=2"),
            ("null", Form, true, ""),
            ("[]", Form, true, ""),
            ("[]", Form, false, ""),
            (LIST, Form, true, "c%20o=a%2Cb&c%20o=c%7Cd%20e&c%20o=3"),
            (LIST, Form, false, "c%20o=a%2Cb,c%7Cd%20e,3"),
            (LIST, SpaceDelimited, false, "c%20o=a%2Cb%20c%7Cd%20e%203"),
            (LIST, PipeDelimited, false, "c%20o=a%2Cb%7Cc%7Cd%20e%7C3"),
            (
                LIST,
                DeepObject,
                true,
                "c%20o%5B%5D=a%2Cb&c%20o%5B%5D=c%7Cd%20e&c%20o%5B%5D=3",
            ),
            (OBJECT, Form, true, "R=100&G=2%200"),
            (OBJECT, Form, false, "c%20o=R,100,G,2%200"),
            (OBJECT, PipeDelimited, false, "c%20o=R%7C100%7CG%7C2%200"),
            (
                OBJECT,
                DeepObject,
                true,
                "c%20o%5BR%5D=100&c%20o%5BG%5D=2%200",
            ),
            (
                r#"{"a":{"b":[1]}}"#,
                DeepObject,
                true,
                "c%20o%5Ba%5D%5Bb%5D%5B%5D=1",
            ),
            (
                r#"{"a":[{"b":1}]}"#,
                DeepObject,
                true,
                "c%20o%5Ba%5D%5B0%5D%5Bb%5D=1",
            ),
        ] {
            assert_eq!(
                query(json, style, explode),
                expected,
                "{json} {style:?} {explode}"
            );
        }
        assert!(pairs("a", &tree("[[1]]"), Form, true, Encode::All).is_err());
        assert!(pairs("a", &tree(r#"{"a":{}}"#), Form, true, Encode::All).is_err());
    }

    #[test]
    fn every_style_of_a_path_is_written_as_openapi_states() {
        let list = r#"["a", "b/c"]"#;
        let object = r#"{"R": 1, "G": "2"}"#;
        for (json, style, explode, expected) in [
            (r#""a/b""#, Simple, false, "a%2Fb"),
            (list, Simple, false, "a,b%2Fc"),
            (list, Simple, true, "a,b%2Fc"),
            (list, Label, false, ".a,b%2Fc"),
            (list, Label, true, ".a.b%2Fc"),
            (list, Matrix, false, ";id=a,b%2Fc"),
            (list, Matrix, true, ";id=a;id=b%2Fc"),
            (object, Simple, false, "R,1,G,2"),
            (object, Simple, true, "R=1,G=2"),
            (object, Label, true, ".R=1.G=2"),
            (object, Matrix, false, ";id=R,1,G,2"),
            (object, Matrix, true, ";R=1;G=2"),
            (r#""a""#, Label, false, ".a"),
            (r#""a""#, Matrix, false, ";id=a"),
            (r#""a""#, Matrix, true, ";id=a"),
        ] {
            let sent = text("id", &tree(json), style, explode, Encode::All).unwrap();
            assert_eq!(sent, expected, "{json} {style:?} {explode}");
        }
        assert!(text("id", &Tree::Null, Simple, false, Encode::All).is_err());
    }

    #[test]
    fn reserved_characters_are_sent_as_they_are_if_the_document_allows_it() {
        let value = tree(r#""/a?b=[c]#&+é""#);
        let pairs = pairs("q", &value, Form, true, Encode::Reserved).unwrap();
        assert_eq!(pairs[0].1, "/a?b=[c]%23%26%2B%C3%A9");
        let header = text("q", &value, Simple, false, Encode::None).unwrap();
        assert_eq!(header, "/a?b=[c]#&+é");
    }
}
