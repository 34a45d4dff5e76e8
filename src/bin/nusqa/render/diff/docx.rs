//! The new text as a word-processor file in which every change is tracked: accepted, it is the new text, rejected, the old one.
//!
//! Elements that went elsewhere stand where the new text has them. Words whose change counts are highlighted.

use std::fmt::Write as _;
use std::io;

use nusqa::base::Language;
use nusqa::query::{Change, Diff, WordChange, WordOp};

use crate::render::draft::docx::{escaped, package};

/// Whose changes they are said to be: a file names someone.
const AUTHOR: &str = "nusqa";

/// Writes a comparison: the bytes of the file.
pub fn docx(diff: &Diff) -> io::Result<Vec<u8>> {
    package(diff.language.unwrap_or(Language::Kazakh), &body(diff))
}

fn body(diff: &Diff) -> String {
    let mut sheet = Sheet { out: String::new(), next: 1 };
    for change in &diff.changes {
        sheet.unit(change);
    }
    sheet.out.push_str(
        "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1134\" \
         w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>",
    );
    sheet.out
}

struct Sheet {
    out: String,
    next: usize,
}

/// A run of one paragraph: what became of it, its letters, whether its change counts.
type Run<'a> = (WordOp, &'a str, bool);

impl Sheet {
    fn unit(&mut self, change: &Change) {
        let all = |op, text: &Option<String>| text.iter().map(|t| (WordChange { op, text: t.clone() }, None)).collect::<Vec<_>>();
        let runs = match (&change.old_text, &change.new_text) {
            _ if !change.words.is_empty() => change.segments(),
            (Some(_), None) => all(WordOp::Delete, &change.old_text),
            (None, Some(_)) => all(WordOp::Insert, &change.new_text),
            _ => return,
        };
        // A paragraph ends where a run has a line end; one that came or went takes its end with it.
        let mut line: Vec<Run<'_>> = Vec::new();
        for (run, class) in &runs {
            let counts = class.is_some_and(nusqa::query::materiality::Class::is_material);
            let mut pieces = run.text.split('\n').peekable();
            while let Some(piece) = pieces.next() {
                if !piece.is_empty() {
                    line.push((run.op, piece, counts));
                }
                if pieces.peek().is_some() {
                    self.paragraph(&line, run.op);
                    line.clear();
                }
            }
        }
        if !line.is_empty() {
            let ops: Vec<WordOp> = line.iter().map(|(op, ..)| *op).collect();
            let one = ops.iter().all(|op| *op == WordOp::Insert) || ops.iter().all(|op| *op == WordOp::Delete);
            self.paragraph(&line, if one { line[0].0 } else { WordOp::Equal });
        }
    }

    fn paragraph(&mut self, runs: &[Run<'_>], end: WordOp) {
        let mark = match end {
            WordOp::Equal => String::new(),
            WordOp::Delete => format!("<w:rPr><w:del {}/></w:rPr>", self.by()),
            WordOp::Insert => format!("<w:rPr><w:ins {}/></w:rPr>", self.by()),
        };
        let _ = write!(self.out, "<w:p><w:pPr><w:ind w:firstLine=\"567\"/>{mark}</w:pPr>");
        for (op, text, counts) in runs {
            let look = if *counts { "<w:rPr><w:highlight w:val=\"yellow\"/></w:rPr>" } else { "" };
            let text = escaped(text);
            let run = |name: &str| format!("<w:r>{look}<w:{name} xml:space=\"preserve\">{text}</w:{name}></w:r>");
            let piece = match op {
                WordOp::Equal => run("t"),
                WordOp::Delete => format!("<w:del {}>{}</w:del>", self.by(), run("delText")),
                WordOp::Insert => format!("<w:ins {}>{}</w:ins>", self.by(), run("t")),
            };
            self.out.push_str(&piece);
        }
        self.out.push_str("</w:p>");
    }

    /// Number and author of a change.
    fn by(&mut self) -> String {
        let id = self.next;
        self.next += 1;
        format!("w:id=\"{id}\" w:author=\"{AUTHOR}\"")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use nusqa::base::ProvisionPath;
    use nusqa::query::{ChangeKind, diff_words, materiality};

    /// The paragraphs that are left when all changes are accepted, or rejected.
    fn left(body: &str, accepted: bool) -> Vec<String> {
        let (gone, kept) = if accepted { ("w:del ", "w:ins ") } else { ("w:ins ", "w:del ") };
        let mut out = vec![String::new()];
        for paragraph in body.split("<w:p>").skip(1) {
            let (properties, runs) = paragraph.split_once("</w:pPr>").unwrap();
            let mut rest = runs.split("</w:p>").next().unwrap().to_string();
            while let Some(at) = rest.find(&format!("<{gone}")) {
                let end = rest[at..].find(&format!("</{}>", gone.trim())).unwrap() + at + gone.len() + 2;
                rest.replace_range(at..end, "");
            }
            let texts = rest.split("preserve\">").skip(1).map(|t| t.split('<').next().unwrap()).collect::<String>();
            let last = out.last_mut().unwrap();
            last.push_str(&texts);
            if !properties.contains(gone) {
                out.push(String::new());
            }
            assert!(properties.contains(kept) || properties.contains(gone) || !properties.contains("rPr"));
        }
        out.retain(|p| !p.is_empty());
        out
    }

    #[test]
    fn accepted_it_is_the_new_text_and_rejected_the_old_one() {
        let unit = |kind, old: Option<&str>, new: Option<&str>| Change {
            path: ProvisionPath::default(),
            old_path: None,
            kind,
            old_text: old.map(str::to_string),
            new_text: new.map(str::to_string),
            words: old.zip(new).map_or_else(Vec::new, |(a, b)| diff_words(a, b)),
            marks: old.zip(new).map_or_else(Vec::new, |(a, b)| materiality::classify(a, b)),
            restated: false,
            note: None,
        };
        let changes = vec![
            unit(ChangeKind::Unchanged, Some("1. A & B <C>."), Some("1. A & B <C>.")),
            unit(ChangeKind::Changed, Some("2. Он күн ішінде.\nЕкінші бөлік."), Some("2. Бес күн ішінде.\nҮшінші.\nЕкінші бөлік.")),
            unit(ChangeKind::Removed, Some("3. Кетті."), None),
            unit(ChangeKind::Added, None, Some("3-1. Келді.")),
        ];
        let diff = Diff { old: String::new(), new: String::new(), language: Some(Language::Kazakh), changes };
        let body = body(&diff);
        assert_eq!(left(&body, true), ["1. A &amp; B &lt;C&gt;.", "2. Бес күн ішінде.", "Үшінші.", "Екінші бөлік.", "3-1. Келді."]);
        assert_eq!(left(&body, false), ["1. A &amp; B &lt;C&gt;.", "2. Он күн ішінде.", "Екінші бөлік.", "3. Кетті."]);
        assert!(body.contains("w:highlight") && body.matches("w:id=").count() > 4);
        assert_eq!(docx(&diff).unwrap(), docx(&diff).unwrap());
    }
}
