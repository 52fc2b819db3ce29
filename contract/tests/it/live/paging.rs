//! Pages and cursors of live servers: each fault is one finding in its place.

use conversation_apis_contract::incomplete::{Outcome, Reason};
use serde_json::{Value, json};

use super::account::{
    Account, Ask, Reply, all, assert_holds, assert_one, errors, ninetynine, octopush, partoo,
    planted,
};

pub const PARTOO: &str =
    "#/paths/~1conversations/get/responses/200/content/application~1json/schema/properties";

const OCTOPUSH: &str =
    "#/paths/~1conversations~1list/get/responses/200/content/application~1json/schema";

/// The place of a finding about the list of conversations.
fn list(account: &Account) -> String {
    match account.provider {
        "partoo" => format!("{PARTOO}/conversations"),
        "octopush" => OCTOPUSH.to_owned(),
        _ => "#/components/schemas/ConversationList/properties/payload".to_owned(),
    }
}

/// Asserts that a fault in the conversations of each provider is one finding at the list.
async fn at_the_list(conversations: usize, change: fn(&Ask, &mut Reply)) {
    for account in all(conversations) {
        let place = list(&account);
        let change = move |ask: &Ask, reply: &mut Reply| {
            if !ask.is_messages {
                change(ask, reply);
            }
        };
        assert_one(&planted(account, change).await, "paging", &place);
    }
}

#[tokio::test]
async fn ordinary_accounts_hold() {
    for conversations in [0, 1, 7, 25] {
        for account in all(conversations) {
            let verdict = planted(account, |_, _| ()).await;
            assert_holds(&verdict);
            assert!(verdict.complete, "{:?}", verdict.notes);
        }
    }
}

#[tokio::test]
async fn lists_without_messages_hold() {
    for mut account in all(3) {
        account.messages.clear();
        assert_holds(&planted(account, |_, _| ()).await);
    }
}

#[tokio::test]
async fn an_item_twice_on_a_page_is_found() {
    at_the_list(7, |_, reply| {
        let first = reply.items().first().cloned();
        reply.items().extend(first);
    })
    .await;
}

#[tokio::test]
async fn an_ignored_page_size_is_found() {
    for account in [partoo(25), octopush(25)] {
        let place = list(&account);
        let conversations = account.conversations.clone();
        let change = move |ask: &Ask, reply: &mut Reply| {
            if !ask.is_messages && ask.get("cursor").or(ask.get("page")).is_none() {
                *reply.items() = conversations[..10].to_vec();
                if reply.body.is_object() {
                    reply.body["next_cursor"] = json!("10");
                }
            }
        };
        assert_one(&planted(account, change).await, "paging", &place);
    }
}

#[tokio::test]
async fn a_page_larger_than_requested_is_found() {
    for mut account in [partoo(130), octopush(130)] {
        (account.most, account.messages) = (120, Vec::new());
        let place = list(&account);
        let conversations = account.conversations.clone();
        let change = move |ask: &Ask, reply: &mut Reply| {
            let first = ask.get("cursor").or(ask.get("page")).is_none();
            if !ask.is_messages && first && ask.get("per_page") == Some("100") {
                *reply.items() = conversations[..120].to_vec();
                if reply.body.is_object() {
                    reply.body["next_cursor"] = json!("120");
                }
            } else if ask.get("page") == Some("2") {
                *reply.items() = conversations[120..].to_vec();
            }
        };
        assert_one(&planted(account, change).await, "paging", &place);
    }
}

#[tokio::test]
async fn overlapping_pages_are_found() {
    for account in [partoo(25), octopush(25), ninetynine(25)] {
        let place = list(&account);
        let conversations = account.conversations.clone();
        let change = move |ask: &Ask, reply: &mut Reply| {
            let number = |name| ask.get(name).map(|text| text.parse::<usize>().unwrap());
            let page = number("page").map(|page| (page - 1) * 10);
            let start = number("cursor").or(page);
            if let Some(start) = start.filter(|_| !ask.is_messages)
                && !reply.items().is_empty()
            {
                reply.items().insert(0, conversations[start - 1].clone());
            }
        };
        assert_one(&planted(account, change).await, "paging", &place);
    }
}

#[tokio::test]
async fn the_first_page_for_every_request_is_found() {
    for account in all(7) {
        let place = list(&account);
        let conversations = account.conversations.clone();
        let change = move |ask: &Ask, reply: &mut Reply| {
            if ask.is_messages {
                return;
            }
            let size = ask.get("per_page").map_or(7, |size| size.parse().unwrap());
            *reply.items() = conversations.iter().take(size).cloned().collect();
            if reply.body.is_object() && reply.body.get("next_cursor").is_some() {
                reply.body["next_cursor"] = json!(format!("new-{}", ask.number));
            }
        };
        assert_one(&planted(account, change).await, "paging", &place);
    }
}

#[tokio::test]
async fn a_page_before_an_id_that_does_not_go_back_is_found() {
    let mut account = ninetynine(2);
    let message = account.messages[0].clone();
    account.messages = (0..15)
        .map(|number| {
            let mut message = message.clone();
            message["id"] = json!(5000 + number);
            message
        })
        .collect();
    let messages = account.messages.clone();
    let verdict = planted(account, move |ask, reply| {
        if ask.is_messages {
            *reply.items() = messages[5..].to_vec();
        }
    });
    let place = "#/components/schemas/MessageWindow/properties/payload";
    assert_one(&verdict.await, "paging", place);
}

/// The next page before an id includes the oldest message of the page.
#[tokio::test]
async fn a_wrong_id_of_the_oldest_message_is_not_also_a_fault_of_paging() {
    for (kind, spoil) in [
        ("type-differs", json!("text")),
        ("unexpected-null", Value::Null),
        ("missing-property", json!("absent")),
    ] {
        let mut account = ninetynine(2);
        let message = account.messages[0].clone();
        let numbered = (0..25).map(|number| {
            let mut message = message.clone();
            message["id"] = json!(5000 + number);
            message
        });
        account.messages = numbered.collect();
        let verdict = planted(account, move |ask, reply| {
            if !ask.is_messages {
                return;
            }
            if let Some(oldest) = reply.items().first_mut().and_then(Value::as_object_mut) {
                match spoil.as_str() {
                    Some("absent") => drop(oldest.remove("id")),
                    Some(_) => oldest["id"] = json!(oldest["id"].to_string()),
                    None => oldest["id"] = Value::Null,
                }
            }
        });
        assert_one(
            &verdict.await,
            kind,
            "#/components/schemas/Message/properties/id",
        );
    }
}

#[tokio::test]
async fn a_page_that_does_not_name_the_next_is_found() {
    let without = |page: Option<&'static str>| {
        move |ask: &Ask, reply: &mut Reply| {
            if !ask.is_messages && ask.get("cursor") == page {
                reply.body.as_object_mut().unwrap().remove("next_cursor");
            }
        }
    };
    for page in [None, Some("10"), Some("20")] {
        let verdict = planted(partoo(25), without(page)).await;
        assert_one(&verdict, "paging", &format!("{PARTOO}/next_cursor"));
        assert_eq!(
            verdict
                .findings
                .iter()
                .filter(|one| one.place().ends_with("next_cursor"))
                .count(),
            1
        );
    }
}

#[tokio::test]
async fn a_cursor_that_leads_back_is_found() {
    let verdict = planted(partoo(25), |ask, reply| {
        if ask.get("cursor") == Some("20") {
            reply.body["next_cursor"] = json!("10");
        }
    });
    assert_one(&verdict.await, "paging", &format!("{PARTOO}/next_cursor"));
}

#[tokio::test]
async fn a_cursor_of_the_wrong_type_is_not_also_a_fault_of_paging() {
    let verdict = planted(partoo(25), |ask, reply| {
        if ask.get("cursor") == Some("10") {
            reply.body["next_cursor"] = json!(20);
        }
    });
    assert_one(
        &verdict.await,
        "type-differs",
        &format!("{PARTOO}/next_cursor"),
    );
}

#[tokio::test]
async fn a_list_that_is_null_or_an_object_is_found() {
    for (value, kind) in [
        (Value::Null, "unexpected-null"),
        (json!({}), "type-differs"),
    ] {
        let verdict = planted(partoo(7), move |ask, reply| {
            if !ask.is_messages {
                reply.body["conversations"] = value.clone();
            }
        });
        assert_one(&verdict.await, kind, &format!("{PARTOO}/conversations"));
    }
}

#[tokio::test]
async fn a_page_of_another_shape_is_one_finding() {
    for body in [
        json!({ "items": [], "count": 0 }),
        json!({ "errors": { "json": "no" } }),
        json!({}),
    ] {
        let verdict = planted(partoo(7), move |ask, reply| {
            if !ask.is_messages {
                reply.body = body.clone();
            }
        });
        assert_one(&verdict.await, "paging", &format!("{PARTOO}/conversations"));
    }
    for (body, kind, place) in [
        (
            json!({ "data": null }),
            "unexpected-null",
            "ConversationPage/properties/data",
        ),
        (
            json!({ "data": [] }),
            "type-differs",
            "ConversationPage/properties/data",
        ),
        (
            json!({ "data": { "meta": {} } }),
            "paging",
            "ConversationList/properties/payload",
        ),
        (
            json!({ "payload": [] }),
            "paging",
            "ConversationList/properties/payload",
        ),
    ] {
        let verdict = planted(ninetynine(7), move |ask, reply| {
            if !ask.is_messages {
                reply.body = body.clone();
            }
        });
        assert_one(
            &verdict.await,
            kind,
            &format!("#/components/schemas/{place}"),
        );
    }
}

#[tokio::test]
async fn a_page_size_of_the_command_line_is_checked_too() {
    use super::account::live;
    use conversation_apis_contract::provider::Provider;
    use conversation_apis_contract::verify::verify_live;

    for ignores in [false, true] {
        let server = partoo(25);
        let conversations = server.conversations.clone();
        let server = server.serve(move |ask, reply| {
            if ignores && !ask.is_messages && ask.get("cursor").is_none() {
                *reply.items() = conversations[..10].to_vec();
                reply.body["next_cursor"] = json!("10");
            }
        });
        let server = server.await;
        let mut live = live("partoo", &server);
        live.parameters
            .push(("per_page".to_owned(), "7".to_owned()));
        let verdict = verify_live(Provider::find("partoo").unwrap(), &live)
            .await
            .unwrap();
        match ignores {
            true => assert_one(&verdict, "paging", &format!("{PARTOO}/conversations")),
            false => assert_holds(&verdict),
        }
        let sent = server.received_requests().await.unwrap();
        let queries = sent.iter().filter_map(|sent| sent.url.query());
        let sizes: Vec<usize> = queries
            .map(|query| query.matches("per_page=7").count())
            .collect();
        assert!(!sizes.is_empty() && sizes.iter().all(|size| *size == 1));
    }
}

#[tokio::test]
async fn endless_empty_pages_make_the_run_incomplete() {
    let verdict = planted(partoo(7), |ask, reply| {
        if !ask.is_messages {
            reply.items().clear();
            reply.body["next_cursor"] = json!(format!("new-{}", ask.number));
        }
    })
    .await;
    assert_eq!(
        (verdict.outcome(), errors(&verdict)),
        (Outcome::Incomplete, vec![])
    );
    assert_eq!(verdict.incomplete[0].reason, Reason::EndlessList);
}

#[tokio::test]
async fn empty_pages_in_the_middle_of_a_list_hold() {
    let verdict = planted(partoo(25), |ask, reply| {
        if !ask.is_messages && ask.get("cursor") == Some("10") {
            reply.items().clear();
            reply.body["next_cursor"] = json!("010");
        }
    });
    assert_holds(&verdict.await);
}

#[tokio::test]
async fn a_list_may_end_with_404_if_the_document_says_so() {
    let verdict = planted(octopush(25), |_, reply| {
        if reply.items().is_empty() {
            reply.refuse(404, Value::Null);
        }
    });
    assert_holds(&verdict.await);
}
