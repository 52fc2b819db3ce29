//! Delivers the events of a server's own changes to a receiver.
//!
//! | file | for |
//! |---|---|
//! | `mod.rs` | the queue |
//! | `settings.rs` | where and how deliveries are sent |
//! | `policy.rs` | what each vendor does with the response |
//! | `plan.rs` | the order: repeats and reordering by the seed |
//! | `fault.rs` | faults that tests inject |
//! | `run.rs` | starts, retries and ends deliveries |
//! | `send.rs` | one attempt: signs the body, and sends it |
//! | `record.rs` | the record of each attempt |

mod fault;
mod plan;
mod policy;
mod record;
mod run;
mod send;
mod settings;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use conversation_apis_codegen::Pointer;
use serde_json::Value;
use tokio::sync::{Notify, Semaphore, watch};

use self::plan::{Outgoing, Plan};
use self::policy::Policy;
use self::send::Sender;
use super::api::Api;
use super::changes::{self, Event};
use super::fault::times::Armed;
use super::random::Random;
use super::store::Store;
use crate::Error;
use crate::webhooks::Signer;

pub use self::fault::help;
pub use self::fault::{WebhookAction, WebhookFault};
pub use self::record::{DeliveryOutcome, DeliveryRecord};
pub(super) use self::run::run;
pub use self::settings::WebhookSettings;

/// The deliveries of one server.
pub(super) struct Webhooks {
    api: &'static Api,
    /// The schema of each event's body.
    schemas: BTreeMap<String, Pointer>,
    has_id: bool,
    sender: Sender,
    queue: Mutex<Queue>,
    /// Wakes the loop that starts deliveries.
    wake: Notify,
    /// How many deliveries have not ended.
    open: watch::Sender<usize>,
    /// One permit for each attempt at the same time.
    attempts: Arc<Semaphore>,
    log: bool,
}

/// What the events change.
struct Queue {
    plan: Plan,
    faults: Vec<Armed<WebhookFault>>,
    /// The number of the last event.
    last: u64,
    /// When the last event was added.
    added: Instant,
    /// Makes delivery ids.
    ids: Random,
    /// The attempts in the order in which they started. `None` for one that has not ended.
    records: Vec<Option<DeliveryRecord>>,
}

impl Webhooks {
    /// Checks the settings.
    pub(super) fn new(
        api: &'static Api,
        settings: WebhookSettings,
        seed: u64,
        log: bool,
    ) -> Result<Self, Error> {
        let url = settings.checked_url()?;
        let signer = Signer::of_document(&api.name, api.checker.contract())?;
        let (schemas, has_id) = api.webhooks()?;
        for fault in &settings.faults {
            fault.check(&signer, schemas.keys())?;
        }
        let policy = Policy::new(&api.name, &settings);
        let faults = settings.faults.into_iter();
        let faults = faults.map(|fault| {
            let times = fault.times;
            Armed::new(fault, times)
        });
        let queue = Queue {
            plan: Plan::new(seed, settings.repeat, settings.reorder),
            faults: faults.collect(),
            last: 0,
            added: Instant::now(),
            ids: Random::new(!seed),
            records: Vec::new(),
        };
        let most = settings.in_flight.min(Semaphore::MAX_PERMITS);
        Ok(Self {
            api,
            schemas,
            has_id,
            sender: Sender::new(signer, policy, url)?,
            queue: Mutex::new(queue),
            wake: Notify::new(),
            open: watch::Sender::new(0),
            attempts: Arc::new(Semaphore::new(most)),
            log,
        })
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds the events that a change causes.
    pub(super) fn changed(&self, before: &Store, after: &Store) {
        for event in changes::events(self.api.embedded, before, after) {
            self.add(&event);
        }
    }

    /// Numbers an event, and adds it to the queue if the document allows its body.
    fn add(&self, event: &Event) {
        let judged = self.judge(event.name, &event.body);
        let mut queue = self.queue();
        queue.last += 1;
        queue.added = Instant::now();
        let id = self.has_id.then(|| uuid(&mut queue.ids));
        let outgoing = Outgoing {
            name: event.name,
            number: queue.last,
            id,
            body: event.body.to_string().into(),
        };
        match judged {
            Ok(()) => {
                let count = queue.plan.add(outgoing);
                self.open.send_modify(|open| *open += count);
                self.wake.notify_one();
            }
            Err(place) => {
                let record = outgoing.record(DeliveryOutcome::Undocumented(place));
                self.log(&record);
                queue.records.push(Some(record));
            }
        }
    }

    /// Whether the document allows a body. The error is the place in the body.
    fn judge(&self, event: &str, body: &Value) -> Result<(), String> {
        let schema = self.schemas.get(event).ok_or_else(String::new)?;
        // `Api::webhooks` has tried every schema, so this cannot fail.
        let judged = self.api.fits(schema, body.clone());
        judged.unwrap_or_else(|_| Err(String::new()))
    }

    /// Waits until every delivery has ended. Deliveries no longer wait for later events.
    pub(super) async fn delivered(&self) {
        self.queue().plan.release();
        self.wake.notify_one();
        // The sender is here, so it cannot be gone.
        let _ = self.open.subscribe().wait_for(|open| *open == 0).await;
    }

    /// The attempts that have ended, in the order in which they started.
    pub(super) fn records(&self) -> Vec<DeliveryRecord> {
        self.queue().records.iter().flatten().cloned().collect()
    }
}

/// A version 4 UUID.
fn uuid(random: &mut Random) -> String {
    let mut bits = |count: u32| random.between(0, (1 << count) - 1);
    let (first, second, third) = (bits(32), bits(16), bits(12));
    let (fourth, fifth) = (0x8000 | bits(14), bits(48));
    format!("{first:08x}-{second:04x}-4{third:03x}-{fourth:04x}-{fifth:012x}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use serde_json::json;

    use super::{Api, DeliveryOutcome, Event, Webhooks};
    use crate::server::definition::Definition;

    #[test]
    fn an_event_that_the_document_does_not_allow_is_recorded_and_not_sent() {
        let api = Api::open(&Definition::find("partoo").unwrap()).unwrap();
        let to = "http://127.0.0.1:1/".into();
        let webhooks = Webhooks::new(api, to, 0, false).unwrap();
        let body = json!({ "type": "message_created", "payload": { "org_id": "canary" } });
        for name in ["message_created", "ship_sunk"] {
            let body = body.clone();
            webhooks.add(&Event { name, body });
        }
        assert_eq!(*webhooks.open.borrow(), 0);
        let records = webhooks.records();
        let places = ["/payload/org_id", ""].map(|place| {
            let place = place.to_owned();
            DeliveryOutcome::Undocumented(place)
        });
        for ((record, outcome), number) in records.iter().zip(places).zip(1..) {
            assert_eq!((record.number, record.attempt), (number, 0));
            assert!(record.is_lost && !record.outcome.is_acknowledged());
            assert_eq!(record.outcome, outcome);
        }
        let said: Vec<String> = records.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "message_created #1: not sent: does not fit the document at `/payload/org_id`, lost",
                "ship_sunk #2: not sent: does not fit the document at ``, lost",
            ]
        );
    }

    #[test]
    fn delivery_ids_are_uuids() {
        let mut random = super::Random::new(7);
        let ids = [(); 3].map(|()| super::uuid(&mut random));
        for id in &ids {
            let lengths: Vec<usize> = id.split('-').map(str::len).collect();
            assert_eq!(lengths, [8, 4, 4, 4, 12], "{id}");
        }
        assert_ne!(ids[0], ids[1]);
    }
}
