//! Checks the body of a request: its media type, its value, and whether the document allows
//! it.

use conversation_apis_codegen::{Error, Pointer};
use reqwest::header::CONTENT_TYPE;
use serde_json::Value;
use wiremock::Request;

use crate::cases::Case;
use crate::check::oracle::Oracle;
use crate::document::{Direction, Encoding, RequestBody};
use crate::json_eq::json_eq;

/// What is wrong with the body of a request that was given this case.
///
/// # Errors
///
/// If the schema of the body cannot be read.
pub(crate) fn fault(
    oracle: &mut Oracle<'_>,
    stated: Option<&RequestBody>,
    request: &Request,
    given: Option<&Case>,
) -> Result<Option<String>, Error> {
    let is_required = stated.is_some_and(|body| body.is_required);
    let Some(case) = given else {
        return Ok(match (request.body.is_empty(), is_required) {
            (true, true) => Some("sent without the body that the document requires".to_owned()),
            (true, false) if !request.headers.contains_key(CONTENT_TYPE) => None,
            (true, false) => Some("sent with a media type, but without a body".to_owned()),
            (false, _) => Some("sent with a body that was not given".to_owned()),
        });
    };
    if request.body.is_empty() && case.json != "" {
        return Ok(Some("sent without the body that was given".to_owned()));
    }
    let kind = request.headers.get(CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok());
    let Some(kind) = kind else {
        return Ok(Some("the body is sent without a media type".to_owned()));
    };
    let Some((name, at)) = stated.and_then(|body| media_type(body, kind)) else {
        return Ok(Some(format!(
            "the body is sent as `{kind}`, which the document does not have"
        )));
    };
    let value = match Encoding::of(name) {
        Encoding::Json => serde_json::from_slice(&request.body).ok(),
        Encoding::Raw => std::str::from_utf8(&request.body).ok().map(Value::from),
        Encoding::Form | Encoding::Multipart => return Ok(None),
    };
    let Some(value) = value else {
        return Ok(Some(format!("the body is not a value of `{name}`")));
    };
    if !json_eq(&value, &case.json) {
        return Ok(Some("the body is not sent as it was given".to_owned()));
    }
    let schema = at.join("schema");
    if !oracle.contract().get(&schema).is_object() {
        return Ok(None);
    }
    let judged = oracle.judge(&schema, Direction::Request, &value)?;
    let refused = |place| format!("the body is sent with a value the document refuses: {place}");
    Ok(judged.err().map(refused))
}

/// The media type of the document that a request's content type is. Parameters count, except
/// the boundary of a multipart body.
fn media_type<'b>(body: &'b RequestBody, sent: &str) -> Option<&'b (String, Pointer)> {
    let without_boundary = match sent.split_once(';') {
        Some((essence, rest)) if rest.trim_start().starts_with("boundary=") => essence,
        _ => sent,
    };
    let exact = body
        .media_types
        .iter()
        .find(|(name, _)| name == without_boundary);
    let in_range = |(name, _): &&(String, Pointer)| match name.strip_suffix('*') {
        Some("*/") => true,
        Some(start) => without_boundary.starts_with(start),
        None => false,
    };
    exact.or_else(|| body.media_types.iter().find(in_range))
}
