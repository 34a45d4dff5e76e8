# Кодталған ережелер мен заң: nusqa rules pin|verify|list, nusqa impact. Шектерімен ғана белгілі күн: 2017-10-10…2017-11-09.

pin-state-unchanged = өзгермеген
pin-state-pending = өзгеріс күтілуде
pin-state-unpinned = байланбаған
pin-state-moved = орны ауысқан
pin-state-edited = өзгерген
pin-state-repealed = күшін жойған
pin-state-broken = салыстырылмайды

## Findings

pin-edited = { $provision }: байланған редакция { $day } күні енді қолданылмайды; оны { $by } алмастырған (келесі редакцияның бірінші күні: { $since }).
pin-edited-letters = { $provision }: байланған редакция { $day } күні енді қолданылмайды; { $by } редакциясының (бірінші күні: { $since }) айырмасы тек әріптерде, белгілерде немесе бос орындарда.
pin-edited-help = Екі редакцияны nusqa diff '{ $provision }' --from { $from } --to { $day } көрсетеді. Ережені сәйкестендіріңіз, содан кейін: nusqa rules pin --update '{ $provision }'
pin-moved = { $provision }: байланған сөздер { $day } күні { $to } орнында тұр ({ $since } бастап; { $by }).
pin-moved-alike = { $provision }: байланған сөздерге өте ұқсас мәтін { $day } күні { $to } орнында тұр ({ $since } бастап; { $by }); олар өзгертілген де.
pin-moved-help = Патчты қарап шығыңыз: nusqa rules verify PATH… --patch moved.patch оны жазады, git apply moved.patch қолданады.
pin-repealed = { $provision } { $day } күні күшінде емес: { $by } (күшсіз бірінші күні: { $since }).
pin-suspended = { $provision } қолданылуы { $day } күні тоқтатыла тұрған: { $by } (күшсіз бірінші күні: { $since }).
pin-repealed-help = { $day } күні мәселені реттейтін норманы кодтаңыз немесе ереженің қолданылуын сол күнмен шектеңіз; соңын nusqa show '{ $provision }' --on { $day } көрсетеді.
pin-ahead = { $provision }: байланған редакция { $day } күні әлі қолданылмайды; бірінші күні: { $since } ({ $by }).
pin-ahead-help = Ережені сол күнге шығарыңыз; оған дейін не қолданылатынын nusqa show '{ $provision }' --on { $day } көрсетеді.
pin-perhaps = { $provision }: байланған редакцияның { $day } күні қолданылатыны корпуста жоқ фактіге байланысты.
pin-perhaps-help = Жетіспейтін фактіні (көбіне ресми жарияланған күнді) тауып, көзімен бірге facts.toml файлына жазыңыз; мүмкін редакциялардың бәрін nusqa show '{ $provision }' --on { $day } тізеді.
pin-pending = { $provision } { $since } күні өзгереді: { $by }.
pin-pending-uncertain = { $provision } өзгереді; күні анық емес: { $since } ({ $by }).
pin-ends = { $provision } күшін жояды: { $by } (күшсіз бірінші күні: { $since }).
pin-pending-help = Ережені сол күнге дайындаңыз; өзгеріске тәуелді нәрсенің бәрін nusqa impact, екі редакцияны nusqa history '{ $provision }' -v көрсетеді.
pin-unknown = { $provision }: { $day } күні не қолданылатынын корпус айтпайды; байлам салыстырылмайды.
pin-help-unknown = Корпусқа актіні немесе сол кездегі редакцияны қосыңыз: не жетіспейтінін nusqa history '{ $provision }' көрсетеді.
pin-elsewhere = { $provision } қазір { $now } нормасына апарады, ал байлам { $then } нормасына жасалған.
pin-altered = { $provision }: lock файлының { $line }-жолындағы жазба қолмен өзгертілген: мәтін хеші бұл редакцияныкі емес.
pin-no-version = { $provision } нормасында { $version } редакциясы жоқ (lock файлының { $line }-жолы): жазба қолмен өзгертілген немесе корпус мәтінді енді басқаша оқиды.
pin-help-again = Қолданыстағы редакцияны қарап (nusqa show '{ $provision }' --on { $day }), қайта байлаңыз: nusqa rules pin --update '{ $provision }'
pin-reference = { $provision } корпустың ешқандай нормасына апармайды.
pin-reference-candidates = { $provision } бірмәнді емес; мүмкін: { $candidates }.
pin-reference-help = Осы жолдағы сілтемені түзетіңіз немесе актіні корпусқа қосыңыз; корпуста не барын nusqa acts тізеді.
pin-no-reference = «nusqa:» сөзінен кейін сілтеме жоқ.
pin-no-reference-help = <акт>#<норма> жазыңыз, мысалы nusqa: 361#document-1/item-7, немесе қос нүктенің алдына басқа сөз қойыңыз.
pin-rule-file = Осы жерден бастап ереже файлы TOML ретінде оқылмайды: { $reason }.
pin-rule-file-help = Осы жолды түзетіңіз; оқылған ережелер салыстырылды. Тағы не қате екенін nusqa rules list көрсетеді.
pin-bad-day = { $provision }: «{ $value }» — күнтізбеде жоқ күн.
pin-bad-day-help = Күндерді YYYY-MM-DD түрінде, бірнешеуін үтірмен жазыңыз: boundary=2017-10-10,2022-11-16
pin-unpinned = { $provision } байланбаған: ереже қай редакция бойынша жазылғанын ештеңе айтпайды.
pin-unpinned-help = Ережені қолданыстағы редакциямен салыстырып, орындаңыз: nusqa rules pin { $file }
pin-help = Толығырақ: nusqa explain NQ204.
boundary-missed = { $provision } өзгерген ({ $since }, { $by }), ал ереже { $before }, { $day } және { $after } күндері бірдей жауап береді.
boundary-alike = { $provision }: норма өзгерген ({ $since }, { $by }), ереже бұл күнді атайды, бірақ { $before }, { $day } және { $after } күндері сыналғанда бірдей жауап береді.
boundary-differs = { $provision }: { $before } және { $boundary } күндері сыналған ереже әртүрлі жауап береді, бірақ норма ол күні өзгермейді; ең жақын өзгеріс: { $near }.
boundary-unfounded = { $provision }: ереже { $boundary } күні жауабын өзгертеді, ал норма өзгермейді; оның ең жақын өзгерісі: { $near }.
boundary-help = Барлық өзгерісті nusqa history '{ $provision }' тізеді. boundary күнін немесе ереженің мерзімін түзетіңіз, не сол күні өзгеретін нормаға сілтеме жасаңыз.

## The lock file

lock-toml = lock файлының { $line }-жолы оқылмайды: { $reason }.
lock-heading = lock файлының { $line }-жолы: [[pin]] емес кесте.
lock-field = lock файлының { $line }-жолы: { $field } = "{ $value }" — nusqa мұндайды жазбайды.
lock-schema = lock файлының { $line }-жолы: пішімі { $schema }; бұл nusqa nusqa.lock/1 оқиды.
lock-twice = lock файлының { $line }-жолы: { $reference } екінші рет байланған; { $first }-жолдағы жазба есепке алынады.
lock-conflict = lock файлының { $line }-жолы: біріктіру қайшылығының белгісі.
lock-help = Жазбаны өшіріп, қайта байлаңыз: nusqa rules pin PATH… Қалған жазбалар есепке алынды.
lock-help-twice = Екі жазбаның бірін өшіріңіз.
lock-help-conflict = Екі жақтың жазбаларын қалдырып, белгілерін өшіріңіз де, nusqa rules verify қайта орындаңыз.

## Pinning

pin-refused-not-yet = { $provision } әлі күшінде емес: байлайтын редакция жоқ.
pin-refused-repealed = { $provision } енді күшінде емес: байлайтын редакция жоқ.
pin-refused-uncertain = { $provision }: қай редакция қолданылатыны анық емес, ештеңе байланбады.
pin-refused-unknown = { $provision }: не қолданылатынын корпус айтпайды, ештеңе байланбады.

## Commands

cli-sources-binary =
    { $count ->
        [one] { $count } екілік файл оқылмады: { $files }
       *[other] { $count } екілік файл оқылмады: { $files }
    }
cli-sources-huge =
    { $count ->
        [one] { $limit } МиБ-тан үлкен { $count } файл оқылмады: { $files }
       *[other] { $limit } МиБ-тан үлкен { $count } файл оқылмады: { $files }
    }
cli-sources-near-miss = { $file }:{ $line }: «nusqa:» түсініктемеден тыс тұр, сілтеме болып саналмайды
cli-lock-not-written = { $file } жазылмады: { $error }
cli-lock-broken = { $file } ішінде оқылмайтын жазбалар бар; файл сол күйінде қалды, ештеңе байланбады
cli-pins-none =
    { $files ->
        [one] { $files } файлда
       *[other] { $files } файлда
    } заңға сілтеме жоқ; түсініктеме ретінде жазыңыз: nusqa: 361#document-1/item-7
cli-pins-unused =
    { $count ->
        [one] { $file } ішіндегі { $count } байлам бұл файлдарда қолданылмайды: { $references }
       *[other] { $file } ішіндегі { $count } байлам бұл файлдарда қолданылмайды: { $references }
    }
cli-verify-summary =
    { $pins ->
        [one] { $pins } сілтеме
       *[other] { $pins } сілтеме
    }, { $unchanged } өзгермеген: { $errors ->
        [one] { $errors } қате
       *[other] { $errors } қате
    }, { $warnings ->
        [one] { $warnings } ескерту
       *[other] { $warnings } ескерту
    }, { $notes ->
        [one] { $notes } ескертпе
       *[other] { $notes } ескертпе
    }
cli-verify-patch = Орны ауысқандарға арналған патч:
cli-verify-classes = өзгеріс түрлері: { $classes }
cli-horizon = --horizon: «{ $text }» уақыт аралығы емес; 90d, 12w, 6m немесе 1y деп жазыңыз
cli-pin-added = байланды
cli-pin-updated = жаңартылды
cli-pin-kept = қалды
cli-pin-kept-outdated = қалды, бірақ басқа редакция қолданылады (--update жаңартады):
cli-pin-refused = байланбады
cli-pin-pruned = өшірілді
cli-pin-summary = { $file } жазылды: { $added } байланды, { $updated } жаңартылды, { $kept } қалды, { $refused } байланбады, { $pruned } өшірілді
cli-pin-summary-same = { $file } өзгермеді: { $added } байланды, { $updated } жаңартылды, { $kept } қалды, { $refused } байланбады, { $pruned } өшірілді
cli-pin-no-such = бұл файлдардың ешқайсысы «{ $reference }» нормасына сілтеме жасамайды (оқылған файлдар: { $files }); барлары:
cli-impact-head =
    { $count ->
        [0] { $from } мен { $to } аралығында өзгеріс белгілі емес.
        [one] { $from } мен { $to } аралығында { $count } өзгеріс:
       *[other] { $from } мен { $to } аралығында { $count } өзгеріс:
    }
cli-impact-begins = қолданыла бастайды
cli-impact-ends = күшін жояды
cli-impact-citing = бұған сілтеме жасайтын нормалар: { $count }
cli-impact-pins = ережелер мен бағдарламалар: { $count }
cli-impact-cases = ашық істер: { $count }
cli-impact-entry = { $act } өзгереді: { $places }
