//! What changed in the validation keywords of a schema.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::change::ChangeKind;
use super::super::compare::Comparison;
use super::super::resolved::ResolvedSchema;
use super::super::traversal::{Role, SchemaPair};
use crate::json_edit::plain;

/// The two ends of a range, each with its inclusive and its exclusive keyword.
const ENDS: [[&str; 2]; 2] = [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
];

impl Comparison<'_> {
    /// Compares all validation keywords.
    pub(super) fn limits(&mut self, was: &ResolvedSchema, is: &ResolvedSchema, pair: &SchemaPair) {
        let keywords: BTreeSet<&String> = was.limits.keys().chain(is.limits.keys()).collect();
        let is_end = |keyword: &str| ENDS.as_flattened().contains(&keyword);
        for keyword in keywords.into_iter().filter(|keyword| !is_end(keyword)) {
            let (before, after) = (was.limits.get(keyword), is.limits.get(keyword));
            if before == after {
                continue;
            }
            if let Some(kind) = keyword_change(keyword, (before, after), pair.role) {
                let (was, is) = (limit_text(keyword, before), limit_text(keyword, after));
                self.changed_from_to(kind, pair, &was, &is);
            }
        }
        for end in ENDS {
            self.range_end(was, is, end, pair);
        }
        self.other_keywords(was, is, pair);
    }

    fn range_end(
        &mut self,
        was: &ResolvedSchema,
        is: &ResolvedSchema,
        end: [&'static str; 2],
        pair: &SchemaPair,
    ) {
        let (before, after) = (Bound::of(was, end), Bound::of(is, end));
        let kind = match before.tightness.partial_cmp(&after.tightness) {
            Some(std::cmp::Ordering::Less) => ChangeKind::LimitTightened,
            Some(std::cmp::Ordering::Equal) => return,
            _ => ChangeKind::LimitLoosened,
        };
        let text = |schema: &ResolvedSchema, bound: &Bound| match bound.keyword {
            Some(keyword) => format!("{keyword} {}", schema.limits[keyword]),
            None => format!("no {}", end[0]),
        };
        self.changed_from_to(kind, pair, &text(was, &before), &text(is, &after));
    }

    /// Compares the keywords whose values cannot be ranked.
    fn other_keywords(&mut self, was: &ResolvedSchema, is: &ResolvedSchema, pair: &SchemaPair) {
        let (before, after) = (&was.other_keywords, &is.other_keywords);
        let keywords: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for keyword in keywords {
            let kind = match (before.get(keyword), after.get(keyword)) {
                (before, after) if before == after => continue,
                (None, _) => ChangeKind::ConstraintAdded,
                (_, None) => ChangeKind::ConstraintRemoved,
                _ => ChangeKind::ConstraintChanged,
            };
            self.changed_from_to(kind, pair, "", keyword);
        }
    }
}

/// The kind of change of a keyword whose value differs; none if the difference has no effect.
fn keyword_change(
    keyword: &str,
    values: (Option<&Value>, Option<&Value>),
    role: Role,
) -> Option<ChangeKind> {
    Some(match keyword {
        "default" => match role {
            Role::Body => ChangeKind::DefaultChanged,
            Role::OptionalParameter => ChangeKind::ParameterDefaultChanged,
            // The parameter is always sent, so its default is never used.
            Role::RequiredParameter => return None,
        },
        "format" => format_change(values.0, values.1),
        "pattern" | "contentEncoding" | "contentMediaType" => match values {
            (None, _) => ChangeKind::PatternAdded,
            (_, None) => ChangeKind::PatternRemoved,
            _ => ChangeKind::PatternChanged,
        },
        keyword => limit_change(keyword, values.0, values.1),
    })
}

fn limit_text(keyword: &str, value: Option<&Value>) -> String {
    match value {
        Some(value) => format!("{keyword} {}", plain(value)),
        None => format!("no {keyword}"),
    }
}

/// A format is looser than another if it includes all values of the other.
fn format_change(before: Option<&Value>, after: Option<&Value>) -> ChangeKind {
    let name = |format: Option<&Value>| {
        let name = format.and_then(Value::as_str);
        name.unwrap_or_default().to_owned()
    };
    let includes = |outer: &str, inner: &str| {
        outer.is_empty() || [("int32", "int64"), ("float", "double")].contains(&(inner, outer))
    };
    let (before, after) = (name(before), name(after));
    match (includes(&after, &before), includes(&before, &after)) {
        (true, _) => ChangeKind::FormatLoosened,
        (_, true) => ChangeKind::FormatTightened,
        _ => ChangeKind::FormatChanged,
    }
}

fn limit_change(keyword: &str, before: Option<&Value>, after: Option<&Value>) -> ChangeKind {
    let is_looser = match (before, after) {
        (_, None) => true,
        (None, _) => false,
        (Some(before), Some(after)) => match (before.as_f64(), after.as_f64()) {
            // Every multiple of 6 is a multiple of 3.
            (Some(before), Some(after)) if keyword == "multipleOf" => before % after == 0.0,
            (Some(before), Some(after)) if keyword.starts_with("max") => after > before,
            (Some(before), Some(after)) => after < before,
            _ => false,
        },
    };
    match is_looser {
        true => ChangeKind::LimitLoosened,
        false => ChangeKind::LimitTightened,
    }
}

/// An end of a range.
struct Bound {
    /// A greater value is a tighter bound, and an exclusive bound is tighter than an
    /// inclusive one of the same value.
    tightness: (f64, bool),
    /// The keyword that states it. `None` if the range is open at this end.
    keyword: Option<&'static str>,
}

impl Bound {
    /// The tighter one of the inclusive and the exclusive bound.
    fn of(schema: &ResolvedSchema, end: [&'static str; 2]) -> Self {
        let bounds = end.into_iter().filter_map(|keyword| {
            let value = schema.limits.get(keyword)?.as_f64()?;
            let value = match keyword.ends_with("inimum") {
                true => value,
                false => -value,
            };
            Some(Self {
                tightness: (value, keyword.starts_with("exclusive")),
                keyword: Some(keyword),
            })
        });
        let unbounded = Self {
            tightness: (f64::NEG_INFINITY, false),
            keyword: None,
        };
        bounds.fold(unbounded, |tightest, bound| {
            match tightest.tightness < bound.tightness {
                true => bound,
                false => tightest,
            }
        })
    }
}
