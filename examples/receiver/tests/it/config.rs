//! The configuration, and the command line.

use std::ffi::OsString;
use std::process::Command;

use conversation_apis_receiver::config::{Config, HELP};

fn read(variables: &[(&str, &str)]) -> Result<Config, String> {
    let variables = variables
        .iter()
        .map(|(name, value)| (OsString::from(name), OsString::from(value)));
    Config::read(variables).map_err(|error| error.to_string())
}

const KEY: &str = "MCowBQYDK2VwAyEALsyvX2yVnG3ZKRIFfEvYk2nkzanoNgAqBSqdeNub4sM=";

#[test]
fn other_variables_are_ignored() {
    let config = read(&[("PATH", "/bin"), ("PARTOO_KEYS", "x")]).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.body_limit, 1_048_576);
    assert!(config.require_webhooks().is_err());
}

#[test]
fn lists_have_several_entries() {
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{KEY}\n-----END PUBLIC KEY-----\n");
    let config = read(&[
        ("RECEIVER_LISTEN", "0.0.0.0:80"),
        ("RECEIVER_DATABASE", "/var/lib/receiver.db"),
        ("RECEIVER_BODY_LIMIT", "10"),
        (
            "RECEIVER_PARTOO_KEYS",
            &format!("production, sandbox,{KEY},{pem}"),
        ),
        ("RECEIVER_NINETYNINE_SECRETS", "one,two"),
        ("RECEIVER_NINETYNINE_SECRETS_SALES", "three"),
        ("RECEIVER_NINETYNINE_SECRETS_SALES_2", "four"),
        (
            "RECEIVER_OCTOPUSH_SECRETS",
            "aaaaaaaaaaaaaaaa,bbbbbbbbbbbbbbbb",
        ),
    ])
    .unwrap();
    assert!(config.require_webhooks().is_ok());
    assert!(config.webhooks.partoo.is_some());
    let names: Vec<&String> = config.webhooks.ninetynine.keys().collect();
    assert_eq!(names, ["", "sales", "sales_2"]);
    assert!(config.webhooks.octopush[1].matches("bbbbbbbbbbbbbbbb"));
}

#[test]
fn a_wrong_variable_is_named_without_its_value() {
    for (name, value, expected) in [
        (
            "LISTEN",
            "localhost",
            "RECEIVER_LISTEN must be an address and a port, like 0.0.0.0:8080",
        ),
        (
            "BODY_LIMIT",
            "1 MB",
            "RECEIVER_BODY_LIMIT must be a number of bytes, like 1048576",
        ),
        (
            "PARTOO_KEYS",
            "",
            "RECEIVER_PARTOO_KEYS has no text in entry 1",
        ),
        (
            "PARTOO_KEYS",
            "production,,sandbox",
            "RECEIVER_PARTOO_KEYS has no text in entry 2",
        ),
        (
            "PARTOO_KEYS",
            "sandbox,topsecret",
            "RECEIVER_PARTOO_KEYS has a wrong entry 2: ",
        ),
        (
            "OCTOPUSH_SECRETS",
            "topsecret",
            "RECEIVER_OCTOPUSH_SECRETS has a wrong entry 1: ",
        ),
        (
            "NINETYNINE_SECRETS",
            "topsecret,",
            "RECEIVER_NINETYNINE_SECRETS has no text in entry 2",
        ),
        (
            "NINETYNINE_SECRETS_",
            "topsecret",
            "RECEIVER_NINETYNINE_SECRETS_ is not a variable of the receiver: see --help",
        ),
        (
            "NINETYNINE_SECRET",
            "topsecret",
            "RECEIVER_NINETYNINE_SECRET is not a variable of the receiver: see --help",
        ),
        (
            "LISTN",
            "topsecret",
            "RECEIVER_LISTN is not a variable of the receiver: see --help",
        ),
    ] {
        let error = read(&[(&format!("RECEIVER_{name}"), value)]).unwrap_err();
        assert!(error.starts_with(expected), "{name}={value}: {error}");
        assert!(!error.contains("topsecret"), "{error}");
    }
}

#[test]
fn the_command_line_has_a_help() {
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_conversation-apis-receiver"));
        let output = command.args(arguments).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    };
    assert_eq!(run(&["--help"]), (Some(0), HELP.to_owned(), String::new()));
    let unknown = format!("error: unknown arguments\n\n{HELP}");
    assert_eq!(run(&["--port", "80"]), (Some(2), String::new(), unknown));
    let error =
        "error: RECEIVER_PARTOO_KEYS or another variable of a webhook must be set: see --help\n";
    assert_eq!(run(&[]), (Some(1), String::new(), error.to_owned()));
}

#[test]
fn each_variable_is_in_the_help() {
    for name in [
        "LISTEN",
        "DATABASE",
        "BODY_LIMIT",
        "PARTOO_KEYS",
        "NINETYNINE_SECRETS",
        "NINETYNINE_SECRETS_NAME",
        "OCTOPUSH_SECRETS",
    ] {
        assert!(HELP.contains(&format!("  RECEIVER_{name}")), "{name}");
    }
}
