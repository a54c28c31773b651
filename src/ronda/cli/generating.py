"""`ronda generate`: an invented record of any size, to measure Ronda by.

Two things to know. It goes into the database that Ronda uses, and is refused where other records
are. And it is thrown away with its whole database, never by deleting rows: much of a record
is only ever added to.
"""

import sys

from django.conf import settings
from django.db import connection
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ronda import postgres
from ronda.cli.exit_codes import REFUSED, USAGE
from ronda.cli.records import prepare
from ronda.cli.reporting import Stop, Told, attempt, tell

SIZES = ("recommendations", "states", "bodies", "statements")


def run(sizes: dict[str, int], *, seed: int, beside: bool) -> int:
    """Generate a record; the exit code."""
    told = attempt(lambda: _generated(sizes, seed=seed, beside=beside))
    tell(told)
    return told.code


def forget() -> int:
    """Throw the database of a generated record away; the exit code."""
    told = attempt(_forgotten)
    tell(told)
    return told.code


def _generated(asked: dict[str, int], *, seed: int, beside: bool) -> Told:
    prepare()
    # Loaded only now: they need Django to be set up.
    from ronda.demo.generated.loading import Occupied, generate  # noqa: PLC0415
    from ronda.demo.generated.sizes import Impossible, Sizes  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    shown = Console(stderr=True)
    with Progress(*columns, console=shown, disable=not sys.stderr.isatty()) as progress:
        bar = progress.add_task("", total=None)
        try:
            counts = generate(
                Sizes(**asked),
                seed=seed,
                beside=beside,
                tell=lambda what, done, total: progress.update(
                    bar, description=what, completed=done, total=total
                ),
            )
        except Impossible as error:
            raise Stop(str(error), USAGE) from error
        except Occupied as error:
            raise Stop(str(error), REFUSED) from error
    return Told("".join(f"{table.partition('_')[2]}: {count}\n" for table, count in counts.items()))


def _forgotten() -> Told:
    if not postgres.is_embedded():
        raise Stop(
            "DATABASE_URL names a database that is not Ronda's own to throw away: drop it"
            " yourself.",
            REFUSED,
        )
    prepare()
    from ronda.demo.generated.loading import stands_alone  # noqa: PLC0415

    if not stands_alone():
        raise Stop(
            "Here is no generated record, or other records and people beside it, which would be"
            " lost with it: nothing was thrown away.",
            REFUSED,
        )
    data = settings.RONDA.data
    connection.close()
    if not postgres.stop(data):
        raise Stop(
            f"Ronda is being served from {data}: stop it (Ctrl+C), then say so again.", REFUSED
        )
    postgres.remove(data)
    return Told("The generated record was thrown away with its database.\n")
