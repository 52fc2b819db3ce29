//! Sends deliveries as a vendor does: signed, repeated, in any order, and again after a failure.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use conversation_apis_server::webhooks::{Signed, Signer};
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::harness::{PATH_SECRET, PATIENCE, client};

/// An event. Each delivery of it is signed when it is sent.
#[derive(Debug, Clone)]
pub struct Event {
    pub body: Value,
    /// The delivery id, which Chatwoot repeats.
    pub id: String,
}

/// A provider with events.
#[derive(Debug, Clone)]
pub struct Vendor {
    pub name: &'static str,
    pub path: String,
    signer: Signer,
}

impl Vendor {
    pub fn new(name: &'static str) -> Self {
        let path = match name {
            "ninetynine" => "/webhooks/ninetynine/support".to_owned(),
            "octopush" => format!("/webhooks/octopush/{PATH_SECRET}"),
            name => format!("/webhooks/{name}"),
        };
        Self {
            name,
            path,
            signer: Signer::new(name).unwrap(),
        }
    }

    /// `count` events of half as many messages: each message is created and changed once.
    pub fn events(&self, count: usize) -> Vec<Event> {
        (0..count)
            .map(|index| self.event(index / 2, index % 2 == 1))
            .collect()
    }

    pub fn event(&self, message: usize, changed: bool) -> Event {
        let body = match self.name {
            "partoo" => json!({
                "type": if changed { "message_updated" } else { "message_created" },
                "payload": { "org_id": 1, "message": {
                    "id": message, "status": if changed { "Success" } else { "Sending" }, "is_deleted": false,
                    "content": "The table is booked for Sabine Moreau.",
                } },
            }),
            "ninetynine" => json!({
                "event": if changed { "message_updated" } else { "message_created" },
                "id": message, "content": "The table is booked for Sabine Moreau.",
                "content_attributes": if changed { json!({ "deleted": true }) } else { json!({}) },
            }),
            _ => json!({
                "channel": "sms", "message_id": format!("sms_{message}"), "number": "+33600000000",
                "status": if changed { "DELIVERED" } else { "TRANSMITTED" },
                "delivery_date": if changed { "2026-01-02 10:00:01" } else { "2026-01-02 10:00:00" },
            }),
        };
        Event {
            body,
            id: format!("delivery-{message}-{changed}"),
        }
    }

    pub fn sign(&self, event: &Event) -> Signed {
        self.signer
            .clone()
            .id(event.id.as_str())
            .json(&event.body)
            .unwrap()
    }

    /// Sends a delivery once.
    pub async fn send(
        &self,
        client: &Client,
        base: &str,
        event: &Event,
    ) -> Result<StatusCode, reqwest::Error> {
        let Signed { headers, body, .. } = self.sign(event);
        let request = client.post(format!("{base}{}", self.path)).headers(headers);
        Ok(request.body(body).send().await?.status())
    }
}

/// Deliveries that are on their way.
pub struct Campaign {
    vendor: Vendor,
    /// Where the vendor sends to.
    base: String,
    /// Each event at least once, in any order.
    queue: Mutex<Vec<Event>>,
    /// The ids of the events that were answered 200.
    pub accepted: Mutex<BTreeSet<String>>,
    /// How often a delivery was answered 200.
    pub answers: AtomicUsize,
}

impl Campaign {
    /// Repeats each event up to twice, and shuffles the deliveries.
    pub fn new(vendor: Vendor, base: String, events: &[Event], seed: u64) -> Arc<Self> {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut queue = Vec::new();
        for event in events {
            queue.extend(std::iter::repeat_n(event.clone(), random.usize(1..=3)));
        }
        random.shuffle(&mut queue);
        Arc::new(Self {
            vendor,
            base,
            queue: Mutex::new(queue),
            accepted: Mutex::default(),
            answers: AtomicUsize::new(0),
        })
    }

    /// Sends all deliveries, several at a time. Each is sent until it is answered 200.
    pub async fn deliver(self: Arc<Self>) {
        let client = client();
        let senders: Vec<_> = (0..16)
            .map(|_| tokio::spawn(Arc::clone(&self).send_all(client.clone())))
            .collect();
        for sender in senders {
            sender.await.unwrap();
        }
    }

    async fn send_all(self: Arc<Self>, client: Client) {
        loop {
            let next = self.queue.lock().unwrap().pop();
            let Some(event) = next else { return };
            let start = Instant::now();
            loop {
                match self.vendor.send(&client, &self.base, &event).await {
                    Ok(StatusCode::OK) => break,
                    Ok(status) => assert!(status.is_server_error(), "{status}"),
                    // The receiver is not there.
                    Err(_) => {}
                }
                assert!(start.elapsed() < PATIENCE, "a delivery is not accepted");
                sleep(Duration::from_millis(10)).await;
            }
            self.accepted.lock().unwrap().insert(event.id);
            self.answers.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Waits until so many deliveries were answered 200.
    pub async fn reaches(&self, answers: usize) {
        let start = Instant::now();
        while self.answers.load(Ordering::Relaxed) < answers {
            assert!(start.elapsed() < PATIENCE, "the deliveries do not arrive");
            sleep(Duration::from_millis(1)).await;
        }
    }
}
