//! What the observer of a provider's client finds in recorded answers.

use std::sync::{Arc, Mutex};

use conversation_apis::observe::DriftReport;
use conversation_apis::{Retry, ninetynine, octopush, partoo};
use conversation_apis_codegen::Pointer;
use conversation_apis_contract::document::{Contract, Schema, Shape};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

use super::agreement::Facts;
use super::tape::{Exchange, HTTP};
use crate::live::account::KEY;

/// A list that an answer is a page of.
#[derive(Clone, Copy, PartialEq)]
enum List {
    Conversations,
    Messages,
}

impl List {
    /// `None` for an answer of another operation.
    fn of(exchange: &Exchange) -> Option<Self> {
        let path = exchange.path.split('?').next()?;
        let path = match path.strip_prefix("/api/v1/accounts/") {
            Some(rest) => rest.split_once('/')?.1,
            None => path.trim_start_matches('/'),
        };
        let segments: Vec<&str> = path.split('/').collect();
        match segments.as_slice() {
            ["conversations"] | ["conversations", "list"] => Some(Self::Conversations),
            ["messages"]
            | ["conversations", _, "messages"]
            | ["conversations", "messages", "list"] => Some(Self::Messages),
            _ => None,
        }
    }
}

/// A server that repeats one recorded answer at a time.
struct Replay {
    server: MockServer,
    next: Arc<Mutex<ResponseTemplate>>,
}

impl Replay {
    async fn start() -> Self {
        let server = MockServer::start().await;
        let next = Arc::new(Mutex::new(ResponseTemplate::new(500)));
        let answer = Arc::clone(&next);
        let respond = move |_: &Request| answer.lock().unwrap().clone();
        Mock::given(any())
            .respond_with(respond)
            .mount(&server)
            .await;
        Self { server, next }
    }

    fn repeat(&self, exchange: &Exchange) {
        let mut answer = ResponseTemplate::new(exchange.status).set_body_bytes(&*exchange.body);
        for (name, value) in &exchange.headers {
            if name != "transfer-encoding" && name != "content-length" {
                answer = answer.insert_header(name.as_str(), value.as_str());
            }
        }
        *self.next.lock().unwrap() = answer;
    }
}

/// Reads the recorded pages with the provider's client, and returns what its observer finds.
pub async fn observed(provider: &str, exchanges: &[Exchange]) -> Facts {
    let pages = exchanges.iter();
    let pages = pages.filter_map(|exchange| Some((List::of(exchange)?, exchange)));
    let pages: Vec<(List, &Exchange)> = pages.collect();
    let replay = Replay::start().await;
    let report = DriftReport::new(provider);
    // The result is not needed: an error is observed too.
    macro_rules! read {
        ($builder:expr, $client:ident, $conversations:expr, $messages:expr) => {{
            let builder = $builder.base_url(replay.server.uri()).retry(Retry::off());
            let builder = builder.http_client(HTTP.clone()).without_quota();
            let $client = builder.observe(report.clone()).build().unwrap();
            for (list, exchange) in &pages {
                replay.repeat(exchange);
                match list {
                    List::Conversations => drop($conversations.send().await),
                    List::Messages => drop($messages.send().await),
                }
            }
        }};
    }
    match provider {
        "partoo" => read!(
            partoo::Client::builder(KEY),
            client,
            client.list_conversations(),
            client.list_messages().conversation_id(1)
        ),
        "octopush" => read!(
            octopush::Client::builder(KEY, KEY),
            client,
            client.list_conversations(),
            client.list_messages().conversation_id("1")
        ),
        _ => read!(
            ninetynine::Client::builder(KEY),
            client,
            client.list_conversations().account_id(1),
            client.list_messages().account_id(1).conversation_id(1)
        ),
    }
    assert_eq!(report.responses(), pages.len() as u64, "{provider}");
    let findings = report.findings().into_iter();
    let findings =
        findings.map(|found| (found.kind.id(), found.place, found.text, found.fingerprint));
    findings.collect()
}

/// Which findings of `verify` about an answer the observer has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Seen {
    /// All, except those that no observer has.
    All,
    /// Of an item that does not decode, the first. `verify` has all.
    First,
    /// Those of a page without its list. `verify` only says that it has none.
    PageToo,
}

impl Seen {
    pub fn assert(self, contract: &Contract, verified: &Facts, observed: &Facts) {
        let extra: Vec<_> = observed.difference(verified).collect();
        let may_be_more = self == Self::PageToo;
        assert!(extra.is_empty() || may_be_more, "only observed: {extra:#?}");
        let object = |place: &str| place.rsplit_once('/').map_or("", |(at, _)| at).to_owned();
        let may_miss = |(kind, place, text, _): &(&str, String, String, String)| {
            let is_later = || {
                observed
                    .iter()
                    .any(|found| place.starts_with(&object(&found.1)))
            };
            match self {
                Self::First => is_later() || is_left_out(contract, place, text),
                Self::PageToo => *kind == "paging",
                Self::All => is_left_out(contract, place, text),
            }
        };
        let missed = verified.difference(observed);
        let missed: Vec<_> = missed.filter(|found| !may_miss(found)).collect();
        assert!(
            missed.is_empty(),
            "not observed: {missed:#?}\n{observed:#?}"
        );
    }
}

/// Whether the client does not look for it: a time and JSON without a Rust type are kept as they
/// come, and an id that the document does not require may be absent.
fn is_left_out(contract: &Contract, place: &str, text: &str) -> bool {
    let is_json =
        |schema: Schema<'_>| matches!(&schema.shape, Shape::Any(types) if types.len() < 2);
    text.starts_with("expected a point in time, found ")
        || text == "absent, and it identifies the item"
        || contract.resolve(&Pointer::from(place)).is_ok_and(is_json)
}
