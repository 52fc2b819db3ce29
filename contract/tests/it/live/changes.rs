//! Lists that change while they are read, which is not a fault.

use conversation_apis_contract::incomplete::{Outcome, Reason};
use serde_json::json;

use super::account::{
    Account, Ask, all, assert_holds, errors, ninetynine, octopush, partoo, planted, verdict,
};

/// Adds a new conversation before all others.
fn arrives(account: &mut Account, number: usize) {
    let mut conversation = account.conversations[0].clone();
    match account.provider {
        "octopush" => {
            conversation["conversation_id"] =
                json!(format!("1b7ff1e2-8d9a-4b5c-9e3f-{number:012}"));
        }
        _ => conversation["id"] = json!(2_000 + number),
    }
    account.conversations.insert(0, conversation);
}

#[tokio::test]
async fn a_list_that_changes_while_it_is_read_holds() {
    let moves: [fn(&mut Account, usize); 7] = [
        arrives,
        |account, number| {
            if number == 1 {
                arrives(account, number);
            }
        },
        |account, number| {
            if number == 2 {
                account.conversations.remove(3);
            }
        },
        |account, number| {
            if number % 3 == 1 {
                let last = account.conversations.pop().unwrap();
                account.conversations.insert(0, last);
            }
        },
        |account, number| {
            arrives(account, number);
            account.conversations.pop();
        },
        |account, _| account.conversations.swap(9, 10),
        |account, _| account.conversations.rotate_left(1),
    ];
    for moves in moves {
        for account in all(45) {
            let provider = account.provider;
            let server = account.serve_moving(moves, |_, _| ()).await;
            assert_holds(&verdict(provider, &server).await);
        }
    }
}

#[tokio::test]
async fn a_conversation_deleted_during_the_run_holds() {
    for account in [octopush(12), ninetynine(12)] {
        let provider = account.provider;
        let gone = |ask: &Ask| {
            ask.path.ends_with("/conversations/997/messages")
                || ask.get("conversation_id") == Some("cid_0b7ff1e2-8d9a-4b5c-9e3f-000000000003")
        };
        let server = account.serve_moving(
            |account, number| {
                if number == 4 {
                    account.conversations.remove(3);
                }
            },
            move |ask, reply| {
                if ask.is_messages && gone(ask) {
                    reply.refuse(404, json!({ "error": "Resource could not be found" }));
                }
            },
        );
        let server = server.await;
        let verdict = verdict(provider, &server).await;
        assert_holds(&verdict);
        let note = "listMessages: a list was deleted during the run".to_owned();
        assert!(verdict.notes.contains(&note), "{:?}", verdict.notes);
    }
}

#[tokio::test]
async fn many_conversations_deleted_during_the_run_hold() {
    for account in [partoo(12), ninetynine(12)] {
        let provider = account.provider;
        let ids = (3..9).map(|index| account.conversations[index]["id"].to_string());
        let ids: Vec<String> = ids.collect();
        let server = account.serve_moving(
            |account, number| {
                if number == 4 {
                    account.conversations.drain(3..9);
                }
            },
            move |ask, reply| {
                let asked = ask.get("conversation_id");
                let asked = asked.or_else(|| ask.path.rsplit('/').nth(1));
                if ask.is_messages && ids.iter().any(|id| Some(id.as_str()) == asked) {
                    reply.refuse(404, json!({ "error": "Resource could not be found" }));
                }
            },
        );
        assert_holds(&verdict(provider, &server.await).await);
    }
}

#[tokio::test]
async fn a_404_for_a_listed_conversation_makes_the_run_incomplete() {
    let verdict = planted(ninetynine(12), |ask, reply| {
        if ask.path.ends_with("/conversations/997/messages") {
            reply.refuse(404, json!({ "error": "Resource could not be found" }));
        }
    })
    .await;
    assert_eq!(
        (verdict.outcome(), errors(&verdict)),
        (Outcome::Incomplete, vec![])
    );
    assert_eq!(verdict.incomplete[0].reason, Reason::ErrorStatus);
}
