//! The Rust names of a client, read from its generated text.

use std::collections::BTreeSet;

use syn::{Fields, ImplItem, Item, Visibility};

/// What a name is. It decides how a program writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Form {
    /// A type, a builder or a constant: `Message`.
    Item,
    /// A method, a setter or a constructor: `.text(` or `Message::new(`.
    Function,
    /// A field: `.text`.
    Field,
    /// A variant of an enum: `Status::Open`.
    Variant,
    /// A property in JSON: `"text":`.
    Property,
}

/// A public name of generated code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Member {
    pub(super) form: Form,
    pub(super) name: String,
    /// The type that it belongs to. Empty for an item of a module.
    pub(super) of: String,
}

/// The public names of a generated text. Empty if it is not Rust.
pub(super) fn members(text: &str) -> BTreeSet<Member> {
    let mut found = BTreeSet::new();
    if let Ok(file) = syn::parse_file(text) {
        collect(&file.items, &mut found);
    }
    found
}

fn collect(items: &[Item], found: &mut BTreeSet<Member>) {
    for item in items {
        match item {
            Item::Mod(module) => {
                if let Some((_, items)) = &module.content {
                    collect(items, found);
                }
            }
            Item::Struct(item) if is_public(&item.vis) => {
                let of = item.ident.to_string();
                add(found, Form::Item, &of, "");
                if let Fields::Named(fields) = &item.fields {
                    let fields = fields.named.iter().filter(|field| is_public(&field.vis));
                    for name in fields.filter_map(|field| field.ident.as_ref()) {
                        add(found, Form::Field, &name.to_string(), &of);
                    }
                }
            }
            Item::Enum(item) if is_public(&item.vis) => {
                let of = item.ident.to_string();
                add(found, Form::Item, &of, "");
                for variant in &item.variants {
                    add(found, Form::Variant, &variant.ident.to_string(), &of);
                }
            }
            Item::Type(item) if is_public(&item.vis) => {
                add(found, Form::Item, &item.ident.to_string(), "");
            }
            Item::Const(item) if is_public(&item.vis) => {
                add(found, Form::Item, &item.ident.to_string(), "");
            }
            Item::Impl(item) if item.trait_.is_none() => functions(item, found),
            Item::Macro(item) => table(&item.mac, found),
            _ => {}
        }
    }
}

fn functions(item: &syn::ItemImpl, found: &mut BTreeSet<Member>) {
    let syn::Type::Path(of) = &*item.self_ty else {
        return;
    };
    let Some(of) = of.path.segments.last() else {
        return;
    };
    for item in &item.items {
        if let ImplItem::Fn(item) = item
            && is_public(&item.vis)
        {
            let name = item.sig.ident.to_string();
            add(found, Form::Function, &name, &of.ident.to_string());
        }
    }
}

/// What a table of the runtime adds to a type: the setters of
/// `request! { Message extra { … } set { text: String, } null { … } }` and of `response!`, and the
/// properties of `record! { Message extra { 0 "text" => text: optional, } }`.
fn table(table: &syn::Macro, found: &mut BTreeSet<Member>) {
    let name = table.path.segments.last();
    let name = name.map(|name| name.ident.to_string()).unwrap_or_default();
    let trees = table.tokens.clone().into_iter();
    let trees: Vec<String> = trees.map(|tree| tree.to_string()).collect();
    // Before the type, there can be `@setters` or `required`.
    let mut words = trees.iter().filter(|tree| is_name(tree));
    let Some(of) = words.find(|word| *word != "setters" && *word != "required") else {
        return;
    };
    for pair in trees.windows(2) {
        let [section, entries] = pair else {
            continue;
        };
        let is_setters = ["set", "set_by", "choose", "null"].contains(&section.as_str());
        let entries = entries.trim_matches(['{', '}']).split(',');
        match name.as_str() {
            "request" | "response" if is_setters => entries
                .filter_map(setter)
                .for_each(|name| add(found, Form::Function, name, of)),
            "record" if section == "extra" => entries
                .filter_map(property)
                .for_each(|name| add(found, Form::Property, name, of)),
            _ => {}
        }
    }
}

/// The property of an entry: `0 "text" => text : optional`.
fn property(entry: &str) -> Option<&str> {
    entry.split('"').nth(1)
}

/// The setter of an entry: `text : String`, `with_text text : String` or `text_null text "text"`.
/// `None` for a part of an entry, which was split at a comma within.
fn setter(entry: &str) -> Option<&str> {
    let words: Vec<&str> = entry.split_whitespace().take(3).collect();
    match words.as_slice() {
        [name, ":", ..] if is_name(name) => Some(name),
        [name, field, of] if is_name(name) && is_name(field) => {
            (*of == ":" || of.starts_with('"')).then_some(name)
        }
        _ => None,
    }
}

fn is_name(word: &str) -> bool {
    word.starts_with(|char: char| char.is_alphabetic() || char == '_')
}

fn add(found: &mut BTreeSet<Member>, form: Form, name: &str, of: &str) {
    found.insert(Member {
        form,
        name: name.trim_start_matches("r#").to_owned(),
        of: of.to_owned(),
    });
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
