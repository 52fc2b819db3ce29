//! Every kind of parameter, as a server receives it.

use std::collections::BTreeMap;

use conversation_apis::{ClientBuilder, ErrorKind, RawJson, ResponseValue, Retry};
use conversation_apis_codegen::{Document, generate, lower};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use self::api::types::{
    Color, ContentsFilter, ContentsWhere, ContentsXFilter, Kind, ObjectsColor, ObjectsCreated,
    ObjectsCreated0, ObjectsFilter, ObjectsFilterAt, ObjectsMore, ObjectsSort, ObjectsXNested,
};

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
    let builder = ClientBuilder::<api::Client>::new(Vec::new()).base_url(base_url);
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
async fn lists_are_sent_in_the_style_that_the_document_states() {
    let head = sent(|client| {
        let call = client.lists().many(texts(&["a,b", "c d"])).csv(["a", "b"]);
        let call = call
            .numbers([1, -2].map(i64::from).to_vec())
            .sizes(vec![u64::MAX]);
        let call = call.pipes(texts(&["a b", "c"])).spaces(vec![1, 2]);
        let call = call
            .piped_each(texts(&["a", "b"]))
            .brackets(texts(&["a", "b"]));
        let call = call.ratios(vec![2.0, 0.5]).flags(vec![true, false]);
        let call = call.tree(vec![texts(&["a", "b"]), texts(&["c"])]);
        call.one_or_many(texts(&["a"]))
            .forms(texts(&["1", "b"]))
            .send()
    })
    .await;
    assert_eq!(
        head.query(),
        [
            "brackets%5B%5D=a",
            "brackets%5B%5D=b",
            "csv=a,b",
            "flags=true",
            "flags=false",
            "forms=1",
            "forms=b",
            "many=a%2Cb",
            "many=c%20d",
            "numbers=1,-2",
            "one_or_many=a",
            "piped_each=a",
            "piped_each=b",
            "pipes=a%20b%7Cc",
            "ratios=2",
            "ratios=0.5",
            "sizes=18446744073709551615",
            "spaces=1%202",
            "tree=%5B%22a%22%2C%22b%22%5D",
            "tree=%5B%22c%22%5D",
        ]
    );
}

#[tokio::test]
async fn an_empty_list_is_not_sent() {
    let head = sent(|client| {
        let call = client
            .lists()
            .many(Vec::new())
            .numbers(Vec::new())
            .pipes(Vec::new());
        call.brackets(Vec::new()).tree(Vec::new()).send()
    })
    .await;
    assert_eq!(head.target(), "/lists");
    let head = sent(|client| {
        client
            .enums()
            .kind("a-b")
            .level(1)
            .x_kinds(Vec::new())
            .send()
    })
    .await;
    assert_eq!(head.header("X-Kinds"), None);
}

#[tokio::test]
async fn enums_and_limits_are_sent_in_every_place() {
    let kinds = || vec![Kind::Ab, Kind::Cd];
    let head = sent(|client| {
        let call = client
            .enums()
            .kind("c/d")
            .level(3)
            .inline(texts(&["a", "b"]));
        let call = call
            .named(kinds())
            .maybe(kinds())
            .csv(kinds())
            .listed(kinds());
        let call = call
            .one("c/d")
            .short(texts(&["x"]))
            .nullable_items(texts(&["y"]));
        call.x_kind("a-b").x_level(2).x_kinds(kinds()).send()
    })
    .await;
    let (path, _) = head.target().split_once('?').unwrap();
    assert_eq!(path, "/enums/c%2Fd/3");
    assert_eq!(
        head.query(),
        [
            "csv=a-b,c%2Fd",
            "inline=a",
            "inline=b",
            "listed=a-b",
            "listed=c%2Fd",
            "maybe=a-b",
            "maybe=c%2Fd",
            "named=a-b",
            "named=c%2Fd",
            "nullable_items=y",
            "one=c%2Fd",
            "short=x",
        ]
    );
    assert_eq!(head.header("X-Kind"), Some("a-b"));
    assert_eq!(head.header("X-Level"), Some("2"));
    assert_eq!(head.header("X-Kinds"), Some("a-b,c/d"));
}

#[tokio::test]
async fn a_value_that_is_not_allowed_is_refused_in_every_place() {
    let kind = refused(|client| client.enums().kind("other").level(1).send()).await;
    assert!(kind.contains("`kind` may be one of: a-b, c/d"), "{kind}");
    let level = refused(|client| client.enums().kind("a-b").level(4).send()).await;
    assert!(
        level.contains("`level` is out of range; it may be 1 to 3"),
        "{level}"
    );
    let header = refused(|client| client.enums().kind("a-b").level(1).x_kind("x").send()).await;
    assert!(header.contains("`X-Kind` may be one of"), "{header}");
    let header = refused(|client| client.enums().kind("a-b").level(1).x_level(0).send()).await;
    assert!(header.contains("`X-Level` is out of range"), "{header}");
    let cookie = refused(|client| client.cookies().session("s").level(0).send()).await;
    assert!(cookie.contains("`level` is out of range"), "{cookie}");
}

#[tokio::test]
async fn an_item_that_would_arrive_as_two_is_refused() {
    for (text, sign) in [
        (
            refused(|client| client.lists().pipes(texts(&["a|b"])).send()).await,
            "`pipes` has an item with `|`",
        ),
        (
            refused(|client| client.lists().csv(["a,b"]).send()).await,
            "`csv` has an item with a comma",
        ),
    ] {
        assert!(text.contains(sign), "{text}");
    }
}

#[tokio::test]
async fn every_style_of_a_path_is_sent() {
    let call = |client: api::Client| {
        let call = client
            .paths()
            .simple(texts(&["a", "b/c"]))
            .exploded(color())
            .label(7);
        let call = call
            .labels(texts(&["x", "y"]))
            .matrix("m;n")
            .object(color());
        call.matrices(texts(&["p", "q"]))
    };
    let head = sent(|client| call(client).send()).await;
    assert_eq!(
        head.target(),
        "/paths/a,b%2Fc/R=100,G=200/.7/.x.y/;matrix=m%3Bn/;matrices=p;matrices=q/;R=100;G=200"
    );
    for (text, name) in [
        (
            refused(|client| call(client).simple(Vec::new()).send()).await,
            "simple",
        ),
        (
            refused(|client| call(client).simple(texts(&[".."])).send()).await,
            "simple",
        ),
        (
            refused(|client| call(client).labels(texts(&["."])).send()).await,
            "labels",
        ),
        (
            refused(|client| call(client).labels(Vec::new()).send()).await,
            "labels",
        ),
        (
            refused(|client| call(client).matrix("").send()).await,
            "matrix",
        ),
        (
            refused(|client| call(client).matrix("x/..").send()).await,
            "matrix",
        ),
        (
            refused(|client| call(client).matrices(Vec::new()).send()).await,
            "matrices",
        ),
        (
            refused(|client| call(client).exploded(Color::default()).send()).await,
            "exploded",
        ),
    ] {
        assert!(
            text.contains(&format!("the path parameter `{name}` ")),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_path_is_sent_as_the_document_states_it() {
    let head = sent(|client| client.double().id("a#b").send()).await;
    assert_eq!(head.target(), "//double//a%23b%23acl");
    let head = sent(|client| client.first_name().a_b("1").send()).await;
    assert_eq!(head.target(), "/named/1");
    let head = sent(|client| client.second_name().a_b("2").send()).await;
    assert_eq!(head.target(), "/named/2");
}

#[tokio::test]
async fn objects_are_sent_in_the_style_that_the_document_states() {
    let filter = ObjectsFilter {
        name: Some("Ada & Co".to_owned()),
        tags: Some(texts(&["a", "b"])),
        at: Some(ObjectsFilterAt {
            gt: Some(5.into()),
            ..Default::default()
        }),
        ..Default::default()
    };
    let map = BTreeMap::from([("a b".to_owned(), "1".to_owned())]);
    let mut more = ObjectsMore {
        known: Some("k".to_owned()),
        ..Default::default()
    };
    more.extra.insert("other", raw(json!(3)));
    let head = sent(|client| {
        let call = client
            .objects()
            .flat(color())
            .piped(color())
            .filter(filter)
            .map(map);
        let call = call.color(ObjectsColor {
            r: Some(1),
            ..Default::default()
        });
        let call = call.free(raw(json!({ "a": { "b": [1, 2] }, "c": [{ "d": true }] })));
        let call = call.created(ObjectsCreated::ObjectsCreated0(Box::new(ObjectsCreated0 {
            gt: Some(7),
            ..Default::default()
        })));
        let call = call.more(more).sort(ObjectsSort {
            by: Some(texts(&["name", "-id"])),
            page: Some(2),
            ..Default::default()
        });
        let call = call.x_color(color()).x_each(color());
        let nested = ObjectsXNested {
            a: Some(vec![1, 2]),
            ..Default::default()
        };
        call.x_nested(nested).send()
    })
    .await;
    assert_eq!(
        head.query(),
        [
            "R=1",
            "created%5Bgt%5D=7",
            "filter%5Bname%5D=Ada%20%26%20Co",
            "filter%5Btags%5D%5B%5D=a",
            "filter%5Btags%5D%5B%5D=b",
            "filter%5Bat%5D%5Bgt%5D=5",
            "flat=R,100,G,200",
            "free%5Ba%5D%5Bb%5D%5B%5D=1",
            "free%5Ba%5D%5Bb%5D%5B%5D=2",
            "free%5Bc%5D%5B0%5D%5Bd%5D=true",
            "map%5Ba%20b%5D=1",
            "known=k",
            "other=3",
            "piped=R%7C100%7CG%7C200",
            "by=name",
            "by=-id",
            "page=2",
        ]
    );
    assert_eq!(head.header("X-Color"), Some("R,100,G,200"));
    assert_eq!(head.header("X-Each"), Some("R=100,G=200"));
    assert_eq!(head.header("X-Nested"), Some(r#"{"a":[1,2]}"#));
    let head = sent(|client| client.objects().created(ObjectsCreated::Integer(5)).send()).await;
    assert_eq!(head.query(), ["created=5"]);
}

#[tokio::test]
async fn a_parameter_with_content_is_sent_as_its_text() {
    let head = sent(|client| {
        let call = client.contents().where_(ContentsWhere {
            a: Some("x/y".to_owned()),
            ..Default::default()
        });
        let call = call.filter(ContentsFilter {
            a: Some(1),
            b: Some(texts(&["é"])),
            ..Default::default()
        });
        let call = call.any(raw(json!(null))).word("w").kinds(vec![Kind::Cd]);
        let call = call.plain(5).xml("<a>1</a>").filters(vec![1, 2]);
        let filter = ContentsXFilter {
            a: Some("é\n".to_owned()),
            ..Default::default()
        };
        call.x_filter(filter).send()
    })
    .await;
    let (path, _) = head.target().split_once('?').unwrap();
    assert_eq!(path, "/contents/%7B%22a%22%3A%22x%2Fy%22%7D");
    assert_eq!(
        head.query(),
        [
            "any=null",
            "filter=%7B%22a%22%3A1%2C%22b%22%3A%5B%22%5Cu00e9%22%5D%7D",
            "kinds=%5B%22c%2Fd%22%5D",
            "plain=5",
            "word=%22w%22",
            "xml=%3Ca%3E1%3C%2Fa%3E",
        ]
    );
    assert_eq!(head.header("X-Filter"), Some(r#"{"a":"\u00e9\u000a"}"#));
    assert_eq!(head.header("Cookie"), Some("filters=%5B1%2C2%5D"));
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
