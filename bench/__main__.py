"""`make bench`: Ronda beside what people would use instead, in one run, as a table.

With `--write` the table is kept in docs/bench.md. Exits 1 when an aim was missed.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import (
    assessing,
    generating,
    growth,
    hashes,
    letters,
    matching_service,
    placing,
    portal,
    public_pages,
    reading,
    record,
    reports,
    rounds,
    saving,
    spreadsheets,
    writing,
)
from bench.files import Files
from bench.table import Row, markdown
from bench.tools import Tools

PAGE = Path(__file__).parent.parent / "docs" / "bench.md"
INTRODUCTION = """# Speed and size

Made by `make bench ARGS=--write`; run it to have the figures of your own machine. The document is
generated: 21 pages, 11 chapters, 80 recommendations, 122 notes, 33 boxes, as a real factsheet has.
The other tools convert a file; Ronda also understands it, so a multiple of 1 is a draw.

"""


def main() -> int:
    """Measure, print the table, keep it where asked."""
    options = _options()
    tools = Tools()
    with tempfile.TemporaryDirectory() as folder:
        rows = list(_told(_rows(Path(folder), tools, options)))
    table = markdown(rows, tools.left_out())
    print(f"\n{table}")
    if options.write:
        PAGE.write_text(INTRODUCTION + table + "\n", encoding="utf-8")
    missed = [row.what for row in rows if row.missed]
    print(f"\nMissed: {'; '.join(missed)}" if missed else "\nEvery aim was met.")
    return 1 if missed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the table in docs/bench.md")
    parts = ["reading", "letters", "writing", "growth", "hashes", "matching"]
    parts += ["generating", "reports", "rounds", "saving", "placing", "spreadsheets", "assessing"]
    parts += ["record", "portal", "public"]
    parser.add_argument("--only", choices=parts, help="one part of it")
    parser.add_argument(
        "--hashes", type=int, default=1_000_000, metavar="N", help="how many hashes are searched"
    )
    parser.add_argument(
        "--answers",
        type=int,
        default=50_000,
        metavar="N",
        help="how many earlier answers there are",
    )
    whole = portal.Size()
    parser.add_argument(
        "--record",
        type=_size,
        default=whole,
        metavar="RECOMMENDATIONS,STATES,BODIES,STATEMENTS or FOLDER",
        help="how large a record is served, or the data folder of one that was generated",
    )
    parser.add_argument(
        "--alone", action="store_true", help="hashes without the others, who need more memory"
    )
    return parser.parse_args()


def _size(value: str) -> portal.Size:
    if "," not in value:
        return portal.Size(folder=Path(value).resolve())
    recommendations, states, bodies, statements = map(int, value.split(","))
    return portal.Size(recommendations, states, bodies, statements)


def _rows(folder: Path, tools: Tools, options: argparse.Namespace) -> Iterator[Row]:
    files = Files(folder)
    parts: dict[str, Callable[[], Iterator[Row]]] = {
        "reading": lambda: reading.rows(files, tools),
        "letters": lambda: letters.rows(folder, tools),
        "writing": lambda: writing.rows(files, tools),
        "growth": lambda: growth.rows(folder),
        "hashes": lambda: (hashes.alone if options.alone else hashes.rows)(options.hashes),
        "matching": lambda: matching_service.rows(folder / "matching"),
        "reports": lambda: reports.rows(folder / "reports", tools),
        "generating": generating.rows,
        "rounds": lambda: rounds.rows(folder / "rounds"),
        "assessing": lambda: assessing.rows(folder / "assessing"),
        "placing": lambda: placing.rows(folder / "placing", options.answers),
        "saving": lambda: saving.rows(folder),
        "public": lambda: public_pages.rows(folder / "public"),
        "record": lambda: record.rows(folder / "record"),
        "portal": lambda: portal.rows(folder / "portal", options.record),
        "spreadsheets": lambda: spreadsheets.rows(folder / "spreadsheets"),
    }
    for name, measured in parts.items():
        if options.only in {None, name}:
            yield from measured()


def _told(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows, each named on the screen as soon as it is there."""
    for row in rows:
        what, figure, aim, _ = row.cells()
        print(f"{what}: {figure} {aim}", file=sys.stderr, flush=True)
        yield row


if __name__ == "__main__":
    sys.exit(main())
