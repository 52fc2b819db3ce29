//! Checks values of a request against the rules of the document.

use super::Call;
use super::tree::Tree;
use crate::rules::{Refusal, Rules};
use crate::transport::operation::Parameter;

/// What an error calls the body.
const BODY: &str = "the request body";

impl Call {
    /// The rules of a body in a media type, unless they are switched off.
    fn body_rules(&self, media_type: &str) -> Option<&'static Rules> {
        let mut rules = self.operation.rules.iter();
        let found = rules.find(|(of, _)| *of == media_type);
        found
            .map(|(_, rules)| *rules)
            .filter(|_| self.session.checks())
    }

    /// Checks a body that is written as JSON.
    pub(super) fn check_json(&self, media_type: &str, json: &[u8]) -> Result<(), Refusal> {
        let Some(rules) = self.body_rules(media_type) else {
            return Ok(());
        };
        let tree: Tree =
            serde_json::from_slice(json).map_err(|_| "the request body is not JSON".to_owned())?;
        rules.check(&tree, BODY)
    }

    /// Checks a body that is not written as JSON.
    pub(super) fn check_tree(&self, media_type: &str, tree: &Tree) -> Result<(), Refusal> {
        match self.body_rules(media_type) {
            Some(rules) => rules.check(tree, BODY),
            None => Ok(()),
        }
    }

    /// Checks the value of a parameter.
    pub(super) fn check_parameter(
        &self,
        parameter: &Parameter,
        value: Tree,
    ) -> Result<Tree, String> {
        let Some(rules) = parameter.rules.filter(|_| self.session.checks()) else {
            return Ok(value);
        };
        let checked = rules.check(&value, &parameter.label());
        let checked = checked.map_err(|refusal| refusal.reason);
        if checked.is_ok() || !rules.is_union() {
            return checked.map(|()| value);
        }
        // The setter of a union takes text or a list. A parameter is text in the end. So a number may be given as text, and a single item
        // without its list.
        let read = as_json(&value);
        let mut forms = vec![&read];
        if let Tree::List(items) = &read
            && let [item] = items.as_slice()
        {
            forms.push(item);
        }
        let mut forms = forms.into_iter();
        match forms.any(|form| rules.check(form, &parameter.label()).is_ok()) {
            true => Ok(value),
            false => checked.map(|()| value),
        }
    }
}

/// A value whose texts are numbers or booleans where they can be.
fn as_json(value: &Tree) -> Tree {
    match value {
        Tree::Text(text) => match serde_json::from_str(text) {
            Ok(literal @ Tree::Literal(_)) => literal,
            _ => value.clone(),
        },
        Tree::List(items) => Tree::List(items.iter().map(as_json).collect()),
        Tree::Object(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(name, value)| (name.clone(), as_json(value)));
            Tree::Object(entries.collect())
        }
        other => other.clone(),
    }
}
