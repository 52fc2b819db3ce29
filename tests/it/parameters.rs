//! Every kind of parameter, as a server receives it.

mod lists;
mod objects;

use conversation_apis::{ClientBuilder, ErrorKind, RawJson, ResponseValue, Retry};
use conversation_apis_codegen::{Document, generate, lower};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use self::api::types::Color;

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
mod api {
    include!("../generated/parameters.rs");
}

type Outcome = Result<ResponseValue<()>, conversation_apis::Error>;

/// The head of a request, as it was received.
struct Head(Vec<String>);

impl Head {
    /// The path and the query.
    fn target(&self) -> &str {
        self.0[0].split(' ').nth(1).unwrap()
    }

    /// The pairs of the query.
    fn query(&self) -> Vec<&str> {
        self.target()
            .split_once('?')
            .unwrap()
            .1
            .split('&')
            .collect()
    }

    /// The value of a header; `None` if there is none. Fails if there are several.
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.0[1..].iter().filter_map(|line| line.split_once(": "));
        let found = lines.filter(|(found, _)| found.eq_ignore_ascii_case(name));
        let found: Vec<&str> = found.map(|(_, value)| value).collect();
        assert!(found.len() < 2, "{name}: {found:?}");
        found.first().copied()
    }
}

fn client(base_url: String) -> api::Client {
    let builder = ClientBuilder::<api::Client>::new(api::Credentials::new()).base_url(base_url);
    builder.retry(Retry::off()).build().unwrap()
}

/// The request that a call sends.
async fn sent<F: Future<Output = Outcome>>(call: impl FnOnce(api::Client) -> F) -> Head {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = client(format!("http://{}", listener.local_addr().unwrap()));
    let server = async {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut received = Vec::new();
        while !received.windows(4).any(|end| end == b"\r\n\r\n") {
            let read = stream.read_buf(&mut received).await.unwrap();
            assert!(read > 0, "{}", String::from_utf8_lossy(&received));
        }
        let answer = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
        stream.write_all(answer).await.unwrap();
        let text = String::from_utf8_lossy(&received).into_owned();
        Head(text.lines().map(str::to_owned).collect())
    };
    let (outcome, head) = tokio::join!(call(client), server);
    outcome.unwrap();
    head
}

/// The error of a call that is refused before anything is sent.
async fn refused<F: Future<Output = Outcome>>(call: impl FnOnce(api::Client) -> F) -> String {
    // Nothing listens there.
    let error = call(client("http://127.0.0.1:9".to_owned()))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    error.to_string()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn color() -> Color {
    Color {
        r: Some(100),
        g: Some(200),
        ..Default::default()
    }
}

fn raw(value: serde_json::Value) -> RawJson {
    RawJson::from(&value)
}

#[test]
fn the_checked_in_text_matches_the_generator() {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/generated/parameters.yaml"
    );
    let document = Document::read(file.as_ref()).unwrap();
    assert!(
        include_str!("../generated/parameters.rs") == generate(&lower(&document).unwrap()).unwrap(),
        "run: cargo contract generate tests/generated/parameters.yaml --output tests/generated/parameters.rs"
    );
}

#[tokio::test]
async fn a_path_is_sent_as_the_document_states_it() {
    let head = sent(|client| client.double().id("a#b").send()).await;
    assert_eq!(head.target(), "//double//a%23b");
    let head = sent(|client| client.first_name().a_b("1").send()).await;
    assert_eq!(head.target(), "/named/1");
    let head = sent(|client| client.second_name().a_b("2").send()).await;
    assert_eq!(head.target(), "/named/2");
}

#[tokio::test]
async fn cookies_are_sent_in_one_header() {
    let head = sent(|client| {
        let call = client.cookies().session("a;b c").level(2);
        call.tags(texts(&["x", "y"]))
            .flat(texts(&["p", "q"]))
            .send()
    })
    .await;
    let cookies = "flat=p,q; level=2; session=a%3Bb%20c; tags=x; tags=y";
    assert_eq!(head.header("Cookie"), Some(cookies));
}

#[tokio::test]
async fn every_parameter_of_an_operation_has_a_setter_of_its_own() {
    let head = sent(|client| {
        let call = client
            .names()
            .id("p")
            .id_query("q")
            .id_header("h")
            .id_cookie("c");
        let call = call.x_trace(7).labels("l").labels_2(texts(&["m"]));
        let call = call
            .foo_bar("s")
            .foo_bar_2("t")
            .send_query("u")
            .new_query("v");
        let call = call.clone_query("w").client("x").value("y").self_("z");
        call.header_map("0")
            .body_query("1")
            .body(color())
            .clone()
            .send()
    })
    .await;
    assert_eq!(
        head.target(),
        "/names/p?body=1&client=x&clone=w&fooBar=t&foo_bar=s&header_map=0&id=q&labels=l&labels%5B%5D=m&new=v&self=z&send=u&value=y"
    );
    assert_eq!(head.header("Id"), Some("h"));
    assert_eq!(head.header("X-Trace"), Some("7"));
    assert_eq!(head.header("Cookie"), Some("id=c"));
}

#[tokio::test]
async fn scalars_are_sent_as_a_person_would_write_them() {
    let head = sent(|client| {
        let call = client.values().ratio(2.0).page_number(3).filter("a eq 'b'");
        let call = call.path("/a?b=[c]&d#e%2Ff").paths(texts(&["x/y", "z"]));
        let call = call
            .empty("")
            .number(0.5)
            .great(u64::MAX)
            .either("5")
            .whole(0);
        call.deep("plain").x_ratio(-1.0).send()
    })
    .await;
    assert_eq!(
        head.target(),
        "/values/2?%24filter=a%20eq%20%27b%27&either=5&empty=&great=18446744073709551615&number=0.5&page%5Bnumber%5D=3&path=/a?b=[c]%26d%23e%2Ff&paths=x/y&paths=z&whole=0"
    );
    assert_eq!(head.header("deep"), Some("plain"));
    assert_eq!(head.header("X-Ratio"), Some("-1"));
}

#[tokio::test]
async fn a_number_that_is_not_finite_is_refused_by_name() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for (text, name) in [
            (
                refused(|client| client.values().ratio(number).send()).await,
                "`ratio`",
            ),
            (
                refused(|client| client.values().ratio(1.0).number(number).send()).await,
                "`number`",
            ),
            (
                refused(|client| client.values().ratio(1.0).x_ratio(number).send()).await,
                "`X-Ratio`",
            ),
            (
                refused(|client| client.lists().ratios(vec![1.0, number]).send()).await,
                "`ratios`",
            ),
        ] {
            assert!(
                text.contains(name) && text.contains("NaN or infinite"),
                "{text}"
            );
        }
    }
    let text = refused(|client| client.objects().free(raw(json!(null))).send()).await;
    assert!(text.contains("`free` is null"), "{text}");
}
