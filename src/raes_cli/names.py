"""Names on the ground floor: leads any spelling of a name to the people and bodies that bear it.

A *key* is how a word sounds, in a reduced Cyrillic alphabet: Калугин, Kaluguin and Kaluqin are all
«калугин». A Latin word is read back into Cyrillic once for each habit of transliteration, so that
an ambiguous letter (ch is ч, ш or х) gives several keys and does not blur different names into one.
An index stores the `name_keys` of every name; `resolve` asks for whole keys and never guesses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise, takewhile
from typing import Protocol

_Habit = tuple[tuple[str, str], ...]


class Lexicon(Protocol):
    """The names of a base, as `resolve` asks for them."""

    def exact(self, key: str, /) -> Iterable[str]:
        """The ids with a name word of this key."""

    def starting(self, prefix: str, /) -> Iterable[str]:
        """The keys of name words that start so."""

    def person(self, name_id: str, /) -> bool:
        """Whether the id is a person's: only people hold offices."""


def _habit(pairs: str) -> _Habit:
    """The replacements of a habit, in their order: `"sch ш ch х"`."""
    words = pairs.split()
    return tuple(zip(words[::2], words[1::2], strict=True))


# A later pair sees what the earlier ones have left. Iotation (ya, ja, ia) is left to `_MERGED`.
_COMMON = "shch щ sh ш tch ч ch ч zh ж kh х gh г ts ц tz ц ph ф ck к"
_ENGLISH = _habit(_COMMON)  # BGN/PCGN; GOST R 52535 of the passports
_AZERBAIJANI = _habit(f"ch ч c дж x х q г {_COMMON}")  # the Latin alphabet of 1992; Turkish
_TRADITION = _habit(f"ch ч c дж x х q к {_COMMON} h г")  # how Russian used to render it: İlham, Ильгам
_ISO = _habit(f"shh щ cz ц ch ч c ц x х j й {_COMMON}")  # ISO 9, which is GOST 7.79 A; GOST 7.79 B
_GERMAN = _habit(f"dsch дж tsch ч sch ш ch х tz ц z ц j й sй зй sa за se зе si зи so зо su зу {_COMMON}")
_FRENCH = _habit(f"tch ч ch ш ou у guine гин gue ге gui ги ine ин ff в {_COMMON}")
_NAME_HABITS = (_ENGLISH, _AZERBAIJANI, _TRADITION)
_QUERY_HABITS = (_ENGLISH, _AZERBAIJANI, _ISO, _GERMAN, _FRENCH)

# Then letter by letter: plain Latin, Latin letters whose mark matters (the other marks are dropped),
# Azerbaijani Cyrillic.
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwyzəışšŝçčžâïйәҹјҝғһүө",
    "абкдефгхижклмнопкрстуввйзаишшшччжяййажйггхуо",
) | {ord("x"): "кс"}
_SOUNDS = str.maketrans("щэыю", "шеиу", "ъь")
# İsgəndər is Искандер, Gorbatschow Горбачёв; a glide is heard with the vowel or not at all.
_MERGED = _habit("дж ж сг ск шч ш жо же чо че шо ше йа я йя я йе е йо е йу у иа я ия я ио е иу у й и")
_UNMARKED = str.maketrans("ı", "i")  # which Unicode does not take apart
_FIRST = str.maketrans("əı", "ai")
_DIGRAPHS = ("kh", "zh", "sh", "ch", "ts", "yu", "ya", "ye", "ju", "ja", "tsch")  # their first letter is no initial
# A Latin initial that stands for a Cyrillic one: V.V. Putin, W. Putin; J and Y, C and H may stand for several.
_INITIALS = dict(zip("abdefgiklmnoprstuvwz", "абдефгиклмнопрстуввз", strict=True))
_FATHERS = ("ович", "евич", "ьич")
_PATRONYMICS = (
    *(father + ending for father in _FATHERS for ending in ("", "а", "у", "ем", "е")),
    "ovich", "evich", "owitsch", "оглы",
)  # fmt: skip
_SILENT = str.maketrans("", "", "'’ʼ`ʹʺ\xad")  # soft signs of BGN and ISO 9; the soft hyphen
_HYPHENED = _habit("г-н гн г-ж гж д-р др")  # «г-н Лавров», not an initial

# «Гейдар оглы» is one word: the father's name alone does not lead to the son.
_CHILD = dict.fromkeys(("оглы", "оглу", "oğlu", "oglu", "ogly", "oghlu"), "оглы")
_CHILD |= dict.fromkeys(("кызы", "гызы", "qızı", "qizi", "kyzy", "gyzy"), "кызы")

# With the transliterated ones, and the endings that Azerbaijani joins to an acronym with a hyphen.
_STOP = frozenset((
    "of", "the", "for", "and", "in", "on", "по", "на", "для", "və", "po", "na", "dlya", "ve",
    "nin", "nın", "nun", "nün",
))  # fmt: skip
_LONGEST_ACRONYM = 4
_MOST_SCHWAS = 4  # in a word, each read in two ways
_MOST_WORDS, _MOST_LETTERS = 32, 40  # of a name; what is longer is a pasted page, and not worth a second

# Ending of the nominative: endings of the other cases. Left out are the plural of a person
# («Алиевы» are two) and feminine surnames («Алиевой» is not Алиев).
_DECLENSIONS = {
    "": "а у ом ым е я ю ем и ью",  # Лавров, совет; Игорь, Роснефть, for ь is silent
    "о": "а у ом е",  # министерство
    "а": "ы и у е ой ей",  # служба
    "я": "и ю е ей",  # Федерация
    "е": "я ю ем и",  # совещание
    "й": "я ю ем е",  # Сергей
    "ий": "ого ому ым им ом его ему ем",  # экспертный, высший
    "ой": "ого ому ым ом",  # Толстой
    "ое": "ого ому им ым ом",  # Бакинское, государственное
    "ая": "ой ую",  # Шанхайская
    "ие": "ых их ым им ыми ими",  # железные
    "и": "ов ев ей ам ами ах ям ями ях",  # дороги, миротворцы, власти
}
_VOWELS = "аеиоуя"
# What a habit doubles: Assadov, Smirnoff, Mammadow; and of и and й one is heard. Other vowels stay two:
# ООН is not «он».
_DOUBLED = "сфмий"
_CONSONANTS = "бвгджзклмнпрстфхцчш"
_SHORTEST = 3  # letters of a stem, and of a cut word

# How one name goes on from another: Асад, Виктор, Гейдар and Мирзо are no Асадов, Викторович … cut short.
_ENLARGED = ("ов", "ев", "ин", "ян", "ск", "ич", "огли", "кизи")

_OFFICES = """
президент премьер министр иностранных дел мид посол посла послу послом глава руководитель председатель директор
генеральный помощник советник заместитель начальник чрезвычайный полномочный
господин гн гна гну гном доктор профессор
president premier prime foreign minister ambassador head chairman director general deputy assistant aide adviser
advisor pm fm mr dr prof professor
prezidenti baş xarici işlər nazir naziri səfir səfiri sədr sədri cənab
"""  # not Mrs and г-жа: she is not the man of that name

_LATIN_BOARD, _CYRILLIC_BOARD = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./", "ёйцукенгшщзхъфывапролджэячсмитьбю."
_TO_LATIN = str.maketrans(_CYRILLIC_BOARD, _LATIN_BOARD)
_TO_CYRILLIC = str.maketrans(_LATIN_BOARD + '~{}:"<>', _CYRILLIC_BOARD + "ёхъжэбю")

_NEAR = 0.5
_AS_NEAR = 0.75  # of the nearest, from which another is worth naming


def tokens(text: str) -> list[str]:
    """The words of a name or a query: NFC, lower case (İ, I and i̇ are i), «В.В.» as two words, 3+3 as one."""
    lower = _lower(text)
    if "'s" in lower or "’s" in lower:
        lower = re.sub(r"['’]s(?!\w)", "", lower)
    letters = (
        char if char.isalnum() or char == "+" else " " for char in _replaced(lower.translate(_SILENT), _HYPHENED)
    )
    words: list[str] = []
    for word in "".join(letters).split():
        if words and word in _CHILD:
            words[-1] += _CHILD[word]
        else:
            words.append(word)
    return words


@lru_cache(maxsize=256)
def keys(word: str) -> frozenset[str]:
    """The keys that a word of a query asks for: one for Cyrillic, else one for each way to read it.

    Read are BGN/PCGN, GOST R 52535 and English habits, the Azerbaijani Latin alphabet, ISO 9 (GOST
    7.79 A), GOST 7.79 B, German and French habits. Cyrillic is Russian, or Azerbaijani of old.
    """
    found = frozenset(_sounds(word, _QUERY_HABITS))
    return found | _bare_keys(word) if word.isascii() else found


def name_keys(name: str) -> frozenset[str]:
    """All keys to index for one spelling of a name, in English, Russian or Azerbaijani.

    Every word counts but of, the, по …; the words before the last (a person's family name) also give
    initials. Names are indexed in the nominative: «Путина» in an index would be a woman.
    """
    short = _acronyms(name)
    words = [word for word in _words(name) if word not in short]
    initials = len(list(takewhile(lambda word: len(word) == 1, words)))
    sounds = {sound for word in words[initials:] for sound in _sounds(word, _NAME_HABITS)}
    # Who types Jabarov means Jabbarov; who types Puttin does not mean Putin.
    found = {one for sound in sounds for one in (sound, _single(sound, _CONSONANTS))}
    found |= {key for word in words if not word.isascii() for key in _bare_keys(word)}
    for place, word in enumerate(words[:-1], 1):
        # Джейхун is Дж. and Д., Jeyhun J. and Dzheykhun D.; Г. is Алиев's second initial, Г. Алиев is another.
        latin = f"~{_latin(word)}" if not word.startswith(_DIGRAPHS) else ""
        letters = {latin} if _latin(word) else {_sound(word)[:1], word[:1].translate(_LETTERS)}
        found |= {f"{place}{letter}" for letter in letters}
    found |= {f"={spelt}" for word in short for spelt in (word, _bare(word))}
    return frozenset(key for key in found if key.lstrip("0123456789") not in ("", "~"))


def _acronyms(name: str) -> frozenset[str]:
    """The words of a name that are written in capitals: short as they are, they are read by the letter.

    By the sound, too much would be one of them: «июня» the UN, Cruz the CIS.
    """
    if name.isupper() and " " in name:
        return frozenset()
    words = "".join(char if char.isalnum() else " " for char in name.translate(_SILENT)).split()
    return frozenset(_lower(word) for word in words if word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM)


def _spelt(word: str) -> Iterator[str]:
    """The acronyms that a word of a query may be: itself, without a Russian ending, in Cyrillic by its sound."""
    yield from (f"={word}", f"={_bare(word)}")
    if word.isascii():
        yield from (f"={sound}" for sound in _sounds(word, (_ENGLISH,)))
    else:
        stems = (word.removesuffix(ending) for ending in _DECLENSIONS[""].split())
        yield from (f"={stem}" for stem in stems if len(stem) >= _SHORTEST)


def _bare(word: str) -> str:
    """A Latin word without its marks; another word as it is."""
    bare = "".join(unicodedata.normalize("NFKD", char)[0] for char in word.translate(_FIRST))
    return bare if bare.isascii() else word


def resolve(query: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The ids that every word of the query fits, in any order; sorted, and none for a stranger.

    A word fits whole, in any Russian case, or as an initial. Only while nobody fits, a cut word is
    allowed beside a whole one, words of an office are left out, the other keyboard is tried.
    """
    text = _lower(query)
    for typed in dict.fromkeys((text, text.translate(_TO_CYRILLIC), text.translate(_TO_LATIN))):
        words = _words(typed)
        if typed != text and not _telling(words, lexicon):
            continue
        found = _fitting(words, lexicon) or _fitting(_apart(words), lexicon)
        if not found and (names := _without_office(words)) != words:
            # «Президент Азербайджана» is not the state.
            found = set(filter(lexicon.person, _fitting(names, lexicon)))
        if found:
            return tuple(sorted(found))
    return ()


def _telling(words: list[str], lexicon: Lexicon) -> bool:
    """Whether words from the other keyboard can be meant: of a few letters, they must be an acronym.

    Else «flat» would be the Antalya forum, and КГБ the site of RIA.
    """
    return any(len(word) > _LONGEST_ACRONYM or any(lexicon.exact(f"={word}")) for word in words)


def closest(query: str, names: Mapping[str, Iterable[str]], limit: int = 3) -> list[str]:
    """The ids whose names look most like the query, best first; empty when none is near.

    For the message of an error only: a near miss is never an answer.
    """
    known = {name_id: frozenset().union(*map(name_keys, spellings)) for name_id, spellings in names.items()}
    scores, full = dict.fromkeys(known, 0.0), 0.0
    for word in _without_office(_words(query)):
        asked = forms(word)
        likeness = {
            name_id: max((_likeness(one, other) for one in asked for other in others), default=0.0)
            for name_id, others in known.items()
        }
        best = max(likeness.values(), default=0.0)
        weight = 1 / max(sum(value == best for value in likeness.values()), 1)  # many share «России», «совет»
        full += weight
        scores = {name_id: score + weight * likeness[name_id] for name_id, score in scores.items()}
    best = max(scores.values(), default=0.0)
    near = [name_id for name_id, score in scores.items() if score >= max(_NEAR * full, _AS_NEAR * best) > 0]
    return sorted(near, key=lambda name_id: (-scores[name_id], name_id))[:limit]


def _lower(text: str) -> str:
    """`text` composed and in lower case, ё as е, without the marks that do not compose (stress, i̇)."""
    lower = unicodedata.normalize("NFC", text).replace("İ", "i").lower().replace("ё", "е")
    return "".join(char for char in lower if not unicodedata.combining(char))


def _words(text: str) -> list[str]:
    words = [word[:_MOST_LETTERS] for word in tokens(text) if word not in _STOP][:_MOST_WORDS]
    return words if any(len(word) > 1 for word in words) else ["".join(words)]  # U.N. is UN


def _without_office(words: list[str]) -> list[str]:
    """The words that are not of an office or a courtesy, or all when there are no others."""
    return [word for word in words if not _is_office(word)] or words


def _is_office(word: str) -> bool:
    return not forms(word).isdisjoint(_offices())


@cache
def _offices() -> frozenset[str]:
    return frozenset().union(*map(keys, tokens(_OFFICES)))


def _fitting(words: list[str], lexicon: Lexicon) -> set[str]:
    """The ids that all words fit whole; if none, those that some fit whole and the others begin."""
    whole: list[set[str]] = []
    company: set[str] = set()
    place = 0
    for word in words:
        initials = _initials(word)
        place = place + 1 if initials else 0
        asked = forms(word).union(f"{place}{initial}" for initial in initials)
        # Who is known as В.В. is Владимирович too.
        asked |= {f"2{initial}" for initial in _INITIALS.get(word[:1], word[:1]) if word.endswith(_PATRONYMICS)}
        whole.append({name_id for key in asked for name_id in lexicon.exact(key)})
        if not initials:
            company |= whole[-1]
    # A lone initial is nobody. Nor does a lone cut word answer: Алие, Андре, Nick and Tim are names of
    # other people, and who asks for Kal is told of Kalugin by `closest`.
    if found := company.intersection(*whole):
        return found
    for word, ids in zip(words, whole, strict=True):
        company = company and company & (ids | _begun(word, lexicon))
    return company


def _apart(words: list[str]) -> list[str]:
    """The words with two initials that were written as one word: ВВ Путин."""
    return [part for word in words for part in (word if len(word) == len("ВВ") else [word])] if len(words) > 1 else []


def _initials(word: str) -> list[str]:
    """The initials that a word may be: of one letter, or of several that sound as one (Дж., Kh.)."""
    if len(word) > 1:
        return [key for key in keys(word) if len(key) == 1]
    if letter := _latin(word):
        return [f"~{letter}", *_INITIALS.get(letter, "")]
    return [word] if word == "й" else [key for key in keys(word) if len(key) == 1]


def _latin(word: str) -> str:
    """The first letter of a Latin word, without its mark; empty for another script."""
    letter = unicodedata.normalize("NFKD", word[:1].translate(_FIRST))[:1]
    return letter if letter.isascii() and letter.isalpha() else ""


def _begun(word: str, lexicon: Lexicon) -> set[str]:
    """The ids with a name word that `word` is cut from: Мих., Влад."""
    if len(word) < _SHORTEST or _is_office(word):
        return set()
    begun: set[str] = set()
    others: set[str] = set()
    for key in keys(word):
        for known in lexicon.starting(key):
            (others if known.removeprefix(key).startswith(_ENLARGED) else begun).update(lexicon.exact(known))
    return begun - others


@lru_cache(maxsize=256)
def forms(word: str) -> frozenset[str]:
    """The keys of a word of a query, and of every Russian nominative that it may be a case of."""
    return keys(word).union(map(_sound, _nominatives(word)), _spelt(word))


def _nominatives(word: str) -> Iterator[str]:
    for nominative, endings in _DECLENSIONS.items():
        for ending in endings.split():
            stem = word.removesuffix(ending)
            # Али has no cases: neither Алие nor Алиев; nor Алия, for all that «алий» sounds the same. Nor plural, which
            # дороги and власти are: Алийев is no many of Али.
            shortest = _SHORTEST + {"й": 1, "и": 2}.get(nominative, 0)
            if stem != word and len(stem) >= shortest and not (nominative in ("", "и") and stem[-1] in _VOWELS):
                yield stem + nominative


def _sounds(word: str, habits: Iterable[_Habit]) -> set[str]:
    """How a word sounds by each of the habits; ə lies between а and е, and is either."""
    word = word.replace("ә", "ə")  # the Cyrillic one of before 1992
    plain = "".join(char if ord(char) in _LETTERS else unicodedata.normalize("NFKD", char)[0] for char in word)
    several = range(min(plain.count("ə"), _MOST_SCHWAS))
    read = {plain}
    for _ in several:
        read = {one.replace("ə", vowel, 1) for one in read for vowel in "ae"}
    return {_sound(_replaced(one, habit).translate(_LETTERS)) for one in read for habit in habits}


def _sound(word: str) -> str:
    """A Cyrillic word without what its spellings disagree upon: glides, soft signs, letters that habits double."""
    return _single(_replaced(word.translate(_SOUNDS), _MERGED), _DOUBLED)


def _single(text: str, letters: str) -> str:
    """`text` with each of `letters` once where it stands twice in a row."""
    return "".join(char for before, char in pairwise(f" {text}") if char != before or char not in letters)


def _bare_keys(word: str) -> frozenset[str]:
    """The keys of a Latin word without its marks; none for Cyrillic.

    The ~ keeps them apart: Safiyev may be Şəfiyev on a plain keyboard, but Сафиев is not Шафиев.
    """
    bare = "".join(unicodedata.normalize("NFKD", char)[0] for char in word.translate(_UNMARKED))
    if not bare.replace("ə", "").isascii():
        return frozenset()
    return frozenset("~" + sound for sound in _sounds(bare, (_ENGLISH,)))


def _replaced(text: str, habit: _Habit) -> str:
    for old, new in habit:
        text = text.replace(old, new)
    return text


def _likeness(asked: str, known: str) -> float:
    """The share of pairs of letters that two keys have in common; a cut word is very like."""
    if len(asked) >= _SHORTEST and known.startswith(asked):
        return 1.0 if known == asked else 0.9
    shared = set(pairwise(f" {asked} ")) & set(pairwise(f" {known} "))
    return 2 * len(shared) / (len(asked) + len(known) + 2)
