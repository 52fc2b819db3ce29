//! The providers of the crate: their types and operations, which the harness calls by name.

mod answer;
mod given;
mod webhooks;

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;

// The list of providers calls the runtime by this name.
pub use conversation_apis as progenitor_client;
use conversation_apis::support::{self, Observed, ReadItems};
use conversation_apis::{
    ClientBuilder, Error, Limiter, RawClient, RawJson, Retry, Secrets, Union, VisitUnions,
};
use conversation_apis_codegen::{Document, Folder};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Error as Unreadable;
use crate::document::Contract;
use crate::tls;

pub use self::answer::{Decoded, bytes, download, events, json, listened, outcome, walked};
pub use self::given::{Argument, Content, Failed, Given, GivenBody, Parts, SharedLimiter};
pub use self::webhooks::{Refused, Variant, Verified, Verify, Webhooks};

include!(concat!(env!("OUT_DIR"), "/providers.rs"));

/// One provider of the crate.
#[derive(Clone, Copy)]
pub struct Provider {
    /// Its name: module, feature and folder under `openapi/`.
    pub name: &'static str,
    /// The folder of its document when the harness was built, as an absolute path.
    pub folder: &'static str,
    /// The files of this folder: the name of each in the folder, and its text.
    pub files: &'static [(&'static str, &'static str)],
    /// How many requests the vendor allows, and in how many seconds.
    pub rate_limit: Option<(u32, u64)>,
    /// Creates the generated client for a server.
    pub connect: fn(Endpoint) -> Result<Box<dyn RawClient>, Error>,
    /// The types, by name: a component, `operationId.status`, `operationId.body`, or
    /// `webhooks.` and the name of an event.
    pub types: &'static [Type],
    /// The facts of all operations of the client.
    pub facts: &'static [&'static conversation_apis::Operation],
    /// The operations that the harness calls.
    pub operations: &'static [Operation],
    /// The ids of the operations that it does not call, with the reason.
    pub skipped: &'static [(&'static str, &'static str)],
    /// Its webhooks, if the document says how deliveries are verified.
    pub webhooks: Option<Webhooks>,
}

/// The server for which a client is created, and the client's limits. All other settings have
/// the defaults of [`ClientBuilder`].
pub struct Endpoint {
    /// The server's address.
    pub base_url: String,
    /// A key for each security scheme of the document, in its order. An empty one is not given.
    pub keys: Vec<String>,
    /// How failed calls are retried.
    pub retry: Retry,
    /// The rate limiter. Every attempt waits for it.
    pub limiter: Arc<dyn Limiter>,
    /// The maximum length of a body, in bytes.
    pub max_response_bytes: usize,
}

/// Creates the client of a call. It does not retry, because the single call is checked. Operations
/// with a server of their own are sent to the given one too.
///
/// # Errors
///
/// If the client cannot be built.
pub fn client<C>(given: &Given) -> Result<C, Error>
where
    C: conversation_apis::Provider,
{
    tls::install();
    let mut builder = ClientBuilder::<C>::new(credentials(given.keys.clone()))
        .base_url(given.base_url.clone())
        .http_client(given.http.clone())
        .retry(Retry::off());
    // A relative one is below the address anyway.
    let own = C::OPERATIONS
        .iter()
        .filter_map(|operation| operation.servers.first());
    for server in own.filter(|server| server.url().contains("://")) {
        builder = builder.override_server(server.url(), given.base_url.clone());
    }
    match &given.limiter {
        Some(SharedLimiter(limiter)) => builder.quota(Arc::clone(limiter)).build(),
        None => builder.without_quota().build(),
    }
}

/// The credentials of a client. Empty keys are not given.
fn credentials<C: From<Secrets>>(keys: Vec<String>) -> C {
    let keys = keys.into_iter().enumerate();
    let keys = keys.filter(|(_, key)| !key.is_empty());
    let keys: Vec<(usize, String)> = keys.collect();
    let secrets = match keys.is_empty() {
        true => Secrets::none(),
        false => Secrets::default(),
    };
    let secrets = keys
        .into_iter()
        .fold(secrets, |secrets, (scheme, key)| secrets.text(scheme, key));
    secrets.into()
}

/// Creates a provider's client.
///
/// # Errors
///
/// If the client cannot be built.
pub fn connect<C>(endpoint: Endpoint) -> Result<Box<dyn RawClient>, Error>
where
    C: conversation_apis::Provider + RawClient,
{
    tls::install();
    let client = ClientBuilder::<C>::new(credentials(endpoint.keys))
        .base_url(endpoint.base_url)
        .retry(endpoint.retry)
        .quota(endpoint.limiter)
        .max_response_bytes(endpoint.max_response_bytes)
        .build()?;
    Ok(Box::new(client))
}

/// A generated type.
pub struct Type {
    /// The schema's name in the document.
    pub name: &'static str,
    /// Decodes and encodes a JSON text.
    pub round_trip: fn(&str) -> Result<RoundTrip, Failure>,
    /// Decodes a text, and returns how it deviates from the document. The second text is the
    /// place of its schema. A page that does not decode is read item by item, if its operation's
    /// fact `list` is given.
    pub observe: fn(&str, &str, Option<ReadItems>) -> Observed<()>,
    /// The type's own JSON Schema.
    pub json_schema: fn() -> Value,
    /// Decodes a text, for a test that shows the value.
    pub shown: fn(&str) -> Result<Shown, Failure>,
}

/// A decoded value, as a test shows it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The pretty `Debug` output.
    pub debug: String,
    /// The JSON encoded from it.
    pub json: String,
}

/// A JSON text that was decoded and encoded again.
#[derive(Debug, Clone, Serialize)]
pub struct RoundTrip {
    /// The encoded JSON.
    pub output: RawJson,
    /// The branch of each union, by JSON pointer.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub unions: BTreeMap<String, String>,
}

/// Why a text was not decoded. It contains no value from the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// What was expected, and the kind of value that was found.
    pub error: String,
    /// The JSON pointer of the value.
    pub path: String,
}

/// An operation of the generated client, and calls of it.
pub struct Operation {
    /// Its `operationId`. If it has none, its method and path.
    pub id: &'static str,
    /// Its method, in lower case as the document has it.
    pub method: &'static str,
    /// Its path below the base URL.
    pub path: &'static str,
    /// A call.
    pub call: Call<Decoded>,
    /// A walk over all items. After an error it resumes once.
    pub walk: Option<Call<Vec<Result<Value, Error>>>>,
}

/// A call by the generated client.
pub type Call<T> = fn(Given) -> Answer<T>;
/// The result of a call.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, Failed>> + Send>>;

impl Type {
    /// The generated type `T`, for the schema of this name.
    pub const fn of<T>(name: &'static str) -> Self
    where
        T: DeserializeOwned + Serialize + VisitUnions + schemars::JsonSchema + Debug,
    {
        Self {
            name,
            round_trip: round_trip::<T>,
            observe: observe::<T>,
            json_schema: || schemars::schema_for!(T).to_value(),
            shown: shown::<T>,
        }
    }
}

impl Provider {
    /// The provider with this name.
    pub fn find(name: &str) -> Option<&'static Self> {
        PROVIDERS.iter().find(|provider| provider.name == name)
    }

    /// The type for a schema's name.
    pub fn find_type(&self, name: &str) -> Option<&'static Type> {
        self.types.iter().find(|found| found.name == name)
    }

    /// The operation with this id.
    pub fn find_operation(&self, id: &str) -> Option<&'static Operation> {
        self.operations.iter().find(|operation| operation.id == id)
    }

    /// The folder of its document when the harness was built. It need not exist.
    pub fn folder(&self) -> PathBuf {
        PathBuf::from(self.folder)
    }

    /// The files of its document: those in the folder if it exists, and otherwise those that the
    /// program carries.
    pub fn source(&self) -> Folder {
        match Path::new(self.folder).is_dir() {
            true => Folder::on_disk(self.folder),
            false => Folder::embedded(self.folder, self.files),
        }
    }

    /// Its document, with the overlays.
    ///
    /// # Errors
    ///
    /// If a file cannot be read, or if an overlay cannot be applied.
    pub fn document(&self) -> Result<Document, Unreadable> {
        Ok(Document::of_folder(&self.source())?)
    }

    /// Its document as the harness reads it.
    ///
    /// # Errors
    ///
    /// Those of [`document`](Self::document) and of [`Contract::of`].
    pub fn contract(&self) -> Result<Contract, Unreadable> {
        Ok(Contract::of(self.document()?)?)
    }
}

/// Decodes a text as `T`, and returns how it deviates from the document.
fn observe<T: DeserializeOwned>(text: &str, root: &str, list: Option<ReadItems>) -> Observed<()> {
    support::observe::<T>(text, root, list).without_value()
}

/// Decodes a text as `T`, and returns its `Debug` output and its JSON.
fn shown<T: DeserializeOwned + Serialize + Debug>(text: &str) -> Result<Shown, Failure> {
    let value: T = read(text)?.decode().map_err(|error| Failure {
        error: error.reason().to_owned(),
        path: error.pointer().to_owned(),
    })?;
    Ok(Shown {
        debug: format!("{value:#?}"),
        json: serde_json::to_string(&value).unwrap_or_default(),
    })
}

/// Decodes a text as `T`, notes the branches of its unions, and encodes it again.
///
/// A malformed union is a failure here. The type keeps it so that one bad value does not
/// fail its page, but the value is wrong.
fn round_trip<T>(text: &str) -> Result<RoundTrip, Failure>
where
    T: DeserializeOwned + Serialize + VisitUnions,
{
    let raw: RawJson = read(text)?;
    let value: T = raw.decode().map_err(|error| Failure {
        error: error.reason().to_owned(),
        path: error.pointer().to_owned(),
    })?;
    let mut unions = BTreeMap::new();
    let mut malformed = None;
    value.visit_unions(&mut String::new(), &mut |at, union| {
        let branch = match union {
            Union::Branch(name) => name,
            Union::Malformed(found) => {
                let error = found.error();
                malformed.get_or_insert(Failure {
                    error: format!("{} ({})", error.reason(), found.branch()),
                    path: format!("{at}{}", error.pointer()),
                });
                found.branch()
            }
            _ => "Unknown",
        };
        unions.insert(at.to_owned(), branch.to_owned());
    });
    match malformed {
        Some(failure) => Err(failure),
        None => Ok(RoundTrip {
            output: read(&serde_json::to_string(&value).unwrap_or_default())?,
            unions,
        }),
    }
}

fn read(text: &str) -> Result<RawJson, Failure> {
    serde_json::from_str(text).map_err(|error| Failure {
        error: format!(
            "not JSON at line {}, column {}",
            error.line(),
            error.column()
        ),
        path: String::new(),
    })
}
