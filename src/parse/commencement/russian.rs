//! What a Russian sentence says: the verb comes before the clause, and `который` ties a clause to the elements before it.

use super::super::text::Text;
use super::list::Elements;
use super::tokens::{Form, Tok, Token, Verb};
use super::{RawClause, Said, Say};
use crate::base::{Kind, Span};

#[derive(Clone, Debug)]
enum Subject {
    Act,
    Own(Kind),
    Elements(Elements),
}

#[derive(Default)]
struct Reader {
    out: Vec<Said>,
    /// Elements named since the last clause.
    pending: Elements,
    /// Of which the verb speaks.
    subject: Option<Subject>,
    last: Option<Subject>,
    verb: Option<Verb>,
    own: Option<Kind>,
    act: bool,
    which: bool,
    /// Inside `за исключением`.
    excepting: bool,
    /// `возникшие` came: the day that follows is about relations.
    relations: bool,
    suspended: bool,
    /// Clauses before their verb.
    waiting: Vec<(RawClause, Span)>,
    limits: Vec<(Say, Span)>,
}

/// Everything one sentence says.
pub(super) fn read(t: &Text<'_>, sentence: &[Token]) -> Vec<Said> {
    let mut r = Reader::default();
    let mut end = 0;
    for token in sentence {
        let span = Span::new(t.folded.to_original(token.start), t.folded.to_original(token.end));
        let between = t.folded.text.get(end..token.start).unwrap_or("");
        end = token.end;
        r.take(&token.tok, span, t.folded.text.get(token.start..).unwrap_or(""), between);
    }
    // "С 1 января 2025 года вводится в действие статья 5"
    if !r.waiting.is_empty() && !r.pending.is_empty() && matches!(r.verb, Some(Verb::Commence | Verb::Enter)) && !r.excepting {
        r.subject = Some(Subject::Elements(std::mem::take(&mut r.pending).russian()));
        for (raw, span) in std::mem::take(&mut r.waiting) {
            r.say(raw, span);
        }
    }
    if r.excepting && !r.pending.is_empty() {
        let left_out = std::mem::take(&mut r.pending).russian();
        let at = t.original.len();
        r.emit(Say::LeftOut, &Subject::Elements(left_out), Span::new(at, at));
    }
    r.out
}

impl Reader {
    fn take(&mut self, tok: &Tok, span: Span, rest: &str, between: &str) {
        match tok {
            Tok::Path(steps) => {
                if self.own.take().is_some() || between.contains(';') {
                    self.pending = Elements::default();
                }
                self.pending.of.push(steps.clone());
            }
            Tok::Own(kind, _) => self.own = Some(*kind),
            Tok::Act => self.act = true,
            Tok::They | Tok::Word => {
                // "изменений и дополнений": whose the elements are
                const HOSTS: [&str; 6] = ["изменени", "дополнени", "правил", "перечн", "положени", "инструкци"];
                let word = rest.split(' ').next().unwrap_or("");
                if !self.pending.is_empty() && self.pending.host.is_empty() && HOSTS.iter().any(|h| word.starts_with(h)) {
                    self.pending.host = word.trim_end_matches([',', '.', ';']).to_string();
                }
            }
            Tok::Which => self.which = true,
            Tok::Relations => self.relations = true,
            Tok::Suspended => self.suspended = true,
            Tok::Except => {
                self.leave_out();
                (self.excepting, self.pending) = (true, Elements::default());
            }
            Tok::Verb(verb, form) => self.verb(*verb, *form),
            Tok::Clause(raw) => self.clause(raw, span),
            Tok::Until(day) => {
                let say = Say::Ends(*day);
                if self.verb == Some(Verb::Apply) && !self.suspended {
                    self.limit(say, span);
                    self.verb = None;
                } else {
                    self.limits.push((say, span));
                }
            }
        }
    }

    fn verb(&mut self, verb: Verb, form: Form) {
        if form == Form::Imperative {
            return;
        }
        self.verb = Some(verb);
        let named = !self.pending.is_empty();
        if verb == Verb::Apply {
            if named && !self.excepting || self.which {
                self.subject = Some(Subject::Elements(std::mem::take(&mut self.pending).russian()));
                self.which = false;
            }
            for (say, span) in std::mem::take(&mut self.limits) {
                if !self.suspended {
                    self.limit(say, span);
                }
            }
            return;
        }
        self.subject = if named && (self.which || form == Form::Participle || !(self.excepting || self.act)) {
            Some(Subject::Elements(std::mem::take(&mut self.pending).russian()))
        } else if let Some(kind) = self.own.take() {
            Some(Subject::Own(kind))
        } else {
            self.leave_out();
            Some(Subject::Act)
        };
        self.which = false;
        if matches!(self.subject, Some(Subject::Act)) && !self.act && !self.waiting.is_empty() {
            return;
        }
        for (raw, span) in std::mem::take(&mut self.waiting) {
            self.say(raw, span);
        }
    }

    /// Elements of an exception that no clause was said of.
    fn leave_out(&mut self) {
        if self.excepting && !self.pending.is_empty() {
            let left_out = std::mem::take(&mut self.pending).russian();
            self.emit(Say::LeftOut, &Subject::Elements(left_out), Span::default());
        }
        self.pending = Elements::default();
        self.excepting = false;
    }

    fn clause(&mut self, raw: &RawClause, span: Span) {
        if self.relations {
            self.relations = false;
            if let Some(day) = raw.date {
                let subject = self.subject.clone().or_else(|| self.last.clone()).unwrap_or(Subject::Act);
                self.emit(Say::Relations(day), &subject, span);
            }
            return;
        }
        if self.verb.is_none() || self.verb == Some(Verb::Apply) {
            self.waiting.push((raw.clone(), span));
            return;
        }
        // "вводятся в действие: пункт 2 – с 1 января …"
        if !self.pending.is_empty() && !self.excepting {
            self.subject = Some(Subject::Elements(std::mem::take(&mut self.pending).russian()));
        }
        self.say(raw.clone(), span);
    }

    fn say(&mut self, raw: RawClause, span: Span) {
        let say = if self.verb == Some(Verb::Enter) { Say::Enters(raw) } else { Say::Begins(raw) };
        let Some(subject) = self.subject.clone() else { return };
        // "договор вступает в силу со дня его подписания" speaks of no act.
        let of_act = matches!(subject, Subject::Act);
        let published = matches!(&say, Say::Begins(c) | Say::Enters(c) if c.rule.ends_with("publication"));
        if of_act && !self.act && !published {
            return;
        }
        self.emit(say, &subject, span);
    }

    /// A limit (`действует до …`), where it is said of the act or of an element: licences have limits too.
    fn limit(&mut self, say: Say, span: Span) {
        let own = self.own.take().map(Subject::Own);
        let subject = own.or_else(|| self.subject.clone()).or_else(|| self.last.clone()).or(self.act.then_some(Subject::Act));
        if let Some(subject) = subject {
            self.emit(say, &subject, span);
        }
    }

    fn emit(&mut self, say: Say, subject: &Subject, span: Span) {
        let (of, own, host) = match subject {
            Subject::Act => (Vec::new(), None, String::new()),
            Subject::Own(kind) => (Vec::new(), Some(*kind), String::new()),
            Subject::Elements(e) => (e.of.clone(), None, e.host.clone()),
        };
        self.last = Some(subject.clone());
        self.out.push(Said { say, of, own, host, span });
    }
}
