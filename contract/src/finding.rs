//! Findings: what a check found. Kinds have names that scripts can rely on.

mod evidence;

use std::fmt;

use conversation_apis_codegen::Pointer;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::cases::CaseId;
use crate::document::TargetId;
use crate::program;

pub use self::evidence::{Evidence, Sighting};

/// A disagreement, or a fact that a maintainer should know.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Its kind.
    pub kind: Kind,
    /// Whether it makes a verdict fail.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// What is wrong, in a sentence. It never contains a value from a server, only values
    /// that the harness itself created.
    pub text: String,
    /// How often it occurred.
    pub count: usize,
    /// A case that shows it, if there is one.
    pub case: Option<Example>,
    /// What a live server or a recording says about it.
    pub evidence: Evidence,
}

/// What a finding is about. Its display is the finding's `place` in reports, in baselines
/// and in fingerprints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A case.
    Case(CaseId),
    /// A schema that is read.
    Target(TargetId),
    /// An operation, by its id.
    Operation(String),
    /// A response that the document does not have. Displayed as the operation.
    Undocumented {
        /// The operation's id.
        operation: String,
        /// A description of the response, such as `502 with HTML`.
        answer: String,
    },
    /// A paging rule of a list. Displayed as the operation.
    Rule {
        /// The operation's id.
        operation: String,
        /// The rule's id.
        rule: String,
    },
    /// A place in the document.
    Place(Pointer),
    /// A file of the provider's folder.
    File(String),
    /// An entry of a baseline, by the place that it records.
    Accepted(String),
}

impl Subject {
    /// The place in the document that it names, if any. A baseline records places as text.
    pub(crate) fn pointer(&self) -> Option<Pointer> {
        match self {
            Self::Place(at) => Some(at.clone()),
            Self::Accepted(text) if text.starts_with('#') => Some(Pointer::from(text.as_str())),
            _ => None,
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Case(id) => id.fmt(formatter),
            Self::Target(id) => id.fmt(formatter),
            Self::Operation(operation)
            | Self::Undocumented { operation, .. }
            | Self::Rule { operation, .. } => formatter.write_str(operation),
            Self::Place(at) => at.fmt(formatter),
            Self::File(text) | Self::Accepted(text) => formatter.write_str(text),
        }
    }
}

impl From<&CaseId> for Subject {
    fn from(id: &CaseId) -> Self {
        Self::Case(id.clone())
    }
}

impl From<&TargetId> for Subject {
    fn from(id: &TargetId) -> Self {
        Self::Target(id.clone())
    }
}

impl From<&Pointer> for Subject {
    fn from(at: &Pointer) -> Self {
        Self::Place(at.clone())
    }
}

impl From<Pointer> for Subject {
    fn from(at: Pointer) -> Self {
        Self::Place(at)
    }
}

/// A case that shows a finding.
#[derive(Debug, Clone, Serialize)]
pub struct Example {
    /// The smallest known value that still shows it.
    pub json: Value,
    /// The JSON pointer of the wrong value in it, if known.
    pub path: Option<String>,
    /// The command that runs this case alone.
    #[serde(rename = "repeat")] // the JSON report promises this name
    pub reproduce: String,
}

/// Whether a finding makes a verdict fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It makes a verdict fail.
    Error,
    /// It does not make a verdict fail, but it is worth knowing.
    Information,
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $kind:ident = $id:literal, $severity:ident;)*) => {
        /// The kinds of findings.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[doc = $doc])* $kind,)*
        }

        impl Kind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// The name in reports, in baselines and for scripts.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$kind => $id,)*
                }
            }

            /// Describes the kind, in a sentence.
            pub fn describe(self) -> &'static str {
                match self {
                    $(Self::$kind => concat!($($doc),*).trim_ascii_start(),)*
                }
            }

            /// Whether a finding of the kind makes a verdict fail.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$kind => Severity::$severity,)*
                }
            }
        }
    };
}

kinds! {
    /// The document is not the file that SOURCE.toml records.
    Source = "source", Error;
    /// The list of differences from the vendor's document cannot be read, or names what our document does not have.
    Differences = "differences", Error;
    /// A schema of the document has no type in the crate.
    TypeMissing = "type-missing", Error;
    /// An operation of the document has no method in the client.
    OperationMissing = "operation-missing", Error;
    /// A case was not judged, decoded or encoded as it should be.
    RoundTrip = "round-trip", Error;
    /// The type's own JSON Schema differs from the document, and no stated leniency allows it.
    JsonSchema = "json-schema", Error;
    /// No case shows a state that the document describes.
    Coverage = "coverage", Error;
    /// The client did not read a response over HTTP as it should.
    Wire = "wire", Error;
    /// A request that the document does not allow.
    Request = "request", Error;
    /// A walk over pages lost, repeated or invented items.
    Paging = "paging", Error;
    /// A write without its documented effect, such as one that was accepted and changed nothing.
    NoEffect = "no-effect", Error;
    /// A delivery of a webhook that was not verified, decoded or refused as expected.
    Webhook = "webhook", Error;
    /// An extension of the document that the harness cannot use.
    Extension = "extension", Error;
    /// A property that the document does not have.
    UndocumentedProperty = "undocumented-property", Error;
    /// A documented property that was in no response. It is an error only if at least 300 different objects of its type were received.
    NeverSeen = "never-seen", Information;
    /// A property is absent that must be present: a required one, an item's id, or one that selects a union's branch.
    MissingProperty = "missing-property", Error;
    /// A value of another type than documented.
    TypeDiffers = "type-differs", Error;
    /// A value that an open enum does not name.
    UnknownValue = "unknown-value", Information;
    /// A null where the document does not allow one.
    UnexpectedNull = "unexpected-null", Error;
    /// A status that the document does not list.
    UndocumentedStatus = "undocumented-status", Error;
    /// A content type or header that is not the documented one.
    Header = "header", Error;
    /// An item that the client could not decode.
    Undecodable = "undecodable", Error;
    /// There are more findings than a run keeps.
    FindingLimit = "finding-limit", Error;
    /// An entry of the baseline has expired.
    BaselineExpired = "baseline-expired", Error;
    /// An entry of the baseline matches no finding any more.
    BaselineUnmatched = "baseline-unmatched", Error;
}

impl Kind {
    /// What to do about a finding of the kind. Commands have the name by which this program was
    /// started.
    pub fn help(self) -> String {
        self.remedy().replace("PROGRAM", program::name())
    }

    /// The same, with `PROGRAM` for the name of this program.
    fn remedy(self) -> &'static str {
        match self {
            Self::Source => {
                "Restore the vendor's document, or take the new one in with `PROGRAM update`."
            }
            Self::Differences => {
                "Correct or remove the entry in `differences.toml`. `PROGRAM diff OURS THEIRS --vendor` shows the names of operations, places and kinds."
            }
            Self::TypeMissing | Self::OperationMissing => {
                "Generate the provider's client again: `PROGRAM generate`."
            }
            Self::RoundTrip
            | Self::JsonSchema
            | Self::Coverage
            | Self::Wire
            | Self::Request
            | Self::Webhook => {
                "Run the command of the finding, `PROGRAM verify PROVIDER --case ID`, and correct the type, the client or the overlay that it shows."
            }
            Self::NoEffect => {
                "Compare the request with what the server expects: its method, its path, and the names and the nesting of its properties. If the server ignores what it accepts, report it to the vendor, and correct `x-effect` by an overlay."
            }
            Self::Extension => "Correct the extension in the overlay or the document.",
            Self::NeverSeen => {
                "With few objects, nothing is to be done. With many, ask the vendor whether the property still exists, or correct the document by an overlay: `x-some-servers: true` for a property that only some servers have."
            }
            Self::Paging
            | Self::UndocumentedProperty
            | Self::MissingProperty
            | Self::TypeDiffers
            | Self::UnknownValue
            | Self::UnexpectedNull
            | Self::UndocumentedStatus
            | Self::Header
            | Self::Undecodable => {
                "The server and the document disagree. If the server is right, correct the document by an overlay; if not, report it to the vendor. Until then, accept the finding with `--baseline FILE --baseline-update --reason TEXT`."
            }
            Self::FindingLimit => {
                "Correct or accept the findings that are shown, and run again to see the others."
            }
            Self::BaselineExpired => {
                "Correct what the finding says, or accept it again with `--baseline-update --reason TEXT`."
            }
            Self::BaselineUnmatched => "Remove the entry with `--baseline-prune`.",
        }
    }

    /// Whether it means that a server and the document disagree. Then the vendor may have to
    /// correct one of them.
    pub fn is_disagreement(self) -> bool {
        matches!(
            self,
            Self::Paging
                | Self::UndocumentedProperty
                | Self::NeverSeen
                | Self::MissingProperty
                | Self::TypeDiffers
                | Self::UnknownValue
                | Self::UnexpectedNull
                | Self::UndocumentedStatus
                | Self::Header
                | Self::Undecodable
        )
    }

    /// Whether a baseline can accept a finding of the kind. It cannot accept
    /// [`Kind::FindingLimit`], because that stands for findings that nobody has seen.
    pub fn can_be_accepted(self) -> bool {
        self != Self::FindingLimit
    }
}

impl Serialize for Kind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl Finding {
    /// A finding that occurred once.
    pub fn new(kind: Kind, subject: impl Into<Subject>, text: impl Into<String>) -> Self {
        Self {
            kind,
            severity: kind.severity(),
            subject: subject.into(),
            text: text.into(),
            count: 1,
            case: None,
            evidence: Evidence::default(),
        }
    }

    /// Adds the case that shows it.
    #[must_use]
    pub fn shown_by(mut self, case: Example) -> Self {
        self.case = Some(case);
        self
    }

    /// Its subject as reports show it.
    pub fn place(&self) -> String {
        self.subject.to_string()
    }

    /// Identifies the finding among those of a provider, in every run: a digest of kind,
    /// place and text, without the count. 16 hexadecimal digits.
    pub fn fingerprint(&self, provider: &str) -> String {
        let text = [provider, self.kind.id(), &self.place(), &self.text].join("\n");
        let digest = Sha256::digest(text.as_bytes());
        digest
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}
