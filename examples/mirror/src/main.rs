//! The command line. See [`config`](conversation_apis_mirror::config).

use std::env::VarError;
use std::ffi::OsString;
use std::fmt::Display;
use std::future::Future;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use conversation_apis::{BaseUrl, ClientBuilder, Quota, ninetynine, octopush, partoo};
use conversation_apis_mirror::config::{Config, HELP, Provider};
use conversation_apis_mirror::mirror::{Mirror, Outcome};
use conversation_apis_mirror::output::{note, print};
use conversation_apis_mirror::source::{Ninetynine, Source};
use conversation_apis_mirror::store::Store;
use conversation_apis_mirror::store::postgres::Postgres;
use conversation_apis_mirror::store::sqlite::Sqlite;

type Error = Box<dyn std::error::Error + Send + Sync>;

/// Ctrl-C or SIGTERM ended the program before it was done.
const INTERRUPTED: u8 = 130;

fn main() -> ExitCode {
    let arguments = std::env::args_os().skip(1).map(OsString::into_string);
    let Ok(arguments) = arguments.collect::<Result<Vec<String>, _>>() else {
        note("error: an argument is not valid UTF-8");
        return ExitCode::from(2);
    };
    if arguments
        .iter()
        .any(|text| text == "-h" || text == "--help")
    {
        return print(HELP).map_or_else(|error| failed(&error), |()| ExitCode::SUCCESS);
    }
    let config = match Config::read(arguments) {
        Ok(config) => config,
        Err(error) => {
            note(format_args!("error: {error}\n\n{}", HELP.trim_end()));
            return ExitCode::from(2);
        }
    };
    start(&config).unwrap_or_else(|error| failed(&error))
}

fn failed(error: &dyn Display) -> ExitCode {
    note(format_args!("error: {error}"));
    ExitCode::FAILURE
}

#[tokio::main]
async fn start(config: &Config) -> Result<ExitCode, Error> {
    let stop = signals()?;
    tokio::select! {
        result = copy(config) => {
            let outcome = result?;
            print(format_args!("{outcome}\n"))?;
            Ok(ExitCode::from(if outcome.is_whole() { 0 } else { 3 }))
        }
        // What is not saved is read again by the next run.
        () = stop => {
            note("stopped; run again to continue");
            let is_end = config.settings.follow.is_some();
            Ok(ExitCode::from(if is_end { 0 } else { INTERRUPTED }))
        }
    }
}

async fn copy(config: &Config) -> Result<Outcome, Error> {
    match config.provider {
        Provider::Partoo => {
            let builder = partoo::Client::builder(variable("PARTOO_API_KEY")?);
            save(with(builder, config).build()?, config).await
        }
        Provider::Octopush => {
            let login = variable("OCTOPUSH_API_LOGIN")?;
            let builder = octopush::Client::builder(variable("OCTOPUSH_API_KEY")?, login);
            save(with(builder, config).build()?, config).await
        }
        Provider::Ninetynine { account } => {
            let builder = ninetynine::Client::builder(variable("NINETYNINE_API_KEY")?);
            let client = with(builder, config).build()?;
            save(Ninetynine { client, account }, config).await
        }
    }
}

/// The settings of a client.
fn with<C: conversation_apis::Provider>(
    mut builder: ClientBuilder<C>,
    config: &Config,
) -> ClientBuilder<C> {
    if let Some(url) = &config.base_url {
        builder = builder.base_url(BaseUrl::from(url.as_str()));
    }
    if let Some(rate) = config.rate {
        builder = builder.quota(Quota::new(rate.requests, rate.window));
    }
    builder
}

/// Opens the database and runs the mirror.
async fn save<S: Source>(source: S, config: &Config) -> Result<Outcome, Error> {
    let owner = config.provider.source(config.base_url.as_deref());
    if ["postgres://", "postgresql://"]
        .iter()
        .any(|scheme| config.to.starts_with(scheme))
    {
        let store = Postgres::open(&config.to, &owner).await?;
        return run(source, store, config).await;
    }
    let store = Sqlite::open(Path::new(&config.to), &owner)?;
    run(source, store, config).await
}

async fn run<S: Source>(source: S, store: impl Store, config: &Config) -> Result<Outcome, Error> {
    Ok(Mirror::new(source, store, config.settings).run().await?)
}

fn variable(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|error| match error {
        VarError::NotPresent => format!("set {name} in the environment"),
        VarError::NotUnicode(_) => format!("{name} is not text"),
    })
}

/// Ready at Ctrl-C, and at SIGTERM.
#[cfg(unix)]
fn signals() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ready at Ctrl-C.
#[cfg(windows)]
fn signals() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}
