//! Lists conversations and the messages of each.
//!
//! Without a key, it uses an embedded server with invented people:
//!
//!     cargo run --example list_conversations
//!
//! If `PARTOO_API_KEY` is set, it uses Partoo's production server.

use std::error::Error;
use std::io::{Write as _, stdout};

use conversation_apis::Paginated;
use conversation_apis::partoo::Client;
use conversation_apis::partoo::types::{Message, MessageContent};
use conversation_apis_server::Server;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    match std::env::var("PARTOO_API_KEY") {
        Ok(key) => list(&Client::with_api_key(key)?).await,
        Err(_) => list_from_embedded_server().await,
    }
}

async fn list_from_embedded_server() -> Result<(), Box<dyn Error>> {
    let server = Server::start("partoo").await?;
    let builder = Client::builder("any-key").base_url(server.base_url());
    list(&builder.build()?).await
}

async fn list(client: &Client) -> Result<(), Box<dyn Error>> {
    let mut conversations = client.list_conversations().items();
    while let Some(conversation) = conversations.next().await {
        let conversation = conversation?;
        let Some(id) = conversation.id else { continue };
        let name = conversation.consumer_name.unwrap_or_default();
        writeln!(stdout(), "conversation {id} with {name:?}")?;

        let mut messages = client.list_messages().conversation_id(id).items();
        while let Some(message) = messages.next().await {
            writeln!(stdout(), "  {}", line(&message?))?;
        }
    }
    Ok(())
}

fn line(message: &Message) -> String {
    match &message.content {
        Some(MessageContent::Text(text)) => text.clone(),
        Some(MessageContent::Image(url)) => format!("image at {url}"),
        Some(MessageContent::Solving) => "solved".to_owned(),
        Some(MessageContent::Reopening) => "reopened".to_owned(),
        // A type that this program does not show, or that the vendor added later.
        Some(_) => {
            let content_type = message.content_type.as_ref();
            format!(
                "a message of type {}",
                content_type.map_or("unknown", |name| name.as_str())
            )
        }
        None => "no content".to_owned(),
    }
}

#[cfg(test)]
#[tokio::test]
async fn the_conversations_of_the_embedded_server_are_listed() {
    let outcome = list_from_embedded_server().await;
    assert!(outcome.is_ok(), "{outcome:?}");
}
