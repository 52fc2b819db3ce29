//! The server's own checker, compared with the independent validator.

use conversation_apis_contract::cases;
use conversation_apis_contract::check::oracle::Oracle;
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::provider::PROVIDERS;
use conversation_apis_server::checker::Checker;

/// The fewest cases of the providers. More are compared.
const CASES: usize = 5_000;

#[test]
fn the_checker_judges_every_case_as_the_independent_validator_does() {
    let (mut compared, mut refused, mut other_places) = (0, 0, Vec::new());
    for provider in PROVIDERS {
        let contract = Contract::open(&provider.folder()).unwrap();
        let mut oracle = Oracle::new(&contract).unwrap();
        let checker = Checker::new(&contract);
        for (target, mut all) in cases::all(&mut oracle).unwrap() {
            let wrong = cases::refused(&mut oracle, &target).unwrap();
            all.extend(wrong.into_iter().map(|(case, _)| case));
            for case in all {
                let direction = target.direction();
                let expected = oracle.judge(&target.schema, direction, &case.json).unwrap();
                let found = checker
                    .judge(&target.schema, direction, &case.json)
                    .unwrap();
                let id = serde_json::to_string(&case.id).unwrap();
                assert_eq!(
                    found.is_ok(),
                    expected.is_ok(),
                    "{id}: {expected:?} {}",
                    case.json
                );
                compared += 1;
                refused += usize::from(found.is_err());
                if found != expected {
                    other_places.push(format!("{id}: {found:?} and not {expected:?}"));
                }
            }
        }
    }
    assert!(compared > CASES, "{compared}");
    assert!(refused > CASES / 10, "{refused}");
    assert!(other_places.is_empty(), "{}", other_places.join("\n"));
}
