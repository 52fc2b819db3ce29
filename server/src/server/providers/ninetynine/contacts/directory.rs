//! What belongs to an account and cannot be changed here.

use serde_json::{Value, json};

use crate::server::operation::{Answer, Call};

pub(super) fn labels(call: &mut Call<'_>) -> Answer {
    Answer::Ok(json!({ "payload": all(call, "labels") }))
}

pub(super) fn inboxes(call: &mut Call<'_>) -> Answer {
    Answer::Ok(json!({ "payload": all(call, "inboxes") }))
}

pub(super) fn agents(call: &mut Call<'_>) -> Answer {
    Answer::Ok(all(call, "agents"))
}

pub(super) fn teams(call: &mut Call<'_>) -> Answer {
    Answer::Ok(all(call, "teams"))
}

/// The items of a collection.
fn all(call: &Call<'_>, collection: &str) -> Value {
    let items = call.store.all(collection).iter();
    items.map(|item| (**item).clone()).collect()
}
