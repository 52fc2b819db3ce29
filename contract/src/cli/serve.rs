//! `cargo contract serve`.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{HOLDS, Stop, find};
use crate::server::{Fault, Server};

/// The arguments of `serve`.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// The name of the provider, such as `partoo`
    provider: String,
    /// The port; 0 for any free port
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Accept only this key; others get 401. For a user and a password, it is `user:password`
    #[arg(long)]
    key: Option<String>,
    /// Seed for the data; the same seed gives the same bytes
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// A JSON file with an array of faults. Each is a string as for `--fault`, or an object with `fault` and optionally `operation`, `nth`, `cursor`, `times` and `always`
    #[arg(long, value_name = "FILE")]
    script: Option<PathBuf>,
    /// A fault to inject. It happens once unless it states how often. The option can be repeated
    #[arg(long = "fault", value_name = "FAULT")]
    faults: Vec<Fault>,
}

impl Serve {
    /// Serves until Ctrl-C.
    pub(super) fn run(self, out: &mut dyn Write) -> Result<u8, Stop> {
        let provider = find(&self.provider)?.name;
        let seed = self.seed;
        let mut server = Server::builder(provider).port(self.port).seed(seed);
        if let Some(file) = self.script {
            server = server.script(read_script(&file)?);
        }
        if let Some(key) = self.key {
            server = server.key(key);
        }
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let server = server.script(self.faults).log(true).start().await?;
            let url = server.base_url();
            writeln!(
                out,
                "serving {provider} at {url} (seed {seed}); stop with Ctrl-C"
            )?;
            out.flush()?;
            tokio::signal::ctrl_c().await?;
            Ok(HOLDS)
        })
    }
}

fn read_script(file: &Path) -> Result<Vec<Fault>, Stop> {
    let failed = |error: String| Stop::could_not(format!("{}: {error}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|error| failed(error.to_string()))?;
    Fault::script(&text).map_err(|error| failed(error.to_string()))
}
