//! The documents of the server's package, which are those of `openapi/` as JSON, with overlays.

use std::path::Path;
use std::{env, fs};

use conversation_apis_codegen::Document;
use conversation_apis_contract::provider::PROVIDERS;
use conversation_apis_contract::server::Definition;

#[test]
fn the_documents_of_the_server_are_those_of_the_providers() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/documents");
    for provider in PROVIDERS {
        let document = Document::open(&provider.folder()).unwrap();
        let text = serde_json::to_string_pretty(&document.value).unwrap() + "\n";
        let path = folder.join(provider.name).with_extension("json");
        if env::var_os("UPDATE_DOCUMENTS").is_some() {
            fs::write(&path, text).unwrap();
            continue;
        }
        let name = provider.name;
        assert!(
            fs::read_to_string(&path).is_ok_and(|found| found == text),
            "server/documents/{name}.json is stale; run: \
             UPDATE_DOCUMENTS=1 cargo test -p conversation-apis-contract --test it documents"
        );
    }
    let names: Vec<&str> = PROVIDERS.iter().map(|provider| provider.name).collect();
    assert!(Definition::names().eq(names));
}
