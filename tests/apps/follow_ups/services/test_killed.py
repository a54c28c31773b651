"""A server killed at any moment while a Party submits its information: all of it or nothing.

Two things to know. What is killed is a real server, by SIGKILL, at another moment each time. And
what it acknowledged must be there whole, with its edition; what it did not is wholly there or
wholly absent, and the same form sent once more counts once.
"""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.urls import reverse

from ronda.apps.accounts.models import User
from ronda.apps.audit.models import Event
from ronda.apps.compliance.models import Edition
from ronda.apps.follow_ups.models import HandedIn, Information, InformationState
from ronda.apps.follow_ups.selectors.drafts import draft_of
from ronda.apps.follow_ups.selectors.places import place_of
from ronda.apps.follow_ups.services.reopenings import reopening_ask, reopening_decide
from ronda.apps.follow_ups.submitting import prepared
from ronda.apps.notifications.models import Notification
from ronda.apps.rounds.models import RoundParty
from ronda.apps.sources.models import Purpose, Source
from tests.apps.follow_ups.filled import opened, write
from tests.apps.follow_ups.scene import following
from tests.apps.killing import cookies, killed_after, posted, servers
from tests.apps.people import coordinator, secretary

pytestmark = pytest.mark.django_db(transaction=True)
PARTS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.05)
"""When it is killed, as parts of the time that it takes when it is left alone."""


def there(party: RoundParty, office: User) -> int:
    """How many submissions are there, each with all that belongs to it; fails where a part is."""
    mine = Information.objects.get(party=party)
    made = HandedIn.objects.filter(information=mine)
    letters = Notification.objects.filter(kind="follow_ups.submitted", person=office)
    counts = {
        made.count(),
        made.values("document").distinct().count(),
        Edition.objects.exclude(handed_in_at=None).count(),
        Source.objects.filter(purpose=Purpose.SUBMITTED).count(),
        letters.count(),
        Event.objects.filter(what="information.submit").exclude(after=None).count(),
    }
    assert len(counts) == 1, counts
    return made.count()


def form_of(party: RoundParty, who: User) -> dict[str, str]:
    """The form that submits what stands there, with its gaps."""
    draft = draft_of(opened(party, who))
    return {"key": str(uuid4()), "seen": prepared(draft).checksum, "with_gaps": "on"}


def opened_again(party: RoundParty, who: User, office: User) -> None:
    """As the coordinator asks and the secretariat grants, for the next attempt."""
    mine = opened(party, who)
    assert mine.state == InformationState.SUBMITTED
    asked = reopening_ask(actor=who, information=mine, reason="The next attempt.")
    reopening_decide(actor=office, reopening=asked, grant=True)


def killed_while_it_waits(server: tuple[int, int], party: RoundParty, who: User) -> int:
    """What a server answers that is held up in the middle of a submission and killed there."""
    pid, port = server
    form, cookie = form_of(party, who), cookies(who)
    path = reverse("follow_ups:submit", args=place_of(party))
    with ThreadPoolExecutor(1) as asking, transaction.atomic():
        Information.objects.select_for_update().get(party=party)
        answer = asking.submit(posted, port, path, form, cookie)
        end = time.monotonic() + 60
        while not somebody_waits_for_this() and time.monotonic() < end:
            time.sleep(0.02)
        assert somebody_waits_for_this()
        os.kill(pid, signal.SIGKILL)
        return answer.result()


def somebody_waits_for_this() -> bool:
    """Whether another connection waits for what this transaction holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity"
            " WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid)))"
        )
        (waits,) = cursor.fetchone()
    return bool(waits)


def test_server_killed_in_the_middle_of_a_submission_leaves_all_or_nothing() -> None:
    party, who, office = following(), coordinator(), secretary()
    write(opened(party, who), who, "A law was made.")
    path, cookie = reverse("follow_ups:submit", args=place_of(party)), cookies(who)
    alone = 0.0
    with servers() as many:
        assert killed_while_it_waits(many.start(), party, who) == 0
        assert there(party, office) == 0
        for turn, part in enumerate((None, *PARTS)):
            form, (pid, port) = form_of(party, who), many.start()
            begun = time.monotonic()
            killer = None if part is None else killed_after(part * alone, pid)
            status = posted(port, path, form, cookie)
            alone = alone or time.monotonic() - begun
            if killer is not None:
                killer.join()
                pid, port = many.start()
            assert part is not None or status == 302
            assert there(party, office) - turn in ((1,) if status == 302 else (0, 1))
            assert posted(port, path, form, cookie) == 302
            assert there(party, office) == turn + 1
            os.kill(pid, signal.SIGKILL)
            opened_again(party, who, office)
    [text] = {one["text"] for made in HandedIn.objects.all() for one in made.content["boxes"]} - {
        ""
    }
    assert text == "A law was made."
