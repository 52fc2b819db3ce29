use progenitor_client::{
    Call, Method, Operation, Provider, RawRequest, Scheme, Secrets, Session,
};

/// The types of the document's schemas.
pub mod types {
    use progenitor_client::{Extra, Integer, Malformed, RawJson, UnknownValue};

    /// Response of `GET /people` (200).
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ListPeopleResponse {
        /// Not described in the document.
        pub items: Vec<Person>,
        /// Where the list continues.
        pub page: Option<ListPeopleResponsePage>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Where the list continues.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ListPeopleResponsePage {
        /// Not described in the document.
        pub next: Option<String>,
        /// Not described in the document.
        pub order: Option<ListPeopleResponsePageOrder>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `order` of [`ListPeopleResponsePage`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ListPeopleResponsePageOrder {
        /// `ascending`
        Ascending,
        /// `descending`
        Descending,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// Response of `GET /pets` (200).
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ListPetsResponse {
        /// Not described in the document.
        pub items: Vec<Pet>,
        /// Not described in the document.
        pub page: Option<ListPetsResponsePage>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `page` of [`ListPetsResponse`]. The same type as [`ListPeopleResponsePage`].
    pub type ListPetsResponsePage = ListPeopleResponsePage;

    /// The property `order` of [`ListPetsResponsePage`]. The same type as
    /// [`ListPeopleResponsePageOrder`].
    pub type ListPetsResponsePageOrder = ListPeopleResponsePageOrder;

    /// An item of the property `items` of [`ListPeopleResponse`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Person {
        /// Not described in the document.
        pub address: PersonAddress,
        /// Not described in the document.
        pub state: Option<PersonState>,
        /// Not described in the document.
        pub manager: Option<Box<PersonManager>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `address` of [`Person`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct PersonAddress {
        /// Not described in the document.
        pub city: String,
        /// Not described in the document.
        pub kind: Option<PersonAddressKind>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `kind` of [`PersonAddress`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum PersonAddressKind {
        /// `home`
        Home,
        /// `work`
        Work,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The property `manager` of [`Person`].
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct PersonManager {
        /// Not described in the document.
        pub since: Option<Integer>,
        /// Not described in the document.
        pub person: Option<Box<Person>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `state` of [`Person`]. The same type as [`State`].
    pub type PersonState = State;

    /// An item of the property `items` of [`ListPetsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Pet {
        /// Not described in the document.
        pub address: Option<PetAddress>,
        /// Not described in the document.
        pub contact: Option<PetContact>,
        /// Not described in the document.
        pub owner: Option<PetOwner>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `address` of [`Pet`]. The same type as [`PersonAddress`].
    pub type PetAddress = PersonAddress;

    /// The property `kind` of [`PetAddress`]. The same type as [`PersonAddressKind`].
    pub type PetAddressKind = PersonAddressKind;

    /// The property `contact` of [`Pet`].
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum PetContact {
        /// If the value has this shape.
        PetContact0(Box<PetContact0>),
        /// If the value has this shape.
        PetContact1(Box<PetContact1>),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// In an emergency.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct PetContact0 {
        /// Not described in the document.
        pub phone: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Otherwise.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct PetContact1 {
        /// Not described in the document.
        pub phone: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `owner` of [`Pet`].
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct PetOwner {
        /// Not described in the document.
        pub since: Option<Integer>,
        /// Not described in the document.
        pub person: Option<Person>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The schema `State`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum State {
        /// `active`
        Active,
        /// `away`
        Away,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    // How the runtime reads and writes these types.

    progenitor_client::record! { required ListPeopleResponse extra at "#/paths/~1people/get/responses/200/content/application~1json/schema" {
        0 "items" => items: required,
        1 "page" => page: optional,
    } }

    progenitor_client::response! { ListPeopleResponse extra {
        items: Vec<Person>,
    } set_by {
        with_page page: ListPeopleResponsePage,
    } }

    progenitor_client::record! { ListPeopleResponsePage extra at "#/paths/~1people/get/responses/200/content/application~1json/schema/properties/page" {
        0 "next" => next: optional,
        1 "order" => order: optional,
    } }

    progenitor_client::response! { ListPeopleResponsePage extra {
    } set_by {
        with_next next: String,
        with_order order: ListPeopleResponsePageOrder,
    } }

    progenitor_client::open_enum! { ListPeopleResponsePageOrder at "#/paths/~1people/get/responses/200/content/application~1json/schema/properties/page/properties/order" {
        "ascending" => Ascending,
        "descending" => Descending,
    } }

    progenitor_client::record! { required ListPetsResponse extra at "#/paths/~1pets/get/responses/200/content/application~1json/schema" {
        0 "items" => items: required,
        1 "page" => page: optional,
    } visit {
        "items" => items,
    } }

    progenitor_client::response! { ListPetsResponse extra {
        items: Vec<Pet>,
    } set_by {
        with_page page: ListPetsResponsePage,
    } }

    progenitor_client::record! { required Person extra {
        0 "address" => address: required,
        1 "state" => state: optional,
        2 "manager" => manager: optional,
    } }

    progenitor_client::response! { Person extra {
        address: PersonAddress,
    } set_by {
        with_state state: PersonState,
        with_manager manager: Box<PersonManager>,
    } }

    progenitor_client::record! { required PersonAddress extra at "#/components/schemas/Person/properties/address" {
        0 "city" => city: required,
        1 "kind" => kind: optional,
    } }

    progenitor_client::response! { PersonAddress extra {
        city: String,
    } set_by {
        with_kind kind: PersonAddressKind,
    } }

    progenitor_client::open_enum! { PersonAddressKind at "#/components/schemas/Person/properties/address/properties/kind" {
        "home" => Home,
        "work" => Work,
    } }

    progenitor_client::record! { PersonManager extra at "#/components/schemas/Person/properties/manager" {
        0 "since" => since: optional,
        1 "person" => person: optional,
    } }

    progenitor_client::response! { PersonManager extra {
    } set_by {
        with_since since: Integer,
        with_person person: Box<Person>,
    } }

    progenitor_client::record! { Pet extra {
        0 "address" => address: optional,
        1 "contact" => contact: optional,
        2 "owner" => owner: optional,
    } visit {
        "contact" => contact,
    } }

    progenitor_client::response! { Pet extra {
    } set_by {
        with_address address: PetAddress,
        with_contact contact: PetContact,
        with_owner owner: PetOwner,
    } }

    progenitor_client::union! { PetContact at "#/components/schemas/Pet/properties/contact" by shape {
        Object ["phone"] ["phone"] [] => PetContact0,
        Object ["phone"] ["phone"] [] => PetContact1,
    } }

    progenitor_client::record! { required PetContact0 extra at "#/components/schemas/Pet/properties/contact/oneOf/0" {
        0 "phone" => phone: required,
    } }

    progenitor_client::response! { PetContact0 extra {
        phone: String,
    } }

    progenitor_client::record! { required PetContact1 extra at "#/components/schemas/Pet/properties/contact/oneOf/1" {
        0 "phone" => phone: required,
    } }

    progenitor_client::response! { PetContact1 extra {
        phone: String,
    } }

    progenitor_client::record! { PetOwner extra at "#/components/schemas/Pet/properties/owner" {
        0 "since" => since: optional,
        1 "person" => person: optional,
    } }

    progenitor_client::response! { PetOwner extra {
    } set_by {
        with_since since: Integer,
        with_person person: Person,
    } }

    progenitor_client::open_enum! { State {
        "active" => Active,
        "away" => Away,
    } }
}

/// A client of Shared, version 1.
///
/// Servers:
/// - <https://shared.example.com>
///
/// Each method returns a builder and sends nothing. A clone is cheap: it shares the
/// connections, the keys and the quota.
#[derive(Clone, Debug)]
pub struct Client(Session);

impl Client {
    /// The operation `listPeople`.
    ///
    /// Sends `GET /people` when [`send`](builder::ListPeople::send) is awaited.
    pub fn list_people(&self) -> builder::ListPeople {
        builder::ListPeople(Call::new(&self.0, &builder::ListPeople::OPERATION))
    }

    /// The operation `listPets`.
    ///
    /// Sends `GET /pets` when [`send`](builder::ListPets::send) is awaited.
    pub fn list_pets(&self) -> builder::ListPets {
        builder::ListPets(Call::new(&self.0, &builder::ListPets::OPERATION))
    }

    /// Starts a request that the document does not have: any method, and any path below the base
    /// URL, with the client's keys, retries, rate limit and errors. See
    /// [`RawRequest`](progenitor_client::RawRequest).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// The credentials for Shared.
///
/// The document has no security schemes.
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
    const SERVERS: &'static [&'static str] = &["https://shared.example.com"];
    const SCHEMES: &'static [Scheme] = &[];
    const SECURITY: &'static [&'static [usize]] = &[];
    const OPERATIONS: &'static [&'static Operation] = &[
        &builder::ListPeople::OPERATION,
        &builder::ListPets::OPERATION,
    ];
    const RATE_LIMIT: Option<(u32, u64)> = None;

    fn assemble(session: Session) -> Self {
        Self(session)
    }

    fn session(&self) -> &Session {
        &self.0
    }
}

/// The servers of the document, for
/// [`ClientBuilder::base_url`](progenitor_client::ClientBuilder::base_url).
pub mod servers {
    /// The server `https://shared.example.com`.
    ///
    /// It is the default of a client.
    pub const PRODUCTION: &str = "https://shared.example.com";
}

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{Call, Error, Operation, ResponseValue};
    use super::types;

    /// The operation `listPeople`.
    ///
    /// Returned by [`Client::list_people`](super::Client::list_people); sends `GET /people`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ListPeople(pub(super) Call);

    impl ListPeople {
        pub(super) const OPERATION: Operation = Operation {
            id: "listPeople",
            method: "GET",
            path: "/people",
            success: &[200..=200],
            ..Operation::NONE
        };

        /// Sends `GET /people`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ListPeopleResponse>, Error> {
            self.0.json().await
        }
    }

    /// The operation `listPets`.
    ///
    /// Returned by [`Client::list_pets`](super::Client::list_pets); sends `GET /pets`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ListPets(pub(super) Call);

    impl ListPets {
        pub(super) const OPERATION: Operation = Operation {
            id: "listPets",
            method: "GET",
            path: "/pets",
            success: &[200..=200],
            ..Operation::NONE
        };

        /// Sends `GET /pets`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ListPetsResponse>, Error> {
            self.0.json().await
        }
    }
}
