"""Rows of CSV and XLSX as offices write them: read, refused with a reason, or left out."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from ronda.factsheets.errors import (
    Damaged,
    DocumentError,
    Empty,
    Forbidden,
    TooLarge,
    UnknownFormat,
)
from ronda.spreadsheets.faults import SENTENCES, Fault, Wrong
from ronda.spreadsheets.layout import Column, Kind, Layout, plain
from ronda.spreadsheets.reading import LeftOut, Line, Taken, Why, lines
from ronda.spreadsheets.writing import as_csv, template, workbook

TRAINING = Layout(
    columns=(
        Column("title", "Training", required=True, also=("Обука",)),
        Column("day", "Day", Kind.DAY, required=True, also=("Датум",)),
        Column("trained", "Trained", Kind.WHOLE, required=True, also=("Обучено",)),
        Column("hours", "Hours", Kind.NUMBER),
        Column("who", "Profession", Kind.CHOICE, choices={"judge": "judges", "police": "police"}),
        Column("items", "Items", Kind.CHOICES, choices={"Coercion": "c", "Practice": "p"}),
        Column("joint", "Joint", Kind.YES_NO),
    ),
    same_by=("title", "day", "who"),
)
AN_HOUR = datetime(2023, 5, 2, 9, 30)  # noqa: DTZ001 — a workbook has no zones
HEADINGS = ["Training", "Day", "Trained", "Hours", "Profession", "Items", "Joint"]


def of_csv(text: str, encoding: str = "utf-8") -> list[Line]:
    return list(lines(io.BytesIO(text.encode(encoding)), TRAINING))


def of_xlsx(*rows: Sequence[object], merge: Sequence[str] = (), title: str = "") -> list[Line]:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    if title:
        sheet.append([title])
        sheet.merge_cells("A1:G1")
    for row in (HEADINGS, *rows):
        sheet.append(list(row))
    for area in merge:
        sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return list(lines(out, TRAINING))


def one(found: list[Line]) -> Line:
    assert len(found) == 1
    return found[0]


def taken(line: Line) -> dict[str, object]:
    assert isinstance(line, Taken), str(line)
    return dict(line.values)


def fault(line: Line) -> Fault:
    assert isinstance(line, Wrong), line
    assert line.fault.sentence % line.places
    return line.fault


@pytest.mark.parametrize("written", ["2023-12-05", "05.12.2023", "5. 12. 2023.", "05/12/2023"])
def test_days_are_read_in_three_styles_the_day_before_the_month(written: str) -> None:
    line = one(of_csv(f"Training;Day;Trained\nBasics;{written};12\n"))
    assert taken(line)["day"] == date(2023, 12, 5)


@pytest.mark.parametrize("written", ["31.02.2023", "05/13/2023", "2023", "soon", "5.12.23"])
def test_what_is_no_day_is_told(written: str) -> None:
    assert fault(one(of_csv(f"Training;Day;Trained\nA;{written};1\n"))) is Fault.NO_DAY


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", "12"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1 234", "1234"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
    ],
)
def test_numbers_are_read_with_commas_and_points(written: str, number: str) -> None:
    line = one(of_csv(f"Training;Day;Trained;Hours\nA;1.1.2023;1;{written}\n"))
    assert taken(line)["hours"] == Decimal(number)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1.234", Fault.TWO_WAYS),
        ("1,234", Fault.TWO_WAYS),
        ("12,5", Fault.NOT_WHOLE),
        ("-4", Fault.NEGATIVE),
        ("a few", Fault.NO_NUMBER),
        ("1e3", Fault.NO_NUMBER),
        ("NaN", Fault.NO_NUMBER),
        ("99999999999999", Fault.TOO_LARGE),
        ("", Fault.MISSING),
    ],
)
def test_what_is_no_count_is_told(written: str, told: Fault) -> None:
    assert fault(one(of_csv(f"Training;Day;Trained\nA;1.1.2023;{written}\n"))) is told


def test_choices_and_yes_or_no_are_read_in_any_spelling() -> None:
    head = ";".join(HEADINGS)
    line = one(of_csv(f"{head}\nA;1.1.2023;1;;POLICE;coercion; Practice\n".replace("; P", "\\P")))
    assert fault(line) is Fault.NO_CHOICE
    line = one(of_csv(f'{head}\nA;1.1.2023;1;;POLICE;"coercion; practice";да\n'))
    assert taken(line) | {"who": "police", "items": ("c", "p"), "joint": True} == taken(line)
    assert fault(one(of_csv(f"{head}\nA;1.1.2023;1;;;;maybe\n"))) is Fault.NOT_YES_NO


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_cyrillic_is_read_in_any_encoding_and_with_any_separator(encoding: str, mark: str) -> None:
    text = "Обука;Датум;Обучено\r\nОсновна обука полицајаца;01.02.2023.;25\r\n"
    line = one(of_csv(text.replace(";", mark), encoding))
    assert taken(line)["title"] == "Основна обука полицајаца"


def test_latin_letters_of_windows_are_read() -> None:
    line = one(of_csv("Training;Day;Trained\nObuka službenika u Čačku;1.1.2023;5\n", "cp1250"))
    assert taken(line)["title"] == "Obuka službenika u Čačku"


def test_totals_and_blank_rows_are_left_out_and_told() -> None:
    found = of_csv("Training;Day;Trained\nA;1.1.2023;5\n;;\nУкупно:;;5\nTotal;;5\n")
    assert [type(one) for one in found] == [Taken, LeftOut, LeftOut, LeftOut]
    assert [one.why for one in found[1:] if isinstance(one, LeftOut)] == [
        Why.BLANK,
        Why.TOTALS,
        Why.TOTALS,
    ]


def test_a_row_that_comes_twice_is_told_with_the_first() -> None:
    found = of_csv("Training;Day;Trained\nA;1.1.2023;5\na;2023-01-01;5\nA;1.1.2023;6\n")
    assert [fault(line) for line in found[1:]] == [Fault.TWICE, Fault.OTHERWISE]
    assert "row 2" in str(found[1]) and "row 2" in str(found[2])


def test_a_workbook_is_read_with_its_days_and_numbers() -> None:
    found = of_xlsx(
        ["Basics", date(2023, 5, 1), 12, 7.5, "judge", "Coercion; Practice", True],
        [
            "Basics",
            AN_HOUR,
            0.1 + 0.2,
            None,
            None,
            None,
            None,
        ],
        ["Basics", "3.5.2023.", "1 200", "2,5", None, None, "ne"],
        title="Trainings of the year 2023",
    )
    assert taken(found[0]) == {
        "title": "Basics",
        "day": date(2023, 5, 1),
        "trained": Decimal(12),
        "hours": Decimal("7.5"),
        "who": "judges",
        "items": ("c", "p"),
        "joint": True,
    }
    assert fault(found[1]) is Fault.NOT_WHOLE and "0.3" in str(found[1])
    assert taken(found[2])["trained"] == 1200 and taken(found[2])["joint"] is False
    assert [line.row for line in found] == [3, 4, 5]


def test_a_merged_text_holds_for_each_row_and_a_merged_number_for_none() -> None:
    found = of_xlsx(
        ["Basics", date(2023, 5, 1), 12],
        [None, date(2023, 5, 2), 13],
        ["Other", date(2023, 5, 3), 14],
        [None, date(2023, 5, 4), None],
        merge=["A2:A3", "A4:A5", "C4:C5"],
    )
    assert taken(found[1])["title"] == "Basics"
    assert fault(found[3]) is Fault.MERGED


def test_rows_that_only_a_merged_cell_reaches_are_blank() -> None:
    found = of_xlsx(["Basics", date(2023, 5, 1), 12], [None], merge=["A2:A900"])
    assert all(isinstance(line, LeftOut) for line in found[1:])


def formula_book(result: str) -> io.BytesIO:
    """A workbook whose count is a formula, with what its program had reckoned."""
    data = workbook({"Sheet": [HEADINGS[:3], ["A", date(2023, 1, 1), 4711]]})
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    formula = b"<f>HYPERLINK(&quot;http://x/&quot;)+SUM(A1:A9)</f>" + result.encode()
    parts[sheet] = parts[sheet].replace(b"<v>4711</v>", formula)
    return packed(parts)


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out


def test_of_a_formula_the_kept_result_is_taken_and_marked() -> None:
    line = one(list(lines(formula_book("<v>12</v>"), TRAINING)))
    assert isinstance(line, Taken) and line.values["trained"] == 12
    assert line.formulas == ("trained",)
    line = one(list(lines(formula_book(""), TRAINING)))
    assert fault(line) is Fault.NO_RESULT


def test_a_cell_with_an_error_is_told() -> None:
    book = formula_book("<v>#REF!</v>")
    with zipfile.ZipFile(book) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'<c r="C2">', b'<c r="C2" t="e">')
    assert fault(one(list(lines(packed(parts), TRAINING)))) is Fault.FAILED


def test_hidden_sheets_are_passed_over() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["nothing"])
    sheet.sheet_state = "hidden"
    shown = book.create_sheet("Shown")
    for row in (HEADINGS[:3], ["A", date(2023, 1, 1), 5]):
        shown.append(row)
    out = io.BytesIO()
    book.save(out)
    assert taken(one(list(lines(out, TRAINING))))["trained"] == 5


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", Empty),
        (b"PK\x03\x04 and no more", Damaged),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", UnknownFormat),
        (b"a\x00\x01b;c\n", UnknownFormat),
        (b"Name;Street\nA;B\n", UnknownFormat),
        (b"Training;Day;Trained\n" + b";" * 300, TooLarge),
        (b'Training;Day;Trained\n"' + b"a" * 40_000 + b'";;\n', Damaged),
    ],
)
def test_what_is_no_spreadsheet_is_refused(data: bytes, error: type[DocumentError]) -> None:
    with pytest.raises(error):
        list(lines(io.BytesIO(data), TRAINING))


def hostile(sheet: bytes, **more: bytes) -> io.BytesIO:
    data = workbook({"Sheet": [HEADINGS[:3], ["A", date(2023, 1, 1), 5]]})
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return packed(parts | {"xl/worksheets/sheet1.xml": sheet} | more)


_NS = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_TYPE = b"<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
_ROW = b'<row><c t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>'


@pytest.mark.parametrize(
    ("book", "error"),
    [
        (
            hostile(_TYPE + _NS + _ROW),
            Forbidden,
        ),
        (hostile(_NS + b"<row><c><v>"), Damaged),
        (hostile(_NS + b" " * 60_000_000 + b"</sheetData></worksheet>"), TooLarge),
        (hostile(b"\xff\xfe<"), Damaged),
        (hostile(_NS, **{"xl/vbaProject.bin": b"x"}), Forbidden),
        (hostile(_NS, **{"xl/workbook.xml": b"<workbook/>"}), Damaged),
    ],
)
def test_a_hostile_workbook_is_refused(book: io.BytesIO, error: type[DocumentError]) -> None:
    with pytest.raises(error):
        list(lines(book, TRAINING))


def test_more_rows_than_are_taken_in_are_refused() -> None:
    text = "Training;Day;Trained\n" + "".join(f"T{n};1.1.2023;1\n" for n in range(6))
    with pytest.raises(TooLarge):
        list(lines(io.BytesIO(text.encode()), TRAINING, most=5))


def test_one_bad_row_among_a_hundred_thousand_is_named() -> None:
    bad = 73_412
    told = (f"T{n};1.1.2023;{'many' if n == bad else n}\n" for n in range(2, 100_002))
    text = "Training;Day;Trained\n" + "".join(told)
    found = [one for one in of_csv(text) if not isinstance(one, Taken)]
    assert [(one.row, fault(one)) for one in found] == [(bad, Fault.NO_NUMBER)]


@pytest.mark.parametrize(
    "text",
    [
        '[{"Training": "A", "Day": "2.5.2023", "trained": 4, "Items": ["Coercion", "Practice"]}]',
        '{"title": "A", "day": "2023-05-02", "trained": "4", "items": "c; p"}\n',
    ],
)
def test_json_is_read_by_headings_or_keys(text: str) -> None:
    values = taken(one(of_csv(text)))
    assert (values["title"], values["trained"], values["items"]) == ("A", 4, ("c", "p"))
    assert values["day"] == date(2023, 5, 2)


def test_a_text_that_begins_as_a_formula_is_text_in_json() -> None:
    text = '[{"title": "=1+1", "day": "2.5.2023", "trained": 4}]'
    found = one(of_csv(text))
    assert isinstance(found, Taken) and not found.formulas and found.values["title"] == "=1+1"


def test_the_template_reads_back_with_its_layout() -> None:
    file = io.BytesIO(template(TRAINING, "Trainings", "What goes where"))
    assert list(lines(file, TRAINING)) == []


cells = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)


@given(st.lists(cells, min_size=1, max_size=5, unique_by=plain))
def test_what_goes_out_comes_back_and_is_no_formula(titles: list[str]) -> None:
    layout = Layout((Column("title", "Title", required=True), Column("day", "Day")))
    rows = [["Title", "Day"], *[[title, "1.1.2023"] for title in titles]]
    for data in (as_csv(rows), workbook({"A": rows})):
        found = list(lines(io.BytesIO(data), layout))
        told = [line.values["title"] for line in found if isinstance(line, Taken)]
        assert told == titles
    for line in as_csv(rows).decode("utf-8-sig").splitlines():
        assert not line.strip('"').startswith(("=", "+", "-", "@"))


def test_every_fault_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Fault)
