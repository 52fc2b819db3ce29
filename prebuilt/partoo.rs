use progenitor_client::{
    Call, Error, Method, Operation, Paginated, Provider, RawRequest, ResponseValue,
    Scheme, Secrets, Session,
};
use progenitor_client::support::{Id, Paging, Style};

/// The types of the document's schemas.
pub mod types {
    use progenitor_client::{Extra, Malformed, RawJson, Timestamp, UnknownValue};

    /// Audio.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct AudioMessageContent {
        /// The url of the audio. Format: `url`.
        pub url: Option<String>,
        /// Name of the audio file. Nullable.
        pub file_name: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Conversation.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Conversation {
        /// Not described in the document.
        pub id: Option<i64>,
        /// The url of the consumer's profile picture. Example:
        /// `https://www.example.com/profile-picture.jpg`. Format: `url`. Nullable.
        pub consumer_img: Option<String>,
        /// The name of the consumer, can be empty. The format may differ depending on the platform of
        /// contact (ex: "John Doe", "John Doe (@johndoe)", "@johndoe", "", ...). Example: `John Doe`.
        /// Nullable.
        pub consumer_name: Option<String>,
        /// The phone number of the consumer, formatted in E.164 international
        /// format (ex: "+33612345678"). Example: `+33612345678`. Nullable.
        pub consumer_phone_number: Option<String>,
        /// The email of the consumer. Example: `john.doe@example.com`. Nullable.
        pub consumer_email: Option<String>,
        /// The last message exchanged in the conversation. Nullable.
        pub last_message: Option<Message>,
        /// If the last message received was read.
        /// This property is scoped to the user who performs the request.
        /// Multiple partoo users can have a different is_read value for the same conversation.
        /// is_read is always false in webhook payloads.
        pub is_read: Option<bool>,
        /// If Open, it is possible to send a message in the conversation, else not.
        /// A conversation can be Closed if it is expired.
        pub status: Option<ConversationStatus>,
        /// The date of creation of the conversation, in the ISO 8601 format
        /// (ex: "2023-01-31 16:22:17.327878+00:00"). Example: `2023-01-31 16:22:17.327878+00:00`.
        pub created_at: Option<Timestamp>,
        /// If the conversation has at least one message sent by a Partoo user.
        pub has_one_user_message: Option<bool>,
        /// Some basic information about the business that the conversation is associated with.
        pub business: Option<ConversationBusiness>,
        /// The channel that the message is being sent to/from.
        ///
        /// ⚠️ New values may be added to this enum without prior notice and without following the
        /// classic depreciation cycle.
        /// It is up to you to gracefully handle the case where new values are added.
        pub messaging_partner: Option<MessagingPartner>,
        /// The list of issues that affect the conversation. The issues represent
        /// setup problem that the business may have with a messaging channel. It is
        /// not possible to send messages on a conversation that has issues.
        ///
        /// ⚠️ New values may be added to this enum without prior notice and without following the
        /// classic depreciation cycle.
        /// It is up to you to gracefully handle the case where new values are added. Example:
        /// `["facebook_no_page_linked"]`.
        pub issues: Option<Vec<ConversationIssue>>,
        /// The date at which the first message of the conversation was received, in the ISO 8601 format
        /// (ex: "2023-01-31 16:22:17.327878+00:00").
        pub first_message_date: Option<Timestamp>,
        /// If the conversation has expired. A conversation expires if the consumer has not contacted
        /// the business for a certain amount of time.
        /// You cannot send messages to an expired conversation. Example: `false`.
        pub is_expired: Option<bool>,
        /// If the conversation has been solved.
        /// Conversations can be solved from our app or by updating conversation status to "closed".
        /// Example: `false`.
        pub is_solved: Option<bool>,
        /// If a Partoo chatbot is assigned to the conversation. Example: `false`.
        pub is_automated: Option<bool>,
        /// The "user_id" of the user assigned to the conversation. Example: `62d80fae74e8b11d700302b8`.
        /// Nullable.
        pub assigned_user_id: Option<String>,
        /// Data about the custom channel, this object is filled only if the messaging partner is
        /// `Custom`. Nullable.
        pub custom_channel: Option<CustomChannel>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// BusinessInfo.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationBusiness {
        /// Not described in the document.
        pub id: Option<String>,
        /// Not described in the document. Nullable.
        pub name: Option<String>,
        /// Not described in the document. Nullable.
        pub city: Option<String>,
        /// Not described in the document. Nullable.
        pub zipcode: Option<String>,
        /// Not described in the document. Nullable.
        pub country: Option<String>,
        /// Not described in the document. Nullable.
        pub formatted_address: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// An item of the property `issues` of [`Conversation`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ConversationIssue {
        /// `facebook_no_page_linked`
        FacebookNoPageLinked,
        /// `facebook_partner_co_undone`
        FacebookPartnerCoUndone,
        /// `facebook_invalid_status`
        FacebookInvalidStatus,
        /// `facebook_missing_webhook_subs`
        FacebookMissingWebhookSubs,
        /// `instagram_no_account_linked`
        InstagramNoAccountLinked,
        /// `sms_no_phone_number`
        SmsNoPhoneNumber,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The property `status` of [`Conversation`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ConversationStatus {
        /// `Open`
        Open,
        /// `Closed`
        Closed,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// Message.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct CustomChannel {
        /// The id of the custom channel.
        pub id: Option<String>,
        /// The name of the custom channel.
        pub name: Option<String>,
        /// Url of the channel's icon.
        pub icon: Option<String>,
        /// Set to `true` if the channel to be read-only (i.e., no replies via Partoo)
        pub is_readonly: Option<bool>,
        /// The unique id of the conversation in your system.
        pub external_conversation_id: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Message.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct CustomChannelMessage {
        /// The unique id of the message in your system.
        pub external_message_id: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Document.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct DocumentMessageContent {
        /// The url of the document. Format: `url`.
        pub url: Option<String>,
        /// Name of the document file. Nullable.
        pub file_name: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Error that occurs when you are not authenticated.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error401 {
        /// The detail of the error encountered.
        pub errors: Option<Error401Errors>,
        /// The detail of the error, under the name that the vendor's guide shows.
        pub error: Option<Error401Error>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The detail of the error, under the name that the vendor's guide shows.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error401Error {
        /// Not described in the document.
        pub authentication: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The detail of the error encountered.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error401Errors {
        /// Not described in the document. Documented default: `User not authenticated`.
        pub authentication: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Error that occurs when you are authenticated but you are trying to perform an action you are
    /// not allowed to perform.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error403 {
        /// The detail of the error encountered.
        pub errors: Option<Error403Errors>,
        /// The detail of the error, under the name that the vendor's guide shows.
        pub error: Option<Error403Error>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The detail of the error, under the name that the vendor's guide shows.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error403Error {
        /// Not described in the document.
        pub authorization: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The detail of the error encountered.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error403Errors {
        /// Not described in the document. Documented default: `Operation not allowed`.
        pub authorization: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// IgStoryReply.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct IgStoryReplyMessageContent {
        /// The url of the story that received the reply. Format: `url`.
        pub url: Option<String>,
        /// Text of the reply, or url of the image.
        pub content: Option<String>,
        /// The type of content of ther reply.
        pub content_type: Option<IgStoryReplyMessageContentContentType>,
        /// The Instagram ID of the story.
        pub id: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The type of content of ther reply.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum IgStoryReplyMessageContentContentType {
        /// `Image`
        Image,
        /// `Text`
        Text,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// Response object.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ListConversationsResponse {
        /// The list of conversations, paginated.
        pub conversations: Option<Vec<Conversation>>,
        /// Total number of results available for the filters and dimensions requested.
        pub count: Option<i64>,
        /// The cursor to use in order to retrieve the next page of data.
        /// When all data have been fetched, the value is null.
        pub next_cursor: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Response object.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ListMessagesResponse {
        /// The messages on this page.
        pub messages: Option<Vec<Message>>,
        /// Total number of results available for the filters and dimensions requested.
        pub count: Option<i64>,
        /// The cursor to use in order to retrieve the next page of data.
        /// When all data have been fetched, the value is null.
        pub next_cursor: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Message.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Message {
        /// The id of the message.
        pub id: Option<i64>,
        /// The id of the parent conversation.
        pub conversation_id: Option<i64>,
        /// The date at which the message was sent or received, in the ISO 8601
        /// format (ex: "2023-01-31 16:22:17.327878+00:00"). Example: `2023-01-31 16:22:17.327878+00:00`.
        pub date: Option<Timestamp>,
        /// The type of the message:
        /// - "Text" describes a simple text message.
        /// - "Image" describes a message that only contains an image.
        /// - "IgStoryReply" (for "Instagram" conversations) describes a notification
        /// of reply to an Instagram story.
        /// - "IgStoryMention" (for "Instagram" conversations) describes a notification
        /// of a mention in an Instagram story.
        /// - "Unsupported" describes a message whose content is not supported.
        ///
        /// ⚠️ New values may be added to this enum without prior notice and without following the
        /// classic depreciation cycle.
        /// It is up to you to gracefully handle the case where new values are added.
        /// We recommend showing a "Unhandled content" placeholder to the user in place of the message
        /// ⚠️
        pub content_type: Option<MessageContentType>,
        /// Describes the person that sent the Message:
        /// - "User" indicates that the message was sent as the Business.
        /// Such messages can be sent by a Partoo user, via API, or directly on the
        /// messaging platform.
        /// - "Consumer" indicates that the message was sent by a consumer, a client
        /// that wants to get in touch with the business.
        /// - "Metadata" is reserved for special messages that appear in the
        /// Partoo inbox. They only give contextual information about the conversation,
        /// and are not shown to the consumer.
        ///
        /// ⚠️ New values may be added to this enum without prior notice and without following the
        /// classic depreciation cycle.
        /// It is up to you to gracefully handle the case where new values are added.
        /// We recommend ignoring messages with unhandled sender_type ⚠️
        pub sender_type: Option<SenderType>,
        /// Name of the person sending the message. Example: `Jane Doe`. Nullable.
        pub sender_label: Option<String>,
        /// The delivery status of the message.
        /// Messages send via Partoo are created with the status "Sending", and
        /// propagated to the messaging channel.
        /// If the message is sent successfully, the status is changed to "Success".
        /// If the messaging channel fails to send the message, the status changed to
        /// "Failed". A failed message can be retried using the /retry endpoint.
        pub status: Option<MessageStatus>,
        /// If the message has been deleted by the consumer on the messaging
        /// channel (for now, only "Instagram" messages can be deleted). Example: `false`.
        pub is_deleted: Option<bool>,
        /// If the message was sent by a Partoo automation (chatbot, ...). Example: `false`.
        pub is_automated: Option<bool>,
        /// Not described in the document.
        pub content: Option<MessageContent>,
        /// For "User" messages sent via the Partoo application, the id of the
        /// user that sent the message. Nullable.
        pub user_id: Option<String>,
        /// Data about the custom channel, this object is filled only if the messaging partner is
        /// `Custom`. Nullable.
        pub custom_channel: Option<CustomChannelMessage>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `content` of [`Message`].
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum MessageContent {
        /// If `sender_type` is `Metadata` and `content` is `Solving`.
        Solving,
        /// If `sender_type` is `Metadata` and `content` is `Reopening`.
        Reopening,
        /// If `content_type` is `Text`.
        Text(String),
        /// If `content_type` is `Image`.
        Image(String),
        /// If `content_type` is `Video`.
        Video(VideoMessageContent),
        /// If `content_type` is `Audio`.
        Audio(AudioMessageContent),
        /// If `content_type` is `Document`.
        Document(DocumentMessageContent),
        /// If `content_type` is `IgStoryReply`.
        IgStoryReply(IgStoryReplyMessageContent),
        /// If `content_type` is `IgStoryMention`.
        IgStoryMention(String),
        /// If `content_type` is `Unsupported`.
        Unsupported(UnsupportedMessageContent),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// The type of the message:
    /// - "Text" describes a simple text message.
    /// - "Image" describes a message that only contains an image.
    /// - "IgStoryReply" (for "Instagram" conversations) describes a notification
    /// of reply to an Instagram story.
    /// - "IgStoryMention" (for "Instagram" conversations) describes a notification
    /// of a mention in an Instagram story.
    /// - "Unsupported" describes a message whose content is not supported.
    ///
    /// ⚠️ New values may be added to this enum without prior notice and without following the
    /// classic depreciation cycle.
    /// It is up to you to gracefully handle the case where new values are added.
    /// We recommend showing a "Unhandled content" placeholder to the user in place of the message
    /// ⚠️
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum MessageContentType {
        /// `Text`
        Text,
        /// `Image`
        Image,
        /// `Video`
        Video,
        /// `Audio`
        Audio,
        /// `Document`
        Document,
        /// `IgStoryReply`
        IgStoryReply,
        /// `IgStoryMention`
        IgStoryMention,
        /// `Unsupported`
        Unsupported,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The delivery status of the message.
    /// Messages send via Partoo are created with the status "Sending", and
    /// propagated to the messaging channel.
    /// If the message is sent successfully, the status is changed to "Success".
    /// If the messaging channel fails to send the message, the status changed to
    /// "Failed". A failed message can be retried using the /retry endpoint.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum MessageStatus {
        /// `Sending`
        Sending,
        /// `Success`
        Success,
        /// `Failed`
        Failed,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The channel that the message is being sent to/from.
    ///
    /// ⚠️ New values may be added to this enum without prior notice and without following the
    /// classic depreciation cycle.
    /// It is up to you to gracefully handle the case where new values are added. Example:
    /// `Facebook`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum MessagingPartner {
        /// `Google`
        Google,
        /// `Facebook`
        Facebook,
        /// `Instagram`
        Instagram,
        /// `SMS`
        Sms,
        /// `Whatsapp`
        Whatsapp,
        /// `Custom`
        Custom,
        /// `Livechat`
        Livechat,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The query parameter `per_page`. Documented default: `30`. Minimum: `1`. Maximum: `100`.
    ///
    /// Takes any integer. One outside 1..=100 is refused when the request is built.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct PerPage(i128);

    /// The query parameter `business__in`. Example:
    /// `["a1c9f37b4deca92f83b61d02","9f4e2a8c0d73b154e621bc97","c73b15e9fa42d60b3a8c21ef"]`.
    /// Minimum number of items: `1`.
    ///
    /// Sent as one comma-separated value. Fewer than 1 items, empty items and items with a comma
    /// are refused when the request is built.
    #[derive(Clone, PartialEq, Eq)]
    pub struct QueryBusinessIn(Vec<String>);

    /// Reopening (Metadata)
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ReopeningMessageContent {
        /// `Reopening`
        Reopening,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// Describes the person that sent the Message:
    /// - "User" indicates that the message was sent as the Business.
    /// Such messages can be sent by a Partoo user, via API, or directly on the
    /// messaging platform.
    /// - "Consumer" indicates that the message was sent by a consumer, a client
    /// that wants to get in touch with the business.
    /// - "Metadata" is reserved for special messages that appear in the
    /// Partoo inbox. They only give contextual information about the conversation,
    /// and are not shown to the consumer.
    ///
    /// ⚠️ New values may be added to this enum without prior notice and without following the
    /// classic depreciation cycle.
    /// It is up to you to gracefully handle the case where new values are added.
    /// We recommend ignoring messages with unhandled sender_type ⚠️
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum SenderType {
        /// `User`
        User,
        /// `Consumer`
        Consumer,
        /// `Metadata`
        Metadata,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// Solving (Metadata)
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum SolvingMessageContent {
        /// `Solving`
        Solving,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// Unsupported.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct UnsupportedMessageContent {
        /// Not described in the document.
        #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
        pub type_: Option<UnsupportedMessageContentType>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `type` of [`UnsupportedMessageContent`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum UnsupportedMessageContentType {
        /// `video`
        Video,
        /// `audio`
        Audio,
        /// `unknown`
        Unknown,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// Video.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct VideoMessageContent {
        /// The url of the video. Format: `url`.
        pub url: Option<String>,
        /// Name of the video file. Nullable.
        pub file_name: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    // How the runtime reads and writes these types.

    progenitor_client::record! { AudioMessageContent extra {
        0 "url" => url: optional,
        1 "file_name" => file_name: optional,
    } }

    progenitor_client::record! { Conversation extra {
        0 "id" => id: integer,
        1 "consumer_img" => consumer_img: optional,
        2 "consumer_name" => consumer_name: optional,
        3 "consumer_phone_number" => consumer_phone_number: optional,
        4 "consumer_email" => consumer_email: optional,
        5 "last_message" => last_message: optional,
        6 "is_read" => is_read: optional,
        7 "status" => status: optional,
        8 "created_at" => created_at: optional,
        9 "has_one_user_message" => has_one_user_message: optional,
        10 "business" => business: optional,
        11 "messaging_partner" => messaging_partner: optional,
        12 "issues" => issues: optional,
        13 "first_message_date" => first_message_date: optional,
        14 "is_expired" => is_expired: optional,
        15 "is_solved" => is_solved: optional,
        16 "is_automated" => is_automated: optional,
        17 "assigned_user_id" => assigned_user_id: optional,
        18 "custom_channel" => custom_channel: optional,
    } visit {
        "last_message" => last_message,
    } }

    progenitor_client::record! { ConversationBusiness extra {
        0 "id" => id: optional,
        1 "name" => name: optional,
        2 "city" => city: optional,
        3 "zipcode" => zipcode: optional,
        4 "country" => country: optional,
        5 "formatted_address" => formatted_address: optional,
    } }

    progenitor_client::open_enum! { ConversationIssue {
        "facebook_no_page_linked" => FacebookNoPageLinked,
        "facebook_partner_co_undone" => FacebookPartnerCoUndone,
        "facebook_invalid_status" => FacebookInvalidStatus,
        "facebook_missing_webhook_subs" => FacebookMissingWebhookSubs,
        "instagram_no_account_linked" => InstagramNoAccountLinked,
        "sms_no_phone_number" => SmsNoPhoneNumber,
    } }

    progenitor_client::open_enum! { ConversationStatus {
        "Open" => Open,
        "Closed" => Closed,
    } }

    progenitor_client::record! { CustomChannel extra {
        0 "id" => id: optional,
        1 "name" => name: optional,
        2 "icon" => icon: optional,
        3 "is_readonly" => is_readonly: optional,
        4 "external_conversation_id" => external_conversation_id: optional,
    } }

    progenitor_client::record! { CustomChannelMessage extra {
        0 "external_message_id" => external_message_id: optional,
    } }

    progenitor_client::record! { DocumentMessageContent extra {
        0 "url" => url: optional,
        1 "file_name" => file_name: optional,
    } }

    progenitor_client::record! { Error401 extra {
        0 "errors" => errors: optional,
        1 "error" => error: optional,
    } }

    progenitor_client::record! { Error401Error extra {
        0 "authentication" => authentication: optional,
    } }

    progenitor_client::record! { Error401Errors extra {
        0 "authentication" => authentication: optional,
    } }

    progenitor_client::record! { Error403 extra {
        0 "errors" => errors: optional,
        1 "error" => error: optional,
    } }

    progenitor_client::record! { Error403Error extra {
        0 "authorization" => authorization: optional,
    } }

    progenitor_client::record! { Error403Errors extra {
        0 "authorization" => authorization: optional,
    } }

    progenitor_client::record! { IgStoryReplyMessageContent extra {
        0 "url" => url: optional,
        1 "content" => content: optional,
        2 "content_type" => content_type: optional,
        3 "id" => id: optional,
    } }

    progenitor_client::open_enum! { IgStoryReplyMessageContentContentType {
        "Image" => Image,
        "Text" => Text,
    } }

    progenitor_client::record! { ListConversationsResponse extra {
        0 "conversations" => conversations: optional,
        1 "count" => count: integer,
        2 "next_cursor" => next_cursor: optional,
    } visit {
        "conversations" => conversations,
    } }

    progenitor_client::record! { ListMessagesResponse extra {
        0 "messages" => messages: optional,
        1 "count" => count: integer,
        2 "next_cursor" => next_cursor: optional,
    } visit {
        "messages" => messages,
    } }

    progenitor_client::record! { Message extra {
        0 "id" => id: integer,
        1 "conversation_id" => conversation_id: integer,
        2 "date" => date: optional,
        3 "content_type" => content_type: optional,
        4 "sender_type" => sender_type: optional,
        5 "sender_label" => sender_label: optional,
        6 "status" => status: optional,
        7 "is_deleted" => is_deleted: optional,
        8 "is_automated" => is_automated: optional,
        9 "content" => content: union,
        10 "user_id" => user_id: optional,
        11 "custom_channel" => custom_channel: optional,
    } choose {
        "content" => content by { "content_type" => content_type: optional, "sender_type" => sender_type: optional },
    } visit {
        "content" => content,
    } }

    progenitor_client::sibling_union! { MessageContent {
        Solving if "sender_type" = "Metadata", "content" = "Solving" => "Solving",
        Reopening if "sender_type" = "Metadata", "content" = "Reopening" => "Reopening",
        Text(value) if "content_type" = "Text" => value,
        Image(value) if "content_type" = "Image" => value,
        Video(value) if "content_type" = "Video" => value,
        Audio(value) if "content_type" = "Audio" => value,
        Document(value) if "content_type" = "Document" => value,
        IgStoryReply(value) if "content_type" = "IgStoryReply" => value,
        IgStoryMention(value) if "content_type" = "IgStoryMention" => value,
        Unsupported(value) if "content_type" = "Unsupported" => value,
    } }

    progenitor_client::open_enum! { MessageContentType {
        "Text" => Text,
        "Image" => Image,
        "Video" => Video,
        "Audio" => Audio,
        "Document" => Document,
        "IgStoryReply" => IgStoryReply,
        "IgStoryMention" => IgStoryMention,
        "Unsupported" => Unsupported,
    } }

    progenitor_client::open_enum! { MessageStatus {
        "Sending" => Sending,
        "Success" => Success,
        "Failed" => Failed,
    } }

    progenitor_client::open_enum! { MessagingPartner {
        "Google" => Google,
        "Facebook" => Facebook,
        "Instagram" => Instagram,
        "SMS" => Sms,
        "Whatsapp" => Whatsapp,
        "Custom" => Custom,
        "Livechat" => Livechat,
    } }

    progenitor_client::bounded! { PerPage "per_page" 1 100 }

    progenitor_client::comma_separated! { QueryBusinessIn "business__in" 1 }

    progenitor_client::open_enum! { ReopeningMessageContent {
        "Reopening" => Reopening,
    } }

    progenitor_client::open_enum! { SenderType {
        "User" => User,
        "Consumer" => Consumer,
        "Metadata" => Metadata,
    } }

    progenitor_client::open_enum! { SolvingMessageContent {
        "Solving" => Solving,
    } }

    progenitor_client::record! { UnsupportedMessageContent extra {
        0 "type" => type_: optional,
    } }

    progenitor_client::open_enum! { UnsupportedMessageContentType {
        "video" => Video,
        "audio" => Audio,
        "unknown" => Unknown,
    } }

    progenitor_client::record! { VideoMessageContent extra {
        0 "url" => url: optional,
        1 "file_name" => file_name: optional,
    } }
}

/// A client of Partoo Rest API, version v2.
///
/// ## Introduction
/// The Partoo Rest API allows you to automate all the actions that are possible to do in the
/// Partoo Web Application.
///
/// The Partoo Rest API can be used for many different purposes:
/// - Create/update/delete your businesses & users if you are a client.
/// - Create/subscribe/manage organizations, businesses & users if you are a reseller.
/// - Retrieve data on businesses you have access to if you are a publisher.
/// - ...
///
/// Servers:
/// - <https://api.partoo.co/v2>: Production server
/// - <https://api.sandbox.partoo.co/v2>: Sandbox server (dev environment for clients &
/// partners)
///
/// Each method returns a builder and sends nothing. A clone is cheap: it shares the
/// connections, the keys and the quota.
#[derive(Clone, Debug)]
pub struct Client(Session);

impl Client {
    /// List conversations.
    ///
    /// This endpoint lets you list all the Conversations you have access to.
    ///
    /// You can filter the conversations based on the Organization or the Business
    /// that they are related to.
    ///
    /// If you want to keep an up-to-date list of ongoing conversations for your
    /// businesses, we recommend using the Message Received and
    /// Message Deleted Webhooks instead of periodically calling this endpoint.
    ///
    /// ⚠️ This endpoint is paginated using cursor pagination. This means that in
    /// order to get the next page of results, you need to provide the cursor
    /// returned in the previous call.
    ///
    /// Sends `GET /conversations` when [`send`](builder::ListConversations::send) is awaited, for
    /// one page. `.items()` and `.pages()` of [`Paginated`](progenitor_client::Paginated) walk the
    /// whole list.
    pub fn list_conversations(&self) -> builder::ListConversations {
        builder::ListConversations(
            Call::new(&self.0, &builder::ListConversations::OPERATION),
        )
    }

    /// List messages.
    ///
    /// Returns one page of the messages of a conversation.
    /// This endpoint is paginated with a cursor: to get the next page, send the `next_cursor` of
    /// the previous one.
    ///
    /// Sends `GET /messages` when [`send`](builder::ListMessages::send) is awaited, for one page.
    /// `.items()` and `.pages()` of [`Paginated`](progenitor_client::Paginated) walk the whole
    /// list.
    pub fn list_messages(&self) -> builder::ListMessages {
        builder::ListMessages(Call::new(&self.0, &builder::ListMessages::OPERATION))
    }

    /// Starts a request that the document does not have: any method, and any path below the base
    /// URL, with the client's keys, retries, rate limit and errors. See
    /// [`RawRequest`](progenitor_client::RawRequest).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// The credentials for Partoo Rest API.
///
/// Unless an operation states others, it needs: `api_key_auth`.
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

    /// The authentication system on Partoo API is using API Key that should be put in the header of
    /// the request (the name of the header is `x-APIKey`). An api_key is linked to a user. This
    /// user's role will give you different access level to the API features.
    ///
    /// Sent as the header `x-APIKey`. The document calls it `ApiKeyAuth`.
    pub fn api_key_auth(self, key: impl Into<String>) -> Self {
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
    const SERVERS: &'static [&'static str] = &[
        "https://api.partoo.co/v2",
        "https://api.sandbox.partoo.co/v2",
    ];
    const SCHEMES: &'static [Scheme] = &[
        Scheme::header("ApiKeyAuth", "x-APIKey").setter("api_key_auth"),
    ];
    const SECURITY: &'static [&'static [usize]] = &[&[0]];
    const OPERATIONS: &'static [&'static Operation] = &[
        &builder::ListConversations::OPERATION,
        &builder::ListMessages::OPERATION,
    ];
    const RATE_LIMIT: Option<(u32, u64)> = Some((300, 60));

    fn assemble(session: Session) -> Self {
        Self(session)
    }

    fn session(&self) -> &Session {
        &self.0
    }
}

impl Paginated for builder::ListConversations {
    type Page = types::ListConversationsResponse;
    type Item = types::Conversation;
    const PAGING: Paging = Paging {
        style: Style::Cursor,
        parameter: "cursor",
        items: "/conversations",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "listConversations",
    };

    fn starting_at(self, cursor: String) -> Self {
        self.cursor(cursor)
    }

    async fn fetch(self) -> Result<ResponseValue<Self::Page>, Error> {
        self.send().await
    }

    fn named_next(page: &Self::Page) -> Option<&str> {
        page.next_cursor.as_deref()
    }

    fn is_last(page: &Self::Page) -> bool {
        page.extra.is_null("next_cursor")
    }

    fn id(item: &Self::Item) -> Option<Id> {
        item.id.as_ref().map(Id::from)
    }

    fn total(page: &Self::Page, _: &dyn Fn(&str) -> Option<String>) -> Option<i64> {
        page.count
    }

    fn listed(page: &Self::Page) -> Option<&[Self::Item]> {
        page.conversations.as_deref()
    }

    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>> {
        page.conversations
    }
}

impl Paginated for builder::ListMessages {
    type Page = types::ListMessagesResponse;
    type Item = types::Message;
    const PAGING: Paging = Paging {
        style: Style::Cursor,
        parameter: "cursor",
        items: "/messages",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "listMessages",
    };

    fn starting_at(self, cursor: String) -> Self {
        self.cursor(cursor)
    }

    async fn fetch(self) -> Result<ResponseValue<Self::Page>, Error> {
        self.send().await
    }

    fn named_next(page: &Self::Page) -> Option<&str> {
        page.next_cursor.as_deref()
    }

    fn is_last(page: &Self::Page) -> bool {
        page.extra.is_null("next_cursor")
    }

    fn id(item: &Self::Item) -> Option<Id> {
        item.id.as_ref().map(Id::from)
    }

    fn total(page: &Self::Page, _: &dyn Fn(&str) -> Option<String>) -> Option<i64> {
        page.count
    }

    fn listed(page: &Self::Page) -> Option<&[Self::Item]> {
        page.messages.as_deref()
    }

    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>> {
        page.messages
    }
}

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{
        Call, DocumentedError, Error, Operation, Parameter, ResponseValue, Style,
    };
    use super::types;
    const MESSAGE_OF_ERROR401: &[&str] = &[
        "/errors/authentication",
        "/error/authentication",
    ];
    const MESSAGE_OF_ERROR403: &[&str] = &[
        "/errors/authorization",
        "/error/authorization",
    ];
    /// List conversations.
    ///
    /// Returned by [`Client::list_conversations`](super::Client::list_conversations); sends `GET /conversations`.
    /// Retried as [`Retry`](progenitor_client::Retry) says. The client keeps to the vendor's limit
    /// of 300 requests in 60 s ([`Quota`](progenitor_client::Quota)).
    ///
    /// With [`Paginated`](progenitor_client::Paginated) in scope, `.items()` walks the list item by
    /// item and `.pages()` page by page. Nothing is sent before the stream is polled.
    #[derive(Clone, Debug)]
    pub struct ListConversations(pub(super) Call);

    impl ListConversations {
        pub(super) const OPERATION: Operation = Operation {
            id: "listConversations",
            method: "GET",
            path: "/conversations",
            success: &[200..=200],
            parameters: &[
                Parameter::query("business__in")
                    .setter("business_in")
                    .style(Style::Form, false),
                Parameter::query("cursor"),
                Parameter::query("per_page"),
            ],
            page_size: Some(("per_page", 100)),
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401)
                    .body::<types::Error401>(),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403)
                    .body::<types::Error403>(),
            ],
            ..Operation::NONE
        };

        /// Filter by business ids. Use a comma-separated list to provide multiple ids.
        ///
        /// Optional. A list, sent as one comma-separated value, with at least 1 item. Example:
        /// `["a1c9f37b4deca92f83b61d02","9f4e2a8c0d73b154e621bc97","c73b15e9fa42d60b3a8c21ef"]`. Sent
        /// as `business__in`.
        pub fn business_in(self, value: impl TryInto<types::QueryBusinessIn>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The cursor identifiying the page of data to fetch.
        /// If no cursor is provided, the query will return the first page of data.
        /// A cursor for the next page of data is provided in the response of this request.
        ///
        /// Optional. A walk over the list sets it.
        pub fn cursor(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Number of items to return per page.
        ///
        /// Optional. From 1 to 100. If it is not set, the client requests 100.
        pub fn per_page(self, value: impl TryInto<types::PerPage>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Sends `GET /conversations`, for one page.
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
        /// - 401: [`Error401`](super::types::Error401)
        /// - 403: [`Error403`](super::types::Error403)
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ListConversationsResponse>, Error> {
            self.0.json().await
        }
    }

    /// List messages.
    ///
    /// Returned by [`Client::list_messages`](super::Client::list_messages); sends `GET /messages`.
    /// Retried as [`Retry`](progenitor_client::Retry) says. The client keeps to the vendor's limit
    /// of 300 requests in 60 s ([`Quota`](progenitor_client::Quota)).
    ///
    /// With [`Paginated`](progenitor_client::Paginated) in scope, `.items()` walks the list item by
    /// item and `.pages()` page by page. Nothing is sent before the stream is polled.
    #[derive(Clone, Debug)]
    pub struct ListMessages(pub(super) Call);

    impl ListMessages {
        pub(super) const OPERATION: Operation = Operation {
            id: "listMessages",
            method: "GET",
            path: "/messages",
            success: &[200..=200],
            parameters: &[
                Parameter::query("conversation_id").required(),
                Parameter::query("cursor"),
                Parameter::query("per_page"),
            ],
            page_size: Some(("per_page", 100)),
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401)
                    .body::<types::Error401>(),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403)
                    .body::<types::Error403>(),
            ],
            ..Operation::NONE
        };

        /// The id of the conversation. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The cursor identifiying the page of data to fetch.
        /// If no cursor is provided, the query will return the first page of data.
        /// A cursor for the next page of data is provided in the response of this request.
        ///
        /// Optional. A walk over the list sets it.
        pub fn cursor(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Number of items to return per page.
        ///
        /// Optional. From 1 to 100. If it is not set, the client requests 100.
        pub fn per_page(self, value: impl TryInto<types::PerPage>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Sends `GET /messages`, for one page.
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
        /// - 401: [`Error401`](super::types::Error401)
        /// - 403: [`Error403`](super::types::Error403)
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ListMessagesResponse>, Error> {
            self.0.json().await
        }
    }
}
