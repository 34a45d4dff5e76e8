# Закодированные правила рядом с законом: nusqa rules pin|verify|list, nusqa impact. День, известный лишь в границах: 2017-10-10…2017-11-09.

pin-state-unchanged = без изменений
pin-state-pending = предстоит изменение
pin-state-unpinned = не привязано
pin-state-moved = перенесено
pin-state-edited = изменено
pin-state-repealed = утратило силу
pin-state-broken = не сверить

## Findings

pin-edited = { $provision }: привязанная редакция на { $day } уже не действует; её сменила { $by } (первый день следующей редакции: { $since }).
pin-edited-letters = { $provision }: привязанная редакция на { $day } уже не действует; редакция { $by } (первый день: { $since }) отличается только буквами, знаками или пробелами.
pin-edited-help = Обе редакции показывает nusqa diff '{ $provision }' --from { $from } --to { $day }. Приведите правило в соответствие, затем: nusqa rules pin --update '{ $provision }'
pin-moved = { $provision }: привязанные слова на { $day } стоят в { $to } (с { $since }; { $by }).
pin-moved-alike = { $provision }: почти те же слова на { $day } стоят в { $to } (с { $since }; { $by }); они и изменены.
pin-moved-help = Просмотрите патч: nusqa rules verify PATH… --patch moved.patch записывает его, git apply moved.patch применяет.
pin-repealed = { $provision } на { $day } не действует: { $by } (первый день без силы: { $since }).
pin-suspended = Действие { $provision } на { $day } приостановлено: { $by } (первый день без силы: { $since }).
pin-repealed-help = Закодируйте то, что регулирует вопрос на { $day }, или ограничьте действие правила этим днём; конец показывает nusqa show '{ $provision }' --on { $day }.
pin-ahead = { $provision }: привязанная редакция на { $day } ещё не действует; её первый день: { $since } ({ $by }).
pin-ahead-help = Выпустите правило к этому дню; что действует до него, показывает nusqa show '{ $provision }' --on { $day }.
pin-perhaps = { $provision }: действует ли привязанная редакция на { $day }, зависит от факта, которого нет в корпусе.
pin-perhaps-help = Найдите недостающий факт (чаще всего день официального опубликования) и внесите его с источником в facts.toml; nusqa show '{ $provision }' --on { $day } перечисляет все возможные редакции.
pin-pending = { $provision } изменится { $since }: { $by }.
pin-pending-uncertain = { $provision } изменится; день не определён: { $since } ({ $by }).
pin-ends = { $provision } утратит силу: { $by } (первый день без силы: { $since }).
pin-pending-help = Подготовьте правило к этому дню; всё, что зависит от изменения, показывает nusqa impact, обе редакции — nusqa history '{ $provision }' -v.
pin-unknown = { $provision }: корпус не говорит, что действует на { $day }; привязку нельзя сверить.
pin-help-unknown = Добавьте в корпус акт или редакцию того времени: чего не хватает, показывает nusqa history '{ $provision }'.
pin-elsewhere = { $provision } ведёт теперь к { $now }, а привязано было к { $then }.
pin-altered = { $provision }: запись в строке { $line } файла lock изменена вручную: хеш текста не от этой редакции.
pin-no-version = У { $provision } нет редакции { $version } (строка { $line } файла lock): запись изменена вручную, или корпус теперь читает текст иначе.
pin-help-again = Посмотрите действующую редакцию (nusqa show '{ $provision }' --on { $day }) и привяжите заново: nusqa rules pin --update '{ $provision }'
pin-reference = { $provision } не ведёт ни к какой норме корпуса.
pin-reference-candidates = { $provision } не определяется однозначно; возможно, это: { $candidates }.
pin-reference-help = Исправьте ссылку в этой строке или добавьте акт в корпус; что в нём есть, показывает nusqa acts.
pin-no-reference = После «nusqa:» нет ссылки.
pin-no-reference-help = Напишите <акт>#<норма>, например nusqa: 361#document-1/item-7, или поставьте другие слова перед двоеточием.
pin-rule-file = Отсюда файл правил не читается как TOML: { $reason }.
pin-rule-file-help = Исправьте эту строку; прочитанные правила сверены. Что ещё не так, показывает nusqa rules list.
pin-bad-day = { $provision }: «{ $value }» — не день календаря.
pin-bad-day-help = Пишите дни как YYYY-MM-DD, несколько — через запятую: boundary=2017-10-10,2022-11-16
pin-unpinned = { $provision } не привязано: ничто не говорит, по какой редакции написано правило.
pin-unpinned-help = Сверьте правило с действующей редакцией, затем: nusqa rules pin { $file }
pin-help = Подробнее: nusqa explain NQ204.
boundary-missed = { $provision } менялось ({ $since }, { $by }), а правило отвечает одинаково { $before }, { $day } и { $after }.
boundary-alike = { $provision }: норма изменена ({ $since }, { $by }), и правило называет этот день, но проверенное на { $before }, { $day } и { $after } оно отвечает одинаково.
boundary-differs = { $provision }: проверенное на { $before } и { $boundary } правило отвечает по-разному, хотя норма в этот день не меняется; ближайшее изменение: { $near }.
boundary-unfounded = { $provision }: правило меняет ответ { $boundary }, а норма — нет; её ближайшее изменение: { $near }.
boundary-help = Все изменения перечисляет nusqa history '{ $provision }'. Исправьте boundary или срок действия правила либо сошлитесь на норму, которая в этот день меняется.

## The lock file

lock-toml = Строка { $line } файла lock не читается: { $reason }.
lock-heading = Строка { $line } файла lock: таблица, которая не [[pin]].
lock-field = Строка { $line } файла lock: { $field } = "{ $value }" — nusqa такого не пишет.
lock-schema = Строка { $line } файла lock: форма { $schema }; эта nusqa читает nusqa.lock/1.
lock-twice = Строка { $line } файла lock: { $reference } привязано второй раз; считается запись в строке { $first }.
lock-conflict = Строка { $line } файла lock: метка конфликта слияния.
lock-help = Удалите запись и привяжите заново: nusqa rules pin PATH… Остальные записи учтены.
lock-help-twice = Удалите одну из двух записей.
lock-help-conflict = Оставьте записи обеих сторон, удалите метки и снова выполните nusqa rules verify.

## Pinning

pin-refused-not-yet = { $provision } ещё не действует: привязывать нечего.
pin-refused-repealed = { $provision } больше не действует: привязывать нечего.
pin-refused-uncertain = { $provision }: какая редакция действует, не определено; ничего не привязано.
pin-refused-unknown = { $provision }: корпус не говорит, что действует; ничего не привязано.

## Commands

cli-sources-binary =
    { $count ->
        [one] { $count } двоичный файл не прочитан: { $files }
        [few] { $count } двоичных файла не прочитано: { $files }
       *[other] { $count } двоичных файлов не прочитано: { $files }
    }
cli-sources-huge =
    { $count ->
        [one] { $count } файл больше { $limit } МиБ не прочитан: { $files }
        [few] { $count } файла больше { $limit } МиБ не прочитано: { $files }
       *[other] { $count } файлов больше { $limit } МиБ не прочитано: { $files }
    }
cli-sources-near-miss = { $file }:{ $line }: «nusqa:» стоит вне комментария и ссылкой не считается
cli-lock-not-written = { $file } не удаётся записать: { $error }
cli-lock-broken = в { $file } есть записи, которые не читаются; файл оставлен как есть, ничего не привязано
cli-pins-none =
    нет ссылок на закон в { $files ->
        [one] { $files } файле
       *[other] { $files } файлах
    }; пишите их комментарием: nusqa: 361#document-1/item-7
cli-pins-unused =
    { $count ->
        [one] { $count } привязка из { $file } не используется в этих файлах: { $references }
        [few] { $count } привязки из { $file } не используются в этих файлах: { $references }
       *[other] { $count } привязок из { $file } не используются в этих файлах: { $references }
    }
cli-verify-summary =
    { $pins ->
        [one] { $pins } ссылка
        [few] { $pins } ссылки
       *[other] { $pins } ссылок
    }, без изменений { $unchanged }: { $errors ->
        [one] { $errors } ошибка
        [few] { $errors } ошибки
       *[other] { $errors } ошибок
    }, { $warnings ->
        [one] { $warnings } предупреждение
        [few] { $warnings } предупреждения
       *[other] { $warnings } предупреждений
    }, { $notes ->
        [one] { $notes } заметка
        [few] { $notes } заметки
       *[other] { $notes } заметок
    }
cli-verify-patch = Патч для того, что перенесено:
cli-verify-classes = виды изменений: { $classes }
cli-horizon = --horizon: «{ $text }» — не промежуток времени; пишите 90d, 12w, 6m или 1y
cli-pin-added = привязано
cli-pin-updated = обновлено
cli-pin-kept = оставлено
cli-pin-kept-outdated = оставлено, хотя действует другая редакция (--update обновит):
cli-pin-refused = не привязано
cli-pin-pruned = удалено
cli-pin-summary = { $file } записан: привязано { $added }, обновлено { $updated }, оставлено { $kept }, не привязано { $refused }, удалено { $pruned }
cli-pin-summary-same = { $file } не изменён: привязано { $added }, обновлено { $updated }, оставлено { $kept }, не привязано { $refused }, удалено { $pruned }
cli-pin-no-such = ни один из этих файлов не ссылается на «{ $reference }» (прочитано файлов: { $files }); есть:
cli-impact-head =
    { $count ->
        [0] Между { $from } и { $to } изменений не известно.
        [one] { $count } изменение между { $from } и { $to }:
        [few] { $count } изменения между { $from } и { $to }:
       *[other] { $count } изменений между { $from } и { $to }:
    }
cli-impact-begins = начинает действовать
cli-impact-ends = утрачивает силу
cli-impact-citing = нормы, которые на это ссылаются: { $count }
cli-impact-pins = правила и программы: { $count }
cli-impact-cases = открытые дела: { $count }
cli-impact-entry = Изменяется { $act }: { $places }
