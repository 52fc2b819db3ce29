//! What an operation sends: its parameters and its body.

use conversation_apis_codegen::{Pointer, extension, is_json};
use serde_json::Value;

use super::{Contract, Operation, Shape};
use crate::media_type;

/// A parameter of an operation, with the defaults of OpenAPI filled in.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// The name in the document.
    pub name: String,
    /// Where it is sent.
    pub place: Place,
    /// How its value is written.
    pub form: Form,
    /// Whether a request must have it.
    pub is_required: bool,
    /// The place of its schema.
    pub schema: Pointer,
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

/// How the value of a parameter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// In a style of OpenAPI.
    Style {
        /// The style.
        style: Style,
        /// Whether each item or property has its own name.
        explode: bool,
    },
    /// As JSON: a parameter with `content`.
    Json,
    /// As text: a parameter with `content` that is not JSON.
    Text,
}

/// The styles of OpenAPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
}

impl Place {
    fn of(parameter: &Value) -> Option<Self> {
        Some(match parameter["in"].as_str()? {
            "path" => Self::Path,
            "query" => Self::Query,
            "header" => Self::Header,
            "cookie" => Self::Cookie,
            _ => return None,
        })
    }

    /// Its name in the document.
    pub fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

impl Style {
    fn of(parameter: &Value, place: Place) -> Self {
        match (parameter["style"].as_str(), place) {
            (Some("simple"), _) => Self::Simple,
            (Some("label"), _) => Self::Label,
            (Some("matrix"), _) => Self::Matrix,
            (Some("form"), _) => Self::Form,
            (Some("spaceDelimited"), _) => Self::SpaceDelimited,
            (Some("pipeDelimited"), _) => Self::PipeDelimited,
            (Some("deepObject"), _) => Self::DeepObject,
            (_, Place::Path | Place::Header) => Self::Simple,
            (_, Place::Query | Place::Cookie) => Self::Form,
        }
    }
}

impl Parameter {
    /// Reads a parameter. `None` if it is none, or if no request has it: OpenAPI ignores
    /// header parameters of these names.
    fn of(at: &Pointer, parameter: &Value) -> Option<Self> {
        let place = Place::of(parameter)?;
        let name = parameter["name"].as_str()?;
        let ignored = ["accept", "authorization", "content-type"];
        if place == Place::Header && ignored.contains(&name.to_ascii_lowercase().as_str()) {
            return None;
        }
        let content = parameter["content"].as_object();
        let (form, schema) = match content.and_then(|content| content.iter().next()) {
            Some((kind, _)) => {
                let form = if is_json(kind) {
                    Form::Json
                } else {
                    Form::Text
                };
                (form, at.join("content").join(kind).join("schema"))
            }
            None => {
                let style = Style::of(parameter, place);
                let explode = parameter["explode"].as_bool();
                let explode = explode.unwrap_or(style == Style::Form);
                (Form::Style { style, explode }, at.join("schema"))
            }
        };
        Some(Self {
            name: name.to_owned(),
            place,
            form,
            is_required: place == Place::Path || parameter["required"] == true,
            schema,
        })
    }
}

/// The body of a request.
#[derive(Debug, Clone)]
pub struct RequestBody {
    /// Whether a request must have it.
    pub is_required: bool,
    /// The media types, in the document's order.
    pub media_types: Vec<MediaType>,
}

/// A body in one media type.
#[derive(Debug, Clone)]
pub struct MediaType {
    /// The media type, as the document writes it.
    pub name: String,
    /// Its place.
    pub at: Pointer,
    /// How the body is written.
    pub encoding: Encoding,
}

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// Several parts.
    Multipart,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

impl Encoding {
    /// The encoding of a media type. A range such as `*/*` is JSON if its schema describes an
    /// object or a list.
    fn of(media_type: &str, is_structured: bool) -> Self {
        match media_type::essence(media_type).as_str() {
            _ if is_json(media_type) => Self::Json,
            "*/*" | "application/*" if is_structured => Self::Json,
            "application/x-www-form-urlencoded" => Self::Form,
            "application/xml" => Self::Text,
            name if name.starts_with("multipart/") => Self::Multipart,
            name if name.starts_with("text/") || name.ends_with("+xml") => Self::Text,
            _ => Self::Bytes,
        }
    }

    /// Its name, which is also the name of the setter of an operation's second body.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Form => "form",
            Self::Multipart => "multipart",
            Self::Text => "text",
            Self::Bytes => "bytes",
        }
    }

    /// Whether the body is a value of a generated type. Otherwise it has no type, or one that
    /// cannot be decoded.
    pub fn is_typed(self) -> bool {
        matches!(self, Self::Json | Self::Form)
    }
}

impl RequestBody {
    /// One media type of each encoding, the preferred encoding first.
    pub fn encodings(&self) -> Vec<&MediaType> {
        let mut first: Vec<&MediaType> = Vec::new();
        for media_type in &self.media_types {
            if !first.iter().any(|it| it.encoding == media_type.encoding) {
                first.push(media_type);
            }
        }
        first.sort_by_key(|media_type| media_type.encoding);
        first
    }
}

impl MediaType {
    /// How the property of a form or a part is written, by the document's `encoding`.
    pub fn property(&self, contract: &Contract, name: &str) -> Parameter {
        let stated = contract.get(&self.at.join("encoding").join(name));
        let style = ["style", "explode", "allowReserved"];
        let form = match style.iter().any(|key| stated.get(*key).is_some()) {
            true => {
                let style = Style::of(stated, Place::Query);
                let explode = stated["explode"].as_bool();
                let explode = explode.unwrap_or(style == Style::Form);
                Form::Style { style, explode }
            }
            false if stated["contentType"].as_str().is_some_and(is_json) => Form::Json,
            false => Form::Style {
                style: Style::Form,
                explode: true,
            },
        };
        Parameter {
            name: name.to_owned(),
            place: Place::Query,
            form,
            is_required: false,
            schema: self.at.join("schema"),
        }
    }

    /// Whether the document states a style for a property.
    pub fn has_style(&self, contract: &Contract, name: &str) -> bool {
        let stated = contract.get(&self.at.join("encoding").join(name));
        ["style", "explode", "allowReserved"]
            .iter()
            .any(|key| stated.get(*key).is_some())
    }

    /// The one content type that the document states for a part.
    pub fn content_type<'c>(&self, contract: &'c Contract, name: &str) -> Option<&'c str> {
        let stated = contract.get(&self.at.join("encoding").join(name));
        let content_type = stated["contentType"].as_str()?;
        let is_one = !content_type.contains(',') && !content_type.contains('*');
        is_one.then_some(content_type)
    }
}

impl Operation<'_> {
    /// The parameters that a request can have.
    pub fn sent(&self, contract: &Contract) -> Vec<Parameter> {
        let parameters = self.parameters(contract);
        let found = parameters.iter();
        let found = found.filter_map(|(at, parameter)| Parameter::of(at, parameter));
        // The path decides what is sent in it.
        let is_sent = |parameter: &Parameter| {
            let name = format!("{{{}}}", parameter.name);
            parameter.place != Place::Path || self.path.contains(&name)
        };
        found.filter(is_sent).collect()
    }

    /// The media type of a request that has no body, if the document states one.
    pub fn type_of_no_body(&self, contract: &Contract) -> Option<String> {
        let stated = &contract.get(&self.at)[extension::CONTENT_TYPE];
        stated.as_str().map(str::to_owned)
    }

    /// The body, if the operation has one.
    pub fn request_body(&self, contract: &Contract) -> Option<RequestBody> {
        let at = contract.follow(self.at.join("requestBody"));
        let body = contract.get(&at);
        let content = body["content"].as_object()?;
        let media_types = content.keys().map(|name| {
            let at = at.join("content").join(name);
            let shape = contract.resolve(&at.join("schema"));
            let is_structured =
                shape.is_ok_and(|it| matches!(it.shape, Shape::Object(_) | Shape::Array(_)));
            MediaType {
                name: name.clone(),
                at,
                encoding: Encoding::of(name, is_structured),
            }
        });
        Some(RequestBody {
            is_required: body["required"] == true,
            media_types: media_types.collect(),
        })
        .filter(|body: &RequestBody| !body.media_types.is_empty())
    }
}
