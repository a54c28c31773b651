"""A progress bar on standard error, where a person watches more than one file go by.

Two things to know. Rich is loaded only where the bar is shown: it costs more to start than a text
costs to read. And the bar makes room while something is printed, and leaves no trace.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

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
