//! Checks the body of a request: its media type, its value, and whether the document allows
//! it.

use conversation_apis_codegen::Error;
use reqwest::header::CONTENT_TYPE;
use serde_json::{Map, Value};
use wiremock::Request;

use crate::cases::Case;
use crate::check::inputs::Inputs;
use crate::check::multipart::{self, Part};
use crate::check::oracle::Oracle;
use crate::check::sent::Sent;
use crate::document::{Contract, Direction, Encoding, MediaType, RequestBody};
use crate::json_edit::plain;
use crate::json_eq::json_eq;

/// What is wrong with the body of a request that was given this case.
///
/// # Errors
///
/// If the schema of the body cannot be read.
pub(crate) fn fault(
    oracle: &mut Oracle<'_>,
    inputs: &Inputs,
    request: &Request,
    given: Option<&Case>,
) -> Result<Option<String>, Error> {
    let stated = inputs.body.as_ref();
    let is_required = stated.is_some_and(|body| body.is_required);
    let kind = request.headers.get(CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok());
    let Some(case) = given else {
        return Ok(match (request.body.is_empty(), is_required) {
            (true, true) => Some("sent without the body that the document requires".to_owned()),
            (true, false) => wrong_type_of_no_body(inputs.type_of_no_body.as_deref(), kind),
            (false, _) => Some("sent with a body that was not given".to_owned()),
        });
    };
    let Some(kind) = kind else {
        return Ok(Some(match request.body.is_empty() {
            true => "sent without the body that was given".to_owned(),
            false => "the body is sent without a media type".to_owned(),
        }));
    };
    let Some(media_type) = stated.and_then(|body| media_type(body, kind)) else {
        return Ok(Some(format!(
            "the body is sent as `{kind}`, which the document does not have"
        )));
    };
    let body = Received {
        contract: oracle.contract(),
        media_type,
        kind,
        body: &request.body,
    };
    let value = match body.value(&case.json) {
        Ok(value) => value,
        Err(fault) => return Ok(Some(fault)),
    };
    if !json_eq(&value, &case.json) {
        return Ok(Some("the body is not sent as it was given".to_owned()));
    }
    let schema = media_type.at.join("schema");
    // A text or bytes are not a value of the schema: it may describe what they mean.
    let is_text = media_type.encoding >= Encoding::Text;
    if is_text || !oracle.contract().get(&schema).is_object() {
        return Ok(None);
    }
    let judged = oracle.judge(&schema, Direction::Request, &value)?;
    let refused = |place| format!("the body is sent with a value the document refuses: {place}");
    Ok(judged.err().map(refused))
}

/// What is wrong with the media type of a request without a body.
fn wrong_type_of_no_body(stated: Option<&str>, sent: Option<&str>) -> Option<String> {
    match (stated, sent) {
        (None, Some(_)) => Some("sent with a media type, but without a body".to_owned()),
        (Some(stated), sent) if sent != Some(stated) => Some(format!(
            "sent without the media type `{stated}` of `x-content-type`"
        )),
        _ => None,
    }
}

/// The media type of the document that a request's content type is. Parameters count, except
/// the boundary of a body of several parts.
fn media_type<'b>(body: &'b RequestBody, sent: &str) -> Option<&'b MediaType> {
    let without_boundary = match sent.split_once(';') {
        Some((essence, rest)) if rest.trim_start().starts_with("boundary=") => essence,
        _ => sent,
    };
    let all = || body.media_types.iter();
    let exact = all().find(|it| it.name.eq_ignore_ascii_case(without_boundary));
    let in_range = |it: &&MediaType| match it.name.strip_suffix('*') {
        Some("*/") => true,
        Some(start) => without_boundary.starts_with(start),
        None => false,
    };
    exact.or_else(|| all().find(in_range))
}

/// A body that a server received.
struct Received<'r> {
    contract: &'r Contract,
    media_type: &'r MediaType,
    /// Its content type.
    kind: &'r str,
    body: &'r [u8],
}

impl Received<'_> {
    /// The value of the body. `like` is the value that was given: it decides whether a text
    /// is read as a number, a string, a list or an object.
    fn value(&self, like: &Value) -> Result<Value, String> {
        let text = || std::str::from_utf8(self.body).map_err(|_| self.unreadable());
        let object = like.as_object();
        match (self.media_type.encoding, object) {
            (Encoding::Json, _) => serde_json::from_slice(self.body).map_err(|_| self.unreadable()),
            (Encoding::Text | Encoding::Bytes, _) => Ok(Value::from(text()?)),
            (Encoding::Form, Some(object)) => {
                let mut sent = Sent::of_form(text()?);
                let value = self.properties(&mut sent, object)?;
                match sent.left().next() {
                    None => Ok(value),
                    Some(name) => Err(format!("the form has `{name}`, which was not given")),
                }
            }
            (Encoding::Multipart, Some(object)) => {
                let parts = multipart::parts(self.kind, self.body);
                self.parts(&parts.ok_or_else(|| self.unreadable())?, object)
            }
            (Encoding::Form | Encoding::Multipart, None) => Err(self.unreadable()),
        }
    }

    fn unreadable(&self) -> String {
        format!("the body is not a value of `{}`", self.media_type.name)
    }

    /// The properties of a form.
    fn properties(&self, sent: &mut Sent, like: &Map<String, Value>) -> Result<Value, String> {
        let mut found = Map::new();
        for (name, like) in like {
            let property = self.media_type.property(self.contract, name);
            let has_style = self.media_type.has_style(self.contract, name);
            // Without a style, an object is JSON.
            let value = match like {
                Value::Object(_) if !has_style => {
                    let text = Value::from("");
                    let text = sent.take(&property, &text, &[]);
                    let text = text.map_err(|fault| fault.about(name))?;
                    text.map(|text| serde_json::from_str(&plain(&text)).unwrap_or(text))
                }
                like => {
                    let value = sent.take(&property, like, &[]);
                    value.map_err(|fault| fault.about(name))?
                }
            };
            found.extend(value.map(|value| (name.clone(), value)));
        }
        Ok(Value::Object(found))
    }

    /// The parts of a body of several parts.
    fn parts(&self, parts: &[Part], like: &Map<String, Value>) -> Result<Value, String> {
        let mut found = Map::new();
        let mut read = 0;
        for (name, like) in like {
            if self.media_type.has_style(self.contract, name) {
                let pairs = parts.iter().map(Part::pair).collect();
                let property = self.media_type.property(self.contract, name);
                let value = Sent::of_pairs(pairs).take(&property, like, &[]);
                let value = value.map_err(|fault| fault.about(name))?;
                found.extend(value.map(|value| (name.clone(), value)));
                // A style may write several parts of other names.
                read = parts.len();
                continue;
            }
            let of_name: Vec<&Part> = parts.iter().filter(|part| part.name == *name).collect();
            read += of_name.len();
            for part in &of_name {
                self.content_type(part)?;
            }
            let mut values = of_name.iter();
            let value = match like {
                Value::Array(items) => Some(values.map(|part| part.value(items.first())).collect()),
                like => values.next().map(|part| part.value(Some(like))),
            };
            found.extend(value.map(|value| (name.clone(), value)));
        }
        match read < parts.len() {
            true => Err("the body has a part that was not given".to_owned()),
            false => Ok(Value::Object(found)),
        }
    }

    /// Checks the content type of a part, and that files are sent as files.
    fn content_type(&self, part: &Part) -> Result<(), String> {
        let name = &part.name;
        if let Some(stated) = self.media_type.content_type(self.contract, name)
            && part.content_type.as_deref() != Some(stated)
        {
            return Err(format!("the part `{name}` is not sent as `{stated}`"));
        }
        let schema = self.contract.resolve(&self.media_type.at.join("schema"));
        let property = schema.and_then(|schema| schema.property(name));
        let is_file = property.is_ok_and(|property| {
            let property = property.as_ref();
            property.is_some_and(|it| it.keyword("format").is_some_and(|it| it == "binary"))
        });
        match is_file && part.file_name.is_none() {
            true => Err(format!("the part `{name}` is a file without a file name")),
            false => Ok(()),
        }
    }
}
