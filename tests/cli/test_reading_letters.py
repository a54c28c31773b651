"""`ronda read` tells a letter from a factsheet by itself, and shows or gives what it says."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from ronda.factsheets.model import Factsheet
from ronda.replies.model import Reply
from ronda.replies.reading import read
from ronda.replies.schema import schema
from tests.cli.command import ROOT, arcadia, ronda
from tests.cli.hostile import LETTER
from tests.replies.letter_forms import FORMS

LETTERS = ROOT / "tests" / "replies" / "letters"


def _rows(out: str) -> dict[str, str]:
    lines = [line.strip() for line in out.splitlines()[1:]]
    return {name: value.strip() for name, _, value in (line.partition("  ") for line in lines)}


def test_summary_of_the_real_letter_has_its_header_and_figures(letter_text_path: Path) -> None:
    ran = ronda("read", letter_text_path, "--strict")
    assert (ran.code, ran.err) == (0, "")
    rows = _rows(ran.out)
    assert rows["Number"] == "7875/17-2" and rows["Date"] == "2017-10-25"
    assert rows["Place"] == "Belgrade" and rows["Reference"] == "Your letter of 28/7/2017"
    assert rows["Unplaced"] == "0" and "100.0 %" in rows["Characters"]
    for told in ("Rape", "ICAC COPS", "180 persons", "70 police officers (2016)"):
        assert f"- {told}" in ran.out


@pytest.mark.parametrize("form", FORMS)
def test_json_is_the_reply_in_every_form(form: str, tmp_path: Path) -> None:
    text = (LETTERS / "en_police.txt").read_text("utf-8")
    path = tmp_path / f"letter.{form}"
    path.write_bytes(FORMS[form](text))
    ran = ronda("read", path, "--json")
    assert (ran.code, ran.err) == (0, "")
    data = json.loads(ran.out)
    assert list(data)[:2] == ["format", "language"] and data["format"] == "ronda-reply/1"
    jsonschema.Draft202012Validator(schema()).validate(data)
    assert Reply.model_validate(data) == read(path)


def test_letter_and_factsheet_beside_each_other_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "2.txt").write_text(arcadia(), encoding="utf-8")
    ran = ronda("read", tmp_path, "--json")
    assert (ran.code, ran.err) == (0, "")
    formats = [json.loads(line)["format"] for line in ran.out.splitlines()]
    assert formats == ["ronda-reply/1", "ronda-factsheet/1"]


def test_letter_with_roman_headings_is_no_factsheet(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text((LETTERS / "fr_justice.txt").read_text("utf-8"), encoding="utf-8")
    ran = ronda("read", path)
    assert ran.code == 0 and _rows(ran.out)["Number"] == "2023-418/DAC"


def test_json_of_a_letter_is_taken_in_again(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    given = tmp_path / "letter.json"
    given.write_text(ronda("read", path, "--json").out, encoding="utf-8")
    again = ronda("read", given, "--json")
    assert again.code == 0 and again.out == given.read_text("utf-8")
    written = ronda("write", given, "--to", tmp_path / "out.docx")
    assert written.code == 20 and "ronda-factsheet/1" in written.err


def test_broken_json_of_a_letter_names_the_field(tmp_path: Path) -> None:
    path = tmp_path / "letter.json"
    path.write_text('{"format": "ronda-reply/1", "language": "en", "sections": [{"a": 1}]}')
    ran = ronda("read", path)
    assert (ran.code, ran.out) == (20, "") and "sections/0/a" in ran.err


def test_strict_exits_with_1_where_something_is_unplaced(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    data = json.loads(ronda("read", path, "--json").out)
    data["account"]["unplaced"] = [{"text": "Greetings", "where": "page 3"}]
    given = tmp_path / "letter.json"
    given.write_text(json.dumps(data), encoding="utf-8")
    assert ronda("read", given).code == 0
    strict = ronda("read", given, "--strict")
    assert strict.code == 1 and "page 3: Greetings" in strict.out


def test_factsheet_stays_a_factsheet(serbia_text_path: Path) -> None:
    ran = ronda("read", serbia_text_path, "--json")
    assert Factsheet.model_validate_json(ran.out).party.code == "SRB"


def test_what_is_unsure_is_told(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    text = LETTER.replace("With kind", "Since 2019 it has met. Now 12 judges sit.\n\nWith kind")
    path.write_text(text, encoding="utf-8")
    out = ronda("read", path).out
    assert re.search(r"- 12 judges \(2019/\.\.\) \(unsure of when it is", out)
