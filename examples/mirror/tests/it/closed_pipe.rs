//! Nobody reads what the program writes.

use std::process::{Command, Stdio};

use conversation_apis_server::Server;

use crate::support::Database;

/// The exit code of the program, with both streams closed.
fn run(arguments: &[&str]) -> Option<i32> {
    let closed = || -> Stdio { std::io::pipe().unwrap().1.into() };
    let mut command = Command::new(env!("CARGO_BIN_EXE_mirror"));
    command.args(arguments).env("PARTOO_API_KEY", "any-key");
    command.stdout(closed()).stderr(closed());
    command.status().unwrap().code()
}

#[tokio::test(flavor = "multi_thread")]
async fn closed_pipes_do_not_change_the_exit_code() {
    assert_eq!(run(&["--help"]), Some(0));
    assert_eq!(run(&["partoo"]), Some(2));
    let server = Server::start("partoo").await.unwrap();
    let (database, url) = (Database::new(), server.base_url());
    let path = database.path();
    let to = ["partoo", "--base-url", &url, "--to"];
    assert_eq!(run(&[&to[..], &["missing/a.sqlite"]].concat()), Some(1));
    let copy = [path.to_str().unwrap(), "--rate", "1000000/1"];
    assert_eq!(run(&[&to[..], &copy].concat()), Some(0));
    let rows = database.texts("SELECT id FROM conversations");
    assert!(rows.len() > 20);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mirror"));
    let full = std::fs::File::create("/dev/full").unwrap();
    let status = command.arg("--help").stdout(full).stderr(Stdio::null());
    assert_eq!(status.status().unwrap().code(), Some(1));
}
