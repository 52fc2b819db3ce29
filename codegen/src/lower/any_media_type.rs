//! Bodies of the media types `*/*` and `application/*`.

use std::collections::BTreeSet;

use serde_json::Value;

use super::reference;
use crate::media_type::{allows_json, is_json};

/// The components that are texts.
pub(super) struct Texts(BTreeSet<String>);

impl Texts {
    pub(super) fn of(document: &Value) -> Self {
        let schemas = document.pointer("/components/schemas");
        let schemas = schemas.and_then(Value::as_object).into_iter().flatten();
        let texts = schemas.filter(|(_, schema)| schema["type"] == "string");
        Self(texts.map(|(name, _)| name.clone()).collect())
    }

    fn contain(&self, schema: &Value) -> bool {
        schema["type"] == "string" || reference(schema).is_some_and(|name| self.0.contains(&name))
    }

    /// Whether a body is read as JSON: its media type is JSON, or a range that contains JSON
    /// and the schema is not that of a text.
    pub(super) fn is_json(&self, media_type: &str, body: &Value) -> bool {
        let schema = &body["schema"];
        let is_stated = schema.as_object().is_some_and(|schema| !schema.is_empty());
        is_json(media_type) || allows_json(media_type) && is_stated && !self.contain(schema)
    }
}
