//! Starts deliveries, retries them, and ends them.

use std::convert::Infallible;
use std::future;
use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::OwnedSemaphorePermit;

use super::Webhooks;
use super::fault::{self, WebhookAction};
use super::plan::{Delivery, Outgoing};
use super::record::{DeliveryOutcome, DeliveryRecord};

/// How long a delivery waits for later events after the last one.
const IDLE: Duration = Duration::from_millis(500);

/// Delivers the events of a server, for as long as it runs.
pub(in crate::server) async fn run(webhooks: Option<Arc<Webhooks>>) -> Infallible {
    let Some(webhooks) = webhooks else {
        return future::pending().await;
    };
    loop {
        // A retry may need the last permit, so the loop holds none while it waits for a delivery.
        let delivery = webhooks.next().await;
        let permit = webhooks.permit().await;
        let fault = fault::take(&mut webhooks.queue().faults, delivery.event.name);
        // The runtime drops all deliveries when the server ends.
        drop(tokio::spawn(
            Arc::clone(&webhooks).deliver(delivery, fault, permit),
        ));
    }
}

impl Webhooks {
    /// Waits until an attempt may be made. The first to wait is the first to get a permit.
    async fn permit(&self) -> OwnedSemaphorePermit {
        match Arc::clone(&self.attempts).acquire_owned().await {
            Ok(permit) => permit,
            // Nothing closes the semaphore.
            Err(_) => future::pending().await,
        }
    }

    /// Waits for the next delivery.
    async fn next(&self) -> Delivery {
        loop {
            let idle = {
                let mut queue = self.queue();
                if queue.added.elapsed() >= IDLE {
                    queue.plan.release();
                }
                if let Some(delivery) = queue.plan.next() {
                    return delivery;
                }
                queue.plan.is_waiting().then(|| queue.added + IDLE)
            };
            match idle {
                None => self.wake.notified().await,
                Some(idle) => tokio::select! {
                    () = self.wake.notified() => {}
                    () = tokio::time::sleep_until(idle.into()) => {}
                },
            }
        }
    }

    /// Makes one delivery, and ends it.
    async fn deliver(
        self: Arc<Self>,
        delivery: Delivery,
        fault: Option<WebhookAction>,
        permit: OwnedSemaphorePermit,
    ) {
        let first = self.attempts(&delivery, fault, Some(permit));
        if fault == Some(WebhookAction::TwiceAtOnce) {
            let repeat = Delivery {
                is_repeat: true,
                ..delivery.clone()
            };
            // The repeat must not wait for the first delivery, so it needs no permit.
            tokio::join!(first, self.attempts(&repeat, fault, None));
        } else {
            first.await;
        }
        self.open.send_modify(|open| *open -= 1);
    }

    /// Makes the attempts of one delivery until it is acknowledged or lost.
    async fn attempts(
        &self,
        delivery: &Delivery,
        mut fault: Option<WebhookAction>,
        mut permit: Option<OwnedSemaphorePermit>,
    ) {
        let mut number = 1;
        if fault.is_some_and(WebhookAction::is_followed) {
            self.attempt(delivery, number, fault.take(), None).await;
            number += 1;
        }
        let mut retried = 0;
        loop {
            let fault = fault.take();
            let pause = self.attempt(delivery, number, fault, Some(retried));
            let Some(pause) = pause.await else {
                return;
            };
            drop(permit.take());
            tokio::time::sleep(pause).await;
            permit = Some(self.permit().await);
            number += 1;
            retried += 1;
        }
    }

    /// Makes one attempt. Returns the pause before the next one, if it is retried. `retried` is
    /// how many retries there were, or `None` if the valid delivery follows anyway.
    async fn attempt(
        &self,
        delivery: &Delivery,
        number: u32,
        fault: Option<WebhookAction>,
        retried: Option<u32>,
    ) -> Option<Duration> {
        let index = {
            let mut queue = self.queue();
            queue.records.push(None);
            queue.records.len() - 1
        };
        let outcome = self.sender.send(&delivery.event, fault).await;
        let policy = &self.sender.policy;
        let pause = retried.and_then(|retried| policy.pause(&outcome, retried));
        let ends = retried.is_some() && pause.is_none();
        let record = DeliveryRecord {
            attempt: number,
            is_repeat: delivery.is_repeat,
            fault: fault.map(|fault| fault.to_string()),
            is_lost: ends && !outcome.is_acknowledged(),
            ..delivery.event.record(outcome)
        };
        self.log(&record);
        if let Some(place) = self.queue().records.get_mut(index) {
            *place = Some(record);
        }
        pause
    }

    /// Writes a line for a record to standard error, if the server logs.
    pub(super) fn log(&self, record: &DeliveryRecord) {
        if self.log {
            // A closed standard error must not stop the server.
            let _ = writeln!(io::stderr(), "webhook {record}");
        }
    }
}

impl Outgoing {
    /// The record of an event that was not sent.
    pub(super) fn record(&self, outcome: DeliveryOutcome) -> DeliveryRecord {
        DeliveryRecord {
            event: self.name.to_owned(),
            number: self.number,
            id: self.id.clone(),
            attempt: 0,
            is_repeat: false,
            fault: None,
            outcome,
            is_lost: true,
        }
    }
}
