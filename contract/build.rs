//! Lists the types and operations of the generated crate, so that the harness can call them
//! by name.

use std::fmt::Write as _;
use std::{env, fs};

use conversation_apis_codegen::generate::catalog;
use conversation_apis_codegen::{Document, build, generate, lower};

fn main() -> build::Result {
    embed("paging")?;
    // The folder is in the package of the crate, which is in a clone or in a registry's cache.
    let openapi = env::var("DEP_CONVERSATION_APIS_OPENAPI")?;
    let providers = build::providers(openapi)?.into_iter();
    let providers = providers.map(|(name, folder)| (folder, format!("conversation_apis::{name}")));
    build::catalog(&providers.collect::<Vec<_>>())?;
    // The generated code implements `JsonSchema`, and has its webhooks, if it sees these features.
    println!("cargo::rustc-cfg=feature=\"schemars\"");
    println!("cargo::rustc-cfg=feature=\"webhooks\"");
    println!("cargo::rustc-check-cfg=cfg(feature, values(\"schemars\", \"webhooks\"))");
    trial("trial")?;
    trial("effects")?;
    trial("limits")?;
    trial("values")?;
    trial("webhooks")?;
    trial("standard")?;
    trial("unusual")?;
    trial("wrong")
}

/// Writes the client of a document in `tests/cases`, and its entry, for the tests. The published
/// package has no tests.
fn trial(name: &str) -> build::Result {
    let file = &format!("tests/cases/{name}/openapi.yaml");
    println!("cargo::rerun-if-changed={file}");
    if !fs::exists(file)? {
        return Ok(());
    }
    let document = Document::read(file.as_ref())?;
    let lowered = lower(&document)?;
    let out = build::out_dir()?;
    fs::write(out.join(format!("{name}.rs")), generate(&lowered)?)?;
    let entry = catalog(name, &format!("crate::{name}::api"), &document, &lowered)?;
    fs::write(out.join(format!("{name}_provider.rs")), entry)?;
    Ok(())
}

/// Writes `FOLDER.rs`, which lists all files below a folder, each with its name without the
/// extension, and its text.
fn embed(folder: &str) -> build::Result {
    println!("cargo::rerun-if-changed={folder}");
    let root = env::current_dir()?;
    let mut files = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(below) = folders.pop() {
        for file in fs::read_dir(below)? {
            let path = file?.path();
            match path.is_dir() {
                true => folders.push(path),
                false => files.push(path),
            }
        }
    }
    files.sort();
    let mut text =
        String::from("/// Name and text of each file.\nstatic FILES: &[(&str, &str)] = &[\n");
    for path in files {
        let name = path.strip_prefix(root.join(folder))?.with_extension("");
        let name = name.iter().map(|part| part.to_string_lossy());
        let name = name.collect::<Vec<_>>().join("/");
        writeln!(text, "({name:?}, include_str!({path:?})),")?;
    }
    text.push_str("];\n");
    let out = build::out_dir()?.join(format!("{folder}.rs"));
    Ok(fs::write(out, text)?)
}
