//! The features of the package whose build script runs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{Failed, Result};
use crate::Error;

/// The features of a package.
pub(super) struct Features {
    package: PathBuf,
    stated: BTreeSet<String>,
    enabled: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Manifest {
    #[serde(default)]
    features: BTreeMap<String, Vec<String>>,
}

impl Features {
    /// Reads `Cargo.toml`, and which features Cargo has enabled.
    pub(super) fn read(package: &Path) -> Result<Self> {
        let path = package.join("Cargo.toml");
        let text = std::fs::read_to_string(&path).map_err(Error::read(&path))?;
        let is_enabled = |name: &str| {
            let name = name.to_uppercase().replace('-', "_");
            std::env::var_os(format!("CARGO_FEATURE_{name}")).is_some()
        };
        Self::of(package, &text, is_enabled)
    }

    fn of(package: &Path, manifest: &str, is_enabled: impl Fn(&str) -> bool) -> Result<Self> {
        let manifest: Manifest = toml::from_str(manifest)
            .map_err(|error| Error::file(&package.join("Cargo.toml"), error))?;
        let stated: BTreeSet<String> = manifest.features.into_keys().collect();
        let enabled = stated.iter().filter(|name| is_enabled(name));
        Ok(Self {
            package: package.to_owned(),
            enabled: enabled.cloned().collect(),
            stated,
        })
    }

    /// Whether a provider is generated: its feature is enabled, or no provider has a feature.
    pub(super) fn generates(&self, name: &str, providers: &[&str]) -> bool {
        !self.are_used(providers) || self.enabled.contains(name)
    }

    fn are_used(&self, providers: &[&str]) -> bool {
        providers.iter().any(|name| self.stated.contains(*name))
    }

    /// Checks that each provider has a feature if one has, and that no module includes the code
    /// of a provider without a folder. A module that is missing is a warning.
    pub(super) fn check(&self, folder: &Path, providers: &[&str]) -> Result {
        for name in &self.enabled {
            let module = self.module(name);
            let includes = format!("\"/{name}.rs\"");
            let text = module
                .as_ref()
                .and_then(|file| std::fs::read_to_string(file).ok());
            if let (Some(module), Some(text)) = (module, text)
                && text.contains(&includes)
                && !providers.contains(&name.as_str())
            {
                return Err(Failed::new(format!(
                    "{} includes the code generated from {}, which does not exist: add the document there, or remove the module and the feature `{name}`",
                    module.display(),
                    folder.join(name).display(),
                )));
            }
        }
        if !self.are_used(providers) {
            return Ok(());
        }
        for name in providers {
            if !self.stated.contains(*name) {
                return Err(Failed::new(format!(
                    "{} has no feature: add `{name} = []` to [features] in {}",
                    folder.join(name).display(),
                    self.package.join("Cargo.toml").display(),
                )));
            }
            if self.enabled.contains(*name) && self.module(name).is_none() {
                println!(
                    "cargo::warning={} is generated, but no module includes it: add src/{name}.rs and declare it in src/lib.rs",
                    folder.join(name).display(),
                );
            }
        }
        Ok(())
    }

    /// The file of a provider's module.
    fn module(&self, name: &str) -> Option<PathBuf> {
        let src = self.package.join("src");
        let files = [
            src.join(format!("{name}.rs")),
            src.join(name).join("mod.rs"),
        ];
        files.into_iter().find(|file| file.exists())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::path::Path;

    use super::super::check_name;
    use super::Features;

    fn features(manifest: &str, enabled: &[&str]) -> Features {
        Features::of(Path::new("no-such-package"), manifest, |name| {
            enabled.contains(&name)
        })
        .unwrap()
    }

    #[test]
    fn only_enabled_providers_are_generated_if_they_have_features() {
        let providers = ["acme", "other"];
        let features = features(
            "[features]\nacme = []\nother = []\ngzip = []",
            &["other", "gzip"],
        );
        features.check(Path::new("openapi"), &providers).unwrap();
        assert!(!features.generates("acme", &providers));
        assert!(features.generates("other", &providers));
    }

    #[test]
    fn all_providers_are_generated_if_none_has_a_feature() {
        let providers = ["acme", "other"];
        for manifest in ["", "[features]\ngzip = []"] {
            let features = features(manifest, &[]);
            features.check(Path::new("openapi"), &providers).unwrap();
            assert!(
                providers
                    .iter()
                    .all(|name| features.generates(name, &providers))
            );
        }
    }

    #[test]
    fn a_provider_without_a_feature_is_an_error_if_another_one_has_one() {
        let features = features("[features]\nacme = []", &["acme"]);
        let error = features.check(Path::new("openapi"), &["acme", "other"]);
        let error = error.unwrap_err().to_string();
        assert!(
            error.contains("other has no feature: add `other = []` to [features] in"),
            "{error}"
        );
    }

    #[test]
    fn a_module_that_includes_a_missing_provider_is_an_error() {
        // The package of this test has no such module, so one is written.
        let package = std::env::temp_dir().join(format!("features-{}", std::process::id()));
        std::fs::create_dir_all(package.join("src")).unwrap();
        let text = r#"include!(concat!(env!("OUT_DIR"), "/acme.rs"));"#;
        std::fs::write(package.join("src/acme.rs"), text).unwrap();
        let features = Features::of(&package, "[features]\nacme = []", |_| true).unwrap();
        let error = features.check(Path::new("openapi"), &["other"]);
        std::fs::remove_dir_all(&package).unwrap();
        let error = error.unwrap_err().to_string();
        assert!(
            error.contains("includes the code generated from openapi"),
            "{error}"
        );
    }

    #[test]
    fn a_name_is_that_of_a_folder_a_feature_and_a_module() {
        for name in ["partoo", "acme_chat", "v2", "acme2"] {
            check_name(name).unwrap();
        }
        let refused = [
            ("acme-chat", "acme_chat"),
            ("Acme", "acme"),
            ("3cx", "n3cx"),
            ("type", "type_api"),
            ("default", "default_api"),
            ("acme.chat", "acme_chat"),
            ("café", "caf"),
        ];
        for (name, proposed) in refused {
            let error = check_name(name).unwrap_err().to_string();
            assert!(
                error.ends_with(&format!("rename it to `{proposed}`")),
                "{error}"
            );
        }
    }
}
