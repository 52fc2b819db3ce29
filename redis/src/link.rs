//! The connection to Redis: one, multiplexed, on which Redis also pushes messages.

use std::time::Duration;

use redis::aio::MultiplexedConnection;
use redis::{
    AsyncConnectionConfig, Client, ConnectionAddr, ErrorKind, PushInfo, PushKind, RedisError,
    ServerErrorKind, Value,
};
use tokio::sync::mpsc::UnboundedSender;

use crate::RedisQuotaError;
use crate::script::Protocol;

/// What Redis pushes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Push {
    Disconnected,
    /// The number of changes of the pause, its length and that of its spread, in microseconds.
    Paused(u64, u64, u64),
    /// This process should call, because it waits or because a recovery ended.
    Called,
}

/// Where the quota's keys are, if a node of Redis Cluster said that it is not the one of the URL.
pub(crate) type Node = (String, u16);

/// Connects, loads the script and subscribes to the pushes.
///
/// # Errors
///
/// If Redis cannot be reached in this time, or refuses.
pub(crate) async fn connect(
    client: Client,
    node: Option<Node>,
    protocol: &Protocol,
    timeout: Duration,
    pushes: UnboundedSender<Push>,
) -> Result<MultiplexedConnection, RedisError> {
    let id = protocol.id().to_owned();
    let sender = move |info: PushInfo| {
        let push = read(&info, &id);
        if let Some(push) = push {
            // Nobody receives if the connection was given up.
            pushes.send(push).ok();
        }
        Ok::<(), std::convert::Infallible>(())
    };
    let config = AsyncConnectionConfig::new()
        .set_connection_timeout(Some(timeout))
        .set_response_timeout(Some(timeout))
        .set_push_sender(sender);
    let client = match node {
        Some(node) => Client::open(at(client.get_connection_info().clone(), node))?,
        None => client,
    };
    let connecting = client.get_multiplexed_async_connection_with_config(&config);
    let mut connection = match tokio::time::timeout(timeout, connecting).await {
        Ok(connection) => connection?,
        Err(_) => return Err(std::io::Error::from(std::io::ErrorKind::TimedOut).into()),
    };
    // Without the permission to subscribe, pauses arrive with the answers.
    match connection.subscribe(protocol.channel()).await {
        Err(error) if !is_refusal(&error) => Err(error),
        _ => Ok(connection),
    }
}

fn at(info: redis::ConnectionInfo, (host, port): Node) -> redis::ConnectionInfo {
    let addr = match info.addr().clone() {
        ConnectionAddr::TcpTls {
            insecure,
            tls_params,
            ..
        } => ConnectionAddr::TcpTls {
            host,
            port,
            insecure,
            tls_params,
        },
        _ => ConnectionAddr::Tcp(host, port),
    };
    info.set_addr(addr)
}

/// The node of the cluster that has the keys, if the error says so.
pub(crate) fn moved(error: &RedisError) -> Option<Node> {
    let (addr, _) = error.redirect_node()?;
    let (host, port) = addr.rsplit_once(':')?;
    Some((host.to_owned(), port.parse().ok()?))
}

fn read(info: &PushInfo, id: &str) -> Option<Push> {
    match info.kind {
        PushKind::Disconnection => return Some(Push::Disconnected),
        PushKind::Message => {}
        _ => return None,
    }
    let Some(Value::BulkString(message)) = info.data.get(1) else {
        return None;
    };
    let message = std::str::from_utf8(message).ok()?;
    let mut words = message.split(' ');
    match words.next()? {
        "n" => Some(Push::Called),
        "w" => (words.next()? == id).then_some(Push::Called),
        "p" => {
            let mut number = || words.next()?.parse().ok();
            Some(Push::Paused(number()?, number()?, number()?))
        }
        _ => None,
    }
}

fn is_refusal(error: &RedisError) -> bool {
    let kind = error.kind();
    let code = error.code().unwrap_or_default();
    matches!(
        kind,
        ErrorKind::AuthenticationFailed
            | ErrorKind::RESP3NotSupported
            | ErrorKind::InvalidClientConfig
            | ErrorKind::Server(ServerErrorKind::NoPerm)
    ) || matches!(code, "NOAUTH" | "WRONGPASS" | "NOPERM" | "WRONGTYPE")
}

/// What an error of the crate `redis` means, in words that hold no secret.
pub(crate) fn explain(error: &RedisError) -> RedisQuotaError {
    let reason = match (error.kind(), error.code()) {
        (ErrorKind::AuthenticationFailed, _) => "wrong user or password".to_owned(),
        (ErrorKind::RESP3NotSupported, _) => "it is older than Redis 6".to_owned(),
        (_, Some(code)) => format!("{code} {}", error.detail().unwrap_or_default()),
        _ if error.is_timeout() => "no answer in time".to_owned(),
        (ErrorKind::Io, _) => error.to_string(),
        _ => error.category().to_owned(),
    };
    match is_refusal(error) {
        true => RedisQuotaError::Refused { reason },
        false => RedisQuotaError::Unreachable { reason },
    }
}
