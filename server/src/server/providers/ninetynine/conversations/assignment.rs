//! The assignee and the team of a conversation.

use serde_json::{Map, Value, json};

use super::{conversation, touch};
use crate::json_edit::plain;
use crate::server::operation::{Answer, Call};
use crate::server::store::Store;

/// An assignee and its kind, or nobody.
pub(super) type Assignee = Option<(Value, &'static str)>;

/// Assigns to an agent, a bot or a team. The answer is null if there is nobody with the id.
pub(super) fn assign(call: &mut Call<'_>) -> Answer {
    let is_bot = call.body["assignee_type"] == "AgentBot";
    if call.body.get("assignee_id").is_some() || is_bot {
        let id = plain(&call.body["assignee_id"]);
        let assignee = match is_bot {
            true => bot(call.store, &id),
            false => agent(call.store, &id),
        };
        let Some((conversation, now)) = conversation(call) else {
            return Answer::NotFound;
        };
        set_assignee(&mut conversation["meta"], &assignee);
        touch(conversation, now);
        return Answer::Ok(assignee.map_or(Value::Null, |(assignee, _)| assignee));
    }
    let team = team(call.store, &plain(&call.body["team_id"]));
    let at = call.time(super::ISO);
    let Some((conversation, now)) = conversation(call) else {
        return Answer::NotFound;
    };
    set_team(&mut conversation["meta"], team.as_ref());
    touch(conversation, now);
    Answer::Ok(team.map_or(Value::Null, |team| record(team, &at)))
}

/// The agent with an id.
pub(super) fn agent(store: &Store, id: &str) -> Assignee {
    let found = store.find("agents", "/id", id)?;
    Some((found.clone(), "User"))
}

/// The bot with an id. Bots are known from the conversations that they have.
fn bot(store: &Store, id: &str) -> Assignee {
    let mut conversations = store.all("conversations").iter();
    let found = conversations.find(|conversation| {
        let meta = &conversation["meta"];
        meta["assignee_type"] == "AgentBot" && plain(&meta["assignee"]["id"]) == id
    })?;
    Some((found["meta"]["assignee"].clone(), "AgentBot"))
}

/// The team with an id.
pub(super) fn team(store: &Store, id: &str) -> Option<Value> {
    store.find("teams", "/id", id).cloned()
}

/// Sets or removes the assignee. Without one, the properties are absent.
pub(super) fn set_assignee(meta: &mut Value, assignee: &Assignee) {
    let Some(meta) = meta.as_object_mut() else {
        return;
    };
    match assignee {
        Some((assignee, kind)) => {
            meta.insert("assignee".to_owned(), assignee.clone());
            meta.insert("assignee_type".to_owned(), json!(kind));
        }
        None => remove(meta, &["assignee", "assignee_type"]),
    }
}

/// Sets or removes the team. Without one, the property is absent.
pub(super) fn set_team(meta: &mut Value, team: Option<&Value>) {
    let Some(meta) = meta.as_object_mut() else {
        return;
    };
    match team {
        Some(team) => {
            meta.insert("team".to_owned(), team.clone());
        }
        None => remove(meta, &["team"]),
    }
}

fn remove(object: &mut Map<String, Value>, names: &[&str]) {
    for name in names {
        object.shift_remove(*name);
    }
}

/// A team as the database has it.
fn record(mut team: Value, at: &str) -> Value {
    if let Some(team) = team.as_object_mut() {
        remove(team, &["is_member"]);
        team.insert("created_at".to_owned(), json!(at));
        team.insert("updated_at".to_owned(), json!(at));
    }
    team
}
