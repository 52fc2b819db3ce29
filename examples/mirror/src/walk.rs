//! Reads a list in chunks. Each chunk comes with the position after it.

use conversation_apis::pagination::{Bounds, Items, Token};
use conversation_apis::{Error, ErrorKind, Paginated};

/// How many items of a walk by token are a chunk. It is the page size of most lists.
const CHUNK: usize = 100;

/// How the position of a list is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// A [`Token`], as JSON.
    Token,
    /// The number of a page. The token of such a list holds the ids of all items that were given,
    /// because items move between pages. The database knows them already, so the number is enough,
    /// and memory does not grow with the list.
    Page,
}

/// Some items in the order of the list.
#[derive(Debug)]
pub struct Chunk<T> {
    pub items: Vec<Item<T>>,
    /// The position after the items. `None` at the end of the list.
    pub next: Option<String>,
    /// The number of items of the whole list, if the server says so.
    pub total: Option<i64>,
    /// Whether the pages show that the list changed, so that items may be missing.
    pub may_be_incomplete: bool,
}

/// An item of a list.
#[derive(Debug)]
pub struct Item<T> {
    /// `None` if it does not fit its documented type.
    pub typed: Option<T>,
    /// As it came.
    pub raw: String,
}

/// A walk over a list.
pub struct Walk<P: Paginated> {
    call: P,
    style: Position,
    at: At,
    /// The walk by token under way.
    items: Option<Items<P>>,
    /// Whether items that do not decode are taken as they are.
    takes_undecoded: bool,
}

#[derive(Clone)]
enum At {
    Start,
    Token(Box<Token>),
    Page(u64),
}

impl<P: Paginated> Walk<P> {
    /// Continues at a position. Without one, or with one that this version cannot read, it starts
    /// at the first page.
    pub fn new(call: P, style: Position, position: Option<&str>) -> Self {
        let at = position.and_then(|position| match style {
            Position::Token => serde_json::from_str(position).ok().map(At::Token),
            Position::Page => position.parse().ok().map(At::Page),
        });
        Self {
            call,
            style,
            at: at.unwrap_or(At::Start),
            items: None,
            takes_undecoded: false,
        }
    }

    /// Starts again at the first page.
    pub fn restart(&mut self) {
        *self = Self::new(self.call.clone(), self.style, None);
    }

    /// Whether it is at the first page.
    pub fn is_at_start(&self) -> bool {
        matches!(self.at, At::Start)
    }

    /// Reads the next chunk. After an error, the same chunk can be read again.
    ///
    /// A chunk with an item that does not decode is read a second time, because a response can be
    /// damaged on its way. If the item still does not decode, it is kept raw.
    ///
    /// # Errors
    ///
    /// The error of a request, or of a position that the list does not accept.
    pub async fn next(&mut self) -> Result<Chunk<P::Item>, Error> {
        let mut read = self.read().await;
        let is_damaged = |(chunk, _): &(Chunk<P::Item>, At)| {
            let mut items = chunk.items.iter();
            items.any(|item| item.typed.is_none())
        };
        if !self.takes_undecoded && read.as_ref().is_ok_and(is_damaged) {
            self.items = None;
            self.takes_undecoded = true;
            read = self.read().await;
        }
        match read {
            Ok((chunk, at)) => {
                self.takes_undecoded = false;
                self.at = at;
                Ok(chunk)
            }
            Err(error) => {
                self.items = None;
                Err(error)
            }
        }
    }

    async fn read(&mut self) -> Result<(Chunk<P::Item>, At), Error> {
        match self.style {
            Position::Token => self.by_token().await,
            Position::Page => self.page().await,
        }
    }

    async fn by_token(&mut self) -> Result<(Chunk<P::Item>, At), Error> {
        let mut items = match (self.items.take(), &self.at) {
            (Some(items), _) => items,
            (None, At::Token(token)) => self.call.clone().items_after(token)?,
            (None, At::Start | At::Page(_)) => self.call.clone().items(),
        };
        let (read, end) = take(&mut items, CHUNK).await;
        let is_end = match end {
            End::List => true,
            End::Chunk => false,
            End::Error(error) if read.is_empty() => return Err(error),
            // The items before the error are kept. The next chunk meets the error again.
            End::Error(_) => false,
        };
        let token = items.token();
        let chunk = Chunk {
            items: read,
            next: (!is_end).then(|| text(&token)),
            total: items.total(),
            may_be_incomplete: items.may_be_incomplete(),
        };
        self.items = matches!(end, End::Chunk).then_some(items);
        Ok((chunk, At::Token(Box::new(token))))
    }

    async fn page(&mut self) -> Result<(Chunk<P::Item>, At), Error> {
        let number = match self.at {
            At::Page(number) => number,
            At::Start | At::Token(_) => 1,
        };
        let call = self.call.clone().starting_at(number.to_string());
        let bounds = Bounds::default().pages(1);
        let mut items = call.items().prefetch(false).bounds(bounds);
        let (read, end) = take(&mut items, usize::MAX).await;
        match end {
            // The limit of one page.
            End::Error(error) if error.kind() == ErrorKind::LimitReached => {}
            // Some servers respond with it after the last page.
            End::Error(error) if error.is_not_found() && number > 1 => {}
            End::Error(error) => return Err(error),
            End::List | End::Chunk => {}
        }
        // Only a page without items ends the list.
        let next = number + 1;
        let chunk = Chunk {
            next: (!read.is_empty()).then(|| next.to_string()),
            items: read,
            total: items.total(),
            may_be_incomplete: false,
        };
        Ok((chunk, At::Page(next)))
    }
}

/// Why no more items were taken.
enum End {
    List,
    Chunk,
    Error(Error),
}

/// Takes up to this many items.
async fn take<P: Paginated>(items: &mut Items<P>, most: usize) -> (Vec<Item<P::Item>>, End) {
    let mut read = Vec::new();
    while read.len() < most {
        let typed = match items.next().await {
            None => return (read, End::List),
            Some(Ok(item)) => Some(item),
            Some(Err(error)) if error.item().is_some() => None,
            Some(Err(error)) => return (read, End::Error(error)),
        };
        let raw = raw(items);
        read.push(Item { typed, raw });
    }
    (read, End::Chunk)
}

/// The last item given, as it came. It is the whole page if the page cannot be split into items.
fn raw<P: Paginated>(items: &mut Items<P>) -> String {
    if let Some(raw) = items.raw() {
        return raw.as_str().to_owned();
    }
    #[expect(clippy::expect_used)] // an item that was given is of a page
    let page = items.raw_page().expect("an item has a page");
    String::from_utf8_lossy(page).into_owned()
}

fn text(token: &Token) -> String {
    #[expect(clippy::expect_used)] // a token has only texts, numbers and lists of them
    serde_json::to_string(token).expect("a token can be written as JSON")
}
