//! The age of a delivery.

use std::time::{Duration, SystemTime};

use super::error::WebhookErrorKind;

/// Checks that a time in Unix seconds is at most `tolerance` from now, in both directions.
pub(super) fn check(
    seconds: u64,
    now: SystemTime,
    tolerance: Duration,
) -> Result<(), WebhookErrorKind> {
    // 128 bits hold 64 bits of seconds in nanoseconds, so that nothing overflows.
    let nanoseconds = |duration: Duration| duration.as_nanos().cast_signed();
    let now = match now.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => nanoseconds(after),
        Err(before) => -nanoseconds(before.duration()),
    };
    let age = now - nanoseconds(Duration::from_secs(seconds));
    let tolerance = nanoseconds(tolerance);
    match age {
        age if age > tolerance => Err(WebhookErrorKind::TooOld),
        age if age < -tolerance => Err(WebhookErrorKind::TooNew),
        _ => Ok(()),
    }
}
