"""What the tests of an index's files share: entries, and what is found of them."""

from pathlib import Path

import numpy as np

from ronda.hashes.index.generations import current_generation
from ronda.hashes.index.journal import Entry
from ronda.hashes.index.matcher import Matcher

SIZES = {"md5": 16, "sha1": 20, "sha256": 32, "pdq": 32}


def entries(count: int, seed: int = 1) -> list[Entry]:
    """Entries 0 to `count` with a value of each kind."""
    rng = np.random.default_rng(seed)
    return [(id, kind, rng.bytes(size)) for id in range(count) for kind, size in SIZES.items()]


def is_found(matcher: Matcher, entry: Entry) -> bool:
    """Whether the entry is found by its value."""
    id, kind, value = entry
    return any(match.id == id for match in matcher.match(kind, value, 0))


def all_found(folder: Path, known: list[Entry]) -> bool:
    """Whether every entry is found by one who opens the index now."""
    with Matcher.open(folder) as matcher:
        return all(is_found(matcher, entry) for entry in known)


def base(folder: Path) -> Path:
    """The snapshot's file."""
    return current_generation(folder).base


def journal(folder: Path) -> Path:
    """The journal's file."""
    return current_generation(folder).journal
