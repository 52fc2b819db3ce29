//! Findings that were looked at and accepted, for a time and for a reason.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::finding::{Finding, Kind, Severity};
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
    /// [`Finding::fingerprint`]: what is matched.
    fingerprint: String,
    /// For people: the rest says what the fingerprint stands for.
    provider: String,
    /// Whether it was found of a live server.
    #[serde(default)]
    live: bool,
    kind: String,
    place: String,
    text: String,
    /// Why it is accepted.
    reason: String,
    /// The last day on which it is.
    expires: Date,
}

/// How long a finding is accepted, unless its line says otherwise.
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
    /// When it cannot be read, is no baseline, or has a line without a reason.
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
    /// When it cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), Error> {
        let text = toml::to_string_pretty(self).map_err(|error| Error(error.to_string()))?;
        std::fs::write(path, text).map_err(|error| Error(format!("{}: {error}", path.display())))
    }

    /// Takes accepted findings out of the verdicts, and reports the lines that
    /// have expired or that nothing matches.
    pub fn apply(&self, verdicts: &mut [Verdict], today: Date) {
        let mut matched = BTreeSet::new();
        for verdict in verdicts.iter_mut() {
            let provider = verdict.provider;
            let before = verdict.findings.len();
            verdict.findings.retain(|finding| {
                if !finding.kind.can_be_accepted() {
                    return true;
                }
                let line = self.line(&finding.fingerprint(provider));
                matched.extend(line.map(|line| line.fingerprint.clone()));
                line.is_none_or(|line| line.expires < today)
            });
            verdict.accepted = before - verdict.findings.len();
            // What is accepted is the finding. That it kept lists from being read is not:
            // whatever is wrong with those is unknown.
            if verdict.accepted > 0 {
                verdict.incomplete.append(&mut verdict.cut_short);
            }
        }
        for line in &self.accepted {
            let mut verdicts = verdicts.iter_mut();
            let Some(verdict) = verdicts.find(|verdict| line.is_of(verdict)) else {
                continue;
            };
            let (kind, text) = match matched.contains(&line.fingerprint) {
                true if line.expires < today => (
                    Kind::BaselineExpired,
                    format!("accepted until {}", line.expires),
                ),
                true => continue,
                false => (
                    Kind::BaselineUnmatched,
                    "accepted, and not found any more".to_owned(),
                ),
            };
            verdict.findings.push(Finding::new(
                kind,
                &line.place,
                format!("{} {}: {text}", line.kind, line.fingerprint),
            ));
        }
    }

    /// Accepts every error of the verdicts that can be and is not accepted yet, for
    /// 90 days.
    pub fn update(&mut self, verdicts: &[Verdict], reason: &str, today: Date) {
        let expires = today.saturating_add(DAYS.days());
        for (verdict, finding) in findings(verdicts) {
            let fingerprint = finding.fingerprint(verdict.provider);
            match self
                .accepted
                .iter_mut()
                .find(|line| line.fingerprint == fingerprint)
            {
                Some(line) if line.expires >= today => {}
                Some(line) => (line.reason, line.expires) = (reason.to_owned(), expires),
                None => self.accepted.push(Accepted {
                    fingerprint,
                    provider: verdict.provider.to_owned(),
                    live: is_live(verdict),
                    kind: finding.kind.id().to_owned(),
                    place: finding.place.clone(),
                    text: finding.text.clone(),
                    reason: reason.to_owned(),
                    expires,
                }),
            }
        }
    }

    /// Takes out the lines that nothing matches of what was looked at whole.
    pub fn prune(&mut self, verdicts: &[Verdict]) {
        let found: Vec<String> = findings(verdicts)
            .map(|(verdict, finding)| finding.fingerprint(verdict.provider))
            .collect();
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
    /// Whether a verdict would have found it again, were it still there.
    fn is_of(&self, verdict: &Verdict) -> bool {
        let saw_everything = verdict.complete && verdict.incomplete.is_empty();
        let is_of = self.provider == verdict.provider && self.live == is_live(verdict);
        is_of && saw_everything && (!self.live || self.could_be_met(verdict))
    }

    /// Whether a live server sent an object that has the place: an account without
    /// messages says nothing of what is wrong with messages.
    fn could_be_met(&self, verdict: &Verdict) -> bool {
        let schema = self.place.strip_prefix("#/components/schemas/");
        let object = schema.and_then(|schema| schema.split_once("/properties/"));
        object.is_none_or(|(name, _)| {
            let object = format!("#/components/schemas/{name}");
            verdict.met.contains(&object)
        })
    }
}

fn is_live(verdict: &Verdict) -> bool {
    matches!(verdict.extent, Extent::Live { .. })
}

/// The errors of the verdicts.
fn findings(verdicts: &[Verdict]) -> impl Iterator<Item = (&Verdict, &Finding)> {
    let all = verdicts.iter().flat_map(|verdict| {
        verdict
            .findings
            .iter()
            .map(move |finding| (verdict, finding))
    });
    all.filter(|(_, finding)| finding.severity == Severity::Error && finding.kind.can_be_accepted())
}
