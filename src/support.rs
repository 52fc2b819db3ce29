//! What generated text calls. It is not part of the public interface, and changes with the
//! generator.

use std::fmt;

pub use crate::pagination::paging::{Id, Paging, Position, Style};
pub use crate::path::address;
#[cfg(feature = "schemars")]
pub use crate::types::union::branch_schema;
pub use crate::types::{
    parameter::{write_bounded, write_comma_separated, write_one_of},
    read_text,
    reader::Reader,
    record::{Record, absent, read_record},
    shape::{Kind, Shape, read_by_shape, try_branch},
    union::{
        Sibling, SiblingUnion, choose_branch, is_chosen, nested, read_branch, read_value, tag,
    },
    visit::below as visit_below,
    writer::Writer,
};

/// `Debug` of a call: the parameters it was given, and none of their values, which
/// may be a person's address, number or words.
pub fn debug_call(
    formatter: &mut fmt::Formatter<'_>,
    call: &str,
    parameters: &[(&str, bool)],
) -> fmt::Result {
    let mut shown = formatter.debug_struct(call);
    for (name, _) in parameters.iter().filter(|(_, given)| *given) {
        shown.field(name, &format_args!("given"));
    }
    shown.finish_non_exhaustive()
}
