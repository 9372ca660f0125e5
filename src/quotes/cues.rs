//! Words that attribute a quotation to somebody.

/// Verbs of saying, in the forms that news uses. Participles (“adding”) take the subject of their sentence.
pub(super) fn is_cue(word: &str) -> bool {
    CUES.binary_search(&word).is_ok()
}

/// Sorted.
const CUES: &[&str] = &[
    "accused",
    "accuses",
    "accusing",
    "acknowledged",
    "acknowledges",
    "acknowledging",
    "added",
    "adding",
    "adds",
    "admits",
    "admitted",
    "admitting",
    "advised",
    "agreed",
    "alleged",
    "alleges",
    "alleging",
    "announced",
    "announces",
    "announcing",
    "answered",
    "answers",
    "argued",
    "argues",
    "arguing",
    "asked",
    "asking",
    "asks",
    "asserted",
    "asserting",
    "asserts",
    "assured",
    "assures",
    "began",
    "blasted",
    "boasted",
    "branded",
    "called",
    "calling",
    "calls",
    "cautioned",
    "charged",
    "claimed",
    "claiming",
    "claims",
    "commented",
    "complained",
    "conceded",
    "concluded",
    "concludes",
    "condemned",
    "confessed",
    "confirmed",
    "confirming",
    "confirms",
    "contended",
    "continued",
    "continues",
    "countered",
    "cried",
    "criticised",
    "criticized",
    "decided",
    "declared",
    "declares",
    "declaring",
    "decried",
    "defended",
    "demanded",
    "demanding",
    "denied",
    "denounced",
    "denying",
    "described",
    "describes",
    "describing",
    "disclosed",
    "dismissed",
    "dubbed",
    "echoed",
    "emphasised",
    "emphasized",
    "exclaimed",
    "explained",
    "explaining",
    "explains",
    "expressed",
    "hailed",
    "hinted",
    "implored",
    "indicated",
    "informed",
    "insisted",
    "insisting",
    "insists",
    "instructed",
    "introduced",
    "joked",
    "joking",
    "labeled",
    "labelled",
    "lamented",
    "likened",
    "maintained",
    "maintaining",
    "maintains",
    "mentioned",
    "mocked",
    "mused",
    "muttered",
    "noted",
    "notes",
    "noting",
    "observed",
    "observes",
    "opined",
    "ordered",
    "pleaded",
    "pledged",
    "pointed",
    "posted",
    "posting",
    "praised",
    "praying",
    "predicted",
    "proclaimed",
    "promised",
    "promising",
    "pronounced",
    "proposed",
    "quipped",
    "read",
    "reads",
    "reasoned",
    "recalled",
    "recalling",
    "recalls",
    "recommended",
    "recounted",
    "referred",
    "reiterated",
    "reiterating",
    "rejected",
    "remarked",
    "remembered",
    "remembers",
    "replied",
    "replies",
    "reported",
    "responded",
    "retorted",
    "revealed",
    "ruled",
    "said",
    "say",
    "saying",
    "says",
    "shared",
    "shouted",
    "shouting",
    "signaled",
    "slammed",
    "snapped",
    "spoke",
    "stated",
    "stating",
    "stressed",
    "stressing",
    "suggested",
    "suggesting",
    "suggests",
    "summarised",
    "summarized",
    "swore",
    "sympathised",
    "sympathized",
    "taunted",
    "tell",
    "telling",
    "tells",
    "termed",
    "testified",
    "testifying",
    "thinks",
    "thought",
    "threatened",
    "told",
    "touted",
    "tweeted",
    "tweeting",
    "tweets",
    "urged",
    "urges",
    "urging",
    "vowed",
    "vowing",
    "vows",
    "warned",
    "warning",
    "warns",
    "weighed",
    "whispered",
    "wondered",
    "write",
    "writes",
    "writing",
    "wrote",
    "yelled",
];

/// Words between a subject and its verb.
pub(super) fn is_between(word: &str) -> bool {
    matches!(
        word,
        "has"
            | "have"
            | "had"
            | "also"
            | "then"
            | "later"
            | "once"
            | "repeatedly"
            | "previously"
            | "recently"
            | "earlier"
            | "first"
            | "even"
            | "still"
            | "again"
            | "simply"
            | "just"
            | "reportedly"
            | "allegedly"
            | "himself"
            | "herself"
            | "itself"
            | "themselves"
            | "is"
            | "was"
            | "were"
            | "are"
            | "been"
            | "now"
            | "often"
            | "only"
            | "would"
            | "will"
            | "did"
            | "could"
            | "can"
            | "be"
            | "heard"
    ) || word.len() > 4 && word.ends_with("ly")
}

/// Days, as they stand between a subject and its verb.
pub(super) fn is_day(word: &str) -> bool {
    matches!(
        word,
        "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "yesterday"
            | "today"
    )
}

/// Words that tie a position to somebody named before.
pub(super) fn is_possessive(word: &str) -> bool {
    matches!(word, "his" | "her" | "their" | "its" | "our" | "my" | "one" | "the" | "a" | "an")
}

/// Words at which a noun phrase before a verb begins at the latest.
pub(super) fn is_boundary(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "and"
            | "but"
            | "when"
            | "as"
            | "after"
            | "while"
            | "because"
            | "if"
            | "what"
            | "which"
            | "who"
            | "where"
            | "before"
            | "since"
            | "though"
            | "although"
            | "so"
            | "or"
            | "how"
            | "why"
            | "than"
            | "until"
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn sorted() {
        assert!(super::CUES.windows(2).all(|w| w[0] < w[1]));
    }
}
