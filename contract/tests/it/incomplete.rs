//! A run that was cut short, or could not start, is no pass in any report; and an exit
//! code says what was found, whether or not it could be printed.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use conversation_apis_codegen::Pointer;
use conversation_apis_contract::baseline::{Baseline, today};
use conversation_apis_contract::cases::{CaseId, CaseState};
use conversation_apis_contract::cli::{COULD_NOT_RUN, FINDINGS, HOLDS, run};
use conversation_apis_contract::document::{Contract, TargetId};
use conversation_apis_contract::finding::{Finding, Kind, Subject};
use conversation_apis_contract::incomplete::{Incomplete, Outcome, Reason};
use conversation_apis_contract::provider::Provider;
use conversation_apis_contract::report::{self, Format};
use conversation_apis_contract::verify::{Extent, Verdict};
use serde_json::Value;

/// A folder that goes with its owner.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("contract-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A place in the document.
fn components() -> Pointer {
    Pointer::from("#/components")
}

fn live(reason: Option<Reason>) -> Verdict {
    let provider = Provider::find("partoo").unwrap();
    let contract = Contract::open(&provider.folder()).unwrap();
    let mut verdict = Verdict::new(provider, &contract);
    verdict.extent = Extent::Live {
        requests: 2,
        items: 13,
    };
    verdict.elapsed = Duration::from_secs(1);
    verdict.incomplete = reason
        .map(|reason| Incomplete {
            reason,
            operation: Some("listMessages".to_owned()),
            text: "the limit of {50} requests is reached".to_owned(),
        })
        .into_iter()
        .collect();
    verdict.complete = verdict.incomplete.is_empty();
    verdict
}

fn printed(verdicts: &[Verdict], format: Format) -> String {
    let mut out = Vec::new();
    report::print(verdicts, format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn no_report_shows_an_incomplete_run_as_a_pass() {
    for reason in Reason::ALL {
        let mut verdict = live(Some(reason));
        assert_eq!(verdict.outcome(), Outcome::Incomplete);
        assert!(!verdict.holds());
        for fails in [false, true] {
            if fails {
                verdict
                    .findings
                    .push(Finding::new(Kind::TypeDiffers, components(), "a text"));
            }
            let verdicts = [live(None), verdict];
            let junit = printed(&verdicts, Format::Junit);
            check_junit(&junit);
            let counts = format!(r#"failures="{}" errors="1""#, u8::from(fails));
            assert!(junit.contains(&counts), "{junit}");
            assert!(junit.contains(&format!(r#"<error type="{}""#, reason.id())));
            let sarif: Value = serde_json::from_str(&printed(&verdicts, Format::Sarif)).unwrap();
            let invocation = &sarif["runs"][0]["invocations"][0];
            assert_eq!(invocation["executionSuccessful"], false);
            let notification = &invocation["toolExecutionNotifications"][0];
            assert_eq!(notification["descriptor"]["id"], reason.id());
            let text = notification["message"]["text"].as_str().unwrap();
            assert!(text.contains("{{50}}"), "{text}");
            let json: Value = serde_json::from_str(&printed(&verdicts, Format::Json)).unwrap();
            let schema: Value = serde_json::from_str(report::SCHEMA).unwrap();
            assert!(jsonschema::is_valid(&schema, &json));
            let provider = &json["providers"][1];
            assert_eq!(provider["holds"], false);
            assert_eq!(provider["complete"], false);
            assert_eq!(provider["incomplete"][0]["reason"], reason.id());
            let markdown = printed(&verdicts, Format::Markdown);
            assert!(markdown.lines().next().unwrap().contains("incomplete"));
            let html = printed(&verdicts, Format::Html);
            let title = html.split("<title>").nth(1).unwrap();
            assert!(
                title
                    .split("</title>")
                    .next()
                    .unwrap()
                    .contains("incomplete")
            );
            assert!(html.contains("the limit of {50} requests is reached"));
            let text = printed(&verdicts, Format::Text);
            assert!(text.contains("partoo INCOMPLETE"), "{text}");
            let [_, again] = verdicts;
            verdict = again;
        }
    }
}

#[test]
fn a_run_that_saw_everything_is_complete_in_every_report() {
    let verdicts = [live(None)];
    let sarif: Value = serde_json::from_str(&printed(&verdicts, Format::Sarif)).unwrap();
    assert_eq!(
        sarif["runs"][0]["invocations"][0]["executionSuccessful"],
        true
    );
    for format in Format::ALL {
        let text = printed(&verdicts, format);
        let said = text.replace(r#""incomplete": []"#, "").to_lowercase();
        assert!(!said.contains("incomplete"), "{format}: {text}");
    }
}

#[test]
fn alerts_have_the_line_of_the_document() {
    let mut verdict = live(None);
    let case = CaseId {
        target: TargetId::Component("Message".to_owned()),
        place: Pointer::from("/content"),
        state: CaseState::Null,
    };
    let subjects = [
        Pointer::from("#/components/schemas/Message/properties/content").into(),
        Subject::Case(case),
        Subject::Operation("listConversations".to_owned()),
        Pointer::from("#/nowhere/at/all").into(),
    ];
    for subject in subjects {
        verdict
            .findings
            .push(Finding::new(Kind::TypeDiffers, subject, "a text"));
    }
    let document = Provider::find("partoo").unwrap().folder();
    let document = fs::read_to_string(document.join("openapi-bundled.yaml")).unwrap();
    let sarif: Value = serde_json::from_str(&printed(&[verdict], Format::Sarif)).unwrap();
    let lines: Vec<usize> = sarif["runs"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| {
            let region = &result["locations"][0]["physicalLocation"]["region"];
            usize::try_from(region["startLine"].as_u64().unwrap()).unwrap()
        })
        .collect();
    let at = |line: usize| document.lines().nth(line - 1).unwrap().trim();
    assert_eq!(at(lines[0]), "content:");
    assert_eq!(at(lines[1]), "Message:");
    assert_eq!(at(lines[2]), "get:");
    assert_eq!(lines[3], 1);
    for rule in sarif["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap()
    {
        assert!(rule["fullDescription"]["text"].is_string() && rule["help"]["text"].is_string());
    }
}

#[test]
fn a_baseline_is_not_pruned_after_an_incomplete_run() {
    let mut found = live(None);
    found
        .findings
        .push(Finding::new(Kind::TypeDiffers, components(), "a text"));
    let mut baseline = Baseline::default();
    baseline.update(&[found], "known", today());
    let folder = Folder::new("prune");
    let text = |baseline: &Baseline| {
        let path = PathBuf::from(folder.file("baseline.toml"));
        baseline.write(&path).unwrap();
        fs::read_to_string(path).unwrap()
    };
    let before = text(&baseline);
    for reason in Reason::ALL {
        baseline.prune(&[live(Some(reason))]);
        assert_eq!(text(&baseline), before, "{reason:?}");
        let mut verdicts = [live(Some(reason))];
        baseline.apply(&mut verdicts, today());
        assert!(verdicts[0].findings.is_empty(), "{reason:?}");
    }
    baseline.prune(&[live(None)]);
    assert_ne!(text(&baseline), before);
}

fn command(arguments: &[&str], input: &[u8], out: &mut dyn Write) -> (u8, String) {
    let mut input = input;
    let mut errors = Vec::new();
    let arguments = ["contract"].iter().chain(arguments).map(Into::into);
    let code = run(arguments, &mut input, out, &mut errors);
    (code, String::from_utf8(errors).unwrap())
}

#[test]
fn a_run_that_cannot_start_overwrites_the_reports_it_was_asked_for() {
    let folder = Folder::new("stale");
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
            fs::write(folder.file(format), "stale, and green").unwrap();
            arguments.extend([
                "--report".to_owned(),
                format!("{format}={}", folder.file(format)),
            ]);
        }
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let (code, errors) = command(&arguments, b"", &mut io::sink());
        assert_eq!(code, COULD_NOT_RUN, "{start:?}: {errors}");
        for format in formats {
            let text = fs::read_to_string(folder.file(format)).unwrap();
            assert!(!text.contains("stale"), "{start:?} {format}");
            let says = match format {
                "json" | "junit" => "not-started",
                "sarif" => r#""executionSuccessful": false"#,
                _ => "incomplete",
            };
            let said = text.contains(says) || text.contains(&says.to_uppercase());
            assert!(said, "{start:?} {format}: {text}");
        }
        let junit = fs::read_to_string(folder.file("junit")).unwrap();
        check_junit(&junit);
        assert!(
            junit.contains(r#"tests="1" failures="0" errors="1""#),
            "{junit}"
        );
    }
}

#[test]
fn a_diff_that_cannot_start_overwrites_its_reports() {
    let folder = Folder::new("stale-diff");
    let formats = ["text", "json", "markdown", "github", "junit"];
    for arguments in [&["/nowhere.yaml", "/nowhere.yaml"][..], &["--fail-on", "x"]] {
        let mut all = vec!["diff".to_owned()];
        all.extend(arguments.iter().map(|&argument| argument.to_owned()));
        for format in formats {
            fs::write(folder.file(format), "stale, and green").unwrap();
            all.push(format!("--report={format}={}", folder.file(format)));
        }
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let (code, _) = command(&all, b"", &mut io::sink());
        assert_eq!(code, COULD_NOT_RUN);
        for format in formats {
            let text = fs::read_to_string(folder.file(format)).unwrap();
            let says = ["error", "incomplete"]
                .iter()
                .any(|word| text.contains(word));
            assert!(!text.contains("stale") && says, "{format}: {text}");
        }
        check_junit(&fs::read_to_string(folder.file("junit")).unwrap());
    }
}

#[test]
fn a_report_that_cannot_be_written_keeps_no_other_from_it() {
    let folder = Folder::new("unwritable");
    let json = format!("json={}", folder.file("report.json"));
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
    let report = fs::read_to_string(folder.file("report.json")).unwrap();
    assert!(report.contains(r#""holds": true"#), "{report}");
}

#[test]
fn two_reports_to_one_file_are_refused() {
    let folder = Folder::new("twins");
    let json = format!("json={}", folder.file("report"));
    let html = format!("html={}/./report", folder.0.display());
    for exists in [false, true] {
        let arguments = ["contract", "verify", "partoo", "--report"];
        let arguments = [&arguments[..], &[&json, "--report", &html]].concat();
        let mut errors = Vec::new();
        let code = run(
            arguments.iter().map(Into::into),
            &mut io::empty(),
            &mut Vec::new(),
            &mut errors,
        );
        let errors = String::from_utf8(errors).unwrap();
        assert_eq!(code, COULD_NOT_RUN, "{exists}: {errors}");
        assert!(errors.contains("to one file"), "{errors}");
        fs::write(folder.file("report"), "").unwrap();
    }
}

#[test]
fn no_report_overwrites_what_the_command_reads() {
    let folder = Folder::new("inputs");
    let input = folder.file("input.yaml");
    let (report, other) = (format!("json={input}"), folder.file("other"));
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
        let other = fs::read_to_string(folder.file("other")).unwrap();
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

#[test]
fn the_exit_code_says_what_was_found_whether_or_not_it_could_be_printed() {
    let folder = Folder::new("closed");
    let write = |name: &str, kind: &str| {
        let document = format!(
            "openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\npaths:\n  /a:\n    get:\n      operationId: a\n      responses:\n        '200':\n          description: d\n          content:\n            application/json:\n              schema: {{ type: object, properties: {{ x: {{ type: {kind} }} }} }}\n"
        );
        fs::write(folder.file(name), document).unwrap();
        folder.file(name)
    };
    let (old, new) = (write("old.yaml", "string"), write("new.yaml", "integer"));
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
        // A full disk is told, and hides no finding.
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
    let report = folder.file("diff.json");
    let target = format!("json={report}");
    let arguments = ["diff", &old, &new, "--report", "text", "--report", &target];
    let (code, _) = command(&arguments, b"", &mut Failing(io::ErrorKind::BrokenPipe));
    assert_eq!(code, FINDINGS);
    assert!(
        fs::read_to_string(report)
            .unwrap()
            .contains("\"breaking\": 1")
    );
}

/// The attributes and children that the JUnit schema of Jenkins allows, the required
/// attributes first, and how many of those there are.
const ELEMENTS: [(&str, &[&str], usize, &[&str]); 6] = [
    (
        "testsuites",
        &["name", "time", "tests", "failures", "disabled", "errors"],
        0,
        &["testsuite"],
    ),
    (
        "testsuite",
        &[
            "name",
            "tests",
            "failures",
            "errors",
            "time",
            "skipped",
            "timestamp",
            "hostname",
            "id",
            "package",
        ],
        2,
        &["properties", "testcase", "system-out", "system-err"],
    ),
    (
        "testcase",
        &["name", "assertions", "time", "classname", "status"],
        1,
        &["skipped", "error", "failure", "system-out", "system-err"],
    ),
    ("error", &["type", "message"], 0, &[]),
    ("failure", &["type", "message"], 0, &[]),
    ("system-out", &[], 0, &[]),
];

/// Holds a text against that schema.
fn check_junit(text: &str) {
    let text = text
        .strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .unwrap();
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut ends = 0;
    for part in text.split('<').skip(1) {
        let (tag, content) = part.split_once('>').unwrap();
        let leaf = open.last().is_some_and(|(name, _)| {
            ELEMENTS
                .iter()
                .any(|(other, _, _, children)| other == name && children.is_empty())
        });
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().unwrap().0, name);
            ends += usize::from(open.is_empty());
            continue;
        }
        assert!(!leaf, "{tag}: an element within text");
        let (name, attributes) = tag
            .trim_end_matches('/')
            .split_once(' ')
            .unwrap_or((tag, ""));
        let (_, allowed, required, _) = ELEMENTS.iter().find(|(known, ..)| *known == name).unwrap();
        let given: Vec<&str> = attributes
            .split("=\"")
            .map(|part| part.rsplit([' ', '"']).next().unwrap())
            .filter(|part| !part.is_empty())
            .collect();
        assert!(given.iter().all(|name| allowed.contains(name)), "{tag}");
        assert!(
            allowed[..*required].iter().all(|name| given.contains(name)),
            "{tag}"
        );
        if let Some((parent, place)) = open.last_mut() {
            let (.., children) = ELEMENTS.iter().find(|(known, ..)| known == parent).unwrap();
            let at = children.iter().position(|child| *child == name).unwrap();
            assert!(at >= *place, "{tag}: out of order in {parent}");
            *place = at;
        }
        let is_text = content.trim().is_empty() || children_of(name).is_empty();
        assert!(is_text, "{tag}: text between elements");
        if !tag.ends_with('/') {
            open.push((name, 0));
        }
    }
    assert_eq!((open.len(), ends), (0, 1));
    let control = |c: char| c.is_control() && c != '\n' && c != '\t';
    assert!(!text.contains(control));
}

fn children_of(name: &str) -> &'static [&'static str] {
    let found = ELEMENTS.iter().find(|(known, ..)| *known == name);
    found.map_or(&[], |(.., children)| children)
}
