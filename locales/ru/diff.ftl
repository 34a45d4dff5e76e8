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
