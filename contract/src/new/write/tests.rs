use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{FOLDER, File, Steps, recover, stage};
use crate::Error;

/// A folder that is removed when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("new-write-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("edited"), "before").unwrap();
        Self(path)
    }

    /// The files and folders, with the texts of files.
    fn state(&self) -> BTreeMap<PathBuf, Option<String>> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.0.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let text = fs::read_to_string(&path).ok();
                if text.is_none() {
                    folders.push(path.clone());
                }
                found.insert(path.strip_prefix(&self.0).unwrap().to_owned(), text);
            }
        }
        found
    }

    /// Stages and places the files.
    fn write(&self, mut before: impl FnMut(usize) -> io::Result<()>) -> Result<(), Error> {
        let files = files();
        let mut steps = Steps::new(&mut before);
        stage(&self.0, &files, &mut steps)?.place(&mut steps)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn files() -> Vec<File> {
    vec![
        File::new("a/b/new", "new"),
        File::edited("edited", "before", "after"),
        File::new("a/other", "other"),
    ]
}

#[test]
fn an_error_at_any_step_undoes_everything() {
    let folder = Folder::new("steps");
    let before = folder.state();
    let mut failed = 0;
    while let Err(error) = folder.write(|step| match step == failed {
        true => Err(io::Error::other("planted")),
        false => Ok(()),
    }) {
        let error = error.to_string();
        let is_said = error.ends_with("nothing is changed")
            || error.ends_with("planted; everything is as it was before");
        assert!(is_said, "{error}");
        assert_eq!(folder.state(), before, "step {failed}");
        failed += 1;
    }
    // Staging, the journal, two folders, three files, and the end of the journal.
    assert_eq!(failed, 8);
    let state = folder.state();
    assert_eq!(state.len(), 5, "{state:?}");
    let text = |name: &str| state[Path::new(name)].as_deref();
    assert_eq!(text("a/b/new"), Some("new"));
    assert_eq!(text("edited"), Some("after"));
    assert_eq!(text("a/other"), Some("other"));
}

#[test]
fn a_file_that_appears_or_changes_meanwhile_is_kept() {
    for (name, text) in [("a/other", "exists"), ("edited", "was changed meanwhile")] {
        let folder = Folder::new(&text.replace(' ', "-"));
        let path = folder.0.join(name);
        let error = folder.write(|step| match step {
            4 => fs::write(&path, "theirs"),
            _ => Ok(()),
        });
        let error = error.unwrap_err().to_string();
        assert!(error.contains(text), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
        assert!(!folder.0.join(FOLDER).exists());
        assert!(!folder.0.join("a/b").exists());
    }
}

#[test]
fn a_second_run_is_refused_until_the_first_one_ends() {
    let folder = Folder::new("second");
    let root = folder.0.clone();
    folder
        .write(|step| {
            if step > 0 {
                let error = recover(&root).unwrap_err().to_string();
                assert!(error.contains("another run"), "{error}");
            }
            Ok(())
        })
        .unwrap();
    assert!(!recover(&root).unwrap());
}

#[test]
fn what_someone_changed_after_an_interrupted_run_is_not_undone() {
    let folder = Folder::new("changed");
    let left = folder.0.join(FOLDER);
    folder
        .write(|step| match step {
            // After all files are in their places: what a killed run leaves.
            7 => {
                let kept = folder.0.join("kept");
                fs::create_dir(&kept)?;
                for name in ["new", "old"] {
                    fs::create_dir(kept.join(name))?;
                }
                fs::copy(left.join("journal"), kept.join("journal"))?;
                fs::copy(left.join("old/edited"), kept.join("old/edited"))?;
                fs::copy(left.join("new/edited"), kept.join("new/edited"))?;
                Ok(())
            }
            _ => Ok(()),
        })
        .unwrap();
    fs::rename(folder.0.join("kept"), &left).unwrap();
    fs::write(folder.0.join("edited"), "theirs").unwrap();
    let error = recover(&folder.0).unwrap_err().to_string();
    assert!(
        error.contains("edited: was changed by someone else"),
        "{error}"
    );
    assert!(error.contains("has the files before it"), "{error}");
    assert_eq!(
        fs::read_to_string(folder.0.join("edited")).unwrap(),
        "theirs"
    );
    assert!(left.join("old/edited").exists());
}
