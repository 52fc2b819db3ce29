//! `examples/ci/update-document.sh`, with a real repository, a bare remote, a local vendor, and a
//! stub for `gh` or `glab`.

mod clone;

use std::fs;

use self::clone::{BRANCH, Ci};

/// A document whose answer has these properties.
fn document(properties: &[&str]) -> String {
    let mut text = String::from(
        "openapi: 3.1.0
info: { title: Demo, version: v1 }
servers: [{ url: https://demo.example }]
paths:
  /things:
    get:
      operationId: getThing
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
",
    );
    for name in properties {
        text += &format!("                  {name}: {{ type: string }}\n");
    }
    text
}

#[test]
fn a_vendor_document_is_taken_in_on_one_branch_and_one_request() {
    let Some(ci) = Ci::new("github", &document(&["a"])) else {
        return;
    };
    assert_eq!(ci.script("--list").stdout, b"demo\n");

    // Nothing changed, or only texts.
    assert_eq!(ci.run().0, 0);
    ci.serves(&document(&["a"]).replace("description: ok", "description: fine"));
    let (code, text) = ci.run();
    assert!(
        code == 0 && text.contains("the API is unchanged"),
        "{code} {text}"
    );
    assert_eq!((ci.branches().as_str(), ci.written()), ("", vec![]));

    // A download that ends early, and a page that is not a document.
    let next = document(&["a", "b"]);
    *ci.served.lock().unwrap() = (next.clone(), next.len() - 9);
    let (code, text) = ci.run();
    assert!(
        code == 2 && text.contains("cannot be fetched completely"),
        "{code} {text}"
    );
    ci.serves("<html>Please log in</html>");
    let (code, text) = ci.run();
    assert!(
        code == 2 && text.contains("cannot be compared"),
        "{code} {text}"
    );
    assert_eq!((ci.branches().as_str(), ci.written()), ("", vec![]));

    // It changed.
    ci.serves(&next);
    let (code, text) = ci.run();
    assert_eq!(
        (code, ci.written()),
        (0, vec!["pr create".to_owned()]),
        "{text}"
    );
    assert_eq!(ci.branches(), BRANCH);
    assert_eq!(ci.on_branch(), ("1".into(), next.trim().into()));
    let request = ci.read("open");
    assert!(
        request.contains("**verify** holds") && request.contains("`b`"),
        "{request}"
    );

    // The next morning, nothing new.
    let (code, text) = ci.run();
    assert!(
        code == 0 && text.contains("has this document already"),
        "{code} {text}"
    );
    assert_eq!(ci.written(), Vec::<String>::new());

    // It changed again, and now `verify` fails.
    let next = document(&["a", "b", "c"]);
    ci.serves(&next);
    ci.write("verdict", "1");
    let (code, text) = ci.run();
    assert_eq!(
        (code, ci.written()),
        (1, vec!["pr edit".to_owned()]),
        "{text}"
    );
    assert_eq!(ci.on_branch(), ("1".into(), next.trim().into()));
    let request = ci.read("open");
    assert!(
        request.starts_with("## This needs work") && request.contains("verify says: 1"),
        "{request}"
    );
    assert!(
        request.contains("`c`") && request.matches("exit code").count() == 1,
        "{request}"
    );
}

#[test]
fn commits_of_people_and_closed_requests_are_respected() {
    let Some(ci) = Ci::new("github", &document(&["a"])) else {
        return;
    };
    ci.serves(&document(&["a", "b"]));
    assert_eq!(ci.run().0, 0);

    // Somebody closed the request: it is not opened again for the same document.
    fs::rename(ci.folder.path("stub/open"), ci.folder.path("stub/closed")).unwrap();
    ci.written();
    assert_eq!((ci.run().0, ci.written()), (0, vec![]));

    // Somebody committed to the branch: the next document goes on top.
    ci.git("clone", &["fetch", "--quiet"]);
    ci.git(
        "clone",
        &[
            "switch",
            "--quiet",
            "--create",
            "work",
            &format!("origin/{BRANCH}"),
        ],
    );
    ci.folder.write("clone/note.txt", "an overlay");
    ci.commit("a person", "repair");
    ci.git(
        "clone",
        &["push", "--quiet", "origin", &format!("HEAD:{BRANCH}")],
    );
    ci.git("clone", &["switch", "--quiet", "main"]);
    ci.git("clone", &["branch", "--quiet", "-D", "work"]);
    let next = document(&["a", "c"]);
    ci.serves(&next);
    assert_eq!(
        (ci.run().0, ci.written()),
        (0, vec!["pr create".to_owned()])
    );
    assert_eq!(ci.on_branch(), ("3".into(), next.trim().into()));
    assert_eq!(
        ci.git("remote", &["show", &format!("{BRANCH}:note.txt")]),
        "an overlay"
    );

    // The request could not be opened: the next run opens it.
    fs::remove_file(ci.folder.path("stub/closed")).unwrap();
    fs::remove_file(ci.folder.path("stub/open")).unwrap();
    assert_eq!(
        (ci.run().0, ci.written()),
        (0, vec!["pr create".to_owned()])
    );
    assert_eq!(ci.on_branch().0, "3");
}

#[test]
fn what_cannot_be_reached_is_said_and_done_by_the_next_run() {
    let Some(ci) = Ci::new("github", &document(&["a"])) else {
        return;
    };
    let next = document(&["a", "b"]);
    ci.serves(&next);
    let hidden = ci.folder.path("hidden");
    let remote = ci.folder.path("remote");
    fs::rename(&remote, &hidden).unwrap();
    let refused = |said: &str| {
        let (code, text) = ci.run();
        assert!(code == 2 && text.contains(said), "{code} {text}");
        assert_eq!(ci.written(), Vec::<String>::new());
    };
    refused("origin cannot be fetched; nothing was changed");
    fs::rename(&hidden, &remote).unwrap();

    // The forge does not answer, or the remote refuses the branch.
    ci.write("broken", "");
    refused("the requests of vendor-document/demo cannot be listed");
    fs::remove_file(ci.folder.path("stub/broken")).unwrap();
    let hook = ci.program("remote/hooks/pre-receive", "#!/bin/sh\nexit 1\n");
    refused("vendor-document/demo cannot be pushed");
    assert_eq!(ci.branches(), "");

    fs::remove_file(hook).unwrap();
    assert_eq!(
        (ci.run().0, ci.written()),
        (0, vec!["pr create".to_owned()])
    );
    assert_eq!(ci.on_branch(), ("1".into(), next.trim().into()));
}

#[test]
fn gitlab_has_one_merge_request_too() {
    let Some(ci) = Ci::new("gitlab", &document(&["a"])) else {
        return;
    };
    for (properties, call) in [(&["a", "b"][..], "mr create"), (&["c"], "mr update")] {
        ci.serves(&document(properties));
        let (code, text) = ci.run();
        assert_eq!((code, ci.written()), (0, vec![call.to_owned()]), "{text}");
        assert_eq!(ci.on_branch().0, "1");
    }
    assert!(ci.read("open").contains("`c`"));
}
