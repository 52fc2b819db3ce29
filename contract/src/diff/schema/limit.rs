//! What changed in the validation keywords of a schema.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde_json::Value;

use super::super::change::ChangeKind;
use super::super::compare::Comparison;
use super::super::number::{compare, is_multiple};
use super::super::resolved::{Resolved, is_maximum};
use super::super::traversal::{Pair, Role};
use super::shown;

/// The two ends of a range, each with its inclusive and its exclusive keyword.
const ENDS: [[&str; 2]; 2] = [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
];

impl Comparison<'_> {
    /// Compares all validation keywords.
    pub(super) fn limits(&mut self, was: &Resolved, is: &Resolved, pair: &Pair) {
        let keywords: BTreeSet<&String> = was.limits.keys().chain(is.limits.keys()).collect();
        let is_end = |keyword: &str| ENDS.as_flattened().contains(&keyword);
        for keyword in keywords.into_iter().filter(|keyword| !is_end(keyword)) {
            let (before, after) = (was.limits.get(keyword), is.limits.get(keyword));
            if before == after {
                continue;
            }
            if keyword == "format" && is_implied(was, is, [before, after].map(format_name)) {
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
        self.patterns(was, is, pair);
    }

    /// Compares the default of one value with that of a list.
    pub(super) fn default(&mut self, was: &Resolved, is: &Resolved, pair: &Pair) {
        let default = |schema: &Resolved| match schema.limits.get("default") {
            Some(Value::Array(items)) if items.len() == 1 => items.first().cloned(),
            stated => stated.cloned(),
        };
        let (before, after) = (default(was), default(is));
        let kind = keyword_change("default", (before.as_ref(), after.as_ref()), pair.role);
        if let Some(kind) = kind.filter(|_| before != after) {
            let (was, is) = (before.as_ref(), after.as_ref());
            let (was, is) = (limit_text("default", was), limit_text("default", is));
            self.changed_from_to(kind, pair, &was, &is);
        }
    }

    fn range_end(&mut self, was: &Resolved, is: &Resolved, end: [&'static str; 2], pair: &Pair) {
        let (before, after) = (Bound::of(was, end), Bound::of(is, end));
        let kind = match Bound::order(before.as_ref(), after.as_ref()) {
            Ordering::Less => ChangeKind::LimitTightened,
            Ordering::Equal => return,
            Ordering::Greater => ChangeKind::LimitLoosened,
        };
        let text = |bound: Option<Bound<'_>>| match bound {
            Some(Bound { keyword, value }) => format!("{keyword} {value}"),
            None => format!("no {}", end[0]),
        };
        self.changed_from_to(kind, pair, &text(before), &text(after));
    }

    fn patterns(&mut self, was: &Resolved, is: &Resolved, pair: &Pair) {
        let text = |patterns: &BTreeSet<String>| match patterns.is_empty() {
            true => "no pattern".to_owned(),
            false => {
                let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
                format!("pattern {}", patterns.join(" and "))
            }
        };
        let kind = match (
            was.patterns.is_superset(&is.patterns),
            is.patterns.is_superset(&was.patterns),
        ) {
            (true, true) => return,
            (_, true) => ChangeKind::PatternAdded,
            (true, _) => ChangeKind::PatternRemoved,
            _ => ChangeKind::PatternChanged,
        };
        self.changed_from_to(kind, pair, &text(&was.patterns), &text(&is.patterns));
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
        "contentEncoding" => ChangeKind::ContentEncodingChanged,
        "contentMediaType" if values.1.is_none() => ChangeKind::ContentMediaTypeRemoved,
        "contentMediaType" => ChangeKind::ContentMediaTypeChanged,
        keyword => limit_change(keyword, values.0, values.1),
    })
}

fn limit_text(keyword: &str, value: Option<&Value>) -> String {
    match value {
        Some(value) => format!("{keyword} {}", shown(value)),
        None => format!("no {keyword}"),
    }
}

/// Formats that a specification defines. Others are only names.
const FORMATS: [&str; 31] = [
    "byte",
    "char",
    "date",
    "date-time",
    "decimal",
    "double",
    "duration",
    "email",
    "float",
    "hostname",
    "http-date",
    "idn-email",
    "idn-hostname",
    "int16",
    "int32",
    "int64",
    "int8",
    "ipv4",
    "ipv6",
    "iri",
    "iri-reference",
    "json-pointer",
    "password",
    "regex",
    "relative-json-pointer",
    "time",
    "uint16",
    "uint32",
    "uri",
    "uri-reference",
    "uuid",
];

/// Whether a changed format changes no value: other keywords already state its range, or the
/// values themselves.
fn is_implied(was: &Resolved, is: &Resolved, formats: [&str; 2]) -> bool {
    let is_wide = formats
        .iter()
        .all(|name| ["", "int64", "double"].contains(name));
    let is_within = |schema: &Resolved| {
        let limit = |keyword: &str| schema.limits.get(keyword).and_then(Value::as_i64);
        let low = limit("minimum").is_some_and(|limit| limit >= i64::from(i32::MIN));
        low && limit("maximum").is_some_and(|limit| limit <= i64::from(i32::MAX))
    };
    let is_integer = formats
        .iter()
        .all(|name| ["", "int32", "int64"].contains(name));
    is_wide
        || is_integer && is_within(was) && is_within(is)
        || was.values.is_some() && is.values.is_some()
}

/// A format, or an empty text if there is none.
fn format_name(format: Option<&Value>) -> &str {
    format.and_then(Value::as_str).unwrap_or_default()
}

/// A format is looser than another if it includes all values of the other.
fn format_change(before: Option<&Value>, after: Option<&Value>) -> ChangeKind {
    let includes = |outer: &str, inner: &str| {
        outer.is_empty() || [("int32", "int64"), ("float", "double")].contains(&(inner, outer))
    };
    let (before, after) = (format_name(before), format_name(after));
    let is_known = |name: &str| name.is_empty() || FORMATS.contains(&name);
    if !is_known(before) || !is_known(after) {
        return match (before.is_empty(), after.is_empty()) {
            (true, _) => ChangeKind::FormatNameAdded,
            (_, true) => ChangeKind::FormatNameRemoved,
            _ => ChangeKind::FormatNameChanged,
        };
    }
    match (includes(after, before), includes(before, after)) {
        (true, _) => ChangeKind::FormatLoosened,
        (_, true) => ChangeKind::FormatTightened,
        _ => ChangeKind::FormatChanged,
    }
}

fn limit_change(keyword: &str, before: Option<&Value>, after: Option<&Value>) -> ChangeKind {
    let is_looser = match (before, after) {
        (_, None) => true,
        (None, _) => false,
        // Every multiple of 6 is a multiple of 3.
        (Some(before), Some(after)) if keyword == "multipleOf" => is_multiple(before, after),
        (Some(before), Some(after)) => match compare(after, before) {
            Some(Ordering::Greater) => is_maximum(keyword),
            Some(Ordering::Less) => !is_maximum(keyword),
            _ => false,
        },
    };
    match is_looser {
        true => ChangeKind::LimitLoosened,
        false => ChangeKind::LimitTightened,
    }
}

/// An end of a range.
struct Bound<'a> {
    keyword: &'static str,
    value: &'a Value,
}

impl<'a> Bound<'a> {
    /// The tighter one of the inclusive and the exclusive bound. `None` if the range is open at
    /// this end.
    fn of(schema: &'a Resolved, end: [&'static str; 2]) -> Option<Self> {
        let bounds = end.into_iter().filter_map(|keyword| {
            let value = schema
                .limits
                .get(keyword)
                .filter(|value| value.is_number())?;
            Some(Self { keyword, value })
        });
        bounds.max_by(|one, other| Self::order(Some(one), Some(other)))
    }

    /// `Less` if the first allows more. An exclusive bound is tighter than an inclusive
    /// one of the same value.
    fn order(one: Option<&Self>, other: Option<&Self>) -> Ordering {
        let (one, other) = match (one, other) {
            (Some(one), Some(other)) => (one, other),
            (one, other) => return one.is_some().cmp(&other.is_some()),
        };
        let order = compare(one.value, other.value).unwrap_or(Ordering::Equal);
        let order = match is_maximum(one.keyword) {
            true => order.reverse(),
            false => order,
        };
        let is_exclusive = |bound: &Self| bound.keyword.starts_with("exclusive");
        order.then(is_exclusive(one).cmp(&is_exclusive(other)))
    }
}
