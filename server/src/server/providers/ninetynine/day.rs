//! The days in the conditions of filters.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

/// The start of a day, in seconds since 1970.
pub(super) fn start(day: &str) -> Option<i64> {
    of(day.parse().ok()?)
}

/// The start of the day that many days ago, in seconds since 1970.
pub(super) fn ago(now: Timestamp, days: &str) -> Option<i64> {
    let days: i64 = days.parse().ok()?;
    let today = TimeZone::UTC.to_datetime(now).date();
    of(today.checked_sub(Span::new().try_days(days).ok()?).ok()?)
}

fn of(day: Date) -> Option<i64> {
    let start = TimeZone::UTC.to_timestamp(day.into()).ok()?;
    Some(start.as_second())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::{ago, start};

    #[test]
    fn a_day_that_does_not_exist_is_none() {
        let now = Timestamp::UNIX_EPOCH;
        assert_eq!(start("1970-01-02"), Some(86_400));
        assert_eq!(ago(now, "1"), Some(-86_400));
        assert_eq!(start("1970-02-30"), None);
        for days in ["", "one", "2147483647", "9223372036854775807"] {
            assert_eq!(ago(now, days), None, "{days}");
        }
    }
}
