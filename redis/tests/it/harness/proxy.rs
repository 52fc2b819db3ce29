//! Connections to Redis that are slow, silent or cut.

use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{oneshot, watch};

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
    address: SocketAddr,
    way: watch::Sender<Way>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Proxy {
    pub fn start(target: String) -> Self {
        let (way, watched) = watch::channel(Way::Pass);
        let (tell, told) = std::sync::mpsc::channel();
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async move {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                tell.send(listener.local_addr().unwrap()).unwrap();
                tokio::select! {
                    () = serve(listener, target, watched) => {}
                    _ = stopped => {}
                }
            });
        });
        Self {
            address: told.recv().unwrap(),
            way,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    pub fn url(&self) -> String {
        format!("redis://{}/", self.address)
    }

    /// Applies to open and to new connections.
    pub fn set(&self, way: Way) {
        self.way.send_replace(way);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
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
