//! `verify` against a live server, and keys that must not be shown.

use std::fs;

use conversation_apis_contract::cli::{COULD_NOT_RUN, FINDINGS, HOLDS};
use serde_json::json;

use super::contract;
use crate::folder::Folder;

/// A live server whose pages have an undocumented property.
async fn server_with_drift() -> wiremock::MockServer {
    let server = wiremock::MockServer::start().await;
    let page = json!({ "conversations": [], "settings": [], "items": [], "count": 0, "next_cursor": null, "took_ms": 7 });
    let answer = wiremock::ResponseTemplate::new(200).set_body_json(page);
    wiremock::Mock::given(wiremock::matchers::any())
        .respond_with(answer)
        .mount(&server)
        .await;
    server
}

/// Cargo sets this variable for every test. The mock accepts any key.
const KEY_ENV: &str = "CARGO_PKG_NAME";

#[test]
fn a_live_server_that_differs_is_a_finding_until_a_baseline_accepts_it() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let server = runtime.block_on(server_with_drift());
    let folder = Folder::new();
    let baseline = &folder.path("baseline.toml");
    let base_url = server.uri();
    let verify = |more: &[&str]| {
        let live = [
            "verify",
            "partoo",
            "--base-url",
            &base_url,
            "--api-key-env",
            KEY_ENV,
        ];
        contract(&[&live[..], more].concat(), b"")
    };

    let (code, out, _) = verify(&[]);
    assert_eq!(code, FINDINGS);
    assert!(
        out.contains("undocumented-property") && out.contains("/properties/took_ms"),
        "{out}"
    );

    let (code, _, errors) = verify(&["--baseline", baseline, "--baseline-update"]);
    assert_eq!(code, COULD_NOT_RUN);
    assert!(errors.contains("--reason"), "{errors}");

    let (code, _, _) = verify(&[
        "--baseline",
        baseline,
        "--baseline-update",
        "--reason",
        "reported to the vendor",
    ]);
    assert_eq!(code, HOLDS);
    assert_eq!(verify(&["--baseline", baseline]).0, HOLDS);

    // A run on loopback ignores the findings accepted for a live server.
    for more in [
        &[][..],
        &["--baseline-prune"],
        &["--case", "Message:sample"],
    ] {
        let arguments = [&["verify", "partoo", "--baseline", baseline][..], more].concat();
        assert_eq!(contract(&arguments, b"").0, HOLDS, "{more:?}");
    }
    assert!(fs::read_to_string(baseline).unwrap().contains("took_ms"));
}

#[test]
fn a_live_run_that_cannot_start_states_why() {
    for (arguments, text) in [
        (
            &["verify", "partoo", "--base-url", "https://x.example"][..],
            "--api-key-env",
        ),
        (
            &[
                "verify",
                "partoo",
                "--base-url",
                "https://x.example",
                "--api-key-env",
                "NO_SUCH_KEY",
            ],
            "--api-key-env number 1 is not the name of an environment variable that is set",
        ),
        (
            &[
                "verify",
                "partoo",
                "--base-url",
                "http://x.example",
                "--api-key-env",
                KEY_ENV,
            ],
            "plain `http`",
        ),
        (
            &[
                "verify",
                "partoo",
                "--base-url",
                "http://127.0.0.1:1",
                "--api-key-env",
                KEY_ENV,
            ],
            "listConversations, settings, listWebhooks: could not connect",
        ),
        (
            &["verify", "partoo", "--baseline", "/nowhere.toml"],
            "/nowhere.toml: the baseline does not exist; make it with `--baseline /nowhere.toml --baseline-update --reason TEXT`",
        ),
    ] {
        let (code, out, errors) = contract(arguments, b"");
        assert_eq!((code, out.as_str()), (COULD_NOT_RUN, ""), "{arguments:?}");
        assert!(errors.contains(text), "{arguments:?}: {errors}");
        assert!(
            !errors.contains(env!("CARGO_PKG_NAME")),
            "the key: {errors}"
        );
    }
}

#[test]
fn a_key_in_the_wrong_place_is_not_shown() {
    let live = ["verify", "partoo", "--base-url", "http://127.0.0.1:1"];
    for key in [
        "sk-live-9f8e7d6c5b4a",
        "SECRETKEYOFTHEACCOUNT",
        "0b7ff1e2-8d9a-4b5c-9e3f-2a1d4c6b8e70",
        "eyJhbGciOi.eyJzdWIi=",
        "--sk9f8e7d6c5b",
        "-sk9f8e7d6c5b",
    ] {
        let address = format!("http://user:{key}@127.0.0.1:1");
        let query = format!("http://127.0.0.1:1?key={key}");
        let joined = format!("--api-key={key}");
        let named = format!("{key}=1");
        for more in [
            &["--api-key-env", key][..],
            &["--api-key", key],
            &[&joined],
            &["--api-key-env", KEY_ENV, key],
            &["--api-key-env", KEY_ENV, "--parameter", key],
            &["--api-key-env", KEY_ENV, "--parameter", &named],
            &["--api-key-env", KEY_ENV, "--max-requests", key],
            &["--api-key-env", KEY_ENV, "--report", key],
            &["--api-key-env", KEY_ENV, "--base-url", &address],
            &["--api-key-env", KEY_ENV, "--allow-writes", key],
        ] {
            let arguments = [&live[..], &["--report=json"], more].concat();
            let (code, out, errors) = contract(&arguments, b"");
            assert_eq!(code, COULD_NOT_RUN, "{more:?}");
            let told = format!("{out}{errors}").to_lowercase();
            let secret = key.trim_matches(['-', '=']).to_lowercase();
            assert!(!told.contains(&secret), "{more:?}: {told}");
        }
        for address in [&address, &query, key] {
            let arguments = [
                "verify",
                "partoo",
                "--report=json",
                "--base-url",
                address,
                "--api-key-env",
                KEY_ENV,
            ];
            let (code, out, errors) = contract(&arguments, b"");
            assert_eq!(code, COULD_NOT_RUN);
            let secret = key.trim_matches(['-', '=']);
            assert!(!format!("{out}{errors}").contains(secret), "{errors}");
        }
        let (code, out, errors) = contract(&[key, "verify"], b"");
        let secret = key.trim_matches(['-', '=']);
        assert!(
            code == COULD_NOT_RUN && !format!("{out}{errors}").contains(secret),
            "{errors}"
        );
    }
}

#[test]
fn writes_need_an_explicit_list_of_operations() {
    let live = [
        "verify",
        "partoo",
        "--base-url",
        "http://127.0.0.1:1",
        "--api-key-env",
        KEY_ENV,
    ];
    for (more, text) in [
        (&["--allow-writes"][..], "a value is required"),
        (&["--allow-writes", ""], "--allow-writes needs the ids"),
        (
            &["--allow-writes", "sendMessage,"],
            "--allow-writes needs the ids",
        ),
        (&["--body", "sendMessage=message.json"], "--allow-writes"),
        (
            &["--allow-writes", "sendMessage", "--body", "sendMessage"],
            "--body needs OPERATION=FILE",
        ),
        (
            &[
                "--allow-writes",
                "sendMessage",
                "--body",
                "readConversation=a.json",
            ],
            "which --allow-writes does not name",
        ),
        (
            &[
                "--allow-writes",
                "sendMessage",
                "--body",
                "sendMessage=no-such-file.json",
            ],
            "no-such-file.json",
        ),
    ] {
        let (code, _, errors) = contract(&[&live[..], more].concat(), b"");
        assert_eq!(code, COULD_NOT_RUN, "{more:?}");
        assert!(errors.contains(text), "{more:?}: {errors}");
    }
    let (code, _, errors) = contract(&["verify", "partoo", "--allow-writes", "sendMessage"], b"");
    assert_eq!(code, COULD_NOT_RUN);
    assert!(errors.contains("--base-url"), "{errors}");
}
