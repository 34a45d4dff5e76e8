//! The least terms that the Law on legal acts sets before some acts may apply (art. 42(4-1), (5), (6)). They bind who drafts; the day
//! that the act states counts all the same, so this only warns.

use super::{Amendment, Clause, Commencement, Effect, Head, Rule, Unit};
use crate::base::date::add_days;
use crate::base::{ActKind, Date, Diagnostic, Message, Severity, fold};

/// Why an act has to leave time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    /// It introduces or increases liability.
    Liability,
    /// It sets requirements of qualification or permits.
    Qualification,
    /// A law that puts duties on business.
    Business,
}

impl Ground {
    /// The floor in days in the edition of the Law that an act of this day was made under, and the article; `None` where there was
    /// none. Between the editions of 2021 and 2022 the sources do not tell on which day the longer term came.
    fn floor(self, signed: Date) -> Option<(i64, &'static str)> {
        let since = |y, m, d| Date::from_ymd_opt(y, m, d).is_some_and(|day| signed >= day);
        match self {
            _ if !since(2016, 4, 6) => None,
            Ground::Liability => Some((if since(2022, 12, 30) { 60 } else { 10 }, "42(5)")),
            Ground::Qualification => Some((if since(2022, 12, 30) { 60 } else { 21 }, "42(6)")),
            Ground::Business => since(2022, 12, 30).then_some((60, "42(4-1)")),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Ground::Liability => "liability",
            Ground::Qualification => "qualification",
            Ground::Business => "business",
        }
    }
}

/// A warning where the act's own term is shorter than the floor for what it seems to do.
pub(super) fn check(head: &Head, amendments: &[Amendment], commencement: &[Commencement]) -> Option<Diagnostic> {
    let signed = head.date?;
    let clause = commencement.iter().find(|c| c.applies_to.is_none() && c.effect == Effect::Application).map(|c| &c.clause)?;
    let days = days(clause, signed)?;
    let (ground, floor, article) = grounds(head, amendments).into_iter().find_map(|g| {
        let (floor, article) = g.floor(signed).filter(|(floor, _)| days < *floor)?;
        Some((g, floor, article))
    })?;
    let message = Message::new("commencement-short")
        .with("phrase", &clause.phrase)
        .with("ground", ground.word())
        .with("days", floor)
        .with("article", article);
    Some(Diagnostic { code: "NQ013", severity: Severity::Warning, message, span: clause.span })
}

/// Days between publication (at the earliest: signing) and application.
fn days(clause: &Clause, signed: Date) -> Option<i64> {
    match clause.rule {
        Rule::Date => {
            let day = clause.date?;
            // A fixed day may lie far enough behind whenever the act was published: only a day too near for any is short.
            [10, 21, 60].into_iter().find(|n| day <= add_days(signed, *n)).map(|n| n - 1)
        }
        Rule::FromSignature | Rule::FromPublication if clause.days.is_none() => Some(0),
        Rule::DayAfterPublication if clause.days.is_none() => Some(0),
        _ => match clause.unit? {
            Unit::CalendarDay | Unit::Day => clause.days.map(i64::from),
            Unit::Month => clause.days.map(|m| i64::from(m) * 30),
            Unit::WorkingDay => clause.days.map(|n| i64::from(n) * 7 / 5),
        },
    }
}

/// What the act does, as far as its title and the titles of what it changes tell.
fn grounds(head: &Head, amendments: &[Amendment]) -> Vec<Ground> {
    let own = head.title.as_deref().unwrap_or("");
    let titles: Vec<String> = amendments.iter().filter_map(|a| a.act.title.as_deref()).chain([own]).map(|t| fold(t).text).collect();
    let says = |words: &[&str]| titles.iter().any(|t| words.iter().any(|w| t.contains(w)));
    let mut out = Vec::new();
    let amends_code = amendments.iter().any(|a| {
        let title = a.act.title.as_deref().map(|t| fold(t).text).unwrap_or_default();
        a.act.kind == Some(ActKind::Code)
            && ["әкімшілік құқық бұзушылық", "қылмыстық кодекс", "административных правонарушениях", "уголовный кодекс"]
                .iter()
                .any(|w| title.contains(w))
    });
    if amends_code || says(&["әкімшілік құқық бұзушылық туралы", "об административных правонарушениях"])
    {
        out.push(Ground::Liability);
    }
    if says(&["біліктілік талаптар", "квалификационные требования", "квалификационных требований"])
    {
        out.push(Ground::Qualification);
    }
    let is_law = matches!(head.kind, Some(ActKind::Law | ActKind::Code | ActKind::ConstitutionalLaw));
    if is_law && says(&["кәсіпкерлік", "предпринимател"]) {
        out.push(Ground::Business);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Span, parse_date};

    /// `after 10` days, `on 2023-05-20`.
    fn begins(text: &str) -> Commencement {
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        let rule = if word == "on" { Rule::Date } else { Rule::AfterPublication };
        let (days, date) = (rest.parse().ok(), parse_date(rest).ok());
        let unit = days.map(|_| Unit::CalendarDay);
        let clause =
            Clause { rule, days, unit, date, ambiguous: false, event: None, phrase: text.to_string(), span: Span::default() };
        Commencement { applies_to: None, clause, effect: Effect::Application, until: None }
    }

    #[test]
    fn a_term_below_the_floor_of_its_day_is_told() {
        for (named, title, clause, short) in [
            ("order 2020-05-01", "Біліктілік талаптарын бекіту туралы", "after 10", Some("21")),
            ("order 2020-05-01", "Біліктілік талаптарын бекіту туралы", "after 21", None),
            ("order 2023-05-01", "Об утверждении квалификационных требований", "after 21", Some("60")),
            ("law 2019-05-01", "Әкімшілік құқық бұзушылық туралы кодекске өзгерістер", "after 10", None),
            ("law 2023-05-01", "Әкімшілік құқық бұзушылық туралы кодекске өзгерістер", "after 10", Some("60")),
            ("law 2023-05-01", "Кәсіпкерлік мәселелері бойынша өзгерістер", "on 2023-05-20", Some("60")),
            ("law 2023-05-01", "Кәсіпкерлік мәселелері бойынша өзгерістер", "on 2024-01-01", None),
            ("order 2023-05-01", "Кәсіпкерлік мәселелері", "after 10", None),
            ("order 2015-05-01", "Біліктілік талаптарын бекіту туралы", "after 10", None),
        ] {
            let (kind, date) = named.split_once(' ').and_then(|(k, d)| Some((ActKind::from_word(k)?, parse_date(d).ok()?))).unzip();
            let head = Head { kind, date, title: Some(title.into()), ..Head::default() };
            let found = check(&head, &[], &[begins(clause)]);
            let days = found.as_ref().and_then(|d| d.message.args.iter().find(|(k, _)| *k == "days")).map(|(_, v)| v.as_str());
            assert_eq!(days, short, "{named} {title} {clause}");
        }
    }
}
