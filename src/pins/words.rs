//! The form in which wordings compare.

use crate::base::{ProvisionPath, fold};
use crate::corpus::hex_sha256;

/// Letters, blanks and signs levelled, the number of the provision itself left out: `3-1) сот бекіткен` → `сот бекіткен`.
pub(super) fn unlabelled(path: &ProvisionPath, text: &str) -> String {
    let squeezed = level(text);
    let number = path.0.last().and_then(|s| s.number.as_deref()).map(|n| fold(n).text);
    let rest = number.as_deref().and_then(|n| squeezed.strip_prefix(n)).filter(|r| !r.starts_with(char::is_alphanumeric));
    rest.map_or(squeezed.as_str(), |r| r.trim_start_matches(|c: char| !c.is_alphanumeric())).to_string()
}

/// The hash of a wording that stays the same when a provision gets another number or its text is read a little better.
pub(super) fn hash(path: &ProvisionPath, text: &str) -> String {
    format!("sha256:{}", hex_sha256(unlabelled(path, text).as_bytes()))
}

/// [`fold::squeeze`]d, without the blanks that page layout leaves inside brackets and before stops.
fn level(text: &str) -> String {
    let squeezed = crate::base::fold::squeeze(text);
    let mut out = String::with_capacity(squeezed.len());
    for c in squeezed.chars() {
        let closing = matches!(c, ')' | ']' | ',' | ';' | ':' | '.');
        if closing && out.ends_with(' ') {
            out.pop();
        }
        if c == ' ' && out.ends_with(['(', '[']) {
            continue;
        }
        out.push(c);
    }
    out
}

/// How much of two levelled wordings is the same, from 0 to 1: twice the common words by all words, whatever their order.
pub(super) fn likeness(a: &str, b: &str) -> f64 {
    let mut counts: std::collections::HashMap<&str, (u32, u32)> = std::collections::HashMap::new();
    let (mut of_a, mut of_b) = (0u32, 0u32);
    for word in a.split_whitespace() {
        of_a += 1;
        counts.entry(word).or_default().0 += 1;
    }
    for word in b.split_whitespace() {
        of_b += 1;
        counts.entry(word).or_default().1 += 1;
    }
    let common: u32 = counts.into_values().map(|(a, b)| a.min(b)).sum();
    if of_a + of_b == 0 { 1.0 } else { f64::from(2 * common) / f64::from(of_a + of_b) }
}
