//! `sort_by` and `updated_within` of the embedded Chatwoot server.

use std::collections::BTreeSet;

use conversation_apis::ninetynine::Client;
use conversation_apis::ninetynine::types::{
    Conversation, NewPriority, PriorityToggle, SortBy, StatusFilter, StatusToggle,
};
use conversation_apis::{Method, Paginated, Retry};
use conversation_apis_contract::server::Server;
use futures_util::TryStreamExt;
use serde_json::Value;

const LIST: &str = "/api/v1/accounts/1/conversations";

async fn start() -> (Server, Client) {
    let server = Server::start("ninetynine").await.unwrap();
    let client = Client::builder("any-key").base_url(server.base_url());
    let client = client.retry(Retry::off()).build().unwrap();
    (server, client)
}

async fn sorted(client: &Client, order: Option<SortBy>) -> Vec<Conversation> {
    let list = client.list_conversations().account_id(1);
    let list = list.status(StatusFilter::All);
    let list = match order {
        Some(order) => list.sort_by(order),
        None => list,
    };
    list.items().try_collect().await.unwrap()
}

/// One answer of the list of all conversations.
async fn page(client: &Client, query: &[(&str, &str)]) -> Value {
    let mut request = client.request(Method::GET, LIST).query("status", "all");
    for (name, value) in query {
        request = request.query(*name, *value);
    }
    request.send_json::<Value>().await.unwrap().into_inner()
}

fn ids(page: &Value) -> Vec<i64> {
    let items = page["data"]["payload"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["id"].as_i64().unwrap())
        .collect()
}

#[tokio::test]
async fn conversations_have_the_order_that_the_query_asks_for() {
    let (server, client) = start().await;
    server.customer_writes(9);
    let number = |time: &Option<conversation_apis::Timestamp>| {
        let time = time.as_ref()?.to_string();
        time.parse::<i64>().ok().filter(|time| *time > 0)
    };
    let priority = |one: &Conversation| {
        let ranks = ["low", "medium", "high", "urgent"];
        let priority = one.priority.as_ref()?.as_str().to_owned();
        ranks
            .iter()
            .position(|rank| *rank == priority)
            .map(|rank| rank as i64)
    };
    type Key<'a> = &'a dyn Fn(&Conversation) -> Option<i64>;
    let activity: Key<'_> = &|one| number(&one.timestamp);
    let created: Key<'_> = &|one| number(&one.created_at);
    let waiting: Key<'_> = &|one| number(&one.waiting_since);
    let mut all = BTreeSet::new();
    for (order, key, is_ascending) in [
        (None, activity, false),
        (Some(SortBy::LastActivityAtDesc), activity, false),
        (Some(SortBy::LastActivityAtAsc), activity, true),
        (Some(SortBy::CreatedAtDesc), created, false),
        (Some(SortBy::CreatedAtAsc), created, true),
        (Some(SortBy::PriorityDesc), &priority, false),
        (Some(SortBy::PriorityAsc), &priority, true),
        (Some(SortBy::WaitingSinceDesc), waiting, false),
        (Some(SortBy::WaitingSinceAsc), waiting, true),
    ] {
        let found = sorted(&client, order.clone()).await;
        let keys: Vec<Option<i64>> = found.iter().map(key).collect();
        let known: Vec<i64> = keys.iter().map_while(|key| *key).collect();
        let others = &keys[known.len()..];
        assert!(others.iter().all(Option::is_none), "{order:?}: {keys:?}");
        let is_sorted = known.is_sorted_by(|one, other| match is_ascending {
            true => one <= other,
            false => one >= other,
        });
        assert!(is_sorted && known.len() > 1, "{order:?}: {keys:?}");
        all.insert(found.iter().map(|one| one.id).collect::<BTreeSet<_>>());
    }
    assert_eq!(all.len(), 1, "an order has other conversations");
}

#[tokio::test]
async fn an_unknown_order_is_the_order_without_one() {
    let (_server, client) = start().await;
    let unknown = page(&client, &[("sort_by", "size_asc")]).await;
    assert_eq!(ids(&unknown), ids(&page(&client, &[]).await));
}

#[tokio::test]
async fn what_changed_within_a_time_is_on_one_page() {
    let (server, client) = start().await;
    let within = [("updated_within", "3600"), ("page", "9")];
    assert_eq!(ids(&page(&client, &within).await), [0; 0]);

    let before: Vec<Conversation> = sorted(&client, None).await;
    server.customer_writes(60);
    let after = sorted(&client, None).await;
    let changed: Vec<i64> = after
        .iter()
        .filter(|one| {
            let mut known = before.iter();
            known.all(|old| old.id != one.id || old.timestamp != one.timestamp)
        })
        .map(|one| one.id.unwrap())
        .collect();
    let found = page(&client, &within).await;
    assert!(changed.len() > 25, "less than a page: {changed:?}");
    assert_eq!(ids(&found), changed);
    // The totals are those of the whole list.
    assert_eq!(found["data"]["meta"]["all_count"], after.len());
    // All are from years ago, as far as the fixtures say.
    let all = [("updated_within", "4000000000")];
    assert_eq!(ids(&page(&client, &all).await).len(), after.len());
    // Chatwoot reads a value that is not a number as 0; this server ignores it.
    let wrong = page(&client, &[("updated_within", "soon")]).await;
    assert_eq!(ids(&wrong).len(), 25);
}

#[tokio::test]
async fn a_change_by_an_agent_is_a_change() {
    let (_server, client) = start().await;
    let within = [("updated_within", "3600")];
    client
        .set_status(1, 7, StatusToggle::resolve())
        .send()
        .await
        .unwrap();
    assert_eq!(ids(&page(&client, &within).await), [7]);
    let priority = client.toggle_conversation_priority().account_id(1);
    let body = PriorityToggle::new(NewPriority::Low);
    priority.conversation_id(9).body(body).send().await.unwrap();
    let mut changed = ids(&page(&client, &within).await);
    changed.sort_unstable();
    assert_eq!(changed, [7, 9]);
}
