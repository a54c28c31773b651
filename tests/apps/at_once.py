"""Several people at the same moment, each on a connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from ronda.apps.errors import Refusal

Outcome = object | Refusal


def at_once(*doings: Callable[[], object]) -> list[Outcome]:
    """Do all at the same time; a refusal is an outcome."""
    barrier = Barrier(len(doings))

    def do(doing: Callable[[], object]) -> Outcome:
        barrier.wait()
        try:
            return doing()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(doings)) as pool:
        return list(pool.map(do, doings))


def refusals(outcomes: list[Outcome]) -> list[type]:
    """The kinds of refusal among the outcomes."""
    return [type(one) for one in outcomes if isinstance(one, Refusal)]
