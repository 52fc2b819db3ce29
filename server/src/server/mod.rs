//! A provider on loopback, for examples and tests.
//!
//! The server has invented conversations, and messages that belong to them. It requires a
//! key, and sends its lists in pages. A client must send a cursor back exactly as it received
//! it. When it starts, it validates each item against the document.
//!
//! The server keeps state. A message that was sent is in the list, in the last message of its
//! conversation and in the counts, and filters select by the new status. Each server has its
//! own data, and its own clock: one second passes with each write. The same seed and the same
//! requests give the same bytes.
//!
//! The server can also send wrong responses: see [`Fault`].
//!
//! ```
//! use conversation_apis::Retry;
//! use conversation_apis::partoo::Client;
//! use conversation_apis_server::{Fault, Server};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let server = Server::builder("partoo").fault(Fault::status(503)).start().await?;
//! let client = Client::builder("any-key").base_url(server.base_url());
//! let client = client.retry(Retry::off()).build()?;
//! assert!(client.list_conversations().send().await.unwrap_err().is_transient());
//! assert_eq!(client.list_conversations().send().await?.count, Some(25));
//! assert_eq!(server.requests().len(), 2);
//! # Ok(())
//! # }
//! ```
//!
//! A server can deliver the events of its own changes to a webhook, signed with a test key:
//! see [`Builder::webhook_to`].
//!
//! Errors:
//!
//! - 400 if a parameter is unknown, missing, repeated or out of its range, or if the cursor
//!   does not belong to this list with these filters. The servers of `octopush` and
//!   `ninetynine` ignore unknown parameters and wrong values, as their vendors do.
//! - 400, or 422 from `ninetynine`, if the document does not allow the body. It names the
//!   property. Only the server of `partoo` refuses unknown properties.
//! - 401 without a key, or with an empty or unknown one.
//! - 403 with the key `forbidden`.
//! - 404 for an unknown path, and for an id that no item has.
//! - 405 for another method.
//! - 413 for a body of more than 64 MiB.
//! - 415 for a body of another content type, if the document has this status.
//! - 500 if the server's own response does not fit the document. It names the place.
//! - 501 for an operation that the document has and the server does not.

mod api;
mod body;
mod builder;
mod changes;
mod cursor;
mod definition;
mod facts;
mod fault;
mod filter;
mod fixtures;
mod http;
mod inject;
mod known;
mod list;
mod operation;
mod providers;
mod query;
mod random;
mod reply;
mod request;
mod respond;
mod store;
mod webhooks;

use std::fmt;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use self::api::Api;
use self::inject::Pending;
use self::store::Store;
use self::webhooks::Webhooks;
use crate::Error;

pub use self::builder::Builder;
use self::builder::Source;
pub use self::definition::Definition;
pub use self::fault::help;
pub use self::fault::{Action, FAULT_HEADER, Fault, FaultError, RetryAfter};
pub use self::known::{has, known};
pub use self::request::Request;
pub use self::webhooks::help as webhook_help;
pub use self::webhooks::{
    DeliveryOutcome, DeliveryRecord, WebhookAction, WebhookFault, WebhookSettings,
};

/// A provider on loopback. It runs until it is dropped, and its data with it.
///
/// It has its own thread and runtime, so it can be used from any runtime.
pub struct Server {
    shared: Arc<Shared>,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What the server's thread shares with the [`Server`].
struct Shared {
    api: &'static Api,
    key: Option<String>,
    faults: Pending,
    webhooks: Option<Arc<Webhooks>>,
    state: Mutex<State>,
    log: bool,
}

/// What requests change.
struct State {
    store: Store,
    requests: Vec<Request>,
    /// How many messages of customers have arrived.
    arrived: u64,
}

impl Server {
    /// Starts a provider with seed 0, on a free port, without faults. It accepts any key.
    ///
    /// # Errors
    ///
    /// The errors of [`Builder::start`].
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use conversation_apis_server::Server;
    /// let server = Server::start("partoo").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn start(provider: &str) -> Result<Self, Error> {
        Self::builder(provider).start().await
    }

    /// The settings of a new server.
    ///
    /// ```
    /// let builder = conversation_apis_server::Server::builder("partoo");
    /// ```
    pub fn builder(provider: impl Into<String>) -> Builder {
        Builder::new(Source::Named(provider.into()))
    }

    /// The settings of a new server of a provider that is not one of this workspace. See
    /// [`Definition`] for an example.
    pub fn of(provider: Definition) -> Builder {
        Builder::new(Source::Given(provider))
    }

    /// The address at which it listens: `http://127.0.0.1:PORT`, without a trailing slash.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use conversation_apis_server::Server;
    /// # let server = Server::start("partoo").await?;
    /// assert!(server.base_url().starts_with("http://127.0.0.1:"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// All requests so far in the order of arrival, including those that got an error.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use conversation_apis_server::Server;
    /// # let server = Server::start("partoo").await?;
    /// assert_eq!(server.requests().len(), 0);
    /// # Ok(())
    /// # }
    /// ```
    pub fn requests(&self) -> Vec<Request> {
        let state = self.shared.state.lock();
        let state = state.unwrap_or_else(PoisonError::into_inner);
        state.requests.clone()
    }

    /// Adds a fault to a running server. The fault counts requests from now on.
    ///
    /// # Errors
    ///
    /// If the fault is for an operation that the server does not have, or needs a list with
    /// cursors and there is none.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use conversation_apis_server::{Fault, Server};
    /// # let server = Server::start("partoo").await?;
    /// server.fault(Fault::status(500).operation("listMessages"))?;
    /// assert!(server.fault(Fault::status(500).operation("listShips")).is_err());
    /// # Ok(())
    /// # }
    /// ```
    pub fn fault(&self, fault: Fault) -> Result<(), Error> {
        inject::check(&fault, self.shared.api)?;
        self.shared.faults.add(fault);
        Ok(())
    }

    /// Lets this many messages of customers arrive, as through the channels of the vendor. Each
    /// changes the data as a write does. If the server delivers webhooks, their events are in
    /// the queue when this returns. The seed and the number of earlier messages decide what
    /// they are. Each is like a message of a customer that the server has. If it has none, none
    /// arrives.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use conversation_apis_server::Server;
    /// # let server = Server::start("partoo").await?;
    /// server.customer_writes(3);
    /// # Ok(())
    /// # }
    /// ```
    pub fn customer_writes(&self, messages: u64) {
        let Shared { api, webhooks, .. } = &*self.shared;
        for _ in 0..messages {
            let state = self.shared.state.lock();
            let mut state = state.unwrap_or_else(PoisonError::into_inner);
            let before = state.store.clone();
            let number = state.arrived;
            state.arrived += 1;
            (api.embedded.arrive)(&mut state.store, number);
            if let Some(webhooks) = webhooks {
                webhooks.changed(&before, &state.store);
            }
        }
    }

    /// Every attempt to deliver a webhook that has ended, in the order in which the attempts
    /// started. Events whose body the document does not allow are among them. It is empty if
    /// the server delivers no webhooks.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use conversation_apis_server::Server;
    /// # let server = Server::start("partoo").await?;
    /// assert!(server.deliveries().is_empty());
    /// # Ok(())
    /// # }
    /// ```
    pub fn deliveries(&self) -> Vec<DeliveryRecord> {
        let webhooks = self.shared.webhooks.as_ref();
        webhooks.map_or_else(Vec::new, |webhooks| webhooks.records())
    }

    /// Waits until every event so far was delivered or lost: the queue is empty, and nothing
    /// is in flight or waits for a retry. Deliveries that wait for later events because of
    /// [`WebhookSettings::repeat`] or [`WebhookSettings::reorder`] start at once. It returns at
    /// once if the server delivers no webhooks.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use conversation_apis_server::Server;
    /// # let server = Server::start("partoo").await?;
    /// server.delivered().await;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn delivered(&self) {
        if let Some(webhooks) = &self.shared.webhooks {
            webhooks.delivered().await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The thread ends at once. If the message cannot be sent, it has ended already.
        let _ = self.stop.take().map(|stop| stop.send(()));
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut server = formatter.debug_struct("Server");
        server
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}
