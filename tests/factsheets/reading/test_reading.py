"""One door for every kind of file: what it is, whose it is, what was guessed, what is broken."""

import json
from pathlib import Path

import pytest

from ronda.factsheets.errors import Empty, TooLarge, UnknownFormat, WrongFactsheet
from ronda.factsheets.reading import read, read_document, read_with_text
from ronda.factsheets.writing import FORMATS, to_bytes

ARCADIA = """FACTSHEET – ARCADIA

I. Help lines

Observations and recommendations of the Committee specific to Arcadia

- The Committee requires Arcadia to keep the help line open “at night”.¹

Follow-up actions:

¹ Recommendation I-1.
"""
ELDORADO = ARCADIA.replace("ARCADIA", "ELDORADO").replace("Arcadia", "Eldorado")


def test_path_name_and_bytes_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "arcadia.txt"
    path.write_text(ARCADIA, encoding="utf-8")
    assert read(path) == read(str(path)) == read(ARCADIA.encode()) == read(path.read_bytes())


@pytest.mark.parametrize("format", FORMATS)
def test_format_is_told_by_the_bytes_without_a_name(format: str) -> None:
    factsheet = read(ARCADIA.encode())
    assert read(to_bytes(factsheet, format)) == factsheet


@pytest.mark.parametrize("format", FORMATS)
def test_document_comes_with_the_text_that_the_account_counts_on(format: str) -> None:
    found = read_with_text(to_bytes(read(ARCADIA.encode()), format))
    assert found.document.format == format
    assert "keep the help line open" in found.document.text
    assert [b.text for b in found.document.blocks if "help line" in b.text]
    if format != "json":
        assert found.factsheet.account.characters == len(found.document.text)


def test_document_need_not_be_a_factsheet() -> None:
    assert read_document(b"Dear colleagues,").blocks[0].text == "Dear colleagues,"


def test_encoding_that_was_guessed_is_a_repair() -> None:
    found = read(ARCADIA.replace("¹", "\xb9").encode("cp1252"), name="a.txt")
    assert found == read(ARCADIA.encode())
    assert [r.what for r in found.account.repairs if "windows-1252" in r.what]
    assert not read(ARCADIA.encode("utf-16")).account.repairs


def test_interchange_file_is_checked_for_faults_again() -> None:
    data = json.loads(to_bytes(read(ARCADIA.encode()), "json"))
    data["footnotes"].append({"number": 2, "text": "Para. 3.", "kind": "paragraphs",
                              "paragraphs": [3], "recommendations": [], "styles": []})  # fmt: skip
    found = read(json.dumps(data).encode())
    assert [fault.code for fault in found.account.faults] == ["note-without-mark"]
    data["footnotes"].pop()
    data["account"]["faults"] = [fault.model_dump() for fault in found.account.faults]
    assert read(json.dumps(data).encode()).account.faults == ()


def test_party_is_given_where_it_cannot_be_told() -> None:
    unknown = read(ELDORADO.encode())
    assert (unknown.party.code, [f.code for f in unknown.account.faults]) == (
        None,
        ["unknown-party"],
    )
    given = read(ELDORADO.encode(), party="mda")
    assert (given.party.code, given.account.faults) == ("MDA", ())


def test_party_that_contradicts_the_document_is_refused() -> None:
    assert read(ARCADIA.encode(), party="XAR") == read(ARCADIA.encode())
    with pytest.raises(WrongFactsheet, match=r"of Arcadia \(XAR\), not of Serbia \(SRB\)"):
        read(ARCADIA.encode(), party="SRB")
    with pytest.raises(WrongFactsheet, match="“QQQ” is not the code of a Party"):
        read(ARCADIA.encode(), party="QQQ")


def test_bytes_are_bounded_and_named_kinds_checked() -> None:
    with pytest.raises(TooLarge):
        read(ARCADIA.encode(), largest=100)
    with pytest.raises(UnknownFormat):
        read(ARCADIA.encode(), name="arcadia.pdf")
    with pytest.raises(Empty):
        read(" \u00a0\n".encode("utf-16"))
