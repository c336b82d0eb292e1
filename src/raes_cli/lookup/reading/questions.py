"""Chooses the question that words ask: as they say, else by what they name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from raes_cli.endings import alike
from raes_cli.lookup.conditions import params
from raes_cli.lookup.query import Ids
from raes_cli.lookup.reading import fillers, language, numbered, sides
from raes_cli.lookup.reading.recast import is_of_a_sum
from raes_cli.lookup.scope import scope

if TYPE_CHECKING:
    from raes_cli.lookup.reading.line import Line
    from raes_cli.lookup.reading.parts import Item

DOCUMENTS = ("document-kind", "source-kind")
_SAID_OUTRIGHT = ("gaps", "conflicts", "said", "sources")
_OF_NO_EVENT = frozenset(("topic", "indicator", "organization-kind", *DOCUMENTS))


def question_of(line: Line) -> str:
    """Return the question of a line: its command, unless that is *who*, after which any other may be asked."""
    names = line.of("actor", "post")
    # "How many years did he hold the post" is answered by his own record.
    asking = {"ask", "about", "sort", *(("figures", "long") if line.people() else ())}
    alone = [item for item in line.items if item in names or item.does & asking or not (item.means or line.says(item))]
    only_names = bool(names) and len(alone) == len(line.items) and not line.barred
    only_names = only_names and not any(map(line.is_common, names))
    if line.question and (line.question != "who" or only_names):
        return line.question
    kinds = set(line.kinds)
    said = _said(line, names, kinds)
    if (said == "said" or (kinds and not said)) and _are_silent(line, names):
        return "search"
    return said or _of_kinds(line, kinds) or _of_names(line, names, only_names=only_names)


def _are_silent(line: Line, names: Iterable[Item]) -> bool:
    """Return whether all who are named took part in nothing and said nothing: they are only mentioned, or publish."""
    acting = [item for item in names if "place" not in item.means and not line.is_subject(item)]
    ids = [id_ for item in acting for id_ in item.means.get("actor", ())]
    return bool(ids) and line.lexicon.is_silent(ids)


def _said(line: Line, names: Iterable[Item], kinds: set[str]) -> str:
    """Return the question that cues ask for; empty if they leave it open."""
    outright = next((question for question in _SAID_OUTRIGHT if question in line.does), "")
    if outright and not (outright == "said" and _is_talk(line)):
        return _told(line, names) if outright == "said" else outright
    if line.is_of_the_base:
        return "stats"
    if line.does & {"often", "oftenest"}:
        return _how_often(line, kinds)
    according = line.does.issuperset(("figures", "according")) and line.people()
    if according or ("share" not in line.does and _is_statement(line, names)):
        return "figures" if according or _gives_figures(line, names) else "said"
    people = any("post" in item.means or any(map(line.lexicon.person, item.means["actor"])) for item in names)
    indicators, travel = line.of("indicator"), not kinds - line.travel()
    if line.does.issuperset(("figures", "timeline")) and not indicators:
        return "timeline"  # e.g. how many events
    # Visits by citizens are figures, and so are signed documents.
    named = any(len(item.means) == 1 for item in indicators)
    papers = "figures" in line.does and bool(kinds) and (named or (not people and counts_of_kinds(line)))
    counted = (indicators or travel or papers) if "figures" in line.does else indicators and kinds and travel
    if "long" in line.does:  # the length of a corridor; a stay is answered by the visit
        counted = not kinds and not people
    if counted and (papers or not (people and (kinds or not indicators))):
        return _of_figures(line)
    other = any(item != line.numbered for item in line.of("event-kind"))
    if line.sessions and not other and not line.of(*DOCUMENTS) and _are_listed(line, line.sessions):
        return "council"
    measured = line.does & {"forecast", "target", "share"} and not kinds and not numbered.met_in(line)
    return "figures" if measured else ""


def _told(line: Line, names: Iterable[Item]) -> str:
    """Return the question for what was said: figures if these answer it, and all records for a sum, 5 billion."""
    if any(is_of_a_sum(line, item) for item in line.items):
        return "search"
    # Who gave a figure for a year: the figures say by whom.
    whose = line.dates and line.of("indicator") and not (names or line.looked_for or "about" in line.does)
    return "figures" if (whose and _asks_for_people(line)) or _gives_figures(line, names) else "said"


def _is_talk(line: Line) -> bool:
    """Return whether somebody talked by telephone, unless what he said is asked for and known."""
    engaged = [item for item in line.of("event-kind") if line.is_remote(item) and not line.is_subject(item)]
    verbs = [line.words[item.start].text for item in line.items if "said" in item.does]
    what = sides.WHAT & line.texts or not all(verb.startswith(language.TALKED) for verb in verbs)
    return bool(engaged) and not (what and line.lexicon.speaks(line.people()[:1]))


def counts_of_kinds(line: Line) -> bool:
    """Return whether an indicator is named after a kind of event and another word: participants of a forum."""
    others = (*line.only_asking, *line.looked_for)
    asked = [line.words[at].text for item in others for at in range(item.start, item.end)]
    kinds = [line.words[item.start].text for item in line.of("event-kind")]
    rows = line.base.execute("SELECT folded FROM vocabulary WHERE kind = 'indicator'")
    names = [name.split() for (lines,) in rows for name in lines.split("\n")]
    return any(_is_in(asked, name) and _is_in(kinds, name) for name in names)


def _is_in(words: Iterable[str], name: Iterable[str]) -> bool:
    return any(alike(word, own) for word in words for own in name)


def _how_often(line: Line, kinds: set[str]) -> str:
    """Return the question for how often something of these kinds happened."""
    if "oftenest" in line.does and len(line.people()) == 1:
        return "who"  # it lists contacts with their counts
    if line.of("indicator") and not kinds:
        return "figures"
    if not kinds and not line.people() and (own := numbered.met_in(line)):
        return _of_events(line, set(own))
    return "timeline" if line.of("place") and not kinds else _of_events(line, kinds or {"meeting"})


def _gives_figures(line: Line, names: Iterable[Item]) -> bool:
    """Return whether somebody has figures, but no statements, on the topics asked for."""
    people = [id_ for item in names for id_ in item.means.get("actor", ()) if line.lexicon.person(id_)]
    topics = [topic for item in line.of("topic") for topic in item.means["topic"]]
    topics += line.lexicon.filed([id_ for item in line.of("indicator") for id_ in item.means["indicator"]])
    asks = people and topics and not line.looked_for
    return bool(asks) and not line.lexicon.speaks(people, topics) and line.lexicon.speaks(people, topics, "figure")


def _is_statement(line: Line, names: Iterable[Item]) -> bool:
    """Return whether somebody's statements are asked for, or what somebody says about a subject."""
    told = "told" in line.does
    called = told or any("statement" in line.statement(item) for item in line.items)
    if line.are_statements:
        return True
    subjects = [item for item in line.items if line.is_subject(item) and not item.does]
    speakers = [item for item in names if item not in subjects]
    if not called and all("post" in item.means for item in speakers) and _asks_for_people(line):
        return False
    kinds = [item for item in line.of("event-kind") if item not in subjects and not line.statement(item)]
    if called and line.lexicon.speaks(line.people()[:1]):
        kinds = [item for item in kinds if not line.is_remote(item)]
    if called and line.sessions and not [item for item in kinds if item != line.numbered]:
        return True
    if kinds or not subjects:
        alone = not line.does.isdisjoint(("told", "joint")) or len(speakers) == 1
        return called and alone and bool(speakers) and not kinds and not line.sessions
    return called or bool(speakers)


def _of_kinds(line: Line, kinds: set[str]) -> str:
    """Return the question for the kinds of documents and events named; empty if there are none."""
    papers = line.of(*DOCUMENTS)
    if line.documents:
        return "search"
    both = {kind for item in papers for sort in DOCUMENTS for kind in item.means.get(sort, ())}
    if papers and (line.sessions or not kinds - both):
        return "search"
    return _of_events(line, kinds) if kinds else ""


def _of_names(line: Line, names: list[Item], *, only_names: bool) -> str:
    """Return the question that fits what is named, if nothing else determines it."""
    if line.looked_for:
        people = (id_ for item in line.of("actor") for id_ in item.means["actor"])
        dated = line.dates and "timeline" in line.does  # e.g. the events of these days
        return "timeline" if dated or (line.of("post") and not any(map(line.lexicon.person, people))) else "search"
    if "post" in line.does and line.people():
        return "who"
    there = any("place" in item.means and line.side(item) == "in" for item in names)
    beside = any("place" in item.means or line.side(item) for item in names[:1])
    what = not line.people() and any(words <= line.texts for words in fillers.WHAT_IS)
    together = bool(named_by_all(line, names)) or ((what or _asks_for_people(line)) and not beside)
    one = only_names and together and not line.dates and not there
    if one and _asks_the_day(line) and line.lexicon.published(named_by_all(line, names)):
        return "sources"  # for their dates
    if one or (names and _asks_who(line, names)):
        return "who"
    # A word that is both an indicator and a topic is ambiguous; one that is only one of these decides.
    alone = any(len({"indicator", "topic"} & item.means.keys()) == 1 for item in line.items)
    compared = line.dates or line.days_out or line.does & {"most", "least", "series", "growth", "falls"}
    if line.of("indicator") and (compared or line.of("place") or alone):
        return _of_figures(line)
    named = [item for item in line.items if item.means]
    acting = [id_ for item in names if "place" not in item.means for id_ in item.means.get("actor", ())]
    bodies = [id_ for id_ in acting if not line.lexicon.person(id_)]
    if _are_silent(line, names):
        return "search"
    if line.dates or not named:
        return "timeline"
    return _of_subjects(line, names, bodies)


def _of_subjects(line: Line, names: list[Item], bodies: list[str]) -> str:
    """Return the question if neither dates nor figures are asked for: by people, `bodies`, places and topics."""
    named, topics = [item for item in line.items if item.means], line.of("topic")
    people = [id_ for item in names for id_ in item.means.get("actor", ()) if line.lexicon.person(id_)]
    subjects = [topic for item in topics for topic in item.means["topic"]]
    if people and topics and len(named) == len(names) + len(topics) and line.lexicon.speaks(people, subjects):
        return "said"
    if all(_OF_NO_EVENT.issuperset(item.means) for item in named):
        return "search"
    apart = bodies and not any(line.lexicon.together([*people, body]) for body in bodies)
    if people and apart and len(named) == len(names):
        return "said"
    about = all("topic" in item.means or "place" in item.means or _OF_NO_EVENT.issuperset(item.means) for item in named)
    return "search" if about and not all("place" in item.means for item in topics) else "timeline"


def _asks_who(line: Line, names: Iterable[Item]) -> bool:
    """Return whether the line asks who held a post, at some time."""
    posts = all("post" in item.means for item in names)
    others = [item for item in line.items if item not in names and not item.does & {"ask", "now"}]
    return posts and not others and _asks_for_people(line)


def _asks_for_people(line: Line) -> bool:
    return line.question == "who" or bool(language.WHO & line.texts)


def named_by_all(line: Line, names: Iterable[Item]) -> Ids:
    """Return the ids that all of `names` may mean, such as the name and the post, or name and body, of one person."""
    each = [[id_ for sort in ("actor", "post", "body") for id_ in item.means.get(sort, ())] for item in names]
    everybody = list(dict.fromkeys(id_ for ids in each for id_ in ids))
    if common := [id_ for id_ in everybody if all(id_ in ids for ids in each)]:
        return tuple(common)
    people = [id_ for id_ in everybody if line.lexicon.person(id_)]
    bodies = set(everybody).difference(people)
    if len(people) != 1 or len(bodies) != 1:
        return ()
    from raes_cli.lookup.reading.posts import of_bodies  # lazy: few lines name one body

    return tuple(of_bodies(line.base, people, bodies))


def asks(line: Line) -> bool:
    """Return whether the line asks when, where or whether something was, how many there were, or why."""
    return line.asks_why or "figures" in line.does or _asks_whether(line)


def asks_what_will_be(line: Line) -> bool:
    """Return whether the line asks when, or whether, something will be."""
    will = [word.text in sides.WILL for word in line.words]
    return will[:1] == [True] or (
        _asks_whether(line) and (any(will) or any(_is_to_be(line, item) for item in line.items))
    )


def _is_to_be(line: Line, item: Item) -> bool:
    """Return whether an item is a verb for an event in the future tense: подпишут, but not визит."""
    words = " ".join(word.text for word in line.words[item.start : item.end])
    return sides.is_to_be(words) and line.lexicon.is_verb(words, item.means.get("event-kind", ()))


def _asks_whether(line: Line) -> bool:
    return not line.texts.isdisjoint(language.WHEN | language.WHETHER)


def _asks_the_day(line: Line) -> bool:
    return not line.texts.isdisjoint(language.WHEN - language.WHERE)


def asks_when(line: Line) -> bool:
    """Return whether the line asks for the date of something that only the texts mention."""
    return (
        _asks_the_day(line)
        and not line.question
        and bool(line.looked_for)
        and not (line.barred or line.sessions or line.records)
    )


def asks_of_sessions(line: Line) -> bool:
    """Return whether the line only asks when or where the sessions of a body were held."""
    asks = bool(language.WHEN & line.texts)
    alone = not line.people() and not line.of("event-kind") and not line.looked_for and not line.number
    return asks and alone and bool(numbered.met_in(line))


def _of_events(line: Line, kinds: set[str]) -> str:
    """Return `council` for its sessions, `meetings` for kinds that count as meetings, else `timeline`."""
    if kinds and kinds.issubset(scope(line.base, "council").kinds[0]):
        return "council"
    return "meetings" if "meeting" in kinds and line.declared("counts_as").issuperset(kinds) else "timeline"


def _of_figures(line: Line) -> str:
    """Return `trade` if all topics named belong to it, else `figures`."""
    subject = scope(line.base, "trade").topics
    asked = {topic for item in line.items for topic in item.means.get("topic", ())}
    return "trade" if subject and asked and asked.issubset(subject[0]) else "figures"


def _are_listed(line: Line, sessions: Ids) -> bool:
    """Return whether all of the sessions asked for are those of `council`."""
    kinds = scope(line.base, "council").kinds[0]
    sql = f"SELECT count(*) FROM record WHERE id IN ({params(sessions)}) AND kind IN ({params(kinds)})"
    return bool(line.base.execute(sql, (*sessions, *kinds)).fetchone()[0] == len(sessions))
