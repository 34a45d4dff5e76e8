//! The ready-made files for CI: their shell steps are run as they stand in the files.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::pins::{repository, run};
use crate::support::{root, told};

/// The shell scripts of a YAML file: what follows `run: |`, `- |` and `- nusqa …`.
fn scripts(file: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(file)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut out = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.trim() == "run: |" || line.trim() == "- |" {
            let inside = lines[at + 1..].iter().take_while(|l| l.trim().is_empty() || indent(l) > indent(line));
            out.push(inside.map(|l| l.trim_start_matches("      ").to_string() + "\n").collect());
        } else if let Some(script) = line.trim().strip_prefix("- nusqa ") {
            out.push(format!("nusqa {script}\n"));
        }
    }
    out
}

fn bash(dir: &Path, script: &str, env: &[(&str, &str)]) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_nusqa")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("bash");
    command.args(["-e", "-c", script]).current_dir(dir).env("PATH", path).envs(env.iter().copied());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    told(&command.output().unwrap())
}

#[test]
fn the_github_action() {
    let dir = repository("permits");
    let repo = dir.path().join("repo");
    run(&dir, &["rules", "pin", "src", "--on", "2021-01-01", "--today", "2021-01-02"]);
    let steps = scripts("contrib/github-action/action.yml");
    assert_eq!(steps.len(), 2);
    let output = dir.path().join("output");
    let env = |on: &'static str| {
        [
            ("NUSQA_PATHS", "src\n\n"),
            ("NUSQA_FOLDER", "../corpus"),
            ("NUSQA_ON", on),
            ("NUSQA_HORIZON", "90d"),
            ("NUSQA_FAIL_ON", "error"),
            ("NUSQA_LANG", "en"),
            ("NUSQA_SARIF", "nusqa.sarif"),
        ]
    };
    let with_output = |on| {
        let mut all: Vec<(&str, &str)> = env(on).to_vec();
        all.push(("GITHUB_OUTPUT", output.to_str().unwrap()));
        all
    };
    assert!(bash(&repo, &steps[0], &[]).ends_with("=> 0\n\n"), "nusqa is at hand: nothing is installed");
    let said = bash(&repo, &steps[1], &with_output("2025-12-25"));
    assert!(said.ends_with("=> 1\n\n") && said.contains("::error file=src/permits.py,line=4,title=NQ205"), "{said}");
    assert_eq!(fs::read_to_string(&output).unwrap(), "sarif=nusqa.sarif\n");
    let sarif: serde_json::Value = serde_json::from_slice(&fs::read(repo.join("nusqa.sarif")).unwrap()).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), said.matches("::").count() / 2);
    // A comment of the test repository names a wrong day of a boundary whatever the day.
    fs::remove_file(repo.join("src/terms.sql")).unwrap();
    let clean = bash(&repo, &steps[1], &with_output("2021-01-01"));
    assert!(clean.ends_with("=> 0\n\n"), "{clean}");
}

#[test]
fn the_gitlab_template() {
    let dir = repository("permits");
    let repo = dir.path().join("repo");
    run(&dir, &["rules", "pin", "src", "--on", "2021-01-01", "--today", "2021-01-02"]);
    let steps = scripts("contrib/gitlab/nusqa.gitlab-ci.yml");
    assert_eq!(steps.len(), 3);
    let env = [
        ("NUSQA_PATHS", "src rules"),
        ("NUSQA_HORIZON", "90d"),
        ("NUSQA_FAIL_ON", "error"),
        ("NUSQA_LANG", "ru"),
        ("NUSQA_CORPUS", "../corpus"),
    ];
    let ends: Vec<bool> = steps.iter().map(|s| bash(&repo, s, &env).ends_with("=> 0\n\n")).collect();
    assert_eq!(ends, [true, true, false], "only the last step fails the job");
    let report: serde_json::Value = serde_json::from_slice(&fs::read(repo.join("gl-code-quality-report.json")).unwrap()).unwrap();
    assert!(report.as_array().unwrap().iter().all(|i| i["fingerprint"].is_string() && i["location"]["lines"]["begin"].is_u64()));
    assert!(fs::read_to_string(repo.join("nusqa-junit.xml")).unwrap().contains("</testsuites>"));
}
