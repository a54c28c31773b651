"""Deadlines, milestones and extensions of a round."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ronda.apps.errors import NotAllowed, NotNow, NotValid
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.selectors import procedure_of
from ronda.apps.rounds.selectors.dates import due_of, end_of, is_over, reply_due
from ronda.apps.rounds.services.days_off import day_off_remove, days_off_add
from ronda.apps.rounds.services.milestones import (
    extension_grant,
    milestone_remove,
    milestone_set,
)
from ronda.apps.rounds.services.rounds import party_leave
from ronda.procedure.deadlines import Awaited
from tests.apps.people import coordinator, secretary
from tests.apps.rounds.asked import asked_round
from tests.apps.rounds.scene import party, round_in

pytestmark = pytest.mark.django_db
LAUNCH = date(2026, 3, 2)
FIRST_DUE = date(2026, 7, 2)
"""Four months after the launch in the scene."""


def grant(conduct: Conduct, until: date, rule: str = "reply", code: str = "XAR") -> date:
    return extension_grant(
        actor=secretary(),
        party=party(conduct, code),
        rule=rule,
        until=until,
        reason="A new Government took office.",
    ).until


def test_a_deadline_follows_the_rule_then_the_milestone_then_the_extension() -> None:
    conduct = round_in("replies")
    assert reply_due(party(conduct)) == FIRST_DUE
    milestone = milestone_set(actor=secretary(), conduct=conduct, rule="reply", on=date(2026, 8, 3))
    assert reply_due(party(conduct)) == date(2026, 8, 3)
    grant(conduct, date(2026, 9, 7))
    assert reply_due(party(conduct)) == date(2026, 9, 7)
    assert reply_due(party(conduct, "XTA")) == date(2026, 8, 3)
    milestone_remove(actor=secretary(), milestone=milestone, reason="As in the rules.")
    assert reply_due(party(conduct, "XTA")) == FIRST_DUE
    assert reply_due(party(conduct)) == date(2026, 9, 7)


def test_a_deadline_waits_for_its_event() -> None:
    conduct = round_in("replies")
    rule = procedure_of(conduct).deadlines.rule("comment")
    assert rule is not None
    assert due_of(party(conduct), rule) == Awaited("replies_published")


@pytest.mark.parametrize(
    ("number", "launched", "due"),
    [
        (2, date(2024, 9, 2), date(2025, 3, 1)),
        (2, date(2026, 3, 2), Awaited("")),
        (3, date(2024, 9, 2), Awaited("")),
    ],
)
def test_a_date_of_the_bodys_file_holds_in_the_round_that_the_file_is_of(
    number: int, launched: date, due: date | Awaited
) -> None:
    conduct = asked_round(number=number, launched=launched).conduct
    rule = procedure_of(conduct).deadlines.rule("follow_up")
    assert rule is not None
    assert due_of(party(conduct), rule) == due
    milestone_set(actor=secretary(), conduct=conduct, rule="follow_up", on=date(2027, 3, 1))
    assert due_of(party(conduct), rule) == date(2027, 3, 1)


def test_a_date_is_set_once_and_then_changed() -> None:
    conduct = round_in("replies")
    for day in (date(2026, 8, 3), date(2026, 8, 4)):
        milestone_set(actor=secretary(), conduct=conduct, rule="reply", on=day)
    assert [one.on for one in conduct.milestones.all()] == [date(2026, 8, 4)]


def test_a_milestone_of_its_own_has_a_title_in_each_language() -> None:
    conduct = round_in("replies")
    with pytest.raises(NotValid, match="fr"):
        milestone_set(
            actor=secretary(), conduct=conduct, on=LAUNCH, titles={"en": "Meeting of the Bureau"}
        )
    with pytest.raises(NotValid):
        milestone_set(actor=secretary(), conduct=conduct, rule="no-such", on=LAUNCH)


def test_an_extension_moves_later_within_the_rule_and_with_a_reason() -> None:
    conduct = round_in("replies")
    with pytest.raises(NotValid, match="at most"):
        grant(conduct, date(2026, 11, 1))
    with pytest.raises(NotValid, match="later"):
        grant(conduct, FIRST_DUE)
    assert grant(conduct, date(2026, 8, 1)) == date(2026, 8, 3), "a Saturday gives the Monday"
    assert grant(conduct, date(2026, 10, 2)) == date(2026, 10, 2)
    with pytest.raises(NotValid, match="later"):
        grant(conduct, date(2026, 9, 2))
    with pytest.raises(NotValid):
        extension_grant(
            actor=secretary(),
            party=party(conduct),
            rule="reply",
            until=date(2026, 9, 2),
            reason=" ",
        )


def test_what_cannot_be_extended_is_not() -> None:
    conduct = round_in("replies")
    with pytest.raises(NotNow, match="no day"):
        grant(conduct, date(2026, 9, 1), rule="comment")
    with pytest.raises(NotValid, match="no such deadline"):
        grant(conduct, date(2026, 9, 1), rule="none")
    with pytest.raises(NotValid, match="cannot be extended"):
        grant(round_in("comments", number=4), date(2027, 9, 1), rule="comment")
    party_leave(actor=secretary(), party=party(conduct), on=LAUNCH, reason="It denounced it.")
    with pytest.raises(NotNow, match="left"):
        grant(conduct, date(2026, 9, 1))


def test_a_party_does_not_extend_its_own_deadline() -> None:
    conduct = round_in("replies")
    with pytest.raises(NotAllowed):
        extension_grant(
            actor=coordinator(),
            party=party(conduct),
            rule="reply",
            until=date(2026, 9, 1),
            reason="We need more time.",
        )


def test_a_day_that_is_due_ends_at_midnight_of_rondas_clock() -> None:
    last = end_of(date(2026, 7, 2))
    local = timezone.localtime(last)
    assert (local.date(), local.hour, local.minute, local.second) == (date(2026, 7, 2), 23, 59, 59)
    assert not is_over(date(2026, 7, 2), last)
    assert is_over(date(2026, 7, 2), last + timedelta(seconds=1))


def test_a_round_has_days_off_of_its_own() -> None:
    conduct, who = round_in("readings"), secretary()
    rule = procedure_of(conduct).deadlines.rule("amendment")
    assert rule is not None
    before = due_of(party(conduct), rule)
    assert isinstance(before, date)
    days_off_add(actor=who, conduct=conduct, first=before)
    conduct = Conduct.objects.select_related("round__body").get(pk=conduct.pk)
    after = due_of(party(conduct), rule)
    assert isinstance(after, date) and after > before and after.weekday() < 5
    day_off_remove(actor=who, conduct=conduct, on=before)
    conduct = Conduct.objects.select_related("round__body").get(pk=conduct.pk)
    assert due_of(party(conduct), rule) == before
    with pytest.raises(NotNow):
        day_off_remove(actor=who, conduct=conduct, on=before)


def test_so_many_days_off_that_nothing_is_worked_are_refused() -> None:
    conduct, who, first = round_in("replies"), secretary(), date(2026, 8, 1)
    with pytest.raises(NotValid):
        days_off_add(actor=who, conduct=conduct, first=first, last=date(2026, 7, 1))
    with pytest.raises(NotValid):
        days_off_add(actor=who, conduct=conduct, first=first, last=date(2027, 8, 1))
    days_off_add(actor=who, conduct=conduct, first=first, last=date(2026, 8, 31))
    with pytest.raises(NotValid):
        days_off_add(actor=who, conduct=conduct, first=date(2026, 9, 1))
    with pytest.raises(NotAllowed):
        days_off_add(actor=coordinator(), conduct=conduct, first=first)
