//! Bodies of several parts.

use std::fmt;
use std::future::poll_fn;
use std::pin::pin;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use reqwest::Url;
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::multipart::{Form, Part};
use serde::Serialize;

use super::body::{self, BYTES, Ready};
use super::style::{self, Encode, Pair};
use super::tree::Tree;
use crate::Error;
use crate::transport::file::{File, Opened};
use crate::transport::operation::Field;
use crate::transport::{Session, essence};

/// A request body of several parts: text, JSON and files.
///
/// Generated types for such bodies hold one and have a setter for each documented part. Where
/// the document does not describe the parts, this type is the body itself.
///
/// If no part is a path or a stream, the body is encoded once, and its request is retried like
/// any other. Otherwise files are read while they are sent, and the request is not retried.
#[derive(Default)]
pub struct Multipart {
    entries: Vec<Entry>,
    /// The values of the documented parts, to check them.
    values: Vec<(String, Tree)>,
    /// Why a value that was set has no part.
    fault: Option<String>,
}

struct Entry {
    /// The facts of the part, if the document describes it.
    field: Option<&'static Field>,
    name: String,
    content: Content,
}

enum Content {
    /// Text, with its content type if it has one.
    Text(String, Option<&'static str>),
    File(Box<File>),
}

impl Multipart {
    /// A body without parts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a part of text. Several parts may have the same name.
    pub fn part(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.push(None, name.into(), Content::Text(value.into(), None));
        self
    }

    /// Adds a part that is a file. Several parts may have the same name.
    pub fn file_part(mut self, name: impl Into<String>, file: impl Into<File>) -> Self {
        self.push(None, name.into(), Content::File(Box::new(file.into())));
        self
    }

    /// Sets a documented part. Null adds no part, and a list adds one part for each item.
    #[doc(hidden)]
    pub fn set<T: Serialize>(mut self, field: &'static Field, value: impl TryInto<T>) -> Self {
        match value.try_into() {
            Ok(value) => self.replace(field, &value),
            Err(_) => self.fail(field, &unconverted::<T>()),
        }
        self
    }

    /// Sets the documented parts of one name.
    #[doc(hidden)]
    pub fn set_all<T: Serialize, V: TryInto<T>>(
        mut self,
        field: &'static Field,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let values = values.into_iter().map(V::try_into);
        match values.collect::<Result<Vec<T>, _>>() {
            Ok(values) => self.replace(field, &values),
            Err(_) => self.fail(field, &unconverted::<T>()),
        }
        self
    }

    /// Sets the documented parts of one name that are files.
    #[doc(hidden)]
    pub fn set_files<F: Into<File>>(
        mut self,
        field: &'static Field,
        files: impl IntoIterator<Item = F>,
    ) -> Self {
        self.remove(field);
        let mut opaque = Vec::new();
        for file in files {
            opaque.push(Tree::Opaque);
            let content = Content::File(Box::new(file.into()));
            self.push(Some(field), field.name.to_owned(), content);
        }
        self.values
            .push((field.name.to_owned(), Tree::List(opaque)));
        self
    }

    /// The parts as an object.
    pub(super) fn tree(&self) -> Tree {
        let mut values = self.values.clone();
        for entry in self.entries.iter().filter(|entry| entry.field.is_none()) {
            if !values.iter().any(|(name, _)| *name == entry.name) {
                values.push((entry.name.clone(), Tree::Opaque));
            }
        }
        Tree::Object(values)
    }

    fn push(&mut self, field: Option<&'static Field>, name: String, content: Content) {
        let entry = Entry {
            field,
            name,
            content,
        };
        self.entries.push(entry);
    }

    /// Removes the previous value of a documented part: the last value counts.
    fn remove(&mut self, field: &'static Field) {
        let is_other = |entry: &Entry| entry.field.is_none_or(|set| set.name != field.name);
        self.entries.retain(is_other);
        self.values.retain(|(name, _)| name != field.name);
    }

    fn replace<T: Serialize>(&mut self, field: &'static Field, value: &T) {
        self.remove(field);
        match Tree::of(value) {
            Ok(tree) => {
                self.add(field, &tree);
                self.values.push((field.name.to_owned(), tree));
            }
            Err(error) => self.fail(field, &format!("cannot be written: {error}")),
        }
    }

    fn fail(&mut self, field: &Field, fault: &str) {
        let text = format!("the part `{}` {fault}", field.name);
        self.fault.get_or_insert(text);
    }

    fn add(&mut self, field: &'static Field, value: &Tree) {
        if let Some((style, explode)) = field.style {
            match style::pairs(field.name, value, style, explode, Encode::All) {
                Ok(pairs) => {
                    for (name, value) in decoded(&pairs) {
                        self.push(Some(field), name, Content::Text(value, None));
                    }
                }
                Err(fault) => self.fail(field, &fault),
            }
            return;
        }
        let items = match value {
            Tree::Null => &[][..],
            Tree::List(items) => items,
            value => std::slice::from_ref(value),
        };
        for item in items.iter().filter(|item| **item != Tree::Null) {
            let is_json = matches!(item, Tree::Object(_) | Tree::List(_));
            let content_type = field.content_type.or(is_json.then_some("application/json"));
            let content = Content::Text(item.plain_text(), content_type);
            self.push(Some(field), field.name.to_owned(), content);
        }
    }

    /// Opens the files and encodes the parts.
    pub(super) async fn encoded(self, media_type: &str, session: &Session) -> Result<Ready, Error> {
        if let Some(fault) = self.fault {
            return Err(Error::invalid_request(fault));
        }
        let is_empty = self.entries.is_empty();
        let mut is_in_memory = true;
        let mut form = Form::new().percent_encode_noop();
        for entry in self.entries {
            let name = quoted(&entry.name);
            let (part, is_stream) = entry.encoded().await?;
            is_in_memory &= !is_stream;
            form = form.part(name, part);
        }
        let boundary = form.boundary().to_owned();
        let content_type = body::content_type(&content_type(media_type, &boundary))?;
        let mut length = None;
        let body = match (is_in_memory, is_empty) {
            // `Form` then writes nothing, which is not a multipart body.
            (_, true) => format!("--{boundary}--\r\n").into(),
            (true, _) => collected(form).await?.into(),
            (false, _) => {
                // Only a builder of reqwest can tell the length of a form.
                let request = session.http().post(session.base_url()).multipart(form);
                let mut request = request.build().map_err(|_| unreadable())?;
                length = request.headers_mut().remove(CONTENT_LENGTH);
                request.body_mut().take().unwrap_or_default()
            }
        };
        Ok(Ready {
            content_type,
            length,
            body,
        })
    }
}

fn unconverted<T>() -> String {
    let wanted = super::plain(std::any::type_name::<T>());
    format!("was given a value that cannot be converted to `{wanted}`")
}

/// The content type of a body with its boundary.
fn content_type(media_type: &str, boundary: &str) -> String {
    let kind = essence(media_type);
    let kind = match kind.contains('*') {
        true => "multipart/form-data",
        false => kind,
    };
    format!("{kind}; boundary={boundary}")
}

fn unreadable() -> Error {
    Error::invalid_request("the parts of the request body cannot be written")
}

/// The bytes of a form without streams.
async fn collected(form: Form) -> Result<Bytes, Error> {
    let mut stream = pin!(form.into_stream());
    let mut bytes = BytesMut::new();
    while let Some(piece) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
        bytes.extend_from_slice(&piece.map_err(|_| unreadable())?);
    }
    Ok(bytes.freeze())
}

/// A name between quotes, as browsers write it.
fn quoted(name: &str) -> String {
    let name = name.replace('"', "%22");
    name.replace('\r', "%0D").replace('\n', "%0A")
}

/// A name and a value of a style, which are percent-encoded in a query only.
fn decoded(pairs: &[Pair]) -> Vec<Pair> {
    let pairs = pairs.iter().map(|(name, value)| format!("{name}={value}"));
    let query: Vec<String> = pairs.collect();
    let url = Url::parse(&format!("http://localhost/?{}", query.join("&")));
    let pairs = url.iter().flat_map(Url::query_pairs);
    pairs
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

impl Entry {
    /// The part, and whether it can be read only once.
    async fn encoded(self) -> Result<(Part, bool), Error> {
        let (part, content_type, is_stream) = match self.content {
            Content::Text(text, content_type) => {
                (Part::text(text), content_type.map(str::to_owned), false)
            }
            Content::File(file) => {
                let Opened {
                    body,
                    length,
                    file_name,
                    content_type,
                } = file.open(&format!("the part `{}`", self.name)).await?;
                let stated = self.field.and_then(|field| field.content_type);
                let content_type =
                    content_type.unwrap_or_else(|| stated.unwrap_or(BYTES).to_owned());
                let is_stream = body.as_bytes().is_none();
                let part = match length {
                    Some(length) => Part::stream_with_length(body, length),
                    None => Part::stream(body),
                };
                let name = quoted(file_name.as_deref().unwrap_or(&self.name));
                (part.file_name(name), Some(content_type), is_stream)
            }
        };
        let refused = |what: &str| {
            let name = &self.name;
            Error::invalid_request(format!("the {what} of the part `{name}` is not valid"))
        };
        let mut headers = HeaderMap::new();
        let part = match content_type {
            // `mime_str` drops the part if it fails.
            Some(kind) if Part::text("").mime_str(&kind).is_ok() => {
                part.mime_str(&kind).map_err(|_| refused("content type"))?
            }
            Some(kind) => {
                let kind = HeaderValue::try_from(kind).map_err(|_| refused("content type"))?;
                headers.insert(CONTENT_TYPE, kind);
                part
            }
            None => part,
        };
        for (name, value) in self.field.map_or(&[][..], |field| field.headers) {
            let header = HeaderName::try_from(*name)
                .ok()
                .zip(HeaderValue::try_from(*value).ok());
            let (name, value) = header.ok_or_else(|| refused("header"))?;
            headers.insert(name, value);
        }
        Ok((part.headers(headers), is_stream))
    }
}

/// Shows the names of the parts. Neither content nor file names are shown.
impl fmt::Debug for Multipart {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self
            .entries
            .iter()
            .map(|entry| entry.name.as_str())
            .collect();
        formatter
            .debug_struct("Multipart")
            .field("parts", &names)
            .finish_non_exhaustive()
    }
}
