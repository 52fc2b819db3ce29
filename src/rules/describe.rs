//! Says what a rule allows. Only texts of the document are shown.

use super::{Kind, Rule, Rules};

/// The most values of an enum that a text lists.
const LISTED: usize = 20;

/// What a value has to be: `must be at least 1`.
pub(super) fn rule(rule: &Rule) -> String {
    match rule {
        Rule::Type(kinds) => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| name(*kind)).collect();
            format!("must be {}", kinds.join(" or "))
        }
        Rule::Texts(texts) => one_of(texts.iter().map(|text| format!("`{text}`"))),
        Rule::Values(values) => one_of(values.iter().map(|value| format!("`{value}`"))),
        Rule::Minimum(bound) => format!("must be at least {bound}"),
        Rule::Maximum(bound) => format!("must be at most {bound}"),
        Rule::ExclusiveMinimum(bound) => format!("must be greater than {bound}"),
        Rule::ExclusiveMaximum(bound) => format!("must be less than {bound}"),
        Rule::MultipleOf(bound) => format!("must be a multiple of {bound}"),
        Rule::MinLength(least) => format!("must be at least {} long", characters(*least)),
        Rule::MaxLength(most) => format!("must be at most {} long", characters(*most)),
        Rule::Pattern(pattern) => format!("must match the pattern `{}`", pattern.stated()),
        Rule::MinItems(least) => format!("must have at least {}", items(*least)),
        Rule::MaxItems(most) => format!("must have at most {}", items(*most)),
        Rule::UniqueItems => "must not have two equal items".to_owned(),
        Rule::Contains(_, least, u64::MAX) => {
            format!(
                "must have at least {} of the documented form",
                items(*least)
            )
        }
        Rule::Contains(_, least, most) => {
            format!("must have {least} to {most} items of the documented form")
        }
        Rule::MinProperties(least) => format!("must have at least {}", properties(*least)),
        Rule::MaxProperties(most) => format!("must have at most {}", properties(*most)),
        Rule::OneOf(branches) => exactly_one(branches),
        Rule::Not(rules) => not(rules),
        // Their violations are those of other rules.
        _ => "must follow the document".to_owned(),
    }
}

fn one_of(values: impl ExactSizeIterator<Item = String>) -> String {
    let more = values.len().saturating_sub(LISTED);
    let is_only = values.len() == 1;
    let listed: Vec<String> = values.take(LISTED).collect();
    let listed = listed.join(", ");
    match (is_only, more) {
        (true, _) => format!("must be {listed}"),
        (false, 0) => format!("must be one of {listed}"),
        (false, more) => format!("must be one of {listed} or {more} others"),
    }
}

fn exactly_one(branches: &[&Rules]) -> String {
    let sets = branches.iter().map(|rules| match rules.0 {
        [Rule::Required(names)] => Some(list(names)),
        _ => None,
    });
    match sets.collect::<Option<Vec<String>>>() {
        Some(sets) => format!("must have exactly one of: {}", sets.join("; ")),
        None => format!(
            "must match exactly one of the {} documented alternatives",
            branches.len()
        ),
    }
}

fn not(rules: &Rules) -> String {
    match rules.0 {
        [] => "must not be present".to_owned(),
        [Rule::Required([name])] => format!("must not have the property `{name}`"),
        [Rule::Required(names)] => format!("must not have all of {}", list(names)),
        [only] => rule(only).replacen("must", "must not", 1),
        _ => "has a form that the document excludes".to_owned(),
    }
}

fn list(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(" and ")
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::Boolean => "a boolean",
        Kind::Integer => "an integer",
        Kind::Number => "a number",
        Kind::String => "a string",
        Kind::Array => "a list",
        Kind::Object => "an object",
    }
}

fn characters(count: u64) -> String {
    counted(count, "character", "characters")
}

fn items(count: u64) -> String {
    counted(count, "item", "items")
}

fn properties(count: u64) -> String {
    counted(count, "property", "properties")
}

fn counted(count: u64, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    }
}
