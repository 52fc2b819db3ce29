//! Turns each provider's document into Rust; a folder under `openapi/` is a
//! provider and the feature of the same name asks for it.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use conversation_apis_codegen::{Document, generate, lower};

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
    let out = env::var("OUT_DIR")?;
    for folder in fs::read_dir("openapi")? {
        let folder = folder?.path();
        let provider = folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if env::var_os(format!("CARGO_FEATURE_{}", provider.to_uppercase())).is_some() {
            let lowered = lower(&Document::open(&folder)?)?;
            fs::write(
                Path::new(&out).join(format!("{provider}.rs")),
                generate(&lowered)?,
            )?;
        }
    }
    Ok(())
}
