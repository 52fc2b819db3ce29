//! The macros, on types as the generator writes them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::{Coded, Extra, Malformed, RawJson, Union, UnknownValue, VisitUnions};

/// Every field may be absent.
#[derive(Debug, Clone, PartialEq, Default)]
struct Note {
    id: Option<i64>,
    title: Option<String>,
    below: Option<Box<Note>>,
    color: Option<Color>,
    extra: Extra,
}

/// Some fields are required, and one is a union whose branch is selected by its sibling.
#[derive(Debug, Clone, PartialEq)]
struct Message {
    id: i64,
    kind: String,
    content: Option<Content>,
    tags: Option<Vec<Pet>>,
    labels: BTreeMap<String, Value>,
    extra_: Extra,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Color {
    Red,
    DarkBlue,
    UnknownValue(UnknownValue),
}

#[derive(Debug, Clone, PartialEq)]
enum Content {
    Stop,
    Text(String),
    Note(Box<Note>),
    Unknown(RawJson),
    Malformed(Malformed),
}

#[derive(Debug, Clone, PartialEq)]
enum Pet {
    Cat(Box<Cat>),
    Dog(Box<Note>),
    Unknown(RawJson),
    Malformed(Malformed),
}

#[derive(Debug, Clone, PartialEq, Default)]
struct Cat {
    kind: Option<String>,
    lives: Option<i64>,
    extra: Extra,
}

#[derive(Debug, Clone, PartialEq)]
enum Value {
    Integer(i64),
    Text(String),
    Cat(Box<Cat>),
    Note(Box<Note>),
    Unknown(RawJson),
    #[allow(dead_code)]
    Malformed(Malformed),
}

crate::record! { Note extra {
    0 "id" => id: integer,
    1 "the \"title\"" => title: optional,
    2 "below" => below: optional,
    3 "color" => color: optional,
} }
crate::record! { required Message extra_ {
    0 "id" => id: required_integer,
    1 "kind" => kind: required,
    2 "content" => content: union,
    3 "tags" => tags: optional,
    4 "labels" => labels: required,
} choose {
    "content" => content by { "kind" => kind: required },
} visit {
    "content" => content,
    "tags" => tags,
    "labels" => labels,
} }
crate::record! { Cat extra {
    0 "kind" => kind: optional,
    1 "lives" => lives: integer,
} }
crate::open_enum! { Color {
    "red" => Red,
    "dark blue" => DarkBlue,
} codes {
    0 => "red",
    7 => "dark blue",
} }
crate::sibling_union! { Content {
    Stop if "kind" = "text", "content" = "Stop" => "Stop",
    Text(value) if "kind" = "text" => value,
    Note(value) if "kind" = "note" => value,
} }
crate::union! { Pet by "kind" {
    "cat" | "kitten" => Cat,
    "dog" => Dog,
} }
crate::union! { Value by shape {
    Integer [] [] [] => Integer,
    Text [] [] [] => Text,
    Object ["kind", "lives"] ["kind"] [] => Cat,
    Object ["id"] [] [] => Note,
} }

#[cfg(feature = "schemars")]
mod schemas {
    use schemars::{JsonSchema, Schema, SchemaGenerator};

    /// Structs in generated text derive their schema. These structs do not need one.
    macro_rules! any {
        ($($name:ident)*) => {
            $(impl JsonSchema for super::$name {
                fn schema_name() -> std::borrow::Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    true.into()
                }
            })*
        };
    }
    any! { Note Cat }

    #[test]
    fn a_union_s_schema_has_its_branches_in_order_and_any_json() {
        let schema = schemars::schema_for!(super::Content).to_value();
        assert_eq!(
            schema["anyOf"],
            serde_json::json!([
                { "const": "Stop" },
                { "type": "string" },
                { "$ref": "#/$defs/Note" },
                true,
            ])
        );
        let schema = schemars::schema_for!(super::Color).to_value();
        assert_eq!(
            schema["anyOf"],
            serde_json::json!([{ "enum": ["red", "dark blue"] }, { "type": "string" }])
        );
    }
}

fn read<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap()
}

fn error<T: DeserializeOwned + std::fmt::Debug>(text: &str) -> String {
    serde_json::from_str::<T>(text).unwrap_err().to_string()
}

/// Reads and writes.
fn back<T: DeserializeOwned + Serialize>(text: &str) -> String {
    serde_json::to_string(&read::<T>(text)).unwrap()
}

#[test]
fn properties_are_read_in_any_order_and_written_in_the_order_of_the_document() {
    let names = [
        r#""id":1"#,
        r#""the \"title\"":"t""#,
        r#""below":{}"#,
        r#""color":"red""#,
    ];
    for first in 0..4 {
        for step in [1, 3] {
            let order = (0..4).map(|index| names[(first + index * step) % 4]);
            let text = format!("{{{}}}", order.collect::<Vec<_>>().join(","));
            assert_eq!(back::<Note>(&text), format!("{{{}}}", names.join(",")));
        }
    }
    assert_eq!(
        back::<Note>(r#"{"\u0069d":1,"b\u0065low":null}"#),
        r#"{"id":1,"below":null}"#,
        "names may be written with escapes"
    );
}

#[test]
fn everything_without_a_field_is_kept() {
    let text = r#"{"id":1,"below":{"x":1.0},"a":null,"b":[ 1 ],"a":2}"#;
    assert_eq!(back::<Note>(text), text);
    let note: Note = read(text);
    assert_eq!(note.extra.get("a").unwrap().as_str(), "2", "the last one");
    assert_eq!(note.extra.iter().count(), 3);
}

#[test]
fn a_null_is_kept_apart_from_an_absent_property() {
    let mut note: Note = read(r#"{"id":null}"#);
    assert!(note.id.is_none() && note.extra.is_null("id") && !note.extra.is_null("color"));
    assert_eq!(note.extra.get("id"), Some(&RawJson::from(&json!(null))));
    let mut same = Note::default();
    same.extra.insert("id", RawJson::from(&json!(null)));
    assert_eq!(note, same, "values are equal, however the nulls were noted");
    assert_eq!(serde_json::to_string(&note).unwrap(), r#"{"id":null}"#);
    note.id = Some(1);
    assert_eq!(serde_json::to_string(&note).unwrap(), r#"{"id":1}"#);
    assert_eq!(note.extra.remove("id").unwrap().as_str(), "null");
    assert!(note.extra.is_empty());
    assert_eq!(
        back::<Note>(r#"{"id":null,"id":null,"id":2}"#),
        r#"{"id":2}"#,
        "a value after nulls counts"
    );
}

#[test]
fn errors_name_the_property() {
    let whole = r#"{"id":1,"kind":"k","labels":{}}"#;
    assert_eq!(back::<Message>(whole), whole);
    for (text, expected) in [
        (r#"{"kind":"k","labels":{}}"#, "missing field `id`"),
        (
            r#"{"id":null,"kind":"k","labels":{}}"#,
            "missing field `id`",
        ),
        (r#"{"id":1,"labels":{}}"#, "missing field `kind`"),
        (r#"{"id":1,"id":2}"#, "duplicate field `id`"),
        (
            r#"{"content":1,"content":null}"#,
            "duplicate field `content`",
        ),
        ("[]", "invalid type: sequence, expected an object (Message)"),
        (
            r#"{"id":1.5}"#,
            "invalid type: floating point `1.5`, expected a 64-bit integer",
        ),
    ] {
        let found = error::<Message>(text);
        assert!(found.starts_with(expected), "{text}: {found}");
    }
    assert!(error::<Note>(r#"{"id":1,"color":"red","id":2}"#).starts_with("duplicate field `id`"));
}

#[test]
fn integers_may_have_a_point() {
    assert_eq!(back::<Note>(r#"{"id":7.0}"#), r#"{"id":7}"#);
    assert_eq!(read::<Note>(r#"{"id":-1e3}"#).id, Some(-1000));
}

#[test]
fn types_are_read_from_values_as_from_text() {
    let value = json!({ "id": 1, "kind": "text", "content": "x", "labels": { "a": [1] } });
    let message: Message = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(message.content, Some(Content::Text("x".to_owned())));
    assert_eq!(serde_json::to_value(&message).unwrap(), value);
}

#[test]
fn open_enums_keep_other_values() {
    assert_eq!(read::<Color>(r#""dark blue""#), Color::DarkBlue);
    assert_eq!(back::<Color>(r#""mauve""#), r#""mauve""#);
    assert!(matches!(Color::from("Red"), Color::UnknownValue(_)));
    assert_eq!(
        error::<Color>("1"),
        "invalid type: integer `1`, expected a string at line 1 column 1"
    );
    assert_eq!(Color::DOCUMENTED, ["red", "dark blue"]);
    for (text, color) in [("7", Color::DarkBlue), (r#""red""#, Color::Red)] {
        let coded: Coded<Color> = read(text);
        assert_eq!(coded, color);
        assert_eq!(back::<Coded<Color>>(text), text);
    }
    assert_eq!(read::<Coded<Color>>("8").as_str(), "8");
}

#[test]
fn siblings_select_a_branch_before_and_after_it() {
    let content = |content: &str, kind: &str| {
        let content = format!(r#""content":{content}"#);
        let kind = format!(r#""kind":"{kind}""#);
        let texts = [[&content, &kind], [&kind, &content]];
        let [one, other] = texts.map(|[first, second]| {
            let text = format!(r#"{{"id":1,{first},{second},"labels":{{}}}}"#);
            read::<Message>(&text).content.unwrap()
        });
        assert_eq!(one, other);
        let raw: RawJson = read(&content[r#""content":"#.len()..]);
        assert_eq!(serde_json::to_string(&one).unwrap(), raw.as_str());
        one
    };
    assert_eq!(content(r#""Stop""#, "text"), Content::Stop);
    assert_eq!(content(r#""Go""#, "text"), Content::Text("Go".to_owned()));
    assert!(matches!(content("{}", "note"), Content::Note(_)));
    assert!(matches!(content("{ }", "sticker"), Content::Unknown(_)));
    let Content::Malformed(malformed) = content(r#"{"id":[]}"#, "note") else {
        panic!("a note's id is an integer");
    };
    assert_eq!(
        (malformed.branch(), malformed.error().pointer()),
        ("Note", "/id")
    );
}

#[test]
fn a_branch_is_selected_by_its_tag_or_its_shape() {
    assert!(matches!(read(r#"{"kind":"kitten"}"#), Pet::Cat(_)));
    assert!(matches!(read(r#"{"kind":"fish"}"#), Pet::Unknown(_)));
    assert!(matches!(
        read(r#"{"kind":"dog","id":"x"}"#),
        Pet::Malformed(_)
    ));
    assert_eq!(read::<Value>("1"), Value::Integer(1));
    assert_eq!(read::<Value>(r#""a""#), Value::Text("a".to_owned()));
    assert!(matches!(read(r#"{"id":1}"#), Value::Note(_)));
    assert!(matches!(read(r#"{"kind":"cat","id":1}"#), Value::Cat(_)));
    assert!(matches!(read("[1]"), Value::Unknown(_)));
    assert_eq!(
        error::<Value>("null"),
        "invalid type: null, expected a value of a union"
    );
}

#[test]
fn unions_are_found_at_any_depth() {
    let message: Message = read(
        r#"{"id":1,"kind":"text","content":"Go","tags":[{"kind":"x"},{"kind":"cat"}],"labels":{"a/b":1}}"#,
    );
    let mut found = Vec::new();
    message.visit_unions(&mut String::new(), &mut |at, union| {
        let what = match union {
            Union::Branch(name) => name,
            Union::Unknown(_) => "unknown",
            Union::Malformed(_) => "malformed",
        };
        found.push(format!("{at} {what}"));
    });
    assert_eq!(
        found,
        [
            "/content Text",
            "/tags/0 unknown",
            "/tags/1 Cat",
            "/labels/a~1b Integer"
        ]
    );
}
