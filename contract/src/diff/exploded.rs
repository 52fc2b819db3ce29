//! Objects in the query. With the style `form` and `explode`, each of their properties is sent as
//! a parameter of its own. So a document may describe these parameters one by one, or as an object.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;

use super::change::{ChangeKind, Element, Side};
use super::compare::{Comparison, Version};
use super::operation::Call;
use super::parameter::{
    ParameterKey, Parameters, display_name, explodes, is_required, schema_place,
};
use super::traversal::{Form, Role, SchemaPair};

/// A property that is sent as a parameter.
struct Property<'p> {
    /// The parameter that is the object.
    holder: &'p ParameterKey,
    /// The place of its schema.
    at: Pointer,
    required: bool,
}

impl Comparison<'_> {
    /// Compares the parameters that one document describes as properties of an object. Returns
    /// the keys of those that are compared completely.
    pub(super) fn exploded(
        &mut self,
        call: &Call<'_>,
        before: &Parameters<'_>,
        after: &Parameters<'_>,
    ) -> BTreeSet<ParameterKey> {
        let mut done = BTreeSet::new();
        if call.request != Side::Request {
            return done;
        }
        let grouped = self.grouped(Version::New, after, before);
        for (key, property) in &grouped {
            let Some((at, parameter)) = before.get(key).filter(|_| !after.contains_key(key)) else {
                continue;
            };
            let required = (is_required(parameter), property.required);
            let holder = holder_name(property, after);
            let (name, at) = (display_name(key, parameter), at.join("schema"));
            let element = call.part((Some(&at), Some(&property.at)), &name);
            self.property(&element, ChangeKind::ParameterGrouped, &holder, required);
            done.insert(key.clone());
        }
        let ungrouped = self.grouped(Version::Old, before, after);
        for (key, property) in &ungrouped {
            let Some((at, parameter)) = after.get(key).filter(|_| !before.contains_key(key)) else {
                continue;
            };
            let required = (property.required, is_required(parameter));
            let holder = holder_name(property, before);
            let (name, at) = (display_name(key, parameter), at.join("schema"));
            let element = call.part((Some(&property.at), Some(&at)), &name);
            self.property(&element, ChangeKind::ParameterUngrouped, &holder, required);
            done.insert(key.clone());
        }
        for properties in [grouped, ungrouped] {
            let left = properties.iter().filter(|(key, _)| !done.contains(*key));
            let left: BTreeSet<&ParameterKey> = left.map(|(_, property)| property.holder).collect();
            let holders = properties.values().map(|property| property.holder);
            let complete = holders.filter(|holder| !left.contains(holder));
            done.extend(complete.cloned());
        }
        done
    }

    /// The properties of the objects that only one document has, by the keys of the parameters that
    /// they are sent as.
    fn grouped<'p>(
        &mut self,
        version: Version,
        parameters: &'p Parameters<'_>,
        others: &Parameters<'_>,
    ) -> BTreeMap<ParameterKey, Property<'p>> {
        let mut found = BTreeMap::new();
        let own = parameters
            .iter()
            .filter(|(key, _)| !others.contains_key(*key));
        for (holder, (at, parameter)) in own.filter(|(_, (_, parameter))| explodes(parameter)) {
            let schemas = self.cache.schemas(version);
            let (at, _) = schema_place(schemas.document, at);
            let id = schemas.at(&at);
            let schema = schemas.get(id);
            for (name, property) in &schema.properties {
                let required = is_required(parameter) && schema.required.contains(name);
                let property = Property {
                    holder,
                    at: property.at.clone(),
                    required,
                };
                let place = match holder.0.as_str() {
                    "querystring" => "query",
                    place => place,
                };
                found.insert((place.to_owned(), name.clone()), property);
            }
        }
        found
    }

    /// Compares a parameter with the property that describes it in the other document.
    fn property(
        &mut self,
        element: &Element<'_>,
        kind: ChangeKind,
        holder: &str,
        required: (bool, bool),
    ) {
        self.places.enter(&element.name.replace('`', ""));
        self.record(element.change(kind).with_values("", holder));
        match required {
            (false, true) => self.record(element.change(ChangeKind::ParameterBecameRequired)),
            (true, false) => self.record(element.change(ChangeKind::ParameterBecameOptional)),
            _ => {}
        }
        let (Some(old), Some(new)) = (element.old, element.new) else {
            return;
        };
        self.schemas(SchemaPair {
            old: old.clone(),
            new: new.clone(),
            side: element.side,
            name: element.name.to_owned(),
            of: element.of.to_owned(),
            place: self.places.current().to_owned(),
            role: match required {
                (true, true) => Role::RequiredParameter,
                _ => Role::OptionalParameter,
            },
            form: Form::Text,
        });
    }
}

fn holder_name(property: &Property<'_>, parameters: &Parameters<'_>) -> String {
    let found = parameters.get(property.holder);
    found.map_or_else(String::new, |(_, parameter)| {
        display_name(property.holder, parameter)
    })
}
