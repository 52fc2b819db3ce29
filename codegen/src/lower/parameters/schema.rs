//! What the schemas of parameters are, and what becomes of unions.

use serde_json::{Value, json};

use super::super::{Notes, resolve};
use super::{Parameter, Parameters};
use crate::setters::Style;
use crate::{NoteKind, Pointer};

/// What a schema describes. It is not a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Any value.
    Any,
    /// A scalar that Rust has a type for.
    Scalar,
    /// An enum of strings.
    Choice,
    /// An integer with limits that fit into 64 bits.
    Bounded,
    List,
    Object,
    Union,
}

pub(super) fn kind(schema: &Value) -> Kind {
    let has = |keyword: &str| schema.get(keyword).is_some();
    match schema["type"].as_str() {
        _ if branches(schema).is_some() && !has("properties") => Kind::Union,
        Some("string") if schema.get("enum").is_some_and(Value::is_array) => Kind::Choice,
        Some("integer") if is_bounded(schema) => Kind::Bounded,
        Some("string" | "integer" | "number" | "boolean") => Kind::Scalar,
        Some("array") => Kind::List,
        Some("object") => Kind::Object,
        _ if has("properties") || has("additionalProperties") => Kind::Object,
        _ if has("items") => Kind::List,
        _ => Kind::Any,
    }
}

pub(super) fn is_scalar(schema: &Value) -> bool {
    matches!(kind(schema), Kind::Scalar | Kind::Choice | Kind::Bounded)
}

/// Whether a value is text, also if the schema states no type.
pub(super) fn is_text(schema: &Value) -> bool {
    match kind(schema) {
        Kind::Any | Kind::Choice => true,
        _ => schema["type"] == "string",
    }
}

/// Whether a list of strings becomes a type of its own, which refuses commas.
pub(super) fn is_comma_separated(place: &str, style: Style<'_>) -> bool {
    place == "query" && style.name == "form" && !style.explode
}

fn is_bounded(schema: &Value) -> bool {
    if is_unsigned(schema) {
        return false;
    }
    let bounds = ["minimum", "maximum"].map(|keyword| schema.get(keyword));
    let mut bounds = bounds.into_iter().flatten().peekable();
    bounds.peek().is_some() && bounds.all(Value::is_i64)
}

/// Whether an integer may be greater than 64 bits with a sign can hold.
fn is_unsigned(schema: &Value) -> bool {
    let minimum = schema.get("minimum");
    let is_positive = minimum.is_some_and(|minimum| minimum.is_u64());
    match schema.get("maximum") {
        Some(maximum) => maximum.is_u64() && !maximum.is_i64() && is_positive,
        None => schema["format"] == "uint64" && (is_positive || minimum.is_none()),
    }
}

/// States the format of an integer that may be greater than 64 bits with a sign can hold, so
/// that its type can hold it.
pub(super) fn unsigned(schema: &mut Value) {
    if schema["type"] == "integer" && is_unsigned(schema) {
        schema["format"] = json!("uint64");
    }
}

/// The branches of a union.
fn branches(schema: &Value) -> Option<&Vec<Value>> {
    schema.get("oneOf").or(schema.get("anyOf"))?.as_array()
}

impl Parameters {
    /// A union. One of scalars has their common type, otherwise it is text. A list of one item
    /// is sent like the item, so a union of scalars and lists is a list. Any other union is a
    /// type of its own.
    pub(super) fn union(
        &mut self,
        schema: &Value,
        target: &Value,
        sent: &Parameter<'_>,
        notes: &mut Notes<'_>,
    ) -> Value {
        let at = sent.schema_at;
        let forms = self.forms(target);
        if let [form] = forms.as_slice()
            && kind(form) != Kind::Union
        {
            let only = branches(target).and_then(|branches| branches.first());
            return self.schema(&only.cloned().unwrap_or_default(), sent, notes);
        }
        let items: Vec<Option<Value>> = forms.iter().map(|form| self.scalar_of(form)).collect();
        let is_list = |form: &&Value| kind(form) == Kind::List;
        let lists = forms.iter().filter(is_list).count();
        let like_items = sent.style.name != "deepObject" || lists == 0;
        let scalars: Option<Vec<Value>> = items.into_iter().collect();
        let scalars = scalars.filter(|_| sent.style.name != "json" && like_items);
        let Some(scalars) = scalars else {
            return self.hoisted(schema, sent, notes);
        };
        let (common, what) = common(&scalars);
        let text = match lists {
            0 => format!("several forms: sent as {what}"),
            lists if lists == forms.len() => format!("several lists: sent as a list of {what}"),
            _ => format!("a value or a list of values: sent as a list of {what}"),
        };
        notes.add(NoteKind::Interpreted, at, text);
        if lists == 0 {
            return common;
        }
        let list = json!({ "type": "array", "items": common });
        self.list(&list, &list, sent, notes)
    }

    /// The items of a list that have several forms.
    pub(super) fn form_of_items(&self, item: &Value, at: &Pointer, notes: &mut Notes<'_>) -> Value {
        let (common, what) = common(&self.forms(item));
        let text = format!("several forms: sent as {what}");
        notes.add(NoteKind::Interpreted, at, text);
        common
    }

    /// Whether an item of a list is a scalar, in every form.
    pub(super) fn is_scalar_item(&self, item: &Value) -> bool {
        let is_one = |schema: &Value| is_scalar(schema) || kind(schema) == Kind::Any;
        match kind(item) {
            Kind::Union => self.forms(item).iter().all(is_one),
            _ => is_one(item),
        }
    }

    /// The branches of a union, with their references followed.
    fn forms(&self, union: &Value) -> Vec<Value> {
        let forms = branches(union).into_iter().flatten();
        let forms = forms.map(|form| resolve(form, &self.all).cloned().unwrap_or_default());
        forms.collect()
    }

    /// A scalar form, or the scalar items of a list. A form without a type is text.
    fn scalar_of(&self, form: &Value) -> Option<Value> {
        let none = json!({});
        let form = match kind(form) {
            Kind::List => resolve(form.get("items").unwrap_or(&none), &self.all)?,
            _ => form,
        };
        (is_scalar(form) || kind(form) == Kind::Any).then(|| form.clone())
    }

    /// Whether values of a schema have lists or objects within a list or an object.
    pub(super) fn is_nested(&self, schema: &Value) -> bool {
        let Some(target) = resolve(schema, &self.all) else {
            return false;
        };
        let holds = |schema: &Value| {
            let inner = resolve(schema, &self.all);
            inner.is_some_and(|inner| !self.is_scalar_item(inner))
        };
        match kind(target) {
            Kind::List => target.get("items").is_some_and(holds),
            Kind::Object => {
                let properties = target["properties"].as_object();
                let mut properties = properties.into_iter().flatten();
                let values = target.get("additionalProperties");
                properties.any(|(_, schema)| holds(schema)) || values.is_some_and(holds)
            }
            Kind::Union => self
                .forms(target)
                .iter()
                .any(|form| !matches!(kind(form), Kind::Union) && self.is_nested(form)),
            _ => false,
        }
    }
}

/// The schema of values of any of these scalars, and what it is in words.
fn common(scalars: &[Value]) -> (Value, &'static str) {
    let names = scalars.iter().map(|scalar| scalar["type"].as_str());
    let mut names: Vec<Option<&str>> = names.collect();
    names.dedup();
    match names.as_slice() {
        [Some("integer")] => (json!({ "type": "integer" }), "integers"),
        [Some("number")] => (json!({ "type": "number" }), "numbers"),
        [Some("boolean")] => (json!({ "type": "boolean" }), "booleans"),
        _ => (json!({ "type": "string" }), "text"),
    }
}
