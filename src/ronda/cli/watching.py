"""A progress bar on standard error, where a person watches more than one file go by.

Two things to know. Rich is loaded only where the bar is shown: it costs more to start than a text
costs to read. And the bar makes room while something is printed, and leaves no trace.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

Thing = TypeVar("Thing")
Aside = Callable[[], AbstractContextManager[None]]


def watched(files: Sequence[Path]) -> Iterator[tuple[Path, Aside]]:
    """Each file with what to wrap printing in."""
    if len(files) < 2 or not sys.stderr.isatty():
        yield from ((path, nullcontext) for path in files)
        return
    bar = _bar()
    with bar:
        task = bar.add_task("", total=len(files))
        for path in files:
            bar.update(task, description=path.name, refresh=True)
            yield path, lambda: _hidden(bar)
            bar.update(task, advance=1, refresh=True)


def counted(
    things: Iterable[Thing], name: Callable[[Thing], str], *, to: Path | None = None
) -> Iterator[tuple[Thing, Aside]]:
    """Each thing with what to wrap printing in, where it is not known how many there will be.

    `to` is the file that is written; where it is the terminal itself, its lines are what is seen.
    """
    if not sys.stderr.isatty() or (to is None and sys.stdout.isatty()):
        yield from ((thing, nullcontext) for thing in things)
        return
    bar = _bar()
    with bar:
        task = bar.add_task("", total=None)
        for thing in things:
            bar.update(task, description=name(thing), advance=1, refresh=True)
            yield thing, lambda: _hidden(bar)


@contextmanager
def _hidden(bar: "Progress") -> Iterator[None]:
    bar.stop()
    try:
        yield
    finally:
        bar.start()


def _bar() -> "Progress":
    """No thread draws it: a process with threads could not be forked to read a file."""
    progress, console = import_module("rich.progress"), import_module("rich.console")
    shown: Progress = progress.Progress(
        *progress.Progress.get_default_columns()[:3],
        progress.MofNCompleteColumn(),
        console=console.Console(stderr=True),
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    return shown
