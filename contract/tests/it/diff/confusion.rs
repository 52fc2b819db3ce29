//! How often each rule agrees with the truth, in the pairs and in the rewritten documents.
//! `contract/README.md` shows it beside the rules.

mod example;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use conversation_apis_contract::diff::{Rule, Side, rules};

use super::pairs::{Judged, Verdict, pairs, pending};
use super::readme;
use super::respelled::REPOSITORY;

/// How a rule did on one side.
#[derive(Default, Clone, Copy)]
struct Score {
    /// The pairs in which it found something.
    found: usize,
    /// The pairs that it decided, because no rule was more severe: its severity is right,
    /// too severe, or not severe enough.
    right: usize,
    stricter: usize,
    milder: usize,
    /// The rewritten documents in which it found something.
    alarms: usize,
}

/// The scores of all rules, and of all verdicts.
#[derive(Default)]
struct Scores {
    rules: BTreeMap<(&'static str, Side), Score>,
    /// The sides of pairs, by truth and verdict.
    verdicts: BTreeMap<(Verdict, Verdict), usize>,
    pairs: usize,
}

impl Scores {
    /// The scores of all pairs and rewritten documents.
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diff");
        let pending = pending(&folder.join("pending.txt"));
        let mut scores = Self::default();
        for pair in pairs(&folder.join("pairs")) {
            if !pending.contains(&format!("crash: {}", pair.name)) {
                scores.pairs += 1;
                pair.judge().iter().for_each(|judged| scores.add(judged));
            }
        }
        for applied in REPOSITORY.iter() {
            let alarms = applied.alarms.iter();
            let mut alarms: Vec<_> = alarms
                .map(|change| (change.rule.id.as_str(), change.side))
                .collect();
            alarms.sort_unstable();
            alarms.dedup();
            for alarm in alarms {
                scores.rules.entry(alarm).or_default().alarms += 1;
            }
        }
        scores
    }

    fn add(&mut self, judged: &Judged) {
        let truth = match judged.holds() {
            true => judged.found,
            false => judged.right[0],
        };
        // Most pairs say nothing about the API as a whole.
        if (judged.side, truth, judged.found) != (Side::Api, Verdict::Silent, Verdict::Silent) {
            *self.verdicts.entry((truth, judged.found)).or_default() += 1;
        }
        let changes = judged.changes.iter();
        let found: BTreeMap<&str, Verdict> = changes
            .map(|change| (change.rule.id.as_str(), change.severity.into()))
            .collect();
        for (id, severity) in found {
            let score = self.rules.entry((id, judged.side)).or_default();
            score.found += 1;
            let milder = judged.right.iter().all(|right| *right < severity);
            match (severity == judged.found, judged.holds(), milder) {
                (false, ..) => {}
                (_, true, _) => score.right += 1,
                (.., true) => score.milder += 1,
                _ => score.stricter += 1,
            }
        }
    }

    /// The table of truth and verdict.
    fn verdicts(&self) -> String {
        let mut text =
            String::from("| right | breaking | risky | safe | silent |\n|---|---|---|---|---|\n");
        for truth in Verdict::ALL {
            write!(text, "| **{}** |", truth.name()).unwrap();
            for found in Verdict::ALL {
                let count = self.verdicts.get(&(truth, found)).unwrap_or(&0);
                match truth == found {
                    true => write!(text, " **{count}** |").unwrap(),
                    false => write!(text, " {count} |").unwrap(),
                }
            }
            text.push('\n');
        }
        text
    }

    /// One row for each rule and side.
    fn rules(&self) -> String {
        let mut text = String::from(
            "| rule | side | severity | step | what it says | pairs | right | stricter | milder | alarms |\n\
             |---|---|---|---|---|---|---|---|---|---|\n",
        );
        for rule in rules() {
            for side in &rule.sides {
                let id = (rule.id.as_str(), *side);
                let score = self.rules.get(&id).copied().unwrap_or_default();
                text += &row(rule, *side, score);
            }
        }
        text
    }

    /// The generated section.
    fn section(&self) -> String {
        let right: usize = Verdict::ALL
            .iter()
            .map(|verdict| self.count(*verdict, *verdict))
            .sum();
        let all: usize = self.verdicts.values().sum();
        let (pairs, verdicts, rules) = (self.pairs, self.verdicts(), self.rules());
        let (rewrites, examples) = (REPOSITORY.len(), example::examples());
        format!(
            "`diff` judges each change by a rule, for what clients send (request) and for what they\n\
             read (response). `tests/cases/diff/pairs` has {pairs} pairs of small documents. Each states the\n\
             verdict that is right for each side, decided by thought: the most severe change, or silence\n\
             if only the spelling differs. `diff` gives the right verdict on {right} of {all} sides:\n\
             \n{verdicts}\n\
             In the next table, *pairs* counts the pairs in which a rule finds something. If no other\n\
             finding on that side is more severe, the rule decides the verdict, and it is *right*, or it\n\
             is *stricter* or *milder* than what is right. *Alarms* counts false alarms: the findings in\n\
             {rewrites} documents that were rewritten so that nothing changes.\n\
             \n{rules}\n\
             ### Examples\n\n\
             Each example is the case that the rule's test compares.\n\n{examples}"
        )
    }

    fn count(&self, truth: Verdict, found: Verdict) -> usize {
        self.verdicts
            .get(&(truth, found))
            .copied()
            .unwrap_or_default()
    }
}

fn row(rule: &Rule, side: Side, score: Score) -> String {
    let side = side.name().unwrap_or("API");
    let says = format!("{}{}", rule.says, rule.consequence);
    let says = says.replace("`{", "*").replace("}`", "*");
    let says = says.replace(['{', '}'], "*");
    let (name, severity, step) = (rule.kind.name(), rule.severity.name(), rule.semver.name());
    let Score {
        found,
        right,
        stricter,
        milder,
        alarms,
    } = score;
    let counts = [found, right, stricter, milder, alarms].map(|count| match count {
        0 => String::new(),
        count => count.to_string(),
    });
    let counts = counts.join(" | ");
    format!("| `{name}` | {side} | {severity} | {step} | {says} | {counts} |\n")
}

#[test]
fn the_readme_shows_the_rules_and_how_often_they_are_right() {
    readme::check("rules", &Scores::new().section());
}
