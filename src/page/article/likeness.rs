//! How much two short texts are the same.

/// Shared words over the words of the first, and of the second to half; 0 where one has less than two words
/// and they differ.
pub(crate) fn likeness(one: &str, other: &str) -> f32 {
    let words = |text: &str| -> Vec<String> {
        // A soft hyphen is no end of a word.
        text.split(|c: char| !c.is_alphanumeric() && c != '\u{ad}')
            .map(|w| w.replace('\u{ad}', "").to_lowercase())
            .filter(|w| !w.is_empty())
            .take(60)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    if one.len().min(other.len()) < 2 {
        return f32::from(u8::from(!one.is_empty() && one == other));
    }
    let shared = one.iter().filter(|w| other.contains(w)).count() as f32;
    (shared / one.len() as f32).min(2.0 * shared / other.len() as f32)
}
