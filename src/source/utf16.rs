//! UTF-16 (RFC 2781), with a byte-order mark or without.

use super::{Decoded, magic::Controls};
use crate::base::Span;

/// Which byte of a unit comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ByteOrder {
    Little,
    Big,
}

impl ByteOrder {
    fn name(self) -> &'static str {
        match self {
            ByteOrder::Little => "utf-16le",
            ByteOrder::Big => "utf-16be",
        }
    }

    fn unit(self, pair: [u8; 2]) -> u16 {
        match self {
            ByteOrder::Little => u16::from_le_bytes(pair),
            ByteOrder::Big => u16::from_be_bytes(pair),
        }
    }

    fn encoding(self) -> &'static encoding_rs::Encoding {
        match self {
            ByteOrder::Little => encoding_rs::UTF_16LE,
            ByteOrder::Big => encoding_rs::UTF_16BE,
        }
    }
}

/// The byte order and the bytes after the mark; `None` when it is not UTF-16.
///
/// Without a mark the upper bytes tell: in Latin and Cyrillic text almost all of them are 0x00 or 0x04, and they stand at every
/// second place. `zeros` is the number of zero bytes, without which (no blank, no line end) no guess is made.
pub(super) fn byte_order(bytes: &[u8], zeros: usize) -> Option<(ByteOrder, &[u8])> {
    if let Some(body) = bytes.strip_prefix(b"\xff\xfe") {
        return Some((ByteOrder::Little, body));
    }
    if let Some(body) = bytes.strip_prefix(b"\xfe\xff") {
        return Some((ByteOrder::Big, body));
    }
    let sample = bytes.get(..bytes.len().min(1 << 16)).unwrap_or(bytes);
    let pairs = sample.len() / 2;
    if zeros == 0 || pairs == 0 {
        return None;
    }
    let upper = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|b| matches!(b, 0 | 4)).count();
    let (even, odd) = (upper(0), upper(1));
    let (most, few) = (pairs * 4 / 5, pairs / 5);
    match (even, odd) {
        _ if odd > most && even <= few => Some((ByteOrder::Little, bytes)),
        _ if even > most && odd <= few => Some((ByteOrder::Big, bytes)),
        _ => None,
    }
}

/// Decodes UTF-16; halves of characters and a left-over byte at the end become U+FFFD. `None`: the result is no text.
pub(super) fn decode(bytes: &[u8], order: ByteOrder) -> Option<Decoded> {
    let decoded = match order.encoding().decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Decoded { text: text.into_owned(), encoding: order.name(), damaged: Vec::new(), repairs: Vec::new() },
        None => with_replacement(bytes, order),
    };
    let units = bytes.len() / 2;
    let no_text = Controls::count(decoded.text.as_bytes()).too_many(units) || decoded.damaged.len() > units / 8 + 1;
    (!no_text).then_some(decoded)
}

fn with_replacement(bytes: &[u8], order: ByteOrder) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut damaged = Vec::new();
    let (pairs, rest) = bytes.as_chunks::<2>();
    let whole = char::decode_utf16(pairs.iter().map(|p| order.unit(*p))).map(Result::ok);
    let left_over = (!rest.is_empty()).then_some(None);
    for c in whole.chain(left_over) {
        let start = text.len();
        text.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
        if c.is_none() {
            damaged.push(Span::new(start, text.len()));
        }
    }
    Decoded { text, encoding: order.name(), damaged, repairs: Vec::new() }
}
