//! Request bodies.

use bytes::Bytes;
use serde::Serialize;

use super::Call;
use super::tree::Tree;

/// A body, with its media type.
pub(super) enum Body {
    Bytes(&'static str, Bytes),
    /// Only builders without `Clone` have such a body.
    Stream(&'static str, reqwest::Body),
    /// What remains of a stream in a clone.
    Taken,
}

impl Call {
    /// Sets a JSON body.
    pub fn json_body<T: Serialize>(self, value: impl TryInto<T>) -> Self {
        let value: Result<T, String> = self.converted("body", value);
        let body = value.and_then(|value| {
            let text = serde_json::to_vec(&value);
            let text = text.map_err(|_| "the body cannot be written as JSON".to_owned())?;
            self.check_json("application/json", &text).map(|()| text)
        });
        self.with_body(body.map(|text| Body::Bytes("application/json", text.into())))
    }

    /// Sets a body that is sent as a form.
    pub fn form_body<T: Serialize>(self, value: impl TryInto<T>) -> Self {
        let value: Result<T, String> = self.converted("body", value);
        let body = value.and_then(|value| {
            if !self.operation.rules.is_empty() {
                let tree = Tree::of(&value);
                let tree = tree.map_err(|_| "the body cannot be written as a form")?;
                self.check_tree("application/x-www-form-urlencoded", &tree)?;
            }
            let text = serde_urlencoded::to_string(&value);
            text.map_err(|_| "the body cannot be written as a form".to_owned())
        });
        let kind = "application/x-www-form-urlencoded";
        self.with_body(body.map(|text| Body::Bytes(kind, text.into())))
    }

    /// Sets a body of text with a media type.
    pub fn text_body(self, kind: &'static str, value: impl TryInto<String>) -> Self {
        let value: Result<String, String> = self.converted("body", value);
        self.with_body(value.map(|text| Body::Bytes(kind, text.into())))
    }

    /// Sets a body of bytes, which may be a stream.
    pub fn bytes_body(self, value: impl TryInto<reqwest::Body>) -> Self {
        let value: Result<reqwest::Body, String> = self.converted("body", value);
        self.with_body(value.map(|body| Body::Stream("application/octet-stream", body)))
    }

    fn with_body(mut self, body: Result<Body, String>) -> Self {
        self.body = Some(body);
        self
    }
}

impl Clone for Body {
    fn clone(&self) -> Self {
        match self {
            Self::Bytes(kind, bytes) => Self::Bytes(kind, bytes.clone()),
            Self::Stream(..) | Self::Taken => Self::Taken,
        }
    }
}
