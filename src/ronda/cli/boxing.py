"""`ronda boxes`: what a Party wrote into the boxes of the factsheet it was sent.

Two things to know. The texts of the boxes are taken and nothing else; whatever changed outside
them is listed. And nothing is taken from a broken file, or from another Party's.
"""

from pathlib import Path

from ronda.cli.exit_codes import DONE
from ronda.cli.reading import fault_code, fault_sentences, read_file
from ronda.cli.reporting import Told, attempt, tell, together
from ronda.factsheets.boxes import Outcome, Returned, ReturnedBox, returned
from ronda.factsheets.comparing.as_text import change_lines
from ronda.factsheets.model import Factsheet
from ronda.factsheets.printable import printable
from ronda.factsheets.writing import format_named, write


def run(sent: Path, back: Path, *, to: Path | None, as_json: bool) -> int:
    """Take in what came back; the exit code."""
    read: list[Factsheet] = []

    def take(path: Path) -> Told:
        factsheet = read_file(path)
        if factsheet.account.faults:
            return Told("", fault_sentences(factsheet), fault_code(factsheet))
        read.append(factsheet)
        return Told()

    codes = []
    for path in (sent, back):
        told = attempt(lambda path=path: take(path))  # type: ignore[misc]
        tell(told, str(path))
        codes.append(told.code)
    if len(read) == 2:
        told = attempt(lambda: _taken(read[0], read[1], to, as_json=as_json))
        tell(told, str(back))
        codes.append(told.code)
    return together(codes)


def _taken(sent: Factsheet, back: Factsheet, to: Path | None, *, as_json: bool) -> Told:
    if to is not None:
        format_named(to.suffix or to.name)
    found = returned(sent, back)
    broken = found.factsheet.account.faults
    if to is not None and not broken:
        write(found.factsheet, to)
    out = found.model_dump_json(by_alias=True, indent=2) if as_json else _text(found, to)
    code = fault_code(found.factsheet) if broken else DONE
    return Told(out + "\n", fault_sentences(found.factsheet), code)


def _text(found: Returned, to: Path | None) -> str:
    lines = [f"{len(found.with_outcome(outcome)):5}  {outcome}" for outcome in Outcome]
    for box in found.boxes:
        if box.outcome is not Outcome.UNCHANGED:
            lines += ["", *_box(box)]
    lines += ["", _outside(found)]
    for change in found.outside:
        lines += change_lines(change)
    for title, points in (
        ("Found in no box and no other place", [f"{u.where}: {u.text}" for u in found.unplaced]),
        ("Put right while reading", [f"{r.where}: {r.what}" for r in found.repairs]),
    ):
        if points:
            lines += ["", f"{title}:", *(f"  - {point}" for point in points)]
    if to is not None:
        lines += ["", f"The factsheet with these boxes: {to}"]
    return printable("\n".join(lines))


def _box(box: ReturnedBox) -> list[str]:
    text = box.difference.new or box.difference.old
    return [f"{box.where}: {box.outcome}", *(f"      {line}" for line in text.split("\n") if line)]


def _outside(found: Returned) -> str:
    if not found.outside:
        return "Nothing was changed outside the boxes."
    return f"Changed outside the boxes, not taken over, to be decided on: {len(found.outside)}"
