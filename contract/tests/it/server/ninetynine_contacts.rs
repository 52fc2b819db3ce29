//! Contacts of the embedded Chatwoot server, with the real client.

use conversation_apis::ninetynine::Client;
use conversation_apis::ninetynine::multipart::UpdateContactRequest;
use conversation_apis::ninetynine::types::{
    Contact, ContactCondition, ContactFilter, ContactMerge, ContactPageMetaCurrentPage,
    ContactSort, ContactUpdate, FilterOperator, NewContact, QueryOperator, StatusFilter,
};
use conversation_apis::{Error, File, Paginated, Retry};
use conversation_apis_contract::server::Server;
use futures_util::TryStreamExt;
use serde_json::json;

pub async fn start() -> (Server, Client) {
    let server = Server::start("ninetynine").await.unwrap();
    let client = Client::builder("any-key").base_url(server.base_url());
    let client = client.retry(Retry::off()).build().unwrap();
    (server, client)
}

async fn listed(client: &Client) -> Vec<Contact> {
    let list = client.list_contacts().account_id(1).items();
    list.try_collect().await.unwrap()
}

fn ids(contacts: &[Contact]) -> Vec<i64> {
    contacts.iter().map(|contact| contact.id.unwrap()).collect()
}

async fn contact(client: &Client, id: i64) -> Result<Contact, Error> {
    let call = client.get_contact().account_id(1).contact_id(id);
    Ok(call.send().await?.into_inner().payload.unwrap())
}

async fn search(client: &Client, text: &str) -> Vec<i64> {
    let list = client.search_contacts().account_id(1).q(text).items();
    ids(&list.try_collect::<Vec<_>>().await.unwrap())
}

/// The contacts that meet these conditions.
async fn filtered(client: &Client, conditions: Vec<ContactCondition>) -> Vec<i64> {
    let filter = client.filter_contacts().account_id(1);
    let list = filter.body(ContactFilter::new(conditions)).items();
    ids(&list.try_collect::<Vec<_>>().await.unwrap())
}

fn condition(attribute: &str, operator: FilterOperator, value: &str) -> ContactCondition {
    ContactCondition::new(attribute, operator).values([value.to_owned()])
}

/// The numbers of all conversations of a contact, according to the list of conversations.
async fn conversations(client: &Client, contact: i64) -> Vec<i64> {
    let list = client.list_conversations().account_id(1);
    let list = list.status(StatusFilter::All).items();
    let all: Vec<_> = list.try_collect().await.unwrap();
    let own = all.iter().filter(|one| {
        let meta = one.meta.as_ref().unwrap();
        meta.sender.as_ref().unwrap().id == Some(contact)
    });
    own.map(|one| one.id.unwrap()).collect()
}

/// The numbers of the conversations that the contact's own list has.
async fn own_list(client: &Client, contact: i64) -> Vec<i64> {
    let call = client.list_contact_conversations().account_id(1);
    let list = call.contact_id(contact).send().await.unwrap().into_inner();
    let list = list.payload.unwrap().into_iter();
    list.map(|one| one.id.unwrap()).collect()
}

#[tokio::test]
async fn a_new_contact_is_in_the_list_in_a_search_and_in_a_filter() {
    let (_server, client) = start().await;
    let before = ids(&listed(&client).await);
    let body = NewContact::new(4)
        .name("Kim New")
        .email("Kim@Example.com")
        .custom_attributes(json!({ "plan": "gold" }));
    let call = client.create_contact().account_id(1).body(body);
    let created = call.send().await.unwrap().into_inner().payload.unwrap();
    let new = created.contact.unwrap();
    let id = new.id.unwrap();
    assert!(!before.contains(&id));
    assert_eq!(new.email.as_deref(), Some("kim@example.com"));
    let inboxes = new.contact_inboxes.as_ref().unwrap();
    assert_eq!(inboxes[0].inbox.as_ref().unwrap().id, Some(4));
    assert_eq!(
        inboxes[0].source_id,
        created.contact_inbox.unwrap().source_id
    );
    assert_eq!(contact(&client, id).await.unwrap(), new);
    assert_eq!(ids(&listed(&client).await), [before, vec![id]].concat());
    assert_eq!(search(&client, "im ne").await, [id]);
    let named = condition("name", FilterOperator::EqualTo, "kim new");
    assert_eq!(filtered(&client, vec![named]).await, [id]);
    let plan = condition("plan", FilterOperator::EqualTo, "gold");
    assert_eq!(filtered(&client, vec![plan]).await, [id]);
}

#[tokio::test]
async fn two_contacts_cannot_share_an_address_and_an_inbox_must_exist() {
    let (_server, client) = start().await;
    let before = listed(&client).await.len();
    let body = NewContact::new(3).email("BO@example.com");
    let call = client.create_contact().account_id(1).body(body);
    let error = call.send().await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 422);
    assert_eq!(error.message(), Some("email: has already been taken"));
    let call = client.update_contact().account_id(1).contact_id(11);
    let error = call.body(ContactUpdate::new().identifier("crm-12")).send();
    assert_eq!(error.await.unwrap_err().status().unwrap().as_u16(), 422);
    let call = client
        .create_contact()
        .account_id(1)
        .body(NewContact::new(99));
    assert!(call.send().await.unwrap_err().is_not_found());
    assert!(contact(&client, 999).await.unwrap_err().is_not_found());
    assert_eq!(listed(&client).await.len(), before);
}

#[tokio::test]
async fn an_update_merges_attributes_and_is_seen_in_conversations() {
    let (_server, client) = start().await;
    let update = |body: ContactUpdate| {
        let call = client.update_contact().account_id(1).contact_id(15);
        call.body(body).send()
    };
    let old = contact(&client, 15).await.unwrap();
    let body = ContactUpdate::new()
        .name("Ilse Renamed")
        .additional_attributes(json!({ "city": "Akko", "floor": 2 }));
    let new = update(body).await.unwrap().into_inner().payload.unwrap();
    assert_eq!(contact(&client, 15).await.unwrap(), new);
    assert_eq!(
        (&new.email, new.name.as_deref()),
        (&old.email, Some("Ilse Renamed"))
    );
    let attributes = serde_json::to_value(&new.additional_attributes).unwrap();
    assert_eq!(attributes["city"], "Akko");
    assert_eq!(attributes["floor"], 2);
    assert_eq!(attributes["country_code"], "IL");
    let conversation = conversations(&client, 15).await[0];
    let call = client.get_conversation().account_id(1);
    let call = call.conversation_id(conversation).send().await.unwrap();
    let sender = call.into_inner().meta.unwrap().sender.unwrap();
    assert_eq!(sender.name.as_deref(), Some("Ilse Renamed"));
    assert_eq!(sender.contact_inboxes, None);
    let avatar = File::bytes("png")
        .file_name("a.png")
        .content_type("image/png");
    let call = client.update_contact().account_id(1).contact_id(15);
    let call = call.multipart(UpdateContactRequest::new().blocked(true).avatar(avatar));
    let new = call.send().await.unwrap().into_inner().payload.unwrap();
    assert_eq!(new.blocked, Some(true));
    assert!(new.thumbnail.unwrap().ends_with("/15.png"));
}

#[tokio::test]
async fn a_merge_removes_a_contact_and_moves_its_conversations() {
    let (_server, client) = start().await;
    let (kept, moved) = (
        conversations(&client, 11).await,
        conversations(&client, 12).await,
    );
    assert!(!kept.is_empty() && !moved.is_empty());
    let merge = |base, mergee| {
        let call = client.merge_contacts().account_id(1);
        call.body(ContactMerge::new(base, mergee)).send()
    };
    let merged = merge(11, 12).await.unwrap().into_inner();
    assert_eq!(
        (merged.id, merged.name.as_deref()),
        (Some(11), Some("Ada Example"))
    );
    // Ada had no e-mail address of her own.
    assert_eq!(merged.email.as_deref(), Some("bo@example.com"));
    assert!(contact(&client, 12).await.unwrap_err().is_not_found());
    assert!(!ids(&listed(&client).await).contains(&12));
    let mut all = [kept, moved].concat();
    let mut found = conversations(&client, 11).await;
    all.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, all);
    assert!(conversations(&client, 12).await.is_empty());
    let inboxes = contact(&client, 11).await.unwrap().contact_inboxes.unwrap();
    assert_eq!(inboxes.len(), 2);
    assert!(merge(11, 12).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn the_list_of_a_contact_has_only_its_own_conversations() {
    let (_server, client) = start().await;
    for id in [11, 13] {
        let own = own_list(&client, id).await;
        let all = conversations(&client, id).await;
        assert!(!own.is_empty() && own.len() == all.len().min(20));
        assert!(own.iter().all(|number| all.contains(number)));
    }
}

#[tokio::test]
async fn contacts_are_sorted_and_come_in_pages_of_fifteen() {
    let (server, client) = start().await;
    let all = listed(&client).await;
    assert_eq!(all.len(), 17);
    // Two pages with contacts, and an empty one.
    assert_eq!(server.requests().len(), 3);
    // A contact without an address, a number and an identifier is found only by its name.
    assert!(!ids(&all).contains(&14));
    let list = |sort| client.list_contacts().account_id(1).sort(sort);
    for (sort, is_sorted) in [(ContactSort::Name, true), (ContactSort::MinusName, false)] {
        let list: Vec<_> = list(sort).items().try_collect().await.unwrap();
        let names: Vec<_> = list
            .iter()
            .map(|one| one.name.clone().unwrap().to_lowercase())
            .collect();
        let in_order = names.windows(2).all(|pair| match is_sorted {
            true => pair[0] <= pair[1],
            false => pair[0] >= pair[1],
        });
        assert!(in_order, "{names:?}");
    }
    let page = client.list_contacts().account_id(1).page(2);
    let page = page.include_contact_inboxes(false).send().await.unwrap();
    let page = page.into_inner();
    let meta = page.meta.unwrap();
    assert_eq!(meta.count, Some(17));
    let text = ContactPageMetaCurrentPage::Text("2".to_owned());
    assert_eq!(meta.current_page, Some(text));
    let payload = page.payload.unwrap();
    assert_eq!(payload.len(), 2);
    assert!(payload.iter().all(|one| one.contact_inboxes.is_none()));
    let vip = client.list_contacts().account_id(1);
    let vip = vip.labels(vec!["vip".to_owned()]).items();
    assert_eq!(ids(&vip.try_collect::<Vec<_>>().await.unwrap()), [11, 16]);
}

#[tokio::test]
async fn a_search_states_whether_more_pages_follow() {
    let (_server, client) = start().await;
    for (page, count, has_more) in [(1, 15, true), (2, 1, false), (3, 0, false)] {
        // Sixteen contacts have this letter in their name or in their e-mail address.
        let search = client.search_contacts().account_id(1).q("e").page(page);
        let meta = search.send().await.unwrap().into_inner().meta.unwrap();
        assert_eq!(
            (meta.count, meta.has_more),
            (Some(count), Some(has_more)),
            "{page}"
        );
    }
    let error = client.search_contacts().account_id(1).q(" ").send().await;
    let error = error.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 422);
    assert_eq!(
        error.message(),
        Some("Specify search string with parameter q")
    );
}

#[tokio::test]
async fn conditions_are_joined_and_wrong_ones_are_refused() {
    use FilterOperator::{
        Contains, DaysBefore, EqualTo, IsGreaterThan, IsNotPresent, IsPresent, NotEqualTo,
        StartsWith,
    };
    let (_server, client) = start().await;
    let and = |one: ContactCondition| one.query_operator(QueryOperator::And);
    let or = |one: ContactCondition| one.query_operator(QueryOperator::Or);
    let haifa = || condition("city", EqualTo, "haifa");
    let ilse = || condition("name", Contains, "ilse");
    for (conditions, expected) in [
        (vec![and(haifa()), ilse()], vec![15]),
        (
            vec![
                or(ilse()),
                condition("phone_number", StartsWith, "97250000000"),
            ],
            vec![11, 13, 15],
        ),
        // `AND` binds closer.
        (
            vec![or(ilse()), and(haifa()), condition("email", EqualTo, "x")],
            vec![15],
        ),
        (
            vec![ContactCondition::new("labels", IsPresent)],
            vec![11, 16],
        ),
        (
            vec![and(ilse()), ContactCondition::new("labels", IsNotPresent)],
            vec![15],
        ),
        (vec![condition("blocked", EqualTo, "true")], vec![21, 28]),
        (
            vec![and(ilse()), condition("identifier", NotEqualTo, "crm-12")],
            vec![15],
        ),
        (
            vec![
                and(ilse()),
                condition("created_at", IsGreaterThan, "2023-01-31"),
            ],
            vec![15],
        ),
        (
            vec![
                and(ilse()),
                condition("created_at", IsGreaterThan, "2023-02-01"),
            ],
            vec![],
        ),
        (
            vec![and(ilse()), condition("created_at", DaysBefore, "9999")],
            vec![],
        ),
    ] {
        assert_eq!(
            filtered(&client, conditions.clone()).await,
            expected,
            "{conditions:?}"
        );
    }
    for (wrong, place) in [
        (condition("age", EqualTo, "1"), "payload: unknown attribute"),
        (
            condition("name", IsGreaterThan, "1"),
            "payload: the attribute does not have it",
        ),
        (
            ContactCondition::new("name", EqualTo),
            "payload: a value is needed",
        ),
        (
            condition("created_at", IsGreaterThan, "soon"),
            "payload: not a date",
        ),
    ] {
        let call = client.filter_contacts().account_id(1);
        let error = call
            .body(ContactFilter::new([wrong]))
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 422);
        assert_eq!(error.message(), Some(place));
    }
}
