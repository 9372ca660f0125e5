//! How well a name of the article fits the names of a person on record.

use super::fold;

/// How well `asked` fits the best of `forms` (with `|` between), and whether both have middle names that agree: `None`
/// where a part contradicts, more for a closer fit. A name of one word fits nobody: a surname alone is no name.
pub(super) fn fit(asked: &str, forms: &str) -> Option<(i32, bool)> {
    let words = fold::words(asked);
    if words.len() < 2 {
        return None;
    }
    let generation = fold::generation(asked);
    let (mut best, mut denied, mut confirmed) = (None, false, false);
    for form in forms.split('|') {
        let on_record = fold::words(form.split(" of ").next().unwrap_or(form));
        let Some(fit) = compare(&words, &on_record) else { continue };
        denied |= fit.middle == Some(false);
        confirmed |= fit.middle == Some(true);
        let same_generation = generation.is_some() && generation == fold::generation(form);
        best = best.max(Some(fit.score + 2 * i32::from(same_generation)));
    }
    // “George W. Bush” fits “George Bush”, but not when that one is known to be George Herbert.
    if denied && !confirmed { None } else { best.map(|score| (score, confirmed)) }
}

struct Fit {
    score: i32,
    /// Whether the middle names agree; `None` where one side has none.
    middle: Option<bool>,
}

fn compare(asked: &[String], form: &[String]) -> Option<Fit> {
    let (asked_last, asked_given) = asked.split_last()?;
    let (last, given) = form.split_last()?;
    if given.is_empty() {
        return None;
    }
    let alike = |a: &str, b: &str| a == b || fold::outline(a) == fold::outline(b);
    let (surname, asked_given, given) = if asked_last == last {
        (20, asked_given, given)
    } else if alike(asked_last, last) {
        (14, asked_given, given)
    } else if let Some(at) = (1..given.len()).rev().find(|&at| alike(asked_last, &given[at])) {
        // Two surnames on record, the first in the article.
        (14, asked_given, &given[..at])
    } else if asked_given.len() >= 2 && alike(&asked_given[asked_given.len() - 1], last) {
        (14, &asked_given[..asked_given.len() - 1], given)
    } else {
        return None;
    };
    let called = asked_given.iter().position(|w| w.len() > 1).unwrap_or(0);
    let name = &asked_given[called];
    let initial = |a: &str, b: &str| (a.len() == 1 || b.len() == 1) && a.get(..1) == b.get(..1);
    let ascii = |w: &String| w.is_ascii();
    if !asked_given.iter().chain(given).all(ascii) {
        return (asked_given == given).then_some(Fit { score: surname + 20, middle: None });
    }
    let first = if *name == given[0] {
        20
    } else if fold::given(name) == fold::given(&given[0]) {
        15
    } else if given.iter().any(|g| g.len() > 1 && fold::given(g) == fold::given(name)) {
        10
    } else if initial(name, &given[0]) {
        4
    } else {
        return None;
    };
    let asked_middle = asked_given.get(called + 1..).unwrap_or(&[]);
    let middle = given.get(1..).unwrap_or(&[]);
    let agreement = match (asked_middle.first(), middle.first()) {
        (Some(a), Some(m)) if first >= 15 => Some(a == m || initial(a, m) || middle.contains(a)),
        _ => None,
    };
    let left = (asked_middle.len() as i32 - middle.len() as i32).abs();
    Some(Fit {
        score: surname + first + if agreement == Some(true) { 4 } else { 0 } - left.min(3),
        middle: agreement,
    })
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn who_may_be_who() {
        let fits = |asked: &str, forms: &str| assert!(fit(asked, forms).is_some(), "{asked} / {forms}");
        let differs = |asked: &str, forms: &str| assert_eq!(fit(asked, forms), None, "{asked} / {forms}");
        fits("George W. Bush", "George Bush|George Walker Bush");
        differs("George H. W. Bush", "George Bush|George Walker Bush");
        differs("George W. Bush", "George Bush|George Herbert Walker Bush");
        fits("Bill Clinton", "William Jefferson Clinton");
        fits("Tayyip Erdoğan", "Recep Tayyip Erdogan");
        fits("Volodymyr Zelensky", "Volodymyr Zelenskyy");
        fits("Pedro Sánchez", "Pedro Sanchez Perez-Castejon");
        fits("Sanna M. Marin", "Sanna Marin");
        fits("Kim Jong-un", "Kim Jong Un");
        differs("Laura Bush", "George Bush|George Walker Bush");
        differs("Bush", "George Bush");
        differs("Casey DeSantis", "Ron DeSantis");
        differs("Kim Jong-il", "Kim Jong Un|Jong Un Kim");
    }
}
