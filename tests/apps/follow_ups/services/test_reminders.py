"""Reminders: whoever owes is told, once for each day, and nobody who has submitted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ronda.apps.accounts.selectors import machine
from ronda.apps.errors import NotAllowed, NotValid
from ronda.apps.follow_ups.selectors.falling_due import owing
from ronda.apps.follow_ups.services.clarifications import clarification_ask
from ronda.apps.follow_ups.services.reminders import falling_due_tell, information_remind
from ronda.apps.notifications.models import Notification
from tests.apps.follow_ups.filled import boxes, opened, submitted, write
from tests.apps.follow_ups.scene import following
from tests.apps.people import coordinator, secretary

pytestmark = pytest.mark.django_db


def told(kind: str) -> int:
    return Notification.objects.filter(kind=f"follow_ups.{kind}").count()


def test_the_clock_tells_once_and_of_nothing_that_was_submitted() -> None:
    party, who, today = following(days=7), coordinator(), timezone.localdate()
    assert falling_due_tell(actor=machine(), on=today) == 1
    assert falling_due_tell(actor=machine(), on=today) == 0
    assert told("information-due-soon") == 1
    mine = opened(party, who)
    write(mine, who, "Done.")
    submitted(mine, who)
    assert falling_due_tell(actor=machine(), on=today + timedelta(days=8)) == 0
    clarification_ask(
        actor=secretary(),
        party=party,
        box=boxes(mine)[0],
        question="Since when?",
        due=today + timedelta(days=9),
    )
    assert falling_due_tell(actor=machine(), on=today + timedelta(days=8)) == 1
    with pytest.raises(NotAllowed):
        falling_due_tell(actor=who, on=today)


def test_the_secretariat_reminds_those_who_owe() -> None:
    party, who, office = following(), coordinator(), secretary()
    conduct = party.conduct
    assert {one.party.code for one in owing(conduct)} == {"XAR", "XTA", "XVE"}
    assert information_remind(actor=office, conduct=conduct, parties=owing(conduct)) == 1
    assert told("reminder") == 1
    with pytest.raises(NotAllowed):
        information_remind(actor=who, conduct=conduct, parties=owing(conduct))
    mine = opened(party, who)
    write(mine, who, "Done.")
    submitted(mine, who)
    with pytest.raises(NotValid):
        information_remind(actor=office, conduct=conduct, parties=[party])
