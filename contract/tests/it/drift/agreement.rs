//! A recording of a live run has the findings of the run, and so has the observer of a client that
//! gets the same answers.

use std::collections::BTreeSet;
use std::time::Duration;

use conversation_apis_contract::live::{self, Live};
use conversation_apis_contract::provider::Provider;
use conversation_apis_contract::server::{Action, Fault, Server};
use conversation_apis_contract::verify::{Finding, Kind};
use serde_json::{Value, json};

use super::observed::{Seen, observed};
use super::tape::{Tape, har, lines};
use super::{DOCUMENTS, server_of, verdict};
use crate::live::account::{self, Account, Ask, KEY, Reply, all};

/// Kind, place, text and fingerprint.
pub type Facts = BTreeSet<(&'static str, String, String, String)>;

/// The findings that one answer can have. A live run also says what the whole account lacks, and
/// what is wrong with the pages of a list together.
fn facts(provider: &str, findings: &[Finding]) -> Facts {
    let of_one_answer = |finding: &&Finding| match finding.kind {
        Kind::NeverSeen => false,
        Kind::Paging => finding.text == "a page without its list",
        _ => true,
    };
    let findings = findings.iter().filter(of_one_answer);
    findings
        .map(|finding| {
            let (kind, place) = (finding.kind.id(), finding.place());
            let fingerprint = finding.fingerprint(provider);
            (kind, place, finding.text.clone(), fingerprint)
        })
        .collect()
}

/// Verifies a live server, and compares the findings with those of recordings of the run, and of
/// the client's observer.
async fn compared(provider: &str, account: u8, upstream: String, seen: Seen) -> Facts {
    let tape = Tape::start(upstream).await;
    let settings = Live {
        base_url: tape.base_url.clone(),
        keys: vec![KEY.to_owned(); if provider == "octopush" { 2 } else { 1 }],
        parameters: match provider {
            "ninetynine" => vec![("account_id".to_owned(), account.to_string())],
            _ => Vec::new(),
        },
        writes: Vec::new(),
        max_requests: 2_000,
        max_time: Duration::from_secs(300),
        progress: |_| (),
    };
    let known = Provider::find(provider).unwrap();
    let contract = DOCUMENTS.of(known).unwrap();
    let live = live::verify(known, contract, &settings).await.unwrap();
    let (exchanges, expected) = (tape.exchanges(), facts(provider, &live.findings));
    let recordings = [
        ("HAR", har(&exchanges, server_of(provider)), None),
        ("NDJSON", lines(&exchanges, &tape.base_url), Some(provider)),
        ("relative URLs", lines(&exchanges, ""), Some(provider)),
    ];
    for (form, recording, of) in recordings {
        let recorded = verdict(&recording, of);
        let found = facts(provider, &recorded.findings);
        assert_eq!(found, expected, "{provider}, {form}");
        assert_eq!(recorded.incomplete, [], "{provider}, {form}");
    }
    let observed = observed(provider, &exchanges).await;
    seen.assert(contract, &expected, &observed);
    expected
}

#[tokio::test]
async fn a_recording_of_a_server_that_follows_its_document_has_no_findings() {
    for account in all(23) {
        let provider = account.provider;
        let server = account.serve(|_, _| ()).await;
        assert_eq!(
            compared(provider, 7, server.uri(), Seen::All).await,
            Facts::new()
        );
    }
}

/// Plants a defect into an answer. `kind` is one of the findings that it causes.
struct Defect {
    kind: &'static str,
    /// Which of its findings the observer has.
    seen: Seen,
    plant: fn(&Ask, &mut Reply),
}

/// The properties of items that are points in time.
const TIMES: [&str; 3] = ["date", "created_at", "first_message_at"];

/// Another property of each item has a wrong type, from the property of this number on.
fn one_property_of_each<const FIRST: usize>(_: &Ask, reply: &mut Reply) {
    for (index, item) in reply.items().iter_mut().enumerate() {
        let object = item.as_object_mut().unwrap();
        let nth = (FIRST + index) % object.len();
        *object.values_mut().nth(nth).unwrap() = json!([true]);
    }
}

const DEFECTS: [Defect; 15] = [
    Defect {
        kind: "type-differs",
        seen: Seen::All,
        plant: |_, reply| {
            for item in reply.items() {
                for (name, value) in item.as_object_mut().unwrap() {
                    let is_time = TIMES.contains(&name.as_str());
                    // A type that the document does not allow. The generated type reads a number.
                    match (is_time, value.is_string()) {
                        (true, true) => *value = json!(1_700_000_000),
                        (true, false) => *value = json!(true),
                        (false, _) => {}
                    }
                }
            }
        },
    },
    Defect {
        kind: "type-differs",
        seen: Seen::All,
        plant: |_, reply| {
            for item in reply.items() {
                for (name, value) in item.as_object_mut().unwrap() {
                    let is_time = TIMES.contains(&name.as_str());
                    if is_time && value.is_string() {
                        *value = json!("yesterday");
                    } else if is_time {
                        *value = json!(1e300);
                    }
                }
            }
        },
    },
    Defect {
        kind: "paging",
        seen: Seen::PageToo,
        plant: |ask, reply| {
            if ask.is_messages && ask.number > 0 {
                reply.body = json!({ "nothing": [] });
            }
        },
    },
    Defect {
        kind: "undocumented-property",
        seen: Seen::All,
        plant: |_, reply| {
            reply
                .items()
                .iter_mut()
                .for_each(|item| item["rating"] = json!(5))
        },
    },
    Defect {
        kind: "undocumented-property",
        seen: Seen::All,
        plant: |_, reply| {
            for item in reply.items() {
                item["ada@example.com"] = json!({ "seen": true });
                item["notes_1"] = Value::Null;
            }
        },
    },
    Defect {
        kind: "type-differs",
        seen: Seen::All,
        plant: one_property_of_each::<0>,
    },
    Defect {
        kind: "type-differs",
        seen: Seen::All,
        plant: one_property_of_each::<3>,
    },
    Defect {
        kind: "type-differs",
        seen: Seen::All,
        plant: one_property_of_each::<6>,
    },
    Defect {
        kind: "type-differs",
        seen: Seen::First,
        plant: |_, reply| {
            if let Some(last) = reply.items().last_mut() {
                last.as_object_mut()
                    .unwrap()
                    .values_mut()
                    .for_each(|value| *value = json!([true]));
            }
        },
    },
    Defect {
        kind: "unexpected-null",
        seen: Seen::All,
        plant: |_, reply| {
            if let Some(first) = reply.items().first_mut() {
                first
                    .as_object_mut()
                    .unwrap()
                    .values_mut()
                    .for_each(|value| *value = Value::Null);
            }
        },
    },
    Defect {
        kind: "missing-property",
        seen: Seen::All,
        plant: |_, reply| {
            for item in reply.items() {
                item.as_object_mut()
                    .unwrap()
                    .retain(|name, _| !name.ends_with("id") && !name.ends_with("type"));
            }
        },
    },
    Defect {
        kind: "unknown-value",
        seen: Seen::All,
        plant: |_, reply| {
            for item in reply.items() {
                let object = item.as_object_mut().unwrap();
                for name in [
                    "messaging_partner",
                    "last_user_channel",
                    "channel",
                    "status",
                ] {
                    if object.contains_key(name) {
                        object[name] = json!("Telepathy");
                    }
                }
            }
        },
    },
    Defect {
        kind: "undocumented-status",
        seen: Seen::All,
        plant: |ask, reply| {
            if ask.is_messages {
                reply.refuse(418, json!({ "error": "short and stout" }));
            }
        },
    },
    Defect {
        kind: "undecodable",
        seen: Seen::All,
        plant: |ask, reply| {
            if ask.is_messages {
                reply.text = Some("<p>late</p>".to_owned());
            }
        },
    },
    Defect {
        kind: "header",
        seen: Seen::All,
        plant: |ask, reply| {
            if ask.is_messages {
                reply.content_type = "text/html";
            }
        },
    },
];

async fn defects_are_found_as_in_a_live_run(account: fn(usize) -> Account) {
    for Defect { kind, seen, plant } in DEFECTS {
        let account = account(3);
        let provider = account.provider;
        let server = account.serve(plant).await;
        let found = compared(provider, 7, server.uri(), seen).await;
        // Octopush's page is the list itself.
        let kind = match (kind, provider) {
            ("paging", "octopush") => "type-differs",
            (kind, _) => kind,
        };
        let mut kinds = found.iter().map(|(kind, ..)| *kind);
        assert!(
            kinds.any(|found| found == kind),
            "{provider}: {kind} in {found:#?}"
        );
    }
}

#[tokio::test]
async fn defects_of_partoo_are_found_as_in_a_live_run() {
    defects_are_found_as_in_a_live_run(account::partoo).await;
}

#[tokio::test]
async fn defects_of_octopush_are_found_as_in_a_live_run() {
    defects_are_found_as_in_a_live_run(account::octopush).await;
}

#[tokio::test]
async fn defects_of_ninetynine_are_found_as_in_a_live_run() {
    defects_are_found_as_in_a_live_run(account::ninetynine).await;
}

#[tokio::test]
async fn a_malformed_union_is_found_as_in_a_live_run() {
    let mut account = account::partoo(3);
    for message in &mut account.messages {
        message["content_type"] = json!("Image");
        message["content"] = json!({ "url": 7 });
    }
    let Account { provider, .. } = account;
    let server = account.serve(|_, _| ()).await;
    let found = compared(provider, 7, server.uri(), Seen::All).await;
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found.iter().all(|(kind, ..)| *kind == "type-differs"));
}

#[tokio::test]
async fn faults_of_the_embedded_server_are_found_as_in_a_live_run() {
    let faults = [
        (Action::UnknownEnum(0), "unknown-value"),
        (Action::BadItem(1), "type-differs"),
        (Action::Undocumented(0), "undocumented-property"),
    ];
    for provider in ["partoo", "octopush", "ninetynine"] {
        for (action, kind) in faults.clone() {
            let server = Server::builder(provider).fault(Fault::new(action).times(5));
            let server = server.start().await.unwrap();
            let found = compared(provider, 1, server.base_url(), Seen::All).await;
            let mut kinds = found.iter().map(|(kind, ..)| *kind);
            assert!(
                kinds.any(|found| found == kind),
                "{provider}: {kind} in {found:#?}"
            );
        }
    }
}
