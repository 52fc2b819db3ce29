//! The line of each place in a YAML or JSON file.

use std::collections::BTreeMap;

use conversation_apis_codegen::Pointer;
use granit_parser::{Event, Parser};

/// Lines by JSON pointer, counted from 1.
#[derive(Debug, Default)]
pub struct Lines(BTreeMap<Pointer, usize>);

/// A collection whose end has not been read yet.
enum Open {
    /// A mapping, and the key whose value comes next; `None` if a key comes next.
    Mapping(Option<String>),
    /// A sequence, and the index of the next item.
    Sequence(usize),
}

impl Lines {
    /// Reads a text. If it is invalid, places after the error have no lines.
    pub fn of(text: &str) -> Self {
        let mut lines = Self::default();
        let mut open: Vec<(Pointer, Open)> = Vec::new();
        for event in Parser::new_from_str(text) {
            let Ok((event, span)) = event else { break };
            let line = span.start.line();
            match event {
                Event::Scalar(value, ..) => {
                    if let Some((at, Open::Mapping(key @ None))) = open.last_mut() {
                        lines.0.insert(at.join(&value), line);
                        *key = Some(value.into_owned());
                        continue;
                    }
                    lines.next(&mut open, line);
                }
                Event::Alias(..) => drop(lines.next(&mut open, line)),
                Event::MappingStart(..) => {
                    let at = lines.next(&mut open, line);
                    open.push((at, Open::Mapping(None)));
                }
                Event::SequenceStart(..) => {
                    let at = lines.next(&mut open, line);
                    open.push((at, Open::Sequence(0)));
                }
                Event::MappingEnd | Event::SequenceEnd => drop(open.pop()),
                _ => {}
            }
        }
        lines
    }

    /// The place of a value that starts here. A property keeps the line of its key.
    fn next(&mut self, open: &mut [(Pointer, Open)], line: usize) -> Pointer {
        let at = match open.last_mut() {
            None => Pointer::default(),
            Some((at, Open::Mapping(key))) => at.join(key.take().unwrap_or_default()),
            Some((at, Open::Sequence(index))) => {
                *index += 1;
                at.join(*index - 1)
            }
        };
        self.0.entry(at.clone()).or_insert(line);
        at
    }

    /// The line of a place, or of the nearest parent that the file has.
    pub fn line(&self, at: &Pointer) -> Option<usize> {
        let mut at = at.clone();
        loop {
            if let Some(line) = self.0.get(&at) {
                return Some(*line);
            }
            at = at.split()?.0;
        }
    }

    /// Whether the file has this place.
    pub fn has(&self, at: &Pointer) -> bool {
        self.0.contains_key(at)
    }
}

#[cfg(test)]
mod tests {
    use conversation_apis_codegen::Pointer;

    use super::Lines;

    #[test]
    fn each_place_has_a_line_in_yaml_and_in_json() {
        let yaml = "a:\n  b: [1,\n    2]\n  'c d':\n  - e: x\n    f: |\n      text\n";
        let json = "{\"a\": {\n\"b\": [1,\n2],\n\"c d\": [\n{\"e\": \"x\",\n\"f\": \"t\"}]}}";
        for (text, lines) in [(yaml, [1, 2, 3, 4, 5, 6]), (json, [1, 2, 3, 4, 5, 6])] {
            let found = Lines::of(text);
            let places = ["/a", "/a/b", "/a/b/1", "/a/c d", "/a/c d/0/e", "/a/c d/0/f"];
            for (place, line) in places.iter().zip(lines) {
                assert_eq!(found.line(&Pointer::from(*place)), Some(line), "{place}");
            }
            assert_eq!(found.line(&Pointer::from("/a/b/1/nowhere")), Some(3));
        }
    }
}
