//! Reads the URL of a database.

use std::path::PathBuf;

use percent_encoding::percent_decode_str;
use tokio_postgres::Config;
use tokio_postgres::config::SslMode;

use super::StoreError;
use super::tls::Trust;

/// Options of libpq that are not supported here, and what to do instead.
const UNSUPPORTED: [(&str, &str); 5] = [
    (
        "sslcert",
        "certificates of clients are not supported; use a password",
    ),
    (
        "sslkey",
        "certificates of clients are not supported; use a password",
    ),
    ("passfile", "set PGPASSWORD in the environment instead"),
    (
        "service",
        "state the host, the user and the database in the URL",
    ),
    (
        "gssencmode",
        "GSSAPI is not supported; leave this option out",
    ),
];

/// Reads a URL of libpq, such as `postgres://user@host/database?sslmode=verify-full`. A
/// password that is not in the URL is read from `PGPASSWORD`.
///
/// # Errors
///
/// It has no part of the URL but the names of known options.
pub(super) fn read(url: &str, password: Option<String>) -> Result<(Config, Trust), StoreError> {
    // As in libpq, the first `@` ends the password.
    let host = url.find('@').map_or(0, |at| at + 1);
    let (rest, query) = match url[host..].split_once('?') {
        Some((rest, query)) => (&url[..host + rest.len()], query),
        None => (url, ""),
    };
    let mut options = Vec::new();
    let (mut mode, mut roots) = (None, None);
    for option in query.split('&').filter(|option| !option.is_empty()) {
        let (name, value) = option.split_once('=').unwrap_or((option, ""));
        let value = || percent_decode_str(value).decode_utf8_lossy().into_owned();
        match name {
            "sslmode" => mode = Some(value()),
            "sslrootcert" => roots = Some(value()),
            _ => {
                if let Some((name, instead)) = UNSUPPORTED.iter().find(|(known, _)| *known == name)
                {
                    let reason = format!("its URL has the option `{name}`");
                    return Err(StoreError::new(reason, instead));
                }
                options.push(option);
            }
        }
    }
    let rest = format!("{rest}?{}", options.join("&"));
    let mut config: Config = rest
        .parse()
        .map_err(|_| StoreError::new("its URL cannot be read", FORM))?;
    if let Some(password) = password.filter(|_| config.get_password().is_none()) {
        config.password(password);
    }
    let (mode, trust) = trust(mode.as_deref().unwrap_or("prefer"), roots)?;
    config.ssl_mode(mode);
    Ok((config, trust))
}

const FORM: &str = "write it as `postgres://USER:PASSWORD@HOST:PORT/DATABASE?OPTION=VALUE`, with \
    %40, %2F, %3A, %3F, %23 and %25 for the characters @, /, :, ?, # and % of the password";

/// What the modes of libpq mean for the certificate of the server.
fn trust(mode: &str, roots: Option<String>) -> Result<(SslMode, Trust), StoreError> {
    let file = |roots: Option<String>| roots.filter(|roots| roots != "system").map(PathBuf::from);
    Ok(match (mode, roots) {
        ("disable", _) => (SslMode::Disable, Trust::Any),
        ("verify-full", roots) => (
            SslMode::Require,
            file(roots).map_or(Trust::System, Trust::Host),
        ),
        (_, Some(roots)) if roots == "system" => {
            return Err(StoreError::new(
                "`sslrootcert=system` trusts any host",
                FULL,
            ));
        }
        // With a root certificate, libpq treats `require` as `verify-ca`.
        ("verify-ca" | "require", Some(roots)) => {
            (SslMode::Require, Trust::Authority(roots.into()))
        }
        ("verify-ca", None) => {
            return Err(StoreError::new(
                "`sslmode=verify-ca` needs `sslrootcert=FILE`",
                FULL,
            ));
        }
        ("require", None) => (SslMode::Require, Trust::Any),
        // `allow` tries without TLS first. Trying TLS first is safer and reaches the same servers.
        ("allow" | "prefer", _) => (SslMode::Prefer, Trust::Any),
        _ => {
            let known = "use disable, allow, prefer, require, verify-ca or verify-full";
            return Err(StoreError::new("its URL has an unknown `sslmode`", known));
        }
    })
}

const FULL: &str = "use `sslmode=verify-full`";

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use std::time::Duration;

    use tokio_postgres::config::{Host, SslMode};

    use super::{Trust, read};

    const SECRET: &str = "a-canary";

    #[test]
    fn the_parts_of_a_url_are_read() {
        let url = "postgresql://me:p%40ss%2Fw@db.example.com:6543/mirror?connect_timeout=7&\
                   sslmode=verify-full&application_name=mirror";
        let (config, trust) = read(url, Some("of the environment".to_owned())).unwrap();
        assert_eq!(config.get_user(), Some("me"));
        assert_eq!(config.get_password(), Some(&b"p@ss/w"[..]));
        assert_eq!(config.get_hosts(), [Host::Tcp("db.example.com".to_owned())]);
        assert_eq!(config.get_ports(), [6543]);
        assert_eq!(config.get_dbname(), Some("mirror"));
        assert_eq!(config.get_connect_timeout(), Some(&Duration::from_secs(7)));
        assert_eq!(
            (config.get_ssl_mode(), trust),
            (SslMode::Require, Trust::System)
        );
    }

    #[test]
    fn the_password_of_the_environment_is_used_if_the_url_has_none() {
        let url = "postgres://me@localhost/mirror";
        let (config, _) = read(url, Some(SECRET.to_owned())).unwrap();
        assert_eq!(config.get_password(), Some(SECRET.as_bytes()));
        assert!(!format!("{config:?}").contains(SECRET));
    }

    #[test]
    fn each_sslmode_has_the_meaning_of_libpq() {
        let file = || "/etc/ca.pem".into();
        for (options, mode, trust) in [
            ("", SslMode::Prefer, Trust::Any),
            ("sslmode=disable", SslMode::Disable, Trust::Any),
            ("sslmode=allow", SslMode::Prefer, Trust::Any),
            ("sslmode=prefer", SslMode::Prefer, Trust::Any),
            ("sslmode=require", SslMode::Require, Trust::Any),
            (
                "sslmode=require&sslrootcert=/etc/ca.pem",
                SslMode::Require,
                Trust::Authority(file()),
            ),
            (
                "sslrootcert=%2Fetc/ca.pem&sslmode=verify-ca",
                SslMode::Require,
                Trust::Authority(file()),
            ),
            ("sslmode=verify-full", SslMode::Require, Trust::System),
            (
                "sslmode=verify-full&sslrootcert=system",
                SslMode::Require,
                Trust::System,
            ),
            (
                "sslmode=verify-full&sslrootcert=/etc/ca.pem",
                SslMode::Require,
                Trust::Host(file()),
            ),
        ] {
            let (config, found) =
                read(&format!("postgres://me@db/mirror?{options}"), None).unwrap();
            assert_eq!((config.get_ssl_mode(), found), (mode, trust), "{options}");
        }
    }

    #[test]
    fn an_error_names_the_remedy_and_shows_no_part_of_the_password() {
        for (url, said) in [
            (
                "postgres://me:a-canary@db/mirror?sslmode=verify-ca",
                "needs `sslrootcert=FILE`",
            ),
            (
                "postgres://me:a-canary@db/mirror?sslmode=a-canary",
                "use disable",
            ),
            (
                "postgres://me:a-canary@db/mirror?sslmode=require&sslrootcert=system",
                "verify-full",
            ),
            (
                "postgres://me:a-canary@db/mirror?sslkey=a-canary",
                "use a password",
            ),
            ("postgres://me:a-canary@db:port/mirror", "write it as"),
            ("postgres://me:x@db?a-canary=a-canary", "write it as"),
            ("postgres://me:x@db/mirror?a-canary", "write it as"),
        ] {
            let error = read(url, None).map(|_| ()).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
            assert!(!error.contains(SECRET), "{error}");
        }
    }
}
