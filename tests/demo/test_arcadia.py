"""Arcadia's documents are what the demonstration says of them."""

from pathlib import Path

import pytest

from ronda.demo import arcadia
from ronda.factsheets.model import Factsheet, NoteKind, Scope, Strength
from ronda.factsheets.reading import read

TEXTS = Path(arcadia.__file__).parent / "texts"


def observations(factsheet: Factsheet) -> list[str]:
    return [o.text for chapter in factsheet.chapters for o in chapter.observations]


@pytest.fixture(scope="module", params=[arcadia.first_edition, arcadia.second_edition])
def edition(request: pytest.FixtureRequest) -> Factsheet:
    file = request.param()
    return read(file.data, name=file.name)


def filled(factsheet: Factsheet) -> list[str]:
    boxes = [r.codes[0] for r in factsheet.recommendations if r.follow_up and r.follow_up.text]
    return boxes + [c.number for c in factsheet.chapters if c.practice_box and c.practice_box.text]


def test_editions_read_whole_and_without_fault(edition: Factsheet) -> None:
    assert edition.party.code == arcadia.CODE
    assert edition.account.unplaced == ()
    assert edition.account.faults == ()


def test_editions_show_every_strength_scope_and_kind_of_note(edition: Factsheet) -> None:
    assert {r.strength for r in edition.recommendations} == set(Strength)
    assert {r.scope for r in edition.recommendations} == set(Scope)
    assert {n.kind for n in edition.footnotes} == set(NoteKind)
    assert any(r.topic for r in edition.recommendations)
    assert any(r.labels for r in edition.recommendations)
    assert any(r.lead_in and r.lead_in.marks for r in edition.recommendations)
    assert any(len(r.codes) > 2 for r in edition.recommendations)


def test_first_edition_has_empty_boxes_only() -> None:
    file = arcadia.first_edition()
    factsheet = read(file.data, name=file.name)
    assert (factsheet.prepared, factsheet.updated) == ("2023-04", None)
    assert len(factsheet.recommendations) == 22
    assert sum(r.follow_up is not None for r in factsheet.recommendations) == 10
    assert filled(factsheet) == []


def test_second_edition_has_what_arcadia_reported() -> None:
    file = arcadia.second_edition()
    factsheet = read(file.data, name=file.name)
    assert (factsheet.prepared, factsheet.updated) == ("2023-04", "2025-02")
    assert len(factsheet.recommendations) == 23
    assert filled(factsheet) == ["II-2", "II-4", "III-2", "III-9", "IV-1", "III", "V"]


def test_returned_file_fills_more_boxes_and_slips_once() -> None:
    sent = read(arcadia.second_edition().data, name="sent.txt")
    file = arcadia.returned()
    came_back = read(file.data, name=file.name)
    assert [b for b in filled(came_back) if b not in filled(sent)] == [
        "II-5",
        "III-5",
        "IV-2",
        "IV",
    ]
    pairs = zip(observations(sent), observations(came_back), strict=True)
    slips = [(before, after) for before, after in pairs if before != after]
    assert len(slips) == 1
    assert slips[0][1] == slips[0][0].replace("fourteen", "sixteen")


def test_reply_is_a_letter_and_not_a_factsheet() -> None:
    assert "# Recommendation III-2" in arcadia.reply().data.decode()
