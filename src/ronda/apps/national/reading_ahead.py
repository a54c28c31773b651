"""The next rows of a long spreadsheet are read while the database keeps those before.

Two things to know. They are read in a thread of its own, which has the reader's language and no way
to the database: what reads rows fetched all it needs before. And one step is read ahead, no more,
so that memory stays bounded.
"""

from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from django.db import connection
from django.utils.translation import get_language, override

T = TypeVar("T")


class ReadsDatabase(RuntimeError):
    """What reads rows asked the database, in a transaction of which it sees nothing."""


def one_ahead(steps: Iterator[T]) -> Generator[T]:
    """The same steps, each begun while the one before is worked on.

    Raises what a step raises when it is its turn, and ReadsDatabase where one asks the database.
    Close it where not every step is wanted: it waits for the one that was begun.
    """
    language = get_language()
    with ThreadPoolExecutor(1, "reading") as beside:

        def begin() -> Future[T | None]:
            return beside.submit(_next, steps, language)

        begun = begin()
        while (step := begun.result()) is not None:
            begun = begin()
            yield step


def _next(steps: Iterator[T], language: str | None) -> T | None:
    try:
        with connection.execute_wrapper(_refuse), override(language):
            return next(steps, None)
    finally:
        connection.close()


def _refuse(_execute: Callable[..., object], *_given: Any) -> object:
    raise ReadsDatabase("Rows are read without the database: fetch what they need before.")
