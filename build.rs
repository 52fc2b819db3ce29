//! Turns each provider's document into Rust. Each folder under `openapi/` is a
//! provider, and the feature of the same name enables it.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=openapi");
    println!("cargo::rerun-if-changed=prebuilt");
    // The build script of a dependant reads this as `DEP_CONVERSATION_APIS_OPENAPI`.
    let root = env::var("CARGO_MANIFEST_DIR")?;
    println!(
        "cargo::metadata=openapi={}",
        Path::new(&root).join("openapi").display()
    );
    let out = env::var("OUT_DIR")?;
    for folder in fs::read_dir("openapi")? {
        let folder = folder?.path();
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        if env::var_os(format!("CARGO_FEATURE_{}", name.to_uppercase())).is_some() {
            let text = source(&folder, &name)?;
            fs::write(Path::new(&out).join(format!("{name}.rs")), text)?;
        }
    }
    Ok(())
}

/// Generates the code from the document.
#[cfg(all(feature = "generate", not(feature = "prebuilt")))]
fn source(folder: &Path, _: &str) -> Result<String, Box<dyn Error>> {
    use conversation_apis_codegen::{Document, generate, lower};
    Ok(generate(&lower(&Document::open(folder)?)?)?)
}

/// Reads the checked-in code.
#[cfg(any(feature = "prebuilt", not(feature = "generate")))]
fn source(_: &Path, name: &str) -> Result<String, Box<dyn Error>> {
    let path = format!("prebuilt/{name}.rs");
    fs::read_to_string(&path).map_err(|error| format!("{path}: {error}").into())
}
