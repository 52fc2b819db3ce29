//! Which servers were added or removed.

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::change::ChangeKind;
use super::compare::{Comparison, api_element};

impl<'a> Comparison<'a> {
    /// Which servers were added or removed.
    pub(super) fn servers(&mut self) {
        let at = Pointer::from("/servers");
        let urls = |document: &'a Value| -> Vec<&'a str> {
            let servers = document["servers"].as_array().into_iter().flatten();
            let urls = servers.filter_map(|server| server["url"].as_str());
            // `/` is the default of OpenAPI.
            urls.filter(|url| *url != "/").collect()
        };
        let (old, new) = (urls(self.old), urls(self.new));
        for url in old.iter().filter(|url| !new.contains(url)) {
            let server = api_element((Some(&at), Some(&at)), url);
            self.record(server.change(ChangeKind::ServerRemoved));
        }
        for url in new.iter().filter(|url| !old.contains(url)) {
            let server = api_element((Some(&at), Some(&at)), url);
            self.record(server.change(ChangeKind::ServerAdded));
        }
    }
}
