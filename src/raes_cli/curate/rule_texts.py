"""What the rules ask for, as far as it does not stand in English at the function that is the rule."""

from __future__ import annotations

OTHER_RULES = {
    "file": "The file of a base is a regular file that can be read.\n\nUse another file, or fix its permissions.",
    "encoding": "A base is UTF-8.\n\nSave the file as UTF-8.",
    "syntax": "A base is YAML.\n\nCorrect the line; a text with a colon, comma or quote needs quotes around it.",
    "empty": "A base is not empty.",
    "shape": "A base is a mapping of sections.",
    "large": "No mapping and no list in a record is longer than a thousand, and no file has more than five million "
    "values."
    "\n\nA base may be a folder of several files.",
    "too-many": "What has a thousand problems is not searched for more.\n\nFix these first.",
    "documents": "A file holds one YAML document.\n\nRemove the line `---`.",
    "depth": "A base is not nested deeper than it needs to be.",
    "key": "A key is plain text.",
    "merge": "Merge keys are not allowed.\n\nWrite the values out.",
    "duplicate-key": "A key appears once in its mapping.\n\nRename or join the two.",
    "alias": "Anchors and aliases of YAML are not allowed.\n\nWrite the value out.",
    "tag": "Tags of YAML are not allowed: every value is text that the schema types.",
    "draft": 'What `raes draft` left as "" is written.\n\nWrite it, or remove the key or the record.',
    "empty-value": "A value is not empty.\n\nRemove the key; an unquoted comma inside {…} splits a text: quote it.",
    "long": "A text is not longer than 64 thousand characters.",
    "control": "No text holds control or direction characters.",
    "unique-id": "An id appears once in the whole base, in all its layers.\n\nChoose another.",
    "addition-order": "An addition says more of a record of an earlier layer.\n\n"
    "Write it in the record itself, or in a layer that is read later.",
    "addition-value": "An addition fills what a record leaves open, or adds to it.\n\n"
    "What it says otherwise is a record of its own and a declared conflict; what it says again is left out.",
    "addition-date": "The date of an addition lies within the bounds that were known.\n\n"
    "Another date is a statement with `claimed_date` and a declared conflict.",
    "addition-place": "The place of an addition lies within the place that was known.\n\n"
    "Correct it, or `within` of the place.",
    "addition-evidence": "What an addition says more has evidence of its own.\n\n"
    "Add `sources`; aliases, topics, related events, remarks and what closes a gap need none, spellings and posts "
    "have theirs.",
    "missing-key": "A record has the keys it must have.",
    "unknown-key": "A record has no keys but those of the schema.\n\nCorrect the spelling.",
    "choice": "A value of a closed list is one of it.",
    "slug": "An id is made of a–z, 0–9 and single hyphens.",
    "value": "A value is of its type: a date in EDTF, a number with a point, a text without line ends.",
    "text-missing": "With --texts: the text of every source is there, unless the lock file has all its anchors.",
    "text-digest": "With --texts: the text of a source has the digest that the base names.",
    "anchor-not-found": "With --texts: every anchor is in its source, to the letter but for quotes, dashes and ё.",
    "unused-sentence": "With --texts: every sentence is evidence of a record, or is listed under `silent`.",
    "copied-text": "With --texts: no text of ours repeats nine or more words of a source in a row.",
    "misquoted": "With --texts: the words of a number or a date that are given as a source's own are in it.",
    "unnamed-participant": "With --texts: who is said to be named is named in the sentences of the evidence.",
    "unverified-anchor": "Every anchor has been found in its source: it is in the lock file beside the base.",
    "stale-lock": "The lock file has no anchors but those of the base.",
}
"""Rules that are no functions of a whole book, those of reading, of the schema, of the texts: name → what it asks for,
and what to do."""

RUSSIAN = {
    "addition-date": "Дата добавления лежит в известных границах.\n\n"
    "Другая дата — высказывание с `claimed_date` и объявленный конфликт.",
    "addition-evidence": "У того, что добавлено, есть свои свидетельства.\n\n"
    "Добавьте `sources`; псевдонимам, темам, связям событий, замечаниям и закрытию пробела они не нужны, "
    "у написаний и постов есть свои.",
    "addition-order": "Добавление говорит больше о записи более раннего слоя.\n\n"
    "Впишите это в саму запись или в слой, который читается позже.",
    "addition-place": "Место добавления лежит внутри известного места.\n\nИсправьте его или `within` этого места.",
    "addition-value": "Добавление заполняет то, что запись оставляет открытым, или прибавляет к ней.\n\n"
    "Сказанное иначе — отдельная запись и объявленный конфликт; сказанное снова не нужно.",
    "alias": "Якоря и псевдонимы YAML не допускаются.\n\nВпишите само значение.",
    "anchor-length": "В цитате от двух до восьми слов, в написании имени — от одного до восьми.\n\n"
    "Цитируйте меньше: столько, чтобы подтвердить факт и найти место.",
    "anchor-not-found": "С --texts: каждая цитата стоит в своём источнике, буква в букву, кроме кавычек, тире и ё.",
    "attested-at": "Пост, засвидетельствованный на событии, принадлежит его участнику и имеет его дату.\n\n"
    "Исправьте событие поста или участников события.",
    "closed-by": "Пробел закрывает то, о чём говорит более поздний слой, чем сам пробел.\n\n"
    "Назовите записи того слоя или дополненные им; о том, что известно сразу, пробела нет.",
    "choice": "Значение закрытого списка — из этого списка.",
    "conflict-series": "Утверждения конфликта чисел — цифры одного показателя и одной статистики.\n\n"
    "Исправьте утверждения: измеряющее разное или разными способами не может себе противоречить.",
    "conflict-text": "Конфликт слов говорит в тексте, что чему противоречит; конфликт чисел вычисляется.\n\n"
    "Добавьте `text` к конфликту правила date, assessment или wording; у growth и value уберите его.",
    "control": "Ни в одном тексте нет управляющих символов и символов направления.",
    "copied-text": "С --texts: ни один наш текст не повторяет девять и более слов источника подряд.",
    "dated-after-source": "Случившееся произошло до публикации источника.\n\n"
    "Отметьте объявленное, запланированное, прогноз или цель как таковые — или исправьте одну из двух дат.",
    "depth": "База не вложена глубже, чем ей нужно.",
    "digits": "Число цифры стоит в её свидетельствах.\n\nПроцитируйте место, где это число цифрами или словами.",
    "documents": "В файле один документ YAML.\n\nУберите строку `---`.",
    "draft": 'То, что `raes draft` оставила как "", написано.\n\nВпишите это или уберите ключ или запись.',
    "duplicate-key": "Ключ стоит среди своих один раз.\n\nПереименуйте один из двух или объедините их.",
    "empty": "База не пуста.",
    "empty-value": "Значение не пусто.\n\nУберите ключ; запятая внутри {…} делит текст: возьмите его в кавычки.",
    "encoding": "База записана в UTF-8.\n\nСохраните файл в UTF-8.",
    "figure-indicator": "Цифры одного показателя, периода и одной атрибуции — одна запись.\n\n"
    "Соберите свидетельства в одной записи или различите показатели.",
    "file": "Файл базы — обычный файл, который можно прочесть.\n\nУкажите другой или исправьте права на него.",
    "forecast": "То, чего только ожидают, — прогноз.\n\nИсправьте статус цифры.",
    "hedge": "Оговорка числа и его роста говорит то же, что слова рядом с ним: почти, около, более, до.\n\n"
    "Исправьте `qualifier` или `growth_qualifier` либо процитируйте число вместе с оговоркой.",
    "inferred-date": "Дата, которую источник не называет целиком, говорит, почему она такая.\n\n"
    "Дайте `date_note` (почему) и, если есть слова, `date_text` (слова источника) каждой дате, которая неточна, "
    "выбирается из промежутка или чей год не назван в свидетельствах; каждой дате источника — `published_text` или "
    "`published_note`.",
    "key": "Ключ — простой текст.",
    "language": "Русский текст написан русскими буквами, английский — латинскими.\n\n"
    "Поставьте каждый текст под его язык; русское слово в английском тексте стоит в «».",
    "long": "Текст не длиннее 64 тысяч знаков.",
    "large": "Ни один список и ни одна запись не длиннее тысячи; в файле не больше пяти миллионов значений.\n\n"
    "База может быть папкой из нескольких файлов.",
    "too-many": "Там, где ошибок уже тысяча, больше не ищут.\n\nСначала исправьте эти.",
    "merge": "Ключи слияния не допускаются.\n\nВпишите сами значения.",
    "misquoted": "С --texts: слова числа или даты, данные как слова источника, в нём стоят.",
    "missing-key": "У записи есть все ключи, которые должны быть.",
    "missing-session": "Между двумя заседаниями органа не пропущен ни один номер, не названный пробелом об этом органе."
    "\n\n"
    "Добавьте заседание, которое было, в границах, что дают соседние, или пробел с `missing_numbers`.",
    "no-speaker": "Высказывание без говорящего — чьё-то сообщение, а не позиция, цитата или приветствие.\n\n"
    "Назовите говорящих или укажите в `attribution` документ, источник или людей, чьё это сообщение.",
    "initialled": "Парафировавший документ его ещё не подписал.\n\n"
    "Перенесите из `signatories` в `initialled_by` или исправьте статус.",
    "own-session": "Заседание и всё пронумерованное — чьи-то, и сам этот орган не участник своего заседания.\n\n"
    "Назовите его в `body`, а в `participants` — пришедших.",
    "one-holder": "Пост одной организации в один день засвидетельствован за одним человеком.\n\n"
    "Исправьте дату или название одного из двух или скажите в названиях, чем посты различаются.",
    "order-of-a-day": "Событие, которое было раньше другого, датировано так же.\n\n"
    "Исправьте одну из двух дат или уберите `before`: события разных дат стоят по датам.",
    "part-inside-whole": "Часть события лежит в границах его дат.\n\n"
    "Исправьте одну из двух дат или поставьте `related`.",
    "period": "У потока период не меньше месяца, у запаса — день или период; если его нет, сказано почему.\n\n"
    "Дайте год или месяц, за который цифра считает, а не день, когда её назвали; или в `date_note` — почему его нет.",
    "points-at-itself": "Запись не указывает на себя, а цепочки мест, частей и того, что раньше, не идут по кругу.\n\n"
    "Уберите ссылку.",
    "printed-spelling": "У того, кто известен из источника, есть написание из этого источника.\n\n"
    "Добавьте в `spellings` имя так, как его печатает источник.",
    "relative-date": "Слова вроде «в прошлом году» или «на следующий день» стоят рядом с датой, которой они стали.\n\n"
    "Добавьте `date_text` со словами источника и `date_note` с тем, от чего они отсчитаны.",
    "repeated-alias": "Псевдоним — не само имя и стоит один раз.\n\nУберите его.",
    "repeated-item": "В списке нет повторов.\n\nУберите второе упоминание; два качества одного участника — один текст.",
    "said-when-held": "Сказанное на событии имеет его дату.\n\nИсправьте дату высказывания или его событие.",
    "same-event": "Событие стоит один раз: нет двух одного вида, дня и с теми же людьми.\n\n"
    "Объедините записи в одну с обоими свидетельствами или назовите людей, которыми они различаются.",
    "same-name": "Никакие два человека, организации, места или темы не носят одно имя.\n\n"
    "Различите их или объедините; написание принадлежит кому-то одному.",
    "session-of-speakers": "Тот, кто говорит на событии от себя, — среди его участников; приславший приветствие — "
    "не обязательно.\n\n"
    "Добавьте говорящего в участники или дайте присланному mode: greeting. Организации — исключение.",
    "session-order": "Номера заседаний одного органа идут в порядке дат, каждый один раз.\n\n"
    "Исправьте номер, дату или орган.",
    "shape": "База состоит из разделов: ключей со значениями.",
    "share": "Доля — не больше 100 процентов, место в ряду — целое число от 1, количество — целое.\n\n"
    "Исправьте значение или показатель.",
    "signed-when-signed": "Документ, подписанный на событии, имеет его дату.\n\nИсправьте одну из двух дат.",
    "slug": "Идентификатор состоит из a–z, 0–9 и одиночных дефисов.",
    "source-text": "Текст источника есть, с контрольной суммой, — или сказано, чья страница прочитана и сколько её.\n\n"
    "Дайте `file` и `sha256` или `outlet` и `read`.",
    "stale-conflict": "Объявленный конфликт чисел или дат всё ещё конфликт.\n\n"
    "Уберите его или исправьте утверждения: пересчитанные, они сходятся.",
    "stale-lock": "В файле сверки нет цитат, кроме стоящих в базе.",
    "syntax": "База — это YAML.\n\nИсправьте строку; текст с двоеточием, запятой или кавычкой берите в кавычки.",
    "tag": "Теги YAML не допускаются: каждое значение — текст, тип которому даёт схема.",
    "tenure": "Пост засвидетельствован после акта, давшего его, и до акта, прекратившего его.\n\n"
    "Исправьте `since`, `until` или дату: у каждого из двух есть акт, названный источником.",
    "text-digest": "С --texts: у текста источника та контрольная сумма, что названа в базе.",
    "text-missing": "С --texts: тексты всех источников на месте, кроме тех, чьи цитаты все стоят в файле сверки.",
    "theme-language": "У темы указан язык, на котором её печатает источник.\n\n"
    "Добавьте `theme_original`: на других языках — наш перевод.",
    "undeclared-conflict": "Цифры и даты, которые не могут быть верны вместе, объявлены конфликтом.\n\n"
    "Объявите конфликт правила `growth` или `value`, его утверждения — эти две цифры, или правила `date` — из "
    "высказывания с `claimed_date` и того, о чём оно. Числа сравниваются внутри одной статистики или там, где её не "
    "называет никто; рост — с уровнями своего источника или тех, чьи тексты есть.",
    "unique-id": "Идентификатор стоит один раз во всей базе, во всех её слоях.\n\nВыберите другой.",
    "unknown-kind": "Вид записи и единица показателя объявлены в базе.\n\n"
    "Исправьте их или объявите: вид — в `kinds` для этого типа записи, единицу — в `units`.",
    "unknown-id": "Названный идентификатор существует.\n\nИсправьте его или добавьте запись, к которой он ведёт.",
    "unknown-key": "У записи нет ключей, кроме ключей схемы.\n\nИсправьте написание.",
    "unnamed-participant": "С --texts: тот, кто отмечен как названный, назван в предложениях свидетельств.",
    "unused": "Каждую тему, место, источник и показатель называет какая-нибудь запись.\n\n"
    "Уберите её или запишите факт, ради которого она есть. Люди и организации — сами факты.",
    "unused-sentence": "С --texts: каждое предложение — свидетельство какой-нибудь записи или стоит в `silent`.",
    "unverified-anchor": "Каждую цитату нашли в её источнике: она стоит в файле сверки рядом с базой.",
    "value": "Значение имеет свой тип: дата в EDTF, число с точкой, текст без переводов строки.",
    "weekday": "День недели, названный источником, — день недели этой даты.\n\nИсправьте дату.",
    "wrong-section": "Названный идентификатор ведёт к записи нужного рода.\n\n"
    "Место — из `places`, говорящий — из `people` или `organizations`, и так далее.",
}
"""The same of every rule."""
