//! A service that receives the webhooks of conversation APIs and stores each event once.
//!
//! It is an example to start from. A delivery is verified over its raw body, stored together
//! with its deduplication key in one transaction, and answered only then. A worker processes
//! the stored events afterwards.
//!
//! | module | what it does |
//! |---|---|
//! | [`config`] | reads the environment variables |
//! | [`routes`] | verifies a delivery, stores it and answers |
//! | [`serve`] | connections, time limits and the shutdown |
//! | [`database`] | the file and its tables |
//! | [`store`] | one thread that writes deliveries |
//! | [`worker`] | processes stored events, each one once |
//! | [`effects`] | what an event changes: **put your own code here** |

pub mod config;
pub mod database;
pub mod effects;
pub mod routes;
pub mod serve;
pub mod store;
pub mod worker;
