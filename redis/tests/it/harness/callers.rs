//! Tasks that make calls with one client without a break.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use conversation_apis::partoo::Client;
use conversation_apis::{ErrorKind, Limiter, Retry};
use serde::{Deserialize, Serialize};
use tokio::task::JoinHandle;

/// How calls ended.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Tally {
    pub succeeded: usize,
    /// Errors by their kind.
    pub failed: BTreeMap<String, usize>,
    /// The text of the last error of each kind.
    pub texts: BTreeMap<String, String>,
    /// The longest time that a call took that failed with
    /// [`LimiterUnavailable`](ErrorKind::LimiterUnavailable), in milliseconds.
    pub slowest_refusal: u64,
    /// The longest time that a call took that succeeded, in milliseconds.
    pub slowest: u64,
}

impl Tally {
    pub fn of(&self, kind: ErrorKind) -> usize {
        let count = self.failed.get(&format!("{kind:?}"));
        count.copied().unwrap_or_default()
    }
}

/// They end when this is dropped.
pub struct Callers {
    tasks: Vec<JoinHandle<()>>,
    tally: Arc<Mutex<Tally>>,
}

/// A client of the counting server that retries nothing.
pub fn client(server: &str, key: &str, quota: impl Limiter) -> Client {
    let builder = Client::builder(key).base_url(server).retry(Retry::off());
    builder.quota(quota).build().unwrap()
}

impl Callers {
    pub fn start(client: &Client, callers: usize) -> Self {
        let tally = Arc::new(Mutex::default());
        let caller = |_| tokio::spawn(call(client.clone(), Arc::clone(&tally)));
        Self {
            tasks: (0..callers).map(caller).collect(),
            tally,
        }
    }

    pub fn tally(&self) -> Tally {
        self.tally.lock().unwrap().clone()
    }
}

impl Drop for Callers {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

async fn call(client: Client, tally: Arc<Mutex<Tally>>) {
    loop {
        let start = Instant::now();
        let outcome = client.list_conversations().send().await;
        let took = u64::try_from(start.elapsed().as_millis()).unwrap();
        let failed = {
            let mut tally = tally.lock().unwrap();
            match &outcome {
                Ok(_) => {
                    tally.succeeded += 1;
                    tally.slowest = tally.slowest.max(took);
                }
                Err(error) => {
                    let kind = format!("{:?}", error.kind());
                    if error.kind() == ErrorKind::LimiterUnavailable {
                        tally.slowest_refusal = tally.slowest_refusal.max(took);
                    }
                    tally.texts.insert(kind.clone(), error.to_string());
                    *tally.failed.entry(kind).or_default() += 1;
                }
            }
            outcome.is_err()
        };
        if failed {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}
