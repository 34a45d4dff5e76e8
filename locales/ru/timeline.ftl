# Корпус, ссылки, границы и ответы.

## Папка корпуса

corpus-no-folder = папки корпуса { $folder } нет; укажите её через --corpus DIR или создайте (acts/, manifest.toml)
corpus-no-manifest = в { $folder } нет manifest.toml; создайте его: запись [[file]] (path, sha256) на каждый файл в acts/
corpus-no-acts = в { $folder } нет папки acts/; положите туда файлы актов
corpus-unreadable = { $file } не читается: { $reason }
corpus-not-kept = прочитанное не удалось сохранить для следующего запуска ({ $reason }); каждый запуск будет читать все файлы
corpus-file-name = в { $folder } есть файл, имя которого не в Юникоде; переименуйте его
corpus-file-missing = { $file } указан в manifest.toml, но в корпусе его нет; верните файл или удалите его запись [[file]]
corpus-wrong-hash = { $file } — не тот файл, что указан в manifest.toml: его sha256 { $found }, в манифесте { $listed }. Восстановите файл; если он изменён намеренно, впишите в манифест новый sha256
corpus-unlisted = { $file } не указан в manifest.toml; файл прочитан. Добавьте запись [[file]] с sha256 = "{ $sha256 }"
corpus-path = { $file }:{ $line }: путь "{ $value }" должен быть относительным и не выходить из папки корпуса
corpus-listed-twice = { $file }:{ $line }: "{ $value }" указан дважды; удалите одну из записей
corpus-sha256 = { $file }:{ $line }: "{ $value }" — не SHA-256; нужны 64 шестнадцатеричные цифры (их печатает sha256sum ФАЙЛ)
corpus-language = { $file }:{ $line }: язык "{ $value }" не известен; пишите "kaz" или "rus"
corpus-work-id = { $file }:{ $line }: "{ $value }" — не идентификатор акта; пишите так: /akn/kz/act/order/mfa/2018-01-04/11-1-4-1
corpus-unidentified = из { $file } не видно, какой это акт (форма, дата, номер); он назван { $id }. Укажите акт в manifest.toml: work = "…"
corpus-target-unclear = изменяемый акт назван недостаточно ясно ({ $act }); поправка сохранена, но ни к чему не применена
corpus-numbered-by-order = ни один текст не говорит, какой номер у «{ $title }»; принято { $path }, по порядку упоминания
corpus-fact-ambiguous = { $file }:{ $line }: act = "{ $act }" может означать несколько актов; впишите один из идентификаторов ниже
corpus-fact-before-signing = { $file }:{ $line }: { $act } не мог быть опубликован { $date }, до подписания; исправьте дату
corpus-fact-unused = facts.toml:{ $line }: ни один текст корпуса не говорит о { $act }; проверьте номер или оставьте на будущее
corpus-fact-part = { $file }:{ $line }: part = "{ $value }" — не часть; пишите 1/2 для первой из двух
corpus-fact-partly = facts.toml:{ $line }: ни в одном источнике нет всех частей { $act }; опубликование считается с последней части, поэтому пока не считается ни одно
corpus-succession-unused = { $file }:{ $line }: ни один текст корпуса не называет { $act }; преемство пропущено

## Ссылки

reference-unknown = в корпусе нет акта «{ $reference }»
reference-ambiguous = «{ $reference }» может означать несколько актов; добавьте год или дату (361/2012) или впишите один из идентификаторов ниже
reference-no-text = текста { $act } в корпусе нет: акт только назван в { $file }
reference-date = «{ $value }» после @ — не дата; пишите { $reference } с днём вида @2023-09-01
reference-segment = «{ $word }» в «{ $reference }» — не часть пути; шаги пишутся так: document-1/item-7/subitem-3-1
reference-citation = «{ $word }» в «{ $reference }» не понято; пишите так: пп. 3-1) п. 7, 7-тармақтың 3-1) тармақшасы или item-7/subitem-3-1
reference-ambiguous-provision = «{ $reference }» может означать несколько положений ({ $count }); впишите путь одного из них
reference-no-provision = в { $act } нет положения { $provision }

## Ответы

answer-in-force-adopted = действует в редакции, в которой принят, с { $from }
answer-in-force-adopted-no-text = действует с { $from }; этой редакции в корпусе нет
answer-in-force = действует в редакции { $act }, с { $from }
answer-in-force-no-text = действует с { $from } в редакции { $act }, которой в корпусе нет
answer-not-yet = ещё не действует: применяется с { $from } ({ $act })
answer-act-repealed = акт утратил силу { $until }: признан утратившим силу { $act }
answer-repealed = утратило силу с { $until } на основании { $act }
answer-left-out = в новой редакции { $act } его уже нет, с { $until }
answer-suspended = приостановлено { $act } с { $until }
answer-in-force-not-applied = в силе с { $since }, но ещё не применяется: вводится в действие с { $from } ({ $act })
answer-expired = действовало до { $until } по словам самого { $act }
answer-cancelled = { $act } отменил это до введения в действие
answer-order-unknown = неизвестно, в каком порядке вводились в действие { $acts }, а порядок важен: возможных редакций { $count }
answer-in-force-lapsed = действует с { $from }; редакция { $act } действовала только до этого дня, и ни один текст не говорит, какая действует после
answer-in-force-substitute = приостановлено { $act }; на это время с { $from } действует другая редакция
answer-uncertain-known = неизвестно, были ли { $acts } опубликованы к { $known-on }, а ответ зависит от этого
answer-uncertain = неизвестно точно, что действовало { $day }: это зависит от дня введения в действие { $acts }
answer-unknown = ни один текст корпуса не говорит, действовало ли это тогда ({ $act })
answer-unknown-existence = ни один текст корпуса не говорит, было ли это положение после { $act } ({ $from })
answer-unknown-no-text = текста { $act } в корпусе нет, и ни один другой текст не говорит о { $provision }
answer-unknown-no-version = ни один текст корпуса не даёт этому редакции
answer-unknown-not-published = { $act } к { $known-on } ещё не мог быть опубликован
answer-diff-letters-only = различаются только начертание букв, регистр, пробелы, кавычки или тире
answer-diff-coarse = различий слишком много для сравнения по словам: в том, что показано как заменённое, могут быть и одинаковые слова
answer-diff-same-unknown = в оба дня одна редакция; её текста в корпусе нет
answer-diff-old-unknown = прежней редакции в корпусе нет: известно только, что она была другой
answer-diff-new-unknown = новой редакции в корпусе нет: известно только, что она другая
answer-diff-both-unknown = ни одной из редакций в корпусе нет: известно только, что их две
answer-diff-old-unsure = неизвестно точно, что действовало в первый день
answer-diff-new-unsure = неизвестно точно, что действовало во второй день
answer-diff-both-unsure = неизвестно точно, что действовало в оба дня

## Факты, которые уточнили бы границу

missing-publication = дата опубликования { $act }
missing-registration = дата государственной регистрации { $act }
missing-signing = дата подписания { $act }
missing-clause = порядок введения в действие { $act }
missing-date = день, названный в порядке введения в действие { $act } («{ $phrase }»)
missing-event = событие, с которым { $act } вводится в действие («{ $phrase }»)
missing-phrase = считается ли день опубликования в словах «{ $phrase }» ({ $act })
missing-month-count = считаются ли месяцы в словах «{ $phrase }» со дня опубликования или со следующего ({ $act })
missing-working-days = календарь рабочих дней для срока «{ $phrase }» ({ $act })
missing-repeal = акт, которым { $act } признан утратившим силу, и его дата
missing-text = текст { $act }
missing-cancelled = был ли { $act } отменён до введения в действие

## На чём держится предполагаемая граница

bound-duty = { $act } подлежал опубликованию в течение { $days } календарных дней после вступления в силу (Закон № 480-V от 2016-04-06, ст. 37 п. 3); что это исполнено — предположение
bound-duty-assumed = предполагается, что { $act } опубликован в течение { $days } календарных дней; Закон № 480-V (ст. 37 п. 3), где это сказано, моложе акта
bound-default = порядок введения в действие не указан: { $days } календарных дней после дня первого официального опубликования (Закон № 480-V, ст. 42 п. 3)
bound-default-duty = порядок введения в действие не известен: { $days } календарных дней после дня первого официального опубликования (Закон № 480-V, ст. 42 п. 3), которое должно было состояться в течение { $publication-days } календарных дней (ст. 37 п. 3); для { $act } то и другое — предположение
bound-default-duty-assumed = порядок введения в действие не известен: для { $act } предполагаются { $days } календарных дней после опубликования в течение { $publication-days } дней; Закон № 480-V (ст. 37 п. 3, ст. 42 п. 3) моложе акта
bound-default-adoption = порядок введения в действие не известен: такие акты действуют со дня принятия (Закон № 480-V, ст. 42); для { $act } это предположение
