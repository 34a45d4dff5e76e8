//! Any text after an opening of amendments, in one of the two languages.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nusqa_fuzz::read_within;

const OPENINGS: [&str; 4] = [
    "      БҰЙЫРАМЫН:\n      1. \"А туралы\" 2018 жылғы 4 қаңтардағы № 11-1-4/1 бұйрығына мынадай өзгерістер енгізілсін:\n      ",
    "      1. Қазақстан Республикасының 2003 жылғы 9 шілдедегі Заңына мынадай өзгерістер мен толықтырулар енгізілсін:\n      1) ",
    "      ПРИКАЗЫВАЮ:\n      1. Внести в приказ от 4 января 2018 года № 11-1-4/1 следующие изменения и дополнения:\n      ",
    "1-бап. ",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let _ = std::str::from_utf8(rest).map(nusqa::parse::amendment::read);
    read_within(OPENINGS[usize::from(*first) % OPENINGS.len()], rest, "\n      2. Осы бұйрық қолданысқа енгізіледі.\n");
});
