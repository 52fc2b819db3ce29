mod thing;

use serde_json::{Value, json};

use self::thing::{Color, Thing};
use super::recorder::decode;

/// What is found in a thing: place below the components, and what is wrong, with the count if
/// it is not 1.
fn found(thing: Value) -> Vec<String> {
    let mut thing = thing;
    if let Some(object) = thing.as_object_mut() {
        object.entry("note").or_insert(json!("n"));
    }
    found_as_it_is(&thing.to_string())
}

fn found_as_it_is(text: &str) -> Vec<String> {
    let observed = decode::<Thing>(text, "#/root", None);
    assert_eq!(observed.omitted(), 0);
    let found = observed.deviations().into_iter().map(|found| {
        let place = found.place.replace("#/components/schemas/", "");
        let count = match found.count {
            1 => String::new(),
            count => format!(" {count}x"),
        };
        format!("{} {place}: {}{count}", found.kind().id(), found.fact)
    });
    found.collect()
}

#[test]
fn each_kind_of_deviation_is_found_with_its_place() {
    assert_eq!(
        found(json!({ "id": 1, "color": "red", "tags": null, "note": null })),
        [""; 0]
    );
    for (thing, expected) in [
        (
            json!({ "colour": 1 }),
            "undocumented-property Thing/properties/colour: an integer, not in the document",
        ),
        (
            json!({ "a/b~": [] }),
            "undocumented-property Thing/properties/{text}: an array, not in the document",
        ),
        (
            json!({ "ada@example.com": true }),
            "undocumented-property Thing/properties/{email}: a boolean, not in the document",
        ),
        (
            json!({ "color": "blue" }),
            "unknown-value Colour: a value that the enum does not list",
        ),
        (
            json!({ "color": null }),
            "unexpected-null Thing/properties/color: null",
        ),
        (
            json!({ "id": "1" }),
            "type-differs Thing/properties/id: expected an integer, found a string",
        ),
        (
            json!({ "id": 1.5 }),
            "type-differs Thing/properties/id: expected an integer, found a number",
        ),
        (
            json!({ "tags": ["a", 1] }),
            "type-differs Thing/properties/tags/items: expected a string, found an integer",
        ),
        (
            json!({ "tags": ["a", null] }),
            "unexpected-null Thing/properties/tags/items: null",
        ),
        (
            json!({ "tags": { "tags": 1 } }),
            "type-differs Thing/properties/tags: expected an array, found an object",
        ),
        (
            json!({ "sizes": { "l": [1, {}] } }),
            "type-differs Thing/properties/sizes/additionalProperties/items: expected an integer, found an object",
        ),
        (
            json!({ "parts": ["x"] }),
            "type-differs Thing/properties/parts/items: expected an object, found a string",
        ),
        (
            json!({ "parts": [{ "name": 1, "size": 1 }] }),
            "type-differs Thing/properties/parts/items/properties/name: expected a string, found an integer",
        ),
    ] {
        assert_eq!(found(thing.clone()), [expected], "{thing}");
    }
    let big = r#"{"note":1,"id":12345678901234567890}"#;
    let reason = "an integer outside the 64-bit range -9223372036854775808..=9223372036854775807";
    assert_eq!(found_as_it_is(big).len(), 1);
    assert!(
        found_as_it_is(big)[0].ends_with(reason),
        "{:?}",
        found_as_it_is(big)
    );
    let twice = r#"{"note":1,"id":1,"id":2}"#;
    assert_eq!(
        found_as_it_is(twice),
        ["undecodable Thing/properties/id: duplicate field `id`"]
    );
    let whole = ["type-differs #/root: expected an object, found an array"];
    assert_eq!(found_as_it_is("[]"), whole);
}

#[test]
fn missing_properties_are_found_all_and_a_null_is_not_missing() {
    let missing = |name: &str| {
        format!(
            "missing-property Thing/properties/parts/items/properties/{name}: required, and absent"
        )
    };
    assert_eq!(
        found(json!({ "parts": [{}] })),
        [missing("name"), missing("size")]
    );
    let null = "unexpected-null Thing/properties/parts/items/properties/name: null".to_owned();
    assert_eq!(
        found(json!({ "parts": [{ "name": null }] })),
        [null.clone(), missing("size")]
    );
    assert_eq!(
        found(json!({ "parts": [{ "name": null, "size": 1 }] })),
        [null]
    );
    let absent = "missing-property Thing/properties/note: required, and absent";
    assert_eq!(found_as_it_is("{}"), [absent]);
    assert_eq!(found_as_it_is(r#"{"note":null}"#), [""; 0]);
}

#[test]
fn everything_before_an_error_is_found_once_and_counted() {
    let parts = json!([
        { "name": "a", "size": 1, "x": 1 },
        { "name": "b", "size": 1, "x": 2 },
        { "name": "c", "size": "1", "x": 3 },
    ]);
    let place = "Thing/properties/parts/items/properties";
    assert_eq!(
        found(json!({ "color": "blue", "parts": parts, "id": "not reached" })),
        [
            "unknown-value Colour: a value that the enum does not list".to_owned(),
            format!("undocumented-property {place}/x: an integer, not in the document 2x"),
            format!("type-differs {place}/size: expected an integer, found a string"),
        ]
    );
}

#[test]
fn only_the_branch_that_is_used_has_deviations() {
    let blue = "unknown-value Colour: a value that the enum does not list";
    let undocumented = |name: &str| {
        format!("undocumented-property Cat/properties/{name}: a string, not in the document")
    };
    // By a tag.
    let tagged = json!({ "pet": { "type": "cat", "color": "blue" } });
    assert_eq!(found(tagged), [undocumented("type"), blue.to_owned()]);
    let unknown = json!({ "pet": { "type": "dog" } });
    assert_eq!(
        found(unknown),
        ["unknown-value Pet: a value that the enum does not list"]
    );
    let malformed = json!({ "pet": { "type": "cat", "color": 1 } });
    assert_eq!(
        found(malformed),
        [
            undocumented("type"),
            "type-differs Cat/properties/color: expected a string, found an integer".to_owned()
        ]
    );
    let incomplete = json!({ "pet": { "type": "part", "name": "n" } });
    let at = "Thing/properties/parts/items/properties";
    assert_eq!(
        found(incomplete),
        [
            format!("undocumented-property {at}/type: a string, not in the document"),
            format!("missing-property {at}/size: required, and absent"),
        ]
    );
    // Without a tag, a value that fits both branches is neither.
    assert_eq!(
        found(json!({ "pet": { "name": "n", "size": 1, "color": "blue" } })),
        [""; 0]
    );
    // By the shape: the attempt of the first branch fails after an undocumented property.
    let shaped = json!({ "any": { "zzz": "z", "name": "n", "size": "s", "color": "blue" } });
    let names = ["zzz", "name", "size"].map(undocumented);
    let mut expected = names.to_vec();
    expected.push(blue.to_owned());
    let mut shown = found(shaped);
    shown.sort();
    expected.sort();
    assert_eq!(shown, expected);
    assert_eq!(
        found(json!({ "any": { "color": 1 } })),
        ["undecodable Any: a value that fits no branch of the union"]
    );
}

#[test]
fn a_value_of_no_type_of_a_union_differs_in_its_type() {
    for (thing, expected) in [
        (
            json!({ "pet": 7 }),
            "Pet: expected an object, found an integer",
        ),
        (
            json!({ "any": "x" }),
            "Any: expected an object, found a string",
        ),
        (
            json!({ "key": [] }),
            "Key: expected a string or an integer, found an array",
        ),
        (
            json!({ "key": 1.5 }),
            "Key: expected a string or an integer, found a number",
        ),
        (
            json!({ "keys": ["a", 1, {}] }),
            "Key: expected a string or an integer, found an object",
        ),
        (
            json!({ "by_name": { "l": true } }),
            "Key: expected a string or an integer, found a boolean",
        ),
    ] {
        assert_eq!(
            found(thing.clone()),
            [format!("type-differs {expected}")],
            "{thing}"
        );
    }
    let null = |at: &str| [format!("unexpected-null Thing/properties/{at}: null")];
    assert_eq!(found(json!({ "key": null })), null("key"));
    assert_eq!(found(json!({ "keys": ["a", null] })), null("keys/items"));
    // Keys that no integer of the client can hold are allowed by the document.
    let big = r#"{"note":1,"key":12345678901234567890,"keys":[1.0]}"#;
    assert_eq!(found_as_it_is(big), [""; 0]);
}

#[test]
fn unions_by_siblings_are_found_where_and_why_they_do_not_fit() {
    assert_eq!(found(json!({ "kind": "text", "content": "t" })), [""; 0]);
    assert_eq!(found(json!({ "kind": "text", "content": "stop" })), [""; 0]);
    assert_eq!(found(json!({ "kind": "other", "content": 5 })), [""; 0]);
    assert_eq!(found(json!({ "kind": "other" })), [""; 0]);
    for (thing, expected) in [
        (
            json!({ "kind": "text", "content": { "a": 1 } }),
            "type-differs TextContent: expected a string, found an object",
        ),
        (
            json!({ "kind": "cat", "content": { "color": 1 } }),
            "type-differs Cat/properties/color: expected a string, found an integer",
        ),
        (
            json!({ "kind": "cat", "content": { "color": "blue" } }),
            "unknown-value Colour: a value that the enum does not list",
        ),
        (
            json!({ "content": "t" }),
            "missing-property Thing/properties/kind: absent, and it selects the type of `content`",
        ),
        (
            json!({ "content": "t", "kind": null }),
            "unexpected-null Thing/properties/kind: null",
        ),
        (
            json!({ "content": null, "kind": "text" }),
            "unexpected-null Thing/properties/content: null",
        ),
    ] {
        assert_eq!(found(thing.clone()), [expected], "{thing}");
    }
}

#[test]
fn random_names_and_huge_numbers_of_deviations_need_bounded_memory() {
    // Names without digits, so that no pattern joins them.
    let letters = |mut number: usize| {
        let mut name = String::from("p");
        while number > 0 {
            name.push(char::from(b'a' + u8::try_from(number % 26).unwrap()));
            number /= 26;
        }
        name
    };
    let members: Vec<String> = (0..30_000)
        .map(|number| format!("{:?}:1", letters(number)))
        .collect();
    let text = format!("{{\"note\":1,{}}}", members.join(","));
    let observed = decode::<Thing>(&text, "#", None);
    assert_eq!(observed.deviations().len(), 10_000);
    assert_eq!(observed.omitted(), 20_000);
    // Within a union whose branch is not decided yet.
    let text = format!(
        r#"{{"note":1,"any":{{{}}}}}"#,
        vec![members.join(","); 4].join(",")
    );
    let observed = decode::<Thing>(&text, "#", None);
    assert!(observed.deviations().len() <= 10_000);
    assert!(observed.omitted() > 50_000, "{}", observed.omitted());
    let same = format!(
        r#"{{"note":1,"parts":[{}]}}"#,
        vec![r#"{"name":"n","size":1,"x":1}"#; 50_000].join(",")
    );
    let observed = decode::<Thing>(&same, "#", None);
    assert_eq!(
        (observed.deviations().len(), observed.deviations()[0].count),
        (1, 50_000)
    );
}

#[test]
fn a_recording_ends_with_its_text() {
    let observed = decode::<Thing>(r#"{"id":"1"}"#, "#", None);
    assert!(observed.decoded.is_err());
    assert!(!super::recorder::is_active());
    // Values that are made by a program are not observed.
    let color = Color::from("blue");
    assert_eq!(color.as_str(), "blue");
    let threads: Vec<_> = (0..8)
        .map(|number| {
            std::thread::spawn(move || {
                let text = format!(r#"{{"note":1,"of_{number}_x":1,"color":"blue"}}"#);
                for _ in 0..200 {
                    let places: Vec<_> = decode::<Thing>(&text, "#", None)
                        .deviations()
                        .into_iter()
                        .map(|found| found.place)
                        .collect();
                    let own = format!("#/components/schemas/Thing/properties/of_{number}_x");
                    assert_eq!(places, [own, "#/components/schemas/Colour".to_owned()]);
                }
            })
        })
        .collect();
    threads
        .into_iter()
        .for_each(|thread| thread.join().unwrap());
}

#[test]
fn no_part_of_a_value_is_in_a_deviation() {
    const CANARY: &str = "kanarienvogel";
    let names = [
        "kanarienvogel@example.com",
        "+33 6 kanarienvogel",
        "kanarienvogel 12, Paris",
        "c9f3kanarienvogel0b7ff1e28d9a",
        "{kanarienvogel}",
        "kanarienvogel\u{0}",
        "ünkanarienvogel",
    ];
    let deep = format!("{}{CANARY:?}{}", "[".repeat(100), "]".repeat(100));
    let values = [
        json!(CANARY),
        json!([CANARY]),
        json!({ "kanarienvogel 1": CANARY }),
        json!({ "color": CANARY }),
        json!({ "type": CANARY, "color": 1 }),
        json!({ "type": "cat", "color": { "kanarienvogel 1": 1 } }),
        json!([{ "name": [CANARY], "size": CANARY }]),
        serde_json::from_str(&deep).unwrap(),
    ];
    let fields = [
        "id", "color", "tags", "sizes", "parts", "pet", "any", "kind", "note",
    ];
    let mut texts: Vec<Value> = names.iter().map(|name| json!({ *name: CANARY })).collect();
    for value in &values {
        texts.extend(fields.iter().map(|field| json!({ *field: value })));
        texts.extend(["text", "cat", CANARY].map(|kind| json!({ "kind": kind, "content": value })));
    }
    let mut count = 0;
    for text in texts {
        let observed = decode::<Thing>(&text.to_string(), "#", None);
        let deviations = observed.deviations();
        let (shown, error) = (format!("{deviations:?}"), observed.decoded.err());
        assert!(!shown.contains(CANARY), "{text}: {shown} {error:?}");
        count += deviations.len();
    }
    assert!(count > 60, "{count}");
}

#[test]
fn a_million_different_names_are_counted_in_bounded_memory() {
    let members: Vec<String> = (0..1_000_000)
        .map(|number| format!("\"x{number:x}\":1"))
        .collect();
    let text = format!("{{\"note\":1,{}}}", members.join(","));
    let observed = decode::<Thing>(&text, "#", None);
    let counted: usize = observed.deviations().iter().map(|found| found.count).sum();
    assert_eq!((counted, observed.omitted()), (10_000, 990_000));
}
