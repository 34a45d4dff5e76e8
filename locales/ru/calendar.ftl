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
term-doubt-estimated = { calendar-holiday }, { $day }: день рассчитан заранее и мог оказаться другим.
term-doubt-transfers = Акты о переносе выходных известны только по { $day } ({ $file }).
term-calendar-ends = выходные после { $day }: { $file } доходит до этого дня
term-calendar-begins = выходные до { $day }: { $file } начинается с этого дня
term-conflict-working = какой источник прав о { $days } ({ calendar-holiday }; { $file }:{ $line }): рабочий день — { $kept }; выходной — { $other }
term-conflict-off = какой источник прав о { $days } ({ calendar-holiday }; { $file }:{ $line }): выходной — { $kept }; рабочий день — { $other }
term-no-time = время события { $day }
term-working-hours = рабочие часы органа: без них срок в рабочих часах не исчисляется
