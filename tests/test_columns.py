"""Column selection: which columns, in which order, in which formats, and which names are refused."""

from __future__ import annotations

import csv
import io
import json

import pytest

from raes_cli.cli import app
from raes_cli.cli.commands import COMMANDS

PUTIN = ("meetings", "--with", "putin", "--year", "2022")


def answered(capfd: pytest.CaptureFixture[str], *typed: str) -> tuple[int, str, list[str]]:
    capfd.readouterr()
    code = app.run(typed)
    out, err = capfd.readouterr()
    return code, out, err.splitlines()


@pytest.mark.parametrize(
    "command", [name for name, one in COMMANDS.items() if one.asks and name not in ("cite", "show", "who", "search")]
)
def test_columns_are_those_of_the_whole_in_the_order_asked_for(capfd: pytest.CaptureFixture[str], command: str) -> None:
    typed = [command, *(["topics"] if command == "list" else []), "-q"]
    code, whole, _ = answered(capfd, *typed, "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(whole)))
    header = list(rows[0])
    asked = header[::-1]
    code, out, told = answered(capfd, *typed, "-f", "csv", "--columns", ",".join(asked))
    assert (code, told) == (0, [])
    # A path also selects everything below it.
    assert list(csv.DictReader(io.StringIO(out))) == rows
    assert next(csv.reader(io.StringIO(out)))[0] == asked[0]
    first = [column for column in header if column in ("id", "key")]
    code, out, _ = answered(capfd, *typed, "-f", "tsv", "--columns", first[0])
    assert out.splitlines() == [first[0], *(row[first[0]] for row in rows)]


def test_each_format_has_the_columns(capfd: pytest.CaptureFixture[str]) -> None:
    records = json.loads(answered(capfd, *PUTIN, "--json")[1])
    cells = [[one["id"], one["date"], one["title"]["en"]] for one in records]
    asked = ["--columns", " id ,date,title.en"]
    assert answered(capfd, *PUTIN, *asked) == (0, "".join("\t".join(row) + "\n" for row in cells), [])
    assert answered(capfd, *PUTIN, *asked, "-f", "tsv")[1].splitlines() == [
        "id\tdate\ttitle.en",
        *("\t".join(row) for row in cells),
    ]
    assert list(csv.reader(io.StringIO(answered(capfd, *PUTIN, *asked, "-f", "csv")[1])))[1:] == cells
    table = answered(capfd, *PUTIN, *asked, "-f", "md")[1].splitlines()
    assert table[:2] == ["| id | date | title.en |", "| --- | --- | --- |"]
    assert [line.strip("| ").split(" | ")[0] for line in table[2:]] == [row[0] for row in cells]


def test_a_path_is_all_below_it_and_plain_lines_have_words(capfd: pytest.CaptureFixture[str]) -> None:
    trade = ("trade", "--on", "2023", "--indicator", "trade-turnover")
    out = answered(capfd, *trade, "-f", "csv", "--columns", "title,value")[1].splitlines()
    assert out[0] == "title.en,title.ru,value"
    assert out[1].endswith(",4400000000")
    plain = ("--columns", "title,value,growth,growth_percent,implied.from,origin")
    assert answered(capfd, *trade, *plain)[1] == (
        "Russia–Azerbaijan trade turnover in 2023\talmost 4.4 bn USD\tstated growth 17.5%\t17.5\ttrade-2022\t"
        + answered(capfd, *trade, "--columns", "origin.file")[1].strip()
        + ":"
        + answered(capfd, *trade, "--columns", "origin.line")[1]
    )
    russian = answered(capfd, *trade, "--columns", "title,value,title.en", "--lang", "ru")[1]
    assert russian == (
        "Товарооборот России и Азербайджана в 2023 году\tпочти 4,4 млрд долл.\tRussia–Azerbaijan trade turnover in 2023\n"
    )


def test_a_cell_of_csv_is_guarded_and_one_of_a_line_is_not(tmp_path: object) -> None:
    from raes_cli.formats import render
    from show_records import GAP, page_for, stored

    risky = stored([{**GAP, "title": {"en": "=1+1\tx", "ru": "x"}}])  # a tab is in no base
    page = page_for("gaps")._replace(columns=("title.en",))
    assert render(risky, page, "csv") == "title.en\r\n'=1+1\tx\r\n"
    assert render(risky, page, "tsv") == "title.en\n'=1+1\\tx\n"
    assert render(risky, page, "plain") == "=1+1 x\n"


def test_a_column_of_another_type_is_empty(capfd: pytest.CaptureFixture[str]) -> None:
    figures = (
        "export",
        "--indicator",
        "trade-turnover",
        "--on",
        "2023",
        "--columns",
        "id,participants,place.name.az",
        "-q",
    )
    assert answered(capfd, *figures, "-f", "csv") == (0, "id,participants,place.name.az\r\ntrade-2023,,\r\n", [])
    assert answered(capfd, *figures) == (0, "trade-2023\t\t\n", [])


def test_of_nothing_there_is_the_header_alone(capfd: pytest.CaptureFixture[str]) -> None:
    nothing = ("meetings", "--year", "1999", "-q")
    asked = ("--columns", "place.id,date")
    assert answered(capfd, *nothing, *asked, "-f", "csv") == (0, "place.id,date\r\n", [])
    assert answered(capfd, *nothing, *asked) == (0, "", [])
    assert answered(capfd, *nothing, *asked, "-f", "md") == (0, "", [])


@pytest.mark.parametrize("form", ["csv", "tsv", "plain", "md"])
@pytest.mark.parametrize("rows", [("--year", "2022"), ("--year", "1999")])
def test_a_column_that_is_none_is_an_error_with_the_closest_and_the_list(
    capfd: pytest.CaptureFixture[str], form: str, rows: tuple[str, ...]
) -> None:
    code, out, told = answered(capfd, "timeline", *rows, "-f", form, "--columns", "id,dat")
    assert (code, out, told[0]) == (2, "", "raes: there is no column 'dat'")
    assert told[1].startswith("did you mean date? columns: id, ")
    assert "place.name.en" in told[1].split(": ")[1].split(", ")
    assert answered(capfd, "timeline", "--columns", "xyzzy", "--lang", "ru")[2][0] == "raes: нет столбца «xyzzy»"
    assert answered(capfd, "timeline", "--columns", "xyzzy")[2][1].startswith("columns: ")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            ("trade", "--columns", "id", "--json"),
            ("--columns cannot be used with json", "it works with csv, tsv, plain, md"),
        ),
        (
            ("trade", "--columns", "id", "-f", "table"),
            ("--columns cannot be used with table", "it works with csv, tsv, plain, md"),
        ),
        (
            ("cite", "trade-2023", "--columns", "id", "-f", "md"),
            ("--columns cannot be used with md", "it works with csv, tsv, plain, md"),
        ),
        (("cite", "--columns", "id"), ("--columns cannot be used with text", "it works with csv, tsv, plain, md")),
        (
            ("export", "--columns", "id", "-o", "x.xlsx"),
            ("--columns cannot be used with xlsx", "it works with csv, tsv, plain, md"),
        ),
        (("trade", "--columns", " , "), ("--columns: no column is named", "try --columns date,title.en,id")),
    ],
)
def test_columns_go_with_rows_alone(
    capfd: pytest.CaptureFixture[str], typed: tuple[str, ...], told: tuple[str, ...]
) -> None:
    assert answered(capfd, *typed) == (2, "", [f"raes: {told[0]}", told[1]])


def test_columns_stand_before_the_command_too_and_the_last_holds(capfd: pytest.CaptureFixture[str]) -> None:
    expected = answered(capfd, *PUTIN, "--columns", "id")
    assert answered(capfd, "--columns", "id", *PUTIN) == expected
    assert answered(capfd, "--columns=date", *PUTIN, "--columns=id") == expected
    assert answered(capfd, "export", "--columns", "id", "--topic", "trade")[1].splitlines() == [
        one["id"] for one in json.loads(answered(capfd, "export", "--topic", "trade", "--json")[1])
    ]
