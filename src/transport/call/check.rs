//! Checks values of a request against the rules of the document.

use super::Call;
use super::tree::Tree;
use crate::rules::Rules;
use crate::transport::operation::Parameter;

impl Call {
    /// The rules of the body, unless they are switched off.
    fn body_rules(&self) -> Option<&'static Rules> {
        self.operation.rules.filter(|_| self.session.checks())
    }

    /// Checks a body that is written as JSON.
    pub(super) fn check_json(&self, json: &[u8]) -> Result<(), String> {
        let Some(rules) = self.body_rules() else {
            return Ok(());
        };
        let tree: Tree = serde_json::from_slice(json)
            .map_err(|_| "the body cannot be written as JSON".to_owned())?;
        rules.check(&tree, "the body")
    }

    /// Checks a body that is not written as JSON.
    pub(super) fn check_tree(&self, tree: &Tree) -> Result<(), String> {
        match self.body_rules() {
            Some(rules) => rules.check(tree, "the body"),
            None => Ok(()),
        }
    }

    /// Checks the value of a parameter. A number that the caller gives as a text is one.
    pub(super) fn check_parameter(
        &self,
        parameter: &Parameter,
        value: Tree,
    ) -> Result<Tree, String> {
        let Some(rules) = parameter.rules.filter(|_| self.session.checks()) else {
            return Ok(value);
        };
        let checked = rules.check(&value, &parameter.label());
        if checked.is_ok() {
            return Ok(value);
        }
        if let Tree::Text(text) = &value
            && let Ok(literal @ Tree::Literal(_)) = serde_json::from_str(text)
            && rules.check(&literal, &parameter.label()).is_ok()
        {
            return Ok(value);
        }
        checked.map(|()| value)
    }
}
