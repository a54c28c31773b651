"""What the command's exit codes mean; `docs/commands.md` has the same table, and a test says so.

Two things to know. A code means one thing and keeps its meaning. And where several files went
wrong in different ways the code is `SEVERAL`: each file's own sentence is on standard error.
"""

from collections.abc import Iterator, Mapping

from ronda.factsheets import errors
from ronda.factsheets.faults import FAULT_EXIT_CODES
from ronda.hashes.errors import HashError
from ronda.hashes.exchange.errors import ExchangeError

DONE = 0
UNPLACED = 1
USAGE = 2
SEVERAL = 3
NOT_READY = 40
NOT_ALLOWED = 41
NOT_KNOWN = 42
REFUSED = 43
NO_ADDRESS = 44
CANNOT_WRITE = errors.CannotWrite.exit_code
DEFECT = 70
INTERRUPTED = 130

_OWN = {
    DONE: "done",
    UNPLACED: "unplaced",
    USAGE: "usage",
    SEVERAL: "several",
    NOT_READY: "not-ready",
    NOT_ALLOWED: "not-allowed",
    NOT_KNOWN: "not-known",
    REFUSED: "refused",
    NO_ADDRESS: "no-address",
    DEFECT: "defect",
    INTERRUPTED: "interrupted",
}


def exit_codes() -> Mapping[int, str]:
    """Every exit code with its short name, which stays the same too."""
    kinds = [
        kind for base in (errors.DocumentError, HashError, ExchangeError) for kind in _kinds(base)
    ]
    # Where several share a number it is called after what they have in common, which comes first.
    named = {kind.exit_code: kind.code for kind in reversed(kinds)}
    return _OWN | named | {code: name for name, code in FAULT_EXIT_CODES.items()} | {70: "defect"}


Known = type[errors.DocumentError] | type[HashError]


def _kinds(base: Known) -> Iterator[Known]:
    yield base
    for kind in base.__subclasses__():
        yield from _kinds(kind)
