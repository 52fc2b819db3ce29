//! The generated text of the providers' documents, as reviewed snapshots.

use std::fs;
use std::path::Path;

use conversation_apis_codegen::{Document, Lowered, generate, lower};
use quote::ToTokens;
use syn::{Fields, ImplItem, Item, ReturnType, Visibility};

const PROVIDERS: [&str; 3] = ["partoo", "octopush", "ninetynine"];

fn lowered(provider: &str) -> Lowered {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi");
    lower(&Document::open(&folder.join(provider)).unwrap()).unwrap()
}

/// A snapshot for each provider.
fn snapshots(name: &str, text: impl Fn(&Lowered) -> String) {
    for provider in PROVIDERS {
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
    for provider in PROVIDERS {
        let path = format!("{}/prebuilt/{provider}.rs", env!("CARGO_MANIFEST_DIR"));
        let same =
            fs::read_to_string(&path).unwrap_or_default() == generate(&lowered(provider)).unwrap();
        assert!(
            same,
            "run: cargo contract generate openapi/{provider} --output prebuilt/{provider}.rs"
        );
    }
}

/// One line for each item that a caller can name.
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
            Item::Impl(item) => implementation(item, path, lines),
            _ => {}
        }
    }
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

/// Tokens without the spaces between them, and names without their paths.
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
