//! JSON numbers, digit by digit.

use std::cmp::Ordering;

/// The digits of a number, and the position of its point.
pub(crate) struct Decimal<'a> {
    text: &'a str,
    negative: bool,
    /// Without leading zeros. Empty for zero.
    digits: Vec<u8>,
    /// The number of digits before the point. It can be negative, or larger than the number
    /// of digits: the missing ones are zeros.
    point: i64,
}

impl<'a> Decimal<'a> {
    /// Parses a JSON number, with or without a fraction or an exponent.
    pub(crate) fn read(text: &'a str) -> Option<Self> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, read_exponent(exponent)?),
            None => (rest, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
        if all.is_empty() || !all.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let zeros = all.iter().take_while(|digit| **digit == b'0').count();
        let digits = all[zeros..].to_vec();
        let length = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Some(Self {
            text,
            negative,
            digits,
            point: exponent.saturating_add(length(whole.len()) - length(zeros)),
        })
    }

    /// Whether it is zero. The sign does not matter.
    pub(crate) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Whether all digits after the point are zeros.
    pub(crate) fn is_whole(&self) -> bool {
        let fraction = usize::try_from(self.point).map_or(&self.digits[..], |point| {
            self.digits.get(point..).unwrap_or_default()
        });
        fraction.iter().all(|digit| *digit == b'0')
    }

    /// Whether it is written without a point and without an exponent.
    pub(crate) fn is_plain(&self) -> bool {
        !self.text.contains(['.', 'e', 'E'])
    }

    /// The digits before the point, with a sign if the number is negative; `None` if there are
    /// more than `most`.
    pub(crate) fn plain(&self, most: i64) -> Option<String> {
        if self.is_zero() || self.point <= 0 {
            return Some("0".to_owned());
        }
        let length = Some(self.point).filter(|length| *length <= most)?;
        let digits = (0..length).map(|index| char::from(b'0' + self.digit(index)));
        let sign = self.negative.then_some('-');
        Some(sign.into_iter().chain(digits).collect())
    }

    /// The part before the point; `None` if it does not fit into 64 bits.
    pub(crate) fn whole(&self) -> Option<i64> {
        // Every `i64` has at most 19 digits, and `i128` holds any 19 digits.
        let length = match self.is_zero() {
            true => 0,
            false => Some(self.point).filter(|length| *length <= 19)?,
        };
        let digits = (0..length).map(|index| self.digit(index));
        let whole = digits.fold(0i128, |whole, digit| whole * 10 + i128::from(digit));
        i64::try_from(if self.negative { -whole } else { whole }).ok()
    }

    /// The first nine digits after the point, with the number's sign. Further digits are
    /// dropped.
    pub(crate) fn billionths(&self) -> i32 {
        let digits = (0..9).map(|index| self.digit(self.point.saturating_add(index)));
        let billionths = digits.fold(0, |all, digit| all * 10 + i32::from(digit));
        if self.negative {
            -billionths
        } else {
            billionths
        }
    }

    /// The digits without the zeros at their end.
    fn significant(&self) -> &[u8] {
        let zeros = self.digits.iter().rev().take_while(|digit| **digit == b'0');
        &self.digits[..self.digits.len() - zeros.count()]
    }

    /// A text that is the same for equal numbers.
    pub(crate) fn canonical(&self) -> String {
        if self.is_zero() {
            return "0".to_owned();
        }
        let sign = if self.negative { "-" } else { "" };
        let digits = String::from_utf8_lossy(self.significant());
        format!("{sign}0.{digits}e{}", self.point)
    }

    /// Whether it is a whole multiple of another number. True if the other one is zero or has
    /// more than 37 digits, because nothing can be said then.
    pub(crate) fn is_multiple_of(&self, of: &Self) -> bool {
        let divisor = of.significant();
        if self.is_zero() || divisor.is_empty() || divisor.len() > 37 {
            return true;
        }
        let value = |digit: &u8| u128::from(digit - b'0');
        let divisor = divisor.iter().fold(0, |all, digit| all * 10 + value(digit));
        let significant = self.significant();
        let rest = significant
            .iter()
            .fold(0, |rest, digit| (rest * 10 + value(digit)) % divisor);
        // The exponents of both, as whole numbers.
        let length = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let own = self.point.saturating_sub(length(significant.len()));
        let other = of.point.saturating_sub(length(of.significant().len()));
        let zeros = own.saturating_sub(other);
        // A number whose last digit is not zero is not a multiple of ten.
        if zeros < 0 {
            return false;
        }
        // More zeros change nothing: a divisor of 124 bits has no more factors 2 and 5.
        let zeros = zeros.min(124);
        (0..zeros).fold(rest, |rest, _| rest * 10 % divisor) == 0
    }

    fn digit(&self, index: i64) -> u8 {
        let found = usize::try_from(index).ok();
        let found = found.and_then(|index| self.digits.get(index));
        found.map_or(0, |digit| digit - b'0')
    }
}

impl PartialEq for Decimal<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl PartialOrd for Decimal<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let sign = |number: &Self| match (number.is_zero(), number.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let size = |number: &Self| (number.point, number.significant().to_vec());
        let order = sign(self).cmp(&sign(other));
        Some(order.then_with(|| match sign(self) {
            0 => Ordering::Equal,
            1 => size(self).cmp(&size(other)),
            _ => size(other).cmp(&size(self)),
        }))
    }
}

/// Parses an exponent. A very large one is replaced by a limit that has the same effect.
fn read_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let bound = i64::from(i32::MAX) << 16;
    let exponent = digits
        .parse::<i64>()
        .map_or(bound, |exponent| exponent.min(bound));
    Some(if text.starts_with('-') {
        -exponent
    } else {
        exponent
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Decimal;

    #[test]
    fn numbers_are_parsed_digit_by_digit() {
        for (text, whole, billionths, is_whole) in [
            ("0", Some(0), 0, true),
            ("-0.0", Some(0), 0, true),
            ("0e99999999999999999999", Some(0), 0, true),
            ("7", Some(7), 0, true),
            ("1.50", Some(1), 500_000_000, false),
            ("-1.9999999999", Some(-1), -999_999_999, false),
            ("0.0000000019", Some(0), 1, false),
            ("1.7e9", Some(1_700_000_000), 0, true),
            ("17E-1", Some(1), 700_000_000, false),
            ("170e-1", Some(17), 0, true),
            ("1e-99999999999999999999", Some(0), 0, false),
            ("1e99999999999999999999", None, 0, true),
            ("9223372036854775807", Some(i64::MAX), 0, true),
            ("-9223372036854775808.000", Some(i64::MIN), 0, true),
            ("9223372036854775808", None, 0, true),
            ("-9223372036854775809", None, 0, true),
            ("18446744073709551616.5", None, 500_000_000, false),
        ] {
            let number = Decimal::read(text).unwrap();
            assert_eq!(number.whole(), whole, "{text}");
            assert_eq!(number.billionths(), billionths, "{text}");
            assert_eq!(number.is_whole(), is_whole, "{text}");
        }
    }

    #[test]
    fn numbers_are_compared_digit_by_digit() {
        let ascending = [
            "-1e400",
            "-2",
            "-1.5",
            "-0.01",
            "0",
            "1e-400",
            "0.1",
            "0.10000000000000000001",
            "1",
            "9007199254740993",
            "9007199254740994",
            "18446744073709551616",
            "1e400",
            "1.1e400",
        ];
        for (index, one) in ascending.iter().enumerate() {
            for (other_index, other) in ascending.iter().enumerate() {
                let (one, other) = (Decimal::read(one).unwrap(), Decimal::read(other).unwrap());
                assert_eq!(one.partial_cmp(&other), index.partial_cmp(&other_index));
            }
        }
        for (one, other) in [
            ("0", "-0.0"),
            ("1.0", "1"),
            ("10e-1", "1"),
            ("0.1e401", "1e400"),
        ] {
            let (one, other) = (Decimal::read(one).unwrap(), Decimal::read(other).unwrap());
            assert!(one == other && one.canonical() == other.canonical());
        }
    }

    #[test]
    fn multiples_are_exact() {
        for (number, of, expected) in [
            ("0.1", "0.01", true),
            ("0.3", "0.1", true),
            ("1.1", "0.1", true),
            ("0.15", "0.1", false),
            ("1e400", "0.01", true),
            ("1e400", "3", false),
            ("0", "7", true),
            ("-6", "3", true),
            ("19.99", "0.01", true),
            ("99999999999999999999", "3", true),
            ("99999999999999999998", "3", false),
            ("5", "2.5", true),
            ("7.5", "2.5", true),
            ("1e-5", "0.01", false),
            ("100", "1e2", true),
            ("150", "1e2", false),
            ("4", "1e-300", true),
        ] {
            let (one, other) = (Decimal::read(number).unwrap(), Decimal::read(of).unwrap());
            assert_eq!(one.is_multiple_of(&other), expected, "{number} {of}");
        }
    }

    #[test]
    fn texts_that_are_not_numbers_are_not_parsed() {
        for text in ["", "-", "e", "1e", "1e+", "1.x", "x", "1 ", "--1", "1ee1"] {
            assert!(Decimal::read(text).is_none(), "{text}");
        }
    }
}
