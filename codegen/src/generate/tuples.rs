//! Lists whose first items have types of their own (`prefixItems`): a struct with a field for
//! each of them, and one for the items after them.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::definitions::{Context, Definition};
use super::markdown::lines;
use super::model::Model;
use super::tables::Table;
use super::type_ref::TypeRef;
use crate::Result;
use crate::extension::STATED;
use crate::names::{Names, field_name};

/// The schemas of the first items.
pub(super) fn items(schema: &Value) -> &[Value] {
    schema["prefixItems"].as_array().map_or(&[], Vec::as_slice)
}

/// The minimum number of items, of those with a type of their own.
fn minimum(schema: &Value) -> usize {
    let stated = |schema: &Value| schema.get("minItems").and_then(Value::as_u64);
    let minimum = stated(schema).or_else(|| stated(schema.get(STATED)?));
    let minimum = minimum.and_then(|minimum| usize::try_from(minimum).ok());
    minimum.unwrap_or(0).min(items(schema).len())
}

/// The type of the items after the first ones.
fn rest(schema: &Value, model: &Model<'_>, name: &str) -> Result<TypeRef> {
    match schema.get("items") {
        Some(items) => model.scalar(items, &Model::place(name).join("items")),
        None => Ok(TypeRef::Json),
    }
}

/// The types of all items, for a tuple that is a component.
pub(super) fn types(name: &str, model: &Model<'_>) -> Result<Vec<TypeRef>> {
    let schema = model.schema(name);
    let at = Model::place(name).join("prefixItems");
    let items = items(schema).iter().enumerate();
    let items = items.map(|(index, item)| model.scalar(item, &at.join(index)));
    items.chain([rest(schema, model, name)]).collect()
}

/// The struct of a component, and the table of its items.
pub(super) fn definition(name: &str, context: Context<'_>) -> Result<Definition> {
    let schema = context.model.schema(name);
    let (mut names, minimum) = (Names::default(), minimum(schema));
    let mut fields = Vec::new();
    let mut entries = Vec::new();
    let mut types = types(name, context.model)?.into_iter();
    for (index, item) in items(schema).iter().enumerate() {
        let wanted = match item["title"].as_str() {
            Some(title) => field_name(title),
            None => format!("item{index}"),
        };
        let field = format_ident!("{}", names.claim(wanted));
        let type_ref = types.next().unwrap_or(TypeRef::Json);
        let is_required = index < minimum;
        let kind = match (is_required, type_ref.is_of_integers()) {
            (true, true) => "required_integer",
            (true, false) => "required",
            (false, true) => "integer",
            (false, false) => "optional",
        };
        entries.push(format!("{index} => {field}: {kind}"));
        fields.push(tokens(name, &field, item, (type_ref, is_required), context));
    }
    let rest = format_ident!("{}", names.claim("rest".to_owned()));
    let others = types.next().unwrap_or(TypeRef::Json);
    let others = context.scope.type_of(&TypeRef::List(Box::new(others)));
    let documentation = lines(&context.describe.component(name));
    let rest_documentation = lines("The items after these.");
    let default = (minimum == 0).then(|| quote!(, Default));
    let tuple = format_ident!("{name}");
    let item = quote! {
        #documentation
        #[derive(Debug, Clone, PartialEq #default)]
        pub struct #tuple {
            #(#fields)*
            #rest_documentation
            pub #rest: #others,
        }
    };
    let table = Table::new("tuple", format!("{name} {minimum} {rest}"));
    Ok(Definition {
        item,
        table: table.section("", entries),
    })
}

/// The field of an item.
fn tokens(
    tuple: &str,
    field: &Ident,
    item: &Value,
    (type_ref, is_required): (TypeRef, bool),
    context: Context<'_>,
) -> TokenStream {
    let documentation = lines(&context.describe.property(item));
    let target = Model::reference(item);
    let mut field_type = context.scope.type_of(&type_ref);
    if target.is_some_and(|target| context.model.in_a_cycle(&target, tuple)) {
        field_type = context.scope.boxed(&field_type);
    }
    if !is_required {
        field_type = context.scope.option(&field_type);
    }
    quote! {
        #documentation
        pub #field: #field_type,
    }
}
