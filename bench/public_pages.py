"""The public pages over rounds of 48 Parties and 150 recommendations, most of it concluded.

Two things to know. The aim is at the 95th of a hundred, each page opened once before. And how many
queries each took, and how long its very first answer, is told beside it.
"""

from collections.abc import Iterator
from pathlib import Path

from bench.pages import told_by
from bench.table import Row

AIM = 0.1


def rows(folder: Path) -> Iterator[Row]:
    """A row for each page that shows a whole round, and for each across Parties."""
    for name, figures in told_by("bench.portal_pages", folder / "rounds").items():
        yield Row(f"Public page, 95 of 100: {name}", figures["p95"], aim=AIM)
    for name, figures in told_by("bench.cases_pages", folder / "cases").items():
        yield Row(f"Public page across Parties, 95 of 100: {name}", figures["p95"], aim=AIM)
