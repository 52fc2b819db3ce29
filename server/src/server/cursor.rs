//! The cursors of a list: opaque to clients, and valid for one list and its filters only.

use serde_json::json;
use sha2::{Digest, Sha256};

use super::query::Query;

/// A place in a list. Each place has several cursors, one for each number of empty pages.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) start: usize,
    /// How many empty pages came before it.
    pub(super) hops: u64,
}

/// Writes and reads the cursors of one list.
pub(super) struct Cursors<'a> {
    pub(super) seed: u64,
    pub(super) operation: &'a str,
    /// The query without the page, and the values in the path.
    pub(super) filters: &'a Query,
}

impl Cursors<'_> {
    /// The cursor contains characters that must be encoded in a query. It ends in `%2B`,
    /// which shows whether a client decodes it twice.
    pub(super) fn write(&self, place: Place) -> String {
        let Place { start, hops } = place;
        let sealed = json!([self.seed, self.operation, self.filters, start, hops]);
        let digest = Sha256::digest(sealed.to_string());
        let seal = digest.iter().take(8).map(|byte| format!("{byte:02x}"));
        let seal: String = seal.collect();
        format!("{seal}+{start:x}/{hops:x}%2B==")
    }

    /// The place that a cursor leads to. `None` if it is not a cursor of this list with these
    /// filters.
    pub(super) fn read(&self, text: &str) -> Option<Place> {
        let (_, place) = text.strip_suffix("%2B==")?.split_once('+')?;
        let (start, hops) = place.split_once('/')?;
        let place = Place {
            start: usize::from_str_radix(start, 16).ok()?,
            hops: u64::from_str_radix(hops, 16).ok()?,
        };
        (self.write(place) == text).then_some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursors, Place, Query};

    #[test]
    fn a_cursor_is_read_only_by_its_own_list_and_filters() {
        let filters = Query::from([("a".to_owned(), vec!["b".to_owned()])]);
        let own = Cursors {
            seed: 1,
            operation: "list",
            filters: &filters,
        };
        let place = Place { start: 31, hops: 2 };
        let text = own.write(place);
        let read = own.read(&text).map(|place| (place.start, place.hops));
        assert_eq!(read, Some((31, 2)));
        let empty = Query::new();
        for other in [
            Cursors { seed: 2, ..own },
            Cursors {
                operation: "other",
                ..own
            },
            Cursors {
                filters: &empty,
                ..own
            },
        ] {
            assert!(other.read(&text).is_none());
        }
        for broken in [
            text.replace("1f", "20"),
            text.replace("%2B", "+"),
            text.to_uppercase(),
            text[1..].to_owned(),
            format!("{text} "),
            String::new(),
            "+/%2B==".to_owned(),
            "+ffffffffffffffffff/0%2B==".to_owned(),
        ] {
            assert!(own.read(&broken).is_none(), "{broken}");
        }
    }
}
