//! What each vendor does with the response to a delivery.

use std::time::Duration;

use super::record::DeliveryOutcome;
use super::settings::WebhookSettings;

/// The longest pause before a retry.
const LONGEST: Duration = Duration::from_secs(60);

/// How the responses of a receiver are read, and what follows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Policy {
    acknowledged_by: Acknowledged,
    pub(super) retries: u32,
    backoff: Duration,
    pub(super) timeout: Duration,
}

/// The responses that acknowledge a delivery.
#[derive(Debug, Clone, Copy)]
enum Acknowledged {
    /// Status 200.
    Ok,
    /// Any 2xx status.
    Success,
    /// Any 2xx status, with an empty body.
    EmptySuccess,
}

impl Policy {
    /// What the vendor does, unless the settings say otherwise.
    pub(super) fn new(provider: &str, settings: &WebhookSettings) -> Self {
        let (acknowledged_by, retries, seconds) = match provider {
            // The setup page: 200, and 5xx is retried up to 5 times with exponential backoff.
            // It states no timeout. Assumption: 10 seconds, and no response counts as 5xx.
            "partoo" => (Acknowledged::Ok, 5, 10),
            // The callbacks' page: an empty response within 1 second. It does not state
            // retries.
            "octopush" => (Acknowledged::EmptySuccess, 0, 1),
            // Chatwoot's `lib/webhooks/trigger.rb`: `WEBHOOK_TIMEOUT` of 5 seconds, and no
            // retries for webhooks of an account.
            _ => (Acknowledged::Success, 0, 5),
        };
        Self {
            acknowledged_by,
            retries: settings.retries.unwrap_or(retries),
            backoff: settings.backoff,
            timeout: settings.timeout.unwrap_or(Duration::from_secs(seconds)),
        }
    }

    /// What a response means.
    pub(super) const fn judge(&self, status: u16, has_body: bool) -> DeliveryOutcome {
        let is_success = matches!(status, 200..=299);
        match self.acknowledged_by {
            Acknowledged::EmptySuccess if is_success && has_body => {
                DeliveryOutcome::AnsweredWithBody(status)
            }
            Acknowledged::Success | Acknowledged::EmptySuccess if is_success => {
                DeliveryOutcome::Acknowledged(status)
            }
            Acknowledged::Ok if status == 200 => DeliveryOutcome::Acknowledged(status),
            _ => DeliveryOutcome::Refused(status),
        }
    }

    /// The pause before the next attempt. `None` if there is none. `retried` is how many
    /// retries there were.
    pub(super) fn pause(&self, outcome: &DeliveryOutcome, retried: u32) -> Option<Duration> {
        if !outcome.is_temporary() || retried >= self.retries {
            return None;
        }
        let factor = 2_u32.saturating_pow(retried);
        Some(self.backoff.saturating_mul(factor).min(LONGEST))
    }
}
