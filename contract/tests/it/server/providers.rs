//! The embedded servers of the other providers.

use std::collections::BTreeSet;

use conversation_apis::Paginated;
use conversation_apis_contract::server::Server;
use futures_util::TryStreamExt;
use serde_json::Value;

use super::http;

#[tokio::test]
async fn octopush_has_page_numbers_and_ignores_bad_queries() {
    use conversation_apis::octopush::Client;
    let server = Server::start("octopush").await.unwrap();
    let client = Client::builder("any-key", "a@example.com");
    let client = client.base_url(server.base_url()).build().unwrap();
    let list = client.list_conversations();
    let conversations: Vec<_> = list.items().try_collect().await.unwrap();
    assert_eq!(conversations.len(), 230);
    assert_eq!(server.requests().len(), 4);
    let mut lengths = BTreeSet::new();
    for conversation in conversations.iter().take(12) {
        let id = conversation.conversation_id.as_deref().unwrap();
        let messages = client.messages_of(id).per_page(7);
        let messages: Vec<_> = messages.items().try_collect().await.unwrap();
        let numbers: BTreeSet<_> = messages.iter().map(|one| &one.message_id).collect();
        assert_eq!(numbers.len(), messages.len());
        lengths.insert(messages.len());
    }
    assert_eq!((lengths.first(), lengths.last()), (Some(&0), Some(&60)));
    let http = http();
    let odd = format!(
        "{}/conversations/list?page=x&per_page=0&no=1",
        server.base_url()
    );
    let odd = http
        .get(odd)
        .header("api-key", "k")
        .header("api-login", "l");
    let first: Vec<Value> = odd.send().await.unwrap().json().await.unwrap();
    assert_eq!(first.len(), 100);
}

#[tokio::test]
async fn ninetynine_counts_and_filters_items_and_pages_messages_before_an_id() {
    use conversation_apis::ninetynine::Client;
    use conversation_apis::ninetynine::types::{AssigneeFilter, StatusFilter};
    let server = Server::start("ninetynine").await.unwrap();
    let client = Client::builder("any-key").base_url(server.base_url());
    let client = client.build().unwrap();
    let list = || client.list_conversations().account_id(1);
    for (call, least) in [
        (list(), 26),
        (list().status(StatusFilter::All), 130),
        (list().assignee_type(AssigneeFilter::Me), 1),
        (list().assignee_type(AssigneeFilter::Unassigned), 1),
        (list().labels(vec!["vip".to_owned()]), 1),
        (list().team_id(7), 1),
    ] {
        let mut items = call.items();
        let mut found = 0;
        while let Some(item) = items.next().await {
            item.unwrap();
            found += 1;
        }
        assert!(found >= least, "{found} {least}");
        assert_eq!(items.total(), Some(found));
        assert!(!items.may_be_incomplete());
    }
    let error = client.list_conversations().account_id(2).send().await;
    assert!(error.unwrap_err().is_not_found());
    let messages = client.list_messages().account_id(1).conversation_id(1);
    let messages: Vec<_> = messages.items().try_collect().await.unwrap();
    let ids: Vec<_> = messages.iter().map(|message| message.id.unwrap()).collect();
    assert_eq!(ids.len(), 65);
    assert!(ids.windows(2).all(|pair| pair[0] > pair[1]));
    // A window has the message with the lower id, and not that with the upper one.
    let window = client.list_messages().account_id(1).conversation_id(1);
    let window = window.after(ids[20]).before(ids[10]).page().await.unwrap();
    let found: Vec<_> = window
        .payload
        .iter()
        .flatten()
        .filter_map(|item| item.id)
        .collect();
    assert!(found.iter().rev().eq(&ids[11..=20]));
    let newer = client.list_messages().account_id(1).conversation_id(1);
    let newer = newer.after(ids[20]).page().await.unwrap();
    let found: Vec<_> = newer
        .payload
        .iter()
        .flatten()
        .filter_map(|item| item.id)
        .collect();
    assert!(found.iter().rev().eq(&ids[..20]));
    let none = client.list_messages().account_id(1).conversation_id(2);
    assert!(
        none.items()
            .try_collect::<Vec<_>>()
            .await
            .unwrap()
            .is_empty()
    );
}
