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
use crate::server::{self, Server};
use crate::verdict::EffectRow;

/// The server on which writes are checked.
pub(crate) struct Site<'a> {
    pub(crate) provider: &'static Provider,
    /// Its address. Without one, each write gets an embedded server of its own, if the
    /// provider has one.
    pub(crate) base_url: Option<String>,
    pub(crate) http: &'a reqwest::Client,
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
) -> Result<Effects, crate::Error> {
    let contract = oracle.contract();
    let operations = contract.operations()?;
    let name = site.provider.name;
    let known = server::known(name)?;
    let has_server = site.base_url.is_some() || server::has(name);
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
            Usable::Shown(_) if !has_server => "the provider has no embedded server".to_owned(),
            Usable::Shown(_) if site.provider.find_operation(&operation.id).is_none() => {
                "the client has no such method".to_owned()
            }
            Usable::Shown(effects) => {
                // What other writes have changed does not matter.
                let embedded = match &site.base_url {
                    Some(_) => None,
                    None => Some(Server::start(name).await?),
                };
                let embedded_url = embedded.as_ref().map(Server::base_url);
                let base_url = site.base_url.clone().or(embedded_url);
                let caller = Caller {
                    provider: site.provider,
                    contract,
                    operations: &operations,
                    given: Given {
                        keys: keys(contract),
                        ..Given::to(base_url.unwrap_or_default(), site.http.clone())
                    },
                };
                let targets = Targets::new(&caller, known.clone())?;
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
