//! Short codes of issuers, as they stand in Work ids: by the organ's name, for local ones by organ and place.

use super::act::slug;
use super::{ActKind, fold};

/// Central issuers by a stem found in their (folded, lower-case) name, Kazakh or Russian. Order matters: the first hit counts.
const CENTRAL: &[(&str, &str)] = &[
    ("сыртқы істер", "mfa"),
    ("иностранных дел", "mfa"),
    ("ішкі істер", "mia"),
    ("внутренних дел", "mia"),
    ("әділет", "moj"),
    ("юстиции", "moj"),
    ("қаржы нарығын", "arfm"),
    ("финансового рынка", "arfm"),
    ("қаржылық мониторинг", "afm"),
    ("финансовому мониторингу", "afm"),
    ("бәсекелестік", "azrk"),
    ("развитию конкуренции", "azrk"),
    ("мемлекеттік қызмет істері", "civil-service"),
    ("делам государственной службы", "civil-service"),
    ("стратегиялық жоспарлау", "aspr"),
    ("стратегическому планированию", "aspr"),
    ("сайлау комиссия", "cec"),
    ("избирательной комиссии", "cec"),
    ("избирательная комиссия", "cec"),
    ("жоғары аудитор", "supreme-audit"),
    ("высшей аудиторской", "supreme-audit"),
    ("есеп комитеті", "accounts-committee"),
    ("счетного комитета", "accounts-committee"),
    ("бас прокур", "prosecutor-general"),
    ("генерального прокурора", "prosecutor-general"),
    ("генеральный прокурор", "prosecutor-general"),
    ("ұлттық қауіпсіздік комитеті", "knb"),
    ("комитета национальной безопасности", "knb"),
    ("қауіпсіздік кеңесі", "security-council"),
    ("төтенше жағдай", "moes"),
    ("чрезвычайным ситуациям", "moes"),
    ("қаржы", "mof"),
    ("финансов", "mof"),
    ("денсаулық сақтау", "moh"),
    ("здравоохранения", "moh"),
    ("ғылым және жоғары", "mshe"),
    ("науки и высшего", "mshe"),
    ("білім және ғылым", "mes"),
    ("образования и науки", "mes"),
    ("оқу-ағарту", "moe"),
    ("просвещения", "moe"),
    ("ауыл шаруашылығы", "moa"),
    ("сельского хозяйства", "moa"),
    ("су ресурстары", "mwri"),
    ("водных ресурсов", "mwri"),
    ("ұлттық экономика", "mne"),
    ("национальной экономики", "mne"),
    ("еңбек және халықты", "mlsp"),
    ("труда и социальной", "mlsp"),
    ("қорғаныс", "mod"),
    ("обороны", "mod"),
    ("энергетика", "moen"),
    ("энергетики", "moen"),
    ("экология", "moeco"),
    ("экологии", "moeco"),
    ("индустрия", "mid"),
    ("индустрии", "mid"),
    ("инвестициялар және даму", "mir"),
    ("по инвестициям и развитию", "mir"),
    ("өнеркәсіп және құрылыс", "mpc"),
    ("промышленности и строительства", "mpc"),
    ("сауда және интеграция", "mti"),
    ("торговли и интеграции", "mti"),
    ("көлік", "mot"),
    ("транспорта", "mot"),
    ("жасанды интеллект", "maidd"),
    ("искусственного интеллекта", "maidd"),
    ("цифрлық даму", "mdd"),
    ("цифрового развития", "mdd"),
    ("мәдениет және спорт", "mcs"),
    ("культуры и спорта", "mcs"),
    ("мәдениет және ақпарат", "mci"),
    ("культуры и информации", "mci"),
    ("ақпарат және қоғамдық даму", "misd"),
    ("информации и общественного развития", "misd"),
    ("туризм және спорт", "mts"),
    ("туризма и спорта", "mts"),
    ("ұлттық банк", "nationalbank"),
    ("национального банка", "nationalbank"),
    ("жоғарғы сот", "supreme-court"),
    ("верховного суда", "supreme-court"),
    ("верховный суд", "supreme-court"),
    ("конституциялық", "constitutional-court"),
    ("конституционного с", "constitutional-court"),
    ("конституционный с", "constitutional-court"),
    ("премьер-министр", "prime-minister"),
    // Organs beside the President are not the President.
    ("президенті іс басқар", "president-affairs"),
    ("президентінің іс басқар", "president-affairs"),
    ("делами президента", "president-affairs"),
    ("президенті әкімшіл", "president-administration"),
    ("президентінің әкімшіл", "president-administration"),
    ("администрации президента", "president-administration"),
    ("администрация президента", "president-administration"),
    ("іс басқарушы", "president-affairs"),
    ("президент", "president"),
    ("парламент", "parliament"),
    ("құрылтай", "parliament"),
    ("курултай", "parliament"),
    ("сенат", "senate"),
    ("мәжіліс", "mazhilis"),
    ("мажилис", "mazhilis"),
    ("үкімет", "government"),
    ("правительств", "government"),
];

/// Local organs by the stem of their noun.
const LOCAL: &[(&str, &str)] = &[
    ("мәслихат", "maslikhat"),
    ("маслихат", "maslikhat"),
    ("тексеру комиссия", "audit-commission"),
    ("ревизионн", "audit-commission"),
    ("әкімдік", "akimat"),
    ("әкімдіг", "akimat"),
    ("әкімият", "akimat"),
    ("акимат", "akimat"),
    ("әкім", "akim"),
    ("аким", "akim"),
];

/// Regions and cities of republican standing; several stems in the two languages give one code. Longer names first.
const REGIONS: &[(&str, &str)] = &[
    ("шығыс қазақстан", "vko"),
    ("восточно-казахстан", "vko"),
    ("батыс қазақстан", "zko"),
    ("западно-казахстан", "zko"),
    ("солтүстік қазақстан", "sko"),
    ("северо-казахстан", "sko"),
    ("оңтүстік қазақстан", "yuko"),
    ("южно-казахстан", "yuko"),
    ("алматы қала", "almaty"),
    ("города алматы", "almaty"),
    ("г. алматы", "almaty"),
    ("алматы обл", "almaty-region"),
    ("алматин", "almaty-region"),
    ("ақмола", "akmola"),
    ("акмолин", "akmola"),
    ("ақтөбе", "aktobe"),
    ("актюбин", "aktobe"),
    ("атырау", "atyrau"),
    ("жамбыл", "zhambyl"),
    ("жетісу", "zhetisu"),
    ("жетысу", "zhetisu"),
    ("қарағанды", "karagandy"),
    ("караганд", "karagandy"),
    ("қостанай", "kostanay"),
    ("костанай", "kostanay"),
    ("қызылорда", "kyzylorda"),
    ("кызылорд", "kyzylorda"),
    ("маңғыстау", "mangystau"),
    ("мангистау", "mangystau"),
    ("павлодар", "pavlodar"),
    ("түркістан", "turkistan"),
    ("туркестан", "turkistan"),
    ("ұлытау", "ulytau"),
    ("улытау", "ulytau"),
    ("абай обл", "abay"),
    ("области абай", "abay"),
    ("нұр-сұлтан", "astana"),
    ("нур-султан", "astana"),
    ("астана", "astana"),
    ("астаны", "astana"),
    ("шымкент", "shymkent"),
];

/// The short code of an issuer: from the lists above, else its name spelled in Latin letters; laws and codes are `parliament`.
#[must_use]
pub fn issuer_code(name: &str, kind: ActKind) -> String {
    if matches!(kind, ActKind::Constitution | ActKind::ConstitutionalLaw | ActKind::Code | ActKind::Law) {
        return "parliament".into();
    }
    let folded = fold(name).text;
    // "әкімшілік" is an administration, no akim.
    let begins = |stem: &str| folded.split([' ', '-']).any(|w| w.starts_with(stem) && !w.starts_with("әкімшіл"));
    if let Some((_, organ)) = LOCAL.iter().find(|(stem, _)| begins(stem) || (stem.contains(' ') && folded.contains(stem))) {
        return local(&folded, organ);
    }
    if let Some((_, code)) = CENTRAL.iter().find(|(stem, _)| folded.contains(stem)) {
        return (*code).to_string();
    }
    let spelled = slug(name);
    if spelled.is_empty() { "unknown".into() } else { spelled }
}

/// `akimat-kostanay-kamyst`: organ, region, district or town, whichever the name has.
fn local(folded: &str, organ: &str) -> String {
    let mut out = organ.to_string();
    if let Some((_, region)) = REGIONS.iter().find(|(stem, _)| folded.contains(stem)) {
        out.push('-');
        out.push_str(region);
    }
    if let Some(place) = district(folded) {
        out.push('-');
        out.push_str(&place);
    }
    out
}

/// The name of a district or town, levelled so that both languages give the same letters as far as a rule can.
fn district(folded: &str) -> Option<String> {
    let words: Vec<&str> = folded.split(' ').collect();
    let kazakh = words.windows(2).find(|w| ["ауданы", "аудандық", "ауылдық"].iter().any(|n| w[1].starts_with(n))).map(|w| w[0]);
    let russian = words.windows(2).find(|w| w[1].starts_with("район") && w[0].contains("ск")).map(|w| w[0]);
    let name = kazakh.or(russian)?;
    let stem = ["инского", "инский", "инской", "ского", "ский", "ской"].iter().find_map(|e| name.strip_suffix(e)).unwrap_or(name);
    // Kazakh letters as Russian spelling renders them
    let plain: String = stem
        .chars()
        .map(|c| match c {
            'ә' => 'а',
            'ғ' => 'г',
            'қ' | 'һ' => 'к',
            'ң' => 'н',
            'ө' => 'о',
            'ұ' | 'ү' => 'у',
            'і' => 'и',
            c => c,
        })
        .collect();
    let spelled = slug(plain.trim_end_matches(['ы', 'и', 'а', 'о', 'у', 'е']));
    (!spelled.is_empty()).then_some(spelled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_code_for_both_languages() {
        for (kk, ru, code) in [
            ("Павлодар облысының әкімдігі", "акимат Павлодарской области", "akimat-pavlodar"),
            ("Алматы облыстық мәслихаты", "Алматинский областной маслихат", "maslikhat-almaty-region"),
            (
                "Қостанай облысы Қамысты ауданының әкімдігі",
                "акимат Камыстинского района Костанайской области",
                "akimat-kostanay-kamyst",
            ),
            ("Алматы қаласының әкімі", "аким города Алматы", "akim-almaty"),
            ("Қазақстан Республикасының Үкіметі", "Правительство Республики Казахстан", "government"),
            (
                "Қазақстан Республикасы Президентінің Іс Басқарушысы",
                "Управляющий Делами Президента Республики Казахстан",
                "president-affairs",
            ),
            (
                "Қазақстан Республикасы Президенті Әкімшілігінің Басшысы",
                "Руководитель Администрации Президента Республики Казахстан",
                "president-administration",
            ),
            ("Қазақстан Республикасының Президенті", "Президент Республики Казахстан", "president"),
            ("Қазақстан Республикасы Қаржы министрі", "Министр финансов Республики Казахстан", "mof"),
            (
                "Қазақстан Республикасы Ұлттық Банкінің Басқармасы",
                "Правление Национального Банка Республики Казахстан",
                "nationalbank",
            ),
        ] {
            assert_eq!(issuer_code(kk, ActKind::Resolution), code, "{kk}");
            assert_eq!(issuer_code(ru, ActKind::Resolution), code, "{ru}");
        }
    }
}
