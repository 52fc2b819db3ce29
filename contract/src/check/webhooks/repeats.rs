//! Repeats of a delivery share a deduplication key, and other deliveries do not.

use std::time::{Duration, SystemTime};

use conversation_apis_codegen::Pointer;
use serde_json::{Value, json};

use super::receiver::{Receiver, now};
use super::{Check, Shown};
use crate::Error;
use crate::json_edit::set;
use crate::webhooks::Order;

/// How long after a delivery it is repeated.
const LATER: Duration = Duration::from_secs(1);

/// An undocumented property.
const OTHER: &str = "not_in_the_document";

/// A second delivery.
struct Second {
    what: &'static str,
    body: Value,
    order: Order,
    /// Whether the headers say which delivery it is.
    has_id: bool,
    is_repeat: bool,
}

impl Check<'_, '_> {
    /// Compares the deduplication keys of the sample and of other deliveries.
    pub(super) fn repeats(&mut self, shown: Shown<'_>) -> Result<(), Error> {
        for index in 0..self.receivers.len() {
            for second in self.seconds(&self.receivers[index], shown.body) {
                let receiver = &self.receivers[index];
                let one = receiver.key(shown.body, &Order::default(), second.has_id)?;
                let other = receiver.key(&second.body, &second.order, second.has_id)?;
                let fault = match (one, other) {
                    (Some(one), Some(other)) if (one == other) == second.is_repeat => None,
                    (Some(_), Some(_)) => Some(match second.is_repeat {
                        true => "has another deduplication key",
                        false => "has the same deduplication key",
                    }),
                    _ => Some("is refused"),
                };
                self.row.deliver(fault.is_none());
                if let Some(fault) = fault {
                    let text = format!("{} {fault}", second.what);
                    self.report(shown, &text, second.body);
                }
            }
        }
        Ok(())
    }

    /// The deliveries that are compared with the sample.
    fn seconds(&self, receiver: &Receiver, body: &Value) -> Vec<Second> {
        let repeat = Second::repeat("a repeat", body.clone(), receiver.later());
        let mut seconds = vec![repeat];
        if receiver.scheme.delivery_id.is_some() {
            seconds[0].has_id = true;
            let what = "another delivery of the same body";
            seconds.push(Second {
                has_id: true,
                is_repeat: false,
                order: Order {
                    id: Some("another-delivery".to_owned()),
                    ..Order::default()
                },
                ..Second::repeat(what, body.clone(), now())
            });
        }
        // A signed id cannot be left out.
        if !receiver.scheme.signs_id() {
            seconds.extend(self.other_values(body, receiver.later()));
        }
        seconds
    }

    /// Deliveries without an id whose bodies differ from the sample.
    fn other_values(&self, body: &Value, time: SystemTime) -> Vec<Second> {
        let stated = &self.webhook.deduplication;
        let has_all = stated.iter().all(|at| body.pointer(at.as_str()).is_some());
        let mut seconds = Vec::new();
        for at in stated.iter().filter(|_| has_all) {
            let mut other = body.clone();
            let value = body.pointer(at.as_str()).map(changed);
            set(&mut other, at, value.unwrap_or_default());
            let what = "a delivery with another value of `x-deduplication`";
            seconds.push(Second {
                is_repeat: false,
                ..Second::repeat(what, other, time)
            });
        }
        let mut other = body.clone();
        set(&mut other, &Pointer::default().join(OTHER), json!(1));
        let is_repeat = !stated.is_empty() && has_all;
        if other != *body {
            let what = match is_repeat {
                true => "a repeat that differs in other values",
                false => "a delivery with another body",
            };
            seconds.push(Second {
                is_repeat,
                ..Second::repeat(what, other, time)
            });
        }
        seconds
    }
}

impl Second {
    /// A repeat without an id.
    fn repeat(what: &'static str, body: Value, time: SystemTime) -> Self {
        Self {
            what,
            body,
            order: Order {
                time: Some(time),
                ..Order::default()
            },
            has_id: false,
            is_repeat: true,
        }
    }
}

impl Receiver {
    /// The time of a repeat: later than the first delivery, if the tolerance allows it.
    fn later(&self) -> SystemTime {
        let mut signatures = self.scheme.signatures.iter();
        let may_be_later = signatures.all(|signature| {
            let timestamp = signature.timestamp.as_ref();
            timestamp.is_none_or(|(_, tolerance)| *tolerance >= LATER)
        });
        match may_be_later {
            true => now() + LATER,
            false => now(),
        }
    }

    /// The deduplication key of a delivery. `None` if it is refused.
    fn key(&self, body: &Value, order: &Order, has_id: bool) -> Result<Option<String>, Error> {
        let order = Order {
            // The id is by default made from the body. That of a repeat stays the same.
            id: order.id.clone().or_else(|| Some("delivery".to_owned())),
            ..order.clone()
        };
        let (mut signed, mut verified) = self.deliver(body, order)?;
        if let Some(header) = self.scheme.delivery_id.as_ref().filter(|_| !has_id) {
            signed.headers.remove(header);
            verified = self.verify(&signed);
        }
        Ok(verified.ok().map(|verified| verified.deduplication_key))
    }
}

/// Another value of the same type.
fn changed(value: &Value) -> Value {
    match value {
        Value::String(text) => json!(format!("{text}x")),
        Value::Bool(value) => json!(!value),
        Value::Number(number) => match number.as_i64() {
            Some(number) => json!(number.wrapping_add(1)),
            None => json!(number.as_f64().unwrap_or_default() + 1.0),
        },
        Value::Array(items) => {
            let items = items.iter().cloned().chain([Value::Null]);
            items.collect()
        }
        Value::Object(object) => {
            let mut object = object.clone();
            object.insert(OTHER.to_owned(), json!(1));
            Value::Object(object)
        }
        Value::Null => json!("x"),
    }
}
