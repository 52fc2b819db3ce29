//! The JUnit schema of Jenkins, as a check of reports.

/// The attributes and children that the JUnit schema of Jenkins allows. Required
/// attributes come first, and the number says how many there are.
const ELEMENTS: [(&str, &[&str], usize, &[&str]); 6] = [
    (
        "testsuites",
        &["name", "time", "tests", "failures", "disabled", "errors"],
        0,
        &["testsuite"],
    ),
    (
        "testsuite",
        &[
            "name",
            "tests",
            "failures",
            "errors",
            "time",
            "skipped",
            "timestamp",
            "hostname",
            "id",
            "package",
        ],
        2,
        &["properties", "testcase", "system-out", "system-err"],
    ),
    (
        "testcase",
        &["name", "assertions", "time", "classname", "status"],
        1,
        &["skipped", "error", "failure", "system-out", "system-err"],
    ),
    ("error", &["type", "message"], 0, &[]),
    ("failure", &["type", "message"], 0, &[]),
    ("system-out", &[], 0, &[]),
];

/// Checks a text against that schema.
pub fn check_junit(text: &str) {
    let text = text
        .strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .unwrap();
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut ends = 0;
    for part in text.split('<').skip(1) {
        let (tag, content) = part.split_once('>').unwrap();
        let leaf = open.last().is_some_and(|(name, _)| {
            ELEMENTS
                .iter()
                .any(|(other, _, _, children)| other == name && children.is_empty())
        });
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().unwrap().0, name);
            ends += usize::from(open.is_empty());
            continue;
        }
        assert!(!leaf, "{tag}: an element within text");
        let (name, attributes) = tag
            .trim_end_matches('/')
            .split_once(' ')
            .unwrap_or((tag, ""));
        let (_, allowed, required, _) = ELEMENTS.iter().find(|(known, ..)| *known == name).unwrap();
        let given: Vec<&str> = attributes
            .split("=\"")
            .map(|part| part.rsplit([' ', '"']).next().unwrap())
            .filter(|part| !part.is_empty())
            .collect();
        assert!(given.iter().all(|name| allowed.contains(name)), "{tag}");
        assert!(
            allowed[..*required].iter().all(|name| given.contains(name)),
            "{tag}"
        );
        if let Some((parent, place)) = open.last_mut() {
            let (.., children) = ELEMENTS.iter().find(|(known, ..)| known == parent).unwrap();
            let at = children.iter().position(|child| *child == name).unwrap();
            assert!(at >= *place, "{tag}: out of order in {parent}");
            *place = at;
        }
        let is_text = content.trim().is_empty() || children_of(name).is_empty();
        assert!(is_text, "{tag}: text between elements");
        if !tag.ends_with('/') {
            open.push((name, 0));
        }
    }
    assert_eq!((open.len(), ends), (0, 1));
    let control = |c: char| c.is_control() && c != '\n' && c != '\t';
    assert!(!text.contains(control));
}

fn children_of(name: &str) -> &'static [&'static str] {
    let found = ELEMENTS.iter().find(|(known, ..)| *known == name);
    found.map_or(&[], |(.., children)| children)
}
