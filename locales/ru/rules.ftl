# Закодированные правила: что не так в файле правил.

rules-toml = Это не TOML: { $reason }
rules-toml-help = Исправьте строку; то, что стоит до и после неё, прочитано, где это было возможно.
rules-no-table = Правило — это таблица, а здесь стоит { rules-kind-found }.
rules-no-table-help = Запишите каждое правило отдельной таблицей: строка [[rule]], затем его ключи.
rules-key = Ключ «{ $key }» здесь неизвестен.
rules-key-help = Уберите его или возьмите один из этих: { $names }.
rules-missing = Нет ключа «{ $key }».
rules-missing-help = Добавьте { $key }; целое правило показано в docs/RULES.md.
rules-value-empty = Значение «{ $key }» пусто.
rules-value-empty-help = Заполните его или уберите ключ.
rules-value-type = «{ $key }» должно быть { $expected ->
    [text] текстом
    [number] целым числом
    [list] списком
   *[table] таблицей
}, а здесь стоит { rules-kind-found }.
rules-value-type-help = Исправьте значение; целое правило показано в docs/RULES.md.
rules-kind-found = { $found ->
    [text] текст
    [number] число
    [float] дробное число
    [boolean] true или false
    [date] день
    [list] список
   *[table] таблица
}
rules-twice = Правило «{ $id }» уже есть: { $file }:{ $line }.
rules-twice-help = Дайте одному из двух другой id; используется первое.
rules-circle = Правило опирается само на себя: { $path }.
rules-circle-help = Уберите один rule("…") из круга; правила, стоящие в круге, не применяются.
rules-chain = «{ $id }» опирается на слишком длинную цепь других правил.
rules-unit = «{ $value }» — не единица срока.
rules-unit-help = Возьмите working_day, calendar_day, week, month или year.
rules-amount = { $value } — не величина срока.
rules-amount-help = Напишите целое число от 0 до { $limit }; с direction = "before" срок считается назад.

rules-syntax-empty = Выражение пусто.
rules-syntax-long = Выражение длиннее { $limit } байт.
rules-syntax-deep = Скобки вложены глубже { $limit } уровней.
rules-syntax-bracket = У скобки «{ $found }» нет пары.
rules-syntax-unclosed = Текст открыт и не закрыт.
rules-syntax-number = Число { $found } слишком велико.
rules-syntax-end = Выражение обрывается.
rules-syntax-unexpected = «{ $found }» здесь стоять не может.
rules-syntax-help = Язык описан в docs/RULES.md: && || ! ( ) == != < <= > >= in, имена, "тексты", числа.

rules-type-field = В записи нет поля «{ $name }».
rules-type-child-field = У ребёнка нет поля «{ $name }».
rules-type-event = Нет события «{ $name }».
rules-type-document = Нет документа «{ $name }».
rules-type-near-help = Может быть: { $names }?
rules-type-names-help = Возьмите одно из этих: { $names }.
rules-type-word = { $field } не бывает «{ $value }».
rules-type-word-help = Возможны: { $words }.
rules-type-select = { rules-type-named } не имеет части «{ $name }».
rules-type-select-help = Части есть у facts, facts.applicant, ребёнка из facts.children и events (день события).
rules-type-named = { $type ->
    [bool] Условие
    [int] Число
    [days] Промежуток времени
    [date] День
    [word] Текст
    [list] Список
    [children] Список детей
    [child] Ребёнок
   *[record] Группа полей
}
rules-type-compare = Нельзя сравнить через «{ $sign }»: { rules-type-left } и { rules-type-right }.
rules-type-compare-help = Сравнивайте числа с числами, дни с днями, промежутки с days(n), слова с "словами" через == или !=.
rules-type-in = Нельзя искать: { rules-type-left } в { rules-type-right }.
rules-type-in-help = Пишите: поле in список текстов или текст in documents, demanded, events, refusal_grounds.
rules-type-sum = Нельзя сложить: { rules-type-left } и { rules-type-right }.
rules-type-sum-help = Ко дню прибавляется days(n); разность двух дней — промежуток времени.
rules-type-left = { $left ->
    [bool] условие
    [int] число
    [days] промежуток времени
    [date] день
    [word] текст
    [list] список
    [children] список детей
    [child] ребёнок
   *[record] группа полей
}
rules-type-right = { $right ->
    [bool] условие
    [int] число
    [days] промежуток времени
    [date] день
    [word] текст
    [list] список
    [children] список детей
    [child] ребёнок
   *[record] группа полей
}
rules-type-expected = { $expected ->
    [bool] Нужно условие (true или false)
    [int] Нужно число
    [date] Нужен день
    [children] Нужен список детей
   *[list] Нужен список
}, а здесь { $found ->
    [bool] условие
    [int] число
    [days] промежуток времени
    [date] день
    [word] текст
    [list] список
    [children] список детей
    [child] ребёнок
   *[record] группа полей
}.
rules-type-expected-help = Сравните значение с чем-нибудь или возьмите другое; поля и их типы перечислены в docs/RULES.md.
rules-type-date = «{ $value }» — не день календаря.
rules-type-date-help = Запишите его как ГГГГ-ММ-ДД, в кавычках.
rules-type-rule = Правила «{ $id }» нет, или в нём свои ошибки.
rules-type-rule-help = Исправьте id или сначала другое правило.
rules-type-call = Нет функции «{ $name }» с { $args } { $args ->
    [one] значением
   *[other] значениями
}.
rules-type-call-help = Есть: has(x), age(день рождения, день), date("…"), days(n), event("…"), size(список), rule("…"), список.exists(v, …), список.all(v, …), список.filter(v, …).size().
rules-type-list = В списке стоят тексты или числа, а не { $value }.
rules-type-list-help = Пишите сами значения, например ["lost", "expired"].
rules-type-variable = { $value } не может называть элементы списка.
rules-type-variable-help = Возьмите короткое слово, которое не имя поля, например c.
rules-type-nested = Нельзя проходить список внутри другого.
rules-type-nested-help = Запишите внутреннее условие отдельным правилом и назовите его через rule("…").
rules-type-word-test = О { $name } здесь можно спросить одно: стоит ли оно среди данных слов.
rules-type-word-test-help = Пишите { $name } in ["…", "…"], !({ $name } in […]), { $name } == "…" или { $name } != "…".
rules-type-has = has() не знает { $value }.
rules-type-has-help = Пишите has(documents.passport), has(events.hearing_held) или has("passport"). Отсутствующий факт сам делает правило неразрешимым.

## nusqa rules

rules-summary = Правил: { $rules }, замечаний: { $problems }.
rules-no-files = Нет файлов правил: { $place } их не содержит.
rules-no-files-hint = Назовите файл или папку, либо положите файлы *.toml в папку rules/ корпуса.
rules-not-toml = { $file } — не файл .toml.
rules-too-large = { $file } слишком велик для файла правил.
rules-not-utf8 = { $file }, строка { $line }: это не UTF-8; сохраните файл в UTF-8.

rules-valid-two-ends = В «valid» указаны и «through», и «until».
rules-valid-two-ends-help = Оставьте одно: «through» называет акт, которым начата последняя из редакций, «until» — акт, которым она прекращена.
rules-no-such-version = У { $provision } нет редакции, которую начал № { $act }; его называет «valid» правила.
rules-wording-unknown = Редакции { $act }, которая действовала или могла действовать, в корпусе нет.
rules-file-problem = { $place }: { $message }
rules-problems = Замечаний к файлам правил: { $count }; эти правила не применяются. Их показывает «nusqa rules list».

## nusqa rules list --gaps

rules-gap-no-term = Для этого шага не назван срок (правило { $rule }).
rules-gap-not-told = Ни одно поле записи о нём не говорит (правило { $rule }).
rules-gap-differs = Отличается от { $second }: { $words }
rules-gap-only = Есть только здесь; в { $other } такого элемента нет.
rules-gap-no-rule = Правила нет.
rules-gap-unresolved = В корпусе нет такой нормы.
rules-gap-summary = Пробелов: { $count }.
rules-state = { $state ->
    [yes] действует
    [unread] действует, текста нет
    [maybe] зависит
    [no] не действует
   *[untied] не привязано
}
check-unit = { $unit ->
    [working_day] рабочих дней
    [calendar_day] календарных дней
    [day] дней
    [week] недель
    [month] месяцев
   *[year] лет
}

## CEL

rules-language = Язык выражений «{ $language }» неизвестен.
rules-language-help = Напишите language = "cel" для стандартного CEL или уберите ключ.
rules-cel-outside = Это CEL, но вне части, которую знают правила ({ $what }): { $found }
rules-cel-escape = CEL не знает в тексте знака { $found }.
rules-cel-help = Правила знают true, false, целые числа, тексты, списки, ! && || == != < <= > >= in + -, has(), size(), exists(), all(), filter(), timestamp() дня, duration() целых дней, rules["id"] и возраст так, как его пишет docs/RULES.md.
rules-exported = Записано правил: { $rules } (язык { $language }); проблем: { $problems }.
