//! Why no whole answer came, told from the errors below.

use std::error::Error as StdError;
use std::fmt;
use std::io;

/// Why no whole answer came, as far as the connection tells; see
/// [`Error::transport_cause`](crate::Error::transport_cause).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportCause {
    /// Nothing listens at the server's address and port.
    Refused,
    /// No address is known for the host's name, or no name server answered: operating
    /// systems do not always tell these apart.
    NoSuchHost,
    /// No way to the server's network or host.
    Unreachable,
    /// The process or the machine has as many files and connections open as it may.
    TooManyOpenFiles,
    /// No connection within the time allowed to connect.
    ConnectTimeout,
    /// The server's certificate is signed by nobody that this machine trusts, or is
    /// not valid for another reason.
    CertificateUntrusted,
    /// The server's certificate is out of date, or not valid yet.
    CertificateExpired,
    /// The server's certificate is for another host.
    CertificateForOtherHost,
    /// The TLS connection failed for another reason than the certificate. It may be
    /// that the server speaks no TLS on this port.
    Tls,
    /// The proxy cannot be reached.
    ProxyUnreachable,
    /// The proxy does not connect to the server.
    ProxyRefused,
    /// The proxy asks for credentials: 407.
    ProxyCredentials,
    /// The connection was reset.
    Reset,
    /// The connection was closed before an answer came.
    Closed,
    /// The answer ends before it is whole.
    Truncated,
    /// No answer, or not all of it, within the time allowed.
    Timeout,
    /// The server, or a rule of HTTP/2, ended the stream or the connection, with this
    /// error code of RFC 9113.
    Http2(u32),
    /// The answer is not valid HTTP.
    Malformed,
    /// The redirect policy of the caller's own client refused a redirect.
    Redirect,
    /// Another fault of the connection.
    Io(io::ErrorKind),
}

use TransportCause::*;

impl TransportCause {
    /// Whether the same call will fail again until somebody changes something.
    pub(crate) fn is_lasting(self) -> bool {
        matches!(
            self,
            CertificateUntrusted | CertificateExpired | CertificateForOtherHost | Redirect
        )
    }

    /// The cause of an error of reqwest, if the errors below it tell; before an answer
    /// came, or within its body.
    pub(crate) fn of(error: &reqwest::Error, has_answer: bool) -> Option<Self> {
        let links: Vec<_> = std::iter::successors(error.source(), |link| below(*link)).collect();
        let find = |what: fn(Link) -> Option<Self>| links.iter().rev().find_map(|link| what(*link));
        if find(open_files).is_some() || error.is_dns() && no_file_can_be_opened() {
            return Some(TooManyOpenFiles);
        }
        if error.is_redirect() {
            return Some(Redirect);
        }
        if error.is_connect() {
            // A proxy has a certificate too.
            return find(other_tls)
                .filter(|cause| cause.is_lasting())
                .or_else(|| find(tunnel))
                .or_else(|| error.is_dns().then_some(NoSuchHost))
                .or_else(|| error.is_timeout().then_some(ConnectTimeout))
                .or_else(|| find(broken))
                .map(before_answer);
        }
        if error.is_timeout() {
            return Some(Timeout);
        }
        match has_answer {
            true => find(broken),
            false => find(broken).map(before_answer),
        }
    }
}

/// Whether a body is not what its content encoding says: damaged, say, or not encoded.
/// The decoder's own errors come from no connection.
pub(crate) fn is_damaged(error: &reqwest::Error) -> bool {
    use io::ErrorKind as Kind;

    let links: Vec<_> = std::iter::successors(error.source(), |link| below(*link)).collect();
    let is_wire = |link: &Link| link.is::<hyper::Error>() || link.is::<h2::Error>();
    let is_own = |link: &Link| match link.downcast_ref::<io::Error>() {
        Some(error) => matches!(
            error.kind(),
            Kind::InvalidInput | Kind::InvalidData | Kind::Other
        ),
        None => link.to_string().starts_with("there are extra bytes"),
    };
    error.is_decode() && !links.iter().any(is_wire) && links.iter().any(is_own)
}

/// Before an answer began there is nothing to be cut.
fn before_answer(cause: TransportCause) -> TransportCause {
    match cause {
        Truncated => Closed,
        cause => cause,
    }
}

/// What broke a connection.
fn broken(link: Link) -> Option<TransportCause> {
    tls(link)
        .or_else(|| http2(link))
        .or_else(|| connection(link))
        .or_else(|| http(link))
}

impl fmt::Display for TransportCause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Refused => "connection refused",
            NoSuchHost => "DNS: no such host, or no answer from a name server",
            Unreachable => "network or host unreachable",
            TooManyOpenFiles => {
                "too many open files; make fewer calls at once, or raise the limit (`ulimit -n`)"
            }
            ConnectTimeout => "connecting timed out",
            CertificateUntrusted => "TLS: certificate not trusted",
            CertificateExpired => {
                "TLS: certificate not trusted: it has expired or is not valid yet"
            }
            CertificateForOtherHost => "TLS: certificate not trusted: it is for another host",
            Tls => "TLS: handshake failed",
            ProxyUnreachable => "proxy refused the connection, or cannot be reached",
            ProxyRefused => "proxy refused to connect to the server",
            ProxyCredentials => "proxy refused: it asks for credentials (407)",
            Reset => "connection reset",
            Closed => "connection closed before an answer came",
            Truncated => "the body ends too early",
            Timeout => "timed out",
            Http2(code) => {
                let reason = h2::Reason::from(*code);
                return write!(formatter, "HTTP/2 error {code}: {}", reason.description());
            }
            Malformed => "the answer is not valid HTTP",
            Redirect => "redirect refused by the redirect policy",
            Io(kind) => return kind.fmt(formatter),
        })
    }
}

impl StdError for TransportCause {}

type Link<'a> = &'a (dyn StdError + 'static);

/// The error that caused this one. `io::Error` hides what it wraps from `source`, and
/// so does `h2::Error`.
fn below<'a>(link: Link<'a>) -> Option<Link<'a>> {
    if let Some(inner) = link
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref)
    {
        return Some(inner);
    }
    match link.downcast_ref::<h2::Error>().and_then(h2::Error::get_io) {
        Some(io) => Some(io),
        None => link.source(),
    }
}

fn open_files(link: Link) -> Option<TransportCause> {
    // EMFILE and ENFILE of every Unix, WSAEMFILE of Windows.
    let codes: &[i32] = if cfg!(windows) { &[10024] } else { &[24, 23] };
    let code = link.downcast_ref::<io::Error>()?.raw_os_error()?;
    codes.contains(&code).then_some(TooManyOpenFiles)
}

/// Whether no file can be opened: the resolver then says "no such host", since it
/// cannot read its configuration.
fn no_file_can_be_opened() -> bool {
    let socket = std::net::UdpSocket::bind((std::net::Ipv4Addr::LOCALHOST, 0));
    socket.is_err_and(|error| open_files(&error).is_some())
}

/// A proxy's answer to CONNECT. The type cannot be named outside its crate.
fn tunnel(link: Link) -> Option<TransportCause> {
    let text = link.to_string();
    Some(match text.strip_prefix("tunnel error: ")? {
        "failed to create underlying connection" => ProxyUnreachable,
        "proxy authorization required" => ProxyCredentials,
        _ => ProxyRefused,
    })
}

#[cfg(feature = "rustls")]
fn tls(link: Link) -> Option<TransportCause> {
    use rustls::CertificateError as Bad;

    let rustls::Error::InvalidCertificate(bad) = link.downcast_ref::<rustls::Error>()? else {
        return Some(Tls);
    };
    Some(match bad {
        Bad::Expired
        | Bad::ExpiredContext { .. }
        | Bad::NotValidYet
        | Bad::NotValidYetContext { .. } => CertificateExpired,
        Bad::NotValidForName | Bad::NotValidForNameContext { .. } => CertificateForOtherHost,
        _ => CertificateUntrusted,
    })
}

#[cfg(not(feature = "rustls"))]
fn tls(_: Link) -> Option<TransportCause> {
    None
}

/// What the TLS of a caller's own client says: every library names the certificate
/// that it does not trust. An alert is about our side.
fn other_tls(link: Link) -> Option<TransportCause> {
    if let Some(cause) = tls(link) {
        return Some(cause);
    }
    let text = link.to_string();
    (text.contains("certificate") && !text.contains("alert")).then_some(CertificateUntrusted)
}

fn http2(link: Link) -> Option<TransportCause> {
    let reason = link.downcast_ref::<h2::Error>()?.reason()?;
    Some(Http2(reason.into()))
}

fn connection(link: Link) -> Option<TransportCause> {
    use io::ErrorKind as Kind;

    let error = link.downcast_ref::<io::Error>()?;
    Some(match error.kind() {
        Kind::ConnectionRefused => Refused,
        Kind::ConnectionReset | Kind::ConnectionAborted | Kind::BrokenPipe => Reset,
        Kind::HostUnreachable | Kind::NetworkUnreachable | Kind::NetworkDown => Unreachable,
        Kind::UnexpectedEof => Truncated,
        // hyper says so of sizes of chunks that are no numbers.
        Kind::InvalidInput | Kind::InvalidData => Malformed,
        // What wraps another error says nothing by itself.
        Kind::Other => return None,
        kind => Io(kind),
    })
}

fn http(link: Link) -> Option<TransportCause> {
    let error = link.downcast_ref::<hyper::Error>()?;
    if error.is_parse() {
        return Some(Malformed);
    }
    // Of users' errors only one can happen here: the runtime of the connection is gone.
    let gone = error.is_incomplete_message() || error.is_canceled() || error.is_user();
    (gone || error.is_closed()).then_some(Truncated)
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::{TransportCause, other_tls, tunnel};

    #[test]
    fn a_certificate_that_another_tls_library_refuses_is_told_by_its_text() {
        let untrusted = Some(TransportCause::CertificateUntrusted);
        for (text, cause) in [
            (
                "error:0A000086:SSL routines:tls_post_process_server_certificate:certificate verify failed",
                untrusted,
            ),
            ("The certificate was not trusted.", untrusted),
            (
                "A certificate chain processed, but terminated in a root certificate which is not trusted by the trust provider. (os error -2146762487)",
                untrusted,
            ),
            ("invalid peer certificate: UnknownIssuer", untrusted),
            (
                "error:0A000412:SSL routines:ssl3_read_bytes:sslv3 alert bad certificate",
                None,
            ),
            ("received fatal alert: CertificateRequired", None),
            ("connection reset by peer", None),
        ] {
            let error = io::Error::other(text);
            assert_eq!(other_tls(&error), cause, "{text}");
        }
    }

    #[test]
    fn only_a_tunnel_s_own_errors_are_the_proxy_s() {
        for (text, cause) in [
            (
                "tunnel error: unsuccessful",
                Some(TransportCause::ProxyRefused),
            ),
            (
                "tunnel error: unexpected end of file",
                Some(TransportCause::ProxyRefused),
            ),
            (
                "tunnel error: proxy authorization required",
                Some(TransportCause::ProxyCredentials),
            ),
            ("unsuccessful", None),
        ] {
            let error = io::Error::other(text);
            assert_eq!(tunnel(&error), cause, "{text}");
        }
    }
}
