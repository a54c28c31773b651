"""The public pages over a round of 48 Parties and 150 recommendations, most of it concluded.

Two things to know. The aim is at the 95th of a hundred, each page opened once before. And how many
queries each took is told beside it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.table import Row

AIM = 0.1


def rows(folder: Path) -> Iterator[Row]:
    """A row for each page."""
    environment = os.environ | {"RONDA_DATA": str(folder)}
    command = [sys.executable, "-m", "bench.portal_pages"]
    ran = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    figures: dict[str, dict[str, float]] = json.loads(ran.stdout.splitlines()[-1])
    for name, told in figures.items():
        print(f"{name}: {told}", file=sys.stderr, flush=True)
        yield Row(f"Public page, 95 of 100: {name}", told["p95"], aim=AIM)
