"""The public pages across Parties: 48 Parties, 150 recommendations, three rounds.

Two things to know. The aim is at the 95th of a hundred. And how many queries each page took, and
how long its very first answer, is told beside it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.table import Row

PAGE = 0.1


def rows(folder: Path) -> Iterator[Row]:
    """A row for each page."""
    environment = os.environ | {"RONDA_DATA": str(folder)}
    command = [sys.executable, "-m", "bench.cases_pages"]
    ran = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, dict[str, float]] = json.loads(ran.stdout.splitlines()[-1])
    for name, figures in told.items():
        print(f"{name}: {figures}", file=sys.stderr, flush=True)
        yield Row(f"Public page across Parties, 95 of 100: {name}", figures["p95"], aim=PAGE)
