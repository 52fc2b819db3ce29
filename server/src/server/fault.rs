//! The faults that a test can request from the server: wrong responses that a client must
//! handle.

pub(super) mod text;
pub(super) mod times;

use std::fmt;
use std::time::Duration;

pub use self::text::help;
use self::times::Times;

/// The request header that requests a fault in the response to that request.
///
/// Its value is a [`Fault`] as text, without `operation`, `cursor`, `nth` and `times`. The
/// server responds with 400 if it cannot do what the header requests.
///
/// ```
/// assert_eq!(conversation_apis_server::FAULT_HEADER, "x-contract-fault");
/// ```
pub const FAULT_HEADER: &str = "x-contract-fault";

/// What goes wrong in a response.
///
/// [`Action::Status`] and [`Action::Html`] refuse the request: a write is not applied. With
/// every other action, a write is applied first, and then its response goes wrong. A client
/// that repeats it changes the data twice.
///
/// ```
/// use conversation_apis_server::{Action, Fault};
/// assert_eq!("cut".parse::<Fault>()?, Fault::new(Action::Cut));
/// # Ok::<(), conversation_apis_server::FaultError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Action {
    /// This status instead of the response, with the document's body for it. A status that
    /// the document does not have is sent without a body. A write is not applied.
    Status {
        /// From 200 to 599. Any other code is sent as 500.
        code: u16,
        /// The `Retry-After` header. By default there is none.
        retry_after: Option<RetryAfter>,
        /// Whether the documented body is left out.
        empty: bool,
    },
    /// The whole response, after this time.
    SlowHeaders(Duration),
    /// The headers at once, and the body in pieces.
    SlowBody {
        /// The bytes in a piece. 0 is treated as 1.
        chunk: usize,
        /// The pause before each piece.
        delay: Duration,
    },
    /// Half of the body, with a `Content-Length` for all of it. Then the connection closes.
    Cut,
    /// Only the headers, with a `Content-Length` for the whole body. Then the connection
    /// closes.
    Close,
    /// A TCP reset instead of a response. A write is applied before the reset.
    Reset,
    /// An HTML page with this status, as a gateway sends it. A write is not applied.
    Html(u16),
    /// A complete HTTP response whose JSON ends in the middle.
    TruncatedJson,
    /// The response with one byte in it that is not valid UTF-8.
    InvalidUtf8,
    /// The page, with the cursor of the request as its next cursor. It needs a request
    /// with a cursor.
    RepeatCursor,
    /// A page without items, whose next cursor leads to the items that were left out.
    EmptyPage,
    /// An enum value that the document does not have, in the item at this index from 0.
    UnknownEnum(usize),
    /// An `id` of the wrong type in the item at this index from 0.
    BadItem(usize),
    /// A property that the document does not have, in the item at this index from 0.
    Undocumented(usize),
}

/// The value of a `Retry-After` header, in one of its two forms.
///
/// ```
/// use conversation_apis_server::{Fault, RetryAfter};
/// let quota = Fault::status(429).retry_after(RetryAfter::Seconds(60));
/// assert_eq!(quota.to_string(), "429;retry-after=60");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// A number of seconds.
    Seconds(u64),
    /// An HTTP date, this many seconds after the response. More than 1,000 years are sent as
    /// 1,000 years, because an HTTP date cannot hold a year after 9999.
    Date(u64),
}

/// An [`Action`], and the requests that it applies to.
///
/// By default it applies once, to the first request. Only requests of documented operations
/// with a valid key count. A fault that does not fit a response, such as a bad fifth item in
/// a page of three, waits for the next one.
///
/// A fault can be written in Rust, as text, or in the JSON of a [script](Self::script):
///
/// ```
/// use conversation_apis_server::Fault;
///
/// let fault = Fault::status(503).operation("listMessages").nth(2).times(3);
/// assert_eq!(fault, "503;operation=listMessages;nth=2;times=3".parse()?);
/// let script = r#"[{"fault": "503", "operation": "listMessages", "nth": 2, "times": 3}]"#;
/// assert_eq!(vec![fault], Fault::script(script)?);
/// # Ok::<(), conversation_apis_server::FaultError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub(super) action: Action,
    pub(super) operation: Option<String>,
    pub(super) cursor: Option<bool>,
    pub(super) times: Times,
}

/// Why a text is not a fault or a script of faults. The message lists the faults.
///
/// ```
/// use conversation_apis_server::Fault;
/// let error = "explode".parse::<Fault>().unwrap_err().to_string();
/// assert!(error.starts_with("`explode` is not a fault; use one of: "));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultError(pub(super) String);

impl fmt::Display for FaultError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for FaultError {}

impl Fault {
    /// A fault in the response to the first request, once.
    ///
    /// ```
    /// use conversation_apis_server::{Action, Fault};
    /// let fault = Fault::new(Action::Reset);
    /// ```
    pub const fn new(action: Action) -> Self {
        Self {
            action,
            operation: None,
            cursor: None,
            times: Times::ONCE,
        }
    }

    /// A status from 200 to 599, with the document's body for it. Any other code is sent as
    /// 500.
    ///
    /// ```
    /// let fault = conversation_apis_server::Fault::status(503);
    /// ```
    pub const fn status(code: u16) -> Self {
        Self::new(Action::Status {
            code,
            retry_after: None,
            empty: false,
        })
    }

    /// Sets the `Retry-After` header of a status. It has no effect on other actions.
    ///
    /// ```
    /// use conversation_apis_server::{Fault, RetryAfter};
    /// let fault = Fault::status(429).retry_after(RetryAfter::Date(60));
    /// ```
    #[must_use]
    pub const fn retry_after(mut self, after: RetryAfter) -> Self {
        if let Action::Status { retry_after, .. } = &mut self.action {
            *retry_after = Some(after);
        }
        self
    }

    /// Applies it only to requests of the operation with this `operationId`. By default, it
    /// applies to requests of all operations.
    ///
    /// ```
    /// let fault = conversation_apis_server::Fault::status(500).operation("listMessages");
    /// ```
    #[must_use]
    pub fn operation(mut self, id: impl Into<String>) -> Self {
        self.operation = Some(id.into());
        self
    }

    /// Starts with the nth of the requests that it applies to, counted from 1. The default
    /// is 1, and 0 is treated as 1.
    ///
    /// ```
    /// let fault = conversation_apis_server::Fault::status(500).nth(3);
    /// ```
    #[must_use]
    pub const fn nth(mut self, nth: u64) -> Self {
        self.times = self.times.nth(nth);
        self
    }

    /// Applies it only to requests with a cursor, a page number or an id to continue from
    /// (`true`), or only to requests without one (`false`). By default, it applies to both.
    ///
    /// ```
    /// let fault = conversation_apis_server::Fault::status(500).with_cursor(true);
    /// ```
    #[must_use]
    pub const fn with_cursor(mut self, with: bool) -> Self {
        self.cursor = Some(with);
        self
    }

    /// Applies it this many times. The default is 1.
    ///
    /// ```
    /// let fault = conversation_apis_server::Fault::status(500).times(2);
    /// ```
    #[must_use]
    pub const fn times(mut self, times: u64) -> Self {
        self.times = self.times.times(Some(times));
        self
    }

    /// Applies it every time.
    ///
    /// ```
    /// let fault = conversation_apis_server::Fault::status(500).always();
    /// ```
    #[must_use]
    pub const fn always(mut self) -> Self {
        self.times = self.times.times(None);
        self
    }

    /// The action, if the fault does not select requests, as [`FAULT_HEADER`] requires.
    pub(super) fn for_one_request(&self) -> Option<&Action> {
        (*self == Self::new(self.action.clone())).then_some(&self.action)
    }
}
