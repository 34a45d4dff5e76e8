# Календарь выходных дней и исчисление сроков.

## Любой файл TOML

toml-broken = { $file }:{ $line }: { $reason }
toml-date = { $file }:{ $line }: { $field } = "{ $value }" — не дата; пишите так: 2023-09-01

## Файл

calendar-missing = { $file } нет, а nusqa.toml называет его календарём; добавьте файл или исправьте options.calendar
calendar-empty = в { $file } нет ни одного дня; добавьте записи [[day]] или [covers] с first и last
calendar-reversed = { $file }:{ $line }: последний день, { $value }, раньше первого
calendar-outside = { $file }:{ $line }: { $value } вне календаря, который охватывает { $first } – { $last }; исправьте день или [covers]
calendar-kind = { $file }:{ $line }: kind = "{ $value }" неизвестен; пишите "off" или "working_weekend"
calendar-no-weekend = { $file }:{ $line }: { $value } — не суббота и не воскресенье, значит, и не рабочий выходной
calendar-both = { $file }:{ $line }: { $value } указан и выходным днём, и рабочим выходным; оставьте одно, а другой источник запишите в [[conflict]]
calendar-kept = { $file }:{ $line }: kept = "{ $value }" неизвестно; пишите "working" или "off"
calendar-kept-otherwise = { $file }:{ $line }: записи [[day]] говорят о { $value } обратное; согласуйте с ними kept

## Дни

calendar-weekday = { $number ->
    [1] пн
    [2] вт
    [3] ср
    [4] чт
    [5] пт
    [6] сб
   *[7] вс
}
calendar-holiday = { $holiday ->
    [new-years-day] Новый год
    [orthodox-christmas] православное Рождество
    [international-womens-day] Международный женский день
    [nauryz] Наурыз мейрамы
    [unity-day] Праздник единства народа Казахстана
    [defender-of-the-fatherland-day] День защитника Отечества
    [victory-day] День Победы
    [capital-day] День столицы
    [constitution-day] День Конституции
    [republic-day] День Республики
    [first-president-day] День Первого Президента
    [independence-day] День независимости
    [kurban-ait] Курбан-айт
   *[other] { $name }
}
calendar-why-weekend = { $number ->
    [6] суббота
   *[7] воскресенье
}
calendar-why-holiday = { calendar-holiday }
calendar-why-observed = выходной за «{ calendar-holiday }»: праздник пришёлся на выходной
calendar-why-estimated = { calendar-holiday } (день рассчитан заранее)
calendar-why-moved = выходной вместо { $day }
calendar-why-working = рабочий выходной
calendar-why-working-instead = рабочий выходной; вместо него выходной { $day }
calendar-why-disputed-working = источники противоречат друг другу ({ calendar-holiday }): рабочий день — { $kept }; выходной — { $other }
calendar-why-disputed-off = источники противоречат друг другу ({ calendar-holiday }): выходной — { $kept }; рабочий день — { $other }

## Сроки

term-reason-after = Срок начинается на следующий день после события (Закон «О правовых актах» № 480-V, ст. 14 п. 2): { $event } не считается, первый день — { $day }.
term-reason-before = Отсчёт назад: { $event } не считается, первый день — { $day }.
term-reason-including = Срок начинается в день события: { $event } — его первый день.
term-reason-working = Рабочие дни: без суббот и воскресений, праздников и перенесённых выходных; рабочие выходные считаются.
term-reason-months = Месяцы истекают в то же число, а если месяц короче — в его последний день (ст. 14 п. 2).
term-reason-weeks = Недели истекают в тот же день недели.
term-reason-moved = Последний день — выходной: срок истекает в ближайший следующий рабочий день (ст. 14 п. 3).
term-reason-moved-back = Последний день — выходной: при отсчёте назад он переносится на предыдущий рабочий день, иначе времени осталось бы меньше, чем требует срок. Прямо об этом не говорит ни одна статья; --no-shift оставляет день как есть.
term-reason-not-moved = Последний день — выходной, он оставлен, как и просили.
term-reason-hours = Часы и минуты идут с минуты события, в том числе в выходные (ст. 14 п. 2).
term-doubt-bare-day = «День» без слов «календарный» или «рабочий» посчитан как календарный.
term-doubt-whole-days = Если дни должны пройти полностью между событиями, последний день — { $day }.
term-doubt-months = Если считать месяцы до числа первого дня срока, как было с одним введением в действие, срок истекает { $day }.
term-doubt-filed = { $event } — выходной: поданное в этот день заявление считается поданным { $filed } (АППК, ст. 64 п. 3), и тогда срок истекает { $day }.
term-doubt-estimated = { calendar-holiday }, { $day }: день рассчитан заранее и мог оказаться другим.
term-doubt-transfers = Акты о переносе выходных известны только по { $day } ({ $file }).
term-calendar-ends = выходные после { $day }: { $file } доходит до этого дня
term-calendar-begins = выходные до { $day }: { $file } начинается с этого дня
term-conflict-working = какой источник прав о { $days } ({ calendar-holiday }; { $file }:{ $line }): рабочий день — { $kept }; выходной — { $other }
term-conflict-off = какой источник прав о { $days } ({ calendar-holiday }; { $file }:{ $line }): выходной — { $kept }; рабочий день — { $other }
term-no-time = время события { $day }
term-working-hours = рабочие часы органа: без них срок в рабочих часах не исчисляется

## Слова актов

term-zero = В сроке не меньше одного дня, месяца или часа.
term-phrase-mismatch = Цифра и слово расходятся: { $first } ({ $second }) — это { $one } и { $other }
term-phrase-bracket = { $first } ({ $second }): в скобках не число, поэтому проверить цифру нельзя
term-phrase-range = Два числа стоят вместе, как «3–5 дней»; какое из них — срок?
term-phrase-large = «{ $phrase }» больше любого срока
term-phrase-direction = Из слов не видно, после события идёт срок или до него
term-phrase-sutki = «Сутки» (тәулік) посчитаны как календарные дни; можно читать и как часы с минуты события.
term-phrase-at-least = В словах «не менее»: срок может быть и больше.
term-phrase-no-sooner = В словах «не ранее»: это первый день, а не последний.
term-phrase-passed = Слова говорят о том, что наступает по истечении срока: имеется в виду день после его последнего дня.

## Команда «deadline»

deadline-length = { $unit ->
    [working_day] { $amount ->
        [one] { $amount } рабочий день
        [few] { $amount } рабочих дня
       *[many] { $amount } рабочих дней
    }
    [calendar_day] { $amount ->
        [one] { $amount } календарный день
        [few] { $amount } календарных дня
       *[many] { $amount } календарных дней
    }
    [week] { $amount ->
        [one] { $amount } неделя
        [few] { $amount } недели
       *[many] { $amount } недель
    }
    [month] { $amount ->
        [one] { $amount } месяц
        [few] { $amount } месяца
       *[many] { $amount } месяцев
    }
    [year] { $amount ->
        [one] { $amount } год
        [few] { $amount } года
       *[many] { $amount } лет
    }
    [hour] { $amount ->
        [one] { $amount } час
        [few] { $amount } часа
       *[many] { $amount } часов
    }
    [minute] { $amount ->
        [one] { $amount } минута
        [few] { $amount } минуты
       *[many] { $amount } минут
    }
    [working_hour] { $amount ->
        [one] { $amount } рабочий час
        [few] { $amount } рабочих часа
       *[many] { $amount } рабочих часов
    }
   *[day] { $amount ->
        [one] { $amount } день
        [few] { $amount } дня
       *[many] { $amount } дней
    }
}
deadline-after = { $length } после { $event }
deadline-before = { $length } до { $event }
deadline-from = { $length } начиная с { $event }, считая этот день
deadline-back-from = { $length } назад от { $event }, считая этот день
deadline-by-calendar = по тому, чего держится календарь: { $day }
deadline-row-event = событие
deadline-row-last = последний день
deadline-doubt = но: { $text }
deadline-calendar = выходные дни: { $file }, { $first } – { $last }
deadline-calendar-built-in = выходные дни: встроенный { $file }, { $first } – { $last }
deadline-calendar-total = рабочих дней: { $working }; { $file }
deadline-unknown = чтобы назвать день, не хватает: { $reason }
deadline-hint-calendar = добавьте недостающие дни в { $file } папки корпуса, каждый с источником, и расширьте [covers]
deadline-hint-hours = спросите об обычных часах или посчитайте вручную по часам работы органа
deadline-bad-date = «{ $text }» — не день и не день со временем
deadline-bad-date-hint = пишите 2026-03-20, 20.03.2026 или 2026-03-20T14:30
deadline-no-unit = { $number } чего? Единица не указана
deadline-no-term = в «{ $text }» срок не найден
deadline-terms = сроков в тексте: { $count }; спросите об одном из них:
deadline-term-hint = напишите число и единицу (5 working_day, 1 month) или слова акта: "в течение 5 (пяти) рабочих дней"
deadline-phrase-hint = речь о «{ $phrase }»; если вы знаете, что имеется в виду, напишите числом и единицей
deadline-no-year = { $year } вне календаря { $file }, который охватывает { $first } – { $last }
