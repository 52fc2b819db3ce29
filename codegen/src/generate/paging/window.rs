//! Writes how a list in windows of ids is paginated.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::List;
use crate::Result;
use crate::extension::{Pagination, Style};

/// A window of one id can have items with its own id and with the ids beside it.
const SMALLEST_LIMIT: usize = 3;

impl List<'_> {
    /// How a call requests a window of ids.
    pub(super) fn window(&self) -> Result<Option<TokenStream>> {
        let Pagination {
            style,
            parameter,
            after,
            limit,
            ..
        } = self.pagination;
        if *style != Style::Window {
            return match (after, limit) {
                (Some(_), _) => Err(self.wrong("after", "only the style `window` has it")),
                (_, Some(_)) => Err(self.wrong("limit", "only the style `window` has it")),
                (None, None) => Ok(None),
            };
        }
        let (after, _) = self.window_facts()?;
        let schema = &self.operation.parameter(after, "after", self.document)?["schema"];
        if !self
            .model
            .scalar(schema, &self.operation.found.at)?
            .is_integer()
        {
            return Err(self.wrong("after", "is not an integer without bounds"));
        }
        let after = self.position(after, "after")?;
        let before = self.position(parameter, "parameter")?;
        Ok(Some(quote! {
            fn bounds(&self) -> (Option<i64>, Option<i64>) {
                (self.0.integer(#after), self.0.integer(#before))
            }

            fn within(self, after: Option<i64>, before: i64) -> Self {
                Self(self.0.within((#after, #before), after, before))
            }
        }))
    }

    /// The parameter of the lowest id in a window, and the most items that a window can have.
    pub(super) fn window_facts(&self) -> Result<(&str, Literal)> {
        let Pagination {
            parameter,
            after,
            limit,
            excludes,
            ..
        } = self.pagination;
        let Some(after) = after.as_deref() else {
            return Err(self.wrong("after", "the style `window` needs it"));
        };
        if after == parameter {
            return Err(self.wrong("after", "is the same as `parameter`"));
        }
        if excludes
            .iter()
            .any(|name| name == after || name == parameter)
        {
            return Err(self.wrong("excludes", "has a parameter that a walk sets"));
        }
        match limit {
            Some(limit) if *limit >= SMALLEST_LIMIT => {
                Ok((after, Literal::usize_unsuffixed(*limit)))
            }
            Some(_) => Err(self.wrong("limit", "is less than 3")),
            None => Err(self.wrong("limit", "the style `window` needs it")),
        }
    }

    /// The position of a query parameter among those of the builder.
    fn position(&self, name: &str, key: &str) -> Result<Literal> {
        let parameter = self.operation.parameter(name, key, self.document)?;
        let parameters = self.operation.parameters(self.document);
        let mut parameters = parameters.iter();
        let position = parameters.position(|found| std::ptr::eq(found.value, parameter));
        let position = position.ok_or_else(|| self.wrong(key, "has no setter"))?;
        Ok(Literal::usize_unsuffixed(position))
    }
}
