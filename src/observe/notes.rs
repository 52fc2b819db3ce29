//! The notes of a recording, in bounded memory.
//!
//! A page can have the same deviation in each of its items. So each different note is kept once,
//! with a count, in a hash table. To count a known one again allocates nothing.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::fast::RandomState;

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
#[derive(Debug, Clone, PartialEq, Hash)]
pub(super) enum Note<'a> {
    Undocumented {
        at: Fixed,
        /// The name as it came. It is hidden before anything leaves this module.
        name: Cow<'a, str>,
        found: ValueKind,
    },
    Null {
        at: Fixed,
        name: Fixed,
    },
    Absent {
        at: Fixed,
        name: Fixed,
        selects: Option<&'static str>,
    },
    Unknown {
        at: Fixed,
    },
    Other(Cow<'a, str>, Fact),
}

/// A text of a type's table. It is compared by its address, which takes less time. Equal places
/// with different addresses are joined at the end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fixed(pub(super) &'static str);

impl PartialEq for Fixed {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Hash for Fixed {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.as_ptr().hash(state);
    }
}

/// Each different note, with a count.
#[derive(Debug)]
pub(super) struct Notes {
    kept: Vec<Kept>,
    /// A hash table: the index of a note in `kept`, plus one. 0 is a free slot.
    slots: Vec<u32>,
    /// Hashes what a server chose.
    random: Option<RandomState>,
    /// The index of the note that was counted last.
    last: usize,
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
    /// The index of the note that came after it the last time.
    next: usize,
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
            last: 0,
            marks: 0,
            undecided: Vec::new(),
            omitted: 0,
        }
    }

    /// One note.
    pub(super) fn of(note: Note<'_>) -> Self {
        let mut notes = Self::new();
        notes.add(&note);
        notes
    }

    /// Counts a note.
    #[inline]
    pub(super) fn add(&mut self, note: &Note<'_>) {
        let has_room = self.marks == 0 || self.undecided.len() < UNDECIDED;
        let found = has_room.then(|| self.find(note).or_else(|| self.keep_new(note)));
        let Some(index) = found.flatten() else {
            self.omitted += 1;
            return;
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

    /// The index of a note, if it is kept. The items of a page often have the same notes in the
    /// same order, so the note that came next the last time is tried first.
    #[inline]
    pub(super) fn find(&mut self, note: &Note<'_>) -> Option<usize> {
        let likely = self.kept.get(self.last)?.next;
        let index = match self.kept.get(likely) {
            Some(kept) if kept.note == *note => likely,
            _ => self.look_up(note)?,
        };
        self.follow(index);
        Some(index)
    }

    fn look_up(&mut self, note: &Note<'_>) -> Option<usize> {
        let hash = self.hash(note);
        let slot = self.slot(hash, |found| {
            let kept = &self.kept[found - 1];
            kept.hash == hash && kept.note == *note
        });
        (self.slots[slot] as usize).checked_sub(1)
    }

    #[inline]
    fn follow(&mut self, index: usize) {
        if let Some(last) = self.kept.get_mut(self.last) {
            last.next = index;
        }
        self.last = index;
    }

    fn hash(&mut self, note: &Note<'_>) -> usize {
        self.random.get_or_insert_default().hash_one(note) as usize
    }

    /// The first slot from that of a hash on that is free, or has what `is_it`: the index of a
    /// note, plus one.
    fn slot(&self, hash: usize, is_it: impl Fn(usize) -> bool) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = hash & last;
        while self.slots[slot] != 0 && !is_it(self.slots[slot] as usize) {
            slot = (slot + 1) & last;
        }
        slot
    }

    /// Keeps a note that is not kept yet. Returns its index, if there is room.
    #[cold]
    pub(super) fn keep_new(&mut self, note: &Note<'_>) -> Option<usize> {
        let index = self.kept.len();
        if index >= KINDS {
            return None;
        }
        if self.slots.len() <= 2 * index {
            self.slots = vec![0; (2 * self.slots.len()).max(SLOTS)];
            (0..index).for_each(|index| self.insert(index));
        }
        let hash = self.hash(note);
        self.kept.push(Kept {
            note: note.clone().into_owned(),
            hash,
            count: 0,
            next: 0,
        });
        self.insert(index);
        self.follow(index);
        Some(index)
    }

    fn insert(&mut self, index: usize) {
        let slot = self.slot(self.kept[index].hash, |_| false);
        self.slots[slot] = index as u32 + 1;
    }

    /// Each note, with a count of at least 1, in the order of discovery.
    pub(super) fn counted(&self) -> impl Iterator<Item = (&Note<'static>, usize)> {
        let counted = self.kept.iter().filter(|kept| kept.count > 0);
        counted.map(|kept| (&kept.note, kept.count))
    }

    /// How many notes are left out because there are too many.
    pub(super) fn omitted(&self) -> usize {
        self.omitted
    }

    /// The deviations in the order of discovery. A name that `has_key` is hidden.
    pub(super) fn deviations(&self, has_key: &dyn Fn(&str) -> bool) -> Vec<Deviation> {
        let shown = self.counted().enumerate();
        let shown = shown.map(|(order, (note, count))| (order, note.deviation(count, has_key)));
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
        shown.into_iter().map(|(_, deviation)| deviation).collect()
    }
}

#[cfg(feature = "drift")]
impl Notes {
    pub(super) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// How many different notes are kept.
    pub(super) fn len(&self) -> usize {
        self.kept.len()
    }

    /// Adds to the count of a note, if it is kept. Returns whether it is.
    pub(super) fn count(&mut self, note: &Note<'_>, count: usize) -> bool {
        let found = self.find(note);
        if let Some(index) = found {
            let kept = &mut self.kept[index];
            kept.count = kept.count.saturating_add(count);
        }
        found.is_some()
    }

    /// Sets all counts to 0.
    pub(super) fn reset(&mut self) {
        self.kept.iter_mut().for_each(|kept| kept.count = 0);
    }
}

impl Note<'_> {
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

    /// The deviation that it is. A name that `has_key` is hidden.
    pub(super) fn deviation(&self, count: usize, has_key: &dyn Fn(&str) -> bool) -> Deviation {
        let property = |at: &Fixed, name: &Fixed| below(&below(at.0, "properties"), name.0);
        let (place, fact) = match self {
            Self::Undocumented { at, name, found } => {
                let object = below(at.0, "properties");
                let name = match has_key(name) {
                    true => "(a name with the key in it)".to_owned(),
                    false => names::shown(name),
                };
                let place = below(&object, &name);
                let found = *found;
                let fact = Fact::UndocumentedProperty {
                    object,
                    name,
                    found,
                };
                (place, fact)
            }
            Self::Null { at, name } => (property(at, name), Fact::UnexpectedNull),
            Self::Absent { at, name, selects } => {
                let selects = *selects;
                (property(at, name), Fact::MissingProperty { selects })
            }
            Self::Unknown { at } => (at.0.to_owned(), Fact::UnknownValue),
            Self::Other(place, fact) => (place.clone().into_owned(), fact.clone()),
        };
        Deviation { place, fact, count }
    }
}

#[cfg(feature = "drift")]
impl Note<'_> {
    /// Whether its deviation shows its name as it came. Other names may be long or data.
    pub(super) fn is_shown_by(&self, deviation: &Deviation) -> bool {
        match (self, &deviation.fact) {
            (Self::Undocumented { name, .. }, Fact::UndocumentedProperty { name: shown, .. }) => {
                name == shown
            }
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests;
