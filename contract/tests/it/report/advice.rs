//! What reports say to do about a finding works as it is, once a person has filled in the words
//! in capitals.

use conversation_apis::observe::ValueKind;
use conversation_apis_codegen::overlay::Overlay;
use conversation_apis_codegen::{Document, Pointer};
use conversation_apis_contract::baseline::Baseline;
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::finding::{Finding, Kind, Severity, Sighting};
use conversation_apis_contract::provider::Provider;
use conversation_apis_contract::report::Format;
use conversation_apis_contract::verify::{Extent, Verdict};
use jiff::civil::date;
use serde_json::{Value, json};

use super::printed;
use crate::folder::Folder;

const STATUS: &str = "#/components/schemas/Conversation/properties/status";

/// The verdict of a run of a live server.
fn live(findings: Vec<Finding>) -> Verdict {
    let provider = Provider::find("partoo").unwrap();
    let contract = Contract::open(&provider.folder()).unwrap();
    Verdict {
        extent: Extent::Live {
            requests: 9,
            items: 20,
        },
        findings,
        ..Verdict::new(provider, &contract)
    }
}

fn finding(kind: Kind, place: &str, types: &[ValueKind]) -> Finding {
    let mut finding = Finding::new(kind, Pointer::from(place), "a text");
    finding.evidence.types = types.to_vec();
    finding
}

/// The document after the overlay of a finding, and the part of it at a place.
fn corrected(folder: &Folder, finding: Finding, at: &str) -> Value {
    let report: Value =
        serde_json::from_str(&printed(&[live(vec![finding])], Format::Json)).unwrap();
    let overlay = report["providers"][0]["findings"][0]["overlay"].as_str();
    let file = folder.write("overlay.yaml", overlay.unwrap());
    let provider = Provider::find("partoo").unwrap();
    let mut document = Document::open(&provider.folder()).unwrap().value;
    let overlay = Overlay::read(file.as_ref()).unwrap();
    overlay.apply(&mut document).unwrap();
    document.pointer(at).cloned().unwrap_or_default()
}

#[test]
fn the_overlay_of_a_finding_corrects_the_document() {
    let folder = Folder::new();
    let object = "#/components/schemas/Conversation/properties";
    let new = format!("{object}/it's new");
    let any = format!("{object}/{{name}}");
    let email = format!("{object}/consumer_email");
    let status = "#/paths/~1conversations/get/responses/418";
    use ValueKind::{Array, Integer, Null, Number, String};
    for (finding, at, expected) in [
        (
            finding(Kind::UndocumentedProperty, &new, &[Null, Integer]),
            "/components/schemas/Conversation/properties/it's new",
            json!({ "type": ["integer", "null"] }),
        ),
        (
            finding(Kind::UndocumentedProperty, &any, &[Array]),
            "/components/schemas/Conversation/additionalProperties",
            json!({ "type": "array", "items": {} }),
        ),
        (
            finding(Kind::TypeDiffers, &email, &[Integer, Number, String]),
            "/components/schemas/Conversation/properties/consumer_email/type",
            json!(["number", "string"]),
        ),
        (
            finding(Kind::NeverSeen, &email, &[]),
            "/components/schemas/Conversation/properties/consumer_email/x-some-servers",
            json!(true),
        ),
        (
            finding(Kind::UndocumentedStatus, status, &[]),
            "/paths/~1conversations/get/responses/418",
            json!({ "description": "WHAT IT MEANS" }),
        ),
    ] {
        let mut part = corrected(&folder, finding, at);
        // A documented list of types comes before ours.
        if let (Some(types), Some(expected)) = (part.as_array_mut(), expected.as_array()) {
            let known = types.len() - expected.len();
            types.drain(..known);
        }
        assert_eq!(part, expected, "{at}");
    }
}

#[test]
fn the_entry_of_a_baseline_needs_a_reason_and_accepts_the_finding() {
    let folder = Folder::new();
    let today = date(2026, 11, 27);
    let found = finding(Kind::TypeDiffers, STATUS, &[]);
    let verdict = live(vec![found.clone()]);
    let entry = Baseline::entry(&verdict, &found, today).unwrap();
    let file = folder.write("baseline.toml", &entry);
    let error = Baseline::read(file.as_ref()).unwrap_err().to_string();
    assert!(error.contains("without a `reason`"), "{error}");
    let entry = entry.replace("reason = \"\"", "reason = \"reported\"");
    folder.write("baseline.toml", &entry);
    let mut verdicts = [verdict];
    let baseline = Baseline::read(file.as_ref()).unwrap();
    baseline.apply(&mut verdicts, today);
    assert_eq!((verdicts[0].findings.len(), verdicts[0].accepted), (0, 1));
}

#[test]
fn information_needs_no_entry_and_an_accepted_error_that_becomes_information_stays_accepted() {
    let today = date(2026, 11, 27);
    let information = finding(Kind::NeverSeen, STATUS, &[]);
    let mut error = information.clone();
    error.severity = Severity::Error;
    let small = live(vec![information.clone()]);
    assert!(Baseline::entry(&small, &information, today).is_none());
    let mut baseline = Baseline::default();
    baseline.update(&[live(vec![error])], "asked the vendor", today);
    let mut verdicts = [small];
    baseline.prune(&verdicts);
    baseline.apply(&mut verdicts, today);
    assert_eq!((verdicts[0].findings.len(), verdicts[0].accepted), (0, 1));
}

#[test]
fn the_html_report_says_where_a_finding_was_met_first_and_what_to_do() {
    let mut found = finding(Kind::UndocumentedProperty, STATUS, &[ValueKind::String]);
    found.evidence.first = Some(Sighting {
        operation: "listConversations".to_owned(),
        call: Some(1),
        page: Some(3),
        item: Some(7),
        entry: None,
    });
    let html = printed(&[live(vec![found])], Format::Html);
    for part in [
        "<dt>Operation</dt><dd><code>GET /conversations (listConversations)</code>",
        "<dt>Met first</dt><dd>listConversations, list 1, page 3, item 7</dd>",
        "<dt>Document</dt><dd><code>openapi/partoo/openapi-bundled.yaml</code>, line ",
        "<summary>Correct the document by an overlay</summary>",
        "<summary>Accept it by a baseline</summary>",
        "[[accepted]]\n",
        "<summary>Report it to the vendor</summary>",
        "Document: Partoo Rest API v2",
        "<dt>Host</dt><dd>api.example/v2</dd>",
        "<time datetime=\"2026-11-27T09:30:00Z\">",
    ] {
        assert!(html.contains(part), "{part}");
    }
}

#[test]
fn the_html_report_shows_no_line_of_the_document_for_what_an_overlay_adds() {
    let added = "#/components/schemas/MessagingSettings/properties/new";
    let found = finding(Kind::UndocumentedProperty, added, &[ValueKind::String]);
    let html = printed(&[live(vec![found])], Format::Html);
    let said = "openapi-bundled.yaml</code> does not have this place: an overlay beside it adds it";
    assert!(html.contains(said));
    for absent in ["Lines of the document", "\nLine: "] {
        assert!(!html.contains(absent), "{absent}");
    }
}

#[test]
fn the_html_report_of_a_live_server_counts_requests_and_items() {
    let html = printed(&[live(Vec::new())], Format::Html);
    for part in [
        "<caption><span>Verdict of each provider</span></caption>",
        "<th scope=\"col\">requests</th><th scope=\"col\">items</th>",
        "<td class=\"number\">9</td><td class=\"number\">20</td>",
        "<p>A live server; 9 requests, 20 items",
    ] {
        assert!(html.contains(part), "{part}");
    }
}
