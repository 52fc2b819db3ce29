//! A receiver in a child process, with a database in a temporary folder.

use std::fs::File;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use conversation_apis_receiver::database::Database;
use conversation_apis_server::webhooks::Signer;
use reqwest::Client;
use rusqlite::Connection;
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

pub const PATH_SECRET: &str = "a-secret-of-the-tests";
/// Nothing here takes nearly as long, even on a loaded machine.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// A folder, and the port on which receivers are started again.
pub struct Setup {
    pub folder: TempDir,
    pub port: u16,
}

impl Setup {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            folder,
            port: free_port(),
        }
    }

    pub fn database(&self) -> PathBuf {
        self.folder.path().join("receiver.db")
    }

    /// A connection of the test's own.
    pub fn open(&self) -> Connection {
        Database::prepare(self.database()).unwrap().open().unwrap()
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap()
    }

    /// A receiver with all webhooks, not started.
    pub fn command(&self, port: u16) -> Command {
        let key = |provider| Signer::new(provider).unwrap().printed_key().unwrap();
        let log = File::options()
            .append(true)
            .create(true)
            .open(self.folder.path().join("log"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_conversation-apis-receiver"));
        command
            .env("RECEIVER_LISTEN", format!("127.0.0.1:{port}"))
            .env("RECEIVER_DATABASE", self.database())
            .env(
                "RECEIVER_PARTOO_KEYS",
                format!("production, {}", key("partoo")),
            )
            .env(
                "RECEIVER_NINETYNINE_SECRETS_SUPPORT",
                format!("a-newer-secret,{}", key("ninetynine")),
            )
            .env("RECEIVER_NINETYNINE_SECRETS", "a-secret-of-another-webhook")
            .env(
                "RECEIVER_OCTOPUSH_SECRETS",
                format!("another-secret-of-the-tests,{PATH_SECRET}"),
            )
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log.unwrap());
        command
    }

    pub async fn start(&self) -> Receiver {
        self.start_on(self.port).await
    }

    /// Starts a receiver and waits until it listens.
    pub async fn start_on(&self, port: u16) -> Receiver {
        let child = self.command(port).spawn().unwrap();
        let mut receiver = Receiver {
            child,
            base: format!("http://127.0.0.1:{port}"),
        };
        let client = client();
        let start = Instant::now();
        while client
            .get(format!("{}/health", receiver.base))
            .send()
            .await
            .is_err()
        {
            if let Some(status) = receiver.child.try_wait().unwrap() {
                panic!("the receiver ended with {status}: {}", self.log());
            }
            assert!(
                start.elapsed() < PATIENCE,
                "the receiver does not listen: {}",
                self.log()
            );
            sleep(Duration::from_millis(5)).await;
        }
        receiver
    }

    /// Waits until every event that is stored is processed.
    pub async fn processed(&self) -> Connection {
        let connection = self.open();
        let start = Instant::now();
        while count(&connection, "outcome IS NULL") > 0 {
            assert!(
                start.elapsed() < PATIENCE,
                "events are not processed: {}",
                self.log()
            );
            sleep(Duration::from_millis(20)).await;
        }
        connection
    }
}

/// A running receiver. It is killed when it is dropped.
pub struct Receiver {
    child: Child,
    pub base: String,
}

impl Receiver {
    /// Ends the process at once, with SIGKILL.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends SIGTERM.
    pub fn terminate(&self) {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &id])
                .status()
                .unwrap()
                .success()
        );
    }

    /// Waits until the process has ended. Returns whether it succeeded.
    pub async fn ended(mut self) -> bool {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.success();
            }
            assert!(start.elapsed() < PATIENCE, "the receiver does not end");
            sleep(Duration::from_millis(5)).await;
        }
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A client without a proxy.
pub fn client() -> Client {
    Client::builder().no_proxy().build().unwrap()
}

/// How many events fulfil this condition.
pub fn count(connection: &Connection, condition: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM events WHERE {condition}");
    connection.query_row(&sql, [], |row| row.get(0)).unwrap()
}

/// The port must still be free when a receiver is started again. The system gives ports above
/// 32,768 to any connection that is made meanwhile, so this is one below.
pub fn free_port() -> u16 {
    loop {
        let port = fastrand::u16(10_000..32_000);
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}
