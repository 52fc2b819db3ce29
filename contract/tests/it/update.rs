//! `cargo contract update`: it replaces the document of a provider, or changes nothing.

use std::fs;
use std::path::{Path, PathBuf};

use conversation_apis_codegen::Document;
use conversation_apis_contract::cli::{COULD_NOT_RUN, FINDINGS, HOLDS};
use conversation_apis_contract::verify;
use serde_json::json;

use crate::cli::contract;
use crate::folder::Folder;

/// Copies the folder of a provider.
fn copy_provider(folder: &Folder) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi/partoo");
    let to = folder.0.join("partoo");
    fs::create_dir_all(to.join("overlays")).unwrap();
    for part in ["", "overlays"] {
        for file in fs::read_dir(from.join(part)).unwrap() {
            let path = file.unwrap().path();
            if path.is_file() {
                fs::copy(&path, to.join(part).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    to
}

/// All files of a folder, with their contents.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        match path.is_dir() {
            true => found.extend(contents(&path)),
            false => found.push((path.clone(), fs::read(&path).unwrap())),
        }
    }
    found.sort();
    found
}

/// A folder with a copy of a provider that is updated.
struct Copy {
    folder: Folder,
    provider: PathBuf,
    /// The text of the document before the update.
    document: String,
}

impl Copy {
    fn new() -> Self {
        let folder = Folder::new();
        let provider = copy_provider(&folder);
        let document = fs::read_to_string(provider.join("openapi-bundled.yaml")).unwrap();
        Self {
            folder,
            provider,
            document,
        }
    }

    /// Runs `update` with a new document.
    fn update(&self, from: &str, more: &[&str]) -> (u8, String, String) {
        let root = self.folder.0.display().to_string();
        let mut arguments = vec!["update", "partoo", "--openapi", &root, "--from", from];
        arguments.extend(more);
        contract(&arguments, b"")
    }

    /// The document with one more component.
    fn newer(&self) -> String {
        let newer = self.document.replace(
            "    ConversationStatus:",
            "    Brandnew:\n      type: object\n      properties: { a: { type: string } }\n    ConversationStatus:",
        );
        assert_ne!(newer, self.document);
        newer
    }
}

#[test]
fn a_document_that_is_refused_replaces_nothing() {
    let copy = Copy::new();
    let before = contents(&copy.provider);
    for (name, text) in [
        ("broken.yaml", "openapi: 3.1.0\npaths: [\n"),
        ("other.yaml", "swagger: '2.0'\n"),
        ("empty.yaml", ""),
    ] {
        let from = copy.folder.write(name, text);
        let (code, _, errors) = copy.update(&from, &[]);
        assert_eq!(code, COULD_NOT_RUN, "{name}: {errors}");
        assert_eq!(contents(&copy.provider), before, "{name}");
    }
    assert_eq!(copy.update("/nowhere.yaml", &[]).0, COULD_NOT_RUN);
    assert_eq!(contents(&copy.provider), before);
}

#[test]
fn a_truncated_document_is_refused_or_replaces_the_old_one_completely() {
    let copy = Copy::new();
    let before = contents(&copy.provider);
    let half = &copy.document[..copy.document.len() / 2];
    let from = copy.folder.write("half.yaml", half);
    // If it ends between two lines, it can be valid.
    match copy.update(&from, &[]).0 {
        COULD_NOT_RUN => assert_eq!(contents(&copy.provider), before),
        _ => {
            let written = fs::read_to_string(copy.provider.join("openapi-bundled.yaml"));
            assert_eq!(written.unwrap(), half);
        }
    }
}

#[test]
fn an_update_that_fails_midway_replaces_nothing() {
    let copy = Copy::new();
    let before = contents(&copy.provider);
    let from = copy.folder.write("same.yaml", &copy.document);
    // The old document cannot be moved here.
    let obstacle = copy.provider.join(".old-document");
    fs::create_dir_all(obstacle.join("in-the-way")).unwrap();
    let (code, _, errors) = copy.update(&from, &[]);
    let is_undone = code == COULD_NOT_RUN && errors.contains("nothing is replaced");
    assert!(is_undone, "{errors}");
    fs::remove_dir_all(obstacle).unwrap();
    assert_eq!(contents(&copy.provider), before);
}

#[test]
fn an_update_replaces_the_document_and_its_record() {
    let copy = Copy::new();
    let before = contents(&copy.provider);
    let newer = copy.newer();
    let from = copy.folder.write("newer.yaml", &newer);
    let (code, out, _) = copy.update(&from, &["--dry-run"]);
    let is_dry = out.contains("dry run: nothing is replaced");
    assert!(code == HOLDS && is_dry, "{out}");
    assert_eq!(contents(&copy.provider), before);

    let (code, out, errors) = copy.update(&from, &[]);
    assert_eq!(code, HOLDS, "{out}{errors}");
    for part in [
        "the component Brandnew was added [schema-added]",
        "next: cargo contract generate openapi/partoo --output prebuilt/partoo.rs && cargo contract verify partoo",
    ] {
        assert!(out.contains(part), "{out}");
    }
    let written = fs::read_to_string(copy.provider.join("openapi-bundled.yaml"));
    assert_eq!(written.unwrap(), newer);
    assert!(
        verify::source(&conversation_apis_codegen::Folder::on_disk(&copy.provider))
            .unwrap()
            .is_none()
    );
    let record = fs::read_to_string(copy.provider.join("SOURCE.toml")).unwrap();
    let comment = "# The origin of the document in this folder.";
    assert!(record.starts_with(comment), "{record}");
}

#[test]
fn an_update_in_json_replaces_the_document_in_yaml() {
    let copy = Copy::new();
    let path = copy.provider.join("openapi-bundled.yaml");
    let value = Document::read(&path).unwrap().value;
    let from = copy.folder.write("new.json", &value.to_string());
    let (code, out, errors) = copy.update(&from, &[]);
    assert_eq!(code, HOLDS, "{out}{errors}");
    assert!(path.with_extension("json").exists());
    assert!(!path.exists());
}

#[test]
fn an_update_lists_overlays_that_have_no_effect_or_fail() {
    let copy = Copy::new();
    let path = copy.provider.join("openapi-bundled.yaml");
    let mut value = Document::read(&path).unwrap().value;
    value["components"]["schemas"]["Conversation"]["properties"]
        .as_object_mut()
        .unwrap()
        .remove("first_message_date");
    value["paths"]["/conversations"]["get"]["x-pagination"] = json!("theirs");
    let from = copy.folder.write("renamed.json", &value.to_string());
    let (code, out, _) = copy.update(&from, &[]);
    assert_eq!(code, HOLDS, "{out}");

    value["paths"] = json!({});
    let from = copy.folder.write("gone.json", &value.to_string());
    let (code, out, _) = copy.update(&from, &[]);
    assert_eq!(code, FINDINGS, "{out}");
    for part in [
        "overlay failed: ",
        "60-pagination.yaml: action 1",
        "next: edit the overlays named above,",
    ] {
        assert!(out.contains(part), "{out}");
    }
}

/// Writes files, each below a folder, with the folders.
fn write_all(root: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

const OTHER: (&str, &str) = ("openapi/partoo/SOURCE.toml", "");
const DOOR: (&str, &str) = (
    "src/octopush.rs",
    "\
impl types::Purpose {
    fn is_bulk(&self) -> bool { matches!(self, Self::Wholesale) }
}
impl types::Channel {
    fn is_bulk(&self) -> bool { matches!(self, Self::Wholesale) }
}
",
);
const PROGRAM: (&str, &str) = (
    "examples/send.rs",
    "\
use conversation_apis::octopush::types::{self, MultiChannelMessage, Purpose, Recipient};
let message = MultiChannelMessage::new(channel, text, [Recipient::new().email(to)]);
let message = message
    .simulation_mode(true);
assert_eq!(message.simulation_mode, Some(true));
let MultiChannelMessage { simulation_mode, .. } = message;
message.purpose(types::Purpose::Wholesale);
let simulation_mode = \"wholesale\";
match event { Event::OptOut(_) => {} }
",
);
const FIXTURE: (&str, &str) = (
    "tests/octopush/message.json",
    "{ \"simulation_mode\": true }\n",
);
/// Nothing in it is about the provider.
const ELSEWHERE: (&str, &str) = (
    "examples/other.rs",
    "message.simulation_mode(true); Purpose::Wholesale; Recipient::new().email(to)\n",
);
/// The provider, but neither the type nor the form.
const UNRELATED: (&str, &str) = (
    "README.md",
    "octopush: simulation_mode, client.list_messages().email(address), Other::Wholesale\n",
);

#[test]
fn an_update_names_the_programs_that_still_use_a_removed_setter_field_variant_or_event() {
    let folder = Folder::new();
    let repository = folder.0.join("repository");
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi/octopush");
    let read = |name: &str| fs::read_to_string(ours.join(name)).unwrap();
    let (source, document) = (read("SOURCE.toml"), read("openapi.yaml"));
    let old = [
        ("Cargo.toml", "[package]\n"),
        ("openapi/octopush/SOURCE.toml", &source),
        ("openapi/octopush/openapi.yaml", &document),
    ];
    write_all(&repository, &old);
    let files = [OTHER, DOOR, PROGRAM, FIXTURE, ELSEWHERE, UNRELATED];
    write_all(&repository, &files);
    let newer = document
        .replace("simulation_mode:", "dry_run:")
        .replace("[alert, wholesale]", "[alert, bulk]")
        .replace("opt_out:", "unsubscribed:")
        .replace("        email: {", "        mail: {")
        .replace("required: [email]", "required: [mail]");
    let from = folder.write("newer.yaml", &newer);
    let openapi = repository.join("openapi").display().to_string();
    let arguments = ["update", "octopush", "--openapi", &openapi, "--from", &from];
    let (code, out, errors) = contract(&arguments, b"");
    assert_eq!(code, HOLDS, "{out}{errors}");
    let named = out.lines().filter(|line| line.contains("still named: "));
    let named: Vec<&str> = named.collect();
    assert_eq!(
        named,
        [
            "still named: examples/send.rs: `Event::OptOut` in line 9",
            "still named: examples/send.rs: `MultiChannelMessage.simulation_mode` in lines 5, 6",
            "still named: examples/send.rs: `MultiChannelMessage::simulation_mode` in line 4",
            "still named: examples/send.rs: `Purpose::Wholesale` in line 7",
            "perhaps still named: examples/send.rs: `Recipient::email` in line 2",
            "still named: src/octopush.rs: `Purpose::Wholesale` in line 2",
            "still named: tests/octopush/message.json: `\"simulation_mode\"` in line 1",
        ],
        "{out}"
    );
}

#[test]
fn an_update_names_the_files_that_still_name_a_renamed_operation() {
    let copy = Copy::new();
    let repository = copy.folder.0.join("repository");
    fs::create_dir_all(repository.join("openapi/octopush")).unwrap();
    fs::create_dir_all(repository.join("src")).unwrap();
    fs::create_dir_all(repository.join("snapshots")).unwrap();
    fs::rename(&copy.provider, repository.join("openapi/partoo")).unwrap();
    for (name, text) in [
        ("Cargo.toml", "[package]\n"),
        (
            "src/partoo.rs",
            "\nclient.list_conversations();\nlist_conversations_later();\n",
        ),
        ("src/octopush.rs", "client.list_conversations();\n"),
        ("snapshots/a.snap", "listConversations\n"),
        ("README.md", "# `ListConversations`\n"),
    ] {
        fs::write(repository.join(name), text).unwrap();
    }
    let newer = copy.document.replace("listConversations", "listChats");
    let from = copy.folder.write("newer.yaml", &newer);
    let openapi = repository.join("openapi").display().to_string();
    let arguments = ["update", "partoo", "--openapi", &openapi, "--from", &from];
    let (code, out, errors) = contract(&arguments, b"");
    assert_eq!(code, HOLDS, "{out}{errors}");
    for part in [
        "the method `list_conversations` is renamed to `list_chats`, and its builder `ListConversations` to `ListChats`",
        "renamed: `listConversations` is now `listChats`, in Rust `list_conversations` is now `list_chats`\n",
        "still named: src/partoo.rs: `list_conversations` in line 2\n",
        "still named: README.md: `ListConversations` in line 1\n",
        "still named: 1 snapshot, which the tests write again\n",
    ] {
        assert!(out.contains(part), "{part}: {out}");
    }
    assert!(!out.contains("octopush.rs"), "{out}");
}
