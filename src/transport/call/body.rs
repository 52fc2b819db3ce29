//! Request bodies.

use std::borrow::Cow;

use bytes::Bytes;
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use reqwest::{Method, Request};
use serde::Serialize;

use super::multipart::Multipart;
use super::tree::Tree;
use super::{Call, form};
use crate::Error;
use crate::rules::Refusal;
use crate::transport::Session;
use crate::transport::file::File;
use crate::transport::operation::Field;

/// A body, with its media type.
pub(in crate::transport) enum Body {
    Bytes(Cow<'static, str>, Bytes),
    /// A file that is not open yet. Only builders without `Clone` have such a body.
    File(Cow<'static, str>, Box<File>),
    /// The same for several parts.
    Multipart(&'static str, Multipart),
    /// A body that can be sent.
    Ready(Box<Ready>),
    /// What remains in a clone of a body that can be read only once.
    Taken,
}

/// A body that can be sent.
pub(in crate::transport) struct Ready {
    pub(super) content_type: HeaderValue,
    /// The length in bytes, if the body does not know it itself.
    pub(super) length: Option<HeaderValue>,
    pub(super) body: reqwest::Body,
}

/// The media type of bytes of which nothing else is known.
pub(super) const BYTES: &str = "application/octet-stream";

impl Call {
    /// Sets a JSON body.
    pub fn json_body<T: Serialize>(self, media_type: &'static str, value: impl TryInto<T>) -> Self {
        let body = converted(value).map_err(Refusal::from);
        let body = body.and_then(|value: T| {
            let text = serde_json::to_vec(&value);
            let text = text.map_err(|error| format!("the request body: {error}"))?;
            self.check_json(media_type, &text).map(|()| text)
        });
        self.with_body(body.map(|text| Body::Bytes(media_type.into(), text.into())))
    }

    /// Sets a body that is sent as a form. `fields` has the properties that are not sent in
    /// the default way.
    pub fn form_body<T: Serialize>(
        self,
        media_type: &'static str,
        fields: &'static [Field],
        value: impl TryInto<T>,
    ) -> Self {
        let body = converted(value).map_err(Refusal::from);
        let body = body.and_then(|value: T| {
            let tree = Tree::of(&value).map_err(|error| format!("the request body: {error}"))?;
            self.check_tree(media_type, &tree)?;
            form::text(&tree, fields).map_err(Refusal::from)
        });
        self.with_body(body.map(|text| Body::Bytes(media_type.into(), text.into())))
    }

    /// Sets a body of text.
    pub fn text_body(self, media_type: &'static str, value: impl TryInto<String>) -> Self {
        let body = converted(value).map_err(Refusal::from);
        let body = body.and_then(|text: String| {
            let tree = Tree::Text(text);
            self.check_tree(media_type, &tree)?;
            Ok(tree.plain_text())
        });
        self.with_body(body.map(|text| Body::Bytes(media_type.into(), text.into())))
    }

    /// Sets a body of bytes, which may be a stream. If `media_type` is a range such as
    /// `image/*`, the file states its content type.
    pub fn bytes_body(self, media_type: &'static str, value: impl TryInto<File>) -> Self {
        let value = converted(value).map_err(Refusal::from);
        self.with_body(value.map(|file| Body::File(media_type.into(), Box::new(file))))
    }

    /// Sets a body of several parts.
    pub fn multipart_body<T: Into<Multipart>>(
        self,
        media_type: &'static str,
        value: impl TryInto<T>,
    ) -> Self {
        let body = converted(value).map_err(Refusal::from);
        let body = body.and_then(|parts: T| {
            let parts = parts.into();
            self.check_tree(media_type, &parts.tree())?;
            Ok(Body::Multipart(media_type, parts))
        });
        self.with_body(body)
    }

    /// Sets the body. The last one counts.
    fn with_body(mut self, body: Result<Body, Refusal>) -> Self {
        self.body = Some(body);
        self
    }

    /// Opens the files of the body.
    pub(super) async fn opened(mut self) -> Result<Self, Error> {
        if let Some(Ok(body)) = self.body {
            self.body = Some(Ok(body.opened(&self.session).await?));
        }
        Ok(self)
    }
}

/// Converts the value that was given to a setter.
fn converted<T>(value: impl TryInto<T>) -> Result<T, String> {
    value.try_into().map_err(|_| {
        let wanted = super::plain(std::any::type_name::<T>());
        format!("the value given as the request body cannot be converted to `{wanted}`")
    })
}

/// The header of a content type.
pub(super) fn content_type(content_type: &str) -> Result<HeaderValue, Error> {
    let refused = |_| {
        let text = "the content type of the request body is not a valid header value";
        Error::invalid_request(text)
    };
    HeaderValue::try_from(content_type).map_err(refused)
}

/// A file that is the whole body.
async fn whole(media_type: &str, file: File) -> Result<Ready, Error> {
    let file = file.open("the request body").await?;
    let is_range = media_type.contains('*') || !media_type.contains('/');
    let stated = match is_range {
        true => BYTES,
        false => media_type,
    };
    Ok(Ready {
        content_type: content_type(file.content_type.as_deref().unwrap_or(stated))?,
        length: file.length.map(HeaderValue::from),
        body: file.body,
    })
}

/// States the `Content-Type` of a request without content. Some servers demand one.
pub(super) fn state_type_of_none(stated: &str, request: &mut Request) -> Result<(), Error> {
    if !stated.is_empty() {
        let value = content_type(stated)?;
        request.headers_mut().insert(CONTENT_TYPE, value);
    }
    Ok(())
}

/// States that the request has no content, if its method usually has some. Otherwise some servers
/// answer `411 Length Required`. The HTTP client does not do it.
pub(in crate::transport) fn state_if_empty(request: &mut Request) {
    let has_content = matches!(
        *request.method(),
        Method::POST | Method::PUT | Method::PATCH
    );
    let body = request.body().map(reqwest::Body::as_bytes);
    let is_empty = body.is_none_or(|bytes| bytes.is_some_and(<[u8]>::is_empty));
    if has_content && is_empty {
        let length = HeaderValue::from_static("0");
        request.headers_mut().insert(CONTENT_LENGTH, length);
    }
}

impl Body {
    /// The body with its files opened.
    pub(in crate::transport) async fn opened(self, session: &Session) -> Result<Self, Error> {
        let ready = match self {
            Self::File(media_type, file) => whole(&media_type, *file).await?,
            Self::Multipart(media_type, parts) => parts.encoded(media_type, session).await?,
            other => return Ok(other),
        };
        Ok(Self::Ready(Box::new(ready)))
    }

    /// Adds the body to a request.
    pub(in crate::transport) fn add_to(self, request: &mut Request) -> Result<(), Error> {
        let ready = match self {
            Self::Bytes(media_type, bytes) => Ready {
                content_type: content_type(&media_type)?,
                length: None,
                body: bytes.into(),
            },
            Self::Ready(ready) => *ready,
            // `opened` replaces the first two.
            Self::File(..) | Self::Multipart(..) | Self::Taken => {
                let text = "the body can be read only once, and this is a clone of its call";
                return Err(Error::invalid_request(text));
            }
        };
        let headers = request.headers_mut();
        headers.insert(CONTENT_TYPE, ready.content_type);
        if ready.body.as_bytes().is_none()
            && let Some(length) = ready.length
        {
            headers.insert(CONTENT_LENGTH, length);
        }
        *request.body_mut() = Some(ready.body);
        Ok(())
    }
}

impl Clone for Body {
    fn clone(&self) -> Self {
        match self {
            Self::Bytes(media_type, bytes) => Self::Bytes(media_type.clone(), bytes.clone()),
            _ => Self::Taken,
        }
    }
}
