//! A mirror in a child process.

use std::fs::File;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use tokio::time::{Instant, sleep};

use crate::database_server::{DatabaseServer, ENCODED_PASSWORD, PASSWORD};
use crate::tables::{Rows, postgres_rows, sqlite_rows};
use crate::truth::ACCOUNT;

/// Nothing here takes nearly as long, even on a loaded machine.
pub const PATIENCE: Duration = Duration::from_secs(120);
/// The key that each mirror uses.
pub const KEY: &str = "a-key-of-the-tests";
/// The database in a PostgreSQL server.
const DATABASE: &str = "mirror";

/// Where a mirror writes to.
pub enum Database {
    Sqlite,
    Postgres(DatabaseServer),
}

impl Database {
    /// A new server with an empty database. `None` if this machine has no PostgreSQL.
    pub async fn postgres() -> Option<Self> {
        let server = DatabaseServer::start().await?;
        server.create(DATABASE).await;
        Some(Self::Postgres(server))
    }

    /// Makes the database empty.
    pub async fn clear(&self) {
        if let Self::Postgres(server) = self {
            server.drop(DATABASE).await;
            server.create(DATABASE).await;
        }
    }
}

/// How to start mirrors that continue each other.
pub struct Setup {
    folder: TempDir,
    pub database: Database,
    provider: &'static str,
    base_url: String,
}

impl Setup {
    pub fn new(database: Database, provider: &'static str, base_url: String) -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            database,
            provider,
            base_url,
        }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("mirror.sqlite")
    }

    /// What the mirrors wrote to standard error. It has no key and no password.
    pub fn log(&self) -> String {
        let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        for secret in [KEY, PASSWORD, ENCODED_PASSWORD] {
            assert!(!log.contains(secret), "{log}");
        }
        log
    }

    /// Starts a mirror that ends when nothing is left to read.
    pub fn start(&self) -> Mirror {
        self.spawn(&[])
    }

    /// Starts a mirror that looks for news all the time.
    pub fn follow(&self) -> Mirror {
        self.spawn(&["--follow", "0.1"])
    }

    fn spawn(&self, more: &[&str]) -> Mirror {
        let log = File::options()
            .append(true)
            .create(true)
            .open(self.folder.path().join("log"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_mirror"));
        command.args([self.provider, "--base-url", &self.base_url]);
        // More than the runs of a test need.
        command.args(["--rate", "1000000/1"]).args(more).arg("--to");
        match &self.database {
            Database::Sqlite => command.arg(self.file()),
            Database::Postgres(server) => command.arg(server.url(DATABASE)),
        };
        if self.provider == "ninetynine" {
            command.args(["--account", ACCOUNT]);
        }
        for name in ["PARTOO_API_KEY", "OCTOPUSH_API_KEY", "NINETYNINE_API_KEY"] {
            command.env(name, KEY);
        }
        command.env("OCTOPUSH_API_LOGIN", "tests@example.com");
        command.stdin(Stdio::null()).stdout(Stdio::null());
        Mirror(command.stderr(log.unwrap()).spawn().unwrap())
    }

    /// Runs mirrors until one says that nothing is left to read.
    pub async fn finish(&self) {
        for _ in 0..5 {
            let status = self.start().ended().await;
            if status.success() {
                return;
            }
        }
        panic!("the mirror does not finish: {}", self.log());
    }

    pub async fn rows(&self) -> Rows {
        match &self.database {
            Database::Sqlite => sqlite_rows(&self.file()),
            Database::Postgres(server) => {
                postgres_rows(&server.connect(DATABASE).await.unwrap()).await
            }
        }
    }
}

/// A running mirror. It is killed when it is dropped.
pub struct Mirror(Child);

impl Mirror {
    /// The status, if the process has ended.
    pub fn status(&mut self) -> Option<ExitStatus> {
        self.0.try_wait().unwrap()
    }

    /// Ends the process with SIGKILL. Returns whether it was still running.
    pub fn kill(mut self) -> bool {
        self.0.kill().unwrap();
        // A process that was killed has no code.
        self.0.wait().unwrap().code().is_none()
    }

    pub async fn ended(mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.status() {
                return status;
            }
            assert!(start.elapsed() < PATIENCE, "the mirror does not end");
            sleep(Duration::from_millis(5)).await;
        }
    }
}

impl Drop for Mirror {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
