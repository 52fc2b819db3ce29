#![allow(clippy::unwrap_used)] // a test fails by it

use super::{Found, Routes};
use crate::document::Contract;
use crate::provider::PROVIDERS;

fn with_routes(check: impl FnOnce(Routes<'_>)) {
    let contracts: Vec<Contract> = PROVIDERS
        .iter()
        .map(|provider| Contract::open(&provider.folder()).unwrap())
        .collect();
    check(Routes::new(PROVIDERS.iter().zip(&contracts)).unwrap());
}

fn found(routes: &Routes<'_>, method: &str, url: &str) -> String {
    match routes.find(method, url) {
        Found::Operation {
            provider,
            operation,
        } => {
            let known = &routes.known[provider];
            format!(
                "{} {}",
                known.provider.name, known.operations[operation].operation.id
            )
        }
        Found::NoOperation { provider, form } => {
            format!("{}: {form}", routes.known[provider].provider.name)
        }
        Found::OtherHost => "another host".to_owned(),
        Found::NoUrl => "no URL".to_owned(),
    }
}

#[test]
fn a_request_is_found_by_host_method_and_path() {
    with_routes(|routes| {
        for (method, url, expected) in [
            (
                "GET",
                "https://api.partoo.co/v2/conversations?per_page=3",
                "partoo listConversations",
            ),
            (
                "get",
                "https://api.sandbox.partoo.co/v2/messages",
                "partoo listMessages",
            ),
            (
                "GET",
                "https://API.PARTOO.CO:443/v2/conversations/#x",
                "partoo listConversations",
            ),
            (
                "GET",
                "https://api.octopush.com/v1/public/conversations/list",
                "octopush listConversations",
            ),
            (
                "GET",
                "https://online.99digital.co.il/api/v1/accounts/7/conversations",
                "ninetynine listConversations",
            ),
            (
                "OPTIONS",
                "https://api.partoo.co/v2/conversations",
                "partoo: OPTIONS /conversations",
            ),
            (
                "GET",
                "https://api.partoo.co/v2/conversations/Ada/x",
                "partoo: GET /conversations/{…}/{…}",
            ),
            (
                "BREW",
                "https://api.partoo.co/v2/",
                "partoo: (another method) /{…}",
            ),
            (
                "GET",
                "https://api.partoo.co/v1/conversations",
                "another host",
            ),
            (
                "GET",
                "https://api.partoo.co.example/v2/conversations",
                "another host",
            ),
            ("GET", "http://127.0.0.1:7/conversations", "another host"),
            ("GET", "/conversations", "another host"),
            ("GET", "conversations", "no URL"),
            ("GET", "data:text/plain,a", "no URL"),
            ("GET", "", "no URL"),
        ] {
            assert_eq!(found(&routes, method, url), expected, "{url}");
        }
    });
}

#[test]
fn an_integer_in_a_path_is_not_a_word() {
    with_routes(|routes| {
        let find = |rest: &str| {
            let url = format!("https://online.99digital.co.il/api/v1/accounts/{rest}");
            found(&routes, "GET", &url)
        };
        assert_eq!(find("7/conversations/12"), "ninetynine getConversation");
        assert!(find("7/conversations/unread").starts_with("ninetynine: GET"));
        assert!(!find("ada/conversations").contains("ada"));
    });
}

#[test]
fn other_hosts_belong_to_the_given_provider() {
    with_routes(|mut routes| {
        routes.others("partoo");
        for url in [
            "http://127.0.0.1:7/conversations",
            "http://127.0.0.1:7/v2/conversations",
            "/conversations?per_page=1",
            "/v2/conversations",
        ] {
            assert_eq!(
                found(&routes, "GET", url),
                "partoo listConversations",
                "{url}"
            );
        }
        let other = found(&routes, "GET", "http://127.0.0.1:7/x/conversations");
        assert_eq!(other, "partoo: GET /{…}/conversations");
        let own = "https://api.octopush.com/v1/public/conversations/list";
        assert_eq!(found(&routes, "GET", own), "octopush listConversations");
    });
}

#[test]
fn a_base_url_stands_for_the_server_of_the_document() {
    with_routes(|mut routes| {
        assert!(routes.below("partoo", "gateway").is_err());
        routes
            .below("partoo", "https://gateway.example/partoo/")
            .unwrap();
        let find = |url| found(&routes, "GET", url);
        assert_eq!(
            find("https://gateway.example/partoo/conversations"),
            "partoo listConversations"
        );
        assert_eq!(
            find("https://gateway.example/conversations"),
            "another host"
        );
    });
}
