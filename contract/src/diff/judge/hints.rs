//! The limits, names and constants of a schema: where two schemas can differ.

use std::collections::BTreeSet;

use serde_json::Value;

/// How many of each kind are kept.
const KEPT: usize = 24;
/// The longest text, list or object that is built.
const LENGTH: usize = 2_000;

/// What a schema mentions.
#[derive(Default)]
pub(super) struct Hints {
    /// Limits of numbers.
    pub(super) numbers: Vec<f64>,
    /// Limits of lengths and counts, with those beside them.
    pub(super) lengths: BTreeSet<usize>,
    /// Names of properties.
    pub(super) names: BTreeSet<String>,
    constants: BTreeSet<String>,
    /// Constants that are texts.
    pub(super) texts: BTreeSet<String>,
}

impl Hints {
    /// What documents mention, the last first.
    pub(super) fn of(documents: &[&Value]) -> Self {
        let mut hints = Self::default();
        let mut open = documents.to_vec();
        while let Some(value) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items),
                Value::Object(object) => {
                    for (keyword, value) in object {
                        hints.keyword(keyword, value);
                    }
                    open.extend(object.values());
                }
                _ => {}
            }
        }
        hints
    }

    fn keyword(&mut self, keyword: &str, value: &Value) {
        match (keyword, value) {
            ("properties", Value::Object(properties)) => {
                let room = KEPT.saturating_sub(self.names.len());
                self.names.extend(properties.keys().take(room).cloned());
            }
            ("required", Value::Array(names)) => {
                let room = KEPT.saturating_sub(self.names.len());
                let names = names.iter().filter_map(Value::as_str);
                self.names.extend(names.take(room).map(str::to_owned));
            }
            ("enum", Value::Array(members)) => members.iter().for_each(|it| self.constant(it)),
            ("const", value) => self.constant(value),
            (_, Value::Number(number)) => {
                let Some(limit) = number.as_f64() else { return };
                if !matches!(
                    keyword.get(3..),
                    Some("Length" | "Items" | "Properties" | "Contains")
                ) {
                    if self.numbers.len() < KEPT && !self.numbers.contains(&limit) {
                        self.numbers.push(limit);
                    }
                } else if let Some(limit) = number.as_u64().and_then(|it| usize::try_from(it).ok())
                {
                    let near = [limit.saturating_sub(1), limit, limit.saturating_add(1)];
                    let near = near.into_iter().filter(|length| *length <= LENGTH);
                    let room = (KEPT * 3).saturating_sub(self.lengths.len());
                    self.lengths.extend(near.take(room));
                }
            }
            _ => {}
        }
    }

    fn constant(&mut self, value: &Value) {
        if let Value::String(text) = value
            && self.texts.len() < KEPT
        {
            self.texts.insert(text.clone());
        }
        self.constants.insert(value.to_string());
    }

    /// Whether the document mentions this constant.
    pub(super) fn has(&self, value: &Value) -> bool {
        self.constants.contains(&value.to_string())
    }
}
