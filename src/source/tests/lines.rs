//! Offset ↔ line and column.

use proptest::prelude::*;

use crate::source::{LineIndex, Position};

fn at(line: usize, column: usize) -> Position {
    Position { line, column }
}

#[test]
fn columns_count_characters_from_one() {
    let index = LineIndex::new("өтініш\r\nекі\n\nсоңы");
    assert_eq!(index.line_count(), 4);
    assert_eq!(index.position(0), at(1, 1));
    assert_eq!(index.position("өті".len()), at(1, 4));
    assert_eq!(index.position("өтініш\r\n".len()), at(2, 1));
    assert_eq!(index.position(1), at(1, 1), "inside a character");
    assert_eq!(index.position(10_000), at(4, 5), "past the end");
    assert_eq!(index.line_span(1).map(|s| s.end()), Some("өтініш".len()));
    assert_eq!(index.line_span(3).map(|s| s.is_empty()), Some(true));
    assert_eq!(index.line_span(5), None);
    assert_eq!(index.offset(at(1, 99)), Some("өтініш".len()));
    assert_eq!(index.offset(at(0, 1)), None);
    assert_eq!(index.offset(at(1, 0)), None);
}

#[test]
fn an_empty_text_has_one_line() {
    assert_eq!(LineIndex::new("").line_count(), 1);
    assert_eq!(LineIndex::new("").position(7), at(1, 1));
}

proptest! {
    #[test]
    fn position_and_offset_are_inverse(text in "[аә \n\r𐍈x]{0,40}", n in 0usize..50) {
        let index = LineIndex::new(&text);
        if let Some((offset, c)) = text.char_indices().nth(n) && c != '\n' && c != '\r' {
            prop_assert_eq!(index.offset(index.position(offset)), Some(offset));
        }
    }
}
