//! The full paths of types. The same type can have several texts: `Number` and
//! `progenitor_client::Number`, or `types::Message` and `Message`.

use std::collections::BTreeMap;

use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{Item, Path, PathSegment, UseTree};

/// What the short names of each module stand for.
#[derive(Default)]
pub(super) struct Paths(BTreeMap<String, BTreeMap<String, Vec<String>>>);

impl Paths {
    pub(super) fn of(file: &syn::File) -> Self {
        let mut paths = Self::default();
        paths.add_module("", &file.items);
        paths
    }

    fn add_module(&mut self, module: &str, items: &[Item]) {
        for item in items {
            let name = match item {
                Item::Struct(item) => &item.ident,
                Item::Enum(item) => &item.ident,
                Item::Type(item) => &item.ident,
                Item::Use(item) => {
                    self.add_use(module, &item.tree, &mut Vec::new());
                    continue;
                }
                Item::Mod(item) => {
                    if let Some((_, items)) = &item.content {
                        self.add_module(&below(module, &item.ident.to_string()), items);
                    }
                    &item.ident
                }
                _ => continue,
            };
            let name = name.to_string();
            let full = segments(&below(module, &name));
            self.add(module, name, full);
        }
    }

    fn add(&mut self, module: &str, name: String, full: Vec<String>) {
        self.0
            .entry(module.to_owned())
            .or_default()
            .insert(name, full);
    }

    fn add_use(&mut self, module: &str, tree: &UseTree, before: &mut Vec<String>) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.add_use(module, &path.tree, before);
                before.pop();
            }
            UseTree::Name(name) => {
                let name = name.ident.to_string();
                let full = before.iter().chain([&name]).cloned().collect();
                self.add(module, name, relative(module, full));
            }
            UseTree::Rename(rename) => {
                let mut full = before.clone();
                full.push(rename.ident.to_string());
                self.add(module, rename.rename.to_string(), relative(module, full));
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_use(module, tree, before);
                }
            }
            UseTree::Glob(_) => {}
        }
    }

    /// The text of a type, a bound or a trait, with full paths.
    pub(super) fn text(&self, module: &str, mut of: syn::Type) -> String {
        Full {
            paths: self,
            module,
        }
        .visit_type_mut(&mut of);
        plain(&of)
    }

    /// The text of a path, with full paths.
    pub(super) fn path(&self, module: &str, mut of: Path) -> String {
        Full {
            paths: self,
            module,
        }
        .visit_path_mut(&mut of);
        plain(&of)
    }

    /// The module and the name of a type.
    pub(super) fn place(&self, module: &str, of: &syn::Type) -> Option<(String, String)> {
        let syn::Type::Path(of) = of else {
            return None;
        };
        let names = of.path.segments.iter();
        let names = names.map(|segment| segment.ident.to_string()).collect();
        let mut full = self.full(module, names);
        let name = full.pop()?;
        Some((full.join("::"), name))
    }

    fn full(&self, module: &str, names: Vec<String>) -> Vec<String> {
        let names = relative(module, names);
        let known = self.0.get(module);
        let known = names.first().and_then(|first| known?.get(first));
        match known {
            Some(known) => known.iter().chain(names.iter().skip(1)).cloned().collect(),
            None => names,
        }
    }
}

/// Writes full paths. Types of the standard library have short names.
struct Full<'a> {
    paths: &'a Paths,
    module: &'a str,
}

impl VisitMut for Full<'_> {
    fn visit_path_mut(&mut self, path: &mut Path) {
        visit_mut::visit_path_mut(self, path);
        let names = path.segments.iter();
        let names: Vec<String> = names.map(|segment| segment.ident.to_string()).collect();
        let mut full = self.paths.full(self.module, names);
        if let ["core" | "std" | "alloc", .., last] = full
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .as_slice()
        {
            full = vec![(*last).to_owned()];
        }
        let Some(last) = path.segments.last() else {
            return;
        };
        let arguments = last.arguments.clone();
        path.leading_colon = None;
        let span = last.ident.span();
        let made = full.iter().map(|name| {
            let ident = match name.strip_prefix("r#") {
                Some(name) => syn::Ident::new_raw(name, span),
                None => syn::Ident::new(name, span),
            };
            PathSegment::from(ident)
        });
        path.segments = made.collect();
        if let Some(last) = path.segments.last_mut() {
            last.arguments = arguments;
        }
    }
}

/// A path from the root, for one that can begin with `self`, `super` or `crate`.
fn relative(module: &str, names: Vec<String>) -> Vec<String> {
    let up = names.iter().take_while(|name| *name == "super").count();
    match names.first().map(String::as_str) {
        Some("super") => {
            let above = segments(module);
            let above = above.iter().take(above.len().saturating_sub(up));
            above.chain(names.iter().skip(up)).cloned().collect()
        }
        Some("self") => {
            let within = segments(module);
            within.iter().chain(names.iter().skip(1)).cloned().collect()
        }
        _ => names,
    }
}

/// A path below a module.
pub(super) fn below(module: &str, name: &str) -> String {
    match module {
        "" => name.to_owned(),
        module => format!("{module}::{name}"),
    }
}

fn segments(path: &str) -> Vec<String> {
    let segments = path.split("::").filter(|segment| !segment.is_empty());
    segments.map(str::to_owned).collect()
}

/// Rust code, as people write it. prettyplease ends a list with a comma if it breaks the line.
pub(super) fn plain(tokens: &impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    for (from, to) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" < ", "<"),
        (" >", ">"),
        (" ,", ","),
        (",>", ">"),
        ("& ", "&"),
        ("( ", "("),
        (" )", ")"),
        (",)", ")"),
    ] {
        text = text.replace(from, to);
    }
    text
}
