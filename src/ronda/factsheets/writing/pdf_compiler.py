"""Runs typst on a template, that of factsheets or another: data in as JSON, PDF or PNG out.

Two things to know. Typst keeps what it made for the next document, across the whole process; a
factsheet shares next to nothing with the one before, so it is made to forget, or memory and time
grow. And threads only wait for each other in it, so many factsheets go to as many processes.
"""

import datetime as dt
import json
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeAlias

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
_AHEAD = 8
"""So many for each processor are ordered before the first is waited for."""
_FEW = 4
"""Up to so many are done sooner than other processes are started."""


def ordered(sheet: Mapping[str, object], at: dt.datetime) -> Order:
    """What the template gets, as an order; pieces in it are told by their fields."""
    return json.dumps(sheet, ensure_ascii=False, default=_told), int(at.timestamp())


def noon(day: dt.date) -> dt.datetime:
    """The date of a file that has a day only."""
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


def _told(piece: Any) -> dict[str, object]:
    # The names of a dataclass's fields, which `fields` works out anew for each of thousands.
    return {name: getattr(piece, name) for name in piece.__match_args__}


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


def pictured(data: Mapping[str, str], template: Path) -> bytes:
    """The only page of a template as PNG, a pixel for each of its points."""
    with _LOCK:
        try:
            made = _compiler(template).compile(format="png", ppi=72, sys_inputs=dict(data))
        finally:
            _forget()
    assert isinstance(made, bytes)
    return made


def all_compiled(orders: Iterable[Order]) -> Iterator[bytes]:
    """Many at once, in order, on every processor, while the next ones are being ordered."""
    coming = iter(orders)
    few = list(islice(coming, _FEW + 1))
    workers = os.cpu_count() or 1
    if workers < 2 or len(few) <= _FEW:
        yield from map(compiled, chain(few, coming))
        return
    # A fresh process, because a copy of one with threads (a web server's) may hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        begun: deque[Future[bytes]] = deque()
        for order in chain(few, coming):
            begun.append(pool.submit(compiled, order))
            if len(begun) > _AHEAD * workers:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()


def has_run() -> bool:
    """Whether typst has run in this process: a copy of it would wait for ever to make a PDF."""
    return bool(_compiler.cache_info().currsize)


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
