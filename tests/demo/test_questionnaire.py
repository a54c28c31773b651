"""The invented questionnaire of the demonstration: sound, of realistic form, fit for every file."""

from collections import Counter
from pathlib import Path

import ronda.demo
from ronda.questionnaires.model import AsksKind, Audience
from ronda.questionnaires.reading.from_json import questionnaire_of_toml
from ronda.questionnaires.rules import questionnaire_faults
from ronda.questionnaires.walking import Standing, answerable, placed
from ronda.questionnaires.writing.to_docx import form_docx
from ronda.questionnaires.writing.to_pdf import form_pdf

TEXT = Path(ronda.demo.__file__).parent / "texts" / "questionnaire.toml"
MADE = questionnaire_of_toml(TEXT.read_bytes())


def test_questionnaire_keeps_every_rule() -> None:
    assert [one.sentence for one in questionnaire_faults(MADE)] == []


def test_questionnaire_has_one_of_everything() -> None:
    places = placed(MADE)
    assert sum(one.depth == 0 for one in places) == 16
    assert {one.question.asks.kind for one in places} == set(AsksKind)
    assert {one.standing for one in places} == set(Standing)
    assert {audience for one in places for audience in one.audiences} == set(Audience)
    assert Counter(one.question.condition is not None for one in places)[True] >= 8
    assert all(answerable(MADE, audience) for audience in Audience)


def test_questionnaire_can_be_written_for_every_audience() -> None:
    for audience in Audience:
        assert form_docx(MADE, audience=audience).startswith(b"PK")
    assert form_pdf(MADE).startswith(b"%PDF")
