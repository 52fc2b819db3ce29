//! The overlaid document, as the harness reads it: 3.1, never lowered.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::extension::{self, Choice, Pagination};
use conversation_apis_codegen::walk::{self, Kind};
use conversation_apis_codegen::{Document, Error, Pointer, merge};
use serde::Deserialize;
use serde_json::{Map, Value};

/// The document of a provider.
pub struct Contract {
    /// The files and the overlaid document.
    pub document: Document,
    /// The document with every `allOf` of several objects merged: what is
    /// enumerated. The oracle judges by the document itself.
    merged: Value,
    /// The first construct that is not enumerated.
    first_unsupported: Option<Pointer>,
}

/// Something with a schema that is read: a component or an operation's answer.
#[derive(Debug, Clone)]
pub struct Target {
    /// `Message`, or `listMessages.200`.
    pub name: String,
    /// Where its schema is.
    pub schema: Pointer,
    /// The operation and status of an answer.
    pub answer: Option<(String, String)>,
}

/// A schema behind references and null branches.
#[derive(Debug, Clone)]
pub struct Resolved<'a> {
    /// Where it is.
    pub at: Pointer,
    /// The schema.
    pub schema: &'a Map<String, Value>,
    /// Whether null is allowed on the way there or by itself.
    pub nullable: bool,
    /// Whether a reference was followed: it is another component's then.
    pub crossed: bool,
    /// The form of its values.
    pub shape: Shape<'a>,
}

/// What a schema's values are.
#[derive(Debug, Clone)]
pub enum Shape<'a> {
    /// Strings of which some are named, and integers that stand for them.
    Enum(Vec<&'a Value>),
    /// One of several branches, chosen by siblings.
    Union(Vec<Choice>),
    /// One of several branches, told by its own value; the branches' places.
    Either(Vec<Pointer>),
    /// An object with properties.
    Object(&'a Map<String, Value>),
    /// An array; its items' schema.
    Array(Pointer),
    /// A point in time, in any of these types.
    Time(Vec<&'a str>),
    /// JSON of any of these types, whatever is in it; of any type, where there
    /// are none.
    Any(Vec<&'a str>),
    /// A string.
    Text,
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
}

/// An operation of the document.
pub struct Operation<'a> {
    /// Its `operationId`, or its method and path.
    pub id: String,
    /// Its method, in lower case.
    pub method: &'static str,
    /// Its path.
    pub path: &'a str,
    /// How its list is walked.
    pub pagination: Option<Pagination>,
    /// Where it is.
    pub at: Pointer,
    found: walk::Operation<'a>,
}

/// The keywords the harness knows; another one is an error, since a case for it
/// would be missing without a word.
const KNOWN: [&str; 19] = [
    "$ref",
    "type",
    "enum",
    "properties",
    "required",
    "items",
    "oneOf",
    "anyOf",
    "allOf",
    "format",
    "minimum",
    "maximum",
    "minItems",
    "title",
    "description",
    "example",
    "examples",
    "default",
    "deprecated",
];

impl Contract {
    /// Reads a provider's folder.
    ///
    /// # Errors
    ///
    /// As [`Document::open`].
    pub fn open(folder: &std::path::Path) -> Result<Self, Error> {
        Self::of(Document::open(folder)?)
    }

    /// Takes a document that was read.
    ///
    /// # Errors
    ///
    /// At an `allOf` that cannot be merged.
    pub fn of(document: Document) -> Result<Self, Error> {
        let schemas = document
            .value
            .pointer("/components/schemas")
            .and_then(Value::as_object);
        let schemas = schemas.cloned().unwrap_or_default();
        let mut merged = document.value.clone();
        let version = document.value["openapi"].as_str();
        let mut first_unsupported = version
            .filter(|version| version.starts_with("3.0"))
            .map(|_| Pointer::default().join("openapi"));
        walk::each(&mut merged, Kind::Schema, &mut |schema, at| {
            // What is sent is checked, what is read is not: no case judges its bounds.
            let place: Vec<String> = at.tokens().take(4).collect();
            let lists = match place.first().is_some_and(|first| first == "components") {
                true => place.get(1..2),
                false => place.get(2..),
            };
            let is_sent = lists.is_some_and(|lists| lists.iter().any(|name| name == "parameters"));
            let is_bound = |key: &&str| schema.get(*key).is_some();
            let bounded = !is_sent && ["minimum", "maximum", "minItems"].iter().any(is_bound);
            if first_unsupported.is_none() && (bounded || !is_enumerable(schema)) {
                first_unsupported = Some(at.clone());
            }
            Ok(())
        })?;
        walk::each(&mut merged, Kind::Schema, &mut |schema, at| {
            let members = schema.get("allOf").and_then(Value::as_array);
            let several = members.is_some_and(|members| {
                members
                    .iter()
                    .filter(|member| !constrains_nothing(member))
                    .count()
                    > 1
            });
            if several || members.is_some() && schema.get("properties").is_some() {
                let at = at.join("allOf");
                match merge::members(
                    std::slice::from_ref(schema),
                    &schemas,
                    &at,
                    &mut |_, _, _| {},
                ) {
                    Ok(merged) => *schema = merged,
                    Err(_) if first_unsupported.is_some() => *schema = Value::Object(Map::new()),
                    Err(error) => return Err(error),
                }
            }
            Ok(())
        })?;
        Ok(Self {
            document,
            merged,
            first_unsupported,
        })
    }

    /// The first construct that is not enumerated state by state, if there is one.
    pub fn first_unsupported(&self) -> Option<&Pointer> {
        self.first_unsupported.as_ref()
    }

    /// Whether the document has such a construct: its cases are then those that the
    /// oracle allows, and cover what they cover.
    pub fn is_best_effort(&self) -> bool {
        self.first_unsupported.is_some()
    }

    /// What stands at a place.
    pub fn get(&self, at: &Pointer) -> &Value {
        self.merged.pointer(at.as_str()).unwrap_or(&Value::Null)
    }

    /// The operations, in the document's order.
    ///
    /// # Errors
    ///
    /// At an extension that does not read.
    pub fn operations(&self) -> Result<Vec<Operation<'_>>, Error> {
        let operations = walk::named_operations(&self.merged).into_iter();
        let operations = operations.map(|(id, found)| {
            Ok(Operation {
                id,
                method: found.method,
                path: found.path,
                pagination: extension::read(found.value, extension::PAGINATION, &found.at)?,
                at: found.at.clone(),
                found,
            })
        });
        operations.collect()
    }

    /// Everything that is read: the components, then the answers.
    ///
    /// # Errors
    ///
    /// As [`Contract::operations`].
    pub fn targets(&self) -> Result<Vec<Target>, Error> {
        let schemas = Pointer::from("#/components/schemas");
        let components = self.get(&schemas).as_object().into_iter().flatten();
        let mut targets: Vec<Target> = components
            .map(|(name, _)| Target {
                name: name.clone(),
                schema: schemas.join(name),
                answer: None,
            })
            .collect();
        for operation in self.operations()? {
            for (status, schema) in operation.answers(self) {
                if let Some(schema) = schema {
                    targets.push(Target {
                        name: format!("{}.{status}", operation.id),
                        schema,
                        answer: Some((operation.id.clone(), status)),
                    });
                }
            }
        }
        Ok(targets)
    }

    /// What a schema is behind its references.
    ///
    /// # Errors
    ///
    /// As [`Contract::resolve`].
    pub fn at_end(&self, at: &Pointer) -> Result<&Value, Error> {
        Ok(self.get(&self.resolve(at)?.at))
    }

    /// Follows references, and reads what is there.
    ///
    /// # Errors
    ///
    /// At a keyword or a combination that the harness does not know.
    pub fn resolve(&self, at: &Pointer) -> Result<Resolved<'_>, Error> {
        let mut found = Resolved {
            at: at.clone(),
            schema: self.schema(at)?,
            nullable: false,
            crossed: false,
            shape: Shape::Text,
        };
        let mut way = BTreeSet::new();
        while let Some(next) = self.next(&mut found)? {
            if way.contains(&next) {
                // It is what it is: nothing is said of it.
                return match self.is_best_effort() {
                    true => Ok(Resolved {
                        nullable: true,
                        shape: Shape::Any(Vec::new()),
                        ..found
                    }),
                    false => Err(unknown(at, "leads back to itself")),
                };
            }
            found.schema = self.schema(&next)?;
            way.insert(std::mem::replace(&mut found.at, next));
        }
        found.shape = self.shape(&mut found)?;
        Ok(found)
    }

    fn schema(&self, at: &Pointer) -> Result<&Map<String, Value>, Error> {
        static NOTHING: std::sync::LazyLock<Map<String, Value>> =
            std::sync::LazyLock::new(Map::new);
        let schema = match self.get(at).as_object() {
            Some(schema) => schema,
            None if self.is_best_effort() => return Ok(&NOTHING),
            None => return Err(unknown(at, "is no schema the harness can enumerate")),
        };
        if self.is_best_effort() {
            return Ok(schema);
        }
        let known = |key: &str| KNOWN.contains(&key) || key.starts_with("x-");
        match schema.keys().find(|key| !known(key)) {
            Some(key) => Err(unknown(
                &at.join(key),
                "the harness cannot enumerate this keyword",
            )),
            None => Ok(schema),
        }
    }

    /// The schema that this one is but a way to.
    fn next(&self, found: &mut Resolved<'_>) -> Result<Option<Pointer>, Error> {
        if let Some(reference) = found.schema.get("$ref").and_then(Value::as_str) {
            found.crossed = true;
            return Ok(Some(Pointer::from(reference)));
        }
        for keyword in ["oneOf", "anyOf", "allOf"] {
            let Some(members) = found.schema.get(keyword).and_then(Value::as_array) else {
                continue;
            };
            let at = found.at.join(keyword);
            let mut real = Vec::new();
            for (index, member) in members.iter().enumerate() {
                match member["type"] == "null" {
                    true => found.nullable = true,
                    false if keyword == "allOf" && constrains_nothing(member) => {}
                    false => real.push(at.join(index)),
                }
            }
            return match real.as_slice() {
                [only] => Ok(Some(only.clone())),
                _ if keyword == "allOf" && !self.is_best_effort() => {
                    Err(unknown(&at, "the harness cannot merge these yet"))
                }
                _ => Ok(None),
            };
        }
        Ok(None)
    }

    fn shape<'a>(&'a self, found: &mut Resolved<'a>) -> Result<Shape<'a>, Error> {
        let (schema, at) = (found.schema, &found.at);
        if schema.contains_key("oneOf") || schema.contains_key("anyOf") {
            let choices = extension::read(&self.get(at).clone(), extension::UNION, at)?;
            let either = || {
                let keyword = if schema.contains_key("oneOf") {
                    "oneOf"
                } else {
                    "anyOf"
                };
                let branches = schema[keyword].as_array().map_or(0, Vec::len);
                Shape::Either(
                    (0..branches)
                        .map(|index| at.join(keyword).join(index))
                        .collect(),
                )
            };
            return match choices {
                Some(choices) => Ok(Shape::Union(choices)),
                None if self.is_best_effort() => Ok(either()),
                None => Err(unknown(at, "a union without `x-union`")),
            };
        }
        let mut types: Vec<&str> = match schema.get("type") {
            Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).collect(),
            Some(Value::String(name)) => vec![name],
            _ => Vec::new(),
        };
        found.nullable |= types.contains(&"null");
        types.retain(|name| *name != "null");
        if let Some(values) = schema.get("enum").and_then(Value::as_array) {
            let values = values.iter().filter(|value| !value.is_null());
            return Ok(Shape::Enum(values.collect()));
        }
        if let Some(value) = schema.get("const") {
            return Ok(Shape::Enum(vec![value]));
        }
        if schema.contains_key(extension::TIMESTAMP) {
            return Ok(Shape::Time(types));
        }
        if self.is_best_effort() && types.len() > 1 {
            return Ok(Shape::Any(types));
        }
        match (
            types.as_slice(),
            schema.get("properties").and_then(Value::as_object),
        ) {
            (["object"] | [], Some(properties)) => Ok(Shape::Object(properties)),
            (["array"], _) if schema.contains_key("items") => Ok(Shape::Array(at.join("items"))),
            (["string"], _) => Ok(Shape::Text),
            (["integer"], _) => Ok(Shape::Integer),
            (["number"], _) => Ok(Shape::Number),
            (["boolean"], _) => Ok(Shape::Boolean),
            _ if !schema.contains_key("items") && !schema.contains_key("properties") => {
                found.nullable |= types.is_empty();
                Ok(Shape::Any(types))
            }
            _ if self.is_best_effort() => Ok(Shape::Any(types)),
            _ => Err(unknown(
                at,
                "the harness cannot enumerate values of this schema",
            )),
        }
    }

    /// Where the property is that a JSON pointer leads to in a schema's values.
    ///
    /// # Errors
    ///
    /// As [`Contract::resolve`].
    pub fn property(&self, schema: &Pointer, pointer: &str) -> Result<Pointer, Error> {
        let mut at = schema.clone();
        for name in Pointer::from(pointer).tokens() {
            at = self.resolve(&at)?.at.join("properties").join(name);
        }
        Ok(at)
    }

    /// The branch of a union that an object's properties choose: the document's
    /// own rule, read here anew and not from generated code.
    pub fn choice<'c>(
        &self,
        choices: &'c [Choice],
        object: &Map<String, Value>,
    ) -> Option<&'c Choice> {
        choices.iter().find(|choice| {
            choice
                .when
                .iter()
                .all(|(name, value)| object.get(name) == Some(value))
        })
    }

    /// The union each place of a value is in, with the branch it takes.
    ///
    /// # Errors
    ///
    /// As [`Contract::resolve`].
    pub fn unions(
        &self,
        schema: &Pointer,
        value: &Value,
    ) -> Result<BTreeMap<String, Taken>, Error> {
        let mut found = BTreeMap::new();
        self.unions_below(schema, value, &Pointer::default(), &mut found)?;
        Ok(found)
    }

    fn unions_below(
        &self,
        schema: &Pointer,
        value: &Value,
        place: &Pointer,
        found: &mut BTreeMap<String, Taken>,
    ) -> Result<(), Error> {
        let resolved = self.resolve(schema)?;
        match (&resolved.shape, value) {
            (Shape::Object(properties), Value::Object(object)) => {
                for name in properties.keys() {
                    let Some(value) = object.get(name) else {
                        continue;
                    };
                    let at = resolved.at.join("properties").join(name);
                    let property = self.resolve(&at)?;
                    let place = place.join(name);
                    match &property.shape {
                        Shape::Union(choices) if !value.is_null() => {
                            let choice = self.choice(choices, object);
                            found.insert(place.as_str().to_owned(), Taken::of(choice, property.at));
                        }
                        _ => self.unions_below(&at, value, &place, found)?,
                    }
                }
            }
            (Shape::Array(items), Value::Array(values)) => {
                for (index, value) in values.iter().enumerate() {
                    self.unions_below(items, value, &place.join(index), found)?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// Whether the harness knows every keyword of a schema, and its union.
fn is_enumerable(schema: &Value) -> bool {
    let known = |key: &String| KNOWN.contains(&key.as_str()) || key.starts_with("x-");
    let Some(schema) = schema.as_object() else {
        return false;
    };
    let types = schema.get("type").and_then(Value::as_array);
    let several =
        types.is_some_and(|types| types.iter().filter(|name| **name != "null").count() > 1);
    let told = [extension::TIMESTAMP, extension::CODES]
        .iter()
        .any(|key| schema.contains_key(*key));
    let branches = ["oneOf", "anyOf"]
        .iter()
        .filter_map(|key| schema.get(*key)?.as_array());
    let real = |branches: &Vec<Value>| {
        branches
            .iter()
            .filter(|branch| branch["type"] != "null")
            .count()
    };
    let union = branches.map(real).any(|branches| branches > 1);
    let typed = !schema.contains_key("properties") || schema.contains_key("type");
    schema.keys().all(known)
        && typed
        && (!several || told)
        && (!union || schema.contains_key(extension::UNION))
}

/// Whether a value is of one of these types of JSON Schema; of any, where there
/// are none.
pub(crate) fn is_of(types: &[&str], value: &Value) -> bool {
    let is = |name: &&str| match (*name, value) {
        ("string", Value::String(_))
        | ("number", Value::Number(_))
        | ("boolean", Value::Bool(_))
        | ("array", Value::Array(_))
        | ("object", Value::Object(_))
        | ("null", Value::Null) => true,
        ("integer", Value::Number(number)) => is_integer(number),
        _ => false,
    };
    types.is_empty() || types.iter().any(is)
}

/// JSON Schema's integers: `2.0` is one.
pub(crate) fn is_integer(number: &serde_json::Number) -> bool {
    !number.is_f64() || number.as_f64().is_some_and(|number| number.fract() == 0.0)
}

/// The branch a union took.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The variant's name, `Unknown` where no choice applies.
    pub variant: String,
    /// The branch's schema.
    pub branch: Option<Pointer>,
    /// Where the union is.
    pub union: Pointer,
}

impl Taken {
    fn of(choice: Option<&Choice>, union: Pointer) -> Self {
        let schemas = Pointer::from("#/components/schemas");
        Self {
            variant: choice
                .map_or("Unknown", |choice| &choice.variant)
                .to_owned(),
            branch: choice.map(|choice| schemas.join(&choice.branch)),
            union,
        }
    }
}

impl Resolved<'_> {
    /// Whether the object must have a property.
    pub fn requires(&self, name: &str) -> bool {
        let required = self.schema.get("required").and_then(Value::as_array);
        required.is_some_and(|names| names.iter().any(|required| required == name))
    }
}

impl Operation<'_> {
    /// Documented statuses, each with the place of its JSON schema.
    pub fn answers(&self, contract: &Contract) -> Vec<(String, Option<Pointer>)> {
        let responses = self.found.value["responses"]
            .as_object()
            .into_iter()
            .flatten();
        responses
            .map(|(status, response)| {
                let at = match response["$ref"].as_str() {
                    Some(reference) => Pointer::from(reference),
                    None => self.at.join("responses").join(status),
                };
                let schema = at.join("content").join("application/json").join("schema");
                let exists = !contract.get(&schema).is_null();
                (status.clone(), exists.then_some(schema))
            })
            .collect()
    }

    /// The schema of its 200, which of a list is a page.
    pub fn page(&self, contract: &Contract) -> Option<Pointer> {
        let mut answers = self.answers(contract).into_iter();
        answers.find(|(status, _)| status == "200")?.1
    }

    /// The example of a status whose body is a text.
    pub fn text_of(&self, contract: &Contract, status: &str) -> Option<String> {
        let response = &self.found.value["responses"][status];
        let response = match response["$ref"].as_str() {
            Some(reference) => contract.get(&Pointer::from(reference)),
            None => response,
        };
        let text = &response["content"]["text/plain"];
        text["example"].as_str().map(str::to_owned)
    }

    /// The parameters, references followed, each with its place.
    pub fn parameters<'a>(&'a self, contract: &'a Contract) -> Vec<(Pointer, &'a Value)> {
        self.found.parameters(&contract.merged)
    }
}

/// `x-values-from` on a parameter: where its values come from. The operation is
/// called once with each.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ValuesFrom {
    /// The operation whose items have them.
    pub(crate) operation: String,
    /// The JSON pointer of the value in an item.
    pub(crate) item: String,
    /// What stands before it.
    #[serde(default)]
    pub(crate) prefix: String,
}

impl ValuesFrom {
    /// What a parameter says of it.
    pub(crate) fn of(parameter: &Value, at: &Pointer) -> Result<Option<Self>, Error> {
        extension::read(parameter, "x-values-from", at)
    }
}

/// The values that a path has for the parameters in a stated one; none where it
/// is another path.
pub(crate) fn in_path(stated: &str, path: &str) -> Option<Vec<(String, String)>> {
    let (stated, sent) = (stated.split('/'), path.split('/'));
    if stated.clone().count() != sent.clone().count() {
        return None;
    }
    let mut values = Vec::new();
    for (stated, sent) in stated.zip(sent) {
        in_segment(stated, sent, &mut values)?;
    }
    Some(values)
}

/// The values that a segment has for the parameters in a stated one, such as
/// `{name}.json`.
fn in_segment(stated: &str, sent: &str, values: &mut Vec<(String, String)>) -> Option<()> {
    let Some((before, rest)) = stated.split_once('{') else {
        return (stated == sent).then_some(());
    };
    let (name, after) = rest.split_once('}')?;
    let sent = sent.strip_prefix(before)?;
    let fixed = after.split('{').next().unwrap_or_default();
    // A value ends where what follows it begins first, the last one at the end.
    let end = match after.contains('{') {
        true => sent.find(fixed)?,
        false => sent.strip_suffix(fixed)?.len(),
    };
    values.push((name.to_owned(), decoded(&sent[..end])));
    in_segment(after, &sent[end..], values)
}

/// A segment of a path as text.
fn decoded(segment: &str) -> String {
    let query = segment
        .replace('+', "%2B")
        .replace('=', "%3D")
        .replace('&', "%26");
    let url = reqwest::Url::parse(&format!("http://localhost/?{query}")).ok();
    let pair = url.as_ref().and_then(|url| url.query_pairs().next());
    pair.map_or_else(|| segment.to_owned(), |(text, _)| text.into_owned())
}

fn constrains_nothing(schema: &Value) -> bool {
    let annotation = |key: &String| matches!(key.as_str(), "title" | "description" | "example");
    schema
        .as_object()
        .is_some_and(|schema| schema.keys().all(annotation))
}

fn unknown(at: &Pointer, message: &str) -> Error {
    Error::Document {
        pointer: at.clone(),
        message: message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Contract, Shape, in_path};
    use conversation_apis_codegen::{Document, Pointer};

    #[test]
    fn a_segment_may_hold_more_than_a_value() {
        let values = |stated, path| {
            let values = in_path(stated, path)?.into_iter();
            Some(values.map(|(_, value)| value).collect::<Vec<_>>())
        };
        let texts = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect());
        assert_eq!(values("/t/{id}.json", "/t/7.json"), texts(&["7"]));
        assert_eq!(
            values("/t/{id}.json", "/t/a%2F.json.json"),
            texts(&["a/.json"])
        );
        assert_eq!(
            values("/c/{base}...{head}", "/c/a...b.c"),
            texts(&["a", "b.c"])
        );
        assert_eq!(values("/t/{id}.json", "/t/7.xml"), None);
        assert_eq!(values("/t/{id}", "/t/7/8"), None);
        assert_eq!(values("/t/all", "/t/{id}"), None);
    }

    #[test]
    fn a_schema_that_leads_back_to_itself_says_nothing() {
        let to = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
        let resolved = |a: Value| {
            let document = Document {
                path: "openapi.json".into(),
                overlays: Vec::new(),
                value: json!({
                    "openapi": "3.1.0",
                    "components": { "schemas": { "A": a, "B": to("A") } },
                }),
            };
            let contract = Contract::of(document).ok()?;
            let found = contract.resolve(&Pointer::from("#/components/schemas/A"));
            found
                .map(|found| matches!(found.shape, Shape::Any(_)) && found.nullable)
                .ok()
        };
        assert_eq!(resolved(to("B")), None);
        // Of a document with what is not enumerated, it is any JSON.
        let first_unsupported = json!({ "anyOf": [to("B"), { "type": "null" }], "contains": {} });
        assert_eq!(resolved(first_unsupported), Some(true));
    }
}
