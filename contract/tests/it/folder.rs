//! A folder for one test.

use std::fs;
use std::path::PathBuf;

/// A folder that is deleted when it is dropped.
pub struct Folder(pub PathBuf);

impl Folder {
    /// An empty folder; the name is unique among the tests.
    pub fn new(name: &str) -> Self {
        let name = format!("contract-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// The path of a file in it.
    pub fn file(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
