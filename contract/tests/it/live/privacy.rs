//! No report shows what a customer wrote, not even in the name of a property. One bad name or
//! value is one finding.

use conversation_apis_contract::live::Live;
use conversation_apis_contract::provider::Provider;
use conversation_apis_contract::report::{Format, Run, Styles, print};
use conversation_apis_contract::verify::verify_live;
use serde_json::json;

use super::account::{KEY, all, assert_one, errors, live, ninetynine, octopush, partoo, planted};

#[tokio::test]
async fn no_report_shows_a_name_that_may_be_a_value() {
    let names = [
        "jean.dupont@example.com",
        "+33 6 12 34 56 78",
        "0612345678",
        "12 rue de la Paix, 75002 Paris",
        "a409c35a97bbc544d8e26737",
        "ab7ff1e2-8d9a-4b5c-9e3f-2a1d4c6b8e70",
        "Zoë",
        "https://example.com/jean",
    ];
    for account in all(3) {
        let verdict = planted(account, move |_, reply| {
            for item in reply.items() {
                for name in names {
                    item[name] = json!({ name: name });
                }
            }
        })
        .await;
        assert!(errors(&verdict).len() >= 5, "{:#?}", verdict.findings);
        let mut told = format!("{verdict:?}");
        for format in Format::VERIFY {
            let mut out = Vec::new();
            print(
                std::slice::from_ref(&verdict),
                &Run::now("cargo contract verify"),
                format,
                Styles::PLAIN,
                &mut out,
            )
            .unwrap();
            told += &String::from_utf8(out).unwrap();
        }
        for name in names {
            assert!(!told.contains(name), "{name}");
        }
        for part in ["dupont", "rue de", "a409c35a", "8d9a-4b5c", "61234"] {
            assert!(!told.contains(part), "{part}");
        }
    }
}

#[tokio::test]
async fn names_of_one_form_are_the_same_finding_in_every_run() {
    let place = "#/components/schemas/Message/properties/{email}";
    let mut fingerprints = Vec::new();
    for host in ["example.com", "example.org"] {
        let verdict = planted(octopush(3), move |ask, reply| {
            for item in reply.items().iter_mut().filter(|_| ask.is_messages) {
                for number in 0..50 {
                    item[format!("ada.stone.{number}@{host}")] = json!(number);
                }
            }
        })
        .await;
        assert_one(&verdict, "undocumented-property", place);
        let mut findings = verdict.findings.iter();
        let found = findings.find(|one| one.place() == place).unwrap();
        fingerprints.push(found.fingerprint("octopush"));
    }
    assert_eq!(fingerprints[0], fingerprints[1]);
}

#[tokio::test]
async fn half_a_surrogate_pair_is_one_finding() {
    for (account, place) in [
        (partoo(7), "#/components/schemas/Conversation"),
        (octopush(7), "#/components/schemas/Conversation"),
        (ninetynine(7), "#/components/schemas/Conversation"),
    ] {
        let verdict = planted(account, |ask, reply| {
            if !ask.is_messages && !reply.items().is_empty() {
                reply.items()[0]["SPOILED"] = json!(1);
                reply.text = Some(reply.body.to_string().replace("SPOILED", "\\ud800"));
            }
        })
        .await;
        assert_one(&verdict, "undecodable", place);
    }
    let page = "#/paths/~1conversations/get/responses/200/content/application~1json/schema";
    let verdict = planted(partoo(7), |ask, reply| {
        if !ask.is_messages {
            reply.body["SPOILED"] = json!(1);
            reply.text = Some(reply.body.to_string().replace("SPOILED", "\\udc00"));
        }
    });
    assert_one(&verdict.await, "undecodable", page);
    for (name, property) in [
        ("Conversation", "consumer_name"),
        ("ConversationBusiness", "name"),
    ] {
        let verdict = planted(partoo(7), move |ask, reply| {
            if !ask.is_messages {
                let item = reply.items().last_mut().unwrap();
                let object = if name == "Conversation" {
                    item
                } else {
                    &mut item["business"]
                };
                object[property] = json!("SPOILED");
                reply.text = Some(reply.body.to_string().replace("SPOILED", "\\ud800"));
            }
        });
        let place = format!("#/components/schemas/{name}/properties/{property}");
        assert_one(&verdict.await, "undecodable", &place);
    }
}

#[tokio::test]
async fn a_message_without_its_tag_is_found() {
    let verdict = planted(partoo(7), |ask, reply| {
        if ask.is_messages {
            let item = reply.items().last_mut().unwrap();
            item.as_object_mut().unwrap().remove("content_type");
        }
    });
    let place = "#/components/schemas/Message/properties/content_type";
    assert_one(&verdict.await, "missing-property", place);
}

#[tokio::test]
async fn a_message_that_may_be_metadata_needs_its_sender_type() {
    let verdict = planted(partoo(7), |ask, reply| {
        if ask.is_messages {
            let item = reply.items().last_mut().unwrap().as_object_mut().unwrap();
            item.remove("sender_type");
            item["content"] = json!("Solving");
        }
    });
    let place = "#/components/schemas/Message/properties/sender_type";
    assert_one(&verdict.await, "missing-property", place);
}

#[tokio::test]
async fn a_metadata_message_needs_no_content_type() {
    let verdict = planted(partoo(7), |ask, reply| {
        if ask.is_messages {
            let item = reply.items().last_mut().unwrap().as_object_mut().unwrap();
            item.remove("content_type");
            item["sender_type"] = json!("Metadata");
            item["content"] = json!("Solving");
        }
    });
    assert_eq!(errors(&verdict.await), []);
}

#[tokio::test]
async fn an_item_without_its_id_is_found() {
    for (account, id) in [
        (partoo(7), "id"),
        (octopush(7), "conversation_id"),
        (ninetynine(7), "id"),
    ] {
        let verdict = planted(account, move |ask, reply| {
            if !ask.is_messages && reply.items().len() > 3 {
                reply.items()[3].as_object_mut().unwrap().remove(id);
            }
        });
        let place = format!("#/components/schemas/Conversation/properties/{id}");
        assert_one(&verdict.await, "missing-property", &place);
    }
}

#[tokio::test]
async fn a_value_that_is_not_a_time_is_found() {
    for value in [
        json!("yesterday"),
        json!("2023-13-45 00:00:00+00:00"),
        json!(""),
        json!("2023-01-31 16:22:17"),
    ] {
        for (account, property) in [
            (partoo(7), "created_at"),
            (octopush(7), "first_message_at"),
            (ninetynine(7), "timestamp"),
        ] {
            let value = value.clone();
            let verdict = planted(account, move |ask, reply| {
                if !ask.is_messages && reply.items().len() > 3 {
                    reply.items()[3][property] = value.clone();
                }
            });
            let place = format!("#/components/schemas/Conversation/properties/{property}");
            assert_one(&verdict.await, "type-differs", &place);
        }
    }
    for value in [json!(1_718_946_486_000_i64), json!(1e30)] {
        let verdict = planted(ninetynine(7), move |ask, reply| {
            if !ask.is_messages && reply.items().len() > 3 {
                reply.items()[3]["created_at"] = value.clone();
            }
        });
        let place = "#/components/schemas/Conversation/properties/created_at";
        assert_one(&verdict.await, "type-differs", place);
    }
}

#[tokio::test]
async fn several_wrong_types_at_one_place_are_one_finding() {
    let verdict = planted(partoo(7), |ask, reply| {
        if !ask.is_messages {
            for (index, item) in reply.items().iter_mut().enumerate() {
                item["is_read"] = [json!("yes"), json!(1), json!([])][index % 3].clone();
            }
        }
    });
    let place = "#/components/schemas/Conversation/properties/is_read";
    assert_one(&verdict.await, "type-differs", place);
    let verdict = planted(partoo(7), |ask, reply| {
        if !ask.is_messages {
            for (index, item) in reply.items().iter_mut().enumerate() {
                item["rating"] = [json!(null), json!(1), json!("good")][index % 3].clone();
            }
        }
    });
    let place = "#/components/schemas/Conversation/properties/rating";
    assert_one(&verdict.await, "undocumented-property", place);
}

#[tokio::test]
async fn the_settings_of_a_run_are_not_shown() {
    let server = partoo(1).serve(|_, _| ()).await;
    let mut live: Live = live("partoo", &server);
    live.parameters = vec![("business__in".to_owned(), "canary-value".to_owned())];
    let told = format!("{live:?}");
    assert!(
        !told.contains(KEY) && !told.contains("canary") && !told.contains("127.0.0.1"),
        "{told}"
    );
    for (name, value) in [
        ("jean.dupont@example.com", "1"),
        ("conversation_id", "jean.dupont@example.com"),
    ] {
        live.parameters = vec![(name.to_owned(), value.to_owned())];
        let refused = verify_live(Provider::find("partoo").unwrap(), &live)
            .await
            .unwrap_err();
        assert!(!refused.to_string().contains("dupont"), "{refused}");
    }
}
