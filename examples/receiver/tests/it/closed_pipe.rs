//! Nobody reads what the program writes.

use std::process::{Command, Stdio};

use crate::harness::Setup;

fn closed() -> Stdio {
    std::io::pipe().unwrap().1.into()
}

fn code(command: &mut Command) -> Option<i32> {
    command.stdout(closed()).stderr(closed());
    command.status().unwrap().code()
}

#[test]
fn closed_pipes_do_not_change_the_exit_code() {
    let setup = Setup::new();
    drop(setup.open());
    for (argument, expected) in [
        ("--help", 0),
        ("status", 0),
        ("reprocess", 0),
        ("--port", 2),
    ] {
        let code = code(setup.command(0).arg(argument));
        assert_eq!(code, Some(expected), "{argument}");
    }
    let command = &mut setup.command(0);
    let command = command.env("RECEIVER_LISTEN", "nowhere");
    assert_eq!(code(command), Some(1));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let setup = Setup::new();
    let mut command = setup.command(0);
    let full = std::fs::File::create("/dev/full").unwrap();
    let status = command.arg("--help").stdout(full).status();
    assert_eq!(status.unwrap().code(), Some(1));
}
