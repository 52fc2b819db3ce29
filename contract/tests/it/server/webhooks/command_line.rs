//! `cargo contract serve` with webhooks.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use conversation_apis_contract::cli::run;
use conversation_apis_contract::report::Styles;
use conversation_apis_contract::webhooks::Signer;

use super::receiver::Receiver;

/// A process that ends with its test, even if the test fails.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The line with the key, and the log up to the last line that ends like one of these.
async fn served(
    provider: &'static str,
    receiver: &Receiver,
    arguments: &[&str],
    until: &'static [&str],
) -> (String, Vec<String>) {
    let mut serving = Command::new(env!("CARGO_BIN_EXE_conversation-contract"))
        .args(["serve", provider, "--webhook-to", &receiver.url()])
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map(Process)
        .unwrap();
    let read = move || {
        let mut out = BufReader::new(serving.0.stdout.take().unwrap()).lines();
        let first = out.next().unwrap().unwrap();
        assert!(first.starts_with(&format!("serving {provider} at ")));
        let key = out.next().unwrap().unwrap();
        let errors = BufReader::new(serving.0.stderr.take().unwrap()).lines();
        let (sender, lines) = mpsc::channel();
        std::thread::spawn(move || {
            errors
                .map_while(Result::ok)
                .try_for_each(|line| sender.send(line))
        });
        let mut log: Vec<String> = Vec::new();
        while !until
            .iter()
            .all(|end| log.iter().any(|line| line.ends_with(end)))
        {
            let line = lines.recv_timeout(Duration::from_secs(60));
            log.push(line.unwrap_or_else(|_| panic!("no more lines than {log:?}")));
        }
        (key, log)
    };
    tokio::task::spawn_blocking(read).await.unwrap()
}

#[tokio::test]
async fn serve_prints_the_key_and_delivers_and_logs() {
    let receiver = Receiver::answering(|got| if got.index == 1 { 503 } else { 200 }.into());
    let arguments = [
        "--webhook-messages",
        "3",
        "--webhook-in-flight",
        "1",
        "--webhook-retries",
        "1",
        "--webhook-fault",
        "wrong-signature;event=message_created;nth=3",
    ];
    let lines = &[
        "webhook message_created #1 attempt 1: 200",
        "webhook message_created #2 attempt 1: 503",
        "webhook message_created #2 attempt 2: 200",
        "webhook message_created #3 attempt 1 (wrong-signature): 200",
        "webhook message_created #3 attempt 2: 200",
    ];
    let (line, mut log) = served("partoo", &receiver, &arguments, lines).await;
    let key = Signer::new("partoo").unwrap().printed_key().unwrap();
    assert_eq!(line, format!("webhook key: {key}"));
    log.sort_unstable();
    assert_eq!(log, lines);
}

#[tokio::test]
async fn serve_prints_what_a_receiver_is_configured_with() {
    for (provider, key) in [
        ("ninetynine", "contract-test-secret"),
        ("octopush", "unsigned"),
    ] {
        let receiver = Receiver::start().await;
        let arguments = ["--webhook-messages=1", "--webhook-repeat=100"];
        let arguments = [&arguments[..], &["--webhook-reorder", "2"]].concat();
        let lines = &[" #1 attempt 1: 200", " #1 repeat attempt 1: 200"];
        let (line, log) = served(provider, &receiver, &arguments, lines).await;
        assert_eq!(line, format!("webhook key: {key}"));
        assert!(!log.concat().contains("canary"), "{log:?}");
    }
}

/// The exit code of `serve` with these arguments, and what it prints.
fn serve(arguments: &[&str]) -> (u8, String, String) {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let arguments = ["contract", "serve"].iter().chain(arguments);
    let mut input = &b""[..];
    let code = run(
        arguments.map(Into::into),
        Styles::PLAIN,
        &mut input,
        &mut out,
        &mut errors,
    );
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(out), text(errors))
}

fn refused(arguments: &[&str]) -> String {
    let (code, _, errors) = serve(&[&["partoo"], arguments].concat());
    assert_eq!(code, 2, "{errors}");
    errors
}

#[test]
fn wrong_arguments_for_webhooks_are_refused_with_the_reason() {
    for option in [
        ["--webhook-repeat", "5"],
        ["--webhook-reorder", "5"],
        ["--webhook-retries", "5"],
        ["--webhook-in-flight", "5"],
        ["--webhook-fault", "cut"],
        ["--webhook-messages", "5"],
    ] {
        let errors = refused(&option);
        assert!(
            errors.contains("required arguments were not provided"),
            "{errors}"
        );
        assert!(errors.contains("--webhook-to <URL>"), "{errors}");
    }
    for (option, said) in [
        (
            ["--webhook-to", "localhost:80"],
            "the URL for webhooks must start with http://",
        ),
        (
            ["--webhook-to", "/hook"],
            "the URL for webhooks is not valid",
        ),
    ] {
        let errors = refused(&option);
        assert!(errors.contains(said), "{errors}");
    }
    let to = ["--webhook-to", "http://127.0.0.1:1/"];
    for (option, said) in [
        (
            ["--webhook-fault", "explode"],
            "`explode` is not a webhook fault; use one of: ",
        ),
        (
            ["--webhook-fault", "old-timestamp"],
            "cannot have `old-timestamp`",
        ),
        (
            ["--webhook-fault", "cut;event=x"],
            "no event `x` for a webhook fault",
        ),
        (["--webhook-repeat", "101"], "101 is not in 0..=100"),
        (["--webhook-messages", "many"], "invalid digit"),
    ] {
        let errors = refused(&[to, option].concat());
        assert!(errors.contains(said), "{errors}");
    }
}

#[test]
fn the_help_lists_the_faults_of_webhooks() {
    let (code, help, _) = serve(&["--help"]);
    assert_eq!(code, 0);
    for part in [
        "--webhook-to <URL>",
        "  wrong-signature: ",
        "  cut: half",
        "  twice-at-once: ",
    ] {
        assert!(help.contains(part), "{part}: {help}");
    }
}
