//! `cargo contract serve`.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use conversation_apis::partoo::Client;
use conversation_apis_contract::cli::run;
use conversation_apis_contract::report::Styles;

/// A process that ends with its test, even if the test fails.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn serve_logs_neither_query_nor_body_nor_key() {
    let script = Path::new(env!("CARGO_TARGET_TMPDIR")).join("script.json");
    let line = r#"[{"fault": "429", "operation": "listMessages"}]"#;
    std::fs::write(&script, line).unwrap();
    let mut serving = Command::new(env!("CARGO_BIN_EXE_conversation-contract"))
        .args([
            "serve", "partoo", "--seed", "7", "--fault", "503", "--script",
        ])
        .arg(script)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map(Process)
        .unwrap();
    let mut line = String::new();
    let mut out = BufReader::new(serving.0.stdout.take().unwrap());
    out.read_line(&mut line).unwrap();
    let url = line.strip_prefix("serving partoo at ").unwrap();
    let url = url.strip_suffix(" (seed 7); stop with Ctrl-C\n").unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    // The server is another process, so nothing else has done this if the test runs alone.
    conversation_apis_server::tls::install();
    let client = Client::builder("a-key").base_url(url);
    let client = client
        .retry(conversation_apis::Retry::off())
        .build()
        .unwrap();
    runtime.block_on(async {
        for _ in 0..3 {
            let _ = client.list_messages().conversation_id(1).send().await;
        }
        let _ = client.reply(1, "canary-text").send().await;
        let _ = client.reply(999, "canary-text").send().await;
    });
    let mut errors = serving.0.stderr.take().unwrap();
    drop(serving);
    let mut log = String::new();
    errors.read_to_string(&mut log).unwrap();
    let lines = "GET /messages 429\nGET /messages 503\nGET /messages 200\n\
        POST /messages 200\nPOST /messages 404\n";
    assert_eq!(log, lines);
}

#[test]
fn serve_exits_2_and_says_why_it_cannot_serve() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    for (arguments, said) in [
        (
            ["partoo", "--port", &port],
            "error: cannot listen at 127.0.0.1:",
        ),
        (
            ["partoo", "--fault", "unknown-enum;always"],
            "`unknown-enum;always` is not a fault; use one of: STATUS or status=STATUS",
        ),
        (["partoo", "--fault", "500;operation=x"], "no operation `x`"),
        (
            ["partoo", "--script", "no-such-file"],
            "error: no-such-file: ",
        ),
        (["whatsapp", "--seed", "1"], "no provider `whatsapp`"),
    ] {
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        let arguments = ["contract", "serve"]
            .iter()
            .chain(&arguments)
            .map(Into::into);
        let code = run(
            arguments,
            Styles::PLAIN,
            &mut &b""[..],
            &mut out,
            &mut errors,
        );
        let errors = String::from_utf8(errors).unwrap();
        assert_eq!(code, 2, "{errors}");
        assert!(errors.contains(said), "{errors}");
    }
}
