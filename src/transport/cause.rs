//! Why no complete response came, found in the errors of the HTTP libraries.

use std::error::Error as StdError;
use std::fmt;
use std::io;

/// Why no complete response came, as far as the connection reveals it. See
/// [`Error::transport_cause`](crate::Error::transport_cause).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportCause {
    /// Nothing listens at the server's address and port.
    Refused,
    /// The host name has no address, or no name server responded. Operating systems do not
    /// always distinguish the two.
    NoSuchHost,
    /// There is no route to the server's network or host.
    Unreachable,
    /// The process or the machine has too many open files and connections.
    TooManyOpenFiles,
    /// Connecting timed out.
    ConnectTimeout,
    /// The server's certificate is not signed by an authority that this machine trusts, or is
    /// invalid for another reason.
    CertificateUntrusted,
    /// The server's certificate has expired or is not valid yet.
    CertificateExpired,
    /// The server's certificate is for another host.
    CertificateForOtherHost,
    /// The TLS handshake failed for another reason than the certificate. Perhaps the server
    /// does not use TLS on this port.
    Tls,
    /// The proxy cannot be reached.
    ProxyUnreachable,
    /// The proxy refused to connect to the server.
    ProxyRefused,
    /// The proxy asks for credentials (407).
    ProxyCredentials,
    /// The connection was reset.
    Reset,
    /// The connection was closed before a response came.
    Closed,
    /// The response ended before it was complete.
    Truncated,
    /// The response did not come, or was not complete, in time.
    Timeout,
    /// The body of the request could not be read to its end: a stream failed, or a file became
    /// shorter while it was sent.
    RequestBody,
    /// The server or the HTTP/2 library ended the stream or the connection, with this error
    /// code of RFC 9113.
    Http2(u32),
    /// The response is not valid HTTP.
    Malformed,
    /// The redirect policy of the caller's own HTTP client refused a redirect.
    Redirect,
    /// Another I/O error of the connection.
    Io(io::ErrorKind),
}

use TransportCause::*;

impl TransportCause {
    /// Whether the same call will fail again until somebody changes the setup.
    pub(crate) fn is_lasting(self) -> bool {
        matches!(
            self,
            CertificateUntrusted | CertificateExpired | CertificateForOtherHost | Redirect
        )
    }

    /// The cause of an error of reqwest, if its sources reveal it. `has_answer` says whether it
    /// happened in the body of a response.
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
            // The certificate may also be that of a proxy.
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
            false => find(own_body).or_else(|| find(broken).map(before_answer)),
        }
    }
}

/// How it is known that the server did not act on a request, although it could be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Untouched {
    /// The connection ended before any byte of the request was sent.
    Unsent,
    /// The server said over HTTP/2 that it did not process the request (RFC 9113, section 8.7).
    Refused,
}

/// Whether the server certainly did not act on the request of this error, and why.
pub(crate) fn untouched(error: &reqwest::Error) -> Option<Untouched> {
    let links = || std::iter::successors(error.source(), |link| below(*link));
    // The outer one of these errors wraps the others. hyper returns it only for a request that
    // is still in its queue.
    let first = links().find_map(|link| link.downcast_ref::<hyper::Error>());
    if first.is_some_and(hyper::Error::is_canceled) {
        return Some(Untouched::Unsent);
    }
    let error = links().find_map(|link| link.downcast_ref::<h2::Error>())?;
    let is_refused = match error.reason() {
        // The server shuts down after earlier streams. For another reason, the library reports
        // the same error for all streams.
        Some(h2::Reason::NO_ERROR) => error.is_go_away(),
        Some(h2::Reason::REFUSED_STREAM) => error.is_reset(),
        _ => false,
    };
    (is_refused && error.is_remote()).then_some(Untouched::Refused)
}

/// Whether a body does not have the content encoding that its header states. Such an error
/// comes from the decoder, not from the connection.
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

/// Nothing can be truncated before a response starts.
fn before_answer(cause: TransportCause) -> TransportCause {
    match cause {
        Truncated => Closed,
        cause => cause,
    }
}

/// Whether the body of the request ended too early. The HTTP client wraps errors of a stream.
fn own_body(link: Link) -> Option<TransportCause> {
    let stream = link.downcast_ref::<reqwest::Error>();
    let length = link.downcast_ref::<hyper::Error>();
    let failed = stream.is_some_and(reqwest::Error::is_body)
        || length.is_some_and(hyper::Error::is_body_write_aborted);
    failed.then_some(RequestBody)
}

/// Why a connection broke.
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
            NoSuchHost => "DNS: no such host, or no response from a name server",
            Unreachable => "network or host unreachable",
            TooManyOpenFiles => {
                "too many open files; make fewer calls at the same time, or raise the limit (`ulimit -n`)"
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
            Closed => "connection closed before a response came",
            Truncated => "the body ends too early",
            Timeout => "timed out",
            RequestBody => "the body of the request could not be read to its end",
            Http2(code) => {
                let reason = h2::Reason::from(*code);
                return write!(formatter, "HTTP/2 error {code}: {}", reason.description());
            }
            Malformed => "the response is not valid HTTP",
            Redirect => "redirect refused by the redirect policy",
            Io(kind) => return kind.fmt(formatter),
        })
    }
}

impl StdError for TransportCause {}

type Link<'a> = &'a (dyn StdError + 'static);

/// The error that caused this one. The `source` of `io::Error` and of `h2::Error` does not
/// return the error that they wrap.
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

/// Whether no file can be opened. The resolver then reports "no such host", because it cannot
/// read its configuration.
fn no_file_can_be_opened() -> bool {
    let socket = std::net::UdpSocket::bind((std::net::Ipv4Addr::LOCALHOST, 0));
    socket.is_err_and(|error| open_files(&error).is_some())
}

/// A proxy's response to CONNECT. Its error type is private, so its text is read.
fn tunnel(link: Link) -> Option<TransportCause> {
    let text = link.to_string();
    Some(match text.strip_prefix("tunnel error: ")? {
        "failed to create underlying connection" => ProxyUnreachable,
        "proxy authorization required" => ProxyCredentials,
        _ => ProxyRefused,
    })
}

#[cfg(feature = "rustls-no-provider")]
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

#[cfg(not(feature = "rustls-no-provider"))]
fn tls(_: Link) -> Option<TransportCause> {
    None
}

/// The TLS error of a caller's own HTTP client. Every library mentions the certificate if it
/// does not trust it. An alert comes from the server and is about our side.
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
        // hyper returns it for chunk sizes that are not numbers.
        Kind::InvalidInput | Kind::InvalidData => Malformed,
        // It wraps another error, which says more.
        Kind::Other => return None,
        kind => Io(kind),
    })
}

fn http(link: Link) -> Option<TransportCause> {
    let error = link.downcast_ref::<hyper::Error>()?;
    if error.is_parse() {
        return Some(Malformed);
    }
    // The only user error that can happen here: the connection's runtime is gone.
    let gone = error.is_incomplete_message() || error.is_canceled() || error.is_user();
    (gone || error.is_closed()).then_some(Truncated)
}

#[cfg(test)]
mod tests;
