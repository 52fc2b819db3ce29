//! The texts of PostgreSQL's errors.

use std::error::Error as _;

use tokio_postgres::Error;
use tokio_postgres::error::DbError;

use super::StoreError;

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error.as_db_error() {
            Some(error) => refused(error),
            None => failed(&error),
        }
    }
}

/// The server's own error. Its details can have the values of a row, and so can the message of
/// an error about a value, so they are left out.
fn refused(error: &DbError) -> StoreError {
    let code = error.code().code();
    let remedy = match code {
        "3D000" => "create the database, for example with `createdb`",
        "28P01" | "28000" => {
            "check the user and the password, in the URL or in PGPASSWORD, and pg_hba.conf"
        }
        "42501" => "let the user create tables in the schema, or name its owner in the URL",
        "42P01" | "42703" => "restore the tables, or give another database",
        "25006" => "give the URL of the primary server",
        "53100" => "free some space, and run again to continue",
        "53300" => "raise `max_connections`, or end other programs, and run again",
        _ => "run again to continue; nothing that was saved is lost",
    };
    match code.get(..2) {
        Some("22" | "23" | "54") => {
            StoreError::new(format!("it refused a value (SQLSTATE {code})"), remedy)
        }
        _ => StoreError::new(format!("{} (SQLSTATE {code})", error.message()), remedy),
    }
}

/// A failure of the connection.
fn failed(error: &Error) -> StoreError {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text = format!("{text}: {error}");
        source = error.source();
    }
    let remedy = "check that the server runs, and the host, the port and `sslmode` in the URL, \
        and run again to continue; nothing that was saved is lost";
    StoreError::new(text, remedy)
}
