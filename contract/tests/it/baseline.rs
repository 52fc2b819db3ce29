//! Accepted findings: for a time, with a reason, and only as long as they are found.

use conversation_apis_codegen::Pointer;
use conversation_apis_contract::Error;
use conversation_apis_contract::baseline::Baseline;
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::finding::{Finding, Kind};
use conversation_apis_contract::provider::Provider;
use conversation_apis_contract::verify::Verdict;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 20);

fn verdict(findings: Vec<Finding>) -> Verdict {
    let provider = Provider::find("partoo").unwrap();
    let contract = Contract::open(&provider.folder()).unwrap();
    let mut verdict = Verdict::new(provider, &contract);
    verdict.findings = findings;
    verdict
}

fn drift(place: &str) -> Finding {
    Finding::new(
        Kind::UndocumentedProperty,
        Pointer::from(place),
        "a string, not in the document",
    )
}

/// A baseline that accepts one finding.
fn accepting(place: &str) -> Baseline {
    let mut baseline = Baseline::default();
    baseline.update(&[verdict(vec![drift(place)])], "the vendor knows", TODAY);
    baseline
}

/// Kinds and places of the findings that a baseline leaves on a day.
fn left(baseline: &Baseline, findings: Vec<Finding>, today: Date) -> Vec<(&'static str, String)> {
    let mut verdicts = [verdict(findings)];
    baseline.apply(&mut verdicts, today);
    let [verdict] = verdicts;
    verdict
        .findings
        .iter()
        .map(|finding| (finding.kind.id(), finding.place()))
        .collect()
}

#[test]
fn an_accepted_finding_is_removed_and_counted_and_others_stay() {
    let baseline = accepting("#/a");
    let mut verdicts = [verdict(vec![drift("#/a"), drift("#/b")])];
    baseline.apply(&mut verdicts, TODAY);
    assert_eq!(
        (
            verdicts[0].accepted,
            verdicts[0].findings.len(),
            verdicts[0].holds()
        ),
        (1, 1, false)
    );
    assert_eq!(left(&baseline, vec![drift("#/a")], TODAY), []);
}

#[test]
fn the_count_does_not_change_which_finding_it_is() {
    let mut more = drift("#/a");
    more.count = 900;
    assert_eq!(left(&accepting("#/a"), vec![more], TODAY), []);
}

#[test]
fn an_expired_entry_is_reported_beside_its_finding() {
    let found = left(&accepting("#/a"), vec![drift("#/a")], date(2027, 2, 19));
    assert_eq!(
        found,
        [
            ("undocumented-property", "#/a".to_owned()),
            ("baseline-expired", "#/a".to_owned())
        ]
    );
    assert_eq!(
        left(&accepting("#/a"), vec![drift("#/a")], date(2027, 2, 18)),
        [],
        "the last day is included"
    );
}

#[test]
fn an_entry_without_a_finding_is_reported_until_it_is_pruned() {
    let mut baseline = accepting("#/a");
    assert_eq!(
        left(&baseline, vec![], TODAY),
        [("baseline-unmatched", "#/a".to_owned())]
    );
    baseline.prune(&[verdict(vec![])]);
    assert_eq!(left(&baseline, vec![], TODAY), []);
}

#[test]
fn an_update_renews_expired_entries() {
    let mut baseline = accepting("#/a");
    let later = date(2027, 6, 1);
    baseline.update(&[verdict(vec![drift("#/a")])], "still", later);
    assert_eq!(left(&baseline, vec![drift("#/a")], later), []);
}

#[test]
fn a_file_reads_back_and_is_refused_without_a_reason() {
    let file = std::env::temp_dir().join(format!(
        "conversation-apis-baseline-{}.toml",
        std::process::id()
    ));
    accepting("#/a").write(&file).unwrap();
    assert_eq!(
        left(&Baseline::read(&file).unwrap(), vec![drift("#/a")], TODAY),
        []
    );
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(
        text.contains("reason = \"the vendor knows\"") && text.contains("2027-02-18"),
        "{text}"
    );
    std::fs::write(&file, text.replace("the vendor knows", " ")).unwrap();
    let Error(reason) = Baseline::read(&file).unwrap_err();
    std::fs::remove_file(&file).unwrap();
    assert!(
        reason.ends_with("is accepted without a `reason`"),
        "{reason}"
    );
}
