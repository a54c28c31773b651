"""Checks bodies' files: `python -m ronda.procedure.checking FILE…` tells what each one says.

Two things to know. A file that breaks a rule is told in one sentence, and the exit code is then 1.
And what a file marks as an example is listed, so that its body sees what it has still to decide.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ronda.procedure.body import UnknownBody
from ronda.procedure.loading import load_procedure
from ronda.procedure.procedure import Procedure
from ronda.procedure.refusals import BrokenBody


def check(paths: Sequence[Path]) -> int:
    """Tell of each file what it says or why it is refused; 1 where one is refused, else 0."""
    code = 0
    for path in paths:
        try:
            told = "\n".join(_summary(load_procedure(path.stem, path.parent)))
            sys.stdout.write(told + "\n")
        except (BrokenBody, UnknownBody) as error:
            sys.stderr.write(f"{error}\n")
            code = 1
    return code


def _summary(procedure: Procedure) -> Iterator[str]:
    yield f"{procedure.id}: {procedure.name.in_language('en')}; whole."
    yield f"  strengths: {', '.join(level.id for level in procedure.strengths.levels)}"
    yield f"  stages: {', '.join(stage.id for stage in procedure.stages.steps)}"
    yield f"  statuses: {', '.join(status.id for status in procedure.statuses.values)}"
    for example in procedure.examples():
        yield f"  an example only: {example.field} ({example.reason.in_language('en')})"


if __name__ == "__main__":
    sys.exit(check([Path(argument) for argument in sys.argv[1:]]))
