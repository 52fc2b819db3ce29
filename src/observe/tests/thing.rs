//! Types with a property of every kind.

use std::collections::BTreeMap;

use crate::{Extra, Malformed, RawJson, UnknownValue};

#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Thing {
    id: Option<i64>,
    color: Option<Color>,
    tags: Option<Vec<String>>,
    sizes: Option<BTreeMap<String, Vec<i64>>>,
    parts: Option<Vec<Part>>,
    pet: Option<Pet>,
    any: Option<Any>,
    kind: Option<String>,
    content: Option<Content>,
    note: Option<RawJson>,
    key: Option<Key>,
    keys: Option<Vec<Key>>,
    by_name: Option<BTreeMap<String, Key>>,
    extra: Extra,
}

#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub(super) struct Part {
    name: String,
    size: i64,
    #[cfg_attr(feature = "schemars", schemars(skip))]
    extra: Extra,
}

#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub(super) struct Cat {
    color: Option<Color>,
    #[cfg_attr(feature = "schemars", schemars(skip))]
    extra: Extra,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Color {
    Red,
    UnknownValue(UnknownValue),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Pet {
    Cat(Cat),
    Part(Part),
    Unknown(RawJson),
    Malformed(Malformed),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Any {
    Part(Part),
    Cat(Cat),
    Unknown(RawJson),
    #[allow(dead_code)] // no value of a union by shape is malformed
    Malformed(Malformed),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Key {
    Integer(i64),
    Text(String),
    Unknown(RawJson),
    #[allow(dead_code)] // no value of a union by shape is malformed
    Malformed(Malformed),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    Text(String),
    Cat(Cat),
    Stop,
    Unknown(RawJson),
    Malformed(Malformed),
}

crate::record! { Thing extra {
    0 "id" => id: integer,
    1 "color" => color: optional,
    2 "tags" => tags: optional,
    3 "sizes" => sizes: optional,
    4 "parts" => parts: optional,
    5 "pet" => pet: optional,
    6 "any" => any: optional,
    7 "kind" => kind: optional,
    8 "content" => content: union,
    9 "note" => note: optional,
    10 "key" => key: optional,
    11 "keys" => keys: optional,
    12 "by_name" => by_name: optional,
} choose {
    "content" => content by { "kind" => kind: optional },
} null {
    2, 9,
} always {
    "note" => note,
} }

crate::record! { required Part extra at "#/components/schemas/Thing/properties/parts/items" {
    0 "name" => name: required,
    1 "size" => size: required_integer,
} }

crate::record! { Cat extra {
    0 "color" => color: optional,
} }

crate::open_enum! { Color at "#/components/schemas/Colour" {
    "red" => Red,
} }

crate::union! { Pet by "type" {
    "cat" => Cat,
    "part" => Part,
} }

crate::union! { Any by shape {
    Object ["name", "size"] ["name", "size"] [] => Part,
    Object ["color"] [] [] => Cat,
} }

crate::union! { Key by shape {
    Integer [] [] [] => Integer,
    Text [] [] [] => Text,
} }

crate::sibling_union! { Content {
    Stop if "kind" = "text", "content" = "stop" => "stop",
    Text(value) at "#/components/schemas/TextContent" if "kind" = "text" => value,
    Cat(value) if "kind" = "cat" => value,
} }
