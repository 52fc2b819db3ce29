use progenitor_client::{
    Call, Error, Method, Operation, Paginated, Provider, RawRequest, ResponseValue,
    Scheme, Secrets, Session,
};
use progenitor_client::support::{Id, Paging, Position, Style};

/// The types of the document's schemas.
pub mod types {
    use progenitor_client::{Extra, Malformed, Number, RawJson, Timestamp, UnknownValue};

    /// A number of seconds, as an integer or as a text.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum CallSeconds {
        /// If the value has this shape.
        Integer(i64),
        /// If the value has this shape.
        Text(String),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// A channel. The pages of the two lists show `rcs` and `sms`; the vendor's pages on sending
    /// and on callbacks name the others.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Channel {
        /// `sms`
        Sms,
        /// `rcs`
        Rcs,
        /// `voice_sms`
        VoiceSms,
        /// `email`
        Email,
        /// `live_chat`
        LiveChat,
        /// `facebook`
        Facebook,
        /// `instagram`
        Instagram,
        /// `whatsapp`
        Whatsapp,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// A conversation. Which properties are always present is not stated.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Conversation {
        /// Identifies the conversation. The example is a UUID. Assumption: every id is a UUID. Example:
        /// `0b7ff1e2-8d9a-4b5c-9e3f-2a1d4c6b8e70`.
        pub conversation_id: Option<String>,
        /// A channel. The pages of the two lists show `rcs` and `sms`; the vendor's pages on sending
        /// and on callbacks name the others.
        pub last_user_channel: Option<Channel>,
        /// Who the conversation is with.
        pub recipient_details: Option<RecipientDetails>,
        /// The assigned agent. Assumption from the page's sample: it is absent if there is no agent.
        /// The pages state null for messages only. Nullable.
        pub agent_assigned_to: Option<String>,
        /// An address of the brand such as `brand@rcs.goog`, or a short code such as `12345`. Its
        /// meaning is not stated. Example: `12345`.
        pub from: Option<String>,
        /// The time of the first message, in ISO 8601 with offset. Example:
        /// `2024-06-21T05:08:06+02:00`.
        pub first_message_at: Option<Timestamp>,
        /// The time of the last message, in ISO 8601 with offset. Example: `2024-06-21T05:08:06+02:00`.
        pub last_message_at: Option<Timestamp>,
        /// The text of the last message.
        pub last_message: Option<String>,
        /// The purpose of the messages. The page of the list shows `alert`; other pages name both
        /// values.
        pub purpose: Option<Purpose>,
        /// A number whose meaning is not stated.
        pub color: Option<i64>,
        /// The number of messages in the conversation.
        pub number_of_messages: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// What a channel adds to a receipt. For SMS and RCS, the page shows an empty object.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct DeliveryMetadata {
        /// The keys that the recipient of a voice call pressed.
        pub pressed_keys_code: Option<String>,
        /// The duration of a voice call, in seconds.
        pub call_duration: Option<CallSeconds>,
        /// The seconds of a voice call that were charged.
        pub charged_duration: Option<CallSeconds>,
        /// The name of the template of an e-mail.
        pub template_name: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A callback on the delivery of a message. Which properties are always present is not stated.
    /// The newer page shows `list_name` and `unit_price`; only the older pages have the properties
    /// of voice calls outside `meta_data`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct DeliveryReceiptEvent {
        /// A channel. The pages of the two lists show `rcs` and `sms`; the vendor's pages on sending
        /// and on callbacks name the others.
        pub channel: Option<Channel>,
        /// The ticket of the message that was sent. Example: `sms_5fa275dbf21dc`.
        pub message_id: Option<String>,
        /// The name of the list of recipients.
        pub list_name: Option<String>,
        /// The phone number of the recipient. Example: `+33600000000`.
        pub number: Option<String>,
        /// The status of a message. The list of the newer page is cut off, as we have it.
        /// `NOT_DELIVERABLE`, `BUSY` and `REFUSED` are on the older page on voice messages.
        pub status: Option<DeliveryStatus>,
        /// A price as a number or as a text. Its unit is not stated.
        pub unit_price: Option<Price>,
        /// The time of the status, as `YYYY-MM-DD HH:MM:SS`. Its time zone is not stated. Example:
        /// `2025-01-22 11:46:06`.
        pub delivery_date: Option<String>,
        /// What a channel adds to a receipt, or an empty list.
        pub meta_data: Option<ReceiptMetadata>,
        /// The keys that the recipient of a voice call pressed.
        pub pressed_keys_code: Option<String>,
        /// The duration of a voice call, in seconds.
        pub call_duration: Option<CallSeconds>,
        /// The seconds of a voice call that were charged.
        pub charged_duration: Option<CallSeconds>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The status of a message. The list of the newer page is cut off, as we have it.
    /// `NOT_DELIVERABLE`, `BUSY` and `REFUSED` are on the older page on voice messages.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum DeliveryStatus {
        /// `DELIVERED`
        Delivered,
        /// `READ`
        Read,
        /// `ACK`
        Ack,
        /// `OPENED`
        Opened,
        /// `CLICKED`
        Clicked,
        /// `TRANSMITTED`
        Transmitted,
        /// `ISP_SEND`
        IspSend,
        /// `UNDEFINED`
        Undefined,
        /// `UNKNOWN_DELIVERY`
        UnknownDelivery,
        /// `PROCESSED`
        Processed,
        /// `SPAM_PRESUMPTION`
        SpamPresumption,
        /// `NOT_DELIVERED`
        NotDelivered,
        /// `NOT_ALLOWED`
        NotAllowed,
        /// `BAD_DESTINATION`
        BadDestination,
        /// `BLACKLISTED_NUMBER`
        BlacklistedNumber,
        /// `NOT_DELIVERABLE`
        NotDeliverable,
        /// `BUSY`
        Busy,
        /// `REFUSED`
        Refused,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The direction of a message. The page shows `inbound`; `outbound` is an assumption.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Direction {
        /// `inbound`
        Inbound,
        /// `outbound`
        Outbound,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The status of an e-mail.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct EmailDelivery {
        /// The address of the recipient.
        pub email: Option<String>,
        /// The status of a message. The list of the newer page is cut off, as we have it.
        /// `NOT_DELIVERABLE`, `BUSY` and `REFUSED` are on the older page on voice messages.
        pub status: Option<DeliveryStatus>,
        /// A price as a number or as a text. Its unit is not stated.
        pub unit_price: Option<Price>,
        /// The time of the status, as `YYYY-MM-DD HH:MM:SS`. Its time zone is not stated. Example:
        /// `2025-01-22 12:24:30`.
        pub delivery_date: Option<String>,
        /// The earlier statuses.
        pub status_history: Option<Vec<EmailStatus>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A callback on the delivery of e-mails.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct EmailDeliveryReceiptEvent {
        /// A channel. The pages of the two lists show `rcs` and `sms`; the vendor's pages on sending
        /// and on callbacks name the others.
        pub channel: Option<Channel>,
        /// The ticket of the message that was sent.
        pub message_id: Option<String>,
        /// The name of the list of recipients.
        pub list_name: Option<String>,
        /// What a channel adds to a receipt, or an empty list.
        pub meta_data: Option<ReceiptMetadata>,
        /// The status for each recipient.
        pub deliveries: Option<Vec<EmailDelivery>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// An earlier status of an e-mail.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct EmailStatus {
        /// The status of a message. The list of the newer page is cut off, as we have it.
        /// `NOT_DELIVERABLE`, `BUSY` and `REFUSED` are on the older page on voice messages.
        pub status: Option<DeliveryStatus>,
        /// The time of the status, as `YYYY-MM-DD HH:MM:SS`. Its time zone is not stated. Example:
        /// `2025-01-22 12:23:30`.
        pub delivery_date: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A callback on a message that was received.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct InboundMessageEvent {
        /// The ticket of the message that is answered, if the server found it. It does not identify
        /// this message. Example: `sms_5fa275dbf21dc`.
        pub message_id: Option<String>,
        /// The phone number of the sender. Example: `+44600000000`.
        pub number: Option<String>,
        /// The text. Example: `some reply`.
        pub text: Option<String>,
        /// The number of the SIM card that received the message. Example: `12345`.
        pub sim_card_number: Option<String>,
        /// The time of the reception, as `YYYY-MM-DD HH:MM:SS`. Its time zone is not stated. Example:
        /// `2020-11-04 11:11:45`.
        pub reception_date: Option<String>,
        /// The name of `reception_date` on the English page on callbacks, which other pages contradict.
        /// Assumption: it has the same form.
        pub answer_date: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A message. The vendor's page names more properties than are described here.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Message {
        /// Identifies the message.
        pub message_id: Option<String>,
        /// The text of the message.
        pub text: Option<String>,
        /// The direction of a message. The page shows `inbound`; `outbound` is an assumption.
        pub direction: Option<Direction>,
        /// The delivery status. Null for an inbound message. Nullable.
        pub delivery_status: Option<String>,
        /// A channel. The pages of the two lists show `rcs` and `sms`; the vendor's pages on sending
        /// and on callbacks name the others.
        pub channel: Option<Channel>,
        /// Identifies the user. The vendor's page does not describe it.
        pub user_identifier: Option<String>,
        /// The identifiers of the user.
        pub user_identifiers: Option<UserIdentifiers>,
        /// The assigned agent. Nullable.
        pub agent_assigned_to: Option<String>,
        /// The name of the contact.
        pub contact_name: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A text and its recipients. The page does not state which properties are required.
    /// Assumption: a message needs its channel, text and recipients. The page names more properties
    /// than are described here.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MultiChannelMessage {
        /// A channel that messages can be sent on. `live_chat` is on the newer pages only.
        pub channel: SendingChannel,
        /// The text to send, 1 to 1224 characters. Minimum length: `1`. Maximum length: `1224`.
        pub text: String,
        /// The recipients, at most 500. Minimum number of items: `1`. Maximum number of items: `500`.
        pub recipients: Vec<Recipient>,
        /// The sender: 3 to 11 letters and digits. For `rcs`, the name of the agent.
        pub sender: Option<String>,
        /// When to send, in ISO 8601. Without it, the message is sent now (an assumption). Example:
        /// `2024-06-21T05:08:06+02:00`.
        pub send_at: Option<Timestamp>,
        /// The purpose of the messages. The page of the list shows `alert`; other pages name both
        /// values.
        pub purpose: Option<Purpose>,
        /// A name for the list of recipients. Callbacks have it too.
        pub list_name: Option<String>,
        /// Whether the server only simulates the sending. That it is a boolean is an assumption.
        /// Example: `false`.
        pub simulation_mode: Option<bool>,
        /// Not described. That it is a boolean is an assumption.
        pub recipient_tracking: Option<bool>,
        /// Whether the server may change the text. That it is a boolean is an assumption.
        pub auto_optimize_text: Option<bool>,
        /// Whether the server removes contacts that opted out. Older pages call it
        /// `auto_remove_blacklisted_contacts`. That it is a boolean is an assumption.
        pub auto_delete_optout_contacts: Option<bool>,
        /// Settings of the channel. The page names more than are described here; they may be any JSON.
        pub metadata: Option<MultiChannelMetadata>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Settings of the channel. The page names more than are described here; they may be any JSON.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MultiChannelMetadata {
        /// The kind of message. `sms_premium` and `sms_low_cost` are for `sms`, `voice_sms` is for
        /// `voice_sms`.
        #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
        pub type_: Option<SendingProduct>,
        /// Whether recipients can reply. That it is a boolean is an assumption.
        pub with_replies: Option<bool>,
        /// The voice of `voice_sms`. The values are not visible to us.
        pub voice_gender: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A callback on a request to unsubscribe.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct OptOutEvent {
        /// The ticket of the message that the recipient answers. Example: `sms_5fa275dbf21dc`.
        pub message_id: Option<String>,
        /// The phone number of the recipient. Example: `+33600000000`.
        pub number: Option<String>,
        /// The text of the answer. Example: `stop`.
        pub text: Option<String>,
        /// The time of the answer, as `YYYY-MM-DD HH:MM:SS`. Its time zone is not stated. Example:
        /// `2020-11-04 11:11:45`.
        pub stop_date: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A price as a number or as a text. Its unit is not stated.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Price {
        /// If the value has this shape.
        Number(Number),
        /// If the value has this shape.
        Text(String),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// The purpose of the messages. The page of the list shows `alert`; other pages name both
    /// values.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Purpose {
        /// `alert`
        Alert,
        /// `wholesale`
        Wholesale,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// What a channel adds to a receipt, or an empty list.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum ReceiptMetadata {
        /// If the value has this shape.
        DeliveryMetadata(Box<DeliveryMetadata>),
        /// If the value has this shape.
        List(Vec<RawJson>),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// A recipient, by a phone number or an e-mail address. On `live_chat`, a recipient may have a
    /// conversation.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Recipient {
        /// The phone number.
        pub phone_number: Option<String>,
        /// The e-mail address.
        pub email: Option<String>,
        /// The conversation, for `live_chat`.
        pub conversation_id: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Who the conversation is with.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct RecipientDetails {
        /// The phone number.
        pub phone_number: Option<String>,
        /// The name.
        pub name: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A channel that messages can be sent on. `live_chat` is on the newer pages only.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum SendingChannel {
        /// `sms`
        Sms,
        /// `voice_sms`
        VoiceSms,
        /// `rcs`
        Rcs,
        /// `email`
        Email,
        /// `live_chat`
        LiveChat,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The kind of message. `sms_premium` and `sms_low_cost` are for `sms`, `voice_sms` is for
    /// `voice_sms`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum SendingProduct {
        /// `sms_premium`
        SmsPremium,
        /// `sms_low_cost`
        SmsLowCost,
        /// `voice_sms`
        VoiceSms,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The identifiers of the user.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct UserIdentifiers {
        /// The phone number.
        pub phone_number: Option<String>,
        /// The e-mail address.
        pub email: Option<String>,
        /// The Facebook page. Nullable.
        pub facebook_page_id: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    // How the runtime reads and writes these types.

    progenitor_client::union! { CallSeconds by shape {
        Integer [] [] [] => Integer,
        Text [] [] [] => Text,
    } }

    progenitor_client::open_enum! { Channel {
        "sms" => Sms,
        "rcs" => Rcs,
        "voice_sms" => VoiceSms,
        "email" => Email,
        "live_chat" => LiveChat,
        "facebook" => Facebook,
        "instagram" => Instagram,
        "whatsapp" => Whatsapp,
    } }

    progenitor_client::record! { Conversation extra {
        0 "conversation_id" => conversation_id: optional,
        1 "last_user_channel" => last_user_channel: optional,
        2 "recipient_details" => recipient_details: optional,
        3 "agent_assigned_to" => agent_assigned_to: optional,
        4 "from" => from: optional,
        5 "first_message_at" => first_message_at: optional,
        6 "last_message_at" => last_message_at: optional,
        7 "last_message" => last_message: optional,
        8 "purpose" => purpose: optional,
        9 "color" => color: integer,
        10 "number_of_messages" => number_of_messages: integer,
    } null {
        3,
    } }

    progenitor_client::response! { Conversation extra {
    } set_by {
        with_conversation_id conversation_id: String,
        with_last_user_channel last_user_channel: Channel,
        with_recipient_details recipient_details: RecipientDetails,
        with_agent_assigned_to agent_assigned_to: String,
        with_from from: String,
        with_first_message_at first_message_at: Timestamp,
        with_last_message_at last_message_at: Timestamp,
        with_last_message last_message: String,
        with_purpose purpose: Purpose,
        with_color color: i64,
        with_number_of_messages number_of_messages: i64,
    } null {
        with_agent_assigned_to_null agent_assigned_to "agent_assigned_to",
    } }

    progenitor_client::record! { DeliveryMetadata extra {
        0 "pressed_keys_code" => pressed_keys_code: optional,
        1 "call_duration" => call_duration: optional,
        2 "charged_duration" => charged_duration: optional,
        3 "template_name" => template_name: optional,
    } visit {
        "call_duration" => call_duration,
        "charged_duration" => charged_duration,
    } }

    progenitor_client::response! { DeliveryMetadata extra {
    } set_by {
        with_pressed_keys_code pressed_keys_code: String,
        with_call_duration call_duration: CallSeconds,
        with_charged_duration charged_duration: CallSeconds,
        with_template_name template_name: String,
    } }

    progenitor_client::record! { DeliveryReceiptEvent extra {
        0 "channel" => channel: optional,
        1 "message_id" => message_id: optional,
        2 "list_name" => list_name: optional,
        3 "number" => number: optional,
        4 "status" => status: optional,
        5 "unit_price" => unit_price: optional,
        6 "delivery_date" => delivery_date: optional,
        7 "meta_data" => meta_data: optional,
        8 "pressed_keys_code" => pressed_keys_code: optional,
        9 "call_duration" => call_duration: optional,
        10 "charged_duration" => charged_duration: optional,
    } visit {
        "unit_price" => unit_price,
        "meta_data" => meta_data,
        "call_duration" => call_duration,
        "charged_duration" => charged_duration,
    } }

    progenitor_client::response! { DeliveryReceiptEvent extra {
    } set_by {
        with_channel channel: Channel,
        with_message_id message_id: String,
        with_list_name list_name: String,
        with_number number: String,
        with_status status: DeliveryStatus,
        with_unit_price unit_price: Price,
        with_delivery_date delivery_date: String,
        with_meta_data meta_data: ReceiptMetadata,
        with_pressed_keys_code pressed_keys_code: String,
        with_call_duration call_duration: CallSeconds,
        with_charged_duration charged_duration: CallSeconds,
    } }

    progenitor_client::open_enum! { DeliveryStatus {
        "DELIVERED" => Delivered,
        "READ" => Read,
        "ACK" => Ack,
        "OPENED" => Opened,
        "CLICKED" => Clicked,
        "TRANSMITTED" => Transmitted,
        "ISP_SEND" => IspSend,
        "UNDEFINED" => Undefined,
        "UNKNOWN_DELIVERY" => UnknownDelivery,
        "PROCESSED" => Processed,
        "SPAM_PRESUMPTION" => SpamPresumption,
        "NOT_DELIVERED" => NotDelivered,
        "NOT_ALLOWED" => NotAllowed,
        "BAD_DESTINATION" => BadDestination,
        "BLACKLISTED_NUMBER" => BlacklistedNumber,
        "NOT_DELIVERABLE" => NotDeliverable,
        "BUSY" => Busy,
        "REFUSED" => Refused,
    } }

    progenitor_client::open_enum! { Direction {
        "inbound" => Inbound,
        "outbound" => Outbound,
    } }

    progenitor_client::record! { EmailDelivery extra {
        0 "email" => email: optional,
        1 "status" => status: optional,
        2 "unit_price" => unit_price: optional,
        3 "delivery_date" => delivery_date: optional,
        4 "status_history" => status_history: optional,
    } visit {
        "unit_price" => unit_price,
    } }

    progenitor_client::response! { EmailDelivery extra {
    } set_by {
        with_email email: String,
        with_status status: DeliveryStatus,
        with_unit_price unit_price: Price,
        with_delivery_date delivery_date: String,
        with_status_history status_history: Vec<EmailStatus>,
    } }

    progenitor_client::record! { EmailDeliveryReceiptEvent extra {
        0 "channel" => channel: optional,
        1 "message_id" => message_id: optional,
        2 "list_name" => list_name: optional,
        3 "meta_data" => meta_data: optional,
        4 "deliveries" => deliveries: optional,
    } visit {
        "meta_data" => meta_data,
        "deliveries" => deliveries,
    } }

    progenitor_client::response! { EmailDeliveryReceiptEvent extra {
    } set_by {
        with_channel channel: Channel,
        with_message_id message_id: String,
        with_list_name list_name: String,
        with_meta_data meta_data: ReceiptMetadata,
        with_deliveries deliveries: Vec<EmailDelivery>,
    } }

    progenitor_client::record! { EmailStatus extra {
        0 "status" => status: optional,
        1 "delivery_date" => delivery_date: optional,
    } }

    progenitor_client::response! { EmailStatus extra {
    } set_by {
        with_status status: DeliveryStatus,
        with_delivery_date delivery_date: String,
    } }

    progenitor_client::record! { InboundMessageEvent extra {
        0 "message_id" => message_id: optional,
        1 "number" => number: optional,
        2 "text" => text: optional,
        3 "sim_card_number" => sim_card_number: optional,
        4 "reception_date" => reception_date: optional,
        5 "answer_date" => answer_date: optional,
    } }

    progenitor_client::response! { InboundMessageEvent extra {
    } set_by {
        with_message_id message_id: String,
        with_number number: String,
        with_text text: String,
        with_sim_card_number sim_card_number: String,
        with_reception_date reception_date: String,
        with_answer_date answer_date: String,
    } }

    progenitor_client::record! { Message extra {
        0 "message_id" => message_id: optional,
        1 "text" => text: optional,
        2 "direction" => direction: optional,
        3 "delivery_status" => delivery_status: optional,
        4 "channel" => channel: optional,
        5 "user_identifier" => user_identifier: optional,
        6 "user_identifiers" => user_identifiers: optional,
        7 "agent_assigned_to" => agent_assigned_to: optional,
        8 "contact_name" => contact_name: optional,
    } null {
        3, 7,
    } }

    progenitor_client::response! { Message extra {
    } set_by {
        with_message_id message_id: String,
        with_text text: String,
        with_direction direction: Direction,
        with_delivery_status delivery_status: String,
        with_channel channel: Channel,
        with_user_identifier user_identifier: String,
        with_user_identifiers user_identifiers: UserIdentifiers,
        with_agent_assigned_to agent_assigned_to: String,
        with_contact_name contact_name: String,
    } null {
        with_delivery_status_null delivery_status "delivery_status",
        with_agent_assigned_to_null agent_assigned_to "agent_assigned_to",
    } }

    progenitor_client::record! { required MultiChannelMessage extra {
        0 "channel" => channel: required,
        1 "text" => text: required,
        2 "recipients" => recipients: required,
        3 "sender" => sender: optional,
        4 "send_at" => send_at: optional,
        5 "purpose" => purpose: optional,
        6 "list_name" => list_name: optional,
        7 "simulation_mode" => simulation_mode: optional,
        8 "recipient_tracking" => recipient_tracking: optional,
        9 "auto_optimize_text" => auto_optimize_text: optional,
        10 "auto_delete_optout_contacts" => auto_delete_optout_contacts: optional,
        11 "metadata" => metadata: optional,
    } }

    progenitor_client::request! { MultiChannelMessage extra {
        channel: SendingChannel,
        text: String,
        recipients: Vec<Recipient>,
    } set {
        sender: String,
        send_at: Timestamp,
        purpose: Purpose,
        list_name: String,
        simulation_mode: bool,
        recipient_tracking: bool,
        auto_optimize_text: bool,
        auto_delete_optout_contacts: bool,
        metadata: MultiChannelMetadata,
    } }

    progenitor_client::record! { MultiChannelMetadata extra {
        0 "type" => type_: optional,
        1 "with_replies" => with_replies: optional,
        2 "voice_gender" => voice_gender: optional,
    } }

    progenitor_client::request! { MultiChannelMetadata extra {
    } set {
        type_: SendingProduct,
        with_replies: bool,
        voice_gender: String,
    } }

    progenitor_client::record! { OptOutEvent extra {
        0 "message_id" => message_id: optional,
        1 "number" => number: optional,
        2 "text" => text: optional,
        3 "stop_date" => stop_date: optional,
    } }

    progenitor_client::response! { OptOutEvent extra {
    } set_by {
        with_message_id message_id: String,
        with_number number: String,
        with_text text: String,
        with_stop_date stop_date: String,
    } }

    progenitor_client::union! { Price by shape {
        Number [] [] [] => Number,
        Text [] [] [] => Text,
    } }

    progenitor_client::open_enum! { Purpose {
        "alert" => Alert,
        "wholesale" => Wholesale,
    } }

    progenitor_client::union! { ReceiptMetadata by shape {
        Object ["pressed_keys_code", "call_duration", "charged_duration", "template_name"] [] [] => DeliveryMetadata,
        Array [] [] [] => List,
    } }

    progenitor_client::record! { Recipient extra {
        0 "phone_number" => phone_number: optional,
        1 "email" => email: optional,
        2 "conversation_id" => conversation_id: optional,
    } }

    progenitor_client::request! { Recipient extra {
    } set {
        phone_number: String,
        email: String,
        conversation_id: String,
    } }

    progenitor_client::record! { RecipientDetails extra {
        0 "phone_number" => phone_number: optional,
        1 "name" => name: optional,
    } }

    progenitor_client::response! { RecipientDetails extra {
    } set_by {
        with_phone_number phone_number: String,
        with_name name: String,
    } }

    progenitor_client::open_enum! { SendingChannel {
        "sms" => Sms,
        "voice_sms" => VoiceSms,
        "rcs" => Rcs,
        "email" => Email,
        "live_chat" => LiveChat,
    } }

    progenitor_client::open_enum! { SendingProduct {
        "sms_premium" => SmsPremium,
        "sms_low_cost" => SmsLowCost,
        "voice_sms" => VoiceSms,
    } }

    progenitor_client::record! { UserIdentifiers extra {
        0 "phone_number" => phone_number: optional,
        1 "email" => email: optional,
        2 "facebook_page_id" => facebook_page_id: optional,
    } null {
        2,
    } }

    progenitor_client::response! { UserIdentifiers extra {
    } set_by {
        with_phone_number phone_number: String,
        with_email email: String,
        with_facebook_page_id facebook_page_id: String,
    } null {
        with_facebook_page_id_null facebook_page_id "facebook_page_id",
    } }
}

/// A client of Octopush conversations, version v1.
///
/// Conversations and their messages. The server is lenient. If a parameter has a wrong value or
/// type, the server casts it, replaces it by the default, or ignores it. The request then
/// succeeds.
///
/// Servers:
/// - <https://api.octopush.com/v1/public>
///
/// Each method returns a builder and sends nothing. A clone is cheap: it shares the
/// connections, the keys and the quota.
#[derive(Clone, Debug)]
pub struct Client(Session);

impl Client {
    /// Retrieve the conversations list.
    ///
    /// Returns one page of conversations. The path is an assumption, because the vendor's page does
    /// not show it. It follows the path of the messages, which is stated. The slugs of the two
    /// pages, `get_public_apiconversationsget_conversations` and
    /// `get_public_apiconversations_messagesget_messages`, have the same pattern. The order of the
    /// list is not stated.
    ///
    /// Sends `GET /conversations/list` when [`send`](builder::ListConversations::send) is awaited,
    /// for one page. `.items()` and `.pages()` of [`Paginated`](progenitor_client::Paginated) walk
    /// the whole list.
    pub fn list_conversations(&self) -> builder::ListConversations {
        builder::ListConversations(
            Call::new(&self.0, &builder::ListConversations::OPERATION),
        )
    }

    /// Retrieve the messages of conversations.
    ///
    /// Returns one page of messages. The filters select a conversation or a contact. The pages do
    /// not state what the list contains without a filter, its order, or the statuses other than 200.
    ///
    /// Sends `GET /conversations/messages/list` when [`send`](builder::ListMessages::send) is
    /// awaited, for one page. `.items()` and `.pages()` of
    /// [`Paginated`](progenitor_client::Paginated) walk the whole list.
    pub fn list_messages(&self) -> builder::ListMessages {
        builder::ListMessages(Call::new(&self.0, &builder::ListMessages::OPERATION))
    }

    /// Send a message on one channel to several recipients.
    ///
    /// Sends a text on one channel to at most 500 recipients. The path is an assumption, because
    /// the vendor's page does not show it. It follows from the page's slug,
    /// `post_public_apimulti_channelsend`, like the paths of the lists. The response means that the
    /// server accepted the request, not that the messages were delivered: the server reports
    /// deliveries to your callback address.
    ///
    /// Sends `POST /multi-channel/send` when [`send`](builder::SendMultiChannel::send) is awaited.
    pub fn send_multi_channel(&self) -> builder::SendMultiChannel {
        builder::SendMultiChannel(
            Call::new(&self.0, &builder::SendMultiChannel::OPERATION),
        )
    }

    /// Starts a request that the document does not have: any method, and any path below the base
    /// URL, with the client's keys, retries, rate limit and errors. See
    /// [`RawRequest`](progenitor_client::RawRequest).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// The credentials for Octopush conversations.
///
/// Unless an operation states others, it needs: `api_key` and `api_login`.
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

    /// The account's API key.
    ///
    /// Sent as the header `api-key`. The document calls it `ApiKey`.
    pub fn api_key(self, key: impl Into<String>) -> Self {
        Self(self.0.text(0, key))
    }

    /// The account's API login, an e-mail address.
    ///
    /// Sent as the header `api-login`. The document calls it `ApiLogin`.
    pub fn api_login(self, key: impl Into<String>) -> Self {
        Self(self.0.text(1, key))
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
    const SERVERS: &'static [&'static str] = &["https://api.octopush.com/v1/public"];
    const SCHEMES: &'static [Scheme] = &[
        Scheme::header("ApiKey", "api-key").setter("api_key"),
        Scheme::header("ApiLogin", "api-login").setter("api_login"),
    ];
    const SECURITY: &'static [&'static [usize]] = &[&[0, 1]];
    const OPERATIONS: &'static [&'static Operation] = &[
        &builder::ListConversations::OPERATION,
        &builder::ListMessages::OPERATION,
        &builder::SendMultiChannel::OPERATION,
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
    type Page = Vec<types::Conversation>;
    type Item = types::Conversation;
    const PAGING: Paging = Paging {
        style: Style::PageNumber,
        parameter: "page",
        items: "",
        id: "/conversation_id",
        id_is_integer: false,
        not_found_is_end: true,
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
        item.conversation_id.as_ref().map(Id::from)
    }

    fn listed(page: &Self::Page) -> Option<&[Self::Item]> {
        Some(page)
    }

    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>> {
        Some(page)
    }
}

impl Paginated for builder::ListMessages {
    type Page = Vec<types::Message>;
    type Item = types::Message;
    const PAGING: Paging = Paging {
        style: Style::PageNumber,
        parameter: "page",
        items: "",
        id: "/message_id",
        id_is_integer: false,
        not_found_is_end: true,
        excludes: &[],
        operation: "listMessages",
    };

    fn starting_at(self, cursor: String) -> Self {
        self.page(Position(cursor))
    }

    async fn fetch(self) -> Result<ResponseValue<Self::Page>, Error> {
        self.send().await
    }

    fn id(item: &Self::Item) -> Option<Id> {
        item.message_id.as_ref().map(Id::from)
    }

    fn listed(page: &Self::Page) -> Option<&[Self::Item]> {
        Some(page)
    }

    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>> {
        Some(page)
    }
}

/// The servers of the document, for
/// [`ClientBuilder::base_url`](progenitor_client::ClientBuilder::base_url).
pub mod servers {
    /// The server `https://api.octopush.com/v1/public`.
    ///
    /// It is the default of a client.
    pub const PRODUCTION: &str = "https://api.octopush.com/v1/public";
}

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{
        Call, DocumentedError, Error, Operation, Parameter, ResponseValue,
    };
    use super::{rules, types};

    /// Retrieve the conversations list.
    ///
    /// Returned by [`Client::list_conversations`](super::Client::list_conversations); sends `GET /conversations/list`.
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
            path: "/conversations/list",
            success: &[200..=200],
            parameters: &[Parameter::query("page"), Parameter::query("per_page")],
            list: Some(progenitor_client::support::read_items::<Self>),
            errors: &[
                DocumentedError::new(400..=400, &[]),
                DocumentedError::new(401..=401, &[]),
                DocumentedError::new(403..=403, &[]),
                DocumentedError::new(404..=404, &[]),
            ],
            ..Operation::NONE
        };

        /// The number of the page, from 1. The vendor's form says that it is a string, and the vendor's
        /// table says that it is an int.
        ///
        /// Optional. If it is not set, the server uses `1`. A walk over the list sets it.
        pub fn page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// The number of items per page. The maximum is not stated.
        ///
        /// Optional. If it is not set, the server uses `100`.
        pub fn per_page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Sends `GET /conversations/list`, for one page.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors:
        ///
        /// - 400
        /// - 401
        /// - 403
        /// - 404
        pub async fn send(
            self,
        ) -> Result<ResponseValue<Vec<types::Conversation>>, Error> {
            self.0.json().await
        }
    }

    /// Retrieve the messages of conversations.
    ///
    /// Returned by [`Client::list_messages`](super::Client::list_messages); sends `GET /conversations/messages/list`.
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
            path: "/conversations/messages/list",
            success: &[200..=200],
            parameters: &[
                Parameter::query("contact"),
                Parameter::query("conversation_id"),
                Parameter::query("email"),
                Parameter::query("facebook_id"),
                Parameter::query("page"),
                Parameter::query("per_page"),
                Parameter::query("phone_number"),
            ],
            list: Some(progenitor_client::support::read_items::<Self>),
            ..Operation::NONE
        };

        /// A contact, in any of the forms that the other filters accept. Optional.
        pub fn contact(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// A conversation: `cid_` followed by its id. Assumption: this id is the `conversation_id` of
        /// the conversations list. Optional.
        pub fn conversation_id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// An e-mail address. The server looks up the contact with this address, and the phone number
        /// of that contact. Optional.
        pub fn email(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// A Facebook id: `fid_` followed by the id. Optional.
        pub fn facebook_id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// The number of the page, from 1.
        ///
        /// Optional. If it is not set, the server uses `1`. A walk over the list sets it.
        pub fn page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(4, value))
        }

        /// The number of items per page. The maximum is not stated.
        ///
        /// Optional. If it is not set, the server uses `50`.
        pub fn per_page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(5, value))
        }

        /// A phone number. Searches SMS, RCS and multi-channel messages. Optional.
        pub fn phone_number(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(6, value))
        }

        /// Sends `GET /conversations/messages/list`, for one page.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<Vec<types::Message>>, Error> {
            self.0.json().await
        }
    }

    /// Send a message on one channel to several recipients.
    ///
    /// Returned by [`Client::send_multi_channel`](super::Client::send_multi_channel); sends `POST /multi-channel/send`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct SendMultiChannel(pub(super) Call);

    impl SendMultiChannel {
        pub(super) const OPERATION: Operation = Operation {
            id: "sendMultiChannel",
            method: "POST",
            path: "/multi-channel/send",
            success: &[200..=200],
            requires_body: true,
            rules: &[("application/json", &rules::MULTI_CHANNEL_MESSAGE)],
            ..Operation::NONE
        };

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::MultiChannelMessage>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /multi-channel/send`. It is not sent again if the server may have acted on it;
        /// after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> Result<ResponseValue<progenitor_client::RawJson>, Error> {
            self.0.json().await
        }
    }
}

/// What the document states about the values of requests.
mod rules {
    use progenitor_client::support::{Rule::*, Rules, RuleKind as Kind};

    pub(super) static MULTI_CHANNEL_MESSAGE: Rules = Rules(&[
        Property("channel", &SENDING_CHANNEL),
        Property("text", &Rules(&[MinLength(1), MaxLength(1224)])),
        Property("recipients", &Rules(&[MinItems(1), MaxItems(500), Items(0, &RECIPIENT)])),
        Property("send_at", &Rules(&[Type(&[Kind::String])])),
        Property("purpose", &PURPOSE),
        Property("metadata", &MULTI_CHANNEL_METADATA),
    ]);
    pub(super) static MULTI_CHANNEL_METADATA: Rules = Rules(&[Property("type", &SENDING_PRODUCT)]);
    pub(super) static SENDING_PRODUCT: Rules = Rules(&[Texts(&["sms_premium", "sms_low_cost", "voice_sms"])]);
    pub(super) static PURPOSE: Rules = Rules(&[Texts(&["alert", "wholesale"])]);
    pub(super) static RECIPIENT: Rules = Rules(&[AnyOf(&[&Rules(&[Required(&["phone_number"])]), &Rules(&[Required(&["email"])]), &Rules(&[Required(&["conversation_id"])])])]);
    pub(super) static SENDING_CHANNEL: Rules = Rules(&[Texts(&["sms", "voice_sms", "rcs", "email", "live_chat"])]);
}

/// The webhooks of Octopush conversations: [`Verifier`](webhooks::Verifier) verifies a delivery
/// and decodes it as an [`Event`](webhooks::Event).
///
/// Deliveries are not signed.
///
/// The repeats of a delivery have the same
/// [`Event::deduplication_key`](webhooks::Event::deduplication_key).
#[cfg(feature = "webhooks")]
pub mod webhooks {
    use progenitor_client::webhooks::{
        Delivery, MalformedEvent, UnknownEvent, EventFacts, Facts,
    };
    use super::types;

    /// Reads deliveries.
    ///
    /// They are not signed, so only
    /// [`Verifier::unsigned`](progenitor_client::webhooks::Verifier::unsigned) can be used. It
    /// accepts every delivery; [`Verifier::new`](progenitor_client::webhooks::Verifier::new) fails.
    /// Put a secret into the path of the webhook's URL, and check it with a
    /// [`PathSecret`](progenitor_client::webhooks::PathSecret).
    pub type Verifier = progenitor_client::webhooks::Verifier<Event>;

    /// An event of Octopush conversations.
    ///
    /// Bodies have no event name. The first of these properties that the body has decides:
    /// `/deliveries` means `email_delivery_receipt`, `/delivery_date` means `delivery_receipt`,
    /// `/stop_date` means `opt_out`, `/text` means `inbound_message`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Event {
        /// The status of a message changed.
        ///
        /// Reports the status of a message to one recipient. The newer page shows another body for the
        /// channel `email`. The body is sent by POST. That it is JSON follows from the samples on the
        /// pages. The pages do not say whether a callback is repeated if the receiver fails.
        ///
        /// The webhook `delivery_receipt`.
        DeliveryReceipt(Delivery<types::DeliveryReceiptEvent>),
        /// The statuses of e-mails changed.
        ///
        /// Reports the statuses of a message on the channel `email`, for several recipients at once.
        ///
        /// The webhook `email_delivery_receipt`.
        EmailDeliveryReceipt(Delivery<types::EmailDeliveryReceiptEvent>),
        /// A recipient wants no more messages.
        ///
        /// A recipient answered with a request to unsubscribe.
        ///
        /// The webhook `opt_out`.
        OptOut(Delivery<types::OptOutEvent>),
        /// A message was received.
        ///
        /// An SMS was received by one of your virtual numbers, or a recipient answered to a message
        /// that allows replies.
        ///
        /// The webhook `inbound_message`.
        InboundMessage(Delivery<types::InboundMessageEvent>),
        /// An event that the document does not have, or a body without a recognizable event.
        Unknown(Delivery<UnknownEvent>),
        /// An event of the document whose body does not fit its type.
        Malformed(Delivery<MalformedEvent>),
    }

    const FACTS: Facts = Facts::new(
        &[],
        &[
            EventFacts::new("email_delivery_receipt").with_property("/deliveries"),
            EventFacts::new("delivery_receipt")
                .with_property("/delivery_date")
                .deduplication(&["/message_id", "/number", "/status", "/delivery_date"]),
            EventFacts::new("opt_out")
                .with_property("/stop_date")
                .deduplication(&["/number", "/text", "/stop_date"]),
            EventFacts::new("inbound_message")
                .with_property("/text")
                .deduplication(&["/number", "/sim_card_number", "/text", "/reception_date"]),
        ],
    );

    progenitor_client::webhook_events! { Event FACTS {
        0 => EmailDeliveryReceipt,
        1 => DeliveryReceipt,
        2 => OptOut,
        3 => InboundMessage,
    } }
}
