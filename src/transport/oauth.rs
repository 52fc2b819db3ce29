//! Tokens of OAuth2's client credentials (RFC 6749, section 4.4).

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::{Method, Request, StatusCode, Url};
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::Mutex;
use tokio::time::Instant;
use tracing::debug;
use zeroize::Zeroizing;

use super::credentials::basic;
use super::key::{self, encoded};
use super::retry::is_transient;
use super::scheme::Scheme;
use super::server::{self, is_relative};
use super::token::{Token, TokenFuture, TokenSource};
use crate::{Error, ErrorKind};

/// OAuth2 client credentials: an id and a secret, for which a token server issues tokens.
///
/// The first call requests a token, and calls share it. A new one is requested 30 seconds
/// before it expires, or after half of its time if that is shorter, and once for a call that
/// gets a 401. Requests for tokens have the timeouts of the client. They do not count towards
/// its rate limit, and are part of the attempt that needs the token.
///
/// | setting | default |
/// |---|---|
/// | [`token_url`](Self::token_url) | the `tokenUrl` of the document |
/// | [`scopes`](Self::scopes) | those that the document's `security` names |
/// | [`secret_in_body`](Self::secret_in_body) | id and secret are sent as HTTP basic authentication |
/// | [`parameter`](Self::parameter) | none |
///
/// The secret is held as [keys are](crate::ClientBuilder#the-key-in-memory).
///
/// ```
/// use conversation_apis::ClientCredentials;
///
/// let credentials = ClientCredentials::new("the-id", "the-secret")
///     .scopes(["messages:read"])
///     .parameter("audience", "https://api.example.com");
/// ```
pub struct ClientCredentials {
    id: Zeroizing<String>,
    secret: Zeroizing<String>,
    token_url: Option<String>,
    scopes: Option<Vec<String>>,
    parameters: Vec<(String, Zeroizing<String>)>,
    in_body: bool,
}

impl ClientCredentials {
    /// The id and the secret of a client.
    pub fn new(id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self {
            id: Zeroizing::new(id.into()),
            secret: Zeroizing::new(secret.into()),
            token_url: None,
            scopes: None,
            parameters: Vec::new(),
            in_body: false,
        }
    }

    /// The URL of the token server. Default: the `tokenUrl` of the document.
    ///
    /// It has to be set if the document states none, and if the client's base URL is not a
    /// server of the document or is one of this machine, so that a test does not send the secret
    /// to the vendor.
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.token_url = Some(url.into());
        self
    }

    /// The scopes to ask for. Default: those that the document's `security` names. Without any,
    /// no `scope` is sent, and the server chooses.
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.scopes = Some(scopes.into_iter().map(Into::into).collect());
        self
    }

    /// Adds a parameter to the token request, such as `audience` or `resource`.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let value = Zeroizing::new(value.into());
        self.parameters.push((name.into(), value));
        self
    }

    /// Sends id and secret as `client_id` and `client_secret` in the body, for servers that
    /// do not support HTTP basic authentication.
    pub fn secret_in_body(mut self) -> Self {
        self.in_body = true;
        self
    }

    /// The form of the token request. Its buffer does not grow while it has the secret.
    fn form(&self, scopes: &[&str]) -> Zeroizing<Vec<u8>> {
        let scope = Zeroizing::new(scopes.join(" "));
        let grant = Zeroizing::new("client_credentials".to_owned());
        let mut pairs: Vec<(&str, &Zeroizing<String>)> = vec![("grant_type", &grant)];
        if !scope.is_empty() {
            pairs.push(("scope", &scope));
        }
        if self.in_body {
            pairs.extend([("client_id", &self.id), ("client_secret", &self.secret)]);
        }
        let own = self.parameters.iter();
        pairs.extend(own.map(|(name, value)| (name.as_str(), value)));
        let pairs = pairs.into_iter();
        let pairs: Vec<_> = pairs
            .map(|(name, value)| (encoded(name), encoded(value)))
            .collect();
        let length = pairs
            .iter()
            .map(|(name, value)| name.len() + value.len() + 2);
        let mut form = Zeroizing::new(Vec::with_capacity(length.sum()));
        for (name, value) in &pairs {
            if !form.is_empty() {
                form.push(b'&');
            }
            form.extend_from_slice(name.as_bytes());
            form.push(b'=');
            form.extend_from_slice(value.as_bytes());
        }
        form
    }
}

/// Shows neither the id nor the secret.
impl fmt::Debug for ClientCredentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClientCredentials")
            .finish_non_exhaustive()
    }
}

/// What a client gives to its credentials.
pub(super) struct Issuer {
    pub(super) http: reqwest::Client,
    /// Whether the HTTP client is one of the caller's.
    pub(super) is_own_http: bool,
    pub(super) base: Url,
    /// Whether the base URL is a server of the document.
    pub(super) is_stated: bool,
    pub(super) plain_http: bool,
}

impl Issuer {
    /// The URL of the token server.
    fn token_url(&self, own: Option<&str>, scheme: &Scheme) -> Result<Url, Error> {
        let refused = |fault: &str| {
            let text = format!("the token URL for `.{}(…)` {fault}", scheme.setter);
            Error::invalid_request(text)
        };
        let url = match (own, scheme.token_url) {
            (Some(own), _) => own,
            (None, None) => {
                let text = "is missing in the document; set `ClientCredentials::token_url`";
                return Err(refused(text));
            }
            (None, Some(stated)) if is_relative(stated) => {
                return server::join(&self.base, stated).map_err(refused);
            }
            (None, Some(_)) if !self.is_stated => {
                return Err(refused(
                    "is the vendor's, but the base URL is not; set `ClientCredentials::token_url`",
                ));
            }
            (None, Some(stated)) => stated,
        };
        server::absolute(url, self.plain_http).map_err(refused)
    }
}

/// Requests tokens, one at a time, and keeps the last one.
pub(super) struct Flow {
    http: reqwest::Client,
    url: Url,
    /// The id and the secret, if they are not in the body.
    authorization: Option<HeaderValue>,
    form: Bytes,
    held: Mutex<Option<Held>>,
}

/// A token, and until when it is used.
struct Held {
    token: Token,
    until: Option<Instant>,
}

impl Flow {
    pub(super) fn new(
        client: ClientCredentials,
        scheme: &Scheme,
        issuer: &Issuer,
    ) -> Result<Self, Error> {
        let refused = |fault: &str| {
            let text = format!("the client credentials for `.{}(…)` {fault}", scheme.setter);
            Error::invalid_request(text)
        };
        for (name, text) in [("id", &client.id), ("secret", &client.secret)] {
            // RFC 6749 allows visible ASCII characters and spaces.
            key::check(text)
                .map_err(|fault| refused(&format!("have an unusable {name}: it {fault}")))?;
        }
        let authorization = match client.in_body {
            true => None,
            false => {
                // RFC 6749 asks for this encoding before that of basic authentication.
                let text = basic(&encoded(&client.id), &encoded(&client.secret));
                let text = text.map_err(refused)?;
                Some(key::value(&scheme.label(), "Basic ", text)?)
            }
        };
        let scopes: Vec<&str> = match &client.scopes {
            Some(scopes) => scopes.iter().map(String::as_str).collect(),
            None => scheme.scopes.to_vec(),
        };
        Ok(Self {
            http: issuer.http.clone(),
            url: issuer.token_url(client.token_url.as_deref(), scheme)?,
            authorization,
            form: Bytes::from_owner(client.form(&scopes)),
            held: Mutex::new(None),
        })
    }

    async fn valid(&self, rejected: Option<&Token>) -> Result<Token, Error> {
        // The lock is held during the request, so that there is only one at a time.
        let mut held = self.held.lock().await;
        if let Some(held) = held.as_ref().filter(|held| held.is_valid())
            && rejected != Some(&held.token)
        {
            return Ok(held.token.clone());
        }
        *held = None;
        let new = self.request().await?;
        let token = new.token.clone();
        *held = Some(new);
        Ok(token)
    }

    async fn request(&self) -> Result<Held, Error> {
        debug!("requesting a token");
        let started = Instant::now();
        let mut request = Request::new(Method::POST, self.url.clone());
        let headers = request.headers_mut();
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        headers.insert(CONTENT_TYPE, form);
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        if let Some(value) = &self.authorization {
            headers.insert(AUTHORIZATION, value.clone());
        }
        *request.body_mut() = Some(self.form.clone().into());
        let failed = |error: &reqwest::Error| {
            let error = Error::no_answer(error, self.url.as_str());
            let reason = match error.kind() {
                ErrorKind::Connect => "could not connect to the token server",
                ErrorKind::Timeout => "the token server did not respond in time",
                _ => "the connection to the token server broke",
            };
            Error::no_token(reason, error.is_transient())
        };
        let mut response = self.http.execute(request).await;
        let response = response.as_mut().map_err(|error| failed(error))?;
        let status = response.status();
        let mut body = Zeroizing::new(Vec::with_capacity(MOST));
        while let Some(piece) = response.chunk().await.map_err(|error| failed(&error))? {
            if piece.len() > MOST - body.len() {
                let text = "the response of the token server is longer than 64 KiB";
                return Err(Error::no_token(text, false));
            }
            body.extend_from_slice(&piece);
        }
        match status.is_success() {
            true => read(&body, started),
            false => Err(refused(status, &body)),
        }
    }
}

impl Held {
    fn is_valid(&self) -> bool {
        self.until.is_none_or(|until| Instant::now() < until)
    }
}

impl TokenSource for Flow {
    fn token<'a>(&'a self, rejected: Option<&'a Token>) -> TokenFuture<'a> {
        Box::pin(self.valid(rejected))
    }
}

/// The maximum length of a response, in bytes.
const MOST: usize = 64 << 10;

/// A token is replaced this long before it expires.
const MARGIN: Duration = Duration::from_secs(30);

#[derive(Deserialize)]
struct Issued {
    access_token: String,
    token_type: Option<String>,
    /// Some servers send it as text.
    expires_in: Option<Value>,
}

/// Reads the response of the token server to a request that was sent at `started`.
fn read(body: &[u8], started: Instant) -> Result<Held, Error> {
    let wrong = |text: &str| Error::no_token(text, false);
    let issued: Issued = serde_json::from_slice(body)
        .map_err(|_| wrong("the response of the token server has no `access_token`"))?;
    let token = Zeroizing::new(issued.access_token);
    let kind = issued.token_type.unwrap_or_else(|| "bearer".to_owned());
    if !kind.to_ascii_lowercase().starts_with("bearer") {
        return Err(wrong(
            "the token server issues tokens of another type than `bearer`",
        ));
    }
    let token = Token::labelled("the bearer token", token)
        .map_err(|_| wrong("the token server sent a token that is not a valid header value"))?;
    let seconds = issued.expires_in.and_then(|value| match value {
        Value::String(text) => text.parse::<f64>().ok(),
        value => value.as_f64(),
    });
    let valid = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    // A time that is too long to be added never ends.
    let until = valid.and_then(|valid| started.checked_add(valid - MARGIN.min(valid / 2)));
    Ok(Held { token, until })
}

/// The error codes of RFC 6749. No other text of a response is shown.
const CODES: [&str; 6] = [
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "unauthorized_client",
    "unsupported_grant_type",
    "invalid_scope",
];

fn refused(status: StatusCode, body: &[u8]) -> Error {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let code = body["error"].as_str();
    let code = code.and_then(|code| CODES.into_iter().find(|known| *known == code));
    let code = code.map_or_else(String::new, |code| format!(" (`{code}`)"));
    let text = format!("the token server responds with {status}{code}");
    Error::no_token(text, is_transient(status))
}
