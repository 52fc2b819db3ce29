//! Walks as values: returned from functions, kept beside their client, spawned, and many at
//! the same time.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use conversation_apis::pagination::{Items, Pages};
use conversation_apis::partoo::{Client, builder, types};
use conversation_apis::{Error, ErrorKind, Paginated, ninetynine, octopush};
use futures_util::{Stream, StreamExt, TryStream, TryStreamExt, stream};
use serde_json::{Value, json};
use wiremock::{MockServer, ResponseTemplate};

use crate::support::{answering, asked, client, json_body, paged};

async fn two_pages() -> MockServer {
    paged(&[(None, &[1, 2], Some("b")), (Some("b"), &[3], None)]).await
}

/// A stream that the caller gets without the client.
fn ids(server: &MockServer) -> impl Stream<Item = Result<i64, Error>> + Send + use<> {
    let conversations = client(server).list_conversations().items();
    conversations.map_ok(|conversation| conversation.id.unwrap())
}

#[tokio::test]
async fn a_walk_can_be_returned_from_a_function_that_made_the_client() {
    let server = two_pages().await;
    let found: Vec<i64> = ids(&server).try_collect().await.unwrap();
    assert_eq!(found, [1, 2, 3]);
}

/// A service that keeps a client and the walk over its conversations.
struct Inbox {
    client: Client,
    conversations: Items<builder::ListConversations>,
}

impl Inbox {
    fn open(server: &MockServer) -> Self {
        let client = client(server);
        let conversations = client.list_conversations().items();
        Self {
            client,
            conversations,
        }
    }

    async fn next(&mut self) -> Option<types::Conversation> {
        self.conversations.next().await?.ok()
    }
}

#[tokio::test]
async fn a_walk_can_be_kept_in_a_struct_beside_its_client() {
    let server = two_pages().await;
    let mut inbox = Inbox::open(&server);
    assert_eq!(inbox.next().await.unwrap().id, Some(1));
    // Neither borrows the other.
    let Inbox {
        client,
        mut conversations,
    } = inbox;
    drop(client);
    assert_eq!(conversations.next().await.unwrap().unwrap().id, Some(2));
    assert_eq!(conversations.next().await.unwrap().unwrap().id, Some(3));
    assert!(conversations.next().await.is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn walks_can_be_spawned_on_a_runtime_of_several_threads() {
    let server = two_pages().await;
    let client = client(&server);
    let tasks: Vec<_> = (0..4)
        .map(|_| {
            let mut items = client.list_conversations().items();
            tokio::spawn(async move {
                let mut found = Vec::new();
                while let Some(item) = items.next().await {
                    found.push(item.unwrap().id.unwrap());
                    tokio::task::yield_now().await;
                }
                found
            })
        })
        .collect();
    let mut pages = client.list_conversations().pages();
    let pages = tokio::spawn(async move {
        let first = pages.next().await.unwrap().unwrap();
        (first.conversations.unwrap().len(), pages.count().await)
    });
    drop(client);
    for task in tasks {
        assert_eq!(task.await.unwrap(), [1, 2, 3]);
    }
    assert_eq!(pages.await.unwrap(), (2, 1));
}

/// The trait bounds that an axum response body, a boxed stream and a spawned task require.
const fn owns_all<T: Send + Unpin + 'static>() {}

const _: () = {
    owns_all::<Items<builder::ListConversations>>();
    owns_all::<Pages<builder::ListConversations>>();
    owns_all::<Items<builder::ListMessages>>();
    owns_all::<Items<octopush::builder::ListConversations>>();
    owns_all::<Pages<octopush::builder::ListMessages>>();
    owns_all::<Items<ninetynine::builder::ListConversations>>();
    owns_all::<Pages<ninetynine::builder::ListMessages>>();
};

/// The trait bounds of `axum::body::Body::from_stream`.
fn body<S>(stream: S) -> S
where
    S: TryStream + Send + 'static,
    S::Ok: Into<Bytes>,
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    stream
}

#[tokio::test]
async fn a_walk_can_be_the_body_of_an_axum_response() {
    let server = two_pages().await;
    let lines = body(ids(&server).map_ok(|id| format!("{id}\n")));
    let text: String = lines.try_collect().await.unwrap();
    assert_eq!(text, "1\n2\n3\n");
}

#[tokio::test]
async fn a_walk_can_be_boxed_as_a_stream_of_any_provider() {
    let server = two_pages().await;
    let boxed: stream::BoxStream<'static, Result<i64, Error>> = Box::pin(ids(&server));
    assert_eq!(boxed.count().await, 3);
}

/// Counts the walks that exist at the same time, and the most there were.
#[derive(Clone, Default)]
struct Alive(Arc<(AtomicUsize, AtomicUsize)>);

struct Guard(Alive);

impl Alive {
    fn enter(&self) -> Guard {
        let now = self.0.0.fetch_add(1, Ordering::SeqCst) + 1;
        self.0.1.fetch_max(now, Ordering::SeqCst);
        Guard(self.clone())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.0.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A server with two pages of three messages for each conversation. The second page of
/// conversation 4 fails.
async fn conversations() -> MockServer {
    answering(move |request| {
        let of: i64 = asked(request, "conversation_id").unwrap().parse().unwrap();
        let is_first = asked(request, "cursor").is_none();
        if of == 4 && !is_first {
            return ResponseTemplate::new(500);
        }
        let ids = if is_first { 0..3 } else { 3..6 };
        let messages: Vec<Value> = ids.map(|id| json!({ "id": of * 10 + id })).collect();
        let body = json!({ "messages": messages, "next_cursor": is_first.then_some("b") });
        json_body(body).set_delay(Duration::from_millis(20))
    })
    .await
}

/// The example in the documentation of `pagination`.
#[tokio::test]
async fn flat_map_unordered_limits_concurrent_lists_and_an_error_ends_only_its_list() {
    let server = conversations().await;
    let client = client(&server);
    let alive = Alive::default();
    let mut messages = stream::iter(0..10).flat_map_unordered(3, |id| {
        let guard = alive.enter();
        let messages = client.list_messages().conversation_id(id).items();
        messages.map(move |message| (id, message, guard.0.0.0.load(Ordering::SeqCst)))
    });
    let (mut found, mut errors) = (vec![Vec::new(); 10], Vec::new());
    while let Some((id, message, now)) = messages.next().await {
        assert!((1..=3).contains(&now), "{now} lists at the same time");
        match message {
            Ok(message) => found[usize::try_from(id).unwrap()].push(message.id.unwrap() - id * 10),
            Err(error) => errors.push((id, error.kind())),
        }
    }
    for (id, found) in found.iter().enumerate() {
        let all = if id == 4 { 3 } else { 6 };
        assert_eq!(*found, (0..all).collect::<Vec<_>>(), "{id}");
    }
    assert_eq!(errors, [(4, ErrorKind::Status)]);
    let (now, most) = &*alive.0;
    assert_eq!(
        (now.load(Ordering::SeqCst), most.load(Ordering::SeqCst)),
        (0, 3)
    );
}
