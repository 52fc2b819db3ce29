//! What a server is started from: a document and the templates of its data.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use conversation_apis_codegen::Document;

use super::providers::{self, Embedded};
use crate::Error;
use crate::document::Contract;

// `EMBEDDED`: name, document and fixtures of each provider of this workspace.
include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The templates of a provider that has none.
const NO_FIXTURES: &str = r#"{ "collections": {} }"#;

/// A provider that is not one of this workspace: its document, and the templates of its data.
///
/// Its lists work as those of the others do: pages, cursors, filters and faults, and writes are
/// checked against the document. It has no handlers: operations that the fixtures do not list get
/// 501.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use conversation_apis_server::{Definition, Server};
///
/// let document = r##"{
///     "openapi": "3.1.0",
///     "info": { "title": "Ships", "version": "1" },
///     "paths": { "/ships": { "get": {
///         "operationId": "listShips",
///         "x-pagination": { "style": "page-number", "items": "/ships", "parameter": "page", "total": "/count" },
///         "parameters": [{ "name": "page", "in": "query", "schema": { "type": "integer" } }],
///         "responses": { "200": { "description": "ok", "content": { "application/json": {
///             "schema": { "type": "object", "properties": {
///                 "count": { "type": "integer" },
///                 "ships": { "type": "array", "items": { "type": "object", "properties": {
///                     "name": { "type": "string" }
///                 } } }
///             } }
///         } } } }
///     } } }
/// }"##;
/// let fixtures = r#"{
///     "collections": { "ships": { "count": [40, 40], "item": { "name": { "$text": "ship {}" } } } },
///     "lists": { "listShips": { "of": "ships" } }
/// }"#;
/// let ships = Definition::new("ships", document).fixtures(fixtures);
/// let server = Server::of(ships).start().await?;
/// # drop(server);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Definition {
    name: Cow<'static, str>,
    document: Cow<'static, str>,
    fixtures: Cow<'static, str>,
}

impl Definition {
    /// A provider with this document: OpenAPI 3.0 or 3.1 as JSON text, with overlays applied.
    /// Starting the server reads it. It has no data until [`fixtures`](Self::fixtures) are given.
    pub fn new(name: impl Into<Cow<'static, str>>, document: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: name.into(),
            document: document.into(),
            fixtures: NO_FIXTURES.into(),
        }
    }

    /// The templates of its data, as JSON text. `src/server/fixtures.rs` of this package says what
    /// they contain, and `fixtures/` has examples.
    #[must_use]
    pub fn fixtures(mut self, templates: impl Into<Cow<'static, str>>) -> Self {
        self.fixtures = templates.into();
        self
    }

    /// The names of the providers of this workspace.
    pub fn names() -> impl Iterator<Item = &'static str> {
        EMBEDDED.iter().map(|(name, ..)| *name)
    }

    /// The provider of this workspace with this name.
    ///
    /// # Errors
    ///
    /// If there is none. The error lists the names.
    pub fn find(name: &str) -> Result<Self, Error> {
        let mut all = EMBEDDED.iter();
        let Some((name, document, fixtures)) = all.find(|(known, ..)| *known == name) else {
            let names: Vec<&str> = Self::names().collect();
            let names = names.join(", ");
            return Err(Error(format!("no provider `{name}`; there are: {names}")));
        };
        let this = Self::new(*name, *document);
        Ok(match fixtures.is_empty() {
            true => this,
            false => this.fixtures(*fixtures),
        })
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn templates(&self) -> &str {
        &self.fixtures
    }

    /// Its handlers, if it is a provider of this workspace.
    pub(super) fn behaviour(&self) -> &'static Embedded {
        match Self::find(&self.name) {
            Ok(known) if known == *self => providers::find(&self.name),
            _ => &providers::PLAIN,
        }
    }

    /// Its document. Each is read once and kept for the life of the process, because the tests of a
    /// service start many servers.
    pub(crate) fn contract(&self) -> Result<&'static Contract, Error> {
        static CONTRACTS: Mutex<BTreeMap<Definition, &Contract>> = Mutex::new(BTreeMap::new());
        let mut kept = CONTRACTS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(contract) = kept.get(self) {
            return Ok(contract);
        }
        let contract = Contract::of(Document::parse(&self.name, &self.document)?)?;
        let contract = Box::leak(Box::new(contract));
        kept.insert(self.clone(), contract);
        Ok(contract)
    }
}
