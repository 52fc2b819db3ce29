//! The name by which people start this program.

use std::path::Path;
use std::sync::OnceLock;

/// How this program is started, for commands in reports and messages: `cargo contract` in a clone,
/// where Cargo starts it, and the name of its file elsewhere, such as `conversation-contract`.
pub(crate) fn name() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| {
        let file = std::env::args_os().next();
        of(is_started_by_cargo(), file.as_deref().map(Path::new))
    })
}

/// Whether this is `cargo contract`, so that the program is that of the clone or crate.
pub(crate) fn is_started_by_cargo() -> bool {
    std::env::var_os("CARGO_MANIFEST_DIR").is_some()
}

fn of(is_started_by_cargo: bool, file: Option<&Path>) -> String {
    let stem = file
        .and_then(Path::file_stem)
        .and_then(|stem| stem.to_str());
    match stem {
        Some(stem) if !is_started_by_cargo => stem.to_owned(),
        _ => "cargo contract".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_have_the_name_of_the_alias_in_a_clone_and_of_the_file_elsewhere() {
        let file = Some(Path::new("/usr/bin/conversation-contract"));
        assert_eq!(of(true, file), "cargo contract");
        assert_eq!(of(false, file), "conversation-contract");
        assert_eq!(of(false, None), "cargo contract");
    }
}
