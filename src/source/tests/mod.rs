//! Tests of stage 1, one file for each part.

mod codepages;
mod damaged;
mod docx;
mod lines;
mod mended;
mod refused;
mod roundtrip;
mod script;

use super::codepage::CodePage;

/// A page of an act in Kazakh, with most of its letters.
const KAZAKH: &str = "Қазақстан Республикасы Үкіметінің 2012 жылғы 28 наурыздағы № 361 қаулысы. Күші жойылды.\n\
    1. Осы қаулы алғашқы ресми жарияланған күнінен бастап күнтізбелік он күн өткен соң қолданысқа енгізіледі және \
    «Әділет» жүйесінде орналастырылады.\n2. Өтініш берушінің жиһазы мен құжаттары туралы мәліметтер сақталсын.\n";

/// The same in Russian.
const RUSSIAN: &str = "Постановление Правительства Республики Казахстан от 28 марта 2012 года № 361. Утратило силу.\n\
    1. Настоящее постановление вводится в действие по истечении десяти календарных дней со дня первого официального \
    опубликования.\n";

/// The bytes of `text` in a code page; characters it lacks are left out.
fn encode(text: &str, page: &CodePage) -> Vec<u8> {
    text.chars().filter_map(|c| (0..=255u8).find(|b| page.char_of(*b) == c)).collect()
}

/// The bytes of `text` in UTF-16, without a mark.
fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
}

/// The encoding found, or the id of the message.
fn verdict(bytes: &[u8]) -> &'static str {
    super::decode(bytes).map_or_else(|e| e.message.id, |s| s.encoding)
}
