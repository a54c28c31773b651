"""Notes that begin at 1 again in each chapter: numbered through where that is certain."""

from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading.from_text import document
from ronda.factsheets.reading.grammar import parse

SECTION = "Recommendations of the Committee on it specific to Arcadia\n\n"
FIRST = f"I. Police\n\n{SECTION}The Committee invites Arcadia to count;¹ it notes that.²\n\n"
SECOND = (
    f"II. Courts\n\n{SECTION}The Committee requests Arcadia to tell.¹\n\nFollow-up actions:\n\n"
)


def read(*parts: str) -> Factsheet:
    return parse(document(f"FACTSHEET – ARCADIA\n\n{''.join(parts)}".encode()))


def test_notes_of_each_chapter_are_numbered_through() -> None:
    found = read(
        FIRST, "¹ Recommendation I-1.\n\n² Para. 4.\n\n", SECOND, "¹ Recommendation II-1.\n"
    )
    assert [(n.number, n.text) for n in found.footnotes] == [
        (1, "Recommendation I-1."),
        (2, "Para. 4."),
        (3, "Recommendation II-1."),
    ]
    assert [(r.codes, r.footnotes) for r in found.recommendations] == [
        (("I-1",), (1, 2)),
        (("II-1",), (3,)),
    ]
    assert found.account.faults == ()
    assert [r.what for r in found.account.repairs] == [
        "Footnotes begin at 1 again, 2 times in all: they were numbered through."
    ]


def test_number_given_twice_without_a_restart_of_marks_is_a_fault() -> None:
    found = read(FIRST, "¹ Recommendation I-1.\n\n¹ Para. 4.\n\n² Para. 5.\n\n")
    assert [n.number for n in found.footnotes] == [1, 1, 2]
    assert found.account.faults
