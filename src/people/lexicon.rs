//! What single words tell, from the tables under `data/people` and `data/names`.

use std::sync::OnceLock;

use crate::lower;
use crate::map::Map;

/// A set of word classes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Class(pub u32);

/// Declares the classes: a constant for each line of `data/people/words.tsv` and each list of names.
macro_rules! classes {
    ($($name:ident = $tag:literal, $bit:expr;)*) => {
        impl Class {
            $(#[doc = concat!("The class `", $tag, "`.")] pub const $name: Class = Class(1 << $bit);)*

            fn named(tag: &str) -> Class {
                match tag { $($tag => Class::$name,)* _ => Class(0) }
            }
        }
    };
}

classes! {
    STRONG = "strong", 0; RANK = "rank", 1; STATE = "state", 2; WEAK = "weak", 3; POST = "post", 4;
    COURTESY = "courtesy", 5; ABBREVIATION = "abbreviation", 6; MALE = "male", 7; FEMALE = "female", 8;
    PARTICLE = "particle", 9; SUFFIX = "suffix", 10; MONTH = "month", 11; ORGANISATION = "organisation", 12;
    THING = "thing", 13; SAY = "say", 14; STOP = "stop", 15; PUBLIC = "public", 16; BUSINESS = "business", 17;
    PAST = "past", 18; KIN = "kin", 19; PARTY = "party", 20; PLACE = "place", 21; GIVEN = "given", 22;
    FAMILY = "family", 23; DEMONYM = "demonym", 24; PLURAL = "plural", 25; AGENCY = "agency", 26; VERB = "verb", 27;
    ADJECTIVE = "adjective", 28; GOVERNING = "governing", 29;
}

impl Class {
    /// Nouns for who holds a position.
    pub const HEAD: Class =
        Class(Self::STRONG.0 | Self::RANK.0 | Self::STATE.0 | Self::WEAK.0 | Self::POST.0);

    /// Whether it holds any of these.
    pub fn any(self, of: Class) -> bool {
        self.0 & of.0 != 0
    }

    /// Whether the word tells nothing but, at most, that somebody so called has governed.
    pub fn is_unknown(self) -> bool {
        self.0 & !Self::GOVERNING.0 == 0
    }

    /// Both together.
    pub const fn with(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// A word's key: FNV-1a over its lower-case form.
pub fn key(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut eat = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    if word.is_ascii() {
        word.bytes().for_each(|b| eat(b.to_ascii_lowercase()));
    } else {
        for c in word.chars().flat_map(lower::letters) {
            c.encode_utf8(&mut [0; 4]).bytes().for_each(&mut eat);
        }
    }
    hash
}

/// The tables, read once.
pub struct Lexicon {
    /// By [`key`].
    classes: Map<u64, Class>,
}

impl Lexicon {
    /// The one lexicon.
    pub fn get() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Lexicon::read)
    }

    /// The classes of the word with this key.
    pub fn of(&self, key: u64) -> Class {
        self.classes.get(&key).copied().unwrap_or_default()
    }

    fn read() -> Lexicon {
        let mut lexicon = Lexicon { classes: Map::with_capacity(16_384) };
        for line in rows(crate::data::table("people/words.tsv")) {
            let Some((tag, words)) = line.split_once('\t') else { continue };
            let class = Class::named(tag);
            for word in words.split(' ') {
                match word.strip_suffix('*') {
                    Some(singular) => {
                        lexicon.add(singular, class);
                        lexicon.add(&format!("{singular}s"), class.with(Class::PLURAL));
                    }
                    None => lexicon.add(word, class),
                }
            }
        }
        for line in rows(crate::data::table("people/given.tsv")) {
            let Some((tag, words)) = line.split_once('\t') else { continue };
            let class = Class::named(tag).with(Class::GIVEN);
            words.split(' ').for_each(|word| lexicon.add(word, class));
        }
        for (list, class) in [
            (crate::data::table("names/given.txt"), Class::GIVEN),
            (crate::data::table("names/family.txt"), Class::FAMILY),
            (crate::data::table("names/governing.txt"), Class::GOVERNING),
            (crate::data::table("names/places.txt"), Class::PLACE),
            (crate::data::table("names/demonyms.txt"), Class::DEMONYM),
            (crate::data::table("names/agencies.txt"), Class::AGENCY),
        ] {
            rows(list).for_each(|word| lexicon.add(word, class));
        }
        for plural in ["men", "women"] {
            for stem in ["congress", "assembly", "council", "alder", "chair", "spokes", "business", "select"]
            {
                lexicon.add(&format!("{stem}{plural}"), Class::PLURAL);
            }
        }
        for word in
            ["gens", "govs", "sens", "reps", "drs", "messrs", "secretaries", "deputies", "spokespeople"]
        {
            lexicon.add(word, Class::PLURAL);
        }
        lexicon
    }

    fn add(&mut self, word: &str, class: Class) {
        let entry = self.classes.entry(key(word), Class::default());
        *entry = entry.with(class);
    }
}

fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}
