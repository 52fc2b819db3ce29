//! Writes the module `webhooks`: the events of a document, and how they are verified.

mod documentation;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::markdown::lines;
use super::model::Model;
use super::tables::Table;
use crate::extension::{
    self, Algorithm, Deliveries, EVENTS, Encoding, Event, Piece, PublishedKey, Received, Signature,
    WEBHOOK_DELIVERIES,
};
use crate::names::{Names, type_name};
use crate::{Error, Pointer, Result};

/// The webhooks of a lowered document.
struct Webhooks<'a> {
    document: &'a Value,
    deliveries: Deliveries,
    /// The events, in the document's order.
    events: Vec<(Pointer, Value, Event)>,
}

/// Writes the module. Empty if the document has no events.
pub(super) fn text(document: &Value, model: &Model<'_>) -> Result<String> {
    let Some(webhooks) = Webhooks::of(document)? else {
        return Ok(String::new());
    };
    let items = webhooks.items(model)?.into_iter();
    let items = items.filter(|item| !item.is_empty()).map(super::text);
    let mut parts = items.collect::<Result<Vec<String>>>()?;
    parts.push(webhooks.table().to_string());
    let body = parts.join("\n");
    let body = body.trim().lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("    {line}\n"),
    });
    let body: String = body.collect();
    let documentation = super::text({
        let documentation = lines(&webhooks.module());
        quote!(#documentation mod webhooks {})
    })?;
    let documentation = documentation.trim_end().trim_end_matches("mod webhooks {}");
    Ok(format!(
        "\n{documentation}#[cfg(feature = \"webhooks\")]\npub mod webhooks {{\n{body}}}\n"
    ))
}

/// Whether the generated text has the module `webhooks`.
pub(super) fn exist(document: &Value) -> bool {
    document.get(EVENTS).is_some()
}

impl<'a> Webhooks<'a> {
    /// Reads a lowered document. `None` if it has no events.
    fn of(document: &'a Value) -> Result<Option<Self>> {
        let root = Pointer::default();
        let deliveries = extension::read::<Deliveries>(document, WEBHOOK_DELIVERIES, &root)?;
        let events = extension::read::<Vec<Received>>(document, EVENTS, &root)?;
        let (Some(deliveries), Some(events)) = (deliveries, events) else {
            return Ok(None);
        };
        let events = events.into_iter().filter_map(|received| {
            let at = Pointer::from(received.at.as_str());
            Some((at, received.schema, received.event?))
        });
        Ok(Some(Self {
            document,
            deliveries,
            events: events.collect(),
        }))
    }

    /// The events in the order in which their properties are looked for.
    fn recognised(&self) -> Vec<&Event> {
        let order: Vec<&str> = self.deliveries.properties().map(|(name, _)| name).collect();
        let place = |event: &&Event| order.iter().position(|name| *name == event.name);
        let mut events: Vec<&Event> = self.events.iter().map(|(_, _, event)| event).collect();
        events.sort_by_key(place);
        events
    }

    /// The items of the module, apart from what implements the enum.
    fn items(&self, model: &Model<'_>) -> Result<Vec<TokenStream>> {
        let keys = self.keys()?;
        let facts = self.facts()?;
        let variants = self.variants(model)?;
        let used = quote!(#(#keys)* #facts).to_string();
        let used = used.split(|character: char| !character.is_alphanumeric());
        let used: Vec<&str> = used.collect();
        let optional = ["EventFacts", "Facts", "Key", "Part", "Signature"];
        let optional = optional.into_iter().filter(|name| used.contains(name));
        let always = ["Delivery", "MalformedEvent", "UnknownEvent"];
        let imports = always.into_iter().chain(optional);
        let imports = imports.map(|name| format_ident!("{name}"));
        let has_types = variants.to_string().contains("types ::");
        let types = has_types.then(|| {
            quote!(
                use super::types;
            )
        });
        let verifier = lines(&self.verifier_documentation());
        let head = [
            quote!(use progenitor_client::webhooks::{#(#imports),*}; #types),
            quote! {
                #verifier
                pub type Verifier = progenitor_client::webhooks::Verifier<Event>;
            },
        ];
        let event = lines(&self.event_documentation());
        let unknown = lines(
            "An event that the document does not have, or a body without a recognizable event.",
        );
        let malformed = lines("An event of the document whose body does not fit its type.");
        let event = quote! {
            #event
            #[derive(Debug, Clone, PartialEq)]
            #[non_exhaustive]
            pub enum Event {
                #variants
                #unknown
                Unknown(Delivery<UnknownEvent>),
                #malformed
                Malformed(Delivery<MalformedEvent>),
            }
        };
        Ok(head.into_iter().chain(keys).chain([event, facts]).collect())
    }

    fn variants(&self, model: &Model<'_>) -> Result<TokenStream> {
        let variants = self.events.iter().map(|(at, schema, event)| {
            let of = model.scalar(schema, at)?.tokens(&quote!(types));
            let name = format_ident!("{}", event.variant);
            let documentation = lines(&documentation::variant(event));
            Ok(quote!(#documentation #name(Delivery<#of>),))
        });
        variants.collect()
    }

    /// The constants of the published keys.
    fn keys(&self) -> Result<Vec<TokenStream>> {
        let mut names = Names::default();
        let within = Pointer::default().join(WEBHOOK_DELIVERIES).join("keys");
        let keys = self.deliveries.keys.iter().map(|(name, key)| {
            let at = within.join(name);
            let bytes = key.bytes().ok_or_else(|| Error::at(&at, "is not a key"))?;
            let bytes = bytes.iter().map(|byte| Literal::u8_unsuffixed(*byte));
            let constant = names.claim(constant(name));
            let constant = format_ident!("{constant}");
            let documentation = lines(&documentation::key(name, key));
            Ok(quote! {
                #documentation
                pub const #constant: Key = Key::published([#(#bytes),*]);
            })
        });
        keys.collect()
    }

    fn facts(&self) -> Result<TokenStream> {
        let names = &self.deliveries.event;
        let events = self.recognised().into_iter().map(|event| {
            let name = &event.name;
            let mut properties = self.deliveries.properties();
            let property = properties.find(|(event, _)| event == name);
            let property = property.map(|(_, pointer)| quote!(.with_property(#pointer)));
            let pointers = &event.deduplication;
            let deduplication =
                (!pointers.is_empty()).then(|| quote!(.deduplication(&[#(#pointers),*])));
            quote!(EventFacts::new(#name) #property #deduplication)
        });
        let signatures = self.deliveries.signatures.iter().map(signature);
        let signatures: Vec<TokenStream> = signatures.collect::<Result<_>>()?;
        let signatures = (!signatures.is_empty()).then(|| quote!(.signatures(&[#(#signatures),*])));
        let id = self.deliveries.delivery_id.as_ref();
        let id = id.map(|header| quote!(.delivery_id(#header)));
        Ok(quote! {
            const FACTS: Facts = Facts::new(&[#(#names),*], &[#(#events),*]) #signatures #id;
        })
    }

    /// What implements the enum: the variant of each event, by its index in the facts.
    fn table(&self) -> Table {
        let events = self.recognised().into_iter().enumerate();
        let lines = events.map(|(index, event)| format!("{index} => {}", event.variant));
        Table::new("webhook_events", "Event FACTS").section("", lines.collect())
    }
}

/// The name of the constant of a key.
fn constant(name: &str) -> String {
    use heck::ToShoutySnakeCase as _;
    format!("{}_KEY", type_name(name).to_shouty_snake_case())
}

fn signature(signature: &Signature) -> Result<TokenStream> {
    let header = &signature.header;
    let mut fact = match signature.algorithm {
        Algorithm::Ed25519 => quote!(Signature::ed25519(#header)),
        Algorithm::HmacSha256 => quote!(Signature::hmac_sha256(#header)),
    };
    if signature.encoding == Encoding::Hex {
        fact.extend(quote!(.hex()));
    }
    if let Some(prefix) = signature
        .prefix
        .as_ref()
        .filter(|prefix| !prefix.is_empty())
    {
        fact.extend(quote!(.prefix(#prefix)));
    }
    if let Some(separator) = &signature.separator {
        fact.extend(quote!(.separator(#separator)));
    }
    let at = Pointer::default().join(WEBHOOK_DELIVERIES);
    let pieces = signature.pieces();
    let pieces = pieces.map_err(|message| Error::at(&at, message))?;
    if pieces != [Piece::Body] {
        let parts = pieces.iter().map(|piece| match piece {
            Piece::Literal(text) => quote!(Part::Text(#text)),
            Piece::Body => quote!(Part::Body),
            Piece::Timestamp => quote!(Part::Timestamp),
            Piece::Id => quote!(Part::Id),
        });
        fact.extend(quote!(.signed(&[#(#parts),*])));
    }
    if let (Some(header), Some(tolerance)) = (&signature.timestamp, signature.tolerance) {
        let tolerance = Literal::u64_unsuffixed(tolerance);
        fact.extend(quote!(.timestamp(#header, #tolerance)));
    }
    Ok(fact)
}
