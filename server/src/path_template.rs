//! Matches the path of a request with the path template of an operation.

/// The values of a template's parameters in a path, with their names. `None` if the path does
/// not match.
pub fn values(template: &str, path: &str) -> Option<Vec<(String, String)>> {
    let values = encoded(template, path)?.into_iter();
    Some(
        values
            .map(|(name, value)| (name, decoded(&value)))
            .collect(),
    )
}

/// A template up to a sign that is not in the name of a parameter: `#` starts the fragment, and
/// `?` the query.
pub fn before(template: &str, sign: char) -> &str {
    let mut is_name = false;
    let end = template.find(|c| {
        is_name = c == '{' || (is_name && c != '}');
        c == sign && !is_name
    });
    end.map_or(template, |end| &template[..end])
}

/// Like [`values`], with the percent-encoding that the path has.
pub fn encoded(template: &str, path: &str) -> Option<Vec<(String, String)>> {
    let template = before(before(template, '#'), '?');
    let (stated, sent) = (template.split('/'), path.split('/'));
    if stated.clone().count() != sent.clone().count() {
        return None;
    }
    let mut values = Vec::new();
    for (stated, sent) in stated.zip(sent) {
        in_segment(stated, sent, &mut values)?;
    }
    Some(values)
}

/// Adds the values of the parameters in a template's segment, such as `{name}.json`.
fn in_segment(stated: &str, sent: &str, values: &mut Vec<(String, String)>) -> Option<()> {
    let Some((before, rest)) = stated.split_once('{') else {
        // A URL has what is not ASCII percent-encoded.
        let is_same = stated == sent || !stated.is_ascii() && stated == decoded(sent);
        return is_same.then_some(());
    };
    let (name, after) = rest.split_once('}')?;
    let sent = sent.strip_prefix(before)?;
    let fixed = after.split('{').next().unwrap_or_default();
    // A value ends where the text after it first occurs. The last value ends at the end.
    let end = match after.contains('{') {
        true => sent.find(fixed)?,
        false => sent.strip_suffix(fixed)?.len(),
    };
    values.push((name.to_owned(), sent[..end].to_owned()));
    in_segment(after, &sent[end..], values)
}

/// A text with its percent-encoding decoded. `+` is kept.
pub fn decoded(segment: &str) -> String {
    let query = segment
        .replace('+', "%2B")
        .replace('=', "%3D")
        .replace('&', "%26");
    let url = reqwest::Url::parse(&format!("http://localhost/?{query}")).ok();
    let pair = url.as_ref().and_then(|url| url.query_pairs().next());
    pair.map_or_else(|| segment.to_owned(), |(text, _)| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::values;

    #[test]
    fn a_segment_may_hold_text_around_its_values() {
        let values = |template, path| {
            let values = values(template, path)?.into_iter();
            Some(values.map(|(_, value)| value).collect::<Vec<_>>())
        };
        let texts = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect());
        assert_eq!(values("/t/{id}.json", "/t/7.json"), texts(&["7"]));
        assert_eq!(
            values("/t/{id}.json", "/t/a%2F.json.json"),
            texts(&["a/.json"])
        );
        assert_eq!(
            values("/c/{base}...{head}", "/c/a...b.c"),
            texts(&["a", "b.c"])
        );
        assert_eq!(values("/t/{id}.json", "/t/7.xml"), None);
        assert_eq!(values("/t/{id}", "/t/7/8"), None);
        assert_eq!(values("/t/{id}?kind=a/b", "/t/7"), texts(&["7"]));
        assert_eq!(values("/t/{id#?}#stream", "/t/7"), texts(&["7"]));
        assert_eq!(values("/t/all", "/t/{id}"), None);
    }
}
