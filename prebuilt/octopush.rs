/// The types of the document's schemas.
pub mod types {
    use progenitor_client::{Extra, Timestamp, UnknownValue};

    /// A channel. The pages of the two lists show `rcs` and `sms`; the others are named by the vendor's pages on sending and on callbacks.
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

    /// A conversation. Which properties are always there is not stated.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Conversation {
        /// Tells the conversation from others. That it is a UUID, as in the example, is an assumption. Example: `0b7ff1e2-8d9a-4b5c-9e3f-2a1d4c6b8e70`.
        pub conversation_id: Option<String>,
        /// A channel. The pages of the two lists show `rcs` and `sms`; the others are named by the vendor's pages on sending and on callbacks.
        pub last_user_channel: Option<Channel>,
        /// Who the conversation is with.
        pub recipient_details: Option<RecipientDetails>,
        /// The agent. That it is not there where there is none is an assumption, from the page's sample. Null is stated for messages only. Nullable.
        pub agent_assigned_to: Option<String>,
        /// An address of the brand such as `brand@rcs.goog`, or a short code such as `12345`; what it stands for is not stated. Example: `12345`.
        pub from: Option<String>,
        /// When the first message was, ISO 8601 with offset. Example: `2024-06-21T05:08:06+02:00`.
        pub first_message_at: Option<Timestamp>,
        /// When the last message was, ISO 8601 with offset. Example: `2024-06-21T05:08:06+02:00`.
        pub last_message_at: Option<Timestamp>,
        /// The text of the last message.
        pub last_message: Option<String>,
        /// What messages are for. The list's page shows `alert`, others name both.
        pub purpose: Option<Purpose>,
        /// A number whose meaning is not stated.
        pub color: Option<i64>,
        /// How many messages there are.
        pub number_of_messages: Option<i64>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Which way a message went. The page shows `inbound`; `outbound` is an assumption.
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

    /// A message. The vendor's page names more properties than are known here; they are kept as they come.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Message {
        /// Tells the message from others.
        pub message_id: Option<String>,
        /// The text.
        pub text: Option<String>,
        /// Which way a message went. The page shows `inbound`; `outbound` is an assumption.
        pub direction: Option<Direction>,
        /// What became of it; null of an inbound message. Nullable.
        pub delivery_status: Option<String>,
        /// A channel. The pages of the two lists show `rcs` and `sms`; the others are named by the vendor's pages on sending and on callbacks.
        pub channel: Option<Channel>,
        /// What identifies the user; not described.
        pub user_identifier: Option<String>,
        /// All that identifies the user.
        pub user_identifiers: Option<UserIdentifiers>,
        /// The agent. Nullable.
        pub agent_assigned_to: Option<String>,
        /// The contact's name.
        pub contact_name: Option<String>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// What messages are for. The list's page shows `alert`, others name both.
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

    /// Who the conversation is with.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct RecipientDetails {
        /// The phone number.
        pub phone_number: Option<String>,
        /// The name.
        pub name: Option<String>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// All that identifies the user.
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
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    // How the runtime reads and writes these types.

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
    } }

    progenitor_client::open_enum! { Direction {
        "inbound" => Inbound,
        "outbound" => Outbound,
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
    } }

    progenitor_client::open_enum! { Purpose {
        "alert" => Alert,
        "wholesale" => Wholesale,
    } }

    progenitor_client::record! { RecipientDetails extra {
        0 "phone_number" => phone_number: optional,
        1 "name" => name: optional,
    } }

    progenitor_client::record! { UserIdentifiers extra {
        0 "phone_number" => phone_number: optional,
        1 "email" => email: optional,
        2 "facebook_page_id" => facebook_page_id: optional,
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

The path is an assumption: the vendor's page shows none. Its slug `get_public_apiconversationsget_conversations` stands to it as `get_public_apiconversations_messagesget_messages` stands to the path of the messages, which is stated. The order of the list is not stated.

Sends a `GET` request to `/conversations/list`

Arguments:
- `page`: The page number to retrieve, from 1. The vendor's form has it as a string, its table as an int.
- `per_page`: The number of items per page; the greatest value is not stated.
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

The order of the list is not stated, nor which statuses it has beside 200. Filters choose whose messages are meant; what the list is without any is not stated.

Sends a `GET` request to `/conversations/messages/list`

Arguments:
- `contact`: A contact in any of the forms of the other filters.
- `conversation_id`: A conversation, as `cid_` and its id. That the id is the `conversation_id` of the conversations list is an assumption.
- `email`: An e-mail address; its contact is found, and that contact's phone number.
- `facebook_id`: A Facebook id, as `fid_` and the id.
- `page`: The page number to retrieve, from 1.
- `per_page`: The number of items per page; the greatest value is not stated.
- `phone_number`: A phone number; searches SMS, RCS and multi-channel messages.
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
