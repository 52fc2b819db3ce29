//! The state that a case shows, and the expected outcome.

use std::fmt;

use conversation_apis_codegen::Pointer;
use serde::{Serialize, Serializer};

use crate::document::TargetId;

/// The stable id of a case: target, place in the value, state. Displayed as
/// `Message/content:branch=Text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseId {
    /// The target of which the case is a value.
    pub target: TargetId,
    /// The place in the value to which the state applies.
    pub place: Pointer,
    /// The state.
    pub state: CaseState,
}

/// The state that a case shows. The rest of the value is the sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseState {
    /// The sample itself.
    Sample,
    /// A property is absent.
    Absent,
    /// A property that is required, and may be null, is absent.
    NullLeftOut,
    /// A property that is required, and that no schema describes, is absent.
    Undescribed,
    /// A value is null.
    Null,
    /// A value has a type that the document does not allow.
    WrongType,
    /// An object has a property that the document does not name.
    UnknownProperty,
    /// A value of an enum.
    Value(String),
    /// A value that an enum does not name, of a type that it names.
    UnknownValue,
    /// An integer that an enum does not name.
    UnknownCode,
    /// A union has a branch, named by its variant or its index.
    Branch(String),
    /// A union has the tag of no documented branch.
    UnknownBranch,
    /// A union has the tag of this branch, but its value has another type.
    Malformed(String),
    /// A union has the tag of a branch, but one property of its value has another type.
    MalformedProperty {
        /// The branch.
        variant: String,
        /// The property.
        property: String,
    },
    /// A value of a documented type, by its name in the tables of values.
    Form(&'static str),
    /// A value of a type that the document does not name, and that the Rust type keeps.
    OtherForm(&'static str),
    /// An example of the document, by its index.
    Example(usize),
    /// A random combination of several states, with the number of the case.
    Random(usize),
    /// A response without a body.
    NoBody,
}

impl CaseState {
    /// Whether the state decides the branch of a union, so that its siblings must not select
    /// another one.
    pub(super) fn selects_branch(&self) -> bool {
        matches!(
            self,
            Self::Branch(_)
                | Self::UnknownBranch
                | Self::Malformed(_)
                | Self::MalformedProperty { .. }
        )
    }
}

impl fmt::Display for CaseState {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sample => formatter.write_str("sample"),
            Self::Absent => formatter.write_str("absent"),
            Self::NullLeftOut => formatter.write_str("null_left_out"),
            Self::Undescribed => formatter.write_str("undescribed_left_out"),
            Self::Null => formatter.write_str("null"),
            Self::WrongType => formatter.write_str("wrong_type"),
            Self::UnknownProperty => formatter.write_str("unknown_property"),
            Self::Value(value) => write!(formatter, "value={value}"),
            Self::UnknownValue => formatter.write_str("unknown_value"),
            Self::UnknownCode => formatter.write_str("unknown_value=code"),
            Self::Branch(variant) => write!(formatter, "branch={variant}"),
            Self::UnknownBranch => formatter.write_str("unknown_branch"),
            Self::Malformed(variant) => write!(formatter, "malformed={variant}"),
            Self::MalformedProperty { variant, property } => {
                write!(formatter, "malformed={variant}/{property}")
            }
            Self::Form(name) => formatter.write_str(name),
            Self::OtherForm(name) => write!(formatter, "other_form={name}"),
            Self::Example(index) => write!(formatter, "example={index}"),
            Self::Random(number) => write!(formatter, "random={number}"),
            Self::NoBody => formatter.write_str("no_body"),
        }
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.as_str();
        write!(formatter, "{}{place}:{}", self.target, self.state)
    }
}

impl Serialize for CaseId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The expected outcome of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Expect {
    /// The document allows it, and the type keeps everything in it.
    Valid,
    /// The document does not allow it, but the type reads it and keeps everything in it: an
    /// unknown value of an open enum, or an undocumented null.
    Tolerated,
    /// Both the document and the type reject it. The error names this place.
    Rejected(String),
}

#[cfg(test)]
mod tests {
    use conversation_apis_codegen::Pointer;

    use super::{CaseId, CaseState};
    use crate::document::TargetId;

    #[test]
    fn the_ids_of_cases_stay_the_same() {
        let name = || "Text".to_owned();
        let malformed = CaseState::MalformedProperty {
            variant: name(),
            property: "text".to_owned(),
        };
        for (state, text) in [
            (CaseState::Sample, "sample"),
            (CaseState::Absent, "absent"),
            (CaseState::NullLeftOut, "null_left_out"),
            (CaseState::Undescribed, "undescribed_left_out"),
            (CaseState::Null, "null"),
            (CaseState::WrongType, "wrong_type"),
            (CaseState::UnknownProperty, "unknown_property"),
            (CaseState::Value(name()), "value=Text"),
            (CaseState::UnknownValue, "unknown_value"),
            (CaseState::UnknownCode, "unknown_value=code"),
            (CaseState::Branch(name()), "branch=Text"),
            (CaseState::UnknownBranch, "unknown_branch"),
            (CaseState::Malformed(name()), "malformed=Text"),
            (malformed, "malformed=Text/text"),
            (CaseState::Form("empty"), "empty"),
            (CaseState::OtherForm("empty"), "other_form=empty"),
            (CaseState::Example(0), "example=0"),
            (CaseState::Random(31), "random=31"),
            (CaseState::NoBody, "no_body"),
        ] {
            let component = CaseId {
                target: TargetId::Component("Message".to_owned()),
                place: Pointer::default().join("content"),
                state: state.clone(),
            };
            assert_eq!(component.to_string(), format!("Message/content:{text}"));
            let answer = CaseId {
                target: TargetId::Answer {
                    operation: "listMessages".to_owned(),
                    status: "200".to_owned(),
                },
                place: Pointer::default(),
                state,
            };
            assert_eq!(answer.to_string(), format!("listMessages.200:{text}"));
        }
    }
}
