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
//! use conversation_apis_contract::server::{Fault, Server};
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
mod changes;
mod cursor;
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

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use self::api::Api;
use self::inject::Pending;
use self::store::Store;
use crate::Error;

pub(crate) use self::fault::help;
pub use self::fault::{Action, FAULT_HEADER, Fault, FaultError, RetryAfter};
pub(crate) use self::known::{has, known};
pub use self::request::Request;

/// A provider on loopback. It runs until it is dropped, and its data with it.
///
/// It has its own thread and runtime, so it can be used from any runtime.
pub struct Server {
    shared: Arc<Shared>,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// The settings of a [`Server`].
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use conversation_apis_contract::server::Server;
/// let server = Server::builder("partoo").seed(7).port(0).start().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Builder {
    provider: String,
    seed: u64,
    port: u16,
    key: Option<String>,
    faults: Vec<Fault>,
    log: bool,
}

/// What the server's thread shares with the [`Server`].
struct Shared {
    api: &'static Api,
    key: Option<String>,
    faults: Pending,
    state: Mutex<State>,
    log: bool,
}

/// What requests change.
struct State {
    store: Store,
    requests: Vec<Request>,
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
    /// use conversation_apis_contract::server::Server;
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
    /// let builder = conversation_apis_contract::server::Server::builder("partoo");
    /// ```
    pub fn builder(provider: impl Into<String>) -> Builder {
        Builder {
            provider: provider.into(),
            seed: 0,
            port: 0,
            key: None,
            faults: Vec::new(),
            log: false,
        }
    }

    /// The address at which it listens: `http://127.0.0.1:PORT`, without a trailing slash.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use conversation_apis_contract::server::Server;
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
    /// # use conversation_apis_contract::server::Server;
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
    /// # use conversation_apis_contract::server::{Fault, Server};
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
}

impl Builder {
    /// The seed of the invented data. The default is 0. The same seed gives the same bytes.
    ///
    /// ```
    /// # use conversation_apis_contract::server::Server;
    /// let builder = Server::builder("partoo").seed(7);
    /// ```
    #[must_use]
    pub const fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// The port on 127.0.0.1. The default, 0, takes any free port.
    ///
    /// ```
    /// # use conversation_apis_contract::server::Server;
    /// let builder = Server::builder("partoo").port(8080);
    /// ```
    #[must_use]
    pub const fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Accepts only this key; others get 401. By default, any key is accepted. The key
    /// `forbidden` always gets 403. If a request needs several keys, this is the first of them,
    /// and the others can be any. For a user and a password, it is `user:password`.
    ///
    /// ```
    /// # use conversation_apis_contract::server::Server;
    /// let builder = Server::builder("partoo").key("an-invented-key");
    /// ```
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Adds a fault. If several are due for a request, the one that was added first happens.
    ///
    /// ```
    /// # use conversation_apis_contract::server::{Action, Fault, Server};
    /// let builder = Server::builder("partoo").fault(Fault::new(Action::Cut));
    /// ```
    #[must_use]
    pub fn fault(mut self, fault: Fault) -> Self {
        self.faults.push(fault);
        self
    }

    /// Adds several faults, such as those of [`Fault::script`].
    ///
    /// ```
    /// # use conversation_apis_contract::server::{Fault, Server};
    /// let script = vec![Fault::status(429), Fault::status(503).nth(2)];
    /// let builder = Server::builder("partoo").script(script);
    /// ```
    #[must_use]
    pub fn script(mut self, faults: impl IntoIterator<Item = Fault>) -> Self {
        self.faults.extend(faults);
        self
    }

    /// Whether to write a line for each request to standard error: its method, its path and
    /// the status. The default is `false`. Queries and headers are never written.
    ///
    /// ```
    /// # use conversation_apis_contract::server::Server;
    /// let builder = Server::builder("partoo").log(true);
    /// ```
    #[must_use]
    pub const fn log(mut self, log: bool) -> Self {
        self.log = log;
        self
    }

    /// Starts the server. It listens when this returns.
    ///
    /// # Errors
    ///
    /// If there is no such provider, if its document cannot be read or does not allow an item
    /// of its data, if a fault is not possible on this server (see [`Server::fault`]), or if
    /// the port is taken.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use conversation_apis_contract::server::Server;
    /// assert!(Server::builder("nobody").start().await.is_err());
    /// # Ok(())
    /// # }
    /// ```
    pub async fn start(self) -> Result<Server, Error> {
        let api = Api::open(&self.provider)?;
        let store = api.store(self.seed)?;
        let faults = Pending::default();
        for fault in self.faults {
            inject::check(&fault, api)?;
            faults.add(fault);
        }
        let at = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listener = TcpListener::bind(at)
            .map_err(|error| Error(format!("cannot listen at {at}: {error}")))?;
        let shared = Arc::new(Shared {
            api,
            key: self.key,
            faults,
            state: Mutex::new(State {
                store,
                requests: Vec::new(),
            }),
            log: self.log,
        });
        let failed = |error| Error(format!("cannot serve: {error}"));
        let address = listener.local_addr().map_err(failed)?;
        let (stop, stopped) = oneshot::channel();
        let thread = http::serve(listener, Arc::clone(&shared), stopped).map_err(failed)?;
        Ok(Server {
            shared,
            address,
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

impl fmt::Debug for Builder {
    /// Leaves out the key.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut builder = formatter.debug_struct("Builder");
        builder.field("provider", &self.provider);
        builder.field("seed", &self.seed).field("port", &self.port);
        builder
            .field("faults", &self.faults)
            .finish_non_exhaustive()
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
