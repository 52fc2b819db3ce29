//! A command line with providers of its own, and a program without a clone.

use std::fs;

use conversation_apis_contract::cli::{COULD_NOT_RUN, HOLDS, Streams, run_for};
use conversation_apis_contract::provider::{PROVIDERS, Provider};
use conversation_apis_contract::report::Styles;
use conversation_apis_contract::verify;

use crate::effects::NOTES;

/// Runs a command of a harness with one provider.
fn harness(provider: Provider, arguments: &[&str]) -> (u8, String, String) {
    let providers: &'static [Provider] = Box::leak(Box::new([provider]));
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let streams = Streams {
        styles: Styles::PLAIN,
        input: &mut &b""[..],
        out: &mut out,
        errors: &mut errors,
    };
    let arguments = ["harness"].iter().chain(arguments).map(Into::into);
    let code = run_for(providers, arguments, streams);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(out), text(errors))
}

/// The provider in a program that was built elsewhere.
fn moved(provider: &Provider) -> Provider {
    Provider {
        folder: "/no-such-folder/openapi/moved",
        ..*provider
    }
}

#[test]
fn the_embedded_documents_are_those_of_the_folders() {
    for provider in PROVIDERS {
        let (here, moved) = (provider.document().unwrap(), moved(provider));
        let there = moved.document().unwrap();
        assert_eq!(there.value, here.value, "{}", provider.name);
        assert_eq!(
            (there.text, there.overlays.len()),
            (here.text, here.overlays.len())
        );
        assert!(verify::source(&moved.source()).unwrap().is_none());
        assert!(verify::differences(&moved.source()).unwrap().is_empty());
    }
}

#[test]
fn a_harness_knows_only_its_own_providers_and_needs_no_clone() {
    let notes = moved(&NOTES);
    let (code, out, errors) = harness(notes, &["cases", NOTES.name]);
    assert_eq!((code, errors.as_str()), (HOLDS, ""));
    assert!(out.contains("\"id\""), "{out}");
    let (code, _, errors) = harness(notes, &["cases", "partoo"]);
    assert_eq!(code, COULD_NOT_RUN);
    let expected = format!("no provider `partoo`; there are: {}", NOTES.name);
    assert!(errors.contains(&expected), "{errors}");
}

#[test]
fn an_update_without_a_repository_says_so() {
    let folder = crate::folder::Folder::new();
    let from = folder.write("new.yaml", "openapi: 3.1.0\n");
    let (code, _, errors) = harness(moved(&NOTES), &["update", NOTES.name, "--from", &from]);
    assert_eq!(code, COULD_NOT_RUN);
    let expected = "which is not in one: run `cargo contract update` in a clone";
    assert!(errors.contains(expected), "{errors}");
    // A package that Cargo downloaded is not a repository.
    fs::create_dir_all(folder.0.join("openapi/notes")).unwrap();
    folder.write(".cargo-ok", "");
    let downloaded = Provider {
        folder: Box::leak(folder.path("openapi/notes").into_boxed_str()),
        ..NOTES
    };
    let (code, _, errors) = harness(downloaded, &["update", NOTES.name, "--from", &from]);
    assert_eq!(code, COULD_NOT_RUN);
    assert!(errors.contains(expected), "{errors}");
}

#[test]
fn a_live_server_needs_a_key_only_if_the_document_does() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let server = runtime.block_on(async {
        let server = wiremock::MockServer::start().await;
        let empty = serde_json::json!({ "notes": [], "count": 0, "labels": [] });
        wiremock::Mock::given(wiremock::matchers::any())
            .respond_with(wiremock::ResponseTemplate::new(200).set_body_json(empty))
            .mount(&server)
            .await;
        server
    });
    let arguments = |provider| ["verify", provider, "--base-url", "URL"];
    let uri = server.uri();
    let with_url =
        |provider| arguments(provider).map(|word| if word == "URL" { &uri } else { word });
    harness(NOTES, &with_url(NOTES.name));
    let requests = runtime.block_on(server.received_requests()).unwrap();
    assert!(!requests.is_empty());
    assert!(
        requests
            .iter()
            .all(|request| !request.headers.contains_key("authorization"))
    );

    let partoo = *Provider::find("partoo").unwrap();
    let (code, out, errors) = harness(partoo, &with_url("partoo"));
    assert_eq!(code, COULD_NOT_RUN);
    let text = format!("{out}{errors}");
    assert!(
        text.contains("(an empty variable is for a key that is not given): ApiKeyAuth in x-apikey"),
        "{text}"
    );
}
