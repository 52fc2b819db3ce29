//! A ready observer, which collects findings.

use std::collections::HashMap;
use std::fmt;
use std::ptr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::json;
use sha2::{Digest, Sha256};

use super::deviation::{Deviation, DeviationKind};
use super::ledger::{Kind, Ledger};
use super::notes::Notes;
use super::watch::operation_place;
use super::{ObservedResponse, Observer};

/// Collects how responses deviate from the document, in bounded memory.
///
/// Clones share what they collect, so keep one and give the other to the client. Clients of the
/// same provider can share a report.
///
/// ```
/// use conversation_apis::ClientBuilder;
/// use conversation_apis::observe::DriftReport;
/// use conversation_apis::partoo::{Client, Credentials};
///
/// let report = DriftReport::new("partoo").sample(0.1);
/// let credentials = Credentials::new().api_key_auth("the-api-key");
/// let client = ClientBuilder::<Client>::new(credentials).observe(report.clone()).build()?;
/// // … and from time to time:
/// for finding in report.findings() {
///     println!("{} {}: {}", finding.kind.id(), finding.place, finding.text);
/// }
/// # Ok::<(), conversation_apis::Error>(())
/// ```
///
/// # Findings
///
/// They are those of `cargo contract verify`: the same kinds, places, texts and fingerprints, so
/// a baseline accepts both. Each is kept once, with a count. Of one kind and operation, 100 are
/// kept; of one object, 1,000 names of undocumented properties. What is over the limit is counted
/// by a finding `finding-limit`.
///
/// # Events
///
/// The first time that something is found, there is a `tracing` event with the target
/// `conversation_apis::drift`, of the level `WARN`, or `INFO` for an unknown enum value:
///
/// | field | content |
/// |---|---|
/// | `http.request.method` | the method, such as `GET` |
/// | `url.template` | the path in the document; empty for a raw request |
/// | `http.response.status_code` | the status |
/// | `conversation_apis.drift.provider` | the name given to [`new`](Self::new) |
/// | `conversation_apis.drift.operation` | the `operationId`; empty for a raw request |
/// | `conversation_apis.drift.kind` | the id of the kind, such as `unknown-value` |
/// | `conversation_apis.drift.place` | the place in the document |
/// | `conversation_apis.drift.text` | what is wrong |
#[derive(Clone)]
pub struct DriftReport {
    rate: f64,
    shared: Arc<Shared>,
}

struct Shared {
    provider: String,
    responses: AtomicU64,
    collected: Mutex<Collected>,
}

/// What all responses had.
struct Collected {
    ledger: Ledger<DeviationKind>,
    /// The deviations that the ledger knows, by the address of the operation, with how often they
    /// came since the ledger was told. A known deviation needs neither its place nor its text.
    known: HashMap<usize, Known>,
}

struct Known {
    /// The place of the operation.
    operation: String,
    notes: Notes,
}

/// How many known deviations of an operation are kept. Others are given to the ledger each time.
const KNOWN: usize = 1_000;

impl Collected {
    /// Counts the deviations of a response. Returns the new ones.
    fn add(&mut self, response: &ObservedResponse<'_>) -> Vec<Deviation> {
        let address = response
            .operation
            .map_or(0, |known| ptr::from_ref(known).addr());
        let known = self.known.entry(address).or_insert_with(|| Known {
            operation: match response.path() {
                Some(path) => operation_place(response.method().as_str(), path),
                None => "#".to_owned(),
            },
            notes: Notes::new(),
        });
        let mut new = Vec::new();
        for (note, count) in response.notes.counted() {
            if known.notes.count(note, count) {
                continue;
            }
            let deviation = note.deviation(count, response.has_key);
            if known.notes.len() < KNOWN && note.is_shown_by(&deviation) {
                known.notes.keep_new(note);
            }
            self.ledger.begin(&known.operation);
            if self.ledger.deviation(deviation.kind(), &deviation) {
                new.push(deviation);
            }
        }
        new
    }

    /// The ledger, after it is told of all deviations.
    fn ledger(&mut self) -> &Ledger<DeviationKind> {
        for Known { operation, notes } in self.known.values_mut() {
            self.ledger.begin(operation);
            for (note, count) in notes.counted() {
                let deviation = note.deviation(count, &|_| false);
                self.ledger.deviation(deviation.kind(), &deviation);
            }
            notes.reset();
        }
        &self.ledger
    }
}

/// A finding of a [`DriftReport`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// Its kind.
    pub kind: DeviationKind,
    /// Its place in the document with its overlays.
    pub place: String,
    /// What is wrong, in a sentence. It has no value.
    pub text: String,
    /// How often it occurred.
    pub count: usize,
    /// Identifies the finding among those of the provider: a digest of kind, place and text. 16
    /// hexadecimal digits.
    pub fingerprint: String,
}

impl DriftReport {
    /// An empty report of a provider: `partoo`, `octopush` or `ninetynine`. The name is part of
    /// the fingerprints.
    pub fn new(provider: impl Into<String>) -> Self {
        Self {
            rate: 1.0,
            shared: Arc::new(Shared {
                provider: provider.into(),
                responses: AtomicU64::new(0),
                collected: Mutex::new(Collected {
                    ledger: Ledger::new(),
                    known: HashMap::new(),
                }),
            }),
        }
    }

    /// Observes this share of the responses, chosen at random: from 0.0, none, to 1.0, all. Default:
    /// 1.0. It applies to this handle and to clones of it that are made afterwards.
    pub fn sample(mut self, rate: f64) -> Self {
        self.rate = rate;
        self
    }

    /// How many responses were observed.
    pub fn responses(&self) -> u64 {
        self.shared.responses.load(Ordering::Relaxed)
    }

    /// All findings so far, in the order of discovery. Undocumented properties and findings about
    /// the limit come last.
    pub fn findings(&self) -> Vec<Finding> {
        let found = self.lock(|collected| collected.ledger().findings());
        let found = found.findings.into_iter().map(|found| Finding {
            fingerprint: self.fingerprint(found.kind, &found.place, &found.text),
            kind: found.kind,
            place: found.place,
            text: found.text,
            count: found.count,
        });
        found.collect()
    }

    /// The findings as a JSON array. The elements have the form of `findings` in the report of
    /// `cargo contract verify --report json`.
    pub fn to_json(&self) -> String {
        let findings = self.findings();
        let findings = findings.iter().map(|finding| {
            let is_error = finding.kind.is_error();
            json!({
                "kind": finding.kind.id(),
                "severity": if is_error { "error" } else { "information" },
                "place": finding.place,
                "text": finding.text,
                "count": finding.count,
                "fingerprint": finding.fingerprint,
                "case": null,
            })
        });
        serde_json::Value::from_iter(findings).to_string()
    }

    fn fingerprint(&self, kind: DeviationKind, place: &str, text: &str) -> String {
        let text = [&self.shared.provider, kind.id(), place, text].join("\n");
        let digest = Sha256::digest(text.as_bytes());
        let digits = digest.iter().take(8).map(|byte| format!("{byte:02x}"));
        digits.collect()
    }

    /// A panic of another thread leaves what is collected as it is: each finding is complete.
    fn lock<T>(&self, work: impl FnOnce(&mut Collected) -> T) -> T {
        let collected = self.shared.collected.lock();
        work(&mut collected.unwrap_or_else(PoisonError::into_inner))
    }

    /// Says that something is found for the first time.
    fn announce(&self, response: &ObservedResponse<'_>, deviation: &Deviation) {
        macro_rules! event {
            ($level:ident) => {
                tracing::$level!(
                    target: "conversation_apis::drift",
                    {
                        http.request.method = %response.method(),
                        url.template = response.path().unwrap_or_default(),
                        http.response.status_code = response.status().as_u16(),
                        conversation_apis.drift.provider = self.shared.provider,
                        conversation_apis.drift.operation = response.operation().unwrap_or_default(),
                        conversation_apis.drift.kind = deviation.kind().id(),
                        conversation_apis.drift.place = deviation.place,
                        conversation_apis.drift.text = %deviation.fact
                    },
                    "the server deviates from the document"
                )
            };
        }
        match deviation.kind().is_error() {
            true => event!(warn),
            false => event!(info),
        }
    }
}

impl Observer for DriftReport {
    fn samples(&self) -> bool {
        self.rate >= 1.0 || fastrand::f64() < self.rate
    }

    fn observe(&self, response: &ObservedResponse<'_>) {
        self.shared.responses.fetch_add(1, Ordering::Relaxed);
        if response.notes.is_empty() {
            return;
        }
        let new = self.lock(|collected| collected.add(response));
        // A subscriber may ask for the findings, so the lock is free by now.
        for deviation in new {
            self.announce(response, &deviation);
        }
    }
}

impl Kind for DeviationKind {
    const UNDOCUMENTED: Self = Self::UndocumentedProperty;
    const DIFFERS: Self = Self::TypeDiffers;
    const LIMIT: Self = Self::FindingLimit;

    fn id(self) -> &'static str {
        Self::id(self)
    }

    fn is_error(self) -> bool {
        Self::is_error(self)
    }
}

/// Shows how much was found.
impl fmt::Debug for DriftReport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DriftReport")
            .field("provider", &self.shared.provider)
            .field("responses", &self.responses())
            .field("findings", &self.findings().len())
            .finish_non_exhaustive()
    }
}
