//! Requests responses, and counts them.

use std::sync::Arc;

use conversation_apis::RawResponse;
use reqwest::StatusCode;

use super::address::address;
use super::response::{Answered, Response};
use super::run::{End, Parameters, Run, Stop};
use crate::Error;
use crate::document::Operation;

impl Answered {
    /// How the reading of a list ends if the walk cannot continue from this response.
    pub(super) fn end(self, status: StatusCode, pages: usize) -> End {
        match self {
            Self::Success => End::Whole,
            Self::Page(_) | Self::Broken => End::Broken { is_whole: false },
            Self::Status { is_documented } => End::Status {
                status,
                is_documented,
                pages,
            },
        }
    }
}

impl Run<'_> {
    /// Calls an operation, and counts the status of the response.
    pub(super) async fn fetch(
        &mut self,
        operation: &Operation<'_>,
        parameters: &[(String, String)],
    ) -> Result<RawResponse, Stop> {
        let path = address(operation.path, parameters);
        let path = path.ok_or_else(|| Error(format!("{}: no address", operation.id)))?;
        let answer = self.client.get(operation, &path).await;
        let status = match &answer {
            Ok(answer) => Some(answer.status),
            Err(none) => none.status,
        };
        if let Some(status) = status {
            let tally = self.tallies.entry(operation.id.clone()).or_default();
            *tally.statuses.entry(status.as_u16()).or_default() += 1;
        }
        Ok(answer?)
    }

    /// Compares a response with the document, and keeps the values of its items.
    pub(super) fn answer(
        &mut self,
        operation: &Operation<'_>,
        parameters: &Arc<Parameters>,
        answer: &RawResponse,
    ) -> Result<Answered, Stop> {
        let documented = operation.answers(self.contract);
        let response = Response::new(answer.status, &answer.headers, &answer.body);
        let (client, values) = (&self.client, &mut self.values);
        let answered = self
            .judge
            .answer(operation, &documented, &response, &mut |item| {
                if client.left().is_none() {
                    return Err(Stop::from(client.out_of_time()));
                }
                values.keep(&operation.id, parameters, item);
                Ok(())
            })?;
        if let Answered::Page(page) = &answered {
            let tally = self.tallies.entry(operation.id.clone()).or_default();
            tally.items += page.ids.len();
        }
        Ok(answered)
    }
}
