"""Parses search expressions: words, phrases, fields, and the operators that combine and exclude them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from raes_cli import text
from raes_cli.errors import UsageError, no_such
from raes_cli.lookup.forms import STOP
from raes_cli.lookup.search.rank import Run
from raes_cli.text import Words, both, listed, visible
from raes_cli.tuples import NamedTuple

_MAX_WORDS = 32
_DAY = r"(\d{1,2})(?:st|nd|rd|th|-?го|-?е)?"
_DATE = rf"(?<![-–—−])\b(?:{_DAY} )?([^\W\d_]{{3,}})\.?(?: {_DAY},?)? (\d{{4}})\b(?: ?(?:года|году|год|г)\b\.?)?"
"""A day or a month with its year, day and month in either order; not at the end of a range."""
_NUMERIC = r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b"
_GROUPED = r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)"
_QUOTES = str.maketrans(dict.fromkeys("«»“”„‟", '"'))
_DASHES = "-–—−"
_SPACED_DASH = rf'(?<!\S)([^\s:"]+)\s+[{_DASHES}]\s+(?=[^\s:"]+(?!\S))'
_UNQUOTED = r'([-−]?(?:([A-Za-z]+):)?)([^"]*\s[^"]*)'
_PART = r'([-−](?=[^\s\-−]))?(?:([^\W\d_]+):)?(?:"([^"]*)"?|(\S+))'
_AND, _OR, _NOT = "AND", "OR", "NOT"
_OPERATORS = {"AND": _AND, "И": _AND, "&&": _AND, "OR": _OR, "ИЛИ": _OR, "|": _OR, "||": _OR, "NOT": _NOT, "НЕ": _NOT}
_OPERATOR = r"(?<![\w-])(?:AND|И|OR|ИЛИ|NOT|НЕ)(?![\w:-])|[|]|&&"
_IN_YEAR = r"\b((?:19|20)\d\d)(?:-?(?:го|м|е|х))? ?(?:года|году|год|годы|годов|годах|г|il|ildə)\b\.?"
_MOST_PARTS, _DEEPEST = 128, 32  # longer input is a pasted page

Filter = tuple[str, str]
"""A field and its value."""


class Asked(NamedTuple):
    """A parsed search: runs that must and must not occur, filters of both sorts, and groups of alternatives."""

    wanted: tuple[Run, ...] = ()
    unwanted: tuple[Run, ...] = ()
    fields: tuple[Filter, ...] = ()
    barred: tuple[Filter, ...] = ()
    either: tuple[tuple[Asked, ...], ...] = ()
    """Groups of alternatives; in each group at least one must hold."""

    def sought(self) -> Iterator[Run]:
        """Yield all runs that may match, including those of alternatives."""
        yield from self.wanted
        for group in self.either:
            for one in group:
                yield from one.sought()

    def filters(self) -> Iterator[Filter]:
        """Yield all filters that exclude or are part of alternatives."""
        yield from self.barred
        for group in self.either:
            for one in group:
                yield from one.fields
                yield from one.filters()


def read(arguments: Sequence[str], fields: Collection[str]) -> Asked:
    """Parse a search: `"…"` or «…» is a phrase, `-word` excludes, `place:Paris` filters by one of `fields`.

    OR, ИЛИ and | separate alternatives and bind weaker than juxtaposition; NOT and НЕ exclude what follows; word
    operators are in capitals; parentheses group. Whatever is no operator is a word, and what has no letter or digit is
    ignored. Raises `UsageError` for an unknown field and for an operator without operands.
    """
    given = [visible(argument).translate(_QUOTES) for argument in arguments]
    whole = " ".join(given if len(given) == 1 else (_as_typed(argument, fields) for argument in given))
    if any(f" {dash} " in whole for dash in _DASHES):
        whole = re.sub(_SPACED_DASH, r"\1-", whole)  # Север — Юг becomes Север-Юг
    if '"' not in whole and any(letter.isdigit() for letter in whole):
        whole = _joined(whole)
    # Most searches are plain words, which need no compiled pattern.
    if whole.replace(" ", "").isalnum() and _OPERATORS.keys().isdisjoint(whole.split()):
        return _all([Asked((run,)) for word in whole.split() for run in _runs([word])])
    return _Parser(whole, fields).read()


def spelled(asked: Asked) -> str:
    """Return `asked` as it could be typed, with parentheses around alternatives where needed."""
    words = [f'"{" ".join(run.words)}"' if run.quoted else "-".join(run.words) for run in asked.wanted]
    words += [f'-"{" ".join(run.words)}"' for run in asked.unwanted]
    words += [f'{name}:"{value}"' for name, value in asked.fields]
    words += [f'-{name}:"{value}"' for name, value in asked.barred]
    lone = len(words) + len(asked.either) == 1
    for group in asked.either:
        sides = " OR ".join(spelled(one) if sum(map(len, one)) == 1 else f"({spelled(one)})" for one in group)
        words.append(sides if lone or len(group) == 1 else f"({sides})")
    return " ".join(words)


def grouped(asked: Asked) -> tuple[Words, ...]:
    """Return a note on the grouping if alternatives are combined with other conditions, so that it matters."""
    if any(len(group) > 1 for group in asked.either) and any(
        sum(map(len, one)) > 1 for one in (asked, *(one for group in asked.either for one in group))
    ):
        said = spelled(asked)
        return (both(f"read as {said}", f"прочитано как {said}"),)
    return ()


class _Parser:
    """A recursive-descent parser for alternatives of sequences of words, exclusions and groups."""

    def __init__(self, whole: str, fields: Collection[str]) -> None:
        self.fields = fields
        quoted = re.split(r'("[^"]*"?)', whole)
        bare = "".join(quoted[::2])
        if bare.count("(") > bare.count(")"):
            message = both("a parenthesis is not closed", "скобка не закрыта")
            raise UsageError(message, both("in quotes it is searched for in the texts", "в кавычках ищется в текстах"))
        self.grouped = bool(re.search(_OPERATOR, bare)) and _is_balanced(bare)
        for at in range(0, len(quoted), 2):
            spaced = r"[|]{1,2}|&&|[-−]?\(|\)" if self.grouped else r"[|]{1,2}|&&"
            quoted[at] = re.sub(spaced, r" \g<0> ", quoted[at])
        self.parts: list[tuple[str, str, str, str]] = re.findall(_PART, "".join(quoted))
        if len(self.parts) > _MOST_PARTS:
            del self.parts[_MOST_PARTS:]
            while self.parts and (self.operator(len(self.parts) - 1) or self.parts[-1][-1] == "("):
                self.parts.pop()  # its operand has been cut off
        self.at = 0

    def read(self) -> Asked:
        """Parse the whole expression."""
        return _one_of(self.alternatives())

    def alternatives(self) -> list[Asked]:
        """Parse the operands of OR."""
        found = [self.sequence()]
        while self.operator() == _OR:
            self.at += 1
            found.append(self.sequence())
        return found

    def sequence(self) -> Asked:
        """Parse juxtaposed items, up to OR or a closing parenthesis."""
        found: list[Asked] = []
        begin = self.at
        while self.operator() != _OR and not self.is_end():
            if self.operator() == _AND:
                self.joins(self.at > begin)
                self.at += 1
                self.joins(self.operator() in (None, _NOT) and not self.is_end())
            found.append(self.item())
        if any(self.operator(at) == _OR for at in (begin - 1, self.at)):
            self.joins(any(map(any, found)))
        return _all(found)

    def item(self) -> Asked:
        """Parse a word, phrase, field or group, or the exclusion of one by NOT or a minus."""
        excluded = False
        while self.operator() == _NOT:
            self.at += 1
            self.joins(self.operator() in (None, _NOT) and not self.is_end())
            excluded = not excluded
        minus, name, phrase, word = self.parts[self.at]
        self.at += 1
        excluded = excluded != bool(minus)
        if self.grouped and word == "(" and not name:
            group = _one_of(self.alternatives())
            self.at += 1
            return _one_of(_negated(group)) if excluded else group
        one = self.term(name, phrase, word)
        return Asked(unwanted=one.wanted, barred=one.fields) if excluded else one

    def term(self, name: str, phrase: str, word: str) -> Asked:
        """Return a word, phrase or field."""
        if name.lower() in self.fields and (phrase or word):
            return Asked(fields=((name.lower(), phrase or word),))
        if name and (phrase or not word.startswith("//")) and (phrase or word):
            known = listed(self.fields)
            hint = both(
                f"fields: {known}; in quotes it is searched for in the texts",
                f"поля: {known}; в кавычках ищется в текстах",
            )
            raise no_such("field", "поля", name, hint)
        return Asked((*_runs([name, *re.split("[:/]", word)]), *_runs([phrase], quoted=True)))

    def operator(self, at: int | None = None) -> str | None:
        """Return the operator at this position, or None."""
        at = self.at if at is None else at
        if not 0 <= at < len(self.parts):
            return None
        minus, name, phrase, word = self.parts[at]
        return None if minus or name or phrase else _OPERATORS.get(word)

    def is_end(self) -> bool:
        """Return whether the expression or the group ends here."""
        return self.at >= len(self.parts) or (self.grouped and self.parts[self.at][1:] == ("", "", ")"))

    def joins(self, joins: object) -> None:
        """Raise `UsageError` if an operator lacks an operand."""
        if not joins:
            message = both("an operator has nothing to join", "оператору нечего соединять")
            hint = both(
                "OR stands between words, NOT before one; in quotes they are words",
                "ИЛИ стоит между словами, НЕ — перед словом; в кавычках это слова",
            )
            raise UsageError(message, hint)


def _is_balanced(whole: str) -> bool:
    depth = 0
    for letter in whole:
        depth += (letter == "(") - (letter == ")")
        if not 0 <= depth <= _DEEPEST:
            return False
    return depth == 0


def _all(parts: Sequence[Asked]) -> Asked:
    """Return the conjunction of `parts`; stop words count only if there are no other words."""
    wanted = [run for one in parts for run in one.wanted]
    telling = [run for run in wanted if run.quoted or not STOP.issuperset(run.words)] or wanted
    unwanted = tuple(run for one in parts for run in one.unwanted)
    return Asked(
        tuple(telling[:_MAX_WORDS]),
        unwanted[:_MAX_WORDS],
        tuple(one for part in parts for one in part.fields),
        tuple(one for part in parts for one in part.barred),
        tuple(group for part in parts for group in part.either),
    )


def _one_of(parts: Sequence[Asked]) -> Asked:
    return parts[0] if len(parts) == 1 else Asked(either=(tuple(parts),))


def _negated(asked: Asked) -> list[Asked]:
    """Return alternatives of which one holds exactly if `asked` does not hold."""
    return [
        *(Asked(unwanted=(run,)) for run in asked.wanted),
        *(Asked((run,)) for run in asked.unwanted),
        *(Asked(barred=(one,)) for one in asked.fields),
        *(Asked(fields=(one,)) for one in asked.barred),
        *(_all([_one_of(_negated(one)) for one in group]) for group in asked.either),
    ]


def _joined(whole: str) -> str:
    """Return the text with each date as a single run and each number as a single word, as they are indexed."""
    whole = re.sub(_NUMERIC, lambda found: f"{found[1]:0>2}.{found[2]:0>2}.{found[3]}", whole)
    whole = re.sub(_DATE, _joined_date, whole)
    whole = re.sub(_IN_YEAR, r"\1", whole)
    return re.sub(_GROUPED, lambda found: "".join(found[0].split()), whole)


def _joined_date(found: re.Match[str]) -> str:
    """Return day, month and year in this order, the month inflected as after a day; other text is unchanged."""
    from raes_cli import dates  # lazy: only dates need it
    from raes_cli.lookup.days import tokens

    before, month, after, year = found.groups()
    number, day = tokens.month(month), before or after
    if number is None:
        return found[0]
    english, nominative, genitive, *_ = dates.MONTHS[number - 1]
    if day or month.lower() not in (english.lower(), nominative):
        month = english if month.isascii() else genitive
    return "-".join(part for part in (day, month, year) if part)


def _runs(parts: Iterable[str], *, quoted: bool = False) -> list[Run]:
    """Return the runs of words in `parts`; stop words are dropped outside of phrases."""
    found = [text.words(part)[:_MAX_WORDS] for part in parts]
    if not quoted:
        found = [[word for word in words if word not in STOP] or words for words in found]
    return [Run(tuple(words), quoted) for words in found if words]


def _as_typed(argument: str, fields: Collection[str]) -> str:
    """Return an argument with the quotes that the shell has removed from `place:"Saint Petersburg"`."""
    match = re.fullmatch(_UNQUOTED, argument) if " " in argument else None
    if match and match[1] and (match[2] is None or match[2].lower() in fields):
        return f'{match[1]}"{match[3]}"'
    return argument
