"""Parts of a line that mean something else beside its other parts: called, discussed, became, who opened a session."""

from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.numbered import met_in
from raes_cli.lookup.reading.parts import Item, Parts


def discussed(line: Parts, item: Item) -> Item:
    """An item that is done at any contact, which is meant unless another kind of event is named."""
    if "discussed" not in item.does or line.of("event-kind"):
        return item
    return Item(item.start, item.end, {"event-kind": ("meeting",)} if line.people() else {}, frozenset(("ask",)))


def called(line: Parts, item: Item) -> Item:
    """An item that says what something is called where nobody is named who may be on the phone."""
    others = any(one.means or line.is_sought(one) for one in line.items if one != item)
    named_so = line.words[item.start].text in language.CALLED and others and not line.people()
    return Item(item.start, item.end, {}, frozenset(("said",))) if named_so else item


def of_session(line: Parts, item: Item) -> Item:
    """An item that only asks where it is a verb of which nothing in the sessions named is: who opened the first."""
    kinds, numbered = item.means.get("event-kind", ()), line.declared("numbered")
    others = {kind for one in line.of("event-kind") for kind in one.means["event-kind"]}
    named = tuple(sorted(numbered.intersection(others).difference(kinds)))
    words = " ".join(word.text for word in line.words[item.start : item.end])
    who = line.question == "who" or language.WHO & line.texts
    if not (kinds and named and who and line.lexicon.is_verb(words, kinds)):
        return item
    return item if line.lexicon.are_within(kinds, named) else Item(item.start, item.end, {}, frozenset(("ask",)))


def held_by(line: Parts, item: Item) -> Item:
    """An item, of the sessions of a body where it is asked when that met and nobody is named."""
    kinds = item.means.get("event-kind", ())
    # Talks at a forum are no forum.
    gathered = any("body" in one.means or "actor" in one.means for one in line.of("event-kind"))
    if "meeting" not in kinds or not line.declared("counts_as").issuperset(kinds) or gathered or line.people():
        return item
    own = met_in(line)
    return item._replace(means={**item.means, "event-kind": own}) if own else item


def became(line: Parts, item: Item) -> Item:
    """An item, of how somebody got or left a post: when he became something, when or why he was replaced."""
    asks = line.does & {"why", "cause"} or language.WHEN & line.texts
    people = line.people() if "becomes" in item.does or ("successor" in item.does and asks) else ()
    if not people:
        return item
    kinds = sorted(line.declared("of_posts"))
    marks, others = (",".join("?" * len(some)) for some in (kinds, people))
    sql = (
        "SELECT 1 FROM record JOIN link ON record = id"
        f" WHERE kind IN ({marks}) AND role = 'with' AND target IN ({others})"
    )
    known = line.base.execute(sql, (*kinds, *people)).fetchone()
    return Item(item.start, item.end, {"event-kind": tuple(kinds)}) if known else item
