//! Days as sources give them: a year, a month or a day, and how far they are to be trusted.
//!
//! Written as in ISO 8601-2 (EDTF): `2012`, `2012-03`, `2012-03-15`; `2012~` about then; `2012-12-31?` planned
//! or doubtful; `..2012-03-15` then or before.

use std::fmt;

/// A day known in part. Packs into three bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Partial {
    /// 1 to 4095.
    pub year: u16,
    /// 0 where unknown.
    pub month: u8,
    /// 0 where unknown.
    pub day: u8,
    /// How far to trust it.
    pub doubt: Doubt,
}

/// How far a date is to be trusted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Doubt {
    /// As the source says it.
    None,
    /// About then.
    About,
    /// Planned, and not known to have come true.
    Planned,
    /// On that day or before.
    Latest,
}

impl Partial {
    /// Reads one; `None` for the empty text and for what is no date.
    pub fn parse(text: &str) -> Option<Partial> {
        let (text, doubt) = if let Some(rest) = text.strip_prefix("..") {
            (rest, Doubt::Latest)
        } else if let Some(rest) = text.strip_suffix('~') {
            (rest, Doubt::About)
        } else if let Some(rest) = text.strip_suffix('?') {
            (rest, Doubt::Planned)
        } else {
            (text, Doubt::None)
        };
        let mut parts = text.split('-');
        let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
        let mut part = |limit: u8| match parts.next() {
            None => Some(0),
            Some(p) if p.len() == 2 => p.parse().ok().filter(|n| (1..=limit).contains(n)),
            Some(_) => None,
        };
        let (month, day) = (part(12)?, part(31)?);
        let valid = (1..4096).contains(&year) && parts.next().is_none();
        valid.then_some(Partial { year, month, day, doubt })
    }

    /// As three bytes; zeros stand for no date.
    pub fn pack(date: Option<Partial>) -> [u8; 3] {
        let Some(p) = date else { return [0; 3] };
        let doubt = p.doubt as u32;
        let bits = u32::from(p.year) << 11 | u32::from(p.month) << 7 | u32::from(p.day) << 2 | doubt;
        [bits as u8, (bits >> 8) as u8, (bits >> 16) as u8]
    }

    /// From three bytes.
    pub fn unpack(bytes: [u8; 3]) -> Option<Partial> {
        let bits = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0]);
        let doubt = match bits & 3 {
            0 => Doubt::None,
            1 => Doubt::About,
            2 => Doubt::Planned,
            _ => Doubt::Latest,
        };
        let date = Partial {
            year: (bits >> 11) as u16,
            month: (bits >> 7 & 15) as u8,
            day: (bits >> 2 & 31) as u8,
            doubt,
        };
        (date.year > 0).then_some(date)
    }
}

impl fmt::Display for Partial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.doubt == Doubt::Latest {
            f.write_str("..")?;
        }
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        match self.doubt {
            Doubt::About => f.write_str("~"),
            Doubt::Planned => f.write_str("?"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_read_and_packed_alike() {
        for text in ["1789-04-30", "2012", "2013-03", "2017~", "2026-01-01?", "..2019-06-04"] {
            let date = Partial::parse(text);
            assert_eq!(date.map(|d| d.to_string()).as_deref(), Some(text));
            assert_eq!(Partial::unpack(Partial::pack(date)), date);
        }
        for text in ["", "12", "2012-13", "2012-00-01", "2012-1-1", "today"] {
            assert_eq!(Partial::parse(text), None, "{text}");
        }
    }
}
