use std::borrow::Cow;

use super::{Fixed, Note, Notes};
use crate::observe::ValueKind;

const AT: &str = "#/components/schemas/Thing";

fn name(name: &str) -> Note<'_> {
    Note::Undocumented {
        at: Fixed(AT),
        name: Cow::Borrowed(name),
        found: ValueKind::String,
    }
}

fn counts(notes: &Notes) -> Vec<(String, usize)> {
    let deviations = notes.deviations(&|_| false);
    let last = |place: &str| place.rsplit('/').next().unwrap_or_default().to_owned();
    let counts = deviations
        .iter()
        .map(|found| (last(&found.place), found.count));
    counts.collect()
}

#[test]
fn notes_that_are_taken_back_leave_no_trace() {
    let mut notes = Notes::new();
    notes.add(&name("first"));
    let outer = notes.mark();
    notes.add(&name("second"));
    for _ in 0..3 {
        let inner = notes.mark();
        // More than the table has slots for.
        for number in 0..500 {
            notes.add(&name(&format!("{}x", "y".repeat(number))));
            notes.add(&name("first"));
            notes.add(&name("second"));
        }
        notes.drop_since(inner);
    }
    assert_eq!(notes.kept.len(), 2);
    assert_eq!(notes.slots.iter().filter(|slot| **slot != 0).count(), 2);
    notes.add(&name("second"));
    notes.keep();
    notes.add(&name("third"));
    assert!(notes.undecided.is_empty());
    let _ = outer;
    let expected = [("first", 1), ("second", 2), ("third", 1)];
    assert_eq!(
        counts(&notes),
        expected.map(|(name, count)| (name.to_owned(), count))
    );
}

#[test]
fn names_with_the_same_hidden_form_are_one_deviation() {
    let mut notes = Notes::new();
    for text in [
        "ada@example.com",
        "first",
        "bob@example.com",
        "ada@example.com",
    ] {
        notes.add(&name(text));
    }
    let expected = [("{email}", 3), ("first", 1)];
    assert_eq!(
        counts(&notes),
        expected.map(|(name, count)| (name.to_owned(), count))
    );
}
