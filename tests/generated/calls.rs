/// The types of the document's schemas.
pub mod types {
    use std::collections::BTreeMap;
    use progenitor_client::{Malformed, UnknownValue};

    /// A branch of [`Timestamp`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct A {
        /// Not described in the document.
        pub a: i64,
        /// Not described in the document.
        pub d: D,
        /// Not described in the document.
        pub s: ::std::option::Option<S>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// The property `box` of [`Box`].
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Box {
        /// Not described in the document.
        #[cfg_attr(feature = "schemars", schemars(rename = "box"))]
        pub box_: ::std::option::Option<::std::boxed::Box<Box>>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// A branch of [`Value`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Counted {
        /// Not described in the document.
        pub kind: ::std::string::String,
        /// Not described in the document.
        pub count: ::std::option::Option<i64>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// The property `d` of [`A`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum D {
        /// `d`
        D,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The schema `Extra`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Extra {
        /// Not described in the document.
        pub extra: ::std::option::Option<::std::string::String>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// Response of `GET /search` (200).
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Found {
        /// Not described in the document.
        pub total: ::std::option::Option<i64>,
        /// Not described in the document.
        pub ids: ::std::option::Option<::std::vec::Vec<i64>>,
        /// Not described in the document.
        pub by_phone: ::std::option::Option<BTreeMap<::std::string::String, i64>>,
        /// Not described in the document.
        pub name: ::std::option::Option<::std::string::String>,
        /// Not described in the document.
        pub inner: ::std::option::Option<Inner>,
        /// Not described in the document.
        pub value: ::std::option::Option<Value>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// The query parameter `ids`.
    ///
    /// Sent as one comma-separated value. Fewer than 0 items, empty items and items with a comma are refused when the request is built.
    #[derive(Clone, PartialEq, Eq)]
    pub struct Ids(::std::vec::Vec<::std::string::String>);

    /// The property `inner` of [`Found`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Inner {
        /// Not described in the document.
        pub count: i64,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// A branch of [`Value`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Named {
        /// Not described in the document.
        pub kind: ::std::string::String,
        /// Not described in the document.
        pub name: ::std::option::Option<::std::string::String>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// Request body of `POST /notes`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Note {
        /// Not described in the document.
        pub text: ::std::option::Option<::std::string::String>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// The query parameter `number`. Minimum: `1`. Maximum: `999`.
    ///
    /// Takes any integer. One outside 1..=999 is refused when the request is built.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct Number(i128);

    /// The property `option` of [`Vec`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Option {
        /// Not described in the document.
        pub vec: ::std::boxed::Box<Vec>,
        /// Not described in the document.
        pub string: ::std::option::Option<String>,
        /// Not described in the document.
        pub texts: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        /// Not described in the document.
        pub extra: ::std::option::Option<
            BTreeMap<::std::string::String, progenitor_client::Number>,
        >,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// The schema `RawJson`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct RawJson {
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// The property `s` of [`A`].
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct S {
        /// Not described in the document.
        pub s: ::std::option::Option<progenitor_client::Number>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// The query parameter `status`.
    #[derive(Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Status {
        /// `open`
        Open,
        /// `closed`
        Closed,
        /// Another text. It is refused when the request is built.
        Other(UnknownValue),
    }

    /// The property `string` of [`Option`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum String {
        /// `Some`
        Some,
        /// `None`
        None,
        /// `Ok`
        Ok,
        /// `Err`
        Err,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The schema `Timestamp`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Timestamp {
        /// If the value has this shape.
        Integer(i64),
        /// If the value has this shape.
        Box(::std::boxed::Box<Box>),
        /// If the value has this shape.
        A(::std::boxed::Box<A>),
        /// None of the documented branches. The value is kept.
        Unknown(progenitor_client::RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// The property `value` of [`Found`].
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Value {
        /// If the tag is `counted`.
        Counted(::std::boxed::Box<Counted>),
        /// If the tag is `named`.
        Named(::std::boxed::Box<Named>),
        /// None of the documented branches. The value is kept.
        Unknown(progenitor_client::RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// The property `vec` of [`Option`].
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Vec {
        /// Not described in the document.
        pub option: ::std::option::Option<::std::boxed::Box<Option>>,
        /// Not described in the document.
        pub at: ::std::option::Option<progenitor_client::Timestamp>,
        /// Properties without a field, and those with one that were null. Written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    // How the runtime reads and writes these types.

    progenitor_client::record! { required A extra {
        0 "a" => a: required_integer,
        1 "d" => d: required,
        2 "s" => s: optional,
    } }

    progenitor_client::record! { Box extra {
        0 "box" => box_: optional,
    } }

    progenitor_client::record! { required Counted extra {
        0 "kind" => kind: required,
        1 "count" => count: integer,
    } }

    progenitor_client::open_enum! { D {
        "d" => D,
    } }

    progenitor_client::record! { Extra extra2 {
        0 "extra" => extra: optional,
    } }

    progenitor_client::record! { Found extra {
        0 "total" => total: integer,
        1 "ids" => ids: optional,
        2 "by_phone" => by_phone: optional,
        3 "name" => name: optional,
        4 "inner" => inner: optional,
        5 "value" => value: optional,
    } visit {
        "value" => value,
    } }

    progenitor_client::comma_separated! { Ids "ids" 0 }

    progenitor_client::record! { required Inner extra {
        0 "count" => count: required_integer,
    } }

    progenitor_client::record! { required Named extra {
        0 "kind" => kind: required,
        1 "name" => name: optional,
    } }

    progenitor_client::record! { Note extra {
        0 "text" => text: optional,
    } }

    progenitor_client::bounded! { Number "number" 1 999 }

    progenitor_client::record! { required Option extra2 {
        0 "vec" => vec: required,
        1 "string" => string: optional,
        2 "texts" => texts: optional,
        3 "extra" => extra: optional,
    } }

    progenitor_client::record! { RawJson extra {
        0 "any" => any: optional,
    } }

    progenitor_client::record! { S extra {
        0 "s" => s: optional,
    } }

    progenitor_client::one_of! { Status "status" {
        "open" => Open,
        "closed" => Closed,
    } }

    progenitor_client::open_enum! { String {
        "Some" => Some,
        "None" => None,
        "Ok" => Ok,
        "Err" => Err,
    } }

    progenitor_client::union! { Timestamp by shape {
        Integer [] [] [] => Integer,
        Object ["box"] [] [] => Box,
        Object ["a", "d", "s"] ["a", "d"] [] => A,
    } }

    progenitor_client::union! { Value by "kind" {
        "counted" => Counted,
        "named" => Named,
    } }

    progenitor_client::record! { Vec extra {
        0 "option" => option: optional,
        1 "at" => at: optional,
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
    /**Client for Calls

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
        /**Sends a `DELETE` request to `/accounts/{account_id}/keys/{key.id}`

```ignore
let response = client.delete_key()
    .account_id(account_id)
    .key_id(key_id)
    .send()
    .await;
```*/
        pub fn delete_key(&self) -> builder::DeleteKey<'_> {
            builder::DeleteKey::new(self)
        }
        /**Sends a `DELETE` request to `/accounts/{account_id}`

```ignore
let response = client.delete_account()
    .account_id(account_id)
    .send()
    .await;
```*/
        pub fn delete_account(&self) -> builder::DeleteAccount<'_> {
            builder::DeleteAccount::new(self)
        }
        /**Sends a `GET` request to `/files/{url}.json`

```ignore
let response = client.get_file()
    .url(url)
    .send()
    .await;
```*/
        pub fn get_file(&self) -> builder::GetFile<'_> {
            builder::GetFile::new(self)
        }
        /**Sends a `GET` request to `/joined/x{a}{b}`

```ignore
let response = client.get_joined()
    .a(a)
    .b(b)
    .send()
    .await;
```*/
        pub fn get_joined(&self) -> builder::GetJoined<'_> {
            builder::GetJoined::new(self)
        }
        /**Sends a `GET` request to `/hidden/.{extension}`

```ignore
let response = client.get_hidden()
    .extension(extension)
    .send()
    .await;
```*/
        pub fn get_hidden(&self) -> builder::GetHidden<'_> {
            builder::GetHidden::new(self)
        }
        /**Sends a `GET` request to `/states/{state}`

```ignore
let response = client.get_state()
    .state(state)
    .send()
    .await;
```*/
        pub fn get_state(&self) -> builder::GetState<'_> {
            builder::GetState::new(self)
        }
        /**Sends a `PUT` request to `/blobs/{id}`

```ignore
let response = client.put_blob()
    .id(id)
    .body(body)
    .send()
    .await;
```*/
        pub fn put_blob(&self) -> builder::PutBlob<'_> {
            builder::PutBlob::new(self)
        }
        /**Sends a `POST` request to `/notes`

```ignore
let response = client.add_note()
    .body(body)
    .send()
    .await;
```*/
        pub fn add_note(&self) -> builder::AddNote<'_> {
            builder::AddNote::new(self)
        }
        /**Sends a `GET` request to `/search`

```ignore
let response = client.search()
    .ids(ids)
    .number(number)
    .phone(phone)
    .status(status)
    .type_(type_)
    .words(words)
    .x_customer(x_customer)
    .send()
    .await;
```*/
        pub fn search(&self) -> builder::Search<'_> {
            builder::Search::new(self)
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
        /**Builder for [`Client::delete_key`]

[`Client::delete_key`]: super::Client::delete_key*/
        #[derive(Clone)]
        pub struct DeleteKey<'a> {
            client: &'a super::Client,
            account_id: Result<i64, String>,
            key_id: Result<::std::string::String, String>,
        }
        impl<'a> DeleteKey<'a> {
            pub fn new(client: &'a super::Client) -> Self {
                Self {
                    client: client,
                    account_id: Err("account_id was not initialized".to_string()),
                    key_id: Err("key_id was not initialized".to_string()),
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
            pub fn key_id<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.key_id = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for key_id failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `DELETE` request to `/accounts/{account_id}/keys/{key.id}`
            pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
                let Self { client, account_id, key_id } = self;
                let account_id = account_id.map_err(Error::InvalidRequest)?;
                let key_id = key_id.map_err(Error::InvalidRequest)?;
                let url = progenitor_client::support::address(
                    &client.baseurl,
                    "/accounts/{account_id}/keys/{key.id}",
                    &[account_id.to_string(), key_id.to_string()],
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
                let mut request = client.client.delete(url).headers(header_map).build()?;
                let info = OperationInfo {
                    operation_id: "delete_key",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    204u16 => Ok(ResponseValue::empty(response)),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::delete_account`]

[`Client::delete_account`]: super::Client::delete_account*/
        #[derive(Clone)]
        pub struct DeleteAccount<'a> {
            client: &'a super::Client,
            account_id: Result<::std::string::String, String>,
        }
        impl<'a> DeleteAccount<'a> {
            pub fn new(client: &'a super::Client) -> Self {
                Self {
                    client: client,
                    account_id: Err("account_id was not initialized".to_string()),
                }
            }
            pub fn account_id<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.account_id = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for account_id failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `DELETE` request to `/accounts/{account_id}`
            pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
                let Self { client, account_id } = self;
                let account_id = account_id.map_err(Error::InvalidRequest)?;
                let url = progenitor_client::support::address(
                    &client.baseurl,
                    "/accounts/{account_id}",
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
                let mut request = client.client.delete(url).headers(header_map).build()?;
                let info = OperationInfo {
                    operation_id: "delete_account",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    204u16 => Ok(ResponseValue::empty(response)),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::get_file`]

[`Client::get_file`]: super::Client::get_file*/
        #[derive(Clone)]
        pub struct GetFile<'a> {
            client: &'a super::Client,
            url: Result<::std::string::String, String>,
        }
        impl<'a> GetFile<'a> {
            pub fn new(client: &'a super::Client) -> Self {
                Self {
                    client: client,
                    url: Err("url was not initialized".to_string()),
                }
            }
            pub fn url<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.url = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for url failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `GET` request to `/files/{url}.json`
            pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
                let Self { client, url } = self;
                let url = url.map_err(Error::InvalidRequest)?;
                let _url = progenitor_client::support::address(
                    &client.baseurl,
                    "/files/{url}.json",
                    &[url.to_string()],
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
                let mut request = client.client.get(_url).headers(header_map).build()?;
                let info = OperationInfo {
                    operation_id: "get_file",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    204u16 => Ok(ResponseValue::empty(response)),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::get_joined`]

[`Client::get_joined`]: super::Client::get_joined*/
        #[derive(Clone)]
        pub struct GetJoined<'a> {
            client: &'a super::Client,
            a: Result<::std::string::String, String>,
            b: Result<::std::string::String, String>,
        }
        impl<'a> GetJoined<'a> {
            pub fn new(client: &'a super::Client) -> Self {
                Self {
                    client: client,
                    a: Err("a was not initialized".to_string()),
                    b: Err("b was not initialized".to_string()),
                }
            }
            pub fn a<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.a = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for a failed"
                            .to_string()
                    });
                self
            }
            pub fn b<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.b = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for b failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `GET` request to `/joined/x{a}{b}`
            pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
                let Self { client, a, b } = self;
                let a = a.map_err(Error::InvalidRequest)?;
                let b = b.map_err(Error::InvalidRequest)?;
                let url = progenitor_client::support::address(
                    &client.baseurl,
                    "/joined/x{a}{b}",
                    &[a.to_string(), b.to_string()],
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
                let mut request = client.client.get(url).headers(header_map).build()?;
                let info = OperationInfo {
                    operation_id: "get_joined",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    204u16 => Ok(ResponseValue::empty(response)),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::get_hidden`]

[`Client::get_hidden`]: super::Client::get_hidden*/
        #[derive(Clone)]
        pub struct GetHidden<'a> {
            client: &'a super::Client,
            extension: Result<::std::string::String, String>,
        }
        impl<'a> GetHidden<'a> {
            pub fn new(client: &'a super::Client) -> Self {
                Self {
                    client: client,
                    extension: Err("extension was not initialized".to_string()),
                }
            }
            pub fn extension<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.extension = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for extension failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `GET` request to `/hidden/.{extension}`
            pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
                let Self { client, extension } = self;
                let extension = extension.map_err(Error::InvalidRequest)?;
                let url = progenitor_client::support::address(
                    &client.baseurl,
                    "/hidden/.{extension}",
                    &[extension.to_string()],
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
                let mut request = client.client.get(url).headers(header_map).build()?;
                let info = OperationInfo {
                    operation_id: "get_hidden",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    204u16 => Ok(ResponseValue::empty(response)),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::get_state`]

[`Client::get_state`]: super::Client::get_state*/
        #[derive(Clone)]
        pub struct GetState<'a> {
            client: &'a super::Client,
            state: Result<::std::string::String, String>,
        }
        impl<'a> GetState<'a> {
            pub fn new(client: &'a super::Client) -> Self {
                Self {
                    client: client,
                    state: Err("state was not initialized".to_string()),
                }
            }
            pub fn state<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.state = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for state failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `GET` request to `/states/{state}`
            pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
                let Self { client, state } = self;
                let state = state.map_err(Error::InvalidRequest)?;
                let url = progenitor_client::support::address(
                    &client.baseurl,
                    "/states/{state}",
                    &[state.to_string()],
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
                let mut request = client.client.get(url).headers(header_map).build()?;
                let info = OperationInfo {
                    operation_id: "get_state",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    204u16 => Ok(ResponseValue::empty(response)),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::put_blob`]

[`Client::put_blob`]: super::Client::put_blob*/
        pub struct PutBlob<'a> {
            client: &'a super::Client,
            id: Result<::std::string::String, String>,
            body: Result<reqwest::Body, String>,
        }
        impl<'a> PutBlob<'a> {
            pub fn new(client: &'a super::Client) -> Self {
                Self {
                    client: client,
                    id: Err("id was not initialized".to_string()),
                    body: Err("body was not initialized".to_string()),
                }
            }
            pub fn id<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.id = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for id failed"
                            .to_string()
                    });
                self
            }
            pub fn body<B>(mut self, value: B) -> Self
            where
                B: std::convert::TryInto<reqwest::Body>,
            {
                self.body = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `reqwest::Body` for body failed".to_string()
                    });
                self
            }
            ///Sends a `PUT` request to `/blobs/{id}`
            pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
                let Self { client, id, body } = self;
                let id = id.map_err(Error::InvalidRequest)?;
                let body = body.map_err(Error::InvalidRequest)?;
                let url = progenitor_client::support::address(
                    &client.baseurl,
                    "/blobs/{id}",
                    &[id.to_string()],
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
                    .put(url)
                    .header(
                        ::reqwest::header::CONTENT_TYPE,
                        ::reqwest::header::HeaderValue::from_static(
                            "application/octet-stream",
                        ),
                    )
                    .body(body)
                    .headers(header_map)
                    .build()?;
                let info = OperationInfo {
                    operation_id: "put_blob",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    204u16 => Ok(ResponseValue::empty(response)),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::add_note`]

[`Client::add_note`]: super::Client::add_note*/
        #[derive(Clone)]
        pub struct AddNote<'a> {
            client: &'a super::Client,
            body: Result<super::super::types::Note, String>,
        }
        impl<'a> AddNote<'a> {
            pub fn new(client: &'a super::Client) -> Self {
                Self {
                    client: client,
                    body: Err("body was not initialized".to_string()),
                }
            }
            pub fn body<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<super::super::types::Note>,
            {
                self.body = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `super :: super :: types :: Note` for body failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `POST` request to `/notes`
            pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
                let Self { client, body } = self;
                let body = body.map_err(Error::InvalidRequest)?;
                let url = format!("{}/notes", client.baseurl,);
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
                    .post(url)
                    .json(&body)
                    .headers(header_map)
                    .build()?;
                let info = OperationInfo {
                    operation_id: "add_note",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    204u16 => Ok(ResponseValue::empty(response)),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::search`]

[`Client::search`]: super::Client::search*/
        #[derive(Clone)]
        pub struct Search<'a> {
            client: &'a super::Client,
            ids: Result<Option<super::super::types::Ids>, String>,
            number: Result<Option<super::super::types::Number>, String>,
            phone: Result<Option<::std::string::String>, String>,
            status: Result<Option<super::super::types::Status>, String>,
            type_: Result<::std::string::String, String>,
            words: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
            x_customer: Result<Option<::std::string::String>, String>,
        }
        impl<'a> Search<'a> {
            pub fn new(client: &'a super::Client) -> Self {
                Self {
                    client: client,
                    ids: Ok(None),
                    number: Ok(None),
                    phone: Ok(None),
                    status: Ok(None),
                    type_: Err("type_ was not initialized".to_string()),
                    words: Ok(None),
                    x_customer: Ok(None),
                }
            }
            pub fn ids<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<super::super::types::Ids>,
            {
                self.ids = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `super :: super :: types :: Ids` for ids failed"
                            .to_string()
                    });
                self
            }
            pub fn number<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<super::super::types::Number>,
            {
                self.number = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `super :: super :: types :: Number` for number failed"
                            .to_string()
                    });
                self
            }
            pub fn phone<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.phone = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for phone failed"
                            .to_string()
                    });
                self
            }
            pub fn status<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<super::super::types::Status>,
            {
                self.status = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `super :: super :: types :: Status` for status failed"
                            .to_string()
                    });
                self
            }
            pub fn type_<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.type_ = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for type_ failed"
                            .to_string()
                    });
                self
            }
            pub fn words<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
            {
                self.words = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `:: std :: vec :: Vec < :: std :: string :: String >` for words failed"
                            .to_string()
                    });
                self
            }
            pub fn x_customer<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.x_customer = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for x_customer failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `GET` request to `/search`
            pub async fn send(
                self,
            ) -> Result<ResponseValue<super::super::types::Found>, Error<()>> {
                let Self {
                    client,
                    ids,
                    number,
                    phone,
                    status,
                    type_,
                    words,
                    x_customer,
                } = self;
                let ids = ids.map_err(Error::InvalidRequest)?;
                let number = number.map_err(Error::InvalidRequest)?;
                let phone = phone.map_err(Error::InvalidRequest)?;
                let status = status.map_err(Error::InvalidRequest)?;
                let type_ = type_.map_err(Error::InvalidRequest)?;
                let words = words.map_err(Error::InvalidRequest)?;
                let x_customer = x_customer.map_err(Error::InvalidRequest)?;
                let url = format!("{}/search", client.baseurl,);
                let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
                header_map
                    .append(
                        ::reqwest::header::HeaderName::from_static("api-version"),
                        ::reqwest::header::HeaderValue::from_static(
                            super::Client::api_version(),
                        ),
                    );
                if let Some(value) = x_customer {
                    header_map.append("X-Customer", value.to_string().try_into()?);
                }
                #[allow(unused_mut)]
                let mut request = client
                    .client
                    .get(url)
                    .header(
                        ::reqwest::header::ACCEPT,
                        ::reqwest::header::HeaderValue::from_static("application/json"),
                    )
                    .query(&progenitor_client::QueryParam::new("ids", &ids))
                    .query(&progenitor_client::QueryParam::new("number", &number))
                    .query(&progenitor_client::QueryParam::new("phone", &phone))
                    .query(&progenitor_client::QueryParam::new("status", &status))
                    .query(&progenitor_client::QueryParam::new("type", &type_))
                    .query(&progenitor_client::QueryParam::new("words", &words))
                    .headers(header_map)
                    .build()?;
                let info = OperationInfo {
                    operation_id: "search",
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
        impl ::std::fmt::Debug for DeleteKey<'_> {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "DeleteKey",
                    &[
                        ("account_id", self.account_id.is_ok()),
                        ("key_id", self.key_id.is_ok()),
                    ],
                )
            }
        }
        impl ::std::fmt::Debug for DeleteAccount<'_> {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "DeleteAccount",
                    &[("account_id", self.account_id.is_ok())],
                )
            }
        }
        impl ::std::fmt::Debug for GetFile<'_> {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "GetFile",
                    &[("url", self.url.is_ok())],
                )
            }
        }
        impl ::std::fmt::Debug for GetJoined<'_> {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "GetJoined",
                    &[("a", self.a.is_ok()), ("b", self.b.is_ok())],
                )
            }
        }
        impl ::std::fmt::Debug for GetHidden<'_> {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "GetHidden",
                    &[("extension", self.extension.is_ok())],
                )
            }
        }
        impl ::std::fmt::Debug for GetState<'_> {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "GetState",
                    &[("state", self.state.is_ok())],
                )
            }
        }
        impl ::std::fmt::Debug for PutBlob<'_> {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "PutBlob",
                    &[("id", self.id.is_ok()), ("body", self.body.is_ok())],
                )
            }
        }
        impl ::std::fmt::Debug for AddNote<'_> {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "AddNote",
                    &[("body", self.body.is_ok())],
                )
            }
        }
        impl ::std::fmt::Debug for Search<'_> {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "Search",
                    &[
                        ("ids", !matches!(self.ids, Ok(None))),
                        ("number", !matches!(self.number, Ok(None))),
                        ("phone", !matches!(self.phone, Ok(None))),
                        ("status", !matches!(self.status, Ok(None))),
                        ("type_", self.type_.is_ok()),
                        ("words", !matches!(self.words, Ok(None))),
                        ("x_customer", !matches!(self.x_customer, Ok(None))),
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
    const SERVERS: &'static [&'static str] = &["https://calls.example.com/v2"];
    const KEY_HEADERS: &'static [&'static str] = &["X-Key"];
    const OPERATIONS: &'static [progenitor_client::Operation] = &[
        progenitor_client::Operation {
            id: "deleteKey",
            function: "delete_key",
            method: "DELETE",
            path: "/accounts/{account_id}/keys/{key.id}",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
        progenitor_client::Operation {
            id: "deleteAccount",
            function: "delete_account",
            method: "DELETE",
            path: "/accounts/{account_id}",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
        progenitor_client::Operation {
            id: "getFile",
            function: "get_file",
            method: "GET",
            path: "/files/{url}.json",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
        progenitor_client::Operation {
            id: "getJoined",
            function: "get_joined",
            method: "GET",
            path: "/joined/x{a}{b}",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
        progenitor_client::Operation {
            id: "getHidden",
            function: "get_hidden",
            method: "GET",
            path: "/hidden/.{extension}",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
        progenitor_client::Operation {
            id: "getState",
            function: "get_state",
            method: "GET",
            path: "/states/{state}",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
        progenitor_client::Operation {
            id: "putBlob",
            function: "put_blob",
            method: "PUT",
            path: "/blobs/{id}",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
        progenitor_client::Operation {
            id: "addNote",
            function: "add_note",
            method: "POST",
            path: "/notes",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
        progenitor_client::Operation {
            id: "search",
            function: "search",
            method: "GET",
            path: "/search",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
    ];
    const RATE_LIMIT: ::std::option::Option<(u32, u64)> = ::std::option::Option::None;
    fn assemble(session: progenitor_client::Session) -> Self {
        Self::new_with_client(session.base_url(), session.http(), session.clone())
    }
}
