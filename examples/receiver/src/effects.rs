//! What an event changes. **Replace this with what your service does.**
//!
//! The example keeps the newest status of each message. Events arrive in any order: an update
//! can come before the creation, and an old status after a new one. So the order of arrival
//! decides nothing. Each event gets a [version](Change::version) from its own values, and the
//! greatest version of a message is its state.

use std::collections::BTreeMap;

use conversation_apis::octopush::types::DeliveryStatus;
use conversation_apis::partoo::types::MessageStatus;
use conversation_apis::webhooks::WebhookError;
use conversation_apis::{RawJson, ninetynine, octopush, partoo};
use rusqlite::{Connection, params};

use crate::worker::{EffectError, Event, Outcome};

/// A new state of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What identifies the message within its source.
    pub message: String,
    /// Versions are compared as text. The state with the greatest one is the newest.
    pub version: String,
    /// The status in the provider's words, if the event has one.
    pub status: Option<String>,
    /// Whether the message is deleted. This is final.
    pub deleted: bool,
}

/// What an event means to this service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// A message has a new state.
    Message(Change),
    /// Nothing, and the outcome says why.
    Nothing(Outcome),
}

/// Writes what an event changes. The caller undoes it if it fails.
///
/// # Errors
///
/// If the body is not JSON, or the database cannot be written.
pub fn apply(connection: &Connection, event: &Event) -> Result<Outcome, EffectError> {
    match read(event)? {
        Reading::Nothing(outcome) => Ok(outcome),
        Reading::Message(change) => {
            merge(connection, &event.source, &change)?;
            Ok(Outcome::Done)
        }
    }
}

/// Decodes an event of any provider.
///
/// # Errors
///
/// If the body is not JSON.
pub fn read(event: &Event) -> Result<Reading, WebhookError> {
    let provider = event.source.split('/').next();
    Ok(match provider {
        Some("partoo") => from_partoo(partoo::webhooks::Event::from_verified(&event.body)?),
        Some("ninetynine") => {
            from_ninetynine(ninetynine::webhooks::Event::from_verified(&event.body)?)
        }
        Some("octopush") => from_octopush(octopush::webhooks::Event::from_verified(&event.body)?),
        _ => Reading::Nothing(Outcome::Unknown),
    })
}

/// A message of Partoo has no time of its last change. It goes from `Sending` to `Failed` or
/// `Success`, and from `Failed` to `Success` if it is sent again.
fn from_partoo(event: partoo::webhooks::Event) -> Reading {
    use partoo::webhooks::Event;
    let payload = match event {
        Event::MessageCreated(event) => event.into_body().payload,
        Event::MessageUpdated(event) => event.into_body().payload,
        Event::Unknown(_) => return Reading::Nothing(Outcome::Unknown),
        Event::Malformed(_) => return Reading::Nothing(Outcome::Malformed),
        _ => return Reading::Nothing(Outcome::Ignored),
    };
    let Some(message) = payload.and_then(|payload| payload.message) else {
        return Reading::Nothing(Outcome::Malformed);
    };
    let Some(id) = message.id else {
        return Reading::Nothing(Outcome::Malformed);
    };
    let version = match &message.status {
        None | Some(MessageStatus::Sending) => 0,
        Some(MessageStatus::Failed) => 2,
        Some(MessageStatus::Success) => 3,
        // A status that the document does not have yet.
        Some(_) => 1,
    };
    Reading::Message(Change {
        message: id.to_string(),
        version: version.to_string(),
        status: message.status.map(|status| status.to_string()),
        deleted: message.is_deleted.unwrap_or_default(),
    })
}

/// A message of Chatwoot has neither a status nor a time of its last change. Any update is newer
/// than the creation.
fn from_ninetynine(event: ninetynine::webhooks::Event) -> Reading {
    use ninetynine::webhooks::Event;
    let (version, message) = match event {
        Event::MessageCreated(event) => ("0", event.into_body()),
        Event::MessageUpdated(event) => ("1", event.into_body()),
        Event::Unknown(_) => return Reading::Nothing(Outcome::Unknown),
        Event::Malformed(_) => return Reading::Nothing(Outcome::Malformed),
        _ => return Reading::Nothing(Outcome::Ignored),
    };
    let Some(id) = message.id else {
        return Reading::Nothing(Outcome::Malformed);
    };
    let attributes = message.content_attributes.and_then(|attributes| {
        let attributes: Option<BTreeMap<String, RawJson>> = attributes.decode().ok();
        attributes
    });
    let deleted = attributes
        .as_ref()
        .and_then(|attributes| attributes.get("deleted"));
    Reading::Message(Change {
        message: id.to_string(),
        version: version.to_owned(),
        status: None,
        deleted: deleted.is_some_and(|deleted| deleted.as_str() == "true"),
    })
}

/// A receipt of Octopush has the time of its status, in a form that sorts as text. Several
/// statuses can have the same second, so their [stage] decides then. A message has a status for
/// each recipient.
fn from_octopush(event: octopush::webhooks::Event) -> Reading {
    use octopush::webhooks::Event;
    let receipt = match event {
        Event::DeliveryReceipt(event) => event.into_body(),
        Event::Unknown(_) => return Reading::Nothing(Outcome::Unknown),
        Event::Malformed(_) => return Reading::Nothing(Outcome::Malformed),
        _ => return Reading::Nothing(Outcome::Ignored),
    };
    let (Some(message), Some(date)) = (receipt.message_id, receipt.delivery_date) else {
        return Reading::Nothing(Outcome::Malformed);
    };
    let stage = receipt.status.as_ref().map_or(0, stage);
    Reading::Message(Change {
        message: format!("{message} {}", receipt.number.unwrap_or_default()),
        version: format!("{date} {stage}"),
        status: receipt.status.map(|status| status.to_string()),
        deleted: false,
    })
}

/// How far a message has come: it is on its way, has an end, or was read after that.
fn stage(status: &DeliveryStatus) -> u8 {
    use DeliveryStatus::{Clicked, IspSend, Opened, Processed, Read, Transmitted};
    match status {
        Transmitted | IspSend | Processed => 0,
        Read | Opened | Clicked => 2,
        _ => 1,
    }
}

/// The result is the same in any order of the changes. Of two changes with the same version, the
/// one whose status is greater as text wins.
fn merge(connection: &Connection, source: &str, change: &Change) -> rusqlite::Result<()> {
    let sql = "
        INSERT INTO messages (source, message, version, status, deleted, events)
        VALUES (?1, ?2, ?3, ?4, ?5, 1)
        ON CONFLICT (source, message) DO UPDATE SET
            version = max(version, excluded.version),
            status = iif((excluded.version, coalesce(excluded.status, '')) > (version, coalesce(status, '')),
                excluded.status, status),
            deleted = max(deleted, excluded.deleted),
            events = events + 1";
    let Change {
        message,
        version,
        status,
        deleted,
    } = change;
    let row = params![source, message, version, status, deleted];
    connection.prepare_cached(sql)?.execute(row)?;
    Ok(())
}
