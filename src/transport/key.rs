//! Keys: which texts are one, and how they are held.

use bytes::Bytes;
use reqwest::header::{HeaderName, HeaderValue};
use zeroize::Zeroizing;

use crate::Error;

/// A key as the header it is sent in.
///
/// The value marks itself as sensitive, so that no log shows it. Its clones share
/// the key's bytes, which are overwritten when the last one goes.
pub(super) fn header(
    name: &str,
    mut key: Zeroizing<String>,
) -> Result<(HeaderName, HeaderValue), Error> {
    let header = HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
        Error::invalid_request(format!(
            "`{name}` of the document is not a valid header name"
        ))
    })?;
    let refused = |fault| Error::invalid_request(format!("the key for `{name}` {fault}"));
    check(&key).map_err(refused)?;
    // The same bytes, not a copy of them.
    let key = Zeroizing::new(std::mem::take(&mut *key).into_bytes());
    let value = HeaderValue::from_maybe_shared(Bytes::from_owner(key));
    let mut value = value.map_err(|_| refused("is not a valid header value"))?;
    value.set_sensitive(true);
    Ok((header, value))
}

/// What RFC 9110 calls a field value: visible ASCII with spaces and tabs inside,
/// such as `Bearer x`.
///
/// Beyond ASCII it allows any byte and does not say which character one is, so
/// that a server may read another key; such a character is a slip of the clipboard
/// more often than part of a key.
fn check(key: &str) -> Result<(), &'static str> {
    let is_blank = |sign: char| sign.is_whitespace() || sign == '\u{feff}';
    if key.chars().all(is_blank) {
        return Err("is empty or blank; give the API's key");
    }
    if key.starts_with(is_blank) || key.ends_with(is_blank) {
        return Err("begins or ends with white space, such as the line end of a file; take it off");
    }
    if key.chars().any(|sign| sign.is_control() && sign != '\t') {
        return Err("has a line end or another control character, which no header can have");
    }
    if !key.is_ascii() {
        return Err(
            "has a character beyond ASCII, which servers read in different ways; copy the key again",
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
    fn a_key_is_sent_as_it_is_and_marked_sensitive() {
        for key in ["k", "Bearer x", "Bot x", "a  b", "a\tb", "\"q\"", "a,b;c=d"] {
            let (name, value) = header("x-Key", Zeroizing::new(key.to_owned())).unwrap();
            assert_eq!((name.as_str(), value.as_bytes()), ("x-key", key.as_bytes()));
            assert!(value.is_sensitive());
        }
    }

    /// Reads what stands at an address of this process.
    #[cfg(target_os = "linux")]
    fn memory(address: usize, length: usize) -> Vec<u8> {
        use std::os::unix::fs::FileExt;
        let mut bytes = vec![0; length];
        let memory = std::fs::File::open("/proc/self/mem").unwrap();
        // Memory that is gone holds no key.
        let _ = memory.read_exact_at(&mut bytes, address as u64);
        bytes
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_bytes_of_a_key_are_overwritten_with_the_last_value_that_has_them() {
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
