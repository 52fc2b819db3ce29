//! The keywords of JSON Schema, classified by what they do. The lowering, the merging of
//! `allOf` and the harness all use this table.

/// What a keyword does to the values that a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Describes the schema, and changes neither its type nor its values: `title`.
    Annotation,
    /// The value to assume if none is sent: `default`. Responses are read without it.
    Default,
    /// Says that only requests or only responses have the value: `readOnly`.
    Direction,
    /// Only refuses values that the schema's type could hold: `maxLength`.
    Constraint,
    /// Decides what the type is: `properties`.
    Structure,
    /// Names the schema, or schemas within it, and says nothing about values: `$id`.
    Identity,
}

use self::Class::{Annotation, Constraint, Default, Direction, Identity, Structure};

/// Each keyword, its class, and whether a lowered document may still have it.
const KEYWORDS: [(&str, Class, bool); 56] = [
    ("title", Annotation, true),
    ("description", Annotation, true),
    ("deprecated", Annotation, true),
    ("example", Annotation, true),
    ("examples", Annotation, true),
    ("externalDocs", Annotation, true),
    ("default", Default, true),
    ("readOnly", Direction, true),
    ("writeOnly", Direction, true),
    ("$ref", Structure, true),
    ("type", Structure, true),
    ("nullable", Structure, true),
    ("enum", Structure, true),
    ("const", Structure, false),
    ("properties", Structure, true),
    ("required", Structure, true),
    ("additionalProperties", Structure, true),
    ("patternProperties", Structure, false),
    ("items", Structure, true),
    ("prefixItems", Structure, true),
    ("additionalItems", Structure, false),
    ("allOf", Structure, true),
    ("oneOf", Structure, true),
    ("anyOf", Structure, true),
    ("discriminator", Structure, true),
    ("format", Constraint, true),
    ("pattern", Constraint, true),
    ("minLength", Constraint, true),
    ("maxLength", Constraint, true),
    ("minimum", Constraint, true),
    ("maximum", Constraint, true),
    ("exclusiveMinimum", Constraint, true),
    ("exclusiveMaximum", Constraint, true),
    ("multipleOf", Constraint, true),
    ("minItems", Constraint, true),
    ("maxItems", Constraint, true),
    ("uniqueItems", Constraint, true),
    ("minProperties", Constraint, true),
    ("maxProperties", Constraint, true),
    ("contains", Constraint, false),
    ("minContains", Constraint, false),
    ("maxContains", Constraint, false),
    ("propertyNames", Constraint, false),
    ("dependentRequired", Constraint, false),
    ("dependentSchemas", Constraint, false),
    ("unevaluatedItems", Constraint, false),
    ("unevaluatedProperties", Constraint, false),
    ("not", Constraint, false),
    ("if", Constraint, false),
    ("then", Constraint, false),
    ("else", Constraint, false),
    ("$id", Identity, false),
    ("$schema", Identity, false),
    ("$anchor", Identity, false),
    ("$comment", Identity, false),
    ("$defs", Identity, false),
];

/// The class of a keyword; `None` for a keyword that is not in the table. Extensions
/// (`x-…`) are annotations.
pub fn class(keyword: &str) -> Option<Class> {
    if keyword.starts_with("x-") {
        return Some(Annotation);
    }
    Some(row(keyword)?.1)
}

/// Whether a keyword only describes, and does not constrain.
pub fn is_annotation(keyword: &str) -> bool {
    matches!(class(keyword), Some(Annotation | Default | Direction))
}

/// Whether a keyword only refuses values, or only fills in a value. Types that read
/// responses do neither.
pub fn only_refuses(keyword: &str) -> bool {
    matches!(class(keyword), Some(Constraint | Default))
}

/// Every keyword for which [`only_refuses`] is true, in the table's order.
pub(crate) fn refusing() -> impl Iterator<Item = &'static str> {
    let keywords = KEYWORDS.iter().map(|(keyword, ..)| *keyword);
    keywords.filter(|keyword| only_refuses(keyword))
}

/// Whether the schemas of a lowered document may have a keyword.
pub(crate) fn is_lowered(keyword: &str) -> bool {
    keyword.starts_with("x-") || row(keyword).is_some_and(|(.., lowered)| *lowered)
}

fn row(keyword: &str) -> Option<&'static (&'static str, Class, bool)> {
    KEYWORDS.iter().find(|(name, ..)| *name == keyword)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Class, KEYWORDS, class, is_annotation, is_lowered, only_refuses};

    #[test]
    fn every_keyword_is_listed_once() {
        let names: BTreeSet<&str> = KEYWORDS.iter().map(|(name, ..)| *name).collect();
        assert_eq!(names.len(), KEYWORDS.len());
    }

    #[test]
    fn a_default_only_describes_and_is_not_filled_in() {
        assert!(is_annotation("default") && only_refuses("default"));
    }

    #[test]
    fn extensions_are_annotations_and_are_kept() {
        assert_eq!(class("x-anything"), Some(Class::Annotation));
        assert!(is_lowered("x-anything"));
    }

    #[test]
    fn an_unknown_keyword_has_no_class_and_is_removed() {
        assert_eq!(class("maxFoo"), None);
        assert!(!is_annotation("maxFoo") && !only_refuses("maxFoo") && !is_lowered("maxFoo"));
    }
}
