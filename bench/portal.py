"""The open face on a record of UHRI's size: search, pages, dump, and Datasette beside it.

Two things to know. The record is generated (`ronda generate`) into a database of its own, and asked
through `ronda serve` as browsers ask, by connections that stay open. And Datasette serves the same
statements from SQLite with FTS5, made of the dump; it is asked in the same run by the same program.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.table import Row

_SEARCH, _PAGE, _KEPT, _MADE, _DUMP, _MEGABYTES = 0.1, 0.1, 1 / 300, 1 / 60, 300, 500
_MODULE = "bench.portal_site"


@dataclass(frozen=True)
class Size:
    """How large the record is; `folder`: of one that was generated before."""

    recommendations: int = 250_000
    states: int = 200
    bodies: int = 40
    statements: int = 1_000_000
    folder: Path | None = None

    @property
    def options(self) -> list[str]:
        """The same for `ronda generate`."""
        names = ("recommendations", "states", "bodies", "statements")
        return [part for one in names for part in (f"--{one}", str(getattr(self, one)))]


def rows(folder: Path, size: Size) -> Iterator[Row]:
    """One row for each page and search, for pages a second, for the dump and its memory."""
    folder.mkdir(parents=True, exist_ok=True)
    data = size.folder or folder / "data"
    if size.folder is None:
        _ronda(data, "generate", *size.options)
    done = subprocess.run(
        [sys.executable, "-m", _MODULE, str(folder), str(data)],
        check=True,
        stdout=subprocess.PIPE,
    )
    yield from told(json.loads(done.stdout))


def told(figures: Mapping[str, Any]) -> Iterator[Row]:
    """The figures of the program that measures, as rows."""
    named = f"{figures['statements']:,} statements"
    for kind, aim in (("search", _SEARCH), ("page", _PAGE)):
        for name, one in figures[kind].items():
            against = tuple((f"Datasette ({what})", p95) for what, p95 in one.get("against", ()))
            what = f"{named}, {kind}: {name}"
            yield Row(f"{what}, 95 in 100 within", one["p95"], aim=aim, against=against)
            yield Row(f"{what}, processors' time", one["cpu"])
    for name, aim in (("kept", _KEPT), ("made anew", _MADE)):
        one = figures["load"][name]
        what = f"{named}, pages {name}: {one['a second']:.0f} a second, one each"
        yield Row(what, one["each"], aim=aim)
        yield Row(f"{what}, processors' time", one["cpu"])
    dump = figures["dump"]
    yield Row(f"{named}: the dump", dump["seconds"], aim=_DUMP)
    yield Row(f"{named}: the dump, processor's time", dump["cpu"])
    yield Row(f"{named}: the dump, memory", dump["megabytes"], aim=_MEGABYTES, unit="MB")


def _ronda(data: Path, *arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-P", "-m", "ronda.cli", *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        env=environment(data),
    )


def environment(data: Path) -> dict[str, str]:
    """That of a Ronda of its own, with its data in a folder."""
    import os

    kept = {k: v for k, v in os.environ.items() if not k.startswith(("RONDA_", "DATABASE_"))}
    return kept | {"RONDA_DATA": str(data), "DJANGO_SETTINGS_MODULE": "ronda.config.settings"}
