# Сообщения самой программы: ошибки, подсказки, подписи результатов.

cli-note = заметка:
cli-error = ошибка:
cli-hint = подсказка:

## Сбои и файлы

cli-fault = сбой самой nusqa: { $what }. Ваши данные ни при чём; сообщите, пожалуйста, об этом вместе с командой.
cli-derived-damaged = данные, сохранённые прошлым запуском, повреждены, поэтому написанное выше может быть неверным
cli-derived-damaged-hint = выполните команду ещё раз: повреждённые данные удалены, файлы будут прочитаны заново
cli-output-failed = не удаётся записать результат: { $error }
cli-file-missing = { $file }: такого файла нет
cli-file-forbidden = { $file }: нет права читать этот файл
cli-file-is-directory = { $file } — папка; укажите файлы в ней
cli-file-unreadable = { $file } не читается: { $error }
cli-file-undecodable = { $file } не читается как текст
cli-file-too-large = { $file } больше { $limit } МиБ — больше любого акта
cli-file-too-large-hint = кладите в каждый файл один акт
cli-file-remark = { $file }: { $code } { $message }
cli-config-broken = { $file } — неверный TOML: { $error }
cli-config-corpus-missing = { $file } указывает папку корпуса { $dir }, которой нет

## Корпус и дни

cli-corpus-not-found = ни здесь, ни выше нет папки корпуса
cli-corpus-missing = папки корпуса { $dir } нет
cli-corpus-is-file = { $dir } — файл, а не папка корпуса
cli-corpus-hint = укажите папку, в которой лежат acts/ и manifest.toml: --corpus DIR или NUSQA_CORPUS
cli-bad-date = { $option }: «{ $text }» — не день календаря; пишите 2025-12-21 или 21.12.2025
cli-two-days = ссылка спрашивает о { $first }, а --on о { $second }; оставьте одно

## Границы

cli-bound-between = между { $earliest } и { $latest }
cli-bound-not-before = не раньше { $earliest }
cli-bound-at-latest = не позже { $latest }
cli-bound-unknown = день неизвестен
cli-bound-open = ничем не прекращена
cli-bound-presumed = последний день — предположение: { $article }
cli-bound-missing = решило бы дело: { $fact }

## Редакции

cli-answer-in-force = { $day }: действует
cli-answer-not-in-force = { $day }: не действует
cli-answer-uncertain = { $day }: не определено
cli-answer-unknown = { $day }: неизвестно
cli-label-version = редакция
cli-label-from = с
cli-label-until = до
cli-label-cause = основание
cli-label-ended-by = прекращена
cli-label-text = текст
cli-label-evidence = где сказано
cli-text-known = известен
cli-text-unknown = неизвестен
cli-text-opaque = закрыт
cli-wording-unknown = Текста этой редакции в корпусе нет.
cli-wording-opaque = Текст этой редакции закрыт самим законодательством.
cli-known-then = По известному на { $day }:
cli-known-now = По известному сейчас:
cli-known-same = По известному сейчас — то же самое.
cli-history-missing = Что сделало бы дни точными:
cli-history-presumed = На чём держатся последние дни:
cli-history-empty = Ни одна редакция не известна.
cli-cause-adopted = принято: { $act }
cli-cause-substituted = новая редакция: { $act }
cli-cause-amended = изменено: { $act }
cli-cause-inserted = дополнено: { $act }
cli-cause-repealed = исключено: { $act }
cli-cause-act-repealed = акт утратил силу: { $act }
cli-cause-commencement-reference = введение в действие: { $act }
cli-cause-suspended = приостановлено: { $act }
cli-cause-resumed = возобновлено: { $act }
cli-act-in-force = вступление в силу: { $since }
cli-other-order = те же изменения в другом порядке:
cli-label-relations = отношения
cli-relations = также возникшие с { $since }
cli-cause-expired = окончание срока по { $act }
cli-cause-lapsed = истёк срок редакции { $act }
cli-history-order = Порядок изменений около { $from } неизвестен, и он важен; мог быть и таким: { $orders }
cli-across = Заменён актом { $by } ({ $source }):
cli-across-whole = Заменён актом { $by } ({ $source }); в нём нет { $provision }, поэтому весь акт:
cli-acts-orphaned = издан на основании { $act }, утратившего силу { $until }: подлежит отмене, до того действует (Закон № 480-V, ст. 27(2))
cli-cause-other = { $event }: { $act }

## acts

cli-acts-head =
    { $count ->
        [one] { $count } акт на { $day }
        [few] { $count } акта на { $day }
       *[many] { $count } актов на { $day }
    }
cli-acts-no-text = (текста в корпусе нет)
cli-status-in-force = действует
cli-status-not-in-force = не действует
cli-status-uncertain = не определено
cli-status-unknown = неизвестно

## parse

cli-parse-no-id = нет идентификатора: недостаёт вида, даты или номера
cli-parse-the-act = акт
cli-parse-issuer = Издатель: { $name }
cli-parse-issuer-acting = Издатель: { $name } (исполняющий обязанности)
cli-parse-registration = Зарегистрирован: № { $number }, { $date }
cli-parse-repealed = Утратил силу: { $act }
cli-file-many-acts = В { $file } несколько актов; укажите один из них
cli-archive-empty = В { $file } нет актов
cli-parse-late = { $file }: прекращено через { $seconds } с
cli-parse-late-hint = дайте больше времени: --time-limit СЕКУНДЫ; такого быть не должно, сообщите об этом вместе с файлом
cli-parse-fault = { $file }: на этом акте сбой в самой nusqa. Ваши данные ни при чём; сообщите об этом вместе с файлом.
cli-parse-gave-up = слишком много актов не удалось дочитать; остальное не прочитано
cli-parse-passed-over =
    { $count ->
        [one] { $count } файл по имени не акт и не прочитан: { $kinds }
       *[other] Файлов, которые по имени не акты и не прочитаны: { $count } ({ $kinds })
    }
cli-parse-summary = Прочитано актов: { $acts }; не понято строк: { $unparsed }; не прочитано файлов: { $failures }
cli-parse-amendments = Изменения: { $count }
cli-parse-notes = Сноски портала: { $count }
cli-parse-commencement = Введение в действие: { $count }
cli-parse-citations = Ссылки: { $count }
cli-parse-repairs = Исправления вёрстки: { $count }
cli-parse-diagnostics = Замечания: { $count }
cli-severity-note = заметка
cli-severity-warning = предупреждение
cli-severity-error = ошибка

## check, explain

cli-cases-format = { $file }: непонятно, как записаны эти дела
cli-cases-format-hint = назовите файл .jsonl (по объекту JSON в строке) или .csv либо подайте его на стандартный ввод: nusqa check - < FILE
cli-check-summary = проверено записей: { $records }, положений: { $checks }; ошибок: { $errors }, предупреждений: { $warnings }, заметок: { $notes }
cli-code-unknown = кода «{ $code }» нет
cli-code-unknown-hint = nusqa explain перечисляет все коды

cli-explain-instruction = Указание:
cli-explain-stopped = Указание, которое не прочитано; чтение останавливается на отмеченном слове или в конце.
cli-explain-navigation = Указывает место; следующие предложения читаются внутри него.
cli-explain-commencement = Говорит, когда что-то вводится в действие или прекращается:
cli-explain-note = Примечание портала, не норма права:
cli-explain-other = Здесь ничто не читается как указание.
cli-explain-nothing = Нет предложения, которое можно объяснить.
cli-explain-remark = { $code }: { $message }
cli-explain-parts = какие слова что говорят:
cli-explain-nearest = ближайшая известная формула: { $formula }
cli-explain-after = после { $path }
cli-explain-before = перед { $path }
cli-explain-wording = сегодняшняя редакция: { $place } (с { $from }):
cli-explain-count =
    { $count ->
        [0] «{ $words }» там нет
        [one] «{ $words }» встречается там { $count } раз
        [few] «{ $words }» встречается там { $count } раза
       *[other] «{ $words }» встречается там { $count } раз
    }

## diff

cli-diff-what = не сказано, что сравнивать
cli-diff-what-hint = дайте ссылку с --from и --to или два файла: nusqa diff OLD NEW
cli-diff-day = в ссылке назван день { $day }, а diff берёт дни из --from и --to
cli-diff-only-old = Прежняя редакция:
cli-diff-only-new = Новая редакция:
cli-diff-same = Различий нет.
cli-change-added = добавлено
cli-change-removed = исключено
cli-change-changed = изменено
cli-change-moved = перемещено
cli-change-renumbered = перенумеровано
cli-change-unchanged = без изменений

## search, index

cli-search-head =
    { $count ->
        [0] Ничего не найдено.
       *[other] Найдено редакций: { $count }
    }
cli-search-other-days = на { $day } ничего подходящего не действует; подходящих редакций других дней: { $count }; добавьте --all-versions или спросите о другом дне: --on
cli-index-done = проиндексировано редакций: { $count }

## Квитанции

cli-receipt-broken = { $file } — не квитанция nusqa ({ $what }); её делает nusqa show REF --receipt
cli-receipt-same = Ответ тот же.
cli-receipt-differs = Ответ другой.
cli-receipt-altered = Квитанция изменена после того, как была сделана.
cli-receipt-was = тогда 
cli-receipt-now = сейчас
cli-receipt-input-new = появилось с тех пор: { $kind } { $name }
cli-receipt-input-gone = исчезло с тех пор: { $kind } { $name }
cli-receipt-input-changed = изменилось с тех пор: { $kind } { $name }
cli-receipt-program = сделана nusqa { $was }, проверена { $now }

export-terminal = файл текстового редактора не для терминала; запишите его в файл с помощью -o
export-terminal-hint = nusqa export docx 361 -o act.docx
export-whole-act = выгрузить можно только акт целиком: { $act } без #{ $provision }
export-not-known = { $count ->
    [one] слова { $count } единицы неизвестны; в файле на её месте об этом сказано
   *[other] слова единиц неизвестны ({ $count }); в файле на их местах об этом сказано
}
export-nothing = { $day } не действовала ни одна редакция { $act }, или её текста нет в корпусе: выгружать нечего
export-nothing-hint = причину скажет nusqa show; другой день задаёт --on
