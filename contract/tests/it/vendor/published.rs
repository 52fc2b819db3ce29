//! Our document of Chatwoot against the documents that Chatwoot published.
//!
//! They are not part of this repository. The tests look for them in the folder that the
//! variable `VENDOR_DOCUMENTS` names, or else in `../shared/vendor` beside this clone.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use conversation_apis_contract::cli::{COULD_NOT_RUN, HOLDS};
use serde_json::Value;

use super::findings;
use crate::cli::contract;
use crate::folder::Folder;

/// The folder of Chatwoot's documents. If it is missing, says so on standard error, past the
/// capture of the test runner.
fn documents(test: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let vendor = std::env::var_os("VENDOR_DOCUMENTS");
    let vendor = vendor.map_or_else(|| root.join("shared/vendor"), PathBuf::from);
    let folder = vendor.join("chatwoot");
    if folder.is_dir() {
        return Some(folder);
    }
    let folder = folder.display();
    let text = format!("\nSKIPPED {test}: no folder {folder}; set VENDOR_DOCUMENTS\n");
    let _ = std::io::stderr().write_all(text.as_bytes());
    None
}

/// The historic documents, the oldest first, and then the newest one.
fn versions(folder: &Path) -> Vec<PathBuf> {
    let all = |folder: &Path| -> Vec<PathBuf> {
        let files = fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path());
        let mut files: Vec<PathBuf> = files
            .filter(|path| {
                path.extension()
                    .is_some_and(|extension| extension == "json")
            })
            .collect();
        files.sort();
        files
    };
    let mut versions = all(&folder.join("history"));
    versions.extend(all(folder));
    versions
}

fn compare(version: &Path, more: &[&str]) -> (u8, Value) {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi/ninetynine");
    let (ours, version) = (ours.display().to_string(), version.display().to_string());
    let mut arguments = vec!["diff", &ours, &version, "--vendor", "--report", "json"];
    arguments.extend(more);
    let (code, out, errors) = contract(&arguments, b"");
    assert_eq!(errors, "", "{version}");
    (code, serde_json::from_str(&out).unwrap())
}

#[test]
fn every_difference_from_the_newest_document_is_listed() {
    let Some(folder) = documents("every_difference_from_the_newest_document_is_listed") else {
        return;
    };
    let newest = versions(&folder).pop().unwrap();
    let (code, report) = compare(&newest, &[]);
    assert_eq!(code, HOLDS, "{:#?}", findings(&report));
    let operations = report["operations"].as_array().unwrap();
    assert!(
        operations.iter().all(|it| it["compared"] == true),
        "{operations:#?}"
    );
}

#[test]
fn every_published_document_can_be_compared() {
    let Some(folder) = documents("every_published_document_can_be_compared") else {
        return;
    };
    let versions = versions(&folder);
    assert!(versions.len() > 10, "{versions:?}");
    for version in versions {
        let (code, report) = compare(&version, &[]);
        assert_ne!(code, COULD_NOT_RUN, "{}", version.display());
        let compared = report["operations"].as_array().unwrap().iter();
        let compared = compared.filter(|it| it["compared"] == true).count();
        assert!(compared > 1, "{}", version.display());
    }
}

/// Each error that the vendor has corrected is reported in the version that corrected it.
#[test]
fn corrections_of_the_vendor_are_reported() {
    let Some(folder) = documents("corrections_of_the_vendor_are_reported") else {
        return;
    };
    let versions = versions(&folder);
    let mut corrected = BTreeSet::new();
    for step in versions.windows(2) {
        let files = Folder::new();
        let list = files.path("differences.toml");
        // A list of everything that differs from the older version.
        let nothing = files.write("nothing.toml", "");
        compare(&step[0], &["--differences", &nothing, "--propose", &list]);
        let proposed = fs::read_to_string(&list).unwrap();
        fs::write(&list, proposed.replace("reason = \"\"", "reason = \"r\"")).unwrap();
        let (code, report) = compare(&step[0], &["--differences", &list]);
        assert_eq!(code, HOLDS, "{:?}: {:#?}", step[0], findings(&report));
        let (_, report) = compare(&step[1], &["--differences", &list]);
        let found = findings(&report).into_iter();
        let found = found.filter(|(kind, _)| kind == "vendor-agrees");
        corrected.extend(found.map(|(_, text)| text.split(": ").next().unwrap().to_owned()));
    }
    for place in [
        "query after",
        "query before",
        "Message.message_type=3",
        "Conversation.last_non_activity_message",
        "Conversation.priority",
    ] {
        assert!(corrected.contains(place), "{place}: {corrected:#?}");
    }
}
