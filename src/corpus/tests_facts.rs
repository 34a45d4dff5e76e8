//! Publication days of several sources and parts, and successions.
#![allow(clippy::unwrap_used)]

use super::testing::{act, name};
use super::{Corpus, Language, Manifestation, read_facts};

fn corpus(facts: &str) -> Corpus {
    let one = |head: &str, file: &str| Manifestation {
        file: file.into(),
        sha256: String::new(),
        language: Language::Kazakh,
        act: act(head, &[("item-1", "1.")]).into(),
    };
    let texts = vec![one("resolution 2007-01-09 212", "acts/212.txt"), one("resolution 2001-07-26 1010", "acts/1010.txt")];
    let facts = read_facts(facts).unwrap();
    let mut corpus = Corpus::assemble(std::path::PathBuf::from("test"), texts, facts.publications).unwrap();
    corpus.add_successions(facts.successions).unwrap();
    corpus
}

/// The day that counts, for № 212.
fn published(entries: &[(&str, &str, &str)]) -> Option<String> {
    let entry = |(date, organ, part): &(&str, &str, &str)| {
        let part = if part.is_empty() { String::new() } else { format!("part = \"{part}\"\n") };
        format!("[[publication]]\nact = \"212\"\ndate = \"{date}\"\norgan = \"{organ}\"\n{part}source = \"test\"\n")
    };
    let corpus = corpus(&entries.iter().map(entry).collect::<String>());
    corpus.publication_of(&name("resolution 2007-01-09 212")).map(|p| p.date.to_string())
}

/// The Ecological Code came out in two parts, on 19 and 23 January 2007; the second day counts.
#[test]
fn the_first_source_that_has_all_of_it_counts() {
    for (entries, day) in [
        (&[("2007-01-19", "ЭББ", ""), ("2007-01-23", "Егемен Қазақстан", "")][..], Some("2007-01-19")),
        (&[("2007-01-19", "Егемен Қазақстан", "1/2"), ("2007-01-23", "Егемен Қазақстан", "2/2")], Some("2007-01-23")),
        (&[("2007-01-19", "Егемен Қазақстан", "1/2"), ("2007-01-20", "Казахстанская правда", "2/2")], None),
        (&[("2007-01-19", "Егемен Қазақстан", "1/2"), ("2007-01-25", "ЭББ", "")], Some("2007-01-25")),
        (&[], None),
    ] {
        assert_eq!(published(entries).as_deref(), day, "{entries:?}");
    }
    let partly = corpus("[[publication]]\nact = \"212\"\ndate = \"2007-01-19\"\npart = \"1/2\"\nsource = \"test\"\n");
    assert!(partly.diagnostics.iter().any(|(_, d)| d.message.id == "corpus-fact-partly"));
}

#[test]
fn a_part_that_is_none_is_refused() {
    for part in ["2", "3/2", "0/2", "a/b", ""] {
        let error =
            read_facts(&format!("[[publication]]\nact = \"1\"\ndate = \"2007-01-19\"\npart = \"{part}\"\nsource = \"x\"\n"));
        assert_eq!(error.unwrap_err().message.id, "corpus-fact-part", "{part}");
    }
}

#[test]
fn successions_name_works_and_tell_what_they_do_not_find() {
    let corpus = corpus("[[succession]]\nact = \"212\"\npredecessors = [\"1010\", \"999\"]\nsource = \"test\"\n");
    let told: Vec<_> = corpus.successions.iter().map(|s| (s.work.rsplit('/').next(), s.predecessor.rsplit('/').next())).collect();
    assert_eq!(told, [(Some("212"), Some("1010"))]);
    assert!(corpus.diagnostics.iter().any(|(_, d)| d.message.id == "corpus-succession-unused"));
}
