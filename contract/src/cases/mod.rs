//! Cases, enumerated and not sampled: every state of every property.

use std::cell::Cell;
use std::collections::BTreeSet;

use conversation_apis_codegen::extension::Choice;
use conversation_apis_codegen::{Error, Pointer};
use fastrand::Rng;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::check::oracle::Oracle;
use crate::document::{Contract, Resolved, Shape, Target, is_of};

/// A value in one state, and what is to become of it.
#[derive(Debug, Clone, Serialize)]
pub struct Case {
    /// Stable: schema, place in the value, state.
    pub id: String,
    /// The component, or `operationId.status`.
    pub schema: String,
    /// The operation of an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// The status of an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The schema in the document that asks for this state.
    pub from: String,
    /// What is to become of it.
    pub expect: Expect,
    /// The value.
    pub json: Value,
}

/// What is to become of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Expect {
    /// The document allows it; the type keeps all of it.
    Valid,
    /// The document does not allow it, and still the type reads it and keeps
    /// all of it: an unknown value of an open enum, a null too many.
    Tolerated,
    /// Neither allows it; the error names this place.
    Rejected(String),
}

/// A text that no document names.
const UNKNOWN: &str = "not_in_the_document";
/// A value no enum names, with spaces that are part of it.
const SPACED: &str = " Not in the document ";

/// The cases of one target.
///
/// # Errors
///
/// At a construct that cannot be enumerated, with its place.
pub fn enumerate(contract: &Contract, target: &Target) -> Result<Vec<Case>, Error> {
    let sample = sample(contract, &target.schema)?;
    states(contract, target, sample)
}

/// Every state of every property of a sample.
fn states(contract: &Contract, target: &Target, sample: Value) -> Result<Vec<Case>, Error> {
    let mut cases = Cases {
        contract,
        target,
        sample,
        required: BTreeSet::new(),
        found: Vec::new(),
    };
    let root = Pointer::default();
    cases.add(&root, &target.schema, "sample", None, Expect::Valid)?;
    cases.below(&target.schema, &root)?;
    Ok(cases.found)
}

/// Every case of a document; of one that is not enumerated in all it has, those
/// that it allows.
///
/// # Errors
///
/// As [`enumerate`].
pub fn all(contract: &Contract) -> Result<Vec<(Target, Vec<Case>)>, Error> {
    let mut all = Vec::new();
    let mut oracle = Oracle::new(contract)?;
    for target in contract.targets()? {
        let mut sample = sample(contract, &target.schema)?;
        if contract.is_best_effort() {
            mend(&mut oracle, &target.schema, &mut sample);
        }
        let mut cases = states(contract, &target, sample)?;
        if contract.is_best_effort() {
            // What cannot be judged, for a reference to nowhere, say, is no case;
            // a schema that states no type allows every other one, and means one.
            cases.retain_mut(|case| {
                let beside = ["wrong_type", "null"].contains(&case.state());
                let is_meant = !beside || case.expect == Expect::Valid;
                case.expect = Expect::Valid;
                is_meant && matches!(oracle.judge(&target.schema, &case.json), Ok(Ok(())))
            });
        }
        all.push((target, cases));
    }
    Ok(all)
}

impl Case {
    /// The state: what the id says behind the place.
    pub fn state(&self) -> &str {
        self.id.rsplit_once(':').map_or("", |(_, state)| state)
    }

    /// The case of an answer that has no body.
    pub(crate) fn without_body(operation: &str, status: &str) -> Self {
        let schema = format!("{operation}.{status}");
        Self {
            id: format!("{schema}:no_body"),
            schema,
            operation: Some(operation.to_owned()),
            status: Some(status.to_owned()),
            from: String::new(),
            expect: Expect::Valid,
            json: Value::Null,
        }
    }
}

/// How many random cases a target has.
const SAMPLED: usize = 32;

/// Random cases: several states of the enumerated ones at once. The same seed
/// gives the same.
///
/// # Errors
///
/// As [`enumerate`].
pub fn sampled(
    contract: &Contract,
    enumerated: &[(Target, Vec<Case>)],
    seed: u64,
) -> Result<Vec<(Target, Vec<Case>)>, Error> {
    let mut found = Vec::new();
    for (target, cases) in enumerated {
        let Shape::Object(properties) = contract.resolve(&target.schema)?.shape else {
            continue;
        };
        let valid = cases
            .iter()
            .filter(|case| case.expect == Expect::Valid && case.json.is_object());
        let valid: Vec<&Case> = valid.collect();
        let groups = groups(contract, &target.schema, properties)?;
        let mut random = Rng::with_seed(seed);
        let cases = (0..SAMPLED).filter_map(|number| {
            let mut case = (*valid.first()?).clone();
            for group in &groups {
                let from = &valid[random.usize(..valid.len())].json;
                for name in group {
                    match from.get(name) {
                        Some(value) => case.json[name] = value.clone(),
                        None => unset(&mut case.json, &Pointer::default().join(name)),
                    }
                }
            }
            case.id = format!("{}:random={number}", target.name);
            Some(case)
        });
        found.push((target.clone(), cases.collect()));
    }
    Ok(found)
}

/// Properties that must be taken from one value: a union and its siblings.
fn groups(
    contract: &Contract,
    schema: &Pointer,
    properties: &Map<String, Value>,
) -> Result<Vec<Vec<String>>, Error> {
    let mut groups: Vec<Vec<String>> = Vec::new();
    for name in properties.keys() {
        let at = contract.resolve(schema)?.at.join("properties").join(name);
        if let Shape::Union(choices) = contract.resolve(&at)?.shape {
            let siblings = choices.iter().flat_map(|choice| choice.when.keys());
            groups.push(siblings.chain([name]).cloned().collect());
        }
    }
    let single = properties
        .keys()
        .filter(|name| !groups.iter().any(|group| group.contains(name)));
    let single: Vec<Vec<String>> = single.map(|name| vec![name.clone()]).collect();
    groups.extend(single);
    Ok(groups)
}

struct Cases<'a> {
    contract: &'a Contract,
    target: &'a Target,
    /// A value with every property, from which each case differs in one state.
    sample: Value,
    /// Places of properties that their objects must have.
    required: BTreeSet<Pointer>,
    found: Vec<Case>,
}

/// What a case puts where.
type Change<'a> = Option<&'a dyn Fn(&mut Value)>;

impl Cases<'_> {
    /// The states of the value at `place`, and of what it holds inline.
    fn below(&mut self, schema: &Pointer, place: &Pointer) -> Result<(), Error> {
        let contract = self.contract;
        let resolved = contract.resolve(schema)?;
        self.values(schema, &resolved, place)?;
        match &resolved.shape {
            Shape::Object(properties) => {
                let at = place.join(UNKNOWN);
                let odd = json!({"kept": [null, 1.5, "\u{1F600}"]});
                self.put(&at, &resolved.at, "unknown_property", odd, Expect::Valid)?;
                for name in properties.keys() {
                    self.property(&resolved, name, properties, place)?;
                }
            }
            Shape::Array(items) if !contract.resolve(items)?.crossed => {
                self.below(items, &place.join(0))?;
            }
            _ => {}
        }
        Ok(())
    }

    fn property(
        &mut self,
        object: &Resolved<'_>,
        name: &str,
        properties: &Map<String, Value>,
        place: &Pointer,
    ) -> Result<(), Error> {
        let schema = object.at.join("properties").join(name);
        let here = place.join(name);
        let resolved = self.contract.resolve(&schema)?;
        let may_be_null = resolved.nullable || matches!(resolved.shape, Shape::Any(_));
        let (state, absent) = match (object.requires(name), may_be_null) {
            (false, _) => ("absent", Expect::Valid),
            (true, true) => ("null_left_out", Expect::Tolerated),
            (true, false) => {
                self.required.insert(here.clone());
                ("absent", Expect::Rejected(place.as_str().to_owned()))
            }
        };
        self.add(
            &here,
            &schema,
            state,
            Some(&|whole| unset(whole, &here)),
            absent,
        )?;
        match &resolved.shape {
            Shape::Union(choices) => {
                self.union(&schema, &resolved, choices, name, properties, place)
            }
            _ if resolved.crossed => self.values(&schema, &resolved, &here),
            _ => self.below(&schema, &here),
        }
    }

    /// A union's branches, each with the siblings that choose it.
    fn union(
        &mut self,
        schema: &Pointer,
        resolved: &Resolved<'_>,
        choices: &[Choice],
        name: &str,
        properties: &Map<String, Value>,
        place: &Pointer,
    ) -> Result<(), Error> {
        let here = place.join(name);
        self.null(schema, resolved, &here)?;
        for choice in choices {
            self.branch(schema, choice, name, place)?;
        }
        let siblings = choices.iter().flat_map(|choice| choice.when.keys());
        let siblings: BTreeSet<&String> = siblings
            .filter(|sibling| *sibling != name && properties.contains_key(*sibling))
            .collect();
        let unknown = |whole: &mut Value| {
            if let Some(Value::Object(object)) = whole.pointer_mut(place.as_str()) {
                object.insert(name.to_owned(), json!({"kept": [1, null, UNKNOWN]}));
                let tags = siblings
                    .iter()
                    .map(|name| ((*name).clone(), json!(UNKNOWN)));
                object.extend(tags);
            }
        };
        self.add(
            &here,
            schema,
            "unknown_branch",
            Some(&unknown),
            Expect::Tolerated,
        )
    }

    /// One branch: as documented, and with values its tag does not allow.
    fn branch(
        &mut self,
        schema: &Pointer,
        choice: &Choice,
        name: &str,
        place: &Pointer,
    ) -> Result<(), Error> {
        let (here, variant) = (place.join(name), &choice.variant);
        let branch = Pointer::from("#/components/schemas").join(&choice.branch);
        let value = sample(self.contract, &branch)?;
        let set = |whole: &mut Value, content: Value| {
            if let Some(Value::Object(object)) = whole.pointer_mut(place.as_str()) {
                object.insert(name.to_owned(), content);
                object.extend(choice.when.clone());
            }
        };
        let valid = |whole: &mut Value| set(whole, value.clone());
        self.add(
            &here,
            schema,
            &format!("branch={variant}"),
            Some(&valid),
            Expect::Valid,
        )?;
        if choice.when.contains_key(name) {
            return Ok(());
        }
        let wrong = |whole: &mut Value| set(whole, json!(7));
        let rejected = Expect::Rejected(here.as_str().to_owned());
        self.add(
            &here,
            schema,
            &format!("malformed={variant}"),
            Some(&wrong),
            rejected,
        )?;
        let Some(first) = value.as_object().and_then(|value| value.keys().next()) else {
            return Ok(());
        };
        let mut odd = value.clone();
        odd[first] = json!({"not": "this"});
        let wrong = |whole: &mut Value| set(whole, odd.clone());
        let rejected = Expect::Rejected(here.join(first).as_str().to_owned());
        self.add(
            &here,
            schema,
            &format!("malformed={variant}/{first}"),
            Some(&wrong),
            rejected,
        )
    }

    /// The states of one value, whatever it is in.
    fn values(
        &mut self,
        schema: &Pointer,
        resolved: &Resolved<'_>,
        place: &Pointer,
    ) -> Result<(), Error> {
        let valid = |state: &str, value: Value| (state.to_owned(), value, Expect::Valid);
        let (mut states, wrong) = match &resolved.shape {
            Shape::Enum(values) => {
                let named = values
                    .iter()
                    .map(|value| valid(&format!("value={}", plain(value)), (*value).clone()));
                let unknown = |state: &str, value| (state.to_owned(), value, Expect::Tolerated);
                let mut states: Vec<State> = named.collect();
                states.push(unknown("unknown_value", json!(SPACED)));
                let coded = values.iter().any(|value| value.is_i64());
                states.extend(coded.then(|| unknown("unknown_value=code", json!(-9007))));
                (states, if coded { json!(true) } else { json!(7) })
            }
            Shape::Time(types) => (forms(types, TIMES), json!(["no point in time"])),
            Shape::Any(types) => {
                let forms = forms(types, VALUES).into_iter();
                for (state, value, expect) in forms.chain(examples(resolved)) {
                    self.put(place, schema, &state, value, expect)?;
                }
                return self.null(schema, resolved, place);
            }
            Shape::Text => {
                let odd = "\u{1F600} \"quoted\" \\ \n \u{0}";
                let long = "long \u{1F600} ".repeat(1_000);
                let states = [("empty", ""), ("unicode", odd), ("long", &long)];
                let states = states.map(|(state, text)| valid(state, json!(text)));
                (states.to_vec(), json!(7))
            }
            Shape::Integer => (integers(resolved), json!("7")),
            Shape::Number => (numbers(resolved), json!("7")),
            Shape::Boolean => (
                vec![valid("true", json!(true)), valid("false", json!(false))],
                json!("true"),
            ),
            Shape::Array(items) => {
                let item = sample(self.contract, items)?;
                let lengths = [("empty", 0), ("one", 1), ("many", 3)];
                let lengths =
                    lengths.map(|(state, length)| valid(state, json!(vec![item.clone(); length])));
                (lengths.to_vec(), json!({}))
            }
            Shape::Object(_) => (Vec::new(), json!([])),
            Shape::Either(branches) => {
                let mut states = Vec::new();
                for (index, branch) in branches.iter().enumerate() {
                    let value = sample(self.contract, branch)?;
                    states.push(valid(&format!("branch={index}"), value));
                }
                (states, json!(null))
            }
            Shape::Union(_) => return Ok(()),
        };
        states.extend(examples(resolved));
        states.push((
            "wrong_type".to_owned(),
            wrong,
            Expect::Rejected(place.as_str().to_owned()),
        ));
        for (state, value, expect) in states {
            self.put(place, schema, &state, value, expect)?;
        }
        self.null(schema, resolved, place)
    }

    /// Null: allowed, tolerated in a property, refused in an array or alone.
    fn null(
        &mut self,
        schema: &Pointer,
        resolved: &Resolved<'_>,
        place: &Pointer,
    ) -> Result<(), Error> {
        let parent = place
            .split()
            .and_then(|(parent, _)| self.sample.pointer(parent.as_str()));
        let in_property = parent.is_some_and(Value::is_object);
        let object = place.split().filter(|_| self.required.contains(place));
        let expect = match (resolved.nullable, object) {
            (true, _) => Expect::Valid,
            // It is read as absent, and absent it must not be.
            (false, Some((object, _))) => Expect::Rejected(object.as_str().to_owned()),
            (false, None) if in_property || matches!(resolved.shape, Shape::Any(_)) => {
                Expect::Tolerated
            }
            (false, None) => Expect::Rejected(place.as_str().to_owned()),
        };
        self.put(place, schema, "null", Value::Null, expect)
    }

    fn put(
        &mut self,
        place: &Pointer,
        from: &Pointer,
        state: &str,
        put: Value,
        expect: Expect,
    ) -> Result<(), Error> {
        let change = |value: &mut Value| set(value, place, put.clone());
        self.add(place, from, state, Some(&change), expect)
    }

    fn add(
        &mut self,
        place: &Pointer,
        from: &Pointer,
        state: &str,
        change: Change<'_>,
        expect: Expect,
    ) -> Result<(), Error> {
        let mut json = self.sample.clone();
        if let Some(change) = change {
            change(&mut json);
        }
        // A state of a tag moves the union it chooses along.
        if !state.starts_with("malformed") && !state.contains("branch") {
            settle(self.contract, &self.target.schema, &mut json)?;
        }
        let (operation, status) = self.target.answer.clone().unzip();
        self.found.push(Case {
            id: format!("{}{}:{state}", self.target.name, place.as_str()),
            schema: self.target.name.clone(),
            operation,
            status,
            from: from.to_string(),
            expect,
            json,
        });
        Ok(())
    }
}

/// A state's name, its value, and what is to become of it.
type State = (String, Value, Expect);

/// The document's own examples of a schema.
fn examples(resolved: &Resolved<'_>) -> Vec<State> {
    let one = resolved.schema.get("example").into_iter();
    let many = resolved.schema.get("examples").and_then(Value::as_array);
    let states = one.chain(many.into_iter().flatten()).enumerate();
    let state = |(index, value): (usize, &Value)| {
        (format!("example={index}"), value.clone(), Expect::Valid)
    };
    states.map(state).collect()
}

/// Points in time in every form they come in.
const TIMES: [(&str, &str); 9] = [
    ("text", r#""2024-06-21T05:08:06.123Z""#),
    ("empty", r#""""#),
    ("unicode", r#""\ud83d\ude00 \"quoted\" \\ \n \u0000""#),
    ("integer", "1718946486"),
    ("zero", "0"),
    ("negative", "-1"),
    ("greatest", "18446744073709551615"),
    ("fraction", "1718946486.123456"),
    ("whole_fraction", "1718946486.0"),
];

/// Values of every type.
const VALUES: [(&str, &str); 7] = [
    ("object", r#"{"kept":[null,1.5,{"deep":"\ud83d\ude00"}]}"#),
    ("no_properties", "{}"),
    ("array", r#"[1,"two",null]"#),
    ("text", r#""a text""#),
    ("integer", "9007199254740993"),
    ("fraction", "0.1"),
    ("boolean", "false"),
];

/// Values, valid where they are of one of the types; of others the Rust type
/// keeps them all the same.
fn forms<const N: usize>(types: &[&str], values: [(&str, &str); N]) -> Vec<State> {
    let state = |(state, text): (&str, &str)| {
        let value = serde_json::from_str(text).unwrap_or_default();
        match is_of(types, &value) {
            true => (state.to_owned(), value, Expect::Valid),
            false => (format!("other_form={state}"), value, Expect::Tolerated),
        }
    };
    values.into_iter().map(state).collect()
}

/// A scalar as text, without quotes.
pub(crate) fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The ends of what the type holds, and the document's bounds from both sides;
/// beyond them a value is read all the same.
fn integers(resolved: &Resolved<'_>) -> Vec<State> {
    let bound = |name: &str| resolved.schema.get(name).and_then(Value::as_i64);
    let (least, greatest) = (bound("minimum"), bound("maximum"));
    // Between the ends, one that no 64-bit float holds.
    let mut values = vec![
        ("zero", 0),
        ("minimum", i64::MIN),
        ("maximum", i64::MAX),
        ("odd", (1 << 53) + 1),
        ("negative_odd", -(1 << 53) - 1),
        ("below_maximum", i64::MAX - 1),
    ];
    values.extend(least.map(|least| ("least", least)));
    values.extend(least.map(|least| ("below_least", least.saturating_sub(1))));
    values.extend(greatest.map(|greatest| ("greatest", greatest)));
    values.extend(greatest.map(|greatest| ("above_greatest", greatest.saturating_add(1))));
    bounded(values, least, greatest)
}

/// As [`integers`], for numbers.
fn numbers(resolved: &Resolved<'_>) -> Vec<State> {
    let bound = |name: &str| resolved.schema.get(name).and_then(Value::as_f64);
    let (least, greatest) = (bound("minimum"), bound("maximum"));
    let ends = [
        ("zero", 0.0),
        ("fraction", 0.1),
        ("minimum", f64::MIN),
        ("maximum", f64::MAX),
    ];
    let mut values = ends.to_vec();
    values.extend(least.map(|least| ("least", least)));
    values.extend(greatest.map(|greatest| ("greatest", greatest)));
    bounded(values, least, greatest)
}

fn bounded<T>(values: Vec<(&str, T)>, least: Option<T>, greatest: Option<T>) -> Vec<State>
where
    T: PartialOrd + Copy + Into<Value>,
{
    let state = |(state, value): (&str, T)| {
        let within = least.is_none_or(|least| value >= least)
            && greatest.is_none_or(|greatest| value <= greatest);
        let expect = if within {
            Expect::Valid
        } else {
            Expect::Tolerated
        };
        (state.to_owned(), value.into(), expect)
    };
    values.into_iter().map(state).collect()
}

/// Makes a sample one that the document allows, where a rule that is not
/// enumerated (a length, a pattern) refuses it: with another scalar, or without
/// the property.
fn mend(oracle: &mut Oracle<'_>, schema: &Pointer, sample: &mut Value) {
    for _ in 0..1_000 {
        let Ok(Err(place)) = oracle.judge(schema, sample) else {
            return;
        };
        let place = Pointer::from(format!("#{place}").as_str());
        let Some((parent, _)) = place.split() else {
            return;
        };
        let others = sample.pointer(place.as_str()).map(scalars);
        let other = others.into_iter().flatten().find(|other| {
            let mut tried = sample.clone();
            set(&mut tried, &place, other.clone());
            let refused = oracle.judge(schema, &tried);
            refused.is_ok_and(|judged| judged.err().as_deref() != Some(place.as_str()))
        });
        match (other, sample.pointer_mut(parent.as_str())) {
            (Some(other), _) => set(sample, &place, other),
            (None, Some(Value::Array(items))) if !items.is_empty() => items.clear(),
            (None, Some(Value::Object(object))) if !object.is_empty() => {
                unset(sample, &place);
            }
            _ => return,
        }
    }
}

/// Other scalars of the same type, for a rule to pick from.
fn scalars(of: &Value) -> Vec<Value> {
    let runs = |one: &'static str| (0..=40).map(move |length| json!(one.repeat(length)));
    let texts = [
        "2023-01-31",
        "2023-01-31T16:22:17Z",
        "0b0e1d2c-7a51-4c3f-9f38-2d1f4a6b7c8d",
        "someone@example.com",
        "https://www.example.com/",
        "a1",
        "1.0",
        "#A1B2C3",
        "/a",
    ];
    match of {
        Value::String(_) => runs("1")
            .chain(runs("A"))
            .chain(runs("a"))
            .chain(texts.map(Value::from))
            .collect(),
        Value::Number(_) => [0, 1, 2, 10, 100, 1_000, -1].map(Value::from).to_vec(),
        _ => Vec::new(),
    }
}

/// Puts a value at a place, whose parent is there.
pub(crate) fn set(value: &mut Value, place: &Pointer, put: Value) {
    let Some((parent, token)) = place.split() else {
        *value = put;
        return;
    };
    match value.pointer_mut(parent.as_str()) {
        Some(Value::Object(object)) => drop(object.insert(token, put)),
        Some(Value::Array(items)) => {
            if let Some(item) = token
                .parse::<usize>()
                .ok()
                .and_then(|index| items.get_mut(index))
            {
                *item = put;
            }
        }
        _ => {}
    }
}

/// Takes a property out.
pub(crate) fn unset(value: &mut Value, place: &Pointer) {
    if let Some((parent, token)) = place.split()
        && let Some(Value::Object(object)) = value.pointer_mut(parent.as_str())
    {
        object.shift_remove(&token);
    }
}

/// A value with every property, the document's own examples where it has them.
fn sample(contract: &Contract, at: &Pointer) -> Result<Value, Error> {
    sample_in(contract, at, &[], &Cell::new(VALUES_OF_A_SAMPLE))
}

/// How many values a sample has before it is cut short. Samples of our documents have a
/// few hundred; schemas that hold each other would go on for ever.
const VALUES_OF_A_SAMPLE: usize = 2_000;

/// A value in those of the schemas around it; `left` is how many more values the whole
/// may have. Of a document that is not ours, one far down has what it must have and no
/// more: its own cases have the rest.
fn sample_in(
    contract: &Contract,
    at: &Pointer,
    around: &[Pointer],
    left: &Cell<usize>,
) -> Result<Value, Error> {
    let resolved = contract.resolve(at)?;
    let far = contract.is_best_effort() && around.len() > 4 || left.get() == 0;
    left.set(left.get().saturating_sub(1));
    // A schema that holds itself ends as null; of ours, deeper than they nest.
    let again = contract.is_best_effort() && around.contains(&resolved.at);
    if again || around.len() > 16 {
        return Ok(Value::Null);
    }
    let is_root = around.is_empty();
    let around = &[around, std::slice::from_ref(&resolved.at)].concat();
    // What holds itself is shown once: its own sample has each of its properties.
    let ends = |at: &Pointer| -> Result<bool, Error> {
        Ok(!is_root && (far || around.contains(&contract.resolve(at)?.at)))
    };
    let example = contract
        .get(at)
        .get("example")
        .or_else(|| resolved.schema.get("example"));
    let mut value = match (&resolved.shape, example) {
        (Shape::Object(properties), _) => {
            let mut object = Map::new();
            for name in properties.keys() {
                let at = resolved.at.join("properties").join(name);
                if !resolved.requires(name) && ends(&at)? {
                    continue;
                }
                let value = match contract.resolve(&at)?.shape {
                    // Stands in until the tags are there to choose by.
                    Shape::Union(_) => json!(UNKNOWN),
                    _ => sample_in(contract, &at, around, left)?,
                };
                object.insert(name.clone(), value);
            }
            Value::Object(object)
        }
        (_, Some(example)) => example.clone(),
        (Shape::Enum(values), _) => json!(values.first()),
        (Shape::Array(items), _) if ends(items)? => json!([]),
        (Shape::Array(items), _) => json!([sample_in(contract, items, around, left)?]),
        (Shape::Time(types), _) if is_of(types, &json!("")) => {
            json!("2023-01-31 16:22:17.327878+00:00")
        }
        (Shape::Time(_), _) => json!(1_718_946_486),
        (Shape::Any(types), _) if is_of(types, &json!({})) => json!({"kept": [null, 1.5]}),
        (Shape::Any(_), _) => json!(false),
        (Shape::Text, _)
            if resolved
                .schema
                .get("format")
                .is_some_and(|format| format == "url") =>
        {
            json!("https://www.example.com/a%20b?c=d&e=%2F")
        }
        (Shape::Text, _) => json!(format!("a {}", at.last().unwrap_or_default())),
        (Shape::Integer, _) => json!(123),
        (Shape::Number, _) => json!(1.5),
        (Shape::Boolean, _) => json!(true),
        (Shape::Either(branches), _) => match branches.first() {
            Some(branch) => sample_in(contract, branch, around, left)?,
            None => Value::Null,
        },
        (Shape::Union(_), _) => Value::Null,
    };
    settle_in(contract, &resolved.at, &mut value, around, left)?;
    Ok(value)
}

/// Gives an object's unions the branch that its tags choose; one that is null
/// or not there stays so.
fn settle(contract: &Contract, schema: &Pointer, value: &mut Value) -> Result<(), Error> {
    let left = Cell::new(VALUES_OF_A_SAMPLE);
    settle_in(contract, schema, value, &[], &left)
}

/// As [`settle`], of an object in those of the schemas around it.
fn settle_in(
    contract: &Contract,
    schema: &Pointer,
    value: &mut Value,
    around: &[Pointer],
    left: &Cell<usize>,
) -> Result<(), Error> {
    let resolved = contract.resolve(schema)?;
    let (Shape::Object(properties), Value::Object(object)) = (&resolved.shape, value) else {
        return Ok(());
    };
    for name in properties.keys() {
        let property = contract.resolve(&resolved.at.join("properties").join(name))?;
        let Shape::Union(choices) = &property.shape else {
            continue;
        };
        if object.get(name).is_none_or(Value::is_null) {
            continue;
        }
        let content = match contract.choice(choices, object) {
            Some(choice) => {
                let branch = Pointer::from("#/components/schemas").join(&choice.branch);
                sample_in(contract, &branch, around, left)?
            }
            None => json!({"kept": [1, null, UNKNOWN]}),
        };
        object.insert(name.clone(), content);
    }
    Ok(())
}
