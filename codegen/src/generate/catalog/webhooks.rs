//! The types of the bodies of webhooks.

use proc_macro2::TokenStream;

use super::super::model::Model;
use super::Catalog;
use crate::extension::{self, EVENTS, Received};
use crate::{Pointer, Result};

impl Catalog<'_> {
    /// The types of the events' bodies, each named `webhooks.` and the event.
    pub(super) fn webhook_types(&self) -> Result<Vec<TokenStream>> {
        let root = Pointer::default();
        let events: Option<Vec<Received>> = extension::read(&self.lowered.document, EVENTS, &root)?;
        let events = events.unwrap_or_default().into_iter();
        let types = events.filter_map(|received| {
            let name = format!("webhooks.{}", received.event?.name);
            // A body without a component is raw JSON.
            let component = Model::reference(&received.schema)?;
            let nullable = received.schema["nullable"] == true;
            Some(self.entry(&name, &component, nullable))
        });
        Ok(types.collect())
    }
}
