//! What a corpus says of the file above its text (`---`, `requisite: …`, `---`): compared with the text, never put above it.

use super::{Head, Requisites, add};
use crate::base::{Date, Diagnostic, Message, Severity, Span};
use crate::parse::requisites;

/// Requisites that only the metadata tell are taken where its own statements agree with each other and with the text; a remark says
/// so, or that they were left out, or that they differ.
pub(in crate::extract) fn weigh(head: &mut Head, source: &str) -> Option<Diagnostic> {
    let block = block(source)?;
    let statement = value(source, block, &["requisite", "requisites"])?;
    let words = statement.of(source);
    let said = requisites::line(words).unwrap_or_default();
    let first = said.parties.first().cloned().unwrap_or_default();
    let differs =
        differ(head.date, first.date) || differ(head.number.as_deref(), first.number.as_deref()) || differ(head.kind, said.kind);
    let lacks = head.date.is_none() || head.number.is_none();
    let id = match () {
        () if differs => "read-metadata-differs",
        () if !lacks => return None,
        () if is_sure(source, block, &said) => {
            add(head, said);
            "read-metadata-used"
        }
        () => "read-metadata-unused",
    };
    let severity = if id == "read-metadata-used" { Severity::Note } else { Severity::Warning };
    let text: String = words.chars().take(120).collect();
    Some(Diagnostic { code: "NQ007", severity, message: Message::new(id).with("text", text), span: statement })
}

fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a != b)
}

/// Whether the statement is whole and the day of approval given beside it is the same. Such days were seen to be one day early, and
/// three different ones for one act.
fn is_sure(source: &str, block: Span, said: &Requisites) -> bool {
    let day = value(source, block, &["approval_date", "approved_on", "approved_at"])
        .and_then(|v| v.of(source).get(..10).map(str::to_string));
    let day: Option<Date> = day.and_then(|d| d.parse().ok());
    let [one, ..] = said.parties.as_slice() else { return false };
    said.kind.is_some() && one.date.is_some() && one.number.is_some() && day == one.date
}

/// The block of metadata at the head of a file.
fn block(source: &str) -> Option<Span> {
    const LONGEST: usize = 64 * 1024;
    let body = source.strip_prefix("---")?.strip_prefix(['\n', '\r'])?;
    let start = source.len() - body.len();
    let end = body.get(..body.floor_char_boundary(LONGEST)).unwrap_or(body).find("\n---")?;
    Some(Span::new(start, start + end))
}

/// The value of the first of these keys, without quotes.
fn value(source: &str, block: Span, keys: &[&str]) -> Option<Span> {
    let mut at = block.start();
    for line in block.of(source).split('\n') {
        let found = line.split_once(':').filter(|(key, _)| keys.contains(key));
        if let Some((key, words)) = found {
            let from = at + key.len() + 1;
            let inner = words.trim().trim_matches(['"', '\'']);
            let skip = words.find(inner).unwrap_or(0);
            return (!inner.is_empty()).then(|| Span::new(from + skip, from + skip + inner.len()));
        }
        at += line.len() + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(meta: &str, mut head: Head) -> (Option<&'static str>, Head) {
        let text = format!("---\n{meta}\n---\n\n# Об утверждении\n");
        let said = weigh(&mut head, &text);
        (said.map(|d| d.message.id), head)
    }

    #[test]
    fn metadata_are_taken_only_where_they_agree() {
        const LINE: &str = "requisite: Приказ Министра финансов Республики Казахстан от 3 июня 2015 года № 345. Зарегистрирован в Министерстве \
                            юстиции Республики Казахстан 7 июля 2015 года № 11569";
        let (said, head) = read(&format!("{LINE}\napproval_date: 2015-06-03"), Head::default());
        assert_eq!((said, head.number.as_deref()), (Some("read-metadata-used"), Some("345")));
        let (said, head) = read(&format!("{LINE}\napproval_date: 2015-06-02"), Head::default());
        assert_eq!((said, head.number), (Some("read-metadata-unused"), None));
        let known = Head { number: Some("346".into()), ..Head::default() };
        let (said, head) = read(&format!("{LINE}\napproval_date: 2015-06-03"), known);
        assert_eq!((said, head.number.as_deref()), (Some("read-metadata-differs"), Some("346")));
        assert_eq!(read("source: https://zan.gov.kz/client/#!/doc/2408/kaz/04.11.2004", Head::default()).0, None);
    }
}
