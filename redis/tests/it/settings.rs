//! URLs, passwords, rights, names and limits.

use std::time::Duration;

use conversation_apis::Limiter;
use conversation_apis_redis::RedisQuota;

use crate::harness::members::{Group, TERMS};
use crate::harness::redis_server::RedisServer;

const MINUTE: Duration = Duration::from_secs(60);
/// A password that no output may contain.
const PASSWORD: &str = "canary-password-9e2f";

/// How a quota of this URL fails.
async fn failure(url: &str) -> String {
    let quota = match RedisQuota::builder(url, "name", 10, MINUTE).build() {
        Ok(quota) => quota,
        Err(error) => return format!("{error} {error:?}"),
    };
    let error = quota.ready().await.unwrap_err();
    format!("{error} {error:?} {quota:?}")
}

#[tokio::test]
async fn another_limit_or_window_under_the_same_name_is_an_error_that_names_both() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let quota = |limit, window| RedisQuota::builder(redis.url(), "one", limit, window).build();
    let first = quota(300, MINUTE).unwrap();
    first.ready().await.unwrap();
    drop(first.acquire().await);
    let other = quota(200, MINUTE).unwrap().ready().await.unwrap_err();
    let text = other.to_string();
    assert!(text.contains("300") && text.contains("200"), "{text}");
    let other = quota(300, Duration::from_secs(59)).unwrap();
    let text = other.ready().await.unwrap_err().to_string();
    assert!(text.contains("60") && text.contains("59"), "{text}");
    // The first goes on.
    drop(first.acquire().await);
    first.ready().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn quotas_of_different_names_share_nothing() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let quota = |name| RedisQuota::builder(redis.url(), name, 1, MINUTE).build();
    for name in ["one", "two", "one:two", "ünï çödé \r\n *$"] {
        let quota = quota(name).unwrap();
        drop(quota.acquire().await);
        let second = tokio::time::timeout(Duration::from_millis(100), quota.acquire());
        assert!(second.await.is_err(), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_password_is_used_and_never_shown() {
    let Some(redis) = RedisServer::start_with(Default::default(), &["--requirepass", PASSWORD])
    else {
        return;
    };
    let quota = RedisQuota::builder(redis.url(), "name", 10, MINUTE);
    assert!(!format!("{quota:?}").contains(PASSWORD));
    let quota = quota.build().unwrap();
    quota.ready().await.unwrap();
    drop(quota.acquire().await);
    assert!(!format!("{quota:?}").contains(PASSWORD), "{quota:?}");
    // Without a password, with a wrong one, and without a server.
    let address = redis.address();
    let none = failure(&format!("redis://{address}/")).await;
    assert!(none.contains("NOAUTH"), "{none}");
    let wrong = failure(&format!("redis://:wrong-{PASSWORD}@{address}/")).await;
    assert!(!wrong.contains(PASSWORD), "{wrong}");
    drop(redis);
    let away = failure(&format!("redis://:{PASSWORD}@{address}/")).await;
    assert!(!away.contains(PASSWORD), "{away}");
}

#[tokio::test]
async fn a_url_that_is_none_is_an_error_of_the_builder() {
    for url in [
        "",
        "127.0.0.1",
        "http://127.0.0.1/",
        &format!("redis://:{PASSWORD}@[/"),
        &format!("redis://:{PASSWORD}@127.0.0.1:port/"),
    ] {
        let error = RedisQuota::builder(url, "name", 10, MINUTE).build();
        let error = error.err().unwrap_or_else(|| panic!("{url} is taken"));
        let text = format!("{error} {error:?}");
        assert!(text.contains("redis://"), "{text}");
        assert!(!text.contains(PASSWORD), "{text}");
    }
}

/// The rights that the README names.
fn rights() -> Vec<String> {
    let text = include_str!("../../README.md");
    let mut lines = text.lines().map(str::trim);
    let line = lines.find(|line| line.starts_with("ACL SETUSER "));
    line.unwrap().split(' ').map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_rights_in_the_readme_are_enough() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let rights = rights();
    let words: Vec<&str> = rights.iter().map(String::as_str).collect();
    let _: () = redis.command(&words);
    let user = words[2];
    let password = words
        .iter()
        .find_map(|word| word.strip_prefix('>'))
        .unwrap();
    let url = format!("redis://{user}:{password}@{}/", redis.address());
    let group = Group::start(TERMS, &[url.clone(), url], 8);
    group.ready().await;
    let used = group.used(3.0).await;
    assert!(used > 0.5, "{used:.2} of the limit is used");
    group.members[0].quota.pause(Duration::from_millis(1));
    group.members[0].quota.resume();
    let _: () = redis.command(&["SCRIPT", "FLUSH"]);
    let used = group.used(3.0).await;
    assert!(used > 0.5, "{used:.2} of the limit is used");
    for member in &group.members {
        assert!(member.tally().failed.is_empty(), "{:?}", member.tally());
    }
    let denied: Vec<String> = redis.command(&["ACL", "LOG"]);
    assert!(denied.is_empty(), "{denied:?}");
    group.assert_kept();
}

/// A cluster refuses scripts whose keys are not all in one slot.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_of_a_cluster_serves_a_quota() {
    let options = ["--cluster-enabled", "yes"];
    let Some(redis) = RedisServer::start_with(Default::default(), &options) else {
        return;
    };
    let _: () = redis.command(&["CLUSTER", "ADDSLOTSRANGE", "0", "16383"]);
    let state = || redis.command::<String>(&["CLUSTER", "INFO"]);
    crate::harness::members::soon(|| state().contains("cluster_state:ok")).await;
    let group = Group::start(TERMS, &[redis.url(), redis.url()], 8);
    group.ready().await;
    group.windows(1.0).await;
    let used = group.used(3.0).await;
    assert!(used > 0.5, "{used:.2} of the limit is used");
    group.assert_kept();
}

/// Keys of other programs stay as they are, and nothing of the quota stays for ever.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_keys_have_the_prefix_and_expire() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let group = Group::start(TERMS, &[redis.url(), redis.url()], 8);
    group.windows(1.2).await;
    let keys: Vec<String> = redis.command(&["KEYS", "*"]);
    assert!(!keys.is_empty());
    for key in keys {
        assert!(key.contains("{") && key.contains("group"), "{key}");
        let left: i64 = redis.command(&["PTTL", &key]);
        assert!(left > 0, "{key} does not expire");
    }
}
