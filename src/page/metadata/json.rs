//! JSON as pages really write it.
//!
//! Linked data on news pages often holds what strict readers reject, raw line breaks in strings and commas
//! before a closing bracket first of all. This reader takes those; at anything else wrong it gives up.

/// A JSON value; numbers, booleans and null are all [`Json::Other`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Json {
    Object(Vec<(String, Json)>),
    Array(Vec<Json>),
    Text(String),
    Other,
}

/// Deeper values than any vocabulary needs are refused, so that no page can exhaust the stack.
const MAX_DEPTH: usize = 40;

impl Json {
    /// Reads a whole text; `None` where it is broken.
    pub(crate) fn parse(text: &str) -> Option<Json> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0)?;
        // A semicolon or a closing comment mark after the value is common and harmless.
        Some(value)
    }

    /// The member of that name; `None` for anything but an object that has one.
    pub(crate) fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => members.iter().find(|(n, _)| n == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The value itself if it is a text, else the first text of an array.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            Json::Array(items) => items.first().and_then(Json::text),
            _ => None,
        }
    }

    /// The items of an array, or the value itself.
    pub(crate) fn items(&self) -> &[Json] {
        match self {
            Json::Array(items) => items,
            one => std::slice::from_ref(one),
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Option<Json> {
        if depth > MAX_DEPTH {
            return None;
        }
        match self.peek()? {
            b'{' => self.object(depth),
            b'[' => self.array(depth),
            b'"' => self.string().map(Json::Text),
            _ => {
                let start = self.at;
                let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.');
                while self.text.as_bytes().get(self.at).is_some_and(|&b| plain(b)) {
                    self.at += 1;
                }
                (self.at > start).then_some(Json::Other)
            }
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        self.at += 1;
        let mut members = Vec::new();
        loop {
            match self.peek()? {
                b'}' => {
                    self.at += 1;
                    return Some(Json::Object(members));
                }
                b',' => self.at += 1,
                b'"' => {
                    let name = self.string()?;
                    if self.peek()? != b':' {
                        return None;
                    }
                    self.at += 1;
                    members.push((name, self.value(depth + 1)?));
                }
                _ => return None,
            }
        }
    }

    fn array(&mut self, depth: usize) -> Option<Json> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            match self.peek()? {
                b']' => {
                    self.at += 1;
                    return Some(Json::Array(items));
                }
                b',' => self.at += 1,
                _ => items.push(self.value(depth + 1)?),
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut value = String::new();
        loop {
            let rest = &self.text[self.at..];
            let stop = rest.find(['"', '\\'])?;
            value.push_str(&rest[..stop]);
            self.at += stop + 1;
            if rest.as_bytes()[stop] == b'"' {
                return Some(value);
            }
            let escape = self.text[self.at..].chars().next()?;
            self.at += escape.len_utf8();
            match escape {
                'n' | 'r' | 't' | 'b' | 'f' => value.push(' '),
                'u' => value.push(self.unicode()?),
                other => value.push(other),
            }
        }
    }

    /// What follows `\u`; half of a pair alone becomes U+FFFD.
    fn unicode(&mut self) -> Option<char> {
        let unit = self.hex()?;
        if (0xD800..0xDC00).contains(&unit) && self.text[self.at..].starts_with("\\u") {
            let back = self.at;
            self.at += 2;
            let low = self.hex()?;
            if (0xDC00..0xE000).contains(&low) {
                return char::from_u32(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
            }
            self.at = back;
        }
        Some(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    /// The next byte that is no blank.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text[self.at..].trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        self.at = self.text.len() - rest.len();
        rest.bytes().next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_pages_write() {
        let json = Json::parse(
            "{\"a\": [\"x\\u00e9\\ud83d\\ude42\\\"\ny\",], \"b\": -1.5e3, \"c\": {\"d\": null,}};",
        );
        let json = json.expect("lenient");
        assert_eq!(json.get("a").and_then(Json::text), Some("xé🙂\"\ny"));
        assert_eq!(json.get("b"), Some(&Json::Other));
        assert_eq!(json.get("c").and_then(|c| c.get("d")), Some(&Json::Other));
    }

    #[test]
    fn gives_up_without_harm() {
        let deep = "[".repeat(100_000);
        for text in ["", "{", "{\"a\"", "{\"a\":}", "[\"\\u12", "[\"\\ud800\\u00", "\"é\\", "<!-- -->", &deep]
        {
            assert_eq!(Json::parse(text), None, "{text:.20}");
        }
    }
}
