"""What the worker does for accounts: forgets who asked how often.

Two things to know. A job's name is part of what lies in the queue. And nothing is lost when it does
not run: minutes that are over are never counted again.
"""

from procrastinate.contrib.django import app

from ronda.apps.accounts.counting import clear_away

CLEAR_AWAY = "accounts.clear_away"


@app.periodic(cron="17 * * * *")
@app.task(name=CLEAR_AWAY, queue="mail", queueing_lock=CLEAR_AWAY)
def clear(timestamp: int) -> None:  # noqa: ARG001 — when it is due
    """Clear away the counts of questions."""
    clear_away()
