//! The documentation of `send`, and of what it returns.

use proc_macro2::TokenStream;

use super::super::super::docs::paragraphs;
use super::super::super::markdown::{code, list};
use super::super::super::model::{Component, Model};
use super::super::super::operations::Operation;
use super::super::Context;
use super::{Body, Success};
use crate::Result;

/// Of the setter of the id to start from.
pub(super) const START: &str = "Optional. The id of the last event that was read; the \
    stream continues after it. Sent as the header `Last-Event-ID`.";

/// Of `send`.
pub(super) fn send(
    operation: &Operation<'_>,
    successes: &[Success<'_>],
    context: &Context<'_>,
) -> Result<String> {
    let what = match operation.pagination {
        None => "",
        Some(_) => ", for one page",
    };
    Ok(paragraphs(&[
        format!(
            "Sends {}{what}.{}",
            operation.request(),
            sent_once(operation)
        ),
        returned(operation, successes).to_owned(),
        "# Errors".to_owned(),
        "`InvalidRequest`, before anything is sent, if a parameter or the body is missing or not \
         allowed; `Status` for a status that is not a success; and other kinds of \
         [`ErrorKind`](progenitor_client::ErrorKind)."
            .to_owned(),
        errors(operation, context)?,
    ]))
}

/// What `send` does about failures, if the request must not be sent twice.
fn sent_once(operation: &Operation<'_>) -> &'static str {
    match operation.is_repeatable() {
        true => "",
        false => {
            " It is not sent again if the server may have acted on it; after an error, \
             [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says \
             whether that is possible."
        }
    }
}

/// What is special about the result.
fn returned(operation: &Operation<'_>, successes: &[Success<'_>]) -> &'static str {
    match successes {
        _ if operation.has_no_success() => {
            "The document lists no success status. Returns the body as a stream of bytes."
        }
        [
            Success {
                body: Body::Bytes, ..
            },
        ] => "Returns the body as a stream of bytes.",
        [
            Success {
                body: Body::Events(_),
                ..
            },
        ] => "Returns the events that the server sends, as a stream.",
        [] | [_] => "",
        _ => "What it returns depends on the status.",
    }
}

/// The documented errors, with the types of their bodies.
fn errors(operation: &Operation<'_>, context: &Context<'_>) -> Result<String> {
    let errors = operation.errors(context.model)?;
    let with_body = errors.iter().any(|error| error.body.is_some());
    let mut lines = Vec::new();
    for error in errors {
        let body = match operation.error_body(error.body.as_deref(), context)? {
            Some(of) => format!(": {}", linked(error.body.as_deref(), &of, context.model)),
            None => String::new(),
        };
        lines.push(format!("- {}{body}", status(&error.key)));
    }
    let read = match with_body {
        true => ". [`documented`](progenitor_client::Error::documented) decodes their bodies",
        false => "",
    };
    Ok(match lines.is_empty() {
        true => String::new(),
        false => format!("Documented errors{read}:\n\n{}", lines.join("\n")),
    })
}

/// A type, with a link if it is one of the document.
fn linked(component: Option<&str>, of: &TokenStream, model: &Model<'_>) -> String {
    let name = component.unwrap_or_default();
    match model.component_of(name) {
        Some(Component::TypeRef(_)) | None => code(&of.to_string().replace(' ', "")),
        Some(_) => format!("[`{name}`](super::types::{name})"),
    }
}

fn status(key: &str) -> String {
    match key {
        "default" => "any other".to_owned(),
        key => key.to_ascii_uppercase(),
    }
}

/// Of the method that reads events instead.
pub(super) fn events(operation: &Operation<'_>) -> String {
    let request = operation.request();
    paragraphs(&[
        format!(
            "Sends {request} and returns the events that the server sends, instead of one \
             response. Some servers do so only if a property of the body asks for it."
        ),
        "# Errors".to_owned(),
        "Those of [`send`](Self::send), and `Decode` if the response is not a stream of events."
            .to_owned(),
    ])
}

/// Of the enum of several successes.
pub(super) fn successes(operation: &Operation<'_>) -> String {
    let builder = &operation.method.builder;
    let keys = operation.responses().map(|(key, _)| status(key));
    format!(
        "What [`{builder}::send`] returns, by the status: {}.",
        list(keys, "or")
    )
}

/// Of a variant.
pub(super) fn variant(success: &Success<'_>) -> String {
    let body = match success.body {
        Body::Empty => ", without a body",
        Body::Bytes => ", with a stream of bytes",
        Body::Json(_) => "",
        Body::Events(_) => ", with a stream of events",
    };
    format!("The status {}{body}.", status(success.status))
}
