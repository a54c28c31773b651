"""`ronda dump`: all that is public, as files.

Two things to know. Without a folder it is the dump that the page offers, made at once. And the
folder is complete or not there at all.
"""

from pathlib import Path

from ronda.cli.exit_codes import CANNOT_WRITE
from ronda.cli.records import prepare
from ronda.cli.reporting import Stop, Told, attempt, tell


def run(folder: Path | None) -> int:
    """Make a dump; the exit code."""
    told = attempt(lambda: _dumped(folder))
    tell(told)
    return told.code


def _dumped(folder: Path | None) -> Told:
    prepare()
    # Loaded only now: they need Django to be set up.
    from ronda.api.dumping import dump_keep, make  # noqa: PLC0415

    try:
        manifest = dump_keep() if folder is None else make(folder)
    except OSError as error:
        raise Stop(_why(error, folder), CANNOT_WRITE) from error
    lines = [f"{name}: {count}\n" for name, count in manifest.records.items()]
    where = folder or "the page /data/"
    return Told("".join([*lines, f"{manifest.version} → {where}\n"]))


def _why(error: OSError, folder: Path | None) -> str:
    if error.errno is None:
        return str(error)
    where = folder or error.filename
    return (
        f"The dump could not be written to {where} ({error.strerror}):"
        " make room, or name another folder."
    )
