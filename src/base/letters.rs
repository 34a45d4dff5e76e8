//! Classes of letters as [`char`] tells them, but at once for ASCII and Cyrillic: the tables of the standard library are searched for
//! every other letter, and a text of law asks for millions of them.

/// As [`char::is_alphabetic`].
#[inline]
#[must_use]
pub fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        // The sign of thousands and the marks over letters stand among the letters.
        '\u{400}'..='\u{52f}' => !matches!(c, '\u{482}'..='\u{489}'),
        _ => c.is_alphabetic(),
    }
}

/// As [`char::is_alphanumeric`].
#[inline]
#[must_use]
pub fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{400}'..='\u{52f}' => is_alphabetic(c),
        _ => c.is_alphanumeric(),
    }
}

/// As [`char::is_uppercase`].
#[inline]
#[must_use]
pub fn is_uppercase(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_uppercase(),
        '\u{400}'..='\u{42f}' => true,
        '\u{430}'..='\u{45f}' => false,
        _ => c.is_uppercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_told_as_the_standard_library_tells_it() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_uppercase(c), c.is_uppercase(), "{c:?}");
        }
    }
}
