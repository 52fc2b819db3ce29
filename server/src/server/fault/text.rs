//! Faults as text, in scripts and in `--help`.

use std::fmt::{self, Display};
use std::str::FromStr;
use std::time::Duration;

use serde::Deserialize;

use super::times::{self, Times};
use super::{Action, FAULT_HEADER, Fault, FaultError, RetryAfter};

/// The forms of a fault, for errors and for `--help`.
const FORMS: [(&str, &str); 15] = [
    (
        "STATUS or status=STATUS",
        "200 to 599, with the documented body; add `;empty` for no body, `;retry-after=SECONDS` or `;retry-after-date=SECONDS` for that header",
    ),
    ("slow-headers=MS", "a pause before the response"),
    (
        "slow-body=MS",
        "a pause before each piece of the body; add `;chunk=BYTES` for the size of a piece, 256 by default",
    ),
    ("cut", "half of the body, then the connection closes"),
    ("close", "only the headers, then the connection closes"),
    ("reset", "a TCP reset instead of a response"),
    ("html", "an HTML page; `html=STATUS` with that status"),
    (
        "truncated-json",
        "half of the JSON, as a complete HTTP response",
    ),
    ("invalid-utf8", "a byte that is not valid UTF-8"),
    (
        "repeat-cursor",
        "the cursor of the request as the next cursor; not on a first page",
    ),
    ("empty-page", "no items, and a cursor that leads to them"),
    (
        "unknown-enum",
        "an undocumented enum value in the first item; `unknown-enum=INDEX` in another",
    ),
    (
        "bad-item",
        "an `id` of the wrong type in the first item; `bad-item=INDEX` in another",
    ),
    (
        "undocumented",
        "an undocumented property in the first item; `undocumented=INDEX` in another",
    ),
    (
        "and for which requests",
        "`;operation=ID`, `;cursor=yes` or `;cursor=no`, `;nth=N` from 1, `;times=N` or `;times=always`",
    ),
];

/// The forms of a fault, one on each line, for `--help`.
pub fn help() -> String {
    format!(
        "Faults, for `--fault` and for the header `{FAULT_HEADER}`:\n{}\n\
         STATUS and html refuse the request, so a write is not applied. With every other fault, a write is applied first.\n",
        lines(FORMS)
    )
}

/// The forms of a fault, each on a line.
pub(in crate::server) fn lines<F: Display, W: Display>(
    forms: impl IntoIterator<Item = (F, W)>,
) -> String {
    let forms = forms.into_iter();
    forms
        .map(|(form, what)| format!("  {form}: {what}\n"))
        .collect()
}

/// The error of a text that has none of the forms.
pub(in crate::server) fn not_one_of<F: Display, W: Display>(
    text: &str,
    kind: &str,
    forms: impl IntoIterator<Item = (F, W)>,
) -> FaultError {
    let forms = forms.into_iter();
    let forms: Vec<String> = forms
        .map(|(form, what)| format!("{form} ({what})"))
        .collect();
    let forms = forms.join(", ");
    FaultError(format!("`{text}` is not a {kind}; use one of: {forms}"))
}

fn not_a_fault(text: &str) -> FaultError {
    not_one_of(text, "fault", FORMS)
}

impl FromStr for Fault {
    type Err = FaultError;

    /// Reads `ACTION[=VALUE][;OPTION[=VALUE]]..`, as `cargo contract serve --help` lists
    /// them. An option that is given twice is an error.
    fn from_str(text: &str) -> Result<Self, FaultError> {
        let read = || {
            let mut parts = text.split(';').map(str::trim);
            let mut fault = Self::new(action(times::named(parts.next()?))?);
            times::options(parts, |name, value| fault.option(name, value))?;
            Some(fault)
        };
        read().ok_or_else(|| not_a_fault(text))
    }
}

fn action((name, value): (&str, Option<&str>)) -> Option<Action> {
    let status = |text: &str| {
        let code = text.parse().ok();
        code.filter(|code| (200..=599).contains(code))
    };
    let index = || value.map_or(Some(0), |text| text.parse().ok());
    let pause = || Some(Duration::from_millis(value?.parse().ok()?));
    Some(match (name, value) {
        ("status", Some(code)) => Fault::status(status(code)?).action,
        (code, None) if status(code).is_some() => Fault::status(status(code)?).action,
        ("slow-headers", _) => Action::SlowHeaders(pause()?),
        ("slow-body", _) => Action::SlowBody {
            chunk: 256,
            delay: pause()?,
        },
        ("html", code) => Action::Html(code.map_or(Some(200), status)?),
        ("unknown-enum", _) => Action::UnknownEnum(index()?),
        ("bad-item", _) => Action::BadItem(index()?),
        ("undocumented", _) => Action::Undocumented(index()?),
        ("cut", None) => Action::Cut,
        ("close", None) => Action::Close,
        ("reset", None) => Action::Reset,
        ("truncated-json", None) => Action::TruncatedJson,
        ("invalid-utf8", None) => Action::InvalidUtf8,
        ("repeat-cursor", None) => Action::RepeatCursor,
        ("empty-page", None) => Action::EmptyPage,
        _ => return None,
    })
}

impl Fault {
    /// Sets one option. `None` if the action has no such option.
    fn option(&mut self, name: &str, value: Option<&str>) -> Option<()> {
        let number = || value?.parse::<u64>().ok();
        match (name, &mut self.action) {
            ("retry-after", Action::Status { retry_after, .. }) => {
                *retry_after = Some(RetryAfter::Seconds(number()?));
            }
            ("retry-after-date", Action::Status { retry_after, .. }) => {
                *retry_after = Some(RetryAfter::Date(number()?));
            }
            ("empty", Action::Status { empty, .. }) if value.is_none() => *empty = true,
            ("chunk", Action::SlowBody { chunk, .. }) => {
                *chunk = value?.parse().ok().filter(|bytes| *bytes > 0)?;
            }
            ("operation", _) => self.operation = Some(value?.to_owned()),
            ("cursor", _) => {
                self.cursor = Some(match value? {
                    "yes" => true,
                    "no" => false,
                    _ => return None,
                });
            }
            _ => self.times.option(name, value)?,
        }
        Some(())
    }

    /// Reads a script: a JSON array of faults. Each is a text, or an object with the text
    /// in `fault` and the options beside it: `operation`, `cursor` (a boolean), `nth`, and
    /// either `times` or `always` (a boolean).
    ///
    /// # Errors
    ///
    /// If the text is not such a JSON array, or one of its faults is not a [`Fault`]. The
    /// message says which one.
    ///
    /// ```
    /// use conversation_apis_server::Fault;
    /// let script = Fault::script(r#"["429;retry-after=1", {"fault": "cut", "cursor": true}]"#)?;
    /// assert_eq!(script.len(), 2);
    /// # Ok::<(), conversation_apis_server::FaultError>(())
    /// ```
    pub fn script(text: &str) -> Result<Vec<Self>, FaultError> {
        let lines: Vec<serde_json::Value> = serde_json::from_str(text)
            .map_err(|error| FaultError(format!("not a JSON array of faults: {error}")))?;
        let numbered = lines.into_iter().zip(1..);
        let faults = numbered.map(|(line, number)| {
            let line = Line::read(line).and_then(Line::fault);
            line.map_err(|FaultError(text)| FaultError(format!("fault {number}: {text}")))
        });
        faults.collect()
    }
}

/// One fault of a script.
enum Line {
    Text(String),
    Object(Matching),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a text or an object with `fault`")]
struct Matching {
    fault: String,
    operation: Option<String>,
    nth: Option<u64>,
    cursor: Option<bool>,
    times: Option<u64>,
    #[serde(default)]
    always: bool,
}

impl Line {
    fn read(line: serde_json::Value) -> Result<Self, FaultError> {
        match line {
            serde_json::Value::String(text) => Ok(Self::Text(text)),
            line => serde_json::from_value(line)
                .map(Self::Object)
                .map_err(|error| FaultError(error.to_string())),
        }
    }

    fn fault(self) -> Result<Fault, FaultError> {
        let line = match self {
            Self::Text(text) => return text.parse(),
            Self::Object(line) => line,
        };
        if line.always && line.times.is_some() {
            return Err(FaultError(
                "`times` and `always` exclude each other".to_owned(),
            ));
        }
        if line.nth == Some(0) {
            return Err(FaultError("`nth` is counted from 1".to_owned()));
        }
        let fault: Fault = line.fault.parse()?;
        Ok(Fault {
            operation: line.operation.or(fault.operation),
            cursor: line.cursor.or(fault.cursor),
            times: Times {
                nth: line.nth.unwrap_or(fault.times.nth),
                times: match line.always {
                    true => None,
                    false => line.times.or(fault.times.times),
                },
            },
            action: fault.action,
        })
    }
}

impl Display for Fault {
    /// Writes the text that [`from_str`](Self::from_str) reads as this fault.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.action)?;
        if let Some(operation) = &self.operation {
            write!(formatter, ";operation={operation}")?;
        }
        match self.cursor {
            Some(true) => formatter.write_str(";cursor=yes")?,
            Some(false) => formatter.write_str(";cursor=no")?,
            None => {}
        }
        write!(formatter, "{}", self.times)
    }
}

impl Display for Action {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status {
                code,
                retry_after,
                empty,
            } => {
                write!(formatter, "{code}")?;
                match retry_after {
                    Some(RetryAfter::Seconds(after)) => write!(formatter, ";retry-after={after}")?,
                    Some(RetryAfter::Date(after)) => {
                        write!(formatter, ";retry-after-date={after}")?;
                    }
                    None => {}
                }
                formatter.write_str(if *empty { ";empty" } else { "" })
            }
            Self::SlowHeaders(delay) => write!(formatter, "slow-headers={}", delay.as_millis()),
            Self::SlowBody { chunk, delay } => {
                let delay = delay.as_millis();
                write!(formatter, "slow-body={delay};chunk={chunk}")
            }
            Self::Cut => formatter.write_str("cut"),
            Self::Close => formatter.write_str("close"),
            Self::Reset => formatter.write_str("reset"),
            Self::Html(status) => write!(formatter, "html={status}"),
            Self::TruncatedJson => formatter.write_str("truncated-json"),
            Self::InvalidUtf8 => formatter.write_str("invalid-utf8"),
            Self::RepeatCursor => formatter.write_str("repeat-cursor"),
            Self::EmptyPage => formatter.write_str("empty-page"),
            Self::UnknownEnum(index) => write!(formatter, "unknown-enum={index}"),
            Self::BadItem(index) => write!(formatter, "bad-item={index}"),
            Self::Undocumented(index) => write!(formatter, "undocumented={index}"),
        }
    }
}
