//! The settings of a server, and how it starts.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};

use serde::Serialize;
use tokio::sync::oneshot;

use super::api::Api;
use super::definition::Definition;
use super::fault::Fault;
use super::fixtures::Own;
use super::inject::{self, Pending};
use super::webhooks::{WebhookSettings, Webhooks};
use super::{Server, Shared, State, http};
use crate::Error;

/// The provider of a server.
#[derive(Clone)]
pub(super) enum Source {
    /// One of this workspace.
    Named(String),
    /// The caller's.
    Given(Definition),
}

impl Source {
    fn name(&self) -> &str {
        match self {
            Self::Named(name) => name,
            Self::Given(definition) => definition.name(),
        }
    }
}

/// The settings of a [`Server`].
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use conversation_apis_server::Server;
/// let server = Server::builder("partoo").seed(7).port(0).start().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Builder {
    provider: Source,
    own: Own,
    seed: u64,
    port: u16,
    key: Option<String>,
    faults: Vec<Fault>,
    webhooks: Option<WebhookSettings>,
    log: bool,
}

impl Builder {
    pub(super) fn new(provider: Source) -> Self {
        Self {
            provider,
            own: Own::default(),
            seed: 0,
            port: 0,
            key: None,
            faults: Vec::new(),
            webhooks: None,
            log: false,
        }
    }

    /// The seed of the invented data. The default is 0. The same seed gives the same bytes.
    ///
    /// ```
    /// # use conversation_apis_server::Server;
    /// let builder = Server::builder("partoo").seed(7);
    /// ```
    #[must_use]
    pub const fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Starts without invented data: no conversations, messages, contacts and webhooks. Settings of
    /// the account stay, such as inboxes and agents.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use conversation_apis::partoo::Client;
    /// # use conversation_apis_server::Server;
    /// let server = Server::builder("partoo").empty().start().await?;
    /// let client = Client::builder("any-key").base_url(server.base_url()).build()?;
    /// assert_eq!(client.list_conversations().send().await?.count, Some(0));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub const fn empty(mut self) -> Self {
        self.own.is_empty = true;
        self
    }

    /// Adds an item of your own to a collection: a generated type, or
    /// [`serde_json::json!`]. It comes after the items that the collection has.
    ///
    /// Properties that the item lacks get the values of the provider's template: ids, times, and
    /// those that it has of its owner. An item belongs to the last owner whose values it has: a
    /// message with a `conversation_id` to that conversation, and one without to the last
    /// conversation. A conversation of `ninetynine` is with the last of the `contacts`. If there is
    /// none, it gets an invented one. What the server computes follows, such as the last message
    /// of a conversation. The server's responses are checked against the document.
    ///
    /// [`start`](Self::start) fails if the provider does not have the collection (the error lists
    /// those it has), if the owner does not exist, if an id is used twice, or if the document does
    /// not allow the item.
    ///
    /// ```
    /// use conversation_apis::ninetynine::Client;
    /// use conversation_apis_server::Server;
    /// use serde_json::json;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let server = Server::builder("ninetynine")
    ///     .empty()
    ///     .item("conversations", &json!({ "id": 7 }))
    ///     .item("messages", &json!({ "content": "Are you open today?" }))
    ///     .start()
    ///     .await?;
    /// let client = Client::builder("any-key").base_url(server.base_url()).build()?;
    /// let messages = client.list_messages().account_id(1).conversation_id(7).send().await?;
    /// # drop(messages);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn item<T: Serialize + ?Sized>(mut self, collection: &str, item: &T) -> Self {
        let item = serde_json::to_value(item).map_err(|error| error.to_string());
        self.own.given.push((collection.to_owned(), item));
        self
    }

    /// The port on 127.0.0.1. The default, 0, takes any free port.
    ///
    /// ```
    /// # use conversation_apis_server::Server;
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
    /// # use conversation_apis_server::Server;
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
    /// # use conversation_apis_server::{Action, Fault, Server};
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
    /// # use conversation_apis_server::{Fault, Server};
    /// let script = vec![Fault::status(429), Fault::status(503).nth(2)];
    /// let builder = Server::builder("partoo").script(script);
    /// ```
    #[must_use]
    pub fn script(mut self, faults: impl IntoIterator<Item = Fault>) -> Self {
        self.faults.extend(faults);
        self
    }

    /// Delivers the events of the server's own changes to a URL, signed with the test key of
    /// [`Signer::key`](crate::webhooks::Signer::key). A URL is enough; see [`WebhookSettings`]
    /// for repeats, reordering, retries and faults. By default, nothing is delivered.
    ///
    /// A write that succeeds causes events, and so does a message of a customer: see
    /// [`Server::customer_writes`]. Each event is sent with `POST` and the content type
    /// `application/json`. An event whose body the document does not allow is not sent. See
    /// [`Server::deliveries`] for what became of each.
    ///
    /// The server treats responses as the vendor does:
    ///
    /// | provider | acknowledged by | within | retries |
    /// |---|---|---|---|
    /// | `partoo` | 200 | 10 s (assumption) | 5, after a status from 500 to 599 |
    /// | `octopush` | a 2xx status with an empty body | 1 s | none (assumption) |
    /// | `ninetynine` | a 2xx status | 5 s | none |
    ///
    /// No response counts as a status from 500 to 599 (assumption). After the last retry, the
    /// event is lost.
    ///
    /// Only this URL gets deliveries. The addresses of webhooks that are created through the
    /// API, or that are in the invented data, could belong to others, so they get none.
    ///
    /// ```
    /// # use conversation_apis_server::Server;
    /// let builder = Server::builder("partoo").webhook_to("http://127.0.0.1:8080/hook");
    /// ```
    #[must_use]
    pub fn webhook_to(mut self, settings: impl Into<WebhookSettings>) -> Self {
        self.webhooks = Some(settings.into());
        self
    }

    /// Whether to write a line for each request to standard error: its method, its path and
    /// the status. Each attempt to deliver a webhook gets a line with its event, its number and
    /// its outcome. The default is `false`. Queries and headers are never written, and neither
    /// are bodies and the URL of a webhook.
    ///
    /// ```
    /// # use conversation_apis_server::Server;
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
    /// If the provider does not exist, if its document cannot be read or does not allow an item
    /// of its data, if an item of [`item`](Self::item) cannot be added, if a fault is not possible on this server (see [`Server::fault`]), if
    /// webhooks cannot be delivered with the settings, or if the port is taken.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use conversation_apis_server::Server;
    /// assert!(Server::builder("nobody").start().await.is_err());
    /// # Ok(())
    /// # }
    /// ```
    pub async fn start(self) -> Result<Server, Error> {
        #[cfg(feature = "ring")]
        crate::tls::install();
        let provider = match self.provider {
            Source::Named(name) => Definition::find(&name)?,
            Source::Given(definition) => definition,
        };
        let api = Api::open(&provider)?;
        let store = match self.own.is_nothing() {
            true => api.store(self.seed)?,
            false => api.own_store(self.seed, &self.own)?,
        };
        let faults = Pending::default();
        for fault in self.faults {
            inject::check(&fault, api)?;
            faults.add(fault);
        }
        let webhooks = self.webhooks.map(|settings| {
            let webhooks = Webhooks::new(api, settings, self.seed, self.log)?;
            Ok::<_, Error>(Arc::new(webhooks))
        });
        let webhooks = webhooks.transpose()?;
        let at = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listener = TcpListener::bind(at)
            .map_err(|error| Error(format!("cannot listen at {at}: {error}")))?;
        let shared = Arc::new(Shared {
            api,
            key: self.key,
            faults,
            webhooks,
            state: Mutex::new(State {
                store,
                requests: Vec::new(),
                arrived: 0,
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
        builder.field("provider", &self.provider.name());
        builder.field("seed", &self.seed).field("port", &self.port);
        builder
            .field("faults", &self.faults)
            .field("webhooks", &self.webhooks)
            .finish_non_exhaustive()
    }
}
