//! Applies rules to a value.

use std::collections::HashSet;

use super::describe;
use super::{Kind, Rule, Rules};
use crate::decimal::Decimal;
use crate::transport::Tree;

/// A rule that a value breaks.
pub(super) struct Violation {
    /// A JSON pointer. Names that the document does not state are `*`, because they may be data.
    pub(super) at: String,
    /// What is allowed.
    pub(super) text: String,
}

/// Collects violations, up to a limit.
pub(super) struct Checker {
    at: String,
    found: Vec<Violation>,
    limit: usize,
}

impl Checker {
    /// The violations of a value, in the order of the rules.
    pub(super) fn violations(rules: &Rules, value: &Tree, limit: usize) -> Vec<Violation> {
        let mut checker = Self {
            at: String::new(),
            found: Vec::new(),
            limit,
        };
        checker.all(rules, value);
        checker.found
    }

    fn all(&mut self, rules: &Rules, value: &Tree) {
        if is_opaque(value) {
            return self.number_of_files(rules, value);
        }
        for rule in rules.0 {
            if self.found.len() >= self.limit {
                return;
            }
            if matches!((rule, value), (Rule::Nullable, Tree::Null)) {
                return;
            }
            let is_broken = match value {
                Tree::Text(text) => is_broken_by_text(rule, text),
                Tree::Literal(literal) => is_broken_by_number(rule, literal),
                Tree::List(items) => self.list(rule, items),
                Tree::Object(entries) => self.object(rule, entries),
                Tree::Null | Tree::Opaque => false,
            };
            if is_broken || self.any(rule, value) {
                self.add(describe::rule(rule));
            }
        }
    }

    /// The rules for the number of files. A single file is a list of one.
    fn number_of_files(&mut self, rules: &Rules, value: &Tree) {
        for rule in rules.0 {
            match (rule, value) {
                (Rule::AllOf(rules), _) => self.number_of_files(rules, value),
                (Rule::MinItems(_) | Rule::MaxItems(_), Tree::List(files))
                    if self.list(rule, files) =>
                {
                    self.add(describe::rule(rule));
                }
                _ => {}
            }
        }
    }

    /// The rules for values of every type.
    fn any(&mut self, rule: &Rule, value: &Tree) -> bool {
        match rule {
            Rule::Type(kinds) => !kinds.iter().any(|kind| is_of(*kind, value)),
            Rule::Texts(texts) => {
                !matches!(value, Tree::Text(text) if texts.contains(&text.as_str()))
            }
            Rule::Values(values) => !values.iter().any(|json| {
                serde_json::from_str::<Tree>(json)
                    .is_ok_and(|allowed| canonical(&allowed) == canonical(value))
            }),
            Rule::AllOf(rules) => {
                self.all(rules, value);
                false
            }
            Rule::AnyOf(branches) => {
                self.alternatives(branches.iter().copied(), value);
                false
            }
            Rule::OneOf(branches) => {
                branches
                    .iter()
                    .filter(|rules| follows(rules, value))
                    .count()
                    != 1
            }
            Rule::Tagged(property, branches) => {
                let tag = property_of(value, property).and_then(Tree::text);
                match branches.iter().find(|(name, _)| tag == Some(name)) {
                    Some((_, rules)) => self.all(rules, value),
                    None => self.alternatives(branches.iter().map(|(_, rules)| *rules), value),
                }
                false
            }
            Rule::Not(rules) => follows(rules, value),
            Rule::If(condition, then, otherwise) => {
                let rules = match follows(condition, value) {
                    true => then,
                    false => otherwise,
                };
                self.all(rules, value);
                false
            }
            _ => false,
        }
    }

    /// At least one of several branches. If the value clearly belongs to one of them, its
    /// violations are reported.
    fn alternatives<'a>(&mut self, branches: impl Iterator<Item = &'a Rules>, value: &Tree) {
        let mut all = 0;
        let mut likely = Vec::new();
        for rules in branches {
            let mut violations = Self::violations(rules, value, self.limit);
            if violations.is_empty() {
                return;
            }
            all += 1;
            let is_other = rules.0.iter().any(|rule| decides_against(rule, value));
            if !is_other {
                likely.push(std::mem::take(&mut violations));
            }
        }
        match (likely.pop(), likely.is_empty()) {
            (Some(violations), true) => {
                for Violation { at, text } in violations {
                    let at = format!("{}{at}", self.at);
                    self.found.push(Violation { at, text });
                }
            }
            _ => self.add(format!(
                "must match one of the {all} documented alternatives"
            )),
        }
    }

    fn list(&mut self, rule: &Rule, items: &[Tree]) -> bool {
        match rule {
            Rule::MinItems(least) => count(items.len()) < *least,
            Rule::MaxItems(most) => count(items.len()) > *most,
            Rule::UniqueItems => {
                let mut seen = HashSet::new();
                !items.iter().all(|item| seen.insert(canonical(item)))
            }
            Rule::PrefixItems(prefix) => {
                for (index, (item, rules)) in items.iter().zip(*prefix).enumerate() {
                    self.below(&index.to_string(), rules, item);
                }
                false
            }
            Rule::Items(from, rules) => {
                for (index, item) in items.iter().enumerate().skip(*from) {
                    self.below(&index.to_string(), rules, item);
                }
                false
            }
            Rule::Contains(rules, least, most) => {
                let found = items.iter().filter(|item| follows(rules, item)).count();
                !(*least..=*most).contains(&count(found))
            }
            _ => false,
        }
    }

    fn object(&mut self, rule: &Rule, entries: &[(String, Tree)]) -> bool {
        let has = |name: &&str| entries.iter().any(|(found, _)| found == name);
        match rule {
            Rule::MinProperties(least) => return count(entries.len()) < *least,
            Rule::MaxProperties(most) => return count(entries.len()) > *most,
            Rule::Required(names) => {
                for name in names.iter().filter(|name| !has(name)) {
                    self.add(format!("must have the property `{name}`"));
                }
            }
            Rule::DependentRequired(name, others) if has(name) => {
                for other in others.iter().filter(|other| !has(other)) {
                    self.add(format!(
                        "must have the property `{other}` if it has `{name}`"
                    ));
                }
            }
            Rule::PropertyNames(rules) => {
                let mut names = entries.iter().map(|(name, _)| Tree::Text(name.clone()));
                let broken = names.find_map(|name| {
                    let found = Self::violations(rules, &name, 1);
                    found.into_iter().next()
                });
                if let Some(Violation { text, .. }) = broken {
                    self.add(format!(
                        "has a property name that is not allowed: it {text}"
                    ));
                }
            }
            Rule::Property(name, rules) => {
                for (_, value) in entries.iter().filter(|(found, _)| found == name) {
                    self.below(&name.replace('~', "~0").replace('/', "~1"), rules, value);
                }
            }
            Rule::PatternProperties(pattern, rules) => {
                for (_, value) in entries.iter().filter(|(name, _)| pattern.matches(name)) {
                    self.below("*", rules, value);
                }
            }
            Rule::AdditionalProperties(names, patterns, rules) => {
                let is_named = |name: &str| {
                    names.contains(&name) || patterns.iter().any(|pattern| pattern.matches(name))
                };
                for (_, value) in entries.iter().filter(|(name, _)| !is_named(name)) {
                    self.below("*", rules, value);
                }
            }
            _ => {}
        }
        false
    }

    fn below(&mut self, token: &str, rules: &Rules, value: &Tree) {
        let length = self.at.len();
        self.at.push('/');
        self.at.push_str(token);
        self.all(rules, value);
        self.at.truncate(length);
    }

    fn add(&mut self, text: String) {
        let at = self.at.clone();
        self.found.push(Violation { at, text });
    }
}

/// Whether a value is a file, or nothing but files.
fn is_opaque(value: &Tree) -> bool {
    match value {
        Tree::Opaque => true,
        Tree::List(items) => !items.is_empty() && items.iter().all(|item| *item == Tree::Opaque),
        _ => false,
    }
}

/// Whether a value breaks no rule.
fn follows(rules: &Rules, value: &Tree) -> bool {
    Checker::violations(rules, value, 1).is_empty()
}

/// Whether a rule shows that the value belongs to another branch: by its type, or by a property
/// that has one of a few values.
fn decides_against(rule: &Rule, value: &Tree) -> bool {
    match rule {
        Rule::Type(kinds) => !kinds.iter().any(|kind| is_of(*kind, value)),
        Rule::Property(name, rules) => property_of(value, name).is_some_and(|value| {
            let mut rules = rules.0.iter();
            rules.any(|rule| match rule {
                Rule::Texts([_]) | Rule::Values([_]) => !follows_one(rule, value),
                _ => false,
            })
        }),
        Rule::AllOf(rules) => rules.0.iter().any(|rule| decides_against(rule, value)),
        _ => false,
    }
}

/// Whether a value is the only one that a rule allows.
fn follows_one(rule: &Rule, value: &Tree) -> bool {
    match rule {
        Rule::Texts([only]) => matches!(value, Tree::Text(text) if text == only),
        Rule::Values([only]) => serde_json::from_str::<Tree>(only)
            .is_ok_and(|only| canonical(&only) == canonical(value)),
        _ => true,
    }
}

fn property_of<'a>(value: &'a Tree, name: &str) -> Option<&'a Tree> {
    let Tree::Object(entries) = value else {
        return None;
    };
    let found = entries.iter().find(|(found, _)| found == name)?;
    Some(&found.1)
}

fn is_broken_by_text(rule: &Rule, text: &str) -> bool {
    match rule {
        Rule::MinLength(least) => count(text.chars().count()) < *least,
        Rule::MaxLength(most) => count(text.chars().count()) > *most,
        Rule::Pattern(pattern) => !pattern.matches(text),
        _ => false,
    }
}

fn is_broken_by_number(rule: &Rule, literal: &str) -> bool {
    let bound = match rule {
        Rule::Minimum(bound)
        | Rule::Maximum(bound)
        | Rule::ExclusiveMinimum(bound)
        | Rule::ExclusiveMaximum(bound)
        | Rule::MultipleOf(bound) => bound,
        _ => return false,
    };
    // A boolean is a literal too.
    let (Some(number), Some(bound)) = (Decimal::read(literal), Decimal::read(bound)) else {
        return false;
    };
    match rule {
        Rule::Minimum(_) => number < bound,
        Rule::Maximum(_) => number > bound,
        Rule::ExclusiveMinimum(_) => number <= bound,
        Rule::ExclusiveMaximum(_) => number >= bound,
        _ => !number.is_multiple_of(&bound),
    }
}

fn is_of(kind: Kind, value: &Tree) -> bool {
    match (kind, value) {
        (Kind::Null, Tree::Null)
        | (Kind::String, Tree::Text(_))
        | (Kind::Array, Tree::List(_))
        | (Kind::Object, Tree::Object(_)) => true,
        (Kind::Boolean, Tree::Literal(literal)) => Decimal::read(literal).is_none(),
        (Kind::Number, Tree::Literal(literal)) => Decimal::read(literal).is_some(),
        (Kind::Integer, Tree::Literal(literal)) => {
            Decimal::read(literal).is_some_and(|number| number.is_whole())
        }
        _ => false,
    }
}

/// A text that is the same for equal values, and differs otherwise. `1.0` equals `1`, and the
/// order of properties does not matter.
fn canonical(value: &Tree) -> String {
    match value {
        Tree::Null | Tree::Opaque => "null".to_owned(),
        Tree::Text(text) => format!("{text:?}"),
        Tree::Literal(literal) => match Decimal::read(literal) {
            Some(number) => number.canonical(),
            None => literal.clone(),
        },
        Tree::List(items) => {
            let items: Vec<String> = items.iter().map(canonical).collect();
            format!("[{}]", items.join(","))
        }
        Tree::Object(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(name, value)| format!("{name:?}:{}", canonical(value)));
            let mut entries: Vec<String> = entries.collect();
            entries.sort_unstable();
            format!("{{{}}}", entries.join(","))
        }
    }
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
