//! How the value of a parameter, or of a property of a form, becomes text.
//!
//! The styles are those of OpenAPI, which follow RFC 6570. Names and values are
//! percent-encoded; the characters that separate them are not.

use super::tree::Tree;
use crate::path;
use crate::transport::operation::Style;

/// A name and a value of a query, a cookie or a form, percent-encoded.
pub(super) type Pair = (String, String);

/// Which characters of a value are percent-encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encode {
    /// All but letters, digits and `*-._`.
    All,
    /// The same, but neither the reserved characters of RFC 3986 nor what is percent-encoded
    /// already. `#`, `&` and `+` are encoded anyway: they would end the value, or arrive as
    /// another character.
    Reserved,
    /// Those that a segment of a path cannot have.
    Path,
    /// None: headers are not percent-encoded.
    Header,
    /// None, to check a value before it is encoded.
    None,
}

impl Encode {
    fn text(self, text: &str) -> String {
        let kept: &[u8] = match self {
            Self::None | Self::Header => return text.to_owned(),
            Self::Path => return path::encode(text),
            Self::All => b"*-._",
            Self::Reserved => b"*-._~:/?[]@!$'(),;=",
        };
        let mut encoded = String::with_capacity(text.len());
        for (index, byte) in text.bytes().enumerate() {
            let is_encoded = || self == Self::Reserved && is_triplet(&text.as_bytes()[index..]);
            match byte.is_ascii_alphanumeric() || kept.contains(&byte) || is_encoded() {
                true => encoded.push(char::from(byte)),
                false => encoded.push_str(&format!("%{byte:02X}")),
            }
        }
        encoded
    }
}

/// Whether the bytes start with a percent-encoded byte.
fn is_triplet(bytes: &[u8]) -> bool {
    matches!(bytes, [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

/// The pairs of a parameter in a query, a cookie or a form. None if the value is null or an
/// empty list.
///
/// # Errors
///
/// If an item has the character that separates items.
pub(super) fn pairs(
    name: &str,
    value: &Tree,
    style: Style,
    explode: bool,
    encode: Encode,
) -> Result<Vec<Pair>, String> {
    let name = || Encode::All.text(name);
    let scalar = match style {
        Style::Json => Some(encode.text(&value.ascii_json())),
        _ => value.text().map(|text| encode.text(text)),
    };
    if let Some(text) = scalar {
        return Ok(vec![(name(), text)]);
    }
    let (separator, refused) = match style {
        Style::SpaceDelimited => ("%20", Some(' ')),
        Style::PipeDelimited => ("%7C", Some('|')),
        Style::DeepObject => return Ok(deep(&name(), value, encode)),
        // A comma within an item is percent-encoded, the ones between items are not.
        _ => (",", (encode == Encode::Reserved).then_some(',')),
    };
    let refused = refused.filter(|_| !explode);
    let values = match value {
        Tree::List(items) => {
            let items = items.iter().map(|item| inner(item, encode, refused));
            let items: Vec<String> = items.collect::<Result<_, _>>()?;
            if explode {
                return Ok(items.into_iter().map(|item| (name(), item)).collect());
            }
            items
        }
        Tree::Object(properties) => {
            if explode {
                return Ok(exploded(properties, encode));
            }
            let properties = entries(properties, encode, refused)?;
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
/// If the value is null, or if an item has the character that separates items.
pub(super) fn text(
    name: &str,
    value: &Tree,
    style: Style,
    explode: bool,
    encode: Encode,
) -> Result<String, String> {
    let (start, separator) = match (style, explode) {
        (Style::Label, true) => (".".to_owned(), "."),
        (Style::Label, false) => (".".to_owned(), ","),
        (Style::Matrix, true) => (";".to_owned(), ";"),
        (Style::Matrix, false) => (format!(";{}=", Encode::All.text(name)), ","),
        (Style::Json, _) => return Ok(encode.text(&value.ascii_json())),
        _ => (String::new(), ","),
    };
    let named = |value: String| match (style, explode) {
        (Style::Matrix, true) => format!("{}={value}", Encode::All.text(name)),
        _ => value,
    };
    // Without percent-encoding, nothing distinguishes the commas of an item.
    let refused = (encode == Encode::Header).then_some(',');
    let parts: Vec<String> = match value {
        Tree::Null => return Err("is null, which no path or header can have".to_owned()),
        Tree::List(items) => {
            let items = items
                .iter()
                .map(|item| inner(item, encode, refused).map(named));
            items.collect::<Result<_, _>>()?
        }
        Tree::Object(properties) => {
            let properties = entries(properties, encode, refused)?.into_iter();
            match explode {
                true => properties
                    .map(|(name, value)| format!("{name}={value}"))
                    .collect(),
                false => properties.flat_map(|(name, value)| [name, value]).collect(),
            }
        }
        value => vec![named(inner(value, encode, None)?)],
    };
    Ok(match parts.is_empty() {
        true => String::new(),
        false => format!("{start}{}", parts.join(separator)),
    })
}

/// The text of a scalar, or of a value in a list or an object. No style says how a list or an
/// object is sent there. It is sent as JSON text.
fn inner(value: &Tree, encode: Encode, refused: Option<char>) -> Result<String, String> {
    let text = match value {
        Tree::Null => String::new(),
        value => value
            .text()
            .map_or_else(|| value.ascii_json(), str::to_owned),
    };
    match refused.filter(|separator| text.contains(*separator)) {
        None => Ok(encode.text(&text)),
        Some(separator) => Err(format!(
            "has an item with `{separator}`, which separates items, so the item would arrive as two"
        )),
    }
}

/// The properties of an object, without those that are null.
fn entries(
    properties: &[(String, Tree)],
    encode: Encode,
    refused: Option<char>,
) -> Result<Vec<Pair>, String> {
    let name = |name: &str| match encode {
        Encode::None | Encode::Header => name.to_owned(),
        _ => Encode::All.text(name),
    };
    let properties = properties.iter().filter(|(_, value)| *value != Tree::Null);
    let properties = properties.map(|(key, value)| Ok((name(key), inner(value, encode, refused)?)));
    properties.collect()
}

/// The pairs of an object in a query: one for each property, and for a list one for each
/// item.
fn exploded(properties: &[(String, Tree)], encode: Encode) -> Vec<Pair> {
    let properties = properties.iter().filter(|(_, value)| *value != Tree::Null);
    let pairs = properties.flat_map(|(name, value)| {
        let values = match value {
            Tree::List(items) => items.as_slice(),
            value => std::slice::from_ref(value),
        };
        let name = Encode::All.text(name);
        let values = values
            .iter()
            .flat_map(move |value| inner(value, encode, None));
        values.map(move |value| (name.clone(), value))
    });
    pairs.collect()
}

/// The pairs of an object: `name[property]=value`, for each level of nesting one pair of
/// brackets. OpenAPI does not say how lists are sent. They become `name[]=value`, and lists
/// of objects `name[0][property]=value`, as PHP, Rails and `qs` read them.
fn deep(name: &str, value: &Tree, encode: Encode) -> Vec<Pair> {
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
                    true => pairs.extend(below("", item)),
                    false => pairs.extend(below(&index.to_string(), item)),
                }
            }
        }
        Tree::Object(properties) => {
            for (key, value) in properties {
                pairs.extend(below(key, value));
            }
        }
        value => pairs.extend(inner(value, encode, None).map(|text| (name.to_owned(), text))),
    }
    pairs
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
            (r#"["a|b", 3]"#, SpaceDelimited, false, "c%20o=a%7Cb%203"),
            (r#"["a b", 3]"#, PipeDelimited, false, "c%20o=a%20b%7C3"),
            (
                LIST,
                PipeDelimited,
                true,
                "c%20o=a%2Cb&c%20o=c%7Cd%20e&c%20o=3",
            ),
            (
                LIST,
                DeepObject,
                true,
                "c%20o%5B%5D=a%2Cb&c%20o%5B%5D=c%7Cd%20e&c%20o%5B%5D=3",
            ),
            (OBJECT, Form, true, "R=100&G=2%200"),
            (OBJECT, Form, false, "c%20o=R,100,G,2%200"),
            (OBJECT, PipeDelimited, false, "c%20o=R%7C100%7CG%7C2%200"),
            (r#"{"a": 1}"#, SpaceDelimited, false, "c%20o=a%201"),
            (
                r#"{"a":[1,"b"],"c":{"d":1}}"#,
                Form,
                true,
                "a=1&a=b&c=%7B%22d%22%3A1%7D",
            ),
            ("[[1],2]", Form, true, "c%20o=%5B1%5D&c%20o=2"),
            ("[[1,2],3]", Form, false, "c%20o=%5B1%2C2%5D,3"),
            (r#"{"a":[1]}"#, Json, false, "c%20o=%7B%22a%22%3A%5B1%5D%7D"),
            ("null", Json, false, "c%20o=null"),
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
    }

    #[test]
    fn an_item_with_the_separator_of_its_style_is_refused() {
        let refused = |json: &str, style, explode, encode| {
            let pairs = pairs("a", &tree(json), style, explode, encode);
            pairs.err().is_some_and(|text| text.contains("separates"))
        };
        assert!(refused(r#"["a b"]"#, SpaceDelimited, false, Encode::All));
        assert!(refused(r#"["a|b"]"#, PipeDelimited, false, Encode::All));
        assert!(refused(r#"["a,b"]"#, Form, false, Encode::Reserved));
        assert!(!refused(r#"["a b"]"#, SpaceDelimited, true, Encode::All));
        assert!(!refused(r#"["a,b"]"#, Form, false, Encode::All));
        let header = |json: &str| text("a", &tree(json), Simple, false, Encode::Header);
        assert!(header(r#"["a,b"]"#).is_err());
        assert!(header(r#"{"a": "b,c"}"#).is_err());
        assert_eq!(header(r#""a,b""#).as_deref(), Ok("a,b"));
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
            ("[]", Matrix, true, ""),
            (r#"{"a":[1]}"#, Simple, true, "a=%5B1%5D"),
            (r#"{"a":"b"}"#, Json, false, "%7B%22a%22%3A%22b%22%7D"),
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
        let header = text("q", &value, Simple, false, Encode::Header).unwrap();
        assert_eq!(header, "/a?b=[c]#&+é");
    }

    #[test]
    fn what_is_percent_encoded_already_stays_so_if_reserved_characters_are_allowed() {
        let pairs = pairs("q", &tree(r#""a%2Fb%zz%2""#), Form, true, Encode::Reserved).unwrap();
        assert_eq!(pairs[0].1, "a%2Fb%25zz%252");
    }
}
