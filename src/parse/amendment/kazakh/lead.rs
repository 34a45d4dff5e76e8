//! What stands before the predicate: acts, documents, sections called by their names, addresses.
//!
//! Kazakh leads from the outside in by genitives and locatives; a comma or *және* begins another place beside the first.

use super::tokens::{Case, Kind, Token, case_of};
use super::words::{AND, SAID, act_noun, element, is_document_noun};
use super::{Place, act};
use crate::base::{Kind as Unit, Span};
use crate::parse::Step;
use crate::parse::path::rank;
use crate::parse::text::unquote;

/// Places that lead into each other, outer to inner, and the case of the last noun.
#[derive(Clone, Debug)]
pub(in crate::parse::amendment) struct Chain {
    pub places: Vec<Place>,
    pub case: Case,
}

/// What the tokens before a predicate say.
#[derive(Clone, Debug, Default)]
pub(in crate::parse::amendment) struct Lead {
    pub chains: Vec<Chain>,
    /// *Бүкіл мәтін бойынша*.
    pub whole_text: bool,
    /// The first word that could not be placed: the sentence is not understood.
    pub strange: Option<Span>,
}

/// Reads a whole run of tokens.
pub(in crate::parse::amendment) fn read(line: &str, tokens: &[Token]) -> Lead {
    read_rows(line, tokens, false)
}

/// Reads a run of tokens; with `rows`, words that are no address are the caption of a row.
pub(in crate::parse::amendment) fn read_rows(line: &str, tokens: &[Token], rows: bool) -> Lead {
    let mut r = Reader {
        line,
        tokens,
        rows,
        from: 0,
        in_document: false,
        open: Vec::new(),
        last_case: Case::Other,
        title: None,
        out: Lead::default(),
    };
    let mut i = 0;
    while i < tokens.len() {
        i = r.token(i);
    }
    r.flush(tokens.len(), true);
    r.close(Case::Other);
    r.out
}

struct Reader<'a> {
    line: &'a str,
    tokens: &'a [Token],
    rows: bool,
    /// First token not yet placed.
    from: usize,
    /// After *бекітілген*: everything up to an address is a document's name.
    in_document: bool,
    open: Vec<Place>,
    /// The case of the last open place.
    last_case: Case,
    /// A quoted name that waits for the address it belongs to.
    title: Option<String>,
    out: Lead,
}

impl Reader<'_> {
    /// Takes the token at `i`; gives the next to look at.
    fn token(&mut self, i: usize) -> usize {
        let t = &self.tokens[i];
        let bare = self.from == i;
        match &t.kind {
            Kind::Path(steps, case) => {
                self.flush(i, false);
                self.path(steps, *case);
                self.from = i + 1;
            }
            Kind::Sign(',') | Kind::Noise if bare => {
                self.from = i + 1;
                if t.sign(&[',']) {
                    self.close(Case::Other);
                }
            }
            Kind::Remark if bare => self.from = i + 1,
            Kind::Word(w) => return self.word(i, w.clone(), bare),
            _ => {}
        }
        i + 1
    }

    fn word(&mut self, i: usize, w: String, bare: bool) -> usize {
        if bare && AND.contains(&w.as_str()) {
            self.close(Case::Other);
            self.from = i + 1;
            return i + 1;
        }
        // What an act rests on is no place in it.
        if w == "сәйкес" {
            self.open.clear();
            self.out = Lead::default();
            self.in_document = false;
            self.from = i + 1;
            return i + 1;
        }
        if let Some(next) = self.text_words(i, &w) {
            return next;
        }
        if self.in_document {
            return i + 1;
        }
        if w == "бойынша" && bare && !self.open.is_empty() {
            self.from = i + 1;
            return i + 1;
        }
        let closes = self.tokens.get(i + 1).is_none_or(|t| t.is(&AND) || t.sign(&[',']));
        if self.said_until(i)
            && closes
            && let Some((unit, Case::Other, _)) = element(&w).filter(|(u, _, _)| matches!(u, Unit::Heading | Unit::Preamble))
        {
            // "тақырыбы және бірінші бөлігі": the heading is the first of a list.
            self.open.push(Place::Path(vec![Step { kind: unit, numbers: Vec::new() }]));
            self.from = i + 1;
            self.close(Case::Other);
            return i + 1;
        }
        if self.said_until(i) {
            // "кестенің 3-жолы": the table that has the row, no document of that name.
            let in_table = |t: &Token| matches!(&t.kind, Kind::Path(s, _) if s.first().is_some_and(|s| matches!(s.kind, Unit::Row | Unit::Column | Unit::Cell)));
            if let Some((Unit::Table, case, _)) = element(&w).filter(|_| self.tokens.get(i + 1).is_some_and(in_table)) {
                self.open.push(Place::Path(vec![Step { kind: Unit::Table, numbers: Vec::new() }]));
                self.last_case = case;
                self.from = i + 1;
                return i + 1;
            }
            // "Нұсқаулықтың …", "көрсетілген қағидаларға …": the document spoken of.
            if is_document_noun(&w) && matches!(case_of(&w), Case::Gen | Case::Dat | Case::Loc | Case::Rel) {
                self.open.push(Place::TheDocument(nominative(self.tokens[i].span.of(self.line))));
                self.last_case = case_of(&w);
                self.from = i + 1;
                return i + 1;
            }
            if let Some((unit, case, _)) = element(&w).filter(|(u, c, _)| *c != Case::Other && may_lack_number(*u)) {
                self.open.push(Place::Path(vec![Step { kind: unit, numbers: Vec::new() }]));
                self.from = i + 1;
                // "мазмұнынан 5-баптың тақырыбы": out of the table of contents.
                self.ended_path(if unit == Unit::Contents && case == Case::Abl { Case::Loc } else { case });
                return i + 1;
            }
        }
        if w == "бекітілген" || w == "бекітілетін" {
            self.flush(i, false);
            self.from = i + 1;
            self.in_document = true;
            return i + 1;
        }
        let next_is = |words: &[&str]| self.tokens.get(i + 1).is_some_and(|t| t.is(words));
        if let Some((kind, case, plural)) = act_noun(&w)
            && !next_is(&["күші"])
            && !(case == Case::Other && self.tokens.get(i + 1).and_then(Token::word).is_some_and(|w| w.starts_with("актілер")))
        {
            let run = &self.tokens[self.from..=i];
            let said = run[..run.len() - 1].iter().all(|t| t.is(&SAID));
            if said && !plural {
                self.close(Case::Other);
                self.open = vec![Place::Act(None)];
                self.from = i + 1;
                self.ended(case, i + 1);
                return i + 1;
            }
            let names = |t: &Token| matches!(t.kind, Kind::Day(_) | Kind::ActNumber(_) | Kind::Quote);
            if run.iter().any(names) || run.iter().any(|t| t.word().is_some_and(|w| w.starts_with("республика"))) {
                let remarks = self.tokens[i + 1..].iter().take_while(|t| t.kind == Kind::Remark || t.sign(&[','])).count();
                let named = act::read(self.line, kind, run, &self.tokens[i + 1..i + 1 + remarks]);
                // Plural acts without a day are a heading for those that follow.
                let known = named.date.is_some() || named.number.is_some() || named.title.is_some();
                self.close(Case::Other);
                self.open = if known { vec![Place::Act(Some(Box::new(named)))] } else { Vec::new() };
                self.from = i + 1 + remarks;
                self.ended(case, self.from);
                return self.from;
            }
        }
        // "В бөлімі": a part called by a letter.
        if w.chars().count() == 1
            && bare
            && let Some((unit, case, _)) = self.tokens.get(i + 1).and_then(Token::word).and_then(element)
        {
            self.open.push(Place::Named { kind: unit, title: None, number: Some(self.text(&self.tokens[i])) });
            self.from = i + 2;
            self.ended(case, i + 2);
            return i + 2;
        }
        // "деген жол": the row is quoted in a table above.
        if let Some((unit, case, _)) = element(&w).filter(|_| i == self.from + 1 && self.tokens[self.from].is(&["деген"])) {
            self.open.push(Place::Named { kind: unit, title: None, number: None });
            self.from = i + 1;
            self.ended(case, i + 1);
            return i + 1;
        }
        if let Some((unit, case, _)) = element(&w)
            && self.named_by_quote(i)
        {
            let (title, own) = numbered_title(&self.quoted_name(i));
            let number = self.tokens[self.from..i].iter().find(|t| t.kind == Kind::Number).map(|t| self.text(t)).or(own);
            self.open.push(Place::Named { kind: unit, title: Some(title), number });
            self.from = i + 1;
            self.ended(case, i + 1);
        }
        i + 1
    }

    /// Whether nothing but *көрсетілген* and the like waits before token `i`.
    fn said_until(&self, i: usize) -> bool {
        self.tokens[self.from..i].iter().all(|t| t.is(&SAID))
    }

    /// `бүкіл мәтін бойынша`, `мәтіндегі`, `мәтінде`.
    fn text_words(&mut self, i: usize, w: &str) -> Option<usize> {
        if self.in_document || !(w.starts_with("мәтін")) {
            return None;
        }
        let by = self.tokens.get(i + 1).is_some_and(|t| t.is(&["бойынша"]));
        let all = |t: &Token| t.is(&["бүкіл", "барлық", "бұдан", "әрі", "қарай", "оның", "құжаттың", "өзінің"]);
        let lead = self.tokens[self.from..i].iter().rev().take_while(|t| all(t)).count();
        self.flush(i - lead, false);
        self.close(Case::Other);
        self.out.whole_text = true;
        self.from = i + 1 + usize::from(by);
        Some(self.from)
    }

    /// Whether the tokens not yet placed are a quoted name, with or without *деген*.
    fn named_by_quote(&self, i: usize) -> bool {
        let run = &self.tokens[self.from..i];
        let is_name = |t: &Token| matches!(t.kind, Kind::Quote | Kind::Number) || t.is(&["деген", "атты"]);
        run.iter().any(|t| t.kind == Kind::Quote)
            && (run.iter().all(is_name) || run.last().is_some_and(|t| t.is(&["деген", "атты"])))
    }

    /// The quoted name before token `i`, from its first quote to *деген*.
    fn quoted_name(&self, i: usize) -> String {
        let run = &self.tokens[self.from..i];
        let run = if run.last().is_some_and(|t| t.is(&["деген", "атты"])) { &run[..run.len() - 1] } else { run };
        let first = run.iter().position(|t| t.kind == Kind::Quote).unwrap_or(0);
        let (Some(a), Some(b)) = (run.get(first), run.last()) else { return String::new() };
        unquote(Span::new(a.span.start(), b.span.end()).of(self.line)).trim().to_string()
    }

    fn text(&self, t: &Token) -> String {
        t.span.of(self.line).trim().to_string()
    }

    fn path(&mut self, steps: &[Step], case: Case) {
        let mut steps = steps.to_vec();
        if let (Some(title), Some(first)) = (self.title.take(), steps.first().cloned()) {
            steps.remove(0);
            let (title, own) = numbered_title(&title);
            self.open.push(Place::Named { kind: first.kind, title: Some(title), number: first.numbers.first().cloned().or(own) });
        }
        if !steps.is_empty() {
            self.open.push(Place::Path(steps));
        }
        self.in_document = false;
        self.ended_path(case);
    }

    fn ended_path(&mut self, case: Case) {
        // A genitive or locative goes on inside itself; anything else ends the place.
        if !matches!(case, Case::Gen | Case::Loc | Case::Rel | Case::Dat) {
            self.close(case);
        } else {
            self.last_case = case;
        }
    }

    fn ended(&mut self, case: Case, next: usize) {
        let goes_on = self
            .tokens
            .get(next)
            .is_some_and(|t| matches!(t.kind, Kind::Path(..) | Kind::Quote | Kind::Number) || t.is(&["бекітілген", "бекітілетін"]));
        if goes_on || matches!(case, Case::Gen | Case::Loc | Case::Rel | Case::Dat) {
            self.last_case = case;
        } else {
            self.close(case);
        }
    }

    fn close(&mut self, case: Case) {
        if self.open.is_empty() {
            return;
        }
        let case = if case == Case::Other { std::mem::replace(&mut self.last_case, Case::Other) } else { case };
        self.last_case = Case::Other;
        let mut places = self.shared(self.open.first());
        places.append(&mut self.open);
        self.out.chains.push(Chain { places, case });
    }

    /// What a place after a comma has in common with the one before: `13-баптың 1-тармағы, 2-тармағының бірінші бөлігі` are in one
    /// article.
    fn shared(&self, first: Option<&Place>) -> Vec<Place> {
        self.out.chains.last().map_or_else(Vec::new, |c| shared(c, first))
    }

    /// Places the words up to `to`.
    fn flush(&mut self, to: usize, at_end: bool) {
        let mut run = &self.tokens[self.from.min(to)..to];
        self.from = to;
        while run.last().is_some_and(|t| matches!(t.kind, Kind::Remark | Kind::Noise) || t.sign(&[',', '.'])) {
            run = &run[..run.len() - 1];
        }
        let in_document = std::mem::take(&mut self.in_document);
        while let Some(first) = run.first() {
            if !(first.is(&SAID) || first.is(&["оның", "олардың"]) || first.kind == Kind::Remark || first.sign(&[',', '.']))
            {
                break;
            }
            run = &run[1..];
        }
        let Some((first, last)) = run.first().zip(run.last()) else { return };
        let name = Span::new(first.span.start(), last.span.end()).of(self.line);
        let word = last.word().unwrap_or("").to_string();
        // "… бекітілген … кезінде" names no document.
        if in_document && ["кезінде", "барысында", "жағдайда", "ретінде", "негізінде", "мақсатында"].contains(&word.as_str())
        {
            self.out.strange.get_or_insert(last.span);
            return;
        }
        if in_document {
            self.open.retain(|p| matches!(p, Place::Act(_)));
            self.open.push(Place::Document(nominative(name)));
            self.last_case = case_of(&word);
            return;
        }
        let only_quote = run.iter().all(|t| t.kind == Kind::Quote || t.is(&["деген", "атты"])) || word == "деген";
        if only_quote && !at_end && run.iter().any(|t| t.kind == Kind::Quote) {
            let end = run.iter().rposition(|t| t.kind == Kind::Quote).map_or(run.len(), |i| i + 1);
            let end = if word == "деген" { run.len() - 1 } else { end };
            let from = run.iter().position(|t| t.kind == Kind::Quote).unwrap_or(0);
            let title = Span::new(run[from].span.start(), run[end - 1].span.end()).of(self.line);
            self.title = Some(unquote(title).trim().to_string());
            return;
        }
        if is_document_noun(&word) {
            let place = if run.len() == 1 { Place::TheDocument(nominative(name)) } else { self.named(nominative(name)) };
            self.open.push(place);
            self.last_case = case_of(&word);
            if self.last_case == Case::Other && !at_end {
                // Nominative before an address: the list is the host.
                self.last_case = Case::Gen;
            }
            return;
        }
        // "… деген жол бойынша", "Ақсу ауданы": the row that a number stands in.
        if word == "бойынша" && run.iter().any(|t| t.is(&["жол", "жолы", "жолдар"])) {
            let end = run.iter().position(|t| t.is(&["деген", "жол", "жолы", "жолдар"])).unwrap_or(run.len() - 1).max(1);
            let title = Span::new(first.span.start(), run[end - 1].span.end()).of(self.line);
            self.open.push(Place::Named { kind: Unit::Row, title: Some(unquote(title).trim().to_string()), number: None });
            self.close(Case::Loc);
            return;
        }
        if self.rows && !run.iter().any(|t| matches!(t.kind, Kind::Path(..))) {
            self.open.push(Place::Named { kind: Unit::Row, title: Some(unquote(name).trim().to_string()), number: None });
            self.close(Case::Loc);
            return;
        }
        if let Some((unit, case, _)) = element(&word).filter(|_| run.len() == 1) {
            self.open.push(Place::Path(vec![Step { kind: unit, numbers: Vec::new() }]));
            self.last_case = case;
            return;
        }
        self.out.strange.get_or_insert(first.span);
    }

    fn named(&self, title: String) -> Place {
        Place::Named { kind: Unit::Attachment, title: Some(title), number: None }
    }
}

/// `3. Акционерлік қоғамдар`: the number inside the name.
fn numbered_title(title: &str) -> (String, Option<String>) {
    let digits = title.bytes().take_while(|b| b.is_ascii_digit() || *b == b'-').count();
    match title[digits..].strip_prefix(['.', ')']) {
        Some(rest) if digits > 0 && rest.starts_with(' ') => (rest.trim().to_string(), Some(title[..digits].to_string())),
        _ => (title.to_string(), None),
    }
}

/// What a place that begins with `first` has in common with one before it.
pub(in crate::parse::amendment) fn shared(before: &Chain, first: Option<&Place>) -> Vec<Place> {
    let depth = match first {
        Some(Place::Path(steps)) => steps.first().map_or(0, |s| rank(s.kind)),
        Some(Place::Named { kind, .. }) => rank(*kind),
        _ => return Vec::new(),
    };
    let mut out = Vec::new();
    // The last unit is what was spoken of, not where: but in the locative.
    let own = usize::from(before.case != Case::Loc);
    for (i, place) in before.places.iter().enumerate() {
        let last = if i + 1 == before.places.len() { own } else { 0 };
        match place {
            Place::Path(steps) => {
                let known = steps.len() - last.min(steps.len());
                let outer: Vec<Step> = steps[..known].iter().take_while(|s| rank(s.kind) < depth).cloned().collect();
                if !outer.is_empty() {
                    out.push(Place::Path(outer));
                }
            }
            Place::Named { kind, .. } if last > 0 || rank(*kind) >= depth => break,
            _ => out.push(place.clone()),
        }
    }
    out
}

/// Elements that stand alone in what holds them.
fn may_lack_number(unit: Unit) -> bool {
    matches!(unit, Unit::Heading | Unit::Preamble | Unit::Note | Unit::Attachment | Unit::Contents)
}

/// A name in the nominative: the case of its last word taken off, its possessive vowel kept (`қағидаларында` → `қағидалары`).
#[must_use]
pub fn nominative(name: &str) -> String {
    let name = name.trim().trim_end_matches([':', ' ', ',', '.']);
    let last = name.rsplit([' ', '"', '»']).next().unwrap_or(name);
    let folded = crate::base::fold(last).text;
    const ENDINGS: [(&str, usize); 40] = [
        ("ындағы", 1),
        ("індегі", 1),
        ("ындағы", 1),
        ("ының", 1),
        ("інің", 1),
        ("ында", 1),
        ("інде", 1),
        ("ынан", 1),
        ("інен", 1),
        ("ымен", 1),
        ("імен", 1),
        ("ына", 1),
        ("іне", 1),
        ("дағы", 0),
        ("дегі", 0),
        ("тағы", 0),
        ("тегі", 0),
        ("ның", 0),
        ("нің", 0),
        ("дың", 0),
        ("дің", 0),
        ("тың", 0),
        ("тің", 0),
        ("нан", 0),
        ("нен", 0),
        ("дан", 0),
        ("ден", 0),
        ("тан", 0),
        ("тен", 0),
        ("мен", 0),
        ("пен", 0),
        ("да", 0),
        ("де", 0),
        ("та", 0),
        ("те", 0),
        ("ға", 0),
        ("ге", 0),
        ("қа", 0),
        ("ке", 0),
        ("нда", 0),
    ];
    let Some((ending, keep)) = ENDINGS.iter().find(|(e, _)| folded.ends_with(e)) else { return name.to_string() };
    let drop = ending.chars().count() - keep;
    let cut: usize = name.chars().rev().take(drop).map(char::len_utf8).sum();
    name.get(..name.len() - cut).unwrap_or(name).to_string()
}
