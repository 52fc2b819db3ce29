//! What an operation is called with: values for its parameters, and bodies. All of them are
//! values that the document allows.

use conversation_apis_codegen::{Error, Pointer};
use serde_json::{Map, Value, json};

use crate::cases::{self, Case, CaseId, CaseState, Expect};
use crate::check::oracle::Oracle;
use crate::document::{
    Contract, Encoding, Form, Operation, Parameter, Place, RequestBody, Style, Target, TargetId,
};
use crate::provider::Argument;

/// The values of one operation.
pub(crate) struct Inputs {
    /// The parameters, each with its values. The first value is the most telling one.
    pub(crate) parameters: Vec<(Parameter, Vec<Value>)>,
    /// The values for names in the path that the document does not describe.
    undescribed: Vec<Argument>,
    /// The body, if the operation has one.
    pub(crate) body: Option<RequestBody>,
    /// The media type of a request that has no body, if the document states one.
    pub(crate) type_of_no_body: Option<String>,
    /// The cases of the body.
    pub(crate) bodies: Vec<Case>,
}

/// Which parameters and which body a call has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// The required ones.
    Required,
    /// All of them, each with the value at this index. A parameter with fewer values starts
    /// again.
    All(usize),
}

impl Inputs {
    /// The values of an operation. Its bodies are those of `cases`. Without such cases, the
    /// sample of the preferred body is used.
    ///
    /// # Errors
    ///
    /// If a schema cannot be read.
    pub(crate) fn of(
        oracle: &mut Oracle<'_>,
        operation: &Operation<'_>,
        cases: &[(Target, Vec<Case>)],
    ) -> Result<Self, Error> {
        let contract = oracle.contract();
        let mut parameters = Vec::new();
        for parameter in operation.sent(contract) {
            let values = values(oracle, operation, &parameter)?;
            parameters.push((parameter, values));
        }
        let body = operation.request_body(contract);
        let mut bodies = Vec::new();
        for target in contract.bodies(operation) {
            let cases = cases_of(cases, &target.id).iter();
            bodies.extend(
                cases
                    .filter(|case| is_sent(contract, body.as_ref(), case))
                    .cloned(),
            );
        }
        if bodies.is_empty() {
            for target in contract.bodies(operation) {
                let cases = cases::of(oracle, &target)?.into_iter();
                let mut cases = cases.filter(|case| is_sent(contract, body.as_ref(), case));
                bodies.extend(cases.next());
            }
            bodies.truncate(1);
        }
        if bodies.is_empty() {
            bodies.extend(body.as_ref().and_then(|body| untyped(operation, body)));
        }
        Ok(Self {
            undescribed: undescribed(operation, &parameters),
            parameters,
            body,
            type_of_no_body: operation.type_of_no_body(contract),
            bodies,
        })
    }

    /// Whether these are cases of the operation's bodies, not its samples.
    pub(crate) fn has_cases_of(&self, cases: &[(Target, Vec<Case>)]) -> bool {
        let mut bodies = self.bodies.iter();
        bodies.any(|body| !cases_of(cases, &body.id.target).is_empty())
    }

    /// What the operation cannot be called without, and has no value for.
    pub(crate) fn missing(&self) -> Option<String> {
        let mut parameters = self.parameters.iter();
        let parameter = parameters.find(|(it, values)| it.is_required && values.is_empty());
        let requires_body = self.body.as_ref().is_some_and(|body| body.is_required);
        match parameter {
            Some((parameter, _)) => Some(format!("`{}`", parameter.name)),
            None if requires_body && self.bodies.is_empty() => Some("the body".to_owned()),
            None => None,
        }
    }

    /// How many calls with all parameters use every value and every body.
    pub(crate) fn calls(&self) -> usize {
        let values = self.parameters.iter().map(|(_, values)| values.len());
        values.max().unwrap_or(0).max(self.bodies.len()).max(1)
    }

    /// The parameters of a call.
    pub(crate) fn arguments(&self, chosen: Chosen) -> Vec<Argument> {
        let set = self.parameters.iter().filter_map(|(parameter, values)| {
            let index = match chosen {
                Chosen::Required if !parameter.is_required => return None,
                Chosen::Required => 0,
                Chosen::All(index) => index % values.len().max(1),
            };
            Some(Argument {
                place: parameter.place.name().to_owned(),
                name: parameter.name.clone(),
                value: values.get(index)?.clone(),
            })
        });
        set.chain(self.undescribed.iter().cloned()).collect()
    }

    /// The body of a call.
    pub(crate) fn body(&self, chosen: Chosen) -> Option<&Case> {
        let requires_body = self.body.as_ref()?.is_required;
        match chosen {
            Chosen::Required if !requires_body => None,
            Chosen::Required => self.bodies.first(),
            Chosen::All(index) => self.bodies.get(index % self.bodies.len().max(1)),
        }
    }
}

/// A text for each name in the path that no parameter has.
fn undescribed(operation: &Operation<'_>, known: &[(Parameter, Vec<Value>)]) -> Vec<Argument> {
    let names = operation.path.split('{').skip(1);
    let names = names.filter_map(|rest| Some(rest.split_once('}')?.0));
    let is_known = |name: &&str| {
        let mut known = known.iter();
        known.any(|(it, _)| it.place == Place::Path && it.name == **name)
    };
    let names = names.filter(|name| !is_known(name));
    names
        .map(|name| Argument {
            place: Place::Path.name().to_owned(),
            name: name.to_owned(),
            value: json!("text+/=%"),
        })
        .collect()
}

/// The cases of a target.
pub(crate) fn cases_of<'c>(cases: &'c [(Target, Vec<Case>)], id: &TargetId) -> &'c [Case] {
    let mut targets = cases.iter();
    let target = targets.find(|(target, _)| target.id == *id);
    target.map_or(&[], |(_, cases)| cases.as_slice())
}

/// Whether a case is a body that the document allows and that its encoding can send.
fn is_sent(contract: &Contract, body: Option<&RequestBody>, case: &Case) -> bool {
    let TargetId::Body { encoding, .. } = case.id.target else {
        return false;
    };
    let encodings = body.map_or_else(Vec::new, RequestBody::encodings);
    let media_type = encodings.into_iter().find(|it| it.encoding == encoding);
    case.expect == Expect::Valid
        && match (encoding, &case.json) {
            (Encoding::Json, json) => !json.is_null(),
            (Encoding::Text | Encoding::Bytes, json) => json.is_string(),
            (Encoding::Form | Encoding::Multipart, Value::Object(object)) => {
                let known = &media_type.map(|it| contract.resolve(&it.at.join("schema")));
                let is_known = |name: &String| match known {
                    Some(Ok(schema)) => matches!(schema.property(name), Ok(Some(_))),
                    _ => false,
                };
                let mut properties = object.iter();
                properties.all(|(name, value)| {
                    // A form also has undocumented properties; the parts are documented ones.
                    (encoding == Encoding::Form || is_known(name))
                        && media_type.is_some_and(|it| {
                            let is_text = !value.is_array() && !value.is_object();
                            let part = it.property(contract, name);
                            match it.has_style(contract, name) {
                                true => is_sendable(&part, value),
                                false => !value.is_null() && (is_text || value != &json!([])),
                            }
                        })
                })
            }
            _ => false,
        }
}

/// The case of a body without a schema: text, or bytes.
fn untyped(operation: &Operation<'_>, body: &RequestBody) -> Option<Case> {
    let encodings = body.encodings().into_iter().enumerate();
    let mut encodings = encodings.filter(|(_, it)| it.encoding >= Encoding::Text);
    let (index, media_type) = encodings.next()?;
    Some(Case {
        id: CaseId {
            target: TargetId::Body {
                operation: operation.id.clone(),
                encoding: media_type.encoding,
                is_preferred: index == 0,
            },
            place: Pointer::default(),
            state: CaseState::Sample,
        },
        from: media_type.at.clone(),
        expect: Expect::Valid,
        json: json!("a text \u{1F600} & more"),
    })
}

/// The values of a parameter that the document allows and that its style can send. A value
/// with characters that have a meaning in URLs comes first.
fn values(
    oracle: &mut Oracle<'_>,
    operation: &Operation<'_>,
    parameter: &Parameter,
) -> Result<Vec<Value>, Error> {
    let target = target(operation, parameter);
    let cases = cases::of(oracle, &target)?;
    let is_short = |case: &&Case| case.id.state != CaseState::Form("long");
    let plain: Vec<&Value> = cases
        .iter()
        .filter(is_short)
        .map(|case| &case.json)
        .collect();
    let telling = plain
        .first()
        .map_or_else(Vec::new, |sample| telling(sample));
    let mut values: Vec<Value> = Vec::new();
    for value in telling.iter().chain(plain) {
        let is_new = !values.contains(value) && is_sendable(parameter, value);
        let judged = oracle.judge(&target.schema, target.direction(), value)?;
        if is_new && judged.is_ok() {
            values.push(value.clone());
        }
    }
    Ok(values)
}

/// The target of a parameter's cases.
pub(crate) fn target(operation: &Operation<'_>, parameter: &Parameter) -> Target {
    Target {
        id: TargetId::Parameter {
            operation: operation.id.clone(),
            place: parameter.place.name(),
            name: parameter.name.clone(),
        },
        schema: parameter.schema.clone(),
        may_be_nothing: false,
    }
}

/// Every case of the parameters, for `cargo contract cases`.
///
/// # Errors
///
/// If a schema cannot be read.
pub(crate) fn parameter_cases(oracle: &mut Oracle<'_>) -> Result<Vec<Case>, Error> {
    let contract: &Contract = oracle.contract();
    let mut found = Vec::new();
    for operation in contract.operations()? {
        for parameter in operation.sent(contract) {
            found.extend(cases::of(oracle, &target(&operation, &parameter))?);
        }
    }
    Ok(found)
}

/// Values with texts that show whether they are encoded. Not every style can send each.
fn telling(sample: &Value) -> Vec<Value> {
    match sample {
        Value::String(_) => vec![json!("text+/=%")],
        Value::Array(items) if items.iter().all(Value::is_string) => {
            vec![json!(["a+1", "b,2&"]), json!(["a+1", "b 2&"])]
        }
        Value::Object(object) => {
            let properties = object.iter().map(|(name, value)| {
                let value = match value {
                    Value::String(_) => json!("text+/&%"),
                    other => other.clone(),
                };
                (name.clone(), value)
            });
            vec![Value::Object(properties.collect::<Map<_, _>>())]
        }
        _ => Vec::new(),
    }
}

/// Whether the style of a parameter has a form for a value that can be read back. OpenAPI
/// defines none for empty lists, for lists and objects inside others, and for values that
/// contain the separator of a style without encoding.
fn is_sendable(parameter: &Parameter, value: &Value) -> bool {
    if parameter.form == Form::Json {
        return parameter.place != Place::Header || value.to_string().is_ascii();
    }
    match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty() && items.iter().all(|it| is_part(parameter, it)),
        Value::Object(object) => {
            let mut names = object.keys();
            !object.is_empty()
                && names.all(|name| is_part(parameter, &json!(name)))
                && object.values().all(|value| is_part(parameter, value))
        }
        value => is_scalar(parameter, value),
    }
}

/// Whether a scalar can be sent alone.
fn is_scalar(parameter: &Parameter, value: &Value) -> bool {
    let Some(text) = value.as_str() else {
        return true;
    };
    let is_visible = |text: &str| text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    match parameter.place {
        Place::Path => !text.trim().is_empty() && !matches!(text, "." | ".."),
        Place::Header => !text.is_empty() && is_visible(text) && text.trim() == text,
        Place::Query | Place::Cookie => true,
    }
}

/// Whether a scalar can be sent in a list or an object.
fn is_part(parameter: &Parameter, value: &Value) -> bool {
    if value.is_null() || value.is_array() || value.is_object() {
        return false;
    }
    let text = match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    };
    let separators: &[char] = match (parameter.place, parameter.form) {
        (Place::Header, _) => &[',', '='],
        (_, Form::Style { style, explode }) => match style {
            Style::SpaceDelimited => &[' '],
            Style::PipeDelimited => &['|'],
            Style::Label => &['.'],
            Style::DeepObject => &['[', ']'],
            // Servers that decode before they split would see two items. The client refuses
            // such an item.
            _ if !explode => &[','],
            _ => &[],
        },
        _ => &[],
    };
    !text.is_empty() && !text.contains(separators) && is_scalar(parameter, value)
}
