//! Guesses lists by cursor.

use conversation_apis_codegen::extension::Style;
use conversation_apis_codegen::generate::TypeRef;
use serde_json::{Value, json};

use super::Builder;
use super::names::{self, normal, rank};
use super::page::Place;
use super::pagination::Parameter;

/// A list whose pages have the cursor of the next one, or what to look up.
pub(super) fn by_cursor(cursor: &Parameter<'_>, places: &[Place<'_>]) -> Result<Builder, String> {
    let name = &cursor.name;
    if cursor.of != Some(TypeRef::Text) {
        return Err(format!(
            "how its pages follow each other: `{name}` is not a string, which a cursor must be"
        ));
    }
    let next = next(name, places)?;
    if next.required && !next.nullable {
        return Err(format!(
            "how its pages end: every page has `{}`, which is never null",
            next.pointer
        ));
    }
    let mut builder = Builder::of(
        Style::Cursor,
        format!("the query parameter `{name}`, a string"),
    );
    builder.also("parameter", json!(name));
    let from = format!("the name `{}`", next.name);
    builder.add("next", json!(next.pointer), from);
    if next.required && next.nullable {
        let from = format!("`{}`, which is required and nullable", next.name);
        builder.add("next_required", json!(true), from);
    }
    Ok(builder)
}

/// The string of a page that is the cursor of the next one.
fn next<'p, 'a>(parameter: &str, places: &'p [Place<'a>]) -> Result<&'p Place<'a>, String> {
    let ranked = places.iter().filter_map(|place| {
        let rank = rank(place.name, names::NEXT)?;
        (place.of == TypeRef::Text).then_some((!fits(parameter, place.name), rank, place))
    });
    let mut ranked: Vec<(bool, usize, &Place<'a>)> = ranked.collect();
    ranked.sort_by_key(|(is_other, rank, _)| (*is_other, *rank));
    let Some((_, _, first)) = ranked.first() else {
        return Err(format!(
            "where a page has the cursor for `{parameter}`: no string in the documented response has the name of one. If `{parameter}` is the id of the last item of a page, the list cannot be walked yet"
        ));
    };
    if is_link(first.schema) {
        return Err(format!(
            "how its pages follow each other: `{}` seems to be a link to the next page, and not a cursor for `{parameter}`",
            first.pointer
        ));
    }
    if !fits(parameter, first.name) && !is_clear(parameter) {
        return Err(format!(
            "whether `{}` is the value for `{parameter}`, or a link to the next page",
            first.pointer
        ));
    }
    Ok(first)
}

/// Whether a name can only be that of a cursor.
fn is_clear(name: &str) -> bool {
    let name = normal(name);
    ["cursor", "token"].iter().any(|word| name.contains(word))
}

/// Whether a property is a cursor, and of this parameter if that has a name of its own.
fn fits(parameter: &str, property: &str) -> bool {
    let (parameter, name) = (normal(parameter), normal(property));
    let is_own = name.ends_with(&parameter);
    is_own || is_clear(property)
}

/// Whether a value is the URL of a page.
fn is_link(schema: &Value) -> bool {
    let text = |key: &str| schema[key].as_str().unwrap_or_default().to_lowercase();
    let (format, description) = (text("format"), text("description"));
    let mut words = description.split(|letter: char| !letter.is_alphanumeric());
    format.starts_with("uri")
        || format == "url"
        || text("example").starts_with("http")
        || words.any(|word| ["url", "uri", "link", "http", "https"].contains(&word))
}
