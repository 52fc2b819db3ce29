//! Effects of writes: a server that follows its document, and servers that accept a write
//! and do something else.

mod embedded;
mod server;

use std::sync::LazyLock;

use conversation_apis_codegen::Document;
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::provider::{
    Operation, Provider, Type, client, connect, outcome, walked,
};
use conversation_apis_contract::verify::{Options, Verdict, verify_against};
use serde_json::{Value, json};

pub use self::server::{Lie, start};

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
mod api {
    include!(concat!(env!("OUT_DIR"), "/effects.rs"));
}

/// The provider of `tests/cases/effects`.
pub static NOTES: Provider = include!(concat!(env!("OUT_DIR"), "/effects_provider.rs"));

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/cases/effects/openapi.yaml"
    );
    Document::read(file.as_ref()).unwrap()
});

/// The document as it is.
pub fn contract() -> Contract {
    Contract::of(DOCUMENT.clone()).unwrap()
}

async fn verdict(lie: Lie, change: impl FnOnce(&mut Value)) -> Verdict {
    let mut document = DOCUMENT.clone();
    change(&mut document.value);
    let contract = Contract::of(document).unwrap();
    let server = start(lie).await;
    let options = Options {
        server: Some(server.uri()),
        ..Options::default()
    };
    verify_against(&NOTES, &contract, &options).await.unwrap()
}

/// Kind, place and text of the findings.
fn findings(verdict: &Verdict) -> Vec<(&str, String, &str)> {
    let findings = verdict.findings.iter();
    findings
        .map(|it| (it.kind.id(), it.place(), it.text.as_str()))
        .collect()
}

/// Asserts that a server with this lie has exactly these findings.
async fn lies(lie: Lie, expected: &[(&str, &str)]) {
    let verdict = verdict(lie, |_| ()).await;
    let found = findings(&verdict);
    let expected: Vec<_> = expected
        .iter()
        .map(|(place, text)| ("no-effect", (*place).to_owned(), *text))
        .collect();
    assert_eq!(found, expected, "{lie:?}");
}

#[tokio::test]
async fn a_server_that_follows_the_document_shows_every_effect() {
    let verdict = verdict(Lie::None, |_| ()).await;
    assert_eq!(findings(&verdict), []);
    let rows = verdict.effects.iter();
    let rows: Vec<_> = rows
        .map(|row| {
            (
                row.operation.as_str(),
                row.calls == row.shown,
                row.reason.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("createNote", true, None),
            ("deleteNote", true, None),
            ("changeNote", true, None),
            ("setLabels", true, None),
            (
                "readNote",
                true,
                Some("No call shows whether a note was read.")
            ),
        ]
    );
    let calls: Vec<_> = verdict.effects.iter().map(|row| row.calls).collect();
    assert_eq!(calls, [1, 1, 3, 1, 0]);
    let note = "pingNote: no `x-effect` says what it changes";
    assert!(
        verdict.notes.iter().any(|it| it == note),
        "{:?}",
        verdict.notes
    );
}

#[tokio::test]
async fn a_server_that_accepts_and_ignores_is_found() {
    lies(
        Lie::Ignores("PATCH"),
        &[
            (
                "changeNote",
                "accepted, and nothing changed: `/data` of `getNote`",
            ),
            (
                "changeNote",
                "accepted, and nothing changed: `/state` of `getNote`",
            ),
        ],
    )
    .await;
    lies(
        Lie::Ignores("DELETE"),
        &[(
            "deleteNote",
            "accepted, and nothing changed: the item is still in `listNotes`",
        )],
    )
    .await;
    lies(
        Lie::Ignores("PUT"),
        &[(
            "setLabels",
            "accepted, and nothing changed: `/labels` of `listLabels`",
        )],
    )
    .await;
}

#[tokio::test]
async fn a_server_that_sets_another_value_is_found() {
    lies(
        Lie::OtherValue,
        &[(
            "changeNote",
            "accepted, and `/state` of `getNote` does not have the value that was sent",
        )],
    )
    .await;
}

#[tokio::test]
async fn a_server_that_wants_another_method_is_found() {
    lies(
        Lie::OtherMethod,
        &[("changeNote", "it was answered with 405")],
    )
    .await;
}

#[tokio::test]
async fn a_server_that_wants_the_body_without_its_wrapper_is_found() {
    lies(
        Lie::NoWrapper,
        &[
            (
                "createNote",
                "accepted, and `/text` of `listNotes` does not have the value that was sent",
            ),
            (
                "createNote",
                "accepted, and `/text` of `getNote` does not have the value that was sent",
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_server_that_applies_a_write_twice_is_found() {
    lies(
        Lie::Twice,
        &[
            (
                "createNote",
                "accepted, and `listNotes` has more than one new item",
            ),
            (
                "createNote",
                "accepted, and `/count` of `countNotes` changed by more than 1",
            ),
        ],
    )
    .await;
}

/// Asserts that a changed `x-effect` of an operation is a finding with this place and text.
async fn wrong(path: &str, method: &str, effect: Value, expected: (&str, &str)) {
    let verdict = verdict(Lie::None, |document| {
        document["paths"][path][method]["x-effect"] = effect.clone();
    })
    .await;
    let found = findings(&verdict);
    let (place, text) = expected;
    let is_it = |(kind, at, found): &(&str, String, &str)| {
        *kind == "extension" && at.ends_with(place) && found.contains(text)
    };
    assert!(found.iter().any(is_it), "{effect}: {found:?}");
    assert_eq!(found.len(), 1, "{found:?}");
}

#[tokio::test]
async fn an_effect_that_names_what_the_document_does_not_have_is_found() {
    let effect = |change: Value| {
        let mut effect = json!({ "operation": "getNote", "expect": { "/state": "Open" } });
        for (key, value) in change.as_object().unwrap() {
            effect[key] = value.clone();
        }
        json!([effect])
    };
    let cases = [
        (json!("  "), ("x-effect", "must be a list")),
        (
            effect(json!({ "operation": "getNotes" })),
            ("operation", "no operation `getNotes`"),
        ),
        (
            effect(json!({ "operation": "changeNote" })),
            ("operation", "not a GET"),
        ),
        (
            effect(json!({ "parameters": { "id": 1 } })),
            ("parameters/id", "no parameter `id`"),
        ),
        (
            effect(json!({ "expect": { "/stat": "Open" } })),
            ("expect/~1stat", "`getNote` has no `/stat`"),
        ),
        (
            effect(json!({ "expect": { "/state": "$request.body#/stat" } })),
            (
                "expect/~1state",
                "the request body of `changeNote` has no `/stat`",
            ),
        ),
        (
            effect(json!({ "expect": { "/state": "$request.path.state" } })),
            (
                "expect/~1state",
                "the path of `changeNote` has no parameter `state`",
            ),
        ),
        (
            effect(json!({ "expect": { "/state": "$response.body#/stat" } })),
            ("expect/~1state", "no success of `changeNote` has `/stat`"),
        ),
        (
            json!([{ "operation": "getNote", "item": { "/id": 1 } }]),
            ("x-effect/0", "does not return exactly one list"),
        ),
        (
            json!([{ "operation": "listNotes", "item": { "/ids": 1 } }]),
            ("item/~1ids", "an item of `listNotes` has no `/ids`"),
        ),
    ];
    for (effect, expected) in cases {
        wrong("/notes/{note_id}", "patch", effect, expected).await;
    }
    let unknown = json!([{ "operation": "getNote", "expect": { "/state": "Open" } }]);
    let expected = ("x-effect/0", "`getNote` needs the parameter `note_id`");
    wrong("/notes", "post", unknown, expected).await;
}
