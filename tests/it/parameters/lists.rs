//! Lists, enums and limits, and the styles of a path.

use super::api::types::{Color, Kind};
use super::{api, color, refused, sent, texts};

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
