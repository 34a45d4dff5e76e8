# Результаты проверки дел. Даты — ГГГГ-ММ-ДД; дата, известная лишь в границах, — 2017-10-10…2017-11-09.

## NQ010: запись не читается

check-input-failed = Дальше прочитать входные данные не удалось: { $detail }.
check-record-utf16 = Файл в кодировке UTF-16; записи читаются в UTF-8.
check-record-not-utf8 = Строка не в UTF-8, начиная с байта { $column }.
check-record-too-long = Строка длиннее { $limit } МиБ и пропущена.
check-record-too-deep = Слишком глубокая вложенность списков и объектов (позиция { $column }).
check-record-not-json = Строка не является объектом JSON: { $detail } (позиция { $column }).
check-list-open = Список не закрыт: файл кончается раньше последней скобки.
check-record-type = { $field }: ожидается { $expected ->
    [object] объект
    [list] список
    [date] дата в виде текста
   *[text] текст
}, а указано: { $found ->
    [null] null
    [boolean] true или false
    [number] число
    [list] список
    [object] объект
   *[text] текст
}.
check-record-no-id = У записи нет id.
check-record-date = { $field }: дня «{ $value }» в календаре нет.
check-record-dates-reversed = Решение ({ $decided }) принято раньше подачи заявления ({ $filed }).
check-record-no-provision = Нет поля { $field }: неизвестно, какая норма применена.
check-record-version = { $field }: «{ $value }» — не дата и не идентификатор редакции.
check-record-no-day = { $provision }: в записи нет даты, на которую следует проверять ({ $policy ->
    [filed] filed_on
    [step] events, checked_on
    [favourable] filed_on, decided_on
    [decided] decided_on
    [checked] checked_on
   *[auto] decided_on, checked_on
}).
check-csv-columns = В заголовке нет столбцов: { $missing }. Есть: { $found }.
check-mapping-toml = Файл соответствий не читается: { $detail }
check-mapping-field = В файле соответствий названо поле «{ $field }», которого в записи о деле нет.
check-mapping-date = В файле соответствий формат дат не называет год, месяц и день: «{ $format }».
check-mapping-separator = В файле соответствий указан пустой разделитель списков.
check-help-columns = Назовите столбцы так, как названы поля записи, или передайте --mapping FILE; пример показывает «nusqa check --help».
check-csv-cells = Ячеек в строке: { $found }, в заголовке: { $expected }.
check-csv-quote = В этой строке открыта и не закрыта кавычка.
check-csv-differs = { $field }: здесь «{ $value }», а в первой строке записи «{ $first }».

check-help-input = Убедитесь, что файл цел и доступен для чтения, и повторите проверку.
check-help-encoding = Сохраните файл в UTF-8 (в табличном редакторе — «CSV UTF-8»).
check-help-size = Проверьте, не пропали ли концы строк или закрывающие скобки: одна запись — одна строка.
check-help-json = Исправьте эту строку; остальные проверены. Форму записи показывает «nusqa check --schema».
check-help-type = Исправьте поле; форму записи показывает «nusqa check --schema».
check-help-date = Пишите даты как ГГГГ-ММ-ДД или ДД.ММ.ГГГГ. Всё, что зависит от нечитаемой даты, не проверялось.
check-help-reversed = Одна из двух дат неверна: исправьте её. Выводы по этой записи исходят из дат, как они написаны.
check-help-version = Укажите день, редакция которого применялась, или идентификатор из «nusqa history».
check-help-provision = Укажите норму, например 361#document-1/item-7.
check-help-id = Укажите номер дела; без него назвать можно только строку файла.
check-help-csv = Исправьте эту строку; ячейки с разделителем или переносом берите в кавычки, кавычки внутри удваивайте.
check-help-day = Добавьте дату или выберите другую с помощью --applicable.

## Результаты

check-nq006 = { $provision }: на { $day } применялась редакция { $by } (с { $since }), но сказанное в ней не удалось выполнить на прежнем тексте; её слова неизвестны.
check-nq006-help = Прочитайте обе стороны: nusqa history '{ $provision }'. Вопрос решит редакция того времени или недостающий акт между ними, добавленные в корпус.
check-nq014 = { $provision }: акт принят на основании { $basis }, утратившего силу к { $day } (с { $since }); он применяется, пока не отменён сам.
check-nq014-help = Посмотрите, не отменён ли и не принят ли заново { $provision }, и добавьте тот акт в корпус.
check-nq015-parse-gap = { $provision }: выполнение поправок и редакция { $edition } расходятся в { $place }: предписание { $act } не понято или не выполнено.
check-nq015-missing-act = { $provision }: выполнение поправок и редакция { $edition } расходятся в { $place }: { $act } нет в корпусе.
check-nq015-portal-note = { $provision }: выполнение поправок и редакция { $edition } расходятся в { $place }: сноска называет акт, в котором об этом ничего нет.
check-nq015-disputed = { $provision }: выполнение поправок и редакция { $edition } расходятся в { $place }, которое изменил { $act }.
check-nq015-source-error = { $provision }: выполнение поправок и редакция { $edition } расходятся в { $place }, которого не менял ни один акт.
check-nq015-help = Оба текста и акт, после которого они расходятся: nusqa bisect '{ $provision }'.
check-nq101 = { $provision }: применённая редакция на { $day } уже не действовала; её сменил акт { $by } (первый день следующей редакции: { $since }).
check-nq101-help = Сравните редакции: nusqa diff '{ $provision }' --from { $from } --to { $day }. Если различие существенно для дела, решение нужно пересмотреть.
check-nq102 = { $provision }: на { $day } утратило силу; отменено актом { $by } (первый день без силы: { $since }).
check-nq102-suspended = { $provision }: на { $day } действие приостановлено актом { $by } (первый день без силы: { $since }).
check-nq102-help = Найдите, что регулирует вопрос на { $day }, и решайте по этой норме; отмену показывает nusqa show '{ $provision }' --on { $day }.
check-nq103 = { $provision }: применённая редакция на { $day } ещё не действовала; её ввёл акт { $by } (первый день: { $since }).
check-nq103-provision = { $provision }: на { $day } ещё не действовало (первый день: { $since }; { $by }).
check-nq103-help = Решайте по тому, что действовало в этот день: nusqa show '{ $provision }' --on { $day }.
check-nq104 = { $provision }: действовала ли на { $day } редакция акта { $by }, зависит от сведений, которых нет в корпусе (её первый день: { $since }).
check-nq104-ends = { $provision }: действовало ли ещё на { $day }, зависит от сведений, которых нет в корпусе; отменено актом { $by } (первый день без силы: { $since }).
check-nq104-used = { $provision }: какая редакция применена { $used }, зависит от сведений, которых нет в корпусе (первый день редакции акта { $by }: { $since }); на { $day } действовала только одна.
check-nq104-order = { $provision }: неизвестно, в каком порядке его изменили { $acts }, а от этого зависит редакция на { $day }
check-nq104-unknown = { $provision }: что действовало на { $day }, по корпусу установить нельзя.
check-nq104-help = Найдите недостающие сведения (чаще всего день официального опубликования) и внесите их с источником в facts.toml; все возможные редакции показывает nusqa show '{ $provision }' --on { $day }.
check-nq105 = { $provision }: такой нормы в корпусе нет.
check-nq105-candidates = { $provision }: ссылка не разрешается; возможно, имелось в виду: { $candidates }.
check-nq105-help = Исправьте ссылку или добавьте акт в корпус; что в нём есть, показывает «nusqa acts».
check-nq106-quote = { $provision }: приведённых слов нет ни в одной редакции.
check-nq106-quote-some = { $provision }: приведённых слов нет ни в применённой редакции, ни в другой известной; редакций, текста которых нет в корпусе: { $unknown }.
check-nq106-quote-maybe = { $provision }: приведённых слов нет ни в одной известной редакции; редакций, текста которых нет в корпусе: { $unknown }.
check-nq106-elsewhere = { $provision }: приведённые слова взяты не из той редакции, которую называет запись.
check-nq106-version = { $provision }: редакции { $version } не существует.
check-nq106-version-maybe = { $provision }: редакция { $version } неизвестна; редакций, текста которых нет в корпусе: { $unknown }.
check-nq106-day = { $provision }: не действовало { $on }, хотя запись называет редакцию на этот день.
check-nq106-help = Сверьте со всеми редакциями: nusqa history '{ $provision }'. Исправьте цитату, редакцию или ссылку.
check-nq107 = { $provision }: на { $day } действовала редакция акта { $by } (с { $since }), но её текста нет в корпусе; сверить результат с ней нельзя.
check-nq107-quote = { $provision }: на { $day } действовала редакция акта { $by } (с { $since }), но её текста нет в корпусе; сверить с ней цитату нельзя.
check-nq107-opaque = { $provision }: на { $day } действовала редакция акта { $by } (с { $since }), но её текст не подлежит опубликованию.
check-nq107-help = Добавьте в корпус { $provision } в редакции на { $day }: изменяющий акт или редакцию того времени.
check-nq108 = { $provision }: изменилось между подачей ({ $filed }) и решением ({ $decided }): { $by } (первый день: { $since }).
check-nq108-maybe = { $provision }: возможно, изменилось между подачей ({ $filed }) и решением ({ $decided }): { $by } (первый день: { $since }).
check-nq108-repealed = { $provision }: утратило силу между подачей ({ $filed }) и решением ({ $decided }): { $by } (первый день без силы: { $since }).
check-nq108-repealed-maybe = { $provision }: возможно, утратило силу между подачей ({ $filed }) и решением ({ $decided }): { $by } (первый день без силы: { $since }).
check-nq108-help = Какая редакция применяется к поданному заявлению, решает юрист: сначала ищите переходное положение. --applicable filed проверяет { $provision } по дню подачи, а не на { $day }.

## Files beside the cases

check-xlsx-broken = Файл не читается как таблица: { $detail }.
check-parquet-broken = Файл не читается как Parquet: { $detail }.
check-xlsx-columns = Ни на одном листе нет столбцов записи о деле (нужны по меньшей мере id и provision). { $found }
check-suppress-toml = Файл исключений не читается: { $detail }
check-suppress-entry = Исключение в строке { $line } { $what ->
    [reason] без причины (reason).
    [until] без последнего дня (until).
    [until-day] имеет последний день, которого нет в календаре.
    [code] называет несуществующий код.
   *[nothing] не называет ни кода, ни записи, ни нормы, ни отпечатка и скрыло бы всё.
}
check-baseline-none = Базовый список не начинается строкой, которую пишет «nusqa check --write-baseline».
check-baseline-line = Строка { $line } базового списка повреждена; создайте список заново.
check-nq020 = Срок исключения истёк { $until }; замечания, к которым оно относится, снова показываются. Причина была: { $reason }
check-nq020-help = Исправьте дела и удалите исключение либо рассмотрите их снова и укажите новый день с причиной.
check-nq021 = Исключение не подходит ни к одному замечанию этой проверки. Его причина: { $reason }
check-nq021-help = Удалите исключение или исправьте его, если оно относится к тому, что всё ещё находится.

## Which wording counts

check-policy-open = Между подачей ({ $filed }) и решением ({ $decided }) закон изменился или мог измениться; какие редакции противостоят, точно не известно, поэтому допускаются оба дня. Нужен юрист.
check-policy-clause = Редакция дня решения ({ $decided }) сама распространяется на отношения, возникшие до подачи ({ $filed }). Нужен юрист.
check-policy-unknown = Закон изменился между подачей ({ $filed }) и решением ({ $decided }), а слова одной из редакций неизвестны; допускается любая. Нужен юрист.
check-policy-later = Считается редакция дня решения ({ $decided }): по словам она благоприятнее редакции дня подачи ({ $filed }). Нужен юрист.
check-policy-earlier = Считается редакция дня подачи ({ $filed }): по словам редакция дня решения ({ $decided }) обременительнее. Нужен юрист.
check-policy-same = Редакции дня подачи ({ $filed }) и дня решения ({ $decided }) говорят одно и то же; допускается любая. Нужен юрист.
check-policy-both = По словам не определить, какая редакция благоприятнее: дня подачи ({ $filed }) или дня решения ({ $decided }); допускается любая. Нужен юрист.

## Закодированные правила (NQ300–NQ305)

check-nq300 = Правила процедуры «{ $procedure }», которые нельзя решить: { $count }.
check-nq300-fact = Не указано { $fact }: { $rules }.
check-nq300-for = Поэтому открыты: { $rules }.
check-nq300-would = Было бы { $code } ({ $rule }): { $said }
check-nq300-help = Добавьте факты в запись; чего она не говорит, то не предполагается. Правила показывает «nusqa rules list».
check-nq301 = Нет: { $documents } ({ $provision }). { $said }
check-nq302 = { $provision }: срок { $amount } { check-unit } от { $start } ({ $from }) закончился { $due }; { $step } — { $to }. { $said }
check-nq302-never = { $provision }: срок { $amount } { check-unit } от { $start } ({ $from }) закончился { $due }; до { $to } не было { $step }. { $said }
check-nq302-before = { $provision }: { $step } нужно было не позднее { $due }, за { $amount } { check-unit } до { $start } ({ $from }); было { $to }. { $said }
check-nq303 = Условие { $provision } не выполнено. { $said }
check-nq304 = Потребовано сверх перечня { $provision }: { $documents }. { $said }
check-nq305 = Шаг не сделан: { $steps } ({ $provision }). { $said }
check-nq305-ground = { $provision } не соблюдено. { $said }
check-rule-when = Требуется, когда: { $when }
check-rule-require = Не выполнено: { $require }
check-rule-counting = Счёт: { $steps }
check-rule-text-unknown = Текста действовавшей редакции в корпусе нет; правило само говорит, что оно для неё верно.
check-rule-lawyer = В день решения закон был иным, чем в день подачи; какой применяется, скажет юрист.
check-rule-help = Прочтите норму: nusqa show '{ $provision }' --on { $day }. Правило — «{ $rule }»: nusqa rules list.
check-fact-bad = { $field }: «{ $value }» — не значение этого поля; считается, что оно не указано.
check-fact-unknown = { $field }: «{ $value }» правилам не известно.
check-fact-bad-help = Исправьте поле; что поля могут содержать, перечислено в docs/RULES.md.
