//! For build scripts: writes the clients of a package, and the list of providers of a harness.
//!
//! A folder below `openapi/` is a provider, with its document, `overlays/` and `SOURCE.toml`. One
//! name is that of the folder, the Cargo feature and the module; see [`check_name`].
//!
//! ```no_run
//! // build.rs
//! fn main() -> conversation_apis_codegen::build::Result {
//!     conversation_apis_codegen::build::client("openapi")
//! }
//! ```

mod features;

use std::error::Error as StdError;
use std::fmt::{self, Debug, Display, Formatter};
use std::fs;
use std::path::{Path, PathBuf};

use self::features::Features;
use crate::generate::catalog as entry;
use crate::names::field_name;
use crate::{Document, generate, lower};

/// The result of a build script.
pub type Result<T = ()> = std::result::Result<T, Failed>;

/// Why a build script failed. `main` can return it: Cargo then shows the text.
pub struct Failed(String);

impl Failed {
    fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl Debug for Failed {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Display for Failed {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl<E: StdError> From<E> for Failed {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Generates the client of each provider below a folder, such as `openapi`, into
/// `OUT_DIR/NAME.rs`.
///
/// If `Cargo.toml` has a feature with the name of a provider, every provider needs one, and only
/// those with an enabled feature are generated. Without such features, all are. It tells Cargo to
/// run the build script again if a file in the folder changes.
///
/// # Errors
///
/// If a name is not valid, a provider has no feature, or the module of an enabled feature includes
/// the code of a provider that has no folder; and the errors of reading and generating a document.
pub fn client(folder: impl AsRef<Path>) -> Result {
    let out = out_dir()?;
    each(folder, |name, provider| {
        let document = Document::open(provider)?;
        let text = lower(&document).and_then(|lowered| generate(&lowered));
        let text = text.map_err(|error| in_file(&document, &error))?;
        write(&out.join(format!("{name}.rs")), &text)
    })
}

/// Calls a function with the name and the folder of each provider that [`client`] would generate.
///
/// # Errors
///
/// Those of [`client`], and the first error of the function.
pub fn each(folder: impl AsRef<Path>, mut then: impl FnMut(&str, &Path) -> Result) -> Result {
    let folder = folder.as_ref();
    let providers = providers(folder)?;
    let names: Vec<&str> = providers.iter().map(|(name, _)| name.as_str()).collect();
    let package = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    println!("cargo::rerun-if-changed=Cargo.toml");
    let features = Features::read(&package)?;
    features.check(folder, &names)?;
    for (name, provider) in &providers {
        if features.generates(name, &names) {
            then(name, provider)?;
        }
    }
    Ok(())
}

/// The providers below a folder, by name, each with its folder. Files beside them and hidden
/// folders are left out. It tells Cargo to run the build script again if something in the folder
/// changes.
///
/// # Errors
///
/// If the folder cannot be read, or if a name is not valid; see [`check_name`].
pub fn providers(folder: impl AsRef<Path>) -> Result<Vec<(String, PathBuf)>> {
    let folder = folder.as_ref();
    rerun_if_changed(folder);
    let unreadable = |error: std::io::Error| Failed::new(format!("{}: {error}", folder.display()));
    let mut found = Vec::new();
    for item in fs::read_dir(folder).map_err(unreadable)? {
        let path = item.map_err(unreadable)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !path.is_dir() || name.starts_with('.') {
            continue;
        }
        check_name(&name).map_err(|error| Failed::new(format!("{}: {error}", path.display())))?;
        found.push((name.into_owned(), path));
    }
    found.sort();
    Ok(found)
}

/// Checks that a text can be the name of a provider: of its folder, its Cargo feature and its Rust
/// module. A name has lower-case letters, digits and single underscores, starts with a letter, and
/// is not a keyword.
///
/// # Errors
///
/// If it cannot. The text proposes a name.
pub fn check_name(name: &str) -> Result {
    let ascii = name.chars().filter(char::is_ascii).collect::<String>();
    let proposed = field_name(&ascii);
    if proposed == name && !RESERVED.contains(&name) {
        return Ok(());
    }
    let proposed = match RESERVED.contains(&proposed.as_str()) {
        true => format!("{proposed}_api"),
        false => proposed,
    };
    Err(Failed::new(format!(
        "`{name}` cannot be the name of a provider, because it is also a Cargo feature and a Rust module: rename it to `{}`",
        proposed.trim_end_matches('_').to_owned()
            + if proposed.ends_with('_') { "_api" } else { "" }
    )))
}

/// Names of features that Cargo or every crate has.
const RESERVED: [&str; 4] = ["default", "std", "core", "alloc"];

/// Writes `OUT_DIR/providers.rs` for a harness: `PROVIDERS`, an entry for each provider, with its
/// types, its operations and the text of its files. Each provider has a folder, such as
/// `../openapi/acme`, and the path of the module with its generated code, such as
/// `acme_client` or `conversation_apis::partoo`.
///
/// The text is for a package that depends on `conversation-apis-contract`.
///
/// # Errors
///
/// If a name is not valid, or if a document cannot be read or listed.
pub fn catalog<F: AsRef<Path>, M: AsRef<str>>(providers: &[(F, M)]) -> Result {
    let mut text = String::from(
        "/// The providers of this harness, by name.\n\
         pub static PROVIDERS: &[conversation_apis_contract::provider::Provider] = {\n\
         use conversation_apis_contract::provider::*;\n&[\n",
    );
    for (folder, module) in providers {
        let folder = fs::canonicalize(folder)
            .map_err(|error| Failed::new(format!("{}: {error}", folder.as_ref().display())))?;
        rerun_if_changed(&folder);
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        check_name(&name).map_err(|error| Failed::new(format!("{}: {error}", folder.display())))?;
        let document = Document::open(&folder)?;
        let lowered = lower(&document).map_err(|error| in_file(&document, &error))?;
        let of_provider = entry(&name, module.as_ref(), &document, &lowered);
        text += &of_provider.map_err(|error| in_file(&document, &error))?;
        text.push_str(",\n");
    }
    text.push_str("]\n};\n");
    write(&out_dir()?.join("providers.rs"), &text)
}

/// The folder into which a build script writes.
///
/// # Errors
///
/// If it is not called by a build script.
pub fn out_dir() -> Result<PathBuf> {
    variable("OUT_DIR").map(PathBuf::from)
}

fn variable(name: &str) -> Result<String> {
    std::env::var(name)
        .map_err(|_| Failed::new(format!("{name} is not set: call this from a build script")))
}

fn rerun_if_changed(path: &Path) {
    println!("cargo::rerun-if-changed={}", path.display());
}

fn in_file(document: &Document, error: &crate::Error) -> Failed {
    Failed::new(format!("{}: {error}", document.path.display()))
}

fn write(path: &Path, text: &str) -> Result {
    fs::write(path, text).map_err(|error| Failed::new(format!("{}: {error}", path.display())))
}
