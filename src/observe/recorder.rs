//! Takes notes of deviations while a text is decoded.
//!
//! Decoding is generic, and most of it is serde's, so nothing can be handed through it. The
//! recorder belongs to the thread instead, for as long as one text is decoded, which never
//! crosses an `await`. Only the rare paths of the types call it: an undocumented property, a
//! null, an unknown value, an error.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};

use reqwest::{Method, StatusCode};
use serde::de::DeserializeOwned;

use super::ObservedResponse;
use super::deviation::{Deviation, Fact, below};
use super::notes::{Fixed, Note, Notes, Position};
use crate::DecodeError;
use crate::decode::{self, Fault};
use crate::transport::{Operation, ReadItems};
use crate::types::RawJson;

/// What a struct's table states for deviations.
#[derive(Debug)]
pub struct Stated {
    /// The place of its schema.
    pub at: &'static str,
    /// Whether each property may be null.
    pub nullable: &'static [bool],
}

impl Stated {
    #[inline]
    fn is_nullable(&self, index: usize) -> bool {
        self.nullable
            .get(index)
            .is_some_and(|may_be_null| *may_be_null)
    }
}

/// Whether each of `N` properties may be null, from the indices of those that may.
pub const fn nullable<const N: usize>(indices: &[usize]) -> [bool; N] {
    let mut flags = [false; N];
    let mut at = 0;
    while at < indices.len() {
        flags[indices[at]] = true;
        at += 1;
    }
    flags
}

thread_local! {
    static ACTIVE: Cell<bool> = const { Cell::new(false) };
    static RECORDER: RefCell<Recorder> = const { RefCell::new(Recorder::new()) };
}

#[derive(Debug)]
struct Recorder {
    notes: Notes,
    failure: Option<Failure>,
}

/// Where the error that is on its way out began: the innermost struct around it.
#[derive(Debug)]
enum Failure {
    /// The value of a property, or a value in it.
    Property(&'static str, &'static str),
    /// Something in the struct that is not the value of a documented property.
    Object(&'static str),
    /// A note says what it is.
    Noted,
}

/// A position in the notes, to return to.
#[derive(Debug, Clone, Copy)]
pub struct Mark(Position);

impl Recorder {
    const fn new() -> Self {
        Self {
            notes: Notes::new(),
            failure: None,
        }
    }
}

/// What was decoded, and how it deviates from the document.
#[doc(hidden)]
pub struct Observed<T> {
    /// The value, or why there is none.
    pub decoded: Result<T, DecodeError>,
    pub(super) notes: Notes,
}

impl<T> Observed<T> {
    /// The deviations, each once with a count.
    pub fn deviations(&self) -> Vec<Deviation> {
        self.notes.deviations(&|_| false)
    }

    /// How many deviations are left out because there are too many.
    pub fn omitted(&self) -> usize {
        self.notes.omitted()
    }

    /// The same without the value.
    pub fn without_value(self) -> Observed<()> {
        Observed {
            decoded: self.decoded.map(drop),
            notes: self.notes,
        }
    }

    /// What the observer is told of it. A name that `has_key` is hidden.
    pub fn response<'a>(
        &'a self,
        operation: Option<&'static Operation>,
        method: &'a Method,
        status: StatusCode,
        has_key: &'a dyn Fn(&str) -> bool,
    ) -> ObservedResponse<'a> {
        ObservedResponse {
            operation,
            method,
            status,
            notes: &self.notes,
            has_key,
            deviations: OnceCell::new(),
        }
    }
}

/// Whether notes are taken on this thread.
#[inline]
pub(crate) fn is_active() -> bool {
    ACTIVE.get()
}

/// Decodes a text, and returns how it deviates from the document. `root` is the place of the
/// schema of the whole text. If the text is a page that does not decode, `list` reads it item by
/// item.
#[doc(hidden)]
pub fn decode<T: DeserializeOwned>(text: &str, root: &str, list: Option<ReadItems>) -> Observed<T> {
    let root = || root.to_owned();
    record(&root, || {
        with_items(list, &root, || text.into(), || decode::from_str(text))
    })
}

/// The place of the schema of a whole text. Most texts need none.
pub(crate) type Root<'a> = &'a dyn Fn() -> String;

/// Decodes a page. If it does not decode, reads the text item by item.
pub(crate) fn with_items<'a, T>(
    list: Option<ReadItems>,
    root: Root<'_>,
    text: impl FnOnce() -> Cow<'a, str>,
    decode: impl FnOnce() -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    let Some(list) = list else {
        return decode();
    };
    let mark = mark();
    let decoded = decode();
    match &decoded {
        Err(error) if error.is_json() => list(&text(), &root(), mark),
        _ => keep(mark),
    }
    decoded
}

/// Takes notes while `read` decodes.
pub(crate) fn record<T>(
    root: Root<'_>,
    read: impl FnOnce() -> Result<T, DecodeError>,
) -> Observed<T> {
    let recording = Recording::start();
    let decoded = read();
    if let Err(error) = &decoded {
        note_error(error, Some(&root()), None);
    }
    let notes = recording.stop().notes;
    Observed { decoded, notes }
}

/// A recording of this thread. An earlier one, of a caller further out, continues after it.
struct Recording(Option<(Recorder, bool)>);

impl Recording {
    fn start() -> Self {
        let before = RECORDER.replace(Recorder::new());
        Self(Some((before, ACTIVE.replace(true))))
    }

    fn stop(mut self) -> Recorder {
        self.restore()
    }

    fn restore(&mut self) -> Recorder {
        match self.0.take() {
            Some((before, was_active)) => {
                ACTIVE.set(was_active);
                RECORDER.replace(before)
            }
            None => Recorder::new(),
        }
    }
}

/// Also after a panic, so that it does not leave the thread recording.
impl Drop for Recording {
    fn drop(&mut self) {
        self.restore();
    }
}

/// Takes no notes while `read` runs, because it reads a text again.
pub(crate) fn paused<T>(read: impl FnOnce() -> T) -> T {
    struct Resume(bool);

    impl Drop for Resume {
        fn drop(&mut self) {
            ACTIVE.set(self.0);
        }
    }

    let _resume = Resume(ACTIVE.replace(false));
    read()
}

/// The current position in the notes. Every mark is given back by [`keep`] or [`drop_since`].
pub(crate) fn mark() -> Mark {
    match is_active() {
        true => Mark(RECORDER.with_borrow_mut(|recorder| recorder.notes.mark())),
        false => Mark(Position::default()),
    }
}

/// Keeps the notes since a mark.
pub(crate) fn keep(_: Mark) {
    if is_active() {
        RECORDER.with_borrow_mut(|recorder| recorder.notes.keep());
    }
}

/// Drops the notes since a mark, because what was read is not used.
pub(crate) fn drop_since(mark: Mark) {
    if is_active() {
        RECORDER.with_borrow_mut(|recorder| {
            recorder.notes.drop_since(mark.0);
            recorder.failure = None;
        });
    }
}

#[inline(never)]
fn add(note: &Note<'_>) {
    RECORDER.with_borrow_mut(|recorder| recorder.notes.add(note));
}

/// An undocumented property of a struct.
pub(crate) fn undocumented(stated: &'static Stated, name: &str, value: &RawJson) {
    if is_active() {
        add(&Note::Undocumented {
            at: Fixed(stated.at),
            name: Cow::Borrowed(name),
            found: value.kind(),
        });
    }
}

/// A null in a struct.
#[inline]
pub(crate) fn null(stated: &'static Stated, index: usize, name: &'static str) {
    if is_active() && !stated.is_nullable(index) {
        add(&Note::Null {
            at: Fixed(stated.at),
            name: Fixed(name),
        });
    }
}

/// A required property of a struct is absent.
pub(crate) fn absent(at: &'static str, name: &'static str, selects: Option<&'static str>) {
    if is_active() {
        add(&Note::Absent {
            at: Fixed(at),
            name: Fixed(name),
            selects,
        });
    }
}

/// A value that the enum at this place does not list.
#[cold]
pub fn unknown_value(at: &'static str) {
    if is_active() {
        add(&Note::Unknown { at: Fixed(at) });
    }
}

/// A deviation that is rarer than the others.
pub(crate) fn other<'a>(place: impl Into<Cow<'a, str>>, fact: Fact) {
    if is_active() {
        add(&Note::Other(place.into(), fact));
    }
}

/// An error passes through a struct. Only the innermost one counts.
#[cold]
pub(crate) fn failed(stated: &'static Stated, property: Option<&'static str>) {
    if is_active() {
        let failure = match property {
            Some(property) => Failure::Property(stated.at, property),
            None => Failure::Object(stated.at),
        };
        RECORDER.with_borrow_mut(|recorder| {
            recorder.failure.get_or_insert(failure);
        });
    }
}

/// The notes explain the error that is on its way out.
pub(crate) fn explained() {
    if is_active() {
        RECORDER.with_borrow_mut(|recorder| recorder.failure = Some(Failure::Noted));
    }
}

/// Takes a note of the error of a text, or of a union's value. `root` is the place of the
/// schema of the whole text, and `branch` the union's branch.
pub(crate) fn note_error(error: &DecodeError, root: Option<&str>, branch: Option<&'static str>) {
    if !is_active() {
        return;
    }
    let Some(place) = place_of(error, root) else {
        return;
    };
    let fact = match error.fault() {
        Fault::Null => Fact::UnexpectedNull,
        Fault::Types { expected, found } => Fact::TypeDiffers {
            expected: expected.into(),
            found,
        },
        Fault::Missing => Fact::MissingProperty { selects: None },
        Fault::Other => Fact::Undecodable {
            reason: match branch {
                Some(branch) => format!("{} ({branch})", error.reason()),
                None => error.reason().to_owned(),
            },
        },
    };
    other(place, fact);
}

/// The place of an error in the document. `None` if a note explains it.
pub(crate) fn place_of(error: &DecodeError, root: Option<&str>) -> Option<String> {
    let failure = RECORDER.with_borrow_mut(|recorder| recorder.failure.take());
    let pointer = error.pointer();
    Some(match failure {
        Some(Failure::Noted) => return None,
        Some(Failure::Object(at)) => at.to_owned(),
        Some(Failure::Property(at, name)) => within(at, name, pointer),
        None => steps(root.unwrap_or("#").to_owned(), pointer),
    })
}

/// Keeps no note of what `read` decodes.
pub(crate) fn apart<T>(read: impl FnOnce() -> T) -> T {
    let before = RECORDER.with_borrow_mut(|recorder| recorder.failure.take());
    let mark = mark();
    let read = read();
    drop_since(mark);
    RECORDER.with_borrow_mut(|recorder| recorder.failure = before);
    read
}

/// The place of a value in a property, where `pointer` leads to the value.
fn within(at: &str, name: &str, pointer: &str) -> String {
    let place = below(&below(at, "properties"), name);
    let step = below("", name);
    let mut found = pointer.rmatch_indices(&step);
    let rest = found.find_map(|(start, _)| {
        let rest = &pointer[start + step.len()..];
        (rest.is_empty() || rest.starts_with('/')).then_some(rest)
    });
    steps(place, rest.unwrap_or_default())
}

/// The place of a value in lists and maps below a place.
fn steps(mut place: String, pointer: &str) -> String {
    for token in pointer.split('/').skip(1) {
        let is_index = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
        place.push_str(match is_index {
            true => "/items",
            false => "/additionalProperties",
        });
    }
    place
}
