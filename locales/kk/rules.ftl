# Кодталған ережелер: ереже файлында не дұрыс емес.

rules-toml = Бұл TOML емес: { $reason }
rules-toml-help = Жолды түзетіңіз; оған дейінгі және одан кейінгі бөлік мүмкіндігінше оқылды.
rules-no-table = Ереже кесте болуы тиіс, ал мұнда { rules-kind-found } тұр.
rules-no-table-help = Әр ережені жеке кесте етіп жазыңыз: [[rule]] жолы, одан кейін кілттері.
rules-key = «{ $key }» кілті мұнда белгісіз.
rules-key-help = Оны алып тастаңыз немесе мыналардың бірін алыңыз: { $names }.
rules-missing = «{ $key }» кілті жоқ.
rules-missing-help = { $key } қосыңыз; толық ереже docs/RULES.md ішінде көрсетілген.
rules-value-empty = «{ $key }» мәні бос.
rules-value-empty-help = Толтырыңыз немесе кілтті алып тастаңыз.
rules-value-type = «{ $key }» { $expected ->
    [text] мәтін
    [number] бүтін сан
    [list] тізім
   *[table] кесте
} болуы тиіс, ал мұнда { rules-kind-found } тұр.
rules-value-type-help = Мәнді түзетіңіз; толық ереже docs/RULES.md ішінде көрсетілген.
rules-kind-found = { $found ->
    [text] мәтін
    [number] сан
    [float] бөлшек сан
    [boolean] true немесе false
    [date] күн
    [list] тізім
   *[table] кесте
}
rules-twice = «{ $id }» ережесі бұрыннан бар: { $file }:{ $line }.
rules-twice-help = Екеуінің біріне басқа id беріңіз; біріншісі қолданылады.
rules-circle = Ереже өзіне өзі сүйенеді: { $path }.
rules-circle-help = Шеңберден бір rule("…") алып тастаңыз; шеңбердегі ережелер қолданылмайды.
rules-chain = «{ $id }» басқа ережелердің тым ұзын тізбегіне сүйенеді.
rules-unit = «{ $value }» мерзім бірлігі емес.
rules-unit-help = working_day, calendar_day, week, month немесе year алыңыз.
rules-amount = { $value } мерзім шамасы емес.
rules-amount-help = 0-ден { $limit } дейінгі бүтін сан жазыңыз; direction = "before" болса, мерзім кері есептеледі.

rules-syntax-empty = Өрнек бос.
rules-syntax-long = Өрнек { $limit } байттан ұзын.
rules-syntax-deep = Жақшалар { $limit } деңгейден терең салынған.
rules-syntax-bracket = «{ $found }» жақшасының жұбы жоқ.
rules-syntax-unclosed = Мәтін ашылған, бірақ жабылмаған.
rules-syntax-number = { $found } саны тым үлкен.
rules-syntax-end = Өрнек аяқталмай қалған.
rules-syntax-unexpected = «{ $found }» мұнда тұра алмайды.
rules-syntax-help = Тіл docs/RULES.md ішінде сипатталған: && || ! ( ) == != < <= > >= in, атаулар, "мәтіндер", сандар.

rules-type-field = Жазбада «{ $name }» өрісі жоқ.
rules-type-child-field = Баланың «{ $name }» өрісі жоқ.
rules-type-event = «{ $name }» оқиғасы жоқ.
rules-type-document = «{ $name }» құжаты жоқ.
rules-type-near-help = Мүмкін: { $names }?
rules-type-names-help = Мыналардың бірін алыңыз: { $names }.
rules-type-word = { $field } ешқашан «{ $value }» болмайды.
rules-type-word-help = Болуы мүмкін: { $words }.
rules-type-select = { rules-type-named }: «{ $name }» деген бөлігі жоқ.
rules-type-select-help = Бөліктері барлар: facts, facts.applicant, facts.children ішіндегі бала және events (оқиға күні).
rules-type-named = { $type ->
    [bool] Шарт
    [int] Сан
    [days] Уақыт аралығы
    [date] Күн
    [word] Мәтін
    [list] Тізім
    [children] Балалар тізімі
    [child] Бала
   *[record] Өрістер тобы
}
rules-type-compare = «{ $sign }» арқылы салыстыруға болмайды: { rules-type-left } және { rules-type-right }.
rules-type-compare-help = Санды санмен, күнді күнмен, аралықты days(n)-мен, сөзді "сөзбен" == немесе != арқылы салыстырыңыз.
rules-type-in = Іздеуге болмайды: { rules-type-left } — { rules-type-right } ішінен.
rules-type-in-help = Өріс in мәтіндер тізімі немесе мәтін in documents, demanded, events, refusal_grounds деп жазыңыз.
rules-type-sum = Қосуға болмайды: { rules-type-left } және { rules-type-right }.
rules-type-sum-help = Күнге days(n) қосылады; екі күннің айырмасы уақыт аралығы болады.
rules-type-left = { $left ->
    [bool] шарт
    [int] сан
    [days] уақыт аралығы
    [date] күн
    [word] мәтін
    [list] тізім
    [children] балалар тізімі
    [child] бала
   *[record] өрістер тобы
}
rules-type-right = { $right ->
    [bool] шарт
    [int] сан
    [days] уақыт аралығы
    [date] күн
    [word] мәтін
    [list] тізім
    [children] балалар тізімі
    [child] бала
   *[record] өрістер тобы
}
rules-type-expected = { $expected ->
    [bool] Мұнда шарт (true немесе false) керек
    [int] Мұнда сан керек
    [date] Мұнда күн керек
    [children] Мұнда балалар тізімі керек
   *[list] Мұнда тізім керек
}, ал бұл — { $found ->
    [bool] шарт
    [int] сан
    [days] уақыт аралығы
    [date] күн
    [word] мәтін
    [list] тізім
    [children] балалар тізімі
    [child] бала
   *[record] өрістер тобы
}.
rules-type-expected-help = Мәнді бір нәрсемен салыстырыңыз немесе басқасын алыңыз; өрістер мен түрлері docs/RULES.md ішінде.
rules-type-date = «{ $value }» күнтізбедегі күн емес.
rules-type-date-help = ЖЖЖЖ-АА-КК түрінде, тырнақша ішінде жазыңыз.
rules-type-rule = «{ $id }» ережесі жоқ немесе оның өз қателері бар.
rules-type-rule-help = id-ді немесе алдымен басқа ережені түзетіңіз.
rules-type-call = { $args } мәні бар «{ $name }» функциясы жоқ.
rules-type-call-help = Барлары: has(x), age(туған күн, күн), date("…"), days(n), event("…"), size(тізім), rule("…"), тізім.exists(v, …), тізім.all(v, …), тізім.filter(v, …).size().
rules-type-list = Тізімде мәтіндер немесе сандар тұрады, { $value } емес.
rules-type-list-help = Мәндердің өзін жазыңыз, мысалы ["lost", "expired"].
rules-type-variable = { $value } тізім элементтерін атай алмайды.
rules-type-variable-help = Өріс атауы емес қысқа сөз алыңыз, мысалы c.
rules-type-nested = Тізім ішінде басқа тізімді аралауға болмайды.
rules-type-nested-help = Ішкі шартты жеке ереже етіп жазып, rule("…") арқылы атаңыз.
rules-type-word-test = { $name } туралы мұнда тек берілген сөздердің бірі ме деп сұрауға болады.
rules-type-word-test-help = { $name } in ["…", "…"], !({ $name } in […]), { $name } == "…" немесе { $name } != "…" деп жазыңыз.
rules-type-has = has() мынаны білмейді: { $value }.
rules-type-has-help = has(documents.passport), has(events.hearing_held) немесе has("passport") деп жазыңыз. Жоқ факт ережені өзі-ақ шешілмейтін етеді.

## nusqa rules

rules-summary = Ережелер: { $rules }, ескертулер: { $problems }.
rules-no-files = Ереже файлдары жоқ: { $place } ішінде олар табылмады.
rules-no-files-hint = Файлды немесе папканы атаңыз, болмаса *.toml файлдарын корпустың rules/ папкасына салыңыз.
rules-not-toml = { $file } .toml файлы емес.
rules-too-large = { $file } ереже файлы үшін тым үлкен.
rules-not-utf8 = { $file }, { $line }-жол: бұл UTF-8 емес; файлды UTF-8 түрінде сақтаңыз.

rules-valid-two-ends = «valid» ішінде «through» те, «until» те бар.
rules-valid-two-ends-help = Біреуін қалдырыңыз: «through» соңғы редакцияны бастаған актіні, «until» оны тоқтатқан актіні атайды.
rules-no-such-version = { $provision } нормасының № { $act } бастаған редакциясы жоқ; оны ереженің «valid» кілті атайды.
rules-wording-unknown = Қолданыста болған немесе болуы мүмкін { $act } редакциясы корпуста жоқ.
rules-file-problem = { $place }: { $message }
rules-problems = Ереже файлдарына ескертулер: { $count }; ол ережелер қолданылмайды. Оларды «nusqa rules list» көрсетеді.

## nusqa rules list --gaps

rules-gap-no-term = Бұл қадамға мерзім аталмаған ({ $rule } ережесі).
rules-gap-not-told = Жазбаның ешбір өрісі бұл туралы айтпайды ({ $rule } ережесі).
rules-gap-differs = { $second } мәтінінен өзгеше: { $words }
rules-gap-only = Тек мұнда бар; { $other } ішінде мұндай элемент жоқ.
rules-gap-no-rule = Ереже жоқ.
rules-gap-unresolved = Корпуста мұндай норма жоқ.
rules-gap-summary = Олқылықтар: { $count }.
rules-state = { $state ->
    [yes] жарамды
    [unread] жарамды, мәтіні белгісіз
    [maybe] байланысты
    [no] жарамсыз
   *[untied] байланбаған
}
check-unit = { $unit ->
    [working_day] жұмыс күні
    [calendar_day] күнтізбелік күн
    [day] күн
    [week] апта
    [month] ай
   *[year] жыл
}

## CEL

rules-language = «{ $language }» деген өрнек тілі белгісіз.
rules-language-help = Стандартты CEL үшін language = "cel" деп жазыңыз немесе кілтті алып тастаңыз.
rules-cel-outside = Бұл — CEL, бірақ ережелер білетін бөліктен тыс ({ $what }): { $found }
rules-cel-escape = CEL мәтіндегі { $found } белгісін білмейді.
rules-cel-help = Ережелер мыналарды біледі: true, false, бүтін сандар, мәтіндер, тізімдер, ! && || == != < <= > >= in + -, has(), size(), exists(), all(), filter(), күннің timestamp(), бүтін күндердің duration(), rules["id"] және docs/RULES.md жазғандай жас.
rules-exported = Жазылған ережелер: { $rules } (тілі { $language }); мәселелер: { $problems }.
