//! Tests a service against a provider that fails, without a network.
//!
//! The service below counts the messages of all conversations by their sender. The test runs
//! it against the embedded server, which responds with "too many requests" to one call and
//! breaks off in the middle of a page of another.
//!
//!     cargo run --example test_a_service

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{Write as _, stdout};

use conversation_apis::partoo::Client;
use conversation_apis::{Paginated, Retry};
use conversation_apis_server::{Action, Fault, RetryAfter, Server};

/// The service. Returns how many messages each kind of sender wrote, and how many calls had to
/// be repeated.
async fn count(client: &Client) -> Result<(BTreeMap<String, usize>, usize), Box<dyn Error>> {
    let (mut counts, mut repeated) = (BTreeMap::new(), 0);
    let mut conversations = client.list_conversations().per_page(10).items();
    loop {
        let conversation = match conversations.next().await {
            Some(Err(error)) if error.is_transient() && repeated < 10 => {
                tokio::time::sleep(error.retry_after().unwrap_or_default()).await;
                repeated += 1;
                // Only the page that failed is fetched again.
                conversations.resume();
                continue;
            }
            Some(conversation) => conversation?,
            None => return Ok((counts, repeated)),
        };
        let Some(id) = conversation.id else { continue };
        let mut messages = client.list_messages().conversation_id(id).items();
        while let Some(message) = messages.next().await {
            let sender = message?.sender_type;
            let sender = sender.map_or_else(String::new, |sender| sender.to_string());
            *counts.entry(sender).or_default() += 1;
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let counts = every_message_is_counted_once_despite_faults().await?;
    writeln!(
        stdout(),
        "counted once each, with one 429 and one page that broke off: {counts:?}"
    )?;
    Ok(())
}

/// In a test suite, this would be a `#[tokio::test]`.
async fn every_message_is_counted_once_despite_faults()
-> Result<BTreeMap<String, usize>, Box<dyn Error>> {
    let server = Server::start("partoo").await?;
    // Retries are off, so that the service itself has to handle the faults.
    let client = Client::builder("any-key")
        .base_url(server.base_url())
        .retry(Retry::off())
        .build()?;
    let (expected, _) = count(&client).await?;

    let list = |fault: Fault| fault.operation("listConversations");
    server.fault(list(Fault::status(429).retry_after(RetryAfter::Seconds(1))))?;
    server.fault(list(Fault::new(Action::Cut).with_cursor(true)))?;
    let (counts, repeated) = count(&client).await?;
    assert_eq!((&counts, repeated), (&expected, 2));
    Ok(counts)
}

#[cfg(test)]
mod tests {
    #[tokio::test]
    async fn every_message_is_counted_once_despite_faults() {
        let counts = super::every_message_is_counted_once_despite_faults().await;
        assert!(counts.is_ok_and(|counts| counts.len() == 3));
    }
}
