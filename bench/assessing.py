"""The pages of an assessment: 48 Parties, 150 recommendations, three rounds; and all its reports.

Two things to know. The aim for pages is at the 95th of a hundred, for the grid's first paint what
Chromium says. And how many queries each page took is told beside it.
"""

from collections.abc import Iterator
from pathlib import Path

from bench.pages import told_by
from bench.table import Row

PAGE, GRID, REPORTS, BLOCK = 0.2, 0.3, 30.0, 5.0


def rows(folder: Path) -> Iterator[Row]:
    """A row for each page, the grid's first paint, all reports of the round, blocks decided."""
    slowest: dict[str, tuple[float, str]] = {}
    for told, figures in told_by("bench.assessing_pages", folder).items():
        name, _comma, who = told.partition(", ")
        if name == "all-reports":
            what = f"All compliance reports of a round, {figures['files']:.0f} files"
            yield Row(what, figures["s"], aim=REPORTS)
        elif name.startswith("block-"):
            yield Row(f"A block of {name[6:]} proposals decided", figures["s"], aim=BLOCK)
        elif name == "first-paint":
            yield Row("First paint of the grid, 48 × 150", figures["median"], aim=GRID)
        else:
            slowest[name] = max(slowest.get(name, (0.0, "")), (figures["p95"], who))
    for name, (seconds, who) in slowest.items():
        aim = GRID if name == "grid" else PAGE
        yield Row(f"Page of an assessment, 95 of 100: {name} ({who})", seconds, aim=aim)
