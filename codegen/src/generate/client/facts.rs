//! The constant with the facts of an operation.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::super::model::Model;
use super::super::operations::{Operation, range};
use super::super::servers;
use super::Context;
use crate::Result;
use crate::extension::{ACCEPT, CONTENT_TYPE};
use crate::names::type_name;
use crate::setters::{Parameter, Style, default_style};

/// The facts of a property of a form or of a part, if the document states any.
pub(in crate::generate) fn field(
    name: &str,
    encoding: &Value,
    runtime: &dyn Fn(&'static str) -> TokenStream,
) -> TokenStream {
    let field = runtime("Field");
    let mut fact = quote!(#field::new(#name));
    let content_type = encoding["contentType"].as_str();
    let is_one = |name: &&str| !name.contains([',', '*']);
    if let Some(content_type) = content_type.filter(is_one) {
        fact.extend(quote!(.content_type(#content_type)));
    }
    if let Some(style) = encoding["style"].as_str() {
        let name = format_ident!("{}", type_name(style));
        let (style, explode) = (runtime("Style"), encoding["explode"] == true);
        fact.extend(quote!(.style(#style::#name, #explode)));
    }
    if encoding["allowReserved"] == true {
        fact.extend(quote!(.allow_reserved()));
    }
    let headers = encoding["headers"].as_object().into_iter().flatten();
    let headers: Vec<TokenStream> = headers
        .filter_map(|(name, header)| {
            let value = header["schema"]["default"].as_str()?;
            Some(quote!((#name, #value)))
        })
        .collect();
    if !headers.is_empty() {
        fact.extend(quote!(.headers(&[#(#headers),*])));
    }
    fact
}

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
        let requires_body = self.found.value["requestBody"]["required"] == true;
        let is_idempotent = self.is_idempotent.then(|| quote!(is_idempotent: true,));
        let rules = self.body_rules(context);
        let page_size = match self.page_size(context.document, context.model)? {
            Some((name, maximum)) => {
                let maximum = Literal::i64_unsuffixed(maximum);
                quote!(page_size: Some((#name, #maximum)),)
            }
            None => TokenStream::new(),
        };
        let is_list = self.pagination.is_some();
        let list =
            is_list.then(|| quote!(list: Some(progenitor_client::support::read_items::<Self>),));
        let success = self.successes()?;
        let success = success.into_iter().map(range);
        let mut errors = Vec::new();
        for error in self.errors(context.model)? {
            let status = range(error.status);
            let message = context.messages.name(error.schema.as_deref());
            let body = self.error_body(error.body.as_deref(), context)?;
            let body = body.map(|body| quote!(.body::<#body>()));
            errors.push(quote!(#documented::new(#status, #message) #body));
        }
        let accept = self.found.value[ACCEPT].as_str();
        let accept = accept.map(|accept| quote!(accept: #accept,));
        let content_type = self.found.value[CONTENT_TYPE].as_str();
        let content_type = content_type.map(|stated| quote!(content_type: #stated,));
        // The runtime has defaults for facts that most operations do not have.
        let parameters = (!parameters.is_empty()).then(|| quote!(parameters: &[#(#parameters),*],));
        let requires_body = requires_body.then(|| quote!(requires_body: true,));
        let errors = (!errors.is_empty()).then(|| quote!(errors: &[#(#errors),*],));
        let security = context.schemes.security(self.found.value);
        let security = security.map(|security| quote!(security: Some(#security),));
        let servers = servers::own(self.found.value, &context.names.runtime("Server"));
        let servers = servers.map(|servers| quote!(servers: #servers,));
        Ok(quote! {
            pub(super) const OPERATION: #operation = #operation {
                id: #id,
                method: #method,
                path: #path,
                success: &[#(#success),*],
                #accept
                #content_type
                #parameters
                #requires_body
                #is_idempotent
                #rules
                #page_size
                #list
                #errors
                #security
                #servers
                ..#operation::NONE
            };
        })
    }

    /// The rules of the body, by media type.
    fn body_rules(&self, context: &Context<'_>) -> Option<TokenStream> {
        let content = self.found.value["requestBody"]["content"].as_object()?;
        let name = format!("{} body", self.found.id);
        let rules = content.iter().filter_map(|(media_type, body)| {
            let rules = context.rules.reference(body, &name, None)?;
            Some(quote!((#media_type, #rules)))
        });
        let rules: Vec<TokenStream> = rules.collect();
        (!rules.is_empty()).then(|| quote!(rules: &[#(#rules),*],))
    }

    /// The facts of a parameter. Those that are the default of its place are not written.
    fn parameter_fact(
        &self,
        parameter: &Parameter<'_>,
        context: &Context<'_>,
    ) -> Result<TokenStream> {
        let (wire, setter) = (parameter.wire, &parameter.setter);
        let kind = context.names.runtime("Parameter");
        let place = parameter.place();
        let function = format_ident!("{place}");
        let mut fact = quote!(#kind::#function(#wire));
        if setter != wire {
            fact.extend(quote!(.setter(#setter)));
        }
        if self.method.setter(setter)?.required && place != "path" {
            fact.extend(quote!(.required()));
        }
        let Style { name, explode } = parameter.style();
        let default = default_style(place);
        if (name, explode) != (default, default == "form") {
            let (name, kind) = (
                format_ident!("{}", type_name(name)),
                context.names.runtime("Style"),
            );
            fact.extend(quote!(.style(#kind::#name, #explode)));
        }
        if parameter.value["allowReserved"] == true {
            fact.extend(quote!(.allow_reserved()));
        }
        let component = Model::reference(&parameter.value["schema"]);
        let component = component.and_then(|name| context.model.component_of(&name));
        let name = format!("{} {wire}", self.found.id);
        if let Some(rules) = context.rules.reference(parameter.value, &name, component) {
            fact.extend(quote!(.rules(#rules)));
        }
        Ok(fact)
    }
}
