# Айырмашылықтар: src/query/materiality және diff хабарлары.

materiality-amount = мөлшер
materiality-date = күн
materiality-deadline = мерзім
materiality-negation = болымсыздық
materiality-addressee = кім
materiality-documents = құжаттар
materiality-condition = шарт
materiality-reference = сілтеме
materiality-wording = сөздер
materiality-editorial = редакциялық

cli-change-restated = жаңадан жазылды
diff-languages = Мәтіндер әр тілде: тек құрылымы салыстырылады.
diff-no-version = { $count ->
    [0] Норманың бірде-бір редакциясының идентификаторы «{ $id }» деп басталмайды.
   *[other] Норманың { $count } редакциясының идентификаторы «{ $id }» деп басталады; көбірек таңба көрсетіңіз.
}
diff-not-known = Не қолданылғаны нақты белгісіз болғандықтан салыстырылмады: бірінші мәтіннің { $old } элементі, екіншісінің { $new } элементі.
web-diff-marks = Мәнді өзгерістер:
