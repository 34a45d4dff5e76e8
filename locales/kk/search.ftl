# Іздеу: src/index пен src/query/search хабарлары.

search-query-empty = Сұрауда іздейтін сөз жоқ. Кемінде бір сөз, нөмір немесе өріс жазыңыз, мысалы: өтініш, "тұрақты тұрғылықты", act:361.
search-query-cut = Сұрау тым ұзын; оның алғашқы { $limit } бөлігі ғана пайдаланылды.
search-index-failed = Іздеу индексін құру мүмкін болмады: { $detail }. Дискіде орын босатыңыз немесе .nusqa қалтасын жойып, қайталап көріңіз.
search-index-unreadable = Іздеу индексін оқу мүмкін болмады: { $detail }. .nusqa қалтасын жойыңыз; ол өздігінен қайта құрылады.
search-index-in-memory = Іздеу индексін сақтау мүмкін болмады ({ $detail }), сондықтан ол жадта тұрады және әр жолы жаңадан құрылады. Бұлай болмауы үшін корпус қалтасына жазуға рұқсат беріңіз.
search-jump = Сұрау мынаған апарады:
search-suggestion = Мүмкін, мынау болар: { $query }
search-between = бірінші күн ({ $first }) соңғысынан ({ $last }) кейін
search-facet-kind = Акт түрі
search-facet-issuer = Орган
search-facet-language = Тіл
search-facet-act = Акт
search-why-exact = «{ $word }» терілген түрінде: { $count } рет
search-why-form = «{ $word }» басқа тұлғада ({ $found }): { $count } рет
search-why-heading = «{ $word }» тақырыпта
search-why-title = «{ $word }» актінің атауында
search-why-kind = акт түрі { $kind }: { $points }
search-why-in-force = сұралған күні қолданылуы мүмкін: { $points }
search-why-score = барлығы: { $points }
web-no-language = «{ $language }» мәтін тілі емес; kk немесе ru деп көрсетіңіз
web-facets = Іздеуді тарылту
search-no-field = { $field } деген өріс жоқ; сөз ретінде ізделді. Өрістер: акт, түрі, норма, тақырып, орган, тіл
search-no-kind = { $kind } — акт түрі емес; сөз ретінде ізделді
search-no-language = { $language } — актілердің тілі емес (kk, ru); сөз ретінде ізделді
search-most-words = сөздердің бәрі бар редакция жоқ; мыналарда көбі бар
