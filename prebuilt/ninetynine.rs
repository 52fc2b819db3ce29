use progenitor_client::{
    Call, Error, Method, Operation, Paginated, Provider, RawRequest, ResponseValue,
    Scheme, Secrets, Session,
};
use progenitor_client::support::{Id, Paging, Position, Style};

/// The types of the document's schemas.
pub mod types {
    use std::collections::BTreeMap;
    use progenitor_client::{Coded, Extra, Malformed, Number, RawJson, Timestamp, UnknownValue};

    /// The role of an agent.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum AgentRole {
        /// `agent`
        Agent,
        /// `administrator`
        Administrator,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The agent, bot or team that a conversation was assigned to. The properties depend on which
    /// it is.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Assigned {
        /// The id of the agent, bot or team.
        pub id: Option<i64>,
        /// The id of the account. A bot does not have it.
        pub account_id: Option<i64>,
        /// The name.
        pub name: Option<String>,
        /// The name of an agent that contacts see.
        pub available_name: Option<String>,
        /// The e-mail address of an agent.
        pub email: Option<String>,
        /// The role of an agent.
        pub role: Option<AgentRole>,
        /// Whether someone is available. Only agents can be `busy`.
        pub availability_status: Option<AvailabilityStatus>,
        /// Whether an agent goes offline automatically.
        pub auto_offline: Option<bool>,
        /// Whether the e-mail address of an agent is confirmed.
        pub confirmed: Option<bool>,
        /// The provider with which an agent signs in.
        pub provider: Option<String>,
        /// The URL of the avatar of an agent or bot. Empty if there is none.
        pub thumbnail: Option<String>,
        /// The attributes of an agent that the account defines. Nullable.
        pub custom_attributes: Option<RawJson>,
        /// The custom role of an agent. Only enterprise servers have it. Nullable.
        pub custom_role_id: Option<i64>,
        /// What a bot or team is for. Nullable.
        pub description: Option<String>,
        /// The kind of a bot.
        pub bot_type: Option<String>,
        /// The URL at which a bot is called. Nullable.
        pub outgoing_url: Option<String>,
        /// Whether conversations of a team are assigned automatically. Nullable.
        pub allow_auto_assign: Option<bool>,
        /// When a team was created, as an ISO 8601 string.
        pub created_at: Option<Timestamp>,
        /// When a team last changed, as an ISO 8601 string.
        pub updated_at: Option<Timestamp>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The agent or bot that a conversation is assigned to. Absent if there is none.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Assignee {
        /// The id of the agent or bot.
        pub id: Option<i64>,
        /// The id of the account.
        pub account_id: Option<i64>,
        /// The name.
        pub name: Option<String>,
        /// The name that contacts see.
        pub available_name: Option<String>,
        /// The e-mail address of an agent.
        pub email: Option<String>,
        /// The role of an agent.
        pub role: Option<AgentRole>,
        /// Whether someone is available. Only agents can be `busy`.
        pub availability_status: Option<AvailabilityStatus>,
        /// Whether an agent goes offline automatically.
        pub auto_offline: Option<bool>,
        /// Whether the e-mail address of an agent is confirmed.
        pub confirmed: Option<bool>,
        /// The provider with which an agent signs in.
        pub provider: Option<String>,
        /// The URL of the avatar. Empty if there is none.
        pub thumbnail: Option<String>,
        /// Attributes that the account defines. Nullable.
        pub custom_attributes: Option<RawJson>,
        /// The custom role of an agent. Only enterprise servers have it. Nullable.
        pub custom_role_id: Option<i64>,
        /// The vendor's pages name it and do not describe it.
        pub see_all_conversations: Option<bool>,
        /// What a bot is for. Nullable.
        pub description: Option<String>,
        /// The kind of a bot.
        pub bot_type: Option<String>,
        /// The URL at which a bot is called.
        pub outgoing_url: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Only conversations with this kind of assignee. The default is all. Documented default:
    /// `all`.
    #[derive(Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum AssigneeFilter {
        /// `me`
        Me,
        /// `unassigned`
        Unassigned,
        /// `all`
        All,
        /// `assigned`
        Assigned,
        /// Another text. It is refused when the request is built.
        Other(UnknownValue),
    }

    /// The kind of an assignee. Only newer servers have it.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum AssigneeType {
        /// `User`
        User,
        /// `AgentBot`
        AgentBot,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The new assignee or the new team of a conversation.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Assignment {
        /// The id of the agent or bot. Null removes the assignee. Example: `1`. Nullable.
        pub assignee_id: Option<i64>,
        /// Whether `assignee_id` is a user, which is the default, or a bot. Only newer servers support
        /// bots.
        pub assignee_type: Option<AssigneeType>,
        /// The id of the team. Null removes the team. Example: `7`. Nullable.
        pub team_id: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A file, place, contact and so on. The properties depend on `file_type`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Attachment {
        /// The id of the attachment.
        pub id: Option<i64>,
        /// The id of the message.
        pub message_id: Option<i64>,
        /// The id of the account.
        pub account_id: Option<i64>,
        /// The kind of an attachment.
        pub file_type: Option<FileType>,
        /// The extension of the file name. Nullable.
        pub extension: Option<String>,
        /// The URL of the attachment. Nullable.
        pub data_url: Option<String>,
        /// The URL of a thumbnail. Nullable.
        pub thumb_url: Option<String>,
        /// The size in bytes. Nullable.
        pub file_size: Option<i64>,
        /// The width of a picture or a video in pixels. That of a video has a fraction. Nullable.
        pub width: Option<Number>,
        /// The height of a picture or a video in pixels. That of a video has a fraction. Nullable.
        pub height: Option<Number>,
        /// The transcript of a recording. Nullable.
        pub transcribed_text: Option<String>,
        /// The latitude of a place. Nullable.
        pub coordinates_lat: Option<Number>,
        /// The longitude of a place. Nullable.
        pub coordinates_long: Option<Number>,
        /// The text to show instead. Nullable.
        pub fallback_title: Option<String>,
        /// The names of a contact. Nullable.
        pub meta: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The change of an attribute.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct AttributeChange {
        /// The value before, in any form.
        pub previous_value: Option<RawJson>,
        /// The value now, in any form.
        pub current_value: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Whether someone is available. Only agents can be `busy`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum AvailabilityStatus {
        /// `online`
        Online,
        /// `offline`
        Offline,
        /// `busy`
        Busy,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The new status.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ChangedStatus {
        /// Whether the server saved the status. Null if a bot handed the conversation over to agents.
        /// Nullable.
        pub success: Option<bool>,
        /// The number of the conversation.
        pub conversation_id: Option<i64>,
        /// The status of a conversation.
        pub current_status: Option<ConversationStatus>,
        /// The end of the snooze, as an ISO 8601 string. Null if the conversation is not snoozed.
        /// Nullable.
        pub snoozed_until: Option<Timestamp>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The kind of an inbox.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Channel {
        /// `Channel::Api`
        ChannelApi,
        /// `Channel::Email`
        ChannelEmail,
        /// `Channel::FacebookPage`
        ChannelFacebookPage,
        /// `Channel::Instagram`
        ChannelInstagram,
        /// `Channel::Line`
        ChannelLine,
        /// `Channel::Sms`
        ChannelSms,
        /// `Channel::Telegram`
        ChannelTelegram,
        /// `Channel::Tiktok`
        ChannelTiktok,
        /// `Channel::TwilioSms`
        ChannelTwilioSms,
        /// `Channel::TwitterProfile`
        ChannelTwitterProfile,
        /// `Channel::WebWidget`
        ChannelWebWidget,
        /// `Channel::Whatsapp`
        ChannelWhatsapp,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The person that a conversation is with.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Contact {
        /// The id of the contact.
        pub id: Option<i64>,
        /// The name, which may be empty.
        pub name: Option<String>,
        /// The e-mail address. Nullable.
        pub email: Option<String>,
        /// The phone number. Nullable.
        pub phone_number: Option<String>,
        /// The contact's id in another system. Nullable.
        pub identifier: Option<String>,
        /// The URL of the avatar. Empty if there is none.
        pub thumbnail: Option<String>,
        /// Whether someone is available. Only agents can be `busy`.
        pub availability_status: Option<AvailabilityStatus>,
        /// Whether the contact is blocked.
        pub blocked: Option<bool>,
        /// Channel-specific attributes. Nullable.
        pub additional_attributes: Option<RawJson>,
        /// Attributes that the account defines. Nullable.
        pub custom_attributes: Option<RawJson>,
        /// The number of the contact's conversations. Only older servers have it.
        pub conversations_count: Option<i64>,
        /// The contact's last activity. Absent if there was none.
        pub last_activity_at: Option<Timestamp>,
        /// When the contact was created.
        pub created_at: Option<Timestamp>,
        /// The contact's connections with inboxes. Absent in conversations and after a merge.
        pub contact_inboxes: Option<Vec<ContactInbox>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// One condition of a filter.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ContactCondition {
        /// The attribute: name, email, phone_number, identifier, country_code, city, company, labels,
        /// created_at, last_activity_at, blocked, or the key of a custom attribute. Example: `name`.
        pub attribute_key: String,
        /// How an attribute is compared. Dates have only `is_greater_than`, `is_less_than` and
        /// `days_before`. `starts_with` is only for phone numbers of contacts. No attribute has all of
        /// them.
        pub filter_operator: FilterOperator,
        /// The values to compare with. Not needed to test whether there is a value. Example: `["Ada"]`.
        pub values: Option<Vec<String>>,
        /// How the next condition is joined. Null or absent in the last condition. Nullable.
        pub query_operator: Option<QueryOperator>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The conversations of a contact.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ContactConversations {
        /// The conversations.
        pub payload: Option<Vec<Conversation>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A contact as webhooks send it, alone or as part of another event.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ContactEvent {
        /// The kind of the event. Absent if the contact is part of another event.
        pub event: Option<WebhookEvent>,
        /// What changed: one object for each attribute, with its name as the only key. Only in
        /// `contact_updated`. Nullable.
        pub changed_attributes: Option<Vec<BTreeMap<String, AttributeChange>>>,
        /// The id of the contact.
        pub id: Option<i64>,
        /// The account of an event.
        pub account: Option<EventAccount>,
        /// The name, which may be empty. Nullable.
        pub name: Option<String>,
        /// The e-mail address. Nullable.
        pub email: Option<String>,
        /// The phone number. Nullable.
        pub phone_number: Option<String>,
        /// The contact's id in another system. Nullable.
        pub identifier: Option<String>,
        /// The URL of the avatar. Empty if there is none. Nullable.
        pub avatar: Option<String>,
        /// The URL of the avatar. Empty if there is none. Nullable.
        pub thumbnail: Option<String>,
        /// Whether the contact is blocked. Only newer servers have it. Nullable.
        pub blocked: Option<bool>,
        /// Channel-specific attributes. Nullable.
        pub additional_attributes: Option<RawJson>,
        /// Attributes that the account defines. Nullable.
        pub custom_attributes: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The conditions that contacts must meet.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ContactFilter {
        /// The conditions, in order.
        pub payload: Vec<ContactCondition>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The connection of a contact with an inbox.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ContactInbox {
        /// The id of the contact in the channel.
        pub source_id: Option<String>,
        /// The main facts about an inbox.
        pub inbox: Option<InboxSummary>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The connection of a contact with an inbox, as the server stores it.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ContactInboxRecord {
        /// The id of the connection.
        pub id: Option<i64>,
        /// The id of the contact. Nullable.
        pub contact_id: Option<i64>,
        /// The id of the inbox. Nullable.
        pub inbox_id: Option<i64>,
        /// The id of the contact in the channel. Nullable.
        pub source_id: Option<String>,
        /// Whether the contact's identity was verified. Nullable.
        pub hmac_verified: Option<bool>,
        /// A secret: the token with which the contact's browser receives the messages of the
        /// conversation. The `Debug` output of this type shows it. Nullable.
        pub pubsub_token: Option<String>,
        /// When the connection was created, as an ISO 8601 string.
        pub created_at: Option<Timestamp>,
        /// When the connection last changed, as an ISO 8601 string.
        pub updated_at: Option<Timestamp>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The two contacts to merge.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ContactMerge {
        /// The id of the contact that remains. Example: `11`.
        pub base_contact_id: i64,
        /// The id of the contact that is deleted. Example: `12`.
        pub mergee_contact_id: i64,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A page of contacts.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ContactPage {
        /// The position of a page of contacts.
        pub meta: Option<ContactPageMeta>,
        /// The contacts on this page.
        pub payload: Option<Vec<Contact>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The position of a page of contacts.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ContactPageMeta {
        /// The number of contacts in the whole list. In a search, newer servers send the number of
        /// contacts on the page.
        pub count: Option<i64>,
        /// The number of the page. It is a text if the request has the parameter `page`.
        pub current_page: Option<ContactPageMetaCurrentPage>,
        /// Whether more pages follow. Only newer servers send it, and only in a search.
        pub has_more: Option<bool>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The number of the page. It is a text if the request has the parameter `page`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum ContactPageMetaCurrentPage {
        /// If the value has this shape.
        Integer(i64),
        /// If the value has this shape.
        Text(String),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// The order of the contacts; a minus reverses it. Without it, the source sets no order, so
    /// pages can repeat or miss contacts.
    #[derive(Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum ContactSort {
        /// `name`
        Name,
        /// `email`
        Email,
        /// `phone_number`
        PhoneNumber,
        /// `last_activity_at`
        LastActivityAt,
        /// `created_at`
        CreatedAt,
        /// `company_name`
        CompanyName,
        /// `city`
        City,
        /// `country`
        Country,
        /// `-name`
        MinusName,
        /// `-email`
        MinusEmail,
        /// `-phone_number`
        MinusPhoneNumber,
        /// `-last_activity_at`
        MinusLastActivityAt,
        /// `-created_at`
        MinusCreatedAt,
        /// `-company_name`
        MinusCompanyName,
        /// `-city`
        MinusCity,
        /// `-country`
        MinusCountry,
        /// Another text. It is refused when the request is built.
        Other(UnknownValue),
    }

    /// The properties of a contact to change.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ContactUpdate {
        /// The name. Example: `Pat Example`.
        pub name: Option<String>,
        /// The e-mail address. The server stores it in lower case. Example: `pat@example.com`.
        pub email: Option<String>,
        /// Whether the contact is blocked.
        pub blocked: Option<bool>,
        /// The phone number, with a plus and the country code. Example: `+972500000098`.
        pub phone_number: Option<String>,
        /// The URL of a JPEG or PNG file. The server fetches it later. Example:
        /// `https://www.example.com/pat.png`.
        pub avatar_url: Option<String>,
        /// The contact's id in another system. Example: `crm-98`.
        pub identifier: Option<String>,
        /// Attributes such as `city` and `company_name`.
        pub additional_attributes: Option<RawJson>,
        /// Attributes that the account defines.
        pub custom_attributes: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The kind of a message's content.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ContentType {
        /// `text`
        Text,
        /// `input_text`
        InputText,
        /// `input_textarea`
        InputTextarea,
        /// `input_email`
        InputEmail,
        /// `input_select`
        InputSelect,
        /// `cards`
        Cards,
        /// `form`
        Form,
        /// `article`
        Article,
        /// `incoming_email`
        IncomingEmail,
        /// `input_csat`
        InputCsat,
        /// `integrations`
        Integrations,
        /// `sticker`
        Sticker,
        /// `voice_call`
        VoiceCall,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// A conversation.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Conversation {
        /// The number of the conversation, unique only within its account.
        pub id: Option<i64>,
        /// The id of the account.
        pub account_id: Option<i64>,
        /// The id of the inbox.
        pub inbox_id: Option<i64>,
        /// The globally unique id of the conversation. Only newer servers have it.
        pub uuid: Option<String>,
        /// The contact, channel, assignee and team of a conversation.
        pub meta: Option<ConversationMeta>,
        /// The status of a conversation.
        pub status: Option<ConversationStatus>,
        /// The priority, usually null. Only newer servers have it. Nullable.
        pub priority: Option<Priority>,
        /// Empty, or the last message. On older servers, up to ten unread messages. `listMessages`
        /// returns all messages.
        pub messages: Option<Vec<Message>>,
        /// The last message that is not an activity. Null or empty if there is none. Nullable.
        pub last_non_activity_message: Option<Message>,
        /// Attachments. The vendor's page does not describe them.
        pub attachments: Option<Vec<Option<Attachment>>>,
        /// The labels.
        pub labels: Option<Vec<String>>,
        /// Channel-specific attributes. Nullable.
        pub additional_attributes: Option<RawJson>,
        /// Attributes that the account defines. Nullable.
        pub custom_attributes: Option<RawJson>,
        /// Whether the conversation is within the messaging window.
        pub can_reply: Option<bool>,
        /// Whether the conversation is muted.
        pub muted: Option<bool>,
        /// The number of unread messages. Newer servers count only up to ten.
        pub unread_count: Option<i64>,
        /// The end of the snooze. Null if the conversation is not snoozed. Nullable.
        pub snoozed_until: Option<Timestamp>,
        /// When the conversation was created.
        pub created_at: Option<Timestamp>,
        /// The time of the last activity.
        pub timestamp: Option<Timestamp>,
        /// When the conversation last changed, with a fraction of a second. Only newer servers have it.
        pub updated_at: Option<Timestamp>,
        /// The time of the last activity. Only newer servers have it.
        pub last_activity_at: Option<Timestamp>,
        /// The time since when the contact has been waiting, or zero. Only newer servers have it.
        pub waiting_since: Option<Timestamp>,
        /// The time of the first reply, or zero.
        pub first_reply_created_at: Option<Timestamp>,
        /// When an agent last saw the conversation, or zero.
        pub agent_last_seen_at: Option<Timestamp>,
        /// When the assignee last saw the conversation, or zero.
        pub assignee_last_seen_at: Option<Timestamp>,
        /// When the contact last saw the conversation, or zero.
        pub contact_last_seen_at: Option<Timestamp>,
        /// The id of the SLA policy. Only newer servers have it. Nullable.
        pub sla_policy_id: Option<i64>,
        /// The SLA that applies. Only newer enterprise servers have it. Nullable.
        pub applied_sla: Option<RawJson>,
        /// The events of the SLA. Only newer enterprise servers have them.
        pub sla_events: Option<Vec<RawJson>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A condition of a filter. All conditions except the last one need `query_operator`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationCondition {
        /// The attribute, for example `status`, `assignee_id`, `inbox_id`, `team_id`, `priority`,
        /// `display_id`, `labels`, `created_at` or `last_activity_at`, or a custom attribute. The
        /// server rejects unknown ones. Example: `status`.
        pub attribute_key: String,
        /// How an attribute is compared. Dates have only `is_greater_than`, `is_less_than` and
        /// `days_before`. `starts_with` is only for phone numbers of contacts. No attribute has all of
        /// them.
        pub filter_operator: FilterOperator,
        /// The values to compare with. The operators `is_present` and `is_not_present` need none.
        pub values: Option<Vec<String>>,
        /// How the next condition is joined. Null or absent in the last condition. Nullable.
        pub query_operator: Option<QueryOperator>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The counts of conversations.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationCounts {
        /// The numbers of conversations that match every filter except `assignee_type`.
        pub meta: Option<Counts>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The custom attributes of a conversation.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationCustomAttributes {
        /// The custom attributes, by their keys. Nullable.
        pub custom_attributes: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A conversation as webhooks send it, alone or as part of another event. It has other
    /// properties than a conversation of `listConversations`: the uuid, `muted` and the id of the
    /// account are missing.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationEvent {
        /// The kind of the event. Absent if the conversation is part of another event.
        pub event: Option<WebhookEvent>,
        /// What changed: one object for each attribute, with its name as the only key. Absent in
        /// `conversation_created`, and if the conversation is part of another event. Null if the server
        /// does not know it. Nullable.
        pub changed_attributes: Option<Vec<BTreeMap<String, AttributeChange>>>,
        /// The number of the conversation, unique only within its account.
        pub id: Option<i64>,
        /// The id of the inbox.
        pub inbox_id: Option<i64>,
        /// The account. Only newer servers have it.
        pub account: Option<EventAccount>,
        /// The kind of the inbox. Null if the inbox no longer exists. Nullable.
        pub channel: Option<Channel>,
        /// The connection of the contact with the inbox. Nullable.
        pub contact_inbox: Option<ContactInboxRecord>,
        /// The contact, assignee and team of a conversation, as webhooks send them.
        pub meta: Option<ConversationEventMeta>,
        /// The status of a conversation.
        pub status: Option<ConversationStatus>,
        /// The priority, usually null. Only newer servers have it. Nullable.
        pub priority: Option<Priority>,
        /// The last message that contacts can see, or empty. Here, `message_type` is a number.
        pub messages: Option<Vec<Message>>,
        /// The labels.
        pub labels: Option<Vec<String>>,
        /// Channel-specific attributes. Nullable.
        pub additional_attributes: Option<RawJson>,
        /// Attributes that the account defines. Nullable.
        pub custom_attributes: Option<RawJson>,
        /// Whether the conversation is within the messaging window.
        pub can_reply: Option<bool>,
        /// The number of unread messages. Newer servers count only up to ten.
        pub unread_count: Option<i64>,
        /// The end of the snooze, as an ISO 8601 string. Null if the conversation is not snoozed.
        /// Nullable.
        pub snoozed_until: Option<Timestamp>,
        /// The time of the first reply, as an ISO 8601 string. Null if there was none. Nullable.
        pub first_reply_created_at: Option<Timestamp>,
        /// The time since when the contact has been waiting, or zero. Only newer servers have it.
        pub waiting_since: Option<Timestamp>,
        /// When an agent last saw the conversation, or zero.
        pub agent_last_seen_at: Option<Timestamp>,
        /// When the contact last saw the conversation, or zero.
        pub contact_last_seen_at: Option<Timestamp>,
        /// The time of the last activity. Only newer servers have it.
        pub last_activity_at: Option<Timestamp>,
        /// The time of the last activity.
        pub timestamp: Option<Timestamp>,
        /// When the conversation was created.
        pub created_at: Option<Timestamp>,
        /// When the conversation last changed, with a fraction of a second. Only newer servers have it.
        pub updated_at: Option<Timestamp>,
        /// The id of the SLA policy. Only newer enterprise servers have it. Nullable.
        pub sla_policy_id: Option<i64>,
        /// The SLA that applies. Only newer enterprise servers have it. Nullable.
        pub applied_sla: Option<RawJson>,
        /// The events of the SLA. Only newer enterprise servers have them.
        pub sla_events: Option<Vec<RawJson>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The contact, assignee and team of a conversation, as webhooks send them.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationEventMeta {
        /// The contact.
        pub sender: Option<MessageSender>,
        /// The agent or bot that the conversation is assigned to. Null if there is none. Nullable.
        pub assignee: Option<MessageSender>,
        /// Whether the assignee is a user or a bot. Null if there is none. Only newer servers have it.
        /// Nullable.
        pub assignee_type: Option<AssigneeType>,
        /// The team, with its id and name. Null if there is none. Nullable.
        pub team: Option<Team>,
        /// Whether the contact's identity was verified. Nullable.
        pub hmac_verified: Option<bool>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// What the conversations have in common.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationFilter {
        /// The conditions.
        pub payload: Vec<ConversationCondition>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The labels of a conversation.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationLabels {
        /// The labels.
        pub payload: Vec<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The conversations on a page, and the counts of the whole list.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationList {
        /// The numbers of conversations that match every filter except `assignee_type`.
        pub meta: Option<Counts>,
        /// The conversations on this page.
        pub payload: Option<Vec<Conversation>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The contact, channel, assignee and team of a conversation.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationMeta {
        /// The person that a conversation is with.
        pub sender: Option<Contact>,
        /// The kind of the inbox. Null if the inbox no longer exists. Nullable.
        pub channel: Option<Channel>,
        /// The agent or bot that a conversation is assigned to. Absent if there is none.
        pub assignee: Option<Assignee>,
        /// Whether the assignee is a user or a bot. Only newer servers have it.
        pub assignee_type: Option<AssigneeType>,
        /// The team that a conversation is assigned to. Absent if there is none.
        pub team: Option<Team>,
        /// Whether the contact's identity was verified. Nullable.
        pub hmac_verified: Option<bool>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A page of conversations.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationPage {
        /// The conversations on a page, and the counts of the whole list.
        pub data: Option<ConversationList>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The status of a conversation.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ConversationStatus {
        /// `open`
        Open,
        /// `resolved`
        Resolved,
        /// `pending`
        Pending,
        /// `snoozed`
        Snoozed,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The numbers of conversations that match every filter except `assignee_type`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Counts {
        /// Conversations assigned to the key's user.
        pub mine_count: Option<i64>,
        /// New conversations.
        pub new_count: Option<i64>,
        /// Conversations with an assignee.
        pub assigned_count: Option<i64>,
        /// Conversations without an assignee.
        pub unassigned_count: Option<i64>,
        /// All conversations.
        pub all_count: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A new contact.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct CreatedContact {
        /// A new contact, and its connection with an inbox.
        pub payload: Option<CreatedContactPayload>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The connection of a new contact with an inbox.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct CreatedContactInbox {
        /// The inbox, as the server stores it. Null if the contact has no inbox. Nullable.
        pub inbox: Option<RawJson>,
        /// The id of the contact in the channel. `createConversation` accepts it. Nullable.
        pub source_id: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A new contact, and its connection with an inbox.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct CreatedContactPayload {
        /// The person that a conversation is with.
        pub contact: Option<Contact>,
        /// The connection of a new contact with an inbox.
        pub contact_inbox: Option<CreatedContactInbox>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The new custom attributes of a conversation.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct CustomAttributesUpdate {
        /// All custom attributes, by their keys.
        pub custom_attributes: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The account of an event.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct EventAccount {
        /// The id of the account.
        pub id: Option<i64>,
        /// The name of the account. Nullable.
        pub name: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Who wrote a message or is typing. The properties depend on `type`. A contact has no `type`,
    /// and all properties of a `ContactEvent`. Only older servers send the `type` `contact`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct EventSender {
        /// The kind of a sender, as the sender object states it.
        #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
        pub type_: Option<MessageSenderType>,
        /// The id of the contact, agent, bot or assistant.
        pub id: Option<i64>,
        /// The name. Nullable.
        pub name: Option<String>,
        /// The e-mail address of a contact or an agent. Nullable.
        pub email: Option<String>,
        /// The phone number of a contact. Nullable.
        pub phone_number: Option<String>,
        /// The id of a contact in another system. Nullable.
        pub identifier: Option<String>,
        /// The URL of a contact's avatar. Empty if there is none. Nullable.
        pub avatar: Option<String>,
        /// The URL of a contact's avatar. Empty if there is none. Nullable.
        pub thumbnail: Option<String>,
        /// Whether a contact is blocked. Only newer servers have it. Nullable.
        pub blocked: Option<bool>,
        /// Channel-specific attributes of a contact. Nullable.
        pub additional_attributes: Option<RawJson>,
        /// Attributes of a contact that the account defines. Nullable.
        pub custom_attributes: Option<RawJson>,
        /// The account of a contact.
        pub account: Option<EventAccount>,
        /// The URL of an assistant's avatar. Nullable.
        pub avatar_url: Option<String>,
        /// What an assistant is for. Nullable.
        pub description: Option<String>,
        /// When an assistant was created.
        pub created_at: Option<Timestamp>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The body of an error, in one of several forms.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Failure {
        /// The error message.
        pub error: Option<String>,
        /// The error message for an invalid record.
        pub message: Option<String>,
        /// The invalid attributes.
        pub attributes: Option<Vec<String>>,
        /// Several error messages.
        pub errors: Option<Vec<RawJson>>,
        /// The error message, according to Chatwoot's own document. Its source never sends it.
        pub description: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The kind of an attachment.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum FileType {
        /// `image`
        Image,
        /// `audio`
        Audio,
        /// `video`
        Video,
        /// `file`
        File,
        /// `location`
        Location,
        /// `fallback`
        Fallback,
        /// `share`
        Share,
        /// `story_mention`
        StoryMention,
        /// `contact`
        Contact,
        /// `ig_reel`
        IgReel,
        /// `ig_post`
        IgPost,
        /// `ig_story`
        IgStory,
        /// `embed`
        Embed,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The numbers of conversations that match a filter, on all pages.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct FilterCounts {
        /// Conversations assigned to the key's user.
        pub mine_count: Option<i64>,
        /// Conversations without an assignee.
        pub unassigned_count: Option<i64>,
        /// All conversations.
        pub all_count: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// How an attribute is compared. Dates have only `is_greater_than`, `is_less_than` and
    /// `days_before`. `starts_with` is only for phone numbers of contacts. No attribute has all of
    /// them.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum FilterOperator {
        /// `equal_to`
        EqualTo,
        /// `not_equal_to`
        NotEqualTo,
        /// `contains`
        Contains,
        /// `does_not_contain`
        DoesNotContain,
        /// `is_present`
        IsPresent,
        /// `is_not_present`
        IsNotPresent,
        /// `is_greater_than`
        IsGreaterThan,
        /// `is_less_than`
        IsLessThan,
        /// `days_before`
        DaysBefore,
        /// `starts_with`
        StartsWith,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// A page of conversations that match a filter.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct FilteredConversations {
        /// The numbers of conversations that match a filter, on all pages.
        pub meta: Option<FilterCounts>,
        /// The conversations on this page.
        pub payload: Option<Vec<Conversation>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The first message of a conversation.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct FirstMessage {
        /// The text.
        pub content: String,
        /// The template of a WhatsApp message. WhatsApp must have approved it.
        pub template_params: Option<TemplateParams>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// An inbox. Many properties exist only for some channels. Administrators also receive
    /// passwords and keys, which the `Debug` output of this type shows.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Inbox {
        /// The id of the inbox.
        pub id: Option<i64>,
        /// The URL of the avatar. Empty if there is none. Nullable.
        pub avatar_url: Option<String>,
        /// The id of the channel.
        pub channel_id: Option<i64>,
        /// The name.
        pub name: Option<String>,
        /// The kind of an inbox.
        pub channel_type: Option<Channel>,
        /// Whether new conversations start with a greeting. Nullable.
        pub greeting_enabled: Option<bool>,
        /// The greeting. Nullable.
        pub greeting_message: Option<String>,
        /// Whether the inbox has working hours. Nullable.
        pub working_hours_enabled: Option<bool>,
        /// Whether contacts are asked for their e-mail address. Nullable.
        pub enable_email_collect: Option<bool>,
        /// Whether contacts are asked how satisfied they are. Nullable.
        pub csat_survey_enabled: Option<bool>,
        /// Whether conversations are assigned automatically. Nullable.
        pub enable_auto_assignment: Option<bool>,
        /// The settings of the automatic assignment. Nullable.
        pub auto_assignment_config: Option<RawJson>,
        /// The message outside the working hours. Nullable.
        pub out_of_office_message: Option<String>,
        /// The working hours of each day.
        pub working_hours: Option<Vec<WorkingHours>>,
        /// The time zone of the working hours, such as `Asia/Jerusalem`. Nullable.
        pub timezone: Option<String>,
        /// The URL at which the channel's provider calls the server. Nullable.
        pub callback_webhook_url: Option<String>,
        /// Whether contacts can write into a resolved conversation. Nullable.
        pub allow_messages_after_resolved: Option<bool>,
        /// Whether a contact has only one conversation. Nullable.
        pub lock_to_single_conversation: Option<bool>,
        /// How the sender is named, such as `friendly`. Nullable.
        pub sender_name_type: Option<String>,
        /// The name of the business. Nullable.
        pub business_name: Option<String>,
        /// The colour of a website widget. Nullable.
        pub widget_color: Option<String>,
        /// The URL of the website. Nullable.
        pub website_url: Option<String>,
        /// Whether contacts must prove their identity. Nullable.
        pub hmac_mandatory: Option<bool>,
        /// The title of a website widget. Nullable.
        pub welcome_title: Option<String>,
        /// The text under the title. Nullable.
        pub welcome_tagline: Option<String>,
        /// The script that loads a website widget. Nullable.
        pub web_widget_script: Option<String>,
        /// The public token of a website widget. Nullable.
        pub website_token: Option<String>,
        /// What a website widget offers. Nullable.
        pub selected_feature_flags: Option<Vec<String>>,
        /// The usual time to a reply, such as `in_a_few_minutes`. Nullable.
        pub reply_time: Option<String>,
        /// The id of a Twilio messaging service. Nullable.
        pub messaging_service_sid: Option<String>,
        /// The phone number of the channel. Nullable.
        pub phone_number: Option<String>,
        /// The medium of a Twilio channel, such as `sms`. Absent for other channels. Nullable.
        pub medium: Option<String>,
        /// The provider of the channel. Nullable.
        pub provider: Option<String>,
        /// The settings of the satisfaction survey. Nullable.
        pub csat_config: Option<RawJson>,
        /// The name and the slug of the help centre. Nullable.
        pub help_center: Option<RawJson>,
        /// The domains on which a website widget may run. Nullable.
        pub allowed_domains: Option<String>,
        /// Whether a website widget starts with a form. Nullable.
        pub pre_chat_form_enabled: Option<bool>,
        /// The form that a website widget starts with. Nullable.
        pub pre_chat_form_options: Option<RawJson>,
        /// Whether replies are also sent by e-mail. Nullable.
        pub continuity_via_email: Option<bool>,
        /// Whether tweets become conversations. Nullable.
        pub tweets_enabled: Option<bool>,
        /// The id of a Facebook page. Nullable.
        pub page_id: Option<String>,
        /// Whether the channel must be authorised again. Nullable.
        pub reauthorization_required: Option<bool>,
        /// The e-mail address of an e-mail channel. Nullable.
        pub email: Option<String>,
        /// The address to which e-mail can be forwarded. Nullable.
        pub forward_to_email: Option<String>,
        /// The URL to which an API channel sends its events. Nullable.
        pub webhook_url: Option<String>,
        /// The public id of an API channel. Nullable.
        pub inbox_identifier: Option<String>,
        /// Attributes of an API channel. Nullable.
        pub additional_attributes: Option<RawJson>,
        /// The templates of a WhatsApp channel.
        pub message_templates: Option<RawJson>,
        /// A secret: the key that proves the identity of contacts. Nullable.
        pub hmac_token: Option<String>,
        /// A secret: the key that signs the events of an API channel. Nullable.
        pub secret: Option<String>,
        /// The settings of a WhatsApp channel, which include secrets. Nullable.
        pub provider_config: Option<RawJson>,
        /// Whether e-mail is fetched by IMAP. Nullable.
        pub imap_enabled: Option<bool>,
        /// The IMAP server. Nullable.
        pub imap_address: Option<String>,
        /// The port of the IMAP server. Nullable.
        pub imap_port: Option<i64>,
        /// The user name at the IMAP server. Nullable.
        pub imap_login: Option<String>,
        /// A secret: the password at the IMAP server. Nullable.
        pub imap_password: Option<String>,
        /// Whether IMAP uses TLS. Nullable.
        pub imap_enable_ssl: Option<bool>,
        /// How the server signs in by IMAP. Nullable.
        pub imap_authentication: Option<String>,
        /// Whether e-mail is sent by SMTP. Nullable.
        pub smtp_enabled: Option<bool>,
        /// The SMTP server. Nullable.
        pub smtp_address: Option<String>,
        /// The port of the SMTP server. Nullable.
        pub smtp_port: Option<i64>,
        /// The user name at the SMTP server. Nullable.
        pub smtp_login: Option<String>,
        /// A secret: the password at the SMTP server. Nullable.
        pub smtp_password: Option<String>,
        /// The domain of the SMTP server. Nullable.
        pub smtp_domain: Option<String>,
        /// Whether SMTP uses TLS. Nullable.
        pub smtp_enable_ssl_tls: Option<bool>,
        /// Whether SMTP changes to TLS if it can. Nullable.
        pub smtp_enable_starttls_auto: Option<bool>,
        /// How the certificate of the SMTP server is checked. Nullable.
        pub smtp_openssl_verify_mode: Option<String>,
        /// How the server signs in by SMTP. Nullable.
        pub smtp_authentication: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The settings of an inbox. The server sends neither its id nor its name; `working_hours` have
    /// the id as `inbox_id`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct InboxEvent {
        /// The kind of an event.
        pub event: Option<WebhookEvent>,
        /// What changed in the inbox or in its channel, which may be a secret: one object for each
        /// attribute, with its name as the only key. Only in `inbox_updated`. Nullable.
        pub changed_attributes: Option<Vec<BTreeMap<String, AttributeChange>>>,
        /// Whether contacts can write into a resolved conversation. Nullable.
        pub allow_messages_after_resolved: Option<bool>,
        /// Whether a contact has only one conversation. Nullable.
        pub lock_to_single_conversation: Option<bool>,
        /// The settings of the automatic assignment. Nullable.
        pub auto_assignment_config: Option<RawJson>,
        /// Whether conversations are assigned automatically. Nullable.
        pub enable_auto_assignment: Option<bool>,
        /// Whether contacts are asked for their e-mail address. Nullable.
        pub enable_email_collect: Option<bool>,
        /// Whether new conversations start with a greeting. Nullable.
        pub greeting_enabled: Option<bool>,
        /// The greeting. Nullable.
        pub greeting_message: Option<String>,
        /// Whether contacts are asked how satisfied they are. Nullable.
        pub csat_survey_enabled: Option<bool>,
        /// The name of the business. Nullable.
        pub business_name: Option<String>,
        /// How the sender is named, such as `friendly`. Nullable.
        pub sender_name_type: Option<String>,
        /// The time zone of the working hours, such as `Asia/Jerusalem`. Nullable.
        pub timezone: Option<String>,
        /// The message outside the working hours. Nullable.
        pub out_of_office_message: Option<String>,
        /// Whether the inbox has working hours. Nullable.
        pub working_hours_enabled: Option<bool>,
        /// The working hours of each day.
        pub working_hours: Option<Vec<WorkingHoursRecord>>,
        /// When the inbox was created, as an ISO 8601 string.
        pub created_at: Option<Timestamp>,
        /// When the inbox last changed, as an ISO 8601 string.
        pub updated_at: Option<Timestamp>,
        /// The channel as the server stores it, with secrets such as tokens. Its properties depend on
        /// the kind of the channel. The `Debug` output of this type shows them. Nullable.
        pub channel: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The inboxes of an account.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct InboxList {
        /// The inboxes.
        pub payload: Option<Vec<Inbox>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The main facts about an inbox.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct InboxSummary {
        /// The id of the inbox.
        pub id: Option<i64>,
        /// The URL of the avatar. Empty if there is none. Nullable.
        pub avatar_url: Option<String>,
        /// The id of the channel.
        pub channel_id: Option<i64>,
        /// The name.
        pub name: Option<String>,
        /// The kind of an inbox.
        pub channel_type: Option<Channel>,
        /// The provider of the channel. Nullable.
        pub provider: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A label of conversations and contacts.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Label {
        /// The id of the label.
        pub id: Option<i64>,
        /// The name that conversations and contacts carry.
        pub title: Option<String>,
        /// What the label is for. Nullable.
        pub description: Option<String>,
        /// The colour, such as `#1f93ff`.
        pub color: Option<String>,
        /// Whether the dashboard lists the label. Nullable.
        pub show_on_sidebar: Option<bool>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The labels of an account.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct LabelList {
        /// The labels.
        pub payload: Option<Vec<Label>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The new labels of a conversation.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct LabelsUpdate {
        /// All labels. Empty removes all.
        pub labels: Vec<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A message.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Message {
        /// The id of the message.
        pub id: Option<i64>,
        /// The text. Null if the message has only attachments. Nullable.
        pub content: Option<String>,
        /// The id of the account.
        pub account_id: Option<i64>,
        /// The id of the inbox.
        pub inbox_id: Option<i64>,
        /// The number of the conversation in its account.
        pub conversation_id: Option<i64>,
        /// The direction of a message, or the kind of a message that the system wrote.
        pub message_type: Option<Coded<MessageType>>,
        /// The kind of the content. Nullable.
        pub content_type: Option<ContentType>,
        /// Attributes that depend on the content type. Nullable.
        pub content_attributes: Option<RawJson>,
        /// Whether the message is a private note between agents.
        pub private: Option<bool>,
        /// The delivery status. Nullable.
        pub status: Option<MessageStatus>,
        /// When the message was created, usually in whole seconds.
        pub created_at: Option<Timestamp>,
        /// When the message was created, to the millisecond.
        pub created_at_exact: Option<Timestamp>,
        /// When the message last changed, usually as an ISO 8601 string.
        pub updated_at: Option<Timestamp>,
        /// The id of the message in its channel. Nullable.
        pub source_id: Option<String>,
        /// The ids of the message in other systems. Nullable.
        pub external_source_ids: Option<RawJson>,
        /// The kind of the sender. Null for a system message. Nullable.
        pub sender_type: Option<SenderType>,
        /// The id of the sender. Null for a system message. Nullable.
        pub sender_id: Option<i64>,
        /// The sender of a message. The properties depend on `type`. Absent for a system message.
        pub sender: Option<MessageSender>,
        /// Facts about the conversation of a message.
        pub conversation: Option<MessageConversation>,
        /// Files, places, contacts and so on. Absent if there are none.
        pub attachments: Option<Vec<Option<Attachment>>>,
        /// Channel-specific attributes. Nullable.
        pub additional_attributes: Option<RawJson>,
        /// The vendor's page names it and does not describe it.
        pub label_list: Option<RawJson>,
        /// The text that the search uses. Only newer servers have it. Nullable.
        pub processed_message_content: Option<String>,
        /// The sentiment. Only newer servers have it. Nullable.
        pub sentiment: Option<RawJson>,
        /// The id that the sending client gave the message. Nullable.
        pub echo_id: Option<String>,
        /// The call that the message is about. Only newer servers have it. Nullable.
        pub call: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Facts about the conversation of a message.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageConversation {
        /// The id of the agent that the conversation is assigned to. Nullable.
        pub assignee_id: Option<i64>,
        /// The number of unread messages.
        pub unread_count: Option<i64>,
        /// The time of the last activity. Only newer servers have it.
        pub last_activity_at: Option<Timestamp>,
        /// The id of the contact in the channel. Only newer servers have it. Nullable.
        pub contact_inbox: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A message as webhooks send it. `message_type` is a name here and a number elsewhere, and
    /// `created_at` is a text here and a number elsewhere. The delivery status is missing.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageEvent {
        /// The kind of an event.
        pub event: Option<WebhookEvent>,
        /// The id of the message.
        pub id: Option<i64>,
        /// The text. Null if the message has only attachments. Nullable.
        pub content: Option<String>,
        /// The kind of the content. Nullable.
        pub content_type: Option<ContentType>,
        /// Attributes that depend on the content type. With `deleted`, the message was deleted.
        /// Nullable.
        pub content_attributes: Option<RawJson>,
        /// The direction of a message, or the kind of a message that the system wrote.
        pub message_type: Option<Coded<MessageType>>,
        /// Whether the message is a private note between agents. Nullable.
        pub private: Option<bool>,
        /// When the message was created, as an ISO 8601 string.
        pub created_at: Option<Timestamp>,
        /// The id of the message in its channel. Nullable.
        pub source_id: Option<String>,
        /// Who wrote the message. Null if the server did. Nullable.
        pub sender: Option<EventSender>,
        /// A conversation as webhooks send it, alone or as part of another event. It has other
        /// properties than a conversation of `listConversations`: the uuid, `muted` and the id of the
        /// account are missing.
        pub conversation: Option<ConversationEvent>,
        /// An inbox, by its id and name.
        pub inbox: Option<WebhookInbox>,
        /// The account of an event.
        pub account: Option<EventAccount>,
        /// Channel-specific attributes. Nullable.
        pub additional_attributes: Option<RawJson>,
        /// Files, places, contacts and so on. Absent if there are none.
        pub attachments: Option<Vec<Option<Attachment>>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The sender of a message. The properties depend on `type`. Absent for a system message.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageSender {
        /// The kind of a sender, as the sender object states it.
        #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
        pub type_: Option<MessageSenderType>,
        /// The id of the contact, agent or bot.
        pub id: Option<i64>,
        /// The name.
        pub name: Option<String>,
        /// The name of an agent that contacts see.
        pub available_name: Option<String>,
        /// The e-mail address. Nullable.
        pub email: Option<String>,
        /// The phone number of a contact. Nullable.
        pub phone_number: Option<String>,
        /// The id of a contact in another system. Nullable.
        pub identifier: Option<String>,
        /// The URL of the avatar. Empty if there is none.
        pub thumbnail: Option<String>,
        /// The URL of the avatar of an agent or bot.
        pub avatar_url: Option<String>,
        /// The vendor's pages name it and do not describe it.
        pub logo_user_url: Option<String>,
        /// Whether someone is available. Only agents can be `busy`.
        pub availability_status: Option<AvailabilityStatus>,
        /// Whether a contact is blocked. Only newer servers have it.
        pub blocked: Option<bool>,
        /// Channel-specific attributes. Nullable.
        pub additional_attributes: Option<RawJson>,
        /// Attributes that the account defines. Nullable.
        pub custom_attributes: Option<RawJson>,
        /// What an assistant is for. Nullable.
        pub description: Option<String>,
        /// When an assistant was created.
        pub created_at: Option<Timestamp>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The kind of a sender, as the sender object states it.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum MessageSenderType {
        /// `contact`
        Contact,
        /// `user`
        User,
        /// `agent_bot`
        AgentBot,
        /// `captain_assistant`
        CaptainAssistant,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The delivery status of a message.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum MessageStatus {
        /// `sent`
        Sent,
        /// `delivered`
        Delivered,
        /// `read`
        Read,
        /// `failed`
        Failed,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The direction of a message, or the kind of a message that the system wrote.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum MessageType {
        /// `incoming`
        Incoming,
        /// `outgoing`
        Outgoing,
        /// `activity`
        Activity,
        /// `template`
        Template,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// A page of the messages of a conversation.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageWindow {
        /// The conversation that the messages belong to.
        pub meta: Option<MessageWindowMeta>,
        /// The messages, the oldest first.
        pub payload: Option<Vec<Message>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The conversation that the messages belong to.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageWindowMeta {
        /// The labels of the conversation.
        pub labels: Option<Vec<String>>,
        /// Channel-specific attributes of the conversation. Nullable.
        pub additional_attributes: Option<RawJson>,
        /// The sender of a message. The properties depend on `type`. Absent for a system message.
        pub contact: Option<MessageSender>,
        /// The assignee of the conversation. Absent if there is none.
        pub assignee: Option<MessageSender>,
        /// When an agent last saw the conversation. Nullable.
        pub agent_last_seen_at: Option<Timestamp>,
        /// When the assignee last saw the conversation. Nullable.
        pub assignee_last_seen_at: Option<Timestamp>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The contact to create.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct NewContact {
        /// The id of the inbox that the contact belongs to. Example: `3`.
        pub inbox_id: i64,
        /// The name. Example: `Kim Example`.
        pub name: Option<String>,
        /// The e-mail address. The server stores it in lower case. Example: `kim@example.com`.
        pub email: Option<String>,
        /// Whether the contact is blocked.
        pub blocked: Option<bool>,
        /// The phone number, with a plus and the country code. Example: `+972500000099`.
        pub phone_number: Option<String>,
        /// The URL of a JPEG or PNG file. The server fetches it later. Example:
        /// `https://www.example.com/kim.png`.
        pub avatar_url: Option<String>,
        /// The contact's id in another system. Example: `crm-99`.
        pub identifier: Option<String>,
        /// Attributes such as `city` and `company_name`.
        pub additional_attributes: Option<RawJson>,
        /// Attributes that the account defines.
        pub custom_attributes: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The kind of a new message's content. The default is text.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum NewContentType {
        /// `text`
        Text,
        /// `input_email`
        InputEmail,
        /// `cards`
        Cards,
        /// `input_select`
        InputSelect,
        /// `form`
        Form,
        /// `article`
        Article,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// A conversation to create. It needs `inbox_id` with `contact_id`, or `source_id`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct NewConversation {
        /// The id of the contact in the inbox.
        pub source_id: Option<String>,
        /// The id of the inbox. Example: `3`.
        pub inbox_id: Option<i64>,
        /// The id of the contact. Example: `11`.
        pub contact_id: Option<i64>,
        /// The status of a conversation.
        pub status: Option<ConversationStatus>,
        /// The id of the agent to assign. Example: `1`.
        pub assignee_id: Option<i64>,
        /// The id of the team to assign. Example: `7`.
        pub team_id: Option<i64>,
        /// The end of the snooze, as an ISO 8601 string. Only with the status `snoozed`. Format:
        /// `date-time`.
        pub snoozed_until: Option<String>,
        /// Channel-specific attributes, for example of the contact's browser.
        pub additional_attributes: Option<RawJson>,
        /// Attributes that the account defines.
        pub custom_attributes: Option<RawJson>,
        /// The first message of a conversation.
        pub message: Option<FirstMessage>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A message to send, or a private note.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct NewMessage {
        /// The text.
        pub content: String,
        /// The direction of a new message. The default is outgoing. The server accepts `incoming`, a
        /// message from the contact, only in inboxes of the kind Channel::Api.
        pub message_type: Option<NewMessageType>,
        /// Whether it is a private note, which only agents see. The default is false.
        pub private: Option<bool>,
        /// The kind of a new message's content. The default is text.
        pub content_type: Option<NewContentType>,
        /// Attributes that depend on the content type, such as `items` of a selection or of cards. With
        /// `in_reply_to`, the id of the message that this one replies to.
        pub content_attributes: Option<RawJson>,
        /// The id of the campaign that the message belongs to.
        pub campaign_id: Option<i64>,
        /// The template of a WhatsApp message. WhatsApp must have approved it.
        pub template_params: Option<TemplateParams>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The direction of a new message. The default is outgoing. The server accepts `incoming`, a
    /// message from the contact, only in inboxes of the kind Channel::Api.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum NewMessageType {
        /// `outgoing`
        Outgoing,
        /// `incoming`
        Incoming,
        /// `activity`
        Activity,
        /// `template`
        Template,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The new priority of a conversation. Null removes it, and so does `none`, according to the
    /// vendor's document. Nullable.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum NewPriority {
        /// `low`
        Low,
        /// `medium`
        Medium,
        /// `high`
        High,
        /// `urgent`
        Urgent,
        /// `none`
        None,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The webhook to create.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct NewWebhook {
        /// The URL to which events are sent. It starts with `http://` or `https://`. Example:
        /// `https://www.example.com/events`.
        pub url: String,
        /// The name. Example: `Events`.
        pub name: Option<String>,
        /// The events to send. Without it, all of them except the typing and inbox events.
        pub subscriptions: Option<Vec<WebhookEvent>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The priority of a conversation.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Priority {
        /// `low`
        Low,
        /// `medium`
        Medium,
        /// `high`
        High,
        /// `urgent`
        Urgent,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The new priority of a conversation.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct PriorityToggle {
        /// The new priority of a conversation. Null removes it, and so does `none`, according to the
        /// vendor's document.
        pub priority: Option<NewPriority>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// How two conditions are joined.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum QueryOperator {
        /// `AND`
        And,
        /// `OR`
        Or,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The kind of a sender.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum SenderType {
        /// `Contact`
        Contact,
        /// `User`
        User,
        /// `AgentBot`
        AgentBot,
        /// `Captain::Assistant`
        CaptainAssistant,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// A contact.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct SingleContact {
        /// The person that a conversation is with.
        pub payload: Option<Contact>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A webhook.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct SingleWebhook {
        /// A webhook.
        pub payload: Option<SingleWebhookPayload>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A webhook.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct SingleWebhookPayload {
        /// A URL to which the server sends the events of the account.
        pub webhook: Option<Webhook>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The order of the list, as in Chatwoot's source. Assumption: a server that does not know the
    /// parameter ignores it. With `created_at_asc`, conversations can leave the list while it is
    /// read, but they do not move otherwise.
    #[derive(Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum SortBy {
        /// `last_activity_at_asc`
        LastActivityAtAsc,
        /// `last_activity_at_desc`
        LastActivityAtDesc,
        /// `created_at_asc`
        CreatedAtAsc,
        /// `created_at_desc`
        CreatedAtDesc,
        /// `priority_asc`
        PriorityAsc,
        /// `priority_desc`
        PriorityDesc,
        /// `waiting_since_asc`
        WaitingSinceAsc,
        /// `waiting_since_desc`
        WaitingSinceDesc,
        /// Another text. It is refused when the request is built.
        Other(UnknownValue),
    }

    /// The status of a conversation after it was changed.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct StatusChange {
        /// Empty, or absent.
        pub meta: Option<RawJson>,
        /// The new status.
        pub payload: Option<ChangedStatus>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Only conversations with this status; `all` selects every status. The default is open.
    /// Documented default: `open`.
    #[derive(Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum StatusFilter {
        /// `open`
        Open,
        /// `resolved`
        Resolved,
        /// `pending`
        Pending,
        /// `snoozed`
        Snoozed,
        /// `all`
        All,
        /// Another text. It is refused when the request is built.
        Other(UnknownValue),
    }

    /// The new status of a conversation. Without `status`, the server toggles it.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct StatusToggle {
        /// The status of a conversation.
        pub status: Option<ConversationStatus>,
        /// When a snoozed conversation reopens, in seconds since 1970. Without it, the next message of
        /// the contact reopens it.
        pub snoozed_until: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The team that a conversation is assigned to. Absent if there is none.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Team {
        /// The id of the team.
        pub id: Option<i64>,
        /// The name.
        pub name: Option<String>,
        /// What the team is for. Nullable.
        pub description: Option<String>,
        /// Whether conversations are assigned automatically.
        pub allow_auto_assign: Option<bool>,
        /// The id of the account.
        pub account_id: Option<i64>,
        /// Whether the key's user is a member.
        pub is_member: Option<bool>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The value of a button.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct TemplateButton {
        /// The kind of a template's button.
        #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
        pub type_: Option<TemplateButtonType>,
        /// The part of the URL, or the code to copy.
        pub parameter: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The kind of a template's button.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum TemplateButtonType {
        /// `url`
        Url,
        /// `copy_code`
        CopyCode,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The category of a template.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum TemplateCategory {
        /// `UTILITY`
        Utility,
        /// `MARKETING`
        Marketing,
        /// `SHIPPING_UPDATE`
        ShippingUpdate,
        /// `TICKET_UPDATE`
        TicketUpdate,
        /// `ISSUE_RESOLUTION`
        IssueResolution,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The file in a template's header.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct TemplateHeader {
        /// The URL of the file, which must be public. Format: `uri`.
        pub media_url: Option<String>,
        /// The kind of the file in a template's header.
        pub media_type: Option<TemplateMediaType>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The kind of the file in a template's header.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum TemplateMediaType {
        /// `image`
        Image,
        /// `video`
        Video,
        /// `document`
        Document,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The template of a WhatsApp message. WhatsApp must have approved it.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct TemplateParams {
        /// The name of the template.
        pub name: String,
        /// The category of a template.
        pub category: TemplateCategory,
        /// The language of the template, as a BCP 47 tag. Example: `en_US`.
        pub language: String,
        /// The values of a template's variables, by part of the template.
        pub processed_params: TemplateValues,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The values of a template's variables, by part of the template.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct TemplateValues {
        /// The values in the body, by the name or number of the variable.
        pub body: Option<BTreeMap<String, String>>,
        /// The file in a template's header.
        pub header: Option<TemplateHeader>,
        /// The values of the buttons, in the order of the template.
        pub buttons: Option<Vec<TemplateButton>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Someone started or stopped typing.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct TypingEvent {
        /// The kind of an event.
        pub event: Option<WebhookEvent>,
        /// Who is typing. It may be a contact. Nullable.
        pub user: Option<EventSender>,
        /// A conversation as webhooks send it, alone or as part of another event. It has other
        /// properties than a conversation of `listConversations`: the uuid, `muted` and the id of the
        /// account are missing.
        pub conversation: Option<ConversationEvent>,
        /// Whether a private note is typed. It is a text if a client sent it as form data.
        pub is_private: Option<TypingEventIsPrivate>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Whether a private note is typed. It is a text if a client sent it as form data.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum TypingEventIsPrivate {
        /// If the value has this shape.
        Boolean(bool),
        /// If the value has this shape.
        Text(String),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// Whether someone is typing.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum TypingStatus {
        /// `on`
        On,
        /// `off`
        Off,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// Whether the key's user is typing.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct TypingToggle {
        /// Whether someone is typing.
        pub typing_status: TypingStatus,
        /// Whether the user is typing a private note, which only agents see.
        pub is_private: Option<bool>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A URL to which the server sends the events of the account.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Webhook {
        /// The id of the webhook.
        pub id: Option<i64>,
        /// The name. Only newer servers have it. Nullable.
        pub name: Option<String>,
        /// The URL to which events are sent.
        pub url: Option<String>,
        /// The id of the account.
        pub account_id: Option<i64>,
        /// The events that are sent.
        pub subscriptions: Option<Vec<WebhookEvent>>,
        /// A secret: the key that signs the deliveries. The `Debug` output of this type shows it. The
        /// header `X-Chatwoot-Signature` is `sha256=` and the HMAC-SHA256, in hexadecimal, of the value
        /// of `X-Chatwoot-Timestamp`, a dot and the raw body. Only newer servers have it. Assumption:
        /// it is null for webhooks from before the server had it. Nullable.
        pub secret: Option<String>,
        /// The inbox of the webhook. Absent if it is for the whole account.
        pub inbox: Option<WebhookInbox>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The kind of an event.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum WebhookEvent {
        /// `conversation_created`
        ConversationCreated,
        /// `conversation_status_changed`
        ConversationStatusChanged,
        /// `conversation_updated`
        ConversationUpdated,
        /// `contact_created`
        ContactCreated,
        /// `contact_updated`
        ContactUpdated,
        /// `message_created`
        MessageCreated,
        /// `message_updated`
        MessageUpdated,
        /// `webwidget_triggered`
        WebwidgetTriggered,
        /// `conversation_typing_on`
        ConversationTypingOn,
        /// `conversation_typing_off`
        ConversationTypingOff,
        /// `inbox_created`
        InboxCreated,
        /// `inbox_updated`
        InboxUpdated,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// An inbox, by its id and name.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct WebhookInbox {
        /// The id of the inbox.
        pub id: Option<i64>,
        /// The name of the inbox.
        pub name: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The webhooks of an account.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct WebhookList {
        /// The webhooks of an account.
        pub payload: Option<WebhookListPayload>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The webhooks of an account.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct WebhookListPayload {
        /// The webhooks.
        pub webhooks: Option<Vec<Webhook>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The properties of a webhook to change.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct WebhookUpdate {
        /// The URL to which events are sent. It starts with `http://` or `https://`. Example:
        /// `https://www.example.com/more-events`.
        pub url: Option<String>,
        /// The name. Example: `More events`.
        pub name: Option<String>,
        /// The events to send.
        pub subscriptions: Option<Vec<WebhookEvent>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A visitor opened the widget of a website.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct WebwidgetTriggeredEvent {
        /// The kind of an event.
        pub event: Option<WebhookEvent>,
        /// The id of the contact's connection with the inbox.
        pub id: Option<i64>,
        /// The id of the contact in the channel. Nullable.
        pub source_id: Option<String>,
        /// The visitor. Nullable.
        pub contact: Option<ContactEvent>,
        /// An inbox, by its id and name.
        pub inbox: Option<WebhookInbox>,
        /// The account of an event.
        pub account: Option<EventAccount>,
        /// The last conversation of the visitor. Null if there is none. Nullable.
        pub current_conversation: Option<ConversationEvent>,
        /// What the visitor's browser says. Nullable.
        pub event_info: Option<WidgetEventInfo>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// What the visitor's browser says. It can contain anything, because the visitor controls it.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct WidgetEventInfo {
        /// The URL of the page, usually a text.
        pub referer: Option<RawJson>,
        /// The time of the browser, usually an object with the text `timestamp`.
        pub initiated_at: Option<RawJson>,
        /// The language of the widget, usually a text such as `en`.
        pub widget_language: Option<RawJson>,
        /// The language of the browser. Nullable.
        pub browser_language: Option<String>,
        /// The names and versions of the browser, the device and the platform. Nullable.
        pub browser: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The working hours of one day of the week.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct WorkingHours {
        /// The day, from 0 for Sunday to 6.
        pub day_of_week: Option<i64>,
        /// Whether the inbox is closed on this day. Nullable.
        pub closed_all_day: Option<bool>,
        /// The hour of opening, from 0 to 23. Nullable.
        pub open_hour: Option<i64>,
        /// The minute of opening, from 0 to 59. Nullable.
        pub open_minutes: Option<i64>,
        /// The hour of closing, from 0 to 23. Nullable.
        pub close_hour: Option<i64>,
        /// The minute of closing, from 0 to 59. Nullable.
        pub close_minutes: Option<i64>,
        /// Whether the inbox is open all day. Nullable.
        pub open_all_day: Option<bool>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The working hours of one day of the week, as the server stores them.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct WorkingHoursRecord {
        /// The id of the record.
        pub id: Option<i64>,
        /// The id of the inbox. Nullable.
        pub inbox_id: Option<i64>,
        /// The id of the account. Nullable.
        pub account_id: Option<i64>,
        /// The day, from 0 for Sunday to 6.
        pub day_of_week: Option<i64>,
        /// Whether the inbox is closed on this day. Nullable.
        pub closed_all_day: Option<bool>,
        /// The hour of opening, from 0 to 23. Nullable.
        pub open_hour: Option<i64>,
        /// The minute of opening, from 0 to 59. Nullable.
        pub open_minutes: Option<i64>,
        /// The hour of closing, from 0 to 23. Nullable.
        pub close_hour: Option<i64>,
        /// The minute of closing, from 0 to 59. Nullable.
        pub close_minutes: Option<i64>,
        /// Whether the inbox is open all day. Nullable.
        pub open_all_day: Option<bool>,
        /// When the record was created, as an ISO 8601 string.
        pub created_at: Option<Timestamp>,
        /// When the record last changed, as an ISO 8601 string.
        pub updated_at: Option<Timestamp>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    // How the runtime reads and writes these types.

    progenitor_client::open_enum! { AgentRole {
        "agent" => Agent,
        "administrator" => Administrator,
    } }

    progenitor_client::record! { Assigned extra {
        0 "id" => id: integer,
        1 "account_id" => account_id: integer,
        2 "name" => name: optional,
        3 "available_name" => available_name: optional,
        4 "email" => email: optional,
        5 "role" => role: optional,
        6 "availability_status" => availability_status: optional,
        7 "auto_offline" => auto_offline: optional,
        8 "confirmed" => confirmed: optional,
        9 "provider" => provider: optional,
        10 "thumbnail" => thumbnail: optional,
        11 "custom_attributes" => custom_attributes: optional,
        12 "custom_role_id" => custom_role_id: integer,
        13 "description" => description: optional,
        14 "bot_type" => bot_type: optional,
        15 "outgoing_url" => outgoing_url: optional,
        16 "allow_auto_assign" => allow_auto_assign: optional,
        17 "created_at" => created_at: optional,
        18 "updated_at" => updated_at: optional,
    } null {
        11, 12, 13, 15, 16,
    } }

    progenitor_client::response! { Assigned extra {
    } set_by {
        with_id id: i64,
        with_account_id account_id: i64,
        with_name name: String,
        with_available_name available_name: String,
        with_email email: String,
        with_role role: AgentRole,
        with_availability_status availability_status: AvailabilityStatus,
        with_auto_offline auto_offline: bool,
        with_confirmed confirmed: bool,
        with_provider provider: String,
        with_thumbnail thumbnail: String,
        with_custom_attributes custom_attributes: RawJson,
        with_custom_role_id custom_role_id: i64,
        with_description description: String,
        with_bot_type bot_type: String,
        with_outgoing_url outgoing_url: String,
        with_allow_auto_assign allow_auto_assign: bool,
        with_created_at created_at: Timestamp,
        with_updated_at updated_at: Timestamp,
    } null {
        with_custom_attributes_null custom_attributes "custom_attributes",
        with_custom_role_id_null custom_role_id "custom_role_id",
        with_description_null description "description",
        with_outgoing_url_null outgoing_url "outgoing_url",
        with_allow_auto_assign_null allow_auto_assign "allow_auto_assign",
    } }

    progenitor_client::record! { Assignee extra {
        0 "id" => id: integer,
        1 "account_id" => account_id: integer,
        2 "name" => name: optional,
        3 "available_name" => available_name: optional,
        4 "email" => email: optional,
        5 "role" => role: optional,
        6 "availability_status" => availability_status: optional,
        7 "auto_offline" => auto_offline: optional,
        8 "confirmed" => confirmed: optional,
        9 "provider" => provider: optional,
        10 "thumbnail" => thumbnail: optional,
        11 "custom_attributes" => custom_attributes: optional,
        12 "custom_role_id" => custom_role_id: integer,
        13 "see_all_conversations" => see_all_conversations: optional,
        14 "description" => description: optional,
        15 "bot_type" => bot_type: optional,
        16 "outgoing_url" => outgoing_url: optional,
    } null {
        11, 12, 14,
    } }

    progenitor_client::response! { Assignee extra {
    } set_by {
        with_id id: i64,
        with_account_id account_id: i64,
        with_name name: String,
        with_available_name available_name: String,
        with_email email: String,
        with_role role: AgentRole,
        with_availability_status availability_status: AvailabilityStatus,
        with_auto_offline auto_offline: bool,
        with_confirmed confirmed: bool,
        with_provider provider: String,
        with_thumbnail thumbnail: String,
        with_custom_attributes custom_attributes: RawJson,
        with_custom_role_id custom_role_id: i64,
        with_see_all_conversations see_all_conversations: bool,
        with_description description: String,
        with_bot_type bot_type: String,
        with_outgoing_url outgoing_url: String,
    } null {
        with_custom_attributes_null custom_attributes "custom_attributes",
        with_custom_role_id_null custom_role_id "custom_role_id",
        with_description_null description "description",
    } }

    progenitor_client::one_of! { AssigneeFilter "assignee_type" {
        "me" => Me,
        "unassigned" => Unassigned,
        "all" => All,
        "assigned" => Assigned,
    } }

    progenitor_client::open_enum! { AssigneeType {
        "User" => User,
        "AgentBot" => AgentBot,
    } }

    progenitor_client::record! { Assignment extra {
        0 "assignee_id" => assignee_id: integer,
        1 "assignee_type" => assignee_type: optional,
        2 "team_id" => team_id: integer,
    } null {
        0, 2,
    } }

    progenitor_client::request! { Assignment extra {
    } set {
        assignee_id: i64,
        assignee_type: AssigneeType,
        team_id: i64,
    } null {
        assignee_id_null assignee_id "assignee_id",
        team_id_null team_id "team_id",
    } }

    progenitor_client::record! { Attachment extra {
        0 "id" => id: integer,
        1 "message_id" => message_id: integer,
        2 "account_id" => account_id: integer,
        3 "file_type" => file_type: optional,
        4 "extension" => extension: optional,
        5 "data_url" => data_url: optional,
        6 "thumb_url" => thumb_url: optional,
        7 "file_size" => file_size: integer,
        8 "width" => width: optional,
        9 "height" => height: optional,
        10 "transcribed_text" => transcribed_text: optional,
        11 "coordinates_lat" => coordinates_lat: optional,
        12 "coordinates_long" => coordinates_long: optional,
        13 "fallback_title" => fallback_title: optional,
        14 "meta" => meta: optional,
    } null {
        4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
    } }

    progenitor_client::response! { Attachment extra {
    } set_by {
        with_id id: i64,
        with_message_id message_id: i64,
        with_account_id account_id: i64,
        with_file_type file_type: FileType,
        with_extension extension: String,
        with_data_url data_url: String,
        with_thumb_url thumb_url: String,
        with_file_size file_size: i64,
        with_width width: Number,
        with_height height: Number,
        with_transcribed_text transcribed_text: String,
        with_coordinates_lat coordinates_lat: Number,
        with_coordinates_long coordinates_long: Number,
        with_fallback_title fallback_title: String,
        with_meta meta: RawJson,
    } null {
        with_extension_null extension "extension",
        with_data_url_null data_url "data_url",
        with_thumb_url_null thumb_url "thumb_url",
        with_file_size_null file_size "file_size",
        with_width_null width "width",
        with_height_null height "height",
        with_transcribed_text_null transcribed_text "transcribed_text",
        with_coordinates_lat_null coordinates_lat "coordinates_lat",
        with_coordinates_long_null coordinates_long "coordinates_long",
        with_fallback_title_null fallback_title "fallback_title",
        with_meta_null meta "meta",
    } }

    progenitor_client::record! { AttributeChange extra {
        0 "previous_value" => previous_value: optional,
        1 "current_value" => current_value: optional,
    } null {
        0, 1,
    } }

    progenitor_client::response! { AttributeChange extra {
    } set_by {
        with_previous_value previous_value: RawJson,
        with_current_value current_value: RawJson,
    } }

    progenitor_client::open_enum! { AvailabilityStatus {
        "online" => Online,
        "offline" => Offline,
        "busy" => Busy,
    } }

    progenitor_client::record! { ChangedStatus extra {
        0 "success" => success: optional,
        1 "conversation_id" => conversation_id: integer,
        2 "current_status" => current_status: optional,
        3 "snoozed_until" => snoozed_until: optional,
    } null {
        0, 3,
    } }

    progenitor_client::response! { ChangedStatus extra {
    } set_by {
        with_success success: bool,
        with_conversation_id conversation_id: i64,
        with_current_status current_status: ConversationStatus,
        with_snoozed_until snoozed_until: Timestamp,
    } null {
        with_success_null success "success",
        with_snoozed_until_null snoozed_until "snoozed_until",
    } }

    progenitor_client::open_enum! { Channel {
        "Channel::Api" => ChannelApi,
        "Channel::Email" => ChannelEmail,
        "Channel::FacebookPage" => ChannelFacebookPage,
        "Channel::Instagram" => ChannelInstagram,
        "Channel::Line" => ChannelLine,
        "Channel::Sms" => ChannelSms,
        "Channel::Telegram" => ChannelTelegram,
        "Channel::Tiktok" => ChannelTiktok,
        "Channel::TwilioSms" => ChannelTwilioSms,
        "Channel::TwitterProfile" => ChannelTwitterProfile,
        "Channel::WebWidget" => ChannelWebWidget,
        "Channel::Whatsapp" => ChannelWhatsapp,
    } }

    progenitor_client::record! { Contact extra {
        0 "id" => id: integer,
        1 "name" => name: optional,
        2 "email" => email: optional,
        3 "phone_number" => phone_number: optional,
        4 "identifier" => identifier: optional,
        5 "thumbnail" => thumbnail: optional,
        6 "availability_status" => availability_status: optional,
        7 "blocked" => blocked: optional,
        8 "additional_attributes" => additional_attributes: optional,
        9 "custom_attributes" => custom_attributes: optional,
        10 "conversations_count" => conversations_count: integer,
        11 "last_activity_at" => last_activity_at: optional,
        12 "created_at" => created_at: optional,
        13 "contact_inboxes" => contact_inboxes: optional,
    } null {
        2, 3, 4, 8, 9,
    } }

    progenitor_client::response! { Contact extra {
    } set_by {
        with_id id: i64,
        with_name name: String,
        with_email email: String,
        with_phone_number phone_number: String,
        with_identifier identifier: String,
        with_thumbnail thumbnail: String,
        with_availability_status availability_status: AvailabilityStatus,
        with_blocked blocked: bool,
        with_additional_attributes additional_attributes: RawJson,
        with_custom_attributes custom_attributes: RawJson,
        with_conversations_count conversations_count: i64,
        with_last_activity_at last_activity_at: Timestamp,
        with_created_at created_at: Timestamp,
        with_contact_inboxes contact_inboxes: Vec<ContactInbox>,
    } null {
        with_email_null email "email",
        with_phone_number_null phone_number "phone_number",
        with_identifier_null identifier "identifier",
        with_additional_attributes_null additional_attributes "additional_attributes",
        with_custom_attributes_null custom_attributes "custom_attributes",
    } }

    progenitor_client::record! { required ContactCondition extra {
        0 "attribute_key" => attribute_key: required,
        1 "filter_operator" => filter_operator: required,
        2 "values" => values: optional,
        3 "query_operator" => query_operator: optional,
    } null {
        3,
    } }

    progenitor_client::request! { ContactCondition extra {
        attribute_key: String,
        filter_operator: FilterOperator,
    } set {
        values: Vec<String>,
        query_operator: QueryOperator,
    } null {
        query_operator_null query_operator "query_operator",
    } }

    progenitor_client::record! { ContactConversations extra {
        0 "payload" => payload: optional,
    } }

    progenitor_client::response! { ContactConversations extra {
    } set_by {
        with_payload payload: Vec<Conversation>,
    } }

    progenitor_client::record! { ContactEvent extra {
        0 "event" => event: optional,
        1 "changed_attributes" => changed_attributes: optional,
        2 "id" => id: integer,
        3 "account" => account: optional,
        4 "name" => name: optional,
        5 "email" => email: optional,
        6 "phone_number" => phone_number: optional,
        7 "identifier" => identifier: optional,
        8 "avatar" => avatar: optional,
        9 "thumbnail" => thumbnail: optional,
        10 "blocked" => blocked: optional,
        11 "additional_attributes" => additional_attributes: optional,
        12 "custom_attributes" => custom_attributes: optional,
    } null {
        1, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    } }

    progenitor_client::response! { ContactEvent extra {
    } set_by {
        with_event event: WebhookEvent,
        with_changed_attributes changed_attributes: Vec<BTreeMap<String, AttributeChange>>,
        with_id id: i64,
        with_account account: EventAccount,
        with_name name: String,
        with_email email: String,
        with_phone_number phone_number: String,
        with_identifier identifier: String,
        with_avatar avatar: String,
        with_thumbnail thumbnail: String,
        with_blocked blocked: bool,
        with_additional_attributes additional_attributes: RawJson,
        with_custom_attributes custom_attributes: RawJson,
    } null {
        with_changed_attributes_null changed_attributes "changed_attributes",
        with_name_null name "name",
        with_email_null email "email",
        with_phone_number_null phone_number "phone_number",
        with_identifier_null identifier "identifier",
        with_avatar_null avatar "avatar",
        with_thumbnail_null thumbnail "thumbnail",
        with_blocked_null blocked "blocked",
        with_additional_attributes_null additional_attributes "additional_attributes",
        with_custom_attributes_null custom_attributes "custom_attributes",
    } }

    progenitor_client::record! { required ContactFilter extra {
        0 "payload" => payload: required,
    } }

    progenitor_client::request! { ContactFilter extra {
        payload: Vec<ContactCondition>,
    } }

    progenitor_client::record! { ContactInbox extra {
        0 "source_id" => source_id: optional,
        1 "inbox" => inbox: optional,
    } }

    progenitor_client::response! { ContactInbox extra {
    } set_by {
        with_source_id source_id: String,
        with_inbox inbox: InboxSummary,
    } }

    progenitor_client::record! { ContactInboxRecord extra {
        0 "id" => id: integer,
        1 "contact_id" => contact_id: integer,
        2 "inbox_id" => inbox_id: integer,
        3 "source_id" => source_id: optional,
        4 "hmac_verified" => hmac_verified: optional,
        5 "pubsub_token" => pubsub_token: optional,
        6 "created_at" => created_at: optional,
        7 "updated_at" => updated_at: optional,
    } null {
        1, 2, 3, 4, 5,
    } }

    progenitor_client::response! { ContactInboxRecord extra {
    } set_by {
        with_id id: i64,
        with_contact_id contact_id: i64,
        with_inbox_id inbox_id: i64,
        with_source_id source_id: String,
        with_hmac_verified hmac_verified: bool,
        with_pubsub_token pubsub_token: String,
        with_created_at created_at: Timestamp,
        with_updated_at updated_at: Timestamp,
    } null {
        with_contact_id_null contact_id "contact_id",
        with_inbox_id_null inbox_id "inbox_id",
        with_source_id_null source_id "source_id",
        with_hmac_verified_null hmac_verified "hmac_verified",
        with_pubsub_token_null pubsub_token "pubsub_token",
    } }

    progenitor_client::record! { required ContactMerge extra {
        0 "base_contact_id" => base_contact_id: required_integer,
        1 "mergee_contact_id" => mergee_contact_id: required_integer,
    } }

    progenitor_client::request! { ContactMerge extra {
        base_contact_id: i64,
        mergee_contact_id: i64,
    } }

    progenitor_client::record! { ContactPage extra {
        0 "meta" => meta: optional,
        1 "payload" => payload: optional,
    } visit {
        "meta" => meta,
    } }

    progenitor_client::response! { ContactPage extra {
    } set_by {
        with_meta meta: ContactPageMeta,
        with_payload payload: Vec<Contact>,
    } }

    progenitor_client::record! { ContactPageMeta extra {
        0 "count" => count: integer,
        1 "current_page" => current_page: optional,
        2 "has_more" => has_more: optional,
    } visit {
        "current_page" => current_page,
    } }

    progenitor_client::response! { ContactPageMeta extra {
    } set_by {
        with_count count: i64,
        with_current_page current_page: ContactPageMetaCurrentPage,
        with_has_more has_more: bool,
    } }

    progenitor_client::union! { ContactPageMetaCurrentPage at "#/components/schemas/ContactPageMeta/properties/current_page" by shape {
        Integer [] [] [] => Integer,
        Text [] [] [] => Text,
    } }

    progenitor_client::one_of! { ContactSort "sort" {
        "name" => Name,
        "email" => Email,
        "phone_number" => PhoneNumber,
        "last_activity_at" => LastActivityAt,
        "created_at" => CreatedAt,
        "company_name" => CompanyName,
        "city" => City,
        "country" => Country,
        "-name" => MinusName,
        "-email" => MinusEmail,
        "-phone_number" => MinusPhoneNumber,
        "-last_activity_at" => MinusLastActivityAt,
        "-created_at" => MinusCreatedAt,
        "-company_name" => MinusCompanyName,
        "-city" => MinusCity,
        "-country" => MinusCountry,
    } }

    progenitor_client::record! { ContactUpdate extra {
        0 "name" => name: optional,
        1 "email" => email: optional,
        2 "blocked" => blocked: optional,
        3 "phone_number" => phone_number: optional,
        4 "avatar_url" => avatar_url: optional,
        5 "identifier" => identifier: optional,
        6 "additional_attributes" => additional_attributes: optional,
        7 "custom_attributes" => custom_attributes: optional,
    } }

    progenitor_client::request! { ContactUpdate extra {
    } set {
        name: String,
        email: String,
        blocked: bool,
        phone_number: String,
        avatar_url: String,
        identifier: String,
        additional_attributes: RawJson,
        custom_attributes: RawJson,
    } }

    progenitor_client::open_enum! { ContentType {
        "text" => Text,
        "input_text" => InputText,
        "input_textarea" => InputTextarea,
        "input_email" => InputEmail,
        "input_select" => InputSelect,
        "cards" => Cards,
        "form" => Form,
        "article" => Article,
        "incoming_email" => IncomingEmail,
        "input_csat" => InputCsat,
        "integrations" => Integrations,
        "sticker" => Sticker,
        "voice_call" => VoiceCall,
    } }

    progenitor_client::record! { Conversation extra {
        0 "id" => id: integer,
        1 "account_id" => account_id: integer,
        2 "inbox_id" => inbox_id: integer,
        3 "uuid" => uuid: optional,
        4 "meta" => meta: optional,
        5 "status" => status: optional,
        6 "priority" => priority: optional,
        7 "messages" => messages: optional,
        8 "last_non_activity_message" => last_non_activity_message: optional,
        9 "attachments" => attachments: optional,
        10 "labels" => labels: optional,
        11 "additional_attributes" => additional_attributes: optional,
        12 "custom_attributes" => custom_attributes: optional,
        13 "can_reply" => can_reply: optional,
        14 "muted" => muted: optional,
        15 "unread_count" => unread_count: integer,
        16 "snoozed_until" => snoozed_until: optional,
        17 "created_at" => created_at: optional,
        18 "timestamp" => timestamp: optional,
        19 "updated_at" => updated_at: optional,
        20 "last_activity_at" => last_activity_at: optional,
        21 "waiting_since" => waiting_since: optional,
        22 "first_reply_created_at" => first_reply_created_at: optional,
        23 "agent_last_seen_at" => agent_last_seen_at: optional,
        24 "assignee_last_seen_at" => assignee_last_seen_at: optional,
        25 "contact_last_seen_at" => contact_last_seen_at: optional,
        26 "sla_policy_id" => sla_policy_id: integer,
        27 "applied_sla" => applied_sla: optional,
        28 "sla_events" => sla_events: optional,
    } null {
        6, 8, 11, 12, 16, 26, 27,
    } }

    progenitor_client::response! { Conversation extra {
    } set_by {
        with_id id: i64,
        with_account_id account_id: i64,
        with_inbox_id inbox_id: i64,
        with_uuid uuid: String,
        with_meta meta: ConversationMeta,
        with_status status: ConversationStatus,
        with_priority priority: Priority,
        with_messages messages: Vec<Message>,
        with_last_non_activity_message last_non_activity_message: Message,
        with_attachments attachments: Vec<Option<Attachment>>,
        with_labels labels: Vec<String>,
        with_additional_attributes additional_attributes: RawJson,
        with_custom_attributes custom_attributes: RawJson,
        with_can_reply can_reply: bool,
        with_muted muted: bool,
        with_unread_count unread_count: i64,
        with_snoozed_until snoozed_until: Timestamp,
        with_created_at created_at: Timestamp,
        with_timestamp timestamp: Timestamp,
        with_updated_at updated_at: Timestamp,
        with_last_activity_at last_activity_at: Timestamp,
        with_waiting_since waiting_since: Timestamp,
        with_first_reply_created_at first_reply_created_at: Timestamp,
        with_agent_last_seen_at agent_last_seen_at: Timestamp,
        with_assignee_last_seen_at assignee_last_seen_at: Timestamp,
        with_contact_last_seen_at contact_last_seen_at: Timestamp,
        with_sla_policy_id sla_policy_id: i64,
        with_applied_sla applied_sla: RawJson,
        with_sla_events sla_events: Vec<RawJson>,
    } null {
        with_priority_null priority "priority",
        with_last_non_activity_message_null last_non_activity_message "last_non_activity_message",
        with_additional_attributes_null additional_attributes "additional_attributes",
        with_custom_attributes_null custom_attributes "custom_attributes",
        with_snoozed_until_null snoozed_until "snoozed_until",
        with_sla_policy_id_null sla_policy_id "sla_policy_id",
        with_applied_sla_null applied_sla "applied_sla",
    } }

    progenitor_client::record! { required ConversationCondition extra {
        0 "attribute_key" => attribute_key: required,
        1 "filter_operator" => filter_operator: required,
        2 "values" => values: optional,
        3 "query_operator" => query_operator: optional,
    } null {
        3,
    } }

    progenitor_client::request! { ConversationCondition extra {
        attribute_key: String,
        filter_operator: FilterOperator,
    } set {
        values: Vec<String>,
        query_operator: QueryOperator,
    } null {
        query_operator_null query_operator "query_operator",
    } }

    progenitor_client::record! { ConversationCounts extra {
        0 "meta" => meta: optional,
    } }

    progenitor_client::response! { ConversationCounts extra {
    } set_by {
        with_meta meta: Counts,
    } }

    progenitor_client::record! { ConversationCustomAttributes extra {
        0 "custom_attributes" => custom_attributes: optional,
    } null {
        0,
    } }

    progenitor_client::response! { ConversationCustomAttributes extra {
    } set_by {
        with_custom_attributes custom_attributes: RawJson,
    } null {
        with_custom_attributes_null custom_attributes "custom_attributes",
    } }

    progenitor_client::record! { ConversationEvent extra {
        0 "event" => event: optional,
        1 "changed_attributes" => changed_attributes: optional,
        2 "id" => id: integer,
        3 "inbox_id" => inbox_id: integer,
        4 "account" => account: optional,
        5 "channel" => channel: optional,
        6 "contact_inbox" => contact_inbox: optional,
        7 "meta" => meta: optional,
        8 "status" => status: optional,
        9 "priority" => priority: optional,
        10 "messages" => messages: optional,
        11 "labels" => labels: optional,
        12 "additional_attributes" => additional_attributes: optional,
        13 "custom_attributes" => custom_attributes: optional,
        14 "can_reply" => can_reply: optional,
        15 "unread_count" => unread_count: integer,
        16 "snoozed_until" => snoozed_until: optional,
        17 "first_reply_created_at" => first_reply_created_at: optional,
        18 "waiting_since" => waiting_since: optional,
        19 "agent_last_seen_at" => agent_last_seen_at: optional,
        20 "contact_last_seen_at" => contact_last_seen_at: optional,
        21 "last_activity_at" => last_activity_at: optional,
        22 "timestamp" => timestamp: optional,
        23 "created_at" => created_at: optional,
        24 "updated_at" => updated_at: optional,
        25 "sla_policy_id" => sla_policy_id: integer,
        26 "applied_sla" => applied_sla: optional,
        27 "sla_events" => sla_events: optional,
    } null {
        1, 5, 6, 9, 12, 13, 16, 17, 25, 26,
    } }

    progenitor_client::response! { ConversationEvent extra {
    } set_by {
        with_event event: WebhookEvent,
        with_changed_attributes changed_attributes: Vec<BTreeMap<String, AttributeChange>>,
        with_id id: i64,
        with_inbox_id inbox_id: i64,
        with_account account: EventAccount,
        with_channel channel: Channel,
        with_contact_inbox contact_inbox: ContactInboxRecord,
        with_meta meta: ConversationEventMeta,
        with_status status: ConversationStatus,
        with_priority priority: Priority,
        with_messages messages: Vec<Message>,
        with_labels labels: Vec<String>,
        with_additional_attributes additional_attributes: RawJson,
        with_custom_attributes custom_attributes: RawJson,
        with_can_reply can_reply: bool,
        with_unread_count unread_count: i64,
        with_snoozed_until snoozed_until: Timestamp,
        with_first_reply_created_at first_reply_created_at: Timestamp,
        with_waiting_since waiting_since: Timestamp,
        with_agent_last_seen_at agent_last_seen_at: Timestamp,
        with_contact_last_seen_at contact_last_seen_at: Timestamp,
        with_last_activity_at last_activity_at: Timestamp,
        with_timestamp timestamp: Timestamp,
        with_created_at created_at: Timestamp,
        with_updated_at updated_at: Timestamp,
        with_sla_policy_id sla_policy_id: i64,
        with_applied_sla applied_sla: RawJson,
        with_sla_events sla_events: Vec<RawJson>,
    } null {
        with_changed_attributes_null changed_attributes "changed_attributes",
        with_channel_null channel "channel",
        with_contact_inbox_null contact_inbox "contact_inbox",
        with_priority_null priority "priority",
        with_additional_attributes_null additional_attributes "additional_attributes",
        with_custom_attributes_null custom_attributes "custom_attributes",
        with_snoozed_until_null snoozed_until "snoozed_until",
        with_first_reply_created_at_null first_reply_created_at "first_reply_created_at",
        with_sla_policy_id_null sla_policy_id "sla_policy_id",
        with_applied_sla_null applied_sla "applied_sla",
    } }

    progenitor_client::record! { ConversationEventMeta extra {
        0 "sender" => sender: optional,
        1 "assignee" => assignee: optional,
        2 "assignee_type" => assignee_type: optional,
        3 "team" => team: optional,
        4 "hmac_verified" => hmac_verified: optional,
    } null {
        1, 2, 3, 4,
    } }

    progenitor_client::response! { ConversationEventMeta extra {
    } set_by {
        with_sender sender: MessageSender,
        with_assignee assignee: MessageSender,
        with_assignee_type assignee_type: AssigneeType,
        with_team team: Team,
        with_hmac_verified hmac_verified: bool,
    } null {
        with_assignee_null assignee "assignee",
        with_assignee_type_null assignee_type "assignee_type",
        with_team_null team "team",
        with_hmac_verified_null hmac_verified "hmac_verified",
    } }

    progenitor_client::record! { required ConversationFilter extra {
        0 "payload" => payload: required,
    } }

    progenitor_client::request! { ConversationFilter extra {
        payload: Vec<ConversationCondition>,
    } }

    progenitor_client::record! { required ConversationLabels extra {
        0 "payload" => payload: required,
    } }

    progenitor_client::response! { ConversationLabels extra {
        payload: Vec<String>,
    } }

    progenitor_client::record! { ConversationList extra {
        0 "meta" => meta: optional,
        1 "payload" => payload: optional,
    } }

    progenitor_client::response! { ConversationList extra {
    } set_by {
        with_meta meta: Counts,
        with_payload payload: Vec<Conversation>,
    } }

    progenitor_client::record! { ConversationMeta extra {
        0 "sender" => sender: optional,
        1 "channel" => channel: optional,
        2 "assignee" => assignee: optional,
        3 "assignee_type" => assignee_type: optional,
        4 "team" => team: optional,
        5 "hmac_verified" => hmac_verified: optional,
    } null {
        1, 5,
    } }

    progenitor_client::response! { ConversationMeta extra {
    } set_by {
        with_sender sender: Contact,
        with_channel channel: Channel,
        with_assignee assignee: Assignee,
        with_assignee_type assignee_type: AssigneeType,
        with_team team: Team,
        with_hmac_verified hmac_verified: bool,
    } null {
        with_channel_null channel "channel",
        with_hmac_verified_null hmac_verified "hmac_verified",
    } }

    progenitor_client::record! { ConversationPage extra {
        0 "data" => data: optional,
    } }

    progenitor_client::response! { ConversationPage extra {
    } set_by {
        with_data data: ConversationList,
    } }

    progenitor_client::open_enum! { ConversationStatus {
        "open" => Open,
        "resolved" => Resolved,
        "pending" => Pending,
        "snoozed" => Snoozed,
    } }

    progenitor_client::record! { Counts extra {
        0 "mine_count" => mine_count: integer,
        1 "new_count" => new_count: integer,
        2 "assigned_count" => assigned_count: integer,
        3 "unassigned_count" => unassigned_count: integer,
        4 "all_count" => all_count: integer,
    } }

    progenitor_client::response! { Counts extra {
    } set_by {
        with_mine_count mine_count: i64,
        with_new_count new_count: i64,
        with_assigned_count assigned_count: i64,
        with_unassigned_count unassigned_count: i64,
        with_all_count all_count: i64,
    } }

    progenitor_client::record! { CreatedContact extra {
        0 "payload" => payload: optional,
    } }

    progenitor_client::response! { CreatedContact extra {
    } set_by {
        with_payload payload: CreatedContactPayload,
    } }

    progenitor_client::record! { CreatedContactInbox extra {
        0 "inbox" => inbox: optional,
        1 "source_id" => source_id: optional,
    } null {
        0, 1,
    } }

    progenitor_client::response! { CreatedContactInbox extra {
    } set_by {
        with_inbox inbox: RawJson,
        with_source_id source_id: String,
    } null {
        with_inbox_null inbox "inbox",
        with_source_id_null source_id "source_id",
    } }

    progenitor_client::record! { CreatedContactPayload extra {
        0 "contact" => contact: optional,
        1 "contact_inbox" => contact_inbox: optional,
    } }

    progenitor_client::response! { CreatedContactPayload extra {
    } set_by {
        with_contact contact: Contact,
        with_contact_inbox contact_inbox: CreatedContactInbox,
    } }

    progenitor_client::record! { CustomAttributesUpdate extra {
        0 "custom_attributes" => custom_attributes: optional,
    } always {
        "custom_attributes" => custom_attributes,
    } }

    progenitor_client::request! { CustomAttributesUpdate extra {
    } nullable {
        custom_attributes "custom_attributes": RawJson,
    } }

    progenitor_client::record! { EventAccount extra {
        0 "id" => id: integer,
        1 "name" => name: optional,
    } null {
        1,
    } }

    progenitor_client::response! { EventAccount extra {
    } set_by {
        with_id id: i64,
        with_name name: String,
    } null {
        with_name_null name "name",
    } }

    progenitor_client::record! { EventSender extra {
        0 "type" => type_: optional,
        1 "id" => id: integer,
        2 "name" => name: optional,
        3 "email" => email: optional,
        4 "phone_number" => phone_number: optional,
        5 "identifier" => identifier: optional,
        6 "avatar" => avatar: optional,
        7 "thumbnail" => thumbnail: optional,
        8 "blocked" => blocked: optional,
        9 "additional_attributes" => additional_attributes: optional,
        10 "custom_attributes" => custom_attributes: optional,
        11 "account" => account: optional,
        12 "avatar_url" => avatar_url: optional,
        13 "description" => description: optional,
        14 "created_at" => created_at: optional,
    } null {
        2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13,
    } }

    progenitor_client::response! { EventSender extra {
    } set_by {
        with_type type_: MessageSenderType,
        with_id id: i64,
        with_name name: String,
        with_email email: String,
        with_phone_number phone_number: String,
        with_identifier identifier: String,
        with_avatar avatar: String,
        with_thumbnail thumbnail: String,
        with_blocked blocked: bool,
        with_additional_attributes additional_attributes: RawJson,
        with_custom_attributes custom_attributes: RawJson,
        with_account account: EventAccount,
        with_avatar_url avatar_url: String,
        with_description description: String,
        with_created_at created_at: Timestamp,
    } null {
        with_name_null name "name",
        with_email_null email "email",
        with_phone_number_null phone_number "phone_number",
        with_identifier_null identifier "identifier",
        with_avatar_null avatar "avatar",
        with_thumbnail_null thumbnail "thumbnail",
        with_blocked_null blocked "blocked",
        with_additional_attributes_null additional_attributes "additional_attributes",
        with_custom_attributes_null custom_attributes "custom_attributes",
        with_avatar_url_null avatar_url "avatar_url",
        with_description_null description "description",
    } }

    progenitor_client::record! { Failure extra {
        0 "error" => error: optional,
        1 "message" => message: optional,
        2 "attributes" => attributes: optional,
        3 "errors" => errors: optional,
        4 "description" => description: optional,
    } }

    progenitor_client::response! { Failure extra {
    } set_by {
        with_error error: String,
        with_message message: String,
        with_attributes attributes: Vec<String>,
        with_errors errors: Vec<RawJson>,
        with_description description: String,
    } }

    progenitor_client::open_enum! { FileType {
        "image" => Image,
        "audio" => Audio,
        "video" => Video,
        "file" => File,
        "location" => Location,
        "fallback" => Fallback,
        "share" => Share,
        "story_mention" => StoryMention,
        "contact" => Contact,
        "ig_reel" => IgReel,
        "ig_post" => IgPost,
        "ig_story" => IgStory,
        "embed" => Embed,
    } }

    progenitor_client::record! { FilterCounts extra {
        0 "mine_count" => mine_count: integer,
        1 "unassigned_count" => unassigned_count: integer,
        2 "all_count" => all_count: integer,
    } }

    progenitor_client::response! { FilterCounts extra {
    } set_by {
        with_mine_count mine_count: i64,
        with_unassigned_count unassigned_count: i64,
        with_all_count all_count: i64,
    } }

    progenitor_client::open_enum! { FilterOperator {
        "equal_to" => EqualTo,
        "not_equal_to" => NotEqualTo,
        "contains" => Contains,
        "does_not_contain" => DoesNotContain,
        "is_present" => IsPresent,
        "is_not_present" => IsNotPresent,
        "is_greater_than" => IsGreaterThan,
        "is_less_than" => IsLessThan,
        "days_before" => DaysBefore,
        "starts_with" => StartsWith,
    } }

    progenitor_client::record! { FilteredConversations extra {
        0 "meta" => meta: optional,
        1 "payload" => payload: optional,
    } }

    progenitor_client::response! { FilteredConversations extra {
    } set_by {
        with_meta meta: FilterCounts,
        with_payload payload: Vec<Conversation>,
    } }

    progenitor_client::record! { required FirstMessage extra {
        0 "content" => content: required,
        1 "template_params" => template_params: optional,
    } }

    progenitor_client::request! { FirstMessage extra {
        content: String,
    } set {
        template_params: TemplateParams,
    } }

    progenitor_client::record! { Inbox extra {
        0 "id" => id: integer,
        1 "avatar_url" => avatar_url: optional,
        2 "channel_id" => channel_id: integer,
        3 "name" => name: optional,
        4 "channel_type" => channel_type: optional,
        5 "greeting_enabled" => greeting_enabled: optional,
        6 "greeting_message" => greeting_message: optional,
        7 "working_hours_enabled" => working_hours_enabled: optional,
        8 "enable_email_collect" => enable_email_collect: optional,
        9 "csat_survey_enabled" => csat_survey_enabled: optional,
        10 "enable_auto_assignment" => enable_auto_assignment: optional,
        11 "auto_assignment_config" => auto_assignment_config: optional,
        12 "out_of_office_message" => out_of_office_message: optional,
        13 "working_hours" => working_hours: optional,
        14 "timezone" => timezone: optional,
        15 "callback_webhook_url" => callback_webhook_url: optional,
        16 "allow_messages_after_resolved" => allow_messages_after_resolved: optional,
        17 "lock_to_single_conversation" => lock_to_single_conversation: optional,
        18 "sender_name_type" => sender_name_type: optional,
        19 "business_name" => business_name: optional,
        20 "widget_color" => widget_color: optional,
        21 "website_url" => website_url: optional,
        22 "hmac_mandatory" => hmac_mandatory: optional,
        23 "welcome_title" => welcome_title: optional,
        24 "welcome_tagline" => welcome_tagline: optional,
        25 "web_widget_script" => web_widget_script: optional,
        26 "website_token" => website_token: optional,
        27 "selected_feature_flags" => selected_feature_flags: optional,
        28 "reply_time" => reply_time: optional,
        29 "messaging_service_sid" => messaging_service_sid: optional,
        30 "phone_number" => phone_number: optional,
        31 "medium" => medium: optional,
        32 "provider" => provider: optional,
        33 "csat_config" => csat_config: optional,
        34 "help_center" => help_center: optional,
        35 "allowed_domains" => allowed_domains: optional,
        36 "pre_chat_form_enabled" => pre_chat_form_enabled: optional,
        37 "pre_chat_form_options" => pre_chat_form_options: optional,
        38 "continuity_via_email" => continuity_via_email: optional,
        39 "tweets_enabled" => tweets_enabled: optional,
        40 "page_id" => page_id: optional,
        41 "reauthorization_required" => reauthorization_required: optional,
        42 "email" => email: optional,
        43 "forward_to_email" => forward_to_email: optional,
        44 "webhook_url" => webhook_url: optional,
        45 "inbox_identifier" => inbox_identifier: optional,
        46 "additional_attributes" => additional_attributes: optional,
        47 "message_templates" => message_templates: optional,
        48 "hmac_token" => hmac_token: optional,
        49 "secret" => secret: optional,
        50 "provider_config" => provider_config: optional,
        51 "imap_enabled" => imap_enabled: optional,
        52 "imap_address" => imap_address: optional,
        53 "imap_port" => imap_port: integer,
        54 "imap_login" => imap_login: optional,
        55 "imap_password" => imap_password: optional,
        56 "imap_enable_ssl" => imap_enable_ssl: optional,
        57 "imap_authentication" => imap_authentication: optional,
        58 "smtp_enabled" => smtp_enabled: optional,
        59 "smtp_address" => smtp_address: optional,
        60 "smtp_port" => smtp_port: integer,
        61 "smtp_login" => smtp_login: optional,
        62 "smtp_password" => smtp_password: optional,
        63 "smtp_domain" => smtp_domain: optional,
        64 "smtp_enable_ssl_tls" => smtp_enable_ssl_tls: optional,
        65 "smtp_enable_starttls_auto" => smtp_enable_starttls_auto: optional,
        66 "smtp_openssl_verify_mode" => smtp_openssl_verify_mode: optional,
        67 "smtp_authentication" => smtp_authentication: optional,
    } null {
        1, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67,
    } }

    progenitor_client::response! { Inbox extra {
    } set_by {
        with_id id: i64,
        with_avatar_url avatar_url: String,
        with_channel_id channel_id: i64,
        with_name name: String,
        with_channel_type channel_type: Channel,
        with_greeting_enabled greeting_enabled: bool,
        with_greeting_message greeting_message: String,
        with_working_hours_enabled working_hours_enabled: bool,
        with_enable_email_collect enable_email_collect: bool,
        with_csat_survey_enabled csat_survey_enabled: bool,
        with_enable_auto_assignment enable_auto_assignment: bool,
        with_auto_assignment_config auto_assignment_config: RawJson,
        with_out_of_office_message out_of_office_message: String,
        with_working_hours working_hours: Vec<WorkingHours>,
        with_timezone timezone: String,
        with_callback_webhook_url callback_webhook_url: String,
        with_allow_messages_after_resolved allow_messages_after_resolved: bool,
        with_lock_to_single_conversation lock_to_single_conversation: bool,
        with_sender_name_type sender_name_type: String,
        with_business_name business_name: String,
        with_widget_color widget_color: String,
        with_website_url website_url: String,
        with_hmac_mandatory hmac_mandatory: bool,
        with_welcome_title welcome_title: String,
        with_welcome_tagline welcome_tagline: String,
        with_web_widget_script web_widget_script: String,
        with_website_token website_token: String,
        with_selected_feature_flags selected_feature_flags: Vec<String>,
        with_reply_time reply_time: String,
        with_messaging_service_sid messaging_service_sid: String,
        with_phone_number phone_number: String,
        with_medium medium: String,
        with_provider provider: String,
        with_csat_config csat_config: RawJson,
        with_help_center help_center: RawJson,
        with_allowed_domains allowed_domains: String,
        with_pre_chat_form_enabled pre_chat_form_enabled: bool,
        with_pre_chat_form_options pre_chat_form_options: RawJson,
        with_continuity_via_email continuity_via_email: bool,
        with_tweets_enabled tweets_enabled: bool,
        with_page_id page_id: String,
        with_reauthorization_required reauthorization_required: bool,
        with_email email: String,
        with_forward_to_email forward_to_email: String,
        with_webhook_url webhook_url: String,
        with_inbox_identifier inbox_identifier: String,
        with_additional_attributes additional_attributes: RawJson,
        with_message_templates message_templates: RawJson,
        with_hmac_token hmac_token: String,
        with_secret secret: String,
        with_provider_config provider_config: RawJson,
        with_imap_enabled imap_enabled: bool,
        with_imap_address imap_address: String,
        with_imap_port imap_port: i64,
        with_imap_login imap_login: String,
        with_imap_password imap_password: String,
        with_imap_enable_ssl imap_enable_ssl: bool,
        with_imap_authentication imap_authentication: String,
        with_smtp_enabled smtp_enabled: bool,
        with_smtp_address smtp_address: String,
        with_smtp_port smtp_port: i64,
        with_smtp_login smtp_login: String,
        with_smtp_password smtp_password: String,
        with_smtp_domain smtp_domain: String,
        with_smtp_enable_ssl_tls smtp_enable_ssl_tls: bool,
        with_smtp_enable_starttls_auto smtp_enable_starttls_auto: bool,
        with_smtp_openssl_verify_mode smtp_openssl_verify_mode: String,
        with_smtp_authentication smtp_authentication: String,
    } null {
        with_avatar_url_null avatar_url "avatar_url",
        with_greeting_enabled_null greeting_enabled "greeting_enabled",
        with_greeting_message_null greeting_message "greeting_message",
        with_working_hours_enabled_null working_hours_enabled "working_hours_enabled",
        with_enable_email_collect_null enable_email_collect "enable_email_collect",
        with_csat_survey_enabled_null csat_survey_enabled "csat_survey_enabled",
        with_enable_auto_assignment_null enable_auto_assignment "enable_auto_assignment",
        with_auto_assignment_config_null auto_assignment_config "auto_assignment_config",
        with_out_of_office_message_null out_of_office_message "out_of_office_message",
        with_timezone_null timezone "timezone",
        with_callback_webhook_url_null callback_webhook_url "callback_webhook_url",
        with_allow_messages_after_resolved_null allow_messages_after_resolved "allow_messages_after_resolved",
        with_lock_to_single_conversation_null lock_to_single_conversation "lock_to_single_conversation",
        with_sender_name_type_null sender_name_type "sender_name_type",
        with_business_name_null business_name "business_name",
        with_widget_color_null widget_color "widget_color",
        with_website_url_null website_url "website_url",
        with_hmac_mandatory_null hmac_mandatory "hmac_mandatory",
        with_welcome_title_null welcome_title "welcome_title",
        with_welcome_tagline_null welcome_tagline "welcome_tagline",
        with_web_widget_script_null web_widget_script "web_widget_script",
        with_website_token_null website_token "website_token",
        with_selected_feature_flags_null selected_feature_flags "selected_feature_flags",
        with_reply_time_null reply_time "reply_time",
        with_messaging_service_sid_null messaging_service_sid "messaging_service_sid",
        with_phone_number_null phone_number "phone_number",
        with_medium_null medium "medium",
        with_provider_null provider "provider",
        with_csat_config_null csat_config "csat_config",
        with_help_center_null help_center "help_center",
        with_allowed_domains_null allowed_domains "allowed_domains",
        with_pre_chat_form_enabled_null pre_chat_form_enabled "pre_chat_form_enabled",
        with_pre_chat_form_options_null pre_chat_form_options "pre_chat_form_options",
        with_continuity_via_email_null continuity_via_email "continuity_via_email",
        with_tweets_enabled_null tweets_enabled "tweets_enabled",
        with_page_id_null page_id "page_id",
        with_reauthorization_required_null reauthorization_required "reauthorization_required",
        with_email_null email "email",
        with_forward_to_email_null forward_to_email "forward_to_email",
        with_webhook_url_null webhook_url "webhook_url",
        with_inbox_identifier_null inbox_identifier "inbox_identifier",
        with_additional_attributes_null additional_attributes "additional_attributes",
        with_hmac_token_null hmac_token "hmac_token",
        with_secret_null secret "secret",
        with_provider_config_null provider_config "provider_config",
        with_imap_enabled_null imap_enabled "imap_enabled",
        with_imap_address_null imap_address "imap_address",
        with_imap_port_null imap_port "imap_port",
        with_imap_login_null imap_login "imap_login",
        with_imap_password_null imap_password "imap_password",
        with_imap_enable_ssl_null imap_enable_ssl "imap_enable_ssl",
        with_imap_authentication_null imap_authentication "imap_authentication",
        with_smtp_enabled_null smtp_enabled "smtp_enabled",
        with_smtp_address_null smtp_address "smtp_address",
        with_smtp_port_null smtp_port "smtp_port",
        with_smtp_login_null smtp_login "smtp_login",
        with_smtp_password_null smtp_password "smtp_password",
        with_smtp_domain_null smtp_domain "smtp_domain",
        with_smtp_enable_ssl_tls_null smtp_enable_ssl_tls "smtp_enable_ssl_tls",
        with_smtp_enable_starttls_auto_null smtp_enable_starttls_auto "smtp_enable_starttls_auto",
        with_smtp_openssl_verify_mode_null smtp_openssl_verify_mode "smtp_openssl_verify_mode",
        with_smtp_authentication_null smtp_authentication "smtp_authentication",
    } }

    progenitor_client::record! { InboxEvent extra {
        0 "event" => event: optional,
        1 "changed_attributes" => changed_attributes: optional,
        2 "allow_messages_after_resolved" => allow_messages_after_resolved: optional,
        3 "lock_to_single_conversation" => lock_to_single_conversation: optional,
        4 "auto_assignment_config" => auto_assignment_config: optional,
        5 "enable_auto_assignment" => enable_auto_assignment: optional,
        6 "enable_email_collect" => enable_email_collect: optional,
        7 "greeting_enabled" => greeting_enabled: optional,
        8 "greeting_message" => greeting_message: optional,
        9 "csat_survey_enabled" => csat_survey_enabled: optional,
        10 "business_name" => business_name: optional,
        11 "sender_name_type" => sender_name_type: optional,
        12 "timezone" => timezone: optional,
        13 "out_of_office_message" => out_of_office_message: optional,
        14 "working_hours_enabled" => working_hours_enabled: optional,
        15 "working_hours" => working_hours: optional,
        16 "created_at" => created_at: optional,
        17 "updated_at" => updated_at: optional,
        18 "channel" => channel: optional,
    } null {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 18,
    } }

    progenitor_client::response! { InboxEvent extra {
    } set_by {
        with_event event: WebhookEvent,
        with_changed_attributes changed_attributes: Vec<BTreeMap<String, AttributeChange>>,
        with_allow_messages_after_resolved allow_messages_after_resolved: bool,
        with_lock_to_single_conversation lock_to_single_conversation: bool,
        with_auto_assignment_config auto_assignment_config: RawJson,
        with_enable_auto_assignment enable_auto_assignment: bool,
        with_enable_email_collect enable_email_collect: bool,
        with_greeting_enabled greeting_enabled: bool,
        with_greeting_message greeting_message: String,
        with_csat_survey_enabled csat_survey_enabled: bool,
        with_business_name business_name: String,
        with_sender_name_type sender_name_type: String,
        with_timezone timezone: String,
        with_out_of_office_message out_of_office_message: String,
        with_working_hours_enabled working_hours_enabled: bool,
        with_working_hours working_hours: Vec<WorkingHoursRecord>,
        with_created_at created_at: Timestamp,
        with_updated_at updated_at: Timestamp,
        with_channel channel: RawJson,
    } null {
        with_changed_attributes_null changed_attributes "changed_attributes",
        with_allow_messages_after_resolved_null allow_messages_after_resolved "allow_messages_after_resolved",
        with_lock_to_single_conversation_null lock_to_single_conversation "lock_to_single_conversation",
        with_auto_assignment_config_null auto_assignment_config "auto_assignment_config",
        with_enable_auto_assignment_null enable_auto_assignment "enable_auto_assignment",
        with_enable_email_collect_null enable_email_collect "enable_email_collect",
        with_greeting_enabled_null greeting_enabled "greeting_enabled",
        with_greeting_message_null greeting_message "greeting_message",
        with_csat_survey_enabled_null csat_survey_enabled "csat_survey_enabled",
        with_business_name_null business_name "business_name",
        with_sender_name_type_null sender_name_type "sender_name_type",
        with_timezone_null timezone "timezone",
        with_out_of_office_message_null out_of_office_message "out_of_office_message",
        with_working_hours_enabled_null working_hours_enabled "working_hours_enabled",
        with_channel_null channel "channel",
    } }

    progenitor_client::record! { InboxList extra {
        0 "payload" => payload: optional,
    } }

    progenitor_client::response! { InboxList extra {
    } set_by {
        with_payload payload: Vec<Inbox>,
    } }

    progenitor_client::record! { InboxSummary extra {
        0 "id" => id: integer,
        1 "avatar_url" => avatar_url: optional,
        2 "channel_id" => channel_id: integer,
        3 "name" => name: optional,
        4 "channel_type" => channel_type: optional,
        5 "provider" => provider: optional,
    } null {
        1, 5,
    } }

    progenitor_client::response! { InboxSummary extra {
    } set_by {
        with_id id: i64,
        with_avatar_url avatar_url: String,
        with_channel_id channel_id: i64,
        with_name name: String,
        with_channel_type channel_type: Channel,
        with_provider provider: String,
    } null {
        with_avatar_url_null avatar_url "avatar_url",
        with_provider_null provider "provider",
    } }

    progenitor_client::record! { Label extra {
        0 "id" => id: integer,
        1 "title" => title: optional,
        2 "description" => description: optional,
        3 "color" => color: optional,
        4 "show_on_sidebar" => show_on_sidebar: optional,
    } null {
        2, 4,
    } }

    progenitor_client::response! { Label extra {
    } set_by {
        with_id id: i64,
        with_title title: String,
        with_description description: String,
        with_color color: String,
        with_show_on_sidebar show_on_sidebar: bool,
    } null {
        with_description_null description "description",
        with_show_on_sidebar_null show_on_sidebar "show_on_sidebar",
    } }

    progenitor_client::record! { LabelList extra {
        0 "payload" => payload: optional,
    } }

    progenitor_client::response! { LabelList extra {
    } set_by {
        with_payload payload: Vec<Label>,
    } }

    progenitor_client::record! { required LabelsUpdate extra {
        0 "labels" => labels: required,
    } }

    progenitor_client::request! { LabelsUpdate extra {
        labels: Vec<String>,
    } }

    progenitor_client::record! { Message extra {
        0 "id" => id: integer,
        1 "content" => content: optional,
        2 "account_id" => account_id: integer,
        3 "inbox_id" => inbox_id: integer,
        4 "conversation_id" => conversation_id: integer,
        5 "message_type" => message_type: optional,
        6 "content_type" => content_type: optional,
        7 "content_attributes" => content_attributes: optional,
        8 "private" => private: optional,
        9 "status" => status: optional,
        10 "created_at" => created_at: optional,
        11 "created_at_exact" => created_at_exact: optional,
        12 "updated_at" => updated_at: optional,
        13 "source_id" => source_id: optional,
        14 "external_source_ids" => external_source_ids: optional,
        15 "sender_type" => sender_type: optional,
        16 "sender_id" => sender_id: integer,
        17 "sender" => sender: optional,
        18 "conversation" => conversation: optional,
        19 "attachments" => attachments: optional,
        20 "additional_attributes" => additional_attributes: optional,
        21 "label_list" => label_list: optional,
        22 "processed_message_content" => processed_message_content: optional,
        23 "sentiment" => sentiment: optional,
        24 "echo_id" => echo_id: optional,
        25 "call" => call: optional,
    } null {
        1, 6, 7, 9, 13, 14, 15, 16, 20, 21, 22, 23, 24, 25,
    } }

    progenitor_client::response! { Message extra {
    } set_by {
        with_id id: i64,
        with_content content: String,
        with_account_id account_id: i64,
        with_inbox_id inbox_id: i64,
        with_conversation_id conversation_id: i64,
        with_message_type message_type: Coded<MessageType>,
        with_content_type content_type: ContentType,
        with_content_attributes content_attributes: RawJson,
        with_private private: bool,
        with_status status: MessageStatus,
        with_created_at created_at: Timestamp,
        with_created_at_exact created_at_exact: Timestamp,
        with_updated_at updated_at: Timestamp,
        with_source_id source_id: String,
        with_external_source_ids external_source_ids: RawJson,
        with_sender_type sender_type: SenderType,
        with_sender_id sender_id: i64,
        with_sender sender: MessageSender,
        with_conversation conversation: MessageConversation,
        with_attachments attachments: Vec<Option<Attachment>>,
        with_additional_attributes additional_attributes: RawJson,
        with_label_list label_list: RawJson,
        with_processed_message_content processed_message_content: String,
        with_sentiment sentiment: RawJson,
        with_echo_id echo_id: String,
        with_call call: RawJson,
    } null {
        with_content_null content "content",
        with_content_type_null content_type "content_type",
        with_content_attributes_null content_attributes "content_attributes",
        with_status_null status "status",
        with_source_id_null source_id "source_id",
        with_external_source_ids_null external_source_ids "external_source_ids",
        with_sender_type_null sender_type "sender_type",
        with_sender_id_null sender_id "sender_id",
        with_additional_attributes_null additional_attributes "additional_attributes",
        with_processed_message_content_null processed_message_content "processed_message_content",
        with_sentiment_null sentiment "sentiment",
        with_echo_id_null echo_id "echo_id",
        with_call_null call "call",
    } }

    progenitor_client::record! { MessageConversation extra {
        0 "assignee_id" => assignee_id: integer,
        1 "unread_count" => unread_count: integer,
        2 "last_activity_at" => last_activity_at: optional,
        3 "contact_inbox" => contact_inbox: optional,
    } null {
        0, 3,
    } }

    progenitor_client::response! { MessageConversation extra {
    } set_by {
        with_assignee_id assignee_id: i64,
        with_unread_count unread_count: i64,
        with_last_activity_at last_activity_at: Timestamp,
        with_contact_inbox contact_inbox: RawJson,
    } null {
        with_assignee_id_null assignee_id "assignee_id",
        with_contact_inbox_null contact_inbox "contact_inbox",
    } }

    progenitor_client::record! { MessageEvent extra {
        0 "event" => event: optional,
        1 "id" => id: integer,
        2 "content" => content: optional,
        3 "content_type" => content_type: optional,
        4 "content_attributes" => content_attributes: optional,
        5 "message_type" => message_type: optional,
        6 "private" => private: optional,
        7 "created_at" => created_at: optional,
        8 "source_id" => source_id: optional,
        9 "sender" => sender: optional,
        10 "conversation" => conversation: optional,
        11 "inbox" => inbox: optional,
        12 "account" => account: optional,
        13 "additional_attributes" => additional_attributes: optional,
        14 "attachments" => attachments: optional,
    } null {
        2, 3, 4, 6, 8, 9, 13,
    } }

    progenitor_client::response! { MessageEvent extra {
    } set_by {
        with_event event: WebhookEvent,
        with_id id: i64,
        with_content content: String,
        with_content_type content_type: ContentType,
        with_content_attributes content_attributes: RawJson,
        with_message_type message_type: Coded<MessageType>,
        with_private private: bool,
        with_created_at created_at: Timestamp,
        with_source_id source_id: String,
        with_sender sender: EventSender,
        with_conversation conversation: ConversationEvent,
        with_inbox inbox: WebhookInbox,
        with_account account: EventAccount,
        with_additional_attributes additional_attributes: RawJson,
        with_attachments attachments: Vec<Option<Attachment>>,
    } null {
        with_content_null content "content",
        with_content_type_null content_type "content_type",
        with_content_attributes_null content_attributes "content_attributes",
        with_private_null private "private",
        with_source_id_null source_id "source_id",
        with_sender_null sender "sender",
        with_additional_attributes_null additional_attributes "additional_attributes",
    } }

    progenitor_client::record! { MessageSender extra {
        0 "type" => type_: optional,
        1 "id" => id: integer,
        2 "name" => name: optional,
        3 "available_name" => available_name: optional,
        4 "email" => email: optional,
        5 "phone_number" => phone_number: optional,
        6 "identifier" => identifier: optional,
        7 "thumbnail" => thumbnail: optional,
        8 "avatar_url" => avatar_url: optional,
        9 "logo_user_url" => logo_user_url: optional,
        10 "availability_status" => availability_status: optional,
        11 "blocked" => blocked: optional,
        12 "additional_attributes" => additional_attributes: optional,
        13 "custom_attributes" => custom_attributes: optional,
        14 "description" => description: optional,
        15 "created_at" => created_at: optional,
    } null {
        4, 5, 6, 12, 13, 14,
    } }

    progenitor_client::response! { MessageSender extra {
    } set_by {
        with_type type_: MessageSenderType,
        with_id id: i64,
        with_name name: String,
        with_available_name available_name: String,
        with_email email: String,
        with_phone_number phone_number: String,
        with_identifier identifier: String,
        with_thumbnail thumbnail: String,
        with_avatar_url avatar_url: String,
        with_logo_user_url logo_user_url: String,
        with_availability_status availability_status: AvailabilityStatus,
        with_blocked blocked: bool,
        with_additional_attributes additional_attributes: RawJson,
        with_custom_attributes custom_attributes: RawJson,
        with_description description: String,
        with_created_at created_at: Timestamp,
    } null {
        with_email_null email "email",
        with_phone_number_null phone_number "phone_number",
        with_identifier_null identifier "identifier",
        with_additional_attributes_null additional_attributes "additional_attributes",
        with_custom_attributes_null custom_attributes "custom_attributes",
        with_description_null description "description",
    } }

    progenitor_client::open_enum! { MessageSenderType {
        "contact" => Contact,
        "user" => User,
        "agent_bot" => AgentBot,
        "captain_assistant" => CaptainAssistant,
    } }

    progenitor_client::open_enum! { MessageStatus {
        "sent" => Sent,
        "delivered" => Delivered,
        "read" => Read,
        "failed" => Failed,
    } }

    progenitor_client::open_enum! { MessageType {
        "incoming" => Incoming,
        "outgoing" => Outgoing,
        "activity" => Activity,
        "template" => Template,
    } codes {
        0 => "incoming",
        1 => "outgoing",
        2 => "activity",
        3 => "template",
    } }

    progenitor_client::record! { MessageWindow extra {
        0 "meta" => meta: optional,
        1 "payload" => payload: optional,
    } }

    progenitor_client::response! { MessageWindow extra {
    } set_by {
        with_meta meta: MessageWindowMeta,
        with_payload payload: Vec<Message>,
    } }

    progenitor_client::record! { MessageWindowMeta extra {
        0 "labels" => labels: optional,
        1 "additional_attributes" => additional_attributes: optional,
        2 "contact" => contact: optional,
        3 "assignee" => assignee: optional,
        4 "agent_last_seen_at" => agent_last_seen_at: optional,
        5 "assignee_last_seen_at" => assignee_last_seen_at: optional,
    } null {
        1, 4, 5,
    } }

    progenitor_client::response! { MessageWindowMeta extra {
    } set_by {
        with_labels labels: Vec<String>,
        with_additional_attributes additional_attributes: RawJson,
        with_contact contact: MessageSender,
        with_assignee assignee: MessageSender,
        with_agent_last_seen_at agent_last_seen_at: Timestamp,
        with_assignee_last_seen_at assignee_last_seen_at: Timestamp,
    } null {
        with_additional_attributes_null additional_attributes "additional_attributes",
        with_agent_last_seen_at_null agent_last_seen_at "agent_last_seen_at",
        with_assignee_last_seen_at_null assignee_last_seen_at "assignee_last_seen_at",
    } }

    progenitor_client::record! { required NewContact extra {
        0 "inbox_id" => inbox_id: required_integer,
        1 "name" => name: optional,
        2 "email" => email: optional,
        3 "blocked" => blocked: optional,
        4 "phone_number" => phone_number: optional,
        5 "avatar_url" => avatar_url: optional,
        6 "identifier" => identifier: optional,
        7 "additional_attributes" => additional_attributes: optional,
        8 "custom_attributes" => custom_attributes: optional,
    } }

    progenitor_client::request! { NewContact extra {
        inbox_id: i64,
    } set {
        name: String,
        email: String,
        blocked: bool,
        phone_number: String,
        avatar_url: String,
        identifier: String,
        additional_attributes: RawJson,
        custom_attributes: RawJson,
    } }

    progenitor_client::open_enum! { NewContentType {
        "text" => Text,
        "input_email" => InputEmail,
        "cards" => Cards,
        "input_select" => InputSelect,
        "form" => Form,
        "article" => Article,
    } }

    progenitor_client::record! { NewConversation extra {
        0 "source_id" => source_id: optional,
        1 "inbox_id" => inbox_id: integer,
        2 "contact_id" => contact_id: integer,
        3 "status" => status: optional,
        4 "assignee_id" => assignee_id: integer,
        5 "team_id" => team_id: integer,
        6 "snoozed_until" => snoozed_until: optional,
        7 "additional_attributes" => additional_attributes: optional,
        8 "custom_attributes" => custom_attributes: optional,
        9 "message" => message: optional,
    } }

    progenitor_client::request! { NewConversation extra {
    } set {
        source_id: String,
        inbox_id: i64,
        contact_id: i64,
        status: ConversationStatus,
        assignee_id: i64,
        team_id: i64,
        snoozed_until: String,
        additional_attributes: RawJson,
        custom_attributes: RawJson,
        message: FirstMessage,
    } }

    progenitor_client::record! { required NewMessage extra {
        0 "content" => content: required,
        1 "message_type" => message_type: optional,
        2 "private" => private: optional,
        3 "content_type" => content_type: optional,
        4 "content_attributes" => content_attributes: optional,
        5 "campaign_id" => campaign_id: integer,
        6 "template_params" => template_params: optional,
    } }

    progenitor_client::request! { NewMessage extra {
        content: String,
    } set {
        message_type: NewMessageType,
        private: bool,
        content_type: NewContentType,
        content_attributes: RawJson,
        campaign_id: i64,
        template_params: TemplateParams,
    } }

    progenitor_client::open_enum! { NewMessageType {
        "outgoing" => Outgoing,
        "incoming" => Incoming,
        "activity" => Activity,
        "template" => Template,
    } }

    progenitor_client::open_enum! { NewPriority {
        "low" => Low,
        "medium" => Medium,
        "high" => High,
        "urgent" => Urgent,
        "none" => None,
    } }

    progenitor_client::record! { required NewWebhook extra {
        0 "url" => url: required,
        1 "name" => name: optional,
        2 "subscriptions" => subscriptions: optional,
    } }

    progenitor_client::request! { NewWebhook extra {
        url: String,
    } set {
        name: String,
        subscriptions: Vec<WebhookEvent>,
    } }

    progenitor_client::open_enum! { Priority {
        "low" => Low,
        "medium" => Medium,
        "high" => High,
        "urgent" => Urgent,
    } }

    progenitor_client::record! { PriorityToggle extra {
        0 "priority" => priority: optional,
    } null {
        0,
    } always {
        "priority" => priority,
    } }

    progenitor_client::request! { PriorityToggle extra {
    } nullable {
        priority "priority": NewPriority,
    } }

    progenitor_client::open_enum! { QueryOperator {
        "AND" => And,
        "OR" => Or,
    } }

    progenitor_client::open_enum! { SenderType {
        "Contact" => Contact,
        "User" => User,
        "AgentBot" => AgentBot,
        "Captain::Assistant" => CaptainAssistant,
    } }

    progenitor_client::record! { SingleContact extra {
        0 "payload" => payload: optional,
    } }

    progenitor_client::response! { SingleContact extra {
    } set_by {
        with_payload payload: Contact,
    } }

    progenitor_client::record! { SingleWebhook extra {
        0 "payload" => payload: optional,
    } }

    progenitor_client::response! { SingleWebhook extra {
    } set_by {
        with_payload payload: SingleWebhookPayload,
    } }

    progenitor_client::record! { SingleWebhookPayload extra {
        0 "webhook" => webhook: optional,
    } }

    progenitor_client::response! { SingleWebhookPayload extra {
    } set_by {
        with_webhook webhook: Webhook,
    } }

    progenitor_client::one_of! { SortBy "sort_by" {
        "last_activity_at_asc" => LastActivityAtAsc,
        "last_activity_at_desc" => LastActivityAtDesc,
        "created_at_asc" => CreatedAtAsc,
        "created_at_desc" => CreatedAtDesc,
        "priority_asc" => PriorityAsc,
        "priority_desc" => PriorityDesc,
        "waiting_since_asc" => WaitingSinceAsc,
        "waiting_since_desc" => WaitingSinceDesc,
    } }

    progenitor_client::record! { StatusChange extra {
        0 "meta" => meta: optional,
        1 "payload" => payload: optional,
    } }

    progenitor_client::response! { StatusChange extra {
    } set_by {
        with_meta meta: RawJson,
        with_payload payload: ChangedStatus,
    } }

    progenitor_client::one_of! { StatusFilter "status" {
        "open" => Open,
        "resolved" => Resolved,
        "pending" => Pending,
        "snoozed" => Snoozed,
        "all" => All,
    } }

    progenitor_client::record! { StatusToggle extra {
        0 "status" => status: optional,
        1 "snoozed_until" => snoozed_until: integer,
    } }

    progenitor_client::request! { StatusToggle extra {
    } set {
        status: ConversationStatus,
        snoozed_until: i64,
    } }

    progenitor_client::record! { Team extra {
        0 "id" => id: integer,
        1 "name" => name: optional,
        2 "description" => description: optional,
        3 "allow_auto_assign" => allow_auto_assign: optional,
        4 "account_id" => account_id: integer,
        5 "is_member" => is_member: optional,
    } null {
        2,
    } }

    progenitor_client::response! { Team extra {
    } set_by {
        with_id id: i64,
        with_name name: String,
        with_description description: String,
        with_allow_auto_assign allow_auto_assign: bool,
        with_account_id account_id: i64,
        with_is_member is_member: bool,
    } null {
        with_description_null description "description",
    } }

    progenitor_client::record! { TemplateButton extra {
        0 "type" => type_: optional,
        1 "parameter" => parameter: optional,
    } }

    progenitor_client::request! { TemplateButton extra {
    } set {
        type_: TemplateButtonType,
        parameter: String,
    } }

    progenitor_client::open_enum! { TemplateButtonType {
        "url" => Url,
        "copy_code" => CopyCode,
    } }

    progenitor_client::open_enum! { TemplateCategory {
        "UTILITY" => Utility,
        "MARKETING" => Marketing,
        "SHIPPING_UPDATE" => ShippingUpdate,
        "TICKET_UPDATE" => TicketUpdate,
        "ISSUE_RESOLUTION" => IssueResolution,
    } }

    progenitor_client::record! { TemplateHeader extra {
        0 "media_url" => media_url: optional,
        1 "media_type" => media_type: optional,
    } }

    progenitor_client::request! { TemplateHeader extra {
    } set {
        media_url: String,
        media_type: TemplateMediaType,
    } }

    progenitor_client::open_enum! { TemplateMediaType {
        "image" => Image,
        "video" => Video,
        "document" => Document,
    } }

    progenitor_client::record! { required TemplateParams extra {
        0 "name" => name: required,
        1 "category" => category: required,
        2 "language" => language: required,
        3 "processed_params" => processed_params: required,
    } }

    progenitor_client::request! { TemplateParams extra {
        name: String,
        category: TemplateCategory,
        language: String,
        processed_params: TemplateValues,
    } }

    progenitor_client::record! { TemplateValues extra {
        0 "body" => body: optional,
        1 "header" => header: optional,
        2 "buttons" => buttons: optional,
    } }

    progenitor_client::request! { TemplateValues extra {
    } set {
        body: BTreeMap<String, String>,
        header: TemplateHeader,
        buttons: Vec<TemplateButton>,
    } }

    progenitor_client::record! { TypingEvent extra {
        0 "event" => event: optional,
        1 "user" => user: optional,
        2 "conversation" => conversation: optional,
        3 "is_private" => is_private: optional,
    } visit {
        "is_private" => is_private,
    } null {
        1,
    } }

    progenitor_client::response! { TypingEvent extra {
    } set_by {
        with_event event: WebhookEvent,
        with_user user: EventSender,
        with_conversation conversation: ConversationEvent,
        with_is_private is_private: TypingEventIsPrivate,
    } null {
        with_user_null user "user",
    } }

    progenitor_client::union! { TypingEventIsPrivate at "#/components/schemas/TypingEvent/properties/is_private" by shape {
        Boolean [] [] [] => Boolean,
        Text [] [] [] => Text,
    } }

    progenitor_client::open_enum! { TypingStatus {
        "on" => On,
        "off" => Off,
    } }

    progenitor_client::record! { required TypingToggle extra {
        0 "typing_status" => typing_status: required,
        1 "is_private" => is_private: optional,
    } }

    progenitor_client::request! { TypingToggle extra {
        typing_status: TypingStatus,
    } set {
        is_private: bool,
    } }

    progenitor_client::record! { Webhook extra {
        0 "id" => id: integer,
        1 "name" => name: optional,
        2 "url" => url: optional,
        3 "account_id" => account_id: integer,
        4 "subscriptions" => subscriptions: optional,
        5 "secret" => secret: optional,
        6 "inbox" => inbox: optional,
    } null {
        1, 5,
    } }

    progenitor_client::response! { Webhook extra {
    } set_by {
        with_id id: i64,
        with_name name: String,
        with_url url: String,
        with_account_id account_id: i64,
        with_subscriptions subscriptions: Vec<WebhookEvent>,
        with_secret secret: String,
        with_inbox inbox: WebhookInbox,
    } null {
        with_name_null name "name",
        with_secret_null secret "secret",
    } }

    progenitor_client::open_enum! { WebhookEvent {
        "conversation_created" => ConversationCreated,
        "conversation_status_changed" => ConversationStatusChanged,
        "conversation_updated" => ConversationUpdated,
        "contact_created" => ContactCreated,
        "contact_updated" => ContactUpdated,
        "message_created" => MessageCreated,
        "message_updated" => MessageUpdated,
        "webwidget_triggered" => WebwidgetTriggered,
        "conversation_typing_on" => ConversationTypingOn,
        "conversation_typing_off" => ConversationTypingOff,
        "inbox_created" => InboxCreated,
        "inbox_updated" => InboxUpdated,
    } }

    progenitor_client::record! { WebhookInbox extra {
        0 "id" => id: integer,
        1 "name" => name: optional,
    } }

    progenitor_client::response! { WebhookInbox extra {
    } set_by {
        with_id id: i64,
        with_name name: String,
    } }

    progenitor_client::record! { WebhookList extra {
        0 "payload" => payload: optional,
    } }

    progenitor_client::response! { WebhookList extra {
    } set_by {
        with_payload payload: WebhookListPayload,
    } }

    progenitor_client::record! { WebhookListPayload extra {
        0 "webhooks" => webhooks: optional,
    } }

    progenitor_client::response! { WebhookListPayload extra {
    } set_by {
        with_webhooks webhooks: Vec<Webhook>,
    } }

    progenitor_client::record! { WebhookUpdate extra {
        0 "url" => url: optional,
        1 "name" => name: optional,
        2 "subscriptions" => subscriptions: optional,
    } }

    progenitor_client::request! { WebhookUpdate extra {
    } set {
        url: String,
        name: String,
        subscriptions: Vec<WebhookEvent>,
    } }

    progenitor_client::record! { WebwidgetTriggeredEvent extra {
        0 "event" => event: optional,
        1 "id" => id: integer,
        2 "source_id" => source_id: optional,
        3 "contact" => contact: optional,
        4 "inbox" => inbox: optional,
        5 "account" => account: optional,
        6 "current_conversation" => current_conversation: optional,
        7 "event_info" => event_info: optional,
    } null {
        2, 3, 6, 7,
    } }

    progenitor_client::response! { WebwidgetTriggeredEvent extra {
    } set_by {
        with_event event: WebhookEvent,
        with_id id: i64,
        with_source_id source_id: String,
        with_contact contact: ContactEvent,
        with_inbox inbox: WebhookInbox,
        with_account account: EventAccount,
        with_current_conversation current_conversation: ConversationEvent,
        with_event_info event_info: WidgetEventInfo,
    } null {
        with_source_id_null source_id "source_id",
        with_contact_null contact "contact",
        with_current_conversation_null current_conversation "current_conversation",
        with_event_info_null event_info "event_info",
    } }

    progenitor_client::record! { WidgetEventInfo extra {
        0 "referer" => referer: optional,
        1 "initiated_at" => initiated_at: optional,
        2 "widget_language" => widget_language: optional,
        3 "browser_language" => browser_language: optional,
        4 "browser" => browser: optional,
    } null {
        0, 1, 2, 3, 4,
    } }

    progenitor_client::response! { WidgetEventInfo extra {
    } set_by {
        with_referer referer: RawJson,
        with_initiated_at initiated_at: RawJson,
        with_widget_language widget_language: RawJson,
        with_browser_language browser_language: String,
        with_browser browser: RawJson,
    } null {
        with_browser_language_null browser_language "browser_language",
        with_browser_null browser "browser",
    } }

    progenitor_client::record! { WorkingHours extra {
        0 "day_of_week" => day_of_week: integer,
        1 "closed_all_day" => closed_all_day: optional,
        2 "open_hour" => open_hour: integer,
        3 "open_minutes" => open_minutes: integer,
        4 "close_hour" => close_hour: integer,
        5 "close_minutes" => close_minutes: integer,
        6 "open_all_day" => open_all_day: optional,
    } null {
        1, 2, 3, 4, 5, 6,
    } }

    progenitor_client::response! { WorkingHours extra {
    } set_by {
        with_day_of_week day_of_week: i64,
        with_closed_all_day closed_all_day: bool,
        with_open_hour open_hour: i64,
        with_open_minutes open_minutes: i64,
        with_close_hour close_hour: i64,
        with_close_minutes close_minutes: i64,
        with_open_all_day open_all_day: bool,
    } null {
        with_closed_all_day_null closed_all_day "closed_all_day",
        with_open_hour_null open_hour "open_hour",
        with_open_minutes_null open_minutes "open_minutes",
        with_close_hour_null close_hour "close_hour",
        with_close_minutes_null close_minutes "close_minutes",
        with_open_all_day_null open_all_day "open_all_day",
    } }

    progenitor_client::record! { WorkingHoursRecord extra {
        0 "id" => id: integer,
        1 "inbox_id" => inbox_id: integer,
        2 "account_id" => account_id: integer,
        3 "day_of_week" => day_of_week: integer,
        4 "closed_all_day" => closed_all_day: optional,
        5 "open_hour" => open_hour: integer,
        6 "open_minutes" => open_minutes: integer,
        7 "close_hour" => close_hour: integer,
        8 "close_minutes" => close_minutes: integer,
        9 "open_all_day" => open_all_day: optional,
        10 "created_at" => created_at: optional,
        11 "updated_at" => updated_at: optional,
    } null {
        1, 2, 4, 5, 6, 7, 8, 9,
    } }

    progenitor_client::response! { WorkingHoursRecord extra {
    } set_by {
        with_id id: i64,
        with_inbox_id inbox_id: i64,
        with_account_id account_id: i64,
        with_day_of_week day_of_week: i64,
        with_closed_all_day closed_all_day: bool,
        with_open_hour open_hour: i64,
        with_open_minutes open_minutes: i64,
        with_close_hour close_hour: i64,
        with_close_minutes close_minutes: i64,
        with_open_all_day open_all_day: bool,
        with_created_at created_at: Timestamp,
        with_updated_at updated_at: Timestamp,
    } null {
        with_inbox_id_null inbox_id "inbox_id",
        with_account_id_null account_id "account_id",
        with_closed_all_day_null closed_all_day "closed_all_day",
        with_open_hour_null open_hour "open_hour",
        with_open_minutes_null open_minutes "open_minutes",
        with_close_hour_null close_hour "close_hour",
        with_close_minutes_null close_minutes "close_minutes",
        with_open_all_day_null open_all_day "open_all_day",
    } }
}

/// A client of 99digital Online, version v1.
///
/// Conversations of a 99digital account, or of an account on any Chatwoot server. The caller
/// chooses the address and the account. The pages of 99digital document only the status 200.
/// The other statuses are from Chatwoot's source.
///
/// Servers:
/// - <https://online.99digital.co.il>
///
/// Each method returns a builder and sends nothing. A clone is cheap: it shares the
/// connections, the keys and the quota.
#[derive(Clone, Debug)]
pub struct Client(Session);

impl Client {
    /// List all conversations in an account.
    ///
    /// Returns one page of conversations, those with the latest activity first. The server sets the
    /// page size, 25 by default. Conversations with the same time have no fixed order, and
    /// conversations can move between pages while a list is read.
    ///
    /// Sends `GET /api/v1/accounts/{account_id}/conversations` when
    /// [`send`](builder::ListConversations::send) is awaited, for one page. `.items()` and
    /// `.pages()` of [`Paginated`](progenitor_client::Paginated) walk the whole list.
    pub fn list_conversations(&self) -> builder::ListConversations {
        builder::ListConversations(
            Call::new(&self.0, &builder::ListConversations::OPERATION),
        )
    }

    /// Create a conversation.
    ///
    /// Creates a conversation with a contact, and its first message if there is one. The contact is
    /// given by `inbox_id` with `contact_id`, or by `source_id`, its id in the inbox. If the inbox
    /// allows only one conversation for each contact, the server returns the existing one, and adds
    /// only the message.
    ///
    /// Sends `POST /api/v1/accounts/{account_id}/conversations` when
    /// [`send`](builder::CreateConversation::send) is awaited.
    pub fn create_conversation(&self) -> builder::CreateConversation {
        builder::CreateConversation(
            Call::new(&self.0, &builder::CreateConversation::OPERATION),
        )
    }

    /// Count the conversations of an account.
    ///
    /// Returns how many conversations match, without the conversations. The key's user counts only
    /// the conversations that it can see.
    ///
    /// Sends `GET /api/v1/accounts/{account_id}/conversations/meta` when
    /// [`send`](builder::GetConversationCounts::send) is awaited.
    pub fn get_conversation_counts(&self) -> builder::GetConversationCounts {
        builder::GetConversationCounts(
            Call::new(&self.0, &builder::GetConversationCounts::OPERATION),
        )
    }

    /// Filter the conversations of an account.
    ///
    /// Returns one page of the conversations that match all conditions, as `query_operator` joins
    /// them. It changes nothing, so the same request can be sent again. Unlike `listConversations`,
    /// it does not select a status unless a condition does.
    ///
    /// Sends `POST /api/v1/accounts/{account_id}/conversations/filter` when
    /// [`send`](builder::FilterConversations::send) is awaited, for one page. `.items()` and
    /// `.pages()` of [`Paginated`](progenitor_client::Paginated) walk the whole list.
    pub fn filter_conversations(&self) -> builder::FilterConversations {
        builder::FilterConversations(
            Call::new(&self.0, &builder::FilterConversations::OPERATION),
        )
    }

    /// Get a conversation.
    ///
    /// Returns one conversation, like an item of `listConversations`. `listMessages` returns its
    /// messages.
    ///
    /// Sends `GET /api/v1/accounts/{account_id}/conversations/{conversation_id}` when
    /// [`send`](builder::GetConversation::send) is awaited.
    pub fn get_conversation(&self) -> builder::GetConversation {
        builder::GetConversation(
            Call::new(&self.0, &builder::GetConversation::OPERATION),
        )
    }

    /// Change the status of a conversation.
    ///
    /// Sets the status, for example to `resolved` to close the conversation. Without `status`, the
    /// server toggles it: an open conversation becomes resolved, and any other becomes open. A
    /// request without `status` must not be repeated blindly, because a second one undoes the
    /// first. A message from the contact reopens a snoozed conversation.
    ///
    /// Sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_status`
    /// when [`send`](builder::ToggleConversationStatus::send) is awaited.
    pub fn toggle_conversation_status(&self) -> builder::ToggleConversationStatus {
        builder::ToggleConversationStatus(
            Call::new(&self.0, &builder::ToggleConversationStatus::OPERATION),
        )
    }

    /// Set the priority of a conversation.
    ///
    /// Sets the priority, or removes it. The response has no body. Only newer servers have
    /// priorities.
    ///
    /// Sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_priority`
    /// when [`send`](builder::ToggleConversationPriority::send) is awaited.
    pub fn toggle_conversation_priority(&self) -> builder::ToggleConversationPriority {
        builder::ToggleConversationPriority(
            Call::new(&self.0, &builder::ToggleConversationPriority::OPERATION),
        )
    }

    /// Show or hide that an agent is typing.
    ///
    /// Shows that the key's user is typing, or hides it. It does not toggle: `typing_status` must
    /// be `on` or `off`. The response has no body.
    ///
    /// Sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_typing_status`
    /// when [`send`](builder::ToggleTypingStatus::send) is awaited.
    pub fn toggle_typing_status(&self) -> builder::ToggleTypingStatus {
        builder::ToggleTypingStatus(
            Call::new(&self.0, &builder::ToggleTypingStatus::OPERATION),
        )
    }

    /// Assign a conversation to an agent, a bot or a team.
    ///
    /// Assigns the conversation to an agent, or with `assignee_type` to a bot, or to a team. A
    /// request changes either the assignee or the team, because the server ignores `team_id` beside
    /// `assignee_id`. Null removes the assignee or the team.
    ///
    /// Sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/assignments` when
    /// [`send`](builder::AssignConversation::send) is awaited.
    pub fn assign_conversation(&self) -> builder::AssignConversation {
        builder::AssignConversation(
            Call::new(&self.0, &builder::AssignConversation::OPERATION),
        )
    }

    /// List the labels of a conversation.
    ///
    /// Returns all labels of the conversation.
    ///
    /// Sends `GET /api/v1/accounts/{account_id}/conversations/{conversation_id}/labels` when
    /// [`send`](builder::ListConversationLabels::send) is awaited.
    pub fn list_conversation_labels(&self) -> builder::ListConversationLabels {
        builder::ListConversationLabels(
            Call::new(&self.0, &builder::ListConversationLabels::OPERATION),
        )
    }

    /// Replace the labels of a conversation.
    ///
    /// Replaces all labels of the conversation. Labels that the request does not have are removed,
    /// and an empty list removes all. To add or remove a label, read the labels first and send all
    /// that remain. A change that someone else makes between the two requests is lost.
    ///
    /// Sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/labels` when
    /// [`send`](builder::SetConversationLabels::send) is awaited.
    pub fn set_conversation_labels(&self) -> builder::SetConversationLabels {
        builder::SetConversationLabels(
            Call::new(&self.0, &builder::SetConversationLabels::OPERATION),
        )
    }

    /// Replace the custom attributes of a conversation.
    ///
    /// Replaces the custom attributes of the conversation. Attributes that the request does not
    /// have are removed. To change one of them, read them all first. A change that someone else
    /// makes between the two requests is lost.
    ///
    /// Sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/custom_attributes`
    /// when [`send`](builder::SetConversationCustomAttributes::send) is awaited.
    pub fn set_conversation_custom_attributes(
        &self,
    ) -> builder::SetConversationCustomAttributes {
        builder::SetConversationCustomAttributes(
            Call::new(&self.0, &builder::SetConversationCustomAttributes::OPERATION),
        )
    }

    /// List messages of a conversation.
    ///
    /// Returns the latest 20 messages, the oldest first. With `before`, returns the 20 messages
    /// before that message. The vendor's page has no parameters. They are from the source of
    /// Chatwoot 4.10.
    ///
    /// Sends `GET /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages` when
    /// [`send`](builder::ListMessages::send) is awaited, for one page. `.items()` and `.pages()` of
    /// [`Paginated`](progenitor_client::Paginated) walk the whole list.
    pub fn list_messages(&self) -> builder::ListMessages {
        builder::ListMessages(Call::new(&self.0, &builder::ListMessages::OPERATION))
    }

    /// Send a message, or write a private note.
    ///
    /// Creates a message in the conversation. The status 200 means that the message was created,
    /// not that it was delivered: delivery comes later, and `status` and
    /// `content_attributes.external_error` of the message show it. `can_reply` of the conversation
    /// says whether it is within the messaging window of its channel. With `private`, the message
    /// is a note that only agents see. Files are sent as `multipart/form-data`, everything else as
    /// JSON. The response has the properties of an item of `listMessages`, which are fewer than
    /// those of the messages in a conversation.
    ///
    /// Sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages` when
    /// [`send`](builder::CreateMessage::send) is awaited.
    pub fn create_message(&self) -> builder::CreateMessage {
        builder::CreateMessage(Call::new(&self.0, &builder::CreateMessage::OPERATION))
    }

    /// Delete a message.
    ///
    /// Removes the text and the attachments of a message. The message stays in the list: a text of
    /// the server replaces its content, and `content_attributes.deleted` is true.
    ///
    /// Sends `DELETE /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages/{message_id}`
    /// when [`send`](builder::DeleteMessage::send) is awaited.
    pub fn delete_message(&self) -> builder::DeleteMessage {
        builder::DeleteMessage(Call::new(&self.0, &builder::DeleteMessage::OPERATION))
    }

    /// List the contacts of an account.
    ///
    /// Returns one page of the resolved contacts. These are the contacts with an e-mail address, a
    /// phone number or an identifier.
    ///
    /// Sends `GET /api/v1/accounts/{account_id}/contacts` when
    /// [`send`](builder::ListContacts::send) is awaited, for one page. `.items()` and `.pages()` of
    /// [`Paginated`](progenitor_client::Paginated) walk the whole list.
    pub fn list_contacts(&self) -> builder::ListContacts {
        builder::ListContacts(Call::new(&self.0, &builder::ListContacts::OPERATION))
    }

    /// Create a contact.
    ///
    /// Creates a contact and connects it with an inbox. The answer has the `source_id` of that
    /// connection. The server refuses an e-mail address, a phone number or an identifier that
    /// another contact of the account has, with the status 422. Send `multipart/form-data` to
    /// upload an avatar.
    ///
    /// Sends `POST /api/v1/accounts/{account_id}/contacts` when
    /// [`send`](builder::CreateContact::send) is awaited.
    pub fn create_contact(&self) -> builder::CreateContact {
        builder::CreateContact(Call::new(&self.0, &builder::CreateContact::OPERATION))
    }

    /// Get a contact.
    ///
    /// Returns one contact of the account.
    ///
    /// Sends `GET /api/v1/accounts/{account_id}/contacts/{contact_id}` when
    /// [`send`](builder::GetContact::send) is awaited.
    pub fn get_contact(&self) -> builder::GetContact {
        builder::GetContact(Call::new(&self.0, &builder::GetContact::OPERATION))
    }

    /// Update a contact.
    ///
    /// Changes the properties that the body has, and keeps the others. The server merges
    /// `additional_attributes` and `custom_attributes` into those that the contact has. Send
    /// `multipart/form-data` to upload an avatar.
    ///
    /// Sends `PUT /api/v1/accounts/{account_id}/contacts/{contact_id}` when
    /// [`send`](builder::UpdateContact::send) is awaited.
    pub fn update_contact(&self) -> builder::UpdateContact {
        builder::UpdateContact(Call::new(&self.0, &builder::UpdateContact::OPERATION))
    }

    /// List the conversations of a contact.
    ///
    /// Returns at most 20 conversations, those with the latest activity first. The list has no
    /// further pages. It has only conversations of inboxes that the key's user may see.
    ///
    /// Sends `GET /api/v1/accounts/{account_id}/contacts/{contact_id}/conversations` when
    /// [`send`](builder::ListContactConversations::send) is awaited.
    pub fn list_contact_conversations(&self) -> builder::ListContactConversations {
        builder::ListContactConversations(
            Call::new(&self.0, &builder::ListContactConversations::OPERATION),
        )
    }

    /// Search contacts.
    ///
    /// Returns one page of the contacts whose name, e-mail address, phone number or identifier
    /// contains a text.
    ///
    /// Sends `GET /api/v1/accounts/{account_id}/contacts/search` when
    /// [`send`](builder::SearchContacts::send) is awaited, for one page. `.items()` and `.pages()`
    /// of [`Paginated`](progenitor_client::Paginated) walk the whole list.
    pub fn search_contacts(&self) -> builder::SearchContacts {
        builder::SearchContacts(Call::new(&self.0, &builder::SearchContacts::OPERATION))
    }

    /// Filter contacts.
    ///
    /// Returns one page of the contacts that meet all conditions. The request only reads, so it can
    /// be sent again.
    ///
    /// Sends `POST /api/v1/accounts/{account_id}/contacts/filter` when
    /// [`send`](builder::FilterContacts::send) is awaited, for one page. `.items()` and `.pages()`
    /// of [`Paginated`](progenitor_client::Paginated) walk the whole list.
    pub fn filter_contacts(&self) -> builder::FilterContacts {
        builder::FilterContacts(Call::new(&self.0, &builder::FilterContacts::OPERATION))
    }

    /// Merge two contacts.
    ///
    /// Moves the conversations, labels and attributes of a contact to another one, and deletes the
    /// first. This cannot be undone. Where both contacts have a value, the remaining contact keeps
    /// its own.
    ///
    /// Sends `POST /api/v1/accounts/{account_id}/actions/contact_merge` when
    /// [`send`](builder::MergeContacts::send) is awaited.
    pub fn merge_contacts(&self) -> builder::MergeContacts {
        builder::MergeContacts(Call::new(&self.0, &builder::MergeContacts::OPERATION))
    }

    /// List the labels of an account.
    ///
    /// Returns all labels of the account.
    ///
    /// Sends `GET /api/v1/accounts/{account_id}/labels` when [`send`](builder::ListLabels::send) is
    /// awaited.
    pub fn list_labels(&self) -> builder::ListLabels {
        builder::ListLabels(Call::new(&self.0, &builder::ListLabels::OPERATION))
    }

    /// List the inboxes of an account.
    ///
    /// Returns all inboxes that the key's user may see.
    ///
    /// Sends `GET /api/v1/accounts/{account_id}/inboxes` when [`send`](builder::ListInboxes::send)
    /// is awaited.
    pub fn list_inboxes(&self) -> builder::ListInboxes {
        builder::ListInboxes(Call::new(&self.0, &builder::ListInboxes::OPERATION))
    }

    /// List the agents of an account.
    ///
    /// Returns all agents of the account.
    ///
    /// Sends `GET /api/v1/accounts/{account_id}/agents` when [`send`](builder::ListAgents::send) is
    /// awaited.
    pub fn list_agents(&self) -> builder::ListAgents {
        builder::ListAgents(Call::new(&self.0, &builder::ListAgents::OPERATION))
    }

    /// List the teams of an account.
    ///
    /// Returns all teams of the account.
    ///
    /// Sends `GET /api/v1/accounts/{account_id}/teams` when [`send`](builder::ListTeams::send) is
    /// awaited.
    pub fn list_teams(&self) -> builder::ListTeams {
        builder::ListTeams(Call::new(&self.0, &builder::ListTeams::OPERATION))
    }

    /// List the webhooks of an account.
    ///
    /// Returns all webhooks of the account, with their secrets.
    ///
    /// Sends `GET /api/v1/accounts/{account_id}/webhooks` when
    /// [`send`](builder::ListWebhooks::send) is awaited.
    pub fn list_webhooks(&self) -> builder::ListWebhooks {
        builder::ListWebhooks(Call::new(&self.0, &builder::ListWebhooks::OPERATION))
    }

    /// Create a webhook.
    ///
    /// Adds a URL to which the server sends the events of the account. The server refuses a URL
    /// that another webhook of the account has, with the status 422.
    ///
    /// Sends `POST /api/v1/accounts/{account_id}/webhooks` when
    /// [`send`](builder::CreateWebhook::send) is awaited.
    pub fn create_webhook(&self) -> builder::CreateWebhook {
        builder::CreateWebhook(Call::new(&self.0, &builder::CreateWebhook::OPERATION))
    }

    /// Delete a webhook.
    ///
    /// Deletes a webhook. The server sends no more events to its URL.
    ///
    /// Sends `DELETE /api/v1/accounts/{account_id}/webhooks/{webhook_id}` when
    /// [`send`](builder::DeleteWebhook::send) is awaited.
    pub fn delete_webhook(&self) -> builder::DeleteWebhook {
        builder::DeleteWebhook(Call::new(&self.0, &builder::DeleteWebhook::OPERATION))
    }

    /// Update a webhook.
    ///
    /// Changes the properties that the body has, and keeps the others. A list of subscriptions
    /// replaces the old list as a whole.
    ///
    /// Sends `PATCH /api/v1/accounts/{account_id}/webhooks/{webhook_id}` when
    /// [`send`](builder::UpdateWebhook::send) is awaited.
    pub fn update_webhook(&self) -> builder::UpdateWebhook {
        builder::UpdateWebhook(Call::new(&self.0, &builder::UpdateWebhook::OPERATION))
    }

    /// Starts a request that the document does not have: any method, and any path below the base
    /// URL, with the client's keys, retries, rate limit and errors. See
    /// [`RawRequest`](progenitor_client::RawRequest).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// The credentials for 99digital Online.
///
/// Unless an operation states others, it needs: `user_api_key`.
///
/// Give them to [`ClientBuilder::new`](progenitor_client::ClientBuilder::new). `Debug` and logs
/// never show them.
#[derive(Debug, Default)]
pub struct Credentials(Secrets);

impl Credentials {
    /// Starts without credentials. Add those that the calls need.
    pub fn new() -> Self {
        Self(Secrets::default())
    }

    /// For a client that only makes calls that need no credentials.
    pub fn none() -> Self {
        Self(Secrets::none())
    }

    /// The user's API key.
    ///
    /// Sent as the header `api_access_token`. The document calls it `UserApiKey`.
    pub fn user_api_key(self, key: impl Into<String>) -> Self {
        Self(self.0.text(0, key))
    }
}

impl From<Secrets> for Credentials {
    fn from(secrets: Secrets) -> Self {
        Self(secrets)
    }
}

impl From<Credentials> for Secrets {
    fn from(credentials: Credentials) -> Self {
        credentials.0
    }
}

impl Provider for Client {
    type Credentials = Credentials;
    const SERVERS: &'static [&'static str] = &["https://online.99digital.co.il"];
    const SCHEMES: &'static [Scheme] = &[
        Scheme::header("UserApiKey", "api_access_token").setter("user_api_key"),
    ];
    const SECURITY: &'static [&'static [usize]] = &[&[0]];
    const OPERATIONS: &'static [&'static Operation] = &[
        &builder::ListConversations::OPERATION,
        &builder::CreateConversation::OPERATION,
        &builder::GetConversationCounts::OPERATION,
        &builder::FilterConversations::OPERATION,
        &builder::GetConversation::OPERATION,
        &builder::ToggleConversationStatus::OPERATION,
        &builder::ToggleConversationPriority::OPERATION,
        &builder::ToggleTypingStatus::OPERATION,
        &builder::AssignConversation::OPERATION,
        &builder::ListConversationLabels::OPERATION,
        &builder::SetConversationLabels::OPERATION,
        &builder::SetConversationCustomAttributes::OPERATION,
        &builder::ListMessages::OPERATION,
        &builder::CreateMessage::OPERATION,
        &builder::DeleteMessage::OPERATION,
        &builder::ListContacts::OPERATION,
        &builder::CreateContact::OPERATION,
        &builder::GetContact::OPERATION,
        &builder::UpdateContact::OPERATION,
        &builder::ListContactConversations::OPERATION,
        &builder::SearchContacts::OPERATION,
        &builder::FilterContacts::OPERATION,
        &builder::MergeContacts::OPERATION,
        &builder::ListLabels::OPERATION,
        &builder::ListInboxes::OPERATION,
        &builder::ListAgents::OPERATION,
        &builder::ListTeams::OPERATION,
        &builder::ListWebhooks::OPERATION,
        &builder::CreateWebhook::OPERATION,
        &builder::DeleteWebhook::OPERATION,
        &builder::UpdateWebhook::OPERATION,
    ];
    const RATE_LIMIT: Option<(u32, u64)> = None;

    fn assemble(session: Session) -> Self {
        Self(session)
    }

    fn session(&self) -> &Session {
        &self.0
    }
}

impl Paginated for builder::ListConversations {
    type Page = types::ConversationPage;
    type Item = types::Conversation;
    const PAGING: Paging = Paging {
        style: Style::PageNumber,
        parameter: "page",
        items: "/data/payload",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "listConversations",
    };

    fn starting_at(self, cursor: String) -> Self {
        self.page(Position(cursor))
    }

    async fn fetch(self) -> Result<ResponseValue<Self::Page>, Error> {
        self.send().await
    }

    fn id(item: &Self::Item) -> Option<Id> {
        item.id.as_ref().map(Id::from)
    }

    fn total(page: &Self::Page, asked: &dyn Fn(&str) -> Option<String>) -> Option<i64> {
        match asked("assignee_type").as_deref() {
            Some("assigned") => page.data.as_ref()?.meta.as_ref()?.assigned_count,
            Some("me") => page.data.as_ref()?.meta.as_ref()?.mine_count,
            Some("unassigned") => page.data.as_ref()?.meta.as_ref()?.unassigned_count,
            _ => page.data.as_ref()?.meta.as_ref()?.all_count,
        }
    }

    fn listed(page: &Self::Page) -> Option<&[Self::Item]> {
        page.data.as_ref()?.payload.as_deref()
    }

    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>> {
        page.data?.payload
    }
}

impl Paginated for builder::FilterConversations {
    type Page = types::FilteredConversations;
    type Item = types::Conversation;
    const PAGING: Paging = Paging {
        style: Style::PageNumber,
        parameter: "page",
        items: "/payload",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "filterConversations",
    };

    fn starting_at(self, cursor: String) -> Self {
        self.page(Position(cursor))
    }

    async fn fetch(self) -> Result<ResponseValue<Self::Page>, Error> {
        self.send().await
    }

    fn id(item: &Self::Item) -> Option<Id> {
        item.id.as_ref().map(Id::from)
    }

    fn total(page: &Self::Page, _: &dyn Fn(&str) -> Option<String>) -> Option<i64> {
        page.meta.as_ref()?.all_count
    }

    fn listed(page: &Self::Page) -> Option<&[Self::Item]> {
        page.payload.as_deref()
    }

    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>> {
        page.payload
    }
}

impl Paginated for builder::ListMessages {
    type Page = types::MessageWindow;
    type Item = types::Message;
    const PAGING: Paging = Paging {
        style: Style::Window {
            after: "after",
            limit: 1000,
        },
        parameter: "before",
        items: "/payload",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "listMessages",
    };

    fn starting_at(self, cursor: String) -> Self {
        self.before(Position(cursor))
    }

    fn bounds(&self) -> (Option<i64>, Option<i64>) {
        (self.0.integer(2), self.0.integer(3))
    }

    fn within(self, after: Option<i64>, before: i64) -> Self {
        Self(self.0.within((2, 3), after, before))
    }

    async fn fetch(self) -> Result<ResponseValue<Self::Page>, Error> {
        self.send().await
    }

    fn id(item: &Self::Item) -> Option<Id> {
        item.id.as_ref().map(Id::from)
    }

    fn listed(page: &Self::Page) -> Option<&[Self::Item]> {
        page.payload.as_deref()
    }

    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>> {
        page.payload
    }
}

impl Paginated for builder::ListContacts {
    type Page = types::ContactPage;
    type Item = types::Contact;
    const PAGING: Paging = Paging {
        style: Style::PageNumber,
        parameter: "page",
        items: "/payload",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "listContacts",
    };

    fn starting_at(self, cursor: String) -> Self {
        self.page(Position(cursor))
    }

    async fn fetch(self) -> Result<ResponseValue<Self::Page>, Error> {
        self.send().await
    }

    fn id(item: &Self::Item) -> Option<Id> {
        item.id.as_ref().map(Id::from)
    }

    fn total(page: &Self::Page, _: &dyn Fn(&str) -> Option<String>) -> Option<i64> {
        page.meta.as_ref()?.count
    }

    fn listed(page: &Self::Page) -> Option<&[Self::Item]> {
        page.payload.as_deref()
    }

    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>> {
        page.payload
    }
}

impl Paginated for builder::SearchContacts {
    type Page = types::ContactPage;
    type Item = types::Contact;
    const PAGING: Paging = Paging {
        style: Style::PageNumber,
        parameter: "page",
        items: "/payload",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "searchContacts",
    };

    fn starting_at(self, cursor: String) -> Self {
        self.page(Position(cursor))
    }

    async fn fetch(self) -> Result<ResponseValue<Self::Page>, Error> {
        self.send().await
    }

    fn id(item: &Self::Item) -> Option<Id> {
        item.id.as_ref().map(Id::from)
    }

    fn listed(page: &Self::Page) -> Option<&[Self::Item]> {
        page.payload.as_deref()
    }

    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>> {
        page.payload
    }
}

impl Paginated for builder::FilterContacts {
    type Page = types::ContactPage;
    type Item = types::Contact;
    const PAGING: Paging = Paging {
        style: Style::PageNumber,
        parameter: "page",
        items: "/payload",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "filterContacts",
    };

    fn starting_at(self, cursor: String) -> Self {
        self.page(Position(cursor))
    }

    async fn fetch(self) -> Result<ResponseValue<Self::Page>, Error> {
        self.send().await
    }

    fn id(item: &Self::Item) -> Option<Id> {
        item.id.as_ref().map(Id::from)
    }

    fn total(page: &Self::Page, _: &dyn Fn(&str) -> Option<String>) -> Option<i64> {
        page.meta.as_ref()?.count
    }

    fn listed(page: &Self::Page) -> Option<&[Self::Item]> {
        page.payload.as_deref()
    }

    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>> {
        page.payload
    }
}

/// The servers of the document, for
/// [`ClientBuilder::base_url`](progenitor_client::ClientBuilder::base_url).
pub mod servers {
    /// The server `https://online.99digital.co.il`.
    ///
    /// It is the default of a client.
    pub const PRODUCTION: &str = "https://online.99digital.co.il";
}

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{
        Call, DocumentedError, Error, Operation, Parameter, ResponseValue,
    };
    use super::{multipart, rules, types};
    const MESSAGE_OF_FAILURE: &[&str] = &[
        "/error",
        "/message",
        "/description",
        "/errors/0",
        "/errors/0/message",
    ];
    /// List all conversations in an account.
    ///
    /// Returned by [`Client::list_conversations`](super::Client::list_conversations); sends `GET /api/v1/accounts/{account_id}/conversations`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    ///
    /// With [`Paginated`](progenitor_client::Paginated) in scope, `.items()` walks the list item by
    /// item and `.pages()` page by page. Nothing is sent before the stream is polled.
    #[derive(Clone, Debug)]
    pub struct ListConversations(pub(super) Call);

    impl ListConversations {
        pub(super) const OPERATION: Operation = Operation {
            id: "listConversations",
            method: "GET",
            path: "/api/v1/accounts/{account_id}/conversations",
            success: &[200..=200],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::query("assignee_type"),
                Parameter::query("inbox_id"),
                Parameter::query("labels[]").setter("labels"),
                Parameter::query("page"),
                Parameter::query("q"),
                Parameter::query("sort_by"),
                Parameter::query("status"),
                Parameter::query("team_id"),
            ],
            list: Some(progenitor_client::support::read_items::<Self>),
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Optional. One of `me`, `unassigned`, `all` or `assigned`. If it is not set, the server uses
        /// `all`.
        pub fn assignee_type(self, value: impl TryInto<types::AssigneeFilter>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Only conversations of this inbox. Optional.
        pub fn inbox_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Only conversations with any of these labels.
        ///
        /// Optional. A list. Each item is sent as a separate query parameter. Sent as `labels[]`.
        pub fn labels(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// The number of the page, from 1. Pages after the last one are empty.
        ///
        /// Optional. If it is not set, the server uses `1`. A walk over the list sets it.
        pub fn page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(4, value))
        }

        /// Only conversations with messages that contain this text. The server then ignores the status,
        /// and the counts are not reliable. Optional.
        pub fn q(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(5, value))
        }

        /// Optional. One of `last_activity_at_asc`, `last_activity_at_desc`, `created_at_asc`,
        /// `created_at_desc`, `priority_asc`, `priority_desc`, `waiting_since_asc` or
        /// `waiting_since_desc`.
        pub fn sort_by(self, value: impl TryInto<types::SortBy>) -> Self {
            Self(self.0.parameter(6, value))
        }

        /// Optional. One of `open`, `resolved`, `pending`, `snoozed` or `all`. If it is not set, the
        /// server uses `open`.
        pub fn status(self, value: impl TryInto<types::StatusFilter>) -> Self {
            Self(self.0.parameter(7, value))
        }

        /// Only conversations of this team. Optional.
        pub fn team_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(8, value))
        }

        /// Sends `GET /api/v1/accounts/{account_id}/conversations`, for one page.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ConversationPage>, Error> {
            self.0.json().await
        }
    }

    /// Create a conversation.
    ///
    /// Returned by [`Client::create_conversation`](super::Client::create_conversation); sends `POST /api/v1/accounts/{account_id}/conversations`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct CreateConversation(pub(super) Call);

    impl CreateConversation {
        pub(super) const OPERATION: Operation = Operation {
            id: "createConversation",
            method: "POST",
            path: "/api/v1/accounts/{account_id}/conversations",
            success: &[200..=200],
            parameters: &[Parameter::path("account_id")],
            requires_body: true,
            rules: &[("application/json", &rules::NEW_CONVERSATION)],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::NewConversation>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /api/v1/accounts/{account_id}/conversations`. It is not sent again if the server
        /// may have acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::Conversation>, Error> {
            self.0.json().await
        }
    }

    /// Count the conversations of an account.
    ///
    /// Returned by [`Client::get_conversation_counts`](super::Client::get_conversation_counts);
    /// sends `GET /api/v1/accounts/{account_id}/conversations/meta`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetConversationCounts(pub(super) Call);

    impl GetConversationCounts {
        pub(super) const OPERATION: Operation = Operation {
            id: "getConversationCounts",
            method: "GET",
            path: "/api/v1/accounts/{account_id}/conversations/meta",
            success: &[200..=200],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::query("inbox_id"),
                Parameter::query("labels[]").setter("labels"),
                Parameter::query("q"),
                Parameter::query("status"),
                Parameter::query("team_id"),
            ],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Only conversations of this inbox. Optional.
        pub fn inbox_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Only conversations with any of these labels.
        ///
        /// Optional. A list. Each item is sent as a separate query parameter. Sent as `labels[]`.
        pub fn labels(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Only conversations with messages that contain this text. The server then ignores the status,
        /// and the counts are not reliable. Optional.
        pub fn q(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// Optional. One of `open`, `resolved`, `pending`, `snoozed` or `all`. If it is not set, the
        /// server uses `open`.
        pub fn status(self, value: impl TryInto<types::StatusFilter>) -> Self {
            Self(self.0.parameter(4, value))
        }

        /// Only conversations of this team. Optional.
        pub fn team_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(5, value))
        }

        /// Sends `GET /api/v1/accounts/{account_id}/conversations/meta`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ConversationCounts>, Error> {
            self.0.json().await
        }
    }

    /// Filter the conversations of an account.
    ///
    /// Returned by [`Client::filter_conversations`](super::Client::filter_conversations); sends
    /// `POST /api/v1/accounts/{account_id}/conversations/filter`. Retried like a `GET`, as
    /// [`Retry`](progenitor_client::Retry) says: the same request may be sent again.
    ///
    /// With [`Paginated`](progenitor_client::Paginated) in scope, `.items()` walks the list item by
    /// item and `.pages()` page by page. Nothing is sent before the stream is polled.
    #[derive(Clone, Debug)]
    pub struct FilterConversations(pub(super) Call);

    impl FilterConversations {
        pub(super) const OPERATION: Operation = Operation {
            id: "filterConversations",
            method: "POST",
            path: "/api/v1/accounts/{account_id}/conversations/filter",
            success: &[200..=200],
            parameters: &[Parameter::path("account_id"), Parameter::query("page")],
            requires_body: true,
            is_idempotent: true,
            rules: &[("application/json", &rules::CONTACT_FILTER)],
            list: Some(progenitor_client::support::read_items::<Self>),
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The number of the page, from 1. Pages after the last one are empty.
        ///
        /// Optional. If it is not set, the server uses `1`. A walk over the list sets it.
        pub fn page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::ConversationFilter>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /api/v1/accounts/{account_id}/conversations/filter`, for one page.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::FilteredConversations>, Error> {
            self.0.json().await
        }
    }

    /// Get a conversation.
    ///
    /// Returned by [`Client::get_conversation`](super::Client::get_conversation); sends `GET /api/v1/accounts/{account_id}/conversations/{conversation_id}`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetConversation(pub(super) Call);

    impl GetConversation {
        pub(super) const OPERATION: Operation = Operation {
            id: "getConversation",
            method: "GET",
            path: "/api/v1/accounts/{account_id}/conversations/{conversation_id}",
            success: &[200..=200],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::path("conversation_id"),
            ],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The number of the conversation in the account. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Sends `GET /api/v1/accounts/{account_id}/conversations/{conversation_id}`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::Conversation>, Error> {
            self.0.json().await
        }
    }

    /// Change the status of a conversation.
    ///
    /// Returned by
    /// [`Client::toggle_conversation_status`](super::Client::toggle_conversation_status); sends
    /// `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_status`. Retried
    /// only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ToggleConversationStatus(pub(super) Call);

    impl ToggleConversationStatus {
        pub(super) const OPERATION: Operation = Operation {
            id: "toggleConversationStatus",
            method: "POST",
            path: "/api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_status",
            success: &[200..=200],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::path("conversation_id"),
            ],
            requires_body: true,
            rules: &[("application/json", &rules::STATUS_TOGGLE)],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The number of the conversation in the account. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::StatusToggle>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_status`. It
        /// is not sent again if the server may have acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::StatusChange>, Error> {
            self.0.json().await
        }
    }

    /// Set the priority of a conversation.
    ///
    /// Returned by
    /// [`Client::toggle_conversation_priority`](super::Client::toggle_conversation_priority); sends
    /// `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_priority`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ToggleConversationPriority(pub(super) Call);

    impl ToggleConversationPriority {
        pub(super) const OPERATION: Operation = Operation {
            id: "toggleConversationPriority",
            method: "POST",
            path: "/api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_priority",
            success: &[200..=200],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::path("conversation_id"),
            ],
            requires_body: true,
            rules: &[("application/json", &rules::PRIORITY_TOGGLE)],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The number of the conversation in the account. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::PriorityToggle>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_priority`.
        /// It is not sent again if the server may have acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<()>, Error> {
            self.0.empty().await
        }
    }

    /// Show or hide that an agent is typing.
    ///
    /// Returned by [`Client::toggle_typing_status`](super::Client::toggle_typing_status); sends
    /// `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_typing_status`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ToggleTypingStatus(pub(super) Call);

    impl ToggleTypingStatus {
        pub(super) const OPERATION: Operation = Operation {
            id: "toggleTypingStatus",
            method: "POST",
            path: "/api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_typing_status",
            success: &[200..=200],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::path("conversation_id"),
            ],
            requires_body: true,
            rules: &[("application/json", &rules::TYPING_TOGGLE)],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The number of the conversation in the account. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::TypingToggle>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_typing_status`.
        /// It is not sent again if the server may have acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<()>, Error> {
            self.0.empty().await
        }
    }

    /// Assign a conversation to an agent, a bot or a team.
    ///
    /// Returned by [`Client::assign_conversation`](super::Client::assign_conversation); sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/assignments`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct AssignConversation(pub(super) Call);

    impl AssignConversation {
        pub(super) const OPERATION: Operation = Operation {
            id: "assignConversation",
            method: "POST",
            path: "/api/v1/accounts/{account_id}/conversations/{conversation_id}/assignments",
            success: &[200..=200],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::path("conversation_id"),
            ],
            requires_body: true,
            rules: &[("application/json", &rules::ASSIGNMENT)],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The number of the conversation in the account. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::Assignment>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/assignments`. It
        /// is not sent again if the server may have acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(
            self,
        ) -> Result<ResponseValue<Option<types::Assigned>>, Error> {
            self.0.json().await
        }
    }

    /// List the labels of a conversation.
    ///
    /// Returned by [`Client::list_conversation_labels`](super::Client::list_conversation_labels);
    /// sends `GET /api/v1/accounts/{account_id}/conversations/{conversation_id}/labels`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ListConversationLabels(pub(super) Call);

    impl ListConversationLabels {
        pub(super) const OPERATION: Operation = Operation {
            id: "listConversationLabels",
            method: "GET",
            path: "/api/v1/accounts/{account_id}/conversations/{conversation_id}/labels",
            success: &[200..=200],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::path("conversation_id"),
            ],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The number of the conversation in the account. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Sends `GET /api/v1/accounts/{account_id}/conversations/{conversation_id}/labels`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ConversationLabels>, Error> {
            self.0.json().await
        }
    }

    /// Replace the labels of a conversation.
    ///
    /// Returned by [`Client::set_conversation_labels`](super::Client::set_conversation_labels);
    /// sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/labels`. Retried
    /// only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct SetConversationLabels(pub(super) Call);

    impl SetConversationLabels {
        pub(super) const OPERATION: Operation = Operation {
            id: "setConversationLabels",
            method: "POST",
            path: "/api/v1/accounts/{account_id}/conversations/{conversation_id}/labels",
            success: &[200..=200],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::path("conversation_id"),
            ],
            requires_body: true,
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The number of the conversation in the account. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::LabelsUpdate>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/labels`. It is not
        /// sent again if the server may have acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ConversationLabels>, Error> {
            self.0.json().await
        }
    }

    /// Replace the custom attributes of a conversation.
    ///
    /// Returned by
    /// [`Client::set_conversation_custom_attributes`](super::Client::set_conversation_custom_attributes);
    /// sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/custom_attributes`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct SetConversationCustomAttributes(pub(super) Call);

    impl SetConversationCustomAttributes {
        pub(super) const OPERATION: Operation = Operation {
            id: "setConversationCustomAttributes",
            method: "POST",
            path: "/api/v1/accounts/{account_id}/conversations/{conversation_id}/custom_attributes",
            success: &[200..=200],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::path("conversation_id"),
            ],
            requires_body: true,
            rules: &[("application/json", &rules::CUSTOM_ATTRIBUTES_UPDATE)],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The number of the conversation in the account. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::CustomAttributesUpdate>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/custom_attributes`.
        /// It is not sent again if the server may have acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ConversationCustomAttributes>, Error> {
            self.0.json().await
        }
    }

    /// List messages of a conversation.
    ///
    /// Returned by [`Client::list_messages`](super::Client::list_messages); sends `GET /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    ///
    /// With [`Paginated`](progenitor_client::Paginated) in scope, `.items()` walks the list item by
    /// item and `.pages()` page by page. Nothing is sent before the stream is polled.
    #[derive(Clone, Debug)]
    pub struct ListMessages(pub(super) Call);

    impl ListMessages {
        pub(super) const OPERATION: Operation = Operation {
            id: "listMessages",
            method: "GET",
            path: "/api/v1/accounts/{account_id}/conversations/{conversation_id}/messages",
            success: &[200..=200],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::path("conversation_id"),
                Parameter::query("after"),
                Parameter::query("before"),
                Parameter::query("filter_internal_messages"),
            ],
            list: Some(progenitor_client::support::read_items::<Self>),
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The number of the conversation in the account. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Only messages with a higher id, at most 100, the oldest first. With `before`, up to 1000
        /// messages between the two, including the one with this id.
        ///
        /// Optional. A walk over the list returns only items with a higher id.
        pub fn after(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Only messages with a lower id, at most 20; with `after`, at most 1000.
        ///
        /// Optional. A walk over the list starts before this id.
        pub fn before(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// If set to any value, private and activity messages are left out. Optional.
        pub fn filter_internal_messages(self, value: impl TryInto<bool>) -> Self {
            Self(self.0.parameter(4, value))
        }

        /// Sends `GET /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages`, for one
        /// page.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::MessageWindow>, Error> {
            self.0.json().await
        }
    }

    /// Send a message, or write a private note.
    ///
    /// Returned by [`Client::create_message`](super::Client::create_message); sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Debug)]
    pub struct CreateMessage(pub(super) Call);

    impl CreateMessage {
        pub(super) const OPERATION: Operation = Operation {
            id: "createMessage",
            method: "POST",
            path: "/api/v1/accounts/{account_id}/conversations/{conversation_id}/messages",
            success: &[200..=200],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::path("conversation_id"),
            ],
            requires_body: true,
            rules: &[
                ("application/json", &rules::NEW_MESSAGE),
                ("multipart/form-data", &rules::CREATE_MESSAGE_BODY),
            ],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The number of the conversation in the account. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// One of `body` and `multipart` is required; the last one that is set is sent. Sent as
        /// `application/json`.
        pub fn body(self, value: impl TryInto<types::NewMessage>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// One of `body` and `multipart` is required; the last one that is set is sent. Sent as
        /// `multipart/form-data`. A file given as a path or a stream is read while it is sent, and the
        /// request is not retried.
        pub fn multipart(
            self,
            value: impl TryInto<multipart::CreateMessageRequest>,
        ) -> Self {
            Self(self.0.multipart_body("multipart/form-data", value))
        }

        /// Sends `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages`. It is
        /// not sent again if the server may have acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::Message>, Error> {
            self.0.json().await
        }
    }

    /// Delete a message.
    ///
    /// Returned by [`Client::delete_message`](super::Client::delete_message); sends `DELETE /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages/{message_id}`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct DeleteMessage(pub(super) Call);

    impl DeleteMessage {
        pub(super) const OPERATION: Operation = Operation {
            id: "deleteMessage",
            method: "DELETE",
            path: "/api/v1/accounts/{account_id}/conversations/{conversation_id}/messages/{message_id}",
            success: &[200..=200],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::path("conversation_id"),
                Parameter::path("message_id"),
            ],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The number of the conversation in the account. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// The id of the message. Required.
        pub fn message_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Sends `DELETE /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages/{message_id}`.
        /// It is not sent again if the server may have acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::Message>, Error> {
            self.0.json().await
        }
    }

    /// List the contacts of an account.
    ///
    /// Returned by [`Client::list_contacts`](super::Client::list_contacts); sends `GET /api/v1/accounts/{account_id}/contacts`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    ///
    /// With [`Paginated`](progenitor_client::Paginated) in scope, `.items()` walks the list item by
    /// item and `.pages()` page by page. Nothing is sent before the stream is polled.
    #[derive(Clone, Debug)]
    pub struct ListContacts(pub(super) Call);

    impl ListContacts {
        pub(super) const OPERATION: Operation = Operation {
            id: "listContacts",
            method: "GET",
            path: "/api/v1/accounts/{account_id}/contacts",
            success: &[200..=200],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::query("include_contact_inboxes"),
                Parameter::query("labels[]").setter("labels"),
                Parameter::query("page"),
                Parameter::query("sort"),
            ],
            list: Some(progenitor_client::support::read_items::<Self>),
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Whether each contact has `contact_inboxes`.
        ///
        /// Optional. If it is not set, the server uses `true`.
        pub fn include_contact_inboxes(self, value: impl TryInto<bool>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Only contacts with any of these labels.
        ///
        /// Optional. A list. Each item is sent as a separate query parameter. Sent as `labels[]`.
        pub fn labels(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// The number of the page, from 1. A page has 15 contacts. Pages after the last one are empty.
        ///
        /// Optional. If it is not set, the server uses `1`. A walk over the list sets it.
        pub fn page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// Optional. One of `name`, `email`, `phone_number`, `last_activity_at`, `created_at`,
        /// `company_name`, `city`, `country`, `-name`, `-email`, `-phone_number`, `-last_activity_at`,
        /// `-created_at`, `-company_name`, `-city` or `-country`.
        pub fn sort(self, value: impl TryInto<types::ContactSort>) -> Self {
            Self(self.0.parameter(4, value))
        }

        /// Sends `GET /api/v1/accounts/{account_id}/contacts`, for one page.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::ContactPage>, Error> {
            self.0.json().await
        }
    }

    /// Create a contact.
    ///
    /// Returned by [`Client::create_contact`](super::Client::create_contact); sends `POST /api/v1/accounts/{account_id}/contacts`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Debug)]
    pub struct CreateContact(pub(super) Call);

    impl CreateContact {
        pub(super) const OPERATION: Operation = Operation {
            id: "createContact",
            method: "POST",
            path: "/api/v1/accounts/{account_id}/contacts",
            success: &[200..=200],
            parameters: &[Parameter::path("account_id")],
            requires_body: true,
            rules: &[("application/json", &rules::CONTACT_UPDATE)],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// One of `body` and `multipart` is required; the last one that is set is sent. Sent as
        /// `application/json`.
        pub fn body(self, value: impl TryInto<types::NewContact>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// One of `body` and `multipart` is required; the last one that is set is sent. Sent as
        /// `multipart/form-data`. A file given as a path or a stream is read while it is sent, and the
        /// request is not retried.
        pub fn multipart(
            self,
            value: impl TryInto<multipart::CreateContactRequest>,
        ) -> Self {
            Self(self.0.multipart_body("multipart/form-data", value))
        }

        /// Sends `POST /api/v1/accounts/{account_id}/contacts`. It is not sent again if the server may
        /// have acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::CreatedContact>, Error> {
            self.0.json().await
        }
    }

    /// Get a contact.
    ///
    /// Returned by [`Client::get_contact`](super::Client::get_contact); sends `GET /api/v1/accounts/{account_id}/contacts/{contact_id}`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetContact(pub(super) Call);

    impl GetContact {
        pub(super) const OPERATION: Operation = Operation {
            id: "getContact",
            method: "GET",
            path: "/api/v1/accounts/{account_id}/contacts/{contact_id}",
            success: &[200..=200],
            parameters: &[Parameter::path("account_id"), Parameter::path("contact_id")],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The id of the contact. Required.
        pub fn contact_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Sends `GET /api/v1/accounts/{account_id}/contacts/{contact_id}`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::SingleContact>, Error> {
            self.0.json().await
        }
    }

    /// Update a contact.
    ///
    /// Returned by [`Client::update_contact`](super::Client::update_contact); sends `PUT /api/v1/accounts/{account_id}/contacts/{contact_id}`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Debug)]
    pub struct UpdateContact(pub(super) Call);

    impl UpdateContact {
        pub(super) const OPERATION: Operation = Operation {
            id: "updateContact",
            method: "PUT",
            path: "/api/v1/accounts/{account_id}/contacts/{contact_id}",
            success: &[200..=200],
            parameters: &[Parameter::path("account_id"), Parameter::path("contact_id")],
            requires_body: true,
            rules: &[("application/json", &rules::CONTACT_UPDATE)],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The id of the contact. Required.
        pub fn contact_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// One of `body` and `multipart` is required; the last one that is set is sent. Sent as
        /// `application/json`.
        pub fn body(self, value: impl TryInto<types::ContactUpdate>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// One of `body` and `multipart` is required; the last one that is set is sent. Sent as
        /// `multipart/form-data`. A file given as a path or a stream is read while it is sent, and the
        /// request is not retried.
        pub fn multipart(
            self,
            value: impl TryInto<multipart::UpdateContactRequest>,
        ) -> Self {
            Self(self.0.multipart_body("multipart/form-data", value))
        }

        /// Sends `PUT /api/v1/accounts/{account_id}/contacts/{contact_id}`. It is not sent again if the
        /// server may have acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::SingleContact>, Error> {
            self.0.json().await
        }
    }

    /// List the conversations of a contact.
    ///
    /// Returned by
    /// [`Client::list_contact_conversations`](super::Client::list_contact_conversations); sends
    /// `GET /api/v1/accounts/{account_id}/contacts/{contact_id}/conversations`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ListContactConversations(pub(super) Call);

    impl ListContactConversations {
        pub(super) const OPERATION: Operation = Operation {
            id: "listContactConversations",
            method: "GET",
            path: "/api/v1/accounts/{account_id}/contacts/{contact_id}/conversations",
            success: &[200..=200],
            parameters: &[Parameter::path("account_id"), Parameter::path("contact_id")],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The id of the contact. Required.
        pub fn contact_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Sends `GET /api/v1/accounts/{account_id}/contacts/{contact_id}/conversations`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ContactConversations>, Error> {
            self.0.json().await
        }
    }

    /// Search contacts.
    ///
    /// Returned by [`Client::search_contacts`](super::Client::search_contacts); sends `GET /api/v1/accounts/{account_id}/contacts/search`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    ///
    /// With [`Paginated`](progenitor_client::Paginated) in scope, `.items()` walks the list item by
    /// item and `.pages()` page by page. Nothing is sent before the stream is polled.
    #[derive(Clone, Debug)]
    pub struct SearchContacts(pub(super) Call);

    impl SearchContacts {
        pub(super) const OPERATION: Operation = Operation {
            id: "searchContacts",
            method: "GET",
            path: "/api/v1/accounts/{account_id}/contacts/search",
            success: &[200..=200],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::query("include_contact_inboxes"),
                Parameter::query("page"),
                Parameter::query("q").required(),
                Parameter::query("sort"),
            ],
            list: Some(progenitor_client::support::read_items::<Self>),
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Whether each contact has `contact_inboxes`.
        ///
        /// Optional. If it is not set, the server uses `true`.
        pub fn include_contact_inboxes(self, value: impl TryInto<bool>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// The number of the page, from 1. A page has 15 contacts. Pages after the last one are empty.
        ///
        /// Optional. If it is not set, the server uses `1`. A walk over the list sets it.
        pub fn page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// The text to search for. Required.
        pub fn q(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// Optional. One of `name`, `email`, `phone_number`, `last_activity_at`, `created_at`,
        /// `company_name`, `city`, `country`, `-name`, `-email`, `-phone_number`, `-last_activity_at`,
        /// `-created_at`, `-company_name`, `-city` or `-country`.
        pub fn sort(self, value: impl TryInto<types::ContactSort>) -> Self {
            Self(self.0.parameter(4, value))
        }

        /// Sends `GET /api/v1/accounts/{account_id}/contacts/search`, for one page.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::ContactPage>, Error> {
            self.0.json().await
        }
    }

    /// Filter contacts.
    ///
    /// Returned by [`Client::filter_contacts`](super::Client::filter_contacts); sends `POST /api/v1/accounts/{account_id}/contacts/filter`.
    /// Retried like a `GET`, as [`Retry`](progenitor_client::Retry) says: the same request may be
    /// sent again.
    ///
    /// With [`Paginated`](progenitor_client::Paginated) in scope, `.items()` walks the list item by
    /// item and `.pages()` page by page. Nothing is sent before the stream is polled.
    #[derive(Clone, Debug)]
    pub struct FilterContacts(pub(super) Call);

    impl FilterContacts {
        pub(super) const OPERATION: Operation = Operation {
            id: "filterContacts",
            method: "POST",
            path: "/api/v1/accounts/{account_id}/contacts/filter",
            success: &[200..=200],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::query("include_contact_inboxes"),
                Parameter::query("page"),
                Parameter::query("sort"),
            ],
            requires_body: true,
            is_idempotent: true,
            rules: &[("application/json", &rules::CONTACT_FILTER)],
            list: Some(progenitor_client::support::read_items::<Self>),
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Whether each contact has `contact_inboxes`.
        ///
        /// Optional. If it is not set, the server uses `true`.
        pub fn include_contact_inboxes(self, value: impl TryInto<bool>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// The number of the page, from 1. A page has 15 contacts. Pages after the last one are empty.
        ///
        /// Optional. If it is not set, the server uses `1`. A walk over the list sets it.
        pub fn page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Optional. One of `name`, `email`, `phone_number`, `last_activity_at`, `created_at`,
        /// `company_name`, `city`, `country`, `-name`, `-email`, `-phone_number`, `-last_activity_at`,
        /// `-created_at`, `-company_name`, `-city` or `-country`.
        pub fn sort(self, value: impl TryInto<types::ContactSort>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::ContactFilter>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /api/v1/accounts/{account_id}/contacts/filter`, for one page.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::ContactPage>, Error> {
            self.0.json().await
        }
    }

    /// Merge two contacts.
    ///
    /// Returned by [`Client::merge_contacts`](super::Client::merge_contacts); sends `POST /api/v1/accounts/{account_id}/actions/contact_merge`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct MergeContacts(pub(super) Call);

    impl MergeContacts {
        pub(super) const OPERATION: Operation = Operation {
            id: "mergeContacts",
            method: "POST",
            path: "/api/v1/accounts/{account_id}/actions/contact_merge",
            success: &[200..=200],
            parameters: &[Parameter::path("account_id")],
            requires_body: true,
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::ContactMerge>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /api/v1/accounts/{account_id}/actions/contact_merge`. It is not sent again if
        /// the server may have acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::Contact>, Error> {
            self.0.json().await
        }
    }

    /// List the labels of an account.
    ///
    /// Returned by [`Client::list_labels`](super::Client::list_labels); sends `GET /api/v1/accounts/{account_id}/labels`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ListLabels(pub(super) Call);

    impl ListLabels {
        pub(super) const OPERATION: Operation = Operation {
            id: "listLabels",
            method: "GET",
            path: "/api/v1/accounts/{account_id}/labels",
            success: &[200..=200],
            parameters: &[Parameter::path("account_id")],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /api/v1/accounts/{account_id}/labels`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::LabelList>, Error> {
            self.0.json().await
        }
    }

    /// List the inboxes of an account.
    ///
    /// Returned by [`Client::list_inboxes`](super::Client::list_inboxes); sends `GET /api/v1/accounts/{account_id}/inboxes`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ListInboxes(pub(super) Call);

    impl ListInboxes {
        pub(super) const OPERATION: Operation = Operation {
            id: "listInboxes",
            method: "GET",
            path: "/api/v1/accounts/{account_id}/inboxes",
            success: &[200..=200],
            parameters: &[Parameter::path("account_id")],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /api/v1/accounts/{account_id}/inboxes`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::InboxList>, Error> {
            self.0.json().await
        }
    }

    /// List the agents of an account.
    ///
    /// Returned by [`Client::list_agents`](super::Client::list_agents); sends `GET /api/v1/accounts/{account_id}/agents`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ListAgents(pub(super) Call);

    impl ListAgents {
        pub(super) const OPERATION: Operation = Operation {
            id: "listAgents",
            method: "GET",
            path: "/api/v1/accounts/{account_id}/agents",
            success: &[200..=200],
            parameters: &[Parameter::path("account_id")],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /api/v1/accounts/{account_id}/agents`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<Vec<types::Assignee>>, Error> {
            self.0.json().await
        }
    }

    /// List the teams of an account.
    ///
    /// Returned by [`Client::list_teams`](super::Client::list_teams); sends `GET /api/v1/accounts/{account_id}/teams`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ListTeams(pub(super) Call);

    impl ListTeams {
        pub(super) const OPERATION: Operation = Operation {
            id: "listTeams",
            method: "GET",
            path: "/api/v1/accounts/{account_id}/teams",
            success: &[200..=200],
            parameters: &[Parameter::path("account_id")],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /api/v1/accounts/{account_id}/teams`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<Vec<types::Team>>, Error> {
            self.0.json().await
        }
    }

    /// List the webhooks of an account.
    ///
    /// Returned by [`Client::list_webhooks`](super::Client::list_webhooks); sends `GET /api/v1/accounts/{account_id}/webhooks`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ListWebhooks(pub(super) Call);

    impl ListWebhooks {
        pub(super) const OPERATION: Operation = Operation {
            id: "listWebhooks",
            method: "GET",
            path: "/api/v1/accounts/{account_id}/webhooks",
            success: &[200..=200],
            parameters: &[Parameter::path("account_id")],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /api/v1/accounts/{account_id}/webhooks`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::WebhookList>, Error> {
            self.0.json().await
        }
    }

    /// Create a webhook.
    ///
    /// Returned by [`Client::create_webhook`](super::Client::create_webhook); sends `POST /api/v1/accounts/{account_id}/webhooks`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct CreateWebhook(pub(super) Call);

    impl CreateWebhook {
        pub(super) const OPERATION: Operation = Operation {
            id: "createWebhook",
            method: "POST",
            path: "/api/v1/accounts/{account_id}/webhooks",
            success: &[200..=200],
            parameters: &[Parameter::path("account_id")],
            requires_body: true,
            rules: &[("application/json", &rules::NEW_WEBHOOK)],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::NewWebhook>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /api/v1/accounts/{account_id}/webhooks`. It is not sent again if the server may
        /// have acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::SingleWebhook>, Error> {
            self.0.json().await
        }
    }

    /// Delete a webhook.
    ///
    /// Returned by [`Client::delete_webhook`](super::Client::delete_webhook); sends `DELETE /api/v1/accounts/{account_id}/webhooks/{webhook_id}`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct DeleteWebhook(pub(super) Call);

    impl DeleteWebhook {
        pub(super) const OPERATION: Operation = Operation {
            id: "deleteWebhook",
            method: "DELETE",
            path: "/api/v1/accounts/{account_id}/webhooks/{webhook_id}",
            success: &[200..=200],
            parameters: &[Parameter::path("account_id"), Parameter::path("webhook_id")],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The id of the webhook. Required.
        pub fn webhook_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Sends `DELETE /api/v1/accounts/{account_id}/webhooks/{webhook_id}`. It is not sent again if
        /// the server may have acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<()>, Error> {
            self.0.empty().await
        }
    }

    /// Update a webhook.
    ///
    /// Returned by [`Client::update_webhook`](super::Client::update_webhook); sends `PATCH /api/v1/accounts/{account_id}/webhooks/{webhook_id}`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct UpdateWebhook(pub(super) Call);

    impl UpdateWebhook {
        pub(super) const OPERATION: Operation = Operation {
            id: "updateWebhook",
            method: "PATCH",
            path: "/api/v1/accounts/{account_id}/webhooks/{webhook_id}",
            success: &[200..=200],
            parameters: &[Parameter::path("account_id"), Parameter::path("webhook_id")],
            requires_body: true,
            rules: &[("application/json", &rules::NEW_WEBHOOK)],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE)
                    .body::<types::Failure>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The id of the webhook. Required.
        pub fn webhook_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::WebhookUpdate>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `PATCH /api/v1/accounts/{account_id}/webhooks/{webhook_id}`. It is not sent again if
        /// the server may have acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 401: [`Failure`](super::types::Failure)
        /// - 402: [`Failure`](super::types::Failure)
        /// - 404: [`Failure`](super::types::Failure)
        /// - 422: [`Failure`](super::types::Failure)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::SingleWebhook>, Error> {
            self.0.json().await
        }
    }
}

/// Multipart request bodies: one type for each operation that has one.
pub mod multipart {
    use progenitor_client::{Field, File, Multipart};
    use super::types;

    /// Request body of `POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages`,
    /// sent as `multipart/form-data`.
    ///
    /// A message with files. It needs no text.
    ///
    /// The parts are sent in the order in which the setters are called. If a setter is called
    /// twice, the last value counts.
    #[derive(Debug, Default)]
    pub struct CreateMessageRequest(Multipart);

    impl CreateMessageRequest {
        /// A body without parts.
        pub fn new() -> Self {
            Self(Multipart::new())
        }

        /// The text.
        pub fn content(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("content");
            Self(self.0.set(&FIELD, value))
        }

        /// The part `message_type`.
        pub fn message_type(self, value: impl TryInto<types::NewMessageType>) -> Self {
            static FIELD: Field = Field::new("message_type");
            Self(self.0.set(&FIELD, value))
        }

        /// Whether it is a private note, which only agents see. The default is false.
        pub fn private(self, value: impl TryInto<bool>) -> Self {
            static FIELD: Field = Field::new("private");
            Self(self.0.set(&FIELD, value))
        }

        /// The part `content_type`.
        pub fn content_type(self, value: impl TryInto<types::NewContentType>) -> Self {
            static FIELD: Field = Field::new("content_type");
            Self(self.0.set(&FIELD, value))
        }

        /// Attributes that depend on the content type, such as `items` of a selection or of cards. With
        /// `in_reply_to`, the id of the message that this one replies to.
        pub fn content_attributes(
            self,
            value: impl TryInto<progenitor_client::RawJson>,
        ) -> Self {
            static FIELD: Field = Field::new("content_attributes");
            Self(self.0.set(&FIELD, value))
        }

        /// The files. The server takes the kind of an attachment from the content type of its file.
        ///
        /// Files, each sent as a part. Sent as the part `attachments[]`.
        pub fn attachments(
            self,
            value: impl IntoIterator<Item = impl Into<File>>,
        ) -> Self {
            static FIELD: Field = Field::new("attachments[]");
            Self(self.0.set_files(&FIELD, value))
        }

        /// Adds a text part that the document does not describe.
        pub fn part(self, name: impl Into<String>, value: impl Into<String>) -> Self {
            Self(self.0.part(name, value))
        }

        /// Adds a file that the document does not describe.
        pub fn file_part(self, name: impl Into<String>, file: impl Into<File>) -> Self {
            Self(self.0.file_part(name, file))
        }
    }

    impl From<CreateMessageRequest> for Multipart {
        fn from(body: CreateMessageRequest) -> Self {
            body.0
        }
    }

    /// Request body of `POST /api/v1/accounts/{account_id}/contacts`, sent as
    /// `multipart/form-data`.
    ///
    /// The contact to create, with an avatar. Attributes are only possible in JSON.
    ///
    /// The parts are sent in the order in which the setters are called. If a setter is called
    /// twice, the last value counts.
    #[derive(Debug)]
    pub struct CreateContactRequest(Multipart);

    impl CreateContactRequest {
        /// A body with the required parts.
        pub fn new(inbox_id: impl TryInto<i64>) -> Self {
            Self(Multipart::new()).inbox_id(inbox_id)
        }

        /// The id of the inbox that the contact belongs to.
        pub fn inbox_id(self, value: impl TryInto<i64>) -> Self {
            static FIELD: Field = Field::new("inbox_id");
            Self(self.0.set(&FIELD, value))
        }

        /// The name.
        pub fn name(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("name");
            Self(self.0.set(&FIELD, value))
        }

        /// The e-mail address. The server stores it in lower case.
        pub fn email(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("email");
            Self(self.0.set(&FIELD, value))
        }

        /// Whether the contact is blocked.
        pub fn blocked(self, value: impl TryInto<bool>) -> Self {
            static FIELD: Field = Field::new("blocked");
            Self(self.0.set(&FIELD, value))
        }

        /// The phone number, with a plus and the country code.
        pub fn phone_number(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("phone_number");
            Self(self.0.set(&FIELD, value))
        }

        /// The URL of a JPEG or PNG file. The server fetches it later.
        pub fn avatar_url(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("avatar_url");
            Self(self.0.set(&FIELD, value))
        }

        /// The contact's id in another system.
        pub fn identifier(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("identifier");
            Self(self.0.set(&FIELD, value))
        }

        /// A JPEG or PNG file.
        ///
        /// A file.
        pub fn avatar(self, value: impl Into<File>) -> Self {
            static FIELD: Field = Field::new("avatar");
            Self(self.0.set_files(&FIELD, [value]))
        }

        /// Adds a text part that the document does not describe.
        pub fn part(self, name: impl Into<String>, value: impl Into<String>) -> Self {
            Self(self.0.part(name, value))
        }

        /// Adds a file that the document does not describe.
        pub fn file_part(self, name: impl Into<String>, file: impl Into<File>) -> Self {
            Self(self.0.file_part(name, file))
        }
    }

    impl From<CreateContactRequest> for Multipart {
        fn from(body: CreateContactRequest) -> Self {
            body.0
        }
    }

    /// Request body of `PUT /api/v1/accounts/{account_id}/contacts/{contact_id}`, sent as
    /// `multipart/form-data`.
    ///
    /// The properties of a contact to change, with an avatar. Attributes are only possible in JSON.
    ///
    /// The parts are sent in the order in which the setters are called. If a setter is called
    /// twice, the last value counts.
    #[derive(Debug, Default)]
    pub struct UpdateContactRequest(Multipart);

    impl UpdateContactRequest {
        /// A body without parts.
        pub fn new() -> Self {
            Self(Multipart::new())
        }

        /// The name.
        pub fn name(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("name");
            Self(self.0.set(&FIELD, value))
        }

        /// The e-mail address. The server stores it in lower case.
        pub fn email(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("email");
            Self(self.0.set(&FIELD, value))
        }

        /// Whether the contact is blocked.
        pub fn blocked(self, value: impl TryInto<bool>) -> Self {
            static FIELD: Field = Field::new("blocked");
            Self(self.0.set(&FIELD, value))
        }

        /// The phone number, with a plus and the country code.
        pub fn phone_number(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("phone_number");
            Self(self.0.set(&FIELD, value))
        }

        /// The URL of a JPEG or PNG file. The server fetches it later.
        pub fn avatar_url(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("avatar_url");
            Self(self.0.set(&FIELD, value))
        }

        /// The contact's id in another system.
        pub fn identifier(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("identifier");
            Self(self.0.set(&FIELD, value))
        }

        /// A JPEG or PNG file.
        ///
        /// A file.
        pub fn avatar(self, value: impl Into<File>) -> Self {
            static FIELD: Field = Field::new("avatar");
            Self(self.0.set_files(&FIELD, [value]))
        }

        /// Adds a text part that the document does not describe.
        pub fn part(self, name: impl Into<String>, value: impl Into<String>) -> Self {
            Self(self.0.part(name, value))
        }

        /// Adds a file that the document does not describe.
        pub fn file_part(self, name: impl Into<String>, file: impl Into<File>) -> Self {
            Self(self.0.file_part(name, file))
        }
    }

    impl From<UpdateContactRequest> for Multipart {
        fn from(body: UpdateContactRequest) -> Self {
            body.0
        }
    }
}

/// What the document states about the values of requests.
mod rules {
    use progenitor_client::support::{Rule::*, Rules, RuleKind as Kind};

    pub(super) static CREATE_MESSAGE_BODY: Rules = Rules(&[
        Property("message_type", &NEW_MESSAGE_TYPE),
        Property("content_type", &NEW_CONTENT_TYPE),
        Property("content_attributes", &Rules(&[Type(&[Kind::Object])])),
    ]);
    pub(super) static NEW_WEBHOOK: Rules = Rules(&[Property("subscriptions", &Rules(&[Items(0, &WEBHOOK_EVENT)]))]);
    pub(super) static WEBHOOK_EVENT: Rules = Rules(&[Texts(&["conversation_created", "conversation_status_changed", "conversation_updated", "contact_created", "contact_updated", "message_created", "message_updated", "webwidget_triggered", "conversation_typing_on", "conversation_typing_off", "inbox_created", "inbox_updated"])]);
    pub(super) static CONTACT_UPDATE: Rules = Rules(&[
        Property("additional_attributes", &Rules(&[Type(&[Kind::Object])])),
        Property("custom_attributes", &Rules(&[Type(&[Kind::Object])])),
    ]);
    pub(super) static NEW_CONTENT_TYPE: Rules = Rules(&[Texts(&["text", "input_email", "cards", "input_select", "form", "article"])]);
    pub(super) static NEW_MESSAGE_TYPE: Rules = Rules(&[Texts(&["outgoing", "incoming", "activity", "template"])]);
    pub(super) static NEW_MESSAGE: Rules = Rules(&[
        Property("message_type", &NEW_MESSAGE_TYPE),
        Property("content_type", &NEW_CONTENT_TYPE),
        Property("content_attributes", &Rules(&[Type(&[Kind::Object])])),
        Property("template_params", &TEMPLATE_PARAMS),
    ]);
    pub(super) static TEMPLATE_PARAMS: Rules = Rules(&[
        Property("category", &TEMPLATE_CATEGORY),
        Property("processed_params", &TEMPLATE_VALUES),
    ]);
    pub(super) static TEMPLATE_VALUES: Rules = Rules(&[
        Property("header", &TEMPLATE_HEADER),
        Property("buttons", &Rules(&[Items(0, &TEMPLATE_BUTTON)])),
    ]);
    pub(super) static TEMPLATE_BUTTON: Rules = Rules(&[Property("type", &TEMPLATE_BUTTON_TYPE)]);
    pub(super) static TEMPLATE_BUTTON_TYPE: Rules = Rules(&[Texts(&["url", "copy_code"])]);
    pub(super) static TEMPLATE_HEADER: Rules = Rules(&[Property("media_type", &TEMPLATE_MEDIA_TYPE)]);
    pub(super) static TEMPLATE_MEDIA_TYPE: Rules = Rules(&[Texts(&["image", "video", "document"])]);
    pub(super) static TEMPLATE_CATEGORY: Rules = Rules(&[Texts(&["UTILITY", "MARKETING", "SHIPPING_UPDATE", "TICKET_UPDATE", "ISSUE_RESOLUTION"])]);
    pub(super) static CUSTOM_ATTRIBUTES_UPDATE: Rules = Rules(&[
        Required(&["custom_attributes"]),
        Property("custom_attributes", &Rules(&[Type(&[Kind::Object])])),
    ]);
    pub(super) static ASSIGNMENT: Rules = Rules(&[
        Property("assignee_type", &ASSIGNEE_TYPE),
        OneOf(&[&Rules(&[Required(&["assignee_id"])]), &Rules(&[Required(&["team_id"])])]),
    ]);
    pub(super) static ASSIGNEE_TYPE: Rules = Rules(&[Texts(&["User", "AgentBot"])]);
    pub(super) static TYPING_TOGGLE: Rules = Rules(&[Property("typing_status", &TYPING_STATUS)]);
    pub(super) static TYPING_STATUS: Rules = Rules(&[Texts(&["on", "off"])]);
    pub(super) static PRIORITY_TOGGLE: Rules = Rules(&[
        Required(&["priority"]),
        Property("priority", &NEW_PRIORITY),
    ]);
    pub(super) static NEW_PRIORITY: Rules = Rules(&[
        Nullable,
        Texts(&["low", "medium", "high", "urgent", "none"]),
    ]);
    pub(super) static STATUS_TOGGLE: Rules = Rules(&[Property("status", &CONVERSATION_STATUS)]);
    pub(super) static CONVERSATION_STATUS: Rules = Rules(&[Texts(&["open", "resolved", "pending", "snoozed"])]);
    pub(super) static CONTACT_FILTER: Rules = Rules(&[Property("payload", &Rules(&[Items(0, &CONTACT_CONDITION)]))]);
    pub(super) static CONTACT_CONDITION: Rules = Rules(&[
        Property("filter_operator", &FILTER_OPERATOR),
        Property("query_operator", &Rules(&[Nullable, AllOf(&QUERY_OPERATOR)])),
    ]);
    pub(super) static QUERY_OPERATOR: Rules = Rules(&[Texts(&["AND", "OR"])]);
    pub(super) static FILTER_OPERATOR: Rules = Rules(&[Texts(&["equal_to", "not_equal_to", "contains", "does_not_contain", "is_present", "is_not_present", "is_greater_than", "is_less_than", "days_before", "starts_with"])]);
    pub(super) static NEW_CONVERSATION: Rules = Rules(&[
        Property("status", &CONVERSATION_STATUS),
        Property("additional_attributes", &Rules(&[Type(&[Kind::Object])])),
        Property("custom_attributes", &Rules(&[Type(&[Kind::Object])])),
        Property("message", &FIRST_MESSAGE),
        AnyOf(&[&Rules(&[Required(&["source_id"])]), &Rules(&[Required(&["inbox_id", "contact_id"])])]),
    ]);
    pub(super) static FIRST_MESSAGE: Rules = Rules(&[Property("template_params", &TEMPLATE_PARAMS)]);
}

/// The webhooks of 99digital Online: [`Verifier`](webhooks::Verifier) verifies a delivery and
/// decodes it as an [`Event`](webhooks::Event).
///
/// The header `X-Chatwoot-Signature` has an HMAC-SHA256 signature of `{timestamp}.{body}`, in
/// hexadecimal digits after `sha256=`. The timestamp is in the header `X-Chatwoot-Timestamp`.
/// It may differ from the receiver's clock by up to 300 s.
///
/// The header `X-Chatwoot-Delivery` identifies a delivery: its repeats have the same value. No
/// signature covers it.
///
/// The repeats of a delivery have the same
/// [`Event::deduplication_key`](webhooks::Event::deduplication_key).
#[cfg(feature = "webhooks")]
pub mod webhooks {
    use progenitor_client::webhooks::{
        Delivery, MalformedEvent, UnknownEvent, EventFacts, Facts, Part, Signature,
    };
    use super::types;

    /// Verifies and reads deliveries.
    ///
    /// It needs a shared secret ([`Key::secret`](progenitor_client::webhooks::Key::secret)).
    pub type Verifier = progenitor_client::webhooks::Verifier<Event>;

    /// An event of 99digital Online.
    ///
    /// Its name is at `/event` in the body.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Event {
        /// A message was created.
        ///
        /// A contact, an agent or a bot wrote it, or the server sent a template. Private notes are sent
        /// as well. Activity messages are not.
        ///
        /// The webhook `message_created`.
        MessageCreated(Delivery<types::MessageEvent>),
        /// A message changed.
        ///
        /// For example, it was delivered, or a contact filled in a form. The body does not say what
        /// changed. A deleted message has `content_attributes.deleted`.
        ///
        /// The webhook `message_updated`.
        MessageUpdated(Delivery<types::MessageEvent>),
        /// A conversation was created.
        ///
        /// It may still be without its first message.
        ///
        /// The webhook `conversation_created`.
        ConversationCreated(Delivery<types::ConversationEvent>),
        /// A conversation changed.
        ///
        /// For example its assignee, its status, its labels or its custom attributes.
        /// `changed_attributes` has the changes. It is null if the server does not know them.
        ///
        /// The webhook `conversation_updated`.
        ConversationUpdated(Delivery<types::ConversationEvent>),
        /// The status of a conversation changed.
        ///
        /// `changed_attributes` has the old and the new status. The server sends `conversation_updated`
        /// as well.
        ///
        /// The webhook `conversation_status_changed`.
        ConversationStatusChanged(Delivery<types::ConversationEvent>),
        /// A contact was created.
        ///
        /// The webhook `contact_created`.
        ContactCreated(Delivery<types::ContactEvent>),
        /// A contact changed.
        ///
        /// `changed_attributes` has the changes.
        ///
        /// The webhook `contact_updated`.
        ContactUpdated(Delivery<types::ContactEvent>),
        /// Someone started typing.
        ///
        /// It is a contact, an agent or a bot. Only newer servers send this event.
        ///
        /// The webhook `conversation_typing_on`.
        ConversationTypingOn(Delivery<types::TypingEvent>),
        /// Someone stopped typing.
        ///
        /// It is a contact, an agent or a bot. Only newer servers send this event.
        ///
        /// The webhook `conversation_typing_off`.
        ConversationTypingOff(Delivery<types::TypingEvent>),
        /// A visitor opened a website widget.
        ///
        /// There may be no conversation yet.
        ///
        /// The webhook `webwidget_triggered`.
        WebwidgetTriggered(Delivery<types::WebwidgetTriggeredEvent>),
        /// An inbox was created.
        ///
        /// The server sends this event only if its operator sets `ENABLE_INBOX_EVENTS`.
        ///
        /// The webhook `inbox_created`.
        InboxCreated(Delivery<types::InboxEvent>),
        /// An inbox changed.
        ///
        /// Its settings or its channel changed. `changed_attributes` has the changes. The server sends
        /// this event only if its operator sets `ENABLE_INBOX_EVENTS`.
        ///
        /// The webhook `inbox_updated`.
        InboxUpdated(Delivery<types::InboxEvent>),
        /// An event that the document does not have, or a body without a recognizable event.
        Unknown(Delivery<UnknownEvent>),
        /// An event of the document whose body does not fit its type.
        Malformed(Delivery<MalformedEvent>),
    }

    const FACTS: Facts = Facts::new(
            &["/event"],
            &[
                EventFacts::new("message_created"),
                EventFacts::new("message_updated"),
                EventFacts::new("conversation_created"),
                EventFacts::new("conversation_updated"),
                EventFacts::new("conversation_status_changed"),
                EventFacts::new("contact_created"),
                EventFacts::new("contact_updated"),
                EventFacts::new("conversation_typing_on"),
                EventFacts::new("conversation_typing_off"),
                EventFacts::new("webwidget_triggered"),
                EventFacts::new("inbox_created"),
                EventFacts::new("inbox_updated"),
            ],
        )
        .signatures(
            &[
                Signature::hmac_sha256("X-Chatwoot-Signature")
                    .hex()
                    .prefix("sha256=")
                    .signed(&[Part::Timestamp, Part::Text("."), Part::Body])
                    .timestamp("X-Chatwoot-Timestamp", 300),
            ],
        )
        .delivery_id("X-Chatwoot-Delivery");

    progenitor_client::webhook_events! { Event FACTS {
        0 => MessageCreated,
        1 => MessageUpdated,
        2 => ConversationCreated,
        3 => ConversationUpdated,
        4 => ConversationStatusChanged,
        5 => ContactCreated,
        6 => ContactUpdated,
        7 => ConversationTypingOn,
        8 => ConversationTypingOff,
        9 => WebwidgetTriggered,
        10 => InboxCreated,
        11 => InboxUpdated,
    } }
}
