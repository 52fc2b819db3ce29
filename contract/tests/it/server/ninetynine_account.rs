//! The embedded server of 99digital: the lists of an account, and its webhooks.

use conversation_apis::ninetynine::types::{NewWebhook, WebhookEvent, WebhookUpdate};

use super::ninetynine_contacts::start;

#[tokio::test]
async fn webhooks_are_created_listed_changed_and_deleted() {
    let (_server, client) = start().await;
    let list = async || {
        let list = client.list_webhooks().account_id(1).send().await.unwrap();
        list.into_inner().payload.unwrap().webhooks.unwrap()
    };
    let create = |url: &str| {
        let call = client.create_webhook().account_id(1);
        call.body(NewWebhook::new(url)).send()
    };
    let before = list().await;
    let created = create("https://new.example.com").await.unwrap();
    let created = created.into_inner().payload.unwrap().webhook.unwrap();
    let id = created.id.unwrap();
    assert_eq!(created.subscriptions.as_ref().unwrap().len(), 8);
    assert!(created.secret.is_some());
    assert_eq!(
        list().await,
        [before.clone(), vec![created.clone()]].concat()
    );
    for (url, message) in [
        ("https://new.example.com", "url: has already been taken"),
        ("ftp://new.example.com", "url: is invalid"),
    ] {
        let error = create(url).await.unwrap_err();
        assert_eq!(error.message(), Some(message));
    }
    let update = |id: i64, body: WebhookUpdate| {
        let call = client.update_webhook().account_id(1).webhook_id(id);
        call.body(body).send()
    };
    let body = WebhookUpdate::new().subscriptions([WebhookEvent::InboxCreated]);
    let changed = update(id, body).await.unwrap().into_inner();
    let changed = changed.payload.unwrap().webhook.unwrap();
    assert_eq!(changed.url, created.url);
    assert_eq!(
        changed.subscriptions.as_deref(),
        Some(&[WebhookEvent::InboxCreated][..])
    );
    assert_eq!(list().await.last(), Some(&changed));
    let none = WebhookUpdate::new().subscriptions([]);
    let error = update(id, none).await.unwrap_err();
    assert_eq!(error.message(), Some("subscriptions: is invalid"));
    let delete = |id: i64| client.delete_webhook().account_id(1).webhook_id(id).send();
    delete(id).await.unwrap();
    assert_eq!(list().await, before);
    assert!(delete(id).await.unwrap_err().is_not_found());
    assert!(
        update(id, WebhookUpdate::new())
            .await
            .unwrap_err()
            .is_not_found()
    );
}

#[tokio::test]
async fn the_lists_of_an_account_are_sent_in_their_wrappers() {
    let (_server, client) = start().await;
    let labels = client.list_labels().account_id(1).send().await.unwrap();
    assert_eq!(labels.into_inner().payload.unwrap().len(), 2);
    let inboxes = client.list_inboxes().account_id(1).send().await.unwrap();
    assert_eq!(inboxes.into_inner().payload.unwrap().len(), 2);
    let agents = client.list_agents().account_id(1).send().await.unwrap();
    assert_eq!(agents.len(), 2);
    let teams = client.list_teams().account_id(1).send().await.unwrap();
    assert_eq!(teams.len(), 2);
    let other = client.list_teams().account_id(2).send().await;
    assert!(other.unwrap_err().is_not_found());
}
