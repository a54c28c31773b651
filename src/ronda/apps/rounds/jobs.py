"""What the worker does for rounds: once a day it tells of what falls due.

Two things to know. It looks every hour, so that a worker that was down in the morning does it when
it is back: what was told is not told again. And it begins an hour before the daily digest, so that
whoever is told by digest reads it on the same day.
"""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from ronda.apps.accounts.selectors import machine
from ronda.apps.rounds.services.falling_due import falling_due_tell

TELL_DUE = "rounds.tell_due"


@app.periodic(cron="7 * * * *")
@app.task(name=TELL_DUE, queue="mail", queueing_lock=TELL_DUE)
def tell_due(timestamp: int) -> None:  # noqa: ARG001 — when it is due
    """Tell of what falls due today."""
    now = timezone.localtime()
    if is_time(now):
        falling_due_tell(actor=machine(), on=now.date())


def is_time(now: datetime) -> bool:
    """Whether the day has come so far that people are told."""
    return now.hour >= max(settings.DIGEST_HOUR - 1, 0)
