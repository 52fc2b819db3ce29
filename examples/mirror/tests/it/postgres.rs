//! PostgreSQL: TLS, passwords, and databases that cannot be used.

use conversation_apis_mirror::rows::{Direction, MessageRow};
use conversation_apis_mirror::store::postgres::Postgres;
use conversation_apis_mirror::store::{Progress, Store};

use crate::database_server::{DatabaseServer, ENCODED_PASSWORD, PASSWORD, certificate};

const SOURCE: &str = "partoo";

/// The text of the error. It must have no form of the password.
async fn error(url: &str) -> String {
    let error = Postgres::open(url, SOURCE).await.map(|_| ()).unwrap_err();
    for text in [error.to_string(), format!("{error:?}")] {
        assert!(
            !text.contains(PASSWORD) && !text.contains(ENCODED_PASSWORD),
            "{text}"
        );
    }
    error.to_string()
}

#[tokio::test]
async fn each_sslmode_connects_as_libpq_does() {
    let Some(server) = DatabaseServer::start().await else {
        return;
    };
    let url = server.create("mirror").await;
    let authority = certificate("authority.pem").display().to_string();
    let other = certificate("valid.pem").display().to_string();
    for (options, is_encrypted) in [
        ("", true),
        ("?sslmode=disable", false),
        ("?sslmode=prefer", true),
        ("?sslmode=require", true),
        (
            &format!("?sslmode=verify-ca&sslrootcert={authority}")[..],
            true,
        ),
        (
            &format!("?sslmode=verify-full&sslrootcert={authority}")[..],
            true,
        ),
    ] {
        let url = format!("{url}{options}");
        let _postgres = Postgres::open(&url, SOURCE).await.unwrap();
        assert_eq!(server.is_encrypted().await, is_encrypted, "{options}");
    }
    // The certificate is for `localhost` only.
    let by_address = url.replace("@localhost", "@127.0.0.1");
    let trusting = format!("{by_address}?sslmode=verify-ca&sslrootcert={authority}");
    Postgres::open(&trusting, SOURCE).await.unwrap();
    for url in [
        format!("{by_address}?sslmode=verify-full&sslrootcert={authority}"),
        format!("{url}?sslmode=verify-full&sslrootcert={other}"),
        format!("{url}?sslmode=verify-full"),
    ] {
        let error = error(&url).await;
        assert!(error.contains("certificate"), "{error}");
    }
    let error = error(&format!(
        "{url}?sslmode=verify-full&sslrootcert=/no/such.pem"
    ))
    .await;
    assert!(error.contains("`/no/such.pem` cannot be read"), "{error}");
}

#[tokio::test]
async fn a_database_that_cannot_be_used_is_an_error_with_a_remedy() {
    let Some(server) = DatabaseServer::start().await else {
        return;
    };
    let url = server.create("mirror").await;
    drop(Postgres::open(&url, SOURCE).await.unwrap());
    let client = server.connect("mirror").await.unwrap();
    let foreign = server.create("of_another_program").await;
    let other = server.connect("of_another_program").await.unwrap();
    other
        .batch_execute("CREATE TABLE messages (id int)")
        .await
        .unwrap();
    let similar = server.create("of_a_similar_program").await;
    let other = server.connect("of_a_similar_program").await.unwrap();
    other
        .batch_execute("CREATE TABLE schema_version (id int)")
        .await
        .unwrap();
    for (url, said) in [
        (server.url("no_such_database"), "create the database"),
        (
            url.replace(ENCODED_PASSWORD, "wrong"),
            "check the user and the password",
        ),
        (
            url.replace(&server.port.to_string(), "1"),
            "check that the server runs",
        ),
        (foreign, "another program has made the database"),
        (similar, "another program has made the database"),
    ] {
        let error = error(&url).await;
        assert!(error.contains(said), "{error}");
    }
    let other_source = Postgres::open(&url, "octopush").await.unwrap_err();
    assert!(
        other_source
            .to_string()
            .contains("give another database for octopush")
    );
    client
        .batch_execute("UPDATE schema_version SET version = 99")
        .await
        .unwrap();
    let error = error(&url).await;
    assert!(error.contains("run the newer program"), "{error}");
}

#[tokio::test]
async fn a_lost_connection_is_opened_again() {
    let Some(mut server) = DatabaseServer::start().await else {
        return;
    };
    let url = server.create("mirror").await;
    let mut postgres = Postgres::open(&url, SOURCE).await.unwrap();
    postgres.end_walk(None, "before").await.unwrap();
    server.crash().await;
    assert_eq!(postgres.state().await.unwrap().as_deref(), Some("before"));
    server.crash().await;
    // A write that may have been applied is not sent again.
    if let Err(error) = postgres.end_walk(None, "after").await {
        assert!(
            error.to_string().contains("run again to continue"),
            "{error}"
        );
        postgres.end_walk(None, "after").await.unwrap();
    }
    assert_eq!(postgres.state().await.unwrap().as_deref(), Some("after"));
}

#[tokio::test]
async fn the_character_nul_is_replaced_in_texts_and_kept_in_the_raw_item() {
    let Some(server) = DatabaseServer::start().await else {
        return;
    };
    let url = server.create("mirror").await;
    let mut postgres = Postgres::open(&url, SOURCE).await.unwrap();
    let raw = r#"{"id":"a\u0000b","text":"\u0000"}"#;
    let row = MessageRow {
        id: "a\0b".to_owned(),
        direction: Some(Direction::Inbound),
        sent_at: None,
        text: Some("\0".to_owned()),
        raw: raw.to_owned(),
        decoded: true,
    };
    let rows = [row];
    for new in [1, 0] {
        let saved = postgres
            .save_messages("1", &rows, &Progress::Done)
            .await
            .unwrap();
        assert_eq!((saved.new, saved.changed), (new, 0));
    }
    let client = server.connect("mirror").await.unwrap();
    let sql = "SELECT id, text, raw::text FROM messages";
    let row = client.query_one(sql, &[]).await.unwrap();
    let found: [String; 3] = [row.get(0), row.get(1), row.get(2)];
    assert_eq!(found, ["a\u{fffd}b", "\u{fffd}", raw]);
}

/// An error of the database about a value can have the value, which is a customer's.
#[tokio::test]
async fn an_error_about_a_value_does_not_show_it() {
    let Some(server) = DatabaseServer::start().await else {
        return;
    };
    let url = server.create("mirror").await;
    let mut postgres = Postgres::open(&url, SOURCE).await.unwrap();
    let client = server.connect("mirror").await.unwrap();
    let sql = "ALTER TABLE messages ADD CONSTRAINT short CHECK (length(text) < 5)";
    client.batch_execute(sql).await.unwrap();
    let row = MessageRow {
        id: "1".to_owned(),
        direction: None,
        sent_at: None,
        text: Some("a canary".to_owned()),
        raw: r#"{"text":"a canary"}"#.to_owned(),
        decoded: true,
    };
    let failed = postgres.save_messages("1", &[row], &Progress::Done).await;
    let error = format!("{:?}", failed.unwrap_err());
    assert!(
        error.contains("23514") && !error.contains("canary"),
        "{error}"
    );
}
