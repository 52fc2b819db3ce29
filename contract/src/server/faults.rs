//! Answers that a provider should not give and that a client must survive.

use std::fmt;
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use hyper::header::RETRY_AFTER;
use serde::Deserialize;
use serde_json::json;

use super::lists::{List, Lists, Page, Refused};
use super::reply::{Manner, Reply};

/// The header that asks for a fault in the answer to its own request.
///
/// Its value is a [`Fault`] as text, without `operation`, `nth`, `cursor` and
/// `times`.
///
/// ```
/// assert_eq!(conversation_apis_contract::server::FAULT_HEADER, "x-contract-fault");
/// ```
pub const FAULT_HEADER: &str = "x-contract-fault";

/// The actions as text, for refusals and for `--help`.
const FORMS: [(&str, &str); 15] = [
    (
        "STATUS or status=STATUS",
        "200 to 599, with the documented body; `;empty` without; `;retry-after=SECONDS` or `;retry-after-date=SECONDS` with that header",
    ),
    ("slow-headers=MS", "nothing for that long"),
    (
        "slow-body=MS",
        "a pause before each piece of the body; `;chunk=BYTES`, 256 unless told",
    ),
    ("cut", "half the body, then the connection closes"),
    ("close", "headers, then the connection closes"),
    ("reset", "no answer, a TCP reset"),
    ("html", "an HTML page; `html=STATUS` with that status"),
    ("truncated-json", "half the JSON as a whole HTTP answer"),
    ("invalid-utf8", "a byte in the body that is no UTF-8"),
    (
        "repeat-cursor",
        "the cursor of the request as the next one; not on a first page",
    ),
    ("empty-page", "no items, and a cursor that goes on"),
    (
        "unknown-enum",
        "an enum value that no document has, in the first item; `=INDEX` in another",
    ),
    (
        "bad-item",
        "an `id` of the wrong type in the first item; `=INDEX` in another",
    ),
    (
        "undocumented",
        "a property that no document has, in the first item; `=INDEX` in another",
    ),
    (
        "and which requests",
        "`;operation=ID`, `;cursor=yes` or `no`, `;nth=N` from 1, `;times=N` or `always`",
    ),
];

/// What goes wrong.
///
/// ```
/// use conversation_apis_contract::server::{Action, Fault};
/// assert_eq!("cut".parse::<Fault>()?, Fault::new(Action::Cut));
/// # Ok::<(), conversation_apis_contract::server::FaultError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Action {
    /// A status in place of the answer.
    Status {
        /// 200 to 599. [`Fault::from_str`] checks it; another one here is
        /// answered as 500.
        code: u16,
        /// The `Retry-After` header; none unless told.
        retry_after: Option<RetryAfter>,
        /// Without the body that the document has for this status. A status it
        /// does not have has no body anyway.
        empty: bool,
    },
    /// The answer, whole, after this time.
    SlowHeaders(Duration),
    /// The answer's headers at once and its body in pieces.
    SlowBody {
        /// Bytes in a piece; at least 1.
        chunk: usize,
        /// The pause before each piece.
        delay: Duration,
    },
    /// Half the body with the whole one's `Content-Length`, then the end of
    /// the connection.
    Cut,
    /// The headers with the whole body's `Content-Length`, then the end of the
    /// connection.
    Close,
    /// A TCP reset in place of an answer.
    Reset,
    /// A page of HTML with this status, as a gateway gives it.
    Html(u16),
    /// A whole HTTP answer whose JSON ends in the middle.
    TruncatedJson,
    /// The answer with a byte in a text that is no UTF-8.
    InvalidUtf8,
    /// The page, whose next cursor is the one that asked for it. A first page
    /// has none, so the fault waits for another.
    RepeatCursor,
    /// A page without items, whose next cursor leads to them.
    EmptyPage,
    /// An enum value that no document has, in the item at this index from 0.
    UnknownEnum(usize),
    /// A value of the wrong type in the `id` of the item at this index from 0.
    BadItem(usize),
    /// A property that no document has, in the item at this index from 0.
    Undocumented(usize),
}

/// The two forms of a `Retry-After` header.
///
/// ```
/// use conversation_apis_contract::server::{Fault, RetryAfter};
/// let quota = Fault::status(429).retry_after(RetryAfter::Seconds(60));
/// assert_eq!(quota.to_string(), "429;retry-after=60");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// So many seconds.
    Seconds(u64),
    /// The HTTP date that is so many seconds after the answer; a thousand
    /// years at most, since an HTTP date has no year after 9999.
    Date(u64),
}

/// An [`Action`], and which requests it is for: those that have a key and name
/// a list, unless told otherwise the first of them, once.
///
/// As text, as JSON (that text, or an object with it in `fault` and the rest
/// beside it) or in Rust:
///
/// ```
/// use conversation_apis_contract::server::Fault;
///
/// let fault = Fault::status(503).operation("listMessages").nth(2).times(3);
/// assert_eq!(fault, "503;operation=listMessages;nth=2;times=3".parse()?);
/// let script = r#"[{"fault": "503", "operation": "listMessages", "nth": 2, "times": 3}]"#;
/// assert_eq!(vec![fault], Fault::script(script)?);
/// # Ok::<(), conversation_apis_contract::server::FaultError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    action: Action,
    operation: Option<String>,
    nth: u64,
    cursor: Option<bool>,
    times: Option<u64>,
}

/// Why a text is no fault, and what would be one.
///
/// ```
/// use conversation_apis_contract::server::Fault;
/// let error = "explode".parse::<Fault>().unwrap_err().to_string();
/// assert!(error.starts_with("`explode` is no fault; there are: "));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultError(String);

impl fmt::Display for FaultError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for FaultError {}

impl Fault {
    /// A fault in the answer to the first request, once.
    ///
    /// ```
    /// use conversation_apis_contract::server::{Action, Fault};
    /// let fault = Fault::new(Action::Reset);
    /// ```
    pub const fn new(action: Action) -> Self {
        Self {
            action,
            operation: None,
            nth: 1,
            cursor: None,
            times: Some(1),
        }
    }

    /// A status, 200 to 599, with the body that the document has for it.
    ///
    /// ```
    /// let fault = conversation_apis_contract::server::Fault::status(503);
    /// ```
    pub const fn status(code: u16) -> Self {
        Self::new(Action::Status {
            code,
            retry_after: None,
            empty: false,
        })
    }

    /// Sets the `Retry-After` of a status. Without effect on another action.
    ///
    /// ```
    /// use conversation_apis_contract::server::{Fault, RetryAfter};
    /// let fault = Fault::status(429).retry_after(RetryAfter::Date(60));
    /// ```
    #[must_use]
    pub const fn retry_after(mut self, after: RetryAfter) -> Self {
        if let Action::Status { retry_after, .. } = &mut self.action {
            *retry_after = Some(after);
        }
        self
    }

    /// Only for requests of the operation with this `operationId`; any unless told.
    ///
    /// ```
    /// let fault = conversation_apis_contract::server::Fault::status(500).operation("listMessages");
    /// ```
    #[must_use]
    pub fn operation(mut self, id: impl Into<String>) -> Self {
        self.operation = Some(id.into());
        self
    }

    /// From the nth request that it is for, counted from 1; 0 is taken as 1.
    ///
    /// ```
    /// let fault = conversation_apis_contract::server::Fault::status(500).nth(3);
    /// ```
    #[must_use]
    pub const fn nth(mut self, nth: u64) -> Self {
        self.nth = nth;
        self
    }

    /// Only for requests with a cursor, or only for those without; both unless told.
    ///
    /// ```
    /// let fault = conversation_apis_contract::server::Fault::status(500).with_cursor(true);
    /// ```
    #[must_use]
    pub const fn with_cursor(mut self, with: bool) -> Self {
        self.cursor = Some(with);
        self
    }

    /// As many times; once unless told.
    ///
    /// ```
    /// let fault = conversation_apis_contract::server::Fault::status(500).times(2);
    /// ```
    #[must_use]
    pub const fn times(mut self, times: u64) -> Self {
        self.times = Some(times);
        self
    }

    /// Every time.
    ///
    /// ```
    /// let fault = conversation_apis_contract::server::Fault::status(500).always();
    /// ```
    #[must_use]
    pub const fn always(mut self) -> Self {
        self.times = None;
        self
    }

    /// Reads a script: a JSON array of faults, each a text or an object.
    ///
    /// # Errors
    ///
    /// Where the text is no such JSON or a fault in it is none.
    ///
    /// ```
    /// use conversation_apis_contract::server::Fault;
    /// let script = Fault::script(r#"["429;retry-after=1", {"fault": "cut", "cursor": true}]"#)?;
    /// assert_eq!(script.len(), 2);
    /// # Ok::<(), conversation_apis_contract::server::FaultError>(())
    /// ```
    pub fn script(text: &str) -> Result<Vec<Self>, FaultError> {
        let lines: Vec<Line> = serde_json::from_str(text)
            .map_err(|error| FaultError(format!("no script of faults: {error}")))?;
        lines.into_iter().map(Line::fault).collect()
    }

    /// The operation it is for, where it is for one.
    pub(super) fn only_for(&self) -> Option<&str> {
        self.operation.as_deref()
    }

    /// Whether it is in the cursor of a page.
    pub(super) fn wants_cursors(&self) -> bool {
        matches!(self.action, Action::RepeatCursor | Action::EmptyPage)
    }

    /// What it does, if it says nothing of which requests it is for.
    pub(super) fn for_one_request(&self) -> Option<&Action> {
        (*self == Self::new(self.action.clone())).then_some(&self.action)
    }
}

/// A fault of a script.
#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Text(String),
    Object(Matching),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Matching {
    fault: String,
    operation: Option<String>,
    nth: Option<u64>,
    cursor: Option<bool>,
    times: Option<u64>,
    #[serde(default)]
    always: bool,
}

impl Line {
    fn fault(self) -> Result<Fault, FaultError> {
        let line = match self {
            Self::Text(text) => return text.parse(),
            Self::Object(line) => line,
        };
        let fault: Fault = line.fault.parse()?;
        Ok(Fault {
            operation: line.operation.or(fault.operation),
            nth: line.nth.unwrap_or(fault.nth),
            cursor: line.cursor.or(fault.cursor),
            times: match line.always {
                true => None,
                false => line.times.or(fault.times),
            },
            action: fault.action,
        })
    }
}

impl FromStr for Fault {
    type Err = FaultError;

    /// Reads `ACTION[=VALUE][;OPTION[=VALUE]]..`, as `cargo contract serve
    /// --help` lists them.
    fn from_str(text: &str) -> Result<Self, FaultError> {
        let mut parts = text.split(';').map(str::trim).map(|part| {
            part.split_once('=')
                .map_or((part, None), |(name, value)| (name, Some(value)))
        });
        let first = parts.next().unwrap_or_default();
        let action = action(first).ok_or_else(|| no_fault(text))?;
        let mut fault = Self::new(action);
        for (name, value) in parts {
            fault.option(name, value).ok_or_else(|| no_fault(text))?;
        }
        Ok(fault)
    }
}

fn action((name, value): (&str, Option<&str>)) -> Option<Action> {
    let status = |text: &str| {
        let code = text.parse().ok();
        code.filter(|code| (200..=599).contains(code))
    };
    let index = || value.map_or(Some(0), |text| text.parse().ok());
    let pause = || Some(Duration::from_millis(value?.parse().ok()?));
    Some(match (name, value) {
        ("status", Some(code)) => Fault::status(status(code)?).action,
        (code, None) if status(code).is_some() => Fault::status(status(code)?).action,
        ("slow-headers", _) => Action::SlowHeaders(pause()?),
        ("slow-body", _) => Action::SlowBody {
            chunk: 256,
            delay: pause()?,
        },
        ("html", code) => Action::Html(code.map_or(Some(200), status)?),
        ("unknown-enum", _) => Action::UnknownEnum(index()?),
        ("bad-item", _) => Action::BadItem(index()?),
        ("undocumented", _) => Action::Undocumented(index()?),
        ("cut", None) => Action::Cut,
        ("close", None) => Action::Close,
        ("reset", None) => Action::Reset,
        ("truncated-json", None) => Action::TruncatedJson,
        ("invalid-utf8", None) => Action::InvalidUtf8,
        ("repeat-cursor", None) => Action::RepeatCursor,
        ("empty-page", None) => Action::EmptyPage,
        _ => return None,
    })
}

impl Fault {
    fn option(&mut self, name: &str, value: Option<&str>) -> Option<()> {
        let number = || value?.parse::<u64>().ok();
        match (name, &mut self.action) {
            ("retry-after", Action::Status { retry_after, .. }) => {
                *retry_after = Some(RetryAfter::Seconds(number()?));
            }
            ("retry-after-date", Action::Status { retry_after, .. }) => {
                *retry_after = Some(RetryAfter::Date(number()?));
            }
            ("empty", Action::Status { empty, .. }) if value.is_none() => *empty = true,
            ("chunk", Action::SlowBody { chunk, .. }) => {
                *chunk = value?.parse().ok().filter(|bytes| *bytes > 0)?;
            }
            ("operation", _) => self.operation = Some(value?.to_owned()),
            ("cursor", _) => {
                self.cursor = Some(match value? {
                    "yes" => true,
                    "no" => false,
                    _ => return None,
                });
            }
            ("nth", _) => self.nth = number().filter(|nth| *nth > 0)?,
            ("times", _) if value == Some("always") => self.times = None,
            ("times", _) => self.times = Some(number()?),
            _ => return None,
        }
        Some(())
    }
}

fn no_fault(text: &str) -> FaultError {
    let forms: Vec<String> = FORMS
        .iter()
        .map(|(form, what)| format!("{form} ({what})"))
        .collect();
    FaultError(format!(
        "`{text}` is no fault; there are: {}",
        forms.join(", ")
    ))
}

/// The faults there are, one a line, for `--help`.
pub(crate) fn help() -> String {
    let lines = FORMS
        .iter()
        .map(|(form, what)| format!("  {form}: {what}\n"));
    format!(
        "Faults, as `{FAULT_HEADER}` or `--fault` take them:\n{}",
        lines.collect::<String>()
    )
}

impl fmt::Display for Fault {
    /// Writes the text that is read as this fault.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.action)?;
        if let Some(operation) = &self.operation {
            write!(formatter, ";operation={operation}")?;
        }
        match self.cursor {
            Some(true) => formatter.write_str(";cursor=yes")?,
            Some(false) => formatter.write_str(";cursor=no")?,
            None => {}
        }
        if self.nth > 1 {
            write!(formatter, ";nth={}", self.nth)?;
        }
        match self.times {
            Some(1) => Ok(()),
            Some(times) => write!(formatter, ";times={times}"),
            None => formatter.write_str(";times=always"),
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status {
                code,
                retry_after,
                empty,
            } => {
                write!(formatter, "{code}")?;
                match retry_after {
                    Some(RetryAfter::Seconds(after)) => write!(formatter, ";retry-after={after}")?,
                    Some(RetryAfter::Date(after)) => {
                        write!(formatter, ";retry-after-date={after}")?;
                    }
                    None => {}
                }
                formatter.write_str(if *empty { ";empty" } else { "" })
            }
            Self::SlowHeaders(delay) => write!(formatter, "slow-headers={}", delay.as_millis()),
            Self::SlowBody { chunk, delay } => {
                let delay = delay.as_millis();
                write!(formatter, "slow-body={delay};chunk={chunk}")
            }
            Self::Cut => formatter.write_str("cut"),
            Self::Close => formatter.write_str("close"),
            Self::Reset => formatter.write_str("reset"),
            Self::Html(status) => write!(formatter, "html={status}"),
            Self::TruncatedJson => formatter.write_str("truncated-json"),
            Self::InvalidUtf8 => formatter.write_str("invalid-utf8"),
            Self::RepeatCursor => formatter.write_str("repeat-cursor"),
            Self::EmptyPage => formatter.write_str("empty-page"),
            Self::UnknownEnum(index) => write!(formatter, "unknown-enum={index}"),
            Self::BadItem(index) => write!(formatter, "bad-item={index}"),
            Self::Undocumented(index) => write!(formatter, "undocumented={index}"),
        }
    }
}

/// The faults that wait for their requests.
#[derive(Default)]
pub(super) struct Waiting(Mutex<Vec<Armed>>);

struct Armed {
    fault: Fault,
    met: u64,
    left: Option<u64>,
}

impl Waiting {
    pub(super) fn add(&self, fault: Fault) {
        let armed = Armed {
            left: fault.times,
            met: 0,
            fault,
        };
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push(armed);
    }

    /// The fault of a request, the first added first. Every fault that is for
    /// the request counts it.
    pub(super) fn take(&self, list: &List, cursor: bool, answer: &Answer) -> Option<Action> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = None;
        for armed in waiting.iter_mut() {
            let Fault {
                action,
                operation,
                cursor: with,
                nth,
                ..
            } = &armed.fault;
            let operation = operation.as_ref().is_none_or(|id| *id == list.operation);
            if !operation || with.is_some_and(|with| with != cursor) {
                continue;
            }
            armed.met += 1;
            let due = armed.met >= *nth && armed.left != Some(0);
            if taken.is_none() && due && action.fits(list, answer).is_ok() {
                armed.left = armed.left.map(|left| left - 1);
                taken = Some(action.clone());
            }
        }
        taken
    }
}

/// What a list would answer.
pub(super) type Answer = Result<Page, Refused>;

impl Action {
    /// Whether it can be done to this answer; what is missing otherwise.
    pub(super) fn fits(&self, list: &List, answer: &Answer) -> Result<(), &'static str> {
        let index = match self {
            Self::UnknownEnum(_) if list.weak.an_enum.is_none() => {
                return Err("an item has no enum");
            }
            Self::BadItem(_) if list.weak.wrong.is_none() => {
                return Err("an item has no properties");
            }
            Self::UnknownEnum(index) | Self::BadItem(index) | Self::Undocumented(index) => *index,
            Self::RepeatCursor | Self::EmptyPage => 0,
            _ => return Ok(()),
        };
        let Ok(page) = answer else {
            return Err("the answer is no page");
        };
        match self {
            Self::RepeatCursor | Self::EmptyPage if !list.has_cursors() => {
                Err("the list's pages name no next one")
            }
            Self::RepeatCursor if page.asked.is_none() => Err("a first page has no cursor"),
            Self::RepeatCursor | Self::EmptyPage => Ok(()),
            _ if index >= page.items.len() => Err("the page has no such item"),
            _ => Ok(()),
        }
    }

    /// The answer with the fault in it.
    pub(super) fn apply(&self, lists: &Lists, list: &List, mut answer: Answer) -> Reply {
        if let Ok(page) = &mut answer {
            self.spoil(list, page);
        }
        let mut reply = match answer {
            Ok(page) => Reply::json(200, &list.write(page)),
            Err(refused) => refused.reply(lists, list),
        };
        let half = reply.body.len() / 2;
        match self {
            Self::Status {
                code,
                retry_after,
                empty,
            } => return status(list, *code, *retry_after, *empty),
            Self::Html(status) => return html(*status),
            Self::SlowHeaders(delay) => reply.delay = *delay,
            Self::SlowBody { chunk, delay } => {
                reply.manner = Manner::Slow {
                    chunk: *chunk,
                    delay: *delay,
                }
            }
            Self::Cut => reply.manner = Manner::Cut(half),
            Self::Close => reply.manner = Manner::Cut(0),
            Self::Reset => reply.manner = Manner::Reset,
            Self::TruncatedJson => truncate(&mut reply.body, half),
            Self::InvalidUtf8 => spoil_text(&mut reply.body),
            _ => {}
        }
        reply
    }

    /// The faults that are in a page itself.
    fn spoil(&self, list: &List, page: &mut Page) {
        let (index, name, value) = match self {
            Self::RepeatCursor => {
                page.next.clone_from(&page.asked);
                return;
            }
            Self::EmptyPage => {
                page.items.clear();
                page.next = Some(page.here.clone());
                return;
            }
            Self::UnknownEnum(index) => {
                let Some(name) = &list.weak.an_enum else {
                    return;
                };
                (*index, name.as_str(), json!("contract-unknown"))
            }
            Self::BadItem(index) => {
                let Some((name, value)) = &list.weak.wrong else {
                    return;
                };
                (*index, name.as_str(), value.clone())
            }
            Self::Undocumented(index) => (*index, "contract_undocumented", json!(true)),
            _ => return,
        };
        let item = page.items.get_mut(index);
        if let Some(item) = item.and_then(|item| item.as_object_mut()) {
            item.insert(name.to_owned(), value);
        }
    }
}

/// A thousand years in seconds.
const MILLENNIUM: u64 = 31_536_000_000;

fn status(list: &List, code: u16, retry_after: Option<RetryAfter>, empty: bool) -> Reply {
    let code = if (200..=599).contains(&code) {
        code
    } else {
        500
    };
    let reply = match empty {
        true => Reply::empty(code),
        false => list.status(code),
    };
    match retry_after {
        None => reply,
        Some(RetryAfter::Seconds(seconds)) => reply.with_header(RETRY_AFTER, seconds),
        Some(RetryAfter::Date(seconds)) => {
            let date = SystemTime::now() + Duration::from_secs(seconds.min(MILLENNIUM));
            reply.with_header(RETRY_AFTER, httpdate::HttpDate::from(date))
        }
    }
}

fn html(status: u16) -> Reply {
    let page = "<!DOCTYPE html>\n<html><body><h1>Something went wrong</h1></body></html>\n";
    Reply::new(status, "text/html; charset=utf-8", page)
}

/// Ends a text before the character that is at `end`.
fn truncate(body: &mut Vec<u8>, mut end: usize) {
    while end > 0 && body.get(end).is_some_and(|byte| byte & 0xc0 == 0x80) {
        end -= 1;
    }
    body.truncate(end);
}

/// Puts a byte that UTF-8 never has into the first text of a JSON body.
fn spoil_text(body: &mut Vec<u8>) {
    let text = body.windows(3).position(|signs| signs == b"\":\"");
    body.insert(text.map_or(0, |at| at + 3), 0xff);
}
