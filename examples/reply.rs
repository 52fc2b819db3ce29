//! Replies in a conversation, and shows the message in the list afterwards.
//!
//! It uses an embedded server with invented people, of the provider that the argument names:
//!
//!     cargo run --example reply -- partoo
//!     cargo run --example reply -- octopush
//!     cargo run --example reply -- ninetynine
//!
//! To see the requests, start a server in another terminal, and give its address:
//!
//!     cargo contract serve partoo
//!     cargo run --example reply -- partoo http://127.0.0.1:PORT

use std::error::Error;
use std::io::{Write as _, stdout};

use conversation_apis::{Paginated, ninetynine, octopush, partoo};
use conversation_apis_server::Server;
use futures_util::TryStreamExt;

const TEXT: &str = "We open at 9 o'clock.";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let provider = arguments.next().unwrap_or("partoo".to_owned());
    match arguments.next() {
        Some(url) => reply(&provider, &url).await,
        None => with_embedded_server(&provider).await,
    }
}

async fn with_embedded_server(provider: &str) -> Result<(), Box<dyn Error>> {
    // The server stops when it is dropped.
    let server = Server::start(provider).await?;
    reply(provider, &server.base_url()).await
}

async fn reply(provider: &str, url: &str) -> Result<(), Box<dyn Error>> {
    match provider {
        "partoo" => partoo(url).await,
        "octopush" => octopush(url).await,
        "ninetynine" => ninetynine(url).await,
        other => Err(format!("no provider is called {other}").into()),
    }
}

async fn partoo(url: &str) -> Result<(), Box<dyn Error>> {
    let client = partoo::Client::builder("any-key").base_url(url).build()?;
    let conversations: Vec<_> = client.list_conversations().items().try_collect().await?;
    // Partoo refuses messages in closed conversations and in those with issues.
    let answerable = conversations.iter().find(|conversation| {
        conversation.status == Some(partoo::types::ConversationStatus::Open)
            && conversation.is_expired != Some(true)
            && conversation.issues.as_ref().is_none_or(Vec::is_empty)
    });
    let id = answerable
        .and_then(|found| found.id)
        .ok_or("no open conversation")?;

    let created = client.reply(id, TEXT).send().await?;

    // The message exists, but it is not delivered yet.
    let messages: Vec<_> = client
        .list_messages()
        .conversation_id(id)
        .items()
        .try_collect()
        .await?;
    let sent = messages
        .iter()
        .find(|message| message.id == created.message_id);
    let sent = sent.ok_or("the message is not in the list")?;
    writeln!(
        stdout(),
        "conversation {id}: message {:?} is {:?}",
        sent.id,
        sent.status
    )?;
    Ok(())
}

async fn octopush(url: &str) -> Result<(), Box<dyn Error>> {
    let client = octopush::Client::builder("any-key", "login@example.com")
        .base_url(url)
        .build()?;
    let conversations: Vec<_> = client.list_conversations().items().try_collect().await?;
    let phone_number = conversations.iter().find_map(|conversation| {
        conversation
            .recipient_details
            .as_ref()?
            .phone_number
            .clone()
    });
    let phone_number = phone_number.ok_or("no conversation with a phone number")?;

    client.reply("sms", &phone_number, TEXT).send().await?;

    let messages = client.list_messages().phone_number(phone_number).items();
    let messages: Vec<_> = messages.try_collect().await?;
    let sent = messages
        .iter()
        .find(|message| message.text.as_deref() == Some(TEXT));
    let sent = sent.ok_or("the message is not in the list")?;
    writeln!(
        stdout(),
        "message {:?} on {:?}",
        sent.message_id,
        sent.channel
    )?;
    Ok(())
}

async fn ninetynine(url: &str) -> Result<(), Box<dyn Error>> {
    let client = ninetynine::Client::builder("any-key")
        .base_url(url)
        .build()?;
    let conversations = client.list_conversations().account_id(1).items();
    let conversations: Vec<_> = conversations.try_collect().await?;
    let id = conversations
        .iter()
        .find_map(|conversation| conversation.id);
    let id = id.ok_or("no conversation")?;

    let created = client.reply(1, id, TEXT).send().await?;

    // The message exists, but it is not delivered yet.
    let messages = client.list_messages().account_id(1).conversation_id(id);
    let messages: Vec<_> = messages.items().try_collect().await?;
    let sent = messages.iter().find(|message| message.id == created.id);
    let sent = sent.ok_or("the message is not in the list")?;
    writeln!(
        stdout(),
        "conversation {id}: message {:?} is {:?}",
        sent.id,
        sent.status
    )?;
    Ok(())
}

#[cfg(test)]
#[tokio::test]
async fn a_reply_is_in_the_list_of_every_provider() {
    for provider in ["partoo", "octopush", "ninetynine"] {
        let outcome = with_embedded_server(provider).await;
        assert!(outcome.is_ok(), "{provider}: {outcome:?}");
    }
}
