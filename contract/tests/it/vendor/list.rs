//! The list of differences: what an entry covers, and when it no longer holds.

use std::fs;
use std::path::Path;

use conversation_apis_contract::cli::{COULD_NOT_RUN, FINDINGS, HOLDS};
use conversation_apis_contract::provider::PROVIDERS;
use conversation_apis_contract::verify;

use super::{Pair, entry, findings};
use crate::cli::contract;
use crate::folder::Folder;

/// Two operations, `a` and `b`, with responses of these components.
fn two(components: [&str; 2], schemas: &str) -> String {
    let get = |name: &str, component: &str| {
        format!(
            "  /{name}:\n    get:\n      operationId: {name}\n      responses: {{ '200': {{ description: ok, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{component}' }} }} }} }} }}\n"
        )
    };
    let [a, b] = components;
    format!(
        "paths:\n{}{}components:\n  schemas:\n{schemas}",
        get("a", a),
        get("b", b)
    )
}

const OURS: &str = "    T: { properties: { id: { type: integer }, size: { type: integer } } }\n";
const THEIRS: &str = "    t: { properties: { id: { type: number }, size: { type: number } } }\n    u: { properties: { id: { type: integer }, size: { type: number } } }\n";

#[test]
fn an_entry_holds_in_every_operation_that_has_the_place() {
    let both = two(["t", "t"], THEIRS);
    let pair = Pair::new(&two(["T", "T"], OURS), &both);
    pair.list(
        "[[difference]]\nkinds = [\"type-widened\"]\nat = [\"T.id\", \"T.size\"]\nreason = \"r\"\n",
    );
    assert_eq!(pair.run().0, HOLDS);
    // The vendor corrects one of two operations.
    let one = Pair::new(&two(["T", "T"], OURS), &two(["t", "u"], THEIRS));
    one.list(
        "[[difference]]\nkinds = [\"type-widened\"]\nat = [\"T.id\", \"T.size\"]\nreason = \"r\"\n",
    );
    let (code, report) = one.run();
    assert_eq!(code, FINDINGS);
    let text = "T.id: the vendor's document agrees now, in b; listed because: r";
    assert_eq!(
        findings(&report),
        [("vendor-agrees".to_owned(), text.to_owned())]
    );
    // The entry is limited to the other one.
    let list = entry("type-widened", "T.id", "operations = [\"a\"]")
        + &entry("type-widened", "T.size", "");
    one.list(&list);
    assert_eq!(one.run().0, HOLDS);
}

#[test]
fn an_entry_lists_only_what_it_names() {
    let pair = Pair::new(&two(["T", "T"], OURS), &two(["t", "u"], THEIRS));
    let id = |more: &str| entry("type-widened", "T.id", more);
    let size = entry("type-widened", "T.size", "");
    for (list, expected) in [
        (id("operations = [\"a\"]") + &size, &[][..]),
        (
            id("operations = [\"a\"]\ntheirs = \"number\"\nagainst = [\"t\"]") + &size,
            &[],
        ),
        (
            entry("type-widened", "T.*", "operations = [\"a\"]")
                + &entry("type-widened", "T.s*", "operations = [\"b\"]"),
            &[],
        ),
        (
            id("operations = [\"b\"]") + &size,
            &["unlisted-difference", "vendor-agrees"],
        ),
        (
            id("theirs = \"string\"") + &size,
            &["unlisted-difference", "vendor-agrees"],
        ),
        (
            id("operations = [\"a\"]\nagainst = [\"u\"]") + &size,
            &["unlisted-difference", "vendor-agrees"],
        ),
        (
            id("operations = [\"a\"]") + &size + &entry("type-widened", "T.none", ""),
            &["entry-not-compared"],
        ),
        (
            id("operations = [\"a\", \"c\"]") + &size,
            &["entry-not-compared"],
        ),
        (
            id("operations = [\"a\"]") + &entry("type-widened\", \"type-changed", "T.size", ""),
            &["entry-not-compared"],
        ),
        (
            entry("type-changed", "T.id", "operations = [\"a\"]") + &size,
            &["unlisted-difference", "vendor-agrees"],
        ),
    ] {
        pair.list(&list);
        let (_, report) = pair.run();
        let kinds: Vec<String> = findings(&report)
            .into_iter()
            .map(|(kind, _)| kind)
            .collect();
        assert_eq!(kinds, expected, "{list}\n{:?}", findings(&report));
    }
}

#[test]
fn a_value_that_the_vendor_adds_to_its_list_is_reported() {
    let schema = |values: &str| {
        format!("{{ properties: {{ status: {{ type: string, enum: [{values}] }} }} }}")
    };
    let list = "[[difference]]\nkinds = [\"enum-value-removed\"]\nat = [\"200.status=b\", \"200.status=c\"]\nreason = \"r\"\n";
    let pair = Pair::of_schemas(&schema("a, b, c"), &schema("a"));
    pair.list(list);
    assert_eq!(pair.run().0, HOLDS);
    let pair = Pair::of_schemas(&schema("a, b, c"), &schema("a, b"));
    pair.list(list);
    let (_, report) = pair.run();
    let text = "200.status=b: the vendor's document agrees now, in one; listed because: r";
    assert_eq!(
        findings(&report),
        [("vendor-agrees".to_owned(), text.to_owned())]
    );
}

#[test]
fn a_property_that_only_the_vendor_has_is_expected_beside_ours() {
    let list = entry("optional-property-added", "200.token", "");
    let ours = "{ properties: { id: {} } }";
    let with = Pair::of_schemas(ours, "{ properties: { id: {}, token: {} } }");
    with.list(&list);
    assert_eq!(with.run().0, HOLDS);
    let without = Pair::of_schemas(ours, ours);
    without.list(&list);
    assert_eq!(findings(&without.run().1)[0].0, "vendor-agrees");
}

#[test]
fn a_difference_that_changes_is_not_reported_as_agreement() {
    let pair = Pair::of_schemas(
        "{ properties: { id: { type: integer } } }",
        "{ properties: { id: { type: string } } }",
    );
    pair.list(&entry("type-widened", "200.id", "theirs = \"number\""));
    let (_, report) = pair.run();
    let texts: Vec<String> = findings(&report)
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    assert_eq!(
        texts,
        [
            "200.id: ours: integer; theirs: string [type-changed], in one",
            "200.id: the vendor's document now differs in another way than listed, in one; listed because: The server sends it so.",
        ]
    );
}

#[test]
fn proposals_become_a_list_once_they_have_reasons() {
    let pair = Pair::new(&two(["T", "T"], OURS), &two(["t", "u"], THEIRS));
    let file = pair.folder.path("new.toml");
    assert_eq!(pair.with(&["--propose", &file]).0, FINDINGS);
    let proposed = fs::read_to_string(&file).unwrap();
    pair.list(&proposed);
    let (code, _, errors) = pair.with(&[]);
    assert_eq!(code, COULD_NOT_RUN);
    assert!(errors.contains("line 1: the `reason` is empty"), "{errors}");
    pair.list(&proposed.replace("reason = \"\"", "reason = \"r\""));
    assert_eq!(pair.run().0, HOLDS, "{proposed}");
    // The list itself is not overwritten.
    let list = pair.folder.path("differences.toml");
    let (code, _, errors) = pair.with(&["--propose", &list]);
    assert_eq!(code, COULD_NOT_RUN);
    assert!(errors.contains("would overwrite"), "{errors}");
    assert!(
        fs::read_to_string(&list)
            .unwrap()
            .contains("reason = \"r\"")
    );
}

#[test]
fn the_list_of_each_provider_names_only_what_its_document_has() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi");
    for provider in PROVIDERS.iter().map(|provider| provider.name) {
        let found = verify::differences(&conversation_apis_codegen::Folder::on_disk(
            root.join(provider),
        ))
        .unwrap();
        assert!(found.is_empty(), "{provider}: {found:#?}");
    }
}

#[test]
fn verify_checks_the_names_in_the_list() {
    let folder = Folder::new();
    folder.write(
        "openapi.yaml",
        &format!(
            "openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\n{}",
            two(["T", "T"], OURS)
        ),
    );
    assert!(
        verify::differences(&conversation_apis_codegen::Folder::on_disk(&folder.0))
            .unwrap()
            .is_empty()
    );
    let entries = [
        (entry("type-widened", "T.id", "operations = [\"a\"]"), None),
        (entry("type-widened", "T.*", ""), None),
        (entry("optional-property-added", "T.token", ""), None),
        (entry("optional-property-added", "T.*", ""), None),
        (entry("response-error-added", "404", ""), None),
        (
            entry("type-widened", "T.ids", ""),
            Some("line 1: no place `T.ids`"),
        ),
        (
            entry("type-widened", "U.*", ""),
            Some("line 1: no place `U.*`"),
        ),
        (
            entry("optional-property-added", "U.token", ""),
            Some("line 1: no place `U.token`"),
        ),
        (
            entry("type-widened", "T.id", "operations = [\"c\"]"),
            Some("line 1: no operation `c`"),
        ),
        (
            entry("type-wide", "T.id", ""),
            Some("line 1: `type-wide` is not a kind of change"),
        ),
    ];
    for (list, expected) in entries {
        folder.write("differences.toml", &list);
        let found =
            verify::differences(&conversation_apis_codegen::Folder::on_disk(&folder.0)).unwrap();
        let text = found.first().map(|finding| finding.text.as_str());
        match expected {
            None => assert_eq!(text, None, "{list}"),
            Some(expected) => assert!(
                text.is_some_and(|text| text.starts_with(expected)),
                "{list} {text:?}"
            ),
        }
    }
}

#[test]
fn update_mentions_the_list() {
    let folder = Folder::new();
    fs::create_dir(folder.path("p")).unwrap();
    let document = format!(
        "openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\n{}",
        two(["T", "T"], OURS)
    );
    folder.write("p/openapi.yaml", &document);
    folder.write(
        "p/SOURCE.toml",
        "[document]\nfile = \"openapi.yaml\"\nsha256 = \"\"\n",
    );
    let new = folder.write("new.yaml", &document);
    let root = folder.0.display().to_string();
    let arguments = [
        "update",
        "p",
        "--from",
        &new,
        "--dry-run",
        "--openapi",
        &root,
    ];
    let (_, out, errors) = contract(&arguments, b"");
    assert!(!out.contains("--vendor"), "{out}{errors}");
    folder.write("p/differences.toml", "");
    let (_, out, errors) = contract(&arguments, b"");
    assert!(
        out.contains(&format!("p {new} --vendor` compares the two")),
        "{out}{errors}"
    );
}
