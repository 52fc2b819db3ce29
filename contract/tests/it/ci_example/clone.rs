//! A clone in a folder, with a remote, a vendor and a forge.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};

use crate::folder::Folder;

pub(super) const BRANCH: &str = "vendor-document/demo";

/// Runs the harness. Only `verify` is a stub, because it checks what is compiled in.
const CONTRACT: &str = r#"#!/usr/bin/env bash
case $1 in
verify)
    echo "verify says: $(cat "$STUB/verdict")"
    exit "$(cat "$STUB/verdict")"
    ;;
update) exec "$HARNESS" "$@" --openapi openapi ;;
*) exec "$HARNESS" "$@" ;;
esac
"#;

/// `gh`: `$STUB/open` is the text of the open request, `$STUB/closed` that of a closed one. With
/// `$STUB/broken`, every call fails.
const GH: &str = r#"#!/usr/bin/env bash
[ ! -e "$STUB/broken" ] || exit 1
echo "$1 $2" >>"$STUB/calls"
case "$1 $2" in
"pr list")
    if [ -e "$STUB/open" ]; then echo 7; elif [[ " $* " == *" --state all "* && -e "$STUB/closed" ]]; then echo 6; fi
    ;;
"pr create" | "pr edit") cp "${!#}" "$STUB/open" ;;
*) exit 9 ;;
esac
"#;

const GLAB: &str = r#"#!/usr/bin/env bash
echo "$1 $2" >>"$STUB/calls"
case "$1 $2" in
"mr list") if [ -e "$STUB/open" ]; then echo '[{"id":1,"iid":7}]'; else echo '[]'; fi ;;
"mr create" | "mr update")
    while [ "$1" != --description ]; do shift; done
    printf '%s' "$2" >"$STUB/open"
    ;;
*) exit 9 ;;
esac
"#;

/// What the vendor serves: the text, and how many of its bytes it really sends.
type Served = Arc<Mutex<(String, usize)>>;

/// Starts the vendor and returns its address. It ends with the test's process.
fn vendor(served: Served) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/openapi.yaml", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let Ok(request) = stream.try_clone() else {
                continue;
            };
            let lines = BufReader::new(request).lines();
            lines
                .map_while(Result::ok)
                .find(String::is_empty)
                .unwrap_or_default();
            let (text, sent) = served.lock().unwrap().clone();
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", text.len());
            let _ = stream.write_all(head.as_bytes());
            let _ = stream.write_all(&text.as_bytes()[..sent]);
        }
    });
    url
}

/// A clone with one provider, its remote, and a vendor.
pub(super) struct Ci {
    pub(super) folder: Folder,
    pub(super) served: Served,
    forge: &'static str,
}

impl Ci {
    /// A provider with this document. `None` if a program is missing.
    pub(super) fn new(forge: &'static str, document: &str) -> Option<Self> {
        for program in ["bash", "git", "curl", "sha256sum"] {
            if Command::new(program).arg("--version").output().is_err() {
                eprintln!("SKIPPED: {program} is missing, so the script for CI was not tested");
                return None;
            }
        }
        let served = Served::default();
        let folder = Folder::new();
        let names = [
            "bin",
            "stub",
            "clone/openapi/demo",
            "clone/openapi/ours",
            "clone/prebuilt",
        ];
        for name in names {
            fs::create_dir_all(folder.0.join(name)).unwrap();
        }
        let url = vendor(Arc::clone(&served));
        let record =
            format!("[document]\nfile = \"openapi.yaml\"\nurl = \"{url}\"\nsha256 = \"0\"\n");
        folder.write("clone/openapi/demo/openapi.yaml", document);
        folder.write("clone/openapi/demo/SOURCE.toml", &record);
        folder.write("clone/prebuilt/other.rs", "");
        // A document of ours: its URL is that of a page, and no vendor has rights to it.
        folder.write(
            "clone/openapi/ours/SOURCE.toml",
            "[document]\nurl = \"https://demo.example/reference\"\nlicense = \"MIT\"\n",
        );
        let ci = Self {
            folder,
            served,
            forge,
        };
        for (name, text) in [("contract", CONTRACT), ("gh", GH), ("glab", GLAB)] {
            ci.program(&format!("bin/{name}"), text);
        }
        ci.write("verdict", "0");
        ci.serves(document);
        ci.git("remote", &["init", "--quiet", "--bare", "."]);
        ci.git("clone", &["init", "--quiet", "--initial-branch", "main"]);
        ci.git("clone", &["remote", "add", "origin", "../remote"]);
        ci.commit("a person", "start");
        ci.git("clone", &["push", "--quiet", "origin", "main"]);
        Some(ci)
    }

    pub(super) fn serves(&self, text: &str) {
        *self.served.lock().unwrap() = (text.to_owned(), text.len());
    }

    /// Writes a file that can be run, and returns its path.
    pub(super) fn program(&self, name: &str, text: &str) -> String {
        let path = self.folder.write(name, text);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    pub(super) fn git(&self, below: &str, arguments: &[&str]) -> String {
        let at = self.folder.0.join(below);
        fs::create_dir_all(&at).unwrap();
        let mut git = Command::new("git");
        self.isolated(git.args(arguments).current_dir(at));
        let output = git.output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {errors}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// No settings of the user or of a surrounding repository.
    fn isolated(&self, command: &mut Command) {
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("GIT_") {
                command.env_remove(name);
            }
        }
        command
            .env("HOME", &self.folder.0)
            .env("GIT_CONFIG_NOSYSTEM", "1");
        command.env_remove("XDG_CONFIG_HOME");
    }

    pub(super) fn commit(&self, name: &str, message: &str) {
        let (name, mail) = (
            format!("user.name={name}"),
            "user.email=person@demo.example",
        );
        self.git("clone", &["add", "--all"]);
        self.git(
            "clone",
            &["-c", &name, "-c", mail, "commit", "--quiet", "-m", message],
        );
    }

    pub(super) fn script(&self, argument: &str) -> Output {
        let script =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/ci/update-document.sh");
        let path = std::env::var("PATH").unwrap();
        let mut bash = Command::new("bash");
        self.isolated(&mut bash);
        bash.arg(script)
            .arg(argument)
            .current_dir(self.folder.0.join("clone"))
            .env("PATH", format!("{}:{path}", self.folder.path("bin")))
            .env("CONTRACT", self.folder.path("bin/contract"))
            .env("HARNESS", env!("CARGO_BIN_EXE_conversation-contract"))
            .env("STUB", self.folder.path("stub"))
            .env("FORGE", self.forge)
            .env("no_proxy", "*")
            .output()
            .unwrap()
    }

    /// Runs the script for the provider, and returns its exit code and what it printed.
    pub(super) fn run(&self) -> (i32, String) {
        let output = self.script("demo");
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8(text).unwrap();
        assert_eq!(self.git("clone", &["status", "--porcelain"]), "", "{text}");
        assert_eq!(
            self.git("clone", &["branch", "--format=%(refname:short)"]),
            "main"
        );
        (output.status.code().unwrap(), text)
    }

    /// Takes what the forge was asked to write, in the order of the calls.
    pub(super) fn written(&self) -> Vec<String> {
        let calls = self.read("calls");
        self.write("calls", "");
        let calls = calls.lines().filter(|call| !call.ends_with(" list"));
        calls.map(str::to_owned).collect()
    }

    pub(super) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path(&format!("stub/{name}"))).unwrap_or_default()
    }

    pub(super) fn write(&self, name: &str, text: &str) {
        self.folder.write(&format!("stub/{name}"), text);
    }

    /// The branches of the remote that are not `main`.
    pub(super) fn branches(&self) -> String {
        let all = self.git("remote", &["branch", "--format=%(refname:short)"]);
        let others: Vec<_> = all.lines().filter(|name| *name != "main").collect();
        others.join(" ")
    }

    /// How many commits the branch has over `main`, and the document on it.
    pub(super) fn on_branch(&self) -> (String, String) {
        let range = format!("main..{BRANCH}");
        let commits = self.git("remote", &["rev-list", "--count", &range]);
        let file = format!("{BRANCH}:openapi/demo/openapi.yaml");
        (commits, self.git("remote", &["show", &file]))
    }
}
