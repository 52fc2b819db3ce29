//! Tests of walks without a socket.

mod scripts;
mod server;
mod table;
