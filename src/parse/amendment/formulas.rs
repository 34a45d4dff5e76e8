//! The formulas of amendment in both languages (kz-law-spec § 3.3), one example each, and the one nearest to a sentence.
//!
//! A test reads every one of them: what stands here is understood.

use super::super::text::Text;
use super::tokens::{self, Kind};
use super::unescaped;
use crate::base::Language::{self, Kazakh, Russian};

/// A formula by an example of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formula {
    /// Its language.
    pub language: Language,
    /// The example; numbers and quoted words stand for any.
    pub text: &'static str,
}

/// Every formula.
#[rustfmt::skip]
pub const FORMULAS: &[Formula] = &[
    Formula { language: Kazakh, text: "3-тармақ мынадай редакцияда жазылсын:" },
    Formula { language: Kazakh, text: "3-тармақ жаңа редакцияда жазылсын:" },
    Formula { language: Kazakh, text: "3-тармақ жаңа редакцияда баяндалсын:" },
    Formula { language: Kazakh, text: "3 және 5-тармақтар мынадай редакцияда жазылсын:" },
    Formula { language: Kazakh, text: "3-тармақтың екінші бөлігі мынадай редакцияда жазылсын:" },
    Formula { language: Kazakh, text: "тақырып мынадай редакцияда жазылсын:" },
    Formula { language: Kazakh, text: "кіріспе мынадай редакцияда жазылсын:" },
    Formula { language: Kazakh, text: "реттік нөмірлері 8 және 9-жолдар мынадай редакцияда жазылсын:" },
    Formula { language: Kazakh, text: "1-қосымша осы бұйрыққа 2-қосымшаға сәйкес редакцияда жазылсын;" },
    Formula { language: Kazakh, text: "17-бөлім мынадай редакцияда жазылсын («қызмет бабында пайдалану үшін» деген белгісі бар);" },
    Formula { language: Kazakh, text: "мынадай мазмұндағы 3-1-тармақпен толықтырылсын:" },
    Formula { language: Kazakh, text: "2-тармақ мынадай мазмұндағы 8-1) тармақшамен толықтырылсын:" },
    Formula { language: Kazakh, text: "7-тармақтан кейін мынадай мазмұндағы 7-1-тармақпен толықтырылсын:" },
    Formula { language: Kazakh, text: "мынадай мазмұндағы реттік нөмірі 3-1-жолмен толықтырылсын:" },
    Formula { language: Kazakh, text: "7-тармақтың екінші абзацы мынадай мазмұндағы сөйлеммен толықтырылсын:" },
    Formula { language: Kazakh, text: "мынадай мазмұндағы ескертпемен толықтырылсын:" },
    Formula { language: Kazakh, text: "осы бұйрыққа қосымшаға сәйкес 4-қосымшамен толықтырылсын." },
    Formula { language: Kazakh, text: "\"Субвенциялар\" деген жолдан кейін мынадай мазмұндағы жолмен толықтырылсын:" },
    Formula { language: Kazakh, text: "5-тармақ алып тасталсын;" },
    Formula { language: Kazakh, text: "5-тармақ алынып тасталсын;" },
    Formula { language: Kazakh, text: "реттік нөмірлері 1, 5 және 20-жолдар алып тасталсын;" },
    Formula { language: Kazakh, text: "66-тармақ тақырыбымен бірге алып тасталсын;" },
    Formula { language: Kazakh, text: "екінші сөйлем алып тасталсын;" },
    Formula { language: Kazakh, text: "3-тармақтағы \"а\" деген сөздер \"б\" деген сөздермен ауыстырылсын;" },
    Formula { language: Kazakh, text: "3-тармақта \"а\", \"б\" деген сөздер тиісінше \"в\", \"г\" деген сөздермен ауыстырылсын;" },
    Formula { language: Kazakh, text: "\"а\" деген сөз \"б\" деген сөзбен ауыстырылып, мынадай мазмұндағы 13) тармақшамен толықтырылсын:" },
    Formula { language: Kazakh, text: "бүкіл мәтін бойынша \"а\" деген сөздер \"б\" деген сөздермен ауыстырылсын;" },
    Formula { language: Kazakh, text: "\"5\" деген цифр \"10\" деген цифрмен ауыстырылсын;" },
    Formula { language: Kazakh, text: "Ақсу ауданы 190 саны 191 санына ауыстырылсын;" },
    Formula { language: Kazakh, text: "\"а\" деген сөзден кейін \"б\" деген сөздермен толықтырылсын;" },
    Formula { language: Kazakh, text: "\"а\" деген сөздің алдынан \"б\" деген сөздермен толықтырылсын;" },
    Formula { language: Kazakh, text: "3-тармақ \"а\" деген сөздермен толықтырылсын;" },
    Formula { language: Kazakh, text: "3-тармақтағы \"а\" деген сөздер алып тасталсын;" },
    Formula { language: Kazakh, text: "\".\" деген тыныс белгісі \";\" деген тыныс белгісімен ауыстырылсын;" },
    Formula { language: Kazakh, text: "51) тармақшадағы \"а\" деген сөзден кейін \".\" алып тасталып, \";\" қойылсын;" },
    Formula { language: Kazakh, text: "3, 4-тармақтар тиісінше 4, 5-тармақтар деп есептелсін;" },
    Formula { language: Kazakh, text: "5-тармақ 7-тармақтан кейін орналастырылсын;" },
    Formula { language: Kazakh, text: "498-баптың 1-тармағының қолданысы 2003 жылғы 1 қаңтарға дейін тоқтатыла тұрсын;" },
    Formula { language: Kazakh, text: "Қазақстан Республикасы Үкіметінің 2011 жылғы 19 шілдедегі № 832 қаулысының күші жойылды деп танылсын." },
    Formula { language: Kazakh, text: "Мыналардың күші жойылды деп танылсын:" },
    Formula { language: Kazakh, text: "Осы қаулыға қосымшаға сәйкес кейбір шешімдерінің күші жойылды деп танылсын." },
    Formula { language: Kazakh, text: "225) тармақшада орыс тіліндегі мәтінге өзгерістер енгізілді, қазақ тіліндегі мәтін өзгермейді;" },
    Formula { language: Kazakh, text: "көрсетілген бұйрықпен бекітілген қабылдау қағидаларында:" },
    Formula { language: Kazakh, text: "1-тармақтың екінші бөлігінде:" },
    Formula { language: Kazakh, text: "\"Астана\" деген бөлімде:" },
    Formula { language: Kazakh, text: "2018 жылғы 4 қаңтардағы № 11-1-4/1 бұйрыққа мынадай өзгерістер енгізілсін:" },
    Formula { language: Russian, text: "пункт 3 изложить в следующей редакции:" },
    Formula { language: Russian, text: "пункт 3 изложить в новой редакции:" },
    Formula { language: Russian, text: "пункты 3 и 5 изложить в следующей редакции:" },
    Formula { language: Russian, text: "часть вторую пункта 3 изложить в следующей редакции:" },
    Formula { language: Russian, text: "заголовок изложить в следующей редакции:" },
    Formula { language: Russian, text: "преамбулу изложить в следующей редакции:" },
    Formula { language: Russian, text: "приложение 1 изложить в новой редакции согласно приложению 2 к настоящему приказу;" },
    Formula { language: Russian, text: "дополнить пунктом 3-1 следующего содержания:" },
    Formula { language: Russian, text: "пункт 3 дополнить подпунктом 5) следующего содержания:" },
    Formula { language: Russian, text: "дополнить статьей 5-1 следующего содержания:" },
    Formula { language: Russian, text: "после пункта 7 дополнить пунктом 7-1 следующего содержания:" },
    Formula { language: Russian, text: "дополнить примечанием следующего содержания:" },
    Formula { language: Russian, text: "пункт 3 дополнить предложением следующего содержания:" },
    Formula { language: Russian, text: "дополнить приложением 4 согласно приложению 2 к настоящему приказу;" },
    Formula { language: Russian, text: "подпункты 1) и 2) пункта 3 исключить;" },
    Formula { language: Russian, text: "пункт 5 исключить;" },
    Formula { language: Russian, text: "в пункте 3 слова \"а\" заменить словами \"б\";" },
    Formula { language: Russian, text: "в пункте 3 слова \"а\", \"б\" заменить соответственно словами \"в\", \"г\";" },
    Formula { language: Russian, text: "по всему тексту слова \"а\" заменить словами \"б\";" },
    Formula { language: Russian, text: "в пункте 3 цифры \"5\" заменить цифрами \"10\";" },
    Formula { language: Russian, text: "в пункте 3 после слова \"а\" дополнить словами \"б\";" },
    Formula { language: Russian, text: "в пункте 3 перед словом \"а\" дополнить словами \"б\";" },
    Formula { language: Russian, text: "пункт 3 дополнить словами \"а\";" },
    Formula { language: Russian, text: "в пункте 3 слова \"а\" исключить;" },
    Formula { language: Russian, text: "в пункте 3 знак препинания \".\" заменить знаком препинания \";\";" },
    Formula { language: Russian, text: "пункты 3, 4 считать соответственно пунктами 4, 5;" },
    Formula { language: Russian, text: "пункт 5 переместить после пункта 7;" },
    Formula { language: Russian, text: "приостановить до 1 января 2027 года действие статьи 55;" },
    Formula { language: Russian, text: "Признать утратившим силу постановление Правительства Республики Казахстан от 19 июля 2011 года № 832." },
    Formula { language: Russian, text: "Признать утратившими силу:" },
    Formula { language: Russian, text: "в Правилах выдачи, утвержденных указанным приказом:" },
    Formula { language: Russian, text: "в пункте 3:" },
    Formula { language: Russian, text: "внести в приказ Министра финансов Республики Казахстан от 4 апреля 2025 года № 151 следующие изменения:" },
];

/// Words of a sentence that are compared; a longer one is compared by its end, where the verb of a Kazakh sentence stands.
const MAX_WORDS: usize = 64;

/// The formula nearest to a line in its language, by the edit distance of words: an address is a word, a quotation is one. `None`
/// where no word of a formula but addresses and quotations is met at all.
#[must_use]
pub fn nearest(line: &str) -> Option<&'static Formula> {
    if line.len() > super::MAX_LINE {
        return None;
    }
    let (russian, words) = shape(line);
    let words = &words[words.len().saturating_sub(MAX_WORDS)..];
    let language = if russian { Russian } else { Kazakh };
    let known = FORMULAS.iter().filter(|f| f.language == language).map(|f| (f, shape(f.text).1));
    let met = |formula: &[Word]| formula.iter().any(|f| matches!(f, Word::Plain(_)) && words.iter().any(|w| cost(w, f) < CHANGE));
    known.filter(|(_, f)| met(f)).min_by_key(|(_, f)| distance(words, f)).map(|(f, _)| f)
}

#[derive(Clone, Debug, PartialEq)]
enum Word {
    Address,
    Quoted,
    Day,
    Plain(String),
}

/// A line as words to compare; an address after an address is one list.
fn shape(line: &str) -> (bool, Vec<Word>) {
    let line = &*unescaped(line);
    let t = Text::new(line);
    let russian = !super::has_kazakh_letters(&t.folded.text) && !t.folded.text.contains("лсын");
    let mut out: Vec<Word> = Vec::new();
    for token in tokens::read(&t, russian) {
        let word = match token.kind {
            Kind::Path(..) => Word::Address,
            Kind::Quote => Word::Quoted,
            Kind::Day(_) => Word::Day,
            Kind::Word(w) if w == "және" || w == "и" => continue,
            Kind::Word(w) => Word::Plain(w),
            _ => continue,
        };
        if word != Word::Address || out.last() != Some(&Word::Address) {
            out.push(word);
        }
    }
    (russian, out)
}

const CHANGE: u32 = 6;
const LEFT_OUT: u32 = 4;
const ENDING: u32 = 1;
/// A word of the sentence that the formula lacks: sentences have more words than formulas.
const MORE: u32 = 2;

fn cost(a: &Word, b: &Word) -> u32 {
    match (a, b) {
        _ if a == b => 0,
        (Word::Plain(a), Word::Plain(b)) => {
            let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
            let longer = a.chars().count().max(b.chars().count());
            if common >= 3 && common * 2 > longer { ENDING } else { CHANGE }
        }
        _ => CHANGE,
    }
}

/// Weighted edit distance from the words of a sentence to those of a formula.
fn distance(words: &[Word], formula: &[Word]) -> u32 {
    let mut row: Vec<u32> = (0..=formula.len() as u32).map(|n| n * LEFT_OUT).collect();
    for w in words {
        let mut before = row[0];
        row[0] += MORE;
        for (j, f) in formula.iter().enumerate() {
            let here = (before + cost(w, f)).min(row[j + 1] + MORE).min(row[j] + LEFT_OUT);
            before = std::mem::replace(&mut row[j + 1], here);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::{Operation, read};
    use super::*;

    #[test]
    fn every_formula_is_understood() {
        let unread: Vec<&str> = FORMULAS
            .iter()
            .filter(|f| {
                let sentences = read(f.text);
                let known = |o: &Operation| !matches!(o, Operation::Unknown { .. });
                sentences.is_empty() || !sentences.iter().flat_map(|s| &s.operations).all(known)
            })
            .map(|f| f.text)
            .collect();
        assert!(unread.is_empty(), "{}", unread.join("\n"));
    }

    #[test]
    fn a_formula_is_nearest_to_itself_and_to_its_misspelling() {
        let plain = |f: &&Formula| shape(f.text).1.iter().any(|w| matches!(w, Word::Plain(_)));
        for f in FORMULAS.iter().filter(plain) {
            assert_eq!(nearest(f.text).map(|n| shape(n.text).1), Some(shape(f.text).1), "{}", f.text);
        }
        let near = |line: &str| nearest(line).map_or("", |f| f.text);
        assert_eq!(near("9-тармақ мынадай редакцияда жзылсын:"), "3-тармақ мынадай редакцияда жазылсын:");
        assert_eq!(near("пункт 3 изложыть в следующей редакции:"), "пункт 3 изложить в следующей редакции:");
        assert_eq!(near("Ауа райы бүгін жақсы болды"), "");
    }
}
