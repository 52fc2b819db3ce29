//! Reads the public items of generated code.

use std::collections::BTreeMap;

use syn::{Attribute, Fields, FnArg, ImplItem, Item, Meta, ReturnType, Visibility};

use super::paths::{Paths, below, plain};
use super::tables;
use super::{Facts, Form, Member};

/// The public members of a file.
pub(super) fn members(file: &syn::File) -> BTreeMap<Member, Facts> {
    let mut reader = Reader {
        paths: Paths::of(file),
        found: BTreeMap::new(),
        aliases: Vec::new(),
    };
    reader.items("", &file.items);
    reader.expand_aliases();
    reader.found
}

/// Collects the members.
pub(super) struct Reader {
    pub(super) paths: Paths,
    found: BTreeMap<Member, Facts>,
    /// Other names of types: each as its module and name, and those of the type.
    aliases: Vec<[(String, String); 2]>,
}

/// A type that members are added to.
#[derive(Clone, Copy)]
pub(super) struct Owner<'a> {
    pub(super) module: &'a str,
    pub(super) name: &'a str,
}

impl Reader {
    fn items(&mut self, module: &str, items: &[Item]) {
        for item in items {
            match item {
                // A private module has only what the client itself uses.
                Item::Mod(inner) if is_public(&inner.vis) => {
                    if let Some((_, items)) = &inner.content {
                        self.items(&below(module, &inner.ident.to_string()), items);
                    }
                }
                Item::Struct(item) if is_public(&item.vis) => self.structure(module, item),
                Item::Enum(item) if is_public(&item.vis) => self.enumeration(module, item),
                Item::Type(item) if is_public(&item.vis) => self.alias(module, item),
                Item::Const(item) if is_public(&item.vis) => {
                    let of = self.paths.text(module, (*item.ty).clone());
                    self.item(module, &item.ident, format!("const: {of}"), false);
                }
                Item::Impl(item) => self.implementation(module, item),
                Item::Macro(item) => tables::read(&item.mac, module, self),
                _ => {}
            }
        }
    }

    fn structure(&mut self, module: &str, item: &syn::ItemStruct) {
        let name = item.ident.to_string();
        let owner = Owner {
            module,
            name: &name,
        };
        let (kind, fields) = match &item.fields {
            Fields::Named(fields) => ("struct", Some(&fields.named)),
            Fields::Unnamed(fields) => ("tuple struct", Some(&fields.unnamed)),
            Fields::Unit => ("unit struct", None),
        };
        let fields: Vec<_> = fields.into_iter().flatten().collect();
        let is_open = fields.iter().all(|field| is_public(&field.vis));
        let is_exhaustive = is_open && !is_non_exhaustive(&item.attrs);
        self.item(module, &item.ident, kind.to_owned(), is_exhaustive);
        self.derived(owner, &item.attrs);
        for (index, field) in fields.into_iter().enumerate() {
            if is_public(&field.vis) {
                let name = field.ident.as_ref();
                let name = name.map_or_else(|| index.to_string(), ToString::to_string);
                let of = self.paths.text(module, field.ty.clone());
                self.add(owner, Form::Field, &name, of);
            }
        }
    }

    fn enumeration(&mut self, module: &str, item: &syn::ItemEnum) {
        let name = item.ident.to_string();
        let owner = Owner {
            module,
            name: &name,
        };
        let is_exhaustive = !is_non_exhaustive(&item.attrs);
        self.item(module, &item.ident, "enum".to_owned(), is_exhaustive);
        self.derived(owner, &item.attrs);
        for variant in &item.variants {
            let contents = variant.fields.iter().map(|field| {
                let name = field.ident.as_ref();
                let name = name.map_or_else(String::new, |name| format!("{name}: "));
                name + &self.paths.text(module, field.ty.clone())
            });
            let contents = contents.collect::<Vec<_>>().join(", ");
            let name = variant.ident.to_string();
            self.add(owner, Form::Variant, &name, contents);
        }
    }

    fn alias(&mut self, module: &str, item: &syn::ItemType) {
        let place = self.paths.place(module, &item.ty);
        if let Some(place) = place.filter(|(module, _)| !module.starts_with("progenitor_client")) {
            let own = (module.to_owned(), item.ident.to_string());
            return self.aliases.push([own, place]);
        }
        let of = self.paths.text(module, (*item.ty).clone());
        self.item(module, &item.ident, format!("type {of}"), false);
    }

    /// Gives each other name of a type its members. A type that gets a definition of its own, or
    /// loses it, keeps all that a program can use by its name. cargo-semver-checks reads aliases in
    /// this manner too.
    fn expand_aliases(&mut self) {
        for [own, of] in std::mem::take(&mut self.aliases) {
            let members = self.found.iter().filter_map(|(member, facts)| {
                let is_item = member.form == Form::Item && member.of.is_empty();
                let name = if is_item { &member.name } else { &member.of };
                if member.module != of.0 || *name != of.1 {
                    return None;
                }
                let mut copy = member.clone();
                copy.module.clone_from(&own.0);
                match is_item {
                    true => copy.name.clone_from(&own.1),
                    false => copy.of.clone_from(&own.1),
                }
                Some((copy, facts.clone()))
            });
            let members: Vec<_> = members.collect();
            self.found.extend(members);
        }
    }

    /// The traits of `#[derive(…)]`.
    fn derived(&mut self, owner: Owner<'_>, attributes: &[Attribute]) {
        for attribute in attributes {
            if !attribute.path().is_ident("derive") {
                continue;
            }
            // A derive that cannot be read is none.
            let _ = attribute.parse_nested_meta(|meta| {
                self.add(owner, Form::Trait, &plain(&meta.path), String::new());
                Ok(())
            });
        }
    }

    fn implementation(&mut self, module: &str, item: &syn::ItemImpl) {
        let Some((home, name)) = self.paths.place(module, &item.self_ty) else {
            return;
        };
        let owner = Owner {
            module: &home,
            name: &name,
        };
        match &item.trait_ {
            Some((of, _)) => {
                let of = self.paths.path(module, of.clone());
                let types = item.items.iter().filter_map(|item| match item {
                    ImplItem::Type(item) => {
                        let of = self.paths.text(module, item.ty.clone());
                        Some(format!("{} = {of}", item.ident))
                    }
                    _ => None,
                });
                let types = types.collect::<Vec<_>>().join(", ");
                self.add(owner, Form::Trait, &of, types);
            }
            None => {
                for item in &item.items {
                    self.associated(owner, module, item);
                }
            }
        }
    }

    fn associated(&mut self, owner: Owner<'_>, module: &str, item: &ImplItem) {
        match item {
            ImplItem::Fn(item) if is_public(&item.vis) => {
                let signature = self.signature(module, &item.sig);
                self.add(
                    owner,
                    Form::Function,
                    &item.sig.ident.to_string(),
                    signature,
                );
            }
            ImplItem::Const(item) if is_public(&item.vis) => {
                let of = self.paths.text(module, item.ty.clone());
                self.add(owner, Form::Constant, &item.ident.to_string(), of);
            }
            _ => {}
        }
    }

    /// The parameters without their names, and what the function returns.
    fn signature(&self, module: &str, signature: &syn::Signature) -> String {
        let inputs = signature.inputs.iter().map(|input| match input {
            FnArg::Receiver(receiver) => plain(receiver).replace("mut self", "self"),
            FnArg::Typed(typed) => self.paths.text(module, (*typed.ty).clone()),
        });
        let inputs = inputs.collect::<Vec<_>>().join(", ");
        let start = if signature.asyncness.is_some() {
            "async "
        } else {
            ""
        };
        let generics = plain(&signature.generics);
        let output = match &signature.output {
            ReturnType::Default => String::new(),
            ReturnType::Type(_, of) => format!(" -> {}", self.paths.text(module, (**of).clone())),
        };
        format!("{start}{generics}({inputs}){output}")
    }

    fn item(&mut self, module: &str, name: &syn::Ident, signature: String, is_exhaustive: bool) {
        let member = Member {
            module: module.to_owned(),
            of: String::new(),
            form: Form::Item,
            name: short(&name.to_string()),
        };
        let facts = Facts {
            signature,
            is_exhaustive,
        };
        self.found.insert(member, facts);
    }

    pub(super) fn add(&mut self, owner: Owner<'_>, form: Form, name: &str, signature: String) {
        let member = Member {
            module: owner.module.to_owned(),
            of: short(owner.name),
            form,
            name: short(name),
        };
        let facts = Facts {
            signature,
            is_exhaustive: false,
        };
        self.found.insert(member, facts);
    }
}

/// A name without the mark of a raw identifier.
fn short(name: &str) -> String {
    name.trim_start_matches("r#").to_owned()
}

fn is_non_exhaustive(attributes: &[Attribute]) -> bool {
    let mut attributes = attributes.iter();
    attributes.any(
        |attribute| matches!(&attribute.meta, Meta::Path(path) if path.is_ident("non_exhaustive")),
    )
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
