//! The generator's output for the providers' documents, as reviewed snapshots.

use std::fs;
use std::path::Path;

use conversation_apis_codegen::{Document, Lowered, generate, lower};
use conversation_apis_contract::provider::PROVIDERS;
use quote::ToTokens;
use syn::{Fields, ImplItem, Item, ReturnType, Visibility};

fn lowered(provider: &str) -> Lowered {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi");
    lower(&Document::open(&folder.join(provider)).unwrap()).unwrap()
}

/// Compares a snapshot for each provider.
fn snapshots(name: &str, text: impl Fn(&Lowered) -> String) {
    for provider in PROVIDERS.iter().map(|provider| provider.name) {
        insta::with_settings!({
            snapshot_path => format!("../../snapshots/{provider}"),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(name, text(&lowered(provider)));
        });
    }
}

#[test]
fn the_lowered_document_matches_its_snapshot() {
    snapshots("lowered", |lowered| format!("{:#}", lowered.document));
}

#[test]
fn the_notes_of_the_lowering_match_their_snapshot() {
    snapshots("notes", |lowered| {
        let notes: Vec<String> = lowered.notes.iter().map(ToString::to_string).collect();
        notes.join("\n")
    });
}

#[test]
fn the_public_api_matches_its_snapshot() {
    snapshots("surface", |lowered| {
        let file = syn::parse_file(&generate(lowered).unwrap()).unwrap();
        let mut lines = Vec::new();
        surface(&file.items, "", &mut lines);
        lines.sort();
        lines.dedup();
        lines.join("\n")
    });
}

#[test]
fn the_prebuilt_text_matches_the_generator() {
    for provider in PROVIDERS.iter().map(|provider| provider.name) {
        let path = format!("{}/prebuilt/{provider}.rs", env!("CARGO_MANIFEST_DIR"));
        let same =
            fs::read_to_string(&path).unwrap_or_default() == generate(&lowered(provider)).unwrap();
        assert!(
            same,
            "run: cargo contract generate openapi/{provider} --output prebuilt/{provider}.rs"
        );
    }
}

/// Adds a line for each public item.
fn surface(items: &[Item], path: &str, lines: &mut Vec<String>) {
    let public = |visibility: &Visibility| matches!(visibility, Visibility::Public(_));
    for item in items {
        match item {
            Item::Mod(module) => {
                let Some((_, items)) = &module.content else {
                    continue;
                };
                if public(&module.vis) {
                    surface(items, &format!("{path}{}::", module.ident), lines);
                } else {
                    // `Client` and `builder` are re-exported from the private module.
                    let items = items.iter().filter(|item| !is_private(item));
                    surface(&items.cloned().collect::<Vec<_>>(), path, lines);
                }
            }
            Item::Struct(item) if public(&item.vis) => {
                lines.push(format!("{path}{}", item.ident));
                if let Fields::Named(fields) = &item.fields {
                    for field in fields.named.iter().filter(|field| public(&field.vis)) {
                        let name = field.ident.as_ref().unwrap();
                        lines.push(format!("{path}{}.{name}: {}", item.ident, text(&field.ty)));
                    }
                }
            }
            Item::Enum(item) if public(&item.vis) => {
                for variant in &item.variants {
                    lines.push(format!(
                        "{path}{}::{}",
                        item.ident,
                        text(variant).rsplit(']').next().unwrap().trim()
                    ));
                }
            }
            Item::Type(item) if public(&item.vis) => {
                lines.push(format!("{path}{} = {}", item.ident, text(&item.ty)));
            }
            Item::Const(item) if public(&item.vis) => {
                lines.push(format!("{path}{}: {}", item.ident, text(&item.ty)));
            }
            Item::Impl(item) => implementation(item, path, lines),
            Item::Macro(item) => table(item, path, lines),
            _ => {}
        }
    }
}

/// What the runtime's macros implement. A test in `types.rs` checks it.
const IMPLEMENTED: [(&str, &[&str]); 11] = [
    ("by_status", &[]),
    ("record", &[READ, WRITTEN, VISITED]),
    (
        "open_enum",
        &[
            READ,
            WRITTEN,
            VISITED,
            SCHEMA,
            ": AsRef<str>",
            ": Display",
            ": From<&str>",
            "::DOCUMENTED: &'static [&'static str]",
            "::as_str(&self) -> &str",
        ],
    ),
    ("union", &[READ, WRITTEN, VISITED, SCHEMA]),
    ("sibling_union", &[WRITTEN, VISITED, SCHEMA]),
    ("tuple", &[READ, WRITTEN, VISITED, SCHEMA]),
    ("wrapper", &[READ, WRITTEN, VISITED, SCHEMA]),
    (
        "bounded",
        &[
            WRITTEN,
            SCHEMA,
            ": Debug",
            ": From<i8>",
            ": From<i16>",
            ": From<i32>",
            ": From<i64>",
            ": From<u8>",
            ": From<u16>",
            ": From<u32>",
            ": From<u64>",
            ": From<isize>",
            ": From<usize>",
            "::MIN: i64",
            "::MAX: i64",
        ],
    ),
    (
        "one_of",
        &[
            WRITTEN,
            SCHEMA,
            ": Debug",
            ": From<&str>",
            ": From<String>",
            "::DOCUMENTED: &'static [&'static str]",
            "::as_str(&self) -> &str",
        ],
    ),
    (
        "comma_separated",
        &[
            WRITTEN,
            SCHEMA,
            ": Debug",
            ": From<&[__T]>",
            ": From<&str>",
            ": From<String>",
            ": From<Vec<__T>>",
            ": From<[__T ; __N]>",
            ": ::std::iter::FromIterator<__T>",
        ],
    ),
    (
        "webhook_events",
        &[
            WRITTEN,
            ": progenitor_client::webhooks::Webhooks",
            "::deduplication_key(&self) -> String",
            "::from_verified(raw: &[u8]) -> Result<Self, WebhookError>",
            "::id(&self) -> Option<&str>",
            "::name(&self) -> Option<&str>",
            "::raw(&self) -> &[u8]",
        ],
    ),
];
const READ: &str = ": ::serde::Deserialize<'de>";
const WRITTEN: &str = ": ::serde::Serialize";
const VISITED: &str = ": VisitUnions";
const SCHEMA: &str = ": ::schemars::JsonSchema";

/// A table of a type, by its macro: `progenitor_client::record! { [required] Name … }`.
fn table(item: &syn::ItemMacro, path: &str, lines: &mut Vec<String>) {
    let name = item.mac.path.segments.last().unwrap().ident.to_string();
    match name.as_str() {
        "request" | "branches" => return made(&item.mac.tokens, path, lines),
        // Constructors of the feature `builders`: `builders.rs` checks that each field has a setter.
        "response" => return,
        _ => {}
    }
    let (_, implemented) = IMPLEMENTED
        .iter()
        .find(|(known, _)| *known == name)
        .unwrap();
    let tokens = item.mac.tokens.to_string();
    let mut words = tokens.split_whitespace();
    let of = words.find(|word| *word != "required").unwrap();
    lines.extend(implemented.iter().map(|what| format!("{path}{of}{what}")));
}

/// The sections of a table of constructors and setters, each in one line.
fn made(tokens: &impl ToTokens, path: &str, lines: &mut Vec<String>) {
    let tokens = text(tokens);
    let mut sections = tokens.split(" }");
    let first = sections.next().unwrap().split_once(" {").unwrap();
    let of = first.0.split_whitespace().next().unwrap();
    lines.push(format!("{path}{of}::new or From:{}", first.1));
    let sections = sections
        .map(str::trim)
        .filter(|section| !section.is_empty());
    lines.extend(sections.map(|section| format!("{path}{of}::{}", section.replace(" {", ":"))));
}

/// What progenitor writes besides the client and its builders.
fn is_private(item: &Item) -> bool {
    matches!(item, Item::Mod(module) if module.ident != "builder")
}

fn implementation(item: &syn::ItemImpl, path: &str, lines: &mut Vec<String>) {
    let of = text(&item.self_ty);
    if let Some((name, _)) = &item.trait_ {
        lines.push(format!("{path}{of}: {}", text(name)));
        return;
    }
    for item in &item.items {
        match item {
            ImplItem::Fn(item) if matches!(item.vis, Visibility::Public(_)) => {
                let inputs: Vec<String> = item.sig.inputs.iter().map(text).collect();
                let output = match &item.sig.output {
                    ReturnType::Default => String::new(),
                    ReturnType::Type(_, output) => format!(" -> {}", text(output)),
                };
                lines.push(format!(
                    "{path}{of}::{}({}){output}",
                    item.sig.ident,
                    inputs.join(", ")
                ));
            }
            ImplItem::Const(item) if matches!(item.vis, Visibility::Public(_)) => {
                lines.push(format!("{path}{of}::{}: {}", item.ident, text(&item.ty)));
            }
            _ => {}
        }
    }
}

/// Tokens without spaces, and paths without their modules.
fn text(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    let mut text = text
        .replace(" :: ", "::")
        .replace(":: ", "::")
        .replace(" <", "<")
        .replace("< ", "<");
    for path in [
        "::std::option::",
        "::std::vec::",
        "::std::string::",
        "::std::convert::",
        "::std::fmt::",
        "self::",
        "progenitor_client::",
    ] {
        text = text.replace(path, "");
    }
    text.replace(" >", ">")
        .replace(" ,", ",")
        .replace("& ", "&")
        .replace(" (", "(")
        .replace("( ", "(")
        .replace(" )", ")")
}
