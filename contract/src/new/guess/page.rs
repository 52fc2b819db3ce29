//! The values of a page: what the generated type of a response has, by JSON pointer.

use conversation_apis_codegen::generate::{Model, TypeRef};
use conversation_apis_codegen::{Pointer, walk};
use serde_json::Value;

/// How deep the values of a page are searched.
const DEPTH: usize = 2;

/// A value in a page or in an item.
pub(super) struct Place<'a> {
    /// Its JSON pointer.
    pub pointer: String,
    /// The name of the property. Empty for the whole page.
    pub name: &'a str,
    /// How many objects it is in.
    pub depth: usize,
    /// Its type, without null.
    pub of: TypeRef,
    /// The schema, as far as its `$ref`s lead.
    pub schema: &'a Value,
    /// Whether its object requires it.
    pub required: bool,
    /// Whether it may be null.
    pub nullable: bool,
}

/// Reads the types of a lowered document.
pub(super) struct Types<'a> {
    pub document: &'a Value,
    pub model: Model<'a>,
}

impl<'a> Types<'a> {
    /// The values of a page, the outer ones first. The page itself is one if it is a list.
    pub(super) fn places(&self, page: &'a Value) -> Vec<Place<'a>> {
        let mut found = Vec::new();
        let Some(of) = self.of(page) else {
            return found;
        };
        match &of {
            TypeRef::Named(_) => self.add_properties(&of, "", 0, &mut found),
            _ => found.push(Place {
                pointer: String::new(),
                name: "",
                depth: 0,
                of,
                schema: self.followed(page),
                required: true,
                nullable: false,
            }),
        }
        found.sort_by_key(|place| place.depth);
        found
    }

    /// The properties of an item.
    pub(super) fn item(&self, item: &TypeRef) -> Vec<Place<'a>> {
        let mut found = Vec::new();
        self.add_properties(item, "", DEPTH, &mut found);
        found
    }

    /// The type of a schema. `None` if it has none.
    pub(super) fn of(&self, schema: &Value) -> Option<TypeRef> {
        self.model.scalar(schema, &Pointer::default()).ok()
    }

    fn followed(&self, schema: &'a Value) -> &'a Value {
        let found = walk::follow(self.document, schema, &Pointer::default());
        found.map_or(schema, |(_, schema)| schema)
    }

    /// Adds the properties of a record, and those of the records in it.
    fn add_properties(&self, of: &TypeRef, at: &str, depth: usize, found: &mut Vec<Place<'a>>) {
        let TypeRef::Named(component) = of else {
            return;
        };
        let record = self.model.schema(component);
        let properties = record["properties"].as_object().into_iter().flatten();
        for (name, stated) in properties {
            let pointer = Pointer::from(at).join(name).as_str().to_owned();
            let Some(of) = self.of(stated) else {
                continue;
            };
            let (of, is_nullable) = match of {
                TypeRef::Nullable(of) => (*of, true),
                of => (of, false),
            };
            let schema = self.followed(stated);
            if depth < DEPTH {
                self.add_properties(&of, &pointer, depth + 1, found);
            }
            let mut required = record["required"].as_array().into_iter().flatten();
            found.push(Place {
                pointer,
                name,
                depth,
                of,
                schema,
                required: required.any(|required| required == name),
                nullable: is_nullable || stated["nullable"] == true || schema["nullable"] == true,
            });
        }
    }
}
