use super::lock::*;
use crate::base::parse_date;
use crate::corpus::testing::path;

fn entry(reference: &str, provision: &str) -> Entry {
    Entry {
        reference: reference.into(),
        rule: None,
        work: "/akn/kz/act/resolution/government/2012-03-28/361".into(),
        provision: path(provision),
        version: format!("sha256:{}", "0a".repeat(32)),
        text: Some(format!("sha256:{}", "1b".repeat(32))),
        reviewed: parse_date("2026-01-05").unwrap_or_default(),
        line: 0,
    }
}

fn lock() -> Lock {
    let odd = Entry {
        rule: Some("documents.2017".into()),
        version: "unknown:/akn/kz/act/resolution/government/2017-09-29/610".into(),
        text: None,
        ..entry("361#7-тармақтың 3-1) \"тармақшасы\" \\ '''", "document-1/item-7/subitem-3-1")
    };
    Lock {
        entries: vec![entry("361#item-10", "document-1/item-10"), entry("361", ""), odd, entry("361#item-9", "document-1/item-9")],
    }
}

/// Without the lines in which entries were found.
fn bare(lock: Lock) -> Lock {
    Lock { entries: lock.entries.into_iter().map(|e| Entry { line: 0, ..e }).collect() }
}

fn problems(text: &str) -> Vec<(u64, &'static str)> {
    Lock::read(text).1.into_iter().map(|p| (p.line, p.message.id)).collect()
}

#[test]
fn what_is_written_is_read_and_the_order_is_that_of_the_law() {
    let text = lock().write();
    let (read, problems) = Lock::read(&text);
    assert_eq!(problems, []);
    assert_eq!(read.write(), text);
    let order: Vec<String> = read.entries.iter().map(|e| e.provision.to_string()).collect();
    assert_eq!(order, ["", "document-1/item-7/subitem-3-1", "document-1/item-9", "document-1/item-10"]);
    let mut reversed = lock();
    reversed.entries.reverse();
    assert_eq!(reversed.write(), text);
    assert_eq!(bare(Lock::read(&text.replace('\n', "\r\n")).0), bare(read));
    assert_eq!(Lock::read("").0, Lock::default());
}

#[test]
fn one_broken_entry_leaves_the_others() {
    let text = lock().write();
    let lines: Vec<&str> = text.lines().collect();
    let at = |words: &str| lines.iter().position(|l| l.starts_with(words)).map_or(0, |n| n as u64 + 1);
    // Every line of an entry taken out, doubled, or cut short: the other three entries are read, and the place is told.
    let first = at("[[pin]]") as usize;
    for n in first..first + 6 {
        for change in [None, Some("garbage \" ="), Some("version = 7"), Some("reviewed = \"2026-02-30\"")] {
            let mut changed: Vec<&str> = lines.clone();
            match change {
                None => drop(changed.remove(n)),
                Some(words) => changed[n] = words,
            }
            let (read, problems) = Lock::read(&changed.join("\n"));
            assert!(read.entries.len() >= 3, "{n} {change:?}");
            assert!(read.entries.len() == 4 || problems.iter().all(|p| p.line >= first as u64), "{n} {change:?}");
            assert!(read.entries.len() == 4 || !problems.is_empty(), "{n} {change:?} {}", changed.join("\n"));
        }
    }
}

#[test]
fn what_people_do_to_a_lock() {
    let text = lock().write();
    let count = text.matches("[[pin]]").count();
    assert_eq!(count, 4);
    let hash = "0a".repeat(32);
    let short = text.replacen(&format!("sha256:{hash}"), "sha256:0a0a", 1);
    assert_eq!(problems(&short), [(7, "lock-field")], "{short}");
    let capital = text.replacen(&hash, &hash.to_uppercase(), 1);
    assert_eq!(problems(&capital), [(7, "lock-field")]);
    assert_eq!(problems(&text.replacen("reviewed = \"2026-01-05\"", "reviewed = \"2026-02-30\"", 1)), [(9, "lock-field")]);
    assert_eq!(problems(&text.replacen("version =", "verison =", 1)), [(7, "lock-toml")]);
    assert_eq!(problems(&text.replacen("nusqa.lock/1", "nusqa.lock/2", 1)), [(2, "lock-schema")]);
    assert_eq!(problems(&text.replacen("[[pin]]", "[[pins]]", 1)), [(4, "lock-heading")]);
    let twice = format!("{text}\n{}", text.split_once("\n\n").map_or("", |(_, body)| body));
    assert_eq!(problems(&twice).len(), 4);
    assert!(problems(&twice).iter().all(|(_, id)| *id == "lock-twice"));
    let merged =
        text.replacen("[[pin]]", "<<<<<<< HEAD\n[[pin]]", 1).replacen("\n\n[[pin]]", "\n=======\n>>>>>>> theirs\n\n[[pin]]", 2);
    let told = problems(&merged);
    assert!(told.iter().all(|(_, id)| *id == "lock-conflict") && told.len() >= 3, "{told:?}");
    assert_eq!(Lock::read(&merged).0.entries.len(), 4, "no entry is lost");
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "[\\[\\]pin=\"\\n#<>a-z0-9: -]{0,200}") {
        let (lock, _) = Lock::read(&text);
        let written = lock.write();
        proptest::prop_assert_eq!(Lock::read(&written).0.write(), written);
    }

    #[test]
    fn any_reference_survives(reference in "\\PC{1,40}", reviewed in 0..20_000i32) {
        let reviewed = crate::base::Date::from_num_days_from_ce_opt(730_000 + reviewed).unwrap_or_default();
        let lock = Lock { entries: vec![Entry { reviewed, ..entry(&format!("a{reference}"), "item-1") }] };
        let (read, problems) = Lock::read(&lock.write());
        proptest::prop_assert_eq!(problems, Vec::new());
        proptest::prop_assert_eq!(bare(read), lock);
    }
}
