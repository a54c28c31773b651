"""Runs typst on a template, that of factsheets or another: data in as JSON, PDF out.

Two things to know. Typst keeps what it made for the next document, across the whole process; a
factsheet shares next to nothing with the one before, so it is made to forget, or memory and time
grow. And threads only wait for each other in it, so many factsheets go to as many processes.
"""

import multiprocessing
import os
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import TypeAlias

import typst

from ronda.factsheets.errors import CannotWrite
from ronda.factsheets.writing.pdf_streams import unmistakable

Order: TypeAlias = tuple[str, int]
"""What the template gets, as JSON, and the date of the file in seconds since 1970."""

_HERE = Path(__file__).parent
FACTSHEET, _EMPTY = (_HERE / "typst" / name for name in ("factsheet.typ", "empty.typ"))
_LOCK = threading.Lock()
_FORGETS_AFTER = 10
"""Typst drops what no compilation has used for so many compilations."""
_FEW = 4
"""Up to so many are done sooner than other processes are started."""


def compiled(order: Order, template: Path = FACTSHEET) -> bytes:
    """The template filled with the data; raises CannotWrite with what typst says."""
    data, date = order
    with _LOCK:
        try:
            made = _compiler(template).compile(
                format="pdf",
                pdf_standards=["ua-1", "a-3a"],
                sys_inputs={"sheet": data},
                timestamp=date,
            )
        except typst.TypstError as error:
            raise CannotWrite(
                f"The PDF could not be made, because its typesetter refused: {error.message}. "
                "Write another format, such as Word, and report this."
            ) from error
        finally:
            _forget()
    assert isinstance(made, bytes)
    return unmistakable(made)


def all_compiled(orders: Iterable[Order]) -> Iterator[bytes]:
    """Many at once, in order, on every processor."""
    waiting = list(orders)
    workers = min(os.cpu_count() or 1, len(waiting))
    if workers < 2 or len(waiting) <= _FEW:
        yield from map(compiled, waiting)
        return
    # A fresh process, because a copy of one with threads (a web server's) may hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield from pool.map(compiled, waiting)


def _forget() -> None:
    for _ in range(_FORGETS_AFTER):
        _compiler(_EMPTY).compile(format="svg")


@cache
def _compiler(template: Path) -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(_HERE / "fonts")],
    )
    return typst.Compiler(str(template), font_paths=fonts)
