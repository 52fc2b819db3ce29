/// The types of the document's schemas.
pub mod types {
    use progenitor_client::{Extra, Malformed, RawJson, Timestamp, UnknownValue};

    /// Audio.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct AudioMessageContent {
        /// The url of the audio.
        pub url: Option<String>,
        /// Name of the audio file. Nullable.
        pub file_name: Option<String>,
        /// Properties without a field, and those with one that were null. Written back.
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
        /// The url of the consumer's profile picture. Example: `https://www.example.com/profile-picture.jpg`. Nullable.
        pub consumer_img: Option<String>,
        /// The name of the consumer, can be empty. The format may differ depending on the platform of contact (ex: "John Doe", "John Doe (@johndoe)", "@johndoe", "", ...). Example: `John Doe`. Nullable.
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
        /// ⚠️ New values may be added to this enum without prior notice and without following the classic depreciation cycle.
        /// It is up to you to gracefully handle the case where new values are added.
        pub messaging_partner: Option<MessagingPartner>,
        /// The list of issues that affect the conversation. The issues represent
        /// setup problem that the business may have with a messaging channel. It is
        /// not possible to send messages on a conversation that has issues.
        ///
        /// ⚠️ New values may be added to this enum without prior notice and without following the classic depreciation cycle.
        /// It is up to you to gracefully handle the case where new values are added. Example: `["facebook_no_page_linked"]`.
        pub issues: Option<Vec<ConversationIssue>>,
        /// The date at which the first message of the conversation was received, in the ISO 8601 format (ex: "2023-01-31 16:22:17.327878+00:00").
        pub first_message_date: Option<Timestamp>,
        /// If the conversation has expired. A conversation expires if the consumer has not contacted the business for a certain amount of time.
        /// You cannot send messages to an expired conversation. Example: `false`.
        pub is_expired: Option<bool>,
        /// If the conversation has been solved.
        /// Conversations can be solved from our app or by updating conversation status to "closed". Example: `false`.
        pub is_solved: Option<bool>,
        /// If a Partoo chatbot is assigned to the conversation. Example: `false`.
        pub is_automated: Option<bool>,
        /// The "user_id" of the user assigned to the conversation. Example: `62d80fae74e8b11d700302b8`. Nullable.
        pub assigned_user_id: Option<String>,
        /// Data about the custom channel, this object is filled only if the messaging partner is `Custom`. Nullable.
        pub custom_channel: Option<CustomChannel>,
        /// Properties without a field, and those with one that were null. Written back.
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
        /// Properties without a field, and those with one that were null. Written back.
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
        /// Properties without a field, and those with one that were null. Written back.
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
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Document.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct DocumentMessageContent {
        /// The url of the document.
        pub url: Option<String>,
        /// Name of the document file. Nullable.
        pub file_name: Option<String>,
        /// Properties without a field, and those with one that were null. Written back.
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
        /// The detail of the error encountered, as the vendor's guide spells it.
        pub error: Option<Error401Error>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The detail of the error encountered, as the vendor's guide spells it.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error401Error {
        /// Not described in the document.
        pub authentication: Option<String>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The detail of the error encountered.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error401Errors {
        /// Not described in the document.
        pub authentication: Option<String>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Error that occurs when you are authenticated but you are trying to perform an action you are not allowed to perform.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error403 {
        /// The detail of the error encountered.
        pub errors: Option<Error403Errors>,
        /// The detail of the error encountered, as the vendor's guide spells it.
        pub error: Option<Error403Error>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The detail of the error encountered, as the vendor's guide spells it.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error403Error {
        /// Not described in the document.
        pub authorization: Option<String>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The detail of the error encountered.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error403Errors {
        /// Not described in the document.
        pub authorization: Option<String>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// IgStoryReply.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct IgStoryReplyMessageContent {
        /// The url of the story that received the reply.
        pub url: Option<String>,
        /// Text of the reply, or url of the image.
        pub content: Option<String>,
        /// The type of content of ther reply.
        pub content_type: Option<IgStoryReplyMessageContentContentType>,
        /// The Instagram ID of the story.
        pub id: Option<String>,
        /// Properties without a field, and those with one that were null. Written back.
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
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Response object.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ListMessagesResponse {
        /// The list of messages of one conversation, paginated.
        pub messages: Option<Vec<Message>>,
        /// Total number of results available for the filters and dimensions requested.
        pub count: Option<i64>,
        /// The cursor to use in order to retrieve the next page of data.
        /// When all data have been fetched, the value is null.
        pub next_cursor: Option<String>,
        /// Properties without a field, and those with one that were null. Written back.
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
        /// ⚠️ New values may be added to this enum without prior notice and without following the classic depreciation cycle.
        /// It is up to you to gracefully handle the case where new values are added.
        /// We recommend showing a "Unhandled content" placeholder to the user in place of the message ⚠️
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
        /// ⚠️ New values may be added to this enum without prior notice and without following the classic depreciation cycle.
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
        /// "Failed". A failed message can be retried using the \[/retry endpoint\](/api-reference/messages/retry-send-message).
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
        /// Data about the custom channel, this object is filled only if the messaging partner is `Custom`. Nullable.
        pub custom_channel: Option<CustomChannelMessage>,
        /// Properties without a field, and those with one that were null. Written back.
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
    /// ⚠️ New values may be added to this enum without prior notice and without following the classic depreciation cycle.
    /// It is up to you to gracefully handle the case where new values are added.
    /// We recommend showing a "Unhandled content" placeholder to the user in place of the message ⚠️
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
    /// "Failed". A failed message can be retried using the \[/retry endpoint\](/api-reference/messages/retry-send-message).
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
    /// ⚠️ New values may be added to this enum without prior notice and without following the classic depreciation cycle.
    /// It is up to you to gracefully handle the case where new values are added. Example: `Facebook`.
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

    /// The query parameter `per_page`. Default: `30`. Minimum: `1`. Maximum: `100`.
    ///
    /// Takes any integer. One outside 1..=100 is refused when the request is built.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct PerPage(i128);

    /// The query parameter `business__in`. Example: `["a1c9f37b4deca92f83b61d02","9f4e2a8c0d73b154e621bc97","c73b15e9fa42d60b3a8c21ef"]`.
    ///
    /// Sent as one comma-separated value. Fewer than 1 items, empty items and items with a comma are refused when the request is built.
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
    /// ⚠️ New values may be added to this enum without prior notice and without following the classic depreciation cycle.
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
        /// Properties without a field, and those with one that were null. Written back.
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
        /// The url of the video.
        pub url: Option<String>,
        /// Name of the video file. Nullable.
        pub file_name: Option<String>,
        /// Properties without a field, and those with one that were null. Written back.
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
    /**Client for Partoo Rest API

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
        /**List conversations

This endpoint lets you list all the Conversations you have access to.

You can filter the conversations based on the Organization or the Business
that they are related to.

If you want to keep an up-to-date list of ongoing conversations for your
businesses, we recommend using the [Message Received](/api-reference/webhooks-events/message-created) and
[Message Deleted](#operation/message_deleted) Webhooks instead of periodically calling this endpoint.

⚠️ This endpoint is paginated using cursor pagination. This means that in
order to get the next page of results, you need to provide the cursor
returned in the previous call.


Sends a `GET` request to `/conversations`

Arguments:
- `business_in`: Filter by business ids. Use a comma-separated list to provide multiple ids.
- `cursor`: The cursor identifiying the page of data to fetch.
If no cursor is provided, the query will return the first page of data.
A cursor for the next page of data is provided in the response of this request.

- `per_page`: Number of items to return per page.
```ignore
let response = client.list_conversations()
    .business_in(business_in)
    .cursor(cursor)
    .per_page(per_page)
    .send()
    .await;
```*/
        pub fn list_conversations(&self) -> builder::ListConversations<'_> {
            builder::ListConversations::new(self)
        }
        /**List messages

The messages of one conversation.
This endpoint is paginated with a cursor: to get the next page, give back the cursor that came with the previous one.


Sends a `GET` request to `/messages`

Arguments:
- `conversation_id`: The id of the conversation.
- `cursor`: The cursor identifiying the page of data to fetch.
If no cursor is provided, the query will return the first page of data.
A cursor for the next page of data is provided in the response of this request.

- `per_page`: Number of items to return per page.
```ignore
let response = client.list_messages()
    .conversation_id(conversation_id)
    .cursor(cursor)
    .per_page(per_page)
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
            business_in: Result<Option<super::super::types::QueryBusinessIn>, String>,
            cursor: Result<Option<::std::string::String>, String>,
            per_page: Result<Option<super::super::types::PerPage>, String>,
        }
        impl<'a> ListConversations<'a> {
            pub fn new(client: &'a super::Client) -> Self {
                Self {
                    client: client,
                    business_in: Ok(None),
                    cursor: Ok(None),
                    per_page: Ok(None),
                }
            }
            pub fn business_in<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<super::super::types::QueryBusinessIn>,
            {
                self.business_in = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `super :: super :: types :: QueryBusinessIn` for business_in failed"
                            .to_string()
                    });
                self
            }
            pub fn cursor<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.cursor = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for cursor failed"
                            .to_string()
                    });
                self
            }
            pub fn per_page<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<super::super::types::PerPage>,
            {
                self.per_page = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `super :: super :: types :: PerPage` for per_page failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `GET` request to `/conversations`
            pub async fn send(
                self,
            ) -> Result<
                ResponseValue<super::super::types::ListConversationsResponse>,
                Error<()>,
            > {
                let Self { client, business_in, cursor, per_page } = self;
                let business_in = business_in.map_err(Error::InvalidRequest)?;
                let cursor = cursor.map_err(Error::InvalidRequest)?;
                let per_page = per_page.map_err(Error::InvalidRequest)?;
                let url = format!("{}/conversations", client.baseurl,);
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
                        &progenitor_client::QueryParam::new("business__in", &business_in),
                    )
                    .query(&progenitor_client::QueryParam::new("cursor", &cursor))
                    .query(&progenitor_client::QueryParam::new("per_page", &per_page))
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
            conversation_id: Result<i64, String>,
            cursor: Result<Option<::std::string::String>, String>,
            per_page: Result<Option<super::super::types::PerPage>, String>,
        }
        impl<'a> ListMessages<'a> {
            pub fn new(client: &'a super::Client) -> Self {
                Self {
                    client: client,
                    conversation_id: Err(
                        "conversation_id was not initialized".to_string(),
                    ),
                    cursor: Ok(None),
                    per_page: Ok(None),
                }
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
            pub fn cursor<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.cursor = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for cursor failed"
                            .to_string()
                    });
                self
            }
            pub fn per_page<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<super::super::types::PerPage>,
            {
                self.per_page = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `super :: super :: types :: PerPage` for per_page failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `GET` request to `/messages`
            pub async fn send(
                self,
            ) -> Result<
                ResponseValue<super::super::types::ListMessagesResponse>,
                Error<()>,
            > {
                let Self { client, conversation_id, cursor, per_page } = self;
                let conversation_id = conversation_id.map_err(Error::InvalidRequest)?;
                let cursor = cursor.map_err(Error::InvalidRequest)?;
                let per_page = per_page.map_err(Error::InvalidRequest)?;
                let url = format!("{}/messages", client.baseurl,);
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
                            "conversation_id",
                            &conversation_id,
                        ),
                    )
                    .query(&progenitor_client::QueryParam::new("cursor", &cursor))
                    .query(&progenitor_client::QueryParam::new("per_page", &per_page))
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
                        ("business_in", !matches!(self.business_in, Ok(None))),
                        ("cursor", !matches!(self.cursor, Ok(None))),
                        ("per_page", !matches!(self.per_page, Ok(None))),
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
                        ("conversation_id", self.conversation_id.is_ok()),
                        ("cursor", !matches!(self.cursor, Ok(None))),
                        ("per_page", !matches!(self.per_page, Ok(None))),
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
    const SERVERS: &'static [&'static str] = &[
        "https://api.partoo.co/v2",
        "https://api.sandbox.partoo.co/v2",
    ];
    const KEY_HEADERS: &'static [&'static str] = &["x-APIKey"];
    const OPERATIONS: &'static [progenitor_client::Operation] = &[
        progenitor_client::Operation {
            id: "listConversations",
            function: "list_conversations",
            method: "GET",
            path: "/conversations",
            page_size: ::std::option::Option::Some(("per_page", 100i64)),
            errors: &[
                progenitor_client::DocumentedError {
                    status: 401u16..=401u16,
                    message: &["/errors/authentication", "/error/authentication"],
                },
                progenitor_client::DocumentedError {
                    status: 403u16..=403u16,
                    message: &["/errors/authorization", "/error/authorization"],
                },
            ],
        },
        progenitor_client::Operation {
            id: "listMessages",
            function: "list_messages",
            method: "GET",
            path: "/messages",
            page_size: ::std::option::Option::Some(("per_page", 100i64)),
            errors: &[
                progenitor_client::DocumentedError {
                    status: 401u16..=401u16,
                    message: &["/errors/authentication", "/error/authentication"],
                },
                progenitor_client::DocumentedError {
                    status: 403u16..=403u16,
                    message: &["/errors/authorization", "/error/authorization"],
                },
            ],
        },
    ];
    const RATE_LIMIT: ::std::option::Option<(u32, u64)> = ::std::option::Option::Some((
        300u32,
        60u64,
    ));
    fn assemble(session: progenitor_client::Session) -> Self {
        Self::new_with_client(session.base_url(), session.http(), session.clone())
    }
}
impl progenitor_client::Paginated for builder::ListConversations<'_> {
    type Page = types::ListConversationsResponse;
    type Item = types::Conversation;
    const PAGING: progenitor_client::support::Paging = progenitor_client::support::Paging {
        style: progenitor_client::support::Style::Cursor,
        parameter: "cursor",
        items: "/conversations",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "listConversations",
    };
    fn starting_at(self, cursor: ::std::string::String) -> Self {
        self.cursor(cursor)
    }
    async fn fetch(
        self,
    ) -> ::std::result::Result<
        progenitor_client::ResponseValue<Self::Page>,
        progenitor_client::Error,
    > {
        self.send().await
    }
    fn named_next(page: &Self::Page) -> ::std::option::Option<&str> {
        ::std::option::Option::Some(page)
            .and_then(|value| value.next_cursor.as_ref())
            .map(::std::string::String::as_str)
    }
    fn is_last(page: &Self::Page) -> bool {
        ::std::option::Option::Some(page)
            .is_some_and(|value| value.extra.is_null("next_cursor"))
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
        ::std::option::Option::Some(page).and_then(|value| value.count.as_ref()).copied()
    }
    fn listed(page: &Self::Page) -> ::std::option::Option<&[Self::Item]> {
        ::std::option::Option::Some(page)
            .and_then(|value| value.conversations.as_ref())
            .map(::std::vec::Vec::as_slice)
    }
    fn into_items(
        page: Self::Page,
    ) -> ::std::option::Option<::std::vec::Vec<Self::Item>> {
        ::std::option::Option::Some(page).and_then(|value| value.conversations)
    }
}
impl progenitor_client::Paginated for builder::ListMessages<'_> {
    type Page = types::ListMessagesResponse;
    type Item = types::Message;
    const PAGING: progenitor_client::support::Paging = progenitor_client::support::Paging {
        style: progenitor_client::support::Style::Cursor,
        parameter: "cursor",
        items: "/messages",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "listMessages",
    };
    fn starting_at(self, cursor: ::std::string::String) -> Self {
        self.cursor(cursor)
    }
    async fn fetch(
        self,
    ) -> ::std::result::Result<
        progenitor_client::ResponseValue<Self::Page>,
        progenitor_client::Error,
    > {
        self.send().await
    }
    fn named_next(page: &Self::Page) -> ::std::option::Option<&str> {
        ::std::option::Option::Some(page)
            .and_then(|value| value.next_cursor.as_ref())
            .map(::std::string::String::as_str)
    }
    fn is_last(page: &Self::Page) -> bool {
        ::std::option::Option::Some(page)
            .is_some_and(|value| value.extra.is_null("next_cursor"))
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
        ::std::option::Option::Some(page).and_then(|value| value.count.as_ref()).copied()
    }
    fn listed(page: &Self::Page) -> ::std::option::Option<&[Self::Item]> {
        ::std::option::Option::Some(page)
            .and_then(|value| value.messages.as_ref())
            .map(::std::vec::Vec::as_slice)
    }
    fn into_items(
        page: Self::Page,
    ) -> ::std::option::Option<::std::vec::Vec<Self::Item>> {
        ::std::option::Option::Some(page).and_then(|value| value.messages)
    }
}
