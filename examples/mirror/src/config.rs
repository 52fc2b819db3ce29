//! The command line and the environment.
#![doc = concat!("\n```text\n", include_str!("help.txt"), "```")]

use std::time::Duration;

/// The text of `--help`.
pub const HELP: &str = include_str!("help.txt");

/// The arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    pub provider: Provider,
    pub to: String,
    pub base_url: Option<String>,
    pub rate: Option<Rate>,
    pub settings: Settings,
}

/// A provider, with what it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provider {
    Partoo,
    Octopush,
    Ninetynine { account: i64 },
}

/// The maximum number of requests in any window of this length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    pub requests: u32,
    pub window: Duration,
}

/// How to mirror.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The time between two looks for news. `None` ends after the first.
    pub follow: Option<Duration>,
    /// Whether to read the whole list of conversations each time.
    pub full: bool,
    /// The messages of how many conversations are read at a time.
    pub concurrency: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            follow: None,
            full: false,
            concurrency: 8,
        }
    }
}

impl Config {
    /// Reads the arguments, without the name of the program.
    ///
    /// # Errors
    ///
    /// If an argument is unknown, missing or wrong. The text names it.
    pub fn read(arguments: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut arguments = arguments.into_iter();
        let mut provider = None;
        let (mut to, mut base_url, mut account, mut rate) = (None, None, None, None);
        let mut settings = Settings::default();
        while let Some(argument) = arguments.next() {
            let mut value = || {
                let missing = || format!("{argument} needs a value");
                arguments.next().ok_or_else(missing)
            };
            match argument.as_str() {
                "--to" => to = Some(value()?),
                "--base-url" => base_url = Some(value()?),
                "--account" => account = Some(number(&argument, &value()?, 1)?),
                "--rate" => rate = Some(Rate::read(&value()?)?),
                "--follow" => settings.follow = Some(seconds(&argument, &value()?)?),
                "--full" => settings.full = true,
                "--concurrency" => settings.concurrency = number(&argument, &value()?, 1)?,
                name if provider.is_none() && !name.starts_with('-') => {
                    provider = Some(argument);
                }
                name if name.starts_with('-') => {
                    return Err(format!("unknown argument {}", without_value(&argument)));
                }
                // It can be a key.
                _ => return Err("there is an argument after the provider: see --help".to_owned()),
            }
        }
        let provider = provider.ok_or("name a provider: partoo, octopush or ninetynine")?;
        Ok(Self {
            provider: Provider::read(&provider, account)?,
            to: database(to.ok_or("--to is missing: name a file or a postgres:// URL")?)?,
            base_url,
            rate,
            settings,
        })
    }
}

impl Provider {
    fn read(name: &str, account: Option<i64>) -> Result<Self, String> {
        match (name, account) {
            ("partoo", None) => Ok(Self::Partoo),
            ("octopush", None) => Ok(Self::Octopush),
            ("ninetynine", Some(account)) => Ok(Self::Ninetynine { account }),
            ("ninetynine", None) => Err("--account is missing: ninetynine needs it".to_owned()),
            ("partoo" | "octopush", Some(_)) => Err(format!("{name} takes no --account")),
            _ => Err(format!(
                "unknown provider {}; use partoo, octopush or ninetynine",
                without_value(name)
            )),
        }
    }

    /// Whose conversations a database of it has.
    #[must_use]
    pub fn source(&self, base_url: Option<&str>) -> String {
        let source = match self {
            Self::Partoo => "partoo".to_owned(),
            Self::Octopush => "octopush".to_owned(),
            Self::Ninetynine { account } => format!("ninetynine, account {account}"),
        };
        match base_url {
            Some(url) => format!("{source}, at {}", host(url)),
            None => source,
        }
    }
}

/// Refuses what SQLite would not keep in a file of this name.
fn database(to: String) -> Result<String, String> {
    let scheme = to.split_once(':').map(|(scheme, _)| scheme);
    match scheme {
        Some("postgres" | "postgresql") => Ok(to),
        Some(scheme) if to.contains("://") || ["", "file"].contains(&scheme) => Err(format!(
            "--to {scheme}:… is not supported: name a file or a postgres:// URL"
        )),
        _ if to.is_empty() => Err("--to is empty: name a file or a postgres:// URL".to_owned()),
        _ => Ok(to),
    }
}

/// A misplaced URL can have a password, so only what is before it is shown.
fn without_value(argument: &str) -> &str {
    argument.split(['=', ':']).next().unwrap_or(argument)
}

/// The host of a URL. The port and the path do not say whose conversations they are.
fn host(url: &str) -> &str {
    let host = url.split_once("://").map_or(url, |(_, host)| host);
    let host = host.split('/').next().unwrap_or(host);
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    match host.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => host,
    }
}

impl Rate {
    fn read(text: &str) -> Result<Self, String> {
        let wrong = || format!("--rate {text} is not N/SECONDS, such as 300/60");
        let (requests, window) = text.split_once('/').ok_or_else(wrong)?;
        let requests = requests.parse().ok().filter(|requests| *requests > 0);
        Ok(Self {
            requests: requests.ok_or_else(wrong)?,
            window: seconds("--rate", window).map_err(|_| wrong())?,
        })
    }
}

fn number<N: std::str::FromStr + PartialOrd>(
    name: &str,
    text: &str,
    least: N,
) -> Result<N, String> {
    let number = text.parse().ok().filter(|number| *number >= least);
    number.ok_or_else(|| format!("{name} {text} is not a whole number from 1"))
}

fn seconds(name: &str, text: &str) -> Result<Duration, String> {
    // The tests use fractions.
    let seconds: Option<f64> = text.parse().ok();
    seconds
        .filter(|seconds| *seconds > 0.0)
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or_else(|| format!("{name} {text} is not a number of seconds above 0"))
}
