use serde_json::{Map, Value, json};

use super::algebra::{Budget, Verdict, covers};

fn verdict(outer: &Value, inner: &Value) -> Verdict {
    covers(outer, inner, &mut Budget::of(20_000))
}

/// A "no" with an example.
fn is_refuted(outer: &Value, inner: &Value) -> bool {
    matches!(verdict(outer, inner), Verdict::No { example: Some(_) })
}

fn object(schema: &Value) -> Map<String, Value> {
    schema.as_object().cloned().unwrap_or_default()
}

/// A parcel that can hold parcels.
fn parcel(weight: &Value) -> Value {
    json!({
        "$ref": "#/$defs/parcel",
        "$defs": {
            "parcel": {
                "type": "object",
                "required": ["weight"],
                "properties": {
                    "weight": weight,
                    "parcels": { "type": "array", "items": { "$ref": "#/$defs/parcel" } },
                },
            },
        },
    })
}

#[test]
fn a_wider_schema_covers_a_narrower_one_and_not_the_other_way_round() {
    let outer = json!({ "type": "string" });
    let inner = json!({ "type": "string", "maxLength": 3 });
    assert_eq!(verdict(&outer, &inner), Verdict::Yes);
    let example = Some(json!("aaaa"));
    assert_eq!(verdict(&inner, &outer), Verdict::No { example });
}

#[test]
fn a_no_can_be_without_an_example() {
    let outer = json!({ "type": "string", "maxLength": 1_000_000 });
    let inner = json!({ "type": "string", "minLength": 1_000_000 });
    assert_eq!(verdict(&outer, &inner), Verdict::No { example: None });
}

#[test]
fn patterns_are_not_compared() {
    let outer = json!({ "type": "string", "pattern": "^a{2,9}$" });
    let inner = json!({ "type": "string", "pattern": "^a{3,4}$" });
    assert_eq!(verdict(&outer, &inner), Verdict::Unknown);
}

#[test]
fn a_schema_without_values_is_not_a_yes() {
    let outer = json!({ "type": "string" });
    for inner in [
        json!({ "type": "integer", "minimum": 2, "maximum": 1 }),
        json!({ "type": "object", "required": ["depot"], "properties": { "depot": false } }),
        json!({ "not": {} }),
        json!({
            "$ref": "#/$defs/endless",
            "$defs": { "endless": {
                "type": "object",
                "required": ["next"],
                "properties": { "next": { "$ref": "#/$defs/endless" } },
            } },
        }),
    ] {
        assert_eq!(verdict(&outer, &inner), Verdict::Unknown, "{inner}");
        assert_eq!(verdict(&inner, &inner), Verdict::Unknown, "{inner}");
    }
}

#[test]
fn a_change_in_a_recursive_schema_is_decided() {
    let narrow = parcel(&json!({ "type": "integer", "minimum": 1 }));
    let wide = parcel(&json!({ "type": "number" }));
    assert_eq!(verdict(&wide, &narrow), Verdict::Yes);
    assert!(is_refuted(&narrow, &wide));
}

#[test]
fn a_pair_that_only_proves_itself_is_not_a_yes() {
    let endless = |other: Value| {
        json!({
            "$ref": "#/$defs/endless",
            "$defs": { "endless": { "anyOf": [{ "$ref": "#/$defs/endless" }, other] } },
        })
    };
    let outer = endless(json!({ "type": "integer" }));
    let inner = endless(json!({ "type": "string" }));
    assert_ne!(verdict(&outer, &inner), Verdict::Yes);
}

#[test]
fn a_one_of_is_split_only_if_its_branches_exclude_each_other() {
    let tagged = |tags: [&str; 2]| {
        let branch = |tag| {
            json!({
                "type": "object",
                "required": ["kind"],
                "properties": { "kind": { "const": tag }, "weight": { "type": "number" } },
            })
        };
        json!({ "oneOf": tags.map(branch) })
    };
    let one = json!({
        "type": "object",
        "required": ["kind"],
        "properties": { "kind": { "const": "van" }, "weight": { "type": "integer" } },
    });
    assert_eq!(verdict(&tagged(["bike", "van"]), &one), Verdict::Yes);
    assert!(is_refuted(&tagged(["van", "van"]), &one));
}

#[test]
fn a_union_in_another_order_is_covered() {
    let outer =
        json!({ "anyOf": [{ "type": "null" }, { "type": "string" }, { "type": "integer" }] });
    let inner = json!({ "anyOf": [{ "type": "integer", "minimum": 0 }, { "type": "null" }] });
    assert_eq!(verdict(&outer, &inner), Verdict::Yes);
    assert!(is_refuted(&inner, &outer));
}

#[test]
fn map_values_and_undescribed_properties_are_compared() {
    let map = |of: &str| json!({ "type": "object", "additionalProperties": { "type": of } });
    assert_eq!(verdict(&map("number"), &map("integer")), Verdict::Yes);
    assert!(is_refuted(&map("integer"), &map("number")));
    let open = json!({ "type": "object", "properties": { "depot": { "type": "string" } } });
    assert!(is_refuted(&open, &json!({ "type": "object" })));
}

#[test]
fn an_empty_budget_is_unknown_and_two_runs_are_alike() {
    let outer = parcel(&json!({ "type": "number" }));
    let inner = parcel(&json!({ "type": "integer", "minimum": 1 }));
    for nodes in [0, 10, 40, 20_000] {
        let judged = || {
            let mut budget = Budget::of(nodes);
            covers(&outer, &inner, &mut budget)
        };
        assert_eq!(judged(), judged());
    }
    let mut none = Budget::of(0);
    assert_eq!(covers(&outer, &inner, &mut none), Verdict::Unknown);
    assert!(none.is_used_up());
}

/// The library alone overflows the stack at 500 components in a chain, and at 100 levels.
#[test]
fn long_chains_and_deep_nesting_do_not_overflow_the_stack() {
    let chain = |end: &str| {
        let body = |number: usize| {
            let next = json!({ "$ref": format!("#/$defs/c{}", number + 1) });
            json!({ "type": "object", "properties": { "next": next } })
        };
        let mut bodies: Map<String, Value> = (0..1_500)
            .map(|number| (format!("c{number}"), body(number)))
            .collect();
        bodies.insert("c1500".to_owned(), json!({ "type": end }));
        json!({ "$ref": "#/$defs/c0", "$defs": bodies })
    };
    assert_eq!(verdict(&chain("number"), &chain("integer")), Verdict::Yes);
    let nested = |levels: usize, end: &str| {
        let leaf = json!({ "type": end });
        let wrap = |inner, _| json!({ "not": { "not": { "items": inner } } });
        (0..levels).fold(leaf, wrap)
    };
    for levels in [40, 300] {
        let verdict = verdict(&nested(levels, "number"), &nested(levels, "integer"));
        assert_ne!(verdict, Verdict::No { example: None });
    }
}

/// The library alone takes minutes for each of these.
#[test]
fn large_products_are_refused() {
    let choices = |number: usize| {
        let choice = |place: usize| {
            let names =
                ["a", "b", "c"].map(|name| json!({ "required": [format!("{name}{place}")] }));
            json!({ "anyOf": names })
        };
        json!({ "type": "object", "allOf": (0..number).map(choice).collect::<Vec<_>>() })
    };
    assert!(is_refuted(&choices(14), &choices(13)));
    let overlapping = |number: usize| {
        let branch = |place: usize| json!({ "type": "object", "required": [format!("p{place}")] });
        json!({ "oneOf": (0..number).map(branch).collect::<Vec<_>>() })
    };
    assert_ne!(verdict(&overlapping(60), &overlapping(59)), Verdict::Yes);
}

#[test]
fn constants_beyond_the_range_of_integers_are_unknown_not_wrong() {
    let mut outer = object(&json!({ "type": "integer" }));
    outer.insert("maximum".to_owned(), json!(1e300));
    let inner = json!({ "type": "integer", "maximum": u64::MAX });
    assert_ne!(
        verdict(&outer.into(), &inner),
        Verdict::No { example: None }
    );
}
