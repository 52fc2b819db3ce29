//! `cargo contract`.

use std::process::ExitCode;

fn main() -> ExitCode {
    conversation_apis_contract::cli::main()
}
