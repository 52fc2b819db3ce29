//! Copies all conversations and messages of a provider into SQLite or PostgreSQL.
//!
//! It is an example to start from. Each page is saved in one transaction with the position after
//! it, so that the program can be killed at any moment and continues where it was.
//!
//! | module | what it does |
//! |---|---|
//! | [`config`] | reads the arguments |
//! | [`mirror`] | a round: the conversations, then the messages of those that changed |
//! | [`output`] | writes to standard output and standard error |
//! | [`rows`] | the columns of the two tables |
//! | [`source`] | what the mirror has to know of a provider; one file per provider |
//! | [`store`] | what a database does; one file per database |
//! | [`walk`] | reads a list in chunks, each with the position after it |

pub mod config;
pub mod mirror;
pub mod output;
pub mod rows;
pub mod source;
pub mod store;
pub mod walk;
