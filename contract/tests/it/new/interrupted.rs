//! Stopping `new` at each step: nothing stays, or the next run undoes what stays.

use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;
use std::{env, process, thread};

use conversation_apis_contract::cli::HOLDS;
use conversation_apis_contract::new::{Interrupt, add};

use super::{case, contents, new, repository, wanted};
use crate::folder::Folder;

/// The variables of a child: the folder, the step that it is stopped before, and the signal.
const ROOT: &str = "CONTRACT_TEST_NEW_ROOT";
const STEP: &str = "CONTRACT_TEST_NEW_STEP";
const SIGNAL: &str = "CONTRACT_TEST_NEW_SIGNAL";

#[test]
#[ignore = "the other tests start it in a process of its own"]
fn child() {
    let Ok(root) = env::var(ROOT) else {
        return;
    };
    let [step, signal] = [STEP, SIGNAL].map(|name| env::var(name).unwrap());
    let interrupt = Interrupt::watch().unwrap();
    let made = add(Path::new(&root), &wanted("acme"), &mut |now| {
        if now.to_string() == step {
            let id = process::id().to_string();
            let sent = Command::new("kill").args(["-s", &signal, &id]).status();
            assert!(sent.unwrap().success());
            for _ in 0..1_000 {
                interrupt.check()?;
                thread::sleep(Duration::from_millis(10));
            }
        }
        Ok(())
    });
    match made {
        Ok(_) => println!("made"),
        Err(error) => println!("stopped: {error}"),
    }
}

/// Adds a provider in a process of its own, which gets a signal before a step.
fn stopped(root: &Folder, step: usize, signal: &str) -> Output {
    let mut child = Command::new(env::current_exe().unwrap());
    child.args([
        "--exact",
        "new::interrupted::child",
        "--ignored",
        "--nocapture",
    ]);
    child.env(ROOT, &root.0).env(SIGNAL, signal);
    child.env(STEP, step.to_string());
    child.output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn ctrl_c_at_any_step_undoes_everything() {
    let root = repository();
    let before = contents(&root.0);
    for step in 0.. {
        let output = text(&stopped(&root, step, "INT"));
        if output.contains("made\n") {
            assert!(step > 10, "{step}");
            break;
        }
        assert!(output.contains("stopped by Ctrl-C"), "{output}");
        let is_said = output.contains("everything is as it was before")
            || output.contains("nothing is changed");
        assert!(is_said, "{output}");
        assert_eq!(contents(&root.0), before, "step {step}");
    }
}

#[test]
fn what_a_killed_run_leaves_is_undone_by_the_next_one() {
    let from = case("cursor.yaml").display().to_string();
    let arguments = ["other", "--from", &from];
    let clean = repository();
    assert_eq!(new(&clean, &arguments).0, HOLDS);
    let expected = contents(&clean.0);
    let mut undone = 0;
    for step in 0.. {
        let root = repository();
        let output = stopped(&root, step, "KILL");
        if output.status.signal().is_none() {
            assert!(text(&output).contains("made\n"));
            assert!(undone > 10, "{undone}");
            break;
        }
        let (code, out) = new(&root, &arguments);
        assert_eq!(code, HOLDS, "{out}");
        assert_eq!(contents(&root.0), expected, "step {step}");
        let has_left = out.contains("note: an interrupted run of `cargo contract new`");
        // Before the journal is written, nothing was changed.
        assert_eq!(has_left, step > 1, "step {step}: {out}");
        undone += usize::from(has_left);
    }
}
