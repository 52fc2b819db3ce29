//! Assigns an open conversation to someone, and then closes it.
//!
//! It uses an embedded server with invented people, of the provider that the argument names.
//! Octopush has no such calls:
//!
//!     cargo run --example assign_and_close -- partoo
//!     cargo run --example assign_and_close -- ninetynine
//!
//! To see the requests, start a server in another terminal, and give its address:
//!
//!     cargo contract serve partoo
//!     cargo run --example assign_and_close -- partoo http://127.0.0.1:PORT

use std::error::Error;
use std::io::{Write as _, stdout};

use conversation_apis::partoo::types::ConversationUpdate;
use conversation_apis::{Paginated, ninetynine, partoo};
use conversation_apis_server::Server;
use futures_util::TryStreamExt;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let provider = arguments.next().unwrap_or("partoo".to_owned());
    match arguments.next() {
        Some(url) => assign_and_close(&provider, &url).await,
        None => with_embedded_server(&provider).await,
    }
}

async fn with_embedded_server(provider: &str) -> Result<(), Box<dyn Error>> {
    // The server stops when it is dropped.
    let server = Server::start(provider).await?;
    assign_and_close(provider, &server.base_url()).await
}

async fn assign_and_close(provider: &str, url: &str) -> Result<(), Box<dyn Error>> {
    match provider {
        "partoo" => partoo(url).await,
        "ninetynine" => ninetynine(url).await,
        other => Err(format!("{other} has no such calls").into()),
    }
}

async fn partoo(url: &str) -> Result<(), Box<dyn Error>> {
    let client = partoo::Client::builder("any-key").base_url(url).build()?;
    let conversations: Vec<_> = client.list_conversations().items().try_collect().await?;
    let open = conversations
        .iter()
        .find(|conversation| conversation.status == Some(partoo::types::ConversationStatus::Open));
    let id = open
        .and_then(|found| found.id)
        .ok_or("no open conversation")?;

    // One call changes either the assignee or the status.
    let assign = ConversationUpdate::assign_to("62d80fae74e8b11d700302b8");
    client
        .update_conversation()
        .conversation_id(id)
        .body(assign)
        .send()
        .await?;
    let close = ConversationUpdate::close();
    client
        .update_conversation()
        .conversation_id(id)
        .body(close)
        .send()
        .await?;

    let closed = client.get_conversation().conversation_id(id).send().await?;
    writeln!(
        stdout(),
        "conversation {id} of {:?} is {:?}",
        closed.assigned_user_id,
        closed.status
    )?;
    match closed.status {
        Some(partoo::types::ConversationStatus::Closed) => Ok(()),
        _ => Err("the conversation is not closed".into()),
    }
}

async fn ninetynine(url: &str) -> Result<(), Box<dyn Error>> {
    use ninetynine::types::{Assignment, StatusToggle};

    let client = ninetynine::Client::builder("any-key")
        .base_url(url)
        .build()?;
    let agents = client.list_agents().account_id(1).send().await?;
    let agent = agents.iter().find_map(|agent| agent.id).ok_or("no agent")?;
    let conversations = client.list_conversations().account_id(1).items();
    let conversations: Vec<_> = conversations.try_collect().await?;
    let id = conversations
        .iter()
        .find_map(|conversation| conversation.id);
    let id = id.ok_or("no conversation")?;

    let assignment = Assignment::agent(agent);
    client.assign(1, id, assignment).send().await?;
    client
        .set_status(1, id, StatusToggle::resolve())
        .send()
        .await?;

    let closed = client
        .get_conversation()
        .account_id(1)
        .conversation_id(id)
        .send()
        .await?;
    writeln!(
        stdout(),
        "conversation {id} of agent {agent} is {:?}",
        closed.status
    )?;
    let assignee = closed.assignee().and_then(|assignee| assignee.id);
    match closed.status {
        Some(ninetynine::types::ConversationStatus::Resolved) if assignee == Some(agent) => Ok(()),
        _ => Err("the conversation is not closed, or not assigned".into()),
    }
}

#[cfg(test)]
#[tokio::test]
async fn a_conversation_of_every_provider_is_assigned_and_closed() {
    for provider in ["partoo", "ninetynine"] {
        let outcome = with_embedded_server(provider).await;
        assert!(outcome.is_ok(), "{provider}: {outcome:?}");
    }
    assert!(with_embedded_server("octopush").await.is_err());
}
