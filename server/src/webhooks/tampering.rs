//! Deliveries that a verifier must refuse.

use std::fmt;
use std::str::FromStr;

use conversation_apis::webhooks::WebhookErrorKind;

use crate::Error;
use crate::document::webhooks::{Piece, Scheme};

macro_rules! tamperings {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal, $kind:ident;)*) => {
        /// What is wrong with a delivery. Each has the [kind](Tampering::refusal) of error that a
        /// verifier must return.
        ///
        /// Displayed, and parsed, in lower case with hyphens: `wrong-signature`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Tampering {
            $($(#[doc = $doc])* $name,)*
        }

        impl Tampering {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The error that a verifier must return.
            pub fn refusal(self) -> WebhookErrorKind {
                match self {
                    $(Self::$name => WebhookErrorKind::$kind,)*
                }
            }

            fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

tamperings! {
    /// One bit of the signature is flipped.
    WrongSignature = "wrong-signature", WrongSignature;
    /// Another key has signed.
    WrongKey = "wrong-key", WrongSignature;
    /// One bit of the body is flipped after signing.
    ChangedByte = "changed-byte", WrongSignature;
    /// A proxy has decoded the body and encoded it again: the same JSON in other bytes.
    Reserialized = "reserialized", WrongSignature;
    /// The signature is not in the documented encoding.
    MalformedSignature = "malformed-signature", MalformedSignature;
    /// The signature has lost its second half.
    TruncatedSignature = "truncated-signature", MalformedSignature;
    /// The signature lacks its documented prefix.
    MissingPrefix = "missing-prefix", MalformedSignature;
    /// No header has a signature.
    MissingHeader = "missing-header", MissingHeader;
    /// The header of the signature occurs twice.
    TwoSignatures = "two-signatures", RepeatedHeader;
    /// The delivery was signed an hour before the tolerance.
    OldTimestamp = "old-timestamp", TooOld;
    /// The delivery was signed with a time that is an hour beyond the tolerance.
    NewTimestamp = "new-timestamp", TooNew;
    /// The timestamp is changed after signing.
    ChangedTimestamp = "changed-timestamp", WrongSignature;
    /// The timestamp is not a number of seconds.
    MalformedTimestamp = "malformed-timestamp", MalformedTimestamp;
    /// No header has a timestamp.
    MissingTimestamp = "missing-timestamp", MissingHeader;
    /// The header of the timestamp occurs twice.
    TwoTimestamps = "two-timestamps", RepeatedHeader;
    /// The delivery id is changed after signing, if it is signed.
    ChangedId = "changed-id", WrongSignature;
    /// No header has the delivery id, although it is signed.
    MissingId = "missing-id", MissingHeader;
    /// The body is not JSON. The signature is right.
    NotJson = "not-json", NotJson;
}

impl Tampering {
    /// The ways in which deliveries of this scheme can be wrong.
    pub fn of(scheme: &Scheme) -> Vec<Self> {
        let all = Self::ALL.iter().copied();
        all.filter(|tampering| tampering.applies(scheme)).collect()
    }

    /// Whether deliveries of this scheme can be wrong in this way.
    pub(super) fn applies(self, scheme: &Scheme) -> bool {
        // The first signature decides.
        let Some(signature) = scheme.signatures.first() else {
            return self == Self::NotJson;
        };
        match self {
            Self::MissingPrefix => !signature.prefix.is_empty(),
            Self::OldTimestamp
            | Self::NewTimestamp
            | Self::MalformedTimestamp
            | Self::MissingTimestamp
            | Self::TwoTimestamps => signature.timestamp.is_some(),
            Self::ChangedTimestamp => signature.signed.contains(&Piece::Timestamp),
            Self::ChangedId | Self::MissingId => signature.signed.contains(&Piece::Id),
            _ => true,
        }
    }
}

impl fmt::Display for Tampering {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Tampering {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let mut all = Self::ALL.iter().copied();
        all.find(|tampering| tampering.name() == text)
            .ok_or_else(|| {
                let names = list(Self::ALL);
                Error(format!("no tampering `{text}`; there are: {names}"))
            })
    }
}

/// Names of tamperings, separated by commas.
pub(super) fn list(all: &[Tampering]) -> String {
    let names: Vec<&str> = all.iter().map(|tampering| tampering.name()).collect();
    names.join(", ")
}
