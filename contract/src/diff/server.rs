//! Which servers were added or removed, and what changed in their variables.

use std::collections::BTreeSet;

use conversation_apis_codegen::{Pointer, walk};
use serde_json::Value;

use super::change::{ChangeKind, Element, Side};
use super::compare::Comparison;
use super::operation::title;
use crate::json_edit::plain;

/// The maximum number of URLs that the variables of one server are replaced to.
const MAX_URLS: usize = 1000;

/// A list of servers.
struct Servers<'a> {
    /// The place of the list, or of what has no list.
    at: Pointer,
    /// What the list is for: the document, a path or an operation.
    of: String,
    servers: Vec<Server<'a>>,
}

/// A server, and the URLs that it stands for.
struct Server<'a> {
    at: Pointer,
    /// The URL in the document, without a slash at the end.
    url: &'a str,
    value: &'a Value,
    urls: BTreeSet<String>,
}

impl<'a> Comparison<'a> {
    /// Compares the servers of the documents.
    pub(super) fn servers(&mut self) {
        let root = Pointer::from("");
        let old = Servers::at(self.old, &root, "");
        let new = Servers::at(self.new, &root, "");
        self.server_lists(&old, &new);
    }

    /// Compares the servers of an operation, if it does not use those of the document.
    pub(super) fn own_servers(&mut self, old: &walk::Operation<'a>, new: &walk::Operation<'a>) {
        let (old, new) = (Servers::of(self.old, old), Servers::of(self.new, new));
        if old.is_none() && new.is_none() {
            return;
        }
        let root = Pointer::from("");
        let old = old.unwrap_or_else(|| Servers::at(self.old, &root, ""));
        let new = new.unwrap_or_else(|| Servers::at(self.new, &root, ""));
        self.server_lists(&old, &new);
    }

    fn server_lists(&mut self, old: &Servers<'_>, new: &Servers<'_>) {
        self.places.enter("servers");
        let of = if new.of.is_empty() { &old.of } else { &new.of };
        let element = |old, new, name| Element {
            side: Side::Api,
            old: Some(old),
            new: Some(new),
            name,
            of,
        };
        let of_document = of.is_empty();
        let left: Vec<&str> = new.servers.iter().map(|server| server.url).collect();
        let left = left.join(" or ");
        for server in &old.servers {
            match new.servers.iter().find(|other| other.url == server.url) {
                Some(other) => self.variables(server, other),
                None if new.covers(server) => {}
                None => {
                    let removed = element(&server.at, &new.at, server.url);
                    let kind = match of_document {
                        true => ChangeKind::ServerRemoved,
                        false => ChangeKind::OperationServerRemoved,
                    };
                    let is = if left.is_empty() { "none" } else { &left };
                    self.record(removed.change(kind).with_values(server.url, is));
                }
            }
        }
        for server in &new.servers {
            let is_known = old.servers.iter().any(|other| other.url == server.url);
            if !is_known && !old.covers(server) {
                let added = element(&old.at, &server.at, server.url);
                let kind = match of_document {
                    true => ChangeKind::ServerAdded,
                    false => ChangeKind::OperationServerAdded,
                };
                self.record(added.change(kind));
            }
        }
    }

    /// Compares the variables of a server.
    fn variables(&mut self, old: &Server<'_>, new: &Server<'_>) {
        for name in variable_names(old.url) {
            let (was, is) = (&old.value["variables"][name], &new.value["variables"][name]);
            let element = Element {
                side: Side::Api,
                old: Some(&old.at),
                new: Some(&new.at),
                name,
                of: new.url,
            };
            let default = |variable: &Value| shown(variable["default"].as_str().unwrap_or("none"));
            let (was_default, is_default) = (default(was), default(is));
            if was_default != is_default {
                let changed = element.change(ChangeKind::ServerVariableDefaultChanged);
                self.record(changed.with_values(&was_default, &is_default));
            }
            match (values(was), values(is)) {
                (Some(was), Some(is)) => {
                    for value in was.difference(&is) {
                        let removed = element.change(ChangeKind::ServerVariableValueRemoved);
                        self.record(removed.with_values(&shown(value), &list(&is)));
                    }
                    for value in is.difference(&was) {
                        let added = element.change(ChangeKind::ServerVariableValueAdded);
                        self.record(added.with_values("", &shown(value)));
                    }
                }
                (None, Some(is)) => {
                    let limited = element.change(ChangeKind::ServerVariableBecameEnum);
                    self.record(limited.with_values("any value", &list(&is)));
                }
                (Some(was), None) => {
                    let opened = element.change(ChangeKind::ServerVariableNoLongerEnum);
                    self.record(opened.with_values(&list(&was), "any value"));
                }
                (None, None) => {}
            }
        }
    }
}

impl<'a> Servers<'a> {
    /// The servers that an object states.
    fn at(document: &'a Value, holder: &Pointer, of: &str) -> Self {
        let list = holder.join("servers");
        let stated = document.pointer(list.as_str()).and_then(Value::as_array);
        let servers = stated.into_iter().flatten().enumerate();
        let servers = servers.filter_map(|(index, value)| {
            let url = value["url"].as_str()?.trim_end_matches('/');
            let urls = urls(url, value);
            let at = list.join(index);
            // `/` is the default of OpenAPI.
            (!url.is_empty()).then_some(Server {
                at,
                url,
                value,
                urls,
            })
        });
        Self {
            at: if stated.is_some() {
                list.clone()
            } else {
                holder.clone()
            },
            of: of.to_owned(),
            servers: servers.collect(),
        }
    }

    /// The servers that an operation or its path states.
    fn of(document: &'a Value, operation: &walk::Operation<'_>) -> Option<Self> {
        let item = Pointer::from("/paths").join(operation.path);
        let own = title(operation);
        let holders = [(&operation.at, own.as_str()), (&item, operation.path)];
        // An empty list is the same as none.
        let states = |at: &Pointer| {
            let list = document.pointer(at.join("servers").as_str());
            list.and_then(Value::as_array)
                .is_some_and(|list| !list.is_empty())
        };
        let mut holders = holders.into_iter().filter(|(at, _)| states(at));
        holders.next().map(|(at, of)| Self::at(document, at, of))
    }

    /// Whether the list has all URLs that a server stands for. A relative URL is that of a server
    /// with the same path.
    fn covers(&self, server: &Server<'_>) -> bool {
        let all: BTreeSet<&String> = self.servers.iter().flat_map(|other| &other.urls).collect();
        let is_path_of = |url: &String, other: &&String| url.starts_with('/') && path(other) == url;
        let covered =
            |url: &String| all.contains(url) || all.iter().any(|other| is_path_of(url, other));
        server.urls.iter().all(covered)
    }
}

/// The path of an absolute URL.
fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    rest.find('/')
        .and_then(|at| rest.get(at..))
        .unwrap_or_default()
}

/// The URLs that a server stands for, with the values of its variables. A variable without a list
/// of values has only its default. If there are too many, this is the URL of the document.
fn urls(url: &str, server: &Value) -> BTreeSet<String> {
    let mut urls = BTreeSet::from([url.to_owned()]);
    for name in variable_names(url) {
        let variable = &server["variables"][name];
        let values =
            values(variable).unwrap_or_else(|| BTreeSet::from([plain(&variable["default"])]));
        if urls.len() * values.len() > MAX_URLS {
            return BTreeSet::from([url.to_owned()]);
        }
        let placeholder = format!("{{{name}}}");
        let replaced = |url: &String| -> Vec<String> {
            let urls = values.iter().map(|value| url.replace(&placeholder, value));
            urls.collect()
        };
        urls = urls.iter().flat_map(replaced).collect();
    }
    urls.iter().map(|url| with_lower_host(url)).collect()
}

/// A URL whose scheme and host are in lower case.
fn with_lower_host(url: &str) -> String {
    let path = path(url);
    match url.strip_suffix(path) {
        Some(host) if !path.is_empty() => format!("{}{path}", host.to_lowercase()),
        _ => url.to_owned(),
    }
}

fn variable_names(url: &str) -> BTreeSet<&str> {
    let parts = url.split('{').skip(1);
    parts
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

/// The values that a variable is limited to.
fn values(variable: &Value) -> Option<BTreeSet<String>> {
    let values = variable["enum"].as_array()?;
    Some(values.iter().map(plain).collect())
}

fn list(values: &BTreeSet<String>) -> String {
    let values: Vec<String> = values.iter().map(|value| shown(value)).collect();
    values.join(", ")
}

/// A text as reports show it.
fn shown(text: &str) -> String {
    let text = if text.is_empty() { "\"\"" } else { text };
    text.to_owned()
}
