//! Report files and exit codes: no earlier report is taken for this run's, and the exit
//! code says what was found, whether or not it could be printed.

use std::fs;
use std::io::{self, Write};

use conversation_apis_contract::cli::{COULD_NOT_RUN, FINDINGS, HOLDS, run};
use conversation_apis_contract::report::Styles;

use crate::folder::Folder;
use crate::junit_schema::check_junit;

fn command(arguments: &[&str], input: &[u8], out: &mut dyn Write) -> (u8, String) {
    let mut input = input;
    let mut errors = Vec::new();
    let arguments = ["contract"].iter().chain(arguments).map(Into::into);
    let code = run(arguments, Styles::PLAIN, &mut input, out, &mut errors);
    (code, String::from_utf8(errors).unwrap())
}

#[test]
fn a_run_that_cannot_start_overwrites_the_requested_reports() {
    let folder = Folder::new();
    let formats = ["text", "json", "junit", "sarif", "markdown", "html"];
    let starts: [&[&str]; 6] = [
        &[
            "partoo",
            "--base-url",
            "http://127.0.0.1:9",
            "--api-key-env",
            "CONTRACT_NO_SUCH_KEY",
        ],
        &[
            "partoo",
            "--base-url",
            "http://chat.example",
            "--api-key-env",
            "CARGO_PKG_NAME",
        ],
        &["whatsapp"],
        &["partoo", "--case", "no such case"],
        &["partoo", "--seed", "no number"],
        &["--baseline", "/nowhere/baseline.toml"],
    ];
    for start in starts {
        let mut arguments = vec!["verify".to_owned()];
        arguments.extend(start.iter().map(|&argument| argument.to_owned()));
        for format in formats {
            fs::write(folder.path(format), "stale, and green").unwrap();
            arguments.extend([
                "--report".to_owned(),
                format!("{format}={}", folder.path(format)),
            ]);
        }
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let (code, errors) = command(&arguments, b"", &mut io::sink());
        assert_eq!(code, COULD_NOT_RUN, "{start:?}: {errors}");
        for format in formats {
            let text = fs::read_to_string(folder.path(format)).unwrap();
            assert!(!text.contains("stale"), "{start:?} {format}");
            let says = match format {
                "json" | "junit" => "not-started",
                "sarif" => r#""executionSuccessful": false"#,
                _ => "incomplete",
            };
            let said = text.contains(says) || text.contains(&says.to_uppercase());
            assert!(said, "{start:?} {format}: {text}");
        }
        let html = fs::read_to_string(folder.path("html")).unwrap();
        let says = ["Nothing was checked.", "The document was not read."];
        assert!(says.iter().all(|text| html.contains(text)), "{start:?}");
        let junit = fs::read_to_string(folder.path("junit")).unwrap();
        check_junit(&junit);
        assert!(
            junit.contains(r#"tests="1" failures="0" errors="1""#),
            "{junit}"
        );
    }
}

#[test]
fn a_diff_that_cannot_start_overwrites_its_reports() {
    let folder = Folder::new();
    let formats = ["text", "json", "markdown", "github", "junit", "sarif"];
    for arguments in [&["/nowhere.yaml", "/nowhere.yaml"][..], &["--fail-on", "x"]] {
        let mut all = vec!["diff".to_owned()];
        all.extend(arguments.iter().map(|&argument| argument.to_owned()));
        for format in formats {
            fs::write(folder.path(format), "stale, and green").unwrap();
            all.push(format!("--report={format}={}", folder.path(format)));
        }
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let (code, _) = command(&all, b"", &mut io::sink());
        assert_eq!(code, COULD_NOT_RUN);
        for format in formats {
            let text = fs::read_to_string(folder.path(format)).unwrap();
            let says = ["error", "incomplete"]
                .iter()
                .any(|word| text.contains(word));
            assert!(!text.contains("stale") && says, "{format}: {text}");
        }
        check_junit(&fs::read_to_string(folder.path("junit")).unwrap());
    }
}

#[test]
fn a_report_that_cannot_be_written_does_not_stop_the_others() {
    let folder = Folder::new();
    let json = format!("json={}", folder.path("report.json"));
    let arguments = [
        "verify",
        "octopush",
        "--report",
        "junit=/nowhere/x",
        "--report",
        &json,
    ];
    let (code, errors) = command(&arguments, b"", &mut io::sink());
    assert_eq!(code, COULD_NOT_RUN);
    assert!(errors.contains("/nowhere/x"), "{errors}");
    let report = fs::read_to_string(folder.path("report.json")).unwrap();
    assert!(report.contains(r#""holds": true"#), "{report}");
}

#[test]
fn two_reports_to_one_file_are_refused() {
    let folder = Folder::new();
    let json = format!("json={}", folder.path("report"));
    let html = format!("html={}/./report", folder.0.display());
    for exists in [false, true] {
        let arguments = ["contract", "verify", "partoo", "--report"];
        let arguments = [&arguments[..], &[&json, "--report", &html]].concat();
        let mut errors = Vec::new();
        let code = run(
            arguments.iter().map(Into::into),
            Styles::PLAIN,
            &mut io::empty(),
            &mut Vec::new(),
            &mut errors,
        );
        let errors = String::from_utf8(errors).unwrap();
        assert_eq!(code, COULD_NOT_RUN, "{exists}: {errors}");
        assert!(errors.contains("to one file"), "{errors}");
        fs::write(folder.path("report"), "").unwrap();
    }
}

#[test]
fn no_report_overwrites_what_the_command_reads() {
    let folder = Folder::new();
    let input = folder.path("input.yaml");
    let (report, other) = (format!("json={input}"), folder.path("other"));
    for arguments in [
        &["diff", &input, &input][..],
        &["verify", "--baseline", &input],
    ] {
        fs::write(&input, "kept").unwrap();
        fs::write(&other, "stale").unwrap();
        let other = format!("junit={other}");
        let mut arguments = arguments.to_vec();
        arguments.extend(["--report", &report, "--report", &other]);
        let (code, errors) = command(&arguments, b"", &mut io::sink());
        assert_eq!(code, COULD_NOT_RUN);
        assert!(errors.contains("would overwrite"), "{errors}");
        assert_eq!(fs::read_to_string(&input).unwrap(), "kept");
        let other = fs::read_to_string(folder.path("other")).unwrap();
        assert!(other.contains("would overwrite"), "{other}");
    }
    let arguments = [
        "verify",
        "--report",
        "json",
        "--report",
        "text",
        "--report",
        &format!("junit={other}"),
    ];
    fs::write(&other, "stale").unwrap();
    assert_eq!(command(&arguments, b"", &mut io::sink()).0, COULD_NOT_RUN);
    assert!(!fs::read_to_string(&other).unwrap().contains("stale"));
}

/// Standard output that fails at once.
struct Failing(io::ErrorKind);

impl Write for Failing {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Two documents that differ in the type of a property.
fn documents(folder: &Folder) -> (String, String) {
    let write = |name: &str, kind: &str| {
        let document = format!(
            "openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\npaths:\n  /a:\n    get:\n      operationId: a\n      responses:\n        '200':\n          description: d\n          content:\n            application/json:\n              schema: {{ type: object, properties: {{ x: {{ type: {kind} }} }} }}\n"
        );
        folder.write(name, &document)
    };
    (write("old.yaml", "string"), write("new.yaml", "integer"))
}

#[test]
fn the_exit_code_says_what_was_found_even_if_it_cannot_be_printed() {
    let folder = Folder::new();
    let (old, new) = documents(&folder);
    let bad: &[u8] = b"{\"id\":1}\n{\"id\":\"x\"}\n{\"id\":2}\n";
    let commands: [(&[&str], &[u8], u8); 5] = [
        (&["diff", &old, &new], b"", FINDINGS),
        (&["diff", &old, &old], b"", HOLDS),
        (&["roundtrip", "partoo", "Conversation"], bad, FINDINGS),
        (
            &["roundtrip", "partoo", "Conversation"],
            b"{\"id\":1}\n",
            HOLDS,
        ),
        (&["cases", "octopush"], b"", HOLDS),
    ];
    for (arguments, input, expected) in commands {
        let (code, _) = command(arguments, input, &mut io::sink());
        assert_eq!(code, expected, "{arguments:?}");
        let closed = &mut Failing(io::ErrorKind::BrokenPipe);
        let (code, errors) = command(arguments, input, closed);
        assert_eq!((code, errors.as_str()), (expected, ""), "{arguments:?}");
        // A full disk is an error, but hides no finding.
        let full = &mut Failing(io::ErrorKind::StorageFull);
        let (code, errors) = command(arguments, input, full);
        let expected = if expected == HOLDS {
            COULD_NOT_RUN
        } else {
            expected
        };
        assert_eq!(code, expected, "{arguments:?}");
        assert!(errors.contains("standard output"), "{errors}");
    }
    let report = folder.path("diff.json");
    let target = format!("json={report}");
    let arguments = ["diff", &old, &new, "--report", "text", "--report", &target];
    let (code, _) = command(&arguments, b"", &mut Failing(io::ErrorKind::BrokenPipe));
    assert_eq!(code, FINDINGS);
    let report = fs::read_to_string(report).unwrap();
    assert!(report.contains("\"breaking\": 1"));
}

#[test]
fn the_junit_report_of_a_diff_fails_as_the_command_does() {
    let folder = Folder::new();
    let (old, new) = documents(&folder);
    for (fail_on, failures) in [("breaking", 1), ("risky", 1), ("never", 0)] {
        let mut junit = Vec::new();
        let arguments = [
            "diff",
            &old,
            &new,
            "--fail-on",
            fail_on,
            "--report",
            "junit",
        ];
        let (code, _) = command(&arguments, b"", &mut junit);
        assert_eq!(code, failures);
        let junit = String::from_utf8(junit).unwrap();
        assert!(
            junit.contains(&format!(r#"failures="{failures}""#)),
            "{junit}"
        );
    }
}
