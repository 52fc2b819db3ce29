//! The embedded server: a provider on loopback, for examples and for tests.
//!
//! It keeps invented conversations and messages that belong to each other, asks
//! for the key, and gives its lists out in pages whose cursors must come back
//! exactly as they were. Every operation of the document with `x-pagination`
//! is there, and what it keeps was checked against the document at the start.
//!
//! What goes wrong at a provider can be had on request: see [`Fault`].
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
//! Answers: 401 without a key or with an empty one, 403 with the key
//! `forbidden`, 404 for a path that is not there, 405 for another method, and
//! 400 where a parameter is unknown, missing, given twice or out of its range,
//! or where a cursor is not one that this list gave out for these filters.

mod data;
mod faults;
mod http;
mod lists;
mod reply;

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use self::faults::Waiting;
use self::lists::Lists;
use crate::Error;

pub(crate) use self::faults::help;
pub use self::faults::{Action, FAULT_HEADER, Fault, FaultError, RetryAfter};

/// A provider on loopback, on a thread of its own, until it is dropped.
///
/// It works from any runtime, since it has its own.
pub struct Server {
    shared: Arc<Shared>,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// How a [`Server`] is to be.
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

/// A request that the server saw. It holds no header, so no key.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use conversation_apis_contract::server::Server;
/// # let server = Server::start("partoo").await?;
/// for request in server.requests() {
///     println!("{} {}?{}", request.method, request.path, request.query);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Request {
    /// The method, as it came: `GET`.
    pub method: String,
    /// The path, as it came, still encoded.
    pub path: String,
    /// The query, as it came, still encoded; empty where there is none.
    pub query: String,
}

/// What the server's thread and its owner both have.
struct Shared {
    lists: Arc<Lists>,
    key: Option<String>,
    faults: Waiting,
    requests: Mutex<Vec<Request>>,
    log: bool,
}

impl Server {
    /// Starts a provider with seed 0, on a free port, without faults.
    ///
    /// # Errors
    ///
    /// As [`Builder::start`].
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

    /// A server that is still to be told how to be.
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

    /// Where it listens: `http://127.0.0.1:PORT`, without a slash at the end.
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

    /// Every request so far, in the order of arrival, refused ones too.
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
        let requests = self.shared.requests.lock();
        requests.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Adds a fault while it runs. It counts requests from now on.
    ///
    /// # Errors
    ///
    /// When the fault is for an operation that is not there.
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
        self.shared.lists.knows(&fault)?;
        self.shared.faults.add(fault);
        Ok(())
    }
}

impl Builder {
    /// What the invented data comes from, 0 unless told: the same seed gives
    /// the same bytes.
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

    /// The port on 127.0.0.1; 0, which is the default, for any free one.
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

    /// The only key that is known, another one is answered 401; any one is
    /// known unless told, except `forbidden`, which is answered 403 always.
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

    /// Adds a fault.
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

    /// Adds several faults: a `Vec<Fault>`, or what [`Fault::script`] reads.
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

    /// Whether each request is a line on standard error, with method, path and
    /// status; no unless told. A line has no query and no header.
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

    /// Starts it. It listens when this returns.
    ///
    /// # Errors
    ///
    /// When there is no such provider, its document cannot be read, an item
    /// does not fit it, a fault is for an operation that is not there, or the
    /// port is taken.
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
        let lists = Lists::open(&self.provider, self.seed)?;
        let faults = Waiting::default();
        for fault in self.faults {
            lists.knows(&fault)?;
            faults.add(fault);
        }
        let at = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listener = TcpListener::bind(at)
            .map_err(|error| Error(format!("cannot listen at {at}: {error}")))?;
        let shared = Arc::new(Shared {
            lists,
            key: self.key,
            faults,
            requests: Mutex::default(),
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
    /// Shows no key.
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
        // The thread ends at once; a send that fails has ended before.
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
