//! What a later run sees of changes.

use conversation_apis::ninetynine;
use conversation_apis_mirror::config::Settings;
use conversation_apis_mirror::mirror::Mirror;
use conversation_apis_mirror::source::Source;
use conversation_apis_server::Server;

use crate::for_each_provider;
use crate::support::{Database, expected, without_contacts};

for_each_provider!(new_messages_and_conversations_are_seen, seen);

async fn seen<S: Source>(provider: &str, source: impl Fn(&str) -> S) {
    let server = Server::start(provider).await.unwrap();
    let source = source(&server.base_url());
    let database = Database::new();
    database.run(&source).await.unwrap();
    for messages in [3, 20] {
        server.customer_writes(messages);
        let outcome = database.run(&source).await.unwrap();
        assert!(outcome.is_whole(), "{provider}: {outcome}");
    }
    let expected = expected(&source).await;
    let stored = without_contacts(database.rows());
    assert_eq!(stored, without_contacts(expected.clone()), "{provider}");

    let full = Settings {
        full: true,
        ..Settings::default()
    };
    let mut mirror = Mirror::new(source.clone(), database.open(), full);
    mirror.run().await.unwrap();
    assert_eq!(database.rows(), expected, "{provider}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_the_status_is_seen() {
    let server = Server::start("ninetynine").await.unwrap();
    let source = crate::support::ninetynine(&server.base_url());
    let database = Database::new();
    database.run(&source).await.unwrap();
    let open = "SELECT id FROM conversations WHERE is_open";
    let open = database.texts(open)[0].clone();
    let toggle = ninetynine::types::StatusToggle::resolve();
    let call = source
        .client
        .set_status(1, open.parse::<i64>().unwrap(), toggle);
    call.send().await.unwrap();
    let settings = Settings {
        full: true,
        ..Settings::default()
    };
    let mut mirror = Mirror::new(source.clone(), database.open(), settings);
    mirror.run().await.unwrap();
    let status = format!("SELECT status FROM conversations WHERE id = '{open}'");
    assert_eq!(database.texts(&status), ["resolved"]);
    assert_eq!(database.rows(), expected(&source).await);
}
