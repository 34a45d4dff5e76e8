//! Reading an instruction, and carrying 200 of them out on one act.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use nusqa::extract::{Act, read_act};
use nusqa::parse::amendment;
use nusqa::replay::{Base, Outcome, Text, apply};
use nusqa::source::decode;

/// How many instructions one work gets.
const COUNT: usize = 200;

fn act(text: &str) -> Act {
    read_act(&decode(text.as_bytes()).unwrap_or_else(|e| panic!("{e:?}")))
}

/// An act of so many items with three subitems each.
fn base() -> String {
    let mut out =
        "Қағидаларды бекіту туралы\n\nҚазақстан Республикасы Үкіметінің 2015 жылғы 2 ақпандағы № 5 қаулысы\n\n".to_string();
    for n in 1..=COUNT {
        let _ = write!(out, "{n}. Өтініш беруші құжаттарды бес жұмыс күні ішінде ұсынады:\n\n");
        for s in 1..=3 {
            let _ = write!(out, "{s}) {n}-нысан бойынша толтырылған өтініш және оған қоса берілетін құжаттар;\n\n");
        }
    }
    out
}

/// An amending act that changes words in one item, restates a subitem of the next, and so on.
fn amending() -> String {
    let mut out = "Өзгерістер енгізу туралы\n\nҚазақстан Республикасы Үкіметінің 2016 жылғы 3 наурыздағы № 9 қаулысы\n\n\
                   1. \"Қағидаларды бекіту туралы\" Қазақстан Республикасы Үкіметінің 2015 жылғы 2 ақпандағы № 5 қаулысына мынадай \
                   өзгерістер енгізілсін:\n\n"
        .to_string();
    for n in 1..=COUNT {
        let _ = match n % 2 {
            0 => write!(out, "{n}-тармақтағы \"бес\" деген сөз \"он\" деген сөзбен ауыстырылсын;\n\n"),
            _ => write!(out, "{n}-тармақтың 2) тармақшасы мынадай редакцияда жазылсын:\n\n\"2) жеке куәліктің көшірмесі;\";\n\n"),
        };
    }
    out
}

fn replay(c: &mut Criterion) {
    let (old, new) = (act(&base()), act(&amending()));
    let known = Base { act: old.head.act_ref(), language: old.head.language };
    let text = Text::of(&old.document, 0);
    let applied = apply(&mut text.clone(), &known, &new, 1);
    let count = applied.iter().filter(|o| matches!(o, Outcome::Applied(_))).count();
    assert_eq!(count, COUNT, "{:?}", applied.iter().find(|o| !matches!(o, Outcome::Applied(_))));
    let mut group = c.benchmark_group("replay");
    let sentence = "3-баптың 2) тармақшасындағы \"бес жұмыс күні\" деген сөздер \"он жұмыс күні\" деген сөздермен ауыстырылсын;";
    group.bench_function("sentence", |b| b.iter(|| amendment::read(black_box(sentence))));
    group.bench_function("200_instructions", |b| {
        b.iter_batched(|| text.clone(), |mut text| apply(&mut text, &known, &new, 1), BatchSize::LargeInput);
    });
    group.finish();
}

criterion_group!(benches, replay);
criterion_main!(benches);
