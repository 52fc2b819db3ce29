use progenitor_client::{
    Call, Error, Operation, Paginated, Provider, ResponseValue, Session,
};
use progenitor_client::support::{Id, Paging, Position, Style};
/// The types of the document's schemas.
pub mod types {
    ///A channel. The pages of the two lists show `rcs` and `sms`; the vendor's pages on sending and on callbacks name the others.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Channel {
        ///`sms`
        Sms,
        ///`rcs`
        Rcs,
        ///`voice_sms`
        VoiceSms,
        ///`email`
        Email,
        ///`live_chat`
        LiveChat,
        ///`facebook`
        Facebook,
        ///`instagram`
        Instagram,
        ///`whatsapp`
        Whatsapp,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl Channel {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "sms",
            "rcs",
            "voice_sms",
            "email",
            "live_chat",
            "facebook",
            "instagram",
            "whatsapp",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Sms => "sms",
                Self::Rcs => "rcs",
                Self::VoiceSms => "voice_sms",
                Self::Email => "email",
                Self::LiveChat => "live_chat",
                Self::Facebook => "facebook",
                Self::Instagram => "instagram",
                Self::Whatsapp => "whatsapp",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for Channel {
        fn from(text: &str) -> Self {
            match text {
                "sms" => Self::Sms,
                "rcs" => Self::Rcs,
                "voice_sms" => Self::VoiceSms,
                "email" => Self::Email,
                "live_chat" => Self::LiveChat,
                "facebook" => Self::Facebook,
                "instagram" => Self::Instagram,
                "whatsapp" => Self::Whatsapp,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for Channel {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for Channel {}
    impl ::std::fmt::Display for Channel {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for Channel {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Channel {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for Channel {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "Channel".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///A conversation. Which properties are always present is not stated.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Conversation {
        ///Identifies the conversation. The example is a UUID. Assumption: every id is a UUID.
        pub conversation_id: ::std::option::Option<::std::string::String>,
        ///A channel. The pages of the two lists show `rcs` and `sms`; the vendor's pages on sending and on callbacks name the others.
        pub last_user_channel: ::std::option::Option<self::Channel>,
        ///Who the conversation is with.
        pub recipient_details: ::std::option::Option<self::RecipientDetails>,
        ///The assigned agent. Assumption from the page's sample: it is absent if there is no agent. The pages state null for messages only.
        pub agent_assigned_to: ::std::option::Option<::std::string::String>,
        ///An address of the brand such as `brand@rcs.goog`, or a short code such as `12345`. Its meaning is not stated.
        pub from: ::std::option::Option<::std::string::String>,
        ///The time of the first message, in ISO 8601 with offset.
        pub first_message_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///The time of the last message, in ISO 8601 with offset.
        pub last_message_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///The text of the last message.
        pub last_message: ::std::option::Option<::std::string::String>,
        ///The purpose of the messages. The page of the list shows `alert`; other pages name both values.
        pub purpose: ::std::option::Option<self::Purpose>,
        ///A number whose meaning is not stated.
        pub color: ::std::option::Option<i64>,
        ///The number of messages in the conversation.
        pub number_of_messages: ::std::option::Option<i64>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Conversation {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra
                .write_property(&mut map, "conversation_id", &self.conversation_id)?;
            self.extra
                .write_property(&mut map, "last_user_channel", &self.last_user_channel)?;
            self.extra
                .write_property(&mut map, "recipient_details", &self.recipient_details)?;
            self.extra
                .write_property(&mut map, "agent_assigned_to", &self.agent_assigned_to)?;
            self.extra.write_property(&mut map, "from", &self.from)?;
            self.extra
                .write_property(&mut map, "first_message_at", &self.first_message_at)?;
            self.extra
                .write_property(&mut map, "last_message_at", &self.last_message_at)?;
            self.extra.write_property(&mut map, "last_message", &self.last_message)?;
            self.extra.write_property(&mut map, "purpose", &self.purpose)?;
            self.extra.write_property(&mut map, "color", &self.color)?;
            self.extra
                .write_property(
                    &mut map,
                    "number_of_messages",
                    &self.number_of_messages,
                )?;
            self.extra
                .write_unknown(
                    &mut map,
                    &[
                        "conversation_id",
                        "last_user_channel",
                        "recipient_details",
                        "agent_assigned_to",
                        "from",
                        "first_message_at",
                        "last_message_at",
                        "last_message",
                        "purpose",
                        "color",
                        "number_of_messages",
                    ],
                )?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Conversation {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Conversation;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Conversation)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Conversation, __A::Error> {
                    let mut conversation_id: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut last_user_channel: ::std::option::Option<self::Channel> = ::std::option::Option::None;
                    let mut recipient_details: ::std::option::Option<
                        self::RecipientDetails,
                    > = ::std::option::Option::None;
                    let mut agent_assigned_to: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut from: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut first_message_at: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut last_message_at: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut last_message: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut purpose: ::std::option::Option<self::Purpose> = ::std::option::Option::None;
                    let mut color: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut number_of_messages: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "conversation_id" => {
                                if conversation_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("conversation_id"),
                                    );
                                }
                                conversation_id = extra
                                    .noting_null("conversation_id", __map.next_value()?);
                            }
                            "last_user_channel" => {
                                if last_user_channel.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("last_user_channel"),
                                    );
                                }
                                last_user_channel = extra
                                    .noting_null("last_user_channel", __map.next_value()?);
                            }
                            "recipient_details" => {
                                if recipient_details.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("recipient_details"),
                                    );
                                }
                                recipient_details = extra
                                    .noting_null("recipient_details", __map.next_value()?);
                            }
                            "agent_assigned_to" => {
                                if agent_assigned_to.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("agent_assigned_to"),
                                    );
                                }
                                agent_assigned_to = extra
                                    .noting_null("agent_assigned_to", __map.next_value()?);
                            }
                            "from" => {
                                if from.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("from"),
                                    );
                                }
                                from = extra.noting_null("from", __map.next_value()?);
                            }
                            "first_message_at" => {
                                if first_message_at.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("first_message_at"),
                                    );
                                }
                                first_message_at = extra
                                    .noting_null("first_message_at", __map.next_value()?);
                            }
                            "last_message_at" => {
                                if last_message_at.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("last_message_at"),
                                    );
                                }
                                last_message_at = extra
                                    .noting_null("last_message_at", __map.next_value()?);
                            }
                            "last_message" => {
                                if last_message.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("last_message"),
                                    );
                                }
                                last_message = extra
                                    .noting_null("last_message", __map.next_value()?);
                            }
                            "purpose" => {
                                if purpose.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("purpose"),
                                    );
                                }
                                purpose = extra.noting_null("purpose", __map.next_value()?);
                            }
                            "color" => {
                                if color.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("color"),
                                    );
                                }
                                color = extra
                                    .noting_null(
                                        "color",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "number_of_messages" => {
                                if number_of_messages.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("number_of_messages"),
                                    );
                                }
                                number_of_messages = extra
                                    .noting_null(
                                        "number_of_messages",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Conversation {
                        conversation_id,
                        last_user_channel,
                        recipient_details,
                        agent_assigned_to,
                        from,
                        first_message_at,
                        last_message_at,
                        last_message,
                        purpose,
                        color,
                        number_of_messages,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Conversation {}
    ///The direction of a message. The page shows `inbound`; `outbound` is an assumption.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Direction {
        ///`inbound`
        Inbound,
        ///`outbound`
        Outbound,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl Direction {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &["inbound", "outbound"];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Inbound => "inbound",
                Self::Outbound => "outbound",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for Direction {
        fn from(text: &str) -> Self {
            match text {
                "inbound" => Self::Inbound,
                "outbound" => Self::Outbound,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for Direction {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for Direction {}
    impl ::std::fmt::Display for Direction {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for Direction {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Direction {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for Direction {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "Direction".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///A message. The vendor's page names more properties than are described here.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Message {
        ///Identifies the message.
        pub message_id: ::std::option::Option<::std::string::String>,
        ///The text of the message.
        pub text: ::std::option::Option<::std::string::String>,
        ///The direction of a message. The page shows `inbound`; `outbound` is an assumption.
        pub direction: ::std::option::Option<self::Direction>,
        ///The delivery status. Null for an inbound message.
        pub delivery_status: ::std::option::Option<::std::string::String>,
        ///A channel. The pages of the two lists show `rcs` and `sms`; the vendor's pages on sending and on callbacks name the others.
        pub channel: ::std::option::Option<self::Channel>,
        ///Identifies the user. The vendor's page does not describe it.
        pub user_identifier: ::std::option::Option<::std::string::String>,
        ///The identifiers of the user.
        pub user_identifiers: ::std::option::Option<self::UserIdentifiers>,
        ///The assigned agent.
        pub agent_assigned_to: ::std::option::Option<::std::string::String>,
        ///The name of the contact.
        pub contact_name: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Message {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "message_id", &self.message_id)?;
            self.extra.write_property(&mut map, "text", &self.text)?;
            self.extra.write_property(&mut map, "direction", &self.direction)?;
            self.extra
                .write_property(&mut map, "delivery_status", &self.delivery_status)?;
            self.extra.write_property(&mut map, "channel", &self.channel)?;
            self.extra
                .write_property(&mut map, "user_identifier", &self.user_identifier)?;
            self.extra
                .write_property(&mut map, "user_identifiers", &self.user_identifiers)?;
            self.extra
                .write_property(&mut map, "agent_assigned_to", &self.agent_assigned_to)?;
            self.extra.write_property(&mut map, "contact_name", &self.contact_name)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &[
                        "message_id",
                        "text",
                        "direction",
                        "delivery_status",
                        "channel",
                        "user_identifier",
                        "user_identifiers",
                        "agent_assigned_to",
                        "contact_name",
                    ],
                )?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Message {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Message;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Message)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Message, __A::Error> {
                    let mut message_id: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut text: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut direction: ::std::option::Option<self::Direction> = ::std::option::Option::None;
                    let mut delivery_status: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut channel: ::std::option::Option<self::Channel> = ::std::option::Option::None;
                    let mut user_identifier: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut user_identifiers: ::std::option::Option<
                        self::UserIdentifiers,
                    > = ::std::option::Option::None;
                    let mut agent_assigned_to: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut contact_name: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "message_id" => {
                                if message_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("message_id"),
                                    );
                                }
                                message_id = extra
                                    .noting_null("message_id", __map.next_value()?);
                            }
                            "text" => {
                                if text.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("text"),
                                    );
                                }
                                text = extra.noting_null("text", __map.next_value()?);
                            }
                            "direction" => {
                                if direction.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("direction"),
                                    );
                                }
                                direction = extra
                                    .noting_null("direction", __map.next_value()?);
                            }
                            "delivery_status" => {
                                if delivery_status.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("delivery_status"),
                                    );
                                }
                                delivery_status = extra
                                    .noting_null("delivery_status", __map.next_value()?);
                            }
                            "channel" => {
                                if channel.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("channel"),
                                    );
                                }
                                channel = extra.noting_null("channel", __map.next_value()?);
                            }
                            "user_identifier" => {
                                if user_identifier.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("user_identifier"),
                                    );
                                }
                                user_identifier = extra
                                    .noting_null("user_identifier", __map.next_value()?);
                            }
                            "user_identifiers" => {
                                if user_identifiers.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("user_identifiers"),
                                    );
                                }
                                user_identifiers = extra
                                    .noting_null("user_identifiers", __map.next_value()?);
                            }
                            "agent_assigned_to" => {
                                if agent_assigned_to.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("agent_assigned_to"),
                                    );
                                }
                                agent_assigned_to = extra
                                    .noting_null("agent_assigned_to", __map.next_value()?);
                            }
                            "contact_name" => {
                                if contact_name.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("contact_name"),
                                    );
                                }
                                contact_name = extra
                                    .noting_null("contact_name", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Message {
                        message_id,
                        text,
                        direction,
                        delivery_status,
                        channel,
                        user_identifier,
                        user_identifiers,
                        agent_assigned_to,
                        contact_name,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Message {}
    ///The purpose of the messages. The page of the list shows `alert`; other pages name both values.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Purpose {
        ///`alert`
        Alert,
        ///`wholesale`
        Wholesale,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl Purpose {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &["alert", "wholesale"];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Alert => "alert",
                Self::Wholesale => "wholesale",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for Purpose {
        fn from(text: &str) -> Self {
            match text {
                "alert" => Self::Alert,
                "wholesale" => Self::Wholesale,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for Purpose {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for Purpose {}
    impl ::std::fmt::Display for Purpose {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for Purpose {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Purpose {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for Purpose {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "Purpose".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///Who the conversation is with.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct RecipientDetails {
        ///The phone number.
        pub phone_number: ::std::option::Option<::std::string::String>,
        ///The name.
        pub name: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for RecipientDetails {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "phone_number", &self.phone_number)?;
            self.extra.write_property(&mut map, "name", &self.name)?;
            self.extra.write_unknown(&mut map, &["phone_number", "name"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for RecipientDetails {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = RecipientDetails;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (RecipientDetails)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<RecipientDetails, __A::Error> {
                    let mut phone_number: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut name: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "phone_number" => {
                                if phone_number.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("phone_number"),
                                    );
                                }
                                phone_number = extra
                                    .noting_null("phone_number", __map.next_value()?);
                            }
                            "name" => {
                                if name.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("name"),
                                    );
                                }
                                name = extra.noting_null("name", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(RecipientDetails {
                        phone_number,
                        name,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for RecipientDetails {}
    ///The identifiers of the user.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct UserIdentifiers {
        ///The phone number.
        pub phone_number: ::std::option::Option<::std::string::String>,
        ///The e-mail address.
        pub email: ::std::option::Option<::std::string::String>,
        ///The Facebook page.
        pub facebook_page_id: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for UserIdentifiers {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "phone_number", &self.phone_number)?;
            self.extra.write_property(&mut map, "email", &self.email)?;
            self.extra
                .write_property(&mut map, "facebook_page_id", &self.facebook_page_id)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &["phone_number", "email", "facebook_page_id"],
                )?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for UserIdentifiers {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = UserIdentifiers;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (UserIdentifiers)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<UserIdentifiers, __A::Error> {
                    let mut phone_number: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut email: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut facebook_page_id: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "phone_number" => {
                                if phone_number.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("phone_number"),
                                    );
                                }
                                phone_number = extra
                                    .noting_null("phone_number", __map.next_value()?);
                            }
                            "email" => {
                                if email.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("email"),
                                    );
                                }
                                email = extra.noting_null("email", __map.next_value()?);
                            }
                            "facebook_page_id" => {
                                if facebook_page_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("facebook_page_id"),
                                    );
                                }
                                facebook_page_id = extra
                                    .noting_null("facebook_page_id", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(UserIdentifiers {
                        phone_number,
                        email,
                        facebook_page_id,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for UserIdentifiers {}
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
}
impl Provider for Client {
    const SERVERS: &'static [&'static str] = &["https://api.octopush.com/v1/public"];
    const KEY_HEADERS: &'static [&'static str] = &["api-key", "api-login"];
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
    type Page = ::std::vec::Vec<types::Conversation>;
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
    type Page = ::std::vec::Vec<types::Message>;
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
/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{Call, DocumentedError, Error, Operation, ResponseValue};
    use super::types;
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
        /// Optional. A walk over the list sets it.
        pub fn page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.query("page", value))
        }
        /// The number of items per page. The maximum is not stated. Optional.
        pub fn per_page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.query("per_page", value))
        }
        /// Sends `GET /conversations/list`, for one page.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 400, 401, 403 and 404); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
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
            ..Operation::NONE
        };
        /// A contact, in any of the forms that the other filters accept. Optional.
        pub fn contact(self, value: impl TryInto<String>) -> Self {
            Self(self.0.query("contact", value))
        }
        /// A conversation: `cid_` followed by its id. Assumption: this id is the `conversation_id` of
        /// the conversations list. Optional.
        pub fn conversation_id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.query("conversation_id", value))
        }
        /// An e-mail address. The server looks up the contact with this address, and the phone number
        /// of that contact. Optional.
        pub fn email(self, value: impl TryInto<String>) -> Self {
            Self(self.0.query("email", value))
        }
        /// A Facebook id: `fid_` followed by the id. Optional.
        pub fn facebook_id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.query("facebook_id", value))
        }
        /// The number of the page, from 1.
        ///
        /// Optional. A walk over the list sets it.
        pub fn page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.query("page", value))
        }
        /// The number of items per page. The maximum is not stated. Optional.
        pub fn per_page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.query("per_page", value))
        }
        /// A phone number. Searches SMS, RCS and multi-channel messages. Optional.
        pub fn phone_number(self, value: impl TryInto<String>) -> Self {
            Self(self.0.query("phone_number", value))
        }
        /// Sends `GET /conversations/messages/list`, for one page.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200; other kinds of [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<Vec<types::Message>>, Error> {
            self.0.json().await
        }
    }
}
