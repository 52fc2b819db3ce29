//! What the client refuses to send, compared with an independent validator.
//!
//! The rules that the lowering keeps are applied by the runtime, and the schemas of the
//! documents by `jsonschema`. Both get the same random values.

use std::path::Path;

use conversation_apis::support::{Pattern, Rule, RuleKind as Kind, Rules};
use conversation_apis_codegen::{Document, lower, walk};
use conversation_apis_contract::provider::PROVIDERS;
use jsonschema::Validator;
use serde_json::{Map, Value, json};

/// Rules as the generator would write them, up to this depth of references.
const DEPTH: usize = 6;

fn leaked<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn text(value: &Value) -> &'static str {
    leaked(value.as_str().unwrap().to_owned())
}

fn texts(value: &Value) -> &'static [&'static str] {
    let texts: Vec<&str> = value.as_array().unwrap().iter().map(text).collect();
    leaked(texts)
}

/// Makes static rules from those of a lowered document.
#[derive(Clone, Copy)]
struct Maker<'a> {
    components: &'a Value,
    /// How many references are followed.
    depth: usize,
}

impl Maker<'_> {
    fn rules(self, rules: &Value) -> &'static Rules {
        let mut all = Vec::new();
        for (keyword, value) in rules.as_object().into_iter().flatten() {
            self.keyword(keyword, value, rules, &mut all);
        }
        leaked(Rules(leaked(all)))
    }

    fn list(self, rules: &Value) -> &'static [&'static Rules] {
        let rules = rules.as_array().unwrap().iter();
        let rules: Vec<&Rules> = rules.map(|rules| self.rules(rules)).collect();
        leaked(rules)
    }

    fn keyword(self, keyword: &str, value: &Value, rules: &Value, all: &mut Vec<Rule>) {
        let number = || -> &'static str { leaked(value.to_string()) };
        let count = || value.as_u64().unwrap();
        let object = || value.as_object().unwrap().iter();
        let key = |name: &String| -> &'static str { leaked(name.clone()) };
        all.push(match keyword {
            "nullable" => Rule::Nullable,
            "type" => {
                let kinds = texts(value).iter().map(|name| match *name {
                    "boolean" => Kind::Boolean,
                    "integer" => Kind::Integer,
                    "number" => Kind::Number,
                    "string" => Kind::String,
                    "array" => Kind::Array,
                    _ => Kind::Object,
                });
                Rule::Type(leaked(kinds.collect::<Vec<_>>()))
            }
            "enum" => {
                let values = value.as_array().unwrap().iter();
                let values: Vec<&str> = values
                    .map(|value| -> &'static str { leaked(value.to_string()) })
                    .collect();
                Rule::Values(leaked(values))
            }
            "minimum" => Rule::Minimum(number()),
            "maximum" => Rule::Maximum(number()),
            "exclusiveMinimum" => Rule::ExclusiveMinimum(number()),
            "exclusiveMaximum" => Rule::ExclusiveMaximum(number()),
            "multipleOf" => Rule::MultipleOf(number()),
            "minLength" => Rule::MinLength(count()),
            "maxLength" => Rule::MaxLength(count()),
            "pattern" => Rule::Pattern(leaked(Pattern::new(text(value), text(value)))),
            "minItems" => Rule::MinItems(count()),
            "maxItems" => Rule::MaxItems(count()),
            "uniqueItems" => Rule::UniqueItems,
            "prefixItems" => Rule::PrefixItems(self.list(value)),
            "items" => {
                let from = rules["prefixItems"].as_array().map_or(0, Vec::len);
                Rule::Items(from, self.rules(value))
            }
            "contains" => Rule::Contains(
                self.rules(value),
                rules["minContains"].as_u64().unwrap(),
                rules["maxContains"].as_u64().unwrap_or(u64::MAX),
            ),
            "minProperties" => Rule::MinProperties(count()),
            "maxProperties" => Rule::MaxProperties(count()),
            "required" => Rule::Required(texts(value)),
            "dependentRequired" => {
                let each = object()
                    .map(|(name, others)| Rule::DependentRequired(key(name), texts(others)));
                return all.extend(each);
            }
            "properties" => {
                let each =
                    object().map(|(name, rules)| Rule::Property(key(name), self.rules(rules)));
                return all.extend(each);
            }
            "patternProperties" => {
                let each = object().map(|(pattern, rules)| {
                    let pattern = leaked(Pattern::new(key(pattern), key(pattern)));
                    Rule::PatternProperties(pattern, self.rules(rules))
                });
                return all.extend(each);
            }
            "additionalProperties" => Rule::AdditionalProperties(
                texts(&value["properties"]),
                leaked(
                    texts(&value["patterns"])
                        .iter()
                        .map(|pattern| -> &'static Pattern {
                            leaked(Pattern::new(pattern, pattern))
                        })
                        .collect::<Vec<_>>(),
                ),
                self.rules(&value["rules"]),
            ),
            "propertyNames" => Rule::PropertyNames(self.rules(value)),
            "allOf" => {
                let members = self.list(value).iter();
                return all.extend(members.map(|rules| Rule::AllOf(rules)));
            }
            "anyOf" => Rule::AnyOf(self.list(value)),
            "oneOf" => Rule::OneOf(self.list(value)),
            "not" => Rule::Not(self.rules(value)),
            "tagged" => {
                let branches = value["branches"].as_object().unwrap().iter();
                let branches = branches
                    .map(|(tag, rules)| (key(tag), self.rules(rules)))
                    .collect::<Vec<_>>();
                Rule::Tagged(text(&value["property"]), leaked(branches))
            }
            "if" => Rule::If(
                self.rules(value),
                self.rules(&rules["then"]),
                self.rules(&rules["else"]),
            ),
            "$ref" if self.depth == 0 => return,
            "$ref" => {
                let name = value.as_str().unwrap();
                let depth = self.depth - 1;
                Rule::AllOf(Self { depth, ..self }.rules(&self.components[name]))
            }
            _ => return,
        });
    }
}

/// Random values near the limits of a schema.
struct Values<'a> {
    document: &'a Value,
    random: fastrand::Rng,
}

impl Values<'_> {
    fn value(&mut self, schema: &Value, depth: usize) -> Value {
        if let Some(reference) = schema["$ref"].as_str() {
            let pointer = reference.trim_start_matches('#');
            let target = self.document.pointer(pointer).cloned().unwrap_or_default();
            return self.value(&target, depth);
        }
        let fixed = schema.get("const").cloned().map(|value| vec![value]);
        let values = schema["enum"].as_array().cloned().or(fixed);
        if let Some(values) = values.filter(|_| self.random.u8(..) > 40) {
            return self.random.choice(values).unwrap_or_default();
        }
        for keyword in ["oneOf", "anyOf", "allOf"] {
            let branches = schema[keyword].as_array().cloned().unwrap_or_default();
            if let Some(branch) = self.random.choice(branches) {
                let mut value = self.value(&branch, depth);
                let own = self.object(schema, depth);
                if let (Value::Object(value), Value::Object(own)) = (&mut value, own) {
                    value.extend(own);
                }
                return value;
            }
        }
        let types = match &schema["type"] {
            Value::Array(types) => types.clone(),
            name => vec![name.clone()],
        };
        let name = self.random.choice(types).unwrap_or_default();
        match name.as_str() {
            Some("string") => self.text(schema),
            Some("integer" | "number") => self.number(schema),
            Some("boolean") => json!(self.random.bool()),
            Some("null") => Value::Null,
            Some("array") => {
                let length = self.length(schema, "minItems", "maxItems", 3);
                let prefix = schema["prefixItems"]
                    .as_array()
                    .cloned()
                    .unwrap_or_default();
                let items = (0..length).map(|index| {
                    let item = prefix.get(index).unwrap_or(&schema["items"]);
                    match depth {
                        0 => Value::Null,
                        depth => self.value(item, depth - 1),
                    }
                });
                items.collect::<Vec<_>>().into()
            }
            Some("object") => self.object(schema, depth),
            _ if schema.get("properties").is_some() => self.object(schema, depth),
            _ => json!(self.random.u8(..4)),
        }
    }

    fn object(&mut self, schema: &Value, depth: usize) -> Value {
        let mut object = Map::new();
        if depth == 0 {
            return json!({});
        }
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
            if required.contains(&json!(name)) && self.random.u8(..) > 10 || self.random.bool() {
                object.insert(name.clone(), self.value(schema, depth - 1));
            }
        }
        if schema["additionalProperties"].is_object() {
            for name in ["a", "b", "C1"].iter().take(self.random.usize(..4)) {
                let value = self.value(&schema["additionalProperties"], depth - 1);
                object.insert((*name).to_owned(), value);
            }
        }
        Value::Object(object)
    }

    fn length(&mut self, schema: &Value, least: &str, most: &str, usual: u64) -> usize {
        let least = schema[least].as_u64().unwrap_or(0);
        let most = schema[most].as_u64().unwrap_or(least + usual).min(5000);
        let choices = [least.saturating_sub(1), least, most, most + 1, usual];
        usize::try_from(self.random.choice(choices).unwrap_or(usual)).unwrap()
    }

    fn text(&mut self, schema: &Value) -> Value {
        let length = self.length(schema, "minLength", "maxLength", 4);
        let alphabets = ["a", "1", "é", "😀", "+", "A", "@.a"];
        let alphabet = self.random.choice(alphabets).unwrap_or("a");
        alphabet
            .chars()
            .cycle()
            .take(length)
            .collect::<String>()
            .into()
    }

    fn number(&mut self, schema: &Value) -> Value {
        let keywords = [
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
        ];
        let bounds = keywords
            .iter()
            .filter_map(|keyword| schema[*keyword].as_i64());
        let bound = self.random.choice(bounds.collect::<Vec<_>>()).unwrap_or(3);
        match schema["type"] == "number" && self.random.bool() {
            true => json!(f64::from(self.random.i16(..)) / 1000.0),
            false => json!(bound + self.random.i64(-1..2)),
        }
    }
}

/// Keywords that types check, or that nothing checks, so that the rules say nothing about them.
const OTHERS: [&str; 9] = [
    // Its pattern has a look-ahead.
    "/legacy/",
    "/type",
    "/required",
    "/additionalProperties",
    "/format",
    "/oneOf",
    "/anyOf",
    "/unevaluatedProperties",
    "/prefixItems",
];

/// Compares the rules of every parameter and request body of a document. Returns how many values both accept,
/// and how many both refuse.
fn compare(at: &Path) -> (usize, usize) {
    let document = match at.is_dir() {
        true => Document::open(at).unwrap(),
        false => Document::read(at).unwrap(),
    };
    let lowered = lower(&document).unwrap().document;
    let maker = Maker {
        components: &lowered["x-rules"],
        depth: DEPTH,
    };
    let mut values = Values {
        document: &document.value,
        random: fastrand::Rng::with_seed(12),
    };
    let (mut accepted, mut refused) = (0, 0);
    for operation in walk::operations(&document.value) {
        let content = operation.value["requestBody"]["content"].as_object();
        let at = operation.at.join("requestBody").join("content");
        let bodies = content.into_iter().flatten().map(|(kind, _)| at.join(kind));
        let parameters = operation.parameters(&document.value).into_iter();
        for at in bodies.chain(parameters.map(|(at, _)| at)) {
            let pointer = at.join("schema");
            let schema = document.value.pointer(pointer.as_str()).unwrap();
            let rules = lowered.pointer(at.join("x-rules").as_str());
            let rules = maker.rules(rules.unwrap_or(&Value::Null));
            let mut whole = document.value.clone();
            whole["$ref"] = json!(pointer.to_string().replace('{', "%7B").replace('}', "%7D"));
            let validator = validator(&whole);
            for _ in 0..2000 {
                let value = values.value(schema, 4);
                let found = rules.violations(&value.to_string()).unwrap();
                let errors: Vec<String> = validator
                    .iter_errors(&value)
                    .map(|error| error.schema_path().to_string())
                    .collect();
                let is_other = |error: &String| OTHERS.iter().any(|other| error.contains(other));
                match (found.is_empty(), errors.is_empty()) {
                    (true, true) => accepted += 1,
                    (false, false) => refused += 1,
                    (false, true) => panic!("{value} is refused: {found:?}"),
                    (true, false) if errors.iter().any(is_other) => {}
                    (true, false) => panic!("{value} is accepted: {errors:?}"),
                }
            }
        }
    }
    (accepted, refused)
}

fn validator(whole: &Value) -> Validator {
    jsonschema::draft202012::new(whole).unwrap()
}

#[test]
fn the_rules_refuse_what_an_independent_validator_refuses() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let (accepted, refused) = compare(&root.join("tests/generated/checks.yaml"));
    assert!(accepted > 500 && refused > 2000, "{accepted} {refused}");
    // A single provider can have nothing that is checked before sending.
    let providers = PROVIDERS.iter().map(|provider| provider.name);
    let accepted = providers.map(|provider| compare(&root.join("openapi").join(provider)).0);
    let accepted: Vec<usize> = accepted.collect();
    assert!(
        accepted.iter().filter(|accepted| **accepted > 0).count() >= 3,
        "{accepted:?}"
    );
}
