"""A State's record of ten years: its pages, long spreadsheets, the national export.

Two things to know. It is measured in a process of its own on an embedded PostgreSQL, by pages,
services and jobs as people's clicks go (`record_desk`). And seconds are told by the clock and by
the processor's time of that process, and of the database's that serves it, as the machine may be
busy with other things.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.table import Row

_PAGE, _SPREADSHEET, _EXPORT, _MEGABYTES = 0.2, 30, 60, 400
_MODULE = "bench.record_desk"


def rows(folder: Path) -> Iterator[Row]:
    """One row for each page, for each spreadsheet and the export, and for the most memory."""
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", _MODULE, str(folder)], check=True, stdout=subprocess.PIPE
    )
    figures = json.loads(done.stdout)
    told = "3,000 recommendations, 20,000 measures, 200,000 values"
    for name, page in figures["pages"].items():
        what = f"Record, {told}: {name} ({page['queries']} queries)"
        yield Row(f"{what}, 95 in 100 within", page["p95"], aim=_PAGE)
        yield Row(f"{what}, processor's time", page["cpu"], aim=_PAGE)
    for name, aim in (
        ("values", _SPREADSHEET),
        ("trainings", _SPREADSHEET),
        ("operations", _SPREADSHEET),
        ("articles", _SPREADSHEET),
        ("export", _EXPORT),
    ):
        part = figures[name]
        yield Row(f"Record: {part['what']}", part["seconds"], aim=aim)
        yield Row(f"Record: {part['what']}, processor's time", part["cpu"])
        yield Row(f"Record: {part['what']}, the database's", part["database"])
        yield Row(
            f"Record: {part['what']}, memory on top", part["megabytes"], aim=_MEGABYTES, unit="MB"
        )
