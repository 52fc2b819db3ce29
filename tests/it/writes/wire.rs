//! A server over TCP that breaks off at a given point of a request, and keeps what it read.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with a request.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Act {
    /// Answers and keeps the connection open.
    Answer,
    /// Answers, and then closes the idle connection.
    AnswerAndClose,
    /// Closes a connection before it reads anything.
    CloseUnread,
    ResetUnread,
    /// Breaks off when it has read the headers.
    CloseAfterHead,
    ResetAfterHead,
    /// Breaks off when it has read the whole request.
    Close,
    Reset,
    /// Breaks off within its answer.
    CloseWithinHead,
    CloseWithinBody,
    ResetWithinBody,
    /// Breaks off after `100 Continue`.
    CloseAfterContinue,
    /// Sends `408` without waiting for a request, as some proxies do with idle connections.
    TimeOut,
}

use Act::*;

impl Act {
    /// Whether the server reads nothing of the request.
    pub fn is_unread(self) -> bool {
        matches!(self, CloseUnread | ResetUnread | TimeOut)
    }
}

/// A request as far as the server read it.
#[derive(Debug, Clone)]
pub struct Seen {
    pub head: String,
    pub body: Vec<u8>,
    /// Whether the server read all of it.
    pub is_whole: bool,
}

/// The server. It does what is next in the script with each request, and then answers all.
pub struct Wire {
    pub url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

type Script = Arc<Mutex<VecDeque<Act>>>;

impl Wire {
    pub async fn start(script: impl IntoIterator<Item = Act>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let script: Script = Arc::new(Mutex::new(script.into_iter().collect()));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&seen);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&script), Arc::clone(&kept)));
            }
        });
        Self { url, seen }
    }

    /// The requests of which the server read at least the headers.
    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// How many requests with this text in their body or their headers the server read.
    pub fn count(&self, text: &str) -> usize {
        let is_there = |seen: &&Seen| {
            let body = String::from_utf8_lossy(&seen.body);
            seen.head.contains(text) || body.contains(text)
        };
        self.seen().iter().filter(is_there).count()
    }
}

async fn serve(mut stream: TcpStream, script: Script, seen: Arc<Mutex<Vec<Seen>>>) {
    let next = |before: bool| {
        let mut script = script.lock().unwrap();
        match script.front() {
            Some(act) if act.is_unread() == before => script.pop_front(),
            _ => None,
        }
    };
    loop {
        match next(true) {
            Some(TimeOut) => {
                let text = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
                let _ = stream.write_all(text).await;
                return;
            }
            Some(ResetUnread) => return reset(&stream),
            Some(_) => return,
            None => {}
        }
        let Some((head, mut read)) = head(&mut stream).await else {
            return;
        };
        let act = next(false).unwrap_or(Answer);
        let is_whole = !matches!(act, CloseAfterHead | ResetAfterHead) && {
            rest(&mut stream, &head, &mut read).await
        };
        let request = Seen {
            head,
            body: read,
            is_whole,
        };
        seen.lock().unwrap().push(request);
        if !is_whole || !answered(&mut stream, act).await {
            if matches!(act, ResetAfterHead | Reset | ResetWithinBody) {
                reset(&stream);
            }
            return;
        }
    }
}

/// The drop that follows then resets the connection.
fn reset(stream: &TcpStream) {
    let _ = stream.set_zero_linger();
}

/// Reads the headers, and what came with them.
async fn head(stream: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut read = Vec::new();
    loop {
        if let Some(end) = read.windows(4).position(|part| part == b"\r\n\r\n") {
            let body = read.split_off(end + 4);
            return Some((String::from_utf8(read).unwrap(), body));
        }
        if stream.read_buf(&mut read).await.ok()? == 0 {
            return None;
        }
    }
}

/// Reads the rest of the body. Returns whether all of it came.
async fn rest(stream: &mut TcpStream, head: &str, body: &mut Vec<u8>) -> bool {
    let lower = head.to_ascii_lowercase();
    let length = lower
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let length: usize = length.map_or(0, |length| length.trim().parse().unwrap());
    let is_chunked = lower.contains("transfer-encoding: chunked");
    loop {
        let is_whole = match is_chunked {
            true => body.ends_with(b"0\r\n\r\n"),
            false => body.len() >= length,
        };
        if is_whole {
            return true;
        }
        match stream.read_buf(body).await {
            Ok(0) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// Sends the answer, or the start of it. Returns whether the connection is kept.
async fn answered(stream: &mut TcpStream, act: Act) -> bool {
    let body = r#"{"id":7,"content":"there"}"#;
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let whole = format!("{head}{body}");
    let text = match act {
        Answer | AnswerAndClose => whole.as_str(),
        CloseWithinHead => &head[..head.len() / 2],
        CloseWithinBody | ResetWithinBody => &whole[..whole.len() - 9],
        CloseAfterContinue => "HTTP/1.1 100 Continue\r\n\r\n",
        _ => "",
    };
    let is_sent = stream.write_all(text.as_bytes()).await.is_ok();
    if act == ResetWithinBody {
        // A reset overtakes what was sent before it.
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    act == Answer && is_sent
}
