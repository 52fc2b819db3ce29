//! Tests of walks without a socket.

mod call;
mod chatwoot;
mod million;
mod scripts;
mod server;
mod table;
mod windows;
