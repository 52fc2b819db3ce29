//! Compares the place and the text of decode errors with those of a second reading by
//! `serde_path_to_error`, for every payload of the tests with every value changed.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use serde_path_to_error::{Path, Segment};

use super::{DecodeError, found, from_str, push_token, reason};
use crate::{Coded, Integer, Number, RawJson, Timestamp};

/// The types of a document that has constructs which the providers' documents lack.
#[allow(dead_code, missing_docs, clippy::all)]
mod api {
    include!("../../tests/generated/calls.rs");
}

/// The pointer and the reason from another reader, for a text that is JSON.
fn reference<T: DeserializeOwned>(text: &str) -> Option<(String, String)> {
    let error = serde_json::from_str::<T>(text).err()?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let found_at = serde_path_to_error::deserialize::<_, T>(&mut deserializer).err()?;
    let mut pointer = String::new();
    for segment in found_at.path() {
        match segment {
            Segment::Seq { index } => push_token(&mut pointer, &index.to_string()),
            Segment::Map { key } => push_token(&mut pointer, key),
            Segment::Enum { variant } => push_token(&mut pointer, variant),
            Segment::Unknown => push_token(&mut pointer, "?"),
        }
    }
    let value = value_at(text, found_at.path());
    Some((
        pointer,
        reason(&error, value.and_then(|value| found(value.get()))),
    ))
}

fn value_at<'a>(text: &'a str, path: &Path) -> Option<&'a RawValue> {
    let mut value: &RawValue = serde_json::from_str(text).ok()?;
    for segment in path {
        value = match segment {
            Segment::Seq { index } => {
                let items: Vec<&RawValue> = serde_json::from_str(value.get()).ok()?;
                items.get(*index).copied()?
            }
            Segment::Map { key } => {
                let members: BTreeMap<String, &RawValue> =
                    serde_json::from_str(value.get()).ok()?;
                members.get(key).copied()?
            }
            Segment::Enum { .. } | Segment::Unknown => return None,
        };
    }
    Some(value)
}

/// How many texts were compared and how many did not decode.
#[derive(Default)]
struct Tally {
    texts: usize,
    errors: usize,
}

impl Tally {
    fn compare<T: DeserializeOwned>(&mut self, text: &str) {
        self.texts += 1;
        let ours = from_str::<T>(text).err();
        if serde_json::from_str::<&RawValue>(text).is_err() {
            let ours = ours.unwrap_or_else(|| panic!("{text} is read"));
            assert_eq!((ours.pointer(), ours.is_json()), ("", false), "{text}");
            return;
        }
        let place = |error: DecodeError| (error.pointer, error.reason);
        let ours = ours.map(place);
        assert_eq!(ours, reference::<T>(text), "{text}");
        self.errors += usize::from(ours.is_some());
    }
}

/// Values that stand for texts that `Value` cannot hold.
const RAW: [(&str, &str); 8] = [
    ("@huge@", "1e400"),
    ("@long@", "123456789012345678901234567890"),
    ("@point@", "9007199254740993.0"),
    ("@half@", r#""\ud800""#),
    ("@escaped@", r#""a\"b\\""#),
    ("@exponent@", "1.5E+3"),
    ("@minus@", "-0"),
    ("@nested@", "[[[{\"a\":[]}]]]"),
];

fn replacements() -> Vec<Value> {
    let mut values = vec![
        json!(null),
        json!(true),
        json!(false),
        json!(7),
        json!(1.5),
        json!(u64::MAX),
        json!("text"),
        json!([]),
        json!([null]),
        json!([[]]),
        json!([{}]),
        json!(["a", 1]),
        json!({}),
        json!({ "a": null }),
        json!({ "a/b~c \"d\"": [1] }),
        json!([1, 2]),
    ];
    values.extend(RAW.map(|(name, _)| json!(name)));
    values
}

/// Every value with each value in it replaced, and without each member.
fn changed(value: &Value) -> Vec<Value> {
    let mut all = replacements();
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                for changed in changed(item) {
                    let mut items = items.clone();
                    items[index] = changed;
                    all.push(Value::Array(items));
                }
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                for changed in changed(member) {
                    let mut members = members.clone();
                    members[name] = changed;
                    all.push(Value::Object(members));
                }
                let mut without = members.clone();
                without.shift_remove(name);
                all.push(Value::Object(without.clone()));
                // A member that occurs twice, and a name that no type can read.
                let mut twice = members.clone();
                twice.insert(format!("@twice@{name}"), member.clone());
                all.push(Value::Object(twice));
                without.insert("@unreadable@".to_owned(), member.clone());
                all.push(Value::Object(without));
            }
        }
        _ => {}
    }
    all
}

/// The texts of a value: one without white space, and one with a lot of it.
fn texts(value: &Value) -> [String; 2] {
    let raw = |mut text: String| {
        for (name, raw) in RAW {
            text = text.replace(&format!("\"{name}\""), raw);
        }
        text.replace("\"@twice@", "\"")
            .replace("@unreadable@", "\\udc00")
    };
    let pretty = serde_json::to_string_pretty(value).unwrap();
    let pretty = pretty.replace("\": ", "\"\t:\n ").replace(",\n", " ,\r\n");
    [raw(value.to_string()), raw(format!(" \n{pretty}\n"))]
}

fn compare<T: DeserializeOwned>(tally: &mut Tally, input: &str) {
    let value: Value = serde_json::from_str(input).unwrap();
    // For a long text, only some of the many changes are tried.
    let changed = changed(&value);
    let some = changed.iter().step_by(1 + input.len() / 800);
    for text in some.chain([&value]).flat_map(texts) {
        tally.compare::<T>(&text);
    }
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..200 {
        let mut bytes = input.as_bytes().to_vec();
        for _ in 0..random.usize(1..4) {
            let at = random.usize(..bytes.len().max(2)).min(bytes.len() - 1);
            match random.u8(..4) {
                0 => bytes.truncate(at.max(1)),
                1 if bytes.len() > 1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, *random.choice(b"{}[],:\"\\ \n1-.enull").unwrap()),
                _ => bytes[at] = *random.choice(b"{}[],:\"\\ \n1-.enull").unwrap(),
            }
        }
        if let Ok(text) = String::from_utf8(bytes) {
            tally.compare::<T>(&text);
        }
    }
}

#[test]
fn errors_of_every_shape_of_type_have_the_place_that_a_second_reader_finds() {
    let mut tally = Tally::default();
    let texts = r#"[{"a":"x","é/~":[1,2,{"b":[null,3]}]},[["2"],5],"t",7,2.5,true,null]"#;
    compare::<Vec<Timestamp>>(&mut tally, texts);
    compare::<Vec<Number>>(&mut tally, "[1, 2.5, [], {}]");
    compare::<Vec<Vec<i64>>>(&mut tally, "[[1],[2,3],[]]");
    compare::<Vec<Vec<Integer>>>(&mut tally, "[[1],[2,3],[]]");
    compare::<Vec<BTreeMap<String, Integer>>>(&mut tally, r#"[{"a":1},{"b":2,"c":3}]"#);
    compare::<Vec<Vec<String>>>(&mut tally, r#"[["a"],["b","c"],[]]"#);
    compare::<BTreeMap<String, Timestamp>>(&mut tally, r#"{"a":"x","b":1,"c":{}}"#);
    compare::<BTreeMap<String, Vec<Number>>>(&mut tally, r#"{"a":[1],"b":[2,3]}"#);
    compare::<BTreeMap<String, Option<f64>>>(&mut tally, r#"{"a/b":1,"~":null,"\n":3.5}"#);
    compare::<Vec<BTreeMap<String, Vec<bool>>>>(&mut tally, r#"[{"a":[true]},{"b":[]}]"#);
    compare::<Vec<Vec<RawJson>>>(&mut tally, r#"[[1,"a"],[{}]]"#);
    compare::<Vec<api::types::Value>>(
        &mut tally,
        r#"[{"kind":"counted","count":1},{"kind":"named","name":"a"},{"kind":"other"}]"#,
    );
    compare::<api::types::Found>(
        &mut tally,
        r#"{"total":1,"ids":[1,2],"by_phone":{"+33":1},"name":"a","inner":{"count":2},"value":{"kind":"counted","count":1},"new":[1]}"#,
    );
    assert!(tally.errors > 3_000, "{}", tally.errors);
}

#[test]
fn the_error_of_a_text_nested_too_deep_has_its_place() {
    let mut tally = Tally::default();
    /// A list within a list, and so on without end.
    #[derive(Debug, serde::Deserialize)]
    #[serde(transparent)]
    struct Nested(#[allow(dead_code)] Vec<Nested>);
    for depth in [127, 128, 129, 300] {
        let text = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        tally.compare::<Nested>(&text);
        tally.compare::<Nested>(&text.replace('[', "[ "));
    }
    assert!(tally.errors > 3, "{}", tally.errors);
}

#[cfg(all(feature = "partoo", feature = "octopush", feature = "ninetynine"))]
#[test]
fn errors_of_every_payload_have_the_place_that_a_second_reader_finds() {
    use crate::partoo::types as partoo;
    use crate::{ninetynine::types as ninetynine, octopush::types as octopush};

    let mut tally = Tally::default();
    for provider in ["partoo", "octopush", "ninetynine"] {
        let cases = format!("{}/tests/cases/{provider}", env!("CARGO_MANIFEST_DIR"));
        for file in fs::read_dir(cases).unwrap() {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            let case: BTreeMap<String, RawJson> = serde_json::from_str(&text).unwrap();
            let schema: String = case["schema"].decode().unwrap();
            let (tally, input) = (&mut tally, case["input"].as_str());
            match (provider, schema.as_str()) {
                ("partoo", "Conversation") => compare::<partoo::Conversation>(tally, input),
                ("partoo", "Message") => compare::<partoo::Message>(tally, input),
                ("partoo", "listConversations.200") => {
                    compare::<partoo::ListConversationsResponse>(tally, input);
                }
                ("partoo", "listMessages.200") => {
                    compare::<partoo::ListMessagesResponse>(tally, input);
                }
                ("octopush", "Conversation") => compare::<octopush::Conversation>(tally, input),
                ("octopush", "Message") => compare::<octopush::Message>(tally, input),
                ("octopush", "listConversations.200") => {
                    compare::<Vec<octopush::Conversation>>(tally, input);
                }
                ("octopush", "listMessages.200") => {
                    compare::<Vec<octopush::Message>>(tally, input);
                }
                ("ninetynine", "Conversation") => {
                    compare::<ninetynine::Conversation>(tally, input);
                }
                ("ninetynine", "Message") => {
                    compare::<ninetynine::Message>(tally, input);
                    compare::<Vec<Coded<ninetynine::MessageType>>>(tally, "[0, \"a\", 1]");
                }
                ("ninetynine", "listConversations.200") => {
                    compare::<ninetynine::ConversationPage>(tally, input);
                }
                ("ninetynine", "listMessages.200") => {
                    compare::<ninetynine::MessageWindow>(tally, input);
                }
                _ => {}
            }
        }
    }
    assert!(tally.errors > 8_000, "{} of {}", tally.errors, tally.texts);
}
