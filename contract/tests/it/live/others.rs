//! The responses of an account's server to the operations that are not about the list of
//! conversations and the lists of their messages: samples of the document, and empty lists.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use conversation_apis_contract::cases::{self, CaseState, Expect};
use conversation_apis_contract::check::oracle::Oracle;
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::provider::Provider;
use serde_json::{Value, json};

/// An operation that only reads.
#[derive(Clone)]
struct Operation {
    id: String,
    path: Vec<String>,
    answer: Value,
}

/// The response to a request, unless the account itself answers it.
pub fn answer(provider: &str, path: &str) -> Option<Value> {
    static KNOWN: LazyLock<Mutex<BTreeMap<String, Vec<Operation>>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap();
    let operations = known
        .entry(provider.to_owned())
        .or_insert_with(|| operations(provider));
    let path: Vec<&str> = path.split('/').collect();
    let fitting = operations.iter().filter(|found| found.fits(&path));
    let found = fitting.max_by_key(|found| found.path.iter().filter(|it| !is_name(it)).count())?;
    let is_of_account = matches!(found.id.as_str(), "listConversations" | "listMessages");
    (!is_of_account).then(|| found.answer.clone())
}

impl Operation {
    fn fits(&self, path: &[&str]) -> bool {
        let fits = |(stated, sent): (&String, &&str)| is_name(stated) || stated == sent;
        self.path.len() == path.len() && self.path.iter().zip(path).all(fits)
    }
}

fn is_name(segment: &str) -> bool {
    segment.starts_with('{')
}

fn operations(provider: &str) -> Vec<Operation> {
    let contract = Contract::open(&Provider::find(provider).unwrap().folder()).unwrap();
    let all = cases::all(&mut Oracle::new(&contract).unwrap()).unwrap();
    let sample = |id: &str| {
        let name = format!("{id}.200");
        let (_, cases) = all
            .iter()
            .find(|(target, _)| target.id.to_string() == name)?;
        let mut cases = cases.iter();
        let sample = cases.find(|case| {
            case.expect == Expect::Valid && matches!(case.id.state, CaseState::Sample)
        });
        sample.map(|case| case.json.clone())
    };
    let operations = contract.operations().unwrap();
    let reading = operations.iter().filter(|it| it.method == "get");
    let made = reading.filter_map(|operation| {
        let mut answer = sample(&operation.id)?;
        if let Some(pagination) = &operation.pagination {
            let next = pagination.next.iter().map(|next| (next, Value::Null));
            let total = pagination.total.iter().map(|total| (total, json!(0)));
            let items = [(&pagination.items, json!([]))];
            for (place, value) in next.chain(total).chain(items) {
                *answer.pointer_mut(place).unwrap() = value;
            }
        }
        Some(Operation {
            id: operation.id.clone(),
            path: operation.path.split('/').map(str::to_owned).collect(),
            answer,
        })
    });
    made.collect()
}
