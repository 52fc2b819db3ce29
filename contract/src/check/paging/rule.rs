//! The paging rules, which are data: one file each, `contract/paging/STYLE/RULE.toml`.

use std::sync::LazyLock;

use conversation_apis::ErrorKind;
use conversation_apis_codegen::extension::{Pagination, Style};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

use super::long::Long;

include!(concat!(env!("OUT_DIR"), "/paging.rs"));

/// A paging rule: a list as a server sends it, and what a walk over it must return.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The name of its file, unique within a style.
    pub id: String,
    /// The rule in words, for reports.
    pub says: String,
    /// Which lists of the style it is for. By default, all.
    #[serde(default)]
    pub(super) when: When,
    /// The status of the response to a request for any other page.
    #[serde(default = "bad_request")]
    pub(super) missing: u16,
    /// What the walk returns, in order. After an error, it resumes once.
    expect: Vec<Expected>,
    /// A list in windows of ids that is too long for `expect` and `page`.
    pub(super) list: Option<Long>,
    /// How many requests the walk sends.
    pub(super) requests: usize,
    /// The pages of the list, the first one first.
    #[serde(default, rename = "page")]
    pub(super) pages: Vec<Page>,
}

/// Settings of `x-pagination` that a rule depends on.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct When {
    next_required: Option<bool>,
    not_found_is_end: Option<bool>,
}

/// One element that a walk returns.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
enum Expected {
    /// The item with this number.
    Item(u64),
    Error(Failure),
}

/// The kinds of errors that rules expect.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Failure {
    Status,
    Pagination,
    Decode,
}

/// One page of a list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Page {
    /// The value of the paging parameter that requests it. The first page has none. In a list
    /// in windows of ids, the window of all ids is the first page.
    pub(super) at: Option<String>,
    pub(super) items: Vec<Item>,
    /// The cursor of the next page.
    pub(super) next: Option<String>,
    /// Whether the cursor is null. Without `next` and `last`, the page has no cursor.
    #[serde(default)]
    pub(super) last: bool,
    /// The response to the first request for it.
    #[serde(default)]
    pub(super) first: First,
}

impl Page {
    /// A page with these items, which names no next page.
    pub(super) fn of(numbers: impl IntoIterator<Item = u64>) -> Self {
        Self {
            at: None,
            items: numbers.into_iter().map(Item::Number).collect(),
            next: None,
            last: false,
            first: First::Page,
        }
    }
}

/// One item of a page.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
pub(super) enum Item {
    /// The item with this number. Its id is the number plus ten.
    Number(u64),
    /// A value that does not decode.
    Bad(Bad),
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Bad {
    Bad,
}

/// The first response to a request for a page. All later responses are the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum First {
    /// The page itself.
    #[default]
    Page,
    /// Status 502.
    Failure,
    /// The page without its list.
    NoList,
}

const fn bad_request() -> u16 {
    400
}

static RULES: LazyLock<Vec<(Style, Rule)>> = LazyLock::new(|| {
    let read = |(name, text): &(&str, &str)| {
        // The files are compiled into the program, and a test reads each of them.
        #[expect(clippy::panic)]
        parse(name, text).unwrap_or_else(|error| panic!("paging/{name}.toml: {error}"))
    };
    FILES.iter().map(read).collect()
});

fn parse(name: &str, text: &str) -> Result<(Style, Rule), Box<dyn std::error::Error>> {
    let (style, _) = name
        .split_once('/')
        .ok_or("it is not in the folder of a style")?;
    let style = Style::deserialize(IntoDeserializer::<Error>::into_deserializer(style))?;
    Ok((style, toml::from_str(text)?))
}

/// All paging rules, each with its style, in the order of their files' names.
pub fn rules() -> impl Iterator<Item = (Style, &'static Rule)> {
    RULES.iter().map(|(style, rule)| (*style, rule))
}

impl Rule {
    /// Whether the rule is for lists with this pagination.
    pub(super) fn applies_to(&self, pagination: &Pagination) -> bool {
        let is = |wanted: Option<bool>, stated| wanted.is_none_or(|wanted| wanted == stated);
        // A page that is an array has no property that can be left out.
        let has_list = |page: &Page| page.first != First::NoList || !pagination.items.is_empty();
        is(self.when.next_required, pagination.next_required)
            && is(self.when.not_found_is_end, pagination.not_found_is_end)
            && self.pages.iter().all(has_list)
    }

    /// What a walk must return: items by number, errors by kind.
    pub(super) fn expected(&self) -> Vec<Result<u64, ErrorKind>> {
        let all = self.list.iter().flat_map(Long::given).map(Ok);
        let expected = self.expect.iter().map(|expected| match expected {
            Expected::Item(number) => Ok(*number),
            Expected::Error(Failure::Status) => Err(ErrorKind::Status),
            Expected::Error(Failure::Pagination) => Err(ErrorKind::Pagination),
            Expected::Error(Failure::Decode) => Err(ErrorKind::Decode),
        });
        all.chain(expected).collect()
    }

    /// Whether a page of the rule comes without its list first.
    pub(super) fn has_page_without_list(&self) -> bool {
        let mut pages = self.pages.iter();
        pages.any(|page| matches!(page.first, First::NoList))
    }

    /// How many items the list has, bad ones included.
    pub(super) fn total(&self) -> usize {
        let is_item = |expected: &&Expected| {
            matches!(
                expected,
                Expected::Item(_) | Expected::Error(Failure::Decode)
            )
        };
        self.expect.iter().filter(is_item).count()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use std::collections::BTreeSet;
    use std::path::Path;

    use conversation_apis_codegen::extension::Style;

    use super::{FILES, First, Rule, parse, rules};

    #[test]
    fn every_file_is_a_rule_named_like_it() {
        let mut names = BTreeSet::new();
        for (name, text) in FILES {
            let (_, rule) = parse(name, text).unwrap_or_else(|error| panic!("{name}: {error}"));
            let (style, id) = name.split_once('/').unwrap();
            assert_eq!(rule.id, id, "{name}");
            assert!(names.insert((style, rule.says)), "{name}: says the same");
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("paging");
        let styles = std::fs::read_dir(folder).unwrap();
        let files = styles.flat_map(|style| std::fs::read_dir(style.unwrap().path()).unwrap());
        assert_eq!(files.count(), FILES.len(), "a file is not embedded");
    }

    #[test]
    fn every_style_has_rules_for_its_end_its_errors_and_its_items() {
        for style in [Style::Cursor, Style::PageNumber, Style::Window] {
            let of: Vec<&Rule> = rules()
                .filter(|(of, _)| *of == style)
                .map(|(_, rule)| rule)
                .collect();
            let ids: BTreeSet<&str> = of.iter().map(|rule| rule.id.as_str()).collect();
            assert!(ids.is_superset(&BTreeSet::from(["bad-item", "no-list"])));
            let fails = |rule: &&&Rule| rule.pages.iter().any(|page| page.first == First::Failure);
            assert!(of.iter().any(|rule| fails(&rule)), "{style:?}");
            let is_whole =
                |rule: &&Rule| rule.expected().iter().filter(|one| one.is_ok()).count() >= 5;
            assert!(of.iter().any(is_whole), "{style:?}");
        }
    }

    #[test]
    fn settings_that_decide_have_a_rule_for_each_value() {
        type Setting = fn(&Rule) -> Option<bool>;
        let settings: [(Style, Setting); 2] = [
            (Style::Cursor, |rule| rule.when.next_required),
            (Style::PageNumber, |rule| rule.when.not_found_is_end),
        ];
        for (style, setting) in settings {
            let of = rules().filter(|(of, _)| *of == style);
            let values: BTreeSet<bool> = of.filter_map(|(_, rule)| setting(rule)).collect();
            assert_eq!(values.len(), 2, "{style:?}");
        }
    }

    #[test]
    fn pages_are_requested_in_one_way_each_and_only_cursors_name_the_next() {
        for (style, rule) in rules() {
            let positions: BTreeSet<_> = rule.pages.iter().map(|page| &page.at).collect();
            assert_eq!(positions.len(), rule.pages.len(), "{}", rule.id);
            assert!(
                rule.pages.first().is_none_or(|page| page.at.is_none()),
                "{}",
                rule.id
            );
            for page in &rule.pages {
                assert!(page.next.is_none() || !page.last, "{}", rule.id);
                let names_next = page.next.is_some() || page.last;
                assert!(!names_next || style == Style::Cursor, "{}", rule.id);
            }
            assert!(
                rule.requests >= rule.pages.len(),
                "{}: a page is never requested",
                rule.id
            );
        }
    }

    #[test]
    fn a_file_that_is_not_a_rule_is_refused() {
        let whole = "id = \"a\"\nsays = \"b\"\nexpect = []\nrequests = 1\n";
        assert!(parse("cursor/a", whole).is_ok());
        for (name, text) in [
            ("a", whole.to_owned()),
            ("by-hand/a", whole.to_owned()),
            ("cursor/a", format!("{whole}often = true")),
            ("cursor/a", whole.replace("[]", "[\"timeout\"]")),
            ("cursor/a", format!("{whole}[[page]]\nitems = [\"good\"]")),
            ("cursor/a", "id = \"a\"".to_owned()),
        ] {
            assert!(parse(name, &text).is_err(), "{name}: {text}");
        }
    }
}
