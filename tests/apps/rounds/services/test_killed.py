"""A server killed at any moment of a submission, many times, and people at it all at once.

Two things to know. What is killed is a real server with the pages people use, by SIGKILL, on the
database of the test. And what it acknowledged must be there whole, what it did not wholly absent.
"""

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from psycopg.conninfo import make_conninfo

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
from tests.apps.people import contributor, coordinator
from tests.apps.rounds.asked import asked_round
from tests.apps.rounds.services.test_submissions import fill

pytestmark = pytest.mark.django_db(transaction=True)
CODES = ("XAR", "XTA", "XVE")
KILLS = 14
SERVING = """
import os, sys, django
django.setup()
from django.core.wsgi import get_wsgi_application
from waitress.server import create_server
application = get_wsgi_application()
for line in sys.stdin:
    child = os.fork()
    if not child:
        server = create_server(application, host="127.0.0.1", port=0, threads=4)
        print(os.getpid(), server.effective_port, flush=True)
        server.run()
        os._exit(0)
    os.waitpid(child, 0)
"""


@dataclass
class Servers:
    """Starts one server after another; each is a process of its own, to be killed."""

    process: "subprocess.Popen[str]"

    def start(self) -> tuple[int, int]:
        """The process and the port of a server that answers."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        pid, port = self.process.stdout.readline().split()
        return int(pid), int(port)


@contextmanager
def servers() -> Iterator[Servers]:
    given = connection.get_connection_params()
    chosen = {key: given[key] for key in ("host", "port", "user", "password") if key in given}
    url = make_conninfo(**chosen, dbname=connection.settings_dict["NAME"])
    told = {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "ronda.config.settings",
        "RONDA_DATA": str(settings.RONDA.data),
        "RONDA_SECRET_KEY": settings.SECRET_KEY,
        "RONDA_SECOND_FACTOR": "off",
        "RONDA_DEMO": "1",
    }
    with subprocess.Popen(
        [sys.executable, "-c", SERVING],
        env=os.environ | told,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Servers(process)
        finally:
            process.kill()


def cookies(who: User) -> str:
    """The session of somebody who is signed in, and the token of their forms."""
    client = Client()
    client.force_login(who)
    return f"sessionid={client.cookies['sessionid'].value}; csrftoken={'c' * 32}"


def posted(port: int, path: str, fields: dict[str, str], cookie: str) -> int:
    """Send a form; the status, or 0 where the server was gone before it answered."""
    body = urlencode(fields | {"csrfmiddlewaretoken": "c" * 32})
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": cookie,
        "Host": "localhost",
    }
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        link.request("POST", path, body, headers)
        response = link.getresponse()
        response.read()
    except (ConnectionError, http.client.HTTPException):
        return 0
    else:
        return response.status
    finally:
        link.close()


def killed_after(seconds: float, pid: int) -> threading.Thread:
    def kill() -> None:
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


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
