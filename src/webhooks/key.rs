//! Keys that check signatures.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::VerifyingKey;
use zeroize::Zeroizing;

use super::facts::Algorithm;

/// A key that checks signatures: a secret that is shared with the provider (HMAC-SHA256), or
/// the provider's public key (Ed25519).
///
/// `Debug` shows the algorithm only. A secret's bytes are overwritten when the last clone is
/// dropped.
#[derive(Clone)]
pub struct Key(Held);

#[derive(Clone)]
enum Held {
    Secret(Arc<Zeroizing<Vec<u8>>>),
    Public([u8; 32]),
}

impl Key {
    /// A shared secret, for HMAC-SHA256. These bytes are the key: they are not decoded, and
    /// white space is kept. If the secret is read from a file, remove its line break. If the
    /// vendor says that it is base64, as that of Standard Webhooks after `whsec_`, decode it.
    pub fn secret(secret: impl AsRef<[u8]>) -> Self {
        Self(Held::Secret(Arc::new(Zeroizing::new(
            secret.as_ref().to_vec(),
        ))))
    }

    /// A public key, for Ed25519. It is PEM (`-----BEGIN PUBLIC KEY-----`), the base64 text
    /// within that, or the base64 text of the 32 bytes of the key. White space at both ends is
    /// ignored.
    ///
    /// # Errors
    ///
    /// If the text has none of these forms, is a key of another algorithm, or is a private key.
    pub fn public(text: &str) -> Result<Self, KeyError> {
        let bytes = public_bytes(text.trim())?;
        verifying(&bytes)?;
        Ok(Self(Held::Public(bytes)))
    }

    /// A public key that a document states.
    #[doc(hidden)]
    pub const fn published(bytes: [u8; 32]) -> Self {
        Self(Held::Public(bytes))
    }

    pub(super) fn algorithm(&self) -> Algorithm {
        match &self.0 {
            Held::Secret(_) => Algorithm::HmacSha256,
            Held::Public(_) => Algorithm::Ed25519,
        }
    }

    pub(super) fn prepare(self) -> Result<Prepared, KeyError> {
        match self.0 {
            Held::Secret(secret) if secret.is_empty() => Err(KeyError(Fault::EmptySecret)),
            Held::Secret(secret) => Ok(Prepared::Secret(secret)),
            Held::Public(bytes) => Ok(Prepared::Public(Box::new(verifying(&bytes)?))),
        }
    }
}

impl Prepared {
    pub(super) fn algorithm(&self) -> Algorithm {
        match self {
            Self::Secret(_) => Algorithm::HmacSha256,
            Self::Public(_) => Algorithm::Ed25519,
        }
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Key({})", self.algorithm().name())
    }
}

/// A key that was checked.
#[derive(Clone)]
pub(super) enum Prepared {
    Secret(Arc<Zeroizing<Vec<u8>>>),
    Public(Box<VerifyingKey>),
}

/// What comes before the 32 bytes of an Ed25519 key in the DER of a `SubjectPublicKeyInfo`
/// (RFC 8410).
const SPKI: [u8; 12] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];

/// What an Ed25519 private key begins with in DER (RFC 8410).
const PKCS8: [u8; 12] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70,
];

fn public_bytes(text: &str) -> Result<[u8; 32], KeyError> {
    if text.is_empty() {
        return Err(KeyError(Fault::EmptyPublicKey));
    }
    let base64 = match text.strip_prefix("-----BEGIN ") {
        Some(rest) => within_pem(rest)?,
        None => text.to_owned(),
    };
    let bytes = STANDARD.decode(&base64);
    let bytes = bytes.map_err(|_| KeyError(Fault::NotBase64))?;
    if bytes.starts_with(&PKCS8) {
        return Err(KeyError(Fault::PrivateKey));
    }
    let key = bytes.strip_prefix(&SPKI).unwrap_or(&bytes);
    <[u8; 32]>::try_from(key).map_err(|_| KeyError(Fault::NotEd25519))
}

/// The base64 text between the first and the last line of a PEM text. `rest` begins with the
/// label.
fn within_pem(rest: &str) -> Result<String, KeyError> {
    let (label, rest) = rest.split_once("-----").ok_or(KeyError(Fault::NotBase64))?;
    if label.ends_with("PRIVATE KEY") {
        return Err(KeyError(Fault::PrivateKey));
    }
    if label != "PUBLIC KEY" {
        return Err(KeyError(Fault::NotEd25519));
    }
    match rest.split_once("-----END PUBLIC KEY-----") {
        Some((base64, "")) => Ok(base64.split_ascii_whitespace().collect()),
        _ => Err(KeyError(Fault::NotBase64)),
    }
}

/// The key as a point of the curve. A point of small order is refused: everybody can make
/// signatures that fit it.
fn verifying(bytes: &[u8; 32]) -> Result<VerifyingKey, KeyError> {
    let key = VerifyingKey::from_bytes(bytes).map_err(|_| KeyError(Fault::NoPoint))?;
    match key.is_weak() {
        true => Err(KeyError(Fault::NoPoint)),
        false => Ok(key),
    }
}

/// Why a key cannot be used. It holds no byte of the key.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyError(pub(super) Fault);

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    NoKey,
    EmptySecret,
    EmptyPublicKey,
    NotBase64,
    NotEd25519,
    PrivateKey,
    NoPoint,
    /// The document has signatures, but none of this algorithm.
    Unused(Algorithm),
    /// The document has no signatures.
    Unsigned,
    EmptyPathSecret,
    ShortPathSecret,
    SpacedPathSecret,
}

impl fmt::Display for KeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.0 {
            Fault::NoKey => "no key was given; give at least one",
            Fault::EmptySecret => {
                "the secret is empty, so that everybody could sign; check where it is read from"
            }
            Fault::EmptyPublicKey => "the public key is empty; check where it is read from",
            Fault::NotBase64 => {
                "the public key is neither PEM (`-----BEGIN PUBLIC KEY-----`) nor base64; copy it again, with its line breaks"
            }
            Fault::NotEd25519 => {
                "the key is not an Ed25519 public key, which has 32 bytes, or 44 in DER; use the provider's public key"
            }
            Fault::PrivateKey => {
                "this is a private key, which only the provider has; use the provider's public key"
            }
            Fault::NoPoint => {
                "the public key is not a valid point of Ed25519; copy the provider's key again"
            }
            Fault::Unused(Algorithm::Ed25519) => {
                "the provider does not sign with Ed25519; use `Key::secret` with the secret of the webhook"
            }
            Fault::Unused(Algorithm::HmacSha256) => {
                "the provider does not sign with a secret; use `Key::public` or the published key"
            }
            Fault::Unsigned => {
                "the provider signs nothing; use `Verifier::unsigned()` and a `PathSecret`"
            }
            Fault::EmptyPathSecret => {
                "the path secret is empty; use at least 16 random characters"
            }
            Fault::ShortPathSecret => {
                "the path secret has fewer than 16 bytes, so that it could be guessed; use a longer random one"
            }
            Fault::SpacedPathSecret => {
                "the path secret has white space, such as a line break at its end; remove it"
            }
        })
    }
}

/// The text of `Display`, because a `main` that returns the error prints this.
impl fmt::Debug for KeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl std::error::Error for KeyError {}
