//! `cargo contract` in a clone, `conversation-contract` elsewhere.

use std::process::ExitCode;

fn main() -> ExitCode {
    conversation_apis_contract::cli::main()
}
