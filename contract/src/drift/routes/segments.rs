//! Paths of operations, compared segment by segment.

use std::collections::BTreeSet;

use crate::path_template;

/// The path of an operation. The order is from the most specific template to the least.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Template(Vec<Segment>);

/// A segment of a template. A literal one is more specific than a parameter.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Segment {
    Fixed(String),
    /// A text with parameters in it, such as `{name}.json`.
    Mixed(String),
    /// A parameter that is an integer.
    Integer,
    /// A parameter.
    Any,
}

/// The number of segments of a path.
pub(super) fn count(path: &str) -> usize {
    path.matches('/').count()
}

impl Template {
    /// A template of a document, and the names of its parameters that are integers.
    pub(super) fn of(path: &str, numbers: &BTreeSet<String>) -> Self {
        let path = path_template::before(path_template::before(path, '#'), '?');
        let path = path.strip_suffix('/').unwrap_or(path);
        let segments = path.split('/').skip(1).map(|segment| {
            let name = segment
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'));
            match name.filter(|name| !name.contains('{')) {
                Some(name) if numbers.contains(name) => Segment::Integer,
                Some(_) => Segment::Any,
                None if segment.contains('{') => Segment::Mixed(segment.to_owned()),
                None => Segment::Fixed(segment.to_owned()),
            }
        });
        Self(segments.collect())
    }

    pub(super) fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// Whether a path with the same number of segments fits.
    pub(super) fn fits(&self, path: &str) -> bool {
        let mut pairs = self.0.iter().zip(path.split('/').skip(1));
        pairs.all(|(segment, sent)| match segment {
            Segment::Fixed(word) => word == sent,
            Segment::Mixed(template) => path_template::encoded(template, sent).is_some(),
            Segment::Integer => sent.parse::<i64>().is_ok(),
            Segment::Any => !sent.is_empty(),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Template, count};

    #[test]
    fn the_most_specific_template_is_first() {
        let numbers = BTreeSet::from(["id".to_owned()]);
        let of = |path| Template::of(path, &numbers);
        let mut templates = vec![of("/a/{b}"), of("/a/{id}"), of("/a/{b}.json"), of("/a/b")];
        templates.sort();
        let expected = [of("/a/b"), of("/a/{b}.json"), of("/a/{id}"), of("/a/{b}")];
        assert_eq!(templates, expected);
        assert!(of("/a/{id}?kind=x").fits("/a/7") && !of("/a/{id}").fits("/a/b"));
        assert!(!of("/a/{b}").fits("/a/") && of("/a/{b}.json").fits("/a/b.json"));
        assert_eq!((count("/a/b"), count("")), (2, 0));
    }
}
