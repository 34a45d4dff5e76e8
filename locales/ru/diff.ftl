# Различия: сообщения src/query/materiality и diff.

materiality-amount = размер
materiality-date = дата
materiality-deadline = срок
materiality-negation = отрицание
materiality-addressee = кто
materiality-documents = документы
materiality-condition = условие
materiality-reference = ссылка
materiality-wording = формулировка
materiality-editorial = редакционное

cli-change-restated = изложено заново
diff-languages = Тексты на разных языках: сравнивается только их структура.
diff-no-version = { $count ->
    [0] Ни у одной редакции нормы идентификатор не начинается с «{ $id }».
   *[other] С «{ $id }» начинаются идентификаторы нескольких редакций нормы ({ $count }); укажите больше знаков.
}
diff-not-known = Не сравнивалось, так как точно не известно, что действовало: элементов первого текста — { $old }, второго — { $new }.
web-diff-marks = Существенные изменения:
