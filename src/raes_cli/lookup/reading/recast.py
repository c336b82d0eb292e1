"""Items whose meaning depends on the rest of the line: called, became, whose statements, which kind."""

from raes_cli.lookup.conditions import params
from raes_cli.lookup.forms import family, synonyms
from raes_cli.lookup.reading import fillers, language
from raes_cli.lookup.reading.numbered import met_in
from raes_cli.lookup.reading.parts import Item, Parts

_WROTE = ("wrote", "writ", "писал", "yaz")
_SAID = frozenset(("said", "statement"))
_ASKING = frozenset(("ask", "about", "with"))
_NEXT = ("next", "следующ", "novbeti")


def discussed(line: Parts, item: Item) -> Item:
    """Return an item for *discussed* as a contact, unless another kind of event is named."""
    if "discussed" not in item.does or line.of("event-kind"):
        return item
    return Item(item.start, item.end, {"event-kind": ("meeting",)} if line.people() else {}, frozenset(("ask",)))


_SCALES = ("bn", "mln", "mlrd", "billion", "million", "миллиард", "миллион", "млрд", "млн", "milyard", "milyon")


def called(line: Parts, item: Item) -> Item:
    """Return an item that means a name, not a telephone call, if nobody is named who could have called."""
    others = any(one.means or line.is_sought(one) for one in line.items if one != item)
    named_so = line.words[item.start].text in language.CALLED and others and not line.people()
    return Item(item.start, item.end, {}, frozenset(("said",))) if named_so else item


def classed(line: Parts, item: Item) -> Item:
    """Return an item as one that only asks if it merely classifies the people or bodies named: организация X."""
    sort, word = item.means.get("organization-kind", ()), line.words[item.start].text
    others = [one for one in line.items if one != item and (one.means or one.does or line.says(one))]
    named = [id_ for one in others for id_ in one.means.get("actor", ())]
    alone = all("actor" in one.means or (one.does and one.does <= _ASKING and not one.means) for one in others)
    if not (named and alone) or line.dates or line.records:
        return item
    called = fillers.PEOPLE if all(map(line.lexicon.person, named)) else fillers.BODIES
    general = line.is_sought(item) and word.startswith(called) and not any("place" in one.means for one in others)
    bears = bool(sort) and set(named) <= set(line.lexicon.of_kinds(sort))
    return Item(item.start, item.end, {}, frozenset(("ask",))) if bears or general else item


def of_a_sum(line: Parts, item: Item) -> Item:
    """Return a word such as *billion* as one to search for if a number is before it: 5 billion."""
    return Item(item.start, item.end, {}) if is_of_a_sum(line, item) else item


def is_of_a_sum(line: Parts, item: Item) -> bool:
    """Return whether an item is the scale of a number before it: 5 billion, 5 млрд."""
    before = line.words[item.start - 1].text if item.start else ""
    return before.isdecimal() and line.words[item.start].text.startswith(_SCALES)


def written(line: Parts, item: Item) -> Item:
    """Return an item as a word to search for if the line asks who wrote something, not what somebody wrote.

    Who wrote about something are the sources.
    """
    wrote = "said" in item.does and line.words[item.start].text.startswith(_WROTE)
    who = line.question == "who" or (not line.question and language.WHO & line.texts)
    if not (wrote and who) or line.people():
        return item
    about = any("about" in one.does for one in line.items)
    return Item(item.start, item.end, {}, frozenset(("sources",)) if about else frozenset())


def of_session(line: Parts, item: Item) -> Item:
    """Return an item as only asking if it is a verb without events in the sessions named: who opened the first."""
    kinds, numbered = item.means.get("event-kind", ()), line.declared("numbered")
    others = {kind for one in line.of("event-kind") for kind in one.means["event-kind"]}
    named = tuple(sorted(numbered.intersection(others).difference(kinds)))
    words = " ".join(word.text for word in line.words[item.start : item.end])
    who = line.question == "who" or language.WHO & line.texts
    if not (kinds and named and who and line.lexicon.is_verb(words, kinds)):
        return item
    return item if line.lexicon.are_within(kinds, named) else Item(item.start, item.end, {}, frozenset(("ask",)))


def held_by(line: Parts, item: Item) -> Item:
    """Return an item for the sessions of a body if the line asks when it met and nobody is named."""
    kinds = item.means.get("event-kind", ())
    # Talks at a forum are not sessions of the forum.
    gathered = any("body" in one.means or "actor" in one.means for one in line.of("event-kind"))
    if "meeting" not in kinds or not line.declared("counts_as").issuperset(kinds) or gathered or line.people():
        return item
    own = met_in(line)
    return item._replace(means={**item.means, "event-kind": own}) if own else item


def became(line: Parts, item: Item) -> Item:
    """Return an item for how somebody got or left a post: when he became something, when or why he was replaced."""
    asks = line.does & {"why", "cause"} or language.WHEN & line.texts
    people = line.people() if "becomes" in item.does or ("successor" in item.does and asks) else ()
    if not people:
        return item
    kinds = sorted(line.declared("of_posts"))
    sql = (
        "SELECT 1 FROM record JOIN link ON record = id"
        f" WHERE kind IN ({params(kinds)}) AND role = 'with' AND target IN ({params(people)})"
    )
    known = line.base.execute(sql, (*kinds, *people)).fetchone()
    return Item(item.start, item.end, {"event-kind": tuple(kinds)}) if known else item


def following(line: Parts, item: Item) -> Item:
    """Return an item for *next* as *first* if the line starts on a past day: the next meeting after the summit."""
    starts = (one.filters.get("first", "") for one in line.dates if one.filters.keys() == {"first"})
    past = "coming" in item.does and any(day <= line.today.isoformat() for day in starts)
    goes_on = past and line.words[item.start].text.startswith(_NEXT)
    return item._replace(does=frozenset(("first",))) if goes_on else item


def speaking(line: Parts) -> list[Item]:
    """Return the items, with the adjective of a state and a word such as *statement* or *side* merged into it."""
    items = [_side(line, item) for item in line.items]
    return [item for item in items if not any(one.start < item.start < one.end for one in items)]


def _side(line: Parts, item: Item) -> Item:
    word, before = line.words[item.start], line.words[item.start - 1] if item.start else None
    after = next((one for one in line.items if one.start >= item.end and "sort" not in one.does), None)
    if "actor" in item.means or item.does or after is None or (before and before.part == word.part):
        return item
    noun = language.cues(line.words[after.start].text)
    of_side = line.words[after.start].text in language.SIDE
    side = of_side and not (before and language.cues(before.text) & {"with", "from"})
    said = line.question == "said" or any((_SAID | {"about"}) & language.cues(one) for one in line.texts)
    if not (_SAID & noun or (side and said)):
        return item
    kin = family(line.base, word.text) | synonyms(line.base, word.text)
    bodies = {id_ for one in kin for id_ in line.lexicon.bearers(one).get("actor", ())}
    states = tuple(id_ for id_ in bodies if line.lexicon.country({"actor": (id_,)}))
    return Item(item.start, after.end, {"actor": states}, frozenset(("said",))) if len(states) == 1 else item
