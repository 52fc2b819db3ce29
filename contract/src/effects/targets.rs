//! What a write is applied to: values of parameters and ids in bodies that the server has.
//! They are items of the lists that `x-values-from` names.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;

use conversation_apis_codegen::{Error, Pointer};
use serde_json::{Value, json};

use super::caller::{Caller, argument};
use crate::check::inputs::Inputs;
use crate::check::oracle::Oracle;
use crate::document::{Contract, Operation, Parameter, Shape, ValuesFrom};
use crate::json_edit::{plain, set};
use crate::provider::Argument;

/// Values of the required parameters of an operation, by name.
pub(super) type Target = BTreeMap<String, Value>;

/// The values that the server has.
pub(super) struct Targets<'a> {
    caller: &'a Caller<'a>,
    /// The values of parameters without `x-values-from`, by name.
    pub(super) known: BTreeMap<String, Vec<Value>>,
    /// Where the values of a name come from, in any operation.
    by_name: BTreeMap<String, ValuesFrom>,
}

/// The future of a function that calls itself.
type Boxed<'f, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + 'f>>;

/// The maximum number of targets of an operation.
const MOST: usize = 6;
/// How many items of one list are used.
const ITEMS: usize = 4;
/// How many lists lead to each other at most.
const DEPTH: usize = 4;
/// The name of parameters that does not say whose id it is.
const ID: &str = "id";

impl<'a> Targets<'a> {
    /// Reads where the document's operations get their values.
    ///
    /// # Errors
    ///
    /// If an `x-values-from` has the wrong form.
    pub(super) fn new(
        caller: &'a Caller<'a>,
        known: BTreeMap<String, Vec<Value>>,
    ) -> Result<Self, Error> {
        let mut by_name = BTreeMap::new();
        for operation in caller.operations {
            for (at, parameter) in operation.parameters(caller.contract) {
                let name = parameter["name"].as_str().filter(|name| *name != ID);
                if let (Some(name), Some(from)) = (name, ValuesFrom::of(parameter, &at)?) {
                    by_name.entry(name.to_owned()).or_insert(from);
                }
            }
        }
        Ok(Self {
            caller,
            known,
            by_name,
        })
    }

    /// Values for the required parameters of an operation: one for each of several items that
    /// the server has.
    ///
    /// # Errors
    ///
    /// If a schema cannot be read.
    pub(super) async fn of(
        &self,
        oracle: &mut Oracle<'_>,
        operation: &Operation<'_>,
    ) -> Result<Vec<Target>, Error> {
        self.bound(oracle, operation, Target::new(), DEPTH).await
    }

    fn bound<'f>(
        &'f self,
        oracle: &'f mut Oracle<'_>,
        operation: &'f Operation<'_>,
        bound: Target,
        depth: usize,
    ) -> Boxed<'f, Vec<Target>> {
        Box::pin(async move {
            let contract = self.caller.contract;
            let mut found = vec![bound];
            // The last parameter of a path belongs to what the parameters before it name. So
            // its list also has their values.
            let parameters = operation.sent(contract).into_iter().rev();
            for parameter in parameters.filter(|parameter| parameter.is_required) {
                let mut next = Vec::new();
                for target in found {
                    if target.contains_key(&parameter.name) {
                        next.push(target);
                        continue;
                    }
                    let from = self.from(operation, &parameter)?;
                    let owner = from
                        .as_ref()
                        .and_then(|from| self.caller.find(&from.operation));
                    match (from, owner) {
                        (Some(from), Some(owner)) if depth > 0 => {
                            let owners = self.bound(oracle, owner, target, depth - 1).await?;
                            for owned in spread(owners, ITEMS) {
                                for value in self.items(owner, &owned, &from).await? {
                                    let mut target = owned.clone();
                                    target.insert(parameter.name.clone(), value);
                                    next.push(target);
                                }
                            }
                        }
                        _ => {
                            for value in self.known(oracle, operation, &parameter)? {
                                let mut target = target.clone();
                                target.insert(parameter.name.clone(), value);
                                next.push(target);
                            }
                        }
                    }
                }
                found = spread(next, MOST);
            }
            Ok(found)
        })
    }

    /// Where the values of a parameter come from.
    fn from(
        &self,
        operation: &Operation<'_>,
        parameter: &Parameter,
    ) -> Result<Option<ValuesFrom>, Error> {
        for (at, stated) in operation.parameters(self.caller.contract) {
            if stated["name"] == parameter.name.as_str()
                && stated["in"] == parameter.place.name()
                && let Some(from) = ValuesFrom::of(stated, &at)?
            {
                return Ok(Some(from));
            }
        }
        let by_name = self.by_name.get(&parameter.name).cloned();
        // A list does not get its own values.
        Ok(by_name.filter(|from| from.operation != operation.id))
    }

    /// The values of a parameter that no list has.
    fn known(
        &self,
        oracle: &mut Oracle<'_>,
        operation: &Operation<'_>,
        parameter: &Parameter,
    ) -> Result<Vec<Value>, Error> {
        if let Some(values) = self.known.get(&parameter.name) {
            return Ok(values.clone());
        }
        let inputs = Inputs::of(oracle, operation, &[])?;
        let mut parameters = inputs.parameters.into_iter();
        let found =
            parameters.find(|(it, _)| it.place == parameter.place && it.name == parameter.name);
        Ok(found.map_or_else(Vec::new, |(_, values)| values.into_iter().take(1).collect()))
    }

    /// Some values of the items of a list. A list that cannot be read has none.
    async fn items(
        &self,
        owner: &Operation<'_>,
        target: &Target,
        from: &ValuesFrom,
    ) -> Result<Vec<Value>, Error> {
        let items = match &owner.pagination {
            Some(pagination) => pagination.items.clone(),
            None => match super::statement::list(self.caller.contract, owner, None)? {
                Some((items, _)) => items,
                None => return Ok(Vec::new()),
            },
        };
        let parameters = self.arguments(owner, target);
        let page = self.caller.first_page(owner, parameters, &items).await;
        let values = page.unwrap_or_default().into_iter().filter_map(|item| {
            let value = item.pointer(&from.item).filter(|value| !value.is_null())?;
            Some(match from.prefix.as_str() {
                "" => value.clone(),
                prefix => json!(format!("{prefix}{}", plain(value))),
            })
        });
        let mut found: Vec<Value> = Vec::new();
        for value in values {
            if !found.contains(&value) {
                found.push(value);
            }
        }
        Ok(spread(found, ITEMS))
    }

    /// The required parameters of an operation, as far as the target has them.
    pub(super) fn arguments(&self, operation: &Operation<'_>, target: &Target) -> Vec<Argument> {
        let contract = self.caller.contract;
        let required = operation.sent(contract).into_iter();
        let required = required.filter(|parameter| parameter.is_required);
        required
            .filter_map(|parameter| {
                let value = target.get(&parameter.name)?.clone();
                Some(argument(contract, &parameter, value))
            })
            .collect()
    }

    /// Puts ids that the server has into a body: where its schema has `x-values-from`, and
    /// into properties with the name of a parameter that has it. `turn` chooses the items.
    ///
    /// # Errors
    ///
    /// If a schema cannot be read.
    pub(super) async fn fill(
        &self,
        oracle: &mut Oracle<'_>,
        schema: &Pointer,
        body: &mut Value,
        (target, turn): (&Target, usize),
    ) -> Result<(), Error> {
        let mut places = Vec::new();
        self.places(schema, (body, &Pointer::default()), &mut places)?;
        for (index, (place, name, from)) in places.into_iter().enumerate() {
            if let Some(value) = target.get(&name) {
                set(body, &place, value.clone());
                continue;
            }
            let Some(owner) = self.caller.find(&from.operation) else {
                continue;
            };
            let owners = self.bound(oracle, owner, target.clone(), DEPTH).await?;
            let mut values = Vec::new();
            for owned in owners.iter().take(2) {
                values.extend(self.items(owner, owned, &from).await?);
            }
            if !values.is_empty() {
                let value = values[(turn + index) % values.len()].clone();
                set(body, &place, value);
            }
        }
        Ok(())
    }

    /// The places in a body whose values are ids of the server.
    fn places(
        &self,
        schema: &Pointer,
        (value, at): (&Value, &Pointer),
        found: &mut Vec<(Pointer, String, ValuesFrom)>,
    ) -> Result<(), Error> {
        let contract: &Contract = self.caller.contract;
        let resolved = contract.resolve(schema)?;
        let name = at.last().unwrap_or_default();
        let beside = ValuesFrom::of(contract.get(schema), schema)?;
        let own = match beside {
            Some(from) => Some(from),
            None => ValuesFrom::of(contract.get(&resolved.at), &resolved.at)?,
        };
        let is_scalar = value.is_string() || value.is_number();
        let from = own.or_else(|| self.by_name.get(&name).cloned());
        if let Some(from) = from.filter(|_| is_scalar) {
            found.push((at.clone(), name, from));
            return Ok(());
        }
        match (&resolved.shape, value) {
            (Shape::Object(properties), Value::Object(object)) => {
                for property in properties.iter() {
                    if let Some(value) = object.get(&property.name) {
                        let at = at.join(&property.name);
                        self.places(&property.at, (value, &at), found)?;
                    }
                }
            }
            (Shape::Either(branches), value) => {
                let before = found.len();
                for branch in branches {
                    self.places(branch, (value, at), found)?;
                }
                // Several branches can have the same property.
                let mut known = BTreeSet::new();
                let mut index = 0;
                found.retain(|(place, ..)| {
                    index += 1;
                    index <= before || known.insert(place.clone())
                });
            }
            (Shape::Array(items), Value::Array(values)) => {
                for (index, value) in values.iter().enumerate() {
                    self.places(items, (value, &at.join(index)), found)?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// At most this many values, spread evenly over all of them.
fn spread<T>(values: Vec<T>, most: usize) -> Vec<T> {
    let all = values.len();
    if all <= most {
        return values;
    }
    let mut chosen = (0..most).map(|index| index * all / most).peekable();
    let values = values.into_iter().enumerate();
    values
        .filter(|(index, _)| chosen.next_if(|next| next == index).is_some())
        .map(|(_, value)| value)
        .collect()
}
