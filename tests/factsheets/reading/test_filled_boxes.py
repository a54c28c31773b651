"""What a Party writes into the boxes of a plain text is told apart from the Committee's words.

Nothing in plain text shows where a box ends, so this fills the boxes of the real factsheet with
invented answers of every shape and asks for each of them back, whole and in its place.
"""

import re
from itertools import cycle
from pathlib import Path

import pytest

from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading.from_text import document
from ronda.factsheets.reading.grammar import parse

ANSWERS = (
    "The Ministry of Justice adopted new guidance in 2024. It applies to all prosecutors",
    "In 2024:\n\n- 12 trainings were held;\n- 340 officers attended;\n- it goes on in 2026.",
    (
        "Legislation\n\nThe Code was amended in June 2024. All acts are covered.\n\nPractice\n\n"
        "Prosecutors close such cases"
    ),
    "See the answer to recommendation III-12 above.",
    "Not applicable",
    "As the Committee noted in paragraph 73, the law is clear. No change is planned.",
    "1. Law\n\nA law was passed.\n\n2. Training\n\nJudges were trained.",
    "a) a new unit was set up;\nb) it has ten officers.",
    "The measures are ongoing. More information: https://www.gov.example/measures",
    "Yes.",
    "The following was done\n\nTraining for teachers in 120 schools\n\nA helpline by night",
)
_BOX = re.compile(r"(?m)^(Follow-up actions:|Promising practices:)\n*(?=(.*))")
_FILLED = re.compile(r"In addition to|As regards|The aforementioned|The Cybercrime")


def filled(text: str, titles: str) -> tuple[str, list[str | None]]:
    """The text with an answer in each empty box of this title; what each box then holds."""
    answers = cycle(ANSWERS)
    held: list[str | None] = []

    def fill(box: re.Match[str]) -> str:
        if not box[1].startswith(titles) or _FILLED.match(box[2]):
            held.append(None)
            return box[0]
        held.append(next(answers))
        return f"{box[1]}\n\n{held[-1]}\n\n"

    return _BOX.sub(fill, text), held


def boxes(factsheet: Factsheet) -> list[str]:
    """The texts of all boxes in the document's order."""
    found = []
    for chapter in factsheet.chapters:
        found += [r.follow_up.text for r in chapter.recommendations if r.follow_up is not None]
        found += [chapter.practice_box.text] if chapter.practice_box is not None else []
    return found


@pytest.mark.parametrize("titles", ["Follow-up", "Promising"])
def test_answers_come_back_whole_and_in_their_boxes(serbia_text_path: Path, titles: str) -> None:
    text, held = filled(serbia_text_path.read_text(encoding="utf-8"), titles)
    read = parse(document(text.encode()))
    assert len(read.recommendations) == 80
    assert len({code for r in read.recommendations for code in r.codes}) == 91
    assert read.account.unplaced == () and read.account.faults == ()
    for box, expected in zip(boxes(read), held, strict=True):
        if expected is not None:
            assert re.findall(r"\w+", box) == re.findall(r"\w+", expected)
