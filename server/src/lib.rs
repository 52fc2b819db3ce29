#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod server;
pub mod webhooks;

// The contract harness uses these modules too. They may change at any time.
#[doc(hidden)]
pub mod checker;
#[doc(hidden)]
pub mod digest;
#[doc(hidden)]
pub mod document;
#[doc(hidden)]
pub mod json_edit;
#[doc(hidden)]
pub mod json_eq;
#[doc(hidden)]
pub mod keys;
#[doc(hidden)]
pub mod media_type;
#[doc(hidden)]
pub mod mend;
#[doc(hidden)]
pub mod multipart;
#[doc(hidden)]
pub mod path_template;
#[doc(hidden)]
pub mod percent;
#[doc(hidden)]
pub mod sample;
#[doc(hidden)]
pub mod tls;

mod error;

pub use error::Error;
pub use server::{
    Action, Builder, Definition, DeliveryOutcome, DeliveryRecord, FAULT_HEADER, Fault, FaultError,
    Request, RetryAfter, Server, WebhookAction, WebhookFault, WebhookSettings,
};
