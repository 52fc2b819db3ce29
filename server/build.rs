//! Lists the providers: each `documents/NAME.json` with `fixtures/NAME.json`, if there is one.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=documents");
    println!("cargo::rerun-if-changed=fixtures");
    let root = env::current_dir()?;
    let mut documents = Vec::new();
    for file in fs::read_dir(root.join("documents"))? {
        documents.push(file?.path());
    }
    documents.sort();
    let mut text = String::from("static EMBEDDED: &[(&str, &str, &str)] = &[\n");
    for document in documents {
        let name = document.file_stem().and_then(|name| name.to_str());
        let name = name.ok_or("the name of a document is not UTF-8")?;
        let fixtures = root.join("fixtures").join(name).with_extension("json");
        let fixtures = match fixtures.exists() {
            true => format!("include_str!({fixtures:?})"),
            false => "\"\"".to_owned(),
        };
        writeln!(text, "({name:?}, include_str!({document:?}), {fixtures}),")?;
    }
    text.push_str("];\n");
    Ok(fs::write(
        Path::new(&env::var("OUT_DIR")?).join("embedded.rs"),
        text,
    )?)
}
