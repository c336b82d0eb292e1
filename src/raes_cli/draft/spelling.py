"""Spelling of names: the nominative of printed names and posts, ids, transliteration, names of countries."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from raes_cli.curate.parts import OrganizationKind
from raes_cli.curate.schema import Indicator, Organization
from raes_cli.draft import cues
from raes_cli.endings import alike
from raes_cli.offices import office
from raes_cli.text import fold, words

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "").split(" "),
        strict=True,
    )
)
_WOMEN = """
    ольг анн мари юли наталь натали елен ирин татьян светлан екатерин валентин людмил галин нин вер надежд любов
    лейл айтен айнур мехрибан сахиб бахар нигяр эльмир дарь софь ксени полин алин вероник диан виктори анастаси жанн
    зарин кристин лариси ларис лили маргарит оксан раис роз тамар эмили яни инн гульнар
""".split()  # noqa: SIM905
"""Stems of the given names of women that could be taken for inflected names of men."""
_OF_WOMEN = frozenset(("", "а", "я", "ы", "и", "е", "у", "ю", "ой", "ей", "ия", "ии", "ию", "ией", "ь", "ью"))
HERS = ("овой", "евой", "ёвой", "иной")
"""Endings of family names that are certainly a woman's, in another case than the nominative."""
_SHORT = frozenset(("Сергей", "Алексей", "Андрей", "Матвей", "Тимофей", "Елисей", "Ефрем", "Артем", "Артём", "Орхан"))
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
_FAMILY = re.compile(
    r"(?:ых|ов|ев|ёв|ин|ын|ян|ко|ук|юк|ич|дзе|швили|заде|ский|цкий|ли|оглу|ова|ева|ина|ская|цкая)\w{0,2}$"
)
_ENGLISH_FAMILY = re.compile(
    r"(?:ykh|chy|chiy|skoy|tskoy|ov|ev|yev|iev|in|sky|skiy|ski|yan|ian|ko|uk|ich|vich|dze|shvili|zade|zadeh|li|ly|oglu|ova|eva|yeva|skaya|iyev|(?<!ch)(?<!ol)(?<!nt)ina)$"
)


_ROOT = 5
"""The number of letters that words with the same root share."""


def looks_like_family(word: str) -> bool:
    """Return whether a printed word has an ending of the region's family names."""
    lower = word.lower() if _is_cyrillic(word) else fold(word)
    return len(lower) > len("Ким") and bool((_ENGLISH_FAMILY if lower.isascii() else _FAMILY).search(lower))


def nominative(name: str, *, subject: bool = False) -> str:
    """Return a Russian name in the nominative as far as its endings tell, any other unchanged.

    The name of a `subject` is in the nominative already: Наиля Алескерова is a woman, not Наиль Алескеров in the
    genitive.
    """
    if initials := re.match(r"(?:[А-ЯЁ][а-я]?\.\s?)+(?=[А-ЯЁ])", name):
        family = name[initials.end() :]
        ends = (
            () if subject else ((r"(ов|ев|ёв|ин)ым$", r"\1"), (r"(ов|ев|ёв|ин)ой$", r"\1а"), (r"([сц]к)им$", r"\1ий"))
        )
        return initials[0] + _declined(family, ends)
    words = name.split()
    if subject or name.isascii() or not words or not _is_cyrillic(name):
        return name
    if len(words) == 1:
        return _declined(name, _WOMANS[1] if name.endswith(HERS) else _MANS[1])
    given, *middle, family = words
    if _is_nominative(given) and not _is_woman(given):
        return name if not family.endswith(HERS) else " ".join((given, *middle, family[:-2] + "а"))
    if re.search(f"(?:[сц]к(?:ий|ая)|[{_CONSONANTS}](?<![ыиое]м)(?<![ыи]х))$", family):
        given = _declined(given, _WOMANS[0]) if _is_woman(given) else given  # Никита Иванов is in the nominative
        return " ".join((given, *middle, family))
    hers = _is_woman(given) or family.endswith(HERS)
    its = _WOMANS if hers else _MANS
    return " ".join(
        (_declined(given, its[0]), *(_declined(one, _PATRONYMIC) for one in middle), _declined(family, its[1]))
    )


def _declined(word: str, rules: Sequence[tuple[str, str]]) -> str:
    """Return a word changed by the first rule that fits its ending."""
    return next((re.sub(ending, plain, word) for ending, plain in rules if re.search(ending, word)), word)


_ADJECTIVE = (
    (r"([сц]к)(?:ого|ому|им|ом)$", r"\1ий"), (r"([сц]к)ой$", r"\1ая"), (r"ую$", "ая"), (r"(?:ого|ому)$", "ой"),
)  # fmt: skip
_PATRONYMIC = ((r"(ич)(?:ем|а|у|е)$", r"\1"), (r"н(?:ой|ы|е|у)$", "на"))
_MANS = (
    (
        (r"([аеи])(?:ем|я|ю)$", r"\1й"), (r"ом$", ""), (r"ем$", "ь"),
        (r"^Павл[ау]$", "Павел"), (r"^Петр[ау]$", "Пётр"), (r"^Льв[ау]$", "Лев"),
        (rf"(..[{_CONSONANTS}])[ау]$", r"\1"), (rf"([{_CONSONANTS}])[яю]$", r"\1ь"),
    ),
    (
        (r"(ов|ев|ёв|ин|ын)(?:а|у|ым|е)$", r"\1"), (r"([^кц])ой$", r"\1а"), *_ADJECTIVE,
        (rf"([{_CONSONANTS}])[ео]м$", r"\1"), (r"(?:(?<=[аеи])я|(?<=[ае])ю)$", "й"),
        (rf"(?<!зад)(?<!дз)(?<=[{_CONSONANTS}])е$", ""), (rf"(?<!х)(?<!огл)(?<=[{_CONSONANTS}])[ау]$", ""),
    ),
)  # fmt: skip
"""Rules from other cases to the nominative: men's given names, and their family names."""
_WOMANS = (
    (
        (r"о[йю]$", "а"), (r"е[йю]$", "я"), (r"([иь])[ыеуюи]$", r"\1я"), (r"ю$", "я"), (r"[ыеуи]$", "а"),
    ),
    ((r"(ов|ев|ин)(?:ой|у|ы)$", r"\1а"), *_ADJECTIVE),
)  # fmt: skip


def nominative_post(post: str) -> str:
    """Return a post in the singular and, if Russian, with the words up to the office in the nominative.

    Two posts joined by a comma or a dash are converted separately.
    """
    if parted := re.search(", | [-–—] ", post):
        return nominative_post(post[: parted.start()]) + parted[0] + nominative_post(post[parted.end() :])
    if post.isascii():
        return re.sub(r"^((?:(?!of\b|for\b)[\w-]+ )*?[\w-]*(?:nt|er|or|ief|ad|ry|ian))s\b", r"\1", post)
    done: list[str] = []
    rest = post.split()
    while rest:
        word = rest.pop(0)
        if noun := _office(word):
            return " ".join((*done, noun, *rest))
        done.append(next((word.removesuffix(end) + plain for end, plain in _AGREEING if word.endswith(end)), word))
    return post


_AGREEING = (("ыми", "ые"), ("ым", "ый"), ("ого", "ый"), ("ому", "ый"), ("им", "ий"), ("его", "ий"), ("ему", "ий"))


def nominative_body(name: str) -> str:
    """Return the name of a Russian body in the nominative: the word for its sort, and the adjectives before it.

    Empty if the endings do not tell. Names that are not Russian, and parts in quotation marks, stay as printed.
    """
    head, mark, quoted = name.partition(" «")
    if mark:
        head = head if head.isupper() else nominative_body(head)
        return head and f"{head} «{quoted}"
    if name.isascii() or '"' in name:
        return name
    words = name.split()
    at = next((at for at, word in enumerate(words) if cues.BODY.match(fold(word))), None)
    if at is None:
        return name if re.search(f"(?:[{_CONSONANTS}](?<![ыиое]м)|ое|ый|ий|ая)$", fold(words[0])) else ""
    for pattern, plain, adjectives in _SORTS:
        if noun := re.fullmatch(pattern, words[at], re.IGNORECASE):
            led = [next((w[: -len(e)] + s for e, s in adjectives if w.endswith(e)), w) for w in words[:at]]
            return " ".join((*led, noun[1] + plain, *words[at + 1 :]))
    return ""


def nominative_place(name: str) -> str:
    """Return the Russian name of a place in the nominative; an empty text if its ending does not tell: в Габале."""
    if region := re.fullmatch(r"(\w+[сц]к)(?:(?:ой|ую) област\w+|(?:ого|ому|ом|им|ий) (кра|район|округ)\w*)", name):
        return f"{region[1]}ая область" if region[2] is None else f"{region[1]}ий {region[2].replace('кра', 'край')}"
    if " " in name or not _is_cyrillic(name):
        return ""
    if name.isupper() or name[-1] in f"{_CONSONANTS}ь":
        return name  # a destination: the accusative is the same
    return next((re.sub(ending, plain, name) for ending, plain in _PLACES if re.search(ending, name)), "")


_PLACES = (
    (r"([нвмрлй][сц]к|град|бург|абад|стан|город|[кб]ент)е$", r"\1"), ("поле$", "поль"), ("ии$", "ия"),
    (rf"(..(?!к)[{_CONSONANTS}])у$", r"\1а"),
)  # fmt: skip
"""Rules from other cases to the nominative of places."""
_NEUTER = (("ского", "ское"), ("ым", "ое"), ("ого", "ое"), ("ому", "ое"), ("ом", "ое"))
_FEMININE = (("ой", "ая"), ("ую", "ая"))
_MASCULINE = (
    ("ского", "ский"), ("скому", "ский"), ("ским", "ский"), ("ском", "ский"), ("ого", "ый"), ("ому", "ый"),
    ("ым", "ый"), ("ом", "ый"),
)  # fmt: skip
_SORTS = (
    (r"(.*(?:ств|ведомств))(?:о|а|у|ом|е)", "о", _NEUTER),
    (r"(.*(?:ени|яти|рани))(?:е|я|ю|ем|и)", "е", _NEUTER),
    (r"(.*(?:аци|ци|сси|ми|ани))(?:я|и|ю|ей)", "я", _FEMININE),
    (r"(служб|палат)(?:а|ы|е|у|ой)", "а", _FEMININE),
    (r"(ассамбле)(?:я|и|ю|ей)", "я", _FEMININE),
    (r"(музе)(?:й|я|ю|ем|е)", "й", _MASCULINE),
    (r"(мин\w+[ыоя])", "", ()),
    (r"((?:мин|рос|гос)\w*?[бвгдзклмнпрстфхц])(?:а|у|ом|е)?", "", _MASCULINE),
    (r"(.*(?:ет|ут|нд|нк|нг|рн|од|тр|юз|нт|уб|рт))(?:а|у|ом|е)?", "", _MASCULINE),
)
"""How words for sorts of bodies are declined: stem and endings, the nominative ending, and rules for adjectives."""


def balanced(name: str) -> str:
    """Return a name with its quotation marks completed to pairs, or without them if they enclose all of it."""
    for left, right in ("«»", "“”", "„“"):
        if name.startswith(left) and left not in name[1:]:
            name = name.strip(left + right)
        name = left * (name.count(right) > name.count(left)) + name + right * (name.count(left) > name.count(right))
    inside = name.strip('"')
    return inside + '"' * (inside.count('"') == 1) + ")" * (inside.count("(") > inside.count(")"))


def is_nominative_post(post: str) -> bool:
    """Return whether a Russian post has a word for an office, in the nominative."""
    found = next((word for word in post.split() if _office(word)), None)
    return found is not None and _office(found) == found.lower()


_POSTS = (
    (
        r"(?i)((?:председател|исследовател|заместител|представител|руководител|секретар|деятел))(?:ем|я|ю|е|ь|и|ей|ями?|ях)$",
        r"\1ь",
    ),
    (r"(?i)пос(?:лом|ла|лу|ле|ол)$", "посол"),
    (r"(?i)(глав)(?:ой|ы|е|у|а|ам|ами|ах)?$", r"\1а"),
    ("(?i)(атташе)$", r"\1"),
    (rf"(?i)(.+?[{_CONSONANTS}])(?:ом|а|у|е|ы|и|ов|ами?|ах)?$", r"\1"),
)


def _office(word: str) -> str | None:
    """Return a Russian word for what somebody is in the nominative singular, or None for any other word."""
    its = fold(word.rsplit("-", maxsplit=1)[-1])
    if cues.NO_TITLE.match(its) or not (office(its) or cues.TITLE.match(its)):
        return None
    return next((re.sub(one, plain, word) for one, plain in _POSTS if re.search(one, word)), None)


def slug(name: str) -> str:
    """Return a name as an id: Latin letters in lower case, digits and hyphens."""
    letters = "".join(_LATIN.get(letter, letter) for letter in unicodedata.normalize("NFC", name).lower())
    return re.sub("[^a-z0-9]+", "-", fold(letters).replace("'", "")).strip("-")


def latin(name: str) -> str:
    """Return a Russian name in a likely English spelling."""
    letters = []
    for word in name.split():
        plain = "".join(_LATIN.get(letter, letter) for letter in word.lower())
        plain = re.sub(r"iy$", "y", plain)
        letters.append(re.sub(r"(?:^|[.-])[a-z]", lambda first: first[0].upper(), plain))
    return " ".join(letters)


def names_of(one: Organization | OrganizationKind | Indicator) -> list[str]:
    """Return the names of a body or indicator in all languages, and what else it is called."""
    return [*filter(None, (one.name.en, one.name.ru, one.name.az)), *one.aliases]


def bears(name: str, word: str) -> bool:
    """Return whether a folded word is a form of the family name in `name`."""
    family = fold(name.rsplit(maxsplit=1)[-1])
    return word == family or (len(family) > len("Ким") and alike(word, family))


def akin(one: str, other: str) -> bool:
    """Return whether two folded words are forms of one word, or share their root: министр, министерство."""
    return alike(one, other) or (len(one) > _ROOT and one[:_ROOT] == other[:_ROOT])


def is_same(one: str, other: str) -> bool:
    """Return whether two names may belong to one person, with other cases, initials, or a patronymic."""
    first, second = fold(one).split(), fold(other).split()
    if not first or not second or not alike(first[-1], second[-1]):
        return False
    return len(first) == 1 or len(second) == 1 or first[0][0] == second[0][0]


def is_body(one: str, other: str) -> bool:
    """Return whether two names may be those of one body: all words of the shorter are in the longer."""
    less, more = sorted((words(one), words(other)), key=len)
    within = all(any(alike(word, its) for its in more) for word in less)
    return within and (len(less) > 1 or (bool(less) and alike(less[0], more[0])))


def _is_cyrillic(name: str) -> bool:
    return any("\u0400" <= letter < "\u0530" for letter in name)


def _is_nominative(given: str) -> bool:
    """Return whether a given name has the nominative ending of a man's name."""
    plain = given[-1] in f"{_CONSONANTS}йь" and not given.endswith(("ом", "ем", "ём", "ой", "ей"))
    return plain or given.endswith((".", "им")) or given in _SHORT


def is_woman(name: str) -> bool:
    """Return whether a Russian name in the nominative is that of a woman."""
    given, family = name.split()[:1], name.split()[-1:]
    hers = bool(family) and family[0].endswith(("ова", "ева", "ёва", "ина", "ская", "цкая"))
    hers = hers or (bool(given) and (given[0].endswith(("а", "я", "a")) or _is_woman(given[0])))
    return hers and not family[0].endswith("ий")


def _is_woman(given: str) -> bool:
    lower = given.lower()
    return lower.endswith("ой") or any(lower.startswith(one) and lower.removeprefix(one) in _OF_WOMEN for one in _WOMEN)
