//! The HTML report in a browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use conversation_apis_contract::report::Format;

use super::printed;
use super::verdicts::{failing, holding};
use crate::folder::Folder;

/// The browser, if it is installed.
fn chromium() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let mut files = std::env::split_paths(&folders).map(|folder| folder.join("chromium"));
    let found = files.find(|file| file.is_file());
    if found.is_none() {
        eprintln!("SKIPPED: chromium is not installed, so no browser has opened the HTML report");
    }
    found
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
            "--virtual-time-budget=20000",
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

/// A page that shows the report in frames and uses it, and that writes down what it saw. The
/// frame without a policy has the same text, so that the page can reach into it.
const USE: &str = r##"<!DOCTYPE html><meta charset="utf-8"><body><pre id="seen"></pre><script>
const text = TEXT;
const free = text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
const frame = (width, page, address) => new Promise((loaded) => {
  const frame = document.createElement("iframe");
  frame.style = `width: ${width}px; height: 800px; border: 0`;
  frame.addEventListener("load", () => loaded(frame), { once: true });
  frame.srcdoc = page;
  document.body.append(frame);
});
const lines = [];
const say = (name, value) => lines.push(`${name}=${value}`);
const list = (document) => [...document.querySelectorAll("details.finding")];
const kinds = (document) => list(document).filter((one) => !one.hidden).map((one) => one.dataset.kind).join();
const firsts = (table) => [...table.tBodies[0].rows].map((row) => row.cells[0].textContent).join();
(async () => {
  for (const width of [390, 1280]) {
    const { contentDocument: page, contentWindow: window } = await frame(width, free);
    say(`ready ${width}`, page.documentElement.dataset.ready);
    say(`errors ${width}`, page.querySelectorAll(".finding.error").length);
    for (const details of page.querySelectorAll("details")) details.open = true;
    const wide = [...page.querySelectorAll("body *")].filter((one) => {
      const box = one.closest(".scroll");
      return (!box || box === one) && one.getBoundingClientRect().right > width + .5 && !one.closest(".skip");
    });
    say(`wide ${width}`, wide.map((one) => one.outerHTML.slice(0, 60)).join(" "));
    say(`scroll ${width}`, page.documentElement.scrollWidth <= width);
    const small = [...page.querySelectorAll("body *")].filter((one) => parseFloat(window.getComputedStyle(one).fontSize) < 12);
    say(`small ${width}`, small.map((one) => one.outerHTML.slice(0, 60)).join(" "));
    if (width === 390) continue;
    const table = [...page.querySelectorAll("table")].find((one) => one.caption.textContent.startsWith("Coverage of demo"));
    const column = [...table.tHead.rows[0].cells].find((one) => one.textContent === "cases");
    for (const order of ["ascending", "descending"]) {
      column.querySelector("button").click();
      say(order, `${column.getAttribute("aria-sort")}: ${firsts(table)}`);
    }
    const form = page.getElementById("filter");
    const input = (element) => element.dispatchEvent(new window.Event("input", { bubbles: true }));
    form.elements.sort.value = "kind";
    input(form.elements.sort);
    say("sorted", kinds(page));
    for (const wanted of ["", "COULD not", "absent cursor"]) {
      form.elements.filter.value = wanted;
      input(form.elements.filter);
      say(`filter ${wanted}`, `${page.getElementById("shown").textContent}: ${kinds(page)}`);
    }
    form.elements.filter.value = "";
    form.elements.severity[1].checked = false;
    input(form);
    say("severity", kinds(page));
  }
  const plain = await frame(390, text);
  say("policy", plain.contentDocument.documentElement.dataset.ready);
  document.getElementById("seen").textContent = lines.join("\n");
})();
</script>"##;

#[test]
fn a_browser_sorts_filters_and_opens_and_nothing_is_wider_than_a_phone() {
    let Some(chromium) = chromium() else { return };
    let folder = Folder::new();
    let report = printed(&[failing(), holding()], Format::Html);
    let text = serde_json::to_string(&report).unwrap();
    let text = text.replace("</", "<\\/");
    let file = folder.write("use.html", &USE.replace("TEXT", &text));
    let dom = dom(&chromium, &folder, &format!("file://{file}"));
    let (_, seen) = dom.split_once("<pre id=\"seen\">").unwrap();
    let (seen, _) = seen.split_once("</pre>").unwrap();
    let sorted = "coverage,paging,round-trip,round-trip,source,unknown-value,wire,wire";
    let expected = [
        "ready 390=true",
        "errors 390=7",
        "wide 390=",
        "scroll 390=true",
        "small 390=",
        "ready 1280=true",
        "errors 1280=7",
        "wide 1280=",
        "scroll 1280=true",
        "small 1280=",
        "ascending=ascending: ThingKind,listThings.200,Thing",
        "descending=descending: Thing,listThings.200,ThingKind",
        &format!("sorted={sorted}"),
        &format!("filter =8 of 8 findings shown: {sorted}"),
        "filter COULD not=0 of 8 findings shown: ",
        "filter absent cursor=1 of 8 findings shown: paging",
        "severity=coverage,paging,round-trip,round-trip,source,wire,wire",
        "policy=true",
    ];
    assert_eq!(seen.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_fragment_filters_and_opens_findings() {
    let Some(chromium) = chromium() else { return };
    let folder = Folder::new();
    let verdict = failing();
    let fingerprint = verdict.findings[0].fingerprint(verdict.provider);
    let report = printed(&[verdict, holding()], Format::Html);
    let file = folder.write("report.html", &report);
    for (choice, shown, open) in [
        ("kind=round-trip,wire&severity=error".to_owned(), 4, 0),
        (format!("finding-{fingerprint}"), 8, 1),
    ] {
        let dom = dom(&chromium, &folder, &format!("file://{file}#{choice}"));
        let tags = dom.split("<details id=\"finding-").skip(1);
        let tags: Vec<&str> = tags.map(|part| part.split('>').next().unwrap()).collect();
        let with = |attribute: &str| tags.iter().filter(|tag| tag.contains(attribute)).count();
        assert_eq!(tags.len(), 8, "{choice}");
        assert_eq!(tags.len() - with("hidden"), shown, "{choice}");
        assert_eq!(with("open"), open, "{choice}");
    }
}
