//! What the tables of the runtime add to a type. Each is an invocation of a macro, such as
//! `request! { Message extra { … } set { text: String, } }`.

use syn::parse::{Parse, ParseStream};
use syn::{Ident, Lit, Token, Type, braced, parenthesized, token};

use super::Form;
use super::read::{Owner, Reader};

/// Adds the members that a table implements.
pub(super) fn read(invoked: &syn::Macro, module: &str, reader: &mut Reader) {
    let Some(name) = invoked.path.segments.last() else {
        return;
    };
    // A table that this program does not know adds nothing.
    let Ok(table) = invoked.parse_body::<Table>() else {
        return;
    };
    let owner = Owner {
        module,
        name: &table.of,
    };
    let name = name.ident.to_string();
    for (form, name, signature) in implemented(&name) {
        reader.add(owner, *form, name, (*signature).to_owned());
    }
    match name.as_str() {
        "request" | "response" => makers(&table, owner, reader),
        "record" => properties(&table, owner, reader),
        "branches" => conversions(&table, owner, reader),
        "bounded" => limits(&table, owner, reader),
        "wrapper" => {
            if let Some(content) = &table.content {
                let of = reader.paths.text(module, content.clone());
                reader.add(owner, Form::Trait, &format!("From<{of}>"), String::new());
            }
        }
        "open_enum" if table.section("codes").next().is_some() => {
            reader.add(owner, Form::Trait, "Code", String::new());
        }
        _ => {}
    }
}

const READ: (Form, &str, &str) = (Form::Trait, "Deserialize", "");
const WRITTEN: (Form, &str, &str) = (Form::Trait, "Serialize", "");
const VISITED: (Form, &str, &str) = (Form::Trait, "VisitUnions", "");
const FROM_TEXT: (Form, &str, &str) = (Form::Trait, "From<&str>", "");
const FROM_STRING: (Form, &str, &str) = (Form::Trait, "From<String>", "");
const DEBUG: (Form, &str, &str) = (Form::Trait, "Debug", "");
const DOCUMENTED: (Form, &str, &str) = (Form::Constant, "DOCUMENTED", "&'static [&'static str]");
const AS_STR: (Form, &str, &str) = (Form::Function, "as_str", "(&self) -> &str");

/// What a macro of the runtime implements for every type.
fn implemented(name: &str) -> &'static [(Form, &'static str, &'static str)] {
    match name {
        "record" => &[READ, WRITTEN, VISITED],
        "union" | "tuple" | "wrapper" => &[READ, WRITTEN, VISITED],
        "sibling_union" => &[WRITTEN, VISITED],
        "open_enum" => &[
            READ,
            WRITTEN,
            VISITED,
            FROM_TEXT,
            DOCUMENTED,
            AS_STR,
            (Form::Trait, "AsRef<str>", ""),
            (Form::Trait, "Display", ""),
        ],
        "one_of" => &[WRITTEN, DEBUG, FROM_TEXT, FROM_STRING, DOCUMENTED, AS_STR],
        "bounded" => &[WRITTEN, DEBUG, (Form::Trait, "From<i64>", "")],
        "comma_separated" => &[
            WRITTEN,
            DEBUG,
            FROM_TEXT,
            FROM_STRING,
            (Form::Trait, "From<Vec<String>>", ""),
        ],
        "webhook_events" => &[WRITTEN, (Form::Trait, "Webhooks", "")],
        _ => &[],
    }
}

/// The constructor and the setters.
fn makers(table: &Table, owner: Owner<'_>, reader: &mut Reader) {
    let into = |entry: &Entry| {
        let of = entry.of.clone()?;
        Some(reader.paths.text(owner.module, of))
    };
    let required = table.section("").filter_map(into);
    let required = required.map(|of| format!("impl Into<{of}>"));
    let nullable = table.section("nullable").filter_map(into);
    let nullable = nullable.map(|of| format!("impl Into<Option<{of}>>"));
    let parameters: Vec<String> = required.chain(nullable).collect();
    let setters = ["set", "set_by", "choose"].iter();
    let setters = setters.flat_map(|section| table.section(section));
    let setters = setters.filter_map(|entry| {
        let of = into(entry)?;
        Some((&entry.name, format!("(self, impl Into<{of}>) -> Self")))
    });
    let nulls = table.section("null");
    let nulls = nulls.map(|entry| (&entry.name, "(self) -> Self".to_owned()));
    let functions: Vec<_> = setters.chain(nulls).collect();
    if !table.has_only_setters {
        let signature = format!("({}) -> Self", parameters.join(", "));
        reader.add(owner, Form::Function, "new", signature);
    }
    for (name, signature) in functions {
        reader.add(owner, Form::Function, name, signature);
    }
}

fn properties(table: &Table, owner: Owner<'_>, reader: &mut Reader) {
    for entry in table.section("") {
        if let Some(Lit::Str(property)) = &entry.literal {
            reader.add(owner, Form::Property, &property.value(), String::new());
        }
    }
}

/// `From` of the branches of a union.
fn conversions(table: &Table, owner: Owner<'_>, reader: &mut Reader) {
    for entry in table.section("") {
        if let Some(of) = &entry.of {
            let of = reader.paths.text(owner.module, of.clone());
            reader.add(owner, Form::Trait, &format!("From<{of}>"), String::new());
        }
    }
}

fn limits(table: &Table, owner: Owner<'_>, reader: &mut Reader) {
    let of = if table.is_wide { "i128" } else { "i64" };
    for name in ["MIN", "MAX"] {
        reader.add(owner, Form::Constant, name, of.to_owned());
    }
}

/// An invocation.
#[derive(Default)]
struct Table {
    /// The type that it is for.
    of: String,
    /// Whether it begins with `@setters`.
    has_only_setters: bool,
    /// Whether it has the word `wide`.
    is_wide: bool,
    /// The content of a wrapper.
    content: Option<Type>,
    /// The sections, by the word before them. That of the first is empty.
    sections: Vec<(String, Vec<Entry>)>,
}

impl Table {
    fn section(&self, name: &str) -> impl Iterator<Item = &Entry> {
        let sections = self.sections.iter().filter(move |(of, _)| of == name);
        sections.flat_map(|(_, entries)| entries)
    }
}

impl Parse for Table {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut table = Self::default();
        let mut word = String::new();
        while !input.is_empty() {
            if input.peek(token::Brace) {
                let inner;
                braced!(inner in input);
                let name = match table.sections.is_empty() {
                    true => String::new(),
                    false => std::mem::take(&mut word),
                };
                table.sections.push((name, entries(&inner)?));
            } else if input.peek(token::Paren) {
                let inner;
                parenthesized!(inner in input);
                table.content = Some(inner.parse()?);
            } else if input.peek(Token![@]) {
                input.parse::<Token![@]>()?;
                input.parse::<Ident>()?;
                table.has_only_setters = true;
            } else if let Some(next) = name(input)? {
                table.is_wide |= next == "wide";
                if table.of.is_empty() && next != "required" {
                    table.of.clone_from(&next);
                }
                word = next;
            } else {
                skip(input)?;
            }
        }
        Ok(table)
    }
}

/// A line of a section: `0 "text" => text: optional`, `with_text text: String`,
/// `text_null text "text"`.
#[derive(Default)]
struct Entry {
    /// The first name.
    name: String,
    /// The text of the property.
    literal: Option<Lit>,
    /// The type after the colon.
    of: Option<Type>,
}

fn entries(input: ParseStream<'_>) -> syn::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    while !input.is_empty() {
        let mut entry = Entry::default();
        while !input.is_empty() && !input.peek(Token![,]) {
            if input.peek(Lit) {
                // In `0 "text" => …`, the second one is the property.
                entry.literal = Some(input.parse()?);
            } else if input.peek(Token![:]) && entry.of.is_none() {
                input.parse::<Token![:]>()?;
                entry.of = Some(input.parse()?);
            } else if let Some(next) = name(input)? {
                if entry.name.is_empty() {
                    entry.name = next;
                }
            } else {
                skip(input)?;
            }
        }
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
        entries.push(entry);
    }
    Ok(entries)
}

/// The next word, if there is one. A keyword counts.
fn name(input: ParseStream<'_>) -> syn::Result<Option<String>> {
    use syn::ext::IdentExt as _;
    match input.peek(Ident::peek_any) {
        true => Ok(Some(Ident::parse_any(input)?.to_string())),
        false => Ok(None),
    }
}

/// Leaves out a token or a group.
fn skip(input: ParseStream<'_>) -> syn::Result<()> {
    input.step(|cursor| match cursor.token_tree() {
        Some((_, rest)) => Ok(((), rest)),
        None => Err(cursor.error("nothing follows")),
    })
}
