"""What the worker does for the open data: makes the dump, each night.

Two things to know. A job's name is part of what lies in the queue. And a night that was missed is
made up for by the next one; `ronda dump` makes it at once.
"""

from procrastinate.contrib.django import app

from ronda.api.dumping import dump_keep

DUMP = "api.dump"


@app.periodic(cron="10 2 * * *")
@app.task(name=DUMP, queue="readings", queueing_lock=DUMP, lock=DUMP)
def dump(timestamp: int) -> None:  # noqa: ARG001 — when it is due
    """Make the dump that is offered."""
    dump_keep()
