//! A request that the server received.

use std::fmt;

use hyper::body::Bytes;

/// A request that the server received. It has no headers except the content type, and so no
/// key.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use conversation_apis_server::Server;
/// # let server = Server::start("partoo").await?;
/// for request in server.requests() {
///     println!("{} {}?{}", request.method, request.path, request.query);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Request {
    /// The method as it was received, such as `GET`.
    pub method: String,
    /// The path as it was received, still encoded.
    pub path: String,
    /// The query as it was received, still encoded. It is empty if there was none.
    pub query: String,
    pub(super) content_type: Option<String>,
    pub(super) body: Bytes,
}

impl Request {
    /// The `Content-Type` header. `None` if there was none.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use conversation_apis_server::Server;
    /// # let server = Server::start("partoo").await?;
    /// let requests = server.requests();
    /// let is_json = |content_type: &str| content_type == "application/json";
    /// assert!(requests.iter().filter_map(|request| request.content_type()).all(is_json));
    /// # Ok(())
    /// # }
    /// ```
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// The bytes of the body, as far as they arrived. They are empty if there was none, or if
    /// it was too long. `Debug` shows only their number.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use conversation_apis_server::Server;
    /// # let server = Server::start("partoo").await?;
    /// for request in server.requests().iter().filter(|request| request.method == "POST") {
    ///     let body: serde_json::Value = serde_json::from_slice(request.body())?;
    ///     assert_eq!(body["content"], "We open at eight.");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut request = formatter.debug_struct("Request");
        request
            .field("method", &self.method)
            .field("path", &self.path)
            .field("query", &self.query)
            .field("content_type", &self.content_type);
        let length = format_args!("{} bytes", self.body.len());
        request.field("body", &length).finish()
    }
}
