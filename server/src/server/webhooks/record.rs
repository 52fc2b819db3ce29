//! The records of deliveries.

use std::fmt;

/// An attempt to deliver an event, or an event that was not sent. It holds no byte of a body
/// or a key.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use conversation_apis_server::{Server, WebhookSettings};
/// # let nobody = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?;
/// let settings = WebhookSettings::new(format!("http://{nobody}/hook")).retries(0);
/// let server = Server::builder("partoo").webhook_to(settings).start().await?;
/// server.customer_writes(1);
/// server.delivered().await;
/// for record in server.deliveries() {
///     assert!(record.is_lost && !record.outcome.is_acknowledged());
///     println!("{record}"); // message_created #1 attempt 1: could not connect, lost
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeliveryRecord {
    /// The name of the event, such as `message_created`.
    pub event: String,
    /// The number of the event on this server, from 1. A repeat has the number of its event.
    pub number: u64,
    /// The delivery id, if the provider sends one. It is the same for all attempts and repeats.
    pub id: Option<String>,
    /// The number of the attempt, from 1. A repeat counts its own attempts. It is 0 if the
    /// event was not sent.
    pub attempt: u32,
    /// Whether this is a repeat of the event's delivery. A retry is not a repeat.
    pub is_repeat: bool,
    /// The fault that this attempt had, as text without its options, such as
    /// `wrong-signature`.
    pub fault: Option<String>,
    /// How it ended.
    pub outcome: DeliveryOutcome,
    /// Whether the delivery ended here without being acknowledged. A repeat of the event may
    /// still be.
    pub is_lost: bool,
}

/// How an attempt to deliver an event ended.
///
/// ```
/// use conversation_apis_server::DeliveryOutcome;
/// let outcome = DeliveryOutcome::Refused(503);
/// assert_eq!((outcome.is_acknowledged(), outcome.status()), (false, Some(503)));
/// assert_eq!(outcome.to_string(), "503");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeliveryOutcome {
    /// The receiver acknowledged the delivery with this status.
    Acknowledged(u16),
    /// The receiver answered with this status, which the vendor does not accept.
    Refused(u16),
    /// The receiver answered with this status and with a body. The vendor requires an empty
    /// one.
    AnsweredWithBody(u16),
    /// The response was not complete in time.
    TimedOut,
    /// The receiver could not be reached.
    NotConnected,
    /// The connection ended before the response.
    Disconnected,
    /// The event could not be signed, so it was not sent.
    NotSigned,
    /// The document does not allow the body at this JSON pointer, so the event was not sent. The
    /// pointer is empty if the document does not have the event.
    Undocumented(String),
}

impl DeliveryOutcome {
    /// Whether the vendor would accept the response.
    ///
    /// ```
    /// use conversation_apis_server::DeliveryOutcome;
    /// assert!(DeliveryOutcome::Acknowledged(200).is_acknowledged());
    /// ```
    pub const fn is_acknowledged(&self) -> bool {
        matches!(self, Self::Acknowledged(_))
    }

    /// The status of the response. `None` without a response.
    ///
    /// ```
    /// use conversation_apis_server::DeliveryOutcome;
    /// assert_eq!(DeliveryOutcome::TimedOut.status(), None);
    /// ```
    pub const fn status(&self) -> Option<u16> {
        match self {
            Self::Acknowledged(status) | Self::Refused(status) | Self::AnsweredWithBody(status) => {
                Some(*status)
            }
            _ => None,
        }
    }

    /// Whether it may be retried: a 5xx status, or no response.
    pub(super) const fn is_temporary(&self) -> bool {
        match self {
            Self::Refused(status) => matches!(*status, 500..=599),
            Self::TimedOut | Self::NotConnected | Self::Disconnected => true,
            _ => false,
        }
    }
}

impl fmt::Display for DeliveryOutcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Acknowledged(status) | Self::Refused(status) => write!(formatter, "{status}"),
            Self::AnsweredWithBody(status) => write!(formatter, "{status}, answered with a body"),
            Self::TimedOut => formatter.write_str("timed out"),
            Self::NotConnected => formatter.write_str("could not connect"),
            Self::Disconnected => formatter.write_str("the connection ended before the response"),
            Self::NotSigned => formatter.write_str("not sent: could not be signed"),
            Self::Undocumented(place) => {
                write!(
                    formatter,
                    "not sent: does not fit the document at `{place}`"
                )
            }
        }
    }
}

impl fmt::Display for DeliveryRecord {
    /// The line of the log, such as `message_created #3 attempt 2 (wrong-signature): 401`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} #{}", self.event, self.number)?;
        if self.is_repeat {
            formatter.write_str(" repeat")?;
        }
        if self.attempt > 0 {
            write!(formatter, " attempt {}", self.attempt)?;
        }
        if let Some(fault) = &self.fault {
            write!(formatter, " ({fault})")?;
        }
        write!(formatter, ": {}", self.outcome)?;
        match self.is_lost {
            true => formatter.write_str(", lost"),
            false => Ok(()),
        }
    }
}
