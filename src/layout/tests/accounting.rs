//! Nothing is lost: every letter of the source is in the text or in what was skipped, and the way back is right.

use proptest::prelude::*;

use super::layout;
use crate::base::Span;
use crate::layout::Layout;
use crate::source::Format;

/// Checks one text in one format.
fn account(text: &str, format: Format) {
    let layout = layout(text, format);
    let mut covered = vec![false; text.len()];
    for s in &layout.skipped {
        assert!(text.get(s.span.start()..s.span.end()).is_some(), "{format:?}: a part is skipped that is none: {:?}", s.span);
        covered[s.span.start()..s.span.end()].fill(true);
    }
    check_lines(&layout, text);
    for (at, c) in layout.text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let back = layout.map.span_to_source(Span::new(at, at + c.len_utf8()));
        assert!(!back.is_empty(), "{format:?}: {c:?} stands nowhere in {text:?}");
        covered[back.start()..back.end()].fill(true);
    }
    let lost = text.char_indices().find(|(at, c)| !c.is_whitespace() && !c.is_control() && !covered[*at]);
    assert_eq!(lost, None, "{format:?}: lost from {text:?}\n{layout:?}");
}

fn check_lines(layout: &Layout, text: &str) {
    let mut end = 0;
    for line in &layout.lines {
        assert!(line.span.start() >= end && !line.span.is_empty(), "{line:?} in {text:?}");
        let words = layout.text.get(line.span.start()..line.span.end());
        assert_eq!(words.map(|w| w.trim_matches(' ')), words, "{text:?}");
        end = line.span.end();
    }
    for link in &layout.links {
        assert!(layout.text.get(link.words.start()..link.words.end()).is_some(), "{text:?}");
    }
}

/// Pieces of markup, broken ones too, and pieces of acts.
fn piece() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "\n",
        "\n\n",
        "  \n",
        " ",
        "   ",
        "# ",
        "## ",
        "> ",
        "> *",
        "*",
        "**",
        "***",
        "_",
        "____",
        "\\",
        "\\.",
        "\\*",
        "`",
        "```\n",
        "~~~\n",
        "[",
        "]",
        "](",
        ")",
        "![",
        "<",
        ">",
        "<*>",
        "&",
        "&quot;",
        "&nbsp;",
        "&#1178;",
        "&#0;",
        "|",
        "|---|---|\n",
        "---\n",
        "a: b\n",
        "<table>\n",
        "</table>\n",
        "<tr>\n",
        "</tr>",
        "<td>",
        "</td>",
        "<td colspan=\"2\" rowspan=2>",
        "<th>",
        "<p>",
        "</p>",
        "<P class=note>",
        "<br>",
        "<br/>",
        "<pre>",
        "</pre>",
        "<em>[Image]</em>",
        "<a id=\"p3\"></a>\n",
        "<a href=\"/kaz/docs/V1800016354#z1\">",
        "</a>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<div class='container_gamma text text_upd'>",
        "</div>",
        "<body>",
        "<nav>",
        "</nav>",
        "<h3 id=z1>",
        "</h3>",
        "<span",
        "<td a=\"",
        "3\\. ",
        "1. ",
        "2) ",
        "- ",
        "5-бап. ",
        "Қазақстан",
        "бұйрық",
        "қағидалары ",
        "ә\u{306}и\u{306}",
        "\u{a0}",
        "\u{ad}",
        "\u{2009}",
        ".",
        ",",
        ";",
        ":",
        "\"",
        "«",
        "»",
        "x",
        "№ 361",
        "<o:p>",
        "\r\n",
        "\t",
        "\u{0}",
        "<![CDATA[",
        "]]>",
        "</>",
        "<?x ?>",
        "<!doctype html>",
    ];
    prop_oneof![4 => (0..PIECES.len()).prop_map(|i| PIECES[i].to_string()), 1 => "\\PC{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_letter_is_accounted_for(pieces in prop::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            account(&text, format);
        }
    }
}

/// What takes more than linear time does not end here while anyone waits.
#[test]
fn hostile_markup_is_read() {
    let n = if cfg!(debug_assertions) { 10_000 } else { 100_000 };
    let texts = [
        "<div>".repeat(n),
        "<table>\n\n".repeat(n),
        "<table><tr><td>".repeat(n),
        format!("<td x=\"{}", "ә".repeat(100 * n)),
        format!("<p class=\"{}\">Мәтін</p>", "x ".repeat(50 * n)),
        "</div>".repeat(n),
        format!("{}{}", "<b>".repeat(n), "</i>".repeat(n)),
        "[".repeat(n) + &"](x)".repeat(n),
        "*a ".repeat(n) + &"a* ".repeat(n),
        "<a ".repeat(n),
        "`".repeat(n),
        "`a".repeat(n),
        "> ".repeat(n),
        format!("## {}", "<b ".repeat(n)),
        "<!-- ".repeat(n),
        "```\n".repeat(n),
        "|a\n|---|\n".repeat(n),
        "<tr><td rowspan=1000 colspan=1000>".repeat(n / 10),
        "&#".repeat(n),
        "a  \n".repeat(n),
    ];
    for text in texts {
        for format in [Format::Markdown, Format::Html] {
            account(&text, format);
        }
    }
}
