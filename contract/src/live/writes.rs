//! Writes on a live server: operations that the caller has named, once each, with values that
//! the caller has given. Their effect is read back.

use conversation_apis_codegen::extension::EFFECT;
use serde_json::Value;

use super::run::Run;
use super::{AllowedWrite, Live};
use crate::Error;
use crate::document::{Contract, Operation};
use crate::effects::{Caller, Request, Usable, Write, argument, usable};
use crate::incomplete::Reason;
use crate::provider::{Argument, Given, GivenBody, SharedLimiter};
use crate::tls;
use crate::verdict::EffectRow;

/// A write that is ready to be sent.
pub(super) struct Planned<'a> {
    operation: &'a Operation<'a>,
    request: Request,
}

/// The writes of a run, in the order in which they were named.
///
/// # Errors
///
/// If an operation does not exist or is named twice, or if a value that it needs is not given.
pub(super) fn planned<'a>(
    contract: &Contract,
    operations: &'a [Operation<'a>],
    live: &Live,
) -> Result<Vec<Planned<'a>>, Error> {
    let mut planned: Vec<Planned<'a>> = Vec::new();
    for write in &live.writes {
        let id = &write.operation;
        let mut known = operations.iter();
        let Some(operation) = known.find(|operation| operation.id == *id) else {
            let named = conversation_apis::support::quoted_name(id);
            return Err(Error(format!(
                "--allow-writes: the document has no operation {named}"
            )));
        };
        if operation.method == "get" {
            return Err(Error(format!(
                "`{id}` is a GET, which is called without --allow-writes"
            )));
        }
        if planned.iter().any(|other| other.operation.id == *id) {
            return Err(Error(format!("--allow-writes names `{id}` twice")));
        }
        planned.push(Planned {
            operation,
            request: Request {
                arguments: arguments(contract, operation, live)?,
                body: body(contract, operation, write)?,
            },
        });
    }
    Ok(planned)
}

/// The given parameters that an operation has.
fn arguments(
    contract: &Contract,
    operation: &Operation<'_>,
    live: &Live,
) -> Result<Vec<Argument>, Error> {
    let mut arguments = Vec::new();
    for parameter in operation.sent(contract) {
        let name = &parameter.name;
        let mut given = live.parameters.iter().filter(|(given, _)| given == name);
        match (given.next(), given.next()) {
            (Some((_, value)), None) => {
                let value = Value::from(value.as_str());
                arguments.push(argument(contract, &parameter, value));
            }
            (None, _) if !parameter.is_required => {}
            (found, _) => {
                let what = if found.is_some() { "exactly one" } else { "a" };
                return Err(Error(format!(
                    "`{}` needs {what} `{name}`; give it as --parameter {name}=VALUE",
                    operation.id
                )));
            }
        }
    }
    Ok(arguments)
}

fn body(
    contract: &Contract,
    operation: &Operation<'_>,
    write: &AllowedWrite,
) -> Result<Option<GivenBody>, Error> {
    let id = &operation.id;
    let stated = operation.request_body(contract);
    match (&write.body, stated) {
        (Some(value), Some(stated)) => {
            let encoding = stated.encodings().first().map(|it| it.encoding.name());
            Ok(encoding.map(|encoding| GivenBody {
                encoding,
                value: value.clone(),
            }))
        }
        (Some(_), None) => Err(Error(format!("`{id}` has no request body"))),
        (None, Some(stated)) if stated.is_required => Err(Error(format!(
            "`{id}` needs a request body; give it as --body {id}=FILE.json"
        ))),
        (None, _) => Ok(None),
    }
}

impl Run<'_> {
    /// Sends the writes, each once, and reads their effects back. Nothing is sent if no GET
    /// has succeeded.
    pub(super) async fn writes(
        &mut self,
        operations: &[Operation<'_>],
        planned: Vec<Planned<'_>>,
    ) -> Result<(), Error> {
        let can_read = self.tallies.values().any(super::run::Tally::has_success);
        for write in planned {
            let id = &write.operation.id;
            if !can_read {
                let text = "it was not sent, because no GET succeeded";
                self.incomplete(Reason::NotStarted, write.operation, text);
                continue;
            }
            let mut findings = Vec::new();
            let effects = usable(self.contract, operations, write.operation, &mut findings)?;
            self.written.append(&mut findings);
            let (effects, why) = match effects {
                Usable::Shown(effects) => (effects, None),
                Usable::Hidden(reason) => (Vec::new(), Some(reason)),
                Usable::Nothing => (Vec::new(), Some(format!("it states no `{EFFECT}`"))),
                Usable::Wrong => (Vec::new(), Some(format!("its `{EFFECT}` is wrong"))),
            };
            let http = http(&self.live.base_url)?;
            let caller = Caller {
                provider: self.provider,
                contract: self.contract,
                operations,
                given: Given {
                    keys: self.live.keys.clone(),
                    limiter: Some(SharedLimiter(self.client.limiter())),
                    ..Given::to(self.live.base_url.clone(), http)
                },
            };
            let mut call = Write::new(&caller, write.operation, effects, false);
            let left = self.client.left().unwrap_or_default();
            let sent = tokio::time::timeout(left, call.once(&write.request)).await;
            if sent.is_err() {
                let text = "the time limit was reached; the server may have received the write";
                self.incomplete(Reason::TimeLimit, write.operation, text);
            }
            let (is_sent, is_unread) = (call.is_sent(), call.is_unread());
            let (row, findings) = call.finish(why);
            self.written.extend(findings);
            if is_sent {
                self.note(outcome(id, &row));
            }
            if (row.calls == 0 || is_unread) && sent.is_ok() {
                self.record_unproved(write.operation, &row, (is_sent, is_unread));
            }
            self.observed.effects.push(row);
        }
        Ok(())
    }

    /// Records a write that was not sent or not accepted, or whose effect was not read.
    fn record_unproved(
        &mut self,
        operation: &Operation<'_>,
        row: &EffectRow,
        (is_sent, is_unread): (bool, bool),
    ) {
        let limit = self.client.exhausted().filter(|_| is_unread || !is_sent);
        let has_limit = limit.is_some();
        let (reason, why) = match limit {
            Some(limit) => (limit.reason, limit.text),
            None => (Reason::CallFailed, row.reason.clone().unwrap_or_default()),
        };
        let text = match (is_unread, is_sent) {
            (true, true) => format!("the server accepted it, and its effect was not read: {why}"),
            (_, false) if is_unread || has_limit => format!("it was not sent: {why}"),
            _ => why,
        };
        self.incomplete(reason, operation, text);
    }
}

/// A note that says that a write was sent.
fn outcome(id: &str, row: &EffectRow) -> String {
    let outcome = match (row.calls, row.shown, &row.reason) {
        (0, _, Some(reason)) => reason.clone(),
        (0, _, None) => "it was not accepted".to_owned(),
        (_, 0, Some(reason)) => {
            format!("the server accepted it; its effect was not seen: {reason}")
        }
        (_, 0, None) => "the server accepted it; its effect was not seen".to_owned(),
        _ => "the server accepted it, and its effect was read back".to_owned(),
    };
    format!("{id}: called once, as --allow-writes says: {outcome}")
}

/// The HTTP client of the writes. A loopback server is never reached through a proxy.
fn http(base_url: &str) -> Result<reqwest::Client, Error> {
    let builder = tls::http().redirect(reqwest::redirect::Policy::none());
    let host = reqwest::Url::parse(base_url).ok();
    let is_loopback = host
        .as_ref()
        .and_then(reqwest::Url::host_str)
        .is_some_and(|host| host == "localhost" || host == "[::1]" || host.starts_with("127."));
    let builder = if is_loopback {
        builder.no_proxy()
    } else {
        builder
    };
    builder.build().map_err(Error::because)
}
