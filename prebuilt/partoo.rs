use progenitor_client::{
    Call, Error, Operation, Paginated, Provider, ResponseValue, Session,
};
use progenitor_client::support::{Id, Paging, Style};
/// The types of the document's schemas.
pub mod types {
    ///An object of the document.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct AudioMessageContent {
        ///The url of the audio.
        pub url: ::std::option::Option<::std::string::String>,
        ///Name of the audio file.
        pub file_name: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for AudioMessageContent {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "url", &self.url)?;
            self.extra.write_property(&mut map, "file_name", &self.file_name)?;
            self.extra.write_unknown(&mut map, &["url", "file_name"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for AudioMessageContent {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = AudioMessageContent;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (AudioMessageContent)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<AudioMessageContent, __A::Error> {
                    let mut url: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut file_name: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "url" => {
                                if url.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("url"),
                                    );
                                }
                                url = extra.noting_null("url", __map.next_value()?);
                            }
                            "file_name" => {
                                if file_name.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("file_name"),
                                    );
                                }
                                file_name = extra
                                    .noting_null("file_name", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(AudioMessageContent {
                        url,
                        file_name,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for AudioMessageContent {}
    ///An object of the document.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Conversation {
        ///`id`; the document says no more of it.
        pub id: ::std::option::Option<i64>,
        ///The url of the consumer's profile picture
        pub consumer_img: ::std::option::Option<::std::string::String>,
        ///The name of the consumer, can be empty. The format may differ depending on the platform of contact (ex: "John Doe", "John Doe (@johndoe)", "@johndoe", "", ...).
        pub consumer_name: ::std::option::Option<::std::string::String>,
        /**The phone number of the consumer, formatted in E.164 international
format (ex: "+33612345678").*/
        pub consumer_phone_number: ::std::option::Option<::std::string::String>,
        ///The email of the consumer.
        pub consumer_email: ::std::option::Option<::std::string::String>,
        ///The last message exchanged in the conversation.
        pub last_message: ::std::option::Option<self::Message>,
        /**If the last message received was read.
This property is scoped to the user who performs the request.
Multiple partoo users can have a different is_read value for the same conversation.
is_read is always false in webhook payloads.*/
        pub is_read: ::std::option::Option<bool>,
        /**If Open, it is possible to send a message in the conversation, else not.
A conversation can be Closed if it is expired.*/
        pub status: ::std::option::Option<self::ConversationStatus>,
        /**The date of creation of the conversation, in the ISO 8601 format
(ex: "2023-01-31 16:22:17.327878+00:00").*/
        pub created_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///If the conversation has at least one message sent by a Partoo user.
        pub has_one_user_message: ::std::option::Option<bool>,
        ///Some basic information about the business that the conversation is associated with.
        pub business: ::std::option::Option<self::ConversationBusiness>,
        /**The channel that the message is being sent to/from.

⚠️ New values may be added to this enum without prior notice and without following the classic depreciation cycle.
It is up to you to gracefully handle the case where new values are added.*/
        pub messaging_partner: ::std::option::Option<self::MessagingPartner>,
        /**The list of issues that affect the conversation. The issues represent
setup problem that the business may have with a messaging channel. It is
not possible to send messages on a conversation that has issues.

⚠️ New values may be added to this enum without prior notice and without following the classic depreciation cycle.
It is up to you to gracefully handle the case where new values are added.*/
        pub issues: ::std::option::Option<::std::vec::Vec<self::ConversationIssue>>,
        ///The date at which the first message of the conversation was received, in the ISO 8601 format (ex: "2023-01-31 16:22:17.327878+00:00").
        pub first_message_date: ::std::option::Option<progenitor_client::Timestamp>,
        /**If the conversation has expired. A conversation expires if the consumer has not contacted the business for a certain amount of time.
You cannot send messages to an expired conversation.*/
        pub is_expired: ::std::option::Option<bool>,
        /**If the conversation has been solved.
Conversations can be solved from our app or by updating conversation status to "closed".*/
        pub is_solved: ::std::option::Option<bool>,
        ///If a Partoo chatbot is assigned to the conversation.
        pub is_automated: ::std::option::Option<bool>,
        ///The "user_id" of the user assigned to the conversation.
        pub assigned_user_id: ::std::option::Option<::std::string::String>,
        ///Data about the custom channel, this object is filled only if the messaging partner is `Custom`.
        pub custom_channel: ::std::option::Option<self::CustomChannel>,
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
            self.extra.write_property(&mut map, "id", &self.id)?;
            self.extra.write_property(&mut map, "consumer_img", &self.consumer_img)?;
            self.extra.write_property(&mut map, "consumer_name", &self.consumer_name)?;
            self.extra
                .write_property(
                    &mut map,
                    "consumer_phone_number",
                    &self.consumer_phone_number,
                )?;
            self.extra.write_property(&mut map, "consumer_email", &self.consumer_email)?;
            self.extra.write_property(&mut map, "last_message", &self.last_message)?;
            self.extra.write_property(&mut map, "is_read", &self.is_read)?;
            self.extra.write_property(&mut map, "status", &self.status)?;
            self.extra.write_property(&mut map, "created_at", &self.created_at)?;
            self.extra
                .write_property(
                    &mut map,
                    "has_one_user_message",
                    &self.has_one_user_message,
                )?;
            self.extra.write_property(&mut map, "business", &self.business)?;
            self.extra
                .write_property(&mut map, "messaging_partner", &self.messaging_partner)?;
            self.extra.write_property(&mut map, "issues", &self.issues)?;
            self.extra
                .write_property(
                    &mut map,
                    "first_message_date",
                    &self.first_message_date,
                )?;
            self.extra.write_property(&mut map, "is_expired", &self.is_expired)?;
            self.extra.write_property(&mut map, "is_solved", &self.is_solved)?;
            self.extra.write_property(&mut map, "is_automated", &self.is_automated)?;
            self.extra
                .write_property(&mut map, "assigned_user_id", &self.assigned_user_id)?;
            self.extra.write_property(&mut map, "custom_channel", &self.custom_channel)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &[
                        "id",
                        "consumer_img",
                        "consumer_name",
                        "consumer_phone_number",
                        "consumer_email",
                        "last_message",
                        "is_read",
                        "status",
                        "created_at",
                        "has_one_user_message",
                        "business",
                        "messaging_partner",
                        "issues",
                        "first_message_date",
                        "is_expired",
                        "is_solved",
                        "is_automated",
                        "assigned_user_id",
                        "custom_channel",
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
                    let mut id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut consumer_img: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut consumer_name: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut consumer_phone_number: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut consumer_email: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut last_message: ::std::option::Option<self::Message> = ::std::option::Option::None;
                    let mut is_read: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut status: ::std::option::Option<self::ConversationStatus> = ::std::option::Option::None;
                    let mut created_at: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut has_one_user_message: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut business: ::std::option::Option<
                        self::ConversationBusiness,
                    > = ::std::option::Option::None;
                    let mut messaging_partner: ::std::option::Option<
                        self::MessagingPartner,
                    > = ::std::option::Option::None;
                    let mut issues: ::std::option::Option<
                        ::std::vec::Vec<self::ConversationIssue>,
                    > = ::std::option::Option::None;
                    let mut first_message_date: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut is_expired: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut is_solved: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut is_automated: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut assigned_user_id: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut custom_channel: ::std::option::Option<self::CustomChannel> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "id" => {
                                if id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("id"),
                                    );
                                }
                                id = extra
                                    .noting_null(
                                        "id",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "consumer_img" => {
                                if consumer_img.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("consumer_img"),
                                    );
                                }
                                consumer_img = extra
                                    .noting_null("consumer_img", __map.next_value()?);
                            }
                            "consumer_name" => {
                                if consumer_name.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("consumer_name"),
                                    );
                                }
                                consumer_name = extra
                                    .noting_null("consumer_name", __map.next_value()?);
                            }
                            "consumer_phone_number" => {
                                if consumer_phone_number.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("consumer_phone_number"),
                                    );
                                }
                                consumer_phone_number = extra
                                    .noting_null("consumer_phone_number", __map.next_value()?);
                            }
                            "consumer_email" => {
                                if consumer_email.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("consumer_email"),
                                    );
                                }
                                consumer_email = extra
                                    .noting_null("consumer_email", __map.next_value()?);
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
                            "is_read" => {
                                if is_read.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("is_read"),
                                    );
                                }
                                is_read = extra.noting_null("is_read", __map.next_value()?);
                            }
                            "status" => {
                                if status.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("status"),
                                    );
                                }
                                status = extra.noting_null("status", __map.next_value()?);
                            }
                            "created_at" => {
                                if created_at.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("created_at"),
                                    );
                                }
                                created_at = extra
                                    .noting_null("created_at", __map.next_value()?);
                            }
                            "has_one_user_message" => {
                                if has_one_user_message.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("has_one_user_message"),
                                    );
                                }
                                has_one_user_message = extra
                                    .noting_null("has_one_user_message", __map.next_value()?);
                            }
                            "business" => {
                                if business.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("business"),
                                    );
                                }
                                business = extra
                                    .noting_null("business", __map.next_value()?);
                            }
                            "messaging_partner" => {
                                if messaging_partner.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("messaging_partner"),
                                    );
                                }
                                messaging_partner = extra
                                    .noting_null("messaging_partner", __map.next_value()?);
                            }
                            "issues" => {
                                if issues.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("issues"),
                                    );
                                }
                                issues = extra.noting_null("issues", __map.next_value()?);
                            }
                            "first_message_date" => {
                                if first_message_date.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("first_message_date"),
                                    );
                                }
                                first_message_date = extra
                                    .noting_null("first_message_date", __map.next_value()?);
                            }
                            "is_expired" => {
                                if is_expired.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("is_expired"),
                                    );
                                }
                                is_expired = extra
                                    .noting_null("is_expired", __map.next_value()?);
                            }
                            "is_solved" => {
                                if is_solved.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("is_solved"),
                                    );
                                }
                                is_solved = extra
                                    .noting_null("is_solved", __map.next_value()?);
                            }
                            "is_automated" => {
                                if is_automated.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("is_automated"),
                                    );
                                }
                                is_automated = extra
                                    .noting_null("is_automated", __map.next_value()?);
                            }
                            "assigned_user_id" => {
                                if assigned_user_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("assigned_user_id"),
                                    );
                                }
                                assigned_user_id = extra
                                    .noting_null("assigned_user_id", __map.next_value()?);
                            }
                            "custom_channel" => {
                                if custom_channel.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("custom_channel"),
                                    );
                                }
                                custom_channel = extra
                                    .noting_null("custom_channel", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Conversation {
                        id,
                        consumer_img,
                        consumer_name,
                        consumer_phone_number,
                        consumer_email,
                        last_message,
                        is_read,
                        status,
                        created_at,
                        has_one_user_message,
                        business,
                        messaging_partner,
                        issues,
                        first_message_date,
                        is_expired,
                        is_solved,
                        is_automated,
                        assigned_user_id,
                        custom_channel,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Conversation {
        fn visit_unions<'a>(
            &'a self,
            at: &mut ::std::string::String,
            visit: &mut dyn FnMut(&str, progenitor_client::Union<'a>),
        ) {
            progenitor_client::support::visit_below(
                at,
                "last_message",
                &self.last_message,
                visit,
            );
        }
    }
    ///An object of the document.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationBusiness {
        ///`id`; the document says no more of it.
        pub id: ::std::option::Option<::std::string::String>,
        ///`name`; the document says no more of it.
        pub name: ::std::option::Option<::std::string::String>,
        ///`city`; the document says no more of it.
        pub city: ::std::option::Option<::std::string::String>,
        ///`zipcode`; the document says no more of it.
        pub zipcode: ::std::option::Option<::std::string::String>,
        ///`country`; the document says no more of it.
        pub country: ::std::option::Option<::std::string::String>,
        ///`formatted_address`; the document says no more of it.
        pub formatted_address: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for ConversationBusiness {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "id", &self.id)?;
            self.extra.write_property(&mut map, "name", &self.name)?;
            self.extra.write_property(&mut map, "city", &self.city)?;
            self.extra.write_property(&mut map, "zipcode", &self.zipcode)?;
            self.extra.write_property(&mut map, "country", &self.country)?;
            self.extra
                .write_property(&mut map, "formatted_address", &self.formatted_address)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &["id", "name", "city", "zipcode", "country", "formatted_address"],
                )?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ConversationBusiness {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = ConversationBusiness;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (ConversationBusiness)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<ConversationBusiness, __A::Error> {
                    let mut id: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut name: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut city: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut zipcode: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut country: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut formatted_address: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "id" => {
                                if id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("id"),
                                    );
                                }
                                id = extra.noting_null("id", __map.next_value()?);
                            }
                            "name" => {
                                if name.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("name"),
                                    );
                                }
                                name = extra.noting_null("name", __map.next_value()?);
                            }
                            "city" => {
                                if city.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("city"),
                                    );
                                }
                                city = extra.noting_null("city", __map.next_value()?);
                            }
                            "zipcode" => {
                                if zipcode.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("zipcode"),
                                    );
                                }
                                zipcode = extra.noting_null("zipcode", __map.next_value()?);
                            }
                            "country" => {
                                if country.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("country"),
                                    );
                                }
                                country = extra.noting_null("country", __map.next_value()?);
                            }
                            "formatted_address" => {
                                if formatted_address.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("formatted_address"),
                                    );
                                }
                                formatted_address = extra
                                    .noting_null("formatted_address", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(ConversationBusiness {
                        id,
                        name,
                        city,
                        zipcode,
                        country,
                        formatted_address,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for ConversationBusiness {}
    ///The values the document names, and any other.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ConversationIssue {
        ///`facebook_no_page_linked`
        FacebookNoPageLinked,
        ///`facebook_partner_co_undone`
        FacebookPartnerCoUndone,
        ///`facebook_invalid_status`
        FacebookInvalidStatus,
        ///`facebook_missing_webhook_subs`
        FacebookMissingWebhookSubs,
        ///`instagram_no_account_linked`
        InstagramNoAccountLinked,
        ///`sms_no_phone_number`
        SmsNoPhoneNumber,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl ConversationIssue {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "facebook_no_page_linked",
            "facebook_partner_co_undone",
            "facebook_invalid_status",
            "facebook_missing_webhook_subs",
            "instagram_no_account_linked",
            "sms_no_phone_number",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::FacebookNoPageLinked => "facebook_no_page_linked",
                Self::FacebookPartnerCoUndone => "facebook_partner_co_undone",
                Self::FacebookInvalidStatus => "facebook_invalid_status",
                Self::FacebookMissingWebhookSubs => "facebook_missing_webhook_subs",
                Self::InstagramNoAccountLinked => "instagram_no_account_linked",
                Self::SmsNoPhoneNumber => "sms_no_phone_number",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for ConversationIssue {
        fn from(text: &str) -> Self {
            match text {
                "facebook_no_page_linked" => Self::FacebookNoPageLinked,
                "facebook_partner_co_undone" => Self::FacebookPartnerCoUndone,
                "facebook_invalid_status" => Self::FacebookInvalidStatus,
                "facebook_missing_webhook_subs" => Self::FacebookMissingWebhookSubs,
                "instagram_no_account_linked" => Self::InstagramNoAccountLinked,
                "sms_no_phone_number" => Self::SmsNoPhoneNumber,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for ConversationIssue {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for ConversationIssue {}
    impl ::std::fmt::Display for ConversationIssue {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for ConversationIssue {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ConversationIssue {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for ConversationIssue {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "ConversationIssue".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///The values the document names, and any other.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ConversationStatus {
        ///`Open`
        Open,
        ///`Closed`
        Closed,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl ConversationStatus {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &["Open", "Closed"];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Open => "Open",
                Self::Closed => "Closed",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for ConversationStatus {
        fn from(text: &str) -> Self {
            match text {
                "Open" => Self::Open,
                "Closed" => Self::Closed,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for ConversationStatus {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for ConversationStatus {}
    impl ::std::fmt::Display for ConversationStatus {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for ConversationStatus {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ConversationStatus {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for ConversationStatus {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "ConversationStatus".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///An object of the document.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct CustomChannel {
        ///The id of the custom channel.
        pub id: ::std::option::Option<::std::string::String>,
        ///The name of the custom channel.
        pub name: ::std::option::Option<::std::string::String>,
        ///Url of the channel's icon.
        pub icon: ::std::option::Option<::std::string::String>,
        ///Set to `true` if the channel to be read-only (i.e., no replies via Partoo)
        pub is_readonly: ::std::option::Option<bool>,
        ///The unique id of the conversation in your system.
        pub external_conversation_id: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for CustomChannel {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "id", &self.id)?;
            self.extra.write_property(&mut map, "name", &self.name)?;
            self.extra.write_property(&mut map, "icon", &self.icon)?;
            self.extra.write_property(&mut map, "is_readonly", &self.is_readonly)?;
            self.extra
                .write_property(
                    &mut map,
                    "external_conversation_id",
                    &self.external_conversation_id,
                )?;
            self.extra
                .write_unknown(
                    &mut map,
                    &["id", "name", "icon", "is_readonly", "external_conversation_id"],
                )?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for CustomChannel {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = CustomChannel;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (CustomChannel)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<CustomChannel, __A::Error> {
                    let mut id: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut name: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut icon: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut is_readonly: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut external_conversation_id: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "id" => {
                                if id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("id"),
                                    );
                                }
                                id = extra.noting_null("id", __map.next_value()?);
                            }
                            "name" => {
                                if name.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("name"),
                                    );
                                }
                                name = extra.noting_null("name", __map.next_value()?);
                            }
                            "icon" => {
                                if icon.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("icon"),
                                    );
                                }
                                icon = extra.noting_null("icon", __map.next_value()?);
                            }
                            "is_readonly" => {
                                if is_readonly.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("is_readonly"),
                                    );
                                }
                                is_readonly = extra
                                    .noting_null("is_readonly", __map.next_value()?);
                            }
                            "external_conversation_id" => {
                                if external_conversation_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field(
                                            "external_conversation_id",
                                        ),
                                    );
                                }
                                external_conversation_id = extra
                                    .noting_null(
                                        "external_conversation_id",
                                        __map.next_value()?,
                                    );
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(CustomChannel {
                        id,
                        name,
                        icon,
                        is_readonly,
                        external_conversation_id,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for CustomChannel {}
    ///An object of the document.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct CustomChannelMessage {
        ///The unique id of the message in your system.
        pub external_message_id: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for CustomChannelMessage {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra
                .write_property(
                    &mut map,
                    "external_message_id",
                    &self.external_message_id,
                )?;
            self.extra.write_unknown(&mut map, &["external_message_id"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for CustomChannelMessage {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = CustomChannelMessage;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (CustomChannelMessage)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<CustomChannelMessage, __A::Error> {
                    let mut external_message_id: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "external_message_id" => {
                                if external_message_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("external_message_id"),
                                    );
                                }
                                external_message_id = extra
                                    .noting_null("external_message_id", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(CustomChannelMessage {
                        external_message_id,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for CustomChannelMessage {}
    ///An object of the document.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct DocumentMessageContent {
        ///The url of the document.
        pub url: ::std::option::Option<::std::string::String>,
        ///Name of the document file.
        pub file_name: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for DocumentMessageContent {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "url", &self.url)?;
            self.extra.write_property(&mut map, "file_name", &self.file_name)?;
            self.extra.write_unknown(&mut map, &["url", "file_name"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for DocumentMessageContent {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = DocumentMessageContent;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (DocumentMessageContent)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<DocumentMessageContent, __A::Error> {
                    let mut url: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut file_name: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "url" => {
                                if url.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("url"),
                                    );
                                }
                                url = extra.noting_null("url", __map.next_value()?);
                            }
                            "file_name" => {
                                if file_name.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("file_name"),
                                    );
                                }
                                file_name = extra
                                    .noting_null("file_name", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(DocumentMessageContent {
                        url,
                        file_name,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for DocumentMessageContent {}
    ///Error that occurs when you are not authenticated
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error401 {
        ///The detail of the error encountered
        pub errors: ::std::option::Option<self::Error401Errors>,
        ///The detail of the error, under the name that the vendor's guide shows.
        pub error: ::std::option::Option<self::Error401Error>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Error401 {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "errors", &self.errors)?;
            self.extra.write_property(&mut map, "error", &self.error)?;
            self.extra.write_unknown(&mut map, &["errors", "error"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Error401 {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Error401;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Error401)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Error401, __A::Error> {
                    let mut errors: ::std::option::Option<self::Error401Errors> = ::std::option::Option::None;
                    let mut error: ::std::option::Option<self::Error401Error> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "errors" => {
                                if errors.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("errors"),
                                    );
                                }
                                errors = extra.noting_null("errors", __map.next_value()?);
                            }
                            "error" => {
                                if error.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("error"),
                                    );
                                }
                                error = extra.noting_null("error", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Error401 { errors, error, extra })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Error401 {}
    ///The detail of the error, under the name that the vendor's guide shows.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error401Error {
        ///`authentication`; the document says no more of it.
        pub authentication: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Error401Error {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "authentication", &self.authentication)?;
            self.extra.write_unknown(&mut map, &["authentication"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Error401Error {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Error401Error;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Error401Error)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Error401Error, __A::Error> {
                    let mut authentication: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "authentication" => {
                                if authentication.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("authentication"),
                                    );
                                }
                                authentication = extra
                                    .noting_null("authentication", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Error401Error {
                        authentication,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Error401Error {}
    ///The detail of the error encountered
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error401Errors {
        ///`authentication`; the document says no more of it.
        pub authentication: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Error401Errors {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "authentication", &self.authentication)?;
            self.extra.write_unknown(&mut map, &["authentication"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Error401Errors {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Error401Errors;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Error401Errors)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Error401Errors, __A::Error> {
                    let mut authentication: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "authentication" => {
                                if authentication.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("authentication"),
                                    );
                                }
                                authentication = extra
                                    .noting_null("authentication", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Error401Errors {
                        authentication,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Error401Errors {}
    ///Error that occurs when you are authenticated but you are trying to perform an action you are not allowed to perform
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error403 {
        ///The detail of the error encountered
        pub errors: ::std::option::Option<self::Error403Errors>,
        ///The detail of the error, under the name that the vendor's guide shows.
        pub error: ::std::option::Option<self::Error403Error>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Error403 {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "errors", &self.errors)?;
            self.extra.write_property(&mut map, "error", &self.error)?;
            self.extra.write_unknown(&mut map, &["errors", "error"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Error403 {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Error403;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Error403)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Error403, __A::Error> {
                    let mut errors: ::std::option::Option<self::Error403Errors> = ::std::option::Option::None;
                    let mut error: ::std::option::Option<self::Error403Error> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "errors" => {
                                if errors.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("errors"),
                                    );
                                }
                                errors = extra.noting_null("errors", __map.next_value()?);
                            }
                            "error" => {
                                if error.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("error"),
                                    );
                                }
                                error = extra.noting_null("error", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Error403 { errors, error, extra })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Error403 {}
    ///The detail of the error, under the name that the vendor's guide shows.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error403Error {
        ///`authorization`; the document says no more of it.
        pub authorization: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Error403Error {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "authorization", &self.authorization)?;
            self.extra.write_unknown(&mut map, &["authorization"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Error403Error {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Error403Error;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Error403Error)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Error403Error, __A::Error> {
                    let mut authorization: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "authorization" => {
                                if authorization.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("authorization"),
                                    );
                                }
                                authorization = extra
                                    .noting_null("authorization", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Error403Error {
                        authorization,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Error403Error {}
    ///The detail of the error encountered
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error403Errors {
        ///`authorization`; the document says no more of it.
        pub authorization: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Error403Errors {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "authorization", &self.authorization)?;
            self.extra.write_unknown(&mut map, &["authorization"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Error403Errors {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Error403Errors;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Error403Errors)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Error403Errors, __A::Error> {
                    let mut authorization: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "authorization" => {
                                if authorization.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("authorization"),
                                    );
                                }
                                authorization = extra
                                    .noting_null("authorization", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Error403Errors {
                        authorization,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Error403Errors {}
    ///An object of the document.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct IgStoryReplyMessageContent {
        ///The url of the story that received the reply.
        pub url: ::std::option::Option<::std::string::String>,
        ///Text of the reply, or url of the image.
        pub content: ::std::option::Option<::std::string::String>,
        ///The type of content of ther reply.
        pub content_type: ::std::option::Option<
            self::IgStoryReplyMessageContentContentType,
        >,
        ///The Instagram ID of the story.
        pub id: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for IgStoryReplyMessageContent {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "url", &self.url)?;
            self.extra.write_property(&mut map, "content", &self.content)?;
            self.extra.write_property(&mut map, "content_type", &self.content_type)?;
            self.extra.write_property(&mut map, "id", &self.id)?;
            self.extra
                .write_unknown(&mut map, &["url", "content", "content_type", "id"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for IgStoryReplyMessageContent {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = IgStoryReplyMessageContent;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (IgStoryReplyMessageContent)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<IgStoryReplyMessageContent, __A::Error> {
                    let mut url: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut content: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut content_type: ::std::option::Option<
                        self::IgStoryReplyMessageContentContentType,
                    > = ::std::option::Option::None;
                    let mut id: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "url" => {
                                if url.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("url"),
                                    );
                                }
                                url = extra.noting_null("url", __map.next_value()?);
                            }
                            "content" => {
                                if content.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("content"),
                                    );
                                }
                                content = extra.noting_null("content", __map.next_value()?);
                            }
                            "content_type" => {
                                if content_type.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("content_type"),
                                    );
                                }
                                content_type = extra
                                    .noting_null("content_type", __map.next_value()?);
                            }
                            "id" => {
                                if id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("id"),
                                    );
                                }
                                id = extra.noting_null("id", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(IgStoryReplyMessageContent {
                        url,
                        content,
                        content_type,
                        id,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for IgStoryReplyMessageContent {}
    ///The type of content of ther reply.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum IgStoryReplyMessageContentContentType {
        ///`Image`
        Image,
        ///`Text`
        Text,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl IgStoryReplyMessageContentContentType {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &["Image", "Text"];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Image => "Image",
                Self::Text => "Text",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for IgStoryReplyMessageContentContentType {
        fn from(text: &str) -> Self {
            match text {
                "Image" => Self::Image,
                "Text" => Self::Text,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for IgStoryReplyMessageContentContentType {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for IgStoryReplyMessageContentContentType {}
    impl ::std::fmt::Display for IgStoryReplyMessageContentContentType {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for IgStoryReplyMessageContentContentType {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for IgStoryReplyMessageContentContentType {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for IgStoryReplyMessageContentContentType {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "IgStoryReplyMessageContentContentType".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///Response object
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ListConversationsResponse {
        ///The list of conversations, paginated.
        pub conversations: ::std::option::Option<::std::vec::Vec<self::Conversation>>,
        ///Total number of results available for the filters and dimensions requested.
        pub count: ::std::option::Option<i64>,
        /**The cursor to use in order to retrieve the next page of data.
When all data have been fetched, the value is null.*/
        pub next_cursor: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for ListConversationsResponse {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "conversations", &self.conversations)?;
            self.extra.write_property(&mut map, "count", &self.count)?;
            self.extra.write_property(&mut map, "next_cursor", &self.next_cursor)?;
            self.extra
                .write_unknown(&mut map, &["conversations", "count", "next_cursor"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ListConversationsResponse {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = ListConversationsResponse;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (ListConversationsResponse)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<ListConversationsResponse, __A::Error> {
                    let mut conversations: ::std::option::Option<
                        ::std::vec::Vec<self::Conversation>,
                    > = ::std::option::Option::None;
                    let mut count: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut next_cursor: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "conversations" => {
                                if conversations.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("conversations"),
                                    );
                                }
                                conversations = extra
                                    .noting_null("conversations", __map.next_value()?);
                            }
                            "count" => {
                                if count.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("count"),
                                    );
                                }
                                count = extra
                                    .noting_null(
                                        "count",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "next_cursor" => {
                                if next_cursor.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("next_cursor"),
                                    );
                                }
                                next_cursor = extra
                                    .noting_null("next_cursor", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(ListConversationsResponse {
                        conversations,
                        count,
                        next_cursor,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for ListConversationsResponse {
        fn visit_unions<'a>(
            &'a self,
            at: &mut ::std::string::String,
            visit: &mut dyn FnMut(&str, progenitor_client::Union<'a>),
        ) {
            progenitor_client::support::visit_below(
                at,
                "conversations",
                &self.conversations,
                visit,
            );
        }
    }
    ///Response object
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ListMessagesResponse {
        ///The messages on this page.
        pub messages: ::std::option::Option<::std::vec::Vec<self::Message>>,
        ///Total number of results available for the filters and dimensions requested.
        pub count: ::std::option::Option<i64>,
        /**The cursor to use in order to retrieve the next page of data.
When all data have been fetched, the value is null.*/
        pub next_cursor: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for ListMessagesResponse {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "messages", &self.messages)?;
            self.extra.write_property(&mut map, "count", &self.count)?;
            self.extra.write_property(&mut map, "next_cursor", &self.next_cursor)?;
            self.extra.write_unknown(&mut map, &["messages", "count", "next_cursor"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ListMessagesResponse {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = ListMessagesResponse;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (ListMessagesResponse)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<ListMessagesResponse, __A::Error> {
                    let mut messages: ::std::option::Option<
                        ::std::vec::Vec<self::Message>,
                    > = ::std::option::Option::None;
                    let mut count: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut next_cursor: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "messages" => {
                                if messages.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("messages"),
                                    );
                                }
                                messages = extra
                                    .noting_null("messages", __map.next_value()?);
                            }
                            "count" => {
                                if count.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("count"),
                                    );
                                }
                                count = extra
                                    .noting_null(
                                        "count",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "next_cursor" => {
                                if next_cursor.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("next_cursor"),
                                    );
                                }
                                next_cursor = extra
                                    .noting_null("next_cursor", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(ListMessagesResponse {
                        messages,
                        count,
                        next_cursor,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for ListMessagesResponse {
        fn visit_unions<'a>(
            &'a self,
            at: &mut ::std::string::String,
            visit: &mut dyn FnMut(&str, progenitor_client::Union<'a>),
        ) {
            progenitor_client::support::visit_below(
                at,
                "messages",
                &self.messages,
                visit,
            );
        }
    }
    ///An object of the document.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Message {
        ///The id of the message.
        pub id: ::std::option::Option<i64>,
        ///The id of the parent conversation.
        pub conversation_id: ::std::option::Option<i64>,
        /**The date at which the message was sent or received, in the ISO 8601
format (ex: "2023-01-31 16:22:17.327878+00:00").*/
        pub date: ::std::option::Option<progenitor_client::Timestamp>,
        /**The type of the message:
- "Text" describes a simple text message.
- "Image" describes a message that only contains an image.
- "IgStoryReply" (for "Instagram" conversations) describes a notification
of reply to an Instagram story.
- "IgStoryMention" (for "Instagram" conversations) describes a notification
of a mention in an Instagram story.
- "Unsupported" describes a message whose content is not supported.

⚠️ New values may be added to this enum without prior notice and without following the classic depreciation cycle.
It is up to you to gracefully handle the case where new values are added.
We recommend showing a "Unhandled content" placeholder to the user in place of the message ⚠️*/
        pub content_type: ::std::option::Option<self::MessageContentType>,
        /**Describes the person that sent the Message:
- "User" indicates that the message was sent as the Business.
Such messages can be sent by a Partoo user, via API, or directly on the
messaging platform.
- "Consumer" indicates that the message was sent by a consumer, a client
that wants to get in touch with the business.
- "Metadata" is reserved for special messages that appear in the
Partoo inbox. They only give contextual information about the conversation,
and are not shown to the consumer.

⚠️ New values may be added to this enum without prior notice and without following the classic depreciation cycle.
It is up to you to gracefully handle the case where new values are added.
We recommend ignoring messages with unhandled sender_type ⚠️*/
        pub sender_type: ::std::option::Option<self::SenderType>,
        ///Name of the person sending the message
        pub sender_label: ::std::option::Option<::std::string::String>,
        /**The delivery status of the message.
Messages send via Partoo are created with the status "Sending", and
propagated to the messaging channel.
If the message is sent successfully, the status is changed to "Success".
If the messaging channel fails to send the message, the status changed to
"Failed". A failed message can be retried using the \[/retry endpoint\](/api-reference/messages/retry-send-message).*/
        pub status: ::std::option::Option<self::MessageStatus>,
        /**If the message has been deleted by the consumer on the messaging
channel (for now, only "Instagram" messages can be deleted).*/
        pub is_deleted: ::std::option::Option<bool>,
        ///If the message was sent by a Partoo automation (chatbot, ...).
        pub is_automated: ::std::option::Option<bool>,
        ///`content`; the document says no more of it.
        pub content: ::std::option::Option<self::MessageContent>,
        /**For "User" messages sent via the Partoo application, the id of the
user that sent the message.*/
        pub user_id: ::std::option::Option<::std::string::String>,
        ///Data about the custom channel, this object is filled only if the messaging partner is `Custom`.
        pub custom_channel: ::std::option::Option<self::CustomChannelMessage>,
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
            self.extra.write_property(&mut map, "id", &self.id)?;
            self.extra
                .write_property(&mut map, "conversation_id", &self.conversation_id)?;
            self.extra.write_property(&mut map, "date", &self.date)?;
            self.extra.write_property(&mut map, "content_type", &self.content_type)?;
            self.extra.write_property(&mut map, "sender_type", &self.sender_type)?;
            self.extra.write_property(&mut map, "sender_label", &self.sender_label)?;
            self.extra.write_property(&mut map, "status", &self.status)?;
            self.extra.write_property(&mut map, "is_deleted", &self.is_deleted)?;
            self.extra.write_property(&mut map, "is_automated", &self.is_automated)?;
            self.extra.write_property(&mut map, "content", &self.content)?;
            self.extra.write_property(&mut map, "user_id", &self.user_id)?;
            self.extra.write_property(&mut map, "custom_channel", &self.custom_channel)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &[
                        "id",
                        "conversation_id",
                        "date",
                        "content_type",
                        "sender_type",
                        "sender_label",
                        "status",
                        "is_deleted",
                        "is_automated",
                        "content",
                        "user_id",
                        "custom_channel",
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
                    let mut id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut conversation_id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut date: ::std::option::Option<progenitor_client::Timestamp> = ::std::option::Option::None;
                    let mut content_type: ::std::option::Option<
                        self::MessageContentType,
                    > = ::std::option::Option::None;
                    let mut sender_type: ::std::option::Option<self::SenderType> = ::std::option::Option::None;
                    let mut sender_label: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut status: ::std::option::Option<self::MessageStatus> = ::std::option::Option::None;
                    let mut is_deleted: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut is_automated: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut content: ::std::option::Option<progenitor_client::RawJson> = ::std::option::Option::None;
                    let mut user_id: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut custom_channel: ::std::option::Option<
                        self::CustomChannelMessage,
                    > = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "id" => {
                                if id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("id"),
                                    );
                                }
                                id = extra
                                    .noting_null(
                                        "id",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "conversation_id" => {
                                if conversation_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("conversation_id"),
                                    );
                                }
                                conversation_id = extra
                                    .noting_null(
                                        "conversation_id",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "date" => {
                                if date.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("date"),
                                    );
                                }
                                date = extra.noting_null("date", __map.next_value()?);
                            }
                            "content_type" => {
                                if content_type.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("content_type"),
                                    );
                                }
                                content_type = extra
                                    .noting_null("content_type", __map.next_value()?);
                            }
                            "sender_type" => {
                                if sender_type.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("sender_type"),
                                    );
                                }
                                sender_type = extra
                                    .noting_null("sender_type", __map.next_value()?);
                            }
                            "sender_label" => {
                                if sender_label.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("sender_label"),
                                    );
                                }
                                sender_label = extra
                                    .noting_null("sender_label", __map.next_value()?);
                            }
                            "status" => {
                                if status.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("status"),
                                    );
                                }
                                status = extra.noting_null("status", __map.next_value()?);
                            }
                            "is_deleted" => {
                                if is_deleted.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("is_deleted"),
                                    );
                                }
                                is_deleted = extra
                                    .noting_null("is_deleted", __map.next_value()?);
                            }
                            "is_automated" => {
                                if is_automated.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("is_automated"),
                                    );
                                }
                                is_automated = extra
                                    .noting_null("is_automated", __map.next_value()?);
                            }
                            "content" => {
                                if content.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("content"),
                                    );
                                }
                                content = extra.noting_null("content", __map.next_value()?);
                            }
                            "user_id" => {
                                if user_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("user_id"),
                                    );
                                }
                                user_id = extra.noting_null("user_id", __map.next_value()?);
                            }
                            "custom_channel" => {
                                if custom_channel.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("custom_channel"),
                                    );
                                }
                                custom_channel = extra
                                    .noting_null("custom_channel", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    let content = content
                        .map(|__raw| MessageContent::choose(
                            __raw,
                            |__raw, __sibling, __text| match __sibling {
                                "content" => {
                                    __raw.text().as_deref()
                                        == ::std::option::Option::Some(__text)
                                }
                                "content_type" => {
                                    content_type
                                        .as_ref()
                                        .is_some_and(|__value| __value.as_str() == __text)
                                }
                                "sender_type" => {
                                    sender_type
                                        .as_ref()
                                        .is_some_and(|__value| __value.as_str() == __text)
                                }
                                _ => false,
                            },
                        ));
                    ::std::result::Result::Ok(Message {
                        id,
                        conversation_id,
                        date,
                        content_type,
                        sender_type,
                        sender_label,
                        status,
                        is_deleted,
                        is_automated,
                        content,
                        user_id,
                        custom_channel,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Message {
        fn visit_unions<'a>(
            &'a self,
            at: &mut ::std::string::String,
            visit: &mut dyn FnMut(&str, progenitor_client::Union<'a>),
        ) {
            progenitor_client::support::visit_below(at, "content", &self.content, visit);
        }
    }
    ///One of the branches the document names, or a new one.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum MessageContent {
        ///Chosen when `sender_type` is `"Metadata"` and `content` is `"Solving"`.
        Solving,
        ///Chosen when `sender_type` is `"Metadata"` and `content` is `"Reopening"`.
        Reopening,
        ///Chosen when `content_type` is `"Text"`.
        Text(::std::string::String),
        ///Chosen when `content_type` is `"Image"`.
        Image(::std::string::String),
        ///Chosen when `content_type` is `"Video"`.
        Video(self::VideoMessageContent),
        ///Chosen when `content_type` is `"Audio"`.
        Audio(self::AudioMessageContent),
        ///Chosen when `content_type` is `"Document"`.
        Document(self::DocumentMessageContent),
        ///Chosen when `content_type` is `"IgStoryReply"`.
        IgStoryReply(self::IgStoryReplyMessageContent),
        ///Chosen when `content_type` is `"IgStoryMention"`.
        IgStoryMention(::std::string::String),
        ///Chosen when `content_type` is `"Unsupported"`.
        Unsupported(self::UnsupportedMessageContent),
        ///None of the branches the document names; kept as it came.
        Unknown(progenitor_client::RawJson),
        ///A documented branch by its tag, with a value that does not fit it; kept as it came.
        Malformed(progenitor_client::Malformed),
    }
    impl MessageContent {
        fn choose(
            raw: progenitor_client::RawJson,
            is: impl Fn(&progenitor_client::RawJson, &str, &str) -> bool,
        ) -> Self {
            if is(&raw, "sender_type", "Metadata") && is(&raw, "content", "Solving") {
                return Self::Solving;
            }
            if is(&raw, "sender_type", "Metadata") && is(&raw, "content", "Reopening") {
                return Self::Reopening;
            }
            if is(&raw, "content_type", "Text") {
                return match raw.decode() {
                    ::std::result::Result::Ok(value) => Self::Text(value),
                    ::std::result::Result::Err(error) => {
                        Self::Malformed(
                            progenitor_client::Malformed::new("Text", raw, error),
                        )
                    }
                };
            }
            if is(&raw, "content_type", "Image") {
                return match raw.decode() {
                    ::std::result::Result::Ok(value) => Self::Image(value),
                    ::std::result::Result::Err(error) => {
                        Self::Malformed(
                            progenitor_client::Malformed::new("Image", raw, error),
                        )
                    }
                };
            }
            if is(&raw, "content_type", "Video") {
                return match raw.decode() {
                    ::std::result::Result::Ok(value) => Self::Video(value),
                    ::std::result::Result::Err(error) => {
                        Self::Malformed(
                            progenitor_client::Malformed::new("Video", raw, error),
                        )
                    }
                };
            }
            if is(&raw, "content_type", "Audio") {
                return match raw.decode() {
                    ::std::result::Result::Ok(value) => Self::Audio(value),
                    ::std::result::Result::Err(error) => {
                        Self::Malformed(
                            progenitor_client::Malformed::new("Audio", raw, error),
                        )
                    }
                };
            }
            if is(&raw, "content_type", "Document") {
                return match raw.decode() {
                    ::std::result::Result::Ok(value) => Self::Document(value),
                    ::std::result::Result::Err(error) => {
                        Self::Malformed(
                            progenitor_client::Malformed::new("Document", raw, error),
                        )
                    }
                };
            }
            if is(&raw, "content_type", "IgStoryReply") {
                return match raw.decode() {
                    ::std::result::Result::Ok(value) => Self::IgStoryReply(value),
                    ::std::result::Result::Err(error) => {
                        Self::Malformed(
                            progenitor_client::Malformed::new("IgStoryReply", raw, error),
                        )
                    }
                };
            }
            if is(&raw, "content_type", "IgStoryMention") {
                return match raw.decode() {
                    ::std::result::Result::Ok(value) => Self::IgStoryMention(value),
                    ::std::result::Result::Err(error) => {
                        Self::Malformed(
                            progenitor_client::Malformed::new(
                                "IgStoryMention",
                                raw,
                                error,
                            ),
                        )
                    }
                };
            }
            if is(&raw, "content_type", "Unsupported") {
                return match raw.decode() {
                    ::std::result::Result::Ok(value) => Self::Unsupported(value),
                    ::std::result::Result::Err(error) => {
                        Self::Malformed(
                            progenitor_client::Malformed::new("Unsupported", raw, error),
                        )
                    }
                };
            }
            Self::Unknown(raw)
        }
    }
    impl progenitor_client::VisitUnions for MessageContent {
        fn visit_unions<'a>(
            &'a self,
            at: &mut ::std::string::String,
            visit: &mut dyn FnMut(&str, progenitor_client::Union<'a>),
        ) {
            let union = match self {
                Self::Solving => progenitor_client::Union::Branch("Solving"),
                Self::Reopening => progenitor_client::Union::Branch("Reopening"),
                Self::Text(value) => {
                    visit(at, progenitor_client::Union::Branch("Text"));
                    return value.visit_unions(at, visit);
                }
                Self::Image(value) => {
                    visit(at, progenitor_client::Union::Branch("Image"));
                    return value.visit_unions(at, visit);
                }
                Self::Video(value) => {
                    visit(at, progenitor_client::Union::Branch("Video"));
                    return value.visit_unions(at, visit);
                }
                Self::Audio(value) => {
                    visit(at, progenitor_client::Union::Branch("Audio"));
                    return value.visit_unions(at, visit);
                }
                Self::Document(value) => {
                    visit(at, progenitor_client::Union::Branch("Document"));
                    return value.visit_unions(at, visit);
                }
                Self::IgStoryReply(value) => {
                    visit(at, progenitor_client::Union::Branch("IgStoryReply"));
                    return value.visit_unions(at, visit);
                }
                Self::IgStoryMention(value) => {
                    visit(at, progenitor_client::Union::Branch("IgStoryMention"));
                    return value.visit_unions(at, visit);
                }
                Self::Unsupported(value) => {
                    visit(at, progenitor_client::Union::Branch("Unsupported"));
                    return value.visit_unions(at, visit);
                }
                Self::Unknown(raw) => progenitor_client::Union::Unknown(raw),
                Self::Malformed(malformed) => {
                    progenitor_client::Union::Malformed(malformed)
                }
            };
            visit(at, union);
        }
    }
    impl ::serde::Serialize for MessageContent {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            match self {
                Self::Solving => serializer.serialize_str("Solving"),
                Self::Reopening => serializer.serialize_str("Reopening"),
                Self::Text(value) => value.serialize(serializer),
                Self::Image(value) => value.serialize(serializer),
                Self::Video(value) => value.serialize(serializer),
                Self::Audio(value) => value.serialize(serializer),
                Self::Document(value) => value.serialize(serializer),
                Self::IgStoryReply(value) => value.serialize(serializer),
                Self::IgStoryMention(value) => value.serialize(serializer),
                Self::Unsupported(value) => value.serialize(serializer),
                Self::Unknown(raw) => raw.serialize(serializer),
                Self::Malformed(malformed) => malformed.raw().serialize(serializer),
            }
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for MessageContent {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "MessageContent".into()
        }
        fn json_schema(
            generator: &mut ::schemars::SchemaGenerator,
        ) -> ::schemars::Schema {
            let branches: ::std::vec::Vec<::schemars::Schema> = ::std::vec![
                ::schemars::json_schema!({ "const" : "Solving" }),
                ::schemars::json_schema!({ "const" : "Reopening" }), generator
                .subschema_for:: < ::std::string::String > (), generator.subschema_for::
                < ::std::string::String > (), generator.subschema_for:: <
                self::VideoMessageContent > (), generator.subschema_for:: <
                self::AudioMessageContent > (), generator.subschema_for:: <
                self::DocumentMessageContent > (), generator.subschema_for:: <
                self::IgStoryReplyMessageContent > (), generator.subschema_for:: <
                ::std::string::String > (), generator.subschema_for:: <
                self::UnsupportedMessageContent > (), generator.subschema_for:: <
                progenitor_client::RawJson > ()
            ];
            ::schemars::json_schema!({ "anyOf" : branches })
        }
    }
    /**The type of the message:
- "Text" describes a simple text message.
- "Image" describes a message that only contains an image.
- "IgStoryReply" (for "Instagram" conversations) describes a notification
of reply to an Instagram story.
- "IgStoryMention" (for "Instagram" conversations) describes a notification
of a mention in an Instagram story.
- "Unsupported" describes a message whose content is not supported.

⚠️ New values may be added to this enum without prior notice and without following the classic depreciation cycle.
It is up to you to gracefully handle the case where new values are added.
We recommend showing a "Unhandled content" placeholder to the user in place of the message ⚠️*/
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum MessageContentType {
        ///`Text`
        Text,
        ///`Image`
        Image,
        ///`Video`
        Video,
        ///`Audio`
        Audio,
        ///`Document`
        Document,
        ///`IgStoryReply`
        IgStoryReply,
        ///`IgStoryMention`
        IgStoryMention,
        ///`Unsupported`
        Unsupported,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl MessageContentType {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "Text",
            "Image",
            "Video",
            "Audio",
            "Document",
            "IgStoryReply",
            "IgStoryMention",
            "Unsupported",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Text => "Text",
                Self::Image => "Image",
                Self::Video => "Video",
                Self::Audio => "Audio",
                Self::Document => "Document",
                Self::IgStoryReply => "IgStoryReply",
                Self::IgStoryMention => "IgStoryMention",
                Self::Unsupported => "Unsupported",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for MessageContentType {
        fn from(text: &str) -> Self {
            match text {
                "Text" => Self::Text,
                "Image" => Self::Image,
                "Video" => Self::Video,
                "Audio" => Self::Audio,
                "Document" => Self::Document,
                "IgStoryReply" => Self::IgStoryReply,
                "IgStoryMention" => Self::IgStoryMention,
                "Unsupported" => Self::Unsupported,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for MessageContentType {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for MessageContentType {}
    impl ::std::fmt::Display for MessageContentType {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for MessageContentType {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for MessageContentType {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for MessageContentType {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "MessageContentType".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    /**The delivery status of the message.
Messages send via Partoo are created with the status "Sending", and
propagated to the messaging channel.
If the message is sent successfully, the status is changed to "Success".
If the messaging channel fails to send the message, the status changed to
"Failed". A failed message can be retried using the \[/retry endpoint\](/api-reference/messages/retry-send-message).*/
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum MessageStatus {
        ///`Sending`
        Sending,
        ///`Success`
        Success,
        ///`Failed`
        Failed,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl MessageStatus {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "Sending",
            "Success",
            "Failed",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Sending => "Sending",
                Self::Success => "Success",
                Self::Failed => "Failed",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for MessageStatus {
        fn from(text: &str) -> Self {
            match text {
                "Sending" => Self::Sending,
                "Success" => Self::Success,
                "Failed" => Self::Failed,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for MessageStatus {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for MessageStatus {}
    impl ::std::fmt::Display for MessageStatus {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for MessageStatus {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for MessageStatus {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for MessageStatus {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "MessageStatus".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    /**The channel that the message is being sent to/from.

⚠️ New values may be added to this enum without prior notice and without following the classic depreciation cycle.
It is up to you to gracefully handle the case where new values are added.*/
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum MessagingPartner {
        ///`Google`
        Google,
        ///`Facebook`
        Facebook,
        ///`Instagram`
        Instagram,
        ///`SMS`
        Sms,
        ///`Whatsapp`
        Whatsapp,
        ///`Custom`
        Custom,
        ///`Livechat`
        Livechat,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl MessagingPartner {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "Google",
            "Facebook",
            "Instagram",
            "SMS",
            "Whatsapp",
            "Custom",
            "Livechat",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Google => "Google",
                Self::Facebook => "Facebook",
                Self::Instagram => "Instagram",
                Self::Sms => "SMS",
                Self::Whatsapp => "Whatsapp",
                Self::Custom => "Custom",
                Self::Livechat => "Livechat",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for MessagingPartner {
        fn from(text: &str) -> Self {
            match text {
                "Google" => Self::Google,
                "Facebook" => Self::Facebook,
                "Instagram" => Self::Instagram,
                "SMS" => Self::Sms,
                "Whatsapp" => Self::Whatsapp,
                "Custom" => Self::Custom,
                "Livechat" => Self::Livechat,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for MessagingPartner {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for MessagingPartner {}
    impl ::std::fmt::Display for MessagingPartner {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for MessagingPartner {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for MessagingPartner {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for MessagingPartner {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "MessagingPartner".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///The query parameter `per_page`.
    ///
    ///Any integer can be held; one outside 1 to 100, both included, is refused when the request is built.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct PerPage(i128);
    impl ::std::fmt::Debug for PerPage {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.debug_tuple("PerPage").finish_non_exhaustive()
        }
    }
    impl PerPage {
        ///The least value allowed.
        pub const MIN: i64 = 1i64;
        ///The greatest value allowed.
        pub const MAX: i64 = 100i64;
    }
    impl ::std::convert::From<i8> for PerPage {
        fn from(value: i8) -> Self {
            Self(i128::from(value))
        }
    }
    impl ::std::convert::From<i16> for PerPage {
        fn from(value: i16) -> Self {
            Self(i128::from(value))
        }
    }
    impl ::std::convert::From<i32> for PerPage {
        fn from(value: i32) -> Self {
            Self(i128::from(value))
        }
    }
    impl ::std::convert::From<i64> for PerPage {
        fn from(value: i64) -> Self {
            Self(i128::from(value))
        }
    }
    impl ::std::convert::From<u8> for PerPage {
        fn from(value: u8) -> Self {
            Self(i128::from(value))
        }
    }
    impl ::std::convert::From<u16> for PerPage {
        fn from(value: u16) -> Self {
            Self(i128::from(value))
        }
    }
    impl ::std::convert::From<u32> for PerPage {
        fn from(value: u32) -> Self {
            Self(i128::from(value))
        }
    }
    impl ::std::convert::From<u64> for PerPage {
        fn from(value: u64) -> Self {
            Self(i128::from(value))
        }
    }
    impl ::std::convert::From<isize> for PerPage {
        fn from(value: isize) -> Self {
            Self(value as i128)
        }
    }
    impl ::std::convert::From<usize> for PerPage {
        fn from(value: usize) -> Self {
            Self(value as i128)
        }
    }
    impl ::serde::Serialize for PerPage {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            progenitor_client::support::bounded(
                serializer,
                "per_page",
                self.0,
                Self::MIN..=Self::MAX,
            )
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for PerPage {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "PerPage".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "type" : "integer", "minimum" : Self::MIN, "maximum" : Self::MAX }
            )
        }
    }
    ///The query parameter `business__in`.
    ///
    ///Sent as one comma-separated value. Fewer than 1 items, an empty item and one with a comma in it are refused when the request is built.
    #[derive(Clone, PartialEq, Eq)]
    pub struct QueryBusinessIn(::std::vec::Vec<::std::string::String>);
    impl ::std::fmt::Debug for QueryBusinessIn {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.debug_tuple("QueryBusinessIn").finish_non_exhaustive()
        }
    }
    impl ::std::convert::From<&str> for QueryBusinessIn {
        fn from(item: &str) -> Self {
            Self::from([item])
        }
    }
    impl ::std::convert::From<::std::string::String> for QueryBusinessIn {
        fn from(item: ::std::string::String) -> Self {
            Self::from([item])
        }
    }
    impl<
        __T: ::std::convert::Into<::std::string::String>,
    > ::std::convert::From<::std::vec::Vec<__T>> for QueryBusinessIn {
        fn from(items: ::std::vec::Vec<__T>) -> Self {
            items.into_iter().collect()
        }
    }
    impl<
        __T: ::std::convert::Into<::std::string::String>,
        const __N: usize,
    > ::std::convert::From<[__T; __N]> for QueryBusinessIn {
        fn from(items: [__T; __N]) -> Self {
            items.into_iter().collect()
        }
    }
    impl<
        __T: ::std::convert::Into<::std::string::String> + ::std::clone::Clone,
    > ::std::convert::From<&[__T]> for QueryBusinessIn {
        fn from(items: &[__T]) -> Self {
            items.iter().cloned().collect()
        }
    }
    impl<__T: ::std::convert::Into<::std::string::String>> ::std::iter::FromIterator<__T>
    for QueryBusinessIn {
        fn from_iter<__I: ::std::iter::IntoIterator<Item = __T>>(items: __I) -> Self {
            Self(items.into_iter().map(::std::convert::Into::into).collect())
        }
    }
    impl ::serde::Serialize for QueryBusinessIn {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            progenitor_client::support::comma_separated(
                serializer,
                "business__in",
                &self.0,
                1usize,
            )
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for QueryBusinessIn {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "QueryBusinessIn".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!({ "type" : "string" })
        }
    }
    ///The values the document names, and any other.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ReopeningMessageContent {
        ///`Reopening`
        Reopening,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl ReopeningMessageContent {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &["Reopening"];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Reopening => "Reopening",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for ReopeningMessageContent {
        fn from(text: &str) -> Self {
            match text {
                "Reopening" => Self::Reopening,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for ReopeningMessageContent {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for ReopeningMessageContent {}
    impl ::std::fmt::Display for ReopeningMessageContent {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for ReopeningMessageContent {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ReopeningMessageContent {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for ReopeningMessageContent {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "ReopeningMessageContent".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    /**Describes the person that sent the Message:
- "User" indicates that the message was sent as the Business.
Such messages can be sent by a Partoo user, via API, or directly on the
messaging platform.
- "Consumer" indicates that the message was sent by a consumer, a client
that wants to get in touch with the business.
- "Metadata" is reserved for special messages that appear in the
Partoo inbox. They only give contextual information about the conversation,
and are not shown to the consumer.

⚠️ New values may be added to this enum without prior notice and without following the classic depreciation cycle.
It is up to you to gracefully handle the case where new values are added.
We recommend ignoring messages with unhandled sender_type ⚠️*/
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum SenderType {
        ///`User`
        User,
        ///`Consumer`
        Consumer,
        ///`Metadata`
        Metadata,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl SenderType {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "User",
            "Consumer",
            "Metadata",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::User => "User",
                Self::Consumer => "Consumer",
                Self::Metadata => "Metadata",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for SenderType {
        fn from(text: &str) -> Self {
            match text {
                "User" => Self::User,
                "Consumer" => Self::Consumer,
                "Metadata" => Self::Metadata,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for SenderType {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for SenderType {}
    impl ::std::fmt::Display for SenderType {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for SenderType {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for SenderType {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for SenderType {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "SenderType".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///The values the document names, and any other.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum SolvingMessageContent {
        ///`Solving`
        Solving,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl SolvingMessageContent {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &["Solving"];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Solving => "Solving",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for SolvingMessageContent {
        fn from(text: &str) -> Self {
            match text {
                "Solving" => Self::Solving,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for SolvingMessageContent {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for SolvingMessageContent {}
    impl ::std::fmt::Display for SolvingMessageContent {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for SolvingMessageContent {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for SolvingMessageContent {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for SolvingMessageContent {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "SolvingMessageContent".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///An object of the document.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct UnsupportedMessageContent {
        ///`type`; the document says no more of it.
        #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
        pub type_: ::std::option::Option<self::UnsupportedMessageContentType>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for UnsupportedMessageContent {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "type", &self.type_)?;
            self.extra.write_unknown(&mut map, &["type"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for UnsupportedMessageContent {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = UnsupportedMessageContent;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (UnsupportedMessageContent)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<UnsupportedMessageContent, __A::Error> {
                    let mut type_: ::std::option::Option<
                        self::UnsupportedMessageContentType,
                    > = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "type" => {
                                if type_.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("type"),
                                    );
                                }
                                type_ = extra.noting_null("type", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(UnsupportedMessageContent {
                        type_,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for UnsupportedMessageContent {}
    ///The values the document names, and any other.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum UnsupportedMessageContentType {
        ///`video`
        Video,
        ///`audio`
        Audio,
        ///`unknown`
        Unknown,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl UnsupportedMessageContentType {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &["video", "audio", "unknown"];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Video => "video",
                Self::Audio => "audio",
                Self::Unknown => "unknown",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for UnsupportedMessageContentType {
        fn from(text: &str) -> Self {
            match text {
                "video" => Self::Video,
                "audio" => Self::Audio,
                "unknown" => Self::Unknown,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for UnsupportedMessageContentType {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for UnsupportedMessageContentType {}
    impl ::std::fmt::Display for UnsupportedMessageContentType {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for UnsupportedMessageContentType {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for UnsupportedMessageContentType {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for UnsupportedMessageContentType {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "UnsupportedMessageContentType".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///An object of the document.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct VideoMessageContent {
        ///The url of the video.
        pub url: ::std::option::Option<::std::string::String>,
        ///Name of the video file.
        pub file_name: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for VideoMessageContent {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "url", &self.url)?;
            self.extra.write_property(&mut map, "file_name", &self.file_name)?;
            self.extra.write_unknown(&mut map, &["url", "file_name"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for VideoMessageContent {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = VideoMessageContent;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (VideoMessageContent)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<VideoMessageContent, __A::Error> {
                    let mut url: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut file_name: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "url" => {
                                if url.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("url"),
                                    );
                                }
                                url = extra.noting_null("url", __map.next_value()?);
                            }
                            "file_name" => {
                                if file_name.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("file_name"),
                                    );
                                }
                                file_name = extra
                                    .noting_null("file_name", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(VideoMessageContent {
                        url,
                        file_name,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for VideoMessageContent {}
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
    /// businesses, we recommend using the \[Message
    /// Received\](/api-reference/webhooks-events/message-created) and
    /// \[Message Deleted\](#operation/message_deleted) Webhooks instead of periodically calling
    /// this endpoint.
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
}
impl Provider for Client {
    const SERVERS: &'static [&'static str] = &[
        "https://api.partoo.co/v2",
        "https://api.sandbox.partoo.co/v2",
    ];
    const KEY_HEADERS: &'static [&'static str] = &["x-APIKey"];
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
    use progenitor_client::{Call, DocumentedError, Error, Operation, ResponseValue};
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
            setters: &[("business__in", "business_in")],
            page_size: Some(("per_page", 100)),
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403),
            ],
            ..Operation::NONE
        };
        /// Filter by business ids. Use a comma-separated list to provide multiple ids.
        ///
        /// Optional. A list, sent as one comma-separated value, with at least 1 item. Sent as
        /// `business__in`.
        pub fn business_in(self, value: impl TryInto<types::QueryBusinessIn>) -> Self {
            Self(self.0.query("business__in", value))
        }
        /// The cursor identifiying the page of data to fetch.
        /// If no cursor is provided, the query will return the first page of data.
        /// A cursor for the next page of data is provided in the response of this request.
        ///
        /// Optional. A walk over the list sets it.
        pub fn cursor(self, value: impl TryInto<String>) -> Self {
            Self(self.0.query("cursor", value))
        }
        /// Number of items to return per page.
        ///
        /// Optional. From 1 to 100. If it is not set, the client asks for 100.
        pub fn per_page(self, value: impl TryInto<types::PerPage>) -> Self {
            Self(self.0.query("per_page", value))
        }
        /// Sends `GET /conversations`, for one page.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 401 and 403); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
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
            required: &["conversation_id"],
            page_size: Some(("per_page", 100)),
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_ERROR401),
                DocumentedError::new(403..=403, MESSAGE_OF_ERROR403),
            ],
            ..Operation::NONE
        };
        /// The id of the conversation. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.query("conversation_id", value))
        }
        /// The cursor identifiying the page of data to fetch.
        /// If no cursor is provided, the query will return the first page of data.
        /// A cursor for the next page of data is provided in the response of this request.
        ///
        /// Optional. A walk over the list sets it.
        pub fn cursor(self, value: impl TryInto<String>) -> Self {
            Self(self.0.query("cursor", value))
        }
        /// Number of items to return per page.
        ///
        /// Optional. From 1 to 100. If it is not set, the client asks for 100.
        pub fn per_page(self, value: impl TryInto<types::PerPage>) -> Self {
            Self(self.0.query("per_page", value))
        }
        /// Sends `GET /messages`, for one page.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 401 and 403); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ListMessagesResponse>, Error> {
            self.0.json().await
        }
    }
}
