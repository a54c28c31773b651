"""A process killed by SIGKILL while a meeting's block is decided: all of it or nothing.

Two things to know. What is killed is a process of its own, at another moment each time, on the
database of the test. And a decision without its assessments is as wrong as assessments without it.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from django.conf import settings
from django.db import connection
from psycopg.conninfo import make_conninfo

from ronda.apps.assessments.models import Assessment, AssessmentState
from ronda.apps.meetings.models import Decision
from ronda.apps.notifications.models import Notification
from ronda.apps.rounds.models import Conduct
from tests.apps.assessments.scene import assessing, proposed, under_way
from tests.apps.people import coordinator, rapporteur, secretary

pytestmark = pytest.mark.django_db(transaction=True)
PARTS = (0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 1.0)
"""When it is killed, as parts of the time that it takes when it is left alone."""
DECIDING = """
import os, sys, django
django.setup()
from ronda.apps.accounts.models import User
from ronda.apps.assessments.services.deciding import Seen, assessments_decide
from ronda.apps.meetings.models import Meeting
from ronda.apps.treaties.models import Round
for line in sys.stdin:
    child = os.fork()
    if not child:
        actor, meeting, round, *rows = map(int, line.split())
        print(os.getpid(), flush=True)
        assessments_decide(
            actor=User.objects.get(pk=actor),
            round=Round.objects.get(pk=round),
            meeting=Meeting.objects.get(pk=meeting),
            seen=[Seen(row, 1) for row in rows],
            texts={"en": "Adopted.", "fr": "Adopté."},
        )
        os._exit(0)
    os.waitpid(child, 0)
    print("over", flush=True)
"""


@contextmanager
def deciding() -> Iterator["subprocess.Popen[str]"]:
    """A process that begins to decide whenever it is told to."""
    given = connection.get_connection_params()
    chosen = {key: given[key] for key in ("host", "port", "user", "password") if key in given}
    url = make_conninfo(**chosen, dbname=connection.settings_dict["NAME"])
    told = {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "ronda.config.settings",
        "RONDA_DATA": str(settings.RONDA.data),
        "RONDA_SECRET_KEY": settings.SECRET_KEY,
    }
    with subprocess.Popen(
        [sys.executable, "-c", DECIDING],
        env=os.environ | told,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def decided_in(process: "subprocess.Popen[str]", line: str, killed_after: float | None) -> float:
    """Let it decide, or kill it after so many seconds; how long it was at it."""
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()
    pid, begun = int(process.stdout.readline()), time.monotonic()
    if killed_after is not None:
        time.sleep(killed_after)
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    assert process.stdout.readline() == "over\n"
    return time.monotonic() - begun


def proposals(conduct: Conduct) -> list[Assessment]:
    who = rapporteur("XTA")
    return [proposed(conduct, who, id=id) for id in ("r-1", "r-2", "r-4")]


def test_a_block_is_decided_whole_or_not_at_all() -> None:
    conduct, actor, meeting = assessing(), secretary(), under_way()
    coordinator("XAR")
    outcomes, taken = [], 0.0
    with deciding() as process:
        for part in (None, *PARTS):
            rows = proposals(conduct)
            before = Decision.objects.count(), Notification.objects.count()
            keys = " ".join(str(row.pk) for row in rows)
            line = f"{actor.pk} {meeting.pk} {conduct.round.pk} {keys}"
            alone = decided_in(process, line, None if part is None else part * taken)
            taken = taken or alone
            states = {Assessment.objects.get(pk=row.pk).state for row in rows}
            after = Decision.objects.count(), Notification.objects.count()
            assert len(states) == 1
            done = states == {AssessmentState.DECIDED}
            assert after == ((before[0] + 1, before[1] + 1) if done else before)
            outcomes.append(done)
            if not done:
                Assessment.objects.filter(pk__in=[row.pk for row in rows]).update(
                    state=AssessmentState.WITHDRAWN, ended_reason="Another try."
                )
    assert outcomes[0]
    assert False in outcomes
