//! Turns each provider's document into Rust. Each folder under `openapi/` is a
//! provider, and the feature of the same name enables it.

#[cfg(all(feature = "generate", not(feature = "prebuilt")))]
fn main() -> conversation_apis_codegen::build::Result {
    tell_dependants();
    conversation_apis_codegen::build::client("openapi")
}

/// Copies the checked-in code.
#[cfg(any(feature = "prebuilt", not(feature = "generate")))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use std::{env, fs, path::Path};

    tell_dependants();
    println!("cargo::rerun-if-changed=prebuilt");
    for file in fs::read_dir("prebuilt")? {
        let file = file?.path();
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        if env::var_os(format!("CARGO_FEATURE_{}", name.to_uppercase())).is_some() {
            fs::copy(
                &file,
                Path::new(&env::var("OUT_DIR")?).join(format!("{name}.rs")),
            )?;
        }
    }
    Ok(())
}

/// The build script of a dependant reads this as `DEP_CONVERSATION_APIS_OPENAPI`.
fn tell_dependants() {
    println!(
        "cargo::metadata=openapi={}/openapi",
        env!("CARGO_MANIFEST_DIR")
    );
}
