//! The examples of OpenAPI, read back.

#![allow(clippy::unwrap_used)] // a test fails by it

use conversation_apis_codegen::Pointer;
use reqwest::header::{HeaderMap, HeaderValue};
use serde_json::{Value, json};

use super::{Fault, Sent};
use crate::document::{Form, Parameter, Place, Style};

fn parameter(place: Place, form: Form) -> Parameter {
    Parameter {
        name: "c".to_owned(),
        place,
        form,
        is_required: false,
        schema: Pointer::default(),
    }
}

/// Reads the parameter `c` from its place in a request.
fn read(place: Place, form: Form, sent: &str, like: &Value) -> Result<Option<Value>, Fault> {
    let mut headers = HeaderMap::new();
    let (mut path, mut query) = ("/x/none".to_owned(), String::new());
    match place {
        Place::Path => path = format!("/x/{sent}"),
        Place::Query => query = sent.to_owned(),
        Place::Header => {
            headers.insert("c", HeaderValue::try_from(sent).unwrap());
        }
        Place::Cookie => {
            headers.insert("cookie", HeaderValue::try_from(sent).unwrap());
        }
    }
    let mut request = Sent::of("/x/{c}", &path, &query, &headers).unwrap();
    request.take(&parameter(place, form), like, &[])
}

fn style(style: Style, explode: bool) -> Form {
    Form::Style { style, explode }
}

/// The examples of OpenAPI 3.1.1, "Style Examples".
#[test]
fn the_examples_of_openapi_are_read() {
    let array = json!(["blue", "black", "brown"]);
    let object = json!({ "R": 100, "G": 200, "B": 150 });
    let text = json!("blue");
    use Place::{Cookie, Header, Path, Query};
    for (place, form, sent, value) in [
        (Path, style(Style::Matrix, false), ";c=blue", &text),
        (
            Path,
            style(Style::Matrix, false),
            ";c=blue,black,brown",
            &array,
        ),
        (
            Path,
            style(Style::Matrix, false),
            ";c=R,100,G,200,B,150",
            &object,
        ),
        (Path, style(Style::Matrix, true), ";c=blue", &text),
        (
            Path,
            style(Style::Matrix, true),
            ";c=blue;c=black;c=brown",
            &array,
        ),
        (
            Path,
            style(Style::Matrix, true),
            ";R=100;G=200;B=150",
            &object,
        ),
        (Path, style(Style::Label, false), ".blue", &text),
        (
            Path,
            style(Style::Label, false),
            ".blue,black,brown",
            &array,
        ),
        (Path, style(Style::Label, true), ".blue.black.brown", &array),
        (
            Path,
            style(Style::Label, true),
            ".R=100.G=200.B=150",
            &object,
        ),
        (
            Path,
            style(Style::Simple, false),
            "blue,black,brown",
            &array,
        ),
        (
            Header,
            style(Style::Simple, false),
            "R,100,G,200,B,150",
            &object,
        ),
        (
            Header,
            style(Style::Simple, true),
            "R=100,G=200,B=150",
            &object,
        ),
        (
            Query,
            style(Style::Form, false),
            "c=blue,black,brown",
            &array,
        ),
        (
            Query,
            style(Style::Form, false),
            "c=R,100,G,200,B,150",
            &object,
        ),
        (
            Query,
            style(Style::Form, true),
            "c=blue&c=black&c=brown",
            &array,
        ),
        (
            Query,
            style(Style::Form, true),
            "R=100&G=200&B=150",
            &object,
        ),
        (Cookie, style(Style::Form, true), "a=1; c=blue", &text),
        (
            Query,
            style(Style::SpaceDelimited, false),
            "c=blue%20black%20brown",
            &array,
        ),
        (
            Query,
            style(Style::PipeDelimited, false),
            "c=blue%7Cblack%7Cbrown",
            &array,
        ),
        (
            Query,
            style(Style::DeepObject, true),
            "c%5BR%5D=100&c[G]=200&c[B]=150",
            &object,
        ),
        (
            Query,
            Form::Json,
            "c=%7B%22R%22:100,%22G%22:200,%22B%22:150%7D",
            &object,
        ),
    ] {
        let found = read(place, form, sent, value).unwrap();
        assert_eq!(found.as_ref(), Some(value), "{form:?} {sent}");
    }
}

#[test]
fn a_value_keeps_its_separators_if_they_are_encoded() {
    let value = json!(["a,b", "c+d"]);
    let form = style(Style::Form, false);
    let found = read(Place::Query, form, "c=a%2Cb,c%2Bd", &value).unwrap();
    assert_eq!(found, Some(value));
}

#[test]
fn another_style_is_a_fault_or_another_value() {
    let array = json!(["a", "b"]);
    let read = |place, form, sent| read(place, form, sent, &array);
    let form = style(Style::Form, false);
    assert_eq!(read(Place::Query, form, "c=a&c=b"), Err(Fault::Repeated));
    let encoded = read(Place::Query, form, "c=a%2Cb").unwrap();
    assert_eq!(encoded, Some(json!(["a,b"])));
    let label = style(Style::Label, false);
    assert_eq!(read(Place::Path, label, "a,b"), Err(Fault::OtherStyle));
    assert_eq!(read(Place::Query, Form::Json, "c=a"), Err(Fault::NotJson));
    assert_eq!(read(Place::Query, form, "d=a"), Ok(None));
}
