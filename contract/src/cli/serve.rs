//! `cargo contract serve`.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::providers::Providers;
use super::{HOLDS, Stop};
use crate::provider::Provider;
use crate::server::{Definition, Fault, Server, WebhookFault, WebhookSettings};
use crate::webhooks::Signer;

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
    #[command(flatten)]
    webhooks: Webhooks,
}

/// The arguments for webhooks.
#[derive(Debug, Args)]
#[command(next_help_heading = "Webhooks")]
struct Webhooks {
    /// Deliver the events of the server's own changes to this http or https URL, signed with the test key that is printed at the start. Webhooks that are created through the API get nothing
    #[arg(long, value_name = "URL")]
    webhook_to: Option<String>,
    /// Deliver this many percent of the events twice
    #[arg(long, value_name = "PERCENT", requires = "webhook_to")]
    #[arg(default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=100))]
    webhook_repeat: u8,
    /// Let an event be overtaken by up to this many later events
    #[arg(long, value_name = "N", requires = "webhook_to", default_value_t = 0)]
    webhook_reorder: u64,
    /// Retry a delivery this often after a 5xx status or without a response, instead of as often as the vendor
    #[arg(long, value_name = "N", requires = "webhook_to")]
    webhook_retries: Option<u32>,
    /// Make up to this many attempts at the same time. With 1, events arrive in the order of the server's changes, unless they are reordered
    #[arg(long, value_name = "N", requires = "webhook_to")]
    webhook_in_flight: Option<usize>,
    /// A fault in deliveries. It happens once unless it states how often. The option can be repeated
    #[arg(long = "webhook-fault", value_name = "FAULT", requires = "webhook_to")]
    webhook_faults: Vec<WebhookFault>,
    /// Let this many messages of customers arrive at the start, so that there are events without a client
    #[arg(long, value_name = "N", requires = "webhook_to", default_value_t = 0)]
    webhook_messages: u64,
}

impl Webhooks {
    fn settings(self) -> Option<WebhookSettings> {
        let settings = WebhookSettings::new(self.webhook_to?);
        let settings = settings
            .repeat(self.webhook_repeat)
            .reorder(self.webhook_reorder);
        let faults = self.webhook_faults.into_iter();
        let mut settings = faults.fold(settings, WebhookSettings::fault);
        if let Some(retries) = self.webhook_retries {
            settings = settings.retries(retries);
        }
        if let Some(attempts) = self.webhook_in_flight {
            settings = settings.in_flight(attempts);
        }
        Some(settings)
    }
}

impl Serve {
    /// Serves until Ctrl-C.
    pub(super) fn run(self, providers: Providers, out: &mut dyn Write) -> Result<u8, Stop> {
        let served = definition(providers.find(&self.provider)?)?;
        let provider = served.name();
        let seed = self.seed;
        let mut server = Server::of(served.clone()).port(self.port).seed(seed);
        if let Some(file) = self.script {
            server = server.script(read_script(&file)?);
        }
        if let Some(key) = self.key {
            server = server.key(key);
        }
        let messages = self.webhooks.webhook_messages;
        let webhooks = self.webhooks.settings();
        let delivers = webhooks.is_some();
        if let Some(webhooks) = webhooks {
            server = server.webhook_to(webhooks);
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
            if delivers {
                let key = Signer::of_definition(&served)?.printed_key();
                let key = key.as_deref().unwrap_or("unsigned");
                writeln!(out, "webhook key: {key}")?;
            }
            out.flush()?;
            let arrivals = async {
                for _ in 0..messages {
                    server.customer_writes(1);
                    tokio::task::yield_now().await;
                }
                std::future::pending().await
            };
            // Ctrl-C also ends the server while messages arrive.
            tokio::select! {
                biased;
                stopped = tokio::signal::ctrl_c() => stopped?,
                () = arrivals => {}
            }
            Ok(HOLDS)
        })
    }
}

/// What a provider is served from. One that is not of this workspace has its document, and no data.
fn definition(provider: &Provider) -> Result<Definition, Stop> {
    match Definition::find(provider.name) {
        Ok(found) => Ok(found),
        Err(_) => {
            let document = provider.document()?.value.to_string();
            Ok(Definition::new(provider.name, document))
        }
    }
}

fn read_script(file: &Path) -> Result<Vec<Fault>, Stop> {
    let failed = |error: String| Stop::could_not(format!("{}: {error}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|error| failed(error.to_string()))?;
    Fault::script(&text).map_err(|error| failed(error.to_string()))
}
