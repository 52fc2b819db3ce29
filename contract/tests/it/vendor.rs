//! `cargo contract diff --vendor`: our document, the vendor's, and the list of differences.

mod documents;
mod list;
mod published;

use conversation_apis_contract::cli::{COULD_NOT_RUN, FINDINGS, HOLDS};
use serde_json::Value;

use crate::cli::contract;
use crate::folder::Folder;

/// Two documents and a list, in a folder.
struct Pair {
    folder: Folder,
    ours: String,
    theirs: String,
}

impl Pair {
    /// Documents with these texts after their first lines.
    fn new(ours: &str, theirs: &str) -> Self {
        let folder = Folder::new();
        let head = "openapi: 3.1.0\ninfo: { title: t, version: '1' }\n";
        Self {
            ours: folder.write("ours.yaml", &format!("{head}{ours}")),
            theirs: folder.write("theirs.yaml", &format!("{head}{theirs}")),
            folder,
        }
    }

    /// Documents with one operation, `one`, whose response has these schemas.
    fn of_schemas(ours: &str, theirs: &str) -> Self {
        let whole = |schema: &str| {
            format!(
                "paths:\n  /things:\n    get:\n      operationId: one\n      responses:\n        '200':\n          description: ok\n          content: {{ application/json: {{ schema: {schema} }} }}\n"
            )
        };
        Self::new(&whole(ours), &whole(theirs))
    }

    /// Writes the list.
    fn list(&self, text: &str) {
        self.folder.write("differences.toml", text);
    }

    /// Runs the comparison: the exit code, and the report as JSON.
    fn run(&self) -> (u8, Value) {
        let (code, out, errors) = self.with(&["--report", "json"]);
        assert_eq!(errors, "");
        (code, serde_json::from_str(&out).unwrap())
    }

    fn with(&self, more: &[&str]) -> (u8, String, String) {
        let mut arguments = vec!["diff", &self.ours, &self.theirs, "--vendor"];
        arguments.extend(more);
        contract(&arguments, b"")
    }
}

/// `place | kind | ours | theirs` of each difference.
fn differences(report: &Value) -> Vec<String> {
    let text = |it: &Value, name: &str| it[name].as_str().unwrap().to_owned();
    let all = report["differences"].as_array().unwrap().iter();
    all.map(|it| {
        ["place", "kind", "ours", "theirs"]
            .map(|name| text(it, name))
            .join(" | ")
    })
    .collect()
}

/// The kind and the text of each finding.
fn findings(report: &Value) -> Vec<(String, String)> {
    let all = report["findings"].as_array().unwrap().iter();
    all.map(|it| {
        let [kind, text] = ["kind", "text"].map(|name| it[name].as_str().unwrap().to_owned());
        (kind, text)
    })
    .collect()
}

/// An entry of a list.
fn entry(kind: &str, place: &str, more: &str) -> String {
    format!(
        "[[difference]]\nkinds = [\"{kind}\"]\nat = [\"{place}\"]\n{more}\nreason = \"The server sends it so.\"\n"
    )
}

#[test]
fn the_exit_code_says_whether_every_difference_is_listed() {
    let pair = Pair::of_schemas(
        "{ type: object, properties: { id: { type: integer } } }",
        "{ type: object, properties: { id: { type: number } } }",
    );
    let (code, report) = pair.run();
    assert_eq!(code, FINDINGS);
    let text = "200.id: ours: integer; theirs: number [type-widened], in one";
    assert_eq!(
        findings(&report),
        [("unlisted-difference".to_owned(), text.to_owned())]
    );
    assert_eq!(pair.with(&["--fail-on", "never"]).0, HOLDS);

    pair.list(&entry("type-widened", "200.id", ""));
    let (code, report) = pair.run();
    assert_eq!((code, findings(&report).len()), (HOLDS, 0));
    assert_eq!(
        report["differences"][0]["reason"],
        "The server sends it so."
    );
    assert_eq!(report["differences"][0]["listed"], true);

    // The vendor corrects the error.
    std::fs::copy(&pair.ours, &pair.theirs).unwrap();
    let (code, report) = pair.run();
    let text =
        "200.id: the vendor's document agrees now, in one; listed because: The server sends it so.";
    assert_eq!(code, FINDINGS);
    assert_eq!(
        findings(&report),
        [("vendor-agrees".to_owned(), text.to_owned())]
    );
    assert_eq!(report["findings"][0]["line"], 1);
}

#[test]
fn a_comparison_that_cannot_run_exits_2() {
    let pair = Pair::of_schemas("{ type: string }", "{ type: integer }");
    let missing = pair.folder.path("nowhere.toml");
    for (list, why) in [
        (
            entry("type-changed", "200", "").replace("The server sends it so.", " "),
            "the `reason` is empty",
        ),
        (
            entry("type-change", "200", ""),
            "`type-change` is not a kind of change",
        ),
        (
            entry("type-changed", "200", "place = 1"),
            "unknown field `place`",
        ),
        (
            "[[difference]]\nkinds = []\nat = []\nreason = \"x\"".to_owned(),
            "must not be empty",
        ),
        ("[[difference]".to_owned(), "TOML parse error"),
    ] {
        pair.list(&list);
        let (code, _, errors) = pair.with(&[]);
        assert_eq!(code, COULD_NOT_RUN, "{list}");
        assert!(
            errors.contains(why) && errors.contains("differences.toml"),
            "{errors}"
        );
    }
    let (code, _, errors) = pair.with(&["--differences", &missing]);
    assert_eq!(code, COULD_NOT_RUN);
    assert!(errors.contains("nowhere.toml"), "{errors}");
    // Without --vendor, there is no list.
    let arguments = ["diff", &pair.ours, &pair.theirs, "--differences", &missing];
    assert_eq!(contract(&arguments, b"").0, COULD_NOT_RUN);
}

#[test]
fn each_format_shows_the_findings_and_the_differences() {
    let pair = Pair::of_schemas(
        "{ type: object, properties: { id: { type: integer }, at: { type: string } } }",
        "{ type: object, properties: { id: { type: number }, on: { type: string } } }",
    );
    let gone = entry("no-longer-nullable", "200.at", "");
    pair.list(&format!(
        "{}{gone}",
        entry("type-widened", "200.id", "seen = \"4.1\"")
    ));
    let mut all = String::new();
    for format in ["text", "json", "markdown", "github", "junit", "sarif"] {
        let (code, out, errors) = pair.with(&["--report", format]);
        assert_eq!((code, errors.as_str()), (FINDINGS, ""), "{format}");
        all += &format!("== {format}\n{out}");
    }
    let all = all.replace(&pair.folder.0.display().to_string(), "FOLDER");
    insta::with_settings!({
        snapshot_path => "../../../snapshots/report",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("diff-vendor", all);
    });
}
