/// The types of the document's schemas.
pub mod types {
    use progenitor_client::{Coded, Extra, Number, RawJson, Timestamp, UnknownValue};

    /// What an agent may do.
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

    /// Who a conversation is assigned to, an agent or a bot; not there where it is nobody.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Assignee {
        /// The agent or bot.
        pub id: Option<i64>,
        /// The account.
        pub account_id: Option<i64>,
        /// The name.
        pub name: Option<String>,
        /// The name shown to contacts.
        pub available_name: Option<String>,
        /// An agent's e-mail address.
        pub email: Option<String>,
        /// What an agent may do.
        pub role: Option<AgentRole>,
        /// Whether someone is there; `busy` of agents only.
        pub availability_status: Option<AvailabilityStatus>,
        /// Whether an agent goes offline by itself.
        pub auto_offline: Option<bool>,
        /// Whether an agent's address is confirmed.
        pub confirmed: Option<bool>,
        /// By what an agent signs in.
        pub provider: Option<String>,
        /// The avatar's URL; empty where there is none.
        pub thumbnail: Option<String>,
        /// Attributes of the account's own making. Nullable.
        pub custom_attributes: Option<RawJson>,
        /// An agent's own role; of enterprise servers. Nullable.
        pub custom_role_id: Option<i64>,
        /// Named by the vendor's pages.
        pub see_all_conversations: Option<bool>,
        /// What a bot is for. Nullable.
        pub description: Option<String>,
        /// The kind of a bot.
        pub bot_type: Option<String>,
        /// Where a bot is called.
        pub outgoing_url: Option<String>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Whose conversations, by assignee; all unless told. Default: `all`.
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

    /// What an assignee is; of newer servers.
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

    /// A file or the like; what is there depends on `file_type`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Attachment {
        /// The attachment.
        pub id: Option<i64>,
        /// The message.
        pub message_id: Option<i64>,
        /// The account.
        pub account_id: Option<i64>,
        /// The kind of an attachment.
        pub file_type: Option<FileType>,
        /// The extension of a file's name. Nullable.
        pub extension: Option<String>,
        /// Where it is. Nullable.
        pub data_url: Option<String>,
        /// Where a small picture of it is. Nullable.
        pub thumb_url: Option<String>,
        /// Its size in bytes. Nullable.
        pub file_size: Option<i64>,
        /// The width of a picture. Nullable.
        pub width: Option<i64>,
        /// The height of a picture. Nullable.
        pub height: Option<i64>,
        /// What is said in a recording. Nullable.
        pub transcribed_text: Option<String>,
        /// The latitude of a place. Nullable.
        pub coordinates_lat: Option<Number>,
        /// The longitude of a place. Nullable.
        pub coordinates_long: Option<Number>,
        /// What to show in its stead. Nullable.
        pub fallback_title: Option<String>,
        /// The names of a contact. Nullable.
        pub meta: Option<RawJson>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Whether someone is there; `busy` of agents only.
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

    /// The person a conversation is with.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Contact {
        /// The contact.
        pub id: Option<i64>,
        /// The name; may be empty.
        pub name: Option<String>,
        /// The e-mail address. Nullable.
        pub email: Option<String>,
        /// The phone number. Nullable.
        pub phone_number: Option<String>,
        /// The contact's id in another system. Nullable.
        pub identifier: Option<String>,
        /// The avatar's URL; empty where there is none.
        pub thumbnail: Option<String>,
        /// Whether someone is there; `busy` of agents only.
        pub availability_status: Option<AvailabilityStatus>,
        /// Whether the contact is blocked.
        pub blocked: Option<bool>,
        /// Attributes of the channel. Nullable.
        pub additional_attributes: Option<RawJson>,
        /// Attributes of the account's own making. Nullable.
        pub custom_attributes: Option<RawJson>,
        /// How many conversations; of older servers.
        pub conversations_count: Option<i64>,
        /// When the contact last did something; not there if never.
        pub last_activity_at: Option<Timestamp>,
        /// When the contact was created.
        pub created_at: Option<Timestamp>,
        /// Properties without a field, and those with one that were null. Written back.
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
        /// The conversation's number in its account; not unique beyond it.
        pub id: Option<i64>,
        /// The account.
        pub account_id: Option<i64>,
        /// The inbox.
        pub inbox_id: Option<i64>,
        /// Tells the conversation from all others; of newer servers.
        pub uuid: Option<String>,
        /// Who and what a conversation belongs to.
        pub meta: Option<ConversationMeta>,
        /// The status of a conversation.
        pub status: Option<ConversationStatus>,
        /// Mostly null; of newer servers. Nullable.
        pub priority: Option<Priority>,
        /// None, the last one, or of older servers up to ten unread ones. Not all: list them with `listMessages`.
        pub messages: Option<Vec<Message>>,
        /// The last message that is not of the type activity; null or empty where there is none. Nullable.
        pub last_non_activity_message: Option<Message>,
        /// Named by the vendor's page, not described.
        pub attachments: Option<Vec<Option<Attachment>>>,
        /// The labels.
        pub labels: Option<Vec<String>>,
        /// Attributes of the channel. Nullable.
        pub additional_attributes: Option<RawJson>,
        /// Attributes of the account's own making. Nullable.
        pub custom_attributes: Option<RawJson>,
        /// Whether it is within the messaging window.
        pub can_reply: Option<bool>,
        /// Whether it is muted.
        pub muted: Option<bool>,
        /// Unread messages; newer servers count to ten.
        pub unread_count: Option<i64>,
        /// When a snoozed conversation comes back; null where it is not snoozed. Nullable.
        pub snoozed_until: Option<Timestamp>,
        /// When it began.
        pub created_at: Option<Timestamp>,
        /// When something last happened.
        pub timestamp: Option<Timestamp>,
        /// When it last changed, with a fraction; of newer servers.
        pub updated_at: Option<Timestamp>,
        /// When something last happened; of newer servers.
        pub last_activity_at: Option<Timestamp>,
        /// Since when the contact waits, or zero; of newer servers.
        pub waiting_since: Option<Timestamp>,
        /// When it was first replied to, or zero.
        pub first_reply_created_at: Option<Timestamp>,
        /// When an agent last saw it, or zero.
        pub agent_last_seen_at: Option<Timestamp>,
        /// When its assignee last saw it, or zero.
        pub assignee_last_seen_at: Option<Timestamp>,
        /// When the contact last saw it, or zero.
        pub contact_last_seen_at: Option<Timestamp>,
        /// The SLA policy; of newer servers. Nullable.
        pub sla_policy_id: Option<i64>,
        /// The SLA as applied; of newer enterprise servers. Nullable.
        pub applied_sla: Option<RawJson>,
        /// What happened to the SLA; of newer enterprise servers.
        pub sla_events: Option<Vec<RawJson>>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Conversations and counts.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationList {
        /// How many conversations there are, after every filter but `assignee_type`.
        pub meta: Option<Counts>,
        /// The conversations of this page.
        pub payload: Option<Vec<Conversation>>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Who and what a conversation belongs to.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationMeta {
        /// The person a conversation is with.
        pub sender: Option<Contact>,
        /// The kind of the inbox; null where the inbox is gone. Nullable.
        pub channel: Option<Channel>,
        /// Who a conversation is assigned to, an agent or a bot; not there where it is nobody.
        pub assignee: Option<Assignee>,
        /// What the assignee is; of newer servers.
        pub assignee_type: Option<AssigneeType>,
        /// The team a conversation is assigned to; not there where it is none.
        pub team: Option<Team>,
        /// Whether the contact's identity was verified. Nullable.
        pub hmac_verified: Option<bool>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A page of conversations in its envelope.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationPage {
        /// Conversations and counts.
        pub data: Option<ConversationList>,
        /// Properties without a field, and those with one that were null. Written back.
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

    /// How many conversations there are, after every filter but `assignee_type`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Counts {
        /// Those of the key's user.
        pub mine_count: Option<i64>,
        /// New ones.
        pub new_count: Option<i64>,
        /// Those of anyone.
        pub assigned_count: Option<i64>,
        /// Those of nobody.
        pub unassigned_count: Option<i64>,
        /// All.
        pub all_count: Option<i64>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// An error's body, in one of several forms.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Failure {
        /// What is wrong.
        pub error: Option<String>,
        /// What is wrong, of a record that is not valid.
        pub message: Option<String>,
        /// The attributes that are not valid.
        pub attributes: Option<Vec<String>>,
        /// What is wrong, several things.
        pub errors: Option<Vec<RawJson>>,
        /// What is wrong; in Chatwoot's own document, which its source never sends.
        pub description: Option<String>,
        /// Properties without a field, and those with one that were null. Written back.
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
        /// The message.
        pub id: Option<i64>,
        /// The text; null of attachments alone. Nullable.
        pub content: Option<String>,
        /// The account.
        pub account_id: Option<i64>,
        /// The inbox.
        pub inbox_id: Option<i64>,
        /// The conversation's number in its account.
        pub conversation_id: Option<i64>,
        /// Which way a message went, or that the system wrote it.
        pub message_type: Option<Coded<MessageType>>,
        /// The kind of a message's content.
        pub content_type: Option<ContentType>,
        /// What the content type asks for. Nullable.
        pub content_attributes: Option<RawJson>,
        /// Whether it is a note among agents.
        pub private: Option<bool>,
        /// What became of it. Nullable.
        pub status: Option<MessageStatus>,
        /// When it was created, mostly in whole seconds.
        pub created_at: Option<Timestamp>,
        /// When it was created, to the millisecond.
        pub created_at_exact: Option<Timestamp>,
        /// When it last changed, mostly as ISO 8601 text.
        pub updated_at: Option<Timestamp>,
        /// The message's id in its channel. Nullable.
        pub source_id: Option<String>,
        /// Its ids in other systems. Nullable.
        pub external_source_ids: Option<RawJson>,
        /// What the sender is; null of a message of the system. Nullable.
        pub sender_type: Option<SenderType>,
        /// The sender; null of a message of the system. Nullable.
        pub sender_id: Option<i64>,
        /// Who sent a message; what is there depends on `type`. Not there of a message of the system.
        pub sender: Option<MessageSender>,
        /// What a message says of its conversation.
        pub conversation: Option<MessageConversation>,
        /// Files and the like; not there where there are none.
        pub attachments: Option<Vec<Option<Attachment>>>,
        /// Attributes of the channel. Nullable.
        pub additional_attributes: Option<RawJson>,
        /// Named by the vendor's page, not described.
        pub label_list: Option<RawJson>,
        /// The text as searched; of newer servers. Nullable.
        pub processed_message_content: Option<String>,
        /// The mood; of newer servers. Nullable.
        pub sentiment: Option<RawJson>,
        /// What the sending client called it. Nullable.
        pub echo_id: Option<String>,
        /// The call that the message is of; of newer servers. Nullable.
        pub call: Option<RawJson>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// What a message says of its conversation.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageConversation {
        /// The agent it is assigned to. Nullable.
        pub assignee_id: Option<i64>,
        /// Unread messages.
        pub unread_count: Option<i64>,
        /// When something last happened; of newer servers.
        pub last_activity_at: Option<Timestamp>,
        /// The contact's id in the channel; of newer servers. Nullable.
        pub contact_inbox: Option<RawJson>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Who sent a message; what is there depends on `type`. Not there of a message of the system.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageSender {
        /// What a sender is, in the sender itself.
        #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
        pub type_: Option<MessageSenderType>,
        /// The contact, agent or bot.
        pub id: Option<i64>,
        /// The name.
        pub name: Option<String>,
        /// The name an agent shows to contacts.
        pub available_name: Option<String>,
        /// The e-mail address. Nullable.
        pub email: Option<String>,
        /// A contact's phone number. Nullable.
        pub phone_number: Option<String>,
        /// A contact's id in another system. Nullable.
        pub identifier: Option<String>,
        /// The avatar's URL; empty where there is none.
        pub thumbnail: Option<String>,
        /// The avatar's URL, of an agent or bot.
        pub avatar_url: Option<String>,
        /// Named by the vendor's pages.
        pub logo_user_url: Option<String>,
        /// Whether someone is there; `busy` of agents only.
        pub availability_status: Option<AvailabilityStatus>,
        /// Whether a contact is blocked; of newer servers.
        pub blocked: Option<bool>,
        /// Attributes of the channel. Nullable.
        pub additional_attributes: Option<RawJson>,
        /// Attributes of the account's own making. Nullable.
        pub custom_attributes: Option<RawJson>,
        /// What an assistant is for. Nullable.
        pub description: Option<String>,
        /// When an assistant was created.
        pub created_at: Option<Timestamp>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// What a sender is, in the sender itself.
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

    /// What became of a message.
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

    /// Which way a message went, or that the system wrote it.
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

    /// Messages of a conversation.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageWindow {
        /// What the messages belong to.
        pub meta: Option<MessageWindowMeta>,
        /// The messages, the oldest first.
        pub payload: Option<Vec<Message>>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// What the messages belong to.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageWindowMeta {
        /// The conversation's labels.
        pub labels: Option<Vec<String>>,
        /// The conversation's attributes of the channel. Nullable.
        pub additional_attributes: Option<RawJson>,
        /// Who sent a message; what is there depends on `type`. Not there of a message of the system.
        pub contact: Option<MessageSender>,
        /// Who the conversation is assigned to; not there where it is nobody.
        pub assignee: Option<MessageSender>,
        /// When an agent last saw the conversation. Nullable.
        pub agent_last_seen_at: Option<Timestamp>,
        /// When its assignee last saw the conversation. Nullable.
        pub assignee_last_seen_at: Option<Timestamp>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// How urgent a conversation is.
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

    /// What a sender is.
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

    /// The order, as Chatwoot's source has it; that an older server ignores
    /// it is an assumption. By `created_at_asc`
    /// conversations do not move while one reads, other than by leaving.
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

    /// Conversations of one status, or `all`; open ones unless told. Default: `open`.
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

    /// The team a conversation is assigned to; not there where it is none.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Team {
        /// The team.
        pub id: Option<i64>,
        /// The name.
        pub name: Option<String>,
        /// What the team is for. Nullable.
        pub description: Option<String>,
        /// Whether conversations are assigned by themselves.
        pub allow_auto_assign: Option<bool>,
        /// The account.
        pub account_id: Option<i64>,
        /// Whether the key's user is a member.
        pub is_member: Option<bool>,
        /// Properties without a field, and those with one that were null. Written back.
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

#[allow(unused_imports, dead_code)]
mod client {
    #[allow(unused_imports)]
    pub use progenitor_client::{ByteStream, ClientInfo, Error, ResponseValue};
    #[allow(unused_imports)]
    use progenitor_client::{ClientHooks, OperationInfo, RequestBuilderExt};
    /// Types used as operation parameters and responses.
    #[allow(clippy::all)]
    pub mod types {
        /// Error types.
        pub mod error {
            /// Error from a `TryFrom` or `FromStr` implementation.
            pub struct ConversionError(::std::borrow::Cow<'static, str>);
            impl ::std::error::Error for ConversionError {}
            impl ::std::fmt::Display for ConversionError {
                fn fmt(
                    &self,
                    f: &mut ::std::fmt::Formatter<'_>,
                ) -> Result<(), ::std::fmt::Error> {
                    ::std::fmt::Display::fmt(&self.0, f)
                }
            }
            impl ::std::fmt::Debug for ConversionError {
                fn fmt(
                    &self,
                    f: &mut ::std::fmt::Formatter<'_>,
                ) -> Result<(), ::std::fmt::Error> {
                    ::std::fmt::Debug::fmt(&self.0, f)
                }
            }
            impl From<&'static str> for ConversionError {
                fn from(value: &'static str) -> Self {
                    Self(value.into())
                }
            }
            impl From<String> for ConversionError {
                fn from(value: String) -> Self {
                    Self(value.into())
                }
            }
        }
    }
    #[derive(Clone)]
    /**Client for 99digital Online

Version: unused*/
    pub struct Client {
        baseurl: String,
        client: reqwest::Client,
        inner: progenitor_client::Session,
    }
    impl Client {
        pub(super) fn new_with_client(
            baseurl: &str,
            client: reqwest::Client,
            inner: progenitor_client::Session,
        ) -> Self {
            Self {
                baseurl: baseurl.to_string(),
                client,
                inner,
            }
        }
    }
    impl ClientInfo<progenitor_client::Session> for Client {
        fn api_version() -> &'static str {
            "unused"
        }
        fn baseurl(&self) -> &str {
            self.baseurl.as_str()
        }
        fn client(&self) -> &reqwest::Client {
            &self.client
        }
        fn inner(&self) -> &progenitor_client::Session {
            &self.inner
        }
    }
    const _: () = {
        #[allow(dead_code)]
        fn assert_client_hooks()
        where
            Client: ClientHooks<progenitor_client::Session>,
        {}
    };
    impl Client {
        /**List all conversations in an account

In pages of a size that the server sets, 25 unless it was set otherwise, by last activity, the newest first. The order has no tiebreaker, and conversations move while one reads.

Sends a `GET` request to `/api/v1/accounts/{account_id}/conversations`

Arguments:
- `account_id`: The numeric id of the account.
- `assignee_type`
- `inbox_id`: Conversations of one inbox.
- `labels`: Conversations with any of these labels.
- `page`: The page, from 1. Behind the last one there are no conversations.
- `q`: Conversations with messages that contain this. The status is ignored then, and the counts are not to be relied on.
- `sort_by`
- `status`
- `team_id`: Conversations of one team.
```ignore
let response = client.list_conversations()
    .account_id(account_id)
    .assignee_type(assignee_type)
    .inbox_id(inbox_id)
    .labels(labels)
    .page(page)
    .q(q)
    .sort_by(sort_by)
    .status(status)
    .team_id(team_id)
    .send()
    .await;
```*/
        pub fn list_conversations(&self) -> builder::ListConversations<'_> {
            builder::ListConversations::new(self)
        }
        /**List messages of a conversation

The latest 20, the oldest of them first; with `before` the 20 before that message. The vendor's page has no parameters; those here are read in Chatwoot's source, 4.10.

Sends a `GET` request to `/api/v1/accounts/{account_id}/conversations/{conversation_id}/messages`

Arguments:
- `account_id`: The numeric id of the account.
- `conversation_id`: The conversation's number in the account.
- `after`: Messages with a greater id, 100 at most, the oldest first; with `before` up to 1000 between the two, the one of this id included. A walk goes back from the newest and takes no `after`.
- `before`: Messages with a lesser id, 20 at most.
- `filter_internal_messages`: Any value leaves private and activity messages out.
```ignore
let response = client.list_messages()
    .account_id(account_id)
    .conversation_id(conversation_id)
    .after(after)
    .before(before)
    .filter_internal_messages(filter_internal_messages)
    .send()
    .await;
```*/
        pub fn list_messages(&self) -> builder::ListMessages<'_> {
            builder::ListMessages::new(self)
        }
    }
    /// Types for composing operation parameters.
    #[allow(clippy::all)]
    pub mod builder {
        use super::types;
        #[allow(unused_imports)]
        use super::{
            ByteStream, ClientInfo, ClientHooks, Error, OperationInfo, RequestBuilderExt,
            ResponseValue,
        };
        /**Builder for [`Client::list_conversations`]

[`Client::list_conversations`]: super::Client::list_conversations*/
        #[derive(Clone)]
        pub struct ListConversations<'a> {
            client: &'a super::Client,
            account_id: Result<i64, String>,
            assignee_type: Result<Option<super::super::types::AssigneeFilter>, String>,
            inbox_id: Result<Option<i64>, String>,
            labels: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
            page: Result<Option<i64>, String>,
            q: Result<Option<::std::string::String>, String>,
            sort_by: Result<Option<super::super::types::SortBy>, String>,
            status: Result<Option<super::super::types::StatusFilter>, String>,
            team_id: Result<Option<i64>, String>,
        }
        impl<'a> ListConversations<'a> {
            pub fn new(client: &'a super::Client) -> Self {
                Self {
                    client: client,
                    account_id: Err("account_id was not initialized".to_string()),
                    assignee_type: Ok(None),
                    inbox_id: Ok(None),
                    labels: Ok(None),
                    page: Ok(None),
                    q: Ok(None),
                    sort_by: Ok(None),
                    status: Ok(None),
                    team_id: Ok(None),
                }
            }
            pub fn account_id<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<i64>,
            {
                self.account_id = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `i64` for account_id failed".to_string()
                    });
                self
            }
            pub fn assignee_type<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<super::super::types::AssigneeFilter>,
            {
                self.assignee_type = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `super :: super :: types :: AssigneeFilter` for assignee_type failed"
                            .to_string()
                    });
                self
            }
            pub fn inbox_id<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<i64>,
            {
                self.inbox_id = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| "conversion to `i64` for inbox_id failed".to_string());
                self
            }
            pub fn labels<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
            {
                self.labels = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `:: std :: vec :: Vec < :: std :: string :: String >` for labels failed"
                            .to_string()
                    });
                self
            }
            pub fn page<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<i64>,
            {
                self.page = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| "conversion to `i64` for page failed".to_string());
                self
            }
            pub fn q<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.q = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for q failed"
                            .to_string()
                    });
                self
            }
            pub fn sort_by<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<super::super::types::SortBy>,
            {
                self.sort_by = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `super :: super :: types :: SortBy` for sort_by failed"
                            .to_string()
                    });
                self
            }
            pub fn status<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<super::super::types::StatusFilter>,
            {
                self.status = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `super :: super :: types :: StatusFilter` for status failed"
                            .to_string()
                    });
                self
            }
            pub fn team_id<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<i64>,
            {
                self.team_id = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| "conversion to `i64` for team_id failed".to_string());
                self
            }
            ///Sends a `GET` request to `/api/v1/accounts/{account_id}/conversations`
            pub async fn send(
                self,
            ) -> Result<
                ResponseValue<super::super::types::ConversationPage>,
                Error<()>,
            > {
                let Self {
                    client,
                    account_id,
                    assignee_type,
                    inbox_id,
                    labels,
                    page,
                    q,
                    sort_by,
                    status,
                    team_id,
                } = self;
                let account_id = account_id.map_err(Error::InvalidRequest)?;
                let assignee_type = assignee_type.map_err(Error::InvalidRequest)?;
                let inbox_id = inbox_id.map_err(Error::InvalidRequest)?;
                let labels = labels.map_err(Error::InvalidRequest)?;
                let page = page.map_err(Error::InvalidRequest)?;
                let q = q.map_err(Error::InvalidRequest)?;
                let sort_by = sort_by.map_err(Error::InvalidRequest)?;
                let status = status.map_err(Error::InvalidRequest)?;
                let team_id = team_id.map_err(Error::InvalidRequest)?;
                let url = progenitor_client::support::address(
                    &client.baseurl,
                    "/api/v1/accounts/{account_id}/conversations",
                    &[account_id.to_string()],
                )?;
                let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
                header_map
                    .append(
                        ::reqwest::header::HeaderName::from_static("api-version"),
                        ::reqwest::header::HeaderValue::from_static(
                            super::Client::api_version(),
                        ),
                    );
                #[allow(unused_mut)]
                let mut request = client
                    .client
                    .get(url)
                    .header(
                        ::reqwest::header::ACCEPT,
                        ::reqwest::header::HeaderValue::from_static("application/json"),
                    )
                    .query(
                        &progenitor_client::QueryParam::new(
                            "assignee_type",
                            &assignee_type,
                        ),
                    )
                    .query(&progenitor_client::QueryParam::new("inbox_id", &inbox_id))
                    .query(&progenitor_client::QueryParam::new("labels[]", &labels))
                    .query(&progenitor_client::QueryParam::new("page", &page))
                    .query(&progenitor_client::QueryParam::new("q", &q))
                    .query(&progenitor_client::QueryParam::new("sort_by", &sort_by))
                    .query(&progenitor_client::QueryParam::new("status", &status))
                    .query(&progenitor_client::QueryParam::new("team_id", &team_id))
                    .headers(header_map)
                    .build()?;
                let info = OperationInfo {
                    operation_id: "list_conversations",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    200u16 => ResponseValue::from_response(response).await,
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::list_messages`]

[`Client::list_messages`]: super::Client::list_messages*/
        #[derive(Clone)]
        pub struct ListMessages<'a> {
            client: &'a super::Client,
            account_id: Result<i64, String>,
            conversation_id: Result<i64, String>,
            after: Result<Option<i64>, String>,
            before: Result<Option<i64>, String>,
            filter_internal_messages: Result<Option<bool>, String>,
        }
        impl<'a> ListMessages<'a> {
            pub fn new(client: &'a super::Client) -> Self {
                Self {
                    client: client,
                    account_id: Err("account_id was not initialized".to_string()),
                    conversation_id: Err(
                        "conversation_id was not initialized".to_string(),
                    ),
                    after: Ok(None),
                    before: Ok(None),
                    filter_internal_messages: Ok(None),
                }
            }
            pub fn account_id<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<i64>,
            {
                self.account_id = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `i64` for account_id failed".to_string()
                    });
                self
            }
            pub fn conversation_id<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<i64>,
            {
                self.conversation_id = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `i64` for conversation_id failed".to_string()
                    });
                self
            }
            pub fn after<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<i64>,
            {
                self.after = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| "conversion to `i64` for after failed".to_string());
                self
            }
            pub fn before<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<i64>,
            {
                self.before = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| "conversion to `i64` for before failed".to_string());
                self
            }
            pub fn filter_internal_messages<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<bool>,
            {
                self.filter_internal_messages = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `bool` for filter_internal_messages failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `GET` request to `/api/v1/accounts/{account_id}/conversations/{conversation_id}/messages`
            pub async fn send(
                self,
            ) -> Result<ResponseValue<super::super::types::MessageWindow>, Error<()>> {
                let Self {
                    client,
                    account_id,
                    conversation_id,
                    after,
                    before,
                    filter_internal_messages,
                } = self;
                let account_id = account_id.map_err(Error::InvalidRequest)?;
                let conversation_id = conversation_id.map_err(Error::InvalidRequest)?;
                let after = after.map_err(Error::InvalidRequest)?;
                let before = before.map_err(Error::InvalidRequest)?;
                let filter_internal_messages = filter_internal_messages
                    .map_err(Error::InvalidRequest)?;
                let url = progenitor_client::support::address(
                    &client.baseurl,
                    "/api/v1/accounts/{account_id}/conversations/{conversation_id}/messages",
                    &[account_id.to_string(), conversation_id.to_string()],
                )?;
                let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
                header_map
                    .append(
                        ::reqwest::header::HeaderName::from_static("api-version"),
                        ::reqwest::header::HeaderValue::from_static(
                            super::Client::api_version(),
                        ),
                    );
                #[allow(unused_mut)]
                let mut request = client
                    .client
                    .get(url)
                    .header(
                        ::reqwest::header::ACCEPT,
                        ::reqwest::header::HeaderValue::from_static("application/json"),
                    )
                    .query(&progenitor_client::QueryParam::new("after", &after))
                    .query(&progenitor_client::QueryParam::new("before", &before))
                    .query(
                        &progenitor_client::QueryParam::new(
                            "filter_internal_messages",
                            &filter_internal_messages,
                        ),
                    )
                    .headers(header_map)
                    .build()?;
                let info = OperationInfo {
                    operation_id: "list_messages",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    200u16 => ResponseValue::from_response(response).await,
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        impl ::std::fmt::Debug for ListConversations<'_> {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "ListConversations",
                    &[
                        ("account_id", self.account_id.is_ok()),
                        ("assignee_type", !matches!(self.assignee_type, Ok(None))),
                        ("inbox_id", !matches!(self.inbox_id, Ok(None))),
                        ("labels", !matches!(self.labels, Ok(None))),
                        ("page", !matches!(self.page, Ok(None))),
                        ("q", !matches!(self.q, Ok(None))),
                        ("sort_by", !matches!(self.sort_by, Ok(None))),
                        ("status", !matches!(self.status, Ok(None))),
                        ("team_id", !matches!(self.team_id, Ok(None))),
                    ],
                )
            }
        }
        impl ::std::fmt::Debug for ListMessages<'_> {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "ListMessages",
                    &[
                        ("account_id", self.account_id.is_ok()),
                        ("conversation_id", self.conversation_id.is_ok()),
                        ("after", !matches!(self.after, Ok(None))),
                        ("before", !matches!(self.before, Ok(None))),
                        (
                            "filter_internal_messages",
                            !matches!(self.filter_internal_messages, Ok(None)),
                        ),
                    ],
                )
            }
        }
    }
    /// Items consumers will typically use such as the Client.
    pub mod prelude {
        pub use self::super::Client;
    }
    impl ::std::fmt::Debug for Client {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter
                .debug_struct("Client")
                .field("baseurl", &self.baseurl)
                .finish_non_exhaustive()
        }
    }
}
pub use client::{Client, builder};
impl progenitor_client::Provider for Client {
    const SERVERS: &'static [&'static str] = &["https://online.99digital.co.il"];
    const KEY_HEADERS: &'static [&'static str] = &["api_access_token"];
    const OPERATIONS: &'static [progenitor_client::Operation] = &[
        progenitor_client::Operation {
            id: "listConversations",
            function: "list_conversations",
            method: "GET",
            path: "/api/v1/accounts/{account_id}/conversations",
            page_size: ::std::option::Option::None,
            errors: &[
                progenitor_client::DocumentedError {
                    status: 401u16..=401u16,
                    message: &[
                        "/error",
                        "/message",
                        "/description",
                        "/errors/0",
                        "/errors/0/message",
                    ],
                },
                progenitor_client::DocumentedError {
                    status: 402u16..=402u16,
                    message: &[
                        "/error",
                        "/message",
                        "/description",
                        "/errors/0",
                        "/errors/0/message",
                    ],
                },
                progenitor_client::DocumentedError {
                    status: 404u16..=404u16,
                    message: &[
                        "/error",
                        "/message",
                        "/description",
                        "/errors/0",
                        "/errors/0/message",
                    ],
                },
                progenitor_client::DocumentedError {
                    status: 422u16..=422u16,
                    message: &[
                        "/error",
                        "/message",
                        "/description",
                        "/errors/0",
                        "/errors/0/message",
                    ],
                },
                progenitor_client::DocumentedError {
                    status: 429u16..=429u16,
                    message: &[],
                },
            ],
        },
        progenitor_client::Operation {
            id: "listMessages",
            function: "list_messages",
            method: "GET",
            path: "/api/v1/accounts/{account_id}/conversations/{conversation_id}/messages",
            page_size: ::std::option::Option::None,
            errors: &[
                progenitor_client::DocumentedError {
                    status: 401u16..=401u16,
                    message: &[
                        "/error",
                        "/message",
                        "/description",
                        "/errors/0",
                        "/errors/0/message",
                    ],
                },
                progenitor_client::DocumentedError {
                    status: 402u16..=402u16,
                    message: &[
                        "/error",
                        "/message",
                        "/description",
                        "/errors/0",
                        "/errors/0/message",
                    ],
                },
                progenitor_client::DocumentedError {
                    status: 404u16..=404u16,
                    message: &[
                        "/error",
                        "/message",
                        "/description",
                        "/errors/0",
                        "/errors/0/message",
                    ],
                },
                progenitor_client::DocumentedError {
                    status: 422u16..=422u16,
                    message: &[
                        "/error",
                        "/message",
                        "/description",
                        "/errors/0",
                        "/errors/0/message",
                    ],
                },
                progenitor_client::DocumentedError {
                    status: 429u16..=429u16,
                    message: &[],
                },
            ],
        },
    ];
    const RATE_LIMIT: ::std::option::Option<(u32, u64)> = ::std::option::Option::None;
    fn assemble(session: progenitor_client::Session) -> Self {
        Self::new_with_client(session.base_url(), session.http(), session.clone())
    }
}
impl progenitor_client::Paginated for builder::ListConversations<'_> {
    type Page = types::ConversationPage;
    type Item = types::Conversation;
    const PAGING: progenitor_client::support::Paging = progenitor_client::support::Paging {
        style: progenitor_client::support::Style::PageNumber,
        parameter: "page",
        items: "/data/payload",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "listConversations",
    };
    fn starting_at(self, cursor: ::std::string::String) -> Self {
        self.page(progenitor_client::support::Position(cursor))
    }
    async fn fetch(
        self,
    ) -> ::std::result::Result<
        progenitor_client::ResponseValue<Self::Page>,
        progenitor_client::Error,
    > {
        self.send().await
    }
    fn id(item: &Self::Item) -> ::std::option::Option<progenitor_client::support::Id> {
        ::std::option::Option::Some(item)
            .and_then(|value| value.id.as_ref())
            .map(progenitor_client::support::Id::from)
    }
    fn total(
        page: &Self::Page,
        _asked: &dyn Fn(&str) -> ::std::option::Option<::std::string::String>,
    ) -> ::std::option::Option<i64> {
        match _asked("assignee_type").as_deref() {
            ::std::option::Option::Some("assigned") => {
                ::std::option::Option::Some(page)
                    .and_then(|value| value.data.as_ref())
                    .and_then(|value| value.meta.as_ref())
                    .and_then(|value| value.assigned_count.as_ref())
                    .copied()
            }
            ::std::option::Option::Some("me") => {
                ::std::option::Option::Some(page)
                    .and_then(|value| value.data.as_ref())
                    .and_then(|value| value.meta.as_ref())
                    .and_then(|value| value.mine_count.as_ref())
                    .copied()
            }
            ::std::option::Option::Some("unassigned") => {
                ::std::option::Option::Some(page)
                    .and_then(|value| value.data.as_ref())
                    .and_then(|value| value.meta.as_ref())
                    .and_then(|value| value.unassigned_count.as_ref())
                    .copied()
            }
            _ => {
                ::std::option::Option::Some(page)
                    .and_then(|value| value.data.as_ref())
                    .and_then(|value| value.meta.as_ref())
                    .and_then(|value| value.all_count.as_ref())
                    .copied()
            }
        }
    }
    fn listed(page: &Self::Page) -> ::std::option::Option<&[Self::Item]> {
        ::std::option::Option::Some(page)
            .and_then(|value| value.data.as_ref())
            .and_then(|value| value.payload.as_ref())
            .map(::std::vec::Vec::as_slice)
    }
    fn into_items(
        page: Self::Page,
    ) -> ::std::option::Option<::std::vec::Vec<Self::Item>> {
        ::std::option::Option::Some(page)
            .and_then(|value| value.data)
            .and_then(|value| value.payload)
    }
}
impl progenitor_client::Paginated for builder::ListMessages<'_> {
    type Page = types::MessageWindow;
    type Item = types::Message;
    const PAGING: progenitor_client::support::Paging = progenitor_client::support::Paging {
        style: progenitor_client::support::Style::Before,
        parameter: "before",
        items: "/payload",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &["after"],
        operation: "listMessages",
    };
    fn starting_at(self, cursor: ::std::string::String) -> Self {
        self.before(progenitor_client::support::Position(cursor))
    }
    async fn fetch(
        self,
    ) -> ::std::result::Result<
        progenitor_client::ResponseValue<Self::Page>,
        progenitor_client::Error,
    > {
        self.send().await
    }
    fn id(item: &Self::Item) -> ::std::option::Option<progenitor_client::support::Id> {
        ::std::option::Option::Some(item)
            .and_then(|value| value.id.as_ref())
            .map(progenitor_client::support::Id::from)
    }
    fn listed(page: &Self::Page) -> ::std::option::Option<&[Self::Item]> {
        ::std::option::Option::Some(page)
            .and_then(|value| value.payload.as_ref())
            .map(::std::vec::Vec::as_slice)
    }
    fn into_items(
        page: Self::Page,
    ) -> ::std::option::Option<::std::vec::Vec<Self::Item>> {
        ::std::option::Option::Some(page).and_then(|value| value.payload)
    }
}
