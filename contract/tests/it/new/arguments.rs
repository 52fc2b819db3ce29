//! What `new` refuses: each error names the place and the remedy, and nothing is left behind.

use std::fs;

use conversation_apis_contract::cli::{COULD_NOT_RUN, HOLDS};

use super::{case, contents, new, repository};
use crate::folder::Folder;

const HEAD: &str = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

/// Runs `new` in the repository and with `--crate` in an empty folder. Both must be refused with
/// each of these texts, and change nothing.
fn refused(name: &str, arguments: &[&str], texts: &[&str]) {
    let root = repository();
    let before = contents(&root.0);
    let beside = Folder::new();
    let made = beside.path("made");
    for to in [&[][..], &["--crate", &made]] {
        let (code, out) = new(&root, &[&[name], arguments, to].concat());
        assert_eq!(code, COULD_NOT_RUN, "{out}");
        for text in texts {
            assert!(out.contains(text), "{text}: {out}");
        }
        assert_eq!(contents(&root.0), before);
        assert_eq!(fs::read_dir(&beside.0).unwrap().count(), 0);
    }
}

#[test]
fn documents_that_cannot_be_read_are_refused() {
    let empty = format!("{HEAD}paths: {{}}\n");
    let cut = format!("{HEAD}paths:\n  /a:\n    get: {{ operationId: 'a\n");
    let files: [(&str, &[u8], &[&str]); 9] = [
        (
            "old.yaml",
            b"swagger: '2.0'\n",
            &["Swagger 2.0", "convert it"],
        ),
        ("cut.yaml", cut.as_bytes(), &["cut.yaml", "line 5"]),
        (
            "cut.json",
            b"{\"openapi\": \"3.1.0\", \"paths\": {",
            &["cut.json", "line 1"],
        ),
        (
            "not.yaml",
            b"a: 1\n",
            &["not.yaml", "not an OpenAPI 3 document"],
        ),
        (
            "none.yaml",
            b"",
            &["none.yaml", "not an OpenAPI 3 document"],
        ),
        (
            "empty.yaml",
            empty.as_bytes(),
            &["empty.yaml: has no operation", "not complete"],
        ),
        (
            "head.yaml",
            HEAD.as_bytes(),
            &["has no operation", "not complete"],
        ),
        (
            "latin.yaml",
            b"openapi: \xff\n",
            &["latin.yaml", "save it as UTF-8"],
        ),
        ("a.txt", HEAD.as_bytes(), &["a.txt", "rename it"]),
    ];
    let folder = Folder::new();
    for (name, bytes, texts) in files {
        let path = folder.path(name);
        fs::write(&path, bytes).unwrap();
        refused("acme", &["--from", &path], texts);
    }
    refused(
        "acme",
        &["--from", &folder.path("gone.yaml")],
        &["gone.yaml"],
    );
    refused("acme", &["--from", &folder.path("")], &["directory"]);
}

#[test]
fn a_reference_to_another_file_is_noted() {
    let response = "responses: { '200': { description: ok, content: { application/json: { schema: { $ref: 'other.yaml#/A' } } } } }";
    let outside = format!("{HEAD}paths: {{ /a: {{ get: {{ {response} }} }} }}\n");
    let folder = Folder::new();
    let path = folder.path("outside.yaml");
    fs::write(&path, outside).unwrap();
    let (code, out) = new(&repository(), &["acme", "--from", &path]);
    assert_eq!(code, HOLDS, "{out}");
    for text in ["/paths/~1a/get/responses/200", "`other.yaml#/A`", "bundle"] {
        assert!(out.contains(text), "{text}: {out}");
    }
}

#[test]
fn names_that_cannot_be_used_are_refused() {
    let good = case("cursor.yaml").display().to_string();
    let names = [
        ("two-words", "rename it to `two_words`"),
        ("type", "rename it to `type_api`"),
        ("Self", "rename it to `self_api`"),
        ("1a", "rename it to `n1a`"),
        ("std", "rename it to `std_api`"),
        ("", "rename it"),
        ("serde", "`serde`"),
    ];
    for (name, text) in names {
        refused(name, &["--from", &good], &[text]);
    }
    let root = repository();
    let made = root.path("made");
    for name in ["schemars", "progenitor_client", "conversation_apis", "test"] {
        let (code, out) = new(&root, &[name, "--from", &good, "--crate", &made]);
        assert_eq!(code, COULD_NOT_RUN);
        assert!(out.contains(&format!("rename it to `{name}_api`")), "{out}");
    }
    let (code, _) = new(&root, &["acme", "--from", &good]);
    assert_eq!(code, HOLDS);
    let once = contents(&root.0);
    let (code, out) = new(&root, &["acme", "--from", &good]);
    assert_eq!(code, COULD_NOT_RUN);
    assert!(
        out.contains("the name acme is taken: openapi/acme"),
        "{out}"
    );
    assert_eq!(contents(&root.0), once);
}

#[test]
fn keys_that_make_no_sense_are_refused() {
    let none = case("numbers.yaml").display().to_string();
    let keys = [
        ("basic,basic", "`basic` is given twice"),
        ("header:X-A,header:x-a", "`header:x-a` is given twice"),
        ("oauth", "no security scheme `oauth`"),
        ("header:", "expected header:NAME"),
    ];
    for (keys, text) in keys {
        refused("acme", &["--from", &none, "--keys", keys], &[text]);
    }
}

#[test]
fn documents_in_unusual_forms_are_read() {
    let text = format!(
        "{HEAD}paths: {{ /a: {{ get: {{ operationId: a, responses: {{ '204': {{ description: ok }} }} }} }} }}\n"
    );
    let files = [
        ("bom.yaml", format!("\u{feff}{text}")),
        ("lines.yaml", text.replace('\n', "\r\n")),
        ("untitled.yaml", text.replace("title: T, ", "")),
        ("with space.yml", text.clone()),
        ("bom.json", "\u{feff}{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"components\":{\"schemas\":{\"A\":{\"type\":\"string\"}}}}".to_owned()),
    ];
    for (name, text) in files {
        let root = repository();
        let path = root.write(name, &text);
        let (code, out) = new(&root, &["acme", "--from", &path]);
        assert_eq!(code, HOLDS, "{name}: {out}");
        let kept = fs::read(root.path(&format!("openapi/acme/{name}"))).unwrap();
        assert_eq!(kept, text.as_bytes());
    }
}

#[test]
fn folders_that_cannot_be_a_crate_are_refused() {
    let good = case("cursor.yaml").display().to_string();
    let outer = Folder::new();
    outer.write(
        "Cargo.toml",
        "[workspace]\nmembers = [\"./crates/*\", \"a/**/z?\"]\nexclude = [\"crates/own\"]\n",
    );
    for folder in ["crates", "a/b/c", "used"] {
        fs::create_dir_all(outer.0.join(folder)).unwrap();
    }
    outer.write("used/file", "");
    let before = contents(&outer.0);
    let member = "is a member of the workspace";
    let folders = [
        ("used", "is not empty; name a new folder"),
        ("used/file", "is not a folder"),
        ("no/such", "make it first"),
        ("crates/acme", member),
        ("a/b/c/z1", member),
    ];
    let root = repository();
    for (folder, text) in folders {
        let to = outer.path(folder);
        let (code, out) = new(&root, &["acme", "--from", &good, "--crate", &to]);
        assert_eq!(code, COULD_NOT_RUN, "{folder}: {out}");
        assert!(out.contains(text), "{text}: {out}");
        assert_eq!(contents(&outer.0), before);
    }
    for folder in ["crates/own", "a/b/c/other", "beside"] {
        let to = outer.path(folder);
        let (code, out) = new(&root, &["acme", "--from", &good, "--crate", &to]);
        assert_eq!(code, HOLDS, "{folder}: {out}");
    }
}

#[test]
fn the_packages_must_be_somewhere() {
    let good = case("cursor.yaml").display().to_string();
    let root = repository();
    let made = |to: &str, packages: &str| {
        let crate_arguments = ["--crate", to, "--packages", packages];
        new(
            &root,
            &[&["acme", "--from", &good][..], &crate_arguments].concat(),
        )
    };
    let to = root.path("made");
    let wrong = [
        ("path=/no-such-folder", "/no-such-folder"),
        ("path=/", "is not a clone of conversation-apis"),
        ("path=", "expected path=FOLDER"),
        ("git=example", "expected a URL after git="),
        ("version=new", "expected a version after version="),
        ("elsewhere", "expected path=FOLDER"),
    ];
    for (packages, text) in wrong {
        let (code, out) = made(&to, packages);
        assert_eq!(code, COULD_NOT_RUN, "{out}");
        assert!(out.contains(text), "{text}: {out}");
        assert!(!root.0.join("made").exists());
    }
    let clone = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let path = fs::canonicalize(clone).unwrap().display().to_string();
    let right = [
        (
            format!("path={clone}"),
            format!("path = \"{path}/codegen\""),
        ),
        (
            "git=https://example.com/a".to_owned(),
            "git = \"https://example.com/a\"".to_owned(),
        ),
        ("version=^0.1".to_owned(), "version = \"^0.1\"".to_owned()),
    ];
    for (index, (packages, line)) in right.iter().enumerate() {
        let to = root.path(&format!("made-{index}"));
        let (code, out) = made(&to, packages);
        assert_eq!(code, HOLDS, "{out}");
        let manifest = fs::read_to_string(format!("{to}/Cargo.toml")).unwrap();
        assert!(manifest.contains(line), "{manifest}");
    }
}
