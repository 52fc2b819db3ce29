//! What an operation sends: its parameters and its body.

use conversation_apis_codegen::{Pointer, is_json};
use serde_json::Value;

use super::{Contract, Operation};

/// A parameter of an operation, with the defaults of OpenAPI filled in.
#[derive(Debug, Clone)]
pub(crate) struct Parameter {
    /// The name in the document.
    pub(crate) name: String,
    /// Where it is sent.
    pub(crate) place: Place,
    /// How its value is written.
    pub(crate) form: Form,
    /// Whether a request must have it.
    pub(crate) is_required: bool,
    /// The place of its schema.
    pub(crate) schema: Pointer,
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

/// How the value of a parameter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
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
pub(crate) enum Style {
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
    pub(crate) fn name(self) -> &'static str {
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
pub(crate) struct RequestBody {
    /// Whether a request must have it.
    pub(crate) is_required: bool,
    /// The media types, as the document writes them, with the place of each.
    pub(crate) media_types: Vec<(String, Pointer)>,
}

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Json,
    Form,
    Multipart,
    /// Text or bytes.
    Raw,
}

impl Encoding {
    /// The encoding of a media type. A range such as `*/*` with a schema is sent as JSON.
    pub(crate) fn of(media_type: &str) -> Self {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        match essence.to_ascii_lowercase().as_str() {
            _ if is_json(media_type) => Self::Json,
            "*/*" | "application/*" => Self::Json,
            "application/x-www-form-urlencoded" => Self::Form,
            "multipart/form-data" => Self::Multipart,
            _ => Self::Raw,
        }
    }
}

impl RequestBody {
    /// The media type whose schema has the cases: JSON if there is one, then a form, then
    /// the first one.
    pub(crate) fn preferred(&self) -> Option<&(String, Pointer)> {
        let mut order: Vec<_> = self.media_types.iter().collect();
        order.sort_by_key(|(name, _)| (Encoding::of(name) as u8, name.contains('*')));
        order.first().copied()
    }
}

impl Operation<'_> {
    /// The parameters that a request can have.
    pub(crate) fn sent(&self, contract: &Contract) -> Vec<Parameter> {
        let parameters = self.parameters(contract);
        let found = parameters.iter();
        found
            .filter_map(|(at, parameter)| Parameter::of(at, parameter))
            .collect()
    }

    /// The body, if the operation has one.
    pub(crate) fn request_body(&self, contract: &Contract) -> Option<RequestBody> {
        let at = contract.follow(self.at.join("requestBody"));
        let body = contract.get(&at);
        let content = body["content"].as_object()?;
        let media_types = content.keys().map(|name| {
            let at = at.join("content").join(name);
            (name.clone(), at)
        });
        Some(RequestBody {
            is_required: body["required"] == true,
            media_types: media_types.collect(),
        })
        .filter(|body: &RequestBody| !body.media_types.is_empty())
    }
}
