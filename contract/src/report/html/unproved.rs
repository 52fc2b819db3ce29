//! What a run did not prove.

use super::super::count;
use super::{visible, with_code};
use crate::incomplete::Incomplete;
use crate::verify::{Extent, Verdict, by_reason};

/// How many operations are named.
const NAMED: usize = 5;

/// What was not proved of a provider, as escaped sentences. There is always something.
pub(super) fn items(verdict: &Verdict) -> Vec<String> {
    let named = |name: &str, texts: Vec<String>| {
        let texts = texts.into_iter();
        let items = texts.map(|text| format!("{name} {}", with_code(&text)));
        items.collect::<Vec<_>>()
    };
    let incomplete = Incomplete::together(&verdict.incomplete);
    let mut items = named("<strong>Incomplete:</strong>", incomplete);
    items.extend(extent(verdict).map(str::to_owned));
    items.extend(named("Unread:", Incomplete::together(&verdict.cut_short)));
    items.extend(named("Not called:", by_reason(&verdict.skipped)));
    items.extend(partly_called(verdict));
    items.extend(verdict.effects.iter().filter_map(|row| {
        let reason = row.reason.as_ref()?;
        let (operation, reason) = (visible(&row.operation), with_code(reason));
        Some(format!("No effect shown of {operation}: {reason}"))
    }));
    if verdict.accepted > 0 {
        let accepted = count(verdict.accepted, "finding");
        items.push(format!("{accepted} accepted by the baseline, not shown"));
    }
    items
}

/// What a run of this kind cannot prove.
fn extent(verdict: &Verdict) -> Option<&'static str> {
    Some(match verdict.extent {
        Extent::Nothing => return None,
        Extent::Whole => {
            "Whether the vendor’s server follows the document: <code>--base-url</code> checks that"
        }
        Extent::OneCase => "All other cases",
        Extent::Live { .. } => {
            "Values, branches and errors that this server did not send: a run without <code>--base-url</code> checks how the client reads them"
        }
        Extent::Recorded { .. } => "What was not recorded",
    })
}

/// The operations that were not called, or for some of the items only.
fn partly_called(verdict: &Verdict) -> Option<String> {
    let ids: Vec<String> = verdict
        .partly_called
        .iter()
        .map(|at| verdict.places.id_at(at).unwrap_or(at).to_owned())
        .collect();
    let named: Vec<String> = ids.iter().take(NAMED).map(|id| visible(id)).collect();
    let more = match ids.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let text = "Not called, or for some of the items only";
    (!ids.is_empty()).then(|| format!("{text}: {}{more}", named.join(", ")))
}
