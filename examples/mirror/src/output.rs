//! Writes to standard output and standard error. The program goes on if a reader has closed its
//! pipe, as `head` does.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write as _};

/// Writes to standard output.
///
/// # Errors
///
/// If it cannot be written, for example because the disk is full. A closed pipe is not an error.
pub fn print(text: impl Display) -> io::Result<()> {
    let mut output = io::stdout();
    match write!(output, "{text}").and_then(|()| output.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Writes a line to standard error.
pub fn note(text: impl Display) {
    // The error cannot be reported anywhere else.
    let _ = writeln!(io::stderr(), "{text}");
}
