//! Checks the paging rules. For each rule, the real client walks a list that a server on
//! loopback sends page by page.

mod long;
mod rule;

use std::sync::{Mutex, PoisonError};

use conversation_apis::{Error, ErrorKind};
use conversation_apis_codegen::extension::Pagination;
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

use self::rule::{First, Item, Page};
pub use self::rule::{Rule, rules};
use crate::cases::Case;
use crate::check::inputs::{Chosen, Inputs};
use crate::check::oracle::Oracle;
use crate::document::{Contract, Direction, Operation, Target, TargetId};
use crate::finding::{Finding, Kind, Subject};
use crate::json_edit::{set, unset};
use crate::keys::keys;
use crate::provider::{Argument, Call, Failed, Given, GivenBody, Provider};
use crate::verdict::{Checked, RuleRow};

/// Walks every list of a provider once for each rule of its style.
///
/// # Errors
///
/// If the document's operations cannot be read.
pub async fn check(
    provider: &Provider,
    oracle: &mut Oracle<'_>,
    cases: &[(Target, Vec<Case>)],
    http: &reqwest::Client,
) -> Result<Checked<RuleRow>, conversation_apis_codegen::Error> {
    let contract = oracle.contract();
    let mut checked = Checked::default();
    for operation in contract.operations()? {
        let call = provider.find_operation(&operation.id);
        let (Some(pagination), Some(walk)) =
            (&operation.pagination, call.and_then(|call| call.walk))
        else {
            continue;
        };
        let id = TargetId::Answer {
            operation: operation.id.clone(),
            status: "200".to_owned(),
        };
        let page = cases.iter().find(|(target, _)| target.id == id);
        let Some((target, sample)) =
            page.and_then(|(target, cases)| Some((target, cases.first()?)))
        else {
            continue;
        };
        let mut without = sample.json.clone();
        unset(&mut without, &pagination.items.as_str().into());
        let fits = oracle.judge(&target.schema, Direction::Response, &without)?;
        let inputs = Inputs::of(oracle, &operation, &[])?;
        let list = List {
            pagination,
            sample: &sample.json,
            requires_list: fits.is_err(),
            keys: keys(contract),
            arguments: inputs.arguments(Chosen::Required),
            body: inputs.body(Chosen::Required).and_then(Case::given),
            greatest: greatest_size(contract, &operation, pagination),
            walk,
            http,
        };
        let applicable = rules().filter(|(style, _)| *style == pagination.style);
        for (_, rule) in applicable.filter(|(_, rule)| rule.applies_to(pagination)) {
            let outcome = list.check(rule).await;
            if let Err(text) = &outcome {
                let subject = Subject::Rule {
                    operation: operation.id.clone(),
                    rule: rule.id.clone(),
                };
                let text = format!("{}: {text}", rule.says);
                let finding = Finding::new(Kind::Paging, subject, text);
                checked.findings.push(finding);
            }
            checked.rows.push(RuleRow {
                operation: operation.id.clone(),
                rule: &rule.id,
                says: &rule.says,
                holds: outcome.is_ok(),
            });
        }
    }
    Ok(checked)
}

/// The largest page size that the document allows, if it states one.
fn greatest_size(
    contract: &Contract,
    operation: &Operation<'_>,
    pagination: &Pagination,
) -> Option<String> {
    let size = pagination.size.as_deref()?;
    let parameters = operation.parameters(contract);
    let mut parameters = parameters.iter();
    let (_, parameter) = parameters.find(|(_, parameter)| parameter["name"] == size)?;
    let maximum = &parameter["schema"]["maximum"];
    maximum.is_number().then(|| maximum.to_string())
}

/// A list operation, and how the real client walks it.
struct List<'a> {
    pagination: &'a Pagination,
    /// A page that the document allows.
    sample: &'a Value,
    /// Whether the document requires the list, so that a page without it does not decode.
    requires_list: bool,
    keys: Vec<String>,
    /// The required parameters.
    arguments: Vec<Argument>,
    /// The body, if it is required.
    body: Option<GivenBody>,
    greatest: Option<String>,
    walk: Call<Vec<Result<Value, Error>>>,
    http: &'a reqwest::Client,
}

impl List<'_> {
    /// Walks the rule's list. The error says what differs from the rule.
    async fn check(&self, rule: &Rule) -> Result<(), String> {
        let server = MockServer::start().await;
        let answer = answers(rule, self.pagination, self.sample);
        Mock::given(any()).respond_with(answer).mount(&server).await;
        let given = Given {
            keys: self.keys.clone(),
            parameters: self.arguments.clone(),
            body: self.body.clone(),
            ..Given::to(server.uri(), self.http.clone())
        };
        let found = (self.walk)(given).await.map_err(|failed| match failed {
            Failed::Call(error) => error.to_string(),
            Failed::Value { setter, failure } => format!("{setter}: {}", failure.error),
        })?;
        let found: Vec<_> = found.iter().map(outcome).collect();
        let requests = server.received_requests().await.unwrap_or_default();
        self.judge(rule, &found, &requests)
    }

    /// Compares what a walk returned, and the requests it sent, with the rule.
    fn judge(
        &self,
        rule: &Rule,
        found: &[Result<u64, ErrorKind>],
        requests: &[Request],
    ) -> Result<(), String> {
        let mut expected = rule.expected();
        if self.requires_list && rule.has_page_without_list() {
            let failed = expected
                .iter_mut()
                .filter(|item| **item == Err(ErrorKind::Pagination));
            failed.for_each(|item| *item = Err(ErrorKind::Decode));
        }
        if found != expected {
            return Err(format!("expected {expected:?}, found {found:?}"));
        }
        if requests.len() != rule.requests {
            let (expected, found) = (rule.requests, requests.len());
            return Err(format!("expected {expected} requests, found {found}"));
        }
        let Some(size) = &self.pagination.size else {
            return Ok(());
        };
        let is_greatest = |request: &Request| parameter(request, size) == self.greatest;
        match requests.iter().all(is_greatest) {
            true => Ok(()),
            false => Err(format!("a request does not set `{size}` to its maximum")),
        }
    }
}

/// Responds to each request as the rule says.
fn answers(
    rule: &Rule,
    pagination: &Pagination,
    sample: &Value,
) -> impl Fn(&Request) -> ResponseTemplate + use<> {
    let paging = pagination.clone();
    let long = rule.list.clone();
    let sample_page = sample.clone();
    let missing = rule.missing;
    let total = rule.total();
    let pages = rule.pages.iter();
    let bodies = pages.map(|page| (page.at.clone(), page.body(sample, pagination, total)));
    let bodies: Vec<(Option<String>, Value)> = bodies.collect();
    let first: Vec<First> = rule.pages.iter().map(|page| page.first).collect();
    let first = Mutex::new(first);
    move |request| {
        let at = parameter(request, &paging.parameter);
        let after = paging.after.as_ref();
        let after = after.and_then(|after| parameter(request, after));
        if let Some(long) = &long {
            let page = Page::of(long.window(after.as_deref(), at.as_deref()));
            return response(&page.body(&sample_page, &paging, total));
        }
        let at = at.filter(|_| after.as_deref() != Some("0"));
        let Some(index) = bodies.iter().position(|(page, _)| *page == at) else {
            return ResponseTemplate::new(missing);
        };
        let mut first = first.lock().unwrap_or_else(PoisonError::into_inner);
        let mut body = bodies[index].1.clone();
        match std::mem::take(&mut first[index]) {
            First::Failure => return ResponseTemplate::new(502),
            First::NoList => unset(&mut body, &paging.items.as_str().into()),
            First::Page => {}
        }
        response(&body)
    }
}

/// A page as a response.
fn response(body: &Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_raw(body.to_string(), "application/json")
}

/// The value of a query parameter.
fn parameter(request: &Request, name: &str) -> Option<String> {
    let mut pairs = request.url.query_pairs();
    let (_, value) = pairs.find(|(found, _)| found == name)?;
    Some(value.into_owned())
}

/// The property that identifies items. It is in no document, and every type keeps it.
const NUMBER: &str = "contract_number";

/// The number of an item, or the kind of an error.
fn outcome(item: &Result<Value, Error>) -> Result<u64, ErrorKind> {
    match item {
        Ok(item) => Ok(item[NUMBER].as_u64().unwrap_or(u64::MAX)),
        Err(error) => Err(error.kind()),
    }
}

impl Page {
    /// The document's own sample, with these items, this next cursor and this total.
    fn body(&self, sample: &Value, pagination: &Pagination, total: usize) -> Value {
        let mut body = sample.clone();
        for place in totals(pagination) {
            set(&mut body, &place.as_str().into(), json!(total));
        }
        let items = &pagination.items;
        let item = body.pointer(items).and_then(|items| items.get(0)).cloned();
        let item = item.unwrap_or_else(|| json!({}));
        let id = pagination.id.as_deref();
        let numbered = self.items.iter().map(|one| match one {
            Item::Number(number) => numbered(item.clone(), *number, id),
            Item::Bad(_) => json!(["no item"]),
        });
        set(&mut body, &items.as_str().into(), numbered.collect());
        if let Some(place) = &pagination.next {
            let place = &place.as_str().into();
            match &self.next {
                Some(cursor) => set(&mut body, place, json!(cursor)),
                None if self.last => set(&mut body, place, Value::Null),
                None => unset(&mut body, place),
            }
        }
        body
    }
}

/// Where a page states the number of all items.
fn totals(pagination: &Pagination) -> impl Iterator<Item = &String> {
    let chosen = pagination.totals.iter();
    let chosen = chosen.flat_map(|totals| totals.by.values());
    pagination.total.iter().chain(chosen)
}

/// An item with its number, which its id shows too.
fn numbered(mut item: Value, number: u64, id: Option<&str>) -> Value {
    if let Some(id) = id {
        let value = match item.pointer(id) {
            Some(Value::String(_)) => json!(format!("id {number}")),
            _ => json!(number + 10),
        };
        set(&mut item, &id.into(), value);
    }
    item[NUMBER] = json!(number);
    item
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use std::collections::BTreeSet;

    use conversation_apis_codegen::Document;
    use serde_json::{Value, json};

    use super::{check, rules};
    use crate::cases;
    use crate::check::oracle::Oracle;
    use crate::check::responses::http;
    use crate::document::Contract;
    use crate::provider::Provider;

    /// The rules that were checked for a provider, with whether each holds.
    async fn checked(provider: &str, change: fn(&mut Value)) -> BTreeSet<(&'static str, bool)> {
        let provider = Provider::find(provider).unwrap();
        let mut document = Document::open(&provider.folder()).unwrap();
        change(&mut document.value);
        let contract = Contract::of(document).unwrap();
        let mut oracle = Oracle::new(&contract).unwrap();
        let cases = cases::all(&mut oracle).unwrap();
        let checked = check(provider, &mut oracle, &cases, &http().unwrap()).await;
        let checked = checked.unwrap();
        let failed = checked.rows.iter().filter(|row| !row.holds).count();
        assert_eq!(failed, checked.findings.len());
        checked
            .rows
            .iter()
            .map(|row| (row.rule, row.holds))
            .collect()
    }

    #[tokio::test]
    async fn every_rule_is_run_and_a_rule_for_another_client_fails() {
        let mut run = BTreeSet::new();
        for provider in ["partoo", "octopush", "ninetynine"] {
            let rows = checked(provider, |_| ()).await;
            assert!(rows.iter().all(|(_, holds)| *holds), "{provider}: {rows:?}");
            run.extend(rows);
        }
        // partoo's client was generated with `next_required`, so it breaks the rule for lists
        // without that setting.
        let rows = checked("partoo", |document| {
            for path in ["/conversations", "/messages"] {
                document["paths"][path]["get"]["x-pagination"]["next_required"] = json!(false);
            }
        });
        let broken = rows.await;
        let broken = broken.into_iter().filter(|(_, holds)| !holds);
        let broken: Vec<&str> = broken.map(|(rule, _)| rule).collect();
        assert_eq!(broken, ["absent-cursor-is-end"]);
        run.extend(broken.into_iter().map(|rule| (rule, true)));
        let ids: BTreeSet<&str> = rules().map(|(_, rule)| rule.id.as_str()).collect();
        let run: BTreeSet<&str> = run.into_iter().map(|(rule, _)| rule).collect();
        assert_eq!(run, ids);
    }

    #[test]
    fn a_client_that_walks_nothing_breaks_every_rule() {
        let provider = Provider::find("partoo").unwrap();
        let contract = Contract::open(&provider.folder()).unwrap();
        let http = http().unwrap();
        let operations = contract.operations().unwrap();
        let operation = operations
            .iter()
            .find(|operation| operation.id == "listMessages")
            .unwrap();
        let list = super::List {
            pagination: operation.pagination.as_ref().unwrap(),
            sample: &json!({ "messages": [{}] }),
            requires_list: false,
            keys: Vec::new(),
            arguments: Vec::new(),
            body: None,
            greatest: Some("100".to_owned()),
            walk: |_| Box::pin(async { Ok(Vec::new()) }),
            http: &http,
        };
        for (_, rule) in rules() {
            let text = list.judge(rule, &[], &[]).unwrap_err();
            assert!(text.starts_with("expected "), "{}: {text}", rule.id);
            let text = list.judge(rule, &rule.expected(), &[]).unwrap_err();
            assert!(text.ends_with("requests, found 0"), "{}: {text}", rule.id);
        }
    }
}
