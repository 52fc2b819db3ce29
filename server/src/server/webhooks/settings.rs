//! The settings of deliveries.

use std::fmt;
use std::time::Duration;

use reqwest::Url;

use super::fault::WebhookFault;
use crate::Error;

/// Where and how a server delivers the events of its own changes.
///
/// Everything but the URL has a default, so a URL is enough:
///
/// ```
/// use conversation_apis_server::{Server, WebhookSettings};
///
/// let builder = Server::builder("partoo").webhook_to("http://127.0.0.1:8080/hook");
/// let settings = WebhookSettings::new("http://127.0.0.1:8080/hook").repeat(20).reorder(5);
/// let builder = Server::builder("partoo").seed(7).webhook_to(settings);
/// ```
#[derive(Clone)]
pub struct WebhookSettings {
    pub(super) url: String,
    pub(super) repeat: u8,
    pub(super) reorder: u64,
    pub(super) retries: Option<u32>,
    pub(super) backoff: Duration,
    pub(super) timeout: Option<Duration>,
    pub(super) in_flight: usize,
    pub(super) faults: Vec<WebhookFault>,
}

impl WebhookSettings {
    /// Delivers to this `http` or `https` URL, in order and without repeats and faults.
    /// [`Builder::start`](super::super::Builder::start) checks the URL. No proxy is used, and
    /// redirects are not followed.
    ///
    /// ```
    /// use conversation_apis_server::WebhookSettings;
    /// let settings = WebhookSettings::new("http://127.0.0.1:8080/hook");
    /// ```
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            repeat: 0,
            reorder: 0,
            retries: None,
            backoff: Duration::from_millis(100),
            timeout: None,
            in_flight: 8,
            faults: Vec::new(),
        }
    }

    /// How many percent of the events are delivered twice: 0 to 100. The default is 0, and
    /// more than 100 is treated as 100. The seed decides which events. A repeat has the same
    /// body and the same delivery id, and a signature of its own. It starts when up to 8 later
    /// events have started (or as many as [`WebhookSettings::reorder`] says, if that is more),
    /// or half a second after the last event.
    ///
    /// ```
    /// use conversation_apis_server::WebhookSettings;
    /// let settings = WebhookSettings::new("http://127.0.0.1:8080/hook").repeat(20);
    /// ```
    #[must_use]
    pub const fn repeat(mut self, percent: u8) -> Self {
        self.repeat = if percent > 100 { 100 } else { percent };
        self
    }

    /// By how many later events an event can be overtaken. The default, 0, keeps the order.
    /// The seed decides the order. An event waits at most until half a second after the last
    /// one, or until [`Server::delivered`](super::super::Server::delivered) is called.
    ///
    /// ```
    /// use conversation_apis_server::WebhookSettings;
    /// let settings = WebhookSettings::new("http://127.0.0.1:8080/hook").reorder(5);
    /// ```
    #[must_use]
    pub const fn reorder(mut self, events: u64) -> Self {
        self.reorder = events;
        self
    }

    /// How often a delivery is retried after a status from 500 to 599, and if there was no
    /// response. The default is what the vendor does: 5 times for `partoo`, and not at all for
    /// `octopush`, which states no number, and `ninetynine`. A delivery with another status is
    /// never retried.
    ///
    /// ```
    /// use conversation_apis_server::WebhookSettings;
    /// let settings = WebhookSettings::new("http://127.0.0.1:8080/hook").retries(3);
    /// ```
    #[must_use]
    pub const fn retries(mut self, retries: u32) -> Self {
        self.retries = Some(retries);
        self
    }

    /// The pause before the first retry. It doubles with each retry, up to a minute. The
    /// default is 100 milliseconds, so that tests are fast.
    ///
    /// ```
    /// use std::time::Duration;
    /// use conversation_apis_server::WebhookSettings;
    /// let settings = WebhookSettings::new("http://127.0.0.1:8080/hook");
    /// let settings = settings.backoff(Duration::from_millis(10));
    /// ```
    #[must_use]
    pub const fn backoff(mut self, backoff: Duration) -> Self {
        self.backoff = backoff;
        self
    }

    /// How long an attempt may take until the response is complete. The default is what the
    /// vendor states: 1 second for `octopush`, and 5 seconds for `ninetynine`. `partoo` states
    /// none, and its server uses 10 seconds.
    ///
    /// ```
    /// use std::time::Duration;
    /// use conversation_apis_server::WebhookSettings;
    /// let settings = WebhookSettings::new("http://127.0.0.1:8080/hook");
    /// let settings = settings.timeout(Duration::from_millis(200));
    /// ```
    #[must_use]
    pub const fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// How many attempts may be made at the same time. The default is 8. The value 0 is treated
    /// as 1. The seed decides in which order first attempts start, but attempts at the same
    /// time race to the receiver. With 1, each attempt waits for the response to the one before.
    ///
    /// ```
    /// use conversation_apis_server::WebhookSettings;
    /// let settings = WebhookSettings::new("http://127.0.0.1:8080/hook").in_flight(1);
    /// ```
    #[must_use]
    pub const fn in_flight(mut self, attempts: usize) -> Self {
        self.in_flight = if attempts == 0 { 1 } else { attempts };
        self
    }

    /// Adds a fault. If several are due for a delivery, the one that was added first happens.
    ///
    /// ```
    /// use conversation_apis_server::WebhookSettings;
    /// let settings = WebhookSettings::new("http://127.0.0.1:8080/hook");
    /// let settings = settings.fault("wrong-signature;nth=3".parse()?);
    /// # Ok::<(), conversation_apis_server::FaultError>(())
    /// ```
    #[must_use]
    pub fn fault(mut self, fault: WebhookFault) -> Self {
        self.faults.push(fault);
        self
    }

    /// The URL, if deliveries can be sent to it.
    pub(super) fn checked_url(&self) -> Result<Url, Error> {
        let wrong = |text: &str| {
            let text = format!("the URL for webhooks {text}; give one like http://127.0.0.1:8080/");
            Err(Error(text))
        };
        match Url::parse(&self.url) {
            Err(error) => wrong(&format!("is not valid ({error})")),
            Ok(url) if !matches!(url.scheme(), "http" | "https") => {
                wrong("must start with http:// or https://")
            }
            Ok(url) if url.port() == Some(0) => wrong("has port 0, at which nothing can listen"),
            // The parser takes the first segment of the path as the host.
            Ok(_) if self.url.contains(":///") => wrong("has no host"),
            Ok(url) => Ok(url),
        }
    }
}

impl From<&str> for WebhookSettings {
    fn from(url: &str) -> Self {
        Self::new(url)
    }
}

impl From<String> for WebhookSettings {
    fn from(url: String) -> Self {
        Self::new(url)
    }
}

impl fmt::Debug for WebhookSettings {
    /// Leaves out the URL, because its path and its query can hold secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut settings = formatter.debug_struct("WebhookSettings");
        settings.field("repeat", &self.repeat);
        settings.field("reorder", &self.reorder);
        settings.field("retries", &self.retries);
        settings.field("backoff", &self.backoff);
        settings.field("timeout", &self.timeout);
        settings.field("in_flight", &self.in_flight);
        settings
            .field("faults", &self.faults)
            .finish_non_exhaustive()
    }
}
