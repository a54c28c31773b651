"""The pages of a round: 48 Parties, 60 questions, three rounds with what people did in them.

Two things to know. The aim is for each page at the 95th of a hundred; what is told of a page is the
longest of all who asked for it. And how many queries each took is told beside it.
"""

from collections.abc import Iterator
from pathlib import Path

from bench.pages import told_by
from bench.table import Row

AIM = 0.2


def rows(folder: Path) -> Iterator[Row]:
    """A row for each page."""
    slowest: dict[str, tuple[float, str]] = {}
    for told, figures in told_by("bench.round_pages", folder).items():
        name, _comma, who = told.partition(", ")
        slowest[name] = max(slowest.get(name, (0.0, "")), (figures["p95"], who))
    for name, (seconds, who) in slowest.items():
        yield Row(f"Page of a round, 95 of 100: {name} ({who})", seconds, aim=AIM)
