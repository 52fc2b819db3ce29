//! Operations without pages: some of the items are enough, and no value is invented.

use conversation_apis_contract::baseline::{Baseline, today};
use conversation_apis_contract::incomplete::Outcome;
use conversation_apis_contract::live::MAX_ITEMS;
use conversation_apis_contract::provider::Provider;
use conversation_apis_contract::verify::{Verdict, verify_live};
use serde_json::json;

use super::account::{self, assert_errors, assert_holds, live, ninetynine};

const SEARCH: &str = "searchContacts was not called: it needs `q`; give it as --parameter q=VALUE";

#[tokio::test]
async fn some_of_many_items_are_requested_by_their_ids_with_a_note() {
    let server = ninetynine(60).serve(|_, _| ()).await;
    let verdict = account::verdict("ninetynine", &server).await;
    assert_holds(&verdict);
    assert!(verdict.complete);
    let note = format!(
        "getConversation was called for {MAX_ITEMS} of 60 items, spread evenly over all of them"
    );
    assert!(verdict.notes.contains(&note), "{:?}", verdict.notes);
    let requests = server.received_requests().await.unwrap();
    let mut paths: Vec<&str> = requests.iter().map(|it| it.url.path()).collect();
    let labels = paths.iter().filter(|path| path.ends_with("/labels"));
    // One more request is for the labels of the account.
    assert_eq!(labels.count(), MAX_ITEMS + 1);
    paths.retain(|path| path.rsplit('/').nth(1) == Some("conversations"));
    paths.retain(|path| path.rsplit('/').next().unwrap().parse::<i64>().is_ok());
    assert_eq!(paths.len(), MAX_ITEMS);
    assert!(paths.first().unwrap().ends_with("/1000"), "{paths:?}");
    assert!(paths.last().unwrap().ends_with("/943"), "{paths:?}");
}

#[tokio::test]
async fn an_operation_whose_query_needs_a_value_is_not_called_unless_it_is_given() {
    let server = ninetynine(2).serve(|_, _| ()).await;
    let mut live = live("ninetynine", &server);
    let provider = Provider::find("ninetynine").unwrap();
    let verdict = verify_live(provider, &live).await.unwrap();
    assert_eq!(verdict.outcome(), Outcome::Holds);
    assert!(verdict.notes.iter().any(|note| note == SEARCH));
    live.parameters.push(("q".to_owned(), "Ada".to_owned()));
    let verdict = verify_live(provider, &live).await.unwrap();
    assert_eq!(verdict.outcome(), Outcome::Holds);
    assert!(!verdict.notes.iter().any(|note| note == SEARCH));
    let requests = server.received_requests().await.unwrap();
    let searches = requests
        .iter()
        .filter(|it| it.url.path().ends_with("/search"));
    let searches: Vec<_> = searches.map(|it| it.url.query()).collect();
    assert_eq!(searches.len(), 1);
    assert!(
        searches[0].is_some_and(|query| query.contains("q=Ada")),
        "{searches:?}"
    );
}

/// A verdict with a baseline entry for a place that the run did not find.
async fn with_entry(conversations: usize, place: &str) -> Verdict {
    let server = ninetynine(conversations).serve(|_, _| ()).await;
    let mut verdict = account::verdict("ninetynine", &server).await;
    let entry = json!({
        "fingerprint": "0123456789abcdef", "provider": "ninetynine", "live": true, "kind": "type-differs",
        "place": place, "text": "a finding", "reason": "a reason", "expires": today().to_string(),
    });
    let baseline: Baseline = serde_json::from_value(json!({ "accepted": [entry] })).unwrap();
    baseline.apply(std::slice::from_mut(&mut verdict), today());
    verdict
}

#[tokio::test]
async fn an_accepted_finding_of_a_partly_called_operation_is_not_stale() {
    let accounts = "#/paths/~1api~1v1~1accounts~1{account_id}";
    let labels =
        format!("{accounts}~1conversations~1{{conversation_id}}~1labels/get/responses/200");
    let search = format!("{accounts}~1contacts~1search/get/responses/200");
    let labels_of_account = format!("{accounts}~1labels/get/responses/200");
    for (conversations, place, is_stale) in [
        (60, &labels, false),
        (2, &labels, true),
        (2, &search, false),
        (60, &labels_of_account, true),
    ] {
        let verdict = with_entry(conversations, place).await;
        let stale = [("baseline-unmatched", place.as_str())];
        let expected = if is_stale { &stale[..] } else { &[] };
        assert_errors(&verdict, expected);
    }
}
