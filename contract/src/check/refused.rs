//! Checks that the client refuses bodies that the document does not allow, before it sends
//! them, and that its error names the place.

use conversation_apis::ErrorKind;
use conversation_apis_codegen::{Error, Pointer};
use serde_json::Value;

use crate::cases::{Case, CaseState, Expect};
use crate::check::calls::{Attempt, Calls};
use crate::check::oracle::Oracle;
use crate::document::{Direction, Target};
use crate::finding::{Finding, Kind};
use crate::provider::{Failed, Provider};

/// A body that the document does not allow.
pub(crate) struct Refused {
    case: Case,
    /// Where the oracle says that it is wrong.
    place: String,
    target: Target,
    /// Whether its type reads it only as a malformed branch of a union, which it keeps.
    is_malformed: bool,
}

/// The bodies of an operation that the document does not allow. With `alone`, only the given
/// cases.
///
/// # Errors
///
/// If a schema cannot be read.
pub(crate) fn bodies(
    provider: &Provider,
    oracle: &mut Oracle<'_>,
    targets: Vec<Target>,
    alone: Option<&[(Target, Vec<Case>)]>,
) -> Result<Vec<Refused>, Error> {
    let is_chosen = |case: &Case| {
        alone.is_none_or(|chosen| {
            let mut chosen = chosen.iter().flat_map(|(_, cases)| cases);
            chosen.any(|it| it.id == case.id)
        })
    };
    let mut found = Vec::new();
    for target in targets {
        for (case, place) in crate::cases::refused(oracle, &target)? {
            if is_chosen(&case) && !is_kept_null(&case) {
                let target = target.clone();
                let of = provider.find_type(&target.id.to_string());
                found.push(Refused {
                    is_malformed: of
                        .is_some_and(|of| (of.round_trip)(&case.json.to_string()).is_err()),
                    case,
                    place,
                    target,
                });
            }
        }
    }
    Ok(found)
}

/// Whether a case has a null that types keep: one that was read in an optional property is
/// written again. No setter can make it.
fn is_kept_null(case: &Case) -> bool {
    let is_null = || case.json.pointer(case.id.place.as_str()) == Some(&Value::Null);
    match case.id.state {
        CaseState::Null => case.expect == Expect::Tolerated,
        CaseState::Example(_) => is_null(),
        _ => false,
    }
}

/// Whether the client does not check this. Undocumented properties and malformed branches are
/// sent, so that values that were read can be sent back. No setter can make them.
fn is_sent_unchecked(body: &Refused) -> bool {
    body.case.id.state == CaseState::UnknownProperty || body.is_malformed
}

impl Calls<'_, '_> {
    /// Makes a call with each of these bodies. None of them may be sent.
    ///
    /// # Errors
    ///
    /// If a schema cannot be read.
    pub(crate) async fn check_refused(&mut self, bodies: &[Refused]) -> Result<(), Error> {
        let (mut refused, mut unchecked) = (0, 0);
        for body in bodies {
            let attempt = self.attempt(&body.case).await;
            if attempt.received.is_some() && is_sent_unchecked(body) {
                unchecked += 1;
                continue;
            }
            match self.fault(body, attempt)? {
                None => refused += 1,
                Some(text) => self.report(Finding::new(Kind::Request, &body.case.id, text)),
            }
        }
        self.count_refused(refused, bodies.len() - unchecked);
        Ok(())
    }

    /// What is wrong with a call that had to be refused.
    fn fault(&mut self, body: &Refused, attempt: Attempt) -> Result<Option<String>, Error> {
        let Refused {
            case,
            place,
            target,
            ..
        } = body;
        if let Some(request) = attempt.received {
            // A type that cannot hold the wrong value may have written a right one.
            let sent = serde_json::from_slice(&request.body);
            let is_right = match &sent {
                Ok(sent) => self
                    .oracle()
                    .judge(&target.schema, Direction::Request, sent)?
                    .is_ok(),
                Err(_) => false,
            };
            let text = format!("was sent, although the document refuses it at `{place}`");
            return Ok((!is_right).then_some(text));
        }
        // A type that cannot hold the value may name what contains it.
        let is_type = matches!(attempt.result, Err(Failed::Value { .. }));
        let found = match attempt.result {
            Err(Failed::Value { setter, failure }) if setter == "body" => failure.path,
            Err(Failed::Value { setter, failure }) => {
                let part = Pointer::default().join(setter);
                format!("{}{}", part.as_str(), failure.path)
            }
            Err(Failed::Call(error)) if error.kind() == ErrorKind::InvalidRequest => {
                error.pointer().unwrap_or_default().to_owned()
            }
            Err(Failed::Call(error)) => {
                return Ok(Some(format!(
                    "was not sent, but the error is not about it: {error}"
                )));
            }
            Ok(_) => return Ok(Some("was not sent, and there was no error".to_owned())),
        };
        let all = self.oracle().places(&target.schema, &case.json);
        let mut places = vec![place.as_str(), case.id.place.as_str()];
        places.extend(all.iter().map(String::as_str));
        if let Expect::Rejected(place) = &case.expect {
            places.push(place);
        }
        let is_around = is_type && is_below(place, &found);
        let is_right = places.iter().any(|place| is_at(&found, place)) || is_below(&found, place);
        let text = format!("is refused at `{found}`, but the document refuses it at `{place}`");
        Ok((!is_right && !is_around).then_some(text))
    }
}

/// Whether both pointers are the same place.
fn is_at(found: &str, place: &str) -> bool {
    levels_below(found, place) == Some(0)
}

/// Whether a place is inside another one. The client may know which branch of a union is
/// meant.
fn is_below(found: &str, place: &str) -> bool {
    levels_below(found, place).is_some_and(|levels| levels > 0)
}

/// How many levels a place is below another one, if it is. `*` stands for a name that the document
/// does not have.
fn levels_below(found: &str, place: &str) -> Option<usize> {
    let (found, place) = (Pointer::from(found), Pointer::from(place));
    let levels = found.tokens().count().checked_sub(place.tokens().count())?;
    let mut pairs = found.tokens().zip(place.tokens());
    let is_within = pairs.all(|(found, place)| found == "*" || place == "*" || found == place);
    is_within.then_some(levels)
}
