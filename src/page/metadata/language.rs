//! The language of a text, recognised from its most frequent words.

use std::sync::OnceLock;

use crate::data;
use crate::lower;

/// How many words are looked at: plenty for a verdict, nothing for the time.
const WORDS: usize = 2_000;

/// `en`, `de`, `fr` or `es` where the text is clearly that; else `None`.
pub(crate) fn recognise<'t>(texts: impl Iterator<Item = &'t str>) -> Option<&'static str> {
    static LANGUAGES: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let languages = data::pairs("text/languages.tsv", &LANGUAGES);
    let mut total = 0;
    let mut counts = vec![0; languages.len()];
    let running = texts.flat_map(|t| t.split(|c: char| !c.is_alphabetic())).filter(|w| !w.is_empty());
    for word in running.take(WORDS) {
        total += 1;
        if word.len() > 6 {
            continue;
        }
        let lower = lower::text(word);
        for (count, (_, list)) in counts.iter_mut().zip(languages) {
            *count += usize::from(list.split(' ').any(|one| one == lower));
        }
    }
    let best = (0..counts.len()).max_by_key(|&i| counts[i])?;
    let second = (0..counts.len()).filter(|&i| i != best).map(|i| counts[i]).max().unwrap_or(0);
    // Running text of these languages holds 15–30 % of these words; lists and foreign text stay far below.
    let clear = total >= 30 && counts[best] * 10 >= total && counts[best] >= 3 * second;
    clear.then(|| languages[best].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_four_languages_and_stays_silent_on_others() {
        for (text, expected) in [
            (
                "The council said that it was the first of its kind and that the vote was for the bridge by the river.",
                Some("en"),
            ),
            (
                "Der Rat sagte, dass die Brücke nicht auf dem Plan ist und sich das auch mit dem Votum nicht ändert.",
                Some("de"),
            ),
            (
                "Le conseil a dit que les ponts sont dans le plan pour la ville et que cette année est une des plus chères.",
                Some("fr"),
            ),
            (
                "El consejo dijo que los puentes de la ciudad fueron una de las obras más caras para el país y su gente.",
                Some("es"),
            ),
            (
                "Rada miasta poinformowała, że most zostanie zbudowany w przyszłym roku, a koszty pokryje państwo.",
                None,
            ),
            ("Sport Politik Wetter Video Panorama Kultur", None),
        ] {
            assert_eq!(recognise([text, text].into_iter()), expected, "{text}");
        }
    }
}
