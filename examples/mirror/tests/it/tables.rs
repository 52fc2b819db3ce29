//! The rows of a mirror's database, read by the test itself.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Row};
use tokio_postgres::Client;

/// The columns of a row by their names, as texts. A column that is null is missing.
pub type Columns = BTreeMap<String, String>;

/// All rows, in the order of their ids.
#[derive(Default)]
pub struct Rows {
    pub conversations: Vec<Columns>,
    pub messages: Vec<Columns>,
}

const TABLES: [(&str, &str); 2] = [("conversations", "id"), ("messages", "conversation, id")];

/// The rows of a file. None if it does not exist yet.
pub fn sqlite_rows(path: &Path) -> Rows {
    let Ok(connection) = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
    else {
        return Rows::default();
    };
    let [conversations, messages] = TABLES.map(|(table, order)| {
        let sql = format!("SELECT * FROM {table} ORDER BY {order}");
        // The tables do not exist yet.
        let Ok(mut statement) = connection.prepare(&sql) else {
            return Vec::new();
        };
        let rows = statement
            .query_map([], |row| Ok(sqlite_columns(row)))
            .unwrap();
        rows.map(Result::unwrap).collect()
    });
    Rows {
        conversations,
        messages,
    }
}

fn sqlite_columns(row: &Row<'_>) -> Columns {
    let statement: &rusqlite::Statement<'_> = row.as_ref();
    let names = statement.column_names().enumerate();
    let columns = names.filter_map(|(index, name)| {
        let text = match row.get_ref(index).unwrap() {
            ValueRef::Null => return None,
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Text(text) => String::from_utf8(text.to_vec()).unwrap(),
            other => panic!("{name} is {other:?}"),
        };
        Some((name.to_owned(), text))
    });
    columns.collect()
}

/// The rows of a database, in the forms that SQLite has. None if it has no tables yet.
pub async fn postgres_rows(client: &Client) -> Rows {
    let mut tables = Vec::new();
    for (table, order) in TABLES {
        tables.push(postgres_table(client, table, order).await);
    }
    let messages = tables.pop().unwrap();
    Rows {
        conversations: tables.pop().unwrap(),
        messages,
    }
}

async fn postgres_table(client: &Client, table: &str, order: &str) -> Vec<Columns> {
    client.batch_execute("SET TimeZone = 'UTC'").await.unwrap();
    let sql = "SELECT column_name::text, data_type::text FROM information_schema.columns
               WHERE table_schema = current_schema() AND table_name = $1";
    let names = client.query(sql, &[&table]).await.unwrap();
    let names: Vec<(String, String)> = names.iter().map(|row| (row.get(0), row.get(1))).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let texts = names.iter().map(|(name, kind)| match kind.as_str() {
        "boolean" => format!("{name}::int::text"),
        "timestamp with time zone" => {
            format!(r#"to_char({name}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"#)
        }
        _ => format!("{name}::text"),
    });
    let texts: Vec<String> = texts.collect();
    let sql = format!("SELECT {} FROM {table} ORDER BY {order}", texts.join(", "));
    let rows = client.query(&sql, &[]).await.unwrap();
    let columns = |row: &tokio_postgres::Row| {
        let named = names.iter().enumerate();
        let columns = named.filter_map(|(index, (name, _))| {
            let text: Option<String> = row.get(index);
            Some((name.clone(), text?))
        });
        columns.collect()
    };
    rows.iter().map(columns).collect()
}
