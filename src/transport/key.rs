//! API keys: which texts are valid, and how they are held in memory.

use bytes::Bytes;
use reqwest::header::{HeaderName, HeaderValue};
use zeroize::Zeroizing;

use crate::Error;

/// The request header that carries a key.
///
/// The value is marked as sensitive, so that no log shows it. Its clones share the key's
/// bytes, which are overwritten when the last clone is dropped.
pub(super) fn header(
    name: &str,
    mut key: Zeroizing<String>,
) -> Result<(HeaderName, HeaderValue), Error> {
    let header = HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
        Error::invalid_request(format!(
            "`{name}`, which the document names, is not a valid header name"
        ))
    })?;
    let refused = |fault| Error::invalid_request(format!("the key for `{name}` {fault}"));
    check(&key).map_err(refused)?;
    // These are the same bytes, not a copy.
    let key = Zeroizing::new(std::mem::take(&mut *key).into_bytes());
    let value = HeaderValue::from_maybe_shared(Bytes::from_owner(key));
    let mut value = value.map_err(|_| refused("is not a valid header value"))?;
    value.set_sensitive(true);
    Ok((header, value))
}

/// Checks that a key is a field value of RFC 9110: visible ASCII, with spaces and tabs
/// inside, such as `Bearer x`.
///
/// The RFC also allows bytes above ASCII, but does not say which characters they are. A
/// server could read another key, and such a character is usually a copying mistake.
fn check(key: &str) -> Result<(), &'static str> {
    let is_blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    if key.chars().all(is_blank) {
        return Err("is empty or blank; give the API key");
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
    use super::header;
    use zeroize::Zeroizing;

    #[test]
    fn a_key_is_sent_unchanged_and_marked_as_sensitive() {
        for key in ["k", "Bearer x", "Bot x", "a  b", "a\tb", "\"q\"", "a,b;c=d"] {
            let (name, value) = header("x-Key", Zeroizing::new(key.to_owned())).unwrap();
            assert_eq!((name.as_str(), value.as_bytes()), ("x-key", key.as_bytes()));
            assert!(value.is_sensitive());
        }
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
        let (_, value) = header("x-key", key).unwrap();
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
