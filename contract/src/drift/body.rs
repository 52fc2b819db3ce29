//! The body of an answer as the server meant it: decoded and decompressed.

use std::borrow::Cow;
use std::io::Read;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::read::{MultiGzDecoder, ZlibDecoder};

use super::entry::Entry;
use super::trouble::Trouble;
use crate::live::MAX_BODY;

/// The first bytes of gzip.
const GZIP: &[u8] = b"\x1f\x8b";

/// The body of an answer. Most recorders decompress it, and still record the header that says
/// that it is compressed. So the header only matters for a body that is not JSON.
pub(super) fn plain<'b>(entry: &'b Entry<'_>, body: &'b [u8]) -> Result<Cow<'b, [u8]>, Trouble> {
    let body = match entry.is_base64 {
        true => Cow::Owned(decoded(body)?),
        false => Cow::Borrowed(body),
    };
    let coding = entry.coding.as_deref().unwrap_or_default().trim();
    if coding.is_empty() || coding.eq_ignore_ascii_case("identity") || looks_like_text(&body) {
        return Ok(body);
    }
    let is = |name: &str| coding.eq_ignore_ascii_case(name);
    if body.starts_with(GZIP) && (is("gzip") || is("x-gzip")) {
        return read(MultiGzDecoder::new(&*body)).map(Cow::Owned);
    }
    if is("deflate") {
        return read(ZlibDecoder::new(&*body)).map(Cow::Owned);
    }
    match is("gzip") || is("x-gzip") {
        true => Err(Trouble::Damaged),
        false => Err(Trouble::Compressed),
    }
}

/// Whether bytes are a text, which nothing compressed begins like.
fn looks_like_text(body: &[u8]) -> bool {
    let start = &body[..body.len().min(LOOK)];
    let is_text = |bytes: &[u8]| {
        let mut bytes = bytes.iter();
        bytes.all(|byte| *byte >= b' ' || byte.is_ascii_whitespace())
    };
    match std::str::from_utf8(start) {
        Ok(text) => is_text(text.as_bytes()),
        // The last character may be cut off.
        Err(error) => error.error_len().is_none() && is_text(&start[..error.valid_up_to()]),
    }
}

/// How many bytes decide whether a body is a text.
const LOOK: usize = 256;

/// Decodes base64. White space in it is ignored.
fn decoded(text: &[u8]) -> Result<Vec<u8>, Trouble> {
    let decoded = match text.iter().any(u8::is_ascii_whitespace) {
        false => BASE64_STANDARD.decode(text),
        true => {
            let solid = text.iter().filter(|byte| !byte.is_ascii_whitespace());
            BASE64_STANDARD.decode(solid.copied().collect::<Vec<u8>>())
        }
    };
    decoded.map_err(|_| Trouble::NotBase64)
}

/// Decompresses up to [`MAX_BODY`] bytes.
fn read(compressed: impl Read) -> Result<Vec<u8>, Trouble> {
    let mut plain = Vec::new();
    let limit = u64::try_from(MAX_BODY)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    match compressed.take(limit).read_to_end(&mut plain) {
        Ok(_) if plain.len() > MAX_BODY => Err(Trouble::TooLong(MAX_BODY)),
        Ok(_) => Ok(plain),
        Err(_) => Err(Trouble::Damaged),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use std::io::Write;

    use base64::Engine;
    use base64::prelude::BASE64_STANDARD;
    use flate2::Compression;
    use flate2::write::{GzEncoder, ZlibEncoder};

    use super::{Entry, Trouble, plain};

    fn read(body: &[u8], coding: &str) -> Result<Vec<u8>, Trouble> {
        let body = BASE64_STANDARD.encode(body);
        let headers = format!(r#"{{"content-encoding":"{coding}"}}"#);
        let line = format!(
            r#"{{"method":"GET","url":"/","headers":{headers},"encoding":"base64","body":"{body}"}}"#
        );
        let entry = Entry::read(line.as_bytes()).unwrap();
        plain(&entry, entry.body.as_deref().unwrap()).map(|body| body.into_owned())
    }

    #[test]
    fn a_body_is_decompressed_unless_the_recorder_did_it() {
        let json = "{\"a\":\"é\"}".as_bytes();
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(json).unwrap();
        let gzip = gzip.finish().unwrap();
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
        zlib.write_all(json).unwrap();
        let zlib = zlib.finish().unwrap();
        for (body, coding) in [
            (json, ""),
            (json, "identity"),
            (json, "gzip"),
            (json, "br"),
            (&gzip, "GZIP"),
            (&zlib, "deflate"),
        ] {
            assert_eq!(read(body, coding).as_deref(), Ok(json), "{coding}");
        }
        assert_eq!(read(b"", "gzip").as_deref(), Ok(&b""[..]));
        assert_eq!(read(&gzip[..gzip.len() - 9], "gzip"), Err(Trouble::Damaged));
        assert_eq!(read(b"\x8b\x02\x80\xff", "br"), Err(Trouble::Compressed));
        assert_eq!(read(b"\x8b\x02\x80\xff", "gzip"), Err(Trouble::Damaged));
    }

    #[test]
    fn a_body_that_expands_without_end_is_not_read_to_its_end() {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        let zeros = vec![0; 1 << 20];
        for _ in 0..65 {
            gzip.write_all(&zeros).unwrap();
        }
        let found = read(&gzip.finish().unwrap(), "gzip");
        assert_eq!(found, Err(Trouble::TooLong(64 << 20)));
    }

    #[test]
    fn base64_may_have_line_breaks_and_must_be_base64() {
        let of = |body: &str| {
            let line =
                format!(r#"{{"method":"GET","url":"/","encoding":"base64","body":"{body}"}}"#);
            let entry = Entry::read(line.as_bytes()).unwrap();
            plain(&entry, entry.body.as_deref().unwrap()).map(|body| body.into_owned())
        };
        assert_eq!(of("e3\\r\\n0=").as_deref(), Ok(&b"{}"[..]));
        assert_eq!(of("{}"), Err(Trouble::NotBase64));
    }
}
