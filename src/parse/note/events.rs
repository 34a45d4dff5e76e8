//! The pieces of a note put together: what was done to what, by which acts, from when.

use super::super::issuer::full_issuer;
use super::super::note_subject::{self, Subject};
use super::super::text::{self, Node};
use super::{NoteEntry, NoteReading, NoteVerb, Other, Rule, Text, find};
use crate::base::{ActKind, ActRef, Date, Span};
/// One event that is being put together: what was done to what, and by which acts.
#[derive(Default)]
struct Group {
    heads: Vec<(Subject, NoteVerb)>,
    acts: Vec<Act>,
    /// Kind of the acts that follow, where it is named before them.
    noun: Option<ActKind>,
    issuer: Option<String>,
    clause: Option<Words>,
    other: Option<Other>,
    span: Option<Span>,
    /// A full stop was seen after it.
    stopped: bool,
    /// The last piece was the noun of the acts: a clause after it serves all of them.
    after_noun: bool,
}

type Words = (String, Span);

struct Act {
    by: ActRef,
    clause: Option<Words>,
}

impl Group {
    fn add(&mut self, span: Span) {
        self.span = Some(self.span.map_or(span, |s| s.to(span)));
    }

    fn is_reference(&self) -> bool {
        self.heads.iter().any(|(_, v)| *v == NoteVerb::CommencementReference)
    }

    /// Whether nothing is missing: what was done, and by whom.
    fn is_whole(&self) -> bool {
        !self.heads.is_empty() && (!self.acts.is_empty() || self.is_reference())
    }
}

pub(super) struct Reader<'a> {
    text: &'a Text<'a>,
    pub out: NoteReading,
    group: Group,
    /// Words not used yet: the subject or the issuer of what follows.
    words: Option<Span>,
    /// The subject of the event before, which the next one may leave out.
    subject: Option<Subject>,
    russian: bool,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a Text<'a>, russian: bool) -> Self {
        Reader { text, out: NoteReading::default(), group: Group::default(), words: None, subject: None, russian }
    }

    /// Takes the next piece.
    pub fn piece(&mut self, n: &Node<'_>) {
        let span = self.text.span(n, 0);
        let after_noun = std::mem::take(&mut self.group.after_noun);
        match n.as_rule() {
            Rule::note_lead => self.out.led = true,
            Rule::note_stop => self.stop(span, n.as_str()),
            Rule::note_sep | Rule::note_sign => self.group.after_noun = after_noun,
            // The issuer begins behind the dash; words between verb and dash say what did not change.
            Rule::note_dash if self.group.heads.is_empty() || !self.group.acts.is_empty() => {}
            Rule::note_dash => self.words = None,
            Rule::note_word | Rule::note_quote => self.word(span),
            Rule::note_act => self.act(n, span),
            // A day without a number names an act only where one is expected.
            Rule::note_day if self.group.heads.is_empty() && self.group.noun.is_none() && !self.noun_follows(n) => self.word(span),
            Rule::note_day => self.act(n, span),
            Rule::note_noun => self.noun(n, span),
            Rule::note_verb => self.verb(n, span),
            Rule::note_clause => {
                let words = find(n, Rule::note_clause_text).map(|c| (self.text.slice(&c, 0).to_string(), self.text.span(&c, 0)));
                self.clause(words, span, after_noun);
            }
            Rule::note_open_clause => {
                let comes = find(n, Rule::note_comes).is_some() || self.russian;
                let words = Some((self.text.slice(n, 0).to_string(), span));
                if self.group.acts.is_empty() && self.group.heads.is_empty() && comes {
                    self.head(NoteVerb::CommencementReference, span);
                }
                self.clause(words, span, true);
            }
            _ => {}
        }
    }

    fn noun_follows(&self, day: &Node<'_>) -> bool {
        let rest = self.text.folded.text.get(day.as_span().end()..).unwrap_or("").trim_start();
        ["заң", "конституциялық заң", "жарлы", "қаулы", "бұйры", "шешім"].iter().any(|w| rest.starts_with(w))
    }

    fn stop(&mut self, span: Span, sign: &str) {
        let last = self.words.map_or("", |w| w.of(self.text.original).rsplit([' ', '.']).next().unwrap_or(""));
        match self.words {
            // "м.а.", "и.о.", "г."
            Some(w) if sign == "." && last.chars().count() <= 2 && w.end() == span.start() => self.words = Some(w.to(span)),
            _ => self.group.stopped |= sign == "." || sign == "!",
        }
    }

    fn word(&mut self, span: Span) {
        self.next_sentence();
        self.words = Some(self.words.map_or(span, |w| w.to(span)));
    }

    /// A sentence that is whole ends at its full stop; the next one inherits nothing.
    fn next_sentence(&mut self) {
        if self.group.stopped && self.group.is_whole() {
            self.flush();
            self.subject = None;
        }
    }

    fn act(&mut self, n: &Node<'_>, span: Span) {
        let mut by = ActRef {
            date: find(n, Rule::note_date).and_then(|d| date(&d)),
            number: find(n, Rule::note_number).map(|n| self.text.slice(&n, 0).to_string()),
            kind: self.group.noun,
            ..ActRef::default()
        };
        if by.date.is_none() {
            self.out.unread.push(span);
        }
        self.group.stopped = false;
        self.group.add(span);
        let mut words = self.words.take().map_or("", |w| w.of(self.text.original)).trim();
        // "3-бап ҚР … N 253 Заңымен жаңа редакцияда жазылды": the words before the first act hold the subject as well.
        if self.group.heads.is_empty() && self.group.acts.is_empty() {
            let (subject, rest) = note_subject::split(words);
            if !subject.is_place() {
                self.subject = Some(subject);
            }
            words = rest;
        }
        by.issuer = text::issuer(words.trim_start_matches(|c: char| !c.is_alphanumeric()));
        match &by.issuer {
            Some(i) => self.group.issuer = Some(i.clone()),
            None => by.issuer.clone_from(&self.group.issuer),
        }
        self.group.acts.push(Act { by, clause: None });
    }

    fn noun(&mut self, n: &Node<'_>, span: Span) {
        let kind = kind(n);
        if self.group.acts.is_empty() && self.group.heads.is_empty() {
            // "Заң 35-1-баппен толықтырылды", "Закон дополнен …"; "Законом РК от … исключен" has the verb last.
            if self.russian && n.as_str().ends_with('м') {
                self.group.noun = kind;
            } else {
                self.word(span);
            }
            return;
        }
        if self.russian || self.group.acts.is_empty() {
            self.before_noun();
            self.group.noun = kind;
            self.group.issuer = None;
            return;
        }
        self.words = None;
        self.group.add(span);
        for act in self.group.acts.iter_mut().rev().take_while(|a| a.by.kind.is_none()) {
            act.by.kind = kind;
        }
        self.group.after_noun = true;
    }

    /// Words between a Russian verb and the noun of its act: "дополнена статьей 20-1 в соответствии с".
    fn before_noun(&mut self) {
        let Some(words) = self.words.take() else { return };
        let words = words.of(self.text.original);
        if self.excepts(words) {
            return;
        }
        let element = note_subject::element(words);
        let (Some((subject, verb)), Some(element)) = (self.group.heads.last_mut(), element) else { return };
        if *verb == NoteVerb::Amended && subject.may_gain && self.group.acts.is_empty() {
            subject.gain(element);
            *verb = NoteVerb::Inserted;
            self.subject = Some(subject.clone());
        }
    }

    fn verb(&mut self, n: &Node<'_>, span: Span) {
        let Some(rule) = n.clone().into_inner().next().map(|v| v.as_rule()) else { return };
        self.next_sentence();
        if !self.group.acts.is_empty() && !self.group.heads.is_empty() {
            self.flush();
        }
        if rule == Rule::v_planned || self.group.other == Some(Other::Planned) {
            // "күшін жою көзделген", "жаңа редакцияда көзделген", "предусматривается исключить"
            self.words = None;
            self.group.add(span);
            if self.group.heads.is_empty() {
                self.group.heads.push((Subject::default(), NoteVerb::Amended));
            }
            self.group.other = Some(Other::Planned);
            return;
        }
        let quoted = self.words.is_some_and(|w| w.of(self.text.original).contains(['"', '«', '“']));
        self.group.other = match rule {
            Rule::v_suspended => Some(Other::Suspended),
            Rule::v_expired => Some(Other::Expired),
            _ => None,
        };
        self.head(
            match rule {
                Rule::v_substituted => NoteVerb::Substituted,
                Rule::v_inserted => NoteVerb::Inserted,
                Rule::v_repealed_el if !quoted => NoteVerb::Repealed,
                Rule::v_act_repealed => NoteVerb::ActRepealed,
                Rule::v_reference | Rule::v_comes => NoteVerb::CommencementReference,
                _ => NoteVerb::Amended,
            },
            span,
        );
    }

    /// What was done: the words so far are the subject; where there are none, it is that of the event before.
    fn head(&mut self, mut verb: NoteVerb, span: Span) {
        let words = self.words.take().map_or("", |w| w.of(self.text.original));
        let mut subject = note_subject::read(words);
        if subject.is_place()
            && let Some(before) = &self.subject
        {
            subject = before.clone();
        }
        subject.may_gain = self.russian && verb == NoteVerb::Inserted;
        match verb {
            NoteVerb::Inserted if !subject.inserted => verb = NoteVerb::Amended,
            NoteVerb::Repealed if subject.words => verb = NoteVerb::Amended,
            NoteVerb::Repealed if subject.is_act() => verb = NoteVerb::ActRepealed,
            _ => {}
        }
        self.subject = Some(subject.clone());
        self.group.add(span);
        self.group.stopped = false;
        if !self.group.heads.contains(&(subject.clone(), verb)) {
            self.group.heads.push((subject, verb));
        }
    }

    /// `… күші жойылды, 1-тармағын қоспағанда`: what stays when the act is repealed. False where the words say something else.
    fn excepts(&mut self, words: &str) -> bool {
        if !["қоспағанда", "исключением", "кроме"].iter().any(|w| words.contains(w)) {
            return false;
        }
        let Some((subject, NoteVerb::ActRepealed)) = self.group.heads.last_mut() else { return false };
        let stays = note_subject::read(words);
        let whole = subject.paths.is_empty() && stays.excepted && !stays.paths.is_empty();
        if whole {
            *subject = stays;
        }
        whole
    }

    fn clause(&mut self, words: Option<Words>, span: Span, shared: bool) {
        self.group.add(span);
        if words.as_ref().is_some_and(|(w, _)| super::super::commencement::find_in_note(w).is_none() && self.excepts(w)) {
            return;
        }
        if self.group.acts.is_empty() {
            self.group.clause = self.group.clause.take().or(words);
            return;
        }
        let mut acts = self.group.acts.iter_mut().rev().take_while(|a| a.clause.is_none());
        if shared {
            acts.for_each(|a| a.clause.clone_from(&words));
        } else if let Some(a) = acts.next() {
            a.clause = words;
        }
    }

    /// Ends the event.
    fn flush(&mut self) {
        let group = std::mem::take(&mut self.group);
        let span = group.span.unwrap_or_default();
        if let Some(other) = group.other {
            self.out.other.push((other, span));
            return;
        }
        if group.heads.is_empty() && !span.is_empty() {
            self.out.unread.push(span);
        }
        // The noun at the end serves the acts before it that have none, and (in the singular by mistake) those after it.
        let last = group.acts.iter().rev().find_map(|a| a.by.kind);
        for (subject, verb) in &group.heads {
            if group.acts.is_empty() && *verb != NoteVerb::CommencementReference {
                self.out.other.push((Other::NoSource, span));
            } else if group.acts.is_empty() {
                let (by, clause) = (ActRef::default(), group.clause.clone());
                self.out.entries.push(NoteEntry { subject: subject.clone(), verb: *verb, by, clause });
            }
            for act in &group.acts {
                let mut by = act.by.clone();
                by.kind = by.kind.or(last);
                let (own, group_own) = (act.clause.clone(), group.clause.clone());
                let clause = if *verb == NoteVerb::CommencementReference { group_own.or(own) } else { own.or(group_own) };
                self.out.entries.push(NoteEntry { subject: subject.clone(), verb: *verb, by, clause });
            }
        }
    }

    /// Ends the note.
    pub fn finish(mut self) -> NoteReading {
        let left = self.words.take().filter(|w| w.of(self.text.original).chars().any(char::is_alphanumeric));
        if let Some(w) = left {
            // "… - осы Кодекстің 204-бабының 1-т." says where the commencement stands; "қазақ тіліндегі мәтін өзгермейді"
            let said = crate::base::fold(w.of(self.text.original)).text;
            let source = self.group.is_reference() && self.group.acts.is_empty() || self.excepts(w.of(self.text.original));
            if !source && !["өзгермейді", "өзгертілмейді", "не меняется", "не изменяется"].iter().any(|s| said.contains(s))
            {
                self.out.unread.push(w);
            }
        }
        self.flush();
        // "26-бап жаңа редакцияда - … N 253, өзгерту енгізілді - … N 34-IV Заңдарымен": one noun for all.
        let mut later = None;
        for e in self.out.entries.iter_mut().rev() {
            e.by.kind = e.by.kind.or(later).filter(|_| e.by.date.is_some());
            later = e.by.kind;
            e.by.issuer = e.by.issuer.as_deref().map(|i| full_issuer(i, e.by.kind)).filter(|i| !i.is_empty());
        }
        self.out
    }
}

/// A `note_date` as a day.
fn date(node: &Node<'_>) -> Option<Date> {
    if let Some(d) = find(node, Rule::date) {
        return text::date(&d);
    }
    let number = |rule| find(node, rule).and_then(|n| n.as_str().split(' ').next()?.trim_end_matches("г.").parse::<u32>().ok());
    if find(node, Rule::month_kk).is_some() {
        return text::date(node);
    }
    let year = number(Rule::year).or_else(|| number(Rule::note_short_year).map(|y| if y < 50 { 2000 + y } else { 1900 + y }))?;
    Date::from_ymd_opt(i32::try_from(year).ok()?, number(Rule::note_month)?, number(Rule::note_day_digits)?)
}

fn kind(node: &Node<'_>) -> Option<ActKind> {
    text::kind_in(node).or_else(|| {
        node.clone().into_inner().find_map(|n| {
            Some(match n.as_rule() {
                Rule::k_constitutional_law | Rule::nr_constitutional => ActKind::ConstitutionalLaw,
                Rule::nr_law => ActKind::Law,
                Rule::nr_code => ActKind::Code,
                Rule::nr_decree => ActKind::Decree,
                Rule::nr_resolution => ActKind::Resolution,
                Rule::nr_order => ActKind::Order,
                Rule::nr_decision => ActKind::Decision,
                Rule::nr_directive => ActKind::Directive,
                _ => return None,
            })
        })
    })
}
