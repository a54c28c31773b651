"""A server killed at any moment while factsheets are made from a report: all of them or none.

Two things to know. What is killed is a real server, by SIGKILL, at another moment each time, on a
draft for a round of its own. And what it acknowledged must be there whole (each Party's edition in
each language, and what the log says of them); what it did not is wholly there or wholly absent,
and the same form sent once more makes what is missing.
"""

import os
import signal
import time

import pytest
from django.urls import reverse

from ronda.apps.audit.models import Event
from ronda.apps.compliance.models import Edition
from ronda.apps.reports.models import Draft
from ronda.apps.reports.services import draft_take_in
from ronda.apps.treaties.models import Round
from tests.apps.killing import cookies, killed_after, posted, servers
from tests.apps.people import monitoring_body, secretary, state
from tests.apps.reports.scene import file_of

pytestmark = pytest.mark.django_db(transaction=True)
PARTS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.05)
"""When it is killed, as parts of the time that it takes when it is left alone."""
WHOLE = 4
"""Editions: two Parties in two languages."""


def drafted(number: int) -> Draft:
    """A draft of a report on a round of its own."""
    for code in ("XAR", "XTA"):
        state(code)
    at, _new = Round.objects.get_or_create(body=monitoring_body(), number=number)
    data = file_of(round=number)
    return draft_take_in(actor=secretary(), round=at, data=data, name="report.json")


def made(draft: Draft) -> int:
    """How many editions there are of this draft; the log must say the same."""
    logged = Event.objects.filter(what="report.generate", after__editions__gt=0)
    assert logged.count() * WHOLE == Edition.objects.exclude(draft=None).count()
    return Edition.objects.filter(draft=draft).count()


def test_server_killed_in_the_middle_of_making_factsheets_leaves_all_or_nothing() -> None:
    cookie, alone, found = cookies(secretary()), 0.0, []
    with servers() as many:
        for turn, part in enumerate((None, *PARTS)):
            draft = drafted(20 + turn)
            path = reverse("compliance:generate", args=["lanzarote", 20 + turn, draft.number])
            pid, port = many.start()
            begun = time.monotonic()
            killer = None if part is None else killed_after(part * alone, pid)
            status = posted(port, path, {}, cookie)
            alone = alone or time.monotonic() - begun
            if killer is not None:
                killer.join()
                pid, port = many.start()
            assert made(draft) in ((WHOLE,) if status == 302 else (0, WHOLE))
            found.append(made(draft) == WHOLE)
            assert posted(port, path, {}, cookie) == 302
            assert made(draft) == WHOLE
            os.kill(pid, signal.SIGKILL)
    assert found[0] and False in found
