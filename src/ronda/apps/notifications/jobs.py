"""What the worker does: sends what is to be told at once, and each minute what else is due.

Two things to know. A job carries nothing: what is to be sent stands in the notifications
themselves, so that nothing is lost with a job. And the daily digest and what a mail server refused
wait for their moment in the same table.
"""

from procrastinate.contrib.django import app

from ronda.apps.notifications.adding import SEND
from ronda.apps.notifications.sending import send_waiting

SWEEP = "notifications.sweep"


@app.task(name=SEND, queue="mail")
def send() -> None:
    """Send what was just added."""
    send_waiting()


@app.periodic(cron="* * * * *")
@app.task(name=SWEEP, queue="mail", queueing_lock=SWEEP)
def sweep(timestamp: int) -> None:  # noqa: ARG001 — when it is due
    """Send what is due by now: digests, second attempts, and what a killed worker left."""
    send_waiting()
