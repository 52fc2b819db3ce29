//! The options that select operations.

use clap::Args;
use conversation_apis_codegen::{Document, Selection};

/// Which operations are generated.
#[derive(Debug, Args)]
pub(super) struct Only {
    /// Generate only these operations, named by `operationId`, or by method and path (`get /things`), and the types that they reach
    ///
    /// Replaces the selection in the folder's SOURCE.toml. Names are separated by commas. A webhook is named too, by its key or its `operationId`.
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    operations: Vec<String>,
    /// Generate only the operations with one of these tags, in addition to those of `--operations`
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    tags: Vec<String>,
}

impl Only {
    /// Selects these operations, if there are any.
    pub(super) fn select(self, document: &mut Document) {
        let Self { operations, tags } = self;
        if !operations.is_empty() || !tags.is_empty() {
            document.select(&Selection { operations, tags });
        }
    }
}
