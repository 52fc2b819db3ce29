//! The embedded server under wrong fault scripts, wrong keys and wrong queries. It responds
//! to each request with a clear error, and keeps serving.

use std::io::{Read, Write};
use std::net::TcpStream;

use conversation_apis_contract::server::{Action, FAULT_HEADER, Fault, Server};
use serde_json::Value;

use super::{get, http};

/// The status of a request with these headers.
async fn status(server: &Server, path: &str, headers: &[(&str, &[u8])]) -> (u16, String) {
    let mut request = http().get(format!("{}{path}", server.base_url()));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.text().await.unwrap())
}

/// Asserts that the server still responds.
async fn assert_serves(server: &Server) {
    assert_eq!(get(server, "/conversations").await.0, 200);
}

#[test]
fn a_wrong_script_names_its_wrong_fault_and_why() {
    for (script, said) in [
        ("", "not a JSON array of faults: EOF"),
        ("503", "not a JSON array of faults: "),
        (r#"{"fault": "503"}"#, "not a JSON array of faults: "),
        (
            r#"["503", "explode"]"#,
            "fault 2: `explode` is not a fault; use one of: ",
        ),
        (
            r#"["503", 7]"#,
            "fault 2: invalid type: integer `7`, expected a text or an object with `fault`",
        ),
        (r#"["503", null]"#, "fault 2: "),
        ("[{}]", "fault 1: missing field `fault`"),
        (
            r#"[{"fault": "503", "nht": 2}]"#,
            "fault 1: unknown field `nht`",
        ),
        (
            r#"[{"fault": "503", "nth": 0}]"#,
            "fault 1: `nth` is counted from 1",
        ),
        (r#"[{"fault": "503", "nth": -1}]"#, "fault 1: "),
        (r#"[{"fault": "503", "cursor": "yes"}]"#, "fault 1: "),
        (
            r#"[{"fault": "503", "times": 2, "always": true}]"#,
            "fault 1: `times` and `always` exclude each other",
        ),
        (
            r#"["503;nth=1;nth=2"]"#,
            "fault 1: `503;nth=1;nth=2` is not a fault",
        ),
        (r#"["slow-headers=99999999999999999999"]"#, "fault 1: "),
    ] {
        let error = Fault::script(script).unwrap_err().to_string();
        assert!(error.starts_with(said), "{script}: {error}");
    }
    assert_eq!(Fault::script("[]"), Ok(Vec::new()));
}

#[tokio::test]
async fn a_fault_that_can_never_happen_is_refused_at_the_start() {
    for (provider, fault, said) in [
        (
            "partoo",
            "503;operation=listShips",
            "no operation `listShips` for a fault; there are: listConversations, listMessages",
        ),
        ("partoo", "503;operation=", "no operation `` for a fault"),
        (
            "octopush",
            "repeat-cursor",
            "`repeat-cursor` needs a list whose pages name the next page",
        ),
        (
            "ninetynine",
            "empty-page;operation=listMessages",
            "`empty-page;operation=listMessages` needs a list",
        ),
    ] {
        let builder = Server::builder(provider).fault(fault.parse().unwrap());
        let error = builder.start().await.unwrap_err().to_string();
        assert!(error.starts_with(said), "{fault}: {error}");
        let server = Server::start(provider).await.unwrap();
        assert!(server.fault(fault.parse().unwrap()).is_err(), "{fault}");
    }
}

fn code(code: u16) -> Action {
    Action::Status {
        code,
        retry_after: None,
        empty: false,
    }
}

#[tokio::test]
async fn a_status_or_piece_that_cannot_be_sent_is_replaced() {
    for (action, status) in [
        (Action::Html(0), 500),
        (Action::Html(100), 500),
        (Action::Html(65_535), 500),
        (code(101), 500),
        (code(u16::MAX), 500),
    ] {
        let server = Server::builder("partoo").fault(Fault::new(action.clone()));
        let server = server.start().await.unwrap();
        assert_eq!(get(&server, "/conversations").await.0, status, "{action:?}");
        assert_serves(&server).await;
    }
    let chunk = Action::SlowBody {
        chunk: 0,
        delay: std::time::Duration::ZERO,
    };
    let server = Server::builder("partoo").fault(Fault::new(chunk));
    let server = server.start().await.unwrap();
    assert_serves(&server).await;
}

#[tokio::test]
async fn a_fault_that_is_used_up_or_never_due_changes_no_response() {
    let never = Fault::status(503).times(0);
    let late = Fault::status(503).nth(u64::MAX).always();
    let server = Server::builder("partoo").script([never, late]);
    let server = server.start().await.unwrap();
    for _ in 0..3 {
        assert_serves(&server).await;
    }
}

#[tokio::test]
async fn a_wrong_fault_header_is_a_400_with_its_reason_for_every_provider() {
    for (provider, path, keys) in [
        ("partoo", "/conversations", &["x-apikey"][..]),
        ("octopush", "/conversations/list", &["api-key", "api-login"]),
        (
            "ninetynine",
            "/api/v1/accounts/1/conversations",
            &["api_access_token"],
        ),
    ] {
        let server = Server::start(provider).await.unwrap();
        for (fault, said) in [
            (&b"explode"[..], "`explode` is not a fault; use one of: "),
            (b"", "`` is not a fault"),
            (b"\xff\xfe", "is not a fault"),
            (b"bad-item=99999", "the page has no such item"),
            (
                b"503;times=always",
                "cannot have operation, cursor, nth or times",
            ),
        ] {
            let mut headers: Vec<(&str, &[u8])> =
                keys.iter().map(|name| (*name, &b"any-key"[..])).collect();
            headers.push((FAULT_HEADER, fault));
            let (code, body) = status(&server, path, &headers).await;
            assert!(
                code == 400 && body.contains(said),
                "{provider}: {code} {body}"
            );
            headers.push((FAULT_HEADER, b"503"));
            let (code, body) = status(&server, path, &headers).await;
            assert!(
                code == 400 && body.contains("given more than once"),
                "{body}"
            );
        }
    }
}

#[tokio::test]
async fn a_wrong_key_is_a_401_and_no_response_or_record_shows_it() {
    let builder = Server::builder("partoo").key("canary-key-90ab");
    assert!(!format!("{builder:?}").contains("canary-key-90ab"));
    let server = builder.start().await.unwrap();
    for key in [
        &b""[..],
        b" ",
        b"canary-key-90a",
        b"canary-key-90abc",
        b"CANARY-KEY-90AB",
        b"\xff\xfe",
        b"canary-key-90ab, canary-key-90ab",
    ] {
        let (code, body) = status(&server, "/conversations", &[("x-apikey", key)]).await;
        assert_eq!(code, 401, "{key:?}");
        assert!(!body.contains("canary"), "{body}");
    }
    let path = "/conversations?x-apikey=canary-key-90ab";
    assert_eq!(status(&server, path, &[]).await.0, 401);
    let key = &[("x-apikey", &b"canary-key-90ab"[..])];
    assert_eq!(status(&server, "/conversations", key).await.0, 200);
    assert!(!format!("{server:?}").contains("canary"));
}

#[tokio::test]
async fn every_key_header_must_have_a_key() {
    let server = Server::start("octopush").await.unwrap();
    let path = "/conversations/list";
    let both = |key: &'static str, login: &'static str| {
        [("api-key", key.as_bytes()), ("api-login", login.as_bytes())]
    };
    assert_eq!(status(&server, path, &both("k", "l")).await.0, 200);
    assert_eq!(status(&server, path, &both("k", "l")[..1]).await.0, 401);
    assert_eq!(status(&server, path, &both("k", "")).await.0, 401);
    assert_eq!(status(&server, path, &both("k", "forbidden")).await.0, 403);
    assert_eq!(status(&server, path, &both("forbidden", "")).await.0, 401);
}

#[tokio::test]
async fn a_wrong_query_value_is_named_and_never_ignored() {
    let server = Server::start("partoo").await.unwrap();
    for (query, name, text) in [
        ("per_page=%201", "per_page", "must be an integer"),
        ("per_page=1%20", "per_page", "must be an integer"),
        ("per_page=1.0", "per_page", "must be an integer"),
        ("per_page=%00", "per_page", "must be an integer"),
        ("per_page=%FF", "per_page", "must be an integer"),
        ("per_page=-1", "per_page", "must be 1 to 100"),
        ("per_page", "per_page", "must be an integer"),
        ("=1", "", "unknown parameter"),
        ("PER_PAGE=1", "PER_PAGE", "unknown parameter"),
        ("cursor=%2B%2F%252B%3D%3D", "cursor", "unknown cursor"),
        ("cursor=%FF%FE", "cursor", "unknown cursor"),
        ("cursor=a&cursor=b", "cursor", "given more than once"),
        (
            "business__in=a,,b",
            "business__in",
            "must not have an empty value",
        ),
    ] {
        let (code, body) = get(&server, &format!("/conversations?{query}")).await;
        assert_eq!(code, 400, "{query}: {body}");
        let body: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(body["errors"]["json"][name], text, "{query}");
    }
    for query in ["", "&&", "per_page=100&"] {
        assert_eq!(
            get(&server, &format!("/conversations?{query}")).await.0,
            200,
            "{query}"
        );
    }
    let path = "/messages?conversation_id=99999999999999999999";
    let (code, body) = get(&server, path).await;
    assert!(
        code == 200 && body.contains(r#""messages":[]"#),
        "{code} {body}"
    );
}

#[tokio::test]
async fn a_page_beyond_all_items_is_empty_whatever_its_number() {
    let server = Server::start("octopush").await.unwrap();
    for page in [
        "4",
        "99999999999999999999",
        "18446744073709551615",
        "-1",
        "0",
        "%00",
    ] {
        let path = format!("/conversations/list?page={page}&per_page=100");
        let headers = [("api-key", &b"k"[..]), ("api-login", &b"l"[..])];
        let (code, body) = status(&server, &path, &headers).await;
        let items: Vec<Value> = serde_json::from_str(&body).unwrap();
        assert!(
            code == 200 && (items.is_empty() || items.len() == 100),
            "{page}"
        );
    }
}

#[tokio::test]
async fn a_path_with_odd_bytes_is_not_found() {
    let server = Server::start("ninetynine").await.unwrap();
    let key = [("api_access_token", &b"k"[..])];
    for path in [
        "/api/v1/accounts/%FF/conversations",
        "/api/v1/accounts/%2e%2e/conversations",
        "/api/v1/accounts/1%2F2/conversations",
        "/api/v1/accounts//conversations",
        "/api/v1/accounts/01/conversations",
        "/api/v1/accounts/1/conversations/",
        "//api/v1/accounts/1/conversations",
        "/%61pi/v1/accounts/1/conversations",
    ] {
        let (code, _) = status(&server, path, &key).await;
        assert_eq!(code, 404, "{path}");
    }
    let (code, _) = status(&server, "/api/v1/accounts/%31/conversations", &key).await;
    assert_eq!(code, 200);
}

#[tokio::test]
async fn a_status_without_a_body_leaves_the_connection_usable() {
    let server = Server::start("partoo").await.unwrap();
    let http = http();
    for fault in [
        "204",
        "205",
        "304",
        "html=204",
        "html=205",
        "html=304",
        "200;empty",
    ] {
        for fault in [Some(fault), None] {
            let mut request = http.get(format!("{}/conversations", server.base_url()));
            request = request.header("x-apikey", "k");
            if let Some(fault) = fault {
                request = request.header(FAULT_HEADER, fault);
            }
            let response = request.send().await.unwrap();
            let status = response.status().as_u16();
            let text = response.text().await.unwrap();
            match fault {
                Some(fault) => assert!(fault.contains(&status.to_string()), "{fault}: {status}"),
                None => assert!(status == 200 && text.starts_with('{'), "{status} {text}"),
            }
        }
    }
}

#[tokio::test]
async fn a_response_without_a_body_can_be_cut_too() {
    let server = Server::start("octopush").await.unwrap();
    for fault in ["cut", "close", "reset"] {
        let request = http().get(format!("{}/conversations/messages/list", server.base_url()));
        let request = request.header("api-key", "k").header("api-login", "l");
        let response = request.header(FAULT_HEADER, fault).send().await;
        let failed = match response {
            Ok(response) => response.bytes().await.is_err(),
            Err(_) => true,
        };
        assert!(failed, "{fault}");
    }
}

/// The server's response to these bytes. Empty if it closes the connection.
fn raw(server: &Server, bytes: &[u8], ends: bool) -> String {
    let mut stream = TcpStream::connect(server.base_url().replace("http://", "")).unwrap();
    stream.write_all(bytes).unwrap();
    if ends {
        stream.shutdown(std::net::Shutdown::Write).unwrap();
    }
    let mut text = Vec::new();
    let _ = stream.read_to_end(&mut text);
    String::from_utf8_lossy(&text).into_owned()
}

#[tokio::test]
async fn bytes_that_are_not_http_end_their_connection_only() {
    let server = Server::start("partoo").await.unwrap();
    for bytes in [
        &b""[..],
        b"\0\0\0\0",
        b"GET\r\n\r\n",
        b"GET /conversations HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET /conversations HTTP/1.1\r\nx-apikey: k\r\n",
    ] {
        let answer = raw(&server, bytes, true);
        assert!(!answer.starts_with("HTTP/1.1 200"), "{bytes:?}: {answer}");
        assert_serves(&server).await;
    }
    let absolute = b"GET http://elsewhere.example/conversations HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx-apikey: k\r\n\r\n";
    assert!(raw(&server, absolute, false).starts_with("HTTP/1.1 200"));
    let head =
        b"HEAD /conversations HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx-apikey: k\r\n\r\n";
    assert!(raw(&server, head, false).starts_with("HTTP/1.1 405"));
}
