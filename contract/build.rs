//! Lists the types and operations of the generated crate, so that the harness can call them
//! by name.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use conversation_apis_codegen::generate::catalog;
use conversation_apis_codegen::{Document, generate, lower};

fn main() -> Result<(), Box<dyn Error>> {
    // The folder is in the package of the crate, which is in a clone or in a registry's cache.
    let openapi = env::var("DEP_CONVERSATION_APIS_OPENAPI")?;
    println!("cargo::rerun-if-changed={openapi}");
    embed("paging")?;
    let mut text =
        String::from("/// The providers, by name.\npub static PROVIDERS: &[Provider] = &[\n");
    let mut folders: Vec<_> = fs::read_dir(openapi)?
        .map(|folder| folder.map(|folder| folder.path()))
        .collect::<Result<_, _>>()?;
    folders.sort();
    for folder in folders {
        let name = folder
            .file_name()
            .and_then(|name| name.to_str())
            .ok_or("a provider's name")?;
        let document = Document::open(&folder)?;
        let module = format!("conversation_apis::{name}");
        text += &catalog(name, &module, &document, &lower(&document)?)?;
        text.push_str(",\n");
    }
    text.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("providers.rs"), text)?;
    // The generated code implements `JsonSchema`, and has its webhooks, if it sees these features.
    println!("cargo::rustc-cfg=feature=\"schemars\"");
    println!("cargo::rustc-cfg=feature=\"webhooks\"");
    println!("cargo::rustc-check-cfg=cfg(feature, values(\"schemars\", \"webhooks\"))");
    trial("trial")?;
    trial("effects")?;
    trial("limits")?;
    trial("webhooks")?;
    trial("standard")
}

/// Writes the client of a document in `tests/cases`, and its entry, for the tests. The published
/// package has no tests.
fn trial(name: &str) -> Result<(), Box<dyn Error>> {
    let file = &format!("tests/cases/{name}/openapi.yaml");
    println!("cargo::rerun-if-changed={file}");
    if !fs::exists(file)? {
        return Ok(());
    }
    let document = Document::read(file.as_ref())?;
    let lowered = lower(&document)?;
    let out = env::var("OUT_DIR")?;
    fs::write(
        Path::new(&out).join(format!("{name}.rs")),
        generate(&lowered)?,
    )?;
    let entry = catalog(name, &format!("crate::{name}::api"), &document, &lowered)?;
    fs::write(Path::new(&out).join(format!("{name}_provider.rs")), entry)?;
    Ok(())
}

/// Writes `FOLDER.rs`, which lists all files below a folder, each with its name without the
/// extension, and its text.
fn embed(folder: &str) -> Result<(), Box<dyn Error>> {
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
    let out = Path::new(&env::var("OUT_DIR")?).join(format!("{folder}.rs"));
    Ok(fs::write(out, text)?)
}
