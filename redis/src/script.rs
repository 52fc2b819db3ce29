//! The script that Redis runs, its arguments and its answers.

use redis::{Script, ScriptInvocation, Value};

use crate::RedisQuotaError;
use crate::builder::Settings;
use crate::local::{Answer, Call, Granted, Micros, micros};

/// The names of the keys of a quota, all in one slot of Redis Cluster. The first is also the
/// channel on which processes are told of pauses.
#[derive(Debug, Clone)]
pub(crate) struct Keys(Vec<String>);

impl Keys {
    pub(crate) fn new(name: &str) -> Self {
        let parts = ["state", "cooling", "leases", "absent", "waiting", "members"];
        let key = |part| format!("conversation-apis:{{{name}}}:{part}");
        Self(parts.iter().map(key).collect())
    }

    pub(crate) fn channel(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }
}

/// What the script has to know of the connection.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Link {
    /// Whether this is the first call on the connection, so that Redis may be another one.
    pub(crate) is_new: bool,
    /// Whether Redis was away before this process first reached it.
    pub(crate) saw_outage: bool,
}

/// The script with everything that does not change between calls.
pub(crate) struct Protocol {
    script: Script,
    keys: Keys,
    settings: Settings,
    id: String,
}

impl Protocol {
    pub(crate) fn new(settings: Settings, id: String) -> Self {
        Self {
            script: Script::new(include_str!("quota.lua")),
            keys: Keys::new(&settings.name),
            settings,
            id,
        }
    }

    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    pub(crate) fn channel(&self) -> &str {
        self.keys.channel()
    }

    /// The invocation of the script for this call. Only tests state a time.
    pub(crate) fn invocation(
        &self,
        call: &Call,
        link: Link,
        now: Option<Micros>,
    ) -> ScriptInvocation<'_> {
        let mut this = self.script.prepare_invoke();
        for key in &self.keys.0 {
            this.key(key);
        }
        let mut flags = String::new();
        flags.extend(call.is_full.then_some('f'));
        flags.extend(call.keeps.then_some('k'));
        flags.extend(call.was_member.then_some('m'));
        flags.extend(call.leaves.then_some('l'));
        flags.extend(link.is_new.then_some('c'));
        flags.extend(link.saw_outage.then_some('o'));
        let (pause, spread) = call.pause.unwrap_or_default();
        let mut news = String::new();
        news.extend(call.resumes.then_some('r'));
        news.extend(call.pause.map(|_| 'p'));
        this.arg(now.map(|now| now.to_string()).unwrap_or_default());
        this.arg(self.settings.limit);
        this.arg(micros(self.settings.window));
        this.arg(micros(self.settings.lease()));
        this.arg(&self.id).arg(call.seq).arg(call.answered);
        this.arg(&call.epoch)
            .arg(format!("{}.{};", self.id, call.seq));
        this.arg(call.holds).arg(call.ask).arg(flags);
        this.arg(call.members).arg(call.age);
        this.arg(news).arg(pause).arg(spread);
        this.arg(&call.last_epoch).arg(call.absent);
        for (number, left) in &call.releases {
            this.arg(number).arg(left);
        }
        this
    }

    /// What an answer of the script means.
    ///
    /// # Errors
    ///
    /// If other processes use another limit or window.
    pub(crate) fn read(&self, answer: &Value) -> Result<Answer, RedisQuotaError> {
        let Value::Array(values) = answer else {
            return Ok(Answer::Ignored);
        };
        let text = |place| values.get(place).map(text).unwrap_or_default();
        let number = |place| values.get(place).map(number).unwrap_or_default();
        let small = |place| u32::try_from(number(place)).unwrap_or(u32::MAX);
        match text(0).as_str() {
            "ok" => Ok(Answer::Granted(Granted {
                epoch: text(1),
                pause: (number(2), number(3), number(4)),
                members: small(5),
                sharers: small(6),
                absent: number(7),
                recovery: number(8),
                retry: number(9),
                slots: (10..values.len()).map(number).collect(),
            })),
            "report" => Ok(Answer::Report {
                epoch: text(1),
                lost: number(2) == 1,
            }),
            "other" => Err(RedisQuotaError::OtherLimit {
                name: self.settings.name.clone(),
                own: (self.settings.limit, self.settings.window),
                found: (small(1), std::time::Duration::from_micros(number(2))),
            }),
            _ => Ok(Answer::Ignored),
        }
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::BulkString(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        Value::SimpleString(text) => text.clone(),
        _ => String::new(),
    }
}

fn number(value: &Value) -> Micros {
    match value {
        Value::Int(number) => Micros::try_from(*number).unwrap_or_default(),
        _ => 0,
    }
}
