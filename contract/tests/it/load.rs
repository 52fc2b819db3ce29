//! Walks under random faults: a walk must return all items once and in order.

use std::time::Duration;

use conversation_apis::pagination::{Bounds, Token};
use conversation_apis::{ErrorKind, Paginated, Quota, Retry, ninetynine, octopush, partoo};
use conversation_apis_contract::server::{Fault, Server};
use fastrand::Rng;
use futures_util::StreamExt;

/// How a list is walked.
struct Way {
    random: Rng,
    /// Whether the walk is sometimes dropped and continued from its token.
    tokens: bool,
    prefetch: bool,
    at_once: usize,
}

/// What a walk returned.
#[derive(Debug, Default, PartialEq, Eq)]
struct Drained {
    ids: Vec<String>,
    bad: usize,
}

/// Walks a list to its end, and resumes after each failure.
async fn drain<'a, P: Paginated + 'a>(
    call: P,
    id: fn(&P::Item) -> String,
    mut way: Way,
) -> Drained {
    let mut drained = Drained::default();
    let mut token: Option<Token> = None;
    let mut failures = 0;
    loop {
        let mut items = match &token {
            Some(token) => call.clone().items_after(token).unwrap(),
            None => call.clone().items(),
        };
        items = items.prefetch(way.prefetch).concurrency(way.at_once);
        if way.tokens {
            items = items.bounds(Bounds::default().items(way.random.u64(1..60)));
        }
        loop {
            match items.next().await {
                Some(Ok(item)) => drained.ids.push(id(&item)),
                Some(Err(error)) if error.item().is_some() => drained.bad += 1,
                Some(Err(error)) if error.kind() == ErrorKind::LimitReached => {}
                Some(Err(error)) => {
                    failures += 1;
                    assert!(failures < 100, "{error}");
                    items.resume();
                }
                None => break,
            }
        }
        let text = serde_json::to_string(&items.token()).unwrap();
        let next: Token = serde_json::from_str(&text).unwrap();
        if next.is_end() {
            return drained;
        }
        token = Some(next);
    }
}

/// A random script of faults, with or without faults in items.
fn script(random: &mut Rng, with_bad_items: bool) -> Vec<String> {
    let all = [
        "408",
        "429",
        "429;retry-after=0",
        "500",
        "502",
        "503",
        "504",
        "503;empty",
        "401",
        "cut",
        "close",
        "reset",
        "html",
        "html=502",
        "truncated-json",
        "slow-headers=20",
        "slow-body=1;chunk=2000",
        "unknown-enum=1",
        "undocumented=0",
        "invalid-utf8",
        "bad-item=0",
        "bad-item=3",
    ];
    let kinds = if with_bad_items {
        all.len()
    } else {
        all.len() - 3
    };
    (0..random.usize(0..12))
        .map(|_| {
            let (kind, nth) = (all[random.usize(..kinds)], random.u64(1..9));
            format!("{kind};nth={nth};times={}", random.u64(1..4))
        })
        .collect()
}

/// Compares walks with faults with walks without.
macro_rules! walks {
    ($name:ident, $provider:literal, $client:expr, $call:expr, $id:expr) => {
        #[tokio::test]
        async fn $name() {
            for seed in 0..40 {
                let mut random = Rng::with_seed(seed);
                let tokens = random.bool();
                let script = script(&mut random, !tokens);
                let retry = match random.bool() {
                    true => Retry::default().base_delay(Duration::from_millis(1)),
                    false => Retry::off(),
                };
                let way = |random: &Rng| Way {
                    random: random.clone(),
                    tokens,
                    prefetch: seed % 2 == 0,
                    at_once: 1 + usize::try_from(seed).unwrap() % 4,
                };
                let calm = Server::start($provider).await.unwrap();
                let faults = script.iter().map(|fault| fault.parse::<Fault>().unwrap());
                let rough = Server::builder($provider)
                    .script(faults)
                    .start()
                    .await
                    .unwrap();
                let http = reqwest::Client::builder().no_proxy().build().unwrap();
                let client = |server: &Server| {
                    let builder = $client.base_url(server.base_url()).retry(retry);
                    builder
                        .http_client(http.clone())
                        .without_quota()
                        .build()
                        .unwrap()
                };
                let (calm, rough) = (client(&calm), client(&rough));
                let expected = drain($call(&calm), $id, way(&random)).await;
                assert_eq!(expected.bad, 0);
                let found = drain($call(&rough), $id, way(&random)).await;
                let what = format!("{}: seed {seed}: {script:?}", $provider);
                // The last item of a page before an id comes again on the next page if its id
                // cannot be read, and may then be without a fault.
                let again = found.ids.len() + found.bad - expected.ids.len();
                assert!(again <= found.bad, "{what}: {found:?}");
                let mut all = expected.ids.iter();
                let in_order = found.ids.iter().all(|id| all.any(|other| other == id));
                assert!(in_order, "{what}: {:?}", found.ids);
            }
        }
    };
}

walks!(
    a_list_by_cursor_is_complete_under_random_faults,
    "partoo",
    partoo::Client::builder("key"),
    list_messages_of_partoo,
    |item| item.id.unwrap_or_default().to_string()
);

walks!(
    a_list_by_page_number_is_complete_under_random_faults,
    "octopush",
    octopush::Client::builder("key", "login"),
    list_conversations_of_octopush,
    |item| item.conversation_id.clone().unwrap_or_default()
);

walks!(
    the_list_of_an_account_is_complete_under_random_faults,
    "ninetynine",
    ninetynine::Client::builder("key"),
    list_conversations_of_ninetynine,
    |item| item.id.unwrap_or_default().to_string()
);

walks!(
    a_list_before_an_id_is_complete_under_random_faults,
    "ninetynine",
    ninetynine::Client::builder("key"),
    list_messages_of_ninetynine,
    |item| item.id.unwrap_or_default().to_string()
);

fn list_messages_of_partoo(client: &partoo::Client) -> partoo::builder::ListMessages {
    client.list_messages().conversation_id(1).per_page(7)
}

fn list_conversations_of_octopush(
    client: &octopush::Client,
) -> octopush::builder::ListConversations {
    client.list_conversations().per_page(30)
}

fn list_conversations_of_ninetynine(
    client: &ninetynine::Client,
) -> ninetynine::builder::ListConversations {
    client.list_conversations().account_id(1)
}

fn list_messages_of_ninetynine(client: &ninetynine::Client) -> ninetynine::builder::ListMessages {
    client.list_messages().account_id(1).conversation_id(1)
}

#[tokio::test]
async fn two_clients_share_one_quota() {
    let server = Server::start("partoo").await.unwrap();
    let window = Duration::from_millis(300);
    let quota = Quota::new(5, window);
    let client = || {
        let builder = partoo::Client::builder("key").base_url(server.base_url());
        builder.quota(quota.clone()).build().unwrap()
    };
    let walk = async |client: partoo::Client| {
        let items = client.list_conversations().per_page(5).items();
        items
            .filter(|item| std::future::ready(item.is_ok()))
            .count()
            .await
    };
    let start = std::time::Instant::now();
    let (one, other) = tokio::join!(walk(client()), walk(client()));
    assert_eq!((one, other), (25, 25));
    // Ten requests or more, of which the rate limit allows five in a window.
    assert!(start.elapsed() >= window, "{:?}", start.elapsed());
}
