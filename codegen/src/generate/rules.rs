//! The module `rules`: what requests are checked against, as static tables for the runtime.
//!
//! A table is written when an operation first refers to it, so that the text has no others.

use std::cell::RefCell;
use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::{Map, Value};

use super::model::Component;
use super::tables::{literal, literals};
use crate::extension::RULES;
use crate::lower::translated;
use crate::names::{Names, field_name, type_name};

/// The tables of a document.
pub(super) struct RuleTables<'a> {
    components: Option<&'a Map<String, Value>>,
    used: RefCell<Used>,
}

#[derive(Default)]
struct Used {
    names: Names,
    /// The tables of components, by the names of their rules.
    components: BTreeMap<String, String>,
    /// The components whose tables are not written yet.
    queue: Vec<String>,
    /// The other tables, by their lines.
    tables: BTreeMap<Vec<String>, String>,
    patterns: BTreeMap<String, String>,
    /// The statics.
    text: String,
}

impl<'a> RuleTables<'a> {
    pub(super) fn of(document: &'a Value) -> Self {
        Self {
            components: document.get(RULES).and_then(Value::as_object),
            used: RefCell::default(),
        }
    }

    /// The table for a parameter or a media type, if it has rules. `wanted` names it, and
    /// `component` is a type that checks some of them itself.
    pub(super) fn reference(
        &self,
        holder: &Value,
        wanted: &str,
        component: Option<&Component>,
    ) -> Option<TokenStream> {
        let rules = holder.get(RULES)?;
        let mut used = self.used.borrow_mut();
        let checked = checked(component);
        let mut rules = rules.as_object()?.clone();
        let component = rules.get("$ref").and_then(Value::as_str);
        match component.map(str::to_owned) {
            Some(name) if checked.is_empty() && rules.len() == 1 => {
                let name = format_ident!("{}", used.component(&name));
                return Some(quote!(&rules::#name));
            }
            // The rules beside a reference apply too.
            Some(name) if !checked.is_empty() => {
                rules.shift_remove("$ref");
                let component = self.components?.get(&name)?.as_object()?;
                for (keyword, value) in component {
                    rules.entry(keyword).or_insert_with(|| value.clone());
                }
            }
            _ => {}
        }
        rules.retain(|keyword, _| !checked.contains(&keyword.as_str()));
        if rules.keys().all(|keyword| keyword == "nullable") {
            return None;
        }
        let lines = used.lines(&Value::Object(rules));
        let name = match used.tables.get(&lines) {
            Some(name) => name.clone(),
            None => {
                let name = used.claim(wanted);
                used.table(&name, &lines);
                used.tables.insert(lines, name.clone());
                name
            }
        };
        let name = format_ident!("{name}");
        Some(quote!(&rules::#name))
    }

    /// The module. Empty if no operation refers to rules.
    pub(super) fn text(self) -> String {
        let mut used = self.used.into_inner();
        while let Some(name) = used.queue.pop() {
            let rules = self.components.and_then(|all| all.get(&name));
            let lines = used.lines(rules.unwrap_or(&Value::Null));
            let name = used.component(&name);
            used.table(&name, &lines);
        }
        if used.text.is_empty() {
            return String::new();
        }
        let uses = [("Pattern::", "Pattern"), ("Kind::", "RuleKind as Kind")].into_iter();
        let uses = uses.filter(|(used_as, _)| used.text.contains(used_as));
        let imports: Vec<&str> = ["Rule::*", "Rules"]
            .into_iter()
            .chain(uses.map(|(_, name)| name))
            .collect();
        let (imports, text) = (imports.join(", "), used.text);
        format!(
            "\n/// What the document states about the values of requests.\nmod rules {{\n    use progenitor_client::support::{{{imports}}};\n\n{text}}}\n"
        )
    }
}

/// The keywords that the type of a parameter checks itself.
fn checked(component: Option<&Component>) -> &'static [&'static str] {
    match component {
        Some(Component::Bounded { .. }) => {
            &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]
        }
        Some(Component::OneOf { .. }) => &["enum"],
        Some(Component::CommaSeparated { .. }) => &["minItems"],
        _ => &[],
    }
}

impl Used {
    fn claim(&mut self, wanted: &str) -> String {
        self.names.claim(field_name(wanted).to_uppercase())
    }

    /// Adds a table, with a line for each rule.
    fn table(&mut self, name: &str, lines: &[String]) {
        self.text += &match lines {
            [] => format!("    pub(super) static {name}: Rules = Rules(&[]);\n"),
            [line] => format!("    pub(super) static {name}: Rules = Rules(&[{line}]);\n"),
            lines => {
                let lines: String = lines
                    .iter()
                    .map(|line| format!("        {line},\n"))
                    .collect();
                format!("    pub(super) static {name}: Rules = Rules(&[\n{lines}    ]);\n")
            }
        };
    }

    /// The name of a component's table.
    fn component(&mut self, name: &str) -> String {
        if let Some(found) = self.components.get(name) {
            return found.clone();
        }
        let table = self.claim(name);
        self.components.insert(name.to_owned(), table.clone());
        self.queue.push(name.to_owned());
        table
    }

    /// The name of a pattern.
    fn pattern(&mut self, stated: &str) -> String {
        if let Some(found) = self.patterns.get(stated) {
            return format!("&{found}");
        }
        let name = self.names.claim("PATTERN".to_owned());
        // The lowering leaves out patterns that cannot be translated.
        let written = translated(stated).unwrap_or_default();
        let (text, written) = (literal(stated), literal(&written));
        self.text += &format!("    static {name}: Pattern = Pattern::new({text}, {written});\n");
        self.patterns.insert(stated.to_owned(), name.clone());
        format!("&{name}")
    }

    /// The rules of a table.
    fn lines(&mut self, rules: &Value) -> Vec<String> {
        let mut lines = Vec::new();
        for (keyword, value) in rules.as_object().into_iter().flatten() {
            self.keyword(keyword, value, rules, &mut lines);
        }
        lines
    }

    /// A reference to the table of rules within others.
    fn nested(&mut self, rules: &Value) -> String {
        match rules["$ref"].as_str() {
            Some(name) if rules.as_object().is_some_and(|rules| rules.len() == 1) => {
                format!("&{}", self.component(name))
            }
            _ => format!("&Rules(&[{}])", self.lines(rules).join(", ")),
        }
    }

    fn list(&mut self, rules: &Value) -> String {
        let all = rules.as_array().into_iter().flatten();
        let all: Vec<String> = all.map(|rules| self.nested(rules)).collect();
        all.join(", ")
    }

    /// Adds what a keyword states.
    fn keyword(&mut self, keyword: &str, value: &Value, rules: &Value, lines: &mut Vec<String>) {
        lines.push(match keyword {
            "nullable" => "Nullable".to_owned(),
            "type" => {
                let kinds = strings(value).into_iter().map(kind);
                format!("Type(&[{}])", kinds.collect::<Vec<_>>().join(", "))
            }
            "enum" => allowed(value),
            "pattern" => format!("Pattern({})", self.pattern(&text(value))),
            "uniqueItems" => "UniqueItems".to_owned(),
            "required" => format!("Required(&[{}])", literals(strings(value), ", ")),
            "dependentRequired" | "properties" | "patternProperties" | "allOf" => {
                return self.several(keyword, value, lines);
            }
            "additionalProperties" => self.others(value),
            "$ref" => format!("AllOf(&{})", self.component(&text(value))),
            "prefixItems" => format!("PrefixItems(&[{}])", self.list(value)),
            "items" => {
                let from = rules["prefixItems"].as_array().map_or(0, Vec::len);
                format!("Items({from}, {})", self.nested(value))
            }
            "contains" => {
                let most = rules.get("maxContains").map(Value::to_string);
                let most = most.unwrap_or_else(|| "u64::MAX".to_owned());
                let (least, rules) = (&rules["minContains"], self.nested(value));
                format!("Contains({rules}, {least}, {most})")
            }
            "propertyNames" => format!("PropertyNames({})", self.nested(value)),
            "anyOf" => format!("AnyOf(&[{}])", self.list(value)),
            "oneOf" => format!("OneOf(&[{}])", self.list(value)),
            "not" => format!("Not({})", self.nested(value)),
            "tagged" => self.tagged(value),
            "if" => {
                let parts = ["if", "then", "else"].map(|part| self.nested(&rules[part]));
                format!("If({})", parts.join(", "))
            }
            _ => return lines.extend(limit(keyword, value)),
        });
    }

    /// Adds a line for each part of a keyword.
    fn several(&mut self, keyword: &str, value: &Value, lines: &mut Vec<String>) {
        for rules in value.as_array().into_iter().flatten() {
            let rules = self.nested(rules);
            lines.push(format!("AllOf({rules})"));
        }
        for (name, value) in value.as_object().into_iter().flatten() {
            lines.push(match keyword {
                "dependentRequired" => {
                    let others = literals(strings(value), ", ");
                    format!("DependentRequired({}, &[{others}])", literal(name))
                }
                "properties" => format!("Property({}, {})", literal(name), self.nested(value)),
                _ => {
                    let (pattern, rules) = (self.pattern(name), self.nested(value));
                    format!("PatternProperties({pattern}, {rules})")
                }
            });
        }
    }

    fn others(&mut self, value: &Value) -> String {
        let names = literals(strings(&value["properties"]), ", ");
        let patterns = strings(&value["patterns"]).into_iter();
        let patterns: Vec<String> = patterns.map(|pattern| self.pattern(pattern)).collect();
        let (patterns, rules) = (patterns.join(", "), self.nested(&value["rules"]));
        format!("AdditionalProperties(&[{names}], &[{patterns}], {rules})")
    }

    fn tagged(&mut self, value: &Value) -> String {
        let branches = value["branches"].as_object().into_iter().flatten();
        let branches =
            branches.map(|(tag, rules)| format!("({}, {})", literal(tag), self.nested(rules)));
        let branches = branches.collect::<Vec<_>>().join(", ");
        let property = literal(&text(&value["property"]));
        format!("Tagged({property}, &[{branches}])")
    }
}

/// A limit of a number or of a length.
fn limit(keyword: &str, value: &Value) -> Option<String> {
    let name = match keyword {
        "minimum" => "Minimum",
        "maximum" => "Maximum",
        "exclusiveMinimum" => "ExclusiveMinimum",
        "exclusiveMaximum" => "ExclusiveMaximum",
        "multipleOf" => "MultipleOf",
        "minLength" => return Some(format!("MinLength({value})")),
        "maxLength" => return Some(format!("MaxLength({value})")),
        "minItems" => return Some(format!("MinItems({value})")),
        "maxItems" => return Some(format!("MaxItems({value})")),
        "minProperties" => return Some(format!("MinProperties({value})")),
        "maxProperties" => return Some(format!("MaxProperties({value})")),
        _ => return None,
    };
    Some(format!("{name}({})", literal(&value.to_string())))
}

/// The values of an enum.
fn allowed(values: &Value) -> String {
    let values = values.as_array().map_or(&[][..], Vec::as_slice);
    if values.iter().all(Value::is_string) {
        let texts = values.iter().filter_map(Value::as_str);
        return format!("Texts(&[{}])", literals(texts, ", "));
    }
    let values: Vec<String> = values.iter().map(Value::to_string).collect();
    let values = literals(values.iter().map(String::as_str), ", ");
    format!("Values(&[{values}])")
}

fn kind(name: &str) -> String {
    format!("Kind::{}", type_name(name))
}

fn strings(value: &Value) -> Vec<&str> {
    let values = value.as_array().into_iter().flatten();
    values.filter_map(Value::as_str).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
