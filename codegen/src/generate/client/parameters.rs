//! The setters of parameters.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::super::adapt::plain;
use super::super::docs;
use super::super::markdown::lines;
use super::super::operations::Operation;
use super::{Context, written};
use crate::Result;
use crate::setters::Parameter;

impl Operation<'_> {
    /// The setters of the parameters and of the body.
    pub(super) fn setters(&self, context: &Context<'_>) -> Result<TokenStream> {
        let names = context.names;
        let mut tokens = TokenStream::new();
        let mut known = Vec::new();
        for (position, parameter) in self.parameters(context.document).into_iter().enumerate() {
            let setter = self.method.setter(&parameter.setter)?;
            let position = Literal::usize_unsuffixed(position);
            let documentation = lines(&docs::setter(self, &parameter, setter, context.model));
            let body = quote!(Self(self.0.parameter(#position, value)));
            tokens.extend(written(
                setter,
                &plain(&setter.converts_to, names),
                names,
                &documentation,
                &body,
            ));
            known.push(parameter.setter);
        }
        tokens.extend(self.body_setters(context, &mut known)?);
        self.method.check_setters(&known)?;
        Ok(tokens)
    }

    /// The parameters, in the order of progenitor's setters.
    pub(in crate::generate) fn parameters<'d>(&'d self, document: &'d Value) -> Vec<Parameter<'d>> {
        let mut parameters = self.found.setters(document);
        let setters = &self.method.setters;
        parameters.sort_by_key(|parameter| {
            setters
                .iter()
                .position(|setter| setter.name == parameter.setter)
        });
        parameters
    }
}
