//! Which words of a sentence say what, for those who want to see how it was read.

use super::super::text::Text;
use super::kazakh::{self, AND, SUCH, announces};
use super::russian::words as w;
use super::tokens::{self, Case, Kind, Token};
use super::{is_russian, unescaped};
use crate::base::Span;

/// What a part of a sentence is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The act, document or element: where, or what.
    Place,
    /// Words that were there before.
    Old,
    /// Words that are new.
    New,
    /// Words that the new ones stand next to.
    Anchor,
    /// The new element.
    Element,
    /// The attachment that holds the new wording.
    Attachment,
    /// What to do.
    Verb,
    /// Words of the formula that carry nothing of their own.
    Form,
}

impl Role {
    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Place => "place",
            Role::Old => "old",
            Role::New => "new",
            Role::Anchor => "anchor",
            Role::Element => "element",
            Role::Attachment => "attachment",
            Role::Verb => "verb",
            Role::Form => "form",
        }
    }
}

/// A run of words with one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where in the line.
    pub span: Span,
    /// What for.
    pub role: Role,
}

/// The parts of a line, in order. Signs between them, labels and what is quoted after a colon are in none.
#[must_use]
pub fn parts(line: &str) -> Vec<Part> {
    if line.len() > super::MAX_LINE {
        return Vec::new();
    }
    let line = &*unescaped(line);
    let t = Text::new(line);
    let russian = is_russian(&t.folded.text);
    let tokens = tokens::read(&t, russian);
    let from = kazakh::label(line, &tokens).min(tokens.len());
    let body = &tokens[from..];
    let roles = if russian { russian_roles(body) } else { kazakh_roles(body) };
    let mut out: Vec<Part> = Vec::new();
    let mut open = false;
    for (token, role) in body.iter().zip(roles) {
        match role {
            // A comma inside a part belongs to it, one at its end does not.
            None => open &= token.sign(&[',']) || token.kind == Kind::Noise,
            Some(role) => {
                match out.last_mut().filter(|p| open && p.role == role) {
                    Some(last) => last.span = Span::new(last.span.start(), token.span.end()),
                    None => out.push(Part { span: token.span, role }),
                }
                open = true;
            }
        }
    }
    out
}

fn kazakh_roles(tokens: &[Token]) -> Vec<Option<Role>> {
    let mut roles = vec![None; tokens.len()];
    let mut from = 0;
    for i in 0..tokens.len() {
        let t = &tokens[i];
        if kazakh::predicate(t, &tokens[from..i]).is_some() {
            kazakh_clause(tokens, from, i, &mut roles);
            roles[i] = Some(Role::Verb);
            from = i + 1;
        } else if t.sign(&[':', ';']) {
            kazakh_clause(tokens, from, i, &mut roles);
            from = i + 1;
            // What is quoted after a colon is the wording.
            if tokens.get(from).is_some_and(|t| t.kind == Kind::Quote) {
                from += 1;
            }
        }
    }
    kazakh_clause(tokens, from, tokens.len(), &mut roles);
    roles
}

fn kazakh_clause(tokens: &[Token], from: usize, to: usize, roles: &mut [Option<Role>]) {
    let clause = &tokens[from..to];
    let content = clause.iter().rposition(|t| t.word().is_some_and(announces));
    for (i, t) in clause.iter().enumerate() {
        let form = t.is(&SUCH)
            || t.is(&["деп", "алып", "алынып", "тиісінше", "сәйкес", "кейін", "соң", "алдында", "алдынан", "бірге", "тоқтатыла"])
            || t.word().is_some_and(|w| w.starts_with("редакция") || announces(w));
        roles[from + i] = match t.kind {
            Kind::Sign(_) | Kind::Noise => None,
            _ if form => Some(Role::Form),
            _ if content.is_some_and(|c| i > c) => Some(Role::Element),
            _ => Some(Role::Place),
        };
    }
    // "осы бұйрыққа 1-қосымшаға сәйкес"
    if let Some(end) = clause.iter().rposition(|t| t.is(&["сәйкес"])) {
        let start = clause[..end].iter().rposition(|t| t.is(&["осы"])).unwrap_or(end.saturating_sub(1));
        roles[from + start..from + end].iter_mut().for_each(|r| *r = Some(Role::Attachment));
    }
    for (start, end, case) in kazakh::groups(clause) {
        let beside = clause.get(end).is_some_and(|t| t.is(&["кейін", "соң", "кейінгі", "алдында", "алдынан", "алдына"]));
        let role = match case {
            _ if beside => Role::Anchor,
            Case::Ins | Case::Dat => Role::New,
            _ => Role::Old,
        };
        roles[from + start..from + end].iter_mut().for_each(|r| *r = Some(role));
    }
    // "және" alone between two parts.
    for i in from..to {
        let alone = tokens[i].is(&AND) && i > from && i + 1 < to && roles[i - 1] != roles[i];
        if alone {
            roles[i] = roles[i - 1].filter(|r| Some(*r) == roles[i + 1]);
        }
    }
}

fn russian_roles(tokens: &[Token]) -> Vec<Option<Role>> {
    let mut roles = vec![None; tokens.len()];
    let mut adding = false;
    let mut i = 0;
    while i < tokens.len() {
        let t = &tokens[i];
        let before = i.checked_sub(1).map(|k| &tokens[k]);
        let mut end = i + 1;
        roles[i] = match &t.kind {
            Kind::Sign(':' | ';') => {
                // What is quoted after a colon is the wording.
                end += usize::from(tokens.get(end).is_some_and(|t| t.kind == Kind::Quote));
                adding = false;
                None
            }
            Kind::Sign(_) | Kind::Noise => None,
            Kind::Word(x) if w::verb(x).is_some() => {
                adding = w::verb(x) == Some(w::Verb::Add);
                Some(Role::Verb)
            }
            Kind::Word(x) if w::called(x).is_some() && tokens[i + 1..].iter().take(3).any(|t| t.kind == Kind::Quote) => {
                let beside = before.is_some_and(|t| t.is(&["после", "перед"]));
                let role = match w::called(x) {
                    _ if beside => Role::Anchor,
                    Some(true) => Role::New,
                    _ => Role::Old,
                };
                while tokens.get(end).is_some_and(|t| !matches!(t.kind, Kind::Sign(':' | ';' | '.') | Kind::Path(..))) {
                    let more = matches!(tokens[end].kind, Kind::Quote) || tokens[end].is(&["и", "препинания"]);
                    let comma = tokens[end].sign(&[',']) && tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Quote);
                    if !more && !comma && tokens[end].word().is_none_or(|x| w::called(x).is_none() || end > i + 2) {
                        break;
                    }
                    end += 1;
                }
                roles[i..end].iter_mut().for_each(|r| *r = Some(role));
                Some(role)
            }
            Kind::Word(x) if x == "согласно" => {
                end = (i + 1..tokens.len()).find(|k| matches!(tokens[*k].kind, Kind::Sign(_))).unwrap_or(tokens.len());
                roles[i..end].iter_mut().for_each(|r| *r = Some(Role::Attachment));
                Some(Role::Attachment)
            }
            Kind::Word(x) if w::is_filler(x) && !w::is_said(x) && !matches!(x.as_str(), "в" | "во" | "к" | "из" | "и") => {
                Some(Role::Form)
            }
            Kind::Path(..) if adding => Some(Role::Element),
            Kind::Word(x) if adding && w::bare_unit(x).is_some() => Some(Role::Element),
            _ => Some(Role::Place),
        };
        i = end;
    }
    roles
}
