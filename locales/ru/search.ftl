# Поиск: сообщения src/index и src/query/search.

search-query-empty = В запросе нет ни одного слова для поиска. Укажите хотя бы одно слово, номер или поле, например: өтініш, "тұрақты тұрғылықты", act:361.
search-query-cut = Запрос слишком длинный; использованы только первые его части ({ $limit }).
search-index-failed = Не удалось построить поисковый индекс: { $detail }. Освободите место на диске или удалите папку .nusqa и повторите попытку.
search-index-unreadable = Не удалось прочитать поисковый индекс: { $detail }. Удалите папку .nusqa; она будет создана заново.
search-index-in-memory = Поисковый индекс не удалось сохранить ({ $detail }), поэтому он хранится в памяти и каждый раз строится заново. Чтобы этого избежать, разрешите запись в папку корпуса.
search-jump = Запрос ведёт к
search-suggestion = Возможно, имелось в виду: { $query }
search-between = первый день, { $first }, позже последнего, { $last }
search-facet-kind = Вид акта
search-facet-issuer = Орган
search-facet-language = Язык
search-facet-act = Акт
search-why-exact = «{ $word }» как введено: { $count } раз
search-why-form = «{ $word }» в другой форме ({ $found }): { $count } раз
search-why-heading = «{ $word }» в заголовке
search-why-title = «{ $word }» в названии акта
search-why-kind = вид акта { $kind }: { $points }
search-why-in-force = может действовать в указанный день: { $points }
search-why-score = всего: { $points }
web-no-language = «{ $language }» — не язык текстов; укажите kk или ru
web-facets = Сузить поиск
search-no-field = поля { $field } нет; искали как слово. Поля: акт, вид, норма, заголовок, орган, язык
search-no-kind = { $kind } — не вид акта; искали как слово
search-no-language = { $language } — не язык актов (kk, ru); искали как слово
search-most-words = ни в одной редакции нет всех слов; здесь есть большинство из них
