//! The command line. See [`config`](conversation_apis_receiver::config).

use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread::JoinHandle;

use conversation_apis_receiver::config::{Config, HELP};
use conversation_apis_receiver::database::{Database, StoreError};
use conversation_apis_receiver::store::Store;
use conversation_apis_receiver::worker::{self, Worker};
use conversation_apis_receiver::{effects, routes, serve};
use tokio::net::TcpListener;
use tokio::sync::Notify;

type Error = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    let arguments = std::env::args_os().skip(1);
    let arguments: Vec<String> = arguments
        .map(|text| text.to_string_lossy().into())
        .collect();
    let result = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] | ["serve"] => start(),
        ["status"] => status(),
        ["reprocess"] => reprocess(),
        ["help" | "-h" | "--help"] => print(HELP).map_err(Error::from),
        _ => {
            note(format_args!(
                "error: unknown arguments\n\n{}",
                HELP.trim_end()
            ));
            return ExitCode::from(2);
        }
    };
    result.map_or_else(
        |error| {
            note(format_args!("error: {error}"));
            ExitCode::FAILURE
        },
        |()| ExitCode::SUCCESS,
    )
}

fn status() -> Result<(), Error> {
    let config = Config::read(std::env::vars_os())?;
    let connection = database(&config)?.open()?;
    for (outcome, count) in worker::counts(&connection)? {
        print(format_args!("{outcome:>10} {count}\n"))?;
    }
    Ok(())
}

fn reprocess() -> Result<(), Error> {
    let config = Config::read(std::env::vars_os())?;
    let connection = database(&config)?.open()?;
    let events = worker::reprocess(&connection)?;
    print(format_args!("{events} events will be processed again\n"))?;
    Ok(())
}

/// Writes to standard output. A reader that has closed its pipe, as `head` does, is not an error.
fn print(text: impl Display) -> io::Result<()> {
    let mut output = io::stdout();
    match write!(output, "{text}").and_then(|()| output.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Writes a line to standard error.
fn note(text: impl Display) {
    // The error cannot be reported anywhere else.
    let _ = writeln!(io::stderr(), "{text}");
}

fn start() -> Result<(), Error> {
    let config = Config::read(std::env::vars_os())?;
    config.require_webhooks()?;
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        // It would panic if nobody reads standard error.
        .log_internal_errors(false)
        .init();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let ended = Arc::new(Notify::new());
    let threads = runtime.block_on(run(config, &ended));
    // Ends the last requests, and with them the last `Store`. Then the threads end.
    drop(runtime);
    let panicked = |_| "a thread has panicked: see above";
    let (storing, worker) = threads?;
    let stored = storing.join().map_err(panicked)?;
    worker.join().map_err(panicked)?;
    Ok(stored?)
}

/// The thread that stores deliveries, and the worker's.
type Threads = (JoinHandle<Result<(), StoreError>>, JoinHandle<()>);

/// Opens the database. An error names the path.
fn database(config: &Config) -> Result<Database, Error> {
    let path = &config.database;
    Ok(Database::prepare(path).map_err(|error| {
        format!(
            "RECEIVER_DATABASE cannot be used: {}: {error}",
            path.display()
        )
    })?)
}

async fn run(config: Config, ended: &Arc<Notify>) -> Result<Threads, Error> {
    let signals = serve::signals()?;
    let database = database(&config)?;
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", config.listen))?;

    // The worker ends when the thread of the store has ended and dropped `wake`.
    let (wake, woken) = sync_channel(1);
    let alarm = Alarm(Arc::clone(ended));
    let worker = Worker::new(&database, effects::apply)?;
    let worker = std::thread::Builder::new()
        .name("worker".to_owned())
        .spawn(move || {
            let _alarm = alarm;
            worker.run(&woken);
        })?;
    let alarm = Alarm(Arc::clone(ended));
    let (store, storing) = Store::start(&database, move || {
        let _alarm = &alarm;
        // A full channel already has a message that wakes the worker.
        let _ = wake.try_send(());
    })?;

    tracing::info!(address = %listener.local_addr()?, "listening");
    let router = routes::router(store, config.webhooks, config.body_limit);
    let shutdown = async {
        tokio::select! {
            () = signals => tracing::info!("shutting down"),
            () = ended.notified() => tracing::error!("shutting down, because a thread has ended"),
        }
    };
    serve::serve(listener, router, shutdown).await;
    Ok((storing, worker))
}

/// Dropped when a thread ends. Without its threads, the receiver can only be started again.
struct Alarm(Arc<Notify>);

impl Drop for Alarm {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}
