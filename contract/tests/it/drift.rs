//! Recorded traffic.

mod agreement;
mod command_line;
mod observed;
mod privacy;
mod recorders;
mod tape;

use std::sync::LazyLock;

use conversation_apis_contract::drift::{Documents, Options, Recording};
use conversation_apis_contract::provider::Provider;
use conversation_apis_contract::verify::Verdict;

/// The addresses of the vendors' servers.
const SERVERS: [(&str, &str); 3] = [
    ("partoo", "https://api.partoo.co/v2"),
    ("octopush", "https://api.octopush.com/v1/public"),
    ("ninetynine", "https://online.99digital.co.il"),
];

fn server_of(provider: &str) -> &'static str {
    SERVERS
        .iter()
        .find(|(name, _)| *name == provider)
        .unwrap()
        .1
}

/// Reading the documents takes longer than comparing a recording.
static DOCUMENTS: LazyLock<Documents> = LazyLock::new(|| Documents::open().unwrap());

/// The verdicts about a recording.
fn verdicts(recording: &str, provider: Option<&str>) -> Vec<Verdict> {
    let options = Options {
        provider: provider.map(|name| Provider::find(name).unwrap()),
        base_url: None,
    };
    let recording = Recording::Stream("standard input", Box::new(recording.as_bytes()));
    DOCUMENTS.compare(vec![recording], &options).unwrap()
}

/// The verdict about a recording of one provider.
fn verdict(recording: &str, provider: Option<&str>) -> Verdict {
    let mut verdicts = verdicts(recording, provider);
    assert_eq!(verdicts.len(), 1, "{verdicts:#?}");
    verdicts.remove(0)
}
