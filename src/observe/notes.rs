//! The notes of a recording, in bounded memory.
//!
//! A page can have the same deviation in each of its items. So each different note is kept once,
//! with a count, in a hash table. To count a known one again allocates nothing.

use std::borrow::Cow;
use std::hash::{BuildHasher, RandomState};

use super::deviation::{Deviation, Fact, ValueKind, below};
use super::names;

/// How many different deviations of one text are kept.
const KINDS: usize = 10_000;
/// How many notes can be taken back. They are those of a page, or of a union's value, until it is
/// known whether it is used.
const UNDECIDED: usize = 1 << 20;
/// The least number of slots of the table.
const SLOTS: usize = 32;

/// A note. It borrows a name that came until the note is kept.
#[derive(Debug, Clone)]
pub(super) enum Note<'a> {
    Undocumented {
        at: &'static str,
        /// The name as it came. It is hidden before anything leaves this module.
        name: Cow<'a, str>,
        found: ValueKind,
    },
    Null {
        at: &'static str,
        name: &'static str,
    },
    Absent {
        at: &'static str,
        name: &'static str,
        selects: Option<&'static str>,
    },
    Unknown {
        at: &'static str,
    },
    Other(Cow<'a, str>, Fact),
}

/// Each different note, with a count.
#[derive(Debug)]
pub(super) struct Notes {
    kept: Vec<Kept>,
    /// A hash table: the index of a note in `kept`, plus one. 0 is a free slot.
    slots: Vec<u32>,
    /// Hashes what a server chose.
    random: Option<RandomState>,
    /// How many marks are set.
    marks: usize,
    /// The indices of the notes since the first mark.
    undecided: Vec<u32>,
    omitted: usize,
}

#[derive(Debug)]
struct Kept {
    note: Note<'static>,
    hash: usize,
    count: usize,
}

/// A position in the notes, to return to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Position {
    kept: usize,
    undecided: usize,
    omitted: usize,
}

impl Notes {
    pub(super) const fn new() -> Self {
        Self {
            kept: Vec::new(),
            slots: Vec::new(),
            random: None,
            marks: 0,
            undecided: Vec::new(),
            omitted: 0,
        }
    }

    /// Counts a note.
    #[inline]
    pub(super) fn add(&mut self, note: Note<'_>) {
        if self.marks > 0 && self.undecided.len() >= UNDECIDED {
            self.omitted += 1;
            return;
        }
        let hash = self.hash(&note);
        let index = match self.find(&note, hash) {
            Some(index) => index,
            None if self.kept.len() < KINDS => self.keep_new(note, hash),
            None => {
                self.omitted += 1;
                return;
            }
        };
        self.kept[index].count += 1;
        if self.marks > 0 {
            self.undecided.push(index as u32);
        }
    }

    pub(super) fn mark(&mut self) -> Position {
        self.marks += 1;
        Position {
            kept: self.kept.len(),
            undecided: self.undecided.len(),
            omitted: self.omitted,
        }
    }

    pub(super) fn keep(&mut self) {
        self.marks = self.marks.saturating_sub(1);
        if self.marks == 0 {
            self.undecided.clear();
        }
    }

    pub(super) fn drop_since(&mut self, mark: Position) {
        for index in self.undecided.drain(mark.undecided..) {
            self.kept[index as usize].count -= 1;
        }
        // The last one was inserted last, so no other one is found by way of its slot.
        while self.kept.len() > mark.kept {
            let index = self.kept.len();
            let slot = self.slot(self.kept[index - 1].hash, |found| found == index);
            self.slots[slot] = 0;
            self.kept.pop();
        }
        self.omitted = mark.omitted;
        self.keep();
    }

    /// The hash of a note. The addresses of static texts suffice, because equal places are joined
    /// at the end.
    #[inline]
    fn hash(&mut self, note: &Note<'_>) -> usize {
        let address = |text: &'static str| text.as_ptr() as usize;
        let mut named = |name: &str| {
            let random = self.random.get_or_insert_default();
            random.hash_one(name) as usize
        };
        let (one, other) = match note {
            Note::Undocumented { at, name, .. } => (address(at), named(name)),
            Note::Null { at, name } => (address(at), address(name)),
            Note::Absent { at, name, .. } => (!address(at), address(name)),
            Note::Unknown { at } => (address(at), 0),
            Note::Other(place, _) => (0, named(place)),
        };
        let hash = (one.rotate_left(7) ^ other).wrapping_mul(0x9e37_79b9_7f4a_7c15_u64 as usize);
        hash ^ (hash >> (usize::BITS / 2))
    }

    /// The first slot from that of a hash on that is free, or has what `is_it`: the index of a
    /// note, plus one.
    #[inline]
    fn slot(&self, hash: usize, is_it: impl Fn(usize) -> bool) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = hash & last;
        while self.slots[slot] != 0 && !is_it(self.slots[slot] as usize) {
            slot = (slot + 1) & last;
        }
        slot
    }

    #[inline]
    fn find(&self, note: &Note<'_>, hash: usize) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        let slot = self.slot(hash, |found| {
            let kept = &self.kept[found - 1];
            kept.hash == hash && kept.note.is_same(note)
        });
        (self.slots[slot] as usize).checked_sub(1)
    }

    /// Keeps a note that is not kept yet. Returns its index.
    #[cold]
    fn keep_new(&mut self, note: Note<'_>, hash: usize) -> usize {
        if self.slots.len() <= 2 * self.kept.len() {
            self.slots = vec![0; (2 * self.slots.len()).max(SLOTS)];
            for index in 0..self.kept.len() {
                self.insert(index);
            }
        }
        let index = self.kept.len();
        self.kept.push(Kept {
            note: note.into_owned(),
            hash,
            count: 0,
        });
        self.insert(index);
        index
    }

    fn insert(&mut self, index: usize) {
        let slot = self.slot(self.kept[index].hash, |_| false);
        self.slots[slot] = index as u32 + 1;
    }

    /// The deviations in the order of discovery, and how many are left out.
    /// A name that `has_key` is hidden.
    pub(super) fn finish(self, has_key: &dyn Fn(&str) -> bool) -> (Vec<Deviation>, usize) {
        let shown = self.kept.into_iter().enumerate().map(|(order, kept)| {
            let (place, fact) = kept.note.shown(has_key);
            let count = kept.count;
            (order, Deviation { place, fact, count })
        });
        let mut shown: Vec<(usize, Deviation)> = shown.collect();
        // Several names can have the same hidden form.
        shown.sort_unstable_by(|(one_order, one), (other_order, other)| {
            let (one, other) = ((&one.place, &one.fact), (&other.place, &other.fact));
            one.cmp(&other).then(one_order.cmp(other_order))
        });
        shown.dedup_by(|(_, next), (_, first)| {
            let is_same = next.place == first.place && next.fact == first.fact;
            first.count += if is_same { next.count } else { 0 };
            is_same
        });
        shown.sort_unstable_by_key(|(order, _)| *order);
        let deviations = shown.into_iter().map(|(_, deviation)| deviation).collect();
        (deviations, self.omitted)
    }
}

impl Note<'_> {
    /// Whether both notes are of the same deviation. Static texts are compared by address.
    #[inline]
    fn is_same(&self, other: &Note<'_>) -> bool {
        let same = |one: &'static str, other: &'static str| std::ptr::eq(one, other);
        match (self, other) {
            (
                Self::Undocumented { at, name, found },
                Note::Undocumented {
                    at: other_at,
                    name: other_name,
                    found: other_found,
                },
            ) => same(at, other_at) && found == other_found && name == other_name,
            (
                Self::Null { at, name },
                Note::Null {
                    at: other_at,
                    name: other_name,
                },
            ) => same(at, other_at) && same(name, other_name),
            (
                Self::Absent { at, name, selects },
                Note::Absent {
                    at: other_at,
                    name: other_name,
                    selects: other_selects,
                },
            ) => same(at, other_at) && same(name, other_name) && selects == other_selects,
            (Self::Unknown { at }, Note::Unknown { at: other_at }) => same(at, other_at),
            (Self::Other(place, fact), Note::Other(other_place, other_fact)) => {
                place == other_place && fact == other_fact
            }
            _ => false,
        }
    }

    fn into_owned(self) -> Note<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        match self {
            Self::Undocumented { at, name, found } => Note::Undocumented {
                at,
                name: owned(name),
                found,
            },
            Self::Null { at, name } => Note::Null { at, name },
            Self::Absent { at, name, selects } => Note::Absent { at, name, selects },
            Self::Unknown { at } => Note::Unknown { at },
            Self::Other(place, fact) => Note::Other(owned(place), fact),
        }
    }

    /// The place, and what is wrong there.
    fn shown(self, has_key: &dyn Fn(&str) -> bool) -> (String, Fact) {
        let property = |at: &str, name: &str| below(&below(at, "properties"), name);
        match self {
            Self::Undocumented { at, name, found } => {
                let object = below(at, "properties");
                let name = match has_key(&name) {
                    true => "(a name with the key in it)".to_owned(),
                    false => names::shown(&name),
                };
                let place = below(&object, &name);
                let fact = Fact::UndocumentedProperty {
                    object,
                    name,
                    found,
                };
                (place, fact)
            }
            Self::Null { at, name } => (property(at, name), Fact::UnexpectedNull),
            Self::Absent { at, name, selects } => {
                (property(at, name), Fact::MissingProperty { selects })
            }
            Self::Unknown { at } => (at.to_owned(), Fact::UnknownValue),
            Self::Other(place, fact) => (place.into_owned(), fact),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{Note, Notes};
    use crate::observe::ValueKind;

    fn name(name: &str) -> Note<'_> {
        Note::Undocumented {
            at: "#/components/schemas/Thing",
            name: Cow::Borrowed(name),
            found: ValueKind::String,
        }
    }

    fn counts(notes: Notes) -> Vec<(String, usize)> {
        let (deviations, _) = notes.finish(&|_| false);
        let last = |place: &str| place.rsplit('/').next().unwrap_or_default().to_owned();
        let counts = deviations
            .iter()
            .map(|found| (last(&found.place), found.count));
        counts.collect()
    }

    #[test]
    fn notes_that_are_taken_back_leave_no_trace() {
        let mut notes = Notes::new();
        notes.add(name("first"));
        let outer = notes.mark();
        notes.add(name("second"));
        for _ in 0..3 {
            let inner = notes.mark();
            // More than the table has slots for.
            for number in 0..500 {
                notes.add(name(&format!("{}x", "y".repeat(number))));
                notes.add(name("first"));
                notes.add(name("second"));
            }
            notes.drop_since(inner);
        }
        assert_eq!(notes.kept.len(), 2);
        assert_eq!(notes.slots.iter().filter(|slot| **slot != 0).count(), 2);
        notes.add(name("second"));
        notes.keep();
        notes.add(name("third"));
        assert!(notes.undecided.is_empty());
        let _ = outer;
        let expected = [("first", 1), ("second", 2), ("third", 1)];
        assert_eq!(
            counts(notes),
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
            notes.add(name(text));
        }
        let expected = [("{email}", 3), ("first", 1)];
        assert_eq!(
            counts(notes),
            expected.map(|(name, count)| (name.to_owned(), count))
        );
    }
}
