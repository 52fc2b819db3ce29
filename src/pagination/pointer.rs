//! JSON pointers (RFC 6901), as the extensions for pagination and webhooks state them.

use std::borrow::Cow;

/// The names of a pointer, from the outside in, without their escapes.
pub(crate) fn tokens(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer
        .split('/')
        .skip(1)
        .map(|token| match token.contains('~') {
            true => Cow::Owned(token.replace("~1", "/").replace("~0", "~")),
            false => Cow::Borrowed(token),
        })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use super::super::identity::split_items;
    use super::tokens;

    #[test]
    fn names_are_unescaped_in_the_right_order() {
        for (pointer, names) in [
            ("", &[][..]),
            ("/", &[""]),
            ("/a/b", &["a", "b"]),
            ("/a~1b/~0c/~01", &["a/b", "~c", "~1"]),
        ] {
            assert_eq!(tokens(pointer).collect::<Vec<_>>(), names, "{pointer}");
        }
    }

    #[test]
    fn items_are_found_below_a_name_with_a_slash() {
        let page = r#"{"a/b":{"~c":[1,2]}}"#;
        assert_eq!(split_items(page, "/a~1b/~0c").unwrap().len(), 2);
    }
}
