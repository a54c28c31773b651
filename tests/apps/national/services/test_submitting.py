"""Agreed texts for questions become answers of the State's reply, and nothing else does."""

import pytest

from ronda.apps.accounts.models import User
from ronda.apps.errors import NotNow
from ronda.apps.national.askable import askable, targets_of
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Target, TargetKind, Text
from ronda.apps.national.services.signing import text_send_to_sign, text_take_back
from ronda.apps.national.services.submitting import texts_submit
from ronda.apps.national.services.texts import Written, text_write
from ronda.apps.rounds.models import Answer, Reply, Rival
from ronda.apps.rounds.services.answers import answer_save
from ronda.questionnaires.answers import AnswerText
from tests.apps.rounds.asked import asked_reply

pytestmark = pytest.mark.django_db


def question_of(reply: Reply, who: User) -> Target:
    """The first question of the reply that is answered in words, taken up at the desk."""
    party_id = reply.party.party_id
    with at_desk(who):
        first = next(o for o in askable(who, party_id) if o.kind is TargetKind.QUESTION)
        (target,) = targets_of(who, party_id, [first.key])
    return target


def agreed(who: User, target: Target, words: str, based_on: int = 0) -> Text:
    """The text for a target, agreed by its coordinator alone."""
    text_write(actor=who, target=target, pieces=[Written(words)], based_on=based_on)
    with at_desk(who):
        text = Text.objects.get(target=target)
    return text_send_to_sign(actor=who, text=text, posts=[])


def test_agreed_text_becomes_the_answer_and_again_when_it_was_changed() -> None:
    reply, who = asked_reply()
    target = question_of(reply, who)
    agreed(who, target, "A line is open day and night.")
    (submission,) = texts_submit(actor=who, round=target.of_round)
    answer = Answer.objects.get(reply=reply, question=target.code)
    assert answer.value["text"] == "A line is open day and night."
    assert answer.changed_by == who
    assert submission.receipt and not submission.to_box
    agreed(who, target, "The line was closed.", based_on=1)
    texts_submit(actor=who, round=target.of_round)
    answer.refresh_from_db()
    assert answer.value["text"] == "The line was closed."
    assert not Rival.objects.exists()


def test_answer_written_there_by_hand_is_not_written_over() -> None:
    reply, who = asked_reply()
    target = question_of(reply, who)
    by_hand = AnswerText(text="Written by hand.")
    answer_save(actor=who, reply=reply, question=target.code, value=by_hand, seen=0)
    agreed(who, target, "Written at the desk.")
    (submission,) = texts_submit(actor=who, round=target.of_round)
    answer = Answer.objects.get(reply=reply, question=target.code)
    assert answer.value["text"] == "Written by hand."
    assert Rival.objects.get(answer=answer).value["text"] == "Written at the desk."
    assert submission.receipt.endswith("+1")


def test_text_that_is_not_agreed_any_more_is_not_submitted() -> None:
    reply, who = asked_reply()
    target = question_of(reply, who)
    text_take_back(actor=who, text=agreed(who, target, "Not yet."))
    with pytest.raises(NotNow, match="No text is agreed"):
        texts_submit(actor=who, round=target.of_round)
    assert not Answer.objects.filter(reply=reply).exists()
