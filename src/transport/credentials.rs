//! The credentials that a caller gives, and the rules for them.

use std::fmt;
use std::sync::Arc;

use base64::prelude::{BASE64_STANDARD, Engine};
use reqwest::header::{AUTHORIZATION, COOKIE, HeaderName};
use zeroize::Zeroizing;

use super::oauth::{Flow, Issuer};
use super::scheme::{Alternatives, Place, Scheme, remedies};
use super::sign::{Key, Signature};
use super::token::{BearerToken, Kind, Token};
use super::{Operation, key};
use crate::Error;

/// What a generated `Credentials` holds.
#[derive(Default)]
pub struct Secrets {
    /// The position of the scheme, and the credential.
    given: Vec<(usize, Secret)>,
    /// Whether the caller wants a client without credentials.
    is_none: bool,
}

enum Secret {
    Text(Zeroizing<String>),
    Basic(Zeroizing<String>, Zeroizing<String>),
    Token(BearerToken),
}

impl Secrets {
    /// A client without credentials.
    pub fn none() -> Self {
        Self {
            is_none: true,
            ..Self::default()
        }
    }

    /// A key, or a credential of any scheme as text: of a user and a password, `user:password`.
    pub fn text(self, scheme: usize, key: impl Into<String>) -> Self {
        self.with(scheme, Secret::Text(Zeroizing::new(key.into())))
    }

    /// A user and a password.
    pub fn basic(
        self,
        scheme: usize,
        user: impl Into<String>,
        password: impl Into<String>,
    ) -> Self {
        let (user, password) = (user.into(), password.into());
        let secret = Secret::Basic(Zeroizing::new(user), Zeroizing::new(password));
        self.with(scheme, secret)
    }

    /// A token, or where to get it.
    pub fn token(self, scheme: usize, token: impl Into<BearerToken>) -> Self {
        self.with(scheme, Secret::Token(token.into()))
    }

    /// The last credential for a scheme counts.
    fn with(mut self, scheme: usize, secret: Secret) -> Self {
        self.given.retain(|(given, _)| *given != scheme);
        self.given.push((scheme, secret));
        self
    }
}

/// Shows no credential.
impl fmt::Debug for Secrets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Secrets").finish_non_exhaustive()
    }
}

/// What the document asks for.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) schemes: &'static [Scheme],
    /// Of operations that state nothing else.
    pub(super) root: Alternatives,
}

/// The credentials of a client, as they are sent.
pub(super) struct Keys {
    asked: Asked,
    /// The alternatives that operations state for themselves.
    own: Vec<Alternatives>,
    /// For each scheme.
    given: Vec<Option<Key>>,
}

impl Keys {
    /// Checks each credential. `own` has the alternatives that operations state for themselves.
    pub(super) fn new(
        asked: Asked,
        own: Vec<Alternatives>,
        secrets: Secrets,
        issuer: &Issuer,
    ) -> Result<Self, Error> {
        let mut given: Vec<Option<Key>> = asked.schemes.iter().map(|_| None).collect();
        for (index, secret) in secrets.given {
            let (Some(scheme), Some(place)) = (asked.schemes.get(index), given.get_mut(index))
            else {
                return Err(Error::invalid_request(
                    "a credential is for no security scheme of the document; remove it",
                ));
            };
            *place = Some(checked(scheme, secret, issuer)?);
        }
        if issuer.is_own_http {
            for (scheme, given) in asked.schemes.iter().zip(&mut given) {
                if matches!(scheme.place, Place::Tls) {
                    *given = Some(Key::Tls);
                }
            }
        }
        Ok(Self { asked, own, given })
    }

    /// Refuses credentials with which the client could not make any call that needs them, and
    /// a credential that no call would send.
    pub(super) fn check(&self, is_none: bool) -> Result<(), Error> {
        let own = &self.own;
        let all: Vec<Alternatives> = own.iter().copied().chain([self.asked.root]).collect();
        let alternatives = || all.iter().flat_map(|alternatives| alternatives.iter());
        for (index, given) in self.given.iter().enumerate() {
            let is_sent = |one: &&&[usize]| one.contains(&index) && self.has(one);
            let is_given = given.as_ref().is_some_and(|key| !matches!(key, Key::Tls));
            if is_given && !alternatives().any(|one| is_sent(&one)) {
                return Err(self.unused(index, &all));
            }
        }
        let mut wanted: Vec<&[usize]> = alternatives().copied().collect();
        wanted.retain(|alternative| !alternative.is_empty());
        let is_optional = match self.asked.root {
            [] => own.iter().all(|alternatives| is_optional(alternatives)),
            root => is_optional(root),
        };
        if is_none || is_optional || wanted.iter().any(|alternative| self.has(alternative)) {
            return Ok(());
        }
        let root: Vec<&[usize]> = self.asked.root.to_vec();
        let shown = if root.is_empty() { wanted } else { root };
        Err(Error::invalid_request(format!(
            "the document asks for credentials that are not given: call {} of `Credentials`, or use `Credentials::none()` for operations that need no credentials",
            remedies(self.asked.schemes, &shown)
        )))
    }

    /// The error for a credential that no call would send.
    fn unused(&self, index: usize, all: &[Alternatives]) -> Error {
        let Some(scheme) = self.asked.schemes.get(index) else {
            return Error::invalid_request("a credential is for no scheme of the document");
        };
        let with = all.iter().flat_map(|alternatives| alternatives.iter());
        let with = with.filter(|alternative| alternative.contains(&index));
        let missing = with.map(|alternative| {
            let missing = alternative.iter().filter(|index| !self.has(&[**index]));
            missing.copied().collect::<Vec<usize>>()
        });
        let missing: Vec<Vec<usize>> = missing.collect();
        let missing: Vec<&[usize]> = missing.iter().map(Vec::as_slice).collect();
        let setter = scheme.setter;
        Error::invalid_request(match missing.is_empty() {
            true => format!(
                "no operation of the document uses the credential given to `.{setter}(…)`; remove it"
            ),
            false => format!(
                "no operation uses the credential given to `.{setter}(…)` alone; also call {}",
                remedies(self.asked.schemes, &missing)
            ),
        })
    }

    fn has(&self, alternative: &[usize]) -> bool {
        let is_given = |index: &usize| self.given.get(*index).is_some_and(Option::is_some);
        alternative.iter().all(is_given)
    }

    /// The credentials of the first alternative that is completely given. Without an operation,
    /// the alternatives are those of the document. If it states none, they are those of its
    /// operations.
    ///
    /// # Errors
    ///
    /// If there is none. The error says what to call.
    pub(super) fn choose(&self, operation: Option<&Operation>) -> Result<Signature, Error> {
        let alternatives = match operation {
            Some(operation) => operation.security.unwrap_or(self.asked.root),
            None if self.asked.root.is_empty() => self.any_own(),
            None => self.asked.root,
        };
        if alternatives.is_empty() {
            return Ok(Signature::default());
        }
        let mut found = alternatives.iter();
        let Some(found) = found.find(|alternative| self.has(alternative)) else {
            return Err(Error::invalid_request(format!(
                "the operation needs credentials that the client does not have; when building it, call {} of `Credentials`",
                remedies(self.asked.schemes, alternatives)
            )));
        };
        let keys = found
            .iter()
            .filter_map(|index| self.given.get(*index)?.clone());
        Ok(Signature::of(keys.collect()))
    }
}

impl Keys {
    /// Whether a text contains one of the keys.
    pub(super) fn are_in(&self, text: &str) -> bool {
        self.given.iter().flatten().any(|key| key.is_in(text))
    }

    /// The alternatives of an operation whose credentials are given. If there is none, no
    /// credential is sent.
    fn any_own(&self) -> Alternatives {
        let has_one = |own: &&Alternatives| own.iter().any(|one| !one.is_empty() && self.has(one));
        self.own.iter().find(has_one).copied().unwrap_or_default()
    }
}

impl Secrets {
    pub(super) fn is_none(&self) -> bool {
        self.is_none
    }
}

fn is_optional(alternatives: &[&[usize]]) -> bool {
    alternatives.is_empty()
        || alternatives
            .iter()
            .any(|alternative| alternative.is_empty())
}

fn checked(scheme: &Scheme, secret: Secret, issuer: &Issuer) -> Result<Key, Error> {
    let refused = |fault: &str| Error::invalid_request(format!("{} {fault}", scheme.label()));
    let authorization = |before: &str, text| -> Result<Key, Error> {
        let value = key::value(&scheme.label(), before, text)?;
        Ok(Key::Header(AUTHORIZATION, value))
    };
    match (scheme.place, secret) {
        (Place::Header(name), Secret::Text(text)) => header(name, &scheme.label(), text),
        (Place::Query(name), Secret::Text(text)) => {
            key::check(&text).map_err(refused)?;
            Ok(Key::Query(name, Arc::new(text)))
        }
        (Place::Cookie(_), Secret::Text(text)) if text.contains(';') => {
            Err(refused("has a `;`, which would end the cookie"))
        }
        (Place::Cookie(name), Secret::Text(text)) => {
            let value = key::value(&scheme.label(), &format!("{name}="), text)?;
            Ok(Key::Cookie(value))
        }
        (Place::Authorization(word), Secret::Text(text)) => {
            authorization(&format!("{word} "), text)
        }
        (Place::Bearer, Secret::Text(text) | Secret::Token(BearerToken(Kind::Text(text)))) => {
            let token = Token::labelled(&scheme.label(), text)?;
            Ok(Key::Header(AUTHORIZATION, token.value()))
        }
        (Place::Bearer, Secret::Token(BearerToken(Kind::Source(source)))) => {
            Ok(Key::Bearer(source))
        }
        (Place::Bearer, Secret::Token(BearerToken(Kind::Client(client)))) => {
            Ok(Key::Bearer(Arc::new(Flow::new(client, scheme, issuer)?)))
        }
        (Place::Basic, Secret::Basic(user, password)) => {
            authorization("Basic ", basic(&user, &password).map_err(refused)?)
        }
        (Place::Basic, Secret::Text(text)) => {
            let (user, password) = text.split_once(':').unwrap_or((&text, ""));
            authorization("Basic ", basic(user, password).map_err(refused)?)
        }
        _ => Err(refused("does not have the form that the document asks for")),
    }
}

fn header(name: &'static str, label: &str, text: Zeroizing<String>) -> Result<Key, Error> {
    let header = HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
        Error::invalid_request(format!(
            "`{name}`, which the document names, is not a valid header name"
        ))
    })?;
    let value = key::value(label, "", text)?;
    Ok(match header == COOKIE {
        // Cookies of parameters have the same header.
        true => Key::Cookie(value),
        false => Key::Header(header, value),
    })
}

/// A user and a password in the form of RFC 7617.
pub(super) fn basic(user: &str, password: &str) -> Result<Zeroizing<String>, &'static str> {
    if user.contains(':') {
        return Err("has a `:` in the user, which would end it");
    }
    if user.chars().chain(password.chars()).any(char::is_control) {
        return Err("has a line break or another control character");
    }
    if user.is_empty() && password.is_empty() {
        return Err("is empty; give a user and a password");
    }
    let mut plain = Zeroizing::new(String::with_capacity(user.len() + password.len() + 1));
    plain.push_str(user);
    plain.push(':');
    plain.push_str(password);
    // The buffers never grow, so no copy stays behind.
    let mut encoded = Zeroizing::new(String::with_capacity(plain.len().div_ceil(3) * 4));
    BASE64_STANDARD.encode_string(plain.as_bytes(), &mut encoded);
    Ok(encoded)
}
