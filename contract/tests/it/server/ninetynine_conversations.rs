//! Conversations and messages of the embedded Chatwoot server, with the real client.

use conversation_apis::ninetynine::Client;
use conversation_apis::ninetynine::multipart::CreateMessageRequest;
use conversation_apis::ninetynine::types::{
    AssigneeType, Assignment, Conversation, ConversationCondition, ConversationFilter,
    ConversationStatus, Counts, CustomAttributesUpdate, FileType, FilterOperator, FirstMessage,
    LabelsUpdate, Message, MessageType, NewConversation, NewMessage, NewMessageType, NewPriority,
    Priority, PriorityToggle, QueryOperator, StatusFilter, StatusToggle, TypingStatus,
    TypingToggle,
};
use conversation_apis::{Error, File, Paginated, RawJson, Retry};
use conversation_apis_contract::server::{Action, Fault, Server};
use futures_util::TryStreamExt;
use serde_json::json;

async fn start() -> (Server, Client) {
    let server = Server::start("ninetynine").await.unwrap();
    let client = client(&server);
    (server, client)
}

fn client(server: &Server) -> Client {
    let client = Client::builder("any-key").base_url(server.base_url());
    client.retry(Retry::off()).build().unwrap()
}

/// A call of one conversation.
macro_rules! of {
    ($client:expr, $id:expr, $call:ident) => {
        $client.$call().account_id(1).conversation_id($id)
    };
}

async fn conversation(client: &Client, id: i64) -> Conversation {
    let call = of!(client, id, get_conversation);
    call.send().await.unwrap().into_inner()
}

/// All conversations with a status.
async fn listed(client: &Client, status: StatusFilter) -> Vec<i64> {
    let list = client.list_conversations().account_id(1).status(status);
    let all: Vec<_> = list.items().try_collect().await.unwrap();
    all.iter().map(|one| one.id.unwrap()).collect()
}

/// All messages of a conversation, the newest first.
async fn messages(client: &Client, id: i64) -> Vec<Message> {
    let list = of!(client, id, list_messages);
    list.items().try_collect().await.unwrap()
}

async fn counts(client: &Client, status: StatusFilter) -> Counts {
    let call = client.get_conversation_counts().account_id(1);
    let counts = call.status(status).send().await.unwrap();
    counts.into_inner().meta.unwrap()
}

async fn filtered(client: &Client, conditions: Vec<ConversationCondition>) -> Vec<i64> {
    let filter = client.filter_conversations().account_id(1);
    let list = filter.body(ConversationFilter::new(conditions)).items();
    let all: Vec<_> = list.try_collect().await.unwrap();
    all.iter().map(|one| one.id.unwrap()).collect()
}

fn condition(key: &str, operator: FilterOperator, value: &str) -> ConversationCondition {
    ConversationCondition::new(key, operator).values([value.to_owned()])
}

/// A new conversation of the contact 11 in an inbox.
async fn created(client: &Client, new: NewConversation) -> Conversation {
    let call = client.create_conversation().account_id(1).body(new);
    call.send().await.unwrap().into_inner()
}

fn new() -> NewConversation {
    NewConversation::new().inbox_id(3).contact_id(11)
}

#[tokio::test]
async fn a_reply_is_in_the_list_and_in_the_conversation() {
    let (_server, client) = start().await;
    let before = messages(&client, 1).await.len();
    let call = of!(client, 1, create_message).body(NewMessage::new("We open at eight"));
    let sent = call.send().await.unwrap().into_inner();
    assert_eq!(sent.message_type.as_deref(), Some(&MessageType::Outgoing));
    assert_eq!((sent.account_id, sent.updated_at.as_ref()), (None, None));
    let all = messages(&client, 1).await;
    assert_eq!((all.len(), all[0].id), (before + 1, sent.id));
    assert_eq!(all[0].content.as_deref(), Some("We open at eight"));
    let shown = conversation(&client, 1).await;
    assert_eq!(shown.last_message().unwrap().id, sent.id);
    assert_eq!(shown.messages.as_ref().unwrap()[0].id, sent.id);
    assert_eq!(shown.timestamp, sent.created_at);
    let found = client.list_conversations().account_id(1).q("open at eight");
    let found: Vec<_> = found.items().try_collect().await.unwrap();
    assert_eq!(found.len(), 1);
}

#[tokio::test]
async fn files_become_attachments_of_their_kind() {
    let (_server, client) = start().await;
    let file = |name: &str, kind: &str| {
        File::bytes("content")
            .file_name(name)
            .content_type(kind.to_owned())
    };
    let body = CreateMessageRequest::new()
        .private(true)
        .attachments([file("a.png", "image/png"), file("b.pdf", "application/pdf")]);
    let call = of!(client, 1, create_message).multipart(body);
    let sent = call.send().await.unwrap().into_inner();
    assert_eq!((sent.content.as_deref(), sent.private), (None, Some(true)));
    let last = messages(&client, 1).await.remove(0);
    let files: Vec<_> = last.files().collect();
    let kinds: Vec<_> = files.iter().map(|file| file.file_type.as_ref()).collect();
    assert_eq!(kinds, [Some(&FileType::Image), Some(&FileType::File)]);
    assert_eq!(files[0].file_size, Some(7));
}

#[tokio::test]
async fn a_message_of_the_contact_needs_an_api_inbox_and_reopens() {
    let (_server, client) = start().await;
    let incoming = || NewMessage::new("Hello?").message_type(NewMessageType::Incoming);
    let call = of!(client, 1, create_message).body(incoming());
    let error = call.send().await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 422);
    assert_eq!(
        error.message(),
        Some("Incoming messages are only allowed in Api inboxes")
    );
    let api = filtered(
        &client,
        vec![
            condition("team_id", FilterOperator::EqualTo, "7").query_operator(QueryOperator::And),
            condition("status", FilterOperator::EqualTo, "open"),
        ],
    )
    .await[0];
    let closed = StatusToggle::new().status(ConversationStatus::Resolved);
    let call = of!(client, api, toggle_conversation_status).body(closed);
    call.send().await.unwrap();
    let unread = conversation(&client, api).await.unread_count.unwrap();
    let call = of!(client, api, create_message).body(incoming());
    call.send().await.unwrap();
    let reopened = conversation(&client, api).await;
    assert_eq!(reopened.status, Some(ConversationStatus::Open));
    assert_eq!(reopened.unread_count, Some(unread + 1));
}

#[tokio::test]
async fn a_deleted_message_stays_without_its_text() {
    let (_server, client) = start().await;
    let call = of!(client, 1, create_message).body(NewMessage::new("Oh"));
    let id = call.send().await.unwrap().into_inner().id.unwrap();
    let call = of!(client, 1, delete_message).message_id(id);
    let deleted = call.send().await.unwrap().into_inner();
    assert_eq!(deleted.content.as_deref(), Some("This message was deleted"));
    let last = messages(&client, 1).await.remove(0);
    assert_eq!(last.id, Some(id));
    let attributes = last.content_attributes.unwrap();
    assert_eq!(attributes.as_str(), r#"{"deleted":true}"#);
    let shown = conversation(&client, 1).await;
    assert_eq!(shown.last_message().unwrap().content, deleted.content);
    // A message of another conversation is not found.
    let error = of!(client, 2, delete_message).message_id(id).send().await;
    assert!(error.unwrap_err().is_not_found());
}

#[tokio::test]
async fn a_new_status_is_seen_by_lists_filters_and_counts() {
    let (_server, client) = start().await;
    let (open, all) = (
        counts(&client, StatusFilter::Open).await,
        counts(&client, StatusFilter::All).await,
    );
    let id = listed(&client, StatusFilter::Open).await[0];
    let closed = StatusToggle::new().status(ConversationStatus::Resolved);
    let call = of!(client, id, toggle_conversation_status).body(closed);
    let change = call.send().await.unwrap().into_inner().payload.unwrap();
    assert_eq!(change.current_status, Some(ConversationStatus::Resolved));
    assert_eq!(
        (change.success, change.conversation_id),
        (Some(true), Some(id))
    );
    assert!(!listed(&client, StatusFilter::Open).await.contains(&id));
    let resolved = condition("status", FilterOperator::EqualTo, "resolved");
    assert!(filtered(&client, vec![resolved]).await.contains(&id));
    let less = counts(&client, StatusFilter::Open).await;
    assert_eq!(less.all_count, open.all_count.map(|count| count - 1));
    assert_eq!(counts(&client, StatusFilter::All).await, all);
    // Without a status, it is toggled, and a snooze ends.
    for expected in [ConversationStatus::Open, ConversationStatus::Resolved] {
        let call = of!(client, id, toggle_conversation_status).body(StatusToggle::new());
        call.send().await.unwrap();
        assert_eq!(conversation(&client, id).await.status, Some(expected));
    }
    let snooze = StatusToggle::new().status(ConversationStatus::Snoozed);
    let call = of!(client, id, toggle_conversation_status);
    let snoozed = call.body(snooze.snoozed_until(1_757_506_877)).send().await;
    let until = snoozed.unwrap().into_inner().payload.unwrap().snoozed_until;
    let until = until.unwrap();
    assert_eq!(until.parse().unwrap().as_second(), 1_757_506_877);
    assert!(!until.is_number());
}

#[tokio::test]
async fn an_assignment_is_seen_by_lists_and_counts() {
    let (_server, client) = start().await;
    let before = counts(&client, StatusFilter::All).await;
    let id = filtered(
        &client,
        vec![ConversationCondition::new(
            "assignee_id",
            FilterOperator::IsNotPresent,
        )],
    )
    .await[0];
    let assign = |body| of!(client, id, assign_conversation).body(body).send();
    let agent = assign(Assignment::new().assignee_id(1)).await.unwrap();
    assert_eq!(
        agent.into_inner().unwrap().name.as_deref(),
        Some("Gus Agent")
    );
    let shown = conversation(&client, id).await;
    assert_eq!(shown.assignee().unwrap().id, Some(1));
    let after = counts(&client, StatusFilter::All).await;
    let more = |count: Option<i64>| count.map(|count| count + 1);
    assert_eq!(after.mine_count, more(before.mine_count));
    assert_eq!(after.assigned_count, more(before.assigned_count));
    assert_eq!(more(after.unassigned_count), before.unassigned_count);
    let team = assign(Assignment::new().team_id(8)).await.unwrap();
    let team = team.into_inner().unwrap();
    assert_eq!(team.name.as_deref(), Some("support"));
    assert!(team.created_at.is_some());
    let bot = Assignment::new().assignee_id(5);
    let bot = assign(bot.assignee_type(AssigneeType::AgentBot)).await;
    assert_eq!(
        bot.unwrap().into_inner().unwrap().bot_type.as_deref(),
        Some("webhook")
    );
    let meta = conversation(&client, id).await.meta.unwrap();
    assert_eq!(meta.assignee_type, Some(AssigneeType::AgentBot));
    assert_eq!(meta.team.unwrap().id, Some(8));
    // Null and unknown ids leave nobody.
    for nobody in [
        Assignment::new().assignee_id_null(),
        Assignment::new().assignee_id(999),
        Assignment::new().team_id_null(),
    ] {
        assert!(assign(nobody).await.unwrap().into_inner().is_none());
    }
    let shown = conversation(&client, id).await;
    assert!(shown.assignee().is_none() && shown.meta.unwrap().team.is_none());
}

#[tokio::test]
async fn labels_attributes_and_priority_are_replaced() {
    let (_server, client) = start().await;
    let labels = client.add_labels(1, 1, ["late", "vip"]).await.unwrap();
    assert!(labels.contains(&"late".to_owned()));
    let all = client.list_conversations().account_id(1);
    let all = all
        .status(StatusFilter::All)
        .labels(vec!["late".to_owned()]);
    let found: Vec<_> = all.items().try_collect().await.unwrap();
    assert_eq!(found.len(), 1);
    let set = LabelsUpdate::new(["new".to_owned()]);
    of!(client, 1, set_conversation_labels)
        .body(set)
        .send()
        .await
        .unwrap();
    let read = of!(client, 1, list_conversation_labels).send().await;
    assert_eq!(read.unwrap().into_inner().payload, ["new"]);
    assert!(
        client
            .remove_labels(1, 1, ["new"])
            .await
            .unwrap()
            .is_empty()
    );

    for attributes in [json!({ "tier": "gold" }), json!({})] {
        let body = CustomAttributesUpdate::new(RawJson::from(&attributes));
        let call = of!(client, 1, set_conversation_custom_attributes).body(body);
        call.send().await.unwrap();
        let read = conversation(&client, 1).await.custom_attributes.unwrap();
        assert_eq!(read.as_str(), attributes.to_string());
    }

    for (set, read) in [
        (Some(NewPriority::High), Some(Priority::High)),
        (Some(NewPriority::None), None),
        (Some(NewPriority::Low), Some(Priority::Low)),
        (None, None),
    ] {
        let call = of!(client, 1, toggle_conversation_priority);
        call.body(PriorityToggle::new(set)).send().await.unwrap();
        assert_eq!(conversation(&client, 1).await.priority, read);
    }
    let typing = of!(client, 1, toggle_typing_status);
    typing
        .body(TypingToggle::new(TypingStatus::Off))
        .send()
        .await
        .unwrap();
}

#[tokio::test]
async fn a_new_conversation_is_everywhere() {
    let (_server, client) = start().await;
    let before = counts(&client, StatusFilter::All).await.all_count;
    let body = new()
        .assignee_id(2)
        .team_id(7)
        .custom_attributes(json!({ "tier": "gold" }))
        .message(FirstMessage::new("Welcome"));
    let made = created(&client, body).await;
    let id = made.id.unwrap();
    assert_eq!(
        made.last_message().unwrap().content.as_deref(),
        Some("Welcome")
    );
    assert_eq!(conversation(&client, id).await, made);
    assert!(listed(&client, StatusFilter::Open).await.contains(&id));
    let after = counts(&client, StatusFilter::All).await.all_count;
    assert_eq!(after, before.map(|count| count + 1));
    assert_eq!(messages(&client, id).await.len(), 1);
    let gold = condition("tier", FilterOperator::EqualTo, "gold");
    assert_eq!(filtered(&client, vec![gold]).await, [id]);
    let of_contact = client.list_contact_conversations().account_id(1);
    let of_contact = of_contact.contact_id(11).send().await.unwrap();
    let of_contact = of_contact.into_inner().payload.unwrap();
    assert!(of_contact.iter().any(|one| one.id == Some(id)));
    for unknown in [
        NewConversation::new().inbox_id(3).contact_id(999),
        NewConversation::new().source_id("unknown"),
    ] {
        let call = client.create_conversation().account_id(1).body(unknown);
        let error: Error = call.send().await.unwrap_err();
        assert!(error.is_not_found());
    }
}

#[tokio::test]
async fn conditions_are_joined_and_wrong_ones_are_refused() {
    let (_server, client) = start().await;
    let of = |key: &str, value: &str| condition(key, FilterOperator::EqualTo, value);
    let resolved = filtered(&client, vec![of("status", "resolved")]).await;
    let snoozed = filtered(&client, vec![of("status", "snoozed")]).await;
    assert!(!resolved.is_empty() && !snoozed.is_empty());
    let either = vec![
        of("status", "resolved").query_operator(QueryOperator::Or),
        of("status", "snoozed"),
    ];
    let found = filtered(&client, either).await.len();
    assert_eq!(found, resolved.len() + snoozed.len());
    let both = vec![
        of("status", "resolved").query_operator(QueryOperator::And),
        of("status", "snoozed"),
    ];
    assert!(filtered(&client, both).await.is_empty());
    let after = |date: &str| condition("created_at", FilterOperator::IsGreaterThan, date);
    let all = listed(&client, StatusFilter::All).await.len();
    assert_eq!(
        filtered(&client, vec![after("2000-01-01")]).await.len(),
        all
    );
    assert!(
        filtered(&client, vec![after("2100-01-01")])
            .await
            .is_empty()
    );
    for wrong in [
        of("colour", "red"),
        condition("status", FilterOperator::Contains, "open"),
        after("yesterday"),
    ] {
        let call = client.filter_conversations().account_id(1);
        let error = call.body(ConversationFilter::new([wrong])).send().await;
        let error = error.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 422);
        assert!(error.message().unwrap().starts_with("Invalid"));
    }
}

#[tokio::test]
async fn a_message_whose_answer_was_lost_is_sent_once() {
    let lost = Fault::new(Action::Reset).operation("createMessage");
    let server = Server::builder("ninetynine").fault(lost);
    let server = server.start().await.unwrap();
    let client = Client::builder("any-key").base_url(server.base_url());
    let client = client.build().unwrap();
    let before = messages(&client, 1).await.len();
    let call = of!(client, 1, create_message).body(NewMessage::new("Once"));
    assert!(call.send().await.is_err());
    assert_eq!(messages(&client, 1).await.len(), before + 1);
}
