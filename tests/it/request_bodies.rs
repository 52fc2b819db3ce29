//! Request bodies as a server sees them.

use conversation_apis::{ClientBuilder, ErrorKind, File, Multipart, RawJson, Retry};
use futures_util::stream;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use wiremock::{MockServer, Request, ResponseTemplate};

use crate::support::{KEY, all_text, server};

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
mod api {
    include!("../generated/bodies.rs");
}

use api::multipart::{
    EitherRequest, UploadAllOfRequest, UploadDocumentRequest, UploadPartsRequest,
    UploadUnionRequest,
};
use api::types::{Address, HookRequest, Kind, Note};

const CANARY: &str = "canary-2f60";

fn client(base_url: impl Into<conversation_apis::BaseUrl>) -> api::Client {
    let builder = ClientBuilder::<api::Client>::new(api::Credentials::new().key(KEY));
    let builder = builder.base_url(base_url).retry(Retry::off());
    builder.build().unwrap()
}

async fn start() -> (MockServer, api::Client) {
    let server = server(ResponseTemplate::new(204)).await;
    let client = client(server.uri());
    (server, client)
}

/// The only request.
async fn request(server: &MockServer) -> Request {
    let mut requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 1);
    requests.pop().unwrap()
}

/// The content type and the body of the last request.
async fn sent(server: &MockServer) -> (Option<String>, String) {
    let request = server.received_requests().await.unwrap().pop().unwrap();
    let kind = header(&request, "content-type");
    (kind, String::from_utf8(request.body).unwrap())
}

fn header(request: &Request, name: &str) -> Option<String> {
    let value = request.headers.get(name)?;
    Some(value.to_str().unwrap().to_owned())
}

fn from_json<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap()
}

fn note() -> Note {
    from_json(r#"{"text":"words"}"#)
}

const NOTE: &str = r#"{"text":"words"}"#;

#[tokio::test]
async fn the_stated_media_type_is_sent() {
    let (server, client) = start().await;
    macro_rules! assert_sent {
        ($call:expr, $kind:expr, $body:expr) => {
            $call.send().await.unwrap();
            let expected = (Some($kind.to_owned()), $body.to_owned());
            assert_eq!(sent(&server).await, expected);
        };
    }
    assert_sent!(
        client.merge().body(note()),
        "application/merge-patch+json",
        NOTE
    );
    assert_sent!(
        client.charset().body(note()),
        "Application/JSON; charset=utf-8",
        NOTE
    );
    assert_sent!(client.any().body(note()), "application/json", NOTE);
    assert_sent!(client.list().body([1, 2]), "application/json", "[1,2]");
    let json = RawJson::from(&json!({ "a": 1 }));
    assert_sent!(
        client.untyped().body(json),
        "application/json",
        r#"{"a":1}"#
    );
    assert_sent!(client.csv().body("a,b"), "text/csv", "a,b");
    assert_sent!(client.xml().body("<a/>"), "application/xml", "<a/>");
    assert_sent!(client.image().body("png"), "image/png", "png");
    let jpeg = File::bytes("jpeg").content_type("image/jpeg");
    assert_sent!(client.image().body(jpeg), "image/jpeg", "jpeg");
    assert_sent!(client.media().body("?"), "application/octet-stream", "?");
    let webp = File::bytes(vec![b'w']).content_type("image/webp");
    assert_sent!(client.media().body(webp), "image/webp", "w");
    assert_sent!(client.search().body(note()), "application/json", NOTE);
    assert_sent!(client.remove().body(note()), "application/json", NOTE);
}

#[tokio::test]
async fn a_request_without_content_states_its_length() {
    let (server, client) = start().await;
    let length = async || {
        let request = server.received_requests().await.unwrap().pop().unwrap();
        header(&request, "content-length")
    };
    client.untyped().send().await.unwrap();
    assert_eq!(length().await.as_deref(), Some("0"));
    client.csv().body("").send().await.unwrap();
    assert_eq!(length().await.as_deref(), Some("0"));
    client.csv().body("a").send().await.unwrap();
    assert_eq!(length().await.as_deref(), Some("1"));
    client.search().send().await.unwrap();
    assert_eq!(length().await, None);
}

#[tokio::test]
async fn a_request_without_content_has_the_content_type_that_the_operation_states() {
    let (server, client) = start().await;
    client.typed().send().await.unwrap();
    let expected = (Some("application/json".to_owned()), String::new());
    assert_eq!(sent(&server).await, expected);
    client.untyped().send().await.unwrap();
    assert_eq!(sent(&server).await, (None, String::new()));
}

#[tokio::test]
async fn an_optional_body_that_is_not_set_is_not_sent() {
    let (server, client) = start().await;
    client.search().send().await.unwrap();
    assert_eq!(sent(&server).await, (None, String::new()));
    client.untyped().send().await.unwrap();
    assert_eq!(sent(&server).await, (None, String::new()));
    client.upload_union().send().await.unwrap();
    assert_eq!(sent(&server).await, (None, String::new()));
}

#[tokio::test]
async fn a_required_body_must_be_set() {
    let client = client("https://bodies.example.com");
    for error in [
        client.merge().send().await.unwrap_err(),
        client.either().send().await.unwrap_err(),
        client.upload_parts().send().await.unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert!(error.to_string().contains(".body(…)"), "{error}");
    }
}

#[tokio::test]
async fn each_way_to_write_a_body_has_a_setter_and_the_last_one_counts() {
    let (server, client) = start().await;
    let call = || client.either().text("query");
    call().body(note()).send().await.unwrap();
    assert_eq!(
        sent(&server).await,
        (Some("application/json".to_owned()), NOTE.to_owned())
    );
    call().form(note()).send().await.unwrap();
    let form = "application/x-www-form-urlencoded".to_owned();
    assert_eq!(sent(&server).await, (Some(form), "text=words".to_owned()));
    call().text_body("words").send().await.unwrap();
    let text = "text/plain; charset=utf-8".to_owned();
    assert_eq!(sent(&server).await, (Some(text), "words".to_owned()));
    let call = call().text_body("words").multipart(EitherRequest::new());
    call.bytes("bytes").send().await.unwrap();
    let bytes = "application/octet-stream".to_owned();
    assert_eq!(sent(&server).await, (Some(bytes), "bytes".to_owned()));
}

#[tokio::test]
async fn a_form_is_written_as_its_encoding_states() {
    let (server, client) = start().await;
    let body: HookRequest = from_json(
        r#"{
            "url": "https://a.example/?b=c d", "events": ["a,b", "c"], "kinds": ["x", "y,z"],
            "metadata": {"k": "v"}, "address": {"city": "Oslo"}, "tags": ["t"],
            "ratio": 2.500, "live": true, "kind": "b", "note": null,
            "undocumented": 12345678901234567890123, "more": [1, {"a": null}]
        }"#,
    );
    client.hook().body(body).send().await.unwrap();
    let (kind, body) = sent(&server).await;
    assert_eq!(kind.as_deref(), Some("application/x-www-form-urlencoded"));
    let mut pairs: Vec<&str> = body.split('&').collect();
    pairs.sort_unstable();
    let mut expected = [
        "url=https%3A%2F%2Fa.example%2F%3Fb%3Dc%20d",
        "events=a%2Cb",
        "events=c",
        "kinds=x,y%2Cz",
        "metadata%5Bk%5D=v",
        "address=%7B%22city%22%3A%22Oslo%22%7D",
        "tags=%5B%22t%22%5D",
        "ratio=2.500",
        "live=true",
        "kind=b",
        "undocumented=12345678901234567890123",
        "more=1",
        "more=%7B%22a%22%3Anull%7D",
    ];
    expected.sort_unstable();
    assert_eq!(pairs, expected);
}

/// A part: its name, its file name, its content type, and its content.
type Part = (String, Option<String>, Option<String>, String);

/// The parts of a multipart body.
fn parts(request: &Request, kind: &str) -> Vec<Part> {
    let content_type = header(request, "content-type").unwrap();
    let boundary = content_type.strip_prefix(&format!("{kind}; boundary="));
    let boundary = format!("--{}", boundary.unwrap_or_else(|| panic!("{content_type}")));
    let body = String::from_utf8(request.body.clone()).unwrap();
    let body = body.strip_suffix(&format!("{boundary}--\r\n")).unwrap();
    let start = format!("{boundary}\r\n");
    let parts = body.split(&start);
    parts.filter(|part| !part.is_empty()).map(part).collect()
}

fn part(text: &str) -> Part {
    let (headers, content) = text.split_once("\r\n\r\n").unwrap();
    let value = |name: &str| {
        let mut lines = headers
            .split("\r\n")
            .filter_map(|line| line.split_once(": "));
        let found = lines.find(|(found, _)| found.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.to_owned())
    };
    let disposition = value("content-disposition").unwrap();
    let parameter = |name: &str| {
        let (_, rest) = disposition.split_once(&format!(" {name}=\""))?;
        Some(rest.split('"').next().unwrap().to_owned())
    };
    let content = content.strip_suffix("\r\n").unwrap();
    let extra = value("x-kind").map(|kind| format!(" ({kind})"));
    (
        parameter("name").unwrap(),
        parameter("filename"),
        value("content-type"),
        content.to_owned() + extra.as_deref().unwrap_or_default(),
    )
}

fn expected(parts: &[(&str, Option<&str>, Option<&str>, &str)]) -> Vec<Part> {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let parts = parts.iter().map(|(name, file, kind, content)| {
        let (file, kind) = (owned(*file), owned(*kind));
        ((*name).to_owned(), file, kind, (*content).to_owned())
    });
    parts.collect()
}

#[tokio::test]
async fn each_part_has_its_name_its_content_type_and_its_content() {
    let (server, client) = start().await;
    let address = |city: &str| -> Address { from_json(&json!({ "city": city }).to_string()) };
    let pdf = |text: &'static str| File::bytes(text).file_name(format!("{text}.pdf"));
    let body = UploadDocumentRequest::new("the document", "A \"title\"")
        .pages([1, 2])
        .ratio(0.5)
        .public(true)
        .kind(Kind::Letter)
        .model("any")
        .address(address("Oslo"))
        .addresses([address("Rome"), address("Bonn")])
        .attachments([pdf("one"), pdf("two")])
        .photo(
            File::bytes("photo")
                .content_type("image/jpeg")
                .file_name("a\"b.jpg"),
        )
        .page_xml("<page/>")
        .signature("c2lnbmVk")
        .labels(["a,b", "c d"])
        .filter([("k".to_owned(), "v&w".to_owned())])
        .note("first")
        .note("words")
        .either(["1"])
        .part("more[]", "text")
        .file_part("other", "bytes");
    client.upload_document().body(body).send().await.unwrap();
    let octets = Some("application/octet-stream");
    let request = request(&server).await;
    let (json, pdf_type) = (Some("application/json"), Some("application/pdf"));
    let expected = expected(&[
        ("file", Some("file"), octets, "the document"),
        ("title", None, None, "A \"title\""),
        ("pages", None, None, "1"),
        ("pages", None, None, "2"),
        ("ratio", None, None, "0.5"),
        ("public", None, None, "true"),
        ("kind", None, None, "letter"),
        ("model", None, None, "any"),
        ("address", None, json, r#"{"city":"Oslo"}"#),
        ("addresses", None, json, r#"{"city":"Rome"}"#),
        ("addresses", None, json, r#"{"city":"Bonn"}"#),
        ("attachments", Some("one.pdf"), pdf_type, "one (scan)"),
        ("attachments", Some("two.pdf"), pdf_type, "two (scan)"),
        ("photo", Some("a%22b.jpg"), Some("image/jpeg"), "photo"),
        (
            "page.xml",
            None,
            Some("application/xml; charset"),
            "<page/>",
        ),
        ("signature", None, None, "c2lnbmVk"),
        ("labels", None, None, "a,b,c d"),
        ("filter[k]", None, None, "v&w"),
        ("note", None, None, "words"),
        ("either", Some("either"), octets, "1"),
        ("more[]", None, None, "text"),
        ("other", Some("other"), octets, "bytes"),
    ]);
    assert_eq!(parts(&request, "multipart/form-data"), expected);
    let length = request.body.len().to_string();
    assert_eq!(header(&request, "content-length"), Some(length));
}

#[tokio::test]
async fn bodies_of_unions_of_merged_schemas_and_of_unknown_parts_are_sent() {
    let (server, client) = start().await;
    let body = UploadUnionRequest::new(7).url("https://a.example");
    client.upload_union().body(body).send().await.unwrap();
    let url = ("url", None, None, "https://a.example");
    let union = expected(&[("id", None, None, "7"), url]);
    assert_eq!(parts(&request(&server).await, "multipart/mixed"), union);
    server.reset().await;

    let (server, client) = start().await;
    let body = UploadAllOfRequest::new(vec![b'b']).new2("text");
    client.upload_all_of().body(body).send().await.unwrap();
    let octets = Some("application/octet-stream");
    let merged = expected(&[
        ("file", Some("file"), octets, "b"),
        ("new", None, None, "text"),
    ]);
    assert_eq!(
        parts(&request(&server).await, "multipart/form-data"),
        merged
    );

    let (server, client) = start().await;
    let body = UploadPartsRequest::new().part("a", "b");
    client.upload_parts().body(body).send().await.unwrap();
    let unknown = expected(&[("a", None, None, "b")]);
    assert_eq!(
        parts(&request(&server).await, "multipart/form-data"),
        unknown
    );

    let (server, client) = start().await;
    let body = UploadPartsRequest::default();
    client.upload_parts().body(body).send().await.unwrap();
    assert_eq!(parts(&request(&server).await, "multipart/form-data"), []);
}

/// A file that is removed at the end of the test.
struct Temporary(std::path::PathBuf);

impl Temporary {
    fn new(name: &str, content: &str) -> Self {
        let name = format!("{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, content).unwrap();
        Self(path)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        std::fs::remove_file(&self.0).unwrap();
    }
}

#[tokio::test]
async fn files_are_sent_from_paths_and_streams() {
    let pieces = || stream::iter([Ok::<_, std::io::Error>("pie"), Ok("ces")]);
    let file = Temporary::new("upload.txt", "from a path");
    let octets = Some("application/octet-stream");

    let (server, client) = start().await;
    let body = UploadDocumentRequest::new(File::path(&file.0).file_name("a.txt"), "t").either([
        File::from(file.0.clone())
            .content_type("text/plain")
            .file_name("b"),
    ]);
    client.upload_document().body(body).send().await.unwrap();
    let request_of_paths = request(&server).await;
    let expected_parts = expected(&[
        ("file", Some("a.txt"), octets, "from a path"),
        ("title", None, None, "t"),
        ("either", Some("b"), Some("text/plain"), "from a path"),
    ]);
    assert_eq!(
        parts(&request_of_paths, "multipart/form-data"),
        expected_parts
    );
    let length = request_of_paths.body.len().to_string();
    assert_eq!(header(&request_of_paths, "content-length"), Some(length));

    let (server, client) = start().await;
    let body = UploadDocumentRequest::new(File::stream(pieces()), "t");
    client.upload_document().body(body).send().await.unwrap();
    let streamed = request(&server).await;
    let parts = parts(&streamed, "multipart/form-data");
    assert_eq!(
        parts[0],
        (
            "file".into(),
            Some("file".into()),
            octets.map(Into::into),
            "pieces".into()
        )
    );
    assert_eq!(header(&streamed, "content-length"), None);

    let (server, client) = start().await;
    client
        .image()
        .body(File::path(&file.0))
        .send()
        .await
        .unwrap();
    let whole = request(&server).await;
    assert_eq!(whole.body, b"from a path");
    assert_eq!(header(&whole, "content-length").as_deref(), Some("11"));
    assert_eq!(header(&whole, "content-type").as_deref(), Some("image/png"));

    let (server, client) = start().await;
    client
        .image()
        .body(File::stream(pieces()))
        .send()
        .await
        .unwrap();
    assert_eq!(request(&server).await.body, b"pieces");
}

#[tokio::test]
async fn a_file_that_cannot_be_opened_is_an_error_before_anything_is_sent() {
    let (server, client) = start().await;
    let missing = std::env::temp_dir().join(CANARY).join("missing.txt");
    let body = UploadDocumentRequest::new(File::path(&missing), "t");
    let errors = [
        (
            "the part `file`",
            client
                .upload_document()
                .body(body)
                .send()
                .await
                .unwrap_err(),
        ),
        (
            "the request body",
            client.image().body(missing).send().await.unwrap_err(),
        ),
        (
            "the request body",
            client
                .image()
                .body(std::env::temp_dir())
                .send()
                .await
                .unwrap_err(),
        ),
    ];
    for (what, error) in errors {
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        let text = all_text(&error);
        assert!(
            text.contains(what) && text.contains("cannot be opened"),
            "{text}"
        );
        assert!(!text.contains(CANARY), "{text}");
    }
    assert!(server.received_requests().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_value_of_a_part_that_cannot_be_converted_is_an_error_that_names_the_part() {
    let client = client("https://bodies.example.com");
    let body = UploadDocumentRequest::new("file", "t").pages([u64::MAX]);
    let error = client
        .upload_document()
        .body(body)
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    let text = all_text(&error);
    assert!(
        text.contains("the part `pages`") && text.contains("`i64`"),
        "{text}"
    );
    assert!(!text.contains("18446744073709551615"), "{text}");
    let kind = File::bytes("x").content_type(format!("{CANARY}\n"));
    let error = client.image().body(kind).send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(!all_text(&error).contains(CANARY), "{error}");
}

#[test]
fn debug_shows_the_names_of_parts_and_nothing_else() {
    let file = File::bytes(CANARY).file_name(CANARY).content_type(CANARY);
    assert_eq!(format!("{file:?}"), "File { .. }");
    let body = UploadDocumentRequest::new(file, CANARY).part("more", CANARY);
    let text = format!("{body:?}");
    assert_eq!(
        text,
        r#"UploadDocumentRequest(Multipart { parts: ["file", "title", "more"], .. })"#
    );
    let client = client("https://bodies.example.com");
    let call = format!("{:?}", client.upload_document().body(body));
    assert!(call.contains("body") && !call.contains(CANARY), "{call}");
    assert_eq!(
        format!("{:?}", Multipart::new()),
        "Multipart { parts: [], .. }"
    );
}

#[test]
fn the_notes_say_which_media_types_are_sent() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/generated/bodies.yaml");
    let document = conversation_apis_codegen::Document::read(path.as_ref()).unwrap();
    let lowered = conversation_apis_codegen::lower(&document).unwrap();
    let notes: Vec<String> = lowered.notes.iter().map(ToString::to_string).collect();
    let notes = notes.join("\n");
    for text in [
        "several media types of bytes: image/png is sent, unless the file states its content type",
        "several media types of JSON: application/json is sent",
        "*/* is sent as application/json",
        "application/* is sent as application/json",
        "XML is sent as text",
        "a union: a part is required only if every branch requires it",
        "no part is described: parts are added by name",
        "`matrix` is not a style of a request body: ignored",
        "the header is not sent: the document states no value for it",
    ] {
        assert!(notes.contains(text), "{text}: {notes}");
    }
    assert!(!notes.contains("left out"), "{notes}");
    let media_types = |id: &str| -> Vec<String> {
        let mut operations = conversation_apis_codegen::walk::operations(&lowered.document);
        let operation = operations.find(|operation| operation.id == id).unwrap();
        let content: &Value = &operation.value["requestBody"]["content"];
        content.as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(media_types("merge"), ["application/merge-patch+json"]);
    assert_eq!(
        media_types("either"),
        [
            "application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "text/plain; charset=utf-8",
            "application/octet-stream"
        ]
    );
}
