use progenitor_client::{
    Call, Error, Operation, Paginated, Provider, ResponseValue, Scheme, Secrets, Session,
};
use progenitor_client::support::{Id, Paging, Position, Style};

/// The types of the document's schemas.
pub mod types {
    use progenitor_client::{Coded, Extra, Number, RawJson, Timestamp, UnknownValue};

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
        /// The width of a picture. Nullable.
        pub width: Option<i64>,
        /// The height of a picture. Nullable.
        pub height: Option<i64>,
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
        /// The kind of a message's content.
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

    // How the runtime reads and writes these types.

    progenitor_client::open_enum! { AgentRole {
        "agent" => Agent,
        "administrator" => Administrator,
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

    progenitor_client::record! { Attachment extra {
        0 "id" => id: integer,
        1 "message_id" => message_id: integer,
        2 "account_id" => account_id: integer,
        3 "file_type" => file_type: optional,
        4 "extension" => extension: optional,
        5 "data_url" => data_url: optional,
        6 "thumb_url" => thumb_url: optional,
        7 "file_size" => file_size: integer,
        8 "width" => width: integer,
        9 "height" => height: integer,
        10 "transcribed_text" => transcribed_text: optional,
        11 "coordinates_lat" => coordinates_lat: optional,
        12 "coordinates_long" => coordinates_long: optional,
        13 "fallback_title" => fallback_title: optional,
        14 "meta" => meta: optional,
    } }

    progenitor_client::open_enum! { AvailabilityStatus {
        "online" => Online,
        "offline" => Offline,
        "busy" => Busy,
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
    } }

    progenitor_client::record! { ConversationList extra {
        0 "meta" => meta: optional,
        1 "payload" => payload: optional,
    } }

    progenitor_client::record! { ConversationMeta extra {
        0 "sender" => sender: optional,
        1 "channel" => channel: optional,
        2 "assignee" => assignee: optional,
        3 "assignee_type" => assignee_type: optional,
        4 "team" => team: optional,
        5 "hmac_verified" => hmac_verified: optional,
    } }

    progenitor_client::record! { ConversationPage extra {
        0 "data" => data: optional,
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

    progenitor_client::record! { Failure extra {
        0 "error" => error: optional,
        1 "message" => message: optional,
        2 "attributes" => attributes: optional,
        3 "errors" => errors: optional,
        4 "description" => description: optional,
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
    } }

    progenitor_client::record! { MessageConversation extra {
        0 "assignee_id" => assignee_id: integer,
        1 "unread_count" => unread_count: integer,
        2 "last_activity_at" => last_activity_at: optional,
        3 "contact_inbox" => contact_inbox: optional,
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

    progenitor_client::record! { MessageWindowMeta extra {
        0 "labels" => labels: optional,
        1 "additional_attributes" => additional_attributes: optional,
        2 "contact" => contact: optional,
        3 "assignee" => assignee: optional,
        4 "agent_last_seen_at" => agent_last_seen_at: optional,
        5 "assignee_last_seen_at" => assignee_last_seen_at: optional,
    } }

    progenitor_client::open_enum! { Priority {
        "low" => Low,
        "medium" => Medium,
        "high" => High,
        "urgent" => Urgent,
    } }

    progenitor_client::open_enum! { SenderType {
        "Contact" => Contact,
        "User" => User,
        "AgentBot" => AgentBot,
        "Captain::Assistant" => CaptainAssistant,
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

    progenitor_client::one_of! { StatusFilter "status" {
        "open" => Open,
        "resolved" => Resolved,
        "pending" => Pending,
        "snoozed" => Snoozed,
        "all" => All,
    } }

    progenitor_client::record! { Team extra {
        0 "id" => id: integer,
        1 "name" => name: optional,
        2 "description" => description: optional,
        3 "allow_auto_assign" => allow_auto_assign: optional,
        4 "account_id" => account_id: integer,
        5 "is_member" => is_member: optional,
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
        &builder::ListMessages::OPERATION,
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

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{
        Call, DocumentedError, Error, Operation, Parameter, ResponseValue,
    };
    use super::types;
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
}
