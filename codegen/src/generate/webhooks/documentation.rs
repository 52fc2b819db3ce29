//! The documentation of the module `webhooks`, in Markdown.

use super::{Algorithm, Encoding, Event, Piece, PublishedKey, Signature, Webhooks};
use crate::generate::docs::{paragraphs, sentence, text};
use crate::generate::markdown::{code, list, prose};

impl Webhooks<'_> {
    /// What the document calls its API.
    fn title(&self) -> String {
        match text(&self.document["info"], "title") {
            title if title.is_empty() => "this API".to_owned(),
            title => title,
        }
    }

    /// Of the module.
    pub(super) fn module(&self) -> String {
        let title = self.title();
        let mut texts = vec![format!(
            "The webhooks of {title}: [`Verifier`](webhooks::Verifier) verifies a delivery and \
             decodes it as an [`Event`](webhooks::Event)."
        )];
        let signatures = &self.deliveries.signatures;
        texts.extend(signatures.iter().map(signature));
        if signatures.is_empty() {
            texts.push("Deliveries are not signed.".to_owned());
        }
        if let Some(header) = &self.deliveries.delivery_id {
            texts.push(format!(
                "The header {} identifies a delivery: its repeats have the same value.{}",
                code(header),
                self.who_signs_the_id()
            ));
        }
        let key = "[`Event::deduplication_key`](webhooks::Event::deduplication_key)";
        texts.push(format!("The repeats of a delivery have the same {key}."));
        paragraphs(&texts)
    }

    /// Says which signatures cover the delivery id. Empty for unsigned deliveries.
    fn who_signs_the_id(&self) -> &'static str {
        let signatures = &self.deliveries.signatures;
        let has_id = |signature: &&Signature| {
            let pieces = signature.pieces().unwrap_or_default();
            pieces.contains(&Piece::Id)
        };
        match (signatures.iter().filter(has_id).count(), signatures.len()) {
            (_, 0) => "",
            (0, _) => " No signature covers it.",
            (some, all) if some < all => " Not every signature covers it.",
            _ => " The signature covers it.",
        }
    }

    /// Of the enum.
    pub(super) fn event_documentation(&self) -> String {
        let by = match self.deliveries.event.as_slice() {
            [] => "Bodies have no event name. The first of these properties that the body has decides: "
                .to_owned(),
            pointers => {
                let pointers = list(pointers.iter().map(|pointer| code(pointer)), "or");
                format!("Its name is at {pointers} in the body.")
            }
        };
        let properties = self.deliveries.properties().filter(|(name, _)| {
            let mut events = self.events.iter();
            events.any(|(_, _, event)| event.name == *name)
        });
        let properties =
            properties.map(|(name, pointer)| format!("{} means {}", code(pointer), code(name)));
        let properties: Vec<String> = properties.collect();
        let by = match properties.is_empty() {
            true => by,
            false => format!("{by}{}.", properties.join(", ")),
        };
        paragraphs(&[format!("An event of {}.", self.title()), by])
    }

    /// Of the type of the verifier.
    pub(super) fn verifier_documentation(&self) -> String {
        let signatures = &self.deliveries.signatures;
        let has = |algorithm| {
            let mut signatures = signatures.iter();
            signatures.any(|signature| signature.algorithm == algorithm)
        };
        let of = "progenitor_client::webhooks";
        let keys = match (has(Algorithm::Ed25519), has(Algorithm::HmacSha256)) {
            (false, false) => {
                return paragraphs(&[
                    "Reads deliveries.".to_owned(),
                    format!(
                        "They are not signed, so only \
                         [`Verifier::unsigned`]({of}::Verifier::unsigned) can be used. It accepts \
                         every delivery; [`Verifier::new`]({of}::Verifier::new) fails. Put a secret \
                         into the path of the webhook's URL, and check it with a \
                         [`PathSecret`]({of}::PathSecret)."
                    ),
                ]);
            }
            (true, false) => format!("a public key ([`Key::public`]({of}::Key::public))"),
            (false, true) => format!("a shared secret ([`Key::secret`]({of}::Key::secret))"),
            (true, true) => format!(
                "a public key ([`Key::public`]({of}::Key::public)) for Ed25519, or a shared \
                 secret ([`Key::secret`]({of}::Key::secret)) for HMAC-SHA256"
            ),
        };
        let constants = self.deliveries.keys.keys();
        let constants = constants.map(|name| format!("[`{}`]", super::constant(name)));
        let published = match self.deliveries.keys.is_empty() {
            true => String::new(),
            false => format!("The vendor publishes {}.", list(constants, "and")),
        };
        let keys = format!("It needs {keys}. {published}");
        paragraphs(&["Verifies and reads deliveries.".to_owned(), keys])
    }
}

/// How a signature is made.
fn signature(signature: &Signature) -> String {
    let algorithm = match signature.algorithm {
        Algorithm::Ed25519 => "Ed25519",
        Algorithm::HmacSha256 => "HMAC-SHA256",
    };
    let encoding = match signature.encoding {
        Encoding::Base64 => "base64",
        Encoding::Hex => "hexadecimal digits",
    };
    let prefix = match signature.prefix.as_deref() {
        None | Some("") => String::new(),
        Some(prefix) => format!(" after {}", code(prefix)),
    };
    let signed = match signature.signed.as_str() {
        "{body}" => "the body".to_owned(),
        template => code(template),
    };
    let header = code(&signature.header);
    let mut text = format!(
        "The header {header} has an {algorithm} signature of {signed}, in {encoding}{prefix}."
    );
    if let Some(separator) = &signature.separator {
        let separator = match separator.as_str() {
            " " => "a space".to_owned(),
            separator => code(separator),
        };
        text += &format!(" It may have several, separated by {separator}.");
    }
    match (&signature.timestamp, signature.tolerance) {
        (Some(header), Some(tolerance)) => {
            text += &format!(
                " The timestamp is in the header {}. It may differ from the receiver's clock by up to \
                 {tolerance} s.",
                code(header)
            );
        }
        _ => text += " It covers no time, so a captured delivery stays valid forever.",
    }
    text
}

/// Of a variant.
pub(super) fn variant(event: &Event) -> String {
    let deprecated = match event.deprecated {
        true => "Deprecated by the vendor.",
        false => "",
    };
    paragraphs(&[
        sentence(prose(event.summary.trim())),
        sentence(prose(event.description.trim())),
        deprecated.to_owned(),
        format!("The webhook {}.", code(&event.name)),
    ])
}

/// Of the constant of a key.
pub(super) fn key(name: &str, key: &PublishedKey) -> String {
    let description = key.description.as_deref().unwrap_or_default();
    paragraphs(&[
        format!("The public key {} that the vendor publishes.", code(name)),
        sentence(prose(description.trim())),
    ])
}
