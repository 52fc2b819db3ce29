//! Objects, and parameters with `content`.

use std::collections::BTreeMap;

use serde_json::json;

use super::api::types::{
    ContentsFilter, ContentsWhere, ContentsXFilter, Kind, ObjectsColor, ObjectsCreated,
    ObjectsCreated0, ObjectsFilter, ObjectsFilterAt, ObjectsMore, ObjectsSort, ObjectsXNested,
};
use super::{color, raw, sent, texts};

#[tokio::test]
async fn a_deep_object_is_sent_with_a_pair_of_brackets_for_each_level() {
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
    let created = ObjectsCreated0 {
        gt: Some(7),
        ..Default::default()
    };
    let free = raw(json!({ "a": { "b": [1, 2] }, "c": [{ "d": true }] }));
    let head = sent(|client| {
        let call = client.objects().filter(filter).map(map).free(free);
        call.created(ObjectsCreated::ObjectsCreated0(Box::new(created)))
            .send()
    })
    .await;
    assert_eq!(
        head.query(),
        [
            "created%5Bgt%5D=7",
            "filter%5Bname%5D=Ada%20%26%20Co",
            "filter%5Btags%5D%5B%5D=a",
            "filter%5Btags%5D%5B%5D=b",
            "filter%5Bat%5D%5Bgt%5D=5",
            "free%5Ba%5D%5Bb%5D%5B%5D=1",
            "free%5Ba%5D%5Bb%5D%5B%5D=2",
            "free%5Bc%5D%5B0%5D%5Bd%5D=true",
            "map%5Ba%20b%5D=1",
        ]
    );
    let head = sent(|client| {
        let call = client.objects().created(ObjectsCreated::Integer(5));
        call.send()
    })
    .await;
    assert_eq!(head.query(), ["created=5"]);
}

#[tokio::test]
async fn objects_are_sent_in_the_style_that_the_document_states() {
    let mut more = ObjectsMore {
        known: Some("k".to_owned()),
        ..Default::default()
    };
    more.extra.insert("other", raw(json!(3)));
    let red = ObjectsColor {
        r: Some(1),
        ..Default::default()
    };
    let sort = ObjectsSort {
        by: Some(texts(&["name", "-id"])),
        page: Some(2),
        ..Default::default()
    };
    let nested = ObjectsXNested {
        a: Some(vec![1, 2]),
        ..Default::default()
    };
    let head = sent(|client| {
        let call = client.objects().color(red).flat(color()).piped(color());
        let call = call.more(more).sort(sort);
        let call = call.x_color(color()).x_each(color()).x_nested(nested);
        call.send()
    })
    .await;
    assert_eq!(
        head.query(),
        [
            "R=1",
            "flat=R,100,G,200",
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
    assert_eq!(head.header("X-Filter"), Some(r#"{"a":"\u00e9\n"}"#));
    assert_eq!(head.header("Cookie"), Some("filters=%5B1%2C2%5D"));
}
