//! The public Rust API of a generated client, read from its text, and the version step from one
//! to another.
//!
//! | file | for |
//! |---|---|
//! | `read.rs` | items, fields, variants, functions and implementations |
//! | `paths.rs` | the full paths of types, so that equal types have equal texts |
//! | `tables.rs` | what the tables of the runtime (`record!`, `request!`, …) add to a type |
//! | `step.rs` | what differs between two APIs, and the version step that it needs |
//! | `generated.rs` | the APIs that are generated from two documents |
//!
//! All features are on, also `builders` and `webhooks`. `JsonSchema` is left out, because every
//! type has it.

mod generated;
mod paths;
mod read;
mod step;
mod tables;

use std::collections::BTreeMap;
use std::fmt;

pub use self::generated::Generated;
pub use self::step::{Change, changes, step};

/// What a member is. It decides how a program writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A type, a builder or a constant: `Message`.
    Item,
    /// A method, a setter or a constructor: `.text(` or `Message::new(`.
    Function,
    /// A constant of a type: `Status::DOCUMENTED`.
    Constant,
    /// A field: `.text`.
    Field,
    /// A variant of an enum: `Status::Open`.
    Variant,
    /// A trait that a type implements: `Display`.
    Trait,
    /// A property in JSON: `"text":`. It is not part of the Rust API.
    Property,
}

/// A public name of generated code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// The module, such as `types`. Empty for the root.
    pub module: String,
    /// The type that it belongs to. Empty for an item of a module.
    pub of: String,
    /// What it is.
    pub form: Form,
    /// The name.
    pub name: String,
}

/// What a program relies on when it uses a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The kind of an item, the type of a field, the signature of a function.
    pub signature: String,
    /// Whether programs can name all parts of an item: the fields in a literal, or the variants in
    /// a `match`. A part more breaks them.
    pub is_exhaustive: bool,
}

/// The public Rust API of a generated text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surface {
    text: String,
    members: BTreeMap<Member, Facts>,
}

impl Surface {
    /// Reads a generated text. If it is not Rust, the API is empty.
    pub fn of(text: &str) -> Self {
        let file = syn::parse_file(text);
        Self {
            text: text.to_owned(),
            members: file.map(|file| read::members(&file)).unwrap_or_default(),
        }
    }

    /// The public names, in order.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.members.keys()
    }

    /// Whether it has a member.
    pub fn has(&self, member: &Member) -> bool {
        self.members.contains_key(member)
    }

    /// What is known of the type that a member belongs to.
    fn owner(&self, member: &Member) -> Option<&Facts> {
        self.members.get(&Member {
            module: member.module.clone(),
            of: String::new(),
            form: Form::Item,
            name: member.of.clone(),
        })
    }
}

impl fmt::Display for Member {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { of, name, .. } = self;
        let module = match self.module.as_str() {
            "" => String::new(),
            module => format!("{module}::"),
        };
        match self.form {
            Form::Item => write!(formatter, "{module}{name}"),
            Form::Field => write!(formatter, "{module}{of}.{name}"),
            Form::Function | Form::Variant | Form::Constant => {
                write!(formatter, "{module}{of}::{name}")
            }
            Form::Trait => write!(formatter, "{module}{of}: {name}"),
            Form::Property => write!(formatter, "{module}{of} \"{name}\""),
        }
    }
}
