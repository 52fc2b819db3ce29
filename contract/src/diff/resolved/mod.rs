//! A schema as readers and writers of its values see it: references followed, all members of
//! `allOf` merged, null separated from the other values.
//!
//! Several schemas can apply to one value: the members of `allOf`, and what each of them states
//! about one property. So a schema is a list of places, and all of them apply.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use conversation_apis_codegen::Pointer;
use serde_json::{Map, Value};

use super::classes::{Class, Classes};
use super::reference::{References, Target};
use crate::json_edit::plain;

pub(super) use self::limits::is_maximum;
pub(super) use self::merge::states_open_enum;
pub(super) use self::union::{Branch, Union};

mod join;
mod limits;
mod merge;
mod union;

/// Identifies a schema of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct SchemaId(usize);

/// A schema within another one, with the place that reports name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subschema {
    pub(super) at: Pointer,
    pub(super) id: SchemaId,
}

/// A place whose schema applies to a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Part {
    pub(super) at: Pointer,
    pub(super) keywords: Keywords,
}

/// Which keywords of a schema apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Keywords {
    All,
    /// Without references and `allOf`, and without unions if a flag is not set.
    Own {
        one_of: bool,
        any_of: bool,
    },
}

/// What a schema states about a value.
#[derive(Debug, Clone, Default)]
pub(super) struct Resolved {
    /// The name of the component that it refers to first.
    pub(super) name: Option<String>,
    /// Whether it allows no value at all.
    pub(super) never: bool,
    /// The types without null; `None` for any type.
    pub(super) types: Option<BTreeSet<String>>,
    /// Whether the value may be null.
    pub(super) nullable: bool,
    /// The values of an enum, without null.
    pub(super) values: Option<Vec<Value>>,
    /// Whether the document states that the enum may have other values.
    pub(super) open: bool,
    /// Whether a keyword states this, and not only the description.
    pub(super) open_by_keyword: bool,
    pub(super) properties: BTreeMap<String, Subschema>,
    /// The names of the required properties.
    pub(super) required: BTreeSet<String>,
    /// The schema of items after the first ones.
    pub(super) items: Option<Subschema>,
    /// The schemas of the first items.
    pub(super) prefix_items: Vec<Subschema>,
    /// Whether undocumented properties are rejected.
    pub(super) closed: bool,
    /// The only properties that no member of `allOf` rejects.
    pub(super) closed_to: Option<BTreeSet<String>>,
    /// The schema of undocumented properties.
    pub(super) additional: Option<Subschema>,
    /// The schemas of properties whose names match a pattern.
    pub(super) pattern_properties: BTreeMap<String, Subschema>,
    /// Schemas under other keywords, such as `propertyNames`, with the name of a
    /// property under `dependentSchemas`.
    pub(super) others: BTreeMap<(&'static str, String), Subschema>,
    /// The schema of what text contains.
    pub(super) content: Option<Subschema>,
    pub(super) unions: Vec<Union>,
    pub(super) discriminator: Option<Discriminator>,
    /// Validation keywords whose values can be ranked, and `default`.
    pub(super) limits: BTreeMap<String, Value>,
    /// The patterns that the text matches.
    pub(super) patterns: BTreeSet<String>,
    /// Rules that cannot be ranked, each with its keyword.
    pub(super) constraints: BTreeSet<(&'static str, Constraint)>,
    /// The places of the schemas of `not`, of `contains`, and of `if`, `then` and `else`.
    pub(super) conditions: BTreeSet<(&'static str, [Option<Pointer>; 3])>,
    /// How the value is written in XML.
    pub(super) xml: Option<Value>,
    pub(super) deprecated: bool,
    /// Whether only responses have the property.
    pub(super) read_only: bool,
    /// Whether only requests have the property.
    pub(super) write_only: bool,
    /// Whether it states only what several schemas have in common.
    pub(super) is_joined: bool,
    /// Its parts without references and `allOf`.
    pub(super) atoms: Vec<Part>,
}

/// A rule that cannot be ranked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Constraint {
    /// The class of the schema of a keyword such as `not`.
    Schema(Class),
    /// The classes of `if`, `then` and `else`.
    Condition([Option<Class>; 3]),
    /// One property of which another one is required.
    Dependency(String, String),
    /// A reference to another document.
    Reference(String),
    /// Alternatives that only require properties.
    Required(BTreeSet<BTreeSet<String>>),
}

/// How a property selects a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Discriminator {
    pub(super) property: String,
    /// The schema for each value.
    pub(super) tags: Vec<(String, Pointer)>,
    /// The schema for all other values, as OpenAPI 3.2 has it.
    pub(super) default: Option<Pointer>,
}

/// The schemas of a document that have been looked at.
pub(super) struct Schemas<'a> {
    pub(super) document: &'a Value,
    references: References,
    classes: Classes,
    ids: HashMap<Vec<Part>, SchemaId>,
    joins: HashMap<Vec<SchemaId>, SchemaId>,
    /// The branches of unions, and whether null is one, by the place of the union.
    flattened: HashMap<Pointer, (Rc<Vec<Pointer>>, bool)>,
    /// How many unions there are around the branch that is merged.
    nested: usize,
    known: Vec<Known>,
}

struct Known {
    parts: Vec<Part>,
    /// The schemas of which a value matches at least one, if this is not a list of parts.
    any_of: Vec<SchemaId>,
    class: Option<Class>,
    resolved: Option<Rc<Resolved>>,
}

impl<'a> Schemas<'a> {
    pub(super) fn of(document: &'a Value) -> Self {
        Self {
            document,
            references: References::of(document),
            classes: Classes::default(),
            ids: HashMap::new(),
            joins: HashMap::new(),
            flattened: HashMap::new(),
            nested: 0,
            known: Vec::new(),
        }
    }

    /// The schema at a place.
    pub(super) fn at(&mut self, at: &Pointer) -> SchemaId {
        self.all_of([at.clone()])
    }

    /// The schema that consists of those at several places.
    pub(super) fn all_of(&mut self, places: impl IntoIterator<Item = Pointer>) -> SchemaId {
        let parts = places.into_iter().map(|at| Part {
            at: self.references.end(self.document, at),
            keywords: Keywords::All,
        });
        let parts = parts.collect();
        self.of_parts(parts)
    }

    pub(super) fn of_parts(&mut self, mut parts: Vec<Part>) -> SchemaId {
        let mut seen = BTreeSet::new();
        parts.retain(|part| seen.insert(part.clone()));
        let next = SchemaId(self.known.len());
        let id = *self.ids.entry(parts.clone()).or_insert(next);
        if id == next {
            self.known.push(Known {
                parts,
                any_of: Vec::new(),
                class: None,
                resolved: None,
            });
        }
        id
    }

    /// The schema of a value that matches at least one of several schemas.
    pub(super) fn any_of(&mut self, ids: Vec<SchemaId>) -> SchemaId {
        if let [only] = ids.as_slice() {
            return *only;
        }
        let next = SchemaId(self.known.len());
        let id = *self.joins.entry(ids.clone()).or_insert(next);
        if id == next {
            self.known.push(Known {
                parts: Vec::new(),
                any_of: ids,
                class: None,
                resolved: None,
            });
        }
        id
    }

    /// A schema with the place that reports name: the first that states it.
    fn subschema(&mut self, places: Vec<Pointer>) -> Option<Subschema> {
        let at = places.first()?.clone();
        let id = self.all_of(places);
        Some(Subschema { at, id })
    }

    /// The place of a subschema that reports name: that of its component, if it only refers to one.
    pub(super) fn end(&self, at: &Pointer) -> Pointer {
        self.references.end(self.document, at.clone())
    }

    /// The class: schemas of the same class have no differences.
    pub(super) fn class(&mut self, id: SchemaId) -> Class {
        if let Some(class) = self.known[id.0].class {
            return class;
        }
        let joined = self.known[id.0].any_of.clone();
        if !joined.is_empty() {
            let classes = joined.into_iter().map(|id| self.class(id));
            let classes: BTreeSet<Class> = classes.collect();
            let only = classes.first().copied().filter(|_| classes.len() == 1);
            let class = only.unwrap_or_else(|| Class::of(("any of", classes)));
            self.known[id.0].class = Some(class);
            return class;
        }
        let parts = self.known[id.0].parts.clone();
        let classes = parts.iter().map(|part| {
            let class = self.classes.of(self.document, &self.references, &part.at);
            (class, part.keywords)
        });
        let classes: BTreeSet<(Class, Keywords)> = classes.collect();
        let only = classes.first().filter(|_| classes.len() == 1);
        let class = match only {
            Some((class, Keywords::All)) => *class,
            _ => Class::of(classes),
        };
        self.known[id.0].class = Some(class);
        class
    }

    pub(super) fn class_at(&mut self, at: &Pointer) -> Class {
        self.classes.of(self.document, &self.references, at)
    }

    /// What a schema states.
    pub(super) fn get(&mut self, id: SchemaId) -> Rc<Resolved> {
        if let Some(resolved) = &self.known[id.0].resolved {
            return Rc::clone(resolved);
        }
        let parts = self.known[id.0].parts.clone();
        let joined = self.known[id.0].any_of.clone();
        let resolved = Rc::new(match joined.as_slice() {
            [] => self.merge(parts),
            joined => self.join(joined),
        });
        self.known[id.0].resolved = Some(Rc::clone(&resolved));
        resolved
    }

    /// The object at a place, if there is one.
    fn object(&self, at: &Pointer) -> Option<&'a Map<String, Value>> {
        self.document.pointer(at.as_str())?.as_object()
    }

    /// The types of the values without null; empty for any type. If the document does not
    /// state them, they follow from other keywords.
    pub(super) fn kinds(&mut self, id: SchemaId) -> BTreeSet<String> {
        self.kinds_within(id, MAX_UNIONS)
    }

    /// [`kinds`](Self::kinds) of the schema at a place.
    pub(super) fn kinds_at(&mut self, at: &Pointer) -> BTreeSet<String> {
        let id = self.at(at);
        self.kinds(id)
    }

    fn kinds_within(&mut self, id: SchemaId, unions: usize) -> BTreeSet<String> {
        let schema = self.get(id);
        if let Some(types) = &schema.types {
            return types.clone();
        }
        if let Some(values) = &schema.values {
            return values.iter().map(|value| kind(value).to_owned()).collect();
        }
        if let Some(union) = schema.unions.first().filter(|_| unions > 0) {
            let kinds = union.branches.iter();
            let kinds: Vec<_> = kinds
                .map(|branch| self.kinds_within(branch.own.id, unions - 1))
                .collect();
            // If one branch allows any type, the union does.
            return match kinds.iter().any(BTreeSet::is_empty) {
                true => schema.implied_kinds(),
                false => kinds.into_iter().flatten().collect(),
            };
        }
        schema.implied_kinds()
    }
}

/// How deep unions may nest in unions, to find the types of their values.
const MAX_UNIONS: usize = 3;

impl Resolved {
    /// The types that follow from keywords other than `type`.
    pub(super) fn implied_kinds(&self) -> BTreeSet<String> {
        let is_object = !self.properties.is_empty() || self.closed || self.additional.is_some();
        match (is_object, &self.items) {
            (true, _) => BTreeSet::from(["object".to_owned()]),
            (_, Some(_)) => BTreeSet::from(["array".to_owned()]),
            _ => BTreeSet::new(),
        }
    }

    /// Whether two schemas differ at most in the schemas that they lead to.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        fn names<K: Ord, V>(map: &BTreeMap<K, V>) -> Vec<&K> {
            map.keys().collect()
        }
        let unions = |schema: &Self| -> Vec<(bool, usize)> {
            let unions = schema.unions.iter();
            unions
                .map(|union| (union.is_exclusive, union.branches.len()))
                .collect()
        };
        let flags = |schema: &Self| {
            [
                schema.never,
                schema.nullable,
                schema.closed,
                schema.items.is_some(),
                schema.additional.is_some(),
                schema.read_only,
                schema.write_only,
            ]
        };
        flags(self) == flags(other)
            && self.types == other.types
            && self.values == other.values
            && self.required == other.required
            && self.closed_to == other.closed_to
            && self.limits == other.limits
            && self.patterns == other.patterns
            && self.constraints == other.constraints
            && self.prefix_items.len() == other.prefix_items.len()
            && names(&self.properties) == names(&other.properties)
            && names(&self.pattern_properties) == names(&other.pattern_properties)
            && names(&self.others) == names(&other.others)
            && unions(self) == unions(other)
    }

    /// How many schemas and properties it consists of.
    pub(super) fn size(&self) -> usize {
        self.atoms.len() + self.properties.len()
    }

    /// Whether its text may contain a character, given its types. What a pattern allows is not
    /// known.
    pub(super) fn may_contain(&self, character: char, kinds: &BTreeSet<String>) -> bool {
        let format = self.limits.get("format").and_then(Value::as_str);
        let formats = ["date", "date-time", "ipv4", "ipv6", "hostname", "uuid"];
        let has_format = format.is_some_and(|format| formats.contains(&format));
        match &self.values {
            Some(values) => values.iter().any(|value| plain(value).contains(character)),
            None => kinds.contains("string") && self.patterns.is_empty() && !has_format,
        }
    }

    /// Whether any text is a value of it, given its types.
    pub(super) fn is_any_text(&self, kinds: &BTreeSet<String>) -> bool {
        let has_text = kinds.is_empty() || kinds.contains("string");
        let mut limits = self.limits.keys();
        has_text
            && self.values.is_none()
            && self.unions.is_empty()
            && self.patterns.is_empty()
            && self.constraints.is_empty()
            && limits.all(|keyword| keyword == "default")
    }

    /// Whether it states nothing about the value itself.
    pub(super) fn is_any(&self) -> bool {
        let has_no_type = self.types.is_none() && self.values.is_none() && !self.never;
        has_no_type && self.implied_kinds().is_empty() && self.unions.is_empty()
    }

    /// Whether its values are objects with documented properties.
    pub(super) fn is_open_object(&self) -> bool {
        let is_object = |types: &BTreeSet<String>| types.contains("object");
        let is_object = !self.properties.is_empty() || self.types.as_ref().is_some_and(is_object);
        is_object && !self.closed
    }
}

/// The type of a value.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// The items of an array keyword, each with its index.
fn members<'a>(
    schema: &'a Map<String, Value>,
    keyword: &str,
) -> impl Iterator<Item = (usize, &'a Value)> + use<'a> {
    let members = schema.get(keyword).and_then(Value::as_array);
    members.into_iter().flatten().enumerate()
}

/// A value without titles, descriptions and examples.
pub(super) fn without_annotations(schema: &Value) -> Value {
    match schema {
        Value::Object(object) => {
            let annotations = ["description", "title", "example", "examples", "$comment"];
            // If the value is an object, the key is the name of a property.
            let kept = object
                .iter()
                .filter(|(name, value)| !annotations.contains(&name.as_str()) || value.is_object());
            let kept = kept.map(|(name, value)| (name.clone(), without_annotations(value)));
            Value::Object(kept.collect())
        }
        Value::Array(items) => items.iter().map(without_annotations).collect(),
        other => other.clone(),
    }
}
