///What the document's schemas are in Rust.
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
    /**Client for Octopush conversations

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
        /**Retrieve the conversations list

Returns one page of conversations. The path is an assumption, because the vendor's page does not show it. It follows the path of the messages, which is stated. The slugs of the two pages, `get_public_apiconversationsget_conversations` and `get_public_apiconversations_messagesget_messages`, have the same pattern. The order of the list is not stated.

Sends a `GET` request to `/conversations/list`

Arguments:
- `page`: The number of the page, from 1. The vendor's form says that it is a string, and the vendor's table says that it is an int.
- `per_page`: The number of items per page. The maximum is not stated.
```ignore
let response = client.list_conversations()
    .page(page)
    .per_page(per_page)
    .send()
    .await;
```*/
        pub fn list_conversations(&self) -> builder::ListConversations<'_> {
            builder::ListConversations::new(self)
        }
        /**Retrieve the messages of conversations

Returns one page of messages. The filters select a conversation or a contact. The pages do not state what the list contains without a filter, its order, or the statuses other than 200.

Sends a `GET` request to `/conversations/messages/list`

Arguments:
- `contact`: A contact, in any of the forms that the other filters accept.
- `conversation_id`: A conversation: `cid_` followed by its id. Assumption: this id is the `conversation_id` of the conversations list.
- `email`: An e-mail address. The server looks up the contact with this address, and the phone number of that contact.
- `facebook_id`: A Facebook id: `fid_` followed by the id.
- `page`: The number of the page, from 1.
- `per_page`: The number of items per page. The maximum is not stated.
- `phone_number`: A phone number. Searches SMS, RCS and multi-channel messages.
```ignore
let response = client.list_messages()
    .contact(contact)
    .conversation_id(conversation_id)
    .email(email)
    .facebook_id(facebook_id)
    .page(page)
    .per_page(per_page)
    .phone_number(phone_number)
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
            page: Result<Option<i64>, String>,
            per_page: Result<Option<i64>, String>,
        }
        impl<'a> ListConversations<'a> {
            pub fn new(client: &'a super::Client) -> Self {
                Self {
                    client: client,
                    page: Ok(None),
                    per_page: Ok(None),
                }
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
            pub fn per_page<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<i64>,
            {
                self.per_page = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| "conversion to `i64` for per_page failed".to_string());
                self
            }
            ///Sends a `GET` request to `/conversations/list`
            pub async fn send(
                self,
            ) -> Result<
                ResponseValue<::std::vec::Vec<super::super::types::Conversation>>,
                Error<()>,
            > {
                let Self { client, page, per_page } = self;
                let page = page.map_err(Error::InvalidRequest)?;
                let per_page = per_page.map_err(Error::InvalidRequest)?;
                let url = format!("{}/conversations/list", client.baseurl,);
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
                    .query(&progenitor_client::QueryParam::new("page", &page))
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
            contact: Result<Option<::std::string::String>, String>,
            conversation_id: Result<Option<::std::string::String>, String>,
            email: Result<Option<::std::string::String>, String>,
            facebook_id: Result<Option<::std::string::String>, String>,
            page: Result<Option<i64>, String>,
            per_page: Result<Option<i64>, String>,
            phone_number: Result<Option<::std::string::String>, String>,
        }
        impl<'a> ListMessages<'a> {
            pub fn new(client: &'a super::Client) -> Self {
                Self {
                    client: client,
                    contact: Ok(None),
                    conversation_id: Ok(None),
                    email: Ok(None),
                    facebook_id: Ok(None),
                    page: Ok(None),
                    per_page: Ok(None),
                    phone_number: Ok(None),
                }
            }
            pub fn contact<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.contact = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for contact failed"
                            .to_string()
                    });
                self
            }
            pub fn conversation_id<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.conversation_id = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for conversation_id failed"
                            .to_string()
                    });
                self
            }
            pub fn email<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.email = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for email failed"
                            .to_string()
                    });
                self
            }
            pub fn facebook_id<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.facebook_id = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for facebook_id failed"
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
            pub fn per_page<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<i64>,
            {
                self.per_page = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| "conversion to `i64` for per_page failed".to_string());
                self
            }
            pub fn phone_number<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.phone_number = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for phone_number failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `GET` request to `/conversations/messages/list`
            pub async fn send(
                self,
            ) -> Result<
                ResponseValue<::std::vec::Vec<super::super::types::Message>>,
                Error<()>,
            > {
                let Self {
                    client,
                    contact,
                    conversation_id,
                    email,
                    facebook_id,
                    page,
                    per_page,
                    phone_number,
                } = self;
                let contact = contact.map_err(Error::InvalidRequest)?;
                let conversation_id = conversation_id.map_err(Error::InvalidRequest)?;
                let email = email.map_err(Error::InvalidRequest)?;
                let facebook_id = facebook_id.map_err(Error::InvalidRequest)?;
                let page = page.map_err(Error::InvalidRequest)?;
                let per_page = per_page.map_err(Error::InvalidRequest)?;
                let phone_number = phone_number.map_err(Error::InvalidRequest)?;
                let url = format!("{}/conversations/messages/list", client.baseurl,);
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
                    .query(&progenitor_client::QueryParam::new("contact", &contact))
                    .query(
                        &progenitor_client::QueryParam::new(
                            "conversation_id",
                            &conversation_id,
                        ),
                    )
                    .query(&progenitor_client::QueryParam::new("email", &email))
                    .query(
                        &progenitor_client::QueryParam::new("facebook_id", &facebook_id),
                    )
                    .query(&progenitor_client::QueryParam::new("page", &page))
                    .query(&progenitor_client::QueryParam::new("per_page", &per_page))
                    .query(
                        &progenitor_client::QueryParam::new(
                            "phone_number",
                            &phone_number,
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
                        ("page", !matches!(self.page, Ok(None))),
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
                        ("contact", !matches!(self.contact, Ok(None))),
                        ("conversation_id", !matches!(self.conversation_id, Ok(None))),
                        ("email", !matches!(self.email, Ok(None))),
                        ("facebook_id", !matches!(self.facebook_id, Ok(None))),
                        ("page", !matches!(self.page, Ok(None))),
                        ("per_page", !matches!(self.per_page, Ok(None))),
                        ("phone_number", !matches!(self.phone_number, Ok(None))),
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
    const SERVERS: &'static [&'static str] = &["https://api.octopush.com/v1/public"];
    const KEY_HEADERS: &'static [&'static str] = &["api-key", "api-login"];
    const OPERATIONS: &'static [progenitor_client::Operation] = &[
        progenitor_client::Operation {
            id: "listConversations",
            function: "list_conversations",
            method: "GET",
            path: "/conversations/list",
            page_size: ::std::option::Option::None,
            errors: &[
                progenitor_client::DocumentedError {
                    status: 400u16..=400u16,
                    message: &[],
                },
                progenitor_client::DocumentedError {
                    status: 401u16..=401u16,
                    message: &[],
                },
                progenitor_client::DocumentedError {
                    status: 403u16..=403u16,
                    message: &[],
                },
                progenitor_client::DocumentedError {
                    status: 404u16..=404u16,
                    message: &[],
                },
            ],
        },
        progenitor_client::Operation {
            id: "listMessages",
            function: "list_messages",
            method: "GET",
            path: "/conversations/messages/list",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
    ];
    const RATE_LIMIT: ::std::option::Option<(u32, u64)> = ::std::option::Option::None;
    fn assemble(session: progenitor_client::Session) -> Self {
        Self::new_with_client(session.base_url(), session.http(), session.clone())
    }
}
impl progenitor_client::Paginated for builder::ListConversations<'_> {
    type Page = ::std::vec::Vec<types::Conversation>;
    type Item = types::Conversation;
    const PAGING: progenitor_client::support::Paging = progenitor_client::support::Paging {
        style: progenitor_client::support::Style::PageNumber,
        parameter: "page",
        items: "",
        id: "/conversation_id",
        id_is_integer: false,
        not_found_is_end: true,
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
            .and_then(|value| value.conversation_id.as_ref())
            .map(progenitor_client::support::Id::from)
    }
    fn listed(page: &Self::Page) -> ::std::option::Option<&[Self::Item]> {
        ::std::option::Option::Some(page).map(::std::vec::Vec::as_slice)
    }
    fn into_items(
        page: Self::Page,
    ) -> ::std::option::Option<::std::vec::Vec<Self::Item>> {
        ::std::option::Option::Some(page)
    }
}
impl progenitor_client::Paginated for builder::ListMessages<'_> {
    type Page = ::std::vec::Vec<types::Message>;
    type Item = types::Message;
    const PAGING: progenitor_client::support::Paging = progenitor_client::support::Paging {
        style: progenitor_client::support::Style::PageNumber,
        parameter: "page",
        items: "",
        id: "/message_id",
        id_is_integer: false,
        not_found_is_end: true,
        excludes: &[],
        operation: "listMessages",
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
            .and_then(|value| value.message_id.as_ref())
            .map(progenitor_client::support::Id::from)
    }
    fn listed(page: &Self::Page) -> ::std::option::Option<&[Self::Item]> {
        ::std::option::Option::Some(page).map(::std::vec::Vec::as_slice)
    }
    fn into_items(
        page: Self::Page,
    ) -> ::std::option::Option<::std::vec::Vec<Self::Item>> {
        ::std::option::Option::Some(page)
    }
}
