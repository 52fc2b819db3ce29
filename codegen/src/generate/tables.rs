//! Tables: generated text uses them to state the properties, values or branches of a type for
//! the runtime. Each is an invocation of a macro of the runtime, with a line for each entry.
//!
//! They are written here because prettyplease wraps the body of a macro like a paragraph.

use std::fmt;

/// An invocation of a macro of the runtime.
pub(super) struct Table {
    name: &'static str,
    /// What precedes the first section, usually the type.
    head: String,
    /// The sections: each has a head and its lines.
    sections: Vec<(&'static str, Vec<String>)>,
}

impl Table {
    /// A table without lines.
    pub(super) fn new(name: &'static str, head: impl Into<String>) -> Self {
        Self {
            name,
            head: head.into(),
            sections: Vec::new(),
        }
    }

    /// Adds lines, below `head` if there is one.
    pub(super) fn section(mut self, head: &'static str, lines: Vec<String>) -> Self {
        self.sections.push((head, lines));
        self
    }

    /// Adds lines if there are any.
    pub(super) fn section_if_any(self, head: &'static str, lines: Vec<String>) -> Self {
        match lines.is_empty() {
            true => self,
            false => self.section(head, lines),
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, head, .. } = self;
        write!(formatter, "progenitor_client::{name}! {{ {head}")?;
        for (head, lines) in &self.sections {
            let space = if head.is_empty() { "" } else { " " };
            writeln!(formatter, "{space}{head} {{")?;
            for line in lines {
                writeln!(formatter, "    {line},")?;
            }
            write!(formatter, "}}")?;
        }
        writeln!(formatter, " }}")
    }
}

/// A Rust literal of a string.
pub(super) fn literal(text: &str) -> String {
    format!("{text:?}")
}

/// Rust literals of strings, joined by a separator.
pub(super) fn literals<'a>(texts: impl IntoIterator<Item = &'a str>, between: &str) -> String {
    let texts: Vec<String> = texts.into_iter().map(literal).collect();
    texts.join(between)
}

#[cfg(test)]
mod tests {
    use super::{Table, literal};

    #[test]
    fn a_table_has_a_line_for_each_entry_and_leaves_out_empty_sections() {
        let table = Table::new("record", "Thing extra")
            .section(
                "",
                vec![format!("0 {} => id: integer", literal("the \"id\""))],
            )
            .section_if_any("choose", Vec::new())
            .section_if_any(
                "visit",
                vec!["\"a\" => a".to_owned(), "\"b\" => b".to_owned()],
            );
        let expected = r#"progenitor_client::record! { Thing extra {
    0 "the \"id\"" => id: integer,
} visit {
    "a" => a,
    "b" => b,
} }
"#;
        assert_eq!(table.to_string(), expected);
        assert_eq!(
            Table::new("bounded", r#"Size "size" 1 9"#).to_string(),
            "progenitor_client::bounded! { Size \"size\" 1 9 }\n"
        );
    }
}
