//! The effects of writes. For each operation with `x-effect`, the generated client changes
//! something on a server, and reads it back.

mod caller;
mod compare;
mod plan;
mod source;
mod stated;
mod statement;
mod targets;
mod write;

use std::collections::BTreeMap;

use conversation_apis_codegen::Error;
use serde_json::Value;

pub(crate) use self::caller::{Caller, argument};
use self::plan::Plan;
pub(crate) use self::statement::{Usable, is_write, usable};
use self::targets::Targets;
pub(crate) use self::write::{Request, Write};
use crate::cases::Cases;
use crate::check::inputs::Inputs;
use crate::check::oracle::Oracle;
use crate::document::Operation;
use crate::finding::Finding;
use crate::keys::keys;
use crate::provider::{Given, Provider};
use crate::verdict::EffectRow;

/// The server on which writes are checked.
pub(crate) struct Site<'a> {
    pub(crate) provider: &'a Provider,
    /// Its address. `None` if there is no server, so that only the document is checked.
    pub(crate) base_url: Option<String>,
    pub(crate) http: &'a reqwest::Client,
    /// Values of parameters that no list has, by name.
    pub(crate) known: BTreeMap<String, Vec<Value>>,
}

/// What was seen of the effects.
#[derive(Default)]
pub(crate) struct Effects {
    /// A row for each write with `x-effect`.
    pub(crate) rows: Vec<EffectRow>,
    pub(crate) findings: Vec<Finding>,
    /// The writes without `x-effect`.
    pub(crate) unstated: Vec<String>,
}

/// Checks every `x-effect` of the document, and then the effect of each write on a server.
///
/// # Errors
///
/// If the document's operations and their schemas cannot be read.
pub(crate) async fn check(
    oracle: &mut Oracle<'_>,
    cases: &Cases,
    site: Site<'_>,
) -> Result<Effects, Error> {
    let contract = oracle.contract();
    let operations = contract.operations()?;
    let caller = Caller {
        provider: site.provider,
        contract,
        operations: &operations,
        given: Given {
            base_url: site.base_url.clone().unwrap_or_default(),
            keys: keys(contract),
            http: site.http.clone(),
            ..Given::default()
        },
    };
    let targets = Targets::new(&caller, site.known)?;
    let mut all = Effects::default();
    for operation in operations.iter().filter(|operation| is_write(operation)) {
        let mut findings = Vec::new();
        let effects = usable(contract, &operations, operation, &mut findings)?;
        all.findings.append(&mut findings);
        let reason = match effects {
            Usable::Nothing => {
                all.unstated.push(operation.id.clone());
                continue;
            }
            Usable::Wrong => "its `x-effect` is wrong".to_owned(),
            Usable::Hidden(reason) => reason,
            Usable::Shown(_) if site.base_url.is_none() => {
                "the provider has no embedded server".to_owned()
            }
            Usable::Shown(_) if site.provider.find_operation(&operation.id).is_none() => {
                "the client has no such method".to_owned()
            }
            Usable::Shown(effects) => {
                let write = Write::new(&caller, operation, effects, true);
                let inputs = Inputs::of(oracle, operation, cases)?;
                let mut plan = Plan::new(write, &targets, inputs);
                plan.run(oracle).await?;
                let (row, findings) = plan.finish();
                all.rows.push(row);
                all.findings.extend(findings);
                continue;
            }
        };
        all.rows.push(EffectRow::hidden(operation, reason));
    }
    Ok(all)
}

impl EffectRow {
    /// The row of a write that is not called.
    fn hidden(operation: &Operation<'_>, reason: String) -> Self {
        Self {
            operation: operation.id.clone(),
            calls: 0,
            shown: 0,
            reason: Some(reason),
        }
    }
}
