"""A server killed at any moment of a submission, many times, and people at it all at once.

Two things to know. What is killed is a real server with the pages people use, by SIGKILL, on the
database of the test. And what it acknowledged must be there whole, what it did not wholly absent.
"""

import os
import signal
import time
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from ronda.apps.accounts.models import User
from ronda.apps.audit.models import Event
from ronda.apps.notifications.models import Notification
from ronda.apps.rounds.models import Answer, Happening, Reply, ReplyState, Rival, Submission
from ronda.apps.rounds.selectors.answers import draft_of
from ronda.apps.rounds.selectors.reply_home import place_of
from ronda.apps.rounds.services.answers import answer_save
from ronda.apps.rounds.services.submissions import Sent, submission_make
from ronda.apps.rounds.submitting import prepared_now
from ronda.apps.sources.models import Source
from ronda.questionnaires.answers import AnswerText
from tests.apps.at_once import at_once
from tests.apps.killing import cookies, killed_after, posted, servers
from tests.apps.people import contributor, coordinator
from tests.apps.rounds.asked import asked_round
from tests.apps.rounds.services.test_submissions import fill

pytestmark = pytest.mark.django_db(transaction=True)
CODES = ("XAR", "XTA", "XVE")
KILLS = 14


def whole(reply: Reply) -> bool:
    """Whether its submission is there, with all that belongs to it; fails where only a part is."""
    made = Submission.objects.filter(reply=reply).first()
    reply.refresh_from_db(fields=["state", "submitted_at"])
    parts = (
        made is not None,
        reply.state == ReplyState.SUBMITTED,
        Source.objects.filter(purpose="submitted", party=reply.party.party).exists(),
        Happening.objects.filter(party=reply.party, event="reply_submitted").exists(),
        Notification.objects.filter(
            kind="rounds.submitted", about=f"rounds.reply:{reply.pk}"
        ).exists(),
        Event.objects.filter(what="reply.submit", about__contains=[f"rounds.reply:{reply.pk}"])
        .exclude(after=None)
        .exists(),
    )
    assert all(parts) or not any(parts), parts
    return made is not None


def undone(reply: Reply) -> None:
    """As if it had not been submitted, for the next attempt; triggers stand aside for the test."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for table, where in (
            ("rounds_submission", "reply_id"),
            ("rounds_happening", "party_id"),
        ):
            key = reply.pk if where == "reply_id" else reply.party_id
            event = " AND event = 'reply_submitted'" if where == "party_id" else ""
            cursor.execute(f"DELETE FROM {table} WHERE {where} = %s{event}", [key])
        cursor.execute("DELETE FROM notifications_notification")
        cursor.execute("DELETE FROM audit_event WHERE what = 'reply.submit'")
        cursor.execute("DELETE FROM sources_source WHERE purpose = 'submitted'")
        cursor.execute("SET session_replication_role = DEFAULT")
    Reply.objects.filter(pk=reply.pk).update(state=ReplyState.UNDER_WAY, submitted_at=None)


def test_server_killed_in_the_middle_of_a_submission_leaves_all_or_nothing() -> None:
    reply, who = asked_round(codes=("XAR",)).reply(), coordinator("XAR")
    fill(reply, who)
    path, cookie = reverse("rounds:reply-submit", args=place_of(reply)), cookies(who)
    seen = prepared_now(draft_of(reply)).receipt.checksum
    acknowledged, there = 0, 0
    with servers() as many:
        pid, port = many.start()
        begun = time.monotonic()
        fields = {"key": str(uuid4()), "seen": seen}
        assert posted(port, path, fields, cookie) == 302
        lasts = time.monotonic() - begun
        assert whole(reply)
        os.kill(pid, signal.SIGKILL)
        undone(reply)
        for turn in range(KILLS):
            pid, port = many.start()
            fields = {"key": str(uuid4()), "seen": seen}
            killer = killed_after(lasts * 1.1 * turn / KILLS, pid)
            status = posted(port, path, fields, cookie)
            killer.join()
            found = whole(reply)
            assert found or status != 302, "acknowledged, and not there"
            acknowledged, there = acknowledged + (status == 302), there + found
            pid, port = many.start()
            assert posted(port, path, fields, cookie) == 302
            assert Submission.objects.filter(reply=reply).count() == 1 and whole(reply)
            os.kill(pid, signal.SIGKILL)
            undone(reply)
    assert acknowledged <= there < KILLS
    assert len(draft_of(reply).answers.answers) == 7


def test_people_who_save_one_answer_at_once_lose_nothing() -> None:
    reply = asked_round(codes=("XAR",)).reply()
    people = [contributor("XAR") for _ in range(4)]

    def saving(who: User, text: str) -> Callable[[], object]:
        value = AnswerText(text=text)
        return lambda: answer_save(actor=who, reply=reply, question="q-2-a", value=value, seen=0)

    for turn in range(5):
        Rival.objects.all().delete()
        Answer.objects.all().delete()
        texts = {who: f"text {turn} of {who.pk}" for who in people}
        told = at_once(*(saving(who, text) for who, text in texts.items()))
        assert not [one for one in told if isinstance(one, Exception)]
        kept = {Answer.objects.get().value["text"]}
        kept |= {rival.value["text"] for rival in Rival.objects.all()}
        assert kept == set(texts.values())


def test_double_click_at_the_same_moment_gives_one_submission() -> None:
    reply, who = asked_round(codes=("XAR",)).reply(), coordinator("XAR")
    fill(reply, who)
    sent = Sent(uuid4(), prepared_now(draft_of(reply)).receipt.checksum)
    told = at_once(*[lambda: submission_make(actor=who, reply=reply, sent=sent)] * 4)
    keys = {one.pk for one in told if isinstance(one, Submission)}
    assert len(keys) == 1 and all(isinstance(one, Submission) for one in told), told
    assert Submission.objects.count() == 1


def test_last_replies_submitted_at_once_have_numbers_of_their_own() -> None:
    there = asked_round(codes=CODES)
    tasks = []
    for code in CODES:
        reply, who = there.reply(code), coordinator(code)
        fill(reply, who)
        sent = Sent(uuid4(), prepared_now(draft_of(reply)).receipt.checksum)
        tasks.append(
            lambda reply=reply, who=who, sent=sent: submission_make(
                actor=who, reply=reply, sent=sent
            )
        )
    told = at_once(*tasks)
    assert all(isinstance(one, Submission) for one in told), told
    there.conduct.refresh_from_db()
    assert Happening.objects.filter(event="reply_submitted").count() == len(CODES)
