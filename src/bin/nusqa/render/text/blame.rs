//! `history --blame` for people: the sentences, each part after the act that brought it.

use std::io::{self, Write};

use nusqa::base::{Date, Message};
use nusqa::corpus::{Corpus, Reference};
use nusqa::timeline::{Authored, Part, Version};

use super::Places;
use super::version::heading;
use crate::session::Session;
use crate::style::Tone;

/// Sentence by sentence.
pub fn blame(
    session: &mut Session,
    corpus: &Corpus,
    reference: &Reference,
    on: Date,
    told: &[(Version, Option<Vec<Authored>>)],
) -> io::Result<()> {
    heading(session, corpus, reference)?;
    if told.is_empty() {
        let none = session.i18n.tr(&Message::new("cli-blame-none").with("day", on));
        return write!(session.out, "{}", session.style.wrap(&none, 0));
    }
    let mut places = Places::new(&corpus.root);
    for (version, sentences) in told {
        writeln!(session.out, "\n{}", session.style.paint(Tone::Faint, &version.id))?;
        let Some(sentences) = sentences else {
            let why = version.text_reason.as_ref().map(|m| format!(" ({})", session.i18n.tr(m))).unwrap_or_default();
            let why = format!("{}{why}", session.i18n.word("cli-wording-unknown"));
            write!(session.out, "{}", session.style.wrap(&why, 2))?;
            continue;
        };
        let mut last = None;
        for sentence in sentences {
            for part in &sentence.parts {
                let by = author(session, &mut places, part);
                if last.as_ref() != Some(&by) {
                    writeln!(session.out, "{}", session.style.paint(Tone::Faint, &by))?;
                    last = Some(by);
                }
                write!(session.out, "{}", session.style.wrap(part.text.trim(), 4))?;
            }
        }
    }
    Ok(())
}

/// `№ 610 (2017-09-29)  acts/610.txt:12`, or the acts of which one it was.
fn author(session: &Session, places: &mut Places, part: &Part) -> String {
    let acts: Vec<String> = part.acts.iter().map(nusqa::base::ActRef::label).collect();
    let by = match acts.as_slice() {
        [one] => one.clone(),
        _ => session.i18n.tr(&Message::new("cli-blame-one-of").with("acts", acts.join(", "))),
    };
    // The file alone: words of one act in one file are told together.
    let place = part.evidence.as_ref().map(|e| places.line(e)).unwrap_or_default();
    let file = place.rsplit_once(':').map_or(place.as_str(), |(file, _)| file);
    format!("{by}  {file}")
}
