"""The source attached to a PDF counts only where it says what the pages show."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read
from ronda.factsheets.reading.attached import settled
from ronda.factsheets.reading.from_pdf import attached, document
from ronda.factsheets.reading.grammar import parse
from ronda.factsheets.writing.to_json import json_bytes
from ronda.factsheets.writing.to_pdf import pdf
from tests.factsheets.layouts.own_layout import bare_pdf
from tests.factsheets.layouts.typst_layout import Look, typeset

ARCADIA = Path(__file__).parents[1] / "variants" / "en_bosnia.txt"
Change = Callable[[Any], None]


@pytest.fixture(scope="module")
def factsheet() -> Factsheet:
    return read(ARCADIA)


@pytest.fixture(scope="module")
def pages(factsheet: Factsheet) -> bytes:
    return bare_pdf(factsheet)


def settle(pages: bytes, source: bytes) -> Factsheet:
    blocks = document(pages)
    return settled(parse(blocks), source, blocks)


def test_pdf_of_ours_carries_its_source_and_others_carry_none(factsheet: Factsheet) -> None:
    assert attached(pdf(factsheet)) == json_bytes(factsheet.without_account())
    assert attached(bare_pdf(factsheet)) is None
    assert attached(typeset(factsheet, Look())) is None


def test_source_that_agrees_is_taken_with_the_account_of_the_pages(
    factsheet: Factsheet, pages: bytes
) -> None:
    found = settle(pages, json_bytes(factsheet))
    assert found == factsheet
    assert found.account.reader.startswith("pdf/")
    assert not found.account.repairs


def test_other_hyphens_and_blanks_are_no_difference(factsheet: Factsheet, pages: bytes) -> None:
    told = json_bytes(factsheet).decode()
    assert settle(
        pages, told.replace("self-", "self‐").replace(" and ", "  and ").encode()
    ).chapters


def _change(path: str, value: object) -> Change:
    def change(data: Any) -> None:
        *steps, last = path.split("/")
        for step in steps:
            data = data[int(step) if step.isdigit() else step]
        data[int(last) if last.isdigit() else last] = value

    return change


CHANGES = {
    "words": (_change("chapters/0/title", "Something else"), "Something"),
    "title": (_change("title", "FACTSHEET – ELSEWHERE"), "ELSEWHERE"),
    "party": (_change("party", {"name": "Elsewhere", "code": "FRA"}), "Elsewhere"),
    "note": (_change("footnotes/0/text", "Para. 99999."), "footnote 1"),
    "month": (_change("prepared", "1999-01"), "1999-01"),
}


@pytest.mark.parametrize(("change", "says"), CHANGES.values(), ids=CHANGES)
def test_source_that_differs_is_left_and_named(
    change: Change, says: str, factsheet: Factsheet, pages: bytes
) -> None:
    data = json.loads(json_bytes(factsheet))
    change(data)
    found = settle(pages, json.dumps(data).encode())
    assert found == parse(document(pages))
    assert says in found.account.repairs[-1].what
    assert found.account.repairs[-1].where == "the attached factsheet.json"


def test_strength_that_no_word_tells_is_a_difference(factsheet: Factsheet, pages: bytes) -> None:
    data = json.loads(json_bytes(factsheet))
    one = next(r for c in data["chapters"] for r in c["recommendations"])
    one["strength"] = "invite" if one["strength"] != "invite" else "require"
    found = settle(pages, json.dumps(data).encode())
    assert found.recommendations[0].strength != one["strength"]
    assert one["codes"][0] in found.account.repairs[-1].what


def test_text_filled_into_an_empty_box_of_the_source_alone_is_a_difference(
    factsheet: Factsheet, pages: bytes
) -> None:
    data = json.loads(json_bytes(factsheet))
    boxes = [r["follow_up"] for c in data["chapters"] for r in c["recommendations"]]
    next(box for box in boxes if box is not None)["text"] = "Everything was done."
    assert "Everything" in settle(pages, json.dumps(data).encode()).account.repairs[-1].what


@pytest.mark.parametrize("source", [b"{", b"[]", b'{"format": "ronda-factsheet/1"}'])
def test_source_that_cannot_be_read_is_left_and_named(source: bytes, pages: bytes) -> None:
    found = settle(pages, source)
    assert found == parse(document(pages))
    assert "cannot be used" in found.account.repairs[-1].what


def test_whole_way_takes_the_source_of_an_untouched_file(factsheet: Factsheet) -> None:
    assert read(pdf(factsheet), name="arcadia.pdf") == factsheet
