# Бағдарламаның өз хабарлары: қателер, кеңестер, нәтижелердің атаулары.

cli-note = ескерту:
cli-error = қате:
cli-hint = кеңес:

## Ақаулар мен файлдар

cli-fault = nusqa бағдарламасының өзі істен шықты: { $what }. Бұл сіздің деректеріңізден емес; орындаған пәрменіңізбен бірге хабарлаңыз.
cli-derived-damaged = алдыңғы орындаудан сақталған деректер бүлінген, сондықтан жоғарыда жазылғаны қате болуы мүмкін
cli-derived-damaged-hint = пәрменді қайта орындаңыз: бүлінген деректер жойылды, файлдар қайтадан оқылады
cli-output-failed = нәтижені жазу мүмкін емес: { $error }
cli-file-missing = { $file }: мұндай файл жоқ
cli-file-forbidden = { $file }: бұл файлды оқуға құқығыңыз жоқ
cli-file-is-directory = { $file } — қалта; ішіндегі файлдарды көрсетіңіз
cli-file-unreadable = { $file } оқылмайды: { $error }
cli-file-undecodable = { $file } мәтін ретінде оқылмайды
cli-file-too-large = { $file } көлемі { $limit } МиБ-тан асады, мұндай үлкен акт болмайды
cli-file-too-large-hint = әр файлға бір акт салыңыз
cli-file-remark = { $file }: { $code } { $message }
cli-config-broken = { $file } — қате TOML: { $error }
cli-config-corpus-missing = { $file } көрсеткен { $dir } корпус қалтасы жоқ

## Корпус және күндер

cli-corpus-not-found = мұнда да, жоғарыда да корпус қалтасы жоқ
cli-corpus-missing = { $dir } корпус қалтасы жоқ
cli-corpus-is-file = { $dir } — корпус қалтасы емес, файл
cli-corpus-hint = ішінде acts/ және manifest.toml бар қалтаны көрсетіңіз: --corpus DIR немесе NUSQA_CORPUS
cli-bad-date = { $option }: «{ $text }» — күнтізбе күні емес; 2025-12-21 немесе 21.12.2025 деп жазыңыз
cli-two-days = сілтеме { $first } күнін, ал --on { $second } күнін сұрайды; біреуін қалдырыңыз

## Шекаралар

cli-bound-between = { $earliest } мен { $latest } аралығында
cli-bound-not-before = { $earliest } күнінен ерте емес
cli-bound-at-latest = { $latest } күнінен кеш емес
cli-bound-unknown = күні белгісіз
cli-bound-open = ешнәрсе тоқтатпаған
cli-bound-presumed = соңғы күні — болжам: { $article }
cli-bound-missing = мұны анықтайтын дерек: { $fact }

## Нұсқалар

cli-answer-in-force = { $day }: қолданыста
cli-answer-not-in-force = { $day }: қолданыста емес
cli-answer-uncertain = { $day }: анық емес
cli-answer-unknown = { $day }: белгісіз
cli-label-version = нұсқа
cli-label-from = басталуы
cli-label-until = аяқталуы
cli-label-cause = негізі
cli-label-ended-by = тоқтатқан
cli-label-text = мәтіні
cli-label-evidence = дерек көзі
cli-text-known = белгілі
cli-text-unknown = белгісіз
cli-text-opaque = жабық
cli-wording-unknown = Бұл нұсқаның мәтіні корпуста жоқ.
cli-wording-opaque = Бұл нұсқаның мәтінін заңнаманың өзі жариялатпайды.
cli-known-then = { $day } күні белгілі болғаны бойынша:
cli-known-now = Қазір белгілі болғаны бойынша:
cli-known-same = Қазір белгілі болғаны да соны айтады.
cli-history-missing = Күндерді нақтылайтын деректер:
cli-history-presumed = Соңғы күндердің негізі:
cli-history-empty = Бірде-бір нұсқа белгілі емес.
cli-cause-adopted = қабылданды: { $act }
cli-cause-substituted = жаңа редакцияда: { $act }
cli-cause-amended = өзгертілді: { $act }
cli-cause-inserted = толықтырылды: { $act }
cli-cause-repealed = алып тасталды: { $act }
cli-cause-act-repealed = актінің күші жойылды: { $act }
cli-cause-commencement-reference = қолданысқа енгізілуі: { $act }
cli-cause-suspended = тоқтатыла тұрды: { $act }
cli-cause-resumed = қайта басталды: { $act }
cli-act-in-force = күшіне енген күні: { $since }
cli-other-order = сол өзгерістердің басқа реті:
cli-label-relations = қатынастар
cli-relations = { $since } бастап туындағандарға да
cli-cause-expired = { $act } мерзімі бітті
cli-cause-lapsed = { $act } редакциясының мерзімі бітті
cli-history-order = { $from } маңындағы өзгерістердің реті белгісіз, ал ол маңызды; мынадай да болуы мүмкін: { $orders }
cli-across = Орнына келген акт: { $by } ({ $source }):
cli-across-whole = Орнына келген акт: { $by } ({ $source }); онда { $provision } жоқ, сондықтан бүкіл акт:
cli-acts-orphaned = { $until } күші жойылған { $act } негізінде шығарылған: күшін жою керек, оған дейін қолданыста (№ 480-V Заң, 27(2)-бап)
cli-cause-other = { $event }: { $act }

## acts

cli-acts-head = { $day } күнгі { $count } акт
cli-acts-no-text = (мәтіні корпуста жоқ)
cli-status-in-force = қолданыста
cli-status-not-in-force = қолданыста емес
cli-status-uncertain = анық емес
cli-status-unknown = белгісіз

## parse

cli-parse-no-id = сәйкестендіргіш жоқ: нысаны, күні немесе нөмірі жетіспейді
cli-parse-the-act = акт
cli-parse-issuer = Шығарған орган: { $name }
cli-parse-issuer-acting = Шығарған орган: { $name } (міндетін атқарушы)
cli-parse-registration = Тіркелген: № { $number }, { $date }
cli-parse-repealed = Күші жойылған: { $act }
cli-file-many-acts = { $file } ішінде бірнеше акт бар; біреуін көрсетіңіз
cli-archive-empty = { $file } ішінде акт жоқ
cli-parse-late = { $file }: { $seconds } секундтан кейін тоқтатылды
cli-parse-late-hint = көбірек уақыт беріңіз: --time-limit СЕКУНД; бұлай болмауға тиіс, файлмен бірге хабарлаңыз
cli-parse-fault = { $file }: осы актіде nusqa-ның өзінде ақау шықты. Деректеріңіздің кінәсі жоқ; файлмен бірге хабарлаңыз.
cli-parse-gave-up = тым көп акт аяғына дейін оқылмады; қалғаны оқылмады
cli-parse-passed-over = Атына қарағанда акт емес, сондықтан оқылмаған файлдар: { $count } ({ $kinds })
cli-parse-summary = Оқылған актілер: { $acts }; түсініксіз жолдар: { $unparsed }; оқылмаған файлдар: { $failures }
cli-parse-amendments = Өзгерістер: { $count }
cli-parse-notes = Порталдың ескертпелері: { $count }
cli-parse-commencement = Қолданысқа енгізілуі: { $count }
cli-parse-citations = Сілтемелер: { $count }
cli-parse-repairs = Беттеуді түзету: { $count }
cli-parse-diagnostics = Ескертулер: { $count }
cli-severity-note = ескерту
cli-severity-warning = сақтандыру
cli-severity-error = қате

## check, explain

cli-cases-format = { $file }: бұл істердің қалай жазылғаны түсініксіз
cli-cases-format-hint = файлды .jsonl (әр жолда бір JSON нысаны) немесе .csv деп атаңыз, не стандартты кіріс арқылы беріңіз: nusqa check - < FILE
cli-check-summary = тексерілген жазба: { $records }, норма: { $checks }; қате: { $errors }, сақтандыру: { $warnings }, ескерту: { $notes }
cli-code-unknown = «{ $code }» деген код жоқ
cli-code-unknown-hint = nusqa explain барлық кодты көрсетеді

cli-explain-instruction = Нұсқау:
cli-explain-stopped = Оқылмаған нұсқау; оқу белгіленген сөзде немесе соңында тоқтайды.
cli-explain-navigation = Орынды көрсетеді; келесі сөйлемдер соның ішінде оқылады.
cli-explain-commencement = Қашан қолданысқа енгізілетінін немесе тоқтайтынын айтады:
cli-explain-note = Порталдың ескертуі, ол заң емес:
cli-explain-other = Мұнда нұсқау болып оқылатын ештеңе жоқ.
cli-explain-nothing = Түсіндіретін сөйлем жоқ.
cli-explain-remark = { $code }: { $message }
cli-explain-parts = қай сөз нені айтады:
cli-explain-nearest = ең жақын белгілі формула: { $formula }
cli-explain-after = { $path } кейін
cli-explain-before = { $path } алдында
cli-explain-wording = бүгінгі редакция: { $place } ({ $from } бастап):
cli-explain-count =
    { $count ->
        [0] «{ $words }» онда жоқ
       *[other] «{ $words }» онда { $count } рет кездеседі
    }

## diff

cli-diff-what = нені салыстыру керегі айтылмаған
cli-diff-what-hint = --from және --to бар сілтеме немесе екі файл беріңіз: nusqa diff OLD NEW
cli-diff-day = сілтемеде { $day } күні көрсетілген, ал diff күндерді --from және --to арқылы алады
cli-diff-only-old = Бұрынғы редакция:
cli-diff-only-new = Кейінгі редакция:
cli-diff-same = Айырмашылық жоқ.
cli-change-added = қосылды
cli-change-removed = алып тасталды
cli-change-changed = өзгертілді
cli-change-moved = орны ауыстырылды
cli-change-renumbered = нөмірі өзгертілді
cli-change-unchanged = өзгеріссіз

## search, index

cli-search-head =
    { $count ->
        [0] Ештеңе табылмады.
       *[other] Табылған нұсқа: { $count }
    }
cli-search-other-days = { $day } күні қолданыстағы сәйкес нұсқа жоқ; басқа күндердің сәйкес нұсқалары: { $count }; --all-versions қосыңыз немесе --on арқылы басқа күнді сұраңыз
cli-index-done = индекстелген нұсқа: { $count }

## Түбіртектер

cli-receipt-broken = { $file } nusqa түбіртегі емес ({ $what }); оны nusqa show REF --receipt арқылы жасаңыз
cli-receipt-same = Жауап сол қалпында.
cli-receipt-differs = Жауап өзгерген.
cli-receipt-altered = Түбіртек жасалғаннан кейін өзгертілген.
cli-receipt-was = сонда
cli-receipt-now = қазір
cli-receipt-input-new = содан бері қосылған: { $kind } { $name }
cli-receipt-input-gone = содан бері жойылған: { $kind } { $name }
cli-receipt-input-changed = содан бері өзгерген: { $kind } { $name }
cli-receipt-program = жасаған nusqa { $was }, тексерген { $now }

export-terminal = мәтіндік редактор файлы терминалға арналмаған; оны -o арқылы файлға жазыңыз
export-terminal-hint = nusqa export docx 361 -o act.docx
export-whole-act = тек тұтас акт шығарылады: { $act }, #{ $provision } жоқ
export-not-known = { $count ->
   *[other] { $count } бірліктің сөздері белгісіз; файлда олардың орнында бұл айтылған
}
export-nothing = { $day } күні { $act } актісінің ешбір редакциясы қолданылмаған немесе мәтіні корпуста жоқ: шығаратын ештеңе жоқ
export-nothing-hint = себебін nusqa show айтады; басқа күнді --on белгілейді
