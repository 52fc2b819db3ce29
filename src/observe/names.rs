//! How the name of an undocumented property is shown.
//!
//! The name may be a customer's value, because an object can be a map with e-mail addresses
//! as keys. A name that looks like an identifier is shown. Any other name is shown by its
//! form, such as `{email}`, which is the same for all names of that form and in every run.

/// The maximum length of a name that is shown completely, in bytes.
const LONGEST: usize = 40;
/// How many bytes of a longer name are shown.
const SHORTENED: usize = 16;
/// The minimum length of a text that may be a key, in bytes.
const SECRET: usize = 16;
/// The length of a UUID, in bytes.
const UUID: usize = 36;

/// A name as a report shows it.
pub fn shown(name: &str) -> String {
    if !is_identifier(name) {
        return form(name).to_owned();
    }
    let name = without_ids(&without_uuids(name));
    match name.len() > LONGEST {
        true => format!("{}…{}", &name[..SHORTENED], digest(&name)),
        false => name,
    }
}

/// A name from the command line, for an error. It is replaced by `of that name` if it may be
/// a key in the wrong place.
pub fn quoted(name: &str) -> String {
    match name.len() < SECRET && shown(name) == name {
        true => format!("`{name}`"),
        false => "of that name".to_owned(),
    }
}

/// The name with `{n}` in place of each number. Numbered names have this in common.
pub(super) fn pattern(name: &str) -> String {
    let mut pattern = String::with_capacity(name.len());
    let mut in_number = false;
    for letter in name.chars() {
        match letter.is_ascii_digit() {
            true if in_number => {}
            true => pattern.push_str("{n}"),
            false => pattern.push(letter),
        }
        in_number = letter.is_ascii_digit();
    }
    pattern
}

/// `[A-Za-z_][A-Za-z0-9_-]*`
fn is_identifier(name: &str) -> bool {
    let first = |letter: char| letter.is_ascii_alphabetic() || letter == '_';
    let other = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    name.starts_with(first) && name.chars().all(other)
}

/// The form of a name that is not an identifier.
fn form(name: &str) -> &'static str {
    let in_number = |letter: char| letter.is_ascii_digit() || "+-(). /:T".contains(letter);
    if name.contains('@') {
        "{email}"
    } else if is_uuid(name.as_bytes()) {
        "{uuid}"
    } else if name.contains(|letter: char| letter.is_ascii_digit()) && name.chars().all(in_number) {
        "{number}"
    } else if is_id(name) {
        "{id}"
    } else {
        "{text}"
    }
}

/// The name with `{uuid}` in place of each UUID. The name is ASCII.
fn without_uuids(name: &str) -> String {
    let mut rest = name;
    let mut found = String::new();
    while let Some(letter) = rest.chars().next() {
        match rest.as_bytes().get(..UUID).is_some_and(is_uuid) {
            true => {
                found.push_str("{uuid}");
                rest = &rest[UUID..];
            }
            false => {
                found.push(letter);
                rest = &rest[1..];
            }
        }
    }
    found
}

fn is_uuid(text: &[u8]) -> bool {
    text.len() == UUID
        && text.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// The name with `{id}` in place of each word that looks generated.
fn without_ids(name: &str) -> String {
    let words = name.split_inclusive(['_', '-']);
    let words = words.map(|word| {
        let end = word.trim_end_matches(['_', '-']).len();
        match is_id(&word[..end]) {
            true => format!("{{id}}{}", &word[end..]),
            false => word.to_owned(),
        }
    });
    words.collect()
}

/// Whether a word looks like a number or a hash, and not like `iso8601` or `sha256`.
fn is_id(word: &str) -> bool {
    let count = |of: fn(&char) -> bool| word.chars().filter(of).count();
    let digits = count(char::is_ascii_digit);
    let hexadecimal = word.chars().all(|letter| letter.is_ascii_hexdigit());
    let longest = word.split(|letter: char| !letter.is_ascii_digit());
    let longest = longest.map(str::len).max().unwrap_or(0);
    word.chars().all(|letter| letter.is_ascii_alphanumeric())
        && (longest >= 5
            || digits > 0 && hexadecimal && word.len() >= 8
            || digits >= 3 && word.len() >= 10)
}

/// Eight hexadecimal digits that distinguish names.
#[cfg(feature = "drift")]
fn digest(name: &str) -> String {
    use sha2::{Digest, Sha256};

    let digest = Sha256::digest(name.as_bytes());
    let digits = digest.iter().take(4).map(|byte| format!("{byte:02x}"));
    digits.collect()
}

/// Without the feature `drift`, long names with the same beginning are not distinguished.
#[cfg(not(feature = "drift"))]
fn digest(_: &str) -> &'static str {
    ""
}

#[cfg(test)]
mod tests {
    use super::{pattern, quoted, shown};

    #[test]
    fn a_name_that_looks_like_an_identifier_is_shown() {
        for name in [
            "rating",
            "seen_by",
            "read_by_0",
            "iso8601",
            "sha256_sum",
            "x-total",
            "_links",
            "addressLine2",
            "utf16le",
            "facade",
            "first-reply-at",
            "ipv4",
        ] {
            assert_eq!(shown(name), name);
        }
    }

    #[test]
    fn a_name_that_may_be_a_value_is_shown_by_its_form() {
        for (name, expected) in [
            ("jean.dupont@example.com", "{email}"),
            ("@jeandupont", "{email}"),
            ("+33 6 12 34 56 78", "{number}"),
            ("0612345678", "{number}"),
            ("7", "{number}"),
            ("2024-01-31T10:00:00", "{number}"),
            ("12 rue de la Paix, Paris", "{text}"),
            ("Zoë", "{text}"),
            ("", "{text}"),
            ("a/b", "{text}"),
            ("0b7ff1e2-8d9a-4b5c-9e3f-2a1d4c6b8e70", "{uuid}"),
            ("ab7ff1e2-8d9a-4b5c-9e3f-2a1d4c6b8e70", "{uuid}"),
            ("5409c35a97bbc544d8e26737", "{id}"),
            ("a409c35a97bbc544d8e26737", "{id}"),
            (
                "contact_ab7ff1e2-8d9a-4b5c-9e3f-2a1d4c6b8e70",
                "contact_{uuid}",
            ),
            ("tel_0612345678", "tel_{id}"),
            ("usr_9f8e7d6c5b4a_name", "usr_{id}_name"),
            ("key_sk4Jq8Zt1mP0xv", "key_{id}"),
        ] {
            assert_eq!(shown(name), expected, "{name}");
        }
    }

    #[test]
    #[cfg(feature = "drift")]
    fn a_long_name_is_shortened_but_stays_distinct() {
        let one = shown("is_eligible_for_extended_customer_service_window");
        let other = shown("is_eligible_for_extended_customer_service_windows");
        assert!(
            one.starts_with("is_eligible_for_…") && one.len() < 30,
            "{one}"
        );
        assert_ne!(one, other);
        assert_eq!(
            one,
            shown("is_eligible_for_extended_customer_service_window")
        );
    }

    #[test]
    fn a_short_name_is_quoted_and_a_possible_key_is_not() {
        assert_eq!(quoted("acount_id"), "`acount_id`");
        for name in ["SECRETKEYOFTHEACCOUNT", "ada@a.fr", "sk-live-9f8e7d6c"] {
            assert_eq!(quoted(name), "of that name");
        }
    }

    #[test]
    fn numbered_names_have_one_pattern() {
        assert_eq!(pattern("read_by_0"), "read_by_{n}");
        assert_eq!(pattern("read_by_12"), "read_by_{n}");
        assert_eq!(pattern("a1b22c"), "a{n}b{n}c");
        assert_eq!(pattern("rating"), "rating");
    }
}
