//! The configuration, from environment variables.
#![doc = concat!("\n```text\n", include_str!("help.txt"), "```")]

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;

use conversation_apis::webhooks::{Key, KeyError, PathSecret};
use conversation_apis::{ninetynine, partoo};

/// The text of `--help`.
pub const HELP: &str = include_str!("help.txt");

const PREFIX: &str = "RECEIVER_";
const NINETYNINE: &str = "NINETYNINE_SECRETS";

/// The configuration. The text of an error names the variable and never shows its value.
#[derive(Debug)]
pub struct Config {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// The database's file.
    pub database: PathBuf,
    /// The largest body, in bytes.
    pub body_limit: usize,
    /// The webhooks.
    pub webhooks: Webhooks,
}

/// How each webhook is verified.
#[derive(Debug, Default)]
pub struct Webhooks {
    /// `/webhooks/partoo`
    pub partoo: Option<partoo::webhooks::Verifier>,
    /// `/webhooks/ninetynine/{name}`, and `/webhooks/ninetynine` under the empty name.
    pub ninetynine: BTreeMap<String, ninetynine::webhooks::Verifier>,
    /// The secrets of `/webhooks/octopush/{secret}`.
    pub octopush: Vec<PathSecret>,
}

impl Webhooks {
    fn is_empty(&self) -> bool {
        self.partoo.is_none() && self.ninetynine.is_empty() && self.octopush.is_empty()
    }
}

impl Config {
    /// Reads the variables that begin with `RECEIVER_` and ignores all others.
    ///
    /// # Errors
    ///
    /// If a variable is unknown or its value is wrong, or if no webhook is configured.
    pub fn read(
        variables: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Result<Self, ConfigError> {
        let mut config = Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            database: PathBuf::from("receiver.db"),
            body_limit: 1 << 20,
            webhooks: Webhooks::default(),
        };
        for (variable, value) in variables {
            let variable = variable.to_string_lossy();
            let Some(name) = variable.strip_prefix(PREFIX) else {
                continue;
            };
            config
                .set(name, value)
                .map_err(|problem| ConfigError::new(&variable, problem))?;
        }
        Ok(config)
    }

    /// Checks that there is something to receive.
    ///
    /// # Errors
    ///
    /// If no webhook is configured.
    pub fn require_webhooks(&self) -> Result<(), ConfigError> {
        if self.webhooks.is_empty() {
            let problem = "or another variable of a webhook must be set: see --help".to_owned();
            return Err(ConfigError::new("RECEIVER_PARTOO_KEYS", problem));
        }
        Ok(())
    }

    fn set(&mut self, name: &str, value: OsString) -> Result<(), String> {
        if name == "DATABASE" {
            self.database = PathBuf::from(value);
            return Ok(());
        }
        let value = value
            .into_string()
            .map_err(|_| "is not valid UTF-8".to_owned())?;
        let webhooks = &mut self.webhooks;
        match name {
            "LISTEN" => self.listen = parse(&value, "an address and a port, like 0.0.0.0:8080")?,
            "BODY_LIMIT" => self.body_limit = parse(&value, "a number of bytes, like 1048576")?,
            "PARTOO_KEYS" => {
                let keys = list(&value, partoo_key)?;
                let verifier = partoo::webhooks::Verifier::new(keys);
                webhooks.partoo = Some(verifier.map_err(|error| is(&error))?);
            }
            "OCTOPUSH_SECRETS" => {
                webhooks.octopush = list(&value, |secret| PathSecret::new(secret))?
            }
            _ => {
                let webhook = name.strip_prefix(NINETYNINE).and_then(webhook_name);
                let webhook = webhook.ok_or("is not a variable of the receiver: see --help")?;
                let keys = list(&value, |secret| Ok(Key::secret(secret)))?;
                let verifier = ninetynine::webhooks::Verifier::new(keys);
                webhooks
                    .ninetynine
                    .insert(webhook, verifier.map_err(|error| is(&error))?);
            }
        }
        Ok(())
    }
}

/// What follows `NINETYNINE_SECRETS`: nothing, or `_` and a name.
fn webhook_name(suffix: &str) -> Option<String> {
    match suffix.strip_prefix('_') {
        None => suffix.is_empty().then(String::new),
        Some(name) => (!name.is_empty()).then(|| name.to_ascii_lowercase()),
    }
}

fn partoo_key(text: &str) -> Result<Key, KeyError> {
    match text {
        "production" => Ok(partoo::webhooks::PRODUCTION_KEY),
        "sandbox" => Ok(partoo::webhooks::SANDBOX_KEY),
        other => Key::public(other),
    }
}

fn list<T>(value: &str, entry: impl Fn(&str) -> Result<T, KeyError>) -> Result<Vec<T>, String> {
    let mut entries = Vec::new();
    for (index, text) in value.split(',').map(str::trim).enumerate() {
        if text.is_empty() {
            return Err(format!("has no text in entry {}", index + 1));
        }
        let parsed =
            entry(text).map_err(|error| format!("has a wrong entry {}: {error}", index + 1));
        entries.push(parsed?);
    }
    Ok(entries)
}

fn parse<T: FromStr>(value: &str, expected: &str) -> Result<T, String> {
    value.parse().map_err(|_| format!("must be {expected}"))
}

fn is(error: &KeyError) -> String {
    format!("cannot be used: {error}")
}

/// A wrong environment variable. The text does not show the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    variable: String,
    problem: String,
}

impl ConfigError {
    fn new(variable: &str, problem: String) -> Self {
        Self {
            variable: variable.to_owned(),
            problem,
        }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.variable, self.problem)
    }
}

impl std::error::Error for ConfigError {}
