//! A PostgreSQL server of the test's own, in a temporary folder.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;
use tokio::time::{Duration, Instant, sleep};
use tokio_postgres::{Client, Config, NoTls};

use crate::harness::PATIENCE;

/// The password of the only user, `mirror`. A URL must encode it.
pub const PASSWORD: &str = "a secret/of@the:tests";
pub const ENCODED_PASSWORD: &str = "a%20secret%2Fof%40the%3Atests";

/// A running server. It is stopped and its folder removed when it is dropped.
pub struct DatabaseServer {
    folder: TempDir,
    programs: PathBuf,
    pub port: u16,
    child: Child,
}

impl DatabaseServer {
    /// Starts a server. `None` if this machine has no PostgreSQL. A line on standard error says
    /// so.
    pub async fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            eprintln!("SKIPPED: PostgreSQL is missing. Install the package `postgresql`.");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        create_cluster(folder.path(), &programs);
        let port = free_port();
        let child = spawn(folder.path(), &programs, port);
        let mut server = Self {
            folder,
            programs,
            port,
            child,
        };
        // Another process can take the port before the server does.
        while server.ready().await.is_none() {
            server.port = free_port();
            server.child = spawn(server.folder.path(), &server.programs, server.port);
        }
        Some(server)
    }

    /// Creates an empty database and returns its URL.
    pub async fn create(&self, database: &str) -> String {
        let client = self.connect("postgres").await.unwrap();
        let sql = format!("CREATE DATABASE {database}");
        client.batch_execute(&sql).await.unwrap();
        self.url(database)
    }

    pub async fn drop(&self, database: &str) {
        let client = self.connect("postgres").await.unwrap();
        let sql = format!("DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        client.batch_execute(&sql).await.unwrap();
    }

    pub fn url(&self, database: &str) -> String {
        let port = self.port;
        format!("postgres://mirror:{ENCODED_PASSWORD}@localhost:{port}/{database}")
    }

    /// A connection of the test's own.
    pub async fn connect(&self, database: &str) -> Result<Client, tokio_postgres::Error> {
        let mut config = Config::new();
        config.host("127.0.0.1").port(self.port).dbname(database);
        config.user("mirror").password(PASSWORD);
        let (client, connection) = config.connect(NoTls).await?;
        tokio::spawn(connection);
        Ok(client)
    }

    /// Whether the newest connection to the database `mirror` uses TLS.
    pub async fn is_encrypted(&self) -> bool {
        let client = self.connect("postgres").await.unwrap();
        let sql = "SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
                   WHERE datname = 'mirror' AND backend_type = 'client backend'
                   ORDER BY backend_start DESC LIMIT 1";
        client.query_one(sql, &[]).await.unwrap().get(0)
    }

    /// Ends the server at once, as in a crash, and starts it again.
    pub async fn crash(&mut self) {
        self.stop();
        self.child = spawn(self.folder.path(), &self.programs, self.port);
        self.ready().await.unwrap();
    }

    /// Waits until the server accepts connections. `None` if it has ended.
    async fn ready(&mut self) -> Option<()> {
        let start = Instant::now();
        while self.data_directory().await != Some(self.folder.path().join("data")) {
            if self.child.try_wait().unwrap().is_some() {
                return None;
            }
            assert!(start.elapsed() < PATIENCE, "PostgreSQL does not start");
            sleep(Duration::from_millis(10)).await;
        }
        Some(())
    }

    /// The folder of the server that answers at the port. It can be another test's server.
    async fn data_directory(&self) -> Option<PathBuf> {
        let client = self.connect("postgres").await.ok()?;
        let row = client.query_one("SHOW data_directory", &[]).await.ok()?;
        Some(PathBuf::from(row.get::<_, String>(0)))
    }

    /// SIGQUIT ends the server and its children at once. After SIGKILL, the children would run
    /// on for a while.
    fn stop(&mut self) {
        let id = self.child.id().to_string();
        let _ = Command::new("kill").args(["-QUIT", &id]).status();
        let _ = self.child.wait();
    }
}

impl Drop for DatabaseServer {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The folder of PostgreSQL's programs. Debian keeps them outside of `PATH`.
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter();
    let debian = versions
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin"));
    let mut folders = std::env::split_paths(&path).chain(debian);
    folders.find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}

/// A new cluster in `data`, with a certificate for `localhost`.
fn create_cluster(folder: &Path, programs: &Path) {
    let (data, words) = (folder.join("data"), folder.join("password"));
    std::fs::write(&words, PASSWORD).unwrap();
    give_away(folder);
    let mut initdb = as_other_user(&programs.join("initdb"));
    initdb
        .arg("--pgdata")
        .arg(&data)
        .arg("--pwfile")
        .arg(&words);
    initdb.args(["--username=mirror", "--auth=scram-sha-256", "--no-sync"]);
    run(initdb.args(["--encoding=UTF8", "--locale=C"]));
    for name in ["valid.pem", "server.key"] {
        std::fs::copy(certificate(name), data.join(name)).unwrap();
    }
    run(Command::new("chmod")
        .arg("600")
        .arg(data.join("server.key")));
    give_away(folder);
}

/// A file of the test certificates.
pub fn certificate(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/certificates");
    folder.join(name)
}

fn spawn(folder: &Path, programs: &Path, port: u16) -> Child {
    let log = std::fs::File::options()
        .append(true)
        .create(true)
        .open(folder.join("log"))
        .unwrap();
    let mut postgres = as_other_user(&programs.join("postgres"));
    postgres.arg("-D").arg(folder.join("data"));
    postgres.arg("-p").arg(port.to_string());
    for setting in [
        "listen_addresses=localhost",
        "unix_socket_directories=",
        "ssl=on",
        "ssl_cert_file=valid.pem",
        "ssl_key_file=server.key",
        // The tests end processes, not machines.
        "fsync=off",
    ] {
        postgres.arg("-c").arg(setting);
    }
    let postgres = postgres.stdin(Stdio::null()).stdout(Stdio::null());
    postgres.stderr(log).spawn().unwrap()
}

/// PostgreSQL refuses to run as root.
fn as_other_user(program: &Path) -> Command {
    let mut command = match user() {
        None => return Command::new(program),
        Some(_) => Command::new("setpriv"),
    };
    for (option, id) in [("--reuid", "-u"), ("--regid", "-g")] {
        command.arg(option).arg(id_of(id, user()));
    }
    command.arg("--clear-groups").arg(program);
    command
}

/// The user that PostgreSQL runs as, if this process runs as root.
fn user() -> Option<&'static str> {
    if id_of("-u", None) != "0" {
        return None;
    }
    let has_own = Command::new("id").arg("postgres").output();
    let has_own = has_own.is_ok_and(|output| output.status.success());
    Some(if has_own { "postgres" } else { "nobody" })
}

/// What `id` prints for a user, or for this process.
fn id_of(option: &str, user: Option<&str>) -> String {
    let output = Command::new("id").arg(option).args(user).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn give_away(folder: &Path) {
    if let Some(user) = user() {
        run(Command::new("chown").arg("-R").arg(user).arg(folder));
    }
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {text}");
}

/// The port must still be free when the server starts again. The system gives ports above 32,768
/// to any connection, so this is one below.
pub fn free_port() -> u16 {
    loop {
        let port = fastrand::u16(10_000..32_000);
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}
