//! Lists conversations with a quota that all processes with the same Redis share.
//!
//! Start it in several terminals, or on several machines:
//!
//!     REDIS_URL=redis://127.0.0.1/ PARTOO_API_KEY=… \
//!         cargo run -p conversation-apis-redis --example shared_quota
//!
//! `PARTOO_URL` names another server, such as one that `cargo contract serve partoo` starts.

use std::error::Error;
use std::io::{Write as _, stdout};
use std::time::Duration;

use conversation_apis::Paginated;
use conversation_apis::partoo::Client;
use conversation_apis_redis::RedisQuota;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let redis = std::env::var("REDIS_URL").map_err(|_| "set REDIS_URL")?;
    let key = std::env::var("PARTOO_API_KEY").map_err(|_| "set PARTOO_API_KEY")?;

    // Partoo allows 300 requests a minute to an organization. Use one name for each of them.
    let quota = RedisQuota::builder(redis, "partoo:acme", 300, Duration::from_secs(60)).build()?;
    // A wrong password or another limit under this name is found here.
    quota.ready().await?;

    let mut builder = Client::builder(key).quota(quota.clone());
    if let Ok(url) = std::env::var("PARTOO_URL") {
        builder = builder.base_url(url);
    }
    let client = builder.build()?;
    let mut conversations = client.list_conversations().items();
    let mut count = 0;
    while let Some(conversation) = conversations.next().await {
        conversation?;
        count += 1;
    }
    let counts = quota.counts();
    writeln!(
        stdout(),
        "{count} conversations, {} requests, {} calls to Redis",
        counts.permits,
        counts.calls
    )?;
    Ok(())
}
