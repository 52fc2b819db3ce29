//! The documentation of request bodies, in Markdown.

use serde_json::Value;

use super::super::client::Body;
use super::super::markdown::{code, list};
use super::super::operations::Operation;
use super::{paragraphs, sentence, text};
use crate::extension::PART;
use crate::media_type::{Family, is_range};

/// Of the setter of a body.
pub(in crate::generate) fn body(
    operation: &Operation<'_>,
    bodies: &[Body<'_>],
    of: &Body<'_>,
) -> String {
    let body = &operation.found.value["requestBody"];
    let required = match (body["required"] == true, bodies.len()) {
        (true, 1) => "Required.".to_owned(),
        (true, _) => {
            let setters = list(bodies.iter().map(|body| code(&body.setter)), "and");
            format!("One of {setters} is required; the last one that is set is sent.")
        }
        (false, 1) => "Optional: without it, no body is sent.".to_owned(),
        (false, _) => "Optional: without it, no body is sent. The last body that is set is \
                       sent."
            .to_owned(),
    };
    let media_type = code(of.media_type);
    let how = match of.family {
        Family::Bytes if is_range(of.media_type) => {
            format!(
                "Set the content type of the file to one of {media_type}. Without one, \
                 `application/octet-stream` is sent."
            )
        }
        Family::Bytes => {
            format!("Sent as {media_type}, unless the file has a content type of its own.")
        }
        _ => format!("Sent as {media_type}."),
    };
    let once = match of.family {
        Family::Bytes | Family::Multipart => {
            "A file given as a path or a stream is read while it is sent, and the request is not \
             retried."
        }
        _ => "",
    };
    let description = sentence(text(body, "description"));
    let facts = [required, how, once.to_owned()];
    paragraphs(&[description, facts.join(" ")])
}

/// Of the type of a multipart body.
pub(in crate::generate) fn multipart(operation: &Operation<'_>, body: &Body<'_>) -> String {
    let request = operation.request();
    paragraphs(&[
        format!(
            "Request body of {request}, sent as {}.",
            code(body.media_type)
        ),
        sentence(text(&body.value["schema"], "description")),
        "The parts are sent in the order in which the setters are called. If a setter is called \
         twice, the last value counts."
            .to_owned(),
    ])
}

/// Of the setter of a part.
pub(in crate::generate) fn part(
    name: &str,
    setter: &str,
    schema: &Value,
    encoding: &Value,
) -> String {
    let content_type = encoding["contentType"].as_str();
    let is_file = schema[PART].is_string();
    let kind = match (schema[PART].as_str(), content_type) {
        (Some("file"), Some(types)) => format!("A file. Content type: {}.", code(types)),
        (Some("file"), None) => "A file.".to_owned(),
        (Some(_), Some(types)) => {
            format!("Files, each sent as a part. Content type: {}.", code(types))
        }
        (Some(_), None) => "Files, each sent as a part.".to_owned(),
        (None, _) if schema["format"] == "byte" => "Base64-encoded text.".to_owned(),
        (None, _) if encoding["style"].is_string() => String::new(),
        (None, Some(content_type)) => format!("Sent as {}.", code(content_type)),
        (None, None) if schema["type"] == "array" => "Each item is sent as a part.".to_owned(),
        (None, None) => String::new(),
    };
    let states_type = match content_type {
        Some(types) if is_file && types.contains([',', '*']) => {
            "Set the content type of each file."
        }
        _ => "",
    };
    let sent = match name == setter {
        true => String::new(),
        false => format!("Sent as the part {}.", code(name)),
    };
    let facts = [kind, states_type.to_owned(), sent];
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    let description = sentence(text(schema, "description"));
    let text = match description.is_empty() && facts.is_empty() {
        true => format!("The part {}.", code(name)),
        false => description,
    };
    paragraphs(&[text, facts.join(" ")])
}
