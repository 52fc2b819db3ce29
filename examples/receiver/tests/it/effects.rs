//! The newest state of a message does not depend on the order of its events.

use conversation_apis_receiver::effects::apply;
use conversation_apis_receiver::worker::Event;
use conversation_apis_receiver::worker::Outcome::{self, Ignored, Malformed, Unknown};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::harness::Setup;

type Row = (String, String, Option<String>, bool, i64);

fn event(source: &str, body: &Value) -> Event {
    let body = body.to_string().into_bytes();
    Event {
        id: 1,
        source: source.to_owned(),
        key: String::new(),
        name: None,
        body,
    }
}

fn rows(connection: &Connection) -> Vec<Row> {
    let sql = "SELECT message, version, status, deleted, events FROM messages ORDER BY message";
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| {
        Ok((
            row.get(0)?,
            row.get(1)?,
            row.get(2)?,
            row.get(3)?,
            row.get(4)?,
        ))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// All orders of these bodies.
fn orders(bodies: &[Value]) -> Vec<Vec<Value>> {
    if bodies.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for (index, first) in bodies.iter().enumerate() {
        let rest = [&bodies[..index], &bodies[index + 1..]].concat();
        for mut order in orders(&rest) {
            order.insert(0, first.clone());
            all.push(order);
        }
    }
    all
}

#[track_caller]
fn check(source: &str, bodies: &[Value], expected: &[Row]) {
    let connection = Setup::new().open();
    for order in orders(bodies) {
        connection.execute("DELETE FROM messages", []).unwrap();
        for body in &order {
            assert_eq!(
                apply(&connection, &event(source, body)).unwrap(),
                Outcome::Done
            );
        }
        assert_eq!(rows(&connection), expected, "{order:?}");
    }
}

#[test]
fn the_status_of_a_partoo_message_is_the_last_of_its_life() {
    let message = |event: &str, status: &str, deleted: bool| {
        let message = json!({ "id": 7, "status": status, "is_deleted": deleted });
        json!({ "type": event, "payload": { "message": message } })
    };
    let bodies = [
        message("message_created", "Sending", false),
        message("message_updated", "Failed", false),
        message("message_updated", "Success", false),
        message("message_updated", "Sending", true),
        message("message_updated", "Queued", false),
    ];
    let success = Some("Success".to_owned());
    check(
        "partoo",
        &bodies,
        &[("7".to_owned(), "3".to_owned(), success, true, 5)],
    );
}

#[test]
fn an_update_of_a_chatwoot_message_is_newer_than_its_creation() {
    let message = |event: &str, attributes: Value| json!({ "event": event, "id": 7, "content_attributes": attributes });
    let bodies = [
        message("message_created", json!({ "deleted": false })),
        message("message_updated", json!({ "deleted": true, "items": [] })),
        message("message_updated", Value::Null),
    ];
    check(
        "ninetynine/support",
        &bodies,
        &[("7".to_owned(), "1".to_owned(), None, true, 3)],
    );
}

#[test]
fn the_status_of_an_octopush_message_is_the_one_with_the_latest_date() {
    let receipt = |number: &str, status: &str, date: &str| json!({ "message_id": "sms_1", "number": number, "status": status, "delivery_date": date });
    let bodies = [
        receipt("+33600000001", "TRANSMITTED", "2026-01-02 09:59:59"),
        receipt("+33600000001", "DELIVERED", "2026-01-02 10:00:00"),
        receipt("+33600000002", "NOT_DELIVERED", "2026-01-02 10:00:01"),
    ];
    let row = |number: &str, date: &str, status: &str, events| {
        (
            format!("sms_1 {number}"),
            format!("{date} 1"),
            Some(status.to_owned()),
            false,
            events,
        )
    };
    check(
        "octopush",
        &bodies,
        &[
            row("+33600000001", "2026-01-02 10:00:00", "DELIVERED", 2),
            row("+33600000002", "2026-01-02 10:00:01", "NOT_DELIVERED", 1),
        ],
    );
}

#[test]
fn the_order_of_arrival_decides_nothing() {
    let mut random = fastrand::Rng::with_seed(1);
    let connection = Setup::new().open();
    for round in 0..200 {
        let source = ["partoo", "ninetynine", "octopush"][round % 3];
        // Few different values, so that versions are often the same.
        let mut bodies: Vec<Value> = (0..12).map(|_| any_event(source, &mut random)).collect();
        let mut result = None;
        for order in 0..10 {
            connection.execute("DELETE FROM messages", []).unwrap();
            for body in &bodies {
                apply(&connection, &event(source, body)).unwrap();
            }
            let rows = rows(&connection);
            let first = result.get_or_insert_with(|| rows.clone());
            assert_eq!(&rows, first, "round {round}, order {order}: {bodies:?}");
            random.shuffle(&mut bodies);
        }
    }
}

/// An event of one of two messages.
fn any_event(source: &str, random: &mut fastrand::Rng) -> Value {
    let mut pick = |values: &[Value]| values[random.usize(..values.len())].clone();
    let id = pick(&[json!(1), json!(2)]);
    let deleted = pick(&[json!(true), json!(false), Value::Null]);
    let name = pick(&[json!("message_created"), json!("message_updated")]);
    match source {
        "partoo" => {
            let statuses = ["Sending", "Failed", "Success", "Queued", "Read"];
            let status = pick(&[&statuses.map(Value::from)[..], &[Value::Null]].concat());
            let message = json!({ "id": id, "status": status, "is_deleted": deleted });
            json!({ "type": name, "payload": { "message": message } })
        }
        "ninetynine" => {
            json!({ "event": name, "id": id, "content_attributes": { "deleted": deleted } })
        }
        _ => {
            let statuses = ["TRANSMITTED", "DELIVERED", "NOT_DELIVERED", "READ", "NEW"];
            let status = pick(&[&statuses.map(Value::from)[..], &[Value::Null]].concat());
            let date = pick(&["2026-01-02 10:00:00", "2026-01-02 10:00:01"].map(Value::from));
            json!({ "message_id": id.to_string(), "status": status, "delivery_date": date })
        }
    }
}

#[test]
fn a_receipt_of_the_same_second_does_not_hide_a_later_stage() {
    let receipt = |status: &str| {
        json!({
            "message_id": "sms_1", "number": "+33600000001", "status": status,
            "delivery_date": "2026-01-02 10:00:00",
        })
    };
    let bodies = ["TRANSMITTED", "DELIVERED", "READ", "PROCESSED"].map(receipt);
    let row = (
        "sms_1 +33600000001".to_owned(),
        "2026-01-02 10:00:00 2".to_owned(),
        Some("READ".to_owned()),
        false,
        4,
    );
    check("octopush", &bodies, &[row]);
}

#[test]
fn the_same_id_of_two_sources_is_two_messages() {
    let connection = Setup::new().open();
    let body = json!({ "event": "message_created", "id": 7 });
    for source in ["ninetynine/support", "ninetynine/sales"] {
        apply(&connection, &event(source, &body)).unwrap();
    }
    assert_eq!(rows(&connection).len(), 2);
}

#[test]
fn other_events_change_nothing() {
    let connection = Setup::new().open();
    for (source, body, expected) in [
        (
            "partoo",
            json!({ "type": "lead_received", "payload": { "id": 7 } }),
            Ignored,
        ),
        ("partoo", json!({ "type": "message_created" }), Malformed),
        (
            "partoo",
            json!({ "type": "message_created", "payload": { "message": {} } }),
            Malformed,
        ),
        (
            "partoo",
            json!({ "type": "message_created", "payload": 1 }),
            Malformed,
        ),
        ("partoo", json!({ "type": "message_archived" }), Unknown),
        ("partoo", json!([]), Unknown),
        (
            "ninetynine",
            json!({ "event": "conversation_updated", "id": 1 }),
            Ignored,
        ),
        (
            "ninetynine",
            json!({ "event": "message_created" }),
            Malformed,
        ),
        (
            "octopush",
            json!({ "delivery_date": "2026-01-02 10:00:00" }),
            Malformed,
        ),
        (
            "octopush",
            json!({ "text": "STOP", "stop_date": "2026-01-02 10:00:00" }),
            Ignored,
        ),
        ("octopush", json!({}), Unknown),
        (
            "a provider that is no longer configured",
            json!({}),
            Unknown,
        ),
    ] {
        let outcome = apply(&connection, &event(source, &body)).unwrap();
        assert_eq!(outcome, expected, "{source}: {body}");
    }
    assert_eq!(rows(&connection), []);
}
