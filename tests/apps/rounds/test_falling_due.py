"""Who is told that something falls due: on which day, how often, and who is not."""

from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from ronda.apps.accounts.selectors import machine
from ronda.apps.errors import NotAllowed
from ronda.apps.notifications.models import Notification
from ronda.apps.notifications.selectors import sent_by_bodies
from ronda.apps.rounds.jobs import is_time
from ronda.apps.rounds.models import CommentState, Conduct, Reply, ReplyState
from ronda.apps.rounds.selectors.falling_due import comments_falling_due, replies_falling_due
from ronda.apps.rounds.selectors.windows import window_of
from ronda.apps.rounds.services.falling_due import falling_due_tell
from ronda.apps.rounds.services.milestones import extension_grant
from ronda.apps.rounds.services.rounds import party_leave
from tests.apps.people import contributor, coordinator, ngo, secretary
from tests.apps.rounds.scene import party, round_in
from tests.apps.rounds.voices import TEXT, drafted
from tests.mailing import Mailbox

pytestmark = pytest.mark.django_db

DUE = date(2026, 7, 2)
"""By when the replies of `round_in("replies")` are due."""


def told_on(day: date) -> dict[str, str]:
    """The kind of what the coordinators of each Party are told on a day."""
    return {one.about.party.party.code: one.kind for one in replies_falling_due(day)}  # type: ignore[union-attr]


def submitted(conduct: Conduct, code: str) -> None:
    reply = Reply.objects.get(party=party(conduct, code))
    reply.state, reply.submitted_at = ReplyState.SUBMITTED, timezone.now()
    reply.save()


@pytest.mark.parametrize("days", range(-3, 16))
def test_a_reply_is_told_of_14_7_and_1_days_before_and_the_day_after(days: int) -> None:
    round_in("replies")
    kinds = dict.fromkeys((14, 7, 1), "rounds.reply-due-soon") | {-1: "rounds.reply-late"}
    told = told_on(DUE - timedelta(days=days))
    assert told == (dict.fromkeys(("XAR", "XTA", "XVE"), kinds[days]) if days in kinds else {})


def test_a_reply_that_is_submitted_or_whose_party_left_or_has_more_time_is_not_told_of() -> None:
    conduct = round_in("replies", codes=("XAR", "XTA", "XVE", "SRB"))
    submitted(conduct, "XAR")
    gone, later = party(conduct, "XTA"), DUE + timedelta(days=7)
    party_leave(actor=secretary(), party=gone, on=date(2026, 4, 1), reason="It left.")
    extension_grant(
        actor=secretary(), party=party(conduct, "XVE"), rule="reply", until=later, reason="Asked."
    )
    assert told_on(DUE + timedelta(days=1)) == {"SRB": "rounds.reply-late"}
    assert told_on(DUE) == {"XVE": "rounds.reply-due-soon"}


def test_only_its_coordinators_are_told_once_however_often_the_job_runs(mailbox: Mailbox) -> None:
    asked, other = coordinator("XAR"), coordinator("SRB")
    writes = contributor("XAR")
    conduct = round_in("replies")
    Notification.objects.all().delete()
    day = DUE - timedelta(days=7)
    assert falling_due_tell(actor=machine(), on=day) == 1
    assert falling_due_tell(actor=machine(), on=day) == 0
    row = Notification.objects.get()
    assert (row.person, row.caused_by, row.due) == (asked, machine(), DUE)
    assert row.link == reverse("rounds:reply", args=["lanzarote", 3, "xar"])
    assert row.body_id == conduct.body_id
    assert falling_due_tell(actor=machine(), on=DUE + timedelta(days=1)) == 1
    letters = mailbox.everything()
    assert "2 July 2026" in letters
    assert not any(one.email in letters for one in (other, writes))


def test_a_new_day_that_is_due_is_told_of_again() -> None:
    coordinator("XAR")
    conduct = round_in("replies")
    assert falling_due_tell(actor=machine(), on=DUE - timedelta(days=1)) == 1
    later = DUE + timedelta(days=6)
    extension_grant(
        actor=secretary(), party=party(conduct), rule="reply", until=later, reason="Asked."
    )
    assert falling_due_tell(actor=machine(), on=later - timedelta(days=1)) == 1


def test_nobody_but_ronda_itself_tells() -> None:
    with pytest.raises(NotAllowed):
        falling_due_tell(actor=secretary(), on=DUE)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_once() -> None:
    coordinator("XAR")
    round_in("replies")

    def run() -> None:
        falling_due_tell(actor=machine(), on=DUE - timedelta(days=1))
        connection.close()

    workers = [Thread(target=run) for _n in range(4)]
    for one in workers:
        one.start()
    for one in workers:
        one.join(timeout=60)
    assert Notification.objects.filter(kind="rounds.reply-due-soon").count() == 1


@pytest.mark.parametrize("days", [0, 1, 2, 3, 4, 13, 14, 15])
def test_who_has_a_draft_is_told_14_and_3_days_before_the_time_for_comments_ends(
    days: int,
) -> None:
    writes, silent = ngo(), ngo("Open Windows")
    draft = drafted(round_in("comments"), writes)
    due = window_of(draft).due
    assert due is not None
    told = comments_falling_due(due - timedelta(days=days))
    assert [one.step for one in told] == ([days] if days in {3, 14} else [])
    assert {who.person for one in told for who in one.people} <= {writes} - {silent}


def test_what_is_told_of_a_draft_shows_to_its_organisation_alone(mailbox: Mailbox) -> None:
    writes, keeps = ngo(), secretary()
    draft = drafted(round_in("comments"), writes)
    due = window_of(draft).due
    assert due is not None
    day = due - timedelta(days=3)
    assert falling_due_tell(actor=machine(), on=day) == 1
    assert falling_due_tell(actor=machine(), on=day) == 0
    row = Notification.objects.get(kind="rounds.comments-close")
    assert (row.person, row.body_id, row.due) == (writes, None, due)
    assert not sent_by_bodies(keeps).filter(kind="rounds.comments-close").exists()
    assert TEXT not in mailbox.everything()


def test_a_comment_that_was_submitted_is_not_told_of() -> None:
    draft = drafted(round_in("comments"))
    due = window_of(draft).due
    assert due is not None
    draft.state, draft.submitted_at = CommentState.SUBMITTED, timezone.now()
    draft.save()
    assert comments_falling_due(due - timedelta(days=3)) == []


@pytest.mark.parametrize(("hour", "now"), [(0, False), (5, False), (6, True), (23, True)])
def test_the_job_begins_an_hour_before_the_digest(hour: int, now: bool) -> None:
    assert is_time(datetime(2026, 7, 2, hour, 7, tzinfo=UTC)) is now
