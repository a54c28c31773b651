"""`python -m ronda.demo.forgetting`: throws the demonstration's database away, to start over.

Two things to know. Only the embedded database of a demonstration is thrown away, never one that
somebody named. And not while another process uses it.
"""

import os
import shutil
import sys
from collections.abc import Mapping

from ronda import postgres
from ronda.config.environment import environment


class Kept(RuntimeError):
    """The database was not thrown away; the message says why and what to do."""


def forget(variables: Mapping[str, str]) -> None:
    """Throw away the embedded database of the demonstration that `variables` tell of.

    Raises Kept.
    """
    ronda = environment(variables)
    if not ronda.demo:
        raise Kept("This Ronda is not a demonstration: nothing was thrown away.")
    if not postgres.is_embedded(variables):
        raise Kept(
            "DATABASE_URL names a database that is not Ronda's own to throw away: "
            "empty it yourself, or take the variable away."
        )
    if not (ronda.data / "postgres").exists():
        return
    postgres.start(ronda.data)
    if not postgres.stop(ronda.data):
        raise Kept(f"Ronda is being served from {ronda.data}: stop it (Ctrl+C), then start over.")
    postgres.remove(ronda.data)
    shutil.rmtree(ronda.data / "outbox", ignore_errors=True)


if __name__ == "__main__":
    try:
        forget(os.environ)
    except Kept as kept:
        sys.exit(str(kept))
