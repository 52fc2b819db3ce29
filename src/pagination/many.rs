//! Walks over many lists at once.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::{Items, Paginated};
use crate::Error;

/// Walks over many lists, several at the same time, as a [`Stream`] of items
/// with the key of their list: the messages of each conversation, say.
///
/// The items of one list come in its order, those of different lists as they
/// arrive. A page that fails is an error with its list's key, and ends that list
/// alone.
///
/// ```no_run
/// use conversation_apis::Paginated;
/// use conversation_apis::pagination::Many;
/// use conversation_apis::partoo::Client;
/// use futures_util::StreamExt;
///
/// # async fn walk(client: Client, ids: Vec<i64>) {
/// let lists = ids.into_iter().map(|id| (id, client.list_messages().conversation_id(id).items()));
/// let mut messages = Many::new(lists, 8);
/// while let Some((conversation, message)) = messages.next().await {
///     println!("{conversation}: {}", message.is_ok());
/// }
/// # }
/// ```
pub struct Many<'a, K, P: Paginated, L> {
    lists: L,
    walking: Vec<(K, Items<'a, P>)>,
    at_once: usize,
    /// Who is asked first: each in its turn.
    first: usize,
}

impl<'a, K, P, L> Many<'a, K, P, L>
where
    P: Paginated + 'a,
    L: Iterator<Item = (K, Items<'a, P>)>,
{
    /// Walks these lists, so many at the same time; 0 is taken as 1. The next
    /// list is taken from the iterator when one ends.
    pub fn new(lists: impl IntoIterator<IntoIter = L>, at_once: usize) -> Self {
        Self {
            lists: lists.into_iter(),
            walking: Vec::new(),
            at_once: at_once.max(1),
            first: 0,
        }
    }
}

impl<'a, K, P, L> Stream for Many<'a, K, P, L>
where
    K: Clone + Unpin,
    P: Paginated + 'a,
    L: Iterator<Item = (K, Items<'a, P>)> + Unpin,
{
    type Item = (K, Result<P::Item, Error>);

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            while this.walking.len() < this.at_once
                && let Some(list) = this.lists.next()
            {
                this.walking.push(list);
            }
            if this.walking.is_empty() {
                return Poll::Ready(None);
            }
            let mut ended = None;
            for turn in 0..this.walking.len() {
                let index = (this.first + turn) % this.walking.len();
                let (key, items) = &mut this.walking[index];
                match Pin::new(items).poll_next(context) {
                    Poll::Ready(Some(item)) => {
                        this.first = index + 1;
                        return Poll::Ready(Some((key.clone(), item)));
                    }
                    Poll::Ready(None) => {
                        ended = Some(index);
                        break;
                    }
                    Poll::Pending => {}
                }
            }
            match ended {
                Some(index) => drop(this.walking.remove(index)),
                None => return Poll::Pending,
            }
        }
    }
}

impl<K, P: Paginated, L> fmt::Debug for Many<'_, K, P, L> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Many").finish_non_exhaustive()
    }
}
