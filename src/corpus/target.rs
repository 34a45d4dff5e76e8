//! Paths of amendments: from names to numbers.
//!
//! Amending acts call approved documents and their attachments by name ("көрсетілген бұйрықпен бекітілген … қағидаларында").
//! The number a name stands for is taken from evidence, in this order: the target's own text; a sentence of any wording at hand
//! that says which attachment the named thing is ("… тізбесі осы Қағидаларға 3-қосымшада берілген"); else the order in which
//! the names are first mentioned, which is a guess and is reported as one.

use crate::base::titles::{same_stem, same_title, words};
use crate::base::{Kind, ProvisionPath, Segment, fold};
use crate::tree::Document;

/// The named containers of one act, with the numbers found for them.
#[derive(Debug, Default)]
pub(super) struct Names {
    known: Vec<Named>,
    sentences: Vec<Sentence>,
}

#[derive(Debug)]
struct Named {
    path: ProvisionPath,
    title: String,
}

/// "`subject` … N-қосымшада": said in a wording that stands in `document`.
#[derive(Debug)]
struct Sentence {
    document: ProvisionPath,
    subject: String,
    number: String,
}

/// A path with numbers, and the names whose number is only a guess.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Numbered {
    pub(super) path: ProvisionPath,
    pub(super) guessed: Vec<String>,
}

impl Names {
    /// Learns the documents and attachments of a text of the act itself.
    pub(super) fn learn_text(&mut self, document: &Document, paths: &[ProvisionPath]) {
        for (id, path) in paths.iter().enumerate() {
            let Some(last) = path.0.last() else { continue };
            if !matches!(last.kind, Kind::Document | Kind::Attachment) || path.0.iter().any(|s| s.kind == Kind::Quoted) {
                continue;
            }
            let heads: Vec<&str> = document
                .children(id)
                .filter(|c| document.nodes.get(*c).is_some_and(|n| matches!(n.kind, Kind::Title | Kind::Heading)))
                .map(|c| document.text(c))
                .collect();
            let title = if heads.is_empty() { document.text(id).to_string() } else { heads.join(" ") };
            if !self.known.iter().any(|k| k.path == *path) {
                self.known.push(Named { path: path.clone(), title });
            }
        }
    }

    /// Learns what a wording that stands at `path` says about attachments.
    pub(super) fn learn_wording(&mut self, path: &ProvisionPath, text: &str) {
        let document = outermost_document(path);
        for (subject, number) in attachment_sentences(text) {
            self.sentences.push(Sentence { document: document.clone(), subject, number });
        }
    }

    /// Gives every step that has a name and no number its number.
    pub(super) fn number(&mut self, path: &[Segment]) -> Numbered {
        let mut out = Numbered { path: ProvisionPath::default(), guessed: Vec::new() };
        for step in path {
            if step.number.is_some() || step.kind.may_lack_number() {
                out.path.0.push(Segment { title: None, ..step.clone() });
                continue;
            }
            let title = step.title.clone().unwrap_or_default();
            match self.find(&out.path, step.kind, &title) {
                Some(path) => out.path = path,
                None => {
                    let (path, guessed) = self.assign(&out.path, step.kind, &title);
                    if guessed {
                        out.guessed.push(title.clone());
                    }
                    self.known.push(Named { path: path.clone(), title });
                    out.path = path;
                }
            }
        }
        out
    }

    fn find(&self, parent: &ProvisionPath, kind: Kind, title: &str) -> Option<ProvisionPath> {
        let mut fits = self.known.iter().filter(|k| {
            // Without a document before it, an attachment may be that of any document.
            k.path.0.last().is_some_and(|s| s.kind == kind)
                && parent.contains(&k.path)
                && (k.path.0.len() == parent.0.len() + 1 || parent.is_empty())
                && (title.is_empty() || same_title(&k.title, title))
        });
        let first = fits.next()?;
        match fits.next() {
            Some(_) if title.is_empty() => None,
            _ => Some(first.path.clone()),
        }
    }

    fn assign(&self, parent: &ProvisionPath, kind: Kind, title: &str) -> (ProvisionPath, bool) {
        if kind == Kind::Attachment
            && let Some(s) = self.sentences.iter().find(|s| names_title(&s.subject, title) && agrees(parent, &s.document))
        {
            let base = if parent.is_empty() { &s.document } else { parent };
            return (base.join(Segment::new(kind, s.number.clone())), false);
        }
        let taken = |n: usize| {
            let n = n.to_string();
            let said = kind == Kind::Attachment && self.sentences.iter().any(|s| s.number == n && agrees(parent, &s.document));
            let path = parent.join(Segment::new(kind, n));
            said || self.known.iter().any(|k| k.path == path)
        };
        let number = (1..).find(|n| !taken(*n)).unwrap_or(1);
        (parent.join(Segment::new(kind, number.to_string())), true)
    }
}

fn agrees(parent: &ProvisionPath, document: &ProvisionPath) -> bool {
    parent.is_empty() || document.is_empty() || parent.contains(document) || document.contains(parent)
}

/// The document (an approved act) that a path lies in; empty for the act itself.
fn outermost_document(path: &ProvisionPath) -> ProvisionPath {
    let end = path.0.iter().rposition(|s| s.kind == Kind::Document).map_or(0, |i| i + 1);
    ProvisionPath(path.0.iter().take(end).cloned().collect())
}

/// Sentences that give an attachment's number: the words before "осы Қағидаларға N-қосымша…" or "в приложении N".
fn attachment_sentences(text: &str) -> Vec<(String, String)> {
    let folded = fold(text).text;
    let mut out = Vec::new();
    for sentence in folded.split(['\n', ';']).flat_map(|l| l.split(". ")) {
        let mut before: Vec<&str> = Vec::new();
        let mut words = sentence.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let number = match word.split_once('-') {
                Some((n, noun)) if noun.starts_with("қосымша") => Some(n),
                _ if word.starts_with("приложен") => words.peek().map(|n| n.trim_matches(|c: char| !c.is_alphanumeric())),
                _ => None,
            };
            if let Some(n) = number.filter(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())) {
                let own = before.iter().position(|w| matches!(*w, "осы" | "настоящих" | "настоящим" | "настоящего" | "к"));
                let subject = before.get(..own.unwrap_or(before.len())).unwrap_or(&[]);
                out.push((subject.join(" "), n.to_string()));
                break;
            }
            before.push(word);
        }
    }
    out
}

/// Whether the subject of a sentence is the thing called `title`: three or more words, most of them in the title, and the
/// title's last word (its head noun) among them.
fn names_title(subject: &str, title: &str) -> bool {
    let (subject, title) = (words(subject), words(title));
    let Some(head) = title.last() else { return false };
    let found = subject.iter().filter(|w| title.iter().any(|t| same_stem(w, t))).count();
    found >= 3 && found * 10 >= subject.len() * 7 && subject.iter().any(|w| same_stem(w, head))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &str = "Қазақстан Республикасынан тыс жерге құжаттарын қабылдау және жолдау қағидаларында";
    const LIST: &str = "\"… құжаттарын қабылдау және жолдау\" мемлекеттік қызметін көрсетуге қойылатын негізгі талаптар тізбесінде";
    const SAYS: &str = "7) консулдық алым төленгенiн растайтын құжаттың көшiрмесi.\nМемлекеттік қызмет көрсетуге қойылатын негізгі \
                        талаптардың тізбесі осы Қағидаларға 3-қосымшада берілген.";

    fn titled(kind: Kind, title: &str) -> Segment {
        Segment::titled(kind, title)
    }

    #[test]
    fn the_number_of_an_attachment_is_taken_from_a_sentence() {
        let mut names = Names::default();
        let item = names.number(&[titled(Kind::Document, RULES), Segment::new(Kind::Item, "3")]);
        assert_eq!(item.path.to_string(), "document-1/item-3");
        assert_eq!(item.guessed, [RULES]);
        names.learn_wording(&item.path, "1) осы Қағидаларға 1-қосымшаға сәйкес нысан бойынша өтiнiш-сауалнама;");
        names.learn_wording(&item.path, SAYS);
        for start in [vec![titled(Kind::Document, RULES)], vec![]] {
            let mut path = start;
            path.extend([titled(Kind::Attachment, LIST), Segment::new(Kind::Row, "8")]);
            let row = names.number(&path);
            assert_eq!(row.path.to_string(), "document-1/attachment-3/row-8");
            assert!(row.guessed.is_empty());
        }
    }

    #[test]
    fn without_evidence_names_are_numbered_in_order_around_numbers_that_are_taken() {
        let mut names = Names::default();
        let document = names.number(&[titled(Kind::Document, RULES)]).path;
        names.learn_wording(&document, "осы Қағидаларға 1-қосымшаға сәйкес нысан бойынша");
        let list =
            names.number(&[titled(Kind::Document, "жолдау қағидаларына құжаттарын қабылдау"), titled(Kind::Attachment, LIST)]);
        assert_eq!(list.path.to_string(), "document-2/attachment-1", "another document has attachments of its own");
        let list = names.number(&[titled(Kind::Document, RULES), titled(Kind::Attachment, LIST)]);
        assert_eq!((list.path.to_string().as_str(), list.guessed.len()), ("document-1/attachment-2", 1));
        let again = names.number(&[titled(Kind::Document, RULES), titled(Kind::Attachment, LIST), Segment::bare(Kind::Heading)]);
        assert_eq!(again.path.to_string(), "document-1/attachment-2/heading");
        assert!(again.guessed.is_empty(), "a guess is told once");
    }
}
