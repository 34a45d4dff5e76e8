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
