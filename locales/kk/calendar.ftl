# Демалыс күндерінің күнтізбесі және мерзімдерді есептеу.

## Кез келген TOML файлы

toml-broken = { $file }:{ $line }: { $reason }
toml-date = { $file }:{ $line }: { $field } = "{ $value }" – күн емес; былай жазыңыз: 2023-09-01

## Файл

calendar-missing = { $file } жоқ, бірақ nusqa.toml оны күнтізбе деп атайды; файлды қосыңыз немесе options.calendar мәнін түзетіңіз
calendar-empty = { $file } ішінде бірде-бір күн жоқ; [[day]] жазбаларын немесе first пен last бар [covers] қосыңыз
calendar-reversed = { $file }:{ $line }: соңғы күн, { $value }, бірінші күннен бұрын
calendar-outside = { $file }:{ $line }: { $value } күнтізбеден тыс, ол { $first } – { $last } аралығын қамтиды; күнді немесе [covers] жазбасын түзетіңіз
calendar-kind = { $file }:{ $line }: kind = "{ $value }" белгісіз; "off" немесе "working_weekend" деп жазыңыз
calendar-no-weekend = { $file }:{ $line }: { $value } сенбі де, жексенбі де емес, сондықтан жұмыс істелген демалыс күні бола алмайды
calendar-both = { $file }:{ $line }: { $value } демалыс күні деп те, жұмыс істелген демалыс күні деп те көрсетілген; бірін қалдырып, екінші дереккөзді [[conflict]] ішіне жазыңыз
calendar-kept = { $file }:{ $line }: kept = "{ $value }" белгісіз; "working" немесе "off" деп жазыңыз
calendar-kept-otherwise = { $file }:{ $line }: [[day]] жазбалары { $value } туралы керісінше айтады; kept мәнін соларға сәйкестендіріңіз

## Күндер

calendar-weekday = { $number ->
    [1] дс
    [2] сс
    [3] ср
    [4] бс
    [5] жм
    [6] сб
   *[7] жс
}
calendar-holiday = { $holiday ->
    [new-years-day] Жаңа жыл
    [orthodox-christmas] православиелік Рождество
    [international-womens-day] Халықаралық әйелдер күні
    [nauryz] Наурыз мейрамы
    [unity-day] Қазақстан халқының бірлігі мерекесі
    [defender-of-the-fatherland-day] Отан қорғаушы күні
    [victory-day] Жеңіс күні
    [capital-day] Астана күні
    [constitution-day] Конституция күні
    [republic-day] Республика күні
    [first-president-day] Тұңғыш Президент күні
    [independence-day] Тәуелсіздік күні
    [kurban-ait] Құрбан айт
   *[other] { $name }
}
calendar-why-weekend = { $number ->
    [6] сенбі
   *[7] жексенбі
}
calendar-why-holiday = { calendar-holiday }
calendar-why-observed = «{ calendar-holiday }» демалыс күніне тұспа-тұс келгендіктен берілген демалыс
calendar-why-estimated = { calendar-holiday } (күні алдын ала есептелген)
calendar-why-moved = { $day } орнына берілген демалыс күні
calendar-why-working = жұмыс істелген демалыс күні
calendar-why-working-instead = жұмыс істелген демалыс күні; оның орнына { $day } демалыс
calendar-why-disputed-working = дереккөздер бір-біріне қайшы ({ calendar-holiday }): { $kept } бойынша жұмыс күні; { $other } бойынша демалыс
calendar-why-disputed-off = дереккөздер бір-біріне қайшы ({ calendar-holiday }): { $kept } бойынша демалыс; { $other } бойынша жұмыс күні

## Мерзімдер

term-reason-after = Мерзім оқиғадан кейінгі күннен басталады («Құқықтық актілер туралы» № 480-V Заң, 14-баптың 2-тармағы): { $event } есептелмейді, бірінші күн – { $day }.
term-reason-before = Кері есептеледі: { $event } есептелмейді, бірінші күн – { $day }.
term-reason-including = Мерзім оқиға күнінен басталады: { $event } – оның бірінші күні.
term-reason-working = Жұмыс күндері: сенбі мен жексенбі, мерекелер және ауыстырылған демалыстар есептелмейді; жұмыс істелген демалыс күндері есептеледі.
term-reason-months = Айлар сол санмен, ал ай қысқа болса, оның соңғы күнімен аяқталады (14-баптың 2-тармағы).
term-reason-weeks = Апталар аптаның сол күнімен аяқталады.
term-reason-moved = Соңғы күн – демалыс: мерзім келесі жұмыс күні аяқталады (14-баптың 3-тармағы).
term-reason-moved-back = Соңғы күн – демалыс: кері есептегенде ол алдыңғы жұмыс күніне ауысады, әйтпесе мерзім талап еткеннен аз уақыт қалар еді. Мұны бірде-бір бап тура айтпайды; --no-shift күнді сол қалпында қалдырады.
term-reason-not-moved = Соңғы күн – демалыс, сұралғандай сол қалпында қалдырылды.
term-reason-hours = Сағаттар мен минуттар оқиға болған минуттан бастап, демалыс күндері де жүреді (14-баптың 2-тармағы).
term-doubt-bare-day = «Күнтізбелік» немесе «жұмыс» деген сөзсіз «күн» күнтізбелік күн деп есептелді.
term-doubt-whole-days = Күндер арада толық өтуге тиіс болса, соңғы күн – { $day }.
term-doubt-months = Айлар мерзімнің бірінші күнінің санына дейін есептелсе (бір қолданысқа енгізу солай есептелген), мерзім { $day } аяқталады.
term-doubt-filed = { $event } – демалыс күні: сол күні берілген өтініш { $filed } берілген болып саналады (ӘРПК, 64-баптың 3-тармағы), онда мерзім { $day } аяқталады.
term-doubt-estimated = { calendar-holiday }, { $day }: күні алдын ала есептелген, басқаша болуы мүмкін.
term-doubt-transfers = Демалыс күндерін ауыстыратын актілер { $day } дейін ғана белгілі ({ $file }).
term-calendar-ends = { $day } кейінгі демалыс күндері: { $file } осы күнге дейін жетеді
term-calendar-begins = { $day } дейінгі демалыс күндері: { $file } осы күннен басталады
term-conflict-working = { $days } туралы қай дереккөздікі дұрыс екені ({ calendar-holiday }; { $file }:{ $line }): { $kept } бойынша жұмыс күні; { $other } бойынша демалыс
term-conflict-off = { $days } туралы қай дереккөздікі дұрыс екені ({ calendar-holiday }; { $file }:{ $line }): { $kept } бойынша демалыс; { $other } бойынша жұмыс күні
term-no-time = { $day } күнгі оқиғаның уақыты
term-working-hours = органның жұмыс сағаттары: оларсыз жұмыс сағатымен берілген мерзім есептелмейді

## Актілердің сөздері

term-zero = Мерзім кемінде бір күн, ай немесе сағат болады.
term-phrase-mismatch = Сан мен оның сөзі сәйкес емес: { $first } ({ $second }) – бұл { $one } және { $other }
term-phrase-bracket = { $first } ({ $second }): жақша ішіндегі сан емес, сондықтан санды тексеруге болмайды
term-phrase-range = «3–5 күн» сияқты екі сан қатар тұр; қайсысы мерзім?
term-phrase-large = «{ $phrase }» кез келген мерзімнен ұзақ
term-phrase-direction = Мерзім оқиғадан кейін бе, әлде оған дейін бе – сөздерден белгісіз
term-phrase-sutki = «Тәулік» күнтізбелік күн деп есептелді; оқиға болған минуттан бастап сағат деп те оқуға болады.
term-phrase-at-least = Сөздерде «кемінде» делінген: мерзім одан ұзақ болуы мүмкін.
term-phrase-no-sooner = Сөздерде «ерте емес» делінген: бұл соңғы емес, бірінші күн.
term-phrase-passed = Сөздер мерзім өткеннен кейінгі жай туралы: оның соңғы күнінен кейінгі күн айтылып отыр.

## «deadline» командасы

deadline-length = { $unit ->
    [working_day] { $amount } жұмыс күні
    [calendar_day] { $amount } күнтізбелік күн
    [week] { $amount } апта
    [month] { $amount } ай
    [year] { $amount } жыл
    [hour] { $amount } сағат
    [minute] { $amount } минут
    [working_hour] { $amount } жұмыс сағаты
   *[day] { $amount } күн
}
deadline-after = { $event } күнінен кейін { $length }
deadline-before = { $event } күнінен бұрын { $length }
deadline-from = { $event } күнін қоса алғанда { $length }
deadline-back-from = { $event } күнін қоса, кері қарай { $length }
deadline-by-calendar = күнтізбе ұстанатын дерек бойынша: { $day }
deadline-row-event = оқиға
deadline-row-last = соңғы күн
deadline-doubt = бірақ: { $text }
deadline-calendar = демалыс күндері: { $file }, { $first } – { $last }
deadline-calendar-built-in = демалыс күндері: кіріктірілген { $file }, { $first } – { $last }
deadline-calendar-total = жұмыс күні: { $working }; { $file }
deadline-unknown = күнді айту үшін мынау жетіспейді: { $reason }
deadline-hint-calendar = жетіспейтін күндерді корпус қалтасындағы { $file } файлына дереккөзімен қосып, [covers] ауқымын кеңейтіңіз
deadline-hint-hours = жай сағатпен сұраңыз немесе органның жұмыс сағаттары бойынша қолмен есептеңіз
deadline-bad-date = «{ $text }» – күн де, уақыты бар күн де емес
deadline-bad-date-hint = 2026-03-20, 20.03.2026 немесе 2026-03-20T14:30 деп жазыңыз
deadline-no-unit = { $number } не? Өлшем бірлігі жоқ
deadline-no-term = «{ $text }» ішінен мерзім табылмады
deadline-terms = мәтінде { $count } мерзім бар; біреуін сұраңыз:
deadline-term-hint = сан мен бірлікті (5 working_day, 1 month) немесе актінің сөздерін жазыңыз: "5 (бес) жұмыс күні ішінде"
deadline-phrase-hint = әңгіме «{ $phrase }» туралы; нені білдіретінін білсеңіз, сан мен бірлікпен жазыңыз
deadline-no-year = { $year } { $file } күнтізбесінен тыс, ол { $first } – { $last } аралығын қамтиды
