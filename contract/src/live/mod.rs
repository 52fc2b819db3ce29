//! Verification of a live server: what it answers, held against the document.
//!
//! Only `GET` is sent, by the provider's own client, bounded in number and in time.
//! Of what comes back, paths, types and counts are kept and no value. An answer is
//! judged as an answer, whatever its status; none stops the run.

mod answers;
mod caller;
mod judge;
mod ledger;
mod lists;
mod lossy_json;
pub(crate) mod names;
mod paging;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::time::Duration;

use self::caller::{Caller, address};
use self::lists::Run;
use crate::Error;
use crate::cases;
use crate::document::{Contract, Operation, Shape};
use crate::finding::Finding;
use crate::incomplete::Incomplete;
use crate::keys::key_headers;
use crate::provider::Provider;

/// Where to, with what, and how far.
#[derive(Clone)]
pub struct Live {
    /// The server's address, to which the document's paths are appended.
    pub base_url: String,
    /// The keys, one for each header the document has for one, in its order.
    pub keys: Vec<String>,
    /// Values for required parameters that nothing of the document leads to.
    pub parameters: Vec<(String, String)>,
    /// The most requests to send in all, repeated ones included.
    pub max_requests: usize,
    /// The longest to go on, waits that the server asks for included.
    pub max_time: Duration,
    /// Called with the number of requests sent so far, at each.
    pub progress: fn(usize),
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

/// The largest answer that is read, in bytes.
pub const MAX_BODY: usize = 64 << 20;

/// The most lists of one operation that are read, for example the messages of 250
/// conversations: less than the strictest vendor allows in a minute. Of more, those
/// that are read are spread evenly.
pub const MAX_LISTS: usize = 250;

/// What came of it.
#[derive(Debug, Default)]
pub struct Observed {
    /// Requests sent.
    pub requests: usize,
    /// Items seen, by operation.
    pub items: BTreeMap<String, usize>,
    /// What does not agree, in the order first met.
    pub findings: Vec<Finding>,
    /// What a reader should know.
    pub notes: Vec<String>,
    /// Why it did not see everything that it was to see; empty if it did.
    pub incomplete: Vec<Incomplete>,
    /// The objects of the document that came, by JSON pointer.
    pub met: BTreeSet<String>,
    /// Lists that were not read to their end, for a reason that is a finding.
    pub cut_short: Vec<Incomplete>,
    /// Whether everything there is was seen. Of a run that read some lists of many
    /// it is false, though the run itself is complete.
    pub saw_everything: bool,
}

/// Verifies a server.
///
/// # Errors
///
/// When the address or key is refused, the server cannot be reached, or nothing
/// it answered could be verified.
pub async fn verify(
    provider: &Provider,
    contract: &Contract,
    live: &Live,
) -> Result<Observed, Error> {
    let headers = key_headers(contract);
    if headers.len() != live.keys.len() {
        let text = "expected a key for each of these headers, in this order";
        return Err(Error(format!("{text}: {}", headers.join(", "))));
    }
    let caller = Caller::new(provider, live).map_err(Error::because)?;
    let mut operations = contract.operations()?;
    operations.retain(|operation| operation.method == "get");
    check_parameters(contract, &operations, live)?;
    let mut run = Run::new(provider, contract, live, &operations, caller)?;
    for operation in &operations {
        run.operation(operation).await?;
    }
    run.finish()
}

/// That each parameter given is one of an operation, with a value for it.
fn check_parameters(
    contract: &Contract,
    operations: &[Operation<'_>],
    live: &Live,
) -> Result<(), Error> {
    for (name, value) in &live.parameters {
        let mut stated = Vec::new();
        for operation in operations {
            for (at, parameter) in operation.parameters(contract) {
                let shape = contract.resolve(&at.join("schema"))?.shape;
                let name = parameter["name"].as_str().unwrap_or_default();
                stated.push((name, parameter["in"] == "path", shape));
            }
        }
        let Some((_, in_path, shape)) = stated.iter().find(|(stated, ..)| stated == name) else {
            let names: BTreeSet<&str> = stated.iter().map(|(name, ..)| *name).collect();
            let names: Vec<&str> = names.into_iter().collect();
            let text = format!(
                "no operation has a parameter {}; there are: {}",
                names::quoted(name),
                names.join(", ")
            );
            return Err(Error(text));
        };
        let fits = match shape {
            Shape::Integer => value.parse::<i64>().is_ok(),
            Shape::Enum(values) => values.iter().any(|named| cases::plain(named) == *value),
            _ => !value.is_empty(),
        };
        let pair = [(name.clone(), value.clone())];
        let stays = !in_path || address(&format!("/{{{name}}}"), &pair).is_some();
        if !fits || !stays {
            return Err(Error(format!("`{name}` cannot have the value given")));
        }
    }
    Ok(())
}
