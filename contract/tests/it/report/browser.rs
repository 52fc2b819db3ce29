//! The HTML report in a browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use conversation_apis_contract::report::Format;

use super::{failing, holding, printed};
use crate::folder::Folder;

/// The browser, if it is installed.
fn chromium() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let mut files = std::env::split_paths(&folders).map(|folder| folder.join("chromium"));
    files.find(|file| file.is_file())
}

/// The page after its script ran.
fn dom(chromium: &Path, folder: &Folder, address: &str) -> String {
    let profile = folder.0.join("profile");
    let output = Command::new(chromium)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--dump-dom",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(address)
        .output()
        .unwrap();
    let _ = fs::remove_dir_all(profile);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_browser_filters_the_page() {
    let Some(chromium) = chromium() else {
        eprintln!("skipped: no chromium");
        return;
    };
    let folder = Folder::new();
    let file = folder.0.join("report.html");
    fs::write(&file, printed(&[failing(), holding()], Format::Html)).unwrap();
    for (choice, count, hidden) in [
        ("", "8 of 8 findings shown", 0),
        ("#findings", "8 of 8 findings shown", 0),
        ("#filter=COULD+not", "0 of 8 findings shown", 8),
        ("#filter=absent%20cursor", "1 of 8 findings shown", 7),
        ("#severity=information", "1 of 8 findings shown", 7),
        (
            "#kind=round-trip,wire&severity=error",
            "4 of 8 findings shown",
            4,
        ),
    ] {
        let address = format!("file://{}{choice}", file.display());
        let dom = dom(&chromium, &folder, &address);
        assert!(
            dom.contains("data-ready=\"true\""),
            "{choice}: no script ran"
        );
        assert!(dom.contains(count), "{choice}: not {count}");
        assert!(dom.contains("<form id=\"filter\">"), "{choice}");
        assert_eq!(dom.matches("<details").count(), 8, "{choice}");
        let hides = dom
            .split("<details")
            .skip(1)
            .filter(|part| part.split('>').next().unwrap().contains("hidden"));
        assert_eq!(hides.count(), hidden, "{choice}");
    }
}
