## Өзгерістер енгізетін актілерді қолдану

replay-target-missing = мәтінде { $path } жоқ
replay-target-ambiguous = { $path }: сәйкес келетін орын саны { $count }
replay-repealed = { $path } бұрын күшін жойған
replay-already-there = { $path } бұрыннан бар
replay-words-missing = онда «{ $words }» деген сөздер жоқ
replay-words-twice = «{ $words }» деген сөздер онда { $count } рет кездеседі, ал бір ғана орын көзделген
replay-words-overlap = екі жұп { $path } ішінде бір орынды білдіреді
replay-form = «{ $words }» басқа тұлғада тұр, «{ $new }» тұлғасын болжауға тура келер еді
replay-gap = { $path } қойыла алмайды: алдында { $count } ғана бар
replay-no-wording = өзгерістер енгізетін актіде жаңа редакция табылмады
replay-not-understood = нұсқаудың { $path } үшін мәні түсініксіз
replay-unrecognised = сөйлем түсініксіз

cli-apply-applied = қолданылды
cli-apply-conflict = қайшылық
cli-apply-other = басқа акт
cli-apply-levelled = теңестірілді ({ $kind ->
    [letters] ұқсас әріптер немесе белгілер
    [capitals] бас әріппен жазылған тақырып
    [case] бас және кіші әріптер
    [ending] сөздерден кейінгі жалғау
    [blanks] бос орындар
    [punctuation] тыныс белгілері
    [numbers] нөмірлер тізбесі
    [word_order] сөздердің реті
    [other_kind] басқаша аталған элемент
    [left_out_step] мекенжайдың түсіп қалған қадамы
    [counted_otherwise] бөліктер мен абзацтардың басқаша санағы
    [pair_without_match] кездеспейтін сөздер
    [restored] алып тасталған элементтің орны
    [contents] мұнда жүргізілмейтін мазмұны
    [list_goes_on] тізбе жалғасты
   *[other] { $kind }
}): «{ $found }» орнына «{ $wanted }»
cli-apply-left = қолданылмады: { $path }: { $reason }
cli-apply-nothing = нұсқаулардың ешқайсысы бұл актіге ({ $act }) қатысты емес; -v қай актілерге екенін көрсетеді
cli-apply-total = қолданылды: { $applied }, қайшылық: { $conflicts }, басқа актілерге: { $other }
cli-blame-none = корпус бойынша { $day } күні ешбір редакция қолданылмайды
cli-blame-one-of = мыналардың бірі: { $acts }

bisect-one-edition = корпуста { $act } актісінің бір тілдегі екі редакциясы жоқ; оларды acts/ ішіне салыңыз немесе файлдарды атаңыз: nusqa bisect BASE AMENDING... EDITION
cli-bisect-files = бастапқы мәтінді, кемінде бір өзгерістер енгізетін актіні және одан кейінгі редакцияны атаңыз
cli-bisect-agrees = сәйкес келеді
cli-bisect-ends = сәйкестік осы жерде аяқталады, айырмашылық саны: { $count }
cli-bisect-differs = тағы айырмашылық: { $count }
cli-bisect-missing = мәтіні жоқ: { $act }
cli-bisect-class = { $class ->
    [parse_gap] нұсқау қолданылмады
    [missing_act] қолда жоқ акт
    [portal_note] ескерту актіде жоқ өзгеріс туралы айтады
    [disputed] өзгертілген, бірақ редакцияда басқаша
    [source_error] оған ешбір акт те, ескерту де қатысты емес
   *[other] { $class }
}
cli-bisect-total = { $compared } нормадан { $count } өзгеше; [-қолдану-] {"{"}+редакция+{"}"}
