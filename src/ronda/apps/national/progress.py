"""How far the work on a spreadsheet has come, written at once so that it shows while it goes on.

Two things to know. This is no part of the record and leaves no audit row. And what is taken in is
one transaction, of which nobody sees anything: how far it has come is written beside it, on another
connection, and never waits for it.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connection
from django.db.models import F

from ronda.apps.accounts.selectors import Actor
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Spreadsheet


def begin(actor: Actor, upload: Spreadsheet) -> None:
    """Say that the work begins; where it had come to some row before, that it begins again."""
    with at_desk(actor):
        mine = type(upload)._default_manager.filter(pk=upload.pk)
        mine.filter(rows_read__gt=0).update(begun_again=F("begun_again") + 1)
        mine.update(rows_read=0)


def come_to(actor: Actor, upload: Spreadsheet, rows: int) -> None:
    """Say how many rows are done; nothing where somebody else holds the spreadsheet."""
    with at_desk(actor):
        mine = type(upload)._default_manager.filter(pk=upload.pk)
        if mine.select_for_update(skip_locked=True).values_list("pk").first() is not None:
            mine.update(rows_read=rows)


@contextmanager
def shown(actor: Actor, upload: Spreadsheet) -> Iterator[Callable[[int], None]]:
    """How to say from within a transaction how many rows are done; while one is written, no other.

    What could not be written is not told, and the work goes on.
    """
    last: Future[None] | None = None
    with ThreadPoolExecutor(1, "progress") as beside:

        def tell(rows: int) -> None:
            nonlocal last
            if last is None or last.done():
                last = beside.submit(come_to, actor, upload, rows)

        try:
            yield tell
        finally:
            beside.submit(_close)


def _close() -> None:
    """Close the connection of the thread that this runs in."""
    connection.close()
