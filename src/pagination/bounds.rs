//! How far a walk may go.

use std::pin::Pin;
use std::task::Context;
use std::time::Duration;

use crate::transport::Alarm;

/// How far a walk may go. By default it goes to the end of the list.
///
/// A walk that reaches a limit and would continue ends with an error of the kind
/// [`LimitReached`](crate::ErrorKind::LimitReached). Its token continues from there.
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
    /// The maximum number of pages. With 0, no request is sent.
    pub fn pages(mut self, pages: u64) -> Self {
        self.pages = Some(pages);
        self
    }

    /// The maximum number of items. Items that do not decode count too. It has no effect on
    /// a walk over pages.
    pub fn items(mut self, items: u64) -> Self {
        self.items = Some(items);
        self
    }

    /// The maximum time, counted from the first poll of the walk. The time that the caller
    /// takes between two items counts too.
    pub fn time(mut self, time: Duration) -> Self {
        self.time = Some(time);
        self
    }
}

/// The limits of one walk, and how much of them is used up.
#[derive(Default)]
pub(super) struct Budget {
    pub(super) bounds: Bounds,
    /// Pages that came.
    pages: u64,
    /// Set at the first poll, if there is a maximum time.
    deadline: Option<Alarm>,
}

impl Budget {
    /// Counts a page that came.
    pub(super) fn count_page(&mut self) {
        self.pages += 1;
    }

    /// How many more pages may come. `None` if there is no maximum.
    pub(super) fn pages_left(&self) -> Option<usize> {
        let left = self.bounds.pages?.saturating_sub(self.pages);
        Some(usize::try_from(left).unwrap_or(usize::MAX))
    }

    /// Whether the maximum number of pages came.
    pub(super) fn has_all_pages(&self) -> bool {
        self.pages_left() == Some(0)
    }

    /// Whether the time is up. If not, `context` is woken when it is.
    pub(super) fn is_late(&mut self, context: &mut Context<'_>) -> bool {
        let Some(time) = self.bounds.time else {
            return false;
        };
        let deadline = self.deadline.get_or_insert_with(|| Alarm::after(time));
        Pin::new(deadline).poll(context).is_ready()
    }
}
