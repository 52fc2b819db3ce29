//! `Retry-After`, in the forms that servers send.

use std::time::{Duration, SystemTime};

use reqwest::header::{HeaderMap, RETRY_AFTER};

/// How long a response asks to wait, counted from now. Of several values, the longest.
///
/// A value is a number of seconds or an HTTP date. Fractions of a second are rounded up,
/// and a date in the past is zero. Anything else, such as a negative number, is ignored.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let values = headers.get_all(RETRY_AFTER).iter();
    values
        .filter_map(|value| wait(value.to_str().ok()?.trim()))
        .max()
}

fn wait(text: &str) -> Option<Duration> {
    match httpdate::parse_http_date(text) {
        Ok(date) => Some(date.duration_since(SystemTime::now()).unwrap_or_default()),
        // Proxies join repeated headers with commas.
        Err(_) => text
            .split(',')
            .filter_map(|text| seconds(text.trim()))
            .max(),
    }
}

/// Reads digits with an optional fraction, which is rounded up. A number above the 64-bit
/// range is the largest of that range.
fn seconds(text: &str) -> Option<Duration> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut digits = whole.bytes().chain(fraction.bytes());
    if whole.is_empty() && fraction.is_empty() || !digits.all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let seconds = match whole {
        "" => 0,
        _ => whole.parse().unwrap_or(u64::MAX),
    };
    let has_fraction = fraction.bytes().any(|digit| digit != b'0');
    Some(Duration::from_secs(
        seconds.saturating_add(u64::from(has_fraction)),
    ))
}

/// A wait in whole seconds, rounded up, for messages.
pub(crate) fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs()
        .saturating_add(u64::from(wait.subsec_nanos() > 0))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use std::time::Duration;

    use reqwest::header::{HeaderMap, HeaderValue, RETRY_AFTER};

    use super::retry_after;

    fn read(values: &[&str]) -> Option<u64> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(RETRY_AFTER, HeaderValue::from_str(value).unwrap());
        }
        let wait = retry_after(&headers)?;
        assert_eq!(wait.subsec_nanos(), 0);
        Some(wait.as_secs())
    }

    #[test]
    fn seconds_are_read_with_fractions_rounded_up() {
        for (value, seconds) in [
            ("0", 0),
            ("007", 7),
            ("+5", 5),
            (" 5\t", 5),
            ("1.5", 2),
            ("0.2", 1),
            (".5", 1),
            ("1.000", 1),
            ("1.", 1),
            ("0.0000000000000000000001", 1),
            ("1795679794", 1_795_679_794),
            ("1795679794000", 1_795_679_794_000),
            ("18446744073709551615", u64::MAX),
            ("18446744073709551615.5", u64::MAX),
            ("99999999999999999999999999", u64::MAX),
            // It can be two joined headers or a decimal comma; 5 satisfies both.
            ("1,5", 5),
            ("120, 60", 120),
            ("Sun, 06 Nov 1994 08:49:37 GMT", 0),
            ("Sunday, 06-Nov-94 08:49:37 GMT", 0),
            ("Sun Nov  6 08:49:37 1994", 0),
        ] {
            assert_eq!(read(&[value]), Some(seconds), "{value}");
        }
    }

    #[test]
    fn a_value_that_is_neither_seconds_nor_a_date_is_ignored() {
        for value in [
            "",
            " ",
            "-1",
            "-0.5",
            "+",
            ".",
            "+.",
            "++1",
            "1e3",
            "1.5.2",
            "soon",
            "NaN",
            "inf",
            "0x10",
            "60s",
            ",",
            "1 5",
            "Sun, 99 Nov 1994 08:49:37 GMT",
        ] {
            assert_eq!(read(&[value]), None, "{value}");
        }
        assert_eq!(read(&[]), None);
    }

    #[test]
    fn the_longest_of_several_waits_counts() {
        assert_eq!(read(&["1", "30", "2"]), Some(30));
        assert_eq!(read(&["soon", "3"]), Some(3));
        let mut headers = HeaderMap::new();
        headers.append(RETRY_AFTER, HeaderValue::from_bytes(b"\xff").unwrap());
        headers.append(RETRY_AFTER, HeaderValue::from_static("4"));
        assert_eq!(retry_after(&headers), Some(Duration::from_secs(4)));
    }

    #[test]
    fn a_date_in_year_9999_is_a_long_wait() {
        let mut headers = HeaderMap::new();
        let date = HeaderValue::from_static("Fri, 31 Dec 9999 23:59:59 GMT");
        headers.insert(RETRY_AFTER, date);
        assert!(retry_after(&headers).unwrap() > Duration::from_secs(1 << 32));
    }
}
