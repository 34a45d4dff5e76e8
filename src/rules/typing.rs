//! [`Expr`] → typed [`Cond`] or [`Day`], against the vocabulary of the record.

use super::record::number;
use super::typed::{Code, Cond, Day, Int, WordTest};
use super::vocabulary::{self, CHILD_FIELDS, ChildField, DOCUMENTS, EVENTS, FIELDS, Field, LEAVES_WITH, SetField, WordField};
use crate::base::{Message, Span, parse_date};
use crate::parse::expression::{Compare, Expr, ExprKind};

/// What is wrong with the meaning of an expression, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TypeError {
    pub(super) span: Span,
    pub(super) message: Message,
    pub(super) help: Message,
}

/// A value of any type.
enum Value {
    Cond(Cond),
    Int(Int),
    Length(Int),
    Day(Day),
    Text(String),
    Word(WordField),
    ChildWord,
    Set(SetField),
    Children,
    /// A bound word of a set.
    Bound,
    Child,
    /// A part of a name that is none by itself, such as `facts`.
    Prefix(String),
    List(Vec<(String, Span)>),
}

/// A name bound by a quantifier.
#[derive(Clone, Copy)]
enum Bound<'e> {
    None,
    Child(&'e str),
    Word(&'e str),
}

/// Types a condition. `rule` finds the place of the rule with an id.
pub(super) fn cond(expr: &Expr, rule: &dyn Fn(&str) -> Option<usize>) -> Result<Cond, TypeError> {
    Typing { rule }.cond(expr, Bound::None)
}

/// Types a day; a bare word is the name of an event, or of a field.
pub(super) fn day(expr: &Expr, rule: &dyn Fn(&str) -> Option<usize>) -> Result<Day, TypeError> {
    if let ExprKind::Name(word) | ExprKind::Text(word) = &expr.kind {
        if let Some(bit) = SetField::Events.bit(word) {
            return Ok(Day::Event(bit));
        }
        if vocabulary::field(word).is_none() {
            let names = EVENTS.iter().chain(["filed_on", "decided_on", "facts.service_term_ends_on"].iter()).copied();
            return Err(unknown("rules-type-event", expr.span, word, names));
        }
        if matches!(&expr.kind, ExprKind::Text(_)) {
            let expr = Expr { kind: ExprKind::Name(word.clone()), span: expr.span };
            return Typing { rule }.day(&expr, Bound::None);
        }
    }
    Typing { rule }.day(expr, Bound::None)
}

struct Typing<'a> {
    rule: &'a dyn Fn(&str) -> Option<usize>,
}

impl Typing<'_> {
    fn cond(&self, expr: &Expr, bound: Bound<'_>) -> Result<Cond, TypeError> {
        match self.value(expr, bound)? {
            Value::Cond(cond) => Ok(cond),
            other => Err(expected("bool", &other, expr.span)),
        }
    }

    fn day(&self, expr: &Expr, bound: Bound<'_>) -> Result<Day, TypeError> {
        match self.value(expr, bound)? {
            Value::Day(day) => Ok(day),
            other => Err(expected("date", &other, expr.span)),
        }
    }

    fn value(&self, expr: &Expr, bound: Bound<'_>) -> Result<Value, TypeError> {
        let span = expr.span;
        Ok(match &expr.kind {
            ExprKind::Bool(value) => Value::Cond(Cond::Const(*value)),
            ExprKind::Int(value) => Value::Int(Int::Const(*value)),
            ExprKind::Text(text) => Value::Text(text.clone()),
            ExprKind::Name(name) => self.name(name, span, bound)?,
            ExprKind::Select(on, name) => self.select(on, name, span, bound)?,
            ExprKind::List(items) => Value::List(items.iter().map(word_of).collect::<Result<_, _>>()?),
            ExprKind::Not(inner) => Value::Cond(Cond::Not(Box::new(self.cond(inner, bound)?))),
            ExprKind::And(parts) => Value::Cond(Cond::And(self.conds(parts, bound)?)),
            ExprKind::Or(parts) => Value::Cond(Cond::Or(self.conds(parts, bound)?)),
            ExprKind::Compare(sign, left, right) => Value::Cond(self.compare(*sign, left, right, bound)?),
            ExprKind::In(left, right) => Value::Cond(self.within(left, right, bound)?),
            ExprKind::Sum(first, rest) => self.sum(first, rest, bound)?,
            ExprKind::Call(name, args) => self.call(name, args, span, bound)?,
            ExprKind::Method(on, name, args) => self.method(on, name, args, span, bound)?,
        })
    }

    fn conds(&self, parts: &[Expr], bound: Bound<'_>) -> Result<Vec<Cond>, TypeError> {
        parts.iter().map(|p| self.cond(p, bound)).collect()
    }

    fn name(&self, name: &str, span: Span, bound: Bound<'_>) -> Result<Value, TypeError> {
        match bound {
            Bound::Child(own) if own == name => return Ok(Value::Child),
            Bound::Word(own) if own == name => return Ok(Value::Bound),
            _ => {}
        }
        if let Some(field) = vocabulary::field(name) {
            return Ok(of_field(field));
        }
        if prefix(name) {
            return Ok(Value::Prefix(name.to_string()));
        }
        Err(unknown("rules-type-field", span, name, FIELDS.iter().map(|(n, _)| *n)))
    }

    fn select(&self, on: &Expr, name: &str, span: Span, bound: Bound<'_>) -> Result<Value, TypeError> {
        match self.value(on, bound)? {
            Value::Prefix(before) => {
                let whole = format!("{before}.{name}");
                match vocabulary::field(&whole) {
                    Some(field) => Ok(of_field(field)),
                    None if prefix(&whole) => Ok(Value::Prefix(whole)),
                    None => Err(unknown("rules-type-field", span, &whole, FIELDS.iter().map(|(n, _)| *n))),
                }
            }
            Value::Child => match CHILD_FIELDS.iter().find(|(n, _)| *n == name) {
                Some((_, ChildField::BornOn)) => Ok(Value::Day(Day::ChildBorn)),
                Some((_, ChildField::LeavesWith)) => Ok(Value::ChildWord),
                Some((_, ChildField::OtherRepresentative)) => Ok(Value::Cond(Cond::ChildOther)),
                None => Err(unknown("rules-type-child-field", span, name, CHILD_FIELDS.iter().map(|(n, _)| *n))),
            },
            Value::Set(SetField::Events) => Ok(Value::Day(Day::Event(event(name, span)?))),
            other => Err(TypeError {
                span,
                message: Message::new("rules-type-select").with("type", kind(&other)).with("name", name),
                help: Message::new("rules-type-select-help"),
            }),
        }
    }

    fn compare(&self, sign: Compare, left: &Expr, right: &Expr, bound: Bound<'_>) -> Result<Cond, TypeError> {
        let span = left.span.to(right.span);
        let equality = matches!(sign, Compare::Equal | Compare::Unequal);
        let turn = |cond: Cond| if sign == Compare::Unequal { Cond::Not(Box::new(cond)) } else { cond };
        match (self.value(left, bound)?, self.value(right, bound)?) {
            (Value::Int(l), Value::Int(r)) | (Value::Length(l), Value::Length(r)) => Ok(Cond::Ints(sign, l, r)),
            (Value::Day(l), Value::Day(r)) => Ok(Cond::Days(sign, l, r)),
            (Value::Word(field), Value::Text(word)) | (Value::Text(word), Value::Word(field)) if equality => {
                Ok(turn(Cond::Word(field, mask(field.name(), field.words(), &[(word, span)])?)))
            }
            (Value::ChildWord, Value::Text(word)) | (Value::Text(word), Value::ChildWord) if equality => {
                Ok(turn(Cond::ChildWord(mask("leaves_with", LEAVES_WITH, &[(word, span)])?)))
            }
            (Value::Cond(l), Value::Cond(r)) if equality => {
                // Both, or neither.
                let both = Cond::And(vec![l.clone(), r.clone()]);
                let neither = Cond::And(vec![Cond::Not(Box::new(l)), Cond::Not(Box::new(r))]);
                Ok(turn(match (&both, &neither) {
                    _ if matches!(self.value(right, bound)?, Value::Cond(Cond::Const(true))) => self.cond(left, bound)?,
                    _ if matches!(self.value(right, bound)?, Value::Cond(Cond::Const(false))) => {
                        Cond::Not(Box::new(self.cond(left, bound)?))
                    }
                    _ => Cond::Or(vec![both, neither]),
                }))
            }
            (l, r) => Err(TypeError {
                span,
                message: Message::new("rules-type-compare")
                    .with("left", kind(&l))
                    .with("right", kind(&r))
                    .with("sign", sign.as_str()),
                help: Message::new("rules-type-compare-help"),
            }),
        }
    }

    fn within(&self, left: &Expr, right: &Expr, bound: Bound<'_>) -> Result<Cond, TypeError> {
        let span = left.span.to(right.span);
        match (self.value(left, bound)?, self.value(right, bound)?) {
            (Value::Word(field), Value::List(words)) => Ok(Cond::Word(field, mask(field.name(), field.words(), &words)?)),
            (Value::ChildWord, Value::List(words)) => Ok(Cond::ChildWord(mask("leaves_with", LEAVES_WITH, &words)?)),
            (Value::Text(word), Value::Set(set)) => Ok(Cond::Has(set, code(set, &word, left.span)?)),
            (Value::Int(Int::Const(n)), Value::Set(SetField::RefusalGrounds)) => {
                Ok(Cond::Has(SetField::RefusalGrounds, code(SetField::RefusalGrounds, &n.to_string(), left.span)?))
            }
            (l, r) => Err(TypeError {
                span,
                message: Message::new("rules-type-in").with("left", kind(&l)).with("right", kind(&r)),
                help: Message::new("rules-type-in-help"),
            }),
        }
    }

    fn sum(&self, first: &Expr, rest: &[(bool, Expr)], bound: Bound<'_>) -> Result<Value, TypeError> {
        let mut value = self.value(first, bound)?;
        for (added, part) in rest {
            let next = self.value(part, bound)?;
            value = match (value, *added, next) {
                (Value::Int(l), _, Value::Int(r)) => Value::Int(Int::Sum(Box::new(l), vec![(*added, r)])),
                (Value::Length(l), _, Value::Length(r)) => Value::Length(Int::Sum(Box::new(l), vec![(*added, r)])),
                (Value::Day(l), true, Value::Length(r)) => Value::Day(Day::Later(Box::new(l), Box::new(r))),
                (Value::Day(l), false, Value::Length(r)) => {
                    let back = Int::Sum(Box::new(Int::Const(0)), vec![(false, r)]);
                    Value::Day(Day::Later(Box::new(l), Box::new(back)))
                }
                (Value::Day(l), false, Value::Day(r)) => Value::Length(Int::Between(Box::new(l), Box::new(r))),
                (l, _, r) => {
                    return Err(TypeError {
                        span: first.span.to(part.span),
                        message: Message::new("rules-type-sum").with("left", kind(&l)).with("right", kind(&r)),
                        help: Message::new("rules-type-sum-help"),
                    });
                }
            };
        }
        Ok(value)
    }

    fn call(&self, name: &str, args: &[Expr], span: Span, bound: Bound<'_>) -> Result<Value, TypeError> {
        match (name, args) {
            ("has", [arg]) => self.has(arg),
            ("date", [Expr { kind: ExprKind::Text(text), span }]) => match parse_date(text) {
                Ok(day) => Ok(Value::Day(Day::Const(number(day)))),
                Err(_) => Err(TypeError {
                    span: *span,
                    message: Message::new("rules-type-date").with("value", text),
                    help: Message::new("rules-type-date-help"),
                }),
            },
            ("days", [arg]) => match self.value(arg, bound)? {
                Value::Int(n) => Ok(Value::Length(n)),
                other => Err(expected("int", &other, arg.span)),
            },
            ("age", [born, on]) => Ok(Value::Int(Int::Age(Box::new(self.day(born, bound)?), Box::new(self.day(on, bound)?)))),
            ("event", [Expr { kind: ExprKind::Text(word), span }]) => Ok(Value::Day(Day::Event(event(word, *span)?))),
            ("size", [arg]) => match (self.value(arg, bound), &arg.kind) {
                (Ok(Value::Set(set)), _) => Ok(Value::Int(Int::Size(set))),
                (Ok(Value::Children), _) => Ok(Value::Int(Int::Count(Box::new(Cond::Const(true))))),
                (_, ExprKind::Method(on, name, args)) if name == "filter" => self.filter(on, args, arg.span, bound),
                (Err(error), _) => Err(error),
                (Ok(other), _) => Err(expected("list", &other, arg.span)),
            },
            ("rule", [Expr { kind: ExprKind::Text(id), span }]) => match (self.rule)(id) {
                Some(at) => Ok(Value::Cond(Cond::Rule(at))),
                None => Err(TypeError {
                    span: *span,
                    message: Message::new("rules-type-rule").with("id", id),
                    help: Message::new("rules-type-rule-help"),
                }),
            },
            ("any" | "all" | "exists", [list, variable, body]) => {
                let every = name == "all";
                self.quantified(list, variable, body, every, span, bound).map(Value::Cond)
            }
            ("count", [list, variable, body]) => self.counted(list, variable, body, span, bound),
            _ => Err(TypeError {
                span,
                message: Message::new("rules-type-call").with("name", name).with("args", args.len()),
                help: Message::new("rules-type-call-help"),
            }),
        }
    }

    fn method(&self, on: &Expr, name: &str, args: &[Expr], span: Span, bound: Bound<'_>) -> Result<Value, TypeError> {
        match (name, args) {
            ("exists" | "all", [variable, body]) => {
                self.quantified(on, variable, body, name == "all", span, bound).map(Value::Cond)
            }
            ("size", []) => match &on.kind {
                ExprKind::Method(list, filter, args) if filter == "filter" => self.filter(list, args, on.span, bound),
                _ => self.call("size", std::slice::from_ref(on), span, bound),
            },
            _ => Err(TypeError {
                span,
                message: Message::new("rules-type-call").with("name", name).with("args", args.len()),
                help: Message::new("rules-type-call-help"),
            }),
        }
    }

    fn filter(&self, list: &Expr, args: &[Expr], span: Span, bound: Bound<'_>) -> Result<Value, TypeError> {
        match args {
            [variable, body] => self.counted(list, variable, body, span, bound),
            _ => Err(TypeError {
                span,
                message: Message::new("rules-type-call").with("name", "filter").with("args", args.len()),
                help: Message::new("rules-type-call-help"),
            }),
        }
    }

    fn counted(&self, list: &Expr, variable: &Expr, body: &Expr, span: Span, bound: Bound<'_>) -> Result<Value, TypeError> {
        let name = variable_of(variable)?;
        outermost(bound, span)?;
        match self.value(list, bound)? {
            Value::Children => Ok(Value::Int(Int::Count(Box::new(self.cond(body, Bound::Child(name))?)))),
            other => Err(expected("children", &other, list.span)),
        }
    }

    fn quantified(
        &self,
        list: &Expr,
        variable: &Expr,
        body: &Expr,
        every: bool,
        span: Span,
        bound: Bound<'_>,
    ) -> Result<Cond, TypeError> {
        let name = variable_of(variable)?;
        outermost(bound, span)?;
        match self.value(list, bound)? {
            Value::Children => {
                let body = Box::new(self.cond(body, Bound::Child(name))?);
                Ok(if every { Cond::AllChildren(body) } else { Cond::AnyChild(body) })
            }
            Value::Set(set) => {
                let test = self.word_test(body, name, set, false)?;
                Ok(if every { Cond::AllWords(set, test) } else { Cond::AnyWord(set, test) })
            }
            other => Err(expected("list", &other, list.span)),
        }
    }

    /// `v in […]`, `v == "…"`, and the contrary.
    fn word_test(&self, body: &Expr, name: &str, set: SetField, negated: bool) -> Result<WordTest, TypeError> {
        let bound = Bound::Word(name);
        let mut test = WordTest { negated, ..WordTest::default() };
        let mut add = |words: &[(String, Span)]| -> Result<(), TypeError> {
            for (word, span) in words {
                match code(set, word, *span)? {
                    Code::Bit(bit) => test.bits |= 1 << bit,
                    Code::Other(word) => test.others.push(word),
                }
            }
            Ok(())
        };
        match &body.kind {
            ExprKind::Not(inner) => return self.word_test(inner, name, set, !negated),
            ExprKind::In(left, right) => {
                if let (Value::Bound, Value::List(words)) = (self.value(left, bound)?, self.value(right, bound)?) {
                    add(&words)?;
                    return Ok(test);
                }
            }
            ExprKind::Compare(sign @ (Compare::Equal | Compare::Unequal), left, right) => {
                if let (Value::Bound, Value::Text(word)) = (self.value(left, bound)?, self.value(right, bound)?) {
                    add(&[(word, right.span)])?;
                    test.negated ^= *sign == Compare::Unequal;
                    return Ok(test);
                }
            }
            _ => {}
        }
        Err(TypeError {
            span: body.span,
            message: Message::new("rules-type-word-test").with("name", name),
            help: Message::new("rules-type-word-test-help").with("name", name),
        })
    }

    /// `has(documents.passport)`, `has(events.hearing_held)`, `has("passport")`.
    fn has(&self, arg: &Expr) -> Result<Value, TypeError> {
        match &arg.kind {
            ExprKind::Select(on, word) => {
                if let ExprKind::Name(name) = &on.kind
                    && let Some(Field::Set(set)) = vocabulary::field(name)
                {
                    return Ok(Value::Cond(Cond::Has(set, code(set, word, arg.span)?)));
                }
            }
            ExprKind::Text(word) | ExprKind::Name(word) if vocabulary::field(word).is_none() => {
                let code = code(SetField::Documents, word, arg.span)?;
                return Ok(Value::Cond(Cond::Has(SetField::Documents, code)));
            }
            _ => {}
        }
        Err(TypeError {
            span: arg.span,
            message: Message::new("rules-type-has").with("value", arg),
            help: Message::new("rules-type-has-help"),
        })
    }
}

fn of_field(field: Field) -> Value {
    match field {
        Field::Bool(field) => Value::Cond(Cond::Bool(field)),
        Field::Date(field) => Value::Day(Day::Field(field)),
        Field::Word(field) => Value::Word(field),
        Field::Set(set) => Value::Set(set),
        Field::Children => Value::Children,
    }
}

fn prefix(name: &str) -> bool {
    FIELDS.iter().any(|(n, _)| n.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')))
}

fn variable_of(expr: &Expr) -> Result<&str, TypeError> {
    match &expr.kind {
        ExprKind::Name(name) if vocabulary::field(name).is_none() && !prefix(name) => Ok(name),
        _ => Err(TypeError {
            span: expr.span,
            message: Message::new("rules-type-variable").with("value", expr),
            help: Message::new("rules-type-variable-help"),
        }),
    }
}

/// A quantifier inside another could make the time grow with the square of the record.
fn outermost(bound: Bound<'_>, span: Span) -> Result<(), TypeError> {
    match bound {
        Bound::None => Ok(()),
        _ => Err(TypeError { span, message: Message::new("rules-type-nested"), help: Message::new("rules-type-nested-help") }),
    }
}

fn word_of(expr: &Expr) -> Result<(String, Span), TypeError> {
    match &expr.kind {
        ExprKind::Text(text) => Ok((text.clone(), expr.span)),
        ExprKind::Int(n) => Ok((n.to_string(), expr.span)),
        _ => Err(TypeError {
            span: expr.span,
            message: Message::new("rules-type-list").with("value", expr),
            help: Message::new("rules-type-list-help"),
        }),
    }
}

fn mask(field: &str, words: &[&str], wanted: &[(String, Span)]) -> Result<u8, TypeError> {
    wanted.iter().try_fold(0, |mask, (word, span)| match words.iter().position(|w| w == word) {
        Some(at) => Ok(mask | 1 << at),
        None => Err(TypeError {
            span: *span,
            message: Message::new("rules-type-word").with("field", field).with("value", word),
            help: Message::new("rules-type-word-help").with("words", words.join(", ")),
        }),
    })
}

fn code(set: SetField, word: &str, span: Span) -> Result<Code, TypeError> {
    match (set.bit(word), set) {
        (Some(bit), _) => Ok(Code::Bit(bit)),
        (None, SetField::RefusalGrounds) => Ok(Code::Other(word.to_string())),
        (None, SetField::Events) => Err(unknown("rules-type-event", span, word, EVENTS)),
        (None, _) => Err(unknown("rules-type-document", span, word, DOCUMENTS)),
    }
}

fn event(word: &str, span: Span) -> Result<u8, TypeError> {
    SetField::Events.bit(word).ok_or_else(|| unknown("rules-type-event", span, word, EVENTS))
}

fn unknown(id: &'static str, span: Span, word: &str, names: impl IntoIterator<Item = &'static str>) -> TypeError {
    let names: Vec<&str> = names.into_iter().collect();
    let near = vocabulary::near(word, names.iter().copied());
    let help = if near.is_empty() {
        Message::new("rules-type-names-help").with("names", names.join(", "))
    } else {
        Message::new("rules-type-near-help").with("names", near.join(", "))
    };
    TypeError { span, message: Message::new(id).with("name", word), help }
}

fn expected(wanted: &'static str, found: &Value, span: Span) -> TypeError {
    TypeError {
        span,
        message: Message::new("rules-type-expected").with("expected", wanted).with("found", kind(found)),
        help: Message::new("rules-type-expected-help"),
    }
}

/// The word for a type in messages.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Cond(_) => "bool",
        Value::Int(_) => "int",
        Value::Length(_) => "days",
        Value::Day(_) => "date",
        Value::Text(_) | Value::Word(_) | Value::ChildWord | Value::Bound => "word",
        Value::Set(_) | Value::List(_) => "list",
        Value::Children => "children",
        Value::Child => "child",
        Value::Prefix(_) => "record",
    }
}
