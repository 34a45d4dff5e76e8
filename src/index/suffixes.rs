//! The closed list of Kazakh endings that [`stem`](super::stem) takes off, with the conditions of each.
//!
//! Longest first: among legal endings the first in the list wins, unless a shorter one leaves a known word.

/// One ending in its back and front shape.
pub struct Suffix {
    /// After а, о, ұ, ы: `-ның`.
    pub back: &'static str,
    /// After ә, е, ө, ү, і: `-нің`.
    pub front: &'static str,
    /// The letters it may follow.
    after: After,
    /// More letters than usual must be left.
    pub min_letters: usize,
    /// Taken off only where a known word is left.
    pub only_known: bool,
    /// An ending of verbs.
    pub verbal: bool,
}

/// Which last letters of the rest an ending may follow; the classes of school grammar.
#[derive(Clone, Copy)]
enum After {
    Any,
    Vowel,
    Consonant,
    /// Vowels and voiced consonants: `-ға`, `-да`, `-ған`.
    Voiced,
    /// Voiceless consonants and the б, в, г, д of loans: `-қа`, `-тың`, `-тар`.
    Voiceless,
    /// Vowels, р, й, у: `-лар`.
    PluralL,
    /// л, м, н, ң, з, ж: `-дар`.
    PluralD,
    /// Vowels, м, н, ң: `-ның`.
    GenitiveN,
    /// р, л, й, у, з, ж: `-дың`.
    GenitiveD,
    /// Voiced consonants: `-ды`, `-ғы`.
    VoicedConsonant,
    Nasal,
    /// Vowels, р, л, й, у, з, ж: `-дан`.
    AblativeD,
    /// Vowels, р, л, й, у, м, н, ң: `-мен`.
    InstrumentalM,
    Sibilant,
}

const VOICELESS: &str = "пткқсшщчцфхһбвгдғ";

impl Suffix {
    /// Whether the ending may follow `rest`.
    pub fn follows(&self, rest: &str) -> bool {
        let Some(last) = rest.chars().next_back() else { return false };
        let vowel = "аәеёоөұүыіэяи".contains(last);
        let sonant = "рлйуюиь".contains(last);
        let nasal = "мнң".contains(last);
        let sibilant = "зж".contains(last);
        let voiceless = VOICELESS.contains(last);
        match self.after {
            After::Any => true,
            After::Vowel => vowel,
            After::Consonant => !vowel || last == 'и',
            After::Voiced => !voiceless,
            After::Voiceless => voiceless,
            After::PluralL => vowel || "рйуюь".contains(last),
            After::PluralD => "лмнңзжь".contains(last),
            After::GenitiveN => vowel || nasal,
            After::GenitiveD => sonant || sibilant,
            After::VoicedConsonant => sonant || sibilant || nasal,
            After::Nasal => nasal,
            After::AblativeD => vowel || sonant || sibilant,
            After::InstrumentalM => vowel || sonant || nasal,
            After::Sibilant => sibilant,
        }
    }

    /// The vowels `form` asks for.
    pub fn harmony(&self, form: &str) -> Harmony {
        match (self.back == self.front, form == self.back) {
            (true, _) => Harmony::Either,
            (false, true) => Harmony::Back,
            (false, false) => Harmony::Front,
        }
    }
}

/// Vowel harmony: which shape of an ending a word takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Harmony {
    /// Takes `-лар`.
    Back,
    /// Takes `-лер`.
    Front,
    /// Loans whose spelling does not tell: `министр`, `рубль`, `акт`.
    Either,
}

impl Harmony {
    /// The harmony of a word: its last telling vowel; и, у, ю tell nothing. Loans in к or г take front endings whatever their
    /// vowel (`банкке`), since қ and ғ would follow back ones.
    pub fn of(word: &str) -> Harmony {
        let mut back = word.chars().rev();
        match (back.next(), back.next()) {
            (Some('ь'), _) | (Some('т'), Some('к')) => return Harmony::Either,
            (Some('к' | 'г'), Some('а' | 'о' | 'ы' | 'и' | 'у')) => return Harmony::Either,
            (Some('к' | 'г'), _) => return Harmony::Front,
            _ => {}
        }
        let mut closed = false;
        for c in word.chars().rev() {
            match c {
                // `ресурс`, `референдум`, `тариф`: before a consonant these are the vowels of a loan, which take either.
                'и' | 'у' | 'ю' if closed => return Harmony::Either,
                'и' | 'у' | 'ю' => {}
                'а' | 'о' | 'ұ' | 'ы' | 'я' | 'ё' => return Harmony::Back,
                'ә' | 'е' | 'ө' | 'ү' | 'і' | 'э' => return Harmony::Front,
                _ => closed = true,
            }
        }
        Harmony::Either
    }

    /// Whether a word of this harmony takes an ending of that one.
    pub fn allows(self, ending: Harmony) -> bool {
        self == ending || self == Harmony::Either || ending == Harmony::Either
    }
}

const fn s(back: &'static str, front: &'static str, after: After) -> Suffix {
    Suffix { back, front, after, min_letters: 0, only_known: false, verbal: false }
}

const fn verb(back: &'static str, front: &'static str, after: After, min_letters: usize) -> Suffix {
    Suffix { back, front, after, min_letters, only_known: false, verbal: true }
}

const fn known(back: &'static str, front: &'static str, after: After) -> Suffix {
    Suffix { back, front, after, min_letters: 0, only_known: true, verbal: false }
}

use After::{
    AblativeD, Any, Consonant, GenitiveD, GenitiveN, InstrumentalM, Nasal, PluralD, PluralL, Sibilant, Voiced, VoicedConsonant,
    Voiceless, Vowel,
};

/// Every ending. Third-person possessives come with their cases (after them the cases differ: `тармағы-на`, `тармағы-н`), all
/// else is taken off step by step.
pub const SUFFIXES: &[Suffix] = &[
    // Third-person possessive with case: тармақша-сындағы, тармағ-ындағы.
    s("сындағы", "сіндегі", Vowel),
    s("ындағы", "індегі", Consonant),
    s("сының", "сінің", Vowel),
    s("сында", "сінде", Vowel),
    s("сынан", "сінен", Vowel),
    s("сымен", "сімен", Vowel),
    s("ының", "інің", Consonant),
    s("ында", "інде", Consonant),
    s("ынан", "інен", Consonant),
    s("ымен", "імен", Consonant),
    s("сына", "сіне", Vowel),
    s("ына", "іне", Consonant),
    // Possessive of "we" and of the polite "you": құжаттар-ымыз-дан.
    s("ыңыз", "іңіз", Consonant),
    s("ымыз", "іміз", Consonant),
    s("ңыз", "ңіз", Vowel),
    s("мыз", "міз", Vowel),
    // Possessive of "I" and "thou" after a plural; elsewhere -ім and -ың build words (бөлім, шешім).
    s("ларым", "лерім", PluralL),
    s("дарым", "дерім", PluralD),
    s("тарым", "терім", Voiceless),
    s("ларың", "лерің", PluralL),
    s("дарың", "дерің", PluralD),
    s("тарың", "терің", Voiceless),
    known("ыма", "іме", Consonant),
    known("ымды", "імді", Consonant),
    known("ымның", "імнің", Consonant),
    known("ымда", "імде", Consonant),
    known("ымнан", "імнен", Consonant),
    known("ыммен", "іммен", Consonant),
    known("ым", "ім", Consonant),
    known("ың", "ің", Consonant),
    // Participle of habit: берілетін.
    verb("атын", "етін", Consonant, 0),
    verb("йтын", "йтін", Vowel, 0),
    // Relational: тармақ-тағы; жыл-ғы.
    s("дағы", "дегі", Voiced),
    s("тағы", "тегі", Voiceless),
    // Plural.
    s("лар", "лер", PluralL),
    s("дар", "дер", PluralD),
    s("тар", "тер", Voiceless),
    // Cases.
    s("ның", "нің", GenitiveN),
    s("дың", "дің", GenitiveD),
    s("тың", "тің", Voiceless),
    s("нан", "нен", Nasal),
    s("дан", "ден", AblativeD),
    s("тан", "тен", Voiceless),
    s("мен", "мен", InstrumentalM),
    s("бен", "бен", Sibilant),
    s("пен", "пен", Voiceless),
    // Finite verb and participle: беріл-еді, беріл-ген, беріл-сін.
    verb("ады", "еді", Consonant, 0),
    verb("йды", "йді", Vowel, 0),
    verb("ған", "ген", Voiced, 0),
    verb("қан", "кен", Voiceless, 0),
    s("сын", "сін", Any),
    // Third-person possessive alone and with the accusative.
    s("ын", "ін", Consonant),
    s("сы", "сі", Vowel),
    s("ғы", "гі", VoicedConsonant),
    s("қы", "кі", Voiceless),
    s("ға", "ге", Voiced),
    s("қа", "ке", Voiceless),
    s("да", "де", Voiced),
    s("та", "те", Voiceless),
    s("ны", "ні", Vowel),
    s("ды", "ді", VoicedConsonant),
    s("ты", "ті", Voiceless),
    // Converbs and the conditional: беріл-іп, ресімде-п, бол-са.
    verb("са", "се", Any, 0),
    verb("ып", "іп", Consonant, 0),
    verb("п", "п", Vowel, 4),
    s("ы", "і", Consonant),
    // Verbal noun: бер-у, беріл-у; after a vowel the -у stays (жолдау, тарау), see `infinitive`.
    s("у", "у", Consonant),
];
