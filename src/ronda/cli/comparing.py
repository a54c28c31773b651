"""`ronda compare`: what changed between two editions, in lines, as JSON, or as a page."""

import sys
from pathlib import Path

from ronda.cli.reading import fault_code, fault_sentences, read_file
from ronda.cli.reporting import Told, attempt, tell, together
from ronda.factsheets.comparing import Comparison, compare
from ronda.factsheets.comparing.as_page import page
from ronda.factsheets.comparing.as_text import lines
from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing import put


def run(old: Path, new: Path, *, html: Path | None, as_json: bool) -> int:
    """Compare two files; the exit code."""
    editions: list[Factsheet] = []

    def take(path: Path) -> Told:
        editions.append(read_file(path))
        return Told("", fault_sentences(editions[-1]), fault_code(editions[-1]))

    codes = []
    for path in (old, new):
        told = attempt(lambda path=path: take(path))  # type: ignore[misc]
        tell(told, str(path))
        codes.append(told.code)
    if len(editions) == 2:
        shown = attempt(lambda: _shown(compare(*editions), html, as_json=as_json))
        tell(shown)
        codes.append(shown.code)
    return together(codes)


def _shown(comparison: Comparison, html: Path | None, *, as_json: bool) -> Told:
    if html is not None:
        put(page(comparison).encode(), html)
        return Told(f"{html}: {len(comparison.changes)} changes\n")
    if as_json:
        return Told(comparison.model_dump_json(indent=2) + "\n")
    return Told("\n".join(lines(comparison, coloured=sys.stdout.isatty())) + "\n")
