"""A base on another subject answers every command, and the code contains no word of the packaged base's subject."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import raes_cli
from raes_cli import open_base
from raes_cli.cli import app
from raes_cli.cli.commands import COMMANDS
from raes_cli.formats import STYLES

ELSEWHERE = Path(__file__).parent / "elsewhere"
FACTS = ELSEWHERE / "facts.yaml"
PACKAGE = Path(raes_cli.__file__).parent
SUBJECT = re.compile(
    "Russia(?!n)|Azerbaijan(?!i)|Росси|Азербайджан|РАЭС|Expert Council|of the Council|экспертн\\w+ совет|Совета|Karabakh|Карабах"
    "|Armenia(?!n)|Армени|Kalugin|Калугин|Putin|Путин|Aliyev|Алиев|Lavrov|Лавров|Mammad|Baku|Баку|Moscow|Москв|council-session"
)
OWN_NAME = re.compile(r"RAES_\w+|raes_cli")
ALLOWED = {
    "__init__.py": "what the package is about, and an example",
    "cli/commands.py": "help: what the packaged base is about, and examples",
    "notebook.py": "an example",
    "names.py": "examples of how a language treats names",
    "sounds.py": "the same",
    "lookup/forms.py": "examples of how a language inflects",
    "endings.py": "the same",
    "lookup/search/rank.py": "the same",
}
ARGUMENTS = {
    "council": ([], ["2"]), "who": (["Haugen"], ["Fjord"], ["НИКР"]), "said": ([], ["Хауген"]), "show": (["session-2", "cod-2018"],),
    "search": (["cod"], ["заседание"]), "diff": ([str(FACTS), str(FACTS)],), "check": ([str(FACTS), "--texts", str(ELSEWHERE / "texts")],),
    "draft": ([str(ELSEWHERE / "notes" / "note.txt")],),
}  # fmt: skip
QUESTIONS = (
    "third session",
    "Haugen 2020",
    "встреча Хауген",
    "сколько судов",
    "cod 2018",
    "rounds in Tromsø",
    "rounds in Tromso",
)
OF_NO_BASE = {"schema", "completion", "new", "mcp"}


@pytest.fixture(autouse=True)
def _facts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAES_FACTS", str(FACTS))


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - OF_NO_BASE))
def test_every_command_answers_and_names_no_other_subject(
    command: str, lang: str, capfd: pytest.CaptureFixture[str]
) -> None:
    for words in ARGUMENTS.get(command, ([],)):
        forms = {"check": ("table",), "draft": ("table",), "diff": ("text", "json"), "cite": tuple(STYLES)}.get(
            command, ("table", "plain", "md", "json")
        )
        for form in forms:
            options = ["--lang", lang, *([] if command in ("check", "draft") else ["--format", form])]
            assert app.run([command, *words, *options]) == 0
            out, err = capfd.readouterr()
            assert out.strip("[]\n") or command in ("check", "diff"), (words, form)
            assert SUBJECT.findall(out + err) == [], (words, form)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_in_words_is_of_this_base(question: str, lang: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run([*question.split(), "--lang", lang]) == 0
    out, err = capfd.readouterr()
    assert out
    assert SUBJECT.findall(out + err) == []


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_error_names_another_subject(lang: str, capfd: pytest.CaptureFixture[str]) -> None:
    for line in (
        "council 9", "council x", "council 2.", "who Nobody", "show nothing", "timeline --place Atlantis", "timeline --topic trade",
        "timeline --kind meeting", "timeline --source x", "meetings --with Norway", "figures --indicator x", "said Nobody",
        "search zzzz", "search", "timeline --year x", "timelin",
    ):  # fmt: skip
        app.run([*line.split(), "--lang", lang])
        out, err = capfd.readouterr()
        assert SUBJECT.findall(out + err) == [], line


def test_what_no_entry_is_declared_for_is_said(tmp_path: Path) -> None:
    """`council`, `trade` and `meetings` are empty if a base declares no kinds for them; the answer says so."""
    bare = tmp_path / "bare.yaml"
    text = FACTS.read_text(encoding="utf-8")
    bare.write_text(re.sub(r",? *(command: \w+|counts_as: \w+)", "", text), encoding="utf-8")
    with open_base(bare) as base:
        for question in ("council", "trade", "meetings"):
            answer = base.find(base.read(question))
            assert (answer.records, answer.hint and answer.hint["en"]) == (
                [],
                "the base declares no kind or topic for this question: `counts_as` or `command` declares one",
            )
        assert base.find(base.read("said")).hint is None


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_code_knows_no_subject(path: Path) -> None:
    found = {one[0] for one in SUBJECT.finditer(OWN_NAME.sub("", path.read_text(encoding="utf-8")))}
    assert found == set() or path.relative_to(PACKAGE).as_posix() in ALLOWED, found
