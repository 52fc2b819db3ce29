//! Lists the types and operations of the generated crate, so that the harness can call
//! them by name.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use conversation_apis_codegen::generate::catalog;
use conversation_apis_codegen::{Document, lower};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=../openapi");
    println!("cargo::rerun-if-changed=rules");
    rules()?;
    let mut text =
        String::from("/// The providers, by name.\npub static PROVIDERS: &[Provider] = &[\n");
    let mut folders: Vec<_> = fs::read_dir("../openapi")?
        .map(|folder| folder.map(|folder| folder.path()))
        .collect::<Result<_, _>>()?;
    folders.sort();
    for folder in folders {
        let name = folder
            .file_name()
            .and_then(|name| name.to_str())
            .ok_or("a provider's name")?;
        let document = Document::open(&folder)?;
        text += &catalog(name, &document, &lower(&document)?)?;
        text.push_str(",\n");
    }
    text.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("providers.rs"), text)?;
    Ok(())
}

/// Lists the rules of a diff, a file each.
fn rules() -> Result<(), Box<dyn Error>> {
    let mut names = Vec::new();
    for file in fs::read_dir("rules")? {
        let path = file?.path();
        let name = path.file_stem().and_then(|name| name.to_str());
        names.push(name.ok_or("a rule's name")?.to_owned());
    }
    names.sort();
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let mut text =
        String::from("/// Name and text of each file.\nstatic FILES: &[(&str, &str)] = &[\n");
    for name in names {
        writeln!(
            text,
            "({name:?}, include_str!({:?})),",
            format!("{root}/rules/{name}.toml")
        )?;
    }
    text.push_str("];\n");
    Ok(fs::write(
        Path::new(&env::var("OUT_DIR")?).join("rules.rs"),
        text,
    )?)
}
