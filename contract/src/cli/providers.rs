//! The providers of a command line.

use conversation_apis::support::quoted_name;

use super::Stop;
use crate::program;
use crate::provider::Provider;

/// The providers that a command line knows.
#[derive(Clone, Copy)]
pub(super) struct Providers(pub(super) &'static [Provider]);

impl Providers {
    /// All of them.
    pub(super) fn all(self) -> impl Iterator<Item = &'static Provider> {
        self.0.iter()
    }

    /// The provider with this name, if there is one.
    pub(super) fn get(self, name: &str) -> Option<&'static Provider> {
        self.all().find(|provider| provider.name == name)
    }

    /// The provider with this name.
    pub(super) fn find(self, name: &str) -> Result<&'static Provider, Stop> {
        self.get(name).ok_or_else(|| {
            let names: Vec<&str> = self.all().map(|provider| provider.name).collect();
            // An installed program knows nothing of a provider that was made later.
            let elsewhere = match program::is_started_by_cargo() {
                true => "",
                false => {
                    "; for a provider that you made, run `cargo contract` in its clone or crate"
                }
            };
            Stop::could_not(format!(
                "no provider {}; there are: {}{elsewhere}",
                quoted_name(name),
                names.join(", ")
            ))
        })
    }
}
