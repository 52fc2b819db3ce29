//! The providers of a command line.

use conversation_apis::support::quoted_name;

use super::Stop;
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
            Stop::could_not(format!(
                "no provider {}; there are: {}",
                quoted_name(name),
                names.join(", ")
            ))
        })
    }
}
