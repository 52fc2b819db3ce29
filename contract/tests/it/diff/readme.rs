//! The generated blocks of `contract/README.md`.

use std::fs;
use std::path::Path;
use std::sync::Mutex;

const COMMAND: &str =
    "WRITE_RULES=1 cargo test -p conversation-apis-contract --test it the_readme_shows";

/// Tests run at the same time, and each writes its own block.
static WRITING: Mutex<()> = Mutex::new(());

/// Checks the block between `<!-- the NAME begin -->` and `<!-- the NAME end -->`, or writes it.
pub(crate) fn check(name: &str, block: &str) {
    let (begin, end) = (
        format!("<!-- the {name} begin -->\n"),
        format!("<!-- the {name} end -->\n"),
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let writing = WRITING.lock().unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(&begin).unwrap();
    let (_, after) = rest.split_once(&end).unwrap();
    let right = [before, &begin, block, &end, after].concat();
    if std::env::var_os("WRITE_RULES").is_some() {
        return fs::write(&path, right).unwrap();
    }
    drop(writing);
    assert!(
        text == right,
        "the {name} in contract/README.md are stale; run: {COMMAND}"
    );
}
