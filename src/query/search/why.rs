//! Why a hit ranks where it does, in the terms by which it was ranked.

use crate::base::Message;
use crate::index::token::{Analyzer, Token};
use crate::index::{IN_FORCE, IndexDoc, Words, kind_weight};

use super::SearchOptions;

/// What counts for a hit, a message each; the last is the sum.
pub fn why(doc: &IndexDoc, score: f32, words: &[&Words], options: &SearchOptions, analyzer: &mut Analyzer) -> Vec<Message> {
    let text = analyzer.tokens(&doc.text, doc.language);
    let heading = analyzer.tokens(&doc.title, doc.language);
    let title = analyzer.tokens(&doc.act_title, doc.language);
    let mut out = Vec::new();
    for w in words {
        let typed = w.exact.join(" ");
        let found = w.find(&text);
        let exact = |tokens: &[Token]| tokens.iter().map(|t| &t.exact).eq(w.exact.iter());
        let same = found.iter().filter(|r| text.get((*r).clone()).is_some_and(exact)).count();
        if same > 0 {
            out.push(Message::new("search-why-exact").with("word", &typed).with("count", same));
        }
        if let Some(other) = found.iter().filter_map(|r| text.get(r.clone())).find(|t| !exact(t)) {
            let other = other.iter().map(|t| t.exact.as_str()).collect::<Vec<_>>().join(" ");
            out.push(Message::new("search-why-form").with("word", &typed).with("found", other).with("count", found.len() - same));
        }
        if !w.find(&heading).is_empty() {
            out.push(Message::new("search-why-heading").with("word", &typed));
        }
        if !w.find(&title).is_empty() {
            out.push(Message::new("search-why-title").with("word", &typed));
        }
    }
    let points = |n: f32| format!("{n:.1}");
    let weight = kind_weight(doc.kind) as f32 / 10.0;
    if let Some(kind) = doc.kind.filter(|_| weight > 0.0) {
        out.push(Message::new("search-why-kind").with("kind", kind.as_str()).with("points", points(weight)));
    }
    let preferred = options.all_versions || options.between.is_some();
    if options.on.is_some_and(|day| preferred && doc.maybe_on(day)) {
        out.push(Message::new("search-why-in-force").with("points", points(IN_FORCE)));
    }
    out.push(Message::new("search-why-score").with("points", format!("{score:.3}")));
    out
}
