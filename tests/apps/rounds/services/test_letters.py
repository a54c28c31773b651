"""A letter is read, and a person places its passages; each leads back to the letter."""

import pytest

from ronda.apps.errors import NotNow, NotValid
from ronda.apps.rounds.models import Answer, Letter, LetterPassage
from ronda.apps.rounds.selectors.letters import letter_page
from ronda.apps.rounds.services.answers import answer_save
from ronda.apps.rounds.services.letters import (
    Span,
    letter_remove,
    letter_take_in,
    passage_take_back,
    passages_place,
)
from ronda.apps.sources.selectors import visible_to
from ronda.questionnaires.answers import AnswerText
from tests.apps.people import secretary
from tests.apps.rounds.asked import asked_reply

pytestmark = pytest.mark.django_db
TEXT = """Ministry of Justice of Arcadia

No: 12-34/2026
Subject: Reply to the questionnaire

Dear Madam,

The line for children is free of charge.

It answered 120 calls in 2025.

Yours sincerely,
The Minister
"""


def taken_in() -> tuple[Letter, object, list[Span]]:
    reply, who = asked_reply()
    letter = letter_take_in(actor=who, reply=reply, data=TEXT.encode(), name="letter.txt")
    lines = [one for section in letter_page(letter).sections for one in section.passages]
    return letter, who, [Span(one.start, one.end) for one in lines]


def test_passages_go_behind_the_answer_and_come_back_out() -> None:
    letter, who, spans = taken_in()
    before = AnswerText(text="Said before.")
    answer_save(actor=who, reply=letter.reply, question="q-2-a", value=before, seen=0)  # type: ignore[arg-type]
    placed = passages_place(actor=who, letter=letter, spans=spans[:2], question="q-2-a")  # type: ignore[arg-type]
    text = Answer.objects.get().value["text"]
    assert text.startswith(
        "Said before.\n\nThe line for children is free of charge.\n\nIt answered"
    )
    assert [letter.text[one.start : one.end] for one in placed][1].startswith("It answered 120")
    assert passage_take_back(actor=who, passage=placed[0])  # type: ignore[arg-type]
    assert "free of charge" not in Answer.objects.get().value["text"]
    assert LetterPassage.objects.filter(taken_back_at=None).count() == 1


def test_text_that_somebody_worked_on_stays_when_a_passage_is_taken_back() -> None:
    letter, who, spans = taken_in()
    [placed] = passages_place(actor=who, letter=letter, spans=spans[:1], question="q-2-a")  # type: ignore[arg-type]
    worked = AnswerText(text="The line is free of charge and open at night.")
    answer_save(actor=who, reply=letter.reply, question="q-2-a", value=worked, seen=1)  # type: ignore[arg-type]
    assert not passage_take_back(actor=who, passage=placed)  # type: ignore[arg-type]
    assert Answer.objects.get().value["text"] == worked.text
    with pytest.raises(NotNow):
        passage_take_back(actor=who, passage=placed)  # type: ignore[arg-type]


def test_passage_is_placed_once_and_only_on_a_question_for_text() -> None:
    letter, who, spans = taken_in()
    passages_place(actor=who, letter=letter, spans=spans[:1], question="q-2-a")  # type: ignore[arg-type]
    with pytest.raises(NotNow, match="already"):
        passages_place(actor=who, letter=letter, spans=spans[:1], question="q-2-a")  # type: ignore[arg-type]
    for spans_given, question in (([], "q-2-a"), ([Span(0, 3)], "q-2-a"), (spans[:1], "q-2-1")):
        with pytest.raises(NotValid):
            passages_place(actor=who, letter=letter, spans=spans_given, question=question)  # type: ignore[arg-type]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"Nothing that a letter has."])
def test_what_is_no_letter_is_refused_in_a_sentence(data: bytes) -> None:
    reply, who = asked_reply()
    with pytest.raises(NotValid):
        letter_take_in(actor=who, reply=reply, data=data, name="letter.txt")
    assert not Letter.objects.exists()


def test_letter_is_the_partys_own_and_the_same_file_is_one_letter() -> None:
    letter, who, _spans = taken_in()
    again = letter_take_in(
        actor=who,  # type: ignore[arg-type]
        reply=letter.reply,
        data=TEXT.encode(),
        name="copy.txt",
    )
    assert again.pk == letter.pk
    assert not visible_to(secretary()).filter(pk=letter.source_id).exists()
    letter_remove(actor=who, letter=letter)  # type: ignore[arg-type]
    assert letter.removed_at is not None
