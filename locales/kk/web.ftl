# Веб-беттер: nusqa serve.

## Сервер

web-bind-failed = { $address } мекенжайын тыңдау мүмкін емес: { $error }. Басқа портты таңдаңыз (--port) немесе бос порт үшін 0 жазыңыз
web-ready-acts = { $acts } акт, мәтіні бары: { $texts }; мазмұны { $hash }
web-ready-index = индекс дайын: { $count } нұсқа; серверді Ctrl-C тоқтатады
web-ready-open = бұл беттерді { $address } мекенжайына жететін кез келген адам оқи алады; құпиясөз жоқ
web-stopped = тоқтады

## Жақтау

web-skip = Беттің мазмұнына өту
web-nav = Беттер
web-nav-home = Іздеу
web-nav-acts = Актілер
web-nav-cases = Істер
web-nav-api = API
web-languages = Тіл
web-search-label = Сөздер, не акт немесе норма, қалай сілтеме жасалса, солай
web-search-hint = Мысалы: өтініш · "қатар тұрған сөздер" · 361 · 361 7-тармақ · п. 7 постановления 361
web-search = Іздеу
web-day = Күн
web-show = Көрсету
web-to-home = Іздеуге
web-to-acts = Актілер тізіміне
web-corpus-heading = Жауаптар неге негізделген
web-corpus = Корпуста { $acts } акт бар, мәтіні бары: { $texts }, файлдар: { $files }; ең кейінгі мәтін { $youngest } күнгі.
web-corpus-list = Қандай актілер
web-corpus-today = Бүгінгі күн деп есептелетіні: { $today }.
web-corpus-known = Тек { $day } күніне дейін жарияланғаны ескерілген.
web-corpus-hash = Мазмұнның хеші:
web-corpus-trouble = Дискідегі корпус өзгерген және оқылмайды; соңғы дұрыс күйі көрсетілген. { $reason }
web-disclaimer = Бұл — ресми жариялау емес. Күні немесе мәтіні нақты белгілі болмаса, бетте солай жазылған.

## Бірінші бет

web-home-title = Қай күні қай редакция қолданылды
web-home-lead = Норманы табыңыз, күнді таңдаңыз: не қолданылғанын, оны не өзгерткенін және ол қайда жазылғанын көресіз.
web-lately = { $day } күніне қарай өзгергені
web-lately-none = Бұл күнге қарай нақты белгілі өзгеріс жоқ.
web-next = { $day } күнінен кейін келетіні
web-next-none = Бұл күннен кейінгі өзгеріс белгілі емес.

## Іздеу

web-hits = { $count ->
    [0] { $day } күні қолданылғандардың ішінен табылмады
   *[other] { $day } күні қолданылған немесе қолданылуы мүмкін { $count } нұсқа
  }
web-hits-all = { $count ->
    [0] Ештеңе табылмады
   *[other] Барлық күндердегі { $count } нұсқа
  }
web-hits-none = Осы сөздердің бәрі бар нұсқа жоқ.
web-hits-other-days = Олар басқа күндердің { $count } нұсқасында бар
web-hits-advice = Сөздің кез келген тұлғасы жарайды. Бір сөзді алып тастаңыз немесе басқа күнді таңдаңыз.
web-jump = Сілтеме ретінде бұл —
web-all-days = Барлық күндердің нұсқалары
web-only-day = Тек { $day } күнгі нұсқалар
web-pages = Басқа нәтижелер
web-earlier-hits = ← Алдыңғылары
web-more-hits = Келесілері →
web-first-page = ← Басынан
web-versions = Нұсқалары
web-query-long = сұрақ { $limit } таңбадан ұзын; қысқартыңыз
web-no-number = { $field }={ $text } — сан емес; алып тастаңыз немесе цифрмен жазыңыз

## Акт

web-acts-none = Корпуста акт жоқ.
web-the-act = акт
web-status = Осы күнгі мәртебесі
web-what-it-rests-on = Бұл күндердің негізі
web-timeline = Уақыт белдеуі
web-timeline-picture = Нұсқалар уақыт бойынша; әр жолақ өз нұсқасы қолданылған күнге апарады
web-legend-sure = нұсқа қолданылған
web-legend-open = нақты емес
web-legend-day = көрсетілген күн
web-version-label = { $n }-нұсқа, { $from } → { $until }
web-version-count = { $count } нұсқа
web-version-before = ← Алдыңғы нұсқа
web-version-after = Келесі нұсқа →
web-this-day = осы күні
web-compare = Салыстыру
web-compare-from = Салыстыру:
web-compare-to = мен
web-contents = Мазмұны
web-notes = Ескертпелер
web-note-count = Ескертпелер: { $count }
web-permalink = Тұрақты сілтеме
web-later = осы күннен кейін:
web-table = Кесте
web-registered = № { $number } болып тіркелген
web-tools = Сілтеме жасау, жүктеп алу
web-citation = Құжатқа арналған сілтеме
web-cite = { $act }: { $place }{ $day } күнгі редакция, { $address }
web-copy = Көшіру
web-copied = Көшірілді
web-download = Жүктеп алу:
web-as-text = мәтін
web-print-hint = PDF керек болса, осы бетті басып шығарыңыз: онда тұрақты сілтеме мен күні болады.
web-between-both = between_from пен between_to бірге беріледі: біреуі жоқ
web-no-format = { $format } форматы жоқ
web-formats = docx, akn, text, html және json жүктеп алуға болады
web-act-no-text = Бұл актінің мәтіні корпуста жоқ. Ол туралы тек басқа актілерден белгілі.
web-act-not-that-day = Бұл күні акт қолданылмаған.
web-doubtful = Бұл күні басқа редакция қолданыла алмады, бірақ осының қолданылғаны да нақты емес.
web-act-other-day = { $day } күнгі редакция
web-rests-on = Мәтін мыналардан жасалған
web-changed-by = Оны өзгертетін корпус актілері
web-plain-instead = [{ $place }: { $reason }]
web-bytes = (байттар { $from }–{ $to })
web-more-places = тағы { $count } орын
web-source = Дереккөз
web-source-lines = { $total } жолдың { $first }–{ $last } жолдары.
web-source-jump = Сөздерге өту
web-source-hint = Алынған күйінде, декодтаудан кейін; жауап негізделген жері белгіленген.
web-no-file = корпуста { $file } файлы жоқ
web-no-span = { $span } — бұл файлдағы орын емес; { $length } санынан аспайтын екі байт нөмірін жазыңыз, мысалы 120-180

web-kind = { $kind ->
    [constitution] Конституция
    [constitutional_law] Конституциялық заң
    [code] Кодекс
    [law] Заң
    [decree] Жарлық
    [resolution] Қаулы
    [order] Бұйрық
    [decision] Шешім
    [directive] Өкім
   *[other] Акт
  }
web-step = { $kind ->
    [part] { $n }-бөлім (бөлік)
    [section] { $n }-бөлім
    [subsection] { $n }-кіші бөлім
    [chapter] { $n }-тарау
    [subchapter] { $n }-параграф
    [article] { $n }-бап
    [item] { $n }-тармақ
    [subitem] { $n }) тармақша
    [paragraph] { $n }-бөлік
    [indent] { $n }-абзац
    [sentence] { $n }-сөйлем
    [document] { $n }-бекітілген құжат
    [attachment] { $n }-қосымша
    [table] { $n }-кесте
    [row] { $n }-жол
    [column] { $n }-баған
    [cell] { $n }-ұяшық
    [note] { $n } ескертпе
    [title] тақырып
    [preamble] кіріспе
    [heading] тақырып
    [signature] қолы
    [requisites] деректемелер
    [enacting] кіріспе формула
    [stamp] бекіту белгісі
    [quoted] { $n }-жаңа редакция
   *[other] мәтін жолы { $n }
  }

## Қателер

web-error-400 = Бұлай жазылған сұраққа жауап беру мүмкін емес
web-error-403 = Сұрау қабылданбады
web-error-404 = Табылмады
web-error-500 = Бағдарламаның ақауы
web-error-503 = Қазір жауап жоқ
web-candidates = Мүмкін, мыналардың бірі керек болған шығар:
web-no-address = { $path } беті жоқ
web-no-address-hint = Мекенжайды тексеріңіз немесе актіні іздеп табыңыз.
web-too-long = жауап тым ұзаққа созылды немесе сұраулар тым көп; сәлден кейін қайталаңыз
web-fault = nusqa бұл бетті жасай алмады. Бұл сізден емес; мекенжайды және не істегеніңізді хабарлаңыз
web-refused-host = Сервер өзі білмейтін атпен сұралды. http://127.0.0.1 немесе http://localhost мекенжайын ашыңыз не серверді --host АТЫ деп іске қосыңыз.
web-refused-origin = Бұл форманы басқа сайт жіберді. Осы сервердің бетін ашып, содан жіберіңіз.

## Норма

web-in-the-act = Акт мәтінінде
web-blame = { $day } күнгі редакцияны кім жазды
web-all-versions = Барлық нұсқалары
web-pick-old = ескісі
web-pick-new = жаңасы
web-compare-picked = Таңдалған екеуін салыстыру
web-cited-by = Оған кім сілтеме жасайды
web-cited-none = Корпустың бірде-бір мәтіні оған сілтеме жасамайды.
web-cited-more = Тағы { $count } сілтеме көрсетілмеген.

## Салыстыру

web-diff-picked = Екі редакцияны салыстыру
web-diff-title = { $from } мен { $to } аралығында не өзгерді
web-diff-no-editorial = Редакциялық өзгерістерсіз
web-diff-editorial = Редакциялық өзгерістермен
web-diff-views = Өзгерістерді қалай көрсету керек
web-diff-side = Қатар
web-diff-inline = Бір мәтінде
web-diff-whole = Толық мәтіндер
web-diff-fold = Тек өзгерістер
web-diff-count = Өзгерген бірліктер: { $changed }; өзгермегені: { $unchanged }.
web-diff-causes = Осы күндер аралығында не болды
web-diff-keys = Фокус өзгерістерде тұрғанда n және p пернелері келесі және алдыңғы өзгеріске апарады.
web-diff-first = Бірінші өзгеріске
web-diff-before = алдыңғы өзгеріс
web-diff-after = келесі өзгеріс
web-diff-gone = [алынған:]
web-diff-new = [жаңа:]
web-diff-folded = өзгермеген сөздер, қысқартылған

## Істер

web-cases = Іс жазбаларын тексеру
web-cases-lead = Әр жазбада қандай нормаларға және қашан сүйенгені айтылады. Тексеру қай редакция қолданылғанын және ол қайда жазылғанын көрсетеді.
web-cases-file = Жазбалары бар файл
web-cases-hint = .jsonl немесе .csv, { $limit } МиБ-тан аспасын.
web-cases-schema = Жазбаның пішімі
web-cases-day = Қай күн есептеледі
web-day-auto = шешім күні, болмаса тексеру күні
web-day-decided = шешім күні
web-day-filed = өтініш берілген күн
web-day-checked = тексеру күні
web-day-step = қадам күні (тексерудің `step` өрісі оқиғаны атайды), болмаса тексеру күні
web-day-favourable = өтініш берілген күн мен шешім күнінің өтініш берушіге тиімдірегі
web-cases-out = Нәтижелер
web-out-page = бетте
web-out-jsonl = файлмен, JSON жолдары
web-out-csv = файлмен, CSV
web-cases-check = Тексеру
web-cases-stored = Файл тексерілгенше ғана жадта болады; ештеңе сақталмайды.
web-cases-found = Табылғаны:
web-cases-again = Басқа файлды тексеру
web-cases-none = Ескерту жоқ: пайдаланылған әр редакция есептелетін күні қолданылған.
web-rules = { $count ->
   *[other] Рәсімі бар жазбалар осы корпустың { $count } кодталған ережесі бойынша да тексеріледі.
}
web-rules-none = Бұл корпуста кодталған ережелер жоқ: тек редакциялар тексеріледі.
web-rules-broken = Бұл корпустың кодталған ережелері оқылмайды, сондықтан ештеңе тексерілген жоқ: { $reason }
web-rules-problems = { $count ->
   *[other] Ереже файлдарында { $count } қате бар; ол ережелер қолданылмайды
}
web-cases-more = Тағы { $count } нәтиже бұл бетте жоқ. Бәрін алу үшін «файлмен» дегенді таңдаңыз.
web-by-cause = Себептер бойынша
web-by-record = Жазбалар бойынша
web-code-manual = Бұл код нені білдіреді
web-codes = Кодтар: { $codes }
web-line = { $line }-жол
web-used = пайдаланылған
web-applicable = қолданылған
web-too-slow = файл тым ұзақ жіберілді; кішірегін жіберіңіз
web-too-large = файл { $limit } МиБ-тан үлкен; бөліңіз
web-upload-broken = жіберілгені оқылмайды: { $error }
web-upload-empty = файл жіберілмеген; жазбалары бар файлды таңдаңыз
web-no-applicable = «{ $word }» — есептелетін күн емес; auto, filed, decided немесе checked деп жазыңыз

## API

web-api = API
web-api-lead = Осы беттердің жауаптары JSON түрінде, командалар жазатын пішімде. OpenAPI құжаты:
web-no-ref = сілтеме жоқ: ref өрісі жетіспейді
web-no-ref-hint = ref=361 немесе ref=361%23document-1/item-7 деп жазыңыз
web-no-from = бірінші күн жоқ: from=2017-01-01 деп жазыңыз
web-no-kind = «{ $kind }» — акт түрі емес
web-no-api-hint = Не бары /api бетінде тізілген.
