//! Round trips of every documented payload variant: the input, the decoded value, and the
//! JSON encoded from it.

mod complete;

use std::fmt::Debug;
use std::fs;

use conversation_apis::RawJson;
use conversation_apis::partoo::types as partoo;
use conversation_apis::{ninetynine::types as ninetynine, octopush::types as octopush};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The schema whose type decodes the input.
    schema: String,
    /// What this case shows, as a phrase.
    shows: String,
    input: RawJson,
}

/// Tests the cases of a provider. Each is decoded as the type of its schema.
macro_rules! provider {
    ($provider:ident: $($schema:literal => $type:ty,)*) => {
        #[test]
        fn $provider() {
            every_case_round_trips(stringify!($provider), &|schema, input| match schema {
                $($schema => Some(round_trip::<$type>(input)),)*
                _ => None,
            });
        }
    };
}

provider! {
    partoo:
    "Conversation" => partoo::Conversation,
    "Message" => partoo::Message,
    "listConversations.200" => partoo::ListConversationsResponse,
    "listMessages.200" => partoo::ListMessagesResponse,
    "listConversations.401" => partoo::Error401,
    "listConversations.403" => partoo::Error403,
    "sendMessage.400" => partoo::Error400,
    "updateMessagingSettings.400" => partoo::Error400,
    "getConversation.404" => partoo::Error404,
    "sendMessage.415" => partoo::Error415,
    "updateConversation.200" => partoo::Success,
    "updateConversation.body" => partoo::ConversationUpdate,
    "sendMessage.200" => partoo::CreatedMessage,
    "sendMessage.body" => partoo::NewMessage,
    "ingestMessage.body" => partoo::ExternalMessage,
    "MessagingSettings" => partoo::MessagingSettings,
    "settings.200" => partoo::MessagingSettingsPage,
    "updateMessagingSettings.body" => partoo::MessagingSettingsUpdate,
    "Webhook" => partoo::Webhook,
    "listWebhooks.200" => partoo::WebhookPage,
    "createWebhooks.200" => partoo::CreatedWebhooks,
    "createWebhooks.body" => partoo::NewWebhooks,
    "MessageCreatedEvent" => partoo::MessageCreatedEvent,
    "MessageUpdatedEvent" => partoo::MessageUpdatedEvent,
    "MessageReceivedEvent" => partoo::MessageReceivedEvent,
    "LeadReceivedEvent" => partoo::LeadReceivedEvent,
}

provider! {
    octopush:
    "Conversation" => octopush::Conversation,
    "Message" => octopush::Message,
    "listConversations.200" => Vec<octopush::Conversation>,
    "listMessages.200" => Vec<octopush::Message>,
    "sendMultiChannel.200" => RawJson,
    "sendMultiChannel.body" => octopush::MultiChannelMessage,
    "DeliveryReceiptEvent" => octopush::DeliveryReceiptEvent,
    "EmailDeliveryReceiptEvent" => octopush::EmailDeliveryReceiptEvent,
    "OptOutEvent" => octopush::OptOutEvent,
    "InboundMessageEvent" => octopush::InboundMessageEvent,
}

provider! {
    ninetynine:
    "Conversation" => ninetynine::Conversation,
    "Message" => ninetynine::Message,
    "listConversations.200" => ninetynine::ConversationPage,
    "listMessages.200" => ninetynine::MessageWindow,
    "Failure" => ninetynine::Failure,
    "createConversation.200" => ninetynine::Conversation,
    "getConversationCounts.200" => ninetynine::ConversationCounts,
    "filterConversations.200" => ninetynine::FilteredConversations,
    "toggleConversationStatus.200" => ninetynine::StatusChange,
    "assignConversation.200" => Option<ninetynine::Assigned>,
    "listConversationLabels.200" => ninetynine::ConversationLabels,
    "setConversationLabels.200" => ninetynine::ConversationLabels,
    "setConversationCustomAttributes.200" => ninetynine::ConversationCustomAttributes,
    "createMessage.200" => ninetynine::Message,
    "deleteMessage.200" => ninetynine::Message,
    "NewMessage" => ninetynine::NewMessage,
    "NewConversation" => ninetynine::NewConversation,
    "ConversationFilter" => ninetynine::ConversationFilter,
    "Assignment" => ninetynine::Assignment,
    "StatusToggle" => ninetynine::StatusToggle,
    "PriorityToggle" => ninetynine::PriorityToggle,
    "TypingToggle" => ninetynine::TypingToggle,
    "listContacts.200" => ninetynine::ContactPage,
    "searchContacts.200" => ninetynine::ContactPage,
    "filterContacts.200" => ninetynine::ContactPage,
    "createContact.200" => ninetynine::CreatedContact,
    "getContact.200" => ninetynine::SingleContact,
    "updateContact.200" => ninetynine::SingleContact,
    "mergeContacts.200" => ninetynine::Contact,
    "listContactConversations.200" => ninetynine::ContactConversations,
    "listLabels.200" => ninetynine::LabelList,
    "listInboxes.200" => ninetynine::InboxList,
    "listAgents.200" => Vec<ninetynine::Assignee>,
    "listTeams.200" => Vec<ninetynine::Team>,
    "listWebhooks.200" => ninetynine::WebhookList,
    "createWebhook.200" => ninetynine::SingleWebhook,
    "updateWebhook.200" => ninetynine::SingleWebhook,
    "setConversationLabels.body" => ninetynine::LabelsUpdate,
    "setConversationCustomAttributes.body" => ninetynine::CustomAttributesUpdate,
    "createContact.body" => ninetynine::NewContact,
    "updateContact.body" => ninetynine::ContactUpdate,
    "filterContacts.body" => ninetynine::ContactFilter,
    "mergeContacts.body" => ninetynine::ContactMerge,
    "createWebhook.body" => ninetynine::NewWebhook,
    "updateWebhook.body" => ninetynine::WebhookUpdate,
    "MessageCreatedEvent" => ninetynine::MessageEvent,
    "MessageUpdatedEvent" => ninetynine::MessageEvent,
    "ConversationCreatedEvent" => ninetynine::ConversationEvent,
    "ConversationUpdatedEvent" => ninetynine::ConversationEvent,
    "ConversationStatusChangedEvent" => ninetynine::ConversationEvent,
    "ContactCreatedEvent" => ninetynine::ContactEvent,
    "ContactUpdatedEvent" => ninetynine::ContactEvent,
    "ConversationTypingOnEvent" => ninetynine::TypingEvent,
    "ConversationTypingOffEvent" => ninetynine::TypingEvent,
    "WebwidgetTriggeredEvent" => ninetynine::WebwidgetTriggeredEvent,
    "InboxCreatedEvent" => ninetynine::InboxEvent,
    "InboxUpdatedEvent" => ninetynine::InboxEvent,
}

/// Returns the `Debug` output of the decoded value, and the JSON encoded from it.
type RoundTrip<'a> = &'a dyn Fn(&str, &str) -> Option<(String, String)>;

fn every_case_round_trips(provider: &str, round_trip: RoundTrip<'_>) {
    insta::with_settings!({
        snapshot_path => format!("../../snapshots/round_trip/{provider}"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        let cases = format!("{}/tests/cases/{provider}", env!("CARGO_MANIFEST_DIR"));
        insta::glob!(cases, "*.json", |path| {
            let case: Case = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            let input = case.input.as_str();
            let Some((decoded, output)) = round_trip(&case.schema, input) else {
                panic!("{}: no type for {}", path.display(), case.schema);
            };
            let same = json(&output) == json(input);
            insta::assert_snapshot!("case", format!(
                "{}: {}\n\n{:#}\n\ndecodes to\n\n{decoded}\n\nand encodes to{}",
                case.schema,
                case.shows,
                json(input),
                if same { " the same JSON".to_owned() } else { format!("\n\n{:#}", json(&output)) },
            ));
        });
    });
}

fn round_trip<T: DeserializeOwned + Serialize + Debug>(input: &str) -> (String, String) {
    let value: T = serde_json::from_str(input).unwrap();
    // Absent fields are left out, so that a reviewer sees only what is there.
    let debug = format!("{value:#?}");
    let lines = debug
        .lines()
        .filter(|line| !line.ends_with(": None,") && !line.ends_with("extra: {},"));
    (fold(lines), serde_json::to_string(&value).unwrap())
}

/// Joins `Some(`, a single line and `),` into one line, repeatedly.
fn fold<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut folded: Vec<String> = Vec::new();
    for line in lines {
        let before = folded.len().checked_sub(2).map(|at| &folded[at]);
        let opened = before.is_some_and(|before| before.ends_with('('));
        let inner = folded
            .last()
            .filter(|inner| opened && !inner.ends_with(['}', '(', ']']));
        match inner.map(|inner| inner.trim().trim_end_matches(',').to_owned()) {
            Some(inner) if line.trim() == ")," && !inner.ends_with('}') => {
                folded.pop();
                if let Some(outer) = folded.last_mut() {
                    outer.push_str(&format!("{inner}),"));
                }
            }
            _ => folded.push(line.to_owned()),
        }
    }
    folded.join("\n")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}
