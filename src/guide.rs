//! A guide for services that run in production. It takes about an hour to read.
//!
//! Each chapter starts with a program. Then it says what can go wrong, and what the crate does about
//! it. All programs are compiled by the tests.
//!
//! 1. [Quick start](quick_start)
//! 2. [Reading lists safely](reading_lists)
//! 3. [Writing](writing)
//! 4. [Webhooks](self::webhooks)
//! 5. [Testing your service](testing)
//! 6. [Production](production): rate limits, drift, a mirror
//! 7. [Adding a provider](new_provider)
//! 8. [Taking a new document in](new_document)
//! 9. [How the proof works](proof)
//!
//! The files are in the folder `guide` of the repository.

#[doc = include_str!("../guide/quick-start.md")]
pub mod quick_start {}

#[doc = include_str!("../guide/reading-lists.md")]
pub mod reading_lists {}

#[doc = include_str!("../guide/writing.md")]
pub mod writing {}

#[doc = include_str!("../guide/webhooks.md")]
pub mod webhooks {}

#[doc = include_str!("../guide/testing.md")]
pub mod testing {}

#[doc = include_str!("../guide/production.md")]
pub mod production {}

#[doc = include_str!("../guide/new-provider.md")]
pub mod new_provider {}

#[doc = include_str!("../guide/new-document.md")]
pub mod new_document {}

#[doc = include_str!("../guide/proof.md")]
pub mod proof {}
