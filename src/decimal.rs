//! Decimal numbers, read and written.
//!
//! The standard library does both to the last bit of any number, with tables and cases that take thirty-six kilobytes
//! of the module. Figures in the news have some few digits, and up to fifteen are exact here as well.

/// Longer numbers are none of the news, in bytes.
const LONGEST: usize = 39;

/// From here on more digits change no figure: an `f64` holds 53 bits.
const EXACT: u64 = 1 << 56;

/// Reads digits with at most one point among them, and a sign before them; no exponent.
pub(crate) fn read(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if whole.is_empty() && decimals.is_empty() || unsigned.len() > LONGEST {
        return None;
    }
    let (mut value, mut unread) = (0_u64, 0);
    for byte in whole.bytes().chain(decimals.bytes()) {
        let digit = byte.is_ascii_digit().then(|| byte - b'0')?;
        if value < EXACT {
            value = value * 10 + u64::from(digit);
        } else {
            unread += 1;
        }
    }
    let places = decimals.len() as i32 - unread;
    let power = 10f64.powi(places.abs());
    let value = if places < 0 { value as f64 * power } else { value as f64 / power };
    Some(if text.starts_with('-') { -value } else { value })
}

/// Writes a number with as many decimals as it has, to fifteen digits.
pub(crate) fn write(value: f64) -> String {
    let (size, mut places) = (value.abs(), 0);
    loop {
        let power = 10f64.powi(places as i32);
        let whole = (size * power).round();
        if whole / power == size || whole >= 1e14 || places == 20 {
            break;
        }
        places += 1;
    }
    let text = write_rounded(value, places);
    match places {
        0 => text,
        _ => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
    }
}

/// Writes a number with so many decimals.
pub(crate) fn write_rounded(value: f64, places: usize) -> String {
    if !value.is_finite() {
        return if value.is_nan() {
            "?"
        } else if value > 0.0 {
            "∞"
        } else {
            "-∞"
        }
        .to_owned();
    }
    let mut whole = (value.abs() * 10f64.powi(places as i32)).round();
    let mut zeros = 0;
    while whole >= 1e18 {
        whole = (whole / 1000.0).round();
        zeros += 3;
    }
    let mut text = format!("{:0>1$}", whole as u64, places.saturating_sub(zeros) + 1);
    text.extend(std::iter::repeat_n('0', zeros));
    if places > 0 {
        text.insert(text.len() - places, '.');
    }
    if value.is_sign_negative() {
        text.insert(0, '-');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_and_writes_as_the_standard_library_does() {
        for text in ["0", "7", "-0.5", "3.14159265358979", "1000000", "0.001", "12.", ".5", "+3", "-0.0625"] {
            let value = text.parse().unwrap();
            assert_eq!((read(text), write(value)), (Some(value), value.to_string()), "{text}");
        }
        for text in ["", ".", "-", "1.2.3", "1e5", "inf", "NaN", "1,5", "--1"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn large_and_noisy_numbers() {
        for value in [1e15, 1e18, 1e21, 1e24, 1.5e19, 123_456_789_012_345_678.0] {
            assert_eq!(read(&value.to_string()), Some(value));
        }
        assert_eq!(write(1e24), 1e24.to_string());
        assert_eq!(write(0.1 + 0.2), "0.3");
        assert_eq!(write(1e-30), "0");
        assert_eq!([f64::INFINITY, f64::NEG_INFINITY, f64::NAN, f64::MAX].map(write)[..3], ["∞", "-∞", "?"]);
        assert_eq!(write_rounded(1e20, 2), "100000000000000000000.00");
        assert_eq!(write_rounded(2.0 / 3.0, 4), "0.6667");
    }

    proptest! {
        #[test]
        fn fifteen_digits_are_exact(digits in -999_999_999_999_999_i64..=999_999_999_999_999, places in 0..20_i32) {
            let text = format!("{digits}e-{places}");
            let value: f64 = text.parse().unwrap();
            let written = value.to_string();
            prop_assert_eq!(read(&written), Some(value));
            prop_assert_eq!(write(value), written);
        }
    }
}
