//! What each of two documents states about the place where they differ.

use super::super::change::{ChangeKind as Kind, Difference};
use crate::report::escape::one_line;

const MISSING: &str = "missing";
const DOCUMENTED: &str = "documented";
const OPTIONAL: &str = "optional";
const REQUIRED: &str = "required";

/// What our document states, and what the vendor's states.
pub(super) fn texts(difference: &Difference) -> (String, String) {
    let Difference { name, was, is, .. } = difference;
    let stated = presence(difference.kind).or_else(|| contents(difference.kind));
    let (ours, theirs) = match (difference.kind, stated) {
        (_, Some((ours, theirs))) => (ours.to_owned(), theirs.to_owned()),
        (Kind::SecurityAdded, _) => ("not sufficient".to_owned(), name.clone()),
        (Kind::ConstraintAdded, _) => (format!("no {is}"), is.clone()),
        (Kind::ConstraintRemoved, _) => (is.clone(), format!("no {is}")),
        (Kind::ConstraintChanged, _) => (is.clone(), format!("another {is}")),
        _ => (was.clone(), is.clone()),
    };
    (one_line(&ours), one_line(&theirs))
}

/// Something that one of the documents does not have, or does not require.
fn presence(kind: Kind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        Kind::ParameterOptionalAdded
        | Kind::BodyOptionalAdded
        | Kind::OptionalPropertyAdded
        | Kind::WebhookResponseHeaderOptional => (MISSING, OPTIONAL),
        Kind::ParameterRequiredAdded
        | Kind::BodyRequiredAdded
        | Kind::RequiredPropertyAdded
        | Kind::WebhookResponseHeaderRequired
        | Kind::EncodingHeaderRequired => (MISSING, REQUIRED),
        Kind::ParameterBecameOptional
        | Kind::BodyBecameOptional
        | Kind::ResponseHeaderBecameOptional
        | Kind::PropertyBecameOptional
        | Kind::WebhookParameterBecameOptional
        | Kind::WebhookBodyBecameOptional => (REQUIRED, OPTIONAL),
        Kind::ParameterBecameRequired
        | Kind::BodyBecameRequired
        | Kind::ResponseHeaderBecameRequired
        | Kind::WebhookParameterBecameRequired
        | Kind::WebhookBodyBecameRequired
        | Kind::PropertyBecameRequired
        | Kind::PropertyWithDefaultBecameRequired => (OPTIONAL, REQUIRED),
        Kind::OperationAdded
        | Kind::ServerAdded
        | Kind::SchemaAdded
        | Kind::WebhookAdded
        | Kind::MediaTypeAdded
        | Kind::ResponseSuccessAdded
        | Kind::ResponseErrorAdded
        | Kind::ResponseHeaderAdded
        | Kind::ResponseBodyAdded
        | Kind::OperationServerAdded
        | Kind::WebhookParameterAdded
        | Kind::WebhookBodyAdded
        | Kind::WebhookResponseAdded
        | Kind::WebhookResponseBodyAdded
        | Kind::EncodingHeaderAdded
        | Kind::EnumValueAdded
        | Kind::OpenEnumValueAdded
        | Kind::BranchAdded => (MISSING, DOCUMENTED),
        Kind::OperationRemoved
        | Kind::OperationDeprecatedRemoved
        | Kind::ServerRemoved
        | Kind::SchemaRemoved
        | Kind::WebhookRemoved
        | Kind::ParameterRemoved
        | Kind::BodyRemoved
        | Kind::MediaTypeRemoved
        | Kind::ResponseSuccessRemoved
        | Kind::ResponseErrorRemoved
        | Kind::ResponseHeaderOptionalRemoved
        | Kind::ResponseHeaderRequiredRemoved
        | Kind::OperationServerRemoved
        | Kind::WebhookDeprecatedRemoved
        | Kind::WebhookParameterOptionalRemoved
        | Kind::WebhookParameterRequiredRemoved
        | Kind::WebhookBodyRemoved
        | Kind::WebhookResponseRemoved
        | Kind::WebhookResponseErrorRemoved
        | Kind::WebhookResponseBodyRemoved
        | Kind::WebhookResponseHeaderRemoved
        | Kind::EncodingHeaderRemoved
        | Kind::OptionalPropertyRemoved
        | Kind::RequiredPropertyRemoved
        | Kind::EnumValueRemoved
        | Kind::OpenEnumValueRemoved
        | Kind::BranchRemoved => (DOCUMENTED, MISSING),
        Kind::RequestPropertyRefused => (DOCUMENTED, "not allowed"),
        _ => return None,
    })
}

/// A statement about a value, without a value of its own.
fn contents(kind: Kind) -> Option<(&'static str, &'static str)> {
    const ANY: &str = "any value";
    const LISTED: &str = "a list of values";
    const OPEN: &str = "undocumented properties allowed";
    const CLOSED: &str = "undocumented properties not allowed";
    Some(match kind {
        Kind::Closed => (OPEN, CLOSED),
        Kind::Opened => (CLOSED, OPEN),
        Kind::BecameNullable => ("not nullable", "nullable"),
        Kind::NoLongerNullable => ("nullable", "not nullable"),
        Kind::Deprecated | Kind::OperationDeprecated | Kind::WebhookDeprecated => {
            ("not deprecated", "deprecated")
        }
        Kind::NoLongerDeprecated
        | Kind::OperationNoLongerDeprecated
        | Kind::WebhookNoLongerDeprecated => ("deprecated", "not deprecated"),
        Kind::EmptyValueAllowed => ("not empty", "may be empty"),
        Kind::EmptyValueRefused => ("may be empty", "not empty"),
        Kind::ReservedAllowed => ("percent-encoded", "reserved characters allowed"),
        Kind::ReservedEncoded => ("reserved characters allowed", "percent-encoded"),
        Kind::BecameEnum | Kind::BecameOpenEnum => (ANY, LISTED),
        Kind::NoLongerEnum => (LISTED, ANY),
        Kind::NotCompared => ("too large to compare", "too large to compare"),
        _ => return None,
    })
}
