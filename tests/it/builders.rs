//! Values of responses that are made by constructors: the feature `builders`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::path::Path;

use conversation_apis::{InboxEntry, RawJson, ninetynine, octopush, partoo};
use conversation_apis_codegen::Pointer;
use conversation_apis_server::checker::Checker;
use conversation_apis_server::document::{Contract, Direction};
use partoo::types::MessageContent as Content;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use syn::Item;

/// Checks that a value encodes to this JSON, that the document allows it, and that it decodes to the
/// same value.
fn assert_made<T>(provider: &str, schema: &str, made: &T, expected: Value)
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    let encoded = serde_json::to_value(made).unwrap();
    assert_eq!(encoded, expected);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("openapi")
        .join(provider);
    let contract = Contract::open(&folder).unwrap();
    let checker = Checker::new(&contract);
    let at = Pointer::from(format!("#/components/schemas/{schema}").as_str());
    assert_eq!(
        checker.judge(&at, Direction::Response, &encoded).unwrap(),
        Ok(())
    );
    assert_eq!(&serde_json::from_value::<T>(encoded).unwrap(), made);
}

#[test]
fn a_conversation_with_one_text_message_fits_each_document() {
    let message = partoo::types::Message::new()
        .with_id(9)
        .with_sender_type("Consumer")
        .with_content(Content::Text("Are you open?".into()));
    let conversation = partoo::types::Conversation::new()
        .with_id(7)
        .with_status("Open")
        .with_consumer_email_null()
        .with_last_message(message);
    // The setters do not hide the methods of this trait.
    assert_eq!(conversation.status(), Some("Open"));
    assert_eq!(conversation.last_message_text(), Some("Are you open?"));
    let expected = json!({
        "id": 7, "consumer_email": null, "status": "Open",
        "last_message": {
            "id": 9, "content_type": "Text", "sender_type": "Consumer", "content": "Are you open?",
        },
    });
    assert_made("partoo", "Conversation", &conversation, expected);

    let conversation = octopush::types::Conversation::new()
        .with_conversation_id("cid_7")
        .with_last_message("Are you open?")
        .with_number_of_messages(1);
    let expected = json!({
        "conversation_id": "cid_7", "last_message": "Are you open?", "number_of_messages": 1,
    });
    assert_made("octopush", "Conversation", &conversation, expected);

    let message = ninetynine::types::Message::new()
        .with_id(9)
        .with_content("Are you open?")
        .with_private(false);
    let conversation = ninetynine::types::Conversation::new()
        .with_id(7)
        .with_status("open")
        .with_messages([message]);
    let expected = json!({
        "id": 7, "status": "open",
        "messages": [{ "id": 9, "content": "Are you open?", "private": false }],
    });
    assert_made("ninetynine", "Conversation", &conversation, expected);
}

#[test]
fn the_setter_of_a_union_also_sets_the_properties_that_select_its_branch() {
    let url = || "https://e.example/1".to_owned();
    let cases = [
        (
            Content::Solving,
            json!({ "sender_type": "Metadata", "content": "Solving" }),
        ),
        (
            Content::Reopening,
            json!({ "sender_type": "Metadata", "content": "Reopening" }),
        ),
        (
            Content::Text("Hi".into()),
            json!({ "content_type": "Text", "content": "Hi" }),
        ),
        (
            Content::Image(url()),
            json!({ "content_type": "Image", "content": url() }),
        ),
        (
            Content::Video(partoo::types::VideoMessageContent::new().with_url(url())),
            json!({ "content_type": "Video", "content": { "url": url() } }),
        ),
        (
            Content::IgStoryMention(url()),
            json!({ "content_type": "IgStoryMention", "content": url() }),
        ),
    ];
    for (content, expected) in cases {
        let made = partoo::types::Message::new().with_content(content);
        assert_made("partoo", "Message", &made, expected);
    }
    // A branch that the document does not have selects nothing.
    let unknown = Content::Unknown(RawJson::from(json!({ "new": true })));
    let made = partoo::types::Message::new()
        .with_content_type("Poll")
        .with_content(unknown);
    let expected = json!({ "content_type": "Poll", "content": { "new": true } });
    assert_eq!(serde_json::to_value(&made).unwrap(), expected);
}

#[test]
fn every_record_has_a_constructor_or_setters_for_each_of_its_fields() {
    let mut records = 0;
    for text in texts() {
        let (mut fields, mut tables) = (BTreeMap::new(), BTreeMap::new());
        for_each_item(
            &syn::parse_file(&text).unwrap().items,
            &mut |item| match item {
                Item::Struct(record) => {
                    let names = record
                        .fields
                        .iter()
                        .filter_map(|field| field.ident.as_ref());
                    fields.insert(
                        record.ident.to_string(),
                        names.map(ToString::to_string).collect(),
                    );
                }
                Item::Macro(table) => {
                    let name = table.mac.path.segments.last().unwrap().ident.to_string();
                    let tokens: Vec<String> = table
                        .mac
                        .tokens
                        .clone()
                        .into_iter()
                        .map(|token| token.to_string())
                        .collect();
                    tables.entry(name).or_insert_with(Vec::new).push(tokens);
                }
                _ => {}
            },
        );
        let made: Vec<_> = ["request", "response"]
            .iter()
            .flat_map(|name| tables.get(*name))
            .collect();
        for record in tables.get("record").into_iter().flatten() {
            let record = record.iter().find(|token| *token != "required").unwrap();
            let fields: &BTreeSet<String> = &fields[record];
            let is_of = |table: &&Vec<String>| table.iter().take(4).any(|token| token == record);
            let table = made.iter().flat_map(|tables| tables.iter()).find(is_of);
            let table = table
                .unwrap_or_else(|| panic!("no table of {record}"))
                .join(" ");
            let named: BTreeSet<&str> = table
                .split(|c: char| !(c.is_alphanumeric() || c == '_'))
                .collect();
            let missing: Vec<_> = fields
                .iter()
                .filter(|field| !named.contains(field.as_str()))
                .collect();
            // A struct with many required fields is decoded from JSON.
            let has_new = !table.starts_with('@');
            assert!(missing.is_empty() || !has_new, "{record}: {missing:?}");
            records += 1;
        }
    }
    assert!(records > 150, "{records}");
}

fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = ["prebuilt", "tests/generated"].iter().flat_map(|name| {
        let files = std::fs::read_dir(folder.join(name)).unwrap();
        files
            .map(|file| file.unwrap().path())
            .filter(|path| path.extension().is_some_and(|it| it == "rs"))
    });
    texts
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect()
}

fn for_each_item(items: &[Item], visit: &mut impl FnMut(&Item)) {
    for item in items {
        visit(item);
        if let Item::Mod(module) = item
            && module.ident == "types"
            && let Some((_, items)) = &module.content
        {
            items.iter().for_each(&mut *visit);
        }
    }
}
