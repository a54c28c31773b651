"""Placing beside plain keyword search, and the desk's pages with a full answer library.

Two things to know. The desk is measured in a process of its own on an embedded PostgreSQL, through
the pages as a coordinator gets them (`placing_desk`). And suggestions are judged on the tables that
the tests hold (`tests/replies/placing`): recall is how many of what a person says a passage answers
are among the first five; precision, how often the first is one of them.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.table import Row

_SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"
_PAGE, _PASSAGE, _LETTER = 0.2, 0.1, 0.1
_MODULE = "bench.placing_desk"


def rows(folder: Path, answers: int) -> Iterator[Row]:
    """One row for each page, for suggesting, and for how well it is suggested."""
    folder.mkdir(parents=True, exist_ok=True)
    seeds = str(_SEEDS) if _SEEDS.is_dir() else ""
    done = subprocess.run(
        [sys.executable, "-m", _MODULE, str(folder), str(answers), seeds],
        check=True,
        stdout=subprocess.PIPE,
    )
    figures = json.loads(done.stdout)
    told = f"{figures['answers']:,} earlier answers, {figures['asked']:,} things asked"
    for name, seconds in figures["pages"].items():
        yield Row(f"Desk, {told}: {name}, 95 in 100 within", seconds, aim=_PAGE)
    yield Row("Suggestions for a passage, 95 in 100 within", figures["passage"], aim=_PASSAGE)
    yield Row("The letter read", figures["letter"], aim=_LETTER)
    for name, quality in figures["quality"].items():
        for what in ("recall at 5", "precision at 1"):
            ours, *others = (
                100 * quality[who][what] for who in ("ronda", "any word", "every word")
            )
            against = (
                ("ts_rank, any word", others[0]),
                ("ts_rank, every word", others[1]),
            )
            yield Row(f"Suggestions, {name}: {what}", ours, unit="%", against=against)
