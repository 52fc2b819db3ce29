//! Changes every property of an ordinary account's items in turn. Each is one finding in its
//! place.

use conversation_apis_codegen::Pointer;
use conversation_apis_contract::document::{Contract, Shape};
use conversation_apis_contract::provider::Provider;
use serde_json::{Value, json};

use super::account::{Account, all, assert_one, planted};

/// A property of an item: its place in the item and in the document.
struct Property {
    at: String,
    place: Pointer,
    is_nullable: bool,
    wrong: Option<Value>,
}

/// The properties of a value, and the objects in it.
fn properties(
    contract: &Contract,
    schema: &Pointer,
    value: &Value,
    at: &str,
    found: &mut (Vec<Property>, Vec<(String, Pointer)>),
) {
    let resolved = contract.resolve(schema).unwrap();
    let (Shape::Object(stated), Value::Object(object)) = (&resolved.shape, value) else {
        return;
    };
    let below = resolved.at.join("properties");
    found.1.push((at.to_owned(), below.clone()));
    for (name, value) in object.iter().filter(|(name, _)| stated.contains_key(name)) {
        let place = below.join(name);
        let property = contract.resolve(&place).unwrap();
        let wrong = match property.shape {
            Shape::Any(_) | Shape::Union(_) | Shape::Either(_) => None,
            Shape::Object(_) | Shape::Array(_) => Some(json!("text")),
            _ => Some(json!({ "odd": [1] })),
        };
        let at = format!("{at}/{name}");
        properties(contract, &place, value, &at, found);
        found.0.push(Property {
            at,
            place,
            is_nullable: property.nullable || wrong.is_none(),
            wrong,
        });
    }
}

/// The schema of an account's conversations or messages.
fn item(contract: &Contract, is_messages: bool) -> Pointer {
    let id = if is_messages {
        "listMessages"
    } else {
        "listConversations"
    };
    let operations = contract.operations().unwrap();
    let operation = operations
        .iter()
        .find(|operation| operation.id == id)
        .unwrap();
    let items = &operation.pagination.as_ref().unwrap().items;
    let list = contract.property(&operation.page(contract).unwrap(), items);
    match &contract.resolve(&list.unwrap()).unwrap().shape {
        Shape::Array(item) => item.clone(),
        shape => panic!("{shape:?}"),
    }
}

/// Asserts that this value in the last item of each page is one finding.
async fn assert_found(
    account: &Account,
    is_messages: bool,
    at: &str,
    value: &Value,
    of: (&str, &str),
) {
    let (at, value) = (at.to_owned(), value.clone());
    let change = move |ask: &super::account::Ask, reply: &mut super::account::Reply| {
        if ask.is_messages == is_messages
            && let Some(item) = reply.items().last_mut()
        {
            let (parent, name) = at.rsplit_once('/').unwrap();
            item.pointer_mut(parent).unwrap()[name] = value.clone();
        }
    };
    assert_one(&planted(account.clone(), change).await, of.0, of.1);
}

#[tokio::test]
async fn each_wrong_property_is_one_finding_in_its_place() {
    let mut count = 0;
    for account in all(2) {
        let contract = Contract::open(&Provider::find(account.provider).unwrap().folder()).unwrap();
        for is_messages in [false, true] {
            let items = if is_messages {
                &account.messages
            } else {
                &account.conversations
            };
            let mut found = (Vec::new(), Vec::new());
            properties(
                &contract,
                &item(&contract, is_messages),
                &items[0],
                "",
                &mut found,
            );
            for property in &found.0 {
                let place = property.place.to_string();
                if let Some(wrong) = &property.wrong {
                    let of = ("type-differs", place.as_str());
                    assert_found(&account, is_messages, &property.at, wrong, of).await;
                    count += 1;
                }
                if !property.is_nullable {
                    let of = ("unexpected-null", place.as_str());
                    assert_found(&account, is_messages, &property.at, &Value::Null, of).await;
                    count += 1;
                }
            }
            for (at, below) in &found.1 {
                let place = below.join("rating").to_string();
                let of = ("undocumented-property", place.as_str());
                assert_found(
                    &account,
                    is_messages,
                    &format!("{at}/rating"),
                    &json!(5),
                    of,
                )
                .await;
                count += 1;
            }
        }
    }
    assert!(count > 150, "{count}");
}
