//! A real Redis server on a free port, in a temporary folder.

use std::io::Write;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use redis::FromRedisValue;
use tempfile::TempDir;

/// The program that is started instead of `redis-server`, such as `valkey-server`.
const PROGRAM: &str = "CONVERSATION_APIS_REDIS_SERVER";
/// Nothing here takes nearly as long, even on a loaded machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// What a server remembers after a restart.
#[derive(Clone, Copy, Default)]
pub enum Keeps {
    #[default]
    Nothing,
    /// The state at its last orderly end (RDB).
    Snapshot,
    /// Every write (AOF).
    Writes,
}

/// It is killed, and its folder removed, when it is dropped.
pub struct RedisServer {
    child: Option<Child>,
    port: u16,
    options: Vec<String>,
    folder: TempDir,
    password: Option<String>,
}

impl RedisServer {
    /// Starts a server that keeps nothing. `None` if no Redis is installed.
    pub fn start() -> Option<Self> {
        Self::start_with(Keeps::Nothing, &[])
    }

    /// Starts a server with more options, as in its configuration file.
    pub fn start_with(keeps: Keeps, options: &[&str]) -> Option<Self> {
        if !installed() {
            return None;
        }
        let mut all = match keeps {
            Keeps::Nothing => vec!["--save", "", "--appendonly", "no"],
            Keeps::Snapshot => vec!["--save", "3600 1", "--appendonly", "no"],
            Keeps::Writes => vec![
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "always",
            ],
        };
        all.extend(options);
        let password = options
            .iter()
            .skip_while(|option| **option != "--requirepass");
        let mut server = Self {
            child: None,
            port: 0,
            folder: tempfile::tempdir().unwrap(),
            password: password.skip(1).map(|word| (*word).to_owned()).next(),
            options: all.into_iter().map(str::to_owned).collect(),
        };
        // Another process may take the port first.
        for _ in 0..50 {
            server.port = free_port();
            if server.try_start() {
                return Some(server);
            }
        }
        panic!("no Redis server could be started: {}", server.log());
    }

    /// Without a password, even if the server has one.
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    pub fn url(&self) -> String {
        match &self.password {
            Some(password) => format!("redis://:{password}@{}/", self.address()),
            None => format!("redis://{}/", self.address()),
        }
    }

    /// Ends the server with SIGKILL.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Ends the server in order, so that it saves what it keeps.
    pub fn shut_down(&mut self) {
        let mut child = self.child.take().unwrap();
        signal(child.id(), "TERM");
        assert!(child.wait().unwrap().success(), "{}", self.log());
    }

    /// Starts the server again, on the same port and with what it kept.
    pub fn start_again(&mut self) {
        let start = Instant::now();
        while !self.try_start() {
            assert!(start.elapsed() < PATIENCE, "{}", self.log());
        }
    }

    /// Stops the process for a while with SIGSTOP, as a machine that hangs.
    pub fn signal(&self, name: &str) {
        signal(self.child.as_ref().unwrap().id(), name);
    }

    /// The result of one command.
    pub fn command<T: FromRedisValue>(&self, words: &[&str]) -> T {
        let client = redis::Client::open(self.url()).unwrap();
        let mut connection = client.get_connection().unwrap();
        let mut command = redis::cmd(words[0]);
        command.arg(&words[1..]).query(&mut connection).unwrap()
    }

    /// How often the server has run each command since the last reset of its statistics.
    pub fn calls(&self, command: &str) -> usize {
        let text: String = self.command(&["INFO", "commandstats"]);
        let prefix = format!("cmdstat_{command}:calls=");
        let line = text.lines().find_map(|line| line.strip_prefix(&prefix));
        line.map_or(0, |line| line.split(',').next().unwrap().parse().unwrap())
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// `false` if the process ended, for example because its port is taken.
    fn try_start(&mut self) -> bool {
        let mut child = Command::new(program())
            .current_dir(self.folder.path())
            .args(["--bind", "127.0.0.1", "--port", &self.port.to_string()])
            .args(["--logfile", "log", "--loglevel", "warning"])
            .args(&self.options)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let id = child.id();
        let start = Instant::now();
        let ready = loop {
            if child.try_wait().unwrap().is_some() {
                break false;
            }
            if self.process() == Some(id) {
                break true;
            }
            assert!(start.elapsed() < PATIENCE, "{}", self.log());
            std::thread::sleep(Duration::from_millis(5));
        };
        self.child = Some(child);
        ready
    }

    /// The process id of the server on this port, if it has loaded its data. It may be another
    /// test's.
    fn process(&self) -> Option<u32> {
        let client = redis::Client::open(self.url()).unwrap();
        let mut connection = client.get_connection().ok()?;
        let text: String = redis::cmd("INFO").query(&mut connection).ok()?;
        let value = |name| text.lines().find_map(|line| line.strip_prefix(name));
        value("process_id:")?
            .parse()
            .ok()
            .filter(|_| value("loading:") == Some("0"))
    }
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Sends a signal to a process of the tests.
pub fn signal(process: u32, name: &str) {
    let status = Command::new("kill")
        .args([&format!("-{name}"), &process.to_string()])
        .status();
    assert!(status.unwrap().success());
}

/// A free port that the system does not give to connections: it must still be free when a
/// server is started again.
pub fn free_port() -> u16 {
    loop {
        let port = fastrand::u16(10_000..32_000);
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

fn program() -> String {
    std::env::var(PROGRAM).unwrap_or_else(|_| "redis-server".to_owned())
}

/// Whether there is a Redis server. If not, says so, also in the output of tests that succeed.
fn installed() -> bool {
    let program = program();
    let mut version = Command::new(&program);
    version.arg("--version").stdout(Stdio::null());
    let found = version.status().is_ok_and(|status| status.success());
    if !found {
        let test = std::thread::current();
        let test = test.name().unwrap_or("a test");
        // `eprintln` would be captured.
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: {test}: there is no `{program}`; install it, on Debian with `apt-get install redis-server`"
        );
    }
    found
}
