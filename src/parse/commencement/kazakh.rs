//! What a Kazakh sentence says: the verb comes last, and a participle stands before the elements it is said of.

use super::super::text::Text;
use super::list::Elements;
use super::tokens::{Form, Tok, Token, Verb};
use super::{RawClause, Said, Say};
use crate::base::{Kind, Span};

/// What is spoken of.
#[derive(Clone, Debug)]
enum Subject {
    Act,
    Own(Kind),
    Elements(Elements),
    /// Words that name neither.
    Other,
}

struct Reader<'t, 'a> {
    t: &'t Text<'a>,
    out: Vec<Said>,
    /// Elements named since the last clause.
    pending: Elements,
    /// Whether only link words followed the last of them.
    close: bool,
    own: Option<Kind>,
    they: bool,
    /// Elements before `қоспағанда` that no clause was said of.
    left_out: Elements,
    /// Clauses whose verb has not come yet.
    waiting: Vec<(Say, Subject, Span)>,
    /// What a participle said of the elements that follow.
    open: Vec<(Say, Span)>,
    last: Option<Subject>,
    act: bool,
    /// No words but the label came yet.
    fresh: bool,
    /// Where the words begin that may say whose the elements are.
    host_from: usize,
    /// `қоспағанда` came: what follows speaks of the act.
    excepted: bool,
}

/// Everything one sentence says.
pub(super) fn read(t: &Text<'_>, sentence: &[Token]) -> Vec<Said> {
    let mut r = Reader {
        t,
        out: Vec::new(),
        pending: Elements::default(),
        close: false,
        own: None,
        they: false,
        left_out: Elements::default(),
        waiting: Vec::new(),
        open: Vec::new(),
        last: None,
        act: false,
        fresh: true,
        host_from: sentence.first().map_or(0, |k| k.start),
        excepted: false,
    };
    for token in sentence {
        r.take(token);
    }
    r.close_open();
    let left_out = std::mem::take(&mut r.left_out);
    if !left_out.is_empty() {
        let span = Span::new(t.original.len(), t.original.len());
        r.emit(Say::LeftOut, Subject::Elements(left_out), span);
    }
    r.out
}

impl Reader<'_, '_> {
    fn take(&mut self, token: &Token) {
        let span = Span::new(self.t.folded.to_original(token.start), self.t.folded.to_original(token.end));
        match &token.tok {
            Tok::Path(steps) => {
                let words = self.words(token.start);
                if self.pending.is_empty() {
                    self.pending.host = words;
                } else if !self.close && !words.starts_with("осы ") {
                    // Words between: another list, of the same participle where it is joined to the first.
                    let joined = ["және ", "сондай-ақ "].iter().any(|w| words.starts_with(w));
                    let open = if joined { self.open.clone() } else { Vec::new() };
                    if !self.open.is_empty() {
                        self.close_open();
                    }
                    self.open = open;
                    self.pending = Elements { host: words, ..Elements::default() };
                }
                self.pending.of.push(steps.clone());
                (self.close, self.own, self.fresh) = (true, None, false);
                self.host_from = token.end;
            }
            Tok::Own(kind, true) => {
                (self.own, self.close, self.fresh) = (Some(*kind), true, false);
            }
            Tok::Own(_, false) => self.fresh = false,
            Tok::Act => (self.act, self.fresh) = (true, false),
            Tok::They => self.they = true,
            Tok::Clause(raw) => {
                if !self.open.is_empty() && !self.pending.is_empty() {
                    self.close_open();
                }
                let subject = self.subject(Some(raw));
                self.waiting.push((Say::Begins(raw.clone()), subject, span));
                self.host_from = token.end;
            }
            Tok::Until(day) => {
                if !self.open.is_empty() && !self.pending.is_empty() {
                    self.close_open();
                }
                let same = self.waiting.last().map(|w| w.1.clone());
                let subject = match self.subject(None) {
                    Subject::Other => same.or_else(|| self.last.clone()).unwrap_or(Subject::Other),
                    named => named,
                };
                self.waiting.push((Say::Ends(*day), subject, span));
                self.host_from = token.end;
            }
            Tok::Relations => {
                if let Some(w) = self.waiting.last_mut()
                    && let Say::Begins(RawClause { date: Some(day), .. }) = w.0
                {
                    w.0 = Say::Relations(day);
                    if matches!(w.1, Subject::Other)
                        && let Some(last) = self.last.clone()
                    {
                        w.1 = last;
                    }
                }
                self.close = false;
            }
            Tok::Suspended => self.waiting.clear(),
            Tok::Verb(verb, form) => self.verb(*verb, *form, token.end),
            Tok::Except => {
                if self.open.is_empty() {
                    self.left_out = std::mem::take(&mut self.pending);
                } else {
                    self.close_open();
                }
                (self.excepted, self.close, self.own) = (true, false, None);
                self.host_from = token.end;
            }
            Tok::Which => {}
            Tok::Word => {
                let f = self.t.folded.text.as_str();
                let word = f.get(token.start..token.end).unwrap_or("");
                const LINKS: [&str; 9] = ["және", "сондай-ақ", "мен", "пен", "бен", "де", "да", "тек", "әрі"];
                if !LINKS.contains(&word) && !word.starts_with(|c: char| c.is_ascii_digit()) {
                    (self.close, self.own, self.fresh) = (false, None, false);
                }
            }
        }
    }

    fn verb(&mut self, verb: Verb, form: Form, end: usize) {
        let waiting = std::mem::take(&mut self.waiting);
        self.host_from = end;
        let entered = |say: Say| match say {
            Say::Begins(raw) if verb == Verb::Enter => Say::Enters(raw),
            say => say,
        };
        match form {
            Form::Participle => {
                self.open.extend(waiting.into_iter().map(|(say, _, span)| (entered(say), span)));
                (self.pending, self.close) = (Elements::default(), false);
            }
            // "… Кодекс … қолданысқа енгізілсін" introduces another act.
            Form::Imperative if !self.act => {}
            Form::Finite | Form::Imperative => {
                for (say, subject, span) in waiting {
                    self.emit(entered(say), subject, span);
                }
                (self.pending, self.close, self.own, self.they) = (Elements::default(), false, None, false);
            }
        }
    }

    /// What the words before a clause speak of.
    fn subject(&mut self, raw: Option<&RawClause>) -> Subject {
        if self.close && !self.pending.is_empty() {
            return Subject::Elements(std::mem::take(&mut self.pending).kazakh());
        }
        if let Some(kind) = self.own.take() {
            return Subject::Own(kind);
        }
        if self.they {
            self.they = false;
            if !self.left_out.is_empty() {
                return Subject::Elements(std::mem::take(&mut self.left_out).kazakh());
            }
            return self.last.clone().unwrap_or(Subject::Act);
        }
        let published = raw.is_some_and(|c| c.rule.ends_with("publication"));
        // A bare clause at the head of a line, or after an exception, speaks of the act; so does publication.
        let bare = raw.is_some() && (self.fresh || self.excepted);
        if self.act || bare || published { Subject::Act } else { Subject::Other }
    }

    /// What a participle said is said of the elements gathered since.
    fn close_open(&mut self) {
        let elements = std::mem::take(&mut self.pending).kazakh();
        for (say, span) in std::mem::take(&mut self.open) {
            if elements.is_empty() {
                if matches!(say, Say::Begins(_)) {
                    self.emit(Say::Unread, Subject::Act, span);
                }
            } else {
                self.emit(say, Subject::Elements(elements.clone()), span);
            }
        }
        self.close = false;
    }

    fn emit(&mut self, say: Say, subject: Subject, span: Span) {
        let said = |of, own, host| Said { say: say.clone(), of, own, host, span };
        let said = match &subject {
            Subject::Act => said(Vec::new(), None, String::new()),
            Subject::Own(kind) => said(Vec::new(), Some(*kind), String::new()),
            Subject::Elements(e) => said(e.of.clone(), None, e.host.clone()),
            Subject::Other => return,
        };
        self.last = Some(subject);
        self.out.push(said);
    }

    /// The words before an element that say whose it is.
    fn words(&self, to: usize) -> String {
        let words = self.t.folded.text.get(self.host_from..to).unwrap_or("");
        let words = words.trim_matches([' ', ',', ':', '(']);
        let words = words.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
        words.to_string()
    }
}
