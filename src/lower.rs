//! Lower case.
//!
//! The standard library's table lists fourteen hundred letters one by one, twelve kilobytes of the module. Most
//! letters lie in rows; the build script finds these (`rows` in `build.rs`).

include!(concat!(env!("OUT_DIR"), "/lower.rs"));

/// The lower case of a character: one, or two for `İ`.
pub(crate) fn letters(c: char) -> impl Iterator<Item = char> {
    let dot = (c == 'İ').then_some('\u{307}');
    std::iter::once(letter(c)).chain(dot)
}

/// A text in lower case.
pub(crate) fn text(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut lower = String::with_capacity(text.len());
    let mut rest = text.chars();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        let ends = || before.is_alphabetic() && !rest.clone().next().is_some_and(char::is_alphabetic);
        match c {
            'Σ' if ends() => lower.push('ς'),
            _ => lower.extend(letters(c)),
        }
        before = c;
    }
    lower
}

fn letter(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    if c == 'İ' {
        return 'i';
    }
    let code = c as u32;
    let row = ROWS.partition_point(|(_, last, _)| *last < code);
    match ROWS.get(row) {
        // Where lower case comes next to upper case, only every second letter is upper.
        Some((first, _, 1)) if *first > code || (code - first) % 2 == 1 => c,
        Some((first, _, distance)) if *first <= code => {
            char::from_u32(code.wrapping_add_signed(*distance)).unwrap_or(c)
        }
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_as_in_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert!(letters(c).eq(c.to_lowercase()), "{c:?}");
        }
    }

    #[test]
    fn texts_as_in_the_standard_library() {
        for line in ["", "Ünder ÆGIR", "ΟΔΥΣΣΕΥΣ ΣΟΦΟΣ, Σ ΣΑΣ.", "İSTANBUL", "Ça Ira", "ДОМ-2", "A\u{301}É"]
        {
            assert_eq!(text(line), line.to_lowercase());
        }
    }
}
