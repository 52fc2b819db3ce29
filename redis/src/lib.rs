//! A rate limit for the clients of `conversation-apis` that many machines share over Redis or
//! Valkey.
//!
//! ```no_run
//! use std::time::Duration;
//! use conversation_apis::partoo::Client;
//! use conversation_apis_redis::{RedisQuota, WhenAway};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! // 300 requests a minute, for all processes that use this name on this Redis.
//! let quota = RedisQuota::builder("redis://127.0.0.1/", "partoo:acme", 300, Duration::from_secs(60))
//!     .when_away(WhenAway::Share)
//!     .build()?;
//! // Optional: fails now if Redis cannot be reached.
//! quota.ready().await?;
//! let client = Client::builder("the-api-key").quota(quota).build()?;
//! client.list_conversations().send().await?;
//! # Ok(())
//! # }
//! ```
//!
//! # The guarantee
//!
//! The server never sees more than the limit in any window, wherever its windows begin. A
//! request counts from the moment its slot is reserved until one window after its response, by
//! Redis' clock. This holds while processes are killed or stopped, while calls to Redis are lost
//! or late, and while Redis restarts, with or without its data.
//!
//! - Slots are reserved ahead, several with one call to Redis, earliest first. Waiting calls of
//!   one process are served in order, and those of several processes roughly in order.
//! - A process that dies returns its slots when its lease ends and one more window is over.
//! - A 429 pauses all processes at once, and [`Limiter::resume`](conversation_apis::Limiter::resume)
//!   ends the pause for all.
//! - While Redis is away, [`WhenAway`] decides. When it is back, every process first states what
//!   it uses. If one of them does not, because it died meanwhile, this takes a lease and a window.
//!   Meanwhile each process keeps to its share.
//! - A first start does not wait. A process that saw Redis away before, or finds one that has
//!   just started, waits for a third of the lease, at most 1 second, so that the processes of
//!   before can come back first.
//!
//! # What cannot be guaranteed
//!
//! - With [`WhenAway::Share`], if some processes reach Redis and others do not for longer than a
//!   lease, those that do take over the slots of the others, which continue with their shares.
//!   [`WhenAway::Refuse`] keeps the limit in this case too.
//! - If Redis' clock is set forward, slots become free too early by that time. If it is set
//!   back, nothing becomes free too early.
//! - A process that is stopped between its permit and the sending of the request sends it when
//!   it continues. The same applies if a machine sleeps, because its clock stops.
//! - If Redis loses writes without a restart that the processes notice, the limit holds again
//!   as soon as one of the processes that wrote them calls.
//!
//! # What it needs
//!
//! Redis 6.2 or later, or Valkey. One connection for each process. All keys and the channel begin
//! with `conversation-apis:{NAME}` and are in one slot of a Redis Cluster. They expire after the
//! last process is gone. URLs with `rediss://` need the feature `rustls`.
//!
//! Each quota has a thread of its own, which renews its lease whatever the runtime of the
//! callers does. It ends when the last clone and the last permit are dropped.

mod builder;
mod error;
mod link;
mod local;
#[cfg(test)]
mod model;
mod quota;
mod script;
mod shared;
mod task;

pub use builder::{RedisQuotaBuilder, WhenAway};
pub use error::RedisQuotaError;
pub use quota::{Counts, RedisQuota};
