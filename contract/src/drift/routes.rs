//! Which operation a recorded request belongs to, by the addresses and paths of the documents.

mod segments;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};

use conversation_apis_codegen::Pointer;
use reqwest::Url;
use serde_json::Value;

use self::segments::{Segment, Template};
use super::quick::Quick;
use crate::Error;
use crate::document::{Contract, Operation, Place, Shape};
use crate::live::response::Documented;
use crate::path_template;
use crate::provider::Provider;

/// The operations of all providers, and the addresses of their servers.
pub(super) struct Routes<'a> {
    pub(super) known: Vec<Known<'a>>,
    /// The provider of requests to other hosts, by its index.
    of_others: Option<usize>,
}

/// The operations of a provider.
pub(super) struct Known<'a> {
    pub(super) provider: &'static Provider,
    pub(super) contract: &'a Contract,
    pub(super) operations: Vec<Route<'a>>,
    servers: Vec<Address>,
    /// The paths of operations by method and number of segments, the most specific ones first.
    paths: HashMap<(String, usize), Vec<(Template, usize)>>,
    /// The words of the paths, which a report may show.
    words: BTreeSet<String>,
}

/// An operation, and what it may answer.
pub(super) struct Route<'a> {
    pub(super) operation: Operation<'a>,
    pub(super) documented: Vec<Documented>,
    /// The reader of the body of each documented status, if it has a type.
    pub(super) readers: Vec<Option<Quick>>,
}

/// The address of a server. Its host and its path may have `{variables}`.
#[derive(Debug)]
struct Address {
    host: String,
    port: Option<u16>,
    path: String,
}

/// Where a request leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// To an operation of a provider, by their indexes.
    Operation { provider: usize, operation: usize },
    /// To a provider, and to no operation. The form of its method and path has no value.
    NoOperation { provider: usize, form: String },
    /// To another host.
    OtherHost,
    /// Nowhere: it is not a URL of HTTP.
    NoUrl,
}

impl<'a> Routes<'a> {
    /// The operations of these providers.
    pub(super) fn new(
        all: impl IntoIterator<Item = (&'static Provider, &'a Contract)>,
    ) -> Result<Self, Error> {
        let known = all.into_iter();
        let known = known.map(|(provider, contract)| Known::new(provider, contract));
        Ok(Self {
            known: known.collect::<Result<_, _>>()?,
            of_others: None,
        })
    }

    /// Sends the requests of other hosts to the provider of this name, if there is one.
    pub(super) fn others(&mut self, provider: &str) {
        let mut known = self.known.iter();
        self.of_others = known.position(|known| known.provider.name == provider);
    }

    /// Sends the requests below this address to the provider of this name.
    ///
    /// # Errors
    ///
    /// If it is not an http or https URL.
    pub(super) fn below(&mut self, provider: &str, address: &str) -> Result<(), Error> {
        let address = Url::parse(address).ok();
        let address = address.filter(|url| matches!(url.scheme(), "http" | "https"));
        let address = address.ok_or_else(|| {
            Error(
                "--base-url needs an http or https URL, such as https://api.example.com/v2"
                    .to_owned(),
            )
        })?;
        let mut known = self.known.iter_mut();
        if let Some(known) = known.find(|known| known.provider.name == provider) {
            known.servers.insert(0, Address::of(&address));
        }
        Ok(())
    }

    /// The operation of a request.
    pub(super) fn find(&self, method: &str, url: &str) -> Found {
        let is_relative = url.starts_with('/') && !url.starts_with("//");
        let url = match is_relative {
            true => Url::parse(&format!("http://relative.invalid{url}")),
            false => Url::parse(url),
        };
        let Ok(url) = url else {
            return Found::NoUrl;
        };
        let Some(host) = url.host_str().filter(|_| is_http(&url)) else {
            return Found::NoUrl;
        };
        let mut missed = None;
        for (provider, known) in self.known.iter().enumerate().filter(|_| !is_relative) {
            for server in known
                .servers
                .iter()
                .filter(|server| server.is_at(host, url.port()))
            {
                let path = server.below(url.path());
                let operation = path.and_then(|path| known.operation(method, path));
                if let Some(operation) = operation {
                    return Found::Operation {
                        provider,
                        operation,
                    };
                }
                missed = missed.or_else(|| path.map(|path| (provider, path)));
            }
        }
        if let Some((provider, path)) = missed {
            let form = self.known[provider].form(method, path);
            return Found::NoOperation { provider, form };
        }
        let Some(provider) = self.of_others else {
            return Found::OtherHost;
        };
        let known = &self.known[provider];
        let below = known
            .servers
            .iter()
            .filter_map(|server| server.below(url.path()));
        let mut paths = below.chain([url.path()]);
        match paths.find_map(|path| known.operation(method, path)) {
            Some(operation) => Found::Operation {
                provider,
                operation,
            },
            None => Found::NoOperation {
                provider,
                form: known.form(method, url.path()),
            },
        }
    }
}

fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https" | "ws" | "wss")
}

impl<'a> Known<'a> {
    fn new(provider: &'static Provider, contract: &'a Contract) -> Result<Self, Error> {
        let mut known = Self {
            provider,
            contract,
            operations: Vec::new(),
            servers: addresses(contract),
            paths: HashMap::new(),
            words: BTreeSet::new(),
        };
        for operation in contract.operations()? {
            known.add(operation)?;
        }
        for paths in known.paths.values_mut() {
            paths.sort_by(|(one, _), (other, _)| one.cmp(other));
        }
        Ok(known)
    }

    fn add(&mut self, operation: Operation<'a>) -> Result<(), Error> {
        let numbers = numbers(self.contract, &operation)?;
        let template = Template::of(operation.path, &numbers);
        let words = template
            .segments()
            .iter()
            .filter_map(|segment| match segment {
                Segment::Fixed(word) => Some(word.clone()),
                _ => None,
            });
        self.words.extend(words);
        let key = (
            operation.method.to_ascii_uppercase(),
            template.segments().len(),
        );
        let paths = self.paths.entry(key).or_default();
        paths.push((template, self.operations.len()));
        let documented = operation.answers(self.contract);
        let mut readers = Vec::new();
        for (status, schema) in &documented {
            let of = self
                .provider
                .find_type(&format!("{}.{status}", operation.id));
            let page = operation.pagination.as_ref();
            let page = page.filter(|_| status.starts_with('2') || status == "default");
            let reader = of.zip(schema.as_ref());
            let reader = reader.map(|(of, schema)| Quick::new(of, self.contract, schema, page));
            readers.push(reader.transpose()?);
        }
        self.operations.push(Route {
            readers,
            documented,
            operation,
        });
        Ok(())
    }

    /// The operation with this method and path below a server.
    fn operation(&self, method: &str, path: &str) -> Option<usize> {
        let path = path.strip_suffix('/').unwrap_or(path);
        let key = (method.to_ascii_uppercase(), segments::count(path));
        let mut paths = self.paths.get(&key)?.iter();
        paths
            .find(|(template, _)| template.fits(path))
            .map(|(_, operation)| *operation)
    }

    /// A method and a path, with `{…}` in place of each segment that is not in the document.
    fn form(&self, method: &str, path: &str) -> String {
        let method = METHODS
            .iter()
            .find(|known| known.eq_ignore_ascii_case(method));
        let mut form = format!("{} ", method.unwrap_or(&"(another method)"));
        for segment in path.split('/').skip(1).take(FORM) {
            form.push('/');
            form.push_str(if self.has_word(segment) {
                segment
            } else {
                "{…}"
            });
        }
        form
    }

    /// Whether a segment of a path is in the document.
    pub(super) fn has_word(&self, segment: &str) -> bool {
        self.words.contains(segment)
    }
}

/// The methods that a report shows.
const METHODS: [&str; 9] = [
    "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "QUERY",
];

/// How many segments of a path a report shows.
const FORM: usize = 12;

/// The names of an operation's parameters that are integers in its path.
fn numbers(contract: &Contract, operation: &Operation<'_>) -> Result<BTreeSet<String>, Error> {
    let mut numbers = BTreeSet::new();
    for parameter in operation.sent(contract) {
        let is_in_path = parameter.place == Place::Path;
        if is_in_path && matches!(contract.resolve(&parameter.schema)?.shape, Shape::Integer) {
            numbers.insert(parameter.name);
        }
    }
    Ok(numbers)
}

/// The addresses of all servers in a document: its own, and those of paths and operations.
fn addresses(contract: &Contract) -> Vec<Address> {
    let document = &contract.document.value;
    let paths = document["paths"].as_object().into_iter().flatten();
    let items = paths.flat_map(|(_, item)| {
        let operations = item.as_object().into_iter().flatten();
        std::iter::once(item).chain(operations.map(|(_, operation)| operation))
    });
    let servers = std::iter::once(document).chain(items);
    let servers = servers.filter_map(|owner| owner.get("servers")?.as_array());
    servers.flatten().filter_map(address).collect()
}

/// The address of a server of the document. `None` if it is relative.
fn address(server: &Value) -> Option<Address> {
    let url = server["url"].as_str()?;
    let (_, rest) = url.split_once("://")?;
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (host, port) = match host.rsplit_once(':') {
        Some((host, port)) if port.parse::<u16>().is_ok() => (host, port.parse().ok()),
        _ => (host, None),
    };
    Some(Address {
        host: host.to_ascii_lowercase(),
        port,
        path: path.trim_end_matches('/').to_owned(),
    })
}

impl Address {
    fn of(url: &Url) -> Self {
        Self {
            host: url.host_str().unwrap_or_default().to_owned(),
            port: url.port(),
            path: url.path().trim_end_matches('/').to_owned(),
        }
    }

    /// Whether it has this host, and this port if it has one.
    fn is_at(&self, host: &str, port: Option<u16>) -> bool {
        let has_host = match self.host.contains('{') {
            true => path_template::encoded(&self.host, host).is_some(),
            false => self.host == host,
        };
        has_host && (self.port.is_none() || self.port == port)
    }

    /// The part of a path that is below it.
    fn below<'p>(&self, path: &'p str) -> Option<&'p str> {
        let depth = segments::count(&self.path);
        let slashes = path.match_indices('/').map(|(at, _)| at);
        let end = slashes.chain([path.len()]).nth(depth)?;
        let (base, rest) = path.split_at(end);
        let is_it = self.path == base || path_template::encoded(&self.path, base).is_some();
        is_it.then_some(rest)
    }
}

/// The place of an operation, which its findings begin with.
impl Route<'_> {
    pub(super) fn at(&self) -> &Pointer {
        &self.operation.at
    }
}
