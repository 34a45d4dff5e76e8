//! How well words fit Kazakh or Russian: letter statistics, a few rules of spelling, and the words every act has.
//!
//! The numbers are only compared with each other: the same bytes read by one code page and by another.

/// What the words of a text score.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fit {
    /// Sum of the weights.
    pub sum: i64,
    /// Letters beyond ASCII that were weighed.
    pub letters: i64,
    /// The part of the sum that says whether the letters beyond Russian stand where Kazakh has them.
    pub placement: i64,
}

impl Fit {
    /// Adds another one.
    pub fn add(&mut self, other: Fit) {
        self.sum += other.sum;
        self.letters += other.letters;
        self.placement += other.placement;
    }

    /// Weight of one letter, times 100; 0 without letters.
    pub fn per_hundred(self) -> i64 {
        self.sum.saturating_mul(100).checked_div(self.letters).unwrap_or(0)
    }
}

/// A letter or sign that Kazakh and Russian do not have.
const STRANGER: i64 = -12;
/// A spelling that does not occur.
const MISSPELT: i64 = -6;
/// A Kazakh letter with the neighbours it should have.
const WELL_PLACED: i64 = 3;
/// A word of the list below.
const KNOWN_WORD: i64 = 12;

/// Words that stand in nearly every act (spec § 8), Kazakh and Russian.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "және", "туралы", "жылғы", "қазақстан", "республикасы", "республикасының", "қаулысы", "бұйрығы", "бұйрық", "үшін", "заңы",
    "бойынша", "сәйкес", "бекітілсін", "өзгерістер", "енгізу", "мемлекеттік", "қызмет", "көрсету", "осы", "тармақ", "болып",
    "республики", "казахстан", "постановление", "приказ", "закон", "об", "утверждении", "внесении", "изменений", "года",
    "соответствии", "статьи", "пункт", "настоящего",
];

/// Whether all letters of a lower-case word that Russian lacks stand where Kazakh has them.
pub(super) fn well_placed(word: &[char]) -> bool {
    word.iter().enumerate().all(|(i, c)| {
        let before = i.checked_sub(1).and_then(|j| word.get(j)).copied();
        let after = word.get(i + 1).copied();
        let rounded = matches!(c, 'ө' | 'ұ' | 'ү');
        let beside = |n: Option<char>| matches!(n, Some('и' | 'ю' | 'я')) || (rounded && n == Some('у'));
        let crowded = matches!(c, 'ә' | 'ө' | 'ұ' | 'ү') && (beside(before) || beside(after));
        placement(*c, before, after) >= 0 && !crowded
    })
}

/// Whether the vowels of a lower-case word are all of the front or all of the back, as in most Kazakh words.
pub(super) fn harmonious(word: &[char]) -> bool {
    let front = word.iter().any(|c| matches!(c, 'ә' | 'ө' | 'ү' | 'і' | 'е'));
    let back = word.iter().any(|c| matches!(c, 'а' | 'о' | 'ұ' | 'ы' | 'ғ' | 'қ'));
    !(front && back)
}

/// Weighs the words in a run of letters and signs without blanks.
pub(super) fn weigh(run: &[char]) -> Fit {
    let mut fit = Fit::default();
    for word in run.split(|c| is_punctuation(*c)).filter(|w| w.iter().any(|c| counts(*c))) {
        fit.add(weigh_word(word));
    }
    fit
}

fn weigh_word(word: &[char]) -> Fit {
    let lower: Vec<char> = word.iter().map(|c| lower(*c)).collect();
    let mut fit = Fit::default();
    let mut vowels = 0;
    for (i, c) in lower.iter().copied().enumerate() {
        let before = i.checked_sub(1).and_then(|j| lower.get(j)).copied();
        let after = lower.get(i + 1).copied();
        vowels += usize::from(is_vowel(c) || is_glide(c));
        if !c.is_ascii() {
            fit.sum += weight(c);
            fit.placement += placement(c, before, after);
            fit.letters += 1;
        }
    }
    fit.sum += fit.placement;
    let lower_then_upper = word.windows(2).any(|w| matches!(w, [a, b] if a.is_lowercase() && b.is_uppercase()));
    let mixed = lower.iter().any(|c| c.is_ascii_alphabetic() && !"aceiopxyhkmtbn".contains(*c));
    let mute = vowels == 0 && fit.letters >= 4;
    fit.sum += MISSPELT * [lower_then_upper, mixed, mute].into_iter().map(i64::from).sum::<i64>();
    if WORDS.iter().any(|w| w.chars().eq(lower.iter().copied())) {
        fit.sum += KNOWN_WORD;
    }
    fit
}

/// Twice the binary logarithm of how much more often than evenly a letter stands in Kazakh or Russian text, whichever has it
/// more often: counted in the two acts of the corpus, Russian by the usual tables.
fn weight(c: char) -> i64 {
    match c {
        'а' | 'о' => 4,
        'е' | 'и' | 'т' => 3,
        'н' | 'р' | 'с' | 'ы' | 'і' => 2,
        'в' | 'л' | 'қ' => 1,
        'д' | 'к' | 'м' | 'п' | 'у' => 0,
        'б' | 'з' | 'я' => -1,
        'г' | 'ж' | 'ч' | 'ш' | 'ь' | 'ғ' | 'ң' | 'ә' => -2,
        'й' | 'х' | 'ұ' | 'ү' | 'ө' => -3,
        'ю' | 'һ' => -4,
        'ц' => -5,
        'ф' | 'щ' | 'ъ' | 'э' | 'ё' => -6,
        '\u{ad}' => 0,
        _ => STRANGER,
    }
}

/// The letters beyond Russian have places where they stand: vowels between consonants, the others beside a vowel.
fn placement(c: char, before: Option<char>, after: Option<char>) -> i64 {
    let vowel = |n: Option<char>| n.is_some_and(is_vowel);
    let sounding = |n: Option<char>| n.is_some_and(|n| is_vowel(n) || is_glide(n));
    let fits = match c {
        'ә' | 'ө' | 'ұ' | 'ү' => !vowel(before) && !vowel(after) && (before.is_some() || after.is_some()),
        'ғ' => after.is_some() && (sounding(before) || sounding(after)) && !matches!(after, Some('е' | 'і' | 'ә' | 'ө' | 'ү')),
        'ң' => sounding(before),
        'қ' | 'һ' => sounding(before) || sounding(after),
        _ => return 0,
    };
    if fits { WELL_PLACED } else { MISSPELT }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'а' | 'ә' | 'е' | 'о' | 'ө' | 'ұ' | 'ү' | 'ы' | 'і' | 'э' | 'ё')
}

/// Letters that stand beside vowels as consonants do.
fn is_glide(c: char) -> bool {
    matches!(c, 'у' | 'и' | 'ю' | 'я')
}

/// Whether a word is weighed for this character's sake: a `±` or `€` that stands alone says nothing.
fn counts(c: char) -> bool {
    !c.is_ascii() && (c.is_alphabetic() || c.is_control() || c == char::REPLACEMENT_CHARACTER)
}

/// Signs at which a word ends, whatever the code page.
fn is_punctuation(c: char) -> bool {
    "«»„“”‘’–—…•№§©®°·¶¬\u{a0}".contains(c)
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}
