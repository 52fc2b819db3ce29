//! Percent-encoding.

/// Percent-encodes a text: all bytes but letters, digits, `-._~` and those in `kept`.
pub fn encoded(text: &str, kept: &[u8]) -> String {
    let is_kept =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.contains(&byte);
    let bytes = text.bytes().map(|byte| match is_kept(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    });
    bytes.collect()
}
