//! Every rule, with accepted and refused values at its boundary.

use super::{Kind, Pattern, Rule, Rules};

static DIGITS: Pattern = Pattern::new(r"^\d+$", r"^\d+$");
static X: Pattern = Pattern::new("^x-", "^x-");
static SHORT: Rules = Rules(&[Rule::MaxLength(2)]);
static TEXT: Rules = Rules(&[Rule::Type(&[Kind::String]), Rule::MaxLength(2)]);
static NUMBER: Rules = Rules(&[Rule::Type(&[Kind::Number]), Rule::Maximum("9")]);
static A: Rules = Rules(&[Rule::Required(&["a"])]);
static B: Rules = Rules(&[Rule::Required(&["b"])]);
static NONE: Rules = Rules(&[]);
static TREE: Rules = Rules(&[
    Rule::Property("name", &SHORT),
    Rule::Property("children", &Rules(&[Rule::Items(0, &TREE)])),
]);

/// Checks that rules accept some values and refuse others.
macro_rules! check {
    ([$($rule:expr),*] accepts [$($accepted:literal),*] refuses [$($refused:literal),*] $text:literal) => {{
        static RULES: Rules = Rules(&[$($rule),*]);
        for json in [$($accepted),*] {
            let found = RULES.violations(json).unwrap();
            assert!(found.is_empty(), "{json}: {found:?}");
        }
        for json in [$($refused),*] {
            assert_eq!(RULES.violations(json).unwrap(), [$text], "{json}");
        }
    }};
}

#[test]
fn numbers_are_checked_digit_by_digit() {
    check!([Rule::Minimum("5")] accepts ["5", "5.0", "1e400", "\"1\"", "null"]
        refuses ["4", "4.99999999999999999999", "-1e400"] " must be at least 5");
    check!([Rule::Maximum("18446744073709551615")]
        accepts ["18446744073709551615", "-1e400", "true"]
        refuses ["18446744073709551616", "18446744073709551615.1", "1e400"]
        " must be at most 18446744073709551615");
    check!([Rule::ExclusiveMinimum("0")] accepts ["1e-400"] refuses ["0", "-0.0", "-1"]
        " must be greater than 0");
    check!([Rule::ExclusiveMaximum("0.1")] accepts ["0.09999999999999999999"]
        refuses ["0.1", "1e-1", "1"] " must be less than 0.1");
    check!([Rule::MultipleOf("0.01")] accepts ["0.1", "19.99", "0", "-0.07", "1e400"]
        refuses ["0.015", "1e-400"] " must be a multiple of 0.01");
}

#[test]
fn lengths_are_code_points() {
    check!([Rule::MinLength(2)] accepts [r#""ab""#, r#""😀é""#, "1", "[]"]
        refuses [r#""""#, r#""a""#, r#""😀""#] " must be at least 2 characters long");
    check!([Rule::MaxLength(1)] accepts [r#""😀""#, r#""""#, r#""\ud83d\ude00""#]
        refuses [r#""ab""#, r#""e\u0301""#] " must be at most 1 character long");
    check!([Rule::Pattern(&DIGITS)] accepts [r#""12""#, "1"] refuses [r#""1a""#, r#""""#]
        r" must match the pattern `^\d+$`");
}

#[test]
fn documented_values_of_any_type_are_compared_by_value() {
    check!([Rule::Texts(&["a", "b"])] accepts [r#""a""#] refuses [r#""c""#, "1", "null"]
        " must be one of `a`, `b`");
    check!([Rule::Values(&["1", r#"{"a":1,"b":[2]}"#, "null"])]
        accepts ["1", "1.0", "10e-1", r#"{"b":[2.0],"a":1}"#, "null"]
        refuses ["2", r#""1""#, r#"{"a":1}"#, "[1]"]
        r#" must be one of `1`, `{"a":1,"b":[2]}`, `null`"#);
    check!([Rule::Nullable, Rule::Texts(&["a"])] accepts ["null", r#""a""#] refuses [r#""b""#]
        " must be `a`");
    check!([Rule::Type(&[Kind::Integer, Kind::Boolean])] accepts ["1", "1.0", "1e2", "false"]
        refuses ["1.5", "null", r#""1""#, "[]"] " must be an integer or a boolean");
}

#[test]
fn lists_are_checked() {
    check!([Rule::MinItems(1)] accepts ["[0]", "{}"] refuses ["[]"] " must have at least 1 item");
    check!([Rule::MaxItems(2)] accepts ["[0,0]"] refuses ["[0,0,0]"]
        " must have at most 2 items");
    check!([Rule::UniqueItems] accepts ["[1,\"1\",true,[1],{\"a\":1}]", "[]"]
        refuses ["[1,1.0]", "[{\"a\":1,\"b\":2},{\"b\":2,\"a\":1}]", "[null,null]"]
        " must not have two equal items");
    check!([Rule::PrefixItems(&[&NONE, &SHORT]), Rule::Items(2, &NUMBER)]
        accepts [r#"["abc","ab",9]"#, "[]"] refuses [r#"["a","abc"]"#]
        "/1 must be at most 2 characters long");
    check!([Rule::Items(1, &NUMBER)] accepts [r#"["a",1]"#] refuses [r#"[1,10]"#]
        "/1 must be at most 9");
    check!([Rule::Contains(&TEXT, 1, 2)] accepts [r#"[1,"a"]"#] refuses ["[]", r#"["a","b","c"]"#]
        " must have 1 to 2 items of the documented form");
}

#[test]
fn objects_are_checked() {
    check!([Rule::MinProperties(1)] accepts [r#"{"a":1}"#, "[]"] refuses ["{}"]
        " must have at least 1 property");
    check!([Rule::MaxProperties(1)] accepts ["{}", r#"{"a":1}"#] refuses [r#"{"a":1,"b":1}"#]
        " must have at most 1 property");
    check!([Rule::Required(&["a"])] accepts [r#"{"a":null}"#, "1"] refuses ["{}"]
        " must have the property `a`");
    check!([Rule::DependentRequired("a", &["b"])] accepts ["{}", r#"{"b":1}"#, r#"{"a":1,"b":1}"#]
        refuses [r#"{"a":1}"#] " must have the property `b` if it has `a`");
    check!([Rule::Property("a/b~c", &SHORT)] accepts ["{}", r#"{"a/b~c":"ab"}"#]
        refuses [r#"{"a/b~c":"abc"}"#] "/a~1b~0c must be at most 2 characters long");
    check!([Rule::PatternProperties(&X, &SHORT)] accepts [r#"{"y":"abc"}"#]
        refuses [r#"{"x-secret":"abc"}"#] "/* must be at most 2 characters long");
    check!([Rule::AdditionalProperties(&["a"], &[&X], &SHORT)]
        accepts [r#"{"a":"abc","x-b":"abc","c":"ab"}"#]
        refuses [r#"{"secret":"abc"}"#] "/* must be at most 2 characters long");
    check!([Rule::PropertyNames(&SHORT)] accepts [r#"{"ab":1}"#] refuses [r#"{"secret":1}"#]
        " has a property name that is not allowed: it must be at most 2 characters long");
}

#[test]
fn a_value_follows_one_of_several_branches() {
    check!([Rule::AnyOf(&[&TEXT, &NUMBER])] accepts [r#""ab""#, "9"] refuses [r#""abc""#]
        " must be at most 2 characters long");
    check!([Rule::AnyOf(&[&TEXT, &NUMBER])] accepts [] refuses ["true", "[]"]
        " must match one of the 2 documented alternatives");
    check!([Rule::OneOf(&[&A, &B])] accepts [r#"{"a":1}"#, r#"{"b":1}"#]
        refuses ["{}", r#"{"a":1,"b":1}"#] " must have exactly one of: `a`; `b`");
    check!([Rule::Not(&A)] accepts ["{}"] refuses [r#"{"a":1}"#]
        " must not have the property `a`");
    check!([Rule::Property("a", &Rules(&[Rule::Not(&NONE)]))] accepts ["{}"]
        refuses [r#"{"a":1}"#] "/a must not be present");
    check!([Rule::If(&A, &B, &NONE)] accepts ["{}", r#"{"a":1,"b":1}"#] refuses [r#"{"a":1}"#]
        " must have the property `b`");
    check!([Rule::AllOf(&SHORT)] accepts [r#""ab""#] refuses [r#""abc""#]
        " must be at most 2 characters long");
    check!([Rule::Tagged("a", &[("x", &A), ("y", &B)])]
        accepts [r#"{"a":"x"}"#, r#"{"a":"y","b":1}"#, r#"{"a":"z"}"#, r#"{"b":1}"#]
        refuses [r#"{"a":"y"}"#] " must have the property `b`");
}

#[test]
fn rules_that_contain_themselves_end_with_the_value() {
    let found = TREE.violations(r#"{"name":"ab","children":[{"children":[{"name":"abc"}]}]}"#);
    let expected = ["/children/0/children/0/name must be at most 2 characters long"];
    assert_eq!(found.unwrap(), expected);
}

#[test]
fn an_error_lists_ten_violations_and_shows_no_value() {
    static LIST: Rules = Rules(&[Rule::Items(0, &SHORT)]);
    let secrets = vec!["secret-secret"; 12];
    let tree = crate::transport::Tree::of(&secrets).unwrap();
    let error = LIST.check(&tree, "the request body").unwrap_err().reason;
    assert_eq!(
        error.matches("must be at most 2 characters long").count(),
        10
    );
    assert!(error.starts_with("`/0` in the request body must") && error.contains("; and more ("));
    assert!(!error.contains("secret"), "{error}");
}
