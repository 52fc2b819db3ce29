//! Baselines: findings that were accepted, for a time and with a reason.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::finding::{Finding, Kind, Severity, Subject};
use crate::verify::{Extent, Verdict};

/// The accepted findings of a file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    #[serde(default)]
    accepted: Vec<Accepted>,
}

/// One accepted finding.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Accepted {
    /// [`Finding::fingerprint`], by which findings are matched.
    fingerprint: String,
    /// The provider. The fields from here on tell people what the fingerprint stands for.
    provider: String,
    /// Whether a run of a live server found it, or recorded traffic showed it.
    #[serde(default)]
    live: bool,
    kind: String,
    place: String,
    text: String,
    /// Why it is accepted.
    reason: String,
    /// The last day on which it is accepted.
    expires: Date,
}

/// For how many days a finding is accepted, unless its entry says otherwise.
const DAYS: i32 = 90;

/// Today, in UTC.
pub fn today() -> Date {
    Timestamp::now().to_zoned_datetime(TimeZone::UTC).date()
}

impl Baseline {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is not a baseline, or has an entry without a reason.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let failed = |error: &dyn std::fmt::Display| Error(format!("{}: {error}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|error| failed(&error))?;
        let baseline: Self = toml::from_str(&text).map_err(|error| failed(&error))?;
        let unreasoned = |line: &&Accepted| line.reason.trim().is_empty();
        match baseline.accepted.iter().find(unreasoned) {
            Some(line) => Err(failed(&format!(
                "{} is accepted without a `reason`",
                line.fingerprint
            ))),
            None => Ok(baseline),
        }
    }

    /// Writes the file.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), Error> {
        let text = toml::to_string_pretty(self).map_err(|error| Error(error.to_string()))?;
        std::fs::write(path, text).map_err(|error| Error(format!("{}: {error}", path.display())))
    }

    /// Removes accepted findings from the verdicts. Entries that have expired, or that no
    /// finding matches any more, become findings.
    pub fn apply(&self, verdicts: &mut [Verdict], today: Date) {
        // The subjects of accepted findings, by fingerprint.
        let mut matched: BTreeMap<&str, Subject> = BTreeMap::new();
        for verdict in verdicts.iter_mut() {
            let provider = verdict.provider;
            let before = verdict.findings.len();
            verdict.findings.retain(|finding| {
                if !finding.kind.can_be_accepted() {
                    return true;
                }
                let line = self.line(&finding.fingerprint(provider));
                let subject = || finding.subject.clone();
                matched.extend(line.map(|line| (line.fingerprint.as_str(), subject())));
                line.is_none_or(|line| line.expires < today)
            });
            verdict.accepted = before - verdict.findings.len();
            // The finding is accepted, but the lists that it kept from being read are not:
            // nobody knows what is wrong in them.
            if verdict.accepted > 0 {
                verdict.incomplete.append(&mut verdict.cut_short);
            }
        }
        for line in &self.accepted {
            let mut verdicts = verdicts.iter_mut();
            let Some(verdict) = verdicts.find(|verdict| line.is_of(verdict)) else {
                continue;
            };
            let (kind, subject, text) = match matched.remove(line.fingerprint.as_str()) {
                Some(subject) if line.expires < today => {
                    let text = format!("accepted until {}", line.expires);
                    (Kind::BaselineExpired, subject, text)
                }
                Some(_) => continue,
                None => {
                    let subject = Subject::Accepted(line.place.clone());
                    let text = "accepted, and not found any more".to_owned();
                    (Kind::BaselineUnmatched, subject, text)
                }
            };
            let text = format!("{} {}: {text}", line.kind, line.fingerprint);
            verdict.findings.push(Finding::new(kind, subject, text));
        }
    }

    /// Accepts every error of the verdicts for 90 days, unless it is accepted already or
    /// cannot be accepted.
    pub fn update(&mut self, verdicts: &[Verdict], reason: &str, today: Date) {
        let expires = expiry(today);
        for (verdict, finding) in findings(verdicts) {
            let fingerprint = finding.fingerprint(verdict.provider);
            match self
                .accepted
                .iter_mut()
                .find(|line| line.fingerprint == fingerprint)
            {
                Some(line) if line.expires >= today => {}
                Some(line) => (line.reason, line.expires) = (reason.to_owned(), expires),
                None => {
                    let accepted = Accepted::new(verdict, finding, reason, expires);
                    self.accepted.push(accepted);
                }
            }
        }
    }

    /// The entry that accepts an error, as it is written in a file. Its reason is empty, which
    /// [`Baseline::read`] refuses. `None` if the finding is not an error or cannot be accepted.
    pub fn entry(verdict: &Verdict, finding: &Finding, today: Date) -> Option<String> {
        let is_entry = matches!(
            finding.kind,
            Kind::BaselineExpired | Kind::BaselineUnmatched
        );
        if is_entry || !is_acceptable(finding) {
            return None;
        }
        let accepted = Accepted::new(verdict, finding, "", expiry(today));
        let accepted = vec![accepted];
        toml::to_string_pretty(&Self { accepted }).ok()
    }

    /// Removes the entries that no finding matches, if the runs were complete.
    pub fn prune(&mut self, verdicts: &[Verdict]) {
        // An error of a large run can be information in a smaller one.
        let of = |verdict: &Verdict| {
            let findings = verdict.findings.iter();
            let found = findings.map(|finding| finding.fingerprint(verdict.provider));
            found.collect::<Vec<String>>()
        };
        let found: Vec<String> = verdicts.iter().flat_map(of).collect();
        let verified = |line: &Accepted| verdicts.iter().any(|verdict| line.is_of(verdict));
        self.accepted
            .retain(|line| found.contains(&line.fingerprint) || !verified(line));
    }

    fn line(&self, fingerprint: &str) -> Option<&Accepted> {
        self.accepted
            .iter()
            .find(|line| line.fingerprint == fingerprint)
    }
}

impl Accepted {
    fn new(verdict: &Verdict, finding: &Finding, reason: &str, expires: Date) -> Self {
        Self {
            fingerprint: finding.fingerprint(verdict.provider),
            provider: verdict.provider.to_owned(),
            live: is_live(verdict),
            kind: finding.kind.id().to_owned(),
            place: finding.place(),
            text: finding.text.clone(),
            reason: reason.to_owned(),
            expires,
        }
    }

    /// Whether the run of a verdict would have found it again if it were still there.
    fn is_of(&self, verdict: &Verdict) -> bool {
        let saw_everything = verdict.complete && verdict.incomplete.is_empty();
        let is_of = self.provider == verdict.provider && self.live == is_live(verdict);
        is_of && saw_everything && (!self.live || self.could_be_seen(verdict))
    }

    /// Whether a live server sent an object that has the place. An account without messages
    /// cannot show what is wrong with messages. An operation that was called for some items
    /// only may still be wrong for the others.
    fn could_be_seen(&self, verdict: &Verdict) -> bool {
        let mut partly_called = verdict.partly_called.iter();
        if partly_called.any(|operation| self.is_in(operation)) {
            return false;
        }
        let schema = self.place.strip_prefix("#/components/schemas/");
        let object = schema.and_then(|schema| schema.split_once("/properties/"));
        object.is_none_or(|(name, _)| {
            let object = format!("#/components/schemas/{name}");
            verdict.seen_objects.contains(&object)
        })
    }

    /// Whether its place is this operation, or in it.
    fn is_in(&self, operation: &str) -> bool {
        let rest = self.place.strip_prefix(operation);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

fn is_live(verdict: &Verdict) -> bool {
    matches!(
        verdict.extent,
        Extent::Live { .. } | Extent::Recorded { .. }
    )
}

/// The errors of the verdicts that can be accepted.
fn findings(verdicts: &[Verdict]) -> impl Iterator<Item = (&Verdict, &Finding)> {
    let all = verdicts.iter().flat_map(|verdict| {
        verdict
            .findings
            .iter()
            .map(move |finding| (verdict, finding))
    });
    all.filter(|(_, finding)| is_acceptable(finding))
}

fn is_acceptable(finding: &Finding) -> bool {
    finding.severity == Severity::Error && finding.kind.can_be_accepted()
}

/// The last day on which a finding is accepted that is accepted today.
fn expiry(today: Date) -> Date {
    today.saturating_add(DAYS.days())
}
