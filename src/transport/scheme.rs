//! The security schemes of a document, as generated code states them.

/// A security scheme of the document.
#[derive(Debug)]
pub struct Scheme {
    /// Its name in the document.
    pub(crate) name: &'static str,
    /// The name of its setter.
    pub(crate) setter: &'static str,
    pub(crate) place: Place,
    /// Where the document says that tokens come from.
    pub(crate) token_url: Option<&'static str>,
    /// The scopes that the document asks for.
    pub(crate) scopes: &'static [&'static str],
}

/// Where a credential is sent.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place {
    Header(&'static str),
    Query(&'static str),
    Cookie(&'static str),
    /// `Authorization: Bearer …`
    Bearer,
    /// `Authorization: Basic …`
    Basic,
    /// `Authorization`, with this word before the credential.
    Authorization(&'static str),
    /// The TLS connection: a client certificate.
    Tls,
}

/// Alternatives of schemes, by their positions. All schemes of an alternative are needed.
pub type Alternatives = &'static [&'static [usize]];

impl Scheme {
    /// A key in a header.
    pub const fn header(name: &'static str, header: &'static str) -> Self {
        Self::new(name, Place::Header(header))
    }

    /// A key in the query.
    pub const fn query(name: &'static str, parameter: &'static str) -> Self {
        Self::new(name, Place::Query(parameter))
    }

    /// A key in a cookie.
    pub const fn cookie(name: &'static str, cookie: &'static str) -> Self {
        Self::new(name, Place::Cookie(cookie))
    }

    /// A bearer token.
    pub const fn bearer(name: &'static str) -> Self {
        Self::new(name, Place::Bearer)
    }

    /// A user and a password.
    pub const fn basic(name: &'static str) -> Self {
        Self::new(name, Place::Basic)
    }

    /// Another scheme of the header `Authorization`.
    pub const fn authorization(name: &'static str, word: &'static str) -> Self {
        Self::new(name, Place::Authorization(word))
    }

    /// A client certificate.
    pub const fn mutual_tls(name: &'static str) -> Self {
        Self::new(name, Place::Tls)
    }

    const fn new(name: &'static str, place: Place) -> Self {
        Self {
            name,
            setter: name,
            place,
            token_url: None,
            scopes: &[],
        }
    }

    /// The name of its setter, if that is another one.
    pub const fn setter(mut self, setter: &'static str) -> Self {
        self.setter = setter;
        self
    }

    /// Where tokens come from, and the scopes that the document asks for.
    pub const fn tokens(mut self, url: &'static str, scopes: &'static [&'static str]) -> Self {
        self.token_url = Some(url);
        self.scopes = scopes;
        self
    }

    /// How the credential is called in messages: by its setter, and by what is sent if the
    /// document names it.
    pub(crate) fn label(&self) -> String {
        let name = match self.place {
            Place::Header(name) | Place::Query(name) | Place::Cookie(name) => name,
            _ => self.name,
        };
        format!("the key given to `.{}(…)` for `{name}`", self.setter)
    }

    /// What to call to give the credential.
    fn remedy(&self) -> String {
        match (self.place, self.name == self.setter) {
            (Place::Tls, _) => format!("`http_client` with a client certificate (`{}`)", self.name),
            (_, true) => format!("`.{}(…)`", self.setter),
            (_, false) => format!("`.{}(…)` (`{}`)", self.setter, self.name),
        }
    }
}

/// What to call for one of these alternatives: `.a(…)` and `.b(…)`, or `.c(…)`.
pub(crate) fn remedies(schemes: &[Scheme], alternatives: &[&[usize]]) -> String {
    let alternatives = alternatives.iter().map(|alternative| {
        let schemes = alternative.iter().filter_map(|index| schemes.get(*index));
        let schemes: Vec<String> = schemes.map(Scheme::remedy).collect();
        schemes.join(" and ")
    });
    let mut alternatives: Vec<String> = alternatives.filter(|one| !one.is_empty()).collect();
    alternatives.dedup();
    alternatives.join(", or ")
}
