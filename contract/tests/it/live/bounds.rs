//! Limits of a live run. A reached limit is stated, and the run does not count as complete.

use std::time::Duration;

use conversation_apis_contract::baseline::{Baseline, today};
use conversation_apis_contract::finding::Severity;
use conversation_apis_contract::incomplete::{Outcome, Reason};
use conversation_apis_contract::provider::Provider;
use conversation_apis_contract::verify::{Verdict, verify_live};
use serde_json::{Value, json};

use super::account::{
    self, all, assert_errors, assert_one, errors, live, ninetynine, octopush, partoo, planted,
};

/// Asserts that there is no error, and that the run is incomplete for this reason only.
#[track_caller]
fn assert_incomplete(verdict: &Verdict, reason: Reason) {
    assert_eq!(errors(verdict), []);
    // Several operations can have the same reason.
    let mut reasons: Vec<Reason> = verdict.incomplete.iter().map(|one| one.reason).collect();
    reasons.dedup();
    assert_eq!(
        (verdict.outcome(), reasons),
        (Outcome::Incomplete, vec![reason])
    );
    assert!(!verdict.complete);
}

#[tokio::test]
async fn many_numbered_names_are_one_finding_and_hide_nothing() {
    let verdict = planted(partoo(3), |ask, reply| {
        for item in reply.items() {
            if ask.is_messages {
                item["content"] = json!([1]);
            }
            for number in 0..600 {
                item[format!("read_by_{number}")] = json!(true);
            }
        }
    })
    .await;
    let places = [
        ("type-differs", "#/components/schemas/TextMessageContent"),
        (
            "undocumented-property",
            "#/components/schemas/Conversation/properties/read_by_{n}",
        ),
        (
            "undocumented-property",
            "#/components/schemas/Message/properties/read_by_{n}",
        ),
    ];
    assert_errors(&verdict, &places);
    assert_eq!(verdict.findings[1].count, 3 * 600);
}

/// A different name for each number: `pa`, `pb` …
fn name(mut number: usize) -> String {
    let mut name = String::from("p");
    loop {
        name.push(char::from(b'a' + u8::try_from(number % 26).unwrap()));
        number /= 26;
        if number == 0 {
            return name;
        }
    }
}

/// More findings than are kept: many undocumented properties of many objects.
async fn flood() -> Verdict {
    planted(ninetynine(3), |ask, reply| {
        fn spoil(value: &mut Value) {
            match value {
                Value::Object(object) => {
                    object.values_mut().for_each(spoil);
                    object.extend((0..30).map(|number| (name(number), json!(1))));
                }
                Value::Array(items) => items.iter_mut().for_each(spoil),
                _ => {}
            }
        }
        if !ask.is_messages {
            spoil(&mut reply.body);
        }
    })
    .await
}

#[tokio::test]
async fn the_limit_of_findings_is_a_finding_that_no_baseline_accepts() {
    let mut verdict = flood().await;
    let limits = errors(&verdict)
        .into_iter()
        .filter(|(kind, _)| *kind == "finding-limit");
    let limits: Vec<_> = limits.map(|(_, place)| place.to_owned()).collect();
    let conversations = "#/paths/~1api~1v1~1accounts~1{account_id}~1conversations/get";
    assert_eq!(limits, [conversations]);
    let reasons = verdict
        .incomplete
        .iter()
        .map(|one| (one.reason, one.operation.as_deref()));
    assert_eq!(
        reasons.collect::<Vec<_>>(),
        [(Reason::FindingLimit, Some("listConversations"))]
    );
    let mut baseline = Baseline::default();
    baseline.update(std::slice::from_ref(&verdict), "a reason", today());
    let verdicts = std::slice::from_mut(&mut verdict);
    baseline.apply(verdicts, today());
    assert_errors(&verdict, &[("finding-limit", conversations)]);
    assert_eq!(verdict.outcome(), Outcome::Fails);
}

#[tokio::test]
async fn an_incomplete_run_reports_no_property_as_never_seen() {
    let verdict = planted(partoo(25), |ask, reply| {
        if ask.get("cursor") == Some("10") {
            reply.refuse(403, json!({ "errors": { "authorization": "no" } }));
        }
    })
    .await;
    assert_incomplete(&verdict, Reason::ErrorStatus);
    assert_eq!(verdict.findings.len(), 0, "{:#?}", verdict.findings);
}

/// The place, severity and number of objects of each property that is never seen in an account
/// whose messages lack a property, and whether the verdict holds.
async fn never_seen(messages: usize) -> (Vec<(String, Severity, Option<usize>)>, bool) {
    let mut account = partoo(1);
    let mut message = account.messages[0].clone();
    message.as_object_mut().unwrap().remove("is_deleted");
    let numbered = |number| {
        message["id"] = json!(number);
        message.clone()
    };
    account.messages = (0..messages).map(numbered).collect();
    let verdict = planted(account, |_, _| ()).await;
    let rule = "is an error only if at least 300 different objects of its type were received";
    assert!(verdict.notes.iter().any(|note| note.contains(rule)));
    let findings = verdict.findings.iter();
    let never = findings.filter(|one| one.kind.id() == "never-seen");
    let never = never.map(|one| (one.place(), one.severity, one.evidence.objects));
    (never.collect(), verdict.holds())
}

#[tokio::test]
async fn a_property_that_never_came_is_an_error_only_if_there_were_many_objects() {
    let place = "#/components/schemas/Message/properties/is_deleted";
    for (messages, severity) in [(299, Severity::Information), (300, Severity::Error)] {
        let (never, holds) = never_seen(messages).await;
        let expected = (place.to_owned(), severity, Some(messages));
        assert_eq!(never, [expected]);
        assert_eq!(holds, severity == Severity::Information);
    }
}

#[tokio::test]
async fn a_documented_error_in_the_middle_of_a_list_makes_the_run_incomplete() {
    for (account, status) in [
        (partoo(25), 401),
        (partoo(25), 403),
        (octopush(25), 403),
        (ninetynine(25), 401),
    ] {
        let verdict = planted(account, move |ask, reply| {
            let position = ask.get("cursor").or(ask.get("page"));
            if !ask.is_messages && matches!(position, Some("20" | "3")) {
                reply.refuse(status, json!({}));
            }
        });
        assert_incomplete(&verdict.await, Reason::ErrorStatus);
    }
}

#[tokio::test]
async fn an_operation_without_a_success_makes_the_run_incomplete() {
    for (status, reason) in [(403, Reason::ErrorStatus), (429, Reason::RateLimited)] {
        for account in [partoo(3), ninetynine(3)] {
            let name = account.provider;
            let verdict = planted(account, move |ask, reply| {
                if ask.is_messages {
                    reply.headers.push(("retry-after", "3600"));
                    reply.refuse(status, json!({}));
                }
            });
            match (name, status) {
                // Chatwoot does not document 403.
                ("ninetynine", 403) => {
                    let verdict = verdict.await;
                    let place = "#/paths/~1api~1v1~1accounts~1{account_id}~1conversations~1{conversation_id}~1messages/get/responses/403";
                    assert_errors(&verdict, &[("undocumented-status", place)]);
                    assert_eq!(verdict.incomplete[0].reason, reason);
                }
                _ => assert_incomplete(&verdict.await, reason),
            }
        }
    }
}

#[tokio::test]
async fn an_undocumented_status_in_the_middle_is_one_finding() {
    let verdict = planted(octopush(25), |ask, reply| {
        if !ask.is_messages && ask.get("page") == Some("2") {
            reply.refuse(418, json!({}));
        }
    })
    .await;
    let place = "#/paths/~1conversations~1list/get/responses/418";
    assert_one(&verdict, "undocumented-status", place);
    assert!(!verdict.complete);
}

/// The verdict with a baseline that accepts all its findings.
fn accepted(mut verdict: Verdict) -> Verdict {
    let mut baseline = Baseline::default();
    baseline.update(std::slice::from_ref(&verdict), "a reason", today());
    baseline.apply(std::slice::from_mut(&mut verdict), today());
    verdict
}

#[tokio::test]
async fn a_run_with_unread_lists_is_incomplete_once_their_finding_is_accepted() {
    for status in [418, 500] {
        let verdict = planted(octopush(3), move |ask, reply| {
            if ask.is_messages && ask.get("page") == Some("2") {
                reply.refuse(status, json!({}));
            }
        });
        let verdict = accepted(verdict.await);
        assert_eq!(errors(&verdict), []);
        assert_incomplete(&verdict, Reason::ErrorStatus);
    }
    let verdict = planted(partoo(3), |ask, reply| {
        if ask.is_messages {
            reply.body = json!("<html>");
        }
    });
    let verdict = accepted(verdict.await);
    assert_eq!(errors(&verdict), []);
    assert_incomplete(&verdict, Reason::UnreadList);
}

#[tokio::test]
async fn lists_of_items_without_a_usable_id_are_not_read() {
    for spoiled in [1, 3] {
        let verdict = planted(partoo(3), move |ask, reply| {
            if !ask.is_messages {
                for item in reply.items().iter_mut().take(spoiled) {
                    item["id"] = json!(item["id"].to_string());
                }
            }
        });
        let verdict = verdict.await;
        let place = "#/components/schemas/Conversation/properties/id";
        assert_one(&verdict, "type-differs", place);
        assert_incomplete(&accepted(verdict), Reason::UnreadList);
    }
}

#[tokio::test]
async fn an_account_without_messages_keeps_accepted_findings_of_messages() {
    let spoiled = planted(partoo(3), |ask, reply| {
        if ask.is_messages {
            reply.items()[0]["status"] = json!(7);
        }
    });
    let mut baseline = Baseline::default();
    baseline.update(&[spoiled.await], "a reason", today());
    let mut account = partoo(3);
    account.messages.clear();
    for (account, found) in [
        (partoo(0), &[][..]),
        (account, &[]),
        (
            partoo(3),
            &[(
                "baseline-unmatched",
                "#/components/schemas/Message/properties/status",
            )],
        ),
    ] {
        let mut verdict = planted(account, |_, _| ()).await;
        if found.is_empty() {
            baseline.prune(std::slice::from_ref(&verdict));
        }
        baseline.apply(std::slice::from_mut(&mut verdict), today());
        assert_errors(&verdict, found);
    }
}

#[tokio::test]
async fn an_accepted_missing_cursor_holds_if_the_list_is_whole() {
    for (conversations, outcome) in [(7, Outcome::Holds), (250, Outcome::Incomplete)] {
        let verdict = planted(partoo(conversations), |ask, reply| {
            if !ask.is_messages {
                reply.body.as_object_mut().unwrap().remove("next_cursor");
            }
        });
        let verdict = accepted(verdict.await);
        assert_eq!(verdict.outcome(), outcome, "{conversations}");
    }
}

#[tokio::test]
async fn the_limits_of_requests_and_time_are_kept_and_stated() {
    for requests in [1, 2, 13] {
        for account in all(25) {
            let provider = account.provider;
            let server = account.serve(|_, _| ()).await;
            let mut live = live(provider, &server);
            live.max_requests = requests;
            let verdict = verify_live(Provider::find(provider).unwrap(), &live)
                .await
                .unwrap();
            assert!(
                verdict
                    .incomplete
                    .iter()
                    .all(|one| one.reason == Reason::RequestLimit)
            );
            assert_eq!(
                verdict.outcome(),
                Outcome::Incomplete,
                "{provider} {requests}"
            );
            let sent = server.received_requests().await.unwrap().len();
            assert_eq!(sent, requests, "{provider}");
        }
    }
    let server = partoo(25).serve(|_, _| ()).await;
    let mut live = live("partoo", &server);
    live.max_time = Duration::ZERO;
    let refused = verify_live(Provider::find("partoo").unwrap(), &live)
        .await
        .unwrap_err();
    assert!(
        refused.to_string().contains("raise --max-seconds"),
        "{refused}"
    );
}

#[tokio::test]
async fn some_of_very_many_lists_are_read_with_a_note() {
    // Without Partoo, whose rate limit would take a minute.
    for account in [octopush(300), ninetynine(300)] {
        let provider = account.provider;
        let server = account.serve(|_, _| ()).await;
        let verdict = account::verdict(provider, &server).await;
        // 300 conversations are enough to expect a property that these accounts never have.
        let mut errors = errors(&verdict).into_iter();
        assert!(errors.all(|(kind, _)| kind == "never-seen"), "{provider}");
        assert_eq!(verdict.incomplete, [], "{provider}");
        assert!(!verdict.complete);
        let note = "listMessages: 250 of 300 lists were read, spread evenly over all of them";
        assert!(
            verdict.notes.iter().any(|text| text == note),
            "{:?}",
            verdict.notes
        );
        let requests = server.received_requests().await.unwrap();
        let lists = requests
            .iter()
            .filter(|it| it.url.path().contains("messages"));
        let lists = lists.count();
        assert!((500..550).contains(&lists), "{lists}");
    }
}

#[tokio::test]
async fn the_error_names_a_missing_parameter() {
    let server = ninetynine(1).serve(|_, _| ()).await;
    let mut live = live("ninetynine", &server);
    live.parameters.clear();
    let provider = Provider::find("ninetynine").unwrap();
    let refused = verify_live(provider, &live).await.unwrap_err().to_string();
    assert!(
        refused.contains("give it as --parameter account_id=VALUE"),
        "{refused}"
    );
}
