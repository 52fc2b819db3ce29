//! A connection that is opened again when it is lost.

use std::fmt;
use std::time::Duration;

use tokio::time::{Instant, sleep};
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Config, Error, Row};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{StoreError, tls, url};

/// A parameter of a statement.
pub(super) type Value<'a> = (&'a (dyn ToSql + Sync), Type);

/// How long a server that went away is waited for, for example while it restarts.
const PATIENCE: Duration = Duration::from_secs(30);
const FIRST_WAIT: Duration = Duration::from_millis(100);

pub(super) struct Connection {
    config: Config,
    tls: MakeRustlsConnect,
    client: Client,
    /// Whether a statement failed because the connection was lost.
    lost: bool,
}

impl Connection {
    pub(super) async fn open(url: &str) -> Result<Self, StoreError> {
        let (mut config, trust) = url::read(url, std::env::var("PGPASSWORD").ok())?;
        set_timeouts(&mut config);
        let tls = tls::connector(&trust)?;
        let client = connect(&config, &tls).await?;
        Ok(Self {
            config,
            tls,
            client,
            lost: false,
        })
    }

    /// The client, for a transaction at the start.
    pub(super) fn client(&mut self) -> &mut Client {
        &mut self.client
    }

    /// Runs a statement that changes nothing. If the connection is lost, it is sent once more.
    pub(super) async fn read(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
    ) -> Result<Vec<Row>, StoreError> {
        self.restore().await?;
        let result = self.client.query_typed(sql, values).await;
        if !self.notice(&result) {
            return Ok(result?);
        }
        self.restore().await?;
        let result = self.client.query_typed(sql, values).await;
        self.notice(&result);
        Ok(result?)
    }

    /// Runs a statement that writes and returns one row.
    pub(super) async fn write(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
    ) -> Result<Row, StoreError> {
        self.restore().await?;
        let result = self.client.query_typed_one(sql, values).await;
        self.notice(&result);
        Ok(result?)
    }

    /// Whether the connection is lost, as the result of a statement shows.
    fn notice<T>(&mut self, result: &Result<T, Error>) -> bool {
        self.lost = result.as_ref().is_err_and(is_lost);
        self.lost
    }

    /// Connects again if the connection is lost.
    async fn restore(&mut self) -> Result<(), StoreError> {
        let (start, mut wait) = (Instant::now(), FIRST_WAIT);
        while self.lost || self.client.is_closed() {
            match connect(&self.config, &self.tls).await {
                Ok(client) => {
                    self.client = client;
                    self.lost = false;
                }
                Err(error) if start.elapsed() + wait > PATIENCE => return Err(error.into()),
                Err(_) => {
                    sleep(wait).await;
                    wait *= 2;
                }
            }
        }
        Ok(())
    }
}

/// The settings that the URL does not state. By default, a server that vanished would be noticed
/// after hours.
fn set_timeouts(config: &mut Config) {
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(10));
    }
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(Duration::from_secs(60));
    }
    config.keepalives_idle(config.get_keepalives_idle().min(Duration::from_secs(60)));
    if config.get_application_name().is_none() {
        config.application_name("conversation-apis-mirror");
    }
}

async fn connect(config: &Config, tls: &MakeRustlsConnect) -> Result<Client, Error> {
    let (client, connection) = config.connect(tls.clone()).await?;
    // It ends with the client. Its error reaches the client's next statement.
    tokio::spawn(connection);
    Ok(client)
}

/// Whether the server ended the connection, or is no longer there.
fn is_lost(error: &Error) -> bool {
    let Some(error) = error.as_db_error() else {
        return true;
    };
    // The classes of connections and of an operator who ends the server.
    let code = error.code().code();
    code.starts_with("08") || code.starts_with("57P")
}

impl fmt::Debug for Connection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Connection").finish_non_exhaustive()
    }
}
