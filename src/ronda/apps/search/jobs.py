"""What the worker does for the search: alerts once a day, and the index looked at each night.

Two things to know. Alerts are looked for an hour before the daily digest; a worker that was down
then does it when it is back, and what was told is not told again. And the nightly look puts right
what a restored backup or a new version of Ronda left behind; it changes nothing that is in step.
"""

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from ronda.apps.accounts.selectors import machine
from ronda.apps.search.services.index import everything_refresh
from ronda.apps.search.services.saved import alerts_tell
from ronda.apps.search.services.words import words_anew

ALERTS, REFRESH = "search.alerts", "search.refresh"


@app.periodic(cron="7 * * * *")
@app.task(name=ALERTS, queue="mail", queueing_lock=ALERTS)
def alerts(timestamp: int) -> None:  # noqa: ARG001 — when it is due
    """Tell people what is new in the searches that they keep, once a day."""
    now = timezone.localtime()
    if now.hour >= max(settings.DIGEST_HOUR - 1, 0):
        alerts_tell(actor=machine(), now=now)


@app.periodic(cron="40 1 * * *")
@app.task(name=REFRESH, queue="readings", queueing_lock=REFRESH, lock=REFRESH)
def refresh(timestamp: int) -> None:  # noqa: ARG001 — when it is due
    """Bring the index in step, and count its words anew."""
    everything_refresh()
    words_anew()
