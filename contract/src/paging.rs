//! The rules of a walk over pages, each walked by the real client.

use std::sync::{Mutex, PoisonError};

use conversation_apis::{Error, ErrorKind};
use conversation_apis_codegen::extension::Pagination;
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

use crate::cases::{self, Case};
use crate::document::{Contract, Operation, Target};
use crate::finding::{Finding, Kind};
use crate::provider::{Call, Provider};

use crate::wire::KEY;

/// One rule of one operation.
#[derive(Debug, Clone)]
pub struct Row {
    /// The `operationId`.
    pub operation: String,
    /// The rule, as a sentence.
    pub rule: &'static str,
    /// Whether the walk kept it.
    pub holds: bool,
}

/// A list as a server has it, and what a walk is to make of it.
struct Script {
    rule: &'static str,
    pages: Vec<Page>,
    /// What comes of the walk: items by number, errors by kind.
    expect: Vec<Result<u64, ErrorKind>>,
    requests: usize,
}

struct Page {
    cursor: Option<&'static str>,
    /// Items by number; none is one that does not decode.
    items: Vec<Option<u64>>,
    next: Next,
    /// What comes the first time it is asked for.
    first: First,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    /// The page.
    Page,
    /// 502.
    Failure,
    /// The page without its list.
    NoList,
}

#[derive(Clone, Copy)]
enum Next {
    Absent,
    Null,
    Cursor(&'static str),
}

/// Every sign a cursor may hold that a query has another use for.
const AWKWARD: &str = "a+b/c==%2F&d=e f#g?é";

/// Walks every list of a provider by every rule.
///
/// # Errors
///
/// When the document cannot be read as far as that takes.
pub async fn check(
    provider: &Provider,
    contract: &Contract,
    cases: &[(Target, Vec<Case>)],
    http: &reqwest::Client,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Row>, conversation_apis_codegen::Error> {
    let mut rows = Vec::new();
    for operation in contract.operations()? {
        let call = provider.find_operation(operation.id);
        let (Some(pagination), Some(walk)) =
            (&operation.pagination, call.and_then(|call| call.walk))
        else {
            continue;
        };
        let name = format!("{}.200", operation.id);
        let page = cases.iter().find(|(target, _)| target.name == name);
        let Some(page) = page.and_then(|(_, cases)| cases.first()) else {
            continue;
        };
        for script in scripts() {
            let rule = script.rule;
            let outcome = run(
                contract, &script, &operation, pagination, &page.json, walk, http,
            )
            .await;
            if let Err(text) = &outcome {
                findings.push(Finding::new(
                    Kind::Paging,
                    operation.id,
                    format!("{rule}: {text}"),
                ));
            }
            rows.push(Row {
                operation: operation.id.to_owned(),
                rule,
                holds: outcome.is_ok(),
            });
        }
    }
    Ok(rows)
}

fn scripts() -> Vec<Script> {
    let page = |cursor, items: &[u64], next| Page {
        cursor,
        items: items.iter().copied().map(Some).collect(),
        next,
        first: First::Page,
    };
    vec![
        Script {
            rule: "all pages to the null cursor, items once and in order, cursors as they came",
            pages: vec![
                page(None, &[0, 1], Next::Cursor(AWKWARD)),
                page(Some(AWKWARD), &[2], Next::Cursor("z")),
                page(Some("z"), &[3, 4], Next::Null),
            ],
            expect: (0..5).map(Ok).collect(),
            requests: 3,
        },
        Script {
            rule: "an absent cursor is the end",
            pages: vec![page(None, &[0], Next::Absent)],
            expect: vec![Ok(0)],
            requests: 1,
        },
        Script {
            rule: "an empty page that names a next one is not the end",
            pages: vec![
                page(None, &[], Next::Cursor("b")),
                page(Some("b"), &[], Next::Cursor("c")),
                page(Some("c"), &[0], Next::Null),
            ],
            expect: vec![Ok(0)],
            requests: 3,
        },
        Script {
            rule: "a cursor met before is an error after all items, and no further request",
            pages: vec![
                page(None, &[0], Next::Cursor("b")),
                page(Some("b"), &[1], Next::Cursor("c")),
                page(Some("c"), &[2], Next::Cursor("b")),
            ],
            expect: vec![Ok(0), Ok(1), Ok(2), Err(ErrorKind::Pagination)],
            requests: 3,
        },
        Script {
            rule: "a failed page is one error after all items before it, and the walk resumes there",
            pages: vec![
                page(None, &[0, 1], Next::Cursor("b")),
                Page {
                    first: First::Failure,
                    ..page(Some("b"), &[2], Next::Cursor("c"))
                },
                page(Some("c"), &[3], Next::Null),
            ],
            expect: vec![Ok(0), Ok(1), Err(ErrorKind::Status), Ok(2), Ok(3)],
            requests: 4,
        },
        Script {
            rule: "a first page that failed is resumed too",
            pages: vec![Page {
                first: First::Failure,
                ..page(None, &[0], Next::Null)
            }],
            expect: vec![Err(ErrorKind::Status), Ok(0)],
            requests: 2,
        },
        Script {
            rule: "a page without its list is an error, and the walk resumes there",
            pages: vec![
                page(None, &[0], Next::Cursor("b")),
                Page {
                    first: First::NoList,
                    ..page(Some("b"), &[1], Next::Null)
                },
            ],
            expect: vec![Ok(0), Err(ErrorKind::Pagination), Ok(1)],
            requests: 3,
        },
        Script {
            rule: "a bad item is an error in its place, and the others of its page are given",
            pages: vec![
                Page {
                    items: vec![Some(0), None, Some(1)],
                    ..page(None, &[], Next::Cursor("b"))
                },
                page(Some("b"), &[2], Next::Null),
            ],
            expect: vec![Ok(0), Err(ErrorKind::Decode), Ok(1), Ok(2)],
            requests: 2,
        },
    ]
}

async fn run(
    contract: &Contract,
    script: &Script,
    operation: &Operation<'_>,
    pagination: &Pagination,
    sample: &Value,
    walk: Call<Vec<Result<Value, Error>>>,
    http: &reqwest::Client,
) -> Result<(), String> {
    let server = MockServer::start().await;
    let answer = answers(script, pagination, sample);
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let found = walk(server.uri(), KEY.to_owned(), http.clone())
        .await
        .map_err(|error| error.to_string())?;
    let found: Vec<_> = found.iter().map(outcome).collect();
    if found != script.expect {
        return Err(format!("expected {:?}, found {found:?}", script.expect));
    }
    let requests = server.received_requests().await.unwrap_or_default();
    if requests.len() != script.requests {
        return Err(format!(
            "expected {} requests, found {}",
            script.requests,
            requests.len()
        ));
    }
    let Pagination::Cursor {
        size: Some(size), ..
    } = pagination
    else {
        return Ok(());
    };
    let parameters = operation.parameters(contract);
    let parameter = parameters
        .iter()
        .find(|(_, parameter)| parameter["name"] == size.as_str());
    let maximum = parameter.map(|(_, parameter)| parameter["schema"]["maximum"].to_string());
    let greatest = |request: &Request| asked(request, size) == maximum;
    match requests.iter().all(greatest) {
        true => Ok(()),
        false => Err(format!("a request does not ask for the greatest `{size}`")),
    }
}

/// A server that keeps to the script.
fn answers(
    script: &Script,
    pagination: &Pagination,
    sample: &Value,
) -> impl Fn(&Request) -> ResponseTemplate + use<> {
    let Pagination::Cursor {
        cursor,
        items,
        next,
        ..
    } = pagination.clone();
    let bodies: Vec<(Option<String>, Value)> = script
        .pages
        .iter()
        .map(|page| {
            (
                page.cursor.map(str::to_owned),
                page.body(sample, &items, &next),
            )
        })
        .collect();
    let first: Mutex<Vec<First>> = Mutex::new(script.pages.iter().map(|page| page.first).collect());
    move |request| {
        let at = asked(request, &cursor);
        let Some(index) = bodies.iter().position(|(cursor, _)| *cursor == at) else {
            return ResponseTemplate::new(400);
        };
        let mut first = first.lock().unwrap_or_else(PoisonError::into_inner);
        let mut body = bodies[index].1.clone();
        match std::mem::replace(&mut first[index], First::Page) {
            First::Failure => return ResponseTemplate::new(502),
            First::NoList => cases::unset(&mut body, &items.as_str().into()),
            First::Page => {}
        }
        ResponseTemplate::new(200).set_body_json(body)
    }
}

/// The value of a query parameter.
fn asked(request: &Request, parameter: &str) -> Option<String> {
    let found = request
        .url
        .query_pairs()
        .find(|(name, _)| name == parameter)?;
    Some(found.1.into_owned())
}

/// The property that tells items apart: no document has it, every type keeps it.
const NUMBER: &str = "contract_number";

fn outcome(item: &Result<Value, Error>) -> Result<u64, ErrorKind> {
    match item {
        Ok(item) => Ok(item[NUMBER].as_u64().unwrap_or(u64::MAX)),
        Err(error) => Err(error.kind()),
    }
}

impl Page {
    /// The document's own sample with these items and this next cursor.
    fn body(&self, sample: &Value, items: &str, next: &str) -> Value {
        let mut body = sample.clone();
        let item = body.pointer(items).and_then(|items| items.get(0)).cloned();
        let item = item.unwrap_or_else(|| json!({}));
        let numbered = self.items.iter().map(|number| match number {
            Some(number) => {
                let mut item = item.clone();
                item[NUMBER] = json!(number);
                item
            }
            None => json!(["no item"]),
        });
        cases::set(&mut body, &items.into(), numbered.collect());
        match self.next {
            Next::Cursor(cursor) => cases::set(&mut body, &next.into(), json!(cursor)),
            Next::Null => cases::set(&mut body, &next.into(), Value::Null),
            Next::Absent => cases::unset(&mut body, &next.into()),
        }
        body
    }
}
