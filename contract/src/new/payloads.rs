//! Payload cases: the examples of a document, and values made from its schemas.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::{Document, Pointer, walk};
use serde_json::{Value, json};

use crate::cases::allowed_sample;
use crate::check::oracle::Oracle;
use crate::document::{Contract, Target, TargetId};

/// Where components are.
const COMPONENTS: &str = "#/components/schemas/";

/// The cases, and the examples that the document itself does not allow.
#[derive(Default)]
pub struct Payloads {
    /// Name and text of each file.
    pub files: BTreeMap<String, String>,
    /// The places of examples that their schema does not allow.
    pub wrong: Vec<Pointer>,
}

/// Makes a case of each example of a JSON body that its schema allows. Also makes a value of each
/// body, and of each branch of a union in a body.
///
/// # Errors
///
/// If the harness cannot read the document.
pub fn payloads(document: &Document) -> Result<Payloads, crate::Error> {
    let contract = Contract::of(document.clone())?;
    let mut oracle = Oracle::new(&contract)?;
    let mut payloads = Payloads::default();
    let targets = contract.targets()?;
    let mut made = BTreeSet::new();
    let mut branches = Branches::default();
    let bodies = targets.iter().filter(|target| is_body(target));
    for target in bodies {
        let schema = document.value.pointer(target.schema.as_str());
        let schema = schema.unwrap_or(&Value::Null);
        branches.add(&document.value, schema);
        let component = component(schema).filter(|name| {
            let is_it = |id: &TargetId| matches!(id, TargetId::Component(id) if id == name);
            targets.iter().any(|target| is_it(&target.id))
        });
        let name = component.map_or_else(|| target.id.to_string(), str::to_owned);
        for (at, example) in examples(&document.value, target) {
            match oracle.judge(&target.schema, target.direction(), &example)? {
                Ok(()) => payloads.add(
                    &name,
                    &format!("an example of the document, at {at}"),
                    &example,
                ),
                Err(_) => payloads.wrong.push(at),
            }
        }
        if made.insert(name.clone()) {
            payloads.add_made(&name, &mut oracle, target);
        }
    }
    for target in &targets {
        if let TargetId::Component(name) = &target.id
            && branches.found.contains(name)
            && made.insert(name.clone())
        {
            payloads.add_made(name, &mut oracle, target);
        }
    }
    Ok(payloads)
}

/// Whether it is a JSON body of a response, a request or a webhook.
fn is_body(target: &Target) -> bool {
    let is_json = match &target.id {
        TargetId::Body { is_preferred, .. } => *is_preferred,
        _ => true,
    };
    is_json && target.is_typed() && !target.is_component()
}

impl Payloads {
    fn add(&mut self, schema: &str, shows: &str, input: &Value) {
        let case = json!({ "schema": schema, "shows": shows, "input": input });
        let name = self.free(schema);
        self.files.insert(name, format!("{case:#}\n"));
    }

    /// Adds a value with all properties. Some schemas allow no value that can be made.
    fn add_made(&mut self, schema: &str, oracle: &mut Oracle<'_>, target: &Target) {
        if let Ok(Some(value)) = allowed_sample(oracle, target) {
            let shows = "a value with all properties, made from the schema by `cargo contract new`";
            self.add(schema, shows, &value);
        }
    }

    /// A file name that is not in use.
    fn free(&self, schema: &str) -> String {
        let letter = |letter: char| match letter.is_ascii_alphanumeric() {
            true => letter.to_ascii_lowercase(),
            false => '-',
        };
        let stem: String = schema.chars().map(letter).collect();
        let mut names = (1..).map(|number| match number {
            1 => format!("{stem}.json"),
            number => format!("{stem}-{number}.json"),
        });
        let free = names.find(|name| !self.files.contains_key(name));
        free.unwrap_or_default()
    }
}

/// The component that a schema refers to.
fn component(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.strip_prefix(COMPONENTS)
}

/// The examples of a body, each with its place.
fn examples(document: &Value, target: &Target) -> Vec<(Pointer, Value)> {
    let Some((at, _)) = target.schema.split() else {
        return Vec::new();
    };
    let body = document.pointer(at.as_str()).unwrap_or(&Value::Null);
    let several = body["examples"].as_object().into_iter().flatten();
    let several = several.filter_map(|(name, example)| {
        let at = at.join("examples").join(name);
        let (at, example) = walk::follow(document, example, &at).ok()?;
        Some((at.join("value"), example.get("value")?.clone()))
    });
    let one = body.get("example");
    let one = one.map(|example| (at.join("example"), example.clone()));
    one.into_iter().chain(several).collect()
}

/// The components that are branches of unions in bodies.
#[derive(Default)]
struct Branches {
    found: BTreeSet<String>,
    seen: BTreeSet<String>,
}

impl Branches {
    fn add(&mut self, document: &Value, schema: &Value) {
        if let Some(name) = component(schema) {
            if self.seen.insert(name.to_owned()) {
                let target = &document["components"]["schemas"][name];
                self.add(document, target);
            }
            return;
        }
        for keyword in ["oneOf", "anyOf", "allOf"] {
            for inner in schema[keyword].as_array().into_iter().flatten() {
                if keyword != "allOf" {
                    self.found.extend(component(inner).map(str::to_owned));
                }
                self.add(document, inner);
            }
        }
        let properties = schema["properties"].as_object().into_iter().flatten();
        let inner = ["items", "additionalProperties"].into_iter();
        let inner = inner.filter_map(|keyword| schema.get(keyword));
        for inner in properties.map(|(_, inner)| inner).chain(inner) {
            self.add(document, inner);
        }
    }
}
