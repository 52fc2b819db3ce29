//! Enumerates the states of a target. Each case differs from the sample in one state.

use std::collections::BTreeSet;

use conversation_apis_codegen::extension::Choice;
use conversation_apis_codegen::{Error, Pointer};
use serde_json::{Map, Value, json};

use super::values::{State, states, wrong};
use super::{Case, CaseId, CaseState, Expect, UNKNOWN, sample};
use crate::document::{Contract, Property, Schema, Shape, Target};
use crate::json_edit::{set, unset};
use conversation_apis_server::sample::settle;

/// Every state of every property of a sample.
pub(super) fn enumerate(
    contract: &Contract,
    target: &Target,
    sample: Value,
) -> Result<Vec<Case>, Error> {
    let schema = contract.resolve(&target.schema)?;
    let mut cases = Enumerator {
        target,
        schema: schema.clone(),
        sample,
        required: BTreeSet::new(),
        found: Vec::new(),
    };
    let root = Pointer::default();
    let whole = Spot::of(&root, &schema);
    cases.add(whole, CaseState::Sample, Expect::Valid, &|_| ())?;
    cases.below(&schema, &root)?;
    Ok(cases.found)
}

struct Enumerator<'a> {
    target: &'a Target,
    /// The target's schema.
    schema: Schema<'a>,
    /// A value that has every property.
    sample: Value,
    /// The places of required properties.
    required: BTreeSet<Pointer>,
    found: Vec<Case>,
}

/// A place in the value, and the schema from which one of its states comes.
#[derive(Clone, Copy)]
struct Spot<'p> {
    place: &'p Pointer,
    from: &'p Pointer,
}

impl<'p> Spot<'p> {
    fn of(place: &'p Pointer, schema: &'p Schema<'_>) -> Self {
        Self {
            place,
            from: &schema.from,
        }
    }
}

/// A union property whose branch is selected by its siblings.
struct Union<'u, 'a> {
    name: &'u str,
    schema: &'u Schema<'a>,
    choices: &'u [Choice],
    /// The place of its object.
    parent: &'u Pointer,
    /// The place of the property.
    place: Pointer,
}

impl Union<'_, '_> {
    /// Puts a value into the union, and these values into its siblings.
    fn put(&self, whole: &mut Value, content: &Value, siblings: Map<String, Value>) {
        if let Some(Value::Object(object)) = whole.pointer_mut(self.parent.as_str()) {
            object.insert(self.name.to_owned(), content.clone());
            object.extend(siblings);
        }
    }
}

impl<'a> Enumerator<'a> {
    /// The states of the value at `place`, and of everything in it that does not belong to
    /// another component.
    fn below(&mut self, schema: &Schema<'a>, place: &Pointer) -> Result<(), Error> {
        self.values(schema, place)?;
        match &schema.shape {
            Shape::Object(properties) => {
                let (at, from) = (&place.join(UNKNOWN), &schema.at);
                let content = json!({"kept": [null, 1.5, "\u{1F600}"]});
                let change = |whole: &mut Value| set(whole, at, content.clone());
                let spot = Spot { place: at, from };
                self.add(spot, CaseState::UnknownProperty, Expect::Valid, &change)?;
                for property in properties.iter() {
                    self.property(schema, property, place)?;
                }
                for name in properties.undescribed() {
                    let at = &place.join(name);
                    let remove = |whole: &mut Value| unset(whole, at);
                    let spot = Spot { place: at, from };
                    self.add(spot, CaseState::Undescribed, Expect::Tolerated, &remove)?;
                }
            }
            Shape::Array(items) => {
                let items = schema.contract().resolve(items)?;
                if !items.crossed {
                    self.below(&items, &place.join(0))?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn property(
        &mut self,
        object: &Schema<'a>,
        property: &Property,
        parent: &Pointer,
    ) -> Result<(), Error> {
        let place = parent.join(&property.name);
        let schema = object.child(property)?;
        if !schema.is_in(self.target.direction()) {
            return Ok(());
        }
        let may_be_null = reads_null(&schema)? || matches!(schema.shape, Shape::Any(_));
        let (state, expect) = match (property.is_required, may_be_null) {
            (false, _) => (CaseState::Absent, Expect::Valid),
            (true, true) => (CaseState::NullLeftOut, Expect::Tolerated),
            (true, false) => {
                self.required.insert(place.clone());
                (CaseState::Absent, rejected(parent))
            }
        };
        let remove = |whole: &mut Value| unset(whole, &place);
        self.add(Spot::of(&place, &schema), state, expect, &remove)?;
        match &schema.shape {
            Shape::Union(choices) => {
                let name = &property.name;
                let unknown = unknown_siblings(object, name, choices);
                let union = Union {
                    name,
                    schema: &schema,
                    choices,
                    parent,
                    place,
                };
                self.union(&union, &unknown)
            }
            _ if schema.crossed => self.values(&schema, &place),
            _ => self.below(&schema, &place),
        }
    }

    /// A union's branches, and a branch that the document does not name.
    fn union(&mut self, union: &Union<'_, 'a>, unknown: &Map<String, Value>) -> Result<(), Error> {
        self.null(union.schema, &union.place)?;
        for choice in union.choices {
            self.branch(union, choice)?;
        }
        let content = json!({"kept": [1, null, UNKNOWN]});
        let change = |whole: &mut Value| union.put(whole, &content, unknown.clone());
        let spot = Spot::of(&union.place, union.schema);
        self.add(spot, CaseState::UnknownBranch, Expect::Tolerated, &change)
    }

    /// One branch: as documented, and with values that its tag does not allow.
    fn branch(&mut self, union: &Union<'_, 'a>, choice: &Choice) -> Result<(), Error> {
        let (spot, variant) = (Spot::of(&union.place, union.schema), &choice.variant);
        let value = sample(&union.schema.branch(choice)?, self.target.direction())?;
        let put = |whole: &mut Value, content: &Value| {
            union.put(whole, content, choice.when.clone());
        };
        let state = CaseState::Branch(variant.clone());
        self.add(spot, state, Expect::Valid, &|whole| put(whole, &value))?;
        if choice.when.contains_key(union.name) {
            return Ok(());
        }
        let state = CaseState::Malformed(variant.clone());
        let expect = rejected(&union.place);
        self.add(spot, state, expect, &|whole| put(whole, &json!(7)))?;
        let Some(first) = value.as_object().and_then(|value| value.keys().next()) else {
            return Ok(());
        };
        let mut wrong = value.clone();
        wrong[first] = json!({"not": "this"});
        let state = CaseState::MalformedProperty {
            variant: variant.clone(),
            property: first.clone(),
        };
        let expect = rejected(&union.place.join(first));
        self.add(spot, state, expect, &|whole| put(whole, &wrong))
    }

    /// The states of one value, without what is in it.
    fn values(&mut self, schema: &Schema<'a>, place: &Pointer) -> Result<(), Error> {
        if matches!(schema.shape, Shape::Union(_)) {
            return Ok(());
        }
        let mut states = states(schema, self.target.direction())?;
        states.extend(wrong(&schema.shape).map(|value| State {
            state: CaseState::WrongType,
            value,
            expect: rejected(place),
        }));
        for State {
            state,
            value,
            expect,
        } in states
        {
            let change = |whole: &mut Value| set(whole, place, value.clone());
            self.add(Spot::of(place, schema), state, expect, &change)?;
        }
        self.null(schema, place)
    }

    /// Null: valid if the schema allows it, tolerated in a property and for a body that may be
    /// absent, otherwise rejected.
    fn null(&mut self, schema: &Schema<'a>, place: &Pointer) -> Result<(), Error> {
        let parent = place.split().map(|(parent, _)| parent);
        let is_in_object = parent
            .as_ref()
            .and_then(|parent| self.sample.pointer(parent.as_str()))
            .is_some_and(Value::is_object);
        let object = parent.filter(|_| self.required.contains(place));
        let expect = match (reads_null(schema)?, object) {
            (true, _) if schema.refuses_null => Expect::Tolerated,
            (true, _) => Expect::Valid,
            // Null is read as absent, and a required property must not be absent.
            (false, Some(object)) => rejected(&object),
            (false, None)
                if is_in_object
                    || matches!(schema.shape, Shape::Any(_))
                    || self.target.may_be_nothing && *place == Pointer::default() =>
            {
                Expect::Tolerated
            }
            (false, None) => rejected(place),
        };
        let change = |whole: &mut Value| set(whole, place, Value::Null);
        self.add(Spot::of(place, schema), CaseState::Null, expect, &change)
    }

    fn add(
        &mut self,
        spot: Spot<'_>,
        state: CaseState,
        expect: Expect,
        change: &dyn Fn(&mut Value),
    ) -> Result<(), Error> {
        let mut json = self.sample.clone();
        change(&mut json);
        // If the state changes a sibling that selects a union's branch, the union follows.
        if !state.selects_branch() {
            settle(&self.schema, self.target.direction(), &mut json)?;
        }
        self.found.push(Case {
            id: CaseId {
                target: self.target.id.clone(),
                place: spot.place.clone(),
                state,
            },
            from: spot.from.clone(),
            expect,
            json,
        });
        Ok(())
    }
}

/// Whether the type of a schema reads null: the schema or one of its branches names it.
fn reads_null(schema: &Schema<'_>) -> Result<bool, Error> {
    let branches = schema.alternatives()?;
    Ok(branches.iter().any(|branch| branch.nullable))
}

fn rejected(place: &Pointer) -> Expect {
    Expect::Rejected(place.as_str().to_owned())
}

/// The siblings that select a union's branch, with values that select none.
fn unknown_siblings(object: &Schema<'_>, name: &str, choices: &[Choice]) -> Map<String, Value> {
    let Shape::Object(properties) = &object.shape else {
        return Map::new();
    };
    let siblings = choices.iter().flat_map(|choice| choice.when.keys());
    let siblings: BTreeSet<&String> = siblings
        .filter(|sibling| *sibling != name && properties.contains_key(sibling))
        .collect();
    let siblings = siblings.into_iter();
    siblings
        .map(|sibling| (sibling.clone(), json!(UNKNOWN)))
        .collect()
}
