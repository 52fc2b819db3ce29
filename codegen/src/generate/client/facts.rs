//! The constant with the facts of an operation.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::super::operations::{Operation, range};
use super::{Context, Parameter};
use crate::Result;
use crate::names::type_name;

impl Operation<'_> {
    /// The facts of the operation, for the runtime.
    pub(super) fn entry(&self, context: &Context<'_>) -> Result<TokenStream> {
        let operation = context.names.runtime("Operation");
        let documented = context.names.runtime("DocumentedError");
        let (id, path) = (self.found.id, self.found.path);
        let method = self.found.http_method();
        let parameters = self.parameters(context.document);
        let parameters: Vec<TokenStream> = parameters
            .iter()
            .map(|parameter| self.parameter_fact(parameter, context))
            .collect::<Result<_>>()?;
        let requires_body = self
            .found
            .value
            .get("requestBody")
            .is_some_and(|body| body["required"] == true);
        let page_size = match self.page_size(context.document, context.model)? {
            Some((name, maximum)) => {
                let maximum = Literal::i64_unsuffixed(maximum);
                quote!(page_size: Some((#name, #maximum)),)
            }
            None => TokenStream::new(),
        };
        let success = self.successes()?;
        let success = success.into_iter().map(range);
        let mut errors = Vec::new();
        for error in self.errors(context.model)? {
            let status = range(error.status);
            let message = context.messages.name(error.schema.as_deref());
            errors.push(quote!(#documented::new(#status, #message)));
        }
        // The runtime has defaults for facts that most operations do not have.
        let parameters = (!parameters.is_empty()).then(|| quote!(parameters: &[#(#parameters),*],));
        let requires_body = requires_body.then(|| quote!(requires_body: true,));
        let errors = (!errors.is_empty()).then(|| quote!(errors: &[#(#errors),*],));
        Ok(quote! {
            pub(super) const OPERATION: #operation = #operation {
                id: #id,
                method: #method,
                path: #path,
                success: &[#(#success),*],
                #parameters
                #requires_body
                #page_size
                #errors
                ..#operation::NONE
            };
        })
    }

    /// The facts of a parameter. Those that are the default of its place are not written.
    fn parameter_fact(
        &self,
        parameter: &Parameter<'_>,
        context: &Context<'_>,
    ) -> Result<TokenStream> {
        let (wire, setter) = (parameter.wire, &parameter.setter);
        let kind = context.names.runtime("Parameter");
        let place = parameter.value["in"].as_str().unwrap_or_default();
        let (default, exploded) = match place {
            "path" | "header" => ("simple", false),
            _ => ("form", true),
        };
        let place = format_ident!("{place}");
        let mut fact = quote!(#kind::#place(#wire));
        if setter != wire {
            fact.extend(quote!(.setter(#setter)));
        }
        if self.method.setter(setter)?.required && place != "path" {
            fact.extend(quote!(.required()));
        }
        let style = parameter.value["style"].as_str().unwrap_or(default);
        let explode = match parameter.value["explode"].as_bool() {
            Some(explode) => explode,
            // OpenAPI's default for every other style is false.
            None if style == default => exploded,
            None => style == "form",
        };
        if (style, explode) != (default, exploded) {
            let (name, kind) = (
                format_ident!("{}", type_name(style)),
                context.names.runtime("Style"),
            );
            fact.extend(quote!(.style(#kind::#name, #explode)));
        }
        if parameter.value["allowReserved"] == true {
            fact.extend(quote!(.allow_reserved()));
        }
        Ok(fact)
    }
}
