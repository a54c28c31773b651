"""`ronda write`: a factsheet from any format to any other; a report as Word, PDF or JSON.

Two things to know. One file goes to the file that is named, in the format of its ending; several
go into a folder, under their own names, in the format that is told. And the file that was read is
never written over.
"""

from collections.abc import Callable
from pathlib import Path

from ronda.cli.exit_codes import DONE
from ronda.cli.files import named_files
from ronda.cli.reading import check_party, fault_code, fault_sentences, read_file
from ronda.cli.reporting import Told, attempt, each, tell
from ronda.factsheets.errors import CannotWrite
from ronda.factsheets.writing import format_named, write
from ronda.replies.model import Reply
from ronda.reports.reading import ReadReport
from ronda.reports.reading.bounded import anything_bounded
from ronda.reports.writing import write_report


def run(
    names: list[str],
    *,
    to: Path,
    format: str | None,
    party: str | None,
    language: str | None = None,
) -> int:
    """Read the files and write each; the exit code. `language` is that of a report's file."""
    files = named_files(names)
    refused = attempt(lambda: _check(files, to, format, party))
    if refused.code != DONE:
        tell(refused)
        return refused.code
    place = _placing(to, format)
    taken: set[Path] = set()

    def work(path: Path) -> Told:
        target = place(path)
        if target.resolve() == path.resolve():
            raise CannotWrite("It is never written over itself: name another place to write to.")
        if target.resolve() in taken:
            raise CannotWrite(f"{target} was just written from another file: rename one of them.")
        found = anything_bounded(path, party=party)
        if isinstance(found, ReadReport):
            write_report(found.report, target, language or found.language)
            taken.add(target.resolve())
            return Told(f"{path} → {target}\n")
        # A letter is refused as whatever else is no factsheet, with what is wrong in that.
        factsheet = read_file(path, party) if isinstance(found, Reply) else found
        if factsheet.account.faults:
            return Told("", fault_sentences(factsheet), fault_code(factsheet))
        write(factsheet, target)
        taken.add(target.resolve())
        return Told(f"{path} → {target}\n")

    return each(files, work)


def _check(files: list[Path], to: Path, format: str | None, party: str | None) -> Told:
    """Refuse at once what cannot end well."""
    check_party(party)
    if format is not None:
        format_named(format)
    if _is_folder(to, format):
        if not to.is_dir():
            raise CannotWrite(f"There is no folder {to}: make it first, or name another.")
        if format is None:
            raise CannotWrite(f"{to} is a folder: say with --as in which format to write.")
    elif len(files) > 1:
        raise CannotWrite(
            f"{to} is one file, and {len(files)} are to be written: name a folder, and say --as."
        )
    else:
        format_named(to.suffix or to.name)
    return Told()


def _is_folder(to: Path, format: str | None) -> bool:
    return to.is_dir() or (format is not None and not to.suffix)


def _placing(to: Path, format: str | None) -> Callable[[Path], Path]:
    if not _is_folder(to, format):
        return lambda _path: to
    return lambda path: to / f"{path.stem}.{format_named(format or '')}"
