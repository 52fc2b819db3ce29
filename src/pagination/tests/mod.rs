//! Tests of walks without a socket.

mod call;
mod scripts;
mod server;
mod table;
