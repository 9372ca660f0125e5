//! Saved pages as text: which encoding the bytes are in.
//!
//! The order of the HTML standard's "encoding sniffing algorithm", without its guesses by statistics: byte-order
//! mark, a `<meta>` within the first 1,024 bytes; then UTF-8 where the bytes are that, else windows-1252.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How far into the file a `<meta>` may state the encoding.
const PRESCAN: usize = 1024;

/// Decodes a page. Bytes that mean nothing in their encoding become U+FFFD; no input fails.
pub fn decode(bytes: &[u8]) -> String {
    // A byte-order mark beats everything; `decode` looks for one by itself.
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.trim_start_matches('\u{feff}').to_owned();
    }
    let stated = stated(&bytes[..bytes.len().min(PRESCAN)]);
    // A page that states UTF-8 and mostly is may hold a few stray bytes.
    stated.unwrap_or(WINDOWS_1252).decode(bytes).0.into_owned()
}

/// The encoding that a `<meta charset>` or `http-equiv` states.
fn stated(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.to_ascii_lowercase();
    let mut rest = head.as_slice();
    while let Some(at) = rest.windows(8).position(|w| w == b"charset=") {
        rest = &rest[at + 8..];
        let name = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = name
            .iter()
            .position(|b| !b.is_ascii_alphanumeric() && !b"-_:.+".contains(b))
            .unwrap_or(name.len());
        if let Some(encoding) = Encoding::for_label(&name[..end]) {
            // A file that can be read far enough to say UTF-16 is not in UTF-16.
            let wide = encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE;
            return Some(if wide { UTF_8 } else { encoding });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_of_saved_pages() {
        for (bytes, expected) in [
            (&b"<p>caf\xc3\xa9"[..], "<p>café"),
            (b"\xef\xbb\xbf<p>caf\xc3\xa9", "<p>café"),
            (b"\xff\xfe<\x00p\x00>\x00\xe9\x00", "<p>é"),
            (b"<p>caf\xe9 \x93so\x94", "<p>café “so”"),
            (b"<meta charset=\"iso-8859-2\"><p>\xb1", "<meta charset=\"iso-8859-2\"><p>ą"),
            (
                b"<meta content='text/html; charset=Shift_JIS'>\x93\xfa",
                "<meta content='text/html; charset=Shift_JIS'>日",
            ),
            (b"<meta charset=utf-8>caf\xc3\xa9 \xe9", "<meta charset=utf-8>café \u{fffd}"),
            (b"<meta charset=nonsense>\xe9", "<meta charset=nonsense>é"),
            (b"", ""),
        ] {
            assert_eq!(decode(bytes), expected);
        }
    }
}
