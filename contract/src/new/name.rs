//! Which names a provider can have.

use conversation_apis_codegen::names::field_name;

use crate::Error;

/// Names that would hide a crate or a keyword of paths in the module of the crate.
const RESERVED: [&str; 8] = [
    "alloc", "core", "default", "generated", "proc_macro", "progenitor_client", "std", "test",
];

/// Checks that a name can be that of a module, a Cargo feature and a folder.
///
/// # Errors
///
/// If it cannot. The text proposes a name.
pub fn check(name: &str) -> Result<(), Error> {
    let ascii: String = name.chars().filter(char::is_ascii).collect();
    let proposed = field_name(&ascii);
    let is_reserved = RESERVED.contains(&name);
    if proposed == name && !name.ends_with('_') && !is_reserved {
        return Ok(());
    }
    let proposed = proposed.trim_end_matches('_');
    let proposed = match proposed == name {
        true => format!("{proposed}_api"),
        false => proposed.to_owned(),
    };
    let name = conversation_apis::support::quoted_name(name);
    Err(Error(format!(
        "{name} cannot be the name of a provider, because it is also a Rust module and a Cargo feature: write `{proposed}`, for example"
    )))
}
