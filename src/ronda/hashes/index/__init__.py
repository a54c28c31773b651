"""The index: finds which known hashes are near a given one, all of them, in a base of any size.

    Snapshot.write(folder, entries)           # all that is to be matched: (id, kind, value)
    matcher = Matcher.open(folder)
    matcher.match("pdq", value, threshold=31)  # -> list[Match], the nearest first
    Journal(folder).add(id, "pdq", value)      # takes effect at the next question, everywhere
    Journal(folder).withdraw(id)

Two things to know. It is not the truth but made from it: whatever is wrong with its files, they are
refused and written anew from the database. And it needs the extra `hashes` (numpy and numba), which
is looked for when a name is first used: `from ronda.hashes import index`, then `index.Matcher`,
costs nothing until then, and raises NotInstalled where it is missing.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from ronda.hashes.errors import NotInstalled

if TYPE_CHECKING:
    from ronda.hashes.index.journal import Change, Entry, Journal, Position
    from ronda.hashes.index.matcher import Matcher, Matches
    from ronda.hashes.index.snapshot import Hashes, Snapshot

__all__ = [
    "Change",
    "Entry",
    "Hashes",
    "Journal",
    "Matcher",
    "Matches",
    "Position",
    "Snapshot",
]

_WHERE = {
    "Change": "journal",
    "Entry": "journal",
    "Journal": "journal",
    "Position": "journal",
    "Matcher": "matcher",
    "Matches": "matcher",
    "Hashes": "snapshot",
    "Snapshot": "snapshot",
}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(loaded(_WHERE[name]), name)


def loaded(name: str = "matcher") -> ModuleType:
    """A module of the index, loaded now; raises NotInstalled where what it needs is missing."""
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        raise NotInstalled(
            f"The index of hashes needs “{error.name}”, which is not installed:"
            ' pip install "ronda[hashes]".'
        ) from error
