//! The command line.

use std::time::Duration;

use conversation_apis_mirror::config::{Config, Provider, Rate};

fn read(arguments: &str) -> Result<Config, String> {
    Config::read(arguments.split_whitespace().map(str::to_owned))
}

#[test]
fn arguments_are_read_in_any_order() {
    let config = read("--to a.sqlite --rate 300/60 ninetynine --account 7 --follow 30 --full");
    let config = config.unwrap();
    assert_eq!(config.provider, Provider::Ninetynine { account: 7 });
    assert_eq!(config.to, "a.sqlite");
    let window = Duration::from_secs(60);
    let requests = 300;
    assert_eq!(config.rate, Some(Rate { requests, window }));
    assert_eq!(config.settings.follow, Some(Duration::from_secs(30)));
    assert!(config.settings.full);
    assert_eq!(config.settings.concurrency, 8);
}

#[test]
fn wrong_arguments_are_named() {
    for (arguments, expected) in [
        ("", "name a provider: partoo, octopush or ninetynine"),
        (
            "partoo",
            "--to is missing: name a file or a postgres:// URL",
        ),
        ("partoo --to", "--to needs a value"),
        (
            "parto --to a",
            "unknown provider parto; use partoo, octopush or ninetynine",
        ),
        (
            "partoo octopush --to a",
            "there is an argument after the provider: see --help",
        ),
        (
            "ninetynine --to a",
            "--account is missing: ninetynine needs it",
        ),
        ("partoo --to a --account 1", "partoo takes no --account"),
        (
            "partoo --to a --rate 300",
            "--rate 300 is not N/SECONDS, such as 300/60",
        ),
        (
            "partoo --to a --rate 0/60",
            "--rate 0/60 is not N/SECONDS, such as 300/60",
        ),
        (
            "partoo --to a --follow -1",
            "--follow -1 is not a number of seconds above 0",
        ),
        (
            "partoo --to a --follow NaN",
            "--follow NaN is not a number of seconds above 0",
        ),
        (
            "partoo --to a --concurrency 0",
            "--concurrency 0 is not a whole number from 1",
        ),
        ("partoo --to a --verbose", "unknown argument --verbose"),
        (
            "partoo --to=postgres://user:secret@host/a",
            "unknown argument --to",
        ),
        (
            "partoo a-key --to a",
            "there is an argument after the provider: see --help",
        ),
        (
            "postgres://user:secret@host/a --to partoo",
            "unknown provider postgres; use partoo, octopush or ninetynine",
        ),
        (
            "partoo --to mysql://user:secret@host/a",
            "--to mysql:… is not supported: name a file or a postgres:// URL",
        ),
        (
            "partoo --to :memory:",
            "--to :… is not supported: name a file or a postgres:// URL",
        ),
    ] {
        assert_eq!(read(arguments).unwrap_err(), expected, "{arguments}");
    }
}

#[test]
fn a_source_is_named_by_its_host() {
    let account = Provider::Ninetynine { account: 7 };
    for (url, expected) in [
        (None, "ninetynine, account 7"),
        (
            Some("https://chat.example.com/"),
            "ninetynine, account 7, at chat.example.com",
        ),
        (
            Some("http://127.0.0.1:8080/v2"),
            "ninetynine, account 7, at 127.0.0.1",
        ),
        (
            Some("https://user:secret@chat.example.com:443/"),
            "ninetynine, account 7, at chat.example.com",
        ),
        (Some("http://[::1]:8080"), "ninetynine, account 7, at [::1]"),
    ] {
        assert_eq!(account.source(url), expected);
    }
}
