//! Totals of live servers.

use serde_json::{Value, json};

use super::account::{Ask, Reply, assert_holds, assert_one, ninetynine, partoo, planted};
use super::paging::PARTOO;

#[tokio::test]
async fn a_total_that_is_not_the_number_of_items_is_found() {
    for total in [700, 1, -1, 0] {
        for conversations in [7, 25] {
            for (account, at, place) in [
                (partoo(conversations), "/count", format!("{PARTOO}/count")),
                (
                    ninetynine(conversations),
                    "/data/meta/all_count",
                    "#/components/schemas/Counts/properties/all_count".to_owned(),
                ),
            ] {
                let change = move |ask: &Ask, reply: &mut Reply| {
                    if !ask.is_messages {
                        *reply.body.pointer_mut(at).unwrap() = json!(total);
                    }
                };
                assert_one(&planted(account, change).await, "paging", &place);
            }
        }
    }
}

#[tokio::test]
async fn a_total_of_the_page_or_wrong_on_one_page_is_found() {
    let place = format!("{PARTOO}/count");
    let of_page = planted(partoo(25), |ask, reply| {
        if !ask.is_messages {
            reply.body["count"] = json!(reply.items().len());
        }
    });
    assert_one(&of_page.await, "paging", &place);
    let of_last = planted(partoo(25), |ask, reply| {
        if ask.get("cursor") == Some("20") {
            reply.body["count"] = json!(26);
        }
    });
    assert_one(&of_last.await, "paging", &place);
}

#[tokio::test]
async fn a_total_of_the_page_is_found_by_a_smaller_page() {
    let verdict = planted(partoo(7), |ask, reply| {
        if !ask.is_messages {
            reply.body["count"] = json!(reply.items().len());
        }
    });
    assert_one(&verdict.await, "paging", &format!("{PARTOO}/count"));
}

#[tokio::test]
async fn a_list_that_ends_too_early_is_found() {
    let verdict = planted(partoo(25), |ask, reply| {
        if !ask.is_messages {
            reply.body["next_cursor"] = Value::Null;
        }
    });
    assert_one(&verdict.await, "paging", &format!("{PARTOO}/count"));
}

#[tokio::test]
async fn a_filter_decides_which_total_is_checked() {
    use super::account::live;
    use conversation_apis_contract::provider::Provider;
    use conversation_apis_contract::verify::verify_live;

    let server = ninetynine(7);
    let server = server.serve(|ask, reply| {
        if ask.get("assignee_type") == Some("me") && !ask.is_messages {
            reply.body["data"]["meta"]["mine_count"] = json!(7);
            reply.body["data"]["meta"]["all_count"] = json!(70);
        }
    });
    let server = server.await;
    let mut live = live("ninetynine", &server);
    live.parameters
        .push(("assignee_type".to_owned(), "me".to_owned()));
    let provider = Provider::find("ninetynine").unwrap();
    assert_holds(&verify_live(provider, &live).await.unwrap());
}
