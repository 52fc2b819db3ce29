//! Bodies that are returned as bytes while they arrive.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use tokio::sync::mpsc::Sender;

use super::Response;
use super::live::{Feed, Live, Origin, too_large};
use crate::Error;

/// The body of a response, as a stream of its bytes.
///
/// The bytes come from the network while the stream is read, after decompression. Only a few
/// pieces wait in memory. [`bytes`](Self::bytes) reads the whole body instead.
///
/// If the connection breaks before the body is complete, an item is an error of the kind
/// [`Transport`](crate::ErrorKind::Transport), or [`Timeout`](crate::ErrorKind::Timeout) if the
/// server sends nothing for longer than
/// [`idle_timeout`](crate::ClientBuilder::idle_timeout). The stream then ends. Nothing limits the
/// time of the whole body. Dropping the stream closes the connection.
///
/// ```no_run
/// # async fn save(mut download: conversation_apis::ByteStream) -> Result<(), Box<dyn std::error::Error>> {
/// use std::io::Write;
///
/// let mut file = std::fs::File::create("export.csv")?;
/// while let Some(bytes) = download.next().await {
///     file.write_all(&bytes?)?;
/// }
/// # Ok(())
/// # }
/// ```
pub struct ByteStream {
    feed: Feed<Bytes>,
    most: usize,
    origin: Box<Origin>,
}

impl ByteStream {
    pub(super) fn of(response: &mut Response) -> Self {
        let origin = Box::new(Origin::of(response));
        let most = response.live.as_ref().map_or(0, |live| live.most);
        let feed = match response.live.take() {
            Some(live) => {
                let origin = origin.clone();
                Feed::of(|sender| forward(live, origin, sender))
            }
            None => Feed::empty(),
        };
        Self { feed, most, origin }
    }

    /// The next bytes. `None` at the end of the body, and after an error.
    ///
    /// A caller can drop the future at any point and loses nothing.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        std::future::poll_fn(|context| self.feed.poll(context)).await
    }

    /// Reads the body to its end.
    ///
    /// # Errors
    ///
    /// Those of the stream, and [`ErrorKind::TooLarge`](crate::ErrorKind::TooLarge) if the body
    /// is longer than [`max_response_bytes`](crate::ClientBuilder::max_response_bytes) of the
    /// client: by default, 16 MiB.
    pub async fn bytes(self) -> Result<Bytes, Error> {
        let most = self.most;
        self.bytes_up_to(most).await
    }

    /// Reads the body to its end, if it has at most this many bytes.
    ///
    /// # Errors
    ///
    /// The same as [`bytes`](Self::bytes).
    pub async fn bytes_up_to(mut self, most: usize) -> Result<Bytes, Error> {
        let mut body = BytesMut::new();
        while let Some(piece) = self.next().await {
            let piece = piece?;
            if piece.len() > most - body.len() {
                return Err(self.origin.error(too_large(most)));
            }
            body.extend_from_slice(&piece);
        }
        Ok(body.freeze())
    }
}

/// Sends what arrives to the stream.
async fn forward(mut live: Live, origin: Box<Origin>, sender: Sender<Result<Bytes, Error>>) {
    while let Some(outcome) = live.chunk().await.transpose() {
        let is_broken = outcome.is_err();
        let outcome = outcome.map_err(|error| origin.error(error));
        if sender.send(outcome).await.is_err() || is_broken {
            return;
        }
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.feed.poll(context)
    }
}

/// Shows nothing of the body.
impl fmt::Debug for ByteStream {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ByteStream").finish_non_exhaustive()
    }
}
