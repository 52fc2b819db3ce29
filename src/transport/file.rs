//! Files to upload.

use std::fmt;
use std::path::PathBuf;

use bytes::Bytes;
use futures_core::TryStream;
use reqwest::Body;

use crate::Error;

/// A file to upload: a part of a multipart body, or a whole request body that is not text.
///
/// Setters take anything that converts to it: bytes, a string, a [`PathBuf`], or a
/// `reqwest::Body`.
///
/// ```
/// use conversation_apis::File;
///
/// let photo = File::path("photo.png").content_type("image/png");
/// let note = File::bytes("a note").file_name("note.txt").content_type("text/plain");
/// ```
///
/// A request with a path or a stream is not retried, because its content can be read only
/// once. A request with bytes is retried like any other.
pub struct File {
    content: Content,
    file_name: Option<String>,
    content_type: Option<String>,
}

enum Content {
    Bytes(Bytes),
    Stream(Body),
    Path(PathBuf),
}

impl File {
    /// A file with this content.
    pub fn bytes(content: impl Into<Bytes>) -> Self {
        Self::new(Content::Bytes(content.into()))
    }

    /// The file at this path. It is opened when the call is sent, and read while it is sent.
    /// Its file name is the last part of the path, unless another one is set.
    ///
    /// If it cannot be opened, the call fails with
    /// [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest), and nothing is sent.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        Self {
            file_name: name,
            ..Self::new(Content::Path(path))
        }
    }

    /// A file whose content is a stream of bytes. It is sent while it is read, with chunked
    /// transfer encoding over HTTP/1.1. An error of the stream ends the call
    /// with the cause [`RequestBody`](crate::TransportCause::RequestBody).
    pub fn stream<S>(stream: S) -> Self
    where
        S: TryStream + Send + 'static,
        S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
        Bytes: From<S::Ok>,
    {
        Self::new(Content::Stream(Body::wrap_stream(stream)))
    }

    /// Sets the file name that the server is told. It has an effect only in a multipart body,
    /// where the default is the name of the part.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the media type of the content, such as `image/png`. Without it, the type in the
    /// vendor's document is sent. If the document states no single type, that is
    /// `application/octet-stream`.
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    fn new(content: Content) -> Self {
        Self {
            content,
            file_name: None,
            content_type: None,
        }
    }

    /// Opens the file. `what` says in the error which file it is.
    pub(super) async fn open(self, what: &str) -> Result<Opened, Error> {
        let (body, length) = match self.content {
            Content::Bytes(bytes) => {
                let length = bytes.len() as u64;
                (Body::from(bytes), Some(length))
            }
            Content::Stream(body) => {
                let length = body.as_bytes().map(|bytes| bytes.len() as u64);
                (body, length)
            }
            Content::Path(path) => opened(path, what).await?,
        };
        Ok(Opened {
            body,
            length,
            file_name: self.file_name,
            content_type: self.content_type,
        })
    }
}

async fn opened(path: PathBuf, what: &str) -> Result<(Body, Option<u64>), Error> {
    // The path and the system's message about it may name a person, so only the kind is shown.
    let refused = |error: std::io::Error| {
        let kind = error.kind();
        Error::invalid_request(format!("the file of {what} cannot be opened: {kind}"))
    };
    let file = tokio::fs::File::open(path).await.map_err(refused)?;
    let facts = file.metadata().await.map_err(refused)?;
    if facts.is_dir() {
        return Err(refused(std::io::ErrorKind::IsADirectory.into()));
    }
    let length = facts.is_file().then_some(facts.len());
    Ok((Body::from(file), length))
}

/// A file that can be sent.
pub(super) struct Opened {
    pub(super) body: Body,
    /// Its length in bytes, if it is known.
    pub(super) length: Option<u64>,
    pub(super) file_name: Option<String>,
    pub(super) content_type: Option<String>,
}

/// Shows neither the content nor the names.
impl fmt::Debug for File {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("File").finish_non_exhaustive()
    }
}

macro_rules! from_bytes {
    ($($of:ty),*) => {$(
        impl From<$of> for File {
            fn from(content: $of) -> Self {
                Self::bytes(content)
            }
        }
    )*};
}

from_bytes!(Bytes, Vec<u8>, String, &'static str, &'static [u8]);

/// What `include_bytes!` returns.
impl<const N: usize> From<&'static [u8; N]> for File {
    fn from(content: &'static [u8; N]) -> Self {
        Self::bytes(content.as_slice())
    }
}

impl From<Body> for File {
    fn from(body: Body) -> Self {
        Self::new(Content::Stream(body))
    }
}

impl From<PathBuf> for File {
    fn from(path: PathBuf) -> Self {
        Self::path(path)
    }
}
