"""A server killed at any moment while a report is adopted: all of it or nothing.

Two things to know. What is killed is a real server, by SIGKILL, at another moment each time, on a
report of a round of its own. And what it acknowledged must be there whole (the frozen text, the
adopted draft, the meeting's decision); what it did not is wholly there or wholly absent, and the
same form sent once more adopts it, once.
"""

import os
import signal
import time
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ronda.apps.audit.models import Event
from ronda.apps.meetings.models import Decision, MeetingDocument
from ronda.apps.meetings.services.documents import document_number
from ronda.apps.meetings.services.meetings import When, meeting_open, meeting_plan
from ronda.apps.reports.models import Adoption, Draft, Writing
from ronda.apps.reports.services import draft_take_in
from ronda.apps.reports.services.beginning import writing_begin_from
from ronda.apps.treaties.models import Round
from tests.apps.killing import cookies, killed_after, posted, servers
from tests.apps.people import monitoring_body, secretary, state
from tests.apps.reports.scene import file_of
from tests.apps.reports.written import text

pytestmark = pytest.mark.django_db(transaction=True)
PARTS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.05)
"""When it is killed, as parts of the time that it takes when it is left alone."""
TODAY = timezone.localdate()


def written(number: int) -> Writing:
    """A report of a round of its own, being written."""
    for code in ("XAR", "XTA"):
        state(code)
    at, _new = Round.objects.get_or_create(body=monitoring_body(), number=number)
    data = file_of(round=number)
    draft = draft_take_in(actor=secretary(), round=at, data=data, name="report.json")
    return writing_begin_from(actor=secretary(), draft=draft)


def document() -> MeetingDocument:
    """The document of a meeting that is under way."""
    days = When(TODAY - timedelta(days=1), TODAY + timedelta(days=1), "Strasbourg")
    plan = meeting_plan(actor=secretary(), body=monitoring_body(), number=46, when=days)
    meeting = meeting_open(actor=secretary(), meeting=plan)
    return document_number(actor=secretary(), meeting=meeting, titles=text("The report"))


def there() -> int:
    """How many reports are adopted, each with all that belongs to it; fails where a part is."""
    counts = {
        Adoption.objects.count(),
        Writing.objects.exclude(adopted=None).count(),
        Draft.objects.filter(adopted=True).count(),
        Decision.objects.filter(what="report.adopt").count(),
        Event.objects.filter(what="report.adopt").exclude(after=None).count(),
    }
    assert len(counts) == 1, counts
    return counts.pop()


def test_server_killed_in_the_middle_of_an_adoption_leaves_all_or_nothing() -> None:
    kept, cookie = document(), cookies(secretary())
    form = {"meeting": "Meeting 46", "on": TODAY.isoformat(), "document": str(kept.pk)}
    alone, found = 0.0, []
    with servers() as many:
        for turn, part in enumerate((None, *PARTS)):
            number = 20 + turn
            written(number)
            path = reverse("reports:adopt", args=["lanzarote", number])
            pid, port = many.start()
            begun = time.monotonic()
            killer = None if part is None else killed_after(part * alone, pid)
            status = posted(port, path, form, cookie)
            alone = alone or time.monotonic() - begun
            if killer is not None:
                killer.join()
                pid, port = many.start()
            assert there() - turn in ((1,) if status == 302 else (0, 1))
            found.append(there() > turn)
            again = posted(port, path, form, cookie)
            assert again == (200 if found[-1] else 302)
            assert there() == turn + 1
            os.kill(pid, signal.SIGKILL)
    assert found[0] and False in found
