//! What generated text calls. It is not part of the public interface, and changes with the
//! generator.

pub use crate::observe::{
    Observed, decode as observe,
    ledger::{
        Findings, Found, Kind as LedgerKind, Ledger, MOST, NAMED, expected as expected_kinds,
    },
    names::{quoted as quoted_name, shown as shown_name},
    recorder::{Stated, nullable, unknown_value},
};
pub use crate::pagination::paging::{Id, Paging, Position, Style};
pub use crate::pagination::partial::read_items;
pub use crate::rules::{Kind as RuleKind, Pattern, Rule, Rules};
pub use crate::transport::ReadItems;
pub use crate::transport::by_status::{BodyKind, Success, Successes};
pub use crate::transport::has_cryptography;
#[cfg(feature = "builders")]
pub use crate::types::siblings::Selected;
#[cfg(feature = "schemars")]
pub use crate::types::union::branch_schema;
pub use crate::types::{
    parameter::{write_bounded, write_comma_separated, write_one_of},
    read_text,
    reader::{Reader, note_absent},
    record::{Record, read_record},
    shape::{Kind, Shape, read_by_shape, try_branch},
    siblings::{Sibling, SiblingUnion, choose_branch, is_chosen, note_unselected, unselected},
    tuple,
    union::{nested, read_branch, read_untagged, read_value, tag},
    visit::below as visit_below,
    writer::Writer,
};
