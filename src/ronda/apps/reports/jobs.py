"""What the worker does for reports: once a day it tells that the time for amendments ends soon.

Two things to know. It looks every hour, so that a worker that was down in the morning does it when
it is back: what was told is not told again. And it begins an hour before the daily digest.
"""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from ronda.apps.accounts.selectors import machine
from ronda.apps.reports.services.falling_due import amendments_due_tell

TELL_DUE = "reports.tell_due"


@app.periodic(cron="11 * * * *")
@app.task(name=TELL_DUE, queue="mail", queueing_lock=TELL_DUE)
def tell_due(timestamp: int) -> None:  # noqa: ARG001 — when it is due
    """Tell of what falls due today."""
    now = timezone.localtime()
    if is_time(now):
        amendments_due_tell(actor=machine(), on=now.date())


def is_time(now: datetime) -> bool:
    """Whether the day has come so far that people are told."""
    return now.hour >= max(settings.DIGEST_HOUR - 1, 0)
