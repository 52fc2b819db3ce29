//! How far a walk may go.

use std::time::Duration;

/// How far a walk may go. By default it goes to the end of the list.
///
/// ```
/// use std::time::Duration;
/// use conversation_apis::pagination::Bounds;
///
/// let bounds = Bounds::default().items(10_000).time(Duration::from_secs(300));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bounds {
    pub(super) pages: Option<u64>,
    pub(super) items: Option<u64>,
    pub(super) time: Option<Duration>,
}

impl Bounds {
    /// The maximum number of pages.
    pub fn pages(mut self, pages: u64) -> Self {
        self.pages = Some(pages);
        self
    }

    /// The maximum number of items, including those that do not decode. It has no
    /// effect on a walk over pages.
    pub fn items(mut self, items: u64) -> Self {
        self.items = Some(items);
        self
    }

    /// The maximum time, counted from the first poll of the walk.
    pub fn time(mut self, time: Duration) -> Self {
        self.time = Some(time);
        self
    }
}
