#![allow(clippy::unwrap_used)]

use super::mention::mentions;

/// Lines with the likeliest reference.
fn found(file: &str, text: &str) -> Vec<(u64, String)> {
    let found = mentions(file, text).map(|f| f.mentions).unwrap_or_default();
    found.into_iter().map(|m| (m.line, m.candidates.first().cloned().unwrap_or_default())).collect()
}

#[test]
fn every_kind_of_comment_in_its_language() {
    let cases = [
        ("a.rs", "fn f() {} // nusqa: 361#item-7"),
        ("a.rs", "/// nusqa: 361#item-7"),
        ("a.rs", "fn f<'a>(x: &'a str) {} /* nusqa: 361#item-7 */"),
        ("a.java", "/**\n * @see nusqa: 361#item-7\n */"),
        ("a.js", "const u = 'http://x'; // nusqa: 361#item-7"),
        ("a.py", "x = 1  # nusqa: 361#item-7"),
        ("a.py", "def f():\n    \"\"\"Counts.\n\n    nusqa: 361#item-7\n    \"\"\""),
        ("a.py", "def f():\n    \"\"\"nusqa: 361#item-7\"\"\""),
        ("a.sql", "select 1; -- nusqa: 361#item-7"),
        ("a.lua", "--[[ nusqa: 361#item-7 ]]"),
        ("a.hs", "{- nusqa: 361#item-7 -}"),
        ("a.html", "<p>don't</p><!-- nusqa: 361#item-7 -->"),
        ("a.md", "text\n<!-- nusqa: 361#item-7 -->"),
        ("a.clj", "; nusqa: 361#item-7"),
        ("a.tex", "text % nusqa: 361#item-7"),
        ("a.vb", "x = 1 ' nusqa: 361#item-7"),
        ("a.bas", "REM nusqa: 361#item-7"),
        ("a.yaml", "a: http://x/#y\nb: 2 # nusqa: 361#item-7"),
        ("Dockerfile", "# nusqa: 361#item-7"),
        ("a.ml", "(* nusqa: 361#item-7 *)"),
        ("a.f90", "! nusqa: 361#item-7"),
        ("a.cbl", "      *> nusqa: 361#item-7"),
        ("a.php", "<?php # nusqa: 361#item-7"),
        ("a.ipynb", "   \"# nusqa: 361#item-7\\n\","),
        ("a.unknown", "  ;; nusqa: 361#item-7"),
        ("script", "#!/bin/sh\n# nusqa: 361#item-7"),
        ("a.bsl", "Процедура А() // nusqa: 361#item-7"),
    ];
    for (file, text) in cases {
        let found = found(file, text);
        assert_eq!(found.len(), 1, "{file}: {text}");
        assert_eq!(found[0].1, "361#item-7", "{file}: {text}");
        let line = text.lines().position(|l| l.contains("nusqa:")).unwrap_or(0) as u64 + 1;
        assert_eq!(found[0].0, line, "{file}: {text}");
    }
}

#[test]
fn what_is_no_comment_does_not_count_and_is_told() {
    let cases = [
        ("a.rs", "let x = \"// nusqa: 361#item-7\";"),
        ("a.rs", "let x = r#\"\n// nusqa: 361#item-7\n\"#;"),
        ("a.js", "fetch(`http://nusqa:80/`)\nlet s = `\n// nusqa: 361\n`"),
        ("a.py", "x = '''\n# nusqa: 361#item-7\n'''"),
        ("a.py", "print(\"# nusqa: 361\")"),
        ("a.yaml", "url: http://nusqa:8080/#nusqa:"),
        ("a.c", "int nusqa: 361;"),
        ("a.c", "// see http://host/nusqa: 361"),
        ("a.c", "// xnusqa: 361"),
        ("a.html", "<a href=\"http://nusqa: 361\">"),
    ];
    for (file, text) in cases {
        assert_eq!(found(file, text), [], "{file}: {text}");
        assert!(!mentions(file, text).unwrap().near_misses.is_empty(), "{file}: {text}");
    }
    assert!(mentions("a.json", "{\"a\": \"// nusqa: 361\"}").is_none());
}

#[test]
fn words_may_follow_a_reference() {
    let first = |text: &str| found("a.rs", &format!("// nusqa: {text}")).into_iter().map(|(_, c)| c).collect::<Vec<_>>();
    assert_eq!(first("361#item-7 the list of papers"), ["361#item-7"]);
    assert_eq!(first("361#item-7, 361#item-8"), ["361#item-7", "361#item-8"]);
    assert_eq!(first("361#item-7 nusqa: 361#item-8"), ["361#item-7", "361#item-8"]);
    assert_eq!(first("361#7-тармақтың 3-1) тармақшасы"), ["361#7-тармақтың 3-1) тармақшасы"]);
    let all = mentions("a.rs", "// nusqa: 361#пп. 3-1) п. 7 — перечень").unwrap().mentions;
    assert_eq!(all[0].candidates, ["361#пп. 3-1) п. 7 — перечень", "361#пп. 3-1) п. 7", "361#пп"]);
    assert_eq!(first("361#item-7@2021-05-01."), ["361#item-7@2021-05-01"]);
    assert_eq!(first(""), [""]);
}

#[test]
fn days_of_a_boundary() {
    let found = mentions("a.py", "# nusqa: 361#item-7 boundary=2017-10-10, 16.11.2022 and 2020-13-01 (x)").unwrap().mentions;
    assert_eq!(found[0].candidates, ["361#item-7"]);
    assert_eq!(found[0].boundary.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2017-10-10", "2022-11-16"]);
    let bad = mentions("a.py", "# nusqa: 361#item-7 [boundary: 2020-13-01]").unwrap().mentions;
    assert_eq!(
        (bad[0].candidates.clone(), bad[0].bad_days.clone()),
        (vec!["361#item-7".to_string()], vec!["2020-13-01".to_string()])
    );
}

#[test]
fn hostile_files_end() {
    for text in ["\"", "/*", "'", "r#", "r#\"", "'\\", "\u{0}", "nusqa:", "// nusqa:", "\"\"\"", "--[[", "\r\n//nusqa:\r\n"] {
        for file in ["a.rs", "a.py", "a.unknown", "a.html", "a.lua", "a.ipynb"] {
            let many = text.repeat(3);
            let _ = (mentions(file, text), mentions(file, &many), mentions(file, &format!("nusqa: {many}")));
        }
    }
    // A megabyte of each takes no time to speak of.
    for unit in [" ", "a", "\" ", "/* ", "' ", "# nusqa: ", "r", "\\", "«"] {
        let text = format!("nusqa: {}", unit.repeat(1_000_000 / unit.len()));
        for file in ["a.rs", "a.py", "a.unknown"] {
            let _ = mentions(file, &text);
        }
    }
}
