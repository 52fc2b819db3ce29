//! The formats of reports.

use std::fmt;
use std::io;

/// A format of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// Text for a terminal.
    #[default]
    Text,
    /// One JSON object. [`SCHEMA`](super::SCHEMA) describes the report of `verify`.
    Json,
    /// JUnit XML, for the test pages of CI servers.
    Junit,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Markdown for a comment on a pull request.
    Markdown,
    /// One HTML page that loads nothing else.
    Html,
    /// Annotations of files by GitHub Actions.
    Github,
}

impl Format {
    /// The formats of `verify`.
    pub const VERIFY: [Self; 6] = [
        Self::Text,
        Self::Json,
        Self::Junit,
        Self::Sarif,
        Self::Markdown,
        Self::Html,
    ];

    /// The formats of `diff`.
    pub const DIFF: [Self; 6] = [
        Self::Text,
        Self::Json,
        Self::Markdown,
        Self::Github,
        Self::Junit,
        Self::Sarif,
    ];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Junit => "junit",
            Self::Sarif => "sarif",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Github => "github",
        }
    }

    /// Finds a format by its name, among the formats of a command.
    ///
    /// # Errors
    ///
    /// No format has this name. The error lists the formats.
    pub fn parse(name: &str, formats: &[Self]) -> Result<Self, String> {
        let found = formats.iter().find(|format| format.name() == name);
        found.copied().ok_or_else(|| {
            let names: Vec<&str> = formats.iter().map(|format| format.name()).collect();
            format!(
                "unknown format `{name}`; use one of {}, with or without `=FILE`",
                names.join(", ")
            )
        })
    }

    /// The error for a report that does not have this format.
    pub(super) fn unsupported(self, report: &str) -> io::Error {
        let message = format!("a report of `{report}` cannot have the format `{self}`");
        io::Error::new(io::ErrorKind::Unsupported, message)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
