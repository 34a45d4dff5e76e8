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
term-doubt-estimated = { calendar-holiday }, { $day }: күні алдын ала есептелген, басқаша болуы мүмкін.
term-doubt-transfers = Демалыс күндерін ауыстыратын актілер { $day } дейін ғана белгілі ({ $file }).
term-calendar-ends = { $day } кейінгі демалыс күндері: { $file } осы күнге дейін жетеді
term-calendar-begins = { $day } дейінгі демалыс күндері: { $file } осы күннен басталады
term-conflict-working = { $days } туралы қай дереккөздікі дұрыс екені ({ calendar-holiday }; { $file }:{ $line }): { $kept } бойынша жұмыс күні; { $other } бойынша демалыс
term-conflict-off = { $days } туралы қай дереккөздікі дұрыс екені ({ calendar-holiday }; { $file }:{ $line }): { $kept } бойынша демалыс; { $other } бойынша жұмыс күні
term-no-time = { $day } күнгі оқиғаның уақыты
term-working-hours = органның жұмыс сағаттары: оларсыз жұмыс сағатымен берілген мерзім есептелмейді
