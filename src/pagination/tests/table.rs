//! What [`Progress`] decides, as tables: the facts of a page, and the verdict.
//!
//! A line is a page, a block without empty lines is a walk, and the line above it says what
//! the walk shows. The columns:
//!
//! | column | content |
//! |---|---|
//! | asked | the paging parameter in the request; `-` if there was none |
//! | items | the page's items by id; `x1` has an id that cannot be read, `~1` has bytes that other items may have too; `404` is a response with that status |
//! | says | what the page says about the list |
//! | gives | the items that the walk gives |
//! | then | what the walk does next; `ask` alone requests the first page |
//! | missing? | whether an item may be missing |

#![allow(clippy::unwrap_used)] // a test fails by it

use crate::pagination::paging::{Id, Paging, Style};
use crate::pagination::progress::{Facts, Named, Progress, Then};

const CURSOR: &str = "
a page names the next one, and null ends the list
-  | 1 2   | next b          | 1 2   | ask b            | no
b  | 3     | end             | 3     | end              | no

an empty page does not end the list
-  |       | next b          |       | ask b            | no
b  | 1     | end             | 1     | end              | no

a page that does not say which is next is an error
-  | 1     | nothing         | 1     | error NoNext     | no

an empty cursor is an error
-  | 1     | next ''         | 1     | error EmptyCursor | no

a page that names itself is an error
-  | 1     | next b          | 1     | ask b            | no
b  | 2     | next b          | 2     | error SeenCursor | no

an earlier cursor is an error
-  | 1     | next b          | 1     | ask b            | no
b  | 2     | next c          | 2     | ask c            | no
c  | 3     | next b          | 3     | error SeenCursor | no

the cursor that the walk started at counts as used
a  | 1     | next b          | 1     | ask b            | no
b  | 2     | next a          | 2     | error SeenCursor | no

an item that comes again is given once, and shows a change
-  | 1 2   | next b          | 1 2   | ask b            | no
b  | 2 3   | end             | 3     | end              | yes

an item twice on one page is given twice
-  | 1 1   | end             | 1 1   | end              | no

items that only their bytes identify are never left out
-  | ~1 ~1 | next b          | ~1 ~1 | ask b            | no
b  | ~1 2  | end             | ~1 2  | end              | yes

three pages in a row with nothing new are a server that starts over
-  | 1 2   | next b          | 1 2   | ask b            | no
b  | 1 2   | next c          |       | ask c            | yes
c  | 1 2   | next d          |       | ask d            | yes
d  | 1 2   | next e          |       | error NothingNew | yes

ten empty pages in a row are an error
-  |       | next b          |       | ask b            | no
b  |       | next c          |       | ask c            | no
c  |       | next d          |       | ask d            | no
d  |       | next e          |       | ask e            | no
e  |       | next f          |       | ask f            | no
f  |       | next g          |       | ask g            | no
g  |       | next h          |       | ask h            | no
h  |       | next i          |       | ask i            | no
i  |       | next j          |       | ask j            | no
j  |       | next k          |       | error EmptyPages | no

a total that changes shows a change
-  | 1     | next b, total 2 | 1     | ask b            | no
b  | 2     | end, total 3    | 2     | end              | yes

fewer items than the total show a change
-  | 1     | end, total 2    | 1     | end              | yes

more items than the total show that some came again unnoticed
-  | 1 2   | end, total 1    | 1 2   | end              | yes

a total says nothing about a walk that starts later
b  | 1     | end, total 9    | 1     | end              | no
";

const PAGE_NUMBER: &str = "
pages are counted, and only an empty one ends the list
-  | 1 2   |                 | 1 2   | ask 2            | no
2  | 3     |                 | 3     | ask 3            | no
3  |       |                 |       | end              | no

a walk can start at a page
7  | 1     |                 | 1     | ask 8            | no
8  |       |                 |       | end              | no

a number below 1 is the first page
0  | 1     |                 | 1     | ask 2            | no
2  |       |                 |       | end              | no

what is not a number leads nowhere
x  | 1     |                 | 1     | error NoPosition | no

the last number has no next one
9223372036854775807 | 1 |    | 1     | error NoPosition | no

404 ends the list, if the document says so
-  | 1     |                 | 1     | ask 2            | no
2  | 404   |                 |       | end              | no

an item that comes again starts a second walk, which finds what moved up
-  | 1 2   |                 | 1 2   | ask 2            | no
2  | 2 3   |                 | 3     | ask 3            | yes
3  |       |                 |       | ask              | yes
-  | 9 1   |                 | 9     | ask 2            | yes
2  | 2 3   |                 |       | ask 3            | yes
3  |       |                 |       | end              | no

404 starts a second walk too
-  | 1 2   |                 | 1 2   | ask 2            | no
2  | 2 3   |                 | 3     | ask 3            | yes
3  | 404   |                 |       | ask              | yes
-  | 1 2 3 |                 |       | ask 2            | yes
2  | 404   |                 |       | end              | no

a second walk that gets no page has found nothing out
-  | 1 2   |                 | 1 2   | ask 2            | no
2  | 2 3   |                 | 3     | ask 3            | yes
3  | 404   |                 |       | ask              | yes
-  | 404   |                 |       | end              | yes

a list that changes during the second walk too is not walked again
-  | 1 2   |                 | 1 2   | ask 2            | no
2  | 2 3   |                 | 3     | ask 3            | yes
3  |       |                 |       | ask              | yes
-  | 1 2   |                 |       | ask 2            | yes
2  | 2 3   |                 |       | ask 3            | yes
3  |       |                 |       | end              | yes

fewer items than the total start a second walk
-  | 1     | total 2         | 1     | ask 2            | no
2  |       | total 2         |       | ask              | yes
-  | 1 5   | total 2         | 5     | ask 2            | yes
2  |       | total 2         |       | end              | no

a total that changes starts a second walk
-  | 1     | total 1         | 1     | ask 2            | no
2  |       | total 0         |       | ask              | yes
-  | 1     | total 1         |       | ask 2            | yes
2  |       | total 1         |       | end              | no

a walk that started later is not repeated
2  | 2 3   |                 | 2 3   | ask 3            | no
3  | 3 4   |                 | 4     | ask 4            | yes
4  |       |                 |       | end              | yes

three pages in a row with nothing new are a server that starts over
-  | 1 2   |                 | 1 2   | ask 2            | no
2  | 1 2   |                 |       | ask 3            | yes
3  | 1 2   |                 |       | ask 4            | yes
4  | 1 2   |                 |       | error NothingNew | yes

a list that grew by a page may repeat one page more
-  | 1 2   | total 2         | 1 2   | ask 2            | no
2  | 1 2   | total 4         |       | ask 3            | yes
3  | 1 2   | total 4         |       | ask 4            | yes
4  | 1 2   | total 4         |       | ask 5            | yes
5  | 1 2   | total 4         |       | error NothingNew | yes

a total that grows without end excuses no more pages than the walk has passed
-  | 1 2   | total 2         | 1 2   | ask 2            | no
2  | 1 2   | total 200       |       | ask 3            | yes
3  | 1 2   | total 400       |       | ask 4            | yes
4  | 1 2   | total 600       |       | ask 5            | yes
5  | 1 2   | total 800       |       | error NothingNew | yes

items that only their bytes identify are counted
-  | ~1 2  |                 | ~1 2  | ask 2            | no
2  | 2 ~1  |                 | ~1    | ask 3            | yes
3  |       |                 |       | ask              | yes
-  | ~1 2  |                 |       | ask 2            | yes
2  | ~1 ~1 |                 | ~1    | ask 3            | yes
3  |       |                 |       | end              | no
";

const BEFORE: &str = "
the lowest id of a page leads on, and only an empty page ends the list
-  | 7 8   |                 | 7 8   | ask 7            | no
7  | 5     |                 | 5     | ask 5            | no
5  |       |                 |       | end              | no

the order of a page does not matter
9  | 8 6 7 |                 | 8 6 7 | ask 6            | no

a server may start a page with the id asked for
7  | 6 7   |                 | 6     | ask 6            | no

an id above the one asked for shows that the list changed
5  | 4 6   |                 | 4     | ask 4            | yes

a page with only the id asked for leads one id down
5  | 5     |                 |       | ask 4            | no

an unreadable item below the lowest id comes again and is given once
-  | x4 5 6 |                | x4 5 6 | ask 5           | no
5  | 3 x4  |                 | 3     | ask 3            | no
3  |       |                 |       | end              | no

a page without a readable id is stepped over by its length
9  | x7 x8 |                 | x7 x8 | ask 7            | no
7  | 5 6   |                 | 5 6   | ask 5            | no

a step that goes too far is taken back
9  | x7 x8 |                 | x7 x8 | ask 7            | no
7  | x7 x8 |                 |       | ask 3            | no
3  | x1 x2 |                 | not given | ask 5        | no
5  | x1 x7 |                 | x1    | ask 3            | no

a first page without a readable id leads nowhere
-  | x1    |                 | x1    | error NoPosition | no
";

fn paging(style: Style) -> Paging {
    Paging {
        style,
        parameter: "at",
        items: "/items",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: true,
        excludes: &[],
        operation: "list",
    }
}

fn item(text: &str) -> Id {
    match (text.strip_prefix('x'), text.strip_prefix('~')) {
        (Some(bytes), _) => Id::Bytes {
            bytes: bytes.parse().unwrap(),
        },
        (_, Some(weak)) => Id::Weak {
            weak: weak.parse().unwrap(),
        },
        _ => Id::Number(text.parse().unwrap()),
    }
}

/// What a page says: the next page and the total.
fn says(text: &str) -> (Named<'_>, Option<i64>) {
    let (mut next, mut total) = (Named::Missing, None);
    for part in text.split(", ") {
        match part.split_once(' ').unwrap_or((part, "")) {
            ("next", "''") => next = Named::Cursor(""),
            ("next", cursor) => next = Named::Cursor(cursor),
            ("end", _) => next = Named::End,
            ("total", number) => total = Some(number.parse().unwrap()),
            ("nothing" | "", _) => {}
            (other, _) => panic!("{other}"),
        }
    }
    (next, total)
}

fn then(then: &Then) -> String {
    match then {
        Then::Ask(None) => "ask".to_owned(),
        Then::Ask(Some(cursor)) => format!("ask {cursor}"),
        Then::End => "end".to_owned(),
        Then::Break(reason) => format!("error {reason:?}"),
    }
}

/// Gives a page to a walk. Returns the last three columns of its line.
fn verdict(
    progress: &mut Progress,
    paging: &Paging,
    asked: &str,
    page: &str,
    said: &str,
) -> String {
    let (gives, next) = if page == "404" {
        (String::new(), progress.not_found(paging, true))
    } else {
        let names: Vec<&str> = page.split_whitespace().collect();
        let items: Vec<Id> = names.iter().map(|name| item(name)).collect();
        let (next, total) = says(said);
        let facts = Facts {
            asked: Some(asked).filter(|asked| *asked != "-"),
            items: &items.clone().into(),
            next,
            total,
        };
        let verdict = progress.page(paging, facts, true);
        let gives = verdict.known.map(|known| {
            let given = names.iter().zip(known).filter(|(_, known)| !known);
            given.map(|(name, _)| *name).collect::<Vec<_>>().join(" ")
        });
        (gives.unwrap_or("not given".to_owned()), verdict.then)
    };
    let missing = match progress.may_be_incomplete() {
        true => "yes",
        false => "no",
    };
    format!("{gives} | {} | {missing}", then(&next))
}

fn check(style: Style, table: &str) {
    let paging = paging(style);
    for walk in table.trim().split("\n\n") {
        let (name, pages) = walk.split_once('\n').unwrap();
        let mut progress = Progress::new(style);
        for line in pages.lines() {
            let columns: Vec<&str> = line.split('|').map(str::trim).collect();
            let [asked, items, says, expected @ ..] = columns.as_slice() else {
                panic!("{line}");
            };
            let found = verdict(&mut progress, &paging, asked, items, says);
            assert_eq!(found, expected.join(" | "), "{name}: {line}");
        }
    }
}

#[test]
fn cursor_lists_follow_their_table() {
    check(Style::Cursor, CURSOR);
}

#[test]
fn lists_in_pages_by_number_follow_their_table() {
    check(Style::PageNumber, PAGE_NUMBER);
}

#[test]
fn lists_before_an_id_follow_their_table() {
    check(Style::Before, BEFORE);
}
