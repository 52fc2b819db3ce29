//! Why a delivery was refused.

use std::fmt;

use reqwest::StatusCode;

use crate::DecodeError;

/// Why a delivery was refused. It holds no byte of the body, of a key, or of a header's value,
/// so that it is safe to log.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookError {
    kind: WebhookErrorKind,
    header: Option<&'static str>,
    decode: Option<Box<DecodeError>>,
    /// The status to answer with.
    status: StatusCode,
}

/// Which check failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WebhookErrorKind {
    /// The header of the signature, of the time, or of the signed delivery id is missing.
    MissingHeader,
    /// Such a header occurs twice.
    RepeatedHeader,
    /// The header of the signature does not have the documented form, or a signed delivery id
    /// contains its separator.
    MalformedSignature,
    /// The signature fits none of the keys.
    WrongSignature,
    /// The header of the time is not a number of Unix seconds.
    MalformedTimestamp,
    /// The signature is right, but the delivery is older than the tolerance.
    TooOld,
    /// The signature is right, but the delivery comes from the future by more than the tolerance.
    TooNew,
    /// The signature is right, but the body is not JSON.
    NotJson,
    /// The server could not read the body: it is too large, or the connection ended. Only the
    /// extractor for axum reads bodies.
    UnreadableBody,
}

impl WebhookError {
    fn new(kind: WebhookErrorKind, status: StatusCode) -> Self {
        Self {
            kind,
            status,
            header: None,
            decode: None,
        }
    }

    pub(super) fn of_header(kind: WebhookErrorKind, header: &'static str) -> Self {
        let status = match kind {
            WebhookErrorKind::MissingHeader
            | WebhookErrorKind::WrongSignature
            | WebhookErrorKind::TooOld
            | WebhookErrorKind::TooNew => StatusCode::UNAUTHORIZED,
            _ => StatusCode::BAD_REQUEST,
        };
        Self {
            header: Some(header),
            ..Self::new(kind, status)
        }
    }

    pub(super) fn not_json(error: DecodeError) -> Self {
        Self {
            decode: Some(Box::new(error)),
            ..Self::new(WebhookErrorKind::NotJson, StatusCode::BAD_REQUEST)
        }
    }

    #[cfg(feature = "axum")]
    pub(super) fn unreadable(status: StatusCode) -> Self {
        Self::new(WebhookErrorKind::UnreadableBody, status)
    }

    /// Which check failed.
    pub fn kind(&self) -> WebhookErrorKind {
        self.kind
    }

    /// The name of the header that was checked. `None` if it was the body.
    pub fn header(&self) -> Option<&str> {
        self.header
    }

    /// The status to answer with.
    ///
    /// | status | kinds |
    /// |---|---|
    /// | 401 | `MissingHeader`, `WrongSignature`, `TooOld`, `TooNew` |
    /// | 400 | `RepeatedHeader`, `MalformedSignature`, `MalformedTimestamp`, `NotJson` |
    /// | what axum states, such as 413 | `UnreadableBody` |
    ///
    /// Vendors do not repeat a delivery that is answered with one of these. While your own keys
    /// may be wrong, answer `WrongSignature` with 503 instead. While your own clock may be wrong,
    /// do so with `TooOld` and `TooNew`.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Where and why the body is not JSON, for the kind
    /// [`NotJson`](WebhookErrorKind::NotJson).
    pub fn decode_error(&self) -> Option<&DecodeError> {
        self.decode.as_deref()
    }
}

impl fmt::Display for WebhookError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let header = self.header.unwrap_or_default();
        match self.kind {
            WebhookErrorKind::MissingHeader => write!(formatter, "the header {header} is missing"),
            WebhookErrorKind::RepeatedHeader => {
                write!(formatter, "the header {header} occurs more than once")
            }
            WebhookErrorKind::MalformedSignature => {
                write!(
                    formatter,
                    "the value of the header {header} does not have the documented form"
                )
            }
            WebhookErrorKind::WrongSignature => write!(
                formatter,
                "the signature in {header} fits none of the keys; check the key, and that the body is verified as it was received"
            ),
            WebhookErrorKind::MalformedTimestamp => {
                write!(
                    formatter,
                    "the header {header} is not a number of Unix seconds"
                )
            }
            WebhookErrorKind::TooOld => write!(
                formatter,
                "the time in {header} is further back than the tolerance; check the clock"
            ),
            WebhookErrorKind::TooNew => write!(
                formatter,
                "the time in {header} is further ahead than the tolerance; check the clock"
            ),
            WebhookErrorKind::NotJson => match &self.decode {
                Some(error) => write!(formatter, "the body is not JSON: {error}"),
                None => formatter.write_str("the body is not JSON"),
            },
            WebhookErrorKind::UnreadableBody => write!(
                formatter,
                "the body could not be read (status {})",
                self.status.as_u16()
            ),
        }
    }
}

/// The text of `Display`, because a `main` that returns the error prints this.
impl fmt::Debug for WebhookError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl std::error::Error for WebhookError {}
