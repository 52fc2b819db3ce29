//! The case of a rule, as the lines that differ.

use std::fmt::Write as _;

use conversation_apis_contract::diff::{ChangeKind, rules};

/// One collapsed example for each kind of change.
pub(super) fn examples() -> String {
    let mut text = String::new();
    for kind in ChangeKind::ALL {
        let rule = rules().iter().find(|rule| rule.kind == *kind);
        let Some(case) = rule.and_then(|rule| rule.case.as_ref()) else {
            continue;
        };
        let (name, lines) = (kind.name(), changed_lines(&case.old, &case.new));
        writeln!(
            text,
            "<details><summary><code>{name}</code></summary>\n\n```diff\n{lines}```\n\n</details>"
        )
        .unwrap();
    }
    text
}

/// The lines of both texts: `-` for those of the old one only, `+` for those of the new one.
fn changed_lines(old: &str, new: &str) -> String {
    let [old, new] = [old, new].map(|text| text.trim_end().lines().collect::<Vec<_>>());
    let common = common(&old, &new);
    let (mut old, mut new) = (old.into_iter(), new.into_iter());
    let mut text = String::new();
    for line in common.into_iter().map(Some).chain([None]) {
        for (mark, lines) in [('-', &mut old), ('+', &mut new)] {
            for own in lines.by_ref().take_while(|own| Some(*own) != line) {
                writeln!(text, "{mark} {own}").unwrap();
            }
        }
        if let Some(line) = line {
            writeln!(text, "  {line}").unwrap();
        }
    }
    text
}

/// The longest list of lines that both texts have in this order.
fn common<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<&'a str> {
    // The best list for the first lines of the old and of the new text.
    let mut best: Vec<Vec<&str>> = vec![Vec::new(); new.len() + 1];
    for line in old {
        let mut next = vec![Vec::new()];
        for (index, own) in new.iter().enumerate() {
            let mut longest = match line == own {
                true => [&best[index][..], &[*line]].concat(),
                false => Vec::new(),
            };
            for other in [&best[index + 1], &next[index]] {
                if other.len() > longest.len() {
                    longest.clone_from(other);
                }
            }
            next.push(longest);
        }
        best = next;
    }
    best.pop().unwrap_or_default()
}
