//! Gives each operation its own servers, and fills in the variables of URLs.
//!
//! A server without variables stays as it is. Otherwise `url` gets the defaults, and
//! `x-template` keeps the URL with the names of the variables. The servers of a path become
//! those of its operations.

use serde_json::{Map, Value, json};

use super::Notes;
use crate::extension::{SEND_CREDENTIALS, TEMPLATE};
use crate::walk::METHODS;
use crate::{NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let root = servers(document, &Pointer::default(), notes).unwrap_or_default();
    let urls: Vec<String> = root.iter().map(url).collect();
    if !root.is_empty() {
        document["servers"] = Value::Array(root);
    }
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for (path, item) in paths.into_iter().flatten() {
        let at = Pointer::default().join("paths").join(path);
        let mut shared = servers(item, &at, notes);
        if let Some(shared) = &mut shared {
            credentials(shared, &urls, &at.join("servers"), notes);
        }
        if let Some(item) = item.as_object_mut() {
            item.shift_remove("servers");
        }
        for method in METHODS {
            let Some(operation) = item.get_mut(method).filter(|found| found.is_object()) else {
                continue;
            };
            let at = at.join(method);
            let mut own = servers(operation, &at, notes);
            if let Some(own) = &mut own {
                credentials(own, &urls, &at.join("servers"), notes);
            }
            let own = own.or_else(|| shared.clone());
            let own = own.filter(|own| own.first().map(url).as_ref() != urls.first());
            if let Some(own) = own {
                operation["servers"] = Value::Array(own);
            } else if let Some(operation) = operation.as_object_mut() {
                operation.shift_remove("servers");
            }
        }
    }
    Ok(())
}

fn url(server: &Value) -> String {
    server["url"].as_str().unwrap_or_default().to_owned()
}

/// Takes the servers of an object. `None` if it has none.
fn servers(holder: &mut Value, at: &Pointer, notes: &mut Notes<'_>) -> Option<Vec<Value>> {
    let at = at.join("servers");
    let Value::Array(stated) = holder.get_mut("servers")?.take() else {
        notes.add(NoteKind::Removed, &at, "removed: it is not an array");
        return None;
    };
    let stated = stated.into_iter().enumerate();
    let found = stated.filter_map(|(index, mut server)| {
        let at = at.join(index);
        let Some(url) = server["url"].as_str().map(str::trim).map(absolute) else {
            notes.add(NoteKind::Removed, &at, "removed: it has no `url`");
            return None;
        };
        if url.contains('{') {
            server[TEMPLATE] = json!(url);
        }
        let url = filled(&url, &mut server, &at, notes);
        server["url"] = json!(url);
        Some(server)
    });
    Some(found.collect::<Vec<_>>()).filter(|found| !found.is_empty())
}

/// A URL that begins with a host gets a scheme.
fn absolute(url: &str) -> String {
    match url.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => url.to_owned(),
    }
}

/// The URL with the defaults of its variables. Those without a default stay in braces.
fn filled(url: &str, server: &mut Value, at: &Pointer, notes: &mut Notes<'_>) -> String {
    let mut pieces = url.split('{');
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    let mut used = Map::new();
    for piece in pieces {
        let (name, literal) = piece.split_once('}').unwrap_or((piece, ""));
        let at = at.join("variables").join(name);
        // A variable may be in the URL several times.
        let variable = used.entry(name.to_owned()).or_insert_with(|| {
            let mut variable = server["variables"][name].take();
            normalise(&mut variable, &at, notes);
            variable
        });
        match variable["default"].as_str() {
            Some(default) => filled.push_str(default),
            None => {
                let text = "the variable has no default: the caller has to set it, or the URL";
                notes.add(NoteKind::Interpreted, &at, text);
                filled.push_str(&format!("{{{name}}}"));
            }
        }
        filled.push_str(literal);
    }
    if let Some(server) = server.as_object_mut() {
        server.shift_remove("variables");
        if !used.is_empty() {
            server.insert("variables".to_owned(), Value::Object(used));
        }
    }
    filled
}

/// Makes the default and the values of a variable texts, and the first value the default if
/// there is none.
fn normalise(variable: &mut Value, at: &Pointer, notes: &mut Notes<'_>) {
    if !variable.is_object() {
        *variable = json!({});
    }
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    };
    let values = variable["enum"].as_array();
    let values: Vec<String> = values.into_iter().flatten().filter_map(text).collect();
    let default = text(&variable["default"]);
    if let (None, Some(first)) = (&default, values.first()) {
        let text = format!("the variable has no default: read as `{first}`, its first value");
        notes.add(NoteKind::Interpreted, at, text);
    }
    let default = default.or_else(|| values.first().cloned());
    if let Some(variable) = variable.as_object_mut() {
        variable.shift_remove("enum");
        variable.shift_remove("default");
        if !values.is_empty() {
            variable.insert("enum".to_owned(), json!(values));
        }
        if let Some(default) = default {
            variable.insert("default".to_owned(), json!(default));
        }
    }
}

/// Decides whether the servers of an operation get the credentials: if an overlay says so, or
/// if the host belongs to the vendor.
fn credentials(own: &mut [Value], root: &[String], at: &Pointer, notes: &mut Notes<'_>) {
    for (index, server) in own.iter_mut().enumerate() {
        let host = url(server);
        let is_vendors = |host: &str| root.iter().any(|root| belongs(host, root));
        let stated = server[SEND_CREDENTIALS].as_bool();
        let gets = stated.unwrap_or_else(|| !host.contains("://") || is_vendors(&host));
        if !gets && stated.is_none() && index == 0 {
            let text = format!(
                "credentials are not sent to this server, because no server of the document has its host; `{SEND_CREDENTIALS}: true` in an overlay sends them"
            );
            notes.add(NoteKind::Interpreted, &at.join(index), text);
        }
        server[SEND_CREDENTIALS] = json!(gets);
    }
}

/// Whether the host of a URL is the host of another one, or both are below the same domain
/// that someone can register.
fn belongs(url: &str, root: &str) -> bool {
    let (Some(host), Some(root)) = (host(url), host(root)) else {
        return false;
    };
    host == root
        || matches!((domain(&host), domain(&root)), (Some(one), Some(other)) if one == other)
}

/// The host of a URL, in lower case. `None` if it has a variable without a default.
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = match host.starts_with('[') {
        true => host,
        false => host.split(':').next()?,
    };
    (!host.is_empty() && !host.contains('{')).then(|| host.to_ascii_lowercase())
}

/// Domains below which everyone can have a host.
const SHARED: [&str; 26] = [
    "amazonaws.com",
    "appspot.com",
    "azure-api.net",
    "azurefd.net",
    "azurewebsites.net",
    "blob.core.windows.net",
    "cloudapp.net",
    "cloudflare.net",
    "cloudfront.net",
    "cloudfunctions.net",
    "cloudwaysapps.com",
    "core.windows.net",
    "digitaloceanspaces.com",
    "firebaseapp.com",
    "fly.dev",
    "github.io",
    "gitlab.io",
    "herokuapp.com",
    "netlify.app",
    "ngrok.io",
    "onrender.com",
    "pages.dev",
    "run.app",
    "vercel.app",
    "windows.net",
    "workers.dev",
];

/// The part of a host that its owner registered: two labels, or three below endings such as
/// `co.uk`. `None` if that is not certain.
fn domain(host: &str) -> Option<String> {
    let labels: Vec<&str> = host.split('.').filter(|label| !label.is_empty()).collect();
    let is_address = labels.last()?.chars().all(|c| c.is_ascii_digit()) || host.starts_with('[');
    let is_shared = |shared: &&str| host == *shared || host.ends_with(&format!(".{shared}"));
    if is_address || SHARED.iter().any(is_shared) {
        return None;
    }
    // An ending of two short labels, such as `co.uk` or `com.br`, may not be one's own.
    let may_be_shared =
        |label: &str| label.len() <= 3 || ["asso", "firm", "gouv", "govt", "info"].contains(&label);
    let wanted = match labels.as_slice() {
        [.., second, top] if top.len() == 2 && may_be_shared(second) => 3,
        _ => 2,
    };
    let start = labels.len().checked_sub(wanted)?;
    Some(labels.get(start..)?.join("."))
}

#[cfg(test)]
mod tests {
    use super::belongs;

    #[test]
    fn a_host_belongs_to_the_vendor_only_if_its_domain_is_certainly_the_same() {
        for (host, root, expected) in [
            (
                "https://api.example.com",
                "https://API.example.com:8443/v1",
                true,
            ),
            (
                "https://upload.example.com",
                "https://api.example.com",
                true,
            ),
            ("https://example.com", "https://eu.api.example.com", true),
            ("https://example.org", "https://example.com", false),
            (
                "https://example.com.evil.example",
                "https://example.com",
                false,
            ),
            ("https://evilexample.com", "https://example.com", false),
            ("https://a.co.uk", "https://b.co.uk", false),
            ("https://x.a.co.uk", "https://y.a.co.uk", true),
            ("https://a.herokuapp.com", "https://b.herokuapp.com", false),
            (
                "https://a.s3.amazonaws.com",
                "https://b.s3.amazonaws.com",
                false,
            ),
            ("https://10.0.0.1", "https://10.0.0.2", false),
            ("https://10.0.0.1:1", "https://10.0.0.1", true),
            ("https://[::1]:1", "https://[::2]", false),
            ("https://localhost", "https://localhost:1", true),
            ("https://com", "https://example.com", false),
            ("https://{host}", "https://{host}", false),
            (
                "https://example.com@evil.example",
                "https://example.com",
                false,
            ),
        ] {
            assert_eq!(belongs(host, root), expected, "{host} {root}");
        }
    }
}
