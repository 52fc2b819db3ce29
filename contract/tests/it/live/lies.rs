//! Servers that lie: in headers, in totals, in cursors, in the shape of bodies. Each lie ends in
//! a finding or an incomplete run, never in a pass, a panic or an endless run.

use std::time::Duration;

use conversation_apis_contract::incomplete::Outcome;
use conversation_apis_contract::provider::Provider;
use conversation_apis_contract::verify::verify_live;
use serde_json::{Value, json};

use super::account::{
    Ask, KEY, Reply, all, assert_holds, errors, live, ninetynine, octopush, partoo, planted,
};

#[tokio::test]
async fn any_json_content_type_holds() {
    for content_type in [
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON;charset=UTF-8",
        "application/problem+json",
        "application/vnd.api+json; ext=bulk",
    ] {
        for account in all(7) {
            let verdict = planted(account, move |_, reply| reply.content_type = content_type);
            assert_holds(&verdict.await);
        }
    }
}

#[tokio::test]
async fn another_content_type_is_one_finding_for_each_operation() {
    for content_type in ["text/json", "application/jsonl", "text/plain", "", "json"] {
        for account in all(7) {
            let verdict = planted(account, move |_, reply| reply.content_type = content_type);
            let verdict = verdict.await;
            let kinds: Vec<_> = errors(&verdict).into_iter().map(|(kind, _)| kind).collect();
            assert_eq!(kinds, ["header", "header"], "{content_type}");
        }
    }
}

/// Bodies of a success that are not pages.
fn bodies() -> Vec<String> {
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    let objects = format!("{}1{}", "{\"a\":".repeat(5_000), "}".repeat(5_000));
    let texts = [
        "",
        " ",
        "null",
        "true",
        "0",
        "-",
        "\"\"",
        "[]",
        "{}",
        "[[]]",
        "[null]",
        "[{}]",
        r#"{"conversations":[[]],"count":1,"next_cursor":null}"#,
        r#"{"conversations":[null],"count":1,"next_cursor":null}"#,
        r#"{"conversations":[],"conversations":[],"count":0,"next_cursor":null}"#,
        r#"{"conversations":{"0":{}},"count":1,"next_cursor":null}"#,
        r#"{"conversations":[],"count":1e400,"next_cursor":null}"#,
        r#"{"conversations":[],"count":-9223372036854775809,"next_cursor":null}"#,
        r#"{"conversations":[],"count":0,"next_cursor":"\ud800"}"#,
        r#"{"data":null}"#,
        r#"{"data":{"meta":null,"payload":null}}"#,
        r#"{"data":{"payload":[1,2,3]}}"#,
        "\u{0}",
        "{\"a\":1}{\"a\":1}",
    ];
    let texts = texts.into_iter().map(str::to_owned);
    texts.chain([deep, objects]).collect()
}

#[tokio::test]
async fn no_body_of_a_success_panics_or_passes_silently() {
    for (index, body) in bodies().into_iter().enumerate() {
        // Retries of truncated JSON take time, so each body is for two of three providers.
        let accounts = all(3).into_iter().enumerate();
        for (_, account) in accounts.filter(|(other, _)| *other != index % 3) {
            let (provider, text) = (account.provider, body.clone());
            let server = account.serve(move |ask, reply| {
                if !ask.is_messages {
                    reply.text = Some(text.clone());
                }
            });
            let server = server.await;
            let found = Provider::find(provider).unwrap();
            let start: String = body.chars().take(60).collect();
            // An array without items is an empty list of the provider that has arrays.
            let is_empty_list = provider == "octopush" && body == "[]";
            match verify_live(found, &live(provider, &server)).await {
                Ok(verdict) if is_empty_list => assert_holds(&verdict),
                Ok(verdict) => {
                    assert_ne!(verdict.outcome(), Outcome::Holds, "{provider}: {start}");
                }
                Err(error) => assert!(!error.to_string().contains(KEY), "{provider}: {start}"),
            }
        }
    }
}

#[tokio::test]
async fn a_server_with_a_fault_in_every_response_does_not_stop_the_run() {
    for account in all(25) {
        let verdict = planted(account, |ask, reply| {
            let number = ask.number;
            for item in reply.items() {
                let id = match item.get("conversation_id").and_then(Value::as_str) {
                    Some(_) => "conversation_id",
                    None => "id",
                };
                if item[id].is_number() {
                    item[id] = json!(1_000_000 - number);
                }
            }
            if let Some(count) = reply.body.get_mut("count") {
                *count = json!(number);
            }
        });
        assert_ne!(verdict.await.outcome(), Outcome::Incomplete);
    }
}

#[tokio::test]
async fn endless_new_items_end_at_the_limit_of_requests() {
    for account in [partoo(7), octopush(7), ninetynine(7)] {
        let provider = account.provider;
        let server = account.serve(|ask, reply| {
            if ask.is_messages {
                return;
            }
            let first = reply.items().first().cloned();
            let mut item = first.unwrap_or_else(|| json!({}));
            match item.get("conversation_id") {
                Some(Value::String(_)) => {
                    item["conversation_id"] =
                        json!(format!("0b7ff1e2-8d9a-4b5c-9e3f-{:012}", ask.number));
                }
                _ => item["id"] = json!(9_000_000 + ask.number),
            }
            *reply.items() = vec![item];
            if reply.body.get("next_cursor").is_some() {
                reply.body["next_cursor"] = json!(format!("more-{}", ask.number));
            }
        });
        let server = server.await;
        let mut live = live(provider, &server);
        live.max_requests = 40;
        live.max_time = Duration::from_secs(60);
        let verdict = verify_live(Provider::find(provider).unwrap(), &live).await;
        let verdict = verdict.unwrap();
        assert_ne!(verdict.outcome(), Outcome::Holds, "{provider}");
        assert!(!verdict.incomplete.is_empty(), "{provider}");
        assert_eq!(server.received_requests().await.unwrap().len(), 40);
    }
}

#[tokio::test]
async fn a_status_that_lies_about_its_body_does_not_pass() {
    type Chosen = fn(&Ask) -> bool;
    let statuses: [(u16, Chosen); 4] = [
        (204, |_| true),
        (206, |ask| !ask.is_messages),
        (299, |ask| ask.is_messages),
        (404, |_| true),
    ];
    for (status, is_hit) in statuses {
        for account in all(7) {
            let provider = account.provider;
            let server = account.serve(move |ask: &Ask, reply: &mut Reply| {
                if is_hit(ask) {
                    reply.status = status;
                }
            });
            let server = server.await;
            let found = Provider::find(provider).unwrap();
            if let Ok(verdict) = verify_live(found, &live(provider, &server)).await {
                assert_ne!(verdict.outcome(), Outcome::Holds, "{provider}: {status}");
            }
        }
    }
}

#[tokio::test]
async fn a_key_that_the_server_sends_back_is_not_shown() {
    for account in all(3) {
        let verdict = planted(account, |_, reply| {
            for item in reply.items() {
                item[KEY] = json!(KEY);
                item[format!("x-{KEY}-y")] = json!({ KEY: KEY });
            }
            reply.headers.push(("x-echo", KEY));
        });
        let verdict = verdict.await;
        assert!(!errors(&verdict).is_empty());
        assert!(!format!("{verdict:?}").contains(KEY));
    }
}
