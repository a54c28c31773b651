"""What the worker does for follow-up: once a day it tells of what falls due.

Two things to know. It looks every hour, so that a worker that was down in the morning does it when
it is back: what was told is not told again. And it begins an hour before the daily digest.
"""

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from ronda.apps.accounts.selectors import machine
from ronda.apps.follow_ups.services.reminders import falling_due_tell

TELL_DUE = "follow_ups.tell_due"


@app.periodic(cron="11 * * * *")
@app.task(name=TELL_DUE, queue="mail", queueing_lock=TELL_DUE)
def tell_due(timestamp: int) -> None:  # noqa: ARG001 — when it is due
    """Tell of what falls due today."""
    now = timezone.localtime()
    if now.hour >= max(settings.DIGEST_HOUR - 1, 0):
        falling_due_tell(actor=machine(), on=now.date())
