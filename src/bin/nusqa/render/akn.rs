//! An act as of a day in Akoma Ntoso 3.0, the XML in which legislation is exchanged.
//!
//! Units become the elements of the standard that mean the same; what it has no word for is an `hcontainer` with our name. Words that are not known
//! are a remark that says why, never left out.

use std::collections::HashSet;

use nusqa::base::{Date, Kind, Language, ProvisionPath, Segment, label};
use nusqa::corpus::Work;
use nusqa::query::Passage;
use nusqa::timeline::Version;

use super::rows::{row_of, rows, table_length};

/// What goes into the document.
pub struct Sheet<'a> {
    /// The act.
    pub work: &'a Work,
    /// The day.
    pub on: Date,
    /// Its versions, oldest first.
    pub versions: &'a [Version],
    /// The text.
    pub passages: &'a [Passage],
    /// What is said in place of words that are not known.
    pub instead: &'a dyn Fn(&Passage) -> String,
}

/// The document.
pub fn akn(sheet: &Sheet<'_>) -> String {
    let kind = sheet.work.act.kind.map_or("act", nusqa::base::ActKind::as_str);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n");
    out.push_str(&format!("<act name=\"{}\" contains=\"singleVersion\">\n", escaped(kind)));
    meta(&mut out, sheet);
    let front = sheet.passages.iter().take_while(|p| matches!(p.path.0.as_slice(), [s] if in_front(s.kind))).count();
    let (front, rest) = sheet.passages.split_at(front);
    if !front.is_empty() {
        out.push_str("<preface>\n");
        for passage in front {
            let words = words(sheet, passage);
            let (open, close) =
                if is_title(passage) { ("<longTitle><p><docTitle>", "</docTitle></p></longTitle>") } else { ("<p>", "</p>") };
            words.lines().for_each(|line| out.push_str(&format!("{open}{}{close}\n", inline(passage, line))));
        }
        out.push_str("</preface>\n");
    }
    body(&mut out, sheet, rest);
    out.push_str("</act>\n</akomaNtoso>\n");
    out
}

fn in_front(kind: Kind) -> bool {
    matches!(kind, Kind::Title | Kind::Requisites | Kind::Status | Kind::Stamp)
}

fn is_title(passage: &Passage) -> bool {
    passage.path.0.last().is_some_and(|s| s.kind == Kind::Title)
}

fn meta(out: &mut String, sheet: &Sheet<'_>) {
    let work = sheet.work;
    let language = work.manifestations.first().map_or(Language::Kazakh, |m| m.language).as_str();
    let (id, on) = (escaped(&work.id), sheet.on);
    let expression = format!("{id}/{language}@{on}");
    let signed = work.act.date.unwrap_or(sheet.on);
    let date = |day: Date, name: &str| format!("<FRBRdate date=\"{day}\" name=\"{name}\"/>");
    let head = |this: &str| format!("<FRBRthis value=\"{this}/!main\"/><FRBRuri value=\"{this}\"/>");
    out.push_str("<meta>\n<identification source=\"#nusqa\">\n<FRBRWork>");
    out.push_str(&format!("{}{}<FRBRauthor href=\"#issuer\"/><FRBRcountry value=\"kz\"/>", head(&id), date(signed, "signature")));
    if let Some(number) = &work.act.number {
        out.push_str(&format!("<FRBRnumber value=\"{}\"/>", escaped(number)));
    }
    if let Some(title) = &work.act.title {
        out.push_str(&format!("<FRBRname value=\"{}\"/>", escaped(title)));
    }
    out.push_str(&format!(
        "</FRBRWork>\n<FRBRExpression>{}{}<FRBRauthor href=\"#issuer\"/><FRBRlanguage language=\"{language}\"/></FRBRExpression>\n",
        head(&expression),
        date(on, "asOf")
    ));
    out.push_str(&format!(
        "<FRBRManifestation>{}{}<FRBRauthor href=\"#nusqa\"/><FRBRformat value=\"application/akn+xml\"/></FRBRManifestation>\n\
         </identification>\n",
        head(&format!("{expression}/akn")),
        date(on, "asOf")
    ));
    let events: Vec<(&Version, Date)> = sheet.versions.iter().filter_map(|v| Some((v, v.from.exact?))).collect();
    if !events.is_empty() {
        out.push_str("<lifecycle source=\"#nusqa\">\n");
        for (i, (_, day)) in events.iter().enumerate() {
            let kind = if i == 0 { "generation" } else { "amendment" };
            out.push_str(&format!("<eventRef eId=\"event_{0}\" date=\"{day}\" type=\"{kind}\" source=\"#source_{0}\"/>\n", i + 1));
        }
        out.push_str("</lifecycle>\n");
    }
    out.push_str("<references source=\"#nusqa\">\n");
    for (i, (version, _)) in events.iter().enumerate() {
        let act = &version.cause.act;
        let (tag, href) = match act.work_id() {
            _ if i == 0 => ("original", work.id.clone()),
            id => ("passiveRef", id.unwrap_or_default()),
        };
        out.push_str(&format!(
            "<{tag} eId=\"source_{}\" href=\"{}\" showAs=\"{}\"/>\n",
            i + 1,
            escaped(&href),
            escaped(&act.label())
        ));
    }
    let issuer = work.act.issuer.as_deref().unwrap_or("Қазақстан Республикасы");
    out.push_str(&format!(
        "<TLCOrganization eId=\"issuer\" href=\"/ontology/organization/kz/issuer\" showAs=\"{}\"/>\n\
         <TLCOrganization eId=\"nusqa\" href=\"/ontology/organization/nusqa\" showAs=\"nusqa {}\"/>\n</references>\n</meta>\n",
        escaped(issuer),
        env!("CARGO_PKG_VERSION")
    ));
}

/// A unit to write, in document order.
struct Element<'p> {
    path: &'p [Segment],
    what: Content<'p>,
}

enum Content<'p> {
    /// A unit without words of its own.
    Frame,
    Words(&'p Passage),
    /// The passages of a table, and the number of steps that lead to its rows.
    Table(&'p [Passage], usize),
}

fn elements(passages: &[Passage]) -> Vec<Element<'_>> {
    let mut out: Vec<Element<'_>> = Vec::new();
    let mut open: &[Segment] = &[];
    let mut at = 0;
    while let Some(passage) = passages.get(at) {
        let rest = passages.get(at..).unwrap_or_default();
        let (path, what, length) = match row_of(&passage.path) {
            Some(table) => {
                let length = table_length(rest, table).max(1);
                (
                    passage.path.0.get(..table).unwrap_or_default(),
                    Content::Table(rest.get(..length).unwrap_or_default(), table),
                    length,
                )
            }
            None => (passage.path.0.as_slice(), Content::Words(passage), 1),
        };
        let shared = open.iter().zip(path).take_while(|(a, b)| a == b).count();
        for n in shared + 1..path.len() {
            out.push(Element { path: path.get(..n).unwrap_or_default(), what: Content::Frame });
        }
        out.push(Element { path, what });
        open = path;
        at += length;
    }
    out
}

fn body(out: &mut String, sheet: &Sheet<'_>, passages: &[Passage]) {
    let all = elements(passages);
    out.push_str("<body>\n");
    if all.is_empty() {
        out.push_str("<hcontainer name=\"empty\"><content><p/></content></hcontainer>\n");
    }
    let mut open: Vec<&'static str> = Vec::new();
    let mut seen = HashSet::new();
    for (i, element) in all.iter().enumerate() {
        let depth = element.path.len().saturating_sub(1);
        while open.len() > depth {
            close(out, &mut open);
        }
        let holds = all.get(i + 1).is_some_and(|next| next.path.len() > element.path.len());
        open.push(start(out, element, &mut seen));
        match &element.what {
            Content::Frame if holds => {}
            Content::Frame => out.push_str("<content><p/></content>"),
            Content::Words(passage) => own(out, sheet, passage, holds),
            Content::Table(passages, table) => {
                let around = if holds { "intro" } else { "content" };
                out.push_str(&format!("<{around}>"));
                self::table(out, sheet, passages, *table);
                out.push_str(&format!("</{around}>"));
            }
        }
        if holds {
            out.push('\n');
        }
    }
    while !open.is_empty() {
        close(out, &mut open);
    }
    out.push_str("</body>\n");
}

fn close(out: &mut String, open: &mut Vec<&'static str>) {
    if let Some(tag) = open.pop() {
        out.push_str(&format!("</{tag}>\n"));
    }
}

/// The element of the standard for a unit, if it has one of that meaning.
fn tag(kind: Kind) -> &'static str {
    match kind {
        Kind::Part => "part",
        Kind::Section => "section",
        Kind::Subsection => "subsection",
        Kind::Chapter => "chapter",
        Kind::Subchapter => "subchapter",
        Kind::Article => "article",
        Kind::Item => "paragraph",
        Kind::Subitem => "point",
        Kind::Paragraph => "subparagraph",
        Kind::Indent => "indent",
        _ => "hcontainer",
    }
}

fn start(out: &mut String, element: &Element<'_>, seen: &mut HashSet<String>) -> &'static str {
    let kind = element.path.last().map_or(Kind::Unparsed, |s| s.kind);
    let tag = tag(kind);
    let id = ProvisionPath(element.path.to_vec()).to_string().replace('/', "__").replace('-', "_");
    let id: String = id.chars().map(|c| if c.is_whitespace() { '_' } else { c }).collect();
    out.push_str(&format!("<{tag}"));
    if tag == "hcontainer" {
        out.push_str(&format!(" name=\"{}\"", kind.as_str()));
    }
    if seen.insert(id.clone()) {
        out.push_str(&format!(" eId=\"{}\"", escaped(&id)));
    }
    out.push('>');
    tag
}

/// Number, heading and words of a unit: before what stands in it, where something does.
fn own(out: &mut String, sheet: &Sheet<'_>, passage: &Passage, holds: bool) {
    let text = words(sheet, passage);
    let (kind, number) = passage.path.0.last().map_or((Kind::Unparsed, None), |s| (s.kind, s.number.as_deref()));
    let known = !passage.parts.is_empty();
    let end = if known { label::end(kind, number, &text) } else { 0 };
    let (num, rest) = text.split_at_checked(end).unwrap_or(("", &text));
    if !num.trim().is_empty() {
        out.push_str(&format!("<num>{}</num>", escaped(num.trim())));
    }
    let mut rest = rest.trim();
    if known && label::heading(kind, number, &text).is_some() {
        let (first, more) = rest.split_once('\n').unwrap_or((rest, ""));
        out.push_str(&format!("<heading>{}</heading>", escaped(first.trim())));
        rest = more.trim();
    }
    if holds && rest.is_empty() {
        return;
    }
    let around = if holds { "intro" } else { "content" };
    out.push_str(&format!("<{around}>"));
    paragraphs(out, passage, rest);
    out.push_str(&format!("</{around}>"));
}

fn paragraphs(out: &mut String, passage: &Passage, text: &str) {
    let before = out.len();
    text.lines().filter(|l| !l.trim().is_empty()).for_each(|line| out.push_str(&format!("<p>{}</p>", inline(passage, line))));
    if out.len() == before {
        out.push_str("<p/>");
    }
}

/// A line; what stands in place of unknown words is marked as none of the act's.
fn inline(passage: &Passage, line: &str) -> String {
    match passage.parts.is_empty() {
        true => format!("<remark status=\"editorial\">{}</remark>", escaped(line)),
        false => escaped(line),
    }
}

fn words(sheet: &Sheet<'_>, passage: &Passage) -> String {
    if passage.parts.is_empty() { (sheet.instead)(passage) } else { passage.text() }
}

fn table(out: &mut String, sheet: &Sheet<'_>, passages: &[Passage], table: usize) {
    out.push_str("<table>");
    let rows = rows(passages, table);
    let columns = rows.iter().map(|r| r.cells.len()).max().unwrap_or(1).max(1);
    for row in rows {
        out.push_str("<tr>");
        let last = row.cells.len().saturating_sub(1);
        for (i, cell) in row.cells.iter().enumerate() {
            // The last cell of a short row takes the room that is left.
            match if i == last { columns - last } else { 1 } {
                1 => out.push_str("<td>"),
                span => out.push_str(&format!("<td colspan=\"{span}\">")),
            }
            if cell.is_empty() {
                out.push_str("<p/>");
            }
            cell.iter().for_each(|passage| paragraphs(out, passage, &words(sheet, passage)));
            out.push_str("</td>");
        }
        out.push_str("</tr>");
    }
    out.push_str("</table>");
}

/// Text that means nothing else in XML; characters that XML cannot hold become U+FFFD.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => out.push(c),
            _ => out.push('\u{fffd}'),
        }
    }
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use nusqa::timeline::Part;
    use quick_xml::events::Event;

    fn passage(path: &str, text: &str) -> Passage {
        let path: ProvisionPath = path.parse().unwrap();
        let parts = if text.is_empty() { Vec::new() } else { vec![Part { text: text.into(), acts: Vec::new(), evidence: None }] };
        Passage { path, parts, answer: None, doubtful: false }
    }

    fn made(passages: &[Passage]) -> String {
        let work = Work { id: "/akn/kz/act/law/parliament/2001-01-01/1".into(), ..Work::default() };
        let on = nusqa::base::parse_date("2020-01-01").unwrap();
        akn(&Sheet { work: &work, on, versions: &[], passages, instead: &|p| format!("[{} & why]", p.path) })
    }

    #[test]
    fn units_nest_as_their_addresses_do() {
        let text = made(&[
            passage("title", "Заң <туралы>"),
            passage("chapter-1", "1-тарау. Жалпы ережелер"),
            passage("chapter-1/article-2", "2-бап. Құжаттар"),
            passage("chapter-1/article-2/item-1", "1. Мыналар:"),
            passage("chapter-1/article-2/item-1/subitem-1", "1) паспорт;\u{1}"),
            passage("chapter-1/article-2/item-2", ""),
            passage("attachment-1/table-1/row-1/cell-1", "Атауы"),
            passage("attachment-1/table-1/row-1/cell-2", "Мерзімі"),
            passage("attachment-1/table-1/row-2/cell-1", "Өтініш"),
        ]);
        for part in [
            "<docTitle>Заң &lt;туралы&gt;</docTitle>",
            "<chapter eId=\"chapter_1\"><num>1-тарау.</num><heading>Жалпы ережелер</heading>\n<article eId=\"chapter_1__article_2\"><num>2-бап.</num><heading>Құжаттар</heading>\n<paragraph",
            "<num>1.</num><intro><p>Мыналар:</p></intro>\n<point eId=\"chapter_1__article_2__item_1__subitem_1\"><num>1)</num><content><p>паспорт;\u{fffd}</p></content></point>\n</paragraph>",
            "<content><p><remark status=\"editorial\">[chapter-1/article-2/item-2 &amp; why]</remark></p></content>",
            "<hcontainer name=\"attachment\" eId=\"attachment_1\">\n<hcontainer name=\"table\" eId=\"attachment_1__table_1\"><content><table><tr><td><p>Атауы</p></td><td><p>Мерзімі</p></td></tr><tr><td colspan=\"2\"><p>Өтініш</p></td></tr></table></content>",
        ] {
            assert!(text.contains(part), "{part}\nis not in\n{text}");
        }
    }

    proptest::proptest! {
        /// Whatever the units are, the document is well formed.
        #[test]
        fn the_document_is_well_formed(units in proptest::collection::vec(
            ("(item|chapter|attachment|table)-[1-3](/(row-[12]/cell-[12]|subitem-[12]|paragraph-2))?", "[а-я<>&\"'\u{0}-\u{1f}1.) ]{0,12}"), 0..12)) {
            let passages: Vec<Passage> = units.iter().map(|(path, text)| passage(path, text)).collect();
            let text = made(&passages);
            let mut reader = quick_xml::Reader::from_str(&text);
            let mut depth = 0_i32;
            loop {
                match reader.read_event() {
                    Ok(Event::Eof) => break,
                    Ok(Event::Start(_)) => depth += 1,
                    Ok(Event::End(_)) => depth -= 1,
                    Ok(_) => {}
                    Err(e) => proptest::prop_assert!(false, "{e}\n{text}"),
                }
            }
            proptest::prop_assert_eq!(depth, 0);
        }
    }
}
