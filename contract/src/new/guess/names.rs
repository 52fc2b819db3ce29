//! The names that APIs give to the parts of pagination, in the form of [`normal`].

/// The parameter with the number of a page.
pub(super) const NUMBER: &[&str] = &["page", "pagenumber", "pageno", "pagenum", "currentpage"];
/// The parameter with a cursor that a page named.
pub(super) const CURSOR: &[&str] = &[
    "cursor",
    "pagetoken",
    "pagecursor",
    "nexttoken",
    "nextcursor",
    "nextpage",
    "nextpagetoken",
    "continuationtoken",
    "continuation",
    "paginationtoken",
    "startcursor",
    "bookmark",
    "marker",
    "after",
    "startingafter",
    "from",
];
/// The parameter with the id that a page comes before.
pub(super) const BEFORE: &[&str] = &["before", "beforeid", "endingbefore", "maxid"];
/// The parameter with the number of items to skip.
pub(super) const OFFSET: &[&str] = &["offset", "skip", "startindex", "startat"];
/// The parameter with the size of a page.
pub(super) const SIZE: &[&str] = &[
    "perpage",
    "pagesize",
    "limit",
    "pagelimit",
    "itemsperpage",
    "hitsperpage",
    "maxresults",
    "size",
];
/// The property with the next cursor.
pub(super) const NEXT: &[&str] = &[
    "nextcursor",
    "nextpagetoken",
    "nexttoken",
    "next",
    "continuationtoken",
    "nextpagecursor",
    "nextmarker",
    "endcursor",
    "cursor",
    "nextpage",
    "after",
];
/// The properties of pages of frameworks that number pages from 0.
pub(super) const FROM_ZERO: &[&str] = &["pageable", "totalelements"];
/// The property with the number of items in the whole list. `count` is not among them: it is
/// as often that of the page.
pub(super) const TOTAL: &[&str] = &[
    "total",
    "totalcount",
    "totalitems",
    "totalresults",
    "totalentries",
    "totalrecords",
    "totalelements",
];
/// The property with the items, if a page has several lists.
pub(super) const ITEMS: &[&str] = &[
    "data", "items", "results", "records", "entries", "payload", "values", "list", "rows",
];
/// The property that identifies an item.
pub(super) const ID: &[&str] = &["id", "uuid", "uid"];
/// The last part of the path of a `POST` that only reads.
pub(super) const READING: &[&str] = &["search", "filter", "query", "list"];

/// A name in lower case, without all that is neither a letter nor a digit.
pub(super) fn normal(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

/// The position of a name in one of these lists. A lower one is more likely.
pub(super) fn rank(name: &str, among: &[&str]) -> Option<usize> {
    let name = normal(name);
    among.iter().position(|known| *known == name)
}
