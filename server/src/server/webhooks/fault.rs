//! The faults that a test can inject into deliveries.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use crate::Error;
use crate::server::FaultError;
use crate::server::fault::text::{lines, not_one_of};
use crate::server::fault::times::{self, Armed, Times};
use crate::webhooks::{Signer, Tampering};

/// The default pause of [`WebhookAction::Slow`].
const PAUSE: Duration = Duration::from_millis(200);

/// What goes wrong in a delivery.
///
/// ```
/// use conversation_apis_server::{WebhookAction, WebhookFault};
/// assert_eq!("cut".parse::<WebhookFault>()?, WebhookFault::new(WebhookAction::Cut));
/// # Ok::<(), conversation_apis_server::FaultError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookAction {
    /// The delivery is tampered with. It is not retried, and the valid delivery follows. So the
    /// fault loses no event.
    Tampered(Tampering),
    /// Half of the body, with a `Content-Length` for all of it. Then the connection closes. The
    /// valid delivery follows.
    Cut,
    /// Half of the body, and the other half after this time.
    Slow(Duration),
    /// The delivery and its repeat at the same time, on two connections.
    TwiceAtOnce,
}

impl WebhookAction {
    /// Whether the valid delivery follows without being a retry.
    pub(super) const fn is_followed(self) -> bool {
        matches!(self, Self::Tampered(_) | Self::Cut)
    }
}

/// A [`WebhookAction`], and the deliveries that it applies to.
///
/// By default it applies once, to the first delivery. Deliveries count in the order in which
/// they start. A repeat counts as a delivery, and a retry does not.
///
/// ```
/// use conversation_apis_server::{WebhookAction, WebhookFault};
///
/// let fault = WebhookFault::new(WebhookAction::Cut).event("message_created").nth(2).times(3);
/// assert_eq!(fault, "cut;event=message_created;nth=2;times=3".parse()?);
/// # Ok::<(), conversation_apis_server::FaultError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookFault {
    action: WebhookAction,
    event: Option<String>,
    pub(super) times: Times,
}

impl WebhookFault {
    /// A fault in the first delivery, once.
    ///
    /// ```
    /// use conversation_apis_server::{WebhookAction, WebhookFault};
    /// let fault = WebhookFault::new(WebhookAction::TwiceAtOnce);
    /// ```
    pub const fn new(action: WebhookAction) -> Self {
        Self {
            action,
            event: None,
            times: Times::ONCE,
        }
    }

    /// Applies it only to deliveries of the event with this name. By default, it applies to
    /// all events.
    ///
    /// ```
    /// use conversation_apis_server::{WebhookAction, WebhookFault};
    /// let fault = WebhookFault::new(WebhookAction::Cut).event("message_updated");
    /// ```
    #[must_use]
    pub fn event(mut self, name: impl Into<String>) -> Self {
        self.event = Some(name.into());
        self
    }

    /// Starts with the nth of the deliveries that it applies to, counted from 1. The default
    /// is 1, and 0 is treated as 1.
    ///
    /// ```
    /// use conversation_apis_server::{WebhookAction, WebhookFault};
    /// let fault = WebhookFault::new(WebhookAction::Cut).nth(3);
    /// ```
    #[must_use]
    pub const fn nth(mut self, nth: u64) -> Self {
        self.times = self.times.nth(nth);
        self
    }

    /// Applies it this many times. The default is 1.
    ///
    /// ```
    /// use conversation_apis_server::{WebhookAction, WebhookFault};
    /// let fault = WebhookFault::new(WebhookAction::Cut).times(2);
    /// ```
    #[must_use]
    pub const fn times(mut self, times: u64) -> Self {
        self.times = self.times.times(Some(times));
        self
    }

    /// Applies it every time.
    ///
    /// ```
    /// use conversation_apis_server::{WebhookAction, WebhookFault};
    /// let fault = WebhookFault::new(WebhookAction::Cut).always();
    /// ```
    #[must_use]
    pub const fn always(mut self) -> Self {
        self.times = self.times.times(None);
        self
    }

    /// Checks that the fault is possible for a provider with these events.
    pub(super) fn check<'e>(
        &self,
        signer: &Signer,
        events: impl Iterator<Item = &'e String>,
    ) -> Result<(), Error> {
        let events: Vec<&str> = events.map(String::as_str).collect();
        if let Some(event) = &self.event
            && !events.contains(&event.as_str())
        {
            let events = events.join(", ");
            let text = format!("no event `{event}` for a webhook fault; there are: {events}");
            return Err(Error(text));
        }
        match self.action {
            WebhookAction::Tampered(tampering) => signer.clone().tampered(tampering).map(drop),
            _ => Ok(()),
        }
    }

    /// Sets one option. `None` if the option is unknown or its value is wrong.
    fn option(&mut self, name: &str, value: Option<&str>) -> Option<()> {
        match name {
            "event" => {
                let event = value.filter(|value| !value.is_empty())?;
                self.event = Some(event.to_owned());
                Some(())
            }
            _ => self.times.option(name, value),
        }
    }
}

/// The forms of a fault that is not a [`Tampering`], for errors and for `--help`.
const FORMS: [(&str, &str); 4] = [
    (
        "cut",
        "half of the body, then the connection closes; the valid delivery follows",
    ),
    (
        "slow",
        "half of the body, and the rest after 200 ms; `slow=MS` after another time",
    ),
    (
        "twice-at-once",
        "the delivery and its repeat at the same time",
    ),
    (
        "and for which deliveries",
        "`;event=NAME`, `;nth=N` from 1, `;times=N` or `;times=always`",
    ),
];

/// The forms of a fault, each with what it does.
fn forms() -> impl Iterator<Item = (String, String)> {
    let tampered = Tampering::ALL.iter().map(|tampering| {
        let kind = tampering.refusal();
        let what = format!("a receiver must refuse it as `{kind:?}`; the valid delivery follows");
        (tampering.to_string(), what)
    });
    tampered.chain(FORMS.map(|(form, what)| (form.to_owned(), what.to_owned())))
}

/// The forms of a fault, one on each line, for `--help`.
pub fn help() -> String {
    format!("Faults, for `--webhook-fault`:\n{}", lines(forms()))
}

impl FromStr for WebhookFault {
    type Err = FaultError;

    /// Reads `ACTION[=VALUE][;OPTION=VALUE]..`, as `cargo contract serve --help` lists them. An
    /// option that is given twice is an error.
    fn from_str(text: &str) -> Result<Self, FaultError> {
        let read = || {
            let mut parts = text.split(';').map(str::trim);
            let mut fault = Self::new(parts.next()?.parse().ok()?);
            times::options(parts, |name, value| fault.option(name, value))?;
            Some(fault)
        };
        read().ok_or_else(|| not_one_of(text, "webhook fault", forms()))
    }
}

impl FromStr for WebhookAction {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Ok(match (text, text.strip_prefix("slow=")) {
            ("cut", _) => Self::Cut,
            ("twice-at-once", _) => Self::TwiceAtOnce,
            ("slow", _) => Self::Slow(PAUSE),
            (_, Some(pause)) => Self::Slow(Duration::from_millis(pause.parse().map_err(drop)?)),
            (text, None) => Self::Tampered(text.parse().map_err(drop)?),
        })
    }
}

impl fmt::Display for WebhookAction {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tampered(tampering) => write!(formatter, "{tampering}"),
            Self::Cut => formatter.write_str("cut"),
            Self::Slow(pause) => write!(formatter, "slow={}", pause.as_millis()),
            Self::TwiceAtOnce => formatter.write_str("twice-at-once"),
        }
    }
}

impl fmt::Display for WebhookFault {
    /// Writes the text that [`from_str`](Self::from_str) reads as this fault.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.action)?;
        if let Some(event) = &self.event {
            write!(formatter, ";event={event}")?;
        }
        write!(formatter, "{}", self.times)
    }
}

/// The fault of the next delivery, which is of this event.
pub(super) fn take(armed: &mut [Armed<WebhookFault>], event: &str) -> Option<WebhookAction> {
    let applies = |fault: &WebhookFault| {
        let name = fault.event.as_deref();
        name.is_none_or(|name| name == event)
    };
    times::take(armed, applies, |_| true).map(|fault| fault.action)
}
