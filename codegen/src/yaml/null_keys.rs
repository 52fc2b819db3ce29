//! Properties that are called `null`. YAML reads such a key without quotes as no text.

use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle};

/// The text with quotes around every key that YAML reads as null, apart from an empty one.
/// `None` if the text has no such key.
pub(super) fn quoted(text: &str) -> Option<String> {
    let mut found = Vec::new();
    // For each open mapping or sequence: whether a key comes next. `None` in a sequence.
    let mut levels: Vec<Option<bool>> = Vec::new();
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        let is_key = levels.last().copied().flatten() == Some(true);
        match event {
            Event::Scalar(ref key, ScalarStyle::Plain, _, None)
                if is_key && matches!(&**key, "null" | "Null" | "NULL" | "~") =>
            {
                found.extend(span.byte_range());
            }
            Event::MappingEnd | Event::SequenceEnd => {
                levels.pop();
                continue;
            }
            Event::Scalar(..) | Event::Alias(..) => {}
            Event::MappingStart(..) | Event::SequenceStart(..) => {}
            _ => continue,
        }
        // What follows a key is a value, and what follows a value is a key.
        if let Some(Some(is_key)) = levels.last_mut() {
            *is_key = !*is_key;
        }
        match event {
            Event::MappingStart(..) => levels.push(Some(true)),
            Event::SequenceStart(..) => levels.push(None),
            _ => {}
        }
    }
    if found.is_empty() {
        return None;
    }
    let mut quoted = text.to_owned();
    for range in found.into_iter().rev() {
        quoted.insert(range.end, '"');
        quoted.insert(range.start, '"');
    }
    Some(quoted)
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn only_keys_get_quotes() {
        let text = "a: null\n? [null]\n: ~\nnull: {x: [null, {Null: null, '~': ~}], ~: é}\n";
        let expected =
            "a: null\n? [null]\n: ~\n\"null\": {x: [null, {\"Null\": null, '~': ~}], \"~\": é}\n";
        assert_eq!(quoted(text).as_deref(), Some(expected));
        assert_eq!(quoted("a: null\nb: [~]\n"), None);
    }
}
