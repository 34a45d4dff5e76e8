# The calendar of days off, and how a term is counted.

## Any TOML file

toml-broken = { $file }:{ $line }: { $reason }
toml-date = { $file }:{ $line }: { $field } = "{ $value }" is no day; write it as 2023-09-01

## The file

calendar-missing = { $file } does not exist, but nusqa.toml names it as the calendar; add the file or correct options.calendar
calendar-empty = { $file } lists no day; add [[day]] entries or [covers] with first and last
calendar-reversed = { $file }:{ $line }: the last day, { $value }, lies before the first
calendar-outside = { $file }:{ $line }: { $value } lies outside of what the calendar covers, { $first } to { $last }; correct the day or [covers]
calendar-kind = { $file }:{ $line }: kind = "{ $value }" is unknown; write "off" or "working_weekend"
calendar-no-weekend = { $file }:{ $line }: { $value } is no Saturday or Sunday, so it cannot be a working weekend
calendar-both = { $file }:{ $line }: { $value } is listed as a day off and as a working weekend; keep one, and put the other source into a [[conflict]]
calendar-kept = { $file }:{ $line }: kept = "{ $value }" is unknown; write "working" or "off"
calendar-kept-otherwise = { $file }:{ $line }: the [[day]] entries say the opposite of { $value }; make kept agree with them

## Days

calendar-weekday = { $number ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
calendar-holiday = { $holiday ->
    [new-years-day] New Year
    [orthodox-christmas] Orthodox Christmas
    [international-womens-day] International Women’s Day
    [nauryz] Nauryz
    [unity-day] Unity Day
    [defender-of-the-fatherland-day] Defender of the Fatherland Day
    [victory-day] Victory Day
    [capital-day] Capital Day
    [constitution-day] Constitution Day
    [republic-day] Republic Day
    [first-president-day] First President Day
    [independence-day] Independence Day
    [kurban-ait] Kurban Ait
   *[other] { $name }
}
calendar-why-weekend = { $number ->
    [6] Saturday
   *[7] Sunday
}
calendar-why-holiday = { calendar-holiday }
calendar-why-observed = free for { calendar-holiday }, which fell on a day off
calendar-why-estimated = { calendar-holiday } (reckoned beforehand)
calendar-why-moved = day off in exchange for { $day }
calendar-why-working = working weekend
calendar-why-working-instead = working weekend; { $day } is off instead
calendar-why-disputed-working = sources contradict each other ({ calendar-holiday }): working by { $kept }; day off by { $other }
calendar-why-disputed-off = sources contradict each other ({ calendar-holiday }): day off by { $kept }; working by { $other }

## Terms

term-reason-after = The term starts on the day after the event (Law on legal acts No. 480-V, art. 14(2)): { $event } does not count, { $day } is the first day.
term-reason-before = Counted backwards: { $event } does not count, { $day } is the first day.
term-reason-including = The term starts on the day of the event: { $event } is its first day.
term-reason-working = Working days: no weekends, holidays or days off that were exchanged; working weekends count.
term-reason-months = Months end on the day with the same number, or on the last day of a shorter month (art. 14(2)).
term-reason-weeks = Weeks end on the same day of the week.
term-reason-moved = The last day is a day off: the term ends on the next working day (art. 14(3)).
term-reason-moved-back = The last day is a day off: counted backwards it moves to the working day before, since the day after would leave less time than the term asks for. No article says this in so many words; --no-shift leaves the day.
term-reason-not-moved = The last day is a day off and was left there, as asked.
term-reason-hours = Hours and minutes run from the minute of the event, over days off too (art. 14(2)).
term-doubt-bare-day = “Day” without “calendar” or “working” was counted as calendar days.
term-doubt-whole-days = If the days must lie wholly between, the last day is { $day }.
term-doubt-months = If months are counted to the number of the first day of the term, as one commencement was, it ends on { $day }.
term-doubt-filed = { $event } is a day off: an application handed in on it counts as handed in on { $filed } (Administrative Procedural Code, art. 64(3)), and the term ends on { $day } then.
term-doubt-estimated = { calendar-holiday }, { $day }, was reckoned beforehand; the day may have come out otherwise.
term-doubt-transfers = Acts that exchange days off are known only through { $day } ({ $file }).
term-calendar-ends = the days off after { $day }: { $file } goes through that day
term-calendar-begins = the days off before { $day }: { $file } begins with that day
term-conflict-working = which source is right about { $days } ({ calendar-holiday }; { $file }:{ $line }): working by { $kept }; day off by { $other }
term-conflict-off = which source is right about { $days } ({ calendar-holiday }; { $file }:{ $line }): day off by { $kept }; working by { $other }
term-no-time = the time of the event on { $day }
term-working-hours = the working hours of the office: a term in working hours cannot be counted without them

## Phrases of acts

term-zero = A term has at least one day, month or hour.
term-phrase-mismatch = The number and its word differ: { $first } ({ $second }) is { $one } and { $other }
term-phrase-bracket = { $first } ({ $second }): what stands in brackets is no number, so the number cannot be checked
term-phrase-range = Two numbers stand together like “3–5 days”; which of them is the term?
term-phrase-large = “{ $phrase }” is longer than any term
term-phrase-direction = The words do not tell whether the term runs after the event or before it
term-phrase-sutki = “Тәулік” (сутки) was counted as calendar days; hours from the minute of the event are another reading.
term-phrase-at-least = The words say “at least”: the term may be longer.
term-phrase-no-sooner = The words say “not earlier than”: this is the first day, not the last.
term-phrase-passed = The words speak of what comes when the term has passed: the day after its last day is meant.

## The command "deadline"

deadline-length = { $unit ->
    [working_day] { $amount ->
        [one] { $amount } working day
       *[other] { $amount } working days
    }
    [calendar_day] { $amount ->
        [one] { $amount } calendar day
       *[other] { $amount } calendar days
    }
    [week] { $amount ->
        [one] { $amount } week
       *[other] { $amount } weeks
    }
    [month] { $amount ->
        [one] { $amount } month
       *[other] { $amount } months
    }
    [year] { $amount ->
        [one] { $amount } year
       *[other] { $amount } years
    }
    [hour] { $amount ->
        [one] { $amount } hour
       *[other] { $amount } hours
    }
    [minute] { $amount ->
        [one] { $amount } minute
       *[other] { $amount } minutes
    }
    [working_hour] { $amount ->
        [one] { $amount } working hour
       *[other] { $amount } working hours
    }
   *[day] { $amount ->
        [one] { $amount } day
       *[other] { $amount } days
    }
}
deadline-after = { $length } after { $event }
deadline-before = { $length } before { $event }
deadline-from = { $length } from { $event }, that day included
deadline-back-from = { $length } back from { $event }, that day included
deadline-by-calendar = by what the calendar goes by: { $day }
deadline-row-event = event
deadline-row-last = last day
deadline-doubt = but: { $text }
deadline-calendar = days off: { $file }, { $first } to { $last }
deadline-calendar-built-in = days off: the built-in { $file }, { $first } to { $last }
deadline-calendar-total = { $working } working days; { $file }
deadline-unknown = the day cannot be told without { $reason }
deadline-hint-calendar = add the missing days to { $file } in the corpus folder, each with its source, and widen [covers]
deadline-hint-hours = ask for hours, or count by hand with the office's hours
deadline-bad-date = “{ $text }” is no day, nor a day with a time
deadline-bad-date-hint = write 2026-03-20, 20.03.2026 or 2026-03-20T14:30
deadline-no-unit = { $number } of what? The unit is missing
deadline-no-term = no term is found in “{ $text }”
deadline-terms = { $count } terms stand in the text; ask for one of them:
deadline-term-hint = write a number and a unit (5 working_day, 1 month), or the words of the act: "5 (бес) жұмыс күні ішінде"
deadline-phrase-hint = it is about “{ $phrase }”; where you know what is meant, write it as a number and a unit
deadline-no-year = { $year } lies outside of { $file }, which goes from { $first } to { $last }
