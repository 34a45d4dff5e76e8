//! Numbers written in words, in both languages and in their case forms.

use super::Language;

const KAZAKH: &[(&str, u64)] = &[
    ("бір", 1),
    ("екі", 2),
    ("үш", 3),
    ("төрт", 4),
    ("бес", 5),
    ("алты", 6),
    ("жеті", 7),
    ("сегіз", 8),
    ("тоғыз", 9),
    ("он", 10),
    ("жиырма", 20),
    ("отыз", 30),
    ("қырық", 40),
    ("елу", 50),
    ("алпыс", 60),
    ("жетпіс", 70),
    ("сексен", 80),
    ("тоқсан", 90),
    ("жүз", 100),
    ("мың", 1_000),
    ("миллион", 1_000_000),
    ("млн", 1_000_000),
    ("миллиард", 1_000_000_000),
    ("млрд", 1_000_000_000),
];

/// Case endings that a numeral may carry: `оннан`, `беске`, `жиырмаға`.
const KAZAKH_CASES: &[&str] = &[
    "ның", "нің", "дың", "дің", "тың", "тің", "ға", "ге", "қа", "ке", "ны", "ні", "ды", "ді", "ты", "ті", "да", "де", "та", "те",
    "дан", "ден", "тан", "тен", "нан", "нен",
];

const RUSSIAN: &[(&[&str], u64)] = &[
    (&["один", "одного", "одному", "одним", "одном", "одна", "одной", "одну", "одно"], 1),
    (&["два", "две", "двух", "двум", "двумя"], 2),
    (&["три", "трех", "трёх", "трем", "тремя"], 3),
    (&["четыре", "четырех", "четырем", "четырьмя"], 4),
    (&["пять", "пяти", "пятью"], 5),
    (&["шесть", "шести", "шестью"], 6),
    (&["семь", "семи", "семью"], 7),
    (&["восемь", "восьми", "восемью"], 8),
    (&["девять", "девяти", "девятью"], 9),
    (&["десять", "десяти", "десятью"], 10),
    (&["одиннадцать", "одиннадцати", "одиннадцатью"], 11),
    (&["двенадцать", "двенадцати", "двенадцатью"], 12),
    (&["тринадцать", "тринадцати", "тринадцатью"], 13),
    (&["четырнадцать", "четырнадцати", "четырнадцатью"], 14),
    (&["пятнадцать", "пятнадцати", "пятнадцатью"], 15),
    (&["шестнадцать", "шестнадцати", "шестнадцатью"], 16),
    (&["семнадцать", "семнадцати", "семнадцатью"], 17),
    (&["восемнадцать", "восемнадцати", "восемнадцатью"], 18),
    (&["девятнадцать", "девятнадцати", "девятнадцатью"], 19),
    (&["двадцать", "двадцати", "двадцатью"], 20),
    (&["тридцать", "тридцати", "тридцатью"], 30),
    (&["сорок", "сорока"], 40),
    (&["пятьдесят", "пятидесяти"], 50),
    (&["шестьдесят", "шестидесяти"], 60),
    (&["семьдесят", "семидесяти"], 70),
    (&["восемьдесят", "восьмидесяти"], 80),
    (&["девяносто", "девяноста"], 90),
    (&["сто", "ста"], 100),
    (&["двести", "двухсот"], 200),
    (&["триста", "трехсот"], 300),
    (&["четыреста", "четырехсот"], 400),
    (&["пятьсот", "пятисот"], 500),
    (&["шестьсот", "шестисот"], 600),
    (&["семьсот", "семисот"], 700),
    (&["восемьсот", "восьмисот"], 800),
    (&["девятьсот", "девятисот"], 900),
    (&["тысяча", "тысячи", "тысяче", "тысячу", "тысячей", "тысяч", "тыс"], 1_000),
    (&["миллион", "миллиона", "миллионов", "миллионам", "млн"], 1_000_000),
    (&["миллиард", "миллиарда", "миллиардов", "миллиардам", "млрд"], 1_000_000_000),
];

/// Beginnings of compounds: `десятидневный`, `двукратный`, `трехмесячный`.
const PREFIXES: &[(&str, u64)] = &[
    ("одно", 1),
    ("двух", 2),
    ("дву", 2),
    ("трех", 3),
    ("четырех", 4),
    ("пяти", 5),
    ("шести", 6),
    ("семи", 7),
    ("восьми", 8),
    ("девяти", 9),
    ("десяти", 10),
    ("двенадцати", 12),
    ("пятнадцати", 15),
    ("двадцати", 20),
    ("тридцати", 30),
    ("сорока", 40),
    ("сорокапяти", 45),
    ("пятидесяти", 50),
    ("шестидесяти", 60),
    ("девяносто", 90),
    ("сто", 100),
];

/// The value of a folded word.
#[must_use]
pub fn value(word: &str, language: Language) -> Option<u64> {
    match language {
        Language::Kazakh => {
            let exact = |w: &str| KAZAKH.iter().find(|(n, _)| *n == w).map(|(_, v)| *v);
            exact(word).or_else(|| KAZAKH_CASES.iter().filter_map(|c| word.strip_suffix(c)).find_map(exact))
        }
        Language::Russian => RUSSIAN.iter().find(|(forms, _)| forms.contains(&word)).map(|(_, v)| *v),
    }
}

/// The value a compound begins with, and the rest: `десятидневного` → 10, `дневного`.
#[must_use]
pub fn compound(word: &str) -> Option<(u64, &str)> {
    let longest =
        PREFIXES.iter().filter_map(|(p, v)| word.strip_prefix(p).map(|rest| (p.len(), *v, rest))).max_by_key(|(n, ..)| *n);
    longest.map(|(_, v, rest)| (v, rest)).filter(|(_, rest)| !rest.is_empty())
}

/// Takes numerals one after the other as long as they make one number: `он бес мың`, `двадцать пять`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum {
    done: u64,
    group: u64,
    last: u64,
}

impl Sum {
    /// A number to begin with.
    #[must_use]
    pub fn new(first: u64) -> Self {
        let mut sum = Sum { done: 0, group: 0, last: u64::MAX };
        sum.push(first);
        sum
    }

    /// Whether `next` goes on the number; if so it is taken.
    pub fn push(&mut self, next: u64) -> bool {
        if next >= 1_000 && self.group > 0 && (self.done == 0 || next < self.done) {
            self.done = self.done.saturating_add(self.group.saturating_mul(next));
            (self.group, self.last) = (0, u64::MAX);
            return true;
        }
        if next == 100 && (1..=9).contains(&self.group) && self.last < 10 {
            self.group *= 100;
            self.last = 100;
            return true;
        }
        let fits = match self.last {
            u64::MAX => true,
            100..1_000 => next < 100,
            20..100 => next < 10,
            10 => next < 10,
            _ => false,
        };
        if fits {
            self.group = self.group.saturating_add(next);
            self.last = next;
        }
        fits
    }

    /// Their value.
    #[must_use]
    pub fn value(self) -> u64 {
        self.done.saturating_add(self.group)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(text: &str, language: Language) -> Vec<u64> {
        let mut out: Vec<Sum> = Vec::new();
        for v in text.split(' ').filter_map(|w| value(w, language)) {
            if !out.last_mut().is_some_and(|s| s.push(v)) {
                out.push(Sum::new(v));
            }
        }
        out.into_iter().map(Sum::value).collect()
    }

    #[test]
    fn words_make_numbers() {
        for (text, value) in [
            ("он", 10),
            ("жиырма бес", 25),
            ("бір жүз елу мың", 150_000),
            ("он бес мың алты жүз отыз", 15_630),
            ("екі миллион бес жүз мың", 2_500_000),
            ("отызға", 30),
            ("мың", 1000),
        ] {
            assert_eq!(sum(text, Language::Kazakh), [value], "{text}");
        }
        for (text, value) in
            [("двадцать пять", 25), ("ста пятидесяти", 150), ("пятнадцати тысяч", 15_000), ("двумстам", 0), ("трех", 3)]
        {
            let want: &[u64] = if value == 0 { &[] } else { &[value] };
            assert_eq!(sum(text, Language::Russian), want, "{text}");
        }
        assert_eq!(sum("бес он", Language::Kazakh), [5, 10]);
        assert_eq!(compound("десятидневного"), Some((10, "дневного")));
        assert_eq!(compound("двухмесячный"), Some((2, "месячный")));
    }
}
