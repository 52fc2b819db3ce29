//! Bodies of `application/x-www-form-urlencoded`.
//!
//! A property that states a style is written in it, like a parameter of the query. For any
//! other property OpenAPI goes by the content type: scalars are text, a list is one pair for
//! each item, and an object is JSON text.

use super::style::{self, Encode, Pair};
use super::tree::Tree;
use crate::transport::operation::{Field, Style};

/// The text of a form.
///
/// # Errors
///
/// If the body is not an object, or if the style of a property cannot express its value. The
/// error names the property and shows no value.
pub(in crate::transport) fn text(body: &Tree, fields: &'static [Field]) -> Result<String, String> {
    let Tree::Object(properties) = body else {
        return Err("the request body is not an object, so it has no form".to_owned());
    };
    let mut pairs = Vec::new();
    for (name, value) in properties {
        let field = fields.iter().find(|field| field.name == name);
        let found = property(name, value, field.unwrap_or(&Field::DEFAULT));
        pairs.extend(found.map_err(|fault| format!("the property `{name}` of the form {fault}"))?);
    }
    let pairs = pairs.into_iter();
    let pairs: Vec<String> = pairs
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    Ok(pairs.join("&"))
}

fn property(name: &str, value: &Tree, field: &Field) -> Result<Vec<Pair>, String> {
    let encode = match field.allow_reserved {
        true => Encode::Reserved,
        false => Encode::All,
    };
    let pair = |text: String| style::pairs(name, &Tree::Text(text), Style::Form, true, encode);
    if *value == Tree::Null {
        return Ok(Vec::new());
    }
    if let Some((style, explode)) = field.style {
        return style::pairs(name, value, style, explode, encode);
    }
    match value {
        _ if field.is_json() => pair(value.json()),
        Tree::Object(_) => pair(value.json()),
        Tree::List(items) => {
            let items = items.iter().filter(|item| **item != Tree::Null);
            let items = items.map(|item| pair(item.plain_text()));
            let items: Vec<Vec<Pair>> = items.collect::<Result<_, _>>()?;
            Ok(items.concat())
        }
        value => pair(value.plain_text()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Field, text};
    use crate::transport::operation::Style;

    static FIELDS: [Field; 6] = [
        Field::new("deep").style(Style::DeepObject, true),
        Field::new("joined").style(Style::Form, false),
        Field::new("json").content_type("application/json"),
        Field::new("piped").style(Style::PipeDelimited, false),
        Field::new("spread").style(Style::Form, true),
        Field::new("url").style(Style::Form, true).allow_reserved(),
    ];

    fn form(json: &str) -> Result<String, String> {
        text(&serde_json::from_str(json).unwrap(), &FIELDS)
    }

    #[test]
    fn every_property_is_written_as_the_document_states() {
        for (json, expected) in [
            ("{}", ""),
            (
                r#"{"a": "x y&z", "b": 2.50, "c": true, "n": null}"#,
                "a=x%20y%26z&b=2.50&c=true",
            ),
            (
                r#"{"e": ["a", 1, false, {"k": "v"}], "none": []}"#,
                "e=a&e=1&e=false&e=%7B%22k%22%3A%22v%22%7D",
            ),
            (
                r#"{"o": {"a": [1e400, "é\n"]}}"#,
                "o=%7B%22a%22%3A%5B1e400%2C%22%C3%A9%5Cn%22%5D%7D",
            ),
            (
                r#"{"deep": {"a": 1, "b": {"c": ["x"]}}}"#,
                "deep%5Ba%5D=1&deep%5Bb%5D%5Bc%5D%5B%5D=x",
            ),
            (
                r#"{"nulls": [null, 1, {"a": null}]}"#,
                "nulls=1&nulls=%7B%22a%22%3Anull%7D",
            ),
            (r#"{"joined": ["a,b", "c"]}"#, "joined=a%2Cb,c"),
            (r#"{"json": ["a"]}"#, "json=%5B%22a%22%5D"),
            (r#"{"spread": {"a": 1, "b": null, "c": "d"}}"#, "a=1&c=d"),
            (r#"{"url": "https://a/?b"}"#, "url=https://a/?b"),
            (r#"{"a[b]": 1}"#, "a%5Bb%5D=1"),
        ] {
            assert_eq!(form(json).unwrap(), expected, "{json}");
        }
    }

    #[test]
    fn an_error_names_the_property_and_shows_no_value() {
        let text = form(r#"{"piped": ["canary|"]}"#).unwrap_err();
        assert!(
            text.contains("`piped`") && !text.contains("canary"),
            "{text}"
        );
        assert!(form("[1]").unwrap_err().contains("is not an object"));
    }
}
