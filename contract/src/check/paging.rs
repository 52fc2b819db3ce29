//! The rules of a walk over pages, each walked by the real client.

use std::sync::{Mutex, PoisonError};

use conversation_apis::{Error, ErrorKind};
use conversation_apis_codegen::extension::{Pagination, Style};
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

use crate::cases::{self, Case};
use crate::document::{Contract, Operation, Target, TargetId};
use crate::finding::{Finding, Kind, Subject};
use crate::provider::{Call, Provider};

use crate::check::responses::keys;
use crate::verdict::{Checked, RuleRow};

/// A list as a server has it, and what a walk is to make of it.
struct Script {
    rule: &'static str,
    pages: Vec<Page>,
    /// The status of a page that is not there.
    missing: u16,
    /// What comes of the walk: items by number, errors by kind.
    expect: Vec<Result<u64, ErrorKind>>,
    requests: usize,
}

struct Page {
    /// What asks for it; none is the first page.
    at: Option<&'static str>,
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
    /// The page names none: absent, or of a style whose pages never do.
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
) -> Result<Checked<RuleRow>, conversation_apis_codegen::Error> {
    let (mut rows, mut findings) = (Vec::new(), Vec::new());
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
        let Some(page) = page.and_then(|(_, cases)| cases.first()) else {
            continue;
        };
        for script in scripts(pagination) {
            let rule = script.rule;
            let outcome = run(
                contract, &script, &operation, pagination, &page.json, walk, http,
            )
            .await;
            if let Err(text) = &outcome {
                let subject = Subject::Rule {
                    operation: operation.id.clone(),
                    rule: rule.to_owned(),
                };
                findings.push(Finding::new(
                    Kind::Paging,
                    subject,
                    format!("{rule}: {text}"),
                ));
            }
            rows.push(RuleRow {
                operation: operation.id.clone(),
                rule,
                holds: outcome.is_ok(),
            });
        }
    }
    Ok(Checked { rows, findings })
}

/// The rules of a style.
fn scripts(pagination: &Pagination) -> Vec<Script> {
    let mut scripts = match pagination.style {
        Style::Cursor => by_cursor(pagination.next_required),
        Style::PageNumber => by_number(pagination.not_found_is_end),
        Style::Before => before_ids(),
    };
    // An answer that is a list has no property to leave out.
    if pagination.items.is_empty() {
        scripts.retain(|script| script.pages.iter().all(|page| page.first != First::NoList));
    }
    scripts
}

fn page(at: Option<&'static str>, items: &[u64], next: Next) -> Page {
    Page {
        at,
        items: items.iter().copied().map(Some).collect(),
        next,
        first: First::Page,
    }
}

/// A page of a style whose pages name no next one.
fn plain(at: Option<&'static str>, items: &[u64]) -> Page {
    page(at, items, Next::Absent)
}

fn by_number(not_found_is_end: bool) -> Vec<Script> {
    let end = match not_found_is_end {
        true => Script {
            rule: "a page that is not found, behind one that came, is the end",
            pages: vec![plain(None, &[0]), plain(Some("2"), &[1])],
            missing: 404,
            expect: vec![Ok(0), Ok(1)],
            requests: 3,
        },
        false => Script {
            rule: "a page that is not found is an error",
            pages: vec![plain(None, &[0])],
            missing: 404,
            expect: vec![Ok(0), Err(ErrorKind::Status), Err(ErrorKind::Status)],
            requests: 3,
        },
    };
    vec![
        end,
        Script {
            rule: "a first page that is not found is an error",
            pages: Vec::new(),
            missing: 404,
            expect: vec![Err(ErrorKind::Status), Err(ErrorKind::Status)],
            requests: 2,
        },
        Script {
            rule: "all pages to the one without items, however short, items once and in order",
            pages: vec![
                plain(None, &[0, 1]),
                plain(Some("2"), &[2]),
                plain(Some("3"), &[3, 4]),
                plain(Some("4"), &[]),
            ],
            missing: 400,
            expect: (0..5).map(Ok).collect(),
            requests: 4,
        },
        Script {
            rule: "a first page without items is an empty list",
            pages: vec![plain(None, &[])],
            missing: 400,
            expect: Vec::new(),
            requests: 1,
        },
        Script {
            rule: "items that come again on a later page are given once",
            pages: vec![
                plain(None, &[0, 1]),
                plain(Some("2"), &[1, 2]),
                plain(Some("3"), &[1, 2]),
                plain(Some("4"), &[3, 0]),
                plain(Some("5"), &[]),
            ],
            missing: 400,
            expect: (0..4).map(Ok).collect(),
            // The list changed, so it is walked a second time.
            requests: 10,
        },
        Script {
            rule: "pages that start over are an error after all items, and not walked for ever",
            pages: vec![
                plain(None, &[0, 1]),
                plain(Some("2"), &[0, 1]),
                plain(Some("3"), &[0, 1]),
                plain(Some("4"), &[0, 1]),
            ],
            missing: 400,
            expect: vec![Ok(0), Ok(1), Err(ErrorKind::Pagination)],
            requests: 4,
        },
        Script {
            rule: "a failed page is one error after all items before it, and the walk resumes there",
            pages: vec![
                plain(None, &[0, 1]),
                Page {
                    first: First::Failure,
                    ..plain(Some("2"), &[2])
                },
                plain(Some("3"), &[]),
            ],
            missing: 400,
            expect: vec![Ok(0), Ok(1), Err(ErrorKind::Status), Ok(2)],
            requests: 4,
        },
        Script {
            rule: "a page without its list is an error, and the walk resumes there",
            pages: vec![
                plain(None, &[0]),
                Page {
                    first: First::NoList,
                    ..plain(Some("2"), &[1])
                },
                plain(Some("3"), &[]),
            ],
            missing: 400,
            expect: vec![Ok(0), Err(ErrorKind::Pagination), Ok(1)],
            requests: 4,
        },
        Script {
            rule: "a bad item is an error in its place, and the others of its page are given",
            pages: vec![
                Page {
                    items: vec![Some(0), None, Some(1)],
                    ..plain(None, &[])
                },
                plain(Some("2"), &[2]),
                plain(Some("3"), &[]),
            ],
            missing: 400,
            expect: vec![Ok(0), Err(ErrorKind::Decode), Ok(1), Ok(2)],
            requests: 3,
        },
    ]
}

/// An item's id is its number and ten.
fn before_ids() -> Vec<Script> {
    vec![
        Script {
            rule: "all windows to the one without items, items once and the newest first",
            pages: vec![
                plain(None, &[3, 4]),
                plain(Some("13"), &[1, 2]),
                plain(Some("11"), &[0]),
                plain(Some("10"), &[]),
            ],
            missing: 400,
            expect: (0..5).rev().map(Ok).collect(),
            requests: 4,
        },
        Script {
            rule: "a server that starts over is an error, and no item is given twice",
            pages: vec![
                plain(None, &[3, 4]),
                plain(Some("13"), &[3, 4]),
                plain(Some("12"), &[3, 4]),
                plain(Some("11"), &[3, 4]),
            ],
            missing: 400,
            expect: vec![Ok(4), Ok(3), Err(ErrorKind::Pagination)],
            requests: 4,
        },
        Script {
            rule: "a failed window is one error after all items before it, and the walk resumes there",
            pages: vec![
                Page {
                    first: First::Failure,
                    ..plain(None, &[1])
                },
                plain(Some("11"), &[0]),
                plain(Some("10"), &[]),
            ],
            missing: 400,
            expect: vec![Err(ErrorKind::Status), Ok(1), Ok(0)],
            requests: 4,
        },
        Script {
            rule: "a window without its list is an error, and the walk resumes there",
            pages: vec![
                plain(None, &[1]),
                Page {
                    first: First::NoList,
                    ..plain(Some("11"), &[0])
                },
                plain(Some("10"), &[]),
            ],
            missing: 400,
            expect: vec![Ok(1), Err(ErrorKind::Pagination), Ok(0)],
            requests: 4,
        },
        Script {
            rule: "a bad item is an error in its place, and the others of its window are given",
            pages: vec![
                Page {
                    items: vec![Some(0), None, Some(1)],
                    ..plain(None, &[])
                },
                plain(Some("10"), &[]),
            ],
            missing: 400,
            expect: vec![Ok(1), Err(ErrorKind::Decode), Ok(0)],
            requests: 2,
        },
        Script {
            rule: "a bad item at the end of a window is given once, and the walk goes on after it",
            pages: vec![
                Page {
                    items: vec![None, Some(5)],
                    ..plain(None, &[])
                },
                Page {
                    items: vec![Some(3), None],
                    ..plain(Some("15"), &[])
                },
                plain(Some("13"), &[]),
            ],
            missing: 400,
            expect: vec![Ok(5), Err(ErrorKind::Decode), Ok(3)],
            requests: 3,
        },
    ]
}

fn by_cursor(next_required: bool) -> Vec<Script> {
    let (rule, expect) = match next_required {
        true => (
            "a page without the property that names the next one is an error after its items",
            vec![Ok(0), Err(ErrorKind::Pagination)],
        ),
        false => ("an absent cursor is the end", vec![Ok(0)]),
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
            missing: 400,
            requests: 3,
        },
        Script {
            rule,
            pages: vec![page(None, &[0], Next::Absent)],
            expect,
            missing: 400,
            requests: 1,
        },
        Script {
            rule: "the same items under ever new cursors are given once, and an error ends the walk",
            pages: vec![
                page(None, &[0], Next::Cursor("b")),
                page(Some("b"), &[0], Next::Cursor("c")),
                page(Some("c"), &[0], Next::Cursor("d")),
                page(Some("d"), &[0], Next::Cursor("e")),
            ],
            expect: vec![Ok(0), Err(ErrorKind::Pagination)],
            missing: 400,
            requests: 4,
        },
        Script {
            rule: "an empty page that names a next one is not the end",
            pages: vec![
                page(None, &[], Next::Cursor("b")),
                page(Some("b"), &[], Next::Cursor("c")),
                page(Some("c"), &[0], Next::Null),
            ],
            expect: vec![Ok(0)],
            missing: 400,
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
            missing: 400,
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
            missing: 400,
            requests: 4,
        },
        Script {
            rule: "a first page that failed is resumed too",
            pages: vec![Page {
                first: First::Failure,
                ..page(None, &[0], Next::Null)
            }],
            expect: vec![Err(ErrorKind::Status), Ok(0)],
            missing: 400,
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
            missing: 400,
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
            missing: 400,
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
    let found = walk(server.uri(), keys(contract), http.clone())
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
    let parameters = operation.parameters(contract);
    let named = |name: &String| {
        let mut parameters = parameters.iter();
        parameters.find(|(_, parameter)| parameter["name"] == name.as_str())
    };
    let Some(size) = &pagination.size else {
        return Ok(());
    };
    let maximum = named(size).map(|(_, parameter)| &parameter["schema"]["maximum"]);
    let maximum = maximum
        .filter(|maximum| maximum.is_number())
        .map(Value::to_string);
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
    let Pagination {
        parameter, items, ..
    } = pagination.clone();
    let missing = script.missing;
    let total = script
        .expect
        .iter()
        .filter(|item| !is_page_error(item))
        .count();
    let bodies: Vec<(Option<String>, Value)> = script
        .pages
        .iter()
        .map(|page| {
            (
                page.at.map(str::to_owned),
                page.body(sample, pagination, total),
            )
        })
        .collect();
    let first: Mutex<Vec<First>> = Mutex::new(script.pages.iter().map(|page| page.first).collect());
    move |request| {
        let at = asked(request, &parameter);
        let Some(index) = bodies.iter().position(|(asked, _)| *asked == at) else {
            return ResponseTemplate::new(missing);
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
    fn body(&self, sample: &Value, pagination: &Pagination, total: usize) -> Value {
        let mut body = sample.clone();
        for place in totals(pagination) {
            cases::set(&mut body, &place.as_str().into(), json!(total));
        }
        let items = &pagination.items;
        let item = body.pointer(items).and_then(|items| items.get(0)).cloned();
        let item = item.unwrap_or_else(|| json!({}));
        let numbered = self.items.iter().map(|number| match number {
            Some(number) => numbered(item.clone(), *number, pagination.id.as_deref()),
            None => json!(["no item"]),
        });
        cases::set(&mut body, &items.as_str().into(), numbered.collect());
        if let Some(next) = &pagination.next {
            let next = &next.as_str().into();
            match self.next {
                Next::Cursor(cursor) => cases::set(&mut body, next, json!(cursor)),
                Next::Null => cases::set(&mut body, next, Value::Null),
                Next::Absent => cases::unset(&mut body, next),
            }
        }
        body
    }
}

/// Where a page has numbers of all items.
fn totals(pagination: &Pagination) -> Vec<&String> {
    let chosen = pagination
        .totals
        .iter()
        .flat_map(|totals| totals.by.values());
    pagination.total.iter().chain(chosen).collect()
}

/// Whether what came of a walk is no item, not even a bad one.
fn is_page_error(item: &Result<u64, ErrorKind>) -> bool {
    item.is_err_and(|kind| kind != ErrorKind::Decode)
}

/// An item with its number, and with it in its id.
fn numbered(mut item: Value, number: u64, id: Option<&str>) -> Value {
    if let Some(id) = id {
        let value = match item.pointer(id) {
            Some(Value::String(_)) => json!(format!("id {number}")),
            _ => json!(number + 10),
        };
        cases::set(&mut item, &id.into(), value);
    }
    item[NUMBER] = json!(number);
    item
}
