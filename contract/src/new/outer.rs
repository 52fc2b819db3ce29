//! The Cargo workspaces around the folder of a new crate.

use std::fs;
use std::path::Path;

use toml_edit::{DocumentMut, Item};

use crate::Error;

/// Refuses a folder that an outer workspace has as a member. The new crate has a workspace of its
/// own, and Cargo refuses one in another.
pub(super) fn check(root: &Path, last: &Path) -> Result<(), Error> {
    let folder = root.join(last);
    for outer in root.ancestors() {
        let manifest = outer.join("Cargo.toml");
        let Ok(text) = fs::read_to_string(&manifest) else {
            continue;
        };
        // Cargo itself reports a manifest that it cannot read.
        let Ok(manifest_text) = text.parse::<DocumentMut>() else {
            continue;
        };
        let Some(workspace) = manifest_text.get("workspace") else {
            continue;
        };
        let Ok(below) = folder.strip_prefix(outer) else {
            continue;
        };
        let excluded = strings(workspace, "exclude");
        if excluded.iter().any(|excluded| below.starts_with(excluded)) {
            continue;
        }
        let members = strings(workspace, "members");
        if let Some(member) = members.iter().find(|member| fits(member, below)) {
            return Err(Error(format!(
                "{}: this folder is a member of the workspace {}, because of `{member}`, but the new crate has a workspace of its own: name another folder, or add {:?} to `exclude` there",
                folder.display(),
                manifest.display(),
                below.display().to_string()
            )));
        }
    }
    Ok(())
}

fn strings(workspace: &Item, key: &str) -> Vec<String> {
    let array = workspace.get(key).and_then(Item::as_array);
    let strings = array.into_iter().flatten();
    let strings = strings.filter_map(|value| value.as_str().map(str::to_owned));
    strings.collect()
}

/// Whether a pattern such as `crates/*` matches a path.
fn fits(pattern: &str, path: &Path) -> bool {
    let pattern: Vec<&str> = pattern
        .split('/')
        .filter(|part| !matches!(*part, "" | "."))
        .collect();
    let path = path.iter().map(|part| part.to_string_lossy().into_owned());
    let path: Vec<String> = path.collect();
    fits_parts(&pattern, &path)
}

fn fits_parts(pattern: &[&str], path: &[String]) -> bool {
    match (pattern, path) {
        ([], []) => true,
        (["**", rest @ ..], path) => {
            (0..=path.len()).any(|skipped| fits_parts(rest, &path[skipped..]))
        }
        ([first, pattern @ ..], [name, path @ ..]) => {
            fits_name(&letters(first), &letters(name)) && fits_parts(pattern, path)
        }
        _ => false,
    }
}

fn letters(text: &str) -> Vec<char> {
    text.chars().collect()
}

fn fits_name(pattern: &[char], name: &[char]) -> bool {
    match (pattern, name) {
        ([], []) => true,
        (['*', rest @ ..], name) => {
            (0..=name.len()).any(|skipped| fits_name(rest, &name[skipped..]))
        }
        (['?', pattern @ ..], [_, name @ ..]) => fits_name(pattern, name),
        ([first, pattern @ ..], [letter, name @ ..]) => first == letter && fits_name(pattern, name),
        _ => false,
    }
}
