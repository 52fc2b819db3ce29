//! The webhooks of a document: their events and bodies, and how deliveries are signed. The
//! harness reads `x-webhook-deliveries` with its own code, not with the generator's.

mod scheme;

use conversation_apis_codegen::{Error, Pointer, Selection, extension, walk};
use serde_json::Value;

use super::{Contract, Target, TargetId, error};
use crate::media_type;

pub use self::scheme::{Algorithm, Piece, Scheme, Signature, SignatureEncoding};

/// How deliveries are signed and named.
pub const SCHEME: &str = "x-webhook-deliveries";
/// The values by which the repeats of a delivery are recognised.
const DEDUPLICATION: &str = "x-deduplication";

/// The webhooks of a document.
#[derive(Debug, Clone)]
pub struct Webhooks {
    /// The events, in the document's order.
    pub events: Vec<Webhook>,
    /// How deliveries are signed and named, if the document states it.
    pub scheme: Option<Scheme>,
}

/// One event.
#[derive(Debug, Clone)]
pub struct Webhook {
    /// Its name: the key in `webhooks`.
    pub event: String,
    /// The place of the call that the vendor makes.
    pub at: Pointer,
    /// The place of the schema of its JSON body, if it has one.
    pub schema: Option<Pointer>,
    /// Where the values are by which repeats are recognised. Empty if the document states none.
    pub deduplication: Vec<Pointer>,
}

impl Webhooks {
    /// The event with this name.
    pub fn find(&self, event: &str) -> Option<&Webhook> {
        self.events.iter().find(|webhook| webhook.event == event)
    }
}

impl Webhook {
    /// The target of its JSON body, if it has one.
    pub fn target(&self) -> Option<Target> {
        Some(Target {
            id: TargetId::Webhook {
                event: self.event.clone(),
            },
            schema: self.schema.clone()?,
            may_be_nothing: false,
        })
    }
}

impl Contract {
    /// The webhooks that are generated, and how their deliveries are signed.
    ///
    /// # Errors
    ///
    /// If `x-webhook-deliveries` or an `x-deduplication` cannot be read. The error names its place.
    pub fn webhooks(&self) -> Result<Webhooks, Error> {
        let root = Pointer::default();
        let selection: Option<Selection> =
            extension::read(&self.merged, extension::GENERATE, &root)?;
        let list = self.merged.get("webhooks").and_then(Value::as_object);
        let mut events = Vec::new();
        for event in list.into_iter().flat_map(|list| list.keys()) {
            let webhook = self.webhook(event)?;
            let id = self.get(&webhook.at)["operationId"].as_str();
            let is_selected = selection.as_ref().is_none_or(|selection| {
                let mut names = selection.operations.iter();
                names.any(|name| name == event || Some(name.as_str()) == id)
            });
            events.extend(is_selected.then_some(webhook));
        }
        let all: Vec<&str> =
            list.map_or_else(Vec::new, |list| list.keys().map(String::as_str).collect());
        Ok(Webhooks {
            events,
            scheme: Scheme::read(&self.merged, &all)?,
        })
    }

    fn webhook(&self, event: &str) -> Result<Webhook, Error> {
        let item = self.follow(Pointer::default().join("webhooks").join(event));
        let calls = self.get(&item).as_object().into_iter().flatten();
        let calls = calls.filter(|(method, _)| walk::METHODS.contains(&method.as_str()));
        let calls: Vec<Pointer> = calls.map(|(method, _)| item.join(method)).collect();
        let body = |call: &Pointer| {
            let body = self.follow(call.join("requestBody"));
            media_type::json_schema(self, &body)
        };
        let mut with_body = calls.iter().filter(|call| body(call).is_some());
        let post = with_body
            .clone()
            .find(|call| call.last().as_deref() == Some("post"));
        let chosen = post.or_else(|| with_body.next()).or(calls.first());
        let at = chosen.unwrap_or(&item).clone();
        let stated: Option<Vec<String>> = extension::read(self.get(&at), DEDUPLICATION, &at)?;
        let place = at.join(DEDUPLICATION);
        let pointers = stated.unwrap_or_default().into_iter().enumerate();
        let pointers = pointers.map(|(index, text)| pointer(&text, &place.join(index)));
        Ok(Webhook {
            event: event.to_owned(),
            schema: body(&at),
            deduplication: pointers.collect::<Result<_, _>>()?,
            at,
        })
    }
}

/// A JSON pointer of the document's text. `at` is the place of the text.
fn pointer(text: &str, at: &Pointer) -> Result<Pointer, Error> {
    let is_escaped = |token: &str| {
        let mut rest = token.split('~').skip(1);
        rest.all(|after| after.starts_with(['0', '1']))
    };
    match (text.is_empty() || text.starts_with('/')) && is_escaped(text) {
        true => Ok(Pointer::from(text)),
        false => Err(error(at, "is not a JSON pointer such as `/event/id`")),
    }
}
