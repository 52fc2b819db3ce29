//! Writes the module of a provider.

use std::fmt::Write as _;

use super::facts::{Credential, Facts, Kind};

/// Where the module is, and how it names the runtime.
pub struct Setting<'a> {
    /// The provider's name.
    pub name: &'a str,
    /// The path of the runtime: `crate`, or `progenitor_client` in a crate of its own.
    pub runtime: &'a str,
    /// The document's file.
    pub file: &'a str,
    /// Whether the document has overlays.
    pub has_overlays: bool,
}

/// The text of the module.
pub fn module(facts: &Facts, setting: &Setting<'_>) -> String {
    let mut text = documentation(facts, setting);
    let _ = writeln!(text, "{}", imports(facts, setting.runtime));
    let _ = writeln!(
        text,
        "mod generated {{\n    // clippy is for code that people write.\n    #![allow(missing_docs, clippy::all, clippy::unwrap_used)]\n    include!(concat!(env!(\"OUT_DIR\"), \"/{}.rs\"));\n}}\n",
        setting.name
    );
    let mut public: Vec<&str> = vec!["Client", "Credentials"];
    let modules = facts.modules.iter().map(String::as_str);
    public.extend(modules.filter(|name| *name != "webhooks"));
    if facts.modules.iter().any(|name| name == "webhooks") {
        text.push_str("#[cfg(feature = \"webhooks\")]\npub use generated::webhooks;\n");
    }
    let _ = writeln!(text, "pub use generated::{{{}}};\n", public.join(", "));
    if let Some(server) = facts.servers.first() {
        let _ = writeln!(
            text,
            "/// The document's first server, `{}`. It is the default of a client.\npub const SERVER: &str = <Client as Provider>::SERVERS[0];",
            server.replace('`', "'")
        );
        if facts.servers.len() > 1 {
            text.push_str("/// The document's servers.\npub const SERVERS: &[&str] = <Client as Provider>::SERVERS;\n");
        }
        text.push('\n');
    }
    text + &constructors(facts, setting.runtime)
}

fn documentation(facts: &Facts, setting: &Setting<'_>) -> String {
    let title = match facts.title.trim() {
        "" => setting.name.to_owned(),
        title => escaped(title),
    };
    let mut text = format!("//! {title}.\n//!\n");
    if facts.calls.is_empty() {
        text.push_str("//! The document has no operations.\n//!\n");
    } else {
        text.push_str("//! | call | request | returns |\n//! |---|---|---|\n");
    }
    for call in &facts.calls {
        let returns = match (&call.returns, call.pages) {
            (_, Some(pages)) => format!("a list in pages {pages} (a guess)"),
            (Some(name), None) => format!("[`types::{name}`]"),
            (None, None) => String::new(),
        };
        let request = call.request.replace('|', "\\|").replace('`', "'");
        let _ = writeln!(
            text,
            "//! | [`Client::{}`] | `{request}` | {returns}{}|",
            call.function,
            if returns.is_empty() { "" } else { " " }
        );
    }
    if facts.calls.iter().any(|call| call.pages.is_some()) {
        let _ = writeln!(
            text,
            "//!\n//! [`Paginated`]({}::Paginated) walks over the items or pages of a list.",
            setting.runtime
        );
    }
    let version = match facts.version.trim() {
        "" => "a version that it does not state".to_owned(),
        version => format!("version {}", escaped(version)),
    };
    let file = format!("openapi/{}/{}", setting.name, setting.file);
    let overlays = match setting.has_overlays {
        true => ", and from the overlays beside\n//! it, whose descriptions mark what is a guess.",
        false => ".",
    };
    let _ = writeln!(
        text,
        "//!\n//! # Source\n//!\n//! The module is generated from `{file}`, the vendor's document in\n//! {version}{overlays}\n//! `SOURCE.toml` says where the document is from, and what is not known yet."
    );
    text
}

/// A text without the signs of Markdown, in one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for word in text.split_whitespace() {
        if !escaped.is_empty() {
            escaped.push(' ');
        }
        for letter in word.chars() {
            if "\\`*_[]<>|#".contains(letter) {
                escaped.push('\\');
            }
            escaped.push(letter);
        }
    }
    escaped.trim_end_matches('.').to_owned()
}

fn imports(facts: &Facts, runtime: &str) -> String {
    let is_bearer = facts.credentials.iter().any(|one| one.kind == Kind::Bearer);
    let mut names = vec!["ClientBuilder", "Error"];
    if facts.servers.is_empty() {
        names.push("BaseUrl");
    }
    if has_limiter(facts, runtime) {
        names.push("Limiter");
    }
    if !facts.servers.is_empty() || has_limiter(facts, runtime) {
        names.push("Provider");
    }
    if is_bearer && facts.credentials.len() <= MOST {
        names.push("BearerToken");
    }
    names.sort_unstable();
    format!("\nuse {runtime}::{{{}}};\n", names.join(", "))
}

/// Whether the module has a call for the limiter. Only a module of the crate can reach it.
fn has_limiter(facts: &Facts, runtime: &str) -> bool {
    runtime == "crate" && facts.free(&["limiter"]).is_some()
}

/// The most credentials that a constructor takes one by one.
const MOST: usize = 3;

/// The parameters of a constructor.
struct Parameters {
    /// Names with types.
    declared: Vec<String>,
    /// Names only.
    passed: Vec<String>,
    /// The expression of the credentials.
    credentials: String,
    /// What each is, as sentences.
    explained: String,
}

impl Parameters {
    fn of(credentials: &[Credential]) -> Self {
        let mut parameters = Self {
            declared: Vec::new(),
            passed: Vec::new(),
            credentials: "Credentials::new()".to_owned(),
            explained: String::new(),
        };
        if credentials.is_empty() {
            parameters.credentials = "Credentials::none()".to_owned();
            return parameters;
        }
        if credentials.len() > MOST {
            parameters.add("credentials", "Credentials");
            parameters.credentials = "credentials".to_owned();
            return parameters;
        }
        for Credential { setter, sent, kind } in credentials {
            let named = match kind {
                Kind::Basic => {
                    let [user, password] = ["user", "password"].map(|name| match credentials {
                        [_] => name.to_owned(),
                        _ => format!("{setter}_{name}"),
                    });
                    parameters.add(&user, "impl Into<String>");
                    parameters.add(&password, "impl Into<String>");
                    format!("{user}, {password}")
                }
                Kind::Bearer => {
                    parameters.add(setter, "impl Into<BearerToken>");
                    setter.clone()
                }
                Kind::Key => {
                    parameters.add(setter, "impl Into<String>");
                    setter.clone()
                }
            };
            let _ = write!(parameters.credentials, ".{setter}({named})");
            let subject = named.replace(", ", "` and `");
            let is = if *kind == Kind::Basic { "are" } else { "is" };
            let _ = writeln!(
                parameters.explained,
                "    /// `{subject}` {is} sent {sent}."
            );
        }
        parameters
    }

    fn add(&mut self, name: &str, of: &str) {
        self.declared.push(format!("{name}: {of}"));
        self.passed.push(name.to_owned());
    }
}

/// The names that a constructor may have, the best first.
fn names(credentials: &[Credential]) -> &'static [&'static str] {
    match credentials {
        [] => &["new", "new_client"],
        [one] if one.kind == Kind::Basic => &["with_password", "client_with_password"],
        [one] if one.kind == Kind::Bearer => &["with_token", "client_with_token"],
        [_] => &["with_api_key", "client_with_api_key"],
        _ => &["with_credentials", "client_with_credentials"],
    }
}

fn constructors(facts: &Facts, runtime: &str) -> String {
    let mut parameters = Parameters::of(&facts.credentials);
    let mut server = "";
    let mut explained = parameters.explained.clone();
    if facts.servers.is_empty() {
        parameters
            .declared
            .insert(0, "base_url: impl Into<BaseUrl>".to_owned());
        parameters.passed.insert(0, "base_url".to_owned());
        server = ".base_url(base_url)";
        explained +=
            "    /// The document states no server with a host, so `base_url` is needed.\n";
    }
    if facts.has_alternatives {
        explained += "    ///\n    /// The document has other ways to authenticate:\n    /// `ClientBuilder::new` takes any [`Credentials`].\n";
    }
    let (declared, passed) = (parameters.declared.join(", "), parameters.passed.join(", "));
    let credentials = &parameters.credentials;
    let mut text = String::from("impl Client {\n");
    let constructor = facts.free(names(&facts.credentials));
    let builder = facts.free(&["builder", "client_builder"]);
    if let (Some(constructor), Some(builder)) = (constructor, builder) {
        let _ = write!(
            text,
            "    /// A client with the defaults of [`ClientBuilder`]. Nothing is sent yet.\n    ///\n{explained}    ///\n    /// # Errors\n    ///\n    /// If a setting is not valid; see [`ClientBuilder::build`].\n    pub fn {constructor}({declared}) -> Result<Self, Error> {{\n        Self::{builder}({passed}).build()\n    }}\n\n"
        );
    }
    if let Some(builder) = builder {
        let _ = write!(
            text,
            "    /// Builds a client with other settings, such as another server or other timeouts. Nothing\n    /// is sent.\n    pub fn {builder}({declared}) -> ClientBuilder<Self> {{\n        ClientBuilder::new({credentials}){server}\n    }}\n\n"
        );
    }
    if has_limiter(facts, runtime) {
        text.push_str("    /// The rate limiter of this client and its clones. `None` if there is none.\n    pub fn limiter(&self) -> Option<&dyn Limiter> {\n        self.session().limiter()\n    }\n");
    }
    text + "}\n"
}
