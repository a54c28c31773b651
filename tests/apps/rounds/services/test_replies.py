"""What a reply takes over from the round before, and a correction while thirty are under way."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ronda.apps.accounts.selectors import machine
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.rounds.models import Answer, Rival
from ronda.apps.rounds.selectors.answers import draft_of
from ronda.apps.rounds.services.answers import answer_confirm, answer_save
from ronda.apps.rounds.services.replies import reply_language_set, reply_prefill
from ronda.apps.rounds.services.submissions import submission_make
from ronda.apps.treaties.models import Party
from ronda.questionnaires.answers import AnswerText
from tests.apps.people import contributor, coordinator
from tests.apps.rounds.asked import asked_reply, asked_round
from tests.apps.rounds.services.test_submissions import fill, sent
from tests.questionnaires.invented import complete, questionnaire

pytestmark = pytest.mark.django_db
UNDER_WAY = 30


def test_answers_of_the_round_before_are_taken_over_and_confirmed_one_by_one() -> None:
    who = coordinator("XAR")
    before = asked_round(codes=("XAR",)).reply()
    fill(before, who)
    submission_make(actor=who, reply=before, sent=sent(before))
    there = asked_round(questionnaire(id="help-again", round=4), number=4, codes=("XAR",))
    reply = there.reply()
    kept = AnswerText(text="Written for this round.")
    answer_save(actor=who, reply=reply, question="q-2-a", value=kept, seen=0)
    assert reply_prefill(actor=who, reply=reply) == len(complete().answers) - 1
    assert Answer.objects.get(reply=reply, question="q-2-a").value["text"] == kept.text
    assert {row.question for row in draft_of(reply).unconfirmed} == {
        one.question for one in complete().answers if one.question != "q-2-a"
    }
    with pytest.raises(NotNow) as refusal:
        submission_make(actor=who, reply=reply, sent=sent(reply))
    assert "not confirmed yet" in refusal.value.hindrances[0]
    for row in draft_of(reply).unconfirmed:
        answer_confirm(actor=who, reply=reply, question=row.question, seen=row.revision)
    assert submission_make(actor=who, reply=reply, sent=sent(reply)).reference.startswith("XAR-R4")
    assert reply_prefill_refused(there.reply(), who)


def reply_prefill_refused(reply: object, who: object) -> bool:
    with pytest.raises(NotNow):
        reply_prefill(actor=who, reply=reply)  # type: ignore[arg-type]
    return True


def test_without_an_earlier_submission_nothing_is_taken_over() -> None:
    reply, who = asked_reply()
    with pytest.raises(NotNow, match="no reply in an earlier round"):
        reply_prefill(actor=who, reply=reply)


def test_language_is_one_of_the_questionnaires() -> None:
    reply, who = asked_reply()
    reply_language_set(actor=contributor("XAR"), reply=reply, language="fr")
    reply.refresh_from_db(fields=["language"])
    assert draft_of(reply).answers.language == "fr"
    with pytest.raises(NotValid):
        reply_language_set(actor=who, reply=reply, language="de")


def test_correction_while_thirty_replies_are_under_way_loses_no_answer() -> None:
    codes = tuple(Party.objects.filter(invented=False).values_list("code", flat=True)[:UNDER_WAY])
    there = asked_round(codes=codes)
    for code in codes:
        who = coordinator(code)
        value = AnswerText(text=f"What {code} said.")
        answer_save(actor=who, reply=there.reply(code), question="q-2-a", value=value, seen=0)
    version = there.reword()
    for code in codes:
        reply = there.reply(code)
        with CaptureQueriesContext(connection) as found:
            draft = draft_of(reply)
        assert len(found) <= 4
        [answer] = draft.answers.answers
        assert answer.asked is not None and answer.version == 1
        assert draft.version.pk == version.pk == reply.version_id
    assert Answer.objects.count() == len(codes) == UNDER_WAY and not Rival.objects.exists()
    assert machine().pk not in set(Answer.objects.values_list("changed_by", flat=True))
