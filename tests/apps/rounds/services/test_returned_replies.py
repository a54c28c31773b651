"""The Word file goes out, is filled in, and comes back: nothing is overwritten unseen."""

import io
import zipfile

import pytest

from ronda.apps.errors import NotNow, NotValid
from ronda.apps.rounds.documents import form_file
from ronda.apps.rounds.models import Answer, Reply, ReturnedReply, Rival
from ronda.apps.rounds.selectors.answers import draft_of
from ronda.apps.rounds.selectors.returned_replies import returned_page
from ronda.apps.rounds.services.answers import answer_save
from ronda.apps.rounds.services.returned_replies import (
    returned_reply_dismiss,
    returned_reply_preview,
    returned_reply_take_in,
)
from ronda.questionnaires.answers import AnswerText
from ronda.questionnaires.reading.from_docx import EntryState
from tests.apps.people import coordinator
from tests.apps.rounds.asked import asked_reply, asked_round
from tests.questionnaires.invented import questionnaire

pytestmark = pytest.mark.django_db
FIRST, SECOND = "A line that is free of charge.", "Written in Word, off line."


def word_file(reply: Reply) -> bytes:
    """The file as it goes out."""
    return form_file(draft_of(reply), "docx").data


def rewritten(data: bytes, old: str, new: str) -> bytes:
    """The file after somebody typed over a text in it."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/document.xml":
                assert old.encode() in part
                part = part.replace(old.encode(), new.encode(), 1)
            after.writestr(name, part)
    return changed.getvalue()


def save(reply: Reply, who: object, text: str, seen: int) -> None:
    answer_save(
        actor=who,  # type: ignore[arg-type]
        reply=reply,
        question="q-2-a",
        value=AnswerText(text=text),
        seen=seen,
    )


def preview(reply: Reply, who: object, data: bytes) -> ReturnedReply:
    return returned_reply_preview(actor=who, reply=reply, data=data, name="back.docx")  # type: ignore[arg-type]


def test_filled_file_is_shown_and_taken_in_by_choice() -> None:
    reply, who = asked_reply()
    save(reply, who, FIRST, 0)
    found = preview(reply, who, rewritten(word_file(reply), FIRST, SECOND))
    [line] = returned_page(found).lines
    assert (line.before, line.after) == (FIRST, SECOND)
    assert Answer.objects.get().value["text"] == FIRST
    returned_reply_take_in(actor=who, returned=found, chosen=["q-2-a"])
    assert Answer.objects.get().value["text"] == SECOND
    with pytest.raises(NotNow, match="taken in"):
        returned_reply_take_in(actor=who, returned=found, chosen=["q-2-a"])


def test_answer_that_was_not_chosen_stays() -> None:
    reply, who = asked_reply()
    save(reply, who, FIRST, 0)
    found = preview(reply, who, rewritten(word_file(reply), FIRST, SECOND))
    returned_reply_take_in(actor=who, returned=found, chosen=[])
    assert Answer.objects.get().value["text"] == FIRST


def test_answer_changed_on_line_before_the_preview_is_a_conflict_and_becomes_two_texts() -> None:
    reply, who = asked_reply()
    save(reply, who, FIRST, 0)
    data = rewritten(word_file(reply), FIRST, SECOND)
    save(reply, who, "Changed on line.", 1)
    found = preview(reply, who, data)
    [line] = returned_page(found).lines
    assert line.offered.state is EntryState.CONFLICT and not line.offered.is_proposed
    returned_reply_take_in(actor=who, returned=found, chosen=["q-2-a"])
    assert Answer.objects.get().value["text"] == "Changed on line."
    assert Rival.objects.get().value["text"] == SECOND


def test_answer_changed_after_the_preview_becomes_two_texts() -> None:
    reply, who = asked_reply()
    save(reply, who, FIRST, 0)
    found = preview(reply, who, rewritten(word_file(reply), FIRST, SECOND))
    save(reply, who, "Changed on line.", 1)
    [saved] = returned_reply_take_in(actor=who, returned=found, chosen=["q-2-a"])
    assert saved.rival is not None
    assert Answer.objects.get().value["text"] == "Changed on line."


def test_file_of_an_earlier_version_is_offered_with_what_reads_otherwise() -> None:
    there = asked_round()
    reply, who = there.reply(), coordinator("XAR")
    save(reply, who, FIRST, 0)
    data = rewritten(word_file(reply), FIRST, SECOND)
    there.reword()
    found = preview(there.reply(), who, data)
    page = returned_page(found)
    assert page.filled.is_earlier and page.filled.version == 1
    [line] = page.lines
    assert line.offered.reworded and not line.offered.is_proposed
    returned_reply_take_in(actor=who, returned=found, chosen=["q-2-a"])
    assert Answer.objects.get().value["text"] == SECOND


def test_file_of_another_party_or_round_is_refused_in_one_sentence() -> None:
    there = asked_round()
    other = there.reply("XTA")
    who = coordinator("XAR")
    with pytest.raises(NotValid, match="Party"):
        preview(there.reply(), who, word_file(other))
    later = asked_round(questionnaire(id="other-help", round=5), number=5)
    with pytest.raises(NotValid, match="round 5"):
        preview(there.reply(), who, word_file(later.reply()))
    for data in (b"", b"text", b"PK\x03\x04broken"):
        with pytest.raises(NotValid):
            preview(there.reply(), who, data)
    assert not ReturnedReply.objects.exists()


def test_file_left_aside_changes_nothing() -> None:
    reply, who = asked_reply()
    save(reply, who, FIRST, 0)
    found = preview(reply, who, rewritten(word_file(reply), FIRST, SECOND))
    returned_reply_dismiss(actor=who, returned=found)
    with pytest.raises(NotNow):
        returned_reply_take_in(actor=who, returned=found, chosen=["q-2-a"])
    assert Answer.objects.get().value["text"] == FIRST


def test_print_form_is_a_pdf() -> None:
    reply, _who = asked_reply()
    assert form_file(draft_of(reply), "pdf").data.startswith(b"%PDF-")
