"""Where a command writes line by line: standard output, or a file that appears once it is whole."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from ronda.cli.exit_codes import CANNOT_WRITE
from ronda.cli.reporting import Stop


@contextmanager
def written(to: Path | None) -> Iterator[TextIO]:
    """Standard output, or the file `to`: written beside it, and put there at the end."""
    if to is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    beside = to.with_name(f".{to.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            yield file
        beside.replace(to)
    except OSError as error:
        raise Stop(f"{to} cannot be written: {error.strerror}.", CANNOT_WRITE) from error
    finally:
        with suppress(OSError):
            beside.unlink()
