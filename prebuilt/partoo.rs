use progenitor_client::{
    Call, Error, Method, Operation, Paginated, Provider, RawRequest, ResponseValue,
    Scheme, Secrets, Session,
};
use progenitor_client::support::{Id, Paging, Position, Style};

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

    /// The hours of each day, in the time zone of the business.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ChatHours {
        /// The hours on Monday.
        pub monday: Option<Vec<String>>,
        /// The hours on Tuesday.
        pub tuesday: Option<Vec<String>>,
        /// The hours on Wednesday.
        pub wednesday: Option<Vec<String>>,
        /// The hours on Thursday.
        pub thursday: Option<Vec<String>>,
        /// The hours on Friday.
        pub friday: Option<Vec<String>>,
        /// The hours on Saturday.
        pub saturday: Option<Vec<String>>,
        /// The hours on Sunday.
        pub sunday: Option<Vec<String>>,
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

    /// The status to set, in lower case. A conversation has its status in capitals.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ConversationStatusUpdate {
        /// `open`
        Open,
        /// `closed`
        Closed,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// A change of a conversation. Exactly one of the two properties is sent.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationUpdate {
        /// The status to set, in lower case. A conversation has its status in capitals.
        pub status: Option<ConversationStatusUpdate>,
        /// The `user_id` of the user to assign, or `unassigned`, which removes the assignee. Example:
        /// `62d80fae74e8b11d700302b8`.
        pub assigned_user_id: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The message that was created. It is not delivered yet.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct CreatedMessage {
        /// The result.
        pub status: Option<CreatedMessageStatus>,
        /// The id of the message.
        pub message_id: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The result. The same type as [`SuccessStatus`].
    pub type CreatedMessageStatus = SuccessStatus;

    /// The configurations that were created.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct CreatedWebhooks {
        /// The configurations.
        pub items: Option<Vec<Webhook>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
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

    /// Error that occurs when the request is not valid.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error400 {
        /// The detail of a 400.
        pub errors: Option<InvalidFields>,
        /// The detail of a 400.
        pub error: Option<InvalidFields>,
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

    /// Error that occurs when there is nothing with this id.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error404 {
        /// The detail of a 404 or 415.
        pub errors: Option<ErrorText>,
        /// The detail of a 404 or 415.
        pub error: Option<ErrorText>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Error that occurs when the content type is not `application/json`. The same type as
    /// [`Error404`].
    pub type Error415 = Error404;

    /// The detail of a 404 or 415.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ErrorText {
        /// What is wrong. Example: `Resource not found`.
        pub json: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A message of a custom channel.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ExternalMessage {
        /// The id of the business that the conversation belongs to. Example:
        /// `5409c35a97bbc544d8e26737`.
        pub business_id: String,
        /// The unique id of the conversation in your system.
        pub external_conversation_id: String,
        /// The unique id of the message in your system.
        pub external_message_id: String,
        /// Who sent the message, the business or the consumer.
        pub sender_type: ExternalSenderType,
        /// The text of the message.
        pub content: String,
        /// The name of the consumer. It is used only if the message creates the conversation. Nullable.
        pub consumer_name: Option<String>,
        /// The url of the consumer's picture. It is used only if the message creates the conversation.
        /// Nullable.
        pub consumer_image: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Who sent the message, the business or the consumer.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ExternalSenderType {
        /// `User`
        User,
        /// `Consumer`
        Consumer,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
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

    /// The detail of a 400.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct InvalidFields {
        /// What is wrong, by the name of the field. A value is a text, or an object for a field that
        /// has fields.
        pub json: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A lead, which is a person who left data.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Lead {
        /// The id of the lead (an assumption). The page describes it as the id of the webhook's
        /// configuration. In case that is right, the deduplication uses the time and the values too.
        pub id: Option<i64>,
        /// How the lead was collected. The page shows `chatbot`. Example: `chatbot`.
        pub source: Option<String>,
        /// A time in the form of RFC 3339. The page describes it as that of the webhook's creation.
        /// Example: `2024-11-27T16:10:44.929678Z`.
        pub created_at: Option<Timestamp>,
        /// The id of the chatbot that collected the lead.
        pub chatbot_id: Option<i64>,
        /// The name of the chatbot that collected the lead.
        pub chatbot_name: Option<String>,
        /// The name of the business.
        pub business_name: Option<String>,
        /// The store code of the business.
        pub store_code: Option<String>,
        /// What was collected.
        pub values: Option<Vec<LeadValue>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The body of the event `lead_received`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct LeadReceivedEvent {
        /// The event that is sent to the url.
        #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
        pub type_: Option<WebhookEventType>,
        /// A lead, which is a person who left data.
        pub payload: Option<Lead>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A field of a lead.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct LeadValue {
        /// The id of the field.
        pub id: Option<i64>,
        /// The type of a lead's field. An `OPT_IN` is a boolean.
        #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
        pub type_: Option<LeadValueType>,
        /// The name of the field. Example: `Your first name`.
        pub name: Option<String>,
        /// What was collected. The page does not state its type; the sample is a string.
        pub value: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The type of a lead's field. An `OPT_IN` is a boolean.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum LeadValueType {
        /// `TEXT`
        Text,
        /// `NUMBER`
        Number,
        /// `EMAIL`
        Email,
        /// `PHONE_NUMBER`
        PhoneNumber,
        /// `BOOLEAN`
        Boolean,
        /// `OPT_IN`
        OptIn,
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

    /// The body of the event `message_created`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageCreatedEvent {
        /// The event that is sent to the url.
        #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
        pub type_: Option<WebhookEventType>,
        /// A message that was created or changed, and its conversation.
        pub payload: Option<MessagePayload>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A message that was created or changed, and its conversation.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessagePayload {
        /// Message.
        pub message: Option<Message>,
        /// The conversation of a message, in the form of an event. Older deliveries have only `id`,
        /// `consumer_img`, `consumer_name`, `business`, `messaging_partner` and `custom_channel`. The
        /// properties mean the same as those of `Conversation`.
        pub conversation: Option<WebhookConversation>,
        /// The id of the organization.
        pub org_id: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The body of the deprecated event `message_received`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageReceivedEvent {
        /// A message that a consumer sent, with facts about its conversation.
        pub event: Option<ReceivedMessage>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
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

    /// The body of the event `message_updated`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageUpdatedEvent {
        /// The event that is sent to the url.
        #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
        pub type_: Option<WebhookEventType>,
        /// A message that was created or changed, and its conversation.
        pub payload: Option<MessagePayload>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
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

    /// The messaging settings of a business.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessagingSettings {
        /// The id of the settings.
        pub id: Option<i64>,
        /// The id of the business. Example: `5409c35a97bbc544d8e26737`.
        pub business_id: Option<String>,
        /// The name of the business.
        pub business_name: Option<String>,
        /// The address of the business.
        pub business_address: Option<String>,
        /// The message that greets a consumer. Nullable.
        pub welcome_message: Option<String>,
        /// The message outside the hours. Nullable.
        pub offline_message: Option<String>,
        /// Whether the hours of the business apply. Otherwise `custom_chat_hours` apply.
        pub uses_business_hours: Option<bool>,
        /// The hours of each day, in the time zone of the business.
        pub custom_chat_hours: Option<ChatHours>,
        /// Concerns the temporary switch-off of some channels, such as Google and Facebook. The page as
        /// we have it ends there.
        pub is_launched: Option<bool>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A page of messaging settings.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessagingSettingsPage {
        /// The settings on this page.
        pub settings: Option<Vec<MessagingSettings>>,
        /// The number of this page.
        pub page: Option<i64>,
        /// The number of the last page.
        pub max_page: Option<i64>,
        /// Total number of results available for the filters and dimensions requested.
        pub count: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The settings to change. The page does not state that any of them is required.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessagingSettingsUpdate {
        /// The message that greets a consumer. If none is given, the server sets a default. Nullable.
        pub welcome_message: Option<String>,
        /// The message outside the hours. If none is given, the server sets a default. Nullable.
        pub offline_message: Option<String>,
        /// Whether the hours of the business apply. If false, `custom_chat_hours` is mandatory.
        pub uses_business_hours: Option<bool>,
        /// The hours of each day, in the time zone of the business.
        pub custom_chat_hours: Option<ChatHours>,
        /// Concerns the temporary switch-off of some channels, such as Google and Facebook. The page as
        /// we have it ends there.
        pub is_launched: Option<bool>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A message with an audio file: aac or mp4, at most 16 MB; not for SMS. The form of `content`
    /// is not stated.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct NewAudioMessage {
        /// The id of the conversation. Example: `1`.
        pub conversation_id: i64,
        /// The form of the message.
        pub content_type: NewAudioMessageContentType,
        /// The audio, as any JSON, because the vendor's page as we have it does not show its form.
        pub content: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The form of the message.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum NewAudioMessageContentType {
        /// `Audio`
        Audio,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// A message with a document: xls, xlsx, docx, pdf, ppt or pptx, at most 100 MB; not for SMS
    /// and Instagram. The form of `content` is not stated.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct NewDocumentMessage {
        /// The id of the conversation. Example: `1`.
        pub conversation_id: i64,
        /// The form of the message.
        pub content_type: NewDocumentMessageContentType,
        /// The document, as any JSON, because the vendor's page as we have it does not show its form.
        pub content: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The form of the message.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum NewDocumentMessageContentType {
        /// `Document`
        Document,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// A message with an image: jpeg or png, at most 5 MB; not for SMS. The form of `content` is
    /// not stated.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct NewImageMessage {
        /// The id of the conversation. Example: `1`.
        pub conversation_id: i64,
        /// The form of the message.
        pub content_type: NewImageMessageContentType,
        /// The image, as any JSON, because the vendor's page as we have it does not show its form.
        pub content: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The form of the message.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum NewImageMessageContentType {
        /// `Image`
        Image,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// A message to send. Its `content_type` says which form it has.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum NewMessage {
        /// If the tag is `Text`.
        NewTextMessage(Box<NewTextMessage>),
        /// If the tag is `Image`.
        NewImageMessage(Box<NewImageMessage>),
        /// If the tag is `Audio`.
        NewAudioMessage(Box<NewAudioMessage>),
        /// If the tag is `Video`.
        NewVideoMessage(Box<NewVideoMessage>),
        /// If the tag is `Document`.
        NewDocumentMessage(Box<NewDocumentMessage>),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// A message with a text. Every channel accepts it.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct NewTextMessage {
        /// The id of the conversation. Example: `1`.
        pub conversation_id: i64,
        /// The form of the message.
        pub content_type: NewTextMessageContentType,
        /// The text to send.
        pub content: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The form of the message.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum NewTextMessageContentType {
        /// `Text`
        Text,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// A message with a video: mp4, at most 16 MB; not for SMS. The form of `content` is not
    /// stated.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct NewVideoMessage {
        /// The id of the conversation. Example: `1`.
        pub conversation_id: i64,
        /// The form of the message.
        pub content_type: NewVideoMessageContentType,
        /// The video, as any JSON, because the vendor's page as we have it does not show its form.
        pub content: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The form of the message.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum NewVideoMessageContentType {
        /// `Video`
        Video,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// A configuration to create.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct NewWebhook {
        /// Where the events are sent. A change accepts HTTPS only, says the page on changes. Example:
        /// `https://example.com/partoo`. Format: `url`.
        pub url: String,
        /// The event that is sent to the url.
        pub event_type: WebhookEventType,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The configurations to create.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct NewWebhooks {
        /// The configurations.
        pub items: Vec<NewWebhook>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
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

    /// A message that a consumer sent, with facts about its conversation.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ReceivedMessage {
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
        pub content: Option<ReceivedMessageContent>,
        /// For "User" messages sent via the Partoo application, the id of the
        /// user that sent the message. Nullable.
        pub user_id: Option<String>,
        /// Data about the custom channel, this object is filled only if the messaging partner is
        /// `Custom`. Nullable.
        pub custom_channel: Option<CustomChannelMessage>,
        /// The id of the message.
        pub message_id: Option<i64>,
        /// The id of the organization.
        pub org_id: Option<i64>,
        /// The id of a business. The newer pages show a string, as everywhere else in the API; the
        /// older page on `message_updated` shows an integer.
        pub business_id: Option<WebhookBusinessId>,
        /// The time at which the message was received. It has a `T` where `date` has a space. Example:
        /// `2023-01-31T16:22:17.327878+00:00`.
        pub received_at: Option<Timestamp>,
        /// The url of the consumer's picture. Nullable.
        pub consumer_img: Option<String>,
        /// The name of the consumer. Nullable.
        pub consumer_name: Option<String>,
        /// The channel that the message is being sent to/from.
        ///
        /// ⚠️ New values may be added to this enum without prior notice and without following the
        /// classic depreciation cycle.
        /// It is up to you to gracefully handle the case where new values are added.
        pub messaging_partner: Option<MessagingPartner>,
        /// Always `message_received`. Example: `message_received`.
        pub event_type: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `content` of [`ReceivedMessage`].
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum ReceivedMessageContent {
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

    /// The server accepted the request.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Success {
        /// The result.
        pub status: Option<SuccessStatus>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The result.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum SuccessStatus {
        /// `success`
        Success,
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

    /// The configuration of a webhook.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Webhook {
        /// The id of the configuration.
        pub id: Option<i64>,
        /// Where the events are sent. Format: `url`.
        pub url: Option<String>,
        /// The event that is sent to the url.
        pub event_type: Option<WebhookEventType>,
        /// The time of the creation, in the form of RFC 3339. Example: `2024-11-27T16:10:44.929678Z`.
        pub created_at: Option<Timestamp>,
        /// The time of the last change, in the form of RFC 3339. Example:
        /// `2024-11-27T16:10:44.929678Z`.
        pub updated_at: Option<Timestamp>,
        /// The id of the organization.
        pub org_id: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The business of a conversation, in the form of an event. Older deliveries have only its id.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct WebhookBusiness {
        /// The id of a business. The newer pages show a string, as everywhere else in the API; the
        /// older page on `message_updated` shows an integer.
        pub id: Option<WebhookBusinessId>,
        /// The name of the business. Nullable.
        pub name: Option<String>,
        /// The city. Nullable.
        pub city: Option<String>,
        /// The postal code. Nullable.
        pub zipcode: Option<String>,
        /// The country. Nullable.
        pub country: Option<String>,
        /// The address on one line. Nullable.
        pub formatted_address: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The id of a business. The newer pages show a string, as everywhere else in the API; the
    /// older page on `message_updated` shows an integer.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum WebhookBusinessId {
        /// If the value has this shape.
        Text(String),
        /// If the value has this shape.
        Integer(i64),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// The conversation of a message, in the form of an event. Older deliveries have only `id`,
    /// `consumer_img`, `consumer_name`, `business`, `messaging_partner` and `custom_channel`. The
    /// properties mean the same as those of `Conversation`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct WebhookConversation {
        /// The id of the conversation.
        pub id: Option<i64>,
        /// The url of the consumer's picture. Nullable.
        pub consumer_img: Option<String>,
        /// The name of the consumer. Nullable.
        pub consumer_name: Option<String>,
        /// The phone number of the consumer, in the form of E.164. Nullable.
        pub consumer_phone_number: Option<String>,
        /// The e-mail address of the consumer. Nullable.
        pub consumer_email: Option<String>,
        /// The last message of the conversation. Nullable.
        pub last_message: Option<Message>,
        /// Always false in events, whoever has read the message.
        pub is_read: Option<bool>,
        /// The status of the conversation.
        pub status: Option<ConversationStatus>,
        /// The time at which the conversation was created. Example: `2023-01-31 16:22:17.327878+00:00`.
        pub created_at: Option<Timestamp>,
        /// Whether a Partoo user has sent a message in the conversation.
        pub has_one_user_message: Option<bool>,
        /// The business of a conversation, in the form of an event. Older deliveries have only its id.
        pub business: Option<WebhookBusiness>,
        /// The channel that the message is being sent to/from.
        ///
        /// ⚠️ New values may be added to this enum without prior notice and without following the
        /// classic depreciation cycle.
        /// It is up to you to gracefully handle the case where new values are added.
        pub messaging_partner: Option<MessagingPartner>,
        /// The problems of the channel's setup. No message can be sent while there are any.
        pub issues: Option<Vec<ConversationIssue>>,
        /// The time at which the first message was received.
        pub first_message_date: Option<Timestamp>,
        /// Whether the conversation has expired. No message can be sent then.
        pub is_expired: Option<bool>,
        /// Whether the conversation has been solved.
        pub is_solved: Option<bool>,
        /// Whether a Partoo chatbot is assigned to the conversation.
        pub is_automated: Option<bool>,
        /// The `user_id` of the user that the conversation is assigned to. Nullable.
        pub assigned_user_id: Option<String>,
        /// The custom channel, if the messaging partner is `Custom`. Nullable.
        pub custom_channel: Option<CustomChannel>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The event that is sent to the url.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum WebhookEventType {
        /// `business_created`
        BusinessCreated,
        /// `business_updated`
        BusinessUpdated,
        /// `business_deleted`
        BusinessDeleted,
        /// `message_updated`
        MessageUpdated,
        /// `message_created`
        MessageCreated,
        /// `lead_received`
        LeadReceived,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// A page of configurations.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct WebhookPage {
        /// The configurations on this page.
        pub items: Option<Vec<Webhook>>,
        /// The number of this page.
        pub page: Option<i64>,
        /// The number of the last page.
        pub max_page: Option<i64>,
        /// Total number of results available for the filters and dimensions requested.
        pub count: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    // How the runtime reads and writes these types.

    progenitor_client::record! { AudioMessageContent extra {
        0 "url" => url: optional,
        1 "file_name" => file_name: optional,
    } null {
        1,
    } }

    progenitor_client::response! { AudioMessageContent extra {
    } set_by {
        with_url url: String,
        with_file_name file_name: String,
    } null {
        with_file_name_null file_name "file_name",
    } }

    progenitor_client::record! { ChatHours extra {
        0 "monday" => monday: optional,
        1 "tuesday" => tuesday: optional,
        2 "wednesday" => wednesday: optional,
        3 "thursday" => thursday: optional,
        4 "friday" => friday: optional,
        5 "saturday" => saturday: optional,
        6 "sunday" => sunday: optional,
    } }

    progenitor_client::request! { ChatHours extra {
    } set {
        monday: Vec<String>,
        tuesday: Vec<String>,
        wednesday: Vec<String>,
        thursday: Vec<String>,
        friday: Vec<String>,
        saturday: Vec<String>,
        sunday: Vec<String>,
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
    } null {
        1, 2, 3, 4, 5, 17, 18,
    } }

    progenitor_client::response! { Conversation extra {
    } set_by {
        with_id id: i64,
        with_consumer_img consumer_img: String,
        with_consumer_name consumer_name: String,
        with_consumer_phone_number consumer_phone_number: String,
        with_consumer_email consumer_email: String,
        with_last_message last_message: Message,
        with_is_read is_read: bool,
        with_status status: ConversationStatus,
        with_created_at created_at: Timestamp,
        with_has_one_user_message has_one_user_message: bool,
        with_business business: ConversationBusiness,
        with_messaging_partner messaging_partner: MessagingPartner,
        with_issues issues: Vec<ConversationIssue>,
        with_first_message_date first_message_date: Timestamp,
        with_is_expired is_expired: bool,
        with_is_solved is_solved: bool,
        with_is_automated is_automated: bool,
        with_assigned_user_id assigned_user_id: String,
        with_custom_channel custom_channel: CustomChannel,
    } null {
        with_consumer_img_null consumer_img "consumer_img",
        with_consumer_name_null consumer_name "consumer_name",
        with_consumer_phone_number_null consumer_phone_number "consumer_phone_number",
        with_consumer_email_null consumer_email "consumer_email",
        with_last_message_null last_message "last_message",
        with_assigned_user_id_null assigned_user_id "assigned_user_id",
        with_custom_channel_null custom_channel "custom_channel",
    } }

    progenitor_client::record! { ConversationBusiness extra {
        0 "id" => id: optional,
        1 "name" => name: optional,
        2 "city" => city: optional,
        3 "zipcode" => zipcode: optional,
        4 "country" => country: optional,
        5 "formatted_address" => formatted_address: optional,
    } null {
        1, 2, 3, 4, 5,
    } }

    progenitor_client::response! { ConversationBusiness extra {
    } set_by {
        with_id id: String,
        with_name name: String,
        with_city city: String,
        with_zipcode zipcode: String,
        with_country country: String,
        with_formatted_address formatted_address: String,
    } null {
        with_name_null name "name",
        with_city_null city "city",
        with_zipcode_null zipcode "zipcode",
        with_country_null country "country",
        with_formatted_address_null formatted_address "formatted_address",
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

    progenitor_client::open_enum! { ConversationStatusUpdate {
        "open" => Open,
        "closed" => Closed,
    } }

    progenitor_client::record! { ConversationUpdate extra {
        0 "status" => status: optional,
        1 "assigned_user_id" => assigned_user_id: optional,
    } }

    progenitor_client::request! { ConversationUpdate extra {
    } set {
        status: ConversationStatusUpdate,
        assigned_user_id: String,
    } }

    progenitor_client::record! { CreatedMessage extra {
        0 "status" => status: optional,
        1 "message_id" => message_id: integer,
    } }

    progenitor_client::response! { CreatedMessage extra {
    } set_by {
        with_status status: CreatedMessageStatus,
        with_message_id message_id: i64,
    } }

    progenitor_client::record! { CreatedWebhooks extra {
        0 "items" => items: optional,
    } }

    progenitor_client::response! { CreatedWebhooks extra {
    } set_by {
        with_items items: Vec<Webhook>,
    } }

    progenitor_client::record! { CustomChannel extra {
        0 "id" => id: optional,
        1 "name" => name: optional,
        2 "icon" => icon: optional,
        3 "is_readonly" => is_readonly: optional,
        4 "external_conversation_id" => external_conversation_id: optional,
    } }

    progenitor_client::response! { CustomChannel extra {
    } set_by {
        with_id id: String,
        with_name name: String,
        with_icon icon: String,
        with_is_readonly is_readonly: bool,
        with_external_conversation_id external_conversation_id: String,
    } }

    progenitor_client::record! { CustomChannelMessage extra {
        0 "external_message_id" => external_message_id: optional,
    } }

    progenitor_client::response! { CustomChannelMessage extra {
    } set_by {
        with_external_message_id external_message_id: String,
    } }

    progenitor_client::record! { DocumentMessageContent extra {
        0 "url" => url: optional,
        1 "file_name" => file_name: optional,
    } null {
        1,
    } }

    progenitor_client::response! { DocumentMessageContent extra {
    } set_by {
        with_url url: String,
        with_file_name file_name: String,
    } null {
        with_file_name_null file_name "file_name",
    } }

    progenitor_client::record! { Error400 extra at "#/components/responses/400/content/application~1json/schema" {
        0 "errors" => errors: optional,
        1 "error" => error: optional,
    } }

    progenitor_client::response! { Error400 extra {
    } set_by {
        with_errors errors: InvalidFields,
        with_error error: InvalidFields,
    } }

    progenitor_client::record! { Error401 extra at "#/components/responses/401/content/application~1json/schema" {
        0 "errors" => errors: optional,
        1 "error" => error: optional,
    } }

    progenitor_client::response! { Error401 extra {
    } set_by {
        with_errors errors: Error401Errors,
        with_error error: Error401Error,
    } }

    progenitor_client::record! { Error401Error extra at "#/components/responses/401/content/application~1json/schema/properties/error" {
        0 "authentication" => authentication: optional,
    } }

    progenitor_client::response! { Error401Error extra {
    } set_by {
        with_authentication authentication: String,
    } }

    progenitor_client::record! { Error401Errors extra at "#/components/responses/401/content/application~1json/schema/properties/errors" {
        0 "authentication" => authentication: optional,
    } }

    progenitor_client::response! { Error401Errors extra {
    } set_by {
        with_authentication authentication: String,
    } }

    progenitor_client::record! { Error403 extra at "#/components/responses/403/content/application~1json/schema" {
        0 "errors" => errors: optional,
        1 "error" => error: optional,
    } }

    progenitor_client::response! { Error403 extra {
    } set_by {
        with_errors errors: Error403Errors,
        with_error error: Error403Error,
    } }

    progenitor_client::record! { Error403Error extra at "#/components/responses/403/content/application~1json/schema/properties/error" {
        0 "authorization" => authorization: optional,
    } }

    progenitor_client::response! { Error403Error extra {
    } set_by {
        with_authorization authorization: String,
    } }

    progenitor_client::record! { Error403Errors extra at "#/components/responses/403/content/application~1json/schema/properties/errors" {
        0 "authorization" => authorization: optional,
    } }

    progenitor_client::response! { Error403Errors extra {
    } set_by {
        with_authorization authorization: String,
    } }

    progenitor_client::record! { Error404 extra at "#/components/responses/404/content/application~1json/schema" {
        0 "errors" => errors: optional,
        1 "error" => error: optional,
    } }

    progenitor_client::response! { Error404 extra {
    } set_by {
        with_errors errors: ErrorText,
        with_error error: ErrorText,
    } }

    progenitor_client::record! { ErrorText extra {
        0 "json" => json: optional,
    } }

    progenitor_client::response! { ErrorText extra {
    } set_by {
        with_json json: String,
    } }

    progenitor_client::record! { required ExternalMessage extra {
        0 "business_id" => business_id: required,
        1 "external_conversation_id" => external_conversation_id: required,
        2 "external_message_id" => external_message_id: required,
        3 "sender_type" => sender_type: required,
        4 "content" => content: required,
        5 "consumer_name" => consumer_name: optional,
        6 "consumer_image" => consumer_image: optional,
    } null {
        5, 6,
    } }

    progenitor_client::request! { ExternalMessage extra {
        business_id: String,
        external_conversation_id: String,
        external_message_id: String,
        sender_type: ExternalSenderType,
        content: String,
    } set {
        consumer_name: String,
        consumer_image: String,
    } null {
        consumer_name_null consumer_name "consumer_name",
        consumer_image_null consumer_image "consumer_image",
    } }

    progenitor_client::open_enum! { ExternalSenderType {
        "User" => User,
        "Consumer" => Consumer,
    } }

    progenitor_client::record! { IgStoryReplyMessageContent extra {
        0 "url" => url: optional,
        1 "content" => content: optional,
        2 "content_type" => content_type: optional,
        3 "id" => id: optional,
    } }

    progenitor_client::response! { IgStoryReplyMessageContent extra {
    } set_by {
        with_url url: String,
        with_content content: String,
        with_content_type content_type: IgStoryReplyMessageContentContentType,
        with_id id: String,
    } }

    progenitor_client::open_enum! { IgStoryReplyMessageContentContentType at "#/components/schemas/IgStoryReplyMessageContent/properties/content_type" {
        "Image" => Image,
        "Text" => Text,
    } }

    progenitor_client::record! { InvalidFields extra {
        0 "json" => json: optional,
    } }

    progenitor_client::response! { InvalidFields extra {
    } set_by {
        with_json json: RawJson,
    } }

    progenitor_client::record! { Lead extra {
        0 "id" => id: integer,
        1 "source" => source: optional,
        2 "created_at" => created_at: optional,
        3 "chatbot_id" => chatbot_id: integer,
        4 "chatbot_name" => chatbot_name: optional,
        5 "business_name" => business_name: optional,
        6 "store_code" => store_code: optional,
        7 "values" => values: optional,
    } }

    progenitor_client::response! { Lead extra {
    } set_by {
        with_id id: i64,
        with_source source: String,
        with_created_at created_at: Timestamp,
        with_chatbot_id chatbot_id: i64,
        with_chatbot_name chatbot_name: String,
        with_business_name business_name: String,
        with_store_code store_code: String,
        with_values values: Vec<LeadValue>,
    } }

    progenitor_client::record! { LeadReceivedEvent extra {
        0 "type" => type_: optional,
        1 "payload" => payload: optional,
    } }

    progenitor_client::response! { LeadReceivedEvent extra {
    } set_by {
        with_type type_: WebhookEventType,
        with_payload payload: Lead,
    } }

    progenitor_client::record! { LeadValue extra {
        0 "id" => id: integer,
        1 "type" => type_: optional,
        2 "name" => name: optional,
        3 "value" => value: optional,
    } null {
        3,
    } }

    progenitor_client::response! { LeadValue extra {
    } set_by {
        with_id id: i64,
        with_type type_: LeadValueType,
        with_name name: String,
        with_value value: RawJson,
    } }

    progenitor_client::open_enum! { LeadValueType {
        "TEXT" => Text,
        "NUMBER" => Number,
        "EMAIL" => Email,
        "PHONE_NUMBER" => PhoneNumber,
        "BOOLEAN" => Boolean,
        "OPT_IN" => OptIn,
    } }

    progenitor_client::record! { ListConversationsResponse extra at "#/paths/~1conversations/get/responses/200/content/application~1json/schema" {
        0 "conversations" => conversations: optional,
        1 "count" => count: integer,
        2 "next_cursor" => next_cursor: optional,
    } visit {
        "conversations" => conversations,
    } null {
        2,
    } }

    progenitor_client::response! { ListConversationsResponse extra {
    } set_by {
        with_conversations conversations: Vec<Conversation>,
        with_count count: i64,
        with_next_cursor next_cursor: String,
    } null {
        with_next_cursor_null next_cursor "next_cursor",
    } }

    progenitor_client::record! { ListMessagesResponse extra at "#/paths/~1messages/get/responses/200/content/application~1json/schema" {
        0 "messages" => messages: optional,
        1 "count" => count: integer,
        2 "next_cursor" => next_cursor: optional,
    } visit {
        "messages" => messages,
    } null {
        2,
    } }

    progenitor_client::response! { ListMessagesResponse extra {
    } set_by {
        with_messages messages: Vec<Message>,
        with_count count: i64,
        with_next_cursor next_cursor: String,
    } null {
        with_next_cursor_null next_cursor "next_cursor",
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
    } null {
        5, 10, 11,
    } }

    progenitor_client::response! { Message extra {
    } set_by {
        with_id id: i64,
        with_conversation_id conversation_id: i64,
        with_date date: Timestamp,
        with_content_type content_type: MessageContentType,
        with_sender_type sender_type: SenderType,
        with_sender_label sender_label: String,
        with_status status: MessageStatus,
        with_is_deleted is_deleted: bool,
        with_is_automated is_automated: bool,
        with_user_id user_id: String,
        with_custom_channel custom_channel: CustomChannelMessage,
    } choose {
        with_content content: MessageContent where { "content_type" => content_type: optional, "sender_type" => sender_type: optional },
    } null {
        with_sender_label_null sender_label "sender_label",
        with_user_id_null user_id "user_id",
        with_custom_channel_null custom_channel "custom_channel",
    } }

    progenitor_client::sibling_union! { MessageContent {
        Solving if "sender_type" = "Metadata", "content" = "Solving" => "Solving",
        Reopening if "sender_type" = "Metadata", "content" = "Reopening" => "Reopening",
        Text(value) at "#/components/schemas/TextMessageContent" if "content_type" = "Text" => value,
        Image(value) at "#/components/schemas/ImageMessageContent" if "content_type" = "Image" => value,
        Video(value) at "#/components/schemas/VideoMessageContent" if "content_type" = "Video" => value,
        Audio(value) at "#/components/schemas/AudioMessageContent" if "content_type" = "Audio" => value,
        Document(value) at "#/components/schemas/DocumentMessageContent" if "content_type" = "Document" => value,
        IgStoryReply(value) at "#/components/schemas/IgStoryReplyMessageContent" if "content_type" = "IgStoryReply" => value,
        IgStoryMention(value) at "#/components/schemas/IgStoryMentionMessageContent" if "content_type" = "IgStoryMention" => value,
        Unsupported(value) at "#/components/schemas/UnsupportedMessageContent" if "content_type" = "Unsupported" => value,
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

    progenitor_client::record! { MessageCreatedEvent extra {
        0 "type" => type_: optional,
        1 "payload" => payload: optional,
    } visit {
        "payload" => payload,
    } }

    progenitor_client::response! { MessageCreatedEvent extra {
    } set_by {
        with_type type_: WebhookEventType,
        with_payload payload: MessagePayload,
    } }

    progenitor_client::record! { MessagePayload extra {
        0 "message" => message: optional,
        1 "conversation" => conversation: optional,
        2 "org_id" => org_id: integer,
    } visit {
        "message" => message,
        "conversation" => conversation,
    } }

    progenitor_client::response! { MessagePayload extra {
    } set_by {
        with_message message: Message,
        with_conversation conversation: WebhookConversation,
        with_org_id org_id: i64,
    } }

    progenitor_client::record! { MessageReceivedEvent extra {
        0 "event" => event: optional,
    } visit {
        "event" => event,
    } }

    progenitor_client::response! { MessageReceivedEvent extra {
    } set_by {
        with_event event: ReceivedMessage,
    } }

    progenitor_client::open_enum! { MessageStatus {
        "Sending" => Sending,
        "Success" => Success,
        "Failed" => Failed,
    } }

    progenitor_client::record! { MessageUpdatedEvent extra {
        0 "type" => type_: optional,
        1 "payload" => payload: optional,
    } visit {
        "payload" => payload,
    } }

    progenitor_client::response! { MessageUpdatedEvent extra {
    } set_by {
        with_type type_: WebhookEventType,
        with_payload payload: MessagePayload,
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

    progenitor_client::record! { MessagingSettings extra {
        0 "id" => id: integer,
        1 "business_id" => business_id: optional,
        2 "business_name" => business_name: optional,
        3 "business_address" => business_address: optional,
        4 "welcome_message" => welcome_message: optional,
        5 "offline_message" => offline_message: optional,
        6 "uses_business_hours" => uses_business_hours: optional,
        7 "custom_chat_hours" => custom_chat_hours: optional,
        8 "is_launched" => is_launched: optional,
    } null {
        4, 5,
    } }

    progenitor_client::response! { MessagingSettings extra {
    } set_by {
        with_id id: i64,
        with_business_id business_id: String,
        with_business_name business_name: String,
        with_business_address business_address: String,
        with_welcome_message welcome_message: String,
        with_offline_message offline_message: String,
        with_uses_business_hours uses_business_hours: bool,
        with_custom_chat_hours custom_chat_hours: ChatHours,
        with_is_launched is_launched: bool,
    } null {
        with_welcome_message_null welcome_message "welcome_message",
        with_offline_message_null offline_message "offline_message",
    } }

    progenitor_client::record! { MessagingSettingsPage extra {
        0 "settings" => settings: optional,
        1 "page" => page: integer,
        2 "max_page" => max_page: integer,
        3 "count" => count: integer,
    } }

    progenitor_client::response! { MessagingSettingsPage extra {
    } set_by {
        with_settings settings: Vec<MessagingSettings>,
        with_page page: i64,
        with_max_page max_page: i64,
        with_count count: i64,
    } }

    progenitor_client::record! { MessagingSettingsUpdate extra {
        0 "welcome_message" => welcome_message: optional,
        1 "offline_message" => offline_message: optional,
        2 "uses_business_hours" => uses_business_hours: optional,
        3 "custom_chat_hours" => custom_chat_hours: optional,
        4 "is_launched" => is_launched: optional,
    } null {
        0, 1,
    } }

    progenitor_client::request! { MessagingSettingsUpdate extra {
    } set {
        welcome_message: String,
        offline_message: String,
        uses_business_hours: bool,
        custom_chat_hours: ChatHours,
        is_launched: bool,
    } null {
        welcome_message_null welcome_message "welcome_message",
        offline_message_null offline_message "offline_message",
    } }

    progenitor_client::record! { required NewAudioMessage extra {
        0 "conversation_id" => conversation_id: required_integer,
        1 "content_type" => content_type: required,
        2 "content" => content: optional,
    } null {
        2,
    } always {
        "content" => content,
    } }

    progenitor_client::request! { NewAudioMessage extra {
        conversation_id: i64,
    } nullable {
        content "content": RawJson,
    } fixed {
        content_type: NewAudioMessageContentType = "Audio",
    } }

    progenitor_client::open_enum! { NewAudioMessageContentType at "#/components/schemas/NewAudioMessage/properties/content_type" {
        "Audio" => Audio,
    } }

    progenitor_client::record! { required NewDocumentMessage extra {
        0 "conversation_id" => conversation_id: required_integer,
        1 "content_type" => content_type: required,
        2 "content" => content: optional,
    } null {
        2,
    } always {
        "content" => content,
    } }

    progenitor_client::request! { NewDocumentMessage extra {
        conversation_id: i64,
    } nullable {
        content "content": RawJson,
    } fixed {
        content_type: NewDocumentMessageContentType = "Document",
    } }

    progenitor_client::open_enum! { NewDocumentMessageContentType at "#/components/schemas/NewDocumentMessage/properties/content_type" {
        "Document" => Document,
    } }

    progenitor_client::record! { required NewImageMessage extra {
        0 "conversation_id" => conversation_id: required_integer,
        1 "content_type" => content_type: required,
        2 "content" => content: optional,
    } null {
        2,
    } always {
        "content" => content,
    } }

    progenitor_client::request! { NewImageMessage extra {
        conversation_id: i64,
    } nullable {
        content "content": RawJson,
    } fixed {
        content_type: NewImageMessageContentType = "Image",
    } }

    progenitor_client::open_enum! { NewImageMessageContentType at "#/components/schemas/NewImageMessage/properties/content_type" {
        "Image" => Image,
    } }

    progenitor_client::union! { NewMessage by "content_type" {
        "Text" => NewTextMessage,
        "Image" => NewImageMessage,
        "Audio" => NewAudioMessage,
        "Video" => NewVideoMessage,
        "Document" => NewDocumentMessage,
    } }

    progenitor_client::branches! { NewMessage {
        NewTextMessage: NewTextMessage,
        NewImageMessage: NewImageMessage,
        NewAudioMessage: NewAudioMessage,
        NewVideoMessage: NewVideoMessage,
        NewDocumentMessage: NewDocumentMessage,
    } }

    progenitor_client::record! { required NewTextMessage extra {
        0 "conversation_id" => conversation_id: required_integer,
        1 "content_type" => content_type: required,
        2 "content" => content: required,
    } }

    progenitor_client::request! { NewTextMessage extra {
        conversation_id: i64,
        content: String,
    } fixed {
        content_type: NewTextMessageContentType = "Text",
    } }

    progenitor_client::open_enum! { NewTextMessageContentType at "#/components/schemas/NewTextMessage/properties/content_type" {
        "Text" => Text,
    } }

    progenitor_client::record! { required NewVideoMessage extra {
        0 "conversation_id" => conversation_id: required_integer,
        1 "content_type" => content_type: required,
        2 "content" => content: optional,
    } null {
        2,
    } always {
        "content" => content,
    } }

    progenitor_client::request! { NewVideoMessage extra {
        conversation_id: i64,
    } nullable {
        content "content": RawJson,
    } fixed {
        content_type: NewVideoMessageContentType = "Video",
    } }

    progenitor_client::open_enum! { NewVideoMessageContentType at "#/components/schemas/NewVideoMessage/properties/content_type" {
        "Video" => Video,
    } }

    progenitor_client::record! { required NewWebhook extra {
        0 "url" => url: required,
        1 "event_type" => event_type: required,
    } }

    progenitor_client::request! { NewWebhook extra {
        url: String,
        event_type: WebhookEventType,
    } }

    progenitor_client::record! { required NewWebhooks extra {
        0 "items" => items: required,
    } }

    progenitor_client::request! { NewWebhooks extra {
        items: Vec<NewWebhook>,
    } }

    progenitor_client::bounded! { PerPage "per_page" 1 100 }

    progenitor_client::comma_separated! { QueryBusinessIn "business__in" 1 }

    progenitor_client::record! { ReceivedMessage extra {
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
        12 "message_id" => message_id: integer,
        13 "org_id" => org_id: integer,
        14 "business_id" => business_id: optional,
        15 "received_at" => received_at: optional,
        16 "consumer_img" => consumer_img: optional,
        17 "consumer_name" => consumer_name: optional,
        18 "messaging_partner" => messaging_partner: optional,
        19 "event_type" => event_type: optional,
    } choose {
        "content" => content by { "content_type" => content_type: optional, "sender_type" => sender_type: optional },
    } visit {
        "content" => content,
        "business_id" => business_id,
    } null {
        5, 10, 11, 16, 17,
    } }

    progenitor_client::response! { ReceivedMessage extra {
    } set_by {
        with_id id: i64,
        with_conversation_id conversation_id: i64,
        with_date date: Timestamp,
        with_content_type content_type: MessageContentType,
        with_sender_type sender_type: SenderType,
        with_sender_label sender_label: String,
        with_status status: MessageStatus,
        with_is_deleted is_deleted: bool,
        with_is_automated is_automated: bool,
        with_user_id user_id: String,
        with_custom_channel custom_channel: CustomChannelMessage,
        with_message_id message_id: i64,
        with_org_id org_id: i64,
        with_business_id business_id: WebhookBusinessId,
        with_received_at received_at: Timestamp,
        with_consumer_img consumer_img: String,
        with_consumer_name consumer_name: String,
        with_messaging_partner messaging_partner: MessagingPartner,
        with_event_type event_type: String,
    } choose {
        with_content content: ReceivedMessageContent where { "content_type" => content_type: optional, "sender_type" => sender_type: optional },
    } null {
        with_sender_label_null sender_label "sender_label",
        with_user_id_null user_id "user_id",
        with_custom_channel_null custom_channel "custom_channel",
        with_consumer_img_null consumer_img "consumer_img",
        with_consumer_name_null consumer_name "consumer_name",
    } }

    progenitor_client::sibling_union! { ReceivedMessageContent {
        Solving if "sender_type" = "Metadata", "content" = "Solving" => "Solving",
        Reopening if "sender_type" = "Metadata", "content" = "Reopening" => "Reopening",
        Text(value) at "#/components/schemas/TextMessageContent" if "content_type" = "Text" => value,
        Image(value) at "#/components/schemas/ImageMessageContent" if "content_type" = "Image" => value,
        Video(value) at "#/components/schemas/VideoMessageContent" if "content_type" = "Video" => value,
        Audio(value) at "#/components/schemas/AudioMessageContent" if "content_type" = "Audio" => value,
        Document(value) at "#/components/schemas/DocumentMessageContent" if "content_type" = "Document" => value,
        IgStoryReply(value) at "#/components/schemas/IgStoryReplyMessageContent" if "content_type" = "IgStoryReply" => value,
        IgStoryMention(value) at "#/components/schemas/IgStoryMentionMessageContent" if "content_type" = "IgStoryMention" => value,
        Unsupported(value) at "#/components/schemas/UnsupportedMessageContent" if "content_type" = "Unsupported" => value,
    } }

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

    progenitor_client::record! { Success extra {
        0 "status" => status: optional,
    } }

    progenitor_client::response! { Success extra {
    } set_by {
        with_status status: SuccessStatus,
    } }

    progenitor_client::open_enum! { SuccessStatus at "#/components/schemas/Success/properties/status" {
        "success" => Success,
    } }

    progenitor_client::record! { UnsupportedMessageContent extra {
        0 "type" => type_: optional,
    } }

    progenitor_client::response! { UnsupportedMessageContent extra {
    } set_by {
        with_type type_: UnsupportedMessageContentType,
    } }

    progenitor_client::open_enum! { UnsupportedMessageContentType at "#/components/schemas/UnsupportedMessageContent/properties/type" {
        "video" => Video,
        "audio" => Audio,
        "unknown" => Unknown,
    } }

    progenitor_client::record! { VideoMessageContent extra {
        0 "url" => url: optional,
        1 "file_name" => file_name: optional,
    } null {
        1,
    } }

    progenitor_client::response! { VideoMessageContent extra {
    } set_by {
        with_url url: String,
        with_file_name file_name: String,
    } null {
        with_file_name_null file_name "file_name",
    } }

    progenitor_client::record! { Webhook extra {
        0 "id" => id: integer,
        1 "url" => url: optional,
        2 "event_type" => event_type: optional,
        3 "created_at" => created_at: optional,
        4 "updated_at" => updated_at: optional,
        5 "org_id" => org_id: integer,
    } }

    progenitor_client::response! { Webhook extra {
    } set_by {
        with_id id: i64,
        with_url url: String,
        with_event_type event_type: WebhookEventType,
        with_created_at created_at: Timestamp,
        with_updated_at updated_at: Timestamp,
        with_org_id org_id: i64,
    } }

    progenitor_client::record! { WebhookBusiness extra {
        0 "id" => id: optional,
        1 "name" => name: optional,
        2 "city" => city: optional,
        3 "zipcode" => zipcode: optional,
        4 "country" => country: optional,
        5 "formatted_address" => formatted_address: optional,
    } visit {
        "id" => id,
    } null {
        1, 2, 3, 4, 5,
    } }

    progenitor_client::response! { WebhookBusiness extra {
    } set_by {
        with_id id: WebhookBusinessId,
        with_name name: String,
        with_city city: String,
        with_zipcode zipcode: String,
        with_country country: String,
        with_formatted_address formatted_address: String,
    } null {
        with_name_null name "name",
        with_city_null city "city",
        with_zipcode_null zipcode "zipcode",
        with_country_null country "country",
        with_formatted_address_null formatted_address "formatted_address",
    } }

    progenitor_client::union! { WebhookBusinessId by shape {
        Text [] [] [] => Text,
        Integer [] [] [] => Integer,
    } }

    progenitor_client::record! { WebhookConversation extra {
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
        "business" => business,
    } null {
        1, 2, 3, 4, 5, 17, 18,
    } }

    progenitor_client::response! { WebhookConversation extra {
    } set_by {
        with_id id: i64,
        with_consumer_img consumer_img: String,
        with_consumer_name consumer_name: String,
        with_consumer_phone_number consumer_phone_number: String,
        with_consumer_email consumer_email: String,
        with_last_message last_message: Message,
        with_is_read is_read: bool,
        with_status status: ConversationStatus,
        with_created_at created_at: Timestamp,
        with_has_one_user_message has_one_user_message: bool,
        with_business business: WebhookBusiness,
        with_messaging_partner messaging_partner: MessagingPartner,
        with_issues issues: Vec<ConversationIssue>,
        with_first_message_date first_message_date: Timestamp,
        with_is_expired is_expired: bool,
        with_is_solved is_solved: bool,
        with_is_automated is_automated: bool,
        with_assigned_user_id assigned_user_id: String,
        with_custom_channel custom_channel: CustomChannel,
    } null {
        with_consumer_img_null consumer_img "consumer_img",
        with_consumer_name_null consumer_name "consumer_name",
        with_consumer_phone_number_null consumer_phone_number "consumer_phone_number",
        with_consumer_email_null consumer_email "consumer_email",
        with_last_message_null last_message "last_message",
        with_assigned_user_id_null assigned_user_id "assigned_user_id",
        with_custom_channel_null custom_channel "custom_channel",
    } }

    progenitor_client::open_enum! { WebhookEventType {
        "business_created" => BusinessCreated,
        "business_updated" => BusinessUpdated,
        "business_deleted" => BusinessDeleted,
        "message_updated" => MessageUpdated,
        "message_created" => MessageCreated,
        "lead_received" => LeadReceived,
    } }

    progenitor_client::record! { WebhookPage extra {
        0 "items" => items: optional,
        1 "page" => page: integer,
        2 "max_page" => max_page: integer,
        3 "count" => count: integer,
    } }

    progenitor_client::response! { WebhookPage extra {
    } set_by {
        with_items items: Vec<Webhook>,
        with_page page: i64,
        with_max_page max_page: i64,
        with_count count: i64,
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

    /// Send message.
    ///
    /// Sends a message in a conversation.
    ///
    /// **200 means that the message was created in Partoo, not that it was delivered.** A new
    /// message has the status `Sending`, which becomes `Success` or `Failed`. The webhook event
    /// `message_updated` reports the change. A failed message can be sent again with
    /// `retrySendMessage`.
    ///
    /// No message can be sent in a conversation that is closed or expired, or that has `issues`.
    ///
    /// Which content a channel accepts, its largest size and its file types:
    ///
    /// | channel | text | image | video | audio | document |
    /// |---|---|---|---|---|---|
    /// | Facebook, Whatsapp | yes | yes | yes | yes | yes |
    /// | Instagram | yes | yes | yes | yes | no |
    /// | SMS | yes | no | no | no | no |
    /// | largest size | | 5 MB | 16 MB | 16 MB | 100 MB |
    /// | file types | | jpeg, png | mp4 | aac, mp4 | xls, xlsx, docx, pdf, ppt, pptx |
    ///
    /// Sends `POST /messages` when [`send`](builder::SendMessage::send) is awaited.
    pub fn send_message(&self) -> builder::SendMessage {
        builder::SendMessage(Call::new(&self.0, &builder::SendMessage::OPERATION))
    }

    /// Conversation information.
    ///
    /// Returns one conversation.
    /// A message can be sent only if `status` is `Open` and `issues` is empty. A conversation may
    /// be `Closed` because it has expired.
    ///
    /// Sends `GET /conversations/{conversation_id}` when [`send`](builder::GetConversation::send)
    /// is awaited.
    pub fn get_conversation(&self) -> builder::GetConversation {
        builder::GetConversation(
            Call::new(&self.0, &builder::GetConversation::OPERATION),
        )
    }

    /// Update conversation.
    ///
    /// Opens, closes, assigns or unassigns a conversation. One call sends either `status` or
    /// `assigned_user_id`, never both.
    ///
    /// - `status` is written in lower case. A conversation has it in capitals:
    /// `open` is read as `Open`, and `closed` as `Closed`.
    ///
    /// - Closing a conversation also sets `is_solved`, opening it clears
    /// `is_solved`. `is_expired` does not change: an expired conversation
    /// cannot be opened again.
    ///
    /// - Only enterprise organizations can assign conversations. The user must
    /// be active, must be a person, and must have access to the
    /// conversation. `unassigned` removes the assignee.
    ///
    /// Sends `PATCH /conversations/{conversation_id}` when
    /// [`send`](builder::UpdateConversation::send) is awaited.
    pub fn update_conversation(&self) -> builder::UpdateConversation {
        builder::UpdateConversation(
            Call::new(&self.0, &builder::UpdateConversation::OPERATION),
        )
    }

    /// Read conversation.
    ///
    /// Marks a conversation as read.
    /// `is_read` is a property of each user: it changes only for the user of the API key.
    ///
    /// Sends `POST /conversations/{conversation_id}/read` when
    /// [`send`](builder::ReadConversation::send) is awaited.
    pub fn read_conversation(&self) -> builder::ReadConversation {
        builder::ReadConversation(
            Call::new(&self.0, &builder::ReadConversation::OPERATION),
        )
    }

    /// Retry send message.
    ///
    /// Sends a message again that failed to be sent: one whose `status` is `Failed`.
    ///
    /// Sends `POST /messages/{message_id}/retry` when [`send`](builder::RetrySendMessage::send) is
    /// awaited.
    pub fn retry_send_message(&self) -> builder::RetrySendMessage {
        builder::RetrySendMessage(
            Call::new(&self.0, &builder::RetrySendMessage::OPERATION),
        )
    }

    /// Ingest message.
    ///
    /// Adds a message of a custom channel to Partoo. The API key must belong to a user with the
    /// role ORG_ADMIN or PROVIDER. The vendor's support sets up custom channels.
    ///
    /// **200 means that the message was received, not that it was created.** It is processed later.
    ///
    /// - The server ignores a message whose `external_message_id` it already
    /// has for this channel. So the same request may be sent again.
    ///
    /// - Messages with the same `external_conversation_id` and channel are
    /// one conversation. It is created with its first message.
    ///
    /// Sends `POST /custom-channels/{channel_id}/messages` when
    /// [`send`](builder::IngestMessage::send) is awaited.
    pub fn ingest_message(&self) -> builder::IngestMessage {
        builder::IngestMessage(Call::new(&self.0, &builder::IngestMessage::OPERATION))
    }

    /// List messaging settings.
    ///
    /// Returns one page of the messaging settings of businesses. The pages are numbered from 1.
    ///
    /// Sends `GET /messaging/settings` when [`send`](builder::Settings::send) is awaited, for one
    /// page. `.items()` and `.pages()` of [`Paginated`](progenitor_client::Paginated) walk the
    /// whole list.
    pub fn settings(&self) -> builder::Settings {
        builder::Settings(Call::new(&self.0, &builder::Settings::OPERATION))
    }

    /// Update messaging settings.
    ///
    /// Changes the messaging settings of a business.
    ///
    /// - Hours have the form `HH:MM-HH:MM`, in the time zone of the business.
    /// `00:00-23:59` means the whole day.
    ///
    /// - If `uses_business_hours` is false, `custom_chat_hours` is mandatory.
    ///
    /// Sends `POST /messaging/settings/{setting_id}` when
    /// [`send`](builder::UpdateMessagingSettings::send) is awaited.
    pub fn update_messaging_settings(&self) -> builder::UpdateMessagingSettings {
        builder::UpdateMessagingSettings(
            Call::new(&self.0, &builder::UpdateMessagingSettings::OPERATION),
        )
    }

    /// List webhooks.
    ///
    /// Returns one page of the configurations of webhooks. The pages are numbered from 1.
    ///
    /// Sends `GET /webhooks` when [`send`](builder::ListWebhooks::send) is awaited, for one page.
    /// `.items()` and `.pages()` of [`Paginated`](progenitor_client::Paginated) walk the whole
    /// list.
    pub fn list_webhooks(&self) -> builder::ListWebhooks {
        builder::ListWebhooks(Call::new(&self.0, &builder::ListWebhooks::OPERATION))
    }

    /// Create webhooks.
    ///
    /// Subscribes urls to events. Each item is one event and its url. One url may have several
    /// events. An organization has one url for an event.
    ///
    /// The server sends each event as a POST to its url, for all businesses of the organization.
    /// The url must respond with 200. The server tries again after a response of the 500 range, a
    /// few times; after that, or after any other error, the event is lost.
    ///
    /// Sends `POST /webhooks` when [`send`](builder::CreateWebhooks::send) is awaited.
    pub fn create_webhooks(&self) -> builder::CreateWebhooks {
        builder::CreateWebhooks(Call::new(&self.0, &builder::CreateWebhooks::OPERATION))
    }

    /// Get webhook.
    ///
    /// Returns one configuration.
    ///
    /// Sends `GET /webhooks/{webhook_id}` when [`send`](builder::GetWebhook::send) is awaited.
    pub fn get_webhook(&self) -> builder::GetWebhook {
        builder::GetWebhook(Call::new(&self.0, &builder::GetWebhook::OPERATION))
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
        &builder::SendMessage::OPERATION,
        &builder::GetConversation::OPERATION,
        &builder::UpdateConversation::OPERATION,
        &builder::ReadConversation::OPERATION,
        &builder::RetrySendMessage::OPERATION,
        &builder::IngestMessage::OPERATION,
        &builder::Settings::OPERATION,
        &builder::UpdateMessagingSettings::OPERATION,
        &builder::ListWebhooks::OPERATION,
        &builder::CreateWebhooks::OPERATION,
        &builder::GetWebhook::OPERATION,
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

impl Paginated for builder::Settings {
    type Page = types::MessagingSettingsPage;
    type Item = types::MessagingSettings;
    const PAGING: Paging = Paging {
        style: Style::PageNumber,
        parameter: "page",
        items: "/settings",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "settings",
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
        page.count
    }

    fn listed(page: &Self::Page) -> Option<&[Self::Item]> {
        page.settings.as_deref()
    }

    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>> {
        page.settings
    }
}

impl Paginated for builder::ListWebhooks {
    type Page = types::WebhookPage;
    type Item = types::Webhook;
    const PAGING: Paging = Paging {
        style: Style::PageNumber,
        parameter: "page",
        items: "/items",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "listWebhooks",
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
        page.count
    }

    fn listed(page: &Self::Page) -> Option<&[Self::Item]> {
        page.items.as_deref()
    }

    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>> {
        page.items
    }
}

/// The servers of the document, for
/// [`ClientBuilder::base_url`](progenitor_client::ClientBuilder::base_url).
pub mod servers {
    /// The server `https://api.partoo.co/v2`.
    ///
    /// Production server.
    ///
    /// It is the default of a client.
    pub const PRODUCTION: &str = "https://api.partoo.co/v2";
    /// The server `https://api.sandbox.partoo.co/v2`.
    ///
    /// Sandbox server (dev environment for clients & partners).
    pub const SANDBOX: &str = "https://api.sandbox.partoo.co/v2";
}

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{
        Call, DocumentedError, Error, Operation, Parameter, ResponseValue, Style,
    };
    use super::{rules, types};
    const MESSAGE_OF_ERROR401: &[&str] = &[
        "/errors/authentication",
        "/error/authentication",
    ];
    const MESSAGE_OF_ERROR403: &[&str] = &[
        "/errors/authorization",
        "/error/authorization",
    ];
    const MESSAGE_OF_ERROR404: &[&str] = &["/errors/json", "/error/json"];
    const MESSAGE_OF_ERROR415: &[&str] = &["/errors/json", "/error/json"];
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
            list: Some(progenitor_client::support::read_items::<Self>),
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401)
                    .body::<types::Error401>(),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403)
                    .body::<types::Error403>(),
                DocumentedError::new(429..=429, &[]),
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
        /// - 429
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
            list: Some(progenitor_client::support::read_items::<Self>),
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401)
                    .body::<types::Error401>(),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403)
                    .body::<types::Error403>(),
                DocumentedError::new(429..=429, &[]),
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
        /// - 429
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ListMessagesResponse>, Error> {
            self.0.json().await
        }
    }

    /// Send message.
    ///
    /// Returned by [`Client::send_message`](super::Client::send_message); sends `POST /messages`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says. The client keeps to the vendor's limit of 300
    /// requests in 60 s ([`Quota`](progenitor_client::Quota)).
    #[derive(Clone, Debug)]
    pub struct SendMessage(pub(super) Call);

    impl SendMessage {
        pub(super) const OPERATION: Operation = Operation {
            id: "sendMessage",
            method: "POST",
            path: "/messages",
            success: &[200..=200],
            requires_body: true,
            rules: &[("application/json", &rules::NEW_MESSAGE)],
            errors: &[
                DocumentedError::new(400..=400, &[]).body::<types::Error400>(),
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401)
                    .body::<types::Error401>(),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403)
                    .body::<types::Error403>(),
                DocumentedError::new(404..=404, MESSAGE_OF_ERROR404)
                    .body::<types::Error404>(),
                DocumentedError::new(415..=415, MESSAGE_OF_ERROR415)
                    .body::<types::Error415>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::NewMessage>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /messages`. It is not sent again if the server may have acted on it; after an
        /// error, [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says
        /// whether that is possible.
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
        /// - 400: [`Error400`](super::types::Error400)
        /// - 401: [`Error401`](super::types::Error401)
        /// - 403: [`Error403`](super::types::Error403)
        /// - 404: [`Error404`](super::types::Error404)
        /// - 415: [`Error415`](super::types::Error415)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::CreatedMessage>, Error> {
            self.0.json().await
        }
    }

    /// Conversation information.
    ///
    /// Returned by [`Client::get_conversation`](super::Client::get_conversation); sends `GET /conversations/{conversation_id}`.
    /// Retried as [`Retry`](progenitor_client::Retry) says. The client keeps to the vendor's limit
    /// of 300 requests in 60 s ([`Quota`](progenitor_client::Quota)).
    #[derive(Clone, Debug)]
    pub struct GetConversation(pub(super) Call);

    impl GetConversation {
        pub(super) const OPERATION: Operation = Operation {
            id: "getConversation",
            method: "GET",
            path: "/conversations/{conversation_id}",
            success: &[200..=200],
            parameters: &[Parameter::path("conversation_id")],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401)
                    .body::<types::Error401>(),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403)
                    .body::<types::Error403>(),
                DocumentedError::new(404..=404, MESSAGE_OF_ERROR404)
                    .body::<types::Error404>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The id of the conversation. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /conversations/{conversation_id}`.
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
        /// - 404: [`Error404`](super::types::Error404)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::Conversation>, Error> {
            self.0.json().await
        }
    }

    /// Update conversation.
    ///
    /// Returned by [`Client::update_conversation`](super::Client::update_conversation); sends
    /// `PATCH /conversations/{conversation_id}`. Retried only if the server certainly did not act
    /// on the request, as [`Retry`](progenitor_client::Retry) says. The client keeps to the
    /// vendor's limit of 300 requests in 60 s ([`Quota`](progenitor_client::Quota)).
    #[derive(Clone, Debug)]
    pub struct UpdateConversation(pub(super) Call);

    impl UpdateConversation {
        pub(super) const OPERATION: Operation = Operation {
            id: "updateConversation",
            method: "PATCH",
            path: "/conversations/{conversation_id}",
            success: &[200..=200],
            parameters: &[Parameter::path("conversation_id")],
            requires_body: true,
            rules: &[("application/json", &rules::CONVERSATION_UPDATE)],
            errors: &[
                DocumentedError::new(400..=400, &[]).body::<types::Error400>(),
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401)
                    .body::<types::Error401>(),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403)
                    .body::<types::Error403>(),
                DocumentedError::new(404..=404, MESSAGE_OF_ERROR404)
                    .body::<types::Error404>(),
                DocumentedError::new(415..=415, MESSAGE_OF_ERROR415)
                    .body::<types::Error415>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The id of the conversation. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::ConversationUpdate>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `PATCH /conversations/{conversation_id}`. It is not sent again if the server may have
        /// acted on it; after an error,
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
        /// - 400: [`Error400`](super::types::Error400)
        /// - 401: [`Error401`](super::types::Error401)
        /// - 403: [`Error403`](super::types::Error403)
        /// - 404: [`Error404`](super::types::Error404)
        /// - 415: [`Error415`](super::types::Error415)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::Success>, Error> {
            self.0.json().await
        }
    }

    /// Read conversation.
    ///
    /// Returned by [`Client::read_conversation`](super::Client::read_conversation); sends `POST /conversations/{conversation_id}/read`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says. The client keeps to the vendor's limit of 300
    /// requests in 60 s ([`Quota`](progenitor_client::Quota)).
    #[derive(Clone, Debug)]
    pub struct ReadConversation(pub(super) Call);

    impl ReadConversation {
        pub(super) const OPERATION: Operation = Operation {
            id: "readConversation",
            method: "POST",
            path: "/conversations/{conversation_id}/read",
            success: &[200..=200],
            content_type: "application/json",
            parameters: &[Parameter::path("conversation_id")],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401)
                    .body::<types::Error401>(),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403)
                    .body::<types::Error403>(),
                DocumentedError::new(404..=404, MESSAGE_OF_ERROR404)
                    .body::<types::Error404>(),
                DocumentedError::new(415..=415, MESSAGE_OF_ERROR415)
                    .body::<types::Error415>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The id of the conversation. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `POST /conversations/{conversation_id}/read`. It is not sent again if the server may
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
        /// - 401: [`Error401`](super::types::Error401)
        /// - 403: [`Error403`](super::types::Error403)
        /// - 404: [`Error404`](super::types::Error404)
        /// - 415: [`Error415`](super::types::Error415)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<()>, Error> {
            self.0.empty().await
        }
    }

    /// Retry send message.
    ///
    /// Returned by [`Client::retry_send_message`](super::Client::retry_send_message); sends `POST /messages/{message_id}/retry`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says. The client keeps to the vendor's limit of 300
    /// requests in 60 s ([`Quota`](progenitor_client::Quota)).
    #[derive(Clone, Debug)]
    pub struct RetrySendMessage(pub(super) Call);

    impl RetrySendMessage {
        pub(super) const OPERATION: Operation = Operation {
            id: "retrySendMessage",
            method: "POST",
            path: "/messages/{message_id}/retry",
            success: &[200..=200],
            content_type: "application/json",
            parameters: &[Parameter::path("message_id")],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401)
                    .body::<types::Error401>(),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403)
                    .body::<types::Error403>(),
                DocumentedError::new(404..=404, MESSAGE_OF_ERROR404)
                    .body::<types::Error404>(),
                DocumentedError::new(415..=415, MESSAGE_OF_ERROR415)
                    .body::<types::Error415>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The id of the message. Required.
        pub fn message_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `POST /messages/{message_id}/retry`. It is not sent again if the server may have acted
        /// on it; after an error,
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
        /// - 401: [`Error401`](super::types::Error401)
        /// - 403: [`Error403`](super::types::Error403)
        /// - 404: [`Error404`](super::types::Error404)
        /// - 415: [`Error415`](super::types::Error415)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::Success>, Error> {
            self.0.json().await
        }
    }

    /// Ingest message.
    ///
    /// Returned by [`Client::ingest_message`](super::Client::ingest_message); sends `POST /custom-channels/{channel_id}/messages`.
    /// Retried like a `GET`, as [`Retry`](progenitor_client::Retry) says: the same request may be
    /// sent again. The client keeps to the vendor's limit of 300 requests in 60 s
    /// ([`Quota`](progenitor_client::Quota)).
    #[derive(Clone, Debug)]
    pub struct IngestMessage(pub(super) Call);

    impl IngestMessage {
        pub(super) const OPERATION: Operation = Operation {
            id: "ingestMessage",
            method: "POST",
            path: "/custom-channels/{channel_id}/messages",
            success: &[200..=200],
            parameters: &[Parameter::path("channel_id")],
            requires_body: true,
            is_idempotent: true,
            rules: &[("application/json", &rules::EXTERNAL_MESSAGE)],
            errors: &[
                DocumentedError::new(400..=400, &[]).body::<types::Error400>(),
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401)
                    .body::<types::Error401>(),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403)
                    .body::<types::Error403>(),
                DocumentedError::new(404..=404, MESSAGE_OF_ERROR404)
                    .body::<types::Error404>(),
                DocumentedError::new(415..=415, MESSAGE_OF_ERROR415)
                    .body::<types::Error415>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The id of the custom channel. Required.
        pub fn channel_id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::ExternalMessage>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /custom-channels/{channel_id}/messages`.
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
        /// - 400: [`Error400`](super::types::Error400)
        /// - 401: [`Error401`](super::types::Error401)
        /// - 403: [`Error403`](super::types::Error403)
        /// - 404: [`Error404`](super::types::Error404)
        /// - 415: [`Error415`](super::types::Error415)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::Success>, Error> {
            self.0.json().await
        }
    }

    /// List messaging settings.
    ///
    /// Returned by [`Client::settings`](super::Client::settings); sends `GET /messaging/settings`.
    /// Retried as [`Retry`](progenitor_client::Retry) says. The client keeps to the vendor's limit
    /// of 300 requests in 60 s ([`Quota`](progenitor_client::Quota)).
    ///
    /// With [`Paginated`](progenitor_client::Paginated) in scope, `.items()` walks the list item by
    /// item and `.pages()` page by page. Nothing is sent before the stream is polled.
    #[derive(Clone, Debug)]
    pub struct Settings(pub(super) Call);

    impl Settings {
        pub(super) const OPERATION: Operation = Operation {
            id: "settings",
            method: "GET",
            path: "/messaging/settings",
            success: &[200..=200],
            parameters: &[
                Parameter::query("business__in")
                    .setter("business_in")
                    .style(Style::Form, false),
                Parameter::query("page"),
                Parameter::query("per_page"),
            ],
            page_size: Some(("per_page", 100)),
            list: Some(progenitor_client::support::read_items::<Self>),
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401)
                    .body::<types::Error401>(),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403)
                    .body::<types::Error403>(),
                DocumentedError::new(429..=429, &[]),
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

        /// The number of the page, from 1.
        ///
        /// Optional. A walk over the list sets it.
        pub fn page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Number of items to return per page.
        ///
        /// Optional. From 1 to 100. If it is not set, the client requests 100.
        pub fn per_page(self, value: impl TryInto<types::PerPage>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Sends `GET /messaging/settings`, for one page.
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
        /// - 429
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::MessagingSettingsPage>, Error> {
            self.0.json().await
        }
    }

    /// Update messaging settings.
    ///
    /// Returned by [`Client::update_messaging_settings`](super::Client::update_messaging_settings);
    /// sends `POST /messaging/settings/{setting_id}`. Retried only if the server certainly did not
    /// act on the request, as [`Retry`](progenitor_client::Retry) says. The client keeps to the
    /// vendor's limit of 300 requests in 60 s ([`Quota`](progenitor_client::Quota)).
    #[derive(Clone, Debug)]
    pub struct UpdateMessagingSettings(pub(super) Call);

    impl UpdateMessagingSettings {
        pub(super) const OPERATION: Operation = Operation {
            id: "updateMessagingSettings",
            method: "POST",
            path: "/messaging/settings/{setting_id}",
            success: &[200..=200],
            parameters: &[Parameter::path("setting_id")],
            requires_body: true,
            rules: &[("application/json", &rules::MESSAGING_SETTINGS_UPDATE)],
            errors: &[
                DocumentedError::new(400..=400, &[]).body::<types::Error400>(),
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401)
                    .body::<types::Error401>(),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403)
                    .body::<types::Error403>(),
                DocumentedError::new(404..=404, MESSAGE_OF_ERROR404)
                    .body::<types::Error404>(),
                DocumentedError::new(415..=415, MESSAGE_OF_ERROR415)
                    .body::<types::Error415>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The id of the settings. Required.
        pub fn setting_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::MessagingSettingsUpdate>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /messaging/settings/{setting_id}`. It is not sent again if the server may have
        /// acted on it; after an error,
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
        /// - 400: [`Error400`](super::types::Error400)
        /// - 401: [`Error401`](super::types::Error401)
        /// - 403: [`Error403`](super::types::Error403)
        /// - 404: [`Error404`](super::types::Error404)
        /// - 415: [`Error415`](super::types::Error415)
        /// - 429
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::MessagingSettings>, Error> {
            self.0.json().await
        }
    }

    /// List webhooks.
    ///
    /// Returned by [`Client::list_webhooks`](super::Client::list_webhooks); sends `GET /webhooks`.
    /// Retried as [`Retry`](progenitor_client::Retry) says. The client keeps to the vendor's limit
    /// of 300 requests in 60 s ([`Quota`](progenitor_client::Quota)).
    ///
    /// With [`Paginated`](progenitor_client::Paginated) in scope, `.items()` walks the list item by
    /// item and `.pages()` page by page. Nothing is sent before the stream is polled.
    #[derive(Clone, Debug)]
    pub struct ListWebhooks(pub(super) Call);

    impl ListWebhooks {
        pub(super) const OPERATION: Operation = Operation {
            id: "listWebhooks",
            method: "GET",
            path: "/webhooks",
            success: &[200..=200],
            parameters: &[
                Parameter::query("org_id"),
                Parameter::query("page"),
                Parameter::query("per_page"),
            ],
            page_size: Some(("per_page", 100)),
            list: Some(progenitor_client::support::read_items::<Self>),
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401)
                    .body::<types::Error401>(),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403)
                    .body::<types::Error403>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The id of the organization. Required for the API key of a user with the role PROVIDER; other
        /// keys do not need it. Optional.
        pub fn org_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The number of the page, from 1.
        ///
        /// Optional. A walk over the list sets it.
        pub fn page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Number of items to return per page.
        ///
        /// Optional. From 1 to 100. If it is not set, the client requests 100.
        pub fn per_page(self, value: impl TryInto<types::PerPage>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Sends `GET /webhooks`, for one page.
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
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::WebhookPage>, Error> {
            self.0.json().await
        }
    }

    /// Create webhooks.
    ///
    /// Returned by [`Client::create_webhooks`](super::Client::create_webhooks); sends `POST /webhooks`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says. The client keeps to the vendor's limit of 300
    /// requests in 60 s ([`Quota`](progenitor_client::Quota)).
    #[derive(Clone, Debug)]
    pub struct CreateWebhooks(pub(super) Call);

    impl CreateWebhooks {
        pub(super) const OPERATION: Operation = Operation {
            id: "createWebhooks",
            method: "POST",
            path: "/webhooks",
            success: &[200..=200],
            parameters: &[Parameter::query("org_id")],
            requires_body: true,
            rules: &[("application/json", &rules::NEW_WEBHOOKS)],
            errors: &[
                DocumentedError::new(400..=400, &[]).body::<types::Error400>(),
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401)
                    .body::<types::Error401>(),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403)
                    .body::<types::Error403>(),
                DocumentedError::new(415..=415, MESSAGE_OF_ERROR415)
                    .body::<types::Error415>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The id of the organization. Required for the API key of a user with the role PROVIDER; other
        /// keys do not need it. Optional.
        pub fn org_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::NewWebhooks>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /webhooks`. It is not sent again if the server may have acted on it; after an
        /// error, [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says
        /// whether that is possible.
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
        /// - 400: [`Error400`](super::types::Error400)
        /// - 401: [`Error401`](super::types::Error401)
        /// - 403: [`Error403`](super::types::Error403)
        /// - 415: [`Error415`](super::types::Error415)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::CreatedWebhooks>, Error> {
            self.0.json().await
        }
    }

    /// Get webhook.
    ///
    /// Returned by [`Client::get_webhook`](super::Client::get_webhook); sends `GET /webhooks/{webhook_id}`.
    /// Retried as [`Retry`](progenitor_client::Retry) says. The client keeps to the vendor's limit
    /// of 300 requests in 60 s ([`Quota`](progenitor_client::Quota)).
    #[derive(Clone, Debug)]
    pub struct GetWebhook(pub(super) Call);

    impl GetWebhook {
        pub(super) const OPERATION: Operation = Operation {
            id: "getWebhook",
            method: "GET",
            path: "/webhooks/{webhook_id}",
            success: &[200..=200],
            parameters: &[Parameter::path("webhook_id"), Parameter::query("org_id")],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401)
                    .body::<types::Error401>(),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403)
                    .body::<types::Error403>(),
                DocumentedError::new(404..=404, MESSAGE_OF_ERROR404)
                    .body::<types::Error404>(),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };

        /// The id of the configuration. Required.
        pub fn webhook_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The id of the organization. Required for the API key of a user with the role PROVIDER; other
        /// keys do not need it. Optional.
        pub fn org_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Sends `GET /webhooks/{webhook_id}`.
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
        /// - 404: [`Error404`](super::types::Error404)
        /// - 429
        pub async fn send(self) -> Result<ResponseValue<types::Webhook>, Error> {
            self.0.json().await
        }
    }
}

/// What the document states about the values of requests.
mod rules {
    use progenitor_client::support::{Rule::*, Rules, Pattern};

    pub(super) static NEW_WEBHOOKS: Rules = Rules(&[Property("items", &Rules(&[Items(0, &NEW_WEBHOOK)]))]);
    pub(super) static NEW_WEBHOOK: Rules = Rules(&[Property("event_type", &WEBHOOK_EVENT_TYPE)]);
    pub(super) static WEBHOOK_EVENT_TYPE: Rules = Rules(&[Texts(&["business_created", "business_updated", "business_deleted", "message_updated", "message_created", "lead_received"])]);
    pub(super) static MESSAGING_SETTINGS_UPDATE: Rules = Rules(&[Property("custom_chat_hours", &CHAT_HOURS)]);
    pub(super) static CHAT_HOURS: Rules = Rules(&[
        Property("monday", &Rules(&[Items(0, &CHAT_HOURS_RANGE)])),
        Property("tuesday", &Rules(&[Items(0, &CHAT_HOURS_RANGE)])),
        Property("wednesday", &Rules(&[Items(0, &CHAT_HOURS_RANGE)])),
        Property("thursday", &Rules(&[Items(0, &CHAT_HOURS_RANGE)])),
        Property("friday", &Rules(&[Items(0, &CHAT_HOURS_RANGE)])),
        Property("saturday", &Rules(&[Items(0, &CHAT_HOURS_RANGE)])),
        Property("sunday", &Rules(&[Items(0, &CHAT_HOURS_RANGE)])),
    ]);
    static PATTERN: Pattern = Pattern::new("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$");
    pub(super) static CHAT_HOURS_RANGE: Rules = Rules(&[Pattern(&PATTERN)]);
    pub(super) static EXTERNAL_MESSAGE: Rules = Rules(&[Property("sender_type", &EXTERNAL_SENDER_TYPE)]);
    pub(super) static EXTERNAL_SENDER_TYPE: Rules = Rules(&[Texts(&["User", "Consumer"])]);
    pub(super) static CONVERSATION_UPDATE: Rules = Rules(&[
        Property("status", &CONVERSATION_STATUS_UPDATE),
        OneOf(&[&Rules(&[Required(&["status"])]), &Rules(&[Required(&["assigned_user_id"])])]),
    ]);
    pub(super) static CONVERSATION_STATUS_UPDATE: Rules = Rules(&[Texts(&["open", "closed"])]);
    pub(super) static NEW_MESSAGE: Rules = Rules(&[Tagged("content_type", &[("Text", &NEW_TEXT_MESSAGE), ("Image", &NEW_IMAGE_MESSAGE), ("Audio", &NEW_AUDIO_MESSAGE), ("Video", &NEW_VIDEO_MESSAGE), ("Document", &NEW_DOCUMENT_MESSAGE)])]);
    pub(super) static NEW_DOCUMENT_MESSAGE: Rules = Rules(&[
        Required(&["content"]),
        Property("content_type", &Rules(&[Texts(&["Document"])])),
    ]);
    pub(super) static NEW_VIDEO_MESSAGE: Rules = Rules(&[
        Required(&["content"]),
        Property("content_type", &Rules(&[Texts(&["Video"])])),
    ]);
    pub(super) static NEW_AUDIO_MESSAGE: Rules = Rules(&[
        Required(&["content"]),
        Property("content_type", &Rules(&[Texts(&["Audio"])])),
    ]);
    pub(super) static NEW_IMAGE_MESSAGE: Rules = Rules(&[
        Required(&["content"]),
        Property("content_type", &Rules(&[Texts(&["Image"])])),
    ]);
    pub(super) static NEW_TEXT_MESSAGE: Rules = Rules(&[Property("content_type", &Rules(&[Texts(&["Text"])]))]);
}

/// The webhooks of Partoo Rest API: [`Verifier`](webhooks::Verifier) verifies a delivery and
/// decodes it as an [`Event`](webhooks::Event).
///
/// The header `X-Partoo-Signature-v1` has an Ed25519 signature of the body, in base64. It
/// covers no time, so a captured delivery stays valid forever.
///
/// The repeats of a delivery have the same
/// [`Event::deduplication_key`](webhooks::Event::deduplication_key).
#[cfg(feature = "webhooks")]
pub mod webhooks {
    use progenitor_client::webhooks::{
        Delivery, MalformedEvent, UnknownEvent, EventFacts, Facts, Key, Signature,
    };
    use super::types;

    /// Verifies and reads deliveries.
    ///
    /// It needs a public key ([`Key::public`](progenitor_client::webhooks::Key::public)). The
    /// vendor publishes [`PRODUCTION_KEY`] and [`SANDBOX_KEY`].
    pub type Verifier = progenitor_client::webhooks::Verifier<Event>;

    /// The public key `production` that the vendor publishes.
    ///
    /// The key of the production server. The vendor's page shows its two keys without labels. That
    /// this one is for production comes from an older copy of the vendor's text.
    pub const PRODUCTION_KEY: Key = Key::published([
        208, 111, 92, 136, 114, 250, 93, 148, 23, 185, 106, 186, 91, 135, 69, 46, 252, 13,
        16, 245, 160, 113, 219, 80, 128, 69, 101, 4, 140, 25, 88, 20,
    ]);

    /// The public key `sandbox` that the vendor publishes.
    ///
    /// The key of the sandbox server. The vendor's page shows its two keys without labels. That
    /// this one is for the sandbox comes from an older copy of the vendor's text.
    pub const SANDBOX_KEY: Key = Key::published([
        46, 204, 175, 95, 108, 149, 156, 109, 217, 41, 18, 5, 124, 75, 216, 147, 105, 228,
        205, 169, 232, 54, 0, 42, 5, 42, 157, 120, 219, 155, 226, 195,
    ]);

    /// An event of Partoo Rest API.
    ///
    /// Its name is at `/type` or `/event/event_type` in the body.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Event {
        /// A message was created.
        ///
        /// A message was sent or received in a conversation.
        ///
        /// A message that a consumer sent has the sender type `Consumer` and the status `Success`. A
        /// message that is sent with Partoo is created with the status `Sending`; `message_updated`
        /// reports its delivery.
        ///
        /// The webhook `message_created`.
        MessageCreated(Delivery<types::MessageCreatedEvent>),
        /// A message changed.
        ///
        /// A property of a message changed, for example its `status` or `is_deleted`. Assumption: a
        /// deletion arrives as this event, because there is no event `message_deleted` on the newer
        /// pages.
        ///
        /// The webhook `message_updated`.
        MessageUpdated(Delivery<types::MessageUpdatedEvent>),
        /// A consumer sent a message.
        ///
        /// A business received a message from a consumer. The vendor replaced this event by
        /// `message_created`: the same messages have the sender type `Consumer` and the status
        /// `Success` there.
        ///
        /// Deprecated by the vendor.
        ///
        /// The webhook `message_received`.
        MessageReceived(Delivery<types::MessageReceivedEvent>),
        /// A lead was added.
        ///
        /// A person left data, for example with a chatbot.
        ///
        /// The webhook `lead_received`.
        LeadReceived(Delivery<types::LeadReceivedEvent>),
        /// An event that the document does not have, or a body without a recognizable event.
        Unknown(Delivery<UnknownEvent>),
        /// An event of the document whose body does not fit its type.
        Malformed(Delivery<MalformedEvent>),
    }

    const FACTS: Facts = Facts::new(
            &["/type", "/event/event_type"],
            &[
                EventFacts::new("message_created")
                    .deduplication(
                        &[
                            "/payload/message/id",
                            "/payload/message/status",
                            "/payload/message/is_deleted",
                        ],
                    ),
                EventFacts::new("message_updated")
                    .deduplication(
                        &[
                            "/payload/message/id",
                            "/payload/message/status",
                            "/payload/message/is_deleted",
                        ],
                    ),
                EventFacts::new("message_received").deduplication(&["/event/message_id"]),
                EventFacts::new("lead_received")
                    .deduplication(
                        &["/payload/id", "/payload/created_at", "/payload/values"],
                    ),
            ],
        )
        .signatures(&[Signature::ed25519("X-Partoo-Signature-v1")]);

    progenitor_client::webhook_events! { Event FACTS {
        0 => MessageCreated,
        1 => MessageUpdated,
        2 => MessageReceived,
        3 => LeadReceived,
    } }
}
