//! 99digital and Chatwoot: contacts, labels, inboxes, agents, teams and webhooks, as the
//! requests leave and as the responses are read.

mod account;

use conversation_apis::ninetynine::multipart::{CreateContactRequest, UpdateContactRequest};
use conversation_apis::ninetynine::types::{
    ContactCondition, ContactFilter, ContactMerge, ContactPageMetaCurrentPage, ContactSort,
    ContactUpdate, FilterOperator, NewContact, NewWebhook, QueryOperator, WebhookEvent,
};
use conversation_apis::{ErrorKind, File, Paginated};
use futures_util::TryStreamExt;
use serde_json::{Value, json};
use wiremock::{MockServer, Request};

use crate::support::{KEY, answering, asked, json_body, ninetynine, requests, server};

const ACCOUNT: &str = "/api/v1/accounts/7";

/// The only request so far.
async fn request(server: &MockServer) -> Request {
    let mut requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 1);
    requests.remove(0)
}

/// Checks the method, the path, the query, the key and the JSON body of the only request.
async fn assert_sent(server: &MockServer, method: &str, path: &str, body: Value) {
    let request = request(server).await;
    assert_eq!(request.method.as_str(), method);
    let query = request.url.query().map(|query| format!("?{query}"));
    let sent = format!("{}{}", request.url.path(), query.unwrap_or_default());
    assert_eq!(sent, format!("{ACCOUNT}{path}"));
    assert_eq!(request.headers["api_access_token"], KEY);
    match body {
        Value::Null => assert_eq!(request.body.len(), 0),
        body => {
            assert_eq!(request.headers["content-type"], "application/json");
            assert_eq!(
                serde_json::from_slice::<Value>(&request.body).unwrap(),
                body
            );
        }
    }
}

/// Sends a call to a server with this response, and checks the request.
macro_rules! assert_request {
    ($answer:expr, |$client:ident| $call:expr => $method:literal $path:literal $body:tt) => {{
        let server = server(json_body($answer)).await;
        let $client = ninetynine(&server);
        let response = $call.send().await.unwrap().into_inner();
        assert_sent(&server, $method, $path, json!($body)).await;
        response
    }};
}
use assert_request;

fn contact(id: i64) -> Value {
    json!({ "id": id, "name": "Ada Example", "email": null, "contact_inboxes": [] })
}

#[tokio::test]
async fn a_contact_is_created_with_its_inbox_and_answered_in_its_wrapper() {
    let answer = json!({ "payload": {
        "contact": contact(5),
        "contact_inbox": { "inbox": { "id": 3, "account_id": 7 }, "source_id": "s-1" },
    } });
    let body = NewContact::new(3)
        .name("Ada Example")
        .email("ada@example.com")
        .phone_number("+972500000001")
        .identifier("crm-1")
        .blocked(false)
        .avatar_url("https://www.example.com/ada.png")
        .additional_attributes(json!({ "city": "Haifa" }))
        .custom_attributes(json!({ "plan": "basic" }));
    let created = assert_request!(
        answer,
        |client| client.create_contact().account_id(7).body(body) => "POST" "/contacts" {
            "inbox_id": 3,
            "name": "Ada Example",
            "email": "ada@example.com",
            "phone_number": "+972500000001",
            "identifier": "crm-1",
            "blocked": false,
            "avatar_url": "https://www.example.com/ada.png",
            "additional_attributes": { "city": "Haifa" },
            "custom_attributes": { "plan": "basic" },
        }
    );
    let payload = created.payload.unwrap();
    assert_eq!(payload.contact.unwrap().id, Some(5));
    let source_id = payload.contact_inbox.unwrap().source_id;
    assert_eq!(source_id.as_deref(), Some("s-1"));
}

#[tokio::test]
async fn a_contact_is_updated_by_put_with_only_what_changes() {
    let body = ContactUpdate::new().blocked(true).name("");
    let updated = assert_request!(
        json!({ "payload": contact(5) }),
        |client| client.update_contact().account_id(7).contact_id(5).body(body)
            => "PUT" "/contacts/5" { "blocked": true, "name": "" }
    );
    assert_eq!(updated.payload.unwrap().id, Some(5));
    let shown = assert_request!(
        json!({ "payload": contact(5) }),
        |client| client.get_contact().account_id(7).contact_id(5) => "GET" "/contacts/5" null
    );
    assert_eq!(shown.payload.unwrap().id, Some(5));
}

#[tokio::test]
async fn an_avatar_is_uploaded_as_a_file() {
    let avatar = || {
        let file = File::bytes("png").file_name("ada.png");
        file.content_type("image/png")
    };
    let answer = json!({ "payload": {} });
    let server = server(json_body(answer)).await;
    let client = ninetynine(&server);
    let create = CreateContactRequest::new(3)
        .name("Ada Example")
        .avatar(avatar());
    let create = client.create_contact().account_id(7).multipart(create);
    create.send().await.unwrap();
    let update = client.update_contact().account_id(7).contact_id(5);
    let update = update.multipart(UpdateContactRequest::new().avatar(avatar()));
    update.send().await.unwrap();
    let requests = server.received_requests().await.unwrap();
    for (request, method, path, parts) in [
        (
            &requests[0],
            "POST",
            "/contacts",
            &["inbox_id", "name", "avatar"][..],
        ),
        (&requests[1], "PUT", "/contacts/5", &["avatar"]),
    ] {
        assert_eq!(request.method.as_str(), method);
        assert_eq!(request.url.path(), format!("{ACCOUNT}{path}"));
        let kind = request.headers["content-type"].to_str().unwrap();
        assert!(kind.starts_with("multipart/form-data; boundary="), "{kind}");
        let body = String::from_utf8(request.body.clone()).unwrap();
        let names = body.split(" name=\"").skip(1);
        let names: Vec<_> = names.map(|rest| rest.split('"').next().unwrap()).collect();
        assert_eq!(names, parts);
        assert!(
            body.contains("filename=\"ada.png\"") && body.contains("image/png"),
            "{body}"
        );
    }
}

#[tokio::test]
async fn a_list_of_contacts_is_walked_to_its_empty_page() {
    let server = answering(|request| {
        let page = asked(request, "page");
        let ids: &[i64] = match page.as_deref() {
            None => &[1, 2],
            Some("2") => &[3],
            _ => &[],
        };
        let payload: Vec<Value> = ids.iter().map(|id| contact(*id)).collect();
        let current = page.map_or(json!(1), Value::from);
        json_body(json!({ "meta": { "count": 3, "current_page": current }, "payload": payload }))
    })
    .await;
    let client = ninetynine(&server);
    let list = client.list_contacts().account_id(7);
    let mut items = list
        .sort(ContactSort::MinusLastActivityAt)
        .labels(vec!["vip".to_owned(), "a b".to_owned()])
        .include_contact_inboxes(false)
        .items();
    let mut ids = Vec::new();
    while let Some(item) = items.try_next().await.unwrap() {
        ids.extend(item.id);
    }
    assert_eq!((ids, items.total()), (vec![1, 2, 3], Some(3)));
    let sent = server.received_requests().await.unwrap();
    assert_eq!(sent.len(), 3);
    for (request, page) in sent.iter().zip([None, Some("2"), Some("3")]) {
        assert_eq!(request.method.as_str(), "GET");
        assert_eq!(request.url.path(), format!("{ACCOUNT}/contacts"));
        let mut expected = vec![
            ("sort".into(), "-last_activity_at".into()),
            ("labels[]".into(), "vip".into()),
            ("labels[]".into(), "a b".into()),
            ("include_contact_inboxes".into(), "false".into()),
        ];
        expected.extend(page.map(|page| ("page".into(), page.into())));
        let mut pairs: Vec<_> = request.url.query_pairs().collect();
        pairs.sort();
        expected.sort();
        assert_eq!(pairs, expected);
    }
}

#[tokio::test]
async fn the_number_of_a_page_is_read_as_integer_and_as_text() {
    for (current_page, expected) in [
        (json!(1), ContactPageMetaCurrentPage::Integer(1)),
        (json!("2"), ContactPageMetaCurrentPage::Text("2".to_owned())),
    ] {
        let answer = json!({ "meta": { "current_page": current_page }, "payload": [] });
        let server = server(json_body(answer)).await;
        let client = ninetynine(&server);
        let page = client.list_contacts().account_id(7).send().await.unwrap();
        let meta = page.into_inner().meta.unwrap();
        assert_eq!(meta.current_page, Some(expected));
    }
}

#[tokio::test]
async fn a_search_has_no_total_because_the_count_is_not_reliable() {
    let server = answering(|request| {
        assert_eq!(asked(request, "q").as_deref(), Some("ada & co"));
        let ids: &[i64] = match asked(request, "page").as_deref() {
            None => &[1],
            _ => &[],
        };
        let payload: Vec<Value> = ids.iter().map(|id| contact(*id)).collect();
        let meta = json!({ "count": ids.len(), "current_page": 1, "has_more": false });
        json_body(json!({ "meta": meta, "payload": payload }))
    })
    .await;
    let client = ninetynine(&server);
    let search = || {
        client
            .search_contacts()
            .account_id(7)
            .q("ada & co")
            .sort("name")
    };
    let mut items = search().items();
    assert_eq!(items.try_next().await.unwrap().unwrap().id, Some(1));
    assert!(items.try_next().await.unwrap().is_none());
    assert_eq!(items.total(), None);
    let page = search().send().await.unwrap().into_inner();
    assert_eq!(page.meta.unwrap().has_more, Some(false));
    let sent = &server.received_requests().await.unwrap()[0];
    assert_eq!(sent.url.path(), format!("{ACCOUNT}/contacts/search"));
}

#[tokio::test]
async fn a_filter_sends_its_conditions_with_every_page() {
    let server = answering(|request| {
        let payload = match asked(request, "page").as_deref() {
            None => json!([contact(1)]),
            _ => json!([]),
        };
        json_body(json!({ "meta": { "count": 1, "current_page": 1 }, "payload": payload }))
    })
    .await;
    let client = ninetynine(&server);
    let conditions = [
        ContactCondition::new("name", FilterOperator::Contains)
            .values(["Ada".to_owned()])
            .query_operator(QueryOperator::And),
        ContactCondition::new("labels", FilterOperator::IsPresent).query_operator_null(),
    ];
    let filter = client.filter_contacts().account_id(7);
    let filter = filter.body(ContactFilter::new(conditions));
    let found: Vec<_> = filter.items().try_collect().await.unwrap();
    assert_eq!(found.len(), 1);
    let sent = server.received_requests().await.unwrap();
    assert_eq!(sent.len(), 2);
    for request in &sent {
        assert_eq!(request.method.as_str(), "POST");
        assert_eq!(request.url.path(), format!("{ACCOUNT}/contacts/filter"));
        let expected = json!({ "payload": [
            {
                "attribute_key": "name",
                "filter_operator": "contains",
                "values": ["Ada"],
                "query_operator": "AND",
            },
            { "attribute_key": "labels", "filter_operator": "is_present", "query_operator": null },
        ] });
        assert_eq!(
            serde_json::from_slice::<Value>(&request.body).unwrap(),
            expected
        );
    }
    assert_eq!(sent[1].url.query(), Some("page=2"));
}

#[tokio::test]
async fn two_contacts_are_merged_and_the_answer_has_no_wrapper() {
    let merged = assert_request!(
        contact(1),
        |client| client.merge_contacts().account_id(7).body(ContactMerge::new(1, 2))
            => "POST" "/actions/contact_merge" { "base_contact_id": 1, "mergee_contact_id": 2 }
    );
    assert_eq!(merged.id, Some(1));
}

#[tokio::test]
async fn invalid_requests_are_refused_before_they_are_sent() {
    let server = server(json_body(json!({}))).await;
    let client = ninetynine(&server);
    let webhook = NewWebhook::new("https://www.example.com/hook");
    let webhook = webhook.subscriptions([WebhookEvent::from("message_sent")]);
    let condition = ContactCondition::new("name", FilterOperator::from("is"));
    let condition = ContactFilter::new([condition]);
    let contact = |body: Value| serde_json::from_value::<NewContact>(body);
    assert!(contact(json!({ "name": "Ada Example" })).is_err());
    let errors = [
        (
            client
                .create_webhook()
                .account_id(7)
                .body(webhook)
                .send()
                .await
                .map(drop),
            "/subscriptions/0",
        ),
        (
            client
                .filter_contacts()
                .account_id(7)
                .body(condition)
                .send()
                .await
                .map(drop),
            "/payload/0/filter_operator",
        ),
        (
            client.create_contact().account_id(7).send().await.map(drop),
            "body",
        ),
        (
            client
                .search_contacts()
                .account_id(7)
                .send()
                .await
                .map(drop),
            "q must be set",
        ),
        (
            client
                .list_contacts()
                .account_id(7)
                .sort("age")
                .send()
                .await
                .map(drop),
            "`sort`",
        ),
        (
            client.get_contact().account_id(7).send().await.map(drop),
            "contact_id must be set",
        ),
    ];
    for (outcome, place) in errors {
        let error = outcome.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
        assert!(error.to_string().contains(place), "{error}: {place}");
    }
    assert_eq!(requests(&server).await, 0);
}
