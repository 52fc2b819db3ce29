//! Connections to Redis that are slow, silent or cut.

use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::background::Background;

/// What happens to the bytes of all connections.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    Pass,
    /// Each read is passed on after this time, in both directions.
    Delay(Duration),
    /// Bytes are read and lost, and the connections stay open: a half-open connection.
    Swallow,
    /// Commands arrive, and their answers are lost.
    SwallowAnswers,
    /// Connections are closed, and new ones are closed at once.
    Cut,
}

/// Forwards connections to one address. It runs on a thread of its own until it is dropped.
pub struct Proxy {
    background: Background,
    way: watch::Sender<Way>,
}

impl Proxy {
    pub fn start(target: String) -> Self {
        let (way, watched) = watch::channel(Way::Pass);
        let background = Background::start(|listener| serve(listener, target, watched));
        Self { background, way }
    }

    pub fn url(&self) -> String {
        format!("redis://{}/", self.background.address)
    }

    /// Applies to open and to new connections.
    pub fn set(&self, way: Way) {
        self.way.send_replace(way);
    }
}

async fn serve(listener: TcpListener, target: String, way: watch::Receiver<Way>) {
    let target: Arc<str> = target.into();
    loop {
        let (client, _) = listener.accept().await.unwrap();
        tokio::spawn(connection(client, Arc::clone(&target), way.clone()));
    }
}

async fn connection(client: TcpStream, target: Arc<str>, mut way: watch::Receiver<Way>) {
    let (commands, answers) = (way.clone(), way.clone());
    let forwarded = async move {
        let Ok(server) = TcpStream::connect(&*target).await else {
            return;
        };
        let _ = (client.set_nodelay(true), server.set_nodelay(true));
        let (from_client, to_client) = client.into_split();
        let (from_server, to_server) = server.into_split();
        tokio::select! {
            () = forward(from_client, to_server, commands, false) => {}
            () = forward(from_server, to_client, answers, true) => {}
        }
    };
    tokio::select! {
        () = forwarded => {}
        _ = way.wait_for(|way| *way == Way::Cut) => {}
    }
}

async fn forward(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    way: watch::Receiver<Way>,
    answers: bool,
) {
    let mut bytes = vec![0; 64 * 1024];
    loop {
        let length = from.read(&mut bytes).await.unwrap_or(0);
        if length == 0 {
            return;
        }
        let current = *way.borrow();
        match current {
            Way::Swallow => continue,
            Way::SwallowAnswers if answers => continue,
            Way::Delay(time) => tokio::time::sleep(time).await,
            _ => {}
        }
        if to.write_all(&bytes[..length]).await.is_err() {
            return;
        }
    }
}
