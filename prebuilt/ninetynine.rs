use progenitor_client::{
    Call, Error, Operation, Paginated, Provider, ResponseValue, Session,
};
use progenitor_client::support::{Id, Paging, Position, Style};
/// The types of the document's schemas.
pub mod types {
    ///The role of an agent.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum AgentRole {
        ///`agent`
        Agent,
        ///`administrator`
        Administrator,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl AgentRole {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &["agent", "administrator"];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Agent => "agent",
                Self::Administrator => "administrator",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for AgentRole {
        fn from(text: &str) -> Self {
            match text {
                "agent" => Self::Agent,
                "administrator" => Self::Administrator,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for AgentRole {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for AgentRole {}
    impl ::std::fmt::Display for AgentRole {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for AgentRole {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for AgentRole {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for AgentRole {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "AgentRole".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///The agent or bot that a conversation is assigned to. Absent if there is none.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Assignee {
        ///The id of the agent or bot.
        pub id: ::std::option::Option<i64>,
        ///The id of the account.
        pub account_id: ::std::option::Option<i64>,
        ///The name.
        pub name: ::std::option::Option<::std::string::String>,
        ///The name that contacts see.
        pub available_name: ::std::option::Option<::std::string::String>,
        ///The e-mail address of an agent.
        pub email: ::std::option::Option<::std::string::String>,
        ///The role of an agent.
        pub role: ::std::option::Option<self::AgentRole>,
        ///Whether someone is available. Only agents can be `busy`.
        pub availability_status: ::std::option::Option<self::AvailabilityStatus>,
        ///Whether an agent goes offline automatically.
        pub auto_offline: ::std::option::Option<bool>,
        ///Whether the e-mail address of an agent is confirmed.
        pub confirmed: ::std::option::Option<bool>,
        ///The provider with which an agent signs in.
        pub provider: ::std::option::Option<::std::string::String>,
        ///The URL of the avatar. Empty if there is none.
        pub thumbnail: ::std::option::Option<::std::string::String>,
        ///Attributes that the account defines.
        pub custom_attributes: ::std::option::Option<progenitor_client::RawJson>,
        ///The custom role of an agent. Only enterprise servers have it.
        pub custom_role_id: ::std::option::Option<i64>,
        ///The vendor's pages name it and do not describe it.
        pub see_all_conversations: ::std::option::Option<bool>,
        ///What a bot is for.
        pub description: ::std::option::Option<::std::string::String>,
        ///The kind of a bot.
        pub bot_type: ::std::option::Option<::std::string::String>,
        ///The URL at which a bot is called.
        pub outgoing_url: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Assignee {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "id", &self.id)?;
            self.extra.write_property(&mut map, "account_id", &self.account_id)?;
            self.extra.write_property(&mut map, "name", &self.name)?;
            self.extra.write_property(&mut map, "available_name", &self.available_name)?;
            self.extra.write_property(&mut map, "email", &self.email)?;
            self.extra.write_property(&mut map, "role", &self.role)?;
            self.extra
                .write_property(
                    &mut map,
                    "availability_status",
                    &self.availability_status,
                )?;
            self.extra.write_property(&mut map, "auto_offline", &self.auto_offline)?;
            self.extra.write_property(&mut map, "confirmed", &self.confirmed)?;
            self.extra.write_property(&mut map, "provider", &self.provider)?;
            self.extra.write_property(&mut map, "thumbnail", &self.thumbnail)?;
            self.extra
                .write_property(&mut map, "custom_attributes", &self.custom_attributes)?;
            self.extra.write_property(&mut map, "custom_role_id", &self.custom_role_id)?;
            self.extra
                .write_property(
                    &mut map,
                    "see_all_conversations",
                    &self.see_all_conversations,
                )?;
            self.extra.write_property(&mut map, "description", &self.description)?;
            self.extra.write_property(&mut map, "bot_type", &self.bot_type)?;
            self.extra.write_property(&mut map, "outgoing_url", &self.outgoing_url)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &[
                        "id",
                        "account_id",
                        "name",
                        "available_name",
                        "email",
                        "role",
                        "availability_status",
                        "auto_offline",
                        "confirmed",
                        "provider",
                        "thumbnail",
                        "custom_attributes",
                        "custom_role_id",
                        "see_all_conversations",
                        "description",
                        "bot_type",
                        "outgoing_url",
                    ],
                )?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Assignee {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Assignee;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Assignee)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Assignee, __A::Error> {
                    let mut id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut account_id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut name: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut available_name: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut email: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut role: ::std::option::Option<self::AgentRole> = ::std::option::Option::None;
                    let mut availability_status: ::std::option::Option<
                        self::AvailabilityStatus,
                    > = ::std::option::Option::None;
                    let mut auto_offline: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut confirmed: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut provider: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut thumbnail: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut custom_attributes: ::std::option::Option<
                        progenitor_client::RawJson,
                    > = ::std::option::Option::None;
                    let mut custom_role_id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut see_all_conversations: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut description: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut bot_type: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut outgoing_url: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
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
                            "account_id" => {
                                if account_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("account_id"),
                                    );
                                }
                                account_id = extra
                                    .noting_null(
                                        "account_id",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "name" => {
                                if name.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("name"),
                                    );
                                }
                                name = extra.noting_null("name", __map.next_value()?);
                            }
                            "available_name" => {
                                if available_name.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("available_name"),
                                    );
                                }
                                available_name = extra
                                    .noting_null("available_name", __map.next_value()?);
                            }
                            "email" => {
                                if email.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("email"),
                                    );
                                }
                                email = extra.noting_null("email", __map.next_value()?);
                            }
                            "role" => {
                                if role.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("role"),
                                    );
                                }
                                role = extra.noting_null("role", __map.next_value()?);
                            }
                            "availability_status" => {
                                if availability_status.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("availability_status"),
                                    );
                                }
                                availability_status = extra
                                    .noting_null("availability_status", __map.next_value()?);
                            }
                            "auto_offline" => {
                                if auto_offline.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("auto_offline"),
                                    );
                                }
                                auto_offline = extra
                                    .noting_null("auto_offline", __map.next_value()?);
                            }
                            "confirmed" => {
                                if confirmed.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("confirmed"),
                                    );
                                }
                                confirmed = extra
                                    .noting_null("confirmed", __map.next_value()?);
                            }
                            "provider" => {
                                if provider.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("provider"),
                                    );
                                }
                                provider = extra
                                    .noting_null("provider", __map.next_value()?);
                            }
                            "thumbnail" => {
                                if thumbnail.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("thumbnail"),
                                    );
                                }
                                thumbnail = extra
                                    .noting_null("thumbnail", __map.next_value()?);
                            }
                            "custom_attributes" => {
                                if custom_attributes.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("custom_attributes"),
                                    );
                                }
                                custom_attributes = extra
                                    .noting_null("custom_attributes", __map.next_value()?);
                            }
                            "custom_role_id" => {
                                if custom_role_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("custom_role_id"),
                                    );
                                }
                                custom_role_id = extra
                                    .noting_null(
                                        "custom_role_id",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "see_all_conversations" => {
                                if see_all_conversations.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("see_all_conversations"),
                                    );
                                }
                                see_all_conversations = extra
                                    .noting_null("see_all_conversations", __map.next_value()?);
                            }
                            "description" => {
                                if description.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("description"),
                                    );
                                }
                                description = extra
                                    .noting_null("description", __map.next_value()?);
                            }
                            "bot_type" => {
                                if bot_type.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("bot_type"),
                                    );
                                }
                                bot_type = extra
                                    .noting_null("bot_type", __map.next_value()?);
                            }
                            "outgoing_url" => {
                                if outgoing_url.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("outgoing_url"),
                                    );
                                }
                                outgoing_url = extra
                                    .noting_null("outgoing_url", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Assignee {
                        id,
                        account_id,
                        name,
                        available_name,
                        email,
                        role,
                        availability_status,
                        auto_offline,
                        confirmed,
                        provider,
                        thumbnail,
                        custom_attributes,
                        custom_role_id,
                        see_all_conversations,
                        description,
                        bot_type,
                        outgoing_url,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Assignee {}
    ///Only conversations with this kind of assignee. The default is all.
    #[derive(Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum AssigneeFilter {
        ///`me`
        Me,
        ///`unassigned`
        Unassigned,
        ///`all`
        All,
        ///`assigned`
        Assigned,
        ///A text that is none of them; refused when the request is built.
        Other(progenitor_client::UnknownValue),
    }
    impl ::std::fmt::Debug for AssigneeFilter {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match self {
                Self::Me => formatter.write_str("Me"),
                Self::Unassigned => formatter.write_str("Unassigned"),
                Self::All => formatter.write_str("All"),
                Self::Assigned => formatter.write_str("Assigned"),
                Self::Other(_) => formatter.debug_tuple("Other").finish_non_exhaustive(),
            }
        }
    }
    impl AssigneeFilter {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "me",
            "unassigned",
            "all",
            "assigned",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Me => "me",
                Self::Unassigned => "unassigned",
                Self::All => "all",
                Self::Assigned => "assigned",
                Self::Other(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for AssigneeFilter {
        fn from(text: &str) -> Self {
            match text {
                "me" => Self::Me,
                "unassigned" => Self::Unassigned,
                "all" => Self::All,
                "assigned" => Self::Assigned,
                text => Self::Other(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::From<::std::string::String> for AssigneeFilter {
        fn from(text: ::std::string::String) -> Self {
            Self::from(text.as_str())
        }
    }
    impl ::serde::Serialize for AssigneeFilter {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            progenitor_client::support::one_of(
                serializer,
                "assignee_type",
                self.as_str(),
                Self::DOCUMENTED,
            )
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for AssigneeFilter {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "AssigneeFilter".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!({ "enum" : Self::DOCUMENTED })
        }
    }
    ///The kind of an assignee. Only newer servers have it.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum AssigneeType {
        ///`User`
        User,
        ///`AgentBot`
        AgentBot,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl AssigneeType {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &["User", "AgentBot"];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::User => "User",
                Self::AgentBot => "AgentBot",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for AssigneeType {
        fn from(text: &str) -> Self {
            match text {
                "User" => Self::User,
                "AgentBot" => Self::AgentBot,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for AssigneeType {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for AssigneeType {}
    impl ::std::fmt::Display for AssigneeType {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for AssigneeType {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for AssigneeType {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for AssigneeType {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "AssigneeType".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///A file, place, contact and so on. The properties depend on `file_type`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Attachment {
        ///The id of the attachment.
        pub id: ::std::option::Option<i64>,
        ///The id of the message.
        pub message_id: ::std::option::Option<i64>,
        ///The id of the account.
        pub account_id: ::std::option::Option<i64>,
        ///The kind of an attachment.
        pub file_type: ::std::option::Option<self::FileType>,
        ///The extension of the file name.
        pub extension: ::std::option::Option<::std::string::String>,
        ///The URL of the attachment.
        pub data_url: ::std::option::Option<::std::string::String>,
        ///The URL of a thumbnail.
        pub thumb_url: ::std::option::Option<::std::string::String>,
        ///The size in bytes.
        pub file_size: ::std::option::Option<i64>,
        ///The width of a picture.
        pub width: ::std::option::Option<i64>,
        ///The height of a picture.
        pub height: ::std::option::Option<i64>,
        ///The transcript of a recording.
        pub transcribed_text: ::std::option::Option<::std::string::String>,
        ///The latitude of a place.
        pub coordinates_lat: ::std::option::Option<progenitor_client::Number>,
        ///The longitude of a place.
        pub coordinates_long: ::std::option::Option<progenitor_client::Number>,
        ///The text to show instead.
        pub fallback_title: ::std::option::Option<::std::string::String>,
        ///The names of a contact.
        pub meta: ::std::option::Option<progenitor_client::RawJson>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Attachment {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "id", &self.id)?;
            self.extra.write_property(&mut map, "message_id", &self.message_id)?;
            self.extra.write_property(&mut map, "account_id", &self.account_id)?;
            self.extra.write_property(&mut map, "file_type", &self.file_type)?;
            self.extra.write_property(&mut map, "extension", &self.extension)?;
            self.extra.write_property(&mut map, "data_url", &self.data_url)?;
            self.extra.write_property(&mut map, "thumb_url", &self.thumb_url)?;
            self.extra.write_property(&mut map, "file_size", &self.file_size)?;
            self.extra.write_property(&mut map, "width", &self.width)?;
            self.extra.write_property(&mut map, "height", &self.height)?;
            self.extra
                .write_property(&mut map, "transcribed_text", &self.transcribed_text)?;
            self.extra
                .write_property(&mut map, "coordinates_lat", &self.coordinates_lat)?;
            self.extra
                .write_property(&mut map, "coordinates_long", &self.coordinates_long)?;
            self.extra.write_property(&mut map, "fallback_title", &self.fallback_title)?;
            self.extra.write_property(&mut map, "meta", &self.meta)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &[
                        "id",
                        "message_id",
                        "account_id",
                        "file_type",
                        "extension",
                        "data_url",
                        "thumb_url",
                        "file_size",
                        "width",
                        "height",
                        "transcribed_text",
                        "coordinates_lat",
                        "coordinates_long",
                        "fallback_title",
                        "meta",
                    ],
                )?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Attachment {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Attachment;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Attachment)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Attachment, __A::Error> {
                    let mut id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut message_id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut account_id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut file_type: ::std::option::Option<self::FileType> = ::std::option::Option::None;
                    let mut extension: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut data_url: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut thumb_url: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut file_size: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut width: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut height: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut transcribed_text: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut coordinates_lat: ::std::option::Option<
                        progenitor_client::Number,
                    > = ::std::option::Option::None;
                    let mut coordinates_long: ::std::option::Option<
                        progenitor_client::Number,
                    > = ::std::option::Option::None;
                    let mut fallback_title: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut meta: ::std::option::Option<progenitor_client::RawJson> = ::std::option::Option::None;
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
                            "message_id" => {
                                if message_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("message_id"),
                                    );
                                }
                                message_id = extra
                                    .noting_null(
                                        "message_id",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "account_id" => {
                                if account_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("account_id"),
                                    );
                                }
                                account_id = extra
                                    .noting_null(
                                        "account_id",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "file_type" => {
                                if file_type.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("file_type"),
                                    );
                                }
                                file_type = extra
                                    .noting_null("file_type", __map.next_value()?);
                            }
                            "extension" => {
                                if extension.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("extension"),
                                    );
                                }
                                extension = extra
                                    .noting_null("extension", __map.next_value()?);
                            }
                            "data_url" => {
                                if data_url.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("data_url"),
                                    );
                                }
                                data_url = extra
                                    .noting_null("data_url", __map.next_value()?);
                            }
                            "thumb_url" => {
                                if thumb_url.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("thumb_url"),
                                    );
                                }
                                thumb_url = extra
                                    .noting_null("thumb_url", __map.next_value()?);
                            }
                            "file_size" => {
                                if file_size.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("file_size"),
                                    );
                                }
                                file_size = extra
                                    .noting_null(
                                        "file_size",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "width" => {
                                if width.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("width"),
                                    );
                                }
                                width = extra
                                    .noting_null(
                                        "width",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "height" => {
                                if height.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("height"),
                                    );
                                }
                                height = extra
                                    .noting_null(
                                        "height",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "transcribed_text" => {
                                if transcribed_text.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("transcribed_text"),
                                    );
                                }
                                transcribed_text = extra
                                    .noting_null("transcribed_text", __map.next_value()?);
                            }
                            "coordinates_lat" => {
                                if coordinates_lat.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("coordinates_lat"),
                                    );
                                }
                                coordinates_lat = extra
                                    .noting_null("coordinates_lat", __map.next_value()?);
                            }
                            "coordinates_long" => {
                                if coordinates_long.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("coordinates_long"),
                                    );
                                }
                                coordinates_long = extra
                                    .noting_null("coordinates_long", __map.next_value()?);
                            }
                            "fallback_title" => {
                                if fallback_title.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("fallback_title"),
                                    );
                                }
                                fallback_title = extra
                                    .noting_null("fallback_title", __map.next_value()?);
                            }
                            "meta" => {
                                if meta.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("meta"),
                                    );
                                }
                                meta = extra.noting_null("meta", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Attachment {
                        id,
                        message_id,
                        account_id,
                        file_type,
                        extension,
                        data_url,
                        thumb_url,
                        file_size,
                        width,
                        height,
                        transcribed_text,
                        coordinates_lat,
                        coordinates_long,
                        fallback_title,
                        meta,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Attachment {}
    ///Whether someone is available. Only agents can be `busy`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum AvailabilityStatus {
        ///`online`
        Online,
        ///`offline`
        Offline,
        ///`busy`
        Busy,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl AvailabilityStatus {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &["online", "offline", "busy"];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Online => "online",
                Self::Offline => "offline",
                Self::Busy => "busy",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for AvailabilityStatus {
        fn from(text: &str) -> Self {
            match text {
                "online" => Self::Online,
                "offline" => Self::Offline,
                "busy" => Self::Busy,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for AvailabilityStatus {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for AvailabilityStatus {}
    impl ::std::fmt::Display for AvailabilityStatus {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for AvailabilityStatus {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for AvailabilityStatus {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for AvailabilityStatus {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "AvailabilityStatus".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///The kind of an inbox.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Channel {
        ///`Channel::Api`
        ChannelApi,
        ///`Channel::Email`
        ChannelEmail,
        ///`Channel::FacebookPage`
        ChannelFacebookPage,
        ///`Channel::Instagram`
        ChannelInstagram,
        ///`Channel::Line`
        ChannelLine,
        ///`Channel::Sms`
        ChannelSms,
        ///`Channel::Telegram`
        ChannelTelegram,
        ///`Channel::Tiktok`
        ChannelTiktok,
        ///`Channel::TwilioSms`
        ChannelTwilioSms,
        ///`Channel::TwitterProfile`
        ChannelTwitterProfile,
        ///`Channel::WebWidget`
        ChannelWebWidget,
        ///`Channel::Whatsapp`
        ChannelWhatsapp,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl Channel {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "Channel::Api",
            "Channel::Email",
            "Channel::FacebookPage",
            "Channel::Instagram",
            "Channel::Line",
            "Channel::Sms",
            "Channel::Telegram",
            "Channel::Tiktok",
            "Channel::TwilioSms",
            "Channel::TwitterProfile",
            "Channel::WebWidget",
            "Channel::Whatsapp",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::ChannelApi => "Channel::Api",
                Self::ChannelEmail => "Channel::Email",
                Self::ChannelFacebookPage => "Channel::FacebookPage",
                Self::ChannelInstagram => "Channel::Instagram",
                Self::ChannelLine => "Channel::Line",
                Self::ChannelSms => "Channel::Sms",
                Self::ChannelTelegram => "Channel::Telegram",
                Self::ChannelTiktok => "Channel::Tiktok",
                Self::ChannelTwilioSms => "Channel::TwilioSms",
                Self::ChannelTwitterProfile => "Channel::TwitterProfile",
                Self::ChannelWebWidget => "Channel::WebWidget",
                Self::ChannelWhatsapp => "Channel::Whatsapp",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for Channel {
        fn from(text: &str) -> Self {
            match text {
                "Channel::Api" => Self::ChannelApi,
                "Channel::Email" => Self::ChannelEmail,
                "Channel::FacebookPage" => Self::ChannelFacebookPage,
                "Channel::Instagram" => Self::ChannelInstagram,
                "Channel::Line" => Self::ChannelLine,
                "Channel::Sms" => Self::ChannelSms,
                "Channel::Telegram" => Self::ChannelTelegram,
                "Channel::Tiktok" => Self::ChannelTiktok,
                "Channel::TwilioSms" => Self::ChannelTwilioSms,
                "Channel::TwitterProfile" => Self::ChannelTwitterProfile,
                "Channel::WebWidget" => Self::ChannelWebWidget,
                "Channel::Whatsapp" => Self::ChannelWhatsapp,
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
    ///The person that a conversation is with.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Contact {
        ///The id of the contact.
        pub id: ::std::option::Option<i64>,
        ///The name, which may be empty.
        pub name: ::std::option::Option<::std::string::String>,
        ///The e-mail address.
        pub email: ::std::option::Option<::std::string::String>,
        ///The phone number.
        pub phone_number: ::std::option::Option<::std::string::String>,
        ///The contact's id in another system.
        pub identifier: ::std::option::Option<::std::string::String>,
        ///The URL of the avatar. Empty if there is none.
        pub thumbnail: ::std::option::Option<::std::string::String>,
        ///Whether someone is available. Only agents can be `busy`.
        pub availability_status: ::std::option::Option<self::AvailabilityStatus>,
        ///Whether the contact is blocked.
        pub blocked: ::std::option::Option<bool>,
        ///Channel-specific attributes.
        pub additional_attributes: ::std::option::Option<progenitor_client::RawJson>,
        ///Attributes that the account defines.
        pub custom_attributes: ::std::option::Option<progenitor_client::RawJson>,
        ///The number of the contact's conversations. Only older servers have it.
        pub conversations_count: ::std::option::Option<i64>,
        ///The contact's last activity. Absent if there was none.
        pub last_activity_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///When the contact was created.
        pub created_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Contact {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "id", &self.id)?;
            self.extra.write_property(&mut map, "name", &self.name)?;
            self.extra.write_property(&mut map, "email", &self.email)?;
            self.extra.write_property(&mut map, "phone_number", &self.phone_number)?;
            self.extra.write_property(&mut map, "identifier", &self.identifier)?;
            self.extra.write_property(&mut map, "thumbnail", &self.thumbnail)?;
            self.extra
                .write_property(
                    &mut map,
                    "availability_status",
                    &self.availability_status,
                )?;
            self.extra.write_property(&mut map, "blocked", &self.blocked)?;
            self.extra
                .write_property(
                    &mut map,
                    "additional_attributes",
                    &self.additional_attributes,
                )?;
            self.extra
                .write_property(&mut map, "custom_attributes", &self.custom_attributes)?;
            self.extra
                .write_property(
                    &mut map,
                    "conversations_count",
                    &self.conversations_count,
                )?;
            self.extra
                .write_property(&mut map, "last_activity_at", &self.last_activity_at)?;
            self.extra.write_property(&mut map, "created_at", &self.created_at)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &[
                        "id",
                        "name",
                        "email",
                        "phone_number",
                        "identifier",
                        "thumbnail",
                        "availability_status",
                        "blocked",
                        "additional_attributes",
                        "custom_attributes",
                        "conversations_count",
                        "last_activity_at",
                        "created_at",
                    ],
                )?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Contact {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Contact;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Contact)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Contact, __A::Error> {
                    let mut id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut name: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut email: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut phone_number: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut identifier: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut thumbnail: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut availability_status: ::std::option::Option<
                        self::AvailabilityStatus,
                    > = ::std::option::Option::None;
                    let mut blocked: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut additional_attributes: ::std::option::Option<
                        progenitor_client::RawJson,
                    > = ::std::option::Option::None;
                    let mut custom_attributes: ::std::option::Option<
                        progenitor_client::RawJson,
                    > = ::std::option::Option::None;
                    let mut conversations_count: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut last_activity_at: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut created_at: ::std::option::Option<
                        progenitor_client::Timestamp,
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
                            "name" => {
                                if name.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("name"),
                                    );
                                }
                                name = extra.noting_null("name", __map.next_value()?);
                            }
                            "email" => {
                                if email.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("email"),
                                    );
                                }
                                email = extra.noting_null("email", __map.next_value()?);
                            }
                            "phone_number" => {
                                if phone_number.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("phone_number"),
                                    );
                                }
                                phone_number = extra
                                    .noting_null("phone_number", __map.next_value()?);
                            }
                            "identifier" => {
                                if identifier.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("identifier"),
                                    );
                                }
                                identifier = extra
                                    .noting_null("identifier", __map.next_value()?);
                            }
                            "thumbnail" => {
                                if thumbnail.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("thumbnail"),
                                    );
                                }
                                thumbnail = extra
                                    .noting_null("thumbnail", __map.next_value()?);
                            }
                            "availability_status" => {
                                if availability_status.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("availability_status"),
                                    );
                                }
                                availability_status = extra
                                    .noting_null("availability_status", __map.next_value()?);
                            }
                            "blocked" => {
                                if blocked.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("blocked"),
                                    );
                                }
                                blocked = extra.noting_null("blocked", __map.next_value()?);
                            }
                            "additional_attributes" => {
                                if additional_attributes.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("additional_attributes"),
                                    );
                                }
                                additional_attributes = extra
                                    .noting_null("additional_attributes", __map.next_value()?);
                            }
                            "custom_attributes" => {
                                if custom_attributes.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("custom_attributes"),
                                    );
                                }
                                custom_attributes = extra
                                    .noting_null("custom_attributes", __map.next_value()?);
                            }
                            "conversations_count" => {
                                if conversations_count.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("conversations_count"),
                                    );
                                }
                                conversations_count = extra
                                    .noting_null(
                                        "conversations_count",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "last_activity_at" => {
                                if last_activity_at.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("last_activity_at"),
                                    );
                                }
                                last_activity_at = extra
                                    .noting_null("last_activity_at", __map.next_value()?);
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
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Contact {
                        id,
                        name,
                        email,
                        phone_number,
                        identifier,
                        thumbnail,
                        availability_status,
                        blocked,
                        additional_attributes,
                        custom_attributes,
                        conversations_count,
                        last_activity_at,
                        created_at,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Contact {}
    ///The kind of a message's content.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ContentType {
        ///`text`
        Text,
        ///`input_text`
        InputText,
        ///`input_textarea`
        InputTextarea,
        ///`input_email`
        InputEmail,
        ///`input_select`
        InputSelect,
        ///`cards`
        Cards,
        ///`form`
        Form,
        ///`article`
        Article,
        ///`incoming_email`
        IncomingEmail,
        ///`input_csat`
        InputCsat,
        ///`integrations`
        Integrations,
        ///`sticker`
        Sticker,
        ///`voice_call`
        VoiceCall,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl ContentType {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "text",
            "input_text",
            "input_textarea",
            "input_email",
            "input_select",
            "cards",
            "form",
            "article",
            "incoming_email",
            "input_csat",
            "integrations",
            "sticker",
            "voice_call",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Text => "text",
                Self::InputText => "input_text",
                Self::InputTextarea => "input_textarea",
                Self::InputEmail => "input_email",
                Self::InputSelect => "input_select",
                Self::Cards => "cards",
                Self::Form => "form",
                Self::Article => "article",
                Self::IncomingEmail => "incoming_email",
                Self::InputCsat => "input_csat",
                Self::Integrations => "integrations",
                Self::Sticker => "sticker",
                Self::VoiceCall => "voice_call",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for ContentType {
        fn from(text: &str) -> Self {
            match text {
                "text" => Self::Text,
                "input_text" => Self::InputText,
                "input_textarea" => Self::InputTextarea,
                "input_email" => Self::InputEmail,
                "input_select" => Self::InputSelect,
                "cards" => Self::Cards,
                "form" => Self::Form,
                "article" => Self::Article,
                "incoming_email" => Self::IncomingEmail,
                "input_csat" => Self::InputCsat,
                "integrations" => Self::Integrations,
                "sticker" => Self::Sticker,
                "voice_call" => Self::VoiceCall,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for ContentType {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for ContentType {}
    impl ::std::fmt::Display for ContentType {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for ContentType {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ContentType {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for ContentType {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "ContentType".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///A conversation.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Conversation {
        ///The number of the conversation, unique only within its account.
        pub id: ::std::option::Option<i64>,
        ///The id of the account.
        pub account_id: ::std::option::Option<i64>,
        ///The id of the inbox.
        pub inbox_id: ::std::option::Option<i64>,
        ///The globally unique id of the conversation. Only newer servers have it.
        pub uuid: ::std::option::Option<::std::string::String>,
        ///The contact, channel, assignee and team of a conversation.
        pub meta: ::std::option::Option<self::ConversationMeta>,
        ///The status of a conversation.
        pub status: ::std::option::Option<self::ConversationStatus>,
        ///The priority, usually null. Only newer servers have it.
        pub priority: ::std::option::Option<self::Priority>,
        ///Empty, or the last message. On older servers, up to ten unread messages. `listMessages` returns all messages.
        pub messages: ::std::option::Option<::std::vec::Vec<self::Message>>,
        ///The last message that is not an activity. Null or empty if there is none.
        pub last_non_activity_message: ::std::option::Option<self::Message>,
        ///Attachments. The vendor's page does not describe them.
        pub attachments: ::std::option::Option<
            ::std::vec::Vec<::std::option::Option<self::Attachment>>,
        >,
        ///The labels.
        pub labels: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        ///Channel-specific attributes.
        pub additional_attributes: ::std::option::Option<progenitor_client::RawJson>,
        ///Attributes that the account defines.
        pub custom_attributes: ::std::option::Option<progenitor_client::RawJson>,
        ///Whether the conversation is within the messaging window.
        pub can_reply: ::std::option::Option<bool>,
        ///Whether the conversation is muted.
        pub muted: ::std::option::Option<bool>,
        ///The number of unread messages. Newer servers count only up to ten.
        pub unread_count: ::std::option::Option<i64>,
        ///The end of the snooze. Null if the conversation is not snoozed.
        pub snoozed_until: ::std::option::Option<progenitor_client::Timestamp>,
        ///When the conversation was created.
        pub created_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///The time of the last activity.
        pub timestamp: ::std::option::Option<progenitor_client::Timestamp>,
        ///When the conversation last changed, with a fraction of a second. Only newer servers have it.
        pub updated_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///The time of the last activity. Only newer servers have it.
        pub last_activity_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///The time since when the contact has been waiting, or zero. Only newer servers have it.
        pub waiting_since: ::std::option::Option<progenitor_client::Timestamp>,
        ///The time of the first reply, or zero.
        pub first_reply_created_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///When an agent last saw the conversation, or zero.
        pub agent_last_seen_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///When the assignee last saw the conversation, or zero.
        pub assignee_last_seen_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///When the contact last saw the conversation, or zero.
        pub contact_last_seen_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///The id of the SLA policy. Only newer servers have it.
        pub sla_policy_id: ::std::option::Option<i64>,
        ///The SLA that applies. Only newer enterprise servers have it.
        pub applied_sla: ::std::option::Option<progenitor_client::RawJson>,
        ///The events of the SLA. Only newer enterprise servers have them.
        pub sla_events: ::std::option::Option<
            ::std::vec::Vec<progenitor_client::RawJson>,
        >,
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
            self.extra.write_property(&mut map, "account_id", &self.account_id)?;
            self.extra.write_property(&mut map, "inbox_id", &self.inbox_id)?;
            self.extra.write_property(&mut map, "uuid", &self.uuid)?;
            self.extra.write_property(&mut map, "meta", &self.meta)?;
            self.extra.write_property(&mut map, "status", &self.status)?;
            self.extra.write_property(&mut map, "priority", &self.priority)?;
            self.extra.write_property(&mut map, "messages", &self.messages)?;
            self.extra
                .write_property(
                    &mut map,
                    "last_non_activity_message",
                    &self.last_non_activity_message,
                )?;
            self.extra.write_property(&mut map, "attachments", &self.attachments)?;
            self.extra.write_property(&mut map, "labels", &self.labels)?;
            self.extra
                .write_property(
                    &mut map,
                    "additional_attributes",
                    &self.additional_attributes,
                )?;
            self.extra
                .write_property(&mut map, "custom_attributes", &self.custom_attributes)?;
            self.extra.write_property(&mut map, "can_reply", &self.can_reply)?;
            self.extra.write_property(&mut map, "muted", &self.muted)?;
            self.extra.write_property(&mut map, "unread_count", &self.unread_count)?;
            self.extra.write_property(&mut map, "snoozed_until", &self.snoozed_until)?;
            self.extra.write_property(&mut map, "created_at", &self.created_at)?;
            self.extra.write_property(&mut map, "timestamp", &self.timestamp)?;
            self.extra.write_property(&mut map, "updated_at", &self.updated_at)?;
            self.extra
                .write_property(&mut map, "last_activity_at", &self.last_activity_at)?;
            self.extra.write_property(&mut map, "waiting_since", &self.waiting_since)?;
            self.extra
                .write_property(
                    &mut map,
                    "first_reply_created_at",
                    &self.first_reply_created_at,
                )?;
            self.extra
                .write_property(
                    &mut map,
                    "agent_last_seen_at",
                    &self.agent_last_seen_at,
                )?;
            self.extra
                .write_property(
                    &mut map,
                    "assignee_last_seen_at",
                    &self.assignee_last_seen_at,
                )?;
            self.extra
                .write_property(
                    &mut map,
                    "contact_last_seen_at",
                    &self.contact_last_seen_at,
                )?;
            self.extra.write_property(&mut map, "sla_policy_id", &self.sla_policy_id)?;
            self.extra.write_property(&mut map, "applied_sla", &self.applied_sla)?;
            self.extra.write_property(&mut map, "sla_events", &self.sla_events)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &[
                        "id",
                        "account_id",
                        "inbox_id",
                        "uuid",
                        "meta",
                        "status",
                        "priority",
                        "messages",
                        "last_non_activity_message",
                        "attachments",
                        "labels",
                        "additional_attributes",
                        "custom_attributes",
                        "can_reply",
                        "muted",
                        "unread_count",
                        "snoozed_until",
                        "created_at",
                        "timestamp",
                        "updated_at",
                        "last_activity_at",
                        "waiting_since",
                        "first_reply_created_at",
                        "agent_last_seen_at",
                        "assignee_last_seen_at",
                        "contact_last_seen_at",
                        "sla_policy_id",
                        "applied_sla",
                        "sla_events",
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
                    let mut account_id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut inbox_id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut uuid: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut meta: ::std::option::Option<self::ConversationMeta> = ::std::option::Option::None;
                    let mut status: ::std::option::Option<self::ConversationStatus> = ::std::option::Option::None;
                    let mut priority: ::std::option::Option<self::Priority> = ::std::option::Option::None;
                    let mut messages: ::std::option::Option<
                        ::std::vec::Vec<self::Message>,
                    > = ::std::option::Option::None;
                    let mut last_non_activity_message: ::std::option::Option<
                        self::Message,
                    > = ::std::option::Option::None;
                    let mut attachments: ::std::option::Option<
                        ::std::vec::Vec<::std::option::Option<self::Attachment>>,
                    > = ::std::option::Option::None;
                    let mut labels: ::std::option::Option<
                        ::std::vec::Vec<::std::string::String>,
                    > = ::std::option::Option::None;
                    let mut additional_attributes: ::std::option::Option<
                        progenitor_client::RawJson,
                    > = ::std::option::Option::None;
                    let mut custom_attributes: ::std::option::Option<
                        progenitor_client::RawJson,
                    > = ::std::option::Option::None;
                    let mut can_reply: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut muted: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut unread_count: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut snoozed_until: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut created_at: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut timestamp: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut updated_at: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut last_activity_at: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut waiting_since: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut first_reply_created_at: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut agent_last_seen_at: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut assignee_last_seen_at: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut contact_last_seen_at: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut sla_policy_id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut applied_sla: ::std::option::Option<
                        progenitor_client::RawJson,
                    > = ::std::option::Option::None;
                    let mut sla_events: ::std::option::Option<
                        ::std::vec::Vec<progenitor_client::RawJson>,
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
                            "account_id" => {
                                if account_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("account_id"),
                                    );
                                }
                                account_id = extra
                                    .noting_null(
                                        "account_id",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "inbox_id" => {
                                if inbox_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("inbox_id"),
                                    );
                                }
                                inbox_id = extra
                                    .noting_null(
                                        "inbox_id",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "uuid" => {
                                if uuid.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("uuid"),
                                    );
                                }
                                uuid = extra.noting_null("uuid", __map.next_value()?);
                            }
                            "meta" => {
                                if meta.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("meta"),
                                    );
                                }
                                meta = extra.noting_null("meta", __map.next_value()?);
                            }
                            "status" => {
                                if status.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("status"),
                                    );
                                }
                                status = extra.noting_null("status", __map.next_value()?);
                            }
                            "priority" => {
                                if priority.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("priority"),
                                    );
                                }
                                priority = extra
                                    .noting_null("priority", __map.next_value()?);
                            }
                            "messages" => {
                                if messages.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("messages"),
                                    );
                                }
                                messages = extra
                                    .noting_null("messages", __map.next_value()?);
                            }
                            "last_non_activity_message" => {
                                if last_non_activity_message.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field(
                                            "last_non_activity_message",
                                        ),
                                    );
                                }
                                last_non_activity_message = extra
                                    .noting_null(
                                        "last_non_activity_message",
                                        __map.next_value()?,
                                    );
                            }
                            "attachments" => {
                                if attachments.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("attachments"),
                                    );
                                }
                                attachments = extra
                                    .noting_null("attachments", __map.next_value()?);
                            }
                            "labels" => {
                                if labels.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("labels"),
                                    );
                                }
                                labels = extra.noting_null("labels", __map.next_value()?);
                            }
                            "additional_attributes" => {
                                if additional_attributes.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("additional_attributes"),
                                    );
                                }
                                additional_attributes = extra
                                    .noting_null("additional_attributes", __map.next_value()?);
                            }
                            "custom_attributes" => {
                                if custom_attributes.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("custom_attributes"),
                                    );
                                }
                                custom_attributes = extra
                                    .noting_null("custom_attributes", __map.next_value()?);
                            }
                            "can_reply" => {
                                if can_reply.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("can_reply"),
                                    );
                                }
                                can_reply = extra
                                    .noting_null("can_reply", __map.next_value()?);
                            }
                            "muted" => {
                                if muted.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("muted"),
                                    );
                                }
                                muted = extra.noting_null("muted", __map.next_value()?);
                            }
                            "unread_count" => {
                                if unread_count.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("unread_count"),
                                    );
                                }
                                unread_count = extra
                                    .noting_null(
                                        "unread_count",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "snoozed_until" => {
                                if snoozed_until.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("snoozed_until"),
                                    );
                                }
                                snoozed_until = extra
                                    .noting_null("snoozed_until", __map.next_value()?);
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
                            "timestamp" => {
                                if timestamp.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("timestamp"),
                                    );
                                }
                                timestamp = extra
                                    .noting_null("timestamp", __map.next_value()?);
                            }
                            "updated_at" => {
                                if updated_at.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("updated_at"),
                                    );
                                }
                                updated_at = extra
                                    .noting_null("updated_at", __map.next_value()?);
                            }
                            "last_activity_at" => {
                                if last_activity_at.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("last_activity_at"),
                                    );
                                }
                                last_activity_at = extra
                                    .noting_null("last_activity_at", __map.next_value()?);
                            }
                            "waiting_since" => {
                                if waiting_since.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("waiting_since"),
                                    );
                                }
                                waiting_since = extra
                                    .noting_null("waiting_since", __map.next_value()?);
                            }
                            "first_reply_created_at" => {
                                if first_reply_created_at.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field(
                                            "first_reply_created_at",
                                        ),
                                    );
                                }
                                first_reply_created_at = extra
                                    .noting_null("first_reply_created_at", __map.next_value()?);
                            }
                            "agent_last_seen_at" => {
                                if agent_last_seen_at.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("agent_last_seen_at"),
                                    );
                                }
                                agent_last_seen_at = extra
                                    .noting_null("agent_last_seen_at", __map.next_value()?);
                            }
                            "assignee_last_seen_at" => {
                                if assignee_last_seen_at.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("assignee_last_seen_at"),
                                    );
                                }
                                assignee_last_seen_at = extra
                                    .noting_null("assignee_last_seen_at", __map.next_value()?);
                            }
                            "contact_last_seen_at" => {
                                if contact_last_seen_at.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("contact_last_seen_at"),
                                    );
                                }
                                contact_last_seen_at = extra
                                    .noting_null("contact_last_seen_at", __map.next_value()?);
                            }
                            "sla_policy_id" => {
                                if sla_policy_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("sla_policy_id"),
                                    );
                                }
                                sla_policy_id = extra
                                    .noting_null(
                                        "sla_policy_id",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "applied_sla" => {
                                if applied_sla.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("applied_sla"),
                                    );
                                }
                                applied_sla = extra
                                    .noting_null("applied_sla", __map.next_value()?);
                            }
                            "sla_events" => {
                                if sla_events.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("sla_events"),
                                    );
                                }
                                sla_events = extra
                                    .noting_null("sla_events", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Conversation {
                        id,
                        account_id,
                        inbox_id,
                        uuid,
                        meta,
                        status,
                        priority,
                        messages,
                        last_non_activity_message,
                        attachments,
                        labels,
                        additional_attributes,
                        custom_attributes,
                        can_reply,
                        muted,
                        unread_count,
                        snoozed_until,
                        created_at,
                        timestamp,
                        updated_at,
                        last_activity_at,
                        waiting_since,
                        first_reply_created_at,
                        agent_last_seen_at,
                        assignee_last_seen_at,
                        contact_last_seen_at,
                        sla_policy_id,
                        applied_sla,
                        sla_events,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Conversation {}
    ///The conversations on a page, and the counts of the whole list.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationList {
        ///The numbers of conversations that match every filter except `assignee_type`.
        pub meta: ::std::option::Option<self::Counts>,
        ///The conversations on this page.
        pub payload: ::std::option::Option<::std::vec::Vec<self::Conversation>>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for ConversationList {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "meta", &self.meta)?;
            self.extra.write_property(&mut map, "payload", &self.payload)?;
            self.extra.write_unknown(&mut map, &["meta", "payload"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ConversationList {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = ConversationList;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (ConversationList)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<ConversationList, __A::Error> {
                    let mut meta: ::std::option::Option<self::Counts> = ::std::option::Option::None;
                    let mut payload: ::std::option::Option<
                        ::std::vec::Vec<self::Conversation>,
                    > = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "meta" => {
                                if meta.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("meta"),
                                    );
                                }
                                meta = extra.noting_null("meta", __map.next_value()?);
                            }
                            "payload" => {
                                if payload.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("payload"),
                                    );
                                }
                                payload = extra.noting_null("payload", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(ConversationList {
                        meta,
                        payload,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for ConversationList {}
    ///The contact, channel, assignee and team of a conversation.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationMeta {
        ///The person that a conversation is with.
        pub sender: ::std::option::Option<self::Contact>,
        ///The kind of the inbox. Null if the inbox no longer exists.
        pub channel: ::std::option::Option<self::Channel>,
        ///The agent or bot that a conversation is assigned to. Absent if there is none.
        pub assignee: ::std::option::Option<self::Assignee>,
        ///Whether the assignee is a user or a bot. Only newer servers have it.
        pub assignee_type: ::std::option::Option<self::AssigneeType>,
        ///The team that a conversation is assigned to. Absent if there is none.
        pub team: ::std::option::Option<self::Team>,
        ///Whether the contact's identity was verified.
        pub hmac_verified: ::std::option::Option<bool>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for ConversationMeta {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "sender", &self.sender)?;
            self.extra.write_property(&mut map, "channel", &self.channel)?;
            self.extra.write_property(&mut map, "assignee", &self.assignee)?;
            self.extra.write_property(&mut map, "assignee_type", &self.assignee_type)?;
            self.extra.write_property(&mut map, "team", &self.team)?;
            self.extra.write_property(&mut map, "hmac_verified", &self.hmac_verified)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &[
                        "sender",
                        "channel",
                        "assignee",
                        "assignee_type",
                        "team",
                        "hmac_verified",
                    ],
                )?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ConversationMeta {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = ConversationMeta;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (ConversationMeta)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<ConversationMeta, __A::Error> {
                    let mut sender: ::std::option::Option<self::Contact> = ::std::option::Option::None;
                    let mut channel: ::std::option::Option<self::Channel> = ::std::option::Option::None;
                    let mut assignee: ::std::option::Option<self::Assignee> = ::std::option::Option::None;
                    let mut assignee_type: ::std::option::Option<self::AssigneeType> = ::std::option::Option::None;
                    let mut team: ::std::option::Option<self::Team> = ::std::option::Option::None;
                    let mut hmac_verified: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "sender" => {
                                if sender.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("sender"),
                                    );
                                }
                                sender = extra.noting_null("sender", __map.next_value()?);
                            }
                            "channel" => {
                                if channel.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("channel"),
                                    );
                                }
                                channel = extra.noting_null("channel", __map.next_value()?);
                            }
                            "assignee" => {
                                if assignee.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("assignee"),
                                    );
                                }
                                assignee = extra
                                    .noting_null("assignee", __map.next_value()?);
                            }
                            "assignee_type" => {
                                if assignee_type.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("assignee_type"),
                                    );
                                }
                                assignee_type = extra
                                    .noting_null("assignee_type", __map.next_value()?);
                            }
                            "team" => {
                                if team.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("team"),
                                    );
                                }
                                team = extra.noting_null("team", __map.next_value()?);
                            }
                            "hmac_verified" => {
                                if hmac_verified.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("hmac_verified"),
                                    );
                                }
                                hmac_verified = extra
                                    .noting_null("hmac_verified", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(ConversationMeta {
                        sender,
                        channel,
                        assignee,
                        assignee_type,
                        team,
                        hmac_verified,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for ConversationMeta {}
    ///A page of conversations.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ConversationPage {
        ///The conversations on a page, and the counts of the whole list.
        pub data: ::std::option::Option<self::ConversationList>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for ConversationPage {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "data", &self.data)?;
            self.extra.write_unknown(&mut map, &["data"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ConversationPage {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = ConversationPage;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (ConversationPage)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<ConversationPage, __A::Error> {
                    let mut data: ::std::option::Option<self::ConversationList> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "data" => {
                                if data.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("data"),
                                    );
                                }
                                data = extra.noting_null("data", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(ConversationPage { data, extra })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for ConversationPage {}
    ///The status of a conversation.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ConversationStatus {
        ///`open`
        Open,
        ///`resolved`
        Resolved,
        ///`pending`
        Pending,
        ///`snoozed`
        Snoozed,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl ConversationStatus {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "open",
            "resolved",
            "pending",
            "snoozed",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Open => "open",
                Self::Resolved => "resolved",
                Self::Pending => "pending",
                Self::Snoozed => "snoozed",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for ConversationStatus {
        fn from(text: &str) -> Self {
            match text {
                "open" => Self::Open,
                "resolved" => Self::Resolved,
                "pending" => Self::Pending,
                "snoozed" => Self::Snoozed,
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
    ///The numbers of conversations that match every filter except `assignee_type`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Counts {
        ///Conversations assigned to the key's user.
        pub mine_count: ::std::option::Option<i64>,
        ///New conversations.
        pub new_count: ::std::option::Option<i64>,
        ///Conversations with an assignee.
        pub assigned_count: ::std::option::Option<i64>,
        ///Conversations without an assignee.
        pub unassigned_count: ::std::option::Option<i64>,
        ///All conversations.
        pub all_count: ::std::option::Option<i64>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Counts {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "mine_count", &self.mine_count)?;
            self.extra.write_property(&mut map, "new_count", &self.new_count)?;
            self.extra.write_property(&mut map, "assigned_count", &self.assigned_count)?;
            self.extra
                .write_property(&mut map, "unassigned_count", &self.unassigned_count)?;
            self.extra.write_property(&mut map, "all_count", &self.all_count)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &[
                        "mine_count",
                        "new_count",
                        "assigned_count",
                        "unassigned_count",
                        "all_count",
                    ],
                )?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Counts {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Counts;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Counts)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Counts, __A::Error> {
                    let mut mine_count: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut new_count: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut assigned_count: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut unassigned_count: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut all_count: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "mine_count" => {
                                if mine_count.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("mine_count"),
                                    );
                                }
                                mine_count = extra
                                    .noting_null(
                                        "mine_count",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "new_count" => {
                                if new_count.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("new_count"),
                                    );
                                }
                                new_count = extra
                                    .noting_null(
                                        "new_count",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "assigned_count" => {
                                if assigned_count.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("assigned_count"),
                                    );
                                }
                                assigned_count = extra
                                    .noting_null(
                                        "assigned_count",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "unassigned_count" => {
                                if unassigned_count.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("unassigned_count"),
                                    );
                                }
                                unassigned_count = extra
                                    .noting_null(
                                        "unassigned_count",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "all_count" => {
                                if all_count.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("all_count"),
                                    );
                                }
                                all_count = extra
                                    .noting_null(
                                        "all_count",
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
                    ::std::result::Result::Ok(Counts {
                        mine_count,
                        new_count,
                        assigned_count,
                        unassigned_count,
                        all_count,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Counts {}
    ///The body of an error, in one of several forms.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Failure {
        ///The error message.
        pub error: ::std::option::Option<::std::string::String>,
        ///The error message for an invalid record.
        pub message: ::std::option::Option<::std::string::String>,
        ///The invalid attributes.
        pub attributes: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        ///Several error messages.
        pub errors: ::std::option::Option<::std::vec::Vec<progenitor_client::RawJson>>,
        ///The error message, according to Chatwoot's own document. Its source never sends it.
        pub description: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Failure {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "error", &self.error)?;
            self.extra.write_property(&mut map, "message", &self.message)?;
            self.extra.write_property(&mut map, "attributes", &self.attributes)?;
            self.extra.write_property(&mut map, "errors", &self.errors)?;
            self.extra.write_property(&mut map, "description", &self.description)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &["error", "message", "attributes", "errors", "description"],
                )?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Failure {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Failure;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Failure)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Failure, __A::Error> {
                    let mut error: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut message: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut attributes: ::std::option::Option<
                        ::std::vec::Vec<::std::string::String>,
                    > = ::std::option::Option::None;
                    let mut errors: ::std::option::Option<
                        ::std::vec::Vec<progenitor_client::RawJson>,
                    > = ::std::option::Option::None;
                    let mut description: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "error" => {
                                if error.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("error"),
                                    );
                                }
                                error = extra.noting_null("error", __map.next_value()?);
                            }
                            "message" => {
                                if message.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("message"),
                                    );
                                }
                                message = extra.noting_null("message", __map.next_value()?);
                            }
                            "attributes" => {
                                if attributes.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("attributes"),
                                    );
                                }
                                attributes = extra
                                    .noting_null("attributes", __map.next_value()?);
                            }
                            "errors" => {
                                if errors.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("errors"),
                                    );
                                }
                                errors = extra.noting_null("errors", __map.next_value()?);
                            }
                            "description" => {
                                if description.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("description"),
                                    );
                                }
                                description = extra
                                    .noting_null("description", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Failure {
                        error,
                        message,
                        attributes,
                        errors,
                        description,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Failure {}
    ///The kind of an attachment.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum FileType {
        ///`image`
        Image,
        ///`audio`
        Audio,
        ///`video`
        Video,
        ///`file`
        File,
        ///`location`
        Location,
        ///`fallback`
        Fallback,
        ///`share`
        Share,
        ///`story_mention`
        StoryMention,
        ///`contact`
        Contact,
        ///`ig_reel`
        IgReel,
        ///`ig_post`
        IgPost,
        ///`ig_story`
        IgStory,
        ///`embed`
        Embed,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl FileType {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "image",
            "audio",
            "video",
            "file",
            "location",
            "fallback",
            "share",
            "story_mention",
            "contact",
            "ig_reel",
            "ig_post",
            "ig_story",
            "embed",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Image => "image",
                Self::Audio => "audio",
                Self::Video => "video",
                Self::File => "file",
                Self::Location => "location",
                Self::Fallback => "fallback",
                Self::Share => "share",
                Self::StoryMention => "story_mention",
                Self::Contact => "contact",
                Self::IgReel => "ig_reel",
                Self::IgPost => "ig_post",
                Self::IgStory => "ig_story",
                Self::Embed => "embed",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for FileType {
        fn from(text: &str) -> Self {
            match text {
                "image" => Self::Image,
                "audio" => Self::Audio,
                "video" => Self::Video,
                "file" => Self::File,
                "location" => Self::Location,
                "fallback" => Self::Fallback,
                "share" => Self::Share,
                "story_mention" => Self::StoryMention,
                "contact" => Self::Contact,
                "ig_reel" => Self::IgReel,
                "ig_post" => Self::IgPost,
                "ig_story" => Self::IgStory,
                "embed" => Self::Embed,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for FileType {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for FileType {}
    impl ::std::fmt::Display for FileType {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for FileType {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for FileType {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for FileType {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "FileType".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///A message.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Message {
        ///The id of the message.
        pub id: ::std::option::Option<i64>,
        ///The text. Null if the message has only attachments.
        pub content: ::std::option::Option<::std::string::String>,
        ///The id of the account.
        pub account_id: ::std::option::Option<i64>,
        ///The id of the inbox.
        pub inbox_id: ::std::option::Option<i64>,
        ///The number of the conversation in its account.
        pub conversation_id: ::std::option::Option<i64>,
        ///The direction of a message, or the kind of a message that the system wrote.
        pub message_type: ::std::option::Option<
            progenitor_client::Coded<self::MessageType>,
        >,
        ///The kind of a message's content.
        pub content_type: ::std::option::Option<self::ContentType>,
        ///Attributes that depend on the content type.
        pub content_attributes: ::std::option::Option<progenitor_client::RawJson>,
        ///Whether the message is a private note between agents.
        pub private: ::std::option::Option<bool>,
        ///The delivery status.
        pub status: ::std::option::Option<self::MessageStatus>,
        ///When the message was created, usually in whole seconds.
        pub created_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///When the message was created, to the millisecond.
        pub created_at_exact: ::std::option::Option<progenitor_client::Timestamp>,
        ///When the message last changed, usually as an ISO 8601 string.
        pub updated_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///The id of the message in its channel.
        pub source_id: ::std::option::Option<::std::string::String>,
        ///The ids of the message in other systems.
        pub external_source_ids: ::std::option::Option<progenitor_client::RawJson>,
        ///The kind of the sender. Null for a system message.
        pub sender_type: ::std::option::Option<self::SenderType>,
        ///The id of the sender. Null for a system message.
        pub sender_id: ::std::option::Option<i64>,
        ///The sender of a message. The properties depend on `type`. Absent for a system message.
        pub sender: ::std::option::Option<self::MessageSender>,
        ///Facts about the conversation of a message.
        pub conversation: ::std::option::Option<self::MessageConversation>,
        ///Files, places, contacts and so on. Absent if there are none.
        pub attachments: ::std::option::Option<
            ::std::vec::Vec<::std::option::Option<self::Attachment>>,
        >,
        ///Channel-specific attributes.
        pub additional_attributes: ::std::option::Option<progenitor_client::RawJson>,
        ///The vendor's page names it and does not describe it.
        pub label_list: ::std::option::Option<progenitor_client::RawJson>,
        ///The text that the search uses. Only newer servers have it.
        pub processed_message_content: ::std::option::Option<::std::string::String>,
        ///The sentiment. Only newer servers have it.
        pub sentiment: ::std::option::Option<progenitor_client::RawJson>,
        ///The id that the sending client gave the message.
        pub echo_id: ::std::option::Option<::std::string::String>,
        ///The call that the message is about. Only newer servers have it.
        pub call: ::std::option::Option<progenitor_client::RawJson>,
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
            self.extra.write_property(&mut map, "content", &self.content)?;
            self.extra.write_property(&mut map, "account_id", &self.account_id)?;
            self.extra.write_property(&mut map, "inbox_id", &self.inbox_id)?;
            self.extra
                .write_property(&mut map, "conversation_id", &self.conversation_id)?;
            self.extra.write_property(&mut map, "message_type", &self.message_type)?;
            self.extra.write_property(&mut map, "content_type", &self.content_type)?;
            self.extra
                .write_property(
                    &mut map,
                    "content_attributes",
                    &self.content_attributes,
                )?;
            self.extra.write_property(&mut map, "private", &self.private)?;
            self.extra.write_property(&mut map, "status", &self.status)?;
            self.extra.write_property(&mut map, "created_at", &self.created_at)?;
            self.extra
                .write_property(&mut map, "created_at_exact", &self.created_at_exact)?;
            self.extra.write_property(&mut map, "updated_at", &self.updated_at)?;
            self.extra.write_property(&mut map, "source_id", &self.source_id)?;
            self.extra
                .write_property(
                    &mut map,
                    "external_source_ids",
                    &self.external_source_ids,
                )?;
            self.extra.write_property(&mut map, "sender_type", &self.sender_type)?;
            self.extra.write_property(&mut map, "sender_id", &self.sender_id)?;
            self.extra.write_property(&mut map, "sender", &self.sender)?;
            self.extra.write_property(&mut map, "conversation", &self.conversation)?;
            self.extra.write_property(&mut map, "attachments", &self.attachments)?;
            self.extra
                .write_property(
                    &mut map,
                    "additional_attributes",
                    &self.additional_attributes,
                )?;
            self.extra.write_property(&mut map, "label_list", &self.label_list)?;
            self.extra
                .write_property(
                    &mut map,
                    "processed_message_content",
                    &self.processed_message_content,
                )?;
            self.extra.write_property(&mut map, "sentiment", &self.sentiment)?;
            self.extra.write_property(&mut map, "echo_id", &self.echo_id)?;
            self.extra.write_property(&mut map, "call", &self.call)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &[
                        "id",
                        "content",
                        "account_id",
                        "inbox_id",
                        "conversation_id",
                        "message_type",
                        "content_type",
                        "content_attributes",
                        "private",
                        "status",
                        "created_at",
                        "created_at_exact",
                        "updated_at",
                        "source_id",
                        "external_source_ids",
                        "sender_type",
                        "sender_id",
                        "sender",
                        "conversation",
                        "attachments",
                        "additional_attributes",
                        "label_list",
                        "processed_message_content",
                        "sentiment",
                        "echo_id",
                        "call",
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
                    let mut content: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut account_id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut inbox_id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut conversation_id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut message_type: ::std::option::Option<
                        progenitor_client::Coded<self::MessageType>,
                    > = ::std::option::Option::None;
                    let mut content_type: ::std::option::Option<self::ContentType> = ::std::option::Option::None;
                    let mut content_attributes: ::std::option::Option<
                        progenitor_client::RawJson,
                    > = ::std::option::Option::None;
                    let mut private: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut status: ::std::option::Option<self::MessageStatus> = ::std::option::Option::None;
                    let mut created_at: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut created_at_exact: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut updated_at: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut source_id: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut external_source_ids: ::std::option::Option<
                        progenitor_client::RawJson,
                    > = ::std::option::Option::None;
                    let mut sender_type: ::std::option::Option<self::SenderType> = ::std::option::Option::None;
                    let mut sender_id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut sender: ::std::option::Option<self::MessageSender> = ::std::option::Option::None;
                    let mut conversation: ::std::option::Option<
                        self::MessageConversation,
                    > = ::std::option::Option::None;
                    let mut attachments: ::std::option::Option<
                        ::std::vec::Vec<::std::option::Option<self::Attachment>>,
                    > = ::std::option::Option::None;
                    let mut additional_attributes: ::std::option::Option<
                        progenitor_client::RawJson,
                    > = ::std::option::Option::None;
                    let mut label_list: ::std::option::Option<
                        progenitor_client::RawJson,
                    > = ::std::option::Option::None;
                    let mut processed_message_content: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut sentiment: ::std::option::Option<
                        progenitor_client::RawJson,
                    > = ::std::option::Option::None;
                    let mut echo_id: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut call: ::std::option::Option<progenitor_client::RawJson> = ::std::option::Option::None;
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
                            "content" => {
                                if content.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("content"),
                                    );
                                }
                                content = extra.noting_null("content", __map.next_value()?);
                            }
                            "account_id" => {
                                if account_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("account_id"),
                                    );
                                }
                                account_id = extra
                                    .noting_null(
                                        "account_id",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "inbox_id" => {
                                if inbox_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("inbox_id"),
                                    );
                                }
                                inbox_id = extra
                                    .noting_null(
                                        "inbox_id",
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
                            "message_type" => {
                                if message_type.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("message_type"),
                                    );
                                }
                                message_type = extra
                                    .noting_null("message_type", __map.next_value()?);
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
                            "content_attributes" => {
                                if content_attributes.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("content_attributes"),
                                    );
                                }
                                content_attributes = extra
                                    .noting_null("content_attributes", __map.next_value()?);
                            }
                            "private" => {
                                if private.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("private"),
                                    );
                                }
                                private = extra.noting_null("private", __map.next_value()?);
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
                            "created_at_exact" => {
                                if created_at_exact.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("created_at_exact"),
                                    );
                                }
                                created_at_exact = extra
                                    .noting_null("created_at_exact", __map.next_value()?);
                            }
                            "updated_at" => {
                                if updated_at.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("updated_at"),
                                    );
                                }
                                updated_at = extra
                                    .noting_null("updated_at", __map.next_value()?);
                            }
                            "source_id" => {
                                if source_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("source_id"),
                                    );
                                }
                                source_id = extra
                                    .noting_null("source_id", __map.next_value()?);
                            }
                            "external_source_ids" => {
                                if external_source_ids.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("external_source_ids"),
                                    );
                                }
                                external_source_ids = extra
                                    .noting_null("external_source_ids", __map.next_value()?);
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
                            "sender_id" => {
                                if sender_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("sender_id"),
                                    );
                                }
                                sender_id = extra
                                    .noting_null(
                                        "sender_id",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "sender" => {
                                if sender.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("sender"),
                                    );
                                }
                                sender = extra.noting_null("sender", __map.next_value()?);
                            }
                            "conversation" => {
                                if conversation.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("conversation"),
                                    );
                                }
                                conversation = extra
                                    .noting_null("conversation", __map.next_value()?);
                            }
                            "attachments" => {
                                if attachments.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("attachments"),
                                    );
                                }
                                attachments = extra
                                    .noting_null("attachments", __map.next_value()?);
                            }
                            "additional_attributes" => {
                                if additional_attributes.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("additional_attributes"),
                                    );
                                }
                                additional_attributes = extra
                                    .noting_null("additional_attributes", __map.next_value()?);
                            }
                            "label_list" => {
                                if label_list.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("label_list"),
                                    );
                                }
                                label_list = extra
                                    .noting_null("label_list", __map.next_value()?);
                            }
                            "processed_message_content" => {
                                if processed_message_content.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field(
                                            "processed_message_content",
                                        ),
                                    );
                                }
                                processed_message_content = extra
                                    .noting_null(
                                        "processed_message_content",
                                        __map.next_value()?,
                                    );
                            }
                            "sentiment" => {
                                if sentiment.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("sentiment"),
                                    );
                                }
                                sentiment = extra
                                    .noting_null("sentiment", __map.next_value()?);
                            }
                            "echo_id" => {
                                if echo_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("echo_id"),
                                    );
                                }
                                echo_id = extra.noting_null("echo_id", __map.next_value()?);
                            }
                            "call" => {
                                if call.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("call"),
                                    );
                                }
                                call = extra.noting_null("call", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Message {
                        id,
                        content,
                        account_id,
                        inbox_id,
                        conversation_id,
                        message_type,
                        content_type,
                        content_attributes,
                        private,
                        status,
                        created_at,
                        created_at_exact,
                        updated_at,
                        source_id,
                        external_source_ids,
                        sender_type,
                        sender_id,
                        sender,
                        conversation,
                        attachments,
                        additional_attributes,
                        label_list,
                        processed_message_content,
                        sentiment,
                        echo_id,
                        call,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Message {}
    ///Facts about the conversation of a message.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageConversation {
        ///The id of the agent that the conversation is assigned to.
        pub assignee_id: ::std::option::Option<i64>,
        ///The number of unread messages.
        pub unread_count: ::std::option::Option<i64>,
        ///The time of the last activity. Only newer servers have it.
        pub last_activity_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///The id of the contact in the channel. Only newer servers have it.
        pub contact_inbox: ::std::option::Option<progenitor_client::RawJson>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for MessageConversation {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "assignee_id", &self.assignee_id)?;
            self.extra.write_property(&mut map, "unread_count", &self.unread_count)?;
            self.extra
                .write_property(&mut map, "last_activity_at", &self.last_activity_at)?;
            self.extra.write_property(&mut map, "contact_inbox", &self.contact_inbox)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &["assignee_id", "unread_count", "last_activity_at", "contact_inbox"],
                )?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for MessageConversation {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = MessageConversation;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (MessageConversation)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<MessageConversation, __A::Error> {
                    let mut assignee_id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut unread_count: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut last_activity_at: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut contact_inbox: ::std::option::Option<
                        progenitor_client::RawJson,
                    > = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "assignee_id" => {
                                if assignee_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("assignee_id"),
                                    );
                                }
                                assignee_id = extra
                                    .noting_null(
                                        "assignee_id",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "unread_count" => {
                                if unread_count.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("unread_count"),
                                    );
                                }
                                unread_count = extra
                                    .noting_null(
                                        "unread_count",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "last_activity_at" => {
                                if last_activity_at.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("last_activity_at"),
                                    );
                                }
                                last_activity_at = extra
                                    .noting_null("last_activity_at", __map.next_value()?);
                            }
                            "contact_inbox" => {
                                if contact_inbox.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("contact_inbox"),
                                    );
                                }
                                contact_inbox = extra
                                    .noting_null("contact_inbox", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(MessageConversation {
                        assignee_id,
                        unread_count,
                        last_activity_at,
                        contact_inbox,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for MessageConversation {}
    ///The sender of a message. The properties depend on `type`. Absent for a system message.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageSender {
        ///The kind of a sender, as the sender object states it.
        #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
        pub type_: ::std::option::Option<self::MessageSenderType>,
        ///The id of the contact, agent or bot.
        pub id: ::std::option::Option<i64>,
        ///The name.
        pub name: ::std::option::Option<::std::string::String>,
        ///The name of an agent that contacts see.
        pub available_name: ::std::option::Option<::std::string::String>,
        ///The e-mail address.
        pub email: ::std::option::Option<::std::string::String>,
        ///The phone number of a contact.
        pub phone_number: ::std::option::Option<::std::string::String>,
        ///The id of a contact in another system.
        pub identifier: ::std::option::Option<::std::string::String>,
        ///The URL of the avatar. Empty if there is none.
        pub thumbnail: ::std::option::Option<::std::string::String>,
        ///The URL of the avatar of an agent or bot.
        pub avatar_url: ::std::option::Option<::std::string::String>,
        ///The vendor's pages name it and do not describe it.
        pub logo_user_url: ::std::option::Option<::std::string::String>,
        ///Whether someone is available. Only agents can be `busy`.
        pub availability_status: ::std::option::Option<self::AvailabilityStatus>,
        ///Whether a contact is blocked. Only newer servers have it.
        pub blocked: ::std::option::Option<bool>,
        ///Channel-specific attributes.
        pub additional_attributes: ::std::option::Option<progenitor_client::RawJson>,
        ///Attributes that the account defines.
        pub custom_attributes: ::std::option::Option<progenitor_client::RawJson>,
        ///What an assistant is for.
        pub description: ::std::option::Option<::std::string::String>,
        ///When an assistant was created.
        pub created_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for MessageSender {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "type", &self.type_)?;
            self.extra.write_property(&mut map, "id", &self.id)?;
            self.extra.write_property(&mut map, "name", &self.name)?;
            self.extra.write_property(&mut map, "available_name", &self.available_name)?;
            self.extra.write_property(&mut map, "email", &self.email)?;
            self.extra.write_property(&mut map, "phone_number", &self.phone_number)?;
            self.extra.write_property(&mut map, "identifier", &self.identifier)?;
            self.extra.write_property(&mut map, "thumbnail", &self.thumbnail)?;
            self.extra.write_property(&mut map, "avatar_url", &self.avatar_url)?;
            self.extra.write_property(&mut map, "logo_user_url", &self.logo_user_url)?;
            self.extra
                .write_property(
                    &mut map,
                    "availability_status",
                    &self.availability_status,
                )?;
            self.extra.write_property(&mut map, "blocked", &self.blocked)?;
            self.extra
                .write_property(
                    &mut map,
                    "additional_attributes",
                    &self.additional_attributes,
                )?;
            self.extra
                .write_property(&mut map, "custom_attributes", &self.custom_attributes)?;
            self.extra.write_property(&mut map, "description", &self.description)?;
            self.extra.write_property(&mut map, "created_at", &self.created_at)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &[
                        "type",
                        "id",
                        "name",
                        "available_name",
                        "email",
                        "phone_number",
                        "identifier",
                        "thumbnail",
                        "avatar_url",
                        "logo_user_url",
                        "availability_status",
                        "blocked",
                        "additional_attributes",
                        "custom_attributes",
                        "description",
                        "created_at",
                    ],
                )?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for MessageSender {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = MessageSender;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (MessageSender)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<MessageSender, __A::Error> {
                    let mut type_: ::std::option::Option<self::MessageSenderType> = ::std::option::Option::None;
                    let mut id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut name: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut available_name: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut email: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut phone_number: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut identifier: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut thumbnail: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut avatar_url: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut logo_user_url: ::std::option::Option<
                        ::std::string::String,
                    > = ::std::option::Option::None;
                    let mut availability_status: ::std::option::Option<
                        self::AvailabilityStatus,
                    > = ::std::option::Option::None;
                    let mut blocked: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut additional_attributes: ::std::option::Option<
                        progenitor_client::RawJson,
                    > = ::std::option::Option::None;
                    let mut custom_attributes: ::std::option::Option<
                        progenitor_client::RawJson,
                    > = ::std::option::Option::None;
                    let mut description: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut created_at: ::std::option::Option<
                        progenitor_client::Timestamp,
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
                            "name" => {
                                if name.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("name"),
                                    );
                                }
                                name = extra.noting_null("name", __map.next_value()?);
                            }
                            "available_name" => {
                                if available_name.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("available_name"),
                                    );
                                }
                                available_name = extra
                                    .noting_null("available_name", __map.next_value()?);
                            }
                            "email" => {
                                if email.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("email"),
                                    );
                                }
                                email = extra.noting_null("email", __map.next_value()?);
                            }
                            "phone_number" => {
                                if phone_number.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("phone_number"),
                                    );
                                }
                                phone_number = extra
                                    .noting_null("phone_number", __map.next_value()?);
                            }
                            "identifier" => {
                                if identifier.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("identifier"),
                                    );
                                }
                                identifier = extra
                                    .noting_null("identifier", __map.next_value()?);
                            }
                            "thumbnail" => {
                                if thumbnail.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("thumbnail"),
                                    );
                                }
                                thumbnail = extra
                                    .noting_null("thumbnail", __map.next_value()?);
                            }
                            "avatar_url" => {
                                if avatar_url.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("avatar_url"),
                                    );
                                }
                                avatar_url = extra
                                    .noting_null("avatar_url", __map.next_value()?);
                            }
                            "logo_user_url" => {
                                if logo_user_url.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("logo_user_url"),
                                    );
                                }
                                logo_user_url = extra
                                    .noting_null("logo_user_url", __map.next_value()?);
                            }
                            "availability_status" => {
                                if availability_status.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("availability_status"),
                                    );
                                }
                                availability_status = extra
                                    .noting_null("availability_status", __map.next_value()?);
                            }
                            "blocked" => {
                                if blocked.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("blocked"),
                                    );
                                }
                                blocked = extra.noting_null("blocked", __map.next_value()?);
                            }
                            "additional_attributes" => {
                                if additional_attributes.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("additional_attributes"),
                                    );
                                }
                                additional_attributes = extra
                                    .noting_null("additional_attributes", __map.next_value()?);
                            }
                            "custom_attributes" => {
                                if custom_attributes.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("custom_attributes"),
                                    );
                                }
                                custom_attributes = extra
                                    .noting_null("custom_attributes", __map.next_value()?);
                            }
                            "description" => {
                                if description.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("description"),
                                    );
                                }
                                description = extra
                                    .noting_null("description", __map.next_value()?);
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
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(MessageSender {
                        type_,
                        id,
                        name,
                        available_name,
                        email,
                        phone_number,
                        identifier,
                        thumbnail,
                        avatar_url,
                        logo_user_url,
                        availability_status,
                        blocked,
                        additional_attributes,
                        custom_attributes,
                        description,
                        created_at,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for MessageSender {}
    ///The kind of a sender, as the sender object states it.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum MessageSenderType {
        ///`contact`
        Contact,
        ///`user`
        User,
        ///`agent_bot`
        AgentBot,
        ///`captain_assistant`
        CaptainAssistant,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl MessageSenderType {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "contact",
            "user",
            "agent_bot",
            "captain_assistant",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Contact => "contact",
                Self::User => "user",
                Self::AgentBot => "agent_bot",
                Self::CaptainAssistant => "captain_assistant",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for MessageSenderType {
        fn from(text: &str) -> Self {
            match text {
                "contact" => Self::Contact,
                "user" => Self::User,
                "agent_bot" => Self::AgentBot,
                "captain_assistant" => Self::CaptainAssistant,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for MessageSenderType {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for MessageSenderType {}
    impl ::std::fmt::Display for MessageSenderType {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for MessageSenderType {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for MessageSenderType {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for MessageSenderType {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "MessageSenderType".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///The delivery status of a message.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum MessageStatus {
        ///`sent`
        Sent,
        ///`delivered`
        Delivered,
        ///`read`
        Read,
        ///`failed`
        Failed,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl MessageStatus {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "sent",
            "delivered",
            "read",
            "failed",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Sent => "sent",
                Self::Delivered => "delivered",
                Self::Read => "read",
                Self::Failed => "failed",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for MessageStatus {
        fn from(text: &str) -> Self {
            match text {
                "sent" => Self::Sent,
                "delivered" => Self::Delivered,
                "read" => Self::Read,
                "failed" => Self::Failed,
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
    ///The direction of a message, or the kind of a message that the system wrote.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum MessageType {
        ///`incoming`
        Incoming,
        ///`outgoing`
        Outgoing,
        ///`activity`
        Activity,
        ///`template`
        Template,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl MessageType {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "incoming",
            "outgoing",
            "activity",
            "template",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Incoming => "incoming",
                Self::Outgoing => "outgoing",
                Self::Activity => "activity",
                Self::Template => "template",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for MessageType {
        fn from(text: &str) -> Self {
            match text {
                "incoming" => Self::Incoming,
                "outgoing" => Self::Outgoing,
                "activity" => Self::Activity,
                "template" => Self::Template,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for MessageType {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::Code for MessageType {
        const CODES: &'static [(i64, &'static str)] = &[
            (0i64, "incoming"),
            (1i64, "outgoing"),
            (2i64, "activity"),
            (3i64, "template"),
        ];
    }
    impl progenitor_client::VisitUnions for MessageType {}
    impl ::std::fmt::Display for MessageType {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for MessageType {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for MessageType {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for MessageType {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "MessageType".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///A page of the messages of a conversation.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageWindow {
        ///The conversation that the messages belong to.
        pub meta: ::std::option::Option<self::MessageWindowMeta>,
        ///The messages, the oldest first.
        pub payload: ::std::option::Option<::std::vec::Vec<self::Message>>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for MessageWindow {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "meta", &self.meta)?;
            self.extra.write_property(&mut map, "payload", &self.payload)?;
            self.extra.write_unknown(&mut map, &["meta", "payload"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for MessageWindow {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = MessageWindow;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (MessageWindow)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<MessageWindow, __A::Error> {
                    let mut meta: ::std::option::Option<self::MessageWindowMeta> = ::std::option::Option::None;
                    let mut payload: ::std::option::Option<
                        ::std::vec::Vec<self::Message>,
                    > = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "meta" => {
                                if meta.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("meta"),
                                    );
                                }
                                meta = extra.noting_null("meta", __map.next_value()?);
                            }
                            "payload" => {
                                if payload.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("payload"),
                                    );
                                }
                                payload = extra.noting_null("payload", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(MessageWindow {
                        meta,
                        payload,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for MessageWindow {}
    ///The conversation that the messages belong to.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageWindowMeta {
        ///The labels of the conversation.
        pub labels: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        ///Channel-specific attributes of the conversation.
        pub additional_attributes: ::std::option::Option<progenitor_client::RawJson>,
        ///The sender of a message. The properties depend on `type`. Absent for a system message.
        pub contact: ::std::option::Option<self::MessageSender>,
        ///The assignee of the conversation. Absent if there is none.
        pub assignee: ::std::option::Option<self::MessageSender>,
        ///When an agent last saw the conversation.
        pub agent_last_seen_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///When the assignee last saw the conversation.
        pub assignee_last_seen_at: ::std::option::Option<progenitor_client::Timestamp>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for MessageWindowMeta {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "labels", &self.labels)?;
            self.extra
                .write_property(
                    &mut map,
                    "additional_attributes",
                    &self.additional_attributes,
                )?;
            self.extra.write_property(&mut map, "contact", &self.contact)?;
            self.extra.write_property(&mut map, "assignee", &self.assignee)?;
            self.extra
                .write_property(
                    &mut map,
                    "agent_last_seen_at",
                    &self.agent_last_seen_at,
                )?;
            self.extra
                .write_property(
                    &mut map,
                    "assignee_last_seen_at",
                    &self.assignee_last_seen_at,
                )?;
            self.extra
                .write_unknown(
                    &mut map,
                    &[
                        "labels",
                        "additional_attributes",
                        "contact",
                        "assignee",
                        "agent_last_seen_at",
                        "assignee_last_seen_at",
                    ],
                )?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for MessageWindowMeta {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = MessageWindowMeta;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (MessageWindowMeta)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<MessageWindowMeta, __A::Error> {
                    let mut labels: ::std::option::Option<
                        ::std::vec::Vec<::std::string::String>,
                    > = ::std::option::Option::None;
                    let mut additional_attributes: ::std::option::Option<
                        progenitor_client::RawJson,
                    > = ::std::option::Option::None;
                    let mut contact: ::std::option::Option<self::MessageSender> = ::std::option::Option::None;
                    let mut assignee: ::std::option::Option<self::MessageSender> = ::std::option::Option::None;
                    let mut agent_last_seen_at: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut assignee_last_seen_at: ::std::option::Option<
                        progenitor_client::Timestamp,
                    > = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "labels" => {
                                if labels.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("labels"),
                                    );
                                }
                                labels = extra.noting_null("labels", __map.next_value()?);
                            }
                            "additional_attributes" => {
                                if additional_attributes.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("additional_attributes"),
                                    );
                                }
                                additional_attributes = extra
                                    .noting_null("additional_attributes", __map.next_value()?);
                            }
                            "contact" => {
                                if contact.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("contact"),
                                    );
                                }
                                contact = extra.noting_null("contact", __map.next_value()?);
                            }
                            "assignee" => {
                                if assignee.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("assignee"),
                                    );
                                }
                                assignee = extra
                                    .noting_null("assignee", __map.next_value()?);
                            }
                            "agent_last_seen_at" => {
                                if agent_last_seen_at.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("agent_last_seen_at"),
                                    );
                                }
                                agent_last_seen_at = extra
                                    .noting_null("agent_last_seen_at", __map.next_value()?);
                            }
                            "assignee_last_seen_at" => {
                                if assignee_last_seen_at.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("assignee_last_seen_at"),
                                    );
                                }
                                assignee_last_seen_at = extra
                                    .noting_null("assignee_last_seen_at", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(MessageWindowMeta {
                        labels,
                        additional_attributes,
                        contact,
                        assignee,
                        agent_last_seen_at,
                        assignee_last_seen_at,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for MessageWindowMeta {}
    ///The priority of a conversation.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Priority {
        ///`low`
        Low,
        ///`medium`
        Medium,
        ///`high`
        High,
        ///`urgent`
        Urgent,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl Priority {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "low",
            "medium",
            "high",
            "urgent",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Low => "low",
                Self::Medium => "medium",
                Self::High => "high",
                Self::Urgent => "urgent",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for Priority {
        fn from(text: &str) -> Self {
            match text {
                "low" => Self::Low,
                "medium" => Self::Medium,
                "high" => Self::High,
                "urgent" => Self::Urgent,
                text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::AsRef<str> for Priority {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl progenitor_client::VisitUnions for Priority {}
    impl ::std::fmt::Display for Priority {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.write_str(self.as_str())
        }
    }
    impl ::serde::Serialize for Priority {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Priority {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            progenitor_client::support::text(deserializer, |text| Self::from(text))
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for Priority {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "Priority".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "anyOf" : [{ "enum" : Self::DOCUMENTED }, { "type" : "string" }] }
            )
        }
    }
    ///The kind of a sender.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum SenderType {
        ///`Contact`
        Contact,
        ///`User`
        User,
        ///`AgentBot`
        AgentBot,
        ///`Captain::Assistant`
        CaptainAssistant,
        ///A value the document does not name, with its text.
        UnknownValue(progenitor_client::UnknownValue),
    }
    impl SenderType {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "Contact",
            "User",
            "AgentBot",
            "Captain::Assistant",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Contact => "Contact",
                Self::User => "User",
                Self::AgentBot => "AgentBot",
                Self::CaptainAssistant => "Captain::Assistant",
                Self::UnknownValue(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for SenderType {
        fn from(text: &str) -> Self {
            match text {
                "Contact" => Self::Contact,
                "User" => Self::User,
                "AgentBot" => Self::AgentBot,
                "Captain::Assistant" => Self::CaptainAssistant,
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
    ///The order of the list, as in Chatwoot's source. Assumption: a server that does not know the parameter ignores it. With `created_at_asc`, conversations can leave the list while it is read, but they do not move otherwise.
    #[derive(Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum SortBy {
        ///`last_activity_at_asc`
        LastActivityAtAsc,
        ///`last_activity_at_desc`
        LastActivityAtDesc,
        ///`created_at_asc`
        CreatedAtAsc,
        ///`created_at_desc`
        CreatedAtDesc,
        ///`priority_asc`
        PriorityAsc,
        ///`priority_desc`
        PriorityDesc,
        ///`waiting_since_asc`
        WaitingSinceAsc,
        ///`waiting_since_desc`
        WaitingSinceDesc,
        ///A text that is none of them; refused when the request is built.
        Other(progenitor_client::UnknownValue),
    }
    impl ::std::fmt::Debug for SortBy {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match self {
                Self::LastActivityAtAsc => formatter.write_str("LastActivityAtAsc"),
                Self::LastActivityAtDesc => formatter.write_str("LastActivityAtDesc"),
                Self::CreatedAtAsc => formatter.write_str("CreatedAtAsc"),
                Self::CreatedAtDesc => formatter.write_str("CreatedAtDesc"),
                Self::PriorityAsc => formatter.write_str("PriorityAsc"),
                Self::PriorityDesc => formatter.write_str("PriorityDesc"),
                Self::WaitingSinceAsc => formatter.write_str("WaitingSinceAsc"),
                Self::WaitingSinceDesc => formatter.write_str("WaitingSinceDesc"),
                Self::Other(_) => formatter.debug_tuple("Other").finish_non_exhaustive(),
            }
        }
    }
    impl SortBy {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "last_activity_at_asc",
            "last_activity_at_desc",
            "created_at_asc",
            "created_at_desc",
            "priority_asc",
            "priority_desc",
            "waiting_since_asc",
            "waiting_since_desc",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::LastActivityAtAsc => "last_activity_at_asc",
                Self::LastActivityAtDesc => "last_activity_at_desc",
                Self::CreatedAtAsc => "created_at_asc",
                Self::CreatedAtDesc => "created_at_desc",
                Self::PriorityAsc => "priority_asc",
                Self::PriorityDesc => "priority_desc",
                Self::WaitingSinceAsc => "waiting_since_asc",
                Self::WaitingSinceDesc => "waiting_since_desc",
                Self::Other(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for SortBy {
        fn from(text: &str) -> Self {
            match text {
                "last_activity_at_asc" => Self::LastActivityAtAsc,
                "last_activity_at_desc" => Self::LastActivityAtDesc,
                "created_at_asc" => Self::CreatedAtAsc,
                "created_at_desc" => Self::CreatedAtDesc,
                "priority_asc" => Self::PriorityAsc,
                "priority_desc" => Self::PriorityDesc,
                "waiting_since_asc" => Self::WaitingSinceAsc,
                "waiting_since_desc" => Self::WaitingSinceDesc,
                text => Self::Other(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::From<::std::string::String> for SortBy {
        fn from(text: ::std::string::String) -> Self {
            Self::from(text.as_str())
        }
    }
    impl ::serde::Serialize for SortBy {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            progenitor_client::support::one_of(
                serializer,
                "sort_by",
                self.as_str(),
                Self::DOCUMENTED,
            )
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for SortBy {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "SortBy".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!({ "enum" : Self::DOCUMENTED })
        }
    }
    ///Only conversations with this status; `all` selects every status. The default is open.
    #[derive(Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum StatusFilter {
        ///`open`
        Open,
        ///`resolved`
        Resolved,
        ///`pending`
        Pending,
        ///`snoozed`
        Snoozed,
        ///`all`
        All,
        ///A text that is none of them; refused when the request is built.
        Other(progenitor_client::UnknownValue),
    }
    impl ::std::fmt::Debug for StatusFilter {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match self {
                Self::Open => formatter.write_str("Open"),
                Self::Resolved => formatter.write_str("Resolved"),
                Self::Pending => formatter.write_str("Pending"),
                Self::Snoozed => formatter.write_str("Snoozed"),
                Self::All => formatter.write_str("All"),
                Self::Other(_) => formatter.debug_tuple("Other").finish_non_exhaustive(),
            }
        }
    }
    impl StatusFilter {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &[
            "open",
            "resolved",
            "pending",
            "snoozed",
            "all",
        ];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Open => "open",
                Self::Resolved => "resolved",
                Self::Pending => "pending",
                Self::Snoozed => "snoozed",
                Self::All => "all",
                Self::Other(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for StatusFilter {
        fn from(text: &str) -> Self {
            match text {
                "open" => Self::Open,
                "resolved" => Self::Resolved,
                "pending" => Self::Pending,
                "snoozed" => Self::Snoozed,
                "all" => Self::All,
                text => Self::Other(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::From<::std::string::String> for StatusFilter {
        fn from(text: ::std::string::String) -> Self {
            Self::from(text.as_str())
        }
    }
    impl ::serde::Serialize for StatusFilter {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            progenitor_client::support::one_of(
                serializer,
                "status",
                self.as_str(),
                Self::DOCUMENTED,
            )
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for StatusFilter {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "StatusFilter".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!({ "enum" : Self::DOCUMENTED })
        }
    }
    ///The team that a conversation is assigned to. Absent if there is none.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Team {
        ///The id of the team.
        pub id: ::std::option::Option<i64>,
        ///The name.
        pub name: ::std::option::Option<::std::string::String>,
        ///What the team is for.
        pub description: ::std::option::Option<::std::string::String>,
        ///Whether conversations are assigned automatically.
        pub allow_auto_assign: ::std::option::Option<bool>,
        ///The id of the account.
        pub account_id: ::std::option::Option<i64>,
        ///Whether the key's user is a member.
        pub is_member: ::std::option::Option<bool>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Team {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "id", &self.id)?;
            self.extra.write_property(&mut map, "name", &self.name)?;
            self.extra.write_property(&mut map, "description", &self.description)?;
            self.extra
                .write_property(&mut map, "allow_auto_assign", &self.allow_auto_assign)?;
            self.extra.write_property(&mut map, "account_id", &self.account_id)?;
            self.extra.write_property(&mut map, "is_member", &self.is_member)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &[
                        "id",
                        "name",
                        "description",
                        "allow_auto_assign",
                        "account_id",
                        "is_member",
                    ],
                )?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Team {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Team;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Team)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Team, __A::Error> {
                    let mut id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut name: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut description: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut allow_auto_assign: ::std::option::Option<bool> = ::std::option::Option::None;
                    let mut account_id: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut is_member: ::std::option::Option<bool> = ::std::option::Option::None;
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
                            "name" => {
                                if name.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("name"),
                                    );
                                }
                                name = extra.noting_null("name", __map.next_value()?);
                            }
                            "description" => {
                                if description.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("description"),
                                    );
                                }
                                description = extra
                                    .noting_null("description", __map.next_value()?);
                            }
                            "allow_auto_assign" => {
                                if allow_auto_assign.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("allow_auto_assign"),
                                    );
                                }
                                allow_auto_assign = extra
                                    .noting_null("allow_auto_assign", __map.next_value()?);
                            }
                            "account_id" => {
                                if account_id.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("account_id"),
                                    );
                                }
                                account_id = extra
                                    .noting_null(
                                        "account_id",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "is_member" => {
                                if is_member.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("is_member"),
                                    );
                                }
                                is_member = extra
                                    .noting_null("is_member", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Team {
                        id,
                        name,
                        description,
                        allow_auto_assign,
                        account_id,
                        is_member,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Team {}
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
impl Provider for Client {
    const SERVERS: &'static [&'static str] = &["https://online.99digital.co.il"];
    const KEY_HEADERS: &'static [&'static str] = &["api_access_token"];
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
        style: Style::Before,
        parameter: "before",
        items: "/payload",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &["after"],
        operation: "listMessages",
    };
    fn starting_at(self, cursor: String) -> Self {
        self.before(Position(cursor))
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
    use progenitor_client::{Call, DocumentedError, Error, Operation, ResponseValue};
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
            required: &["account_id"],
            setters: &[("labels[]", "labels")],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };
        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.path("account_id", value))
        }
        /// Optional. One of `me`, `unassigned`, `all` or `assigned`. If it is not set, the server uses
        /// `all`.
        pub fn assignee_type(self, value: impl TryInto<types::AssigneeFilter>) -> Self {
            Self(self.0.query("assignee_type", value))
        }
        /// Only conversations of this inbox. Optional.
        pub fn inbox_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.query("inbox_id", value))
        }
        /// Only conversations with any of these labels.
        ///
        /// Optional. A list, sent as one pair of the query for each item. Sent as `labels[]`.
        pub fn labels(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.query("labels[]", value))
        }
        /// The number of the page, from 1. Pages after the last one are empty.
        ///
        /// Optional. A walk over the list sets it.
        pub fn page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.query("page", value))
        }
        /// Only conversations with messages that contain this text. The server then ignores the status,
        /// and the counts are not reliable. Optional.
        pub fn q(self, value: impl TryInto<String>) -> Self {
            Self(self.0.query("q", value))
        }
        /// Optional. One of `last_activity_at_asc`, `last_activity_at_desc`, `created_at_asc`,
        /// `created_at_desc`, `priority_asc`, `priority_desc`, `waiting_since_asc` or
        /// `waiting_since_desc`.
        pub fn sort_by(self, value: impl TryInto<types::SortBy>) -> Self {
            Self(self.0.query("sort_by", value))
        }
        /// Optional. One of `open`, `resolved`, `pending`, `snoozed` or `all`. If it is not set, the
        /// server uses `open`.
        pub fn status(self, value: impl TryInto<types::StatusFilter>) -> Self {
            Self(self.0.query("status", value))
        }
        /// Only conversations of this team. Optional.
        pub fn team_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.query("team_id", value))
        }
        /// Sends `GET /api/v1/accounts/{account_id}/conversations`, for one page.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 401, 402, 404, 422 and 429); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
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
            required: &["account_id", "conversation_id"],
            errors: &[
                DocumentedError::new(401..=401, MESSAGE_OF_FAILURE),
                DocumentedError::new(402..=402, MESSAGE_OF_FAILURE),
                DocumentedError::new(404..=404, MESSAGE_OF_FAILURE),
                DocumentedError::new(422..=422, MESSAGE_OF_FAILURE),
                DocumentedError::new(429..=429, &[]),
            ],
            ..Operation::NONE
        };
        /// The numeric id of the account. Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.path("account_id", value))
        }
        /// The number of the conversation in the account. Required.
        pub fn conversation_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.path("conversation_id", value))
        }
        /// Only messages with a higher id, at most 100, the oldest first. With `before`, up to 1000
        /// messages between the two, including the one with this id. Pagination goes back from the
        /// newest message and does not accept `after`.
        ///
        /// Optional. A walk over the list cannot be combined with it.
        pub fn after(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.query("after", value))
        }
        /// Only messages with a lower id, at most 20.
        ///
        /// Optional. A walk over the list sets it.
        pub fn before(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.query("before", value))
        }
        /// If set to any value, private and activity messages are left out. Optional.
        pub fn filter_internal_messages(self, value: impl TryInto<bool>) -> Self {
            Self(self.0.query("filter_internal_messages", value))
        }
        /// Sends `GET /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages`, for one
        /// page.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 401, 402, 404, 422 and 429); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<types::MessageWindow>, Error> {
            self.0.json().await
        }
    }
}
