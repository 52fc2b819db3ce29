//! A deviation of a response from the document.

use std::borrow::Cow;
use std::fmt;

use crate::decimal::Decimal;
use crate::decode::push_token;

/// How a response deviates from the document at one place. It holds no value of the response.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Deviation {
    /// The place in the document with its overlays, such as
    /// `#/components/schemas/Message/properties/status`. An undocumented property has the place
    /// that it would have.
    pub place: String,
    /// What is wrong there.
    pub fact: Fact,
    /// How often the response has it. At least 1.
    pub count: usize,
}

/// What is wrong at a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Fact {
    /// A property that the document does not have.
    UndocumentedProperty {
        /// The place of the object's properties.
        object: String,
        /// The name, if it looks like an identifier. Otherwise its form, such as `{email}`.
        name: String,
        /// What its value is.
        found: ValueKind,
    },
    /// A string that the enum does not list.
    UnknownValue,
    /// A null where the document does not allow one.
    UnexpectedNull,
    /// A value of another type than documented.
    TypeDiffers {
        /// What the document states, such as `a string`, or `a string or an integer`.
        expected: Cow<'static, str>,
        /// What came.
        found: ValueKind,
    },
    /// A required property is absent.
    MissingProperty {
        /// The union whose type the property selects, if it does.
        selects: Option<&'static str>,
    },
    /// A value that the client cannot decode, and why.
    Undecodable {
        /// The reason, without a value.
        reason: String,
    },
    /// A status that the document does not list.
    UndocumentedStatus {
        /// The status.
        status: u16,
    },
    /// The content type is not JSON, although the document states JSON.
    ContentType,
    /// The body has a content encoding that was not requested.
    ContentEncoding {
        /// Its name, if it is a known one.
        name: &'static str,
    },
}

/// The kinds of deviations. Their ids are those of `cargo contract verify`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[allow(missing_docs)] // see `Fact`
pub enum DeviationKind {
    UndocumentedProperty,
    MissingProperty,
    TypeDiffers,
    UnknownValue,
    UnexpectedNull,
    UndocumentedStatus,
    Header,
    Undecodable,
    /// There are more findings than a report keeps.
    FindingLimit,
}

impl DeviationKind {
    /// The name in reports and baselines, such as `unknown-value`.
    pub fn id(self) -> &'static str {
        match self {
            Self::UndocumentedProperty => "undocumented-property",
            Self::MissingProperty => "missing-property",
            Self::TypeDiffers => "type-differs",
            Self::UnknownValue => "unknown-value",
            Self::UnexpectedNull => "unexpected-null",
            Self::UndocumentedStatus => "undocumented-status",
            Self::Header => "header",
            Self::Undecodable => "undecodable",
            Self::FindingLimit => "finding-limit",
        }
    }

    /// Whether it is an error. An unknown enum value is only information, because the document
    /// of an open enum may grow.
    pub fn is_error(self) -> bool {
        self != Self::UnknownValue
    }
}

/// The kinds of JSON values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // JSON's own words
pub enum ValueKind {
    Null,
    Boolean,
    /// A number without a fraction; `1.0` is one.
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl ValueKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Null,
        Self::Boolean,
        Self::Integer,
        Self::Number,
        Self::String,
        Self::Array,
        Self::Object,
    ];

    /// The kind of a JSON value, judged by its text, which may begin with it.
    pub(crate) fn of(value: &str) -> Option<Self> {
        Some(match value.as_bytes().first()? {
            b'{' => Self::Object,
            b'[' => Self::Array,
            b'"' => Self::String,
            b't' | b'f' => Self::Boolean,
            b'n' => Self::Null,
            _ if Decimal::read(value)?.is_whole() => Self::Integer,
            _ => Self::Number,
        })
    }

    /// The kind in a sentence, such as `a string`.
    pub fn text(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

impl Fact {
    /// Its kind.
    pub fn kind(&self) -> DeviationKind {
        match self {
            Self::UndocumentedProperty { .. } => DeviationKind::UndocumentedProperty,
            Self::UnknownValue => DeviationKind::UnknownValue,
            Self::UnexpectedNull => DeviationKind::UnexpectedNull,
            Self::TypeDiffers { .. } => DeviationKind::TypeDiffers,
            Self::MissingProperty { .. } => DeviationKind::MissingProperty,
            Self::Undecodable { .. } => DeviationKind::Undecodable,
            Self::UndocumentedStatus { .. } => DeviationKind::UndocumentedStatus,
            Self::ContentType | Self::ContentEncoding { .. } => DeviationKind::Header,
        }
    }
}

/// The words of `verify`.
impl fmt::Display for Fact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UndocumentedProperty { found, .. } => {
                write!(formatter, "{}, not in the document", found.text())
            }
            Self::UnknownValue => formatter.write_str("a value that the enum does not list"),
            Self::UnexpectedNull => formatter.write_str("null"),
            Self::TypeDiffers { expected, found } => {
                write!(formatter, "expected {expected}, found {}", found.text())
            }
            Self::MissingProperty { selects: None } => formatter.write_str("required, and absent"),
            Self::MissingProperty {
                selects: Some(union),
            } => write!(formatter, "absent, and it selects the type of `{union}`"),
            Self::Undecodable { reason } => formatter.write_str(reason),
            Self::UndocumentedStatus { status } => write!(formatter, "status {status}"),
            Self::ContentType => formatter.write_str("the content type is not JSON"),
            Self::ContentEncoding { name } => write!(
                formatter,
                "the body has the content encoding {name}, which was not requested"
            ),
        }
    }
}

impl Deviation {
    /// Its kind.
    pub fn kind(&self) -> DeviationKind {
        self.fact.kind()
    }
}

impl fmt::Display for Deviation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} {}: {}",
            self.kind().id(),
            self.place,
            self.fact
        )
    }
}

/// A place one step below another.
pub(crate) fn below(place: &str, token: &str) -> String {
    let mut place = place.to_owned();
    push_token(&mut place, token);
    place
}
