//! Character references: `&quot;`, `&nbsp;`, `&#1178;`.

/// The characters of a reference at the start of `text` (which begins with `&`), and the bytes it takes. Unknown ones are text.
pub(in crate::layout) fn decode(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('&')?;
    if let Some(number) = body.strip_prefix('#') {
        return numeric(number);
    }
    let name = body.len() - body.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
    let (name, rest) = body.split_at(name);
    let closed = usize::from(rest.starts_with(';'));
    let i = NAMES.binary_search_by(|(n, _)| (*n).cmp(name)).ok();
    let (_, c) = NAMES.get(i?)?;
    // Without the semicolon only the old names count, as in browsers.
    (closed == 1 || matches!(name, "nbsp" | "quot" | "amp" | "lt" | "gt" | "laquo" | "raquo"))
        .then_some((*c, 1 + name.len() + closed))
}

fn numeric(body: &str) -> Option<(char, usize)> {
    let (digits, radix, lead) = match body.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16, 1),
        None => (body, 10, 0),
    };
    let len = digits.bytes().take(8).take_while(|b| (*b as char).is_digit(radix)).count();
    let code = u32::from_str_radix(digits.get(..len)?, radix).ok()?;
    let c = char::from_u32(code).filter(|c| *c != '\0').map(windows)?;
    let closed = usize::from(digits[len..].starts_with(';'));
    Some((c, 2 + lead + len + closed))
}

/// Numbers of the C1 range mean the letters of windows-1252, as in browsers.
fn windows(c: char) -> char {
    match c as u32 {
        0x84 => '„',
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        0x99 => '™',
        _ => c,
    }
}

/// Names that texts of acts use, sorted.
const NAMES: &[(&str, char)] = &[
    ("Delta", 'Δ'),
    ("Omega", 'Ω'),
    ("Sigma", 'Σ'),
    ("alpha", 'α'),
    ("amp", '&'),
    ("apos", '\''),
    ("asymp", '≈'),
    ("bdquo", '„'),
    ("beta", 'β'),
    ("bull", '•'),
    ("cent", '¢'),
    ("copy", '©'),
    ("darr", '↓'),
    ("deg", '°'),
    ("delta", 'δ'),
    ("divide", '÷'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("eta", 'η'),
    ("euro", '€'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("gamma", 'γ'),
    ("ge", '≥'),
    ("gt", '>'),
    ("hellip", '…'),
    ("infin", '∞'),
    ("lambda", 'λ'),
    ("laquo", '«'),
    ("larr", '←'),
    ("ldquo", '“'),
    ("le", '≤'),
    ("lsaquo", '‹'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("micro", 'µ'),
    ("middot", '·'),
    ("minus", '−'),
    ("mu", 'μ'),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("ne", '≠'),
    ("numero", '№'),
    ("omega", 'ω'),
    ("para", '¶'),
    ("permil", '‰'),
    ("phi", 'φ'),
    ("pi", 'π'),
    ("plusmn", '±'),
    ("quot", '"'),
    ("radic", '√'),
    ("raquo", '»'),
    ("rarr", '→'),
    ("rdquo", '”'),
    ("reg", '®'),
    ("rho", 'ρ'),
    ("rsaquo", '›'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("sect", '§'),
    ("shy", '\u{ad}'),
    ("sigma", 'σ'),
    ("sum", '∑'),
    ("sup1", '¹'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("tau", 'τ'),
    ("thinsp", '\u{2009}'),
    ("times", '×'),
    ("trade", '™'),
    ("uarr", '↑'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_and_other_ampersands_kept() {
        assert_eq!(decode("&quot;Нұр"), Some(('"', 6)));
        assert_eq!(decode("&nbsp"), Some(('\u{a0}', 5)));
        assert_eq!(decode("&#1178;&"), Some(('Қ', 7)));
        assert_eq!(decode("&#x49a;"), Some(('Қ', 7)));
        assert_eq!(decode("&#150;"), Some(('–', 6)));
        for text in ["& Co", "&Ко", "&#;", "&sup2", "&unknown;", "&#0;", "&#xFFFFFFFFF;", "&"] {
            assert_eq!(decode(text), None, "{text}");
        }
        assert!(NAMES.is_sorted());
    }
}
