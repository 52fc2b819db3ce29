//! Every documented status of every operation, as a server sends it and as a caller gets it.
//!
//! A [`Row`] is one response to one operation. A provider's rows are in files below
//! `statuses/`. [`check`] sends each row, and fails if the document states a status without a
//! row, or if a row has a status that the document does not state.
//!
//! To add a provider or some of its operations:
//!
//! 1. Write `statuses/NAME.rs` with `pub fn rows() -> Vec<Row<Client>>`. [`call!`] writes the
//!    call of a row. Several bodies of one status are several rows.
//! 2. Declare the file below, and call [`check`] in a test with all rows of the provider. If
//!    they are in several files, concatenate them.

#[cfg(feature = "ninetynine")]
mod ninetynine;
#[cfg(feature = "ninetynine")]
mod ninetynine_contacts;
#[cfg(feature = "octopush")]
mod octopush;
mod partoo;

use std::collections::BTreeSet;
use std::path::Path;
use std::pin::Pin;
use std::time::Duration;

use conversation_apis::{Error, ErrorKind};
use conversation_apis_codegen::{Document, walk};
use serde_json::Value;
use wiremock::{MockServer, ResponseTemplate};

use crate::support::server;

/// A call. It gives the decoded response as JSON; null if there is none.
pub type Call<C> = fn(&C) -> Pin<Box<dyn Future<Output = Result<Value, Error>> + Send + '_>>;

/// The call of a row: `call!(client: Client => client.list_messages().conversation_id(7))`.
macro_rules! call {
    ($client:ident: $of:ty => $call:expr) => {{
        let call: $crate::statuses::Call<$of> = |$client| {
            let call = $call;
            Box::pin(async move {
                let response = call.send().await?.into_inner();
                Ok(serde_json::to_value(response).unwrap())
            })
        };
        call
    }};
}
use call;

/// A response to one operation.
#[derive(Clone)]
pub struct Row<C> {
    operation: &'static str,
    call: Call<C>,
    status: u16,
    body: Body,
    retry_after: Option<u64>,
    expect: Expect,
}

#[derive(Clone)]
pub enum Body {
    Json(Value),
    Text(&'static str),
    Empty,
}

#[derive(Clone)]
enum Expect {
    /// The decoded value has the same JSON as this.
    Success(Value),
    /// The server's message, if the document says where it is.
    Error(Option<&'static str>),
}

impl<C> Row<C> {
    /// A success with a body.
    pub fn success(operation: &'static str, call: Call<C>, status: u16, body: Value) -> Self {
        let expect = Expect::Success(body.clone());
        Self::new(operation, call, (status, Body::Json(body)), expect)
    }

    /// A success without a documented body, whatever the server sends.
    pub fn done(operation: &'static str, call: Call<C>, status: u16, body: Body) -> Self {
        let expect = Expect::Success(Value::Null);
        Self::new(operation, call, (status, body), expect)
    }

    /// A documented error. `message` is the server's text in the body.
    pub fn error(
        operation: &'static str,
        call: Call<C>,
        (status, body): (u16, Body),
        message: Option<&'static str>,
    ) -> Self {
        Self::new(operation, call, (status, body), Expect::Error(message))
    }

    fn new(
        operation: &'static str,
        call: Call<C>,
        (status, body): (u16, Body),
        expect: Expect,
    ) -> Self {
        Self {
            operation,
            call,
            status,
            body,
            retry_after: None,
            expect,
        }
    }

    /// With a `Retry-After` header, in seconds.
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    fn response(&self) -> ResponseTemplate {
        let response = ResponseTemplate::new(self.status);
        let response = match &self.body {
            Body::Json(body) => response.set_body_json(body),
            Body::Text(body) => response.set_body_raw(*body, "text/plain"),
            Body::Empty => response,
        };
        match self.retry_after {
            Some(seconds) => response.insert_header("retry-after", seconds.to_string()),
            None => response,
        }
    }

    fn judge(&self, outcome: Result<Value, Error>) {
        let row = format!("{} {}", self.operation, self.status);
        match (&self.expect, outcome) {
            (Expect::Success(body), Ok(value)) => assert_eq!(value, *body, "{row}"),
            (Expect::Error(message), Err(error)) => self.judge_error(&row, *message, &error),
            (_, outcome) => panic!("{row}: {outcome:?}"),
        }
    }

    fn judge_error(&self, row: &str, message: Option<&str>, error: &Error) {
        assert_eq!(error.kind(), ErrorKind::Status, "{row}: {error}");
        assert_eq!(error.operation(), Some(self.operation), "{row}");
        assert_eq!(
            error.status().map(|status| status.as_u16()),
            Some(self.status),
            "{row}"
        );
        assert!(error.is_documented(), "{row}: {error}");
        assert_eq!(error.message(), message, "{row}");
        assert_eq!(error.is_unauthorized(), self.status == 401, "{row}");
        assert_eq!(error.is_forbidden(), self.status == 403, "{row}");
        assert_eq!(error.is_not_found(), self.status == 404, "{row}");
        assert_eq!(error.is_rate_limited(), self.status == 429, "{row}");
        assert_eq!(
            error.retry_after(),
            self.retry_after.map(Duration::from_secs),
            "{row}"
        );
        let told = error.message().unwrap_or("-");
        assert!(
            !error.to_string().contains(told) || told == "-",
            "{row}: {error}"
        );
    }
}

/// Sends every row to a server, and compares the statuses of the rows with the document.
/// `client` makes a client of the server that does not retry.
async fn check<C>(provider: &str, client: fn(&MockServer) -> C, rows: &[Row<C>]) {
    check_of(provider, client, rows, |_| true).await;
}

/// Like [`check`], but only for the operations that `is_tested` selects.
async fn check_of<C>(
    provider: &str,
    client: fn(&MockServer) -> C,
    rows: &[Row<C>],
    is_tested: impl Fn(&str) -> bool,
) {
    let document = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("openapi")
        .join(provider);
    let document = Document::open(&document).unwrap();
    for row in rows {
        let server = server(row.response()).await;
        row.judge((row.call)(&client(&server)).await);
        let requests = server.received_requests().await.unwrap();
        let [request] = requests.as_slice() else {
            panic!("{}: {} requests", row.operation, requests.len());
        };
        let operation = walk::operations(&document.value).find(|found| found.id == row.operation);
        let operation = operation.unwrap_or_else(|| panic!("no operation {}", row.operation));
        assert!(
            operation
                .method
                .eq_ignore_ascii_case(request.method.as_str())
        );
        let path = request.url.path();
        assert!(is_at(path, operation.path), "{path}: {}", operation.path);
    }
    let tested: BTreeSet<_> = rows
        .iter()
        .map(|row| (row.operation.to_owned(), row.status.to_string()))
        .collect();
    let mut documented = documented(&document.value);
    documented.retain(|(operation, _)| is_tested(operation));
    assert_eq!(tested, documented);
}

/// The documented statuses of all operations.
fn documented(document: &Value) -> BTreeSet<(String, String)> {
    let operations = walk::operations(document);
    let statuses = operations.flat_map(|operation| {
        let responses = operation.value["responses"]
            .as_object()
            .into_iter()
            .flatten();
        responses.map(move |(status, _)| (operation.id.to_owned(), status.clone()))
    });
    statuses
        .filter(|(_, status)| !status.starts_with("x-"))
        .collect()
}

/// Whether a path has the form of a path of the document.
fn is_at(path: &str, template: &str) -> bool {
    let (path, template): (Vec<_>, Vec<_>) =
        (path.split('/').collect(), template.split('/').collect());
    let fits = |(part, wanted): (&&str, &&str)| part == wanted || wanted.starts_with('{');
    path.len() == template.len() && path.iter().zip(&template).all(fits)
}
