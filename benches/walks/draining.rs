//! Reading a whole list, compared with the loop that a caller would write.

use conversation_apis::{Error, Paginated, ninetynine, octopush, partoo};
use futures_util::{Stream, TryStreamExt};

use super::bare;
use super::measure::Compared;
use super::server::Process;

/// The number of items of every list.
const ITEMS: usize = 10_000;

const ROUNDS: usize = 40;

pub fn partoo(url: &str) -> partoo::Client {
    let builder = partoo::Client::builder("key").base_url(url);
    builder.without_quota().build().expect("a client")
}

pub fn chatwoot(url: &str) -> ninetynine::Client {
    let builder = ninetynine::Client::builder("key").base_url(url);
    builder.without_quota().build().expect("a client")
}

fn octopush(url: &str) -> octopush::Client {
    let builder = octopush::Client::builder("key", "login").base_url(url);
    builder.without_quota().build().expect("a client")
}

pub async fn count<T>(items: impl Stream<Item = Result<T, Error>>) -> usize {
    let add = |count, _| std::future::ready(Ok(count + 1));
    items.try_fold(0, add).await.expect("all items")
}

/// The items on all pages.
pub async fn pages<P: Paginated>(call: P) -> usize {
    let mut pages = call.pages();
    let mut count = 0;
    while let Some(page) = pages.next().await {
        let items = P::into_items(page.expect("a page"));
        count += items.expect("items").len();
    }
    count
}

/// Whether a comparison is made: all are, unless the environment selects some by a part of the name.
fn selected(name: &str) -> bool {
    let wanted = std::env::var("CONVERSATION_APIS_BENCH_ONLY").unwrap_or_default();
    name.contains(&wanted)
}

async fn compare<A, B>(name: &str, reference: impl Fn() -> A, walk: impl Fn() -> B)
where
    A: Future<Output = usize>,
    B: Future<Output = usize>,
{
    if selected(name) {
        let compared = Compared::of((ROUNDS, ITEMS), reference, walk).await;
        println!("{name:<24}{compared}");
    }
}

pub async fn all(runtime: &str) {
    let http = &bare::client();
    println!("reading {ITEMS} items, {runtime}: bare loop -> walk, ratio; {ROUNDS} rounds");
    cursors(http).await;
    numbers(http).await;
    messages(http).await;
}

async fn cursors(http: &reqwest::Client) {
    for (name, style, size) in [
        ("cursor", "cursors", 100),
        ("cursor, pages of 20", "cursors", 20),
        ("cursor, large items", "large", 100),
        ("cursor, gzip", "gzip", 100),
    ] {
        let server = Process::start(style);
        let (url, text) = (server.url(), size.to_string());
        let client = partoo(url);
        let call = || client.list_conversations().per_page(size);
        let reference = || bare::cursors(http, url, &text);
        compare(&format!("{name}: items"), reference, || {
            count(call().items())
        })
        .await;
        compare(&format!("{name}: pages"), reference, || pages(call())).await;
    }
}

async fn numbers(http: &reqwest::Client) {
    let server = Process::start("numbers");
    let url = server.url();
    let client = octopush(url);
    let call = || client.list_conversations();
    let reference = || bare::numbers(http, url);
    compare("page number: items", reference, || count(call().items())).await;
    compare("page number: pages", reference, || pages(call())).await;
}

async fn messages(http: &reqwest::Client) {
    let newest = i64::try_from(ITEMS).expect("small") + 1;
    for (name, style, size) in [
        ("before", "before", None),
        ("windows", "windows", Some(1_000)),
    ] {
        let server = Process::start(style);
        let url = server.url();
        let client = chatwoot(url);
        let call = || client.list_messages().account_id(1).conversation_id(1);
        let reference = || bare::messages(http, url, newest, size);
        compare(&format!("{name}: items"), reference, || {
            count(call().items())
        })
        .await;
        // Two windows share the items on their edge.
        if size.is_none() {
            compare(&format!("{name}: pages"), reference, || pages(call())).await;
        }
    }
}
