//! 99digital and Chatwoot: an account in the path, filters, totals, lists that change, messages
//! before an id, and values in several forms.

use conversation_apis::ninetynine::types::{
    AssigneeFilter, AssigneeType, Conversation, Message, MessageType, StatusFilter,
};
use conversation_apis::ninetynine::{Client, PRODUCTION};
use conversation_apis::{ErrorKind, Paginated, Retry};
use futures_util::TryStreamExt;
use serde_json::{Value, json};
use wiremock::matchers::{path, query_param, query_param_is_missing};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::{KEY, requests, server};

fn client(server: &MockServer) -> Client {
    Client::builder(KEY)
        .base_url(server.uri())
        .retry(Retry::off())
        .build()
        .unwrap()
}

fn page(ids: &[i64], all: i64) -> Value {
    let payload: Vec<Value> = ids.iter().map(|id| json!({ "id": id })).collect();
    let meta =
        json!({ "mine_count": 1, "assigned_count": 2, "unassigned_count": 3, "all_count": all });
    json!({ "data": { "meta": meta, "payload": payload } })
}

/// A server with these pages of conversations, each with this total.
async fn pages(pages: &[(&[i64], i64)]) -> MockServer {
    let server = MockServer::start().await;
    for (index, (ids, all)) in pages.iter().enumerate() {
        let mock = match index {
            0 => Mock::given(query_param_is_missing("page")),
            _ => Mock::given(query_param("page", (index + 1).to_string())),
        };
        mock.respond_with(ResponseTemplate::new(200).set_body_json(page(ids, *all)))
            .mount(&server)
            .await;
    }
    server
}

#[tokio::test]
async fn a_call_sends_its_account_and_filters_in_the_servers_form() {
    let server = server(ResponseTemplate::new(200).set_body_json(page(&[], 0))).await;
    let client = client(&server);
    let call = client
        .list_conversations()
        .account_id(7)
        .assignee_type(AssigneeFilter::Me)
        .status("all")
        .q("a b&c")
        .inbox_id(3)
        .team_id(4)
        .labels(vec!["vip".to_owned(), "a,b".to_owned()])
        .page(2);
    call.send().await.unwrap();
    let request = &server.received_requests().await.unwrap()[0];
    assert_eq!(request.headers["api_access_token"], KEY);
    assert_eq!(request.url.path(), "/api/v1/accounts/7/conversations");
    let sent: Vec<_> = request
        .url
        .query_pairs()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    for pair in [
        "assignee_type=me",
        "status=all",
        "q=a b&c",
        "inbox_id=3",
        "team_id=4",
        "labels[]=vip",
        "labels[]=a,b",
        "page=2",
    ] {
        assert!(sent.iter().any(|sent| sent == pair), "{pair}: {sent:?}");
    }
    assert_eq!(sent.len(), 8);
    assert_eq!(PRODUCTION, "https://online.99digital.co.il");
}

#[tokio::test]
async fn values_that_the_document_forbids_are_refused_before_they_are_sent() {
    let server = server(ResponseTemplate::new(200)).await;
    let client = client(&server);
    let list = || client.list_conversations().account_id(7);
    let error = list().status("opne").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert_eq!(
        error.to_string(),
        "listConversations: `status` may be one of: open, resolved, pending, snoozed, all"
    );
    assert!(matches!(StatusFilter::from("opne"), StatusFilter::Other(_)));
    let error = client.list_conversations().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(error.to_string().contains("account_id"), "{error}");
    assert_eq!(requests(&server).await, 0);
}

#[tokio::test]
async fn a_base_url_with_a_path_is_kept() {
    let server = server(ResponseTemplate::new(200).set_body_json(page(&[1], 1))).await;
    let base_url = format!("{}/chat/", server.uri());
    let client = Client::builder(KEY).base_url(base_url).build().unwrap();
    client
        .list_conversations()
        .account_id(7)
        .send()
        .await
        .unwrap();
    let request = &server.received_requests().await.unwrap()[0];
    assert_eq!(request.url.path(), "/chat/api/v1/accounts/7/conversations");
}

#[tokio::test]
async fn every_documented_status_gives_the_servers_message() {
    let text = "Invalid Access Token";
    for (status, body, message) in [
        (401, json!({ "error": text }), Some(text)),
        (401, json!({ "errors": [text] }), Some(text)),
        (402, json!({ "error": text }), Some(text)),
        (404, json!({ "error": text }), Some(text)),
        (
            422,
            json!({ "message": text, "attributes": ["name"] }),
            Some(text),
        ),
        (422, json!({ "other": text }), None),
    ] {
        let server = server(ResponseTemplate::new(status).set_body_json(body)).await;
        let list = client(&server);
        let error = list
            .list_conversations()
            .account_id(7)
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(error.message(), message);
        assert_eq!(error.is_documented(), message.is_some());
        assert!(!error.to_string().contains(text));
    }
    let throttled = ResponseTemplate::new(429).set_body_raw("Retry later\n", "text/plain");
    let server = server(throttled).await;
    let client = client(&server);
    let list = client.list_messages().account_id(7).conversation_id(1);
    let error = list.send().await.unwrap_err();
    assert!(error.is_rate_limited() && error.is_documented() && error.is_transient());
    assert_eq!((error.retry_after(), error.message()), (None, None));
    assert_eq!(error.body().unwrap(), "Retry later\n");
}

#[tokio::test]
async fn the_total_is_the_count_for_the_assignee_type() {
    let server = server(ResponseTemplate::new(200).set_body_json(page(&[], 9))).await;
    let client = client(&server);
    let list = || client.list_conversations().account_id(7);
    for (call, total) in [
        (list(), 9),
        (list().assignee_type(AssigneeFilter::All), 9),
        (list().assignee_type(AssigneeFilter::Me), 1),
        (list().assignee_type(AssigneeFilter::Assigned), 2),
        (list().assignee_type(AssigneeFilter::Unassigned), 3),
    ] {
        let mut items = call.items();
        assert!(items.next().await.is_none());
        assert_eq!(items.total(), Some(total));
    }
}

#[tokio::test]
async fn a_list_that_changes_gives_no_item_twice_and_may_be_incomplete() {
    for (pages_of, ids, moved) in [
        (
            &[(&[1i64, 2][..], 3), (&[3], 3), (&[], 3)][..],
            &[1i64, 2, 3][..],
            false,
        ),
        // A new item at the top pushed item 2 down, but is not found there.
        (&[(&[1, 2], 3), (&[2, 3], 4), (&[], 4)], &[1, 2, 3], true),
        // Item 3 moved to a page that the walk had passed.
        (&[(&[1, 2], 3), (&[], 3)], &[1, 2], true),
        // Item 1 was removed, which pulled item 3 up.
        (&[(&[1, 2], 4), (&[4], 3), (&[], 3)], &[1, 2, 4], true),
    ] {
        let server = pages(pages_of).await;
        let client = client(&server);
        let mut items = client.list_conversations().account_id(7).items();
        let mut found = Vec::new();
        while let Some(item) = items.try_next().await.unwrap() {
            found.push(item.id.unwrap());
        }
        assert_eq!((found.as_slice(), items.may_be_incomplete()), (ids, moved));
    }
}

#[tokio::test]
async fn pages_are_given_as_they_came_with_their_envelope() {
    let server = pages(&[(&[1, 2], 2), (&[2], 2), (&[], 2)]).await;
    let client = client(&server);
    let pages: Vec<_> = client
        .list_conversations()
        .account_id(7)
        .pages()
        .try_collect()
        .await
        .unwrap();
    let lengths = pages.iter().map(|page| {
        let data = page.data.as_ref().unwrap();
        assert_eq!(data.meta.as_ref().unwrap().all_count, Some(2));
        data.payload.as_ref().unwrap().len()
    });
    assert_eq!(lengths.collect::<Vec<_>>(), [2, 1, 0]);
}

#[tokio::test]
async fn messages_come_newest_first_from_one_window_of_ids() {
    let server = MockServer::start().await;
    let window = |ids: &[i64]| {
        let payload: Vec<Value> = ids.iter().map(|id| json!({ "id": id })).collect();
        ResponseTemplate::new(200).set_body_json(json!({ "meta": {}, "payload": payload }))
    };
    Mock::given(path("/api/v1/accounts/7/conversations/42/messages"))
        .and(query_param("after", "0"))
        .and(query_param("before", "9007199254740991"))
        .respond_with(window(&[5, 8, 2, 3]))
        .expect(1)
        .mount(&server)
        .await;
    let client = client(&server);
    let list = client.list_messages().account_id(7).conversation_id(42);
    let messages: Vec<Message> = list.items().try_collect().await.unwrap();
    let ids: Vec<_> = messages.iter().map(|message| message.id.unwrap()).collect();
    assert_eq!(ids, [8, 5, 3, 2]);
}

fn conversation(value: Value) -> Conversation {
    serde_json::from_value(value).unwrap()
}

#[test]
fn a_missing_assignee_or_message_is_none_in_every_form() {
    for meta in [
        json!({}),
        json!({ "assignee": null }),
        json!({ "assignee": {} }),
        Value::Null,
    ] {
        assert!(conversation(json!({ "meta": meta })).assignee().is_none());
    }
    let assigned =
        conversation(json!({ "meta": { "assignee": { "id": 1 }, "assignee_type": "User" } }));
    assert_eq!(assigned.assignee().unwrap().id, Some(1));
    assert_eq!(
        assigned.meta.unwrap().assignee_type,
        Some(AssigneeType::User)
    );
    for last in [Value::Null, json!({})] {
        let conversation = conversation(json!({ "last_non_activity_message": last }));
        assert!(conversation.last_message().is_none());
    }
    let last = conversation(json!({ "last_non_activity_message": { "id": 1 } }));
    assert_eq!(last.last_message().unwrap().id, Some(1));
}

#[test]
fn a_message_type_is_the_same_value_as_a_number_and_as_a_name() {
    for (came, kind) in [
        (json!(0), MessageType::Incoming),
        (json!("incoming"), MessageType::Incoming),
        (json!(3), MessageType::Template),
        (json!("template"), MessageType::Template),
        (json!(9), MessageType::from("9")),
        (json!("note"), MessageType::from("note")),
    ] {
        let message: Message = serde_json::from_value(json!({ "message_type": came })).unwrap();
        let found = message.message_type.as_ref().unwrap();
        assert_eq!((found.value(), found.code()), (&kind, came.as_i64()));
        assert_eq!(message.message_type.as_deref(), Some(&kind));
        assert_eq!(
            serde_json::to_value(&message).unwrap()["message_type"],
            came
        );
    }
    let made = conversation_apis::Coded::from(MessageType::Outgoing);
    assert_eq!(serde_json::to_value(made).unwrap(), "outgoing");
}

#[test]
fn a_time_is_the_same_point_in_every_form() {
    let text = "2024-06-21T05:08:06Z";
    for came in [json!(1_718_946_486), json!(1_718_946_486.0), json!(text)] {
        let conversation = conversation(json!({ "snoozed_until": came }));
        let time = conversation.snoozed_until.as_ref().unwrap();
        assert_eq!(time.parse().unwrap().to_string(), text);
        assert!(!time.is_zero());
        assert_eq!(
            serde_json::to_value(&conversation).unwrap()["snoozed_until"],
            came
        );
    }
    let fraction = conversation(json!({ "updated_at": 1_718_946_486.123_456 }));
    let time = fraction.updated_at.unwrap();
    assert_eq!(
        time.parse().unwrap().to_string(),
        "2024-06-21T05:08:06.123456Z"
    );
    let never = conversation(json!({ "agent_last_seen_at": 0 }));
    assert!(never.agent_last_seen_at.unwrap().is_zero());
    for odd in [json!(1e300), json!(u64::MAX), json!(-1e17)] {
        let odd = conversation(json!({ "created_at": odd }))
            .created_at
            .unwrap();
        assert!(odd.is_number() && odd.parse().is_err(), "{odd}");
    }
    let before = conversation(json!({ "created_at": -1.5 }))
        .created_at
        .unwrap();
    assert_eq!(
        before.parse().unwrap().to_string(),
        "1969-12-31T23:59:58.5Z"
    );
}

#[test]
fn null_attachments_are_left_out() {
    let message = json!({ "content": null, "attachments": [null, { "id": 1 }, null] });
    let message: Message = serde_json::from_value(message).unwrap();
    assert_eq!(message.files().count(), 1);
    assert_eq!(Message::default().files().count(), 0);
}
