## Применение изменяющих актов

replay-target-missing = в тексте нет { $path }
replay-target-ambiguous = { $path }: подходящих мест { $count }
replay-repealed = { $path } уже утратил силу
replay-already-there = { $path } уже есть
replay-words-missing = слов «{ $words }» там нет
replay-words-twice = слова «{ $words }» стоят там { $count } раза (раз), а имеется в виду одно место
replay-words-overlap = две пары слов означают одно и то же место в { $path }
replay-form = «{ $words }» стоит в другой форме, а форму для «{ $new }» пришлось бы угадывать
replay-gap = { $path } не может следовать: перед ним их { $count }
replay-no-wording = новая редакция в изменяющем акте не найдена
replay-not-understood = непонятно, что указание означает для { $path }
replay-unrecognised = предложение не понято

cli-apply-applied = применено
cli-apply-conflict = конфликт
cli-apply-other = другой акт
cli-apply-levelled = выровнено ({ $kind ->
    [letters] похожие буквы или знаки
    [capitals] заголовок прописными буквами
    [case] прописные и строчные буквы
    [ending] окончание после слов
    [blanks] пробелы
    [punctuation] знаки препинания
    [numbers] перечень номеров
    [word_order] порядок слов
    [other_kind] элемент с другим названием
    [left_out_step] пропущенный шаг адреса
    [counted_otherwise] иной счёт частей и абзацев
    [pair_without_match] слова, которых нет
    [restored] место исключённого элемента
    [contents] оглавление, которое здесь не ведётся
    [list_goes_on] перечень продолжен
   *[other] { $kind }
}): «{ $wanted }» вместо «{ $found }»
cli-apply-left = не применено: { $path }: { $reason }
cli-apply-nothing = ни одно указание не относится к этому акту ({ $act }); -v перечисляет, к каким
cli-apply-total = применено { $applied }, конфликтов { $conflicts }, для других актов { $other }
cli-blame-none = по данным корпуса на { $day } не действует ни одна редакция
cli-blame-one-of = один из: { $acts }

bisect-one-edition = в корпусе нет двух редакций { $act } на одном языке; положите их в acts/ или назовите файлы: nusqa bisect BASE AMENDING... EDITION
cli-bisect-files = назовите исходный текст, хотя бы один изменяющий акт и редакцию после него
cli-bisect-agrees = совпадает
cli-bisect-ends = здесь совпадение кончается, различий: { $count }
cli-bisect-differs = ещё различий: { $count }
cli-bisect-missing = нет текста: { $act }
cli-bisect-class = { $class ->
    [parse_gap] указание не применено
    [missing_act] акт, которого нет под рукой
    [portal_note] примечание говорит об изменении, которого акт не предписывает
    [disputed] изменено, но в редакции иначе
    [source_error] не затронуто ни актом, ни примечанием
   *[other] { $class }
}
cli-bisect-total = различаются { $count } из { $compared } положений; [-применение-] {"{"}+редакция+{"}"}
