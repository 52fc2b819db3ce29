//! Checks a live server: compares its responses with the document.
//!
//! Only `GET` requests are sent, unless the caller names other operations, with the provider's own client, up to a maximum number and
//! time. Only paths, types and counts of a response are kept, never a value. A response with
//! an error status is checked like any other, and does not end a run.

mod address;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod agreement;
mod answers;
mod calls;
mod client;
pub(crate) mod judge;
mod kinds;
pub(crate) mod ledger;
mod listing;
mod lossy_json;
mod objects;
mod reading;
mod recheck;
pub(crate) mod response;
mod run;
mod sightings;
mod walk;
mod writes;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::time::Duration;

use conversation_apis::support::quoted_name;
use conversation_apis_codegen::walk as document_walk;
use serde_json::{Map, Value};

use self::address::address;
use self::client::Client;
pub use self::objects::ENOUGH;
use self::run::Run;
use crate::Error;
use crate::document::{Contract, Operation, Shape};
use crate::finding::Finding;
use crate::incomplete::Incomplete;
use crate::json_edit::plain;
use crate::keys::schemes;
use crate::provider::Provider;
use crate::verdict::EffectRow;

/// Which server to check, and up to which limits.
#[derive(Clone)]
pub struct Live {
    /// The address of the server. The document's paths are appended to it.
    pub base_url: String,
    /// The keys, one for each security scheme of the document, in its order. An empty one is
    /// not given. For a user and a password, it is `user:password`.
    pub keys: Vec<String>,
    /// Names and values of parameters. A required parameter in a path needs a value if the
    /// document does not say where its values come from. An operation is not called, with a
    /// note, if another required parameter has no value.
    pub parameters: Vec<(String, String)>,
    /// The operations that are called although they change the account: once each, after all
    /// GET requests, and never again if they fail.
    pub writes: Vec<AllowedWrite>,
    /// The maximum number of requests that are sent, including retries.
    pub max_requests: usize,
    /// The maximum time of a run, including the waits that the server asks for.
    pub max_time: Duration,
    /// Called for each request, with the number of requests sent so far.
    pub progress: fn(usize),
}

/// An operation that may be called although it changes the account.
#[derive(Clone)]
pub struct AllowedWrite {
    /// Its id.
    pub operation: String,
    /// Its request body, if it is sent with one.
    pub body: Option<Value>,
}

impl fmt::Debug for Live {
    /// Shows no key, no address and no value of a parameter.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut live = formatter.debug_struct("Live");
        live.field("max_requests", &self.max_requests);
        live.field("max_time", &self.max_time)
            .finish_non_exhaustive()
    }
}

/// The largest body that is read, in bytes.
pub const MAX_BODY: usize = 64 << 20;

/// The maximum number of lists of one operation that are read, for example the messages of
/// 250 conversations. It is below the strictest rate limit of the vendors for a minute. If
/// there are more lists, those that are read are spread evenly over all of them.
pub const MAX_LISTS: usize = 250;

/// The maximum number of calls of an operation without pages, for example one conversation by
/// its id. Lists show the same objects with fewer requests, so some items are enough. They are
/// spread evenly over all items.
pub const MAX_ITEMS: usize = 20;

/// What a run observed.
#[derive(Debug, Default)]
pub struct Observed {
    /// The number of requests sent.
    pub requests: usize,
    /// The number of items received, by operation.
    pub items: BTreeMap<String, usize>,
    /// Where the server and the document disagree, in the order of discovery.
    pub findings: Vec<Finding>,
    /// What a reader should know.
    pub notes: Vec<String>,
    /// Why the run did not see everything that it should. Empty if it saw everything.
    pub incomplete: Vec<Incomplete>,
    /// The document's objects that the server sent, by JSON pointer of their schema. Objects
    /// that only operations of `partly_called` sent are not among them.
    pub seen_objects: BTreeSet<String>,
    /// The operations that were not called, or for some of the items only, by JSON pointer.
    pub partly_called: BTreeSet<String>,
    /// Lists that were not read to their end for a reason that is a finding.
    pub cut_short: Vec<Incomplete>,
    /// A row for each write that was sent.
    pub effects: Vec<EffectRow>,
    /// Whether every list was read. It is false if only some of many lists were read, although
    /// such a run is not incomplete.
    pub saw_everything: bool,
}

/// Checks a server.
///
/// # Errors
///
/// If the address, a key or a parameter is refused, if the server cannot be reached, or if no
/// call succeeded and so nothing could be checked.
pub async fn verify(
    provider: &Provider,
    contract: &Contract,
    live: &Live,
) -> Result<Observed, Error> {
    let schemes = schemes(contract);
    let without_keys = live.keys.is_empty() && needs_no_key(&contract.document.value);
    if schemes.len() != live.keys.len() && !without_keys {
        let text = "expected a key for each of these security schemes, in this order, each with an --api-key-env of its own (an empty variable is for a key that is not given)";
        let labels = schemes.iter();
        let labels = labels.map(|scheme| format!("{} in {}", scheme.name, scheme.place.label()));
        let labels: Vec<String> = labels.collect();
        return Err(Error(format!("{text}: {}", labels.join(", "))));
    }
    let client = Client::new(provider, live).map_err(Error::because)?;
    let all = contract.operations()?;
    let writes = writes::planned(contract, &all, live)?;
    let mut called = contract.operations()?;
    called.retain(|operation| {
        let mut writes = live.writes.iter();
        operation.method == "get" || writes.any(|write| write.operation == operation.id)
    });
    check_parameters(contract, &called, live)?;
    called.retain(|operation| operation.method == "get");
    let mut run = Run::new(provider, contract, live, &called, client)?;
    for operation in &called {
        run.operation(operation).await?;
    }
    run.writes(&all, writes).await?;
    run.finish()
}

/// Whether every operation can be called without a key.
fn needs_no_key(document: &Value) -> bool {
    let is_optional = |security: &Value| match security.as_array() {
        Some(alternatives) => {
            let is_empty = |one: &Value| one.as_object().is_some_and(Map::is_empty);
            alternatives.is_empty() || alternatives.iter().any(is_empty)
        }
        None => true,
    };
    document_walk::operations(document).all(|operation| {
        let own = operation.value.get("security");
        is_optional(own.unwrap_or(&document["security"]))
    })
}

/// Checks that each given parameter belongs to an operation, and that its value is allowed.
fn check_parameters(
    contract: &Contract,
    operations: &[Operation<'_>],
    live: &Live,
) -> Result<(), Error> {
    for (name, value) in &live.parameters {
        let mut stated = Vec::new();
        for operation in operations {
            for (at, parameter) in operation.parameters(contract) {
                let shape = contract.resolve(&at.join("schema"))?.shape.clone();
                let name = parameter["name"].as_str().unwrap_or_default();
                stated.push((name, parameter["in"] == "path", shape));
            }
        }
        let Some((_, in_path, shape)) = stated.iter().find(|(stated, ..)| stated == name) else {
            let names: BTreeSet<&str> = stated.iter().map(|(name, ..)| *name).collect();
            let names: Vec<&str> = names.into_iter().collect();
            let text = format!(
                "no operation has a parameter {}; there are: {}",
                quoted_name(name),
                names.join(", ")
            );
            return Err(Error(text));
        };
        let is_allowed = match shape {
            Shape::Integer => value.parse::<i64>().is_ok(),
            Shape::Enum(values) => values.iter().any(|named| plain(named) == *value),
            _ => !value.is_empty(),
        };
        let pair = [(name.clone(), value.clone())];
        let keeps_path = !in_path || address(&format!("/{{{name}}}"), &pair).is_some();
        if !is_allowed || !keeps_path {
            return Err(Error(format!("`{name}` cannot have the value given")));
        }
    }
    Ok(())
}
