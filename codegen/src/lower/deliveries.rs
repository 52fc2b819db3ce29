//! Reads and checks `x-webhook-deliveries`.
//!
//! It is part of an overlay of ours, so whatever is wrong in it is an error.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::Value;

use super::security::is_token;
use crate::extension::{
    self, Algorithm, Deliveries, Piece, PublishedKey, Signature, WEBHOOK_DELIVERIES,
};
use crate::{Error, Pointer, Result};

/// Reads the extension. `None` if the document does not have it.
pub(super) fn read(document: &Value) -> Result<Option<Deliveries>> {
    let root = Pointer::default();
    let Some(stated) = document.get(WEBHOOK_DELIVERIES) else {
        return Ok(None);
    };
    let at = root.join(WEBHOOK_DELIVERIES);
    // First the parts, so that an error has the exact place.
    let signatures = stated["signatures"].as_array().into_iter().flatten();
    for (index, value) in signatures.enumerate() {
        part::<Signature>(value, &at.join("signatures").join(index))?;
    }
    for (name, value) in stated["keys"].as_object().into_iter().flatten() {
        part::<PublishedKey>(value, &at.join("keys").join(name))?;
    }
    let Some(deliveries) = extension::read::<Deliveries>(document, WEBHOOK_DELIVERIES, &root)?
    else {
        return Ok(None);
    };
    recognition(&deliveries, &document["webhooks"], &at)?;
    let mut seen = BTreeSet::new();
    for (index, signature) in deliveries.signatures.iter().enumerate() {
        let at = at.join("signatures").join(index);
        let is_new = seen.insert((signature.header.to_lowercase(), signature.algorithm as u8));
        check(is_new, &at, || {
            "an earlier signature has the same header and algorithm, so this one is never used"
                .to_owned()
        })?;
        signed(signature, deliveries.delivery_id.as_deref(), &at)?;
    }
    if let Some(name) = &deliveries.delivery_id {
        header(name, &at.join("delivery-id"))?;
    }
    keys(&deliveries, &at.join("keys"))?;
    Ok(Some(deliveries))
}

fn part<T: for<'de> Deserialize<'de>>(value: &Value, at: &Pointer) -> Result<()> {
    let read = T::deserialize(value).map(|_| ());
    read.map_err(|error| Error::at(at, error.to_string()))
}

fn check(holds: bool, at: &Pointer, message: impl FnOnce() -> String) -> Result<()> {
    match holds {
        true => Ok(()),
        false => Err(Error::at(at, message())),
    }
}

/// Checks how the event of a delivery is recognised.
fn recognition(deliveries: &Deliveries, webhooks: &Value, at: &Pointer) -> Result<()> {
    let events = webhooks
        .as_object()
        .filter(|webhooks| !webhooks.is_empty())
        .ok_or_else(|| Error::at(at, "the document has no `webhooks`"))?;
    pointers(&deliveries.event, &at.join("event"))?;
    let by_property = &deliveries.event_by_property;
    let within = at.join("event-by-property");
    for (event, pointer) in by_property {
        let at = within.join(event);
        check(events.contains_key(event), &at, || {
            format!("the document has no webhook `{event}`")
        })?;
        let message = || "expected a JSON pointer".to_owned();
        check(pointer.is_string(), &at, message)?;
        self::pointer(pointer.as_str().unwrap_or_default(), &at)?;
    }
    match (deliveries.event.is_empty(), by_property.is_empty()) {
        (false, true) => return Ok(()),
        (true, false) => {}
        (false, false) => {
            let message = "cannot be combined with `event`: only one of them can decide";
            return Err(Error::at(&within, message));
        }
        (true, true) => {
            let message =
                "states neither `event` nor `event-by-property`, so no event is recognised";
            return Err(Error::at(at, message));
        }
    }
    let missing = events
        .keys()
        .find(|event| !by_property.contains_key(*event));
    check(missing.is_none(), &within, || {
        let event = missing.map_or("", String::as_str);
        format!("does not have the webhook `{event}`, so that event is never recognised")
    })
}

/// Checks a list of JSON pointers.
pub(super) fn pointers(list: &[String], at: &Pointer) -> Result<()> {
    for (index, found) in list.iter().enumerate() {
        pointer(found, &at.join(index))?;
    }
    Ok(())
}

/// Checks a JSON pointer (RFC 6901). The empty one, which is the whole body, is not allowed.
fn pointer(pointer: &str, at: &Pointer) -> Result<()> {
    check(pointer.starts_with('/'), at, || {
        format!("`{pointer}` is not a JSON pointer: it must begin with `/`")
    })?;
    let mut escapes = pointer.split('~').skip(1);
    check(escapes.all(|rest| rest.starts_with(['0', '1'])), at, || {
        format!("`{pointer}` is not a JSON pointer: write `~` as `~0` and `/` in a name as `~1`")
    })
}

/// Checks what is signed, and the headers.
fn signed(signature: &Signature, delivery_id: Option<&str>, at: &Pointer) -> Result<()> {
    header(&signature.header, &at.join("header"))?;
    check(
        signature.separator.as_deref() != Some(""),
        &at.join("separator"),
        || "is empty; leave it out if the header has one signature".to_owned(),
    )?;
    let within = at.join("signed");
    let pieces = signature.pieces();
    let pieces = pieces.map_err(|message| Error::at(&within, message))?;
    let bodies = pieces.iter().filter(|piece| **piece == Piece::Body).count();
    check(bodies == 1, &within, || {
        format!("must have `{{body}}` exactly once, and has it {bodies} times")
    })?;
    check(
        !pieces.contains(&Piece::Id) || delivery_id.is_some(),
        &within,
        || "has `{id}`, so the extension must state `delivery-id`".to_owned(),
    )?;
    let has_time = pieces.contains(&Piece::Timestamp);
    match (&signature.timestamp, has_time) {
        (Some(name), true) => header(name, &at.join("timestamp"))?,
        (None, true) => {
            let message =
                "has `{timestamp}`, so the signature must state its header as `timestamp`";
            return Err(Error::at(&within, message));
        }
        (Some(_), false) => {
            let message =
                "`signed` does not have `{timestamp}`: a time that is not signed proves nothing";
            return Err(Error::at(&at.join("timestamp"), message));
        }
        (None, false) => {}
    }
    match (signature.tolerance, has_time) {
        (None, true) => {
            let message = "states a `timestamp`, so it must state `tolerance` in seconds";
            Err(Error::at(at, message))
        }
        (Some(0), _) => {
            let message = "must be at least 1 second: clocks are not that exact";
            Err(Error::at(&at.join("tolerance"), message))
        }
        (Some(_), false) => {
            let message = "applies to a `timestamp`, and the signature has none";
            Err(Error::at(&at.join("tolerance"), message))
        }
        _ => Ok(()),
    }
}

/// Checks the name of a header.
fn header(name: &str, at: &Pointer) -> Result<()> {
    check(is_token(name), at, || {
        format!("`{name}` is not a header name")
    })
}

/// Checks the published keys.
fn keys(deliveries: &Deliveries, at: &Pointer) -> Result<()> {
    let mut signatures = deliveries.signatures.iter();
    let is_used = signatures.any(|signature| signature.algorithm == Algorithm::Ed25519);
    check(deliveries.keys.is_empty() || is_used, at, || {
        "no signature has the algorithm ed25519, which these keys are for".to_owned()
    })?;
    for (name, key) in &deliveries.keys {
        check(key.bytes().is_some(), &at.join(name).join("value"), || {
            "is not an Ed25519 public key: expected the base64 text of a SubjectPublicKeyInfo, \
             60 characters that begin with MCowBQYDK2VwAyEA"
                .to_owned()
        })?;
    }
    Ok(())
}
