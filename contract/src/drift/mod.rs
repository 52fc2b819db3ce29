//! Checks recorded traffic: compares its answers with the documents, as `live` does with those
//! of a server.
//!
//! A recording is a HAR file, or has one JSON object on each line. It is read once, and only
//! some entries of it are in memory. `input` and `har` find the entries, `entry` and `body` read
//! one, `routes` finds its operation, `compare` compares it, and `pool` does that on several
//! threads. `quick` and `walk` are for answers that fit, or almost.
//! Values of an entry are not kept and appear in no report.

mod body;
mod compare;
mod entry;
mod har;
mod input;
mod pool;
mod quick;
mod routes;
mod secrets;
mod tally;
mod trouble;
mod walk;

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;
use std::thread::available_parallelism;
use std::time::Instant;

use conversation_apis_codegen::Pointer;

use self::compare::{Batch, Part, compare};
use self::input::{Entries, Next};
use self::routes::{Known, Routes};
use self::trouble::{Spot, Trouble};
use crate::Error;
use crate::document::Contract;
use crate::finding::Severity;
use crate::incomplete::Incomplete;
use crate::live::ledger::Ledger;
use crate::provider::{PROVIDERS, Provider};
use crate::verify::{Extent, Verdict};

/// A recording.
pub enum Recording<'r> {
    /// A file.
    File(PathBuf),
    /// A stream, with its name in messages.
    Stream(&'static str, Box<dyn Read + 'r>),
}

/// Which provider the requests to other hosts than the documents' belong to.
#[derive(Clone, Default)]
pub struct Options {
    /// The provider.
    pub provider: Option<&'static Provider>,
    /// Only requests below this address belong to it.
    pub base_url: Option<String>,
}

/// How many bytes of entries are compared together. One longer entry is compared alone.
const BATCH: usize = 256 << 10;

/// Compares recordings with the documents. Returns a verdict for each provider with answers in
/// them.
///
/// # Errors
///
/// If a document cannot be read, or if no response can be compared.
pub fn drift(recordings: Vec<Recording<'_>>, options: &Options) -> Result<Vec<Verdict>, Error> {
    Documents::open()?.compare(recordings, options)
}

/// The documents of providers.
pub struct Documents {
    providers: &'static [Provider],
    contracts: Vec<Contract>,
}

impl Documents {
    /// Reads those of this crate.
    ///
    /// # Errors
    ///
    /// If one cannot be read.
    pub fn open() -> Result<Self, Error> {
        Self::of_providers(PROVIDERS)
    }

    /// Reads those of some providers.
    ///
    /// # Errors
    ///
    /// If one cannot be read.
    pub fn of_providers(providers: &'static [Provider]) -> Result<Self, Error> {
        let contracts = providers.iter().map(Provider::contract);
        Ok(Self {
            providers,
            contracts: contracts.collect::<Result<_, _>>()?,
        })
    }

    /// The document of a provider.
    pub fn of(&self, provider: &Provider) -> Option<&Contract> {
        let mut all = self.providers.iter().zip(&self.contracts);
        all.find(|(known, _)| known.name == provider.name)
            .map(|(_, contract)| contract)
    }

    /// Compares recordings with them, as [`drift`] does.
    ///
    /// # Errors
    ///
    /// If a document is wrong, or if no response can be compared.
    pub fn compare(
        &self,
        recordings: Vec<Recording<'_>>,
        options: &Options,
    ) -> Result<Vec<Verdict>, Error> {
        let start = Instant::now();
        let mut routes = Routes::new(self.providers.iter().zip(&self.contracts))?;
        match (options.provider, &options.base_url) {
            (Some(provider), Some(base_url)) => routes.below(provider.name, base_url)?,
            (Some(provider), None) => routes.others(provider.name),
            (None, _) => {}
        }
        let mut reader = Reader::new(recordings);
        let mut whole = Part::default();
        let mut failed = None;
        pool::in_order(
            available_parallelism().map_or(1, usize::from),
            || reader.next(),
            |batch| compare(&routes, &batch),
            |part| match part {
                Ok(part) => whole.merge(part),
                Err(error) => {
                    failed.get_or_insert(error);
                }
            },
        );
        if let Some(error) = failed {
            return Err(error);
        }
        let mut verdicts = verdicts(&routes, whole, &reader.names)?;
        for verdict in &mut verdicts {
            verdict.elapsed = start.elapsed();
        }
        Ok(verdicts)
    }
}

/// Reads recordings one after the other.
struct Reader<'r> {
    left: std::vec::IntoIter<Recording<'r>>,
    names: Vec<String>,
    entries: Option<Entries<std::io::BufReader<Box<dyn Read + 'r>>>>,
    entry: Vec<u8>,
}

impl<'r> Reader<'r> {
    fn new(recordings: Vec<Recording<'r>>) -> Self {
        let names = recordings.iter().map(|recording| match recording {
            Recording::File(path) => path.display().to_string(),
            Recording::Stream(name, _) => (*name).to_owned(),
        });
        Self {
            names: names.collect(),
            left: recordings.into_iter(),
            entries: None,
            entry: Vec::new(),
        }
    }

    /// The next entries. `None` at the end of the last recording.
    fn next(&mut self) -> Option<Batch> {
        let mut batch = Batch::default();
        if self.entries.is_none() {
            let recording = self.left.next()?;
            batch.file = self.file();
            let input: Box<dyn Read + 'r> = match recording {
                Recording::Stream(_, input) => input,
                Recording::File(path) => match File::open(path) {
                    Ok(file) => Box::new(file),
                    Err(error) => {
                        batch.add_trouble(Spot::File, Trouble::File(error.kind()));
                        return Some(batch);
                    }
                },
            };
            self.entries = Some(Entries::new(input));
        }
        batch.file = self.file();
        self.fill(&mut batch);
        Some(batch)
    }

    /// The index of the recording that is read.
    fn file(&self) -> usize {
        self.names.len() - self.left.len() - 1
    }

    fn fill(&mut self, batch: &mut Batch) {
        let Some(entries) = &mut self.entries else {
            return;
        };
        while batch.len() < BATCH {
            match entries.next(&mut self.entry) {
                Next::Entry => batch.add(entries.spot(), &self.entry),
                Next::Skipped(trouble) => batch.add_trouble(entries.spot(), trouble),
                Next::Broken(trouble) => batch.add_trouble(entries.spot(), trouble),
                Next::End => {
                    self.entries = None;
                    break;
                }
            }
        }
        // A long entry does not keep its memory.
        if self.entry.capacity() > 4 * BATCH {
            self.entry = Vec::new();
        }
    }
}

/// The verdicts of the providers that have answers.
fn verdicts(routes: &Routes<'_>, whole: Part, names: &[String]) -> Result<Vec<Verdict>, Error> {
    let Part { tally, mut ledgers } = whole;
    let incomplete = tally.troubles.reasons(names);
    let mut general = tally.notes();
    let mut verdicts = Vec::new();
    for (index, counts) in &tally.providers {
        let known = &routes.known[*index];
        let id = |operation: usize| known.operations[operation].operation.id.as_str();
        let notes = counts.notes(id);
        if counts.answers.is_empty() {
            let name = known.provider.name;
            general.extend(notes.iter().map(|note| format!("{name}: {note}")));
            continue;
        }
        let mut verdict = Verdict {
            extent: Extent::Recorded {
                answers: counts.answers.values().sum(),
                items: counts.items.values().sum(),
            },
            notes,
            incomplete: incomplete.clone(),
            // A recording has what was recorded, which is never all that a server sends.
            complete: false,
            ..Verdict::new(known.provider, known.contract)
        };
        let ledger = ledgers.remove(index).unwrap_or_else(Ledger::new);
        let found = ledger.finish(names);
        verdict.findings = found.findings;
        for (kind, at) in found.limited {
            let incomplete = Incomplete::finding_limit(kind, id_of(known, &at));
            match kind.severity() {
                Severity::Information => verdict.notes.push(incomplete.to_string()),
                Severity::Error => verdict.incomplete.push(incomplete),
            }
        }
        verdicts.push(verdict);
    }
    if verdicts.is_empty() {
        let reasons = incomplete.iter().map(ToString::to_string);
        let reasons: Vec<String> = reasons.chain(general).collect();
        let reasons = match reasons.is_empty() {
            true => "the input has no entry".to_owned(),
            false => reasons.join("; "),
        };
        return Err(Error(format!(
            "no answer could be compared with a document: {reasons}"
        )));
    }
    for verdict in &mut verdicts {
        verdict.notes.extend(general.iter().cloned());
    }
    Ok(verdicts)
}

/// The id of the operation at a place.
fn id_of(known: &Known<'_>, at: &Pointer) -> Option<String> {
    let mut routes = known.operations.iter();
    let route = routes.find(|route| route.operation.at == *at);
    route.map(|route| route.operation.id.clone())
}
