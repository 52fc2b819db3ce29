//! Bearer tokens, and where they come from.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use reqwest::header::HeaderValue;
use zeroize::Zeroizing;

use super::key;
use super::oauth::ClientCredentials;
use crate::Error;

/// A bearer token. It is sent as `Authorization: Bearer …`.
///
/// Clones share its bytes, which are overwritten when the last clone is dropped. `Debug` does
/// not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(HeaderValue);

impl Token {
    /// A token.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) for a token that is
    /// empty or blank, starts or ends with white space, or has a control character or a
    /// non-ASCII character.
    pub fn new(token: impl Into<String>) -> Result<Self, Error> {
        Self::labelled("the bearer token", Zeroizing::new(token.into()))
    }

    /// `label` names the token in an error, as its subject.
    pub(super) fn labelled(label: &str, token: Zeroizing<String>) -> Result<Self, Error> {
        key::value(label, "Bearer ", token).map(Self)
    }

    /// The value of the header `Authorization`.
    pub(super) fn value(&self) -> HeaderValue {
        self.0.clone()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token")
    }
}

/// The future of a token.
pub type TokenFuture<'a> = Pin<Box<dyn Future<Output = Result<Token, Error>> + Send + 'a>>;

/// Where bearer tokens come from, for tokens that expire.
///
/// A client asks for a token before each request, so implementations keep the token while it
/// is valid. [`ClientCredentials`] is the implementation for OAuth2's client credentials.
///
/// ```
/// use conversation_apis::{Error, Token, TokenFuture, TokenSource};
///
/// struct FromVault;
///
/// impl TokenSource for FromVault {
///     fn token<'a>(&'a self, rejected: Option<&'a Token>) -> TokenFuture<'a> {
///         Box::pin(async move {
///             let text = read_token(rejected.is_some())
///                 .await
///                 .map_err(|_| Error::no_token("the vault does not respond", true))?;
///             Token::new(text)
///         })
///     }
/// }
/// # async fn read_token(_new: bool) -> Result<String, ()> { Ok("a-token".to_owned()) }
/// ```
pub trait TokenSource: Send + Sync + 'static {
    /// The token to send.
    ///
    /// `rejected` is a token of this source to which the server responded with 401. Return a
    /// new token then. If it is the same one, the call fails with that 401. A call asks for
    /// a new token once.
    ///
    /// # Errors
    ///
    /// [`Error::no_token`]. If it may succeed later, the request is retried as
    /// [`Retry`](crate::Retry) says.
    fn token<'a>(&'a self, rejected: Option<&'a Token>) -> TokenFuture<'a>;
}

/// For a source that several clients share.
impl<S: TokenSource + ?Sized> TokenSource for Arc<S> {
    fn token<'a>(&'a self, rejected: Option<&'a Token>) -> TokenFuture<'a> {
        self.as_ref().token(rejected)
    }
}

/// A token, or where to get tokens: made from a text, a [`TokenSource`] or
/// [`ClientCredentials`].
///
/// ```
/// use conversation_apis::{BearerToken, ClientCredentials};
///
/// let fixed = BearerToken::from("the-token");
/// let renewed = BearerToken::from(ClientCredentials::new("the-id", "the-secret"));
/// ```
pub struct BearerToken(pub(super) Kind);

pub(super) enum Kind {
    Text(Zeroizing<String>),
    Source(Arc<dyn TokenSource>),
    Client(ClientCredentials),
}

impl From<&str> for BearerToken {
    fn from(token: &str) -> Self {
        token.to_owned().into()
    }
}

impl From<String> for BearerToken {
    fn from(token: String) -> Self {
        Self(Kind::Text(Zeroizing::new(token)))
    }
}

impl From<&String> for BearerToken {
    fn from(token: &String) -> Self {
        token.clone().into()
    }
}

impl<S: TokenSource> From<S> for BearerToken {
    fn from(source: S) -> Self {
        Self(Kind::Source(Arc::new(source)))
    }
}

impl From<ClientCredentials> for BearerToken {
    fn from(client: ClientCredentials) -> Self {
        Self(Kind::Client(client))
    }
}

impl fmt::Debug for BearerToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("BearerToken")
            .finish_non_exhaustive()
    }
}
