"""Scanning on this machine, by all its processors."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ronda.hashes.index.matcher import Matcher
from ronda.hashes.scanning.lists import Layout, Part
from ronda.hashes.scanning.parts import Scanned, scan_part


def scan_here(
    folder: Path, parts: Iterable[tuple[Layout, Part]], threshold: int | None
) -> Iterator[Scanned]:
    """What comes of each part, in their order."""
    with Matcher.open(folder, at="now") as matcher:
        for layout, part in parts:
            yield scan_part(matcher, layout, part, threshold, None)
