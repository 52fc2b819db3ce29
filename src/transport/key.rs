//! Keys: which texts are valid, and how they are held in memory.

use std::fmt::Write as _;

use bytes::Bytes;
use reqwest::header::HeaderValue;
use zeroize::Zeroizing;

use crate::Error;

/// The value of a request header that carries a key, with a text before the key. `label`
/// names the key in an error, as its subject.
///
/// The value is marked as sensitive, so that no log shows it. Its clones share the key's
/// bytes, which are overwritten when the last clone is dropped.
pub(super) fn value(
    label: &str,
    before: &str,
    mut key: Zeroizing<String>,
) -> Result<HeaderValue, Error> {
    let refused = |fault| Error::invalid_request(format!("{label} {fault}"));
    check(&key).map_err(refused)?;
    let bytes = match before {
        // These are the same bytes, not a copy.
        "" => Zeroizing::new(std::mem::take(&mut *key).into_bytes()),
        before => Zeroizing::new([before.as_bytes(), key.as_bytes()].concat()),
    };
    shared(bytes).ok_or_else(|| refused("is not a valid header value"))
}

/// A sensitive header value that shares these bytes.
pub(super) fn shared(bytes: Zeroizing<Vec<u8>>) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_maybe_shared(Bytes::from_owner(bytes)).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// Percent-encodes all characters but letters, digits and `-._~`. The buffer never grows, so
/// no copy of the key stays behind.
pub(super) fn encoded(text: &str) -> Zeroizing<String> {
    let mut encoded = Zeroizing::new(String::with_capacity(3 * text.len()));
    for byte in text.bytes() {
        match byte {
            b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => encoded.push(char::from(byte)),
            // Writing to a text cannot fail.
            byte => drop(write!(encoded, "%{byte:02X}")),
        }
    }
    encoded
}

/// Checks that a key is a field value of RFC 9110: visible ASCII, with spaces and tabs
/// inside, such as `Bearer x`.
///
/// The RFC also allows bytes above ASCII, but does not say which characters they are. A
/// server could read another key, and such a character is usually a copying mistake.
pub(super) fn check(key: &str) -> Result<(), &'static str> {
    let is_blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    if key.chars().all(is_blank) {
        return Err("is empty or blank");
    }
    if key.starts_with(is_blank) || key.ends_with(is_blank) {
        return Err("starts or ends with white space, such as the line break of a file; remove it");
    }
    if key.chars().any(|c| c.is_control() && c != '\t') {
        return Err("has a line break or another control character, which headers cannot have");
    }
    if !key.is_ascii() {
        return Err(
            "has a non-ASCII character, which servers decode in different ways; copy the key again",
        );
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{encoded, value};
    use zeroize::Zeroizing;

    #[test]
    fn a_key_is_sent_unchanged_and_marked_as_sensitive() {
        for key in ["k", "Bearer x", "Bot x", "a  b", "a\tb", "\"q\"", "a,b;c=d"] {
            let value = value("x-Key", "", Zeroizing::new(key.to_owned())).unwrap();
            assert_eq!(value.as_bytes(), key.as_bytes());
            assert!(value.is_sensitive());
        }
    }

    #[test]
    fn a_key_in_a_url_is_percent_encoded() {
        assert_eq!(*encoded("a-._~Z9"), "a-._~Z9");
        assert_eq!(*encoded("a+b &=%é"), "a%2Bb%20%26%3D%25%C3%A9");
    }

    /// Reads memory of this process.
    #[cfg(target_os = "linux")]
    fn memory(address: usize, length: usize) -> Vec<u8> {
        use std::os::unix::fs::FileExt;
        let mut bytes = vec![0; length];
        let memory = std::fs::File::open("/proc/self/mem").unwrap();
        // Memory that is unmapped holds no key.
        let _ = memory.read_exact_at(&mut bytes, address as u64);
        bytes
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_bytes_of_a_key_are_overwritten_when_the_last_clone_is_dropped() {
        let key = Zeroizing::new("0123456789abcdef".repeat(16));
        let (address, length) = (key.as_ptr() as usize, key.len());
        let value = value("x-key", "", key).unwrap();
        assert_eq!(value.as_bytes().as_ptr() as usize, address, "not copied");
        let other = value.clone();
        drop(value);
        assert_eq!(memory(address, length), other.as_bytes());
        drop(other);
        let left = memory(address, length);
        assert!(
            !left
                .windows(8)
                .any(|part| b"0123456789abcdef".windows(8).any(|key| key == part))
        );
    }
}
