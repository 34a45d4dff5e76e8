# Веб-страницы: nusqa serve.

## Сервер

web-bind-failed = не удаётся слушать { $address }: { $error }. Выберите другой порт (--port) или 0 — свободный
web-ready-acts = { $acts ->
    [one] { $acts } акт
    [few] { $acts } акта
   *[other] { $acts } актов
  }, с текстом: { $texts }; содержание { $hash }
web-ready-index = индекс готов: { $count ->
    [one] { $count } редакция
    [few] { $count } редакции
   *[other] { $count } редакций
  }; Ctrl-C останавливает сервер
web-ready-open = страницы читает каждый, кому доступен { $address }; пароля нет
web-stopped = остановлен

## Рамка

web-skip = К содержанию страницы
web-nav = Страницы
web-nav-home = Поиск
web-nav-acts = Акты
web-nav-cases = Дела
web-nav-api = API
web-languages = Язык
web-search-label = Слова, акт или норма, как их цитируют
web-search-hint = Например: өтініш · "слова подряд" · 361 · 361 7-тармақ · п. 7 постановления 361
web-search = Найти
web-day = День
web-show = Показать
web-to-home = К поиску
web-to-acts = К списку актов
web-corpus-heading = На чём основаны ответы
web-corpus = В корпусе { $acts ->
    [one] { $acts } акт
    [few] { $acts } акта
   *[other] { $acts } актов
  }, с текстом: { $texts }, { $files ->
    [one] { $files } файл
    [few] { $files } файла
   *[other] { $files } файлов
  }; самый поздний текст — от { $youngest }.
web-corpus-list = Какие акты
web-corpus-today = Сегодняшним считается { $today }.
web-corpus-known = Учтено только опубликованное по { $day }.
web-corpus-hash = Хеш содержания:
web-corpus-trouble = Корпус на диске изменился и не читается; показано последнее исправное состояние. { $reason }
web-disclaimer = Это не официальное опубликование. Где день или редакция точно не известны, об этом сказано на странице.

## Первая страница

web-home-title = Какая редакция когда действовала
web-home-lead = Найдите норму, выберите день и увидите, что действовало, что её изменило и где это написано.
web-lately = Изменилось к { $day }
web-lately-none = Достоверных изменений к этому дню не известно.
web-next = Изменится после { $day }
web-next-none = Изменений после этого дня не известно.

## Поиск

web-hits = { $count ->
    [0] Нет действовавшего { $day }
    [one] { $count } редакция, которая действовала или могла действовать { $day }
    [few] { $count } редакции, которые действовали или могли действовать { $day }
   *[other] { $count } редакций, которые действовали или могли действовать { $day }
  }
web-hits-all = { $count ->
    [0] Ничего не найдено
    [one] { $count } редакция за все дни
    [few] { $count } редакции за все дни
   *[other] { $count } редакций за все дни
  }
web-hits-none = Ни в одной редакции нет всех этих слов.
web-hits-other-days = { $count ->
    [one] Они есть в { $count } редакции другого дня
   *[other] Они есть в { $count } редакциях других дней
  }
web-hits-advice = Подходит любая форма слова. Уберите слово или выберите другой день.
web-jump = Как ссылка это
web-all-days = Редакции за все дни
web-only-day = Только редакции на { $day }
web-pages = Другие результаты
web-earlier-hits = ← Предыдущие
web-more-hits = Дальше →
web-first-page = ← С начала
web-versions = Редакции
web-query-long = запрос длиннее { $limit } знаков; сократите его
web-no-number = { $field }={ $text } — не число; уберите или напишите цифрами

## Акт

web-acts-none = В корпусе нет актов.
web-the-act = акт
web-status = Статус на этот день
web-what-it-rests-on = На чём основаны эти дни
web-timeline = Шкала времени
web-timeline-picture = Редакции во времени; каждая полоса ведёт к дню, когда её редакция действовала
web-legend-sure = редакция действовала
web-legend-open = точно не известно
web-legend-day = показанный день
web-version-label = Редакция { $n }, { $from } → { $until }
web-version-count = { $count ->
    [one] { $count } редакция
    [few] { $count } редакции
   *[other] { $count } редакций
  }
web-version-before = ← Предыдущая редакция
web-version-after = Следующая редакция →
web-this-day = в этот день
web-compare = Сравнить
web-compare-from = Сравнить
web-compare-to = с
web-contents = Содержание
web-notes = Примечания
web-note-count = Примечания: { $count }
web-permalink = Постоянная ссылка
web-later = после этого дня:
web-table = Таблица
web-registered = зарегистрирован под № { $number }
web-tools = Цитировать, сослаться, скачать
web-citation = Ссылка для документа
web-cite = { $act }: { $place }редакция на { $day }, { $address }
web-copy = Скопировать
web-copied = Скопировано
web-download = Скачать:
web-as-text = текст
web-print-hint = Чтобы получить PDF, распечатайте страницу: на печати есть постоянная ссылка и день.
web-between-both = between_from и between_to задаются вместе: одного из них нет
web-no-format = формата { $format } нет
web-formats = скачать можно docx, akn, text, html и json
web-act-no-text = Текста этого акта в корпусе нет. Известно лишь то, что говорят о нём другие акты.
web-act-not-that-day = В этот день акт не действовал.
web-doubtful = Другая редакция в этот день действовать не могла, но точно не известно, действовала ли эта.
web-act-other-day = Редакция на { $day }
web-rests-on = Текст составлен по
web-changed-by = Акты корпуса, которые его меняют
web-plain-instead = [{ $place }: { $reason }]
web-bytes = (байты { $from }–{ $to })
web-more-places = ещё { $count ->
    [one] { $count } место
    [few] { $count } места
   *[other] { $count } мест
  }
web-source = Источник
web-source-lines = Строки { $first }–{ $last } из { $total }.
web-source-jump = К словам
web-source-hint = Как получено, после декодирования; отмечено то, на чём основан ответ.
web-no-file = в корпусе нет файла { $file }
web-no-span = { $span } — не место в этом файле; напишите два номера байтов не больше { $length }, например 120-180

web-kind = { $kind ->
    [constitution] Конституция
    [constitutional_law] Конституционный закон
    [code] Кодекс
    [law] Закон
    [decree] Указ
    [resolution] Постановление
    [order] Приказ
    [decision] Решение
    [directive] Распоряжение
   *[other] Акт
  }
web-step = { $kind ->
    [part] часть { $n }
    [section] раздел { $n }
    [subsection] подраздел { $n }
    [chapter] глава { $n }
    [subchapter] параграф { $n }
    [article] статья { $n }
    [item] пункт { $n }
    [subitem] подпункт { $n })
    [paragraph] часть { $n }
    [indent] абзац { $n }
    [sentence] предложение { $n }
    [document] утверждённый документ { $n }
    [attachment] приложение { $n }
    [table] таблица { $n }
    [row] строка { $n }
    [column] графа { $n }
    [cell] ячейка { $n }
    [note] примечание { $n }
    [title] заголовок
    [preamble] преамбула
    [heading] заголовок
    [signature] подпись
    [requisites] реквизиты
    [enacting] вводная формула
    [stamp] гриф
    [quoted] новая редакция { $n }
   *[other] строка текста { $n }
  }

## Ошибки

web-error-400 = На такой вопрос ответить нельзя
web-error-403 = Запрос отклонён
web-error-404 = Не найдено
web-error-500 = Сбой программы
web-error-503 = Сейчас ответа нет
web-candidates = Возможно, имелось в виду:
web-no-address = страницы { $path } нет
web-no-address-hint = Проверьте адрес или найдите акт поиском.
web-too-long = ответ занимает слишком много времени или запросов слишком много; повторите чуть позже
web-fault = nusqa не смогла сделать эту страницу. Вы ни при чём; сообщите адрес и что вы делали
web-refused-host = Сервер спрашивают под незнакомым ему именем. Откройте http://127.0.0.1 или http://localhost либо запустите его с --host ИМЯ.
web-refused-origin = Форму прислал другой сайт. Откройте страницу этого сервера и отправьте её оттуда.

## Норма

web-in-the-act = В тексте акта
web-blame = Кто написал редакцию на { $day }
web-all-versions = Все редакции
web-pick-old = прежняя
web-pick-new = новая
web-compare-picked = Сравнить две выбранные
web-cited-by = Кто на неё ссылается
web-cited-none = Ни один текст корпуса на неё не ссылается.
web-cited-more = Ещё { $count } не показано.

## Сравнение

web-diff-picked = Сравнение двух редакций
web-diff-title = Что изменилось между { $from } и { $to }
web-diff-no-editorial = Без редакционных изменений
web-diff-editorial = С редакционными изменениями
web-diff-views = Как показать изменения
web-diff-side = Рядом
web-diff-inline = В одном тексте
web-diff-whole = Тексты целиком
web-diff-fold = Только изменения
web-diff-count = Изменено единиц: { $changed }; без изменений: { $unchanged }.
web-diff-causes = Что произошло между этими днями
web-diff-keys = Пока фокус на изменениях, клавиши n и p переходят к следующему и предыдущему.
web-diff-first = К первому изменению
web-diff-before = предыдущее изменение
web-diff-after = следующее изменение
web-diff-gone = [исключено:]
web-diff-new = [новое:]
web-diff-folded = слова без изменений, пропущены

## Дела

web-cases = Проверить записи дел
web-cases-lead = В каждой записи сказано, на какие нормы и когда опирались. Проверка говорит, какая редакция действовала и где это написано.
web-cases-file = Файл с записями
web-cases-hint = .jsonl или .csv, не больше { $limit } МиБ.
web-cases-schema = Форма записи
web-cases-day = Какой день важен
web-day-auto = решения, иначе проверки
web-day-decided = решения
web-day-filed = подачи
web-day-checked = проверки
web-day-step = шага (`step` проверки называет событие), иначе проверки
web-day-favourable = подачи или решения: что выгоднее заявителю
web-cases-out = Результаты
web-out-page = на странице
web-out-jsonl = файлом, строки JSON
web-out-csv = файлом, CSV
web-cases-check = Проверить
web-cases-stored = Файл остаётся в памяти, пока проверяется; ничего не сохраняется.
web-cases-found = Найдено в
web-cases-again = Проверить другой файл
web-cases-none = Замечаний нет: каждая использованная редакция действовала в нужный день.
web-rules = { $count ->
    [one] Записи о соответствующей процедуре проверяются и по { $count } закодированному правилу этого корпуса.
   *[other] Записи о соответствующих процедурах проверяются и по закодированным правилам этого корпуса (их { $count }).
}
web-rules-none = В этом корпусе нет закодированных правил: проверяются только редакции.
web-rules-broken = Закодированные правила этого корпуса не читаются, поэтому ничего не проверено: { $reason }
web-rules-problems = { $count ->
    [one] { $count } ошибка в файлах правил; это правило не применяется
    [few] { $count } ошибки в файлах правил; эти правила не применяются
   *[other] { $count } ошибок в файлах правил; эти правила не применяются
}
web-cases-more = Ещё { $count } не на этой странице. Чтобы получить все, выберите «файлом».
web-by-cause = По причинам
web-by-record = По записям
web-code-manual = Что значит этот код
web-codes = Коды: { $codes }
web-line = строка { $line }
web-used = использована
web-applicable = действовала
web-too-slow = файл передавался слишком долго; отправьте меньший
web-too-large = файл больше { $limit } МиБ; разделите его
web-upload-broken = присланное не читается: { $error }
web-upload-empty = файл не прислан; выберите файл с записями
web-no-applicable = «{ $word }» — не день; напишите auto, filed, decided или checked

## API

web-api = API
web-api-lead = Ответы этих страниц в JSON, в том виде, в каком их пишут команды. Документ OpenAPI:
web-no-ref = нет ссылки: не хватает поля ref
web-no-ref-hint = Напишите ref=361 или ref=361%23document-1/item-7
web-no-from = нет первого дня: напишите from=2017-01-01
web-no-kind = «{ $kind }» — не вид акта
web-no-api-hint = Что есть, перечислено на /api.
