//! A copy is the same as what the server has, and is not read again.

use conversation_apis_mirror::source::Source;
use conversation_apis_server::{Request, Server};

use crate::for_each_provider;
use crate::support::{Database, expected};

for_each_provider!(everything_is_copied_once, copied);

async fn copied<S: Source>(provider: &str, source: impl Fn(&str) -> S) {
    let server = Server::start(provider).await.unwrap();
    let source = source(&server.base_url());
    let database = Database::new();
    let outcome = database.run(&source).await.unwrap();
    assert!(outcome.is_whole(), "{provider}: {outcome}");
    assert_eq!(database.rows(), expected(&source).await, "{provider}");

    // Nothing is new, so no messages are read, and the list once more at most.
    let before = server.requests().len();
    let outcome = database.run(&source).await.unwrap();
    assert!(outcome.is_whole(), "{provider}: {outcome}");
    let requests = server.requests();
    let (first, second) = requests.split_at(before);
    let lists = |requests: &[Request]| {
        let is_list = |request: &&Request| !request.path.contains("messages");
        requests.iter().filter(is_list).count()
    };
    assert_eq!(lists(second), second.len(), "{provider}");
    assert!(second.len() <= lists(first) + 1, "{provider}");
}

#[tokio::test(flavor = "multi_thread")]
async fn typed_columns_have_the_values_of_the_items() {
    let server = Server::start("partoo").await.unwrap();
    let source = crate::support::partoo(&server.base_url());
    let database = Database::new();
    database.run(&source).await.unwrap();
    let differs = "SELECT id FROM conversations
        WHERE status IS NOT raw ->> 'status' OR channel IS NOT raw ->> 'messaging_partner'
           OR is_open IS NOT (raw ->> 'status' = 'Open') OR unread IS NOT NOT (raw ->> 'is_read')
           OR length(last_message_at) <> 27 OR NOT decoded OR NOT listed";
    assert_eq!(database.texts(differs), Vec::<String>::new());
    let differs = "SELECT id FROM messages
        WHERE substr(sent_at, 1, 10) IS NOT substr(raw ->> 'date', 1, 10)
           OR (raw ->> 'content_type' = 'Text' AND direction <> 'system' AND text IS NOT raw ->> 'content')
           OR (raw ->> 'sender_type' = 'Consumer') IS NOT (direction = 'inbound')";
    assert_eq!(database.texts(differs), Vec::<String>::new());
}
