//! The colours of the text report.

use std::fmt;
use std::io::{self, IsTerminal};

use anstyle::{AnsiColor, Style};

/// Whether the text report has colours. The default is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Styles {
    has_colour: bool,
}

impl Styles {
    /// No colours, for files and programs.
    pub const PLAIN: Self = Self { has_colour: false };
    /// Colours, for a terminal.
    pub const COLOURED: Self = Self { has_colour: true };

    /// The styles for the standard output of this process: colours if it is a terminal,
    /// `NO_COLOR` is not set or empty, and `TERM` is not `dumb`.
    pub fn of_stdout() -> Self {
        let is_refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        Self {
            has_colour: !is_refused && io::stdout().is_terminal(),
        }
    }

    fn apply(self, style: Style, text: impl fmt::Display) -> String {
        match self.has_colour {
            true => format!("{style}{text}{style:#}"),
            false => text.to_string(),
        }
    }

    pub(super) fn bold(self, text: impl fmt::Display) -> String {
        self.apply(Style::new().bold(), text)
    }

    pub(super) fn good(self, text: impl fmt::Display) -> String {
        self.apply(AnsiColor::Green.on_default().bold(), text)
    }

    pub(super) fn bad(self, text: impl fmt::Display) -> String {
        self.apply(AnsiColor::Red.on_default().bold(), text)
    }

    pub(super) fn aside(self, text: impl fmt::Display) -> String {
        self.apply(AnsiColor::Cyan.on_default(), text)
    }
}
