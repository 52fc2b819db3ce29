//! `cargo contract new`: guesses about documents, and the files of a new provider.

mod arguments;
#[cfg(unix)]
mod interrupted;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use conversation_apis_codegen::Document;
use conversation_apis_contract::cli::{COULD_NOT_RUN, HOLDS};
use conversation_apis_contract::new::guess::{Key, guess};
use conversation_apis_contract::new::{Wanted, add, overlays};

use crate::cli::contract;
use crate::folder::Folder;

fn case(name: &str) -> PathBuf {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/new");
    cases.join(name)
}

/// The overlays of a document, and what is to be looked up.
fn guessed(name: &str, keys: &[&str]) -> String {
    guessed_of(&Document::read(&case(name)).unwrap(), keys)
}

fn guessed_of(document: &Document, keys: &[&str]) -> String {
    let keys: Vec<Key> = keys.iter().map(|key| key.parse().unwrap()).collect();
    let guessed = guess(document, &keys).unwrap();
    let mut text = String::new();
    for (file, overlay) in overlays(&guessed.guesses) {
        text += &format!("{file}\n{overlay}\n");
    }
    for unknown in &guessed.guesses.unknown {
        text += &format!("look up: {}\n", unknown.line());
    }
    text
}

/// A repository with one provider, as far as `new` reads it.
fn repository() -> Folder {
    let folder = Folder::new();
    let files = [
        (
            "Cargo.toml",
            "[features]\ndefault = []\n# Providers.\npartoo = []\n# Others.\nrustls = []\n\n[dependencies]\nserde = \"1\" # kept\n",
        ),
        (
            "contract/Cargo.toml",
            "[dependencies]\nconversation-apis = { path = \"..\", features = [\"gzip\", \"partoo\", \"schemars\"] } # kept\n",
        ),
        (
            "src/lib.rs",
            "//! | `partoo` | yes | the module [`partoo`] |\n//! | `rustls` | no | TLS |\n\nmod error;\n#[cfg(feature = \"partoo\")]\npub mod partoo;\nmod types;\n",
        ),
        (
            "README.md",
            "# A\n\n| provider | module and Cargo feature | document |\n|---|---|---|\n| Partoo | `partoo` | theirs |\n\nText.\n",
        ),
        ("openapi/partoo/SOURCE.toml", ""),
    ];
    for (path, text) in files {
        let path = folder.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// All files below a folder, with their texts.
fn contents(root: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let name = path.strip_prefix(root).unwrap().display().to_string();
                    found.insert(name, fs::read_to_string(path).unwrap());
                }
            }
        }
    }
    found
}

fn wanted(name: &str) -> Wanted {
    Wanted {
        name: name.to_owned(),
        from: case("cursor.yaml"),
        keys: Vec::new(),
        url: None,
    }
}

/// Compares files, by their names, with a snapshot.
fn assert_files(snapshot: &str, files: &BTreeMap<String, String>) {
    let text = files
        .iter()
        .map(|(name, text)| format!("== {name}\n{text}"));
    insta::with_settings!({
        snapshot_path => "../../../snapshots/new",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(snapshot, text.collect::<Vec<_>>().join("\n"));
    });
}

fn new(root: &Folder, arguments: &[&str]) -> (u8, String) {
    let root = root.0.display().to_string();
    let arguments = [&["new"], arguments, &["--root", &root]].concat();
    let (code, out, errors) = contract(&arguments, b"");
    (code, out + &errors)
}

#[test]
fn each_guess_is_marked_and_what_cannot_be_seen_is_left_out() {
    insta::with_settings!({
        snapshot_path => "../../../snapshots/new",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("cursor", guessed("cursor.yaml", &[]));
        insta::assert_snapshot!("traps", guessed("traps.yaml", &[]));
        insta::assert_snapshot!("numbers", guessed("numbers.yaml", &["header:X-Key", "basic"]));
    });
    let open = guessed("numbers.yaml", &[]);
    assert!(open.contains("--keys header:x-api-key"), "{open}");
}

#[test]
fn a_cursor_that_every_page_has_cannot_end_a_list() {
    let mut document = Document::read(&case("cursor.yaml")).unwrap();
    let page = "/paths/~1people/get/responses/200/content/application~1json/schema";
    let cursor = format!("{page}/properties/meta/properties/next_cursor/type");
    *document.value.pointer_mut(&cursor).unwrap() = "string".into();
    let text = guessed_of(&document, &[]);
    assert!(!text.contains("x-pagination"), "{text}");
    assert!(text.contains("how its pages end"), "{text}");
}

#[test]
fn a_provider_is_added_to_all_files_that_name_providers() {
    let root = repository();
    let from = case("cursor.yaml").display().to_string();
    let (code, out) = new(
        &root,
        &[
            "acme",
            "--from",
            &from,
            "--url",
            "https://example.com/a.yaml",
        ],
    );
    assert_eq!(code, HOLDS, "{out}");
    assert!(out.contains("1. cargo contract verify acme"), "{out}");
    let mut found = contents(&root.0);
    let document = found.remove("openapi/acme/cursor.yaml").unwrap();
    assert_eq!(document, fs::read_to_string(case("cursor.yaml")).unwrap());
    assert!(
        found
            .remove("prebuilt/acme.rs")
            .unwrap()
            .contains("impl Paginated for builder::ListPeople")
    );
    let source = found.remove("openapi/acme/SOURCE.toml").unwrap();
    assert!(
        source.contains("url = \"https://example.com/a.yaml\""),
        "{source}"
    );
    assert!(
        source.contains("rights = \"unknown; the document names no licence\""),
        "{source}"
    );
    assert_files("files", &found);
}

#[test]
fn a_failure_at_any_step_changes_nothing() {
    let root = repository();
    let before = contents(&root.0);
    for failing in 0.. {
        let mut reached = false;
        let made = add(&root.0, &wanted("acme"), &mut |step| {
            reached |= step == failing;
            match step == failing {
                true => Err(io::Error::other("planted")),
                false => Ok(()),
            }
        });
        if !reached {
            made.unwrap();
            break;
        }
        assert!(made.is_err());
        assert_eq!(contents(&root.0), before);
    }
}

#[test]
fn a_crate_of_its_own_is_made_beside_its_runtime() {
    let root = repository();
    fs::create_dir(root.0.join("codegen")).unwrap();
    let from = case("numbers.yaml").display().to_string();
    let to = root.0.join("made").display().to_string();
    let arguments = [
        "acme_two", "--from", &from, "--keys", "basic", "--crate", &to,
    ];
    let (code, out) = new(
        &root,
        &[&arguments[..], &["--packages", "version=0.1"]].concat(),
    );
    assert_eq!(code, HOLDS, "{out}");
    let mut found = contents(&root.0.join("made"));
    found.retain(|name, _| !name.starts_with("openapi"));
    assert_files("crate", &found);
    let (code, out) = new(&root, &arguments);
    assert_eq!(code, COULD_NOT_RUN);
    assert!(out.contains("is not empty"), "{out}");
}

#[test]
fn a_name_that_the_crate_uses_is_refused() {
    let root = repository();
    let before = contents(&root.0);
    let good = case("cursor.yaml").display().to_string();
    let cases = [
        ("partoo", "the name partoo is taken: openapi/partoo exists"),
        ("types", "it has a module `types` already"),
        ("rustls", "it has a feature `rustls` already"),
        ("serde", "`serde` is the name of a dependency"),
    ];
    for (name, reason) in cases {
        let (code, out) = new(&root, &[name, "--from", &good]);
        assert_eq!(code, COULD_NOT_RUN, "{out}");
        assert!(out.contains(reason), "{reason}: {out}");
        assert_eq!(contents(&root.0), before);
    }
    let keys = ["acme", "--from", &good, "--keys", "basic"];
    let (code, out) = new(&root, &keys);
    assert_eq!(code, COULD_NOT_RUN);
    assert!(out.contains("the document states its security"), "{out}");
}
