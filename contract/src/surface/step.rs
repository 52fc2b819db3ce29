//! What differs between two APIs, and the version step that it needs, as cargo-semver-checks says.
//!
//! | difference | step |
//! |---|---|
//! | a member is gone, or has another type or signature | major |
//! | a field or a variant more, in a type that is not `#[non_exhaustive]` | major |
//! | another new member, or a type that is no longer `#[non_exhaustive]` | minor |
//! | only what no program can use | patch |
//!
//! The order of variants does not count. It decides how two values are sorted, and
//! cargo-semver-checks only warns of it.

use super::{Facts, Form, Member, Surface};
use crate::diff::Semver;

/// A difference between two APIs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<'a> {
    /// The member.
    pub member: &'a Member,
    /// What it was. `None` if it is new.
    pub was: Option<&'a Facts>,
    /// What it is. `None` if it is gone.
    pub is: Option<&'a Facts>,
    /// The version step that it needs.
    pub step: Semver,
}

/// The version step from one API to another. `None` if the texts are equal.
pub fn step(old: &Surface, new: &Surface) -> Option<Semver> {
    let text = (old.text != new.text).then_some(Semver::Patch);
    let steps = changes(old, new).into_iter().map(|change| change.step);
    steps.chain(text).min()
}

/// The differences between two APIs. Those of a type that is gone or new are left out.
pub fn changes<'a>(old: &'a Surface, new: &'a Surface) -> Vec<Change<'a>> {
    let mut changes = Vec::new();
    for (member, was) in api(old) {
        let is = new.members.get(member);
        if let Some(step) = changed(was, is)
            && (is.is_some() || !is_part_of_other(member, new))
        {
            let was = Some(was);
            changes.push(Change {
                member,
                was,
                is,
                step,
            });
        }
    }
    for (member, is) in api(new) {
        if old.has(member) || is_part_of_other(member, old) {
            continue;
        }
        let is_part = matches!(member.form, Form::Field | Form::Variant);
        let breaks = is_part && old.owner(member).is_some_and(|owner| owner.is_exhaustive);
        changes.push(Change {
            member,
            was: None,
            is: Some(is),
            step: if breaks { Semver::Major } else { Semver::Minor },
        });
    }
    changes
}

fn api(surface: &Surface) -> impl Iterator<Item = (&Member, &Facts)> {
    let members = surface.members.iter();
    members.filter(|(member, _)| member.form != Form::Property)
}

/// Whether a member belongs to a type that the other API does not have.
fn is_part_of_other(member: &Member, other: &Surface) -> bool {
    member.form != Form::Item && other.owner(member).is_none()
}

fn changed(was: &Facts, is: Option<&Facts>) -> Option<Semver> {
    let Some(is) = is else {
        return Some(Semver::Major);
    };
    if was.signature != is.signature {
        return Some(Semver::Major);
    }
    match (was.is_exhaustive, is.is_exhaustive) {
        (true, false) => Some(Semver::Major),
        (false, true) => Some(Semver::Minor),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Surface;
    use super::{changes, step};
    use crate::diff::Semver;

    const OLD: &str = "
        use progenitor_client::{Number, RawJson};
        pub mod types {
            use progenitor_client::Number;
            #[derive(Debug, Default)]
            #[non_exhaustive]
            pub struct Parcel { pub weight: Option<Number>, mark: u8 }
            pub struct Pair { pub first: String }
            pub struct Hidden(u8);
            pub enum Depot { North }
            #[non_exhaustive]
            pub enum Courier { Foot }
            pub type Parcel2 = Parcel;
            progenitor_client::request! { Parcel extra { name: String, } nullable {
                depot \"depot\": Depot,
            } set { weight: Number, } null { weight_null weight \"weight\", } }
            progenitor_client::open_enum! { Courier { \"foot\" => Foot, } }
        }
        pub mod builder {
            use super::types;
            pub struct Send(pub(super) Call);
            impl Send {
                pub fn body(self, value: impl TryInto<types::Parcel>) -> Self { todo!() }
                pub async fn send(self) -> Result<Vec<types::Parcel>, Error> { todo!() }
            }
        }
        mod rules { pub static ONE: u8 = 1; }
    ";

    /// The step after one text is replaced by another.
    fn after(was: &str, is: &str) -> Option<Semver> {
        assert!(OLD.contains(was), "{was}");
        step(&Surface::of(OLD), &Surface::of(&OLD.replacen(was, is, 1)))
    }

    #[test]
    fn what_a_program_can_no_longer_use_is_major() {
        for (was, is) in [
            ("weight: Option<Number>", "weight: Number"),
            ("weight: Option<Number>", "heavy: Option<Number>"),
            ("Debug, Default", "Debug"),
            ("first: String }", "first: String, pub second: String }"),
            ("Depot { North }", "Depot { North, South }"),
            ("enum Courier { Foot }", "enum Courier { }"),
            ("pub struct Hidden", "#[non_exhaustive] pub struct Pair2"),
            ("pub struct Pair", "#[non_exhaustive] pub struct Pair"),
            ("type Parcel2 = Parcel", "type Parcel2 = Depot"),
            ("{ name: String, }", "{ name: String, size: Number, }"),
            ("set { weight: Number, }", "set { weight: RawJson, }"),
            ("null { weight_null", "null { no_weight"),
            ("TryInto<types::Parcel>", "TryInto<types::Pair>"),
            ("Result<Vec<types::Parcel>", "Result<Option<types::Parcel>"),
            ("pub mod builder", "mod builder"),
        ] {
            assert_eq!(after(was, is), Some(Semver::Major), "{was} -> {is}");
        }
    }

    #[test]
    fn what_is_added_is_minor_and_what_is_private_is_a_patch() {
        for (was, is) in [
            ("mark: u8 }", "mark: u8, pub note: String }"),
            ("enum Courier { Foot }", "enum Courier { Foot, Bike }"),
            ("Debug, Default", "Debug, Default, Copy"),
            ("pub struct Hidden", "pub struct More; pub struct Hidden"),
            (
                "set { weight: Number, }",
                "set { weight: Number, note: String, }",
            ),
        ] {
            assert_eq!(after(was, is), Some(Semver::Minor), "{was} -> {is}");
        }
        for (was, is) in [
            ("mark: u8", "mark: u16"),
            ("Hidden(u8)", "Hidden(u16)"),
            ("ONE: u8 = 1", "ONE: u8 = 2"),
            ("value: impl", "parcel: impl"),
            (
                "weight: Option<Number>",
                "weight: ::std::option::Option<progenitor_client::Number>",
            ),
            (
                "Result<Vec<types::Parcel>, Error>",
                "Result<Vec<super::types::Parcel,>, Error,>",
            ),
        ] {
            assert_eq!(after(was, is), Some(Semver::Patch), "{was} -> {is}");
        }
        assert_eq!(after("mark", "mark"), None);
    }

    #[test]
    fn a_type_that_gets_a_definition_of_its_own_stays_the_same() {
        let own = "#[derive(Debug, Default)] #[non_exhaustive] pub struct Parcel2 {
            pub weight: Option<Number> }
            progenitor_client::request! { Parcel2 extra { name: String, } nullable {
                depot \"depot\": Depot,
            } set { weight: Number, } null { weight_null weight \"weight\", } }";
        let split = OLD.replacen("pub type Parcel2 = Parcel;", own, 1);
        let (old, new) = (Surface::of(OLD), Surface::of(&split));
        assert_eq!(step(&old, &new), Some(Semver::Patch));
        let gone = Surface::of(&OLD.replacen("pub type Parcel2 = Parcel;", "", 1));
        // Only the type itself is listed, not what belonged to it.
        let found = changes(&old, &gone);
        let found: Vec<String> = found.iter().map(|found| found.member.to_string()).collect();
        assert_eq!(found, ["types::Parcel2"]);
    }
}
