//! The names of an object's documented properties, and where each of them is.

/// The documented names of an object, in the document's order, with a hash table of them.
///
/// The table is computed at compile time. A collision goes to the next free place.
pub struct Names {
    names: &'static [&'static str],
    /// The index of a name plus one; 0 if the place is free. All are free if there are too many
    /// names.
    places: [u8; PLACES],
}

const PLACES: usize = 64;

/// With more names, the table would have long runs without a free place.
const MOST: usize = PLACES / 4 * 3;

impl Names {
    /// The table of these names, which differ.
    pub const fn of(names: &'static [&'static str]) -> Self {
        let mut places = [0; PLACES];
        let mut index = 0;
        while index < names.len() && names.len() <= MOST {
            let mut place = place(names[index].as_bytes());
            while places[place] != 0 {
                place = (place + 1) % PLACES;
            }
            index += 1;
            places[place] = index as u8;
        }
        Self { names, places }
    }

    /// The name at this index.
    pub(super) fn name(&self, index: usize) -> &'static str {
        self.names[index]
    }

    /// The index of a name. `likely` is tried first.
    #[inline]
    pub(super) fn index(&self, name: &str, likely: usize) -> Option<usize> {
        let is = |index: usize| {
            let known = self.names.get(index);
            known.is_some_and(|known| is_same(known, name))
        };
        if is(likely) {
            return Some(likely);
        }
        if self.names.len() > MOST {
            return (0..self.names.len()).find(|index| is(*index));
        }
        let mut place = place(name.as_bytes());
        loop {
            let index = usize::from(self.places[place]).checked_sub(1)?;
            if is(index) {
                return Some(index);
            }
            place = (place + 1) % PLACES;
        }
    }
}

/// The place of a name, if it is free.
#[inline]
const fn place(name: &[u8]) -> usize {
    let length = name.len();
    if length == 0 {
        return 0;
    }
    let (middle, last) = (name[length / 2] as usize, name[length - 1] as usize);
    (length + 7 * middle + 31 * last) % PLACES
}

/// Whether two names are equal. Most differ in their length or last byte, which is faster to
/// check than all bytes.
#[inline]
fn is_same(known: &str, name: &str) -> bool {
    let (known, name) = (known.as_bytes(), name.as_bytes());
    known.len() == name.len() && known.last() == name.last() && has_same_bytes(known, name)
}

/// Whether two names of the same length are equal. Names are short: a call of `memcmp` takes longer
/// than the comparison.
#[inline]
fn has_same_bytes(known: &[u8], name: &[u8]) -> bool {
    let (blocks, rest) = known.as_chunks::<8>();
    let (name_blocks, name_rest) = name.as_chunks::<8>();
    let number = |block: &[u8; 8]| u64::from_ne_bytes(*block);
    let mut blocks = blocks.iter().zip(name_blocks);
    if !blocks.all(|(known, name)| number(known) == number(name)) {
        return false;
    }
    // The last 8 bytes overlap with the block before them.
    match (known.last_chunk(), name.last_chunk()) {
        (Some(known), Some(name)) => number(known) == number(name),
        _ => rest.iter().eq(name_rest),
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Names};

    /// Names that collide often.
    fn names(count: usize) -> &'static [&'static str] {
        let names = (0..count).map(|number| &*format!("a{number:02}b").leak());
        names.collect::<Vec<&str>>().leak()
    }

    #[test]
    fn every_name_is_found_wherever_the_search_begins_and_no_other_name_is() {
        for count in [0, 1, 2, MOST - 1, MOST, MOST + 1, 90] {
            let table = Names::of(names(count));
            for likely in [0, 1, count / 2, count, count + 1] {
                for (index, name) in names(count).iter().enumerate() {
                    assert_eq!(table.index(name, likely), Some(index), "{name} of {count}");
                }
                for other in [
                    "",
                    "b",
                    "a00",
                    "a00bb",
                    "x00b",
                    "a99b",
                    "long name of a property",
                ] {
                    assert_eq!(table.index(other, likely), None, "{other} of {count}");
                }
            }
        }
    }

    #[test]
    fn an_empty_name_can_be_documented() {
        let table = Names::of(&["id", ""]);
        assert_eq!(table.index("", 0), Some(1));
        assert_eq!(table.index("id", 2), Some(0));
    }
}
