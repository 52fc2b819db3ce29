//! Documents that differ in their signatures, and deliveries signed by other implementations.

use std::time::{Duration, SystemTime};

use conversation_apis::webhooks::{HeaderMap, WebhookErrorKind};
use reqwest::header::{HeaderName, HeaderValue};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A document without events: every delivery is an unknown event.
macro_rules! scheme {
    ($(#[$doc:meta])* $module:ident: $facts:expr) => {
        $(#[$doc])*
        pub mod $module {
            #[allow(unused_imports)] // most documents do not use all
            use conversation_apis::webhooks::{
                Delivery, Facts, MalformedEvent, Part, Signature, UnknownEvent,
            };

            #[derive(Debug, Clone, PartialEq)]
            #[allow(dead_code)] // no event can be malformed
            pub enum Event {
                Unknown(Delivery<UnknownEvent>),
                Malformed(Delivery<MalformedEvent>),
            }

            pub type Verifier = conversation_apis::webhooks::Verifier<Event>;

            const FACTS: Facts = Facts::new(&["/type"], &[]).signatures($facts).delivery_id("webhook-id");

            progenitor_client::webhook_events! { Event FACTS {} }
        }
    };
}

scheme!(
    /// Ed25519 over the body, as Partoo signs.
    ed25519: &[Signature::ed25519("X-Signature-v1")]
);
scheme!(
    /// HMAC over the body, in hexadecimal digits.
    plain: &[Signature::hmac_sha256("X-Signature").hex()]
);
scheme!(
    /// HMAC over time and body, as Chatwoot signs.
    timed: &[Signature::hmac_sha256("X-Signature")
        .hex()
        .prefix("sha256=")
        .signed(&[Part::Timestamp, Part::Text("."), Part::Body])
        .timestamp("webhook-timestamp", 300)]
);
scheme!(
    /// HMAC over id, time and body, with several signatures: Standard Webhooks.
    standard: &[Signature::hmac_sha256("webhook-signature")
        .prefix("v1,")
        .separator(" ")
        .signed(&[Part::Id, Part::Text("."), Part::Timestamp, Part::Text("."), Part::Body])
        .timestamp("webhook-timestamp", 300)]
);
scheme!(
    /// Three versions: two of Ed25519 with HMAC between them.
    versions: &[
        Signature::ed25519("X-Signature-v3"),
        Signature::hmac_sha256("X-Signature-v2").hex(),
        Signature::ed25519("X-Signature-v1"),
    ]
);
scheme!(
    /// No signature.
    unsigned: &[]
);

/// `tests/cases/webhooks/vectors.json`; `make.py` beside it makes it.
#[derive(Deserialize)]
pub struct Vectors {
    pub time: u64,
    pub id: String,
    pub ed25519: Vec<Signed>,
    pub ed25519_refused: Vec<Signed>,
    pub weak_keys: Vec<PublicKey>,
    pub keys: Vec<PublicKey>,
    pub keys_refused: Vec<WrongKey>,
    pub hmac: Vec<Keyed>,
    pub deduplication: Vec<Deduplicated>,
}

#[derive(Deserialize)]
pub struct Signed {
    pub name: String,
    pub public: String,
    pub body: Body,
    pub signature: String,
    /// Whether OpenSSL accepts a signature that a strict verification refuses.
    #[serde(default)]
    pub openssl_accepts: bool,
}

#[derive(Deserialize)]
pub struct Keyed {
    pub name: String,
    pub scheme: String,
    pub secret: String,
    pub body: Body,
    pub signature: String,
}

#[derive(Deserialize)]
pub struct PublicKey {
    pub name: String,
    #[serde(default)]
    pub text: String,
    pub public: String,
}

#[derive(Deserialize)]
pub struct WrongKey {
    pub name: String,
    pub text: String,
    pub error: String,
}

#[derive(Deserialize)]
pub struct Deduplicated {
    pub body: String,
    pub key: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum Body {
    Text {
        text: String,
    },
    Hex {
        hex: String,
    },
    Repeated {
        before: String,
        repeat: String,
        times: usize,
        after: String,
    },
}

impl Body {
    pub fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Text { text } => text.clone().into(),
            Self::Hex { hex } => from_hex(hex),
            Self::Repeated {
                before,
                repeat,
                times,
                after,
            } => [before, repeat.repeat(*times).as_str(), after]
                .concat()
                .into(),
        }
    }
}

pub fn vectors() -> Vectors {
    read(include_str!("../../cases/webhooks/vectors.json"))
}

fn read<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap()
}

pub fn from_hex(text: &str) -> Vec<u8> {
    let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
    (0..text.len()).step_by(2).map(byte).collect()
}

pub fn public(text: &str) -> conversation_apis::webhooks::Key {
    conversation_apis::webhooks::Key::published(from_hex(text).try_into().unwrap())
}

pub fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

/// Headers, of which a name may occur several times.
pub fn headers<V: AsRef<[u8]>>(headers: &[(&str, V)]) -> HeaderMap {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        map.append(name, HeaderValue::from_bytes(value.as_ref()).unwrap());
    }
    map
}

/// Whether a signature was accepted. A body that is not JSON is refused after that.
pub fn verdict<E>(
    result: Result<E, conversation_apis::webhooks::WebhookError>,
) -> Result<(), WebhookErrorKind> {
    match result.map_err(|error| error.kind()) {
        Ok(_) | Err(WebhookErrorKind::NotJson) => Ok(()),
        Err(kind) => Err(kind),
    }
}

/// A delivery signed with HMAC by another implementation.
pub struct Delivered {
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    pub secret: Vec<u8>,
}

/// The delivery of an event whose HMAC has this scheme.
pub fn delivered(scheme: &str) -> Delivered {
    let vectors = vectors();
    let name = format!("{scheme}: an event, the secret is a text");
    let case = vectors.hmac.iter().find(|case| case.name == name).unwrap();
    case.delivered(&vectors)
}

impl Keyed {
    pub fn delivered(&self, vectors: &Vectors) -> Delivered {
        let time = vectors.time.to_string();
        let signature = match self.scheme.as_str() {
            "standard" => "webhook-signature",
            _ => "X-Signature",
        };
        let pairs = [
            (signature, self.signature.as_str()),
            ("webhook-timestamp", &time),
            ("webhook-id", &vectors.id),
        ];
        Delivered {
            headers: headers(&pairs),
            body: self.body.bytes(),
            secret: from_hex(&self.secret),
        }
    }
}
