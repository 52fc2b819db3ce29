//! Events are kept whatever becomes of them, and can be processed again.

use conversation_apis_receiver::database::Database;
use conversation_apis_receiver::effects::apply;
use conversation_apis_receiver::worker::{Effect, EffectError, Event, Outcome, Worker, counts};
use rusqlite::Connection;

use crate::harness::{Setup, count};

fn database(setup: &Setup) -> Database {
    Database::prepare(setup.database()).unwrap()
}

fn insert(connection: &Connection, body: &str) {
    let sql = "INSERT INTO events (source, key, body, received_at) VALUES ('partoo', ?1, ?2, 0)";
    connection.execute(sql, [body, body]).unwrap();
}

fn message(id: i64) -> String {
    format!(r#"{{"type":"message_created","payload":{{"message":{{"id":{id}}}}}}}"#)
}

fn work(setup: &Setup, effect: Effect) -> usize {
    Worker::new(&database(setup), effect)
        .unwrap()
        .round()
        .unwrap()
}

fn outcomes(connection: &Connection) -> Vec<(String, i64)> {
    counts(connection).unwrap()
}

fn named(names: &[(&str, i64)]) -> Vec<(String, i64)> {
    names
        .iter()
        .map(|(name, count)| ((*name).to_owned(), *count))
        .collect()
}

#[test]
fn what_is_not_understood_is_kept_and_counted() {
    let setup = Setup::new();
    let connection = setup.open();
    for body in [
        r#"{"type":"message_archived"}"#,
        r#"{"type":"message_created","payload":1}"#,
    ] {
        insert(&connection, body);
    }
    insert(&connection, &message(1));
    insert(&connection, r#"{"type":"lead_received"}"#);
    assert_eq!(outcomes(&connection), named(&[("waiting", 4)]));
    assert_eq!(work(&setup, apply), 4);
    let expected = [
        ("done", 1),
        ("ignored", 1),
        ("malformed", 1),
        ("unknown", 1),
    ];
    assert_eq!(outcomes(&connection), named(&expected));
    assert_eq!(count(&connection, "length(body) > 0"), 4);
    // Nothing is left to do.
    assert_eq!(work(&setup, apply), 0);
}

#[test]
fn events_are_processed_again_after_an_upgrade() {
    let setup = Setup::new();
    let connection = setup.open();
    insert(&connection, r#"{"type":"message_archived"}"#);
    insert(&connection, &message(1));
    work(&setup, apply);
    let command = |argument: &str| {
        let mut command = setup.command(0);
        let output = command
            .arg(argument)
            .stdout(std::process::Stdio::piped())
            .output()
            .unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(command("status"), "      done 1\n   unknown 1\n");
    assert_eq!(command("reprocess"), "1 events will be processed again\n");
    assert_eq!(command("status"), "      done 1\n   waiting 1\n");
    // The new version knows the event.
    assert_eq!(work(&setup, |_, _| Ok(Outcome::Done)), 1);
    assert_eq!(command("status"), "      done 2\n");
    assert_eq!(command("reprocess"), "0 events will be processed again\n");
}

/// Writes the message, and then fails for some.
fn fails(connection: &Connection, event: &Event) -> Result<Outcome, EffectError> {
    let outcome = apply(connection, event)?;
    let body = String::from_utf8(event.body.clone())?;
    assert!(!body.contains(r#""id":2}"#), "the service has a bug");
    if body.contains(r#""id":3}"#) {
        return Err("another system has failed".into());
    }
    Ok(outcome)
}

#[test]
fn an_effect_that_fails_or_panics_is_undone_and_stops_no_other() {
    let setup = Setup::new();
    let connection = setup.open();
    for id in 1..=4 {
        insert(&connection, &message(id));
    }
    assert_eq!(work(&setup, fails), 4);
    assert_eq!(outcomes(&connection), named(&[("done", 2), ("failed", 2)]));
    let messages = || {
        let sql = "SELECT group_concat(message) FROM (SELECT * FROM messages ORDER BY message)";
        connection
            .query_row(sql, [], |row| row.get::<_, String>(0))
            .unwrap()
    };
    assert_eq!(messages(), "1,4");

    conversation_apis_receiver::worker::reprocess(&connection).unwrap();
    assert_eq!(work(&setup, apply), 2);
    assert_eq!(messages(), "1,2,3,4");
    let once = "SELECT max(events) FROM messages";
    assert_eq!(
        connection
            .query_row(once, [], |row| row.get::<_, i64>(0))
            .unwrap(),
        1
    );
}

#[test]
fn many_events_are_processed_in_several_transactions() {
    let setup = Setup::new();
    let connection = setup.open();
    for id in 0..120 {
        insert(&connection, &message(id));
    }
    let mut worker = Worker::new(&database(&setup), apply).unwrap();
    let rounds: Vec<usize> = (0..4).map(|_| worker.round().unwrap()).collect();
    assert_eq!(rounds, [50, 50, 20, 0]);
    assert_eq!(outcomes(&connection), named(&[("done", 120)]));
}
