//! Processes that make calls with limiters of their own.
//!
//! A worker is the program of the tests (or of the benchmark) itself, started again with its
//! settings in an environment variable. It ends when its standard input closes, so that it
//! does not outlive the test.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use conversation_apis::{Limiter, Quota};
use conversation_apis_redis::{RedisQuota, WhenAway};
use serde::{Deserialize, Serialize};

use super::callers::{Callers, Tally, client};
use super::redis_server::{PATIENCE, signal};

const SETTINGS: &str = "CONVERSATION_APIS_REDIS_WORKER";
/// The test that is a worker's main function.
const TEST: &str = "worker_process";
/// The start of a line that answers the test.
const ANSWER: &str = "worker: ";

#[derive(Clone, Serialize, Deserialize)]
pub struct Settings {
    /// The counting server.
    pub server: String,
    /// The key that the client sends.
    pub key: String,
    pub callers: usize,
    pub limit: u32,
    pub window: Duration,
    /// `None` for a [`Quota`] of the process alone.
    pub redis: Option<Shared>,
}

/// How a quota is shared.
#[derive(Clone, Serialize, Deserialize)]
pub struct Shared {
    pub url: String,
    pub name: String,
    pub lease: Duration,
    /// [`WhenAway::Refuse`] instead of [`WhenAway::Share`].
    pub refuse: bool,
}

impl Settings {
    /// The limiter of these settings.
    pub fn limiter(&self) -> Arc<dyn Limiter> {
        match &self.redis {
            None => Arc::new(Quota::new(self.limit, self.window)),
            Some(shared) => Arc::new(shared.quota(self.limit, self.window)),
        }
    }
}

impl Shared {
    pub fn quota(&self, limit: u32, window: Duration) -> RedisQuota {
        let when_away = match self.refuse {
            true => WhenAway::Refuse,
            false => WhenAway::Share,
        };
        RedisQuota::builder(&self.url, &self.name, limit, window)
            .lease(self.lease)
            .when_away(when_away)
            .build()
            .unwrap()
    }
}

/// What a worker says about itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Status {
    pub tally: Tally,
    pub paused_for: Duration,
}

/// A worker process. It is killed when this is dropped, also if it is stopped.
pub struct Worker {
    child: Child,
    input: Option<ChildStdin>,
    answers: Receiver<String>,
}

impl Worker {
    pub fn start(settings: &Settings) -> Self {
        Self::start_with(settings, &[])
    }

    /// Starts a worker with more environment variables.
    pub fn start_with(settings: &Settings, environment: &[(&str, &str)]) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([TEST, "--exact", "--nocapture"])
            .envs(environment.iter().copied())
            .env(SETTINGS, serde_json::to_string(settings).unwrap())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (tell, answers) = channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                // What libtest prints may precede it.
                if let Some((_, answer)) = line.split_once(ANSWER) {
                    let _ = tell.send(answer.to_owned());
                }
            }
        });
        Self {
            input: child.stdin.take(),
            child,
            answers,
        }
    }

    /// Asks the worker. It must not be stopped.
    pub fn status(&mut self) -> Status {
        self.tell("status");
        let answer = self.answers.recv_timeout(PATIENCE);
        serde_json::from_str(&answer.expect("the worker does not answer")).unwrap()
    }

    /// Ends all pauses.
    pub fn resume(&mut self) {
        self.tell("resume");
    }

    fn tell(&mut self, word: &str) {
        let input = self.input.as_mut().unwrap();
        writeln!(input, "{word}").unwrap();
    }

    /// Ends the process with SIGKILL.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends a signal, such as `STOP` or `CONT`.
    pub fn signal(&self, name: &str) {
        signal(self.child.id(), name);
    }

    /// Ends the process as an operator does, and waits for it.
    pub fn end(mut self) {
        drop(self.input.take());
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs as a worker if this process was started as one. Otherwise returns `false` at once.
pub fn run_if_worker() -> bool {
    let Ok(settings) = std::env::var(SETTINGS) else {
        return false;
    };
    let settings: Settings = serde_json::from_str(&settings).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let _entered = runtime.enter();
    let limiter = settings.limiter();
    let client = client(&settings.server, &settings.key, Arc::clone(&limiter));
    let callers = Callers::start(&client, settings.callers);
    for word in std::io::stdin().lines().map_while(Result::ok) {
        if word == "resume" {
            limiter.resume();
            continue;
        }
        let status = Status {
            tally: callers.tally(),
            paused_for: limiter.paused_for(),
        };
        println!("{ANSWER}{}", serde_json::to_string(&status).unwrap());
    }
    true
}
