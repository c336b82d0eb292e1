"""The tools for language models, called by the SDK's own client: over a pipe, as clients do, and in this process."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, MCPError
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.server.lowlevel import Server
from mcp_types import CallToolResult, Tool

from raes_cli import open_base
from raes_cli.base import Base
from raes_cli.cli import app
from raes_cli.serve.server import server
from raes_cli.serve.tools import PROMISE, TOOLS
from small import BASE, FROZEN, RAES

SERVED = (*RAES, "mcp")
NAMES = [
    "ask",
    "timeline",
    "meetings",
    "who",
    "trade",
    "figures",
    "said",
    "search",
    "show",
    "conflicts",
    "gaps",
    "list",
]
QUESTIONS = (
    ("when was Lavrov in Baku", "lavrov-visit-azerbaijan-2023-02"), ("last meeting of Putin and Aliyev", "putin-aliyev-dushanbe-2025-10-09"),
    ("how many students", "azerbaijani-students-in-russia-2024"), ("third session", "council-3"), ("trade 2023", "trade-2023"),
    ("who is Kalugin", "kalugin"), ("how often did Putin meet Aliyev", "putin-aliyev-talks-2022-02-22"),
    ("what did Kalugin say about the Caucasus", "kalugin-caucasus-interests"), ("tourists in 2023", "tourists-russia-azerbaijan-2023"),
    ("allied interaction declaration", "allied-declaration"), ("trade in 2024", "trade-2024"), ("conflicts", "conflict-trade-growth-2023"),
    ("когда Лавров был в Баку", "lavrov-visit-azerbaijan-2023-02"), ("последняя встреча Путина и Алиева", "putin-aliyev-dushanbe-2025-10-09"),
    ("сколько студентов", "azerbaijani-students-in-russia-2024"), ("третье заседание", "council-3"), ("товарооборот 2022", "trade-2022"),
    ("кто такой Гаджиев", "hajiyev"), ("встречи Мишустина", "mishustin-asadov-2024-03-05"), ("посол России", "bocharnikov"),
    ("что говорил Калугин о Кавказе", "kalugin-caucasus-interests"), ("инвестиции", "investment-russia-azerbaijan-2023"),
    ("Lavrov Bakıda nə vaxt olub", "lavrov-visit-azerbaijan-2023-02"), ("Putin və Əliyev görüşü", "putin-aliyev-talks-2022-02-22"),
    ("neçə tələbə", "azerbaijani-students-in-russia-2024"), ("Hacıyev kimdir", "hajiyev"), ("ticarət 2023", "trade-2023"),
    ("Moskvada görüşlər", "lavrov-bayramov-2023-05-19"), ("üçüncü iclas", "council-3"), ("Bakı 2023", "raes-book-presentation-2023"),
)  # fmt: skip
Calls = list[tuple[str, dict[str, Any]]]


def talked(served: StdioServerParameters | Server[Any], calls: Calls) -> tuple[list[Tool], list[CallToolResult]]:
    """Return the tools that a client sees, and the results of its calls."""

    async def talk() -> tuple[list[Tool], list[CallToolResult]]:
        async with Client(stdio_client(served) if isinstance(served, StdioServerParameters) else served) as client:
            return (await client.list_tools()).tools, [await client.call_tool(name, asked) for name, asked in calls]

    return asyncio.run(talk())


def called(name: str, lang: str = "en", /, **asked: Any) -> dict[str, Any]:
    """Return the answer of a tool in this process."""
    answer: dict[str, Any] = talked(server((str(FROZEN),), lang), [(name, asked)])[1][0].structured_content
    return answer


def told(facts: Sequence[str], lang: str, name: str, asked: dict[str, Any]) -> list[str]:
    """Return the texts of a result besides its records: an error, or the notes of an answer."""
    try:
        (result,) = talked(server(facts, lang), [(name, asked)])[1]
    except BaseExceptionGroup as group:
        error: BaseException = group
        while isinstance(error, BaseExceptionGroup):
            error = error.exceptions[0]
        assert isinstance(error, MCPError)
        return [str(error)]
    notes: list[str] = (result.structured_content or {}).get("notes", [])
    return [str(getattr(result.content[0], "text", ""))] if result.is_error else notes


def refused(name: str, /, **asked: Any) -> str:
    """Return the error message of a call that fails."""
    result = talked(server((str(FROZEN),), "en"), [(name, asked)])[1][0]
    assert result.is_error
    return str(getattr(result.content[0], "text", ""))


@pytest.fixture(scope="module")
def frozen() -> Iterator[Base]:
    with pytest.MonkeyPatch.context() as patch, open_base(FROZEN) as base:
        patch.delenv("RAES_FACTS", raising=False)
        yield base


@pytest.fixture(scope="module")
def piped(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Tool], dict[tuple[str, str], CallToolResult]]:
    """The results of all calls over one pipe, in both languages."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path_factory.getbasetemp() / "cache"), "RAES_LANG": "en"}
    calls: Calls = [("ask", {"words": words, "lang": lang}) for words, _ in QUESTIONS for lang in ("en", "ru")]
    command, *arguments = SERVED
    tools, results = talked(StdioServerParameters(command=command, args=arguments, env=environment), calls)
    return tools, {(asked["words"], asked["lang"]): result for (_, asked), result in zip(calls, results, strict=True)}


def leaves(value: object, key: str = "") -> Iterator[str]:
    """Yield all texts and numbers in a value, except the counts of what is left out."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from leaves(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part, key)
    elif value is not None and key != "more":
        yield str(value)


def numbers(value: object) -> set[str]:
    """Return the digits of every number and date in a value, without separators."""
    return {re.sub(r"\D", "", one) for text in leaves(value) for one in re.findall(r"\d(?:[\d.,:\s/-]*\d)?", text)}


def stored(base: Base, answer: Mapping[str, Any]) -> list[Any]:
    """Return the records of an answer as the base has them, with the records in them and beside them."""
    everything: list[Any] = []
    for record in answer["records"]:
        whole = base.show(record["id"]).decoded()
        everything += whole
        if record["type"] in ("person", "organization"):
            everything += base.who(record["id"]).decoded()
        if record["type"] == "event" and record.get("number"):
            everything += base.session(str(record["number"])).decoded()
        everything += [base.names()[one["source"]] for one in whole[0]["sources"]]
    beside = [one["id"] for one in (*answer["conflicts"], *answer["gaps"])]
    return [*everything, *(base.show(beside).decoded() if beside else [])]


def test_the_tools_say_what_they_are_for_and_what_they_take(piped: Any) -> None:
    tools: list[Tool] = piped[0]
    assert [tool.name for tool in tools] == NAMES == list(TOOLS)
    for tool in tools:
        assert tool.description
        assert tool.description.endswith(PROMISE)
        assert tool.annotations
        assert tool.annotations.read_only_hint
        for name, parameter in tool.input_schema["properties"].items():
            assert parameter["description"], (tool.name, name)
            assert {"type", "anyOf", "enum"} & parameter.keys(), (tool.name, name)
        assert {"limit", "offset", "lang"} <= tool.input_schema["properties"].keys()
    taken = {tool.name: set(tool.input_schema["properties"]) for tool in tools}
    assert {"from", "to", "year", "on", "with", "place", "kind", "topic", "source", "status"} <= taken["timeline"]
    assert not {"place", "kind"} & taken["trade"]
    assert "status" not in taken["said"]
    assert {tool.name: tool.input_schema.get("required") for tool in tools if tool.input_schema.get("required")} == {
        "ask": ["words"], "who": ["name"], "search": ["words"], "show": ["ids"], "list": ["what"],
    }  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(("words", "id_"), QUESTIONS)
def test_every_number_of_an_answer_stands_in_its_records(
    words: str, id_: str, lang: str, piped: Any, frozen: Base
) -> None:
    result = piped[1][words, lang]
    answer = result.structured_content
    assert json.loads(result.content[0].text) == answer
    assert id_ in [record["id"] for record in answer["records"]]
    assert answer["total"] >= len(answer["records"]) + answer["more"]
    assert answer["base"]["sha256"] == frozen.edition().digest
    known = numbers(stored(frozen, answer))
    assert numbers([answer["records"], answer["conflicts"], answer["gaps"]]) - known == set()
    for record in answer["records"]:
        whole = frozen.show(record["id"])[0]
        assert record["passages"], record["id"]
        for passage in record["passages"]:
            anchors = [one["anchor"] for one in whole["sources"] if one["source"] == passage["source"]]
            assert [one["anchor"] for one in passage["quotes"]] == anchors[:3]
            assert passage.get("more", 0) == len(anchors[3:])
        if whole["conflicts"]:
            assert record["conflicts"] == whole["conflicts"]
            assert set(whole["conflicts"]) <= {one["id"] for one in answer["conflicts"]}


@pytest.mark.parametrize(
    ("id_", "lang", "caveat"),
    [
        ("trade-2023", "en", "the number is hedged: almost"),
        ("trade-2023", "ru", "число с оговоркой: почти"),
        ("trade-2025-forecast", "en", "forecast: not a measured number"),
        ("trade-2024", "en", "according to Mikhail Kalugin"),
        ("trade-2024", "en", "in conflict with other claims: conflict-trade-growth-2024"),
        ("putin-aliyev-petersburg-2022-10-07", "en", "year inferred: "),
        ("council-1-direct-contacts", "en", "collective position"),
    ],
)
def test_what_changes_the_meaning_of_a_fact_is_a_caveat(id_: str, lang: str, caveat: str) -> None:
    assert any(said.startswith(caveat) for said in called("ask", lang, words=id_)["records"][0]["caveats"])


def test_what_was_never_held_or_is_inferred_says_so(frozen: Base) -> None:
    planned = called("timeline", status=["planned", "announced"])
    assert planned["records"]
    assert all("not known to have taken place" in record["caveats"][0] for record in planned["records"])
    implied = [one["id"] for one in frozen.timeline() if {who["basis"] for who in one["participants"]} - {"named"}]
    shown = called("show", ids=implied[:20])["records"]
    assert all(any(re.search(r"\((by title|implied)\)", said) for said in one["caveats"]) for one in shown)


def test_a_source_of_one_outlet_says_so(base_file: Any) -> None:
    text = FROZEN.read_text(encoding="utf-8")
    graded = re.sub(
        r"(?m)^  ria-2024:\n", "  ria-2024:\n    grade: B\n    url: https://example.org/ria\n", text, count=1
    )
    result = talked(server((str(base_file(graded)),), "en"), [("trade", {"year": 2022})])[1][0]
    assert result.structured_content, result.content
    record = result.structured_content["records"][0]
    assert "supported only by sources of grade B: one outlet each" in record["caveats"]
    assert (record["passages"][0]["url"], record["passages"][0]["grade"]) == ("https://example.org/ria", "B")


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("who", {"name": "Kalugn"}, "closest: Mikhail Kalugin (kalugin)"),
        ("show", {"ids": "trade-2032"}, "trade-2022"),
        ("meetings", {"with": "Lavrof Zyx"}, "Lavrof Zyx"),
        ("timeline", {"kind": "meting"}, "closest: meeting"),
        ("timeline", {"year": "someday"}, "someday"),
        ("ask", {"words": "qwertyuiop"}, "qwertyuiop"),
        ("who", {"name": "meetings in Baku"}, "meetings in Baku"),
        ("trade", {"place": "Baku"}, "trade takes words, from, to"),
        ("list", {"what": "persons"}, "'people', 'organizations'"),
        ("show", {"ids": []}, "ids"),
        ("timeline", {"limit": 0}, "limit"),
    ],
)
def test_a_near_miss_is_an_error_that_says_what_is_near(name: str, asked: dict[str, Any], said: str) -> None:
    assert said in refused(name, **asked)


def test_an_unknown_tool_is_an_error_of_the_protocol() -> None:
    there = ", ".join(NAMES)
    assert told((str(FROZEN),), "en", "del\nete", {}) == [f"no tool del ete: there are {there}"]
    assert told((str(FROZEN),), "ru", "delete", {}) == [f"нет инструмента delete: есть {there}"]


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("list", {}, "what: обязательный параметр"),
        ("list", {"what": 3}, "what: одно из: 'people', 'organizations', 'places', 'topics', 'kinds', 'indicators', 'sources'"),
        ("ask", {"words": ""}, "words: не должно быть пустым"),
        ("show", {"ids": []}, "ids: не должно быть пустым"),
        ("show", {"ids": [1]}, "ids: нужен текст или список текстов"),
        ("timeline", {"words": 3, "limit": 101, "offset": -1}, "words: нужен текст; limit: не больше 100; offset: не меньше 0"),
        ("timeline", {"limit": 1.5}, "limit: нужно целое число"),
        ("timeline", {"limit": True, "year": 2.5}, "year: нужен текст или целое число"),
        ("timeline", {"undated": "maybe", "with": {}}, "with: нужен текст или список текстов; undated: нужно true или false"),
        ("timeline", {"a\x1b\nb": 1}, r"a\u{1b} b: такого параметра нет"),
        ("timeline", {"lang": ["ru"]}, "lang: одно из: 'en', 'ru'"),
    ],
)  # fmt: skip
def test_a_parameter_that_is_refused_is_told_in_the_language_of_the_answer(
    name: str, asked: dict[str, Any], said: str
) -> None:
    (shown,) = told((str(FROZEN),), "ru", name, asked)
    assert shown.startswith(f"{said}\n{name} принимает ")
    if asked.get("lang") is None:
        assert not re.search("[а-я]", told((str(FROZEN),), "ru", name, {**asked, "lang": "en"})[0])


def test_pages_are_together_the_whole(frozen: Base) -> None:
    pages = [called("timeline", offset=offset) for offset in range(0, 80, 20)]
    assert [len(page["records"]) for page in pages[:-1]] == [20, 20, 20]
    assert [page["more"] for page in pages] == [max(0, len(frozen.timeline()) - seen) for seen in (20, 40, 60, 80)]
    assert [one["id"] for page in pages for one in page["records"]] == [one["id"] for one in frozen.timeline()]
    assert called("timeline", offset=1000)["more"] == 0


def test_an_answer_fits_a_context_however_many_records_are_asked_for(frozen: Base) -> None:
    every = [one["id"] for one in frozen.said()][:100]
    answer = called("show", ids=every, limit=100)
    assert 1 < len(answer["records"]) < 40
    assert len(json.dumps(answer["records"], ensure_ascii=False)) < 42_000
    assert answer["more"] == 100 - len(answer["records"])


def test_a_record_is_shown_whole_and_in_both_languages(frozen: Base) -> None:
    shown = called("show", ids=["trade-2023"])
    whole = frozen.show("trade-2023")[0]
    assert {key: shown["records"][0][key] for key in whole} == whole
    assert shown["read_as"] == "raes show trade-2023"


def test_a_dossier_begins_with_the_newest_and_says_how_much_there_is(frozen: Base) -> None:
    [putin], [whole] = called("who", name="Путин")["records"], frozen.who("putin")
    assert putin["posts"][0]["date"] == "2025-12-14"
    assert len(putin["events"]) == 11
    assert putin["events"][-1] == {"more": len(whole["events"]) - 10}
    assert putin["events"][0]["date"] == "2025-10-09"
    assert called("who", name="ambassador of Russia")["records"][0]["id"] == "bocharnikov"


def test_words_filters_and_lists_mean_what_they_mean_on_the_command_line() -> None:
    assert called("meetings", words="Putin Aliyev", year=2022)["total"] == called(
        "meetings", **{"with": ["Путин", "Əliyev"], "from": 2022, "to": "2022"}
    )["total"]  # fmt: skip
    assert (
        called("search", words='"transport corridor"')["total"] < called("search", words="transport corridor")["total"]
    )
    people = called("list", what="people")
    assert people["records"][0]["name"].keys() == {"en", "ru", "az"}
    assert people["read_as"] == "raes list people"
    assert called("conflicts", topic="trade")["records"][0]["claim_records"][0]["passages"]
    assert called("trade", "ru", year=2023)["records"][0]["in_words"] == "почти 4,4 млрд долл.; заявленный рост 17,5%"
    assert called("trade", year=None, limit=1)["total"] > 1
    assert called("ask", words="посол России")["notes"] == []  # read_as has the reading
    assert called("ask", words="third session")["read_as"] == "raes council 3"


def test_nothing_found_is_said(frozen: Base) -> None:
    empty = called("meetings", year=1999)
    assert (empty["total"], empty["records"]) == (0, [])
    assert empty["notes"][0].startswith("nothing in the base matches")


def test_nothing_but_the_protocol_is_written_and_a_client_that_goes_away_ends_the_process(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "left.txt").touch()
    client = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    lines = (
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": client},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "trade", "arguments": {}}},
    )
    sent = "".join(f"{json.dumps(line)}\n" for line in lines)
    done = subprocess.run(
        [*SERVED, "--facts", str(tmp_path)], input=sent, capture_output=True, text=True, timeout=60, check=False
    )
    # A call just before the client disconnects may go unanswered; whatever is written is a complete answer.
    ids = [json.loads(line)["id"] for line in done.stdout.splitlines()]
    assert ids in ([1], [1, 2])
    assert re.fullmatch(r"raes: ignored \(not .yaml or .yml\): .*left.txt\n", done.stderr)
    assert done.returncode == 0
    with subprocess.Popen(SERVED, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as gone:
        assert gone.stdin
        assert gone.stdout
        assert gone.stderr
        gone.stdin.write(f"{json.dumps(lines[0])}\n".encode())
        gone.stdin.flush()
        gone.stdout.readline()
        gone.stdout.close()
        gone.stdin.write("".join(f"{json.dumps(line)}\n" for line in lines[1:]).encode())
        gone.stdin.close()
        assert gone.wait(60) == 0
        assert gone.stderr.read() == b""


@pytest.mark.parametrize(("streams", "ended"), [
    ("<&-", (0, "")), (">&-", (4, "raes: cannot write the answer: standard output is closed\n")),
    (">/dev/full", (4, "raes: cannot write the answer: no space left on device\n")),
])  # fmt: skip
def test_a_server_that_nobody_can_hear_says_so(streams: str, ended: tuple[int, str]) -> None:
    line = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
        "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "0"}}})  # fmt: skip
    command = ["bash", "-c", f'exec "$@" {streams}', "bash", *SERVED]
    done = subprocess.run(command, input=line, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == ended


def test_a_client_that_is_cancelled_ends_the_process(tmp_path: Path) -> None:
    started = tmp_path / "started"
    script = f'echo $$ > "{started}"; exec "$@"'
    served = StdioServerParameters(command="sh", args=["-c", script, "sh", *SERVED], env={**os.environ})

    async def cancelled() -> None:
        async with Client(stdio_client(served)) as client:
            await client.list_tools()
            async with asyncio.timeout(0):
                await client.call_tool("timeline", {})

    with pytest.raises(BaseExceptionGroup):
        asyncio.run(cancelled())
    with pytest.raises(ProcessLookupError):
        os.kill(int(started.read_text()), 0)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_a_signal_ends_it(number: signal.Signals, code: int) -> None:
    with subprocess.Popen(SERVED, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n')
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(number)
        assert process.wait(60) == code


def test_a_base_that_is_not_sound_is_told_before_anybody_asks(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("nonsense: [", encoding="utf-8")
    assert app.run(["mcp", "--facts", str(broken)]) == 3
    out, err = capfd.readouterr()
    assert out == ""
    assert "broken.yaml:" in err


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "raes: mcp needs mcp, which is not installed: pip install '.[mcp]'\n"),
        ("ru", "raes: для mcp нужен пакет mcp, он не установлен: pip install '.[mcp]'\n"),
    ],
)
def test_without_the_extra_a_line_says_how_to_get_it(
    lang: str, line: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.delitem(sys.modules, "raes_cli.serve.server")
    assert app.run(["mcp", "--lang", lang]) == 2
    assert capfd.readouterr() == ("", line)
