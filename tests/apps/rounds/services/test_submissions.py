"""A reply is submitted once for each form, whole or not at all."""

from datetime import timedelta
from hashlib import sha256
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from ronda.apps.errors import NotAllowed, NotNow, NotValid, Stale
from ronda.apps.notifications.models import Notification
from ronda.apps.rounds.models import Happening, Reply, ReplyState, RoundParty, Submission
from ronda.apps.rounds.selectors.answers import draft_of
from ronda.apps.rounds.selectors.dates import end_of, reply_due
from ronda.apps.rounds.services.answers import answer_save
from ronda.apps.rounds.services.reopenings import reopening_ask, reopening_decide
from ronda.apps.rounds.services.rounds import party_leave
from ronda.apps.rounds.services.submissions import Sent, submission_make
from ronda.apps.rounds.submitting import is_late, prepared_now
from ronda.apps.sources.selectors import source_bytes
from ronda.questionnaires.answers import Answers, AnswerText
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.receipt import Receipt, proves
from tests.apps.people import contributor, coordinator, secretary
from tests.apps.rounds.asked import asked_reply, asked_round
from tests.questionnaires.invented import complete

pytestmark = pytest.mark.django_db
SAID = "A line that is free of charge."


def fill(reply: Reply, who: object) -> None:
    """Answers to all that is asked of a Party."""
    for one in complete().answers:
        answer_save(
            actor=who,  # type: ignore[arg-type]
            reply=reply,
            question=one.question,
            value=one.value,
            seen=0,
        )


def sent(reply: Reply, key: UUID | None = None, *, with_gaps: bool = False) -> Sent:
    """The form as the page would have it now."""
    seen = prepared_now(draft_of(reply)).receipt.checksum
    return Sent(key or uuid4(), seen, with_gaps)


def test_submission_keeps_all_that_was_answered_under_its_checksum() -> None:
    reply, who = asked_reply()
    fill(reply, who)
    made = submission_make(actor=who, reply=reply, sent=sent(reply))
    year = timezone.localdate().year
    assert made.reference == f"XAR-R3-{year}-0001" and made.number == 1 and not made.late
    kept = Submission.objects.get()
    receipt = Receipt.model_validate(kept.content["receipt"])
    questionnaire = Questionnaire.model_validate(kept.content["questionnaire"])
    answers = Answers.model_validate(kept.content["answers"])
    assert receipt.checksum == kept.sha256 and proves(receipt, questionnaire, answers)
    assert {one.question: one.value for one in answers.answers} == {
        one.question: one.value for one in complete().answers
    }
    reply.refresh_from_db()
    assert reply.state == ReplyState.SUBMITTED and reply.submitted_at == kept.submitted_at
    assert Happening.objects.filter(event="reply_submitted", party=reply.party).count() == 1


def test_document_is_the_pdf_of_what_was_submitted() -> None:
    reply, who = asked_reply()
    fill(reply, who)
    made = submission_make(actor=who, reply=reply, sent=sent(reply))
    assert made.document is not None
    data = source_bytes(made.document)
    assert data.startswith(b"%PDF-") and made.document.content_id == sha256(data).hexdigest()


def test_same_form_twice_gives_the_same_receipt() -> None:
    reply, who = asked_reply()
    fill(reply, who)
    form = sent(reply)
    first = submission_make(actor=who, reply=reply, sent=form)
    again = submission_make(actor=who, reply=reply, sent=form)
    assert first.pk == again.pk and Submission.objects.count() == 1
    with pytest.raises(NotNow, match="submitted"):
        submission_make(actor=who, reply=reply, sent=Sent(uuid4(), form.seen))


def test_what_is_missing_bars_until_it_is_accepted() -> None:
    reply, who = asked_reply()
    answer_save(actor=who, reply=reply, question="q-2-a", value=AnswerText(text=SAID), seen=0)
    with pytest.raises(NotNow) as refusal:
        submission_make(actor=who, reply=reply, sent=sent(reply))
    assert any("no answer" in one for one in refusal.value.hindrances)
    made = submission_make(actor=who, reply=reply, sent=sent(reply, with_gaps=True))
    assert made.content["gaps"] == ["q-1", "q-2-b", "q-2-1", "q-2-2"]


def test_nothing_answered_is_not_submitted() -> None:
    reply, who = asked_reply()
    with pytest.raises(NotNow) as refusal:
        submission_make(actor=who, reply=reply, sent=sent(reply, with_gaps=True))
    assert refusal.value.hindrances == ("Nothing has been answered yet.",)


def test_two_texts_bar_a_submission() -> None:
    reply, who = asked_reply()
    fill(reply, who)
    other = contributor("XAR")
    answer_save(actor=other, reply=reply, question="q-2-a", value=AnswerText(text="other"), seen=0)
    with pytest.raises(NotNow) as refusal:
        submission_make(actor=who, reply=reply, sent=sent(reply))
    assert "merge them" in refusal.value.hindrances[0]


def test_what_changed_since_the_page_was_shown_is_not_submitted_unseen() -> None:
    reply, who = asked_reply()
    fill(reply, who)
    form = sent(reply)
    answer_save(
        actor=contributor("XAR"),
        reply=reply,
        question="q-2-a",
        value=AnswerText(text="changed"),
        seen=1,
    )
    with pytest.raises(Stale):
        submission_make(actor=who, reply=reply, sent=form)
    assert not Submission.objects.exists()


def test_only_the_coordinator_submits() -> None:
    reply, who = asked_reply()
    fill(reply, who)
    for other in (contributor("XAR"), secretary()):
        with pytest.raises(NotAllowed):
            submission_make(actor=other, reply=reply, sent=sent(reply))


def test_late_reply_is_taken_in_and_marked() -> None:
    long_ago = timezone.localdate() - timedelta(days=200)
    reply, who = asked_reply(launched=long_ago)
    fill(reply, who)
    assert submission_make(actor=who, reply=reply, sent=sent(reply)).late


def test_what_was_sent_before_midnight_is_in_time_whatever_the_clock_says_after() -> None:
    reply, _who = asked_reply()
    due = reply_due(reply.party)
    assert due is not None
    assert not is_late(reply, end_of(due))
    assert is_late(reply, end_of(due) + timedelta(seconds=1))


def test_party_that_left_while_the_page_was_open_submits_nothing() -> None:
    reply, who = asked_reply()
    fill(reply, who)
    form, left = sent(reply), RoundParty.objects.get(pk=reply.party_id)
    today = timezone.localdate()
    party_leave(actor=secretary(), party=left, on=today, reason="It denounced the treaty.")
    with pytest.raises(NotNow, match="left this round"):
        submission_make(actor=who, reply=reply, sent=form)
    with pytest.raises(NotNow, match="left this round"):
        answer_save(actor=who, reply=reply, question="q-2-a", value=None, seen=1)
    assert not Submission.objects.exists()


def test_deadline_that_closes_saves_the_text_and_refuses_the_submission() -> None:
    long_ago = timezone.localdate() - timedelta(days=200)
    there = asked_round(launched=long_ago)
    conduct = there.conduct
    rule = 'due_from = "party"\nafter = "launch"'
    assert rule in conduct.procedure_text
    conduct.procedure_text = conduct.procedure_text.replace(rule, f"closes = true\n{rule}", 1)
    conduct.save()
    reply, who = there.reply(), coordinator("XAR")
    fill(reply, who)
    with pytest.raises(NotNow) as refusal:
        submission_make(actor=who, reply=reply, sent=sent(reply))
    assert "no late reply" in refusal.value.hindrances[0]
    assert len(draft_of(reply).answers.answers) == len(complete().answers)


def test_submission_cannot_be_changed_in_the_database() -> None:
    reply, who = asked_reply()
    fill(reply, who)
    submission_make(actor=who, reply=reply, sent=sent(reply))
    for statement in (
        "UPDATE rounds_submission SET late = true",
        "DELETE FROM rounds_submission",
        "TRUNCATE rounds_submission CASCADE",
    ):
        with pytest.raises(DatabaseError, match="only ever added"):
            run(statement)


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement)


def test_people_are_told_without_a_word_of_what_was_answered() -> None:
    there = asked_round()
    reply, who, other = there.reply(), coordinator("XAR"), contributor("XAR")
    stranger = coordinator("XTA")
    fill(reply, who)
    made = submission_make(actor=who, reply=reply, sent=sent(reply))
    rows = Notification.objects.filter(kind="rounds.submitted")
    told = set(rows.values_list("person", flat=True))
    assert {who.pk, other.pk, there.secretary.pk} <= told and stranger.pk not in told
    assert all(SAID not in str(row.words) for row in rows)
    assert rows[0].words["reference"] == made.reference


def test_reopened_reply_gets_the_next_number_and_the_earlier_stays() -> None:
    there = asked_round()
    reply, who = there.reply(), coordinator("XAR")
    fill(reply, who)
    first = submission_make(actor=who, reply=reply, sent=sent(reply))
    with pytest.raises(NotNow, match="submitted"):
        answer_save(actor=who, reply=reply, question="q-2-a", value=None, seen=1)
    with pytest.raises(NotValid):
        reopening_ask(actor=who, reply=reply, reason=" ")
    asked = reopening_ask(actor=who, reply=reply, reason="A figure was wrong.")
    with pytest.raises(NotNow, match="waiting"):
        reopening_ask(actor=who, reply=reply, reason="Again.")
    with pytest.raises(NotAllowed):
        reopening_decide(actor=who, reopening=asked, grant=True)
    reopening_decide(actor=there.secretary, reopening=asked, grant=True)
    reply = there.reply()
    answer_save(actor=who, reply=reply, question="q-2-a", value=AnswerText(text="new"), seen=1)
    second = submission_make(actor=who, reply=reply, sent=sent(reply))
    assert (second.number, second.reference[-4:]) == (2, "0002")
    first.refresh_from_db()
    assert SAID in str(first.content) and SAID not in str(second.content)
    assert Happening.objects.filter(event="reply_submitted", party=reply.party).count() == 1


def test_refusal_to_reopen_needs_its_reason() -> None:
    there = asked_round()
    reply, who = there.reply(), coordinator("XAR")
    fill(reply, who)
    submission_make(actor=who, reply=reply, sent=sent(reply))
    asked = reopening_ask(actor=who, reply=reply, reason="A figure was wrong.")
    with pytest.raises(NotValid):
        reopening_decide(actor=there.secretary, reopening=asked, grant=False)
    reopening_decide(actor=there.secretary, reopening=asked, grant=False, answer="Too late.")
    assert there.reply().state == ReplyState.SUBMITTED
